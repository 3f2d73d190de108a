"""Proposals: what a helper would like to change, and what the person takes of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

import attrs

from ..errors import NotApplied
from ..fields import facts, walk
from ..findings import Finding
from ..models.consent import Grant
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..models.proposals import Change, Proposal, Spot
from ..models.views import SharedView
from ..plain import class_of, thawed
from ..shapes import Many, Part, Shape, Text, fault
from ..sharing import seen_plan, told_fields
from ..vocabulary import ChangeKind
from ._changes import apply, diff, exactly
from ._plain_rows import Data, plain_rows, rows_in

Document = TypeVar("Document", bound=Item)


def propose(document: Document, edited: Document, *, by: str, note: str = "") -> Proposal:
    """What someone would like to change in a document of another person.

    It is made from the document, or from a shared view of a plan, and from the same as they would have it. Nothing
    changes by it: the person takes it with `accept`, all of it or some of it, or lets it go.

    >>> goal = rt.Goal(id="cook", statement="Cook for my mother")
    >>> proposal = rt.propose(goal, attrs.evolve(goal, steps=(rt.Step(what="call Rose"),)), by="Rose")
    >>> [(change.kind.value, change.path) for change in proposal.changes]
    [('added', '/steps/0')]

    Args:
        document: What there is.
        edited: What they would like, with the same ids where something is the same.
        by: Who would like it, as the person will read it.
        note: What they would like to say about it.

    Raises:
        TypeError: These are no documents, or not of one class, or views of something else than a plan.
        ValueError: Their ids differ, or more of a view was changed than what it shows of the plan.
    """
    about: Item = document
    changes: tuple[Change, ...]
    if isinstance(document, SharedView):
        if not isinstance(edited, SharedView) or document.plan is None or edited.plan is None:
            raise TypeError("a proposal on a view is made of two views of a plan: as it is, and as they would have it")
        if attrs.evolve(edited, plan=document.plan) != document:
            raise ValueError("of a view, nothing is changed but what it shows of the plan")
        about, changes = document.plan, diff(document.plan, edited.plan)
    else:
        changes = diff(document, edited)
    return Proposal(by=by, note=note, about=about.id, on_view=about is not document, changes=changes)


def accept(
    document: Document,
    proposal: Proposal,
    *,
    only: Iterable[int] | None = None,
    key: bytes | None = None,
    grant: Grant | None = None,
) -> Document:
    """A document with what the person takes of a proposal.

    >>> goal = rt.Goal(id="cook", statement="Cook for my mother")
    >>> edited = attrs.evolve(goal, importance=9, steps=(rt.Step(what="call Rose"),))
    >>> proposal = rt.propose(goal, edited, by="Rose")
    >>> rt.accept(goal, proposal) == edited, rt.accept(goal, proposal, only=()) == goal
    (True, True)
    >>> [step.what for step in rt.accept(goal, proposal, only=[1]).steps]
    ['call Rose']

    Args:
        document: The person's document as it is now.
        proposal: What someone would like.
        only: Which changes are taken, as their places among the `changes` of the proposal; by default all.
        key: For a proposal on a view: the key of its grant.
        grant: For a proposal on a view: the grant, as the newest plan has it.

    Raises:
        NotApplied: Something is in the way of a change that is taken, or the proposal touches what its grant does not
            show. Nothing of it is taken then.
        InvalidDocument: What comes of it is no document. A change may need another one that was not taken.
        ValueError: The proposal is about another document, or has no change with such a number.
        TypeError: Something here is not of its class, or a proposal on a view comes without key and grant.
    """
    if proposal.on_view or key is not None or grant is not None:
        if not isinstance(document, WellnessPlan) or key is None or grant is None:
            raise TypeError("a proposal on a view is taken into a plan, with the key and the grant of the view")
        proposal = receive(document, proposal, key=key, grant=grant)
    if proposal.about != document.id:
        raise ValueError("this proposal is about another document")
    return apply(document, _taken(proposal.changes, _chosen(proposal, only)))


def decline(proposal: Proposal, *, only: Iterable[int] | None = None) -> Proposal | None:
    """What is left of a proposal to decide on, or None where nothing is.

    >>> goal = rt.Goal(id="cook", statement="Cook for my mother")
    >>> proposal = rt.propose(goal, attrs.evolve(goal, importance=9, why="She cooked for me"), by="Rose")
    >>> [change.field for change in rt.decline(proposal, only=[0]).changes]
    ['importance']
    >>> print(rt.decline(proposal))
    None

    Args:
        proposal: What someone would like.
        only: Which changes are let go, as their places among the `changes` of the proposal; by default all. Those that
            were taken are let go as well, since they are done.

    Raises:
        ValueError: The proposal has no change with such a number.
    """
    gone = _chosen(proposal, only)
    left = tuple(change for i, change in enumerate(proposal.changes) if i not in gone)
    return attrs.evolve(proposal, changes=left) if left else None


def _chosen(proposal: Proposal, only: Iterable[int] | None) -> AbstractSet[int]:
    """The places of some changes of a proposal, or of all."""
    all_of_them = {*range(len(proposal.changes))}
    chosen = all_of_them if only is None else {*only}
    if not chosen <= all_of_them:
        raise ValueError("the proposal has no change with such a number")
    return chosen


def _taken(changes: Sequence[Change], chosen: AbstractSet[int]) -> Iterator[Change]:
    """The changes that are taken. What comes behind something that is let go comes behind what is before that."""
    let_go = {change.item: change.now.behind for i, change in enumerate(changes) if i not in chosen and change.now}
    for i in sorted(chosen):
        spot, ways = changes[i].now, dict(let_go)
        while spot and spot.behind in ways:
            spot = attrs.evolve(spot, behind=ways.pop(spot.behind))
        yield attrs.evolve(changes[i], now=spot)


# --- proposals on a view ---


def receive(plan: WellnessPlan, proposal: Proposal, *, key: bytes, grant: Grant) -> Proposal:
    """A proposal that was made on a shared view, as one about the plan itself.

    What it names has the ids of the plan then, so that the person can look at it beside their plan. `accept` does this
    by itself where it gets key and grant. What is new gets another id where the plan has that one already.

    >>> plan = rt.WellnessPlan(goals=(rt.Goal(id="cook", statement="Cook for my mother"),))
    >>> grant, key = rt.Grant(to="my nurse", sections=("goals",)), b"a secret of this grant"
    >>> view = rt.share(plan, grant, on=date(2026, 11, 22), key=key)
    >>> edited = attrs.evolve(view, plan=view.plan.replace(attrs.evolve(view.plan.goals[0], importance=9)))
    >>> received = rt.receive(plan, rt.propose(view, edited, by="Sam"), key=key, grant=grant)
    >>> [(change.item, change.field, change.after) for change in received.changes]
    [('cook', 'importance', 9)]

    Args:
        plan: The person's plan as it is now.
        proposal: What someone would like who sees the plan by a grant.
        key: The key of the grant.
        grant: The grant, as the newest plan has it. What was proposed while it was open can be taken after it ended.

    Raises:
        NotApplied: The proposal touches what the grant does not show, or what is gone from the plan. `findings` names
            each place. None of it is made into a proposal about the plan.
        ValueError: It was made on another view, or not on a view.
        TypeError: Something here is not of its class.
    """
    if not all(isinstance(thing, cls) for thing, cls in ((plan, WellnessPlan), (grant, Grant), (key, bytes))):
        raise TypeError("a proposal on a view is received with the plan, the grant of the view and its key")
    if not proposal.on_view:
        raise ValueError("this proposal was not made on a view")
    way = _WayHome(plan, grant, key)
    if proposal.about != way.view:
        raise ValueError("this proposal is about another document, or its view had another grant or key")
    changes = tuple(way.of(proposal.changes))
    if way.faults:
        raise NotApplied(*way.faults)
    return attrs.evolve(proposal, about=plan.id, on_view=False, changes=changes)


class _Hidden(Exception):
    """A change touches what the view does not show."""


class _WayHome:
    """The way from a view back to its plan. It leads nowhere that the view does not show."""

    def __init__(self, plan: WellnessPlan, grant: Grant, key: bytes) -> None:
        seen = seen_plan(plan, grant, key)
        self.view, self.alias, self.fields = seen.plan.id, seen.ids.__getitem__, seen.fields
        self.seen, self.rows = plain_rows(seen.plan), plain_rows(plan)
        self.records = {part.id: (path, part) for path, part in walk(plan) if isinstance(part, Item)}
        self.ids = {self.alias(id): id for id in self.rows if self.alias(id) in self.seen}
        """The id in the plan for each that the view shows; then for each that is new as well."""
        self.shown = {*self.ids.values()}
        self.taken = {*self.rows}
        """The ids that nothing new may have."""
        self.faults: list[Finding] = []

    def of(self, changes: Sequence[Change]) -> Iterator[Change]:
        """The changes of a view as changes of the plan."""
        for change in changes:
            if change.kind is ChangeKind.ADDED:
                self._name(change)
        steps = dict(zip(ChangeKind, (self._added, self._removed, self._changed, self._moved), strict=True))
        for change in changes:
            try:
                yield steps[change.kind](change)
            except _Hidden:
                self._fault(change, fault("rule-not-shared", "is not in what the grant shows"))

    def _name(self, change: Change) -> None:
        """Give ids of the plan to all that is new in a change."""
        cls, data = class_of(change.what), thawed(change.after)
        for id in rows_in(data, cls) if cls and isinstance(data, dict) and data.get("id") == change.item else ():
            if id in self.ids:
                self._fault(
                    change, fault("rule-duplicate-id", "must not have the id of something that is there already")
                )
            else:
                self.ids[id] = self._free(id)

    def _free(self, id: str) -> str:
        """An id that nothing in the plan has, the same where that is free."""
        free, number = id, 1
        while free in self.taken:
            number += 1
            free = f"{id[:50]}-{number}"
        self.taken.add(free)
        return free

    def _fault(self, change: Change, found: Finding) -> None:
        self.faults.append(found.under(change.path))

    # --- each kind of change ---

    def _added(self, change: Change) -> Change:
        now, after = self._spot(change.now), self._record(change, change.after)
        path = f"{self.records[now.home][0]}/{now.field}" if now.home in self.records else change.path
        return attrs.evolve(change, item=after["id"], path=path, after=after, now=now)

    def _removed(self, change: Change) -> Change:
        item, was, before = self._shown(change.item), self._spot(change.was), self._record(change, change.before)
        # where the plan has more in it than the view shows, the change does not fit the plan
        return attrs.evolve(change, item=item, path=self.records[item][0], before=before, was=was)

    def _changed(self, change: Change) -> Change:
        item = self._shown(change.item)
        shape = self._shape(item, change.field)
        here, seen = self.rows[item].says.get(change.field), self.seen[change.item].says.get(change.field)
        before, after = (self._led(thawed(value), shape, self._id) for value in (change.before, change.after))
        if exactly(self._led(here, shape, self.alias)) != exactly(seen):
            # some of it is hidden, and nothing but a list of pointers is taken apart
            if not (isinstance(shape, Many) and isinstance(shape.of, Text)):
                raise _Hidden
            if exactly(change.before) == exactly(seen):
                before, after = here, _with_hidden(here or [], before or [], after or [])
        path = f"{self.records[item][0]}/{change.field}"
        return attrs.evolve(change, item=item, path=path, before=before, after=after)

    def _moved(self, change: Change) -> Change:
        item, was, now = self._shown(change.item), self._spot(change.was), self._spot(change.now)
        return attrs.evolve(change, item=item, path=self.records[item][0], was=was, now=now)

    # --- what leads to the plan, or nowhere ---

    def _id(self, alias: str) -> str:
        if alias not in self.ids:
            raise _Hidden
        return self.ids[alias]

    def _shown(self, alias: str) -> str:
        """The id of something that the view shows."""
        id = self._id(alias)
        if id not in self.shown:
            raise _Hidden
        return id

    def _shape(self, item: str, field: str) -> Shape:
        """The shape of a field that the view shows of a record."""
        _, record = self.records[item]
        shape = next((fact.shape for fact in facts(type(record)) if fact.name == field), None)
        if shape is None or field not in self.fields(record):
            raise _Hidden
        return shape

    def _spot(self, spot: Spot | None) -> Spot:
        if spot is None:
            raise _Hidden
        home = self._id(spot.home)
        if home in self.shown:
            self._shape(home, spot.field)
        return attrs.evolve(spot, home=home, behind=spot.behind and self._id(spot.behind))

    def _record(self, change: Change, value: Any) -> Data:
        """A record that is new or gone, with ids of the plan."""
        cls, data = class_of(change.what), thawed(value)
        if cls is None or not isinstance(data, dict) or data.get("id") != change.item:
            raise _Hidden
        return self._model(data, cls, self._id)

    def _led(self, value: Any, shape: Shape, to: Callable[[str], str]) -> Any:
        """Plain data of a shape in which all that points somewhere does so by another id."""
        match shape:
            case Many(of=of) if isinstance(value, list):
                return [self._led(each, of, to) for each in value]
            case Part(cls=cls) if isinstance(value, dict):
                return self._model(value, cls, to)
            case Text(points_to=names) if names and isinstance(value, str):
                return to(value)
            case _:
                return value

    def _model(self, data: Data, cls: type[Any], to: Callable[[str], str]) -> Data:
        """Plain data of a model with other ids. What no view shows of such a model may not stand in it."""
        shapes = {fact.name: fact.shape for fact in facts(cls) if fact.name in told_fields(cls)}
        led: Data = {}
        for name, value in data.items():
            if name == "id" and isinstance(value, str):
                led[name] = to(value)
            elif name in shapes:
                led[name] = self._led(value, shapes[name], to)
            elif name == "private" and value is False:
                led[name] = value
            else:
                raise _Hidden
        return led


def _with_hidden(here: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """A list as it is to be, with what is hidden of it behind the same that it was behind."""
    led, behind = [*after], 0
    for id in here:
        if id not in before:
            led.insert(behind, id)
            behind += 1
        elif id in led:
            behind = led.index(id) + 1
    return led
