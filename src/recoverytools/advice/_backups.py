"""Rules about backup plans."""

from collections.abc import Iterator
from functools import cache, reduce
from operator import or_

from ..findings import Severity
from ..models.backups import BackupPlan
from ..models.crisis import Duty
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..models.supports import Support
from ..values import Schedule
from ._reach import hours_of, minute, minutes_within, on_days
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
    there = cache(lambda turned_to: minutes_within(hours_of([context.find(turned_to, Support)])))
    for i, backup in enumerate(plan.backups):
        needed = reduce(or_, map(planned, backup.covers), 0)
        for j, fallback in enumerate(backup.fallbacks):
            if needed and fallback.support and not needed & there(fallback.support):
                yield at(f"/backups/{i}/fallbacks/{j}/support")


def _planned(item: Item | None) -> int:
    """The minutes of the week at which a step or a practice may be planned."""
    schedule = getattr(item, "schedule", None)
    if not isinstance(schedule, Schedule):
        return 0
    return on_days(reduce(or_, (1 << minute(hour) for hour in schedule.at), 0), schedule.on)
