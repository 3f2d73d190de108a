"""The resource in which each record is at home, and how its fields stand in it.

Whatever a resource has no element for, its rest holds (`_elements.with_rest`). A record without a resource of its own
here is a form (`_forms`). Codes stand only where HL7 publishes them for just this; all else is said in words.
"""

import functools
from collections.abc import Mapping
from typing import Any

from ...fields import facts, once, part_facts
from ...models import (
    BackupPlan,
    CrisisPlan,
    DailyPractice,
    Goal,
    Grant,
    Item,
    Journal,
    Person,
    Scope,
    SharedView,
    Step,
    Strength,
    Support,
    Trigger,
    WarningSign,
    WellnessPlan,
)
from ...plain import kind_of
from ...shapes import Many
from ...vocabulary import Every, GoalStatus, StepStatus, Way
from ._elements import (
    BASE,
    SCHEDULE,
    Data,
    References,
    at,
    given,
    listed,
    narrative,
    told,
    with_its_rest,
    with_rest,
    words,
)
from ._elements import moment as as_moment
from ._forms import answers, items
from ._home import Home, Link, code_of, coded, concept, hl7, in_words, nothing, plainly, text

# --- people ---

_SYSTEMS = {Way.CALL: "phone", Way.TEXT: "sms", Way.EMAIL: "email", Way.OTHER: "other"}
_WAYS = {system: way.value for way, system in _SYSTEMS.items()}


def _telecoms(contacts: Any, refs: References) -> Any:
    return [_telecom(contact, refs) for contact in contacts] or None


def _telecom(contact: Data, refs: References) -> Data:
    made = {"system": _SYSTEMS.get(contact.get("way", ""), "other"), "value": words(contact.get("value", ""))}
    made = {name: value for name, value in made.items() if value}
    return with_rest(made, contact, _contact(made, refs))


def _contact(telecom: Any, _: References) -> Data:
    system, value = at(telecom, "system"), at(telecom, "value")
    read = {"way": _WAYS.get(system) if isinstance(system, str) else None, "value": value}
    return {name: value for name, value in read.items() if value is not None}


def _contacts(telecoms: Any, refs: References) -> Any:
    return [with_its_rest(_contact(telecom, refs), telecom) for telecom in listed(telecoms)]


def _whole_name(name: Any, _: References) -> Any:
    """A name that others give in parts, which come in this order where people read it so."""
    parts = [*listed(at(name, "given")), at(name, "family")]
    return " ".join(part for part in parts if isinstance(part, str)) or None


_NAME = (Link("name", "name.0", nothing, _whole_name), text("name", "name.0.text"))
_CONTACT = Link("contact", "telecom", _telecoms, _contacts)

PERSON = Home(cls=Person, type="Patient", links=(*_NAME, _CONTACT), has_notes=False)
"""Where the person whose plan it is stands. They are no record."""

_SUPPORT = Home(
    cls=Support,
    type="RelatedPerson",
    fixed={"active": True},
    person=("patient",),
    links=(*_NAME, *concept("relation", "relationship.0"), _CONTACT),
    has_notes=False,
)

# --- goals and what is done for them ---

_GOAL_STATUS = {
    GoalStatus.PROPOSED: "proposed",
    GoalStatus.ACTIVE: "active",
    GoalStatus.PAUSED: "on-hold",
    GoalStatus.ACHIEVED: "completed",
    GoalStatus.LET_GO: "cancelled",
}

_NEAR = {
    "planned": GoalStatus.PROPOSED.value,
    "accepted": GoalStatus.ACTIVE.value,
    "rejected": GoalStatus.LET_GO.value,
}
"""What is nearest to the words that we have not. These stay left over."""


def _quantity(measure: Data, _: References) -> Any:
    if measure.get("target") is None:
        return None
    return {"value": measure["target"]} | _unit(measure)


def _range(measure: Data, _: References) -> Any:
    ends = {name: {"value": measure[name]} | _unit(measure) for name in ("low", "high") if name in measure}
    return ends if ends and measure.get("target") is None else None


def _unit(measure: Data) -> Data:
    unit = words(measure.get("unit", ""))
    return {"unit": unit} if unit else {}


def _from_quantity(quantity: Any, _: References) -> Any:
    return given(target=at(quantity, "value"), unit=at(quantity, "unit"))


