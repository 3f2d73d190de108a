"""The explaining path: everything wrong with a document, told at once, each with its path.

It runs where the fast path (`_loaders`) refuses, over the same shapes, and takes the same documents.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any

import attrs
from attrs import define, field

from .. import shapes
from ..errors import MOST_FINDINGS, InvalidDocument, InvalidValue
from ..fields import Fact, classes_below, erased_facts, facts, has_ids, is_record, new_id, once, part_of
from ..findings import Finding
from ..models.items import Item, Place, id_faults
from ..shapes import Shape, fault
from ._dates import read_date
from ._dumpers import thawed
from ._loaders import load, maker
from ._raw import RepeatedKeys, is_object, nearest, repeats


def explain(data: dict[str, Any], cls: type[Any], faults: Iterable[Finding]) -> Any:
    """The model that a document without its header holds, where all its records have ids.

    Raises:
        InvalidDocument: With `faults`, those of its header, and everything else that is wrong with it.
    """
    reading, root = _Reading([*faults]), Place(cls, "")
    model = reading.model(data, root)
    for found in id_faults(root):
        reading.say(found, "")
    if reading.found:
        raise InvalidDocument(*reading.found[:MOST_FINDINGS])
    return model


def salvage(data: dict[str, Any], cls: type[Any], faults: Iterable[Finding]) -> tuple[Any, list[Finding]]:
    """What can be kept of a document without its header, or None, and `faults` with all else that is wrong with it.

    What does not go together with the rest, as an id that stands twice, is left out, and all is read anew: so other
    things may not go together any more.
    """
    found, left_out = [*faults], set[str]()
    while True:
        reading, root = _Reading([], lenient=True, left_out=left_out), Place(cls, "")
        model = None if "" in left_out else reading.model(data, root)
        for lost in id_faults(root):
            reading.say(lost, "")
            reading.apart.add(lost.path)
        found += [finding for finding in reading.found if finding not in found]
        if reading.apart <= left_out:
            return (None if model is _BAD else model), found[:MOST_FINDINGS]
        left_out |= reading.apart


def value_of(shape: Shape, kept: Any) -> Any:
    """What stands in a field of a shape, from the plain data of it that a model keeps. Its pointers are not looked at.

    Raises:
        InvalidDocument: Such a field cannot hold this.
    """
    reading = _Reading([])
    value = reading.value(shape, thawed(kept), Place(Item, ""), "")
    if reading.found:
        raise InvalidDocument(*reading.found)
    return value


_BAD = object()
"""Stands for a value that something is wrong with."""


@define
class _Reading:
    """One document being read."""

    found: list[Finding]
    lenient: bool = False
    """Whether what is bad is left out, and all else kept."""
    left_out: AbstractSet[str] = frozenset()
    """The paths of what is left out because it does not go together with the rest."""
    apart: set[str] = field(factory=set)
    """The paths of what was found not to go together with the rest."""
    kept: dict[str, list[int]] = field(factory=dict)
    """The places in the form of what is kept of each list."""
    faults: int = 0
    """How many were found; no more than are told are kept."""
    unknown: dict[tuple[str, object], Finding] = field(factory=dict)
    """What was said of unknown keys. To look for a key's neighbors takes long, and often many objects share one."""

    def part(self, raw: Any, here: Place, around: Place) -> Any:
        """The model that stands here, or `_BAD`. What can be told of ids is put into `here`, and that into `around`."""
        # most parts of a bad document are good
        loaded = None if self.left_out else load(here.cls, raw, trusted=False)
        model = loaded[0] if loaded else self.model(raw, here)
        if has_ids(here.cls) and not (self.lenient and model is _BAD):
            around.parts.append(here)
        if loaded and has_ids(here.cls):
            here.take(model)
        return model

    def model(self, raw: Any, here: Place) -> Any:
        """What `part` gives, where something in it is wrong or unusual."""
        faults = self.faults
        if not is_object(raw):
            self._unread(here, _classes_in(shapes.Part(here.cls)))
            return self.say(shapes.Part(here.cls).wrong(), here.path)
        self._check_keys(raw, here)
        values = {}
        for fact in facts(here.cls):
            if fact.name in raw and not (self.lenient and self._is_blank(raw[fact.name], f"{here.path}/{fact.name}")):
                values[fact.name] = value = self.value(fact.shape, raw[fact.name], here, "/" + fact.name)
                if value is _BAD and fact in erased_facts(here.cls):
                    self._unread(here, classes_below(here.cls).keys())
            elif self.left_out and f"{here.path}/{fact.name}" in self.left_out:
                values[fact.name] = _BAD
            elif fact.required:
                values[fact.name] = self.say(_MISSING, f"{here.path}/{fact.name}")
        if values.get("id") is _BAD:
            self._unread(here, {here.cls.__name__})
        else:
            here.id = values.get("id")
        if self.lenient:
            needed = [fact.name for fact in facts(here.cls) if fact.required]
            stands = all(values[name] is not _BAD for name in needed)
            # what is to stay private, or is allowed for a time alone, is not to become more than that through a slip
            if values.get("private") is _BAD:
                values["private"] = True
            if here.cls.__name__ == "Grant":
                stands = stands and all(value is not _BAD for value in values.values())
            values = {name: value for name, value in values.items() if value is not _BAD}
            if stands and is_record(here.cls):
                here.id = values.setdefault("id", new_id())
            return self._made(values, here) if stands else _BAD
        return _BAD if self.faults > faults else self._made(values, here)

    def _is_blank(self, raw: Any, path: str) -> bool:
        """Whether this counts as not there in a form: an empty answer, or what is left out."""
        return raw is None or (type(raw) in {str, list, dict} and not raw) or path in self.left_out

    def _check_keys(self, raw: dict[Any, Any], here: Place) -> None:
        if type(raw) is RepeatedKeys:
            self.say(_REPEATED, here.path)
        known = _names(here.cls)
        if raw.keys() <= known.keys():
            return
        for key in raw:
            if key not in known and self.faults < MOST_FINDINGS:
                what = here.cls.__name__, key
                if what not in self.unknown:
                    self.unknown[what] = _unknown(key, known)
                self.say(self.unknown[what], here.path)

    def _made(self, values: dict[str, Any], here: Place) -> Any:
        try:
            return maker(here.cls)(values)
        except InvalidValue as error:
            findings = error.findings
        for told in findings:
            finding = self._in_form(told, here)
            self.say(finding, here.path)
            stands = finding.path.split("/")[1] in values
            self.apart.add(here.path + finding.path if stands else here.path)
        return _BAD

    def _in_form(self, finding: Finding, here: Place) -> Finding:
        """A finding of the model that stands here, where items before it may have been left out of the form."""
        path = finding.path.split("/")
        if kept := self.kept.get(f"{here.path}/{path[1]}"):
            path[2] = str(kept[int(path[2])])
        return attrs.evolve(finding, path="/".join(path))

    def _unread(self, here: Place, classes: AbstractSet[str]) -> None:
        """Note that ids of these classes may stand in what could not be read. What is left out has none."""
        if not self.lenient:
            here.unread |= classes

    def value(self, shape: Shape, raw: Any, here: Place, step: str) -> Any:
        """What stands in a field of `here`, or in a list in it, or `_BAD`. `step` leads there from `here`."""
        if raw is None:
            return self.say(_NULL, here.path + step)
        value: Any
        match shape:
            case shapes.Text():
                value = shape.mend(raw)
            case shapes.Part(cls):
                return self.part(raw, Place(cls, here.path + step), here)
            case shapes.Many(of, most) if type(raw) is list and len(raw) <= most:
                return self._items(of, raw, here, step)
            case shapes.Many():
                self._unread(here, _classes_in(shape))
                return self.say(shape.wrong(), here.path + step)
            case shapes.Pairs() | shapes.Extensions() | shapes.Json() if found := _mapping_fault(shape, raw):
                return self.say(found, here.path + step)
            case shapes.OneOf(cls) if type(raw) is str:
                value = cls._value2member_map_.get(raw, raw)
            case shapes.Day() | shapes.Clock() | shapes.Moment() if type(raw) is str:
                value = _date(shape, raw)
            case _:
                value = shape.mend(raw)
        if finding := shape.fault(value):
            return self.say(_NO_SUCH_DAY if value is _BAD else finding, here.path + step)
        if isinstance(shape, shapes.Text) and shape.points_to:
            here.pointers.append((here.path + step, value, shape.points_to))
        if isinstance(shape, shapes.Text) and shape.erased:
            here.erased.append(value)
        return value

    def _items(self, of: Shape, raw: list[Any], here: Place, step: str) -> Any:
        """The items of a list, or `_BAD`."""
        items = {
            i: self.value(of, item, here, f"{step}/{i}")
            for i, item in enumerate(raw)
            if not (self.lenient and self._is_blank(item, f"{here.path}{step}/{i}"))
        }
        kept = {i: item for i, item in items.items() if item is not _BAD}
        if self.lenient:
            self.kept[here.path + step] = list(kept)
        return tuple(kept.values()) if self.lenient or len(kept) == len(items) else _BAD

    def say(self, finding: Finding, path: str) -> Any:
        """Keep a finding, told from a path, and give back what stands for a bad value."""
        if self.faults < MOST_FINDINGS:
            self.found.append(finding.under(path))
        self.faults += 1
        if not self.lenient and len(self.found) >= MOST_FINDINGS:
            raise InvalidDocument(*self.found)  # no more is told
        return _BAD


