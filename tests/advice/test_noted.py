"""What a journal tells, looked up for all rules."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from asking import NOON, TODAY, WALK, YESTERDAY, done
from recoverytools.advice import Context, Noted
from recoverytools.models import Rating
from recoverytools.vocabulary import HowDone, NotAnswered

TIMES: Any = [
    {"how": HowDone.PART},
    {"how": HowDone.SKIPPED, "planned_for": YESTERDAY, "occurred_at": NOON + timedelta(5)},
    {"how": HowDone.MOVED, "planned_for": TODAY, "planned_at": time(8), "occurred_at": NOON},
    {"how": HowDone.PART, "planned_for": TODAY, "planned_at": time(9), "occurred_at": NOON - timedelta(1)},
    {"how": HowDone.SMALLEST_VERSION, "occurred_at": datetime(2026, 11, 22, 10, tzinfo=UTC)},
    {"how": HowDone.DONE, "planned_at": time(11), "occurred_at": datetime(2026, 11, 22, 9, tzinfo=UTC)},
]
"""Day and hour are those planned for, else those when it was done; what has no day comes first."""
IN_TIME = [rt.StepEntry(about="walk", **entry) for entry in TIMES]


@given(st.permutations(IN_TIME))
def test_what_was_done_stands_in_the_order_of_time_wherever_it_is_written(written: list[rt.StepEntry]) -> None:
    assert Noted(rt.Journal(steps=tuple(written))).done == {"walk": [entry.how for entry in IN_TIME]}


def test_what_has_no_day_stands_in_the_order_written() -> None:
    assert Noted(done(HowDone.SKIPPED, HowDone.DONE, HowDone.PART)).done == {
        "walk": [HowDone.SKIPPED, HowDone.DONE, HowDone.PART]
    }


def test_what_was_put_right_in_a_journal_is_what_counts() -> None:
    first = rt.CheckIn(id="first", occurred_at=NOON, ratings=(Rating(about="g", value=5),), noticed_other=("a",))
    later = rt.CheckIn(occurred_at=NOON - timedelta(1), ratings=(Rating(about="g", value=0),))
    book = rt.Journal(checkins=(first, later))
    assert Noted(book).latest == {"g": 5.0}, "the latest, wherever it is written"
    book = book.correct(
        "first", rt.CheckIn(occurred_at=NOON, ratings=(Rating(about="g", not_answered=NotAnswered.FORGOT),))
    )
    assert Noted(book).latest == {"g": 0.0}, "and no answer is no number"
    assert Noted(book).noticed_other == ()
    assert Context(WALK, TODAY).noted.done == {}
    assert Context(WALK, TODAY).lines == ()
    assert Context(WALK, TODAY, region="IE").lines[0].region == "IE"
    plan = rt.WellnessPlan(region="US")
    assert Context(plan, TODAY).lines == rt.crisis_lines("US", today=TODAY)
    assert Context(plan, TODAY, region="").lines == (), "what is handed in comes first"
    assert Context(WALK, TODAY).covered == frozenset()
