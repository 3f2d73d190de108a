"""Merging from the command line, and as git does it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.models.merges import Merged
from recoverytools.rendering import to_text


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    """Exit code and what was printed, on both streams."""
    code = cli.main([*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


BASE = rt.WellnessPlan(
    id="malia", title="My plan", vision="a room of my own", goals=(rt.Goal(id="cook", statement="Cook more"),)
)
PHONE = attrs.evolve(BASE, title="My good plan").add(rt.Step(id="beans", what="soak the beans"), to="cook")
LAPTOP = attrs.evolve(BASE, goals=(rt.Goal(id="cook", statement="Cook for my mother"),))
OTHER = attrs.evolve(BASE, title="A plan for me")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, plan in {"base": BASE, "phone": PHONE, "laptop": LAPTOP, "other": OTHER}.items():
        rt.write(plan, f"{name}.json")
        rt.write(plan, f"{name}.yaml")
    return tmp_path


def test_what_was_changed_apart_comes_together(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert run(capsys, "merge", "base.json", "phone.json", "laptop.json", "-o", "plan.yaml") == (0, "", "")
    merged = rt.read("plan.yaml", rt.WellnessPlan)
    assert (merged.title, merged.goals[0].statement, merged.goals[0].steps[0].what) == (
        "My good plan",
        "Cook for my mother",
        "soak the beans",
    )
    assert sorted(path.name for path in folder.glob("plan*")) == ["plan.yaml"], "there is nothing to decide"


def test_what_is_left_to_decide_is_kept_beside_the_file(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "merge", "base.json", "phone.json", "other.json", "-o", "phone.json")
    assert (code, out, err) == (1, "", "phone.json: 1 to decide, in phone.json.conflicts.json\n")
    kept = rt.read("phone.json.conflicts.json", Merged)
    assert kept.plan is None, "the plan is in its own file"
    [conflict] = kept.conflicts
    assert {choice.value for choice in conflict.choices} == {"My good plan", "A plan for me"}
    page = run(capsys, "show", "phone.json.conflicts.json")
    assert page == (0, to_text(kept), ""), "what is left to decide has a page of its own"
    # a second merge leaves the first one's file alone
    assert run(capsys, "merge", "base.json", "phone.json", "other.json", "-o", "phone.json")[2] == (
        "phone.json: 1 to decide, in phone.json.conflicts-2.json\n"
    )
    assert folder.joinpath("phone.json.conflicts.json").exists()


@pytest.mark.parametrize(
    ("theirs", "lost"),
    [("other.json", "phone.json"), ("other.json", "phone.json.conflicts.json"), ("laptop.json", "phone.json")],
)
def test_no_word_is_lost_where_a_file_cannot_be_written(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch, theirs: str, lost: str
) -> None:
    def write(document: Any, file: Path, **more: Any) -> None:
        if file.name == lost:
            raise OSError(28, "No space left on device", str(file))
        rt.write(document, file, **more)

    monkeypatch.setattr("recoverytools.cli._merge.write", write)
    code, out, err = run(capsys, "merge", "base.json", "phone.json", theirs, "-o", "phone.json")
    assert (code, out, err) == (2, "", f"recoverytools: {lost}: No space left on device\n")
    assert rt.read("phone.json") == PHONE
    assert not folder.joinpath("phone.json.conflicts.json").exists()


def test_two_that_never_met_are_merged_by_an_empty_base(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    folder.joinpath("empty").touch()
    assert run(capsys, "merge", "empty", "phone.json", "phone.yaml", "-o", "plan.json") == (0, "", "")
    assert rt.read("plan.json") == PHONE


def test_what_cannot_be_merged_is_refused(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    def refused(*files: str) -> Any:
        return run(capsys, "merge", *files, "-o", "new.json")

    folder.joinpath("empty").touch()
    rt.write(attrs.evolve(BASE, id="someone"), "someone.json")
    rt.write(BASE.goals[0], "goal.json")
    folder.joinpath("plain.json").write_text('{"document": "wellness-plan", "format": 1, "id": "malia", "goals": [{"statement": "x"}]}')  # fmt: skip
    ids = "some ids are missing; to be merged, a document needs ids that were written once"
    assert refused("base.json", "plain.json", "phone.json") == (1, "", f"plain.json: {ids}\n")
    assert refused("base.json", "empty", "phone.json") == (1, "", "empty: is empty; only a base may be\n")
    assert refused("base.json", "phone.json", "empty") == (1, "", "empty: is empty; only a base may be\n")
    differ = "phone.json, someone.json: these are different documents: their ids differ\n"
    assert refused("base.json", "phone.json", "someone.json") == (1, "", differ)
    one_class = "phone.json, goal.json: versions of one document are merged, not a WellnessPlan and a Goal\n"
    assert refused("base.json", "phone.json", "goal.json") == (1, "", one_class)
    assert refused("base.json", "phone.json", "gone.json") == (
        2,
        "",
        "recoverytools: gone.json: No such file or directory\n",
    )
    rt.write(BASE, "new.json")
    assert refused("base.json", "phone.json", "laptop.json") == (
        2,
        "",
        "recoverytools: new.json: is there already; --force overwrites it\n",
    )
    assert run(capsys, "merge", "base.json", "phone.json", "laptop.json", "-o", "new.json", "--force")[0] == 0


def test_what_is_left_is_looked_at_and_decided(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run(capsys, "merge", "base.json", "phone.json", "other.json", "-o", "plan.json")
    [conflict] = rt.read("plan.json.conflicts.json", Merged).conflicts
    stands = rt.read("plan.json", rt.WellnessPlan).title
    [other] = {"My good plan", "A plan for me"} - {stands}
    number = next(place for place, choice in enumerate(conflict.choices, 1) if choice.value == other)
    code, out, err = run(capsys, "resolve", "plan.json")
    assert (code, err) == (1, "")
    assert out == (
        f"{conflict.id}\n  “My good plan” was written in two ways.\n    1: A plan for me\n    2, as it is now: My good plan\n"
    )
    assert run(capsys, "resolve", "plan.json", f"{conflict.id}={number}") == (0, "plan.json: nothing to decide\n", "")
    assert rt.read("plan.json", rt.WellnessPlan).title == other
    assert not folder.joinpath("plan.json.conflicts.json").exists()
    assert run(capsys, "resolve", "plan.json") == (0, "plan.json: nothing to decide\n", "")


def test_a_choice_that_is_none_changes_nothing(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run(capsys, "merge", "base.json", "phone.json", "other.json", "-o", "plan.json")
    before = [file.read_bytes() for file in sorted(folder.glob("plan*"))]
    [conflict] = rt.read("plan.json.conflicts.json", Merged).conflicts
    for choice in (f"{conflict.id}=0", f"{conflict.id}=3", "nothing=1"):
        code, out, err = run(capsys, "resolve", "plan.json", choice)
        says = "there is no conflict with this id" if choice == "nothing=1" else "the conflict has no such choice"
        assert (code, out, err) == (1, "", f"plan.json, {choice}: {says}\n")
    with pytest.raises(SystemExit, match=r"^2$"):
        run(capsys, "resolve", "plan.json", "a1")
    assert "must be the id of what is to decide and the number of a choice, such as a1=2" in capsys.readouterr().err
    assert [file.read_bytes() for file in sorted(folder.glob("plan*"))] == before


def test_a_file_of_conflicts_that_goes_with_something_else_is_told_and_stops_no_hard_day(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    run(capsys, "merge", "base.json", "phone.json", "other.json", "-o", "plan.json")
    kept = rt.read("plan.json.conflicts.json", Merged)
    rt.write(attrs.evolve(kept, conflicts=(attrs.evolve(kept.conflicts[0], id="malia"),)), "plan.json.conflicts.json")
    says = "plan.json.conflicts.json: conflicts/0/id must be an id that no other item has\n"
    assert run(capsys, "resolve", "plan.json") == (1, "", says)
    code, out, err = run(capsys, "now", "plan.json", "--now", "2026-11-22T10:00")
    assert "call your local emergency number now" in out
    assert (code, err.splitlines()[-1]) == (1, says.strip())
    assert folder.joinpath("plan.json").exists()


# --- with git ---


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose plans are merged by the command."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Malia")
    git("config", "user.email", "malia@example.org")
    driver = f'"{sys.executable}" -m recoverytools merge %O %A %B -o %A --path %P'
    git("config", "merge.recoverytools.driver", driver)
    git("config", "merge.recoverytools.name", "plans and journals, record by record")
    tmp_path.joinpath(".gitattributes").write_text("plans/* merge=recoverytools\n")
    return tmp_path


def git(*arguments: str, code: int = 0) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(plan: Any, name: str, branch: str, *, new: bool = True) -> None:
    git("checkout", "-q", *(["-b"] if new else []), branch)
    Path(name).parent.mkdir(exist_ok=True)
    rt.write(plan, name)
    git("add", "-A")
    git("commit", "-q", "-m", f"what {branch} has")


@pytest.mark.parametrize("name", ["plans/malia.json", "plans/malia.yaml"])
def test_git_merges_record_by_record(repository: Path, name: str) -> None:
    commit(BASE, name, "first")
    commit(PHONE, name, "phone")
    git("checkout", "-q", "first")
    commit(LAPTOP, name, "laptop")
    git("merge", "-q", "phone", "-m", "together")
    assert git("status", "--porcelain") == ""
    expected = rt.merge(BASE, PHONE, LAPTOP).document
    assert rt.read(name) == expected
    assert [path.name for path in repository.joinpath("plans").iterdir()] == [Path(name).name]


@pytest.mark.usefixtures("repository")
def test_git_stops_at_what_is_left_to_decide(capsys: pytest.CaptureFixture[str]) -> None:
    name = "plans/malia.yaml"
    commit(BASE, name, "first")
    commit(PHONE, name, "phone")
    git("checkout", "-q", "first")
    commit(OTHER, name, "other")
    said = git("merge", "phone", "-m", "together", code=1)
    assert f"{name}: 1 to decide, in {name}.conflicts.json" in said
    assert git("status", "--porcelain") == f"UU {name}\n?? {name}.conflicts.json\n"
    merged = rt.read(name, rt.WellnessPlan)
    assert merged == rt.merge(BASE, PHONE, OTHER).document, "the file is a whole plan, without marks in it"
    [conflict] = rt.read(f"{name}.conflicts.json", Merged).conflicts
    assert run(capsys, "resolve", name, f"{conflict.id}=1")[0] == 0
    git("add", "-A")
    git("commit", "-q", "-m", "together")
    assert git("status", "--porcelain") == ""
    assert rt.read(name, rt.WellnessPlan).title == conflict.choices[0].value


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("goals: [", "(THEIRS): the document is not YAML at line 1, column 9"),
        ("", "(THEIRS): is empty; only a base may be"),
        (
            "document: wellness-plan\nformat: 1\ntitle: Mine\n",
            "(THEIRS): some ids are missing; to be merged, a document needs ids that were written once",
        ),
        (
            "document: wellness-plan\nformat: 1\nid: someone\n",
            "(MINE), plans/malia.yaml (THEIRS): these are different documents: their ids differ",
        ),
    ],
)
def test_git_is_told_which_version_cannot_be_merged_and_its_own_stays(text: str, says: str) -> None:
    name = "plans/malia.yaml"
    commit(BASE, name, "first")
    git("checkout", "-q", "-b", "phone")
    Path(name).write_text(text, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "what phone has")
    git("checkout", "-q", "first")
    commit(LAPTOP, name, "laptop")
    assert f"{name} {says}\n" in git("merge", "phone", "-m", "together", code=1)
    assert git("status", "--porcelain") == f"UU {name}\n"
    assert rt.read(name) == LAPTOP


def test_git_merges_what_two_wrote_without_a_base(repository: Path) -> None:
    name = "plans/malia.json"
    repository.joinpath("readme").write_text("plans")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    git("branch", "first")
    commit(attrs.evolve(BASE, vision=""), name, "phone")
    git("checkout", "-q", "first")
    commit(attrs.evolve(BASE, title=""), name, "laptop")
    git("merge", "-q", "phone", "-m", "together")
    assert rt.read(name) == BASE
