"""The kit for those who test an application: what it draws, its samples, and what it says of a store."""

import html
import importlib
import json
import pickle
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, unquote_plus

import attrs
import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import models, testing
from recoverytools.fields import facts, record_facts, walk
from recoverytools.models import Item, Rating
from recoverytools.testing._lifelike import Lifelike
from recoverytools.testing._trees import Tree, built
from recoverytools.vocabulary import HowDone
from strategies import EACH, RECORDS, VALUES

ROOT = Path(__file__).parent.parent


# --- what is drawn ---


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_what_hypothesis_draws_of_a_class_is_valid_and_small(cls: Any, data: st.DataObject) -> None:
    model = data.draw(st.from_type(cls))
    assert type(model) is cls
    assert rt.from_dict(rt.to_dict(model), cls) == model
    for _, each in walk(model):
        optional = [fact for fact in facts(type(each)) if not fact.required and fact.name != "id"]
        assert sum(getattr(each, fact.name) != fact.default for fact in optional) <= 5
        lists = [value for fact in optional if isinstance(value := getattr(each, fact.name), tuple)]
        assert all(len(value) <= 2 for value in lists)


@given(st.from_type(Item))
def test_an_item_is_any_kind_of_document(item: Item) -> None:
    assert type(item) in RECORDS
    assert rt.loads(rt.dumps(item)) == item


@attrs.frozen
class Visit:
    """What an application may hold."""

    goal: rt.Goal
    how: HowDone
    others: list[rt.Support]


@given(st.from_type(Visit))
def test_what_holds_models_is_drawn_as_well(visit: Visit) -> None:
    assert type(visit.goal) is rt.Goal
    assert all(type(other) is rt.Support for other in visit.others)


def smallest(strategy: st.SearchStrategy[Any], fails: Callable[[Any], bool]) -> Any:
    settings = hypothesis.settings(max_examples=2000, database=None, report_multiple_bugs=False)
    return hypothesis.find(strategy, fails, settings=settings, random=Random(0))


SMALLEST: list[tuple[Any, Callable[[Any], Any], Any]] = [
    (rt.Note, lambda _: True, rt.Note(id="i-0", text="x")),
    (rt.Goal, lambda goal: (goal.confidence or 0) > 7, rt.Goal(id="i-0", statement="0", confidence=8)),
    (
        rt.WellnessPlan,
        lambda plan: plan.goals,
        rt.WellnessPlan(id="i-0", goals=(rt.Goal(id="i-1", statement="0"),)),
    ),
    (
        rt.ProblemSolving,
        lambda problem: problem.chosen,
        rt.ProblemSolving(id="i-0", problem="0", options=(models.Option(id="i-1", text="0"),), chosen="i-1"),
    ),
    (rt.Step, lambda step: len(step.what) > 12, rt.Step(id="i-0", what="0" * 200)),
]


@pytest.mark.parametrize(("cls", "fails", "least"), SMALLEST, ids=lambda it: getattr(it, "__name__", ""))
def test_what_fails_shrinks_to_the_smallest_document_that_fails(cls: Any, fails: Any, least: Any) -> None:
    assert smallest(testing.models_of(cls), lambda model: bool(fails(model))) == least


@given(st.integers(1, 300).flatmap(lambda most: st.tuples(st.just(most), testing.texts(most))))
def test_a_text_is_one_that_a_field_takes_and_keeps(drawn: tuple[int, str]) -> None:
    most, text = drawn
    assert 1 <= len(text) <= most
    assert len(text) > 200 or rt.WellnessPlan(title=text).title == text


def test_a_text_may_be_as_long_as_a_line_and_shrinks_to_one_letter() -> None:
    assert smallest(testing.texts(), lambda text: len(text) > 12) == "0" * 200
    assert smallest(testing.texts(), lambda _: True) == "0"


