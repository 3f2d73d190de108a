"""Pages of how it is going: plain, without percentages, and with what is missing said as missing."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from languages import Upside
from recoverytools.models import AttainmentScale, Measure
from recoverytools.outcomes import DayNumber, StepCounts, WatchDays
from recoverytools.rendering import to_markdown, to_text
from recoverytools.vocabulary import Direction, GoalStatus, Missing, NotAnswered

TODAY = date(2026, 11, 22)
GOAL = rt.GoalProgress(
    goal="goal",
    path="/goals/0",
    statement="Swim in the lake again",
    private=False,
    status=GoalStatus.ACTIVE,
    measure=Measure(what="laps in a week", unit="laps", direction=Direction.MORE, baseline=0, target=10),
    numbers=(DayNumber(date(2026, 11, 21), 4.0),),
    not_answered=(NotAnswered.FORGOT, NotAnswered.DECLINED, NotAnswered.FORGOT),
    latest=4.0,
    fraction=0.4,
    shown=0.4,
    within=None,
    level=1,
    level_words="I swim on Sundays",
    steps=StepCounts(due=3, done=2, open=1, to_come=4),
    times=StepCounts(due=12, done=5, part=1, smallest_version=2, skipped=1, moved=1, open=2, besides=3),
    missing=(),
)
EMPTY = attrs.evolve(
    GOAL,
    numbers=(),
    not_answered=(),
    latest=None,
    fraction=None,
    shown=None,
    level=None,
    level_words="",
    steps=StepCounts(),
    times=StepCounts(),
    missing=(Missing.NO_NUMBERS, Missing.NO_START),
)


def lines(answer: Any, **more: Any) -> list[str]:
    """What stands on the page of an answer below its title."""
    return to_text(answer, **more).splitlines()[2:]


def test_the_page_of_a_goal() -> None:
    page = """\
Swim in the lake again
======================

Where it stands: Working on it
How I will notice: laps in a week
At the start: 0 laps
Target: 10 laps
Now: 4 laps, on 21 November 2026
What fits best now: I swim on Sundays
No answer: Forgot (2); Did not want to say (1)

Steps
-----

Done: 2 of 3
Nothing written yet: 1
Still to come: 4

Steps that I do again
---------------------

