"""Reading plain data: strict, kind, everything at once, and not a word of the document in any message."""

import copy
import difflib
import logging
import math
import traceback
from datetime import date, datetime, time
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import plain
from recoverytools.errors import MOST_FINDINGS
from recoverytools.fields import Ask, declared, facts
from recoverytools.models import GoalReview, Item, Option
from recoverytools.plain import class_of, kind_of, kinds
from recoverytools.testing import models_of
from recoverytools.vocabulary import Every, GoalStatus
from strategies import RECORDS


def goal(**more: Any) -> Any:
    return {"document": "goal", "format": 1, "id": "g", "statement": "walk"} | more


def faults(data: Any, cls: Any = None) -> Any:
    """Code, path and message of everything wrong with a document."""
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.from_dict(data, *([cls] if cls else []))
    return [(finding.code, finding.path, str(finding)) for finding in raised.value.findings]


UNKNOWN = f"has an unknown key; it may have: {', '.join(fact.name for fact in facts(rt.Goal))}"
WHOLE = "must be a whole number from 0 to 10"
DATE = "must be a date such as 2026-01-31, from 1900 to 2200"
LIST = "must be a list of at most 1000"
LINE = "must be text of 1 to 200 characters"
NO_DAY = "must be a day that the calendar has"
SCHEDULE = {"what": "walk", "schedule": {"every": "day"}}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (goal(statement=7), ("wrong-value", "/statement", LINE)),
        (goal(statement=""), ("wrong-value", "/statement", LINE)),
        (goal(statement="x" * 201), ("wrong-value", "/statement", LINE)),
        (goal(why="x" * 2001), ("wrong-value", "/why", "must be text of at most 2000 characters")),
        (goal(statement="a\x07"), ("rule-control-character", "/statement", "must hold no control characters but tabs and line breaks")),
        (goal(importance="7"), ("wrong-value", "/importance", WHOLE)),
        (goal(importance=True), ("wrong-value", "/importance", WHOLE)),
        (goal(importance=11), ("wrong-value", "/importance", WHOLE)),
        (goal(importance=7.0), ("rule-whole-number", "/importance", WHOLE)),
        (goal(importance=7.5), ("wrong-value", "/importance", WHOLE)),
        (goal(importance=math.nan), ("wrong-value", "/importance", WHOLE)),
        (goal(measure={"target": math.nan}), ("wrong-value", "/measure/target", "must be a number")),
        (goal(measure={"target": math.inf}), ("wrong-value", "/measure/target", "must be a number")),
        (goal(measure={"target": "5"}), ("wrong-value", "/measure/target", "must be a number")),
        (goal(measure=[]), ("wrong-value", "/measure", "must be an object")),
        (goal(private="true"), ("wrong-value", "/private", "must be true or false")),
        (goal(private=0), ("wrong-value", "/private", "must be true or false")),
        (goal(status="ACTIVE"), ("wrong-value", "/status", "must be one of: proposed, active, paused, achieved, let-go")),
        (goal(status=["active"]), ("wrong-value", "/status", "must be one of: proposed, active, paused, achieved, let-go")),
        (goal(due="2026-1-1"), ("wrong-value", "/due", DATE)),
        (goal(due="20260101"), ("wrong-value", "/due", DATE)),
        (goal(due="2026-W01-1"), ("wrong-value", "/due", DATE)),
        (goal(due="2026-13-01"), ("wrong-value", "/due", DATE)),
        (goal(due="2026-01-01\n"), ("wrong-value", "/due", DATE)),
        (goal(due="٢٠٢٦-01-01"), ("wrong-value", "/due", DATE)),
        (goal(due="1899-12-31"), ("wrong-value", "/due", DATE)),
        (goal(due=20260101), ("wrong-value", "/due", DATE)),
        (goal(due="2026-02-30"), ("rule-no-such-day", "/due", NO_DAY)),
        (goal(steps="walk"), ("wrong-value", "/steps", LIST)),
        (goal(steps=({"what": "walk"},)), ("wrong-value", "/steps", LIST)),
        (goal(steps={}), ("wrong-value", "/steps", LIST)),
        (goal(steps=["walk"]), ("wrong-value", "/steps/0", "must be an object")),
        (goal(steps=[rt.Step(what="a")]), ("wrong-value", "/steps/0", "must be an object")),
        (goal(domains=["social", "money"]), ("wrong-value", "/domains/1", "must be one of: emotional, environmental, financial, intellectual, occupational, physical, social, spiritual, other")),
        (goal(supports=["sam", 1]), ("wrong-value", "/supports/1", "must be an id (1 to 64 small letters, digits and hyphens)")),
        (goal(why=None), ("null", "/why", "must not be null; leave the key out")),
        (goal(id=None), ("null", "/id", "must not be null; leave the key out")),
        (goal(supports=[None]), ("null", "/supports/0", "must not be null; leave the key out")),
        (goal(id="My Goal"), ("wrong-value", "/id", "must be an id (1 to 64 small letters, digits and hyphens)")),
        (goal(statment="x"), ("unknown-key", "", "has an unknown key; did you mean statement?")),
        (goal(zzz="x"), ("unknown-key", "", UNKNOWN)),
        (goal(steps=[{"what": "a", "spports": []}]), ("unknown-key", "/steps/0", "has an unknown key; did you mean supports?")),
        (goal(**{"a/b~c": 1}), ("unknown-key", "", UNKNOWN)),
        ({**goal(), 7: 1}, ("unknown-key", "", UNKNOWN)),
        ({"document": "goal", "format": 1}, ("missing-key", "/statement", "is missing")),
        (goal(steps=[{"id": "g", "what": "a"}]), ("rule-duplicate-id", "/steps/0/id", "must be an id that no other item has")),
        (goal(measure={"low": 2, "high": 1}), ("rule-low-above-high", "/measure/low", "must not be above high")),
        (goal(obstacles=[{}]), ("rule-empty-note", "/obstacles/0/text", "needs some words, or the note something to point to")),
        (goal(extensions={"example": 1}), ("rule-extensions", "/extensions", "must have keys of small letters, digits, hyphens and dots, such as org.example.app")),
        (goal(extensions={"org.example": {"a": None}}), ("rule-extensions", "/extensions", "must hold what JSON can hold, but null: whole numbers up to 2^53, at most 16 levels")),
        (goal(extensions=[]), ("rule-extensions", "/extensions", "must be an object of at most 32 keys such as org.example.app, each with JSON")),
        (goal(steps=[{"what": "a"}] * 1001), ("wrong-value", "/steps", LIST)),
        (goal(steps=[SCHEDULE | {"schedule": {"every": "day", "at": ["24:00"]}}]), ("wrong-value", "/steps/0/schedule/at/0", "must be a time of day to the minute, such as 08:30")),
        (goal(steps=[SCHEDULE | {"schedule": {"every": "day", "at": ["8:00"]}}]), ("wrong-value", "/steps/0/schedule/at/0", "must be a time of day to the minute, such as 08:30")),
        (goal(steps=[SCHEDULE | {"schedule": {"every": "day", "at": ["08:00:00"]}}]), ("wrong-value", "/steps/0/schedule/at/0", "must be a time of day to the minute, such as 08:30")),
        (goal(steps=[SCHEDULE | {"schedule": {}}]), ("missing-key", "/steps/0/schedule/every", "is missing")),
        ({"document": "wellness-plan", "format": 1, "word_choices": {"a": 1}}, ("wrong-value", "/word_choices", f"has a key or a text that {LINE}")),
        ({"document": "wellness-plan", "format": 1, "word_choices": []}, ("wrong-value", "/word_choices", "must be an object of at most 1000 keys, each with a text")),
        ({"document": "wellness-plan", "format": 1, "word_choices": {str(i): "a" for i in range(1001)}}, ("wrong-value", "/word_choices", "must be an object of at most 1000 keys, each with a text")),
        ({"document": "wellness-plan", "format": 1, "word_choices": {"a\r": "a", "a\n": "b"}}, ("rule-same-key", "/word_choices", "must not hold the same key twice, line ends apart")),
        ({"document": "wellness-plan", "format": 1, "goals": [{"statement": "a", "supports": ["sam"]}]}, ("rule-dangling-reference", "/goals/0/supports/0", "must be the id of some Support in this WellnessPlan")),
        ({"document": "problem-solving", "format": 1, "problem": "a", "chosen": "b"}, ("rule-dangling-reference", "/chosen", "must be the id of some Option in this ProblemSolving")),
        ([], ("wrong-value", "", "must be an object")),
        ("goal", ("wrong-value", "", "must be an object")),
        (None, ("wrong-value", "", "must be an object")),
        (goal(format="1"), ("wrong-value", "/format", "must be 1")),
        (goal(format=1.0), ("rule-whole-number", "/format", "must be 1")),
        (goal(format=1.5), ("wrong-value", "/format", "must be 1")),
        (goal(format=True), ("wrong-value", "/format", "must be 1")),
        (goal(format=0), ("wrong-value", "/format", "must be 1")),
        (goal(format=None), ("wrong-value", "/format", "must be 1")),
        ({"document": "goal", "statement": "x"}, ("missing-key", "/format", "is missing")),
        ({"format": 1, "statement": "x"}, ("missing-key", "/document", "is missing")),
    ],
)  # fmt: skip
def test_one_thing_wrong(data: st.DataObject, expected: Any) -> None:
    before = copy.deepcopy(data)
    assert faults(data) == [expected]
    assert repr(data) == repr(before), "what was given is left as it is"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("gaol", "goal"), ("Goal", "goal"), ("wellness_plan", "wellness-plan"), ("WellnessPlan", "wellness-plan")],
)
def test_a_kind_that_is_misspelled_is_answered_with_the_nearest(name: str, nearest: str) -> None:
    says = f"must be a kind of document; did you mean {nearest}?"
    assert faults({"document": name, "format": 1}) == [("wrong-value", "/document", says)]


