"""How it is going: what is counted is exact, what is missing is told, and nothing is taken for zero."""

import itertools
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from fractions import Fraction
from typing import Any

import attrs
import pytest
from cattrs.preconf.json import make_converter
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.models import AttainmentScale, Measure, Rating
from recoverytools.outcomes import LEAST_DAYS, USUAL_DAYS, DayNumber, StepCounts, WatchDays
from recoverytools.testing import models_of
from recoverytools.vocabulary import (
    Direction,
    Every,
    GoalStatus,
    HowDone,
    Missing,
    NotAnswered,
    StepStatus,
    Weekday,
)

TODAY = date(2026, 11, 22)
CHICAGO = "America/Chicago"


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def rated(moment: datetime | date, *values: float | NotAnswered, about: str = "sleep") -> rt.CheckIn:
    at = moment if isinstance(moment, datetime) else noon(moment)
    ratings = (
        Rating(about=about, not_answered=value) if isinstance(value, NotAnswered) else Rating(about=about, value=value)
        for value in values
    )
    return rt.CheckIn(occurred_at=at, ratings=tuple(ratings))


def leveled(moment: date, level: int) -> rt.CheckIn:
    return rt.CheckIn(occurred_at=noon(moment), ratings=(Rating(about="goal", level=level),))


def going(goal: rt.Goal, *entries: Any, created: date | None = None, **journal: Any) -> rt.GoalProgress:
    """How a goal is going, with these entries in the journal."""
    [answer] = rt.progress(
        rt.WellnessPlan(goals=(goal,), created=created), rt.Journal(**journal).add(*entries), today=TODAY
    )
    return answer


def goal_with(measure: Measure | None = None, **more: Any) -> rt.Goal:
    return rt.Goal(id="goal", statement="x", measure=measure, **more)


def spread(total: int, count: int) -> list[int]:
    """Levels of some goals with this total."""
    levels = [0] * count
    for i in range(abs(total)):
        levels[i % count] += 1 if total > 0 else -1
    return levels


# --- attainment ---

TABLE = """
 1 10.000000 60.00 70.00
 2 6.201737 56.20 62.40 68.61 74.81
 3 4.564355 54.56 59.13 63.69 68.26 72.82 77.39
 4 3.627381 53.63 57.25 60.88 64.51 68.14 71.76 75.39 79.02
 5 3.015113 53.02 56.03 59.05 62.06 65.08 68.09 71.11 74.12 77.14 80.15
 6 2.581989 52.58 55.16 57.75 60.33 62.91 65.49 68.07 70.66 73.24 75.82
 7 2.258770 52.26 54.52 56.78 59.04 61.29 63.55 65.81 68.07 70.33 72.59
 8 2.008048 52.01 54.02 56.02 58.03 60.04 62.05 64.06 66.06 68.07 70.08
 9 1.807754 51.81 53.62 55.42 57.23 59.04 60.85 62.65 64.46 66.27 68.08
10 1.643990 51.64 53.29 54.93 56.58 58.22 59.86 61.51 63.15 64.80 66.44
"""
"""How many goals, by how much one level raises T, and T for totals of 1 to 10 with equal weights."""
EXTREMES = """
 1 70.00 30.00 40.00 60.00
 2 74.81 25.19 37.60 62.40
 3 77.39 22.61 36.31 63.69
 4 79.02 20.98 35.49 64.51
 5 80.15 19.85 34.92 65.08
 6 80.98 19.02 34.51 65.49
 7 81.62 18.38 34.19 65.81
 8 82.13 17.87 33.94 66.06
 9 82.54 17.46 33.73 66.27
10 82.88 17.12 33.56 66.44
"""
"""How many goals, and T where all of them are at 2, -2, -1 and 1."""


def t(scores: Iterable[float | None], weights: Iterable[float] | None = None, **more: float) -> float:
    answer = rt.attainment_t(scores, weights, **more)
    assert answer.t is not None
    return answer.t


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", rows(TABLE), ids=lambda row: row[0])
def test_t_is_that_of_the_table(row: list[str]) -> None:
    count, raises, *scores = row
    assert f"{t(spread(1, int(count))) - 50:.6f}" == raises
    for total, score in enumerate(scores, start=1):
        assert f"{t(spread(total, int(count))):.2f}" == score
        assert f"{100 - t(spread(-total, int(count))):.2f}" == score


@pytest.mark.parametrize("row", rows(EXTREMES), ids=lambda row: row[0])
def test_t_of_levels_that_are_all_alike_is_that_of_the_table(row: list[str]) -> None:
    count, *scores = row
    assert [f"{t([level] * int(count)):.2f}" for level in (2, -2, -1, 1)] == scores


@pytest.mark.parametrize(
    ("scores", "weights", "printed"),
    [
        # Turner-Stokes and Williams 2010, medians and quartiles
        ([-2] * 4, None, "21.0"),
        ([-2] * 5, None, "19.8"),
        ([-2] * 3, None, "22.6"),
        ([-1] * 5, None, "34.9"),
        ([-1] * 4, None, "35.5"),
        ([-2, -1, -1, -1], None, "31.9"),
        # the package gasr for R
        (spread(-3, 5), None, "40.95466"),
        (spread(-1, 3), None, "45.43565"),
        (spread(3, 3), None, "63.69306"),
        # worked out by hand from the formula
        ([2, 1, 0], [9, 4, 1], "69.49117"),
        ([1, -1, 0, 2], [4, 6, 2, 3], "53.76288"),
        ([-1, -1, -2], [6, 3, 2], "34.52819"),
        ([1, 0], [2, 1], "58.03219"),
        ([2, 2, 2], [3, 2, 1], "76.43916"),
    ],
)
def test_t_is_as_published(scores: list[int], weights: list[int] | None, printed: str) -> None:
    assert f"{t(scores, weights):.{len(printed) - 3}f}" == printed


def test_t_is_exact_where_it_can_be() -> None:
    assert t([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6]) == 55
    assert t([2, 0, 1, -2, 0, -1], [3, 5, 1, 4, 2, 6]) == 45
    assert f"{t([1, 1, 1], correlation=0):.5f}" == "67.32051"
    assert t([1, 1, 1], correlation=1) == 60
    assert t([0, 0]) == 50


LEVELS = st.sampled_from([-2, -1, -0.5, 0, 1, 2])
WHOLE = st.integers(1, 50)
SOME = st.lists(st.tuples(LEVELS, WHOLE), min_size=1, max_size=8)
CORRELATIONS = st.floats(0, 1)


@given(SOME, CORRELATIONS)
def test_t_follows_the_formula(some: list[tuple[float, int]], correlation: float) -> None:
    levels = [-1 if level == -0.5 else level for level, _ in some]
    weights = [weight for _, weight in some]
    above = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    below = (1 - correlation) * sum(weight * weight for weight in weights) + correlation * sum(weights) ** 2
    expected = 50 + 10 * above / below**0.5
    assert t([level for level, _ in some], weights, correlation=correlation) == pytest.approx(expected, abs=1e-9)


@given(SOME, CORRELATIONS)
def test_t_of_what_is_turned_around_is_100_less_t(some: list[tuple[float, int]], correlation: float) -> None:
    levels, weights = [-1 if level == -0.5 else level for level, _ in some], [weight for _, weight in some]
    turned = t([-level for level in levels], weights, correlation=correlation)
    assert turned == pytest.approx(100 - t(levels, weights, correlation=correlation), abs=1e-12)


