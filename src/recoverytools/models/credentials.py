"""A peer specialist's credential, what it takes to renew it, and the training that counts.

Rules for renewal differ by state and change often (`recoverytools.facts` has some, each with its source and date). What
the body that issues the credential says is what holds.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Falls, Line, declared
from ..values import HoursOfTraining, RenewalNeeds
from ..vocabulary import AgendaKind
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Credential(Item):
    """A certificate or license to work as a peer specialist, under whatever title it has where the person works.

    >>> credential = rt.Credential(
    ...     title="recovery coach",
    ...     issued=date(2025, 3, 1),
    ...     expires=date(2027, 2, 28),
    ...     supervision=("Marisol, every other Thursday",),
    ... )
    >>> print(rt.rendering.to_text(credential), end="")
    recovery coach
    ==============
    <BLANKLINE>
    Issued on: 1 March 2025
    Good until: 28 February 2027
    <BLANKLINE>
    Supervision
    -----------
    <BLANKLINE>
    - Marisol, every other Thursday
    """

    title: Annotated[
        Line,
        Ask("What is your credential called?", examples=("certified peer specialist", "recovery coach"), label=""),
    ]
    issuer: Annotated[Line, Ask("Who gave it to you?", label="From")] = ""
    issued: Annotated[date | None, Ask("What day was it given?", label="Issued on")] = None
    expires: Annotated[date | None, Falls(AgendaKind.RENEWAL), Ask("When does it run out?", label="Good until")] = None
    needs: Annotated[RenewalNeeds | None, Ask("What does it take to keep it?", label="To keep it")] = None
    code_of_ethics: Annotated[
        Line,
        Ask("Which code of ethics do you follow, and where is it?", examples=("the state's, in my blue folder",)),
    ] = ""
    supervision: Annotated[
        tuple[Line, ...],
        Ask(
            "Who do you talk your work over with, and when?",
            examples=("Marisol, every other Thursday", "two peers over lunch"),
            another="Another one",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class TrainingRecord(Item):
    """A training that counts toward a credential.

    >>> record = rt.TrainingRecord(title="Ethics for Peers", on=date(2026, 9, 12), hours=6, categories=("ethics",))
    >>> print(rt.rendering.to_text(record), end="")
    Ethics for Peers
    ================
    <BLANKLINE>
    On: 12 September 2026
    Hours: 6
    <BLANKLINE>
    Counts as
    ---------
    <BLANKLINE>
    - ethics
    """

    title: Annotated[
        Line, Ask("What was it called?", examples=("Listening to Voices", "Ethics for Peers"), label="")
    ] = ""
    on: Annotated[date, Ask("What day did you take it?", label="On")]
    hours: Annotated[HoursOfTraining, Ask("How many hours did it take?")]
    categories: Annotated[
        tuple[Line, ...],
        Ask("What does it count as?", examples=("ethics",), label="Counts as", another="Another kind"),
    ] = ()
    sponsor: Annotated[Line, Ask("Who gave it?", label="Given by")] = ""
