"""Plans for the hardest days: what is private from the start, and what has to be said beside them."""

from typing import Any

import pytest

import recoverytools as rt
from recoverytools.rendering import to_markdown, to_text


def test_safer_use_is_private_unless_the_person_says_otherwise() -> None:
    assert rt.SaferUse().private is True
    assert "private" not in rt.to_dict(rt.SaferUse())
    assert rt.to_dict(rt.SaferUse(private=False))["private"] is False
    for private in (True, False):
        use = rt.SaferUse(private=private, after_a_break="a little is a lot")
        assert rt.loads(rt.dumps(use), rt.SaferUse) == use
        plan = rt.WellnessPlan(safer_use=use)
        assert rt.loads(rt.dumps(plan)) == plan
        assert ("a little is a lot" in to_text(plan, include_private=False)) is not private
    assert not any(kind().private for kind in (rt.CrisisPlan, rt.SafetyPlan, rt.PostCrisisPlan))


@pytest.mark.parametrize("page", [to_text, to_markdown])
@pytest.mark.parametrize("crisis", [rt.CrisisPlan(), rt.CrisisPlan(respite="Oak Street")], ids=["empty", "written"])
def test_every_page_with_a_crisis_plan_says_that_it_is_no_legal_document(page: Any, crisis: rt.CrisisPlan) -> None:
    for thing in (crisis, rt.WellnessPlan(crisis=crisis)):
        assert "this is not a legal document" in page(thing).casefold()
    assert "legal" not in page(rt.WellnessPlan(safety=rt.SafetyPlan(kept_at=("my coat",))))


def test_the_six_lists_of_a_safety_plan_stand_in_their_order() -> None:
    lists = ["signs", "on_my_own", "people_and_places", "people_to_ask", "professionals", "safer_surroundings"]
    notes: Any = {name: (rt.Note(text=name),) for name in reversed(lists)}
    plan = rt.SafetyPlan(**notes)
    page = to_text(plan)
    assert sorted(lists, key=page.index) == lists
    assert [name for name in rt.to_dict(plan) if name in lists] == lists
