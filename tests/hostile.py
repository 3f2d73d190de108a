"""Hostile documents, and a runner that reads each in a process apart, with little time and memory.

The rows are those of the catalogue of faults in robustness.md.
"""

import copy
import decimal
import fractions
import gc
import itertools
import json
import os
import subprocess
import sys
import threading
import time
import types
import uuid
from collections import OrderedDict, UserDict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, Self

import attrs

import recoverytools as rt
from recoverytools.documents import BY_HAND_SIZE, JOURNAL_SIZE, SIZE, Syntax, _json, _yaml
from recoverytools.models import Item

SECONDS, MEGABYTES = 10, 500
"""How much processor time and memory one document may take, all of Python included."""

DOCUMENT, REFUSED = "document", "refused"


@attrs.frozen
class Case:
    """An input, and what becomes of it: a document, the codes of all that is told, or just that it is refused."""

    row: int
    name: str
    make: Callable[[], Any]
    expected: str
    cls: type[Any] = Item
    plain: bool = False
    """Whether it goes through `from_dict`; else it goes through `loads`."""
    syntax: Syntax = "json"
    slow: bool = False
    """Whether it takes some seconds, so that the quick tests leave it out."""
    again: bool = False
    """Whether each half of it stands in another case, too, so that only the deep tests read it."""

    def __str__(self) -> str:
        return f"{self.row}: {self.name}"


# --- how cases are made ---

GOAL = '{"document":"goal","format":1,"id":"g","statement":"x"'
PLAN = '{"document":"wellness-plan","format":1,"id":"p"'
JOURNAL = '{"document":"journal","format":1,"id":"j"'
STEP, QUOTED = '{"id":"s0","what":"x"}', '"e0"'
CHECK_IN = '{"document":"check-in","format":1,"id":"c"'


def text(
    row: int, name: str, given: str | bytes | Callable[[], str | bytes], expected: str, cls: type[Any] = Item
) -> Case:
    """A document as it came; a function makes what is long only when it is wanted."""
    return Case(row, name, given if callable(given) else lambda: given, expected, cls)


More = str | Callable[[], str]
"""More keys of a document, as JSON; a function makes what is long only when it is wanted."""


def with_keys(head: str, more: More) -> str:
    return head + "," + (more if isinstance(more, str) else more()) + "}"


def of_goal(row: int, name: str, more: More, expected: str) -> Case:
    return Case(row, name, lambda: with_keys(GOAL, more), expected)


def of_plan(row: int, name: str, more: More, expected: str) -> Case:
    return Case(row, name, lambda: with_keys(PLAN, more), expected)


def of_journal(row: int, name: str, more: More, expected: str) -> Case:
    return Case(row, name, lambda: with_keys(JOURNAL, more), expected)


def check_in(moment: Any) -> dict[str, Any]:
    """A check-in as plain data."""
    return {"document": "check-in", "format": 1, "id": "c", "occurred_at": moment}


def of_check_in(row: int, name: str, moment: str, expected: str) -> Case:
    return Case(row, name, lambda: with_keys(CHECK_IN, quoted("occurred_at", moment)), expected)


def data(row: int, name: str, make: Callable[[], Any], expected: str, cls: type[Any] = Item) -> Case:
    return Case(row, name, make, expected, cls, plain=True)


def slow(case: Case) -> Case:
    """A case that the quick tests leave out."""
    return attrs.evolve(case, slow=True)


def twice_each(levels: int) -> OrderedDict[str, Any]:
    holder: OrderedDict[str, Any] = OrderedDict()
    for _ in range(levels):
        holder = OrderedDict(a=holder, b=holder)
    return holder


def goal(**more: Any) -> dict[str, Any]:
    """A goal as plain data."""
    return {"document": "goal", "format": 1, "id": "g", "statement": "x"} | more


def quoted(key: str, value: Any) -> str:
    return f'"{key}":{json.dumps(value)}'


def extension(value: str) -> str:
    return '"extensions":{"org.x":' + value + "}"


def listed(key: str, item: str, count: int) -> str:
    """A key with a list that holds one thing again and again."""
    return f'"{key}":[' + (item + ",") * (count - 1) + item + "]"


def keyed(key: str, member: str, count: int) -> str:
    """A key with an object of many members."""
    return f'"{key}":{{' + numbered(member, count) + "}"


def between(before: str, digit: str, count: int, after: str) -> str:
    return before + digit * count + after


def nested(levels: int, kind: str = "lists", *, closed: bool = True) -> str:
    opens, closes = {"lists": ("[", "]"), "objects": ('{"a":', "}"), "both": ('[{"a":', "}]")}[kind]
    return opens * levels + "1" + closes * (levels if closed else 0)


def with_nested(levels: int, kind: str) -> str:
    return extension(nested(levels, kind))


def unclosed(levels: int, kind: str) -> bytes:
    return f'{GOAL},"extensions":{{"org.x":{nested(levels, kind, closed=False)}'.encode()


def steps_in_steps(levels: int) -> str:
    return GOAL + ',"steps":[{"what":"x"' * levels + "}]" * levels + "}"


def nested_lists(levels: int) -> list[Any]:
    made: list[Any] = []
    for _ in range(levels - 1):
        made = [made]
    return made


