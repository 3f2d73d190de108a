"""What two versions say in one field, come together."""

import json
from collections.abc import Callable, Container, Iterator
from typing import Any

import attrs

from ..fields import Fact, classes_reached, facts, once, own_facts
from ..plain import as_data
from ..shapes import Many, Part, Shape, Text
from ..vocabulary import ConflictKind

Id = str
To = Callable[[Id], Id | None]
"""What becomes of the id in a pointer: another id, or None where the pointer goes."""


class _Never:
    """Stands for what a field said where its record was not there yet."""


NEVER = _Never()


def before(fact: Fact, values: Any) -> Any:
    """What a field said in the version that both come from."""
    if values is not None:
        return values[fact.name]
    return NEVER if fact.required else fact.default


def written(value: Any) -> str:
    """A value as JSON, the same for equal values."""
    return json.dumps(as_data(value), ensure_ascii=False, sort_keys=True)


def rank(fact: Fact, value: Any) -> tuple[bool, str]:
    """By this order the greater of two values stands. It asks for nothing but the values: any two devices agree."""
    return value != fact.default, written(value)


@attrs.frozen
class Outcome:
    """What stands in a field, and what else was wanted there, if something was."""

    value: Any
    others: tuple[Any, ...] = ()
    kind: ConflictKind = ConflictKind.CHANGED


def three_way(fact: Fact, base: Any, one: Any, other: Any) -> Outcome:
    """What was changed on one side alone stands. Of two different changes one stands, and the other is kept."""
    if fact.same(one, other) or (other is not NEVER and base is not NEVER and fact.same(other, base)):
        return Outcome(one)
    if base is not NEVER and fact.same(one, base):
        return Outcome(other)
    first, second = sorted((one, other), key=lambda value: rank(fact, value), reverse=True)
    return Outcome(first, (second,))


# --- pointers ---


@once
def pointing(cls: type[Any]) -> tuple[Fact, ...]:
    """The own fields of a class that point to others, themselves or in the values that they hold."""
    return tuple(fact for fact in own_facts(cls) if _points(fact.shape))


def _points(shape: Shape) -> bool:
    match shape:
        case Many(of):
            return _points(of)
        case Part(cls):
            return any(_points(fact.shape) for fact in facts(cls))
        case _:
            return isinstance(shape, Text) and bool(shape.points_to)


def without(gone: Container[Id]) -> To:
    """Lets pointers to what is gone go."""

    def to(id: Id) -> Id | None:
        return None if id in gone else id

    return to


class Pointers:
    """The pointers of a kind of document that can be checked in it: the others lead to documents that are not here."""

    def __init__(self, cls: type[Any]) -> None:
        self.known = classes_reached(cls)

    def ids(self, shape: Shape, value: Any) -> Iterator[Id]:
        """The ids that a value points to."""
        return (id for id, _ in self.each(shape, value))

    def each(self, shape: Shape, value: Any) -> Iterator[tuple[Id, tuple[str, ...]]]:
        """The ids that a value points to, each with the names of the classes that it may point to."""
        match shape:
            case _ if value is None:
                return
            case Text():
                if shape.points_to and self.known.issuperset(shape.points_to):
                    yield value, shape.points_to
            case Many(of):
                for item in value:
                    yield from self.each(of, item)
            case Part(cls):
                for fact in pointing(cls):
                    yield from self.each(fact.shape, getattr(value, fact.name))
            case _:
                return

    def led(self, shape: Shape, value: Any, to: To) -> Any:
        """A value with its pointers led elsewhere, or without them."""
        match shape:
            case _ if value is None:
                return None
            case Text():
                return to(value) if shape.points_to and self.known.issuperset(shape.points_to) else value
            case Many(of):
                led = tuple([new for item in value if (new := self.led(of, item, to)) is not None])
                return value if led == value else led
            case Part(cls):
                changes = {fact.name: self.led(fact.shape, getattr(value, fact.name), to) for fact in pointing(cls)}
                return (
                    value
                    if all(new == getattr(value, name) for name, new in changes.items())
                    else attrs.evolve(value, **changes)
                )
            case _:
                return value


def is_list_of_pointers(fact: Fact) -> bool:
    return isinstance(fact.shape, Many) and isinstance(fact.shape.of, Text) and bool(fact.shape.of.points_to)
