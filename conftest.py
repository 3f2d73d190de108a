"""The profiles of the tests, and the examples in the README, the docs and the docstrings, which run as tests too.

The profile is quick by default. ``RECOVERYTOOLS_PROFILE`` names another: ci, deep, or coverage (one that counts lines).
"""

import contextlib
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import HealthCheck, settings
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

import node
import recoverytools as rt
from recoverytools import cli, models, vocabulary

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# the tests start hundreds of processes, each of which would compile the library anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# how long a draw takes says nothing about the library
COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
settings.register_profile("quick", COMMON, max_examples=50)
settings.register_profile("ci", COMMON, max_examples=200, derandomize=True)
settings.register_profile("coverage", COMMON, max_examples=10, derandomize=True)
settings.register_profile("deep", COMMON, max_examples=500)
settings.load_profile(os.environ.get("RECOVERYTOOLS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def ajv() -> Iterator[node.Ajv | None]:
    """A judge beside our own of what the schemas take, where it is installed."""
    if node.lacking():
        yield None
    else:
        judge = node.Ajv()
        yield judge
        judge.close()


@pytest.fixture(scope="session")
def calendars() -> Iterator[node.Calendars]:
    """A reader of calendars beside our own, where it is installed."""
    if says := node.lacking():
        pytest.skip(says)
    reader = node.Calendars()
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Chromium, where it is installed."""
    if says := node.lacking(browser=True):
        pytest.skip(says)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where the browser is

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=node.CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def npm() -> None:
    """The packages of npm, without which a test makes no sense."""
    if says := node.lacking():
        pytest.skip(says)


def ask(thing: Any, code: str, **more: Any) -> None:
    """What one rule asks of a plan or a tool on 22 November 2026."""
    for finding in rt.review(thing, today=date(2026, 11, 22), only=[code], **more):
        print(finding.path, finding.question())


class ConsoleParser(CodeBlockParser):
    """Lines after ``$ recoverytools`` are what the command prints."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        for command, expected in _commands(example.parsed):
            program, *arguments = shlex.split(command)
            if program != "recoverytools":
                return f"only recoverytools is run here, not {program}"
            printed = _printed(arguments).rstrip()
            if printed != expected.rstrip():
                return f"{command} printed\n{printed}\ninstead of\n{expected}"
        return None


def _printed(arguments: list[str]) -> str:
    """What a command prints. It runs in this process, as one of its own takes half a second to start."""
    printed = TextIOWrapper(BytesIO(), encoding="utf-8")
    with (
        pytest.MonkeyPatch.context() as patched,
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
    ):
        patched.setenv("COLUMNS", "100")
        cli.main(arguments)
    printed.seek(0)
    return printed.read()


def _commands(text: str) -> Iterator[tuple[str, str]]:
    for part in ("\n" + text).split("\n$ ")[1:]:
        command, _, expected = part.partition("\n")
        yield command, expected


def _setup(namespace: dict[str, Any]) -> None:
    namespace["__name__"] = "__main__"  # a framework looks for the module of a function
    namespace["_home"] = Path.cwd()
    namespace["_folder"] = tempfile.TemporaryDirectory()
    os.chdir(namespace["_folder"].name)


def _setup_docstrings(namespace: dict[str, Any]) -> None:
    _setup(namespace)
    namespace |= {name: getattr(models, name) for name in models.__all__}
    namespace |= {name: word for name, word in vars(vocabulary).items() if name[0].isupper()}
    namespace |= {"ask": ask, "attrs": attrs, "rt": rt, "UTC": UTC, "date": date, "datetime": datetime, "time": time}


def _teardown(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_home"])
    namespace["_folder"].cleanup()


_pages = Sybil(
    parsers=[PythonCodeBlockParser(), ConsoleParser()],
    pattern="*.md",
    setup=_setup,
    teardown=_teardown,
)
_docstrings = Sybil(
    parsers=[DocTestParser()],
    path="src",
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
    setup=_setup_docstrings,
    teardown=_teardown,
)
pytest_collect_file = (_pages + _docstrings).pytest()
