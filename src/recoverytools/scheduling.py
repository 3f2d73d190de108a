"""What is due and when: the steps, practices, meetings and days of plans, groups and credentials, on one agenda.

What belongs on an agenda is said where a field is declared, by `Falls`. What became of it stands in the journal: both
know a time that something was planned for by the same key.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, Self

import attrs

from .errors import InvalidValue, NotFound
from .fields import Fact, facts, falling_facts, in_fields, once, parts, pointer_facts
from .models.backups import BackupPlan
from .models.goals import Goal
from .models.items import Item
from .models.journal import Journal, StepEntry
from .models.plan import WellnessPlan
from .models.steps import Step
from .plain import APART, kind_of
from .shapes import Day, Text
from .values import Hours, Schedule, zone_named
from .vocabulary import AgendaKind, HowDone, StepStatus, Weekday
from .wording import NO_CHOICES, Locale, isolated, say

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@attrs.frozen(kw_only=True)
class OccurrenceKey:
    """Which time of which item it is, on the document's own calendar and clock. The same in each agenda.

    A `StepEntry` about `item` with the same `planned_for` and `planned_at` tells what became of it.

    >>> key = OccurrenceKey(document="plan", item="walk", planned_for=date(2026, 11, 24), planned_at=time(17, 30))
    >>> print(key)
    plan/walk/2026-11-24T17:30
    >>> print(attrs.evolve(key, planned_at=None, field="due"))
    plan/walk/2026-11-24/due
    """

    document: str
    """The id of the document."""
    item: str
    """The id of the item in it."""
    planned_for: date
    planned_at: time | None = None
    field: str = ""
    """The field of a day that stands alone, such as ``due``; empty for the times of a schedule."""

    def __str__(self) -> str:
        """The key as one short text."""
        at = f"T{self.planned_at:%H:%M}" if self.planned_at else ""
        return "/".join(part for part in (self.document, self.item, f"{self.planned_for}{at}", self.field) if part)


@attrs.frozen(kw_only=True)
class Occurrence:
    """One time at which something is due."""

    key: OccurrenceKey
    kind: AgendaKind
    path: str
    """A JSON Pointer to the field that says so, in its document."""
    on: date
    """The day on the page."""
    at: time | None = None
    """The time of day on the page; None where any time will do."""
    moment: datetime | None = None
    """The same in the zone of the page. None without a time, or where times float as no zone is known."""
    minutes: int | None = None
    """How long it is planned to take."""
    words: str = attrs.field(default="", repr=False)
    """What it is called: the first words of the item, or else of what that stands in. May be empty."""
    smallest_version: str = attrs.field(default="", repr=False)
    how: HowDone | None = None
    """What became of it. None where the journal does not say, which is no answer and no "no"."""
    entries: tuple[StepEntry, ...] = attrs.field(default=(), repr=False)
    """The entries of the journal that tell of it, the one that did most first."""
    backups: tuple[BackupPlan, ...] = attrs.field(default=(), repr=False)
    """The backup plans that stand in for it."""
    private: bool = False
    """Whether it, or anything around it, is private."""
    how_is_private: bool = False
    """Whether what became of it is: the entry that says so, or its journal."""
    item: Any = attrs.field(repr=False, metadata=APART)
    """The model whose field it is."""

    def text(
        self, locale: Locale = "en", *, choices: Mapping[str, str] = NO_CHOICES, include_private: bool = True
    ) -> str:
        """What it is called on a page. What is private is marked, or "private" stands in its place."""
        return name_on_page(self, partial(say, locale=locale, choices=choices), include_private=include_private)


@attrs.frozen(kw_only=True)
class Unplanned:
    """An entry of a journal for these days that goes with nothing on the agenda."""

    on: date | None
    """The day it is about; None where it does not say."""
    entry: StepEntry = attrs.field(repr=False)
    words: str = attrs.field(default="", repr=False)
    """What it is about, in the words of the entry or of the item. May be empty."""
    document: str | None = None
    """The id of the document that it goes with; None where that is not known."""
    private: bool = False
    """Whether the entry is private, or its journal, its item, or anything around that."""


@attrs.frozen(kw_only=True)
class Reminder:
    """When to remind someone of what is due. The sending is for the application.

    >>> step = rt.Step(what="call Noor", schedule=rt.Schedule(every=Every.DAY, at=(time(9, 0),)), remind=(15,))
    >>> day = date(2026, 11, 24)
    >>> for reminder in rt.agenda(step, start=day, end=day).reminders:
    ...     print(f"{reminder.at:%H:%M}", reminder.text())
    08:45 call Noor, at 9:00 am
    """

    at: datetime
    """With the zone of the page, or without one where times float."""
    occurrence: Occurrence

    def text(
        self, locale: Locale = "en", *, choices: Mapping[str, str] = NO_CHOICES, include_private: bool = True
    ) -> str:
        """What it says. With ``include_private=False``, what is private goes by that word: others may see a screen."""
        what = self.occurrence.text(locale, choices=choices, include_private=include_private)
        if self.occurrence.at is None:
            return what
        return say("{what}, at {time}", locale=locale, choices=choices, what=what, time=self.occurrence.at)


@attrs.frozen(kw_only=True)
class AgendaDay:
    """A day with something on it."""

    on: date
    occurrences: tuple[Occurrence, ...]

    @property
    def minutes(self) -> int:
        """How many minutes are planned, as far as that is said. What was moved to another day does not count."""
        return sum(found.minutes or 0 for found in self.occurrences if found.how is not HowDone.MOVED)


@attrs.frozen(kw_only=True)
class Agenda:
    """What is due from a day to another, in order. Made by `agenda`."""

    start: date
    end: date
    time_zone: str = ""
    """The zone that was asked for."""
    full_day: int | None = None
    """How many planned minutes are enough for a day."""
    occurrences: tuple[Occurrence, ...] = ()
    """All that is due: by day, what has no time first."""
    unplanned: tuple[Unplanned, ...] = ()
    """What the journals tell of these days that goes with nothing here, and entries that name no day."""
    documents: tuple[Any, ...] = attrs.field(default=(), repr=False, metadata=APART)
    """What it was made of."""

    @property
    def days(self) -> tuple[AgendaDay, ...]:
        """Each day with something on it."""
        return tuple(
            AgendaDay(on=day, occurrences=tuple(found)) for day, found in groupby(self.occurrences, lambda one: one.on)
        )

    @property
    def full_days(self) -> tuple[AgendaDay, ...]:
        """The days on which more minutes are planned than are enough for a day."""
        most = self.full_day
        return () if most is None else tuple(day for day in self.days if day.minutes > most)

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """When to remind someone of what the journal says nothing of yet, in the order of the clock.

        A reminder comes the minutes of `remind` before a thing, or before midnight where the thing has no time. One in
        the plan's quiet hours, by the clock of the page, comes in the minute before they begin. Where they never end,
        there is none.
        """
        quiet = {plan.id: plan.quiet_hours for plan in self.documents if isinstance(plan, WellnessPlan)}
        clocks = {document.id: _Clock.of(document, self.time_zone) for document in self.documents}
        found = [
            Reminder(at=at, occurrence=one)
            for one in self.occurrences
            if one.how is None
            for before in getattr(one.item, "remind", ())
            if (at := _reminded(one.key, before, clocks[one.key.document], quiet.get(one.key.document)))
        ]
        return tuple(sorted(found, key=lambda one: one.at.replace(tzinfo=None)))

    def of(self, document: str) -> Self:
        """The agenda of one document alone, by its id. It holds nothing of any other.

        Raises:
            NotFound: The agenda was made without such a document.
        """
        if all(one.id != document for one in self.documents):
            raise NotFound("the agenda has no document with this id")
        return attrs.evolve(
            self,
            occurrences=tuple(one for one in self.occurrences if one.key.document == document),
            unplanned=tuple(one for one in self.unplanned if one.document == document),
            documents=tuple(one for one in self.documents if one.id == document),
        )


def agenda(
    *documents: Item,
    start: date,
    end: date,
    journals: Iterable[Journal] = (),
    time_zone: str | None = None,
    full_day: int | None = None,
) -> Agenda:
    """All that is due from a day to another: steps, practices, meetings, reviews, renewals and what runs out.

    Each document has a calendar and a clock of its own, in its `time_zone`. A time that a clock leaps over, in spring,
    is the first moment after that; a time that comes twice, in autumn, is the first of the two. What has a time is on
    the day that it has in the zone of the page, and what has none keeps its day. A zone that this machine does not know
    is as none.

    What rests is left out: a step that is paused or let go, all of a goal that is, a practice for when it is needed. So
    is a day that nobody waits for any more, such as that of a decision that was made. What the journal has an entry for
    stands there all the same, and so does a step that is done, up to the day it was `done_on`.

    An entry of a journal tells what became of the time it was planned for. One without a time goes to the first of that
    day that has none of its own, and one without a planned day goes by the day on which it happened. Where several tell
    of the same, the one that did most counts.

    Args:
        documents: Plans, groups, credentials, or any record alone.
        start: The first day.
        end: The last day, at most ten years on.
        journals: The journals that go with the plans. One that names no plan goes with any document that has the item.
        time_zone: The zone of the page (an IANA name): where the person is, or what several documents are shown in. By
            default each document has its own. It is also that of documents that name none; without any, times float.
        full_day: How many planned minutes are enough for a day. Days with more are in `full_days`.

    Raises:
        ValueError: The last day is before the first or more than ten years on, a day is none from 1900 to 2200, this
            machine does not know the zone, or two documents that differ have one id.
        TypeError: A document is no record, or a journal is none or stands among the documents.

    >>> walk = rt.Step(id="walk", what="walk to the lake", schedule=rt.Schedule(every=Every.WEEK, at=(time(17, 30),)))
    >>> done = rt.StepEntry(about="walk", planned_for=date(2026, 11, 23), how=HowDone.DONE)
    >>> week = rt.agenda(walk, start=date(2026, 11, 22), end=date(2026, 11, 30), journals=[rt.Journal(steps=(done,))])
    >>> print(rt.rendering.to_text(week), end="")
    From 22 November 2026 until 30 November 2026
    ============================================
    <BLANKLINE>
    Monday, 23 November 2026
    ------------------------
    <BLANKLINE>
    5:30 pm: walk to the lake
      How it went: Did it
    <BLANKLINE>
    Monday, 30 November 2026
    ------------------------
    <BLANKLINE>
    5:30 pm: walk to the lake
    """
    _require_window(start, end)
    if time_zone is not None and not zone_named(time_zone):
        raise ValueError("time_zone must be the name of a time zone that this machine knows, such as Europe/Lisbon")
    around = timedelta(2)  # no two clocks are two days apart
    sources: dict[str, _Source] = {}
    for document in documents:
        _require_document(document)
        if document.id not in sources:
            sources[document.id] = _Source(document, _Clock.of(document, time_zone or ""))
        elif sources[document.id].document != document:
            raise ValueError("two documents that differ have one id; give each an id of its own")
    told, unplanned = _told(sources, journals)
    occurrences: list[Occurrence] = []
    for id, source in sources.items():
        slots: dict[OccurrenceKey, _Slot] = {}
        for falling in source.falling:
            for slot in falling.slots(start - around, end + around):
                slots.setdefault(slot.key, slot)  # what is planned twice is due once
        taken, left = _joined(slots, told[id])
        occurrences += (
            source.occurrence(slot, taken.get(key, ())) for key, slot in slots.items() if slot.awake or key in taken
        )
        unplanned += map(source.unplanned, left)
    return Agenda(
        start=start,
        end=end,
        time_zone=time_zone or "",
        full_day=full_day,
        occurrences=tuple(
            sorted(
                (one for one in occurrences if start <= one.on <= end),
                key=lambda one: (one.on, one.at is not None, one.at or time()),
            )
        ),
        unplanned=tuple(
            sorted(
                (one for one in unplanned if one.on is None or start <= one.on <= end),
                key=lambda one: one.on or date.max,
            )
        ),
        documents=tuple(source.document for source in sources.values()),
    )


def name_on_page(one: "Occurrence | Unplanned", words: Callable[..., str], *, include_private: bool) -> str:
    """What something is called on a page, in the words of who speaks there."""
    if one.private and not include_private:
        return words("private")
    kind = words(kind_of(type(one.item)).replace("-", " ").capitalize()) if isinstance(one, Occurrence) else ""
    name = isolated(one.words) or kind or words("something in your plan")
    return f"{name} ({words('private')})" if one.private else name


def title_of(model: Any) -> str:
    """What a model is called by its own words: the answer that has no label, as it speaks for itself. May be empty."""
    return next((value for fact in _titles(type(model)) if (value := getattr(model, fact.name))), "")


@once
def _titles(cls: type[Any]) -> tuple[Fact, ...]:
    return tuple(
        fact
        for fact in facts(cls)
        if fact.ask and fact.ask.label == "" and isinstance(fact.shape, Text) and not fact.shape.points_to
    )


# --- what there is ---


@attrs.frozen(kw_only=True)
class _Falling:
    """A field of a document that belongs on an agenda."""

    document: str
    id: str
    """The id of the item."""
    field: str
    """The field of the item, where it is a day."""
    kind: AgendaKind
    path: str
    value: Any
    """A day, or a schedule."""
    item: Any
    words: str
    private: bool
    awake_until: date
    """The last day on which it is due though no entry tells of it."""

    def slots(self, first: date, last: date) -> Iterator["_Slot"]:
        """Its times from a day to another."""
        if isinstance(self.value, Schedule):
            for day in self.value.days(first, last):
                for at in self.value.at or (None,):
                    yield self._slot(day, at, "")
        elif first <= self.value <= last:
            yield self._slot(self.value, None, self.field)

    def _slot(self, day: date, at: time | None, field: str) -> "_Slot":
        key = OccurrenceKey(document=self.document, item=self.id, planned_for=day, planned_at=at, field=field)
        return _Slot(key, self, key.planned_for <= self.awake_until)


@attrs.frozen
class _Slot:
    """A time at which something is planned."""

    key: OccurrenceKey
    falling: _Falling
    awake: bool
    """Whether it is due though no entry tells of it."""


@attrs.frozen
class _Around:
    """What a model on an agenda has of what it stands in."""

    id: str = ""
    """The id of the nearest item."""
    path: str = ""
    """The path of that item."""
    words: str = ""
    private: bool = False
    awake_until: date = date.max

    def at(self, model: Any, path: str, items: Mapping[str, "_Named"]) -> "_Around":
        """The same for what stands in a model."""
        if not isinstance(model, Item):
            return self
        named = [found for fact, _ in _name_pointers(type(model)) if (found := items.get(getattr(model, fact.name)))]
        words = title_of(model) or next((found.words for found in named), self.words)
        private = self.private or model.private or any(found.private for found in named)
        return _Around(model.id, path, words, private, min(self.awake_until, _awake_until(model)))


@attrs.frozen
class _Named:
    """An item, by its words."""

    words: str
    private: bool


@once
def _name_pointers(cls: type[Any]) -> tuple[tuple[Fact, tuple[str, ...]], ...]:
    """The pointers that a model goes by where it has no words, such as that of a grant to one of the supports."""
    return tuple((fact, names) for fact, names in pointer_facts(cls) if fact.ask and fact.ask.label == "")


def _awake_until(model: Item) -> date:
    """The last day on which something is due below a model: it may rest, or be done since some day."""
    if isinstance(model, Step) and model.done_on:
        # what was done once is done for good, and what comes again is where it says so
        one_time = not model.repeats and not model.status.rests
        if one_time or model.status is StepStatus.DONE:
            return model.done_on
    return date.min if isinstance(model, Goal | Step) and model.status.rests else date.max


class _Source:
    """A document with all in it that belongs on an agenda."""

    def __init__(self, document: Item, clock: "_Clock") -> None:
        self.document, self.clock = document, clock
        self.falling: list[_Falling] = []
        self.items: dict[str, _Named] = {}
        self.backups: defaultdict[str, list[BackupPlan]] = defaultdict(list)
        """The backup plans that stand in for each item."""
        if isinstance(document, WellnessPlan):
            for backup in document.backups:
                for id in dict.fromkeys(backup.covers):
                    self.backups[id].append(backup)
        self._look(document, "", _Around())

    def _look(self, model: Any, path: str, around: _Around) -> None:
        here = around.at(model, path, self.items)
        if isinstance(model, Item):
            self.items[model.id] = _Named(here.words, here.private)
        for fact, falls in falling_facts(type(model)):
            rests = falls.unless and getattr(model, falls.unless)
            for path_of_one, one in in_fields(model, [(fact, falls)]):
                self.falling.append(
                    _Falling(
                        document=self.document.id,
                        id=here.id,
                        field=f"{path}/{fact.name}".removeprefix(here.path)[1:],
                        kind=falls.kind,
                        path=path + path_of_one,
                        value=one,
                        item=model,
                        words=here.words,
                        private=here.private,
                        awake_until=date.min if rests else here.awake_until,
                    )
                )
        if isinstance(model, WellnessPlan):
            here = attrs.evolve(here, words="")  # nothing in a plan goes by the title of the whole
        for step, part in parts(model):
            self._look(part, path + step, here)

    def occurrence(self, slot: _Slot, told: Sequence["_Told"]) -> Occurrence:
        """What stands on the page for a slot."""
        key, falling = slot.key, slot.falling
        on, at, moment = self.clock.shown(key.planned_for, key.planned_at)
        return Occurrence(
            key=key,
            kind=falling.kind,
            path=falling.path,
            on=on,
            at=at,
            moment=moment,
            minutes=getattr(falling.value, "minutes", None),
            words=falling.words,
            smallest_version=getattr(falling.item, "smallest_version", ""),
            how=told[0].entry.how if told else None,
            entries=tuple(one.entry for one in told),
            backups=tuple(self.backups.get(key.item, ())),
            private=falling.private,
            how_is_private=told[0].private if told else False,
            item=falling.item,
        )

    def unplanned(self, told: "_Told") -> Unplanned:
        """What stands on the page for an entry that goes with nothing there."""
        item = self.items.get(told.entry.about, _Named("", private=False))
        return Unplanned(
            on=self.clock.shown(told.on, told.at)[0] if told.on else None,
            entry=told.entry,
            words=told.entry.what or item.words,
            document=self.document.id,
            private=told.private or item.private,
        )


# --- what became of it ---

_MOST_FIRST = [HowDone.DONE, HowDone.PART, HowDone.SMALLEST_VERSION, HowDone.MOVED, HowDone.SKIPPED]


@attrs.frozen
class _Told:
    """What an entry of a journal tells, and of which day and time."""

    entry: StepEntry
    on: date | None
    at: time | None
    private: bool

    @property
    def rank(self) -> int:
        """0 for the entry that did most."""
        return _MOST_FIRST.index(self.entry.how)


def _told(
    sources: Mapping[str, _Source], journals: Iterable[Journal]
) -> tuple[Mapping[str, list[_Told]], list[Unplanned]]:
    """What the journals tell of each document, by its id; and what they tell of none."""
    told: dict[str, list[_Told]] = {id: [] for id in sources}
    strays: list[Unplanned] = []
    for journal in journals:
        if not isinstance(journal, Journal):
            raise TypeError(f"journals must be journals, not a {type(journal).__name__}")
        own_zone = zone_named(journal.time_zone)
        for entry in journal.entries(StepEntry):
            homes = [
                id
                for id, source in sources.items()
                if (journal.plan == id if journal.plan else entry.about in source.items)
            ]
            private = entry.private or journal.private
            for id in homes:
                on = entry.planned_for or _local_day(entry.occurred_at, sources[id].clock.own or own_zone)
                told[id].append(_Told(entry, on, entry.planned_at, private))
            if not homes:
                on = entry.planned_for or _local_day(entry.occurred_at, own_zone)
                strays.append(Unplanned(on=on, entry=entry, words=entry.what, document=journal.plan, private=private))
    return told, strays


def _local_day(moment: datetime | None, zone: "ZoneInfo | None") -> date | None:
    """The day of a moment in a zone, or by its own offset where none is known."""
    return moment and (moment.astimezone(zone) if zone else moment).date()


def _joined(
    slots: Iterable[OccurrenceKey], told: Sequence[_Told]
) -> tuple[Mapping[OccurrenceKey, list[_Told]], list[_Told]]:
    """The entries that tell of each slot, those that did most first; and those that tell of none.

    No entry is put where it would lower how much was done in all: those without a time are dealt out from the one that
    did most on, each to the slot of its day of which least is told so far.
    """
    homes: dict[tuple[str, date | None], list[OccurrenceKey]] = {(one.entry.about, one.on): [] for one in told}
    for key in slots:
        if (home := homes.get((key.item, key.planned_for))) is not None:
            home.append(key)
    for home in homes.values():
        home.sort(key=lambda key: (key.field, key.planned_at or time()))
    taken: dict[OccurrenceKey, list[_Told]] = {}
    left = []

    def least_told(key: OccurrenceKey) -> int:
        return min((one.rank for one in taken.get(key, ())), default=len(_MOST_FIRST))

    # those with a time first
    for one in sorted(told, key=lambda one: (one.at is None, one.rank)):
        keys = homes[one.entry.about, one.on]
        if one.at is not None:
            keys = [key for key in keys if key.planned_at == one.at]
        if keys:
            taken.setdefault(max(keys, key=least_told), []).append(one)
        else:
            left.append(one)
    return {key: sorted(some, key=lambda one: one.rank) for key, some in taken.items()}, left


# --- clocks ---


@attrs.frozen
class _Clock:
    """The clock of a document, and that of the page it is shown on. Without zones, both float."""

    own: "ZoneInfo | None"
    page: "ZoneInfo | None"

    @classmethod
    def of(cls, document: Item, time_zone: str) -> Self:
        """The clock of a document on a page with a time zone, or without one."""
        page = zone_named(time_zone)
        own = zone_named(getattr(document, "time_zone", "")) or page
        return cls(own, page or own)

    def instant(self, day: date, at: time) -> datetime:
        """A day and time of the document, as the page shows it."""
        moment = datetime.combine(day, at)
        return _existing(moment, self.own).astimezone(self.page) if self.own else moment

    def shown(self, day: date, at: time | None) -> tuple[date, time | None, datetime | None]:
        """The day and time of the page for those of the document; and the moment, where times do not float."""
        if at is None or self.own is None:
            return day, at, None
        moment = self.instant(day, at)
        return moment.date(), moment.time(), moment


def _existing(local: datetime, zone: "ZoneInfo") -> datetime:
    """A time of the clock on a wall: the first where it comes twice, and the next there is where it never comes."""
    moment = local.replace(tzinfo=zone)
    later = moment.astimezone(UTC)
    if later.astimezone(zone).replace(tzinfo=None) == local:
        return moment
    earlier = local.replace(tzinfo=zone, fold=1).astimezone(UTC)  # in a gap, the two lie on its two sides
    before = earlier.astimezone(zone).utcoffset()
    while later - earlier > timedelta(seconds=1):
        middle = earlier + (later - earlier) // timedelta(seconds=2) * timedelta(seconds=1)
        earlier, later = (middle, later) if middle.astimezone(zone).utcoffset() == before else (earlier, middle)
    return later.astimezone(zone)


# --- reminders ---


def _reminded(key: OccurrenceKey, before: int, clock: _Clock, quiet: Hours | None) -> datetime | None:
    """When a reminder comes, that many minutes before. None where quiet hours never end."""
    at = _minus(clock.instant(key.planned_for, key.planned_at or time()), before)
    for _ in range(8):  # one stretch of quiet may touch the one before, and after a week all have been tried
        begins = _quiet_since(at.replace(tzinfo=None), quiet)
        if begins is None:
            return at
        at = _minus(_existing(begins, clock.page) if clock.page else begins, 1)
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
        if quiet.end is None or ends < begins:
            ends += timedelta(1)
        if begins <= local < ends and (not quiet.days or _WEEKDAYS[day.weekday()] in quiet.days):
            return begins
    return None


_WEEKDAYS = tuple(Weekday)


# --- what is asked for ---

_LONGEST = 10
"""How many years an agenda may be for."""


def _require_window(start: date, end: date) -> None:
    for name, day in (("start", start), ("end", end)):
        if found := Day().fault(day):
            raise InvalidValue(found.under(f"/{name}"))
    if end < start:
        raise ValueError("end must not be before start")
    if (end.year - _LONGEST, end.month, end.day) > (start.year, start.month, start.day):
        raise ValueError(f"end must be at most {_LONGEST} years after start")


def _require_document(document: object) -> None:
    if isinstance(document, Journal):
        raise TypeError("a Journal goes with plans, and is handed in with journals=")
    if not isinstance(document, Item):
        raise TypeError(f"an agenda is made of records of this library, not of a {type(document).__name__}")