@pytest.mark.parametrize("name", ["", "kanari", "telephone", 7, None, ["goal"]])
def test_an_unknown_kind_is_answered_with_those_known(name: Any) -> None:
    assert faults({"document": name, "format": 1}) == [
        ("wrong-value", "/document", f"must be one of: {', '.join(kinds())}"),
    ]


def test_of_a_document_of_another_kind_nothing_more_is_told() -> None:
    assert faults(goal(statement=5), rt.Step) == [("wrong-value", "/document", "must be step here")]
    assert rt.from_dict(goal(), Item) == rt.from_dict(goal()), "an item may be of any kind"


def test_everything_wrong_is_told_at_once_in_the_order_of_the_document() -> None:
    data = {
        "document": "wellness-plan",
        "format": 2.5,
        "title": 7,
        "goals": [
            {"id": "a", "statement": "x", "supports": ["nobody"], "importance": "7", "x": 1, "y": 2},
            {"id": "a", "steps": [{"what": "b", "due": "2026-02-30"}, 5], "measure": {"low": 2, "high": 1}},
        ],
        "supports": "sam",
    }
    assert [(code, path) for code, path, _ in faults(data)] == [
        ("wrong-value", "/format"),
        ("wrong-value", "/title"),
        ("wrong-value", "/supports"),
        ("unknown-key", "/goals/0"),
        ("unknown-key", "/goals/0"),
        ("wrong-value", "/goals/0/importance"),
        ("missing-key", "/goals/1/statement"),
        ("rule-low-above-high", "/goals/1/measure/low"),
        ("rule-no-such-day", "/goals/1/steps/0/due"),
        ("wrong-value", "/goals/1/steps/1"),
        ("rule-duplicate-id", "/goals/1/id"),
    ]