def _from_range(ends: Any, _: References) -> Any:
    unit = at(ends, "low.unit") or at(ends, "high.unit")
    return given(low=at(ends, "low.value"), high=at(ends, "high.value"), unit=unit)


def _achieved(status: Any, _: References) -> Any:
    return hl7("goal-achievement", "achieved", "Achieved") if status == GoalStatus.ACHIEVED else None


_GOAL = Home(
    cls=Goal,
    type="Goal",
    fixed={
        "lifecycleStatus": "proposed",
        "category": [code_of("http://loinc.org", "87528-6", "Personal health goal")],
        "description": {},
    },
    person=("subject", "expressedBy"),
    links=(
        Link(
            "status",
            "lifecycleStatus",
            nothing,
            lambda status, _: _NEAR.get(status) if isinstance(status, str) else None,
        ),
        coded("status", "lifecycleStatus", _GOAL_STATUS),
        Link("status", "achievementStatus", _achieved, nothing),
        *concept("statement", "description"),
        *concept("measure.what", "target.0.measure"),
        Link("measure", "target.0.detailQuantity", _quantity, _from_quantity),
        Link("measure", "target.0.detailRange", _range, _from_range),
        plainly("due", "target.0.dueDate"),
        Link(
            "strengths",
            "addresses",
            lambda ids, refs: [refs.to(id) for id in ids],
            lambda references, refs: refs.of(references) or None,
        ),
    ),
    needs=(
        ("description.text", "Goal", ("description",)),
        ("target.0.measure.text", "Measure", ("target.0.detailQuantity", "target.0.detailRange")),
    ),
)

_STEP_STATUS = {
    StepStatus.PLANNED: "ready",
    StepStatus.DOING: "in-progress",
    StepStatus.DONE: "completed",
    StepStatus.PAUSED: "on-hold",
    StepStatus.DROPPED: "cancelled",
}
_UNITS = {Every.DAY: "d", Every.WEEK: "wk", Every.MONTH: "mo", Every.YEAR: "a"}


def _timing(schedule: Data, _: References) -> Any:
    """The times of a schedule, where a Timing can say all of them."""
    if not schedule.keys().isdisjoint({"nth", "day_of_month", "skip"}):
        return None
    bounds = given(start=schedule.get("start"), end=schedule.get("until"))
    repeat = given(
        boundsPeriod=bounds or None,
        count=schedule.get("count"),
        duration=schedule.get("minutes"),
        durationUnit="min" if "minutes" in schedule else None,
        frequency=1,
        period=schedule.get("interval", 1),
        periodUnit=_UNITS[schedule["every"]],
        dayOfWeek=[day[:3] for day in schedule.get("on", ())] or None,
        timeOfDay=[f"{time}:00" for time in schedule.get("at", ())] or None,
    )
    return [{"url": SCHEDULE, "valueTiming": {"repeat": repeat}}]


_SCHEDULE = Link("schedule", "extension", _timing, nothing)

_STEP = Home(
    cls=Step,
    type="Task",
    fixed={"status": "ready", "intent": "plan"},
    person=("for", "owner"),
    links=(
        coded("status", "status", _STEP_STATUS),
        text("what", "description"),
        plainly("due", "restriction.period.end"),
        plainly("done_on", "executionPeriod.end"),
        _SCHEDULE,
    ),
)
_PRACTICE = Home(
    cls=DailyPractice,
    type="Task",
    fixed={"status": "ready", "intent": "plan"},
    person=("for", "owner"),
    links=(text("what", "description"), _SCHEDULE),
)

# --- what a person has, and what they notice ---

_CORE = "http://hl7.org/fhir/us/core/CodeSystem/condition-category"
_FACTORS = "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes"

_STRENGTH = Home(
    cls=Strength,
    type="Condition",
    fixed={
        "clinicalStatus": hl7("condition-clinical", "active", "Active"),
        "verificationStatus": hl7("condition-ver-status", "unconfirmed", "Unconfirmed"),
        "category": [
            code_of(_CORE, "health-concern", "Health Concern"),
            code_of(_FACTORS, "protective-factor", "Protective Factor"),
        ],
        "code": {},
    },
    person=("subject", "asserter"),
    links=(text("text", "code.text"),),
    needs=(("code.text", "Strength", ("code",)),),
)

