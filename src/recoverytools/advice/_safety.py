"""Rules about safety plans, safer use and help lines."""

from collections.abc import Iterator
from datetime import timedelta

from ..findings import Severity
from ..models.crisis import Medicine, SaferUse, SafetyPlan
from ..models.plan import HelpLine, Page, WellnessPlan
from ..models.strengths import Resource
from ._rule import Context, Spot, at, is_blank, rule
from ._sources import HARM_REDUCTION, PRACTICE, SAFETY_PLANS, WELLNESS_PLANS

GROWS_OLD_AFTER = timedelta(days=365)
"""How long what was checked counts as fresh."""


@rule(
    SaferUse,
    Severity.SAFETY,
    "The date on the naloxone box, {expires}, has passed.",
    "An old one is better than none. Where could you get a new one?",
    source=HARM_REDUCTION,
)
def naloxone_has_expired(use: SaferUse, context: Context) -> Iterator[Spot]:
    """The naloxone that a person counts on is past its date. Here, today is 22 November 2026.

    >>> old = rt.models.Naloxone(kept_where="in my bag", expires=date(2026, 11, 21))
    >>> ask(rt.SaferUse(naloxone=old), "naloxone-has-expired")
    /naloxone/expires An old one is better than none. Where could you get a new one?

    A near miss: it is good until today.

    >>> ask(rt.SaferUse(naloxone=attrs.evolve(old, expires=date(2026, 11, 22))), "naloxone-has-expired")
    """
    if use.naloxone and use.naloxone.expires and use.naloxone.expires < context.today:
        yield at("/naloxone/expires", expires=use.naloxone.expires)


@rule(
    SaferUse,
    Severity.SAFETY,
    "You have naloxone, and nobody is named who knows where. You cannot give it to yourself.",
    "Who could know where it is, and how to use it?",
    source=HARM_REDUCTION,
)
def naloxone_is_known_to_no_one(use: SaferUse, _: Context) -> Iterator[Spot]:
    """Nobody is named who knows where the naloxone is.

    >>> bag = rt.models.Naloxone(kept_where="in my bag")
    >>> ask(rt.SaferUse(naloxone=bag), "naloxone-is-known-to-no-one")
    /naloxone/who_knows Who could know where it is, and how to use it?

    A near miss: Dee knows.

    >>> ask(rt.SaferUse(naloxone=attrs.evolve(bag, who_knows=("dee",))), "naloxone-is-known-to-no-one")
    """
    if use.naloxone and not use.naloxone.who_knows:
        yield at("/naloxone/who_knows")


@rule(
    SaferUse,
    Severity.IDEA,
    "There is no word of naloxone here. Opioids turn up in other drugs, and few people can tell.",
    "Where could you get some, and keep it near?",
    source=HARM_REDUCTION,
)
def safer_use_has_no_naloxone(use: SaferUse, _: Context) -> Iterator[Spot]:
    """A plan for safer use says nothing of naloxone.

    >>> kit = (rt.Note(text="my own kit"),)
    >>> ask(rt.SaferUse(if_i_use=kit), "safer-use-has-no-naloxone")
    /naloxone Where could you get some, and keep it near?

    A near miss: it is by the door.

    >>> there = rt.models.Naloxone(kept_where="by the door")
    >>> ask(rt.SaferUse(if_i_use=kit, naloxone=there), "safer-use-has-no-naloxone")
    """
    if use.naloxone is None and not is_blank(use):
        yield at("/naloxone")


@rule(
    SaferUse,
    Severity.ADVICE,
    "Nothing here says who or what keeps you from being alone with it.",
    "Who could be there, look in on you, or stay on the phone?",
    source=HARM_REDUCTION,
)
def safer_use_leaves_you_alone(use: SaferUse, _: Context) -> Iterator[Spot]:
    """A plan for safer use says what to do, and not how someone would know when it goes badly.

    >>> kit = (rt.Note(text="my own kit"),)
    >>> ask(rt.SaferUse(if_i_use=kit), "safer-use-leaves-you-alone")
    /not_alone Who could be there, look in on you, or stay on the phone?

    A near miss: a line where someone stays on.

    >>> ask(rt.SaferUse(if_i_use=kit, not_alone=(rt.Note(text="the line"),)), "safer-use-leaves-you-alone")
    """
    if not use.not_alone and not is_blank(use):
        yield at("/not_alone")


