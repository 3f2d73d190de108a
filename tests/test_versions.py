"""Documents of older formats, and of newer ones.

There is one format so far, so this is a rehearsal: the models of today pose as those of format 3. In format 2, which
never was, a goal's ``statement`` was called ``aim``, and a goal that was let go had ``dropped`` for its status. In format 1
the steps of all goals stood in the plan too, each with the id of its ``goal``. The steps and the samples below are as they
would be in a release: frozen.
"""

import copy
import json
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.documents import _json, upgrade
from recoverytools.plain import _reading, _versions, upgraded
from recoverytools.testing import models_of
from recoverytools.vocabulary import GoalStatus
from strategies import RECORDS

Data = dict[str, Any]


# --- the rehearsed steps ---


def to_2(data: Data) -> Data:
    """Steps go into their goals."""
    if data["document"] != "wellness-plan" or "steps" not in data:
        return data
    steps: dict[str, list[Data]] = {}
    for step in data["steps"]:
        steps.setdefault(step["goal"], []).append(without(step, "goal"))
    goals = [with_key(goal, "steps", steps.pop(goal["id"], None)) for goal in data["goals"]]
    if steps:
        raise ValueError("a step of no goal")
    return {**without(data, "steps"), "goals": goals}


def to_3(data: Data) -> Data:
    """A goal has a statement, and may be let go."""
    if data["document"] == "goal":
        return newer_goal(data)
    if data["document"] == "wellness-plan" and "goals" in data:
        return {**data, "goals": [newer_goal(goal) for goal in data["goals"]]}
    return data


def newer_goal(goal: Data) -> Data:
    words = {"dropped": "let-go"}
    goal = with_key(without(goal, "aim"), "statement", goal["aim"])
    return {**goal, "status": words.get(goal["status"], goal["status"])} if "status" in goal else goal


def without(data: Data, key: str) -> Data:
    return {name: value for name, value in data.items() if name != key}


def with_key(data: Data, key: str, value: Any) -> Data:
    """A copy with one key more. What stands there already would be lost."""
    if value is None:
        return data
    if key in data:
        raise ValueError(key)
    return {**data, key: value}


STEPS = {1: to_2, 2: to_3}


def back_to_2(data: Data) -> Data:
    if data["document"] == "goal":
        return {**older_goal(data), "format": 2}
    goals = (
        {"goals": list(map(older_goal, data["goals"]))}
        if data["document"] == "wellness-plan" and "goals" in data
        else {}
    )
    return {**data, **goals, "format": 2}


def older_goal(goal: Data) -> Data:
    status = {"status": {"let-go": "dropped"}.get(goal["status"], goal["status"])} if "status" in goal else {}
    return {**without(goal, "statement"), **status, "aim": goal["statement"]}


def back_to_1(data: Data) -> Data:
    if data["document"] != "wellness-plan" or "goals" not in data:
        return {**data, "format": 1}
    steps = [{**step, "goal": goal["id"]} for goal in data["goals"] for step in goal.get("steps", ())]
    return {**data, "goals": [without(goal, "steps") for goal in data["goals"]], "steps": steps, "format": 1}


BACK: dict[int, Callable[[Data], Data]] = {
    1: lambda data: back_to_1(back_to_2(data)),
    2: back_to_2,
    3: copy.deepcopy,
}
"""From a document of format 3 to what it would have been in each format."""


# --- the rehearsed samples ---

SAMPLES = [
    """{"document":"wellness-plan","format":1,"id":"plan","title":"Días buenos","goals":[{"id":"sing","aim":"Sing in the choir again","why":"It is when my head is quiet"},{"id":"swim","aim":"Swim to the island","status":"dropped","learned":"The lake is enough"}],"supports":[{"id":"sela","name":"Sela"}],"steps":[{"id":"practice","what":"Go to practice","supports":["sela"],"goal":"sing"},{"id":"cap","what":"Find my cap","goal":"swim"},{"id":"tea","what":"Tea for my voice","goal":"sing"}]}""",
    """{"document":"wellness-plan","format":2,"id":"plan","title":"Días buenos","goals":[{"id":"sing","aim":"Sing in the choir again","why":"It is when my head is quiet","steps":[{"id":"practice","what":"Go to practice","supports":["sela"]},{"id":"tea","what":"Tea for my voice"}]},{"id":"swim","aim":"Swim to the island","status":"dropped","learned":"The lake is enough","steps":[{"id":"cap","what":"Find my cap"}]}],"supports":[{"id":"sela","name":"Sela"}]}""",
]
PLAN = rt.WellnessPlan(
    id="plan",
    title="Días buenos",
    goals=(
        rt.Goal(
            id="sing",
            statement="Sing in the choir again",
            why="It is when my head is quiet",
            steps=(
                rt.Step(id="practice", what="Go to practice", supports=("sela",)),
                rt.Step(id="tea", what="Tea for my voice"),
            ),
        ),
        rt.Goal(
            id="swim",
            statement="Swim to the island",
            status=GoalStatus.LET_GO,
            learned="The lake is enough",
            steps=(rt.Step(id="cap", what="Find my cap"),),
        ),
    ),
    supports=(rt.Support(id="sela", name="Sela"),),
)
GOAL = rt.Goal(id="swim", statement="Swim to the island", status=GoalStatus.LET_GO)
OLD_GOAL = b'{"document":"goal","format":1,"id":"swim","aim":"Swim to the island","status":"dropped"}'


