"""What a rule is."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from functools import cached_property
from typing import Any, TypeVar

import attrs

from ..fields import pointers, walk
from ..findings import Finding, Severity
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..wording import Word

M = TypeVar("M")
AnyItem = TypeVar("AnyItem", bound=Item)

Spot = tuple[str, Mapping[str, object]]
"""Where a rule found something: a path below the item it looked at, and the values that the message names."""


def at(path: str = "", **values: object) -> Spot:
    """The spot of a finding: ``at("/steps/0/due", due=step.due)``.

    Args:
        path: The place below the item that the rule looks at.
        values: What the message names: numbers, dates, times, and words of our lists. Findings are logged and sent,
            so they hold no text that a person wrote.

    Raises:
        TypeError: A value is something else.
    """
    for name, value in values.items():
        if not isinstance(value, int | float | date | time | Word):
            raise TypeError(f"{name} must be a number, a date, a time or a word of our lists")
    return path, values


@attrs.frozen
class Context:
    """What a rule may know beside the item it looks at."""

    thing: Any
    """What is being reviewed."""
    today: date
    _items: Mapping[str, Item] = attrs.field(
        init=False,
        repr=False,
        default=attrs.Factory(
            lambda self: {model.id: model for _, model in walk(self.thing) if isinstance(model, Item)}, takes_self=True
        ),
    )

    @property
    def plan(self) -> WellnessPlan | None:
        """The plan being reviewed, or None where it is an item alone."""
        return self.thing if isinstance(self.thing, WellnessPlan) else None

    @property
    def english(self) -> bool:
        """Whether rules may read words, which they know in English only. True where no language is named, too."""
        return self.plan is None or self.plan.language.split("-")[0] in {"", "en"}

    @cached_property
    def counted_on(self) -> frozenset[str]:
        """The ids that something points to."""
        return frozenset(id for _, model in walk(self.thing) for _, id, _ in pointers(model))

    def find(self, id: str | None, kind: type[AnyItem]) -> AnyItem | None:
        """The item with this id, if it is here and of this kind."""
        item = self._items.get(id or "")
        return item if isinstance(item, kind) else None


@attrs.frozen
class Rule:
    """One thing to look for. Made by `rule`."""

    code: str
    kind: type[Any]
    severity: Severity
    says: str
    asks: str
    look: Callable[[Any, Context], Iterable[Spot]] = attrs.field(repr=False)

    @property
    def docs(self) -> str:
        """Why the rule is there, with an example that it finds something in and a near miss."""
        return inspect.getdoc(self.look) or ""

    def findings(self, path: str, model: Any, context: Context) -> Iterable[Finding]:
        """What the rule finds in a model that stands at `path`."""
        for below, values in self.look(model, context):
            yield Finding(self.code, self.severity, path + below, values, self.says, self.asks)


def rule(
    kind: type[M], severity: Severity, says: str, asks: str
) -> Callable[[Callable[[M, Context], Iterable[Spot]]], Rule]:
    """Make a rule of a function that is given each model of a class and yields the spots where it finds something.

    The name of the function is the rule's code: ``goal_has_no_measure`` is ``goal-has-no-measure``. Its docstring
    stands in the docs.

    Args:
        kind: The class that the rule looks at.
        severity: How much a finding asks for attention.
        says: What is there and why it may matter, in one short sentence, with the names of values in braces.
        asks: What a peer specialist might ask next.
    """

    def make(look: Callable[[M, Context], Iterable[Spot]]) -> Rule:
        return Rule(look.__name__.replace("_", "-"), kind, severity, says, asks, look)

    return make
