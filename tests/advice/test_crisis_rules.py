"""The rules about crisis plans and the days after, at their edges."""

from datetime import time
from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import A_NUMBER, CALL, NURSE, REACHED, REFUSED, SAM, TODAY, WANTED, asked, paths
from recoverytools.advice import review
from recoverytools.models import CareChoice, Duty, Medicine, NotInvolved, Witness
from recoverytools.vocabulary import MedicineUse, Way, Weekday, Wish


def plan_with(**crisis: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(supports=(SAM,), crisis=rt.CrisisPlan(**crisis))


MEDICINES: Any = [
    (({"name": "A", "use": REFUSED}, {"name": " a", "form": "pill", "dose": "one", "use": WANTED}), ["/medicines/1"]),
    (({"name": "A", "form": "pill", "use": WANTED}, {"name": "a", "use": REFUSED}), ["/medicines/1"]),
    (({"name": "A", "form": "Pill", "use": WANTED}, {"name": "a", "form": "pill", "use": REFUSED}), ["/medicines/1"]),
    (({"name": "A", "dose": "one", "use": WANTED}, {"name": "a", "dose": "two", "use": REFUSED}), []),
    (({"name": "A", "use": WANTED}, {"name": "a", "form": "pill", "use": REFUSED}), []),
    (({"name": "A", "use": WANTED}, {"name": "B", "use": REFUSED}), []),
    (({"name": "A", "use": WANTED}, {"name": "A", "use": MedicineUse.ACCEPTABLE}), []),
    (({"name": "A"}, {"name": "A", "use": REFUSED}), []),
    (
        ({"name": "A", "dose": "one", "use": WANTED}, {"name": "a", "dose": "two", "use": MedicineUse.ALLERGY}),
        ["/medicines/1"],
    ),
    (({"name": "A", "form": "pill", "use": MedicineUse.ALLERGY}, {"name": "a", "use": WANTED}), ["/medicines/1"]),
    (({"name": "A", "form": "pill", "use": MedicineUse.ALLERGY}, {"name": "B", "form": "pill", "use": WANTED}), []),
]


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("crisis-names-someone-for-and-against", plan_with(take_over=("sam",), not_involved=(NotInvolved(name=" sAM "),)), ["/crisis/not_involved/0"]),
        ("crisis-names-someone-for-and-against", plan_with(take_over=("sam",), not_involved=(NotInvolved(name="Samir"),)), []),
        ("crisis-names-someone-for-and-against", plan_with(turned_on_by=("sam",), not_involved=(NotInvolved(support="sam"),)), ["/crisis/not_involved/0"]),
        ("crisis-names-someone-for-and-against", plan_with(agent="sam", not_involved=(NotInvolved(support="sam"),)), ["/crisis/not_involved/0"]),
        ("crisis-names-someone-for-and-against", plan_with(duties=(Duty(what="x", support="sam"),), not_involved=(NotInvolved(why="x"), NotInvolved(support="sam"))), ["/crisis/not_involved/1"]),
        ("crisis-names-someone-for-and-against", plan_with(not_involved=(NotInvolved(name="Sam"), NotInvolved())), []),
        ("crisis-agent-is-a-witness", plan_with(agent="sam", witnesses=(Witness(name="x"), Witness(name="SAM"))), ["/crisis/witnesses/1"]),
        ("crisis-agent-is-a-witness", plan_with(witnesses=(Witness(name="Sam"), Witness())), []),
        *(
            ("crisis-medicine-wanted-and-refused", rt.CrisisPlan(medicines=tuple(Medicine(**one) for one in pair)), found)
            for pair, found in MEDICINES
        ),
        ("crisis-plan-has-expired", rt.CrisisPlan(), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


def test_who_steps_in_is_there_at_any_hour_of_the_week() -> None:
    def out_of_hours(*hours: rt.Hours, contact: rt.Contact = A_NUMBER) -> bool:
        """Whether hours are left out, where each of those who step in has some."""
        people = [
            rt.Support(id=f"s-{i}", name="x", contact=(attrs.evolve(contact, hours=(one,)),))
            for i, one in enumerate(hours)
        ]
        crisis = rt.CrisisPlan(take_over=tuple(one.id for one in people))
        found = asked(rt.WellnessPlan(supports=tuple(people), crisis=crisis), "crisis-comes-out-of-hours")
        assert found in ([], [("/crisis/take_over", {})])
        return bool(found)

    days, nights = rt.Hours(start=time(8), end=time(22)), rt.Hours(start=time(22), end=time(8))
    assert out_of_hours(days)
    assert not out_of_hours(days, nights), "together they are there all week"
    assert out_of_hours(days, attrs.evolve(nights, days=tuple(Weekday)[:6])), "Sunday night is left out"
    assert not out_of_hours(days, attrs.evolve(nights, start=time(22, 1))), "a minute is no time"
    assert out_of_hours(days, attrs.evolve(nights, start=time(22, 2)))
    assert out_of_hours(rt.Hours(end=time(23, 58)))
    assert not out_of_hours(rt.Hours())
    assert not out_of_hours(rt.Hours(start=time(8), end=time(8))), "round the clock"
    assert not out_of_hours(rt.Hours(end=time(12)), rt.Hours(start=time(12), end=time(23, 59)))
    assert out_of_hours(rt.Hours(days=(Weekday.MONDAY, Weekday.SUNDAY)))
    assert not out_of_hours(*(rt.Hours(days=(day,)) for day in Weekday))
    assert out_of_hours(days, contact=rt.Contact(way=Way.VISIT)), "to go there is a way, and has its hours"
    assert not out_of_hours(days, contact=rt.Contact(value="x", any_hour_if_urgent=True))
    assert not out_of_hours(days, contact=CALL), "with no number, nothing is known of when"
    assert not out_of_hours(), "nobody is named"
    crisis = rt.CrisisPlan(take_over=("sam", "nurse"))
    by_day = attrs.evolve(REACHED, contact=(rt.Contact(value="x", hours=(days,)),))
    for nurse, is_asked in ((NURSE, False), (attrs.evolve(NURSE, contact=by_day.contact), True)):
        plan = rt.WellnessPlan(supports=(by_day, nurse), crisis=crisis)
        assert bool(asked(plan, "crisis-comes-out-of-hours")) is is_asked, "who has no hours may be there at any"
    at_all_hours = attrs.evolve(by_day, contact=(*by_day.contact, rt.Contact(value="y")))
    assert (
        asked(
            rt.WellnessPlan(supports=(at_all_hours,), crisis=attrs.evolve(crisis, take_over=("sam",))),
            "crisis-comes-out-of-hours",
        )
        == []
    )
    assert asked(rt.CrisisPlan(take_over=("sam",)), "crisis-comes-out-of-hours") == [], "alone, it knows nobody"


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("crisis-wish-is-not-said", rt.CrisisPlan(medicines=(Medicine(name="x"), Medicine(name="y", use=REFUSED), Medicine(name="z"))), [("/medicines", {"count": 2})]),
        ("crisis-wish-is-not-said", rt.CrisisPlan(treatments=(CareChoice(text="x"),), places=(CareChoice(text="x"), CareChoice(text="y"), CareChoice(text="z"))), [("/treatments", {"count": 1}), ("/places", {"count": 3})]),
        ("crisis-wish-is-not-said", rt.CrisisPlan(places=(CareChoice(text="x", wish=Wish.AVOID),)), []),
        ("crisis-choice-wanted-and-avoided", rt.CrisisPlan(treatments=(CareChoice(text="x", wish=Wish.AVOID), CareChoice(text="X"), CareChoice(text="X ", wish=Wish.PREFERRED))), [("/treatments/2", {})]),
        ("crisis-choice-wanted-and-avoided", rt.CrisisPlan(treatments=(CareChoice(text="x", wish=Wish.AVOID),), places=(CareChoice(text="x", wish=Wish.PREFERRED),)), []),
        ("crisis-choice-wanted-and-avoided", rt.CrisisPlan(places=(CareChoice(text="x", wish=Wish.ACCEPTABLE), CareChoice(text="x", wish=Wish.PREFERRED))), []),
        ("crisis-says-not-who", rt.CrisisPlan(when_others_step_in=(rt.Note(text="x"),), take_over=("sam",)), []),
        ("crisis-says-not-who", rt.CrisisPlan(), []),
        ("crisis-says-not-when", rt.CrisisPlan(), []),
        ("crisis-says-not-when-it-ends", rt.CrisisPlan(), []),
        ("crisis-leaves-disagreement-open", rt.CrisisPlan(take_over=("sam",)), []),
        ("change-after-a-crisis-is-waiting", rt.PostCrisisPlan(change_in_plan=("x", "y")), [("/change_in_plan", {})]),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("crisis-names-someone-for-and-against", plan_with(duties=(Duty(what="x", support="sam"),), not_involved=(NotInvolved(support="sam"),)), "This person has a part in your crisis plan, and is also named to stay out of it.", "People may do what they read first. Which of the two did you mean?"),
        ("crisis-wish-is-not-said", rt.CrisisPlan(places=(CareChoice(text="x"),)), "Listed here, with nothing on whether you want it: 1. Others may take that for a yes.", "What here is all right for you, and what is not?"),
        ("change-after-a-crisis-is-waiting", rt.PostCrisisPlan(change_in_plan=("x",)), "After a hard time you wrote what to change in your plan.", "Is it in there by now, or would you like to make that change?"),
        ("crisis-comes-out-of-hours", rt.WellnessPlan(supports=(attrs.evolve(REACHED, contact=(rt.Contact(value="x", hours=(rt.Hours(end=time(9)),)),)),), crisis=rt.CrisisPlan(take_over=("sam",))), "At some hours, no one who steps in can be reached. A crisis may come at any hour.", "Who or what could be there then: a friend, a service, a line?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
