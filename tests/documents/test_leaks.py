"""Not a word of a document is told where it is refused, and all ways in take and refuse the same."""

import contextlib
import copy
import json
import logging
import random
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import shapes
from recoverytools.documents import Syntax, _json, _yaml
from recoverytools.fields import facts
from recoverytools.plain import class_of
from recoverytools.testing import models_of
from recoverytools.testing._trees import points_to
from strategies import EACH, RECORDS, VALUES

EXAMPLES = [json.loads(path.read_bytes()) for path in sorted(Path("examples").glob("*/*.json"))]
STEM = "kanari"
"""What stands in every text that is planted, and in nothing that we say."""
EDITED = 25
"""How many edited documents one example has: the deep profile, with its 500, has 12,500."""


# --- what is planted ---


class Planter:
    """Puts texts of its own, no two alike and none the beginning of another, in place of those of a document."""

    def __init__(self) -> None:
        self.count = 0
        self.ids: dict[str, str] = {}

    def text(self) -> str:
        self.count += 1
        return f"{STEM}-{self.count:05}-x"

    def planted(self, data: dict[str, Any], cls: Any, *, ids: bool = True) -> dict[str, Any]:
        """The same document with other texts; with other ids, too, where that is asked for."""
        known = {fact.name: fact.shape for fact in facts(cls)}
        return {key: self._value(value, known.get(key), ids=ids) for key, value in data.items()}

    def _value(self, value: Any, shape: Any, *, ids: bool) -> Any:
        match shape:
            case shapes.Part(cls):
                return self.planted(value, cls, ids=ids)
            case shapes.Many(of):
                return [self._value(item, of, ids=ids) for item in value]
            case shapes.Text(pattern=None, section=False):
                return self.text()
            case shapes.Text(pattern=pattern) if ids and (points_to(shape) or shape.erased or _is_id(pattern)):
                return self.ids.setdefault(value, self.text())
            case shapes.Pairs():
                return {self.text(): self.text() for _ in value}
            case shapes.Extensions():
                return {f"org.{self.text()}": [self.text(), {self.text(): value}]}
            case shapes.Json():
                return [self.text(), {self.text(): value}]
            case _:
                return value


def _is_id(pattern: Any) -> bool:
    return bool(pattern) and pattern.means.startswith("an id ")


# --- edits ---


class Again(str):
    """A key that may stand beside an equal one, so that a dict can be written with a key that stands twice."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def has_a_key_twice(data: Any) -> bool:
    """Whether an object of a document will hold a key twice when it is written."""
    if isinstance(data, dict):
        return len({str(key) for key in data}) < len(data) or any(map(has_a_key_twice, data.values()))
    return isinstance(data, list) and any(map(has_a_key_twice, data))


def with_plain_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): with_plain_keys(item) for key, item in data.items()}
    return list(map(with_plain_keys, data)) if isinstance(data, list) else data


def spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Each container of a document with each of its keys."""
    for key, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield data, key
        yield from spots(item)


