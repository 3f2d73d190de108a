"""Copies of a package with something in it made something else: what a law has to tell."""

import importlib.util
import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import recoverytools as rt

CASES = 150
"""How many cases a law has to tell that something is wrong."""


def mutant(package: ModuleType, folder: Path, old: str, new: str) -> Any:
    """A copy of a package with something in it made something else."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(package.__path__[0]).glob("*.py")}
    assert sum(source.count(old) for source in sources.values()) == 1, "it is there, and once"
    for name, source in sources.items():
        (folder / name).write_text(source.replace(old, new), encoding="utf-8")
    name = f"{package.__name__}_gone_wrong"
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    for module in [each for each in sys.modules if each.startswith(name)]:
        del sys.modules[module]
    return made


def require_told(law: Callable[[Any, int], None], wrong: Any) -> None:
    """See that a law tells that a package is wrong."""
    for seed in itertools.count():
        assert seed < CASES, "no law tells"
        try:
            law(wrong, seed)
        except (AssertionError, rt.RecoveryToolsError, LookupError, TypeError, ValueError):
            return
