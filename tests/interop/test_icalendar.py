"""Calendars: what two readers of others see is what an agenda shows, and nothing of a person's is in one unasked."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from calendar_laws import DOCUMENTS, STARTS, WINDOW, calendar, due

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


def seen(written: bytes, start: date, end: date) -> list[tuple[str, Any]]:
    """What the library icalendar and its expansion say is due, as `due` says it."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(written), components=["VEVENT", "VTODO"])
    return sorted(_times(found.between(start - timedelta(3), end + timedelta(4)), start, end))


def _times(found: Any, start: date, end: date) -> Iterator[tuple[str, str]]:
    for one in found:
        when = one["DUE" if "DTSTART" not in one else "DTSTART"].dt
        planned = one["RECURRENCE-ID"].dt if "RECURRENCE-ID" in one else when
        day = planned.date() if isinstance(planned, datetime) else planned
        if start <= day <= end:
            yield _local(planned), _local(when) if _floats(when) else str(int(when.timestamp()))


def _local(when: Any) -> str:
    return when.replace(tzinfo=None).isoformat() if isinstance(when, datetime) else f"{when}"


def _floats(when: Any) -> bool:
    return not isinstance(when, datetime) or when.tzinfo is None


@given(DOCUMENTS, STARTS, st.booleans())
def test_another_library_sees_what_an_agenda_shows(document: Any, start: date, tasks: bool) -> None:
    end = start + WINDOW
    written = calendar(document, start=start, end=end, tasks=tasks)
    assert seen(written, start, end) == due(document, start=start, end=end)
