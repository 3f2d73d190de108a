"""Supports: the people and places that help.

The circles follow the circles of support of Snow, Forest and Pearpoint; what a support gives follows House (1981).
"""

from typing import Annotated

from attrs import frozen

from ..fields import Ask, Keep, Line, declared
from ..values import Contact
from ..vocabulary import AgreedToHelp, Circle, Gives
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Support(Item):
    """A person or a place that helps, how to reach them, and what they have agreed to.

    >>> rose = rt.Support(
    ...     name="Auntie Rose",
    ...     gives=(Gives.COMPANY, Gives.HONEST_FEEDBACK),
    ...     contact=(rt.Contact(way=Way.CALL, value="555-0142", note="let it ring"),),
    ...     agreed=AgreedToHelp.HAS_SAID_YES,
    ... )
    >>> print(rt.rendering.to_text(rose), end="")
    Auntie Rose
    ===========
    <BLANKLINE>
    What I get from them: Company; Honest feedback
    Their answer: Has said yes
    <BLANKLINE>
    How to reach
    ------------
    <BLANKLINE>
    - Call: 555-0142 (let it ring)
    """

    name: Annotated[
        Line,
        Ask(
            "Who is it, or which place?",
            help="A person, an animal, a group, a place: anyone or anything that is good for you.",
            examples=("Auntie Rose", "the Tuesday drumming group", "Mr. Haddad at the bakery", "my dog Biscuit"),
            label="",
        ),
    ]
    relation: Annotated[
        Line,
        Ask(
            "Who are they to you?",
            examples=("my cousin", "my peer specialist", "we met in the group"),
            label="Who they are to me",
        ),
    ] = ""
    circle: Annotated[Circle | None, Ask("How close are they to you?", label="How close")] = None
    gives: Annotated[tuple[Gives, ...], Ask("What do you get from them?", label="What I get from them")] = ()
    contact: Annotated[
        tuple[Contact, ...], Ask("How can you reach them?", label="How to reach", another="Another way to reach them")
    ] = ()
    agreed: Annotated[AgreedToHelp | None, Ask("Have they said yes to helping?", label="Their answer")] = None
    agreed_to: Annotated[
        Line,
        Ask(
            "What did they say they would do?",
            examples=("pick up the phone until ten at night", "take the cat for a week"),
        ),
    ] = ""
    both_ways: Annotated[bool | None, Ask("Do you help them too?", label="We help each other")] = None
    when_contacting: Annotated[
        Line,
        Ask(
            "If someone calls them for you, what may they say?",
            examples=("say only: family emergency",),
            label="What may be said",
        ),
    ] = ""
    contact_may_be_shared: Annotated[
        bool | None,
        Ask("May others see how to reach them?", label="How to reach them may be shared"),
        Keep("it decides what is shared"),
    ] = None
