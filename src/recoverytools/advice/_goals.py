"""Rules about goals and their steps."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.goals import Goal
from ..models.plan import WellnessPlan
from ..models.steps import Step
from ..values import Schedule
from ..vocabulary import Direction, Every, GoalStatus
from ._rule import Context, Spot, at, rests, rule
from ._sources import ACTION_PLANS, GAS, IF_THEN, IMR, OBSTACLES, PRACTICE, SMART, STRENGTHS, WHAT_FITS
from ._words import begins_with_a_not

SURE_ENOUGH = 7
"""The confidence from which on a plan of action is likely to be carried out (Lorig; 0 to 10)."""
AT_ONCE = 4
"""How many goals a person works on at once at most (the ranked priorities of the Strengths Model)."""


@rule(
    Goal,
    Severity.IDEA,
    "You wrote down something that you want. That is a good beginning.",
    "What makes it matter to you? What would be a small first step?",
    source=PRACTICE,
)
def goal_is_a_thought(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is thinking about has a statement and nothing else.

    >>> ask(rt.Goal(statement="Learn to sew"), "goal-is-a-thought")
     What makes it matter to you? What would be a small first step?

    A near miss: there is a step.

    >>> ask(rt.Goal(statement="Learn to sew", steps=(rt.Step(what="ask Grandma"),)), "goal-is-a-thought")
    """
    if goal == Goal(id=goal.id, statement=goal.statement, private=goal.private, extensions=goal.extensions):
        yield at()