@given(SOME, st.integers(1, 10**400))
def test_only_the_ratio_of_weights_matters(some: list[tuple[float, int]], by: int) -> None:
    levels, weights = zip(*some, strict=True)
    assert t(levels, [weight * by for weight in weights]) == t(levels, weights)
    assert t(levels, [weight * 0.125 for weight in weights]) == t(levels, weights)


@pytest.mark.parametrize("weight", [5e-324, 1.7e308, 10**400])
def test_weights_may_be_tiny_or_huge(weight: float) -> None:
    assert t([1, 2, -1], [weight] * 3) == t([1, 2, -1])


@given(SOME, st.data())
def test_t_rises_with_each_level(some: list[tuple[float, int]], data: st.DataObject) -> None:
    levels, weights = [int(min(level, 1)) for level, _ in some], [weight for _, weight in some]
    place = data.draw(st.integers(0, len(levels) - 1))
    higher = [level + (i == place) for i, level in enumerate(levels)]
    assert t(higher, weights) > t(levels, weights)


@given(st.lists(st.tuples(LEVELS | st.none(), WHOLE), max_size=8))
def test_what_has_no_level_is_left_out_and_counted_and_no_zero(some: list[tuple[float | None, int]]) -> None:
    there = [(level, weight) for level, weight in some if level is not None]
    answer = rt.attainment_t([level for level, _ in some], [weight for _, weight in some])
    alone = rt.attainment_t([level for level, _ in there], [weight for _, weight in there])
    assert answer == attrs.evolve(alone, left_out=len(some) - len(there))
    assert answer.counted == len(there)


def test_a_score_that_is_none_says_why() -> None:
    assert rt.attainment_t([]) == rt.Attainment(t=None, counted=0, left_out=0, why=Missing.NO_LEVEL)
    assert rt.attainment_t([None, None], [0, 1]) == rt.Attainment(t=None, counted=0, left_out=2, why=Missing.NO_LEVEL)


@given(st.lists(LEVELS, min_size=1, max_size=6))
def test_where_all_weights_are_zero_each_counts_the_same_and_that_is_said(levels: list[float]) -> None:
    expected = attrs.evolve(rt.attainment_t([*levels, None]), why=Missing.NO_WEIGHT)
    assert rt.attainment_t([*levels, None], [0] * len(levels) + [3]) == expected
    assert rt.attainment_t(levels, [0.0] * len(levels)).why is Missing.NO_WEIGHT
    assert rt.attainment_t([*levels, 1], [0] * len(levels) + [3]) == rt.Attainment(
        t=60.0, counted=len(levels) + 1, left_out=0, why=None
    )


def test_in_part_counts_as_a_little_less() -> None:
    assert rt.attainment_t([-0.5, 1, 0], [3, 2, 1]) == rt.attainment_t([-1, 1, 0], [3, 2, 1])


def test_scores_and_weights_may_be_any_iterables() -> None:
    assert rt.attainment_t(iter([1, 0]), (weight for weight in (2, 1))) == rt.attainment_t([1, 0], [2, 1])


SCORES = "scores must be levels from -2 to 2, or None"
WEIGHTS = "weights must be numbers from 0 up"
CORRELATION = "correlation must be a number from 0 to 1"


@pytest.mark.parametrize(
    ("scores", "more", "says"),
    [
        *(([0, wrong], {}, SCORES) for wrong in (3, -3, 0.5, -1.5, True, "1", float("nan"), [1])),
        *(([0, 1], {"weights": [1, wrong]}, WEIGHTS) for wrong in (-1, True, "1", None, float("nan"), float("inf"))),
        *(([0], {"weights": weights}, "weights must be as many as scores") for weights in ([], [1, 2])),
        *(
            ([0], {"correlation": wrong}, CORRELATION)
            for wrong in (-0.1, 1.1, True, None, "0.3", float("nan"), float("inf"))
        ),
    ],
)
def test_attainment_refuses(scores: Any, more: Any, says: str) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the whole message is looked at
        rt.attainment_t(scores, **more)
    assert str(raised.value) == says


# --- a goal: its numbers ---


def test_each_goal_is_told_in_the_order_of_the_plan_with_what_it_is() -> None:
    goals = (
        rt.Goal(id="b", statement="swim", status=GoalStatus.LET_GO, private=True),
        rt.Goal(id="a", statement="sing", status=GoalStatus.ACTIVE, measure=Measure(what="songs")),
    )
    answers = rt.progress(rt.WellnessPlan(goals=goals), rt.Journal(), today=TODAY)
    told = [(one.goal, one.path, one.statement, one.private, one.status, one.measure) for one in answers]
    assert told == [
        ("b", "/goals/0", "swim", True, GoalStatus.LET_GO, None),
        ("a", "/goals/1", "sing", False, GoalStatus.ACTIVE, Measure(what="songs")),
    ]


def test_of_several_numbers_on_a_day_the_last_counts() -> None:
    evening, morning = noon(ago(1)).replace(hour=20), noon(ago(1)).replace(hour=7)
    answer = going(
        goal_with(),
        rated(evening, 5, about="goal"),
        rated(morning, 2, about="goal"),
        rated(ago(9), 1, 3, about="goal"),
        rated(ago(9), 8, about="another"),
    )
    assert answer.numbers == (DayNumber(ago(9), 3.0), DayNumber(ago(1), 5.0))
    assert answer.latest == 5


