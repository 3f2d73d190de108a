"""What a journal tells about a plan, looked up once for all rules."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from functools import cached_property
from typing import TypeVar

import attrs

from ..models.journal import CheckIn, Journal, PlanUse, Scale, StepEntry
from ..vocabulary import HelpedNow, HowDone

T = TypeVar("T")


@attrs.frozen(slots=False)  # with slots, the docs of what is cached would be lost
class Noted:
    """What stands in a journal today, by what it is about. A correction stands in the place of what it corrects.

    >>> from recoverytools.advice import Noted
    >>> night = rt.CheckIn(occurred_at=datetime(2026, 11, 2, tzinfo=UTC), ratings=(Rating(about="sleep", value=6),))
    >>> Noted(rt.Journal().add(night)).latest
    {'sleep': 6.0}
    """

    journal: Journal
    """The journal that was handed in, or an empty one."""

    @cached_property
    def _checkins(self) -> tuple[CheckIn, ...]:
        return self.journal.entries(CheckIn)

    @cached_property
    def uses(self) -> tuple[PlanUse, ...]:
        """The times when the plan was used."""
        return self.journal.entries(PlanUse)

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """The scales, by id."""
        return {scale.id: scale for scale in self.journal.scales}

    @cached_property
    def tried(self) -> Mapping[str, list[HelpedNow | None]]:
        """For the id of each wellness tool and response that was used: whether it helped, each time."""
        return _grouped(self._times())

    def _times(self) -> Iterator[tuple[str, HelpedNow | None]]:
        yield from ((used.tool, used.helped) for entry in self._checkins for used in entry.tools_used)
        yield from ((did.response, did.helped) for use in self.uses for did in use.did)

    @cached_property
    def done(self) -> Mapping[str, list[HowDone]]:
        """For the id of each step, practice, response and backup plan: what became of it, in the order of time.

        That is the time it was planned for, or else when it was done. What has no day comes first, as it is written.
        """
        in_time = sorted(self.journal.entries(StepEntry), key=_when)
        return _grouped((entry.about, entry.how) for entry in in_time)

    @cached_property
    def latest(self) -> Mapping[str, float]:
        """For the id of each scale and goal: the latest number."""
        in_time = sorted(self._checkins, key=lambda entry: entry.occurred_at)
        return {rating.about: rating.value for entry in in_time for rating in entry.ratings if rating.value is not None}

    @cached_property
    def noticed_other(self) -> tuple[tuple[date, str], ...]:
        """What was noticed that is none of the triggers and signs, each with its day."""
        return tuple((entry.occurred_at.date(), text) for entry in self._checkins for text in entry.noticed_other)


def _when(entry: StepEntry) -> tuple[date, time]:
    done = entry.occurred_at
    day = entry.planned_for or (done.date() if done else date.min)
    return day, entry.planned_at or (done.time() if done else time.min)


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
