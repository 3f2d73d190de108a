"""Rules about safety plans, safer use and help lines."""

import re
from collections.abc import Iterator
from datetime import timedelta

import attrs

from ..fields import parts
from ..findings import Severity
from ..models.crisis import Medicine, Naloxone, SaferUse, SafetyPlan
from ..models.items import Note
from ..models.plan import HelpLine, Page, WellnessPlan
from ..models.strengths import Resource
from ..models.supports import Support
from ._rule import Context, Spot, at, is_blank, rule
from ._sources import HARM_REDUCTION, PRACTICE, SAFETY_PLANS, WELLNESS_PLANS

GROWS_OLD_AFTER = timedelta(days=365)
"""How long what was checked counts as fresh."""


@rule(
    SaferUse,
    Severity.ADVICE,
    "The date on the box, {expires}, has passed. It may still work. Keep it until you have a new one.",
    "Where could you get one?",
    source=HARM_REDUCTION,
)
def naloxone_has_expired(use: SaferUse, context: Context) -> Iterator[Spot]:
    """The naloxone that a person counts on is past its date. Here, today is 22 November 2026.

    >>> old = rt.models.Naloxone(kept_where="in my bag", expires=date(2026, 11, 21))
    >>> ask(rt.SaferUse(naloxone=old), "naloxone-has-expired")
    /naloxone/expires Where could you get one?

    A near miss: it is good until today.

    >>> ask(rt.SaferUse(naloxone=attrs.evolve(old, expires=date(2026, 11, 22))), "naloxone-has-expired")
    """
    if use.naloxone and use.naloxone.expires and use.naloxone.expires < context.today:
        yield at("/naloxone/expires", expires=use.naloxone.expires)


@rule(
    SaferUse,
    Severity.ADVICE,
    "You have naloxone. If it is needed, you may not be awake to use it.",
    "What could help: someone near, a place with staff, a line that stays on?",
    source=HARM_REDUCTION,
)
def naloxone_is_known_to_no_one(use: SaferUse, _: Context) -> Iterator[Spot]:
    """There is naloxone. Nobody is named who knows where, and nothing says how the person is not alone.

    >>> bag = rt.models.Naloxone(kept_where="in my bag")
    >>> ask(rt.SaferUse(naloxone=bag), "naloxone-is-known-to-no-one")
    /naloxone/who_knows What could help: someone near, a place with staff, a line that stays on?

    A near miss: there is a line where someone stays on.

    >>> ask(rt.SaferUse(naloxone=bag, not_alone=(rt.Note(text="the line"),)), "naloxone-is-known-to-no-one")
    """
    naloxone = use.naloxone or Naloxone()
    if naloxone != Naloxone() and not naloxone.who_knows and not use.not_alone:
        yield at("/naloxone/who_knows")


@rule(
    SaferUse,
    Severity.ADVICE,
    "Naloxone is not in here. Street drugs of any kind can have opioids in them.",
    "Many places give it for free. Would you like to have some near?",
    source=HARM_REDUCTION,
)
def safer_use_has_no_naloxone(use: SaferUse, _: Context) -> Iterator[Spot]:
    """A plan says how to use more safely, and nothing of naloxone.

    >>> kit = (rt.Note(text="my own kit"),)
    >>> ask(rt.SaferUse(if_i_use=kit), "safer-use-has-no-naloxone")
    /naloxone Many places give it for free. Would you like to have some near?

    A near miss: it is about the day after.

    >>> ask(rt.SaferUse(first_day_back=(rt.Note(text="eat and sleep"),)), "safer-use-has-no-naloxone")
    """
    if (use.if_i_use or use.not_alone or use.after_a_break) and use.naloxone in {None, Naloxone()}:
        yield at("/naloxone")


@rule(
    SaferUse,
    Severity.ADVICE,
    "If it goes badly, someone has to notice.",
    "What could help: someone near, an open door, a line that stays on, a place with staff?",
    source=HARM_REDUCTION,
)
def safer_use_leaves_you_alone(use: SaferUse, _: Context) -> Iterator[Spot]:
    """A plan for safer use says what to do, and not how someone would know when it goes badly.

    >>> kit = (rt.Note(text="my own kit"),)
    >>> ask(rt.SaferUse(if_i_use=kit), "safer-use-leaves-you-alone")
    /not_alone What could help: someone near, an open door, a line that stays on, a place with staff?

    A near miss: it is about the day after.

    >>> ask(rt.SaferUse(first_day_back=(rt.Note(text="eat and sleep"),)), "safer-use-leaves-you-alone")
    """
    if not use.not_alone and not is_blank(attrs.evolve(use, first_day_back=())):
        yield at("/not_alone")


@rule(
    SafetyPlan,
    Severity.SAFETY,
    "This safety plan has no line to call and no service, and none is known for where you live.",
    "Which line or service could you reach at any hour?",
    source=SAFETY_PLANS,
)
def safety_plan_has_no_number(safety: SafetyPlan, context: Context) -> Iterator[Spot]:
    """A safety plan has no way to reach anyone: no service, no number, and no help line that is known.

    A number may stand in any note, or with a support or a place that a note points to. A help line may be one of the
    plan, or of the region: where that is known, the lines there stand beside the plan when it is needed.

    >>> safety = rt.SafetyPlan(people_to_ask=(rt.Note(text="my sister"),))
    >>> ask(rt.WellnessPlan(safety=safety), "safety-plan-has-no-number")
    /safety/professionals Which line or service could you reach at any hour?

    A near miss: her number is there.

    >>> safety = rt.SafetyPlan(people_to_ask=(rt.Note(text="my sister, 555-0142"),))
    >>> ask(rt.WellnessPlan(safety=safety), "safety-plan-has-no-number")
    """
    notes = [note for _, note in parts(safety)]
    own = context.plan.lines if context.plan else ()
    has_a_line = any(line.value and not line.never_offer for line in own) or bool(context.lines)
    if notes and not (safety.professionals or has_a_line or any(_has_a_number(note, context) for note in notes)):
        yield at("/professionals")


def _has_a_number(note: Note, context: Context) -> bool:
    """Whether a note has a number to call, or points to someone who can be reached."""
    near = (context.find(note.support, Support), context.find(note.resource, Resource))
    return bool(_NUMBER.search(note.text)) or any(contact.value for one in near if one for contact in one.contact)


_NUMBER = re.compile(r"\d(?:[ ().-]{0,2}\d){2}")
"""Three digits in a row, as of "988", "555-0142" and "(01) 42 68", and no time of day."""


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
