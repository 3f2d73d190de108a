"""JSON in and out: what Python's own reader lets in is refused here."""

import gc
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.documents import JOURNAL_SIZE, SIZE, _json
from recoverytools.fields import declared
from recoverytools.models import Measure, Page

HEAD = '{"document":"goal","format":1,"id":"g","statement":"x"'


def faults(data: Any, **options: Any) -> Any:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.loads(data, **options)
    assert raised.value.__context__ is None, "the parser's own error holds the text"
    assert raised.value.__cause__ is None
    return [(finding.code, finding.path, str(finding)) for finding in raised.value.findings]


NOT_UTF_8 = ("not-json", "", "must be text in UTF-8")


def not_json(line: int, column: int) -> tuple[str, str, str]:
    return "not-json", "", f"is not JSON at line {line}, column {column}"


TWICE = "must not hold the same key twice"
WHOLE = "must be a whole number from 0 to 10"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", not_json(1, 1)),
        (b"goal", not_json(1, 1)),
        (b"\xff", NOT_UTF_8),
        (HEAD.encode() + b"}x", not_json(1, 56)),
        (HEAD + "\n\n:}", not_json(3, 1)),
        ((HEAD + "}").encode("utf-16"), NOT_UTF_8),
        (HEAD + ',"why":"\ud800"}', NOT_UTF_8),
        (b"[]", ("wrong-value", "", "must be an object")),
        (b"null", ("wrong-value", "", "must be an object")),
        (HEAD + ',"statement":"y"}', ("duplicate-key", "", TWICE)),
        (HEAD + ',"document":"goal"}', ("duplicate-key", "", TWICE)),
        (HEAD + ',"steps":[{"id":"s","what":"a","what" :"b"}]}', ("duplicate-key", "/steps/0", TWICE)),
        (HEAD + ',"extensions":{"org.x":{"a":[{"b":1,"b":1}]}}}', ("duplicate-key", "/extensions", TWICE)),
        (HEAD + ',"importance":NaN}', ("not-json", "", "must not hold NaN or Infinity, which are no JSON")),
        (HEAD + ',"importance":Infinity}', ("not-json", "", "must not hold NaN or Infinity, which are no JSON")),
        (HEAD + ',"importance":"7"}', ("wrong-value", "/importance", WHOLE)),
        (HEAD + ',"importance":7.0}', ("rule-whole-number", "/importance", WHOLE)),
        (HEAD + ',"importance":7e0}', ("rule-whole-number", "/importance", WHOLE)),
        (HEAD + f',"importance":{"9" * 5000}}}', ("wrong-value", "/importance", WHOLE)),
        (HEAD + ',"measure":{"target":1e999}}', ("wrong-value", "/measure/target", "must be a number")),
        (HEAD + ',"measure":{"target":-Infinity}}', ("not-json", "", "must not hold NaN or Infinity, which are no JSON")),
        (HEAD + ',"why":null}', ("null", "/why", "must not be null; leave the key out")),
        (HEAD + ',"why":"\\u0000"}', ("rule-control-character", "/why", "must hold no control characters but tabs and line breaks")),
        (HEAD + ',"why":"\\ud800"}', ("rule-control-character", "/why", "must hold no control characters but tabs and line breaks")),
        ("[" * 40 + "]" * 40, ("too-deep", "", "must be at most 32 levels deep")),
        ("[" * 200_000, ("too-deep", "", "must be at most 32 levels deep")),
        (HEAD + ',"x":' + "[" * 40 + "]" * 40 + "}", ("too-deep", "", "must be at most 32 levels deep")),
    ],
)  # fmt: skip
def test_one_thing_wrong(data: st.DataObject, expected: Any) -> None:
    assert faults(data) == [expected]


def test_the_word_choices_of_a_plan_hold_no_key_twice() -> None:
    plan = '{"document":"wellness-plan","format":1,"word_choices":{"a":"b","a":"c"}}'
    assert faults(plan) == [("duplicate-key", "/word_choices", TWICE)]


