"""How dates and times are written in documents. The standard library reads more than that: weeks, for one."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from ..shapes import Clock, Day, Moment, Shape

_DATE = "(19[0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"

DATES: Mapping[type[Shape], str] = {
    Day: _DATE,
    Clock: _TIME,
    Moment: rf"{_DATE}T{_TIME}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{_TIME})",
}
"""The patterns, for whole texts."""

_READ: Mapping[type[Shape], Callable[[str], Any]] = {
    Day: date.fromisoformat,
    Clock: time.fromisoformat,
    Moment: datetime.fromisoformat,
}
_IS_WRITTEN = {cls: re.compile(pattern).fullmatch for cls, pattern in DATES.items()}


def read_date(shape: Shape, text: str) -> Any:
    """The date, time or moment that a text stands for; the text itself where it is written in another way.

    Raises:
        ValueError: The calendar has no such day.
    """
    return shape.mend(_READ[type(shape)](text)) if _IS_WRITTEN[type(shape)](text) else text
