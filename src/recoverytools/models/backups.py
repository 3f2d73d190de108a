"""Backup plans: what to do when something does not go as hoped.

The form "if …, then I will …" is that of an implementation intention (Gollwitzer 1999). The fallbacks come in order:
the second is for when the first does not work either.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..errors import InvalidValue
from ..fields import Ask, Id, Line, Paragraph, PointsTo, declared
from ..shapes import fault
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Fallback(Item):
    """What to do when the plan before it does not work, and when to switch to it.

    >>> fallback = Fallback(switch_when="the pool is shut", text="stretch on the mat at home")
    >>> print(rt.rendering.to_text(fallback), end="")
    When I switch: the pool is shut
    ===============================
    <BLANKLINE>
    Then: stretch on the mat at home
    """

    switch_when: Annotated[
        Line,
        Ask(
            "When will you switch to this?",
            examples=("no answer after ten minutes", "it is raining", "I have no money left"),
            label="When I switch",
        ),
    ] = ""
    text: Annotated[
        Line,
        Ask(
            "What will you do then?",
            examples=("go to my neighbor's door", "call the warmline", "do the short version at home"),
            label="Then",
        ),
    ] = ""
    support: Annotated[Id | None, PointsTo("Support"), Ask("Who will you turn to?", label="With")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class BackupPlan(Item):
    """If this happens, then I will do that; and if that does not work, the next thing.

    A backup plan needs a cue or a response. Both is better.

    >>> backup = rt.BackupPlan(
    ...     cue="the night bus does not come",
    ...     response="call Amina for a ride",
    ...     fallbacks=(Fallback(switch_when="no answer after ten minutes", text="go back in and sleep on the couch"),),
    ... )
    >>> print(rt.rendering.to_text(backup), end="")
    If: the night bus does not come
    ===============================
    <BLANKLINE>
    Then I will: call Amina for a ride
    <BLANKLINE>
    If that does not work
    ---------------------
    <BLANKLINE>
    - When I switch: no answer after ten minutes
      Then: go back in and sleep on the couch
    """

    cue: Annotated[
        Line,
        Ask(
            "What might happen?",
            help="Something you will notice for sure: a time, a place, a feeling, an event.",
            examples=("the bus does not come", "my ride home is drinking", "the baby will not stop crying"),
            label="If",
        ),
    ] = ""
    response: Annotated[
        Line,
        Ask(
            "Then what will you do?",
            help="Something you can do. Say what you will do, not what you will not do.",
            examples=("call Dee for a ride", "walk around the block with the stroller", "put on my song and breathe"),
            label="Then I will",
        ),
    ] = ""
    covers: Annotated[
        tuple[Annotated[Id, PointsTo("Step", "DailyPractice", "Support", "Duty")], ...],
        Ask("What does it stand in for: a step, a practice, a support, a duty?", label="In place of"),
    ] = ()
    fallbacks: Annotated[
        tuple[Fallback, ...],
        Ask("And if that does not work?", label="If that does not work", another="Another fallback"),
    ] = ()
    needs: Annotated[
        Paragraph,
        Ask(
            "What do you need to have ready?",
            examples=("bus fare in my shoe", "Dee's number on paper"),
            label="To have ready",
        ),
    ] = ""
    practiced_on: Annotated[date | None, Ask("When did you last practice it?", label="Last practiced")] = None

    def _check(self) -> None:
        if not (self.cue or self.response):
            raise InvalidValue(fault("rule-empty-backup", "needs some words, or the response does", "/cue"))
