"""How it is going: goals, scales over time, and a person's own numbers for a sign.

What a person wrote down is counted and set beside what they planned. No answer is a score of a person, none compares
them with anyone else, and what is missing is told and never taken for zero.

A day is one on the calendar of the journal's time zone; where it names none, or none that is known here, on that of the
check-in itself. Corrections stand in the place of what they correct. A number outside its scale is kept as it is, for
the scale may have changed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from math import ceil, floor, inf, isfinite, sqrt

import attrs

from .errors import NotFound
from .models.goals import AttainmentScale, Goal, Measure
from .models.journal import CheckIn, Journal, Rating, Scale, StepEntry
from .models.plan import WellnessPlan
from .models.signs import WarningSign
from .models.steps import Step
from .values import Watch, zone_named
from .vocabulary import Direction, GoalStatus, HowDone, Missing, NotAnswered, StepStatus

LEAST_DAYS = 7
"""How many days need numbers before anything is called usual."""
USUAL_DAYS = 28
"""How many days before those that a watch looks at tell what is usual."""


@attrs.frozen
class DayNumber:
    """A number on a day."""

    day: date
    number: float = attrs.field(repr=False)


# --- goals ---


@attrs.frozen(kw_only=True)
class StepCounts:
    """What became of the steps of a goal, or of the times for those that repeat, up to a day.

    What is due is done, done in part, in the smallest version, skipped or moved, or it is open.
    """

    due: int = 0
    """How many had their day, or were done before it."""
    done: int = 0
    part: int = 0
    smallest_version: int = 0
    skipped: int = 0
    moved: int = 0
    open: int = 0
    """How many of those due have nothing written about what became of them. It may well be done."""
    besides: int = 0
    """How many times something was done, in part or whole, that were not planned."""
    to_come: int = 0
    """How many steps have their day still before them, or have none."""


@attrs.frozen(kw_only=True)
class GoalProgress:
    """How one goal is going. There are numbers for its measure, a level, and steps; each may be missing."""

    goal: str
    """The id of the goal."""
    path: str
    """Where it stands in the plan (a JSON Pointer)."""
    statement: str = attrs.field(repr=False)
    private: bool
    status: GoalStatus
    measure: Measure | None
    numbers: tuple[DayNumber, ...] = attrs.field(repr=False)
    """The person's numbers about the goal, day by day; of several on one day, the last."""
    not_answered: tuple[NotAnswered, ...] = attrs.field(repr=False)
    """Why there was no answer, each time in order."""
    latest: float | None = attrs.field(repr=False)
    fraction: float | None = attrs.field(repr=False)
    """How far the latest number is from the baseline (0) to the target (1). It may be below 0 or above 1."""
    shown: float | None = attrs.field(repr=False)
    """The same from 0 to 1, for a drawing."""
    within: bool | None = attrs.field(repr=False)
    """Whether the latest number is from `low` to `high` of the measure. None without a number, or with neither."""
    level: int | None = attrs.field(repr=False)
    """The latest level on the goal's attainment scale, -2 to 2."""
    level_words: str = attrs.field(repr=False)
    """What the person wrote for this level."""
    steps: StepCounts
    """The steps that are done once."""
    times: StepCounts
    """The times of the steps that repeat."""
    missing: tuple[Missing, ...]
    """What is not there yet to tell how the measure, or the level, is going."""


