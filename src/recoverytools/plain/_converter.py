"""Models of ours in an application's own classes, by way of cattrs."""

import functools
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, overload

from ..errors import InvalidDocument
from ..fields import is_declared
from ..models.items import Item
from ..shapes import OneOf, fault
from ..wording import Word
from ._answers import as_data, is_answer
from ._kinds import kind_of
from ._reading import VALUES, from_dict, out_of_bounds
from ._versions import upgraded
from ._writing import to_dict

if TYPE_CHECKING:
    from cattrs import Converter

    C = TypeVar("C", bound=Converter)


@overload
def converter(*, new_ids: bool = False) -> "Converter": ...
@overload
def converter(base: "C", *, new_ids: bool = False) -> "C": ...
def converter(base: Any = None, *, new_ids: bool = False) -> Any:
    """A cattrs converter that reads and writes our models with `from_dict` and `to_dict`.

    An application's own attrs classes can hold our models with it, and go through any format that cattrs knows. Of a
    field that holds one of several records (``Goal | Step``), the document's header says which.

    What our functions answer, such as an agenda, is written as plain data that JSON knows, and is not read back.

    >>> @attrs.define
    ... class Booking:
    ...     room: str
    ...     goal: rt.Goal
    >>> booking = Booking("garden", rt.Goal(id="sing", statement="Sing again"))
    >>> data = rt.converter().unstructure(booking)
    >>> data["goal"]
    {'document': 'goal', 'format': 1, 'id': 'sing', 'statement': 'Sing again'}
    >>> rt.converter().structure(data, Booking) == booking
    True

    Args:
        base: A converter to teach, such as one of `cattrs.preconf`; by default a new one. Teach it before cattrs'
            strategies: they keep the hooks that they find.
        new_ids: Draw ids that are missing at random, as for `from_dict`.
    """
    from cattrs import Converter  # noqa: PLC0415 - only those who use cattrs pay for it

    made = Converter() if base is None else base
    made.register_structure_hook_func(is_declared, functools.partial(from_dict, new_ids=new_ids))
    made.register_structure_hook_func(_is_one_of_records, functools.partial(_one_of_records, new_ids=new_ids))
    made.register_structure_hook(Word, _word)
    made.register_unstructure_hook_func(is_declared, to_dict)
    made.register_unstructure_hook_func(is_answer, as_data)
    return made


def _records(wanted: Any) -> list[Any]:
    return [arg for arg in get_args(wanted) if arg is not NoneType]


def _is_one_of_records(wanted: Any) -> bool:
    """Whether it is a union of two records or more, and perhaps None."""
    records = _records(wanted) if get_origin(wanted) in {Union, UnionType} else []
    return len(records) > 1 and all(is_declared(cls) and issubclass(cls, Item) for cls in records)


def _one_of_records(data: Any, wanted: Any, *, new_ids: bool) -> Any:
    if data is None and NoneType in get_args(wanted):
        return None
    if not isinstance(data, dict) or "document" not in data:
        return from_dict(data, new_ids=new_ids)  # which says what is missing
    if found := out_of_bounds(data, VALUES):
        raise InvalidDocument(found)
    data = upgraded(data)  # a kind may have had another name
    kinds = {kind_of(cls): cls for cls in _records(wanted)}
    kind = data["document"]
    if not isinstance(kind, str) or kind not in kinds:
        raise InvalidDocument(fault("wrong-value", "must be one of: {kinds}", "/document", kinds=", ".join(kinds)))
    return from_dict(data, kinds[kind], new_ids=new_ids)


def _word(data: Any, wanted: Any) -> Any:
    """A word of the vocabulary. The error of the enum itself would hold what stands there."""
    word = wanted._value2member_map_.get(data) if isinstance(data, str) else None
    if word is None:
        raise InvalidDocument(OneOf(wanted).wrong())
    return word
