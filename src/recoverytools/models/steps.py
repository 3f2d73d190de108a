"""Steps: the small things a person does for a goal.

Few and small steps, each with a day and with someone who helps, are those of goal tracking in the SAMHSA Illness
Management and Recovery kit (public domain).
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Between, Falls, Id, Keep, Line, PointsTo, declared
from ..values import Schedule
from ..vocabulary import AgendaKind, StepStatus
from .items import Item

MinutesBefore = Annotated[int, Between(0, 10080)]
"""How long before something a reminder comes, in minutes, up to a week."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Step(Item):
    """One thing a person means to do, once or again and again.

    A step for a hard day has a smallest version that still counts. Where its schedule changes,
    `WellnessPlan.reschedule` closes the old one and keeps it in `earlier`, so that the past stays what was planned.

    >>> step = rt.Step(
    ...     what="walk to the corner store and back",
    ...     schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY, Weekday.FRIDAY)),
    ...     smallest_version="put my shoes on and open the door",
    ... )
    >>> print(rt.rendering.to_text(step), end="")
    walk to the corner store and back
    =================================
    <BLANKLINE>
    When: every week on Tuesday and Friday
    Smallest version: put my shoes on and open the door
    """

    what: Annotated[
        Line,
        Ask(
            "What will you do?",
            help="Small enough that you can picture yourself doing it.",
            examples=(
                "walk to the corner store and back",
                "ask my aunt to come with me on Friday",
                "fill in page one of the form",
            ),
            label="",
        ),
    ]
    schedule: Annotated[
        Schedule | None, Falls(AgendaKind.STEP), Ask("When will you do it, and how often?", label="When")
    ] = None
    due: Annotated[date | None, Falls(AgendaKind.DUE), Ask("By when would you like it done?", label="By")] = None
    supports: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who could do it with you, or cheer you on?", label="With")
    ] = ()
    status: Annotated[StepStatus, Ask("Where does it stand?", label="Where it stands")] = StepStatus.PLANNED
    done_on: Annotated[date | None, Ask("What day did you do it?")] = None
    smallest_version: Annotated[
        Line,
        Ask(
            "On a hard day, what is the smallest version that still counts?",
            examples=("put my shoes on and open the door", "write one line", "text a heart to my sister"),
        ),
    ] = ""
    remind: Annotated[
        tuple[MinutesBefore, ...],
        Ask("How many minutes before would you like a reminder?", label="Remind me before", unit="minutes"),
    ] = ()
    earlier: Annotated[
        tuple[Schedule, ...],
        Falls(AgendaKind.STEP),
        Keep("what was planned in the past is for the person's own record"),
    ] = ()

    @property
    def repeats(self) -> bool:
        """Whether it comes again and again, or did: some schedule says so."""
        return bool(self.schedule or self.earlier)
