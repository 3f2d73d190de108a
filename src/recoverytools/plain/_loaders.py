"""Loaders: straight-line code that reads plain data, made from the declarations when a class is first touched.

A loader makes the models of a good document, and refuses every other without a word: what is wrong is told by the
explaining path. Both take the same documents; a property of the tests holds them together.

There are two doors. Through the *trusted* one comes what was just parsed from bytes that hold no control characters,
so that texts need not be searched for them; the loader counts the members of all objects, and whoever calls it compares
with the bytes, because a parser may hide a key that stands twice. Through the *checked* one comes anything.

A model is made as an instance of its class's *twin*, a class of the same layout whose slots may be set, and is then
given its own class. Its constructor does not run: the loader has checked each field, and calls the check across fields.
Where a Python does not let a class be changed so, the constructor makes the model.
"""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from .. import shapes
from ..errors import InvalidValue
from ..fields import Fact, classes_reached, facts, is_record, once, part_facts, pointer_facts
from ..models.items import Item
from ..shapes import EXACT, Shape
from ._compile import compiled, lazily
from ._dates import read_date

Ids = dict[str, str]
"""The name of the class of each id that was read, in the order of the document."""
Open = list[tuple[str, frozenset[str]]]
"""Pointers that are not checked yet: the id, and the names of the classes that it may belong to."""
Loader = Callable[[Any, Ids, Open, list[int]], Any]
"""Makes a model of an object. The last argument gets the number of members of each object, at the trusted door."""


class Refused(Exception):
    """This is no good document, or none for this door."""


# --- twins ---


@once
def twin(cls: type[Any]) -> type[Any] | None:
    """A class with the layout of `cls` whose slots may be set, or None where Python cannot turn one to the other."""
    try:
        # all that object has of one slot of a type must be named, or attributes are set by way of Python
        plain = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
        made = type(cls.__name__, cls.__bases__, {"__slots__": cls.__dict__["__slots__"], **plain})
        probe: Any = object.__new__(made)
        for fact in facts(cls):
            setattr(probe, fact.name, fact)
        probe.__class__ = cls
    except (AttributeError, KeyError, TypeError):
        return None
    whole = all(getattr(probe, fact.name) is fact for fact in facts(cls))
    return made if whole and type(probe) is cls and len(facts(cls)) == len(attrs.fields(cls)) else None


@once
def maker(cls: type[Any]) -> Callable[[dict[str, Any]], Any]:
    """Makes a model of values that are checked already.

    Ids and pointers are not looked at, but the check across fields runs, and raises `InvalidValue`.
    """
    check = own_check(cls)
    defaults = {fact.name: fact.default for fact in facts(cls)}

    def make(values: dict[str, Any]) -> Any:
        made: Any = object.__new__(cls)
        for name, value in (defaults | values).items():
            object.__setattr__(made, name, value)
        if check:
            getattr(made, check)()
        return made

    return make


def own_check(cls: type[Any]) -> str:
    """The name of the method that checks what one field alone cannot tell, or "" where a class has none."""
    name = "_check" if is_record(cls) else "__attrs_post_init__"
    return name if any(name in base.__dict__ for base in cls.__mro__ if base is not Item) else ""


# --- loading ---


def load(cls: type[Any], data: Any, *, trusted: bool) -> tuple[Any, int] | None:
    """The model that an object holds, without a header, and at the trusted door how many members its objects have.

    None where something is wrong or unusual.
    """
    ids: Ids = {}
    open_: Open = []
    sizes: list[int] = []
    try:
        model = loader(cls, trusted=trusted)(data, ids, open_, sizes)
        good = _are_ids([*ids, *(id_ for id_, _ in open_)])
    except (Refused, InvalidValue, TypeError, ValueError, KeyError, OverflowError):
        return None
    return (model, sum(sizes)) if good else None


def _are_ids(names: list[str]) -> bool:
    """Whether all of these are written as ids are. To look at them at once takes less time than one by one."""
    if not names:
        return True
    if max(map(len, names)) > _ID.most:
        return False
    lines = "\n".join([*names, ""])
    return lines.count("\n") == len(names) and _ID_LINES(lines) is not None


_ID: Any = facts(Item)[0].shape
_ID_LINES = re.compile(f"(?:(?>{_ID.pattern.regex})\n)*+").fullmatch


