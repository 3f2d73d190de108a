"""Models of ours in an application's own classes, through all formats that cattrs knows."""

import dataclasses
import functools
import importlib
import json
import traceback
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Generic, NamedTuple, NewType, TypeVar

import attrs
import bson
import cattrs
import cbor2
import msgpack  # type: ignore[import-untyped]
import pytest
from bson.codec_options import CodecOptions
from cattrs import UnstructureStrategy, override, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
from cattrs.strategies import configure_tagged_union, include_subclasses
from cattrs.v import format_exception
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.fields import facts
from recoverytools.models import GoalReview, Item
from recoverytools.plain import _versions, kind_of
from recoverytools.testing import models_of
from recoverytools.vocabulary import Every, GoalStatus, Weekday

FORMAT = _versions.FORMAT
FORMATS = ["json", "orjson", "msgspec", "pyyaml", "cbor2", "bson", "msgpack"]
OPTIONS: list[dict[str, Any]] = [
    {},
    {"detailed_validation": False},
    {"forbid_extra_keys": True, "omit_if_default": True},
    {"prefer_attrib_converters": True, "use_alias": True},
]


def make(name: str, **options: Any) -> Any:
    """A converter of cattrs for a format, with our models taught to it."""
    return rt.converter(importlib.import_module(f"cattrs.preconf.{name}").make_converter(**options))


def comes_back(converter: Any, thing: Any) -> bool:
    return bool(converter.loads(converter.dumps(thing), type(thing)) == thing)


# --- an application's own classes ---

T = TypeVar("T")
OwnGoal = NewType("OwnGoal", rt.Goal)


@attrs.frozen
class Visit:
    on: date
    talked_about: rt.Goal | rt.Step
    mood: GoalStatus = GoalStatus.ACTIVE
    days: frozenset[Weekday] = frozenset()


@attrs.frozen
class Homework(Visit):
    due: rt.Step | None = None


@attrs.define
class Tagged(Generic[T]):
    thing: T
    others: list[T]


@attrs.define
class Box:
    thing: Any
    things: list[Any]


@dataclasses.dataclass
class Call:
    contact: rt.Contact
    minutes: int = 5


class Pair(NamedTuple):
    goal: rt.Goal
    note: str


@attrs.define
class Folder:
    """All the ways in which a class can hold a model."""

    goal: rt.Goal
    maybe: rt.Goal | None = None
    steps: tuple[rt.Step, ...] = ()
    notes: list[rt.Note] = attrs.field(factory=list)
    contacts: dict[str, rt.Contact] = attrs.field(factory=dict)
    by_word: dict[Weekday, rt.Schedule] = attrs.field(factory=dict)
    visits: list[Visit] = attrs.field(factory=list)
    call: Call | None = None
    pair: Pair | None = None
    any_record: Item | None = None
    renamed: OwnGoal | None = None
    said: Annotated[rt.Step | None, "of the application"] = None


SMALL = st.text("aé🌿 ", max_size=3)


@st.composite
def folders(draw: st.DrawFn) -> Folder:
    """Folders with the same few models at each place: to draw a model takes long."""
    held: list[Any] = [rt.Goal, rt.Step, rt.Note, rt.Contact, rt.Schedule]
    goal, step, note, contact, schedule = (draw(models_of(cls)) for cls in held)
    day, mood, days = draw(st.dates(date(1970, 1, 2))), draw(st.sampled_from(GoalStatus)), st.sampled_from(Weekday)
    visits = [Visit(day, goal, mood, draw(st.frozensets(days, max_size=3))), Visit(day, step)]
    full = Folder(
        goal,
        maybe=goal,
        steps=(step,),
        notes=[note, note],
        contacts={draw(SMALL): contact},
        by_word={draw(days): schedule},
        visits=visits,
        call=Call(contact, draw(st.integers(0, 90))),
        pair=Pair(goal, draw(SMALL)),
        any_record=draw(st.sampled_from([goal, step, note])),
        renamed=goal,
        said=step,
    )
    left_out = draw(st.sets(st.sampled_from([field.name for field in attrs.fields(Folder)[1:]])))
    empty = Folder(goal)
    return attrs.evolve(full, **{name: getattr(empty, name) for name in left_out})


