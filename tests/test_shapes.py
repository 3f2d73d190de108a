"""What a value may be: each shape's sentence, its mending, and what it refuses."""

import copy
import math
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import Upside
from recoverytools import shapes
from recoverytools.fields import AtMost, Id, Language, Region, TimeZone
from recoverytools.findings import Severity
from recoverytools.models import Measure
from recoverytools.shapes import EMPTY, EXACT, FrozenDict
from recoverytools.testing._strategies import CHARACTERS, json_values
from recoverytools.vocabulary import GoalStatus

LINE = shapes.Text(1, 5)
BLANK = shapes.Text(0, 5)


def fault(shape: Any, value: Any) -> Any:
    """The path and the message of the first fault in a value, or None."""
    found = shape.fault(shape.mend(value))
    return found and (found.code, found.path, str(found))


class Loud(str):
    """A text that is more than a text."""


class LoudEnum(StrEnum):
    A = "a"


class Pair(NamedTuple):
    a: int


@pytest.mark.parametrize(
    ("shape", "sentence", "good", "bad"),
    [
        (
            LINE,
            "must be text of 1 to 5 characters",
            ["a", "abcde", " ", "\t\n", "é"],
            ["", "abcdef", 5, None, b"a", Loud("a"), LoudEnum.A],
        ),
        (BLANK, "must be text of at most 5 characters", ["", "abcde"], ["abcdef", None]),
        (
            shapes.Whole(0, 10),
            "must be a whole number from 0 to 10",
            [0, 10],
            [-1, 11, True, "7", None, 7.5, math.inf, math.nan],
        ),
        (
            shapes.Number(),
            "must be a number",
            [0.0, -1.5, 1e300],
            [math.inf, -math.inf, math.nan, True, "1.5", None],
        ),
        (shapes.Number(0, 2.5), "must be a number from 0 to 2.5", [0.0, 2.5], [-0.1, 2.6]),
        (shapes.Flag(), "must be true or false", [True, False], [1, 0, "true", None]),
        (
            shapes.Day(),
            "must be a date such as 2026-01-31, from 1900 to 2200",
            [date(1900, 1, 1), date(2200, 12, 31)],
            [date(1899, 12, 31), date(2201, 1, 1), datetime(2026, 1, 1), "2026-01-01", None],
        ),
        (
            shapes.Clock(),
            "must be a time of day to the minute, such as 08:30",
            [time(0, 0), time(23, 59)],
            [time(8, 30, 1), time(8, 30, 0, 1), time(8, 30, tzinfo=UTC), time(8, fold=1), "08:30", None],
        ),
        (
            shapes.Moment(),
            "must be a moment with its offset from UTC, such as 2026-01-31T08:30:00+01:00",
            [
                datetime(1900, 1, 1, tzinfo=UTC),
                datetime(2200, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
                datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=45))),
            ],
            [
                datetime(2026, 1, 1),
                datetime(1899, 12, 31, tzinfo=UTC),
                datetime(2201, 1, 1, tzinfo=UTC),
                datetime(2026, 1, 1, tzinfo=timezone(timedelta(seconds=30))),
                date(2026, 1, 1),
                None,
            ],
        ),
        (
            shapes.OneOf(GoalStatus),
            "must be one of: proposed, active, paused, achieved, let-go",
            [GoalStatus.ACTIVE],
            ["active", "ACTIVE", None],
        ),
        (shapes.Part(Measure), "must be an object", [Measure()], [{}, None, Measure]),
        (
            shapes.Many(LINE),
            "must be a list of at most 1000",
            [(), ("a",)],
            [["a"], "a", {"a"}, None],
        ),
        (
            shapes.Pairs(LINE, LINE),
            "must be an object of at most 1000 keys, each with a text",
            [{}, {"a": "b"}],
            [[], "a", None, {1: "a"}, [("a", "b")]],
        ),
    ],
    ids=lambda part: type(part).__name__ if isinstance(part, shapes.Shape) else "",
)
def test_a_shape_says_what_it_takes_and_takes_what_it_says(shape: Any, sentence: Any, good: Any, bad: Any) -> None:
    assert shape.describe() == sentence
    assert shape.describe(Upside()).startswith("«must be ")
    assert shape.wrong().severity is Severity.ERROR
    for value in good:
        assert fault(shape, value) is None, value
    for value in bad:
        assert fault(shape, value) == ("wrong-value", "", sentence), value