def settle(ids: Ids, around: Ids, open_: Open, start: int, below: frozenset[str]) -> None:
    """Check the pointers from `start` that can be checked in a record, against the ids below it, and pass on both."""
    lost = [(id_, names) for id_, names in open_[start:] if ids.get(id_) not in names]
    if any(names <= below and ids.get(id_) is not ERASED for id_, names in lost):
        raise Refused
    open_[start:] = lost
    if not around.keys().isdisjoint(ids):
        raise Refused
    around.update(ids)


ERASED = "erased"


def _good(shape: Shape, raw: Any) -> Any:
    """What constructors make of a value that is not usual."""
    made = shape.mend(raw)
    if shape.fault(made):
        raise Refused
    return made


class _Dates(dict[str, Any]):
    """What texts stand for, as far as it was asked for: plans name the same days and times again and again."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape

    def __missing__(self, text: str) -> Any:
        made = _good(self.shape, read_date(self.shape, text))
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = made
        return made


_MOST_KEPT = 5_000


def _mapping(shape: Shape, raw: Any, sizes: list[int], *, trusted: bool) -> Any:
    """What other programs keep, or a person's own words for ours."""
    made = _good(shape, raw)
    sizes.append(_members(raw, trusted=trusted))
    return made


def _members(raw: Any, *, trusted: bool) -> int:
    """How many members the objects in a JSON value have, at all levels together.

    Raises:
        Refused: An object held a key twice, or one reader of JSON gives a float where another gives a whole number.
    """
    if type(raw) is list:
        return sum([_members(item, trusted=trusted) for item in raw])
    if type(raw) is dict:
        return len(raw) + sum([_members(item, trusted=trusted) for item in raw.values()])
    if isinstance(raw, dict) or (trusted and type(raw) is float and abs(raw) > EXACT):
        raise Refused
    return 0


_SHARED: Mapping[str, Any] = {
    "refused": Refused,
    "good": _good,
    "mapping": _mapping,
    "settle": settle,
    "ERASED": ERASED,
    **{f"dates_{cls.__name__}": _Dates(cls()) for cls in (shapes.Day, shapes.Clock, shapes.Moment)},
}


class _Values:
    """Where a model's values are put where its class has no twin."""


@once
def loader(cls: type[Any], *, trusted: bool) -> Loader:
    """The loader of a class, for one of the doors."""
    return _Writer(cls, trusted=trusted).loader()


