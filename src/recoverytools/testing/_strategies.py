"""Hypothesis strategies for every model, from the declarations."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any, TypeVar

from .. import models, shapes
from ..fields import Fact, facts, is_record, once
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..plain import require_class
from ..shapes import EXACT, Shape
from ._lifelike import Lifelike
from ._trees import Tree, built, content_of

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ModuleNotFoundError("to draw models, install Hypothesis: pip install 'recoverytools[testing]'") from error

T = TypeVar("T")

CHARACTERS = st.characters(codec="utf-8", exclude_characters=[chr(i) for i in range(32) if chr(i) not in "\t\n"])
FIELDS, ITEMS = 5, 2
"""How many fields and items a drawn model has at most beside what it needs; big documents are slow to draw."""


def models_of(cls: type[T]) -> st.SearchStrategy[T]:
    """Valid models of a class: small ones, in which each field is filled now and then.

    Texts are in any script. Numbers, dates and texts come near their bounds, ids point to what is there, and records
    have `extensions`. What fails shrinks to a model with as little in it as still fails. ``st.from_type(rt.Goal)``
    draws the same, with no import of this module.

    >>> from hypothesis import given
    >>> from recoverytools import testing
    >>> @given(testing.models_of(rt.Goal))
    ... def test_a_goal_comes_back(goal):
    ...     assert rt.loads(rt.dumps(goal), rt.Goal) == goal
    >>> test_a_goal_comes_back()

    Args:
        cls: A class of this library, a record or a value; `Item` stands for any record.

    Raises:
        TypeError: `cls` is no class of this library.
        ModuleNotFoundError: The extra ``testing`` is not installed.
    """
    require_class(cls)
    return _any_record() if cls is Item else _models_of(cls)


def texts(most: int = 200) -> st.SearchStrategy[str]:
    """Texts of 1 to `most` characters that a field for text takes and keeps as they are, in any script.

    >>> from hypothesis import given
    >>> from recoverytools import testing
    >>> @given(testing.texts())
    ... def test_a_title_is_kept(title):
    ...     assert rt.WellnessPlan(title=title).title == title
    >>> test_a_title_is_kept()

    Args:
        most: How many characters a text may have: by default those of a line.

    Raises:
        ModuleNotFoundError: The extra ``testing`` is not installed.
    """
    return _texts(shapes.Text(1, most))


def rich_plans() -> st.SearchStrategy[WellnessPlan]:
    """Plans as large as those of people who use one for years: something in every section, and much in some.

    Words are the examples of the declarations, dates lie in one year and a bit, and ids point from section to section.
    With a plan like this, a test sees pages, agendas and reviews as they will be. Some have a `layout`: their pages
    show a few sections and leave out the others.

    >>> from hypothesis import given, settings
    >>> from recoverytools import testing
    >>> @settings(max_examples=5, deadline=None)
    ... @given(plan=testing.rich_plans())
    ... def test_a_page_begins_with_the_title(plan):
    ...     assert rt.rendering.to_text(plan).startswith(plan.title)
    >>> test_a_page_begins_with_the_title()

    Raises:
        ModuleNotFoundError: The extra ``testing`` is not installed.
    """
    return _rich_plans()


class _Small:
    """Draws all that stands in a small model."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def parts(self, fact: Fact, cls: type[Any]) -> list[Tree]:
        least, most = (0, ITEMS) if isinstance(fact.shape, shapes.Many) else (1, 1)
        return self.draw(_lists_of(cls, least, most))

    def value(self, fact: Fact) -> Any:
        return self.draw(_values(fact.shape))

    def pointer(self, ids: Sequence[str]) -> str:
        return self.draw(st.sampled_from(ids))

    def pointers(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.draw(st.lists(st.sampled_from(ids), max_size=ITEMS)))


# each strategy is made once: to make one takes longer than to draw from it


@once
def _models_of(cls: type[Any]) -> st.SearchStrategy[Any]:
    return _models(cls)


