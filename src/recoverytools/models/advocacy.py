"""Speaking up: for oneself, with someone, for a community.

The order (what is needed, what happened, what one has a right to, the facts, the ask, the answer, what then) is that of
self-advocacy guides such as SAMHSA's *Speaking Out for Yourself* (SMA-3719, public domain).
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import AdvocacyKind
from .items import Item
from .steps import Step


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Advocacy(Item):
    """Something a person wants to be heard about, how they will say it, and what came back."""

    need: Annotated[
        Line,
        Ask(
            "What do you want to get, or to change?",
            examples=(
                "a doctor who speaks Somali",
                "my own copy of my record",
                "a bench at the bus stop by the clinic",
            ),
            label="",
        ),
    ]
    kind: Annotated[AdvocacyKind | None, Ask("Who is it for?", label="For")] = None
    what_happened: Annotated[
        Paragraph, Ask("What has happened so far?", examples=("they gave me a form, in English, twice",))
    ] = ""
    right_or_policy: Annotated[
        Paragraph,
        Ask(
            "Which right or which rule is on your side?",
            help="You can ask what rule they go by, and to see it.",
            examples=("they must give me an interpreter, at no cost",),
            label="What is on my side",
        ),
    ] = ""
    facts: Annotated[
        tuple[Line, ...],
        Ask(
            "Which facts will you bring?",
            examples=("dates of my three calls", "the letter of March 3"),
            label="My facts",
            another="Another fact",
        ),
    ] = ()
    my_words: Annotated[
        Paragraph,
        Ask(
            "How will you say it, in two or three sentences?",
            examples=("I would like an interpreter at each visit. When can that start?",),
            label="How I will say it",
        ),
    ] = ""
    audience: Annotated[Line, Ask("Who can say yes to it?", examples=("the clinic manager",), label="To whom")] = ""
    allies: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who will stand by you?", label="Who stands by me")
    ] = ()
    steps: Annotated[tuple[Step, ...], Ask("What will you do, and in which order?", another="Another step")] = ()
    offered: Annotated[
        Paragraph, Ask("What have they offered?", examples=("an interpreter by phone",), label="What they offer")
    ] = ""
    answer: Annotated[Paragraph, Ask("What did you answer, or what did they?", label="The answer")] = ""
    by: Annotated[date | None, Ask("By which day do you want an answer?", label="Answer by")] = None
    if_not: Annotated[
        Id | None, PointsTo("BackupPlan"), Ask("Which of your backup plans is for a no?", label="If the answer is no")
    ] = None
