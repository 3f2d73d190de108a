"""Ratios, all measured in one run, the cases interleaved so that a busy moment hits them alike.

Run it with `uv run benchmarks/run.py`, or with a number of rounds behind it.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import recoverytools as rt

PLAN = Path(__file__).parent.parent / "examples" / "plans" / "keeping-my-canoe-steady.json"
Case = Callable[[], object]


def fresh(code: str) -> Case:
    """A case that runs code in a new process."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


STARTS: Mapping[str, Case] = {
    "python itself": fresh("pass"),
    "import attrs": fresh("import attrs"),
    "import recoverytools": fresh("import recoverytools"),
    "first rt.Goal": fresh("import recoverytools as rt; rt.Goal(statement='x')"),
    "first loads": fresh(f"import recoverytools as rt; rt.loads(open({str(PLAN)!r}, 'rb').read())"),
}
"""From a new process to the first use; the floor is what attrs itself takes to import."""


def uses() -> Mapping[str, Case]:
    """What an application does again and again; the floor is Python's own reader of JSON."""
    data = PLAN.read_bytes()
    plan = rt.loads(data, rt.WellnessPlan)
    bad = json.loads(data)
    for goal in bad["goals"]:
        goal |= {"importance": "7", "due": None, "unknown": 1}
    return {
        "json.loads": lambda: json.loads(data),
        "rt.loads": lambda: rt.loads(data, rt.WellnessPlan),
        "all faults": lambda: refused(bad),
        "rt.dumps": lambda: rt.dumps(plan),
        "review": lambda: rt.review(plan, today=date(2026, 11, 22)),
        "to_markdown": lambda: rt.rendering.to_markdown(plan),
    }


def refused(data: object) -> rt.InvalidDocument:
    """The error that a bad document ends in."""
    try:
        rt.from_dict(data)
    except rt.InvalidDocument as error:
        return error
    raise AssertionError("this document is bad")


def seconds(case: Case) -> float:
    """How long a case takes, once."""
    start = time.perf_counter()
    case()
    return time.perf_counter() - start


def table(title: str, cases: Mapping[str, Case], floor: str, rounds: int) -> None:
    """Print the median of each case, and its ratio to the floor."""
    for case in cases.values():
        case()  # what is loaded and compiled once is not what is measured
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            times[name].append(seconds(case))
    median = {name: statistics.median(values) for name, values in times.items()}
    print(f"\n{title} (median of {rounds} rounds, ratio to {floor})")
    for name, value in median.items():
        print(f"  {name:22} {value * 1000:9.2f} ms {value / median[floor]:8.2f}")


def main() -> None:
    """Print all tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    print(f"Python {sys.version.split()[0]}, a plan of {PLAN.stat().st_size} bytes")
    table("From a new process", STARTS, "import attrs", rounds)
    table("Again and again", uses(), "json.loads", rounds * 5)


if __name__ == "__main__":
    main()
