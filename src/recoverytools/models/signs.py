"""Triggers and warning signs: what makes it hard to stay well, what they notice, and what they do then.

A trigger comes from outside; a sign is something about the person. A plan keeps them apart, as self-directed wellness
plans do (SAMHSA SMA-3720, public domain). Who may notice a sign first, and how the person wants to be told, come from
the relapse prevention plans of the SAMHSA Illness Management and Recovery kit (public domain).
"""

from typing import Annotated

from attrs import frozen

from ..fields import Ask, Id, Line, Paragraph, PointsTo, declared
from ..values import Watch
from ..vocabulary import SignStage
from .items import Item, Note


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Trigger(Item):
    """Something that happens around a person and makes it hard to stay well, with what they do then.

    >>> trigger = rt.Trigger(
    ...     what="a letter from the housing office",
    ...     responses=(rt.Note(text="open it with my peer specialist"), rt.Note(text="drum for a while")),
    ... )
    >>> print(rt.rendering.to_text(trigger), end="")
    a letter from the housing office
    ================================
    <BLANKLINE>
    What I can do
    -------------
    <BLANKLINE>
    - open it with my peer specialist
    - drum for a while
    """

    what: Annotated[
        Line,
        Ask(
            "What can happen around you that makes it hard to stay well?",
            help="It comes from outside: a date, a place, news, how someone talks to you.",
            examples=("the week my brother died", "a letter from the housing office", "payday"),
            label="",
        ),
    ]
    responses: Annotated[
        tuple[Note, ...],
        Ask(
            "What can you do when it happens?",
            help="Say first what you have to do. Then what might help.",
            examples=("go to the shop with Sam, not alone", "open the letter with my peer specialist"),
            label="What I can do",
            another="Another thing to do",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class WarningSign(Item):
    """Something about a person that tells that things are getting harder, with what they do then.

    >>> sleep = rt.Scale(id="sleep", name="hours of sleep", low=0, high=24)
    >>> sign = rt.WarningSign(
    ...     what="I sleep three hours and feel great",
    ...     stage=SignStage.EARLY_SIGN,
    ...     watches=(rt.Watch(scale=sleep.id, at_most=4, days=2, of=3),),
    ... )
    >>> print(rt.rendering.to_text(sign), end="")
    I sleep three hours and feel great
    ==================================
    <BLANKLINE>
    How far along: Early sign
    <BLANKLINE>
    My numbers for it
    -----------------
    <BLANKLINE>
    - at most 4, on 2 days out of 3
    """

    what: Annotated[
        Line,
        Ask(
            "What do you notice about yourself when things get harder?",
            help="It may be how you sleep, what you think, what you stop doing, what you start to do.",
            examples=("I stop opening my mail", "I sleep three hours and feel great", "I drive down my old street"),
            label="",
        ),
    ]
    stage: Annotated[
        SignStage | None, Ask("Is it an early sign, or are things getting worse?", label="How far along")
    ] = None
    responses: Annotated[
        tuple[Note, ...],
        Ask(
            "What will you do when you notice it?",
            help="Say first what you have to do. Then what might help.",
            examples=("tell one person today", "no caffeine after lunch", "call my nurse and ask to come in"),
            label="What I do",
            another="Another thing to do",
        ),
    ] = ()
    watches: Annotated[
        tuple[Watch, ...],
        Ask(
            "Which numbers in your check-ins would tell you?",
            help="You choose them. Where you name more than one, all of them have to hold.",
            label="My numbers for it",
            another="Another number",
        ),
    ] = ()
    who_notices: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...],
        Ask("Who might notice it before you do?", label="Who might notice first"),
    ] = ()
    how_to_tell_me: Annotated[
        Paragraph,
        Ask(
            "How would you like them to tell you?",
            examples=("ask me out for a walk first", "say it straight, and not in front of others"),
        ),
    ] = ""
