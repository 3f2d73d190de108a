"""What mypy and pyright see when they read a user's code.

Nothing here runs. Each line with an `ignore` must be an error: both checkers are told to complain of an ignore that is not needed.
"""

import gzip
import sys
from collections.abc import Generator
from datetime import date
from typing import assert_type

import attrs

import recoverytools as rt
from recoverytools.models import Item
from recoverytools.vocabulary import GoalStatus, Weekday


def good() -> None:
    """What reads well, type-checks."""
    goal = rt.Goal(statement="walk", confidence=7, status=GoalStatus.ACTIVE)
    assert_type(goal.confidence, int | None)
    assert_type(goal.steps, tuple[rt.Step, ...])
    assert_type(attrs.evolve(goal, confidence=8), rt.Goal)
    plan = rt.WellnessPlan(goals=(goal,), word_choices={"a": "b"}, extensions={"org.example": {"a": [1]}})
    assert_type(plan.add(rt.Support(name="Sam")), rt.WellnessPlan)
    assert_type(plan.find("g", rt.Goal), rt.Goal)
    assert_type(plan.find("g"), Item)
    assert_type(rt.loads(b"", rt.Goal), rt.Goal)
    assert_type(rt.loads(b""), Item)
    assert_type(rt.read("plan.json", rt.WellnessPlan), rt.WellnessPlan)
    errors: list[rt.RecoveryToolsError] = []
    assert_type(rt.read_many("goals.ndjson", rt.Goal, on_error=errors.append), Generator[rt.Goal, None, None])
    assert_type(list(rt.read_many(["{}", b"{}"], progress=print)), list[Item])
    with gzip.open("goals.gz", "rb") as lines:
        assert_type(rt.write_many(rt.read_many(lines), sys.stdout.buffer), int)
    assert_type(rt.from_dict({}, rt.Contact), rt.Contact)
    assert_type(rt.review(plan, today=date(2026, 11, 22)), tuple[rt.Finding, ...])
    journal = rt.Journal(plan=plan.id)
    [progress] = rt.progress(plan, journal, today=date(2026, 11, 22))
    assert_type(progress.fraction, float | None)
    assert_type(rt.watches(plan, journal, today=date(2026, 11, 22)), tuple[rt.WatchState, ...])
    assert_type(rt.trend(journal, "sleep", start=date(2026, 11, 1), end=date(2026, 11, 22)).usual, float | None)
    assert_type(rt.attainment_t(each.level for each in (progress,)).t, float | None)
    assert_type(GoalStatus.ACTIVE.value, str)
    assert_type(Weekday.MONDAY.label(), str)


def bad(goal: rt.Goal, plan: rt.WellnessPlan) -> None:
    """What cannot be right, does not."""
    rt.Goal(statemnt="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    rt.Goal(statement=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    rt.Goal(statement="x", steps=[rt.Step(what="a")])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    rt.Goal(statement="x", status="active")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    rt.Goal("x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    rt.Goal()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    attrs.evolve(goal, confidence="x")  # type: ignore[arg-type]
    attrs.evolve(goal, confidnce=1)  # type: ignore[call-arg]
    goal.confidence = 4  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    plan.find("g", rt.Contact)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    rt.review(plan)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    rt.read_many(b"{}")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    rt.write_many(goal, "goals.ndjson")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    rt.loads(b"", rt.Contact)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
