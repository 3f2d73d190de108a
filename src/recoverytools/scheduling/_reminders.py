"""When a reminder comes."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from ..values import Hours
from ..vocabulary import Weekday
from ._clocks import Clock, existing
from ._keys import OccurrenceKey


def reminded(key: OccurrenceKey, before: int, clock: Clock, quiet: Hours | None) -> datetime | None:
    """When a reminder comes, that many minutes before. None where quiet hours never end."""
    at = _minus(clock.instant(key.planned_for, key.planned_at or time()), before)
    for _ in range(_TRIES):
        begins = _quiet_since(at.replace(tzinfo=None), quiet)
        if begins is None:
            return at
        at = _minus(existing(begins, clock.page) if clock.page else begins, 1)
    return None


_TRIES = 8
"""One stretch of quiet may touch the one before, and after a week all have been tried."""


def before_quiet(at: time, before: int, days: Collection[date], quiet: Hours | None) -> int | None:
    """How many minutes before a time of day a reminder comes outside quiet hours, the same on each of some days.

    At least `before`. None where quiet hours never end.
    """
    moments = [datetime.combine(day, at) for day in days]
    for _ in range(_TRIES * 7):  # what moves a reminder on one weekday may move it into the quiet of another
        begun = ((moment, _quiet_since(moment - timedelta(minutes=before), quiet)) for moment in moments)
        in_quiet = next((moment - begins for moment, begins in begun if begins), None)
        if in_quiet is None:
            return before
        before = in_quiet // timedelta(minutes=1) + 1
    return None


def _minus(moment: datetime, minutes: int) -> datetime:
    """That many minutes earlier, also where a clock was changed in between."""
    if moment.tzinfo is None:
        return moment - timedelta(minutes=minutes)
    return (moment.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def _quiet_since(local: datetime, quiet: Hours | None) -> datetime | None:
    """When the quiet hours began that hold a time of day; None where it is in none."""
    if quiet is None or quiet == Hours():
        return None
    for day in (local.date(), local.date() - timedelta(1)):
        begins = datetime.combine(day, quiet.start or time())
        ends = datetime.combine(day, quiet.end or time())
        if ends <= begins:
            ends += timedelta(1)
        if begins <= local < ends and (not quiet.days or _WEEKDAYS[day.weekday()] in quiet.days):
            return begins
    return None


_WEEKDAYS = tuple(Weekday)