@EACH
@given(testing.rich_plans())
def test_a_rich_plan_has_something_in_every_section(plan: rt.WellnessPlan) -> None:
    assert rt.loads(rt.dumps(plan), rt.WellnessPlan) == plan
    own = [fact for fact in facts(rt.WellnessPlan) if fact.name not in {"id", "layout", "private", "extensions"}]
    assert [fact.name for fact in own if getattr(plan, fact.name) == fact.default] == []
    assert all(len(getattr(plan, fact.name)) <= 6 for fact, _ in record_facts(rt.WellnessPlan) if fact.default == ())
    steps = [each for _, each in walk(plan) if type(each) is rt.Step]
    days = [day for step in steps for day in (step.due, step.done_on) if day]
    assert all(date(2026, 1, 1) <= day <= date(2027, 2, 9) for day in days)


def test_the_smallest_rich_plan_has_one_thing_in_each_section() -> None:
    plan = Lifelike(lambda options: options[0]).model(rt.WellnessPlan)
    assert {len(getattr(plan, fact.name)) for fact, _ in record_facts(rt.WellnessPlan) if fact.default == ()} == {1}
    assert plan.goals == (rt.Goal(id="goal-15", statement="eat supper with my kids three nights a week"),)
    assert plan.reviewed == date(2026, 1, 1)
    assert plan.grants[0].sections == ()


def test_some_rich_plans_have_a_layout_and_no_sample_has_one() -> None:
    layouts = [
        Lifelike(lambda options, at=at: options[at if options == range(8) else 0]).model(rt.WellnessPlan).layout
        for at in range(8)
    ]
    assert [bool(layout) for layout in layouts] == [False] * 7 + [True]
    assert testing.sample(rt.WellnessPlan).layout == ()


def test_a_store_has_to_keep_a_layout() -> None:
    without = of_objects(lambda it: {key: each for key, each in it.items() if key != "layout"})
    assert said(without, cls=rt.WellnessPlan) == ["/long-texts/layout did not come back (and 14 more like this)"]


def test_what_has_nothing_to_point_to_is_left_out() -> None:
    source = Lifelike(lambda options: options[0])
    rating = Tree(Rating, {"about": ..., "value": 1.0})
    entry = Tree(rt.CheckIn, {"id": "c", "occurred_at": datetime(2026, 11, 22, tzinfo=UTC), "ratings": [rating]})
    alone = built(Tree(rt.Journal, {"id": "j", "checkins": [entry]}), source)
    assert alone.checkins[0].ratings == (Rating(about="somewhere-else", value=1.0),)
    plan, journal = Tree(rt.WellnessPlan, {"id": "p"}), Tree(rt.Journal, {"id": "j", "checkins": [entry]})
    merged = built(Tree(rt.Merged, {"id": "m", "plan": [plan], "journal": [journal]}), source)
    assert merged.journal.checkins[0].ratings == ()


def test_models_are_drawn_of_classes_of_ours_alone() -> None:
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as dict"):
        testing.models_of(dict)


# --- what is registered with Hypothesis ---


def printed(code: str) -> Any:
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_to_import_hypothesis_loads_no_model() -> None:
    loaded = printed("import hypothesis, sys; print(*sorted(m for m in sys.modules if m.startswith('recoverytools')))")
    assert loaded == ["recoverytools", "recoverytools.testing", "recoverytools.testing._registered"]


DRAWN = "print(type(hypothesis.find(st.from_type({cls}), lambda _: True)).__name__)"


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis; from hypothesis import strategies as st; import recoverytools as rt",
        "import recoverytools as rt; rt.Goal, rt.Hours, rt.Schedule; import hypothesis; from hypothesis import strategies as st",
    ],
    ids=["hypothesis first", "models first"],
)
def test_models_are_known_to_hypothesis_whichever_comes_first(imports: str) -> None:
    code = "; ".join([imports, *(DRAWN.format(cls=cls) for cls in ("rt.Goal", "rt.Hours", "rt.Schedule"))])
    assert printed(code) == ["Goal", "Hours", "Schedule"]


