"""The rules about safety plans, safer use, help lines and old checks, at their edges."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import A_KIT, LINE, REFUSED, TODAY, asked, paths
from recoverytools.advice import review
from recoverytools.models import Medicine, Naloxone, Page
from recoverytools.vocabulary import MedicineUse


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("naloxone-has-expired", rt.SaferUse(naloxone=Naloxone()), []),
        ("naloxone-has-expired", rt.SaferUse(), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("naloxone-is-known-to-no-one", rt.SaferUse(), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone()), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(expires=TODAY)), [("/naloxone/who_knows", {})]),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(kept_where="x", who_knows=("sam",))), []),
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(kept_where="x"), not_alone=A_KIT), [("/naloxone/who_knows", {})]),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(private=False), []),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(first_day_back=A_KIT), [("/after_a_break", {})]),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(naloxone=Naloxone()), [("/after_a_break", {})]),
        *(("safer-use-has-no-naloxone", use, [("/naloxone", {})]) for use in (rt.SaferUse(if_i_use=A_KIT), rt.SaferUse(not_alone=A_KIT), rt.SaferUse(after_a_break="x"))),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT, naloxone=Naloxone()), [("/naloxone", {})]),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT, naloxone=Naloxone(who_knows=("sam",))), []),
        ("safer-use-has-no-naloxone", rt.SaferUse(what_to_tell_responders="x"), []),
        ("safer-use-leaves-you-alone", rt.SaferUse(private=False), []),
        ("safer-use-leaves-you-alone", rt.SaferUse(after_a_break="x", first_day_back=A_KIT), [("/not_alone", {})]),
        ("safer-use-leaves-you-alone", rt.SaferUse(if_i_use=A_KIT, not_alone=(rt.Note(text="y"),)), []),
        ("help-line-has-no-number", LINE, []),
        ("last-check-is-long-ago", Medicine(name="x", checked_on=TODAY - timedelta(366)), [("/checked_on", {"checked": TODAY - timedelta(366)})]),
        ("last-check-is-long-ago", Medicine(name="x"), []),
        ("last-check-is-long-ago", Medicine(name="x", use=MedicineUse.ALLERGY, checked_on=date(2020, 1, 1)), []),
        ("last-check-is-long-ago", Medicine(name="x", use=REFUSED, checked_on=date(2020, 1, 1)), [("/checked_on", {"checked": date(2020, 1, 1)})]),
        ("last-check-is-long-ago", Page(heading="x", checked_on=date(2020, 1, 1)), [("/checked_on", {"checked": date(2020, 1, 1)})]),
        ("last-check-is-long-ago", rt.Resource(name="x"), []),
        ("last-check-is-long-ago", attrs.evolve(LINE, never_offer=True, checked_on=date(2020, 1, 1)), []),
        ("last-check-is-long-ago", rt.Resource(name="x", verified_on=TODAY - timedelta(366)), [("/verified_on", {"checked": TODAY - timedelta(366)})]),
        ("last-check-is-long-ago", rt.Resource(name="x", verified_on=TODAY - timedelta(365)), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("naloxone-is-known-to-no-one", rt.SaferUse(naloxone=Naloxone(kept_where="x")), "You have naloxone. If you need it, someone else has to find it and give it to you.", "Who could know where it is? Or how would people who come to help see it?"),
        ("safer-use-has-no-naloxone", rt.SaferUse(if_i_use=A_KIT), "Naloxone is not in here. If it is about street drugs, any of them can have opioids in it.", "Many places give it for free. Would you like to have some near?"),
        ("safer-use-leaves-you-alone", rt.SaferUse(if_i_use=A_KIT), "Nothing here says how others would notice if it goes badly. You may not be able to call for help then.", "What could help: someone near, an open door, a line that stays on, a place with staff?"),
        ("safer-use-says-nothing-of-a-break", rt.SaferUse(if_i_use=A_KIT), "Nothing here is about the time after a break. The body can take much less then.", "What would you do then to stay safe?"),
        ("last-check-is-long-ago", attrs.evolve(LINE, checked_on=date(2025, 3, 1)), "This was last checked on 1 March 2025. Numbers, doses and places change, and others may go by it.", "Is it still right? Who could tell you?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
