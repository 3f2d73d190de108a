"""The fast paths: they take what the explaining path takes, and good documents go by them."""

import contextlib
import copy
import itertools
import json
import pickle
import random
import re
from collections.abc import Callable, Iterator
from datetime import date, time
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from edits import DAYS, JUNK, edited, spots
from recoverytools import shapes
from recoverytools.documents import _json, _syntax
from recoverytools.fields import Ask, Between, declared, facts, walk
from recoverytools.models import Item, Measure
from recoverytools.plain import RepeatedKeys, _explain, _loaders, _reading, class_of, read_quickly, to_orjson_data
from recoverytools.plain._ids import with_ids
from recoverytools.shapes import EXACT
from recoverytools.testing import models_of
from recoverytools.vocabulary import Every
from strategies import EACH, RECORDS, VALUES

HERE = Path(__file__).parent
CLASSES = [*RECORDS, *VALUES]
EXAMPLES = [rt.to_dict(rt.read(path)) for path in sorted((HERE.parent / "examples").glob("*/*.json"))]
FROZEN = [rt.to_dict(rt.loads(line)) for line in (HERE / "data" / "format-1.ndjson").read_bytes().splitlines()]


def by_name(cls: Any) -> str:
    return str(cls.__name__)


# --- with and without ---


@pytest.fixture(params=["with orjson", "without orjson"])
def either_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with orjson and without it."""
    if request.param == "without orjson":
        monkeypatch.setattr(_json, "_orjson", lambda: None)


def forget_what_is_compiled() -> None:
    for made in (_loaders.loader, _loaders.maker, _loaders.twin):
        getattr(made, "cache_clear", lambda: None)()


@contextlib.contextmanager
def without_twins() -> Iterator[None]:
    """A Python that lets no class be changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_loaders, "twin", lambda _: None)
        forget_what_is_compiled()
        yield
    forget_what_is_compiled()


# --- both paths agree ---


def bare(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in {"document", "format"}}


def outcome(read: Callable[[], Any]) -> Any:
    """A model, or what is told of a document that is refused."""
    try:
        return read()
    except (rt.InvalidDocument, rt.UnsupportedVersion) as error:
        return error.findings


def explained(data: Any, cls: Any) -> Any:
    return outcome(lambda: _explain.explain(data, cls, []))


def quickly(data: Any, cls: Any, *, trusted: bool = False) -> Any:
    loaded = read_quickly(data, cls, header=False, trusted=trusted)
    return loaded and loaded[0]


def instances() -> dict[str, Any]:
    """For each class, the most of it that a frozen document shows."""
    found: dict[str, Any] = {}
    for document in [*FROZEN, *EXAMPLES]:
        for _, model in walk(rt.from_dict(document)):
            shown = found.get(type(model).__name__)
            if shown is None or len(rt.to_dict(model)) > len(rt.to_dict(shown)):
                found[type(model).__name__] = model
    return found


INSTANCES = instances()
FIRST: dict[Any, tuple[Any, str]] = {}
"""The first field of each shape."""


EVERY = {10: 10, 50: 4}.get(settings().max_examples, 1)
"""Of 25,000 edits, CI tries each, the quick tests every fourth."""


def edits_of(data: dict[str, Any], cls: Any) -> Iterator[dict[str, Any]]:
    return itertools.islice(all_edits_of(data, cls), 0, None, EVERY)


def all_edits_of(data: dict[str, Any], cls: Any) -> Iterator[dict[str, Any]]:
    """Plain data with one field of each shape made something else, or left out; and with what no class has."""
    yield data
    yield data | {"zzz": 1}
    yield RepeatedKeys(data)
    for fact in facts(cls):
        yield {key: value for key, value in data.items() if key != fact.name}
        if FIRST.setdefault(fact.shape, (cls, fact.name)) != (cls, fact.name):
            continue  # one field of each shape is enough, and there are hundreds
        if isinstance(fact.shape, shapes.Pairs | shapes.Extensions):
            yield data | {fact.name: {f"a.{i}": "a" for i in range(33)}}
            yield data | {fact.name: {f"a.{i}": "a" for i in range(1001)}}
        words = [*fact.shape.cls] if isinstance(fact.shape, shapes.OneOf) else []
        for junk in [*JUNK, *words, *map(str, words)]:
            yield data | {fact.name: junk}
            if isinstance(fact.shape, shapes.Many):
                yield data | {fact.name: [*data.get(fact.name, []), junk]}


