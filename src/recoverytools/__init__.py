"""Models of the recovery-oriented tools that peer specialists use with their peers.

    import recoverytools as rt

Classes and functions are loaded when they are first used, so that the import itself costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import facts as facts
    from . import interop as interop
    from . import models as models
    from . import rendering as rendering
    from . import vocabulary as vocabulary
    from .advice import explain as explain
    from .advice import review as review
    from .certification import Renewal as Renewal
    from .certification import renewal as renewal
    from .documents import dumps as dumps
    from .documents import form_hints as form_hints
    from .documents import json_schema as json_schema
    from .documents import loads as loads
    from .documents import read as read
    from .documents import read_many as read_many
    from .documents import write as write
    from .documents import write_many as write_many
    from .errors import InvalidDocument as InvalidDocument
    from .errors import InvalidValue as InvalidValue
    from .errors import NotApplied as NotApplied
    from .errors import NotFound as NotFound
    from .errors import NotShared as NotShared
    from .errors import RecoveryToolsError as RecoveryToolsError
    from .errors import UnsupportedVersion as UnsupportedVersion
    from .facilitation import Attendance as Attendance
    from .facilitation import RoleTurns as RoleTurns
    from .facilitation import attendance as attendance
    from .facilitation import next_in_role as next_in_role
    from .facts import crisis_lines as crisis_lines
    from .findings import Finding as Finding
    from .findings import Severity as Severity
    from .guidance import Guidance as Guidance
    from .guidance import what_now as what_now
    from .language import Suggestion as Suggestion
    from .language import check_language as check_language
    from .models import Advocacy as Advocacy
    from .models import BackupPlan as BackupPlan
    from .models import CheckIn as CheckIn
    from .models import Conversation as Conversation
    from .models import Credential as Credential
    from .models import CrisisPlan as CrisisPlan
    from .models import DailyPractice as DailyPractice
    from .models import Decision as Decision
    from .models import Goal as Goal
    from .models import Grant as Grant
    from .models import HelpLine as HelpLine
    from .models import Journal as Journal
    from .models import Merged as Merged
    from .models import Note as Note
    from .models import PeerGroup as PeerGroup
    from .models import PlanUse as PlanUse
    from .models import PostCrisisPlan as PostCrisisPlan
    from .models import ProblemSolving as ProblemSolving
    from .models import Proposal as Proposal
    from .models import RecoveryStory as RecoveryStory
    from .models import Resource as Resource
    from .models import SaferUse as SaferUse
    from .models import SafetyPlan as SafetyPlan
    from .models import Scale as Scale
    from .models import SharedView as SharedView
    from .models import Skill as Skill
    from .models import Step as Step
    from .models import StepEntry as StepEntry
    from .models import Strength as Strength
    from .models import Support as Support
    from .models import TrainingRecord as TrainingRecord
    from .models import Trigger as Trigger
    from .models import WarningSign as WarningSign
    from .models import WellnessPlan as WellnessPlan
    from .models import WellnessTool as WellnessTool
    from .models import WorkingAgreement as WorkingAgreement
    from .outcomes import Attainment as Attainment
    from .outcomes import GoalProgress as GoalProgress
    from .outcomes import Trend as Trend
    from .outcomes import WatchState as WatchState
    from .outcomes import attainment_t as attainment_t
    from .outcomes import progress as progress
    from .outcomes import trend as trend
    from .outcomes import watches as watches
    from .plain import Draft as Draft
    from .plain import converter as converter
    from .plain import draft as draft
    from .plain import from_dict as from_dict
    from .plain import to_dict as to_dict
    from .revision import accept as accept
    from .revision import apply as apply
    from .revision import common_ancestor as common_ancestor
    from .revision import decline as decline
    from .revision import diff as diff
    from .revision import merge as merge
    from .revision import propose as propose
    from .revision import receive as receive
    from .revision import resolve as resolve
    from .scheduling import Agenda as Agenda
    from .scheduling import Occurrence as Occurrence
    from .scheduling import Reminder as Reminder
    from .scheduling import agenda as agenda
    from .sharing import Preview as Preview
    from .sharing import describe_view as describe_view
    from .sharing import missing_elements as missing_elements
    from .sharing import permits as permits
    from .sharing import preview as preview
    from .sharing import share as share
    from .values import Contact as Contact
    from .values import Hours as Hours
    from .values import Schedule as Schedule
    from .values import Watch as Watch

_NAMES = {
    "advice": ["explain", "review"],
    "certification": ["Renewal", "renewal"],
    "documents": ["dumps", "form_hints", "json_schema", "loads", "read", "read_many", "write", "write_many"],
    "errors": [
        "InvalidDocument", "InvalidValue", "NotApplied", "NotFound", "NotShared", "RecoveryToolsError",
        "UnsupportedVersion",
    ],
    "facilitation": ["Attendance", "RoleTurns", "attendance", "next_in_role"],
    "facts": ["crisis_lines"],
    "findings": ["Finding", "Severity"],
    "guidance": ["Guidance", "what_now"],
    "language": ["Suggestion", "check_language"],
    "models": [
        "Advocacy", "BackupPlan", "CheckIn", "Conversation", "Credential", "CrisisPlan", "DailyPractice", "Decision",
        "Goal", "Grant", "HelpLine", "Journal", "Merged", "Note", "PeerGroup", "PlanUse", "PostCrisisPlan",
        "ProblemSolving", "Proposal", "RecoveryStory", "Resource", "SaferUse", "SafetyPlan", "Scale", "SharedView",
        "Skill", "Step", "StepEntry", "Strength", "Support", "TrainingRecord", "Trigger", "WarningSign", "WellnessPlan",
        "WellnessTool", "WorkingAgreement",
    ],
    "outcomes": ["Attainment", "GoalProgress", "Trend", "WatchState", "attainment_t", "progress", "trend", "watches"],
    "plain": ["Draft", "converter", "draft", "from_dict", "to_dict"],
    "revision": ["accept", "apply", "common_ancestor", "decline", "diff", "merge", "propose", "receive", "resolve"],
    "scheduling": ["Agenda", "Occurrence", "Reminder", "agenda"],
    "sharing": ["Preview", "describe_view", "missing_elements", "permits", "preview", "share"],
    "values": ["Contact", "Hours", "Schedule", "Watch"],
}  # fmt: skip
_MODULES = ["facts", "interop", "models", "rendering", "vocabulary"]
_HOME = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [
    "Advocacy",
    "Agenda",
    "Attainment",
    "Attendance",
    "BackupPlan",
    "CheckIn",
    "Contact",
    "Conversation",
    "Credential",
    "CrisisPlan",
    "DailyPractice",
    "Decision",
    "Draft",
    "Finding",
    "Goal",
    "GoalProgress",
    "Grant",
    "Guidance",
    "HelpLine",
    "Hours",
    "InvalidDocument",
    "InvalidValue",
    "Journal",
    "Merged",
    "NotApplied",
    "NotFound",
    "NotShared",
    "Note",
    "Occurrence",
    "PeerGroup",
    "PlanUse",
    "PostCrisisPlan",
    "Preview",
    "ProblemSolving",
    "Proposal",
    "RecoveryStory",
    "RecoveryToolsError",
    "Reminder",
    "Renewal",
    "Resource",
    "RoleTurns",
    "SaferUse",
    "SafetyPlan",
    "Scale",
    "Schedule",
    "Severity",
    "SharedView",
    "Skill",
    "Step",
    "StepEntry",
    "Strength",
    "Suggestion",
    "Support",
    "TrainingRecord",
    "Trend",
    "Trigger",
    "UnsupportedVersion",
    "WarningSign",
    "Watch",
    "WatchState",
    "WellnessPlan",
    "WellnessTool",
    "WorkingAgreement",
    "accept",
    "agenda",
    "apply",
    "attainment_t",
    "attendance",
    "check_language",
    "common_ancestor",
    "converter",
    "crisis_lines",
    "decline",
    "describe_view",
    "diff",
    "draft",
    "dumps",
    "explain",
    "facts",
    "form_hints",
    "from_dict",
    "interop",
    "json_schema",
    "loads",
    "merge",
    "missing_elements",
    "models",
    "next_in_role",
    "permits",
    "preview",
    "progress",
    "propose",
    "read",
    "read_many",
    "receive",
    "rendering",
    "renewal",
    "resolve",
    "review",
    "share",
    "to_dict",
    "trend",
    "vocabulary",
    "watches",
    "what_now",
    "write",
    "write_many",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{_elsewhere(name)}")
    globals()[name] = value
    return value


def _elsewhere(name: str) -> str:
    """Where a class stands that is not here. Tools that ask for other names load nothing."""
    for home in ("models", "vocabulary") if name[:1].isupper() else ():
        if hasattr(import_module(f"{__name__}.{home}"), name):
            return f"; it is in {__name__}.{home}"
    return ""


def __dir__() -> list[str]:
    return __all__
