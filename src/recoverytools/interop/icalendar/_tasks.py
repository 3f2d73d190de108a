"""Tasks of other programs, as steps."""

import re
import uuid
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from ...errors import InvalidValue
from ...fields import facts, inner
from ...models.steps import Step
from ...values import Schedule, zone_named
from ...vocabulary import Every, StepStatus
from .._imported import Imported
from ._lines import Component, Line, components
from ._moments import When, minutes, when
from ._out import ITEM
from ._rules import schedule_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

SIZE = 1_000_000
"""How many bytes a calendar may have."""


def from_icalendar(data: bytes | str, *, time_zone: str | None = None, limit: int = SIZE) -> Imported[tuple[Step, ...]]:
    r"""The tasks (VTODO) of a calendar, as steps: their words, when they are, by when, and where they stand.

    A calendar has no goals, so the steps come alone: `WellnessPlan.add` puts them where the person wants them. A step
    has the same id each time: that of the task, where it may be one, or one that is made of it.

    What a step has no place for is in `left_over`, by its line, such as ``"line 12"``: an event with all its lines, a
    rule that no schedule follows, the time of a day by which something is due, what programs keep for themselves.

    Args:
        data: What stands in the file.
        time_zone: Where the person is (an IANA name). A time in another zone is told on their clock where it comes
            once; what comes again is left over, as no schedule follows two clocks. By default, a time is what the clock
            there says, and its line is left over too, for its zone.
        limit: How many bytes it may have, by default 1 MB.

    Raises:
        InvalidDocument: This is no calendar, or it is larger than the limit. The message tells the line, and no text.
        ValueError: This machine does not know the zone.

    >>> from recoverytools.interop import from_icalendar
    >>> lines = ["BEGIN:VCALENDAR", "BEGIN:VTODO", "UID:17", "SUMMARY:call the clinic", "DUE;VALUE=DATE:20261201"]
    >>> found = from_icalendar("\n".join([*lines, "PRIORITY:1", "END:VTODO", "END:VCALENDAR"]))
    >>> [(step.id, step.what, str(step.due)) for step in found.document]
    [('17', 'call the clinic', '2026-12-01')]
    >>> found.left_over
    {'line 6': 'PRIORITY:1'}
    """
    zone = zone_named(time_zone or "")
    if time_zone is not None and zone is None:
        raise ValueError("time_zone must be the name of a time zone that this machine knows, such as Europe/Lisbon")
    tasks: list[_Task] = []
    left: dict[int, str] = {}
    for calendar in components(data, limit):
        left |= {line.number: line.raw for line in calendar.lines if (line.name, line.value) != ("VERSION", "2.0")}
        for part in calendar.parts:
            task = _Task(part, zone)
            if task.fields:
                tasks.append(task)
            left |= task.left
    return Imported(
        document=tuple(_steps(tasks)), left_over={f"line {number}": left[number] for number in sorted(left)}
    )


_SHAPES = {fact.name: fact.shape for fact in facts(Step)}
MOST = 1000
"""How many items a list of a document may have."""
_STATUSES = {
    "NEEDS-ACTION": StepStatus.PLANNED,
    "IN-PROCESS": StepStatus.DOING,
    "COMPLETED": StepStatus.DONE,
    "CANCELLED": StepStatus.DROPPED,
}
_PLAIN_ALARM = {"ACTION", "TRIGGER", "DESCRIPTION"}
_MINUTES = next(fact.shape for fact in facts(Schedule) if fact.name == "minutes")
_BEFORE = inner(_SHAPES["remind"])
_SHARED = {"PUBLIC": False, "PRIVATE": True, "CONFIDENTIAL": True}
_IDS = uuid.UUID("0c7c6a58-0f0b-5e3c-8d0b-7c1b8f6f4a42")
"""What the ids of steps are made under, where that of a task may be none."""