def progress(plan: WellnessPlan, journal: Journal, *, today: date) -> tuple[GoalProgress, ...]:
    """How each goal of a plan is going, in the order of the plan.

    Goals at rest are told too, with their status: someone may want to see how far they came. While a goal or a step
    rests, none of its steps comes due.

    - The number of a goal is a `Rating` about it with a `value`, and its level one with a `level`.
    - A step is done by its status or by an entry in the journal. It is due when its day has come.
    - A step that repeats is due on each day of its schedules, at each of their times, from the start of the schedule;
      where that is not said, from the start of the goal, else from the day the plan was made, else from the first entry
      about the step. What was done on other days counts as `besides`. Where there are more entries for a time than one,
      the one with the most done counts.

    >>> swims = Measure(what="swims in a week", direction=Direction.MORE, baseline=0, target=3)
    >>> goal = rt.Goal(id="swim", statement="Swim again", measure=swims, steps=(rt.Step(what="find my goggles"),))
    >>> plan = rt.WellnessPlan(goals=(goal,))
    >>> now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    >>> journal = rt.Journal().add(rt.CheckIn(occurred_at=now, ratings=(Rating(about="swim", value=2),)))
    >>> [swim] = rt.progress(plan, journal, today=date(2026, 11, 22))
    >>> swim.latest, round(swim.fraction, 2), swim.steps.to_come, swim.missing
    (2.0, 0.67, 1, ())
    >>> [swim] = rt.progress(plan, rt.Journal(), today=date(2026, 11, 22))
    >>> [missing.label() for missing in swim.missing]
    ['No numbers yet']

    Args:
        plan: The plan with the goals.
        journal: What happened, up to `today`. What was written for later days is left out.
        today: The last day that is looked at.

    Raises:
        ValueError: The journal goes with another plan.
        TypeError: `plan` is no plan, `journal` no journal, or `today` no date.
    """
    noted = _noted("progress", plan, journal, today)
    return tuple(_goal_progress(f"/goals/{place}", goal, plan, noted) for place, goal in enumerate(plan.goals))


def _goal_progress(path: str, goal: Goal, plan: WellnessPlan, noted: "_Noted") -> GoalProgress:
    ratings = noted.ratings.get(goal.id, [])
    numbers = _series({day: rating.value for day, rating in ratings if rating.value is not None})
    latest = numbers[-1].number if numbers else None
    level = next((rating.level for _, rating in reversed(ratings) if rating.level is not None), None)
    fraction = _fraction(goal.measure, latest)
    return GoalProgress(
        goal=goal.id,
        path=path,
        statement=goal.statement,
        private=goal.private,
        status=goal.status,
        measure=goal.measure,
        numbers=numbers,
        not_answered=_not_answered(ratings),
        latest=latest,
        fraction=fraction,
        shown=None if fraction is None else min(max(fraction, 0.0), 1.0),
        within=_within(goal.measure, latest),
        level=level,
        level_words="" if level is None else _level_words(goal.scale, level),
        steps=_counts(_once(step, goal, noted) for step in goal.steps if not step.repeats),
        times=_counts(_times(step, goal, plan, noted) for step in goal.steps if step.repeats),
        missing=tuple(_missing(goal, latest, level)),
    )


def _fraction(measure: Measure | None, latest: float | None) -> float | None:
    if measure is None or latest is None or measure.baseline is None or measure.target is None:
        return None
    if measure.target == measure.baseline:
        return None
    return _finite((latest - measure.baseline) / (measure.target - measure.baseline))


def _within(measure: Measure | None, latest: float | None) -> bool | None:
    if measure is None or latest is None or (measure.low is None and measure.high is None):
        return None
    return _at_least(measure.low, latest) and _at_most(measure.high, latest)


def _level_words(scale: AttainmentScale | None, level: int) -> str:
    if scale is None:
        return ""
    return (scale.much_less, scale.less, scale.expected, scale.more, scale.much_more)[level + 2]


def _missing(goal: Goal, latest: float | None, level: int | None) -> Iterator[Missing]:
    measure = goal.measure
    if measure is None:
        # a goal may go by its levels alone
        if level is None:
            yield Missing.NO_LEVEL if goal.scale else Missing.NO_MEASURE
        return
    if latest is None:
        yield Missing.NO_NUMBERS
    has_range = measure.low is not None or measure.high is not None
    if measure.direction is Direction.KEEP_BETWEEN or (has_range and measure.target is None):
        if not has_range:
            yield Missing.NO_RANGE
        return
    if measure.baseline is None:
        yield Missing.NO_START
    if measure.direction is Direction.KEEP:
        return
    if measure.target is None:
        yield Missing.NO_TARGET
    elif measure.target == measure.baseline:
        yield Missing.SAME_NUMBERS


# --- steps ---

_MOST_DONE_FIRST = tuple(HowDone)
_DID = (HowDone.DONE, HowDone.PART, HowDone.SMALLEST_VERSION)
"""What counts as done in some way."""