@rule(
    Goal,
    Severity.ADVICE,
    "This goal has no step yet. A small first step makes it easier to begin.",
    "What is one small thing you could do first?",
    source=SMART,
)
def goal_has_no_step(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on has no steps (the A of SMART).

    >>> ask(rt.Goal(statement="Sing in the choir", status=GoalStatus.ACTIVE), "goal-has-no-step")
    /steps What is one small thing you could do first?

    A near miss: the person is still thinking about it.

    >>> ask(rt.Goal(statement="Sing in the choir"), "goal-has-no-step")
    """
    if goal.status is GoalStatus.ACTIVE and not goal.steps:
        yield at("/steps")


@rule(
    Goal,
    Severity.ADVICE,
    "Small signs of getting closer are easy to miss.",
    "What would you see or feel if it were a little closer?",
    source=SMART,
)
def goal_has_no_measure(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on has no measure (the M of SMART).

    >>> ask(rt.Goal(statement="Walk by the river", status=GoalStatus.ACTIVE), "goal-has-no-measure")
    /measure What would you see or feel if it were a little closer?

    A near miss: a few words are enough.

    >>> walks = Measure(what="walks in a week")
    >>> ask(rt.Goal(statement="Walk by the river", status=GoalStatus.ACTIVE, measure=walks), "goal-has-no-measure")
    """
    if goal.status is GoalStatus.ACTIVE and goal.measure is None:
        yield at("/measure")


@rule(
    Goal,
    Severity.IDEA,
    "The measure has no number to aim for yet.",
    "What number are you hoping for?",
    source=SMART,
)
def goal_measure_has_no_target(goal: Goal, _: Context) -> Iterator[Spot]:
    """A measure says what is counted and not how far it should go (the M of SMART).

    >>> hours = Measure(what="hours of sleep", baseline=4)
    >>> ask(rt.Goal(statement="Sleep better", status=GoalStatus.ACTIVE, measure=hours), "goal-measure-has-no-target")
    /measure What number are you hoping for?

    A near miss: to keep something as it is takes no number.

    >>> calls = Measure(what="calls with my son", direction=Direction.KEEP)
    >>> ask(rt.Goal(statement="Stay close", status=GoalStatus.ACTIVE, measure=calls), "goal-measure-has-no-target")
    """
    measure = goal.measure
    if goal.status is not GoalStatus.ACTIVE or measure is None or measure.direction is Direction.KEEP:
        return
    if measure.target is None and measure.low is None and measure.high is None:
        yield at("/measure")


@rule(
    Goal,
    Severity.ADVICE,
    "The number to aim for is the number you have now.",
    "Would you like to keep it as it is, or is there another number to aim for?",
    source=SMART,
)
def goal_target_equals_baseline(goal: Goal, _: Context) -> Iterator[Spot]:
    """The target of a measure is where it is already, so that nothing can come closer.

    >>> savings = Measure(what="dollars saved", direction=Direction.MORE, baseline=50, target=50)
    >>> ask(rt.Goal(statement="Save for the trip home", measure=savings), "goal-target-equals-baseline")
    /measure/target Would you like to keep it as it is, or is there another number to aim for?

    A near miss: it is meant to stay as it is.

    >>> savings = Measure(what="dollars saved", direction=Direction.KEEP, baseline=50, target=50)
    >>> ask(rt.Goal(statement="Keep my savings", measure=savings), "goal-target-equals-baseline")
    """
    measure = goal.measure
    if measure is None or measure.target is None or measure.direction is Direction.KEEP:
        return
    if measure.target == measure.baseline:
        yield at("/measure/target")


@rule(
    Goal,
    Severity.ADVICE,
    "This goal has no date yet.",
    "By when would you like to be there? Or when will you look at it again?",
    source=SMART,
)
def goal_has_no_date(goal: Goal, context: Context) -> Iterator[Spot]:
    """A goal someone is working on has no day to get there or to look at it again (the T of SMART).

    >>> ask(rt.Goal(statement="Find a room with a door", status=GoalStatus.ACTIVE), "goal-has-no-date")
    /due By when would you like to be there? Or when will you look at it again?

    A near miss: there is a day to look at it again.

    >>> look = GoalReview(on=date(2027, 1, 4))
    >>> ask(rt.Goal(statement="Find a room", status=GoalStatus.ACTIVE, reviews=(look,)), "goal-has-no-date")
    """
    looks_ahead = any(review.on and review.on >= context.today for review in goal.reviews)
    if goal.status is GoalStatus.ACTIVE and goal.due is None and not looks_ahead:
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
    if goal.status is GoalStatus.ACTIVE and not goal.why:
        yield at("/why")


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
    if goal.status is GoalStatus.ACTIVE and goal.confidence is not None and goal.confidence < SURE_ENOUGH:
        yield at("/confidence", confidence=goal.confidence)


@rule(
    Goal,
    Severity.ADVICE,
    "This goal is due on {due}, before it starts on {start}.",
    "Which of the two dates did you mean?",
    source=WHAT_FITS,
)
def goal_due_before_start(goal: Goal, _: Context) -> Iterator[Spot]:
    """The dates of a goal cross.

    >>> crossed = rt.Goal(statement="Learn to swim", start=date(2027, 3, 1), due=date(2027, 2, 1))
    >>> ask(crossed, "goal-due-before-start")
    /due Which of the two dates did you mean?

    A near miss: a goal for one day.

    >>> ask(rt.Goal(statement="Swim", start=date(2027, 3, 1), due=date(2027, 3, 1)), "goal-due-before-start")
    """
    if goal.start and goal.due and goal.due < goal.start:
        yield at("/due", start=goal.start, due=goal.due)


@rule(
    Goal,
    Severity.IDEA,
    "The day you set for this goal, {due}, has passed. Plans change, and that is all right.",
    "Would you like a new day, or has something changed about this goal?",
    source=SMART,
)
def goal_due_has_passed(goal: Goal, context: Context) -> Iterator[Spot]:
    """The day set for a goal has gone by and someone is still working on it. Here, today is 22 November 2026.

    >>> goal = rt.Goal(statement="Find a drum teacher", status=GoalStatus.ACTIVE, due=date(2026, 11, 21))
    >>> ask(goal, "goal-due-has-passed")
    /due Would you like a new day, or has something changed about this goal?

    A near miss: it is due today.

    >>> goal = rt.Goal(statement="Find a drum teacher", status=GoalStatus.ACTIVE, due=date(2026, 11, 22))
    >>> ask(goal, "goal-due-has-passed")
    """
    if goal.status is GoalStatus.ACTIVE and goal.due and goal.due < context.today:
        yield at("/due", due=goal.due)


@rule(
    Goal,
    Severity.ADVICE,
    "This step is due on {due}, after the goal itself, on {goal_due}.",
    "Could the step come sooner, or the goal have more time?",
    source=WHAT_FITS,
)
def step_due_after_goal(goal: Goal, _: Context) -> Iterator[Spot]:
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
    for i, step in enumerate(goal.steps):
        if goal.due and step.due and step.due > goal.due and not rests(step):
            yield at(f"/steps/{i}/due", due=step.due, goal_due=goal.due)


@rule(
    Step,
    Severity.IDEA,
    "The day for this step, {due}, has passed.",
    "Do you still want to do it? Would another day, or a smaller step, fit better?",
    source=IMR,
)
def step_due_has_passed(step: Step, context: Context) -> Iterator[Spot]:
    """The day of a step that is still open has gone by. Here, today is 22 November 2026.

    >>> ask(rt.Step(what="Call the landlord", due=date(2026, 11, 20)), "step-due-has-passed")
    /due Do you still want to do it? Would another day, or a smaller step, fit better?

    A near miss: the step is on hold.

    >>> ask(rt.Step(what="Call", due=date(2026, 11, 20), status=StepStatus.PAUSED), "step-due-has-passed")
    """
    if step.due and step.due < context.today:
        yield at("/due", due=step.due)


@rule(
    Schedule,
    Severity.IDEA,
    "This repeats, but it has no first day yet.",
    "What day would you like to begin?",
    source=WHAT_FITS,
)
def schedule_has_no_first_day(schedule: Schedule, context: Context) -> Iterator[Spot]:
    """A schedule needs a first day to tell on which days it comes, and has none.

    Every second week, or every month with no day of the month, is counted from the first day; without one, from Monday,
    1 January 1900, which is what few people have in mind. A number of times is counted from it too.

    >>> every_other_week = rt.Schedule(every=Every.WEEK, interval=2, on=(Weekday.MONDAY,))
    >>> ask(rt.Step(what="Go to the meeting", schedule=every_other_week), "schedule-has-no-first-day")
    /schedule/start What day would you like to begin?

    A near miss: every Monday is every Monday.

    >>> every_week = rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,))
    >>> ask(rt.Step(what="Go to the meeting", schedule=every_week), "schedule-has-no-first-day")
    """
    if schedule.start or (schedule.until and schedule.until < context.today):
        return
    says_which_days = {
        Every.DAY: True,
        Every.WEEK: bool(schedule.on),
        Every.MONTH: bool(schedule.on or schedule.nth or schedule.day_of_month),
        Every.YEAR: False,
    }
    if schedule.interval > 1 or schedule.count or not says_which_days[schedule.every]:
        yield at("/start")


@rule(
    Step,
    Severity.IDEA,
    "This step has nothing to fall back on for a hard day.",
    "On a hard day, what is the smallest version that still counts? Or what could you do instead?",
    source=PRACTICE,
)
def step_has_no_fallback(step: Step, context: Context) -> Iterator[Spot]:
    """A step that comes again and again has neither a smallest version nor a backup plan that stands in for it.

    >>> daily = rt.Schedule(every=Every.DAY)
    >>> ask(rt.Step(what="Walk to the mosque", schedule=daily), "step-has-no-fallback")
    /smallest_version On a hard day, what is the smallest version that still counts? Or what could you do instead?

    A near miss: a backup plan in the same plan covers it.

    >>> walk = rt.Step(what="Walk to the mosque", schedule=daily)
    >>> goal = rt.Goal(statement="Pray with the others", steps=(walk,))
    >>> rain = rt.BackupPlan(cue="it rains", response="ask Yusuf for a ride", covers=(walk.id,))
    >>> ask(rt.WellnessPlan(goals=(goal,), backups=(rain,)), "step-has-no-fallback")
    """
    if step.schedule is None or step.smallest_version:
        return
    if step.id not in context.covered:
        yield at("/smallest_version")


@rule(
    Goal,
    Severity.IDEA,
    "You are past the number that you aim for already.",
    "Is there a next number, or would you like to keep what you have?",
    source=SMART,
)
def goal_target_is_met_already(goal: Goal, _: Context) -> Iterator[Spot]:
    """Where a measure stands now is beyond its target, the way it is meant to go.

    >>> walks = Measure(what="walks in a week", direction=Direction.MORE, baseline=4, target=2)
    >>> ask(rt.Goal(statement="Walk more", status=GoalStatus.ACTIVE, measure=walks), "goal-target-is-met-already")
    /measure/target Is there a next number, or would you like to keep what you have?

    A near miss: less of it is what is wanted.

    >>> coffee = Measure(what="cups of coffee", direction=Direction.LESS, baseline=4, target=2)
    >>> ask(rt.Goal(statement="Sleep", status=GoalStatus.ACTIVE, measure=coffee), "goal-target-is-met-already")
    """
    measure = goal.measure
    if goal.status is not GoalStatus.ACTIVE or measure is None or measure.baseline is None or measure.target is None:
        return
    further = measure.baseline - measure.target
    if (measure.direction is Direction.MORE and further > 0) or (measure.direction is Direction.LESS and further < 0):
        yield at("/measure/target")


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
    if context.english and begins_with_a_not(goal.statement):
        yield at("/statement")


@rule(
    Goal,
    Severity.ADVICE,
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


@rule(
    Goal,
    Severity.IDEA,
    "You wrote what could get in the way, and not yet what you would do then.",
    "If that happens, what will you do?",
    source=OBSTACLES,
)
def goal_obstacle_has_no_answer(goal: Goal, context: Context) -> Iterator[Spot]:
    """A plan names what could get in the way of a goal. No tool or support stands beside it, and no backup plan.

    >>> shy = rt.Note(text="I get nervous in shops")
    >>> goal = rt.Goal(statement="Cook for two", status=GoalStatus.ACTIVE, obstacles=(shy,))
    >>> ask(rt.WellnessPlan(goals=(goal,)), "goal-obstacle-has-no-answer")
    /goals/0/obstacles/0 If that happens, what will you do?

    A near miss: someone stands beside it.

    >>> sam = rt.Support(name="Sam")
    >>> goal = attrs.evolve(goal, obstacles=(attrs.evolve(shy, support=sam.id),))
    >>> ask(rt.WellnessPlan(goals=(goal,), supports=(sam,)), "goal-obstacle-has-no-answer")
    """
    if goal.status is not GoalStatus.ACTIVE or not context.plan:
        return
    if context.covered.isdisjoint(step.id for step in goal.steps):
        for i, note in enumerate(goal.obstacles):
            if not (note.tool or note.support or note.resource):
                yield at(f"/obstacles/{i}")


@rule(
    Goal,
    Severity.IDEA,
    "All the steps of this goal are done or put aside.",
    "Are you there? Or what would be the next small step?",
    source=IMR,
)
def goal_has_no_open_step(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on has steps, and none of them is open.

    >>> called = rt.Step(what="call the school", status=StepStatus.DONE)
    >>> ask(rt.Goal(statement="Learn to weld", status=GoalStatus.ACTIVE, steps=(called,)), "goal-has-no-open-step")
    /steps Are you there? Or what would be the next small step?

    A near miss: there is one more.

    >>> steps = (called, rt.Step(what="visit on the open day"))
    >>> ask(rt.Goal(statement="Learn to weld", status=GoalStatus.ACTIVE, steps=steps), "goal-has-no-open-step")
    """
    if goal.status is GoalStatus.ACTIVE and goal.steps and all(map(rests, goal.steps)):
        yield at("/steps")


@rule(
    Goal,
    Severity.IDEA,
    "No step of this goal has a day yet. With a day, it is more likely to happen.",
    "When will you do it? What will come right before?",
    source=IF_THEN,
)
def goal_steps_have_no_day(goal: Goal, _: Context) -> Iterator[Spot]:
    """A goal someone is working on has open steps, and none says when.

    >>> call = rt.Step(what="call the school")
    >>> ask(rt.Goal(statement="Learn to weld", status=GoalStatus.ACTIVE, steps=(call,)), "goal-steps-have-no-day")
    /steps/0/due When will you do it? What will come right before?

    A near miss: one of them has a day, and the others can wait.

    >>> steps = (rt.Step(what="call the school", due=date(2026, 11, 24)), rt.Step(what="visit"))
    >>> ask(rt.Goal(statement="Learn to weld", status=GoalStatus.ACTIVE, steps=steps), "goal-steps-have-no-day")
    """
    waiting = [i for i, step in enumerate(goal.steps) if not rests(step)]
    has_a_day = any(goal.steps[i].due or goal.steps[i].schedule for i in waiting)
    if goal.status is GoalStatus.ACTIVE and waiting and not has_a_day:
        yield at(f"/steps/{waiting[0]}/due")


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
    count = sum(goal.status is GoalStatus.ACTIVE for goal in plan.goals)
    if count > AT_ONCE:
        yield at("/goals", count=count)