@functools.cache
def converters(options: int) -> list[Any]:
    return [make(name, **OPTIONS[options]) for name in FORMATS if name != "pyyaml"]


@given(folders(), st.sampled_from(range(len(OPTIONS))))
def test_what_an_application_keeps_comes_back_from_every_format(folder: Folder, options: int) -> None:
    for converter in converters(options):
        written = converter.unstructure(folder)
        assert written["goal"] == rt.to_dict(folder.goal), "our hook wins over those of a format"
        assert comes_back(converter, folder)


@given(models_of(rt.Goal), models_of(rt.CheckIn))
def test_what_stands_in_yaml_comes_back(goal: rt.Goal, checkin: rt.CheckIn) -> None:
    assert comes_back(YAML, goal)
    assert comes_back(YAML, checkin)


YAML = make("pyyaml")  # slow, and so by itself


@given(models_of(rt.WellnessPlan), models_of(rt.Journal))
def test_what_stands_in_json_is_our_document(plan: rt.WellnessPlan, journal: rt.Journal) -> None:
    for converter in converters(0)[:3]:
        assert json.loads(converter.dumps(plan)) == json.loads(rt.dumps(plan))
        assert comes_back(converter, journal)


# --- each format's own ways ---

SONG = date(2026, 11, 27)
GOAL = rt.Goal(id="sing", statement="Sing in the choir again", due=SONG, steps=(rt.Step(id="call", what="Call Mele"),))
STEP = rt.Step(id="go", what="Go", schedule=rt.Schedule(every=Every.WEEK, start=SONG, at=(time(12, 30), time(8, 30))))
CHECKIN = rt.CheckIn(id="c", occurred_at=datetime.fromisoformat("2026-11-27T20:00:00.123456+05:30"))
VISIT = Visit(SONG, GOAL, days=frozenset({Weekday.MONDAY}))


def test_yaml_keeps_dates_and_times_as_text_and_takes_them_as_yaml_reads_them() -> None:
    converter = make("pyyaml")
    written = converter.dumps(STEP)
    assert "start: '2026-11-27'" in written
    assert "- '12:30'" in written
    assert comes_back(converter, STEP)
    by_hand = "what: Go\nschedule: {every: week, start: 2026-11-27, at: [08:30, '12:30']}\nid: go"
    read = converter.loads(by_hand, rt.Step)
    assert (read.schedule.start, read.schedule.at) == (SONG, (time(8, 30), time(12, 30)))
    assert converter.loads("id: c\noccurred_at: 2026-11-27T20:00:00.123456+05:30", rt.CheckIn) == CHECKIN
    with pytest.raises(rt.InvalidDocument, match="/schedule/at/0 must be a time of day to the minute, such as 08:30"):
        converter.loads("what: Go\nschedule: {every: week, at: [12:30]}", rt.Step)  # YAML 1.1 reads 750


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("cbor2", lambda data: cbor2.dumps(data)),
        ("cbor2", lambda data: cbor2.dumps(data, canonical=True, date_as_datetime=False)),
        ("bson", lambda data: bson.encode(data, codec_options=AWARE)),
    ],
    ids=["tagged", "canonical", "bson"],
)
def test_dates_that_another_program_wrote_as_dates_are_taken(name: str, write: Any) -> None:
    moment = CHECKIN.occurred_at.astimezone(UTC).replace(microsecond=0)
    data = write({"id": "c", "occurred_at": moment})
    options = {"codec_options": AWARE} if name == "bson" else {}
    assert make(name).loads(data, rt.CheckIn, **options).occurred_at == moment


AWARE: Any = CodecOptions(tz_aware=True)


