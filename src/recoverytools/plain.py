"""Models as plain data: dicts, lists, texts and numbers, as they stand in JSON, YAML or TOML.

Reading is strict. Nothing is guessed, and everything wrong is told at once, each with its path, and with no text of the
document.
"""

import difflib
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, overload

from attrs import define, field

from . import models, shapes
from .errors import MOST_FINDINGS, InvalidDocument, InvalidValue, UnsupportedVersion
from .fields import classes_below, facts, is_declared, new_id, part_of, require_model
from .findings import Finding
from .models.items import Item, Place, id_faults
from .shapes import FrozenDict, Shape, fault

if TYPE_CHECKING:
    from cattrs import Converter

    C = TypeVar("C", bound=Converter)

T = TypeVar("T")

FORMAT = 1
"""The format of the documents that this release writes."""
DEPTH = 32
"""How many levels a document may have."""
VALUES = 10_000_000
"""How many values a document may have, at all levels together."""


class RepeatedKeys(dict[str, Any]):
    """An object that held a key twice where it was written. Readers of texts make one, so that the fault is told."""


# --- kinds of documents ---


def _kind(name: str) -> str:
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", name).lower()


_NAMES = {_kind(name): name for name in models.RECORDS}


def kind_of(cls: type[Item]) -> str:
    """The name that a record class has in documents: ``wellness-plan`` for `WellnessPlan`."""
    return _kind(cls.__name__)


def class_of(kind: str) -> type[Item] | None:
    """The record class with this name in documents, or None."""
    cls: type[Item] | None = getattr(models, _NAMES[kind]) if kind in _NAMES else None
    return cls


def kinds() -> tuple[str, ...]:
    """The names of all kinds of documents."""
    return tuple(_NAMES)


# --- out ---


def to_dict(model: Any) -> dict[str, Any]:
    """A model as plain data, in the order of its declaration, defaults left out.

    A record is a document: it begins with its kind and its format. A value (a contact, a schedule) has no such header.

    Raises:
        InvalidValue: A list is longer than a document may hold.
        TypeError: This is no model of this library.
    """
    require_model(model, "to_dict")
    header = {"document": kind_of(type(model)), "format": FORMAT} if isinstance(model, Item) else {}
    return header | _object(model, "")


def _object(model: Any, path: str) -> dict[str, Any]:
    data = {}
    for fact in facts(type(model)):
        value = getattr(model, fact.name)
        if value != fact.default:  # an id and what is required have no default that a value could equal
            data[fact.name] = _wire(fact.shape, value, f"{path}/{fact.name}")
    return data


def _wire(shape: Shape, value: Any, path: str) -> Any:
    match shape:
        case shapes.Many(of, most) | shapes.Pairs(_, of, most) if len(value) > most:
            raise InvalidValue(fault("too-many", "must have at most {most} entries to be written", path, most=most))
        case shapes.Many(of):
            return [_wire(of, item, f"{path}/{i}") for i, item in enumerate(value)]
        case shapes.Part():
            return _object(value, path)
        case shapes.OneOf():
            return value.value
        case shapes.Clock():
            return value.isoformat("minutes")
        case shapes.Day() | shapes.Moment():
            return value.isoformat()
        case shapes.Pairs() | shapes.Extensions():
            return _thawed(value)
        case _:
            return value


def _thawed(value: Any) -> Any:
    if isinstance(value, FrozenDict):
        return {key: _thawed(item) for key, item in value.items()}
    return [_thawed(item) for item in value] if isinstance(value, tuple) else value


# --- in ---


