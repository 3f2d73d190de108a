"""A plan as a FHIR R5 CarePlan that holds all of it: whatever stands in the plan is an element of its own.

It is made from the facts of our models. `_FORMS` says which of them FHIR has something for, and which of their fields:

- the plan is a CarePlan, its owner a Patient, a goal a Goal and a measure the target in it, a step or a daily practice
  a Task, a support a RelatedPerson, a contact a ContactPoint, a schedule a Timing, and hours an Availability;
- every other record is a Basic, the resource for what FHIR has no resource for, and its code is the name of our class;
- every other value is an extension with extensions in it, and so is each pair of a mapping;
- a field without an element is an extension on the resource or the value that it belongs to, with a value of its type.

All resources are contained, and each is referred to from where it stands in our plan, in the same order. Pointers are
references. A word of a list is a CodeableConcept with a coding, and its label as the text; where FHIR wants a code of
its own (days of the week, units of a schedule, ways to reach someone), it is that code. Where it wants a status or an
intent, it gets one, and our own word stands in `achievementStatus` or `businessStatus`. Nothing else is added, no
narrative and no meta, and defaults are left out, as in our documents. What other programs keep beside our records is
not taken over; the plan that is measured has none.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

import recoverytools as rt
from recoverytools import shapes
from recoverytools.fields import Fact, classes_below, facts, inner, is_record
from recoverytools.models.goals import Measure
from recoverytools.models.plan import Person
from recoverytools.models.toolbox import DailyPractice
from recoverytools.shapes import Shape
from recoverytools.vocabulary import Every, Way, Weekday
from recoverytools.wording import Word

_URL = "https://example.org/"
_OWNER = {"reference": "#owner"}
_CODES: Mapping[type[Word], Mapping[str, str]] = {
    Every: {"day": "d", "week": "wk", "month": "mo", "year": "a"},
    Way: {"call": "phone", "text": "sms", "email": "email"},
    Weekday: {day.value: day.value[:3] for day in Weekday},
}
"""FHIR's own codes for words of ours."""
_TYPES: Mapping[type[Shape], str] = {
    shapes.Flag: "Boolean",
    shapes.Whole: "Integer",
    shapes.Number: "Decimal",
    shapes.Text: "String",
    shapes.Day: "Date",
    shapes.Clock: "Time",
    shapes.Moment: "DateTime",
}


@attrs.frozen
class _Form:
    """The resource or type that a model becomes."""

    name: str
    elements: Mapping[str, str] = {}
    """The elements of our fields; "0" is the first of a list, "*" each. Behind a space stands what has to go along."""
    wanted: Mapping[str, Any] = {}
    """What FHIR wants there in any case."""


_TASK = _Form(
    "Task",
    {
        "what": "description",
        "status": "businessStatus",
        "due": "requestedPeriod.end",
        "done_on": "executionPeriod.end",
        "supports": "requestedPerformer.*.reference",
    },
    {"status": "accepted", "intent": "plan"},
)
_FORMS: Mapping[type[Any], _Form] = {
    rt.WellnessPlan: _Form(
        "CarePlan",
        {
            "title": "title",
            "owner": "subject",
            "language": "language",
            "created": "created",
            "vision": "description",
            "goals": "goal",
            "daily": "activity.*.plannedActivityReference",
        },
        {"status": "active", "intent": "plan"},
    ),
    Person: _Form("Patient", {"name": "name.0.text", "contact": "telecom"}),
    rt.Goal: _Form(
        "Goal",
        {
            "statement": "description.text",
            "domains": "category",
            "measure": "target.0",
            "start": "startDate",
            "due": "target.0.dueDate",
            "status": "achievementStatus",
        },
        {"lifecycleStatus": "active", "subject": _OWNER},
    ),
    Measure: _Form(
        "GoalTarget", {"what": "measure.text", "unit": "detailQuantity.unit", "target": "detailQuantity.value"}
    ),
    rt.Step: _TASK,
    DailyPractice: _TASK,
    rt.Support: _Form(
        "RelatedPerson",
        {"name": "name.0.text", "relation": "relationship.0.text", "contact": "telecom"},
        {"patient": _OWNER},
    ),
    rt.Contact: _Form("ContactPoint", {"way": "system", "value": "value"}, {"system": "other"}),
    rt.Schedule: _Form(
        "Timing",
        {
            "every": "repeat.periodUnit repeat.period=1",
            "interval": "repeat.period",
            "on": "repeat.dayOfWeek",
            "at": "repeat.timeOfDay",
            "minutes": "repeat.duration repeat.durationUnit=min",
            "start": "repeat.boundsPeriod.start",
            "until": "repeat.boundsPeriod.end",
            "count": "repeat.count",
        },
    ),
    rt.Hours: _Form(
        "Availability",
        {
            "days": "availableTime.0.daysOfWeek",
            "start": "availableTime.0.availableStartTime",
            "end": "availableTime.0.availableEndTime",
        },
    ),
}
_BELOW = classes_below(rt.WellnessPlan).keys()


