"""What a rule is."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from functools import cached_property
from typing import Any, TypeVar

import attrs

from ..fields import parts, pointers, walk
from ..findings import Finding, Severity
from ..models.goals import Goal
from ..models.items import AnyItem, Item
from ..models.plan import WellnessPlan
from ..models.steps import Step
from ..vocabulary import GoalStatus, StepStatus
from ..wording import Word

M = TypeVar("M")

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

    @property
    def plan(self) -> WellnessPlan | None:
        """The plan being reviewed, or None where it is an item alone."""
        return self.thing if isinstance(self.thing, WellnessPlan) else None

    @property
    def english(self) -> bool:
        """Whether rules may read words, which they know in English only. True where no language is named, too."""
        return self.plan is None or self.plan.language.split("-")[0] in {"", "en"}

    @cached_property
    def awake(self) -> tuple[tuple[str, Any], ...]:
        """What is looked at, each model with its path: all but what rests, and what is in that."""
        return tuple(_awake(self.thing))

    @cached_property
    def reliances(self) -> tuple[tuple[str, str], ...]:
        """Where something counts on an item, and the id of that item."""
        return tuple(
            (path + step, id)
            for path, model in self.awake
            for step, id, _ in pointers(model)
            if _ONLY_NAMED.isdisjoint((path + step).split("/"))
        )

    @cached_property
    def counted_on(self) -> frozenset[str]:
        """The ids of all that something counts on."""
        return frozenset(id for _, id in self.reliances)

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return {model.id: model for _, model in walk(self.thing) if isinstance(model, Item)}

    def find(self, id: str | None, kind: type[AnyItem]) -> AnyItem | None:
        """The item with this id, if it is here and of this kind."""
        item = self._items.get(id or "")
        return item if isinstance(item, kind) else None


_ONLY_NAMED = {
    "copies_with", "covers", "does_not_help", "grants", "make_right", "not_involved", "others", "thank", "witnesses",
}  # fmt: skip
"""Fields in which someone is named and not counted on: a backup plan is for when the one it covers cannot come."""


def rests(model: Any) -> bool:
    """Whether nothing is asked about a model for now: a goal or a step that is paused, finished or let go."""
    match model:
        case Goal():
            return model.status in {GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO}
        case Step():
            return model.status in {StepStatus.DONE, StepStatus.PAUSED, StepStatus.DROPPED}
        case _:
            return False


def _awake(model: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if not rests(model):
        yield path, model
        for step, part in parts(model):
            yield from _awake(part, path + step)


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
