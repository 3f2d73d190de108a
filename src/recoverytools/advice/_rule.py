"""What a rule is."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from string import Formatter
from typing import Any, TypeVar

import attrs

from ..facts import CrisisLine, crisis_lines
from ..fields import facts, parts, pointers
from ..findings import Finding, Severity
from ..models.goals import Goal
from ..models.items import AnyItem, Item
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..models.steps import Step
from ..vocabulary import GoalStatus
from ..wording import Word, called
from ._noted import Noted

M = TypeVar("M")

Spot = tuple[str, Mapping[str, object]]
"""Where a rule found something: a path below the item it looked at, and the values that the message names."""


def at(path: str = "", **values: object) -> Spot:
    """The spot of a finding: ``at("/steps/0/due", due=step.due)``.

    >>> from recoverytools.advice import at
    >>> at("/steps/0/due", due=date(2026, 11, 22))
    ('/steps/0/due', {'due': datetime.date(2026, 11, 22)})

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


@attrs.frozen(slots=False)  # with slots, the docs of what is cached would be lost
class Context:
    """What a rule may know beside the item it looks at.

    >>> from recoverytools.advice import Context
    >>> rose = rt.Support(id="rose", name="Auntie Rose")
    >>> step = rt.Step(what="call Rose", supports=("rose",))
    >>> plan = rt.WellnessPlan(supports=(rose,), goals=(rt.Goal(statement="Cook", steps=(step,)),))
    >>> context = Context(plan, date(2026, 11, 22))
    >>> context.counted_on, context.find("rose", rt.Support) is rose
    (frozenset({'rose'}), True)
    """

    thing: Any
    """What is being reviewed."""
    today: date
    """The day of the review."""
    journal: Journal | None = None
    """What happened, where it was handed in."""
    region: str | None = None
    """Where the person is, where it was handed in."""

    @property
    def plan(self) -> WellnessPlan | None:
        """The plan being reviewed, or None where it is an item alone."""
        return self.thing if isinstance(self.thing, WellnessPlan) else None

    @property
    def english(self) -> bool:
        """Whether rules may read words, which they know in English only. True where no language is named, too."""
        return self.plan is None or self.plan.language.partition("-")[0] in {"", "en"}

    @cached_property
    def noted(self) -> Noted:
        """What the journal tells, by what it is about; nothing where there is none."""
        return Noted(self.journal or Journal())

    @cached_property
    def lines(self) -> tuple[CrisisLine, ...]:
        """The help lines of the region that was handed in, or else of the one that the plan names."""
        place = self.region if self.region is not None else self.plan.region if self.plan else ""
        return crisis_lines(place, today=self.today)

    @cached_property
    def _seen(self) -> tuple[list[tuple[str, Any]], dict[str, Item]]:
        awake: list[tuple[str, Any]] = []
        items: dict[str, Item] = {}
        _look(self.thing, "", awake, items)
        return awake, items

    @property
    def awake(self) -> Sequence[tuple[str, Any]]:
        """What is looked at, each model with its path: all but what rests, and what is in that."""
        return self._seen[0]

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
    def covered(self) -> frozenset[str]:
        """The ids of all that a backup plan stands in for."""
        return frozenset(id for backup in self.plan.backups for id in backup.covers) if self.plan else frozenset()

    @cached_property
    def cues(self) -> frozenset[str]:
        """What the backup plans are for, each in the form in which names are compared."""
        return frozenset(called(backup.cue) for backup in self.plan.backups) if self.plan else frozenset()

    @cached_property
    def last_talk(self) -> date | None:
        """The day of the last conversation in the plan."""
        return max((talk.on for talk in self.plan.conversations if talk.on), default=None) if self.plan else None

    def find(self, id: str | None, kind: type[AnyItem]) -> AnyItem | None:
        """The item with this id, if it is here and of this kind."""
        item = self._seen[1].get(id or "")
        return item if isinstance(item, kind) else None


_ONLY_NAMED = {
    "copies_with", "covers", "does_not_help", "grants", "make_right", "not_involved", "others", "thank", "witnesses",
}  # fmt: skip
"""Fields in which someone is named and not counted on: a backup plan is for when the one it covers cannot come."""


def rests(model: Any) -> bool:
    """Whether nothing is asked about a model for now: a goal or a step that is paused, finished or let go.

    A step with a day on which it was done is finished, unless it comes again.
    """
    match model:
        case Goal():
            return model.status.rests
        case Step():
            return model.status.rests or (model.done_on is not None and model.schedule is None)
        case _:
            return False


def working_on(goal: Goal) -> bool:
    """Whether someone is working on a goal, and does not only think about it."""
    return goal.status is GoalStatus.ACTIVE


