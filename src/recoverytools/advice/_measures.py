"""Rules about how someone notices that a goal comes closer: its measure and its levels."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.goals import Goal, Measure
from ..vocabulary import Direction
from ._rule import Context, Spot, at, rule, working_on
from ._sources import GAS, SMART


def reaches(measure: Measure, number: float | None) -> bool:
    """Whether a number is as far as a measure is meant to go, or further."""
    if measure.target is None or number is None:
        return False
    match measure.direction:
        case Direction.MORE:
            return number >= measure.target
        case Direction.LESS:
            return number <= measure.target
        case _:
            return measure.direction is Direction.REACH and number == measure.target


@rule(
    Goal,
    Severity.IDEA,
    "Nothing here says how you would notice that you get closer. Small signs are easy to miss.",
    "What would you see or feel if it were a little closer?",
    source=SMART,
)
def goal_has_no_measure(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on has no measure (the M of SMART), and no level says what is expected.

    >>> ask(rt.Goal(statement="Walk by the river", status=GoalStatus.ACTIVE), "goal-has-no-measure")
    /measure What would you see or feel if it were a little closer?

    A near miss: a few words are enough.

    >>> walks = Measure(what="walks in a week")
    >>> ask(rt.Goal(statement="Walk by the river", status=GoalStatus.ACTIVE, measure=walks), "goal-has-no-measure")
    """
    if working_on(goal) and goal.measure is None and not (goal.scale and goal.scale.expected):
        yield at("/measure")


@rule(
    Goal,
    Severity.IDEA,
    "The measure has no number to aim for yet.",
    "What number are you hoping for?",
    source=SMART,
)
def goal_measure_has_no_target(goal: Goal, _: Context) -> Iterator[Spot]:
    """A measure says what is counted, in numbers, and not how far it should go (the M of SMART).

    >>> hours = Measure(what="hours of sleep", baseline=4)
    >>> ask(rt.Goal(statement="Sleep better", status=GoalStatus.ACTIVE, measure=hours), "goal-measure-has-no-target")
    /measure What number are you hoping for?

    A near miss: it is a measure in words alone.

    >>> rested = Measure(what="I wake up before the alarm")
    >>> ask(rt.Goal(statement="Sleep better", status=GoalStatus.ACTIVE, measure=rested), "goal-measure-has-no-target")
    """
    measure = goal.measure
    if not working_on(goal) or measure is None or measure.direction is Direction.KEEP:
        return
    in_numbers = measure.baseline is not None or measure.unit
    if in_numbers and measure.target is None and measure.low is None and measure.high is None:
        yield at("/measure")


@rule(
    Goal,
    Severity.IDEA,
    "You are at the number that you aim for already, or past it.",
    "Is there a next number, or would you like to keep what you have?",
    source=SMART,
)
def goal_target_is_met_already(goal: Goal, context: Context) -> Iterator[Spot]:
    """Where a measure stands now is at its target or beyond it, the way it is meant to go.

    Where the journal has a number for the goal, that is where it stands now, and another question looks at it.

    >>> walks = Measure(what="walks in a week", direction=Direction.MORE, baseline=4, target=2)
    >>> ask(rt.Goal(statement="Walk more", status=GoalStatus.ACTIVE, measure=walks), "goal-target-is-met-already")
    /measure/target Is there a next number, or would you like to keep what you have?

    A near miss: less of it is what is wanted.

    >>> coffee = Measure(what="cups of coffee", direction=Direction.LESS, baseline=4, target=2)
    >>> ask(rt.Goal(statement="Sleep", status=GoalStatus.ACTIVE, measure=coffee), "goal-target-is-met-already")
    """
    is_told_since = goal.id in context.noted.latest
    if working_on(goal) and goal.measure and not is_told_since and reaches(goal.measure, goal.measure.baseline):
        yield at("/measure/target")


@rule(
    Goal,
    Severity.IDEA,
    "The levels do not say yet what you expect. All the others are told from there.",
    "What do you think you will most likely reach by then?",
    source=GAS,
)
def goal_levels_have_no_middle(goal: Goal, _: Context) -> Iterator[Spot]:
    """Some levels of a goal are written, and the expected one is not.

    >>> levels = AttainmentScale(less="we text", more="we cook together")
    >>> ask(rt.Goal(statement="Be close to my son", scale=levels), "goal-levels-have-no-middle")
    /scale/expected What do you think you will most likely reach by then?

    A near miss: the expected one is all that is written.

    >>> levels = AttainmentScale(expected="we talk on Sundays")
    >>> ask(rt.Goal(statement="Be close to my son", scale=levels), "goal-levels-have-no-middle")
    """
    scale = goal.scale
    if scale and not scale.expected and (scale.much_less or scale.less or scale.more or scale.much_more):
        yield at("/scale/expected")