class Editor:
    """Changes a document, somewhere and somehow."""

    def __init__(self, planter: Planter, chance: random.Random) -> None:
        self.planter, self.chance = planter, chance

    def edit(self, document: dict[str, Any]) -> None:
        if not document:
            return
        all_spots = list(spots(document))
        holder, key = self.chance.choice(all_spots)
        how: Callable[..., None] = self.chance.choice(
            [
                self.put,
                self.put,
                self.put,
                self.drop,
                self.add,
                self.rename,
                self.again,
                self.swap,
                self.nest,
                self.lift,
            ]
        )
        how(holder, key, all_spots)

    def put(self, holder: Any, key: Any, _: Any) -> None:
        is_text = isinstance(holder[key], str) and self.chance.random() < 0.5
        holder[key] = self.odd_text() if is_text else self.junk()

    def drop(self, holder: Any, key: Any, _: Any) -> None:
        del holder[key]

    def add(self, holder: Any, key: Any, _: Any) -> None:
        if isinstance(holder, dict):
            holder[self.chance.choice([self.planter.text(), f"{key}s", "", "statement", "id", "document"])] = (
                self.junk()
            )
        else:
            holder.insert(key, self.junk())

    def rename(self, holder: Any, key: Any, all_spots: Any) -> None:
        other = self.chance.choice(all_spots)[1]
        if isinstance(holder, dict):
            holder[self.chance.choice([self.planter.text(), f"{key}x", f"{key[1:]}", str(other)])] = holder.pop(key)

    def again(self, holder: Any, key: Any, _: Any) -> None:
        if isinstance(holder, dict):
            holder[Again(key)] = self.chance.choice([holder[key], self.junk()])
        else:
            holder.append(copy.deepcopy(holder[key]))

    def swap(self, holder: Any, key: Any, all_spots: Any) -> None:
        other, there = self.chance.choice(all_spots)
        holder[key], other[there] = copy.deepcopy(other[there]), copy.deepcopy(holder[key])

    def nest(self, holder: Any, key: Any, _: Any) -> None:
        holder[key] = self.chance.choice([[holder[key]], {self.planter.text(): holder[key]}, {"id": holder[key]}])

    def lift(self, holder: Any, key: Any, _: Any) -> None:
        below = [container[step] for container, step in spots(holder[key])]
        holder[key] = self.chance.choice([*below, self.planter.text()])

    def odd_text(self) -> str:
        """A text with what readers of JSON may stumble over."""
        text, other = self.planter.text(), self.planter.text()
        return self.chance.choice(
            [
                text, text.upper(), f" {text}", f"{text}\x00", f"\ud800{text}", f"{text}\udc00", f"{text}\r\n{other}", f"{text}\x7f",
                f'{text}":{other}', f'":{text}\\":', f":{text}", f'{text}"', f"{text}\\", f"{text}\\u0000", f"{text} :", text * 200,
            ]
        )  # fmt: skip

    def junk(self) -> Any:
        text, other = self.odd_text(), self.odd_text()
        return self.chance.choice(
            [
                None, True, False, 0, -1, 2, 11, 2**53 + 1, 2**60, 1.5, 7.0, -0.0, 1e300, "", "7", "g", text,
                f"2026-01-31{text}", f"2026-01-31T08:30:00Z{text}", "2026-02-30", "2026-01-31", "08:30", "2026-01-31T08:30:00Z",
                "day", "active", "goal", [], [text], [text, other], [[]], [None], {}, {text: 1}, {text: other}, {"id": text},
                {"text": text}, {f"org.{self.planter.text()}": {text: other}}, {"org.x": {other: None}}, {"org.x": 2**60},
                {"org.x": [-0.0, 0]}, {"document": "goal", "format": 1, "statement": text},
            ]
        )  # fmt: skip


def edited(document: dict[str, Any], planter: Planter, chance: random.Random) -> dict[str, Any]:
    """A copy with one to three changes."""
    changed = copy.deepcopy(document)
    editor = Editor(planter, chance)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        editor.edit(changed)
    return changed


def written(document: dict[str, Any], chance: random.Random) -> bytes:
    """The document as JSON, in one of the ways in which it may be written."""
    style: Any = {
        "separators": chance.choice([(",", ":"), (", ", ": "), (" , ", " : "), (",\n", "\t:\r\n")]),
        "indent": chance.choice([None, None, 2]),
    }
    with contextlib.suppress(UnicodeError):
        return json.dumps(document, ensure_ascii=chance.random() < 0.3, **style).encode()
    return json.dumps(document, **style).encode()


documents: st.SearchStrategy[dict[str, Any]] = st.sampled_from(RECORDS).flatmap(models_of).map(
    rt.to_dict
) | st.sampled_from(EXAMPLES)


