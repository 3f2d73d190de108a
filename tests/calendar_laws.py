"""What calendars are tried on, and what an agenda says of the same days."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.interop import to_icalendar
from recoverytools.testing import models_of
from recoverytools.values import Hours
from recoverytools.vocabulary import Every, HowDone, StepStatus

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ZONES = st.sampled_from(
    ["", "America/Chicago", "Europe/Lisbon", "Atlantic/Azores", "Australia/Lord_Howe", "America/Santiago", "Asia/Tokyo"]
)
"""Clocks that change by an hour or half of one, at night or at midnight, or never."""
TIMES = st.sampled_from([time(0, 0), time(0, 30), time(1, 30), time(2, 15), time(2, 30), time(9, 0), time(23, 59)])
STARTS = st.dates(date(2026, 10, 1), date(2026, 11, 10)) | st.dates(date(2027, 3, 1), date(2027, 4, 10))
BUSY = st.builds(
    rt.Schedule,
    every=st.sampled_from([Every.DAY, Every.WEEK]),
    interval=st.integers(1, 3),
    at=st.lists(TIMES, max_size=3).map(tuple),
    minutes=st.none() | st.integers(1, 300),
    start=st.none() | st.dates(date(2026, 9, 1), date(2026, 12, 1)),
    until=st.none() | st.dates(date(2026, 12, 1), date(2027, 4, 20)),
    count=st.none() | st.integers(1, 60),
    skip=st.lists(st.dates(date(2026, 10, 1), date(2026, 11, 30)), max_size=3).map(tuple),
)
SCHEDULES = BUSY | models_of(rt.Schedule)
STEPS = st.builds(
    rt.Step,
    id=st.sampled_from(["a", "b", "c"]),
    what=st.just("x"),
    schedule=st.none() | SCHEDULES,
    due=st.none() | STARTS,
    status=st.sampled_from(StepStatus),
    done_on=st.none() | STARTS,
    remind=st.lists(st.integers(0, 10080), max_size=2).map(tuple),
    earlier=st.lists(SCHEDULES, max_size=1).map(tuple),
    private=st.booleans(),
)
ENTRIES = st.builds(
    rt.StepEntry,
    about=st.sampled_from(["a", "b", "c"]),
    planned_for=st.none() | STARTS,
    planned_at=st.none() | TIMES,
    occurred_at=st.none() | st.datetimes(datetime(2026, 10, 1), datetime(2027, 4, 10), timezones=st.just(UTC)),
    how=st.sampled_from(HowDone),
)


@st.composite
def plans(draw: st.DrawFn) -> Any:
    """Plans with a good many times, on clocks of all kinds."""
    steps = draw(st.lists(STEPS, max_size=3, unique_by=lambda one: one.id))
    return rt.WellnessPlan(
        id="p",
        time_zone=draw(ZONES),
        quiet_hours=draw(st.none() | models_of(Hours)),
        goals=(rt.Goal(id="g", statement="g", steps=tuple(steps)),),
    )


DOCUMENTS = plans() | models_of(rt.WellnessPlan) | models_of(rt.PeerGroup) | models_of(rt.Credential)
WINDOW = timedelta(50)


def due(*documents: Any, start: date, end: date) -> list[tuple[str, Any]]:
    """What an agenda says is due: when it was planned, and when it is: a day, a time that floats, or seconds."""
    around = timedelta(3)
    page = rt.agenda(*documents, start=start - around, end=end + around)
    return sorted((_planned(one.key), _shown(one)) for one in page.occurrences if start <= one.key.planned_for <= end)


def _planned(key: Any) -> str:
    return f"{key.planned_for}" + (f"T{key.planned_at:%H:%M:%S}" if key.planned_at else "")


def _shown(one: Any) -> Any:
    if one.moment:
        return str(int(one.moment.timestamp()))
    return f"{one.on}" + (f"T{one.at:%H:%M:%S}" if one.at else "")


def calendar(*documents: Any, **options: Any) -> bytes:
    wanted: Any = {"now": NOW, "include_private": True} | options
    return to_icalendar(*documents, **wanted)