@pytest.mark.parametrize("number", ["3.141592653589793", "1e-7", "123456789012345", "-0.0", "5e-324"])
def test_numbers_come_back_to_the_last_digit(number: Any) -> None:
    goal = rt.loads(HEAD + f',"measure":{{"target":{number}}}}}', rt.Goal)
    assert rt.loads(rt.dumps(goal)) == goal
    assert goal.measure
    assert goal.measure.target == float(number)


@pytest.mark.parametrize("digits", [20, 21])
def test_whole_numbers_beyond_2_to_the_53_are_refused_however_long(digits: int) -> None:
    says = "must be at most 2^53 where it is a whole number"
    for number in ("9" * digits, "-" + "9" * (digits - 1)):
        target = HEAD + f',"measure":{{"target":{number}}}}}'
        assert faults(target) == [("rule-large-number", "/measure/target", says)]
        extension = HEAD + f',"extensions":{{"org.x":{number}}}}}'
        assert [(code, path) for code, path, _ in faults(extension)] == [("rule-extensions", "/extensions")]


@pytest.mark.parametrize("number", [2**53, -(2**53), 0])
def test_whole_numbers_up_to_2_to_the_53_come_back(number: int) -> None:
    goal = rt.loads(HEAD + f',"measure":{{"target":{number}}},"extensions":{{"org.x":{number}}}}}', rt.Goal)
    assert goal.measure
    assert (goal.measure.target, dict(goal.extensions)) == (number, {"org.x": number})


def test_a_document_that_is_too_large() -> None:
    data = (HEAD + "}").encode()
    assert rt.loads(data, rt.Goal, limit=len(data)).statement == "x"
    assert faults(data, limit=len(data) - 1) == [("too-large", "", f"must have at most {len(data) - 1} bytes")]
    assert faults(data.decode(), limit=10) == [("too-large", "", "must have at most 10 bytes")]
    assert faults(b" " * (SIZE + 1)) == [("too-large", "", "must have at most 5000000 bytes")]
    long_goal = HEAD + ',"why":"' + "a" * SIZE + '"}'
    assert faults(long_goal) == faults(long_goal, cls=rt.Goal) == [("too-large", "", "must have at most 5000000 bytes")]
    accents = HEAD + ',"why":"éé"}'
    assert faults(accents, limit=len(accents)) == [("too-large", "", f"must have at most {len(accents)} bytes")]


def test_no_more_is_read_than_the_class_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "loads", lambda *_, **__: pytest.fail("it was parsed"))
    for options in ({"cls": rt.Goal}, {"cls": rt.Goal, "header": False}, {"cls": rt.Journal, "limit": SIZE}):
        assert faults(b"[" * (SIZE + 1), **options) == [("too-large", "", "must have at most 5000000 bytes")]
    wrong: Any = "Goal"
    with pytest.raises(TypeError, match=r"^a document is read as a class of this library, not as a str$"):
        rt.loads(b"{}", wrong, header=False)


def test_a_journal_may_be_larger(tmp_path: Path) -> None:
    entry = rt.PlanUse(occurred_at=datetime(2026, 11, 22, tzinfo=UTC), learned="a" * 2000)
    uses = tuple(attrs.evolve(entry, id=f"use-{n}") for n in range(2500))
    journal = rt.Journal(uses=uses)
    data = rt.dumps(journal)
    assert SIZE < len(data) < JOURNAL_SIZE
    assert rt.loads(data) == journal
    headless = data.replace(b'"document":"journal","format":1,', b"", 1)
    assert rt.loads(headless, rt.Journal, header=False) == journal
    rt.write(journal, tmp_path / "journal.json")
    assert rt.read(tmp_path / "journal.json") == journal
    assert faults(b" " * (JOURNAL_SIZE + 1)) == [("too-large", "", "must have at most 64000000 bytes")]
    assert faults(data, limit=SIZE) == [("too-large", "", "must have at most 5000000 bytes")]


