"""The rules at their edges, and what is let be."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.advice import Context, review
from recoverytools.models import (
    CareChoice,
    Duty,
    Fallback,
    GoalReview,
    Measure,
    Medicine,
    Naloxone,
    NotInvolved,
    Option,
    OtherPerson,
    Person,
    Witness,
)
from recoverytools.vocabulary import AgreedToHelp, Every, GoalStatus, MedicineUse, StepStatus, Way, Weekday, Wish

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
