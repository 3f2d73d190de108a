"""The words a field is declared with, and `declared`, which reads them.

A field is declared once, in its annotation:

    confidence: Annotated[ZeroToTen | None, Ask("How sure are you that you can do it, 0 to 10?")] = None

`declared` turns each annotation into a `Fact` in attrs' field metadata. Every reader takes the facts and matches on
their shapes; none reads annotations.
"""

import enum
import functools
import operator
import os
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, ParamSpec, TypeVar, Union, cast, get_args, get_origin

import attrs

from . import shapes
from .errors import InvalidValue
from .shapes import FrozenDict, Pattern, Shape
from .vocabulary import AgendaKind
from .wording import Word

P = ParamSpec("P")
T = TypeVar("T")

# --- the words of a declaration ---


@attrs.frozen
class Ask:
    """The plain question that a person answers with a field."""

    question: str
    help: str = ""
    """More about what is meant, where the question alone may puzzle."""
    examples: tuple[str, ...] = ()
    """Answers from several lives, at little or no cost."""
    label: str | None = None
    """What to call the answer on a page; by default the field's name. ``""`` where the answer speaks for itself."""
    another: str = ""
    """Words for "add another", in a list."""
    unit: str = ""
    """What a number counts, such as "minutes"."""


@attrs.frozen
class Keep:
    """Marks a field that never leaves the plan in a shared view, and says why. With `Ask`, the person still sees it."""

    reason: str


@attrs.frozen
class Falls:
    """Marks a day or a schedule that belongs on an agenda, and says why it stands there."""

    kind: AgendaKind
    unless: str = ""
    """The field of the same class that takes it off the agenda once it says something."""


class Between:
    """Marks the least and the greatest number that may stand, both included."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high


class AtMost:
    """Marks how many characters a text may have, or items a list."""

    def __init__(self, most: int) -> None:
        self.most = most


class PointsTo:
    """The classes whose id a text may be, by name, so that tools need not import each other."""

    def __init__(self, *names: str) -> None:
        self.names = names


class Erased:
    """Marks the id of something erased. It counts as present: a pointer to it leads somewhere, and no item has it."""


class Alone:
    """Marks a document that stands in a record as it stands alone: no pointer in it leads to what is around it."""


Id = Annotated[str, AtMost(64), Pattern("[a-z0-9][a-z0-9-]*", "an id (1 to 64 small letters, digits and hyphens)")]
"""What a record is pointed to by."""


class NamesSection:
    """Marks the name of a section of a plan: that of a field, or ``pages/ID`` for a page of the person's own."""


ErasedId = Annotated[Id, Erased()]
"""The id of something erased."""
Line = Annotated[str, AtMost(200)]
"""Text of a line or so."""
Section = Annotated[Line, NamesSection()]
"""The name of a section of a plan."""
Paragraph = Annotated[str, AtMost(2000)]
"""Text of a paragraph or so."""
LongText = Annotated[str, AtMost(20_000)]
"""Text of some pages."""
ZeroToTen = Annotated[int, Between(0, 10)]
"""A whole number from 0 to 10."""
Language = Annotated[str, AtMost(35), Pattern("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en or es-MX")]
"""A language tag (BCP 47), by its form."""
REGION = Pattern("[A-Z]{2}(-[A-Z0-9]{1,3})?", "a country or region code (ISO 3166) such as CA or US-PA")
Region = Annotated[str, AtMost(6), REGION]
"""A country, or a region of one (ISO 3166), by its form."""
TIME_ZONE = Pattern(
    "[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}", "the name of a time zone (IANA) such as Europe/Lisbon"
)
TimeZone = Annotated[str, AtMost(64), TIME_ZONE]
"""The name of a time zone (IANA), by its form."""
Extensions = Mapping[str, object]
"""What other programs keep beside a record: reverse-domain keys with JSON values."""
Json = object
"""A piece of plain data, as a document holds it: whatever JSON can hold, but null."""

# --- what a declaration says ---


