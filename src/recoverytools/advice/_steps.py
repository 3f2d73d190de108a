"""Rules about steps, when they come, and days that have passed."""

from collections.abc import Iterator
from typing import Any

from ..fields import parts
from ..findings import Severity
from ..models.advocacy import Advocacy
from ..models.decisions import Decision
from ..models.goals import Goal
from ..models.groups import PeerGroup
from ..models.problems import ProblemSolving
from ..models.steps import Step
from ..models.strengths import Skill
from ..values import Schedule
from ._rule import Context, Spot, at, rests, rule, working_on
from ._sources import IMR, PRACTICE, SMART, WHAT_FITS

HOLD_STEPS = (Advocacy, Decision, Goal, PeerGroup, ProblemSolving, Skill)
"""What has steps. Some rules look at all of them and ask once."""


def open_steps(holder: Any, context: Context) -> list[tuple[str, Step]]:
    """The open steps of what holds them, each with its path; a step that is looked at alone is its own."""
    if isinstance(holder, Step):
        return [("", holder)] if holder is context.thing else []
    return [(path, part) for path, part in parts(holder) if isinstance(part, Step) and not rests(part)]


@rule(
    Goal,
    Severity.ADVICE,
    "This goal has no open step. A small one makes it easier to begin, and to go on.",
    "What is one small thing you could do next?",
    source=SMART,
)
def goal_has_no_step(goal: Goal, context: Context) -> Iterator[Spot]:
    """A goal someone is working on has no steps, or none that is open (the A of SMART).

    >>> ask(rt.Goal(statement="Sing in the choir", status=GoalStatus.ACTIVE), "goal-has-no-step")
    /steps What is one small thing you could do next?

    A near miss: the person is still thinking about it.

    >>> ask(rt.Goal(statement="Sing in the choir"), "goal-has-no-step")
    """
    if working_on(goal) and not open_steps(goal, context):
        yield at("/steps")


@rule(
    (*HOLD_STEPS, Step),
    Severity.IDEA,
    "The day you set for this, {due}, has passed. Plans change, and that is all right.",
    "Would another day, or a smaller step, fit better? Or has something changed?",
    source=IMR,
)
def due_has_passed(model: Any, context: Context) -> Iterator[Spot]:
    """The day set for a goal has gone by and someone is still working on it, or the day of a step that is still open.

    A goal or another item with steps is asked about once. Here, today is 22 November 2026.

    >>> goal = rt.Goal(statement="Find a drum teacher", status=GoalStatus.ACTIVE, due=date(2026, 11, 21))
    >>> ask(goal, "due-has-passed")
    /due Would another day, or a smaller step, fit better? Or has something changed?
    >>> call = rt.Step(what="Call the landlord", due=date(2026, 11, 20))
    >>> ask(rt.Advocacy(need="heating", steps=(call,)), "due-has-passed")
    /steps/0/due Would another day, or a smaller step, fit better? Or has something changed?

    A near miss: it is due today.

    >>> goal = rt.Goal(statement="Find a drum teacher", status=GoalStatus.ACTIVE, due=date(2026, 11, 22))
    >>> ask(goal, "due-has-passed")
    """
    dated: list[tuple[str, Goal | Step]] = [*open_steps(model, context)]
    if isinstance(model, Goal) and working_on(model):
        dated.insert(0, ("", model))
    for path, one in dated:
        if one.due and one.due < context.today:
            yield at(f"{path}/due", due=one.due)
            return


@rule(
    Goal,
    Severity.IDEA,
    "This step is due on {due}, after the goal itself, on {goal_due}.",
    "Could the step come sooner, or the goal have more time?",
    source=WHAT_FITS,
)
def step_due_after_goal(goal: Goal, context: Context) -> Iterator[Spot]:
    """A step that is still open is due after the goal it is for.

    >>> visit = rt.Step(what="Visit the school", due=date(2027, 6, 1))
    >>> goal = rt.Goal(statement="Start evening classes", due=date(2027, 5, 1), steps=(visit,))
    >>> ask(goal, "step-due-after-goal")
    /steps/0/due Could the step come sooner, or the goal have more time?

    A near miss: the step is done.

    >>> visit = rt.Step(what="Visit the school", due=date(2027, 6, 1), status=StepStatus.DONE)
    >>> goal = rt.Goal(statement="Start evening classes", due=date(2027, 5, 1), steps=(visit,))
    >>> ask(goal, "step-due-after-goal")
    """
    for path, step in open_steps(goal, context):
        if goal.due and step.due and step.due > goal.due:
            yield at(f"{path}/due", due=step.due, goal_due=goal.due)


@rule(
    Schedule,
    Severity.IDEA,
    "This repeats, but it has no first day yet.",
    "What day would you like to begin?",
    source=WHAT_FITS,
)
def schedule_has_no_first_day(schedule: Schedule, context: Context) -> Iterator[Spot]:
    """A schedule that is counted from its first day has none.

    Every second week is counted from the first day; without one, from Monday, 1 January 1900, which is what few people
    have in mind. A number of times is counted from it too.

    >>> every_other_week = rt.Schedule(every=Every.WEEK, interval=2, on=(Weekday.MONDAY,))
    >>> ask(rt.Step(what="Go to the meeting", schedule=every_other_week), "schedule-has-no-first-day")
    /schedule/start What day would you like to begin?

    A near miss: every Monday is every Monday.

    >>> every_week = rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,))
    >>> ask(rt.Step(what="Go to the meeting", schedule=every_week), "schedule-has-no-first-day")
    """
    is_over = schedule.until and schedule.until < context.today
    if not schedule.start and not is_over and (schedule.interval > 1 or schedule.count):
        yield at("/start")


@rule(
    (*HOLD_STEPS, Step),
    Severity.IDEA,
    "A hard day may come. This step has nothing to fall back on then.",
    "On a hard day, what is the smallest version that still counts? Or what could you do instead?",
    source=PRACTICE,
)
def step_has_no_fallback(model: Any, context: Context) -> Iterator[Spot]:
    """A step that comes again and again has neither a smallest version nor a backup plan that stands in for it.

    A goal or another item with several such steps is asked about the first one.

    >>> daily = rt.Schedule(every=Every.DAY)
    >>> ask(rt.Step(what="Walk to the mosque", schedule=daily), "step-has-no-fallback")
    /smallest_version On a hard day, what is the smallest version that still counts? Or what could you do instead?

    A near miss: a backup plan in the same plan covers it.

    >>> walk = rt.Step(what="Walk to the mosque", schedule=daily)
    >>> goal = rt.Goal(statement="Pray with the others", steps=(walk,))
    >>> rain = rt.BackupPlan(cue="it rains", response="ask Yusuf for a ride", covers=(walk.id,))
    >>> ask(rt.WellnessPlan(goals=(goal,), backups=(rain,)), "step-has-no-fallback")
    """
    for path, step in open_steps(model, context):
        if step.schedule and not step.smallest_version and step.id not in context.covered:
            yield at(f"{path}/smallest_version")
            return
