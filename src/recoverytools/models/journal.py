"""The journal: what happened. The plan is what was meant.

A journal grows. An entry is never changed in place: a correction is an entry of its own that replaces it. And a journal
can forget: an erased entry leaves nothing but its id.

To keep track of one's own days is an old practice, of which the life charts of the US National Institute of Mental
Health are one form. The scales here are made by the person, each with numbers of its own, and none is borrowed from a
test. A missing answer is never a zero.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Self

import attrs
from attrs import frozen

from ..errors import InvalidValue, NotFound
from ..fields import (
    Ask,
    AtMost,
    Between,
    ErasedId,
    Id,
    Keep,
    Line,
    Paragraph,
    PointsTo,
    TimeZone,
    declared,
    new_id,
    walk,
)
from ..findings import Finding
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

    >>> hope = rt.Scale(name="how hopeful I feel", low=0, high=10, better=Better.HIGH)
    >>> print(rt.rendering.to_text(hope), end="")
    how hopeful I feel
    ==================
    <BLANKLINE>
    From: 0
    To: 10
    Good end: High is good
    """

    name: Annotated[
        Line,
        Ask(
            "What would you like to keep track of?",
            examples=("hours of sleep", "how hopeful I feel", "how loud the voices are"),
            label="",
        ),
    ]
    low: Annotated[float | None, Ask("What is its lowest number?", label="From")] = None
    high: Annotated[float | None, Ask("What is its highest number?", label="To")] = None
    step: Annotated[
        float | None, Between(0.001, 1_000_000), Ask("By how much does it go up each time?", label="In steps of")
    ] = None
    better: Annotated[Better | None, Ask("Where would you like it to be?", label="Good end")] = None

    def _check(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValue(fault("rule-low-above-high", "must not be above high", "/low"))


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Rating:
    """A person's number on one of their scales, or their level on a goal's scale, or why there is none.

    A rating has exactly one of `value`, `level` and `not_answered`.

    >>> sleep = rt.Scale(name="hours of sleep", low=0, high=24)
    >>> Rating(about=sleep.id, value=6.5).value
    6.5
    >>> print(Rating(about=sleep.id, not_answered=NotAnswered.FORGOT).value)
    None
    """

    about: Annotated[Id, PointsTo("Scale", "Goal"), Ask("Which scale or goal is it about?", label="")]
    value: Annotated[float | None, Ask("What is your number?", label="")] = None
    level: Annotated[
        Level | None,
        Ask(
            "Which of the goal's five levels fits best, -2 to 2?",
            help="-2 is much less than you expected, 2 is much more.",
            label="Level, -2 to 2",
        ),
    ] = None
    not_answered: Annotated[
        NotAnswered | None, Ask("If you leave it out, why? You do not have to say.", label="No answer")
    ] = None

    def __attrs_post_init__(self) -> None:
        given = [answer for answer in (self.value, self.level, self.not_answered) if answer is not None]
        if len(given) != 1:
            raise InvalidValue(fault("rule-one-answer", "must be the one answer, or level, or not_answered", "/value"))


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class ToolUse(Item):
    """A wellness tool that a person used, and whether it helped this time.

    >>> tea = rt.WellnessTool(name="mint tea on the back step")
    >>> now = datetime(2026, 11, 21, 21, 15, tzinfo=UTC)
    >>> evening = rt.CheckIn(occurred_at=now, tools_used=(ToolUse(tool=tea.id, helped=HelpedNow.A_LITTLE),))
    >>> [use.helped.label() for use in evening.tools_used]
    ['It helped a little']
    """

    tool: Annotated[Id, PointsTo("WellnessTool"), Ask("Which of your wellness tools did you use?", label="")]
    helped: Annotated[HelpedNow | None, Ask("Did it help this time?", label="This time")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class CheckIn(Item):
    """How a person is at some moment: their numbers, what they notice, what they used, a note.

    >>> evening = rt.CheckIn(
    ...     occurred_at=datetime(2026, 11, 21, 21, 15, tzinfo=UTC),
    ...     noticed_other=("I laughed today",),
    ...     note="long shift, good supper after",
    ... )
    >>> print(rt.rendering.to_text(evening), end="")
    21 November 2026, 9:15 pm
    =========================
    <BLANKLINE>
    Note: long shift, good supper after
    <BLANKLINE>
    What else I notice
    ------------------
    <BLANKLINE>
    - I laughed today
    """

    occurred_at: Annotated[datetime, Ask("When was it?", label="")]
    recorded_at: Annotated[datetime | None, RecordedAt] = None
    ratings: Annotated[
        tuple[Rating, ...], Ask("Where are your numbers now? Skip any you like.", label="My numbers")
    ] = ()
    noticed: Annotated[
        tuple[Annotated[Id, PointsTo("Trigger", "WarningSign", "Note")], ...],
        Ask("Which of your triggers or signs do you notice?", label="What I notice"),
    ] = ()
    noticed_other: Annotated[
        tuple[Line, ...],
        Ask(
            "What else do you notice?",
            examples=("I laughed today", "I am short with everyone"),
            label="What else I notice",
            another="Another thing",
        ),
    ] = ()
    tools_used: Annotated[
        tuple[ToolUse, ...],
        Ask("Which of your wellness tools have you used?", label="What I used", another="Another tool"),
    ] = ()
    note: Annotated[
        Paragraph,
        Ask("What else would you like to say about it?", examples=("long shift, good supper after",)),
    ] = ""
    replaces: Annotated[Id | None, PointsTo("CheckIn"), Replaces] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class StepEntry(Item):
    """What became of a step, a practice, a response or a backup plan on some day.

    `planned_for` and `planned_at` tell which time it was planned for, on the person's own calendar and clock; `what`
    keeps the words of that time.

    >>> walk = rt.Step(what="walk around the lake")
    >>> entry = rt.StepEntry(what=walk.what, about=walk.id, how=HowDone.SMALLEST_VERSION)
    >>> print(rt.rendering.to_text(entry), end="")
    walk around the lake
    ====================
    <BLANKLINE>
    From my plan: something in your plan
    How it went: Did the smallest version
    """

    what: Annotated[Line, Ask("What did you plan to do?", label="")] = ""
    about: Annotated[
        Id,
        PointsTo("Step", "DailyPractice", "Note", "BackupPlan"),
        Ask("Which part of your plan is it about?", label="From my plan"),
    ]
    planned_for: Annotated[date | None, Ask("For which day was it planned?", label="Planned for")] = None
    planned_at: Annotated[time | None, Ask("And at what time?", label="Planned at")] = None
    how: Annotated[
        HowDone,
        Ask("How did it go?", help="The smallest version counts. Skipping is all right too.", label="How it went"),
    ]
    occurred_at: Annotated[datetime | None, Ask("When did you do it?", label="When")] = None
    recorded_at: Annotated[datetime | None, RecordedAt] = None
    note: Annotated[Paragraph, Ask("What would you like to remember about it?")] = ""
    replaces: Annotated[Id | None, PointsTo("StepEntry"), Replaces] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class ResponseUse(Item):
    """Something from a plan that a person did on a hard day, and whether it helped this time.

    >>> bath = rt.Note(text="a hot bath with the radio on")
    >>> now = datetime(2026, 11, 14, 23, 0, tzinfo=UTC)
    >>> used = rt.PlanUse(occurred_at=now, did=(ResponseUse(response=bath.id, helped=HelpedNow.HELPED),))
    >>> [use.helped.label() for use in used.did]
    ['It helped']
    """

    response: Annotated[Id, PointsTo("Note"), Ask("Which thing from your plan did you do?", label="")]
    helped: Annotated[HelpedNow | None, Ask("Did it help this time?", label="This time")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class PlanUse(Item):
    """A time when a person used their plan: what they noticed, what they did, what they learned.

    >>> use = rt.PlanUse(
    ...     occurred_at=datetime(2026, 11, 14, 23, 0, tzinfo=UTC),
    ...     learned="the bath helps more than the phone",
    ...     change_the_plan="put the bath first",
    ... )
    >>> print(rt.rendering.to_text(use), end="")
    14 November 2026, 11:00 pm
    ==========================
    <BLANKLINE>
    What I learned: the bath helps more than the phone
    To change in my plan: put the bath first
    """

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

    >>> sleep = rt.Scale(id="sleep", name="hours of sleep", low=0, high=24)
    >>> now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    >>> morning = rt.CheckIn(id="sunday", occurred_at=now, ratings=(Rating(about="sleep", value=5),))
    >>> journal = rt.Journal(scales=(sleep,)).add(morning)
    >>> journal = journal.correct("sunday", rt.CheckIn(occurred_at=now, ratings=(Rating(about="sleep", value=7),)))
    >>> [entry.ratings[0].value for entry in journal.entries(rt.CheckIn)]
    [7.0]
    >>> journal.erase("sunday").checkins
    ()
    """

    plan: Annotated[Id | None, PointsTo("WellnessPlan"), Keep("which plan it goes with is for programs")] = None
    time_zone: Annotated[TimeZone, Ask("Which time zone do you live in?")] = ""
    scales: Annotated[
        tuple[Scale, ...],
        Ask("What would you like to keep track of?", label="My scales", another="Another scale"),
    ] = ()
    checkins: Annotated[
        tuple[CheckIn, ...], AtMost(MOST_ENTRIES), Ask("How are you?", label="Check-ins", another="Another check-in")
    ] = ()
    steps: Annotated[
        tuple[StepEntry, ...],
        AtMost(MOST_ENTRIES),
        Ask("How did the things you planned go?", label="How my steps went", another="Another one"),
    ] = ()
    uses: Annotated[
        tuple[PlanUse, ...],
        AtMost(MOST_ENTRIES),
        Ask("When did you use your plan on a hard day?", label="When I used my plan", another="Another time"),
    ] = ()
    erased: Annotated[
        tuple[ErasedId, ...], AtMost(MOST_ENTRIES), Keep("it holds what is gone, so that no copy brings it back")
    ] = ()

    def _check(self) -> None:
        found = [
            fault("rule-replaces-itself", "must not lead back to its own entry", f"/{name}/{place}/replaces")
            for name in ("checkins", "steps", "uses")
            for place in _circles(getattr(self, name))
        ]
        if found:
            raise InvalidValue(*found)

    def entries(self, kind: type[AnyItem]) -> tuple[AnyItem, ...]:
        """The entries of a class that stand today, a correction in the place of what it corrects.

        >>> early = rt.CheckIn(id="early", occurred_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC), note="a good start")
        >>> journal = rt.Journal().add(early, rt.PlanUse(occurred_at=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)))
        >>> len(journal.entries(rt.CheckIn)), len(journal.entries(rt.StepEntry))
        (1, 0)

        Args:
            kind: `CheckIn`, `StepEntry` or `PlanUse`; or `Scale`.

        Raises:
            TypeError: A journal has no entries of this class.
        """
        found: dict[str, AnyItem] = {entry.id: entry for entry in getattr(self, _list_of(kind))}
        replaces = {id: getattr(entry, "replaces", None) for id, entry in found.items()}
        places, first = {id: place for place, id in enumerate(found)}, _first_versions(replaces)
        replaced = set(replaces.values())
        standing = [id for id in found if id not in replaced]
        standing.sort(key=lambda entry: places[first[entry]])
        return tuple(map(found.__getitem__, standing))

    def add(self, *entries: Item) -> Self:
        """A journal with these at the end: check-ins, step entries, uses of the plan, and new scales.

        To add many, add them in one call: the whole journal is checked each time.

        >>> early = rt.CheckIn(id="early", occurred_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC), note="a good start")
        >>> journal = rt.Journal()
        >>> len(journal.add(early).checkins), len(journal.checkins)
        (1, 0)

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
        for place, entry in enumerate(grown.checkins[len(self.checkins) :], len(self.checkins)):
            for i, rating in enumerate(entry.ratings):
                if found := off_scale(rating, scales.get(rating.about)):
                    raise InvalidValue(found.under(f"/checkins/{place}/ratings/{i}"))
        return grown

    def correct(self, id: str, entry: Item) -> Self:
        """A journal in which an entry stands in place of the one with this id, or of what has replaced it since.

        A changed copy of the older one will do: ``journal.correct(old.id, attrs.evolve(old, note="…"))``. Where it has
        ids that are taken, it gets its own.

        The older one is kept beneath it, and where it was private, the new one is. Where two devices corrected it
        apart, one of the two is corrected and the other stands beside it.

        >>> early = rt.CheckIn(id="early", occurred_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC), note="a good start")
        >>> journal = rt.Journal().add(early).correct("early", attrs.evolve(early, id="later", note="a fair start"))
        >>> [entry.note for entry in journal.entries(rt.CheckIn)], len(journal.checkins)
        (['a fair start'], 2)

        Raises:
            NotFound: The journal has no entry of the same class with this id.
            InvalidValue: A rating lies outside its scale.
            TypeError: A journal has no entries of this class that can be corrected.
        """
        known = {older.id: older for older in getattr(self, _list_of(type(entry)))}
        if isinstance(entry, Scale):
            raise TypeError("a Scale is not corrected but made anew")
        if id not in known:
            raise NotFound(f"the journal has no {type(entry).__name__} with this id")
        newer, latest = {older.replaces: older.id for older in known.values()}, id
        while latest in newer:
            latest = newer[latest]
        correction: Any = entry
        correction = _with_ids_of_its_own(correction, {model.id for _, model in walk(self) if isinstance(model, Item)})
        private = entry.private or known[latest].private  # what was private stays so
        return self.add(attrs.evolve(correction, replaces=latest, private=private))

    def erase(self, *ids: str) -> Self:
        """A journal without these entries and all versions of them. Only their ids are left.

        With a scale, all numbers on it go. An id that was erased already may be erased again: a version that came from
        elsewhere since goes too.

        >>> early = rt.CheckIn(id="early", occurred_at=datetime(2026, 11, 22, 8, 0, tzinfo=UTC), note="a good start")
        >>> journal = rt.Journal().add(early).erase("early")
        >>> journal.checkins, journal.erased
        ((), ('early',))

        Raises:
            NotFound: The journal has no entry and no scale with one of these ids, and never had.
        """
        entries: tuple[Any, ...] = (*self.checkins, *self.steps, *self.uses)
        replaces = {entry.id: entry.replaces for entry in entries}
        known = {*replaces, *self.erased, *(scale.id for scale in self.scales)}
        if not known.issuperset(ids):
            raise NotFound("the journal has no entry with this id")
        gone = set(_versions(replaces, ids))
        changes: dict[str, Any] = {"erased": (*self.erased, *sorted(gone.difference(self.erased)))}
        for name in _LISTS.values():
            changes[name] = tuple(entry for entry in getattr(self, name) if entry.id not in gone)
        scales = gone.difference(replaces)  # a goal of the plan may have the id of an entry that goes
        changes["checkins"] = tuple(_without_ratings(entry, scales) for entry in changes["checkins"])
        return attrs.evolve(self, **changes)


