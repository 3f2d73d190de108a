"""Documents that are hard to keep whole."""

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import attrs

from .. import shapes
from ..documents import blank, dumps
from ..fields import Fact
from ..models.items import Item
from ..plain import FORMAT, to_dict
from ..shapes import EXACT, Shape
from ._lifelike import Lifelike, in_turn

MANY = 12
"""How many there are in a list that is to keep its order: from ten on, to sort by ids changes it."""


class _Hard(Lifelike):
    """A model in which everything is there, and some of it is hard to keep."""

    def __init__(self, number: int = 2) -> None:
        super().__init__(in_turn(), whole=True)
        self.most = number

    def has_layout(self) -> bool:
        """Nothing is left out: a store has to keep a layout, too."""
        return True

    def number(self, fact: Fact) -> int:
        """As many as said in the lists of the outermost model."""
        usual = super().number(fact)
        return min(self.most, fact.shape.most) if usual == 2 and isinstance(fact.shape, shapes.Many) else usual


class _Texts(_Hard):
    """A model in which all words are some texts."""

    def __init__(self, *texts: str, number: int = 2) -> None:
        super().__init__(number)
        self.texts = texts

    def written(self, shape: Shape, fact: Fact) -> Any:
        """The texts in turn, as much of each as fits."""
        match shape:
            case shapes.Text(most=most, pattern=None, section=False):
                return self.pick(self.texts)[:most]
            case shapes.Pairs(key, of):
                return {text[: key.most]: text[: of.most] for text in self.texts}
            case _:
                return super().written(shape, fact)


class _Bounds(_Hard):
    """A model in which all numbers and times are as small, or as large, as may be."""

    def __init__(self, *, high: bool) -> None:
        super().__init__()
        self.high = high

    def written(self, shape: Shape, fact: Fact) -> Any:
        """A bound of the shape."""
        match shape:
            case shapes.Whole(low, high) | shapes.Day(low, high):
                return high if self.high else low
            case shapes.Number(low, high):
                return min(high, sys.float_info.max) if self.high else max(low, -sys.float_info.max)
            case shapes.Clock():
                return time(23, 59) if self.high else time()
            case shapes.Moment():
                zone = timezone(timedelta(minutes=-1439 if self.high else 1439))  # in UTC it is another year
                last = datetime(2200, 12, 31, 23, 59, 59, 999999, zone)
                return last if self.high else datetime(1900, 1, 1, tzinfo=zone)
            case _:
                return super().written(shape, fact)


class _Fine(_Hard):
    """A model in which numbers need all their digits, and moments the offset that they were written with."""

    def written(self, shape: Shape, fact: Fact) -> Any:
        """A number or a moment that is easily rounded."""
        match shape:
            case shapes.Number(low, high):
                return self.pick([number for number in _FINE if low <= number <= high])
            case shapes.Moment():
                zone = timezone(timedelta(minutes=self.pick((345, -210, 0, 840, -720, 1))))
                return datetime(2026, 10, 25, 2, 30, 59, 1, zone)
            case _:
                return super().written(shape, fact)


_FINE = (0.30000000000000004, 5e-324, 1e-7, 123456789.12345679, 1.7976931348623157e308)

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "combining-letters": (
        "\u00e9", "e\u0301", "s\u0323\u0307", "\u1e69", "\u212b", "\u00c5", "\ufb01", "\u1112\u1161\u11ab",
    ),
    "right-to-left": ("\u200f\u05e9\u05dc\u05d5\u05dd", "\u202eabc\u202c", "\u2067\u0633\u0644\u0627\u0645 123\u2069"),
    "emoji": (
        "\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001f469\U0001f3fd\u200d\U0001f527", "\U00020bb7\U0001d4b3",
        "\u2764\ufe0f",
    ),
    "many-scripts": (
        "\u13a3\u13cf\u13f2", "\u0928\u092e\u0938\u094d\u0924\u0947", "\u4f60\u597d", "\u02bb\u014clelo",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35", "\u12a0\u121b\u122d\u129b",
        "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8",
    ),
    "line-ends": ("one\ntwo\n\n\tthree", "one\u2028two\u2029three", "one\u0085two\x7f"),
    "spaces": ("  before and after  ", "\u00a0\u200b\u3000\ufeff", "\n", " "),
    "letter-case": ("A", "a", "\u0130", "\u0131", "\u00df", "\u1e9e", "\u03a3", "\u03c2"),
    "marks": (
        "\"so\" 'so'", "\\ \\n \\u0041 \\\\", "<b>&amp;</b>", "100% %20 + ? #", "${x} {x} $1 `x`", "--; | , /* */",
    ),
    "like-other-values": ("007", "true", "null", "1e5", "NaN", "2026-01-31", "no", "[]", "{}", "=1+1"),
}  # fmt: skip

_EXTENSIONS: Mapping[str, Any] = {
    "org.example.app": {
        "empty": {"object": {}, "list": [], "text": "", "flag": False, "number": 0},
        "order": [3, 1, 2, 2, [10, 9]],
        "keys": {
            "": 1, "A": 2, "a": 3, "\u00e9": 4, "e\u0301": 5, "a.b": 6, "$ref": 7, "__proto__": 8, "2": 9, "10": 10,
        },
        "numbers": [EXACT, -EXACT, 0.30000000000000004, -0.1, 1e-7, 1.5e300, 5e-324],
        "texts": ["007", "1e5", "true", "null", "2026-01-31T02:30:00Z", "\u2028", "\U0001f3f3\ufe0f\u200d\U0001f308"],
        "deep": [[[[[[[[["here"]]]]]]]]],
    },
    "org.example-two.app": True,
}  # fmt: skip

_LATER: Mapping[str, Any] = {"later": None, "also": [None, {}, [], "", {"a key": "A"}, 0.1, EXACT]}
"""What stands in a document of a newer release, that no release knows yet."""
NEWER = "newer-release"


def traps(cls: type[Item], *, newer: bool) -> dict[str, bytes]:
    """Documents of a class by the name of what is hard about them, with which the id of each begins."""
    made = {name: dumps(model) for name, model in _models(cls)}
    if newer:
        later = {**to_dict(Lifelike(in_turn(), whole=True).model(cls, id=NEWER)), **_LATER}
        made[NEWER] = json.dumps({**later, "format": FORMAT + 1}, ensure_ascii=False).encode()
    return made


def _models(cls: type[Item]) -> Iterator[tuple[str, Item]]:
    yield "nearly-empty", attrs.evolve(blank(cls, now=datetime(2026, 11, 22, 12, tzinfo=UTC)), id="nearly-empty")
    yield "long-texts", _Texts("\u00e9" * 20_000, number=MANY).model(cls, id="long-texts".ljust(64, "-"))
    for name, texts in _TEXTS.items():
        # a class may have fewer fields than there are texts, but each can have extensions
        yield name, _Texts(*texts).model(cls, id=name, extensions={"org.example.app": texts})
    yield "order", _Hard(MANY).model(cls, id="order")
    yield "lowest", _Bounds(high=False).model(cls, id="lowest")
    yield "highest", _Bounds(high=True).model(cls, id="highest")
    yield "many-digits", _Fine().model(cls, id="many-digits")
    yield "extensions", _Hard().model(cls, id="extensions", private=True, extensions=_EXTENSIONS)
