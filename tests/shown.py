"""What a page of a thing has to show."""

from collections.abc import Iterator
from typing import Any

import attrs

import recoverytools as rt
from recoverytools import shapes
from recoverytools.fields import facts, walk


def shown_whole(thing: Any) -> Any:
    """The same, without a layout and without entries that replace others: both leave out on purpose."""
    match thing:
        case rt.WellnessPlan():
            return attrs.evolve(thing, layout=())
        case rt.Journal():
            lists = {name: getattr(thing, name) for name in ("checkins", "steps", "uses")}
            changes: Any = {
                name: tuple(attrs.evolve(entry, replaces=None) for entry in entries) for name, entries in lists.items()
            }
            return attrs.evolve(thing, **changes)
        case rt.SharedView() | rt.Merged():
            return attrs.evolve(thing, plan=shown_whole(thing.plan), journal=shown_whole(thing.journal))
        case _:
            return thing


def shown_texts(thing: Any) -> Iterator[str]:
    """Every text that a person wrote in a field that asks."""
    for _, model in walk(thing):
        never_offered = isinstance(model, rt.HelpLine) and model.never_offer
        for fact in facts(type(model)):
            value = getattr(model, fact.name)
            if not fact.ask or value == fact.default or (never_offered and fact.name != "name"):
                continue
            match fact.shape:
                case shapes.Text(pattern=None, section=False):
                    yield value
                case shapes.Many(of=shapes.Text(pattern=None, section=False)):
                    yield from value
