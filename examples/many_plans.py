"""Look over many plans with two processes: lines go out to them, and small answers come back.

Run it with `uv run examples/many_plans.py`, or give it a file of your own with one document on each line:
`uv run examples/many_plans.py PLANS`.
"""

import sys
import tempfile
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import recoverytools as rt

TODAY = date(2026, 11, 22)
PROCESSES = 2
AT_ONCE = 1_000_000
"""How many bytes of lines a process gets at a time: so many that the sending costs little."""

Looked = tuple[Counter[str], list[rt.RecoveryToolsError]]


def look(before: int, lines: list[bytes]) -> Looked:
    """What a process does: count what could be asked about the plans on some lines, and keep what is wrong."""
    counts: Counter[str] = Counter()
    errors: list[rt.RecoveryToolsError] = []
    for plan in rt.read_many(lines, rt.WellnessPlan, on_error=errors.append):
        counts["plans"] += 1
        counts.update(finding.code for finding in rt.review(plan, today=TODAY))
    for error in errors:
        error.line = before + (error.line or 0)  # where it is in the whole file
    return counts, errors


def look_at_all(path: Path) -> Iterator[Looked]:
    """Share a file among the processes, in the order of its lines."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool, path.open("rb") as file:
        asked: deque[Future[Looked]] = deque()
        before = 0
        while lines := file.readlines(AT_ONCE):
            asked.append(pool.submit(look, before, lines))
            before += len(lines)
            if len(asked) > 2 * PROCESSES:  # enough to keep them busy; more would fill the memory
                yield asked.popleft().result()
        for future in asked:
            yield future.result()


def main(path: Path) -> None:
    """Print what came back, summed up."""
    counts: Counter[str] = Counter()
    for more, errors in look_at_all(path):
        counts += more
        for error in errors:
            print(error)
    print(f"Plans looked at: {counts.pop('plans', 0)}")
    for code, count in counts.most_common(3):
        print(f"{count:6} {code}")


def some_plans(folder: Path) -> Path:
    """A file with the example plans, each many times, and one line that is no plan."""
    plans = [rt.read(path, rt.WellnessPlan) for path in sorted((Path(__file__).parent / "plans").glob("*.json"))]
    path = folder / "plans.ndjson"
    with path.open("wb") as file:
        rt.write_many(plans * 10, file)
        file.write(b"{}\n")
        rt.write_many(plans * 10, file)
    return path


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory(prefix="recoverytools-") as folder:
            main(some_plans(Path(folder)))
