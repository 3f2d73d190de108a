"""What a peer specialist and a person may expect of each other.

The topics are those of SAMHSA's *National Model Standards for Peer Support Certification* (2023) and of the codes of
ethics that states publish: what peer support is and is not, what stays private and where that ends, how it closes.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Line, Paragraph, declared
from ..values import Contact
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class WorkingAgreement(Item):
    """An agreement that two people talk through and write at the start. Both may ask to change it.

    >>> agreement = rt.WorkingAgreement(
    ...     what_we_do=("go along to the housing office",),
    ...     what_a_peer_specialist_does_not=("tell me what to take or to stop taking",),
    ... )
    >>> print(rt.rendering.to_text(agreement), end="")
    Working agreement
    =================
    <BLANKLINE>
    What we do
    ----------
    <BLANKLINE>
    - go along to the housing office
    <BLANKLINE>
    What is not part of it
    ----------------------
    <BLANKLINE>
    - tell me what to take or to stop taking
    """

    what_we_do: Annotated[
        tuple[Line, ...],
        Ask(
            "What will you do together?",
            examples=("meet each Tuesday for an hour", "go along to the housing office", "work on my plan"),
            label="What we do",
            another="Another thing",
        ),
    ] = ()
    what_a_peer_specialist_does_not: Annotated[
        tuple[Line, ...],
        Ask(
            "What is not part of it?",
            examples=("tell me what to take or to stop taking", "lend money", "decide for me"),
            label="What is not part of it",
            another="Another thing",
        ),
    ] = ()
    reach: Annotated[
        tuple[Contact, ...],
        Ask("How and when can you reach each other?", label="How we reach each other", another="Another way"),
    ] = ()
    what_stays_private: Annotated[
        Paragraph,
        Ask("What stays between the two of you?", examples=("all we say, and that we meet at all",)),
    ] = ""
    its_limits: Annotated[
        Paragraph,
        Ask(
            "When would it have to be told to someone else, and to whom?",
            help="Talk about this at the start.",
            examples=(
                "if my life or someone else's is in danger",
                "if a child is being hurt",
                "your supervisor, without my name",
            ),
            label="What cannot stay private",
        ),
    ] = ""
    if_one_of_us_misses: Annotated[
        Paragraph,
        Ask("What if one of you cannot come?", examples=("a text is enough, and no one gets upset",)),
    ] = ""
    how_we_end: Annotated[
        Paragraph,
        Ask(
            "How will you finish, when the time comes?",
            examples=("we look back over a meal, and I keep my plan",),
        ),
    ] = ""
    agreed_on: Annotated[date | None, Ask("What day did you both agree?")] = None
