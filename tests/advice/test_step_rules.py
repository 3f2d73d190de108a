"""The rules about steps, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import AGAIN, DAILY, TODAY, TOMORROW, YESTERDAY, goal, goal_with, paths
from recoverytools.advice import review
from recoverytools.advice._steps import HOLD_STEPS
from recoverytools.fields import Fact, facts
from recoverytools.shapes import Many, Part
from recoverytools.vocabulary import Every, GoalStatus, StepStatus, Weekday
from strategies import RECORDS, VALUES

LATE = (
    rt.Step(what="x", due=YESTERDAY, status=StepStatus.DONE),
    rt.Step(what="y", due=YESTERDAY),
    rt.Step(what="z", due=YESTERDAY),
)
SECOND_WEEKS = rt.Schedule(every=Every.WEEK, interval=2, on=(Weekday.MONDAY,))


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("due-has-passed", rt.Step(what="x", due=YESTERDAY), ["/due"]),
        ("due-has-passed", rt.Step(what="x", due=TODAY), []),
        ("due-has-passed", rt.Step(what="x", due=YESTERDAY, done_on=YESTERDAY), []),
        ("due-has-passed", rt.Step(what="x", due=YESTERDAY, done_on=YESTERDAY, schedule=DAILY), ["/due"]),
        ("due-has-passed", goal(steps=LATE), ["/steps/1/due"]),
        ("due-has-passed", goal(steps=LATE, status=GoalStatus.PROPOSED), ["/steps/1/due"]),
        ("due-has-passed", goal(steps=LATE, due=YESTERDAY), ["/due"]),
        ("due-has-passed", goal(steps=LATE, due=YESTERDAY, status=GoalStatus.PROPOSED), ["/steps/1/due"]),
        *(("due-has-passed", holder, [f"/{field}/1/due"]) for field, holder in {"next_steps": rt.Decision(question="x", next_steps=LATE), "practice": rt.Skill(name="x", practice=LATE), "setting_up": rt.PeerGroup(name="x", setting_up=LATE)}.items()),
        *(("due-has-passed", holder, ["/steps/1/due"]) for holder in (rt.Advocacy(need="x", steps=LATE), rt.ProblemSolving(problem="x", steps=LATE))),
        ("due-has-passed", rt.WellnessPlan(goals=(goal(due=YESTERDAY), goal(steps=LATE))), ["/goals/0/due", "/goals/1/steps/1/due"]),
        ("step-has-no-fallback", goal(steps=(rt.Step(what="x"), rt.Step(what="y", schedule=DAILY, status=StepStatus.PAUSED), AGAIN, attrs.evolve(AGAIN, id="more"))), ["/steps/2/smallest_version"]),
        ("step-has-no-fallback", goal_with(attrs.evolve(AGAIN, smallest_version="x")), []),
        ("step-has-no-fallback", rt.WellnessPlan(goals=(goal(steps=(AGAIN, attrs.evolve(AGAIN, id="more"))),), backups=(rt.BackupPlan(cue="x", covers=("again",)),)), ["/goals/0/steps/1/smallest_version"]),
        ("goal-has-no-step", goal_with(rt.Step(what="x", status=StepStatus.DROPPED)), ["/steps"]),
        ("goal-has-no-step", goal_with(rt.Step(what="x", done_on=YESTERDAY)), ["/steps"]),
        ("goal-has-no-step", goal(steps=(rt.Step(what="x", status=StepStatus.DONE), rt.Step(what="y"))), []),
        ("goal-has-no-step", goal_with(rt.Step(what="x", status=StepStatus.DONE), status=GoalStatus.PROPOSED), []),
        ("step-due-after-goal", goal_with(rt.Step(what="x", due=TOMORROW), due=TODAY), ["/steps/0/due"]),
        ("step-due-after-goal", goal_with(rt.Step(what="x", due=TODAY), due=TODAY), []),
        ("step-due-after-goal", goal_with(rt.Step(what="x", due=TODAY)), []),
        ("step-due-after-goal", goal_with(rt.Step(what="x"), due=TODAY), []),
        *(
            ("step-due-after-goal", goal_with(rt.Step(what="x", due=TOMORROW, status=status), due=TODAY), found)
            for status, found in {StepStatus.DOING: ["/steps/0/due"], StepStatus.PAUSED: [], StepStatus.DROPPED: []}.items()
        ),
        ("schedule-has-no-first-day", rt.DailyPractice(what="x", schedule=SECOND_WEEKS), ["/schedule/start"]),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", schedule=SECOND_WEEKS), ["/schedule/start"]),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", earlier=(attrs.evolve(SECOND_WEEKS, until=YESTERDAY),)), []),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", schedule=attrs.evolve(SECOND_WEEKS, until=TODAY)), ["/schedule/start"]),
        ("due-has-passed", goal(due=YESTERDAY), ["/due"]),
        ("due-has-passed", goal(due=TODAY), []),
        ("due-has-passed", goal(due=YESTERDAY, status=GoalStatus.PROPOSED), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


def test_all_that_holds_steps_is_looked_at() -> None:
    def holds_steps(fact: Fact) -> bool:
        return isinstance(fact.shape, Many) and fact.shape.of == Part(rt.Step)

    assert {cls for cls in [*RECORDS, *VALUES] if any(map(holds_steps, facts(cls)))} == set(HOLD_STEPS)


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("goal-has-no-step", goal(), "This goal has no open step. A small one makes it easier to begin, and to go on.", "What is one small thing you could do next?"),
        ("due-has-passed", goal(due=YESTERDAY), "The day you set for this, 21 November 2026, has passed. Plans change, and that is all right.", "Would another day, or a smaller step, fit better? Or has something changed?"),
        ("step-has-no-fallback", AGAIN, "A hard day may come. This step has nothing to fall back on then.", "On a hard day, what is the smallest version that still counts? Or what could you do instead?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
