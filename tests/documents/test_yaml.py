"""YAML in and out: the part of it that says what JSON can say."""

import json
from typing import Any

import pytest

import recoverytools as rt
from recoverytools.documents import _yaml

HEAD = "document: goal\nformat: 1\nid: g\nstatement: x\n"


def faults(data: bytes | str) -> Any:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.loads(data, syntax="yaml")
    assert raised.value.__context__ is None, "the parser's own error holds the text"
    assert raised.value.__cause__ is None
    return [(finding.code, finding.path, str(finding)) for finding in raised.value.findings]


def why(written: str) -> Any:
    """What is read of a plain text."""
    return rt.loads(f"{HEAD}why: {written}\n", rt.Goal, syntax="yaml").why


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        ("", "wrong-value", "must be an object"),
        ("# nothing\n", "wrong-value", "must be an object"),
        ("- a", "wrong-value", "must be an object"),
        (HEAD + "why: 'a", "not-yaml", "is not YAML at line 5, column 8"),
        (HEAD + "why: a: b", "not-yaml", "is not YAML at line 5, column 7"),
        (HEAD + "\twhy: a", "not-yaml", "is not YAML at line 5, column 1"),
        (HEAD + "why: [a", "not-yaml", "is not YAML at line 5, column 8"),
        (HEAD + 'why: "\\UFFFFFFFF"', "not-yaml", "is not YAML at line 5, column 9"),
        (HEAD + 'why: "\\U00110000"', "not-yaml", "is not YAML at line 5, column 9"),
        ("%YAML " + "1" * 5000 + ".1\n---\n", "not-yaml", "is not YAML at line 1, column 7"),
        ("a\x00", "not-yaml", "has a character that only stands as an escape at line 1, column 2"),
        (HEAD + "why: ab\x85", "not-yaml", "has a character that only stands as an escape at line 5, column 8"),
        (HEAD + "\u2028", "not-yaml", "has a character that only stands as an escape at line 5, column 1"),
        (HEAD + "why: &a x", "not-plain", "must not repeat parts with & and *, as at line 5, column 6"),
        (HEAD + "why: *a", "not-plain", "must not repeat parts with & and *, as at line 5, column 6"),
        (HEAD + "why: !!str x", "not-plain", "must not name types with !, as at line 5, column 6"),
        (HEAD + "<<: {why: x}", "not-plain", "must not merge objects with <<, as at line 5, column 1"),
        (HEAD + "---\n" + HEAD, "not-plain", "must be one document; another begins at line 5, column 1"),
        (HEAD + "[a]: x", "not-plain", "must have texts for keys; another key stands at line 5, column 1"),
        (HEAD + "x: " + "[" * 32, "too-deep", "must be at most 32 levels deep"),
        ("[" + "a, " * 30_001 + "]", "too-large", "must have at most 30000 values in YAML"),
    ],
)  # fmt: skip
def test_one_thing_wrong(data: str, code: str, says: str) -> None:
    assert faults(data) == [(code, "", says)]