def test_a_whole_number_written_as_a_float_is_told_by_its_own_code() -> None:
    assert fault(shapes.Whole(0, 10), 7.0) == ("rule-whole-number", "", "must be a whole number from 0 to 10")


@pytest.mark.parametrize("character", [chr(i) for i in range(32) if chr(i) not in "\t\n\r"] + ["\ud800", "\udfff"])
def test_control_and_broken_characters_are_refused(character: Any) -> None:
    says = "must hold no control characters but tabs and line breaks"
    assert fault(LINE, f"a{character}") == ("rule-control-character", "", says)


@given(st.text(CHARACTERS | st.just("\r"), max_size=8))
def test_only_line_ends_are_mended_in_a_text(text: str) -> None:
    mended = shapes.Text(0, 8).mend(text)
    assert "\r" not in mended
    assert mended.split("\n") == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def test_the_length_of_a_text_counts_as_given() -> None:
    assert fault(BLANK, "abcd\n") is None
    assert fault(BLANK, "abcd\r\n") == ("wrong-value", "", "must be text of at most 5 characters")


@pytest.mark.parametrize(
    ("annotation", "good", "bad"),
    [
        (Id, ["a", "0", "a-b-1", "x" * 64], ["", "-a", "A", "a_b", "x" * 65, "a\n", "é", "a b"]),
        (Language, ["en", "es-MX", "zh-Hant-TW", "tlh"], ["english", "e", "EN", "en_US", "en-", "x" * 40]),
        (Region, ["CA", "US-PA", "GB-ENG"], ["ca", "USA", "US-", "US-PENN"]),
        (
            TimeZone,
            ["Europe/Lisbon", "America/Argentina/Ushuaia", "UTC", "Etc/GMT+5"],
            ["/etc/passwd", "../x", "Europe/", "europe/lisbon", "A/B/C/D", "Europe/Lisbon\x00", "A" * 65],
        ),
    ],
    ids=["Id", "Language", "Region", "TimeZone"],
)
def test_codes_are_checked_by_their_form(annotation: Any, good: Any, bad: Any) -> None:
    _, *words = annotation.__metadata__ and (None, *annotation.__metadata__)
    pattern = next(word for word in words if isinstance(word, shapes.Pattern))
    most = next(word for word in words if isinstance(word, AtMost)).most
    shape = shapes.Text(1, most, pattern)
    assert shape.describe() == f"must be {pattern.means}"
    for text in good:
        assert fault(shape, text) is None, text
    for text in bad:
        assert fault(shape, text) == ("wrong-value", "", shape.describe()), text
    assert fault(shapes.Text(0, most, pattern), "") is None, "where nothing need be written, nothing is fine"


@pytest.mark.parametrize("number", [EXACT, -EXACT, 0, 7])
def test_whole_numbers_become_floats_where_that_is_exact(number: Any) -> None:
    mended = shapes.Number().mend(number)
    assert mended == number
    assert type(mended) is float


@pytest.mark.parametrize("number", [EXACT + 1, 10**400])
def test_whole_numbers_that_would_be_rounded_are_refused(number: Any) -> None:
    assert fault(shapes.Number(), number) == (
        "rule-large-number",
        "",
        "must be at most 2^53 where it is a whole number",
    )


def test_zero_has_one_sign() -> None:
    assert str(shapes.Number().mend(-0.0)) == "0.0"


def test_a_zone_becomes_its_offset() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    for moment in (datetime(2026, 7, 1, 8, tzinfo=lisbon), datetime(2026, 10, 25, 1, 30, tzinfo=lisbon, fold=1)):
        mended = shapes.Moment().mend(moment)
        assert mended.utcoffset() == moment.utcoffset()
        assert mended.isoformat() == moment.isoformat()
        assert type(mended.tzinfo) is timezone
        assert mended.fold == 0


