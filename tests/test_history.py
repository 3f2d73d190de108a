"""Where two versions of a document come from."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt


@st.composite
def histories(draw: Any) -> Any:
    """Revisions of some replicas: each comes from one or two older ones, or is a first one."""
    chance = random.Random(draw(st.integers(0, 10**9)))
    names: list[str] = []
    revisions: dict[str, list[str]] = {}
    for number in range(draw(st.integers(2, 14))):
        name = f"r{number}"
        most = chance.choice([0, 1, 1, 1, 2, 2]) if names else 0
        revisions[name] = chance.sample(names, min(most, len(names)))
        names.append(name)
    shuffled = dict(chance.sample(list(revisions.items()), len(revisions)))
    return shuffled, chance.choice(names), chance.choice(names)


def lineage(revisions: Any, name: str) -> set[str]:
    return {name}.union(*(lineage(revisions, parent) for parent in revisions[name]))


def is_nearest(revisions: Any, name: str, of: set[str]) -> bool:
    """Whether a revision is among those that all of some come from, and older than none of these."""
    shared = [each for each in revisions if all(each in lineage(revisions, one) for one in of)]
    return name in shared and not any(name in lineage(revisions, each) - {each} for each in shared)


@given(histories())
def test_the_common_ancestor_is_the_newest_that_both_come_from_or_the_newest_of_all_such(case: Any) -> None:
    revisions, a, b = case
    found = rt.common_ancestor(revisions, a, b)
    assert rt.common_ancestor(revisions, b, a) == found, "which is which makes no difference"
    wanted = {a, b}
    while len(wanted) > 1:
        wanted = {name for name in revisions if is_nearest(revisions, name, wanted)}
    assert {found} - {None} == wanted


def test_an_ancestor_of_the_other_is_the_answer_itself() -> None:
    revisions = {"one": [], "two": ["one"], "three": ["two"]}
    assert rt.common_ancestor(revisions, "one", "three") == "one"
    assert rt.common_ancestor(revisions, "three", "three") == "three"


def test_where_histories_cross_the_older_one_is_taken() -> None:
    """Each device merged the other's edit before it had merged its own."""
    revisions = {"first": [], "phone": ["first"], "laptop": ["first"]}
    revisions |= {"on-phone": ["phone", "laptop"], "on-laptop": ["laptop", "phone"]}
    assert rt.common_ancestor(revisions, "on-phone", "on-laptop") == "first"


def test_two_that_never_met_have_none() -> None:
    assert rt.common_ancestor({"one": [], "other": []}, "one", "other") is None


def test_what_is_known_no_more_is_no_answer() -> None:
    assert rt.common_ancestor({"one": ["gone"], "other": ["gone"]}, "one", "other") is None


def test_a_revision_that_is_not_known_is_told() -> None:
    for a, b in (("one", "lost"), ("lost", "one")):
        with pytest.raises(rt.NotFound, match=r"^the revisions have none of this name$"):
            rt.common_ancestor({"one": []}, a, b)


def test_a_history_that_runs_in_a_circle_is_told() -> None:
    revisions = {"one": ["two"], "two": ["one"], "a": ["one"], "b": ["two"]}
    with pytest.raises(ValueError, match=r"^a revision must not come from itself$"):
        rt.common_ancestor(revisions, "a", "b")


def test_a_long_history_is_walked_without_recursion() -> None:
    revisions = {f"r{number}": [f"r{number - 1}"] for number in range(20_000)}
    revisions |= {"phone": ["r19999"], "laptop": ["r19999"]}
    assert rt.common_ancestor(revisions, "phone", "laptop") == "r19999"
