"""The tools, one module each. A class is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .backups import BackupPlan as BackupPlan
    from .backups import Fallback as Fallback
    from .goals import AttainmentScale as AttainmentScale
    from .goals import Goal as Goal
    from .goals import GoalReview as GoalReview
    from .goals import Measure as Measure
    from .items import Item as Item
    from .items import Note as Note
    from .plan import HelpLine as HelpLine
    from .plan import Page as Page
    from .plan import Person as Person
    from .plan import WellnessPlan as WellnessPlan
    from .problems import Option as Option
    from .problems import ProblemSolving as ProblemSolving
    from .steps import Step as Step
    from .strengths import Resource as Resource
    from .strengths import Skill as Skill
    from .strengths import Strength as Strength
    from .supports import Support as Support

RECORDS = {
    "BackupPlan": "backups",
    "Fallback": "backups",
    "Goal": "goals",
    "GoalReview": "goals",
    "HelpLine": "plan",
    "Note": "items",
    "Option": "problems",
    "Page": "plan",
    "ProblemSolving": "problems",
    "Resource": "strengths",
    "Skill": "strengths",
    "Step": "steps",
    "Strength": "strengths",
    "Support": "supports",
    "WellnessPlan": "plan",
}
"""The module of each class that is a kind of document."""

_OTHERS = {"AttainmentScale": "goals", "Item": "items", "Measure": "goals", "Person": "plan"}

__all__ = [
    "AttainmentScale",
    "BackupPlan",
    "Fallback",
    "Goal",
    "GoalReview",
    "HelpLine",
    "Item",
    "Measure",
    "Note",
    "Option",
    "Page",
    "Person",
    "ProblemSolving",
    "Resource",
    "Skill",
    "Step",
    "Strength",
    "Support",
    "WellnessPlan",
]


def __getattr__(name: str) -> Any:
    module = RECORDS.get(name) or _OTHERS.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
