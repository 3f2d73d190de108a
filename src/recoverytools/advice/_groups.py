"""Rules about groups, working agreements and credentials."""

from collections.abc import Iterator
from datetime import timedelta

from ..findings import Severity
from ..models.agreements import WorkingAgreement
from ..models.credentials import Credential
from ..models.groups import PeerGroup
from ..wording import called
from ._rule import Context, Spot, at, rule
from ._sources import CREDENTIALS, GROUPS, PRACTICE

TIME_TO_RENEW = timedelta(days=90)
"""How long before the last day of a credential there is time to renew it."""


def _meets(group: PeerGroup) -> bool:
    return bool(group.schedule or group.meetings)


@rule(
    PeerGroup,
    Severity.ADVICE,
    "The parts of a meeting take {agenda} minutes together, and the meeting has {meeting}.",
    "What could be shorter, or wait for the next time?",
    source=GROUPS,
)
def agenda_is_longer_than_the_meeting(group: PeerGroup, _: Context) -> Iterator[Spot]:
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
    if group.schedule and group.schedule.minutes and agenda > group.schedule.minutes:
        yield at("/agenda", agenda=agenda, meeting=group.schedule.minutes)


@rule(
    PeerGroup,
    Severity.ADVICE,
    "Nothing says when something does not stay in the room. People need to know that before they speak.",
    "When would you have to tell someone? How will you say so at the start?",
    source=GROUPS,
)
def group_says_not_where_privacy_ends(group: PeerGroup, _: Context) -> Iterator[Spot]:
    """A group meets, and does not say where confidentiality ends.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly), "group-says-not-where-privacy-ends")
    /confidentiality_limits When would you have to tell someone? How will you say so at the start?

    A near miss: it is an idea for a group, and does not meet yet.

    >>> ask(rt.PeerGroup(name="Tuesday Tea"), "group-says-not-where-privacy-ends")
    """
    if _meets(group) and not group.confidentiality_limits:
        yield at("/confidentiality_limits")


@rule(
    PeerGroup,
    Severity.ADVICE,
    "Nothing says what to do when someone is in crisis at a meeting.",
    "What would you do? Who stays near them, and who stays with the others?",
    source=GROUPS,
)
def group_is_not_ready_for_a_crisis(group: PeerGroup, _: Context) -> Iterator[Spot]:
    """A group meets, and has not said who does what when someone is in crisis.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly), "group-is-not-ready-for-a-crisis")
    /if_someone_is_in_crisis What would you do? Who stays near them, and who stays with the others?

    A near miss: one line is a beginning.

    >>> ready = rt.PeerGroup(name="Tea", schedule=weekly, if_someone_is_in_crisis=("Dee goes outside with them",))
    >>> ask(ready, "group-is-not-ready-for-a-crisis")
    """
    if _meets(group) and not group.if_someone_is_in_crisis:
        yield at("/if_someone_is_in_crisis")


@rule(
    PeerGroup,
    Severity.IDEA,
    "Nothing says what happens when the one who leads cannot come.",
    "Who has a key? Who could open the meeting?",
    source=GROUPS,
)
def group_has_no_stand_in(group: PeerGroup, _: Context) -> Iterator[Spot]:
    """A group meets, and has no backup for the one who leads.

    >>> weekly = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", schedule=weekly), "group-has-no-stand-in")
    /if_no_one_can_lead Who has a key? Who could open the meeting?

    A near miss: the key is at the desk.

    >>> ready = rt.PeerGroup(name="Tea", schedule=weekly, if_no_one_can_lead=("the key is at the desk",))
    >>> ask(ready, "group-has-no-stand-in")
    """
    if _meets(group) and not group.if_no_one_can_lead:
        yield at("/if_no_one_can_lead")


@rule(
    PeerGroup,
    Severity.IDEA,
    "One person takes on all {count} jobs. When the jobs go round, the group belongs to all.",
    "Who might like to try one of them?",
    source=GROUPS,
)
def group_rests_on_one_person(group: PeerGroup, _: Context) -> Iterator[Spot]:
    """The same person is named alone for each of several jobs.

    >>> jobs = [rt.models.GroupRole(role=role, people=("Dee",)) for role in ("leading", "keeping time")]
    >>> ask(rt.PeerGroup(name="Tuesday Tea", roles=tuple(jobs)), "group-rests-on-one-person")
    /roles Who might like to try one of them?

    A near miss: they take turns at one of them.

    >>> jobs[1] = attrs.evolve(jobs[1], people=("Dee", "J."))
    >>> ask(rt.PeerGroup(name="Tuesday Tea", roles=tuple(jobs)), "group-rests-on-one-person")
    """
    filled = [role for role in group.roles if role.people]
    people = {called(name) for role in filled for name in role.people}
    if len(filled) > 1 and len(people) == 1:
        yield at("/roles", count=len(filled))


@rule(
    WorkingAgreement,
    Severity.ADVICE,
    "This says what stays between you, and not where that ends.",
    "What would have to be told to someone else, and to whom?",
    source=CREDENTIALS,
)
def agreement_says_not_where_privacy_ends(agreement: WorkingAgreement, _: Context) -> Iterator[Spot]:
    """Two people agree on what stays private, and not on its limits.

    >>> ours = rt.WorkingAgreement(what_stays_private="all we say")
    >>> ask(ours, "agreement-says-not-where-privacy-ends")
    /its_limits What would have to be told to someone else, and to whom?

    A near miss: they do.

    >>> ask(attrs.evolve(ours, its_limits="if a life is in danger"), "agreement-says-not-where-privacy-ends")
    """
    if agreement.what_stays_private and not agreement.its_limits:
        yield at("/its_limits")


@rule(
    Credential,
    Severity.ADVICE,
    "This is good until {expires}. To renew it can take a while.",
    "What do you still need for it? Who could tell you?",
    source=PRACTICE,
)
def credential_is_about_to_lapse(credential: Credential, context: Context) -> Iterator[Spot]:
    """A credential ends within ninety days, or has ended. Here, today is 22 November 2026.

    >>> ask(rt.Credential(title="recovery coach", expires=date(2027, 1, 31)), "credential-is-about-to-lapse")
    /expires What do you still need for it? Who could tell you?

    A near miss: there is time until summer.

    >>> ask(rt.Credential(title="recovery coach", expires=date(2027, 6, 30)), "credential-is-about-to-lapse")
    """
    if credential.expires and credential.expires - context.today <= TIME_TO_RENEW:
        yield at("/expires", expires=credential.expires)