@pytest.fixture(autouse=True)
def format_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_versions, "FORMAT", 3)
    monkeypatch.setattr(_versions, "STEPS", STEPS)


@pytest.fixture(params=["with orjson", "without orjson"])
def orjson(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without orjson":
        monkeypatch.setattr(_json, "_orjson", lambda: None)


def as_bytes(data: Data) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def ways(data: Data, folder: Path) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every way in for a document. Each takes the class that is wanted, or none."""
    written, (one, many) = as_bytes(data), (folder / "one.json", folder / "many.ndjson")
    one.write_bytes(written)
    many.write_bytes(written + b"\n")
    yield "bytes", partial(rt.loads, written)
    yield "text", partial(rt.loads, written.decode())
    yield "bytes with spaces and escapes", partial(rt.loads, b"\xef\xbb\xbf" + json.dumps(data, indent=1).encode())
    yield "plain data", partial(rt.from_dict, data)
    yield "a file", partial(rt.read, one)
    yield "a line of a file", lambda *cls: next(iter([*rt.read_many(many, *cls)]))


# --- every format before the newest ---


def test_every_format_has_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert list(_versions.STEPS) == list(range(1, _versions.FORMAT))


@pytest.mark.usefixtures("orjson")
@pytest.mark.parametrize("sample", SAMPLES, ids=["format 1", "format 2"])
def test_an_old_document_is_read_by_every_way_and_written_in_the_newest_format(sample: str, tmp_path: Path) -> None:
    data = json.loads(sample)
    for way, read in ways(data, tmp_path):
        assert read() == read(rt.WellnessPlan) == PLAN, way
        assert rt.to_dict(read())["format"] == 3, way
        assert rt.loads(rt.dumps(read())) == PLAN, way
    assert data == json.loads(sample), "what was given is not changed"


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@settings(max_examples=10)
@given(data=st.data(), version=st.sampled_from([1, 2]))
def test_whatever_was_written_in_an_old_format_comes_back(cls: Any, version: int, data: st.DataObject) -> None:
    model = data.draw(models_of(cls))
    newest = rt.to_dict(model)
    old = BACK[version](newest)
    given = copy.deepcopy(old)
    assert rt.from_dict(old) == rt.loads(as_bytes(old)) == rt.loads(json.dumps(old), cls) == model
    assert upgraded(old) == newest
    assert old == given, "what was given is not changed"
    assert rt.dumps(rt.from_dict(old)) == rt.dumps(model)


@given(models_of(rt.WellnessPlan))
def test_step_by_step_is_as_at_once(plan: rt.WellnessPlan) -> None:
    newest = rt.to_dict(plan)
    first, second = BACK[1](newest), BACK[2](newest)
    assert {**to_2(first), "format": 2} == (second if plan.goals else {**second, "format": 2})
    assert upgraded(first) == upgraded(second) == upgraded({**to_2(first), "format": 2}) == newest


@given(models_of(rt.WellnessPlan))
def test_no_text_is_lost(plan: rt.WellnessPlan) -> None:
    old = BACK[1](rt.to_dict(plan))
    new = upgraded(old)
    kept, meant = Counter(texts(new)), Counter(texts(old))
    # what is not a person's words: a word of ours that is another now, and pointers whose place says it now
    ours = Counter([*[step["goal"] for step in old.get("steps", ())], *["dropped"] * len(plan.goals)])
    assert meant - kept <= ours


def texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield from (() if key in {"document", "format"} else texts(value))
    elif isinstance(raw, list):
        for item in raw:
            yield from texts(item)


@given(models_of(rt.WellnessPlan))
def test_to_upgrade_what_is_new_changes_nothing(plan: rt.WellnessPlan) -> None:
    newest = rt.to_dict(plan)
    assert upgraded(newest) is newest
    old = upgraded(BACK[1](newest))
    assert upgraded(old) is old


def test_the_ids_that_an_old_document_lacks_are_made_as_for_a_new_one() -> None:
    old = {"document": "wellness-plan", "format": 2, "goals": [{"aim": "Sing", "steps": [{"what": "Go"}]}]}
    new = {"document": "wellness-plan", "format": 3, "goals": [{"statement": "Sing", "steps": [{"what": "Go"}]}]}
    assert rt.from_dict(old) == rt.from_dict(old) == rt.from_dict(new)
    assert rt.from_dict(old, new_ids=True).id != rt.from_dict(old, new_ids=True).id


def test_old_records_in_classes_of_an_application() -> None:
    @attrs.define
    class Booking:
        room: str
        goal: rt.Goal
        other: rt.Goal | rt.Step

    converter = rt.converter()
    booking = Booking("garden", GOAL, GOAL)
    old = json.loads(OLD_GOAL)
    assert converter.structure({"room": "garden", "goal": old, "other": old}, Booking) == booking
    assert converter.unstructure(booking)["goal"]["format"] == 3


def test_what_someone_has_just_filled_in_has_no_format_and_is_new() -> None:
    goal = rt.loads(b'{"statement":"Sing"}', rt.Goal, header=False)
    assert goal == rt.from_dict({"statement": "Sing"}, rt.Goal)
    with pytest.raises(rt.InvalidDocument, match="unknown key"):
        rt.loads(b'{"aim":"Sing","statement":"Sing"}', rt.Goal, header=False)
    assert rt.loads(OLD_GOAL, rt.Goal, header=False) == GOAL, "but where it says its format, that counts"


def test_an_old_document_of_another_kind_is_refused() -> None:
    with pytest.raises(rt.InvalidDocument, match="/document must be step here"):
        rt.loads(OLD_GOAL, rt.Step)


# --- bad documents of older formats ---

BAD = {
    "no aim": {"document": "goal", "format": 2, "id": "g", "why": "CANARY"},
    "a goal of the newest format": {"document": "goal", "format": 2, "id": "g", "statement": "CANARY"},
    "the old name and the new one": {"document": "goal", "format": 1, "aim": "CANARY", "statement": "CANARY"},
    "a number for an aim": {"document": "goal", "format": 1, "aim": 5, "why": "CANARY"},
    "null for an aim": {"document": "goal", "format": 1, "aim": None, "why": "CANARY"},
    "an unknown key": {"document": "goal", "format": 1, "aim": "CANARY", "CANARY": "CANARY"},
    "a list for a word": {"document": "goal", "format": 1, "aim": "CANARY", "status": ["CANARY"]},
    "a step of no goal": {"document": "wellness-plan", "format": 1, "goals": [], "steps": [{"what": "CANARY", "goal": "CANARY"}]},
    "a step without a goal": {"document": "wellness-plan", "format": 1, "goals": [], "steps": [{"what": "CANARY"}]},
    "a step that is a text": {"document": "wellness-plan", "format": 1, "goals": [], "steps": ["CANARY"]},
    "steps that are a text": {"document": "wellness-plan", "format": 1, "steps": "CANARY"},
    "goals that are a text": {"document": "wellness-plan", "format": 2, "goals": "CANARY"},
    "steps and no goals": {"document": "wellness-plan", "format": 1, "steps": [{"what": "CANARY", "goal": "CANARY"}]},
    "steps twice": {"document": "wellness-plan", "format": 1, "goals": [{"id": "CANARY", "aim": "CANARY", "steps": []}], "steps": [{"what": "CANARY", "goal": "CANARY"}]},
    "no kind": {"format": 1, "aim": "CANARY"},
    "an unknown kind": {"document": "CANARY", "format": 1, "aim": "CANARY"},
    "a list for a kind": {"document": ["CANARY"], "format": 1, "aim": "CANARY"},
}  # fmt: skip


@pytest.mark.usefixtures("orjson")
@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_bad_old_document_is_refused_with_none_of_its_texts(data: Data, tmp_path: Path) -> None:
    given = copy.deepcopy(data)
    for way, read in ways(data, tmp_path):
        with pytest.raises(rt.InvalidDocument) as raised:
            read()
        assert raised.value.findings, way
        says_nothing_of_it(raised.value)
    assert data == given


def says_nothing_of_it(error: BaseException) -> None:
    assert isinstance(error, rt.InvalidDocument)
    assert error.__context__ is None
    assert error.__cause__ is None
    said = [*traceback.format_exception(error), repr(error), repr(error.args), repr(vars(error))]
    said += [f"{finding!r} {finding} {finding.says} {dict(finding.values)}" for finding in error.findings]
    assert "CANARY" not in "".join(said)


ERRORS = [AttributeError, IndexError, KeyError, LookupError, TypeError, UnicodeError, ValueError, rt.InvalidValue]
ERRORS += [ArithmeticError, AssertionError, OverflowError, RecursionError, RuntimeError, StopIteration]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
@pytest.mark.parametrize("version", [1, 2])
def test_a_step_that_cannot_work_on_a_document_tells_none_of_its_texts(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception], version: int
) -> None:
    def fail(data: Data) -> Data:
        raise error(data["aim"])

    monkeypatch.setattr(_versions, "STEPS", {**STEPS, version: fail})
    bad = OLD_GOAL.replace(b"Swim", b"CANARY")
    for read in (rt.loads, lambda data: rt.from_dict(json.loads(data))):
        with pytest.raises(rt.InvalidDocument) as raised:
            read(bad)
        assert str(raised.value) == "the document must be a good document of format 1"
        says_nothing_of_it(raised.value)


def test_a_step_that_gives_back_nothing_is_no_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_versions, "STEPS", {1: lambda _: None, 2: to_3})
    with pytest.raises(rt.InvalidDocument, match="must be a good document of format 1"):
        rt.loads(OLD_GOAL)


@pytest.mark.usefixtures("orjson")
@pytest.mark.parametrize(
    "bad",
    [
        b'{"document":"goal","format":1,"aim":"CANARY","aim":"CANARY 2"}',
        b'{"document":"wellness-plan","format":1,"goals":[{"id":"g","aim":"CANARY","aim":"CANARY 2"}]}',
        b'{"document":"wellness-plan","format":1,"goals":[],"word_choices":{"CANARY":"a","CANARY":"b"}}',
    ],
)
def test_a_key_that_stands_twice_is_told_before_a_step_would_keep_one(bad: bytes) -> None:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.loads(bad)
    assert str(raised.value) == "the document must not hold the same key twice in one object"
    assert [finding.code for finding in raised.value.findings] == ["duplicate-key"]
    says_nothing_of_it(raised.value)


def test_a_good_old_document_goes_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_reading, "explain", None)
    assert [rt.loads(sample) for sample in SAMPLES] == [PLAN, PLAN]


# --- what is no older format ---


@pytest.mark.usefixtures("orjson")
@pytest.mark.parametrize("version", [4, 5, 10**6])
def test_a_newer_document_is_refused_and_left_as_it_is(version: int, tmp_path: Path) -> None:
    data = {"document": "dream", "format": version, "new": [None, "CANARY"]}
    all_ways = list(ways(data, tmp_path))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    for way, read in all_ways:
        with pytest.raises(rt.UnsupportedVersion) as raised:
            read()
        says = f"has format {version}, and this release reads up to 3; it was left as it is"
        assert str(raised.value).endswith(says), way
        assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}, way
    with pytest.raises(rt.UnsupportedVersion):
        upgrade(tmp_path / "one.json")
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}


NO_FORMATS = [0, -1, 1.0, 2.0, True, False, "1", None, [1], {"1": 1}, 10**9, 10**30, -(10**30), 1e300]


@pytest.mark.usefixtures("orjson")
@pytest.mark.parametrize("version", NO_FORMATS, ids=repr)
def test_what_is_no_format_is_refused(version: Any, tmp_path: Path) -> None:
    for way, read in ways(json.loads(OLD_GOAL) | {"format": version}, tmp_path):
        with pytest.raises(rt.InvalidDocument) as raised:
            read()
        assert ("wrong-value", "/format") in {(found.code, found.path) for found in raised.value.findings}, way
        assert upgraded(data := {"format": version}) is data


def test_without_a_format_nothing_is_upgraded() -> None:
    with pytest.raises(rt.InvalidDocument, match="/format is missing"):
        rt.loads(OLD_GOAL.replace(b'"format":1,', b""))


def test_a_header_below_the_top_is_none() -> None:
    old = json.loads(OLD_GOAL)
    with pytest.raises(rt.InvalidDocument, match="/goals/0 has the key"):
        rt.from_dict({"document": "wellness-plan", "format": 3, "goals": [old]})
    kept = rt.Goal(id="g", statement="x", extensions={"org.example": old})
    assert rt.loads(as_bytes(BACK[1](rt.to_dict(kept)))) == kept, "what other programs keep is theirs"
