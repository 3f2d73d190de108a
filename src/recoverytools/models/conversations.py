"""A talk between two people, and a note on it that they write together.

Listening first and asking before giving ideas are the ground of peer support (SAMHSA *Core Competencies for Peer
Workers*, 2015). It is no record of a service and no bill.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import Wanted
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Conversation(Item):
    """What two people take from a talk, in words that both agree on."""

    on: Annotated[date | None, Ask("On which day did you talk?", label="")] = None
    wanted: Annotated[Wanted | None, Ask("What would do you good right now?", label="What I wanted")] = None
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
            help="Say it back, and ask whether it is right.",
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
    follow_up: Annotated[date | None, Ask("When will you talk again?", label="We talk again on")] = None
    agreed_by_both: Annotated[
        bool | None, Ask("Do you both say that this is right?", label="We both say that this is right")
    ] = None