@pytest.mark.parametrize("cls", [object, Hashable])
def test_what_our_classes_are_kinds_of_is_drawn_as_without_us(cls: Any) -> None:
    assert hypothesis.find(st.from_type(cls), lambda _: True) is None


def test_a_module_that_was_looked_out_for_is_like_any_other() -> None:
    code = "import hypothesis, inspect, recoverytools as rt; print(inspect.getsource(rt.Goal).count('class Goal'))"
    assert printed(code) == ["1"]
    code = (
        "import hypothesis\ntry:\n import recoverytools.models.gaols\nexcept ModuleNotFoundError as e:\n print(e.name)"
    )
    assert printed(code) == ["recoverytools.models.gaols"]


def test_others_who_look_out_for_modules_see_ours() -> None:
    code = (
        "import hypothesis, sys\n"
        "class Other:\n"
        "    def find_spec(name, path, target=None):\n"
        "        if name == 'recoverytools.models.goals': print(name)\n"
        "sys.meta_path.insert(1, Other)\n"
        "import recoverytools as rt\n"
        "from hypothesis import find, strategies as st\n"
        "print(type(find(st.from_type(rt.Goal), bool)).__name__)"
    )
    assert printed(code) == ["recoverytools.models.goals", "Goal"]


def test_without_hypothesis_it_is_said_what_to_install_and_the_rest_works(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("recoverytools.testing")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.setattr(rt, "testing", testing)  # the fresh one takes its place, until the test is over
    fresh = importlib.import_module("recoverytools.testing")

    for name in ("models_of", "rich_plans", "texts"):
        with pytest.raises(ModuleNotFoundError) as caught:
            getattr(fresh, name)
        assert str(caught.value) == "to draw models, install Hypothesis: pip install 'recoverytools[testing]'"
    assert fresh.sample(rt.Skill) == testing.sample(rt.Skill)
    fresh.check_storage(lambda document: document, lambda kept: kept, rt.Skill)


# --- samples ---


def test_there_is_a_sample_of_each_kind_and_always_the_same() -> None:
    samples = testing.samples()
    assert [type(sample) for sample in samples] == RECORDS
    for sample in samples:
        assert rt.loads(rt.dumps(sample)) == sample == testing.sample(type(sample))


def test_every_question_has_an_answer_in_some_sample() -> None:
    seen = [each for sample in testing.samples() for _, each in walk(sample)]
    unanswered = {
        f"{cls.__name__}.{fact.name}"
        for cls in {type(each) for each in seen}
        for fact in facts(cls)
        if fact.name not in {"id", "private", "extensions"}
        and all(getattr(each, fact.name) == fact.default for each in seen if type(each) is cls)
    }
    # a rating says one thing, the first value of a conflict is kept, and a layout is no answer: it hides the others
    assert unanswered == {"Rating.level", "Rating.not_answered", "Conflict.kept", "WellnessPlan.layout"}


def test_a_sample_says_what_the_declaration_gives_as_examples() -> None:
    assert rt.to_dict(testing.sample(Rating)) == {"about": "somewhere-else", "value": 0.0}
    assert rt.to_dict(testing.sample(rt.WellnessTool)) == {
        "document": "wellness-tool",
        "format": 1,
        "id": "wellness-tool-0",
        "name": "a hot bath",
        "kind": "calm",
        "good_for": ["when my mind races", "a lonely Sunday", "the hour before a hard talk"],
        "how": "lights off, feet up, the same old songs",
        "when": "any time, even on the bus",
        "needs": "a dry bench",
        "cost": "the bus fare",
        "helped": "not-yet-tried",
    }


def test_a_sample_is_of_one_class_of_ours() -> None:
    with pytest.raises(TypeError, match="sample takes the class of one kind of record, not Item"):
        testing.sample(Item)
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as str"):
        testing.sample(str)


# --- what is said of a store ---


def said(save: Any, load: Any = lambda kept: kept, cls: Any = rt.Skill, **more: Any) -> list[str]:
    """The lines of the error, without the first."""
    with pytest.raises(testing.NotKept) as caught:
        testing.check_storage(save, load, cls, **more)
    first, *lines = str(caught.value).split("\n  ")
    assert first == "what came back is not what was saved:"
    return lines


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_what_reads_and_writes_documents_keeps_them_whole(cls: Any) -> None:
    testing.check_storage(lambda document: rt.dumps(rt.loads(document, cls)), lambda kept: kept, cls, newer=False)


def without_point(digits: str) -> float:
    """A number as JavaScript writes it."""
    number = float(digits)
    return int(number) if number.is_integer() and abs(number) <= 2**53 else number


@pytest.mark.parametrize(
    "save",
    [
        lambda document: document,
        lambda document: document.decode(),
        lambda document: json.dumps(json.loads(document), indent=2),
        lambda document: json.dumps(json.loads(document), sort_keys=True),
        lambda document: json.dumps(json.loads(document, parse_float=without_point)),
    ],
    ids=["bytes", "text", "laid out and escaped", "keys in another order", "no point in whole numbers"],
)  # fmt: skip
def test_a_store_may_lay_a_document_out_in_its_own_way(save: Any) -> None:
    for cls in (rt.WellnessPlan, rt.Journal):
        testing.check_storage(save, lambda kept: kept, cls)


def test_all_documents_are_saved_before_the_first_is_loaded_and_each_has_an_id_of_its_own() -> None:
    shelf: dict[str, bytes] = {}

    def save(document: bytes) -> str:
        name = json.loads(document)["id"]
        assert name not in shelf
        shelf[name] = document
        return str(name)

    def load(name: str) -> bytes:
        assert len(shelf) == len(TRAPS)
        return shelf[name]

    testing.check_storage(save, load)
    assert [name.rstrip("-") for name in shelf] == TRAPS
    assert max(map(len, shelf)) == 64
    assert all(type(rt.loads(document)) is rt.WellnessPlan for document in list(shelf.values())[:-1])
    with pytest.raises(rt.UnsupportedVersion):
        rt.loads(shelf["newer-release"])


TRAPS = [
    "nearly-empty", "long-texts", "combining-letters", "right-to-left", "emoji", "many-scripts", "line-ends", "spaces",
    "letter-case", "marks", "like-other-values", "order", "lowest", "highest", "many-digits", "extensions",
    "newer-release",
]  # fmt: skip


def of_texts(change: Callable[[str], str]) -> Callable[[bytes], str]:
    """A store that does something to each text, keys and ids apart."""

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: each if key in {"id", "document"} else changed(each) for key, each in value.items()}
        if isinstance(value, list):
            return [changed(each) for each in value]
        return change(value) if isinstance(value, str) else value

    return lambda document: json.dumps(changed(json.loads(document)))


