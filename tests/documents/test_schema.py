"""The schema takes what the loader takes, and what it takes beyond, the loader refuses with codes `rule-…`."""

import gettext
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

import recoverytools as rt
from edits import edited
from node import Ajv
from recoverytools import shapes
from recoverytools.fields import facts, inner
from recoverytools.models import AttainmentScale, Measure
from recoverytools.plain import DATES, class_of, kind_of
from recoverytools.testing import models_of
from strategies import EACH, RECORDS, VALUES

SHIPPED = Path(rt.__file__).parent / "data" / "schemas"
WRITE = "PYTHONPATH=tests uv run python tests/documents/test_schema.py"
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


def by_name(cls: Any) -> str:
    return str(cls.__name__)


# --- a validator that reads patterns as JSON Schema means them ---


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """The dialect of JavaScript is meant, in which `$` is the end; Python's lets one line end more go by."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError("does not match")


extend: Any = validators.extend
Validator = extend(Draft202012Validator, {"pattern": _pattern})


@cache
def plain_validator(cls: Any) -> Any:
    return Draft202012Validator(rt.json_schema(cls))


@cache
def validator(cls: Any) -> Any:
    return Validator(rt.json_schema(cls), format_checker=FormatChecker())


def codes(data: str, cls: Any) -> set[str]:
    """With which codes the loader refuses a document; none where it takes it."""
    try:
        rt.loads(data, cls)
    except rt.RecoveryToolsError as error:
        return {finding.code for finding in error.findings}
    return set()


def agree(document: Any, cls: Any, ajv: Ajv | None) -> None:
    """See that the schema takes what the loader takes, and that of what else it takes, the loader names a rule."""
    try:
        data = json.dumps(document, allow_nan=False)
    except (TypeError, ValueError):
        return  # this is no JSON
    told, raw = codes(data, cls), json.loads(data)
    judged = [[error.message for error in validator(cls).iter_errors(raw)]]
    if ajv:
        judged.append(ajv.faults(kind_of(cls), data))
    if not told:
        assert judged == [[]] * len(judged)
        assert plain_validator(cls).is_valid(raw)
    elif [] in judged:
        assert all(code.startswith("rule-") for code in told), (told, document)


# --- what it says ---


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=by_name)
def test_a_schema_is_a_schema_and_names_each_part_once(cls: Any) -> None:
    schema = rt.json_schema(cls)
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    assert json.loads(text) == schema
    assert set(re.findall(r'"#/\$defs/(\w+)"', text)) == schema.get("$defs", {}).keys()
    assert '"null"' not in text
    assert text.count('"title": "') == 1 + len(schema.get("$defs", {})), "classes have titles, fields have none"


def test_a_record_begins_with_its_header_and_a_value_has_none() -> None:
    goal, contact = rt.json_schema(rt.Goal), rt.json_schema(rt.Contact)
    assert goal["$id"] == "urn:recoverytools:format-1:goal"
    assert list(goal["properties"])[:3] == ["document", "format", "id"]
    assert goal["required"] == ["document", "format", "statement"]
    assert "document" not in contact["properties"]
    assert "required" not in rt.json_schema(rt.Watch)


ID = {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[a-z0-9][a-z0-9-]*$"}
DATE = "(19[0-9]{2}|2[01][0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
TIME = "([01][0-9]|2[0-3]):[0-5][0-9]"


@pytest.mark.parametrize(
    ("cls", "field", "schema"),
    [
        (rt.Goal, "document", {"type": "string", "const": "goal"}),
        (rt.Goal, "format", {"type": "integer", "const": 1}),
        (rt.Goal, "id", ID),
        (
            rt.Goal,
            "statement",
            {"description": "What do you want?", "type": "string", "minLength": 1, "maxLength": 200},
        ),
        (rt.Goal, "private", {"type": "boolean", "default": False}),
        (rt.Goal, "measure", {"$ref": "#/$defs/Measure"}),
        (
            rt.Goal,
            "confidence",
            {
                "description": "How sure are you that you can do it, 0 to 10?",
                "type": "integer",
                "minimum": 0,
                "maximum": 10,
            },
        ),
        (
            rt.Goal,
            "status",
            {
                "description": "Where does it stand?",
                "type": "string",
                "enum": ["proposed", "active", "paused", "achieved", "let-go"],
                "default": "proposed",
            },
        ),
        (
            rt.Goal,
            "due",
            {
                "description": "By when would you like to be there?",
                "type": "string",
                "format": "date",
                "pattern": f"^{DATE}$",
            },
        ),
        (rt.Hours, "start", {"description": "From what time?", "type": "string", "pattern": f"^{TIME}$"}),
        (
            rt.CheckIn,
            "occurred_at",
            {
                "description": "When was it?",
                "type": "string",
                "format": "date-time",
                "pattern": rf"^{DATE}T{TIME}:[0-5][0-9](\.[0-9]{{1,6}})?(Z|[+-]{TIME})$",
            },
        ),
        (
            rt.Goal,
            "steps",
            {
                "description": "What are the steps? Start with a small one.",
                "type": "array",
                "maxItems": 1000,
                "items": {"$ref": "#/$defs/Step"},
            },
        ),
        (
            rt.WellnessPlan,
            "language",
            {
                "description": "In which language is it written?",
                "type": "string",
                "maxLength": 35,
                "pattern": "^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$",
            },
        ),
        (
            rt.WellnessPlan,
            "word_choices",
            {
                "type": "object",
                "maxProperties": 1000,
                "propertyNames": {"type": "string", "minLength": 1, "maxLength": 200},
                "additionalProperties": {"type": "string", "minLength": 1, "maxLength": 200},
            },
        ),
        (
            rt.Goal,
            "extensions",
            {
                "type": "object",
                "maxProperties": 32,
                "propertyNames": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 200,
                    "pattern": r"^[a-z0-9-]+(\.[a-z0-9-]+)+$",
                },
            },
        ),
    ],
)
def test_what_a_schema_says_of_a_field(cls: Any, field: str, schema: Any) -> None:
    assert rt.json_schema(cls)["properties"][field] == schema


def test_numbers_have_their_bounds_and_measures_have_none() -> None:
    assert rt.json_schema(AttainmentScale)["properties"]["weight"] == {
        "description": "Or what weight would you give it, as a number of your own?",
        "type": "number",
        "minimum": 0,
        "maximum": 1000,
    }
    assert rt.json_schema(Measure)["properties"]["low"] == {
        "description": "What is the least that would be all right?",
        "type": "number",
    }


@pytest.mark.parametrize("made", [rt.json_schema, rt.form_hints])
def test_only_classes_of_ours_have_schemas_and_hints(made: Any) -> None:
    for cls in (dict, "goal", rt.Goal(statement="kanari")):
        with pytest.raises(TypeError, match=r"^a document is read as a class of this library, not as"):
            made(cls)


# --- what it takes ---


def test_patterns_have_no_choice_at_their_top_so_that_both_ends_hold() -> None:
    for pattern in {*DATES.values(), *(text.pattern.regex for text in texts() if text.pattern)}:
        bare = pattern
        while (inside := re.sub(r"\([^()]*\)|\[[^]]*\]", "", bare)) != bare:
            bare = inside
        assert "|" not in bare


def texts() -> Iterator[shapes.Text]:
    for cls in [*RECORDS, *VALUES]:
        yield from (shape for fact in facts(cls) if isinstance(shape := inner(fact.shape), shapes.Text))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_taken(path: Path) -> None:
    document = json.loads(path.read_bytes())
    cls: Any = class_of(document["document"])
    plain_validator(cls).validate(document)


@pytest.mark.parametrize("cls", RECORDS, ids=by_name)
@EACH
@given(data=st.data())
def test_the_loader_and_the_schema_take_the_same_but_for_rules(cls: Any, ajv: Ajv | None, data: st.DataObject) -> None:
    document = rt.to_dict(data.draw(models_of(cls)))
    agree(document, cls, ajv)
    chance = data.draw(st.randoms(use_true_random=False))
    for _ in range(3):
        agree(edited(document, chance), cls, ajv)


def test_the_loader_and_the_schema_take_the_same_of_edited_examples(ajv: Ajv | None) -> None:
    chance = random.Random(5)
    for path in EXAMPLES:
        document = json.loads(path.read_bytes())
        for _ in range(settings().max_examples // 5 or 1):
            agree(edited(document, chance), class_of(document["document"]), ajv)


# --- what a form shows beside it ---


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=by_name)
def test_hints_are_for_each_class_and_each_field_of_a_schema(cls: Any) -> None:
    schema, hints = rt.json_schema(cls), rt.form_hints(cls)
    assert hints["class"] == cls.__name__
    objects = {cls.__name__: schema, **schema.get("$defs", {})}
    assert hints["classes"].keys() == objects.keys()
    for name, of in hints["classes"].items():
        fields = [field for field in objects[name]["properties"] if field not in {"document", "format"}]
        assert sorted([*of["order"], *of["kept"]]) == sorted(fields)
        assert of["order"] == list(of["fields"]) == [field for field in fields if field in of["order"]]
        assert sorted(field for group in of["groups"] for field in group["fields"]) == sorted(of["order"])
        assert all(group["title"] for group in of["groups"])
        for field, shown in of["fields"].items():
            stands = objects[name]["properties"][field]
            stands = stands.get("items", stands)
            assert list(shown.get("words", {})) == stands.get("enum", [])
            assert (shown["widget"] == "part") == ("$ref" in stands)
            assert (shown["widget"] == "item") == ("points_to" in shown)
            assert "" not in shown.values()


def test_the_hints_of_a_backup_plan() -> None:
    assert rt.form_hints(rt.BackupPlan)["classes"]["BackupPlan"] == {
        "title": "Backup plan",
        "order": ["cue", "response", "covers", "fallbacks", "needs", "practiced_on"],
        "groups": [
            {"title": "Backup plan", "fields": ["cue", "response", "covers", "needs", "practiced_on"]},
            {"title": "If that does not work", "fields": ["fallbacks"]},
        ],
        "kept": ["id", "private", "extensions"],
        "fields": {
            "cue": {
                "label": "If",
                "widget": "line",
                "question": "What might happen?",
                "help": "Something you will notice for sure: a time, a place, a feeling, an event.",
                "examples": ["the bus does not come", "my ride home is drinking", "the baby will not stop crying"],
            },
            "response": {
                "label": "Then I will",
                "widget": "line",
                "question": "Then what will you do?",
                "help": "Something you can do. Say what you will do, not what you will not do.",
                "examples": [
                    "call Dee for a ride",
                    "walk around the block with the stroller",
                    "put on my song and breathe",
                ],
            },
            "covers": {
                "label": "In place of",
                "widget": "item",
                "question": "What does it stand in for: a step, a practice, a support, a duty?",
                "points_to": ["Step", "DailyPractice", "Support", "Duty"],
            },
            "fallbacks": {
                "label": "If that does not work",
                "widget": "part",
                "question": "And if that does not work?",
                "another": "Another fallback",
            },
            "needs": {
                "label": "To have ready",
                "widget": "paragraph",
                "question": "What do you need to have ready?",
                "examples": ["bus fare in my shoe", "Dee's number on paper"],
            },
            "practiced_on": {
                "label": "Last practiced",
                "widget": "date",
                "question": "When did you last practice it?",
            },
        },
    }


@pytest.mark.parametrize(
    ("cls", "field", "widget"),
    [
        (rt.RecoveryStory, "versions", "part"),
        (rt.Goal, "why", "paragraph"),
        (rt.Goal, "importance", "scale"),
        (rt.Goal, "status", "choice"),
        (rt.Step, "remind", "number"),
        (rt.Hours, "start", "time"),
        (rt.Note, "must", "yes-no"),
        (rt.CheckIn, "occurred_at", "moment"),
        (Measure, "low", "number"),
    ],
)
def test_each_field_has_its_widget(cls: Any, field: str, widget: str) -> None:
    assert rt.form_hints(cls)["classes"][cls.__name__]["fields"][field]["widget"] == widget


def test_what_a_number_counts_and_the_words_of_choices_are_shown() -> None:
    fields = rt.form_hints(rt.Step)["classes"]["Step"]["fields"]
    assert fields["remind"]["unit"] == "minutes"
    assert rt.form_hints(rt.Goal)["classes"]["Goal"]["fields"]["status"]["words"]["let-go"] == "Let it go"


class Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


def test_hints_are_in_the_language_that_is_asked_for() -> None:
    def upper(raw: Any) -> Any:
        if isinstance(raw, dict):
            return {key: upper(value) for key, value in raw.items()}
        return list(map(upper, raw)) if isinstance(raw, list) else raw.upper()

    keys = {"title", "label", "question", "help", "another", "unit", "examples"}
    plain, loud = (rt.form_hints(rt.WellnessPlan, locale=locale)["classes"] for locale in ("en", Shouting()))
    for name, of in plain.items():
        assert loud[name]["title"] == of["title"].upper()
        for field, shown in of["fields"].items():
            for key, value in shown.items():
                words = key in keys or key == "words"
                assert loud[name]["fields"][field][key] == (upper(value) if words else value)


# --- what is shipped ---


def shipped() -> Iterator[tuple[str, Any]]:
    for cls in RECORDS:
        yield f"{kind_of(cls)}.schema.json", rt.json_schema(cls)
        yield f"{kind_of(cls)}.ui.json", rt.form_hints(cls)


def written(data: Any) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def test_the_schemas_and_hints_of_all_kinds_are_shipped() -> None:
    wanted = dict(shipped())
    there = {path.name: path.read_text(encoding="utf-8") for path in SHIPPED.glob("*.json")}
    changed = [name for name in wanted | there if name not in wanted or there.get(name) != written(wanted[name])]
    assert not changed, f"write them anew: {WRITE}"


if __name__ == "__main__":
    SHIPPED.mkdir(exist_ok=True)
    for old in SHIPPED.glob("*.json"):
        old.unlink()
    for name, data in shipped():
        (SHIPPED / name).write_text(written(data), encoding="utf-8")
