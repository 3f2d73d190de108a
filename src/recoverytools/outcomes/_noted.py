"""What stands in a journal, by what it is about."""

from collections.abc import Mapping
from datetime import date

import attrs

from ..models.journal import CheckIn, Journal, Rating, StepEntry
from ..models.plan import WellnessPlan
from ..values import calendar_of


@attrs.frozen
class Noted:
    """What stands in a journal up to a day, in the order of time, by what it is about."""

    today: date
    ratings: Mapping[str, list[tuple[date, Rating]]]
    entries: Mapping[str, list[tuple[date | None, StepEntry]]]
    """Each with the day it was planned for, else the day it was done, where either is known."""


def noted_in(function: str, plan: WellnessPlan, journal: Journal, today: date) -> Noted:
    if not isinstance(plan, WellnessPlan):
        raise TypeError(f"{function} takes a WellnessPlan, not a {type(plan).__name__}")
    require_journal(function, journal)
    require_dates(today=today)
    if journal.plan not in {None, plan.id}:
        raise ValueError("this journal goes with another plan")
    day_of = calendar_of(journal.time_zone, plan.time_zone)
    entries: dict[str, list[tuple[date | None, StepEntry]]] = {}
    for entry in journal.entries(StepEntry):
        done_on = day_of(entry.occurred_at) if entry.occurred_at else None
        # a step may be done before the day it was planned for
        if (done_on or entry.planned_for or today) <= today:
            entries.setdefault(entry.about, []).append((entry.planned_for or done_on, entry))
    ratings = {
        about: [(day, rating) for day, rating in some if day <= today]
        for about, some in ratings_in(journal, plan.time_zone).items()
    }
    return Noted(today, ratings, entries)


def ratings_in(journal: Journal, time_zone: str = "") -> Mapping[str, list[tuple[date, Rating]]]:
    """The ratings that stand, by what they are about, each with its day, in the order of time.

    The time zone is that of the plan, for a journal that names none.
    """
    day_of = calendar_of(journal.time_zone, time_zone)
    ratings: dict[str, list[tuple[date, Rating]]] = {}
    for entry in sorted(journal.entries(CheckIn), key=lambda entry: entry.occurred_at):
        day = day_of(entry.occurred_at)
        for rating in entry.ratings:
            ratings.setdefault(rating.about, []).append((day, rating))
    return ratings


def require_journal(function: str, journal: object) -> None:
    if not isinstance(journal, Journal):
        raise TypeError(f"{function} takes a Journal, not a {type(journal).__name__}")


def require_dates(**days: object) -> None:
    for name, day in days.items():
        if type(day) is not date:
            raise TypeError(f"{name} must be a datetime.date")
