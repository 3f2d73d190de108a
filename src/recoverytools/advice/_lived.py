"""Rules about a journal, and about what it tells of a plan."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.backups import BackupPlan
from ..models.goals import Goal
from ..models.items import Note
from ..models.journal import Journal, Scale, off_scale
from ..models.plan import WellnessPlan
from ..models.signs import WarningSign
from ..models.steps import Step
from ..models.toolbox import DailyPractice, WellnessTool
from ..values import Watch
from ..vocabulary import Helped, HelpedNow, HowDone
from ..wording import called
from ._backups import leads_somewhere
from ._measures import reaches
from ._rule import Context, Spot, at, rule, working_on
from ._sources import IF_THEN, IMR, MONITORING, PRACTICE, SMART, WELLNESS_PLANS

IN_A_ROW = 3
"""How often in a row something was put off before that is asked about."""
_HELPED = {HelpedNow.HELPED, HelpedNow.A_LITTLE}
_PUT_OFF = {HowDone.SKIPPED, HowDone.MOVED}


@rule(
    Journal,
    Severity.IDEA,
    "The number {value} lies outside its scale.",
    "Which number did you mean? Or has the scale changed?",
    source=MONITORING,
)
def rating_is_off_its_scale(journal: Journal, _: Context) -> Iterator[Spot]:
    """A number in a journal lies outside its scale, as when the scale was changed on another device.

    `Journal.add` does not take such a number. Each scale is asked about once, and what was put right is let be.

    >>> hope = rt.Scale(id="hope", name="how hopeful I feel", low=0, high=5)
    >>> monday = datetime(2026, 11, 16, 9, tzinfo=UTC)
    >>> entry = rt.CheckIn(occurred_at=monday, ratings=(rt.models.Rating(about="hope", value=7),))
    >>> ask(rt.Journal(scales=(hope,), checkins=(entry,)), "rating-is-off-its-scale")
    /checkins/0/ratings/0/value Which number did you mean? Or has the scale changed?

    A near miss: the end of the scale is on the scale.

    >>> entry = attrs.evolve(entry, ratings=(rt.models.Rating(about="hope", value=5),))
    >>> ask(rt.Journal(scales=(hope,), checkins=(entry,)), "rating-is-off-its-scale")
    """
    scales = {scale.id: scale for scale in journal.scales}
    put_right = {entry.replaces for entry in journal.checkins}
    for i, entry in enumerate(journal.checkins):
        for j, rating in enumerate(entry.ratings if entry.id not in put_right else ()):
            if found := off_scale(rating, scales.get(rating.about)):
                del scales[rating.about]
                yield at(f"/checkins/{i}/ratings/{j}{found.path}", value=rating.value)


@rule(
    WellnessTool,
    Severity.IDEA,
    "This helped you, and no part of your plan points to it. On a hard day it is good to have it near.",
    "When would you want to remember it?",
    source=WELLNESS_PLANS,
)
def tool_that_helped_stands_nowhere(tool: WellnessTool, context: Context) -> Iterator[Spot]:
    """The journal says that a wellness tool helped. It stands in no response and in no practice.

    >>> tea = rt.WellnessTool(id="tea", name="mint tea on the back step")
    >>> used = ToolUse(tool="tea", helped=HelpedNow.HELPED)
    >>> evening = rt.CheckIn(occurred_at=datetime(2026, 11, 21, 21, tzinfo=UTC), tools_used=(used,))
    >>> journal = rt.Journal(checkins=(evening,))
    >>> ask(rt.WellnessPlan(toolbox=(tea,)), "tool-that-helped-stands-nowhere", journal=journal)
    /toolbox/0 When would you want to remember it?

    A near miss: it is what they do when a letter comes.

    >>> letter = rt.Trigger(what="a letter", responses=(rt.Note(tool="tea"),))
    >>> ask(rt.WellnessPlan(toolbox=(tea,), triggers=(letter,)), "tool-that-helped-stands-nowhere", journal=journal)
    """
    if context.plan and tool.id not in context.counted_on and HelpedNow.HELPED in context.noted.tried.get(tool.id, ()):
        yield at()


@rule(
    (Note, WellnessTool),
    Severity.IDEA,
    "You tried this {count} times, and it did not help then.",
    "What might help more? Would you like to keep it, change it, or take it off?",
    source=WELLNESS_PLANS,
)
def response_did_not_help(response: Note | WellnessTool, context: Context) -> Iterator[Spot]:
    """The journal says that a response or a tool was tried twice or more, and that it helped on none of these days.

    >>> bath = rt.Note(id="bath", text="a hot bath")
    >>> did = [rt.models.ResponseUse(response="bath", helped=HelpedNow.NOT_THIS_TIME) for _ in range(2)]
    >>> use = rt.PlanUse(occurred_at=datetime(2026, 11, 21, 21, tzinfo=UTC), did=tuple(did))
    >>> letter = rt.Trigger(what="a letter", responses=(bath,))
    >>> ask(rt.WellnessPlan(triggers=(letter,)), "response-did-not-help", journal=rt.Journal(uses=(use,)))
    /triggers/0/responses/0 What might help more? Would you like to keep it, change it, or take it off?

    A near miss: once it helped a little.

    >>> some = (did[0], attrs.evolve(did[1], helped=HelpedNow.A_LITTLE))
    >>> use = attrs.evolve(use, did=some)
    >>> ask(rt.WellnessPlan(triggers=(letter,)), "response-did-not-help", journal=rt.Journal(uses=(use,)))
    """
    times = context.noted.tried.get(response.id, [])
    count = times.count(HelpedNow.NOT_THIS_TIME)
    known = isinstance(response, WellnessTool) and response.helped is Helped.DOES_NOT_HELP
    if count > 1 and _HELPED.isdisjoint(times) and not known:
        yield at(count=count)


@rule(
    WellnessPlan,
    Severity.IDEA,
    "Things you noticed that are not in your plan: {count}.",
    "Is one of them a sign that you would like to know again? What would you do then?",
    source=IMR,
)
def sign_noticed_is_not_in_the_plan(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """Since the plan was last looked over, the journal has things that a person noticed, none of them in the plan.

    What was noticed more than once counts once. It is in the plan where it is a trigger or a sign, of the safety plan
    and the crisis plan too.

    >>> mail = rt.CheckIn(
    ...     occurred_at=datetime(2026, 11, 21, 21, tzinfo=UTC), noticed_other=("I stop opening my mail",)
    ... )
    >>> journal = rt.Journal(checkins=(mail,))
    >>> ask(rt.WellnessPlan(), "sign-noticed-is-not-in-the-plan", journal=journal)
    /warning_signs Is one of them a sign that you would like to know again? What would you do then?

    A near miss: it is one of the signs by now.

    >>> sign = rt.WarningSign(what="I stop opening my mail")
    >>> ask(rt.WellnessPlan(warning_signs=(sign,)), "sign-noticed-is-not-in-the-plan", journal=journal)
    """
    noticed = {
        called(text) for day, text in context.noted.noticed_other if plan.reviewed is None or day > plan.reviewed
    }
    notes = (*(plan.safety.signs if plan.safety else ()), *(plan.crisis.when_others_step_in if plan.crisis else ()))
    known = [trigger.what for trigger in plan.triggers] + [sign.what for sign in plan.warning_signs]
    noticed -= {called(text) for text in (*known, *(note.text for note in notes))}
    if noticed:
        yield at("/warning_signs", count=len(noticed))


@rule(
    BackupPlan,
    Severity.IDEA,
    "Nothing says that you have tried this out. What was done once comes easier.",
    "On a calm day, could you go through it once?",
    source=IF_THEN,
    once=True,
)
def backup_was_never_practiced(backup: BackupPlan, context: Context) -> Iterator[Spot]:
    """A backup plan has a cue and a way. Neither the plan nor the journal says that it was practiced or used.

    It asks about the first such backup plan: one at a time is enough to practice.

    >>> ride = rt.BackupPlan(id="ride", cue="the bus does not come", response="call Dee")
    >>> ask(ride, "backup-was-never-practiced", journal=rt.Journal())
    /practiced_on On a calm day, could you go through it once?

    A near miss: the journal knows of a time.

    >>> used = rt.StepEntry(about="ride", how=HowDone.DONE)
    >>> ask(ride, "backup-was-never-practiced", journal=rt.Journal(steps=(used,)))
    """
    done = set(context.noted.done.get(backup.id, ())) - _PUT_OFF
    if context.journal and backup.cue and leads_somewhere(backup) and not backup.practiced_on and not done:
        yield at("/practiced_on")


@rule(
    WellnessPlan,
    Severity.ADVICE,
    "On {day} you wrote what you would change in this plan.",
    "Would you like to make that change now?",
    source=WELLNESS_PLANS,
)
def plan_was_used_and_not_mended(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """After a hard day the journal says what to change, and the plan has not been looked over since.

    >>> day = datetime(2026, 11, 14, 23, tzinfo=UTC)
    >>> journal = rt.Journal(uses=(rt.PlanUse(occurred_at=day, change_the_plan="put the bath first"),))
    >>> ask(rt.WellnessPlan(reviewed=date(2026, 11, 1)), "plan-was-used-and-not-mended", journal=journal)
    /reviewed Would you like to make that change now?

    A near miss: it was looked over on the same day.

    >>> ask(rt.WellnessPlan(reviewed=date(2026, 11, 14)), "plan-was-used-and-not-mended", journal=journal)
    """
    days = [use.occurred_at.date() for use in context.noted.uses if use.change_the_plan]
    if days and (plan.reviewed is None or plan.reviewed < max(days)):
        yield at("/reviewed", day=max(days))


@rule(
    Goal,
    Severity.IDEA,
    "The last number in your journal, {number}, is where you wanted to be. You did that.",
    "What helped you get there? What comes next?",
    source=SMART,
)
def goal_number_is_reached(goal: Goal, context: Context) -> Iterator[Spot]:
    """The latest number of a goal in the journal has come to its target.

    >>> walks = Measure(what="walks in a week", direction=Direction.MORE, baseline=0, target=2)
    >>> goal = rt.Goal(id="walk", statement="Walk more", status=GoalStatus.ACTIVE, measure=walks)
    >>> rating = rt.models.Rating(about="walk", value=2)
    >>> sunday = rt.CheckIn(occurred_at=datetime(2026, 11, 22, 9, tzinfo=UTC), ratings=(rating,))
    >>> ask(goal, "goal-number-is-reached", journal=rt.Journal(checkins=(sunday,)))
    /measure/target What helped you get there? What comes next?

    A near miss: it is half way.

    >>> sunday = attrs.evolve(sunday, ratings=(attrs.evolve(rating, value=1),))
    >>> ask(goal, "goal-number-is-reached", journal=rt.Journal(checkins=(sunday,)))
    """
    number = context.noted.latest.get(goal.id)
    if working_on(goal) and goal.measure and reaches(goal.measure, number):
        yield at("/measure/target", number=number)


@rule(
    (Step, DailyPractice),
    Severity.IDEA,
    "The last {count} times, this was put off. Days are like that.",
    "What stood in the way? Would a smaller version or another time fit better?",
    source=PRACTICE,
)
def step_was_put_off(step: Step | DailyPractice, context: Context) -> Iterator[Spot]:
    """The journal says that a step or a practice was skipped or moved the last three times it was planned for or done.

    >>> walk = rt.Step(id="walk", what="walk around the lake")
    >>> skipped = [rt.StepEntry(about="walk", how=HowDone.SKIPPED) for _ in range(3)]
    >>> ask(walk, "step-was-put-off", journal=rt.Journal(steps=tuple(skipped)))
     What stood in the way? Would a smaller version or another time fit better?

    A near miss: the smallest version counts.

    >>> skipped[2] = attrs.evolve(skipped[2], how=HowDone.SMALLEST_VERSION)
    >>> ask(walk, "step-was-put-off", journal=rt.Journal(steps=tuple(skipped)))
    """
    last = context.noted.done.get(step.id, [])[-IN_A_ROW:]
    if len(last) == IN_A_ROW and _PUT_OFF.issuperset(last):
        yield at(count=IN_A_ROW)


@rule(
    WarningSign,
    Severity.IDEA,
    "No number in your journal can bring up this sign, as it is written.",
    "Which of your scales is it about? From which number on would it be a sign?",
    source=MONITORING,
)
def watch_looks_at_nothing(sign: WarningSign, context: Context) -> Iterator[Spot]:
    """A sign has a number to watch for, with no scale in the journal, or with none that goes so far.

    >>> sign = rt.WarningSign(what="I hardly sleep", watches=(rt.Watch(scale="sleep", at_most=4),))
    >>> ask(sign, "watch-looks-at-nothing", journal=rt.Journal())
    /watches/0 Which of your scales is it about? From which number on would it be a sign?

    A near miss: the scale is there.

    >>> sleep = rt.Scale(id="sleep", name="hours of sleep", low=0, high=24)
    >>> ask(sign, "watch-looks-at-nothing", journal=rt.Journal(scales=(sleep,)))
    """
    for i, watch in enumerate(sign.watches):
        if context.journal and not _can_be_met(watch, context.noted.scales.get(watch.scale or "")):
            yield at(f"/watches/{i}")


def _can_be_met(watch: Watch, scale: Scale | None) -> bool:
    if scale is None:
        return False
    too_high = watch.at_least is not None and scale.high is not None and watch.at_least > scale.high
    too_low = watch.at_most is not None and scale.low is not None and watch.at_most < scale.low
    return not (too_high or too_low)