def careplan(plan: rt.WellnessPlan) -> bytes:
    """The CarePlan, written as compactly as our plan."""
    contained: list[Any] = []
    made = _made(rt.WellnessPlan, {"owner": {}} | rt.to_dict(plan), contained)
    return json.dumps(made | {"contained": contained}, ensure_ascii=False, separators=(",", ":")).encode()


def _made(cls: type[Any], raw: Mapping[str, Any], contained: list[Any]) -> dict[str, Any]:
    """What a model becomes. The resources below it go to those that are contained."""
    basic = _Form("Basic", wanted={"code": {"coding": [{"system": f"{_URL}kind", "code": cls.__name__}]}})
    form = _FORMS.get(cls) or (basic if is_record(cls) else _Form(""))
    is_resource = is_record(cls) or cls is Person
    made: dict[str, Any] = {"resourceType": form.name, "id": raw.get("id", "owner")} if is_resource else {}
    made |= form.wanted
    extensions: list[dict[str, Any]] = []
    for fact in facts(cls):
        if fact.name in raw and fact.name != "id":
            element = _element(form, fact, raw[fact.name])
            values = [_value(inner(fact.shape), item, contained) for item in _items(fact.shape, raw[fact.name])]
            if not element:
                # only what stands in another extension may have a name that is no address
                url = f"{_URL if form.name else ''}{fact.name}"
                extensions += [{"url": url, f"value{kind}" if kind else "extension": value} for kind, value in values]
                continue
            found = [value for _, value in values]
            _put(made, element[0], found if isinstance(fact.shape, shapes.Many) else found[0])
            for path, value in (more.split("=") for more in element[1:]):
                _put(made, path, int(value) if value.isdigit() else value)
    return made | ({"extension": extensions} if extensions else {})


def _element(form: _Form, fact: Fact, raw: Any) -> list[str]:
    """The element of a field with all that goes along; none where FHIR wants a code and has none for this word."""
    of = inner(fact.shape)
    codes = _CODES.get(of.cls) if isinstance(of, shapes.OneOf) else None
    has_code = codes is None or all(word in codes for word in _items(fact.shape, raw))
    return form.elements.get(fact.name, "").split() if has_code else []


def _items(shape: Shape, raw: Any) -> list[Any]:
    match shape:
        case shapes.Many():
            return list(raw)
        case shapes.Pairs():
            return list(raw.items())
        case _:
            return [raw]


def _value(shape: Shape, raw: Any, contained: list[Any]) -> tuple[str, Any]:
    """The type of a value in FHIR, none where it is an extension, and the value."""
    match shape:
        case shapes.Part(cls):
            made = _made(cls, raw, contained)
            if "resourceType" not in made:
                return (_FORMS[cls].name, made) if cls in _FORMS else ("", made["extension"])
            contained.append(made)
            return "Reference", {"reference": f"#{made['id']}"}
        case shapes.OneOf(cls) if cls in _CODES and raw in _CODES[cls]:
            return "Code", _CODES[cls][raw]
        case shapes.OneOf(cls):
            coding = {"system": f"{_URL}{cls.__name__}", "code": raw}
            return "CodeableConcept", {"coding": [coding], "text": next(word.label() for word in cls if word == raw)}
        case shapes.Text(points_to=names) if names:
            # a scale stands in the journal, which is another document
            return "Reference", {"reference": ("#" if {*names} <= _BELOW else "Basic/") + raw}
        case shapes.Pairs():
            key, text = raw
            return "", [{"url": "key", "valueString": key}, {"url": "text", "valueString": text}]
        case shapes.Clock():
            return "Time", f"{raw}:00"
        case _:
            return _TYPES[type(shape)], raw


def _put(made: Any, path: str, value: Any) -> None:
    """Put a value where it belongs, and beside what is there."""
    first, _, rest = path.partition(".")
    place, _, below = rest.partition(".")
    if not rest:
        made[first] = value
    elif place == "*":
        made[first] = [{below: item} for item in value]
    elif place != "0":
        _put(made.setdefault(first, {}), rest, value)
    elif below:
        _put(made.setdefault(first, [{}])[0], below, value)
    else:
        made.setdefault(first, [{}])[0].update(value)


# --- is it all there? ---


def require_all(plan: rt.WellnessPlan, written: str | bytes) -> None:
    """Stop where a CarePlan does not hold a value of the plan, or not as often; the header of our document apart."""
    raw = rt.to_dict(plan)
    del raw["document"], raw["format"]
    raw["word_choices"] = [*raw.get("word_choices", {}).items()]
    if missing := Counter(_leaves(raw)) - Counter(_leaves(json.loads(written))):
        raise AssertionError(f"the CarePlan does not hold {dict(missing)}")


def _leaves(value: Any) -> Iterator[str]:
    """All values, those that are written in another way in FHIR as it writes them."""
    match value:
        case dict():
            for item in value.values():
                yield from _leaves(item)
        case list() | tuple():
            for item in value:
                yield from _leaves(item)
        case bool():
            yield str(value)
        case int() | float():
            yield str(float(value))
        case _:
            text = re.sub(r"^(#|Basic/)|(?<=^\d\d:\d\d):00$", "", value)
            yield next((codes[text] for codes in _CODES.values() if text in codes), text)
