"""What a grant opens: which sections, on which days and for whom; and what a written consent still lacks."""

from datetime import date

from ..models.consent import Grant
from ..models.plan import SHARED_SECTIONS, WellnessPlan
from ..vocabulary import ConsentElement, WhyNotShared


def permits(
    grant: Grant, section: str, *, on: date, crisis_on_by: str | None = None, plan: WellnessPlan | None = None
) -> bool:
    """Whether a grant opens a section on a day: ``goals``, ``pages/ID`` for a page, ``stories/ID`` for a story.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), until=date(2026, 11, 22))
    >>> rt.permits(grant, "goals", on=date(2026, 11, 22)), rt.permits(grant, "safety", on=date(2026, 11, 22))
    (True, False)

    Args:
        grant: The consent, as the newest plan has it.
        section: The section.
        on: The day it is.
        crisis_on_by: The id of the support who has turned the crisis plan on, where someone has.
        plan: The person's plan. It tells who is kept out, and who may turn the crisis plan on.

    Raises:
        TypeError: Something here is not of its class.
    """
    require_asked(grant, on, plan)
    return names(grant, section) and shut(grant, on, crisis_on_by, plan) is None


def missing_elements(grant: Grant, plan: WellnessPlan) -> tuple[ConsentElement, ...]:
    """What a written consent under 42 CFR 2.31(a) still lacks (substance use records, USA), in the order of that rule.

    The last element is asked for where records are shared for care, payment or the running of care. Whether a consent
    is good in law is for a lawyer to say; this is no legal advice.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), purpose="so that we can plan my week")
    >>> lacking = rt.missing_elements(grant, rt.WellnessPlan(owner=rt.models.Person(name="Malia")))
    >>> [f"{element.label()} ({element.paragraph})" for element in lacking][:2]
    ['Who may show it (42 CFR 2.31(a)(2))', 'That it can be taken back, and how (42 CFR 2.31(a)(6))']
    """
    is_said = {
        ConsentElement.NAME: plan.owner and plan.owner.name,
        ConsentElement.FROM_WHOM: grant.from_whom,
        ConsentElement.WHAT: any(map(plan.can_share, grant.sections)) or (grant.scales and grant.journal_since),
        ConsentElement.TO_WHOM: recipient(grant, plan),
        ConsentElement.PURPOSE: grant.purpose,
        ConsentElement.RIGHT_TO_REVOKE: grant.told_right_to_revoke and grant.how_to_revoke,
        ConsentElement.END: grant.until or grant.ends_when,
        ConsentElement.SIGNATURE: grant.signed_by,
        ConsentElement.SIGNED_ON: grant.signed_on,
        ConsentElement.PASSED_ON: grant.told_may_be_passed_on,
    }
    return tuple(element for element in ConsentElement if not is_said[element])


def require_asked(grant: object, on: object, plan: object) -> None:
    if not isinstance(grant, Grant):
        raise TypeError(f"grant must be a Grant, not a {type(grant).__name__}")
    if type(on) is not date:
        raise TypeError(f"on must be a datetime.date, not a {type(on).__name__}")
    if not isinstance(plan, WellnessPlan | None):
        raise TypeError(f"plan must be a WellnessPlan, not a {type(plan).__name__}")


def shut(grant: Grant, on: date, crisis_on_by: str | None, plan: WellnessPlan | None) -> WhyNotShared | None:
    """What keeps a grant shut, whatever it is for."""
    if why := grant.why_not(on):
        return why
    if plan and plan.keeps_out(grant):
        return WhyNotShared.KEPT_OUT
    crisis = plan.crisis if plan else None
    # of whom the plan says both, to turn it on and to stay out of it, it is taken to say the second
    may_turn_on = {*crisis.turned_on_by} - plan.kept_out if crisis and plan else set()
    if grant.only_in_crisis and crisis_on_by not in may_turn_on:
        return WhyNotShared.ONLY_IN_CRISIS
    return None


def names(grant: Grant, section: str) -> bool:
    """Whether a grant names a section, or the one that it is in. There is no word for all of them."""
    page, _, id = section.partition("/")
    if page == "pages" and id and "pages" in grant.sections:
        return True
    return section in grant.sections and (section in SHARED_SECTIONS or (page in {"pages", "stories"} and bool(id)))


def recipient(grant: Grant, plan: WellnessPlan | None) -> str:
    """Who a grant is for; empty where that is not known, or private."""
    supports = plan.supports if plan else ()
    return grant.to or next((each.name for each in supports if each.id == grant.support and not each.private), "")
