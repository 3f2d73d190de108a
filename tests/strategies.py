"""Hypothesis strategies for every model, from the declarations: first the tree, then the pointers among its ids."""

import functools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from recoverytools import models, shapes
from recoverytools.errors import InvalidValue
from recoverytools.fields import Fact, classes_below, facts, is_record, part_of
from recoverytools.shapes import EXACT, Shape

RECORDS = [getattr(models, name) for name in models.RECORDS]
VALUES = sorted(
    {cls for record in RECORDS for cls in classes_below(record).values() if not is_record(cls)},
    key=lambda cls: cls.__name__,
)
"""Every class of ours but Item: the records, and the values in them."""
FORMS = [cls for cls in (*RECORDS, *VALUES) if cls not in {models.Merged, models.Conflict}]
"""Every class that a form is made of."""

CHARACTERS = st.characters(codec="utf-8", exclude_characters=[chr(i) for i in range(32) if chr(i) not in "\t\n"])
FIELDS, ITEMS = 5, 2
"""How many fields and items a drawn model has at most beside what it needs; big documents are slow to draw."""

EACH = settings(max_examples={10: 2, 50: 5, 200: 20, 500: 100}.get(settings().max_examples, 5))
"""For a law that is tried on each class by itself: there are sixty, so that it still has most examples of all."""

S = TypeVar("S")


def cached(make: Callable[..., S]) -> Callable[..., S]:
    """Make each strategy once: to make one takes longer than to draw from it."""
    return functools.cache(make)


@cached
def texts(shape: shapes.Text) -> st.SearchStrategy[str]:
    """Texts of a shape: short ones, and now and then one as long as may be."""
    if shape.pattern:
        codes = st.from_regex(shape.pattern.regex, fullmatch=True).filter(lambda text: len(text) <= shape.most)
        return codes if shape.least else codes | st.just("")
    return st.text(CHARACTERS, min_size=shape.least, max_size=12) | st.just("é" * shape.most)


@cached
def json_values() -> st.SearchStrategy[Any]:
    """What an extension may hold."""
    leaves = (
        st.booleans()
        | st.integers(-EXACT, EXACT)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(CHARACTERS, max_size=8)
    )
    return st.recursive(
        leaves,
        lambda below: st.lists(below, max_size=2) | st.dictionaries(st.text(CHARACTERS, max_size=4), below, max_size=2),
        max_leaves=4,
    )


@cached
def plain_values(shape: Shape) -> st.SearchStrategy[Any]:
    """Values of a shape that holds no models."""
    match shape:
        case shapes.Text():
            return texts(shape)
        case shapes.Whole(low, high):
            return st.integers(low, high)
        case shapes.Number(low, high):
            return st.floats(low, high, allow_nan=False, allow_infinity=False)
        case shapes.Flag():
            return st.booleans()
        case shapes.Day(low, high):
            return st.dates(low, high)
        case shapes.Clock():
            return st.builds(time, st.integers(0, 23), st.integers(0, 59))
        case shapes.Moment():
            offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
            return st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=offsets | st.just(UTC))
        case shapes.OneOf(cls):
            return st.sampled_from(list(cls))
        case shapes.Many(of):
            return st.lists(plain_values(of), max_size=ITEMS).map(tuple)
        case shapes.Pairs(key, of):
            return st.dictionaries(texts(key), texts(of), max_size=ITEMS)
        case shapes.Extensions():
            keys = st.from_regex(r"[a-z]{1,3}\.[a-z]{1,3}", fullmatch=True)
            return st.dictionaries(keys, json_values(), max_size=ITEMS)
        case _:
            assert isinstance(shape, shapes.Json)
            return json_values()


def points_to(shape: Shape) -> tuple[str, ...]:
    """The classes that a field points to, in a list or alone."""
    inner = shape.of if isinstance(shape, shapes.Many) else shape
    return inner.points_to if isinstance(inner, shapes.Text) else ()


class Tree:
    """A model that is to be built."""

    def __init__(self, cls: type[Any], fields: dict[str, Any], parts: dict[str, list["Tree"]]) -> None:
        self.cls, self.fields, self.parts = cls, fields, parts

    def walk(self) -> Iterator["Tree"]:
        yield self
        for below in self.parts.values():
            for tree in below:
                yield from tree.walk()


