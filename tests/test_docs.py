"""The docs say what the code does, and say it plainly."""

import argparse
import functools
import inspect
import itertools
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import attrs
import pytest

import recoverytools as rt
from recoverytools import vocabulary
from recoverytools.advice import CATALOGUE
from recoverytools.cli import _parser
from recoverytools.fields import facts
from recoverytools.wording import Word
from strategies import RECORDS, VALUES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "vectors/README.md")]
PAGES += sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)


def source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))


def test_every_code_of_an_error_stands_in_the_docs_and_the_other_way_round() -> None:
    raised = set(re.findall(r'(?:\bfault\(|\bwrong\(|code = )\s*"([a-z]+(?:-[a-z]+)*)"', source()))
    raised |= {"wrong-value", "rule-whole-number"}
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `([a-z-]+)` \|", page)) == raised


def test_every_model_stands_in_the_docs() -> None:
    reference = ROOT / "docs" / "reference"
    pages = [page.read_text(encoding="utf-8") for page in [reference / "models.md", *reference.glob("models/*.md")]]
    told = [re.findall(r"(?m)^```\{model\} (\w+)$", page) for page in pages]
    assert sorted(itertools.chain(*told)) == sorted(cls.__name__ for cls in [*RECORDS, *VALUES, rt.models.Item])
    assert [re.findall(r"(?m)^## (\w+)$", page) for page in pages] == told


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_every_model_has_an_example(cls: type) -> None:
    assert f"{cls.__name__}(" in "\n".join(re.findall(r"(?m)^(?:>>>|\.\.\.) .*$", inspect.getdoc(cls) or ""))


@pytest.mark.parametrize("module", sorted(set(rt.models.RECORDS.values()) - {"items", "plan"}))
def test_where_the_tools_come_from_stands_in_the_docs(module: str) -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert f"```{{about}} {module}\n" in pages


def test_every_command_and_its_options_stand_in_the_docs() -> None:
    page = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")
    parts = re.split(r"(?m)^## ([a-z]+)$", page)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    for name, same in {"today": "agenda", "crisis": "card"}.items():  # whose options it has
        sections[name] += sections[same]
    [commands] = [action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)]
    assert sections.keys() == commands.choices.keys()
    for name, command in commands.choices.items():
        names = {option for action in command._actions for option in action.option_strings[-1:]}
        missing = names - set(re.findall(r"--[a-z-]+", sections[name])) - {"--help", "--output"}
        assert not missing, f"{name}: {missing}"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"(?m)^pip install uv && (.*)$", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands == ["uv run examples/quickstart.py", "uv run pytest"]
    assert "pip install uv && uv run pytest\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    headings = re.findall(r"(?m)^#{1,3} (.+)$", text)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    for target, anchor in re.findall(r"\]\(([^)#]*)(?:#([^)]*))?\)", text):
        assert "://" not in target, "the docs are read offline"
        there = page.parent / target if target else page
        assert there.exists(), target
        # headings that are written from the code stand on the built page alone: there, test_site.py looks for them
        if anchor and not re.search(
            r"```\{(finding-codes|include|terms|word-lists)\}", there.read_text(encoding="utf-8")
        ):
            assert anchor in anchors(there), f"{target}#{anchor}"


# --- from what peer specialists do to the code ---

PRACTICE = ROOT / "docs" / "explanation" / "practice.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in re.findall(r"(?m)^\|.*\|$", PRACTICE.read_text(encoding="utf-8"))[2:]
]


def resolved(name: str) -> object:
    """What a name of the library or of its models leads to."""
    first, *rest = name.split(".")
    home = rt if first in rt.__all__ else rt.models
    return functools.reduce(getattr, rest, getattr(home, first))


def test_the_table_of_practice_names_all_that_peer_specialists_do() -> None:
    assert [row[0] for row in ROWS] == [
        "goal setting", "problem solving", "symptom management", "strengths", "supports", "resources", "skills",
        "self-directed wellness plans", "informed decisions", "recovery stories", "self-help groups",
        "educational groups", "being a sounding board", "advocacy", "planning and scheduling", "backup plans",
        "working by rules, with autonomy", "training and certification", "support in mental health",
        "support in substance use",
    ]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_no_row_of_the_table_of_practice_points_at_nothing(row: list[str]) -> None:
    _, tool, classes, functions, link = row
    assert tool
    named = re.findall(r"`([^`]+)`", classes)
    assert named
    for name in named:
        assert resolved(name) in [*RECORDS, *VALUES], name
    called = re.findall(r"`([^`]+)`", functions)
    assert called
    for name in called:
        thing = resolved(name)
        assert isinstance(thing, property) or (callable(thing) and not isinstance(thing, type)), name
    [(target, anchor)] = re.findall(r"^\[[^]]+\]\(([^)#]+)#([^)]+)\)$", link)
    assert anchor in anchors(PRACTICE.parent / target)


