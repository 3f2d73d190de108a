"""Scales of a journal over time."""

from datetime import date

import attrs

from ..errors import NotFound
from ..models.journal import Journal
from ..vocabulary import Missing, NotAnswered
from ._noted import ratings_in, require_dates, require_journal
from ._numbers import LEAST_DAYS, DayNumber, daily, finite, not_answered, quantile


@attrs.frozen(kw_only=True)
class Trend:
    """A scale of a journal over some days, next to what is usual for this person.

    >>> night = rt.CheckIn(occurred_at=datetime(2026, 11, 2, tzinfo=UTC), ratings=(Rating(about="sleep", value=6),))
    >>> journal = rt.Journal(scales=(rt.Scale(id="sleep", name="hours of sleep"),)).add(night)
    >>> week = rt.trend(journal, "sleep", start=date(2026, 11, 1), end=date(2026, 11, 7))
    >>> week.latest, week.days_without, week.usual
    (6.0, 6, None)
    """

    scale: str
    """The id of the scale."""
    name: str = attrs.field(repr=False)
    """What the person calls the scale."""
    private: bool
    """Whether the scale is private."""
    start: date
    """The first day that was asked for."""
    end: date
    """The last day that was asked for."""
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
    require_journal("trend", journal)
    require_dates(start=start, end=end)
    if not isinstance(scale, str):
        raise TypeError(f"a scale is found by its id, not by a {type(scale).__name__}")
    if end < start:
        raise ValueError("end must not be before start")
    found = next((each for each in journal.scales if each.id == scale), None)
    if found is None:
        raise NotFound("the journal has no Scale with this id")
    ratings = [(day, rating) for day, rating in ratings_in(journal).get(scale, []) if start <= day <= end]
    numbers = daily(ratings)
    latest = numbers[-1].number if numbers else None
    low = usual = high = None
    if len(numbers) >= LEAST_DAYS:
        ordered = sorted(each.number for each in numbers)
        low, usual, high = (quantile(ordered, part) for part in (0.25, 0.5, 0.75))
    return Trend(
        scale=scale,
        name=found.name,
        private=found.private,
        start=start,
        end=end,
        numbers=numbers,
        days_with=len(numbers),
        days_without=(end - start).days + 1 - len(numbers),
        not_answered=not_answered(ratings),
        usual=usual,
        usual_low=low,
        usual_high=high,
        latest=latest,
        change=None if usual is None or latest is None else finite(latest - usual),
        missing=None if usual is not None else Missing.TOO_FEW_DAYS if numbers else Missing.NO_NUMBERS,
    )