def _once(step: Step, goal: Goal, noted: "_Noted") -> Counter[str]:
    """What became of a step that is done once."""
    hows = {entry.how for _, entry in noted.entries.get(step.id, ())}
    if step.status is StepStatus.DONE and (step.done_on is None or step.done_on <= noted.today):
        hows.add(HowDone.DONE)
    for how in _DID:
        if how in hows:
            return Counter({"due": 1, _FIELDS[how]: 1})
    if step.status.rests or goal.status.rests:
        return Counter()
    if step.due and step.due <= noted.today:
        return Counter(due=1, open=1)
    return Counter(to_come=1)


def _times(step: Step, goal: Goal, plan: WellnessPlan, noted: "_Noted") -> Counter[str]:
    """What became of the times of a step that repeats."""
    entries = noted.entries.get(step.id, [])
    planned = _planned(step, goal, plan, [day for day, _ in entries if day], noted.today)
    noted_of: dict[date | None, dict[object, HowDone]] = {}
    for day, entry in entries:
        same_day = noted_of.setdefault(day, {})
        key = _time_of(entry, len(planned.get(day, ())))
        same_day[key] = min(entry.how, same_day.get(key, entry.how), key=_MOST_DONE_FIRST.index)
    due = sum(map(len, planned.values()))
    counts = Counter(due=due, open=due)
    for day, hows in noted_of.items():
        places = len(planned.get(day, ()))
        in_order = sorted(hows.values(), key=_MOST_DONE_FIRST.index)
        counts.update(_FIELDS[how] for how in in_order[:places])
        counts["open"] -= len(in_order[:places])
        counts["besides"] += sum(how in _DID for how in in_order[places:])
    return counts


def _planned(
    step: Step, goal: Goal, plan: WellnessPlan, noted_on: list[date], today: date
) -> Mapping[date | None, set[time | None]]:
    """The days up to today on which a step was due, each with its times."""
    last = today
    if step.status.rests or goal.status.rests:
        # when it came to rest is not written down
        last = min(today, max((*noted_on, step.done_on or date.min), default=date.min))
    planned: dict[date | None, set[time | None]] = {}
    for schedule in (*step.earlier, step.schedule):
        first = schedule and (schedule.start or goal.start or plan.created or min(noted_on, default=None))
        if schedule and first:
            for day in schedule.days(first, last):
                planned.setdefault(day, set()).update(schedule.at or (None,))
    return planned


def _time_of(entry: StepEntry, places: int) -> object:
    """What tells the time an entry is about from others of its day; entries about one time are counted once."""
    if entry.planned_for is None:
        return entry.id
    return entry.planned_at or entry.id if places > 1 else None


_FIELDS: Mapping[HowDone, str] = {how: how.value.replace("-", "_") for how in HowDone}


def _counts(some: Iterable[Counter[str]]) -> StepCounts:
    total: Counter[str] = Counter()
    for counts in some:
        total.update(counts)
    return StepCounts(**total)


# --- attainment, for programs ---


@attrs.frozen(kw_only=True)
class Attainment:
    """A T score, how many goals are in it, and how many were left out for want of a level."""

    t: float | None
    counted: int
    left_out: int
    why: Missing | None
    """Why there is no score, or what was done in place of weights. None where there is nothing to say."""


