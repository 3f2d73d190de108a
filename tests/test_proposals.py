"""What a helper proposes, and what the person takes. The laws stand in `proposal_laws`; here they are run, and broken."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from mutants import mutant, require_told
from proposal_laws import LAWS, alias_of
from recoverytools import revision
from recoverytools.models import Change, Proposal, Spot
from recoverytools.vocabulary import ChangeKind

SEEDS = st.integers(0, max(4, settings().max_examples // 2 - 1))
TODAY = date(2026, 11, 22)
KEY = b"a key for a view"


@pytest.mark.parametrize("law", LAWS)
@given(seed=SEEDS)
def test_law(law: str, seed: int) -> None:
    LAWS[law](revision, seed)


MUTANTS = [
    ("all is taken", "return chosen", "return all_of_them", "taking_none_changes_nothing"),
    ("what is taken comes last", "        while spot and spot.behind in ways:\n            spot = attrs.evolve(spot, behind=ways.pop(spot.behind))\n", "", "what_is_let_go_leaves_a_neighbor"),
    ("what was let go is left", "if i not in gone)", "if i in gone)", "some_are_taken_and_some_are_left"),
    ("what no view shows may be changed", "if shape is None or field not in self.fields(record):", "if shape is None:", "hostile_proposals_reach_nothing_hidden"),
    ("a new thing may hold what no view shows", "            else:\n                raise _Hidden\n        return led", "            else:\n                led[name] = value\n        return led", "what_is_new_holds_what_a_view_may_show"),
    ("ids of the plan may be named", "        if alias not in self.ids:\n            raise _Hidden\n        return self.ids[alias]", "        return self.ids.get(alias, alias)", "hostile_proposals_reach_nothing_hidden"),
    ("hidden pointers are lost", "before, after = here, _with_hidden(here or [], before or [], after or [])", "before = here", "hidden_pointers_keep_their_places"),
    ("hidden pointers come last", "            led.insert(behind, id)\n", "            led.append(id)\n", "hidden_pointers_keep_their_places"),
    ("pointers stay what they are", "            case Text(points_to=names) if names and isinstance(value, str):\n                return to(value)\n", "", "all_of_a_view_is_seen_again"),
    ("what is new takes the id of what is hidden", "self.ids[id] = self._free(id)", "self.ids[id] = id", "a_new_id_is_no_id_of_the_plan"),
    ("half a value is written over", "            if not (isinstance(shape, Many) and isinstance(shape.of, Text)):\n                raise _Hidden\n", "", "half_a_value_is_not_written_over"),
]  # fmt: skip
"""Ways to get it wrong: what happens, the source, what stands there instead, and the law that tells."""


@pytest.mark.parametrize(("old", "new", "law"), [rest for _, *rest in MUTANTS], ids=[name for name, *_ in MUTANTS])
def test_a_law_tells_what_would_break_it(tmp_path: Path, old: str, new: str, law: str) -> None:
    require_told(LAWS[law], mutant(revision, tmp_path, old, new))


# --- what it says ---

ROSE = rt.Support(id="rose", name="Rose", contact=(rt.Contact(value="555-0142"),))
LOU = rt.Support(id="lou", name="Lou", private=True)
STEPS = rt.Step(id="walk", what="a walk"), rt.Step(id="secret", what="CANARY", private=True)
OUT = rt.Goal(id="out", statement="Get out", steps=STEPS, supports=("lou", "rose"))
GRANT = rt.Grant(id="helper", to="a helper", sections=("goals",))
PLAN = rt.WellnessPlan(id="malia", vision="CANARY vision", goals=(OUT,), supports=(ROSE, LOU), grants=(GRANT,))
VIEW = rt.share(PLAN, GRANT, on=TODAY, key=KEY)
ANOTHER: Any = VIEW.plan
ANOTHER_KIND: Any = OUT


def seen(**changes: Any) -> rt.SharedView:
    """The view of the plan with its goal changed."""
    assert VIEW.plan
    return attrs.evolve(VIEW, plan=attrs.evolve(VIEW.plan, goals=(attrs.evolve(VIEW.plan.goals[0], **changes),)))


def proposed(edited: rt.SharedView) -> Proposal:
    return rt.propose(VIEW, edited, by="Rose", note="What do you think?")


def test_a_proposal_says_whose_it_is_and_what_it_is_about() -> None:
    proposal = rt.propose(PLAN, attrs.evolve(PLAN, vision="a garden"), by="Rose", note="What do you think?")
    assert (proposal.by, proposal.note, proposal.about, proposal.on_view) == (
        "Rose",
        "What do you think?",
        "malia",
        False,
    )
    on_view = proposed(seen(why="air"))
    assert VIEW.plan
    assert (on_view.about, on_view.on_view) == (VIEW.plan.id, True)
    received = rt.receive(PLAN, on_view, key=KEY, grant=GRANT)
    assert received == attrs.evolve(
        on_view,
        about="malia",
        on_view=False,
        changes=(
            Change(kind=ChangeKind.CHANGED, item="out", what="goal", path="/goals/0/why", field="why", after="air"),
        ),
    )
    newer = rt.accept(PLAN, on_view, key=KEY, grant=GRANT)
    assert newer == rt.accept(PLAN, received) == PLAN.replace(attrs.evolve(OUT, why="air"))


def test_what_can_be_proposed_on() -> None:
    with pytest.raises(
        TypeError, match=r"^a proposal on a view is made of two views of a plan: as it is, and as they would have it$"
    ):
        rt.propose(rt.SharedView(), rt.SharedView(), by="Rose")
    with pytest.raises(
        TypeError, match=r"^a proposal on a view is made of two views of a plan: as it is, and as they would have it$"
    ):
        rt.propose(VIEW, attrs.evolve(VIEW, plan=None), by="Rose")
    with pytest.raises(
        TypeError, match=r"^a proposal on a view is made of two views of a plan: as it is, and as they would have it$"
    ):
        rt.propose(VIEW, ANOTHER, by="Rose")
    with pytest.raises(ValueError, match=r"^of a view, nothing is changed but what it shows of the plan$"):
        rt.propose(VIEW, attrs.evolve(VIEW, notice="x"), by="Rose")
    with pytest.raises(ValueError, match=r"^these are two documents: their ids differ$"):
        rt.propose(OUT, attrs.evolve(OUT, id="in"), by="Rose")


def test_what_a_proposal_is_taken_with() -> None:
    proposal = proposed(seen(why="air"))
    wrong: dict[str, Any]
    for wrong in ({}, {"key": KEY}, {"grant": GRANT}):
        with pytest.raises(
            TypeError, match=r"^a proposal on a view is taken into a plan, with the key and the grant of the view$"
        ):
            rt.accept(PLAN, proposal, **wrong)
    with pytest.raises(
        TypeError, match=r"^a proposal on a view is taken into a plan, with the key and the grant of the view$"
    ):
        rt.accept(OUT, proposal, key=KEY, grant=GRANT)
    for wrong in ({"key": "key", "grant": GRANT}, {"key": KEY, "grant": "helper"}):
        with pytest.raises(
            TypeError, match=r"^a proposal on a view is received with the plan, the grant of the view and its key$"
        ):
            rt.receive(PLAN, proposal, **wrong)
    with pytest.raises(
        TypeError, match=r"^a proposal on a view is received with the plan, the grant of the view and its key$"
    ):
        rt.receive(ANOTHER_KIND, proposal, key=KEY, grant=GRANT)
    with pytest.raises(ValueError, match=r"^this proposal was not made on a view$"):
        rt.receive(PLAN, rt.propose(PLAN, PLAN, by="Rose"), key=KEY, grant=GRANT)
    with pytest.raises(
        ValueError, match=r"^this proposal is about another document, or its view had another grant or key$"
    ):
        rt.accept(PLAN, proposal, key=b"a key for another view", grant=GRANT)
    with pytest.raises(ValueError, match=r"^this proposal is about another document$"):
        rt.accept(OUT, rt.propose(PLAN, PLAN, by="Rose"))
    for take in (rt.accept, lambda _, proposal, only: rt.decline(proposal, only=only)):
        with pytest.raises(ValueError, match=r"^the proposal has no change with such a number$"):
            take(PLAN, rt.propose(PLAN, attrs.evolve(PLAN, vision="x"), by="Rose"), only=[1])


def test_what_was_written_since_is_not_written_over() -> None:
    since = PLAN.replace(attrs.evolve(OUT, why="CANARY since"))
    with pytest.raises(rt.NotApplied) as caught:
        rt.accept(since, proposed(seen(why="air")), key=KEY, grant=GRANT)
    assert str(caught.value) == "nothing was changed:\n  /goals/0/why was changed since"
    pointers = proposed(seen(supports=()))
    more = PLAN.add(rt.Support(id="sam", name="Sam")).replace(attrs.evolve(OUT, supports=("lou", "rose", "sam")))
    with pytest.raises(rt.NotApplied) as caught:
        rt.accept(more, pointers, key=KEY, grant=GRANT)
    assert str(caught.value) == "nothing was changed:\n  /goals/0/supports was changed since"


def test_a_list_keeps_what_is_hidden_in_it() -> None:
    newer = rt.accept(PLAN, proposed(seen(supports=())), key=KEY, grant=GRANT)
    assert newer.goals[0].supports == ("lou",)
    assert VIEW.plan
    last = PLAN.add(rt.Support(id="sam", name="Sam")).replace(attrs.evolve(OUT, supports=("rose", "lou", "sam")))
    view = rt.share(last, GRANT, on=TODAY, key=KEY)
    assert view.plan
    order = attrs.evolve(view.plan.goals[0], supports=(alias("sam"), alias("rose")))
    proposal = rt.propose(view, attrs.evolve(view, plan=attrs.evolve(view.plan, goals=(order,))), by="Rose")
    assert rt.accept(last, proposal, key=KEY, grant=GRANT).goals[0].supports == ("sam", "rose", "lou")
    first = rt.Step(id="first", what="shoes on")
    newer = rt.accept(PLAN, proposed(seen(steps=(first, *VIEW.plan.goals[0].steps))), key=KEY, grant=GRANT)
    assert [step.id for step in newer.goals[0].steps] == ["first", "walk", "secret"]


def test_what_is_new_gets_an_id_of_its_own() -> None:
    assert VIEW.plan
    taken = tuple(rt.Step(id=id, what=id) for id in ("secret", "secret-2", "lou"))
    rest = rt.Note(id="rain", text="rain")
    edited = seen(steps=(*VIEW.plan.goals[0].steps, *taken), obstacles=(rest,))
    newer = rt.accept(PLAN, proposed(edited), key=KEY, grant=GRANT)
    assert [step.id for step in newer.goals[0].steps] == ["walk", "secret-2", "secret-2-2", "lou-2", "secret"]
    assert [note.id for note in newer.goals[0].obstacles] == ["rain"]


def alias(id: str) -> str:
    """The id in the view."""
    return alias_of(KEY, id)


def hand_made(kind: ChangeKind, item: str, what: str, **more: Any) -> Proposal:
    change = Change(kind=kind, item=item, what=what, path="/goals/0", **more)
    return Proposal(about=alias("malia"), on_view=True, changes=(change,))


GOALS = Spot(home=alias("malia"), field="goals")
HIDDEN = {
    "an id of the plan": hand_made(ChangeKind.CHANGED, "out", "goal", field="why", after="x"),
    "the id of something private": hand_made(ChangeKind.CHANGED, alias("secret"), "step", field="what", before="CANARY", after="x"),
    "a part that is not named": hand_made(ChangeKind.CHANGED, alias("malia"), "wellness-plan", field="vision", after="x"),
    "who is hidden": hand_made(ChangeKind.CHANGED, alias("rose"), "support", field="contact", after=[{"value": "555-0166"}]),
    "the mark of being private": hand_made(ChangeKind.CHANGED, alias("out"), "goal", field="private", after=True),
    "what other programs keep": hand_made(ChangeKind.CHANGED, alias("out"), "goal", field="extensions", after={"org.x": 1}),
    "no field": hand_made(ChangeKind.CHANGED, alias("out"), "goal", field="hunch", after="x"),
    "grants": hand_made(ChangeKind.ADDED, "new", "grant", after={"id": "new", "to": "me", "sections": ["vision"]}, now=Spot(home=alias("malia"), field="grants")),
    "supports that are not named": hand_made(ChangeKind.ADDED, "new", "support", after={"id": "new", "name": "me"}, now=Spot(home=alias("malia"), field="supports")),
    "a pointer to someone hidden": hand_made(ChangeKind.ADDED, "new", "goal", after={"id": "new", "statement": "x", "supports": ["lou"]}, now=GOALS),
    "a field for the person alone": hand_made(ChangeKind.ADDED, "new", "goal", after={"id": "new", "statement": "x", "private": True}, now=GOALS),
    "nothing": hand_made(ChangeKind.ADDED, "new", "goal", after="new", now=GOALS),
    "no kind": hand_made(ChangeKind.ADDED, "new", "gaol", after={"id": "new"}, now=GOALS),
    "no place": hand_made(ChangeKind.ADDED, "new", "goal", after={"id": "new", "statement": "x"}),
    "what is not shown is taken away": hand_made(ChangeKind.REMOVED, "lou", "support", before={"id": "lou", "name": "Lou"}, was=GOALS),
    "behind something hidden": hand_made(ChangeKind.MOVED, alias("out"), "goal", was=GOALS, now=attrs.evolve(GOALS, behind="lou")),
    "what is new is changed": Proposal(about=alias("malia"), on_view=True, changes=(
        Change(kind=ChangeKind.ADDED, item="new", what="goal", after={"id": "new", "statement": "x"}, now=GOALS),
        Change(kind=ChangeKind.CHANGED, item="new", what="goal", path="/goals/0", field="why", after="x"),
    )),
}  # fmt: skip


@pytest.mark.parametrize("proposal", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_is_out_of_reach(proposal: Proposal) -> None:
    with pytest.raises(rt.NotApplied) as caught:
        rt.accept(PLAN, proposal, key=KEY, grant=GRANT, only=[])
    path = proposal.changes[-1].path
    assert [(finding.code, finding.path) for finding in caught.value.findings] == [("rule-not-shared", path)]
    assert str(caught.value) == f"nothing was changed:\n  {path} is not in what the grant shows"


def test_nothing_hidden_goes_with_what_is_seen() -> None:
    assert VIEW.plan
    gone = proposed(attrs.evolve(VIEW, plan=attrs.evolve(VIEW.plan, goals=())))
    with pytest.raises(rt.NotApplied) as caught:
        rt.accept(PLAN, gone, key=KEY, grant=GRANT)
    assert str(caught.value) == "nothing was changed:\n  /goals/0 has something in it that the change does not know of"
    alone = attrs.evolve(OUT, steps=STEPS[:1], supports=("rose",))
    plan = attrs.evolve(PLAN, goals=(alone,))
    assert rt.accept(plan, gone, key=KEY, grant=GRANT).goals == ()


def test_what_is_new_is_not_what_is_there() -> None:
    again = hand_made(ChangeKind.ADDED, alias("out"), "goal", after={"id": alias("out"), "statement": "x"}, now=GOALS)
    with pytest.raises(rt.NotApplied, match="/goals/0 must not have the id of something that is there already"):
        rt.accept(PLAN, again, key=KEY, grant=GRANT)


def test_a_safer_use_plan_that_is_shared_can_be_proposed_on() -> None:
    grant = attrs.evolve(GRANT, sections=("safer_use",))
    safer = rt.SaferUse(id="safer", private=False, if_i_use=(rt.Note(id="slow", text="slow"),))
    plan = rt.WellnessPlan(id="malia", safer_use=safer, grants=(grant,))
    view = rt.share(plan, grant, on=TODAY, key=KEY)
    assert view.plan
    gone = rt.propose(view, attrs.evolve(view, plan=attrs.evolve(view.plan, safer_use=None)), by="Rose")
    assert rt.accept(plan, gone, key=KEY, grant=grant).safer_use is None


def test_a_private_plan_is_out_of_reach() -> None:
    plan = attrs.evolve(PLAN, private=True)
    with pytest.raises(rt.NotApplied, match="is not in what the grant shows"):
        rt.accept(plan, proposed(seen(why="air")), key=KEY, grant=GRANT)


def test_what_was_proposed_while_it_was_open_can_be_taken_after_it_ended() -> None:
    over = attrs.evolve(GRANT, revoked_on=date(2026, 1, 1))
    assert rt.accept(PLAN, proposed(seen(why="air")), key=KEY, grant=over).goals[0].why == "air"


def test_someone_who_may_be_reached_can_be_given_a_number() -> None:
    rose = attrs.evolve(ROSE, contact_may_be_shared=True)
    plan = attrs.evolve(PLAN, supports=(rose, LOU))
    number = hand_made(
        ChangeKind.CHANGED,
        alias("rose"),
        "support",
        field="contact",
        before=[{"value": "555-0142"}],
        after=[{"value": "555-0166"}],
    )
    assert rt.accept(plan, number, key=KEY, grant=GRANT).supports[0].contact == (rt.Contact(value="555-0166"),)
    named = attrs.evolve(GRANT, sections=("goals", "supports"))
    plan = attrs.evolve(plan, grants=(named,))
    assert rt.accept(plan, number, key=KEY, grant=named).supports[0].contact == (rt.Contact(value="555-0166"),)


def test_a_change_of_what_others_see_is_a_line_of_its_own() -> None:
    goal = rt.Goal(id="father", statement="Find my father", private=True)
    crisis = rt.CrisisPlan(id="crisis", not_involved=(rt.models.NotInvolved(id="ray", name="Ray"),))
    plan = rt.WellnessPlan(id="malia", goals=(goal,), crisis=crisis, grants=(GRANT,))
    edited = attrs.evolve(
        plan,
        goals=(attrs.evolve(goal, private=False),),
        crisis=attrs.evolve(crisis, not_involved=()),
        grants=(attrs.evolve(GRANT, sections=("goals", "crisis")),),
    )
    page = rt.rendering.to_text(rt.propose(plan, edited, by="Rose"), plan=plan)
    assert (
        page
        == """\
Proposal
========

From: Rose

Changes
-------

- Rose would like to take away from “Who stays out of it” of “Crisis plan”: Ray

- Rose would like “Find my father” to be private no more

- Rose would like to change “What they may see” of “a helper”
  Before:
    - What I want
  After:
    - What I want
    - In a crisis
"""
    )
