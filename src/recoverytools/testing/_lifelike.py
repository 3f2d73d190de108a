"""Documents as people write them, from the examples of the declarations."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import Any, Protocol, TypeVar

from .. import models, shapes
from ..fields import Fact, facts, is_record, once, record_facts
from ..models.items import Item, kind_name
from ..plain import require_class
from ..shapes import Shape
from ._trees import Tree, built, content_of

T = TypeVar("T")


class Pick(Protocol):
    """Takes one of some, of which the first is the least."""

    def __call__(self, options: Sequence[T], /) -> T:
        """One of the options."""
        ...


class Lifelike:
    """All that stands in a model as people write it. `pick` chooses wherever there is a choice."""

    def __init__(self, pick: Pick, *, whole: bool = False) -> None:
        self.pick, self.whole = pick, whole
        self.around: list[Fact] = []

    def model(self, cls: type[T], **fields: Any) -> T:
        """A model of a class, of which some fields may be said."""
        tree = self.tree(cls)
        for number, below in enumerate(tree.walk()):
            if is_record(below.cls):
                below.content["id"] = f"{kind_name(below.cls.__name__)}-{number}"
        tree.content |= fields
        model: T = built(tree, self)
        return model

    def tree(self, cls: type[Any]) -> Tree:
        """What is to be a model."""
        filled = self.filled(cls)
        known = [fact for fact in facts(cls) if fact.required or fact in filled]
        return Tree(cls, {fact.name: content_of(fact, self) for fact in known})

    def filled(self, cls: type[Any]) -> list[Fact]:
        """All fields of a whole model, and of the outermost, but seldom a layout; some of the others."""
        own = [fact for fact in facts(cls) if fact.name not in _OF_PROGRAMS]
        if self.whole or not self.around:
            return [fact for fact in own if fact.name != "layout" or self.has_layout()]
        return [fact for at in range(0, len(own), 16) for fact in self.some(own[at : at + 16])]

    def has_layout(self) -> bool:
        """Whether a plan shows a few sections alone, which hides nearly all that a test of a page looks for."""
        return not self.whole and self.pick(range(8)) == 7

    def some(self, of: Sequence[Fact]) -> Iterator[Fact]:
        """Some of a few, by one choice for all: to choose is what takes time."""
        chosen = self.pick(range(2 ** len(of)))
        return (fact for bit, fact in enumerate(of) if chosen >> bit & 1)

    def parts(self, fact: Fact, cls: type[Any]) -> list[Tree]:
        """One model, or as many as people have: more in the sections of a plan than further in."""
        self.around.append(fact)
        trees = [self.tree(cls) for _ in range(self.number(fact))]
        self.around.pop()
        return trees

    def number(self, fact: Fact) -> int:
        """How many there are in a field."""
        if not isinstance(fact.shape, shapes.Many):
            return 1
        if self.whole:
            return 2 if len(self.around) == 1 else 1
        return min(fact.shape.most, self.pick((1, 2, 3, 4, 6) if len(self.around) == 1 else (1, 2, 3)))

    def pointer(self, ids: Sequence[str]) -> str:
        """One of some ids."""
        return self.pick(ids)

    def pointers(self, ids: Sequence[str]) -> tuple[str, ...]:
        """One or two of some ids, each once."""
        return tuple(dict.fromkeys(self.pick(ids) for _ in range(self.pick((1, 2)))))

    def moment(self) -> datetime:
        """A quarter of an hour on some day of a year and a bit."""
        return _FIRST + self.pick(range(400)) * timedelta(days=1, minutes=15)

    def value(self, fact: Fact) -> Any:
        """What a person might write."""
        return self.written(fact.shape, fact)

    def written(self, shape: Shape, fact: Fact) -> Any:
        """What a person might write in a field, or in a list or mapping that stands in it."""
        match shape:
            case shapes.Text():
                return self.pick(_words(shape, fact, self.around[-1] if self.around else fact))
            case shapes.Whole(low, high):
                return self.pick([number for number in _NUMBERS if low <= number <= high])
            case shapes.Number(low, high):
                return self.pick([float(number) for number in _NUMBERS if low <= number <= high])
            case shapes.Flag():
                return self.pick((False, True))
            case shapes.Day():
                return self.moment().date()
            case shapes.Clock():
                return self.moment().time()
            case shapes.Moment():
                return self.moment().replace(tzinfo=timezone(timedelta(minutes=self.pick(_OFFSETS))))
            case shapes.OneOf(cls):
                return self.pick(list(cls))
            case shapes.Many(of, most):
                number = range(min(most, self.pick((1, 2, 3))))
                return tuple(dict.fromkeys(self.written(of, fact) for _ in number))
            case shapes.Pairs(key, of):
                return {self.written(key, fact): self.written(of, fact)}
            case _:
                assert isinstance(shape, shapes.Json)
                return self.pick(_ELSEWHERE)


_OF_PROGRAMS = {"id", "private", "extensions"}
"""What every record has, and no person is asked for."""
_FIRST = datetime(2026, 1, 1, 7)  # noqa: DTZ001 - on the clock of whoever writes it
_OFFSETS = (0, 60, 120, 330, -180, -360)
_NUMBERS = (*range(11), 15, 20, 30, 45, 60, -1, -2)
_ELSEWHERE = ("Amal from the choir", "what we said on Tuesday", "mint tea in the garden", "my neighbor Nkechi")
"""Words for a field that gives no examples."""


@once
def _words(shape: shapes.Text, fact: Fact, around: Fact) -> list[str]:
    """Texts that fit in a field: its own examples, or else those of the field that the whole stands in."""
    if shape.section:
        return [each.name for each, _ in record_facts(models.WellnessPlan)]
    if shape.pattern:
        such_as = shape.pattern.means.partition(" such as ")[2]
        return such_as.split(" or ") if such_as else ["gone"]
    examples = next((each.ask.examples for each in (fact, around) if each.ask and each.ask.examples), _ELSEWHERE)
    return [text for text in examples if shape.fault(text) is None]


def sample(cls: type[T]) -> T:
    """A model of a class in which every question has an answer: the examples of its declaration. Always the same.

    It needs no extra. Use it where one good document is enough: in a test of a page, in a demo, in a first look.

    >>> from recoverytools import testing
    >>> testing.sample(rt.Skill).name
    'saying no without a quarrel'

    Args:
        cls: A class of this library, a record or a value.

    Raises:
        TypeError: `cls` is no class of this library, or `Item`, which may be any record.
    """
    require_class(cls)
    if cls is Item:
        raise TypeError("sample takes the class of one kind of record, not Item")
    return Lifelike(in_turn(), whole=True).model(cls)


def samples() -> tuple[Item, ...]:
    """A sample of each kind of document, as `sample` gives it.

    >>> from recoverytools import testing
    >>> len(testing.samples()) == len(rt.models.RECORDS)
    True
    """
    return tuple(sample(getattr(models, name)) for name in models.RECORDS)


def in_turn() -> Pick:
    """Each of the options when its turn comes."""
    turn = count()

    def pick(options: Sequence[T]) -> T:
        return options[next(turn) % len(options)]

    return pick
