"""The command `now`: what it prints, and that it always prints whom to call."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.models import ToolUse
from recoverytools.rendering import to_text
from recoverytools.vocabulary import HelpedNow, SignStage

NOW = "2026-11-22T02:00+00:00"
PLAN = rt.WellnessPlan(
    region="FR",
    toolbox=(rt.WellnessTool(id="tea", name="tea"), rt.WellnessTool(id="walk", name="walk")),
    triggers=(rt.Trigger(id="rent", what="the rent"),),
    warning_signs=(
        rt.WarningSign(id="mail", what="mail", stage=SignStage.EARLY_SIGN, responses=(rt.Note(text="breathe"),)),
        rt.WarningSign(id="1", what="\x9fdrink", stage=SignStage.BREAKING_DOWN, private=True),
    ),
    safety=rt.SafetyPlan(signs=(rt.Note(id="thought", text="the thought"),)),
)
LINES = (
    "Someone to call\n---------------\n\nIf your life is in danger now, or someone may have overdosed, call 112 now.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Any:
    path = tmp_path / "plan.json"
    rt.write(PLAN, path)
    return str(path)


@pytest.fixture
def journal(tmp_path: Path) -> Any:
    path = tmp_path / "journal.json"
    used = rt.CheckIn(
        occurred_at=datetime(2026, 11, 1, tzinfo=UTC), tools_used=(ToolUse(tool="walk", helped=HelpedNow.HELPED),)
    )
    rt.write(rt.Journal(checkins=(used,)), path)
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    """Exit code and what was printed, on both streams."""
    code = cli.main(["now", *arguments, "--now", NOW])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def page(*noticed: str, **more: Any) -> str:
    return to_text(rt.what_now(PLAN, noticed, now=datetime.fromisoformat(NOW), **more), plan=PLAN)


def test_without_a_sign_it_lists_the_signs_and_then_the_lines(capsys: pytest.CaptureFixture[str], file: Any) -> None:
    told = (
        "What do you notice?\n===================\n\n"
        "Crisis\n  1  the thought\n\n"
        "Getting worse\n  2  \N{REPLACEMENT CHARACTER}drink\n\n"
        "Early sign\n  3  mail\n\n"
        "Something that makes it harder\n  4  the rent\n\n"
        "What now\n========\n\nYou can reach out to someone now.\n\n" + LINES
    )
    assert run(capsys, file) == (0, told, "")
    assert run(capsys, file, "--without-private") == (0, told.replace("Getting worse\n  2  \ufffddrink\n\n", ""), "")


@pytest.mark.parametrize("sign", ["mail", "3"])
def test_a_sign_is_named_by_its_id_or_its_number(capsys: pytest.CaptureFixture[str], file: Any, sign: str) -> None:
    assert run(capsys, file, sign) == (0, page("mail"), "")


def test_several_signs_can_be_named_and_an_id_comes_before_a_number(
    capsys: pytest.CaptureFixture[str], file: Any
) -> None:
    assert run(capsys, file, "1", "4") == (0, page("1", "rent"), "")


def test_the_journal_the_region_and_the_clock_are_looked_at(
    capsys: pytest.CaptureFixture[str], file: Any, journal: Any
) -> None:
    told = page("mail", journal=rt.read(journal, rt.Journal), region="US-NC")
    assert run(capsys, file, "mail", "--journal", journal, "--region", "US-NC") == (0, told, "")
    assert told.index("- walk") < told.index("- tea")
    assert "North Carolina" in told


def test_the_hours_are_told_by_the_clock_of_the_zone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "plan.json")
    evening = rt.Contact(value="1", hours=(rt.Hours(start=datetime(2026, 1, 1, 20).time()),))
    rt.write(rt.WellnessPlan(supports=(rt.Support(name="Sol", contact=(evening,)),)), path)
    assert "not a good time" in run(capsys, path)[1]
    assert "not a good time" not in run(capsys, path, "--time-zone", "America/New_York")[1]


def test_a_sign_that_is_not_in_the_plan_is_told_and_the_answer_comes(
    capsys: pytest.CaptureFixture[str], file: Any
) -> None:
    says = "recoverytools: not all of these signs are in this plan; here is what there is\n"
    assert run(capsys, file, "mail", "CANARY") == (0, page("mail", "CANARY"), says)


def test_a_plan_without_signs_is_told_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "plan.json")
    plan = rt.WellnessPlan(carry=("slow",))
    rt.write(plan, path)
    assert run(capsys, path) == (0, to_text(rt.what_now(plan, now=datetime.fromisoformat(NOW))), "")


def test_what_is_private_can_be_left_out(capsys: pytest.CaptureFixture[str], file: Any) -> None:
    code, out, _ = run(capsys, file, "mail", "--json", "--without-private")
    assert code == 0
    assert "drink" not in out
    assert [sign["number"] for sign in json.loads(out)["signs"]] == [1, 3, 4]


def test_the_answer_as_json(capsys: pytest.CaptureFixture[str], file: Any) -> None:
    code, out, err = run(capsys, file, "4", "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert data["signs"][3] == {
        "number": 4,
        "id": "rent",
        "path": "/triggers/0",
        "text": "the rent",
        "stage": "trigger",
        "safety": False,
        "private": False,
    }
    assert list(data) == [
        "signs", "opening", "in_any_order", "in_danger", "even_if_unsure", "stage", "safety", "parts", "lines",
    ]  # fmt: skip
    assert data["stage"] == "trigger"
    assert data["opening"] == "You noticed something you wrote down. Here is what you said helps."
    assert data["in_any_order"] == "You do not have to do these in order."
    assert data["in_danger"] == "If your life is in danger now, or someone may have overdosed, call 112 now."
    assert data["even_if_unsure"] == ""
    assert [thing["text"] for part in data["parts"] for thing in part["things"]] == ["tea", "walk"]
    assert data["lines"]["emergency"][0]["verified_on"] == "2026-11-22"


def test_who_is_asked_for_a_plan_that_cannot_be_read_is_told_whom_to_call(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, file: Any
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"document":"goal","format":1}')
    nothing = "What now\n========\n\nYou can reach out to someone now.\n\n" + LINES
    code, out, err = run(capsys, str(bad), "mail", "--region", "FR")
    assert (code, out) == (1, nothing)
    assert err.startswith(f"{bad}: ")
    code, out, err = run(capsys, str(tmp_path / "none.json"), "--region", "FR")
    assert (code, out) == (2, nothing)
    assert err == f"recoverytools: {tmp_path / 'none.json'}: No such file or directory\n"
    code, out, err = run(capsys, file, "mail", "--journal", str(bad))
    assert (code, out) == (1, page("mail"))
    assert err.startswith(f"{bad}: ")


def test_the_moment_is_now_or_one_that_is_named(capsys: pytest.CaptureFixture[str], file: Any) -> None:
    assert cli.main(["now", file, "mail"]) == 0
    today = datetime.now().astimezone().date().isoformat()
    cli.main(["now", file, "mail", "--json"])
    printed = capsys.readouterr().out
    assert f'"today": "{today}"' in printed
    with pytest.raises(SystemExit) as refused:
        cli.main(["now", file, "--now", "tonight"])
    assert refused.value.code == 2
    assert "must be a moment such as 2026-11-22T02:30" in capsys.readouterr().err
