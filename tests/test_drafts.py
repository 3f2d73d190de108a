"""What is good of a half-typed form, and what is told of the rest."""

import copy
import random
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.errors import MOST_FINDINGS
from recoverytools.fields import is_record
from recoverytools.findings import Finding
from recoverytools.models.items import Item, Place, id_faults
from recoverytools.plain import VALUES
from recoverytools.testing import models_of
from strategies import EACH, RECORDS
from strategies import VALUES as PARTS

NOON = "2026-11-21T12:00:00+00:00"
CANARY = "kanari"
"""What stands in what is put into forms, and in nothing that we say."""
EDITED = 8
"""How many edited forms one example has."""

documents: st.SearchStrategy[Any] = st.sampled_from(RECORDS).flatmap(models_of)


def told(draft: rt.Draft[Any]) -> list[tuple[str, str]]:
    return [(finding.path, finding.message()) for finding in draft.findings]


def kept(cls: type[Any], form: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What is kept of a form, without its header and its root's id, and what is told. The form is left as it is."""
    before = copy.deepcopy(form)
    draft = rt.draft(form, cls)
    assert repr(form) == repr(before)
    assert draft.document is not None
    data = rt.to_dict(draft.document)
    assert rt.from_dict(data, cls) == draft.document, "it loads again"
    return {key: value for key, value in data.items() if key not in {"document", "format", "id"}}, told(draft)


def faults(cls: type[Any], form: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.from_dict(form, cls)
    return [(finding.path, finding.message()) for finding in raised.value.findings]


def filled_in(form: Any) -> Any:
    """A form without its blanks. What an extension holds is not ours to look at."""
    if isinstance(form, dict):
        return {
            key: item if key == "extensions" else filled_in(item) for key, item in form.items() if not is_blank(item)
        }
    return [filled_in(item) for item in form if not is_blank(item)] if isinstance(form, list) else form


def is_blank(value: Any) -> bool:
    return value is None or (type(value) in {str, list, dict} and not value)


# --- what is good ---


@given(documents)
def test_a_good_document_comes_back_whole_with_its_header_and_without(document: Any) -> None:
    data = rt.to_dict(document)
    body = {key: value for key, value in data.items() if key not in {"document", "format"}}
    for form in (data, body):
        before = copy.deepcopy(form)
        draft = rt.draft(form, type(document))
        assert not draft.findings
        assert without_ids(draft.document) == without_ids(rt.from_dict(filled_in(form), type(document)))
        assert draft.document == document or filled_in(form) != form
        assert form == before


@pytest.mark.parametrize("cls", [cls for cls in PARTS if not is_record(cls)], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_a_good_part_of_a_document_comes_back_whole(cls: type[Any], data: st.DataObject) -> None:
    model = data.draw(models_of(cls))
    form = rt.to_dict(model)
    draft = rt.draft(form, cls)
    assert not draft.findings
    assert without_ids(draft.document) == without_ids(model)
    assert draft.document == model or filled_in(form) != form


def test_ids_that_are_missing_are_drawn_anew_each_time() -> None:
    form = {
        "statement": "Sing in the choir again",
        "steps": [{"what": "Ask Sela"}, {"what": "Find my folder", "id": ""}],
    }
    first, second = rt.draft(form, rt.Goal), rt.draft(form, rt.Goal)
    assert first.findings == second.findings == ()
    assert first.document
    assert second.document
    ids = [item.id for goal in (first.document, second.document) for item in (goal, *goal.steps)]
    assert len(set(ids)) == 6
    assert [step.what for step in first.document.steps] == ["Ask Sela", "Find my folder"]


# --- what is left out ---


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("confidence", 11),
        ("confidence", "8"),
        ("start", "2026-02-30"),
        ("start", "soon"),
        ("status", "actve"),
        ("why", 5),
        ("steps", {"what": "walk"}),
        ("steps", "walk"),
        ("measure", 7),
        ("steps", [{"what": "w"}] * 1001),
        ("extensions", {"x": 1}),
        ("statment", "x"),
        ("id", "My Goal"),
    ],
)
def test_one_bad_answer_is_left_out_and_told_as_from_dict_tells_it(name: str, bad: Any) -> None:
    good = {"statement": "Learn to swim", "importance": 9, "obstacles": [{"id": "o", "text": "the bus stops at six"}]}
    form = good | {name: bad}
    assert len(faults(rt.Goal, form)) == 1
    assert kept(rt.Goal, form) == (good, faults(rt.Goal, form))


def test_what_is_private_or_allowed_for_a_time_does_not_become_more_through_a_slip() -> None:
    assert kept(rt.Goal, {"statement": "Sing", "private": "yes"}) == (
        {"statement": "Sing", "private": True},
        [("/private", "must be true or false")],
    )
    for slip in ({"until": "soon"}, {"revoked_on": 7}, {"only_in_crisis": "yes"}, {"sections": 5}):
        plan = rt.draft({"grants": [{"id": "g", "to": "Sela", **slip}, {"id": "h", "to": "Ravi"}]}, rt.WellnessPlan)
        assert plan.document
        assert [grant.to for grant in plan.document.grants] == ["Ravi"]
        assert [finding.path for finding in plan.findings] == [f"/grants/0/{next(iter(slip))}"]


@pytest.mark.parametrize("blank", ["", None, [], {}], ids=repr)
def test_an_empty_answer_counts_as_not_given(blank: Any) -> None:
    names = ["why", "confidence", "status", "steps", "measure", "extensions", "id", "private", "start"]
    form = {"statement": "Learn to swim", **dict.fromkeys(names, copy.copy(blank))}
    assert kept(rt.Goal, form) == ({"statement": "Learn to swim"}, [])
    assert kept(rt.Goal, {"statement": "a", "domains": ["social", copy.copy(blank), "money"]})[0] == {
        "statement": "a",
        "domains": ["social"],
    }
    assert told(rt.draft({"statement": copy.copy(blank)}, rt.Goal)) == [("/statement", "is missing")]
    steps = [copy.copy(blank), {"id": "s", "what": "Buy goggles", "note": blank}]
    assert kept(rt.Goal, {"statement": "a", "steps": steps})[0]["steps"] == [{"id": "s", "what": "Buy goggles"}]


def test_records_without_their_words_are_left_out_and_the_others_keep_their_places() -> None:
    form = {
        "statement": "Have my daughter over for supper",
        "steps": [
            {},
            {"id": "a", "what": "Call her"},
            {"what": "", "due": "2026-12-01"},
            {"id": "b", "what": "Cook"},
            7,
            {"due": "x"},
        ],
    }
    assert kept(rt.Goal, form) == (
        {"statement": "Have my daughter over for supper", "steps": [{"id": "a", "what": "Call her"}, {"id": "b", "what": "Cook"}]},
        [
            ("/steps/2/what", "is missing"),
            ("/steps/4", "must be an object"),
            ("/steps/5/what", "is missing"),
            ("/steps/5/due", "must be a date such as 2026-01-31, from 1900 to 2200"),
        ],
    )  # fmt: skip


def test_where_the_words_of_the_whole_are_missing_there_is_no_document_and_all_is_told() -> None:
    form = {"confidence": 11, "steps": [{"due": "2026-12-01"}], "measure": {"low": 2, "high": 1}}
    draft = rt.draft(form, rt.Goal)
    assert draft.document is None
    assert told(draft) == [
        ("/statement", "is missing"),
        ("/measure/low", "must not be above high"),
        ("/confidence", "must be a whole number from 0 to 10"),
        ("/steps/0/what", "is missing"),
    ]


# --- what does not go together ---


def test_of_two_items_with_one_id_the_second_gets_a_new_one() -> None:
    form = {
        "id": "g",
        "statement": "a",
        "steps": [{"id": "s", "what": "b"}, {"id": "s", "what": "c"}, {"id": "g", "what": "d"}],
    }
    draft = rt.draft(form, rt.Goal)
    assert draft.document
    assert told(draft) == [(f"/steps/{place}/id", "must be an id that no other item has") for place in (1, 2)]
    assert [step.what for step in draft.document.steps] == ["b", "c", "d"]
    assert (draft.document.id, draft.document.steps[0].id) == ("g", "s")
    assert len({"g", *(step.id for step in draft.document.steps)}) == 4


def test_the_id_of_an_entry_that_was_erased_is_not_used_again() -> None:
    draft = rt.draft({"erased": ["x"], "checkins": [{"id": "x", "occurred_at": NOON}]}, rt.Journal)
    assert draft.document
    assert draft.document.checkins[0].id != "x"
    assert told(draft) == [("/checkins/0/id", "must not be the id of something that was erased")]


NO_SUPPORT = "must be the id of some Support in this WellnessPlan"


def test_a_pointer_that_leads_nowhere_is_left_out() -> None:
    form = {
        "goals": [{"id": "g", "statement": "a", "supports": ["nobody", "sela", "gone"]}],
        "supports": [{"id": "sela", "name": "Sela"}],
    }
    assert kept(rt.WellnessPlan, form) == (
        {"goals": [{"id": "g", "statement": "a", "supports": ["sela"]}], "supports": form["supports"]},
        [("/goals/0/supports/0", NO_SUPPORT), ("/goals/0/supports/2", NO_SUPPORT)],
    )


@pytest.mark.parametrize(
    ("support", "path", "message"),
    [
        ({"id": "sam"}, "/supports/0/name", "is missing"),
        ({"id": "sam", "name": 7}, "/supports/0/name", "must be text of 1 to 200 characters"),
        ("sam", "/supports/0", "must be an object"),
    ],
)
def test_a_pointer_to_what_was_left_out_is_left_out_too(support: Any, path: str, message: str) -> None:
    goal = {"id": "g", "statement": "a"}
    form = {"goals": [goal | {"supports": ["sam"]}], "supports": [support]}
    told_of_it = (path, message)
    assert kept(rt.WellnessPlan, form) == ({"goals": [goal]}, [told_of_it, ("/goals/0/supports/0", NO_SUPPORT)])


def test_a_pointer_to_an_id_that_was_not_one_is_left_out() -> None:
    form = {"goals": [{"id": "g", "statement": "a", "supports": ["sam"]}], "supports": [{"id": "Sam", "name": "Sam"}]}
    plan, findings = kept(rt.WellnessPlan, form)
    assert plan["goals"] == [{"id": "g", "statement": "a"}]
    assert plan["supports"][0]["name"] == "Sam"
    assert [path for path, _ in findings] == ["/supports/0/id", "/goals/0/supports/0"]


def test_where_fields_do_not_go_together_the_one_that_is_named_is_left_out() -> None:
    form = {"statement": "a", "measure": {"unit": "lengths", "low": 20, "high": 10}}
    measure = {"unit": "lengths", "high": 10.0}
    assert kept(rt.Goal, form) == ({"statement": "a", "measure": measure}, [("/measure/low", "must not be above high")])


def test_where_the_field_that_is_named_is_not_there_the_record_is_left_out() -> None:
    note = "needs some words, or the note something to point to"
    form = {"statement": "a", "obstacles": [{"when": "at night"}, {"id": "o", "text": "the stairs"}]}
    assert kept(rt.Goal, form) == (
        {"statement": "a", "obstacles": [{"id": "o", "text": "the stairs"}]},
        [("/obstacles/0/text", note)],
    )
    assert rt.draft({"when": "at night"}, rt.Note).document is None
    assert told(rt.draft({"when": "at night"}, rt.Note)) == [("/text", note)]


def test_one_thing_left_out_may_take_another_with_it() -> None:
    # the support has no name, so the note points to nobody and has no words, and so it is left out itself
    form = {
        "supports": [{"id": "sam"}],
        "goals": [{"id": "g", "statement": "a", "obstacles": [{"support": "sam"}, {"id": "n", "text": "b"}]}],
    }
    assert kept(rt.WellnessPlan, form) == (
        {"goals": [{"id": "g", "statement": "a", "obstacles": [{"id": "n", "text": "b"}]}]},
        [
            ("/supports/0/name", "is missing"),
            ("/goals/0/obstacles/0/support", NO_SUPPORT),
            ("/goals/0/obstacles/0/text", "needs some words, or the note something to point to"),
        ],
    )


def test_a_pointer_that_an_item_needs_takes_the_item_with_it_and_is_told_once() -> None:
    form = {
        "scales": [{"id": "sleep"}],
        "checkins": [{"id": "c", "occurred_at": NOON, "ratings": [{"about": "sleep", "value": 7}]}],
    }
    plan = rt.draft(form, rt.Journal)
    assert plan.document
    assert [path for path, _ in told(plan)] == ["/scales/0/name"], "it may stand in the plan"
    problem = {"problem": "a", "options": [{"id": "bus"}], "chosen": "bus"}
    assert kept(rt.ProblemSolving, problem)[1][-1] == (
        "/chosen",
        "must be the id of some Option in this ProblemSolving",
    )


BACK = "must not lead back to its own entry"


def entries(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"id": id, "occurred_at": NOON, **({"replaces": older} if older else {})} for id, older in pairs]