@st.composite
def _models(draw: st.DrawFn, cls: type[Any]) -> Any:
    tree = draw(_trees_of(cls))
    for number, below in enumerate(tree.walk()):
        if is_record(below.cls):
            below.content["id"] += f"-{number}"
    return built(tree, _Small(draw))


@once
def _trees_of(cls: type[Any]) -> st.SearchStrategy[Tree]:
    return _trees(cls)


@st.composite
def _trees(draw: st.DrawFn, cls: type[Any]) -> Tree:
    """A tree whose ids have no number yet. To shrink well, all that is drawn for a field is drawn at once."""
    source = _Small(draw)
    content = {fact.name: content_of(fact, source) for fact in facts(cls) if fact.required}
    if is_record(cls):
        content["id"] = draw(_STEMS)
    return Tree(cls, content | dict(draw(_some_fields(cls))))


_STEMS = st.sampled_from(["i", "item", "0"])


@once
def _any_record() -> st.SearchStrategy[Any]:
    return st.sampled_from([getattr(models, name) for name in models.RECORDS]).flatmap(_models_of)


@once
def _some_fields(cls: type[Any]) -> st.SearchStrategy[list[tuple[str, Any]]]:
    """Some of the fields that need not be there, each with what stands in it."""
    optional = [fact for fact in facts(cls) if not fact.required and fact.name != "id"]
    some = st.lists(_filled(optional), max_size=FIELDS, unique_by=lambda pair: pair[0])
    return some if optional else st.just([])


@st.composite
def _filled(draw: st.DrawFn, of: Sequence[Fact]) -> tuple[str, Any]:
    fact = draw(st.sampled_from(of))
    return fact.name, content_of(fact, _Small(draw))


@once
def _lists_of(cls: type[Any], least: int, most: int) -> st.SearchStrategy[list[Tree]]:
    return st.lists(_trees_of(cls), min_size=least, max_size=most)


@once
def _texts(shape: shapes.Text) -> st.SearchStrategy[str]:
    """Texts of a shape: short ones, and now and then one as long as may be."""
    if shape.pattern:
        codes = st.from_regex(shape.pattern.regex, fullmatch=True).filter(lambda text: len(text) <= shape.most)
        return codes if shape.least else codes | st.just("")
    short = st.text(CHARACTERS, min_size=shape.least, max_size=min(12, shape.most))
    return st.builds(lambda text, as_long: (text * shape.most)[: shape.most] if as_long else text, short, _SELDOM)


_SELDOM = st.integers(0, 7).map(lambda chance: chance == 7)


@once
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


@once
def _values(shape: Shape) -> st.SearchStrategy[Any]:
    """Values of a shape that holds no models."""
    match shape:
        case shapes.Text():
            return _texts(shape)
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
            return st.datetimes(datetime(1900, 1, 1), datetime(2200, 12, 31), timezones=offsets | st.just(UTC))  # noqa: DTZ001 - the zones follow
        case shapes.OneOf(cls):
            return st.sampled_from(list(cls))
        case shapes.Many(of):
            return st.lists(_values(of), max_size=ITEMS).map(tuple)
        case shapes.Pairs(key, of):
            return st.dictionaries(_texts(key), _texts(of), max_size=ITEMS)
        case shapes.Extensions():
            keys = st.from_regex(r"[a-z]{1,3}\.[a-z]{1,3}", fullmatch=True)
            return st.dictionaries(keys, json_values(), max_size=ITEMS)
        case _:
            assert isinstance(shape, shapes.Json)
            return json_values()


@once
def _rich_plans() -> st.SearchStrategy[WellnessPlan]:
    return _rich()


@st.composite
def _rich(draw: st.DrawFn) -> WellnessPlan:
    def pick(options: Sequence[T]) -> T:
        return options[draw(_below(len(options)))]

    return Lifelike(pick).model(WellnessPlan)


@once
def _below(end: int) -> st.SearchStrategy[int]:
    return st.integers(0, end - 1)
