"""What records and elements are taken apart to and put together from: words, places, references and the rest."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import attrs

from ... import shapes
from ...fields import Fact, facts, inner, once
from ...shapes import Shape, Text
from ...wording import Word

Data = dict[str, Any]

BASE = "urn:recoverytools:"
"""Begins every name of ours in FHIR: the systems of identifiers, the addresses of questionnaires and extensions."""
REST = f"{BASE}fhir:rest"
"""The extension that holds, as JSON, what an element has no place for."""
SCHEDULE = f"{BASE}fhir:schedule"
"""The extension that holds the times of a task, as a Timing."""
GOAL_OF = "http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal"
"""HL7's extension that leads from a task to its goal."""

_NAMESPACE = UUID("0c2ea1f3-9a52-5d0e-8f39-6a3f4f6c2b11")


def address(*names: str) -> str:
    """The address of a resource in a bundle: the same for the same names."""
    return f"urn:uuid:{uuid5(_NAMESPACE, '/'.join(names))}"


# --- words ---

_ODD_SPACE = re.compile(r"[^\S \r\n\t]|\ufeff")


def words(text: str) -> str | None:
    """A text as FHIR has it, where no space but the plain one may stand; None where there is nothing to read in it."""
    plain = _ODD_SPACE.sub(" ", text)
    return plain if plain.strip() else None


def moment(text: str) -> str:
    """A moment as FHIR has it, where no offset is beyond 14 hours."""
    read = datetime.fromisoformat(text)
    offset = read.utcoffset() or timedelta()
    return text if abs(offset) <= timedelta(hours=14) else read.astimezone(UTC).isoformat()


_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def narrative(text: str) -> Data:
    """A text as the narrative of a resource."""
    safe = html.escape(_NO_XML.sub(" ", text), quote=False)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{safe}</p></div>'}


@once
def _words_fields(cls: type[Any]) -> tuple[str, ...]:
    """The fields of a class that hold words of the person."""
    texts = ((fact, inner(fact.shape)) for fact in facts(cls) if fact.ask)
    return tuple(fact.name for fact, text in texts if isinstance(text, Text) and not text.points_to)


def called(data: Data, cls: type[Any]) -> str | None:
    """The first words in a record, by which people know it."""
    for name in _words_fields(cls):
        value = data.get(name, "")
        if found := words(value if isinstance(value, str) else value[0]):
            return found
    return None


# --- places ---


def at(element: Any, path: str) -> Any:
    """What stands at a place such as ``target.0.dueDate``; None where nothing does."""
    for key in path.split("."):
        if isinstance(element, Mapping):
            element = element.get(key)
        elif isinstance(element, list) and key.isdecimal() and int(key) < len(element):
            element = element[int(key)]
        else:
            return None
    return element


def put(element: Any, path: str, value: Any) -> None:
    """Set what stands at a place, and make what is on the way."""
    *way, last = path.split(".")
    for key, after in zip(way, path.split(".")[1:], strict=True):
        if isinstance(element, list):
            element.extend({} for _ in range(int(key) + 1 - len(element)))
            element = element[int(key)]
        else:
            element = element.setdefault(key, [] if after.isdecimal() else {})
    if isinstance(element, list):
        element.append(value)
    else:
        element[last] = value


def listed(value: Any) -> list[Any]:
    """The items of a list of FHIR; none where there is no list."""
    return value if isinstance(value, list) else []


# --- references ---


@attrs.frozen
class References:
    """Where the resources of a bundle are, and what they are called."""

    person: Data = attrs.field(factory=dict)
    """The reference to the person whose plan it is."""
    addresses: Mapping[str, Data] = attrs.field(factory=dict)
    """The reference to the resource of each record, by the record's id."""
    names: Mapping[str, str] = attrs.field(factory=dict)
    """What a record is called, by its id, also where it has no resource of its own."""
    ids: Mapping[str, str] = attrs.field(factory=dict)
    """The id of the record of each reference."""

    def to(self, id: str) -> Data:
        """A reference to a record. One that has no resource of its own is only called by its name."""
        if id in self.addresses:
            return self.addresses[id]
        return {"display": self.names.get(id, "…")}

    def id(self, reference: Any) -> str | None:
        """The id of the record that a reference leads to."""
        found = at(reference, "reference")
        return self.ids.get(found) if isinstance(found, str) else None

    def of(self, references: Any) -> list[str]:
        """The ids of the records that references lead to."""
        return [id for each in listed(references) if (id := self.id(each))]


