"""A document as rows: one for each record in it, with what the record says by itself and where it lies."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from ..fields import is_declared, own_facts, pointer_facts, pointers, record_facts, walk
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

    def leads(self) -> Iterator[str]:
        """The ids that it points to, also from within what it says."""
        for fact, _ in pointer_facts(self.cls):
            yield from _all_in(self.values[fact.name])
        for value in self.values.values():
            for model in _all_in(value):
                if is_declared(type(model)):
                    yield from (id for _, part in walk(model) for _, id, _ in pointers(part))


Rows = Mapping[str, Row]
"""The rows of a document by id, in the order in which it is written."""


def rows_of(document: Item) -> dict[str, Row]:
    """The rows of a document, itself first."""
    found: dict[str, Row] = {}
    _put(document, None, found)
    return found


def _put(record: Any, place: Place | None, found: dict[str, Row]) -> None:
    cls, id = type(record), record.id
    below = {fact.name: tuple(_all_in(getattr(record, fact.name))) for fact, _ in record_facts(cls)}
    values = {fact.name: getattr(record, fact.name) for fact in own_facts(cls)}
    ids = {name: tuple([part.id for part in parts]) for name, parts in below.items() if parts}
    found[id] = Row(cls, place, values, ids)
    for name, parts in below.items():
        for part in parts:
            _put(part, Place(id, name), found)


def _all_in(value: Any) -> tuple[Any, ...]:
    """What stands in a field, alone or in a list."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def document_of(rows: Rows, id: str) -> Any:
    """The record with an id, and all below it, made of its rows.

    Ids and pointers are not looked at.

    Raises:
        InvalidValue: A record cannot be what its row says.
    """
    row = rows[id]
    values = dict(row.values)
    for fact, _ in record_facts(row.cls):
        if ids := row.below.get(fact.name):
            parts = tuple([document_of(rows, part) for part in ids])
            values[fact.name] = parts if isinstance(fact.shape, Many) else parts[0]
    return maker(row.cls)(values)
