"""The rules at their edges, and what is let be."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.advice import CATALOGUE, Context, Noted, review
from recoverytools.advice._steps import HOLD_STEPS
from recoverytools.fields import Fact, facts
from recoverytools.findings import Severity
from recoverytools.models import (
    AttainmentScale,
    CareChoice,
    Duty,
    Fallback,
    GoalReview,
    GroupRole,
    Matter,
    Measure,
    Medicine,
    Meeting,
    Naloxone,
    NotInvolved,
    Option,
    OtherPerson,
    Page,
    Person,
    Rating,
    ResponseUse,
    StoryPart,
    StoryVersion,
    Sureness,
    ThirdParty,
    ToolUse,
    Witness,
)
from recoverytools.shapes import Many, Part
from recoverytools.vocabulary import (
    AgreedToHelp,
    Audience,
    DecisionStage,
    Direction,
    Domain,
    Every,
    GoalStatus,
    Helped,
    HelpedNow,
    HowDone,
    MedicineUse,
    NotAnswered,
    SignStage,
    SkillLevel,
    StepStatus,
    StoryPartKind,
    Way,
    Weekday,
    Wish,
)
from strategies import RECORDS, VALUES

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
ACTIVE = GoalStatus.ACTIVE


def paths(thing: Any, code: str) -> Any:
    return [finding.path for finding in review(thing, today=TODAY, only=[code])]


def goal(**more: Any) -> rt.Goal:
    return rt.Goal(**{"statement": "Sing in the choir", "status": ACTIVE} | more)


def goal_with(step: rt.Step, **more: Any) -> rt.Goal:
    return goal(steps=(step,), **more)


def backup(**fallback: Any) -> rt.BackupPlan:
    return rt.BackupPlan(cue="rain", fallbacks=(Fallback(**fallback),))


def chosen_among(count: int) -> rt.ProblemSolving:
    options = tuple(Option(id=f"o-{number}", text="x") for number in range(count))
    return rt.ProblemSolving(problem="x", options=options, chosen="o-0")


def counting_on(**support: Any) -> rt.WellnessPlan:
    sam = attrs.evolve(SAM, **support)
    return rt.WellnessPlan(supports=(sam,), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,)))


SAM = rt.Support(id="sam", name="Sam")
NURSE = rt.Support(id="nurse", name="Nurse Lee")
ASK_SAM = rt.Note(support="sam")


def plan_with(**crisis: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(supports=(SAM,), crisis=rt.CrisisPlan(**crisis))


WANTED, REFUSED = MedicineUse.TAKING, MedicineUse.NOT_ACCEPTABLE
DAILY = rt.Schedule(every=Every.DAY)
AGAIN = rt.Step(id="again", what="x", schedule=DAILY)
LATE = (
    rt.Step(what="x", due=YESTERDAY, status=StepStatus.DONE),
    rt.Step(what="y", due=YESTERDAY),
    rt.Step(what="z", due=YESTERDAY),
)
SECOND_WEEKS = rt.Schedule(every=Every.WEEK, interval=2, on=(Weekday.MONDAY,))
MEDICINES: Any = [
    (({"name": "A", "use": REFUSED}, {"name": " a", "form": "pill", "dose": "one", "use": WANTED}), ["/medicines/1"]),
    (({"name": "A", "form": "pill", "use": WANTED}, {"name": "a", "use": REFUSED}), ["/medicines/1"]),
    (({"name": "A", "form": "Pill", "use": WANTED}, {"name": "a", "form": "pill", "use": REFUSED}), ["/medicines/1"]),
    (({"name": "A", "dose": "one", "use": WANTED}, {"name": "a", "dose": "two", "use": REFUSED}), []),
    (({"name": "A", "use": WANTED}, {"name": "a", "form": "pill", "use": REFUSED}), []),
    (({"name": "A", "use": WANTED}, {"name": "B", "use": REFUSED}), []),
    (({"name": "A", "use": WANTED}, {"name": "A", "use": MedicineUse.ACCEPTABLE}), []),
    (({"name": "A"}, {"name": "A", "use": REFUSED}), []),
    (
        ({"name": "A", "dose": "one", "use": WANTED}, {"name": "a", "dose": "two", "use": MedicineUse.ALLERGY}),
        ["/medicines/1"],
    ),
    (({"name": "A", "form": "pill", "use": MedicineUse.ALLERGY}, {"name": "a", "use": WANTED}), ["/medicines/1"]),
    (({"name": "A", "form": "pill", "use": MedicineUse.ALLERGY}, {"name": "B", "form": "pill", "use": WANTED}), []),
]
MEASURE = Measure(what="songs")
ABOUT: dict[str, Any] = {
    "title": "x",
    "owner": Person(name="x"),
    "language": "es",
    "region": "US",
    "time_zone": "UTC",
    "created": TODAY,
    "reviewed": TODAY,
    "review_due": TODAY,
    "private": True,
}
CALL = rt.Contact(way=Way.CALL, note="let it ring")
A_NUMBER = rt.Contact(value="555-0142")
UNREACHED: Any = ["/supports/0/contact"]
CONTACTS: Any = [
    ((CALL,), UNREACHED),
    ((CALL, rt.Contact(value="555-0142")), []),
    ((rt.Contact(way=Way.VISIT, note="knock, he has no phone"),), []),
    ((rt.Contact(way=Way.VISIT),), []),
    ((rt.Contact(note="at the mosque at noon"),), []),
    ((rt.Contact(way=Way.OTHER, note="his mother takes a message"),), []),
    ((rt.Contact(way=Way.OTHER),), UNREACHED),
    ((rt.Contact(any_hour_if_urgent=True),), UNREACHED),
    *(((rt.Contact(way=way, note="x"),), UNREACHED) for way in (Way.TEXT, Way.EMAIL, Way.CHAT)),
]
TURNING_TO_SAM: Any = [
    {"crisis": rt.CrisisPlan(take_over=("sam",))},
    {"crisis": rt.CrisisPlan(turned_on_by=("sam",))},
    {"crisis": rt.CrisisPlan(agent="sam")},
    {"crisis": rt.CrisisPlan(duties=(Duty(what="x", support="sam"),))},
    {"safety": rt.SafetyPlan(professionals=(ASK_SAM,))},
    {"safer_use": rt.SaferUse(not_alone=(ASK_SAM,))},
    {"backups": (backup(text="x"), backup(support="sam"))},
]
LEADING_TO_SAM: Any = [
    {"crisis": rt.CrisisPlan(take_over=("sam",))},
    {"crisis": rt.CrisisPlan(agent="sam")},
    {"safer_use": rt.SaferUse(naloxone=Naloxone(who_knows=("sam",)))},
]
NAMING_SAM: Any = [
    {"goals": (goal(supports=("sam",)),)},
    {"toolbox": (rt.WellnessTool(name="x"),), "doing_well": (ASK_SAM,)},
    {"safety": rt.SafetyPlan(people_and_places=(ASK_SAM,), copies_with=("sam",))},
    {"safer_use": rt.SaferUse(if_i_use=(ASK_SAM,), naloxone=Naloxone(who_knows=("sam",)))},
    {"crisis": rt.CrisisPlan(helps=(ASK_SAM,), not_involved=(NotInvolved(support="sam"),))},
    {"backups": (rt.BackupPlan(cue="x", covers=("sam",)),)},
]


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
        ("goal-has-no-measure", goal(scale=AttainmentScale(expected="x")), []),
        ("goal-has-no-measure", goal(scale=AttainmentScale(less="x")), ["/measure"]),
        ("goal-has-no-measure", goal(status=GoalStatus.PROPOSED), []),
        *(("strength-is-not-used", rt.WellnessPlan(strengths=(rt.Strength(id="s", text="x"),), goals=(one,)), found) for one, found in ((goal(), ["/goals/0/strengths"]), (goal(strengths=("s",)), []), (goal(status=GoalStatus.PROPOSED), []))),
        ("strength-is-not-used", goal(), []),
        ("strength-is-not-used", rt.WellnessPlan(strengths=(rt.Strength(id="s", text="x"),), goals=(goal(status=GoalStatus.PROPOSED), goal(strengths=("s",)), goal(), goal())), ["/goals/2/strengths"]),
        ("step-due-after-goal", goal_with(rt.Step(what="x", due=TOMORROW), due=TODAY), ["/steps/0/due"]),
        ("step-due-after-goal", goal_with(rt.Step(what="x", due=TODAY), due=TODAY), []),
        ("step-due-after-goal", goal_with(rt.Step(what="x", due=TODAY)), []),
        ("step-due-after-goal", goal_with(rt.Step(what="x"), due=TODAY), []),
        *(
            ("step-due-after-goal", goal_with(rt.Step(what="x", due=TOMORROW, status=status), due=TODAY), found)
            for status, found in {StepStatus.DOING: ["/steps/0/due"], StepStatus.PAUSED: [], StepStatus.DROPPED: []}.items()
        ),
        ("crisis-names-someone-for-and-against", plan_with(take_over=("sam",), not_involved=(NotInvolved(name=" sAM "),)), ["/crisis/not_involved/0"]),
        ("crisis-names-someone-for-and-against", plan_with(take_over=("sam",), not_involved=(NotInvolved(name="Samir"),)), []),
        ("crisis-names-someone-for-and-against", plan_with(turned_on_by=("sam",), not_involved=(NotInvolved(support="sam"),)), ["/crisis/not_involved/0"]),
        ("crisis-names-someone-for-and-against", plan_with(agent="sam", not_involved=(NotInvolved(support="sam"),)), ["/crisis/not_involved/0"]),
        ("crisis-names-someone-for-and-against", plan_with(duties=(Duty(what="x", support="sam"),), not_involved=(NotInvolved(why="x"), NotInvolved(support="sam"))), ["/crisis/not_involved/1"]),
        ("crisis-names-someone-for-and-against", plan_with(not_involved=(NotInvolved(name="Sam"), NotInvolved())), []),
        ("crisis-agent-is-a-witness", plan_with(agent="sam", witnesses=(Witness(name="x"), Witness(name="SAM"))), ["/crisis/witnesses/1"]),
        ("crisis-agent-is-a-witness", plan_with(witnesses=(Witness(name="Sam"), Witness())), []),
        *(
            ("crisis-medicine-wanted-and-refused", rt.CrisisPlan(medicines=tuple(Medicine(**one) for one in pair)), found)
            for pair, found in MEDICINES
        ),
        ("crisis-plan-has-expired", rt.CrisisPlan(), []),
        ("naloxone-has-expired", rt.SaferUse(naloxone=Naloxone()), []),
        ("naloxone-has-expired", rt.SaferUse(), []),
        ("schedule-has-no-first-day", rt.DailyPractice(what="x", schedule=SECOND_WEEKS), ["/schedule/start"]),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", schedule=SECOND_WEEKS), ["/schedule/start"]),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", earlier=(attrs.evolve(SECOND_WEEKS, until=YESTERDAY),)), []),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", schedule=attrs.evolve(SECOND_WEEKS, until=TODAY)), ["/schedule/start"]),
        ("due-has-passed", goal(due=YESTERDAY), ["/due"]),
        ("due-has-passed", goal(due=TODAY), []),
        ("due-has-passed", goal(due=YESTERDAY, status=GoalStatus.PROPOSED), []),
        ("goal-measure-has-no-target", goal(measure=MEASURE), []),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, unit="songs")), ["/measure"]),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, baseline=0)), ["/measure"]),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, baseline=1, direction=Direction.KEEP)), []),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, unit="songs"), status=GoalStatus.PROPOSED), []),
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
        ("backup-leads-nowhere", backup(switch_when="it pours"), ["/response"]),
        ("backup-leads-nowhere", backup(support="sam"), []),
        ("problem-has-few-options", chosen_among(2), ["/options"]),
        ("problem-has-few-options", chosen_among(3), []),
        ("problem-has-few-options", attrs.evolve(chosen_among(2), steps=(rt.Step(what="x"),)), []),
        ("problem-has-few-options", attrs.evolve(chosen_among(2), chosen=None), []),
        ("support-cannot-be-reached", counting_on(), ["/supports/0/contact"]),
        ("support-cannot-be-reached", counting_on(agreed=AgreedToHelp.HAS_SAID_NO), ["/supports/0/contact"]),
        ("support-cannot-be-reached", counting_on(name="the warmline, 555-0100"), []),
        ("support-cannot-be-reached", attrs.evolve(counting_on(), lines=(rt.HelpLine(name=" sAM", value="555-0100"),)), []),
        ("support-cannot-be-reached", attrs.evolve(counting_on(), lines=(rt.HelpLine(name="Sam"),)), ["/supports/0/contact"]),
        *(("support-cannot-be-reached", counting_on(contact=contact), found) for contact, found in CONTACTS),
        *(("support-cannot-be-reached", rt.WellnessPlan(supports=(NURSE, SAM), **tool), ["/supports/1/contact"]) for tool in TURNING_TO_SAM),
        *(("support-cannot-be-reached", rt.WellnessPlan(supports=(NURSE, SAM), **tool), []) for tool in NAMING_SAM),
        *(("support-not-asked-yet", counting_on(agreed=agreed), found) for agreed, found in {None: [], AgreedToHelp.HAS_SAID_YES: [], AgreedToHelp.HAS_SAID_NO: [], AgreedToHelp.NOT_ASKED: ["/supports/0/agreed"]}.items()),
        ("support-not-asked-yet", rt.WellnessPlan(supports=(attrs.evolve(SAM, agreed=AgreedToHelp.NOT_ASKED),)), []),
        ("conversation-is-not-right-for-both", rt.Conversation(agreed_by_both=True), []),
        ("conversation-is-not-right-for-both", rt.Conversation(), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY), ["/review_due"]),
        ("plan-review-is-due", rt.WellnessPlan(review_due=TODAY), ["/review_due"]),
        ("plan-review-is-due", rt.WellnessPlan(review_due=TOMORROW), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY, reviewed=YESTERDAY), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY, reviewed=TODAY), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=TODAY, reviewed=YESTERDAY), ["/review_due"]),
        *(
            ("plan-is-a-blank-page", rt.WellnessPlan(**{name: value}), ["/doing_well"]) for name, value in ABOUT.items()
        ),
        ("plan-is-a-blank-page", rt.WellnessPlan(vision="x"), []),
    ],
)  # fmt: skip
def test_a_rule_at_its_edge(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


BEN = rt.Support(id="ben", name="Ben", agreed=AgreedToHelp.HAS_SAID_NO)
BREAD = rt.Strength(id="bread", text="I bake")
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


def test_all_that_holds_steps_is_looked_at() -> None:
    def holds_steps(fact: Fact) -> bool:
        return isinstance(fact.shape, Many) and fact.shape.of == Part(rt.Step)

    assert {cls for cls in [*RECORDS, *VALUES] if any(map(holds_steps, facts(cls)))} == set(HOLD_STEPS)


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


def asked(thing: Any, code: str, **more: Any) -> Any:
    return [(finding.path, dict(finding.values)) for finding in review(thing, today=TODAY, only=[code], **more)]


SAYS_WHAT_NOT_TO_DO = """
Stop smoking
to stop smoking
Stop eating at night
I want to stop drinking
I need to quit smoking
Quit my second job
Trying to quit
I will NOT call him
I won’t call him
we won't go there
I wont go there
I don’t go there
dont text her
don't panic
do not pick up
I do not want to drink
I don't want to be by myself at night
I am not going to pick up
I'm not going to pick up
I'd rather not see her
I should not lend him money
I can't go in there
I cannot go in there
let's not fight
Try not to drink
“Never” again
Never drive after a drink
— never drive tired
never say never, ever
I will not
No sugar after supper
No phone in bed
avoid the corner store
Please avoid my street
give up sugar
Give up my evening beers
cut out coffee
get rid of my debts
stay away from the casino
I can not go in there
I could never lend to him again
I have to stop borrowing
I hope to quit by spring
I'll never lend to him
Id rather not go
Im not going in
just don't answer
I would like to stop yelling
I must not lend him money
I plan to quit smoking
I really want to stop biting my nails
I shall not go
Then do not answer
I stay away from my ex
"""
SAYS_SOMETHING_ELSE = """
Stop, breathe
Stop. Count to ten
Stop: which bus is it
Stop… and listen
Stop – sit down – breathe
stop and breathe
I stop and look around
Stop by the lake
I will stop by my sister's
Stop at the shop
Stop in at the library
Stop for tea
Stop to look at the river
Stop off at the bakery
Stop when I am tired
Stop before it hurts
Stop
Stop!
nonstop music
No thanks
No, thanks
No, thank you
No thank you, I have to drive
"No," I tell him
No
No.
No matter what, call Sam
No one is left out
No doubt I can sing
No problem too small to ask about
No less than six hours of sleep
No fewer than two meals
No more than one thing a day
Never miss a bus
Never miss my daughter's recital
I do not want to miss her wedding
Don't forget to call
never forget my keys
I will not give up
never give up
I am not going to give up
I won't quit
don't stop singing
do not skip lunch
don't wait until it is bad
I can't wait to see the sea
Not only walk but swim
not sure yet
I don't know what I want
I would not mind a dog
I am not alone, I call Sam
do not hesitate to ask
Give up my seat on the bus
give up my place in line
give up my turn on the swing
give a party
Give a talk
get a room
stay with my aunt
say no without a quarrel
nothing is too small
Notice three good things
Notes for my son
I turn the phone off
I will
I
!
…