def _look(model: Any, path: str, awake: list[tuple[str, Any]] | None, items: dict[str, Item]) -> None:
    """Note the items at and below a model, and what is awake of them, where what holds the model is."""
    if isinstance(model, Item):
        items[model.id] = model
    if rests(model):
        awake = None
    if awake is not None:
        awake.append((path, model))
    for step, part in parts(model):
        _look(part, path + step, awake, items)


def is_blank(model: Any, *beside: str) -> bool:
    """Whether nothing is written in an item, beside some of its fields."""
    let_be = _OF_ALL.union(beside)
    return all(getattr(model, fact.name) == fact.default for fact in facts(type(model)) if fact.name not in let_be)


_OF_ALL = frozenset({"id", "private", "extensions"})


@attrs.frozen
class Rule:
    """One thing to look for. Made by `rule`.

    >>> from recoverytools.advice import explain
    >>> rule = explain("goal-has-no-why")
    >>> rule.severity.label(), rule.source
    ('An idea', 'SMART goals (Doran 1981)')
    """

    code: str
    """Its stable name in kebab-case."""
    kinds: tuple[type[Any], ...]
    """The classes that it looks at."""
    severity: Severity
    """How much its findings ask for attention."""
    says: str
    """What is there, and why it may matter."""
    asks: str
    """What a peer specialist might ask next."""
    source: str
    """Where the rule comes from."""
    look: Callable[[Any, Context], Iterable[Spot]] = attrs.field(repr=False)
    once: bool = False
    """Whether one question is enough for all that is reviewed, at the first place where it finds something."""

    @property
    def docs(self) -> str:
        """What the rule looks at, with an example that it finds something in and a near miss."""
        return inspect.getdoc(self.look) or ""

    @property
    def looks_at(self) -> str:
        """What the rule looks at, in words."""
        return self.docs.partition("\n\n>>>")[0]

    @property
    def examples(self) -> str:
        """An example that the rule finds something in, and a near miss, as they run."""
        return self.docs.removeprefix(self.looks_at).strip()

    def findings(self, path: str, model: Any, context: Context) -> Iterable[Finding]:
        """What the rule finds in a model that stands at `path`.

        Raises:
            TypeError: It gives something other than spots, or a spot lacks a value that its words name.
            Exception: Whatever the rule raises. Each error has a note that names the rule.
        """
        try:
            for below, values in map(self._spot, self.look(model, context)):
                yield Finding(self.code, self.severity, path + below, values, self.says, self.asks)
        except Exception as error:
            error.add_note(f"in the rule {self.code}")
            raise

    def _spot(self, given: Spot) -> Spot:
        """What the rule gave, if it is a spot with all that the rule's words name."""
        match given:
            case (str(), Mapping() as values):
                if lacking := sorted(self._named - values.keys()):
                    raise TypeError(f"at(…) must be given {lacking[0]}, which the words of the rule name")
                return given
            case _:
                raise TypeError(f"a rule must yield at(…), not a {type(given).__name__}")

    @cached_property
    def _named(self) -> frozenset[str]:
        """The names in braces in what the rule says and asks."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.says + self.asks) if name is not None)


def rule(  # noqa: PLR0913 - each says something else of it
    kind: type[M] | tuple[type[Any], ...],
    severity: Severity,
    says: str,
    asks: str,
    *,
    source: str = "",
    once: bool = False,
) -> Callable[[Callable[[M, Context], Iterable[Spot]]], Rule]:
    """Make a rule of a function that is given each model of a class and yields the spots where it finds something.

    The name of the function is the rule's code: ``goal_has_no_measure`` is ``goal-has-no-measure``. Its docstring
    stands in the docs.

    >>> from recoverytools.advice import at, rule
    >>> @rule(rt.Goal, rt.Severity.IDEA, "This goal is said in {count} words.", "Could you say it in one breath?")
    ... def goal_is_long(goal, context):
    ...     "A goal is long."
    ...     if (count := len(goal.statement.split())) > 20:
    ...         yield at("/statement", count=count)
    >>> goal_is_long.code
    'goal-is-long'
    >>> goal = rt.Goal(statement="la " * 21)
    >>> [finding] = rt.review(goal, today=date(2026, 11, 22), rules=[goal_is_long], only=["goal-is-long"])
    >>> print(finding)
    This goal is said in 21 words.

    Args:
        kind: The class that the rule looks at, or several.
        severity: How much a finding asks for attention.
        says: What is there and why it may matter, in one short sentence, with the names of values in braces.
        asks: What a peer specialist might ask next.
        source: Where the rule comes from: a method, a book, a practice.
        once: Whether it asks once in a review, at the first place where it finds something.
    """
    kinds = kind if isinstance(kind, tuple) else (kind,)

    def make(look: Callable[[M, Context], Iterable[Spot]]) -> Rule:
        return Rule(look.__name__.replace("_", "-"), kinds, severity, says, asks, source, look, once)

    return make