def nested_dicts(levels: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for _ in range(levels - 1):
        made = {"a": made}
    return made


def repeated(item: str, count: int) -> str:
    """A list that holds one thing again and again."""
    return "[" + (item + ",") * (count - 1) + item + "]"


def numbered(item: str, count: int) -> str:
    """The same thing again and again, with commas between, and its number where the first has a 0."""
    return ",".join(item.replace("0", str(i), 1) for i in range(count))


def with_size(size: int, head: str = GOAL) -> str:
    """A document of just so many bytes, the last of them white space."""
    return (head + "}").ljust(size)


def check_ins(*replaces: tuple[str, str | None], more: str = "") -> str:
    """A journal of check-ins, each with its id and what it replaces."""
    entries = [
        {"id": id, "occurred_at": "2026-11-22T12:00:00Z"} | ({"replaces": older} if older else {})
        for id, older in replaces
    ]
    return with_keys(JOURNAL, quoted("checkins", entries) + more)


def chain(length: int) -> list[tuple[str, str | None]]:
    return [(f"c{i}", f"c{i - 1}" if i else None) for i in range(length)]


Y, T = "document: goal\nformat: 1\nid: g\nstatement: x\n", 'document="goal"\nformat=1\nid="g"\nstatement="x"\n'
"""The same goal in YAML and in TOML."""


def in_yaml(row: int, name: str, given: str | Callable[[], str], expected: str) -> Case:
    return Case(row, name, given if callable(given) else lambda: given, expected, syntax="yaml")


def in_toml(row: int, name: str, given: str | Callable[[], str], expected: str) -> Case:
    return Case(row, name, given if callable(given) else lambda: given, expected, syntax="toml")


def goal_in(syntax: Syntax, row: int, name: str, more: str | Callable[[], str], expected: str) -> Case:
    """A goal with more lines."""
    head = Y if syntax == "yaml" else T
    return Case(row, name, lambda: head + (more() if callable(more) else more), expected, syntax=syntax)


def filled(begin: str, part: str, end: str = "") -> Callable[[], str]:
    """As many of a part between a beginning and an end as a document that people write by hand may hold."""
    return lambda: begin + part * ((BY_HAND_SIZE - len((begin + end).encode())) // len(part.encode())) + end


# tables are read by their lines
# fmt: off
# --- 1 to 4: depth ---


def depth() -> Iterator[Case]:
    yield of_goal(1, "10 levels in an extension", extension(nested(10)), DOCUMENT)
    yield of_goal(1, "15 levels in an extension", extension(nested(15)), DOCUMENT)
    yield of_goal(1, "16 levels in an extension", extension(nested(16)), "rule-extensions")
    yield of_goal(1, "30 levels in an extension", extension(nested(30)), "rule-extensions")
    yield of_goal(1, "31 levels in an extension", extension(nested(31)), "too-deep")
    yield of_goal(1, "31 levels in an unknown key", f'"x":{nested(31)}', "unknown-key")
    yield of_goal(1, "32 levels in an unknown key", f'"x":{nested(32)}', "too-deep")
    for levels in (100, 900, 990, 1000, 1100, 2000, 5000, 100_000, 1_000_000):
        yield text(1, f"{levels} lists", partial(nested, levels), REFUSED)
    for kind, levels in itertools.product(("lists", "objects", "both"), (100, 1020, 5000, 200_000)):
        inside = partial(with_nested, levels, kind)
        yield of_goal(1, f"{levels} {kind} in an extension", inside, "too-deep")
        yield text(1, f"{levels} {kind} that are not closed", partial(unclosed, levels, kind), REFUSED)
    yield slow(text(1, "a million objects, in bytes", lambda: nested(800_000, "objects").encode(), "too-deep"))
    yield text(1, "brackets in a text", lambda: with_keys(GOAL, quoted("why", "[{" * 1000)), DOCUMENT)
    yield text(1, "brackets in a text behind quotes", lambda: with_keys(GOAL, quoted("why", '"' + "[{" * 900 + '\\"')), DOCUMENT)
    yield slow(text(1, "brackets that only close", lambda: "]" * 1_000_000, "not-json"))
    yield text(1, "brackets that do not match", lambda: "[" * 20 + "}" * 20, "not-json")
    for count, code in {10: "unknown-key", 1000: "too-deep"}.items():
        yield text(2, f"steps in steps, {count} times", partial(steps_in_steps, count), code)
    yield data(3, "what a YAML reader makes of 50,000 lists", lambda: goal(steps=nested_lists(50_000)), "too-deep")
    yield slow(data(3, "a million lists alone", lambda: nested_lists(1_000_000), REFUSED))
    yield data(4, "what a TOML reader makes of a key with 20,000 dots", lambda: nested_dicts(20_000), "too-deep")
    yield data(
        4,
        "2000 keys with 400 dots each",
        lambda: goal(extensions={f"org.x{i}": nested_dicts(400) for i in range(2000)}),
        "too-deep",
    )
    yield text(3, "YAML as JSON", lambda: "document: goal\nformat: 1\nstatement: x\n", "not-json")
    yield text(3, "a YAML bomb", lambda: "a: &a [x,x]\nb: &b [*a,*a]\n", "not-json")
    yield text(4, "TOML as JSON", lambda: 'document = "goal"\nformat = 1\n', "not-json")


# --- 5 to 7: size ---


def size() -> Iterator[Case]:  # noqa: PLR0915 - a table
    yield text(5, "nothing", lambda: "", "not-json")
    yield text(5, "white space", lambda: " \t\r\n", "not-json")
    yield text(5, "just at the limit", lambda: with_size(SIZE), DOCUMENT)
    yield text(5, "just over the limit", lambda: with_size(SIZE + 1), "too-large")
    yield text(5, "just over the limit, for a class", lambda: with_size(SIZE + 1), "too-large", rt.Goal)
    yield slow(of_goal(5, "over the limit in bytes, not in characters", lambda: quoted("x", "é" * (SIZE // 2)), "too-large"))
    yield slow(text(5, "a journal just at its limit", lambda: with_size(JOURNAL_SIZE, JOURNAL), DOCUMENT))
    yield text(5, "a journal just over its limit", lambda: with_size(JOURNAL_SIZE + 1, JOURNAL), "too-large")
    yield slow(text(5, "63 MB of empty lists", lambda: repeated("[]", 21_000_000), REFUSED))
    yield slow(of_journal(5, "63 MB of empty lists in a journal", partial(listed, "x", "[]", 21_000_000), REFUSED))
    yield slow(of_journal(5, "63 MB of empty objects in a journal", partial(listed, "x", "{}", 21_000_000), REFUSED))
    yield of_journal(5, "62 MB of numbers in a journal", partial(listed, "x", "0", 31_000_000), REFUSED)
    yield of_journal(5, "60 MB of texts in a journal", partial(listed, "erased", '"e12345678"', 5_000_000), REFUSED)
    yield slow(of_goal(5, "5 MB of empty objects", partial(listed, "steps", "{}", 1_600_000), "wrong-value"))
    yield slow(of_goal(5, "5 MB of empty lists in an extension", lambda: extension(repeated("[]", 1_600_000)), "rule-extensions"))
    yield slow(data(5, "three million values", lambda: goal(extensions={"org.x": [0] * 2_999_000}), "rule-extensions"))
    yield data(5, "more than three million values", lambda: goal(extensions={"org.x": [0] * 3_000_000}), "too-large")

    mega = "a" * 4_000_000
    for field, (code, _) in WRONG.items():
        yield data(6, f"4 MB in {field}", partial(goal, **{field: mega}), code)
    for field in ("why", "status", "due", "measure"):
        yield of_goal(6, f"4 MB in {field}, as JSON", partial(quoted, field, mega), "wrong-value")
    yield text(6, "4 MB as the kind", lambda: f'{{"document":"{mega}","format":1}}', "wrong-value")
    yield text(6, "4 MB as the format", lambda: f'{{"document":"goal","format":"{mega}","statement":"x"}}', "wrong-value")
    yield of_goal(6, "4 MB as a key", lambda: quoted(mega, 1), "unknown-key")
    yield of_goal(6, "4 MB as a key near to a known one", lambda: quoted("statement" + mega, 1), "unknown-key")
    yield of_goal(6, "4 MB of escapes", lambda: '"why":"' + r"\u0041" * 800_000 + '"', "wrong-value")
    yield of_goal(6, "4 MB of line ends", lambda: quoted("why", "\r\n" * 1_000_000), "wrong-value")
    yield of_goal(6, "4 MB as a key of an extension", lambda: quoted("extensions", {"org." + mega: 1}), "rule-extensions")
    yield of_goal(6, "4 MB in an extension", lambda: extension(f'"{mega}"'), "rule-extensions")
    yield of_plan(6, "4 MB as a word of a person's own", lambda: quoted("word_choices", {mega: "b"}), "wrong-value")
    yield text(6, "4 MB that never ends", lambda: f'{GOAL},"why":"{mega}', "not-json")
    yield slow(of_goal(6, "4 MB of backslashes", lambda: quoted("why", "\\" * 2_000_000), "wrong-value"))
    yield of_goal(6, "as long as may be", quoted("why", "é" * 2000), DOCUMENT)
    yield of_goal(6, "one character too long", quoted("why", "é" * 2001), "wrong-value")
    yield of_goal(6, "an extension as large as may be", extension(f'"{"a" * 15_988}"'), DOCUMENT)
    yield of_goal(6, "an extension one byte too large", extension(f'"{"a" * 15_989}"'), "rule-extensions")

    yield of_goal(7, "200,000 wrong steps", partial(listed, "steps", "5", 200_000), "wrong-value")
    yield of_goal(7, "1,000 wrong steps", listed("steps", "5", 1000), "wrong-value")
    yield of_goal(7, "1,001 good steps", f'"steps":[{numbered(STEP, 1001)}]', "wrong-value")
    yield of_goal(7, "1,000 good steps", f'"steps":[{numbered(STEP, 1000)}]', DOCUMENT)
    yield slow(of_goal(7, "1,000,001 numbers", partial(listed, "supports", "5", 1_000_001), "wrong-value"))
    wrong = partial(listed, "checkins", '{"occured_at":1}', 100_000)
    yield slow(of_journal(7, "100,000 wrong entries of a journal", wrong, "missing-key unknown-key"))
    yield of_journal(7, "100,001 entries of a journal", partial(listed, "checkins", "{}", 100_001), "wrong-value")
    yield of_journal(7, "100,000 ids that were erased", lambda: f'"erased":[{numbered(QUOTED, 100_000)}]', DOCUMENT)
    yield slow(of_goal(7, "200,000 keys near to a known one", lambda: numbered('"statemen0":1', 200_000), "unknown-key"))
    yield of_goal(7, "200,000 unknown keys in a part", partial(keyed, "measure", '"targe0":1', 200_000), "unknown-key")
    for count, code in {32: DOCUMENT, 33: "rule-extensions", 200_000: "rule-extensions"}.items():
        yield of_goal(7, f"{count} keys of an extension", partial(keyed, "extensions", '"org.x0":1', count), code)
    for count, code in {1000: DOCUMENT, 1001: "wrong-value", 100_000: "wrong-value"}.items():
        words = partial(keyed, "word_choices", '"w0":"x"', count)
        yield of_plan(7, f"{count} words of a person's own", words, code)
    makeable = '"pathways":[' + numbered('"goals-0"', 1000) + '],"goals":' + repeated('{"statement":"x"}', 1000)
    yield of_plan(7, "1,000 goals without ids among as many texts like ids", makeable, DOCUMENT)


# --- 8 and 9: numbers ---


LARGE = "rule-large-number"


def numbers() -> Iterator[Case]:
    for digits in (17, 20, 21, 30, 4301, 1_000_000):
        for place, before, after, code in (
            ("as a whole number", '"importance":', "", "wrong-value"),
            ("as a number", '"measure":{"target":', "}", LARGE),
            ("below zero", '"measure":{"target":-', "}", LARGE),
            ("in an extension", '"extensions":{"org.x":', "}", "rule-extensions"),
        ):
            more = partial(between, before, "9", digits, after)
            yield of_goal(8, f"{digits} digits {place}", more, code)
        header = partial(between, '{"document":"goal","format":', "9", digits, "}")
        yield text(8, f"{digits} digits as the format", header, "missing-key wrong-value")
    for number, code in ((2**53, DOCUMENT), (-(2**53), DOCUMENT), (2**53 + 1, LARGE), (2**64, LARGE)):
        yield of_goal(8, f"{number} as a number", f'"measure":{{"target":{number}}}', code)
        in_extension = DOCUMENT if code == DOCUMENT else "rule-extensions"
        yield of_goal(8, f"{number} in an extension", extension(str(number)), in_extension)
    yield of_goal(8, "30 digits and a point", '"measure":{"target":' + "9" * 30 + ".0}", DOCUMENT)
    yield of_goal(8, "many digits behind the point", '"measure":{"target":0.' + "3" * 100_000 + "}", DOCUMENT)
    yield of_goal(8, "an endless exponent", '"measure":{"target":1e' + "9" * 1_000_000 + "}", REFUSED)
    yield of_goal(8, "an endless exponent below zero", '"measure":{"target":1e-' + "9" * 1_000_000 + "}", DOCUMENT)
    endless = 10**100_000
    yield data(8, "10^100,000 as a whole number", lambda: goal(importance=endless), "wrong-value")
    yield data(8, "10^100,000 as a number", lambda: goal(measure={"target": -endless}), LARGE)
    yield data(8, "10^100,000 in an extension", lambda: goal(extensions={"org.x": endless}), "rule-extensions")
    yield data(8, "10^100,000 as the format", lambda: goal(format=endless), "wrong-value")
    for name in ("NaN", "Infinity", "-Infinity"):
        yield of_goal(9, f"{name} as a number", f'"measure":{{"target":{name}}}', "not-json")
        yield of_goal(9, f"{name} in an extension", extension(f"[{name}]"), "not-json")
    for name in ("1e999", "-1e999"):
        yield of_goal(9, f"{name} as a number", f'"measure":{{"target":{name}}}', "wrong-value")
        yield of_goal(9, f"{name} as a whole number", f'"importance":{name}', "wrong-value")
        yield of_goal(9, f"{name} as a flag", f'"private":{name}', "wrong-value")
        yield of_goal(9, f"{name} in an extension", extension(f"[{name}]"), "rule-extensions")
        yield of_goal(9, f"{name} in an unknown key", f'"x":{name}', "unknown-key")
    for written in ("1e308", "5e-324", "1e-999", "-0.0", "-0", "0e999", "0E0"):
        yield of_goal(9, f"{written} as a number", f'"measure":{{"target":{written}}}', DOCUMENT)
        yield of_goal(9, f"{written} in an extension", extension(written), DOCUMENT)
    yield of_goal(9, "-0 as a whole number", '"importance":-0', DOCUMENT)
    yield of_goal(9, "-0.0 as a whole number", '"importance":-0.0', "rule-whole-number")
    yield of_goal(9, "1e1 as a whole number", '"importance":1e1', "rule-whole-number")
    for written in ("+1", "01", "1.", ".5", "1e", "0x1", "1_0", "١", "--1", "nan", "inf", "1,5"):
        yield of_goal(9, f"{written}, which is no number", f'"importance":{written}', "not-json")
    for name, value in {"nan": float("nan"), "inf": float("inf")}.items():
        yield data(9, f"{name} in plain data", partial(goal, importance=value, measure={"target": value}), "wrong-value")
        yield data(9, f"{name} in an extension of plain data", partial(goal, extensions={"org.x": [value]}), "rule-extensions")
        yield data(9, f"{name} as the format", partial(goal, format=value), "wrong-value")


# --- 10 to 15: keys and texts ---


def keys_and_texts() -> Iterator[Case]:  # noqa: PLR0915 - a table
    for name, more in {
        "at the root": '"why":"a","why":"a"',
        "with white space": '"why" :"a","why":"b"',
        "with line breaks": '"why"\n:\n"a","why":"b"',
        "with an escape": '"\\u0077hy":"a","why":"b"',
        "with two escapes": '"\\u0077hy":"a","w\\u0068y":"b"',
        "of the kind": '"document":"goal"',
        "of the format": '"format":1',
        "of the id": '"id":"h"',
        "of a needed text": '"statement":"x"',
        "of what has no value": '"measure":{},"measure":{}',
        "in a step": '"steps":[{"id":"s","what":"a","what":"b"}]',
        "in a part": '"measure":{"target":1,"target":1}',
        "in an extension": '"extensions":{"org.x":1,"org.x":2}',
        "deep in an extension": '"extensions":{"org.x":[[{"a":{"b":1,"b":1}}]]}',
        "that is empty, in an extension": '"extensions":{"org.x":{"":1,"":2}}',
        "with a backslash at its end, in an extension": '"extensions":{"org.x":{"a\\\\":1,"a\\\\":2}}',
        "beside one with a backslash at its end": '"extensions":{"org.x":{"a\\\\":1,"b":1,"b":2}}',
        "beside one with white space": '"extensions":{"org.x":{"a"\t:1,"b":1,"b":2}}',
        "beside a text that begins with a colon": '"why":":","private" :true,"private" :true',
        "with a quote at its end, in an extension": '"extensions":{"org.x":{"a\\"":1,"a\\"":2}}',
        "with an escaped slash, in an extension": '"extensions":{"org.x":{"a/":1,"a\\/":2}}',
        "with a surrogate pair, in an extension": '"extensions":{"org.x":{"😀":1,"\\ud83d\\ude00":2}}',
    }.items():
        yield of_goal(10, f"the same key twice {name}", more, "duplicate-key")
    yield of_goal(10, "the same key twice that is unknown", '"zzz":1,"zzz":1', "duplicate-key unknown-key")
    yield of_goal(10, "the same key twice in what is unknown", '"zzz":{"a":1,"a":2}', "unknown-key")
    yield of_goal(10, "the same key twice, once null", '"why":"a","why":null', "duplicate-key null")
    yield of_goal(10, "the same key twice, once wrong", '"why":5,"why":"a"', "duplicate-key")
    yield of_plan(10, "the same key twice among a person's own words", '"word_choices":{"a":"b","a":"c"}', "duplicate-key")
    yield of_plan(10, "the same key twice among words, line ends apart", '"word_choices":{"a\\r":"b","a\\n":"c"}', "rule-same-key")
    yield of_plan(10, "the same key in two objects", '"goals":[{"id":"a","statement":"x"},{"id":"b","statement":"x"}]', DOCUMENT)
    yield text(10, "100,000 times the same key", lambda: GOAL + ',"why":"a"' * 100_000 + "}", "duplicate-key")
    same = partial(between, '"extensions":{"org.x":{"a":1', ',"a":1', 100_000, "}}")
    yield of_goal(10, "100,000 times the same key in an extension", same, "duplicate-key")
    twice = '"steps":[' + numbered('{"id":"s0","what":"a","what":"a"}', 1000) + "]"
    yield of_goal(10, "the same key twice in 1,000 steps", twice, "duplicate-key")
    for name, value in {
        "a quote and a colon": '"why":"b',
        "an escaped quote and a colon": '\\":"why":1',
        "only a quote and a colon": '":',
        "a backslash at its end": 'why":\\',
        "many quotes and colons": '":"' * 600,
        "a colon": "a:b:c",
        "braces": '{"why":"a","why":"a"}',
    }.items():
        yield of_goal(10, f"a text with {name} is no key", quoted("why", value), DOCUMENT)
        yield of_goal(10, f"a text with {name}, and the same key twice", quoted("why", value) + ',"why":"a"', "duplicate-key")
        yield of_goal(10, f"a key with {name} in an extension", extension(json.dumps({value: 1})), DOCUMENT)
        yield of_plan(10, f"a word of a person's own with {name}", quoted("word_choices", {value[:200]: value[:200]}), DOCUMENT)

    for name, escape in {"high": "\\ud800", "low": "\\udfff", "turned": "\\ude00\\ud83d", "two high": "\\ud800\\ud800"}.items():
        yield of_goal(11, f"a lone surrogate, {name}, in a text", f'"why":"{escape}"', "rule-control-character")
        yield of_goal(11, f"a lone surrogate, {name}, in an id", f'"id":"{escape}"', "duplicate-key wrong-value")
        yield of_goal(11, f"a lone surrogate, {name}, in a list", f'"supports":["{escape}"]', "wrong-value")
        yield of_goal(11, f"a lone surrogate, {name}, in an extension", f'"extensions":{{"org.x":"{escape}"}}', "rule-extensions")
        yield of_goal(11, f"a lone surrogate, {name}, in a key of an extension", f'"extensions":{{"org.x":{{"{escape}":1}}}}', "rule-extensions")
        yield of_goal(11, f"a lone surrogate, {name}, in a key", f'"{escape}":1', "unknown-key")
        yield of_plan(11, f"a lone surrogate, {name}, among words", f'"word_choices":{{"{escape}":"a"}}', "rule-control-character")
        yield text(11, f"a lone surrogate, {name}, as the kind", f'{{"document":"{escape}","format":1}}', "wrong-value")
    yield of_goal(11, "a surrogate pair", '"why":"\\ud83d\\ude00"', DOCUMENT)
    yield of_goal(11, "an escaped backslash before what looks like a surrogate", '"why":"\\\\ud800"', DOCUMENT)
    yield text(11, "a raw surrogate in text", lambda: f'{GOAL},"why":"\ud800"}}', "not-json")
    yield text(11, "raw surrogates in bytes", lambda: f'{GOAL},"why":"\ud83d\ude00"}}'.encode("utf-8", "surrogatepass"), "not-json")
    yield data(11, "a lone surrogate in plain data", lambda: goal(why="\ud800"), "rule-control-character")

    for code in (0, 1, 8, 11, 12, 14, 27, 31):
        yield of_goal(12, f"U+{code:04X}, escaped", f'"why":"a\\u{code:04x}b"', "rule-control-character")
    for short in ("\\b", "\\f"):
        yield of_goal(12, f"{short} in a text", f'"why":"a{short}"', "rule-control-character")
    for code in (0, 9, 10, 13, 31):
        yield of_goal(12, f"U+{code:04X}, raw", f'"why":"a{chr(code)}b"', "not-json")
    yield of_goal(12, "tab, line break and carriage return", '"why":"\\t\\n\\r\\r\\n"', DOCUMENT)
    yield of_goal(12, "delete and the controls of Latin-1", '"why":"\\u007f\\u0080\\u0085\\u009f"', DOCUMENT)
    yield of_goal(12, "NUL in an id", '"supports":["a\\u0000"]', "wrong-value")
    yield of_goal(12, "NUL in a date", '"due":"2026-01-01\\u0000"', "wrong-value")
    yield of_goal(12, "NUL in a key", '"why\\u0000":"a"', "unknown-key")
    yield of_goal(12, "NUL in a key of an extension", '"extensions":{"org.x":{"\\u0000":1}}', "rule-extensions")
    yield text(12, "NUL behind the document", lambda: f"{GOAL}}}\0", "not-json")
    yield of_goal(12, "an escape that JSON has not", '"why":"\\x41"', "not-json")
    yield of_goal(12, "half an escape", '"why":"\\u00"', "not-json")

    for name, value in {
        "text from right to left": "שלום \u202e gnihtemos \u202c",
        "marks that are never closed": "\u2066\u202a\u202e" * 20,
        "zero-width": "a\u200b\u200c\u200d\ufeff\u2060b",
        "tags": "".join(chr(0xE0000 + ord(letter)) for letter in "hidden"),
        "no character": "\ufffe\uffff\U0010ffff",
        "private use": "\ue000\U000f0000",
        "many marks on one letter": "e" + "\u0301" * 1000,
        "e and an accent": "e\u0301",
        "what grows in NFKC": "\ufdfa" * 100,
        "line separators": "a\u2028b\u2029c\u0085d",
    }.items():
        row = 14 if "accent" in name or "NFKC" in name else 13
        yield of_goal(row, f"{name}, escaped", quoted("why", value), DOCUMENT)
        yield of_goal(row, f"{name}, raw", f'"why":"{value}"', DOCUMENT)
        yield of_goal(row, f"{name}, in an id", f'"supports":["{value[:60]}"]', "wrong-value")
        yield of_goal(row, f"{name}, in a key", f'"{value}":1', "unknown-key")
    yield of_plan(14, "two words that are one in NFC", '"word_choices":{"\\u00e9":"a","e\\u0301":"b"}', DOCUMENT)
    yield of_goal(14, "a key in wide letters", '"ｗhy":"a"', "unknown-key")
    yield of_goal(14, "a word in wide letters", '"status":"ａctive"', "wrong-value")
    yield of_goal(14, "an id with a Kelvin sign", '"supports":["\\u212a"]', "wrong-value")

    whole = f'{GOAL},"why":"é"}}'
    yield text(15, "a byte order mark", lambda: b"\xef\xbb\xbf" + whole.encode(), DOCUMENT)
    yield text(15, "a byte order mark in text", lambda: "\ufeff" + whole, DOCUMENT)
    yield text(15, "two byte order marks", lambda: b"\xef\xbb\xbf" * 2 + whole.encode(), "not-json")
    yield text(15, "two byte order marks in text", lambda: "\ufeff\ufeff" + whole, "not-json")
    yield text(15, "a byte order mark behind white space", lambda: b" \xef\xbb\xbf" + whole.encode(), "not-json")
    yield text(15, "a byte order mark at the end", lambda: whole.encode() + b"\xef\xbb\xbf", "not-json")
    yield text(15, "UTF-7", lambda: GOAL.encode() + b',"why":"+AGEAYg-"}', DOCUMENT)
    yield text(15, "a byte order mark alone", lambda: b"\xef\xbb\xbf", "not-json")
    yield text(15, "half a byte order mark", lambda: b"\xef\xbb" + whole.encode(), "not-json")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1"):
        yield text(15, encoding, whole.encode(encoding), "not-json")
    for name, raw in {
        "a slash in two bytes": b"\xc0\xaf", "NUL in two bytes": b"\xc0\x80", "a slash in three bytes": b"\xe0\x80\xaf",
        "a letter cut off": b"\xc3", "a byte that only follows": b"\x80", "beyond Unicode": b"\xf4\x90\x80\x80",
        "six bytes": b"\xfc\x84\x80\x80\x80\x80", "0xff": b"\xff", "0xfe": b"\xfe", "a surrogate": b"\xed\xa0\x80",
    }.items():
        yield text(15, f"{name} in a text", f'{GOAL},"why":"'.encode() + raw + b'"}', "not-json")
        yield text(15, f"{name} in a key", f'{GOAL},"'.encode() + raw + b'":1}', "not-json")
    yield text(15, "0xff behind 4 MB", lambda: f'{GOAL},"why":"{"a" * 4_000_000}'.encode() + b"\xff", "not-json")
    for name, broken in {
        "a comma at the end": f"{GOAL},}}", "no comma": f'{GOAL} "why":"a"}}', "two documents": f"{GOAL}}}{GOAL}}}",
        "more behind it": f"{GOAL}}} x", "a comment": f"{GOAL}/* x */}}", "single quotes": GOAL.replace('"', "'") + "}",
        "a key without quotes": f"{GOAL},why:1}}", "no value": f'{GOAL},"why":}}', "no key": f"{GOAL},:1}}", "words of Python": f'{GOAL},"private":True}}',
        "no end": GOAL, "only a brace": "{", "only a quote": '"', "only a minus": "-", "only a letter": "n", "undefined": "undefined",
        "a vertical tab": f"{GOAL}\v}}", "a no-break space": f"{GOAL}\u00a0}}", "JSON lines": f"{GOAL}}}\n{GOAL}}}\n",
    }.items():
        yield text(15, f"no JSON: {name}", partial(str, broken), "not-json")


# --- 16 to 20: one kind for another ---

WRONG: Mapping[str, tuple[str, Sequence[Any]]] = {
    "private": ("wrong-value", (0, 1, "true", "false", "no", "", [], {}, 1.5, [True])),
    "importance": ("wrong-value", (True, False, "7", "", 7.5, -1, 11, [7], {"a": 1}, "seven")),
    "statement": ("wrong-value", (7, True, False, 1.5, ["x"], {"a": "x"}, [], {}, "")),
    "steps": ("wrong-value", ("walk", "", 7, True, {}, {"0": {"what": "x"}}, [7], ["walk"], [[]], [True])),
    "supports": ("wrong-value", ("sam", {}, {"sam": 1}, 7, [7], [["sam"]], [True], ["Sam"], [""])),
    "measure": ("wrong-value", ([], "", "x", 7, True, [{"target": 1}])),
    "status": ("wrong-value", ("ACTIVE", "Active", "active ", "", 1, True, ["active"], {"active": 1}, "GoalStatus.ACTIVE")),
    "due": ("wrong-value", (20260101, 2026, 1767225600, 1.5, True, [2026, 1, 1], {"year": 2026}, "")),
    "id": ("wrong-value", (7, True, [], {}, "", "A", "a b", "-a", "a_b", "a" * 65, "é", "../a", "a\n")),
    "extensions": ("rule-extensions", ([], "", "x", 7, True, [["org.x", 1]], {"x": 1}, {"org.x": None}, {"": 1}, {"ORG.X": 1}, {"org..x": 1}, {".x": 1}, {"org.x": {"a": None}}, {"org.x": [None]})),
}


def kinds() -> Iterator[Case]:
    rows = {"private": 18, "importance": 16, "steps": 19, "supports": 19, "measure": 20}
    for field, (code, values) in WRONG.items():
        for value in values:
            name = f"{field} is {json.dumps(value)[:30]}"
            yield data(rows.get(field, 17), name, partial(goal, **{field: value}), code)
        yield data(17, f"{field} is null", partial(goal, **{field: None}), "null")
    # the same through JSON, all at once
    for index in range(6):
        wrong = {field: values[index] for field, (_, values) in WRONG.items()}
        yield text(17, f"wrong kinds everywhere, {index}", json.dumps(goal(**wrong)), "rule-extensions wrong-value")
    yield text(17, "null everywhere", lambda: json.dumps(goal(**dict.fromkeys(WRONG))), "null")
    yield text(17, "null as kind and format", lambda: '{"document":null,"format":null}', "wrong-value")
    for value in ([], "", 7, 1.5, True, None, [[]], [{}], "{}"):
        yield text(20, f"the whole is {json.dumps(value)}", json.dumps(value), "wrong-value")
        yield data(20, f"the whole is {json.dumps(value)}, as plain data", partial(copy.copy, value), "wrong-value")
    yield text(20, "an empty object", lambda: "{}", "missing-key")
    for more in ("[]", '""', "[1]", '{"a":1}', '{"a":["b"]}', '{"a":{}}', '{"a":true}', '{"":"a"}', '{"a":""}', '[["a","b"]]'):
        yield of_plan(17, f"word_choices is {more}", f'"word_choices":{more}', "wrong-value")
    yield of_plan(17, "word_choices has a null", '"word_choices":{"a":null}', "wrong-value")


# --- 21 to 25: days and moments ---


def times() -> Iterator[Case]:  # noqa: C901 - a table
    for day in (
        "20260101", "2026-W01-1", "2026-W01", "2026-001", "2026-1-1", "2026-01-1", "2026-01", "2026", "2026-01-01 ", " 2026-01-01",
        "2026-01-01\n", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z", "01/02/2026", "2026/01/02", "2026.01.02", "26-01-02",
        "1 January 2026", "may", "today", "+2026-01-01", "-2026-01-01", "+002026-01-01", "2026-00-01", "2026-13-01", "2026-01-00",
        "2026-01-32", "２０２６-01-01", "٢٠٢٦-01-01", "2026‑01‑01", "2026–01–01", "2026-01-01;", "null", "1767225600", "2026-01-0١",
    ):
        yield of_goal(21, f"the day {day!a}", quoted("due", day), "wrong-value")
    for day in ("2026-02-29", "2026-02-30", "2026-04-31", "1900-02-29", "2100-02-29"):
        yield of_goal(21, f"the day {day}", quoted("due", day), "rule-no-such-day")
    for day in ("1899-12-31", "2201-01-01", "9999-12-31", "0001-01-01", "10000-01-01"):
        yield of_goal(22, f"the day {day}", quoted("due", day), "wrong-value")
    yield of_goal(22, "the day 0000-01-01", quoted("due", "0000-01-01"), REFUSED)
    for day in ("1900-01-01", "2200-12-31", "2000-02-29"):
        yield of_goal(22, f"the day {day}", quoted("due", day), DOCUMENT)
    for moment in (
        "1899-12-31T23:59:59Z", "2201-01-01T00:00:00Z", "9999-12-31T23:59:59-10:00", "0001-01-01T00:00:00+10:00",
    ):
        yield of_check_in(22, f"the moment {moment}", moment, "wrong-value")
    for moment in ("1900-01-01T00:00:00+23:59", "2200-12-31T23:59:59-23:59", "2200-12-31T23:59:59.999999Z"):
        yield of_check_in(22, f"the moment {moment}", moment, DOCUMENT)
    for moment in (
        "2026-01-31T08:30:00", "2026-01-31T08:30:00 ", "2026-01-31T08:30:00z", "2026-01-31t08:30:00Z", "2026-01-31 08:30:00Z",
        "2026-01-31T08:30Z", "2026-01-31T08Z", "2026-01-31", "08:30:00Z", "20260131T083000Z", "2026-01-31T08:30:00+1", "2026-01-31T08:30:00+01",
        "2026-01-31T08:30:00+0100", "2026-01-31T08:30:00+01:00:30", "2026-01-31T08:30:00+24:00", "2026-01-31T08:30:00+01:60",
        "2026-01-31T08:30:00Z[Europe/Lisbon]", "2026-01-31T08:30:00 Europe/Lisbon", "2026-01-31T08:30:00ZZ", "2026-01-31T08:30:00Z\n",
        "2026-01-31T08:30:00−01:00", "2026-W05-6T08:30:00Z", "2026-01-31T٠٨:30:00Z", "2026-01-31T24:00:00Z", "2026-01-31T24:00:01Z",
        "2026-01-31T08:60:00Z", "2026-12-31T23:59:60Z", "2026-12-31T23:59:61Z", "1767225600", "now", "",
    ):
        yield of_check_in(23, f"the moment {moment!a}", moment, "wrong-value")
    for moment in ("2026-01-31T08:30:00Z", "2026-01-31T08:30:00-00:00", "2026-01-31T08:30:00.5+01:00", "2026-03-08T02:30:00-05:00"):
        yield of_check_in(23, f"the moment {moment}", moment, DOCUMENT)
    yield of_check_in(23, "a moment on 29 February of a common year", "2026-02-29T08:30:00Z", "rule-no-such-day")

    class Zone(tzinfo):
        def __init__(self, offset: timedelta | None) -> None:
            self.offset = offset

        def utcoffset(self, _: datetime | None) -> timedelta | None:
            return self.offset

        def dst(self, _: datetime | None) -> None: ...

        def tzname(self, _: datetime | None) -> None: ...

    class MyDate(date): ...

    class MyMoment(datetime): ...

    plain_moments: Mapping[str, tuple[Any, str]] = {
        "without a zone": (datetime(2026, 1, 31, 8, 30), "wrong-value"),
        "in UTC": (datetime(2026, 1, 31, 8, 30, tzinfo=UTC), DOCUMENT),
        "in a zone with seconds": (datetime(2026, 1, 31, tzinfo=Zone(timedelta(seconds=30))), "wrong-value"),
        "in a zone that has no offset": (datetime(2026, 1, 31, tzinfo=Zone(None)), "wrong-value"),
        "that is a day": (date(2026, 1, 31), "wrong-value"),
        "of a class of its own": (MyMoment(2026, 1, 31, tzinfo=UTC), "wrong-value"),
        "in year 1": (datetime(1, 1, 1, tzinfo=Zone(timedelta(hours=10))), "wrong-value"),
    }
    for name, (moment_, expected) in plain_moments.items():
        yield data(24, f"a moment {name}", partial(check_in, moment_), expected)
    for name, (day_, expected) in {
        "that is a moment": (datetime(2026, 1, 31), "wrong-value"),
        "of a class of its own": (MyDate(2026, 1, 31), "wrong-value"),
        "that is a time": (datetime(2026, 1, 31).time(), "wrong-value"),
        "in year 1": (date.min, "wrong-value"),
        "in year 9999": (date.max, "wrong-value"),
        "as it stands in Python": (date(2026, 1, 31), DOCUMENT),
    }.items():
        yield data(24, f"a day {name}", partial(goal, due=day_), expected)
    for fraction in (".1234567", ".123456789", ",5", ".", ".5.5", ".-5", ".1e3", "." + "1" * 30):
        yield of_check_in(25, f"the fraction {fraction[:12]}", f"2026-01-31T08:30:00{fraction}Z", "wrong-value")
    yield of_check_in(25, "the fraction .123456", "2026-01-31T08:30:00.123456Z", DOCUMENT)
    for clock in ("8:30", "08:30:00", "08:30:30", "24:00", "08:60", "0830", "08:30Z", "08:30+01:00", "8", "08.30", "٠٨:30", "08:30\n", "", "half past eight", 830, None):
        code = "null" if clock is None else "wrong-value"
        yield of_goal(25, f"the time {clock!a}", f'"steps":[{{"id":"s","what":"x","schedule":{{"every":"day","at":[{json.dumps(clock)}]}}}}]', code)


# --- 3 to 24: in YAML and TOML ---


def numbered_lines(line: str, count: int) -> str:
    return "".join(line.format(i) for i in range(count))


def depth_by_hand() -> Iterator[Case]:
    for levels, code in {29: "rule-extensions", 31: "too-deep", 50_000: "too-deep"}.items():
        lists = "extensions: {org.x: " + nested(levels) + "}"
        yield goal_in("yaml", 3, f"{levels} lists in YAML", lists, code)
    for part in ("[", "- ", "[a, ", "{a: ", "{a: [", "[" * 1000 + "\n"):
        yield in_yaml(3, f"1 MB of {part[:9]!r} in YAML", filled("", part), "too-deep")
    for part in ("{", "? ", "[{", "? - "):
        yield in_yaml(3, f"1 MB of {part!r} in YAML", filled("", part), "not-plain")
    for part in ("]", "}", ": ", ",", "\t", "@", "`", "%", "{a ", "- a: ", "'", '"', "- [\n"):
        yield in_yaml(3, f"1 MB of {part!r} in YAML", filled("", part), REFUSED)
    yield in_yaml(3, "1,400 steps in YAML", lambda: "".join(" " * i + "a:\n" for i in range(1400)), "too-deep")
    yield goal_in("yaml", 3, "brackets in a text in YAML", lambda: 'why: "' + "[{" * 1000 + '"', DOCUMENT)

    for levels, code in {29: "rule-extensions", 31: "too-deep", 2000: "too-deep", 20_000: "too-deep"}.items():
        for kind in ("lists", "objects"):
            inside = nested(levels, kind).replace('"a":', "a=")
            yield goal_in("toml", 4, f"{levels} {kind} in TOML", f"extensions.'org.x' = {inside}", code)
    yield goal_in("toml", 4, "a key with 20,000 dots", lambda: "a." * 20_000 + "b=1", "too-deep")
    yield goal_in("toml", 4, "a key with 32 dots", "a." * 32 + "b=1", "too-deep")
    yield goal_in("toml", 4, "a key with 31 dots", "a." * 31 + "b=1", "unknown-key")
    yield goal_in("toml", 4, "2,000 keys with 200 dots each", lambda: "".join("a." * 200 + f"b{i}=1\n" for i in range(2000)), "too-deep")
    for name, part in {"spaces": "a . ", "quotes": '"a".', "single quotes": "'a' .\t", "no names": ".", "empty names": '"".'}.items():
        yield in_toml(4, f"1 MB of dots with {name}", filled("", part, "b=1"), "too-deep")
    yield in_toml(4, "1 MB of tables with 40 dots", filled(T, "[" + "a." * 40 + "b]\n"), "too-deep")
    yield goal_in("toml", 4, "dots and brackets in texts and comments", lambda: 'why="' + "[." * 900 + '" # ' + "[{." * 9000, DOCUMENT)
    yield goal_in("toml", 4, "dots and brackets in a text of many lines", lambda: 'why="""' + '"\\"".[\n' * 250 + '"""', DOCUMENT)
    yield goal_in("toml", 4, "dots and brackets in a raw text of many lines", lambda: "why='''" + "'\".[\n" * 300 + "'''", DOCUMENT)
    for part in ("[", "{", "]", "a=[", '"', "'", "#", "\r", "=", "a={", '"""', "a=''' ", "a=1 ", "\\"):
        yield in_toml(4, f"1 MB of {part!r} in TOML", filled("", part), REFUSED)


def size_by_hand() -> Iterator[Case]:
    yield from map(slow, slow_by_hand())
    yield slow(in_yaml(5, "YAML just at its limit", filled(Y, "#"), DOCUMENT))
    yield in_yaml(5, "YAML over its limit", lambda: Y.ljust(BY_HAND_SIZE + 1), "too-large")
    yield in_toml(5, "TOML just at its limit", filled(T, "#"), DOCUMENT)
    yield in_toml(5, "TOML over its limit", lambda: T.ljust(BY_HAND_SIZE + 1), "too-large")


def slow_by_hand() -> Iterator[Case]:
    for name, line in {
        "keys": "a." * 30 + "b{}=1\n", "keys below others": "a{}." + "a." * 29 + "b=1\n", "tables": "[" + "a." * 30 + "b{}]\n",
        "lists of tables": "[[" + "a." * 30 + "b{}]]\n", "inline tables": "x{}={{" + "a." * 29 + "b=1}}\n",
    }.items():  # fmt: skip
        lines = partial(numbered_lines, line, 14_000)
        yield goal_in("toml", 4, f"14,000 {name} with 31 parts", lines, REFUSED)
    for part, end in (("&", " x"), ("*", ""), ("!", " x"), ("!<", "> x")):
        yield in_yaml(36, f"1 MB behind {part}", filled(f"{Y}why: {part}", "a", end), "not-plain")
    for more, code in {0: "rule-extensions", 1: "too-large"}.items():
        zeros = partial(between, "extensions: {org.x: [", "0,", _yaml.VALUES - 6 + more, "]}")
        yield goal_in("yaml", 5, f"as many values as may be, and {more}", zeros, code)
    for part in ("a,", "a: b,", "[],", "{},", "?,", '"",'):
        yield in_yaml(5, f"1 MB of {part} in a list", filled("[", part, "]"), "too-large")
    yield in_yaml(3, "1 MB of directives", filled("", "%A b\n"), REFUSED)
    for part in ("- a\n", "-\n", "a:\n", "? a\n", "a: b\n", "- - - - -\n", "- a: b\n"):
        yield in_yaml(5, f"1 MB of {part!r} in YAML", filled("", part), "too-large")
    # what takes longest: as many values as may be, then a text to the end
    many = _yaml.VALUES - 10
    values = {
        "a list": "[" + "b," * many + "]",
        "pairs": "[" + "a: b," * (many // 2) + "]",
        "keys": "{" + numbered("a0: b", many) + "}",
        "lists": "[" + "[[[]]]," * (many // 3) + "]",
    }
    texts = {
        "lines": ("\n ", "a\n ", ""), "words": ("", "a ", ""), "quoted words": ('"', "a ", '"'), "escapes": ('"', "\\n", '"'),
        "escaped lines": ('"', "\\\n", '"'), "a block": ("|\n", " a\n", ""), "a folded block": (">\n", " a\n\n", ""), "nothing": ("a\n", "\n", ""),
    }  # fmt: skip
    for (i, first), (j, second) in itertools.product(enumerate(values), enumerate(texts)):
        begin, part, end = texts[second]
        both = filled(f"{Y}x: {values[first]}\ny: {begin}", part, end)
        case = in_yaml(5, f"{first}, then {second}", both, "unknown-key")
        yield attrs.evolve(case, again=bool((i - j) % len(values)))  # so each value stands twice in CI, each text once
    for part in ("\n", " ", "#\n", "\r", "\r\n", " #\n"):
        yield in_yaml(5, f"1 MB of {part!r} behind YAML", filled(Y, part), DOCUMENT)
    for part in ("[[x]]\n", "[[x.y]]\n"):
        yield in_toml(5, f"1 MB of {part!r}", filled(T, part), "unknown-key")
    for begin, part, end in (
        ("[", "[],", "]"), ("[", "{},", "]"), ("[", "1,", "]"), ("[", "{a=1},", "]"), ("[", "\n", "]"), ("[", "#\n", "]"),
        ('"', "\\n", '"'), ('"""', "\n", '"""'), ('"""', "\\\n", '"""'), ('"', "\\u0041", '"'), ("'''", "''a", "'''"),
    ):  # fmt: skip
        yield in_toml(5, f"1 MB of {part!r} behind {begin}", filled(f"{T}x={begin}", part, f"{end}\n"), "unknown-key")


def values_by_hand() -> Iterator[Case]:
    for begin, digit in (("", "9"), ("-", "9"), ("0x", "f"), ("0o", "7")):
        for count in (30, 4000, 5000, 100_000):
            in_a_goal = partial(between, f"importance: {begin}", digit, count, "")
            yield goal_in("yaml", 8, f"{count} digits like {begin}{digit} in YAML", in_a_goal, "wrong-value")
            in_a_goal = partial(between, f"importance = {begin}", digit, count, "")
            code = "not-toml" if digit == "9" and count > 4300 else "wrong-value"
            yield goal_in("toml", 8, f"{count} digits like {begin}{digit} in TOML", in_a_goal, code)
    for number in (".nan", ".inf", "-.Inf", "1e999", "1" * 400 + "."):
        yield goal_in("yaml", 9, f"{number} in YAML", f"measure: {{target: {number}}}", "wrong-value")
    for number in ("nan", "inf", "-inf", "1e999"):
        yield goal_in("toml", 9, f"{number} in TOML", f"measure.target = {number}", "wrong-value")
    yield goal_in("yaml", 10, "the same key twice in YAML", "why: a\nwhy: b\n", "duplicate-key")
    yield goal_in("yaml", 10, "the same key twice in YAML, once in quotes", "why: a\n'why': b\n", "duplicate-key")
    yield goal_in("yaml", 10, "the same key twice, deep in YAML", "extensions: {org.x: [[{a: 1, a: 2}]]}", "duplicate-key")
    yield goal_in("yaml", 10, "2,000 times the same key in YAML", lambda: "why: a\n" * 2000, "duplicate-key")
    yield goal_in("toml", 10, "the same key twice in TOML", "why='a'\nwhy='b'\n", "not-toml")
    yield goal_in("toml", 10, "the same table twice in TOML", "[measure]\n[measure]\n", "not-toml")
    yield goal_in("yaml", 11, "half of a character in YAML", 'why: "\\ud800"', "rule-control-character")
    yield goal_in("toml", 11, "half of a character in TOML", 'why = "\\ud800"', "not-toml")
    yield goal_in("yaml", 11, "more than a character in YAML", 'why: "\\UFFFFFFFF"', "not-yaml")
    yield goal_in("yaml", 12, "NUL in YAML", 'why: "\\0"', "rule-control-character")
    yield goal_in("toml", 12, "NUL in TOML", 'why = "\\u0000"', "rule-control-character")
    yield goal_in("yaml", 12, "a raw control character in YAML", "why: a\x07", "not-yaml")
    yield goal_in("toml", 12, "a raw control character in TOML", "why = 'a\x07'", "not-toml")
    for value, code in {"2026-01-31": DOCUMENT, "1899-12-31": "wrong-value", "2026-01-31T08:30:00Z": "wrong-value", "08:30:00": "wrong-value"}.items():
        yield goal_in("toml", 24, f"{value} for a day in TOML", f"due = {value}", code)
    for value, code in {
        "2026-01-31T08:30:00Z": DOCUMENT, "2026-01-31 08:30:00+01:00": DOCUMENT, "2026-01-31T08:30:00": "wrong-value", "2026-01-31": "wrong-value",
    }.items():  # fmt: skip
        yield in_toml(24, f"{value} for a moment in TOML", f'document="check-in"\nformat=1\noccurred_at={value}', code)
    yield goal_in("toml", 24, "a day in an extension in TOML", "extensions.'org.x' = 2026-01-31", "rule-extensions")
    yield goal_in("yaml", 24, "days and moments in YAML are texts", "due: 2026-01-31\nextensions: {org.x: 2026-01-31T08:30:00Z}", DOCUMENT)


# --- 36 to 41: what YAML has and JSON has not ---


def yaml_alone() -> Iterator[Case]:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [" + f"*a{i - 1}," * 9 + "]\n" for i in range(1, 10))
    yield goal_in("yaml", 36, "a bomb of aliases", bomb, "not-plain")
    for name, part in {
        "an anchor": "why: &a x", "an alias": "why: *a", "an anchor on a list": "steps: &a []", "an anchor on a key": "&a why: x",
        "an alias as a key": "*a : x", "an anchor of nothing": "why: &a",
    }.items():  # fmt: skip
        yield goal_in("yaml", 36, name, part, "not-plain")
    merges = "".join(f"m{i}: {{<<: [" + "{a: 1}," * 9 + "]}\n" for i in range(1000))
    yield goal_in("yaml", 37, "a bomb of merges", merges, "not-plain")
    yield goal_in("yaml", 37, "a merge at the root", "<<: {why: x}", "not-plain")
    yield goal_in("yaml", 37, "a merge of nothing", "extensions: {org.x: {<<: }}", "not-plain")
    yield goal_in("yaml", 37, "<< as a text", 'why: <<\nextensions: {org.x: {"<<": 1}}', DOCUMENT)
    for tag in (
        "!!str", "!!python/object/apply:os.system", "!!binary", "!!set", "!!omap", "!!timestamp", "!mine", "!", "!<tag:yaml.org,2002:str>", "!!null",
    ):  # fmt: skip
        yield goal_in("yaml", 38, f"{tag} on a text", f"why: {tag} x", "not-plain")
    yield goal_in("yaml", 38, "a tag on a list", "steps: !!seq []", "not-plain")
    yield goal_in("yaml", 38, "a tag on a key", "!!str why: x", "not-plain")
    yield in_yaml(38, "a tag on the whole", f"--- !!map\n{Y}", "not-plain")
    for key in ("[a]", "{a: b}", "? [a]\n", "[]"):
        yield goal_in("yaml", 38, f"{key.strip()} as a key", f"{key}: x", "not-plain")
    for key in ("1", "1.5", "true", "2026-01-31", "~", "?"):
        yield goal_in("yaml", 38, f"{key!r} as a key is a text", f"extensions: {{org.x: {{{key}: x}}}}", DOCUMENT)
    for name, more in {"two documents": f"---\n{Y}", "many documents": "---\n" * 200_000, "documents with ends": "...\n---\nx\n"}.items():
        yield goal_in("yaml", 38, name, more, "not-plain")
    for value in (
        "no", "NO", "off", "12:30:45", "190:20:30", "y", "1_000", "0b1", "=", "2026-01-31", "0o8", "0x", "+0x1", "tRUE", "nUll", "1e", ".", "+.nan",
    ):  # fmt: skip
        yield goal_in("yaml", 39, f"{value} is a text", f"why: {value}\n", DOCUMENT)
        yield goal_in("yaml", 39, f"{value} is no flag and no number", f"private: {value}\nimportance: {value}\n", "wrong-value")
    for value in ("7", "07", "+7", "0o7", "0x7"):
        yield goal_in("yaml", 39, f"{value} is a whole number", f"importance: {value}\n", DOCUMENT)
    for value in ("true", "True", "FALSE"):
        yield goal_in("yaml", 39, f"{value} is a flag", f"private: {value}\n", DOCUMENT)
    for value in ("", "~", "null", "Null", "NULL"):
        yield goal_in("yaml", 39, f"{value!r} is null", f"why: {value}\n", "null")
    yield goal_in("yaml", 39, "a sexagesimal of 300 kB", lambda: "importance: 9" + ":59" * 100_000, "wrong-value")
    yield goal_in("yaml", 40, "a list in itself", "steps: &a [*a]\n", "not-plain")
    yield in_yaml(40, "an object in itself", f"--- &a\n{Y}x: *a\n", "not-plain")
    for name, char in {"NEL": "\x85", "LS": "\u2028", "PS": "\u2029"}.items():
        yield goal_in("yaml", 41, f"{name}, which ends a line to some readers", f"why: a{char}b", "not-yaml")
        yield goal_in("yaml", 41, f"{name} as an escape", f'why: "a\\u{ord(char):04x}b"', DOCUMENT)
        yield goal_in("toml", 41, f"{name} in TOML", f'why = "a{char}b"', DOCUMENT)
    yield goal_in("yaml", 41, "line ends of all kinds", "why: |\r\n  a\r  b\n", DOCUMENT)
    yield goal_in("toml", 41, "line ends of Windows in TOML", "why = '''\r\na\r\nb'''\r\n", DOCUMENT)


# --- 42 and 43: patterns and hashes ---


def patterns() -> Iterator[Case]:
    for name, value in {
        "id": "a" * 63 + "!", "id with hyphens": "a-" * 31 + "!", "id, long": "a" * 100_000 + "!", "id, a line break": "a" * 63 + "\n",
    }.items():
        yield of_goal(42, f"nearly an {name}", quoted("supports", [value]), "wrong-value")
    for field, value in {
        "language": "en" + "-aaaaaaaa" * 3 + "-aaaa!", "language ": "en" + "-aa" * 100_000 + "!", "region": "US-AA!", "region ": "A" * 100_000,
        "time_zone": "A" + "_" * 62 + "!", "time_zone ": "A" + "a/" * 30 + "!", "time_zone  ": "A" * 100_000 + "/", "time_zone   ": "../../etc/passwd",
        "time_zone    ": "/etc/passwd", "time_zone     ": "A/../B",
    }.items():
        yield of_plan(42, f"nearly a {field}", quoted(field.strip(), value), "wrong-value")
    for start, again in (("2026-01-31T08:30:00.", "1"), ("", "2026-01-31T08:30:00"), ("", "2026-01-"), ("", "2")):
        nearly = start + again * 20_000
        yield of_check_in(42, f"nearly a moment, {start}{again} and on", nearly, "wrong-value")
        yield of_goal(42, f"nearly a day, {start}{again} and on", quoted("due", nearly), "wrong-value")
    for name, value in {"dots": "a." * 99 + "!", "no dot": "a" * 199 + "!", "hyphens": "-" * 99 + "." + "-" * 99 + "!"}.items():
        yield of_goal(42, f"nearly a key of an extension, {name}", quoted("extensions", {value: 1}), "rule-extensions")
    yield data(42, "a very long key of an extension", lambda: goal(extensions={"a." * 500_000: 1}), "rule-extensions")
    yield of_plan(42, "nearly a section", quoted("layout", ["pages/" * 1000]), "wrong-value")
    yield of_plan(42, "a section that the plan has not", quoted("layout", ["../goals"]), DOCUMENT)
    yield of_goal(42, "a key of 64 letters near to a known one", quoted("statement" * 8, 1), "unknown-key")

    mersenne = 2**61 - 1
    yield data(43, "keys with the same hash", lambda: goal(x=1) | {i * mersenne: 1 for i in range(3000)}, "unknown-key")
    yield data(43, "keys with the same hash among words", lambda: {"document": "wellness-plan", "format": 1, "word_choices": {i * mersenne: "a" for i in range(1000)}}, "wrong-value")
    yield data(43, "keys with the same hash in an extension", lambda: goal(extensions={"org.x": {i * mersenne: 1 for i in range(3000)}}), "rule-extensions")
    yield slow(of_goal(43, "200,000 keys alike", lambda: '"x":{' + numbered('"aaaaaaaa0":1', 200_000) + "}", "unknown-key"))
    texts = json.dumps({str(i * mersenne): 1 for i in range(3000)})[1:-1]
    yield of_goal(43, "keys that are numbers in text", texts, "unknown-key")
    yield data(43, "keys of all kinds", lambda: goal() | {True: 1, None: 1, 1.5: 1, (): 1, b"id": 1, frozenset(): 1}, "unknown-key")


# --- 44 to 46: ids ---


def ids() -> Iterator[Case]:
    goals = '"goals":[{"id":"g","statement":"x","supports":["sam"]}]'
    yield of_plan(44, "a pointer to nothing", goals, "rule-dangling-reference")
    yield of_plan(44, "a pointer to something", goals + ',"supports":[{"id":"sam","name":"Sam"}]', DOCUMENT)
    yield of_plan(44, "a pointer to what is of another class", goals + ',"toolbox":[{"id":"sam","name":"tea"}]', "rule-dangling-reference")
    yield of_plan(44, "a pointer to the plan itself", goals.replace("sam", "p"), "rule-dangling-reference")
    yield of_plan(44, "a pointer to its own goal", goals.replace("sam", "g"), "rule-dangling-reference")
    yield of_plan(44, "a pointer to an id that will be made", goals.replace("sam", "supports-1") + ',"supports":[{"name":"Sam"}]', "rule-dangling-reference")
    yield of_plan(44, "1,000 pointers to nothing", goals.replace('"sam"', numbered('"s0"', 1000)), "rule-dangling-reference")
    sam = '"supports":[{"id":"sam","name":"Sam"}],'
    yield of_plan(44, "1,000 pointers to one support", sam + goals.replace('["sam"]', repeated('"sam"', 1000)), DOCUMENT)
    yield of_goal(44, "a pointer out of the document", '"supports":["sam"]', DOCUMENT)
    yield text(44, "an option that is not there", lambda: '{"document":"problem-solving","format":1,"problem":"a","chosen":"b"}', "rule-dangling-reference")
    yield text(44, "a journal of a plan elsewhere", lambda: f'{JOURNAL},"plan":"p"}}', DOCUMENT)
    yield text(44, "a correction of nothing", lambda: check_ins(("a", "b")), "rule-dangling-reference")
    yield text(44, "5,000 corrections of nothing", lambda: check_ins(*((f"c{i}", f"d{i}") for i in range(5_000))), "rule-dangling-reference")
    yield text(44, "a correction of what was erased", lambda: check_ins(("a", "b"), more=',"erased":["b"]'), DOCUMENT)

    yield of_plan(45, "the same id twice", '"goals":[{"id":"g","statement":"x"},{"id":"g","statement":"x"}]', "rule-duplicate-id")
    yield of_plan(45, "the same id in two lists", '"goals":[{"id":"g","statement":"x"}],"supports":[{"id":"g","name":"x"}]', "rule-duplicate-id")
    yield of_plan(45, "the id of the plan in it", '"goals":[{"id":"p","statement":"x"}]', "rule-duplicate-id")
    yield of_goal(45, "the id of the goal in a step", '"steps":[{"id":"g","what":"x"}]', "rule-duplicate-id")
    yield of_goal(45, "1,000 times the same id", listed("steps", STEP, 1000), "rule-duplicate-id")
    yield text(45, "5,000 times the same id", lambda: check_ins(*[("a", None)] * 5_000), "rule-duplicate-id")
    yield text(45, "the id of what was erased", lambda: check_ins(("a", None), more=',"erased":["a"]'), "rule-duplicate-id")
    yield text(45, "erased twice", lambda: f'{JOURNAL},"erased":["a","a"]}}', DOCUMENT)
    yield text(45, "an id that would be made", lambda: f'{GOAL},"steps":[{{"what":"x"}},{{"id":"steps-1","what":"x"}}]}}', DOCUMENT)

    yield text(46, "an entry that replaces itself", lambda: check_ins(("a", "a")), "rule-replaces-itself")
    yield text(46, "two entries that replace each other", lambda: check_ins(("a", "b"), ("b", "a")), "rule-replaces-itself")
    yield text(46, "5,000 entries in a circle", lambda: check_ins(("c0", "c4999"), *chain(5_000)[1:]), "rule-replaces-itself")
    yield text(46, "a circle with a tail", lambda: check_ins(("a", "b"), ("b", "a"), ("c", "a"), ("d", "c")), "rule-replaces-itself")
    yield slow(text(46, "a chain of 50,000", lambda: check_ins(*chain(50_000)), DOCUMENT))
    yield text(46, "a chain of 5,000, turned around", lambda: check_ins(*reversed(chain(5_000))), DOCUMENT)
    yield text(46, "5,000 corrections of one entry", lambda: check_ins(("a", None), *((f"c{i}", "a") for i in range(5_000))), DOCUMENT)


# --- 72 to 74: what another release wrote ---


def releases() -> Iterator[Case]:
    for key in (
        "x-note", "$schema", "$ref", "@type", "comment", "_id", "", " ", "a/b~c", "/", "~1", "__class__", "__init__", "__dict__", "__proto__",
        "_check", "self", "cls", "here", "Statement", "statement ", "statment", "steps_", "goal", "0", "\u200bwhy", "constructor",
    ):
        yield of_goal(72, f"the unknown key {key!a}", quoted(key, 1), "unknown-key")
    yield of_goal(72, "an unknown key in a step", '"steps":[{"id":"s","what":"x","new":1}]', "unknown-key")
    yield of_goal(72, "an unknown key in a part", '"measure":{"target":1,"new":1}', "unknown-key")
    yield of_goal(72, "a header in a step", '"steps":[{"document":"step","format":1,"id":"s","what":"x"}]', "unknown-key")
    yield of_goal(72, "an unknown key with null", '"new":null', "unknown-key")
    yield of_goal(72, "what another program keeps", '"extensions":{"org.x":{"new":[1,"a",{"b":true}]}}', DOCUMENT)
    yield of_goal(72, "a field of another tool", '"cue":"x"', "unknown-key")

    def version(number: str, more: str = "") -> Callable[[], str]:
        return lambda: f'{{"document":"goal","format":{number},"id":"g","statement":"x"{more}}}'

    for number in ("2", "3", "999999999"):
        yield text(73, f"format {number}", version(number), "unsupported-version")
        yield text(73, f"format {number} with new keys", version(number, ',"new":{"a":null}'), "unsupported-version")
        yield text(73, f"format {number} where a goal is wanted", version(number), "unsupported-version", rt.Goal)
        yield text(73, f"format {number} where a step is wanted", version(number), "unsupported-version", rt.Step)
        yield text(73, f"a new kind in format {number}", f'{{"document":"dream","format":{number}}}', "unsupported-version")
    for number in (
        "1000000000", "18446744073709551616", "1" * 30, "0", "-1", "-2", "2.0", "1.5", "2e0", "1e999", "true", "false",
        '"1"', '"2"', '""', "null", "[]", "[2]", "{}",
    ):
        yield text(73, f"format {number}", version(number), "wrong-value")
    for number in ("1.0", "1e0"):
        yield text(73, f"format {number}", version(number), "rule-whole-number")
    yield text(73, "format NaN", version("NaN"), "not-json")
    yield text(73, "format 1 and 2", version("1", ',"format":2'), REFUSED)
    yield text(73, "format 2 and 1", version("2", ',"format":1'), "duplicate-key")
    yield text(73, "format 2 that is no JSON", lambda: '{"document":"goal","format":2,', "not-json")
    yield text(73, "format 2 that is too deep", version("2", f',"x":{nested(100)}'), "too-deep")
    for kind in ("gaol", "", "Goal", "GOAL", "goal ", "wellness_plan", "WellnessPlan", "item", "contact", "../goal", "goal\\u0000", "object", "__class__"):
        yield text(73, f"the kind {kind!a}", f'{{"document":"{kind}","format":1}}', "wrong-value")
    for value in ("1", "true", "null", "[]", '["goal"]', "{}", '{"goal":1}'):
        yield text(73, f"the kind {value}", f'{{"document":{value},"format":1}}', "wrong-value")
    yield text(73, "another kind than is wanted", lambda: f"{GOAL}}}", "wrong-value", rt.Step)
    yield text(73, "another kind than is wanted, a journal", lambda: f"{JOURNAL}}}", "wrong-value", rt.Goal)
    yield text(74, "no format", lambda: '{"document":"goal","statement":"x"}', "missing-key")
    yield text(74, "no kind", lambda: '{"format":1,"statement":"x"}', "missing-key")
    yield text(74, "no kind, where a goal is wanted", lambda: '{"format":1,"statement":"x"}', "missing-key", rt.Goal)
    yield text(74, "a version instead", lambda: '{"document":"goal","version":1,"statement":"x"}', "missing-key unknown-key")
    yield text(74, "the header at the end", lambda: '{"statement":"x","format":1,"document":"goal"}', DOCUMENT)
    yield text(74, "no id", lambda: '{"document":"goal","format":1,"statement":"x"}', DOCUMENT)


# --- plain data that no JSON gives ---


class LyingList(list[Any]):
    def __len__(self) -> int:
        return 3

    def __iter__(self) -> Iterator[Any]:
        return iter(("a", "b"))


class RaisingList(list[Any]):
    def __iter__(self) -> Iterator[Any]:
        raise RuntimeError("CANARY")


class EndlessList(list[Any]):
    def __iter__(self) -> Iterator[Any]:
        return itertools.repeat("a")


class RaisingDict(dict[Any, Any]):
    def _raise(self, *_: Any) -> NoReturn:
        raise RuntimeError("CANARY")

    __iter__ = __len__ = __contains__ = items = values = keys = get = __getitem__ = _raise


class EndlessDict(dict[Any, Any]):
    def values(self) -> Any:
        return itertools.repeat("a")


class Alike(str):
    """A text that is equal to any other."""

    def __eq__(self, _: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("zzz")


class Raising(str):
    """A text that may be put into a dict, and raises from then on."""

    def __eq__(self, _: object) -> bool:
        raise RuntimeError("CANARY")

    def __hash__(self) -> int:
        return str.__hash__(self)


class RaisingNumber(int):
    def __lt__(self, _: object) -> bool:
        raise RuntimeError("CANARY")

    __gt__ = __le__ = __ge__ = __eq__ = __lt__
    __hash__ = int.__hash__


class Silent:
    def __repr__(self) -> str:
        raise RuntimeError("CANARY")

    __str__ = __repr__


def posing_as(cls: type[Any]) -> Any:
    """An object that says it is of a class, and is not; a mock with a spec does so."""

    class Posing:
        __class__ = cls  # pyright: ignore[reportAssignmentType, reportIncompatibleMethodOverride]

    return Posing()


def posing(cls: type[Any]) -> dict[str, Any]:
    return goal(**{field: posing_as(cls) for field in ("statement", "importance", "steps", "measure", "due", "private")})


def shared(levels: int, width: int = 2) -> list[Any]:
    """A list that holds one list again and again, at all levels."""
    made: list[Any] = [1]
    for _ in range(levels):
        made = [made] * width
    return made


def shared_mapping(levels: int) -> Mapping[str, Any]:
    made: Mapping[str, Any] = {"a": 1}
    for _ in range(levels):
        made = types.MappingProxyType({str(i): made for i in range(8)})
    return made


def itself(kind: type[Any]) -> Any:
    made: Any = kind()
    if isinstance(made, list):
        made.append(made)
    else:
        made["a"] = made
    return made


THINGS: Mapping[str, Callable[[], Any]] = {
    "bytes": lambda: b"x", "a bytearray": lambda: bytearray(b"x"), "a memoryview": lambda: memoryview(b"x"),
    "a generator": lambda: (i for i in range(3)), "an endless iterator": itertools.count, "a huge range": lambda: range(10**18),
    "a set": lambda: {"x"}, "a frozenset": lambda: frozenset("x"), "a tuple": lambda: ("x",), "a deque": lambda: deque("x"),
    "a Decimal": lambda: decimal.Decimal(7), "a signaling NaN": lambda: decimal.Decimal("sNaN"), "a Fraction": lambda: fractions.Fraction(7),
    "a complex number": lambda: 7j, "a function": lambda: len, "a class": lambda: dict, "a module": lambda: os, "a path": lambda: Path("x"),
    "a UUID": lambda: uuid.UUID(int=7), "an object": object, "what cannot be shown": Silent, "Ellipsis": lambda: ...,
    "a text of a class of its own": lambda: type("Text", (str,), {})("x"), "a number of a class of its own": lambda: type("Number", (int,), {})(7),
    "a float of a class of its own": lambda: type("Number", (float,), {})(7), "a list of a class of its own": LyingList,
    "a list that raises": lambda: RaisingList(["x"]), "a dict of a class of its own": OrderedDict, "a dict that raises": lambda: RaisingDict(a=1),
    "a mapping that is no dict": lambda: UserDict({"a": 1}), "a model": lambda: rt.Step(id="s", what="x"), "an exception": lambda: ValueError("x"),
    "a number that raises": lambda: RaisingNumber(7), "a text that raises": lambda: Raising("x"),
}


def everywhere(make: Callable[[], Any]) -> dict[str, Any]:
    fields = ("statement", "importance", "steps", "measure", "due", "status", "private", "supports")
    return goal(**{field: make() for field in fields})


def in_lists(make: Callable[[], Any]) -> dict[str, Any]:
    return goal(steps=[make()], supports=[make()], domains=[make()])


def as_header(make: Callable[[], Any]) -> dict[str, Any]:
    return goal(document=make(), format=make())


def in_an_extension(make: Callable[[], Any]) -> dict[str, Any]:
    return goal(extensions={"org.x": [make()]})


def plain_data() -> Iterator[Case]:
    for name, make in THINGS.items():
        yield data(17, f"{name} everywhere", partial(everywhere, make), "wrong-value")
        yield data(17, f"{name} in lists", partial(in_lists, make), "wrong-value")
        yield data(20, f"{name} as the whole", make, "wrong-value")
        yield data(73, f"{name} as the header", partial(as_header, make), REFUSED)
    for name in ("bytes", "a generator", "a set", "a Decimal", "an object", "what cannot be shown", "a huge range", "a complex number"):
        yield data(17, f"{name} in an extension", partial(in_an_extension, THINGS[name]), "rule-extensions")
    for cls in (dict, list, str, int, float, bool, date, datetime):
        yield data(20, f"what says it is a {cls.__name__}, everywhere", partial(posing, cls), "wrong-value")
    yield data(20, "what says it is a dict, as the whole", lambda: posing_as(dict), "wrong-value")

    yield slow(data(7, "one list held a million times", lambda: goal(steps=[[1]] * 1_000_000), "wrong-value"))
    yield data(7, "one step held a thousand times, with an id", lambda: goal(steps=[{"id": "s", "what": "x"}] * 1000), "rule-duplicate-id")
    yield data(7, "one step held a thousand times, without", lambda: goal(steps=[{"what": "x"}] * 1000), DOCUMENT)
    yield slow(data(7, "lists in lists, each twice, 25 levels", lambda: goal(extensions={"org.x": shared(25)}), "too-large"))
    yield data(7, "lists in lists, each a thousand times", lambda: goal(extensions={"org.x": shared(10, 1000)}), "too-large")
    yield data(7, "a large extension held a thousand times", lambda: goal(steps=[{"id": f"s{i}", "what": "x", "extensions": {"org.x": many}} for many in [[0] * 9_900] for i in range(1000)]), "too-large")
    yield data(7, "a long text held a thousand times in an extension", lambda: goal(extensions={"org.x": ["a" * 4_000_000] * 1000}), "rule-extensions")
    yield data(7, "a long text held a thousand times in a list", lambda: goal(supports=["a" * 4_000_000] * 1000), "wrong-value")
    yield data(7, "a long key held a hundred thousand times", lambda: goal(extensions={"org.x": [{"a" * 100_000: 1}] * 100_000}), "rule-extensions")
    yield data(7, "a mapping that is no dict, held again and again", lambda: goal(extensions={"org.x": shared_mapping(14)}), REFUSED)
    yield data(7, "more words than may be, in a mapping that is no dict", lambda: {"document": "wellness-plan", "format": 1, "word_choices": types.MappingProxyType({f"w{i}": "x" for i in range(1001)})}, "wrong-value")
    yield data(3, "a list that holds itself", lambda: goal(steps=itself(list)), "too-deep")
    yield data(3, "a list that holds itself, in an extension", lambda: goal(extensions={"org.x": itself(list)}), "too-deep")
    yield data(3, "a dict that holds itself", lambda: itself(dict), "too-deep")
    yield data(3, "a dict that holds itself, as a part", lambda: goal(measure=itself(dict)), "too-deep")
    yield data(3, "a list that holds itself a hundred times", lambda: goal(x=[*[made := itself(list)] * 100, made.extend([made] * 100)]), "too-large")
    yield data(3, "a mapping that holds itself and is no dict", lambda: goal(extensions={"org.x": itself(UserDict)}), REFUSED)
    yield data(7, "an endless list", lambda: goal(steps=EndlessList()), "wrong-value")
    yield text(42, "a text of escaped quotes that never ends", lambda: '["' + '\\"' * 2_000_000, "not-json")
    yield data(7, "a mapping of another class that holds itself", lambda: goal(extensions={"org.x": itself(OrderedDict)}), "rule-extensions")
    yield data(7, "mappings of another class, each with the next twice", lambda: goal(extensions={"org.x": twice_each(40)}), "rule-extensions")
    yield data(7, "an endless dict", lambda: goal(measure=EndlessDict()), "wrong-value")
    yield data(20, "a dict of a class of its own, as the whole", lambda: OrderedDict(goal()), "wrong-value")
    yield data(20, "a dict of a class of its own, in an extension", lambda: goal(extensions={"org.x": OrderedDict(a=1)}), DOCUMENT)
    yield data(72, "a key that is equal to any other", lambda: goal() | {Alike("CANARY"): 1}, "unknown-key")
    yield data(72, "a key that raises", lambda: goal() | {Raising("CANARY"): 1}, "unknown-key")
    yield data(72, "a key that raises among words", lambda: {"document": "wellness-plan", "format": 1, "word_choices": {Raising("a"): "x"}}, "wrong-value")
    yield data(73, "a text of a class of its own as the kind", lambda: goal(document=type("Text", (str,), {})("goal")), "wrong-value")


CASES: Sequence[Case] = tuple(
    itertools.chain(
        depth(), size(), numbers(), keys_and_texts(), kinds(), times(), depth_by_hand(), size_by_hand(), values_by_hand(), yaml_alone(), patterns(), ids(), releases(), plain_data()
    )
)


# fmt: on
# --- the runner ---


@attrs.frozen
class Outcome:
    """What became of a case, and what it took."""

    what: str
    """``document``, the codes that were told, the name of an exception that must not be, or ``killed``."""
    seconds: float
    """Of processor time, to read it; the making of the input apart."""
    megabytes: float
    """At most, the input and all of Python included."""


class Runner:
    """Reads cases in a small thread of a process apart in which there is nothing but this library; one that died or grew is left.

    With ``with``. It needs a system that has `os.fork`.
    """

    def __enter__(self) -> Self:
        # not a word of a debugger, a profiler or of coverage: they have no room in the limits
        environment = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
        self._server = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate()

    def run(self, case: Case, *, orjson: bool = True) -> Outcome:
        """Read a case, with orjson where it is installed, or without."""
        assert self._server.stdin
        assert self._server.stdout
        print(json.dumps([CASES.index(case), orjson]), file=self._server.stdin, flush=True)
        return Outcome(**json.loads(self._server.stdout.readline()))


def measured(*, orjson: bool = True) -> Mapping[str, Outcome]:
    """The outcome of each case by its name: for the benchmark, which tells the worst."""
    with Runner() as runner:
        return {str(case): runner.run(case, orjson=orjson) for case in CASES}


def has_switch() -> bool:
    """Whether there are two readers of JSON to tell apart here."""
    return getattr(_json, "_orjson", lambda: None)() is not None


_NO_MORE = 7


def _serve() -> None:
    """Fork a worker, and another one when it ends or dies. They read and write what comes in and goes out."""
    gc.freeze()
    while True:
        if not (worker := os.fork()):
            try:
                _work()
            finally:
                os._exit(1)
        _, status, usage = os.wait4(worker, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _NO_MORE:
            return
        if status:
            _tell(Outcome("killed", usage.ru_utime + usage.ru_stime, _megabytes(usage)))


def _work() -> NoReturn:
    import resource

    for line in iter(sys.stdin.readline, ""):
        number, orjson = json.loads(line)
        before = _megabytes(resource.getrusage(resource.RUSAGE_SELF))
        what, seconds = _limited(CASES[number], orjson=orjson)
        most = _megabytes(resource.getrusage(resource.RUSAGE_SELF))
        _tell(Outcome(what, seconds, most))
        if most > before + 5:
            os._exit(0)  # the peak stays; what comes next is measured in a new worker
    os._exit(_NO_MORE)


def _tell(outcome: Outcome) -> None:
    sys.stdout.write(json.dumps(attrs.asdict(outcome)) + "\n")
    sys.stdout.flush()


def _megabytes(usage: Any) -> float:
    most: int = usage.ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


_SWITCH = getattr(_json, "_orjson", None)


def _limited(case: Case, *, orjson: bool) -> tuple[str, float]:
    import resource

    if _SWITCH:
        setattr(_json, "_orjson", _SWITCH if orjson else lambda: None)  # noqa: B010 - the switch may not be there
    # Python and this library take 15 MB of address space, so that the limit can be on all of it
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS + 1, resource.RLIM_INFINITY))
    given = case.make()
    outcomes: list[str] = []
    # as servers do, and some Pythons do not count how deep they are for so small a stack
    threading.stack_size(256 * 1024)
    reading = threading.Thread(target=lambda: outcomes.append(_outcome(case, given)))
    begin = time.process_time()
    reading.start()
    reading.join()
    seconds = time.process_time() - begin
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))  # to tell takes some, too
    return outcomes[0], seconds


def _outcome(case: Case, given: Any) -> str:
    read: Callable[..., Any] = rt.from_dict if case.plain else partial(rt.loads, syntax=case.syntax)
    try:
        read(given, case.cls)
    except (rt.InvalidDocument, rt.UnsupportedVersion) as error:
        if error.__context__ or error.__cause__ or not 1 <= len(error.findings) <= 100:
            return "an error with something behind it"
        return " ".join(sorted({finding.code for finding in error.findings}))
    except BaseException as error:  # noqa: BLE001 - whatever else is raised is what the test is about
        return f"{type(error).__name__} {error}"[:200]
    return DOCUMENT


if __name__ == "__main__":
    _serve()
