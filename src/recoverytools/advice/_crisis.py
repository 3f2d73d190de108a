"""Rules about plans for the hardest days."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.crisis import CrisisPlan
from ..vocabulary import MedicineUse
from ._rule import Context, Spot, at, rule

_REFUSED = {MedicineUse.NOT_ACCEPTABLE, MedicineUse.ALLERGY}


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This person is named both to step in and to stay out.",
    "People may do what they read first. Which of the two did you mean?",
)
def crisis_names_someone_for_and_against(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """Someone who is to step in, or to start the plan, or to decide by law, stands among those who stay out of it.

    >>> kim = rt.Support(id="kim", name="Kim")
    >>> out = rt.models.NotInvolved(support="kim")
    >>> crisis = rt.CrisisPlan(take_over=("kim",), not_involved=(out,))
    >>> ask(rt.WellnessPlan(supports=(kim,), crisis=crisis), "crisis-names-someone-for-and-against")
    /crisis/not_involved/0 People may do what they read first. Which of the two did you mean?

    A near miss: Kim has a copy of the plan and stays out of it.

    >>> crisis = rt.CrisisPlan(copies_with=("kim",), not_involved=(out,))
    >>> ask(rt.WellnessPlan(supports=(kim,), crisis=crisis), "crisis-names-someone-for-and-against")
    """
    wanted = {*crisis.take_over, *crisis.turned_on_by, crisis.agent} - {None}
    yield from (at(f"/not_involved/{i}") for i, out in enumerate(crisis.not_involved) if out.support in wanted)


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "The person with the legal right to decide for you is also a witness. In many places that is not allowed.",
    "Who else could be your witness?",
)
def crisis_agent_is_a_witness(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """The person named by law to decide is also a witness, which the law of many places does not allow.

    >>> lou = rt.Support(id="lou", name="Lou")
    >>> crisis = rt.CrisisPlan(agent="lou", witnesses=(rt.models.Witness(support="lou"),))
    >>> ask(rt.WellnessPlan(supports=(lou,), crisis=crisis), "crisis-agent-is-a-witness")
    /crisis/witnesses/0 Who else could be your witness?

    A near miss: a neighbor saw it.

    >>> crisis = rt.CrisisPlan(agent="lou", witnesses=(rt.models.Witness(name="my neighbor"),))
    >>> ask(rt.WellnessPlan(supports=(lou,), crisis=crisis), "crisis-agent-is-a-witness")
    """
    for i, witness in enumerate(crisis.witnesses):
        if crisis.agent and witness.support == crisis.agent:
            yield at(f"/witnesses/{i}")


@rule(
    CrisisPlan,
    Severity.SAFETY,
    "This medicine is listed both as all right for you and as not all right.",
    "Which of the two is true today?",
)
def crisis_medicine_wanted_and_refused(crisis: CrisisPlan, _: Context) -> Iterator[Spot]:
    """A medicine, in the same form and dose, is wanted in one place and refused in another.

    >>> yes = rt.models.Medicine(name="Lithium", use=MedicineUse.TAKING)
    >>> no = rt.models.Medicine(name="lithium", use=MedicineUse.NOT_ACCEPTABLE)
    >>> ask(rt.CrisisPlan(medicines=(yes, no)), "crisis-medicine-wanted-and-refused")
    /medicines/1 Which of the two is true today?

    A near miss: the drops are all right and the pills are not.

    >>> yes, no = attrs.evolve(yes, form="drops"), attrs.evolve(no, form="pills")
    >>> ask(rt.CrisisPlan(medicines=(yes, no)), "crisis-medicine-wanted-and-refused")
    """
    said: dict[tuple[str, ...], set[bool]] = {}
    for i, medicine in enumerate(crisis.medicines):
        if medicine.use is None:
            continue
        same = tuple(text.strip().casefold() for text in (medicine.name, medicine.form, medicine.dose))
        refused = medicine.use in _REFUSED
        if (not refused) in said.setdefault(same, set()):
            yield at(f"/medicines/{i}")
        said[same].add(refused)
