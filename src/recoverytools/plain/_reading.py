"""Plain data in."""

from typing import Any, TypeVar, overload

from ..errors import InvalidDocument
from ..fields import is_declared
from ..findings import Finding
from ..models.items import Item
from ..shapes import fault
from . import _versions
from ._explain import explain
from ._ids import with_ids
from ._kinds import class_of, kind_of, kinds
from ._loaders import load
from ._raw import CONTAINERS, below, is_object, nearest

T = TypeVar("T")

DEPTH = 32
"""How many levels a document may have."""
VALUES = 3_000_000
"""How many values a document may have, at all levels together."""


@overload
def from_dict(data: Any, *, new_ids: bool = False) -> Item: ...
@overload
def from_dict(data: Any, cls: type[T], *, new_ids: bool = False) -> T: ...
def from_dict(data: Any, cls: type[Any] = Item, *, new_ids: bool = False) -> Any:
    """A model from plain data, which is not changed.

    >>> rt.from_dict({"statement": "Sing again", "due": "2027-05-01"}, rt.Goal).due
    datetime.date(2027, 5, 1)

    Args:
        data: A dict as JSON gives it, with lists for tuples. Dates, times and words may stand as in Python.
        cls: The class that is wanted. Where it is given, the header may be missing; else the header says what it is.
        new_ids: Draw ids that are missing at random, as constructors do: for what someone has just filled in. By
            default they are made from their place (``goal-1``, ``steps-1``), the same each time, so that two such
            documents have the same ids.

    Raises:
        InvalidDocument: With everything wrong with it, up to a hundred findings.
        UnsupportedVersion: A newer release wrote it.
        TypeError: `cls` is no class of this library.
    """
    require_class(cls)
    # it may hold one list many times, so this is looked at first
    if found := out_of_bounds(data, VALUES):
        raise InvalidDocument(found)
    return read_document(data, cls, header=cls is Item, new_ids=new_ids)


def require_class(cls: Any) -> None:
    """Raise `TypeError` where a document is asked for as something that is no class of this library."""
    if not is_declared(cls):
        # it may have been swapped with the data, so what was given is not shown
        name = getattr(cls, "__name__", f"a {type(cls).__name__}")
        raise TypeError(f"a document is read as a class of this library, not as {name}")


def read_quickly(data: Any, cls: type[Any], *, header: bool, trusted: bool = False) -> tuple[Any, int] | None:
    """The model of a good document, or None where something is wrong or unusual, as an id that is missing.

    Args:
        data: The document.
        cls: The class that is wanted; `Item` stands for any kind of document.
        header: Whether the header must be there.
        trusted: Whether the data was just parsed from bytes without control characters. If so, the number of members
            of all its objects is given back beside the model: where the bytes have more, an object holds a key twice.
    """
    if type(data) is not dict:
        return None
    size = len(data)
    if "document" in data or "format" in data or header:
        version = data.get("format")
        named = class_of(data.get("document"))
        if named is None or not issubclass(named, cls) or type(version) is not int or version != _versions.FORMAT:
            return None
        data, cls = _without_header(data), named
    loaded = load(cls, data, trusted=trusted)
    return loaded and (loaded[0], loaded[1] + size - len(data))


def _without_header(data: dict[str, Any]) -> dict[str, Any]:
    body = type(data)(data)
    body.pop("document", None)
    body.pop("format", None)
    return body


def read_document(data: Any, cls: type[Any], *, header: bool, new_ids: bool = False, tried: bool = False) -> Any:
    """What `from_dict` does, without a limit to the number of values.

    `header` says whether the header must be there, and `tried` that `read_quickly` refused the very same.
    `Item` stands for any kind of document.
    """
    if not tried and (loaded := read_quickly(data, cls, header=header)):
        return loaded[0]
    if found := out_of_bounds(data, None):
        raise InvalidDocument(found)
    if not is_object(data):
        raise InvalidDocument(fault("wrong-value", "must be an object"))
    faults: list[Finding] = []
    body = newest = data
    if issubclass(cls, Item):
        newest = _versions.upgraded(data)
        body, cls, faults = checked_header(newest, cls, required=header)
    complete = with_ids(body, cls, new_ids=new_ids)
    changed = newest is not data or complete is not body
    if changed and not faults and (loaded := read_quickly(complete, cls, header=False)):
        return loaded[0]
    return explain(complete, cls, faults)


def checked_header(
    data: dict[str, Any], cls: type[Item], *, required: bool
) -> tuple[dict[str, Any], type[Item], list[Finding]]:
    """A document without its header, its class, and what else is wrong with the header.

    Raises:
        InvalidDocument: The document is of another kind, or of none: what is wrong with the rest cannot be told.
    """
    kind, version = data.get("document"), data.get("format")
    named = class_of(kind)
    wanted = named if cls is Item else cls
    found = [
        fault("missing-key", "is missing", f"/{key}") for key in ("document", "format") if required and key not in data
    ]
    if "format" in data and (type(version) is not int or version != _versions.FORMAT):
        code = "rule-whole-number" if type(version) is float and version == _versions.FORMAT else "wrong-value"
        found.append(fault(code, "must be {format}", "/format", format=_versions.FORMAT))
    if "document" in data and wanted is None:
        near = nearest(kind, kinds())
        says = "must be a kind of document; did you mean {nearest}?" if near else "must be one of: {kinds}"
        values = {"nearest": near} if near else {"kinds": ", ".join(kinds())}
        found.append(fault("wrong-value", says, "/document", **values))
    elif "document" in data and wanted is not None and kind != kind_of(wanted):
        found.append(fault("wrong-value", "must be {kind} here", "/document", kind=kind_of(wanted)))
        wanted = None
    if wanted is None:
        raise InvalidDocument(*found)
    return _without_header(data), wanted, found


def out_of_bounds(raw: Any, most: int | None) -> Finding | None:
    """What is wrong with the size of plain data: it has too many levels, or more than `most` values."""
    count, level = 0, [raw] if type(raw) in CONTAINERS else []
    for _ in range(DEPTH):
        lower: list[Any] = []
        for item in level:
            count += len(item)
            if most is not None and count > most:
                return fault("too-large", "must have at most {values} values", values=most)
            lower += [value for value in below(item) if type(value) in CONTAINERS]
        level = lower
    return fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH) if level else None