def test_a_byte_order_mark_is_taken_once() -> None:
    data = b"\xef\xbb\xbf" + (HEAD + "}").encode()
    assert rt.loads(data, rt.Goal).statement == "x"
    assert faults(b"\xef\xbb\xbf" + data) == [not_json(1, 1)]


def test_a_document_is_asked_for_by_its_class() -> None:
    assert rt.loads(HEAD + "}", rt.Goal).statement == "x"
    assert faults(HEAD + "}", cls=rt.Step)[0] == ("wrong-value", "/document", "must be step here")
    without = '{"id":"g","statement":"x"}'
    assert faults(without, cls=rt.Goal) == [
        ("missing-key", "/document", "is missing"),
        ("missing-key", "/format", "is missing"),
    ], "in bytes that may lie for years, the header is never left out"


def test_what_someone_has_just_filled_in_has_no_header_and_no_ids() -> None:
    filled_in = b'{"statement":"sing","steps":[{"what":"hum"}]}'
    first, second = (rt.loads(filled_in, rt.Goal, header=False, new_ids=True) for _ in range(2))
    assert first.statement == second.statement == "sing"
    assert len({first.id, second.id, first.steps[0].id, second.steps[0].id}) == 4
    assert rt.loads(filled_in, rt.Goal, header=False) == rt.loads(filled_in, rt.Goal, header=False)
    options: Any = {"header": False, "new_ids": True}
    says = "without a header nothing says what this is; say which class is wanted, such as Goal"
    with pytest.raises(TypeError, match=f"^{says}$"):
        rt.loads(filled_in, **options)


def test_a_value_is_no_document() -> None:
    contact: Any = rt.Contact(value="CANARY")
    with pytest.raises(TypeError, match=r"^a document is made of a record, not of a Contact$"):
        rt.dumps(contact)


def test_a_document_that_could_not_be_read_is_not_written() -> None:
    goal = rt.Goal(id="g", statement="x")
    size = len(rt.dumps(goal))
    assert rt.loads(rt.dumps(goal, limit=size), limit=size) == goal
    with pytest.raises(rt.InvalidValue) as raised:
        rt.dumps(goal, limit=size - 1)
    assert str(raised.value) == f"the document must have at most {size - 1} bytes"
    plan = rt.WellnessPlan(pages=tuple(rt.models.Page(heading="x", text="é" * 2000) for _ in range(1000)))
    assert rt.loads(rt.dumps(plan)) == plan, "a thousand full pages find room"
    with pytest.raises(rt.InvalidValue, match="the document must have at most 5000000 bytes"):
        rt.dumps(plan.add(*(rt.Goal(statement="x", why="é" * 2000) for _ in range(500))))


def test_a_part_of_a_document_is_read_by_from_dict() -> None:
    contact: Any = rt.Contact
    says = "a Contact is no document, but a part of one; for its plain data there is from_dict"
    for read in (rt.loads, lambda data, cls: list(rt.read_many([data], cls))):
        with pytest.raises(TypeError, match=f"^{says}$"):
            read(b"{}", contact)


@pytest.mark.parametrize("of", [bytearray, memoryview])
def test_bytes_may_come_as_drivers_of_databases_give_them(of: Any) -> None:
    goal = rt.Goal(statement="sing")
    assert rt.loads(of(rt.dumps(goal)), rt.Goal) == goal
    assert [code for code, _, _ in faults(of(b"{"))] == ["not-json"]


@pytest.mark.parametrize("data", [{}, None, 5, ["a"]], ids=lambda data: type(data).__name__)
def test_what_is_neither_bytes_nor_text_is_a_mistake_of_the_program(data: Any) -> None:
    says = f"loads takes bytes or text, not a {type(data).__name__}; for a dict there is from_dict"
    with pytest.raises(TypeError, match=says):
        rt.loads(data)


