"""The rules about a journal and what it tells of a plan, at their edges."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import BATH, NOON, TEA, TODAY, WALK, YESTERDAY, asked, done, goal, goal_to, journal, number
from recoverytools.advice import review
from recoverytools.models import Fallback, Rating, ResponseUse, ToolUse
from recoverytools.vocabulary import Direction, GoalStatus, Helped, HelpedNow, HowDone

HELPED, NOT_THIS_TIME = HelpedNow.HELPED, HelpedNow.NOT_THIS_TIME


def tried(*helped: Any, **more: Any) -> rt.Journal:
    did = tuple(ResponseUse(response="bath", helped=one) for one in helped)
    return journal(
        {"tools_used": tuple(ToolUse(tool="tea", helped=one) for one in helped)},
        uses=(rt.PlanUse(occurred_at=NOON, did=did),),
        **more,
    )


def watch(**more: Any) -> rt.WarningSign:
    return rt.WarningSign(what="x", watches=(rt.Watch(**more),))


SLEEP = rt.Journal(scales=(rt.Scale(id="sleep", name="sleep", low=0, high=10),))
OPEN_ENDED = rt.Journal(scales=(rt.Scale(id="sleep", name="sleep"),))
WITH_TEA = rt.WellnessPlan(toolbox=(TEA,))
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


def test_what_was_done_on_the_latest_day_is_not_put_off_wherever_it_is_written() -> None:
    done_last = rt.StepEntry(about="walk", how=HowDone.DONE, planned_for=TODAY)
    skipped = [
        rt.StepEntry(about="walk", how=HowDone.SKIPPED, planned_for=TODAY - timedelta(days)) for days in (3, 2, 1)
    ]
    assert asked(WALK, "step-was-put-off", journal=rt.Journal(steps=(done_last, *skipped))) == []
    earlier = attrs.evolve(done_last, planned_for=TODAY - timedelta(4))
    book = rt.Journal(steps=(*skipped, earlier))
    assert asked(WALK, "step-was-put-off", journal=book) == [("", {"count": 3})]


@pytest.mark.parametrize(
    ("code", "thing", "told", "says", "asks"),
    [
        ("sign-noticed-is-not-in-the-plan", rt.WellnessPlan(), journal({"noticed_other": ("a",)}), "Things you noticed that are not in your plan: 1.", "Is one of them a sign that you would like to know again? What would you do then?"),
        ("goal-number-is-reached", goal_to(Direction.MORE), number(2), "The last number in your journal, 2, is where you wanted to be. You did that.", "What helped you get there? What comes next?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, told: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code], journal=told)
    assert (finding.message(), finding.question()) == (says, asks)
