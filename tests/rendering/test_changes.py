"""What changed, in plain words."""

from datetime import date, time
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from diff_laws import versions
from recoverytools.models import Change, Page, Proposal, Spot
from recoverytools.vocabulary import ChangeKind, Every, GoalStatus

WALK = rt.Step(id="walk", what="a walk", schedule=rt.Schedule(every=Every.DAY, at=(time(19, 0),)))
GOAL = rt.Goal(id="out", statement="Get out", why="air", steps=(WALK, rt.Step(id="shoes", what="shoes on")))
ROSE = rt.Support(id="rose", name="Rose")
PLAN = rt.WellnessPlan(
    id="malia",
    vision="my own kitchen",
    goals=(GOAL, rt.Goal(id="cook", statement="Cook", private=True)),
    supports=(ROSE,),
    safety=rt.SafetyPlan(id="safety", on_my_own=(rt.Note(id="tea", text="tea"), rt.Note(text="a walk"))),
    pages=(Page(id="pets", heading="My pets", text="Two cats"),),
)


def said(new: rt.WellnessPlan, **more: Any) -> list[str]:
    return rt.rendering.describe_changes(PLAN, rt.diff(PLAN, new), **more).splitlines()


def goal(**changes: Any) -> rt.WellnessPlan:
    return PLAN.replace(attrs.evolve(GOAL, **changes))


LONG = (
    "The kitchen of my grandmother, with the window to the yard, and room for all of us at one table, and bread on it. "
    * 2
    + "Yes."
)


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (
            attrs.evolve(PLAN, vision="a garden"),
            ["- You changed “The life I want” from “my own kitchen” to “a garden”"],
        ),
        (attrs.evolve(PLAN, vision=""), ["- You took out of “The life I want”: “my own kitchen”"]),
        (goal(why=""), ["- You took out of “Why it matters” of “Get out”: “air”"]),
        (goal(statement="Get in"), ["- You changed “Get out” to “Get in”"]),
        (
            goal(status=GoalStatus.ACTIVE),
            ["- You changed “Where it stands” of “Get out” from Thinking about it to Working on it"],
        ),
        (goal(importance=9), ["- You wrote in “How much it matters, 0 to 10” of “Get out”: 9"]),
        (goal(supports=("rose",)), ["- You wrote in “Who can help” of “Get out”: Rose"]),
        (goal(private=True), ["- You made “Get out” private"]),
        (PLAN.replace(attrs.evolve(PLAN.goals[1], private=False)), ["- You made “Cook” no longer private"]),
        (goal(extensions={"org.example.app": 1}), ["- You changed what other programs keep beside “Get out”"]),
        (goal(steps=GOAL.steps[::-1]), ["- You moved “shoes on”, to come first in “Steps” of “Get out”"]),
        (
            attrs.evolve(PLAN, goals=(*PLAN.goals, rt.Goal(id="sing", statement="Sing", due=date(2026, 12, 1)))),
            ["- You added to “What I want”: Sing", "  By: 1 December 2026"],
        ),
        (
            PLAN.replace(attrs.evolve(GOAL, steps=(WALK,)), attrs.evolve(PLAN.goals[1], steps=GOAL.steps[1:])),
            ["- You moved “shoes on” from “Steps” of “Get out” to “Steps” of “Cook”"],
        ),
        (PLAN.remove("pets"), ["- You took away from “My own pages”: My pets", "  - Two cats"]),
        (
            PLAN.remove("safety"),
            [
                "- You took away from “My safety plan”: Safety plan",
                "  Please note: If you might act on these thoughts, call a crisis line or your local emergency number now.",
                "  What I can do by myself:",
                "    - tea",
                "    - a walk",
            ],
        ),
        (
            attrs.evolve(PLAN, safer_use=rt.SaferUse(if_i_use=(rt.Note(text="slow"),))),
            ["- You added to “If I use”: Safer use (private)", "  If I use:", "    - slow"],
        ),
        (
            attrs.evolve(PLAN, crisis=rt.CrisisPlan(private=True)),
            ["- You added to “In a crisis”: Crisis plan (private)", "  Please note: This is not a legal document."],
        ),
        (PLAN.remove("tea"), ["- You took away from “What I can do by myself” of “Safety plan”: tea"]),
        (
            attrs.evolve(PLAN, vision=LONG),
            ["- You changed “The life I want”", "  Before: my own kitchen", f"  After: {LONG}"],
        ),
        (
            attrs.evolve(PLAN, vision="a\nb"),
            ["- You changed “The life I want”", "  Before: my own kitchen", "  After: a", "    b"],
        ),
        (attrs.evolve(PLAN, carry=("breathe",)), ["- You changed “Words I carry”", "  After:", "    - breathe"]),
        (
            attrs.evolve(PLAN, word_choices={"Goal": "dream"}),
            ["- You changed “Word choices”", "  After:", "    Goal: dream"],
        ),
        (PLAN, []),
    ],
    ids=lambda each: each[0][:40] if isinstance(each, list) and each else "",
)
def test_a_change_is_said(new: rt.WellnessPlan, lines: list[str]) -> None:
    assert said(new) == lines


