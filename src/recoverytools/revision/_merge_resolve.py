"""The person decides."""

from collections.abc import Mapping
from typing import Any

import attrs

from .. import shapes
from ..errors import InvalidValue, NotFound
from ..fields import Fact, own_facts, record_facts, walk
from ..models.consent import Grant
from ..models.items import Item, id_faults, place
from ..models.merges import Conflict, Merged
from ..models.plan import WellnessPlan
from ..plain import as_data, from_dict, read_date
from ..shapes import Shape
from ..vocabulary import ConflictKind
from ._merge_conflicts import as_merged, by_id
from ._merge_lists import reordered
from ._merge_rules import is_whole
from ._merge_values import Pointers, pointing, without
from ._rows import Row, document_of, rows_of


def resolve(merged: Merged, conflict_id: str, choice: int) -> Merged:
    """A merged document in which the person has decided a conflict.

    What the choice says stands in the document, and the conflict is gone. Where the choice is what stands already, the
    document stays as it is. What cannot stand any more, as other things were decided since, is left out.

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
        InvalidValue: The choice holds what cannot stand there; no choice that `merge` made does.
    """
    conflict = next((each for each in merged.conflicts if each.id == conflict_id), None)
    if conflict is None:
        raise NotFound("there is no conflict with this id")
    if not 0 <= choice < len(conflict.choices):
        raise NotFound("the conflict has no such choice")
    document: Any = merged.document
    if choice != conflict.kept:
        document = _decided(document, conflict, conflict.choices[choice].value)
    items = by_id(document)
    gone = by_id(merged.document).keys() - items.keys()
    rest = [_placed(each, items) for each in merged.conflicts if each is not conflict and each.about not in gone]
    return as_merged(document, rest, {*items, *getattr(document, "erased", ())}, [*items])


def _placed(conflict: Conflict, items: Mapping[str, tuple[str, Item]]) -> Conflict:
    """A conflict with the path that it has in a document now."""
    if conflict.about not in items:
        return conflict
    return attrs.evolve(conflict, path=items[conflict.about][0] + (f"/{conflict.field}" if conflict.field else ""))


def _decided(document: Any, conflict: Conflict, value: Any) -> Any:
    """A document in which a choice stands; or as it is, where that cannot be."""
    rows, id = rows_of(document), conflict.about
    value = as_data(value)
    if id not in rows:
        return _with(document, value)
    row = rows[id]
    match conflict.kind:
        case ConflictKind.REMOVED | ConflictKind.SHARING if not conflict.field:
            return document if value is not None else _without(document, id)
        case ConflictKind.CHANGED | ConflictKind.SHARING:
            values = {conflict.field: _read(_fact(row, conflict.field), value)}
        case ConflictKind.TWO_VERSIONS:
            whole = [fact for fact in own_facts(row.cls) if is_whole(row.cls, fact)]
            values = {fact.name: _read(fact, value.get(fact.name)) for fact in whole}
        case ConflictKind.MOVED:
            return _moved(document, rows, id, value)
        case ConflictKind.ORDER:
            below = {**row.below, conflict.field: reordered(row.below.get(conflict.field, ()), value)}
            rows[id] = attrs.evolve(row, below=below)
            return document_of(rows, document.id)
        case _:
            return document
    pointers = Pointers(type(document))
    led = {
        fact.name: pointers.led(fact.shape, values[fact.name], lambda led: led if led in rows else None)
        for fact in pointing(row.cls)
        if fact.name in values
    }
    rows[id] = attrs.evolve(row, values={**row.values, **values, **led})
    return _checked(document, rows)


def _checked(document: Any, rows: dict[str, Row]) -> Any:
    """The document that rows make, or the one that was there, where they make none."""
    try:
        made = document_of(rows, document.id)
    except InvalidValue:
        return document
    return document if any(id_faults(place(made))) else made


def _fact(row: Row, name: str) -> Fact:
    return next(fact for fact in own_facts(row.cls) if fact.name == name)


def _read(fact: Fact, raw: Any) -> Any:
    """The value of a field from plain data, the default where there is none."""
    value = fact.default if raw is None else fact.mend(_value(fact.shape, raw))
    fact.check(value)
    return value


def _value(shape: Shape, raw: Any) -> Any:
    match shape:
        case shapes.Many(of):
            return tuple([_value(of, item) for item in raw])
        case shapes.Part(cls):
            return from_dict(raw, cls)
        case shapes.OneOf(cls):
            return cls._value2member_map_[raw]
        case shapes.Day() | shapes.Clock() | shapes.Moment():
            return read_date(shape, raw)
        case _:
            return raw


def _moved(document: Any, rows: dict[str, Row], id: str, spot: Any) -> Any:
    """A document in which a record lies elsewhere, where there is such a place."""
    row, home = rows[id], rows.get(spot["in"])
    if row.place is None or home is None or row.cls.__name__ not in _held(home, spot["field"]):
        return document
    old = rows[row.place.home]
    left = tuple(each for each in old.below[row.place.field] if each != id)
    rows[row.place.home] = attrs.evolve(old, below={**old.below, row.place.field: left})
    home = rows[spot["in"]]
    rows[spot["in"]] = attrs.evolve(home, below={**home.below, spot["field"]: (*home.below.get(spot["field"], ()), id)})
    return _checked(document, rows)


def _held(home: Row, field: str) -> list[str]:
    """The name of the class of the records that lie in a field."""
    return [cls.__name__ for fact, cls in record_facts(home.cls) if fact.name == field]


def _with(document: Any, data: Any) -> Any:
    """A plan with a grant that was left out, where it is still known for whom it is."""
    if data is None or not isinstance(document, WellnessPlan):
        return document
    known = {support.id for support in document.supports}
    if data.get("support") not in known:
        data.pop("support", None)
    return document.add(from_dict(data, Grant))


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