def test_of_entries_that_replace_each_other_in_a_circle_one_stands_by_itself() -> None:
    form = {"checkins": entries(("a", "b"), ("b", "c"), ("c", "a"), ("d", "d"))}
    assert kept(rt.Journal, form) == (
        {"checkins": entries(("a", ""), ("b", "c"), ("c", "a"), ("d", ""))},
        [("/checkins/0/replaces", BACK), ("/checkins/3/replaces", BACK)],
    )


def test_a_circle_is_found_behind_entries_that_were_left_out() -> None:
    form = {"checkins": [None, {"note": "no time given"}, *entries(("a", "b"), ("b", "a"))]}
    assert kept(rt.Journal, form) == (
        {"checkins": entries(("a", ""), ("b", "a"))},
        [("/checkins/1/occurred_at", "is missing"), ("/checkins/2/replaces", BACK)],
    )


# --- any form ---


def spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Each container of a form with each of its keys."""
    for key, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield data, key
        yield from spots(item)


def edited(form: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy of a form with one to four changes, somewhere and somehow."""
    form = copy.deepcopy(form)
    for _ in range(chance.choice([1, 1, 2, 4])):
        every = list(spots(form))
        if not every:
            break
        (holder, key), (other, there) = chance.choice(every), chance.choice(every)
        match chance.randrange(5):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(key, copy.deepcopy(holder[key]))
            case 1:
                holder[chance.choice([f"{key}s", "id", "text", "document", CANARY])] = holder.pop(key)
            case 2:
                holder[key], other[there] = copy.deepcopy(other[there]), copy.deepcopy(holder[key])
            case _:
                holder[key] = chance.choice(
                    [
                        None,
                        "",
                        [],
                        {},
                        True,
                        0,
                        -1,
                        11,
                        2**60,
                        1.5,
                        1e300,
                        CANARY,
                        f"{CANARY}\x00",
                        f"�{CANARY}",
                        f"2026-01-31{CANARY}",
                        "2026-02-30",
                        "08:30",
                        "day",
                        "goal",
                        [CANARY],
                        [[]],
                        [None],
                        [{}],
                        object(),
                        {CANARY: CANARY},
                        {"id": CANARY},
                        {"text": CANARY},
                        {f"org.{CANARY}": {CANARY: None}},
                    ]
                )
    return form


