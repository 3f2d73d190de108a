"""The rules about solving problems, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import TODAY, A, asked, paths
from recoverytools.advice import review
from recoverytools.models import Option


def chosen_among(count: int) -> rt.ProblemSolving:
    options = tuple(Option(id=f"o-{number}", text="x") for number in range(count))
    return rt.ProblemSolving(problem="x", options=options, chosen="o-0")


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("problem-has-few-options", chosen_among(2), ["/options"]),
        ("problem-has-few-options", chosen_among(3), []),
        ("problem-has-few-options", attrs.evolve(chosen_among(2), steps=(rt.Step(what="x"),)), []),
        ("problem-has-few-options", attrs.evolve(chosen_among(2), chosen=None), []),
    ],
)  # fmt: skip
def test_where_it_asks(code: str, thing: Any, found: Any) -> None:
    assert paths(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("problem-has-no-goal", rt.ProblemSolving(problem="x", happened="y"), []),
        ("problem-has-no-follow-up", rt.ProblemSolving(problem="x", options=(A,), chosen="a"), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("problem-has-few-options", chosen_among(1), "Ideas before you chose: 1.", "Is there one more, even an odd one? Or is this the one?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
