"""JSON in and out, by way of orjson where it is installed: its results are the same, in less time."""

import codecs
import contextlib
import gc
import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar, overload

from ..errors import InvalidDocument, InvalidValue
from ..findings import Finding
from ..models.items import Item
from ..plain import (
    DEPTH,
    VALUES,
    RepeatedKeys,
    kind_of,
    read_document,
    read_quickly,
    require_class,
    to_dict,
    to_orjson_data,
)
from ..shapes import fault

T = TypeVar("T", bound=Item)
Data = bytes | bytearray | memoryview | str

SIZE, JOURNAL_SIZE = 5_000_000, 64_000_000
"""How many bytes a document may have, and how many a journal may, unless a caller says otherwise."""


def _orjson() -> Any:
    """The module orjson, which the extra ``fast`` installs, or None."""
    try:
        import orjson  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return orjson


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
    orjson = _orjson()
    data = to_orjson_data(model) if orjson else None
    written: bytes = orjson.dumps(data) if orjson and data else _dumps(to_dict(model)).encode()
    limit = _size(kind_of(type(model))) if limit is None else limit
    if len(written) > limit:
        raise InvalidValue(_too_large(limit))
    if found := _too_many_values(written):
        raise InvalidValue(found)
    return written


_dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")).encode


def _size(kind: object) -> int:
    """How many bytes a document of a kind may have by default."""
    return JOURNAL_SIZE if kind == "journal" else SIZE


@overload
def loads(data: Data, *, limit: int | None = None) -> Item: ...
@overload
def loads(data: Data, cls: type[T], *, limit: int | None = None, header: bool = True, new_ids: bool = False) -> T: ...
def loads(
    data: Data, cls: type[Item] = Item, *, limit: int | None = None, header: bool = True, new_ids: bool = False
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
        TypeError: `data` is neither bytes nor text, or `cls` no class of this library; or a document without a header
            is to be read, and no class is given.
    """
    if isinstance(data, bytearray | memoryview):  # as drivers of databases give them
        data = bytes(data)
    if not isinstance(data, bytes | str):
        raise TypeError(f"loads takes bytes or text, not a {type(data).__name__}; for a dict there is from_dict")
    require_class(cls)
    if cls is Item and not header:
        raise TypeError("without a header nothing says what this is; say which class is wanted, such as Goal")
    raw = _bytes_of(data)
    _check_size(raw, limit, "journal" if cls is Item else kind_of(cls))
    if found := _too_many_values(raw):
        raise InvalidDocument(found)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    document: Any
    with _collector_at_rest() if len(raw) > _LARGE else contextlib.nullcontext():
        document, parsed = _read_trusted(raw, cls, header=header)
    if document is None:
        tried = parsed is not None
        parsed = parsed if tried else _parsed(raw)
        if cls is Item:  # only the document itself says whether it is a journal
            _check_size(raw, limit, parsed.get("document") if isinstance(parsed, dict) else None)
        if isinstance(parsed, Finding):
            raise InvalidDocument(parsed)
        document = read_document(parsed, cls, header=header, new_ids=new_ids, tried=tried)
    elif cls is Item:
        _check_size(raw, limit, kind_of(type(document)))
    checked: Item = document
    return checked


def _too_many_values(raw: bytes) -> Finding | None:
    """What is wrong where all memory might go into what is parsed. To tell a text's commas apart would take long."""
    if len(raw) > VALUES and raw.count(b",") >= VALUES:
        return fault("too-large", "must have at most {values} values, and commas in texts count too", values=VALUES)
    return None


_LARGE = 1_000_000
"""From how many bytes on Python's collector of garbage would look at a growing document again and again."""


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let Python look for no circles of garbage: a document being read has none."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()


def _bytes_of(data: bytes | str) -> bytes:
    with contextlib.suppress(UnicodeError):
        return data.encode() if isinstance(data, str) else data
    raise InvalidDocument(_NOT_UTF_8)


def _check_size(raw: bytes, limit: int | None, kind: object) -> None:
    limit = _size(kind) if limit is None else limit
    if len(raw) > limit:
        raise InvalidDocument(_too_large(limit))


def _read_trusted(raw: bytes, cls: type[Item], *, header: bool) -> tuple[Any, Any]:
    """The model of a good document by the shortest way there is, or else, where it is sure, what the JSON says."""
    first = raw.find(b"\\")
    if first >= 0 and _ESCAPED(raw, first):
        return None, None
    orjson, data = _orjson(), None
    if not orjson and _is_deep(raw):
        return None, None
    with contextlib.suppress(ValueError):
        data = orjson.loads(raw) if orjson else json.loads(raw.decode())
    read = read_quickly(data, cls, header=header, trusted=True)
    # readers of JSON keep one of two equal keys, so it is looked whether all was read that is written
    with contextlib.suppress(TypeError):  # orjson writes fewer levels than it reads
        if orjson and data is not None and orjson.dumps(data) == raw:
            return read and read[0], data
    return (read[0] if read and read[1] == _count_members(raw) else None), None


_ESCAPED = re.compile(rb"\\(?:u00[01]|u[dD][89a-fA-F]|[bfr]|\\\")").search
"""Finds escapes that may stand for control characters, or for halves of characters, or upset the count of members."""
_SPACES = (b" ", b"\n", b"\r", b"\t")
_SPACED = re.compile(rb"\"[ \t\r\n]+:").search


def _count_members(raw: bytes) -> int:
    """At least as many as all objects have, and just as many unless some text begins with a colon. -1: who knows?"""
    if any(space in raw and space + b":" in raw for space in _SPACES) and _SPACED(raw):
        return -1
    return raw.count(b'":') - raw.count(b'\\":')


def _parsed(raw: bytes) -> Any:
    """What the JSON says, with repeated keys marked, or why it says nothing: the errors of parsers hold the text."""
    if _is_deep(raw):
        return fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH)
    try:
        return json.loads(raw.decode(), object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        return fault("not-json", "is not JSON at line {line}, column {column}", line=error.lineno, column=error.colno)
    except UnicodeError:
        return _NOT_UTF_8


_BRACKETS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL).finditer
"""Brackets, and texts, which may hold brackets too."""
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def _is_deep(raw: bytes) -> bool:
    """Whether brackets stand in more levels than a document may have. Python's own parser may die of them."""
    brackets, more = raw.translate(None, _NO_BRACKETS), b""
    for _ in range(DEPTH):
        if not brackets or brackets == more:
            break
        brackets, more = brackets.replace(b"[]", b"").replace(b"{}", b""), brackets
    if not brackets:
        return False
    depth = 0
    for found in _BRACKETS(raw):
        depth += (found[0] in b"[{") - (found[0] in b"]}")
        if depth > DEPTH:
            return True
    return False


_NOT_UTF_8 = fault("not-json", "must be text in UTF-8")


def _too_large(limit: int) -> Finding:
    return fault("too-large", "must have at most {limit} bytes", limit=limit)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else RepeatedKeys(made)


def _whole(digits: str) -> int:
    # a number of thousands of digits would take long to read, and no field holds one that has more than twenty
    return int(digits[:20])
