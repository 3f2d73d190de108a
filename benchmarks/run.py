"""Ratios, all measured in one run, the cases interleaved so that a busy moment hits them alike.

Run it with `uv run --group bench benchmarks/run.py`, and behind it a number of rounds, or the word hostile for one more
table that takes as long as all the others. The times here are those of one machine on one day; the ratios hold longer.
Behind each ratio stands what eight rounds of ten lie between (p10 to p90).
"""

import gc
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from datetime import time as time_of_day
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import attrs
import material
import orjson
import peers
from careplan import careplan, require_all
from fhir.resources.careplan import CarePlan
from measure import Case, Times, measured, show, started, told

import recoverytools as rt
from recoverytools import testing
from recoverytools.documents import _json
from recoverytools.models.plan import SHARED_SECTIONS
from recoverytools.vocabulary import Every, HowDone, Weekday

PLANS = 300
"""How many loaded plans are kept to see how much memory one takes."""
REVIEWED = (100, 300, 900)
"""How many goals are in the plans that are reviewed."""
MERGED = (110, 330, 990)
"""How many goals are in the plans that are merged: the first have 500 records."""
OWN = "cattrs, our own classes"
OWN_CLASSES = peers.OwnClasses(rt.WellnessPlan)
NINE = time_of_day(9, 0)
SECONDS = 2
"""Where a document takes longer than this to load, the tables of growth have none that is larger."""


def without_orjson(case: Case) -> Case:
    """A case as it runs where orjson is not installed."""

    def alone() -> object:
        with mock.patch.object(_json, "_orjson", _nothing):
            return case()

    return alone


def _nothing() -> None:
    """In place of what looks for orjson."""


# --- the tables ---


def starts(folder: Path, rounds: int) -> Times:
    """From a new process to the first use."""
    read = f"open({str(folder / 'plan.json')!r}, 'rb').read()"
    programs = {
        "python itself": "pass",
        "import attrs": "import attrs",
        "import recoverytools": "import recoverytools",
        "first rt.Goal": "import recoverytools as rt; rt.Goal(statement='x')",
        "plan by recoverytools": f"import recoverytools as rt; rt.loads({read})",
    } | {f"plan by {name}": f"import {name}_models as peer; peer.loads({read})" for name in ("pydantic", "msgspec")}
    times = started(programs, rounds, folder)
    bases = "import attrs", "plan by pydantic"
    show("From a new process to the first use", times, *bases)
    show("The same, less what Python itself takes", times.less("python itself"), *bases)
    return times


def loads(models: Mapping[str, ModuleType], rounds: int) -> Times:
    """From bytes to models."""
    plan, care = material.PLAN, careplan(rt.loads(material.PLAN, rt.WellnessPlan))
    bare = material.BARE_PLAN
    cases: dict[str, Case] = {
        "rt.loads": lambda: rt.loads(plan),
        "rt.loads without orjson": without_orjson(lambda: rt.loads(plan)),
        **{name: partial(module.loads, plan) for name, module in models.items()},
        OWN: lambda: OWN_CLASSES.loads(bare),
        "fhir.resources": lambda: CarePlan.model_validate_json(care),
        "orjson.loads": lambda: orjson.loads(plan),
        "json.loads": lambda: json.loads(plan),
    }
    print(f"\nThe CarePlan has {len(care)} bytes, and the plan {len(plan)}: the same values, none left out.")
    return _shown("Load a plan", cases, rounds, "pydantic")


def dumps(models: Mapping[str, ModuleType], rounds: int) -> Times:
    """From models to bytes."""
    plan = rt.loads(material.PLAN, rt.WellnessPlan)
    care = CarePlan.model_validate_json(careplan(plan))
    cases: dict[str, Case] = {
        "rt.dumps": lambda: rt.dumps(plan),
        "rt.dumps without orjson": without_orjson(lambda: rt.dumps(plan)),
        **{name: partial(module.dumps, module.loads(material.PLAN)) for name, module in models.items()},
        OWN: lambda: OWN_CLASSES.dumps(plan),
        "fhir.resources": care.model_dump_json,
    }
    return _shown("Dump a plan", cases, rounds, "pydantic")