def is_plain(raw: Any) -> bool:
    """Whether this is what JSON gives, without what its readers differ about."""
    if type(raw) is dict:
        return all(type(key) is str and is_plain(item) for key, item in raw.items())
    if type(raw) is list:
        return all(map(is_plain, raw))
    return type(raw) in {str, bool, int} or (type(raw) is float and abs(raw) <= EXACT)


def agree(data: Any, cls: Any) -> None:
    """See that both paths agree on a document that has its ids, and that the fast one takes what is good."""
    if not is_identified(data, cls):
        assert quickly(data, cls) is None
        return
    fast, slow = quickly(data, cls), explained(data, cls)
    if fast is not None:
        assert slow == fast
        assert type(fast) is cls
        assert rt.to_dict(slow) == rt.to_dict(fast)
        assert repr(slow) == repr(fast)
    elif not isinstance(slow, tuple):
        assert not is_plain(data), "a good document goes the fast way"


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_the_two_paths_agree_on_every_field(cls: Any) -> None:
    for data in edits_of(bare(rt.to_dict(INSTANCES[cls.__name__])), cls):
        agree(data, cls)


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
@EACH
@given(data=st.data())
def test_the_two_paths_agree_on_what_is_drawn(cls: Any, data: st.DataObject) -> None:
    model = data.draw(models_of(cls))
    plain = bare(rt.to_dict(model))
    agree(plain, cls)
    assert explained(plain, cls) == model
    holders = [holder for holder in spots(plain) if holder[0]]
    if holders:
        holder, key = data.draw(st.sampled_from(holders))
        holder[key] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
        agree(plain, cls)


def is_identified(data: Any, cls: Any) -> bool:
    """Whether all records of a document have ids."""
    return with_ids(data, cls, new_ids=False) is data


def test_the_trusted_door_takes_what_the_checked_one_takes() -> None:
    for document in [*FROZEN, *EXAMPLES]:
        cls: Any = class_of(document["document"])
        data = bare(document)
        loaded = read_quickly(data, cls, header=False, trusted=True)
        if loaded is None:  # a number that readers differ about
            assert not is_plain(data) or is_odd(data)
            continue
        assert loaded == (quickly(data, cls), len(list(members(data))))
        assert read_quickly(document, Item, header=True, trusted=True) == (loaded[0], loaded[1] + 2)


def members(raw: Any) -> Iterator[str]:
    for holder, key in spots(raw):
        if isinstance(holder, dict):
            yield key


CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]").search


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_the_trusted_door_refuses_what_is_refused_but_for_control_characters(cls: Any) -> None:
    for data in edits_of(bare(rt.to_dict(INSTANCES[cls.__name__])), cls):
        if is_plain(data) and not any(isinstance(item, str) and CONTROL(item) for item in leaves(data)):
            assert quickly(data, cls, trusted=True) == quickly(data, cls)


def leaves(raw: Any) -> Iterator[Any]:
    for holder, key in spots(raw):
        yield key
        yield holder[key]


class Odd(str):
    __slots__ = ()


class Word(StrEnum):
    """A text that is no plain one, though equal to it."""

    DAY = "day"
    DATE = "2026-01-31"
    ID = "g"


@pytest.mark.parametrize(
    ("cls", "data"),
    [
        (rt.Goal, {"id": "g", "statement": "x", "due": date(2026, 1, 31)}),
        (rt.Schedule, {"every": Every.DAY, "at": [time(8)]}),
        (Measure, {"target": 1e300}),
    ],
)  # fmt: skip
def test_what_is_good_and_unusual_is_left_to_the_explaining_path(cls: Any, data: Any) -> None:
    assert quickly(data, cls) is None
    model = explained(data, cls)
    assert type(model) is cls
    assert rt.from_dict(data, cls) == model