def leads_into(form: Any, path: str) -> bool:
    """Whether a path leads to something in the form, or to what an object in it lacks."""
    here, *steps = path.split("/")
    assert here == ""
    at = form
    for number, step in enumerate(steps, 1):
        if isinstance(at, dict) and step in at:
            at = at[step]
        elif isinstance(at, list) and step.isdigit() and int(step) < len(at):
            at = at[int(step)]
        else:
            return isinstance(at, dict) and number == len(steps)
    return True


@given(documents, st.integers(0, 2**32))
def test_of_any_form_what_is_kept_loads_again_and_all_else_is_told_without_a_word_of_it(
    document: Any, seed: int
) -> None:
    chance, cls = random.Random(seed), type(document)
    for _ in range(EDITED):
        form = edited(rt.to_dict(document), chance)
        before = repr(form)
        try:
            draft = rt.draft(form, cls)
        except (rt.InvalidDocument, rt.UnsupportedVersion) as error:
            assert {finding.path for finding in error.findings} <= {"", "/document", "/format"}
            assert CANARY not in "".join(traceback.format_exception(error)).casefold()
            continue
        assert repr(form) == before
        assert len(draft.findings) <= MOST_FINDINGS
        assert all(leads_into(form, finding.path) for finding in draft.findings)
        assert CANARY not in repr([(attrs.asdict(finding), finding.message()) for finding in draft.findings]).casefold()
        if draft.document is not None:
            assert rt.from_dict(rt.to_dict(draft.document), cls) == draft.document
        else:
            assert draft.findings
        if not draft.findings and "id" in form and draft.document:
            answers = filled_in(form)
            assert rt.to_dict(draft.document).keys() >= {"document", "format", "id"}
            again = rt.from_dict(answers, cls, new_ids=True)
            assert without_ids(again) == without_ids(draft.document)