class _Task:
    """A task: what a step can hold of it, and what is left."""

    def __init__(self, component: Component, zone: "ZoneInfo | None") -> None:
        self.zone = zone
        self.fields: dict[str, Any] = {}
        """What a step of it says; nothing where it can be none."""
        self.left = {component.number: "\n".join(component.raw)}
        self.lines: dict[str, Line] = {}
        for line in component.lines:
            self.lines.setdefault(line.name, line)
        what = self.lines.get("SUMMARY")
        # a time of its own of something that repeats is no task of its own
        if component.name != "VTODO" or what is None or "RECURRENCE-ID" in self.lines:
            return
        if not _SHAPES["what"].fault(what.text):
            self.left = {line.number: line.raw for line in component.lines}
            self.take("SUMMARY", what=what.text)
            self.take_id()
            self.take_state()
            self.take_times([line for line in component.lines if line.name == "EXDATE"])
            self.take_reminders(component.parts)

    def take(self, *names: str, **fields: Any) -> None:
        """Say something of the step, by which some lines are told."""
        self.fields |= fields
        for name in names:
            if name in self.lines:
                self.left.pop(self.lines[name].number, None)

    def value(self, name: str) -> str:
        return self.lines[name].value.strip() if name in self.lines else ""

    @property
    def is_ours(self) -> bool:
        """Whether it was made of a step."""
        return bool(self.value(ITEM)) and not _SHAPES["id"].fault(self.value(ITEM))

    def take_id(self) -> None:
        name = ITEM if self.is_ours else "UID"
        id = self.value(name)
        if id and not _SHAPES["id"].fault(id):
            self.take(name, id=id)
        else:
            self.take(id=str(uuid.uuid5(_IDS, id or "\n".join(self.left.values()))))

    def take_state(self) -> None:
        if status := _STATUSES.get(self.value("STATUS").upper()):
            self.take("STATUS", status=status)
        if done := self.when("COMPLETED"):
            self.take(status=StepStatus.DONE, done_on=done.day)  # its time of day is left
        secrecy = self.value("CLASS").upper() or "PUBLIC"
        if secrecy in _SHARED:
            self.take("CLASS")
        # each of ours is kept from who else sees the calendar, and what is private has a word more
        self.take(private=secrecy == "CONFIDENTIAL" if self.is_ours else _SHARED.get(secrecy, True))

    # when it is

    def written(self, name: str) -> When | None:
        """The day or moment of a line, on the clock that it is written for."""
        return when(self.value(name), self.lines[name].zone) if name in self.lines else None

    def when(self, name: str) -> When | None:
        """The same on the person's clock, where that is known."""
        found = self.written(name)
        return found and found.on_clock_of(self.zone)

    def take_times(self, skipped: list[Line]) -> None:
        starts, due = self.when("DTSTART"), self.when("DUE")
        between = _minutes_between(starts, due) if starts and due else None
        lasts, lasting = (between, "DUE") if between else (minutes(self.value("DURATION")), "DURATION")
        fits = starts and starts.at and lasts is not None and not _MINUTES.fault(lasts)
        schedule = self.schedule(starts, lasts if fits else None, skipped) if starts else None
        if starts and schedule:
            told = {"RRULE": True, "DTSTART": not starts.zone, lasting: fits}
            self.take(*(name for name, whole in told.items() if whole), schedule=schedule)
        if due and not self.value("RRULE") and not (between and schedule):
            self.take(*() if due.at else ("DUE",), due=due.day)

    def schedule(self, starts: When, lasts: int | None, skipped: list[Line]) -> Schedule | None:
        """When it comes, once or again; None where no schedule says that. What it leaves out is told by its lines."""
        fits = {line: days for line in skipped if (days := self.skips(line, starts))}
        if sum(map(len, fits.values())) > MOST:
            fits = {}
        more: dict[str, Any] = {
            "at": (starts.at,) if starts.at else (),
            "minutes": lasts,
            "skip": tuple(dict.fromkeys(day for days in fits.values() for day in days)),
        }
        found = self.repeating(starts, more) if self.value("RRULE") else self.once(starts, more)
        if found:
            for line in fits:
                del self.left[line.number]
        return found

    def once(self, starts: When, more: Mapping[str, Any]) -> Schedule | None:
        try:
            return Schedule(every=Every.DAY, start=starts.day, until=starts.day, **more)
        except InvalidValue:
            return None

    def repeating(self, starts: When, more: Mapping[str, Any]) -> Schedule | None:
        written = self.written("DTSTART")
        own = zone_named(starts.zone) if starts.zone else self.zone
        if written and written != starts and own != zone_named(written.zone):
            return None  # it goes by another clock than the person's
        last = None
        if said := re.search("UNTIL=([^;]*)", self.value("RRULE").upper()):
            until = when(said[1])
            if until and starts.at:
                until = until.on_clock_of(own)
            if until is None or (starts.at and until.zone):
                return None
            early = starts.at and until.at and until.at < starts.at
            last = until.day - timedelta(1) if early else until.day
        return schedule_of(self.value("RRULE"), starts.day, last, **more)

    def skips(self, line: Line, starts: When) -> list[date]:
        """The days that a line leaves out; none where it leaves out anything else."""
        found = [when(value, line.zone) for value in line.value.split(",")]
        days = [each.on_clock_of(self.zone) for each in found if each]
        fits = len(days) == len(found) and all(attrs.evolve(each, day=starts.day) == starts for each in days)
        return [each.day for each in days] if fits else []

    def take_reminders(self, parts: list[Component]) -> None:
        for part in parts:
            known = self.fields.get("remind", ())
            before = self.before(part) if part.name == "VALARM" and len(known) < MOST else None
            if before is None:
                self.left[part.number] = "\n".join(part.raw)
            else:
                self.take(remind=known if before in known else (*known, before))

    def before(self, alarm: Component) -> int | None:
        """How many minutes before it comes, where an alarm says that and no more."""
        lines = {line.name: line for line in alarm.lines}
        is_plain = not alarm.parts and len(lines) == len(alarm.lines) and lines.keys() <= _PLAIN_ALARM
        if not is_plain or not {"ACTION", "TRIGGER"} <= lines.keys() or lines["ACTION"].value.upper() != "DISPLAY":
            return None
        trigger = lines["TRIGGER"]
        of_end = trigger.parameters.get("RELATED", "START").upper() == "END"
        says = lines.get("DESCRIPTION")
        if of_end == ("DTSTART" in self.lines) or (says and says.text != self.fields["what"]):
            return None
        after = minutes(trigger.value)
        return None if after is None or _BEFORE.fault(-after) else -after


