"""Documents as FHIR bundles, and back."""

import copy
import json
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import attrs
import pytest
from fhir.resources.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.fields import facts, part_of, pointers, walk
from recoverytools.interop import from_fhir, to_fhir
from recoverytools.interop.fhir._elements import References, answered
from recoverytools.models.plan import NAME_BESIDE
from recoverytools.testing import models_of
from recoverytools.vocabulary import (
    Every,
    GoalStatus,
    MedicineUse,
    NotAnswered,
    Nth,
    Regulation,
    Way,
    Weekday,
    Wish,
)
from strategies import EACH, RECORDS

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
@EACH
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


@pytest.mark.skipif(os.environ.get("RECOVERYTOOLS_PROFILE") != "deep", reason="it takes long")
@pytest.mark.filterwarnings("ignore")  # it warns of what is only advised, and of units that it does not know
@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("document", EXAMPLES, ids=lambda document: document.id)
def test_the_invariants_hold(document: Any, release: Any) -> None:
    definitions = getattr(pytest.importorskip("fhircraft"), release)
    bundle = to_fhir(document, release=release, include_private=True)
    one_of_each = {entry["resource"]["resourceType"]: entry["resource"] for entry in bundle["entry"]}
    for kind, resource in one_of_each.items():
        getattr(definitions, kind).model_validate(resource)


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


@given(plan=models_of(rt.WellnessPlan))
def test_all_that_is_open_is_written(plan: Any) -> None:
    raw = opened(rt.to_dict(plan), rt.WellnessPlan)
    if any(each.private for each in items_of(plan)):
        return
    assert from_fhir(to_fhir(plan)).document == rt.from_dict(raw, rt.WellnessPlan)


def opened(raw: Any, cls: Any) -> Any:
    """Plain data without what a shared view never has."""
    if type(raw) is list:
        beside = NAME_BESIDE.get(cls)  # of someone who has neither a name nor a support, nothing is told
        return [opened(each, cls) for each in raw if not beside or beside in each or "support" in each]
    if not isinstance(raw, dict):
        return raw
    kept = {fact.name: part_of(fact.shape) for fact in facts(cls) if fact.name == "id" or (fact.ask and not fact.keep)}
    if cls is rt.Support and not raw.get("contact_may_be_shared"):
        del kept["contact"]
    return {name: opened(raw[name], part) if part else raw[name] for name, part in kept.items() if name in raw}


def test_what_no_view_has_is_not_written_unasked() -> None:
    call = rt.Contact(way=Way.CALL, value="CANARY")
    supports = (
        rt.Support(id="noor", name="Noor", contact=(call,)),
        rt.Support(id="ana", name="Ana", contact=(attrs.evolve(call, value="555-0142"),), contact_may_be_shared=True),
    )
    people = resources(to_fhir(rt.WellnessPlan(supports=supports)), "RelatedPerson")
    assert [each.get("telecom") for each in people] == [None, [{"system": "phone", "value": "555-0142"}]]
    parts = (
        rt.models.StoryPart(id="winter", text="CANARY", off_limits=True),
        rt.models.StoryPart(id="spring", text="I planted beans."),
    )
    found = from_fhir(to_fhir(rt.RecoveryStory(parts=parts)), rt.RecoveryStory)
    assert found.document.parts == (parts[1],)


def test_of_entries_that_were_corrected_the_newest_is_written() -> None:
    old = rt.CheckIn(id="old", occurred_at=NOON, note="three hours")
    journal = rt.Journal(id="days", checkins=(old,)).correct(
        "old", rt.CheckIn(id="new", occurred_at=NOON, note="seven")
    )
    assert [each.note for each in from_fhir(to_fhir(journal), rt.Journal).document.checkins] == ["seven"]
    whole = to_fhir(journal, include_private=True)
    assert {each["id"]: each["status"] for each in resources(whole, "QuestionnaireResponse")} == {
        "days": "completed",
        "old": "entered-in-error",
        "new": "completed",
    }


# --- what others write ---


def leaves(value: Any, path: str = "") -> Any:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not value or not below:
        yield path, value
    for key, each in below:
        yield from leaves(each, f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}")


