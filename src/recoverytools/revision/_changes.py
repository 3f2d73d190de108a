"""What changed between two versions of a document, as data, and the same changes made to a document."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

import attrs

from ..errors import NotApplied
from ..fields import facts, own_facts, record_facts, walk
from ..findings import Finding
from ..models.items import Item
from ..models.proposals import Change, Spot
from ..plain import class_of, from_dict, kind_of, thawed
from ..shapes import Many, fault
from ..vocabulary import ChangeKind
from ._plain_rows import PlainRow, PlainRows, data_of, plain_rows, rows_in
from ._rows import Place

Document = TypeVar("Document", bound=Item)


def diff(old: Document, new: Document) -> tuple[Change, ...]:
    """What changed from one version of a document to another, in the order of the newer one.

    What a record says is compared field by field, and records by their ids, wherever they lie. A new record is one
    change with all that is new in it, and so is one that is gone. What lies elsewhere was moved; of a list in another
    order, as few are moved as can be.

    >>> plan = rt.WellnessPlan(id="malia", goals=(rt.Goal(id="cook", statement="Cook for my mother"),))
    >>> newer = attrs.evolve(plan, vision="my own kitchen", goals=(attrs.evolve(plan.goals[0], importance=9),))
    >>> [(change.path, change.field, change.after) for change in rt.diff(plan, newer)]
    [('/vision', 'vision', 'my own kitchen'), ('/goals/0/importance', 'importance', 9)]

    Raises:
        TypeError: These are no documents, or not of one class.
        ValueError: These are two documents and not two versions of one: their ids differ.
        InvalidValue: A list is longer than a document may hold.
    """
    if not issubclass(type(old), Item) or type(old) is not type(new):
        raise TypeError(
            f"two versions of a document are compared, not a {type(old).__name__} and a {type(new).__name__}"
        )
    if old.id != new.id:
        raise ValueError("these are two documents: their ids differ")
    return tuple(_Comparison(old, new).below(new.id))


class _Comparison:
    """Two versions of a document, side by side."""

    def __init__(self, old: Item, new: Item) -> None:
        self.old, self.new = plain_rows(old), plain_rows(new)
        self.old_paths, self.new_paths = _paths(old), _paths(new)
        self.was, self.now = _spots(self.old), _spots(self.new)
        self.kept = {id for id, row in self.new.items() if id in self.old and self.old[id].cls is row.cls}
        self.fresh, self.gone = self.new.keys() - self.kept, self.old.keys() - self.kept

    def below(self, id: str) -> Iterator[Change]:
        """What changed in a record, and in all below it."""
        new = self.new[id]
        old = self.old[id] if id in self.kept else PlainRow(new.cls, None, new.says, {})
        for fact in facts(new.cls):
            name, path = fact.name, f"{self.new_paths[id]}/{fact.name}"
            before, after = old.says.get(name), new.says.get(name)
            if exactly(before) != exactly(after):
                yield self._change(ChangeKind.CHANGED, new, path, field=name, before=before, after=after)
            yield from self._in_list(id, old.below.get(name, []), new.below.get(name, []))

    def _in_list(self, home: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
        for id in old:
            if id in self.gone:
                before = data_of(self.old, id, self.gone)
                yield self._change(
                    ChangeKind.REMOVED, self.old[id], self.old_paths[id], before=before, was=self.was(id)
                )
        stay = _staying([id for id in old if id in self.kept], new)
        for id in new:
            row = self.new[id]
            if id not in self.fresh and id not in stay:
                yield self._change(ChangeKind.MOVED, row, self.new_paths[id], was=self.was(id), now=self.now(id))
            elif id in self.fresh and home not in self.fresh:
                after = data_of(self.new, id, self.fresh)
                yield self._change(ChangeKind.ADDED, row, self.new_paths[id], after=after, now=self.now(id))
            yield from self.below(id)

    @staticmethod
    def _change(kind: ChangeKind, row: PlainRow, path: str, **more: Any) -> Change:
        return Change(kind=kind, item=row.says["id"], what=kind_of(row.cls), path=path, **more)


def _paths(document: Item) -> dict[str, str]:
    """Where each record of a document stands."""
    return {part.id: path for path, part in walk(document) if isinstance(part, Item)}


def _spots(rows: PlainRows) -> Callable[[str], Spot]:
    """What tells where a record lies, and which lies before it there."""
    behind = {id: other for row in rows.values() for ids in row.below.values() for other, id in pairwise(ids)}

    def spot(id: str) -> Spot:
        place: Any = rows[id].place
        return Spot(home=place.home, field=place.field, behind=behind.get(id))

    return spot


def _staying(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """As many of a list as are in another in the same order: all others were moved (patience sorting)."""
    places = {id: place for place, id in enumerate(old)}
    ends: list[int] = []
    rows: list[tuple[int, str]] = []
    for id in new:
        if id in places:
            length = bisect_left(ends, places[id])
            ends[length : length + 1] = [places[id]]
            rows.append((length, id))
    wanted, stay = len(ends) - 1, set[str]()
    bound = len(old)
    for length, id in reversed(rows):
        if length == wanted and places[id] < bound:
            stay.add(id)
            wanted, bound = wanted - 1, places[id]
    return stay


# --- the same changes made ---


def apply(document: Document, changes: Iterable[Change]) -> Document:
    """A document with these changes made.

    All changes of `diff` make the newer version of the older one. Some of them, or all of them on a version that has
    grown on, are made where nothing is in the way: each record that they name is there, and says what it said when the
    change was made. Nothing that was written since is lost without a word.

    >>> goal = rt.Goal(id="cook", statement="Cook for my mother")
    >>> changes = rt.diff(goal, attrs.evolve(goal, importance=9))
    >>> grown = attrs.evolve(goal, why="She cooked for me")
    >>> rt.apply(grown, changes) == attrs.evolve(grown, importance=9)
    True

    Raises:
        NotApplied: Something is in the way of a change. `findings` says what, for all of them.
        InvalidDocument: What comes of it is no document. A pointer may lead to something that was not taken, say.
        TypeError: This is no document.
    """
    if not isinstance(document, Item):
        raise TypeError(f"changes are made to a document, not to a {type(document).__name__}")
    making = _Making(plain_rows(document))
    making.make(tuple(changes))
    if making.faults:
        raise NotApplied(*making.faults)
    made: Document = from_dict(data_of(making.rows, document.id), type(document))
    return made


@attrs.define
class _Making:
    """Changes being made. What goes is taken out of all lists first, and what comes is put in last."""

    rows: PlainRows
    faults: list[Finding] = attrs.field(factory=list)

    def make(self, changes: Sequence[Change]) -> None:
        order = ChangeKind.MOVED, ChangeKind.REMOVED, ChangeKind.CHANGED, ChangeKind.ADDED
        steps = dict(zip(order, (self._take_out, self._remove, self._change, self._add), strict=True))
        coming = []
        for kind, step in steps.items():
            # what one of these holds, another may hold too: all are there before any of them is put in its place
            fitting = [change for change in changes if change.kind is kind and step(change)]
            if kind in {ChangeKind.MOVED, ChangeKind.ADDED}:
                coming += fitting
        chosen = {id(change) for change in coming}
        for change in changes:
            if id(change) in chosen:
                self._put_in(change)

    def _row(self, change: Change) -> PlainRow | None:
        row = self.rows.get(change.item)
        if row and kind_of(row.cls) == change.what:
            return row
        self._fault(change, fault("rule-gone", "is not there any more"))
        return None

    def _take_out(self, change: Change) -> bool:
        row = self._row(change)
        if row is None:
            return False
        return self._let_go(change, row)

    def _remove(self, change: Change) -> bool:
        row = self._row(change)
        if row is None:
            return False
        if not _alike(data_of(self.rows, change.item), change.before):
            return self._fault(change, fault("rule-said-anew", "has something in it that the change does not know of"))
        if not self._let_go(change, row):
            return False
        for id in _ids_below(self.rows, change.item):
            del self.rows[id]
        return True

    def _change(self, change: Change) -> bool:
        row = self._row(change)
        if row is None:
            return False
        if change.field == "id" or change.field not in {fact.name for fact in own_facts(row.cls)}:
            return self._fault(change, fault("wrong-value", "must be a field of the {what}", what=change.what))
        if not _alike(row.says.get(change.field), change.before):
            return self._fault(change, fault("rule-said-anew", "was changed since"))
        row.says.pop(change.field, None)
        if change.after is not None:
            row.says[change.field] = thawed(change.after)
        return True

    def _add(self, change: Change) -> bool:
        cls, data = class_of(change.what), thawed(change.after)
        if cls is None or not isinstance(data, dict) or data.get("id") != change.item:
            return self._fault(change, fault("wrong-value", "must be a record with its id"))
        rows = rows_in(data, cls)
        if not rows.keys().isdisjoint(self.rows):
            return self._fault(
                change, fault("rule-duplicate-id", "must not have the id of something that is there already")
            )
        self.rows |= rows
        return True

    def _put_in(self, change: Change) -> None:
        row, spot = self.rows[change.item], change.now
        home = self.rows.get(spot.home) if spot else None
        if spot is None or home is None:
            self._fault(change, fault("rule-gone", "has its place in something that is not there any more"))
            return
        place = next(
            (fact for fact, part in record_facts(home.cls) if (fact.name, part) == (spot.field, row.cls)), None
        )
        if place is None:
            self._fault(change, fault("wrong-value", "must have its place in a list of such records"))
            return
        beside = home.below.setdefault(spot.field, [])
        if beside and not isinstance(place.shape, Many):
            self._fault(change, fault("rule-place-taken", "is there already; replace or remove it"))
            return
        if spot.behind is None:
            beside.insert(0, change.item)
        else:  # looked for from the end, as most come behind what came before them
            ends = range(len(beside), 0, -1)
            beside.insert(next((end for end in ends if beside[end - 1] == spot.behind), len(beside)), change.item)
        row.place = Place(spot.home, spot.field)

    def _let_go(self, change: Change, row: PlainRow) -> bool:
        """Take a record out of the place where it lay when the change was made."""
        if row.place is None or change.was is None or row.place != (change.was.home, change.was.field):
            return self._fault(change, fault("rule-moved-since", "lies in another place by now"))
        self.rows[row.place.home].below[row.place.field].remove(change.item)
        row.place = None
        return True

    def _fault(self, change: Change, found: Finding) -> bool:
        self.faults.append(found.under(change.path))
        return False


def _ids_below(rows: PlainRows, id: str) -> list[str]:
    """The ids of a record and of all below it."""
    return [id, *(each for ids in rows[id].below.values() for part in ids for each in _ids_below(rows, part))]


exactly = partial(json.dumps, sort_keys=True)
"""Plain data as a text: in Python, 1, 1.0 and True are equal."""


def _alike(one: Any, other: Any) -> bool:
    """Whether two say the same. A program in between may have written 5 for 5.0."""
    written = (exactly(json.loads(exactly(each), parse_int=float)) for each in (one, other))
    return next(written) == next(written)
