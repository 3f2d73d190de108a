"""How someone can be reached, and when, as rules read it."""

import re
from datetime import time
from functools import reduce
from operator import or_

from ..models.items import Item
from ..models.supports import Support
from ..values import Contact, Hours, Schedule
from ..vocabulary import Way, Weekday


def has_a_number(text: str) -> bool:
    """Whether a text has a number to call."""
    return bool(_NUMBER.search(text))


_NUMBER = re.compile(r"\d(?:[ ().-]{0,2}\d){2}")
"""Three digits in a row, as of "988", "555-0142" and "(01) 42 68", and no time of day."""


def says_how(contact: Contact) -> bool:
    """Whether a contact says how to reach someone. A visit does, and a note does where no number is needed."""
    by_note = contact.note and contact.way not in _BY_NUMBER
    return bool(contact.value or by_note or contact.way is Way.VISIT)


_BY_NUMBER = {Way.CALL, Way.TEXT, Way.EMAIL, Way.CHAT}
"""Ways that need a number or an address."""


# a week is a number with one bit for each minute from Monday on
_DAY = 24 * 60
ALWAYS = (1 << 7 * _DAY) - 1
"""Every minute of the week."""


def hours_planned(item: Item | None) -> int:
    """The minutes of the week at which a step or a practice may be planned."""
    schedule = getattr(item, "schedule", None)
    if not isinstance(schedule, Schedule):
        return 0
    minutes = reduce(or_, (1 << _minute(hour) for hour in schedule.at), 0)
    return _on(minutes, schedule.on)


def hours_there(support: Support) -> int:
    """The minutes of the week at which someone may answer."""
    contacts = [contact for contact in support.contact if contact.value]
    if not contacts or any(contact.any_hour_if_urgent or not contact.hours for contact in contacts):
        return ALWAYS
    return reduce(or_, (_within(hours) for contact in contacts for hours in contact.hours))


def _within(hours: Hours) -> int:
    """The minutes of the week that lie within some hours, which may go on past midnight."""
    start, end = _minute(hours.start or time.min), _minute(hours.end or time(23, 59))
    last = end if start <= end else end + _DAY
    return _on((1 << last + 1) - (1 << start), hours.days)


def _on(minutes: int, days: tuple[Weekday, ...]) -> int:
    """Minutes of a day, on some weekdays or on all; Sunday goes on into Monday."""
    week = reduce(or_, (minutes << i * _DAY for i, day in enumerate(Weekday) if not days or day in days), 0)
    return (week | week >> 7 * _DAY) & ALWAYS


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute
