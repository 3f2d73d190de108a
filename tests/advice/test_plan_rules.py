"""The rules about a plan as a whole, at their edges."""

from datetime import date, timedelta
from typing import Any

import pytest

import recoverytools as rt
from asking import A_YEAR_AGO, TODAY, TOMORROW, YESTERDAY, asked, goal, paths
from recoverytools.advice import review
from recoverytools.models import Page, Person
from recoverytools.vocabulary import Domain, SkillLevel

ABOUT: dict[str, Any] = {
    "title": "x",
    "owner": Person(name="x"),
    "language": "es",
    "region": "US",
    "time_zone": "UTC",
    "created": TODAY,
    "reviewed": TODAY,
    "review_due": TODAY,
    "private": True,
}


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY), ["/review_due"]),
        ("plan-review-is-due", rt.WellnessPlan(review_due=TODAY), ["/review_due"]),
        ("plan-review-is-due", rt.WellnessPlan(review_due=TOMORROW), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY, reviewed=YESTERDAY), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=YESTERDAY, reviewed=TODAY), []),
        ("plan-review-is-due", rt.WellnessPlan(review_due=TODAY, reviewed=YESTERDAY), ["/review_due"]),
        *(
            ("plan-is-a-blank-page", rt.WellnessPlan(**{name: value}), ["/doing_well"]) for name, value in ABOUT.items()
        ),
        ("plan-is-a-blank-page", rt.WellnessPlan(vision="x"), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=A_YEAR_AGO), []),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=A_YEAR_AGO - timedelta(1)), [("/reviewed", {"reviewed": A_YEAR_AGO - timedelta(1)})]),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=date(2024, 2, 2), review_due=date(2024, 2, 2)), [("/reviewed", {"reviewed": date(2024, 2, 2)})]),
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=date(2024, 2, 2), review_due=date(2024, 2, 3)), []),
        ("plan-review-is-long-ago", rt.WellnessPlan(review_due=TOMORROW), []),
        ("plan-says-not-what-well-is", rt.WellnessPlan(), []),
        ("plan-says-not-what-well-is", rt.WellnessPlan(crisis=rt.CrisisPlan()), [("/doing_well", {})]),
        ("layout-names-nothing", rt.WellnessPlan(layout=("pages/p", "gaols", "pages/q"), pages=(Page(id="p", heading="x"),)), [("/layout/1", {}), ("/layout/2", {})]),
        ("layout-names-nothing", rt.WellnessPlan(layout=("title", "layout")), [("/layout/0", {}), ("/layout/1", {})]),
        ("layout-names-nothing", rt.WellnessPlan(layout=("goals", "pages")), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)[:5]),)), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=(*tuple(Domain)[:5], Domain.OTHER)),)), []),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)[:5]),), strengths=(rt.Strength(text="x", domain=Domain.SOCIAL),)), [("/goals", {"domain": Domain.PHYSICAL})]),
        ("plan-leaves-a-dimension-out", rt.WellnessPlan(goals=(goal(domains=tuple(Domain)),)), []),
        ("skill-has-no-practice", rt.Skill(name="x", now=SkillLevel.NOT_YET), []),
        ("skill-has-no-practice", rt.Skill(name="x", now=SkillLevel.NOT_YET, needed=SkillLevel.CAN_TEACH, practice=(rt.Step(what="y"),)), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("plan-review-is-long-ago", rt.WellnessPlan(reviewed=date(2025, 3, 1)), "You last looked this plan over on 1 March 2025.", "What has changed since then? When would you like to look again?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
