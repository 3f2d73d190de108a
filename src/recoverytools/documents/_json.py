"""JSON in and out."""

import json
import math
from typing import Any, TypeVar, overload

from ..errors import InvalidDocument, InvalidValue
from ..findings import Finding
from ..models.items import Item
from ..plain import DEPTH, RepeatedKeys, kind_of, read_document, require_class, to_dict
from ..shapes import fault

T = TypeVar("T", bound=Item)

SIZE, JOURNAL_SIZE = 5_000_000, 64_000_000
"""How many bytes a document may have, and how many a journal may, unless a caller says otherwise."""


def dumps(model: Item, *, limit: int | None = None) -> bytes:
    """A model as a JSON document: UTF-8, in the order of its declaration, on one line.

    The same model gives the same bytes, and the bytes give the same model again. For a document that people read, give
    `to_dict` to `json.dumps` with an indent.

    Args:
        model: Any record: a plan, or a tool alone.
        limit: How many bytes the document may have, by default 5 MB, and 64 MB for a journal. `loads` has the same.

    Raises:
        InvalidValue: The document would be larger than the limit, or a list longer than a document may hold.
        TypeError: This is no record. A value, such as a contact, is no document.
    """
    if not isinstance(model, Item):
        raise TypeError(f"a document is made of a record, not of a {type(model).__name__}")
    data = json.dumps(to_dict(model), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    limit = _size(kind_of(type(model))) if limit is None else limit
    if len(data) > limit:
        raise InvalidValue(_too_large(limit))
    return data


def _size(kind: object) -> int:
    """How many bytes a document of a kind may have by default."""
    return JOURNAL_SIZE if kind == "journal" else SIZE


@overload
def loads(data: bytes | str, *, limit: int | None = None) -> Item: ...
@overload
def loads(
    data: bytes | str, cls: type[T], *, limit: int | None = None, header: bool = True, new_ids: bool = False
) -> T: ...
def loads(
    data: bytes | str, cls: type[Item] = Item, *, limit: int | None = None, header: bool = True, new_ids: bool = False
) -> Item:
    """A model from a JSON document.

    Args:
        data: UTF-8 bytes, with or without a byte order mark, or text.
        cls: The class that is wanted; by default, any kind of document is taken.
        limit: How many bytes the document may have. By default 5 MB, and 64 MB for a journal.
        header: Whether the document must say its kind and its format. What someone has just filled in does not.
        new_ids: Draw ids that are missing at random, as for `from_dict`.

    Raises:
        InvalidDocument: With everything wrong with it, up to a hundred findings.
        UnsupportedVersion: A newer release wrote it.
        TypeError: `data` is neither bytes nor text, or `cls` no class of this library.
    """
    if not isinstance(data, bytes | str):
        raise TypeError(f"loads takes bytes or text, not a {type(data).__name__}; for a dict there is from_dict")
    require_class(cls)
    header = header or cls is Item
    most = limit if limit is not None else JOURNAL_SIZE if cls is Item else _size(kind_of(cls))
    parsed, size = _parsed(data, most)
    # only the document itself says whether it is a journal
    if (
        limit is None
        and cls is Item
        and size > (most := _size(parsed.get("document") if isinstance(parsed, dict) else ""))
    ):
        raise InvalidDocument(_too_large(most))
    if isinstance(parsed, Finding):
        raise InvalidDocument(parsed)
    document: Item = read_document(parsed, cls, header=header, new_ids=new_ids)
    return document


def _parsed(data: bytes | str, limit: int) -> tuple[Any, int]:
    """What the JSON says, or why it says nothing, and its size. The parser's errors hold the text, and so end here."""
    raw = b""
    try:
        raw = data.encode() if isinstance(data, str) else data
        if len(raw) > limit:
            return _too_large(limit), 0
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_whole), len(raw)
    except RecursionError:
        found = fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH)
    except json.JSONDecodeError as error:
        found = fault("not-json", "is not JSON at line {line}, column {column}", line=error.lineno, column=error.colno)
    except UnicodeError:
        found = fault("not-json", "must be text in UTF-8")
    return found, len(raw)


def _too_large(limit: int) -> Finding:
    return fault("too-large", "must have at most {limit} bytes", limit=limit)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else RepeatedKeys(made)


def _whole(digits: str) -> int | float:
    # a number of thousands of digits would take long to read, and no field holds one
    return int(digits) if len(digits) <= 20 else math.nan
