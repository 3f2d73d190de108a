"""The explaining path: everything wrong with a document, told at once, each with its path.

It runs where the fast path (`_compiled`) refuses, over the same shapes, and takes the same documents.
"""

import difflib
import functools
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from attrs import define, field

from .. import shapes
from ..errors import MOST_FINDINGS, InvalidDocument, InvalidValue
from ..fields import Fact, classes_below, facts, part_of
from ..findings import Finding
from ..models.items import Place, id_faults
from ..shapes import Shape, fault
from ._compiled import DATE, MOMENT, TIME, load, maker


class RepeatedKeys(dict[str, Any]):
    """An object that held a key twice where it was written. Readers of texts make one, so that the fault is told."""


def is_object(raw: Any) -> bool:
    """Whether this is an object, as JSON has it."""
    return type(raw) is dict or type(raw) is RepeatedKeys


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


_BAD = object()
"""Stands for a value that something is wrong with."""

_WRITTEN: dict[type[Shape], tuple[str, Callable[[str], Any]]] = {
    shapes.Day: (DATE, date.fromisoformat),
    shapes.Clock: (TIME, time.fromisoformat),
    shapes.Moment: (MOMENT, datetime.fromisoformat),
}
"""How dates and times are written. The standard library takes more than that: weeks, for one."""


@define
class _Reading:
    """One document being read."""

    found: list[Finding]
    faults: int = 0
    """How many were found; no more than are told are kept."""
    unknown: dict[tuple[str, object], Finding] = field(factory=dict)
    """What was said of unknown keys. To look for a key's neighbors takes long, and often many objects share one."""

    def part(self, raw: Any, here: Place) -> Any:
        """The model that stands here, or `_BAD`. What can be told of ids is put into `here`."""
        if loaded := load(here.cls, raw, trusted=False):  # most parts of a bad document are good
            here.take(loaded[0])
            return loaded[0]
        return self.model(raw, here)

    def model(self, raw: Any, here: Place) -> Any:
        """What `part` gives, where something in it is wrong or unusual."""
        faults = self.faults
        if not is_object(raw):
            here.unread |= _classes_in(shapes.Part(here.cls))
            return self.say(shapes.Part(here.cls).wrong(), here.path)
        self._check_keys(raw, here)
        values = {}
        for fact in facts(here.cls):
            if fact.name in raw:
                values[fact.name] = value = self._value(fact.shape, raw[fact.name], here, "/" + fact.name)
                if value is _BAD and _keeps_erased(fact.shape):
                    here.unread |= classes_below(here.cls).keys()
            elif fact.required:
                self.say(_MISSING, f"{here.path}/{fact.name}")
        if values.get("id") is _BAD:
            here.unread.add(here.cls.__name__)
        else:
            here.id = values.get("id")
        return _BAD if self.faults > faults else self._made(values, here)

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
        for finding in findings:
            self.say(finding, here.path)
        return _BAD

    def _value(self, shape: Shape, raw: Any, here: Place, step: str) -> Any:
        """What stands in a field of `here`, or in a list in it, or `_BAD`. `step` leads there from `here`."""
        if raw is None:
            return self.say(_NULL, here.path + step)
        value: Any
        match shape:
            case shapes.Text():
                value = shape.mend(raw)
            case shapes.Part(cls):
                here.parts.append(part := Place(cls, here.path + step))
                return self.part(raw, part)
            case shapes.Many(of, most) if type(raw) is list and len(raw) <= most:
                items = [self._value(of, item, here, f"{step}/{i}") for i, item in enumerate(raw)]
                return _BAD if _BAD in items else tuple(items)
            case shapes.Many():
                here.unread |= _classes_in(shape)
                return self.say(shape.wrong(), here.path + step)
            case shapes.Pairs() | shapes.Extensions() if not is_object(raw):
                return self.say(shape.fault(raw) or shape.wrong(), here.path + step)
            case shapes.Pairs(most=most) if len(raw) > most:
                return self.say(shape.wrong(), here.path + step)
            case shapes.Pairs() | shapes.Extensions() if _repeats(raw):
                return self.say(_REPEATED, here.path + step)
            case shapes.OneOf(cls) if type(raw) is str:
                value = cls._value2member_map_.get(raw, raw)
            case shapes.Day() | shapes.Clock() | shapes.Moment() if type(raw) is str:
                value = _read_text(shape, raw)
            case _:
                value = shape.mend(raw)
        if finding := shape.fault(value):
            return self.say(_NO_SUCH_DAY if value is _BAD else finding, here.path + step)
        if isinstance(shape, shapes.Text) and shape.points_to:
            here.pointers.append((here.path + step, value, shape.points_to))
        if isinstance(shape, shapes.Text) and shape.erased:
            here.erased.append(value)
        return value

    def say(self, finding: Finding, path: str) -> Any:
        """Keep a finding, told from a path, and give back what stands for a bad value."""
        if self.faults < MOST_FINDINGS:
            self.found.append(finding.under(path))
        self.faults += 1
        return _BAD


_HEADER = {"document", "format"}
_MISSING = fault("missing-key", "is missing")
_NULL = fault("null", "must not be null; leave the key out")
_REPEATED = fault("duplicate-key", "must not hold the same key twice")
_NO_SUCH_DAY = fault("rule-no-such-day", "must be a day that the calendar has")


@functools.cache
def _names(cls: type[Any]) -> dict[str, Fact]:
    return {fact.name: fact for fact in facts(cls)}


def _read_text(shape: Shape, raw: str) -> Any:
    """A date or time from its text; the text where it is not written as one, `_BAD` where there is no such day."""
    pattern, parse = _WRITTEN[type(shape)]
    if not re.fullmatch(pattern, raw):
        return raw
    try:
        return shape.mend(parse(raw))
    except ValueError:
        return _BAD


def _keeps_erased(shape: Shape) -> bool:
    return isinstance(shape, shapes.Many) and isinstance(shape.of, shapes.Text) and shape.of.erased


def _classes_in(shape: Shape) -> set[str]:
    """The names of the classes that may stand in a field of this shape, at any depth."""
    cls = part_of(shape)
    return {cls.__name__, *classes_below(cls)} if cls else set()


def _unknown(key: object, known: Iterable[str]) -> Finding:
    if key in _HEADER:
        return fault("unknown-key", "has the key {key}, which only a whole document has", key=key)
    near = difflib.get_close_matches(key[:64], known, 1) if isinstance(key, str) else []
    if near:
        return fault("unknown-key", "has an unknown key; did you mean {nearest}?", nearest=near[0])
    return fault("unknown-key", "has an unknown key; it may have: {known}", known=", ".join(known))


def _repeats(raw: Any) -> bool:
    if isinstance(raw, dict):
        return type(raw) is RepeatedKeys or any(map(_repeats, raw.values()))
    return isinstance(raw, list | tuple) and any(map(_repeats, raw))
