"""The rules at their edges, and what is let be."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.advice import Context, Noted, review
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
from recoverytools.vocabulary import (
    AgreedToHelp,
    Audience,
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
    sam = rt.Support(id="sam", name="Sam", **support)
    return rt.WellnessPlan(supports=(sam,), goals=(goal(supports=("sam",)),))


SAM = rt.Support(id="sam", name="Sam")


def plan_with(**crisis: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(supports=(SAM,), crisis=rt.CrisisPlan(**crisis))


WANTED, REFUSED = MedicineUse.TAKING, MedicineUse.NOT_ACCEPTABLE
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


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("step-due-has-passed", rt.Step(what="x", due=YESTERDAY), ["/due"]),
        ("step-due-has-passed", rt.Step(what="x", due=TODAY), []),
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
        ("crisis-wish-is-not-said", rt.CrisisPlan(medicines=(Medicine(name="x", use=REFUSED), Medicine(name="y"))), ["/medicines/1/use"]),
        ("crisis-wish-is-not-said", rt.CrisisPlan(treatments=(CareChoice(text="x"),), places=(CareChoice(text="x"),)), ["/treatments/0/wish", "/places/0/wish"]),
        ("crisis-wish-is-not-said", rt.CrisisPlan(places=(CareChoice(text="x", wish=Wish.AVOID),)), []),
        ("crisis-plan-has-expired", rt.CrisisPlan(), []),
        ("naloxone-has-expired", rt.SaferUse(naloxone=Naloxone()), []),
        ("naloxone-has-expired", rt.SaferUse(), []),
        ("schedule-has-no-first-day", rt.DailyPractice(what="x", schedule=SECOND_WEEKS), ["/schedule/start"]),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", schedule=SECOND_WEEKS), ["/schedule/start"]),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", earlier=(attrs.evolve(SECOND_WEEKS, until=YESTERDAY),)), []),
        ("schedule-has-no-first-day", rt.PeerGroup(name="x", schedule=attrs.evolve(SECOND_WEEKS, until=TODAY)), ["/schedule/start"]),
        ("goal-due-has-passed", goal(due=YESTERDAY), ["/due"]),
        ("goal-due-has-passed", goal(due=TODAY), []),
        ("goal-due-has-passed", goal(due=YESTERDAY, status=GoalStatus.PROPOSED), []),
        ("goal-measure-has-no-target", goal(measure=MEASURE), ["/measure"]),
        ("goal-measure-has-no-target", goal(measure=MEASURE, status=GoalStatus.PROPOSED), []),
        ("goal-has-no-date", goal(reviews=(GoalReview(went="well"),)), ["/due"]),
        ("goal-has-no-date", goal(reviews=(GoalReview(on=YESTERDAY),)), ["/due"]),
        ("goal-has-no-date", goal(reviews=(GoalReview(on=YESTERDAY), GoalReview(on=TODAY))), []),
        ("goal-has-no-date", goal(status=GoalStatus.PROPOSED), []),
        ("goal-confidence-is-low", goal(confidence=6), ["/confidence"]),
        ("goal-confidence-is-low", goal(confidence=0), ["/confidence"]),
        ("goal-confidence-is-low", goal(confidence=0, status=GoalStatus.PROPOSED), []),
        ("backup-leads-nowhere", backup(switch_when="it pours"), ["/response"]),
        ("backup-leads-nowhere", backup(support="sam"), []),
        ("problem-has-few-options", chosen_among(2), ["/options"]),
        ("problem-has-few-options", chosen_among(3), []),
        ("support-cannot-be-reached", counting_on(), ["/supports/0/contact"]),
        ("support-cannot-be-reached", counting_on(agreed=AgreedToHelp.HAS_SAID_NO), ["/supports/0/contact"]),
        ("support-cannot-be-reached", counting_on(contact=(CALL,)), ["/supports/0/contact"]),
        ("support-cannot-be-reached", counting_on(contact=(CALL, rt.Contact(value="555-0142"))), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY), ["/review_due"]),
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
    measure=Measure(target=1, baseline=1),
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
        "goal-due-before-start",
        "goal-target-equals-baseline",
        "goal-confidence-is-low",
        "step-due-has-passed",
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
        assert asked >= {"step-due-has-passed", "schedule-has-no-first-day", "step-has-no-fallback"}
        assert Context(goal_with(step), TODAY).reliances == (("/steps/0/supports/0", "ben"),)


def test_a_strength_that_only_a_resting_goal_uses_is_not_used() -> None:
    resting = attrs.evolve(ODD, status=GoalStatus.PAUSED)
    plan = rt.WellnessPlan(supports=(BEN,), strengths=(BREAD,), goals=(resting, goal()))
    assert paths(plan, "strength-is-not-used") == ["/strengths/0"]
    assert paths(attrs.evolve(plan, goals=(resting,)), "strength-is-not-used") == []


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


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Stop smoking", True),
        ("to stop smoking", True),
        ("I will NOT call him", True),
        ("I don\N{RIGHT SINGLE QUOTATION MARK}t go there", True),
        ("\N{LEFT DOUBLE QUOTATION MARK}Never\N{RIGHT DOUBLE QUOTATION MARK} again", True),
        ("give up sugar", True),
        ("cut out coffee", True),
        ("give a party", False),
        ("Stop by the lake", False),
        ("Stop at the shop", False),
        ("say no without a quarrel", False),
        ("nothing is too small", False),
        ("Notice three good things", False),
        ("", False),
        ("I will", False),
        ("!", False),
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
        ("(Two) bottles, a night", True),
        ("ten steps, pills", False),
        ("pills 40", False),
        ("40 pillsbury", False),
        ("bottles", False),
    ],
)
def test_an_amount_in_a_story(text: str, is_one: Any) -> None:
    part = StoryPart(text=text)
    assert bool(asked(rt.RecoveryStory(parts=(part,)), "story-tells-how-much")) is is_one
    kept = attrs.evolve(part, off_limits=True)
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
    night = rt.Hours(start=time(22), end=time(6), days=(Weekday.SUNDAY,))
    assert reached(night, time(23), Weekday.SUNDAY)
    assert reached(night, time(5), Weekday.MONDAY), "Sunday night goes on past midnight"
    assert not reached(night, time(5), Weekday.SUNDAY)
    assert not reached(night, time(23), Weekday.MONDAY)
    assert reached(rt.Hours(days=(Weekday.MONDAY,)), time(23), Weekday.MONDAY, Weekday.FRIDAY), (
        "one of the days is enough"
    )
    assert not reached(rt.Hours(days=(Weekday.TUESDAY,)), time(23), Weekday.MONDAY)


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


NURSE = rt.Support(id="nurse", name="Nurse Lee")
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


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=3), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=1), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=3), []),
        ("goal-target-is-met-already", goal_to(Direction.REACH, baseline=3), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE), []),
        ("goal-target-is-met-already", attrs.evolve(goal_to(Direction.MORE, baseline=3), status=GoalStatus.PROPOSED), []),
        ("goal-levels-have-no-middle", goal(scale=AttainmentScale(baseline=-1)), []),
        *(("goal-levels-have-no-middle", goal(scale=scale), [("/scale/expected", {})]) for scale in (AttainmentScale(much_less="x"), AttainmentScale(less="x"), AttainmentScale(more="x"), AttainmentScale(much_more="x"))),
        ("goal-has-no-open-step", goal_with(rt.Step(what="x", status=StepStatus.DROPPED)), [("/steps", {})]),
        ("goal-has-no-open-step", goal(), []),
        ("goal-has-no-open-step", goal_with(rt.Step(what="x", status=StepStatus.DONE), status=GoalStatus.PROPOSED), []),
        ("goal-steps-have-no-day", goal(), []),
        ("goal-steps-have-no-day", goal_with(rt.Step(what="x"), status=GoalStatus.PROPOSED), []),
        ("goal-steps-have-no-day", goal_with(rt.Step(what="x", schedule=rt.Schedule(every=Every.DAY))), []),
        ("goal-steps-have-no-day", goal(steps=(rt.Step(what="x", status=StepStatus.DONE, due=TODAY), rt.Step(what="y"))), [("/steps/1/due", {})]),
        ("goal-obstacle-has-no-answer", goal(obstacles=(rt.Note(text="x"),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="x"),), status=GoalStatus.PROPOSED),)), []),
        ("goal-obstacle-has-no-answer", rt.WellnessPlan(goals=(goal(obstacles=(rt.Note(text="x"),), steps=(rt.Step(id="s", what="x"),)),), backups=(rt.BackupPlan(cue="x", covers=("s",)),)), []),
        ("plan-has-many-goals-at-once", rt.WellnessPlan(goals=tuple(goal() for _ in range(5))), [("/goals", {"count": 5})]),
        ("ladder-has-a-gap", signs(WORSE), [("/warning_signs", {"stage": EARLY})]),
        ("ladder-has-a-gap", signs(WORSE, EARLY), []),
        ("ladder-has-a-gap", signs(EARLY), []),
        ("ladder-has-a-gap", signs(EARLY, crisis=rt.CrisisPlan()), [("/warning_signs", {"stage": WORSE})]),
        ("ladder-has-a-gap", signs(EARLY, None, crisis=rt.CrisisPlan()), []),
        ("ladder-has-a-gap", signs(crisis=rt.CrisisPlan()), []),
        ("sign-has-no-response", rt.WarningSign(what="x"), [("/responses", {})]),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam",)) for _ in range(4))), [("/supports/1", {"count": 4})]),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam",)) for _ in range(3))), []),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam", "nurse")) for _ in range(4))), []),
        ("counts-on-a-tool-that-does-not-help", rt.WellnessPlan(toolbox=(attrs.evolve(TEA, helped=Helped.DOES_NOT_HELP),), daily=(rt.DailyPractice(what="x", tool="tea"),), crisis=rt.CrisisPlan(does_not_help=(rt.Note(tool="tea"),))), [("/daily/0/tool", {})]),
        ("backup-falls-back-on-the-same-one", rt.WellnessPlan(supports=(SAM,), crisis=rt.CrisisPlan(duties=(Duty(id="d", what="x", support="sam"),)), backups=(rt.BackupPlan(cue="x", covers=("d",), fallbacks=(Fallback(text="y"), Fallback(support="sam"))),)), [("/backups/0/fallbacks/1/support", {})]),
        ("backup-needs-someone-each-time", rt.BackupPlan(cue="x"), []),
        ("backup-needs-someone-each-time", rt.BackupPlan(cue="x", fallbacks=(Fallback(support="a"), Fallback(text="b"))), []),
        ("problem-has-no-goal", rt.ProblemSolving(problem="x", happened="y"), []),
        ("problem-has-no-follow-up", rt.ProblemSolving(problem="x", options=(A,), chosen="a"), []),
        ("decision-is-under-pressure", rt.Decision(question="x", options=(A,), chosen="a", others=(OtherPerson(name="y", pressure=True),)), []),
        ("decision-has-one-way", rt.Decision(question="x"), [("/options", {"count": 0})]),
        ("decision-has-one-way", rt.Decision(question="x", options=(A,), chosen="a"), []),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), matters=(Matter(text="y"),), sure=attrs.evolve(SURE, know_what_matters=False)), [("/matters", {})]),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), chosen="a"), []),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A,)), []),
        ("decision-needs-more-facts", rt.Decision(question="x", sure=SURE), []),
        ("decision-needs-more-facts", rt.Decision(question="x", sure=attrs.evolve(SURE, know_enough=False), next_steps=(rt.Step(what="y"),)), []),
        ("decision-needs-more-facts", rt.Decision(question="x", options=(A,), chosen="a", sure=attrs.evolve(SURE, know_enough=False)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=YESTERDAY), [("/by", {"by": YESTERDAY})]),
        ("decision-day-has-passed", rt.Decision(question="x", by=YESTERDAY, options=(A,), chosen="a"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=TODAY), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY), [("/answer", {"by": YESTERDAY})]),
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
        ("naloxone-is-known-to-no-one", rt.SaferUse(), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone()), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(expires=TODAY)), [("/naloxone/who_knows", {})]),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(kept_where="x", who_knows=("sam",))), []),
        *(("safer-use-has-no-naloxone", use, [("/naloxone", {})]) for use in (rt.SaferUse(if_i_use=A_KIT), rt.SaferUse(not_alone=A_KIT), rt.SaferUse(after_a_break="x"))),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT, naloxone=Naloxone()), [("/naloxone", {})]),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT, naloxone=Naloxone(who_knows=("sam",))), []),
        ("safer-use-has-no-naloxone", rt.SaferUse(what_to_tell_responders="x"), []),
        ("safer-use-leaves-you-alone", rt.SaferUse(private=False), []),
        ("safer-use-leaves-you-alone", rt.SaferUse(after_a_break="x", first_day_back=A_KIT), [("/not_alone", {})]),
        ("safer-use-leaves-you-alone", rt.SaferUse(if_i_use=A_KIT, not_alone=(rt.Note(text="y"),)), []),
        ("safety-plan-has-no-number", rt.SafetyPlan(), []),
        ("safety-plan-has-no-number", HARD_DAY, [("/professionals", {})]),
        ("safety-plan-has-no-number", rt.SafetyPlan(kept_at=("x",), copies_with=("sam",)), []),
        *(("safety-plan-has-no-number", rt.SafetyPlan(on_my_own=(rt.Note(text="x"), rt.Note(text=text))), []) for text in ("call 988", "555-0142", "(01) 42 68 53 00", "+353 1 234")),
        *(("safety-plan-has-no-number", rt.SafetyPlan(on_my_own=(rt.Note(text=text),)), [("/professionals", {})]) for text in ("at 10:30", "bus 12", "9, 8, 7")),
        ("safety-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(SAM, contact=(rt.Contact(value="x"),)),), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        ("safety-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(SAM, contact=(CALL,)),), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), [("/safety/professionals", {})]),
        ("safety-plan-has-no-number", rt.WellnessPlan(resources=(rt.Resource(id="r", name="x", contact=(rt.Contact(value="x"),)),), safety=rt.SafetyPlan(people_and_places=(rt.Note(resource="r"),))), []),
        ("safety-plan-has-no-number", attrs.evolve(HARD_DAY, professionals=(rt.Note(text="x"),)), []),
        ("safety-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, lines=(LINE,)), []),
        ("safety-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, lines=(attrs.evolve(LINE, never_offer=True), attrs.evolve(LINE, id="y", value=""))), [("/safety/professionals", {})]),
        ("safety-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, region="US"), []),
        ("safety-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, region="ZZ"), [("/safety/professionals", {})]),
        ("plan-names-no-region", rt.WellnessPlan(safer_use=rt.SaferUse()), [("/region", {})]),
        ("plan-names-no-region", rt.WellnessPlan(safety=HARD_DAY, region="US"), []),
        ("plan-names-no-region", rt.WellnessPlan(), []),
        ("help-line-has-no-number", LINE, []),
        ("number-or-medicine-is-old", Medicine(name="x", checked_on=TODAY - timedelta(366)), [("/checked_on", {"checked": TODAY - timedelta(366)})]),
        ("number-or-medicine-is-old", Medicine(name="x"), []),
        ("number-or-medicine-is-old", attrs.evolve(LINE, never_offer=True, checked_on=date(2020, 1, 1)), []),
        ("page-or-place-is-old", rt.Resource(name="x", verified_on=TODAY - timedelta(366)), [("/verified_on", {"checked": TODAY - timedelta(366)})]),
        ("page-or-place-is-old", rt.Resource(name="x", verified_on=TODAY - timedelta(365)), []),
        ("plan-says-not-what-well-is", rt.WellnessPlan(), []),
        ("plan-says-not-what-well-is", rt.WellnessPlan(crisis=rt.CrisisPlan()), [("/doing_well", {})]),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)[:5]),)), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=(*tuple(Domain)[:5], Domain.OTHER)),)), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)[:5]),), strengths=(rt.Strength(text="x", domain=Domain.SOCIAL),)), [("/goals", {"domain": Domain.PHYSICAL}), ("/goals", {"domain": Domain.SPIRITUAL})]),
        ("skill-has-no-practice", rt.Skill(name="x", now=SkillLevel.NOT_YET), []),
        ("skill-has-no-practice", rt.Skill(name="x", now=SkillLevel.NOT_YET, needed=SkillLevel.CAN_TEACH, practice=(rt.Step(what="y"),)), []),
        ("ends-before-it-begins", rt.CrisisPlan(signed_on=TODAY, expires=YESTERDAY), [("/expires", {"start": TODAY, "end": YESTERDAY})]),
        ("ends-before-it-begins", rt.Credential(title="x", issued=TODAY, expires=YESTERDAY), [("/expires", {"start": TODAY, "end": YESTERDAY})]),
        ("ends-before-it-begins", rt.Credential(title="x", issued=TODAY), []),
        ("ends-before-it-begins", rt.Credential(title="x", expires=TODAY), []),
        ("day-has-not-come-yet", rt.WellnessPlan(created=TODAY, reviewed=TOMORROW), [("/reviewed", {"day": TOMORROW})]),
        ("day-has-not-come-yet", rt.CheckIn(occurred_at=datetime(2026, 11, 23, 9, tzinfo=UTC)), []),
        ("day-has-not-come-yet", rt.CheckIn(occurred_at=datetime(2026, 11, 24, 9, tzinfo=UTC)), [("/occurred_at", {"day": date(2026, 11, 24)})]),
        ("day-has-not-come-yet", rt.StepEntry(about="x", how=HowDone.DONE), []),
        ("look-back-is-due", GoalReview(on=TODAY, change="x"), []),
        ("look-back-is-due", rt.ProblemSolving(problem="x", follow_up=TODAY), [("/follow_up", {"day": TODAY})]),
        ("look-back-is-due", rt.ProblemSolving(problem="x", follow_up=TODAY, learned="y"), []),
        ("look-back-is-due", rt.Decision(question="x", review_on=YESTERDAY), [("/review_on", {"day": YESTERDAY})]),
        ("look-back-is-due", rt.Conversation(follow_up=TODAY), [("/follow_up", {"day": TODAY})]),
        ("look-back-is-due", rt.Conversation(follow_up=TOMORROW), []),
        ("look-back-is-due", rt.WellnessPlan(conversations=(rt.Conversation(follow_up=YESTERDAY), rt.Conversation(on=YESTERDAY))), []),
        ("look-back-is-due", rt.WellnessPlan(conversations=(rt.Conversation(on=date(2026, 1, 1), follow_up=YESTERDAY), rt.Conversation())), [("/conversations/0/follow_up", {"day": YESTERDAY})]),
        ("grant-has-no-end", rt.Grant(to="x", until=TODAY), []),
        ("grant-has-no-end", rt.Grant(to="x", revoked_on=TODAY), []),
        ("grant-names-nothing", rt.WellnessPlan(pages=(Page(id="p", heading="x"),), grants=(rt.Grant(to="x", sections=("pages/p", "pages/q")),)), [("/grants/0/sections/1", {})]),
        ("grant-names-nothing", rt.WellnessPlan(grants=(rt.Grant(to="x", sections=("gaols",), revoked_on=TODAY),)), []),
        ("story-for-anyone-has-no-boundaries", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.PUBLIC,)),), boundaries=("y",)), []),
        ("story-for-anyone-tells-of-others", rt.RecoveryStory(third_parties=(ThirdParty(who="x"),)), []),
        ("story-for-anyone-tells-of-others", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONLINE,)),), third_parties=(ThirdParty(who="x", agreed=False), ThirdParty(who="y"), ThirdParty(who="z", agreed=True))), [("/third_parties/0/agreed", {}), ("/third_parties/1/agreed", {})]),
        ("story-ends-in-the-hard-time", rt.RecoveryStory(parts=(StoryPart(text="x"),)), []),
        ("story-ends-in-the-hard-time", rt.RecoveryStory(parts=(StoryPart(text="x", kind=StoryPartKind.BEFORE), StoryPart(text="x", kind=StoryPartKind.NOW, off_limits=True))), [("/parts", {})]),
        ("story-for-a-peer-asks-nothing", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONE_PEER,)),)), [("/ask_before", {})]),
        ("story-for-a-peer-asks-nothing", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONE_PEER,)),), ask_before="x", ask_after="y"), []),
        ("story-has-no-support-after", rt.RecoveryStory(versions=(StoryVersion(),), support_after="x"), []),
        *((code, rt.PeerGroup(name="x", meetings=(Meeting(on=YESTERDAY),)), [(path, {})]) for code, path in {"group-says-not-where-privacy-ends": "/confidentiality_limits", "group-is-not-ready-for-a-crisis": "/if_someone_is_in_crisis", "group-has-no-stand-in": "/if_no_one_can_lead"}.items()),
        *((code, rt.PeerGroup(name="x"), []) for code in ("group-says-not-where-privacy-ends", "group-is-not-ready-for-a-crisis", "group-has-no-stand-in")),
        ("group-says-not-where-privacy-ends", rt.PeerGroup(name="x", meetings=(Meeting(on=YESTERDAY),), confidentiality_limits="y"), []),
        ("group-rests-on-one-person", rt.PeerGroup(name="x", roles=(GroupRole(role="a", people=("Dee",)), GroupRole(role="b"))), []),
        ("group-rests-on-one-person", rt.PeerGroup(name="x", roles=(GroupRole(role="a", people=("Dee",)), GroupRole(role="b", people=(" dee",)), GroupRole(role="c"))), [("/roles", {"count": 2})]),
        ("agreement-says-not-where-privacy-ends", rt.WorkingAgreement(), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY + timedelta(90)), [("/expires", {"expires": TODAY + timedelta(90)})]),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY + timedelta(91)), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=YESTERDAY), [("/expires", {"expires": YESTERDAY})]),
        ("credential-is-about-to-lapse", rt.Credential(title="x"), []),
    ],
)  # fmt: skip
def test_a_newer_rule_at_its_edge(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


WITH_TEA = rt.WellnessPlan(toolbox=(TEA,))
WALK = rt.Step(id="walk", what="walk")


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
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(reviewed=NOON.date()), journal({"noticed_other": ("a",)}), []),
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(reviewed=date(2026, 11, 19)), journal({"noticed_other": ("a",)}), [("/warning_signs", {"count": 1})]),
        ("backup-was-never-practiced", rt.BackupPlan(id="walk", cue="x"), None, []),
        ("backup-was-never-practiced", rt.BackupPlan(id="walk", cue="x"), done(HowDone.SKIPPED), [("/practiced_on", {})]),
        ("backup-was-never-practiced", rt.BackupPlan(id="walk", cue="x"), done(HowDone.PART), []),
        ("backup-was-never-practiced", rt.BackupPlan(id="walk", cue="x", practiced_on=YESTERDAY), rt.Journal(), []),
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
    assert Context(WALK, TODAY).covered == frozenset()