def of_objects(change: Callable[[dict[str, Any]], Any]) -> Callable[[bytes], str]:
    """A store that does something to each object."""
    return lambda document: json.dumps(json.loads(document, object_hook=change))


def of_lists(change: Callable[[list[Any]], list[Any]]) -> Callable[[bytes], str]:
    """A store that does something to each list."""
    return of_objects(lambda it: {key: change(each) if isinstance(each, list) else each for key, each in it.items()})


def in_utc(text: str) -> str:
    is_moment = re.fullmatch(r"2026-\d\d-\d\dT[0-9:.]+[-+]\d\d:\d\d", text)
    return datetime.fromisoformat(text).astimezone(UTC).isoformat() if is_moment else text


def as_utc_with_a_letter(text: str) -> str:
    return datetime.fromisoformat(text).isoformat() if text == "2026-01-31T02:30:00Z" else text


SPACES = "came back with other spaces or line ends"
NORMALIZED = "came back with its letters made of other signs, as Unicode normalization does"
CASE = "came back with other small and capital letters"
ESCAPED = "came back with its marks written in another way, as in HTML, a query or a program"
MISREAD = "came back with other letters, as from another encoding"
TIME = "came back as the same time, written in another way or with another offset"

HARM: dict[str, tuple[Any, list[str]]] = {
    "cut": (of_texts(lambda text: text[:100]), ["/long-texts/name came back with 100 of 200 characters (and 25 more like this)"]),
    "upper case": (of_texts(str.upper), [f"/long-texts/name {CASE} (and 731 more like this)", "/letter-case/where_used came back as another text (and 1 more like this)"]),
    "lower case": (of_texts(str.lower), [f"/combining-letters/practice/0/what {CASE} (and 28 more like this)"]),
    "composed": (of_texts(lambda text: unicodedata.normalize("NFC", text)), [f"/combining-letters/practice/0/what {NORMALIZED} (and 6 more like this)"]),
    "decomposed": (of_texts(lambda text: unicodedata.normalize("NFD", text)), [f"/long-texts/name {NORMALIZED} (and 36 more like this)"]),
    "stripped": (of_texts(str.strip), [f"/spaces/name {SPACES} (and 10 more like this)"]),
    "one line": (of_texts(lambda text: " ".join(text.splitlines())), [f"/line-ends/name {SPACES} (and 10 more like this)"]),
    "no marks without width": (of_texts(lambda text: text.replace("\ufeff", "").replace("\u200b", "")), [f"/spaces/practice/1/what {SPACES} (and 1 more like this)"]),
    "escaped for HTML": (of_texts(html.escape), [f"/marks/name {ESCAPED} (and 2 more like this)"]),
    "read as HTML": (of_texts(html.unescape), [f"/marks/extensions/org.example.app/2 {ESCAPED}"]),
    "escaped for a query": (of_texts(quote), [f"/nearly-empty/name {ESCAPED} (and 374 more like this)"]),
    "read as a query": (of_texts(unquote_plus), [f"/marks/where_used {ESCAPED} (and 2 more like this)"]),
    "escaped for a program": (of_texts(lambda text: text.replace("\\", "\\\\")), [f"/marks/extensions/org.example.app/1 {ESCAPED}"]),
    "read as Latin-1": (lambda document: document.decode("latin-1"), [f"/nearly-empty/name {MISREAD} (and 91 more like this)", "/extensions/extensions/org.example.app/keys/e\\u0301 did not come back (and 1 more like this)", "/extensions/extensions/org.example.app/keys came back with keys that were not there"]),
    "read as Windows-1252": (lambda document: document.decode("cp1252", "replace"), [f"/nearly-empty/name {MISREAD} (and 91 more like this)", "/extensions/extensions/org.example.app/keys/e\\u0301 did not come back (and 1 more like this)", "/extensions/extensions/org.example.app/keys came back with keys that were not there"]),
    "kept as ASCII": (of_texts(lambda text: text.encode("ascii", "replace").decode()), [f"/nearly-empty/name {MISREAD} (and 91 more like this)"]),
    "without the letters of four bytes": (of_texts(lambda text: re.sub("[^\x00-\uffff]", "", text)), [f"/emoji/name {MISREAD} (and 6 more like this)", "/emoji/extensions/org.example.app/2 came back with 0 of 2 characters"]),
    "with marks for the letters of four bytes": (of_texts(lambda text: re.sub("[^\x00-\uffff]", "\ufffd", text)), [f"/emoji/name {MISREAD} (and 7 more like this)"]),
    "another way to write UTC": (of_texts(as_utc_with_a_letter), [f"/extensions/extensions/org.example.app/texts/4 {TIME}"]),
    "backwards": (of_texts(lambda text: text[::-1]), ["/long-texts/now came back as another text (and 1387 more like this)", f"/spaces/practice/1/what {SPACES} (and 1 more like this)"]),
    "without what is empty": (of_objects(lambda it: {key: each for key, each in it.items() if each not in ([], {}, "")}), ["/extensions/extensions/org.example.app/empty/list did not come back (and 2 more like this)"]),
    "without null": (of_objects(lambda it: {key: each for key, each in it.items() if each is not None}), ["/newer-release/later did not come back"]),
    "sorted": (of_lists(lambda each: sorted(each, key=json.dumps)), ["/long-texts/practice/1/id came back as another text (and 353 more like this)", "/long-texts/practice/1/schedule/interval came back as another value (and 205 more like this)", "/long-texts/practice/1/schedule/on came back in another order (and 59 more like this)", "/long-texts/practice/2/schedule came back with keys that were not there (and 7 more like this)", "/long-texts/practice/2/earlier/0/interval did not come back (and 7 more like this)", "/long-texts/practice/10/schedule/on came back with 3 of 2 (and 27 more like this)"]),
    "each once": (of_lists(lambda each: [it for at, it in enumerate(each) if it not in each[:at]]), ["/extensions/extensions/org.example.app/order came back with 4 of 5"]),
    "at most ten": (of_lists(lambda each: each[:10]), ["/long-texts/practice came back with 10 of 12 (and 1 more like this)"]),
    "six digits": (lambda document: json.dumps(json.loads(document, parse_float=lambda digits: float(f"{float(digits):.6g}"))), ["/extensions/extensions/org.example.app/numbers/2 came back as another value"]),
    "all numbers with a point": (lambda document: json.dumps(json.loads(document, parse_int=float)), ["/nearly-empty/format came back as a number with a point (and 544 more like this)"]),
    "numbers as texts": (lambda document: json.dumps(json.loads(document, parse_int=str)), ["/nearly-empty/format came back as text (and 544 more like this)"]),
    "texts as flags": (lambda document: document.replace(b'"true"', b"true"), ["/like-other-values/practice/1/what came back as true or false (and 2 more like this)"]),
    "null for 0": (lambda document: document.replace(b'"number":0', b'"number":null'), ["/extensions/extensions/org.example.app/empty/number came back as null"]),
    "one key more": (lambda document: document.replace(b"{", b'{"_rev":1,', 1), ["/nearly-empty came back with keys that were not there (and 16 more like this)"]),
    "a key twice": (lambda document: document.replace(b'"format":1', b'"format":1,"format":1'), ["/nearly-empty must not hold the same key twice (and 15 more like this)"]),
    "as an older release": (lambda document: document.replace(b'"format": 2', b'"format": 1'), ["/newer-release/format came back as another value"]),
    "another id": (lambda document: document.replace(b'"id":"', b'"id":"x-').replace(b'"id": "', b'"id": "x-'), ["/nearly-empty came back as another document (and 16 more like this)"]),
    "ids in capitals": (lambda document: re.sub(rb'"id": ?"[^"]*"', lambda found: found[0].upper().replace(b"ID", b"id"), document), [f"/nearly-empty/id {CASE} (and 68 more like this)"]),
    "in a list": (lambda document: b"[" + document + b"]", ["/nearly-empty came back as a list (and 16 more like this)"]),
    "no JSON": (lambda document: document[:-1], ["/nearly-empty came back as something that is no JSON (and 16 more like this)"]),
    "very deep": (lambda _: b"[" * 100_000, ["/nearly-empty came back as something that is no JSON (and 16 more like this)"]),
    "as memory": (memoryview, ["/nearly-empty came back as memoryview, not as bytes or text (and 16 more like this)"]),
    "nothing": (lambda _: None, ["/nearly-empty came back as NoneType, not as bytes or text (and 16 more like this)"]),
}  # fmt: skip
"""What stores do, and what is said of it."""


