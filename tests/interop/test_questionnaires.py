"""Our questions as a form of FHIR, and the answers back."""

import gettext
import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import shapes
from recoverytools.fields import classes_below, facts, inner, is_record, once, part_of, walk
from recoverytools.interop import from_questionnaire_response, to_questionnaire, to_questionnaire_response
from recoverytools.models import Item, Measure, Option
from recoverytools.models.views import NOTICES
from recoverytools.plain import kind_of
from recoverytools.testing import models_of
from recoverytools.vocabulary import Every, GoalStatus, Weekday
from strategies import FORMS

EXAMPLES = [
    path
    for path in sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))
    if path.parent.name != "merges"
]
HELP = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"


def items(form: Any) -> Any:
    """All items of a form or of a response, by their links."""
    for item in form.get("item", ()):
        yield item
        yield from items(item)


@once
def linked(cls: Any) -> Any:
    return {item["linkId"]: item for item in items(to_questionnaire(cls))}


def asked(data: Any, cls: Any) -> Any:
    """What of plain data is asked for, and the ids and marks of what is private."""
    kept: dict[str, Any] = {}
    for fact in facts(cls):
        if fact.name not in data or not (fact.ask or fact.name in {"id", "private"}):
            continue
        value, part = data[fact.name], part_of(fact.shape)
        if part:
            value = [asked(each, part) for each in value] if isinstance(value, list) else asked(value, part)
        kept[fact.name] = value
    return kept


def answers(*given: tuple[str, Any], **more: Any) -> Any:
    """A response with one answer to each of some questions."""
    found = [{"linkId": link, "answer": [answer]} for link, answer in given]
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": found} | more


SAID = ("statement", {"valueString": "Swim"})


# --- questions ---


@pytest.mark.parametrize("release", ["R4", "R5"])
@pytest.mark.parametrize("cls", FORMS, ids=lambda cls: cls.__name__)
def test_every_field_that_asks_is_an_item_and_no_other(cls: Any, release: Any) -> None:
    form = to_questionnaire(cls, release=release)
    links = [item["linkId"] for item in items(form)]
    assert len(links) == len(set(links))
    shown = [item["linkId"] for item in form["item"] if item["type"] != "display"]
    assert shown == [fact.name for fact in facts(cls) if fact.ask]
    for below in [cls, *classes_below(cls).values()]:
        if below in NOTICES:
            assert NOTICES[below] in [item["text"] for item in items(form)]
    for item in items(form):
        is_group = item["type"] == "group"
        assert not is_group or any(below["type"] != "display" for below in item["item"])
        assert ("answerOption" in item) is (item["type"] == {"R4": "choice", "R5": "coding"}[release])
        assert item["type"] != "display" or item.keys() <= {"linkId", "text", "type", "extension"}
    assert (form["url"], form["name"]) == (f"urn:recoverytools:questionnaire:{kind_of(cls)}", cls.__name__)
    assert (form["title"], form["version"], form["status"]) == (
        kind_of(cls).replace("-", " ").capitalize(),
        "1",
        "active",
    )
    assert form["subjectType"] == ["Patient"]
    assert json.loads(json.dumps(form)) == form


