"""The names that record classes have in documents."""

from .. import models
from ..models.items import Item, kind_name

_NAMES = {kind_name(name): name for name in models.RECORDS}
_KINDS = {name: kind for kind, name in _NAMES.items()}


def kind_of(cls: type[Item]) -> str:
    """The name that a record class has in documents: ``wellness-plan`` for `WellnessPlan`."""
    name = cls.__name__
    return _KINDS.get(name) or kind_name(name)


def class_of(kind: object) -> type[Item] | None:
    """The record class with this name in documents, or None."""
    name = _NAMES.get(kind) if type(kind) is str else None
    cls: type[Item] | None = getattr(models, name) if name else None
    return cls


def kinds() -> tuple[str, ...]:
    """The names of all kinds of documents."""
    return tuple(_NAMES)
