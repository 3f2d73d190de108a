"""Pages of what came out of a merge."""

from datetime import date
from typing import Any

import attrs

import recoverytools as rt
from recoverytools.models import Choice, Conflict, Merged
from recoverytools.rendering import describe_conflict, to_markdown, to_text
from recoverytools.vocabulary import ConflictKind

ROSE = rt.Support(id="rose", name="Auntie Rose")
LEO = rt.Support(id="leo", name="Leo")
WALK = rt.Step(id="walk", what="walk around the lake")
BASE = rt.WellnessPlan(
    id="malia",
    title="My plan",
    supports=(ROSE, LEO, rt.Support(id="bea", name="Bea")),
    goals=(rt.Goal(id="move", statement="Move more", steps=(WALK,)), rt.Goal(id="sleep", statement="Sleep")),
    grants=(rt.Grant(id="nurse", to="my nurse", sections=("goals",)),),
)


def decide(mine: Any, theirs: Any, base: Any = BASE) -> Any:
    merged = rt.merge(base, mine, theirs)
    return merged, [describe_conflict(merged, conflict) for conflict in merged.conflicts]


def test_the_page_says_first_what_there_is_to_decide() -> None:
    mine, theirs = (attrs.evolve(BASE, review_due=date(2027, month, 1)) for month in (3, 5))
    merged, _ = decide(mine, theirs)
    assert to_text(merged).startswith("""\
My plan
=======

To look over again: 1 May 2027

To decide
---------

- “To look over again” was written in two ways.
  1: 1 March 2027
  2, as it is now: 1 May 2027

Who is on my side
-----------------
""")
    assert "## To decide" in to_markdown(merged)


def test_where_nothing_is_left_the_page_is_that_of_the_document() -> None:
    merged, _ = decide(attrs.evolve(BASE, vision="a room"), BASE)
    assert to_text(merged) == to_text(merged.document)


def test_a_record_that_is_back_is_shown_whole() -> None:
    _, [told] = decide(BASE.remove("sleep"), BASE.replace(rt.Goal(id="sleep", statement="Sleep till seven")))
    says = """\
“Sleep till seven” was taken out in one version, and is in use in the other.
  1: nothing
  2, as it is now: Sleep till seven
"""
    assert told == says


def test_an_order_and_a_place_are_told_by_names() -> None:
    mine, theirs = (
        attrs.evolve(BASE, supports=tuple(BASE.supports[i] for i in order)) for order in ((2, 1, 0), (1, 0, 2))
    )
    _, [told] = decide(mine, theirs)
    assert told.splitlines()[0] == "“Who is on my side” was put in two orders."
    assert "    - “Auntie Rose”" in told.splitlines()
    skill = rt.Skill(id="skill", name="Pacing")
    base = attrs.evolve(BASE, skills=(skill,), grants=())
    left = base.remove("walk")
    _, [told] = decide(left.add(WALK, to="sleep"), left.replace(attrs.evolve(skill, practice=(WALK,))), base)
    says = """\
“walk around the lake” was moved to two places.
  1: “Practice” of “Pacing”
  2, as it is now: “Steps” of “Sleep”
"""
    assert told == says


def test_what_would_show_more_is_told_with_what_stands_meanwhile() -> None:
    nurse = BASE.grants[0]
    wider = BASE.replace(attrs.evolve(nurse, sections=("goals", "vision")))
    _, [told] = decide(wider, attrs.evolve(BASE, vision="a room"))
    says = """\
“What they may see” of “my nurse” would show more to others in one version. Until you decide, less is shown.
  1:
    - What I want
    - The life I want
  2, as it is now:
    - What I want
"""
    assert told == says


def test_what_is_private_is_only_said_to_be_there() -> None:
    base = attrs.evolve(BASE, goals=(attrs.evolve(BASE.goals[0], private=True), BASE.goals[1]))
    mine, theirs = (base.replace(attrs.evolve(base.goals[0], statement=f"CANARY {side}")) for side in ("one", "two"))
    merged, [told] = decide(mine, theirs, base)
    assert "CANARY" in told
    assert describe_conflict(merged, merged.conflicts[0], include_private=False) == "something private\n"
    assert "CANARY" not in to_text(merged, include_private=False)
    assert to_text(attrs.evolve(merged, private=True), include_private=False) == "Merged (private)\n================\n"


def test_what_cannot_be_read_is_told_and_stops_no_page() -> None:
    wrong = Conflict(id="c1", about="move", kind=ConflictKind.CHANGED, what="goal", field="confidence", choices=(Choice(value="x"), Choice()))  # fmt: skip
    assert (
        describe_conflict(Merged(id="m", plan=BASE, conflicts=(wrong,)), wrong)
        == """\
“How sure I am” of “Move more” was written in two ways.
  1, as it is now: something that cannot be read here
  2: nothing
"""
    )


def test_conflicts_alone_have_a_page() -> None:
    conflict = Conflict(id="c1", about="move", kind=ConflictKind.TOO_MANY, what="goal", field="steps")
    assert (
        to_text(Merged(id="m", conflicts=(conflict,)))
        == """\
Merged
======

To decide
---------

- “Steps” of “something in your plan” has more than can be saved. Please take some out.
"""
    )
    assert to_text(Merged(id="m")) == "Merged\n======\n"


def test_a_conflict_about_what_is_gone_says_what_kind_of_thing_it_is() -> None:
    gone = Conflict(id="c1", about="gone", kind=ConflictKind.SAME_ID, what="warning-sign")
    merged = Merged(id="m", plan=BASE, conflicts=(gone,))
    assert describe_conflict(merged, gone) == (
        "Warning sign had the id of something else in the other version. Now it has one of its own.\n"
    )
    assert gone.describe() == (
        "Warning sign had the id of something else in the other version. Now it has one of its own."
    )
