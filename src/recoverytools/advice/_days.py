"""Rules about days, wherever they stand."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ..findings import Severity
from ..models.agreements import WorkingAgreement
from ..models.backups import BackupPlan
from ..models.consent import Grant
from ..models.conversations import Conversation
from ..models.credentials import Credential, TrainingRecord
from ..models.crisis import CrisisPlan, Medicine
from ..models.decisions import Decision
from ..models.goals import Goal
from ..models.groups import Meeting
from ..models.items import Note
from ..models.journal import CheckIn, PlanUse, StepEntry
from ..models.plan import HelpLine, Page, WellnessPlan
from ..models.problems import ProblemSolving
from ..models.strengths import Resource
from ..vocabulary import ProblemStage
from ._rule import Context, Spot, at, rule
from ._sources import IMR, MONITORING, WHAT_FITS

_SPANS: Mapping[type[Any], tuple[str, str]] = {
    CrisisPlan: ("signed_on", "expires"),
    Credential: ("issued", "expires"),
    Goal: ("start", "due"),
    Grant: ("starts", "until"),
}
"""What begins and what ends."""
_PAST: Mapping[type[Any], tuple[str, ...]] = {
    BackupPlan: ("practiced_on",),
    CheckIn: ("occurred_at",),
    Conversation: ("on",),
    Credential: ("issued",),
    CrisisPlan: ("signed_on",),
    Grant: ("signed_on",),
    HelpLine: ("checked_on",),
    Medicine: ("checked_on",),
    Meeting: ("on",),
    Note: ("done_on",),
    Page: ("checked_on",),
    PlanUse: ("occurred_at",),
    Resource: ("verified_on",),
    StepEntry: ("occurred_at",),
    TrainingRecord: ("on",),
    WellnessPlan: ("created", "reviewed"),
    WorkingAgreement: ("agreed_on",),
}
"""What has happened, where it is written down."""


@rule(
    tuple(_SPANS),
    Severity.IDEA,
    "This ends on {end}, before it begins on {start}.",
    "Which of the two days did you mean?",
    source=WHAT_FITS,
)
def ends_before_it_begins(model: Any, _: Context) -> Iterator[Spot]:
    """A goal, a crisis plan, a credential or a grant ends before it begins.

    >>> crossed = rt.Grant(to="my nurse", starts=date(2027, 3, 1), until=date(2027, 2, 1))
    >>> ask(crossed, "ends-before-it-begins")
    /until Which of the two days did you mean?

    A near miss: it is for one day.

    >>> ask(attrs.evolve(crossed, until=date(2027, 3, 1)), "ends-before-it-begins")
    """
    first, last = _SPANS[type(model)]
    start, end = getattr(model, first), getattr(model, last)
    if start and end and end < start:
        yield at(f"/{last}", start=start, end=end)


@rule(
    tuple(_PAST),
    Severity.IDEA,
    "This says that something happened on {day}. That day has not come yet.",
    "Which day did you mean?",
    source=MONITORING,
)
def day_has_not_come_yet(model: Any, context: Context) -> Iterator[Spot]:
    """Something is written as done on a day that is still to come. Here, today is 22 November 2026.

    A moment may be a day ahead, as it may come from the other side of the world.

    >>> ask(rt.BackupPlan(cue="rain", practiced_on=date(2027, 11, 20)), "day-has-not-come-yet")
    /practiced_on Which day did you mean?

    A near miss: it was today.

    >>> ask(rt.BackupPlan(cue="rain", practiced_on=date(2026, 11, 22)), "day-has-not-come-yet")
    """
    for name in _PAST[type(model)]:
        value: Any = getattr(model, name)
        last = context.today
        if isinstance(value, datetime):
            value, last = value.date(), last + timedelta(1)
        if value and value > last:
            yield at(f"/{name}", day=value)


@rule(
    (Goal, ProblemSolving, Decision, Conversation),
    Severity.IDEA,
    "You wanted to come back to this on {day}.",
    "How has it gone since? What went well?",
    source=IMR,
)
def look_back_is_due(model: Any, context: Context) -> Iterator[Spot]:
    """The day to come back to a goal, a problem, a decision or a talk has come. Here, today is 22 November 2026.

    Of several days to look back at a goal, the last one counts. To answer a later one answers those before it.

    >>> look = GoalReview(on=date(2026, 11, 22))
    >>> ask(rt.Goal(statement="Be outside more", reviews=(look,)), "look-back-is-due")
    /reviews/0/on How has it gone since? What went well?

    A near miss: how it went is written down.

    >>> look = attrs.evolve(look, went="two walks most weeks")
    >>> ask(rt.Goal(statement="Be outside more", reviews=(look,)), "look-back-is-due")
    """
    path, day = _look_back(model, context)
    if day and day <= context.today:
        yield at(path, day=day)


def _look_back(model: Any, context: Context) -> tuple[str, date | None]:
    """The day to come back to something, and where it stands; no day where someone has come back already."""
    match model:
        case Goal():
            answered = max((one.on for one in model.reviews if one.on and (one.went or one.change)), default=date.min)
            days = [(one.on, i) for i, one in enumerate(model.reviews) if one.on and answered < one.on <= context.today]
            day, i = max(days, default=(None, 0))
            return f"/reviews/{i}/on", day
        case ProblemSolving():
            return "/follow_up", None if model.stage is ProblemStage.LOOK_BACK else model.follow_up
        case Decision():
            return "/review_on", model.review_on
        case _:
            again = bool(context.last_talk and model.follow_up and context.last_talk >= model.follow_up)
            return "/follow_up", None if again else model.follow_up
