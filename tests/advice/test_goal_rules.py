"""The rules about goals, at their edges."""

from typing import Any

import pytest

import recoverytools as rt
from asking import AGAIN, BREAD, TEA, TODAY, YESTERDAY, asked, goal, goal_with, paths
from recoverytools.advice import review
from recoverytools.models import GoalReview
from recoverytools.vocabulary import GoalStatus, StepStatus


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        *(("strength-is-not-used", rt.WellnessPlan(strengths=(rt.Strength(id="s", text="x"),), goals=(one,)), found) for one, found in ((goal(), ["/goals/0/strengths"]), (goal(strengths=("s",)), []), (goal(status=GoalStatus.PROPOSED), []))),
        ("strength-is-not-used", goal(), []),
        ("strength-is-not-used", rt.WellnessPlan(strengths=(rt.Strength(id="s", text="x"),), goals=(goal(status=GoalStatus.PROPOSED), goal(strengths=("s",)), goal(), goal())), ["/goals/2/strengths"]),
        ("goal-has-no-date", goal(reviews=(GoalReview(went="well"),)), ["/due"]),
        ("goal-has-no-date", goal(reviews=(GoalReview(on=YESTERDAY),)), ["/due"]),
        ("goal-has-no-date", goal(reviews=(GoalReview(on=YESTERDAY), GoalReview(on=TODAY))), []),
        ("goal-has-no-date", goal(status=GoalStatus.PROPOSED), []),
        ("goal-has-no-date", goal(due=TODAY), []),
        ("goal-has-no-date", goal_with(rt.Step(what="x")), ["/due"]),
        ("goal-has-no-date", goal_with(AGAIN), []),
        ("goal-has-no-date", goal(steps=(rt.Step(what="x"), rt.Step(what="y", due=TODAY))), []),
        ("goal-has-no-date", goal_with(rt.Step(what="x", due=TODAY, status=StepStatus.DONE)), ["/due"]),
        ("goal-importance-is-low", goal(importance=4), ["/importance"]),
        ("goal-importance-is-low", goal(importance=0), ["/importance"]),
        ("goal-importance-is-low", goal(importance=5), []),
        ("goal-importance-is-low", goal(importance=0, status=GoalStatus.PROPOSED), []),
        ("goal-confidence-is-low", goal(confidence=6), ["/confidence"]),
        ("goal-confidence-is-low", goal(confidence=0), ["/confidence"]),
        ("goal-confidence-is-low", goal(confidence=0, status=GoalStatus.PROPOSED), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("goal-obstacle-has-no-answer", goal(obstacles=(rt.Note(text="x"),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(toolbox=(TEA,), resources=(rt.Resource(id="r", name="x"),), goals=(goal(obstacles=(rt.Note(tool="tea"), rt.Note(resource="r"))),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="x"),), status=GoalStatus.PROPOSED),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="x"),), steps=(rt.Step(id="s", what="x"),)),), backups=(rt.BackupPlan(cue="x", covers=("s",)),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="The bus is late"), rt.Note(text="x"))),), backups=(rt.BackupPlan(cue=" the bus is late", response="y"),)), [("/goals/0/obstacles/1", {})]),
        ("plan-has-many-goals-at-once", rt.WellnessPlan(goals=tuple(goal() for _ in range(5))), [("/goals", {"count": 5})]),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("goal-importance-is-low", goal(importance=0), "You wrote how much this matters to you: 0 out of 10.", "What is good about it, even a little? What could make it matter more to you?"),
        ("strength-is-not-used", rt.WellnessPlan(strengths=(BREAD,), goals=(goal(),)), "No strength of yours stands by this goal yet.", "Which of your strengths could help here?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
