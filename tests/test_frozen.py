"""Documents as they were written, and what is taken for one. Other programs and older releases count on both.

``format-1.ndjson`` holds a document a line, each as the release that had this format wrote it. Lines are added and never
changed, so that what was ever written can be read for good. ``accepted.txt`` says what a document may be.

``uv run python tests/test_frozen.py [FILE …]`` adds what is not shown yet, from these documents and from those in
examples, and writes down what is accepted now.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import shapes
from recoverytools.documents import JOURNAL_SIZE, SIZE
from recoverytools.fields import Fact, facts, walk
from recoverytools.plain import DEPTH, VALUES, kind_of
from recoverytools.shapes import EXACT, EXTENSION_BYTES, EXTENSION_DEPTH, EXTENSION_KEYS, JSON_DEPTH, FrozenDict, Shape
from strategies import RECORDS
from strategies import VALUES as PARTS

DATA = Path(__file__).parent / "data"
EXAMPLES = Path(__file__).parent.parent / "examples"
ACCEPTED = DATA / "accepted.txt"
FORMAT: int = rt.to_dict(rt.Note(text="x"))["format"]
NEWEST = DATA / f"format-{FORMAT}.ndjson"
SAMPLES = [
    (path.stem, number, line)
    for path in sorted(DATA.glob("format-*.ndjson"))
    for number, line in enumerate(path.read_bytes().splitlines(), 1)
]
WRITE = "uv run python tests/test_frozen.py"


# --- what was written ---


@pytest.mark.parametrize(("name", "number", "line"), SAMPLES, ids=[f"{name}-{number}" for name, number, _ in SAMPLES])
def test_what_was_written_can_be_read(name: str, number: int, line: bytes) -> None:
    where = f"line {number} of tests/data/{name}.ndjson"
    try:
        model = rt.loads(line)
    except rt.RecoveryToolsError as error:
        raise AssertionError(f"{where} cannot be read any more, and people have such documents: {error}") from None
    if name == NEWEST.stem:
        assert rt.dumps(model) == line, f"{where} is written otherwise now, without a new format"
    assert rt.loads(rt.dumps(model)) == model, f"{where} changes when it is written again"


def test_all_that_can_be_written_is_frozen() -> None:
    missing = sorted(set(wanted()) - frozen())
    assert not missing, f"no document in {NEWEST} shows these; write one that does, and add it: {WRITE} FILE. {missing}"


def frozen() -> set[str]:
    return {mark for name, _, line in SAMPLES if name == NEWEST.stem for mark in shown(rt.loads(line))}


def wanted() -> Iterator[str]:
    """What the samples show together: each kind, each field, and in each field its words and the edges of its shape."""
    for record in RECORDS:
        yield f"the kind {kind_of(record)}"
    for cls in (*RECORDS, *PARTS):
        for fact in facts(cls):
            yield f"{cls.__name__}.{fact.name}"
            # a word that is the default is left out, and so never written
            yield from (f"{cls.__name__}.{fact.name} {word}" for word in words(fact.shape) if word != fact.default)
            yield from edges(fact.shape)


def shown(document: Any) -> Iterator[str]:
    """What one document shows."""
    yield f"the kind {kind_of(type(document))}"
    for _, model in walk(document):
        for fact in facts(type(model)):
            value = getattr(model, fact.name)
            if value != fact.default:
                yield f"{type(model).__name__}.{fact.name}"
                items = value if isinstance(value, tuple) else (value,)
                yield from (f"{type(model).__name__}.{fact.name} {word}" for word in words(fact.shape) if word in items)
                yield from reached(fact.shape, value)


def words(shape: Shape) -> list[str]:
    inner = shape.of if isinstance(shape, shapes.Many) else shape
    return list(inner.cls) if isinstance(inner, shapes.OneOf) else []


def edges(shape: Shape) -> Iterator[str]:
    """The edges of a shape. What no edge has, such as a number without bounds, the examples show well enough."""
    match shape:
        case shapes.Text(most=most):
            yield f"a text of {most} characters, {shape.describe()}"
        case shapes.Whole(low, high) | shapes.Number(low, high) if abs(low) < EXACT:
            yield from (f"{float(end):.10g}, {shape.describe()}" for end in (low, high))
        case shapes.Day(low, high):
            yield from (f"the day {end}" for end in (low, high))
        case shapes.Clock():
            yield from (f"the time {end}" for end in (time(0, 0), time(23, 59)))
        case shapes.Moment():
            yield from (
                f"a moment {what}" for what in ("before UTC", "of UTC", "after UTC", "with seconds", "with parts")
            )
            yield from (f"a moment in {year}" for year in (1900, 2200))
        case shapes.Flag():
            yield from (f"{flag} in a flag" for flag in (True, False))
        case shapes.Extensions():
            yield from (f"{EXTENSION_KEYS} extensions", f"extensions of {EXTENSION_DEPTH} levels")
            yield from (f"an extension of {what}" for what in ("int", "float", "bool", "str", "tuple", "FrozenDict"))
            yield from (f"the number {end} in an extension" for end in (-EXACT, EXACT))
        case shapes.Many(of, most):
            yield from edges(of)
            if most <= 1000 and not isinstance(of, shapes.Part):  # a longer one would fill the file
                yield f"a list of {most}"


def reached(shape: Shape, value: Any) -> Iterator[str]:
    """The edges of its shape that a value is at."""
    match value:
        case str() if isinstance(shape, shapes.Text):
            yield f"a text of {len(value)} characters, {shape.describe()}"
        case bool():
            yield f"{value} in a flag"
        case int() | float() if isinstance(shape, shapes.Whole | shapes.Number):
            yield f"{float(value):.10g}, {shape.describe()}"
        case datetime():
            offset = value.strftime("%z")
            yield f"a moment {'of' if offset == '+0000' else 'before' if offset[0] == '-' else 'after'} UTC"
            yield f"a moment in {value.year}"
            yield from ("a moment with seconds",) * bool(value.second) + ("a moment with parts",) * bool(
                value.microsecond
            )
        case date():
            yield f"the day {value}"
        case time():
            yield f"the time {value}"
        case FrozenDict() if isinstance(shape, shapes.Extensions):
            yield f"{len(value)} extensions"
            yield f"extensions of {levels(value)} levels"
            for item in below(value):
                yield f"an extension of {type(item).__name__}"
                yield f"the number {item} in an extension"
        case tuple() if isinstance(shape, shapes.Many):
            yield f"a list of {len(value)}"
            yield from (mark for item in value for mark in reached(shape.of, item))


def below(value: Any) -> Iterator[Any]:
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        yield item
        yield from below(item)


def levels(value: Any) -> int:
    items = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else None
    return 0 if items is None else 1 + max(map(levels, items), default=0)


# --- what is accepted ---


def test_what_is_accepted_is_what_was_agreed_on() -> None:
    before, now = ACCEPTED.read_text(encoding="utf-8").splitlines(), list(accepted())
    gone, new = ([line for line in one if line not in other] for one, other in ((before, now), (now, before)))
    assert before == now, "\n".join(
        [
            "this release takes other documents than was agreed on.",
            *(f"- {line}" for line in gone),
            *(f"+ {line}" for line in new),
            "Whether it takes fewer (a field less, a tighter bound, a word less) or only more (a field, a longer text,",
            "a word), the format goes up: an older release must refuse what it cannot read. Once for each release: raise",
            f"the format, add a step that brings documents of format {FORMAT} to it, and freeze samples of the new one.",
            f"Where the format was raised since the last release, or none was made yet, write it down: {WRITE}",
        ]
    )


def accepted() -> Iterator[str]:
    """What a document may be, a line for each limit, each field and each rule across fields."""
    yield f"format {FORMAT}"
    yield f"at most {DEPTH} levels, {VALUES} values, {SIZE} bytes, as a journal {JOURNAL_SIZE} bytes"
    for cls in (*RECORDS, *PARTS):
        yield ""
        yield f"{cls.__name__}, a document {kind_of(cls)}" if cls in RECORDS else f"{cls.__name__}, a part"
        yield from (f"{cls.__name__}.{fact.name}: {presence(fact)}; {described(fact.shape)}" for fact in facts(cls))
    yield ""
    yield from rules()


def rules() -> list[str]:
    """Where a module refuses more than a field alone can tell. What exactly it refuses, its own tests say."""
    found = set()
    source = Path(rt.__file__).parent
    for room in (source / "values.py", *source.glob("models/*.py")):
        for node in ast.walk(ast.parse(room.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("fault"), args=[ast.Constant(str(code)), _, *where]):
                    paths = [f" at {path.value!s}" for path in where if isinstance(path, ast.Constant)]
                    found.add(f"{room.stem}: {code}{''.join(paths)}")
    return sorted(found)


def presence(fact: Fact) -> str:
    if fact.required:
        return "required"
    return "made" if fact.name == "id" else f"else {plain(fact.default)}"


def plain(value: Any) -> str:
    return str(value) if isinstance(value, str) and value else repr(value)


def described(shape: Shape) -> str:
    match shape:
        case shapes.Text(least, most, pattern, points_to, erased, section):
            flags = {"erased": erased, "a section": section, f"of a {' or '.join(points_to)}": points_to}
            like = f" like {pattern.regex}" if pattern else ""
            return f"text {least}..{most}{like}" + "".join(f", {flag}" for flag, is_on in flags.items() if is_on)
        case shapes.Whole(low, high):
            return f"whole number {low}..{high}"
        case shapes.Number(low, high):
            return f"number {low}..{high}"
        case shapes.Day(low, high):
            return f"day {low}..{high}"
        case shapes.OneOf(cls):
            return f"one of {' '.join(cls)}"
        case shapes.Part(cls):
            return f"a {cls.__name__}"
        case shapes.Many(of, most):
            return f"list of at most {most}: {described(of)}"
        case shapes.Pairs(key, of, most):
            return f"mapping of at most {most}: {described(key)} to {described(of)}"
        case shapes.Json():
            return f"JSON of at most {JSON_DEPTH} levels"
        case shapes.Extensions():
            return f"JSON of at most {EXTENSION_KEYS} keys, {EXTENSION_DEPTH} levels, {EXTENSION_BYTES} bytes"
        case _:
            return type(shape).__name__.lower()


# --- writing both ---


def add(documents: Iterable[Any]) -> None:
    """Add what is not shown yet: of all documents and the records in them, those that show most of it on least space."""
    missing = set(wanted()) - frozen()
    candidates = {
        rt.dumps(model): set(shown(model)) for whole in documents for _, model in walk(whole) if type(model) in RECORDS
    }
    with NEWEST.open("ab") as file:
        while best := max(candidates, key=lambda line: len(candidates[line] & missing) / len(line), default=b""):
            if not candidates[best] & missing:
                break
            file.write(best + b"\n")
            missing -= candidates.pop(best)
    print("\n".join(["not shown yet:", *sorted(missing)] if missing else ["all is shown"]))  # noqa: T201 - a script says what it did


if __name__ == "__main__":
    add(rt.read(path) for path in [*map(Path, sys.argv[1:]), *sorted(EXAMPLES.glob("**/*.json"))])
    ACCEPTED.write_text("\n".join(accepted()) + "\n", encoding="utf-8")