def nothing_is_lost(data: Any) -> Any:
    """Every value of what was read is in the document, or left over."""
    found = from_fhir(data)
    written = [
        json.dumps(value)
        for release in RELEASES
        for _, value in leaves(to_fhir(found.document, release=release, journal=beside(found), include_private=True))
    ]
    for path, value in leaves(data):
        is_left = any(path == left or path.startswith(left + "/") or not left for left in found.left_over)
        assert is_left or json.dumps(value) in written or value in map(json.loads, written), path
    for path, value in found.left_over.items():
        assert at(data, path) == value
    return found


def beside(found: Any) -> Any:
    return found.journal and attrs.evolve(found.journal, plan=found.document.id)


def at(value: Any, path: str) -> Any:
    for step in path.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


ODD = st.sampled_from(
    [None, True, 1, -0.5, "", " ", "x" * 3000, "completed", "2026-02-30", "2015", [], {}, [None], {"text": "?"}, [[1]],
     {"reference": "Goal/g"}, "urn:recoverytools:goal", "\x00", {"system": "urn:recoverytools:step", "value": "i-1"}]
)  # fmt: skip


@given(data=st.data())
def test_nothing_of_a_changed_bundle_is_lost(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(SMALL))
    bundle = to_fhir(document, release=data.draw(st.sampled_from(RELEASES)), include_private=True)
    if data.draw(st.booleans()):
        del bundle["identifier"]
    for _ in range(data.draw(st.integers(1, 4))):
        around = data.draw(st.sampled_from([*objects(bundle)]))
        key = data.draw(st.sampled_from([*around, "unheard~/of"]))
        if data.draw(st.booleans()):
            around[key] = copy.deepcopy(data.draw(ODD))
        else:
            around.pop(key, None)
    try:
        nothing_is_lost(bundle)
    except rt.InvalidDocument as error:
        for finding in error.findings:
            at(bundle, finding.path.rpartition("/")[0] if finding.code == "missing-key" else finding.path)
        assert error.__cause__ is None
        assert error.__context__ is None


SMALL: list[Any] = [
    *(document for document in EXAMPLES if type(document) in {rt.SharedView, rt.PeerGroup}),
    rt.WellnessPlan(
        id="plan",
        title="My plan",
        owner=rt.models.Person(name="Malia"),
        strengths=(rt.Strength(id="buses", text="I know every bus"),),
        supports=(
            rt.Support(id="noor", name="Noor", relation="cousin", contact=(rt.Contact(way=Way.CHAT, value="noor"),)),
        ),
        goals=(
            rt.Goal(
                id="sing",
                statement="Sing",
                strengths=("buses",),
                supports=("noor",),
                measure=rt.models.Measure(what="songs", unit="songs", low=1, high=3),
                steps=(rt.Step(id="ask", what="ask when they practice", supports=("noor",)),),
            ),
        ),
        backups=(
            rt.BackupPlan(
                id="bus", cue="no bus", fallbacks=(rt.models.Fallback(id="walk", text="walk", support="noor"),)
            ),
        ),
        pages=(rt.models.Page(id="page", heading="Songs", text="la"),),
        grants=(rt.Grant(id="grant", support="noor", sections=("goals", "pages/page")),),
    ),
]


TYPES = (
    "Goal CarePlan Patient RelatedPerson CareTeam QuestionnaireResponse Task Consent Observation RequestOrchestration"
)
ELEMENTS = (
    "id identifier name telecom participant description target note contained item questionnaire extension relationship "
    "action provision decision lifecycleStatus status title period restriction requestedPeriod policyRule"
)
BELOW = (
    "text coding display system value reference identifier name given family telecom participant member role target "
    "measure detailRange low high detailQuantity unit dueDate item linkId answer valueString id extension url period"
)
ANYTHING = st.recursive(
    ODD,
    lambda below: (
        st.lists(below, max_size=2) | st.dictionaries(st.sampled_from(BELOW.split()), below, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
RESOURCES = st.builds(
    lambda kind, elements: elements | {"resourceType": kind},
    st.sampled_from(TYPES.split()),
    st.dictionaries(st.sampled_from(ELEMENTS.split()), ANYTHING, max_size=6),
)


@given(resources=st.lists(RESOURCES, min_size=1, max_size=3))
def test_nothing_of_what_others_write_is_lost(resources: Any) -> None:
    nothing_is_lost(resources[0])
    nothing_is_lost({"resourceType": "Bundle", "entry": [{"resource": each} for each in resources]})


GOAL = {"resourceType": "Goal", "id": "g", "lifecycleStatus": "active", "description": {"text": "Sleep"}}


@pytest.mark.parametrize(
    ("resource", "place", "value", "left"),
    [
        (GOAL, "goals", {"id": "g", "statement": "Sleep", "status": "active"}, {}),
        (
            GOAL | {"lifecycleStatus": "accepted", "id": "A.1"},
            "goals",
            {"id": "goal-1", "statement": "Sleep", "status": "active"},
            {"/lifecycleStatus": "accepted", "/id": "A.1"},
        ),
        (GOAL | {"lifecycleStatus": "entered-in-error"}, "goals", None, {"": GOAL | {"lifecycleStatus": "entered-in-error"}}),
        (
            GOAL | {"description": {"coding": [{"code": "1", "display": "Sleep well"}]}},
            "goals",
            {"id": "g", "statement": "Sleep well", "status": "active"},
            {"/description": {"coding": [{"code": "1", "display": "Sleep well"}]}},
        ),
        (
            GOAL | {"description": {"text": "x" * 201}},
            "goals",
            None,
            {"": GOAL | {"description": {"text": "x" * 201}}},
        ),
        (
            GOAL | {"target": [{"dueDate": "2026-12"}, {"dueDate": "2027-01-01"}], "note": [{"text": "Why: rest"}]},
            "goals",
            {"id": "g", "statement": "Sleep", "status": "active"},
            {"/target": [{"dueDate": "2026-12"}, {"dueDate": "2027-01-01"}], "/note": [{"text": "Why: rest"}]},
        ),
        (
            {
                "resourceType": "RelatedPerson",
                "id": "r",
                "patient": {"reference": "Patient/p"},
                "relationship": [{"coding": [{"code": "FRND", "display": "unrelated friend"}]}],
                "name": [{"given": ["Sam", "J."], "family": "Ode"}],
                "telecom": [{"system": "phone", "value": "555-0100", "use": "mobile"}, {"system": "url", "value": "x"}],
            },
            "supports",
            {
                "id": "r",
                "name": "Sam J. Ode",
                "relation": "unrelated friend",
                "contact": [{"way": "call", "value": "555-0100"}, {"value": "x"}],
            },
            {
                "/patient": {"reference": "Patient/p"},
                "/relationship": [{"coding": [{"code": "FRND", "display": "unrelated friend"}]}],
                "/name": [{"given": ["Sam", "J."], "family": "Ode"}],
                "/telecom/0/use": "mobile",
                "/telecom/1/system": "url",
            },
        ),
        (
            {
                "resourceType": "CareTeam",
                "status": "active",
                "participant": [
                    {"role": [{"text": "nurse"}], "member": {"display": "Kim", "reference": "Practitioner/1"}},
                    {"member": {"reference": "Patient/1", "display": "Me"}},
                    {"member": {"reference": "Practitioner/2"}},
                ],
            },
            "supports",
            {"id": "support-1", "name": "Kim", "relation": "nurse"},
            {
                "/participant/0/member/reference": "Practitioner/1",
                "/participant/1": {"member": {"reference": "Patient/1", "display": "Me"}},
                "/participant/2": {"member": {"reference": "Practitioner/2"}},
            },
        ),
        (
            {"resourceType": "Medication", "id": "m", "code": {"text": "lithium"}},
            "goals",
            None,
            {"": {"resourceType": "Medication", "id": "m", "code": {"text": "lithium"}}},
        ),
    ],
    ids=range(9),
)  # fmt: skip
def test_what_another_system_wrote_is_placed_or_left_over(resource: Any, place: str, value: Any, left: Any) -> None:
    found = nothing_is_lost(resource)
    assert rt.to_dict(found.document).get(place, [None])[0] == value
    assert found.left_over == left


def test_a_text_that_is_none_is_left_over() -> None:
    goal = GOAL | {"description": {"coding": [{"display": "Sleep well"}], "text": {"y": 1}}}
    found = nothing_is_lost(goal)
    assert found.document.goals[0].statement == "Sleep well"
    assert found.left_over == {"/description": goal["description"]}


def test_a_care_plan_holds_what_stands_around_it() -> None:
    contained: Any = {"resourceType": "Goal", "id": "in", "lifecycleStatus": "on-hold", "description": {"text": "Rest"}}
    plan: Any = {
        "resourceType": "CarePlan",
        "id": "cp",
        "title": "Care",
        "period": {"start": "2026-01-05"},
        "intent": "plan",
    }
    plan |= {"status": "active", "contained": [contained], "goal": [{"reference": "#in"}]}
    patient = {"resourceType": "Patient", "id": "p", "name": [{"text": "Amy Shaw"}]}
    another = {"resourceType": "Patient", "name": [{"text": "Peter"}]}
    goal = GOAL | {"identifier": [{"system": "urn:recoverytools:unheard-of", "value": "1"}], "note": [{"text": 1}]}
    bundle = {
        "resourceType": "Bundle",
        "type": "searchset",
        "entry": [
            {"fullUrl": "https://x/CarePlan/cp", "resource": plan},
            {"resource": patient},
            {"resource": goal},
            {},
            {"resource": another},
        ],
    }
    found = nothing_is_lost(bundle)
    assert rt.to_dict(found.document) == {
        "document": "wellness-plan",
        "format": 1,
        "id": "cp",
        "title": "Care",
        "owner": {"name": "Amy Shaw"},
        "created": "2026-01-05",
        "goals": [
            {"id": "in", "statement": "Rest", "status": "paused"},
            {"id": "g", "statement": "Sleep", "status": "active"},
        ],
    }
    assert found.left_over == {
        "/type": "searchset",
        "/entry/0/fullUrl": "https://x/CarePlan/cp",
        "/entry/0/resource/goal": [{"reference": "#in"}],
        "/entry/1/resource/id": "p",
        "/entry/2/resource/identifier": goal["identifier"],
        "/entry/2/resource/note": [{"text": 1}],
        "/entry/3": {},
        "/entry/4/resource/name": [{"text": "Peter"}],
    }


def test_answers_to_a_form_of_ours_are_read() -> None:
    form = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "urn:recoverytools:questionnaire:problem-solving|1",
        "status": "completed",
        "item": [
            {"linkId": "problem", "answer": [{"valueString": "no ride"}]},
            {"linkId": "options", "item": [{"linkId": "options.text", "answer": [{"valueString": "bus 12"}]}]},
            {"linkId": "follow_up", "answer": [{"valueDate": "2026-12-01"}]},
            {"linkId": "satisfaction", "answer": [{"valueInteger": 11}]},
            {"linkId": "unheard-of", "answer": [{"valueString": "x"}]},
        ],
    }
    found = nothing_is_lost(form)
    (problem,) = found.document.problems
    assert (problem.problem, problem.options[0].text, problem.follow_up) == ("no ride", "bus 12", date(2026, 12, 1))
    assert problem.satisfaction is None
    elsewhere = form | {"questionnaire": "https://example.org/phq"}
    assert from_fhir(elsewhere).left_over == {"": elsewhere}


@pytest.mark.parametrize("name", ["fhir-r4-goal-example", "us-core-goal-1"])
def test_published_goals_are_read_with_nothing_lost(name: str) -> None:
    path = ROOT.parent / "shared" / "data" / f"{name}.json"
    if not path.exists():
        pytest.skip("the published examples are not here")
    assert nothing_is_lost(json.loads(path.read_text(encoding="utf-8"))).document.goals


def resources(bundle: Any, kind: str) -> Any:
    return [each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind]


NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


# --- what is wrong ---

write: Any = to_fhir


def refused(data: Any, cls: Any = rt.models.Item) -> str:
    with pytest.raises(rt.InvalidDocument) as caught:
        from_fhir(data, cls)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("x", "the document must be a FHIR resource"),
        ({}, "the document must be a FHIR resource"),
        ({"resourceType": "Bundle", "entry": {}}, "/entry must be a list"),
        ({"resourceType": "Bundle", "entry": [{"resource": "x"}]}, "/entry/0 must be an object"),
        (
            to_fhir(rt.WellnessPlan(private=True)),
            "/entry must hold the document that the identifier names",
        ),
    ],
)
def test_what_is_no_resource_is_refused(data: Any, says: str) -> None:
    assert refused(data) == says


def test_what_is_too_deep_is_refused() -> None:
    deep: Any = {}
    for _ in range(40):
        deep = {"resourceType": "Goal", "extension": [deep]}
    assert refused(deep) == "the document must be at most 32 levels deep"


def test_another_kind_of_document_is_refused() -> None:
    assert refused(GOAL, rt.Goal) == "the document must be goal here"
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as str"):
        from_fhir(GOAL, str)  # type: ignore[type-var] # pyright: ignore[reportArgumentType]


def test_a_bundle_of_ours_that_makes_no_document_is_refused_where_it_is_wrong() -> None:
    plan = SMALL[-1]
    bundle = to_fhir(plan, include_private=True)
    (goal,) = resources(bundle, "Goal")
    place = next(i for i, entry in enumerate(bundle["entry"]) if entry["resource"] is goal)
    goal["description"]["text"] = "x" * 201
    assert refused(bundle) == f"/entry/{place}/resource must be text of 1 to 200 characters"
    for bad in ("{", "[]", "[" * 100_000):
        goal["extension"][0]["valueString"] = bad
        assert refused(bundle) == (
            f"/entry/{place}/resource must hold an object as JSON in each extension urn:recoverytools:fhir:rest"
        )


def test_a_fault_of_the_plan_itself_is_told_of_its_care_plan() -> None:
    bundle = to_fhir(rt.WellnessPlan(title="x", reviewed=date(2026, 1, 1)), include_private=True)
    (plan,) = resources(bundle, "CarePlan")
    plan["extension"][0]["valueString"] = '{"reviewed":"x"}'
    assert refused(bundle) == "/entry/1/resource must be a date such as 2026-01-31, from 1900 to 2200"


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: write("x"), TypeError, "to_fhir takes a record, such as a plan, not a str"),
        (lambda: write(rt.Goal(statement="x"), release="R6"), ValueError, "release must be R4 or R5"),
        (
            lambda: write(rt.Goal(statement="x"), journal=rt.Journal()),
            TypeError,
            "a journal comes with a plan, and is a Journal",
        ),
        (
            lambda: write(rt.WellnessPlan(), journal=rt.Goal(statement="x")),
            TypeError,
            "a journal comes with a plan, and is a Journal",
        ),
        (
            lambda: write(rt.WellnessPlan(), journal=rt.Journal(plan="other")),
            ValueError,
            "the journal goes with another plan",
        ),
    ],
)
def test_what_cannot_be_written_is_refused(call: Any, error: Any, says: str) -> None:
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == says