@pytest.mark.parametrize("cls", ["goal", int, None, dict])
def test_a_class_that_is_not_ours_is_a_mistake_of_the_program(cls: Any) -> None:
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as "):
        rt.loads(HEAD + "}", cls)


def test_what_is_written() -> None:
    plan = rt.WellnessPlan(id="p", title="Días buenos ☀", pathways=('"\\/\n\t\u2028',))
    assert (
        rt.dumps(plan)
        == (
            '{"document":"wellness-plan","format":1,"id":"p","title":"Días buenos ☀","pathways":["\\"\\\\/\\n\\t\u2028"]}'
        ).encode()
    )
    assert json.loads(rt.dumps(plan)) == rt.to_dict(plan)


def test_what_could_not_be_read_again_is_not_written() -> None:
    plan = rt.WellnessPlan(pages=tuple(Page(heading="x", text="," * 2000) for _ in range(1000)))
    plan = attrs.evolve(plan, goals=tuple(rt.Goal(statement="x", why="," * 2000) for _ in range(510)))
    with pytest.raises(rt.InvalidValue) as raised:
        rt.dumps(plan)
    assert str(raised.value) == "the document must have at most 3000000 values, and commas in texts count too"


def test_a_subclass_of_a_value_is_checked_as_the_value_is() -> None:
    @attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
    class MyMeasure(Measure):
        pass

    with pytest.raises(rt.InvalidDocument, match="/low must not be above high"):
        rt.from_dict({"low": 5, "high": 1}, MyMeasure)


def test_where_orjson_is_not_installed_python_s_own_reader_and_writer_do(monkeypatch: pytest.MonkeyPatch) -> None:
    goal = rt.Goal(id="g", statement="x")
    written = rt.dumps(goal)
    monkeypatch.setitem(sys.modules, "orjson", None)
    assert _json._orjson() is None
    assert rt.loads(written) == goal
    assert rt.dumps(goal) == written


@pytest.mark.parametrize("orjson", [True, False])
@pytest.mark.parametrize("levels", [33, 64, 65, 100, 5000])
def test_too_many_levels_are_told_whoever_reads(monkeypatch: pytest.MonkeyPatch, levels: int, *, orjson: bool) -> None:
    if not orjson:
        monkeypatch.setattr(_json, "_orjson", lambda: None)
    for opening, closing in (("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")):
        data = HEAD + ',"x":' + opening * levels + "0" + closing * levels + "}"
        assert faults(data) == [("too-deep", "", "must be at most 32 levels deep")]


def test_brackets_in_texts_are_no_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_json, "_orjson", lambda: None)
    for text in ("[" * 100, "{[" * 50, "]]]", "[x] done"):
        assert rt.loads(rt.dumps(rt.Goal(id="g", statement=text)), rt.Goal).statement == text


def test_more_values_than_memory_may_hold_are_refused_before_they_are_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_json, "VALUES", 100)
    too_many = [("too-large", "", "must have at most 100 values, and commas in texts count too")]
    assert faults(HEAD + ',"supports":[' + ",".join(["0"] * 101) + "]}") == too_many
    assert len(faults(HEAD + ',"supports":[' + ",".join(["0"] * 95) + "]}")) == 95


@pytest.mark.parametrize("works", [True, False])
def test_the_collector_is_as_it_was_after_a_large_document(monkeypatch: pytest.MonkeyPatch, *, works: bool) -> None:
    monkeypatch.setattr(_json, "_LARGE", 10)
    seen: list[bool] = []
    read = _json._read_trusted

    def seeing(*arguments: Any, **options: Any) -> Any:
        seen.append(gc.isenabled())
        return read(*arguments, **options)

    monkeypatch.setattr(_json, "_read_trusted", seeing)
    was = gc.isenabled()
    (gc.enable if works else gc.disable)()
    try:
        assert rt.loads(HEAD + "}", rt.Goal).statement == "x"
        assert gc.isenabled() is works
    finally:
        (gc.enable if was else gc.disable)()
    assert seen == [False]
