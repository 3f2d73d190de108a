"""Plain data as it came in: what it is, before anyone knows what it is meant to be."""

import difflib
from collections.abc import Iterable
from typing import Any, cast


class RepeatedKeys(dict[str, Any]):
    """An object that held a key twice where it was written. Readers of texts make one, so that the fault is told."""


def is_object(raw: Any) -> bool:
    """Whether this is an object, as JSON has it."""
    return type(raw) is dict or type(raw) is RepeatedKeys


CONTAINERS = frozenset({dict, RepeatedKeys, list, tuple})
"""The classes that hold values in plain data. What others hold is for shapes to look at."""


def below(raw: Any) -> Iterable[Any]:
    """What stands right below a value in plain data."""
    if type(raw) not in CONTAINERS:
        return ()
    return cast("Iterable[Any]", raw.values()) if is_object(raw) else raw


def repeats(raw: Any) -> bool:
    """Whether an object in it, at any level, held a key twice where it was written."""
    return type(raw) is RepeatedKeys or any(map(repeats, below(raw)))


def nearest(raw: object, known: Iterable[str]) -> str:
    """The known name that is most like what stands there, or "" where none is."""
    return next(iter(difflib.get_close_matches(raw[:64], known, 1)), "") if isinstance(raw, str) else ""
