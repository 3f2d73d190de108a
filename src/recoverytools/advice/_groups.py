"""Rules about groups, working agreements and credentials."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..findings import Severity
from ..models.agreements import WorkingAgreement
from ..models.credentials import Credential
from ..models.groups import PeerGroup
from ..wording import called
from ._rule import Context, Spot, at, rule
from ._sources import CREDENTIALS, GROUPS, PRACTICE

TIME_TO_RENEW = timedelta(days=90)
"""How long before the last day of a credential there is time to renew it."""
TIME_TO_LOOK_BACK = timedelta(days=365)
"""How long after the last day of a credential that is asked about."""


def _meets(group: PeerGroup, context: Context) -> bool:
    """Whether a group comes together. Where its schedule is over, or was ended, it does so no more."""
    if group.schedule:
        return any(True for _ in group.schedule.days(context.today, date.max))
    return bool(group.meetings) and not group.earlier


@rule(
    PeerGroup,
    Severity.IDEA,
    "The parts of a meeting take {agenda} minutes together, and the meeting has {meeting}.",
    "What could be shorter, or wait for the next time?",
    source=GROUPS,
)
def agenda_is_longer_than_the_meeting(group: PeerGroup, context: Context) -> Iterator[Spot]:
    """What a group means to do takes longer than the group meets.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), minutes=60)
    >>> talk = rt.models.AgendaItem(title="a round", minutes=75)
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly, agenda=(talk,)), "agenda-is-longer-than-the-meeting")
    /agenda What could be shorter, or wait for the next time?

    A near miss: it fits to the minute.

    >>> talk = rt.models.AgendaItem(title="a round", minutes=60)
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly, agenda=(talk,)), "agenda-is-longer-than-the-meeting")
    """
    agenda = sum(item.minutes or 0 for item in group.agenda)
    meeting = group.schedule.minutes if group.schedule and _meets(group, context) else None
    if meeting and agenda > meeting:
        yield at("/agenda", agenda=agenda, meeting=meeting)


@rule(
    (PeerGroup, WorkingAgreement),
    Severity.ADVICE,
    "Nothing says when something does not stay private. People need to know that before they speak.",
    "What would have to be told to someone else, and to whom? How will you say so at the start?",
    source=CREDENTIALS,
)
def nothing_says_where_privacy_ends(ours: PeerGroup | WorkingAgreement, context: Context) -> Iterator[Spot]:
    """A group meets, or two people agree on what stays private, and nothing says where that ends.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly), "nothing-says-where-privacy-ends")
    /confidentiality_limits What would have to be told to someone else, and to whom? How will you say so at the start?

    A near miss: two people say it in their agreement.

    >>> ours = rt.WorkingAgreement(what_stays_private="all we say", its_limits="if a life is in danger")
    >>> ask(ours, "nothing-says-where-privacy-ends")
    """
    if isinstance(ours, WorkingAgreement):
        if ours.what_stays_private and not ours.its_limits:
            yield at("/its_limits")
    elif _meets(ours, context) and not ours.confidentiality_limits:
        yield at("/confidentiality_limits")


@rule(
    PeerGroup,
    Severity.ADVICE,
    "Nothing says what to do when someone is in crisis at a meeting.",
    "What would you do? Who stays near them, and who stays with the others?",
    source=GROUPS,
)
def group_is_not_ready_for_a_crisis(group: PeerGroup, context: Context) -> Iterator[Spot]:
    """A group meets, and has not said who does what when someone is in crisis.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly), "group-is-not-ready-for-a-crisis")
    /if_someone_is_in_crisis What would you do? Who stays near them, and who stays with the others?

    A near miss: one line is a beginning.

    >>> ready = rt.PeerGroup(name="Tea", schedule=weekly, if_someone_is_in_crisis=("Dee goes outside with them",))
    >>> ask(ready, "group-is-not-ready-for-a-crisis")
    """
    if _meets(group, context) and not group.if_someone_is_in_crisis:
        yield at("/if_someone_is_in_crisis")


@rule(
    PeerGroup,
    Severity.IDEA,
    "Nothing says what happens when the one who leads cannot come. When the jobs go round, a group belongs to all.",
    "Who has a key? Who could open the meeting, or take a turn?",
    source=GROUPS,
)
def group_has_no_stand_in(group: PeerGroup, context: Context) -> Iterator[Spot]:
    """A group meets, has no backup for the one who leads, and nobody takes turns at any job.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
    >>> alone = rt.models.GroupRole(role="leading", people=("Dee",))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly, roles=(alone,)), "group-has-no-stand-in")
    /if_no_one_can_lead Who has a key? Who could open the meeting, or take a turn?

    A near miss: Dee and J. take turns.

    >>> in_turn = attrs.evolve(alone, people=("Dee", "J."))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly, roles=(in_turn,)), "group-has-no-stand-in")
    """
    take_turns = any(len(set(map(called, role.people))) > 1 for role in group.roles)
    if _meets(group, context) and not (group.if_no_one_can_lead or take_turns):
        yield at("/if_no_one_can_lead")


@rule(
    Credential,
    Severity.ADVICE,
    "This is good until {expires}. To renew it can take a while.",
    "What do you still need for it? Who could tell you?",
    source=PRACTICE,
)
def credential_is_about_to_lapse(credential: Credential, context: Context) -> Iterator[Spot]:
    """A credential ends within ninety days. Here, today is 22 November 2026.

    >>> ask(rt.Credential(title="recovery coach", expires=date(2027, 1, 31)), "credential-is-about-to-lapse")
    /expires What do you still need for it? Who could tell you?

    A near miss: there is time until summer.

    >>> ask(rt.Credential(title="recovery coach", expires=date(2027, 6, 30)), "credential-is-about-to-lapse")
    """
    if credential.expires and timedelta() <= credential.expires - context.today <= TIME_TO_RENEW:
        yield at("/expires", expires=credential.expires)


@rule(
    Credential,
    Severity.ADVICE,
    "This ran out on {expires}.",
    "Would you like it back? Who could tell you what that takes?",
    source=PRACTICE,
)
def credential_has_run_out(credential: Credential, context: Context) -> Iterator[Spot]:
    """A credential ended in the last year. One that ended longer ago is kept as it is: a piece of someone's road.

    Here, today is 22 November 2026.

    >>> ask(rt.Credential(title="recovery coach", expires=date(2026, 11, 21)), "credential-has-run-out")
    /expires Would you like it back? Who could tell you what that takes?

    A near miss: it was years ago.

    >>> ask(rt.Credential(title="recovery coach", expires=date(2023, 6, 30)), "credential-has-run-out")
    """
    if credential.expires and timedelta() < context.today - credential.expires <= TIME_TO_LOOK_BACK:
        yield at("/expires", expires=credential.expires)