def test_a_fault_of_an_id_is_told_once() -> None:
    data = {
        "document": "wellness-plan",
        "format": 1,
        "goals": [{"id": "a", "statement": "x", "steps": [{"id": "a", "what": "y"}]}],
    }
    assert faults(data) == [("rule-duplicate-id", "/goals/0/steps/0/id", "must be an id that no other item has")]


def test_fifty_faults_are_fifty_findings_and_a_thousand_are_a_hundred() -> None:
    with pytest.raises(rt.InvalidDocument, match="this document has 100 faults or more:"):
        rt.from_dict(goal(steps=[{} for _ in range(101)]))
    with pytest.raises(rt.InvalidDocument, match="this document has 99 faults:"):
        rt.from_dict(goal(steps=[{} for _ in range(99)]))
    assert len(faults(goal(steps=[{} for _ in range(50)]))) == 50
    assert len(faults(goal(steps=[{} for _ in range(1000)]))) == 100
    assert len(faults(goal(**{f"x{i}": i for i in range(1000)}))) == 100
    assert len(faults({"document": "wellness-plan", "format": 1, "supports": [{"id": "a", "name": "x"}] * 1000})) == 100


def test_a_key_is_not_compared_with_those_known_once_enough_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def compare(key: str, *_: Any) -> list[str]:
        compared.append(key)
        return []

    monkeypatch.setattr(difflib, "get_close_matches", compare)
    steps = [{f"x{n}": n for n in range(step, step + 40)} | {"what": "a"} for step in range(0, 160, 20)]
    assert len(faults(goal(steps=steps))) == 100
    assert compared == [f"x{n}" for n in range(60)], "it takes long, so each is compared once"


