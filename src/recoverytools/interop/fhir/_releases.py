"""What R4 and R5 say in different ways. All is written and read as R4; these turn one into the other."""

from collections.abc import Mapping
from typing import Literal

from ._elements import Data, at, listed, without

Release = Literal["R4", "R5"]
RELEASES: tuple[Release, ...] = ("R4", "R5")

_RENAMED: Mapping[str, Mapping[str, str]] = {
    "CarePlan": {"author": "custodian"},
    "Goal": {"expressedBy": "source"},
    "Consent": {"patient": "subject", "dateTime": "date", "performer": "grantor"},
}
"""Elements of R4 that have another name in R5."""


def to_r5(resource: Data) -> Data:
    """A resource of ours as R5 has it."""
    names = _RENAMED.get(resource["resourceType"], {})
    made = {names.get(name, name): value for name, value in resource.items()}
    match resource["resourceType"]:
        case "CarePlan" if "activity" in made:
            made["activity"] = [{"plannedActivityReference": each["reference"]} for each in made["activity"]]
        case "CareTeam":
            made["participant"] = [
                each | {"role": each["role"][0]} if "role" in each else each for each in made["participant"]
            ]
        case "Condition":
            actor = made.pop("asserter")
            role = {
                "system": "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
                "code": "informant",
                "display": "Informant",
            }
            made["participant"] = [{"function": {"coding": [role]}, "actor": actor}]
        case "Consent":
            del made["scope"]
            provision = without(made["provision"], ["type"])
            made |= {"regulatoryBasis": [made.pop("policyRule")], "decision": "permit"}
            made = without(made, ["provision"]) | ({"provision": [provision]} if provision else {})
        case "Goal" if "outcomeReference" in made:
            made["outcome"] = [{"reference": each} for each in made.pop("outcomeReference")]
        case "QuestionnaireResponse":
            made["identifier"] = [made["identifier"]]
        case "RequestGroup":
            made["resourceType"] = "RequestOrchestration"
        case "Task" if "restriction" in made:
            made["requestedPeriod"] = made.pop("restriction")["period"]
    return made


def to_r4(resource: Data) -> Data:
    """A resource as R4 has it, as far as we read it."""
    made = dict(resource)
    match resource.get("resourceType"):
        case "CareTeam":
            members = listed(made.get("participant"))
            made["participant"] = [
                each | {"role": [each["role"]]} if isinstance(at(each, "role"), dict) else each for each in members
            ]
        case "Consent" if "decision" in made:
            made |= {"dateTime": made.get("date"), "provision": at(made, "provision.0")}
            made["policyRule"] = at(made, "regulatoryBasis.0")
        case "QuestionnaireResponse" if isinstance(made.get("identifier"), dict):
            made["identifier"] = [made["identifier"]]
        case "RequestOrchestration":
            made["resourceType"] = "RequestGroup"
        case "Task" if "requestedPeriod" in made:
            made["restriction"] = {"period": made["requestedPeriod"]}
    return made