@pytest.mark.parametrize(
    ("cls", "data"),
    [
        (rt.Goal, {"id": Word.ID, "statement": "x"}),
        (rt.Goal, {"id": Odd("g"), "statement": "x"}),
        (rt.Goal, {"id": "g", "statement": Odd("x")}),
        (rt.Goal, {"id": "g", "statement": "x", "supports": [Odd("x")]}),
        (rt.Goal, {"id": "g", "statement": "x", "due": Word.DATE}),
        (rt.Goal, {"id": "g", "statement": "x", "status": Odd("active")}),
        (rt.Schedule, {"every": "day", "at": [Odd("08:30")]}),
        (rt.CheckIn, {"id": "c", "occurred_at": Odd("2026-01-31T08:30:00Z")}),
        (rt.Goal, {"id": 7, "statement": "x"}),
        (rt.Goal, {"id": ["g"], "statement": "x"}),
        (rt.Goal, {"id": "", "statement": "x"}),
        (rt.Goal, {"id": "g\ng", "statement": "x"}),
        (rt.Goal, {"id": "g" * 65, "statement": "x"}),
        (rt.Goal, {"id": "g", "statement": "x", "supports": ["s\n"]}),
        (rt.Goal, {"id": "g", "statement": "x", "supports": ["s" * 65]}),
        (rt.Goal, {"id": "g", "statement": "x", "supports": [""]}),
    ],
)  # fmt: skip
def test_a_text_that_is_none_of_ours_is_left_to_the_explaining_path(cls: Any, data: Any) -> None:
    """Of a text of another class, the explaining path tells; here it is enough that no such text gets into a model."""
    agree(data, cls)
    assert quickly(data, cls) is None


# --- twins ---


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_every_class_has_a_twin(cls: Any) -> None:
    twin = _loaders.twin(cls)
    assert twin is not None
    assert twin is not cls
    model: Any = INSTANCES[cls.__name__]
    made = quickly(bare(rt.to_dict(model)), cls)
    explained_ = explained(bare(rt.to_dict(model)), cls)
    for same in (made, explained_):
        assert type(same) is cls
        assert (same, hash(same), repr(same)) == (model, hash(model), repr(model))
        assert not hasattr(same, "__dict__")
        assert pickle.loads(pickle.dumps(same)) == copy.deepcopy(same) == attrs.evolve(same) == model
        for fact in facts(cls):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(same, fact.name, getattr(model, fact.name))
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(same, fact.name)
        with pytest.raises(AttributeError):
            same.anything = 1


@attrs.frozen(kw_only=True, weakref_slot=True, field_transformer=declared)
class Referred:
    """A class whose layout has a place for weak references."""

    number: Annotated[int, Between(0, 10), Ask("How many?")]
    more: Annotated[float | None, Ask("How much?")] = None

    def __attrs_post_init__(self) -> None:
        if self.number == 7:
            raise rt.InvalidValue(shapes.fault("rule-seven", "must not be seven", "/number"))


@attrs.frozen(kw_only=True, slots=False, field_transformer=declared)
class Roomy:
    """A class whose models have a dict."""

    number: Annotated[int, Between(0, 10), Ask("How many?")]
    more: Annotated[float | None, Ask("How much?")] = None


@attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Base:
    number: Annotated[int, Between(0, 10), Ask("How many?")]


class Below(Base):
    """A class that names no slots of its own."""


@pytest.mark.parametrize("cls", [Referred, Roomy, Below], ids=by_name)
def test_a_class_whose_layout_cannot_be_changed_is_made_by_its_constructor(cls: Any) -> None:
    assert _loaders.twin(cls) is None
    made = quickly({"number": 5}, cls)
    assert made == cls(number=5) == explained({"number": 5}, cls)
    assert type(made) is cls
    agree({"number": 11}, cls)
    agree({}, cls)
    if cls is Referred:
        assert quickly({"number": 7, "more": 1}, cls) is None, "its own check is kept"
        assert [found.code for found in explained({"number": 7}, cls)] == ["rule-seven"]


