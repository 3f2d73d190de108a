"""Rules about goals."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.goals import Goal
from ..models.plan import WellnessPlan
from ..wording import called
from ._rule import Context, Spot, at, is_blank, rule, working_on
from ._sources import ACTION_PLANS, OBSTACLES, PRACTICE, RULERS, SMART, STRENGTHS
from ._steps import open_steps
from ._words import begins_with_a_not

SURE_ENOUGH = 7
"""The confidence from which on a plan of action is likely to be carried out (Lorig; 0 to 10)."""
MATTERS_ENOUGH = 5
"""From how much on, 0 to 10, a goal that someone works on is not asked about: the middle of the ruler."""
AT_ONCE = 4
"""How many goals a person works on at once at most (the ranked priorities of the Strengths Model)."""


@rule(
    Goal,
    Severity.IDEA,
    "You wrote down something that you want. That is a good beginning.",
    "What makes it matter to you? What would be a small first step?",
    source=PRACTICE,
)
def goal_is_a_thought(goal: Goal, context: Context) -> Iterator[Spot]:
    """A goal someone is thinking about has a statement and nothing else.

    Where it says what is to stop, it is asked first what comes in its place.

    >>> ask(rt.Goal(statement="Learn to sew"), "goal-is-a-thought")
     What makes it matter to you? What would be a small first step?

    A near miss: there is a step.

    >>> ask(rt.Goal(statement="Learn to sew", steps=(rt.Step(what="ask Grandma"),)), "goal-is-a-thought")
    """
    if is_blank(goal, "statement") and not _says_stop(goal, context):
        yield at()


@rule(
    Goal,
    Severity.IDEA,
    "This goal has no date yet.",
    "By when would you like to be there? Or when will you look at it again?",
    source=SMART,
)
def goal_has_no_date(goal: Goal, context: Context) -> Iterator[Spot]:
    """A goal someone is working on has no day to get there, to take a step or to look at it again (the T of SMART).

    >>> ask(rt.Goal(statement="Find a room with a door", status=GoalStatus.ACTIVE), "goal-has-no-date")
    /due By when would you like to be there? Or when will you look at it again?

    A near miss: there is a day to look at it again.

    >>> look = GoalReview(on=date(2027, 1, 4))
    >>> ask(rt.Goal(statement="Find a room", status=GoalStatus.ACTIVE, reviews=(look,)), "goal-has-no-date")
    """
    looks_ahead = any(review.on and review.on >= context.today for review in goal.reviews)
    has_a_step_with_a_day = any(step.due or step.schedule for _, step in open_steps(goal, context))
    if working_on(goal) and not (goal.due or looks_ahead or has_a_step_with_a_day):
        yield at("/due")


@rule(
    Goal,
    Severity.IDEA,
    "Nothing here says why this goal matters. The why can carry you on a hard day.",
    "What makes it matter to you?",
    source=SMART,
)
def goal_has_no_why(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on does not say why (the R of SMART).

    >>> ask(rt.Goal(statement="Cook on Sundays", status=GoalStatus.ACTIVE), "goal-has-no-why")
    /why What makes it matter to you?

    A near miss: it does.

    >>> ask(rt.Goal(statement="Cook on Sundays", why="my girls come by", status=GoalStatus.ACTIVE), "goal-has-no-why")
    """
    if working_on(goal) and not goal.why:
        yield at("/why")