@pytest.mark.parametrize(
    ("time_zone", "day"),
    [(CHICAGO, 21), ("Asia/Tokyo", 22), ("", 21), ("America/Nowhere", 21), ("America", 21), ("Etc/GMT+5", 21)],
)
def test_a_day_is_that_of_the_journal_or_else_of_the_check_in(time_zone: str, day: int) -> None:
    # the evening of the 21st in New York is the 22nd in Tokyo
    evening = datetime(2026, 11, 21, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    answer = going(goal_with(), rated(evening, 1, about="goal"), time_zone=time_zone)
    assert [each.day.day for each in answer.numbers] == [day]


@pytest.mark.parametrize("how", HowDone)
@pytest.mark.parametrize("other", HowDone)
def test_of_two_entries_for_one_time_progress_and_the_agenda_count_the_same(how: HowDone, other: HowDone) -> None:
    step = rt.Step(id="walk", what="x", schedule=rt.Schedule(every=Every.DAY, start=TODAY))
    entries = (rt.StepEntry(about="walk", planned_for=TODAY, how=each) for each in (how, other))
    journal = rt.Journal(steps=tuple(entries))
    plan = rt.WellnessPlan(goals=(goal_with(steps=(step,)),))
    [due] = rt.agenda(plan, start=TODAY, end=TODAY, journals=[journal]).occurrences
    [goal] = rt.progress(plan, journal, today=TODAY)
    assert due.how
    assert goal.times == StepCounts(due=1, **{due.how.value.replace("-", "_"): 1})


@pytest.mark.parametrize(("time_zone", "day"), [("", 22), ("Nowhere/Known", 22), ("Asia/Tokyo", 23)])
def test_a_day_is_that_of_the_plan_where_the_journal_names_no_zone(time_zone: str, day: int) -> None:
    evening = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # in Chicago it is still the 22nd
    step = rt.Step(id="walk", what="x", schedule=rt.Schedule(every=Every.DAY, start=date(2026, 11, 22)))
    watch = rt.Watch(scale="sleep", at_most=4, days=1, of=1)
    plan = rt.WellnessPlan(
        time_zone=CHICAGO,
        goals=(goal_with(steps=(step,)),),
        warning_signs=(rt.WarningSign(what="x", watches=(watch,)),),
    )
    walked = rt.StepEntry(about="walk", occurred_at=evening, how=HowDone.DONE)
    journal = rt.Journal(scales=(rt.Scale(id="sleep", name="sleep"),), time_zone=time_zone).add(
        rated(evening, 1, about="goal"), rated(evening, 3), walked
    )
    for today in (22, 23):
        [goal] = rt.progress(plan, journal, today=date(2026, 11, today))
        assert [each.day.day for each in goal.numbers] == ([day] if today >= day else [])
        assert goal.times.done == (today >= day)
        [state] = rt.watches(plan, journal, today=date(2026, 11, today))
        assert state.holds is (True if today == day else None)


def test_days_stand_in_order_though_each_check_in_has_an_offset_of_its_own() -> None:
    # the moment that comes first has the later date
    ahead = datetime(2026, 11, 21, 1, tzinfo=timezone(timedelta(hours=14)))
    behind = datetime(2026, 11, 20, 8, tzinfo=timezone(timedelta(hours=-11)))
    answer = going(goal_with(), rated(ahead, 1, about="goal"), rated(behind, 2, about="goal"))
    assert answer.numbers == (DayNumber(date(2026, 11, 20), 2.0), DayNumber(date(2026, 11, 21), 1.0))


def test_what_is_corrected_counts_as_corrected_and_what_is_erased_does_not() -> None:
    goal, first, gone = goal_with(), rated(ago(2), 9, about="goal"), rated(ago(1), 8, about="goal")
    journal = rt.Journal().add(first, gone).correct(first.id, rated(ago(2), 4, about="goal")).erase(gone.id)
    [answer] = rt.progress(rt.WellnessPlan(goals=(goal,)), journal, today=TODAY)
    assert answer.numbers == (DayNumber(ago(2), 4.0),)


def test_what_comes_after_today_is_left_out() -> None:
    tomorrow = rated(ago(-1), 9, NotAnswered.FORGOT, about="goal")
    answer = going(goal_with(Measure(baseline=0, target=9)), rated(TODAY, 3, about="goal"), tomorrow)
    assert (answer.numbers, answer.not_answered) == ((DayNumber(TODAY, 3.0),), ())


def test_why_there_was_no_answer_can_be_counted() -> None:
    declined, forgot = NotAnswered.DECLINED, NotAnswered.FORGOT
    entries = [rated(ago(days), why, about="goal") for days, why in ((3, forgot), (1, declined), (2, forgot))]
    answer = going(goal_with(), *entries, rated(ago(5), 1, about="goal"), rated(ago(1), declined, about="another"))
    assert answer.not_answered == (forgot, forgot, declined)
    assert answer.latest == 1, "no answer is no number"


@pytest.mark.parametrize(
    ("baseline", "target", "latest", "fraction", "shown"),
    [
        (0, 4, 1, 0.25, 0.25),
        (10, 2, 8, 0.25, 0.25),
        (-2, 2, 0, 0.5, 0.5),
        (0, 4, 0, 0.0, 0.0),
        (0, 4, 5, 1.25, 1.0),
        (0, 4, -1, -0.25, 0.0),
        (4, 4, 4, None, None),
        (None, 4, 4, None, None),
        (0, None, 4, None, None),
        (0, 4, None, None, None),
        (-1.7e308, 1.7e308, 1.7e308, None, None),
        (0, 1e-300, 1e300, None, None),
    ],
)
def test_the_fraction_of_the_way(
    baseline: float | None, target: float | None, latest: float | None, fraction: float | None, shown: float | None
) -> None:
    entries = [] if latest is None else [rated(TODAY, latest, about="goal")]
    answer = going(goal_with(Measure(baseline=baseline, target=target)), *entries)
    assert (answer.fraction, answer.shown) == (fraction, shown)


@pytest.mark.parametrize(
    ("low", "high", "latest", "within"),
    [
        (2, 5, 2, True),
        (2, 5, 5, True),
        (2, 5, 1.5, False),
        (2, 5, 5.5, False),
        (2, None, 1, False),
        (2, None, 9, True),
        (None, 5, 1, True),
        (None, 5, 9, False),
        (None, None, 1, None),
        (2, 5, None, None),
    ],
)
def test_whether_the_latest_is_between_the_numbers(
    low: float | None, high: float | None, latest: float | None, within: Any
) -> None:
    entries = [] if latest is None else [rated(ago(3), 99, about="goal"), rated(TODAY, latest, about="goal")]
    answer = going(goal_with(Measure(low=low, high=high)), *entries)
    assert (answer.within, answer.fraction) == (within, None)


def test_without_a_measure_nothing_is_measured() -> None:
    answer = going(goal_with(), rated(TODAY, 3, about="goal"))
    assert (answer.latest, answer.fraction, answer.shown, answer.within) == (3, None, None, None)


@pytest.mark.parametrize("level", range(-2, 3))
def test_the_latest_level_is_told_in_the_persons_own_words(level: int) -> None:
    words = ("much less", "less", "expected", "more", "much more")
    fields: Any = zip(("much_less", "less", "expected", "more", "much_more"), words, strict=True)
    scale = AttainmentScale(**dict(fields), baseline=-1)
    entries = [leveled(ago(2), level), leveled(ago(5), 0), rated(ago(1), 3, about="goal")]
    answer = going(goal_with(scale=scale), *entries)
    assert (answer.level, answer.level_words, answer.missing) == (level, words[level + 2], ())
    alone = going(goal_with(), *entries)
    assert (alone.level, alone.level_words, alone.missing) == (level, "", ())


@pytest.mark.parametrize(
    ("measure", "missing", "with_a_number"),
    [
        (Measure(), [Missing.NO_NUMBERS, Missing.NO_START, Missing.NO_TARGET], [Missing.NO_START, Missing.NO_TARGET]),
        (Measure(baseline=1), [Missing.NO_NUMBERS, Missing.NO_TARGET], [Missing.NO_TARGET]),
        (Measure(target=1), [Missing.NO_NUMBERS, Missing.NO_START], [Missing.NO_START]),
        (Measure(baseline=1, target=1), [Missing.NO_NUMBERS, Missing.SAME_NUMBERS], [Missing.SAME_NUMBERS]),
        (Measure(baseline=1, target=2), [Missing.NO_NUMBERS], []),
        (
            Measure(direction=Direction.LESS, target=2, low=1),
            [Missing.NO_NUMBERS, Missing.NO_START],
            [Missing.NO_START],
        ),
        (Measure(low=1), [Missing.NO_NUMBERS], []),
        (Measure(high=1), [Missing.NO_NUMBERS], []),
        (Measure(direction=Direction.KEEP_BETWEEN), [Missing.NO_NUMBERS, Missing.NO_RANGE], [Missing.NO_RANGE]),
        (Measure(direction=Direction.KEEP_BETWEEN, low=1, target=4), [Missing.NO_NUMBERS], []),
        (Measure(direction=Direction.KEEP), [Missing.NO_NUMBERS, Missing.NO_START], [Missing.NO_START]),
        (Measure(direction=Direction.KEEP, baseline=1), [Missing.NO_NUMBERS], []),
    ],
)
def test_what_is_missing_is_told(measure: Measure, missing: list[Missing], with_a_number: list[Missing]) -> None:
    assert going(goal_with(measure)).missing == tuple(missing)
    assert going(goal_with(measure), rated(TODAY, 1, about="goal")).missing == tuple(with_a_number)


def test_what_is_missing_without_a_measure() -> None:
    assert going(goal_with()).missing == (Missing.NO_MEASURE,)
    assert going(goal_with(scale=AttainmentScale())).missing == (Missing.NO_LEVEL,)


# --- a goal: its steps ---

WALK = rt.Step(id="walk", what="walk")
WEEKLY = rt.Schedule(every=Every.WEEK, on=(Weekday.SUNDAY,), start=date(2026, 11, 1))
SUNDAYS = [date(2026, 11, day) for day in (1, 8, 15, 22)]


def entry(
    how: HowDone, planned_for: date | None = None, at: time | None = None, on: date | None = None
) -> rt.StepEntry:
    return rt.StepEntry(
        about="walk", how=how, planned_for=planned_for, planned_at=at, occurred_at=noon(on) if on else None
    )


def steps(*entries: rt.StepEntry, goal: Any = None, **step: Any) -> StepCounts:
    """What became of one step that is done once."""
    answer = going(goal_with(steps=(attrs.evolve(WALK, **step),), **(goal or {})), *entries)
    assert answer.times == StepCounts()
    return answer.steps


def times(*entries: rt.StepEntry, goal: Any = None, created: date | None = None, **step: Any) -> StepCounts:
    """What became of one step that repeats."""
    answer = going(goal_with(steps=(attrs.evolve(WALK, **step),), **(goal or {})), *entries, created=created)
    assert answer.steps == StepCounts()
    return answer.times


@pytest.mark.parametrize(
    ("step", "counts"),
    [
        ({}, StepCounts(to_come=1)),
        ({"due": ago(-1)}, StepCounts(to_come=1)),
        ({"due": TODAY}, StepCounts(due=1, open=1)),
        ({"due": ago(9), "status": StepStatus.DOING}, StepCounts(due=1, open=1)),
        ({"due": ago(9), "status": StepStatus.PAUSED}, StepCounts()),
        ({"status": StepStatus.DROPPED}, StepCounts()),
        ({"status": StepStatus.DONE}, StepCounts(due=1, done=1)),
        ({"status": StepStatus.DONE, "done_on": TODAY}, StepCounts(due=1, done=1)),
        ({"status": StepStatus.DONE, "done_on": ago(-1)}, StepCounts()),
    ],
)
def test_a_step_that_is_done_once(step: Any, counts: StepCounts) -> None:
    assert steps(**step) == counts


@pytest.mark.parametrize("status", [GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO])
def test_while_a_goal_rests_no_step_comes_due(status: GoalStatus) -> None:
    assert steps(due=ago(9), goal={"status": status}) == StepCounts()
    assert steps(status=StepStatus.DONE, goal={"status": status}) == StepCounts(due=1, done=1)
    assert times(schedule=WEEKLY, goal={"status": status}) == StepCounts()


@pytest.mark.parametrize("status", [GoalStatus.PROPOSED, GoalStatus.ACTIVE])
def test_while_a_goal_is_thought_about_or_worked_on_steps_come_due(status: GoalStatus) -> None:
    assert steps(due=ago(9), goal={"status": status}) == StepCounts(due=1, open=1)
    assert times(schedule=WEEKLY, goal={"status": status}) == StepCounts(due=4, open=4)


@pytest.mark.parametrize(
    ("hows", "counts"),
    [
        ([HowDone.DONE], StepCounts(due=1, done=1)),
        ([HowDone.SMALLEST_VERSION, HowDone.PART, HowDone.DONE], StepCounts(due=1, done=1)),
        ([HowDone.SMALLEST_VERSION, HowDone.PART], StepCounts(due=1, part=1)),
        ([HowDone.SKIPPED, HowDone.SMALLEST_VERSION], StepCounts(due=1, smallest_version=1)),
        ([HowDone.SKIPPED], StepCounts(to_come=1)),
        ([HowDone.MOVED], StepCounts(to_come=1)),
    ],
)
def test_a_step_that_the_journal_tells_of(hows: list[HowDone], counts: StepCounts) -> None:
    assert steps(*map(entry, hows)) == counts
    assert steps(entry(HowDone.DONE, on=ago(-1))) == StepCounts(to_come=1), "that day has not come"
    assert steps(entry(HowDone.DONE, planned_for=ago(-1))) == StepCounts(to_come=1)
    assert steps(entry(HowDone.DONE, planned_for=ago(-1), on=TODAY)) == StepCounts(due=1, done=1), "ahead of its day"


def test_steps_are_counted_together_and_apart_from_those_that_repeat() -> None:
    some = (
        rt.Step(what="a", status=StepStatus.DONE),
        rt.Step(what="b", due=ago(1)),
        rt.Step(what="c"),
        rt.Step(what="d", schedule=WEEKLY),
        rt.Step(what="e", earlier=(attrs.evolve(WEEKLY, until=SUNDAYS[1]),)),
    )
    answer = going(goal_with(steps=some))
    assert answer.steps == StepCounts(due=2, done=1, open=1, to_come=1)
    assert answer.times == StepCounts(due=6, open=6)


def test_what_became_of_the_times_of_a_step() -> None:
    done, skipped, moved = HowDone.DONE, HowDone.SKIPPED, HowDone.MOVED
    assert times(schedule=WEEKLY) == StepCounts(due=4, open=4)
    assert times(entry(done, SUNDAYS[0]), entry(skipped, SUNDAYS[1]), entry(moved, SUNDAYS[2]), schedule=WEEKLY) == (
        StepCounts(due=4, done=1, skipped=1, moved=1, open=1)
    )
    assert times(entry(done, on=SUNDAYS[3]), schedule=WEEKLY) == StepCounts(due=4, done=1, open=3)
    # what is planned for a day may be done on another
    assert times(entry(done, SUNDAYS[1], on=SUNDAYS[2]), schedule=WEEKLY) == StepCounts(due=4, done=1, open=3)


def test_what_was_done_at_other_times_is_counted_apart() -> None:
    monday = SUNDAYS[1] + timedelta(1)
    others = [entry(HowDone.DONE, on=monday), entry(HowDone.PART, on=monday), entry(HowDone.SMALLEST_VERSION)]
    assert times(*others, entry(HowDone.SKIPPED, on=monday), schedule=WEEKLY) == StepCounts(due=4, open=4, besides=3)
    # twice on a day that was planned for once
    twice = [entry(HowDone.PART, on=SUNDAYS[0]), entry(HowDone.DONE, on=SUNDAYS[0])]
    assert times(*twice, schedule=WEEKLY) == StepCounts(due=4, done=1, open=3, besides=1)
    ahead = entry(HowDone.DONE, planned_for=ago(-7), on=TODAY)
    assert times(ahead, schedule=WEEKLY) == StepCounts(due=4, open=4, besides=1)


def test_of_several_entries_for_one_time_the_most_done_counts() -> None:
    first = SUNDAYS[0]
    for hows in itertools.permutations(HowDone):
        assert times(*(entry(how, first) for how in hows), schedule=WEEKLY) == StepCounts(due=4, done=1, open=3)
    least_first = (HowDone.SKIPPED, HowDone.MOVED, HowDone.SMALLEST_VERSION, HowDone.PART, HowDone.DONE)
    for less, more in itertools.pairwise(least_first):
        expected = attrs.evolve(StepCounts(due=4, open=3), **{more.value.replace("-", "_"): 1})
        assert times(entry(less, first), entry(more, first, time(9)), schedule=WEEKLY) == expected


def test_a_day_may_have_several_times() -> None:
    twice = attrs.evolve(WEEKLY, at=(time(8), time(20), time(8)))
    morning, evening = (entry(HowDone.DONE, SUNDAYS[0], time(hour)) for hour in (8, 20))
    assert times(schedule=twice) == StepCounts(due=8, open=8)
    assert times(morning, evening, schedule=twice) == StepCounts(due=8, done=2, open=6)
    again = entry(HowDone.PART, SUNDAYS[0], time(8))
    assert times(morning, again, schedule=twice) == StepCounts(due=8, done=1, open=7), "one time, told twice"
    some_time = [entry(HowDone.DONE, SUNDAYS[0]) for _ in range(3)]
    assert times(*some_time, schedule=twice) == StepCounts(due=8, done=2, open=6, besides=1)


def test_a_step_is_due_from_the_first_day_that_is_known() -> None:
    always = attrs.evolve(WEEKLY, start=None)
    second = {"start": date(2026, 11, 5)}
    assert times(schedule=WEEKLY, goal=second, created=date(2026, 11, 20)) == StepCounts(due=4, open=4)
    assert times(schedule=always, goal=second, created=date(2026, 11, 20)) == StepCounts(due=3, open=3)
    assert times(schedule=always, created=date(2026, 11, 9)) == StepCounts(due=2, open=2)
    later, first = entry(HowDone.SKIPPED, SUNDAYS[3]), entry(HowDone.DONE, SUNDAYS[1])
    assert times(later, first, schedule=always) == StepCounts(due=3, done=1, skipped=1, open=1)
    assert times(entry(HowDone.DONE), schedule=always) == StepCounts(besides=1), "no day is known"
    assert times(schedule=always) == StepCounts()


def test_closed_schedules_keep_their_past() -> None:
    plan = rt.WellnessPlan(goals=(goal_with(steps=(attrs.evolve(WALK, schedule=WEEKLY),)),))
    moved = plan.reschedule("walk", rt.Schedule(every=Every.DAY), on=date(2026, 11, 20))
    journal = rt.Journal().add(entry(HowDone.DONE, SUNDAYS[0]), entry(HowDone.DONE, date(2026, 11, 21)))
    [answer] = rt.progress(moved, journal, today=TODAY)
    assert answer.times == StepCounts(due=3 + 3, done=2, open=4)
    dropped = plan.reschedule("walk", None, on=date(2026, 11, 10))
    [answer] = rt.progress(dropped, journal, today=TODAY)
    assert answer.times == StepCounts(due=2, done=1, open=1, besides=1)


@pytest.mark.parametrize("status", [StepStatus.DONE, StepStatus.PAUSED, StepStatus.DROPPED])
def test_a_step_that_rests_is_due_up_to_its_last_entry(status: StepStatus) -> None:
    assert times(schedule=WEEKLY, status=status) == StepCounts()
    some = [entry(HowDone.DONE, SUNDAYS[2]), entry(HowDone.PART, SUNDAYS[1])]
    assert times(*some, schedule=WEEKLY, status=status) == StepCounts(due=3, done=1, part=1, open=1)
    assert times(schedule=WEEKLY, status=status, done_on=SUNDAYS[1]) == StepCounts(due=2, open=2)
    assert times(*some, schedule=WEEKLY, status=status, done_on=SUNDAYS[0]).due == 3
    ahead = entry(HowDone.DONE, planned_for=ago(-70), on=TODAY)
    assert times(ahead, schedule=WEEKLY, status=status) == StepCounts(due=4, open=4, besides=1)


DAYS = st.dates(ago(12), ago(-2))
ENTRIES = st.builds(
    entry,
    st.sampled_from(HowDone),
    st.none() | DAYS,
    st.none() | st.sampled_from([time(8), time(20)]),
    st.none() | DAYS,
)
SCHEDULES = st.builds(
    rt.Schedule,
    every=st.just(Every.DAY),
    interval=st.integers(1, 3),
    at=st.sampled_from([(), (time(8),), (time(8), time(20))]),
    start=st.none() | DAYS,
)
STEPS = st.builds(
    rt.Step,
    id=st.just("walk"),
    what=st.just("walk"),
    status=st.sampled_from(StepStatus),
    schedule=st.none() | SCHEDULES,
    due=st.none() | DAYS,
)


def did(counts: StepCounts) -> int:
    return counts.done + counts.part + counts.smallest_version + counts.besides


@given(STEPS, st.sampled_from(GoalStatus), st.none() | DAYS, st.lists(ENTRIES, max_size=6), ENTRIES)
def test_adding_an_entry_never_lowers_a_count_of_what_was_done(
    step: rt.Step, status: GoalStatus, created: date | None, entries: list[rt.StepEntry], new: rt.StepEntry
) -> None:
    goal = goal_with(steps=(step,), status=status)
    before = going(goal, *entries, created=created)
    after = going(goal, *entries, new, created=created)
    for was, now in ((before.steps, after.steps), (before.times, after.times)):
        assert now.done >= was.done
        assert did(now) >= did(was)
        assert now.due >= was.due


@given(STEPS, st.none() | DAYS, st.lists(ENTRIES, max_size=6))
def test_what_is_due_is_done_skipped_moved_or_open(
    step: rt.Step, created: date | None, entries: list[rt.StepEntry]
) -> None:
    answer = going(goal_with(steps=(step,)), *entries, created=created)
    for counts in (answer.steps, answer.times):
        parts = (counts.done, counts.part, counts.smallest_version, counts.skipped, counts.moved, counts.open)
        assert counts.due == sum(parts)
        assert all(count >= 0 for count in attrs.astuple(counts))


# --- scales ---

SLEEP = rt.Scale(id="sleep", name="hours of sleep", low=0, high=24)


def trend_of(*entries: rt.CheckIn, **journal: Any) -> rt.Trend:
    """The trend of the last ten days."""
    return rt.trend(rt.Journal(scales=(SLEEP,), **journal).add(*entries), "sleep", start=ago(9), end=TODAY)


def quartiles(numbers: Sequence[float]) -> list[float]:
    """The quartiles by another way: with three more points on each line from one number to the next, they are points."""
    ordered = [Fraction(number) for number in sorted(numbers)]
    points = [low + (high - low) * Fraction(i, 4) for low, high in itertools.pairwise(ordered) for i in range(4)]
    points.append(ordered[-1])
    return [float(points[(len(ordered) - 1) * quarter]) for quarter in (1, 2, 3)]


def middle(numbers: Sequence[float]) -> float:
    """The median by another way: take away the lowest and the highest until one or two are left."""
    left = sorted(numbers)
    while len(left) > 2:
        left = left[1:-1]
    return float(Fraction(left[0]) / 2 + Fraction(left[-1]) / 2)


NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 24).map(float)


