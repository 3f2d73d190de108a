"""How someone can be reached, and when, as rules read it."""

import re
from collections.abc import Collection, Iterable
from datetime import time
from functools import reduce
from operator import or_

from ..models.supports import Support
from ..values import Contact, Hours
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


def hours_of(supports: Iterable[Support | None]) -> Collection[Hours]:
    """The hours of some supports, taken together. Hours that nobody wrote down for one of them count as any hour."""
    found: set[Hours] = set()
    for support in supports:
        contacts = [contact for contact in support.contact if says_how(contact)] if support else []
        if not contacts or any(contact.any_hour_if_urgent or not contact.hours for contact in contacts):
            return {Hours()}
        found.update(part for contact in contacts for part in contact.hours)
    return found


# a week is a number with one bit for each minute from Monday on
_DAY = 24 * 60
_WEEK = (1 << 7 * _DAY) - 1


def go_round_the_clock(hours: Iterable[Hours]) -> bool:
    """Whether hours leave out no part of a week."""
    return minutes_within(hours) == _WEEK


def minutes_within(hours: Iterable[Hours]) -> int:
    """The minutes of the week that lie within some hours.

    The last minute counts, too: many write a whole day as until 23:59.
    """
    return reduce(or_, (on_days(_within(part), part.days) for part in hours), 0)


def _within(hours: Hours) -> int:
    start, end = (minute(clock or time.min) for clock in (hours.start, hours.end))
    length = (end - start) % _DAY or _DAY
    return (1 << length + 1) - 1 << start


def on_days(minutes: int, days: Collection[Weekday]) -> int:
    """Minutes of a day, on some weekdays or on all; Sunday goes on into Monday."""
    week = reduce(or_, (minutes << i * _DAY for i, day in enumerate(Weekday) if not days or day in days), 0)
    return (week | week >> 7 * _DAY) & _WEEK


def minute(clock: time) -> int:
    """How many minutes of the day have gone by at a time."""
    return clock.hour * 60 + clock.minute
