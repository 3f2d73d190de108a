"""A talk between two people, and a note on it that they write together.

Listening first and asking before giving ideas are the ground of peer support (SAMHSA *Core Competencies for Peer
Workers*, 2015). It is no record of a service and no bill.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Falls, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import AgendaKind, Wanted
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Conversation(Item):
    """What two people take from a talk, in words that both agree on.

    >>> talk = rt.Conversation(
    ...     on=date(2026, 11, 19),
    ...     wanted=Wanted.LISTEN,
    ...     heard=("you want her to know, and you want to choose the day",),
    ...     agreed_by_both=True,
    ... )
    >>> print(rt.rendering.to_text(talk), end="")
    19 November 2026
    ================
    <BLANKLINE>
    What I wanted: Someone to listen
    We both say that this is right: yes
    <BLANKLINE>
    What was heard
    --------------
    <BLANKLINE>
    - you want her to know, and you want to choose the day
    """

    on: Annotated[date | None, Ask("What day did you talk?", label="")] = None
    wanted: Annotated[Wanted | None, Ask("What would help most right now?", label="What I wanted")] = None
    what_matters: Annotated[
        Paragraph,
        Ask(
            "What is on your mind most?",
            examples=("my mother is coming to stay, and she does not know",),
            label="What was on my mind",
        ),
    ] = ""
    heard: Annotated[
        tuple[Line, ...],
        Ask(
            "What did the other person hear you say?",
            help="They say it back, and you say whether it is right.",
            examples=("you want her to know, and you want to choose the day",),
            label="What was heard",
            another="Another thing",
        ),
    ] = ()
    strengths_noticed: Annotated[
        tuple[Line, ...],
        Ask(
            "Which strengths came up?",
            examples=("you have told hard news before, and gently",),
            label="Strengths that came up",
            another="Another strength",
        ),
    ] = ()
    agreed_steps: Annotated[
        tuple[Annotated[Id, PointsTo("Step")], ...], Ask("Which steps did you settle on?", label="Steps we settled on")
    ] = ()
    follow_up: Annotated[
        date | None, Falls(AgendaKind.TALK), Ask("When will you talk again?", label="We talk again on")
    ] = None
    agreed_by_both: Annotated[
        bool | None, Ask("Do you both say that this is right?", label="We both say that this is right")
    ] = None