@given(st.dictionaries(st.integers(0, 30), st.lists(NUMBERS, min_size=1, max_size=3), max_size=20))
def test_a_trend_is_what_another_way_works_out(nights: dict[int, list[float]]) -> None:
    entries = [rated(ago(days), number) for days, numbers in nights.items() for number in numbers]
    answer = rt.trend(
        rt.Journal(scales=(attrs.evolve(SLEEP, low=None, high=None),)).add(*entries), "sleep", start=ago(30), end=TODAY
    )
    numbers = {ago(days): middle(nights[days]) for days in sorted(nights, reverse=True)}
    assert answer.numbers == tuple(itertools.starmap(DayNumber, numbers.items()))
    assert (answer.days_with, answer.days_without) == (len(nights), 31 - len(nights))
    if len(nights) < LEAST_DAYS:
        assert (answer.usual_low, answer.usual, answer.usual_high, answer.change) == (None, None, None, None)
        assert answer.missing is (Missing.TOO_FEW_DAYS if nights else Missing.NO_NUMBERS)
    else:
        assert [answer.usual_low, answer.usual, answer.usual_high] == quartiles([*numbers.values()])
        assert answer.usual == middle([*numbers.values()])
        assert answer.missing is None
    assert answer.latest == (numbers[max(numbers)] if nights else None)


