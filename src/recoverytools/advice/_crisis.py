"""Rules about crisis plans, and about the days after."""

from collections.abc import Iterator
from itertools import product

from ..findings import Severity
from ..models.crisis import CareChoice, CrisisPlan, PostCrisisPlan
from ..models.supports import Support
from ..vocabulary import MedicineUse, Wish
from ..wording import Word, called
from ._reach import go_round_the_clock, hours_of
from ._rule import Context, Spot, at, rule
from ._sources import DIRECTIVES, WELLNESS_PLANS

_WANTED = {MedicineUse.TAKING, MedicineUse.ACCEPTABLE}
_REFUSED = {MedicineUse.NOT_ACCEPTABLE, MedicineUse.ALLERGY}


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This person has a part in your crisis plan, and is also named to stay out of it.",
    "People may do what they read first. Which of the two did you mean?",
    source=WELLNESS_PLANS,
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
    names = {called(support.name) for id in wanted if (support := context.find(id, Support))}
    for i, out in enumerate(crisis.not_involved):
        if (out.support and out.support in wanted) or (out.name and called(out.name) in names):
            yield at(f"/not_involved/{i}")


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "The person with the legal right to decide for you is also a witness. In many places that is not allowed.",
    "Who else could be your witness?",
    source=DIRECTIVES,
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
        by_name = agent is not None and called(witness.name) == called(agent.name)
        if crisis.agent and (witness.support == crisis.agent or by_name):
            yield at(f"/witnesses/{i}")


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This medicine is listed both as all right for you and as not all right.",
    "Which of the two is true today?",
    source=WELLNESS_PLANS,
)
def crisis_medicine_wanted_and_refused(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A medicine is wanted in one place and refused in another.

    A refusal with no form or dose is for all of them, and so is an allergy.

    >>> allergy = rt.models.Medicine(name="penicillin", form="shot", use=MedicineUse.ALLERGY)
    >>> wanted = rt.models.Medicine(name="Penicillin", form="pill", use=MedicineUse.ACCEPTABLE)
    >>> ask(rt.CrisisPlan(medicines=(allergy, wanted)), "crisis-medicine-wanted-and-refused")
    /medicines/1 Which of the two is true today?

    A near miss: the drops are all right and the pills are not.

    >>> drops = rt.models.Medicine(name="iron", form="drops", use=MedicineUse.TAKING)
    >>> pills = rt.models.Medicine(name="iron", form="pills", use=MedicineUse.NOT_ACCEPTABLE)
    >>> ask(rt.CrisisPlan(medicines=(drops, pills)), "crisis-medicine-wanted-and-refused")
    """
    wanted: set[tuple[str, str, str]] = set()
    refused: set[tuple[str, str, str]] = set()
    for i, medicine in enumerate(crisis.medicines):
        name, form, dose = called(medicine.name), called(medicine.form), called(medicine.dose)
        if medicine.use is MedicineUse.ALLERGY:
            form = dose = ""
        if medicine.use in _REFUSED:
            if (name, form, dose) in wanted:
                yield at(f"/medicines/{i}")
            refused.add((name, form, dose))
        elif medicine.use in _WANTED:
            refusals = {(name, *details) for details in product({form, ""}, {dose, ""})}
            if not refusals.isdisjoint(refused):
                yield at(f"/medicines/{i}")
            wanted |= refusals


@rule(
    CrisisPlan,
    Severity.ADVICE,
    "Listed here, with nothing on whether you want it: {count}. Others may take that for a yes.",
    "What here is all right for you, and what is not?",
    source=DIRECTIVES,
)
def crisis_wish_is_not_said(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A medicine, a treatment or a place is named without a word on whether it is wanted. Others may take it for a yes.

    It asks once for each of the three lists.

    >>> ask(rt.CrisisPlan(treatments=(rt.models.CareChoice(text="a night in the ward"),)), "crisis-wish-is-not-said")
    /treatments What here is all right for you, and what is not?

    A near miss: it is said.

    >>> avoid = rt.models.CareChoice(text="a night in the ward", wish=Wish.AVOID)
    >>> ask(rt.CrisisPlan(treatments=(avoid,)), "crisis-wish-is-not-said")
    """
    wishes: dict[str, list[Word | None]] = {
        "/medicines": [medicine.use for medicine in crisis.medicines],
        "/treatments": [choice.wish for choice in crisis.treatments],
        "/places": [choice.wish for choice in crisis.places],
    }
    yield from (at(path, count=said.count(None)) for path, said in wishes.items() if None in said)


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This crisis plan was good until {expires}.",
    "Is it still what you want? Until when may people go by it?",
    source=DIRECTIVES,
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
    CrisisPlan,
    Severity.SAFETY,
    "This is listed both as wanted and as not wanted.",
    "Which of the two shall people go by?",
    source=DIRECTIVES,
)
def crisis_choice_wanted_and_avoided(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A treatment or a place of care is wanted, or all right, in one line, and not wanted in another.

    >>> yes = rt.models.CareChoice(text="the hospital on the hill", wish=Wish.ACCEPTABLE)
    >>> no = rt.models.CareChoice(text="The hospital on the hill", wish=Wish.AVOID)
    >>> ask(rt.CrisisPlan(places=(yes, no)), "crisis-choice-wanted-and-avoided")
    /places/1 Which of the two shall people go by?

    A near miss: the one on the hill is all right, and the one by the lake is not.

    >>> no = attrs.evolve(no, text="the hospital by the lake")
    >>> ask(rt.CrisisPlan(places=(yes, no)), "crisis-choice-wanted-and-avoided")
    """
    yield from (at(f"/treatments/{i}") for i in _crossed(crisis.treatments))
    yield from (at(f"/places/{i}") for i in _crossed(crisis.places))


def _crossed(choices: tuple[CareChoice, ...]) -> Iterator[int]:
    """The places of wishes that one before them speaks against."""
    avoided: dict[str, bool] = {}
    for i, choice in enumerate(choices):
        if choice.wish is not None:
            avoid = choice.wish is Wish.AVOID
            if avoided.setdefault(called(choice.text), avoid) is not avoid:
                yield i


@rule(
    CrisisPlan,
    Severity.ADVICE,
    "This says when others step in, and not yet who.",
    "Who would you want: a person, a service, a place?",
    source=WELLNESS_PLANS,
)
def crisis_says_not_who(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A crisis plan says when others step in, and names nobody who does.

    >>> signs = (rt.Note(text="I have not eaten for three days"),)
    >>> ask(rt.CrisisPlan(when_others_step_in=signs), "crisis-says-not-who")
    /take_over Who would you want: a person, a service, a place?

    A near miss: someone has the legal right.

    >>> ask(rt.CrisisPlan(when_others_step_in=signs, agent="lou"), "crisis-says-not-who")
    """
    if crisis.when_others_step_in and not crisis.take_over and not crisis.agent:
        yield at("/take_over")


@rule(
    CrisisPlan,
    Severity.ADVICE,
    "This says who steps in, and not yet when. They may come too soon, or too late.",
    "What would they see that tells them it is time?",
    source=WELLNESS_PLANS,
)
def crisis_says_not_when(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A crisis plan names who steps in, and no sign that it is time.

    >>> ask(rt.CrisisPlan(take_over=("lou",)), "crisis-says-not-when")
    /when_others_step_in What would they see that tells them it is time?

    A near miss: there is one.

    >>> signs = (rt.Note(text="I do not know who my sister is"),)
    >>> ask(rt.CrisisPlan(take_over=("lou",), when_others_step_in=signs), "crisis-says-not-when")
    """
    if crisis.take_over and not crisis.when_others_step_in:
        yield at("/when_others_step_in")


@rule(
    CrisisPlan,
    Severity.IDEA,
    "Nothing says how it ends, so that you get your say back in time.",
    "What will show them that you can take over again?",
    source=WELLNESS_PLANS,
)
def crisis_says_not_when_it_ends(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A crisis plan names who steps in, and not what shows that it is over.

    >>> ask(rt.CrisisPlan(take_over=("lou",)), "crisis-says-not-when-it-ends")
    /over_when What will show them that you can take over again?

    A near miss: it says so.

    >>> ends = (rt.Note(text="I sleep two nights in a row"),)
    >>> ask(rt.CrisisPlan(take_over=("lou",), over_when=ends), "crisis-says-not-when-it-ends")
    """
    if crisis.take_over and not crisis.over_when:
        yield at("/over_when")


@rule(
    CrisisPlan,
    Severity.IDEA,
    "More than one person steps in. They may not agree.",
    "If they do not, how shall they settle it?",
    source=WELLNESS_PLANS,
)
def crisis_leaves_disagreement_open(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """Several people step in, and nothing says how they settle it when they do not agree.

    >>> ask(rt.CrisisPlan(take_over=("lou", "rose")), "crisis-leaves-disagreement-open")
    /how_disagreements_settle If they do not, how shall they settle it?

    A near miss: Rose has the last word.

    >>> settled = rt.CrisisPlan(take_over=("lou", "rose"), how_disagreements_settle="Rose has the last word")
    >>> ask(settled, "crisis-leaves-disagreement-open")
    """
    if len(crisis.take_over) > 1 and not crisis.how_disagreements_settle:
        yield at("/how_disagreements_settle")


@rule(
    CrisisPlan,
    Severity.ADVICE,
    "At some hours, no one who steps in can be reached. A crisis may come at any hour.",
    "Who or what could be there then: a friend, a service, a line?",
    source=WELLNESS_PLANS,
)
def crisis_comes_out_of_hours(crisis: CrisisPlan, context: Context) -> Iterator[Spot]:
    """The hours of all who step in, taken together, leave a part of the week out.

    Hours that nobody wrote down count as any hour.

    >>> days = rt.Contact(way=Way.CALL, value="555-0142", hours=(rt.Hours(start=time(9), end=time(17)),))
    >>> clinic = rt.Support(id="clinic", name="the clinic", contact=(days,))
    >>> crisis = rt.CrisisPlan(take_over=("clinic",))
    >>> ask(rt.WellnessPlan(supports=(clinic,), crisis=crisis), "crisis-comes-out-of-hours")
    /crisis/take_over Who or what could be there then: a friend, a service, a line?

    A near miss: if it is urgent, they are there at any hour.

    >>> clinic = attrs.evolve(clinic, contact=(attrs.evolve(days, any_hour_if_urgent=True),))
    >>> ask(rt.WellnessPlan(supports=(clinic,), crisis=crisis), "crisis-comes-out-of-hours")
    """
    hours = hours_of(context.find(id, Support) for id in crisis.take_over)
    if hours and not go_round_the_clock(hours):
        yield at("/take_over")


@rule(
    CrisisPlan,
    Severity.ADVICE,
    "This has to go on, and nobody is named for it.",
    "Who could see to it?",
    source=WELLNESS_PLANS,
)
def crisis_duty_has_no_one(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """Something has to be looked after in a crisis, and nobody is named.

    >>> hens = rt.models.Duty(what="feed the hens")
    >>> ask(rt.CrisisPlan(duties=(hens,)), "crisis-duty-has-no-one")
    /duties/0/support Who could see to it?

    A near miss: Noor does it.

    >>> ask(rt.CrisisPlan(duties=(attrs.evolve(hens, support="noor"),)), "crisis-duty-has-no-one")
    """
    yield from (at(f"/duties/{i}/support") for i, duty in enumerate(crisis.duties) if not duty.support)


@rule(
    PostCrisisPlan,
    Severity.IDEA,
    "After a hard time you wrote what to change in your plan.",
    "Is it in there by now, or would you like to make that change?",
    source=WELLNESS_PLANS,
)
def change_after_a_crisis_is_waiting(after: PostCrisisPlan, _: Context) -> Iterator[Spot]:
    """The plan for the days after a crisis holds changes to make in the plan.

    Nothing tells on which day they were written, or whether they were made since, so it asks once for all of them.

    >>> after = rt.PostCrisisPlan(change_in_plan=("call Rose sooner", "take that hospital off the list"))
    >>> ask(rt.WellnessPlan(after_crisis=after), "change-after-a-crisis-is-waiting")
    /after_crisis/change_in_plan Is it in there by now, or would you like to make that change?

    A near miss: it taught them something, and there is nothing to change.

    >>> ask(rt.PostCrisisPlan(learned="I can ask on day two."), "change-after-a-crisis-is-waiting")
    """
    if after.change_in_plan:
        yield at("/change_in_plan")
