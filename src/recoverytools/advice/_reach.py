"""How someone can be reached, and when, as rules read it."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import time

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


def go_round_the_clock(hours: Iterable[Hours]) -> bool:
    """Whether hours leave out no part of a week. A minute does not count: many write a whole day as until 23:59."""
    reached = 0
    for start, end in sorted(span for part in hours for span in _spans(part)):
        if start > reached + 1:
            return False
        reached = max(reached, end)
    return reached + 1 >= _WEEK


_DAY = 24 * 60
_WEEK = 7 * _DAY


def _spans(hours: Hours) -> Iterator[tuple[int, int]]:
    """From which minute of the week to which some hours go, told in the week before too, for those of Sunday night."""
    start, end = (_minute(clock or time.min) for clock in (hours.start, hours.end))
    length = (end - start) % _DAY or _DAY
    for i, day in enumerate(Weekday):
        if not hours.days or day in hours.days:
            for begin in (i * _DAY + start, i * _DAY + start - _WEEK):
                yield begin, begin + length


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
