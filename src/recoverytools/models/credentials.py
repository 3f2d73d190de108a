"""A peer specialist's credential, what it takes to renew it, and the training that counts.

Rules for renewal differ by state and change often (`recoverytools.facts` has some, each with its source and date). What
the body that issues the credential says is what holds.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Line, declared
from ..values import HoursOfTraining, RenewalNeeds
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Credential(Item):
    """A certificate or license to work as a peer specialist, under whatever title it has where the person works."""

    title: Annotated[
        Line,
        Ask("What is your credential called?", examples=("certified peer specialist", "recovery coach"), label=""),
    ]
    issuer: Annotated[Line, Ask("Who gave it to you?", label="From")] = ""
    issued: Annotated[date | None, Ask("On which day was it given?", label="Since")] = None
    expires: Annotated[date | None, Ask("Until which day is it good?", label="Good until")] = None
    needs: Annotated[RenewalNeeds | None, Ask("What does it take to keep it?", label="To keep it")] = None
    code_of_ethics: Annotated[
        Line,
        Ask("Which code of ethics do you follow, and where is it?", examples=("the state's, in my blue folder",)),
    ] = ""
    supervision: Annotated[
        tuple[Line, ...],
        Ask(
            "Who do you talk your work over with, and when?",
            examples=("Marisol, each second Thursday", "two peers over lunch"),
            another="Another one",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class TrainingRecord(Item):
    """A training that counts towards a credential."""

    title: Annotated[
        Line, Ask("What was it called?", examples=("Listening to Voices", "Ethics for Peers"), label="")
    ] = ""
    on: Annotated[date, Ask("On which day did you take it?", label="On")]
    hours: Annotated[HoursOfTraining, Ask("How many hours did it take?")]
    categories: Annotated[
        tuple[Line, ...],
        Ask("Which kinds of training is it?", examples=("ethics",), label="Counts as", another="Another kind"),
    ] = ()
    sponsor: Annotated[Line, Ask("Who gave it?", label="Given by")] = ""
