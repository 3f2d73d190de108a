"""A plan as a FHIR R5 CarePlan of about the same content.

A record that others point to has to be a resource in FHIR, and so goals, steps, supports and most other records become
contained resources. What a person notices, and everything below a record, becomes notes: fewer objects than ours.
"""

import json
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import recoverytools as rt
from recoverytools.fields import facts, part_of, parts, walk
from recoverytools.models.items import Item

_NOTICED = ("doing_well", "triggers", "warning_signs")
_ELSEWHERE = {*_NOTICED, "goals", "supports"}
_SUBJECT = {"reference": "Patient/1"}
_UNITS = {"day": "d", "week": "wk", "month": "mo", "year": "a"}
_WAYS = {"call": "phone", "text": "sms", "email": "email"}


def careplan(plan: rt.WellnessPlan) -> bytes:
    """The CarePlan, written with an indent as the example is."""
    goals = [_goal(goal) for goal in plan.goals]
    requests = [_request(step) for goal in plan.goals for step in goal.steps]
    observations = list(_observations(plan))
    supports = [_related_person(support) for support in plan.supports]
    document = {
        "resourceType": "CarePlan",
        "id": plan.id,
        "language": plan.language or "en",
        "contained": [*goals, *requests, *supports, *observations],
        "status": "active",
        "intent": "plan",
        "title": plan.title,
        "description": plan.vision,
        "subject": _SUBJECT | {"display": plan.owner.name if plan.owner else ""},
        "created": str(plan.created),
        "goal": [{"reference": f"#{goal['id']}"} for goal in goals],
        "activity": [{"plannedActivityReference": {"reference": f"#{request['id']}"}} for request in requests],
        "supportingInfo": [{"reference": f"#{observation['id']}"} for observation in observations],
        "note": [{"text": text} for text in (_words(plan), *_noticed(plan))],
    }
    return json.dumps(_without_blanks(document), ensure_ascii=False, indent=2).encode()


def _goal(goal: rt.Goal) -> dict[str, Any]:
    target: dict[str, Any] = {"dueDate": _text(goal.due)}
    if goal.measure and goal.measure.target is not None:
        target |= {
            "measure": {"text": goal.measure.what},
            "detailQuantity": {"value": goal.measure.target, "unit": goal.measure.unit},
        }
    levels = [_words(goal.scale)] if goal.scale else []
    looks = [_words(look) for look in goal.reviews]
    obstacles = [_words(note) for note in goal.obstacles]
    return {
        "resourceType": "Goal",
        "id": goal.id,
        "lifecycleStatus": "active",
        "category": [{"text": domain.value} for domain in goal.domains],
        "priority": {"text": _text(goal.importance)},
        "description": {"text": goal.statement},
        "subject": _SUBJECT,
        "startDate": _text(goal.start),
        "target": [target],
        "note": [{"text": text} for text in (goal.why, goal.learned, *levels, *looks, *obstacles) if text],
    }


def _request(step: rt.Step) -> dict[str, Any]:
    repeat: dict[str, Any] = {}
    if schedule := step.schedule:
        repeat = {
            "boundsPeriod": {"start": _text(schedule.start), "end": _text(schedule.until)},
            "frequency": 1,
            "period": schedule.interval,
            "periodUnit": _UNITS[schedule.every.value],
            "dayOfWeek": [day.value[:3] for day in schedule.on],
            "timeOfDay": [at.isoformat() for at in schedule.at],
        }
    return {
        "resourceType": "ServiceRequest",
        "id": step.id,
        "status": "active",
        "intent": "plan",
        "code": {"concept": {"text": step.what}},
        "subject": _SUBJECT,
        "occurrenceTiming": {"repeat": repeat},
        "performer": [{"reference": f"#{support}"} for support in step.supports],
        "note": [{"text": step.smallest_version}],
    }


def _related_person(support: rt.Support) -> dict[str, Any]:
    return {
        "resourceType": "RelatedPerson",
        "id": support.id,
        "patient": _SUBJECT,
        "relationship": [{"text": support.relation}],
        "name": [{"text": support.name}],
        "telecom": [
            {"system": _WAYS.get(contact.way.value if contact.way else "", "other"), "value": contact.value}
            for contact in support.contact
        ],
        "communication": [
            {"language": {"text": text}} for text in (support.agreed_to, support.when_contacting) if text
        ],
    }


def _observations(plan: rt.WellnessPlan) -> Iterator[dict[str, Any]]:
    """The records of the plan that FHIR has no nearer resource for, with a note for each thing below them."""
    for path, record in parts(plan):
        _, section, *_ = path.split("/")
        if section not in _ELSEWHERE and isinstance(record, Item):
            first, *below = [text for _, model in walk(record) if (text := _words(model))]
            yield {
                "resourceType": "Observation",
                "id": record.id,
                "status": "final",
                "code": {"text": section},
                "subject": _SUBJECT,
                "valueString": first,
                "note": [{"text": text} for text in below],
            }


def _noticed(plan: rt.WellnessPlan) -> Iterator[str]:
    """What a person notices, with what they do then, each in words of its own."""
    return (_words(model) for section in _NOTICED for record in getattr(plan, section) for _, model in walk(record))


def _words(model: object) -> str:
    """What stands in a model itself, field by field."""
    values = {
        fact.name: getattr(model, fact.name)
        for fact in facts(type(model))
        if fact.name != "extensions" and not part_of(fact.shape)
    }
    return "; ".join(f"{name}: {_text(value)}" for name, value in values.items() if value)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case date() | time():
            return value.isoformat()
        case tuple():
            return ", ".join(map(_text, value))
        case dict():
            return ", ".join(f"{key} = {word}" for key, word in value.items())
        case _:
            return str(value)


def _without_blanks(value: Any) -> Any:
    """FHIR allows no empty text, list or object."""
    if isinstance(value, dict):
        kept = {key: _without_blanks(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in ("", [], {}, None)}
    return (
        [item for item in map(_without_blanks, value) if item not in ("", [], {})] if isinstance(value, list) else value
    )