def test_a_trend_in_numbers() -> None:
    hours = [7, 8, 6, 7, 5, 7, 9]
    answer = trend_of(*(rated(ago(6 - days), number) for days, number in enumerate(hours)))
    assert answer == rt.Trend(
        scale="sleep",
        name="hours of sleep",
        private=False,
        start=ago(9),
        end=TODAY,
        numbers=tuple(DayNumber(ago(6 - days), float(number)) for days, number in enumerate(hours)),
        days_with=7,
        days_without=3,
        not_answered=(),
        usual=7.0,
        usual_low=6.5,
        usual_high=7.5,
        latest=9.0,
        change=2.0,
        missing=None,
    )


def test_a_trend_looks_at_its_days_both_included_and_at_its_scale() -> None:
    other = rt.Scale(id="song", name="song")
    entries = [rated(ago(3), 1), rated(ago(2), 2), rated(ago(1), 3, NotAnswered.FORGOT), rated(TODAY, 4)]
    journal = rt.Journal(scales=(other, SLEEP)).add(*entries, rated(ago(2), 9, about="song"))
    answer = rt.trend(journal, "sleep", start=ago(2), end=ago(1))
    assert answer.numbers == (DayNumber(ago(2), 2.0), DayNumber(ago(1), 3.0))
    assert (answer.days_without, answer.not_answered) == (0, (NotAnswered.FORGOT,))
    day = rt.trend(journal, "sleep", start=TODAY, end=TODAY)
    assert (day.days_with, day.days_without, day.latest, day.change) == (1, 0, 4, None)