def attainment_t(
    scores: Iterable[float | None], weights: Iterable[float] | None = None, *, correlation: float = 0.3
) -> Attainment:
    """The T score of goal attainment scaling, for programs that look at how their services do.

        T = 50 + 10 * sum(w * x) / sqrt((1 - r) * sum(w**2) + r * sum(w)**2)

    The formula is that of Kiresuk and Sherman (1968), with a level x and a weight w for each goal. Turner-Stokes (2009)
    printed it without the squares, and an erratum sets that right. Over many goals that turn out as expected, T has a
    mean of 50 and a standard deviation of 10. Levels are ordered words and not amounts, so T describes and proves
    nothing. It is no score of a person, and has no place on their page.

    A goal without a level is left out and counted in `left_out`; it is no zero. Where all weights are zero, each goal
    counts the same, and `why` says so.

    >>> rt.attainment_t([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6])
    Attainment(t=55.0, counted=6, left_out=0, why=None)
    >>> rt.attainment_t([0, None, 1]).left_out
    1
    >>> rt.attainment_t([None]).why.label()
    'No level yet'

    Args:
        scores: A level for each goal, -2 to 2, or None. The -0.5 of GAS-light ("in part") counts as -1.
        weights: A weight for each goal, none below zero; by default all weigh the same. Only their ratio matters.
        correlation: How much the levels of a person's goals go together (r), 0 to 1.

    Raises:
        ValueError: A score is no level, a weight is below zero or no number, there are more of one than of the other,
            or `correlation` is not from 0 to 1.
    """
    from fractions import Fraction  # noqa: PLC0415 - with it, only the root is rounded

    levels = [*scores]
    given = [1] * len(levels) if weights is None else [*weights]
    if len(given) != len(levels):
        raise ValueError("weights must be as many as scores")
    if not all(level is None or (_is_number(level) and level in _LEVELS) for level in levels):
        raise ValueError("scores must be levels from -2 to 2, or None")
    if not all(_is_number(weight) and 0 <= weight < inf for weight in given):
        raise ValueError("weights must be numbers from 0 up")
    if not (_is_number(correlation) and 0 <= correlation <= 1):
        raise ValueError("correlation must be a number from 0 to 1")
    pairs = [
        (Fraction(weight), _LEVELS[level]) for weight, level in zip(given, levels, strict=True) if level is not None
    ]
    counted, left_out = len(pairs), len(levels) - len(pairs)
    if not pairs:
        return Attainment(t=None, counted=counted, left_out=left_out, why=Missing.NO_LEVEL)
    why = None
    if not any(weight for weight, _ in pairs):
        pairs = [(Fraction(1), level) for _, level in pairs]
        why = Missing.NO_WEIGHT
    rho = Fraction(str(correlation))  # 0.3 is meant, not the nearest float
    total = sum(weight * level for weight, level in pairs)
    square = (1 - rho) * sum(weight**2 for weight, _ in pairs) + rho * sum(weight for weight, _ in pairs) ** 2
    away = 10 * sqrt(total**2 / square)
    return Attainment(t=50 - away if total < 0 else 50 + away, counted=counted, left_out=left_out, why=why)


_LEVELS: Mapping[float, int] = {-2: -2, -1: -1, -0.5: -1, 0: 0, 1: 1, 2: 2}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# --- scales ---


@attrs.frozen(kw_only=True)
class Trend:
    """A scale of a journal over some days, next to what is usual for this person."""

    scale: str
    """The id of the scale."""
    name: str = attrs.field(repr=False)
    private: bool
    start: date
    end: date
    numbers: tuple[DayNumber, ...] = attrs.field(repr=False)
    """The days with numbers, each with the median of that day's numbers."""
    days_with: int
    """How many days have a number."""
    days_without: int
    """How many days have none. They are gaps and no zeros."""
    not_answered: tuple[NotAnswered, ...] = attrs.field(repr=False)
    """Why there was no answer, each time in order."""
    usual: float | None = attrs.field(repr=False)
    """The median of the days with numbers. None, as the two below, where they are fewer than `LEAST_DAYS`."""
    usual_low: float | None = attrs.field(repr=False)
    """The first quartile: a quarter of these days is at or below it."""
    usual_high: float | None = attrs.field(repr=False)
    """The third quartile: a quarter of these days is at or above it."""
    latest: float | None = attrs.field(repr=False)
    """The number of the last day that has one."""
    change: float | None = attrs.field(repr=False)
    """How far the latest is above (or, below zero, below) what is usual."""
    missing: Missing | None
    """What is not there yet to tell what is usual."""