# --- what stands where ---


def rest(resource: Any) -> Any:
    (held,) = [each for each in resource["extension"] if each["url"] == "urn:recoverytools:fhir:rest"]
    return json.loads(held["valueString"])


def test_a_number_that_was_not_given_is_never_a_zero() -> None:
    sleep = rt.Scale(id="sleep", name="hours of sleep")
    answers: Any = (
        {"value": 6.5},
        {"not_answered": NotAnswered.DECLINED},
        {"not_answered": NotAnswered.NOT_ASKED},
        {"not_answered": NotAnswered.FORGOT},
    )
    ratings = tuple(rt.models.Rating(about="sleep", **answer) for answer in answers)
    level = rt.models.Rating(about="sing", level=-1)
    journal = rt.Journal(
        scales=(sleep,), checkins=(rt.CheckIn(id="noon", occurred_at=NOON, ratings=(*ratings, level)),)
    )
    plan = rt.WellnessPlan(goals=(rt.Goal(id="sing", statement="Sing"),))
    bundle = to_fhir(plan, journal=journal)
    found = resources(bundle, "Observation")
    assert [each["code"]["text"] for each in found] == ["hours of sleep"] * 4 + ["Sing"]
    assert found[0]["valueQuantity"] == {"value": 6.5}
    assert [each.get("dataAbsentReason", {}).get("text") for each in found] == [
        None, "Did not want to say", "Was not asked", "Forgot", None
    ]  # fmt: skip
    assert [each.get("dataAbsentReason", {}).get("coding", [{}])[0].get("code") for each in found] == [
        None, "asked-declined", "not-asked", None, None
    ]  # fmt: skip
    assert found[4]["valueInteger"] == -1
    urls = [entry["fullUrl"] for entry in bundle["entry"] if entry["resource"] is found[4]]
    assert [each["reference"] for each in resources(bundle, "Goal")[0]["outcomeReference"]] == urls


