"""What node and Chromium do for the tests, where they and the packages of `tests/web/package.json` are installed."""

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt

WEB = Path(__file__).parent / "web"
MODULES = WEB / "node_modules"
SCHEMAS = Path(rt.__file__).parent / "data" / "schemas"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def lacking(*packages: str, browser: bool = False) -> str:
    """What is missing here. In CI, nothing may be."""
    there: dict[str, Any] = {"node": shutil.which("node"), "npm's packages": MODULES.exists()}
    there |= {package: (MODULES / package).exists() for package in packages}
    if browser:
        there |= {"Chromium": CHROMIUM, "Playwright": find_spec("playwright")}
    missing = ", ".join(name for name, found in there.items() if not found)
    says = f"missing here: {missing}; `bash .ci/web` installs all" if missing else ""
    if says and os.environ.get("RECOVERYTOOLS_PROFILE") in {"ci", "deep"}:
        pytest.fail(says)
    return says


def run(*line: str | Path) -> str:
    """What a program, or one of npm's, prints; it must end well, and complain of nothing."""
    env = os.environ | {"PATH": f"{MODULES / '.bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(line, cwd=WEB, capture_output=True, text=True, encoding="utf-8", check=False, env=env)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


class Program:
    """One process that answers line by line."""

    def __init__(self, *line: str | Path) -> None:
        self._process = subprocess.Popen(
            ["node", *line], cwd=WEB, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, line: str) -> Any:
        """What it answers to a line of JSON."""
        process = self._process
        assert process.stdin
        assert process.stdout
        process.stdin.write(line + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    def close(self) -> None:
        self._process.communicate()
        assert self._process.returncode == 0


class Ajv(Program):
    """One process that judges documents by the shipped schemas."""

    def __init__(self) -> None:
        super().__init__("ajv.js", SCHEMAS)

    def faults(self, kind: str, data: str) -> Any:
        """What is wrong with a document, given as JSON."""
        return self.ask(f'{{"kind": "{kind}", "document": {data}}}')


class Calendars(Program):
    """One process that reads calendars with ical.js."""

    def __init__(self) -> None:
        super().__init__("calendars.js")

    def times(self, calendar: bytes, until: str) -> Any:
        """Each time of a calendar up to a day: when it was planned, and when it is."""
        return self.ask(json.dumps({"calendar": calendar.decode(), "until": until}))
