"""How dates and times are written in documents. The standard library reads more than that: weeks, for one."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from ..shapes import Clock, Day, Moment, Shape

_DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = rf"{_DATE}T{_TIME}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{_TIME})"

_WRITTEN: dict[type[Shape], tuple[Callable[[str], object], Callable[[str], Any]]] = {
    Day: (re.compile(_DATE).fullmatch, date.fromisoformat),
    Clock: (re.compile(_TIME).fullmatch, time.fromisoformat),
    Moment: (re.compile(_MOMENT).fullmatch, datetime.fromisoformat),
}


def read_date(shape: Shape, text: str) -> Any:
    """The date, time or moment that a text stands for; the text itself where it is written in another way.

    Raises:
        ValueError: The calendar has no such day.
    """
    is_written, read = _WRITTEN[type(shape)]
    return shape.mend(read(text)) if is_written(text) else text