def trend(journal: Journal, scale: str, *, start: date, end: date) -> Trend:
    """A scale of a journal from one day to another, both included, next to what is usual for this person.

    What is usual is the median of the days, and the usual range goes from the first to the third quartile, with linear
    interpolation between the days next to it (the inclusive method of Python's `statistics`, type 7 of Hyndman and Fan
    1996). Nothing is compared with anyone else, and no number is good or bad here.

    >>> sleep = rt.Scale(id="sleep", name="hours of sleep")
    >>> def night(day, hours):
    ...     moment = datetime(2026, 11, day, 8, 0, tzinfo=UTC)
    ...     return rt.CheckIn(occurred_at=moment, ratings=(Rating(about="sleep", value=hours),))
    >>> nights = [night(day, hours) for day, hours in enumerate([7, 8, 6, 7, 5, 7, 9], start=1)]
    >>> journal = rt.Journal(scales=(sleep,)).add(*nights)
    >>> week = rt.trend(journal, "sleep", start=date(2026, 11, 1), end=date(2026, 11, 10))
    >>> week.days_with, week.days_without, week.usual, week.usual_low, week.usual_high, week.change
    (7, 3, 7.0, 6.5, 7.5, 2.0)

    Args:
        journal: The journal with the scale.
        scale: The id of the scale.
        start: The first day.
        end: The last day.

    Raises:
        NotFound: The journal has no scale with this id.
        ValueError: `end` is before `start`.
        TypeError: `journal` is no journal, `scale` no text but perhaps the scale itself, or a day no date.
    """
    _require_journal("trend", journal)
    _require_dates(start=start, end=end)
    if not isinstance(scale, str):
        raise TypeError(f"a scale is found by its id, not by a {type(scale).__name__}")
    if end < start:
        raise ValueError("end must not be before start")
    found = next((each for each in journal.scales if each.id == scale), None)
    if found is None:
        raise NotFound("the journal has no Scale with this id")
    ratings = [(day, rating) for day, rating in _ratings(journal).get(scale, []) if start <= day <= end]
    numbers = _daily(ratings)
    latest = numbers[-1].number if numbers else None
    low = usual = high = None
    if len(numbers) >= LEAST_DAYS:
        ordered = sorted(each.number for each in numbers)
        low, usual, high = (_quantile(ordered, part) for part in (0.25, 0.5, 0.75))
    return Trend(
        scale=scale,
        name=found.name,
        private=found.private,
        start=start,
        end=end,
        numbers=numbers,
        days_with=len(numbers),
        days_without=(end - start).days + 1 - len(numbers),
        not_answered=_not_answered(ratings),
        usual=usual,
        usual_low=low,
        usual_high=high,
        latest=latest,
        change=None if usual is None or latest is None else _finite(latest - usual),
        missing=None if usual is not None else Missing.TOO_FEW_DAYS if numbers else Missing.NO_NUMBERS,
    )


# --- watches ---


@attrs.frozen(kw_only=True)
class WatchDays:
    """How one watch stands: on how many days its number was there."""

    watch: Watch = attrs.field(repr=False)
    scale_name: str = attrs.field(repr=False)
    holds: bool | None
    """Whether it was there on enough days. None where that cannot be told without the numbers that are missing."""
    days: int
    """On how many days it has to be there."""
    of: int
    """How many days are looked at, up to today."""
    days_there: int
    """On how many of these days it was there."""
    days_without: int
    """How many of these days have no number. They may be either."""
    usual: float | None = attrs.field(repr=False)
    """What is usual for the person, where the watch is about a change."""
    missing: Missing | None
    """What would have to be there to tell, where it cannot be told."""


@attrs.frozen(kw_only=True)
class WatchState:
    """Whether the person's own numbers for a sign are there. It is a reason to look, and no verdict."""

    sign: str
    """The id of the sign."""
    path: str
    """Where it stands in the plan (a JSON Pointer)."""
    what: str = attrs.field(repr=False)
    private: bool
    """Whether the sign is private, or a scale that it looks at."""
    holds: bool | None
    """Whether all its watches hold. None where that cannot be told yet."""
    watches: tuple[WatchDays, ...]