def test_a_change_too_large_for_a_number_is_none() -> None:
    entries = [rated(ago(days), -1.7e308 if days else 1.7e308) for days in range(LEAST_DAYS)]
    answer = rt.trend(
        rt.Journal(scales=(rt.Scale(id="sleep", name="x"),)).add(*entries), "sleep", start=ago(9), end=TODAY
    )
    assert (answer.usual, answer.latest, answer.change) == (-1.7e308, 1.7e308, None)


def test_a_private_scale_stays_private() -> None:
    journal = rt.Journal(scales=(attrs.evolve(SLEEP, private=True),))
    assert rt.trend(journal, "sleep", start=TODAY, end=TODAY).private is True


def test_numbers_off_their_scale_are_kept() -> None:
    journal = rt.Journal(scales=(SLEEP,), checkins=(rated(ago(1), 99),))
    assert rt.trend(journal, "sleep", start=ago(1), end=TODAY).latest == 99


def test_days_of_a_trend_are_those_of_the_journal() -> None:
    late = datetime(2026, 11, 21, 3, tzinfo=UTC)
    assert [each.day for each in trend_of(rated(late, 5), time_zone=CHICAGO).numbers] == [date(2026, 11, 20)]
    assert [each.day for each in trend_of(rated(late, 5)).numbers] == [date(2026, 11, 21)]


# --- watches ---


def watch_of(watch: rt.Watch, nights: dict[int, float], **more: Any) -> WatchDays:
    """How a watch stands with these numbers, by how many days ago they were."""
    sign = rt.WarningSign(id="sign", what="x", watches=(watch,))
    journal = rt.Journal(scales=(rt.Scale(id="sleep", name="hours"),)).add(
        *(rated(ago(days), number) for days, number in nights.items())
    )
    [state] = rt.watches(rt.WellnessPlan(warning_signs=(sign,), **more), journal, today=TODAY)
    [answer] = state.watches
    assert state.holds is answer.holds
    return answer


def test_a_watch_in_numbers() -> None:
    watch = rt.Watch(scale="sleep", at_most=4, days=2, of=3)
    assert watch_of(watch, {0: 4, 2: 3.5}) == WatchDays(
        watch=watch,
        scale_name="hours",
        holds=True,
        days=2,
        of=3,
        days_there=2,
        days_without=1,
        usual=None,
        missing=None,
    )


@pytest.mark.parametrize(
    ("days", "of", "needed", "looked_at"), [(None, None, 1, 1), (2, None, 2, 2), (None, 3, 3, 3), (1, 3, 1, 3)]
)
def test_how_many_days_a_watch_looks_at(days: int | None, of: int | None, needed: int, looked_at: int) -> None:
    answer = watch_of(rt.Watch(scale="sleep", at_most=4, days=days, of=of), {})
    assert (answer.days, answer.of, answer.days_without) == (needed, looked_at, looked_at)


@pytest.mark.parametrize(
    ("bounds", "number", "holds"),
    [
        ({"at_least": 8}, 8, True),
        ({"at_least": 8}, 7.9, False),
        ({"at_most": 4}, 4, True),
        ({"at_most": 4}, 4.1, False),
        ({"at_least": 2, "at_most": 4}, 3, True),
        ({"at_least": 2, "at_most": 4}, 1, False),
        ({"at_least": 2, "at_most": 4}, 5, False),
        ({"at_least": 0}, 0, True),
    ],
)
def test_the_bounds_of_a_watch(bounds: Any, number: float, holds: Any) -> None:
    assert watch_of(rt.Watch(scale="sleep", **bounds), {0: number}).holds is holds


USUALLY = dict.fromkeys(range(1, 8), 6.0)
"""Seven days before today at 6."""


@pytest.mark.parametrize(
    ("change", "number", "holds"),
    [
        (2, 8, True),
        (2, 7.9, False),
        (2, 3, False),
        (0.5, 6.5, True),
        (0.5, 6, False),
        (-2, 4, True),
        (-2, 4.1, False),
        (-2, 9, False),
        (0, 6, True),
        (0, 6.1, False),
    ],
)
def test_a_change_is_from_what_is_usual_for_this_person(change: float, number: float, holds: Any) -> None:
    answer = watch_of(rt.Watch(scale="sleep", change=change), USUALLY | {0: number})
    assert (answer.holds, answer.usual) == (holds, 6.0)


