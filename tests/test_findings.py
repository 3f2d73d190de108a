"""Findings and errors carry data, and no text of a person."""

import copy
import pickle
from datetime import date
from typing import Any

import pytest

from languages import Upside
from recoverytools.errors import InvalidDocument, InvalidValue, NotFound, RecoveryToolsError, UnsupportedVersion
from recoverytools.findings import Finding, Severity

FINDING = Finding(
    "late", Severity.IDEA, "/due", {"due": date(2026, 11, 1)}, "It was due on {due}.", "Another day than {due}?"
)
FAULT = Finding("wrong-value", Severity.ERROR, "/goals/0/due", {}, "must be a date")


def test_a_finding_says_and_asks() -> None:
    assert str(FINDING) == FINDING.message() == "It was due on 1 November 2026."
    assert FINDING.question() == "Another day than 1 November 2026?"
    assert FAULT.question() == ""
    assert FINDING.message(choices={"due": "hoped for"}) == "It was hoped for on 1 November 2026."
    assert FINDING.question(Upside()).startswith("«Another day than «1")


def test_findings_are_compared_by_what_they_are_about() -> None:
    assert Finding("late", Severity.IDEA, "/due", {"due": date(2026, 11, 1)}) == FINDING
    assert Finding("late", Severity.IDEA, "/due", {"due": date(2026, 11, 2)}) != FINDING
    assert len({FINDING, copy.copy(FINDING)}) == 1


def test_the_values_of_a_finding_cannot_be_changed() -> None:
    values = {"n": 1}
    finding = Finding("a", Severity.IDEA, values=values)
    values["n"] = 2
    assert finding.values == {"n": 1}
    given: Any = finding.values
    with pytest.raises(TypeError):
        given["n"] = 3


def test_findings_and_errors_can_be_copied_and_sent_to_another_process() -> None:
    for thing in (FINDING, copy.deepcopy(FINDING), pickle.loads(pickle.dumps(FINDING))):
        assert (thing, str(thing)) == (FINDING, str(FINDING))
    for cls in (InvalidValue, InvalidDocument, UnsupportedVersion):
        error = pickle.loads(pickle.dumps(cls(FAULT)))
        assert (type(error), error.findings, str(error)) == (cls, (FAULT,), str(cls(FAULT)))


def test_under_puts_a_path_before() -> None:
    assert FAULT.under("/plan").path == "/plan/goals/0/due"
    assert FAULT.under("/plan").message() == "must be a date"


def test_every_error_has_one_root_and_a_built_in_kin() -> None:
    assert issubclass(InvalidValue, (RecoveryToolsError, ValueError))
    assert issubclass(InvalidDocument, InvalidValue)
    assert issubclass(NotFound, (RecoveryToolsError, LookupError))
    assert not issubclass(UnsupportedVersion, InvalidDocument), "a newer document is not a broken one"
    assert NotFound("nothing").findings == ()


def test_errors_read_well() -> None:
    root = Finding("wrong-value", Severity.ERROR, "", {}, "must be an object")
    assert str(InvalidValue(FAULT)) == "goals/0/due must be a date"
    assert str(InvalidDocument(FAULT)) == "/goals/0/due must be a date"
    assert str(InvalidDocument(root)) == "the document must be an object"
    assert str(InvalidDocument(root, FAULT)) == (
        "this document has 2 faults:\n  the document must be an object\n  /goals/0/due must be a date"
    )
    assert (
        str(UnsupportedVersion(Finding("x", Severity.ERROR, "", {"n": 2}, "has format {n}")))
        == "the document has format 2"
    )
