"""What Hypothesis calls when it is imported: ``st.from_type(rt.Goal)`` then draws goals.

To load all our classes would take as long as Hypothesis itself does, in each process that imports it. So a class is
registered when it is there: now, where its module is loaded, and else as soon as it is.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_PACKAGE = __name__.partition(".")[0]


def register() -> None:
    """Register the classes that are loaded, and look out for the others."""
    sys.meta_path.insert(0, _LookOut())
    for module in [module for name, module in sys.modules.items() if _holds_models(name)]:
        _register(module)


class _LookOut(MetaPathFinder):
    """Lets others load a module of ours, and registers its classes then."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module that holds models is to be found. Of other modules we know nothing."""
        if not _holds_models(fullname):
            return None
        others = [finder for finder in sys.meta_path if not isinstance(finder, _LookOut)]
        spec = next(filter(None, (finder.find_spec(fullname, path, target) for finder in others)), None)
        if spec and spec.loader:
            execute = spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                execute(module)
                _register(module)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _holds_models(name: str) -> bool:
    return name == f"{_PACKAGE}.values" or name.startswith(f"{_PACKAGE}.models.")


def _register(module: ModuleType) -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 - it is this that imports us

    from ..fields import is_declared  # noqa: PLC0415 - only where there are models

    for cls in list(vars(module).values()):
        if is_declared(cls) and cls.__module__ == module.__name__:
            st.register_type_strategy(cls, _models_of)


def _models_of(cls: type[Any]) -> Any:
    """What draws models of a class. Hypothesis also asks for what our classes are kinds of, such as any object."""
    from ..fields import is_declared  # noqa: PLC0415
    from ._strategies import models_of  # noqa: PLC0415 - only for those who draw

    return models_of(cls) if is_declared(cls) else NotImplemented