def test_what_a_person_does_not_want_is_told_with_that() -> None:
    shots = rt.models.CareChoice(id="shots", text="shots", wish=Wish.AVOID, why="they hurt")
    crisis = rt.CrisisPlan(
        treatments=(shots,),
        medicines=(rt.models.Medicine(name="lithium", use=MedicineUse.ALLERGY),),
        helps=(rt.Note(text=" "),),
    )
    bundle = to_fhir(crisis)
    (wish,) = resources(bundle, "Observation")
    assert wish["valueString"] == "shots; My wish: I do not want this; Why: they hurt"
    assert [each["text"] for each in resources(bundle, "CarePlan")[0]["note"]] == [
        "What to know about medicines: lithium; What I say about it: I am allergic to this",
        "Treatments: shots; My wish: I do not want this; Why: they hurt",
    ]


@pytest.mark.parametrize(
    ("grant", "status"),
    [
        ({"sections": ("goals",)}, "active"),
        ({"scales": ("sleep",)}, "active"),
        ({}, "inactive"),
        ({"sections": ("goals",), "only_in_crisis": True}, "inactive"),
        ({"sections": ("goals",), "revoked_on": date(2026, 1, 1)}, "inactive"),
    ],
)
def test_a_consent_is_active_where_its_grant_is_open_as_it_stands(grant: Any, status: str) -> None:
    (consent,) = resources(to_fhir(rt.Grant(to="my nurse", **grant)), "Consent")
    assert consent["status"] == status


def test_a_consent_names_each_part() -> None:
    (consent,) = resources(to_fhir(SMALL[-1], include_private=True), "Consent")
    named = [each["reference"]["display"] for each in consent["provision"]["data"]]
    assert named == ["What I want", "Songs"]


def test_a_view_tells_its_notice_in_its_consent() -> None:
    grant = rt.Grant(to="Hill Clinic", sections=("goals",), purpose="my week", regulation=Regulation.PART_2)
    view = rt.share(SMALL[-1], grant, on=date(2026, 11, 22), key=b"a secret of this grant")
    bundle = to_fhir(view)
    (consent,) = resources(bundle, "Consent")
    assert consent["policyRule"] == {"text": view.notice}
    assert consent["text"]["div"] == (
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>Hill Clinic; What they may see: goals; What it is for: my week; '
        "Privacy law: 42 CFR Part 2 (substance use records, USA)</p></div>"
    )
    assert [entry["resource"] for entry in bundle["entry"]].index(consent) == 1
    assert from_fhir(bundle, rt.SharedView).document == view


def test_a_timing_is_written_where_it_can_say_all() -> None:
    said = rt.Schedule(
        every=Every.WEEK,
        interval=2,
        on=(Weekday.MONDAY, Weekday.FRIDAY),
        at=(time(8, 30),),
        minutes=20,
        start=date(2026, 1, 5),
        until=date(2026, 6, 30),
        count=9,
    )
    (task,) = resources(to_fhir(rt.Step(what="walk", schedule=said)), "Task")
    assert task["extension"][0] == {
        "url": "urn:recoverytools:fhir:schedule",
        "valueTiming": {
            "repeat": {
                "boundsPeriod": {"start": "2026-01-05", "end": "2026-06-30"},
                "count": 9,
                "duration": 20,
                "durationUnit": "min",
                "frequency": 1,
                "period": 2,
                "periodUnit": "wk",
                "dayOfWeek": ["mon", "fri"],
                "timeOfDay": ["08:30:00"],
            }
        },
    }
    more: Any
    for more in ({"nth": Nth.LAST}, {"day_of_month": 3}, {"skip": (date(2026, 1, 5),)}):
        schedule = rt.Schedule(every=Every.MONTH, **more)
        (task,) = resources(to_fhir(rt.Step(what="walk", schedule=schedule)), "Task")
        assert [each["url"] for each in task["extension"]] == ["urn:recoverytools:fhir:rest"]


