"""The tools, one module each. A class is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .advocacy import Advocacy as Advocacy
    from .agreements import WorkingAgreement as WorkingAgreement
    from .backups import BackupPlan as BackupPlan
    from .backups import Fallback as Fallback
    from .consent import Grant as Grant
    from .conversations import Conversation as Conversation
    from .credentials import Credential as Credential
    from .credentials import TrainingRecord as TrainingRecord
    from .crisis import CareChoice as CareChoice
    from .crisis import CrisisPlan as CrisisPlan
    from .crisis import Duty as Duty
    from .crisis import Medicine as Medicine
    from .crisis import Naloxone as Naloxone
    from .crisis import NotInvolved as NotInvolved
    from .crisis import PostCrisisPlan as PostCrisisPlan
    from .crisis import SaferUse as SaferUse
    from .crisis import SafetyPlan as SafetyPlan
    from .crisis import Witness as Witness
    from .decisions import Decision as Decision
    from .decisions import Matter as Matter
    from .decisions import OtherPerson as OtherPerson
    from .decisions import Sureness as Sureness
    from .goals import AttainmentScale as AttainmentScale
    from .goals import Goal as Goal
    from .goals import GoalReview as GoalReview
    from .goals import Measure as Measure
    from .groups import AgendaItem as AgendaItem
    from .groups import GroupRole as GroupRole
    from .groups import Meeting as Meeting
    from .groups import MeetingRole as MeetingRole
    from .groups import PeerGroup as PeerGroup
    from .groups import Session as Session
    from .items import Item as Item
    from .items import Note as Note
    from .journal import CheckIn as CheckIn
    from .journal import Journal as Journal
    from .journal import PlanUse as PlanUse
    from .journal import Rating as Rating
    from .journal import ResponseUse as ResponseUse
    from .journal import Scale as Scale
    from .journal import StepEntry as StepEntry
    from .journal import ToolUse as ToolUse
    from .merges import Choice as Choice
    from .merges import Conflict as Conflict
    from .merges import Merged as Merged
    from .plan import HelpLine as HelpLine
    from .plan import Page as Page
    from .plan import Person as Person
    from .plan import WellnessPlan as WellnessPlan
    from .problems import Option as Option
    from .problems import ProblemSolving as ProblemSolving
    from .proposals import Change as Change
    from .proposals import Proposal as Proposal
    from .proposals import Spot as Spot
    from .signs import Trigger as Trigger
    from .signs import WarningSign as WarningSign
    from .steps import Step as Step
    from .stories import RecoveryStory as RecoveryStory
    from .stories import StoryPart as StoryPart
    from .stories import StoryVersion as StoryVersion
    from .stories import ThirdParty as ThirdParty
    from .strengths import Resource as Resource
    from .strengths import Skill as Skill
    from .strengths import Strength as Strength
    from .supports import Support as Support
    from .toolbox import DailyPractice as DailyPractice
    from .toolbox import WellnessTool as WellnessTool
    from .views import Scope as Scope
    from .views import SharedView as SharedView

RECORDS = {
    "Advocacy": "advocacy",
    "AgendaItem": "groups",
    "BackupPlan": "backups",
    "CareChoice": "crisis",
    "CheckIn": "journal",
    "Conflict": "merges",
    "Conversation": "conversations",
    "Credential": "credentials",
    "CrisisPlan": "crisis",
    "DailyPractice": "toolbox",
    "Decision": "decisions",
    "Duty": "crisis",
    "Fallback": "backups",
    "Goal": "goals",
    "GoalReview": "goals",
    "Grant": "consent",
    "GroupRole": "groups",
    "HelpLine": "plan",
    "Journal": "journal",
    "Matter": "decisions",
    "Medicine": "crisis",
    "Meeting": "groups",
    "MeetingRole": "groups",
    "Merged": "merges",
    "NotInvolved": "crisis",
    "Note": "items",
    "Option": "problems",
    "OtherPerson": "decisions",
    "Page": "plan",
    "PeerGroup": "groups",
    "PlanUse": "journal",
    "PostCrisisPlan": "crisis",
    "ProblemSolving": "problems",
    "Proposal": "proposals",
    "RecoveryStory": "stories",
    "Resource": "strengths",
    "ResponseUse": "journal",
    "SaferUse": "crisis",
    "SafetyPlan": "crisis",
    "Scale": "journal",
    "Session": "groups",
    "SharedView": "views",
    "Skill": "strengths",
    "Step": "steps",
    "StepEntry": "journal",
    "StoryPart": "stories",
    "StoryVersion": "stories",
    "Strength": "strengths",
    "Support": "supports",
    "ThirdParty": "stories",
    "ToolUse": "journal",
    "TrainingRecord": "credentials",
    "Trigger": "signs",
    "WarningSign": "signs",
    "WellnessPlan": "plan",
    "WellnessTool": "toolbox",
    "Witness": "crisis",
    "WorkingAgreement": "agreements",
}
"""The module of each class that is a kind of document."""

_OTHERS = {
    "AttainmentScale": "goals",
    "Choice": "merges",
    "Change": "proposals",
    "Item": "items",
    "Measure": "goals",
    "Naloxone": "crisis",
    "Person": "plan",
    "Rating": "journal",
    "Scope": "views",
    "Spot": "proposals",
    "Sureness": "decisions",
}

__all__ = [
    "Advocacy",
    "AgendaItem",
    "AttainmentScale",
    "BackupPlan",
    "CareChoice",
    "Change",
    "CheckIn",
    "Choice",
    "Conflict",
    "Conversation",
    "Credential",
    "CrisisPlan",
    "DailyPractice",
    "Decision",
    "Duty",
    "Fallback",
    "Goal",
    "GoalReview",
    "Grant",
    "GroupRole",
    "HelpLine",
    "Item",
    "Journal",
    "Matter",
    "Measure",
    "Medicine",
    "Meeting",
    "MeetingRole",
    "Merged",
    "Naloxone",
    "NotInvolved",
    "Note",
    "Option",
    "OtherPerson",
    "Page",
    "PeerGroup",
    "Person",
    "PlanUse",
    "PostCrisisPlan",
    "ProblemSolving",
    "Proposal",
    "Rating",
    "RecoveryStory",
    "Resource",
    "ResponseUse",
    "SaferUse",
    "SafetyPlan",
    "Scale",
    "Scope",
    "Session",
    "SharedView",
    "Skill",
    "Spot",
    "Step",
    "StepEntry",
    "StoryPart",
    "StoryVersion",
    "Strength",
    "Support",
    "Sureness",
    "ThirdParty",
    "ToolUse",
    "TrainingRecord",
    "Trigger",
    "WarningSign",
    "WellnessPlan",
    "WellnessTool",
    "Witness",
    "WorkingAgreement",
]


def __getattr__(name: str) -> Any:
    module = RECORDS.get(name) or _OTHERS.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
