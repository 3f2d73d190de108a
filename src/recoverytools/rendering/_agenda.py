"""The page of an agenda: a heading for each day, and what is due under it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..models.backups import BackupPlan
from ..scheduling import Agenda, AgendaDay, Occurrence, Unplanned, name_on_page, title_of
from ..vocabulary import AgendaKind, HowDone, Weekday
from ..wording import isolated
from ._outline import Entry, Outliner


def agenda_page(agenda: Agenda, voice: Outliner) -> Entry:
    """All days with something on them, and what the journals tell beside."""
    one_day = agenda.start == agenda.end
    entries = [Entry(voice.words("Times are those of"), agenda.time_zone)] if agenda.time_zone else []
    if not agenda.occurrences and not agenda.unplanned:
        entries.append(Entry(text=voice.words("Nothing is planned here. That is fine, too.")))
    full = {day.on for day in agenda.full_days}
    several = len(agenda.documents) > 1
    titles = {document.id: _title(document, voice) for document in agenda.documents if several}
    for day in agenda.days:
        heading = voice.words("What is planned") if one_day else _day(day.on, voice)
        note = (_full(day, voice),) if day.on in full else ()
        lines = tuple(_line(one, titles.get(one.key.document, ""), voice) for one in day.occurrences)
        entries.append(Entry(text=heading, entries=note + lines))
    if agenda.unplanned:
        told = tuple(_told(one, voice) for one in agenda.unplanned)
        entries.append(Entry(text=voice.words("Also in the journal"), entries=told))
    title = voice.words("From {start} until {end}", start=agenda.start, end=agenda.end)
    return Entry(text=_day(agenda.start, voice) if one_day else title, entries=tuple(entries))


def _day(day: date, voice: Outliner) -> str:
    return voice.words("{weekday}, {day}", weekday=tuple(Weekday)[day.weekday()], day=day)


def _title(document: Any, voice: Outliner) -> str:
    """What tells a document from others on the page, which never is its owner."""
    return isolated(title_of(document)) or voice.kind(document)


def _full(day: AgendaDay, voice: Outliner) -> Entry:
    says = "There is a lot on this day: {time}. What could move to another day, or be smaller?"
    return Entry(text=voice.words(says, time=_minutes(day.minutes, voice)))


_SPEAK_FOR_THEMSELVES = {AgendaKind.STEP, AgendaKind.PRACTICE}


def _line(one: Occurrence, title: str, voice: Outliner) -> Entry:
    """A time at which something is due. Of what is private and not shown, only the time is left."""
    text = name_on_page(one, voice.words, include_private=voice.include_private)
    hidden = one.private and not voice.include_private
    label = voice.value(one.at) if one.at else ""
    if not (label or hidden or one.kind in _SPEAK_FOR_THEMSELVES):
        label = voice.value(one.kind)
    return Entry(label, text, () if hidden else tuple(_more(one, title, voice)))


def _more(one: Occurrence, title: str, voice: Outliner) -> Iterator[Entry]:
    """What belongs to a line: how long, how it went; and for what is still to come, what helps on a hard day."""
    if title and one.key.item != one.key.document:
        yield Entry(voice.words("Part of"), title)
    if one.minutes:
        yield Entry(voice.words("Takes"), _minutes(one.minutes, voice))
    # that something private was written is itself private, so the line looks as it does without
    how = one.how if voice.include_private or not one.how_is_private else None
    if how:
        yield Entry(voice.words("How it went"), voice.value(how))
    if one.smallest_version and how is None:
        yield Entry(voice.words("Smallest version"), isolated(one.smallest_version))
    if how in {None, HowDone.MOVED}:
        for backup in one.backups:
            if voice.is_shown(backup):
                yield Entry(voice.words("Backup plan"), voice.marked(backup, _backup(backup)))


def _minutes(minutes: int, voice: Outliner) -> str:
    return voice.words(("{count} minute", "{count} minutes"), count=minutes)


def _backup(backup: BackupPlan) -> str:
    """When a backup plan is for, and what it says to do."""
    return ": ".join(isolated(text) for text in (backup.cue, backup.response) if text)


def _told(one: Unplanned, voice: Outliner) -> Entry:
    """An entry of a journal that goes with nothing on the page."""
    text = name_on_page(one, voice.words, include_private=voice.include_private)
    is_shown = voice.include_private or not one.private
    how = (Entry(voice.words("How it went"), voice.value(one.entry.how)),) if is_shown else ()
    return Entry(voice.value(one.on) if one.on else "", text, how)