# --- the parts of the docs ---


@pytest.mark.parametrize("part", ["tutorials", "how-to", "explanation", "reference"])
def test_each_part_of_the_docs_says_what_its_pages_are_for(part: str) -> None:
    page = (ROOT / "docs" / part / "index.md").read_text(encoding="utf-8")
    listed = re.findall(r"(?s)```\{toctree\}\n(?::.*?\n)+\n(.*?)\n```", page)
    assert re.findall(r"(?m)^- \[[^]]+\]\(([^)]+)\.md\): [^.]", page) == "\n".join(listed).split("\n")


def test_every_tool_stands_among_the_methods() -> None:
    page = (ROOT / "docs" / "explanation" / "methods.md").read_text(encoding="utf-8")
    told = itertools.chain(*(re.findall(r"`(\w+)`", cell) for cell in re.findall(r"(?m)^\| ([^|]+) \|", page)))
    modules = {getattr(rt.models, name).__module__.rpartition(".")[2] for name in told}
    assert modules == set(rt.models.RECORDS.values()) - {"items"}


def test_the_picture_of_the_readme_is_there() -> None:
    [source] = re.findall(r'<img src="([^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8"))
    assert (ROOT / source).exists()


# --- plain words ---


def syllables(word: str) -> int:
    """A rough count: groups of vowels, a silent e at the end apart."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"([^l]e|es|ed)$", word.lower()) is not None
    return max(1, groups - silent)


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of some texts as a whole."""
    text = "\n".join(texts)
    sentences = len(re.findall(r"[.?!]+(?:\s|$)|\n\n", text)) or 1
    words = re.findall(r"[A-Za-z][A-Za-z'’-]*", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def questions() -> Iterable[str]:
    for cls in [*RECORDS, *VALUES]:
        for fact in facts(cls):
            if fact.ask:
                yield from (fact.ask.question, fact.ask.help)


def test_questions_and_findings_are_plain() -> None:
    assert grade(questions()) <= 6
    assert grade(f"{rule.says} {rule.asks}" for rule in CATALOGUE) <= 6
    assert grade(rule.looks_at for rule in CATALOGUE) <= 6
    for rule in CATALOGUE:
        assert grade([rule.says, rule.asks]) <= 6, rule.code
    labels = [
        word.label()
        for cls in vars(vocabulary).values()
        if isinstance(cls, type) and issubclass(cls, Word)
        for word in cls
    ]
    assert grade(f"{label}." for label in labels) <= 6


def test_what_is_said_on_a_hard_day_is_plain() -> None:
    sign, words = rt.Trigger(id="a", what="x"), ("y",)
    for region in ("US", "GB", "JP", ""):
        plan = rt.WellnessPlan(region=region, triggers=(sign,))
        for noticed, carry in itertools.product(("a", ""), (words, ())):
            guidance = rt.what_now(attrs.evolve(plan, carry=carry), noticed, now=datetime(2026, 11, 22))
            said = [guidance.opening(), guidance.in_any_order()]
            said += [guidance.lines.in_danger(), guidance.lines.even_if_unsure()]
            assert grade(said) <= 6
    assert grade(["It may send help without asking you."]) <= 6


def test_the_grade_is_that_of_the_formula() -> None:
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade(["Recovery is possible. It is."]) == pytest.approx(0.39 * 5 / 2 + 11.8 * 10 / 5 - 15.59)


def prose(page: Path) -> str:
    """What of a page is read as sentences."""
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^[|#].*$", "", text)
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[\]]", "", text)
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text)  # what was left out leaves no sentences of its own


TUTORIALS = [page for page in PAGES if page.parent.name == "tutorials"]


def test_the_docs_are_plain() -> None:
    assert grade(map(prose, PAGES)) <= 8
    assert grade(map(prose, TUTORIALS)) <= 8


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_each_tutorial_is_plain(page: Path) -> None:
    assert grade([prose(page)]) <= 8


AVOIDED = re.compile(
    r"\b(patients?|clients?|addicts?|abuse[rs]*|alcoholics?|suffer(s|ing)? from|non-?complian\w+|mentally ill|"
    r"committed suicide|clean and sober|failed|failure)\b",
    re.IGNORECASE,
)


def test_people_come_first() -> None:
    texts = [*questions(), *(f"{rule.says} {rule.asks}" for rule in CATALOGUE), *map(prose, PAGES)]
    texts += [
        example for cls in [*RECORDS, *VALUES] for fact in facts(cls) if fact.ask for example in fact.ask.examples
    ]
    for text in texts:
        assert not AVOIDED.search(text), text