@attrs.frozen(eq=False)
class Fact:
    """Everything a declaration says about a field."""

    name: str
    shape: Shape
    optional: bool
    """Whether it may be None."""
    required: bool
    default: Any
    ask: Ask | None
    keep: Keep | None
    falls: Falls | None

    @property
    def label(self) -> str:
        """What to call the field on a page, in English."""
        if self.ask and self.ask.label is not None:
            return self.ask.label
        return self.name.replace("_", " ").capitalize()

    def mend(self, value: Any) -> Any:
        """The value in the form it is kept in."""
        return value if value is None else self.shape.mend(value)

    @property
    def by_repr(self) -> bool:
        """Whether values are told apart by their repr.

        1, 1.0 and True are equal in Python and differ in JSON, and so do the two offsets of one moment.
        """
        return isinstance(self.shape, shapes.Extensions | shapes.Json | shapes.Moment)

    def same(self, one: Any, other: Any) -> bool:
        """Whether two values that may stand here are written alike."""
        return one is other or (bool(one == other) and (not self.by_repr or repr(one) == repr(other)))

    def check(self, value: Any) -> None:
        """Raise `InvalidValue` where a mended value may not stand here."""
        if value is None and self.optional:
            return
        if found := self.shape.fault(value):
            raise InvalidValue(found.under(f"/{self.name}"))


def once(make: Callable[P, T]) -> Callable[P, T]:
    """Work out what a class is made of once. For mypy, a class is nothing that `functools.cache` takes."""
    return cast("Callable[P, T]", functools.cache(make))


@once
def facts(cls: type[Any]) -> tuple[Fact, ...]:
    """The facts of a declared class, in the order in which its fields are written."""
    return tuple(field.metadata["fact"] for field in attrs.fields(cls))


def is_declared(cls: object) -> bool:
    """Whether a class is one of ours: a record or a value."""
    return isinstance(cls, type) and _all_declared(cls)


@once
def _all_declared(cls: type[Any]) -> bool:
    fields = attrs.fields(cls) if attrs.has(cls) else ()
    return bool(fields) and all("fact" in field.metadata for field in fields)


def require_model(thing: object, function: str) -> None:
    """Raise `TypeError` where something that is no model was given to a function."""
    if not is_declared(type(thing)):
        raise TypeError(f"{function} takes a model of this library, not a {type(thing).__name__}")


@once
def is_record(cls: type[Any]) -> bool:
    """Whether a class has an id of its own, so that it stands in lists and can be pointed to."""
    return any(fact.name == "id" for fact in facts(cls))


def inner(shape: Shape) -> Shape:
    """The shape of what stands in a field, alone or in a list."""
    return shape.of if isinstance(shape, shapes.Many) else shape


def part_of(shape: Shape) -> type[Any] | None:
    """The class of the models that stand in a field of this shape, alone or in a list."""
    of = inner(shape)
    return of.cls if isinstance(of, shapes.Part) else None


@once
def part_facts(cls: type[Any]) -> tuple[tuple[Fact, type[Any]], ...]:
    """The fields of a class that hold models, each with the class of these."""
    return tuple((fact, part) for fact in facts(cls) if (part := part_of(fact.shape)))


@once
def record_facts(cls: type[Any]) -> tuple[tuple[Fact, type[Any]], ...]:
    """The fields of a class that hold records, each with the class of these."""
    return tuple((fact, part) for fact, part in part_facts(cls) if is_record(part))


@once
def own_facts(cls: type[Any]) -> tuple[Fact, ...]:
    """The fields of a class that hold no records: what it says by itself."""
    holding = {fact.name for fact, _ in record_facts(cls)}
    return tuple(fact for fact in facts(cls) if fact.name not in holding)


@once
def pointer_facts(cls: type[Any]) -> tuple[tuple[Fact, tuple[str, ...]], ...]:
    """The fields of a class that point to others, each with the names of the classes it may point to."""
    texts = ((fact, inner(fact.shape)) for fact in facts(cls))
    return tuple((fact, text.points_to) for fact, text in texts if isinstance(text, shapes.Text) and text.points_to)


@once
def falling_facts(cls: type[Any]) -> tuple[tuple[Fact, Falls], ...]:
    """The fields of a class that belong on an agenda, each with what it says of that."""
    return tuple((fact, fact.falls) for fact in facts(cls) if fact.falls)


@once
def has_ids(cls: type[Any]) -> bool:
    """Whether a class, or one that may stand below it, has ids: its own, or those it points to."""
    return is_record(cls) or bool(pointer_facts(cls)) or any(has_ids(part) for _, part in part_facts(cls))


@once
def classes_below(cls: type[Any]) -> Mapping[str, type[Any]]:
    """The classes that may stand below a class, by name."""
    return {below.__name__: below for _, part in part_facts(cls) for below in (part, *classes_below(part).values())}