@overload
def from_dict(data: Any, *, new_ids: bool = False) -> Item: ...
@overload
def from_dict(data: Any, cls: type[T], *, new_ids: bool = False) -> T: ...
def from_dict(data: Any, cls: type[Any] = Item, *, new_ids: bool = False) -> Any:
    """A model from plain data, which is not changed.

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
    return read_document(data, cls, header=cls is Item, new_ids=new_ids)


def require_class(cls: Any) -> None:
    """Raise `TypeError` where a document is asked for as something that is no class of this library."""
    if not is_declared(cls):
        # it may have been swapped with the data, so what was given is not shown
        name = getattr(cls, "__name__", f"a {type(cls).__name__}")
        raise TypeError(f"a document is read as a class of this library, not as {name}")


def read_document(data: Any, cls: type[Any], *, header: bool, new_ids: bool = False) -> Any:
    """What `from_dict` does; `header` says whether the header must be there. `Item` stands for any kind of document."""
    require_class(cls)
    if not _is_object(data):
        raise InvalidDocument(fault("wrong-value", "must be an object"))
    if found := _out_of_bounds(data):
        raise InvalidDocument(found)
    faults: list[Finding] = []
    if issubclass(cls, Item):
        data, cls, faults = _without_header(data, cls, required=header)
    root = Place(cls, "")
    model = _Reading(data, faults, new_ids=new_ids).model(data, root, kind_of(cls))
    faults += [finding for finding in id_faults(root) if finding not in faults]
    if faults:
        raise InvalidDocument(*faults[:MOST_FINDINGS])
    return model


def _without_header(
    data: dict[str, Any], cls: type[Item], *, required: bool
) -> tuple[dict[str, Any], type[Item], list[Finding]]:
    """A document without its header, its class, and what else is wrong with the header.

    Raises:
        InvalidDocument: The document is of another kind, or of none: what is wrong with the rest cannot be told.
    """
    kind, version = data.get("document"), data.get("format")
    if isinstance(version, int) and FORMAT < version < _NO_VERSION:
        says = "has format {format}, and this release reads up to {known}; it was left as it is"
        raise UnsupportedVersion(fault("unsupported-version", says, format=version, known=FORMAT))
    named = class_of(kind) if isinstance(kind, str) else None
    wanted = named if cls is Item else cls
    found = [
        fault("missing-key", "is missing", f"/{key}") for key in ("document", "format") if required and key not in data
    ]
    if "format" in data and (version.__class__ is not int or version != FORMAT):
        found.append(fault("wrong-value", "must be {format}", "/format", format=FORMAT))
    if "document" in data and wanted is None:
        found.append(fault("wrong-value", "must be one of: {kinds}", "/document", kinds=", ".join(kinds())))
    elif "document" in data and wanted is not None and kind != kind_of(wanted):
        found.append(fault("wrong-value", "must be {kind} here", "/document", kind=kind_of(wanted)))
        wanted = None
    if wanted is None:
        raise InvalidDocument(*found)
    body = type(data)({key: value for key, value in data.items() if key not in {"document", "format"}})
    return body, wanted, found


_NO_VERSION = 10**9
"""A number so large is no format of any release."""
_BAD = object()
"""Stands for a value that something is wrong with."""

_DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"
_WRITTEN: dict[type[Shape], tuple[str, Callable[[str], Any]]] = {
    shapes.Day: (_DATE, date.fromisoformat),
    shapes.Clock: (_TIME, time.fromisoformat),
    shapes.Moment: (rf"{_DATE}T{_TIME}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{_TIME})", datetime.fromisoformat),
}
"""How dates and times are written. The standard library takes more than that: weeks, for one."""


@define
class _Reading:
    """One document being read."""

    whole: Any
    found: list[Finding]
    new_ids: bool
    faults: int = 0
    """How many were found; no more than are told are kept."""
    texts: set[str] = field(factory=set)
    """Every text in the document, from when an id had to be made."""
    numbers: Counter[str] = field(factory=Counter)

    def model(self, raw: Any, here: Place, stem: str) -> Any:
        """The model that stands here, or `_BAD`. What can be told of ids is put into `here`."""
        faults = self.faults
        if not _is_object(raw):
            here.unread |= _classes_in(shapes.Part(here.cls))
            return self._say(shapes.Part(here.cls).wrong(), here.path)
        self._check_keys(raw, here)
        values = {}
        for fact in facts(here.cls):
            path = f"{here.path}/{fact.name}"
            if fact.name in raw:
                values[fact.name] = self._value(fact.shape, raw[fact.name], path, here)
            elif fact.name == "id":
                values[fact.name] = self._new_id(stem)
            elif fact.required:
                self._say(fault("missing-key", "is missing"), path)
        if values.get("id") is _BAD:
            here.unread.add(here.cls.__name__)
        else:
            here.id = values.get("id")
        if any(values.get(fact.name) is _BAD for fact in facts(here.cls) if _keeps_erased(fact.shape)):
            here.unread |= classes_below(here.cls).keys()
        return _BAD if self.faults > faults else self._made(values, here)

    def _check_keys(self, raw: dict[Any, Any], here: Place) -> None:
        if raw.__class__ is RepeatedKeys:
            self._say(_REPEATED, here.path)
        known = [fact.name for fact in facts(here.cls)]
        for key in raw:
            if key not in known and self.faults < MOST_FINDINGS:  # to look for a key's neighbors takes long
                self._say(_unknown(key, known), here.path)

    def _made(self, values: dict[str, Any], here: Place) -> Any:
        try:
            return here.cls(**values)
        except InvalidValue as error:
            findings = error.findings
        for finding in findings:
            self._say(finding, here.path)
        return _BAD

    def _value(self, shape: Shape, raw: Any, path: str, here: Place) -> Any:
        """What stands in a field of `here`, or in a list in it, or `_BAD`."""
        if raw is None:
            return self._say(fault("null", "must not be null; leave the key out"), path)
        value: Any
        match shape:
            case shapes.Part(cls):
                here.parts.append(part := Place(cls, path))
                return self.model(raw, part, _stem(path))
            case shapes.Many(of, most) if raw.__class__ is list and len(raw) <= most:
                items = [self._value(of, item, f"{path}/{i}", here) for i, item in enumerate(raw)]
                return _BAD if any(item is _BAD for item in items) else tuple(items)
            case shapes.Many():
                here.unread |= _classes_in(shape)
                return self._say(shape.wrong(), path)
            case shapes.Pairs() | shapes.Extensions() if _repeats(raw):
                return self._say(_REPEATED, path)
            case shapes.Pairs(most=most) if isinstance(raw, dict) and len(raw) > most:
                return self._say(shape.wrong(), path)
            case shapes.OneOf(cls) if raw.__class__ is str:
                value = cls._value2member_map_.get(raw, raw)
            case shapes.Day() | shapes.Clock() | shapes.Moment() if raw.__class__ is str:
                value = _read_text(shape, str(raw))
            case _:
                value = shape.mend(raw)
        if finding := shape.fault(value):
            return self._say(_NO_SUCH_DAY if value is _BAD else finding, path)
        if isinstance(shape, shapes.Text) and shape.points_to:
            here.pointers.append((path, value, shape.points_to))
        if isinstance(shape, shapes.Text) and shape.erased:
            here.erased.append(value)
        return value

    def _say(self, finding: Finding, path: str) -> Any:
        if self.faults < MOST_FINDINGS:
            self.found.append(finding.under(path))
        self.faults += 1
        return _BAD

    def _new_id(self, stem: str) -> str:
        """An id made from a place. It is no text of the document, so that it makes no pointer whole by chance."""
        if self.new_ids:
            return new_id()
        self.texts = self.texts or set(_texts(self.whole))
        while True:
            self.numbers[stem] += 1
            if (made := f"{stem}-{self.numbers[stem]}") not in self.texts:
                return made


_HEADER = {"document", "format"}
_REPEATED = fault("duplicate-key", "must not hold the same key twice")
_NO_SUCH_DAY = fault("rule-no-such-day", "must be a day that the calendar has")


def _read_text(shape: Shape, raw: str) -> Any:
    """A date or time from its text; the text where it is not written as one, `_BAD` where there is no such day."""
    pattern, parse = _WRITTEN[type(shape)]
    if not re.fullmatch(pattern, raw):
        return raw
    try:
        return parse(raw)
    except ValueError:
        return _BAD


def _keeps_erased(shape: Shape) -> bool:
    return isinstance(shape, shapes.Many) and isinstance(shape.of, shapes.Text) and shape.of.erased


def _classes_in(shape: Shape) -> set[str]:
    """The names of the classes that may stand in a field of this shape, at any depth."""
    cls = part_of(shape)
    return {cls.__name__, *classes_below(cls)} if cls else set()


def _is_object(raw: Any) -> bool:
    return raw.__class__ is dict or raw.__class__ is RepeatedKeys


def _unknown(key: object, known: Iterable[str]) -> Finding:
    if key in _HEADER:
        return fault("unknown-key", "has the key {key}, which only a whole document has", key=key)
    near = difflib.get_close_matches(key[:64], known, 1) if isinstance(key, str) else []
    if near:
        return fault("unknown-key", "has an unknown key; did you mean {nearest}?", nearest=near[0])
    return fault("unknown-key", "has an unknown key; it may have: {known}", known=", ".join(known))


def _stem(path: str) -> str:
    """What ids are made of at a path: the name of the field, with hyphens."""
    return next(step for step in reversed(path.split("/")) if not step.isdigit()).replace("_", "-")


def _below(raw: Any) -> Iterable[Any]:
    return raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list | tuple) else ()


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    for item in _below(raw):
        yield from _texts(item)


def _out_of_bounds(raw: Any) -> Finding | None:
    """What is wrong with the size of plain data. It may hold one list many times, so this is looked at first."""
    count, level = 0, [raw]
    for _ in range(DEPTH + 1):
        level = list(islice((item for holder in level for item in _below(holder)), VALUES + 1))
        count += len(level)
        if count > VALUES:
            return fault("too-large", "must have at most {values} values", values=VALUES)
    return fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH) if level else None


def _repeats(raw: Any) -> bool:
    return isinstance(raw, RepeatedKeys) or any(map(_repeats, _below(raw)))


# --- for cattrs ---


@overload
def converter(*, new_ids: bool = False) -> "Converter": ...
@overload
def converter(base: "C", *, new_ids: bool = False) -> "C": ...
def converter(base: Any = None, *, new_ids: bool = False) -> Any:
    """A cattrs converter that reads and writes our models with `from_dict` and `to_dict`.

    An application's own attrs classes can hold our models with it, and go through any format that cattrs knows.

    Args:
        base: A converter to teach, such as one of `cattrs.preconf`; by default a new one.
        new_ids: Draw ids that are missing at random, as for `from_dict`.
    """
    from cattrs import Converter  # noqa: PLC0415 - only those who use cattrs pay for it

    made = Converter() if base is None else base
    made.register_structure_hook_func(is_declared, functools.partial(from_dict, new_ids=new_ids))
    made.register_unstructure_hook_func(is_declared, to_dict)
    return made
