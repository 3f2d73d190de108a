"""Peer groups: when they meet now, and when they met before."""

from datetime import UTC, date, datetime

import attrs
import pytest

import recoverytools as rt
from recoverytools.vocabulary import Every, Weekday

CHANGE = date(2026, 11, 24)
MONDAYS = rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,))
TEA = rt.PeerGroup(id="tea", name="Tuesday Tea", schedule=MONDAYS)


def test_reschedule_keeps_when_a_group_met_before() -> None:
    moved = TEA.reschedule(rt.Schedule(every=Every.WEEK), on=CHANGE)
    assert moved == attrs.evolve(
        TEA,
        schedule=rt.Schedule(every=Every.WEEK, start=CHANGE),
        earlier=(attrs.evolve(MONDAYS, until=date(2026, 11, 23)),),
    )
    for day in (date.min, datetime(2026, 12, 2, tzinfo=UTC)):
        with pytest.raises(rt.InvalidValue, match=r"^on must be a date such as 2026-01-31, from 1900 to 2200"):
            moved.reschedule(None, on=day)
    ended = moved.reschedule(None, on=date(2026, 12, 2))
    assert (ended.schedule, len(ended.earlier)) == (None, 2)
    assert rt.loads(rt.dumps(ended)) == ended


def test_a_new_schedule_does_not_reach_into_the_past() -> None:
    with pytest.raises(rt.InvalidValue) as raised:
        TEA.reschedule(rt.Schedule(every=Every.DAY, start=date(2026, 11, 23)), on=CHANGE)
    assert str(raised.value) == "start must not be before the day of the change"
