"""The pages for those who keep a group going."""

from collections.abc import Iterator

from ..facilitation import Attendance, AttendanceRow, RoleTurns, Turn
from ..wording import MONTHS, isolated
from ._outline import Entry, Outliner


def turns_page(turns: RoleTurns, voice: Outliner) -> Entry:
    """Who takes turns at a role, the next one first."""
    return Entry(text=turns.role, entries=(Entry(voice.words("In turn"), entries=_people(turns, voice)),))


def _people(turns: RoleTurns, voice: Outliner) -> tuple[Entry, ...]:
    return tuple(_turn(turn, voice) for turn in turns.people) or (Entry(text=voice.words("nobody yet")),)


def _turn(turn: Turn, voice: Outliner) -> Entry:
    last = voice.words("last on {day}", day=turn.last_on) if turn.last_on else voice.words("not yet")
    return Entry(text=f"{isolated(turn.who)} ({last})")


def attendance_page(attendance: Attendance, voice: Outliner) -> Entry:
    """How many meetings there were, and how many came."""
    entries = [*_totals(attendance, voice)]
    if months := tuple(_row(row, voice) for row in attendance.months):
        entries.append(Entry(voice.words("Month by month"), entries=months))
    return Entry(text=voice.words("How many came"), entries=tuple(entries))


def _totals(attendance: Attendance, voice: Outliner) -> Iterator[Entry]:
    yield Entry(voice.words("Meetings"), voice.value(attendance.meetings))
    if attendance.counted < attendance.meetings:
        yield Entry(voice.words("Meetings with a count"), voice.value(attendance.counted))
    few = voice.words("fewer than {number}", number=attendance.hide_below)
    if attendance.counted:
        visits = few if attendance.visits is None else voice.value(attendance.visits)
        yield Entry(voice.words("People who came, each time counted"), visits)
        least = few if attendance.least is None else voice.value(attendance.least)
        yield Entry(voice.words("Smallest meeting"), least)
    if attendance.median is not None:
        yield Entry(voice.words("Meeting in the middle"), voice.value(attendance.median))
        yield Entry(voice.words("Largest meeting"), voice.value(attendance.most))


def _row(row: AttendanceRow, voice: Outliner) -> Entry:
    first, last = (
        voice.words("{month} {year}", month=voice.words(MONTHS[day.month - 1]), year=day.year)
        for day in (row.start, row.end)
    )
    months = first if first == last else voice.words("{first} until {last}", first=first, last=last)
    meetings = voice.words(("{count} meeting", "{count} meetings"), count=row.meetings)
    if row.visits is None:
        return Entry(text=f"{months}: " + voice.words("{meetings}, nobody counted", meetings=meetings))
    people = voice.words(("{count} person", "{count} people"), count=row.visits)
    said = voice.words("{people} at {meetings}", people=people, meetings=meetings)
    if row.counted < row.meetings:
        said = voice.words(
            "{people} at {meetings}, counted at {counted}", people=people, meetings=meetings, counted=row.counted
        )
    return Entry(text=f"{months}: {said}")
