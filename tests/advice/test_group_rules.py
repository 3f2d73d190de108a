"""The rules about groups and credentials, at their edges."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import A_YEAR_AGO, TODAY, TOMORROW, YESTERDAY, asked
from recoverytools.advice import review
from recoverytools.models import GroupRole, Meeting
from recoverytools.vocabulary import Every, Weekday

WEEKLY = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), minutes=60)
OVER = rt.PeerGroup(name="x", schedule=attrs.evolve(WEEKLY, until=YESTERDAY), meetings=(Meeting(on=YESTERDAY),))
ENDED = (attrs.evolve(WEEKLY, until=YESTERDAY), attrs.evolve(WEEKLY, start=date(2026, 9, 1), count=4))
WHERE_IT_MEETS = (
    "agenda-is-longer-than-the-meeting",
    "nothing-says-where-privacy-ends",
    "group-is-not-ready-for-a-crisis",
    "group-has-no-stand-in",
)


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        *((code, rt.PeerGroup(name="x", meetings=(Meeting(on=YESTERDAY),)), [(path, {})]) for code, path in {"nothing-says-where-privacy-ends": "/confidentiality_limits", "group-is-not-ready-for-a-crisis": "/if_someone_is_in_crisis", "group-has-no-stand-in": "/if_no_one_can_lead"}.items()),
        *((code, rt.PeerGroup(name="x"), []) for code in ("nothing-says-where-privacy-ends", "group-is-not-ready-for-a-crisis", "group-has-no-stand-in")),
        ("nothing-says-where-privacy-ends", rt.PeerGroup(name="x", meetings=(Meeting(on=YESTERDAY),), confidentiality_limits="y"), []),
        ("nothing-says-where-privacy-ends", rt.WorkingAgreement(), []),
        ("nothing-says-where-privacy-ends", rt.WorkingAgreement(what_stays_private="x"), [("/its_limits", {})]),
        *((code, attrs.evolve(OVER, agenda=(rt.models.AgendaItem(title="x", minutes=75),)), []) for code in WHERE_IT_MEETS),
        *((code, rt.PeerGroup(name="x", schedule=schedule), []) for code in WHERE_IT_MEETS[1:] for schedule in ENDED),
        *((code, attrs.evolve(OVER, schedule=attrs.evolve(WEEKLY, until=TODAY + timedelta(2)), agenda=(rt.models.AgendaItem(title="x", minutes=75),)), [found]) for code, found in zip(WHERE_IT_MEETS, (("/agenda", {"agenda": 75, "meeting": 60}), ("/confidentiality_limits", {}), ("/if_someone_is_in_crisis", {}), ("/if_no_one_can_lead", {})), strict=True)),
        *((code, attrs.evolve(OVER, schedule=None, earlier=(WEEKLY,)), []) for code in WHERE_IT_MEETS),
        ("group-has-no-stand-in", attrs.evolve(OVER, schedule=WEEKLY, roles=(GroupRole(role="a", people=("Dee", " dee")), GroupRole(role="b", people=("J.",)))), [("/if_no_one_can_lead", {})]),
        ("group-has-no-stand-in", attrs.evolve(OVER, schedule=WEEKLY, if_no_one_can_lead=("the key is at the desk",)), []),
        ("agenda-is-longer-than-the-meeting", rt.PeerGroup(name="x", schedule=attrs.evolve(WEEKLY, minutes=None), agenda=(rt.models.AgendaItem(title="x", minutes=75),)), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY + timedelta(90)), [("/expires", {"expires": TODAY + timedelta(90)})]),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY + timedelta(91)), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TODAY), [("/expires", {"expires": TODAY})]),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=YESTERDAY), []),
        ("credential-has-run-out", rt.Credential(title="x", expires=YESTERDAY), [("/expires", {"expires": YESTERDAY})]),
        ("credential-has-run-out", rt.Credential(title="x", expires=TODAY), []),
        ("credential-has-run-out", rt.Credential(title="x", expires=A_YEAR_AGO), [("/expires", {"expires": A_YEAR_AGO})]),
        ("credential-has-run-out", rt.Credential(title="x", expires=A_YEAR_AGO - timedelta(1)), []),
        ("credential-has-run-out", rt.Credential(title="x"), []),
        ("credential-is-about-to-lapse", rt.Credential(title="x"), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("nothing-says-where-privacy-ends", attrs.evolve(OVER, schedule=WEEKLY), "Nothing says when something does not stay private. People need to know that before they speak.", "What would have to be told to someone else, and to whom? How will you say so at the start?"),
        ("group-has-no-stand-in", attrs.evolve(OVER, schedule=WEEKLY), "Nothing says what happens when the one who leads cannot come. When the jobs go round, a group belongs to all.", "Who has a key? Who could open the meeting, or take a turn?"),
        ("agenda-is-longer-than-the-meeting", rt.PeerGroup(name="x", schedule=WEEKLY, agenda=(rt.models.AgendaItem(title="x", minutes=75),)), "The parts of a meeting take 75 minutes together, and the meeting has 60.", "What could be shorter, or wait for the next time?"),
        ("credential-is-about-to-lapse", rt.Credential(title="x", expires=TOMORROW), "This is good until 23 November 2026. To renew it can take a while.", "What do you still need for it? Who could tell you?"),
        ("credential-has-run-out", rt.Credential(title="x", expires=YESTERDAY), "This ran out on 21 November 2026.", "Would you like it back? Who could tell you what that takes?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
