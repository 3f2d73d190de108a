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
from recoverytools.fields import pointers, walk
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


# --- what is private ---


def with_private(data: st.DataObject, document: Any) -> Any:
    """A document of which some items are private, each with a mark in all its words."""
    raw = rt.to_dict(document)
    items = [each for each in objects(raw) if "id" in each]
    for each in data.draw(st.lists(st.sampled_from(items[1:]), max_size=4, unique_by=id)) if items[1:] else []:
        each["private"] = True
    for each in items:
        if each.get("private"):
            mark(each)
    return rt.from_dict(raw, type(document))


def objects(raw: Any) -> Any:
    if isinstance(raw, dict):
        yield raw
        raw = [*raw.values()]
    for each in raw if isinstance(raw, list) else ():
        yield from objects(each)


WORDS = ("text", "what", "name", "why", "note", "statement", "cue", "heading", "problem", "learned", "message")


def mark(raw: Any) -> None:
    for each in objects(raw):
        each |= {
            name: MARK + each[name][: -len(MARK)] for name in WORDS if type(each.get(name)) is str and name != "how"
        }


MARK = "CANARY "


@given(data=st.data(), release=st.sampled_from(RELEASES))
def test_nothing_private_is_written_unasked(data: st.DataObject, release: Any) -> None:
    plan = with_private(data, data.draw(st.sampled_from(EXAMPLE_PLANS) | models_of(rt.WellnessPlan)))
    journal = data.draw(st.sampled_from(JOURNALS) | models_of(rt.Journal))
    journal = with_private(data, attrs.evolve(journal, plan=plan.id))
    written = json.dumps(to_fhir(plan, release=release, journal=journal))
    assert MARK.strip() not in written
    if plan.private:
        assert "entry" not in json.loads(written)
        return
    found = from_fhir(json.loads(written))
    left = [document for document in (found.document, found.journal) if document]
    for before, after in zip((plan, journal), left, strict=False):
        gone = {each.id for item in items_of(before) if item.private for each in items_of(item)}
        assert not any(each.private for each in items_of(after))
        assert gone.isdisjoint(each.id for each in items_of(after))
        assert all(gone.isdisjoint(id for _, id, _ in pointers(model)) for each in left for _, model in walk(each))


def items_of(model: Any) -> Any:
    return [each for _, each in walk(model) if isinstance(each, rt.models.Item)]


EXAMPLE_PLANS = [document for document in EXAMPLES if isinstance(document, rt.WellnessPlan)]
JOURNALS = [document for document in EXAMPLES if isinstance(document, rt.Journal)]