def watches(plan: WellnessPlan, journal: Journal, *, today: date) -> tuple[WatchState, ...]:
    """Whether the numbers that a person set for their signs are there, for each sign that has some.

    A watch looks at the days that it names, up to today. Its number is there on a day where that day's median is at or
    beyond it. A `change` is how far the day is from what is usual: the median of the days with numbers among the
    `USUAL_DAYS` (28) before those that are looked at. It takes `LEAST_DAYS` (7) of them. A day without a number may be
    either, so the answer is None where that day could change it.

    Where a sign has more than one watch, all have to hold. No number is set for anyone: a sign without watches is not
    in the answer.

    >>> sign = rt.WarningSign(what="I hardly sleep", watches=(rt.Watch(scale="sleep", at_most=4, days=2, of=3),))
    >>> plan = rt.WellnessPlan(warning_signs=(sign,))
    >>> def night(day, hours):
    ...     moment = datetime(2026, 11, day, 8, 0, tzinfo=UTC)
    ...     return rt.CheckIn(occurred_at=moment, ratings=(Rating(about="sleep", value=hours),))
    >>> journal = rt.Journal(scales=(rt.Scale(id="sleep", name="hours of sleep"),)).add(night(20, 4), night(22, 3))
    >>> [state] = rt.watches(plan, journal, today=date(2026, 11, 22))
    >>> state.holds, state.watches[0].days_there, state.watches[0].days_without
    (True, 2, 1)
    >>> [state] = rt.watches(plan, journal, today=date(2026, 11, 23))
    >>> print(state.holds)
    None

    Raises:
        ValueError: The journal goes with another plan.
        TypeError: `plan` is no plan, `journal` no journal, or `today` no date.
    """
    noted = _noted("watches", plan, journal, today)
    scales = {scale.id: scale for scale in journal.scales}
    return tuple(
        _state(f"/warning_signs/{place}", sign, noted, scales)
        for place, sign in enumerate(plan.warning_signs)
        if sign.watches
    )


def _state(path: str, sign: WarningSign, noted: "_Noted", scales: Mapping[str, Scale]) -> WatchState:
    found = [(watch, scales.get(watch.scale or "")) for watch in sign.watches]
    each = tuple(_watch_days(watch, noted, scale) for watch, scale in found)
    return WatchState(
        sign=sign.id,
        path=path,
        what=sign.what,
        private=sign.private or any(scale.private for _, scale in found if scale),
        holds=_all(watch.holds for watch in each),
        watches=each,
    )


def _watch_days(watch: Watch, noted: "_Noted", scale: Scale | None) -> WatchDays:
    days = watch.days or watch.of or 1
    of = watch.of or days
    numbers = {each.day: each.number for each in _daily(noted.ratings.get(scale.id, []))} if scale else {}
    looked_at = [noted.today - timedelta(ago) for ago in range(of)]
    before = [number for day, number in numbers.items() if 0 < (looked_at[-1] - day).days <= USUAL_DAYS]
    usual = _median(before) if watch.change is not None and len(before) >= LEAST_DAYS else None
    there = [_is_there(watch, numbers.get(day), usual) for day in looked_at]
    holds = True if there.count(True) >= days else None if of - there.count(False) >= days else False
    without = sum(day not in numbers for day in looked_at)
    missing = None
    if scale is None:
        missing = Missing.NO_SCALE
    elif holds is None:
        missing = Missing.NO_USUAL if watch.change is not None and usual is None else Missing.TOO_FEW_DAYS
    return WatchDays(
        watch=watch,
        scale_name=scale.name if scale else "",
        holds=holds,
        days=days,
        of=of,
        days_there=there.count(True),
        days_without=without,
        usual=usual,
        missing=missing,
    )


def _is_there(watch: Watch, number: float | None, usual: float | None) -> bool | None:
    """Whether what a watch names is there on a day with this number. None where that cannot be told."""
    if number is None:
        return None
    return _all(
        (_at_least(watch.at_least, number), _at_most(watch.at_most, number), _changed(watch.change, number, usual))
    )


def _changed(change: float | None, number: float, usual: float | None) -> bool | None:
    if change is None:
        return True
    if usual is None:
        return None
    return number - usual >= change if change > 0 else number - usual <= change


def _all(answers: Iterable[bool | None]) -> bool | None:
    """Whether all hold, where some may be unknown."""
    known = set(answers)
    return False if False in known else None if None in known else True


