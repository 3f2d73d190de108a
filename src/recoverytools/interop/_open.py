"""What may leave a document where nobody has said that all of it may: what is not private, and not kept."""

import contextlib
from typing import Any, TypeVar

from ..errors import InvalidValue
from ..fields import facts, inner, parts, walk
from ..models import Item, Journal, Merged, StoryPart, Support
from ..models.plan import NAME_BESIDE
from ..plain import maker
from ..shapes import Many, Part, Text

Model = TypeVar("Model")


def settled(document: Any, *, include_private: bool) -> Any:
    """Of what was merged, the document, and without what its owner has yet to decide unless all of it is to leave."""
    if not isinstance(document, Merged):
        return document
    return document.document if include_private else document.decided


def open_part(*documents: Model) -> tuple[Model | None, ...]:
    """Each document without what is private in any of them, and all that leads to it; None where nothing is left.

    Fields that a shared view never has are left out, too. Of entries of a journal, the newest versions are told.
    """
    gone = [_private(each) for each in documents]
    while True:
        known = sum(map(len, gone))
        left = tuple(_opened(_newest(each), mine, gone) for each, mine in zip(documents, gone, strict=True))
        if sum(map(len, gone)) == known:
            return left


def _newest(document: Any) -> Any:
    if not isinstance(document, Journal):
        return document
    kinds = {name: type(entries[0]) for name in ("checkins", "steps", "uses") if (entries := getattr(document, name))}
    newest: Journal = maker(Journal)(
        {fact.name: getattr(document, fact.name) for fact in facts(Journal)}
        | {name: document.entries(kind) for name, kind in kinds.items()}
    )
    return newest


def _private(model: Any) -> set[str]:
    """The ids of what is private, and of all that stands in it."""
    if getattr(model, "private", False) or (isinstance(model, StoryPart) and model.off_limits):
        return {part.id for _, part in walk(model) if isinstance(part, Item)}
    return {id for _, part in parts(model) for id in _private(part)}


def _opened(model: Any, mine: set[str], gone: list[set[str]]) -> Any:
    """What is open of a model; None where that is nothing, and then its ids are put among those of its document."""
    if getattr(model, "id", None) not in mine:
        values: dict[str, Any] = {"id": model.id, "private": False} if isinstance(model, Item) else {}
        lost = False
        for fact in facts(type(model)):
            if not fact.ask or fact.keep or (fact.name == "contact" and _is_kept_from_others(model)):
                continue
            value = getattr(model, fact.name)
            many = value if isinstance(fact.shape, Many) else (() if value is None else (value,))
            shape = inner(fact.shape)
            if isinstance(shape, Part):
                many = tuple(each for below in many if (each := _opened(below, mine, gone)) is not None)
            elif isinstance(shape, Text) and shape.points_to:
                many = tuple(id for id in many if not any(id in each for each in gone))
            lost = lost or (fact.required and not many)
            values[fact.name] = many if isinstance(fact.shape, Many) else next(iter(many), None)
        beside = NAME_BESIDE.get(type(model))
        if not lost and not (beside and not values[beside] and not values["support"]):
            with contextlib.suppress(InvalidValue):  # it may not stand without what is left out
                return maker(type(model))(values)
    mine.update(part.id for _, part in walk(model) if isinstance(part, Item))
    return None


def _is_kept_from_others(model: Any) -> bool:
    """Whether nobody else is told how to reach someone."""
    return isinstance(model, Support) and not model.contact_may_be_shared
