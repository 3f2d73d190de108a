"""How the goals of a plan are going."""

from collections.abc import Iterator
from datetime import date

import attrs

from ..models.goals import AttainmentScale, Goal, Measure
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..vocabulary import Direction, GoalStatus, Missing, NotAnswered
from ._noted import Noted, noted_in
from ._numbers import DayNumber, at_least, at_most, finite, in_order, not_answered
from ._steps import StepCounts, counted, of_times, once


@attrs.frozen(kw_only=True)
class GoalProgress:
    """How one goal is going. There are numbers for its measure, a level, and steps; each may be missing.

    >>> goal = rt.Goal(statement="Swim again", steps=(rt.Step(what="find my goggles", status=StepStatus.DONE),))
    >>> [swim] = rt.progress(rt.WellnessPlan(goals=(goal,)), rt.Journal(), today=date(2026, 11, 22))
    >>> swim.path, swim.steps.done, swim.latest, [missing.label() for missing in swim.missing]
    ('/goals/0', 1, None, ['No measure yet'])
    """

    goal: str
    """The id of the goal."""
    path: str
    """Where it stands in the plan (a JSON Pointer)."""
    statement: str = attrs.field(repr=False)
    """What the person wants, in their words."""
    private: bool
    """Whether the goal is private."""
    status: GoalStatus
    """Where the goal stands."""
    measure: Measure | None
    """What the numbers are of. None where the goal has no measure."""
    numbers: tuple[DayNumber, ...] = attrs.field(repr=False)
    """The person's numbers about the goal, day by day; of several on one day, the last."""
    not_answered: tuple[NotAnswered, ...] = attrs.field(repr=False)
    """Why there was no answer, each time in order."""
    latest: float | None = attrs.field(repr=False)
    """The last of the numbers. None where there is none."""
    fraction: float | None = attrs.field(repr=False)
    """How far the latest number is from the baseline (0) to the target (1). It may be below 0 or above 1."""
    shown: float | None = attrs.field(repr=False)
    """The same from 0 to 1, for a drawing."""
    within: bool | None = attrs.field(repr=False)
    """Whether the latest number is from `low` to `high` of the measure. None without a number, or with neither."""
    level: int | None = attrs.field(repr=False)
    """The latest level on the goal's attainment scale, -2 to 2."""
    level_words: str = attrs.field(repr=False)
    """What the person wrote for this level."""
    steps: StepCounts
    """The steps that are done once."""
    times: StepCounts
    """The times of the steps that repeat."""
    missing: tuple[Missing, ...]
    """What is not there yet to tell how the measure, or the level, is going."""


def progress(plan: WellnessPlan, journal: Journal, *, today: date) -> tuple[GoalProgress, ...]:
    """How each goal of a plan is going, in the order of the plan.

    Goals at rest are told too, with their status: someone may want to see how far they came. While a goal or a step
    rests, none of its steps comes due.

    - The number of a goal is a `Rating` about it with a `value`, and its level one with a `level`.
    - A step is done by its status or by an entry in the journal. It is due when its day has come.
    - A step that repeats is due on each day of its schedules, at each of their times, from the start of the schedule;
      where that is not said, from the start of the goal, else from the day the plan was made, else from the first entry
      about the step. What was done on other days counts as `besides`. Where there are more entries for a time than one,
      the one with the most done counts.

    >>> swims = Measure(what="swims in a week", direction=Direction.MORE, baseline=0, target=3)
    >>> goal = rt.Goal(id="swim", statement="Swim again", measure=swims, steps=(rt.Step(what="find my goggles"),))
    >>> plan = rt.WellnessPlan(goals=(goal,))
    >>> now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    >>> journal = rt.Journal().add(rt.CheckIn(occurred_at=now, ratings=(Rating(about="swim", value=2),)))
    >>> [swim] = rt.progress(plan, journal, today=date(2026, 11, 22))
    >>> swim.latest, round(swim.fraction, 2), swim.steps.to_come, swim.missing
    (2.0, 0.67, 1, ())
    >>> [swim] = rt.progress(plan, rt.Journal(), today=date(2026, 11, 22))
    >>> [missing.label() for missing in swim.missing]
    ['No numbers yet']

    Args:
        plan: The plan with the goals.
        journal: What happened, up to `today`. What was written for later days is left out.
        today: The last day that is looked at.

    Raises:
        ValueError: The journal goes with another plan.
        TypeError: `plan` is no plan, `journal` no journal, or `today` no date.
    """
    noted = noted_in("progress", plan, journal, today)
    return tuple(_goal_progress(f"/goals/{place}", goal, plan, noted) for place, goal in enumerate(plan.goals))


def _goal_progress(path: str, goal: Goal, plan: WellnessPlan, noted: Noted) -> GoalProgress:
    ratings = noted.ratings.get(goal.id, [])
    numbers = in_order({day: rating.value for day, rating in ratings if rating.value is not None})
    latest = numbers[-1].number if numbers else None
    level = next((rating.level for _, rating in reversed(ratings) if rating.level is not None), None)
    fraction = _fraction(goal.measure, latest)
    return GoalProgress(
        goal=goal.id,
        path=path,
        statement=goal.statement,
        private=goal.private,
        status=goal.status,
        measure=goal.measure,
        numbers=numbers,
        not_answered=not_answered(ratings),
        latest=latest,
        fraction=fraction,
        shown=None if fraction is None else min(max(fraction, 0.0), 1.0),
        within=_within(goal.measure, latest),
        level=level,
        level_words="" if level is None else _level_words(goal.scale, level),
        steps=counted(once(step, goal, noted) for step in goal.steps if not step.repeats),
        times=counted(of_times(step, goal, plan, noted) for step in goal.steps if step.repeats),
        missing=tuple(_missing(goal, latest, level)),
    )


def _fraction(measure: Measure | None, latest: float | None) -> float | None:
    if measure is None or latest is None or measure.baseline is None or measure.target is None:
        return None
    if measure.target == measure.baseline:
        return None
    return finite((latest - measure.baseline) / (measure.target - measure.baseline))


def _within(measure: Measure | None, latest: float | None) -> bool | None:
    if measure is None or latest is None or (measure.low is None and measure.high is None):
        return None
    return at_least(measure.low, latest) and at_most(measure.high, latest)


def _level_words(scale: AttainmentScale | None, level: int) -> str:
    if scale is None:
        return ""
    return (scale.much_less, scale.less, scale.expected, scale.more, scale.much_more)[level + 2]


def _missing(goal: Goal, latest: float | None, level: int | None) -> Iterator[Missing]:
    measure = goal.measure
    if measure is None:
        # a goal may go by its levels alone
        if level is None:
            yield Missing.NO_LEVEL if goal.scale else Missing.NO_MEASURE
        return
    if latest is None:
        yield Missing.NO_NUMBERS
    has_range = measure.low is not None or measure.high is not None
    if measure.direction is Direction.KEEP_BETWEEN or (has_range and measure.target is None):
        if not has_range:
            yield Missing.NO_RANGE
        return
    if measure.baseline is None:
        yield Missing.NO_START
    if measure.direction is Direction.KEEP:
        return
    if measure.target is None:
        yield Missing.NO_TARGET
    elif measure.target == measure.baseline:
        yield Missing.SAME_NUMBERS