def test_what_is_usual_is_the_median_of_the_days_before_those_looked_at() -> None:
    watch = rt.Watch(scale="sleep", change=1, of=2, days=1)
    before = dict(enumerate([1.0, 2, 3, 4, 5, 6, 7], start=2))
    assert watch_of(watch, before | {0: 9, 1: 9}).usual == 4
    assert watch_of(watch, before | {0: 9, 30: 9}).usual == 4, "two days that are looked at, and 28 before"
    assert watch_of(watch, before | {0: 9, 29: 9}).usual == 4.5
    assert USUAL_DAYS == 28
    assert watch_of(rt.Watch(scale="sleep", at_most=5), USUALLY | {0: 4}).usual is None, "it is not asked for"


def test_with_too_few_days_before_nothing_is_usual() -> None:
    few = dict.fromkeys(range(1, LEAST_DAYS), 6.0)
    answer = watch_of(rt.Watch(scale="sleep", change=-2), few | {0: 0})
    assert (answer.holds, answer.usual, answer.missing) == (None, None, Missing.NO_USUAL)
    both = rt.Watch(scale="sleep", change=-2, at_most=4)
    assert watch_of(both, few | {0: 5}).holds is False, "whatever is usual, 5 is above 4"
    assert watch_of(both, few | {0: 4}).holds is None


def test_a_day_without_a_number_is_told_as_missing() -> None:
    at_night = rt.Watch(scale="sleep", at_most=4)
    assert watch_of(at_night, {1: 3}).missing is Missing.TOO_FEW_DAYS
    assert watch_of(rt.Watch(scale="sleep", change=-2), USUALLY).missing is Missing.TOO_FEW_DAYS


@given(
    st.integers(1, 4).flatmap(lambda of: st.tuples(st.integers(1, of), st.just(of))),
    st.dictionaries(st.integers(0, 4), st.integers(0, 5)),
)
def test_a_watch_holds_where_no_missing_number_could_change_it(shape: tuple[int, int], nights: dict[int, int]) -> None:
    days, of = shape
    known = [nights.get(day) for day in range(of)]
    # each missing number is tried as one that fits and one that does not
    tried = itertools.product(*([number] if number is not None else [0, 5] for number in known))
    outcomes = {sum(number <= 2 for number in numbers) >= days for numbers in tried}
    expected = outcomes.pop() if len(outcomes) == 1 else None
    answer = watch_of(
        rt.Watch(scale="sleep", at_most=2, days=days, of=of), {day: float(n) for day, n in nights.items()}
    )
    assert answer.holds is expected
    assert answer.days_there == sum(number is not None and number <= 2 for number in known)
    assert answer.days_without == known.count(None)
    assert (answer.missing is None) == (expected is not None)


def test_of_several_numbers_on_a_day_a_watch_takes_the_median() -> None:
    sign = rt.WarningSign(what="x", watches=(rt.Watch(scale="sleep", at_most=4),))
    journal = rt.Journal(scales=(SLEEP,)).add(rated(TODAY, 2, 4.5), rated(TODAY, 9), rated(TODAY, NotAnswered.FORGOT))
    [state] = rt.watches(rt.WellnessPlan(warning_signs=(sign,)), journal, today=TODAY)
    assert state.holds is False


@pytest.mark.parametrize("scale", ["gone", None])
def test_a_scale_that_the_journal_has_not(scale: str | None) -> None:
    sign = rt.WarningSign(what="x", watches=(rt.Watch(scale=scale, at_most=4),))
    journal = rt.Journal(checkins=(rated(TODAY, 3, about="gone"),))
    [state] = rt.watches(rt.WellnessPlan(warning_signs=(sign,)), journal, today=TODAY)
    [answer] = state.watches
    assert (state.holds, answer.holds, answer.missing, answer.scale_name) == (None, None, Missing.NO_SCALE, "")
    assert (answer.days_there, answer.days_without, state.private) == (0, 1, False)


@pytest.mark.parametrize(
    ("sleep", "song", "holds"),
    [(3, 9, True), (3, 1, False), (8, 1, False), (3, None, None), (8, None, False), (None, None, None)],
)
def test_all_watches_of_a_sign_have_to_hold(sleep: float | None, song: float | None, holds: Any) -> None:
    both = (rt.Watch(scale="sleep", at_most=4), rt.Watch(scale="song", at_least=8))
    signs = (rt.WarningSign(what="none"), rt.WarningSign(id="high", what="I hum all night", watches=both))
    given = {about: number for about, number in (("sleep", sleep), ("song", song)) if number is not None}
    journal = rt.Journal(scales=(SLEEP, rt.Scale(id="song", name="song"))).add(
        *(rated(TODAY, number, about=about) for about, number in given.items())
    )
    [state] = rt.watches(rt.WellnessPlan(warning_signs=signs), journal, today=TODAY)
    assert (state.sign, state.path, state.what, state.private) == ("high", "/warning_signs/1", "I hum all night", False)
    assert state.holds is holds
    assert [watch.scale_name for watch in state.watches] == ["hours of sleep", "song"]


@pytest.mark.parametrize(("sign", "scale"), [(True, False), (False, True), (True, True), (False, False)])
def test_a_state_is_private_with_its_sign_or_its_scale(sign: Any, scale: Any) -> None:
    plan = rt.WellnessPlan(
        warning_signs=(rt.WarningSign(what="x", private=sign, watches=(rt.Watch(scale="sleep", at_most=4),)),)
    )
    [state] = rt.watches(plan, rt.Journal(scales=(attrs.evolve(SLEEP, private=scale),)), today=TODAY)
    assert state.private is (sign or scale)


# --- all of them ---


def bare(journal: rt.Journal) -> rt.Journal:
    """A journal of no plan in which nothing has happened yet."""
    return attrs.evolve(journal, plan=None, checkins=(), steps=(), uses=())


DAYS_OF_ANY_TIME = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(models_of(rt.WellnessPlan), models_of(rt.Journal), DAYS_OF_ANY_TIME)
def test_without_data_there_is_not_enough_of_it_everywhere(plan: Any, journal: Any, today: date) -> None:
    empty = bare(journal)
    for goal in rt.progress(plan, empty, today=today):
        assert (goal.latest, goal.fraction, goal.shown, goal.within, goal.level) == (None,) * 5
        assert (goal.numbers, goal.not_answered, goal.level_words) == ((), (), "")
        assert goal.missing
    for state in rt.watches(plan, empty, today=today):
        assert state.holds is None
        assert all(watch.missing and watch.days_there == 0 for watch in state.watches)
    for scale in empty.scales:
        answer = rt.trend(empty, scale.id, start=today, end=today)
        assert (answer.usual, answer.usual_low, answer.usual_high, answer.latest, answer.change) == (None,) * 5
        assert (answer.days_with, answer.days_without, answer.missing) == (0, 1, Missing.NO_NUMBERS)
    assert rt.attainment_t(goal.level for goal in rt.progress(plan, empty, today=today)).t is None


