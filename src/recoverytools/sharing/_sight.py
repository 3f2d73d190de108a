"""What someone sees of a document, built from what may be seen, field by field."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import attrs

from ..errors import InvalidValue
from ..fields import facts, inner, is_declared, once, part_of
from ..models.items import Item
from ..models.plan import NAME_BESIDE
from ..models.supports import Support
from ..plain import maker
from ..shapes import EMPTY, Many, Text

Data = dict[str, Any]


class _Field(NamedTuple):
    """How a field that may leave the plan is told."""

    default: Any
    required: bool
    many: bool
    leads: bool
    """Whether what stands in it is told only as far as it is seen: models with something of their own, and pointers."""
    points_to: tuple[str, ...]
    """The names of the classes that it points to, where it holds pointers."""


@once
def told_fields(cls: type[Any]) -> Mapping[str, _Field]:
    """The fields of a class that may leave the plan: those that ask, and that nothing keeps.

    A class is not told at all where one that has to be there stays.
    """
    told = {}
    for fact in facts(cls):
        part, of = part_of(fact.shape), inner(fact.shape)
        points_to = of.points_to if isinstance(of, Text) else ()
        leads = not _is_told_whole(part) if part else bool(points_to)
        if fact.ask and not fact.keep:
            told[fact.name] = _Field(fact.default, fact.required, isinstance(fact.shape, Many), leads, points_to)
        elif fact.required:
            return {}
    return told


@once
def _is_told_whole(cls: type[Any]) -> bool:
    """Whether a value is told as it stands: a schedule, say, of which nothing is kept and that leads nowhere."""
    told = told_fields(cls)
    return len(told) == len(facts(cls)) and not any(field.leads for field in told.values())


_REACHED = ("contact", "when_contacting")
"""What is told of someone whom others may reach: how, and what may be said to them."""


@attrs.define
class Sight:
    """What someone sees of a document. It is built from what may be seen, field by field."""

    alias: Callable[[str], str]
    """The id that an id has in the view."""
    people: Mapping[str, Support] = EMPTY
    """The supports who may be brought in, by id."""
    reachable: frozenset[str] = frozenset()
    """The ids of the supports whose contact may be seen."""
    ids: dict[str, str] = attrs.field(factory=dict)
    """The ids of all that is seen so far, each with the name of its class."""
    led: set[str] = attrs.field(factory=set)
    """The ids that pointers lead to."""
    brought: list[str] = attrs.field(factory=list)
    """The ids of the supports who are pointed to, in order."""

    def of(self, document: Any, named: Data) -> Data:
        """What they see of what was named of a document: the values of its fields."""
        if document.private:
            return self.own(document)
        self.ids = {id: name for value in named.values() for id, name in _ids_of(value)}
        while True:
            self.led.clear()
            self.brought.clear()
            seen = self.fields(type(document), named.get)
            if self.led <= self.ids.keys():  # else something went after a pointer led to it
                return {**seen, **self.own(document)}

    def own(self, item: Item) -> Data:
        """What an item has of its own in the view: a new id, and nothing that other programs keep."""
        return {"id": self.alias(item.id), "private": False}

    def model(self, model: Any, named: Data | None = None) -> Any:
        """What they see of a model, or of the answers in it that were named; None where it goes."""
        cls, brought = type(model), len(self.brought)
        is_item = isinstance(model, Item)
        if is_item and model.id not in self.ids:
            return None
        seen = self.fields(cls, partial(getattr, model) if named is None else named.get)
        if cls is Support and model.id not in self.reachable:
            seen.pop("contact", None)
        is_nobody = cls in NAME_BESIDE and seen.keys().isdisjoint({"support", NAME_BESIDE[cls]})
        if seen and not is_nobody:
            with contextlib.suppress(InvalidValue):  # it may not stand without what is not seen
                return maker(cls)({**seen, **(self.own(model) if is_item else {})})
        for id, _ in _ids_of(model):
            self.ids.pop(id, None)
        del self.brought[brought:]
        return None

    def fields(self, cls: type[Any], answer: Callable[[str], Any]) -> Data:
        """What they see of some answers in a model; none where one that has to be there leads to nothing they see."""
        seen: Data = {}
        for name, field in told_fields(cls).items():
            value = answer(name)
            if field.leads and value:
                many = tuple([item for each in (value if field.many else (value,)) if (item := self.one(each, field))])
                if field.required and not many:
                    return {}
                value = many if field.many else many[0] if many else None
            if value is not None and value != field.default:
                seen[name] = value
        return seen

    def one(self, value: Any, field: _Field) -> Any:
        """What they see of a model, or where a pointer leads in the view; None where that is nothing."""
        if not field.points_to:
            return self.model(value)
        if value in self.people:
            self.brought.append(value)
        elif self.ids.get(value) in field.points_to:
            self.led.add(value)
        else:
            return None
        return self.alias(value)

    def supports(self) -> tuple[Support, ...]:
        """The people who are brought in: what they are called, who they are, and how to reach them if that may be."""
        people = []
        for person in map(self.people.__getitem__, dict.fromkeys(self.brought)):
            self.ids[person.id] = Support.__name__
            names = self.told_of(person)
            people.append(self.model(person, {name: getattr(person, name) for name in names}))
        return tuple(people)

    def told_of(self, person: Support) -> tuple[str, ...]:
        """The fields that are told of someone who is brought in."""
        return ("name", "relation", *(_REACHED if person.id in self.reachable else ()))


def answers(model: Any) -> Data:
    """The answers in a model that may leave the plan."""
    return {name: getattr(model, name) for name in told_fields(type(model))}


def _ids_of(value: Any) -> Iterator[tuple[str, str]]:
    """The ids of what may be seen in an answer, with their classes: not of what is private, nor of what is in that."""
    if isinstance(value, tuple):
        for part in value:
            yield from _ids_of(part)
    elif is_declared(type(value)) and not getattr(value, "private", False):
        if isinstance(value, Item):
            yield value.id, type(value).__name__
        for name, field in told_fields(type(value)).items():
            if field.leads:
                yield from _ids_of(getattr(value, name))
