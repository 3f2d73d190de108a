"""Rules about safety plans, safer use, help lines, and what was checked long ago."""

from collections.abc import Iterator

from ..facts import STALE_AFTER
from ..fields import parts
from ..findings import Severity
from ..models.crisis import CrisisPlan, Medicine, Naloxone, SaferUse, SafetyPlan
from ..models.items import Note
from ..models.plan import HelpLine, Page
from ..models.strengths import Resource
from ..models.supports import Support
from ..vocabulary import AgreedToHelp, MedicineUse
from ._reach import has_a_number
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