def test_a_list_that_is_held_many_times_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain._reading, "VALUES", 1000)
    many: list[Any] = [1]
    for _ in range(25):
        many = [many, many]
    too_large = [("too-large", "", "must have at most 1000 values")]
    assert faults(goal(extensions={"org.example": many})) == too_large
    assert faults(goal(steps=many)) == too_large


@pytest.mark.parametrize(
    ("unread", "told"),
    [
        ({"supports": "sam"}, ["/supports"]),
        ({"supports": [5]}, ["/supports/0"]),
        ({"supports": [{"id": "Sam", "name": "x"}]}, ["/supports/0/id"]),
        ({"supports": [{"id": "sam"}]}, ["/supports/0/name", "/backups/0/covers/0"]),
        ({"supports": []}, ["/doing_well/0/support", "/backups/0/covers/0", "/backups/0/covers/1"]),
        ({"supports": [], "goals": "walk"}, ["/goals", "/doing_well/0/support"]),
        ({"supports": [], "goals": [{"statement": "x", "steps": 5}]}, ["/goals/0/steps", "/doing_well/0/support"]),
        ({"goals": "walk"}, ["/goals", "/doing_well/0/support"]),
    ],
)
def test_what_could_not_be_read_is_not_told_again_by_what_points_to_it(unread: Any, told: Any) -> None:
    pointing = {
        "doing_well": [{"text": "x", "support": "sam"}],
        "backups": [{"cue": "x", "covers": ["walk", "sam"]}],
    }
    assert [path for _, path, _ in faults(pointing | unread, rt.WellnessPlan)] == told


def test_arguments_in_the_wrong_order_name_no_content() -> None:
    swapped: Any = {"statement": CANARY}
    with pytest.raises(TypeError, match=r"^a document is read as a class of this library, not as a dict$"):
        rt.from_dict(rt.Goal, swapped)
    secret: Any = CANARY
    with pytest.raises(TypeError, match=r"^a document is read as a class of this library, not as a str$"):
        rt.loads(b"{}", secret)


