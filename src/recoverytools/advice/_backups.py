"""Rules about backup plans."""

from collections.abc import Iterator
from datetime import time
from functools import cache, reduce
from operator import or_

from ..findings import Severity
from ..models.backups import BackupPlan
from ..models.crisis import Duty
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..models.supports import Support
from ..values import Hours, Schedule
from ..vocabulary import Weekday
from ._rule import Context, Spot, at, rule
from ._sources import IF_THEN, PRACTICE
from ._words import begins_with_a_not


def leads_somewhere(backup: BackupPlan) -> bool:
    """Whether a backup plan says what to do, or what or whom to fall back on."""
    return bool(backup.response) or any(fallback.text or fallback.support for fallback in backup.fallbacks)


@rule(
    BackupPlan,
    Severity.ADVICE,
    "This backup plan says when, and not yet what to do.",
    "When that happens, what will you do?",
    source=IF_THEN,
)
def backup_leads_nowhere(backup: BackupPlan, _: Context) -> Iterator[Spot]:
    """A backup plan has a cue, and neither a response nor a fallback.

    >>> ask(rt.BackupPlan(cue="the bus does not come"), "backup-leads-nowhere")
    /response When that happens, what will you do?

    A near miss: there is something to fall back on.

    >>> walk = rt.models.Fallback(text="walk along the canal")
    >>> ask(rt.BackupPlan(cue="the bus does not come", fallbacks=(walk,)), "backup-leads-nowhere")
    """
    if not leads_somewhere(backup):
        yield at("/response")


@rule(
    BackupPlan,
    Severity.ADVICE,
    "This backup plan says what to do, and not yet when.",
    "How will you know that it is time for this? What would you see, hear or feel?",
    source=IF_THEN,
)
def backup_has_no_cue(backup: BackupPlan, _: Context) -> Iterator[Spot]:
    """A backup plan has a response and no cue.

    >>> ask(rt.BackupPlan(response="call Dee for a ride"), "backup-has-no-cue")
    /cue How will you know that it is time for this? What would you see, hear or feel?

    A near miss: it has one.

    >>> ask(rt.BackupPlan(cue="my ride is drinking", response="call Dee for a ride"), "backup-has-no-cue")
    """
    if not backup.cue:
        yield at("/cue")


@rule(
    BackupPlan,
    Severity.IDEA,
    "This says what you will not do. A not is hard to hold on to when it counts.",
    "What will you do instead?",
    source=IF_THEN,
)
def backup_says_what_not_to_do(backup: BackupPlan, context: Context) -> Iterator[Spot]:
    """The response of a backup plan begins with a not (Adriaanse 2011). Looks at plans in English.

    >>> ask(rt.BackupPlan(cue="he calls", response="I will not pick up"), "backup-says-what-not-to-do")
    /response What will you do instead?

    A near miss: it says what to do.

    >>> ask(rt.BackupPlan(cue="he calls", response="I turn the phone off"), "backup-says-what-not-to-do")
    """
    if context.english and begins_with_a_not(backup.response):
        yield at("/response")


@rule(
    BackupPlan,
    Severity.ADVICE,
    "This is for when someone cannot come, and falls back on the same one.",
    "Who or what else could it be?",
    source=PRACTICE,
)
def backup_falls_back_on_the_same_one(backup: BackupPlan, context: Context) -> Iterator[Spot]:
    """The support that a backup plan stands in for, alone or for a duty, is also the one it turns to.

    >>> dee = rt.Support(name="Dee")
    >>> ride = rt.BackupPlan(cue="Dee is ill", covers=(dee.id,), fallbacks=(Fallback(support=dee.id),))
    >>> ask(rt.WellnessPlan(supports=(dee,), backups=(ride,)), "backup-falls-back-on-the-same-one")
    /backups/0/fallbacks/0/support Who or what else could it be?

    A near miss: Lou steps in.

    >>> lou = rt.Support(name="Lou")
    >>> ride = attrs.evolve(ride, fallbacks=(Fallback(support=lou.id),))
    >>> ask(rt.WellnessPlan(supports=(dee, lou), backups=(ride,)), "backup-falls-back-on-the-same-one")
    """
    duties = [context.find(id, Duty) for id in backup.covers]
    away = {*backup.covers, *(duty.support for duty in duties if duty)}
    for i, fallback in enumerate(backup.fallbacks):
        if fallback.support and fallback.support in away:
            yield at(f"/fallbacks/{i}/support")


