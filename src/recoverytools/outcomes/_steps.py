"""What became of the steps of a goal."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, time

import attrs

from ..models.goals import Goal
from ..models.journal import StepEntry
from ..models.plan import WellnessPlan
from ..models.steps import Step
from ..vocabulary import HowDone, StepStatus
from ._noted import Noted


@attrs.frozen(kw_only=True)
class StepCounts:
    """What became of the steps of a goal, or of the times for those that repeat, up to a day.

    What is due is done, done in part, in the smallest version, skipped or moved, or it is open.

    >>> steps = (rt.Step(what="find my goggles", status=StepStatus.DONE), rt.Step(what="ask Joe along"))
    >>> plan = rt.WellnessPlan(goals=(rt.Goal(statement="Swim again", steps=steps),))
    >>> rt.progress(plan, rt.Journal(), today=date(2026, 11, 22))[0].steps
    StepCounts(due=1, done=1, part=0, smallest_version=0, skipped=0, moved=0, open=0, besides=0, to_come=1)
    """

    due: int = 0
    """How many had their day, or were done before it."""
    done: int = 0
    """How many were done."""
    part: int = 0
    """How many were done in part."""
    smallest_version: int = 0
    """How many were done in their smallest version."""
    skipped: int = 0
    """How many were not done this time."""
    moved: int = 0
    """How many were moved to another day."""
    open: int = 0
    """How many of those due have nothing written about what became of them. It may well be done."""
    besides: int = 0
    """How many times something was done, in part or whole, that were not planned."""
    to_come: int = 0
    """How many steps have their day still before them, or have none."""


_DID = (HowDone.DONE, HowDone.PART, HowDone.SMALLEST_VERSION)
"""What counts as done in some way."""
_MOST_DONE_FIRST = (*_DID, HowDone.MOVED, HowDone.SKIPPED)
"""The order of an agenda."""


def once(step: Step, goal: Goal, noted: Noted) -> Counter[str]:
    """What became of a step that is done once."""
    hows = {entry.how for _, entry in noted.entries.get(step.id, ())}
    if step.status is StepStatus.DONE and (step.done_on is None or step.done_on <= noted.today):
        hows.add(HowDone.DONE)
    for how in _DID:
        if how in hows:
            return Counter({"due": 1, _FIELDS[how]: 1})
    if step.status.rests or goal.status.rests:
        return Counter()
    if step.due and step.due <= noted.today:
        return Counter(due=1, open=1)
    return Counter(to_come=1)


def of_times(step: Step, goal: Goal, plan: WellnessPlan, noted: Noted) -> Counter[str]:
    """What became of the times of a step that repeats."""
    entries = noted.entries.get(step.id, [])
    planned = _planned(step, goal, plan, [day for day, _ in entries if day], noted.today)
    noted_of: dict[date | None, dict[object, HowDone]] = {}
    for day, entry in entries:
        same_day = noted_of.setdefault(day, {})
        key = _time_of(entry, len(planned.get(day, ())))
        same_day[key] = min(entry.how, same_day.get(key, entry.how), key=_MOST_DONE_FIRST.index)
    due = sum(map(len, planned.values()))
    counts = Counter(due=due, open=due)
    for day, hows in noted_of.items():
        places = len(planned.get(day, ()))
        in_order = sorted(hows.values(), key=_MOST_DONE_FIRST.index)
        counts.update(_FIELDS[how] for how in in_order[:places])
        counts["open"] -= len(in_order[:places])
        counts["besides"] += sum(how in _DID for how in in_order[places:])
    return counts


def _planned(
    step: Step, goal: Goal, plan: WellnessPlan, noted_on: list[date], today: date
) -> Mapping[date | None, set[time | None]]:
    """The days up to today on which a step was due, each with its times."""
    last = today
    if step.status.rests or goal.status.rests:
        # when it came to rest is not written down
        last = min(today, max((*noted_on, step.done_on or date.min), default=date.min))
    planned: dict[date | None, set[time | None]] = {}
    for schedule in (*step.earlier, step.schedule):
        first = schedule and (schedule.start or goal.start or plan.created or min(noted_on, default=None))
        if schedule and first:
            for day in schedule.days(first, last):
                planned.setdefault(day, set()).update(schedule.at or (None,))
    return planned


def _time_of(entry: StepEntry, places: int) -> object:
    """What tells the time an entry is about from others of its day; entries about one time are counted once."""
    if entry.planned_for is None:
        return entry.id
    return entry.planned_at or entry.id if places > 1 else None


_FIELDS: Mapping[HowDone, str] = {how: how.value.replace("-", "_") for how in HowDone}


def counted(some: Iterable[Counter[str]]) -> StepCounts:
    total: Counter[str] = Counter()
    for counts in some:
        total.update(counts)
    return StepCounts(**total)