@rule(
    Goal,
    Severity.IDEA,
    "You wrote how much this matters to you: {importance} out of 10.",
    "What is good about it, even a little? What could make it matter more to you?",
    source=RULERS,
)
def goal_importance_is_low(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on matters less than 5 out of 10 to them.

    It asks for what speaks for the goal: to ask why it is not more brings out what speaks against it.

    >>> ask(rt.Goal(statement="Get a tie", status=GoalStatus.ACTIVE, importance=2), "goal-importance-is-low")
    /importance What is good about it, even a little? What could make it matter more to you?

    A near miss: 5 is the middle.

    >>> ask(rt.Goal(statement="Get a tie", status=GoalStatus.ACTIVE, importance=5), "goal-importance-is-low")
    """
    if working_on(goal) and goal.importance is not None and goal.importance < MATTERS_ENOUGH:
        yield at("/importance", importance=goal.importance)


@rule(
    Goal,
    Severity.IDEA,
    "You are {confidence} out of 10 sure that you can do it.",
    "What would make it one point more? What would the smallest version be?",
    source=ACTION_PLANS,
)
def goal_confidence_is_low(goal: Goal, _: Context) -> Iterator[Spot]:
    """Someone is less than 7 out of 10 sure of a goal they are working on.

    The number is a convention of self-management courses (Lorig): below it, a smaller goal tends to work better.

    >>> ask(rt.Goal(statement="Run a mile", status=GoalStatus.ACTIVE, confidence=4), "goal-confidence-is-low")
    /confidence What would make it one point more? What would the smallest version be?

    A near miss: 7 is sure enough.

    >>> ask(rt.Goal(statement="Run a mile", status=GoalStatus.ACTIVE, confidence=7), "goal-confidence-is-low")
    """
    if working_on(goal) and goal.confidence is not None and goal.confidence < SURE_ENOUGH:
        yield at("/confidence", confidence=goal.confidence)


@rule(
    Goal,
    Severity.IDEA,
    "You know what you want to leave behind. It helps to know what comes in its place.",
    "What would you like to be doing instead?",
    source=STRENGTHS,
)
def goal_says_stop(goal: Goal, context: Context) -> Iterator[Spot]:
    """A goal begins with stop, not, quit, avoid, give up or the like. Looks at plans in English.

    >>> ask(rt.Goal(statement="Stop eating at night"), "goal-says-stop")
    /statement What would you like to be doing instead?

    A near miss: to stop by is to go there.

    >>> ask(rt.Goal(statement="Stop by my sister's on Sundays"), "goal-says-stop")
    """
    if _says_stop(goal, context):
        yield at("/statement")


def _says_stop(goal: Goal, context: Context) -> bool:
    return context.english and begins_with_a_not(goal.statement)


@rule(
    Goal,
    Severity.IDEA,
    "No strength of yours stands by this goal yet.",
    "Which of your strengths could help here?",
    source=STRENGTHS,
    once=True,
)
def strength_is_not_used(goal: Goal, context: Context) -> Iterator[Spot]:
    """A plan has strengths, and a goal someone is working on uses none of them. It asks about the first such goal.

    >>> bread = rt.Strength(text="I bake good bread")
    >>> goal = rt.Goal(statement="Get to know my neighbors", status=GoalStatus.ACTIVE)
    >>> ask(rt.WellnessPlan(strengths=(bread,), goals=(goal,)), "strength-is-not-used")
    /goals/0/strengths Which of your strengths could help here?

    A near miss: the plan names no strength that could stand by it.

    >>> ask(rt.WellnessPlan(goals=(goal,)), "strength-is-not-used")
    """
    if working_on(goal) and context.plan and context.plan.strengths and not goal.strengths:
        yield at("/strengths")


@rule(
    Goal,
    Severity.IDEA,
    "You wrote what could get in the way, and not yet what you would do then.",
    "If that happens, what will you do?",
    source=OBSTACLES,
)
def goal_obstacle_has_no_answer(goal: Goal, context: Context) -> Iterator[Spot]:
    """A plan names what could get in the way of a goal. No tool or support stands beside it, and no backup plan.

    A backup plan counts where it is for a step of the goal, or for when just this comes.

    >>> shy = rt.Note(text="I get nervous in shops")
    >>> goal = rt.Goal(statement="Cook for two", status=GoalStatus.ACTIVE, obstacles=(shy,))
    >>> ask(rt.WellnessPlan(goals=(goal,)), "goal-obstacle-has-no-answer")
    /goals/0/obstacles/0 If that happens, what will you do?

    A near miss: someone stands beside it.

    >>> sam = rt.Support(name="Sam")
    >>> goal = attrs.evolve(goal, obstacles=(attrs.evolve(shy, support=sam.id),))
    >>> ask(rt.WellnessPlan(goals=(goal,), supports=(sam,)), "goal-obstacle-has-no-answer")
    """
    if not working_on(goal) or not context.plan:
        return
    if context.covered.isdisjoint(step.id for step in goal.steps):
        for i, note in enumerate(goal.obstacles):
            if not (note.tool or note.support or note.resource or called(note.text) in context.cues):
                yield at(f"/obstacles/{i}")


@rule(
    WellnessPlan,
    Severity.IDEA,
    "You are working on {count} goals at once. For some that is a lot, for some just right.",
    "Which one matters most right now? Could any of them rest?",
    source=STRENGTHS,
)
def plan_has_many_goals_at_once(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """Someone is working on more than four goals.

    >>> goals = [rt.Goal(statement=f"Goal {number}", status=GoalStatus.ACTIVE) for number in range(5)]
    >>> ask(rt.WellnessPlan(goals=tuple(goals)), "plan-has-many-goals-at-once")
    /goals Which one matters most right now? Could any of them rest?

    A near miss: one of them rests.

    >>> goals[4] = attrs.evolve(goals[4], status=GoalStatus.PAUSED)
    >>> ask(rt.WellnessPlan(goals=tuple(goals)), "plan-has-many-goals-at-once")
    """
    count = sum(map(working_on, plan.goals))
    if count > AT_ONCE:
        yield at("/goals", count=count)