def test_a_document_that_is_too_deep() -> None:
    deep: list[Any] = [1]
    for _ in range(40):
        deep = [deep]
    assert faults(goal(extensions={"org.example": deep})) == [("too-deep", "", "must be at most 32 levels deep")]
    loop: dict[str, Any] = {}
    loop["loop"] = loop
    assert faults(goal(extensions={"org.example": loop})) == [("too-deep", "", "must be at most 32 levels deep")]


def test_the_deepest_document_we_write_is_read() -> None:
    nested: Any = 1
    for _ in range(15):
        nested = [nested]
    step = rt.Step(what="a", extensions={"org.example": nested})
    plan = rt.WellnessPlan(goals=(rt.Goal(statement="a", steps=(step,)),))
    assert rt.from_dict(rt.to_dict(plan)) == plan


def test_a_newer_document_is_left_as_it_is() -> None:
    for version in (2, 10**9 - 1):
        with pytest.raises(rt.UnsupportedVersion) as raised:
            rt.from_dict(goal(format=version, new_field="x"))
        says = f"the document has format {version}, and this release reads up to 1; it was left as it is"
        assert str(raised.value) == says
        assert [finding.code for finding in raised.value.findings] == ["unsupported-version"]


def test_what_was_erased_and_cannot_be_read_makes_no_pointer_dangle() -> None:
    entry = {"occurred_at": "2026-11-22T12:00:00Z", "replaces": "gone"}
    for erased, path in (("gone", "/erased"), (["BAD ID"], "/erased/0")):
        told = faults({"document": "journal", "format": 1, "erased": erased, "checkins": [entry]})
        assert [where for _, where, _ in told] == [path]
    told = faults({"document": "journal", "format": 1, "erased": ["other"], "checkins": [entry]})
    assert [where for _, where, _ in told] == ["/checkins/0/replaces"]


def test_a_number_that_no_release_has_is_no_format() -> None:
    for version in (10**9, 10**5000, 0, -1, True):
        assert faults(goal(format=version)) == [("wrong-value", "/format", "must be 1")]


def test_plain_data_may_lack_the_header_where_the_class_is_known() -> None:
    assert rt.from_dict({"id": "g", "statement": "walk"}, rt.Goal) == rt.Goal(id="g", statement="walk")
    assert rt.from_dict({"every": "day"}, rt.Schedule).every == "day"
    assert rt.from_dict({"document": "goal", "id": "g", "statement": "walk"}, rt.Goal).id == "g"
    told = faults({"document": "contact", "format": 1}, rt.Contact)
    assert [code for code, _, _ in told] == ["unknown-key", "unknown-key"], "a value has no header"


def test_pythons_own_dates_and_words_are_taken() -> None:
    data = goal(
        due=date(2026, 1, 1),
        status=GoalStatus.ACTIVE,
        steps=[SCHEDULE | {"schedule": {"every": "day", "at": [time(8)]}}],
    )
    read = rt.from_dict(data, rt.Goal)
    assert (read.due, read.status, read.steps[0].schedule) == (
        date(2026, 1, 1),
        GoalStatus.ACTIVE,
        rt.Schedule(every=Every.DAY, at=(time(8),)),
    )
    assert faults(goal(due=datetime(2026, 1, 1))) == [("wrong-value", "/due", DATE)]


def test_a_whole_number_does_for_a_number() -> None:
    assert repr(rt.from_dict({"target": 5, "low": -0.0}, rt.models.Measure).target) == "5.0"
    assert repr(rt.from_dict({"low": -0.0}, rt.models.Measure).low) == "0.0"


def test_line_ends_are_mended() -> None:
    assert rt.from_dict(goal(statement="a\r\nb\rc"), rt.Goal).statement == "a\nb\nc"


@attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Diary(Item):
    at: Annotated[datetime | None, Ask("When?")] = None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-01-31T08:30:00+01:00", "2026-01-31T08:30:00+01:00"),
        ("2026-01-31T08:30:00Z", "2026-01-31T08:30:00+00:00"),
        ("2026-01-31T08:30:00.5-08:00", "2026-01-31T08:30:00.500000-08:00"),
        ("2026-01-31T08:30:00.123456+05:30", "2026-01-31T08:30:00.123456+05:30"),
    ],
)
def test_moments_are_read_and_written(text: str, written: Any) -> None:
    diary = rt.from_dict({"id": "d", "at": text}, Diary)
    assert rt.to_dict(diary)["at"] == written
    assert rt.from_dict({"id": "d", "at": written}, Diary) == diary


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-01-31T08:30:00", "wrong-value"),
        ("2026-01-31 08:30:00+01:00", "wrong-value"),
        ("2026-01-31T08:30+01:00", "wrong-value"),
        ("2026-01-31T24:00:00+01:00", "wrong-value"),
        ("2026-01-31T08:30:60+01:00", "wrong-value"),
        ("2026-01-31T08:30:00+24:00", "wrong-value"),
        ("2026-01-31T08:30:00.1234567+01:00", "wrong-value"),
        ("1899-01-31T08:30:00+01:00", "wrong-value"),
        ("2026-02-29T08:30:00+01:00", "rule-no-such-day"),
    ],
)
def test_moments_are_refused(text: str, code: Any) -> None:
    assert [(found, path) for found, path, _ in faults({"id": "d", "at": text}, Diary)] == [(code, "/at")]


# --- ids that are missing ---


def test_missing_ids_are_made_from_their_place() -> None:
    data = {
        "document": "wellness-plan",
        "format": 1,
        "title": "goals-2",
        "doing_well": [{"text": "a"}],
        "goals": [
            {"statement": "a", "steps": [{"what": "b"}, {"id": "steps-2", "what": "c"}, {"what": "d"}]},
            {"statement": "e", "steps": [{"what": "f"}], "obstacles": [{"text": "g"}]},
        ],
    }
    plan = rt.from_dict(data, rt.WellnessPlan)
    assert plan.id == "wellness-plan-1"
    assert [item.id for _, item in plan.items()] == [
        "doing-well-1",
        "goals-1",
        "steps-1",
        "steps-2",
        "steps-3",
        "goals-3",
        "steps-4",
        "obstacles-1",
    ], "and no text of the document is made an id"
    assert rt.from_dict(dict(reversed(data.items()))) == plan, (
        "in the order of the declaration, whatever that of the keys"
    )


def test_a_made_id_makes_no_pointer_whole() -> None:
    data = {
        "document": "wellness-plan",
        "format": 1,
        "supports": [{"name": "Sam"}],
        "goals": [{"statement": "a", "supports": ["supports-1"]}],
    }
    assert [path for _, path, _ in faults(data)] == ["/goals/0/supports/0"]