def faults(models: Mapping[str, ModuleType], rounds: int) -> Times:
    """From a bad document to all that is wrong with it."""
    bad = material.bad_plan()
    from pydantic import ValidationError

    def ours() -> int:
        try:
            rt.loads(bad)
        except rt.InvalidDocument as error:
            return len(error.findings)
        raise AssertionError("this document is bad")

    def pydantic() -> int:
        try:
            models["pydantic"].loads(bad)
        except ValidationError as error:
            return len(error.errors(include_input=False))
        raise AssertionError("this document is bad")

    print(f"\nThe bad plan has {ours()} faults by rt.loads, and {pydantic()} by pydantic.")
    cases = {"rt.loads": ours, "rt.loads without orjson": without_orjson(ours), "pydantic": pydantic}
    return _shown("All that is wrong with a bad plan", cases, rounds, "pydantic")


def uses(rounds: int) -> Times:
    """What an application does again and again with a plan."""
    plan = rt.loads(material.PLAN, rt.WellnessPlan)
    grant = rt.Grant(to="x", sections=tuple(name for name in SHARED_SECTIONS if name != "supports"))
    cases: dict[str, Case] = {
        "json.loads": lambda: json.loads(material.PLAN),
        "rt.loads": lambda: rt.loads(material.PLAN),
        "rt.share": lambda: rt.share(plan, grant, on=date(2026, 11, 22), key=bytes(32)),
        "rt.to_dict": lambda: rt.to_dict(plan),
        "rt.review": lambda: rt.review(plan, today=date(2026, 11, 22)),
        "to_markdown": lambda: rt.rendering.to_markdown(plan),
        "to_html": lambda: rt.rendering.to_html(plan),
    }
    return _shown("Use a plan", cases, rounds, "json.loads")


def memory(folder: Path, rounds: int) -> Times:
    """What a loaded plan takes of the memory of its process."""
    program = f"""
import MODULE as module, resource
def pages():
    return int(open("/proc/self/statm").read().split()[1])
data = open({str(folder / "plan.json")!r}, "rb").read()
kept = [module.loads(data)]
before = pages()
kept += [module.loads(data) for _ in range({PLANS})]
print((pages() - before) * resource.getpagesize() / {PLANS})
"""
    modules = {"recoverytools": "recoverytools"} | {name: f"{name}_models" for name in ("pydantic", "msgspec")}
    times = told({name: program.replace("MODULE", module) for name, module in modules.items()}, rounds, folder)
    show("Memory of a loaded plan", times, "pydantic", unit="KiB", scale=1 / 1024)
    return times


def growth(title: str, made: Callable[[int], bytes], sizes: tuple[int, ...], rounds: int) -> None:
    """What one of many takes; where the time grows with the size alone, the ratios stay near 1."""
    empty = made(0)
    models = {0: rt.loads(empty)}
    reading: dict[str, Case] = {"0": lambda: rt.loads(empty)}
    writing: dict[str, Case] = {"0": lambda: rt.dumps(models[0])}
    for size in sizes:
        data = made(size)
        start = time.thread_time()
        models[size] = rt.loads(data)
        taken = time.thread_time() - start
        reading[f"{size}"] = partial(rt.loads, data)
        writing[f"{size}"] = partial(rt.dumps, models[size])
        if taken > SECONDS and size != sizes[-1]:
            print(f"\n{title}: more than {size} are left out, as these took {taken:.1f} seconds at once")
            break
    _settle()
    for verb, cases in (("load", reading), ("dump", writing)):
        each = measured(cases, rounds).less("0").each({size: int(size) for size in cases if size != "0"})
        show(f"{title}, {verb}", each, f"{sizes[0]}", unit="µs each", scale=1e6)


def reviews(rounds: int) -> Times:
    """What a review costs beside the loading of a plan, and how both grow."""
    today, journal = date(2026, 11, 22), rt.loads(material.JOURNAL, rt.Journal)
    cases: dict[str, Case] = {}
    for goals in REVIEWED:
        data = material.large_plan(goals)
        plan = rt.loads(data, rt.WellnessPlan)
        cases[f"load, {goals} goals"] = partial(rt.loads, data)
        cases[f"review, {goals} goals"] = partial(rt.review, plan, today=today)
        cases[f"with a journal, {goals} goals"] = partial(rt.review, plan, today=today, journal=journal)
    _settle()
    times = measured(cases, rounds)
    for goals in REVIEWED:
        some = Times({case: seconds for case, seconds in times.seconds.items() if case.endswith(f", {goals} goals")})
        show(
            f"Review a plan with {goals} goals, {3 * goals} steps and {goals // 2} supports more",
            some,
            f"load, {goals} goals",
        )
    growth = times.each({case: int(case.split()[-2]) for case in cases})
    show("The same, for each goal", growth, f"review, {REVIEWED[0]} goals", unit="µs each", scale=1e6)
    return times


