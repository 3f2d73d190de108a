"""Models from their declarations: first a tree of all that stands in one, then the pointers among its ids."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from .. import shapes
from ..errors import InvalidValue
from ..fields import Fact, classes_below, facts, inner, is_record, part_facts, part_of
from ..shapes import Shape


class Source(Protocol):
    """Where what stands in a model comes from."""

    def parts(self, fact: Fact, cls: type[Any]) -> list["Tree"]:
        """The models that stand in a field: one, or a list of them."""
        ...

    def value(self, fact: Fact) -> Any:
        """What stands in a field that holds no models and no pointers."""
        ...

    def pointer(self, ids: Sequence[str]) -> str:
        """One of some ids."""
        ...

    def pointers(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Some of some ids."""
        ...


class Tree:
    """A model that is to be built, with what stands in its fields: trees, values, and ... for what points to others."""

    def __init__(self, cls: type[Any], content: Mapping[str, Any]) -> None:
        self.cls = cls
        self.content = {fact.name: content[fact.name] for fact in facts(cls) if fact.name in content}

    def walk(self) -> Iterator["Tree"]:
        """This one and all below it."""
        yield self
        for fact, _ in part_facts(self.cls):
            for tree in self.content.get(fact.name, ()):
                yield from tree.walk()


def content_of(fact: Fact, source: Source) -> Any:
    """What stands in a field of a tree."""
    if part := part_of(fact.shape):
        return source.parts(fact, part)
    return ... if points_to(fact.shape) else source.value(fact)


def points_to(shape: Shape) -> tuple[str, ...]:
    """The names of the classes that a field points to, in a list or alone."""
    of = inner(shape)
    return of.points_to if isinstance(of, shapes.Text) else ()


def built(tree: Tree, source: Source) -> Any:
    """The model of a tree, all of whose records have their ids."""
    return _built(tree, source, [])


def _built(tree: Tree, source: Source, around: list[Tree]) -> Any:
    around = [*around, tree]
    content: dict[str, Any] = {}
    for fact in facts(tree.cls):
        value = tree.content.get(fact.name)
        if value is ...:
            value = _pointed(fact, source, around)
            if fact.required and value is None:
                return None  # what it has to point to is nowhere in the record around it
        elif part_of(fact.shape) and value is not None:
            models = [_built(part, source, around) for part in value]
            stand = tuple(model for model in models if model is not None)
            value = stand if isinstance(fact.shape, shapes.Many) else stand[0]
        if value is not None:
            content[fact.name] = value
    return _standing(tree.cls, source, content)


def _standing(cls: type[Any], source: Source, content: dict[str, Any]) -> Any:
    """A model with as much in it as can stand, where a rule across fields refuses some of it."""
    model = _model(cls, content)
    if model is not None:
        return model
    needed = {fact.name for fact in facts(cls) if fact.required or fact.name == "id"}
    kept = {name: value for name, value in content.items() if name in needed}
    model = _model(cls, kept)
    for name, value in content.items():
        made = None if name in needed else _model(cls, {**kept, name: value})
        if made is not None:
            kept, model = {**kept, name: value}, made
    if model is not None:
        return model
    others = (_model(cls, {**kept, name: value}) for name, value in _spare(cls, source, kept))
    return next(other for other in others if other is not None)


def _model(cls: type[Any], content: dict[str, Any]) -> Any:
    try:
        return cls(**content)
    except InvalidValue:
        return None


def _spare(cls: type[Any], source: Source, kept: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What may stand in each of the other fields, the words first."""
    simple = [fact for fact in facts(cls) if fact.name not in kept and not part_of(fact.shape)]
    for fact in sorted(simple, key=lambda fact: not isinstance(fact.shape, shapes.Text)):
        if not points_to(fact.shape):
            yield fact.name, "x" if isinstance(fact.shape, shapes.Text) else source.value(fact)


def _pointed(fact: Fact, source: Source, around: list[Tree]) -> Any:
    """Ids to point to: those in the smallest record around below which the classes can stand; any where none is."""
    names = set(points_to(fact.shape))
    ids = ["somewhere-else"]
    for tree in reversed(around):
        if is_record(tree.cls) and classes_below(tree.cls).keys() >= names:
            below = list(tree.walk())[1:]
            if around[-1].cls.__name__ in names:  # what replaces another of its kind comes after it
                below = below[: below.index(around[-1])]
            ids = [part.content["id"] for part in below if part.cls.__name__ in names]
            break
    if isinstance(fact.shape, shapes.Many):
        return source.pointers(ids) if ids else ()
    return source.pointer(ids) if ids else None