@st.composite
def plans_with_journals(draw: st.DrawFn) -> tuple[rt.WellnessPlan, rt.Journal]:
    """Plans with goals and signs of any kind, and journals that are about them."""
    journal = attrs.evolve(draw(models_of(rt.Journal)), plan=None)
    plan = draw(models_of(rt.WellnessPlan))
    goals = (
        *plan.goals,
        rt.Goal(id="goal", statement="x", measure=draw(st.none() | models_of(Measure)), steps=(WALK,)),
    )
    scales = [scale.id for scale in journal.scales]
    watch = st.builds(rt.Watch, scale=st.sampled_from([*scales, "gone"]), at_most=NUMBERS, change=st.none() | NUMBERS)
    signs = (*plan.warning_signs, rt.WarningSign(id="sign", what="x", watches=(draw(watch),)))
    ratings = st.builds(Rating, about=st.sampled_from([*scales, "goal"]), value=NUMBERS) | st.builds(
        Rating, about=st.just("goal"), level=st.integers(-2, 2)
    )
    checkins = st.builds(
        rt.CheckIn,
        occurred_at=st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 30), timezones=st.just(UTC)),
        ratings=st.lists(ratings, max_size=3).map(tuple),
    )
    added = draw(st.lists(checkins, max_size=5)), draw(st.lists(ENTRIES, max_size=5))
    journal = attrs.evolve(
        journal, checkins=(*journal.checkins, *added[0]), steps=(*journal.steps, *added[1])
    )  # what is off its scale is kept, too
    return attrs.evolve(plan, goals=goals, warning_signs=signs), journal


def answers_to(plan: rt.WellnessPlan, journal: rt.Journal) -> list[Any]:
    trends = [rt.trend(journal, scale.id, start=ago(30), end=TODAY) for scale in journal.scales]
    return [*rt.progress(plan, journal, today=TODAY), *rt.watches(plan, journal, today=TODAY), *trends]


@given(plans_with_journals())
def test_any_plan_and_journal_have_answers_that_are_plain_data(both: tuple[rt.WellnessPlan, rt.Journal]) -> None:
    for answer in answers_to(*both):
        data = rt.converter(make_converter()).unstructure(answer)
        assert json.loads(json.dumps(data, allow_nan=False)) == data
        assert {field.name for field in attrs.fields(type(answer))} == data.keys()
        assert hash(answer) == hash(attrs.evolve(answer))


CANARY = "kanari"


def test_no_repr_holds_what_a_person_wrote_nor_their_numbers() -> None:
    measure = Measure(what=CANARY, unit=CANARY, baseline=4711, target=4712, low=4713, high=4714)
    levels = AttainmentScale(much_less=CANARY, less=CANARY, expected=CANARY, more=CANARY, much_more=CANARY)
    goal = rt.Goal(id="goal", statement=CANARY, measure=measure, scale=levels, steps=(rt.Step(what=CANARY),))
    watch = rt.Watch(scale="sleep", at_most=4716, change=-4717)
    plan = rt.WellnessPlan(goals=(goal,), warning_signs=(rt.WarningSign(what=CANARY, watches=(watch,)),))
    nights = [rated(ago(days), 4715) for days in range(LEAST_DAYS + 1)]
    journal = rt.Journal(scales=(rt.Scale(id="sleep", name=CANARY),)).add(
        leveled(TODAY, 1), rated(TODAY, 4715, about="goal"), *nights
    )
    answers = answers_to(plan, journal)
    written = str([rt.converter().unstructure(answer) for answer in answers])
    for secret in (CANARY, *map(str, range(4711, 4718))):
        assert secret in written, "it is there"
        assert secret not in str(answers)


def test_a_repr_shows_ids_counts_and_what_is_missing() -> None:
    goal = going(goal_with(Measure(baseline=0), status=GoalStatus.ACTIVE), rated(TODAY, 1, about="goal"))
    none = "due=0, done=0, part=0, smallest_version=0, skipped=0, moved=0, open=0, besides=0, to_come=0"
    measure = repr(goal.measure)
    assert repr(goal) == (
        "GoalProgress(goal='goal', path='/goals/0', private=False, status=<GoalStatus.ACTIVE: 'active'>, "
        f"measure={measure}, steps=StepCounts({none}), times=StepCounts({none}), "
        "missing=(<Missing.NO_TARGET: 'no-target'>,))"
    )
    assert repr(goal.numbers[0]) == "DayNumber(day=datetime.date(2026, 11, 22))"
    assert repr(trend_of()) == (
        "Trend(scale='sleep', private=False, start=datetime.date(2026, 11, 13), end=datetime.date(2026, 11, 22), "
        "days_with=0, days_without=10, missing=<Missing.NO_NUMBERS: 'no-numbers'>)"
    )
    sign = rt.WarningSign(id="sign", what="x", watches=(rt.Watch(scale="sleep", at_most=4),))
    journal = rt.Journal(scales=(SLEEP,)).add(rated(TODAY, 4))
    [state] = rt.watches(rt.WellnessPlan(warning_signs=(sign,)), journal, today=TODAY)
    assert repr(state) == (
        "WatchState(sign='sign', path='/warning_signs/0', private=False, holds=True, "
        "watches=(WatchDays(holds=True, days=1, of=1, days_there=1, days_without=0, missing=None),))"
    )


PLAN = rt.WellnessPlan(id="mine")


@pytest.mark.parametrize("function", [rt.progress, rt.watches], ids=["progress", "watches"])
def test_what_progress_and_watches_refuse(function: Any) -> None:
    wrong: list[tuple[Any, Any, Any, str]] = [
        (rt.Goal(statement="x"), rt.Journal(), TODAY, f"{function.__name__} takes a WellnessPlan, not a Goal"),
        (PLAN, PLAN, TODAY, f"{function.__name__} takes a Journal, not a WellnessPlan"),
        (PLAN, rt.Journal(), noon(TODAY), "today must be a datetime.date"),
    ]
    for plan, journal, today, says in wrong:
        with pytest.raises(TypeError) as raised:
            function(plan, journal, today=today)
        assert str(raised.value) == says
    with pytest.raises(ValueError, match=r"^this journal goes with another plan$"):
        function(PLAN, rt.Journal(plan="yours"), today=TODAY)
    assert function(PLAN, rt.Journal(plan="mine"), today=TODAY) == ()


def test_what_trend_refuses() -> None:
    journal = rt.Journal(scales=(SLEEP,))
    wrong: list[tuple[Any, Any, Any, Any, str]] = [
        (PLAN, "sleep", TODAY, TODAY, "trend takes a Journal, not a WellnessPlan"),
        (journal, SLEEP, TODAY, TODAY, "a scale is found by its id, not by a Scale"),
        (journal, "sleep", noon(TODAY), TODAY, "start must be a datetime.date"),
        (journal, "sleep", TODAY, "2026-11-22", "end must be a datetime.date"),
    ]
    for thing, scale, start, end, says in wrong:
        with pytest.raises(TypeError) as raised:
            rt.trend(thing, scale, start=start, end=end)
        assert str(raised.value) == says
    with pytest.raises(ValueError, match=r"^end must not be before start$"):
        rt.trend(journal, "sleep", start=TODAY, end=ago(1))
    with pytest.raises(rt.NotFound, match=r"^the journal has no Scale with this id$"):
        rt.trend(journal, "gone", start=TODAY, end=TODAY)
