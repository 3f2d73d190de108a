"""TOML in and out."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import recoverytools as rt

HEAD = 'document = "goal"\nformat = 1\nid = "g"\nstatement = "x"\n'


def faults(data: bytes | str) -> Any:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.loads(data, syntax="toml")
    assert raised.value.__context__ is None, "the parser's own error holds the text"
    assert raised.value.__cause__ is None
    return [(finding.code, finding.path, str(finding)) for finding in raised.value.findings]


TOO_DEEP = "must be at most 32 levels deep"


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (HEAD + "why = CANARY", "not-toml", "is not TOML at line 5, column 7"),
        (HEAD + "why = 'a'\nwhy = 'b'", "not-toml", "is not TOML at line 6, column 10"),
        (HEAD + "why = 'a", "not-toml", "is not TOML at line 5, column 9"),
        (HEAD + "why =", "not-toml", "is not TOML at line 5, column 6"),
        (HEAD + "\nwhy = '''a\n\n", "not-toml", "is not TOML at line 8, column 1"),
        (HEAD + "due = 2026-02-30", "not-toml", "is not TOML at line 5, column 7"),
        (HEAD + "importance = " + "9" * 5000, "not-toml", "must hold no number of thousands of digits"),
        (HEAD + "x = " + "[" * 33, "too-deep", TOO_DEEP),
        (HEAD + "x = " + "[" * 32 + "]" * 32, "too-deep", TOO_DEEP),
        (HEAD + "a." * 32 + "b = 1", "too-deep", TOO_DEEP),
        (HEAD + "[" + "a . " * 20_000 + "b]", "too-deep", TOO_DEEP),
    ],
)
def test_one_thing_wrong(data: str, code: str, says: str) -> None:
    assert faults(data) == [(code, "", says)]


def test_what_is_wrong_with_the_document_is_told_with_its_path() -> None:
    assert faults('document = "goal"\nformat = 1\nimportance = 7.0\ndue = 08:30:00\n[[steps]]\nwat = 1\n') == [
        ("missing-key", "/statement", "is missing"),
        ("wrong-value", "/due", "must be a date such as 2026-01-31, from 1900 to 2200"),
        ("rule-whole-number", "/importance", "must be a whole number from 0 to 10"),
        ("unknown-key", "/steps/0", "has an unknown key; did you mean what?"),
        ("missing-key", "/steps/0/what", "is missing"),
    ]


def test_dates_of_toml_are_taken() -> None:
    assert rt.loads(HEAD + "due = 2026-01-31", rt.Goal, syntax="toml").due == date(2026, 1, 31)
    check_in = 'document = "check-in"\nformat = 1\noccurred_at = 2026-01-31T08:30:00'
    read = rt.loads(check_in + "Z", rt.CheckIn, syntax="toml")
    assert read.occurred_at == datetime(2026, 1, 31, 8, 30, tzinfo=UTC)
    says = "must be a moment with its offset from UTC, such as 2026-01-31T08:30:00+01:00"
    assert faults(check_in) == [("wrong-value", "/occurred_at", says)]


@pytest.mark.parametrize(
    "text",
    ["[" * 40, "a." * 40, '"' * 5 + "[" * 40, "'" * 5 + "[" * 40, "\\" + "[" * 40, "#" + "[" * 40, "\n" + "[" * 40, "\n'" + "{" * 40],
)  # fmt: skip
def test_brackets_and_dots_in_texts_are_no_levels(text: str) -> None:
    goal = rt.Goal(id="g", statement=text, why=text, extensions={"org.x": {text: text}})
    assert rt.loads(rt.dumps(goal, syntax="toml"), syntax="toml") == goal
    if "'" not in text and "\n" not in text:
        assert rt.loads(f"{HEAD}why = '{text}' # {text}", rt.Goal, syntax="toml").why == text
    if "'''" not in text:
        assert rt.loads(f"{HEAD}why = '''{text}'''", rt.Goal, syntax="toml").why == text.removeprefix("\n")


def test_what_is_written_reads_well() -> None:
    plan = rt.WellnessPlan(
        id="p",
        title="Días buenos",
        pathways=("walk",),
        goals=(rt.Goal(id="g", statement="Swim", why="One.\nTwo\x85.", measure=rt.models.Measure(target=1e-7)),),
    )
    assert rt.dumps(plan, syntax="toml").decode() == (
        'document = "wellness-plan"\n'
        "format = 1\n"
        'id = "p"\n'
        'title = "Días buenos"\n'
        "pathways = [\n"
        '    "walk",\n'
        "]\n"
        "\n"
        "[[goals]]\n"
        'id = "g"\n'
        'statement = "Swim"\n'
        'why = """\n'
        "One.\n"
        'Two\x85."""\n'
        "\n"
        "[goals.measure]\n"
        "target = 1e-07\n"
    )
