"""Calendars as ical.js reads them: it works out zones by what stands in a calendar, and by nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendar_laws import DOCUMENTS, STARTS, WINDOW, calendar, due
from node import Calendars

pytestmark = pytest.mark.usefixtures("npm")
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


def seen(calendars: Calendars, written: bytes, start: date, end: date) -> list[tuple[str, str]]:
    times = calendars.times(written, f"{end}T23:59:59")
    return sorted((planned, str(when)) for planned, when in times if f"{start}" <= planned <= f"{end}T23:59:59")


@given(document=DOCUMENTS, start=STARTS, ends=st.booleans(), tasks=st.booleans())
def test_ical_js_sees_what_an_agenda_shows(
    calendars: Calendars, document: Any, start: date, ends: Any, tasks: Any
) -> None:
    end = start + WINDOW
    written = calendar(document, start=start, end=end if ends else None, tasks=tasks)
    assert seen(calendars, written, start, end) == due(document, start=start, end=end)
