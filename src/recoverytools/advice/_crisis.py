"""Rules about plans for the hardest days."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.crisis import CrisisPlan, Medicine, SaferUse
from ..models.supports import Support
from ..vocabulary import MedicineUse
from ._rule import Context, Spot, at, rule

_WANTED = {MedicineUse.TAKING, MedicineUse.ACCEPTABLE}
_REFUSED = {MedicineUse.NOT_ACCEPTABLE, MedicineUse.ALLERGY}


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This person is named both to step in and to stay out.",
    "People may do what they read first. Which of the two did you mean?",
)
def crisis_names_someone_for_and_against(crisis: CrisisPlan, context: Context) -> Iterator[Spot]:
    """Someone who has a part in the plan stands among those who are to stay out of it, by pointer or by name.

    >>> kim = rt.Support(id="kim", name="Kim")
    >>> out = rt.models.NotInvolved(support="kim")
    >>> crisis = rt.CrisisPlan(take_over=("kim",), not_involved=(out,))
    >>> ask(rt.WellnessPlan(supports=(kim,), crisis=crisis), "crisis-names-someone-for-and-against")
    /crisis/not_involved/0 People may do what they read first. Which of the two did you mean?

    A near miss: Kim has a copy of the plan and stays out of it.

    >>> crisis = rt.CrisisPlan(copies_with=("kim",), not_involved=(out,))
    >>> ask(rt.WellnessPlan(supports=(kim,), crisis=crisis), "crisis-names-someone-for-and-against")
    """
    wanted = {*crisis.take_over, *crisis.turned_on_by, crisis.agent, *(duty.support for duty in crisis.duties)}
    called = {_called(support.name) for id in wanted if (support := context.find(id, Support))}
    for i, out in enumerate(crisis.not_involved):
        if (out.support and out.support in wanted) or (out.name and _called(out.name) in called):
            yield at(f"/not_involved/{i}")


def _called(name: str) -> str:
    return " ".join(name.split()).casefold()


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "The person with the legal right to decide for you is also a witness. In many places that is not allowed.",
    "Who else could be your witness?",
)
def crisis_agent_is_a_witness(crisis: CrisisPlan, context: Context) -> Iterator[Spot]:
    """The person named by law to decide is also a witness, which the law of many places does not allow.

    >>> lou = rt.Support(id="lou", name="Lou")
    >>> crisis = rt.CrisisPlan(agent="lou", witnesses=(rt.models.Witness(support="lou"),))
    >>> ask(rt.WellnessPlan(supports=(lou,), crisis=crisis), "crisis-agent-is-a-witness")
    /crisis/witnesses/0 Who else could be your witness?

    A near miss: a neighbor saw it.

    >>> crisis = rt.CrisisPlan(agent="lou", witnesses=(rt.models.Witness(name="my neighbor"),))
    >>> ask(rt.WellnessPlan(supports=(lou,), crisis=crisis), "crisis-agent-is-a-witness")
    """
    agent = context.find(crisis.agent, Support)
    for i, witness in enumerate(crisis.witnesses):
        by_name = agent is not None and _called(witness.name) == _called(agent.name)
        if crisis.agent and (witness.support == crisis.agent or by_name):
            yield at(f"/witnesses/{i}")


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This medicine is listed both as all right for you and as not all right.",
    "Which of the two is true today?",
)
def crisis_medicine_wanted_and_refused(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A medicine is wanted in one place and refused in another. A refusal with no form or dose is for all of them.

    >>> allergy = rt.models.Medicine(name="penicillin", use=MedicineUse.ALLERGY)
    >>> wanted = rt.models.Medicine(name="Penicillin", form="pill", use=MedicineUse.ACCEPTABLE)
    >>> ask(rt.CrisisPlan(medicines=(allergy, wanted)), "crisis-medicine-wanted-and-refused")
    /medicines/1 Which of the two is true today?

    A near miss: the drops are all right and the pills are not.

    >>> drops = rt.models.Medicine(name="iron", form="drops", use=MedicineUse.TAKING)
    >>> pills = rt.models.Medicine(name="iron", form="pills", use=MedicineUse.NOT_ACCEPTABLE)
    >>> ask(rt.CrisisPlan(medicines=(drops, pills)), "crisis-medicine-wanted-and-refused")
    """
    for i, medicine in enumerate(crisis.medicines):
        before = crisis.medicines[:i]
        if any(_refuses(medicine, other) or _refuses(other, medicine) for other in before):
            yield at(f"/medicines/{i}")


def _refuses(refused: Medicine, wanted: Medicine) -> bool:
    """Whether what is said of one medicine refuses another that is wanted."""
    if refused.use not in _REFUSED or wanted.use not in _WANTED or _called(refused.name) != _called(wanted.name):
        return False
    details = ((refused.form, wanted.form), (refused.dose, wanted.dose))
    return all(not said or _called(said) == _called(other) for said, other in details)


@rule(
    CrisisPlan,
    Severity.ADVICE,
    "This is listed, and nothing says whether you want it.",
    "Is it all right for you, or not?",
)
def crisis_wish_is_not_said(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A medicine, a treatment or a place is named without a word on whether it is wanted. Others may take it for a yes.

    >>> ask(rt.CrisisPlan(treatments=(rt.models.CareChoice(text="a night in the ward"),)), "crisis-wish-is-not-said")
    /treatments/0/wish Is it all right for you, or not?

    A near miss: it is said.

    >>> avoid = rt.models.CareChoice(text="a night in the ward", wish=Wish.AVOID)
    >>> ask(rt.CrisisPlan(treatments=(avoid,)), "crisis-wish-is-not-said")
    """
    yield from (at(f"/medicines/{i}/use") for i, medicine in enumerate(crisis.medicines) if medicine.use is None)
    yield from (at(f"/treatments/{i}/wish") for i, choice in enumerate(crisis.treatments) if choice.wish is None)
    yield from (at(f"/places/{i}/wish") for i, choice in enumerate(crisis.places) if choice.wish is None)


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This crisis plan was good until {expires}.",
    "Is it still what you want? Until when may people go by it?",
)
def crisis_plan_has_expired(crisis: CrisisPlan, context: Context) -> Iterator[Spot]:
    """The last day of a crisis plan has passed. Here, today is 22 November 2026.

    >>> ask(rt.CrisisPlan(expires=date(2026, 11, 21)), "crisis-plan-has-expired")
    /expires Is it still what you want? Until when may people go by it?

    A near miss: it is good until today.

    >>> ask(rt.CrisisPlan(expires=date(2026, 11, 22)), "crisis-plan-has-expired")
    """
    if crisis.expires and crisis.expires < context.today:
        yield at("/expires", expires=crisis.expires)


@rule(
    SaferUse,
    Severity.SAFETY,
    "The date on the naloxone box, {expires}, has passed.",
    "An old one is better than none. Where could you get a new one?",
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