"""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *((text, True) for text in SAYS_WHAT_NOT_TO_DO.split("\n")[1:-1]),
        *((text, False) for text in SAYS_SOMETHING_ELSE.split("\n")[1:-1]),
    ],
)
def test_what_begins_with_a_not(text: str, is_one: Any) -> None:
    backup = rt.BackupPlan(cue="x", response=text)
    assert bool(asked(backup, "backup-says-what-not-to-do")) is is_one
    if text:
        assert bool(asked(rt.Goal(statement=text), "goal-says-stop")) is is_one
    abroad = rt.WellnessPlan(language="de", backups=(backup,), goals=(rt.Goal(statement=text or "x"),))
    assert review(abroad, today=TODAY, only=["backup-says-what-not-to-do", "goal-says-stop"]) == ()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("forty pills", True),
        ("40 pills", True),
        ("sixty pills", True),
        ("Ten tablets a day", True),
        ("twenty-five pills", True),
        ("(Two) bottles, a night", True),
        ("a bottle of vodka", True),
        ("Half a bottle of cheap wine", True),
        ("two boxes of wine", True),
        ("three glasses of gin", True),
        ("handfuls, a handful of pills", True),
        ("an ounce of weed", True),
        ("twelve beers", True),
        ("a dozen beers", True),
        ("9 drinks by noon", True),
        ("two tablets a day", False),
        ("9 pills", False),
        ("two shots of the vaccine", False),
        ("20 mg of my medicine", False),
        ("three hits on the radio", False),
        ("a bottle of water", False),
        ("two bottles of cold water, no vodka", False),
        ("ten steps, pills", False),
        ("pills 40", False),
        ("40 pillsbury", False),
        ("0 drinks since June", False),
        ("a beer", False),
        ("- beers", False),
        ("a bag of apples", False),
        ("two bags by the door", False),
        ("some kind of vodka", False),
        ("a kind of vodka", False),
        ("the bottle of vodka", False),
        ("bottles", False),
        ("", False),
    ],
)
def test_an_amount_in_a_story(text: str, is_one: Any) -> None:
    part = StoryPart(text=text or "x", audiences=(Audience.GROUP,))
    assert bool(asked(rt.RecoveryStory(parts=(part,)), "story-tells-how-much")) is is_one
    for kept in (attrs.evolve(part, off_limits=True), attrs.evolve(part, audiences=())):
        assert asked(rt.RecoveryStory(parts=(kept,)), "story-tells-how-much") == []


def reached(hours: rt.Hours, at: time, *on: Weekday, **contact: Any) -> bool:
    """Whether a fallback is there for a practice at a time."""
    sam = rt.Support(id="sam", name="Sam", contact=(rt.Contact(value="555-0142", hours=(hours,), **contact),))
    practice = rt.DailyPractice(id="walk", what="walk", schedule=rt.Schedule(every=Every.WEEK, at=(at,), on=on))
    stands_in = attrs.evolve(backup(support="sam"), covers=("walk",))
    plan = rt.WellnessPlan(supports=(sam,), daily=(practice,), backups=(stands_in,))
    found = asked(plan, "fallback-is-out-of-hours")
    assert found in ([], [("/backups/0/fallbacks/0/support", {})])
    return not found


def test_who_can_be_reached_when() -> None:
    days = rt.Hours(start=time(9), end=time(17))
    assert [reached(days, time(hour)) for hour in (8, 9, 12, 17, 18)] == [False, True, True, True, False]
    assert reached(days, time(3), any_hour_if_urgent=True)
    assert not reached(days, time(3), way=Way.VISIT), "to go there is a way, and has its hours"
    assert reached(attrs.evolve(days, end=time(9)), time(3)), "round the clock"
    night = rt.Hours(start=time(22), end=time(6), days=(Weekday.SUNDAY,))
    assert reached(night, time(23), Weekday.SUNDAY)
    assert reached(night, time(5), Weekday.MONDAY), "Sunday night goes on past midnight"
    assert not reached(night, time(5), Weekday.SUNDAY)
    assert not reached(night, time(23), Weekday.MONDAY)
    assert reached(rt.Hours(days=(Weekday.MONDAY,)), time(23), Weekday.MONDAY, Weekday.FRIDAY), (
        "one of the days is enough"
    )
    assert not reached(rt.Hours(days=(Weekday.TUESDAY,)), time(23), Weekday.MONDAY)


def test_who_steps_in_is_there_at_any_hour_of_the_week() -> None:
    def out_of_hours(*hours: rt.Hours, contact: rt.Contact = A_NUMBER) -> bool:
        """Whether hours are left out, where each of those who step in has some."""
        people = [
            rt.Support(id=f"s-{i}", name="x", contact=(attrs.evolve(contact, hours=(one,)),))
            for i, one in enumerate(hours)
        ]
        crisis = rt.CrisisPlan(take_over=tuple(one.id for one in people))
        found = asked(rt.WellnessPlan(supports=tuple(people), crisis=crisis), "crisis-comes-out-of-hours")
        assert found in ([], [("/crisis/take_over", {})])
        return bool(found)

    days, nights = rt.Hours(start=time(8), end=time(22)), rt.Hours(start=time(22), end=time(8))
    assert out_of_hours(days)
    assert not out_of_hours(days, nights), "together they are there all week"
    assert out_of_hours(days, attrs.evolve(nights, days=tuple(Weekday)[:6])), "Sunday night is left out"
    assert not out_of_hours(days, attrs.evolve(nights, start=time(22, 1))), "a minute is no time"
    assert out_of_hours(days, attrs.evolve(nights, start=time(22, 2)))
    assert out_of_hours(rt.Hours(end=time(23, 58)))
    assert not out_of_hours(rt.Hours())
    assert not out_of_hours(rt.Hours(start=time(8), end=time(8))), "round the clock"
    assert not out_of_hours(rt.Hours(end=time(12)), rt.Hours(start=time(12), end=time(23, 59)))
    assert out_of_hours(rt.Hours(days=(Weekday.MONDAY, Weekday.SUNDAY)))
    assert not out_of_hours(*(rt.Hours(days=(day,)) for day in Weekday))
    assert out_of_hours(days, contact=rt.Contact(way=Way.VISIT)), "to go there is a way, and has its hours"
    assert not out_of_hours(days, contact=rt.Contact(value="x", any_hour_if_urgent=True))
    assert not out_of_hours(days, contact=CALL), "with no number, nothing is known of when"
    assert not out_of_hours(), "nobody is named"
    crisis = rt.CrisisPlan(take_over=("sam", "nurse"))
    by_day = attrs.evolve(REACHED, contact=(rt.Contact(value="x", hours=(days,)),))
    for nurse, is_asked in ((NURSE, False), (attrs.evolve(NURSE, contact=by_day.contact), True)):
        plan = rt.WellnessPlan(supports=(by_day, nurse), crisis=crisis)
        assert bool(asked(plan, "crisis-comes-out-of-hours")) is is_asked, "who has no hours may be there at any"
    at_all_hours = attrs.evolve(by_day, contact=(*by_day.contact, rt.Contact(value="y")))
    assert (
        asked(
            rt.WellnessPlan(supports=(at_all_hours,), crisis=attrs.evolve(crisis, take_over=("sam",))),
            "crisis-comes-out-of-hours",
        )
        == []
    )
    assert asked(rt.CrisisPlan(take_over=("sam",)), "crisis-comes-out-of-hours") == [], "alone, it knows nobody"


def test_hours_are_not_asked_about_where_nothing_is_known() -> None:
    walk = rt.Step(id="walk", what="walk", schedule=rt.Schedule(every=Every.DAY, at=(time(3),)))
    stands_in = attrs.evolve(backup(support="sam"), covers=("walk",))
    shut = rt.Contact(value="x", hours=(rt.Hours(start=time(9), end=time(17)),))
    for contact, step in (
        ((), walk),
        ((attrs.evolve(shut, value=""),), walk),
        ((shut, rt.Contact(value="y")), walk),
        ((shut,), attrs.evolve(walk, schedule=None)),
        ((shut,), attrs.evolve(walk, schedule=rt.Schedule(every=Every.DAY))),
    ):
        sam = attrs.evolve(SAM, contact=contact)
        plan = rt.WellnessPlan(supports=(sam,), goals=(goal_with(step),), backups=(stands_in,))
        assert asked(plan, "fallback-is-out-of-hours") == []
    assert asked(stands_in, "fallback-is-out-of-hours") == [], "alone, it does not know whom it turns to"


TEA, BATH = rt.WellnessTool(id="tea", name="tea"), rt.Note(id="bath", text="a bath")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HELPED, NOT_THIS_TIME = HelpedNow.HELPED, HelpedNow.NOT_THIS_TIME


def journal(*checkins: Any, **more: Any) -> rt.Journal:
    return rt.Journal(checkins=tuple(rt.CheckIn(occurred_at=NOON, **fields) for fields in checkins), **more)


def tried(*helped: Any, **more: Any) -> rt.Journal:
    did = tuple(ResponseUse(response="bath", helped=one) for one in helped)
    return journal(
        {"tools_used": tuple(ToolUse(tool="tea", helped=one) for one in helped)},
        uses=(rt.PlanUse(occurred_at=NOON, did=did),),
        **more,
    )


def done(*how: HowDone) -> rt.Journal:
    return rt.Journal(steps=tuple(rt.StepEntry(about="walk", how=one) for one in how))


def number(value: float) -> rt.Journal:
    return journal({"ratings": (Rating(about="g", value=value),)})


def goal_to(direction: Any, target: Any = 2, **more: Any) -> rt.Goal:
    return goal(id="g", measure=Measure(direction=direction, target=target, **more))


def kept_out(*out: Any, **more: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(supports=(SAM, NURSE), crisis=rt.CrisisPlan(not_involved=out), **more)


def granted(**more: Any) -> rt.WellnessPlan:
    return kept_out(NotInvolved(name=" sAM"), grants=(rt.Grant(support="sam", **more),))


def signs(*stages: Any, **more: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(warning_signs=tuple(rt.WarningSign(what="x", stage=stage) for stage in stages), **more)


def met(sign: rt.Trigger | rt.WarningSign, cue: str) -> rt.WellnessPlan:
    """A plan with a sign, and a backup plan for a cue."""
    return rt.WellnessPlan(backups=(rt.BackupPlan(cue=cue),)).add(sign)


def watch(**more: Any) -> rt.WarningSign:
    return rt.WarningSign(what="x", watches=(rt.Watch(**more),))


EARLY, WORSE = SignStage.EARLY_SIGN, SignStage.BREAKING_DOWN
SLEEP = rt.Journal(scales=(rt.Scale(id="sleep", name="sleep", low=0, high=10),))
OPEN_ENDED = rt.Journal(scales=(rt.Scale(id="sleep", name="sleep"),))
A, B = Option(id="a", text="a", advantages=("x",)), Option(id="b", text="b", advantages=("x",), disadvantages=("y",))
SURE = Sureness(settled=True, know_enough=True, know_what_matters=True, backed=True)
LINE = rt.HelpLine(name="x", value="555-0100")
A_KIT = (rt.Note(text="x"),)
HARD_DAY = rt.SafetyPlan(signs=(rt.Note(text="x"),))
REACHED = attrs.evolve(SAM, contact=(A_NUMBER,))
A_YEAR_AGO = TODAY - timedelta(365)
HELD_BACK = StoryPart(id="x", text="x", audiences=(Audience.PUBLIC, Audience.ONE_PEER), off_limits=True)
WEEKLY = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), minutes=60)
OVER = rt.PeerGroup(name="x", schedule=attrs.evolve(WEEKLY, until=YESTERDAY), meetings=(Meeting(on=YESTERDAY),))
ENDED = (attrs.evolve(WEEKLY, until=YESTERDAY), attrs.evolve(WEEKLY, start=date(2026, 9, 1), count=4))
WHERE_IT_MEETS = (
    "agenda-is-longer-than-the-meeting",
    "nothing-says-where-privacy-ends",
    "group-is-not-ready-for-a-crisis",
    "group-has-no-stand-in",
)


UNDECIDED = rt.Decision(
    question="x",
    options=(A,),
    by=YESTERDAY,
    others=(OtherPerson(name="y", pressure=True),),
    sure=attrs.evolve(SURE, know_enough=False),
)
NAGS: dict[str, Any] = {
    "decision-is-under-pressure": [("/others/0/pressure", {})],
    "decision-has-one-way": [("/options", {})],
    "decision-needs-more-facts": [("/questions_to_ask", {})],
    "decision-day-has-passed": [("/by", {"by": YESTERDAY})],
}
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
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=1), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=2), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.REACH, baseline=2), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.KEEP, baseline=2), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, None, baseline=2), []),
        ("goal-target-is-met-already", goal(), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=3), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=1), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=3), []),
        ("goal-target-is-met-already", goal_to(Direction.REACH, baseline=3), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE), []),
        ("goal-target-is-met-already", attrs.evolve(goal_to(Direction.MORE, baseline=3), status=GoalStatus.PROPOSED), []),
        ("goal-levels-have-no-middle", goal(scale=AttainmentScale(baseline=-1)), []),
        ("goal-levels-have-no-middle", goal(scale=AttainmentScale(less="x", expected="y")), []),
        *(("goal-levels-have-no-middle", goal(scale=scale), [("/scale/expected", {})]) for scale in (AttainmentScale(much_less="x"), AttainmentScale(less="x"), AttainmentScale(more="x"), AttainmentScale(much_more="x"))),
        ("goal-obstacle-has-no-answer", goal(obstacles=(rt.Note(text="x"),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(toolbox=(TEA,), resources=(rt.Resource(id="r", name="x"),), goals=(goal(obstacles=(rt.Note(tool="tea"), rt.Note(resource="r"))),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="x"),), status=GoalStatus.PROPOSED),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="x"),), steps=(rt.Step(id="s", what="x"),)),), backups=(rt.BackupPlan(cue="x", covers=("s",)),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="The bus is late"), rt.Note(text="x"))),), backups=(rt.BackupPlan(cue=" the bus is late", response="y"),)), [("/goals/0/obstacles/1", {})]),
        ("plan-has-many-goals-at-once", rt.WellnessPlan(goals=tuple(goal() for _ in range(5))), [("/goals", {"count": 5})]),
        ("ladder-has-a-gap", signs(WORSE), [("/warning_signs", {"stage": EARLY})]),
        ("ladder-has-a-gap", signs(WORSE, EARLY), []),
        ("ladder-has-a-gap", signs(EARLY), []),
        ("ladder-has-a-gap", signs(EARLY, crisis=rt.CrisisPlan()), [("/warning_signs", {"stage": WORSE})]),
        ("ladder-has-a-gap", signs(EARLY, None, crisis=rt.CrisisPlan()), []),
        ("ladder-has-a-gap", signs(crisis=rt.CrisisPlan()), []),
        ("sign-has-no-response", rt.WarningSign(what="x"), [("/responses", {})]),
        ("sign-has-no-response", met(rt.Trigger(what="The  rent"), "the rent "), []),
        ("sign-has-no-response", met(rt.Trigger(what="The  rent"), "rent"), [("/triggers/0/responses", {})]),
        ("sign-has-no-response", met(rt.WarningSign(what="The  rent"), "the rent "), []),
        ("sign-has-no-response", met(rt.WarningSign(what="The  rent"), "rent"), [("/warning_signs/0/responses", {})]),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam",)) for _ in range(4))), [("/supports/1", {"count": 4})]),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam",)) for _ in range(3))), []),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam", "nurse")) for _ in range(4))), []),
        ("counts-on-a-tool-that-does-not-help", rt.WellnessPlan(toolbox=(attrs.evolve(TEA, helped=Helped.DOES_NOT_HELP),), daily=(rt.DailyPractice(what="x", tool="tea"),), crisis=rt.CrisisPlan(does_not_help=(rt.Note(tool="tea"),))), [("/daily/0/tool", {})]),
        ("backup-falls-back-on-the-same-one", rt.WellnessPlan(supports=(SAM,), crisis=rt.CrisisPlan(duties=(Duty(id="d", what="x", support="sam"),)), backups=(rt.BackupPlan(cue="x", covers=("d",), fallbacks=(Fallback(text="y"), Fallback(support="sam"))),)), [("/backups/0/fallbacks/1/support", {})]),
        ("backup-needs-someone-each-time", rt.BackupPlan(cue="x"), []),
        ("backup-needs-someone-each-time", rt.BackupPlan(cue="x", fallbacks=(Fallback(support="a"), Fallback(text="b"))), []),
        ("problem-has-no-goal", rt.ProblemSolving(problem="x", happened="y"), []),
        ("problem-has-no-follow-up", rt.ProblemSolving(problem="x", options=(A,), chosen="a"), []),
        ("decision-is-under-pressure", rt.Decision(question="x", others=(OtherPerson(name="w"), OtherPerson(name="y", pressure=True), OtherPerson(name="z", pressure=True))), [("/others/1/pressure", {})]),
        ("decision-is-under-pressure", rt.Decision(question="x", options=(A,), chosen="a", others=(OtherPerson(name="y", pressure=True),)), []),
        *((code, attrs.evolve(UNDECIDED, stage=stage), found) for code, found in NAGS.items() for stage in DecisionStage if stage is not DecisionStage.CHOSEN),
        *((code, attrs.evolve(UNDECIDED, stage=DecisionStage.CHOSEN), []) for code in NAGS),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), stage=DecisionStage.CHOSEN), []),
        ("decision-has-one-way", rt.Decision(question="x"), []),
        ("decision-has-one-way", rt.Decision(question="x", options=(A, B)), []),
        ("decision-has-one-way", rt.Decision(question="x", options=(A,), chosen="a"), []),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), matters=(Matter(text="y"),), sure=attrs.evolve(SURE, know_what_matters=False)), [("/matters", {})]),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), chosen="a"), []),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A,)), []),
        ("decision-needs-more-facts", rt.Decision(question="x", sure=SURE), []),
        ("decision-needs-more-facts", rt.Decision(question="x", sure=attrs.evolve(SURE, know_enough=False), next_steps=(rt.Step(what="y"),)), []),
        ("decision-stands-alone", rt.Decision(question="x", sure=attrs.evolve(SURE, backed=False)), [("/sure/backed", {})]),
        *(("decision-stands-alone", rt.Decision(question="x", sure=attrs.evolve(SURE, backed=backed)), []) for backed in (None, True)),
        ("decision-stands-alone", rt.Decision(question="x", options=(A,), chosen="a", sure=attrs.evolve(SURE, backed=False)), []),
        ("decision-stands-alone", rt.Decision(question="x"), []),
        ("decision-needs-more-facts", rt.Decision(question="x", options=(A,), chosen="a", sure=attrs.evolve(SURE, know_enough=False)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=YESTERDAY), []),
        ("decision-day-has-passed", rt.Decision(question="x", options=(A,)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=TODAY, options=(A,)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=YESTERDAY, options=(A,), chosen="a"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=TODAY), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY), [("/answer", {"by": YESTERDAY})]),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY, offered="y"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY, answer="y"), []),
        ("crisis-wish-is-not-said", rt.CrisisPlan(medicines=(Medicine(name="x"), Medicine(name="y", use=REFUSED), Medicine(name="z"))), [("/medicines", {"count": 2})]),
        ("crisis-wish-is-not-said", rt.CrisisPlan(treatments=(CareChoice(text="x"),), places=(CareChoice(text="x"), CareChoice(text="y"), CareChoice(text="z"))), [("/treatments", {"count": 1}), ("/places", {"count": 3})]),
        ("crisis-wish-is-not-said", rt.CrisisPlan(places=(CareChoice(text="x", wish=Wish.AVOID),)), []),
        ("crisis-choice-wanted-and-avoided", rt.CrisisPlan(treatments=(CareChoice(text="x", wish=Wish.AVOID), CareChoice(text="X"), CareChoice(text="X ", wish=Wish.PREFERRED))), [("/treatments/2", {})]),
        ("crisis-choice-wanted-and-avoided", rt.CrisisPlan(treatments=(CareChoice(text="x", wish=Wish.AVOID),), places=(CareChoice(text="x", wish=Wish.PREFERRED),)), []),
        ("crisis-choice-wanted-and-avoided", rt.CrisisPlan(places=(CareChoice(text="x", wish=Wish.ACCEPTABLE), CareChoice(text="x", wish=Wish.PREFERRED))), []),
        ("hard-day-counts-on-someone-kept-out", kept_out(NotInvolved(support="sam"), after_crisis=rt.PostCrisisPlan(first_days=(rt.Note(support="sam"),), thank=(rt.Note(support="sam"),))), [("/after_crisis/first_days/0/support", {})]),
        ("hard-day-counts-on-someone-kept-out", kept_out(NotInvolved(name="sam"), safer_use=rt.SaferUse(not_alone=(rt.Note(support="sam"),), naloxone=Naloxone(who_knows=("nurse", "sam")), if_i_use=(rt.Note(support="sam"),))), [("/safer_use/naloxone/who_knows/1", {}), ("/safer_use/not_alone/0/support", {})]),
        ("hard-day-counts-on-someone-kept-out", kept_out(NotInvolved(), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        ("hard-day-counts-on-someone-kept-out", rt.WellnessPlan(supports=(SAM,), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        *(("hard-day-is-shown-to-someone-kept-out", granted(sections=(section,)), [("/grants/0", {})]) for section in ("crisis", "safety", "safer_use", "after_crisis")),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("goals",)), []),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), until=YESTERDAY), []),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), until=TODAY), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), revoked_on=TODAY), []),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), revoked_on=TOMORROW), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(support="sam"), grants=(rt.Grant(support="nurse", sections=("crisis",)),)), []),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(name="my ex"), grants=(rt.Grant(to=" My  EX", sections=("crisis",)),)), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(support="sam"), grants=(rt.Grant(to="SAM", sections=("crisis",)),)), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(why="x"), grants=(rt.Grant(to="my ex", sections=("crisis",)),)), []),
        ("hard-day-is-shown-to-someone-kept-out", rt.WellnessPlan(supports=(SAM, NURSE), safety=rt.SafetyPlan(copies_with=("sam",)), crisis=rt.CrisisPlan(copies_with=("nurse", "sam"), not_involved=(NotInvolved(name="sam"),))), [("/crisis/copies_with/1", {}), ("/safety/copies_with/0", {})]),
        ("crisis-says-not-who", rt.CrisisPlan(when_others_step_in=(rt.Note(text="x"),), take_over=("sam",)), []),
        ("crisis-says-not-who", rt.CrisisPlan(), []),
        ("crisis-says-not-when", rt.CrisisPlan(), []),
        ("crisis-says-not-when-it-ends", rt.CrisisPlan(), []),
        ("crisis-leaves-disagreement-open", rt.CrisisPlan(take_over=("sam",)), []),
        ("hard-day-plan-is-kept-nowhere", rt.CrisisPlan(), []),
        ("hard-day-plan-is-kept-nowhere", rt.SafetyPlan(private=True), []),
        ("hard-day-plan-is-kept-nowhere", HARD_DAY, [("/kept_at", {})]),
        ("hard-day-plan-is-kept-nowhere", attrs.evolve(HARD_DAY, copies_with=("sam",)), []),
        ("hard-day-plan-is-kept-nowhere", rt.CrisisPlan(helps=A_KIT, legal_document="in the top drawer"), []),
        ("change-after-a-crisis-is-waiting", rt.PostCrisisPlan(change_in_plan=("x", "y")), [("/change_in_plan", {})]),
        ("naloxone-is-known-to-no-one", rt.SaferUse(), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone()), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(expires=TODAY)), [("/naloxone/who_knows", {})]),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(kept_where="x", who_knows=("sam",))), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(kept_where="x"), not_alone=A_KIT), [("/naloxone/who_knows", {})]),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(private=False), []),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(first_day_back=A_KIT), [("/after_a_break", {})]),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(naloxone=Naloxone()), [("/after_a_break", {})]),
        *(("safer-use-has-no-naloxone", use, [("/naloxone", {})]) for use in (rt.SaferUse(if_i_use=A_KIT), rt.SaferUse(not_alone=A_KIT), rt.SaferUse(after_a_break="x"))),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT, naloxone=Naloxone()), [("/naloxone", {})]),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT, naloxone=Naloxone(who_knows=("sam",))), []),
        ("safer-use-has-no-naloxone", rt.SaferUse(what_to_tell_responders="x"), []),
        ("safer-use-leaves-you-alone", rt.SaferUse(private=False), []),
        ("safer-use-leaves-you-alone", rt.SaferUse(after_a_break="x", first_day_back=A_KIT), [("/not_alone", {})]),
        ("safer-use-leaves-you-alone", rt.SaferUse(if_i_use=A_KIT, not_alone=(rt.Note(text="y"),)), []),
        ("hard-day-plan-has-no-number", rt.SafetyPlan(), []),
        ("hard-day-plan-has-no-number", HARD_DAY, [("/professionals", {})]),
        *(("hard-day-plan-has-no-number", rt.SafetyPlan(on_my_own=(rt.Note(text="x"), rt.Note(text=text))), []) for text in ("call 988", "555-0142", "(01) 42 68 53 00", "+353 1 234")),
        *(("hard-day-plan-has-no-number", rt.SafetyPlan(on_my_own=(rt.Note(text=text),)), [("/professionals", {})]) for text in ("at 10:30", "bus 12", "9, 8, 7")),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(SAM, contact=(rt.Contact(value="x"),)),), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(SAM, contact=(CALL,)),), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(resources=(rt.Resource(id="r", name="x", contact=(rt.Contact(value="x"),)),), safety=rt.SafetyPlan(people_and_places=(rt.Note(resource="r"),))), []),
        ("hard-day-plan-has-no-number", attrs.evolve(HARD_DAY, professionals=(rt.Note(text="x"),)), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, lines=(LINE,)), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, lines=(attrs.evolve(LINE, never_offer=True), attrs.evolve(LINE, id="y", value=""))), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, region="US"), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, region="ZZ"), [("/safety/professionals", {})]),
        *(("hard-day-plan-has-no-number", page, []) for page in (rt.CrisisPlan(), rt.SaferUse(private=False))),
        *(("hard-day-plan-has-no-number", page, [(path, {})]) for page, path in ((rt.CrisisPlan(duties=(Duty(what="x"),)), "/take_over"), (rt.SaferUse(after_a_break="x"), "/not_alone"), (rt.SafetyPlan(kept_at=("x",)), "/professionals"))),
        *(("hard-day-plan-has-no-number", page, []) for page in (rt.CrisisPlan(respite="the house, 555-0100"), rt.CrisisPlan(helps=(rt.Note(text="911"),)), rt.SaferUse(not_alone=(rt.Note(text="the line, 555-0100"),)))),
        ("hard-day-plan-has-no-number", rt.CrisisPlan(does_not_help=(rt.Note(text="911"),)), [("/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.CrisisPlan(medicines=(Medicine(name="x", dose="300"),)), [("/take_over", {})]),
        *(("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), **tool), []) for tool in LEADING_TO_SAM),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), crisis=rt.CrisisPlan(not_involved=(NotInvolved(support="sam"),))), [("/crisis/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,)), crisis=rt.CrisisPlan(helps=(rt.Note(text="y"),)), safer_use=rt.SaferUse(if_i_use=A_KIT)), [("/crisis/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(crisis=rt.CrisisPlan(respite="555-0100"), safety=HARD_DAY, safer_use=rt.SaferUse(if_i_use=A_KIT)), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(crisis=rt.CrisisPlan(respite="y"), safety=HARD_DAY, safer_use=rt.SaferUse(if_i_use=A_KIT)), [("/crisis/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(REACHED, agreed=AgreedToHelp.HAS_SAID_NO),), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,))), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), crisis=rt.CrisisPlan(respite="555-0100", not_involved=(NotInvolved(name="sam"),)), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,))), [("/safety/professionals", {})]),
        ("help-line-has-no-number", LINE, []),
        ("last-check-is-long-ago", Medicine(name="x", checked_on=TODAY - timedelta(366)), [("/checked_on", {"checked": TODAY - timedelta(366)})]),
        ("last-check-is-long-ago", Medicine(name="x"), []),
        ("last-check-is-long-ago", Medicine(name="x", use=MedicineUse.ALLERGY, checked_on=date(2020, 1, 1)), []),
        ("last-check-is-long-ago", Medicine(name="x", use=REFUSED, checked_on=date(2020, 1, 1)), [("/checked_on", {"checked": date(2020, 1, 1)})]),
        ("last-check-is-long-ago", Page(heading="x", checked_on=date(2020, 1, 1)), [("/checked_on", {"checked": date(2020, 1, 1)})]),
        ("last-check-is-long-ago", rt.Resource(name="x"), []),
        ("last-check-is-long-ago", attrs.evolve(LINE, never_offer=True, checked_on=date(2020, 1, 1)), []),
        ("last-check-is-long-ago", rt.Resource(name="x", verified_on=TODAY - timedelta(366)), [("/verified_on", {"checked": TODAY - timedelta(366)})]),
        ("last-check-is-long-ago", rt.Resource(name="x", verified_on=TODAY - timedelta(365)), []),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=A_YEAR_AGO), []),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=A_YEAR_AGO - timedelta(1)), [("/reviewed", {"reviewed": A_YEAR_AGO - timedelta(1)})]),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=date(2024, 2, 2), review_due=date(2024, 2, 2)), [("/reviewed", {"reviewed": date(2024, 2, 2)})]),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=date(2024, 2, 2), review_due=date(2024, 2, 3)), []),
        ("plan-review-is-long-ago", rt.WellnessPlan(review_due=TOMORROW), []),
        ("plan-says-not-what-well-is", rt.WellnessPlan(), []),
        ("plan-says-not-what-well-is", rt.WellnessPlan(crisis=rt.CrisisPlan()), [("/doing_well", {})]),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)[:5]),)), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=(*tuple(Domain)[:5], Domain.OTHER)),)), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)[:5]),), strengths=(rt.Strength(text="x", domain=Domain.SOCIAL),)), [("/goals", {"domain": Domain.PHYSICAL})]),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)),)), []),
        ("skill-has-no-practice", rt.Skill(name="x", now=SkillLevel.NOT_YET), []),
        ("skill-has-no-practice", rt.Skill(name="x", now=SkillLevel.NOT_YET, needed=SkillLevel.CAN_TEACH, practice=(rt.Step(what="y"),)), []),
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
        ("grant-has-no-end", rt.Grant(to="x", until=TODAY), []),
        ("grant-has-no-end", rt.Grant(to="x", revoked_on=TODAY), []),
        ("grant-has-no-end", rt.Grant(to="x", only_in_crisis=True), []),
        ("grant-has-no-end", rt.Grant(to="x", only_in_crisis=False), [("/until", {})]),
        ("grant-names-nothing", rt.WellnessPlan(pages=(Page(id="p", heading="x"),), grants=(rt.Grant(to="x", sections=("pages/p", "pages/q")),)), [("/grants/0/sections/1", {})]),
        ("grant-names-nothing", rt.WellnessPlan(grants=(rt.Grant(to="x", sections=("gaols",), revoked_on=TODAY),)), []),
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.FAMILY,)), HELD_BACK)), [("/parts/1/audiences", {})]),
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(attrs.evolve(HELD_BACK, off_limits=False), attrs.evolve(HELD_BACK, id="y", audiences=()))), []),
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(HELD_BACK,), versions=(StoryVersion(parts=("x",)),)), [("/parts/0/audiences", {}), ("/versions/0/parts/0", {})]),
        *((code, rt.RecoveryStory(parts=(HELD_BACK,), third_parties=(ThirdParty(who="x"),)), []) for code in ("story-for-anyone-has-no-boundaries", "story-for-anyone-tells-of-others", "story-for-a-peer-asks-nothing")),
        ("story-for-anyone-has-no-boundaries", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.PUBLIC,)),), boundaries=("y",)), []),
        ("story-for-anyone-tells-of-others", rt.RecoveryStory(third_parties=(ThirdParty(who="x"),)), []),
        ("story-for-anyone-tells-of-others", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONLINE,)),), third_parties=(ThirdParty(who="x", agreed=False), ThirdParty(who="y"), ThirdParty(who="z", agreed=True))), [("/third_parties/0/agreed", {}), ("/third_parties/1/agreed", {})]),
        ("story-ends-in-the-hard-time", rt.RecoveryStory(parts=(StoryPart(text="x"),)), []),
        ("story-ends-in-the-hard-time", rt.RecoveryStory(parts=(StoryPart(text="x", kind=StoryPartKind.BEFORE), StoryPart(text="x", kind=StoryPartKind.NOW, off_limits=True))), [("/parts", {})]),
        ("story-for-a-peer-asks-nothing", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONE_PEER,)),)), [("/ask_before", {})]),
        ("story-for-a-peer-asks-nothing", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONE_PEER,)),), ask_before="x", ask_after="y"), []),
        ("story-has-no-support-after", rt.RecoveryStory(versions=(StoryVersion(),), support_after="x"), []),
        *((code, rt.PeerGroup(name="x", meetings=(Meeting(on=YESTERDAY),)), [(path, {})]) for code, path in {"nothing-says-where-privacy-ends": "/confidentiality_limits", "group-is-not-ready-for-a-crisis": "/if_someone_is_in_crisis", "group-has-no-stand-in": "/if_no_one_can_lead"}.items()),
        *((code, rt.PeerGroup(name="x"), []) for code in ("nothing-says-where-privacy-ends", "group-is-not-ready-for-a-crisis", "group-has-no-stand-in")),
        ("nothing-says-where-privacy-ends", rt.PeerGroup(name="x", meetings=(Meeting(on=YESTERDAY),), confidentiality_limits="y"), []),
        ("nothing-says-where-privacy-ends", rt.WorkingAgreement(), []),
        ("nothing-says-where-privacy-ends", rt.WorkingAgreement(what_stays_private="x"), [("/its_limits", {})]),
        *((code, attrs.evolve(OVER, agenda=(rt.models.AgendaItem(title="x", minutes=75),)), []) for code in WHERE_IT_MEETS),
        *((code, rt.PeerGroup(name="x", schedule=schedule), []) for code in WHERE_IT_MEETS[1:] for schedule in ENDED),
        *((code, attrs.evolve(OVER, schedule=attrs.evolve(WEEKLY, until=TODAY + timedelta(2)), agenda=(rt.models.AgendaItem(title="x", minutes=75),)), [found]) for code, found in zip(WHERE_IT_MEETS, (("/agenda", {"agenda": 75, "meeting": 60}), ("/confidentiality_limits", {}), ("/if_someone_is_in_crisis", {}), ("/if_no_one_can_lead", {})), strict=True)),
        *((code, attrs.evolve(OVER, schedule=None, earlier=(WEEKLY,)), []) for code in WHERE_IT_MEETS),
        ("group-has-no-stand-in", attrs.evolve(OVER, schedule=WEEKLY, roles=(GroupRole(role="a", people=("Dee", " dee")), GroupRole(role="b", people=("J.",)))), [("/if_no_one_can_lead", {})]),
        ("group-has-no-stand-in", attrs.evolve(OVER, schedule=WEEKLY, if_no_one_can_lead=("the key is at the desk",)), []),
        ("agenda-is-longer-than-the-meeting", rt.PeerGroup(name="x", schedule=attrs.evolve(WEEKLY, minutes=None), agenda=(rt.models.AgendaItem(title="x", minutes=75),)), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY + timedelta(90)), [("/expires", {"expires": TODAY + timedelta(90)})]),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY + timedelta(91)), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY), [("/expires", {"expires": TODAY})]),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=YESTERDAY), []),
        ("credential-has-run-out", rt.Credential(title="x", expires=YESTERDAY), [("/expires", {"expires": YESTERDAY})]),
        ("credential-has-run-out", rt.Credential(title="x", expires=TODAY), []),
        ("credential-has-run-out", rt.Credential(title="x", expires=A_YEAR_AGO), [("/expires", {"expires": A_YEAR_AGO})]),
        ("credential-has-run-out", rt.Credential(title="x", expires=A_YEAR_AGO - timedelta(1)), []),
        ("credential-has-run-out", rt.Credential(title="x"), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x"), []),
    ],
)  # fmt: skip
def test_a_newer_rule_at_its_edge(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("thing", "code", "says", "asks"),
    [
        (counting_on(), "support-cannot-be-reached", "Nothing here says how to reach this support.", "How would you get hold of them when you need them?"),
        (counting_on(agreed=AgreedToHelp.NOT_ASKED), "support-not-asked-yet", "Your plan counts on this support, and says that they have not been asked yet.", "Have you asked since? Or would you like to think through how?"),
        (rt.Conversation(agreed_by_both=False), "conversation-is-not-right-for-both", "You do not both say that this note of your talk is right.", "What would each of you change in it?"),
        (rt.SaferUse(naloxone=Naloxone(kept_where="x")), "naloxone-is-known-to-no-one", "You have naloxone. If you need it, someone else has to find it and give it to you.", "Who could know where it is? Or how would people who come to help see it?"),
        (plan_with(duties=(Duty(what="x", support="sam"),), not_involved=(NotInvolved(support="sam"),)), "crisis-names-someone-for-and-against", "This person has a part in your crisis plan, and is also named to stay out of it.", "People may do what they read first. Which of the two did you mean?"),
        (rt.CrisisPlan(places=(CareChoice(text="x"),)), "crisis-wish-is-not-said", "Listed here, with nothing on whether you want it: 1. Others may take that for a yes.", "What here is all right for you, and what is not?"),
        (rt.Decision(question="x", sure=Sureness(backed=False)), "decision-stands-alone", "You said that people may not stand by you in this.", "Who would listen, whatever you choose?"),
        (rt.SaferUse(if_i_use=A_KIT), "safer-use-has-no-naloxone", "Naloxone is not in here. If it is about street drugs, any of them can have opioids in it.", "Many places give it for free. Would you like to have some near?"),
        (rt.SaferUse(if_i_use=A_KIT), "safer-use-leaves-you-alone", "Nothing here says how others would notice if it goes badly. You may not be able to call for help then.", "What could help: someone near, an open door, a line that stays on, a place with staff?"),
        (rt.SaferUse(if_i_use=A_KIT), "safer-use-says-nothing-of-a-break", "Nothing here is about the time after a break. The body can take much less then.", "What would you do then to stay safe?"),
        (HARD_DAY, "hard-day-plan-has-no-number", "There is no line to call here and no service, and none is known for where you live.", "Which line or service could you reach at any hour? Or in which country or region do you live?"),
        (attrs.evolve(LINE, checked_on=date(2025, 3, 1)), "last-check-is-long-ago", "This was last checked on 1 March 2025. Numbers, doses and places change, and others may go by it.", "Is it still right? Who could tell you?"),
        (rt.PostCrisisPlan(change_in_plan=("x",)), "change-after-a-crisis-is-waiting", "After a hard time you wrote what to change in your plan.", "Is it in there by now, or would you like to make that change?"),
        (rt.WellnessPlan(reviewed=date(2025, 3, 1)), "plan-review-is-long-ago", "You last looked this plan over on 1 March 2025.", "What has changed since then? When would you like to look again?"),
        (goal(), "goal-has-no-measure", "Nothing here says how you would notice that you get closer. Small signs are easy to miss.", "What would you see or feel if it were a little closer?"),
        (rt.RecoveryStory(versions=(StoryVersion(),)), "story-has-no-support-after", "Nothing here says what comes after you have told it. Telling a story can stir you up.", "Who or what will be there for you after?"),
        (attrs.evolve(OVER, schedule=WEEKLY), "nothing-says-where-privacy-ends", "Nothing says when something does not stay private. People need to know that before they speak.", "What would have to be told to someone else, and to whom? How will you say so at the start?"),
        (attrs.evolve(OVER, schedule=WEEKLY), "group-has-no-stand-in", "Nothing says what happens when the one who leads cannot come. When the jobs go round, a group belongs to all.", "Who has a key? Who could open the meeting, or take a turn?"),
        (rt.PeerGroup(name="x", schedule=WEEKLY, agenda=(rt.models.AgendaItem(title="x", minutes=75),)), "agenda-is-longer-than-the-meeting", "The parts of a meeting take 75 minutes together, and the meeting has 60.", "What could be shorter, or wait for the next time?"),
        (rt.Credential(title="x", expires=TOMORROW), "credential-is-about-to-lapse", "This is good until 23 November 2026. To renew it can take a while.", "What do you still need for it? Who could tell you?"),
        (rt.Credential(title="x", expires=YESTERDAY), "credential-has-run-out", "This ran out on 21 November 2026.", "Would you like it back? Who could tell you what that takes?"),
        (rt.RecoveryStory(parts=(HELD_BACK,)), "story-tells-what-is-off-limits", "You marked a part of your story to keep to yourself, and here it is to be told.", "Would you like to leave that part out here, or is it all right to tell now?"),
        (rt.WellnessPlan(supports=(attrs.evolve(REACHED, contact=(rt.Contact(value="x", hours=(rt.Hours(end=time(9)),)),)),), crisis=rt.CrisisPlan(take_over=("sam",))), "crisis-comes-out-of-hours", "At some hours, no one who steps in can be reached. A crisis may come at any hour.", "Who or what could be there then: a friend, a service, a line?"),
    ],
    ids=lambda part: part if isinstance(part, str) and "-" in part and " " not in part else "",
)  # fmt: skip
def test_what_a_rule_says_and_asks(thing: Any, code: str, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)


def test_what_could_hurt_is_asked_in_this_order() -> None:
    """Whom people may let in comes first, then what they may give, then where help is."""
    safety = [rule.code for rule in CATALOGUE if rule.severity is Severity.SAFETY]
    assert safety == [
        "crisis-names-someone-for-and-against",
        "hard-day-counts-on-someone-kept-out",
        "hard-day-is-shown-to-someone-kept-out",
        "crisis-medicine-wanted-and-refused",
        "hard-day-plan-has-no-number",
        "story-tells-what-is-off-limits",
        "crisis-choice-wanted-and-avoided",
        "crisis-plan-has-expired",
        "crisis-agent-is-a-witness",
    ]


WITH_TEA = rt.WellnessPlan(toolbox=(TEA,))
WALK = rt.Step(id="walk", what="walk")
A_WALK = rt.BackupPlan(id="walk", cue="x", response="walk")


@pytest.mark.parametrize(
    ("code", "thing", "journal", "found"),
    [
        ("tool-that-helped-stands-nowhere", WITH_TEA, tried(HELPED), [("/toolbox/0", {})]),
        ("tool-that-helped-stands-nowhere", WITH_TEA, tried(HelpedNow.A_LITTLE), []),
        ("tool-that-helped-stands-nowhere", WITH_TEA, None, []),
        ("tool-that-helped-stands-nowhere", TEA, tried(HELPED), []),
        ("tool-that-helped-stands-nowhere", attrs.evolve(WITH_TEA, daily=(rt.DailyPractice(what="x", tool="tea"),)), tried(HELPED), []),
        ("response-did-not-help", BATH, tried(NOT_THIS_TIME, NOT_THIS_TIME), [("", {"count": 2})]),
        ("response-did-not-help", BATH, tried(NOT_THIS_TIME, None), []),
        ("response-did-not-help", BATH, tried(NOT_THIS_TIME, NOT_THIS_TIME, HELPED), []),
        ("response-did-not-help", BATH, None, []),
        ("response-did-not-help", TEA, tried(NOT_THIS_TIME, NOT_THIS_TIME), [("", {"count": 2})]),
        ("response-did-not-help", attrs.evolve(TEA, helped=Helped.DOES_NOT_HELP), tried(NOT_THIS_TIME, NOT_THIS_TIME), []),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(triggers=(rt.Trigger(what="A"),)), journal({"noticed_other": ("a ", "b", "c")}), [("/warning_signs", {"count": 2})]),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(), journal({"noticed_other": ("a", "b")}, {"noticed_other": (" A", "a")}), [("/warning_signs", {"count": 2})]),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(safety=rt.SafetyPlan(signs=(rt.Note(text="A "),))), journal({"noticed_other": ("a",)}), []),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(crisis=rt.CrisisPlan(when_others_step_in=(rt.Note(text="A "),))), journal({"noticed_other": ("a",)}), []),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(reviewed=NOON.date()), journal({"noticed_other": ("a",)}), []),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(reviewed=date(2026, 11, 19)), journal({"noticed_other": ("a",)}), [("/warning_signs", {"count": 1})]),
        ("backup-was-never-practiced", A_WALK, None, []),
        ("backup-was-never-practiced", A_WALK, done(HowDone.SKIPPED), [("/practiced_on", {})]),
        ("backup-was-never-practiced", A_WALK, done(HowDone.PART), []),
        ("backup-was-never-practiced", rt.WellnessPlan(backups=(A_WALK, attrs.evolve(A_WALK, id="a"), attrs.evolve(A_WALK, id="b"))), done(HowDone.DONE), [("/backups/1/practiced_on", {})]),
        ("backup-was-never-practiced", attrs.evolve(A_WALK, practiced_on=YESTERDAY), rt.Journal(), []),
        ("backup-was-never-practiced", attrs.evolve(A_WALK, cue=""), rt.Journal(), []),
        ("backup-was-never-practiced", attrs.evolve(A_WALK, response=""), rt.Journal(), []),
        ("backup-was-never-practiced", attrs.evolve(A_WALK, response="", fallbacks=(Fallback(text="x"),)), rt.Journal(), [("/practiced_on", {})]),
        ("plan-was-used-and-not-mended", rt.WellnessPlan(), rt.Journal(uses=(rt.PlanUse(occurred_at=NOON, change_the_plan="x"),)), [("/reviewed", {"day": NOON.date()})]),
        ("plan-was-used-and-not-mended", rt.WellnessPlan(), rt.Journal(uses=(rt.PlanUse(occurred_at=NOON),)), []),
        ("goal-number-is-reached", goal_to(Direction.MORE), number(3), [("/measure/target", {"number": 3.0})]),
        ("goal-number-is-reached", goal_to(Direction.MORE), number(1), []),
        ("goal-number-is-reached", goal_to(Direction.LESS), number(2), [("/measure/target", {"number": 2.0})]),
        ("goal-number-is-reached", goal_to(Direction.LESS), number(3), []),
        ("goal-number-is-reached", goal_to(Direction.REACH), number(2), [("/measure/target", {"number": 2.0})]),
        ("goal-number-is-reached", goal_to(Direction.REACH), number(3), []),
        ("goal-number-is-reached", goal_to(Direction.KEEP), number(2), []),
        ("goal-number-is-reached", goal_to(None), number(2), []),
        ("goal-number-is-reached", goal_to(Direction.MORE, None), number(2), []),
        ("goal-number-is-reached", goal(id="g"), number(2), []),
        ("goal-number-is-reached", attrs.evolve(goal_to(Direction.MORE), status=GoalStatus.PROPOSED), number(2), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), number(1), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), journal({"ratings": (Rating(about="x", value=1),)}), [("/measure/target", {})]),
        ("step-was-put-off", WALK, done(HowDone.DONE, HowDone.SKIPPED, HowDone.MOVED, HowDone.SKIPPED), [("", {"count": 3})]),
        ("step-was-put-off", WALK, done(HowDone.SKIPPED, HowDone.SKIPPED), []),
        ("step-was-put-off", WALK, done(HowDone.SKIPPED, HowDone.SKIPPED, HowDone.SKIPPED, HowDone.PART), []),
        ("step-was-put-off", rt.DailyPractice(id="walk", what="x"), done(*[HowDone.MOVED] * 3), [("", {"count": 3})]),
        ("watch-looks-at-nothing", watch(at_most=4), SLEEP, [("/watches/0", {})]),
        ("watch-looks-at-nothing", watch(scale="sleep", at_most=4), None, []),
        ("watch-looks-at-nothing", watch(scale="sleep", at_least=10), SLEEP, []),
        ("watch-looks-at-nothing", watch(scale="sleep", at_least=11), SLEEP, [("/watches/0", {})]),
        ("watch-looks-at-nothing", watch(scale="sleep", at_most=-1), SLEEP, [("/watches/0", {})]),
        ("watch-looks-at-nothing", watch(scale="sleep", at_most=0), SLEEP, []),
        ("watch-looks-at-nothing", watch(scale="sleep", change=-2), SLEEP, []),
        ("watch-looks-at-nothing", watch(scale="sleep", at_least=11, at_most=12), OPEN_ENDED, []),
    ],
)  # fmt: skip
def test_what_a_journal_tells_of_a_plan(code: str, thing: Any, journal: Any, found: Any) -> None:
    assert asked(thing, code, journal=journal) == found


def test_a_scale_is_asked_about_once_however_many_numbers_lie_outside_it() -> None:
    def rated(about: str, *values: float) -> dict[str, Any]:
        return {"ratings": tuple(Rating(about=about, value=value) for value in values)}

    scales = tuple(rt.Scale(id=id, name=id, low=0, high=5) for id in ("hope", "sleep"))
    book = journal(rated("hope", 5, 0), rated("hope", 7), rated("hope", 8), rated("sleep", -1), scales=scales)
    assert asked(book, "rating-is-off-its-scale") == [
        ("/checkins/1/ratings/0/value", {"value": 7.0}),
        ("/checkins/3/ratings/0/value", {"value": -1.0}),
    ]
    put_right = book.correct(book.checkins[1].id, rt.CheckIn(occurred_at=NOON))
    assert asked(put_right, "rating-is-off-its-scale") == [
        ("/checkins/2/ratings/0/value", {"value": 8.0}),
        ("/checkins/3/ratings/0/value", {"value": -1.0}),
    ]


@pytest.mark.parametrize(
    ("code", "thing", "told", "message", "question"),
    [
        (
            "goal-has-no-step",
            goal(),
            None,
            "This goal has no open step. A small one makes it easier to begin, and to go on.",
            "What is one small thing you could do next?",
        ),
        (
            "due-has-passed",
            goal(due=YESTERDAY),
            None,
            "The day you set for this, 21 November 2026, has passed. Plans change, and that is all right.",
            "Would another day, or a smaller step, fit better? Or has something changed?",
        ),
        (
            "goal-target-is-met-already",
            goal_to(Direction.MORE, baseline=2),
            None,
            "You are at the number that you aim for already, or past it.",
            "Is there a next number, or would you like to keep what you have?",
        ),
        (
            "goal-importance-is-low",
            goal(importance=0),
            None,
            "You wrote how much this matters to you: 0 out of 10.",
            "What is good about it, even a little? What could make it matter more to you?",
        ),
        (
            "strength-is-not-used",
            rt.WellnessPlan(strengths=(BREAD,), goals=(goal(),)),
            None,
            "No strength of yours stands by this goal yet.",
            "Which of your strengths could help here?",
        ),
        (
            "step-has-no-fallback",
            AGAIN,
            None,
            "A hard day may come. This step has nothing to fall back on then.",
            "On a hard day, what is the smallest version that still counts? Or what could you do instead?",
        ),
        (
            "problem-has-few-options",
            chosen_among(1),
            None,
            "Ideas before you chose: 1.",
            "Is there one more, even an odd one? Or is this the one?",
        ),
        (
            "decision-has-one-way",
            UNDECIDED,
            None,
            "One way is written down. To leave things as they are is a way too.",
            "What else could you do?",
        ),
        (
            "sign-noticed-is-not-in-the-plan",
            rt.WellnessPlan(),
            journal({"noticed_other": ("a",)}),
            "Things you noticed that are not in your plan: 1.",
            "Is one of them a sign that you would like to know again? What would you do then?",
        ),
        (
            "goal-number-is-reached",
            goal_to(Direction.MORE),
            number(2),
            "The last number in your journal, 2, is where you wanted to be. You did that.",
            "What helped you get there? What comes next?",
        ),
    ],
)
def test_what_is_said_and_asked(code: str, thing: Any, told: Any, message: str, question: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code], journal=told)
    assert (finding.message(), finding.question()) == (message, question)


@pytest.mark.parametrize(
    "code",
    [
        "ends-before-it-begins",
        "goal-has-no-date",
        "goal-has-no-measure",
        "goal-levels-have-no-middle",
        "problem-outcome-has-no-choice",
        "rating-is-off-its-scale",
        "safer-use-says-nothing-of-a-break",
        "step-due-after-goal",
        "watch-looks-at-nothing",
    ],
)
def test_what_is_only_odd_or_not_said_yet_is_an_idea(code: str) -> None:
    assert rt.explain(code).severity is Severity.IDEA


def test_what_someone_wanted_to_change_after_a_hard_day_is_worth_a_look() -> None:
    assert rt.explain("plan-was-used-and-not-mended").severity is Severity.ADVICE


IN_TIME = [
    rt.StepEntry(about="walk", **entry)
    for entry in (
        {"how": HowDone.PART},
        {"how": HowDone.SKIPPED, "planned_for": YESTERDAY, "occurred_at": NOON + timedelta(5)},
        {"how": HowDone.MOVED, "planned_for": TODAY, "planned_at": time(8), "occurred_at": NOON},
        {"how": HowDone.PART, "planned_for": TODAY, "planned_at": time(9), "occurred_at": NOON - timedelta(1)},
        {"how": HowDone.SMALLEST_VERSION, "occurred_at": datetime(2026, 11, 22, 10, tzinfo=UTC)},
        {"how": HowDone.DONE, "planned_at": time(11), "occurred_at": datetime(2026, 11, 22, 9, tzinfo=UTC)},
    )
]
"""Day and hour are those planned for, else those when it was done; what has no day comes first."""


@given(st.permutations(IN_TIME))
def test_what_was_done_stands_in_the_order_of_time_wherever_it_is_written(written: list[rt.StepEntry]) -> None:
    assert Noted(rt.Journal(steps=tuple(written))).done == {"walk": [entry.how for entry in IN_TIME]}


def test_what_has_no_day_stands_in_the_order_written() -> None:
    assert Noted(done(HowDone.SKIPPED, HowDone.DONE, HowDone.PART)).done == {
        "walk": [HowDone.SKIPPED, HowDone.DONE, HowDone.PART]
    }


def test_what_was_done_on_the_latest_day_is_not_put_off_wherever_it_is_written() -> None:
    done_last = rt.StepEntry(about="walk", how=HowDone.DONE, planned_for=TODAY)
    skipped = [
        rt.StepEntry(about="walk", how=HowDone.SKIPPED, planned_for=TODAY - timedelta(days)) for days in (3, 2, 1)
    ]
    assert asked(WALK, "step-was-put-off", journal=rt.Journal(steps=(done_last, *skipped))) == []
    earlier = attrs.evolve(done_last, planned_for=TODAY - timedelta(4))
    book = rt.Journal(steps=(*skipped, earlier))
    assert asked(WALK, "step-was-put-off", journal=book) == [("", {"count": 3})]


def test_what_was_put_right_in_a_journal_is_what_counts() -> None:
    first = rt.CheckIn(id="first", occurred_at=NOON, ratings=(Rating(about="g", value=5),), noticed_other=("a",))
    later = rt.CheckIn(occurred_at=NOON - timedelta(1), ratings=(Rating(about="g", value=0),))
    book = rt.Journal(checkins=(first, later))
    assert Noted(book).latest == {"g": 5.0}, "the latest, wherever it is written"
    book = book.correct(
        "first", rt.CheckIn(occurred_at=NOON, ratings=(Rating(about="g", not_answered=NotAnswered.FORGOT),))
    )
    assert Noted(book).latest == {"g": 0.0}, "and no answer is no number"
    assert Noted(book).noticed_other == ()
    assert Context(WALK, TODAY).noted.done == {}
    assert Context(WALK, TODAY).lines == ()
    assert Context(WALK, TODAY, region="IE").lines[0].region == "IE"
    plan = rt.WellnessPlan(region="US")
    assert Context(plan, TODAY).lines == rt.crisis_lines("US", today=TODAY)
    assert Context(plan, TODAY, region="").lines == (), "what is handed in comes first"
    assert (Context(WALK, TODAY).section_names, Context(WALK, TODAY).covered) == (frozenset(), frozenset())