def merges(rounds: int) -> Times:
    """What it takes for two versions of a plan to come together, beside the loading of both, and how it grows."""
    cases: dict[str, Case] = {}
    for goals in MERGED:
        base = rt.loads(material.large_plan(goals), rt.WellnessPlan)
        versions = [
            attrs.evolve(
                base,
                goals=tuple(
                    attrs.evolve(goal, statement=text) if count % 5 == spot else goal
                    for count, goal in enumerate(base.goals)
                ),
            )
            for spot, text in enumerate(("Swim", "Run"))
        ]
        written = [*map(rt.dumps, versions)]
        # as on a device: each is loaded by itself, and shares nothing with the others
        mine, theirs = (rt.loads(data, rt.WellnessPlan) for data in written)
        cases[f"load both, {goals} goals"] = partial(_loaded, written)
        cases[f"merge, {goals} goals"] = partial(rt.merge, base, mine, theirs)
    _settle()
    times = measured(cases, rounds)
    for goals in MERGED:
        some = Times({case: seconds for case, seconds in times.seconds.items() if case.endswith(f", {goals} goals")})
        show(f"Merge two versions of a plan with {goals} goals more", some, f"load both, {goals} goals")
    growth = times.each({case: int(case.split()[-2]) for case in cases})
    show("The same, for each goal", growth, f"merge, {MERGED[0]} goals", unit="µs each", scale=1e6)
    return times


def _loaded(written: Iterable[bytes]) -> None:
    _spent(map(rt.loads, written))


def years(rounds: int) -> Times:
    """How ten years of check-ins went, beside the loading of their journal."""
    data = material.daily_journal(3650, 6)
    journal, today = rt.loads(data, rt.Journal), date(2026, 11, 22)
    first = today - timedelta(3649)
    plan = rt.WellnessPlan(
        goals=(rt.Goal(id="scale-0", statement="Swim"),),
        warning_signs=(rt.WarningSign(what="Rain", watches=(rt.Watch(scale="scale-1", change=2, of=3, days=2),)),),
    )
    cases: dict[str, Case] = {
        "rt.loads": lambda: rt.loads(data),
        "rt.trend": lambda: rt.trend(journal, "scale-0", start=first, end=today),
        "rt.progress": lambda: rt.progress(plan, journal, today=today),
        "rt.watches": lambda: rt.watches(plan, journal, today=today),
    }
    return _shown("Ten years of daily check-ins with six numbers", cases, rounds, "rt.loads")


def agendas(rounds: int) -> Times:
    """What is due in a month and in a year, of a plan and a journal that fill a year."""
    steps, entries = 200, 10_000
    chance, first = random.Random(0), date(2026, 1, 1)
    planned = [
        rt.Step(
            id=f"step-{count}",
            what="walk",
            schedule=rt.Schedule(every=Every.WEEK, on=tuple(chance.sample(list(Weekday), 3)), at=(NINE,), minutes=10),
        )
        for count in range(steps)
    ]
    told = (
        rt.StepEntry(
            about=chance.choice(planned).id, planned_for=first + timedelta(chance.randrange(365)), how=HowDone.DONE
        )
        for _ in range(entries)
    )
    goals = tuple(rt.Goal(statement="walk", steps=tuple(planned[at : at + 4])) for at in range(0, steps, 4))
    plan = rt.WellnessPlan(id="plan", time_zone="America/Chicago", goals=goals)
    journals = [rt.Journal(plan="plan", steps=tuple(told))]
    cases: dict[str, Case] = {
        name: partial(rt.agenda, plan, start=first, end=first + timedelta(days - 1), journals=journals)
        for name, days in (("a day", 1), ("a month", 30), ("a year", 365))
    }
    return _shown(f"What is due, of {steps} steps, with {entries} entries of a journal", cases, rounds, "a month")