# --- the ways in, and what comes of them ---


def outcome_of(read: Callable[[], Any]) -> tuple[Any, Exception | None]:
    """A model, or the class of the error and what it tells; and the error."""
    try:
        return read(), None
    except (rt.InvalidDocument, rt.UnsupportedVersion) as error:
        return (type(error), error.findings), error


def same_outcome(ways: Mapping[str, Callable[[], Any]]) -> list[Exception]:
    """Read one document in all these ways, see that they give equal models or equal findings, and give the errors.

    Another way in, such as one of the paths of `recoverytools.plain` alone, is one more callable here.
    """
    outcomes = {name: outcome_of(read) for name, read in ways.items()}
    first = next(iter(outcomes))
    for name, (outcome, _) in outcomes.items():
        # the repr of what was read holds no text, and so the difference is shown by its name alone
        assert outcome == outcomes[first][0], f"{name} and {first} differ"
    return [error for _, error in outcomes.values() if error]


@contextlib.contextmanager
def without_orjson() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_json, "_orjson", lambda: None, raising=False)
        yield


def loads_without_orjson(data: bytes) -> Any:
    with without_orjson():
        return rt.loads(data)


def ways_of(document: dict[str, Any], data: bytes) -> Mapping[str, Callable[[], Any]]:
    ways: dict[str, Callable[[], Any]] = {
        "bytes": lambda: rt.loads(data),
        "text": lambda: rt.loads(data.decode()),
        "without orjson": lambda: loads_without_orjson(data),
    }
    if not has_a_key_twice(document):
        ways["from_dict"] = partial(rt.from_dict, with_plain_keys(document))
    return ways


_yaml._dumper().add_representer(Again, lambda dumper, key: _yaml._text(dumper, str(key)))


def as_yaml(document: dict[str, Any]) -> bytes:
    return _yaml.dumped(document).encode()


# --- what may be told ---


def everything_said(error: Any) -> str:
    """All that an error may show to anyone: message, repr, traceback, what it was raised from, notes, data."""
    said = [str(error), repr(error), *traceback.format_exception(error), repr(error.args), repr(vars(error))]
    said += [repr(getattr(error, name, None)) for name in ("__context__", "__cause__", "__notes__")]
    for finding in error.findings:
        said += [repr(finding), str(finding), finding.says, finding.asks, finding.in_python]
        said += [f"{key} {value}" for key, value in finding.values.items()]
    return "\n".join(said)


def says_nothing_of_it(error: Exception) -> None:
    assert STEM not in everything_said(error).casefold()
    assert error.__context__ is None
    assert error.__cause__ is None


@contextlib.contextmanager
def everything_logged() -> Iterator[list[object]]:
    """Whatever is logged at any level, or warned of."""
    records: list[object] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    root, handler = logging.getLogger(), Keeping(0)
    level = root.level
    root.addHandler(handler)
    root.setLevel(0)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield records
            records += warned
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


@given(documents, st.integers(0, 2**32))
def test_of_an_edited_document_not_a_word_is_told_whichever_way_it_came(original: dict[str, Any], seed: int) -> None:
    chance, planter = random.Random(seed), Planter()
    document = planter.planted(original, class_of(original["document"]))
    with everything_logged() as records:
        assert not same_outcome(ways_of(document, written(document, chance))), "only what is edited is refused"
        for _ in range(EDITED):
            changed = edited(document, planter, chance)
            errors = same_outcome(ways_of(changed, written(changed, chance)))
            assert errors or not has_a_key_twice(changed)
            for error in errors:
                says_nothing_of_it(error)
    assert records == []