def test_a_question_in_full() -> None:
    goal, scale = linked(rt.Goal), linked(rt.Scale)
    assert goal["confidence"] == {
        "extension": [
            {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
            {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10},
        ],
        "linkId": "confidence",
        "text": "How sure are you that you can do it, 0 to 10?",
        "type": "integer",
        "item": [goal["confidence:help"]],
    }
    assert goal["confidence:help"] == {
        "extension": [
            {
                "url": HELP,
                "valueCodeableConcept": {
                    "coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}]
                },
            }
        ],
        "linkId": "confidence:help",
        "text": "0 is not at all, 10 is fully. If it is less than 7, a smaller goal may fit better.",
        "type": "display",
    }
    assert goal["why:examples"]["text"] == "For example: they are only small once; singing is when my head is quiet"
    assert goal["statement"]["required"] is True
    assert (goal["why"]["type"], goal["why"]["maxLength"]) == ("text", 2000)
    assert (goal["statement"]["type"], goal["statement"]["maxLength"]) == ("string", 200)
    assert (goal["steps"]["type"], goal["steps"]["repeats"]) == ("group", True)
    assert goal["steps.what"]["required"] is True
    assert goal["supports"]["type"] == "reference"
    assert "maxLength" not in goal["supports"]
    assert "required" not in goal["why"]
    assert "repeats" not in goal["measure"]
    assert goal["status"]["answerOption"][0] == {
        "valueCoding": {"code": "proposed", "display": GoalStatus.PROPOSED.label()}
    }
    assert "extension" not in scale["low"]
    assert [mark["valueDecimal"] for mark in scale["step"]["extension"]] == [0.001, 1_000_000]
    [unit] = [mark for mark in linked(rt.Schedule)["minutes"]["extension"] if "valueCoding" in mark]
    assert unit == {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit", "valueCoding": {"display": "minutes"},
    }  # fmt: skip


def test_each_shape_has_its_type() -> None:
    kinds = {
        shapes.Whole: "integer", shapes.Number: "decimal", shapes.Flag: "boolean", shapes.Day: "date",
        shapes.Clock: "time", shapes.Moment: "dateTime", shapes.Part: "group", shapes.OneOf: "choice",
    }  # fmt: skip
    seen = set()
    for cls in FORMS:
        known = linked(cls)
        for fact in facts(cls):
            if fact.ask and not isinstance(inner(fact.shape), shapes.Text):
                assert known[fact.name]["type"] == kinds[type(inner(fact.shape))]
                seen.add(type(inner(fact.shape)))
    assert seen == kinds.keys()


def test_a_form_speaks_the_language_it_is_asked_in() -> None:
    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper() if "{" not in message else message.replace("For example", "FOR EXAMPLE")

    for item in items(to_questionnaire(rt.Goal, locale=Loud())):
        assert item["text"] == item["text"].upper()
        assert all(option["valueCoding"]["display"].isupper() for option in item.get("answerOption", ()))


def test_what_has_no_form() -> None:
    old: Any = "STU3"
    with pytest.raises(ValueError, match=r"^release must be one of: R4, R5$"):
        to_questionnaire(rt.Goal, release=old)
    for cls in (Item, rt.Merged, rt.models.Conflict):
        with pytest.raises(TypeError, match=r"^a form is made for a class, such as Goal$"):
            to_questionnaire(cls)
        with pytest.raises(TypeError, match=r"^a form is made for a class, such as Goal$"):
            from_questionnaire_response(answers(SAID), cls)
    with pytest.raises(TypeError, match=r"^a form is made for a class, such as Goal$"):
        to_questionnaire_response(rt.Merged())
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as str"):
        to_questionnaire(str)
    with pytest.raises(TypeError, match="to_questionnaire_response takes a model of this library, not a str"):
        to_questionnaire_response("x")


# --- answers, there and back ---


@given(st.sampled_from(FORMS).flatmap(models_of))
def test_all_that_is_asked_comes_back(model: Any) -> None:
    cls = type(model)
    response = json.loads(json.dumps(to_questionnaire_response(model, include_private=True)))
    found = from_questionnaire_response(response, cls)
    assert found.left_over == {}
    assert asked(rt.to_dict(found.document), cls) == asked(rt.to_dict(model), cls)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_answers_in_the_examples_come_back(path: Path) -> None:
    model = rt.read(path)
    found = from_questionnaire_response(to_questionnaire_response(model, include_private=True), type(model))
    assert found.left_over == {}
    assert asked(rt.to_dict(found.document), type(model)) == asked(rt.to_dict(model), type(model))


@given(st.sampled_from(FORMS).flatmap(models_of))
def test_every_answer_is_to_a_question_of_the_form(model: Any) -> None:
    form = linked(type(model))
    for item in items(to_questionnaire_response(model, include_private=True)):
        question = form[item["linkId"]]
        assert item["text"] == question["text"]
        assert ("answer" in item) is (question["type"] != "group")
        assert len(item.get("answer", ())) <= 1 or question["repeats"]


def test_a_response_in_full() -> None:
    walk = rt.Step(
        id="walk",
        what="walk",
        schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY,), at=(time(8, 30),)),
        private=True,
    )
    goal = rt.Goal(
        id="swim",
        statement="Swim",
        measure=Measure(),
        steps=(walk,),
        supports=("rose",),
        due=date(2026, 12, 1),
        private=True,
    )
    mark = [{"url": "urn:recoverytools:private", "valueBoolean": True}]
    response = to_questionnaire_response(goal, include_private=True)
    texts = [item.pop("text") for item in items(response)]
    assert texts[0] == "What do you want?"
    assert response == {
        "resourceType": "QuestionnaireResponse",
        "id": "swim",
        "extension": mark,
        "questionnaire": "urn:recoverytools:questionnaire:goal",
        "status": "completed",
        "item": [
            {"linkId": "statement", "answer": [{"valueString": "Swim"}]},
            {"linkId": "measure"},
            {"linkId": "due", "answer": [{"valueDate": "2026-12-01"}]},
            {
                "id": "walk",
                "extension": mark,
                "linkId": "steps",
                "item": [
                    {"linkId": "steps.what", "answer": [{"valueString": "walk"}]},
                    {
                        "linkId": "steps.schedule",
                        "item": [
                            {"linkId": "steps.schedule.every", "answer": [coding("week", Every.WEEK.label())]},
                            {"linkId": "steps.schedule.on", "answer": [coding("monday", "Monday")]},
                            {"linkId": "steps.schedule.at", "answer": [{"valueTime": "08:30:00"}]},
                        ],
                    },
                ],
            },
            {
                "linkId": "supports",
                "answer": [{"valueReference": {"identifier": {"system": "urn:recoverytools:id", "value": "rose"}}}],
            },
        ],
    }


