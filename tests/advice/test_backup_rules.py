"""The rules about backup plans, at their edges."""

from datetime import time
from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import SAM, asked, backup, goal_with, paths
from recoverytools.models import Duty, Fallback
from recoverytools.vocabulary import Every, Way, Weekday


def reached(hours: rt.Hours, at: time, *on: Weekday, **contact: Any) -> bool:
    """Whether a fallback is there for a practice at a time."""
    sam = rt.Support(id="sam", name="Sam", contact=(rt.Contact(value="555-0142", hours=(hours,), **contact),))
    practice = rt.DailyPractice(id="walk", what="walk", schedule=rt.Schedule(every=Every.WEEK, at=(at,), on=on))
    stands_in = attrs.evolve(backup(support="sam"), covers=("walk",))
    plan = rt.WellnessPlan(supports=(sam,), daily=(practice,), backups=(stands_in,))
    found = asked(plan, "fallback-is-out-of-hours")
    assert found in ([], [("/backups/0/fallbacks/0/support", {})])
    return not found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("backup-leads-nowhere", backup(switch_when="it pours"), ["/response"]),
        ("backup-leads-nowhere", backup(support="sam"), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


def test_who_can_be_reached_when() -> None:
    days = rt.Hours(start=time(9), end=time(17))
    assert [reached(days, time(hour)) for hour in (8, 9, 12, 17, 18)] == [False, True, True, True, False]
    assert reached(days, time(3), any_hour_if_urgent=True)
    assert not reached(days, time(3), way=Way.VISIT), "to go there is a way, and has its hours"
    assert reached(attrs.evolve(days, end=time(9)), time(3)), "round the clock"
    night = rt.Hours(start=time(22), end=time(6), days=(Weekday.SUNDAY,))
    assert reached(night, time(23), Weekday.SUNDAY)
    assert reached(night, time(5), Weekday.MONDAY), "Sunday night goes on past midnight"
    assert not reached(night, time(5), Weekday.SUNDAY)
    assert not reached(night, time(23), Weekday.MONDAY)
    assert reached(rt.Hours(days=(Weekday.MONDAY,)), time(23), Weekday.MONDAY, Weekday.FRIDAY), (
        "one of the days is enough"
    )
    assert not reached(rt.Hours(days=(Weekday.TUESDAY,)), time(23), Weekday.MONDAY)


def test_hours_are_not_asked_about_where_nothing_is_known() -> None:
    walk = rt.Step(id="walk", what="walk", schedule=rt.Schedule(every=Every.DAY, at=(time(3),)))
    stands_in = attrs.evolve(backup(support="sam"), covers=("walk",))
    shut = rt.Contact(value="x", hours=(rt.Hours(start=time(9), end=time(17)),))
    for contact, step in (
        ((), walk),
        ((attrs.evolve(shut, value=""),), walk),
        ((shut, rt.Contact(value="y")), walk),
        ((shut,), attrs.evolve(walk, schedule=None)),
        ((shut,), attrs.evolve(walk, schedule=rt.Schedule(every=Every.DAY))),
    ):
        sam = attrs.evolve(SAM, contact=contact)
        plan = rt.WellnessPlan(supports=(sam,), goals=(goal_with(step),), backups=(stands_in,))
        assert asked(plan, "fallback-is-out-of-hours") == []
    assert asked(stands_in, "fallback-is-out-of-hours") == [], "alone, it does not know whom it turns to"


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("backup-falls-back-on-the-same-one", rt.WellnessPlan(supports=(SAM,), crisis=rt.CrisisPlan(duties=(Duty(id="d", what="x", support="sam"),)), backups=(rt.BackupPlan(cue="x", covers=("d",), fallbacks=(Fallback(text="y"), Fallback(support="sam"))),)), [("/backups/0/fallbacks/1/support", {})]),
        ("backup-needs-someone-each-time", rt.BackupPlan(cue="x"), []),
        ("backup-needs-someone-each-time", rt.BackupPlan(cue="x", fallbacks=(Fallback(support="a"), Fallback(text="b"))), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found
