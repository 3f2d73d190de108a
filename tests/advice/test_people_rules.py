"""The rules about supports and conversations, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import ASK_SAM, CALL, NURSE, SAM, TODAY, asked, backup, goal, paths
from recoverytools.advice import review
from recoverytools.models import Duty, Naloxone, NotInvolved
from recoverytools.vocabulary import AgreedToHelp, Way


def counting_on(**support: Any) -> rt.WellnessPlan:
    sam = attrs.evolve(SAM, **support)
    return rt.WellnessPlan(supports=(sam,), safety=rt.SafetyPlan(people_to_ask=(ASK_SAM,)))


UNREACHED: Any = ["/supports/0/contact"]
CONTACTS: Any = [
    ((CALL,), UNREACHED),
    ((CALL, rt.Contact(value="555-0142")), []),
    ((rt.Contact(way=Way.VISIT, note="knock, he has no phone"),), []),
    ((rt.Contact(way=Way.VISIT),), []),
    ((rt.Contact(note="at the mosque at noon"),), []),
    ((rt.Contact(way=Way.OTHER, note="his mother takes a message"),), []),
    ((rt.Contact(way=Way.OTHER),), UNREACHED),
    ((rt.Contact(any_hour_if_urgent=True),), UNREACHED),
    *(((rt.Contact(way=way, note="x"),), UNREACHED) for way in (Way.TEXT, Way.EMAIL, Way.CHAT)),
]
TURNING_TO_SAM: Any = [
    {"crisis": rt.CrisisPlan(take_over=("sam",))},
    {"crisis": rt.CrisisPlan(turned_on_by=("sam",))},
    {"crisis": rt.CrisisPlan(agent="sam")},
    {"crisis": rt.CrisisPlan(duties=(Duty(what="x", support="sam"),))},
    {"safety": rt.SafetyPlan(professionals=(ASK_SAM,))},
    {"safer_use": rt.SaferUse(not_alone=(ASK_SAM,))},
    {"backups": (backup(text="x"), backup(support="sam"))},
]
NAMING_SAM: Any = [
    {"goals": (goal(supports=("sam",)),)},
    {"toolbox": (rt.WellnessTool(name="x"),), "doing_well": (ASK_SAM,)},
    {"safety": rt.SafetyPlan(people_and_places=(ASK_SAM,), copies_with=("sam",))},
    {"safer_use": rt.SaferUse(if_i_use=(ASK_SAM,), naloxone=Naloxone(who_knows=("sam",)))},
    {"crisis": rt.CrisisPlan(helps=(ASK_SAM,), not_involved=(NotInvolved(support="sam"),))},
    {"backups": (rt.BackupPlan(cue="x", covers=("sam",)),)},
]


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("support-cannot-be-reached", counting_on(), ["/supports/0/contact"]),
        ("support-cannot-be-reached", counting_on(agreed=AgreedToHelp.HAS_SAID_NO), []),
        ("support-cannot-be-reached", counting_on(name="the warmline, 555-0100"), []),
        ("support-cannot-be-reached", attrs.evolve(counting_on(), lines=(rt.HelpLine(name=" sAM", value="555-0100"),)), []),
        ("support-cannot-be-reached", attrs.evolve(counting_on(), lines=(rt.HelpLine(name="Sam"),)), ["/supports/0/contact"]),
        *(("support-cannot-be-reached", counting_on(contact=contact), found) for contact, found in CONTACTS),
        *(("support-cannot-be-reached", rt.WellnessPlan(supports=(NURSE, SAM), **tool), ["/supports/1/contact"]) for tool in TURNING_TO_SAM),
        *(("support-cannot-be-reached", rt.WellnessPlan(supports=(NURSE, SAM), **tool), []) for tool in NAMING_SAM),
        *(("support-not-asked-yet", counting_on(agreed=agreed), found) for agreed, found in {None: [], AgreedToHelp.HAS_SAID_YES: [], AgreedToHelp.HAS_SAID_NO: [], AgreedToHelp.NOT_ASKED: ["/supports/0/agreed"]}.items()),
        ("support-not-asked-yet", rt.WellnessPlan(supports=(attrs.evolve(SAM, agreed=AgreedToHelp.NOT_ASKED),)), []),
        ("conversation-is-not-right-for-both", rt.Conversation(agreed_by_both=True), []),
        ("conversation-is-not-right-for-both", rt.Conversation(), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam",)) for _ in range(4))), [("/supports/1", {"count": 4})]),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam",)) for _ in range(3))), []),
        ("one-support-carries-everything", rt.WellnessPlan(supports=(NURSE, SAM), goals=tuple(goal(supports=("sam", "nurse")) for _ in range(4))), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("support-cannot-be-reached", counting_on(), "Nothing here says how to reach this support.", "How would you get hold of them when you need them?"),
        ("support-not-asked-yet", counting_on(agreed=AgreedToHelp.NOT_ASKED), "Your plan counts on this support, and says that they have not been asked yet.", "Have you asked since? Or would you like to think through how?"),
        ("conversation-is-not-right-for-both", rt.Conversation(agreed_by_both=False), "You do not both say that this note of your talk is right.", "What would each of you change in it?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
