"""Documents as bytes, in one of three syntaxes with one meaning."""

import codecs
import contextlib
import functools
from importlib import import_module
from typing import Any, Literal, TypeVar, get_args, overload

from ..errors import InvalidDocument, InvalidValue
from ..findings import Finding
from ..models.items import Item
from ..plain import kind_of, read_document, require_class
from ..shapes import fault
from . import _json

T = TypeVar("T", bound=Item)
Data = bytes | bytearray | memoryview | str

Syntax = Literal["json", "yaml", "toml"]
"""How a document may be written. What it says is the same in each."""

SIZE, JOURNAL_SIZE, BY_HAND_SIZE = 5_000_000, 64_000_000, 1_000_000
"""How many bytes a document may have, and how many a journal may, in JSON; and how many either may in YAML and TOML,
which people write by hand. A caller may say otherwise."""


def dumps(model: Item, *, syntax: Syntax = "json", limit: int | None = None) -> bytes:
    """A model as a document: UTF-8, in the order of its declaration.

    The same model gives the same bytes, and the bytes give the same model again. JSON stands on one line. For
    people to read and write by hand there are YAML, which all readers of YAML understand alike, and TOML.

    >>> rt.dumps(rt.Goal(id="sing", statement="Sing again"))
    b'{"document":"goal","format":1,"id":"sing","statement":"Sing again"}'

    Args:
        model: Any record: a plan, or a tool alone.
        syntax: ``"json"``, ``"yaml"`` or ``"toml"``.
        limit: How many bytes the document may have, and `loads` has the same. By default 5 MB, for a journal 64 MB, and
            in YAML and TOML 1 MB.

    Raises:
        InvalidValue: The document would be larger than the limit, or a list longer than a document may hold.
        ModuleNotFoundError: The extra for YAML or TOML is not installed.
        TypeError: This is no record. A value, such as a contact, is no document.
        ValueError: There is no such syntax.
    """
    if not isinstance(model, Item):
        raise TypeError(f"a document is made of a record, not of a {type(model).__name__}")
    written: bytes = _module(syntax).written(model)
    if found := _too_large(written, limit, syntax, kind_of(type(model))):
        raise InvalidValue(found)
    return written


@overload
def loads(data: Data, *, syntax: Syntax = "json", limit: int | None = None) -> Item: ...
@overload
def loads(
    data: Data,
    cls: type[T],
    *,
    syntax: Syntax = "json",
    limit: int | None = None,
    header: bool = True,
    new_ids: bool = False,
) -> T: ...
def loads(  # noqa: PLR0913 - most of them by name
    data: Data,
    cls: type[Item] = Item,
    *,
    syntax: Syntax = "json",
    limit: int | None = None,
    header: bool = True,
    new_ids: bool = False,
) -> Item:
    """A model from a document.

    >>> rt.loads(b'{"document":"goal","format":1,"id":"sing","statement":"Sing again"}', rt.Goal).statement
    'Sing again'
    >>> rt.loads("statement: Sing again", rt.Goal, syntax="yaml", header=False).statement
    'Sing again'

    Args:
        data: UTF-8 bytes, with or without a byte order mark, or text.
        cls: The class that is wanted; by default, any kind of document is taken.
        syntax: ``"json"``, ``"yaml"`` or ``"toml"``.
        limit: How many bytes the document may have. By default 5 MB, for a journal 64 MB, and in YAML and TOML 1 MB.
        header: Whether the document must say its kind and its format. What someone has just filled in does not. With
            False, a document that says them is read as well, and one of another kind is refused.
        new_ids: Draw ids that are missing at random, as for `from_dict`.

    Raises:
        InvalidDocument: With everything wrong with it, up to a hundred findings.
        UnsupportedVersion: A newer release wrote it.
        ModuleNotFoundError: The document is YAML, and the extra ``yaml`` is not installed.
        TypeError: `data` is neither bytes nor text, or `cls` no class of this library; or a document without a header
            is to be read, and no class is given.
        ValueError: There is no such syntax.
    """
    if isinstance(data, bytearray | memoryview):  # as drivers of databases give them
        data = bytes(data)
    if not isinstance(data, bytes | str):
        raise TypeError(f"loads takes bytes or text, not a {type(data).__name__}; for a dict there is from_dict")
    require_class(cls)
    if not issubclass(cls, Item):
        raise TypeError(f"a {cls.__name__} is no document, but a part of one; for its plain data there is from_dict")
    _module(syntax)
    if cls is Item and not header:
        raise TypeError("without a header nothing says what this is; say which class is wanted, such as Goal")
    raw = _bytes_of(data, syntax)
    _check_size(raw, limit, syntax, "journal" if cls is Item else kind_of(cls))
    raw = raw.removeprefix(codecs.BOM_UTF8)
    document, parsed = _json.read_trusted(raw, cls, header=header) if syntax == "json" else (None, None)
    if document is None:
        tried = parsed is not None
        parsed = parsed if tried else plain_data(raw, syntax)
        if cls is Item:  # only the document itself says whether it is a journal
            _check_size(raw, limit, syntax, parsed.get("document") if isinstance(parsed, dict) else None)
        if isinstance(parsed, Finding):
            raise InvalidDocument(parsed)
        document = read_document(parsed, cls, header=header, new_ids=new_ids, tried=tried)
    elif cls is Item:
        _check_size(raw, limit, syntax, kind_of(type(document)))
    checked: Item = document
    return checked


def plain_data(raw: bytes, syntax: Syntax) -> Any:
    """What bytes without a byte order mark say, with repeated keys marked, or a finding why they say nothing."""
    with contextlib.suppress(UnicodeError):
        return _module(syntax).parsed(raw)
    return _not_utf_8(syntax)


@functools.cache
def _module(syntax: Syntax) -> Any:
    """The module of a syntax, with `written` and `parsed`. Only those who use YAML or TOML pay for it."""
    if syntax not in get_args(Syntax):
        raise ValueError(f"a syntax is one of: {', '.join(get_args(Syntax))}")
    return import_module(f"._{syntax}", __package__)


def _bytes_of(data: bytes | str, syntax: Syntax) -> bytes:
    with contextlib.suppress(UnicodeError):
        return data.encode() if isinstance(data, str) else data
    raise InvalidDocument(_not_utf_8(syntax))


def _not_utf_8(syntax: Syntax) -> Finding:
    return fault(f"not-{syntax}", "must be text in UTF-8")


def _check_size(raw: bytes, limit: int | None, syntax: Syntax, kind: object) -> None:
    if found := _too_large(raw, limit, syntax, kind):
        raise InvalidDocument(found)


def _too_large(raw: bytes, limit: int | None, syntax: Syntax, kind: object) -> Finding | None:
    if limit is None:
        limit = BY_HAND_SIZE if syntax != "json" else JOURNAL_SIZE if kind == "journal" else SIZE
    return fault("too-large", "must have at most {limit} bytes", limit=limit) if len(raw) > limit else None