Done: 5
In part: 1
Smallest version, and that counts: 2
Not this time: 1
Moved to another day: 1
Nothing written yet: 2
At other times: 3
"""
    assert to_text(GOAL) == page
    assert to_markdown(GOAL).startswith("# Swim in the lake again\n\n- **Where it stands:** Working on it\n")
    assert "%" not in page


def test_the_page_of_a_goal_with_nothing_written_about_it() -> None:
    assert lines(EMPTY)[1:] == [
        "Where it stands: Working on it",
        "How I will notice: laps in a week",
        "At the start: 0 laps",
        "Target: 10 laps",
        "Not enough data yet: No numbers yet; No number to start from",
    ]
    bare = attrs.evolve(EMPTY, measure=None, missing=(Missing.NO_MEASURE,))
    assert lines(bare)[1:] == ["Where it stands: Working on it", "Not enough data yet: No measure yet"]
    assert lines(attrs.evolve(EMPTY, measure=Measure(), missing=()))[1:] == ["Where it stands: Working on it"]


@pytest.mark.parametrize("status", GoalStatus)
def test_a_goal_at_rest_is_asked_for_nothing(status: GoalStatus) -> None:
    asked = "Not enough data yet: No numbers yet; No number to start from" in lines(attrs.evolve(EMPTY, status=status))
    assert asked is (status in {GoalStatus.PROPOSED, GoalStatus.ACTIVE})


@pytest.mark.parametrize(("fraction", "there"), [(0.99, False), (1.0, True), (1.2, True), (None, False)])
def test_a_number_that_was_hoped_for_and_is_there(fraction: float | None, there: Any) -> None:
    says = "Target: 10 laps, and I am there" if there else "Target: 10 laps"
    assert says in lines(attrs.evolve(GOAL, fraction=fraction))


@pytest.mark.parametrize(("within", "says"), [(True, "yes"), (False, "no")])
def test_a_number_to_keep_between_two(within: Any, says: str) -> None:
    answer = attrs.evolve(EMPTY, measure=Measure(low=2, high=5.5), latest=4.0, numbers=GOAL.numbers, within=within)
    assert lines(attrs.evolve(answer, missing=()))[2:] == [
        "At least: 2",
        "At most: 5.5",
        "Now: 4, on 21 November 2026",
        f"Between the numbers I chose: {says}",
    ]


def test_a_level_without_words_is_a_number() -> None:
    assert "What fits best now: level -2, from -2 to 2" in lines(attrs.evolve(GOAL, level=-2, level_words=""))
    assert "What fits best now: level 0, from -2 to 2" in lines(attrs.evolve(GOAL, level=0, level_words=""))


def test_nothing_done_yet_is_no_zero() -> None:
    assert lines(attrs.evolve(EMPTY, steps=StepCounts(due=2, open=2), missing=()))[-4:] == [
        "Steps",
        "-----",
        "",
        "Nothing written yet: 2",
    ]


# --- scales ---

TREND = rt.Trend(
    scale="sleep",
    name="hours of sleep",
    private=False,
    start=date(2026, 11, 1),
    end=TODAY,
    numbers=(DayNumber(date(2026, 11, 21), 0.1 + 0.2),),
    days_with=9,
    days_without=13,
    not_answered=(NotAnswered.NOT_ASKED,),
    usual=6.5,
    usual_low=0.1 + 0.2,
    usual_high=1234567.25,
    latest=0.1 + 0.2,
    change=-6.2,
    missing=None,
)


def test_the_page_of_a_trend() -> None:
    assert (
        to_text(TREND)
        == """\
hours of sleep
==============

From: 1 November 2026
Until: 22 November 2026
Days with a number: 9
Days without: 13
No answer: Was not asked (1)
Latest: 0.3, on 21 November 2026, 6.2 lower than my usual
My usual: 6.5, and often from 0.3 to 1234567.25
"""
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [(7.3 - 6.5, "0.8 higher than my usual"), (-1.0, "1 lower than my usual"), (0.0, "the same as my usual")],
)
def test_a_change_is_from_a_persons_own_usual(change: float, says: str) -> None:
    assert f"Latest: 0.3, on 21 November 2026, {says}" in lines(attrs.evolve(TREND, change=change))


def test_the_page_of_a_trend_with_few_days() -> None:
    few = attrs.evolve(TREND, usual=None, usual_low=None, usual_high=None, change=None, not_answered=(), days_with=1)
    assert lines(attrs.evolve(few, missing=Missing.TOO_FEW_DAYS))[3:] == [
        "Days with a number: 1",
        "Days without: 13",
        "Latest: 0.3, on 21 November 2026",
        "Not enough data yet: Too few days with numbers",
        "- It takes 7 days with numbers to see what is usual.",
    ]
    none = attrs.evolve(few, numbers=(), latest=None, days_with=0, days_without=22, missing=Missing.NO_NUMBERS)
    assert lines(none)[3:6] == ["Days with a number: 0", "Days without: 22", "Not enough data yet: No numbers yet"]


# --- watches ---

LOW = WatchDays(
    watch=rt.Watch(scale="sleep", at_most=4, days=2, of=3),
    scale_name="hours of sleep",
    holds=True,
    days=2,
    of=3,
    days_there=2,
    days_without=1,
    usual=None,
    missing=None,
)
STATE = rt.WatchState(
    sign="sign",
    path="/warning_signs/0",
    what="I bake at night",
    private=False,
    holds=True,
    watches=(LOW,),
)


def test_the_page_of_a_sign() -> None:
    assert (
        to_text(STATE)
        == """\