def coding(code: str, display: str) -> Any:
    return {"valueCoding": {"code": code, "display": display}}


def test_what_is_private_does_not_leave_unless_asked() -> None:
    plan = rt.WellnessPlan(id="p", goals=(rt.Goal(statement="CANARY", private=True), rt.Goal(statement="Swim")))
    response = to_questionnaire_response(plan)
    assert "CANARY" not in json.dumps(response)
    assert [goal.statement for goal in from_questionnaire_response(response, rt.WellnessPlan).document.goals] == [
        "Swim"
    ]
    helped = rt.WellnessPlan(safer_use=rt.SaferUse(after_a_break="CANARY"))
    assert "CANARY" not in json.dumps(to_questionnaire_response(helped))
    shown = rt.WellnessPlan(safer_use=rt.SaferUse(after_a_break="rest", private=False))
    again = from_questionnaire_response(to_questionnaire_response(shown), rt.WellnessPlan).document
    assert again.safer_use == shown.safer_use
    assert to_questionnaire_response(attrs.evolve(plan, private=True)) == {
        "resourceType": "QuestionnaireResponse",
        "id": "p",
        "questionnaire": "urn:recoverytools:questionnaire:wellness-plan",
        "status": "completed",
    }


def test_what_no_view_has_does_not_leave_unless_asked() -> None:
    secret = rt.Goal(id="sea", statement="CANARY", private=True)
    grant = rt.Grant(to="CANARY")
    plan = rt.WellnessPlan(goals=(secret,), grants=(grant,), safety=rt.SafetyPlan())
    assert "CANARY" not in json.dumps(to_questionnaire_response(plan))
    assert json.dumps(to_questionnaire_response(plan, include_private=True)).count("CANARY") == 2
    story = rt.RecoveryStory(parts=(rt.models.StoryPart(text="CANARY", off_limits=True),), boundaries=("CANARY",))
    assert "item" not in to_questionnaire_response(story)


@given(models_of(rt.WellnessPlan))
def test_nothing_private_is_in_a_response_unless_asked(plan: Any) -> None:
    ids = {item.get("id") for item in items(to_questionnaire_response(plan))}
    assert ids.isdisjoint(private_ids(plan))


def private_ids(model: Any) -> Any:
    for _, part in walk(model):
        if getattr(part, "private", False):
            yield from (below.id for _, below in walk(part) if is_record(type(below)))


# --- answers of others ---


