"""Days, moments and lengths of time, as calendars write them (RFC 5545, section 3.3)."""

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import attrs

from ...shapes import Day
from ...values import zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@attrs.frozen
class When:
    """A day, or a day and a time on some clock."""

    day: date
    at: time | None = None
    zone: str = ""
    """The zone of the clock. Empty where that is the person's own, wherever it is."""

    def on_clock_of(self, zone: "ZoneInfo | None") -> "When":
        """The same on the clock of a zone, where both are known."""
        own = zone_named(self.zone)
        if self.at is None or zone is None or own is None:
            return self
        local = datetime.combine(self.day, self.at, own).astimezone(zone)
        return self if Day().fault(local.date()) else When(local.date(), local.time())


def when(value: str, zone: str = "") -> When | None:
    """What a line says, with the zone it names; None where that is no day from 1900 to 2200."""
    found = _WHEN(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.group(1, 2, 3, 5, 6, 7))
    try:
        on, at = date(year, month, day), time(hour, minute, second)
    except ValueError:
        return None
    if Day().fault(on):
        return None
    return When(on, at, "UTC" if found["utc"] else zone) if found["time"] else When(on)


_TWO = "([0-9]{2})"
_WHEN = re.compile(f"([0-9]{{4}}){_TWO}{_TWO}(?P<time>T{_TWO}{_TWO}{_TWO}(?P<utc>Z)?)?").fullmatch


def minutes(value: str) -> int | None:
    """A length of time in whole minutes; None where it is none."""
    found = _LENGTH(value.strip())
    if not found or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    whole = None if length % timedelta(minutes=1) else length // timedelta(minutes=1)
    return -whole if whole and found[1] == "-" else whole


_DIGITS = "([0-9]{1,6})"
_LENGTH = re.compile(
    f"([+-])?P(?:{_DIGITS}W)?(?:{_DIGITS}D)?(?:T(?:{_DIGITS}H)?(?:{_DIGITS}M)?(?:{_DIGITS}S)?)?"
).fullmatch
