"""What journals tell of what was planned."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import attrs

from ..models.journal import Journal, StepEntry
from ..values import zone_named
from ..vocabulary import HowDone
from ._answers import Unplanned
from ._keys import OccurrenceKey
from ._sources import Source

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_MOST_FIRST = [HowDone.DONE, HowDone.PART, HowDone.SMALLEST_VERSION, HowDone.MOVED, HowDone.SKIPPED]


@attrs.frozen
class Told:
    """What an entry of a journal tells, and of which day and time."""

    entry: StepEntry
    on: date | None
    at: time | None
    private: bool

    @property
    def rank(self) -> int:
        """0 for the entry that did most."""
        return _MOST_FIRST.index(self.entry.how)


def told_of(
    sources: Mapping[str, Source], journals: Iterable[Journal]
) -> tuple[Mapping[str, list[Told]], list[Unplanned]]:
    """What the journals tell of each document, by its id; and what they tell of none."""
    told: dict[str, list[Told]] = {id: [] for id in sources}
    strays: list[Unplanned] = []
    with_item: defaultdict[str, list[str]] = defaultdict(list)
    for id, source in sources.items():
        for item in source.items:
            with_item[item].append(id)
    for journal in journals:
        if not isinstance(journal, Journal):
            raise TypeError(f"journals must be journals, not a {type(journal).__name__}")
        own_zone = zone_named(journal.time_zone)
        for entry in journal.entries(StepEntry):
            if journal.plan:
                homes = [journal.plan] if journal.plan in sources else []
            else:
                homes = with_item.get(entry.about, [])
            private = entry.private or journal.private
            for id in homes:
                on = entry.planned_for or _local_day(entry.occurred_at, sources[id].clock.own or own_zone)
                told[id].append(Told(entry, on, entry.planned_at, private))
            if not homes:
                on = entry.planned_for or _local_day(entry.occurred_at, own_zone)
                strays.append(Unplanned(on=on, entry=entry, words=entry.what, document=journal.plan, private=private))
    return told, strays


def _local_day(moment: datetime | None, zone: "ZoneInfo | None") -> date | None:
    """The day of a moment in a zone, or by its own offset where none is known."""
    return moment and (moment.astimezone(zone) if zone else moment).date()


def joined(
    slots: Iterable[OccurrenceKey], told: Sequence[Told]
) -> tuple[Mapping[OccurrenceKey, list[Told]], list[Told]]:
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
    taken: dict[OccurrenceKey, list[Told]] = {}
    best: dict[OccurrenceKey, int] = {}
    left = []
    # those with a time first
    for one in sorted(told, key=lambda one: (one.at is None, one.rank)):
        keys = homes[one.entry.about, one.on]
        if one.at is not None:
            keys = [key for key in keys if key.planned_at == one.at]
        if keys:
            least_told = max(keys, key=lambda key: best.get(key, len(_MOST_FIRST)))
            taken.setdefault(least_told, []).append(one)
            best[least_told] = min(one.rank, best.get(least_told, one.rank))
        else:
            left.append(one)
    return {key: sorted(some, key=lambda one: one.rank) for key, some in taken.items()}, left
