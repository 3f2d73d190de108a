"""What every record has, and notes."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, TypeVar

import attrs
from attrs import frozen

from ..errors import InvalidValue
from ..fields import (
    Ask,
    Extensions,
    Id,
    Line,
    PointsTo,
    classes_below,
    classes_reached,
    declared,
    erased_ids,
    has_ids,
    new_id,
    parts,
    pointers,
)
from ..findings import Finding
from ..shapes import EMPTY, fault


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Item:
    """What every record has. A record stands in a list or alone as a document, and can be pointed to.

    `id` is drawn at random where none is given. An item with ``private=True`` is never shared, whatever was granted.
    `extensions` keeps what other programs store beside the record.

    >>> color = {"org.example.app": {"color": "teal"}}
    >>> goal = rt.Goal(id="sing", statement="Sing again", private=True, extensions=color)
    >>> goal.id, goal.private, goal.extensions["org.example.app"]["color"]
    ('sing', True, 'teal')
    """

    id: Id = attrs.field(factory=new_id)
    private: bool = False
    extensions: Extensions = EMPTY

    def __attrs_post_init__(self) -> None:
        if classes_below(self.__class__):
            for found in id_faults(place(self)):
                raise InvalidValue(found)
        self._check()

    def _check(self) -> None:
        """Check what one field alone cannot tell. Raises `InvalidValue`."""


def kind_name(cls: str) -> str:
    """What documents call a class with this name: ``wellness-plan`` for ``WellnessPlan``."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", cls).lower()


AnyItem = TypeVar("AnyItem", bound=Item)


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Note(Item):
    """Something a person would write down, or one of the things they have: a tool, a support, a resource. Or both.

    A note needs a text or something it points to. Among responses, `must` sets what a person has to do apart from what
    might help, as self-directed wellness plans do.

    >>> note = rt.Note(text="swim before the shift", when="Monday and Friday", must=True)
    >>> print(rt.rendering.to_text(note), end="")
    swim before the shift
    =====================
    <BLANKLINE>
    When: Monday and Friday
    Must do: yes
    """

    text: Annotated[Line, Ask("What is it, in your own words?", label="")] = ""
    tool: Annotated[
        Id | None, PointsTo("WellnessTool"), Ask("Is it one of your wellness tools? Which one?", label="Wellness tool")
    ] = None
    support: Annotated[Id | None, PointsTo("Support"), Ask("Is it one of your supports? Which one?", label="With")] = (
        None
    )
    resource: Annotated[
        Id | None,
        PointsTo("Resource"),
        Ask("Is it one of your places or services? Which one?", label="Place or service"),
    ] = None
    when: Annotated[
        Line, Ask("When is a good time for it?", examples=("in the evening", "when the house is quiet"))
    ] = ""
    done_on: Annotated[date | None, Ask("If you have done it, when?")] = None
    must: Annotated[
        bool, Ask("Is it something you have to do, more than something that might help?", label="Must do")
    ] = False

    def _check(self) -> None:
        if not (self.text or self.tool or self.support or self.resource):
            raise InvalidValue(fault("rule-empty-note", "needs some words, or the note something to point to", "/text"))


Pointer = tuple[str, str, tuple[str, ...]]
"""Where a pointer stands, the id it holds, and the names of the classes it may point to."""


class Place:
    """What stands at one place of a document, as far as ids go: a model, or the raw object that is to become one."""

    __slots__ = ("cls", "erased", "id", "parts", "path", "pointers", "unread")

    def __init__(self, cls: type[Any], path: str) -> None:
        self.cls, self.path = cls, path
        self.id: str | None = None
        self.pointers: list[Pointer] = []
        self.erased: list[str] = []
        self.parts: list[Place] = []
        self.unread: set[str] = set()
        """The classes that may stand in what could not be read: their ids are not known."""

    def take(self, model: Any) -> None:
        """Note what a model that stands here, and all below it, have of ids."""
        self.id = getattr(model, "id", None)
        self.pointers += [(self.path + step, id_, names) for step, id_, names in pointers(model)]
        self.erased += erased_ids(model)
        self.parts += [place(part, self.path + step) for step, part in parts(model) if has_ids(part.__class__)]


def place(model: Any, path: str = "") -> Place:
    """The places of a model and of all below it."""
    made = Place(model.__class__, path)
    made.take(model)
    return made


def id_faults(root: Place) -> Iterator[Finding]:
    """Ids that stand twice, and pointers that lead nowhere.

    A pointer leads to something in the smallest record around it below which all the classes that it may point to can
    stand. Where no such record is, it cannot be checked: a goal alone does not have the supports of its plan.
    """
    places = [*_places(root)]
    seen: set[str] = set()
    erased = {id_ for here in places for id_ in here.erased}
    for here in places:
        if here.id is not None and here.id in erased:
            yield fault("rule-duplicate-id", "must not be the id of something that was erased", here.path + "/id")
        elif here.id is not None and here.id in seen:
            yield fault("rule-duplicate-id", "must be an id that no other item has", here.path + "/id")
        seen.add(here.id or "")
    yield from _dangling(root, _Below())


def _places(root: Place) -> Iterator[Place]:
    yield root
    for part in root.parts:
        yield from _places(part)


class _Below:
    """What a place hands to the place around it."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        """The name of the class of each id."""
        self.unread: set[str] = set()
        self.open: list[Pointer] = []
        """Pointers that could not be checked yet."""


_ERASED = "erased"
"""Stands for the class of what was erased, which is not known any more."""


def _dangling(here: Place, around: _Below) -> Iterator[Finding]:
    """The pointers that lead nowhere at or below a place."""
    if classes_below(here.cls):
        below = _Below()
        below.ids |= dict.fromkeys(here.erased, _ERASED)
        below.unread |= here.unread
        below.open += here.pointers
        for part in here.parts:
            yield from _dangling(part, below)
        yield from _lost(here.cls, below, around)
    else:
        around.open += here.pointers
    if here.id is not None:
        around.ids[here.id] = here.cls.__name__
    around.unread |= here.unread


def _lost(cls: type[Any], below: _Below, around: _Below) -> Iterator[Finding]:
    """The pointers that lead nowhere below a model of a class. All that is left is handed to the place around it."""
    classes = classes_reached(cls)
    for pointer in below.open:
        path, id_, names = pointer
        if not classes >= set(names):
            around.open.append(pointer)
        elif below.ids.get(id_) not in {*names, _ERASED} and below.unread.isdisjoint(names):
            what, where = " or ".join(names), cls.__name__
            yield fault(
                "rule-dangling-reference", "must be the id of some {what} in this {where}", path, what=what, where=where
            )
    around.ids |= below.ids
    around.unread |= below.unread