# --- what all of them look at ---


@attrs.frozen
class _Noted:
    """What stands in a journal up to a day, in the order of time, by what it is about."""

    today: date
    ratings: Mapping[str, list[tuple[date, Rating]]]
    entries: Mapping[str, list[tuple[date | None, StepEntry]]]
    """Each with the day it was planned for, else the day it was done, where either is known."""


def _noted(function: str, plan: WellnessPlan, journal: Journal, today: date) -> _Noted:
    if not isinstance(plan, WellnessPlan):
        raise TypeError(f"{function} takes a WellnessPlan, not a {type(plan).__name__}")
    _require_journal(function, journal)
    _require_dates(today=today)
    if journal.plan not in {None, plan.id}:
        raise ValueError("this journal goes with another plan")
    day_of = _calendar(journal)
    entries: dict[str, list[tuple[date | None, StepEntry]]] = {}
    for entry in journal.entries(StepEntry):
        done_on = day_of(entry.occurred_at) if entry.occurred_at else None
        # a step may be done before the day it was planned for
        if (done_on or entry.planned_for or today) <= today:
            entries.setdefault(entry.about, []).append((entry.planned_for or done_on, entry))
    ratings = {
        about: [(day, rating) for day, rating in some if day <= today] for about, some in _ratings(journal).items()
    }
    return _Noted(today, ratings, entries)


def _ratings(journal: Journal) -> Mapping[str, list[tuple[date, Rating]]]:
    """The ratings that stand, by what they are about, each with its day, in the order of time."""
    day_of = _calendar(journal)
    ratings: dict[str, list[tuple[date, Rating]]] = {}
    for entry in sorted(journal.entries(CheckIn), key=lambda entry: entry.occurred_at):
        day = day_of(entry.occurred_at)
        for rating in entry.ratings:
            ratings.setdefault(rating.about, []).append((day, rating))
    return ratings


def _calendar(journal: Journal) -> Callable[[datetime], date]:
    """What tells the day of a moment where the person lives."""
    zone = zone_named(journal.time_zone)
    return datetime.date if zone is None else lambda moment: moment.astimezone(zone).date()


def _daily(ratings: Iterable[tuple[date, Rating]]) -> tuple[DayNumber, ...]:
    """The days with numbers, in order, each with the median of its numbers."""
    by_day: dict[date, list[float]] = {}
    for day, rating in ratings:
        if rating.value is not None:
            by_day.setdefault(day, []).append(rating.value)
    return _series({day: _median(numbers) for day, numbers in by_day.items()})


def _series(by_day: Mapping[date, float]) -> tuple[DayNumber, ...]:
    return tuple(DayNumber(day, number) for day, number in sorted(by_day.items()))


def _not_answered(ratings: Iterable[tuple[date, Rating]]) -> tuple[NotAnswered, ...]:
    return tuple(rating.not_answered for _, rating in ratings if rating.not_answered)


def _median(numbers: list[float]) -> float:
    return _quantile(sorted(numbers), 0.5)


def _quantile(ordered: list[float], part: float) -> float:
    """The number that a part of others is at or below, on the line between the two next to it."""
    place = (len(ordered) - 1) * part
    low, high = ordered[floor(place)], ordered[ceil(place)]
    if low == high:
        return low
    from fractions import Fraction  # noqa: PLC0415 - two numbers may be too large to add as floats

    return float(Fraction(low) + (Fraction(high) - Fraction(low)) * Fraction(place % 1))


def _at_least(low: float | None, number: float) -> bool:
    return low is None or number >= low


def _at_most(high: float | None, number: float) -> bool:
    return high is None or number <= high


def _finite(number: float) -> float | None:
    """A number, or None where it is too large for a float."""
    return number if isfinite(number) else None


def _require_journal(function: str, journal: object) -> None:
    if not isinstance(journal, Journal):
        raise TypeError(f"{function} takes a Journal, not a {type(journal).__name__}")


def _require_dates(**days: object) -> None:
    for name, day in days.items():
        if type(day) is not date:
            raise TypeError(f"{name} must be a datetime.date")