def test_a_moment_without_an_offset_is_refused() -> None:
    data = bson.encode({"occurred_at": CHECKIN.occurred_at})
    with pytest.raises(rt.InvalidDocument, match="/occurred_at must be a moment with its offset from UTC"):
        make("bson").loads(data, rt.CheckIn)  # bson reads moments without an offset, unless told otherwise


@pytest.mark.parametrize("name", ["cbor2", "msgpack", "bson"])
def test_dates_of_the_application_go_the_formats_way_and_ours_stay_text(name: str) -> None:
    read: Any = {"cbor2": cbor2.loads, "msgpack": msgpack.loads, "bson": bson.decode}[name]
    data = read(make(name).dumps(VISIT))
    assert data["on"] == (1795737600.0 if name == "msgpack" else "2026-11-27")
    assert data["talked_about"] == rt.to_dict(GOAL)


@pytest.mark.parametrize("name", FORMATS)
def test_a_field_of_any_type_holds_a_document(name: str) -> None:
    converter = make(name)
    read = converter.loads(converter.dumps(Box(GOAL, [STEP])), Box)
    assert (rt.from_dict(read.thing), rt.from_dict(read.things[0])) == (GOAL, STEP)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "msgspec"])
def test_a_generic_class_holds_models(name: str) -> None:
    converter = make(name)
    tagged = Tagged(GOAL, [GOAL])
    assert converter.loads(converter.dumps(tagged, unstructure_as=Tagged[rt.Goal]), Tagged[rt.Goal]) == tagged


@attrs.define
class Shelf:
    goal: rt.Goal
    tagged: Tagged[rt.Goal]
    below: "list[Shelf]" = attrs.field(factory=list)


def test_msgspec_must_not_write_generic_and_nested_classes_by_itself() -> None:
    shelf = Shelf(GOAL, Tagged(GOAL, [GOAL]), [Shelf(GOAL, Tagged(GOAL, []))])
    # cattrs hands these to msgspec whole, which knows no hooks and writes every field, with nulls
    assert b"null" in make("msgspec").dumps(shelf)
    base = importlib.import_module("cattrs.preconf.msgspec").make_converter()
    base.register_unstructure_hook_factory(attrs.has, base.gen_unstructure_attrs_fromdict)
    converter = rt.converter(base)
    assert b"null" not in converter.dumps(shelf)
    assert comes_back(converter, shelf)


# --- what else can be done with a converter ---


def used_before(base: Any) -> Any:
    """A converter that made its mind up about our models before it was taught."""
    base.unstructure(VISIT)
    base.get_structure_hook(Visit)
    return rt.converter(base)


def with_hooks_for_texts(base: Any) -> Any:
    converter = rt.converter(base)
    converter.register_unstructure_hook(date, lambda day: f"day {day.isoformat()}")
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text[4:]))
    return converter


def with_a_renamed_field(base: Any) -> Any:
    converter = rt.converter(base)
    renamed = override(rename="talkedAbout")
    converter.register_unstructure_hook(Visit, make_dict_unstructure_fn(Visit, converter, talked_about=renamed))
    converter.register_structure_hook(Visit, make_dict_structure_fn(Visit, converter, talked_about=renamed))
    return converter


def with_subclasses(base: Any) -> Any:
    converter = rt.converter(base)
    include_subclasses(Visit, converter, union_strategy=configure_tagged_union)
    return converter


def with_tags(base: Any) -> Any:
    converter = rt.converter(base)
    configure_tagged_union(rt.Goal | rt.Step, converter, tag_name="document", tag_generator=kind_of)
    return converter