def _minutes_between(starts: When, due: When) -> int | None:
    """How long something takes that is due on the same clock on which it starts, at most a day later."""
    if starts.at is None or due.at is None or starts.zone != due.zone:
        return None
    between = datetime.combine(due.day, due.at) - datetime.combine(starts.day, starts.at)
    fits = timedelta() < between <= timedelta(1) and not between % timedelta(minutes=1)
    return between // timedelta(minutes=1) if fits else None


def _steps(tasks: list[_Task]) -> Iterator[Step]:
    """A step for each task; one for those that were made of the same step, each for one of its times."""
    groups: dict[object, list[_Task]] = {}
    for number, task in enumerate(tasks):
        of_one_step = groups.setdefault((task.fields["id"], task.fields["what"]) if task.is_ours else number, [])
        (of_one_step if len(of_one_step) < MOST else groups.setdefault(number, [])).append(task)
    taken: set[str] = set()
    for number, group in enumerate(groups.values()):
        fields = _together([task.fields for task in group])
        if fields["id"] in taken:
            fields["id"] = str(uuid.uuid5(_IDS, f"{fields['id']}/{number}"))
        taken.add(fields["id"])
        yield Step(**fields)


def _together(tasks: list[dict[str, Any]]) -> dict[str, Any]:
    """What tasks say of one step: its times, its day, and the times of earlier schedules."""
    times: dict[tuple[Schedule, bool], dict[time, None]] = {}
    for schedule in (task["schedule"] for task in tasks if "schedule" in task):
        at_any = times.setdefault((attrs.evolve(schedule, at=()), bool(schedule.at)), {})
        at_any.update(dict.fromkeys(schedule.at))
    schedules = [attrs.evolve(schedule, at=tuple(at)) for (schedule, _), at in times.items()]
    return tasks[0] | {
        "schedule": schedules[0] if schedules else None,
        "earlier": tuple(schedules[1:]),
        "due": next((task["due"] for task in tasks if "due" in task), None),
        "remind": tuple(dict.fromkeys(before for task in tasks for before in task.get("remind", ())))[:MOST],
    }
