"""The examples run, and the example plans are whole."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools.fields import facts, is_record, walk
from recoverytools.findings import Severity
from strategies import RECORDS, VALUES

EXAMPLES = Path(__file__).parent.parent / "examples"
PLANS = sorted((EXAMPLES / "plans").glob("*.json"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_an_example_plan_is_written_as_we_write_it(path: Path) -> None:
    plan = rt.read(path, rt.WellnessPlan)
    written = json.dumps(rt.to_dict(plan), indent=2, ensure_ascii=False) + "\n"
    assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_an_example_plan_asks_for_nothing_first(path: Path) -> None:
    found = rt.review(rt.read(path), today=date(2026, 11, 22))
    assert not [finding for finding in found if finding.severity in {Severity.SAFETY, Severity.ADVICE}]


def test_every_field_stands_in_an_example_plan() -> None:
    used: set[tuple[str, str]] = set()
    for path in PLANS:
        for _, model in walk(rt.read(path)):
            used |= {(type(model).__name__, fact.name) for fact in facts(type(model)) if is_used(model, fact)}
    every = {(cls.__name__, fact.name) for cls in [*RECORDS, *VALUES] for fact in facts(cls)}
    every -= {(cls.__name__, name) for cls in RECORDS if is_record(cls) for name in ("private", "extensions")}
    # wellness tools, which a note may point to, have no place in a plan yet
    assert every - used == {("Note", "tool")}
    assert any(model.private for path in PLANS for _, model in rt.read(path, rt.WellnessPlan).items())
    assert any(rt.read(path).extensions for path in PLANS)


def is_used(model: Any, fact: Any) -> bool:
    return bool(getattr(model, fact.name) != fact.default)


def test_the_quickstart_does_what_it_says(tmp_path: Path) -> None:
    line = [sys.executable, str(EXAMPLES / "quickstart.py"), str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    plan = rt.read(tmp_path / "plan.json", rt.WellnessPlan)
    assert done.stderr == ""
    assert done.stdout.startswith("Built a plan with 5 items.\n\nWhat could be asked next:\n  /goals/0/due\n")
    assert "Gave the goal a date. Questions left: 1\n" in done.stdout
    assert "Loaded it back: it is the same plan.\n" in done.stdout
    assert done.stdout.endswith(rt.rendering.to_text(plan) + "\n")
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == rt.rendering.to_markdown(plan)


def test_the_quickstart_makes_a_folder_of_its_own() -> None:
    line = [sys.executable, str(EXAMPLES / "quickstart.py")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    saved = next(word for word in done.stdout.split() if word.endswith("plan.json"))
    assert rt.read(saved, rt.WellnessPlan).goals
