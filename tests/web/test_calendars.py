"""Calendars as ical.js reads them: it works out zones by what stands in a calendar, and by nothing else."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from calendar_laws import DOCUMENTS, STARTS, WINDOW, calendar, due
from node import Calendars
from recoverytools.vocabulary import Every

EXAMPLES = [
    path
    for path in sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))
    if path.parent.name != "journals"
]


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


EVERY_DAY = rt.Schedule(
    every=Every.DAY, at=(time(0, 0), time(0, 30), time(1, 15), time(1, 59), time(2, 30), time(23, 30)), minutes=15
)


@pytest.mark.parametrize(
    "zone",
    [
        "America/Chicago", "America/St_Johns", "America/Santiago", "America/Scoresbysund", "Atlantic/Azores",
        "Africa/Casablanca", "Europe/Dublin", "Europe/Lisbon", "Antarctica/Troll", "Asia/Tehran", "Asia/Tokyo",
        "Australia/Lord_Howe", "Pacific/Apia",
    ],
)  # fmt: skip
def test_ical_js_sees_the_times_of_an_agenda_while_clocks_are_changed(calendars: Calendars, zone: str) -> None:
    tea = rt.DailyPractice(id="tea", what="tea", schedule=EVERY_DAY)
    plan = rt.WellnessPlan(id="p", time_zone=zone, daily=(tea,))
    start, end = date(2026, 1, 1), date(2027, 12, 31)
    assert seen(calendars, calendar(plan, start=start), start, end) == due(plan, start=start, end=end)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_ical_js_sees_what_the_agenda_of_each_example_shows(calendars: Calendars, path: Path) -> None:
    read: Any = rt.read(path)
    document: Any = read.document if isinstance(read, rt.Merged) else read
    if isinstance(document, rt.Journal):
        return  # it goes with plans
    content = document.plan if isinstance(document, rt.SharedView) and document.plan else document
    start, end = date(2026, 11, 1), date(2027, 11, 30)
    for tasks in (False, True):
        written = calendar(document, start=start, tasks=tasks)
        assert seen(calendars, written, start, end) == due(content, start=start, end=end)