def test_a_fault_in_a_list_is_told_with_its_place() -> None:
    shape = shapes.Many(shapes.Many(LINE))
    assert fault(shape, (("a",), ("b", ""))) == ("wrong-value", "/1/1", "must be text of 1 to 5 characters")
    assert shape.mend((("a\r",),)) == (("a\n",),)


def test_a_fault_in_a_mapping_is_told_without_the_key() -> None:
    shape = shapes.Pairs(LINE, LINE)
    says = "has a key or a text that must be text of 1 to 5 characters"
    assert fault(shape, {"secret": "b"}) == ("wrong-value", "", says)
    assert fault(shape, {"a": ""}) == ("wrong-value", "", says)
    assert fault(shape, {"a\r": "b", "a\n": "c"}) == (
        "rule-same-key",
        "",
        "must not hold the same key twice, line ends apart",
    )


def test_a_mapping_is_kept_in_the_order_of_its_keys_and_cannot_be_changed() -> None:
    mended: Any = shapes.Pairs(LINE, LINE).mend({"b": "1\r", "a": "2"})
    assert list(mended.items()) == [("a", "2"), ("b", "1\n")]
    changes: list[tuple[str, tuple[Any, ...]]] = [
        ("__setitem__", ("a", "x")),
        ("__delitem__", ("a",)),
        ("__ior__", ({},)),
        ("update", ({},)),
        ("pop", ("a",)),
        ("popitem", ()),
        ("clear", ()),
        ("setdefault", ("c", "")),
    ]
    for name, arguments in changes:
        with pytest.raises(TypeError, match=r"^this mapping cannot be changed; make a new one$"):
            getattr(mended, name)(*arguments)
    assert copy.deepcopy(mended) == mended
    assert type(copy.copy(mended)) is FrozenDict


EXTENSIONS = shapes.Extensions()
NO_OBJECT = "must be an object of at most 32 keys such as org.example.app, each with JSON"
NO_KEY = "must have keys of small letters, digits, hyphens and dots, such as org.example.app"
NO_JSON = "must hold what JSON can hold, but null: whole numbers up to 2^53, at most 16 levels"
TOO_LONG = "must have at most 16000 bytes"


@given(st.dictionaries(st.just("org.example"), json_values()))
def test_extensions_take_json_and_keep_it(value: Any) -> None:
    assert fault(EXTENSIONS, value) is None
    frozen = EXTENSIONS.mend(value)
    assert EXTENSIONS.mend(frozen) == frozen


def len_of(value: Any) -> str:
    return "" if len(str(value)) > 40 else repr(value)


def nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        {"org.example": nested(15)},
        {f"org.x{i}": 1 for i in range(32)},
        {"org.example": "x" * (16_000 - len('{"org.example":""}'))},
        {"org.example": {"": [EXACT, -EXACT, 1.5, True, "\t\n\r"]}},
    ],
    ids=["deep", "many", "long", "kinds"],
)
def test_extensions_take_as_much_as_they_say(value: Any) -> None:
    assert fault(EXTENSIONS, value) is None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], NO_OBJECT),
        ("org.example", NO_OBJECT),
        (None, NO_OBJECT),
        ({1: "a"}, NO_OBJECT),
        ({f"org.x{i}": 1 for i in range(33)}, NO_OBJECT),
        ({"example": 1}, NO_KEY),
        ({"Org.Example": 1}, NO_KEY),
        ({f"{'x' * 200}.y": 1}, NO_KEY),
        ({"org.example": None}, NO_JSON),
        ({"org.example": [None]}, NO_JSON),
        ({"org.example": math.nan}, NO_JSON),
        ({"org.example": EXACT + 1}, NO_JSON),
        ({"org.example": "a\x00"}, NO_JSON),
        ({"org.example": "\ud800"}, NO_JSON),
        ({"org.example": {"a\x00": 1}}, NO_JSON),
        ({"org.example": {1: 1}}, NO_JSON),
        ({"org.example": {1, 2}}, NO_JSON),
        ({"org.example": Loud("a")}, NO_JSON),
        ({"org.example": Pair(1)}, NO_JSON),
        ({"org.example": date(2026, 1, 1)}, NO_JSON),
        ({"org.example": nested(16)}, NO_JSON),
        ({"org.example": {"a": FrozenDict({"b": nested(14)})}}, NO_JSON),
        ({"org.example": "x" * (16_001 - len('{"org.example":""}'))}, TOO_LONG),
        ({"org.example": "é" * 8_000}, TOO_LONG),
    ],
    ids=len_of,
)
def test_extensions_refuse_what_is_no_json_or_too_much(value: Any, says: str) -> None:
    assert fault(EXTENSIONS, value) == ("rule-extensions", "", says)


