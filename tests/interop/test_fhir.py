"""Documents as FHIR bundles, and back."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from fhir.resources.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.interop import from_fhir, to_fhir
from strategies import RECORDS, models_of

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = [rt.read(path) for path in sorted((ROOT / "examples").glob("*/*.json"))]
RELEASES: tuple[Any, ...] = ("R4", "R5")
WITH_JOURNALS = st.tuples(models_of(rt.WellnessPlan), models_of(rt.Journal)).map(
    lambda pair: (pair[0], attrs.evolve(pair[1], plan=pair[0].id))
)


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("document", EXAMPLES, ids=lambda document: document.id)
def test_every_example_comes_back(document: Any, release: Any) -> None:
    found = from_fhir(to_fhir(document, release=release, include_private=True))
    assert (found.document, found.journal, dict(found.left_over)) == (document, None, {})


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_every_record_comes_back(cls: Any, data: st.DataObject) -> None:
    document = data.draw(models_of(cls))
    bundle = to_fhir(document, release=data.draw(st.sampled_from(RELEASES)), include_private=True)
    found = from_fhir(json.loads(json.dumps(bundle)), cls)
    assert (found.document, found.journal, dict(found.left_over)) == (document, None, {})


@given(pair=WITH_JOURNALS, release=st.sampled_from(RELEASES))
def test_a_plan_and_its_journal_come_back(pair: Any, release: Any) -> None:
    plan, journal = pair
    bundle = to_fhir(plan, release=release, journal=journal, include_private=True)
    found = from_fhir(bundle, rt.WellnessPlan)
    assert (found.document, found.journal, dict(found.left_over)) == (plan, journal, {})


# --- R5, as fhir.resources has it: elements and their types, not codes; R4 is judged in tests/web/test_fhir.py ---


def good_r5(bundle: Any) -> None:
    Bundle.model_validate_json(json.dumps(bundle))


@pytest.mark.parametrize("document", EXAMPLES, ids=lambda document: document.id)
def test_every_example_is_good_r5(document: Any) -> None:
    good_r5(to_fhir(document, release="R5", include_private=True))


@given(pair=WITH_JOURNALS)
def test_every_plan_and_journal_is_good_r5(pair: Any) -> None:
    good_r5(to_fhir(pair[0], release="R5", journal=pair[1], include_private=True))


def test_what_is_no_r5_is_told() -> None:
    bundle = to_fhir(rt.Goal(statement="Sing"), release="R5")
    bundle["entry"][1]["resource"]["expressedBy"] = bundle["entry"][1]["resource"]["source"]
    with pytest.raises(ValueError, match="expressedBy"):
        good_r5(bundle)
