"""The rules about all pages for the hardest days, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import A_KIT, ASK_SAM, CALL, LINE, NURSE, REACHED, SAM, TODAY, TOMORROW, YESTERDAY, asked
from recoverytools.advice import review
from recoverytools.models import Duty, Medicine, Naloxone, NotInvolved
from recoverytools.vocabulary import AgreedToHelp

LEADING_TO_SAM: Any = [
    {"crisis": rt.CrisisPlan(take_over=("sam",))},
    {"crisis": rt.CrisisPlan(agent="sam")},
    {"safer_use": rt.SaferUse(naloxone=Naloxone(who_knows=("sam",)))},
]


def kept_out(*out: Any, **more: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(supports=(SAM, NURSE), crisis=rt.CrisisPlan(not_involved=out), **more)


def granted(**more: Any) -> rt.WellnessPlan:
    return kept_out(NotInvolved(name=" sAM"), grants=(rt.Grant(support="sam", **more),))


HARD_DAY = rt.SafetyPlan(signs=(rt.Note(text="x"),))


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("hard-day-counts-on-someone-kept-out", kept_out(NotInvolved(support="sam"), after_crisis=rt.PostCrisisPlan(first_days=(rt.Note(support="sam"),), thank=(rt.Note(support="sam"),))), [("/after_crisis/first_days/0/support", {})]),
        ("hard-day-counts-on-someone-kept-out", kept_out(NotInvolved(name="sam"), safer_use=rt.SaferUse(not_alone=(rt.Note(support="sam"),), naloxone=Naloxone(who_knows=("nurse", "sam")), if_i_use=(rt.Note(support="sam"),))), [("/safer_use/naloxone/who_knows/1", {}), ("/safer_use/not_alone/0/support", {})]),
        ("hard-day-counts-on-someone-kept-out", kept_out(NotInvolved(), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        ("hard-day-counts-on-someone-kept-out", rt.WellnessPlan(supports=(SAM,), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        *(("hard-day-is-shown-to-someone-kept-out", granted(sections=(section,)), [("/grants/0", {})]) for section in ("crisis", "safety", "safer_use", "after_crisis")),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("goals",)), []),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), until=YESTERDAY), []),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), until=TODAY), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), revoked_on=TODAY), []),
        ("hard-day-is-shown-to-someone-kept-out", granted(sections=("crisis",), revoked_on=TOMORROW), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(support="sam"), grants=(rt.Grant(support="nurse", sections=("crisis",)),)), []),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(name="my ex"), grants=(rt.Grant(to=" My  EX", sections=("crisis",)),)), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(support="sam"), grants=(rt.Grant(to="SAM", sections=("crisis",)),)), [("/grants/0", {})]),
        ("hard-day-is-shown-to-someone-kept-out", kept_out(NotInvolved(why="x"), grants=(rt.Grant(to="my ex", sections=("crisis",)),)), []),
        ("hard-day-is-shown-to-someone-kept-out", rt.WellnessPlan(supports=(SAM, NURSE), safety=rt.SafetyPlan(copies_with=("sam",)), crisis=rt.CrisisPlan(copies_with=("nurse", "sam"), not_involved=(NotInvolved(name="sam"),))), [("/crisis/copies_with/1", {}), ("/safety/copies_with/0", {})]),
        ("hard-day-plan-is-kept-nowhere", rt.CrisisPlan(), []),
        ("hard-day-plan-is-kept-nowhere", rt.SafetyPlan(private=True), []),
        ("hard-day-plan-is-kept-nowhere", HARD_DAY, [("/kept_at", {})]),
        ("hard-day-plan-is-kept-nowhere", attrs.evolve(HARD_DAY, copies_with=("sam",)), []),
        ("hard-day-plan-is-kept-nowhere", rt.CrisisPlan(helps=A_KIT, legal_document="in the top drawer"), []),
        ("hard-day-plan-has-no-number", rt.SafetyPlan(), []),
        ("hard-day-plan-has-no-number", HARD_DAY, [("/professionals", {})]),
        *(("hard-day-plan-has-no-number", rt.SafetyPlan(on_my_own=(rt.Note(text="x"), rt.Note(text=text))), []) for text in ("call 988", "555-0142", "(01) 42 68 53 00", "+353 1 234")),
        *(("hard-day-plan-has-no-number", rt.SafetyPlan(on_my_own=(rt.Note(text=text),)), [("/professionals", {})]) for text in ("at 10:30", "bus 12", "9, 8, 7")),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(SAM, contact=(rt.Contact(value="x"),)),), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(SAM, contact=(CALL,)),), safety=rt.SafetyPlan(people_to_ask=(rt.Note(support="sam"),))), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(resources=(rt.Resource(id="r", name="x", contact=(rt.Contact(value="x"),)),), safety=rt.SafetyPlan(people_and_places=(rt.Note(resource="r"),))), []),
        ("hard-day-plan-has-no-number", attrs.evolve(HARD_DAY, professionals=(rt.Note(text="x"),)), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, lines=(LINE,)), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, lines=(attrs.evolve(LINE, never_offer=True), attrs.evolve(LINE, id="y", value=""))), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, region="US"), []),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(safety=HARD_DAY, region="ZZ"), [("/safety/professionals", {})]),
        *(("hard-day-plan-has-no-number", page, []) for page in (rt.CrisisPlan(), rt.SaferUse(private=False))),
        *(("hard-day-plan-has-no-number", page, [(path, {})]) for page, path in ((rt.CrisisPlan(duties=(Duty(what="x"),)), "/take_over"), (rt.SaferUse(after_a_break="x"), "/not_alone"), (rt.SafetyPlan(kept_at=("x",)), "/professionals"))),
        *(("hard-day-plan-has-no-number", page, []) for page in (rt.CrisisPlan(respite="the house, 555-0100"), rt.CrisisPlan(helps=(rt.Note(text="911"),)), rt.SaferUse(not_alone=(rt.Note(text="the line, 555-0100"),)))),
        ("hard-day-plan-has-no-number", rt.CrisisPlan(does_not_help=(rt.Note(text="911"),)), [("/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.CrisisPlan(medicines=(Medicine(name="x", dose="300"),)), [("/take_over", {})]),
        *(("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), **tool), []) for tool in LEADING_TO_SAM),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), crisis=rt.CrisisPlan(not_involved=(NotInvolved(support="sam"),))), [("/crisis/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,)), crisis=rt.CrisisPlan(helps=(rt.Note(text="y"),)), safer_use=rt.SaferUse(if_i_use=A_KIT)), [("/crisis/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(crisis=rt.CrisisPlan(respite="555-0100"), safety=HARD_DAY, safer_use=rt.SaferUse(if_i_use=A_KIT)), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(crisis=rt.CrisisPlan(respite="y"), safety=HARD_DAY, safer_use=rt.SaferUse(if_i_use=A_KIT)), [("/crisis/take_over", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(attrs.evolve(REACHED, agreed=AgreedToHelp.HAS_SAID_NO),), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,))), [("/safety/professionals", {})]),
        ("hard-day-plan-has-no-number", rt.WellnessPlan(supports=(REACHED,), crisis=rt.CrisisPlan(respite="555-0100", not_involved=(NotInvolved(name="sam"),)), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,))), [("/safety/professionals", {})]),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("hard-day-plan-has-no-number", HARD_DAY, "There is no line to call here and no service, and none is known for where you live.", "Which line or service could you reach at any hour? Or in which country or region do you live?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