@pytest.mark.parametrize(
    "teach",
    [
        lambda base: rt.converter(base).copy(),
        lambda base: rt.converter(base).copy(omit_if_default=True, forbid_extra_keys=True),
        lambda base: rt.converter(rt.converter(base)),
        used_before,
        with_hooks_for_texts,
        with_a_renamed_field,
        with_subclasses,
        with_tags,
    ],
    ids=["copy", "copy with options", "taught twice", "used before", "texts", "renamed", "subclasses", "tags"],
)
@pytest.mark.parametrize("name", FORMATS)
def test_a_converter_may_be(name: str, teach: Any) -> None:
    converter = teach(importlib.import_module(f"cattrs.preconf.{name}").make_converter())
    assert comes_back(converter, VISIT)
    assert comes_back(converter, Visit(SONG, STEP))


@pytest.mark.parametrize("name", FORMATS)
def test_a_hook_of_ones_own_wins(name: str) -> None:
    converter = make(name)
    converter.register_unstructure_hook(rt.Contact, lambda contact: contact.value)
    converter.register_structure_hook(rt.Contact, lambda text, _: rt.Contact(value=text))
    call = Call(rt.Contact(value="555-0100"))
    assert converter.unstructure(call) == {"contact": "555-0100", "minutes": 5}
    assert comes_back(converter, call)


def test_subclasses_are_told_apart() -> None:
    converter = with_subclasses(importlib.import_module("cattrs.preconf.json").make_converter())
    homework = Homework(SONG, GOAL, due=STEP)
    assert converter.structure(converter.unstructure(homework, Visit), Visit) == homework


@pytest.mark.parametrize("base", [cattrs.BaseConverter, cattrs.Converter])
def test_classes_may_be_written_as_tuples(base: Any) -> None:
    converter = rt.converter(base(unstruct_strat=UnstructureStrategy.AS_TUPLE))
    step = Call(rt.Contact(value="555-0100"), 7)
    assert converter.unstructure(VISIT)[1] == rt.to_dict(GOAL)
    assert converter.unstructure(step)[0] == {"value": "555-0100"}
    assert converter.structure(converter.unstructure(Homework(SONG, GOAL, due=STEP))[4], rt.Step) == STEP


# --- one of several ---

CANARY = "CANARY"


@attrs.define
class Entry:
    about: rt.Step | rt.Goal | rt.Note | GoalReview | None = None
    mood: GoalStatus = GoalStatus.ACTIVE


ENTRIES = [Entry(), Entry(GOAL), Entry(STEP), Entry(rt.Note(text="drum")), Entry(GoalReview(went="well"))]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: type(entry.about).__name__)
@pytest.mark.parametrize("name", FORMATS)
def test_the_header_says_which_of_several_records_it_is(name: str, entry: Entry) -> None:
    assert comes_back(make(name), entry)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (rt.to_dict(rt.Support(name="Sam")), "/document must be one of: step, goal, note, goal-review"),
        ({"document": CANARY}, "/document must be one of: step, goal, note, goal-review"),
        ({"document": {}}, "/document must be one of: step, goal, note, goal-review"),
        (rt.to_dict(GOAL) | {"due": CANARY}, "/due must be a date such as 2026-01-31, from 1900 to 2200"),
        ({"statement": CANARY}, "this document has 2 faults:\n  /document is missing\n  /format is missing"),
        (CANARY, "the document must be an object"),
        ({"document": "goal", "format": 1}, "/statement is missing"),
    ],
)
def test_what_is_none_of_them_is_refused(data: Any, message: str) -> None:
    converter: Any = rt.converter()
    with pytest.raises(rt.InvalidDocument) as raised:
        converter.structure(data, rt.Step | rt.Goal | rt.Note | GoalReview)
    assert str(raised.value) == message


def test_ids_are_drawn_in_one_of_several_too() -> None:
    converter: Any = rt.converter(new_ids=True)
    data = {"document": "goal", "format": 1, "statement": "x"}
    assert converter.structure(data, rt.Step | rt.Goal).id != "goal-1"