SURVEY = [hl7("observation-category", "survey", "Survey")]


def _noticed(cls: type[Any], says: str) -> Home:
    return Home(
        cls=cls,
        type="Observation",
        fixed={"status": "final", "category": SURVEY, "code": in_words(says)},
        person=("subject", "performer.0"),
        links=(text("what", "valueString"),),
    )


# --- plans ---

_PLAN = Home(
    cls=WellnessPlan,
    type="CarePlan",
    fixed={"status": "active", "intent": "plan", "category": [in_words("Wellness plan")]},
    person=("subject", "author"),
    links=(text("title", "title"), plainly("created", "period.start"), plainly("language", "language")),
)

_CRISIS = Home(
    cls=CrisisPlan,
    type="CarePlan",
    fixed={
        "status": "active",
        "intent": "proposal",
        "category": [
            code_of(
                "http://loinc.org",
                "81378-2",
                "Goals, preferences, and priorities under certain health conditions Narrative - Reported",
            ),
            code_of("http://snomed.info/sct", "736253002", "Mental health crisis plan (record artifact)"),
        ],
        "title": "In a crisis",
    },
    person=("subject", "author"),
    links=(plainly("signed_on", "period.start"), plainly("expires", "period.end")),
)


def _actions(backup: Data, refs: References) -> Any:
    """A backup plan as actions: if this happens, then the one, or else the next, each leading to no other resource."""
    cue, response = words(backup.get("cue", "")), words(backup.get("response", ""))
    leaves = [_leaf(response)] if response else []
    leaves += [_fallback(fallback, refs) for fallback in backup.get("fallbacks", ())]
    says = ", ".join(filter(None, [cue and f"If {cue}", response and f"then I will {response}"]))
    first: Data = given(title=cue, textEquivalent=says or None, condition=[{"kind": "start"}])
    if not leaves:
        return [first | {"resource": {"display": cue or "…"}}]
    return [first | {"groupingBehavior": "logical-group", "selectionBehavior": "any", "action": leaves}]


def _leaf(text: str | None) -> Data:
    return given(title=text) | {"resource": {"display": text or "…"}}


def _fallback(fallback: Data, refs: References) -> Data:
    made = {"id": fallback["id"]} | _leaf(words(fallback.get("text", "")))
    if when := words(fallback.get("switch_when", "")):
        made["description"] = when
    return with_rest(made, fallback, _read_fallback(made, refs))


def _read_fallback(leaf: Any, _: References) -> Data:
    return given(id=at(leaf, "id"), text=at(leaf, "title"), switch_when=at(leaf, "description"))


def _backup(actions: Any, refs: References) -> Any:
    first = at(actions, "0")
    leaves = listed(at(first, "action"))
    fallbacks = [leaf for leaf in leaves if at(leaf, "id") is not None]
    return given(
        cue=at(first, "title"),
        response=next((at(leaf, "title") for leaf in leaves if at(leaf, "id") is None), None),
        fallbacks=[with_its_rest(_read_fallback(leaf, refs), leaf) for leaf in fallbacks] or None,
    )


_BACKUP = Home(
    cls=BackupPlan,
    type="RequestGroup",
    fixed={"status": "active", "intent": "plan", "code": in_words("If-then backup plan")},
    person=("subject",),
    links=(Link("", "action", _actions, _backup),),
    linked=("cue", "response", "fallbacks"),
)

# --- who may see what ---

_CONSENT: Data = {
    "scope": hl7("consentscope", "patient-privacy", "Privacy Consent"),
    "category": [hl7("v3-ActCode", "IDSCL", "information disclosure")],
    "policyRule": {},
}
_RECEIVER = {"role": hl7("v3-ParticipationType", "IRCP", "information recipient")}


def _status(grant: Data, _: References) -> str:
    """Whether a grant is open. FHIR cannot say that one is for a crisis alone, so no program is to act on that one."""
    names_something = grant.get("sections") or grant.get("scales")
    return "active" if names_something and not grant.keys() & {"revoked_on", "only_in_crisis"} else "inactive"


