"""The docs say what the code does, and say it plainly."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import recoverytools as rt
from recoverytools import vocabulary
from recoverytools.advice import CATALOGUE
from recoverytools.fields import facts
from recoverytools.wording import Word
from strategies import RECORDS, VALUES

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]
PAGES += sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)


def source() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.py")))


def test_every_code_of_an_error_stands_in_the_docs_and_the_other_way_round() -> None:
    raised = set(re.findall(r'(?:fault\(|wrong\(|code = )\s*"([a-z]+(?:-[a-z]+)*)"', source()))
    raised |= {"wrong-value", "rule-whole-number"}
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^\| `([a-z-]+)` \|", page)) == raised


def test_every_model_stands_in_the_docs() -> None:
    page = (ROOT / "docs" / "reference" / "models.md").read_text(encoding="utf-8")
    told = re.findall(r"(?m)^```\{model\} (\w+)$", page)
    assert sorted(told) == sorted(cls.__name__ for cls in [*RECORDS, *VALUES, rt.models.Item])
    assert re.findall(r"(?m)^## (\w+)$", page) == told


def test_every_public_function_and_error_stands_in_the_docs() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in PAGES)
    documented = set(re.findall(r"auto(?:function|class|exception):: recoverytools\.(?:\w+\.)?(\w+)", pages))
    modules = {"models", "rendering", "vocabulary"}
    assert set(rt.__all__) - modules - documented - {cls.__name__ for cls in [*RECORDS, *VALUES]} == set()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"(?m)^pip install uv && (.*)$", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands == ["uv run examples/quickstart.py", "uv run pytest"]
    assert "pip install uv && uv run pytest\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert "://" not in target, "the docs are read offline"
        assert (page.parent / target).exists(), target


# --- plain words ---


def syllables(word: str) -> int:
    """A rough count: groups of vowels, a silent e at the end apart."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"([^l]e|es|ed)$", word.lower()) is not None
    return max(1, groups - silent)


def grade(texts: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of some texts as a whole."""
    text = "\n".join(texts)
    sentences = len(re.findall(r"[.?!:]+(?:\s|$)|\n\n", text)) or 1
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
    labels = [
        word.label()
        for cls in vars(vocabulary).values()
        if isinstance(cls, type) and issubclass(cls, Word)
        for word in cls
    ]
    assert grade(f"{label}." for label in labels) <= 6


def test_the_grade_is_that_of_the_formula() -> None:
    assert grade(["The cat sat on the mat."]) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade(["Recovery is possible. It is."]) == pytest.approx(0.39 * 5 / 2 + 11.8 * 10 / 5 - 15.59)


def prose(page: Path) -> str:
    """What of a page is read as sentences."""
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^[|#].*$", "", text)
    return re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[\]]", "", text)


def test_the_docs_are_plain() -> None:
    assert grade(map(prose, PAGES)) <= 8


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