@cached
def models_of(cls: Any) -> st.SearchStrategy[Any]:
    """Valid models of a class: small ones, with every field now and then."""
    return _models(cls)


@st.composite
def _models(draw: st.DrawFn, cls: type[Any]) -> Any:
    tree = draw(_trees_of(cls))
    for number, below in enumerate(tree.walk()):
        if is_record(below.cls):
            below.fields["id"] = f"{draw(_STEMS)}-{number}"
    return _build(draw, tree, [])


_STEMS = st.sampled_from(["i", "item", "0"])


@cached
def _chosen(cls: Any) -> st.SearchStrategy[list[Fact]]:
    """Some of the fields that need not be there."""
    optional = [fact for fact in facts(cls) if not fact.required and fact.name != "id"]
    return st.lists(st.sampled_from(optional), max_size=FIELDS, unique=True) if optional else st.just([])


@cached
def _lists_of(cls: Any, least: int, most: int) -> st.SearchStrategy[list[Tree]]:
    return st.lists(_trees_of(cls), min_size=least, max_size=most)


@cached
def _trees_of(cls: Any) -> st.SearchStrategy[Tree]:
    return _trees(cls)


@st.composite
def _trees(draw: st.DrawFn, cls: type[Any]) -> Tree:
    chosen = draw(_chosen(cls))
    fields: dict[str, Any] = {}
    parts: dict[str, list[Tree]] = {}
    for fact in facts(cls):
        if not fact.required and fact not in chosen:
            continue
        if part := part_of(fact.shape):
            least, most = (0, ITEMS) if isinstance(fact.shape, shapes.Many) else (1, 1)
            parts[fact.name] = draw(_lists_of(part, least, most))
        elif points_to(fact.shape):
            fields[fact.name] = ...
        else:
            fields[fact.name] = draw(plain_values(fact.shape))
    return Tree(cls, fields, parts)


def _build(draw: st.DrawFn, tree: Tree, around: list[Tree]) -> Any:
    around = [*around, tree]
    known = {fact.name: fact for fact in facts(tree.cls)}
    parts = {}
    for name, below in tree.parts.items():
        built = tuple(model for part in below if (model := _build(draw, part, around)) is not None)
        parts[name] = built if isinstance(known[name].shape, shapes.Many) else built[0]
    fields = {
        name: _pointed(draw, known[name], around) if value is ... else value for name, value in tree.fields.items()
    }
    if any(known[name].required and value is None for name, value in fields.items()):
        return None  # what it has to point to is nowhere in the record around it
    least = {name: value for name, value in fields.items() if known[name].required or name == "id"}
    # where a rule across fields refuses what was drawn: as little as can stand
    for chosen in (fields, least, *({**least, **more} for more in _one_more(draw, tree.cls, least))):
        try:
            return tree.cls(**chosen, **parts)
        except InvalidValue:
            continue
    raise AssertionError(f"{tree.cls.__name__} takes nothing that is drawn")


def _one_more(draw: st.DrawFn, cls: type[Any], least: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One field more than what is needed: each in turn, the words first."""
    simple = [fact for fact in facts(cls) if fact.name not in least and not part_of(fact.shape)]
    for fact in sorted(simple, key=lambda fact: not isinstance(fact.shape, shapes.Text)):
        if not points_to(fact.shape):
            yield {fact.name: "x" if isinstance(fact.shape, shapes.Text) else draw(plain_values(fact.shape))}


def _pointed(draw: st.DrawFn, fact: Fact, around: list[Tree]) -> Any:
    """Ids to point to: those in the smallest record around below which the classes can stand, or any where there is none."""
    names = set(points_to(fact.shape))
    ids = ["somewhere-else"]
    for tree in reversed(around):
        if is_record(tree.cls) and classes_below(tree.cls).keys() >= names:
            below = list(tree.walk())[1:]
            if around[-1].cls.__name__ in names:  # what replaces another of its kind comes after it
                below = below[: below.index(around[-1])]
            ids = [part.fields["id"] for part in below if part.cls.__name__ in names]
            break
    if isinstance(fact.shape, shapes.Many):
        return tuple(draw(st.lists(st.sampled_from(ids), max_size=ITEMS))) if ids else ()
    return draw(st.sampled_from(ids)) if ids else None
