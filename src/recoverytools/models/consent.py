"""Grants: who may see which part of a plan, what for, and how long.

A grant holds what a written consent needs under 42 CFR 2.31 (substance use records, USA; rule of 16 February 2024), for
those whom that rule binds. Whether a consent is good in law is for a lawyer to say.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..errors import InvalidValue
from ..fields import Ask, Falls, Id, Line, Paragraph, PointsTo, Section, declared
from ..shapes import fault
from ..vocabulary import AgendaKind, Regulation, WhyNotShared
from .items import Item


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Grant(Item):
    """A person's consent that someone sees some parts of their plan or journal. It can be taken back on any day.

    A grant needs a name or one of the person's supports. There is no way to grant everything: each section is named.

    >>> grant = rt.Grant(
    ...     to="my nurse at the clinic",
    ...     sections=("goals", "supports"),
    ...     purpose="so that we can plan my week",
    ...     until=date(2027, 6, 30),
    ... )
    >>> print(rt.rendering.to_text(grant), end="")
    my nurse at the clinic
    ======================
    <BLANKLINE>
    What it is for: so that we can plan my week
    Last day: 30 June 2027
    <BLANKLINE>
    What they may see
    -----------------
    <BLANKLINE>
    - What I want
    - Who is on my side
    """

    to: Annotated[
        Line, Ask("Who may see it?", examples=("my nurse at Hill Clinic", "everyone on my care team there"), label="")
    ] = ""
    support: Annotated[Id | None, PointsTo("Support"), Ask("Or which of your supports may see it?", label="")] = None
    from_whom: Annotated[
        Line, Ask("Who may show it to them?", examples=("only me", "my peer specialist"), label="Shown by")
    ] = ""
    sections: Annotated[
        tuple[Section, ...],
        Ask(
            "Which parts of your plan may they see?",
            help="Name each part, such as goals or supports.",
            examples=("goals", "crisis"),
            label="What they may see",
            another="Another part",
        ),
    ] = ()
    scales: Annotated[
        tuple[Annotated[Id, PointsTo("Scale")], ...], Ask("Which numbers of your journal may they see?", label="Scales")
    ] = ()
    journal_since: Annotated[
        date | None, Ask("From what day may they see your journal?", label="From my journal since")
    ] = None
    only_in_crisis: Annotated[
        bool | None, Ask("May they see it only when your crisis plan is in use?", label="Only in a crisis")
    ] = None
    purpose: Annotated[
        Line,
        Ask(
            "What is it for?",
            examples=("so that we can plan my week", "because I asked for it"),
            label="What it is for",
        ),
    ] = ""
    starts: Annotated[date | None, Ask("From what day may they see it?", label="Starts on")] = None
    until: Annotated[
        date | None,
        Falls(AgendaKind.SHARING_ENDS, unless="revoked_on"),
        Ask("What is the last day they may see it?", label="Last day"),
    ] = None
    ends_when: Annotated[
        Line, Ask("Or what would end it?", examples=("when I leave the program",), label="Ends when")
    ] = ""
    revoked_on: Annotated[date | None, Ask("If you took it back, from what day?", label="Taken back on")] = None
    how_to_revoke: Annotated[
        Paragraph,
        Ask(
            "How can you take it back?",
            help="What they saw before then cannot be taken back.",
            examples=("a text to my peer specialist is enough",),
            label="How I take it back",
        ),
    ] = ""
    signed_on: Annotated[date | None, Ask("What day was it signed?")] = None
    signed_by: Annotated[Line, Ask("Who signed it?")] = ""
    on_behalf: Annotated[
        Line,
        Ask(
            "If someone signed for you, what allows them to?",
            examples=("my guardian, by order of the court",),
            label="Signed on my behalf",
        ),
    ] = ""
    told_right_to_revoke: Annotated[
        bool | None, Ask("Were you told that you can take it back?", label="I was told I can take it back")
    ] = None
    told_may_be_passed_on: Annotated[
        bool | None, Ask("Were you told that they might pass it on?", label="I was told it may be passed on")
    ] = None
    regulation: Annotated[Regulation | None, Ask("Which privacy law does it follow, if any?", label="Privacy law")] = (
        None
    )

    def _check(self) -> None:
        if not (self.to or self.support):
            raise InvalidValue(fault("rule-empty-grant", "needs a name, or the grant one of the supports", "/to"))

    def why_not(self, on: date) -> WhyNotShared | None:
        """What keeps the grant shut on a day, or None where it is open. The last day is still in it.

        >>> nurse = rt.Grant(to="my nurse", sections=("goals",), until=date(2026, 11, 22))
        >>> nurse.why_not(date(2026, 11, 23)).label()
        'The last day of the grant has passed'
        """
        if self.revoked_on and self.revoked_on <= on:
            return WhyNotShared.TAKEN_BACK
        if self.until and self.until < on:
            return WhyNotShared.ENDED
        if self.starts and on < self.starts:
            return WhyNotShared.NOT_YET
        return None

    def is_active(self, on: date) -> bool:
        """Whether the grant is open on a day: it has started, has not ended, and was not taken back.

        >>> nurse = rt.Grant(to="my nurse", sections=("goals",), until=date(2026, 11, 22))
        >>> nurse.is_active(date(2026, 11, 22)), nurse.is_active(date(2026, 11, 23))
        (True, False)
        """
        return self.why_not(on) is None
