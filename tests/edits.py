"""Small edits of documents: what people, programs and enemies may write in place of what is right."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from recoverytools.plain import RepeatedKeys
from recoverytools.shapes import EXACT

DAYS = "2026-01-31", "2026-02-30", "1899-12-31", "2201-01-01", "2026-W01-1", "20260131", "2026-1-31", "2026-01-31 ", "2026-01-31\n", "٢٠٢٦-01-31"  # fmt: skip
TIMES = "08:30", "24:00", "8:30", "08:30:00", "08:30Z", "08:60", "0830"
MOMENTS = "2026-01-31T08:30:00Z", "2026-01-31T08:30:00.5+05:30", "2026-01-31T08:30:00", "2026-01-31T08:30:00+24:00", "2026-01-31T24:00:00Z", "1899-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "2026-02-30T08:30:00Z", "2026-01-31T08:30:00.1234567Z", "2026-W05-6T08:30:00Z"  # fmt: skip
TEXTS = "", "a", "A", "a-b", "-a", "en", "x" * 64, "x" * 65, "x" * 200, "x" * 201, "é" * 2000, "é" * 2001, "x" * 20_001, "a\r\nb\rc", "\r\n" * 101, "a\tb\n", "a\x07", "a\x0b", "a\x00", "\ud800", "a\x7f", "a\u2028", "\u200b"  # fmt: skip
NUMBERS = None, True, False, 0, 1, -1, 10, 11, 7.0, 7.5, -0.0, 0.001, 1000, 1001, 1e-7, EXACT, EXACT + 1, -EXACT, -EXACT - 1, float(EXACT), 2.0**53 + 2, 1e300, 2**70, float("nan"), float("inf"), -float("inf")  # fmt: skip
OBJECTS: Any = {}, {"a": "b"}, {"a": 1}, {"a\r": "b", "a\n": "c"}, {"a": "b\r\n"}, {"": "a"}, {"a": ""}, {1: "a"}, {"org.x": {"a": [1, {"b": -0.0}]}}, {"org.x": None}, {"org.x": EXACT + 1}, {"org.x": 1e300}, {"org.x": float("nan")}, {"Org": 1}, {"org.x": RepeatedKeys(a=1)}, RepeatedKeys({"org.x": 1}), RepeatedKeys(), {"id": "a"}, {"org.x": "é" * 9000}, {"org.x": "a\x00"}  # fmt: skip
LISTS: Any = [], [None], ["a"], ["a", "a"], [1], [[]], [{}], ("a",), (), ["a"] * 1001, [True], "ab", {"a"}
JUNK = [*DAYS, *TIMES, *MOMENTS, *TEXTS, *NUMBERS, *OBJECTS, *LISTS]


def spots(raw: Any) -> Iterator[tuple[Any, Any]]:
    for key, item in raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ():
        yield raw, key
        yield from spots(item)


def edited(document: Any, chance: random.Random) -> Any:
    """A copy of a document with something in it made something else, or left out."""
    changed = copy.deepcopy(document)
    holder, key = chance.choice(list(spots(changed)))
    if chance.random() < 0.1:
        del holder[key]
    else:
        holder[key] = copy.deepcopy(chance.choice(JUNK))
    return changed
