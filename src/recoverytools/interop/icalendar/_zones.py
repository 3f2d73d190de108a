"""Time zones, and the moments at which their clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from ._lines import line

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@cache
def changes(zone: "ZoneInfo", first: date, last: date) -> tuple[datetime, ...]:
    """The moments at which a zone's clocks change, from a day to another, in UTC."""
    found = []
    day, end = datetime.combine(first, time(), UTC) - timedelta(1), datetime.combine(last, time(), UTC) + timedelta(2)
    while day < end:
        later = day + timedelta(1)
        before = _offset(zone, day)
        if _offset(zone, later) != before:
            low, high = 0, 86_400
            while high - low > 1:
                middle = (low + high) // 2
                same = _offset(zone, day + timedelta(seconds=middle)) == before
                low, high = (middle, high) if same else (low, middle)
            found.append(day + timedelta(seconds=high))
        day = later
    return tuple(found)


def time_zone(zone: "ZoneInfo", first: date, last: date) -> bytes:
    """What a zone is, from a day to another (RFC 5545, section 3.6.5)."""
    begins = datetime.combine(first, time(), UTC) - timedelta(2)
    onsets: dict[tuple[str, timedelta, timedelta, str], list[str]] = {}
    for moment in (begins, *changes(zone, first, last)):
        before = _offset(zone, moment - timedelta(seconds=1))
        after = moment.astimezone(zone)
        kind = "DAYLIGHT" if after.dst() else "STANDARD"
        # a change is told by the clock that it puts an end to
        onsets.setdefault((kind, before, _offset(zone, moment), after.tzname() or ""), []).append(
            f"{moment + before:%Y%m%dT%H%M%S}"
        )
    lines = [line("BEGIN", "VTIMEZONE"), line("TZID", zone.key)]
    for (kind, before, offset, name), days in onsets.items():
        lines += [
            line("BEGIN", kind),
            line("DTSTART", days[0]),
            # some readers pass over DTSTART where there are others
            *(line("RDATE", day) for day in days if len(days) > 1),
            line("TZNAME", name),
            line("TZOFFSETFROM", _written(before)),
            line("TZOFFSETTO", _written(offset)),
            line("END", kind),
        ]
    return b"".join((*lines, line("END", "VTIMEZONE")))


def _offset(zone: "ZoneInfo", moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _written(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(offset) // timedelta(seconds=1), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")