@rule(
    BackupPlan,
    Severity.IDEA,
    "Each way in this backup plan needs someone to be there.",
    "If no one can be reached, what could you do on your own?",
    source=PRACTICE,
)
def backup_needs_someone_each_time(backup: BackupPlan, _: Context) -> Iterator[Spot]:
    """A backup plan has no response, and each fallback turns to a support.

    >>> ask(rt.BackupPlan(cue="a bad night", fallbacks=(Fallback(support="dee"),)), "backup-needs-someone-each-time")
    /fallbacks If no one can be reached, what could you do on your own?

    A near miss: first there is something to do alone.

    >>> backup = rt.BackupPlan(cue="a bad night", response="sit on the step", fallbacks=(Fallback(support="dee"),))
    >>> ask(backup, "backup-needs-someone-each-time")
    """
    if backup.fallbacks and not backup.response and all(fallback.support for fallback in backup.fallbacks):
        yield at("/fallbacks")


@rule(
    WellnessPlan,
    Severity.ADVICE,
    "When this is needed, the one to turn to cannot be reached.",
    "Who is there at that hour? Or what could you do on your own?",
    source=PRACTICE,
)
def fallback_is_out_of_hours(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """A backup plan is for a step or a practice with a time, and turns to a support with other hours.

    Hours that nobody wrote down count as any hour.

    >>> days = rt.Contact(way=Way.CALL, value="555-0142", hours=(rt.Hours(start=time(9), end=time(17)),))
    >>> clinic = rt.Support(name="the clinic", contact=(days,))
    >>> late = rt.DailyPractice(what="walk home", schedule=rt.Schedule(every=Every.DAY, at=(time(23),)))
    >>> backup = rt.BackupPlan(cue="fog", covers=(late.id,), fallbacks=(Fallback(support=clinic.id),))
    >>> ask(rt.WellnessPlan(supports=(clinic,), daily=(late,), backups=(backup,)), "fallback-is-out-of-hours")
    /backups/0/fallbacks/0/support Who is there at that hour? Or what could you do on your own?

    A near miss: the walk is at noon.

    >>> noon = attrs.evolve(late, schedule=rt.Schedule(every=Every.DAY, at=(time(12),)))
    >>> ask(rt.WellnessPlan(supports=(clinic,), daily=(noon,), backups=(backup,)), "fallback-is-out-of-hours")
    """
    # each is looked at once, however often it is named
    planned = cache(lambda covered: _planned(context.find(covered, Item)))
    there = {support.id: _there(support) for support in plan.supports}
    for i, backup in enumerate(plan.backups):
        needed = reduce(or_, map(planned, backup.covers), 0)
        for j, fallback in enumerate(backup.fallbacks):
            if needed and fallback.support and not needed & there[fallback.support]:
                yield at(f"/backups/{i}/fallbacks/{j}/support")


# a week is a number with one bit for each minute from Monday on
_DAY = 24 * 60
_ALWAYS = (1 << 7 * _DAY) - 1


def _planned(item: Item | None) -> int:
    """The minutes of the week at which a step or a practice may be planned."""
    schedule = getattr(item, "schedule", None)
    if not isinstance(schedule, Schedule):
        return 0
    minutes = reduce(or_, (1 << _minute(hour) for hour in schedule.at), 0)
    return _on(minutes, schedule.on)


def _there(support: Support) -> int:
    """The minutes of the week at which someone may answer."""
    contacts = [contact for contact in support.contact if contact.value]
    if not contacts or any(contact.any_hour_if_urgent or not contact.hours for contact in contacts):
        return _ALWAYS
    return reduce(or_, (_within(hours) for contact in contacts for hours in contact.hours))


def _within(hours: Hours) -> int:
    """The minutes of the week that lie within some hours, which may go on past midnight."""
    start, end = _minute(hours.start or time.min), _minute(hours.end or time(23, 59))
    last = end if start <= end else end + _DAY
    return _on((1 << last + 1) - (1 << start), hours.days)


def _on(minutes: int, days: tuple[Weekday, ...]) -> int:
    """Minutes of a day, on some weekdays or on all; Sunday goes on into Monday."""
    week = reduce(or_, (minutes << i * _DAY for i, day in enumerate(Weekday) if not days or day in days), 0)
    return (week | week >> 7 * _DAY) & _ALWAYS


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute
