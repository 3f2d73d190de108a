"""The documents that are measured, all made from one plan and one journal of the examples."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import recoverytools as rt
from recoverytools.models import Rating

EXAMPLES = Path(__file__).parent.parent / "examples"
JOURNAL = (EXAMPLES / "journals" / "the-song-and-the-sleep.json").read_bytes()


def _plan() -> bytes:
    """The plan of the canoe as an application stores it, with its goals three times.

    Those that are there twice more have ids of their own; what points to a goal or a step leads to the first.
    """
    plan = json.loads((EXAMPLES / "plans" / "keeping-my-canoe-steady.json").read_bytes())
    plan["goals"] += _again(plan["goals"], 2 * len(plan["goals"]))
    return rt.dumps(rt.from_dict(plan, rt.WellnessPlan))


def bad_plan() -> bytes:
    """The plan with two faults in each goal and one in each step."""
    plan = json.loads(PLAN)
    for goal in plan["goals"]:
        goal |= {"confidence": "7", "unknown": 1}
        for step in goal.get("steps", ()):
            step["due"] = "x"
    return _written(plan)


def plan_of(goals: int) -> bytes:
    """The plan with its first goal this many times, and beside them only what goals point to."""
    plan = json.loads(PLAN)
    kept = ("document", "format", "id", "title", "strengths", "resources", "supports")
    return _written({key: plan[key] for key in kept} | {"goals": _again(plan["goals"][:1], goals)})


def large_plan(goals: int) -> bytes:
    """The plan with this many goals of three steps each beside its own, and a support for every second of them."""
    plan = json.loads(PLAN)
    goal = next(goal for goal in plan["goals"] if goal.get("steps"))
    goal = {**goal, "steps": _again(goal["steps"][:1], 3)}
    plan["goals"] += [_renamed(deepcopy(goal), f"-large-{count}") for count in range(goals)]
    plan["supports"] += [_renamed(deepcopy(plan["supports"][0]), f"-large-{count}") for count in range(goals // 2)]
    return _written(plan)


def journal_of(entries: int) -> bytes:
    """The journal with this many check-ins and nothing else but their scales."""
    journal = json.loads(JOURNAL)
    kept = ("document", "format", "id", "scales")
    some = [{key: value for key, value in entry.items() if key != "replaces"} for entry in journal["checkins"]]
    return _written({key: journal[key] for key in kept} | {"checkins": _again(some, entries)})


def daily_journal(days: int, scales: int) -> bytes:
    """A journal with a check-in on each of so many days up to 22 November 2026, with numbers on so many scales."""
    noon, count = datetime(2026, 11, 22, 12, tzinfo=UTC), range(scales)
    made = rt.Journal(
        id="journal",
        time_zone="Pacific/Tongatapu",
        scales=tuple(rt.Scale(id=f"scale-{number}", name="how my day was", low=0, high=10) for number in count),
        checkins=tuple(
            rt.CheckIn(
                id=f"check-in-{ago}",
                occurred_at=noon - timedelta(ago),
                ratings=tuple(Rating(about=f"scale-{number}", value=(ago * 7 + number) % 11) for number in count),
            )
            for ago in reversed(range(days))
        ),
    )
    return rt.dumps(made)


def small_plans(number: int) -> Iterator[bytes]:
    """Plans of one or two kilobytes, each on a line of its own and with an id of its own."""
    plan = json.loads(PLAN)
    small = {key: plan[key] for key in ("document", "format", "id", "title", "owner", "strengths", "carry")}
    supports = [{key: value for key, value in support.items() if key != "hours"} for support in plan["supports"][:1]]
    line = _written(small | {"supports": supports})
    return (line.replace(b"wellness-plan-1", b"plan-%d" % count, 1) + b"\n" for count in range(number))


def _again(some: list[Any], number: int) -> list[Any]:
    """These records again and again, each time with ids of their own, up to a number of them."""
    return [_renamed(deepcopy(some[count % len(some)]), f"-{count}") for count in range(number)]


def _renamed(raw: Any, end: str) -> Any:
    """A record in which its id and those below it have another end."""
    if isinstance(raw, dict):
        return {key: f"{value}{end}" if key == "id" else _renamed(value, end) for key, value in raw.items()}
    return [_renamed(item, end) for item in raw] if isinstance(raw, list) else raw


def _written(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


PLAN = _plan()
"""The plan that is measured."""
HEADER = b'"document":"wellness-plan","format":1,'
BARE_PLAN = PLAN.replace(HEADER, b"", 1)
"""The same without its header."""
