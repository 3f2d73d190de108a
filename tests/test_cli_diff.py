"""Saying from the command line what changed."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools import cli


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    """Exit code and what was printed, on both streams."""
    code = cli.main([str(argument) for argument in arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two versions of a goal."""
    secret = rt.Note(id="father", text="my father", private=True)
    old = rt.Goal(id="out", statement="Get out", why="air")
    rt.write(old, tmp_path / "old.json")
    rt.write(attrs.evolve(old, why="sun", obstacles=(secret,)), tmp_path / "new.yaml")
    return tmp_path / "old.json", tmp_path / "new.yaml"


def test_diff_says_what_changed(capsys: pytest.CaptureFixture[str], versions: tuple[Path, Path]) -> None:
    changed = "- {} changed “Why it matters” from “air” to “sun”\n- {} added to “What could get in the way”: {}\n"
    assert run(capsys, "diff", *versions) == (0, changed.format("You", "You", "my father (private)"), "")
    assert run(capsys, "diff", *versions, "--by", "Rose", "--exit-code") == (
        1,
        changed.format("Rose", "Rose", "my father (private)"),
        "",
    )
    unseen = "- You changed “Why it matters” from “air” to “sun”\n- You changed something private\n"
    assert run(capsys, "diff", *versions, "--without-private") == (0, unseen, "")
    assert run(capsys, "diff", versions[0], versions[0], "--exit-code") == (0, "", "")


def test_diff_prints_the_changes(capsys: pytest.CaptureFixture[str], versions: tuple[Path, Path]) -> None:
    code, printed, _ = run(capsys, "diff", *versions, "--json")
    changes = rt.diff(*map(rt.read, versions))
    assert (code, json.loads(printed)) == (0, [rt.to_dict(change) for change in changes])


def test_diff_refuses_two_documents(capsys: pytest.CaptureFixture[str], versions: tuple[Path, Path]) -> None:
    old, new = versions
    rt.write(rt.Goal(id="in", statement="CANARY"), new)
    assert run(capsys, "diff", old, new) == (1, "", f"{new}: these are two documents: their ids differ\n")
    rt.write(rt.Step(id="out", what="CANARY"), new)
    says = "two versions of a document are compared, not a Goal and a Step"
    assert run(capsys, "diff", old, new) == (1, "", f"{new}: {says}\n")
