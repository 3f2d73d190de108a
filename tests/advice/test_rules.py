"""The rules at their edges, and what is let be."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.advice import Context, review
from recoverytools.models import Duty, Fallback, GoalReview, Measure, NotInvolved, Option, OtherPerson, Person, Witness
from recoverytools.vocabulary import AgreedToHelp, Every, GoalStatus, StepStatus, Way

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
        "step-has-no-first-day",
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
        assert asked >= {"step-due-has-passed", "step-has-no-first-day", "step-has-no-fallback"}
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
        (rt.Grant(support="sam"), set()),
        (NotInvolved(support="sam"), set()),
        (OtherPerson(support="sam"), set()),
        (Witness(support="sam"), set()),
        (Fallback(support="sam"), {"sam"}),
        (Duty(what="x", support="sam"), {"sam"}),
        (rt.Note(support="sam", tool="tea"), {"sam", "tea"}),
        (rt.CrisisPlan(take_over=("sam",), agent="ada", not_involved=(NotInvolved(support="ben"),)), {"sam", "ada"}),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_to_name_someone_is_not_always_to_count_on_them(thing: Any, counted_on: Any) -> None:
    assert Context(thing, TODAY).counted_on == counted_on