def bulk(folder: Path, rounds: int) -> None:
    """Many small plans in one file."""
    sizes = {name: int(name.replace(",", "")) for name in ("1,000", "10,000", "100,000")}
    files = {name: folder / f"{size}.ndjson" for name, size in sizes.items()}
    for name, size in sizes.items():
        with files[name].open("wb") as file:
            file.writelines(material.small_plans(size))
    lines = [*material.small_plans(3000)]
    some = folder / "some.ndjson"
    some.write_bytes(b"".join(lines))

    def kept_without_collector() -> object:
        gc.disable()
        try:
            return list(rt.read_many(some))
        finally:
            gc.enable()

    cases: dict[str, Case] = {
        "orjson.loads": lambda: _spent(map(orjson.loads, lines)),
        "rt.loads": lambda: _spent(map(rt.loads, lines)),
        "rt.read_many": lambda: _spent(rt.read_many(some)),
        "rt.read_many, kept": lambda: list(rt.read_many(some)),
        "the same, gc.disable()": kept_without_collector,
        "rt.write_many": partial(rt.write_many, [*rt.read_many(some)], folder / "written.ndjson"),
    }
    print(f"\nA small plan has {len(lines[0])} bytes.")
    _shown(f"{len(lines)} small plans, one a line", cases, rounds, "orjson.loads", "rt.loads")
    peak = "print(__import__('re').search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    copy = f"import recoverytools as rt\nrt.write_many(rt.read_many(FILE), {str(folder / 'copy.ndjson')!r})\n{peak}"
    programs = {name: copy.replace("FILE", repr(str(file))) for name, file in files.items()}
    times = told(programs, 1, folder)
    show("Most memory while many are read and written", times, "1,000", unit="MiB", scale=1 / 1024)


def hostile() -> None:
    """The worst of the inputs that are made to hurt; each is read once, in a process of its own."""
    sys.path.append(str(Path(__file__).parent.parent / "tests"))
    tests = import_module("hostile")
    outcomes: Mapping[str, Any] = tests.measured()
    codes = {code for case in tests.CASES for code in case.expected.split()} - {tests.DOCUMENT, tests.REFUSED}
    kinds = Counter(
        "read" if found.what == tests.DOCUMENT else "refused" if codes >= {*found.what.split()} else "neither"
        for found in outcomes.values()
    )
    print(f"\n{len(outcomes)} hostile inputs: " + ", ".join(f"{kinds[kind]} {kind}" for kind in _KINDS))
    longest = max(outcomes, key=lambda name: outcomes[name].seconds)
    largest = max(outcomes, key=lambda name: outcomes[name].megabytes)
    plan = measured({"": lambda: rt.loads(material.PLAN)}, 20).median("")
    seconds = outcomes[longest].seconds
    print(f"  longest  {seconds:8.2f} s  {seconds / plan:8.0f} times the plan  ({longest}: {outcomes[longest].what})")
    print(f"  largest  {outcomes[largest].megabytes:8.0f} MB{'':26}({largest}: {outcomes[largest].what})")


_KINDS = ("read", "refused", "neither")


def draws(rounds: int) -> Times:
    """What it takes to draw a plan for a test, small or rich, beside to load one."""
    from hypothesis import HealthCheck, Phase, given, settings

    quietly = settings(
        max_examples=20,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )

    def twenty(strategy: Any) -> Case:
        drawn: Any = given(strategy)
        case: Case = quietly(drawn(_nothing_of))
        return case

    cases: dict[str, Case] = {
        "rt.loads": lambda: _spent(map(rt.loads, [material.PLAN] * 20)),
        "a sample": lambda: _spent(map(testing.sample, [rt.WellnessPlan] * 20)),
        "a small goal": twenty(testing.models_of(rt.Goal)),
        "a small plan": twenty(testing.models_of(rt.WellnessPlan)),
        "a rich plan": twenty(testing.rich_plans()),
    }
    return _shown("Draw twenty models for a test, beside to load twenty plans", cases, rounds, "rt.loads")


def _nothing_of(_: object) -> None:
    """A test that holds for all."""