def test_what_is_wrong_with_the_document_is_told_with_its_path() -> None:
    assert faults("document: goal\nformat: 1\nwhy:\nwhy: 7\nimportance: seven\nsteps:\n  - what: no\n    wat: 1\n") == [
        ("duplicate-key", "", "must not hold the same key twice"),
        ("missing-key", "/statement", "is missing"),
        ("wrong-value", "/why", "must be text of at most 2000 characters"),
        ("wrong-value", "/importance", "must be a whole number from 0 to 10"),
        ("unknown-key", "/steps/0", "has an unknown key; did you mean what?"),
    ]
    assert faults(HEAD + "why: ~\n") == [("null", "/why", "must not be null; leave the key out")]


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "off", "12:30", "12:30:45", "2026-01-31", "1_000", "0b1", "0o8", "=", "<<", "tRUE", "a#b", "x: y".replace(": ", ":"), "+.nan", "1e"],
)  # fmt: skip
def test_what_is_no_word_of_the_core_schema_is_a_text(text: str) -> None:
    assert why(text) == text
    assert why(f"'{text}'") == why(f'"{text}"') == text


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7), ("-7", -7), ("+7", 7), ("007", 7), ("-" + "0" * 30 + "7", -7), ("0o17", 15), ("0x" + "0" * 30 + "ff", 255), ("0" * 30, 0), ("0x1F", 31), ("7.", 7.0), (".5", 0.5), ("-.5e1", -5.0), ("1e3", 1000.0), ("1E-3", 0.001),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("'7'", "7"), ('"true"', "true"), ("'null'", "null"), ("|\n      7", "7\n"),
        ("[1, a, {b: ~x}]", [1, "a", {"b": "~x"}]), ("{}", {}), ("[]", []), ("''", ""), ("{1: a, ~: b, true: c}", {"1": "a", "~": "b", "true": "c"}),
    ],
)  # fmt: skip
def test_values_are_those_of_the_core_schema(written: str, value: Any) -> None:
    read = rt.loads(f"{HEAD}extensions:\n  org.x:\n    v: {written}\n", rt.Goal, syntax="yaml").extensions
    assert json.dumps(read["org.x"], sort_keys=True) == json.dumps({"v": value}, sort_keys=True)


@pytest.mark.parametrize("key", ["on", "'on'", '"on"', "? on\n    "])
def test_a_key_is_its_text_as_written(key: str) -> None:
    step = f"document: step\nformat: 1\nwhat: walk\nschedule:\n    every: week\n    {key}: [monday]\n"
    schedule = rt.loads(step, rt.Step, syntax="yaml").schedule
    assert schedule
    assert list(schedule.on) == ["monday"]


def test_what_is_written_reads_well() -> None:
    plan = rt.WellnessPlan(
        id="p",
        title="Días buenos: mine",
        pathways=("walk", "no", "12:30", "a\nb"),
        goals=(
            rt.Goal(id="g", statement="Swim", why="One.\n\nTwo: three.\n", measure=rt.models.Measure(target=1e-7)),
            rt.Goal(id="h", statement="Sing # softly", private=True),
        ),
        extensions={"org.x": [[1, "NEL \x85"], [], {}, {"k" * 1001: {"a": [True]}}]},
    )
    assert rt.dumps(plan, syntax="yaml").decode() == (
        "document: wellness-plan\n"
        "format: 1\n"
        "id: p\n"
        'title: "Días buenos: mine"\n'
        "pathways:\n"
        "  - walk\n"
        '  - "no"\n'
        '  - "12:30"\n'
        "  - |-\n"
        "    a\n"
        "    b\n"
        "goals:\n"
        "  - id: g\n"
        "    statement: Swim\n"
        "    why: |\n"
        "      One.\n"
        "\n"
        "      Two: three.\n"
        "    measure:\n"
        "      target: 1.0e-07\n"
        "  - id: h\n"
        '    statement: "Sing # softly"\n'
        "    private: true\n"
        "extensions:\n"
        "  org.x:\n"
        "    - - 1\n"
        '      - "NEL \\N"\n'
        "    - []\n"
        "    - {}\n"
        f"    - ? {'k' * 1001}\n"
        "      : a:\n"
        "          - true\n"
    )


def test_more_values_than_can_be_read_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    goal = rt.Goal(id="g", statement="x", strengths=("a", "b"))
    size = 4 + 1 + 2
    monkeypatch.setattr(_yaml, "VALUES", size)
    assert rt.loads(written := rt.dumps(goal, syntax="yaml"), syntax="yaml") == goal
    monkeypatch.setattr(_yaml, "VALUES", size - 1)
    with pytest.raises(rt.InvalidValue, match=r"^the document must have at most 30000 values in YAML$"):
        rt.dumps(goal, syntax="yaml")
    assert faults(written)[0][0] == "too-large"