def test_what_comes_behind_another_is_said() -> None:
    steps = tuple(rt.Step(id=name, what=name) for name in "abc")
    old = attrs.evolve(GOAL, steps=steps)
    changes = rt.diff(old, attrs.evolve(old, steps=(steps[1], steps[2], steps[0])))
    assert rt.rendering.describe_changes(old, changes) == "- You moved “a”, to come after “c”\n"


def test_someone_else_changed_it() -> None:
    assert said(attrs.evolve(PLAN, vision="a garden"), by="Rose") == [
        "- Rose changed “The life I want” from “my own kitchen” to “a garden”"
    ]


def test_it_is_said_in_the_words_that_the_person_chose() -> None:
    old = attrs.evolve(PLAN, word_choices={"what I want": "my dreams"})
    new = attrs.evolve(old, goals=old.goals[1:])
    assert rt.rendering.describe_changes(old, rt.diff(old, new)).startswith(
        "- You took away from “My dreams”: Get out\n"
    )


@pytest.mark.parametrize(
    "new",
    [
        PLAN.replace(attrs.evolve(PLAN.goals[1], why="CANARY")),
        PLAN.replace(attrs.evolve(PLAN.goals[1], steps=(rt.Step(what="CANARY"),))),
        PLAN.add(rt.Goal(statement="CANARY", private=True)),
        PLAN.remove("cook"),
        PLAN.replace(attrs.evolve(GOAL, private=True)),
        PLAN.replace(attrs.evolve(PLAN.goals[1], private=False)),
    ],
)
def test_what_is_private_can_be_left_out(new: rt.WellnessPlan) -> None:
    assert said(new, include_private=False) == ["- You changed something private"]
    assert said(new) != ["- You changed something private"]


def test_a_proposal_has_a_page() -> None:
    proposal = rt.propose(PLAN, attrs.evolve(PLAN, vision="a garden"), by="Rose", note="I like\ngardens")
    assert (
        rt.rendering.to_text(proposal, plan=PLAN)
        == """\
Proposal
========

From: Rose
Note: I like
  gardens

Changes
-------

- Rose would like to change “The life I want” from “my own kitchen” to “a garden”
"""
    )
    assert (
        rt.rendering.to_text(Proposal())
        == """\
Proposal
========

Changes
-------

- Nothing is changed.
"""
    )
    assert (
        rt.rendering.to_text(Proposal(private=True), include_private=False)
        == "Proposal (private)\n==================\n"
    )


