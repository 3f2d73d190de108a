"""For those who test an application: models to test with, and checks of stores and of translations.

    from recoverytools import testing

What draws models needs Hypothesis, which the extra ``testing`` installs; the rest needs nothing more.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._lifelike import sample as sample
    from ._lifelike import samples as samples
    from ._storage import NotKept as NotKept
    from ._storage import check_storage as check_storage
    from ._strategies import models_of as models_of
    from ._strategies import rich_plans as rich_plans
    from ._strategies import texts as texts
    from ._translation import wrong_translations as wrong_translations

_NAMES = {
    "_lifelike": ["sample", "samples"],
    "_storage": ["NotKept", "check_storage"],
    "_strategies": ["models_of", "rich_plans", "texts"],
    "_translation": ["wrong_translations"],
}
_HOME = {name: module for module, names in _NAMES.items() for name in names}

__all__ = ["NotKept", "check_storage", "models_of", "rich_plans", "sample", "samples", "texts", "wrong_translations"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