def damaged(data: bytes, chance: random.Random) -> bytes:
    """JSON with some bytes changed, left out, put in, or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5])):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(4):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + 1]
            case 2:
                made[at:at] = chance.choice(
                    [
                        b'"',
                        b"\\",
                        b"{",
                        b"}",
                        b"[",
                        b"]",
                        b",",
                        b":",
                        b"-",
                        b"\x00",
                        b"\xff",
                        b"null",
                        b"e9",
                        b'":',
                        b'\\"',
                    ]
                )
            case _:
                made[at:] = b"}" * chance.randrange(3)
    return bytes(made)


@given(documents, st.integers(0, 2**32))
def test_of_bytes_that_were_damaged_not_a_word_is_told(original: dict[str, Any], seed: int) -> None:
    chance, planter = random.Random(seed), Planter()
    whole = written(planter.planted(original, class_of(original["document"])), chance)
    with everything_logged() as records:
        for _ in range(EDITED):
            data = damaged(whole, chance)
            ways = {"bytes": partial(rt.loads, data), "without orjson": partial(loads_without_orjson, data)}
            for error in same_outcome(ways):
                says_nothing_of_it(error)
    assert records == []


BY_HAND: list[Syntax] = ["yaml", "toml"]
BROKEN_BY_HAND = [
    b"'",
    b"\n",
    b"\t",
    b" ",
    b"#",
    b"&",
    b"*",
    b"!",
    b"<<",
    b"---\n",
    b"?",
    b"|",
    b"=",
    b".",
    b"[[",
    b'"""',
    b"\\U",
    b"@",
    b"%",
    b"\x85",
]
"""What readers of YAML and TOML may stumble over."""


@settings(max_examples=settings().max_examples // 2)  # to read YAML takes long
@given(st.sampled_from(RECORDS).flatmap(models_of), st.integers(0, 2**32))
def test_of_yaml_and_toml_that_were_damaged_not_a_word_is_told(original: Any, seed: int) -> None:
    chance, planter = random.Random(seed), Planter()
    model = rt.from_dict(planter.planted(rt.to_dict(original), type(original)))
    with everything_logged() as records:
        for syntax in BY_HAND:
            whole = rt.dumps(model, syntax=syntax)
            for _ in range(EDITED // 5):
                data = bytearray(damaged(whole, chance))
                at = chance.randrange(len(data) + 1)
                data[at:at] = chance.choice([b"", *BROKEN_BY_HAND])
                outcome, error = outcome_of(partial(rt.loads, bytes(data), syntax=syntax))
                if error:
                    says_nothing_of_it(error)
                else:
                    assert isinstance(outcome, type(original))
    assert records == []


@settings(max_examples=settings().max_examples // 2)
@given(st.sampled_from(RECORDS).flatmap(models_of), st.integers(0, 2**32))
def test_of_an_edited_document_the_same_is_told_in_yaml_as_in_json(original: Any, seed: int) -> None:
    chance, planter = random.Random(seed), Planter()
    document = planter.planted(rt.to_dict(original), type(original))
    for _ in range(EDITED // 5):
        changed = edited(document, planter, chance)
        written_ = json.dumps(changed)
        if changed and not any(
            odd in written_ for odd in ("NaN", "Infinity", "\\ud")
        ):  # these are written in other ways
            ways = {"JSON": partial(rt.loads, written_), "YAML": partial(rt.loads, as_yaml(changed), syntax="yaml")}
            for error in same_outcome(ways):
                says_nothing_of_it(error)


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_to_show_a_model_shows_not_a_word_of_it(cls: Any, data: st.DataObject) -> None:
    written_ = rt.to_dict(data.draw(models_of(cls)))
    model: Any = rt.from_dict(Planter().planted(written_, cls, ids=False), cls)
    record = logging.LogRecord("x", 0, "x", 0, "%s %r", (model, model), None)
    with pytest.raises(AssertionError) as raised:
        assert model is None
    by_pytest = str(raised.value)
    assert cls.__name__ in by_pytest
    for shown in (repr(model), str(model), f"{model}", f"{model!r}", f"{[model]}", record.getMessage(), by_pytest):
        assert STEM not in shown