def test_a_proposal_without_its_plan_says_what_it_can() -> None:
    new = attrs.evolve(
        PLAN,
        vision="a garden",
        goals=(
            attrs.evolve(GOAL, why="sun", steps=(WALK, *GOAL.steps[1:], rt.Step(id="n", what="new"))),
            PLAN.goals[1],
        ),
    )
    page = rt.rendering.to_markdown(rt.propose(PLAN, new, by=""))
    assert (
        page
        == """\
# Proposal

## Changes

- Someone would like to change “The life I want” from “my own kitchen” to “a garden”
- Someone would like to change “Why it matters” of something in your plan from “air” to “sun”
- Someone would like to add to “Steps” of something in your plan: new
"""
    )


@pytest.mark.parametrize(
    "wrong",
    [
        Change(kind=ChangeKind.ADDED, item="x", what="gaol", now=Spot(home="malia", field="goals"), after={"id": "x"}),
        Change(kind=ChangeKind.ADDED, item="x", what="goal", now=Spot(home="malia", field="goals"), after={"id": "x"}),
        Change(kind=ChangeKind.CHANGED, item="malia", what="gaol", field="why"),
        Change(kind=ChangeKind.CHANGED, item="malia", what="wellness-plan", field="statment"),
        Change(kind=ChangeKind.CHANGED, item="malia", what="wellness-plan", field="vision", after=7),
    ],
)
def test_what_cannot_be_read_is_told_and_stops_no_page(wrong: Change) -> None:
    assert rt.rendering.describe_changes(PLAN, [wrong]) == "- You changed something that cannot be read here\n"


SPOT = Spot(home="out", field="steps")
STEP = {"id": "shoes", "what": "shoes on"}


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (ChangeKind.ADDED, {"after": STEP, "was": SPOT}),
        (ChangeKind.REMOVED, {"before": STEP, "now": SPOT}),
        (ChangeKind.MOVED, {"now": SPOT}),
        (ChangeKind.MOVED, {"was": SPOT}),
    ],
)
def test_a_change_without_its_place_is_told(kind: ChangeKind, more: Any) -> None:
    nowhere = Change(kind=kind, item="shoes", what="step", **more)
    assert rt.rendering.describe_changes(PLAN, [nowhere]) == "- You changed something that cannot be read here\n"


def test_an_id_that_something_else_has_now_is_gone_and_new() -> None:
    new = goal(steps=GOAL.steps[:1], obstacles=(rt.Note(id="shoes", text="rain"),))
    assert said(new) == [
        "- You took away from “Steps” of “Get out”: shoes on",
        "- You added to “What could get in the way” of “Get out”: rain",
    ]


def test_a_proposal_is_told_as_it_would_be_made() -> None:
    """Whatever else someone has written into a change, or beside it."""
    gone = Change(kind=ChangeKind.REMOVED, item="shoes", what="step", before=STEP, was=SPOT, now=SPOT)
    assert rt.rendering.describe_changes(PLAN, [gone]) == "- You took away from “Steps” of “Get out”: shoes on\n"
    twice = [
        Change(kind=ChangeKind.ADDED, item="new", what="step", after={"id": "new", "what": what}, now=SPOT)
        for what in ("give up", "sing")
    ]
    assert rt.rendering.describe_changes(PLAN, twice).splitlines() == [
        "- You added to “Steps” of “Get out”: give up",
        "- You added to “Steps” of “Get out”: sing",
    ]
    named = Change(kind=ChangeKind.ADDED, item="out", what="goal", after={"id": "out", "statement": "x"}, now=SPOT)
    why = Change(kind=ChangeKind.CHANGED, item="out", what="goal", field="why", before="air", after="none")
    assert rt.rendering.describe_changes(PLAN, [why, named]).splitlines()[0] == (
        "- You changed “Why it matters” of “Get out” from “air” to “none”"
    )


@given(seed=st.integers(0, 40))
def test_every_change_of_every_document_is_said(seed: int) -> None:
    old, new = versions(seed)
    changes = rt.diff(old, new)
    lines = rt.rendering.describe_changes(old, changes).splitlines()
    assert sum(line.startswith("- You ") for line in lines) >= len(changes)
    proposal = Proposal(by="Rose", changes=changes)
    assert rt.rendering.to_text(proposal).count("- Rose would like ") >= len(changes)
