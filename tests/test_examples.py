"""The examples run, and the example documents are whole."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools.fields import Fact, facts, is_record, pointers, walk
from recoverytools.findings import Severity
from strategies import RECORDS, VALUES

EXAMPLES = Path(__file__).parent.parent / "examples"
DOCUMENTS = sorted(EXAMPLES.glob("**/*.json"))
JOURNALS = sorted((EXAMPLES / "journals").glob("*.json"))


ITS_JOURNAL = {"keeping-my-canoe-steady": rt.read(JOURNALS[0], rt.Journal)}


def name(path: Path) -> str:
    return str(path.relative_to(EXAMPLES).with_suffix(""))


def everything() -> list[Any]:
    """All models in all the examples."""
    return [model for path in DOCUMENTS for _, model in walk(rt.read(path))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_an_example_is_written_as_we_write_it(path: Path) -> None:
    written = json.dumps(rt.to_dict(rt.read(path)), indent=2, ensure_ascii=False) + "\n"
    assert path.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_an_example_asks_for_nothing_first(path: Path) -> None:
    found = rt.review(rt.read(path), today=date(2026, 11, 22), journal=ITS_JOURNAL.get(path.stem))
    first = [finding.code for finding in found if finding.severity is not Severity.IDEA]
    assert first == WORTH_A_LOOK.get(path.stem, [])


WORTH_A_LOOK = {
    "keeping-my-canoe-steady": ["plan-was-used-and-not-mended", "decision-is-under-pressure"],
    "one-dragon-at-a-time": ["safer-use-has-no-naloxone"],
    "the-second-hem": ["story-for-anyone-tells-of-others"],
    "two-coats": ["decision-is-under-pressure"],
}
"""Two people are pushed in a decision, and wrote so. One wants to change a plan after a hard day, one has no naloxone
near, and one leaves out those who said no.

Nothing in the examples is about safety.
"""


def test_every_class_stands_in_an_example() -> None:
    assert {type(model) for model in everything()} == {*RECORDS, *VALUES}


def test_every_field_stands_in_an_example() -> None:
    used = {
        (type(model).__name__, fact.name)
        for model in everything()
        for fact in facts(type(model))
        if used_in(model, fact)
    }
    every = {(cls.__name__, fact.name) for cls in [*RECORDS, *VALUES] for fact in facts(cls)}
    every -= {(cls.__name__, field) for cls in RECORDS if is_record(cls) for field in ("private", "extensions")}
    assert every - used == set()
    assert any(getattr(model, "private", False) for model in everything())
    assert any(getattr(model, "extensions", {}) for model in everything())


def used_in(model: Any, fact: Fact) -> bool:
    return bool(getattr(model, fact.name) != fact.default)


@pytest.mark.parametrize("path", JOURNALS, ids=name)
def test_a_journal_points_into_its_plan_or_itself(path: Path) -> None:
    journal = rt.read(path, rt.Journal)
    plans = [plan for plan in map(rt.read, DOCUMENTS) if isinstance(plan, rt.WellnessPlan) and plan.id == journal.plan]
    assert len(plans) == 1
    classes = {
        model.id: type(model).__name__
        for whole in (journal, *plans)
        for _, model in walk(whole)
        if hasattr(model, "id")
    }
    lost = [
        where + step
        for where, model in walk(journal)
        for step, id, names in pointers(model)
        if classes.get(id) not in names and id not in journal.erased
    ]
    assert not lost


@pytest.mark.parametrize("path", JOURNALS, ids=name)
def test_no_id_of_a_journal_is_an_id_of_its_plan(path: Path) -> None:
    journal = rt.read(path, rt.Journal)
    plan = next(plan for plan in map(rt.read, DOCUMENTS) if getattr(plan, "id", None) == journal.plan)
    ours, theirs = ({model.id for _, model in walk(whole) if hasattr(model, "id")} for whole in (journal, plan))
    assert ours.isdisjoint(theirs)


def test_the_quickstart_does_what_it_says(tmp_path: Path) -> None:
    line = [sys.executable, str(EXAMPLES / "quickstart.py"), str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    plan = rt.read(tmp_path / "plan.json", rt.WellnessPlan)
    assert done.stderr == ""
    assert done.stdout.startswith("Built a plan with 5 items.\n\nWhat could be asked next:\n  /goals/0/confidence\n")
    assert "Gave the goal a date, and is surer now. Questions left: 0\n" in done.stdout
    assert "Loaded it back: it is the same plan.\n" in done.stdout
    assert done.stdout.endswith(rt.rendering.to_text(plan) + "\n")
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == rt.rendering.to_markdown(plan)


def test_the_quickstart_makes_a_folder_of_its_own() -> None:
    line = [sys.executable, str(EXAMPLES / "quickstart.py")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    saved = next(word for word in done.stdout.split() if word.endswith("plan.json"))
    assert rt.read(saved, rt.WellnessPlan).goals


def test_many_plans_are_looked_at_by_two_processes(tmp_path: Path) -> None:
    line = [sys.executable, str(EXAMPLES / "many_plans.py")]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.startswith(
        "line 91: this document has 2 faults:\n  /document is missing\n  /format is missing\nPlans looked at: 180\n"
    )
    rt.write_many([rt.WellnessPlan(), rt.Goal(statement="Sing")], tmp_path / "plans.ndjson")
    done = subprocess.run([*line, str(tmp_path / "plans.ndjson")], capture_output=True, text=True, check=True)
    assert (
        done.stdout == "line 2: /document must be wellness-plan here\nPlans looked at: 1\n     1 plan-is-a-blank-page\n"
    )
