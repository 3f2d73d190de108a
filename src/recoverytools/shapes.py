"""What a value may be.

A shape says so in one sentence, mends what may be mended, and finds the fault in what may not stand.

A field's shape is read off its declaration once (`recoverytools.fields`). Everything that needs to know what a field
may hold matches on the shape: constructors, loading, schema, forms, merging, strategies, docs.
"""

import json
import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, NoReturn

import attrs

from .findings import Finding, Severity
from .wording import Locale, Word, say

EXACT = 2**53
"""Whole numbers beyond this are not exact in every program that reads JSON."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]").search
EXTENSION_KEYS, EXTENSION_DEPTH, EXTENSION_BYTES = 32, 16, 16_000
"""What other programs may keep beside a record: how many keys, levels and bytes of JSON."""
JSON_DEPTH, JSON_SIZE = 24, 5_000_000
"""How many levels a piece of plain data may have, and how many parts and characters."""

Sentence = tuple[str, Mapping[str, Any]]
"""English with the names of values in braces, and the values. It goes on from the name of a field: "must be …"."""


class FrozenDict(dict[str, Any]):
    """A dict that nobody can change, in the order of its keys, so that equal ones are written alike."""

    def __init__(self, pairs: Mapping[str, Any]) -> None:
        super().__init__(sorted(pairs.items()))

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("this mapping cannot be changed; make a new one")

    # a dict promises these; that they are refused is the point of this class
    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse  # pyright: ignore[reportAssignmentType]

    def __reduce__(self) -> tuple[object, ...]:
        return FrozenDict, (dict(self),)


EMPTY = FrozenDict({})
"""The default of every mapping."""


def fault(code: str, says: str, path: str = "", **values: object) -> Finding:
    """A finding that something cannot stand. `says` goes on from the name of the field: "must not be above high"."""
    return Finding(code, Severity.ERROR, path, values, says)


class Shape:
    """What a value may be."""

    def sentence(self) -> Sentence:
        """What a value must be, in the form that a finding keeps."""
        raise NotImplementedError

    def mends(self) -> bool:
        """Whether there is anything to mend."""
        return False

    def mend(self, value: Any) -> Any:
        """The value in the form it is kept in. The meaning stays; what cannot stand is left for `fault`."""
        return value

    def fault(self, value: Any) -> Finding | None:
        """The first thing wrong with a mended value, with its path below the value."""
        raise NotImplementedError

    def in_python(self) -> str:
        """What a value is in Python, where a document would not lead one to think so."""
        return ""

    def describe(self, locale: Locale = "en") -> str:
        """What a value must be: "must be a whole number from 0 to 10"."""
        says, values = self.sentence()
        return say(says, locale=locale, **values)

    def wrong(self, code: str = "wrong-value") -> Finding:
        """The finding that a value is not what the sentence says."""
        says, values = self.sentence()
        return Finding(code, Severity.ERROR, values=values, says=says, in_python=self.in_python())


@attrs.frozen
class Pattern:
    """How a short text must be written. `means` says it in English, after "must be"."""

    regex: str
    means: str


@attrs.frozen
class Text(Shape):
    """Words, or a short text written after a pattern.

    `points_to` names the classes whose id it may be, `erased` tells that it is the id of something erased, and
    `section` that it names a section of a plan.
    """

    least: int
    most: int
    pattern: Pattern | None = None
    points_to: tuple[str, ...] = ()
    erased: bool = False
    section: bool = False

    def sentence(self) -> Sentence:
        if self.pattern:
            return "must be " + self.pattern.means, {}
        return (
            "must be text of 1 to {most} characters" if self.least else "must be text of at most {most} characters"
        ), {"most": self.most}

    def in_python(self) -> str:
        return f"the id of a {' or '.join(self.points_to)}" if self.points_to else ""

    def mends(self) -> bool:
        return not self.pattern  # none has a place for line ends

    def mend(self, value: Any) -> Any:
        # a text that is too long stays as it is: length counts as given
        if type(value) is str and "\r" in value and len(value) <= self.most:
            return value.replace("\r\n", "\n").replace("\r", "\n")
        return value

    def fault(self, value: Any) -> Finding | None:
        if type(value) is not str or not self.least <= len(value) <= self.most:
            return self.wrong()
        if value and self.pattern and not re.fullmatch(self.pattern.regex, value):
            return self.wrong()
        if _CONTROL(value):
            return fault("rule-control-character", "must hold no control characters but tabs and line breaks")
        return None


EXTENSION_KEY = Text(1, 200, Pattern(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "a name such as org.example.app"))
"""The key under which a program keeps something beside a record."""


@attrs.frozen
class Whole(Shape):
    """A whole number between two bounds, both included."""

    low: int
    high: int

    def sentence(self) -> Sentence:
        return "must be a whole number from {low} to {high}", {"low": self.low, "high": self.high}

    def fault(self, value: Any) -> Finding | None:
        if type(value) is int and self.low <= value <= self.high:
            return None
        # a schema takes 7.0 for a whole number; we do not
        return self.wrong("rule-whole-number" if type(value) is float and value.is_integer() else "wrong-value")


@attrs.frozen
class Number(Shape):
    """A number, finite, between two bounds where it has them. Whole numbers become floats."""

    low: float = -math.inf
    high: float = math.inf

    def sentence(self) -> Sentence:
        if math.isfinite(self.low):
            return "must be a number from {low} to {high}", {"low": self.low, "high": self.high}
        return "must be a number", {}

    def mends(self) -> bool:
        return True

    def mend(self, value: Any) -> Any:
        exact = type(value) is float or (type(value) is int and abs(value) <= EXACT)
        return value + 0.0 if exact else value  # adding 0.0 makes -0.0 zero

    def fault(self, value: Any) -> Finding | None:
        if type(value) is int and abs(value) > EXACT:
            return fault("rule-large-number", "must be at most 2^53 where it is a whole number")
        fits = type(value) is float and math.isfinite(value) and self.low <= value <= self.high
        return None if fits else self.wrong()


@attrs.frozen
class Flag(Shape):
    """True or false."""

    def sentence(self) -> Sentence:
        return "must be true or false", {}

    def fault(self, value: Any) -> Finding | None:
        return None if type(value) is bool else self.wrong()


@attrs.frozen
class Day(Shape):
    """A date."""

    low: date = date(1900, 1, 1)
    high: date = date(2200, 12, 31)

    def sentence(self) -> Sentence:
        return "must be a date such as 2026-01-31, from 1900 to 2200", {}

    def in_python(self) -> str:
        return "a datetime.date"

    def fault(self, value: Any) -> Finding | None:
        return None if type(value) is date and self.low <= value <= self.high else self.wrong()


@attrs.frozen
class Clock(Shape):
    """A time of day, to the minute, without a zone."""

    def sentence(self) -> Sentence:
        return "must be a time of day to the minute, such as 08:30", {}

    def in_python(self) -> str:
        return "a datetime.time"

    def fault(self, value: Any) -> Finding | None:
        fits = type(value) is time and value.tzinfo is None and value.second == value.microsecond == value.fold == 0
        return None if fits else self.wrong()


@attrs.frozen
class Moment(Shape):
    """A moment: date and time with an offset from UTC in whole minutes. A zone becomes its offset at that moment."""

    def sentence(self) -> Sentence:
        return "must be a moment with its offset from UTC, such as 2026-01-31T08:30:00+01:00", {}

    def in_python(self) -> str:
        return "a datetime.datetime with a zone"

    def mends(self) -> bool:
        return True

    def mend(self, value: Any) -> Any:
        if type(value) is datetime and (offset := value.utcoffset()) is not None:
            return value.replace(tzinfo=timezone(offset), fold=0)
        return value

    def fault(self, value: Any) -> Finding | None:
        offset = value.utcoffset() if type(value) is datetime else None
        fits = offset is not None and not offset % timedelta(minutes=1) and 1900 <= value.year <= 2200
        return None if fits else self.wrong()


@attrs.frozen
class OneOf(Shape):
    """A word of a list."""

    cls: type[Word]

    def sentence(self) -> Sentence:
        return "must be one of: {words}", {"words": ", ".join(self.cls)}

    def in_python(self) -> str:
        return f"a {self.cls.__name__}"

    def fault(self, value: Any) -> Finding | None:
        return None if type(value) is self.cls else self.wrong()


@attrs.frozen
class Part(Shape):
    """A model of one class: a record or a value. `alone` tells that no pointer in it leads to what is around it."""

    cls: type[Any]
    alone: bool = False

    def sentence(self) -> Sentence:
        return "must be an object", {}

    def in_python(self) -> str:
        return f"a {self.cls.__name__}"

    def fault(self, value: Any) -> Finding | None:
        return None if type(value) is self.cls else self.wrong()


@attrs.frozen
class Many(Shape):
    """A list. `most` limits what is read and written, not what a model may hold."""

    of: Shape
    most: int = 1000

    def sentence(self) -> Sentence:
        return "must be a list of at most {most}", {"most": self.most}

    def in_python(self) -> str:
        return "a tuple"

    def mends(self) -> bool:
        return self.of.mends()

    def mend(self, value: Any) -> Any:
        if type(value) is not tuple or not self.of.mends():
            return value
        return tuple([self.of.mend(item) for item in value])

    def fault(self, value: Any) -> Finding | None:
        if type(value) is not tuple:
            return self.wrong()
        return next((found.under(f"/{i}") for i, item in enumerate(value) if (found := self.of.fault(item))), None)


@attrs.frozen
class Pairs(Shape):
    """A mapping from text to text. `most` limits what is read and written, not what a model may hold."""

    key: Text
    of: Text
    most: int = 1000

    def sentence(self) -> Sentence:
        return "must be an object of at most {most} keys, each with a text", {"most": self.most}

    def mends(self) -> bool:
        return True

    def mend(self, value: Any) -> Any:
        if not isinstance(value, Mapping) or not all(type(key) is str for key in value):
            return value
        mended = {self.key.mend(key): self.of.mend(item) for key, item in value.items()}
        return FrozenDict(mended) if len(mended) == len(value) else value

    def fault(self, value: Any) -> Finding | None:
        if type(value) is FrozenDict:
            # the path stays the mapping's: a key is a person's text
            found = next(
                (found for key, item in value.items() if (found := self.key.fault(key) or self.of.fault(item))), None
            )
            return found and attrs.evolve(found, says=f"has a key or a text that {found.says}")
        if isinstance(value, Mapping) and all(type(key) is str for key in value):
            return fault("rule-same-key", "must not hold the same key twice, line ends apart")
        return self.wrong()


@attrs.frozen
class Extensions(Shape):
    """What other programs keep beside a record, untouched: reverse-domain keys with JSON values."""

    def sentence(self) -> Sentence:
        return "must be an object of at most {most} keys such as org.example.app, each with JSON", {
            "most": EXTENSION_KEYS
        }

    def mends(self) -> bool:
        return True

    def mend(self, value: Any) -> Any:
        is_small = isinstance(value, Mapping) and _is_small(value, EXTENSION_BYTES)
        return _freeze(value, EXTENSION_DEPTH) if is_small else value

    def fault(self, value: Any) -> Finding | None:
        code = "rule-extensions"
        if isinstance(value, Mapping) and not _is_small(value, EXTENSION_BYTES):
            return fault(code, "must have at most {size} bytes", size=EXTENSION_BYTES)
        if type(value) is not FrozenDict or len(value) > EXTENSION_KEYS:
            return self.wrong(code)
        if any(map(EXTENSION_KEY.fault, value)):
            return fault(code, "must have keys of small letters, digits, hyphens and dots, such as org.example.app")
        if not _is_json(value, EXTENSION_DEPTH):
            says = "must hold what JSON can hold, but null: whole numbers up to 2^53, at most {depth} levels"
            return fault(code, says, depth=EXTENSION_DEPTH)
        # most have none, and then nothing is written out to be measured
        if value and len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()) > EXTENSION_BYTES:
            return fault(code, "must have at most {size} bytes", size=EXTENSION_BYTES)
        return None


@attrs.frozen
class Json(Shape):
    """A piece of plain data, as a document holds it: whatever JSON can hold, but null."""

    def sentence(self) -> Sentence:
        says = "must be what JSON can hold, but null: whole numbers up to 2^53, at most {depth} levels"
        return says, {"depth": JSON_DEPTH}

    def in_python(self) -> str:
        return "plain data, as to_dict gives it"

    def mends(self) -> bool:
        return True

    def mend(self, value: Any) -> Any:
        return _freeze(value, JSON_DEPTH) if _is_small(value, JSON_SIZE) else value

    def fault(self, value: Any) -> Finding | None:
        if not _is_small(value, JSON_SIZE):
            return fault("rule-json", "must have at most {size} parts and characters", size=JSON_SIZE)
        return None if _is_json(value, JSON_DEPTH) else self.wrong("wrong-value" if value is None else "rule-json")


def _is_small(value: Any, most: int) -> bool:
    """Whether a value has no more parts and characters than this, at all levels. It may hold one thing many times."""
    left: list[Any] = [value]
    size = 0
    while left and size <= most:
        part = left.pop()
        if isinstance(part, Mapping | list | tuple | str):
            size += len(part)
        if size <= most and isinstance(part, Mapping):
            left += [*part, *part.values()]
        elif size <= most and isinstance(part, list | tuple):
            left += part
    return size <= most


def _freeze(value: Any, depth: int) -> Any:
    """A copy that nobody can change. What is too deep or no JSON is left as it is, for the check to refuse."""
    if type(value) is float:
        return value + 0.0
    if isinstance(value, Mapping) and depth and all(type(key) is str for key in value):
        return FrozenDict({key: _freeze(item, depth - 1) for key, item in value.items()})
    if type(value) in {list, tuple} and depth:
        return tuple([_freeze(item, depth - 1) for item in value])
    # bson reads large whole numbers as a class of its own
    return int(value) if isinstance(value, int) and type(value) is not bool else value


def _is_json(value: Any, depth: int) -> bool:
    if type(value) is tuple:
        return depth > 0 and all(_is_json(item, depth - 1) for item in value)
    match value:
        case FrozenDict():
            return depth > 0 and all(not _CONTROL(key) and _is_json(item, depth - 1) for key, item in value.items())
        case str():
            return type(value) is str and not _CONTROL(value)
        case bool():
            return True
        case int():
            return type(value) is int and abs(value) <= EXACT
        case _:
            return type(value) is float and math.isfinite(value)
