"""Recovery stories: what a person tells of their life, to whom, and what stays theirs.

The order from how it was to what is hoped for is common to recovery stories of many traditions. Asking first, sharing
what serves the listener, and asking what it meant to them follow what peer specialists are taught (SAMHSA *Core
Competencies for Peer Workers*, 2015, category III). A person may change their mind about any part at any time.
"""

from typing import Annotated

from attrs import frozen

from ..fields import Ask, Id, Keep, Line, LongText, Paragraph, PointsTo, declared
from ..values import Minutes
from ..vocabulary import Audience, StoryPartKind
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class StoryPart(Item):
    """A part of a story, with who may hear it.

    >>> part = StoryPart(
    ...     text="The first spring I planted beans, and they came up, and so did I.",
    ...     kind=StoryPartKind.WHAT_HELPED,
    ...     audiences=(Audience.ONE_PEER, Audience.GROUP),
    ... )
    >>> print(rt.rendering.to_text(part), end="")
    The first spring I planted beans, and they came up, and so did I.
    =================================================================
    <BLANKLINE>
    Part: What helped
    Who may hear it: One peer; A support group
    """

    text: Annotated[
        LongText,
        Ask(
            "What would you like to tell?",
            help="Say what was true for you. Leave out amounts, how you used or hurt yourself, "
            "and other people's names.",
            examples=("The first spring I planted beans, and they came up, and so did I.",),
            label="",
        ),
    ]
    kind: Annotated[StoryPartKind | None, Ask("Which part of the story is it?", label="Part")] = None
    audiences: Annotated[
        tuple[Audience, ...],
        Ask("Who may hear this part?", label="Who may hear it"),
        Keep("who else may hear it is nobody else's business"),
    ] = ()
    off_limits: Annotated[
        bool | None,
        Ask("Is it only for you, not to be told?", label="I keep this to myself"),
        Keep("it decides what is told"),
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class StoryVersion(Item):
    """A way to tell a story in some minutes: its parts, in the order in which they are told.

    >>> beans, gifts = StoryPart(text="I planted beans."), StoryPart(text="Now I give them away.")
    >>> short = StoryVersion(minutes=2, parts=(gifts.id,))
    >>> story = rt.RecoveryStory(title="Beans", parts=(beans, gifts), versions=(short,))
    >>> [part.text for part in story.parts if part.id in short.parts]
    ['Now I give them away.']
    """

    minutes: Annotated[Minutes | None, Ask("How many minutes do you have?", label="Time I have", unit="minutes")] = None
    parts: Annotated[
        tuple[Annotated[Id, PointsTo("StoryPart")], ...],
        Ask("Which parts will you tell, and in which order?", label="What I tell"),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class ThirdParty(Item):
    """Someone else who comes up in a story.

    >>> story = rt.RecoveryStory(title="Two ways home", third_parties=(ThirdParty(who="my sister", agreed=True),))
    >>> print(rt.rendering.to_text(story), end="")
    Two ways home
    =============
    <BLANKLINE>
    Others in it
    ------------
    <BLANKLINE>
    - my sister
      They agree: yes
    """

    who: Annotated[Line, Ask("Who else comes up in it?", examples=("my sister", "the man at the next table"), label="")]
    agreed: Annotated[bool | None, Ask("Do they agree to be in it?", label="They agree")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class RecoveryStory(Item):
    """A person's own story, in parts, so that they can choose what to tell, and to whom.

    >>> story = rt.RecoveryStory(
    ...     title="Two ways home",
    ...     message="You can start again on a Wednesday.",
    ...     boundaries=("my children",),
    ...     ask_before="Would it help to hear how that was for me?",
    ... )
    >>> print(rt.rendering.to_text(story), end="")
    Two ways home
    =============
    <BLANKLINE>
    What I want them to keep: You can start again on a Wednesday.
    I ask first: Would it help to hear how that was for me?
    <BLANKLINE>
    What I keep to myself
    ---------------------
    <BLANKLINE>
    - my children
    """

    title: Annotated[Line, Ask("What do you call your story?", examples=("Beans", "Two ways home"), label="")] = ""
    parts: Annotated[
        tuple[StoryPart, ...], Ask("What are the parts of your story?", label="Parts", another="Another part")
    ] = ()
    versions: Annotated[
        tuple[StoryVersion, ...],
        Ask(
            "How would you tell it in two minutes, or in ten?",
            help="Choose the parts, and the order.",
            label="Ways to tell it",
            another="Another way",
        ),
        Keep("how it is told to others is nobody else's business"),
    ] = ()
    message: Annotated[
        Line,
        Ask(
            "If they take one thing with them, what should it be?",
            examples=("You can start again on a Wednesday.",),
            label="What I want them to keep",
        ),
    ] = ""
    purpose: Annotated[
        Paragraph,
        Ask(
            "What do you hope that telling it will do, for you and for them?",
            examples=("that she feels less alone with it",),
            label="Why I tell it",
        ),
        Keep("why it is told is for the person's own thoughts"),
    ] = ""
    audience: Annotated[
        Line,
        Ask("Who will be there?", examples=("twelve people in the day room",)),
        Keep("it is for the one who tells it"),
    ] = ""
    boundaries: Annotated[
        tuple[Line, ...],
        Ask(
            "What will you not talk about, even if they ask?",
            examples=("my children", "the year in Tucson"),
            label="What I keep to myself",
            another="Another thing",
        ),
        Keep("it says what is not talked about"),
    ] = ()
    third_parties: Annotated[
        tuple[ThirdParty, ...],
        Ask("Who else is in your story, and do they agree?", label="Others in it", another="Another person"),
        Keep("it names others"),
    ] = ()
    ask_before: Annotated[
        Line,
        Ask(
            "What will you ask them before you begin?",
            examples=("Would it help to hear how that was for me?",),
            label="I ask first",
        ),
        Keep("it is for the one who tells it"),
    ] = ""
    ask_after: Annotated[
        Line,
        Ask(
            "What will you ask them when you are done?",
            examples=("What, if anything, rings true?",),
            label="I ask after",
        ),
        Keep("it is for the one who tells it"),
    ] = ""
    support_after: Annotated[
        Paragraph,
        Ask(
            "Telling it can stir you up. Who or what will be there for you after?",
            examples=("Nan picks me up, and we eat",),
            label="My support after",
        ),
        Keep("it is for the one who tells it"),
    ] = ""