# --- sentences ---


def told(data: Data, cls: type[Any], refs: References) -> str | None:
    """All that is asked and answered in a record, as one sentence: "lithium; What I say about it: I take this"."""
    said: list[str] = []
    for fact in facts(cls):
        if fact.ask and not fact.keep:
            said += [f"{fact.label}: {each}" if fact.label and said else each for each in answered(data, fact, refs)]
    return "; ".join(said) or None


def answered(data: Data, fact: Fact, refs: References) -> Iterator[str]:
    """What is answered in a field, each in words."""
    value = data.get(fact.name, [])
    for each in value if isinstance(value, list) else [value]:
        if said := words(_said(each, fact.shape, refs) or ""):
            yield said


def label(cls: type[Word], word: Any) -> str:
    """How people read a word of a list."""
    found: Any = cls._value2member_map_[word]
    said: str = found.label()
    return said


def _said(value: Any, shape: Shape, refs: References) -> str | None:
    match inner(shape):
        case shapes.Text(points_to=names):
            text: str | None = refs.names.get(value) if names else value
            return text
        case shapes.Part(cls):
            return told(value, cls, refs)
        case shapes.OneOf(cls):
            return label(cls, value)
        case shapes.Flag():
            return "yes" if value else "no"
        case shapes.Pairs() | shapes.Extensions():
            return None
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)


# --- the rest ---


def with_rest(element: Data, data: Data, back: Data) -> Data:
    """An element with all that reading it does not bring back."""
    if rest := _difference(data, back):
        written = json.dumps(rest, sort_keys=True, separators=(",", ":"))
        element.setdefault("extension", []).append({"url": REST, "valueString": written})
    return element


def with_its_rest(back: Data, element: Any) -> Data:
    """What reading an element brings back, with the rest that it holds."""
    return _merged(back, next(_rests(element), {}))


def bad_rest(element: Any) -> bool:
    """Whether an element, or one in it, holds a rest that is none."""
    if isinstance(element, list):
        return any(map(bad_rest, element))
    if not isinstance(element, dict):
        return False
    held = [each for each in listed(element.get("extension")) if at(each, "url") == REST]
    return len(held) != len([*_rests(element)]) or any(map(bad_rest, element.values()))


def _rests(element: Any) -> Iterator[Data]:
    for each in listed(at(element, "extension")):
        if at(each, "url") == REST and isinstance(written := at(each, "valueString"), str):
            try:
                rest = json.loads(written)
            except (ValueError, RecursionError):
                continue
            if isinstance(rest, dict):
                yield rest


def _difference(data: Data, back: Data) -> Data:
    """What is not the same in what was read back. None stands for what is not there."""
    rest: Data = {}
    for name in [*data, *(name for name in back if name not in data)]:
        mine, other = data.get(name), back.get(name)
        if isinstance(mine, dict) and isinstance(other, dict) and mine:
            if below := _difference(mine, other):
                rest[name] = below
        elif mine != other:
            rest[name] = mine
    return rest


def _merged(back: Data, rest: Data) -> Data:
    whole = dict(back)
    for name, value in rest.items():
        if isinstance(value, dict) and isinstance(whole.get(name), dict) and value:
            whole[name] = _merged(whole[name], value)
        elif value is None:
            whole.pop(name, None)
        else:
            whole[name] = value
    return whole


def without(data: Data, names: Iterable[str]) -> Data:
    """Data without some of its fields."""
    gone = set(names)
    return {name: value for name, value in data.items() if name not in gone}


def given(**values: Any) -> Data:
    """The values that are there."""
    return {name: value for name, value in values.items() if value is not None}