@rule(
    SafetyPlan,
    Severity.SAFETY,
    "This safety plan has no line to call and no service, and none is known for where you live.",
    "Which line or service could you reach at any hour?",
    source=SAFETY_PLANS,
)
def safety_plan_has_no_number(safety: SafetyPlan, context: Context) -> Iterator[Spot]:
    """A safety plan names no service, the plan has no help line with a number, and no line of the region is known.

    Where the region is known, the lines there stand beside the plan when it is needed.

    >>> safety = rt.SafetyPlan(on_my_own=(rt.Note(text="walk to the harbor"),))
    >>> ask(rt.WellnessPlan(safety=safety), "safety-plan-has-no-number")
    /safety/professionals Which line or service could you reach at any hour?

    A near miss: the person lives in Ireland, and there are lines.

    >>> ask(rt.WellnessPlan(safety=safety), "safety-plan-has-no-number", region="IE")
    """
    own = context.plan.lines if context.plan else ()
    has_a_line = any(line.value and not line.never_offer for line in own) or bool(context.lines)
    if not (safety.professionals or has_a_line or is_blank(safety)):
        yield at("/professionals")


@rule(
    SafetyPlan,
    Severity.IDEA,
    "This is on the list of what you do by yourself, and it needs someone.",
    "Would it fit better among the people? What could you do when nobody is there?",
    source=SAFETY_PLANS,
)
def safety_alone_list_needs_someone(safety: SafetyPlan, _: Context) -> Iterator[Spot]:
    """What a person can do by themselves points to a support.

    >>> ask(rt.SafetyPlan(on_my_own=(rt.Note(support="rose"),)), "safety-alone-list-needs-someone")
    /on_my_own/0/support Would it fit better among the people? What could you do when nobody is there?

    A near miss: Rose is among the people.

    >>> ask(rt.SafetyPlan(people_and_places=(rt.Note(support="rose"),)), "safety-alone-list-needs-someone")
    """
    yield from (at(f"/on_my_own/{i}/support") for i, note in enumerate(safety.on_my_own) if note.support)


@rule(
    WellnessPlan,
    Severity.IDEA,
    "Help lines differ from place to place, and this plan does not say where you are.",
    "In which country or region do you live?",
    source=SAFETY_PLANS,
)
def plan_names_no_region(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """A plan for the hardest days is there, and no region, so that no help line can be shown beside it.

    >>> plan = rt.WellnessPlan(crisis=rt.CrisisPlan(helps=(rt.Note(text="a dim room"),)))
    >>> ask(plan, "plan-names-no-region")
    /region In which country or region do you live?

    A near miss: it was handed in.

    >>> ask(plan, "plan-names-no-region", region="NZ")
    """
    if (plan.crisis or plan.safety or plan.safer_use) and not (plan.region or context.region):
        yield at("/region")


@rule(
    HelpLine,
    Severity.ADVICE,
    "This line has no number and no address.",
    "What is the number? Who could look it up with you?",
    source=SAFETY_PLANS,
)
def help_line_has_no_number(line: HelpLine, _: Context) -> Iterator[Spot]:
    """A help line in a plan cannot be reached.

    >>> ask(rt.HelpLine(name="the warmline in my county"), "help-line-has-no-number")
    /value What is the number? Who could look it up with you?

    A near miss: it is never to be offered.

    >>> ask(rt.HelpLine(name="the old line", never_offer=True), "help-line-has-no-number")
    """
    if not line.value and not line.never_offer:
        yield at("/value")


@rule(
    (HelpLine, Medicine),
    Severity.ADVICE,
    "This was last checked on {checked}. Numbers and doses change, and others may go by it.",
    "Is it still right? Who could tell you?",
    source=WELLNESS_PLANS,
)
def number_or_medicine_is_old(fact: HelpLine | Medicine, context: Context) -> Iterator[Spot]:
    """A help line or a medicine was last checked more than a year ago. Here, today is 22 November 2026.

    >>> ask(rt.HelpLine(name="the warmline", checked_on=date(2025, 11, 21)), "number-or-medicine-is-old")
    /checked_on Is it still right? Who could tell you?

    A near miss: a year ago to the day.

    >>> ask(rt.HelpLine(name="the warmline", checked_on=date(2025, 11, 22)), "number-or-medicine-is-old")
    """
    is_used = isinstance(fact, Medicine) or not fact.never_offer
    if is_used and fact.checked_on and context.today - fact.checked_on > GROWS_OLD_AFTER:
        yield at("/checked_on", checked=fact.checked_on)


@rule(
    (Page, Resource),
    Severity.IDEA,
    "This was last checked on {checked}.",
    "Is it still true?",
    source=PRACTICE,
)
def page_or_place_is_old(page: Page | Resource, context: Context) -> Iterator[Spot]:
    """A page, a place or a service was last checked more than a year ago. Here, today is 22 November 2026.

    >>> ask(rt.models.Page(heading="My pets", checked_on=date(2025, 1, 5)), "page-or-place-is-old")
    /checked_on Is it still true?

    A near miss: nobody said when it was checked.

    >>> ask(rt.models.Page(heading="My pets"), "page-or-place-is-old")
    """
    name = "checked_on" if isinstance(page, Page) else "verified_on"
    checked = getattr(page, name)
    if checked and context.today - checked > GROWS_OLD_AFTER:
        yield at(f"/{name}", checked=checked)