def _with_ids_of_its_own(entry: Any, taken: set[str]) -> Any:
    """An entry with new ids for itself and for what is in it, where a journal has theirs already."""
    inner = {CheckIn: "tools_used", PlanUse: "did"}.get(type(entry))
    changes: dict[str, Any] = {"id": new_id()} if entry.id in taken else {}
    if inner:
        changes[inner] = tuple(_with_ids_of_its_own(use, taken) for use in getattr(entry, inner))
    return attrs.evolve(entry, **changes)


def _without_ratings(entry: CheckIn, gone: set[str]) -> CheckIn:
    """A check-in without its numbers on scales that are gone."""
    left = tuple(rating for rating in entry.ratings if rating.about not in gone)
    return entry if len(left) == len(entry.ratings) else attrs.evolve(entry, ratings=left)


_LISTS: dict[type[Item], str] = {Scale: "scales", CheckIn: "checkins", StepEntry: "steps", PlanUse: "uses"}


def _list_of(kind: Any) -> str:
    if kind not in _LISTS:
        name = kind.__name__ if isinstance(kind, type) else f"a {type(kind).__name__}"
        raise TypeError(f"a journal has no entries of the class {name}")
    return _LISTS[kind]


def off_scale(rating: Rating, scale: Scale | None) -> Finding | None:
    """What is wrong where a rating lies outside its scale, if it does.

    A document that holds such a rating is read all the same: the scale may have changed since.
    """
    if scale is None or rating.value is None:
        return None
    if scale.low is not None and rating.value < scale.low:
        return fault("rule-off-scale", "must not be below {low}, where its scale begins", "/value", low=scale.low)
    if scale.high is not None and rating.value > scale.high:
        return fault("rule-off-scale", "must not be above {high}, where its scale ends", "/value", high=scale.high)
    return None


