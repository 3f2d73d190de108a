"""The rules about stories, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import TODAY, asked
from recoverytools.advice import review
from recoverytools.models import StoryPart, StoryVersion, ThirdParty
from recoverytools.vocabulary import Audience, StoryPartKind

HELD_BACK = StoryPart(id="x", text="x", audiences=(Audience.PUBLIC, Audience.ONE_PEER), off_limits=True)


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.FAMILY,)), HELD_BACK)), [("/parts/1/audiences", {})]),
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(attrs.evolve(HELD_BACK, off_limits=False), attrs.evolve(HELD_BACK, id="y", audiences=()))), []),
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(HELD_BACK,), versions=(StoryVersion(parts=("x",)),)), [("/parts/0/audiences", {}), ("/versions/0/parts/0", {})]),
        *((code, rt.RecoveryStory(parts=(HELD_BACK,), third_parties=(ThirdParty(who="x"),)), []) for code in ("story-for-anyone-has-no-boundaries", "story-for-anyone-tells-of-others", "story-for-a-peer-asks-nothing")),
        ("story-for-anyone-has-no-boundaries", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.PUBLIC,)),), boundaries=("y",)), []),
        ("story-for-anyone-tells-of-others", rt.RecoveryStory(third_parties=(ThirdParty(who="x"),)), []),
        ("story-for-anyone-tells-of-others", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONLINE,)),), third_parties=(ThirdParty(who="x", agreed=False), ThirdParty(who="y"), ThirdParty(who="z", agreed=True))), [("/third_parties/0/agreed", {}), ("/third_parties/1/agreed", {})]),
        ("story-ends-in-the-hard-time", rt.RecoveryStory(parts=(StoryPart(text="x"),)), []),
        ("story-ends-in-the-hard-time", rt.RecoveryStory(parts=(StoryPart(text="x", kind=StoryPartKind.BEFORE), StoryPart(text="x", kind=StoryPartKind.NOW, off_limits=True))), [("/parts", {})]),
        ("story-for-a-peer-asks-nothing", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONE_PEER,)),)), [("/ask_before", {})]),
        ("story-for-a-peer-asks-nothing", rt.RecoveryStory(parts=(StoryPart(text="x", audiences=(Audience.ONE_PEER,)),), ask_before="x", ask_after="y"), []),
        ("story-has-no-support-after", rt.RecoveryStory(versions=(StoryVersion(),), support_after="x"), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("story-has-no-support-after", rt.RecoveryStory(versions=(StoryVersion(),)), "Nothing here says what comes after you have told it. Telling a story can stir you up.", "Who or what will be there for you after?"),
        ("story-tells-what-is-off-limits", rt.RecoveryStory(parts=(HELD_BACK,)), "You marked a part of your story to keep to yourself, and here it is to be told.", "Would you like to leave that part out here, or is it all right to tell now?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