def words(rounds: int) -> None:
    """Look for words in texts of two sizes: ten times the text should take ten times as long."""
    page = (Path(__file__).parent.parent / "docs" / "how-to" / "words.md").read_text(encoding="utf-8")
    sizes = {"100 kB": 100_000, "1 MB": 1_000_000}
    for title, unit in {"Look for words in a page": page, "The same, in quotation marks alone": "'a "}.items():
        texts = {name: (unit * (size // len(unit) + 1))[:size] for name, size in sizes.items()}
        cases: dict[str, Case] = {name: partial(rt.check_language, text) for name, text in texts.items()}
        _shown(title, cases, rounds, "100 kB")


def _shown(title: str, cases: Mapping[str, Case], rounds: int, *bases: str) -> Times:
    _settle()
    times = measured(cases, rounds)
    show(title, times, *bases)
    return times


def _settle() -> None:
    """Let the collector of garbage look no more through what was made before a table."""
    gc.collect()
    gc.freeze()


def _spent(items: Iterable[object]) -> None:
    for _ in items:
        pass


# --- the command ---


@attrs.frozen(kw_only=True)
class Tables:
    """What was measured."""

    start: Times
    load: Times
    dump: Times
    bad: Times
    use: Times
    review: Times
    merge: Times
    decade: Times
    due: Times
    kept: Times


_MERGE = f"merge, {MERGED[0]} goals", f"load both, {MERGED[0]} goals"


def targets(seen: Tables) -> None:
    """Print what we want to reach, and where we are."""
    start, load, dump, kept = seen.start, seen.load, seen.dump, seen.kept
    first = start.ratio("first rt.Goal", "import attrs")
    rows = [
        ("first rt.Goal, to import attrs", "at most 2", first),
        ("first plan, to pydantic", "at most 1.5", start.ratio("plan by recoverytools", "plan by pydantic")),
        ("load, to pydantic", "at most 1.2", load.ratio("rt.loads", "pydantic")),
        ("load without orjson, to pydantic", "at most 1.4", load.ratio("rt.loads without orjson", "pydantic")),
        ("load by cattrs, our classes, to ours", "at least 5", load.ratio(OWN, "rt.loads")),
        ("load by cattrs with bounds, to ours", "", load.ratio("cattrs_checked", "rt.loads")),
        ("load by cattrs, types alone, to ours", "", load.ratio("cattrs", "rt.loads")),
        ("load by fhir.resources, to ours", "at least 20", load.ratio("fhir.resources", "rt.loads")),
        ("dump, to pydantic", "at most 0.75", dump.ratio("rt.dumps", "pydantic")),
        ("all that is wrong, to pydantic", "at most 5", seen.bad.ratio("rt.loads", "pydantic")),
        ("review of 100 goals, to its loading", "at most 5", seen.review.ratio("review, 100 goals", "load, 100 goals")),
        ("merge of 500 records, to loading both", "at most 5", seen.merge.ratio(*_MERGE)),
        ("view of a plan, to its loading", "at most 3", seen.use.ratio("rt.share", "rt.loads")),
        ("page of a plan in HTML, to its loading", "at most 10", seen.use.ratio("to_html", "rt.loads")),
        ("trend of ten years, to its loading", "at most 1", seen.decade.ratio("rt.trend", "rt.loads")),
        ("agenda of a year, to one of a month", "at most 20", seen.due.ratio("a year", "a month")),
        ("memory of a plan, to pydantic", "at most 0.45", kept.ratio("recoverytools", "pydantic")),
    ]
    print("\nWhat we want, and where we are")
    for name, wanted, ratio in rows:
        print(f"  {name:38}{wanted:>14}{ratio!s:>30}")


def require_same(models: Mapping[str, ModuleType]) -> None:
    """Stop where a peer does not hold what we hold; times of day apart, which they write with seconds."""
    plan = rt.loads(material.PLAN, rt.WellnessPlan)
    written = {name: module.dumps(module.loads(material.PLAN)) for name, module in models.items()}
    written[OWN] = b"{" + material.HEADER + OWN_CLASSES.dumps(OWN_CLASSES.loads(material.BARE_PLAN))[1:]
    for name, data in written.items():
        if json.loads(re.sub(rb'"(\d\d:\d\d):00"', rb'"\1"', data)) != json.loads(material.PLAN):
            raise AssertionError(f"{name} holds something else than we do")
    require_all(plan, CarePlan.model_validate_json(careplan(plan)).model_dump_json())


def main() -> None:
    """Print all tables."""
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), 40)
    few = max(3, rounds // 10)
    used = ("attrs", "cattrs", "orjson", "pydantic", "msgspec", "fhir.resources")
    print(f"Python {sys.version.split()[0]}, " + ", ".join(f"{name} {version(name)}" for name in used))
    print(f"A plan of {len(material.PLAN)} bytes.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.json").write_bytes(material.PLAN)
        plan = json.loads(material.PLAN)
        models = peers.write(folder, rt.WellnessPlan, {key: plan[key] for key in ("document", "format")})
        require_same(models)
        start = starts(folder, rounds // 4)
        load, dump, bad = (table(models, rounds) for table in (loads, dumps, faults))
        use = uses(rounds)
        seen = Tables(
            start=start,
            load=load,
            dump=dump,
            bad=bad,
            use=use,
            review=reviews(few),
            merge=merges(few),
            decade=years(few),
            due=agendas(few),
            kept=memory(folder, 3),
        )
        growth("Goals in a plan", material.plan_of, (1, 10, 100, 1000), few)
        growth("Entries in a journal", material.journal_of, (1000, 10_000, 100_000), 3)
        bulk(folder, few)
        words(few)
        draws(3)
    if "hostile" in sys.argv:
        hostile()
    targets(seen)


if __name__ == "__main__":
    main()