def without_ids(model: Any) -> Any:
    """Plain data without the ids, which may be drawn, and without blanks, also those that are blank without their ids."""

    def stripped(value: Any) -> Any:
        if isinstance(value, dict):
            made = {key: stripped(item) for key, item in value.items() if key != "id"}
            return {key: item for key, item in made.items() if not is_blank(item)}
        return [item for item in map(stripped, value) if not is_blank(item)] if isinstance(value, list) else value

    return stripped(rt.to_dict(model))


EXAMPLES = sorted(Path("examples").glob("*/*.json"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_field_of_an_example_may_be_bad(path: Path) -> None:
    document = rt.read(path)
    data = rt.to_dict(document)
    for name in data.keys() - {"document", "format"}:
        draft = rt.draft(data | {name: object()}, type(document))
        assert [finding.path for finding in draft.findings][:1] == [f"/{name}"]
        assert all(finding.code.startswith("rule-") for finding in draft.findings[1:]), "what went with it"


# --- how much ---


@pytest.mark.parametrize(
    ("cls", "form"),
    [
        (rt.Goal, {"statement": "a", "steps": [{"id": "s", "what": "b"}] * 300}),
        (rt.Goal, {"statement": "a", "steps": [{"due": "x", "what": "b"}] * 300}),
        (rt.WellnessPlan, {"goals": [{"id": "g", "statement": "a", "supports": ["nobody"] * 300}]}),
        (rt.WellnessPlan, {"goals": [{"id": "g", "statement": "a", "obstacles": [{"support": "nobody"}] * 300}]}),
        (rt.Journal, {"checkins": entries(*[(f"c{i}", f"c{i ^ 1}") for i in range(300)])}),
        (rt.Journal, {"checkins": entries(*[(f"c{i}", f"c{(i + 1) % 300}") for i in range(300)])}),
        (rt.Journal, {"checkins": entries(*[(f"c{i}", f"c{i + 1}") for i in range(300)])}),
    ],
    ids=["ids", "dates", "pointers", "notes", "circles", "a circle", "a chain"],
)
def test_much_that_is_wrong_is_left_out_in_few_rounds(
    cls: type[Any], form: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[Any] = []

    def counted(root: Place) -> Iterator[Finding]:
        rounds.append(root)
        return id_faults(root)

    monkeypatch.setattr("recoverytools.plain._explain.id_faults", counted)
    started = time.perf_counter()
    _, findings = kept(cls, form)
    assert time.perf_counter() - started < 5, "a second would be much"
    assert len(findings) in {1, MOST_FINDINGS}
    assert len(rounds) <= 5


def test_a_form_may_be_too_large() -> None:
    deep: dict[str, Any] = {"statement": "a"}
    for _ in range(40):
        deep = {"statement": "a", "steps": [deep]}
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.draft(deep, rt.Goal)
    assert str(raised.value) == "the document must be at most 32 levels deep"
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.draft({"statement": "a", "steps": [0] * VALUES}, rt.Goal)
    assert str(raised.value) == "the document must have at most 3000000 values"


# --- what is no form ---


@pytest.mark.parametrize(
    "data", [None, [], "goal", 7, object(), [{"statement": "a"}]], ids=lambda data: type(data).__name__
)
def test_what_is_no_object_is_no_form(data: Any) -> None:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.draft(data, rt.Goal)
    assert str(raised.value) == "the document must be an object"


def test_a_document_of_another_kind_is_refused() -> None:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.draft({"document": "step", "format": 1, "what": "Walk"}, rt.Goal)
    assert str(raised.value) == "/document must be goal here"


def test_a_document_of_a_newer_release_is_refused() -> None:
    with pytest.raises(rt.UnsupportedVersion) as raised:
        rt.draft({"document": "goal", "format": 999, "statement": "a"}, rt.Goal)
    assert str(raised.value) == "the document has format 999, and this release reads up to 1; it was left as it is"


def test_a_draft_is_made_of_a_class_of_this_library() -> None:
    cases: list[tuple[Any, str]] = [
        (Item, "a draft needs a class, such as Goal"),
        (dict, "a document is read as a class of this library, not as dict"),
        ("kanari", "a document is read as a class of this library, not as a str"),
        (rt.Goal(statement="kanari"), "a document is read as a class of this library, not as a Goal"),
        (None, "a document is read as a class of this library, not as a NoneType"),
    ]
    for cls, message in cases:
        with pytest.raises(TypeError) as raised:
            rt.draft({"statement": "a"}, cls)
        assert str(raised.value) == message
