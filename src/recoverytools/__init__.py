"""Models of the recovery-oriented tools that peer specialists use with their peers.

    import recoverytools as rt

Classes and functions are loaded when they are first used, so that the import itself costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import models as models
    from . import rendering as rendering
    from . import vocabulary as vocabulary
    from .advice import review as review
    from .documents import dumps as dumps
    from .documents import loads as loads
    from .documents import read as read
    from .documents import write as write
    from .errors import InvalidDocument as InvalidDocument
    from .errors import InvalidValue as InvalidValue
    from .errors import NotFound as NotFound
    from .errors import RecoveryToolsError as RecoveryToolsError
    from .errors import UnsupportedVersion as UnsupportedVersion
    from .findings import Finding as Finding
    from .findings import Severity as Severity
    from .models import BackupPlan as BackupPlan
    from .models import Goal as Goal
    from .models import HelpLine as HelpLine
    from .models import Note as Note
    from .models import ProblemSolving as ProblemSolving
    from .models import Resource as Resource
    from .models import Skill as Skill
    from .models import Step as Step
    from .models import Strength as Strength
    from .models import Support as Support
    from .models import WellnessPlan as WellnessPlan
    from .plain import converter as converter
    from .plain import from_dict as from_dict
    from .plain import to_dict as to_dict
    from .values import Contact as Contact
    from .values import Hours as Hours
    from .values import Schedule as Schedule

_NAMES = {
    "advice": ["review"],
    "documents": ["dumps", "loads", "read", "write"],
    "errors": ["InvalidDocument", "InvalidValue", "NotFound", "RecoveryToolsError", "UnsupportedVersion"],
    "findings": ["Finding", "Severity"],
    "models": [
        "BackupPlan", "Goal", "HelpLine", "Note", "ProblemSolving", "Resource", "Skill", "Step", "Strength", "Support",
        "WellnessPlan",
    ],
    "plain": ["converter", "from_dict", "to_dict"],
    "values": ["Contact", "Hours", "Schedule"],
}  # fmt: skip
_MODULES = ["models", "rendering", "vocabulary"]
_HOME = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [
    "BackupPlan",
    "Contact",
    "Finding",
    "Goal",
    "HelpLine",
    "Hours",
    "InvalidDocument",
    "InvalidValue",
    "NotFound",
    "Note",
    "ProblemSolving",
    "RecoveryToolsError",
    "Resource",
    "Schedule",
    "Severity",
    "Skill",
    "Step",
    "Strength",
    "Support",
    "UnsupportedVersion",
    "WellnessPlan",
    "converter",
    "dumps",
    "from_dict",
    "loads",
    "models",
    "read",
    "rendering",
    "review",
    "to_dict",
    "vocabulary",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    elif name in _MODULES:
        value = import_module(f"{__name__}.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
