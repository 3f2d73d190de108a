"""Values that read better as a sentence than as a list of fields."""

from collections.abc import Callable
from typing import Any, Protocol

from ..models.journal import Rating
from ..values import Contact, Hours, Schedule, Watch
from ..vocabulary import Every
from ..wording import MONTHS, isolated


class Voice(Protocol):
    """How a page speaks: it says our texts, shows values, and calls the item with an id by its name."""

    @property
    def words(self) -> Callable[..., str]: ...
    @property
    def value(self) -> Callable[[Any], str]: ...
    def name(self, id: str) -> str: ...


_EACH = {
    Every.DAY: ("every day", ("every {count} day", "every {count} days")),
    Every.WEEK: ("every week", ("every {count} week", "every {count} weeks")),
    Every.MONTH: ("every month", ("every {count} month", "every {count} months")),
    Every.YEAR: ("every year", ("every {count} year", "every {count} years")),
}


def schedule_sentence(schedule: Schedule, voice: Voice) -> str:
    """When something happens: "every week on Tuesday and Friday, at 5:30 pm, from 1 November 2026"."""
    parts = [_rhythm(schedule, voice)]
    if schedule.at:
        parts.append(voice.words("at {times}", times=schedule.at))
    if schedule.minutes:
        parts.append(voice.words(("for {count} minute", "for {count} minutes"), count=schedule.minutes))
    if schedule.start:
        parts.append(voice.words("from {day}", day=schedule.start))
    if schedule.until:
        parts.append(voice.words("until {day}", day=schedule.until))
    if schedule.count and schedule.start:
        parts.append(voice.words(("{count} time in all", "{count} times in all"), count=schedule.count))
    if schedule.skip:
        parts.append(voice.words("not on {days}", days=schedule.skip))
    return ", ".join(parts)


def _rhythm(schedule: Schedule, voice: Voice) -> str:
    """How it repeats: "every 2 months on the second Tuesday"."""
    each, every = _EACH[schedule.every]
    rhythm = voice.words(each) if schedule.interval == 1 else voice.words(every, count=schedule.interval)
    by_month = schedule.every in {Every.MONTH, Every.YEAR}
    days = voice.value(schedule.on)
    if by_month and schedule.nth:
        nth = voice.value(schedule.nth).lower()
        day = days or voice.words("day")
        rhythm = voice.words("{rhythm} on the {nth} {day}", rhythm=rhythm, nth=nth, day=day)
    elif by_month and schedule.day_of_month:
        rhythm = voice.words("{rhythm} on day {day}", rhythm=rhythm, day=schedule.day_of_month)
    elif by_month and days:
        rhythm = voice.words("{rhythm} on every {days}", rhythm=rhythm, days=days)
    elif days and schedule.every is Every.DAY and schedule.interval == 1:
        rhythm = voice.words("every {days}", days=days)
    elif days:
        rhythm = voice.words("{rhythm} on {days}", rhythm=rhythm, days=days)
    if schedule.month and (schedule.nth or schedule.day_of_month or days):
        month = voice.words(MONTHS[schedule.month - 1])
        rhythm = voice.words("{rhythm} in {month}", rhythm=rhythm, month=month)
    return rhythm


def hours_sentence(hours: Hours, voice: Voice) -> str:
    """A part of the day: "Monday and Friday from 9:00 am until 5:00 pm"."""
    parts = [voice.value(hours.days) or voice.words("every day")]
    if hours.start:
        parts.append(voice.words("from {time}", time=hours.start))
    if hours.end:
        parts.append(voice.words("until {time}", time=hours.end))
    return " ".join(parts)


def watch_sentence(watch: Watch, voice: Voice) -> str:
    """A number that tells of a sign: "at most 4, on 2 days out of 3"."""
    parts = []
    if watch.at_least is not None:
        parts.append(voice.words("at least {number}", number=watch.at_least))
    if watch.at_most is not None:
        parts.append(voice.words("at most {number}", number=watch.at_most))
    if watch.change is not None:
        way = "{number} above my usual" if watch.change > 0 else "{number} below my usual"
        parts.append(voice.words(way, number=abs(watch.change)))
    days = watch.days or watch.of or 1
    if watch.of and watch.of != days:
        parts.append(
            voice.words(("on {count} day out of {of}", "on {count} days out of {of}"), count=days, of=watch.of)
        )
    elif days > 1:
        parts.append(voice.words("on {days} days in a row", days=days))
    return ", ".join(parts)


def rating_sentence(rating: Rating, voice: Voice) -> str:
    """A number on a scale, or why there is none: "hours of sleep: 5"."""
    if rating.level is not None:
        answer = voice.words("level {level}, from -2 to 2", level=rating.level)
    else:
        answer = voice.value(rating.value if rating.not_answered is None else rating.not_answered)
    return f"{voice.name(rating.about)}: {answer}"


def contact_sentence(contact: Contact, voice: Voice) -> str:
    """A way to reach someone: "Call: 555-0142 (let it ring), every day from 9:00 am, any hour if urgent"."""
    value, note = isolated(contact.value), isolated(contact.note)
    head = ": ".join(part for part in (voice.value(contact.way) if contact.way else "", value) if part)
    parts = [f"{head} ({note})" if head and note else head or note]
    parts += [hours_sentence(hours, voice) for hours in contact.hours]
    if contact.any_hour_if_urgent or (contact.any_hour_if_urgent is False and contact.hours):
        urgent = "at any hour if it is urgent" if contact.any_hour_if_urgent else "not outside these hours"
        parts.append(voice.words(urgent))
    if contact.ok_to_leave_message is not None:
        message = "a message is all right" if contact.ok_to_leave_message else "please do not leave a message"
        parts.append(voice.words(message))
    return ", ".join(part for part in parts if part)
