"""The rules about days that are due, past or not here yet, at their edges."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import recoverytools as rt
from asking import TODAY, TOMORROW, YESTERDAY, asked, goal
from recoverytools.models import GoalReview
from recoverytools.vocabulary import HowDone

LAST_WEEK = TODAY - timedelta(7)
LOOKS: Any = [
    ((GoalReview(on=TODAY),), [("/reviews/0/on", {"day": TODAY})]),
    ((GoalReview(on=TODAY, change="x"),), []),
    ((GoalReview(on=TODAY, went="x"),), []),
    ((GoalReview(on=TOMORROW),), []),
    ((GoalReview(),), []),
    ((GoalReview(on=LAST_WEEK), GoalReview(on=YESTERDAY, went="x")), []),
    ((GoalReview(on=TOMORROW, went="early"), GoalReview(on=YESTERDAY)), []),
    ((GoalReview(on=YESTERDAY), GoalReview(on=YESTERDAY, went="x")), []),
    ((GoalReview(on=LAST_WEEK, went="x"), GoalReview(on=YESTERDAY)), [("/reviews/1/on", {"day": YESTERDAY})]),
    ((GoalReview(went="x"), GoalReview(on=YESTERDAY)), [("/reviews/1/on", {"day": YESTERDAY})]),
    ((GoalReview(on=YESTERDAY), GoalReview(on=LAST_WEEK)), [("/reviews/0/on", {"day": YESTERDAY})]),
]


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("ends-before-it-begins", rt.CrisisPlan(signed_on=TODAY, expires=YESTERDAY), [("/expires", {"start": TODAY, "end": YESTERDAY})]),
        ("ends-before-it-begins", rt.Credential(title="x", issued=TODAY, expires=YESTERDAY), [("/expires", {"start": TODAY, "end": YESTERDAY})]),
        ("ends-before-it-begins", goal(start=TODAY, due=YESTERDAY), [("/due", {"start": TODAY, "end": YESTERDAY})]),
        ("ends-before-it-begins", goal(start=TODAY, due=TODAY), []),
        ("ends-before-it-begins", rt.Credential(title="x", issued=TODAY), []),
        ("ends-before-it-begins", rt.Credential(title="x", expires=TODAY), []),
        ("day-has-not-come-yet", rt.WellnessPlan(created=TODAY, reviewed=TOMORROW), [("/reviewed", {"day": TOMORROW})]),
        ("day-has-not-come-yet", rt.CheckIn(occurred_at=datetime(2026, 11, 23, 9, tzinfo=UTC)), []),
        ("day-has-not-come-yet", rt.CheckIn(occurred_at=datetime(2026, 11, 24, 9, tzinfo=UTC)), [("/occurred_at", {"day": date(2026, 11, 24)})]),
        ("day-has-not-come-yet", rt.StepEntry(about="x", how=HowDone.DONE), []),
        *(("look-back-is-due", goal(reviews=reviews), found) for reviews, found in LOOKS),
        ("look-back-is-due", rt.ProblemSolving(problem="x", follow_up=TODAY), [("/follow_up", {"day": TODAY})]),
        ("look-back-is-due", rt.ProblemSolving(problem="x", follow_up=TODAY, learned="y"), []),
        ("look-back-is-due", rt.Decision(question="x", review_on=YESTERDAY), [("/review_on", {"day": YESTERDAY})]),
        ("look-back-is-due", rt.Conversation(follow_up=TODAY), [("/follow_up", {"day": TODAY})]),
        ("look-back-is-due", rt.Conversation(follow_up=TOMORROW), []),
        ("look-back-is-due", rt.WellnessPlan(conversations=(rt.Conversation(follow_up=YESTERDAY), rt.Conversation(on=YESTERDAY))), []),
        ("look-back-is-due", rt.WellnessPlan(conversations=(rt.Conversation(on=date(2026, 1, 1), follow_up=YESTERDAY), rt.Conversation())), [("/conversations/0/follow_up", {"day": YESTERDAY})]),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found
