"""Cases measured side by side, so that a busy moment hits them alike, and what is said of them: ratios."""

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

Case = Callable[[], object]

LEAST = 0.001
"""How many seconds a case takes at least in a round; a shorter one is repeated."""


@attrs.frozen
class Ratio:
    """How one case compares with another: the median over the rounds, and what eight rounds of ten lie between."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Ratio":
        """The ratio that these rounds tell."""
        ordered = sorted(values)
        last = len(ordered) - 1
        return cls(statistics.median(ordered), ordered[round(last * 0.1)], ordered[round(last * 0.9)])

    def __str__(self) -> str:
        return f"{_short(self.median)}  ({_short(self.low)} - {_short(self.high)})"


def _short(number: float) -> str:
    return f"{number:.2f}" if abs(number) < 100 else f"{number:.0f}"


@attrs.frozen
class Times:
    """The seconds of each case in each round."""

    seconds: Mapping[str, Sequence[float]]

    def median(self, case: str) -> float:
        """The seconds that a case takes here."""
        return statistics.median(self.seconds[case])

    def ratio(self, case: str, to: str) -> Ratio:
        """A case over another, paired round by round."""
        return Ratio.of([one / other for one, other in zip(self.seconds[case], self.seconds[to], strict=True)])

    def less(self, floor: str) -> "Times":
        """The times with those of one case taken off the others, round by round."""
        return Times({
            case: [one - other for one, other in zip(seconds, self.seconds[floor], strict=True)]
            for case, seconds in self.seconds.items()
            if case != floor
        })  # fmt: skip

    def each(self, count: Mapping[str, int]) -> "Times":
        """The times of one thing, where each case is about a number of them."""
        return Times({case: [one / count[case] for one in seconds] for case, seconds in self.seconds.items()})


def show(title: str, times: Times, *bases: str, unit: str = "ms", scale: float = 1000) -> None:
    """Print a table: the ratio of each case to each base with what eight rounds of ten lie between, and its median."""
    print(f"\n{title}")
    print(f"  {'':28}" + "".join(f"{'to ' + base:>30}" for base in bases) + f"{unit + ' here':>14}")
    for case in times.seconds:
        ratios = "".join(f"{times.ratio(case, base)!s:>30}" for base in bases)
        print(f"  {case:28}{ratios}{times.median(case) * scale:14.3f}")


def measured(cases: Mapping[str, Case], rounds: int) -> Times:
    """Cases measured in this process, in the time that the processor spends on them."""
    repeats = {name: _repeats(case) for name, case in cases.items()}

    def seconds(name: str) -> float:
        case, repeat = cases[name], repeats[name]
        start = time.thread_time()
        for _ in range(repeat):
            case()
        return (time.thread_time() - start) / repeat

    return _rounds(cases, seconds, rounds)


def _repeats(case: Case) -> int:
    """How often a case is repeated in a round. It runs once or twice: what is loaded once is not what is measured."""
    once = _once(case)
    if once < LEAST * 100:
        once = _once(case)
    return max(1, round(LEAST / max(once, 1e-6)))


def _once(case: Case) -> float:
    start = time.thread_time()
    case()
    return time.thread_time() - start


def started(programs: Mapping[str, str], rounds: int, folder: Path) -> Times:
    """Programs measured from the start of their process to its end. They may import what lies in the folder."""

    def seconds(name: str) -> float:
        before = _children()
        run(programs[name], folder)
        return _children() - before

    for name in programs:
        seconds(name)  # what is compiled to a file once is not what is measured
    return _rounds(programs, seconds, rounds)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def told(programs: Mapping[str, str], rounds: int, folder: Path) -> Times:
    """Programs that print a number themselves, such as the memory they hold, in place of seconds."""
    return _rounds(programs, lambda name: float(run(programs[name], folder)), rounds)


def run(program: str, folder: Path) -> Any:
    """What a program prints, as JSON, or None. It has a process of its own, and may import what lies in the folder."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else modules are compiled anew in each process
    ended = subprocess.run([sys.executable, "-c", program], check=True, env=environment, stdout=subprocess.PIPE)
    return json.loads(ended.stdout or "null")


def _rounds(names: Mapping[str, object], value: Callable[[str], float], rounds: int) -> Times:
    order, shuffle = list(names), random.Random(0).shuffle
    values: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        shuffle(order)
        for name in order:
            values[name].append(value(name))
    return Times(values)
