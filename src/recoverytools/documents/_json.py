"""JSON in and out."""

import json
import math
from typing import Any, TypeVar, overload

from ..errors import InvalidDocument
from ..findings import Finding
from ..models.items import Item
from ..plain import DEPTH, RepeatedKeys, read_document, to_dict
from ..shapes import fault

T = TypeVar("T", bound=Item)

SIZE = 5_000_000
"""How many bytes a document may have."""


def dumps(model: Item) -> bytes:
    """A model as a JSON document: UTF-8, in the order of its declaration, on one line.

    The same model gives the same bytes, and the bytes give the same model again.

    Raises:
        InvalidValue: A list is longer than a document may hold.
    """
    return json.dumps(to_dict(model), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


@overload
def loads(data: bytes | str, *, limit: int = SIZE) -> Item: ...
@overload
def loads(data: bytes | str, cls: type[T], *, limit: int = SIZE) -> T: ...
def loads(data: bytes | str, cls: type[Item] | None = None, *, limit: int = SIZE) -> Item:
    """A model from a JSON document.

    Args:
        data: UTF-8 bytes, with or without a byte order mark, or text.
        cls: The class that is wanted; without it, any kind of document is taken.
        limit: How many bytes the document may have.

    Raises:
        InvalidDocument: With everything wrong with it, up to a hundred findings.
        UnsupportedVersion: A newer release wrote it.
    """
    parsed = _parsed(data, limit)
    if isinstance(parsed, Finding):
        raise InvalidDocument(parsed)
    document: Item = read_document(parsed, cls, header=True)
    return document


def _parsed(data: bytes | str, limit: int) -> Any:
    """What the JSON says, or why it says nothing. The parser's own errors hold the text, so they end here."""
    try:
        raw = data.encode() if isinstance(data, str) else data
        if len(raw) > limit:
            return fault("too-large", "must have at most {limit} bytes", limit=limit)
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_object, parse_int=_whole)
    except RecursionError:
        return fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH)
    except ValueError:
        return fault("not-json", "must be JSON in UTF-8")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else RepeatedKeys(made)


def _whole(digits: str) -> int | float:
    # a number of thousands of digits would take long to read, and no field holds one
    return int(digits) if len(digits) <= 20 else math.nan
