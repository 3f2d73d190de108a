"""The rules about measures and levels, at their edges."""

from typing import Any

import attrs
import pytest

from asking import TODAY, asked, goal, goal_to, journal, number, paths
from recoverytools.advice import review
from recoverytools.models import AttainmentScale, Measure, Rating
from recoverytools.vocabulary import Direction, GoalStatus

MEASURE = Measure(what="songs")


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("goal-has-no-measure", goal(scale=AttainmentScale(expected="x")), []),
        ("goal-has-no-measure", goal(scale=AttainmentScale(less="x")), ["/measure"]),
        ("goal-has-no-measure", goal(status=GoalStatus.PROPOSED), []),
        ("goal-measure-has-no-target", goal(measure=MEASURE), []),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, unit="songs")), ["/measure"]),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, baseline=0)), ["/measure"]),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, baseline=1, direction=Direction.KEEP)), []),
        ("goal-measure-has-no-target", goal(measure=attrs.evolve(MEASURE, unit="songs"), status=GoalStatus.PROPOSED), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=1), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=2), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.REACH, baseline=2), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.KEEP, baseline=2), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, None, baseline=2), []),
        ("goal-target-is-met-already", goal(), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=3), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=1), [("/measure/target", {})]),
        ("goal-target-is-met-already", goal_to(Direction.LESS, baseline=3), []),
        ("goal-target-is-met-already", goal_to(Direction.REACH, baseline=3), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE), []),
        ("goal-target-is-met-already", attrs.evolve(goal_to(Direction.MORE, baseline=3), status=GoalStatus.PROPOSED), []),
        ("goal-levels-have-no-middle", goal(scale=AttainmentScale(baseline=-1)), []),
        ("goal-levels-have-no-middle", goal(scale=AttainmentScale(less="x", expected="y")), []),
        *(("goal-levels-have-no-middle", goal(scale=scale), [("/scale/expected", {})]) for scale in (AttainmentScale(much_less="x"), AttainmentScale(less="x"), AttainmentScale(more="x"), AttainmentScale(much_more="x"))),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "journal", "found"),
    [
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), number(1), []),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), journal({"ratings": (Rating(about="x", value=1),)}), [("/measure/target", {})]),
    ],
)  # fmt: skip
def test_what_a_journal_tells_of_a_plan(code: str, thing: Any, journal: Any, found: Any) -> None:
    assert asked(thing, code, journal=journal) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("goal-has-no-measure", goal(), "Nothing here says how you would notice that you get closer. Small signs are easy to miss.", "What would you see or feel if it were a little closer?"),
        ("goal-target-is-met-already", goal_to(Direction.MORE, baseline=2), "You are at the number that you aim for already, or past it.", "Is there a next number, or would you like to keep what you have?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
