"""What is due, as a calendar."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from ...errors import InvalidValue
from ...models.items import Item
from ...models.journal import Journal
from ...models.plan import WellnessPlan
from ...models.steps import Step
from ...models.views import SharedView
from ...plain import kind_of
from ...scheduling import (
    LONGEST,
    Falling,
    OccurrenceKey,
    Source,
    Told,
    before_quiet,
    existing,
    joined,
    require_window,
    sources_of,
    told_of,
)
from ...shapes import Day, Moment
from ...values import Schedule
from ...vocabulary import AgendaKind, HowDone, StepStatus
from ...wording import NO_CHOICES, Locale, isolated, say
from .._open import settled
from ._lines import line, text
from ._rules import rule_of
from ._zones import changes
from ._zones import time_zone as zone_lines

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


def to_icalendar(  # noqa: PLR0913 - each of them is a choice of its own
    *documents: Item,
    now: datetime,
    start: date | None = None,
    end: date | None = None,
    journals: Iterable[Journal] = (),
    time_zone: str | None = None,
    words: bool = False,
    include_private: bool = False,
    tasks: bool = False,
    locale: Locale = "en",
) -> bytes:
    r"""What is due, for a calendar: all that `agenda` shows, as events that repeat, with their reminders.

    A phone shows a calendar on its locked screen, and often sends it on to a cloud. So each thing is called "Something
    on your plan", and nothing tells what it is, unless `words` are asked for. What is private is left out.

    Each thing has the same UID each time, made of the ids of its document and its item, which it does not tell. Who
    imports a newer calendar over an older one sees what has changed; what is gone from the plan has to be taken out of
    the calendar by hand. The SEQUENCE counts the minutes to `now`, so that of two calendars the later one holds.

    A time that a clock leaps over in spring is the first moment after it, and one that comes twice in autumn the first
    of the two, as on an agenda. Calendars differ there, so such days are written out, for ten years or up to `end`.
    Where quiet hours hold on some weekdays only, a reminder of what repeats keeps out of them on every day.

    Args:
        documents: Plans, groups, credentials, or any record alone. A view that someone shares counts as what is in it,
            and what was merged as what is decided in it, unless private items are in the calendar.
        now: When the calendar is made.
        start: The first day; by default the day of `now`.
        end: The last day, at most ten years on. By default, what repeats goes on as its schedule says.
        journals: The journals that go with the plans. What they tell of needs no reminder; what was skipped or moved is
            marked as cancelled, and of the tasks, what was done as completed.
        time_zone: The zone of documents that name none (an IANA name). Without any, times float: they are those of the
            clock on the phone, wherever it is.
        words: Whether each thing is called by the person's own words, with the smallest version or the place.
        include_private: Whether private items are in it.
        tasks: Whether steps are tasks (VTODO) rather than events. Programs for tasks take them. The calendars of phones
            pass them over, and some then take nothing of the whole file. `from_icalendar` makes steps of them again.
        locale: The language of our own words.

    Raises:
        InvalidValue: `now` is no moment with an offset, or a day is none from 1900 to 2200.
        ValueError: The last day is before the first or more than ten years on, this machine does not know the zone, or
            two documents that differ have one id.
        TypeError: A document is no record, or a journal is none or stands among the documents.
        NotFound: What was merged holds no document.

    >>> from recoverytools.interop import to_icalendar
    >>> walk = rt.Step(id="walk", what="walk to the lake", schedule=rt.Schedule(every=Every.WEEK, at=(time(17, 30),)))
    >>> calendar = to_icalendar(walk, now=datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    >>> print(calendar.decode().replace("\r\n", "\n"), end="")
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//recoverytools//recoverytools//EN
    BEGIN:VEVENT
    UID:73045f65-24da-5c3e-9909-816149aff4a8
    DTSTAMP:20261122T090000Z
    SEQUENCE:29922300
    SUMMARY:Something on your plan
    CLASS:PRIVATE
    DTSTART:20261123T173000
    RRULE:FREQ=WEEKLY
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    """
    if found := Moment().fault(now):
        raise InvalidValue(found.under("/now"))
    first = now.date() if start is None else start
    require_window(first, first if end is None else end)
    ten_years_on = date(first.year + LONGEST, first.month, min(first.day, 28))
    last = min(ten_years_on, Day().high) if end is None else end
    sources = sources_of((_content(document, include_private) for document in documents), time_zone)
    told, _ = told_of(sources, journals)
    way = _Way(now=now, last=last, words=words, tasks=tasks, locale=locale)
    body: list[bytes] = []
    zones: dict[str, ZoneInfo] = {}
    for id, source in sources.items():
        became = _became(source, told[id], include_private=include_private)
        for series in _series(source, first, last, ends=end is not None):
            if include_private or not series.falling.private:
                body += _Writer(source, series, became, way).components()
                if series.zone:
                    zones[series.zone.key] = series.zone
    notices = {document.notice for document in documents if isinstance(document, SharedView) and words}
    return b"".join(
        [
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", "-//recoverytools//recoverytools//EN"),
            *(line("DESCRIPTION", text(notice)) for notice in sorted(notices) if notice),
            *(zone_lines(zones[name], first, last) for name in sorted(zones)),
            *body,
            line("END", "VCALENDAR"),
        ]
    )


def _content(document: Item, include_private: bool) -> Any:  # noqa: FBT001 - said in the same words all the way
    if isinstance(document, SharedView):
        return document.plan or document
    return settled(document, include_private=include_private)


def _became(source: Source, told: Sequence[Told], *, include_private: bool) -> Mapping[OccurrenceKey, HowDone]:
    """What became of each time that the journals tell of, as an agenda says it."""
    days = sorted({one.on for one in told if one.on})
    abouts = {one.entry.about for one in told}
    falling = [each for each in source.falling if each.id in abouts]
    slots = dict.fromkeys(slot.key for each in falling for day in days for slot in each.slots(day, day))
    taken, _ = joined(slots, told)
    return {key: ones[0].entry.how for key, ones in taken.items() if include_private or not ones[0].private}


# --- what stands in a calendar as one ---


@attrs.frozen(kw_only=True)
class _Series:
    """The times of a schedule at one time of day, or a day alone."""

    falling: Falling
    number: int
    """Which one of its field it is, from 0."""
    at: time | None
    zone: "ZoneInfo | None"
    first: date
    until: date | None
    """The last day; None where it goes on."""
    repeats: bool
    skipped: tuple[date, ...] = ()

    def has(self, day: date) -> bool:
        """Whether a day is one of its days, where there is more than one."""
        within = self.first <= day and (self.until is None or day <= self.until)
        return within and day not in self.skipped and day in self.falling.value.days(day, day)

    def key(self, day: date) -> OccurrenceKey:
        """The key of one of its days on an agenda."""
        field = "" if isinstance(self.falling.value, Schedule) else self.falling.field
        return OccurrenceKey(
            document=self.falling.document, item=self.falling.id, planned_for=day, planned_at=self.at, field=field
        )

    def in_doubt(self, last: date) -> Iterator[date]:
        """Its days up to another on which its time comes twice by its clock, or never."""
        if self.zone is None:
            return
        for change in changes(self.zone, self.first, min(self.until or last, last)):
            around = [moment.astimezone(self.zone).date() for moment in (change - timedelta(seconds=1), change)]
            for day in (min(around) + timedelta(n) for n in range(abs(around[1] - around[0]).days + 1)):
                if self.has(day) and self.stands(day) != self.planned(day):
                    yield day

    def planned(self, day: date) -> date | datetime:
        """One of its days, with its time."""
        return datetime.combine(day, self.at) if self.at else day

    def stands(self, day: date) -> date | datetime:
        """The same as an agenda has it: in UTC where the clock leaves doubt, as readers differ there."""
        planned = self.planned(day)
        if self.zone and isinstance(planned, datetime):
            first, second = (planned.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1))
            if first.utcoffset() != second.utcoffset():
                return existing(planned, self.zone).astimezone(UTC)
        return planned


def _series(source: Source, first: date, last: date, *, ends: bool) -> Iterator[_Series]:
    """All of a document that falls on a day from the first on, and up to the last where the calendar ends there."""
    numbers: Counter[tuple[str, str]] = Counter()
    before: dict[tuple[str, time | None], Schedule] = {}
    planned: defaultdict[tuple[str, time | None], set[date]] = defaultdict(set)
    for falling in source.falling:
        value = falling.value
        awake = min(last if ends else Day().high, falling.awake_until)
        for at in dict.fromkeys(value.at or (None,)) if isinstance(value, Schedule) else (None,):
            number = numbers[falling.id, falling.field]
            numbers[falling.id, falling.field] += 1
            zone = source.clock.own if at else None
            if not isinstance(value, Schedule):
                if first <= value <= awake:
                    yield _Series(
                        falling=falling, number=number, at=at, zone=zone, first=value, until=value, repeats=False
                    )
                continue
            other, doubled = before.get((falling.id, at)), planned[falling.id, at]
            if other:  # what is planned twice is due once
                doubled.update(other.days(first, last))
            before[falling.id, at] = value
            until = min(awake, _last_day(value), last if other else Day().high)
            days = (day for day in value.days(first, until) if day not in doubled)
            begins, second = next(days, None), next(days, None)
            if begins:
                left_out = doubled.intersection(value.days(begins, until)) if doubled else set()
                yield _Series(
                    falling=falling,
                    number=number,
                    at=at,
                    zone=zone,
                    first=begins,
                    until=None if until == Day().high else until,
                    repeats=second is not None,
                    skipped=tuple(sorted(day for day in left_out.union(value.skip) if begins < day <= until)),
                )


def _last_day(schedule: Schedule) -> date:
    """The last day on which a schedule may happen: where it says how many times, that of the last of them."""
    if schedule.count and schedule.start:
        return max(schedule.days(schedule.start, Day().high), default=schedule.start)
    return schedule.until or Day().high


# --- its lines ---


@attrs.frozen(kw_only=True)
class _Way:
    """How a calendar is written."""

    now: datetime
    last: date
    words: bool
    tasks: bool
    locale: Locale


class _Writer:
    """Writes what stands in a calendar as one."""

    def __init__(self, source: Source, series: _Series, became: Mapping[OccurrenceKey, HowDone], way: _Way) -> None:
        self.series, self.falling, self.became, self.way = series, series.falling, became, way
        self.plan = source.document if isinstance(source.document, WellnessPlan) else None
        self.item = self.falling.item
        self.is_task = way.tasks and isinstance(self.item, Step)

    def components(self) -> Iterator[bytes]:
        """The thing itself, and each time of it that is not as the others."""
        series = self.series
        if not series.repeats:
            yield self.component(self.when(series.first), series.first, self.became.get(series.key(series.first)))
            return
        yield self.component(self.rule())
        told = {
            key.planned_for for key in self.became if key == series.key(key.planned_for) and series.has(key.planned_for)
        }
        for day in sorted(told.union(series.in_doubt(self.way.last))):
            planned = self.moment("RECURRENCE-ID", series.planned(day))
            yield self.component([planned, *self.when(day)], day, self.became.get(series.key(day)))

    def component(self, when: Iterable[bytes], day: date | None = None, how: HowDone | None = None) -> bytes:
        """An event or a task. `day` is that of a time alone, and `how` what became of it."""
        kind = "VTODO" if self.is_task else "VEVENT"
        id = "/".join((self.falling.document, self.falling.id, self.falling.field, str(self.series.number)))
        return b"".join(
            [
                line("BEGIN", kind),
                line("UID", str(uuid.uuid5(_UIDS, id))),
                line("DTSTAMP", _utc(self.way.now)),
                line("SEQUENCE", str(int(self.way.now.timestamp()) // 60)),
                line("SUMMARY", text(self.summary())),
                line("CLASS", "CONFIDENTIAL" if self.falling.private else "PRIVATE"),
                *when,
                *self.state(how),
                *(self.in_words() if self.way.words else ()),
                *(self.alarms(day) if how is None else ()),
                line("END", kind),
            ]
        )

    # when it is

    def moment(self, name: str, when: date | datetime) -> bytes:
        if not isinstance(when, datetime):
            return line(name, f"{when:%Y%m%d}", VALUE="DATE")
        if when.tzinfo:
            return line(name, _utc(when))
        zone = self.series.zone
        return line(name, f"{when:%Y%m%dT%H%M%S}", **({"TZID": zone.key} if zone else {}))

    def when(self, day: date) -> list[bytes]:
        """The lines of one time."""
        return self.lasting(self.series.stands(day))

    def lasting(self, when: date | datetime) -> list[bytes]:
        is_due = self.is_task and not isinstance(self.falling.value, Schedule)
        minutes = getattr(self.falling.value, "minutes", None) if self.series.at else None
        begins = self.moment("DUE" if is_due else "DTSTART", when)
        return [begins, line("DURATION", f"PT{minutes}M")] if minutes else [begins]

    def rule(self) -> list[bytes]:
        """The lines of all the times of a schedule."""
        series = self.series
        return [
            *self.lasting(series.planned(series.first)),
            line("RRULE", rule_of(self.falling.value, series.first, self.until())),
            *(self.moment("EXDATE", series.planned(day)) for day in series.skipped),
        ]

    def until(self) -> str:
        """The end of the last day, in the form that the rule wants."""
        series = self.series
        if series.until is None or series.at is None:
            return f"{series.until:%Y%m%d}" if series.until else ""
        end = datetime.combine(series.until, time(23, 59, 59), series.zone)
        return _utc(end) if series.zone else f"{end:%Y%m%dT%H%M%S}"

    # what it is

    def say(self, ours: str) -> str:
        # the words of a person stand in no calendar that tells none
        choices = self.plan.word_choices if self.plan and self.way.words else NO_CHOICES
        return say(ours, locale=self.way.locale, choices=choices)

    def labelled(self, label: str, name: str) -> str:
        return say("{label}: {name}", locale=self.way.locale, label=self.say(label), name=isolated(name))

    def summary(self) -> str:
        if not self.way.words:
            return self.say("Something on your plan")
        name = self.falling.words or self.say(kind_of(type(self.item)).replace("-", " ").capitalize())
        if self.is_task or self.falling.kind in _SPEAK_FOR_THEMSELVES:
            return name
        return self.labelled(self.falling.kind.english, name)

    def in_words(self) -> Iterator[bytes]:
        if place := getattr(self.item, "place", ""):
            yield line("LOCATION", text(place))
        more = [
            self.labelled(label, words)
            for label, name in (("Smallest version", "smallest_version"), ("From home", "online"))
            if (words := getattr(self.item, name, ""))
        ]
        if more:
            yield line("DESCRIPTION", text("\n".join(more)))
        if self.is_task:
            yield line(ITEM, self.falling.id)

    def state(self, how: HowDone | None) -> Iterator[bytes]:
        """What became of it; and of an event, whether it takes up the time of others who see the calendar."""
        if how in {HowDone.SKIPPED, HowDone.MOVED}:
            yield line("STATUS", "CANCELLED")
        elif self.is_task:
            done = "IN-PROCESS" if self.item.status is StepStatus.DOING else "NEEDS-ACTION"
            yield line("STATUS", "COMPLETED" if how else done)
        if not self.is_task:
            takes_time = self.series.at and getattr(self.falling.value, "minutes", None)
            yield line("TRANSP", "OPAQUE" if takes_time else "TRANSPARENT")

    def alarms(self, day: date | None) -> Iterator[bytes]:
        quiet = self.plan.quiet_hours if self.plan else None
        days = [day] if day else [self.series.first + timedelta(n) for n in range(7)]
        reminders = (before_quiet(self.series.at or time(), before, days, quiet) for before in self.reminds())
        related = {"RELATED": "END"} if self.is_task and not isinstance(self.falling.value, Schedule) else {}
        for before in dict.fromkeys(reminders):
            if before is not None:
                yield line("BEGIN", "VALARM")
                yield line("ACTION", "DISPLAY")
                yield line("DESCRIPTION", text(self.summary()))
                yield line("TRIGGER", f"-PT{before}M", **related)
                yield line("END", "VALARM")

    def reminds(self) -> Sequence[int]:
        return getattr(self.item, "remind", ())


_UIDS = uuid.UUID("5f1a7f5e-6d0c-5f3b-9a39-1b8b7d0c2e11")
"""What the UIDs of calendars are made under."""
ITEM = "X-RECOVERYTOOLS-ITEM"
"""The id of the step, for tasks that come back."""
_SPEAK_FOR_THEMSELVES = {AgendaKind.STEP, AgendaKind.PRACTICE, AgendaKind.MEETING}


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