I bake at night
===============

- My numbers for this sign are there. I may want to look at what I do then.

My numbers for it
-----------------

- hours of sleep: at most 4, on 2 days out of 3
  Days when it was so: 2 of 3
  Days without a number: 1
"""
    )


def test_the_page_of_a_sign_that_is_not_there() -> None:
    changed = rt.Watch(scale="song", change=-2)
    not_there = attrs.evolve(
        LOW, watch=changed, scale_name="", holds=False, days=1, of=1, days_there=0, days_without=0, usual=6.5
    )
    assert lines(attrs.evolve(STATE, holds=False, watches=(not_there,)))[1:] == [
        "- My numbers for this sign are not there now.",
        "",
        "My numbers for it",
        "-----------------",
        "",
        "- something in your plan: 2 below my usual",
        "  Days when it was so: 0 of 1",
        "  My usual: 6.5",
    ]


def test_the_page_of_a_sign_that_cannot_be_told() -> None:
    unknown = [
        attrs.evolve(LOW, holds=None, missing=missing)
        for missing in (Missing.TOO_FEW_DAYS, Missing.NO_SCALE, Missing.TOO_FEW_DAYS)
    ]
    page = lines(attrs.evolve(STATE, holds=None, watches=(*unknown, LOW)))
    assert page[1] == "Not enough data yet: Too few days with numbers; This scale is not in the journal"


# --- all of them ---


@pytest.mark.parametrize(
    ("answer", "title", "kind"),
    [
        (GOAL, "Swim in the lake again", "Goal"),
        (TREND, "hours of sleep", "Scale"),
        (STATE, "I bake at night", "Warning sign"),
    ],
)
def test_what_is_private_is_marked_or_left_out(answer: Any, title: str, kind: str) -> None:
    private = attrs.evolve(answer, private=True)
    assert to_text(private).splitlines()[0] == f"{title} (private)"
    assert lines(private) == lines(answer)
    assert to_text(private, include_private=False).splitlines() == [f"{kind} (private)", "=" * len(f"{kind} (private)")]
    assert to_text(answer, include_private=False) == to_text(answer)


@pytest.mark.parametrize("answer", [GOAL, EMPTY, TREND, STATE], ids=["goal", "empty goal", "trend", "sign"])
def test_every_text_of_ours_can_be_said_in_another_language(answer: Any) -> None:
    page = to_text(answer, locale=Upside(), include_private=False)
    for line in page.splitlines()[2:]:
        assert not line.strip() or set(line) == {"-"} or "«" in line


def test_our_words_give_way_to_those_of_the_plan() -> None:
    plan = rt.WellnessPlan(word_choices={"working": "dancing"})
    assert lines(GOAL, plan=plan)[1] == "Where it stands: Dancing on it"


def test_a_persons_text_turns_none_of_ours_around() -> None:
    turned = "\u202eabc"
    measure = Measure(what=turned, unit=turned, baseline=1)
    answer = attrs.evolve(GOAL, measure=measure, level_words=turned)
    watched = attrs.evolve(STATE, watches=(attrs.evolve(LOW, scale_name=turned),))
    for line in itertools.chain(lines(answer), lines(watched)):
        assert turned not in line or f"\u2068{turned}\u2069" in line


def test_the_pages_follow_from_a_plan_and_a_journal() -> None:
    levels = AttainmentScale(expected="I swim at times")
    plan = rt.WellnessPlan(goals=(rt.Goal(id="swim", statement="Swim", scale=levels),))
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    rating = rt.models.Rating(about="swim", level=0)
    journal = rt.Journal().add(rt.CheckIn(occurred_at=noon - timedelta(1), ratings=(rating,)))
    [answer] = rt.progress(plan, journal, today=TODAY)
    assert lines(answer)[1:] == ["Where it stands: Thinking about it", "What fits best now: I swim at times"]
