"""The merged document, and the conflicts as records: made of rows."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs

from ..fields import record_facts, own_facts, walk
from ..findings import Severity
from ..models.groups import PeerGroup
from ..models.items import Item, id_faults, place
from ..models.journal import Journal
from ..models.merges import Choice, Conflict, Merged
from ..models.plan import WellnessPlan
from ..models.stories import RecoveryStory
from ..plain import as_data, kind_of
from ..shapes import Many
from ..vocabulary import ConflictKind
from ._merge_consent import keep_to_consent
from ._merge_ids import made_id
from ._merge_rows import Merging, Undecided
from ._merge_values import pointing, written
from ._rows import Row, document_of

FIELDS: Mapping[type[Item], str] = {WellnessPlan: "plan", Journal: "journal", RecoveryStory: "story", PeerGroup: "group"}
"""The field for each kind of document that may be merged."""


def merged_of(merging: Merging, taken: Mapping[str, str]) -> Merged:
    """The merged document with its conflicts.

    Args:
        merging: The rows.
        taken: New ids of records whose own ids were taken, each with the one that it had.
    """
    _straighten(merging)
    keep_to_consent(merging)
    document = _whole(merging)
    _note_limits(merging)
    for new, old in taken.items():
        if new in merging.rows and (old in merging.rows or not any(old in side for side in merging.sides)):
            merging.undecided.append(Undecided(new, ConflictKind.SAME_ID, "", (new,)))
    items = {model.id: (path, model) for path, model in walk(document) if isinstance(model, Item)}
    for id in merging.brought_back:
        merging.undecided.append(Undecided(id, ConflictKind.REMOVED, "", (record_data(items[id][1]), None)))
    return as_merged(document, (_conflict(each, merging, items) for each in merging.undecided))


def as_merged(document: Any, conflicts: Any) -> Merged:
    """A merged document with its conflicts, what is to be looked at first before the others."""
    spots = {model.id: spot for spot, (_, model) in enumerate(walk(document)) if isinstance(model, Item)}
    order = sorted(
        conflicts,
        key=lambda each: (each.severity is not Severity.SAFETY, spots.get(each.about, len(spots)), each.kind, each.field),
    )
    taken = ids_of(document)
    named = list[Conflict]()
    for each in order:
        id = made_id(taken, each.about, each.kind, each.field)
        taken.add(id)
        named.append(attrs.evolve(each, id=id))
    own: Any = {FIELDS[type(document)]: document}
    return Merged(id=made_id(taken, document.id, "merged"), conflicts=tuple(named), **own)


def ids_of(document: Any) -> set[str]:
    """All ids in a document, and those of what was erased."""
    erased = getattr(document, "erased", ())
    return {model.id for _, model in walk(document) if isinstance(model, Item)} | {*erased}


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


def _whole(merging: Merging) -> Any:
    """The document, without pointers to what lies where they cannot lead: an option that is in another decision now."""
    while True:
        document = document_of(merging.rows, merging.root)
        lost = [finding.path for finding in id_faults(place(document))]
        if not lost:
            return document
        items = {path: model for path, model in walk(document) if isinstance(model, Item)}
        for path in lost:
            home = max((at for at in items if path.startswith(at + "/")), key=len)
            id, name = items[home].id, path.removeprefix(home + "/").split("/")[0]
            row = merging.rows[id]
            fact = next(fact for fact in pointing(row.cls) if fact.name == name)
            lost_id = _at(document, path)
            kept = merging.pointers.led(fact.shape, row.values[name], lambda id, gone=lost_id: None if id == gone else id)
            merging.rows[id] = attrs.evolve(row, values={**row.values, name: kept})
            merging.undecided.append(Undecided(id, ConflictKind.LED_NOWHERE, name, (as_data(kept),)))
            break


def _at(model: Any, path: str) -> Any:
    """What stands at a path."""
    for step in path[1:].split("/"):
        model = model[int(step)] if isinstance(model, tuple) else getattr(model, step)
    return model


def _note_limits(merging: Merging) -> None:
    """Say where a list has more than a document may hold, and no version had."""
    for id, row in merging.rows.items():
        for fact, _ in record_facts(row.cls):
            _note_limit(merging, id, fact, len(row.below.get(fact.name, ())), lambda side, name=fact.name: side.below.get(name, ()))
        for fact in own_facts(row.cls):
            if isinstance(fact.shape, Many):
                _note_limit(merging, id, fact, len(row.values[fact.name]), lambda side, name=fact.name: side.values[name])


def _note_limit(merging: Merging, id: str, fact: Any, size: int, of: Any) -> None:
    if not isinstance(fact.shape, Many) or size <= fact.shape.most:
        return
    if all(len(of(side[id])) < size for side in (merging.one, merging.other) if id in side):
        merging.undecided.append(Undecided(id, ConflictKind.TOO_MANY, fact.name, (fact.shape.most,)))