_HEADER = {"document", "format"}
_MISSING = fault("missing-key", "is missing")
_NULL = fault("null", "must not be null; leave the key out")
_REPEATED = fault("duplicate-key", "must not hold the same key twice")
_NO_SUCH_DAY = fault("rule-no-such-day", "must be a day that the calendar has")


@once
def _names(cls: type[Any]) -> dict[str, Fact]:
    return {fact.name: fact for fact in facts(cls)}


def _date(shape: Shape, raw: str) -> Any:
    try:
        return read_date(shape, raw)
    except ValueError:
        return _BAD


def _classes_in(shape: Shape) -> set[str]:
    """The names of the classes that may stand in a field of this shape, at any depth."""
    cls = part_of(shape)
    return {cls.__name__, *classes_below(cls)} if cls else set()


def _unknown(key: object, known: Iterable[str]) -> Finding:
    if key in _HEADER:
        return fault("unknown-key", "has the key {key}, which only a whole document has", key=key)
    if near := nearest(key, known):
        return fault("unknown-key", "has an unknown key; did you mean {nearest}?", nearest=near)
    return fault("unknown-key", "has an unknown key; it may have: {known}", known=", ".join(known))


def _mapping_fault(shape: Shape, raw: Any) -> Finding | None:
    """What is wrong with a mapping where it is written; the rest is for its shape to say."""
    if not is_object(raw) and not isinstance(shape, shapes.Json):
        return shape.wrong("rule-extensions" if isinstance(shape, shapes.Extensions) else "wrong-value")
    if isinstance(shape, shapes.Pairs) and len(raw) > shape.most:
        return shape.wrong()
    return _REPEATED if repeats(raw) else None
