"""An agenda, and what is on it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial
from itertools import groupby
from typing import Any, Self

import attrs

from ..errors import NotFound
from ..models.backups import BackupPlan
from ..models.journal import StepEntry
from ..models.plan import WellnessPlan
from ..plain import APART, kind_of
from ..vocabulary import AgendaKind, HowDone
from ..wording import NO_CHOICES, Locale, isolated, say
from ._clocks import Clock
from ._keys import OccurrenceKey
from ._reminders import reminded


@attrs.frozen(kw_only=True)
class Occurrence:
    """One time at which something is due.

    >>> walk = rt.DailyPractice(what="walk the dog", schedule=rt.Schedule(every=Every.DAY, start=date(2026, 11, 22)))
    >>> day = rt.agenda(rt.WellnessPlan(daily=(walk,)), start=date(2026, 11, 23), end=date(2026, 11, 23))
    >>> [due] = day.occurrences
    >>> due.on.isoformat(), due.words, due.path, due.entries
    ('2026-11-23', 'walk the dog', '/daily/0/schedule', ())
    """

    key: OccurrenceKey
    """Which time of which item it is."""
    kind: AgendaKind
    """What kind of thing is due."""
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
    """What to do on a hard day in its place. May be empty."""
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
    """An entry of a journal for these days that goes with nothing on the agenda.

    >>> entry = rt.StepEntry(about="gone", what="walk the dog", how=HowDone.DONE, planned_for=date(2026, 11, 23))
    >>> journal = rt.Journal().add(entry)
    >>> week = rt.agenda(rt.WellnessPlan(), start=date(2026, 11, 23), end=date(2026, 11, 29), journals=(journal,))
    >>> [(each.on.isoformat(), each.words) for each in week.unplanned]
    [('2026-11-23', 'walk the dog')]
    """

    on: date | None
    """The day it is about; None where it does not say."""
    entry: StepEntry = attrs.field(repr=False)
    """The entry of the journal."""
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
    """What it is a reminder of."""

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
    """A day with something on it.

    >>> walk = rt.DailyPractice(what="walk the dog", schedule=rt.Schedule(every=Every.DAY, start=date(2026, 11, 22)))
    >>> week = rt.agenda(rt.WellnessPlan(daily=(walk,)), start=date(2026, 11, 23), end=date(2026, 11, 29))
    >>> week.days[0].on.isoformat(), [due.words for due in week.days[0].occurrences]
    ('2026-11-23', ['walk the dog'])
    """

    on: date
    """The day."""
    occurrences: tuple[Occurrence, ...]
    """What is due on it; what has no time comes first."""

    @property
    def minutes(self) -> int:
        """How many minutes are planned, as far as that is said. What was moved to another day does not count."""
        return sum(found.minutes or 0 for found in self.occurrences if found.how is not HowDone.MOVED)


@attrs.frozen(kw_only=True)
class Agenda:
    """What is due from a day to another, in order. Made by `agenda`.

    >>> goal = rt.Goal(statement="Swim again", steps=(rt.Step(what="find my goggles", due=date(2026, 11, 24)),))
    >>> plan = rt.WellnessPlan(goals=(goal,))
    >>> week = rt.agenda(plan, start=date(2026, 11, 23), end=date(2026, 11, 29))
    >>> [(day.on.isoformat(), len(day.occurrences)) for day in week.days]
    [('2026-11-24', 1)]
    """

    start: date
    """The first day."""
    end: date
    """The last day."""
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
        clocks = {document.id: Clock.of(document, self.time_zone) for document in self.documents}
        found = [
            Reminder(at=at, occurrence=one)
            for one in self.occurrences
            if one.how is None
            for before in getattr(one.item, "remind", ())
            if (at := reminded(one.key, before, clocks[one.key.document], quiet.get(one.key.document)))
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


def name_on_page(one: "Occurrence | Unplanned", words: Callable[..., str], *, include_private: bool) -> str:
    """What something is called on a page, in the words of who speaks there."""
    if one.private and not include_private:
        return words("private")
    kind = words(kind_of(type(one.item)).replace("-", " ").capitalize()) if isinstance(one, Occurrence) else ""
    name = isolated(one.words) or kind or words("something in your plan")
    return f"{name} ({words('private')})" if one.private else name
