"""Declarations: what they give a field, and which break the rules of the house."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any

import attrs
import pytest

from recoverytools import shapes
from recoverytools.errors import InvalidValue
from recoverytools.fields import (
    Ask,
    AtMost,
    Between,
    Extensions,
    Id,
    Json,
    Keep,
    Line,
    Paragraph,
    PointsTo,
    ZeroToTen,
    classes_below,
    declared,
    facts,
    is_declared,
    is_record,
    parts,
    pointers,
    walk,
)
from recoverytools.models import Goal, Item, Note, Step
from recoverytools.plain import from_dict, to_dict
from recoverytools.shapes import EMPTY
from recoverytools.vocabulary import GoalStatus
from recoverytools.wording import NO_CHOICES
from strategies import RECORDS, VALUES


def declare(annotation: Any, **default: Any) -> Any:
    """A class with one field of this annotation."""
    namespace = {"__annotations__": {"field": annotation}, **({"field": default["default"]} if default else {})}
    return attrs.frozen(type("Made", (), namespace), kw_only=True, field_transformer=declared)


def shape_of(annotation: Any, **default: Any) -> Any:
    """The shape of the one field."""
    return facts(declare(annotation, **default))[0].shape


@attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Part:
    text: Annotated[Line, Ask("What?")] = ""


@pytest.mark.parametrize(
    ("annotation", "shape", "optional"),
    [
        (Line, shapes.Text(1, 200), False),
        (Paragraph, shapes.Text(1, 2000), False),
        (Annotated[str, AtMost(7)], shapes.Text(1, 7), False),
        (ZeroToTen, shapes.Whole(0, 10), False),
        (Annotated[ZeroToTen | None, Ask("x")], shapes.Whole(0, 10), True),
        (float, shapes.Number(), False),
        (Annotated[float | None, Between(0, 5)], shapes.Number(0, 5), True),
        (bool, shapes.Flag(), False),
        (date | None, shapes.Day(), True),
        (time, shapes.Clock(), False),
        (datetime, shapes.Moment(), False),
        (GoalStatus, shapes.OneOf(GoalStatus), False),
        (Annotated[Part | None, Ask("x")], shapes.Part(Part), True),
        (Annotated[tuple[Part, ...], Ask("x")], shapes.Many(shapes.Part(Part)), False),
        (tuple[Line, ...], shapes.Many(shapes.Text(1, 200)), False),
        (Annotated[tuple[Line, ...], AtMost(7), Ask("x")], shapes.Many(shapes.Text(1, 200), 7), False),
        (Mapping[Line, Paragraph], shapes.Pairs(shapes.Text(1, 200), shapes.Text(1, 2000)), False),
        (Extensions, shapes.Extensions(), False),
        (Json, shapes.Json(), False),
        (Json | None, shapes.Json(), True),
    ],
)
def test_an_annotation_gives_a_shape(annotation: Any, shape: Any, optional: Any) -> None:
    [fact] = facts(declare(annotation))
    assert (fact.shape, fact.optional, fact.required) == (shape, optional, True)


def test_an_id_points_to_classes_alone_and_in_lists() -> None:
    alone = shape_of(Annotated[Id | None, PointsTo("Goal", "Step"), Ask("x")], default=None)
    listed = shape_of(Annotated[tuple[Annotated[Id, PointsTo("Goal")], ...], Ask("x")])
    assert alone.points_to == ("Goal", "Step")
    assert listed.of.points_to == ("Goal",)


def test_a_text_may_be_empty_only_where_that_is_its_default() -> None:
    assert shape_of(Line, default="").least == 0
    assert shape_of(Line, default="x").least == 1
    assert shape_of(tuple[Line, ...], default=()).of.least == 1


class Plain(StrEnum):
    A = "a"


@pytest.mark.parametrize(
    ("annotation", "says"),
    [
        (str, "a text needs a greatest length"),
        (int, "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary"),
        (Annotated[tuple[ZeroToTen | None, ...], Ask("x")], "a list holds no None"),
        (Annotated[int | str, Ask("x")], "a union of two classes; make it one class with optional parts"),
        (Annotated[ZeroToTen | Line | None, Ask("x")], "a union of two classes; make it one class with optional parts"),
        (Annotated[Line | None, Ask("x")], "texts and lists are not optional; they are empty by default"),
        (tuple[Line, ...] | None, "texts and lists are not optional; they are empty by default"),
        (Mapping[Line, Line] | None, "texts and lists are not optional; they are empty by default"),
        (list[Line], "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary"),
        (
            tuple[Line, Line],
            "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary",
        ),
        (
            Mapping[Line, ZeroToTen],
            "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary",
        ),
        (Plain, "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary"),
        (bytes, "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary"),
        ("Line", "this annotation cannot be read; whole numbers need bounds, words a list of the vocabulary"),
    ],
)
def test_a_declaration_that_breaks_the_rules_is_refused_when_the_class_is_made(annotation: Any, says: Any) -> None:
    with pytest.raises(TypeError, match=re.escape(f"Made.field: {says}")):
        declare(annotation)


@pytest.mark.parametrize("name", ["document", "format"])
def test_the_names_of_the_header_are_taken(name: Any) -> None:
    with pytest.raises(TypeError, match=f"Made.{name}: the header of a document has this name"):
        attrs.frozen(type("Made", (), {"__annotations__": {name: Line}}), field_transformer=declared)


def test_a_fact_holds_question_default_and_label() -> None:
    made = declare(Annotated[ZeroToTen | None, Ask("How sure?", help="0 is not at all", unit="points")], default=None)
    [fact] = facts(made)
    assert (fact.name, fact.default, fact.keep, fact.label) == ("field", None, None, "Field")
    assert fact.ask == Ask("How sure?", help="0 is not at all", unit="points")
    assert facts(declare(Annotated[Line, Ask("What?", label="")]))[0].label == ""
    assert facts(declare(Annotated[Line, Keep("history")]))[0].keep == Keep("history")


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_every_field_of_ours_asks_or_keeps(cls: Any) -> None:
    assert cls.__doc__, "a class says what it is"
    for fact in facts(cls):
        if is_record(cls) and fact.name in {"id", "private", "extensions"}:
            continue
        assert fact.ask or fact.keep, fact.name
        if fact.ask:
            assert re.search(r"[?.]$", fact.ask.question), fact.ask
            assert fact.ask.question.casefold() != fact.name.replace("_", " ")
            assert "patient" not in fact.ask.question
        if fact.keep:
            assert fact.keep.reason


NEEDED_BESIDES = {
    "CheckIn": {"occurred_at"},
    "Meeting": {"on"},
    "PlanUse": {"occurred_at"},
    "Rating": {"about"},
    "ResponseUse": {"response"},
    "Schedule": {"every"},
    "StepEntry": {"about", "how"},
    "ToolUse": {"tool"},
    "TrainingRecord": {"on", "hours"},
    "Conflict": {"about", "kind"},
    "Change": {"kind", "item", "what"},
    "Spot": {"home", "field"},
}
"""What a model cannot mean anything without, texts apart."""


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_the_order_is_id_own_fields_private_extensions(cls: Any) -> None:
    names = [fact.name for fact in facts(cls)]
    if is_record(cls):
        assert names[0] == "id"
        assert names[-2:] == ["private", "extensions"]
        assert issubclass(cls, Item)
    required = {fact.name for fact in facts(cls) if fact.required}
    words = {fact.name for fact in facts(cls) if isinstance(fact.shape, shapes.Text) and not fact.shape.pattern}
    assert len(required & words) <= 1, "at most one text is required"
    assert required - words == NEEDED_BESIDES.get(cls.__name__, set())


def test_whoever_builds_a_model_everything_that_enters_is_checked() -> None:
    cases: list[tuple[Any, str]] = [
        ({"statement": 5}, "statement must be text of 1 to 200 characters"),
        ({"statement": ""}, "statement must be text of 1 to 200 characters"),
        ({"statement": "a\x00"}, "statement must hold no control characters but tabs and line breaks"),
        ({"confidence": True}, "confidence must be a whole number from 0 to 10"),
        ({"confidence": 11}, "confidence must be a whole number from 0 to 10"),
        ({"steps": [Step(what="walk")]}, "steps must be a list of at most 1000 (in Python a tuple)"),
        ({"steps": (Note(text="walk"),)}, "steps/0 must be an object (in Python a Step)"),
        ({"due": "2026-01-01"}, "due must be a date such as 2026-01-31, from 1900 to 2200 (in Python a datetime.date)"),
        (
            {"due": datetime(2026, 1, 1)},
            "due must be a date such as 2026-01-31, from 1900 to 2200 (in Python a datetime.date)",
        ),
        (
            {"status": "active"},
            "status must be one of: proposed, active, paused, achieved, let-go (in Python a GoalStatus)",
        ),
        (
            {"supports": ("A",)},
            "supports/0 must be an id (1 to 64 small letters, digits and hyphens) (in Python the id of a Support)",
        ),
        ({"measure": {}}, "measure must be an object (in Python a Measure)"),
        (
            {"status": None},
            "status must be one of: proposed, active, paused, achieved, let-go (in Python a GoalStatus)",
        ),
        ({"private": 1}, "private must be true or false"),
        ({"id": "My goal"}, "id must be an id (1 to 64 small letters, digits and hyphens)"),
    ]
    for change, says in cases:
        with pytest.raises(InvalidValue) as raised:
            Goal(**({"statement": "walk"} | change))
        assert str(raised.value) == says
        assert len(raised.value.findings) == 1
        assert raised.value.findings[0].path == "/" + says.split(" ")[0]
        with pytest.raises(InvalidValue):
            attrs.evolve(Goal(statement="walk"), **change)


def test_a_subclass_is_not_the_class() -> None:
    class MyStep(Step):
        pass

    with pytest.raises(InvalidValue, match="steps/0 must be an object"):
        Goal(statement="walk", steps=(MyStep(what="a"),))


@attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Everything(Item):
    """A record with a field of each kind."""

    text: Annotated[Line, Ask("Text?")] = ""
    words: Annotated[GoalStatus, Ask("Which?")] = GoalStatus.ACTIVE
    number: Annotated[ZeroToTen | None, Ask("How many?")] = None
    other: Annotated[ZeroToTen | None, Ask("How many?")] = None
    day: Annotated[date | None, Ask("When?")] = None
    part: Annotated[Part | None, Ask("What?")] = None
    many: Annotated[tuple[Line, ...], Ask("Which?")] = ()
    pairs: Annotated[Mapping[Line, Line], Ask("Which?")] = EMPTY


def test_a_repr_shows_class_id_sizes_and_words_and_no_content() -> None:
    thing = Everything(
        id="e-1",
        text="CANARY",
        words=GoalStatus.LET_GO,
        number=7,
        day=date(2026, 12, 24),
        part=Part(text="CANARY"),
        many=("CANARY", "CANARY"),
        pairs={"CANARY": "CANARY"},
        extensions={"org.example": "CANARY"},
    )
    assert repr(thing) == (
        "Everything(id='e-1', text=<6>, words=let-go, number=<…>, other=None, day=<…>, part=<Part>, many=<2>, pairs=<1>, "
        "private=<…>, extensions=<1>)"
    )


@attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Guarded(Item):
    """A record that is private unless someone says otherwise."""

    private: bool = True
    text: Annotated[Line, Ask("What?", label="")]


def test_a_class_may_be_private_by_default() -> None:
    assert [fact.name for fact in facts(Guarded)] == ["id", "text", "private", "extensions"]
    assert to_dict(Guarded(id="g", text="a")) == {"document": "guarded", "format": 1, "id": "g", "text": "a"}
    assert to_dict(Guarded(id="g", text="a", private=False))["private"] is False
    for private in (True, False):
        thing = Guarded(id="g", text="a", private=private)
        assert from_dict(to_dict(thing), Guarded) == thing


def test_values_that_python_takes_for_equal_and_json_does_not_are_told_apart() -> None:
    def with_extension(value: Any) -> Any:
        return Goal(id="g", statement="a", extensions={"org.example": value})

    assert with_extension(1) == with_extension(1)
    assert with_extension({"a": 1, "b": 2}) == with_extension({"b": 2, "a": 1})
    for other in (1.0, True, "1"):
        assert with_extension(1) != with_extension(other)
    made = declare(datetime)
    east = datetime.fromisoformat("2026-01-01T09:00:00+01:00")
    west = datetime.fromisoformat("2026-01-01T08:00:00+00:00")
    assert east == west
    assert made(field=east) != made(field=west)
    assert made(field=east) == made(field=east)
    assert hash(made(field=east)) == hash(made(field=east))


def test_models_are_walked_in_the_order_in_which_they_are_written() -> None:
    step = Step(id="s", what="walk", supports=("sam",))
    goal = Goal(
        id="g", statement="walk", steps=(step,), obstacles=(Note(id="n", text="rain"),), supports=("sam", "ada")
    )
    assert [path for path, _ in walk(goal)] == ["", "/steps/0", "/obstacles/0"]
    assert [path for path, _ in walk(goal, "/goals/3")] == ["/goals/3", "/goals/3/steps/0", "/goals/3/obstacles/0"]
    assert list(parts(goal)) == [("/steps/0", step), ("/obstacles/0", goal.obstacles[0])]
    assert list(pointers(goal)) == [("/supports/0", "sam", ("Support",)), ("/supports/1", "ada", ("Support",))]
    assert list(pointers(Note(id="n", text="x", tool="t"))) == [("/tool", "t", ("WellnessTool",))]


def test_classes_below_a_class() -> None:
    assert set(classes_below(Goal)) == {"Measure", "AttainmentScale", "GoalReview", "Step", "Schedule", "Note"}
    assert "Goal" not in classes_below(Goal)
    assert classes_below(Note) == {}


def test_what_is_declared() -> None:
    assert is_declared(Goal)
    assert not is_declared(attrs.frozen(type("Other", (), {"__annotations__": {"a": int}})))
    assert not is_declared(attrs.frozen(type("Empty", (), {})))
    assert not is_declared(int)
    assert not is_declared(Goal(statement="a"))
    assert NO_CHOICES == {}
