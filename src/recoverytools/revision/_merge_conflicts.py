"""The merged document, and the conflicts as records: made of rows."""

from collections.abc import Mapping
from typing import Any

import attrs

from ..fields import classes_reached, facts, once, record_facts, walk
from ..models.items import Item
from ..models.merges import DOCUMENTS, Choice, Conflict, Merged
from ..plain import as_data, kind_of, maker
from ..shapes import Many
from ..vocabulary import ConflictKind
from ._merge_consent import keep_to_consent
from ._merge_ids import made_id
from ._merge_rows import Merging, Undecided
from ._merge_values import pointing, without, written
from ._rows import Row, document_of


def merged_of(merging: Merging, taken: Mapping[str, str]) -> Merged:
    """The merged document with its conflicts.

    Args:
        merging: The rows.
        taken: New ids of records whose own ids were taken, each with the one that it had.
    """
    _straighten(merging)
    keep_to_consent(merging)
    _loosen(merging)
    _note_limits(merging)
    document = document_of(merging.rows, merging.root, merging.same())
    for new, old in taken.items():
        if new in merging.rows and (old in merging.rows or not any(old in side for side in merging.sides)):
            merging.undecided.append(Undecided(new, ConflictKind.SAME_ID, "", (new,)))
    items = by_id(document) if merging.undecided or merging.brought_back else {}
    for id in merging.brought_back:
        merging.undecided.append(Undecided(id, ConflictKind.REMOVED, "", (record_data(items[id][1]), None)))
    taken_ids, conflicts = {*merging.taken(), *merging.erased}, list[Conflict]()
    for each in _to_look_at([_conflict(each, merging, items) for each in merging.undecided], items):
        id = made_id(taken_ids, each.about, each.kind, each.field)
        taken_ids.add(id)
        conflicts.append(attrs.evolve(each, id=id))
    return as_merged(made_id(taken_ids, document.id, "merged"), document, conflicts, items)


def by_id(document: Any) -> dict[str, tuple[str, Item]]:
    """Each record in a document with its path, by its id, in the order in which they are written."""
    return {model.id: (path, model) for path, model in walk(document) if isinstance(model, Item)}


def as_merged(id: str, document: Any, conflicts: list[Conflict], items: Mapping[str, Any]) -> Merged:
    """A merged document with its conflicts, of which what a hard day needs is the first to look at."""
    # what is in it was checked; to check it once more takes as long as to merge
    values = {"id": id, DOCUMENTS[type(document)]: document, "conflicts": tuple(_to_look_at(conflicts, items))}
    made: Merged = maker(Merged)(values)
    return made


def _to_look_at(conflicts: list[Conflict], items: Mapping[str, Any]) -> list[Conflict]:
    """Conflicts in the order in which to look at them: by severity, then as a document has its records."""
    spots = {id: spot for spot, id in enumerate(items)}

    def first(each: Conflict) -> tuple[int, int, str, str, str]:
        return each.severity.rank, spots.get(each.about, len(spots)), each.about, each.kind, each.field

    return sorted(conflicts, key=first)


def record_data(record: Any) -> dict[str, Any]:
    """A record with all below it as plain data, without a header."""
    return {key: value for key, value in as_data(record).items() if key not in {"document", "format"}}


def _conflict(each: Undecided, merging: Merging, items: Mapping[str, Any]) -> Conflict:
    first, choices = each.choices[0], sorted(each.choices, key=written)
    row = merging.last(each.about)
    if each.about in items:
        path = items[each.about][0] + (f"/{each.field}" if each.field else "")
    else:  # of what is gone, where it was
        path = f"{items[row.place.home][0]}/{row.place.field}"
    return Conflict(
        id="conflict",
        about=each.about,
        kind=each.kind,
        what=kind_of(row.cls),
        field=each.field,
        path=path,
        choices=tuple(Choice(value=value) for value in choices),
        kept=choices.index(first),
    )


# --- what no rule of a field can tell ---


def _straighten(merging: Merging) -> None:
    """Let no entries of a journal replace each other in a circle. No version alone can do that, but two can."""
    replaces = {id: row.values.get("replaces") for id, row in merging.rows.items() if "replaces" in row.values}
    seen = set[str]()
    for start in sorted(replaces):
        trail, at = list[str](), start
        while at in replaces and at not in seen:
            seen.add(at)
            trail.append(at)
            at = replaces[at] or ""
        if at in trail:
            last = min(trail[trail.index(at) :])
            row = merging.rows[last]
            merging.rows[last] = attrs.evolve(row, values={**row.values, "replaces": None})
            merging.undecided.append(Undecided(last, ConflictKind.LED_NOWHERE, "replaces", (None,)))


def _loosen(merging: Merging) -> None:
    """Let go of pointers that cannot lead from where they stand, as to an option that is in another decision now."""
    for id, row in list(merging.rows.items()):
        for fact in pointing(row.cls):
            value = merging.rows[id].values[fact.name]
            if not value:
                continue
            lost = {
                led for led, names in merging.pointers.each(fact.shape, value) if not _leads(merging, id, led, names)
            }
            if lost:
                kept = merging.pointers.led(fact.shape, value, without(lost))
                merging.rows[id] = attrs.evolve(row, values={**merging.rows[id].values, fact.name: kept})
                merging.undecided.append(Undecided(id, ConflictKind.LED_NOWHERE, fact.name, (as_data(kept),)))


def _leads(merging: Merging, id: str, led: str, names: tuple[str, ...]) -> bool:
    """Whether a pointer leads from one record to another: to one in the smallest record that may hold such ones."""
    rows, target = merging.rows, merging.rows.get(led)
    if target is None or target.cls.__name__ not in names:
        return led in merging.erased
    around = rows[id]
    while around.place and not classes_reached(around.cls).issuperset(names):
        around = rows[around.place.home]
    while target is not None and target is not around:
        target = rows[target.place.home] if target.place else None
    return target is around


def _note_limits(merging: Merging) -> None:
    """Say where a list has more than a document may hold, and no version had."""
    for id, row in merging.rows.items():
        for fact, is_below in _lists(row.cls):
            size = len(_list(row, fact, is_below=is_below))
            sides = [side[id] for side in (merging.one, merging.other) if id in side]
            if size > fact.shape.most and all(len(_list(side, fact, is_below=is_below)) < size for side in sides):
                merging.undecided.append(Undecided(id, ConflictKind.TOO_MANY, fact.name, (fact.shape.most,)))


@once
def _lists(cls: type[Item]) -> tuple[tuple[Any, bool], ...]:
    """The fields of a class that hold lists, each with whether these are of records."""
    below = {fact.name for fact, _ in record_facts(cls)}
    return tuple((fact, fact.name in below) for fact in facts(cls) if isinstance(fact.shape, Many))


def _list(row: Row, fact: Any, *, is_below: bool) -> Any:
    return row.below.get(fact.name, ()) if is_below else row.values[fact.name]
