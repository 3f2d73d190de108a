"""A document as rows of plain data: one for each record in it, with what it says by itself and where it lies."""

from collections.abc import Container
from typing import Any

import attrs

from ..fields import facts, record_facts
from ..models.items import Item
from ..plain import to_dict
from ..shapes import Many
from ._rows import Place

Data = dict[str, Any]


@attrs.define(eq=False)
class PlainRow:
    """A record without the records below it, as it stands in a document."""

    cls: type[Item]
    place: Place | None
    """None for the document itself, and for what lies nowhere yet."""
    says: Data
    """What it says by itself, defaults left out, its id among that."""
    below: dict[str, list[str]]
    """The ids of the records right below it, by field, in order."""


PlainRows = dict[str, PlainRow]


def plain_rows(document: Item) -> PlainRows:
    """The rows of a document by id, in the order in which it is written."""
    data = to_dict(document)
    del data["document"], data["format"]
    return rows_in(data, type(document))


def rows_in(data: Data, cls: type[Item], place: Place | None = None) -> PlainRows:
    """The rows of plain data. What holds no records with ids where it should stays what it is."""
    row = PlainRow(cls, place, dict(data), {})
    rows = {data["id"]: row}
    for fact, part in record_facts(cls):
        value = data.get(fact.name)
        records: Any = value if isinstance(fact.shape, Many) else [value]
        if isinstance(records, list) and all(type(each) is dict and type(each.get("id")) is str for each in records):
            del row.says[fact.name]
            row.below[fact.name] = [each["id"] for each in records]
            for each in records:
                rows |= rows_in(each, part, Place(data["id"], fact.name))
    return rows


def data_of(rows: PlainRows, id: str, only: Container[str] | None = None) -> Data:
    """The record with an id and all below it as plain data, in the order of its declaration.

    Where `only` is given, those with these ids alone, as far as they lie right below each other.
    """
    row = rows[id]
    data: Data = {}
    for fact in facts(row.cls):
        ids = [each for each in row.below.get(fact.name, ()) if only is None or each in only]
        if ids:
            records = [data_of(rows, each, only) for each in ids]
            data[fact.name] = records if isinstance(fact.shape, Many) else records[0]
        elif fact.name in row.says:
            data[fact.name] = row.says[fact.name]
    # what no field has a name for is for the reader to refuse
    return data | {key: value for key, value in row.says.items() if key not in data}
