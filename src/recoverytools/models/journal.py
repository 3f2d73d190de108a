"""The journal: what happened. The plan is what was meant.

A journal grows. An entry is never changed in place: a correction is an entry of its own that replaces it. And a journal
can forget: an erased entry leaves nothing but its id.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Annotated, Any, Self

import attrs
from annotated_types import Interval, MaxLen
from attrs import frozen

from ..errors import InvalidValue, NotFound
from ..fields import Ask, ErasedId, Id, Keep, Line, Paragraph, PointsTo, TimeZone, declared
from ..shapes import fault
from ..vocabulary import Better, HelpedNow, HowDone, NotAnswered
from .goals import Level
from .items import AnyItem, Item

Replaces = Keep("which entry it puts right is for the person's own record")
RecordedAt = Keep("when it was written down is for the person's own record")


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Scale(Item):
    """Something a person wants to keep an eye on, with numbers of their own choice.

    No scale is there from the start, and none is about use or medicine unless the person makes one.
    """

    name: Annotated[
        Line,
        Ask(
            "What would you like to keep an eye on?",
            examples=("hours of sleep", "how hopeful I feel", "how loud the voices are"),
            label="",
        ),
    ]
    low: Annotated[float | None, Ask("What is its lowest number?", label="From")] = None
    high: Annotated[float | None, Ask("What is its highest number?", label="To")] = None
    step: Annotated[
        float | None, Interval(ge=0.001, le=1_000_000), Ask("By how much does it go up each time?", label="In steps of")
    ] = None
    better: Annotated[Better | None, Ask("Where would you like it to be?", label="What is good")] = None

    def _check(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValue(fault("rule-low-above-high", "must not be above high", "/low"))


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Rating:
    """A person's number on one of their scales, or their level on a goal's scale, or why there is none.

    A rating has exactly one of `value`, `level` and `not_answered`.
    """

    about: Annotated[Id, PointsTo("Scale", "Goal"), Ask("Which scale or goal is it about?", label="")]
    value: Annotated[float | None, Ask("Where is it now?", label="")] = None
    level: Annotated[
        Level | None, Ask("Which of the goal's five levels fits best, -2 to 2?", label="Level, -2 to 2")
    ] = None
    not_answered: Annotated[
        NotAnswered | None, Ask("If you leave it open, would you like to say why?", label="No answer")
    ] = None

    def __attrs_post_init__(self) -> None:
        given = [answer for answer in (self.value, self.level, self.not_answered) if answer is not None]
        if len(given) != 1:
            raise InvalidValue(fault("rule-one-answer", "must be the one answer, or level, or not_answered", "/value"))


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class ToolUse(Item):
    """A wellness tool that a person used, and whether it helped this time."""

    tool: Annotated[Id, PointsTo("WellnessTool"), Ask("Which of your wellness tools did you use?", label="")]
    helped: Annotated[HelpedNow | None, Ask("Did it help this time?", label="")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class CheckIn(Item):
    """How a person is at some moment: their numbers, what they notice, what they used, a note."""

    occurred_at: Annotated[datetime, Ask("When was it?", label="")]
    recorded_at: Annotated[datetime | None, RecordedAt] = None
    ratings: Annotated[
        tuple[Rating, ...], Ask("Where are your numbers now? Skip any you like.", label="My numbers")
    ] = ()
    noticed: Annotated[
        tuple[Annotated[Id, PointsTo("Trigger", "WarningSign", "Note")], ...],
        Ask("Do you notice any of your triggers or signs?", label="What I notice"),
    ] = ()
    noticed_other: Annotated[
        tuple[Line, ...],
        Ask(
            "Do you notice anything else?",
            examples=("I laughed today", "I am short with everyone"),
            label="What else I notice",
            another="Another thing",
        ),
    ] = ()
    tools_used: Annotated[
        tuple[ToolUse, ...], Ask("What have you done that does you good?", label="What I used", another="Another tool")
    ] = ()
    note: Annotated[
        Paragraph,
        Ask("What else would you like to say about it?", examples=("long shift, good bread after",), label=""),
    ] = ""
    replaces: Annotated[Id | None, PointsTo("CheckIn"), Replaces] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class StepEntry(Item):
    """What became of a step, a practice, a response or a backup plan on some day.

    `planned_for` and `planned_at` tell which time it was planned for, on the person's own calendar and clock; `what`
    keeps the words of that time.
    """

    what: Annotated[Line, Ask("What was it that you meant to do?", label="")] = ""
    about: Annotated[
        Id,
        PointsTo("Step", "DailyPractice", "Note", "BackupPlan"),
        Ask("Which part of your plan is it about?", label="From my plan"),
    ]
    planned_for: Annotated[date | None, Ask("For which day was it planned?", label="Planned for")] = None
    planned_at: Annotated[time | None, Ask("And at what time?", label="Planned at")] = None
    how: Annotated[
        HowDone, Ask("How did it go?", help="The smallest version counts. So does letting it be.", label="How it went")
    ]
    occurred_at: Annotated[datetime | None, Ask("When did you do it?", label="When")] = None
    recorded_at: Annotated[datetime | None, RecordedAt] = None
    note: Annotated[Paragraph, Ask("What would you like to remember about it?", label="")] = ""
    replaces: Annotated[Id | None, PointsTo("StepEntry"), Replaces] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class ResponseUse(Item):
    """Something from a plan that a person did on a hard day, and whether it helped this time."""

    response: Annotated[Id, PointsTo("Note"), Ask("What did you do, of all that you wrote down?", label="")]
    helped: Annotated[HelpedNow | None, Ask("Did it help this time?", label="")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class PlanUse(Item):
    """A time when a person used their plan: what they noticed, what they did, what they learned."""

    occurred_at: Annotated[datetime, Ask("When did you use your plan?", label="")]
    noticed: Annotated[
        tuple[Annotated[Id, PointsTo("Trigger", "WarningSign", "Note")], ...],
        Ask("What had you noticed?", label="What I had noticed"),
    ] = ()
    did: Annotated[
        tuple[ResponseUse, ...], Ask("What did you do then?", label="What I did", another="Another thing I did")
    ] = ()
    learned: Annotated[Paragraph, Ask("What did you learn from it?", label="What I learned")] = ""
    change_the_plan: Annotated[
        Paragraph,
        Ask(
            "What would you change in your plan?",
            examples=("put calling Rose before the bath",),
            label="To change in my plan",
        ),
    ] = ""
    replaces: Annotated[Id | None, PointsTo("PlanUse"), Replaces] = None


MOST_ENTRIES = 100_000
"""How many entries of one kind a journal may have to be read and written."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Journal(Item):
    """What happened: check-ins, what became of steps, and the times when the plan was used.

    It is a document of its own beside the plan, and belongs to the same person. Entries may point to what the plan no
    longer has. The methods that change a journal give back a new one.
    """

    plan: Annotated[Id | None, PointsTo("WellnessPlan"), Keep("which plan it goes with is for programs")] = None
    time_zone: Annotated[TimeZone, Ask("Which time zone do you live in?")] = ""
    scales: Annotated[
        tuple[Scale, ...],
        Ask("Which numbers would you like to keep?", label="My scales", another="Another scale"),
    ] = ()
    checkins: Annotated[
        tuple[CheckIn, ...], MaxLen(MOST_ENTRIES), Ask("How are you?", label="Check-ins", another="Another check-in")
    ] = ()
    steps: Annotated[
        tuple[StepEntry, ...],
        MaxLen(MOST_ENTRIES),
        Ask("What became of what you planned?", label="What became of my steps", another="Another one"),
    ] = ()
    uses: Annotated[
        tuple[PlanUse, ...],
        MaxLen(MOST_ENTRIES),
        Ask("When did you use your plan on a hard day?", label="When I used my plan", another="Another time"),
    ] = ()
    erased: Annotated[
        tuple[ErasedId, ...], MaxLen(MOST_ENTRIES), Keep("it holds what is gone, so that no copy brings it back")
    ] = ()

    def entries(self, kind: type[AnyItem]) -> tuple[AnyItem, ...]:
        """The entries of a class that stand today: those that no correction has replaced.

        Args:
            kind: `CheckIn`, `StepEntry` or `PlanUse`; or `Scale`.

        Raises:
            TypeError: A journal has no entries of this class.
        """
        found = getattr(self, _list_of(kind))
        replaced = {getattr(entry, "replaces", None) for entry in found}
        return tuple(entry for entry in found if entry.id not in replaced)

    def add(self, *entries: Item) -> Self:
        """A journal with these at the end: check-ins, step entries, uses of the plan, and new scales.

        Raises:
            InvalidValue: A rating lies outside its scale, an id is there already or was erased, or a correction
                replaces nothing that is there.
            TypeError: A journal has no entries of this class.
        """
        new: dict[str, Any] = {}
        for entry in entries:
            name = _list_of(type(entry))
            new[name] = (*new.get(name, getattr(self, name)), entry)
        grown = attrs.evolve(self, **new)
        scales = {scale.id: scale for scale in grown.scales}
        for entry in entries:
            for i, rating in enumerate(entry.ratings if isinstance(entry, CheckIn) else ()):
                _check_scale(rating, scales.get(rating.about), f"/ratings/{i}/value")
        return grown

    def correct(self, id: str, entry: Item) -> Self:
        """A journal in which an entry stands in place of the one with this id, which is kept beneath it.

        Raises:
            NotFound: The journal has no entry of the same class with this id.
            InvalidValue: As for `add`; or the new entry has the id of one that is there.
            TypeError: A journal has no entries of this class that can be corrected.
        """
        if "replaces" not in attrs.fields_dict(type(entry)):
            raise TypeError(f"a {type(entry).__name__} is not corrected but made anew")
        if all(known.id != id for known in getattr(self, _list_of(type(entry)))):
            raise NotFound(f"the journal has no {type(entry).__name__} with this id")
        correction: Any = entry
        return self.add(attrs.evolve(correction, replaces=id))

    def erase(self, *ids: str) -> Self:
        """A journal without these entries and all versions of them. Only their ids are left.

        Raises:
            NotFound: The journal has no entry with one of these ids.
        """
        every = {entry.id: entry for name in _LISTS.values() for entry in getattr(self, name)}
        for id in ids:
            if id not in every:
                raise NotFound("the journal has no entry with this id")
        gone = set(_versions(every, ids))
        changes: dict[str, Any] = {"erased": (*self.erased, *sorted(gone))}
        for name in _LISTS.values():
            changes[name] = tuple(entry for entry in getattr(self, name) if entry.id not in gone)
        return attrs.evolve(self, **changes)