def _first_versions(replaces: Mapping[str, str | None]) -> Mapping[str, str]:
    """The id of what was corrected first, for the id of each entry. No entry leads back to itself."""
    first: dict[str, str] = {}
    for id in replaces:
        trail, at = [id], id
        while at not in first and (older := replaces[at] or "") in replaces:
            trail.append(at := older)
        first |= dict.fromkeys(trail, first.get(at, at))
    return first


def _circles(entries: tuple[Any, ...]) -> Iterator[int]:
    """The place of one entry of each circle of entries that replace each other."""
    places = {entry.id: place for place, entry in enumerate(entries)}
    replaces = {entry.id: getattr(entry, "replaces", None) for entry in entries}
    seen: set[str] = set()
    for id in replaces:
        trail: set[str] = set()
        at = id
        while at in replaces and at not in seen and at not in trail:
            trail.add(at)
            at = replaces[at] or ""
        if at in trail:
            yield places[at]
        seen |= trail


def _versions(replaces: Mapping[str, str | None], ids: tuple[str, ...]) -> Iterator[str]:
    """The ids of entries and of all that they replace, or that replace them."""
    linked: dict[str, list[str]] = {}
    for newer, older in replaces.items():
        if older:
            linked.setdefault(newer, []).append(older)
            linked.setdefault(older, []).append(newer)
    seen, left = set(ids), list(ids)
    while left:
        yield (id := left.pop())
        new = [other for other in linked.get(id, ()) if other not in seen]
        seen.update(new)
        left += new