@given(models_of(rt.WellnessPlan), st.data())
def test_reading_without_ids_is_pure_and_made_ids_are_new(plan: rt.WellnessPlan, data: st.DataObject) -> None:
    written = rt.to_dict(plan)

    def without_some_ids(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {key: without_some_ids(item) for key, item in value.items() if key != "extensions"}
            if data.draw(st.booleans()):
                kept.pop("id", None)
            return kept
        return [without_some_ids(item) for item in value] if isinstance(value, list) else value

    bare = without_some_ids(written)
    try:
        once = rt.from_dict(bare)
    except rt.InvalidDocument as error:
        assert {finding.code for finding in error.findings} == {"rule-dangling-reference"}, (
            "a pointer to what lost its id"
        )
        return
    assert rt.from_dict(bare) == once
    assert rt.from_dict(rt.to_dict(once)) == once


def test_missing_ids_are_drawn_where_that_is_asked_for() -> None:
    data = {"statement": "sing", "steps": [{"what": "hum"}, {"id": "own", "what": "la"}]}
    first, second = (rt.from_dict(data, rt.Goal, new_ids=True) for _ in range(2))
    assert first.steps[1].id == second.steps[1].id == "own", "an id that is there stays"
    assert len({first.id, second.id, first.steps[0].id, second.steps[0].id}) == 4
    plan = rt.WellnessPlan().add(first).add(attrs.evolve(second, steps=second.steps[:1]))
    assert [goal.id for goal in plan.goals] == [first.id, second.id], "so that both find a place in one plan"


# --- out ---


def test_to_dict_takes_models_only() -> None:
    for thing in ({}, None, "goal", object(), rt.Goal):
        with pytest.raises(TypeError, match="to_dict takes a model of this library, not a "):
            rt.to_dict(thing)


def test_a_list_that_could_not_be_read_is_not_written() -> None:
    with pytest.raises(rt.InvalidValue, match="pathways must have at most 1000 entries to be written") as raised:
        rt.to_dict(rt.WellnessPlan(pathways=("a",) * 1001))
    assert [finding.code for finding in raised.value.findings] == ["too-many"]
    step = rt.Step(what="a", remind=(5,) * 1001)
    with pytest.raises(rt.InvalidValue, match="steps/0/remind must have at most 1000 entries to be written"):
        rt.to_dict(rt.Goal(statement="a", steps=(step,)))
    words = {f"w{i}": "x" for i in range(1001)}
    with pytest.raises(rt.InvalidValue, match="word_choices must have at most 1000 entries to be written"):
        rt.to_dict(rt.WellnessPlan(word_choices=words))
    full = rt.WellnessPlan(pathways=("a",) * 1000)
    assert rt.from_dict(rt.to_dict(full)) == full


def test_plain_data_is_plain_and_ones_own() -> None:
    written = rt.to_dict(rt.WellnessPlan(word_choices={"a": "b"}, extensions={"org.example": {"a": [1]}}))
    assert type(written["word_choices"]) is dict
    assert type(written["extensions"]["org.example"]) is dict
    assert type(written["extensions"]["org.example"]["a"]) is list
    status = rt.to_dict(rt.Goal(statement="a", status=GoalStatus.PAUSED))["status"]
    assert (status, type(status)) == ("paused", str)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_kinds_are_named_after_their_classes(cls: Any) -> None:
    found: Any = class_of(kind_of(cls))
    assert found is cls
    assert kind_of(cls) in kinds()


def test_names_that_are_no_kind() -> None:
    assert kind_of(GoalReview) == "goal-review"
    for name in ("Goal", "GOAL", "goal--review", "item", "measure", "-goal", "goal ", ""):
        assert class_of(name) is None, name


# --- nothing leaks, and nothing else is raised ---

CANARY = "CANARY"
JUNK = [None, True, 0, -1, 11, 2**70, 1.5, 7.0, 1e300, math.nan, "", CANARY, "7", f"{CANARY}\x00", "\ud800", CANARY * 50, [], [CANARY], {}, {CANARY: 1}, {"org.x": CANARY}, "2026-02-30", "2026-01-31", "1-0", "a\r\nb"]  # fmt: skip


def spots(value: Any) -> Any:
    """Each container in a document with each of its keys."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield value, key
        yield from spots(item)


def damage(data: Any, draw: Any) -> None:
    """Change a document in one to three places."""
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from([*spots(data), (data, "id")]))
        match draw(st.sampled_from(["put", "drop", "add", "double"])):
            case "put":
                container[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))
            case "drop":
                container.pop(key) if isinstance(container, list) else container.pop(key, None)
            case "add" if isinstance(container, dict):
                container[CANARY] = CANARY
            case _ if isinstance(container, list):
                container.append(copy.deepcopy(container[key]))


def everything_said(error: Any) -> Any:
    """All that an error may show to anyone: message, repr, traceback, what it was raised from, notes, data."""
    said = [str(error), repr(error), "".join(traceback.format_exception(error)), repr(error.args)]
    said += [
        repr(getattr(error, name, "")) for name in ("__context__", "__cause__", "__notes__", "__dict__", "findings")
    ]
    return "\n".join(said + [str(finding) + repr(finding) for finding in error.findings])


@given(models_of(rt.WellnessPlan), st.data())
def test_a_damaged_document_is_read_or_refused_and_says_no_word_of_it(
    plan: rt.WellnessPlan, data: st.DataObject
) -> None:
    document = rt.to_dict(plan)
    damage(document, data.draw)
    before = copy.deepcopy(document)
    try:
        read = rt.from_dict(document)
    except rt.UnsupportedVersion:
        return
    except rt.InvalidDocument as error:
        assert 1 <= len(error.findings) <= 100
        assert all(finding.path == "" or finding.path.startswith("/") for finding in error.findings)
        assert CANARY not in everything_said(error)
        assert error.__context__ is None
        assert error.__cause__ is None
    else:
        assert rt.from_dict(rt.to_dict(read)) == read
    assert repr(document) == repr(before)


@given(st.data())
def test_a_constructor_says_no_word_of_what_it_was_given(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([fact.name for fact in facts(rt.Goal)]))
    value = data.draw(st.sampled_from([*JUNK, (CANARY,), object(), date(1, 1, 1), {CANARY}]))
    fields: Any = {"statement": "walk", name: value}
    try:
        made = rt.Goal(**fields)
    except rt.InvalidValue as error:
        assert CANARY not in everything_said(error)
        assert error.__context__ is None
    else:
        assert CANARY not in repr(made)


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(rt.InvalidDocument):
        rt.loads(b'{"document":"goal","format":1,"statement":5}')
    assert caplog.records == []


# --- for cattrs ---


@attrs.define
class Booking:
    goal: rt.Goal
    contacts: list[rt.Contact]
    step: rt.Step | None = None


def test_an_applications_own_class_holds_our_models() -> None:
    converter = rt.converter()
    booking = Booking(rt.Goal(id="g", statement="walk", due=date(2026, 1, 1)), [rt.Contact(value="555-0100")])
    data = converter.unstructure(booking)
    assert data == {
        "goal": {"document": "goal", "format": 1, "id": "g", "statement": "walk", "due": "2026-01-01"},
        "contacts": [{"value": "555-0100"}],
        "step": None,
    }
    assert converter.structure(data, Booking) == booking


def test_a_converter_draws_ids_where_it_is_told_to() -> None:
    goals = [rt.converter(new_ids=True).structure({"statement": "x"}, rt.Goal) for _ in range(2)]
    assert goals[0].id != goals[1].id
    assert rt.converter().structure({"statement": "x"}, rt.Goal).id == "goal-1"


def test_a_header_inside_a_document_is_named() -> None:
    told = faults({"document": "goal", "format": 1, "statement": "x", "steps": [rt.to_dict(rt.Step(what="y"))]})
    assert told == [
        ("unknown-key", "/steps/0", "has the key document, which only a whole document has"),
        ("unknown-key", "/steps/0", "has the key format, which only a whole document has"),
    ]


def test_a_converter_of_ones_own_is_taught() -> None:
    from cattrs.preconf.json import make_converter

    base = make_converter()
    converter = rt.converter(base)
    assert converter is base
    booking = Booking(rt.Goal(statement="walk"), [])
    assert converter.loads(converter.dumps(booking), Booking) == booking


def test_what_cattrs_reports_holds_no_text() -> None:
    from cattrs.errors import ClassValidationError

    data = {"goal": {"statement": CANARY, "due": CANARY}, "contacts": []}
    with pytest.raises(ClassValidationError) as raised:
        rt.converter().structure(data, Booking)
    [error] = raised.value.exceptions
    assert isinstance(error, rt.InvalidDocument)
    assert str(error) == f"/due {DATE}"
    assert CANARY not in "".join(traceback.format_exception(raised.value))


def test_the_limits_are_those_that_the_docs_name() -> None:
    assert (plain._versions.FORMAT, plain.DEPTH, plain.VALUES, MOST_FINDINGS) == (1, 32, 3_000_000, 100)
    assert Option(text="a").id
