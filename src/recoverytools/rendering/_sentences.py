"""Values that read better as a sentence than as a list of fields."""

from collections.abc import Callable
from typing import Any

from ..values import Contact, Hours, Schedule, Watch
from ..vocabulary import Every
from ..wording import MONTHS, isolated

Words = Callable[..., str]
Show = Callable[[Any], str]

_EACH = {
    Every.DAY: ("every day", "every {interval} days"),
    Every.WEEK: ("every week", "every {interval} weeks"),
    Every.MONTH: ("every month", "every {interval} months"),
    Every.YEAR: ("every year", "every {interval} years"),
}


def schedule_sentence(schedule: Schedule, words: Words, show: Show) -> str:
    """When something happens: "every week on Tuesday and Friday, at 5:30 pm, from 1 November 2026"."""
    parts = [_rhythm(schedule, words, show)]
    if schedule.at:
        parts.append(words("at {times}", times=schedule.at))
    if schedule.minutes:
        minutes = "for {minutes} minute" if schedule.minutes == 1 else "for {minutes} minutes"
        parts.append(words(minutes, minutes=schedule.minutes))
    if schedule.start:
        parts.append(words("from {day}", day=schedule.start))
    if schedule.until:
        parts.append(words("until {day}", day=schedule.until))
    if schedule.count and schedule.start:
        parts.append(words("once in all" if schedule.count == 1 else "{count} times in all", count=schedule.count))
    if schedule.skip:
        parts.append(words("not on {days}", days=schedule.skip))
    return ", ".join(parts)


def _rhythm(schedule: Schedule, words: Words, show: Show) -> str:
    """How it repeats: "every 2 months on the second Tuesday"."""
    one, several = _EACH[schedule.every]
    rhythm = words(one if schedule.interval == 1 else several, interval=schedule.interval)
    by_month = schedule.every in {Every.MONTH, Every.YEAR}
    days = show(schedule.on)
    if by_month and schedule.nth:
        nth = show(schedule.nth).lower()
        rhythm += words(" on the {nth} {day}", nth=nth, day=days or words("day"))
    elif by_month and schedule.day_of_month:
        rhythm += words(" on day {day}", day=schedule.day_of_month)
    elif by_month and days:
        rhythm += words(" on every {days}", days=days)
    elif days and schedule.every is Every.DAY and schedule.interval == 1:
        rhythm = words("every {days}", days=days)
    elif days:
        rhythm += words(" on {days}", days=days)
    if schedule.month and (schedule.nth or schedule.day_of_month or days):
        rhythm += words(" in {month}", month=words(MONTHS[schedule.month - 1]))
    return rhythm


def hours_sentence(hours: Hours, words: Words, show: Show) -> str:
    """A part of the day: "Monday and Friday from 9:00 am until 5:00 pm"."""
    parts = [show(hours.days) or words("every day")]
    if hours.start:
        parts.append(words("from {time}", time=hours.start))
    if hours.end:
        parts.append(words("until {time}", time=hours.end))
    return " ".join(parts)


def watch_sentence(watch: Watch, words: Words, _: Show) -> str:
    """A number that tells of a sign: "at most 4, on 2 days out of 3"."""
    parts = []
    if watch.at_least is not None:
        parts.append(words("at least {number}", number=watch.at_least))
    if watch.at_most is not None:
        parts.append(words("at most {number}", number=watch.at_most))
    if watch.change is not None:
        way = "{number} above my usual" if watch.change > 0 else "{number} below my usual"
        parts.append(words(way, number=abs(watch.change)))
    days = watch.days or watch.of or 1
    if days > 1 or (watch.of or 1) > 1:
        many = "on {days} day out of {of}" if days == 1 else "on {days} days out of {of}"
        parts.append(
            words(many if watch.of and watch.of != days else "on {days} days in a row", days=days, of=watch.of)
        )
    return ", ".join(parts)


def contact_sentence(contact: Contact, words: Words, show: Show) -> str:
    """A way to reach someone: "Call: 555-0142 (let it ring), every day from 9:00 am, any hour if urgent"."""
    value, note = isolated(contact.value), isolated(contact.note)
    head = ": ".join(part for part in (show(contact.way) if contact.way else "", value) if part)
    parts = [f"{head} ({note})" if head and note else head or note]
    parts += [hours_sentence(hours, words, show) for hours in contact.hours]
    if contact.any_hour_if_urgent is not None:
        parts.append(words("at any hour if it is urgent" if contact.any_hour_if_urgent else "not outside these hours"))
    if contact.ok_to_leave_message is not None:
        parts.append(words("a message is all right" if contact.ok_to_leave_message else "please leave no message"))
    return ", ".join(part for part in parts if part)