@pytest.mark.parametrize("harm", HARM)
def test_what_a_store_does_to_documents_is_told(harm: str) -> None:
    save, told = HARM[harm]
    assert said(save) == told


def test_what_a_store_does_to_numbers_and_moments_is_told() -> None:
    assert said(of_texts(in_utc), cls=rt.CheckIn) == [f"/long-texts/occurred_at {TIME} (and 27 more like this)"]
    rounded = of_objects(lambda it: {**it, "value": round(it["value"], 3)} if "value" in it else it)
    assert said(rounded, cls=rt.CheckIn) == [
        "/many-digits/ratings/0/value came back as another value (and 1 more like this)"
    ]


def test_all_that_is_raised_is_told_and_the_first_error_is_the_cause() -> None:
    def save(document: bytes) -> bytes:
        if len(document) > 3000:
            raise OverflowError("too large")
        return document

    def load(kept: bytes) -> bytes:
        if b"null" in kept:
            raise LookupError("gone")
        return kept

    with pytest.raises(testing.NotKept) as caught:
        testing.check_storage(save, load, rt.Skill)
    assert str(caught.value).split("\n  ") == [
        "what came back is not what was saved:",
        "/long-texts was not saved: OverflowError was raised (and 1 more like this)",
        "/like-other-values was not loaded: LookupError was raised (and 2 more like this)",
    ]
    assert [finding.path for finding in caught.value.findings] == [
        "/long-texts", "/order", "/like-other-values", "/extensions", "/newer-release",
    ]  # fmt: skip
    assert str(caught.value.__cause__) == "too large"
    with pytest.raises(testing.NotKept) as caught:
        testing.check_storage(lambda document: document[1:], lambda kept: kept, rt.Skill)
    assert caught.value.__cause__ is None