def test_a_field_from_elsewhere_makes_no_twin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field must have come through the change of class, or the constructor makes the model."""
    assert _loaders.twin(Measure) is not None
    forget_what_is_compiled()
    every = facts(Measure)
    monkeypatch.setattr(_loaders, "facts", lambda _: every[:1])
    assert _loaders.twin(Measure) is None
    monkeypatch.undo()
    forget_what_is_compiled()
    assert _loaders.twin(Measure) is not None


def samples_of_edits() -> list[tuple[Any, Any]]:
    """Documents, good and bad, with their classes."""
    chance = random.Random(7)
    made: list[tuple[Any, Any]] = []
    for document in [*EXAMPLES, *(rt.to_dict(INSTANCES[cls.__name__]) for cls in RECORDS)]:
        cls = class_of(document["document"])
        made.append((document, cls))
        made += [(edited(document, chance), cls) for _ in range(6)]
    return made


def test_without_twins_all_is_read_the_same() -> None:
    samples = samples_of_edits()
    expected = [outcome(partial(rt.from_dict, data, cls)) for data, cls in samples]
    assert sum(isinstance(was, tuple) for was in expected) > len(expected) // 4
    with without_twins():
        for (data, cls), was in zip(samples, expected, strict=True):
            now = outcome(partial(rt.from_dict, data, cls))
            assert now == was
            assert type(now) is type(was)
            if not isinstance(was, tuple):
                assert rt.loads(rt.dumps(was)) == was


@pytest.mark.parametrize("cls", CLASSES, ids=by_name)
def test_without_twins_the_two_paths_agree(cls: Any) -> None:
    with without_twins():
        data = bare(rt.to_dict(INSTANCES[cls.__name__]))
        assert quickly(data, cls) == quickly(data, cls, trusted=True) == INSTANCES[cls.__name__]
        agree(data, cls)


@pytest.mark.parametrize(
    "goal",
    [
        {"id": "g", "statement": "x", "steps": [{"id": "s", "what": "a"}, {"id": "s", "what": "b"}]},
        {"id": "s", "statement": "x", "steps": [{"id": "s", "what": "a"}]},
    ],
)
def test_without_twins_the_same_is_told_of_ids(goal: Any) -> None:
    data = {"id": "p", "goals": [goal], "supports": [{"id": "p", "name": "Sam"}]}
    expected = explained(data, rt.WellnessPlan)
    assert len(expected) == 2
    with without_twins():
        assert explained(data, rt.WellnessPlan) == expected


# --- what readers of JSON differ in ---

HEAD = '{"document":"goal","format":1,"id":"g","statement":"x"'
PLAN = '{"document":"wellness-plan","format":1,"id":"p"'


@pytest.mark.usefixtures("either_reader")
class TestTraps:
    """Each as bytes that come in, with orjson and without it."""

    @staticmethod
    def codes(data: str | bytes) -> list[tuple[str, str]]:
        with pytest.raises(rt.InvalidDocument) as raised:
            rt.loads(data)
        return [(found.code, found.path) for found in raised.value.findings]

    @pytest.mark.parametrize(
        ("rest", "path"),
        [
            (',"why":"a","why":"b"', ""),
            (',"why" :"a","why":"b"', ""),
            (',"why":"a","why"\t:"b"', ""),
            (',"why":"a","why"\n :"b"', ""),
            (',"why":"a","why"\r\n:"b"', ""),
            (', "why": "a", "why": "b"', ""),
            (',"why":"a","wh\\u0079":"b"', ""),
            (',"wh\\u0079":"a","wh\\u0079":"a"', ""),
            (',"statement":"x"', ""),
            (',"why":"a\\":","why":"a\\":"', ""),
            (',"why":"\\":\\":","why":"b"', ""),
            (',"why":"a\\\\","why":"b"', ""),
            (',"why":"a\\\\\\":","why":"b"', ""),
            (',"why":":","why":":"', ""),
            (',"why":":a","next_action":"\\":","why":"b"', ""),
            (',"supports":[],"supports":[]', ""),
            (',"measure":{"low":1,"low":1}', "/measure"),
            (',"measure":{},"measure":{"low":1}', ""),
            (',"steps":[{"id":"s","what":"a","what":"a"}]', "/steps/0"),
            (',"extensions":{"org.x":{"a\\\\":1,"a\\\\":1}}', "/extensions"),
            (',"extensions":{"org.x":{"a\\\\\\\\":1,"b":2,"a\\\\\\\\":1}}', "/extensions"),
            (',"extensions":{"org.x":{"a\\"":1,"a\\"":1}}', "/extensions"),
            (',"extensions":{"org.x":{":":1,":":1}}', "/extensions"),
            (',"extensions":{"org.x":{"":1,"":1}}', "/extensions"),
            (',"extensions":{"org.x":[[{"a":1,"a":1}]]}', "/extensions"),
            (',"extensions":{"org.x":1,"org.x":1}', "/extensions"),
            (',"why":"\\u0022:","why":"\\u0022:"', ""),
            (',"why":"\\u005c\\":","why":"b"', ""),
        ],
    )
    def test_a_key_that_stands_twice(self, rest: str, path: str) -> None:
        assert ("duplicate-key", path) in self.codes(HEAD + rest + "}")

    @pytest.mark.parametrize(
        "text",
        ['":', 'a":b', '\\":', ":a", ":", "\\", 'a\\"', '\\\\":', '":"', ' :"', '" :', "\\u0000", "\\ud800", "a\\b", "{}[]", '":"":', "\u2028", "\x7f", "a\tb\nc", "\U0001f600", "\ufeff", "/"],
    )  # fmt: skip
    def test_texts_that_look_like_more(self, text: str) -> None:
        goal = rt.Goal(
            id="g", statement="x", why=text, extensions={"org.x": {text: [text]}, "org.y": {"a": {text: text}}}
        )
        for ascii_ in (False, True):
            for style in ((",", ":"), (", ", ": "), (" ,", " :"), ("\r\n,\t", "\t:\n")):
                data = json.dumps(rt.to_dict(goal), ensure_ascii=ascii_, separators=style)
                assert rt.loads(data) == rt.loads(data.encode()) == goal
        assert rt.loads(rt.dumps(goal)) == goal

    @pytest.mark.parametrize("number", [2**53 + 1, 2**63, 2**64 - 1, 2**64, -(2**63) - 1, 10**19, 10**25])
    def test_whole_numbers_that_orjson_makes_floats(self, number: int) -> None:
        assert self.codes(HEAD + f',"measure":{{"target":{number}}}}}') == [("rule-large-number", "/measure/target")]
        assert self.codes(HEAD + f',"importance":{number}}}') == [("wrong-value", "/importance")]
        for value in (f"{number}", f'[{{"a":{number}}}]'):
            assert self.codes(HEAD + f',"extensions":{{"org.x":{value}}}}}') == [("rule-extensions", "/extensions")]

    @pytest.mark.parametrize("number", [f"{EXACT + 2}.0", "1e19", "18446744073709551616.0", "1e300", "-1e16", "1.5e17"])
    def test_large_numbers_with_a_point_are_taken(self, number: str) -> None:
        goal = rt.loads(HEAD + f',"measure":{{"target":{number}}},"extensions":{{"org.x":[{number}]}}}}', rt.Goal)
        assert goal.measure
        assert goal.measure.target == float(number)
        assert goal.extensions["org.x"] == (float(number),)
        assert rt.loads(rt.dumps(goal)) == goal

    @pytest.mark.parametrize("number", [EXACT, -EXACT, float(EXACT), -0.0, 0, 1e15])
    def test_numbers_up_to_2_to_the_53_keep_their_kind(self, number: float) -> None:
        goal = rt.loads(HEAD + f',"extensions":{{"org.x":{number!r}}}}}', rt.Goal)
        kept: Any = goal.extensions["org.x"]
        assert (kept, type(kept), repr(kept)) == (number, type(number), repr(number + 0))

    @pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
    def test_numbers_of_javascript_alone(self, number: str) -> None:
        assert self.codes(HEAD + f',"measure":{{"target":{number}}}}}') == [("not-json", "")]
        assert self.codes(HEAD + f',"extensions":{{"org.x":{number}}}}}') == [("not-json", "")]

    @pytest.mark.parametrize("number", ["1e999", "-1e999"])
    def test_numbers_without_end(self, number: str) -> None:
        assert self.codes(HEAD + f',"measure":{{"target":{number}}}}}') == [("wrong-value", "/measure/target")]
        assert self.codes(HEAD + f',"extensions":{{"org.x":{number}}}}}') == [("rule-extensions", "/extensions")]

    @pytest.mark.parametrize("number", ["7.0", "7e0", "70e-1", "-0.0", "0.0"])
    def test_a_whole_number_has_no_point(self, number: str) -> None:
        assert self.codes(HEAD + f',"importance":{number}}}') == [("rule-whole-number", "/importance")]
        assert self.codes('{"document":"goal","format":1.0,"id":"g","statement":"x"}') == [
            ("rule-whole-number", "/format")
        ]

    def test_a_number_below_zero_that_is_zero(self) -> None:
        goal = rt.loads(HEAD + ',"measure":{"target":-0.0,"low":-0,"high":5}}', rt.Goal)
        assert goal.measure
        assert [repr(number) for number in (goal.measure.target, goal.measure.low, goal.measure.high)] == ["0.0", "0.0", "5.0"]  # fmt: skip

    @pytest.mark.parametrize("escape", ["\\u0000", "\\u001f", "\\u000b", "\\b", "\\f", "\\ud800", "\\uDFFF", "\\udc00\\ud800", "\\u0007"])  # fmt: skip
    def test_escapes_of_what_may_not_stand(self, escape: str) -> None:
        assert self.codes(HEAD + f',"why":"a{escape}"}}') == [("rule-control-character", "/why")]
        assert self.codes(PLAN + f',"pathways":["b","a{escape}"]}}') == [("rule-control-character", "/pathways/1")]
        assert self.codes(HEAD + f',"extensions":{{"org.x":"{escape}"}}}}') == [("rule-extensions", "/extensions")]
        assert self.codes(HEAD + f',"extensions":{{"org.x":{{"{escape}":1}}}}}}') == [("rule-extensions", "/extensions")]  # fmt: skip
        assert self.codes(PLAN + f',"word_choices":{{"a":"{escape}"}}}}') == [
            ("rule-control-character", "/word_choices")
        ]

    def test_control_characters_as_they_are(self) -> None:
        for code in range(32):
            assert [found for found, _ in self.codes(HEAD + f',"why":"a{chr(code)}"}}')] == ["not-json"]

    @pytest.mark.parametrize(
        ("written", "read"),
        [("a\\r\\nb\\rc", "a\nb\nc"), ("a\\u000d\\u000ab", "a\nb"), ("a\\tb\\n", "a\tb\n"), ("\\u00e9\\u2028", "é\u2028"), ("\\ud83d\\ude00", "\U0001f600"), ("\\u007f", "\x7f"), ("\\/", "/")],
    )  # fmt: skip
    def test_escapes_of_what_may_stand(self, written: str, read: str) -> None:
        assert rt.loads(HEAD + f',"why":"{written}"}}', rt.Goal).why == read
        assert rt.loads(PLAN + f',"pathways":["{written}"]}}', rt.WellnessPlan).pathways == (read,)

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
    def test_other_encodings(self, encoding: str) -> None:
        # some of them are bytes of UTF-8 with many zeros
        assert [code for code, _ in self.codes((HEAD + ',"why":"é"}').encode(encoding))] == ["not-json"]

    def test_half_a_character_in_bytes(self) -> None:
        data = (HEAD + ',"why":"\ud800"}').encode("utf-8", "surrogatepass")
        assert self.codes(data) == [("not-json", "")]

    @pytest.mark.parametrize("day", [day for day in DAYS if day not in {"2026-01-31", "2026-02-30"}])
    def test_days_are_written_in_one_way(self, day: str) -> None:
        if not day.endswith("\n"):
            assert self.codes(HEAD + f',"due":"{day}"}}') == [("wrong-value", "/due")]
        assert self.codes(HEAD + ',"due":"2026-02-30"}') == [("rule-no-such-day", "/due")]

    def test_an_escape_in_an_id_or_a_word_is_no_other_id_or_word(self) -> None:
        goal = rt.loads(
            HEAD.replace('"g"', '"\\u0067"') + ',"status":"\\u0061ctive","due":"2026-0\\u0031-31"}', rt.Goal
        )
        assert (goal.id, goal.status, goal.due) == ("g", "active", date(2026, 1, 31))


@pytest.mark.parametrize(("table", "first"), [("Day", "2026-01-31"), ("Clock", "08:30")])
def test_tables_do_not_grow_without_bound(table: str, first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_loaders, "_MOST_KEPT", 3)
    kept: Any = _loaders._SHARED[f"dates_{table}"]
    kept.clear()
    for number in range(10, 20):
        text = f"{first[:-2]}{number}"
        assert kept[text].isoformat().startswith(text)
        assert kept[text] is kept[text]
        assert len(kept) <= 3
    with pytest.raises(_loaders.Refused):
        kept["1899-01-01"]
    assert "1899-01-01" not in kept


def test_how_much_the_tables_keep() -> None:
    assert _loaders._MOST_KEPT == 5_000


# --- which way is taken ---


def no_way(*_: object, **__: object) -> Any:
    raise AssertionError("a good document went a slow way")


@pytest.fixture
def _never_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_reading, "explain", no_way)


@pytest.fixture
def _only_trusted(monkeypatch: pytest.MonkeyPatch, _never_explained: None) -> None:
    monkeypatch.setattr(_json, "parsed", no_way)
    monkeypatch.setattr(_syntax, "read_document", no_way)


SHOWN = [rt.to_dict(INSTANCES[cls.__name__]) for cls in RECORDS]
GOOD = [pytest.param(document, id=f"{document['document']}-{n}") for n, document in enumerate([*EXAMPLES, *SHOWN])]


def is_odd(raw: Any) -> bool:
    """Whether something in a document may look like a key, or is a number that readers differ about."""
    if isinstance(raw, str):
        return raw.startswith(":") or "\\" in raw or '"' in raw or not raw.isprintable()
    if isinstance(raw, dict):
        return any(is_odd(key) or is_odd(item) for key, item in raw.items())
    return any(map(is_odd, raw)) if isinstance(raw, list) else isinstance(raw, float) and abs(raw) > EXACT


@pytest.mark.usefixtures("either_reader", "_only_trusted")
@pytest.mark.parametrize("document", GOOD)
def test_good_documents_go_through_the_trusted_door(document: Any) -> None:
    cls: Any = class_of(document["document"])
    styles: list[dict[str, Any]] = [{"separators": (",", ":")}, {}, {"indent": 2}, {"indent": "\t"}]
    for style in styles:
        data = json.dumps(document, ensure_ascii=False, **style)
        if not is_odd(document):
            assert rt.loads(data) == rt.loads(data.encode(), cls)
            assert rt.loads(json.dumps(bare(document), ensure_ascii=False), cls, header=False) == rt.loads(data)
    assert rt.loads(rt.dumps(rt.from_dict(document))) == rt.from_dict(document)


@pytest.mark.usefixtures("either_reader", "_never_explained")
@pytest.mark.parametrize("document", GOOD)
def test_good_documents_are_never_explained_however_they_are_written(document: Any) -> None:
    model = rt.from_dict(document)
    styles: list[dict[str, Any]] = [{}, {"indent": 4}, {"separators": (" , ", " : ")}, {"ensure_ascii": False}]
    for style in styles:
        assert rt.loads(json.dumps(document, **style)) == model


@pytest.mark.parametrize("cls", RECORDS, ids=by_name)
@EACH
@given(data=st.data())
def test_drawn_documents_go_the_fast_way_and_are_written_alike(cls: Any, data: st.DataObject) -> None:
    model = data.draw(models_of(cls))
    plain = rt.to_dict(model)
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    with pytest.MonkeyPatch.context() as patch:
        if is_plain(plain):
            patch.setattr(_reading, "explain", no_way)
        for orjson in (_json._orjson, lambda: None):
            patch.setattr(_json, "_orjson", orjson)
            assert rt.loads(json.dumps(plain)) == model
            assert rt.dumps(model) == written
            with pytest.MonkeyPatch.context() as inner:
                if not is_odd(plain):
                    inner.setattr(_json, "parsed", no_way)
                assert rt.loads(written) == model


@pytest.mark.usefixtures("_never_explained")
def test_what_lacks_ids_goes_the_fast_way_too() -> None:
    goal = rt.loads('{"statement":"sing","steps":[{"what":"hum"}]}', rt.Goal, header=False)
    assert (goal.id, goal.steps[0].id) == ("goal-1", "steps-1")


# --- out ---


NUMBERS_OUT = [
    0.0,
    1e-4,
    -1e-4,
    9.9e-5,
    -9.9e-5,
    1e-7,
    5e-324,
    1e15,
    1e16,
    9999999999999998.0,
    -1e16,
    1e22,
    1.5e300,
    0.1,
    123456789.125,
]


@pytest.mark.parametrize("number", NUMBERS_OUT)
def test_numbers_are_written_alike(number: float, monkeypatch: pytest.MonkeyPatch) -> None:
    for goal in (
        rt.Goal(id="g", statement="x", measure=Measure(target=number)),
        rt.Goal(id="g", statement="x", extensions={"org.x": {"a": [number]}}),
    ):
        careful = bool(number) and not 1e-4 <= abs(number) < 1e16
        assert (to_orjson_data(goal) is None) is careful
        written = rt.dumps(goal)
        assert repr(number).encode() in written
        with monkeypatch.context() as patch:
            patch.setattr(_json, "_orjson", lambda: None)
            assert rt.dumps(goal) == written


def test_a_list_that_is_too_long_names_its_path() -> None:
    goal = rt.Goal(statement="x", steps=(rt.Step(what="a"), rt.Step(what="b", remind=(5,) * 1001)))
    plan = rt.WellnessPlan(goals=(rt.Goal(statement="y"), goal))
    assert to_orjson_data(plan) is None
    for write in (rt.to_dict, rt.dumps):
        with pytest.raises(rt.InvalidValue) as raised:
            write(plan)
        [found] = raised.value.findings
        assert (found.code, found.path) == ("too-many", "/goals/1/steps/1/remind")


# --- pointers ---


def problem(number: int, **more: Any) -> dict[str, Any]:
    options = [{"id": f"o-{number}-{n}", "text": "a"} for n in range(2)]
    return {"id": f"problem-{number}", "problem": "a", "options": options, "chosen": f"o-{number}-1"} | more


def plan_of(*problems: Any, **more: Any) -> dict[str, Any]:
    return {"id": "p", "problems": [*problems], **more}


@pytest.mark.parametrize(
    ("cls", "data", "lost"),
    [
        (rt.WellnessPlan, plan_of(problem(1), problem(2)), []),
        (rt.WellnessPlan, plan_of(problem(1), problem(2, chosen="o-1-1")), ["/problems/1/chosen"]),
        (rt.WellnessPlan, plan_of(problem(1, chosen="o-2-1"), problem(2)), ["/problems/0/chosen"]),
        (rt.WellnessPlan, plan_of(problem(1, chosen="problem-1")), ["/problems/0/chosen"]),
        (rt.WellnessPlan, plan_of(problem(1, chosen="p")), ["/problems/0/chosen"]),
        (rt.WellnessPlan, plan_of(problem(1, goal="g"), goals=[{"id": "g", "statement": "x"}]), []),
        (rt.WellnessPlan, plan_of(problem(1, goal="g")), []),
        (rt.WellnessPlan, plan_of(problem(1, goal="o-1-1")), []),
        (rt.WellnessPlan, plan_of(problem(1), problem(1)), ["/problems/1/id", "/problems/1/options/0/id", "/problems/1/options/1/id"]),
        (rt.WellnessPlan, plan_of(problem(1), problem(2, options=[{"id": "o-1-0", "text": "a"}], chosen="o-1-0")), ["/problems/1/options/0/id"]),
        (rt.WellnessPlan, plan_of(problem(1, options=[{"id": "p", "text": "a"}], chosen="p")), ["/problems/0/options/0/id"]),
        (rt.WellnessPlan, plan_of(problem(1, options=[{"id": "problem-1", "text": "a"}], chosen="problem-1")), ["/problems/0/options/0/id"]),
        (rt.ProblemSolving, problem(1, goal="elsewhere"), []),
        (rt.ProblemSolving, problem(1, chosen="elsewhere"), ["/chosen"]),
        (rt.Goal, {"id": "g", "statement": "x", "supports": ["elsewhere"]}, []),
        (rt.Goal, {"id": "g", "statement": "x", "steps": [{"id": "g", "what": "a"}]}, ["/steps/0/id"]),
        (rt.Journal, {"id": "j", "erased": ["gone"]}, []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("twins", [True, False])
def test_each_pointer_has_its_scope(cls: Any, data: Any, lost: list[str], *, twins: bool) -> None:
    with contextlib.nullcontext() if twins else without_twins():
        for trusted in (False, True):
            assert (quickly(data, cls, trusted=trusted) is None) is bool(lost)
    slow = explained(data, cls)
    assert ([found.path for found in slow] if isinstance(slow, tuple) else []) == lost
    agree(data, cls)


CHECK_IN = {"id": "c", "occurred_at": "2026-11-22T12:00:00Z"}


@pytest.mark.parametrize(
    ("more", "lost"),
    [
        ({"erased": ["gone"], "checkins": [CHECK_IN | {"replaces": "gone"}]}, []),
        ({"erased": ["other"], "checkins": [CHECK_IN | {"replaces": "gone"}]}, ["/checkins/0/replaces"]),
        ({"erased": ["c"], "checkins": [CHECK_IN]}, ["/checkins/0/id"]),
        ({"checkins": [CHECK_IN, CHECK_IN | {"id": "d", "replaces": "c"}]}, []),
        ({"scales": [{"id": "s", "name": "x"}], "checkins": [CHECK_IN | {"replaces": "s"}]}, ["/checkins/0/replaces"]),
    ],
)
def test_what_was_erased_can_be_pointed_to_and_has_no_other(more: Any, lost: list[str]) -> None:
    data = {"id": "j"} | more
    for trusted in (False, True):
        assert (quickly(data, rt.Journal, trusted=trusted) is None) is bool(lost)
    agree(data, rt.Journal)
    slow = explained(data, rt.Journal)
    assert ([found.path for found in slow] if isinstance(slow, tuple) else []) == lost


def test_many_scopes_are_settled_each_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    settle = _loaders.settle

    def counted(ids: Any, around: Any, open_: Any, start: int, below: Any) -> None:
        looked_at.append(len(ids) + len(open_) - start)
        settle(ids, around, open_, start, below)

    monkeypatch.setitem(_loaders._SHARED, "settle", counted)
    forget_what_is_compiled()
    try:
        data = plan_of(*(problem(n) for n in range(300)))
        model = quickly(data, rt.WellnessPlan)
    finally:
        monkeypatch.undo()
        forget_what_is_compiled()
    assert model == explained(data, rt.WellnessPlan)
    assert len(looked_at) == 301
    assert max(looked_at[:-1]) == 3, "two options and what was chosen"
    assert looked_at[-1] == 300 * 3, "all ids, and no pointer that was settled"