def _named(terms: Data, refs: References) -> Any:
    """What may be seen, part by part. Without it, a consent would be one to everything."""
    labels = {fact.name: fact.label for fact in facts(WellnessPlan)}
    named = [
        refs.to(section.partition("/")[2]) if "/" in section else {"display": labels.get(section, section)}
        for section in terms.get("sections", ())
    ]
    named += [refs.to(scale) for scale in terms.get("scales", ())]
    return [{"meaning": "instance", "reference": each} for each in named] or None


def _receiver(to: Any, _: References) -> Any:
    said = words(to)
    return _RECEIVER | {"reference": {"display": said}} if said else None


def _received(actor: Any, _: References) -> Any:
    return None if at(actor, "reference.reference") else at(actor, "reference.display")


_GRANT = Home(
    cls=Grant,
    type="Consent",
    fixed={"status": "active", **_CONSENT, "provision": {"type": "permit"}},
    person=("patient", "performer.0"),
    links=(
        Link("", "status", _status, nothing),
        Link("", "text", lambda grant, refs: narrative(told(grant, Grant, refs) or ""), nothing),
        plainly("signed_on", "dateTime"),
        plainly("starts", "provision.period.start"),
        plainly("until", "provision.period.end"),
        Link(
            "support",
            "provision.actor.0",
            lambda support, refs: _RECEIVER | {"reference": refs.to(support)},
            lambda actor, refs: refs.id(at(actor, "reference")),
        ),
        Link(
            "",
            "provision.actor.0",
            lambda grant, refs: None if "support" in grant else _receiver(grant.get("to", ""), refs),
            lambda actor, refs: given(to=_received(actor, refs)),
        ),
        Link("", "provision.data", _named, nothing),
    ),
    has_notes=False,
    needs=(("policyRule.text", "Shared by the person", ("policyRule",)),),
)
_VIEW = Home(
    cls=SharedView,
    type="Consent",
    fixed={"status": "active", **_CONSENT, "provision": {"type": "permit"}},
    person=("patient", "performer.0"),
    links=(
        text("notice", "policyRule.text"),
        Link("scope", "text", lambda scope, refs: narrative(told(scope, Scope, refs) or ""), nothing),
        Link("scope.to", "provision.actor.0", _receiver, _received),
        plainly("scope.starts", "provision.period.start"),
        plainly("scope.until", "provision.period.end"),
        Link("scope", "provision.data", _named, nothing),
    ),
    has_notes=False,
    needs=(("policyRule.text", "Shared by the person", ("policyRule",)),),
)

_HOMES = {
    home.cls: home
    for home in (
        _PLAN, _GOAL, _STEP, _PRACTICE, _SUPPORT, _STRENGTH, _BACKUP, _CRISIS, _GRANT, _VIEW,
        _noticed(Trigger, "Personal trigger"), _noticed(WarningSign, "Early warning sign"),
    )
}  # fmt: skip


def questionnaire(cls: type[Item]) -> str:
    """The name of the form for a class of records."""
    return f"{BASE}questionnaire:{kind_of(cls)}"


@once
def home_of(cls: type[Any]) -> Home:
    """Where records of a class are at home."""
    return _HOMES.get(cls) or Home(
        cls=cls,
        type="QuestionnaireResponse",
        fixed={"questionnaire": questionnaire(cls), "status": "completed"},
        person=("subject", "author", "source"),
        links=(
            Link("occurred_at", "authored", lambda text, _: as_moment(text), nothing),
            Link(
                "",
                "item",
                lambda data, refs: items(data, cls, refs) or None,
                lambda found, refs: answers(found, cls, refs),
            ),
        ),
        has_notes=False,
    )


# --- what stands where ---

_HOLDERS = (SharedView, WellnessPlan, Journal)


@once
def apart(cls: type[Any]) -> Mapping[str, type[Item]]:
    """The fields of a class whose records have resources of their own, each with the class of these."""
    if cls is Goal:
        return {"steps": Step}
    return {fact.name: part for fact, part in part_facts(cls) if issubclass(part, Item)} if cls in _HOLDERS else {}


@functools.cache
def places() -> Mapping[type[Item], tuple[type[Item], str, bool]]:
    """For each class of records with resources of their own: what holds them, in which field, and whether in a list."""
    return {
        part: (holder, fact.name, isinstance(fact.shape, Many))
        for holder in (*_HOLDERS, Goal)
        for fact in facts(holder)
        if (part := apart(holder).get(fact.name))
    }