class _Writer:
    """Writes the loader of a class."""

    def __init__(self, cls: type[Any], *, trusted: bool) -> None:
        self.cls, self.trusted = cls, trusted
        self.twin = twin(cls)
        self.globals: dict[str, Any] = {**_SHARED, "cls": cls, "twin": self.twin or _Values}
        self.lines: list[str] = []

    def loader(self) -> Loader:
        below = classes_reached(self.cls)
        settles = any(below.issuperset(names) for names in _pointers(self.cls))
        needed = [fact for fact in facts(self.cls) if fact.required or fact.name == "id"]
        self.put("def made(o, ids, open_, sizes):")
        self.put(" if type(o) is not dict: raise refused")
        self.put(f" left = len(o) - {len(needed)}")
        if self.trusted:
            self.put(" sizes.append(len(o))")
        self.put(" r = twin()")
        for fact in needed:
            self.put(f" v = o[{fact.name!r}]")
            self.field(fact, " ")
            if fact.name == "id" and settles:
                self.put(" start = len(open_); around = ids; ids = {}")
        for fact in facts(self.cls):
            if fact not in needed:
                self.put(f" if left and {fact.name!r} in o:")
                self.put(f"  left -= 1; v = o[{fact.name!r}]")
                self.field(fact, "  ")
                self.put(f" else: r.{fact.name} = {self.default(fact)}")
        self.put(" if left: raise refused")
        if settles:
            self.globals["below"] = below
            self.put(" settle(ids, around, open_, start, below)")
        if self.twin:
            self.put(" r.__class__ = cls")
            if check := own_check(self.cls):
                self.put(f" r.{check}()")
            self.put(" return r")
        else:
            self.put(" return cls(**r.__dict__)")
        return compiled(self.lines, self.globals)

    def put(self, line: str) -> None:
        self.lines.append(line)

    def name(self, value: Any, stem: str) -> str:
        """A global name for a value."""
        name = f"{stem}_{len(self.globals)}"
        self.globals[name] = value
        return name

    def default(self, fact: Fact) -> str:
        plain = fact.default is None or fact.default is False or fact.default in ("", ())
        return repr(fact.default) if plain else self.name(fact.default, "default")

    def field(self, fact: Fact, pad: str) -> None:
        """Lines that check what is in `v` and put it into the model."""
        if fact.name == "id":
            self.exact("v", pad)
            self.put(f"{pad}if v in ids: raise refused")
            self.put(f"{pad}ids[v] = {self.cls.__name__!r}")
        else:
            self.value(fact.shape, "v", pad)
        self.put(f"{pad}r.{fact.name} = v")

    def value(self, shape: Shape, v: str, pad: str) -> None:
        """Lines that check what is in the variable `v`, and make it what is kept."""
        match shape:
            case shapes.Text():
                self.text(shape, v, pad)
            case shapes.Whole(low, high):
                self.put(f"{pad}if type({v}) is not int or not {low} <= {v} <= {high}: raise refused")
            case shapes.Number(low, high):
                low, high = max(low, -EXACT), min(high, EXACT)  # beyond, readers differ: the explaining path decides
                self.put(f"{pad}if type({v}) is not float and type({v}) is not int: raise refused")
                self.put(f"{pad}if not {low} <= {v} <= {high}: raise refused")
                self.put(f"{pad}{v} += 0.0")
            case shapes.Flag():
                self.put(f"{pad}if {v} is not True and {v} is not False: raise refused")
            case shapes.Day() | shapes.Clock() | shapes.Moment():
                self.exact(v, pad)
                self.put(f"{pad}{v} = dates_{type(shape).__name__}[{v}]")
            case shapes.OneOf(cls):
                self.exact(v, pad)
                self.put(f"{pad}{v} = {self.name(cls._value2member_map_, 'words')}[{v}]")
            case shapes.Part():
                self.put(f"{pad}{v} = {self.part(shape)}({v}, ids, open_, sizes)")
            case shapes.Many(of, most):
                self.put(f"{pad}if type({v}) is not list or len({v}) > {most}: raise refused")
                self.items(of, v, pad)
            case shapes.Json():
                self.put(f"{pad}{v} = mapping({self.name(shape, 'shape')}, {v}, sizes, trusted={self.trusted})")
            case _:
                most = shape.most if isinstance(shape, shapes.Pairs) else shapes.EXTENSION_KEYS
                self.put(f"{pad}if type({v}) is not dict or len({v}) > {most}: raise refused")
                self.put(f"{pad}{v} = mapping({self.name(shape, 'shape')}, {v}, sizes, trusted={self.trusted})")

    def exact(self, v: str, pad: str) -> None:
        """A line that takes texts alone. What is no text fails by itself below, but for subclasses, as words are."""
        if not self.trusted:
            self.put(f"{pad}if type({v}) is not str: raise refused")

    def text(self, shape: shapes.Text, v: str, pad: str) -> None:
        if shape.points_to:
            self.exact(v, pad)
            self.put(f"{pad}open_.append(({v}, {self.name(frozenset(shape.points_to), 'names')}))")
            return
        least = f"{shape.least} <= " if shape.least else ""
        self.put(f"{pad}if type({v}) is not str or not {least}len({v}) <= {shape.most}: raise refused")
        if shape.pattern:
            matches = self.name(re.compile(shape.pattern.regex).fullmatch, "matches")
            self.put(f"{pad}if {v} and not {matches}({v}): raise refused")
        elif not self.trusted:
            self.put(f"{pad}if not {v}.isprintable(): {v} = good({self.name(shape, 'shape')}, {v})")
        if shape.erased:
            self.put(f"{pad}if ids.setdefault({v}, ERASED) is not ERASED: raise refused")

    def part(self, shape: shapes.Part) -> str:
        """The global name of the loader of a part."""
        name = self.name(None, "load")
        lazily(self.globals, name, functools.partial(loader, shape.cls, trusted=self.trusted))
        return name

    def items(self, of: Shape, v: str, pad: str) -> None:
        """Lines that check the items of a list, and make it a tuple."""
        keeps = isinstance(of, shapes.Whole | shapes.Flag) or (
            isinstance(of, shapes.Text) and (self.trusted or bool(of.pattern))
        )
        if not keeps:
            self.put(f"{pad}w = []")
        self.put(f"{pad}for x in {v}:")
        self.value(of, "x", pad + " ")
        if not keeps:
            self.put(f"{pad} w.append(x)")
        self.put(f"{pad}{v} = tuple({v if keeps else 'w'})")


@once
def _pointers(cls: type[Any]) -> frozenset[tuple[str, ...]]:
    """The names of classes that pointers at or below a class may point to."""
    mine = frozenset(names for _, names in pointer_facts(cls))
    return mine.union(*(_pointers(part) for _, part in part_facts(cls)))
