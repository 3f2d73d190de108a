"""What a rule looks at, and what is let be."""

from datetime import date
from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import ACTIVE, BREAD, SAM, TODAY, YESTERDAY, goal_with
from recoverytools.advice import Context, review
from recoverytools.models import Duty, Fallback, Measure, NotInvolved, OtherPerson, Witness
from recoverytools.vocabulary import AgreedToHelp, Direction, Every, GoalStatus, StepStatus

BEN = rt.Support(id="ben", name="Ben", agreed=AgreedToHelp.HAS_SAID_NO)
FULL_OF_QUESTIONS = rt.Step(
    what="x", due=YESTERDAY, schedule=rt.Schedule(every=Every.WEEK, interval=2), supports=("ben",)
)
ODD = rt.Goal(
    statement="x",
    start=TODAY,
    due=date(2026, 1, 1),
    measure=Measure(target=1, baseline=1, direction=Direction.MORE),
    confidence=1,
    steps=(FULL_OF_QUESTIONS,),
    supports=("ben",),
    strengths=("bread",),
    obstacles=(rt.Note(support="ben"),),
    status=ACTIVE,
)


@pytest.mark.parametrize("status", [GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO])
def test_nothing_is_asked_about_a_goal_that_rests_and_all_that_is_in_it(status: GoalStatus) -> None:
    plan = rt.WellnessPlan(supports=(BEN,), strengths=(BREAD,), pathways=("x",))
    resting = attrs.evolve(ODD, status=status)
    assert review(plan.add(resting), today=TODAY) == review(plan, today=TODAY)
    assert review(resting, today=TODAY) == ()
    asked = {finding.code for finding in review(plan.add(ODD), today=TODAY)}
    assert asked >= {
        "counts-on-someone-who-said-no",
        "ends-before-it-begins",
        "goal-target-is-met-already",
        "goal-confidence-is-low",
        "due-has-passed",
        "schedule-has-no-first-day",
        "step-has-no-fallback",
    }, "while it is active, much is asked"


@pytest.mark.parametrize("status", [StepStatus.DONE, StepStatus.PAUSED, StepStatus.DROPPED])
def test_nothing_is_asked_about_a_step_that_rests(status: StepStatus) -> None:
    resting = attrs.evolve(FULL_OF_QUESTIONS, status=status)
    assert review(resting, today=TODAY) == ()
    assert Context(goal_with(resting), TODAY).counted_on == set()
    for awake in (StepStatus.PLANNED, StepStatus.DOING):
        step = attrs.evolve(FULL_OF_QUESTIONS, status=awake)
        asked = {finding.code for finding in review(step, today=TODAY)}
        assert asked >= {"due-has-passed", "schedule-has-no-first-day", "step-has-no-fallback"}
        assert Context(goal_with(step), TODAY).reliances == (("/steps/0/supports/0", "ben"),)


@pytest.mark.parametrize(
    ("thing", "counted_on"),
    [
        (rt.BackupPlan(cue="x", covers=("sam",)), set()),
        (rt.WellnessPlan(supports=(SAM,), grants=(rt.Grant(support="sam"),)), set()),
        (rt.CrisisPlan(not_involved=(NotInvolved(support="sam"),)), set()),
        (rt.Decision(question="x", others=(OtherPerson(support="sam"),)), set()),
        (rt.CrisisPlan(witnesses=(Witness(support="sam"),), copies_with=("sam",)), set()),
        (rt.CrisisPlan(does_not_help=(rt.Note(support="sam"),)), set()),
        (rt.PostCrisisPlan(thank=(rt.Note(support="sam"),), make_right=(rt.Note(support="sam"),)), set()),
        (rt.CrisisPlan(helps=(rt.Note(support="sam"),)), {"sam"}),
        (Fallback(support="sam"), {"sam"}),
        (Duty(what="x", support="sam"), {"sam"}),
        (rt.Note(support="sam", tool="tea"), {"sam", "tea"}),
        (rt.CrisisPlan(take_over=("sam",), agent="ada", not_involved=(NotInvolved(support="ben"),)), {"sam", "ada"}),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_to_name_someone_is_not_always_to_count_on_them(thing: Any, counted_on: Any) -> None:
    assert Context(thing, TODAY).counted_on == counted_on
