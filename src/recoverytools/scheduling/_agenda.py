"""All that is due from a day to another."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from ..errors import InvalidValue
from ..models.items import Item
from ..models.journal import Journal
from ..shapes import Day
from ._answers import Agenda, Occurrence, Unplanned
from ._sources import Named, Slot, Source, sources_of
from ._told import Told, joined, told_of

if TYPE_CHECKING:
    from ._keys import OccurrenceKey


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
    require_window(start, end)
    around = timedelta(2)  # no two clocks are two days apart
    sources = sources_of(documents, time_zone)
    told, unplanned = told_of(sources, journals)
    occurrences: list[Occurrence] = []
    for id, source in sources.items():
        slots: dict[OccurrenceKey, Slot] = {}
        for falling in source.falling:
            for slot in falling.slots(start - around, end + around):
                slots.setdefault(slot.key, slot)  # what is planned twice is due once
        taken, left = joined(slots, told[id])
        occurrences += (
            _occurrence(source, slot, taken.get(key, ())) for key, slot in slots.items() if slot.awake or key in taken
        )
        unplanned += (_unplanned(source, one) for one in left)
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


def _occurrence(source: Source, slot: Slot, told: Sequence[Told]) -> Occurrence:
    """What stands on the page for a slot."""
    key, falling = slot.key, slot.falling
    on, at, moment = source.clock.shown(key.planned_for, key.planned_at)
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
        backups=tuple(source.backups.get(key.item, ())),
        private=falling.private,
        how_is_private=told[0].private if told else False,
        item=falling.item,
    )


def _unplanned(source: Source, told: Told) -> Unplanned:
    """What stands on the page for an entry that goes with nothing there."""
    item = source.items.get(told.entry.about, Named("", private=False))
    return Unplanned(
        on=source.clock.shown(told.on, told.at)[0] if told.on else None,
        entry=told.entry,
        words=told.entry.what or item.words,
        document=source.document.id,
        private=told.private or item.private,
    )


LONGEST = 10
"""How many years an agenda may be for."""


def require_window(start: date, end: date) -> None:
    """Raise `ValueError` where an agenda cannot be for these days."""
    for name, day in (("start", start), ("end", end)):
        if found := Day().fault(day):
            raise InvalidValue(found.under(f"/{name}"))
    if end < start:
        raise ValueError("end must not be before start")
    if (end.year - LONGEST, end.month, end.day) > (start.year, start.month, start.day):
        raise ValueError(f"end must be at most {LONGEST} years after start")