_LISTS: dict[type[Item], str] = {Scale: "scales", CheckIn: "checkins", StepEntry: "steps", PlanUse: "uses"}


def _list_of(kind: type[Any]) -> str:
    if kind not in _LISTS:
        raise TypeError(f"a journal has no entries of the class {kind.__name__}")
    return _LISTS[kind]


def _check_scale(rating: Rating, scale: Scale | None, path: str) -> None:
    """Raise `InvalidValue` where a rating lies outside its scale.

    A document that holds such a rating is read all the same: the scale may have changed since.
    """
    if scale is None or rating.value is None:
        return
    if scale.low is not None and rating.value < scale.low:
        raise InvalidValue(
            fault("rule-off-scale", "must not be below {low}, where its scale begins", path, low=scale.low)
        )
    if scale.high is not None and rating.value > scale.high:
        raise InvalidValue(
            fault("rule-off-scale", "must not be above {high}, where its scale ends", path, high=scale.high)
        )


def _versions(every: dict[str, Item], ids: tuple[str, ...]) -> Iterator[str]:
    """The ids of entries and of all that they replace, or that replace them."""
    linked: dict[str, list[str]] = {}
    for id, entry in every.items():
        if (replaced := getattr(entry, "replaces", None)) in every:
            linked.setdefault(id, []).append(replaced)
            linked.setdefault(replaced, []).append(id)
    seen, left = set(ids), list(ids)
    while left:
        yield (id := left.pop())
        new = [other for other in linked.get(id, ()) if other not in seen]
        seen.update(new)
        left += new
