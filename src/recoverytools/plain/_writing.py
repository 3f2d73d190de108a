"""Plain data out."""

from typing import Any

from .. import shapes
from ..errors import InvalidValue
from ..fields import facts, require_model, walk
from ..models.items import Item
from ..shapes import fault
from . import _versions
from ._dumpers import Unwritten, dumper
from ._kinds import kind_of


def to_dict(model: Any) -> dict[str, Any]:
    """A model as plain data, in the order of its declaration, defaults left out.

    A record is a document: it begins with its kind and its format. A value (a contact, a schedule) has no such header.

    >>> rt.to_dict(rt.Goal(id="sing", statement="Sing again", due=date(2027, 5, 1)))
    {'document': 'goal', 'format': 1, 'id': 'sing', 'statement': 'Sing again', 'due': '2027-05-01'}

    Raises:
        InvalidValue: A list is longer than a document may hold.
        TypeError: This is no model of this library.
    """
    require_model(model, "to_dict")
    try:
        return _header(model) | dumper(type(model), native=False)(model)
    except Unwritten:
        found = _too_long(model)
    raise InvalidValue(found)


def to_orjson_data(model: Any) -> dict[str, Any] | None:
    """What `to_dict` gives, in the forms that orjson knows as well, and so made in less time.

    None where it would not be written as Python's own writer does, because of a number, or where a list is too long.
    """
    try:
        return _header(model) | dumper(type(model), native=True)(model)
    except Unwritten:
        return None


def _header(model: Any) -> dict[str, Any]:
    if not isinstance(model, Item):
        return {}
    if type(model).__base__ is not Item:  # what a subclass writes under its own name, nobody can read
        raise TypeError(f"a {type(model).__name__} is no kind of document; hold a model of ours in a class of your own")
    return {"document": kind_of(type(model)), "format": _versions.FORMAT}


def _too_long(model: Any) -> Any:
    """The fault of the first list that is longer than a document may hold."""
    return next(
        fault("too-many", "must have at most {most} entries to be written", f"{path}/{fact.name}", most=shape.most)
        for path, part in walk(model)
        for fact in facts(type(part))
        if isinstance(shape := fact.shape, shapes.Many | shapes.Pairs) and len(getattr(part, fact.name)) > shape.most
    )