@pytest.mark.parametrize(
    ("link", "answer"),
    [
        ("confidence", {"valueInteger": 11}),
        ("confidence", {"valueString": "7"}),
        ("confidence", {"valueInteger": True}),
        ("confidence", {}),
        ("confidence", None),
        ("confidence", {"valueInteger": 7, "item": []}),
        ("why", {"valueString": "x" * 2001}),
        ("status", {"valueCoding": {"code": "gone"}}),
        ("status", {"valueCoding": "active"}),
        ("status", {"valueString": "active"}),
        ("due", {"valueDate": "2026-12"}),
        ("due", {"valueDate": "2026-02-30"}),
        ("supports", {"valueReference": {"reference": "RelatedPerson/1"}}),
        ("supports", {"valueReference": {"identifier": {"value": "NO ID"}}}),
        ("measure.target", {"valueDecimal": 1}),
        ("steps", {"valueString": "x"}),
    ],
)
def test_an_answer_that_cannot_stand_is_left_over(link: str, answer: Any) -> None:
    found = from_questionnaire_response(answers(SAID, (link, answer)), rt.Goal)
    whole = link in {"measure.target", "steps"}
    left = {"linkId": link, "answer": [answer]} if whole else answer
    assert found.left_over == {"/item/1" if whole else "/item/1/answer/0": left}
    assert attrs.evolve(found.document, id="x") == rt.Goal(id="x", statement="Swim")


def test_a_time_with_seconds_and_a_wrong_moment_are_left_over() -> None:
    for at, kept in (("08:30:00", time(8, 30)), ("08:30:05", None), ("08:30", None), (830, None)):
        found = from_questionnaire_response(answers(("start", {"valueTime": at})), rt.Hours)
        assert found.document == rt.Hours(start=kept)
        assert found.left_over == ({} if kept else {"/item/0/answer/0": {"valueTime": at}})
    noon = {"valueDateTime": "2026-11-22T12:00:00.5Z"}
    entry = from_questionnaire_response(answers(("occurred_at", noon)), rt.CheckIn).document
    assert entry.occurred_at == datetime(2026, 11, 22, 12, 0, 0, 500_000, tzinfo=UTC)


def test_all_that_is_said_beside_the_answers_is_left_over() -> None:
    response = answers(
        SAID, SAID, subject={"reference": "Patient/1"}, text={"div": "x"}, id="Not An Id",
        extension=[{"url": "x"}, {"url": "urn:recoverytools:private"}],
    )  # fmt: skip
    shown = [
        {"linkId": "statement:help", "text": "…"},
        {"linkId": "other", "answer": []},
        "x",
        {"linkId": 7, "id": "y"},
    ]
    response["item"] += shown
    response["item"][0] |= {"definition": "x", "extension": [], "a/b": 1}
    response["item"].append({"linkId": "why", "answer": {"valueString": "air"}, "id": "z"})
    found = from_questionnaire_response(response, rt.Goal)
    assert found.left_over == {
        "/subject": {"reference": "Patient/1"},
        "/text": {"div": "x"},
        "/id": "Not An Id",
        "/extension/0": {"url": "x"},
        "/item/0/extension": [],
        "/item/0/a~1b": 1,
        "/item/1/answer/0": {"valueString": "Swim"},
        "/item/3": {"linkId": "other", "answer": []},
        "/item/4": "x",
        "/item/5": {"linkId": 7, "id": "y"},
        "/item/6/id": "z",
    }
    assert (found.document.statement, found.document.why, found.document.private) == ("Swim", "air", True)
    assert repr(found) == "Imported(left_over=<11>)"


@pytest.mark.parametrize(("value", "private"), [(True, True), (False, False), ("false", True), (None, True)])
def test_what_cannot_be_read_as_private_stays_private(value: object, private: Any) -> None:
    mark = {"url": "urn:recoverytools:private", "valueBoolean": value}
    assert from_questionnaire_response(answers(SAID, extension=[mark]), rt.Goal).document.private is private
    measure = {"linkId": "measure", "extension": [mark]}
    found = from_questionnaire_response(answers(SAID) | {"item": [*answers(SAID)["item"], measure]}, rt.Goal)
    assert found.left_over == {"/item/1/extension/0": mark}
    assert from_questionnaire_response(answers(SAID, extension=7), rt.Goal).left_over == {"/extension": 7}


