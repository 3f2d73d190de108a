"""JSON in and out, by way of orjson where it is installed: its results are the same, in less time."""

import contextlib
import gc
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from ..errors import InvalidValue
from ..findings import Finding
from ..models.items import Item
from ..plain import DEPTH, VALUES, RepeatedKeys, read_quickly, to_dict, to_orjson_data
from ..shapes import fault


def _orjson() -> Any:
    """The module orjson, which the extra ``fast`` installs, or None."""
    try:
        import orjson  # noqa: PLC0415 - an extra
    except ImportError:
        return None
    return orjson


def written(model: Item) -> bytes:
    """A model as JSON, on one line.

    Raises:
        InvalidValue: A list is longer than a document may hold, or there are more values than one may.
    """
    orjson = _orjson()
    data = to_orjson_data(model) if orjson else None
    made: bytes = orjson.dumps(data) if orjson and data else _dumps(to_dict(model)).encode()
    if found := _too_many_values(made):
        raise InvalidValue(found)
    return made


_dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":")).encode


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


def read_trusted(raw: bytes, cls: type[Item], *, header: bool) -> tuple[Any, Any]:
    """The model of a good document by the shortest way there is, or else, where it is sure, what `parsed` gives."""
    if found := _too_many_values(raw):
        return None, found
    with _collector_at_rest() if len(raw) > _LARGE else contextlib.nullcontext():
        return _read_trusted(raw, cls, header=header)


def _read_trusted(raw: bytes, cls: type[Item], *, header: bool) -> tuple[Any, Any]:
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


def parsed(raw: bytes) -> Any:
    """What the JSON says, with repeated keys marked, or why it says nothing: the errors of parsers hold the text.

    Raises:
        UnicodeError: This is no UTF-8.
    """
    if _is_deep(raw):
        return fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH)
    try:
        return json.loads(raw.decode(), object_pairs_hook=object_of, parse_int=whole, parse_constant=_no_json)
    except _NoJson:
        return fault("not-json", "must not hold NaN or Infinity, which are no JSON")
    except json.JSONDecodeError as error:
        return fault("not-json", "is not JSON at line {line}, column {column}", line=error.lineno, column=error.colno)


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


class _NoJson(Exception):
    """This is a number in JavaScript alone."""


def _no_json(_: str) -> NoReturn:
    raise _NoJson


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object as a reader of texts found it, marked where a key stands twice."""
    made = dict(pairs)
    return made if len(made) == len(pairs) else RepeatedKeys(made)


def whole(digits: str, base: int = 10) -> int:
    """A whole number. Thousands of digits would take long to read, and no field holds a number of more than twenty."""
    bare = digits.lstrip("+-").removeprefix("0o").removeprefix("0x").lstrip("0")[:20]
    return int(bare or "0", base) * (-1 if digits.startswith("-") else 1)
