"""The person decides."""

from collections.abc import Mapping
from typing import Any

import attrs

from ..errors import InvalidValue, NotApplied, NotFound
from ..fields import own_facts, record_facts, walk
from ..models.consent import Grant
from ..models.items import Item, id_faults, place
from ..models.merges import Conflict, Merged
from ..models.plan import WellnessPlan
from ..plain import value_of
from ..shapes import fault
from ..vocabulary import ConflictKind
from ._merge_conflicts import as_merged, by_id
from ._merge_lists import reordered
from ._merge_rules import is_whole
from ._merge_values import Pointers, pointing, without
from ._rows import Place, Row, document_of, rows_of


def resolve(merged: Merged, conflict_id: str, choice: int) -> Merged:
    """A merged document in which the person has decided a conflict.

    What the choice says stands in the document, and the conflict is gone. Where the choice is what stands already, the
    document stays as it is. What was taken out by a decision is gone for all others: they lead there no more, and what
    there was to decide in it is gone with it.

    >>> base = rt.WellnessPlan(id="malia", vision="a room")
    >>> mine, theirs = attrs.evolve(base, vision="my own kitchen"), attrs.evolve(base, vision="a garden")
    >>> merged = rt.merge(base, mine, theirs)
    >>> [choice.value for choice in merged.conflicts[0].choices]
    ['a garden', 'my own kitchen']
    >>> decided = rt.resolve(merged, merged.conflicts[0].id, 0)
    >>> decided.document.vision, decided.conflicts
    ('a garden', ())

    Args:
        merged: The merged document.
        conflict_id: The id of the conflict.
        choice: The place of the choice in the conflict, the first being 0.

    Raises:
        NotFound: There is no such conflict, or it has no such choice.
        NotApplied: The choice cannot stand, as other things were decided since. The conflict stays; what stands now
            can always be chosen.
        TypeError: `choice` is no whole number.
    """
    if type(choice) is not int:
        raise TypeError(f"choice must be the place of a choice, a whole number, not a {type(choice).__name__}")
    conflict = next((each for each in merged.conflicts if each.id == conflict_id), None)
    if conflict is None:
        raise NotFound("there is no conflict with this id")
    if not 0 <= choice < len(conflict.choices):
        raise NotFound("the conflict has no such choice")
    before: Any = merged.document
    document = before if choice == conflict.kept else _decided(before, conflict, conflict.choices[choice].value)
    items = by_id(document)
    gone = by_id(before).keys() - items.keys()
    rest = [_placed(each, items) for each in merged.conflicts if each is not conflict and each.about not in gone]
    return as_merged(merged.id, document, rest, items)


def _placed(conflict: Conflict, items: Mapping[str, tuple[str, Item]]) -> Conflict:
    """A conflict with the path that it has in a document now."""
    if conflict.about not in items:
        return conflict
    return attrs.evolve(conflict, path=items[conflict.about][0] + (f"/{conflict.field}" if conflict.field else ""))


def _decided(document: Any, conflict: Conflict, value: Any) -> Any:
    """A document in which a choice stands.

    Raises:
        NotApplied: The choice cannot stand.
    """
    try:
        made = _made(document, conflict, value)
        findings = tuple(id_faults(place(made)))
    except InvalidValue as error:
        made, findings = None, error.findings
    if findings:
        raise NotApplied(*(attrs.evolve(each, path=conflict.path) for each in findings))
    return made


_NO_PLACE = fault("rule-gone", "has its place in something that is not there any more")
_UNFIT = fault("wrong-value", "must be a choice that goes with what there is to decide")


def _made(document: Any, conflict: Conflict, value: Any) -> Any:
    rows, id = rows_of(document), conflict.about
    row = rows.get(id)
    match conflict.kind, value:
        case ConflictKind.REMOVED | ConflictKind.SHARING, None if row and not conflict.field:
            return _without(document, id)
        case ConflictKind.SHARING, {} if row is None and not conflict.field:
            grants = Place(document.id, "grants")
            rows[id] = Row(Grant, grants, {"id": id}, {})
            rows[id] = _saying(rows, id, value)
            _put(rows, id, grants)
        case ConflictKind.MOVED, {"in": str(home), "field": str(field)} if row and row.place:
            old = rows[row.place.home]
            left = tuple(each for each in old.below[row.place.field] if each != id)
            rows[row.place.home] = attrs.evolve(old, below={**old.below, row.place.field: left})
            _put(rows, id, Place(home, field))
        case ConflictKind.ORDER, tuple() if row:
            below = {**row.below, conflict.field: reordered(row.below.get(conflict.field, ()), value)}
            rows[id] = attrs.evolve(row, below=below)
        case ConflictKind.TWO_VERSIONS, {} if row:
            whole = [fact.name for fact in own_facts(row.cls) if is_whole(row.cls, fact)]
            rows[id] = _saying(rows, id, {name: value.get(name) for name in whole})
        case ConflictKind.CHANGED | ConflictKind.SHARING, _ if row and conflict.field:
            rows[id] = _saying(rows, id, {conflict.field: value})
        case _:
            raise InvalidValue(_UNFIT)
    return document_of(rows, document.id)


def _saying(rows: Mapping[str, Row], id: str, said: Mapping[str, Any]) -> Row:
    """A record that says something else, from plain data. It leads to nothing that was taken out since."""
    row, pointers = rows[id], Pointers(next(iter(rows.values())).cls)
    values = dict(row.values)
    for fact in own_facts(row.cls):
        if fact.name in said:
            raw = said[fact.name]
            value = fact.default if raw is None and not fact.required else value_of(fact.shape, raw)
            gone = {led for led in pointers.ids(fact.shape, value) if led not in rows}
            values[fact.name] = pointers.led(fact.shape, value, without(gone))
    return attrs.evolve(row, values=values)


def _put(rows: dict[str, Row], id: str, to: Place) -> None:
    """Put a record in a place, behind what is there."""
    home = rows.get(to.home)
    if home is None or (to.field, rows[id].cls) not in ((fact.name, cls) for fact, cls in record_facts(home.cls)):
        raise InvalidValue(_NO_PLACE)
    rows[to.home] = attrs.evolve(home, below={**home.below, to.field: (*home.below.get(to.field, ()), id)})


def _without(document: Any, id: str) -> Any:
    """A document without a record and all below it."""
    if isinstance(document, WellnessPlan):
        return document.remove(id)
    rows = rows_of(document)
    gone = {model.id for _, model in walk(document_of(rows, id)) if isinstance(model, Item)}
    pointers = Pointers(type(document))
    left: dict[str, Row] = {}
    for each, row in rows.items():
        led = {fact.name: pointers.led(fact.shape, row.values[fact.name], without(gone)) for fact in pointing(row.cls)}
        below = {name: tuple(id for id in ids if id not in gone) for name, ids in row.below.items()}
        left[each] = attrs.evolve(row, values={**row.values, **led}, below=below)
    return document_of(left, document.id)
