"""What helps those who keep a group going: whose turn it is at a role, and how many came.

That work goes round is a habit of peer-run groups: whoever did not do it for longest comes next. Small numbers are
hidden as public health data does it, where a cell of fewer than 11 people is not shown (the cell size policy of the US
Centers for Medicare and Medicaid Services).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from statistics import median

import attrs

from .errors import InvalidValue
from .models.groups import Meeting, PeerGroup
from .shapes import Day
from .wording import called


@attrs.frozen(kw_only=True)
class Turn:
    """Someone who takes turns at a role, and the last day on which they had it.

    >>> leading = rt.models.GroupRole(role="leading", people=("Dee", "J."))
    >>> [turns] = rt.next_in_role(rt.PeerGroup(name="Tuesday Tea", roles=(leading,)), on=date(2026, 11, 24))
    >>> [(turn.who, turn.last_on) for turn in turns.people]
    [('Dee', None), ('J.', None)]
    """

    who: str = attrs.field(repr=False)
    """What the group calls them."""
    last_on: date | None = None
    """None where no meeting says so."""


@attrs.frozen(kw_only=True)
class RoleTurns:
    """Who takes turns at a role, the next one first.

    >>> leading = rt.models.GroupRole(role="leading", people=("Dee", "J."))
    >>> [turns] = rt.next_in_role(rt.PeerGroup(name="Tuesday Tea", roles=(leading,)), on=date(2026, 11, 24))
    >>> turns.role, turns.next.who
    ('leading', 'Dee')
    """

    role: str = attrs.field(repr=False)
    """The role, in the words of the group."""
    people: tuple[Turn, ...]
    """All who take turns, the next one first."""

    @property
    def next(self) -> Turn | None:
        """Whose turn it is. None where nobody takes turns at it."""
        return next(iter(self.people), None)


def next_in_role(group: PeerGroup, *, on: date) -> tuple[RoleTurns, ...]:
    """Who is next at each role of a group: whoever never had it, then whoever had it longest ago.

    Where two are even, the order in which they stand in the role decides. Names and roles are the same where their
    texts are, but for small and capital letters and spaces. Who stood in for someone and is not among those
    who take turns is not asked again.

    >>> leading = GroupRole(role="leading", people=("Dee", "J.", "Big Tom"))
    >>> held = Meeting(on=date(2026, 11, 17), roles=(MeetingRole(role="leading", who="Dee"),))
    >>> group = rt.PeerGroup(name="Tuesday Tea", roles=(leading,), meetings=(held,))
    >>> [turns] = rt.next_in_role(group, on=date(2026, 11, 24))
    >>> turns.next.who
    'J.'
    >>> [turn.who for turn in turns.people]
    ['J.', 'Big Tom', 'Dee']

    Args:
        group: With its roles, and the meetings so far.
        on: The day of the meeting that is planned. What was on that day or later is not looked at.

    Returns:
        The turns at each role, in the order in which the roles stand in the group.

    Raises:
        InvalidValue: `on` is no date from 1900 to 2200.
        TypeError: `group` is no PeerGroup.
    """
    _require_group(group)
    if found := Day().fault(on):
        raise InvalidValue(found.under("/on"))
    last: dict[tuple[str, str], date] = {}
    for meeting in group.meetings:
        for taken in meeting.roles:
            if meeting.on < on:
                turn = called(taken.role), called(taken.who)
                last[turn] = max(meeting.on, last.get(turn, date.min))
    turns = []
    for role in group.roles:
        people = {called(who): who for who in reversed(role.people)}  # who stands there twice goes by the first
        order = dict.fromkeys(map(called, role.people))
        known = [Turn(who=people[name], last_on=last.get((called(role.role), name))) for name in order]
        known.sort(key=lambda turn: turn.last_on or date.min)
        turns.append(RoleTurns(role=role.role, people=tuple(known)))
    return tuple(turns)


@attrs.frozen(kw_only=True)
class AttendanceRow:
    """How many came in a month, or in months that are told together so that no small number shows.

    >>> group = rt.PeerGroup(name="Tuesday Tea", meetings=(rt.models.Meeting(on=date(2026, 7, 3), count=14),))
    >>> [row] = rt.attendance(group).months
    >>> row.start.isoformat(), row.visits
    ('2026-07-01', 14)
    """

    start: date
    """The first day of the first month."""
    end: date
    """The last day of the last month."""
    meetings: int
    """How many meetings there were."""
    counted: int
    """At how many of them people were counted."""
    visits: int | None
    """How many people came, those who came again counted again. None where nobody counted."""


@attrs.frozen(kw_only=True)
class Attendance:
    """How many meetings there were and how many people came. Who they were is written nowhere.

    >>> group = rt.PeerGroup(name="Tuesday Tea", meetings=(rt.models.Meeting(on=date(2026, 7, 3), count=14),))
    >>> answer = rt.attendance(group)
    >>> answer.meetings, answer.visits, answer.median
    (1, 14, 14.0)
    """

    hide_below: int
    """The smallest number of people that is shown."""
    meetings: int
    """How many meetings there were."""
    counted: int
    """At how many of them people were counted. Nothing is guessed for the others."""
    visits: int | None
    """How many people came in all, those who came again counted again. None where it is hidden or nobody counted."""
    least: int | None
    """How many came to the smallest meeting. This, the middle and the most are hidden where one meeting is small."""
    median: float | None
    """How many came to the meeting in the middle: half of the meetings had as many or more."""
    most: int | None
    """How many came to the largest meeting."""
    months: tuple[AttendanceRow, ...]
    """Month by month. They add up to the whole; where that is hidden, there are none."""

    @property
    def is_hidden(self) -> bool:
        """Whether a number is left out because it is small, or would give a small one away."""
        return self.counted > 0 and self.least is None


def attendance(group: PeerGroup, *, hide_below: int = 11) -> Attendance:
    """How many meetings a group had and how many people came, as a report to a funder has it.

    A small number could tell who was there, so no number of people below `hide_below` is shown or can be worked out
    from the others, not even by someone who knows how this works. For that, a month with fewer is told together with
    the next ones until they reach it, and what is left at the end together with the row before. Where one meeting was
    smaller, neither the smallest, the largest nor the middle one is told.

    Two reports of one group, made with some meetings more, can be compared: what is new in the second may be small.

    >>> meetings = [Meeting(on=date(2026, month, 3), count=count) for month, count in ((7, 14), (8, 6), (9, 9))]
    >>> answer = rt.attendance(rt.PeerGroup(name="Tuesday Tea", meetings=tuple(meetings)))
    >>> print(rt.rendering.to_text(answer), end="")
    How many came
    =============
    <BLANKLINE>
    Meetings: 3
    People who came, each time counted: 29
    Smallest meeting: fewer than 11
    <BLANKLINE>
    Month by month
    --------------
    <BLANKLINE>
    - July 2026: 14 people at 1 meeting
    - August 2026 until September 2026: 15 people at 2 meetings

    Args:
        group: With its meetings. Those without a count are told apart, and count as nothing.
        hide_below: The smallest number of people that is shown; 0 hides nothing.

    Raises:
        ValueError: `hide_below` is below 0.
        TypeError: `group` is no PeerGroup.
    """
    _require_group(group)
    if hide_below < 0:
        raise ValueError("hide_below must not be below 0")
    counts = _counts(group.meetings)
    visits = sum(counts) if counts and sum(counts) >= hide_below else None
    shown = counts if visits is not None and min(counts) >= hide_below else []
    return Attendance(
        hide_below=hide_below,
        meetings=len(group.meetings),
        counted=len(counts),
        visits=visits,
        least=min(shown, default=None),
        median=float(median(shown)) if shown else None,
        most=max(shown, default=None),
        months=() if visits is None else tuple(map(_row, _months(group.meetings, hide_below))),
    )


def _months(meetings: Sequence[Meeting], hide_below: int) -> list[list[Meeting]]:
    """The meetings of each month, small months together with others."""
    rows: list[list[Meeting]] = []
    open_row: list[Meeting] = []
    in_order = sorted(meetings, key=lambda meeting: meeting.on)
    for _, month in groupby(in_order, key=lambda meeting: meeting.on.replace(day=1)):
        open_row = [*open_row, *month]
        if sum(_counts(open_row)) >= hide_below:
            rows.append(open_row)
            open_row = []
    if open_row:
        rows[-1] += open_row
    return rows


def _row(meetings: Sequence[Meeting]) -> AttendanceRow:
    counts = _counts(meetings)
    return AttendanceRow(
        start=meetings[0].on.replace(day=1),
        end=_month_end(meetings[-1].on),
        meetings=len(meetings),
        counted=len(counts),
        visits=sum(counts) if counts else None,
    )


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)


def _counts(meetings: Sequence[Meeting]) -> list[int]:
    return [meeting.count for meeting in meetings if meeting.count is not None]


def _require_group(group: PeerGroup) -> None:
    if not isinstance(group, PeerGroup):
        raise TypeError(f"group must be a PeerGroup, not a {type(group).__name__}")