def test_a_change_in_an_element_counts() -> None:
    bundle = to_fhir(SMALL[-1], include_private=True)
    (goal,) = resources(bundle, "Goal")
    goal |= {"lifecycleStatus": "completed", "description": {"text": "Sing alto"}}
    goal["target"][0]["detailRange"]["high"]["value"] = 5
    found = nothing_is_lost(bundle)
    (read,) = found.document.goals
    assert (read.status, read.statement, read.measure.high) == (GoalStatus.ACHIEVED, "Sing alto", 5.0)
    assert read.supports == ("noor",)


def test_what_others_cannot_hold_is_only_in_the_rest() -> None:
    odd = rt.Goal(id="g", statement="\u00a0", why="a\u2003b", status=GoalStatus.LET_GO)
    (goal,) = resources(to_fhir(odd), "Goal")
    assert (goal["description"], goal["note"]) == ({"text": "Goal"}, [{"text": "Why it matters: a b"}])
    assert rest(goal) == {"statement": "\u00a0", "why": "a\u2003b"}
    page = rt.models.Page(heading="x", text=" ")
    (form,) = resources(to_fhir(page), "QuestionnaireResponse")
    assert [item["linkId"] for item in form["item"]] == ["heading"]


def test_entries_and_items_of_ours_come_back_without_their_document() -> None:
    entry = rt.CheckIn(id="noon", occurred_at=NOON, note="x")
    (form,) = resources(to_fhir(entry), "QuestionnaireResponse")
    found = nothing_is_lost(form)
    assert found.journal.checkins == (entry,)
    crises = [
        *resources(to_fhir(rt.CrisisPlan(id="a")), "CarePlan"),
        *resources(to_fhir(rt.CrisisPlan(id="b")), "CarePlan"),
    ]
    found = nothing_is_lost({"resourceType": "Bundle", "entry": [{"resource": each} for each in crises]})
    assert found.document.crisis == rt.CrisisPlan(id="a")
    assert [*found.left_over] == ["/entry/0/resource/subject", "/entry/0/resource/author", "/entry/1"]


def test_what_is_no_answer_is_told_nowhere() -> None:
    plan = rt.WellnessPlan(word_choices={"recovery coach": "buddy"})
    (fact,) = [fact for fact in facts(rt.WellnessPlan) if fact.name == "word_choices"]
    assert [*answered(rt.to_dict(plan), fact, References())] == []


def test_a_bundle_shares_nothing_with_another() -> None:
    first = to_fhir(rt.Strength(id="s", text="x"))
    first["entry"][1]["resource"]["category"][0]["coding"].clear()
    assert to_fhir(rt.Strength(id="s", text="x"))["entry"][1]["resource"]["category"][0]["coding"]


def test_addresses_are_the_same_each_time_and_of_one_document_alone() -> None:
    def urls(plan: Any) -> list[str]:
        return [entry["fullUrl"] for entry in to_fhir(plan)["entry"]]

    assert urls(SMALL[-1]) == urls(attrs.evolve(SMALL[-1], title="Another"))
    assert not {*urls(SMALL[-1])} & {*urls(attrs.evolve(SMALL[-1], id="other"))}


def test_what_a_bundle_holds_may_stand_in_any_order() -> None:
    plan = rt.WellnessPlan(id="p", title="My plan", goals=(rt.Goal(id="g", statement="Sing"),))
    bundle = to_fhir(plan)
    first, *rest = bundle["entry"]
    assert from_fhir({**bundle, "entry": [*rest, first]}).document == plan
