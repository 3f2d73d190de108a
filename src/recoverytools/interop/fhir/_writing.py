"""Documents as bundles."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ...fields import is_record, part_facts
from ...models import (
    CareChoice,
    CheckIn,
    Goal,
    Item,
    Journal,
    Note,
    Person,
    PlanUse,
    Step,
    StepEntry,
    Support,
    WellnessPlan,
)
from ...plain import kind_of, to_dict
from ...vocabulary import NotAnswered
from .._open import open_part, settled
from ._elements import (
    BASE,
    GOAL_OF,
    Data,
    References,
    address,
    called,
    given,
    label,
    moment,
    narrative,
    told,
    without,
    words,
)
from ._homes import PERSON, SURVEY, apart, home_of
from ._releases import RELEASES, Release, to_r5


def to_fhir(
    document: Item, *, release: Release = "R4", journal: Journal | None = None, include_private: bool = False
) -> Data:
    """A document as a FHIR bundle: a collection of resources that a health record system can read.

    A plan becomes a CarePlan with Goals, Tasks, Conditions (its strengths), Observations (triggers, signs, wishes for a
    crisis), RelatedPersons in a CareTeam, RequestGroups (backup plans) and Consents (grants). Whatever FHIR has no
    resource for stands as a QuestionnaireResponse to our own questions. What a resource has no element for is in its
    extension ``urn:recoverytools:fhir:rest``, so that `from_fhir` brings all of it back. Any other document is written
    in the same way. The same document makes the same bundle, with the same addresses.

    >>> goal = rt.Goal(id="sing", statement="Sing in the choir again", status=GoalStatus.ACTIVE)
    >>> bundle = rt.interop.to_fhir(goal)
    >>> [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    ['Patient', 'Goal']
    >>> bundle["entry"][1]["resource"]["description"]
    {'text': 'Sing in the choir again'}

    Args:
        document: A plan, a shared view, a journal, or any other record.
        release: The release of FHIR, by its own name: R4 (4.0.1) or R5 (5.0.0).
        journal: The journal that goes with a plan. Numbers in it become Observations, beside their check-ins.
        include_private: Write also what is private, and what shared views never have, such as grants. By default none
            of it is there, nor what stands in it or leads to it, nor older versions of what the journal corrects, nor
            how to reach people where that may not be shared. Of a document that is private as a whole nothing is
            written; of one that was merged, what is decided.

    Raises:
        ValueError: The journal goes with another plan, or there is no such release.
        TypeError: This is no record, or a journal comes with something else than a plan.
        InvalidValue: A list is longer than a document may hold.
        NotFound: What was merged holds no document.
    """
    if not isinstance(document, Item):
        raise TypeError(f"to_fhir takes a record, such as a plan, not a {type(document).__name__}")
    if release not in RELEASES:
        raise ValueError("release must be R4 or R5")
    _check_journal(document, journal)
    if not include_private:
        document = settled(document, include_private=False)
    documents: tuple[Item | None, ...] = (document, journal)[: 2 if journal else 1]
    if not include_private:
        documents = open_part(*filter(None, documents))
    return bundled(document, documents, release)


def _check_journal(document: Item, journal: Any) -> None:
    if journal is None:
        return
    if not isinstance(journal, Journal) or not isinstance(document, WellnessPlan):
        raise TypeError("a journal comes with a plan, and is a Journal")
    if journal.plan is not None and journal.plan != document.id:
        raise ValueError("the journal goes with another plan")


def bundled(root: Item, documents: tuple[Item | None, ...], release: Release) -> Data:
    """The bundle of documents, of which the first is what is left of the root."""
    kind = kind_of(type(root))
    bundle: Data = {
        "resourceType": "Bundle",
        "identifier": {"system": f"{BASE}{kind}", "value": root.id},
        "type": "collection",
    }
    held = [each for each in documents if each is not None]
    if held and documents[0] is not None:
        entries = [
            {"fullUrl": url, "resource": to_r5(resource) if release == "R5" else resource}
            for url, resource in _Writer(f"{kind}/{root.id}").entries(held)
        ]
        # so that no two places share a dict, which a change in one would change in the other
        bundle = json.loads(json.dumps({**bundle, "entry": entries}))
    return bundle


@attrs.frozen
class _Record:
    """A record with a resource of its own."""

    cls: type[Item]
    data: Data
    """What is in it, without the records in it that have their own resources."""
    around: str
    """The id of the record that holds it."""

    @property
    def id(self) -> str:
        id: str = self.data["id"]
        return id


@attrs.frozen
class _Writer:
    root: str
    """Begins the names of all addresses in the bundle."""

    def entries(self, documents: list[Item]) -> Iterator[tuple[str, Data]]:
        records = [record for each in documents for record in _records(_plain(each), type(each))]
        owner: Data = next((record.data["owner"] for record in records if record.data.get("owner")), {})
        names = dict(pair for each in documents for pair in _names(to_dict(each), type(each)))
        person = self._url("person")
        refs = References(
            person=given(reference=person, display=called(owner, Person)),
            addresses={
                each.id: given(reference=self._url(kind_of(each.cls), each.id), display=names.get(each.id))
                for each in records
            },
            names=names,
            ids={self._url(kind_of(each.cls), each.id): each.id for each in records},
        )
        patient = PERSON.element(owner, refs)
        yield person, self._identified("person", self.root.split("/")[1], patient)
        replaced = _replaced(records)
        outcomes = self._outcomes(records, replaced)
        for each in records:
            made, more = self._resource(each, records, refs)
            if each.cls is Goal and each.id in outcomes:
                made["outcomeReference"] = outcomes[each.id]
            elif each.cls in _ENTRIES and each.id in replaced:
                made["status"] = "entered-in-error"
            elif each.cls is CheckIn:
                more = [*self._ratings(each, refs)]
            yield self._url(kind_of(each.cls), each.id), made
            yield from more

    def _outcomes(self, records: list[_Record], replaced: set[str]) -> Mapping[str, list[Data]]:
        """The references to the numbers about each thing, but for those that were corrected."""
        found: dict[str, list[Data]] = {}
        for each in records:
            if each.cls is CheckIn and each.id not in replaced:
                for i, rating in enumerate(each.data.get("ratings", ())):
                    found.setdefault(rating["about"], []).append({"reference": self._rating_url(each, i)})
        return found

    def _resource(self, each: _Record, records: list[_Record], refs: References) -> tuple[Data, list[tuple[str, Data]]]:
        """The resource of a record, and those that stand beside it, each with its address."""
        kind = kind_of(each.cls)
        data = without(each.data, ["owner"]) if each.data.get("owner") else each.data
        made = self._identified(kind, each.id, home_of(each.cls).element(data, refs))
        more: list[tuple[str, Data]] = []
        match kind:
            case "wellness-plan":
                more = self._beside_plan(made, records, refs)
            case "crisis-plan":
                more = [*self._wishes(data, refs)]
                if more:
                    made["supportingInfo"] = [{"reference": url} for url, _ in more]
            case "step" if each.around:
                goal = refs.to(each.around.removeprefix("goal/"))
                made.setdefault("extension", []).append({"url": GOAL_OF, "valueReference": goal})
        return made, more

    def _beside_plan(self, plan: Data, records: list[_Record], refs: References) -> list[tuple[str, Data]]:
        """Lead from a plan to all that is in it, and make its care team."""
        by_type: dict[str, list[Data]] = {}
        people = []
        for each in records:
            if each.around == f"wellness-plan/{plan['id']}" or each.cls is Step:
                resource = "Task" if each.cls is Step else home_of(each.cls).type
                by_type.setdefault(resource, []).append(refs.to(each.id))
            if each.cls is Support:
                people.append(each)
        goals, tasks = by_type.pop("Goal", []), by_type.pop("Task", []) + by_type.pop("RequestGroup", [])
        by_type.pop("RelatedPerson", None)
        plan["text"] = narrative(plan.get("title", "Wellness plan"))
        more = []
        if people:
            team = self._team(people, refs)
            more.append(team)
            plan["careTeam"] = [{"reference": team[0]}]
        if goals:
            plan["goal"] = goals
        if info := [reference for references in by_type.values() for reference in references]:
            plan["supportingInfo"] = info
        if tasks:
            plan["activity"] = [{"reference": each} for each in tasks]
        return more

    def _team(self, people: list[_Record], refs: References) -> tuple[str, Data]:
        members = []
        for each in people:
            relation = words(each.data.get("relation", ""))
            members.append(({"role": [{"text": relation}]} if relation else {}) | {"member": refs.to(each.id)})
        made: Data = {
            "resourceType": "CareTeam",
            "status": "active",
            "name": "Who is on my side",
            "subject": refs.person,
            "participant": members,
        }
        return self._url("care-team"), self._identified("care-team", self.root.split("/")[1], made)

    def _wishes(self, crisis: Data, refs: References) -> Iterator[tuple[str, Data]]:
        """What a person wishes for in a crisis, one by one, with the codes that preferences have."""
        for name, code, display, cls in _WISHES:
            for wish in crisis.get(name, ()):
                if said := told(wish, cls, refs):
                    made = {
                        "resourceType": "Observation",
                        "status": "final",
                        "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": display}]},
                        "subject": refs.person,
                        "performer": [refs.person],
                        "valueString": said,
                    }
                    yield self._url("wish", wish["id"]), self._identified("wish", wish["id"], made)

    def _rating_url(self, entry: _Record, i: int) -> str:
        return self._url("rating", entry.id, str(i))

    def _ratings(self, entry: _Record, refs: References) -> Iterator[tuple[str, Data]]:
        """The numbers of a check-in, one by one. One that was not given says why, and is never a zero."""
        for i, rating in enumerate(entry.data.get("ratings", ())):
            made: Data = {
                "resourceType": "Observation",
                "status": "final",
                "category": SURVEY,
                "code": {"text": refs.names.get(rating["about"], "Rating")},
                "subject": refs.person,
                "effectiveDateTime": moment(entry.data["occurred_at"]),
                "performer": [refs.person],
                "derivedFrom": [refs.to(entry.id)],
            }
            if "value" in rating:
                made["valueQuantity"] = {"value": rating["value"]}
            elif "level" in rating:
                made["valueInteger"] = rating["level"]
            else:
                made["dataAbsentReason"] = _absent(rating["not_answered"])
            url = self._rating_url(entry, i)
            yield url, self._identified("rating", url.rpartition(":")[2], made)

    def _identified(self, kind: str, id: str, resource: Data) -> Data:
        identifier: Any = {"system": f"{BASE}{kind}", "value": id}
        if resource["resourceType"] != "QuestionnaireResponse":
            identifier = [identifier]
        head = {"resourceType": resource["resourceType"], "id": id, "identifier": identifier}
        return head | without(resource, head)

    def _url(self, *names: str) -> str:
        return address(self.root, *names)


def _plain(document: Item) -> Data:
    return without(to_dict(document), ["document", "format"])


def _records(data: Data, cls: type[Item], around: str = "") -> Iterator[_Record]:
    """A record and those in it that have resources of their own, in the order in which they are written."""
    fields = apart(cls)
    yield _Record(cls, without(data, fields), around)
    for name, part in fields.items():
        value = data.get(name, [])
        for below in value if isinstance(value, list) else [value]:
            yield from _records(below, part, f"{kind_of(cls)}/{data['id']}")


def _names(data: Data, cls: type[Any]) -> Iterator[tuple[str, str]]:
    """What each record is called, by its id, as far as it is called anything."""
    if is_record(cls) and (name := called(data, cls)):
        yield data["id"], name
    for fact, part in part_facts(cls):
        value = data.get(fact.name, [])
        for below in value if isinstance(value, list) else [value]:
            yield from _names(below, part)


_ENTRIES = (CheckIn, StepEntry, PlanUse)


def _replaced(records: list[_Record]) -> set[str]:
    """The ids of the entries of a journal that others replace."""
    return {each.data["replaces"] for each in records if each.cls in _ENTRIES and "replaces" in each.data}


_ABSENT = {NotAnswered.DECLINED: "asked-declined", NotAnswered.NOT_ASKED: "not-asked"}


def _absent(why: Any) -> Data:
    said: Data = {"text": label(NotAnswered, why)}
    if code := _ABSENT.get(why):
        system = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
        said = {"coding": [{"system": system, "code": code}], **said}
    return said


_WISHES = (
    ("treatments", "75773-2", "Treatment intervention preference", CareChoice),
    ("places", "95541-9", "Care experience preference", CareChoice),
    ("helps", "95541-9", "Care experience preference", Note),
)