def test_a_list_that_holds_itself_is_refused() -> None:
    loop: list[Any] = []
    loop.append(loop)
    assert fault(EXTENSIONS, {"org.example": loop}) == ("rule-extensions", "", "must have at most 16000 bytes")


JSON = shapes.Json()
NO_PLAIN_DATA = "must be what JSON can hold, but null: whole numbers up to 2^53, at most 24 levels"


@given(json_values())
def test_plain_data_is_kept_as_it_is(value: Any) -> None:
    assert fault(JSON, value) is None
    frozen = JSON.mend(value)
    assert JSON.mend(frozen) == frozen


@pytest.mark.parametrize("value", [nested(24), "x" * 5_000_000, EXACT, "", False, -1.5], ids=len_of)
def test_plain_data_takes_as_much_as_it_says(value: Any) -> None:
    assert fault(JSON, value) is None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, ("wrong-value", "", NO_PLAIN_DATA)),
        ([None], ("rule-json", "", NO_PLAIN_DATA)),
        ({1: 2}, ("rule-json", "", NO_PLAIN_DATA)),
        (EXACT + 1, ("rule-json", "", NO_PLAIN_DATA)),
        (math.inf, ("rule-json", "", NO_PLAIN_DATA)),
        ("a\x00", ("rule-json", "", NO_PLAIN_DATA)),
        (date(2026, 1, 1), ("rule-json", "", NO_PLAIN_DATA)),
        (nested(25), ("rule-json", "", NO_PLAIN_DATA)),
        ("x" * 5_000_001, ("rule-json", "", "must have at most 5000000 parts and characters")),
    ],
    ids=len_of,
)
def test_plain_data_refuses_what_json_cannot_hold_or_too_much(value: Any, found: Any) -> None:
    assert fault(JSON, value) == found


@pytest.mark.parametrize(
    ("shape", "hint"),
    [
        (LINE, ""),
        (shapes.Text(1, 64, shapes.Pattern("a", "an id"), ("Goal", "Step")), "the id of a Goal or Step"),
        (shapes.Whole(0, 10), ""),
        (shapes.Day(), "a datetime.date"),
        (shapes.Json(), "plain data, as to_dict gives it"),
        (shapes.Clock(), "a datetime.time"),
        (shapes.Moment(), "a datetime.datetime with a zone"),
        (shapes.OneOf(GoalStatus), "a GoalStatus"),
        (shapes.Part(Measure), "a Measure"),
        (shapes.Many(LINE), "a tuple"),
    ],
)
def test_a_finding_knows_what_a_value_is_in_python(shape: shapes.Shape, hint: str) -> None:
    assert shape.wrong().in_python == hint


def test_extensions_are_frozen_to_any_depth() -> None:
    inner = {"a": [1, {"b": -0.0}]}
    frozen = EXTENSIONS.mend({"org.example": inner})
    inner["a"].append(2)
    assert frozen == {"org.example": {"a": (1, {"b": 0.0})}}
    assert str(frozen["org.example"]["a"][1]["b"]) == "0.0"
    assert type(frozen["org.example"]) is FrozenDict
    assert EMPTY == {}


def test_a_shape_must_say_what_it_is() -> None:
    with pytest.raises(NotImplementedError):
        shapes.Shape().describe()
    with pytest.raises(NotImplementedError):
        shapes.Shape().fault(1)
