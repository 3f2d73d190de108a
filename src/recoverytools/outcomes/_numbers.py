"""Numbers on days, and what is usual among them."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil, floor, isfinite

import attrs

from ..models.journal import Rating
from ..vocabulary import NotAnswered

LEAST_DAYS = 7
"""How many days need numbers before anything is called usual."""
USUAL_DAYS = 28
"""How many days before those that a watch looks at tell what is usual."""


@attrs.frozen
class DayNumber:
    """A number on a day.

    >>> night = rt.CheckIn(occurred_at=datetime(2026, 11, 2, tzinfo=UTC), ratings=(Rating(about="sleep", value=6),))
    >>> journal = rt.Journal(scales=(rt.Scale(id="sleep", name="hours of sleep"),)).add(night)
    >>> [number] = rt.trend(journal, "sleep", start=date(2026, 11, 1), end=date(2026, 11, 7)).numbers
    >>> number.day.isoformat(), number.number
    ('2026-11-02', 6.0)
    """

    day: date
    """The day."""
    number: float = attrs.field(repr=False)
    """The number, as the scale or the measure counts."""


def daily(ratings: Iterable[tuple[date, Rating]]) -> tuple[DayNumber, ...]:
    """The days with numbers, in order, each with the median of its numbers."""
    by_day: dict[date, list[float]] = {}
    for day, rating in ratings:
        if rating.value is not None:
            by_day.setdefault(day, []).append(rating.value)
    return in_order({day: median(numbers) for day, numbers in by_day.items()})


def in_order(by_day: Mapping[date, float]) -> tuple[DayNumber, ...]:
    return tuple(DayNumber(day, number) for day, number in sorted(by_day.items()))


def not_answered(ratings: Iterable[tuple[date, Rating]]) -> tuple[NotAnswered, ...]:
    return tuple(rating.not_answered for _, rating in ratings if rating.not_answered)


def median(numbers: list[float]) -> float:
    return quantile(sorted(numbers), 0.5)


def quantile(ordered: list[float], part: float) -> float:
    """The number that a part of others is at or below, on the line between the two next to it."""
    place = (len(ordered) - 1) * part
    low, high = ordered[floor(place)], ordered[ceil(place)]
    if low == high:
        return low
    from fractions import Fraction  # noqa: PLC0415 - two numbers may be too large to add as floats

    return float(Fraction(low) + (Fraction(high) - Fraction(low)) * Fraction(place % 1))


def at_least(low: float | None, number: float) -> bool:
    return low is None or number >= low


def at_most(high: float | None, number: float) -> bool:
    return high is None or number <= high


def finite(number: float) -> float | None:
    """A number, or None where it is too large for a float."""
    return number if isfinite(number) else None