@once
def classes_reached(cls: type[Any]) -> frozenset[str]:
    """The names of the classes whose ids are known in a record of this class, so that pointers to them are checked."""
    if not is_record(cls):
        return frozenset()
    of = [part for fact, part in part_facts(cls) if not (isinstance(it := inner(fact.shape), shapes.Part) and it.alone)]
    return frozenset(name for part in of for name in (part.__name__, *classes_below(part)))


def parts(model: Any) -> list[tuple[str, Any]]:
    """The models that stand right below a model, each with its path from there."""
    return in_fields(model, part_facts(model.__class__))


def in_fields(model: Any, where: Iterable[tuple[Fact, Any]]) -> list[tuple[str, Any]]:
    """What stands in some fields of a model, alone or in lists, each with its path from there."""
    found: list[tuple[str, Any]] = []
    for fact, _ in where:
        value = getattr(model, fact.name)
        if value.__class__ is tuple:
            found += [(f"/{fact.name}/{i}", item) for i, item in enumerate(value)]
        elif value is not None:
            found.append((f"/{fact.name}", value))
    return found


def walk(model: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """A model and all models below it, each with its path, in the order in which they are written."""
    yield path, model
    for step, part in parts(model):
        yield from walk(part, path + step)


def pointers(model: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """A model's own pointers: path, id, and the names of the classes it may point to."""
    for fact, names in pointer_facts(model.__class__):
        for step, id_ in in_fields(model, [(fact, names)]):
            yield step, id_, names


def erased_ids(model: Any) -> Iterator[str]:
    """The ids that a model keeps of what was erased."""
    for fact in erased_facts(model.__class__):
        yield from getattr(model, fact.name)


@once
def erased_facts(cls: type[Any]) -> tuple[Fact, ...]:
    """The fields of a class that keep ids of what was erased."""
    texts = ((fact, inner(fact.shape)) for fact in facts(cls))
    return tuple(fact for fact, text in texts if isinstance(text, shapes.Text) and text.erased)


# --- reading a declaration ---

_RESERVED = {"document", "format"}
_ITEM_FIELDS = {"id": -1, "private": 1, "extensions": 2}
"""Fields that every record has; their place is before and after a record's own."""


def new_id() -> str:
    """A random id. The module `secrets` would do the same, and takes longer to import than a plan to read."""
    return os.urandom(8).hex()


def declared(cls: type[Any], fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Read the declarations of a class: the `field_transformer` of every model.

    Gives each field its check, its mending and its repr, and puts the fields in the order in which they are written.

    Raises:
        TypeError: A declaration breaks the rules of the house, such as a text without a length.
    """
    read = [field if "fact" in field.metadata else _declare(cls, field) for field in fields]
    return sorted(read, key=lambda field: _ITEM_FIELDS.get(field.name, 0))


def _declare(cls: type[Any], field: "attrs.Attribute[Any]") -> "attrs.Attribute[Any]":
    where = f"{cls.__name__}.{field.name}"
    if field.name in _RESERVED:
        raise TypeError(f"{where}: the header of a document has this name")
    words = get_args(field.type)[1:] if get_origin(field.type) is Annotated else ()
    shape, optional = _shape(where, field.type, blank=field.default == "")
    fact = Fact(
        name=field.name,
        shape=shape,
        optional=optional,
        required=field.default is attrs.NOTHING,
        default=field.default,
        ask=next((word for word in words if isinstance(word, Ask)), None),
        keep=next((word for word in words if isinstance(word, Keep)), None),
        falls=next((word for word in words if isinstance(word, Falls)), None),
    )
    is_mapping = isinstance(shape, shapes.Pairs | shapes.Extensions | shapes.Json)
    return field.evolve(
        type=_bare(field.type),  # attrs shows it in the signature of the constructor
        converter=_mending(fact, _bare(field.type)) if shape.mends() else None,
        validator=lambda _, __, value: fact.check(value),
        repr=_repr(fact),
        eq_key=repr if fact.by_repr else None,
        hash=False if is_mapping else None,
        metadata={"fact": fact},
    )


def _mending(fact: Fact, annotation: Any) -> Callable[[Any], Any]:
    def mend(value: Any) -> Any:
        return fact.mend(value)

    mend.__annotations__["value"] = annotation  # attrs shows this one where there is a converter
    return mend


def _bare(annotation: Any) -> Any:
    """An annotation as a person would write it who only cares for the type."""
    plain, _ = _unwrapped(annotation)
    origin, args = get_origin(plain), tuple(map(_bare, get_args(plain)))
    if origin in {types.UnionType, Union}:
        return functools.reduce(operator.or_, args)
    return origin[args] if origin else plain


def _repr(fact: Fact) -> Callable[[Any], str]:
    """Class, id, sizes and words of lists are shown; what a person wrote is not."""

    def show(value: Any) -> str:
        match value:
            case None:
                return "None"
            case Word():
                return value.value
            case str() if fact.name == "id":
                return repr(value)
            case str() | tuple() | FrozenDict():
                return f"<{len(value)}>"
            case _ if isinstance(fact.shape, shapes.Part):
                return f"<{fact.shape.cls.__name__}>"
            case _:
                return "<…>"

    return show


def _shape(where: str, annotation: Any, *, blank: bool = False) -> tuple[Shape, bool]:
    """The shape an annotation gives, and whether it may be None. `blank` tells whether an empty text may stand."""
    plain, words = _unwrapped(annotation)
    optional = get_origin(plain) in {types.UnionType, Union}
    if optional:
        rest = [arg for arg in get_args(plain) if arg is not type(None)]
        if len(rest) != 1:
            raise TypeError(f"{where}: a union of two classes; make it one class with optional parts")
        plain, more = _unwrapped(rest[0])
        words = (*more, *words)
    shape = _plain_shape(where, plain, words, blank=blank)
    is_empty_by_default = isinstance(shape, shapes.Many | shapes.Pairs) or (
        isinstance(shape, shapes.Text) and not shape.pattern
    )
    if optional and is_empty_by_default:
        raise TypeError(f"{where}: texts and lists are not optional; they are empty by default")
    return shape, optional


def _unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """An annotation without its `Annotated`, and what that said."""
    if get_origin(annotation) is Annotated:
        plain, *words = get_args(annotation)
        return plain, tuple(words)
    return annotation, ()


def _plain_shape(where: str, plain: Any, words: tuple[Any, ...], *, blank: bool) -> Shape:
    """The shape of an annotation without its `Annotated` and its `None`."""
    bounds: Any = next((word for word in words if isinstance(word, Between)), None)
    if plain is str:
        return _text(where, words, blank=blank)
    if plain is int and bounds:
        return shapes.Whole(bounds.low, bounds.high)
    if plain is float:
        return shapes.Number(bounds.low, bounds.high) if bounds else shapes.Number()
    if plain in _SIMPLE:
        return _SIMPLE[plain]
    if get_origin(plain) is tuple and get_args(plain)[1:] == (...,):
        of, optional = _shape(where, get_args(plain)[0])
        if optional:
            raise TypeError(f"{where}: a list holds no None")
        most = _most(words)
        return shapes.Many(of) if most is None else shapes.Many(of, most)
    if get_origin(plain) is Mapping:
        key, of = (_shape(where, arg)[0] for arg in get_args(plain))
        if isinstance(key, shapes.Text) and isinstance(of, shapes.Text):
            return shapes.Pairs(key, of)
    if isinstance(plain, enum.EnumType) and issubclass(plain, Word):
        return shapes.OneOf(plain)
    if is_declared(plain):
        return shapes.Part(plain, alone=any(isinstance(word, Alone) for word in words))
    raise TypeError(
        f"{where}: this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary"
    )


_SIMPLE: Mapping[Any, Shape] = {
    bool: shapes.Flag(),
    date: shapes.Day(),
    time: shapes.Clock(),
    datetime: shapes.Moment(),
    Extensions: shapes.Extensions(),
    Json: shapes.Json(),
}


def _text(where: str, words: tuple[Any, ...], *, blank: bool) -> Shape:
    most = _most(words)
    if most is None:
        raise TypeError(f"{where}: a text needs a greatest length")
    pattern = next((word for word in words if isinstance(word, Pattern)), None)
    points_to = next((word.names for word in words if isinstance(word, PointsTo)), ())
    erased, section = (any(isinstance(word, cls) for word in words) for cls in (Erased, NamesSection))
    return shapes.Text(0 if blank else 1, most, pattern, points_to, erased, section)


def _most(words: tuple[Any, ...]) -> int | None:
    return next((word.most for word in words if isinstance(word, AtMost)), None)
