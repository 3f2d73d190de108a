"""Proposals: changes to a document that someone would like, and that wait for the person whose document it is."""

from typing import Annotated

from attrs import frozen

from ..fields import Ask, AtMost, Id, Json, Keep, Line, Paragraph, declared
from ..shapes import Pattern
from ..vocabulary import ChangeKind
from .items import Item

_FOR_PROGRAMS = "it is for programs; a page says it in words"
_Name = Annotated[str, AtMost(64), Pattern("[a-z0-9]+([_-][a-z0-9]+)*", "a name such as goal or done_on")]
_Path = Annotated[str, AtMost(500), Pattern("(/[a-z0-9_]+)*", "a path such as /goals/0")]


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Spot:
    """Where a record lies: in which record, in which field of it, and behind which other record there.

    >>> Spot(home="cook", field="steps", behind="shop")
    Spot(home=<4>, field=<5>, behind=<4>)
    """

    home: Annotated[Id, Ask("In which record does it lie?")]
    field: Annotated[_Name, Ask("In which field of that?")]
    behind: Annotated[Id | None, Keep(_FOR_PROGRAMS)] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Change:
    """One thing that is not the same in two versions of a document, as `diff` finds it and `apply` makes it.

    Of a record that is new or gone, there is one change with all that is in it. Values stand as plain data.

    >>> goal = rt.Goal(id="cook", statement="Cook")
    >>> changes = rt.diff(goal, attrs.evolve(goal, importance=9))
    >>> changes == (
    ...     Change(kind=ChangeKind.CHANGED, item="cook", what="goal", path="/importance", field="importance", after=9),
    ... )
    True
    """

    kind: Annotated[ChangeKind, Ask("What became of it?")]
    item: Annotated[Id, Ask("What is the id of the record?")]
    what: Annotated[_Name, Ask("What kind of record is it?", examples=("goal", "step"))]
    path: Annotated[_Path, Keep(_FOR_PROGRAMS)] = ""
    """Where it stands in the newer version, a JSON Pointer. What is gone stood there in the older one."""
    field: Annotated[_Name, Keep(_FOR_PROGRAMS)] = ""
    """The field that was changed, where one was."""
    before: Annotated[Json | None, Keep(_FOR_PROGRAMS)] = None
    """What stood there, where something did."""
    after: Annotated[Json | None, Keep(_FOR_PROGRAMS)] = None
    """What stands there now, where something does."""
    was: Annotated[Spot | None, Keep(_FOR_PROGRAMS)] = None
    """Where it lay, if it is gone or was moved."""
    now: Annotated[Spot | None, Keep(_FOR_PROGRAMS)] = None
    """Where it lies, if it is new or was moved."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Proposal(Item):
    """Changes that someone would like in a document of another person. Nothing changes until that person says so.

    It is made by `propose`. The person takes all of it with `accept`, or some of it, or none.

    >>> plan = rt.WellnessPlan(id="malia", vision="my own kitchen")
    >>> proposal = rt.propose(plan, attrs.evolve(plan, vision="my own kitchen, with a window"), by="Rose")
    >>> rt.accept(plan, proposal).vision
    'my own kitchen, with a window'
    >>> rt.accept(plan, rt.Proposal(by="Rose", about="malia")) == plan
    True
    """

    by: Annotated[Line, Ask("Who would like these changes?", label="From")] = ""
    note: Annotated[Paragraph, Ask("What would you like to say about them?", label="Note")] = ""
    about: Annotated[Id | None, Keep(_FOR_PROGRAMS)] = None
    """The id of the document that it was made for; of what a view shows, its id in the view."""
    on_view: Annotated[bool, Keep(_FOR_PROGRAMS)] = False
    """Whether it was made on a shared view."""
    changes: Annotated[tuple[Change, ...], Ask("What would you like to change?", label="Changes")] = ()