def test_of_what_reads_documents_it_is_told_how_to_leave_the_newer_one_out() -> None:
    newer = "; where documents are read, which refuses this one, say newer=False"

    def read(document: bytes) -> bytes:
        return rt.dumps(rt.loads(document, rt.Skill))

    assert said(read) == [f"/newer-release was not saved: UnsupportedVersion was raised{newer}"]
    assert said(lambda it: it, read) == [f"/newer-release was not loaded: UnsupportedVersion was raised{newer}"]


def test_what_holds_one_document_alone_mixes_them_up() -> None:
    kept: list[bytes] = [b""]

    def save(document: bytes) -> None:
        kept[0] = document

    assert said(save, lambda _: kept[0]) == ["/nearly-empty came back as another document (and 15 more like this)"]


def test_a_test_fails_with_the_error_which_keeps_its_findings() -> None:
    with pytest.raises(AssertionError) as caught:
        testing.check_storage(lambda document: document[1:], lambda kept: kept, rt.Skill)
    assert isinstance(caught.value, rt.RecoveryToolsError)
    assert pickle.loads(pickle.dumps(caught.value)).findings == caught.value.findings
    assert {finding.code for finding in caught.value.findings} == {"not-json"}


def test_a_long_path_is_shown_as_far_as_a_line_goes() -> None:
    error = testing.NotKept(rt.Finding("missing", rt.Severity.ERROR, "/x/" + "\u00e9" * 30, says="did not come back"))
    assert str(error).split("\n  ")[1] == "/x/" + "\\xe9" * 19 + "… did not come back"


@pytest.mark.parametrize("cls", [Item, rt.Contact])
def test_a_store_is_tried_with_one_kind_of_record(cls: Any) -> None:
    with pytest.raises(TypeError, match=f"check_storage takes a class of records, not {cls.__name__}"):
        testing.check_storage(lambda document: document, lambda kept: kept, cls)


def test_every_difference_stands_in_the_docs_and_the_other_way_round() -> None:
    source = "\n".join(path.read_text() for path in (ROOT / "src/recoverytools/testing").glob("*.py"))
    told = set(re.findall(r'(?:\b(?:changed|_raised)\(|    \()"([a-z]+(?:-[a-z]+)*)"', source))
    page = (ROOT / "docs/reference/testing.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `([a-z-]+)` \| [a-z]", page)) == told
    assert re.findall(r"(?m)^\| `([a-z-]+)` \| [A-Z]", page) == TRAPS
