"""What there is in a document that belongs on an agenda."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any

import attrs

from ..fields import Fact, facts, falling_facts, in_fields, once, part_of, parts, pointer_facts
from ..models.goals import Goal
from ..models.items import Item
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..models.steps import Step
from ..shapes import Text
from ..values import Schedule, zone_named
from ..vocabulary import AgendaKind, StepStatus
from ._clocks import Clock
from ._keys import OccurrenceKey

if TYPE_CHECKING:
    from ..models.backups import BackupPlan


def _repeats(fact: Fact) -> bool:
    return part_of(fact.shape) is Schedule


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


@attrs.frozen(kw_only=True)
class Falling:
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

    def slots(self, first: date, last: date) -> Iterator["Slot"]:
        """Its times from a day to another."""
        if isinstance(self.value, Schedule):
            for day in self.value.days(first, last):
                for at in self.value.at or (None,):
                    yield self._slot(day, at, "")
        elif first <= self.value <= last:
            yield self._slot(self.value, None, self.field)

    def _slot(self, day: date, at: time | None, field: str) -> "Slot":
        key = OccurrenceKey(document=self.document, item=self.id, planned_for=day, planned_at=at, field=field)
        return Slot(key, self, key.planned_for <= self.awake_until)


@attrs.frozen
class Slot:
    """A time at which something is planned."""

    key: OccurrenceKey
    falling: Falling
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

    def at(self, model: Any, path: str, items: Mapping[str, "Named"]) -> "_Around":
        """The same for what stands in a model."""
        if not isinstance(model, Item):
            return self
        named = [found for fact, _ in _name_pointers(type(model)) if (found := items.get(getattr(model, fact.name)))]
        words = title_of(model) or next((found.words for found in named), self.words)
        private = self.private or model.private or any(found.private for found in named)
        return _Around(model.id, path, words, private, min(self.awake_until, _awake_until(model)))


@attrs.frozen
class Named:
    """An item, by its words."""

    words: str
    private: bool


@once
def _name_pointers(cls: type[Any]) -> tuple[tuple[Fact, tuple[str, ...]], ...]:
    """The pointers that a model goes by where it has no words, such as that of a grant to one of the supports."""
    return tuple((fact, names) for fact, names in pointer_facts(cls) if fact.ask and fact.ask.label == "")


def _awake_until(model: Item) -> date:
    """The last day on which something is due below a model: it may rest, or be done since some day."""
    if isinstance(model, Step) and model.status is StepStatus.DONE and model.done_on:
        return model.done_on
    return date.min if isinstance(model, Goal | Step) and model.status.rests else date.max


def _done_on(model: Any) -> date:
    """The day on which a step was done: after it, nobody waits for its own day, and what comes again goes on."""
    return (isinstance(model, Step) and model.done_on) or date.max


def sources_of(documents: Iterable[Item], time_zone: str | None) -> dict[str, "Source"]:
    """Documents with all in them that belongs on an agenda, by id, each with its clock on a page of this time zone.

    Raises:
        ValueError: This machine does not know the zone, or two documents that differ have one id.
        TypeError: A document is no record, or is a journal.
    """
    if time_zone is not None and not zone_named(time_zone):
        raise ValueError("time_zone must be the name of a time zone that this machine knows, such as Europe/Lisbon")
    sources: dict[str, Source] = {}
    for document in documents:
        _require_document(document)
        if document.id not in sources:
            sources[document.id] = Source(document, Clock.of(document, time_zone or ""))
        elif sources[document.id].document != document:
            raise ValueError("two documents that differ have one id; give each an id of its own")
    return sources


def _require_document(document: object) -> None:
    if isinstance(document, Journal):
        raise TypeError("a Journal goes with plans, and is handed in with journals=")
    if not isinstance(document, Item):
        raise TypeError(f"an agenda is made of records of this library, not of a {type(document).__name__}")


class Source:
    """A document with all in it that belongs on an agenda."""

    def __init__(self, document: Item, clock: Clock) -> None:
        self.document, self.clock = document, clock
        self.falling: list[Falling] = []
        self.items: dict[str, Named] = {}
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
            self.items[model.id] = Named(here.words, here.private)
        # what repeats stands before a day of its own, whether the schedule of today or an earlier one says so
        for fact, falls in sorted(falling_facts(type(model)), key=lambda each: not _repeats(each[0])):
            rests = falls.unless and getattr(model, falls.unless)
            done_on = date.max if _repeats(fact) else _done_on(model)
            for path_of_one, one in in_fields(model, [(fact, falls)]):
                self.falling.append(
                    Falling(
                        document=self.document.id,
                        id=here.id,
                        field=f"{path}/{fact.name}".removeprefix(here.path)[1:],
                        kind=falls.kind,
                        path=path + path_of_one,
                        value=one,
                        item=model,
                        words=here.words,
                        private=here.private,
                        awake_until=date.min if rests else min(here.awake_until, done_on),
                    )
                )
        if isinstance(model, WellnessPlan):
            here = attrs.evolve(here, words="")  # nothing in a plan goes by the title of the whole
        for step, part in parts(model):
            self._look(part, path + step, here)
