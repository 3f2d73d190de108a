"""Strengths, skills and resources: what a person already has.

The kinds of strengths and the order of looking (what is there before what is missing) follow the Strengths Model of
Rapp and Goscha. The two levels of a skill follow the functional assessment of Anthony, Cohen and Farkas.
What is asked about a resource is what directories of services hold (Human Services Data Specification, Open Referral),
beside how it was for the person.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Line, Paragraph, declared
from ..values import Contact
from ..vocabulary import Domain, ResourceKind, SkillLevel, StrengthKind
from .items import Item
from .steps import Step


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Strength(Item):
    """Something good about a person or their life that they can build on, in their own words.

    >>> strength = rt.Strength(text="I know every bus in this town", kind=StrengthKind.TALENT)
    >>> print(rt.rendering.to_text(strength), end="")
    I know every bus in this town
    =============================
    <BLANKLINE>
    Kind: What I can do
    """

    text: Annotated[
        Line,
        Ask(
            "What is good about you, or about your life?",
            help="Something you do well, something people thank you for, or something good around you.",
            examples=(
                "I can make a meal for six out of nothing",
                "I know every bus in this town",
                "my grandson makes me laugh",
            ),
            label="",
        ),
    ]
    kind: Annotated[StrengthKind | None, Ask("What kind of strength is it?")] = None
    domain: Annotated[Domain | None, Ask("Which part of your life does it belong to?", label="Part of life")] = None
    evidence: Annotated[
        Paragraph,
        Ask(
            "When did it help you? Tell about one time.",
            examples=("I kept the choir going when our leader moved away",),
            label="It helped when",
        ),
    ] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Skill(Item):
    """Something a person can do or wants to learn: where they are with it, and how far they want to get.

    >>> skill = rt.Skill(name="saying no without a quarrel", now=SkillLevel.WITH_HELP, needed=SkillLevel.ON_MY_OWN)
    >>> print(rt.rendering.to_text(skill), end="")
    saying no without a quarrel
    ===========================
    <BLANKLINE>
    Today: With help
    Aiming for: On my own
    """

    name: Annotated[
        Line,
        Ask(
            "Which skill is it?",
            examples=("saying no without a quarrel", "cooking for one", "banking by phone"),
            label="",
        ),
    ]
    now: Annotated[SkillLevel | None, Ask("How well can you do it today?", label="Today")] = None
    needed: Annotated[SkillLevel | None, Ask("How well would you like to do it?", label="Aiming for")] = None
    where_used: Annotated[
        Line,
        Ask(
            "Where would you use it?",
            examples=("at the front desk at work", "when my brother calls"),
            label="Where I would use it",
        ),
    ] = ""
    practice: Annotated[tuple[Step, ...], Ask("How could you practice it?", another="Another way to practice")] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Resource(Item):
    """A place, a service or a thing in the community that can help.

    >>> table = rt.Resource(
    ...     name="the food table at the temple",
    ...     kind=ResourceKind.FOOD,
    ...     cost="free",
    ...     verified_on=date(2026, 10, 4),
    ... )
    >>> print(rt.rendering.to_text(table), end="")
    the food table at the temple
    ============================
    <BLANKLINE>
    Helps with: Food
    Cost: free
    Last checked: 4 October 2026
    """

    name: Annotated[
        Line,
        Ask(
            "What place, service or thing is it?",
            examples=(
                "the free clinic on Mill Road",
                "the library's quiet room",
                "the Tuesday food table at the temple",
            ),
            label="",
        ),
    ]
    kind: Annotated[ResourceKind | None, Ask("What does it help with?", label="Helps with")] = None
    eligibility: Annotated[
        Line,
        Ask(
            "Who may use it?",
            examples=("anyone", "people who live in the county", "bring a letter from school"),
            label="Who may use it",
        ),
    ] = ""
    cost: Annotated[Line, Ask("What does it cost?", examples=("free", "pay what you can"))] = ""
    contact: Annotated[
        tuple[Contact, ...], Ask("How do you get in touch?", label="How to reach", another="Another way")
    ] = ()
    languages: Annotated[tuple[Line, ...], Ask("Which languages do they speak?", another="Another language")] = ()
    accessible: Annotated[
        Line,
        Ask(
            "How easy is it to get in and around?",
            examples=("ramp at the side door", "they have a sign language interpreter"),
            label="Getting in and around",
        ),
    ] = ""
    verified_on: Annotated[
        date | None, Ask("When did you last check that this is still right?", label="Last checked")
    ] = None
    my_experience: Annotated[
        Paragraph, Ask("How was it for you?", examples=("they were kind and did not rush me",))
    ] = ""
