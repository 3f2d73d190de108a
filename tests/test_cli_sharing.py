"""Sharing from the command line."""

import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import cli


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    """Exit code and what was printed, on both streams."""
    code = cli.main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A plan with a grant to a nurse, and one that was taken back."""
    rose = rt.Support(id="rose", name="CANARY Rose", contact=(rt.Contact(value="555-0142"),))
    swim = rt.Goal(id="swim", statement="Swim in the lake", supports=("rose",))
    lone = rt.Goal(id="lone", statement="CANARY alone", private=True)
    safety = rt.SafetyPlan(id="safety", on_my_own=(rt.Note(id="tea", text="tea"),))
    nurse = rt.Grant(id="nurse", to="my nurse", sections=("goals", "gaols", "safety"), until=date(2026, 11, 22))
    over = rt.Grant(id="over", to="my nurse", sections=("goals",), revoked_on=date(2026, 11, 1))
    numbers = rt.Grant(id="numbers", to="my nurse", scales=("sleep",), journal_since=date(2026, 11, 1))
    story = rt.Grant(id="story", to="our group", sections=("stories/beans",))
    night = rt.Grant(id="night", to="the night team", sections=("goals",), only_in_crisis=True)
    crisis = rt.CrisisPlan(id="crisis", turned_on_by=("rose",))
    grants = (nurse, over, numbers, story, night)
    plan = rt.WellnessPlan(id="p", goals=(swim, lone), safety=safety, crisis=crisis, supports=(rose,), grants=grants)
    rt.write(plan, tmp_path / "plan.json")
    return tmp_path / "plan.json"


def test_share_is_looked_at_first(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    line = ("share", str(shared), "--grant", "nurse", "--preview", "--on")
    page = """\
Please look at this first: /safety
  They see this plan for a hard day, and no one in it that they can reach.
  Whose number may they have? Which help line could they see?
they see
  My safety plan: 1
  Who is on my side: 1
  What I want: 1
they do not see
  /grants/0/sections/1: Your plan has no such part
  /goals/1: You marked it private
  /supports/0/contact: You have not said that others may see how to reach this person
"""
    assert run(capsys, *line, "2026-11-22") == (0, page, "")
    late = "nothing is shared on this day: The last day of the grant has passed\n"
    assert run(capsys, *line, "2026-11-23") == (0, late + page, "")
    nothing = run(capsys, "share", str(shared), "--grant", "numbers", "--preview")
    assert nothing == (0, "nothing is shared on this day: The grant does not name this\nthey see\n", "")


def test_share_writes_a_view(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    view, again, key = (shared.with_name(name) for name in ("view.json", "again.yaml", "nurse.key"))
    line = ("share", str(shared), "--grant", "nurse", "--on", "2026-11-22", "--key-file", str(key), "-o")
    assert run(capsys, *line, str(view)) == (0, "", "")
    plan = rt.read(shared, rt.WellnessPlan)
    grant = plan.find("nurse", rt.Grant)
    wanted = rt.share(plan, grant, on=date(2026, 11, 22), key=key.read_bytes())
    assert rt.read(view) == wanted
    assert len(key.read_bytes()) == 32
    assert stat.S_IMODE(key.stat().st_mode) == stat.S_IMODE(view.stat().st_mode) == 0o600
    assert run(capsys, *line, str(again)) == (0, "", "")
    assert rt.read(again) == wanted, "the same key makes the same view"
    says = f"recoverytools: {view}: is there already; --force overwrites it\n"
    assert run(capsys, *line, str(view)) == (2, "", says)
    assert run(capsys, *line, str(view), "--force") == (0, "", "")
    key.write_bytes(b"too short")
    assert run(capsys, *line, str(view), "--force") == (1, "", f"{key}: a key has at least 16 bytes\n")


def test_share_without_a_key_file_draws_a_key_each_time(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    views = [shared.with_name(name) for name in ("first.json", "second.json")]
    for view in views:
        done = run(capsys, "share", str(shared), "--grant", "nurse", "--on", "2026-11-22", "-o", str(view))
        assert done == (0, "", "")
    first, second = map(rt.read, views)
    assert first.id != second.id
    assert sorted(path.name for path in shared.parent.iterdir()) == ["first.json", "plan.json", "second.json"]


def test_share_says_why_nothing_is_shared(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    view, key = shared.with_name("view.json"), shared.with_name("over.key")
    for grant, says in (
        ("over", "The grant was taken back"),
        ("story", "The grant does not name this"),
        ("night", "The grant is for a crisis, and no one it takes has turned the crisis plan on"),
        ("nobody", "the plan has no Grant with this id"),
    ):
        line = ("share", str(shared), "--grant", grant, "-o", str(view), "--key-file", str(key))
        assert run(capsys, *line) == (1, "", f"{shared}: {says}\n")
    assert sorted(path.name for path in shared.parent.iterdir()) == ["plan.json"], "and makes no key"
    line = ("share", str(shared), "--grant", "night", "-o", str(view), "--crisis-on-by", "rose")
    assert run(capsys, *line) == (0, "", "")


def test_share_of_a_journal_and_of_a_story(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    journal, story, view = (shared.with_name(name) for name in ("journal.json", "story.json", "view.json"))
    sleep = rt.Scale(id="sleep", name="sleep")
    rt.write(rt.Journal(plan="p", scales=(sleep,)), journal)
    line = ("share", str(shared), "--grant", "numbers", "-o", str(view), "--force", "--journal", str(journal))
    assert run(capsys, *line) == (0, "", "")
    shown: Any = rt.read(view, rt.SharedView)
    assert [scale.name for scale in shown.journal.scales] == ["sleep"]
    rt.write(rt.Journal(plan="another"), journal)
    assert run(capsys, *line) == (1, "", f"{journal}: this journal goes with another plan\n")
    parts = (rt.models.StoryPart(id="b", text="I planted beans.", audiences=(rt.vocabulary.Audience.GROUP,)),)
    versions = (rt.models.StoryVersion(id="v", parts=("b",)),)
    rt.write(rt.RecoveryStory(id="beans", parts=parts, versions=versions), story)
    line = ("share", str(shared), "--grant", "story", "-o", str(view), "--force", "--story", str(story))
    assert run(capsys, *line, "--audience", "group", "--version", "v") == (0, "", "")
    told: Any = rt.read(view, rt.SharedView)
    assert [part.text for part in told.story.parts] == ["I planted beans."]
    none = (1, "", f"{story}: the story has no StoryVersion with this id\n")
    assert run(capsys, *line, "--audience", "group", "--version", "b") == none
    for more in ((), ("--version", "v")):
        with pytest.raises(SystemExit):
            cli.main([*line, *more])
        says = "error: give --story and --audience together, and --version with them alone"
        assert capsys.readouterr().err.splitlines()[-1] == f"recoverytools share: {says}"
    with pytest.raises(SystemExit):
        cli.main([*line[:6], "--version", "v"])


def test_a_view_is_written_as_a_document(capsys: pytest.CaptureFixture[str], shared: Path) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        cli.main(["share", str(shared), "--grant", "nurse", "-o", "view.txt"])
    assert "argument -o/--output: must end in one of: .json, .yaml, .yml, .toml" in capsys.readouterr().err
