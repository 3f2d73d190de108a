"""Peer groups: self-help groups and groups in which people learn together.

A group keeps no list of members. It counts people, and names those who take on a role as they wish to be named there:
a first name, an initial, a nickname. Never write a last name here.

The roles, agreements and parts of a meeting are those that peer-run groups publish, such as the chapters of the
Depression and Bipolar Support Alliance. That no data may give anyone away by a last name is a rule of the Meeting Guide
specification too (Code for Recovery, MIT license).
"""

from datetime import date
from typing import Annotated, Self

from attrs import frozen

from ..fields import Ask, Between, Falls, Keep, Line, Paragraph, declared
from ..values import Minutes, Schedule, rescheduled
from ..vocabulary import AgendaKind, GroupKind
from .items import Item
from .steps import Step


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class GroupRole(Item):
    """Something that people in a group take turns at.

    >>> role = GroupRole(role="opening the room", people=("Dee", "J.", "Big Tom"))
    >>> print(rt.rendering.to_text(role), end="")
    opening the room
    ================
    <BLANKLINE>
    In turn
    -------
    <BLANKLINE>
    - Dee
    - J.
    - Big Tom
    """

    role: Annotated[Line, Ask("What is the job?", examples=("opening the room", "keeping time", "greeting"), label="")]
    people: Annotated[
        tuple[Line, ...],
        Ask(
            "Who takes turns at it?",
            help="First names or nicknames. No last names.",
            examples=("Dee", "J.", "Big Tom"),
            label="In turn",
            another="Another person",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class AgendaItem(Item):
    """A part of a meeting.

    >>> agenda = (AgendaItem(title="welcome", minutes=5), AgendaItem(title="a round: one good thing", minutes=20))
    >>> group = rt.PeerGroup(name="Men Who Cook", agenda=agenda)
    >>> sum(item.minutes for item in group.agenda)
    25
    """

    title: Annotated[
        Line, Ask("What comes next in a meeting?", examples=("welcome", "a round: one good thing"), label="")
    ]
    minutes: Annotated[Minutes | None, Ask("How many minutes does it get?", label="Time", unit="minutes")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Session(Item):
    """What a group learns about on one day.

    >>> session = Session(title="sleep", notes="cards, tea, the sleep sheet")
    >>> print(rt.rendering.to_text(session), end="")
    sleep
    =====
    <BLANKLINE>
    - cards, tea, the sleep sheet
    """

    title: Annotated[Line, Ask("What is this session about?", examples=("sleep", "how to say no"), label="")]
    notes: Annotated[
        Paragraph, Ask("What will you do and bring?", examples=("cards, tea, the sleep sheet",), label="")
    ] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class MeetingRole(Item):
    """Who took on what at a meeting.

    >>> meeting = Meeting(on=date(2026, 11, 17), roles=(MeetingRole(role="keeping time", who="J."),))
    >>> print(rt.rendering.to_text(meeting), end="")
    17 November 2026
    ================
    <BLANKLINE>
    Who took on what
    ----------------
    <BLANKLINE>
    - keeping time
      - J.
    """

    role: Annotated[Line, Ask("What was taken on?", label="")]
    who: Annotated[Line, Ask("Who took it on? No last names.", label="")] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Meeting(Item):
    """A meeting that took place: how many came, who took on what. Who else was there is written nowhere.

    >>> meeting = Meeting(on=date(2026, 11, 17), count=9, note="bring the key, the desk is closed")
    >>> print(rt.rendering.to_text(meeting), end="")
    17 November 2026
    ================
    <BLANKLINE>
    How many came: 9
    Note: bring the key, the desk is closed
    """

    on: Annotated[date, Ask("What day was it?", label="")]
    count: Annotated[int | None, Between(0, 100_000), Ask("How many people came?", label="How many came")] = None
    roles: Annotated[
        tuple[MeetingRole, ...], Ask("Who took on what?", label="Who took on what", another="Another role")
    ] = ()
    note: Annotated[
        Paragraph,
        Ask(
            "What should the next person to lead know?",
            help="Do not write down what anyone said.",
            examples=("bring the key",),
        ),
    ] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class PeerGroup(Item):
    """A group that peers run: when and where it meets, how it works, what to do when plans change.

    >>> group = rt.PeerGroup(
    ...     name="Tuesday Tea",
    ...     schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), at=(time(18, 0),)),
    ...     place="the library, upstairs",
    ...     agreements=("it is fine to pass",),
    ... )
    >>> print(rt.rendering.to_text(group), end="")
    Tuesday Tea
    ===========
    <BLANKLINE>
    When: every week on Tuesday, at 6:00 pm
    Place: the library, upstairs
    <BLANKLINE>
    What we agreed on
    -----------------
    <BLANKLINE>
    - it is fine to pass
    """

    name: Annotated[
        Line, Ask("What is the group called?", examples=("Tuesday Tea", "Men Who Cook", "Sleep School"), label="")
    ]
    purpose: Annotated[
        Paragraph, Ask("What is it for?", examples=("to be with people who have been there",), label="What it is for")
    ] = ""
    kind: Annotated[GroupKind | None, Ask("Is it for helping each other, or for learning?")] = None
    who_it_is_for: Annotated[
        Line, Ask("Who may come?", examples=("anyone who hears voices", "women in recovery, children welcome"))
    ] = ""
    schedule: Annotated[
        Schedule | None, Falls(AgendaKind.MEETING), Ask("When does it meet, and how often?", label="When")
    ] = None
    earlier: Annotated[
        tuple[Schedule, ...], Falls(AgendaKind.MEETING), Keep("when it met in the past is for the group's own record")
    ] = ()
    place: Annotated[Line, Ask("Where does it meet?", examples=("the library, upstairs",))] = ""
    online: Annotated[Line, Ask("How can people join from home?", label="From home")] = ""
    accessible: Annotated[
        tuple[Line, ...],
        Ask(
            "What makes it easy to come and to take part?",
            examples=("an elevator and a wide door", "captions on the screen", "bus 12 stops outside"),
            label="Getting in and taking part",
            another="Another thing",
        ),
    ] = ()
    roles: Annotated[
        tuple[GroupRole, ...],
        Ask("What do people in the group take on?", label="Who takes on what", another="Another role"),
    ] = ()
    agreements: Annotated[
        tuple[Line, ...],
        Ask(
            "What have you all agreed on?",
            examples=("one person talks at a time", "it is fine to pass", "no advice unless asked"),
            label="What we agreed on",
            another="Another agreement",
        ),
    ] = ()
    confidentiality_limits: Annotated[
        Paragraph,
        Ask(
            "What is said here stays here. When would it not?",
            help="Tell people before they speak.",
            examples=("if someone is about to be badly hurt, the one who leads gets help and says so",),
            label="When something does not stay here",
        ),
    ] = ""
    agenda: Annotated[
        tuple[AgendaItem, ...],
        Ask("How does a meeting go, from start to end?", label="How a meeting goes", another="Another part"),
    ] = ()
    curriculum: Annotated[
        tuple[Session, ...],
        Ask("What will you learn about, session by session?", label="What we learn", another="Another session"),
    ] = ()
    setting_up: Annotated[
        tuple[Step, ...],
        Ask("What has to be done to get the group going?", label="Getting it going", another="Another step"),
    ] = ()
    if_someone_is_in_crisis: Annotated[
        tuple[Line, ...],
        Ask(
            "If someone is in crisis at a meeting, who does what?",
            examples=(
                "the greeter goes outside with them",
                "we call the line together, if they agree",
                "if a life is in danger, we call the emergency number",
            ),
            another="Another thing to do",
        ),
    ] = ()
    if_no_one_can_lead: Annotated[
        tuple[Line, ...],
        Ask(
            "If the one who leads cannot come, what then?",
            examples=("the key is at the desk", "whoever came first reads the opening"),
            another="Another thing to do",
        ),
    ] = ()
    meetings: Annotated[
        tuple[Meeting, ...], Ask("Which meetings have there been?", label="Meetings so far", another="Another meeting")
    ] = ()

    def reschedule(self, schedule: Schedule | None, *, on: date) -> Self:
        """A group that meets by a new schedule from a day on, or no more. The old one is kept in `earlier`.

        >>> tuesdays = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), start=date(2026, 3, 3))
        >>> group = rt.PeerGroup(name="Tea and Talk", schedule=tuesdays)
        >>> moved = group.reschedule(rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,)), on=date(2026, 12, 1))
        >>> moved.earlier[0].until.isoformat(), moved.schedule.on[0].label()
        ('2026-11-30', 'Monday')

        Args:
            schedule: The new schedule. Where it has no `start`, it starts on the day of the change.
            on: The day from which the new schedule holds.

        Raises:
            InvalidValue: The new schedule starts before the day of the change, or never happens from that day on.
        """
        return rescheduled(self, schedule, on=on)