def group(link: str, *given: Any, **more: Any) -> Any:
    return {"linkId": link, "item": answers(*given)["item"]} | more


def test_a_group_that_makes_nothing_is_left_over_whole_and_others_stay() -> None:
    bad = group("steps", ("steps.due", {"valueDate": "2026-12-01"}), ("steps.else", {"valueString": "x"}))
    good = group("steps", ("steps.what", {"valueString": "walk"}), ("steps.due", {"valueDate": "x"}))
    again = group("measure", ("measure.low", {"valueDecimal": 2}), ("measure.high", {"valueDecimal": 1}))
    response = answers(SAID)
    response["item"] += [
        bad,
        good,
        again,
        group("measure", ("measure.what", {"valueString": "x"})),
        {"linkId": "steps", "item": 7},
    ]
    found = from_questionnaire_response(response, rt.Goal)
    assert [step.what for step in found.document.steps] == ["walk"]
    assert found.document.measure == Measure(high=1)
    assert found.left_over == {
        "/item/1": bad,
        "/item/2/item/1/answer/0": {"valueDate": "x"},
        "/item/3/item/0/answer/0": {"valueDecimal": 2},
        "/item/4": response["item"][4],
        "/item/5": {"linkId": "steps", "item": 7},
    }


def test_a_pointer_that_leads_nowhere_is_left_over() -> None:
    problem = rt.ProblemSolving(
        problem="the bus", options=(Option(id="a", text="walk"), Option(id="b", text="ride")), chosen="b"
    )
    response = to_questionnaire_response(problem)
    response["item"] = [item for item in response["item"] if item.get("id") != "b"]
    found = from_questionnaire_response(response, rt.ProblemSolving)
    assert (found.document.chosen, [each.id for each in found.document.options]) == (None, ["a"])
    assert list(found.left_over.values()) == [
        {"valueReference": {"identifier": {"system": "urn:recoverytools:id", "value": "b"}}}
    ]


def test_of_two_items_with_one_id_the_second_is_told() -> None:
    steps = [group("steps", ("steps.what", {"valueString": what}), id="s") for what in ("walk", "run")]
    found = from_questionnaire_response(answers(SAID) | {"item": [*answers(SAID)["item"], *steps]}, rt.Goal)
    assert [step.what for step in found.document.steps] == ["walk", "run"]
    assert found.left_over == {"/item/2": steps[1]}


def test_a_list_that_is_too_long_is_left_over() -> None:
    said = [{"valueString": "x"}] * 1001
    response = answers(("noticed_other", said[0]), ("occurred_at", {"valueDateTime": "2026-11-22T12:00:00Z"}))
    response["item"][0]["answer"] = said
    found = from_questionnaire_response(response, rt.CheckIn)
    assert found.document.noticed_other == ()
    assert len(found.left_over) == 1001


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (None, "/resourceType must be QuestionnaireResponse"),
        ({"resourceType": "Questionnaire"}, "/resourceType must be QuestionnaireResponse"),
        (
            answers(SAID, questionnaire="urn:recoverytools:questionnaire:step|1"),
            "/questionnaire must be urn:recoverytools:questionnaire:goal here",
        ),
        (answers(), "/statement is missing"),
        (answers(("statement", {"valueString": "x" * 201})), "/statement must be text of 1 to 200 characters"),
    ],
)
def test_what_makes_no_such_tool_is_refused(response: Any, says: str) -> None:
    with pytest.raises(rt.InvalidDocument) as raised:
        from_questionnaire_response(response, rt.Goal)
    assert str(raised.value) == says


@pytest.mark.parametrize(
    "form", ["urn:recoverytools:questionnaire:goal", "urn:recoverytools:questionnaire:goal|1", "https://x"]
)
def test_a_form_of_ones_own_may_have_the_same_links(form: str) -> None:
    assert from_questionnaire_response(answers(SAID, questionnaire=form), rt.Goal).document.statement == "Swim"
