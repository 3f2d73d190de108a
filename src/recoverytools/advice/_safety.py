"""Rules about safety plans, safer use, help lines, and what was checked long ago."""

from collections.abc import Iterator

from ..facts import STALE_AFTER
from ..findings import Severity
from ..models.crisis import Medicine, Naloxone, SaferUse, SafetyPlan
from ..models.plan import HelpLine, Page
from ..models.strengths import Resource
from ..vocabulary import MedicineUse
from ._rule import Context, Spot, at, is_blank, rule
from ._sources import HARM_REDUCTION, SAFETY_PLANS, WELLNESS_PLANS


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
    "You have naloxone. If you need it, someone else has to find it and give it to you.",
    "Who could know where it is? Or how would people who come to help see it?",
    source=HARM_REDUCTION,
)
def naloxone_is_known_to_no_one(use: SaferUse, _: Context) -> Iterator[Spot]:
    """There is naloxone, and nobody is named who knows where it is and can give it.

    >>> bag = rt.models.Naloxone(kept_where="in my bag")
    >>> ask(rt.SaferUse(naloxone=bag), "naloxone-is-known-to-no-one")
    /naloxone/who_knows Who could know where it is? Or how would people who come to help see it?

    A near miss: Ray knows.

    >>> ask(rt.SaferUse(naloxone=attrs.evolve(bag, who_knows=("ray",))), "naloxone-is-known-to-no-one")
    """
    naloxone = use.naloxone or Naloxone()
    if naloxone != Naloxone() and not naloxone.who_knows:
        yield at("/naloxone/who_knows")


@rule(
    SaferUse,
    Severity.ADVICE,
    "Naloxone is not in here. If it is about street drugs, any of them can have opioids in it.",
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
    "Nothing here says how others would notice if it goes badly. You may not be able to call for help then.",
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
    if not use.not_alone and not is_blank(use, "first_day_back"):
        yield at("/not_alone")


@rule(
    SaferUse,
    Severity.IDEA,
    "Nothing here is about the time after a break. The body can take much less then.",
    "What would you do then to stay safe?",
    source=HARM_REDUCTION,
)
def safer_use_says_nothing_of_a_break(use: SaferUse, _: Context) -> Iterator[Spot]:
    """A plan for safer use has something in it, and nothing for the time after a break.

    To write of the day after is enough to be asked: one day of use is often the first in a while.

    >>> kit = (rt.Note(text="my own kit"),)
    >>> ask(rt.SaferUse(if_i_use=kit), "safer-use-says-nothing-of-a-break")
    /after_a_break What would you do then to stay safe?

    A near miss: it has a line.

    >>> ask(rt.SaferUse(if_i_use=kit, after_a_break="a little is a lot now"), "safer-use-says-nothing-of-a-break")
    """
    if not use.after_a_break and not is_blank(use):
        yield at("/after_a_break")


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
    (HelpLine, Medicine, Page, Resource),
    Severity.ADVICE,
    "This was last checked on {checked}. Numbers, doses and places change, and others may go by it.",
    "Is it still right? Who could tell you?",
    source=WELLNESS_PLANS,
)
def last_check_is_long_ago(fact: HelpLine | Medicine | Page | Resource, context: Context) -> Iterator[Spot]:
    """A help line, a medicine, a page or a place was last checked more than a year ago.

    A line that is never to be offered may grow old, and an allergy stays what it is. Here, today is 22 November 2026.

    >>> ask(rt.HelpLine(name="the warmline", checked_on=date(2025, 11, 21)), "last-check-is-long-ago")
    /checked_on Is it still right? Who could tell you?

    A near miss: a year ago to the day.

    >>> ask(rt.HelpLine(name="the warmline", checked_on=date(2025, 11, 22)), "last-check-is-long-ago")
    """
    match fact:
        case HelpLine(never_offer=True) | Medicine(use=MedicineUse.ALLERGY):
            return
        case Resource():
            name, checked = "/verified_on", fact.verified_on
        case _:
            name, checked = "/checked_on", fact.checked_on
    if checked and context.today - checked > STALE_AFTER:
        yield at(name, checked=checked)
