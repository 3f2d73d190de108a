"""Wellness tools and daily practices: what helps a person feel better, and what they do to stay well.

Both are parts of self-directed wellness plans (*Action Planning for Prevention and Recovery*, SAMHSA SMA-3720, public
domain), with labels of our own.
"""

from typing import Annotated

from attrs import frozen

from ..fields import Ask, Falls, Id, Keep, Line, Paragraph, PointsTo, declared
from ..values import Schedule
from ..vocabulary import AgendaKind, Helped, ToolKind
from .items import Item
from .steps import MinutesBefore


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class WellnessTool(Item):
    """Something that helps a person feel well, or feel better. Other parts of a plan point to it.

    >>> tea = rt.WellnessTool(name="mint tea on the back step", good_for=("when my mind races",), helped=Helped.HELPS)
    >>> print(rt.rendering.to_text(tea), end="")
    mint tea on the back step
    =========================
    <BLANKLINE>
    So far: Helps me
    <BLANKLINE>
    Good for
    --------
    <BLANKLINE>
    - when my mind races
    """

    name: Annotated[
        Line,
        Ask(
            "What is one thing that helps you feel better?",
            help="Big or small, alone or with others. Most people have more of these than they think.",
            examples=("a hot bath", "calling my brother", "prayer at dawn", "ten pages of a thriller"),
            label="",
        ),
    ]
    kind: Annotated[ToolKind | None, Ask("What kind of thing is it?")] = None
    good_for: Annotated[
        tuple[Line, ...],
        Ask(
            "What is it good for?",
            examples=("when my mind races", "a lonely Sunday", "the hour before a hard talk"),
            another="Another thing it is good for",
        ),
    ] = ()
    how: Annotated[
        Paragraph,
        Ask(
            "How do you do it?",
            examples=("lights off, feet up, the same old songs", "I call when his shift ends"),
            label="How I do it",
        ),
    ] = ""
    when: Annotated[Line, Ask("When does it work best?", examples=("before bed", "any time, even on the bus"))] = ""
    needs: Annotated[
        Line,
        Ask("What do you need for it?", examples=("nothing", "my headphones", "a dry bench"), label="What I need"),
    ] = ""
    cost: Annotated[Line, Ask("What does it cost?", examples=("nothing", "the bus fare"))] = ""
    helped: Annotated[Helped | None, Ask("How has it worked for you so far?", label="So far")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class DailyPractice(Item):
    """Something a person does to stay well: each day, on some days, or whenever they need it.

    >>> practice = rt.DailyPractice(
    ...     what="ten quiet minutes before the house wakes up",
    ...     schedule=rt.Schedule(every=Every.DAY, at=(time(6, 30),)),
    ...     smallest_version="one slow breath at the window",
    ... )
    >>> print(rt.rendering.to_text(practice), end="")
    ten quiet minutes before the house wakes up
    ===========================================
    <BLANKLINE>
    When: every day, at 6:30 am
    Smallest version: one slow breath at the window
    """

    what: Annotated[
        Line,
        Ask(
            "What do you do to stay well?",
            help="Some things are for each day. Others are for now and then.",
            examples=("eat breakfast", "take my pills with my tea", "ten quiet minutes before the house wakes up"),
            label="",
        ),
    ]
    schedule: Annotated[
        Schedule | None,
        Falls(AgendaKind.PRACTICE, unless="as_needed"),
        Ask("When do you do it, and how often?", label="When"),
    ] = None
    as_needed: Annotated[
        bool | None, Ask("Is it for the days when you feel that you need it?", label="Only when I need it")
    ] = None
    tool: Annotated[
        Id | None, PointsTo("WellnessTool"), Ask("Is it one of your wellness tools? Which one?", label="Wellness tool")
    ] = None
    remind: Annotated[
        tuple[MinutesBefore, ...],
        Ask("How many minutes before would you like a reminder?", label="Remind me before", unit="minutes"),
    ] = ()
    smallest_version: Annotated[
        Line,
        Ask(
            "On a hard day, what is the smallest version that still counts?",
            examples=("a glass of milk", "one slow breath at the door"),
        ),
    ] = ""
    earlier: Annotated[
        tuple[Schedule, ...],
        Falls(AgendaKind.PRACTICE, unless="as_needed"),
        Keep("what was planned in the past is for the person's own record"),
    ] = ()
