"""The import costs nothing, reads nothing and reaches out to nobody."""

import json
import subprocess
import sys
from typing import Any

import pytest

WATCH = """
import sys
calls = []
sys.addaudithook(lambda event, args: calls.append([event, str(args[0]) if args else ""]))
before = set(sys.modules)
{code}
import json
print(json.dumps([sorted(set(sys.modules) - before), calls]))
"""


def watched(code: Any) -> Any:
    """The modules that some code loads, and what it asks of the system."""
    line = [sys.executable, "-B", "-c", WATCH.replace("{code}", code)]  # without what Python itself would write
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


HEAVY = {"attr", "attrs", "cattrs", "dateutil", "rich", "hypothesis", "argparse", "gettext"}


def test_the_import_loads_next_to_nothing() -> None:
    loaded, _ = watched("import recoverytools")
    assert HEAVY.isdisjoint(loaded)
    assert [name for name in loaded if name.startswith("recoverytools")] == ["recoverytools"]


@pytest.mark.parametrize(
    ("code", "still_out"),
    [
        (
            "import recoverytools as rt; rt.Goal(statement='x')",
            {
                "cattrs",
                "dateutil",
                "rich",
                "argparse",
                "recoverytools.advice",
                "recoverytools.documents",
                "recoverytools.models.plan",
            },
        ),
        (
            "import recoverytools as rt; rt.loads(rt.dumps(rt.WellnessPlan()))",
            {
                "cattrs",
                "dateutil",
                "rich",
                "argparse",
                "tomllib",
                "yaml",
                "recoverytools.advice",
                "recoverytools.rendering",
                "recoverytools.documents._toml",
                "recoverytools.documents._yaml",
            },
        ),
        (
            "import recoverytools as rt; rt.rendering.to_text(rt.WellnessPlan())",
            {"cattrs", "dateutil", "rich", "argparse", "recoverytools.advice", "recoverytools.documents"},
        ),
    ],
)
def test_a_name_loads_what_it_needs(code: Any, still_out: Any) -> None:
    loaded, _ = watched(code)
    assert still_out.isdisjoint(loaded)


def test_nothing_is_reached_opened_or_asked_of_the_environment() -> None:
    # what draws models loads Hypothesis, which opens much
    code = (
        "import importlib, pkgutil, recoverytools\n"
        "for module in pkgutil.walk_packages(recoverytools.__path__, 'recoverytools.'):\n"
        "    if not module.name.endswith(('__main__', '._strategies')) and '.cli' not in module.name:\n"
        "        importlib.import_module(module.name)\n"
    )
    _, calls = watched(code)
    opened = [
        name
        for event, name in calls
        if event == "open"
        and not name.endswith((".py", ".pyc"))
        and "__pycache__" not in name
        and "metadata" not in name.lower()
    ]
    assert opened == []
    reaching = (
        "socket.",
        "subprocess.",
        "os.system",
        "os.putenv",
        "urllib.",
        "ctypes.",
        "shutil.",
        "os.remove",
        "os.rename",
        "os.mkdir",
    )
    assert [event for event, _ in calls if event.startswith(reaching)] == []
