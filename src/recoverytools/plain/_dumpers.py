"""Dumpers: straight-line code that writes models, made from the declarations when a class is first touched."""

import functools
from collections.abc import Callable
from typing import Any

from .. import shapes
from ..fields import Fact, facts, once
from ..shapes import FrozenDict, Shape
from ._compile import compiled, lazily


class Unwritten(Exception):
    """The fast path does not write this: a list is too long, or a number needs a careful hand."""


@once
def dumper(cls: type[Any], *, native: bool) -> Callable[[Any], dict[str, Any]]:
    """Makes the plain data of a model, without a header.

    Where it is `native`, what orjson knows stays: tuples stand for lists, and dates are dates. Numbers that it writes
    unlike Python's own writer are refused.
    """
    globals_: dict[str, Any] = {"unwritten": Unwritten, "thawed": thawed, "exact": _exact}
    first: list[str] = []
    rest: list[str] = []
    for fact in facts(cls):
        wire = _wire(fact.shape, "v", fact.name, globals_, native=native)
        always = fact.required or fact.name == "id"
        if always and wire == "v" and not rest:
            first.append(f"{fact.name!r}: m.{fact.name}")
            continue
        rest.append(f" v = m.{fact.name}")
        if not always:
            globals_[f"default_{fact.name}"] = fact.default
            rest.append(f" if {_differs(fact)}:")
        pad = " " if always else "  "
        if isinstance(fact.shape, shapes.Many | shapes.Pairs):
            rest.append(f"{pad}if len(v) > {fact.shape.most}: raise unwritten")
        rest.append(f"{pad}o[{fact.name!r}] = {wire}")
    return compiled(["def made(m):", f" o = {{{', '.join(first)}}}", *rest, " return o"], globals_)


def _differs(fact: Fact) -> str:
    """An expression for whether `v` is not the default of a field."""
    if fact.default is None:
        return "v is not None"
    if isinstance(fact.shape, shapes.OneOf):
        return f"v is not default_{fact.name}"
    return f"v != default_{fact.name}" if fact.default else "v"


def _wire(shape: Shape, v: str, field: str, globals_: dict[str, Any], *, native: bool) -> str:
    """An expression for a value as plain data."""
    match shape:
        case shapes.Many(of):
            item = _wire(of, "x", field, globals_, native=native)
            if item != "x":
                return f"[{item} for x in {v}]"
            return v if native else f"list({v})"
        case shapes.Part(cls):
            lazily(globals_, f"dump_{field}", functools.partial(dumper, cls, native=native))
            return f"dump_{field}({v})"
        case shapes.OneOf():
            return f"{v}._value_"
        case shapes.Clock():
            return f"{v}.isoformat('minutes')"
        case shapes.Day() if native:
            return v
        case shapes.Day() | shapes.Moment():
            return f"{v}.isoformat()"
        case shapes.Pairs() | shapes.Extensions() | shapes.Json():
            return f"exact({v})" if native else f"thawed({v})"
        case shapes.Number() if native:
            return f"exact({v})"
        case _:
            return v


def thawed(value: Any) -> Any:
    """Plain data that a model keeps, as it is written and read: with lists and dicts that can be changed."""
    if isinstance(value, FrozenDict):
        return {key: thawed(item) for key, item in value.items()}
    return [thawed(item) for item in value] if isinstance(value, tuple) else value


def _exact(value: Any) -> Any:
    """The value itself, where all writers of JSON write its numbers alike."""
    if type(value) is float:
        if value and not 1e-4 <= abs(value) < 1e16:
            raise Unwritten
    elif isinstance(value, tuple | FrozenDict):
        for item in value.values() if isinstance(value, FrozenDict) else value:
            _exact(item)
    return value
