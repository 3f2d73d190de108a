"""Rules about all pages for the hardest days: who is on them, who sees them, where they are and where they lead."""

from collections.abc import Iterator

from ..fields import parts
from ..findings import Severity
from ..models.crisis import CrisisPlan, SaferUse, SafetyPlan
from ..models.items import Note
from ..models.plan import WellnessPlan
from ..models.strengths import Resource
from ..models.supports import Support
from ..vocabulary import AgreedToHelp, WhyNotShared
from ._reach import has_a_number
from ._rule import Context, Spot, at, is_blank, rule
from ._sources import PRACTICE, SAFETY_PLANS


@rule(
    WellnessPlan,
    Severity.SAFETY,
    "Your crisis plan keeps this person out, and here your plan counts on them.",
    "Which of the two is true now?",
    source=PRACTICE,
)
def hard_day_counts_on_someone_kept_out(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """Someone who is to stay out of a crisis is counted on all the same.

    That is in a safety plan, in the plan for the days after, and where it says who is there if the person uses, or who
    knows where the naloxone is.

    >>> kim = rt.Support(name="Kim")
    >>> crisis = rt.CrisisPlan(not_involved=(rt.models.NotInvolved(name="Kim"),))
    >>> safety = rt.SafetyPlan(people_to_ask=(rt.Note(support=kim.id),))
    >>> plan = rt.WellnessPlan(supports=(kim,), crisis=crisis, safety=safety)
    >>> ask(plan, "hard-day-counts-on-someone-kept-out")
    /safety/people_to_ask/0/support Which of the two is true now?

    A near miss: on good days Kim is part of a goal.

    >>> dance = rt.Goal(statement="Go dancing", supports=(kim.id,))
    >>> ask(rt.WellnessPlan(supports=(kim,), crisis=crisis, goals=(dance,)), "hard-day-counts-on-someone-kept-out")
    """
    out = plan.kept_out
    yield from (at(path) for path, id in context.reliances if id in out and path.startswith(_WHO_COMES))


_WHO_COMES = ("/safety/", "/after_crisis/", "/safer_use/not_alone/", "/safer_use/naloxone/")
"""Where a plan says who is there on a hard day."""


@rule(
    WellnessPlan,
    Severity.SAFETY,
    "Your crisis plan keeps this person out, and they may see what you do on your hardest days.",
    "Is it all right for you that they see it?",
    source=PRACTICE,
)
def hard_day_is_shown_to_someone_kept_out(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """Someone who is to stay out of a crisis has a grant to see a plan for it, or a copy of it.

    Here, today is 22 November 2026.

    >>> kim = rt.Support(name="Kim")
    >>> crisis = rt.CrisisPlan(not_involved=(rt.models.NotInvolved(support=kim.id),))
    >>> grant = rt.Grant(support=kim.id, sections=("goals", "crisis"))
    >>> plan = rt.WellnessPlan(supports=(kim,), crisis=crisis, grants=(grant,))
    >>> ask(plan, "hard-day-is-shown-to-someone-kept-out")
    /grants/0 Is it all right for you that they see it?

    A near miss: it was taken back.

    >>> grant = attrs.evolve(grant, revoked_on=date(2026, 11, 1))
    >>> ask(attrs.evolve(plan, grants=(grant,)), "hard-day-is-shown-to-someone-kept-out")
    """
    for i, grant in enumerate(plan.grants):
        is_over = grant.why_not(context.today) in {WhyNotShared.TAKEN_BACK, WhyNotShared.ENDED}
        if plan.keeps_out(grant) and not _HARD_DAYS.isdisjoint(grant.sections) and not is_over:
            yield at(f"/grants/{i}")
    out = plan.kept_out
    for section, hard_day in (("crisis", plan.crisis), ("safety", plan.safety)):
        copies = hard_day.copies_with if hard_day else ()
        yield from (at(f"/{section}/copies_with/{i}") for i, id in enumerate(copies) if id in out)


_HARD_DAYS = {"after_crisis", "crisis", "safer_use", "safety"}
"""The sections that are for the hardest days."""


@rule(
    (CrisisPlan, SafetyPlan, SaferUse),
    Severity.SAFETY,
    "There is no line to call here and no service, and none is known for where you live.",
    "Which line or service could you reach at any hour? Or in which country or region do you live?",
    source=SAFETY_PLANS,
    once=True,
)
def hard_day_plan_has_no_number(page: CrisisPlan | SafetyPlan | SaferUse, context: Context) -> Iterator[Spot]:
    """A plan for the hardest days has no way to reach anyone: no service, no number, and no help line that is known.

    A number may stand in its words, or with a place or a support that it counts on, who has not said no and is not kept
    out of a crisis. A help line may be one of the plan, or of the region: where that is known, the lines there stand
    beside the plan when it is needed. Where several pages have none, it asks once, at the first.

    >>> safety = rt.SafetyPlan(people_to_ask=(rt.Note(text="my sister"),))
    >>> ask(rt.WellnessPlan(safety=safety), "hard-day-plan-has-no-number")
    /safety/professionals Which line or service could you reach at any hour? Or in which country or region do you live?

    A near miss: her number is there.

    >>> safety = rt.SafetyPlan(people_to_ask=(rt.Note(text="my sister, 555-0142"),))
    >>> ask(rt.WellnessPlan(safety=safety), "hard-day-plan-has-no-number")
    """
    own = context.plan.lines if context.plan else ()
    has_a_line = any(line.value and not line.never_offer for line in own) or bool(context.lines)
    if not (is_blank(page) or has_a_line or _leads_to_someone(page, context)):
        yield at(_WHERE_A_NUMBER_FITS[type(page)])


_WHERE_A_NUMBER_FITS = {CrisisPlan: "/take_over", SafetyPlan: "/professionals", SaferUse: "/not_alone"}
_SECTIONS = {CrisisPlan: "/crisis/", SafetyPlan: "/safety/", SaferUse: "/safer_use/"}


def _leads_to_someone(page: CrisisPlan | SafetyPlan | SaferUse, context: Context) -> bool:
    """Whether a page has a service or a number to call, or counts on someone who can be reached and may be asked."""
    notes = [note for step, note in parts(page) if isinstance(note, Note) and not step.startswith("/does_not_help/")]
    texts = [note.text for note in notes]
    if isinstance(page, CrisisPlan):
        texts.append(page.respite)
    out = context.plan.kept_out if context.plan else frozenset[str]()
    ids = [id for path, id in context.reliances if path.startswith(_SECTIONS[type(page)]) and id not in out]
    people = [who for id in ids if (who := context.find(id, Support)) and who.agreed is not AgreedToHelp.HAS_SAID_NO]
    places = [place for id in ids if (place := context.find(id, Resource))]
    has_a_service = isinstance(page, SafetyPlan) and bool(page.professionals)
    ways = [*(way for who in people for way in who.contact), *(way for place in places for way in place.contact)]
    return has_a_service or any(way.value for way in ways) or any(map(has_a_number, texts))


@rule(
    (CrisisPlan, SafetyPlan),
    Severity.ADVICE,
    "Nothing says where this plan is kept, or who has a copy. On a hard day it is good to find it fast.",
    "Where will it be? Who could have a copy?",
    source=SAFETY_PLANS,
)
def hard_day_plan_is_kept_nowhere(plan: CrisisPlan | SafetyPlan, _: Context) -> Iterator[Spot]:
    """A crisis plan or a safety plan is in no place and with nobody. Where an advance directive is counts as a place.

    >>> helps = (rt.Note(text="a dim room"),)
    >>> ask(rt.CrisisPlan(helps=helps), "hard-day-plan-is-kept-nowhere")
    /kept_at Where will it be? Who could have a copy?

    A near miss: it is on the fridge.

    >>> ask(rt.CrisisPlan(helps=helps, kept_at=("on the fridge",)), "hard-day-plan-is-kept-nowhere")
    """
    directive = plan.legal_document if isinstance(plan, CrisisPlan) else ""
    if not (plan.kept_at or plan.copies_with or directive or is_blank(plan)):
        yield at("/kept_at")