@pytest.mark.parametrize("word", [CANARY, None, 7, {}, ["active"], "ACTIVE"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_word_that_is_none_is_refused_without_a_word_of_it(name: str, word: Any) -> None:
    with pytest.raises(rt.InvalidDocument, match="the document must be one of: proposed, active") as raised:
        make(name, detailed_validation=False).structure({"mood": word}, Entry)
    assert CANARY not in "".join(traceback.format_exception(raised.value))


# --- what is wrong ---

UNKNOWN = f"has an unknown key; it may have: {', '.join(fact.name for fact in facts(rt.Step))}"
BAD = {"goal": rt.to_dict(GOAL), "steps": [{"what": "Go"}, {"what": CANARY * 50, CANARY: 1}], "maybe": {"due": CANARY}}


def told(error: BaseException, wanted: Any) -> str:
    """What `transform_error` is to say of one error: the recipe of the docs."""
    if isinstance(error, rt.RecoveryToolsError):
        return "; ".join(f"{finding.path or 'the document'} {finding}" for finding in error.findings)
    return format_exception(error, wanted)


def test_everything_wrong_is_told_at_once_without_a_word_of_the_person() -> None:
    with pytest.raises(cattrs.ClassValidationError) as raised:
        make("json").structure(BAD, Folder)
    assert transform_error(raised.value, format_exception=told) == [
        "/statement is missing; /due must be a date such as 2026-01-31, from 1900 to 2200 @ $.maybe",
        f"the document {UNKNOWN}; /what must be text of 1 to 200 characters @ $.steps[1]",
    ]
    assert transform_error(raised.value) == [
        "invalid value for type, expected recoverytools.models.goals.Goal | None @ $.maybe",
        "invalid value for type, expected Step @ $.steps[1]",
    ]
    assert CANARY not in "".join(traceback.format_exception(raised.value))


def test_a_document_of_a_newer_release_is_told_as_such() -> None:
    with pytest.raises(cattrs.ClassValidationError) as raised:
        make("json").structure({"goal": rt.to_dict(GOAL) | {"format": 99}}, Folder)
    says = f"has format 99, and this release reads up to {rt.to_dict(GOAL)['format']}; it was left as it is @ $.goal"
    assert transform_error(raised.value, format_exception=told) == [f"the document {says}"]


def test_a_newer_document_of_a_kind_that_is_not_known_yet_is_told_as_such() -> None:
    converter: Any = rt.converter()
    with pytest.raises(rt.UnsupportedVersion) as raised:
        converter.structure({"document": "weather", "format": FORMAT + 1}, rt.Step | rt.Goal)
    says = f"has format {FORMAT + 1}, and this release reads up to {FORMAT}; it was left as it is"
    assert str(raised.value) == f"the document {says}"


def test_one_of_several_may_have_had_another_name_in_an_older_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_versions, "FORMAT", 2)
    monkeypatch.setattr(_versions, "STEPS", {1: lambda data: {**data, "document": "goal"}})
    converter: Any = rt.converter()
    old = rt.to_dict(GOAL) | {"document": "aim", "format": 1}
    assert converter.structure(old, rt.Step | rt.Goal) == GOAL
    old["itself"] = old
    with pytest.raises(rt.InvalidDocument) as raised:
        converter.structure(old, rt.Step | rt.Goal)
    assert str(raised.value) == "the document must be at most 32 levels deep"


def test_without_details_the_first_error_is_ours() -> None:
    converter = make("json", detailed_validation=False)
    with pytest.raises(rt.InvalidDocument) as raised:
        converter.structure(BAD, Folder)
    assert CANARY not in "".join(traceback.format_exception(raised.value))


@pytest.mark.parametrize("value", [None, 5, [], CANARY])
def test_what_is_no_object_is_refused(value: Any) -> None:
    with pytest.raises(rt.InvalidDocument, match="the document must be an object"):
        rt.converter().structure(value, rt.Goal)


def test_a_subclass_of_ours_is_no_kind_of_document() -> None:
    @attrs.frozen(kw_only=True)
    class Dream(rt.Goal):
        pass

    with pytest.raises(TypeError, match="a Dream is no kind of document; hold a model of ours in a class of your own"):
        rt.to_dict(Dream(statement="fly"))
