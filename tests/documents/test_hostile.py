"""Hostile input ends in a document or in one error of ours, in little time and memory, with orjson and without."""

import os
import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import settings

import recoverytools as rt
from hostile import CASES, DOCUMENT, REFUSED, Case, Runner, has_switch
from recoverytools.errors import InvalidValue
from recoverytools.fields import classes_below
from strategies import RECORDS, VALUES

READERS = ["orjson", "json"] if has_switch() else ["json"]
QUICK, DEEP = settings().max_examples <= 50, settings().max_examples >= 500
READ = [
    (case, reader)
    for case in CASES
    if not (QUICK and case.slow) and (DEEP or not case.again)
    for reader in (READERS[-1:] if case.plain or case.syntax != "json" else READERS)
]
ROWS = {*range(1, 26), *range(36, 47), 72, 73, 74}
"""The rows of the catalogue that are about what is read. Rows 26 to 35 are about zones and rules that repeat."""


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    if not hasattr(os, "fork"):
        pytest.skip("each document is read in a process of its own, and this system cannot fork")
    with Runner() as running:
        yield running


@pytest.mark.parametrize(("case", "reader"), READ, ids=str)
def test_a_hostile_document_is_a_document_or_refused(runner: Runner, case: Case, reader: str) -> None:
    what = runner.run(case, orjson=reader == "orjson").what
    if case.expected == REFUSED:
        assert set(what.split()) <= CODES
    else:
        assert what == case.expected


CODES = {code for case in CASES for code in case.expected.split()} - {DOCUMENT, REFUSED}
"""All that may be told."""


def test_every_row_has_its_cases_and_no_name_stands_twice() -> None:
    assert ROWS - {25} <= {case.row for case in CASES} <= ROWS
    assert len({str(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_no_model_holds_another_of_its_class_so_that_none_is_deep(cls: Any) -> None:
    assert cls.__name__ not in classes_below(cls)


def test_a_pickle_is_not_checked_but_what_is_made_of_it_is() -> None:
    """Whoever can write a pickle can run any code, so that checks would help no one. The docs say to keep to JSON."""
    goal = rt.Goal(id="g", statement="x")
    assert pickle.loads(pickle.dumps(goal)) == goal
    bad: Any = object.__new__(rt.Goal)
    state: Any = goal.__getstate__()
    bad.__setstate__(state | {"statement": 5})
    with pytest.raises(InvalidValue, match=r"^statement must be text of 1 to 200 characters$"):
        attrs.evolve(bad)
    with pytest.raises(rt.InvalidDocument, match=r"^/statement must be text of 1 to 200 characters$"):
        rt.from_dict(rt.to_dict(bad))
