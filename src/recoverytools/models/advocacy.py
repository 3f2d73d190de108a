"""Speaking up: for oneself, with someone, for a community.

The order (what is needed, what happened, what one has a right to, the facts, the ask, the answer, what then) is that of
self-advocacy guides such as SAMHSA's *Speaking Out for Yourself* (SMA-3719, public domain).
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Falls, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import AdvocacyKind, AgendaKind
from .items import Item
from .steps import Step


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Advocacy(Item):
    """Something a person wants to be heard about, how they will say it, and what came back.

    >>> ramp = rt.Advocacy(
    ...     need="a ramp at the side door of the food pantry",
    ...     kind=AdvocacyKind.FOR_A_COMMUNITY,
    ...     my_words="Four of us use wheels. When could a ramp be there?",
    ...     audience="the parish council",
    ... )
    >>> print(rt.rendering.to_text(ramp), end="")
    a ramp at the side door of the food pantry
    ==========================================
    <BLANKLINE>
    Who it is for: For a group or a community
    How I will say it: Four of us use wheels. When could a ramp be there?
    Who I will ask: the parish council
    """

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
    kind: Annotated[AdvocacyKind | None, Ask("Who is it for?", label="Who it is for")] = None
    what_happened: Annotated[
        Paragraph, Ask("What has happened so far?", examples=("they gave me a form, in English, twice",))
    ] = ""
    right_or_policy: Annotated[
        Paragraph,
        Ask(
            "What right or rule is on your side?",
            help="You can ask which rule they follow, and ask to see it.",
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
    audience: Annotated[Line, Ask("Who can say yes?", examples=("the clinic manager",), label="Who I will ask")] = ""
    allies: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who will stand by you?", label="Who stands by me")
    ] = ()
    steps: Annotated[tuple[Step, ...], Ask("What will you do, and in which order?", another="Another step")] = ()
    offered: Annotated[
        Paragraph, Ask("What have they offered?", examples=("an interpreter by phone",), label="What they offer")
    ] = ""
    answer: Annotated[Paragraph, Ask("What was the answer in the end?", label="The answer")] = ""
    by: Annotated[
        date | None,
        Falls(AgendaKind.ANSWER, unless="answer"),
        Ask("By when do you want an answer?", help="Pick a day, and write down who said it.", label="Answer by"),
    ] = None
    if_not: Annotated[
        Id | None,
        PointsTo("BackupPlan"),
        Ask("If the answer is no, which backup plan will you use?", label="If the answer is no"),
    ] = None
