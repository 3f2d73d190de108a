"""A document as rows: one for each record in it, with what the record says by itself and where it lies."""

from collections.abc import Callable, Container, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

import attrs

from ..fields import once, own_facts, record_facts
from ..models.items import Item
from ..plain import maker
from ..shapes import Many


class Place(NamedTuple):
    """Where a record lies: the id of the record around it, and the field there."""

    home: str
    field: str


@attrs.frozen(eq=False)
class Row:
    """A record without the records below it."""

    cls: type[Item]
    place: Place | None
    """None for the document itself."""
    values: Mapping[str, Any]
    """What it says by itself, by field, its id among that."""
    below: Mapping[str, tuple[str, ...]]
    """The ids of the records right below it, by field, in order."""
    whole: Any = None
    """The record that it was made of, with all below it."""


Rows = Mapping[str, Row]
"""The rows of a document by id, in the order in which it is written."""


def rows_of(document: Item, known: "Rows | None" = None) -> dict[str, Row]:
    """The rows of a document, itself first.

    Where rows of another version are known, those of records that are the same there, with all below them, are the very
    same rows: to see what was changed, whatever is the same need not be looked at.
    """
    found: dict[str, Row] = {}
    _put(document, None, found, known or {})
    return found


def _put(record: Any, place: Place | None, found: dict[str, Row], known: Rows) -> None:
    cls, id = type(record), record.id
    old = known.get(id)
    # models are equal where they are written alike
    if old and old.place == place and old.whole == record:
        found[id] = old
        for inside in old.below.values():
            for part in inside:
                _again(part, found, known)
        return
    names, values_of = _own(cls)
    below = {name: parts for fact, _ in record_facts(cls) if (parts := _all_in(getattr(record, name := fact.name)))}
    ids = {name: tuple([part.id for part in parts]) for name, parts in below.items()}
    found[id] = Row(cls, place, dict(zip(names, values_of(record), strict=True)), ids, record)
    for name, parts in below.items():
        here = Place(id, name)
        for part in parts:
            _put(part, here, found, known)


def _again(id: str, found: dict[str, Row], known: Rows) -> None:
    row = found[id] = known[id]
    for ids in row.below.values():
        for part in ids:
            _again(part, found, known)


@once
def _own(cls: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the fields of a class that hold no records, and what takes their values."""
    names = tuple(fact.name for fact in own_facts(cls))
    return names, attrgetter(*names)


def _all_in(value: Any) -> tuple[Any, ...]:
    """What stands in a field, alone or in a list."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def document_of(rows: Rows, id: str, same: Container[str] = ()) -> Any:
    """The record with an id, and all below it, made of its rows.

    Ids and pointers are not looked at. What is the `same`, with all below it, is the record that its row was made of.

    Raises:
        InvalidValue: A record cannot be what its row says.
    """
    row = rows[id]
    if id in same:
        return row.whole
    values = dict(row.values)
    for fact, _ in record_facts(row.cls):
        if ids := row.below.get(fact.name):
            parts = tuple([document_of(rows, part, same) for part in ids])
            values[fact.name] = parts if isinstance(fact.shape, Many) else parts[0]
    return maker(row.cls)(values)
