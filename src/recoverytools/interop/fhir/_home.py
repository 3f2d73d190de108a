"""How the fields of a record stand in the elements of a resource. One table is for writing and for reading."""

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from ...fields import Fact, facts, inner, once
from ...shapes import Many, Text
from ._elements import Data, References, answered, at, listed, put, with_rest, without, words


@attrs.frozen
class Link:
    """Where a field stands in a resource, how it is written there, and how it is read."""

    field: str
    """The way to the value in the record; ``""`` for all of it."""
    path: str
    write: Callable[[Any, References], Any]
    read: Callable[[Any, References], Any]


@attrs.frozen(kw_only=True)
class Home:
    """The resource in which records of a class are at home."""

    cls: type[Any]
    type: str
    fixed: Mapping[str, Any] = attrs.field(factory=dict)
    """What stands in each such resource."""
    person: tuple[str, ...] = ()
    """The elements that lead to the person whose plan it is."""
    links: tuple[Link, ...] = ()
    linked: tuple[str, ...] = ()
    """The fields of which a link of the whole record tells."""
    has_notes: bool = True
    """Whether the resource has notes: they tell what has no element, for people to read."""
    needs: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Where something has to stand, what stands there if the person has written nothing that may, and beside what."""

    def element(self, data: Data, refs: References) -> Data:
        """The resource of a record, without its id."""
        made: Data = {"resourceType": self.type, **copy.deepcopy(self.fixed)}
        for element in self.person:
            put(made, element, refs.person)
        for link in self.links:
            value = at(data, link.field) if link.field else data
            if value is not None and (said := link.write(value, refs)) is not None:
                put(made, link.path, said)
        for path, says, beside in self.needs:
            if at(made, path) is None and any(at(made, other) is not None for other in beside):
                put(made, path, says)
        if notes := [{"text": text} for text in self._notes(data, refs)]:
            made["note"] = notes
        return with_rest(made, without(data, ["id"]), self.data(made, refs))

    def data(self, element: Data, refs: References) -> Data:
        """What the elements of a resource say, without its rest."""
        read: Data = {}
        for link in self.links:
            value = at(element, link.path)
            if value is None or (said := link.read(value, refs)) is None:
                continue
            if isinstance(said, dict):
                below = read if not link.field else read.setdefault(link.field, {})
                below |= said
            else:
                put(read, link.field, said)
        for note in listed(element.get("note")):
            if isinstance(text := at(note, "text"), str):
                self._read_note(text, read)
        return {name: value for name, value in read.items() if value != self._defaults.get(name)}

    @property
    def _defaults(self) -> Mapping[str, Any]:
        return _plain_defaults(self.cls)

    def _noted(self) -> Iterator[Fact]:
        """The fields that notes tell."""
        linked = {link.field.split(".")[0] for link in self.links}.union(self.linked)
        if self.has_notes:
            yield from (
                fact
                for fact in facts(self.cls)
                if fact.ask and not fact.keep and fact.label and fact.name not in linked
            )

    def _notes(self, data: Data, refs: References) -> Iterator[str]:
        for fact in self._noted():
            for said in answered(data, fact, refs):
                yield f"{fact.label}: {said}"

    def _read_note(self, text: str, read: Data) -> None:
        for fact in self._noted():
            if _is_text(fact) and text.startswith(label := f"{fact.label}: "):
                said = text.removeprefix(label)
                if isinstance(fact.shape, Many):
                    read.setdefault(fact.name, []).append(said)
                else:
                    read.setdefault(fact.name, said)


@once
def _plain_defaults(cls: type[Any]) -> Mapping[str, Any]:
    return {fact.name: fact.default for fact in facts(cls)}


def _is_text(fact: Fact) -> bool:
    text = inner(fact.shape)
    return isinstance(text, Text) and not text.points_to


# --- how values are written and read ---


def _same(value: Any, _: References) -> Any:
    return value


def _single(value: Any, _: References) -> Any:
    """What is read where one value stands, and nothing else can be told from it."""
    return None if isinstance(value, dict | list) else value


def nothing(_: Any, __: References) -> None:
    """What is only written, because it is read elsewhere."""


def _words(value: Any, _: References) -> Any:
    return words(value)


def text(field: str, path: str) -> Link:
    return Link(field, path, _words, _single)


def concept(field: str, path: str) -> tuple[Link, Link]:
    """A concept in words. One that others give as a code alone is read by what the code is called."""
    return Link(field, f"{path}.coding.0.display", nothing, _single), text(field, f"{path}.text")


def plainly(field: str, path: str) -> Link:
    return Link(field, path, _same, _single)


def coded(field: str, path: str, codes: Mapping[Any, str]) -> Link:
    back = {code: word.value for word, code in codes.items()}
    return Link(
        field,
        path,
        lambda value, _: codes[value],
        lambda value, _: back.get(value) if isinstance(value, str) else None,
    )


def in_words(text: str) -> Data:
    return {"text": text}


def code_of(system: str, code: str, display: str) -> Data:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def hl7(system: str, code: str, display: str) -> Data:
    return code_of(f"http://terminology.hl7.org/CodeSystem/{system}", code, display)
