"""The command line: documents in other formats."""

import json
import stat
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.cli import _convert
from recoverytools.interop import to_csv, to_fhir, to_icalendar, to_meeting_guide
from recoverytools.models import Rating
from recoverytools.vocabulary import Every, Weekday

SLEEP = rt.Scale(id="sleep", name="hours of sleep")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SHOWN = rt.CheckIn(
    id="shown", occurred_at=NOON, ratings=(Rating(about="sleep", value=6), Rating(about="swim", level=1))
)
HIDDEN = rt.CheckIn(id="hidden", occurred_at=NOON, note="CANARY", private=True)
JOURNAL = rt.Journal(id="journal", scales=(SLEEP,), checkins=(SHOWN, HIDDEN))
PLAN = rt.WellnessPlan(id="plan", title="x", goals=(rt.Goal(id="swim", statement="Swim"),))
TEA = rt.PeerGroup(
    id="tea", name="Tea", schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.SUNDAY,), at=(time(18, 0),)), place="here"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rt.write(JOURNAL, "journal.json")
    rt.write(PLAN, "plan.json")
    rt.write(TEA, "tea.yaml")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["convert", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run


FINE = (0, "", "")


def test_a_journal_becomes_a_table_and_comes_back(run: Any) -> None:
    assert run("journal.json", "out.csv") == FINE
    table = Path("out.csv")
    assert table.read_bytes() == to_csv(JOURNAL)
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    assert run("out.csv", "again.toml") == FINE
    assert [entry.id for entry in rt.read("again.toml", rt.Journal).checkins] == ["shown"]
    assert run("journal.json", "out.csv", "--include-private", "--plan", "plan.json", "--force") == FINE
    assert table.read_bytes() == to_csv(JOURNAL, plan=PLAN, include_private=True)
    assert b"Swim (swim, level)" in table.read_bytes()
    assert run("out.csv", "whole.json") == FINE
    assert rt.read("whole.json") == JOURNAL


def test_a_view_of_a_journal_becomes_a_table(run: Any) -> None:
    rt.write(rt.SharedView(journal=rt.Journal(id="seen", scales=(SLEEP,))), "view.json")
    assert run("view.json", "view.csv") == FINE
    assert Path("view.csv").read_bytes() == to_csv(rt.Journal(id="seen", scales=(SLEEP,)))


def test_what_has_no_place_is_told_by_its_place_and_kept(run: Any) -> None:
    table = to_csv(JOURNAL).decode().replace('"check-in"', '"check-in CANARY"')
    Path("in.csv").write_text(table, encoding="utf-8")
    assert run("in.csv", "out.json") == (
        0,
        "",
        "in.csv: 1 without a place in out.json: 2; --left-over FILE keeps it\n",
    )
    assert run("in.csv", "again.json", "--left-over", "rest.json") == (
        0,
        "",
        "in.csv: 1 without a place in again.json: 2; kept in rest.json\n",
    )
    rest = json.loads(Path("rest.json").read_text(encoding="utf-8"))
    assert [row[0] for row in rest.values()] == ["check-in CANARY"]
    assert stat.S_IMODE(Path("rest.json").stat().st_mode) == 0o600


def test_no_more_than_ten_places_are_told(run: Any) -> None:
    Path("in.csv").write_text("entry,day\n" + "x\n" * 12, encoding="utf-8")
    places = ", ".join(sorted(str(row) for row in range(2, 14))[:10])
    says = f"in.csv: 12 without a place in out.json: {places} and 2 more; --left-over FILE keeps it\n"
    assert run("in.csv", "out.json") == (0, "", says)
    Path("ten.csv").write_text("entry,day\n" + "x\n" * 10, encoding="utf-8")
    assert "and" not in run("ten.csv", "ten.json")[2]


@pytest.mark.parametrize(
    ("name", "render"), [("page.txt", rt.rendering.to_text), ("page.MD", rt.rendering.to_markdown)]
)
def test_a_page_leaves_out_what_is_private(run: Any, name: str, render: Any) -> None:
    assert run("journal.json", name, "--plan", "plan.json") == FINE
    assert Path(name).read_text(encoding="utf-8") == render(JOURNAL, include_private=False, plan=PLAN)
    assert run("journal.json", name, "--include-private", "--force") == FINE
    assert "CANARY" in Path(name).read_text(encoding="utf-8")


def test_a_meeting_list_both_ways(run: Any) -> None:
    assert run("tea.yaml", "list.json", "--to", "meeting-guide") == FINE
    listed = json.loads(Path("list.json").read_text(encoding="utf-8"))
    assert listed == to_meeting_guide(TEA)
    assert run("list.json", "back.json", "--from", "meeting-guide") == FINE
    assert rt.read("back.json") == TEA
    Path("more.json").write_text(
        json.dumps([*listed, {**listed[0], "slug": "two", "notes": "CANARY"}]), encoding="utf-8"
    )
    says = "more.json: holds 2 documents; an OUT that ends in .ndjson takes them all\n"
    assert run("more.json", "one.json", "--from", "meeting-guide") == (1, "", says)
    Path("none.json").write_text("[]", encoding="utf-8")
    says = "none.json: holds nothing that makes a document\n"
    assert run("none.json", "one.json", "--from", "meeting-guide") == (1, "", says)
    says = "more.json: 1 without a place in all.ndjson: /1/notes; --left-over FILE keeps it\n"
    assert run("more.json", "all.ndjson", "--from", "meeting-guide") == (0, "", says)
    assert [group.id for group in rt.read_many("all.ndjson")] == ["tea", "two"]
    assert run("all.ndjson", "again.json", "--to", "meeting-guide") == FINE
    assert [entry["slug"] for entry in json.loads(Path("again.json").read_text(encoding="utf-8"))] == ["tea", "two"]


def test_a_format_that_is_named_counts_more_than_the_name(run: Any) -> None:
    assert run("tea.yaml", "out", "--to", "toml") == FINE
    assert rt.read("out", syntax="toml") == TEA
    assert run("out", "again.txt", "--from", "toml", "--to", "json") == FINE
    assert rt.read("again.txt") == TEA


def test_a_plan_and_its_journal_become_a_bundle_and_come_back(run: Any) -> None:
    assert run("plan.json", "out.fhir.json") == FINE
    assert json.loads(Path("out.fhir.json").read_bytes()) == to_fhir(PLAN)
    assert run("plan.json", "r5.fhir.json", "--release", "R5", "--journal", "journal.json", "--include-private") == FINE
    bundle = json.loads(Path("r5.fhir.json").read_bytes())
    assert bundle == to_fhir(PLAN, release="R5", journal=JOURNAL, include_private=True)
    assert run("r5.fhir.json", "both.ndjson") == FINE
    assert [*rt.read_many("both.ndjson")] == [PLAN, JOURNAL]
    assert stat.S_IMODE(Path("r5.fhir.json").stat().st_mode) == 0o600


def test_what_is_due_becomes_a_calendar_and_tasks_of_others_become_steps(run: Any) -> None:
    now = ("--now", "2026-11-22T12:00:00+00:00")
    assert run("tea.yaml", "out.ics", *now) == FINE
    assert Path("out.ics").read_bytes() == to_icalendar(TEA, now=NOON)
    rt.write_many([PLAN, JOURNAL], "both.ndjson")
    assert run("both.ndjson", "both.ics", *now, "--words") == FINE
    assert Path("both.ics").read_bytes() == to_icalendar(PLAN, journals=(JOURNAL,), now=NOON, words=True)
    assert run("plan.json", "timed.ics") == FINE
    tasks = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTODO\r\nUID:a\r\nSUMMARY:Call Rose\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    )
    Path("tasks.ics").write_text(tasks, encoding="utf-8", newline="")
    assert run("tasks.ics", "step.json")[0] == 0
    assert rt.read("step.json", rt.Step).what == "Call Rose"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("plan.json", "out.csv"), "plan.json: only a journal makes a table\n"),
        (("plan.json", "out", "--to", "meeting-guide"), "plan.json: only groups stand on a meeting list\n"),
        (("plan.json", "out", "--from", "meeting-guide", "--to", "csv"), "plan.json: the document must be a list of meetings\n"),
        (("in.csv", "out.json", "--from", "meeting-guide"), "in.csv: the document must be a list of meetings\n"),
        (("in.csv", "out.json"), "in.csv: the document must be a table whose first column is called entry\n"),
        (("journal.json", "out.csv", "--plan", "tea.yaml"), "tea.yaml: /document must be wellness-plan here\n"),
        (("in.csv", "out.json", "--from", "fhir.json"), "in.csv: the document must be a FHIR resource\n"),
        (("in.csv", "out.json", "--from", "ics"), "in.csv: the document is no line of a calendar in UTF-8: line 1\n"),
        (("twice.ndjson", "out.ics"), "twice.ndjson: two documents that differ have one id; give each an id of its own\n"),
        (("large.csv", "out.json"), "large.csv: must have at most 5000 bytes\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_converted_is_refused(
    run: Any, arguments: tuple[str, ...], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_convert, "JOURNAL_SIZE", 5000)
    Path("in.csv").write_text("CANARY", encoding="utf-8")
    rt.write_many([PLAN, rt.WellnessPlan(id="plan", title="y")], "twice.ndjson")
    Path("large.csv").write_text("x" * 5001, encoding="utf-8")
    assert run(*arguments) == (1, "", says)
    assert not Path("out").exists()
    assert not Path("out.json").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("page.md", "out.json"), "argument IN: md is not read, only written"),
        (("plan.json", "out.json", "--from", "txt"), "argument IN: txt is not read, only written"),
        (("plan.json", "out.json", "--left-over", "./out.json"), "argument --left-over: must be a file of its own"),
        (("plan.json", "out.json", "--left-over", "plan.json"), "argument --left-over: must be a file of its own"),
        (
            ("plan.json", "out"),
            "argument OUT: must end in one of: .json, .yaml, .yml, .toml, .ndjson, .txt, .md, .csv, .fhir.json, .ics",
        ),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["convert", *arguments])
    assert raised.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("name", ["there.csv", "rest.json"])
def test_nothing_is_overwritten_unless_told_to(run: Any, name: str) -> None:
    Path(name).write_text("mine", encoding="utf-8")
    says = f"recoverytools: {name}: is there already; --force overwrites it\n"
    arguments = ("journal.json", "there.csv", "--left-over", "rest.json")
    assert run(*arguments) == (2, "", says)
    assert Path(name).read_text(encoding="utf-8") == "mine"
    assert run(*arguments, "--force") == FINE
    assert Path("rest.json").read_text(encoding="utf-8") == "{}"


def test_what_is_left_over_is_written_whatever_it_holds(run: Any) -> None:
    goal = {"resourceType": "Goal", "id": "g", "description": {"text": "Sing"}, "note": [{"text": "half \ud800"}]}
    Path("goal.fhir.json").write_text(json.dumps(goal), encoding="utf-8")
    code, out, _ = run("goal.fhir.json", "goal.json", "--left-over", "rest.json")
    assert (code, out) == (0, "")
    assert json.loads(Path("rest.json").read_bytes()) == {"/note": goal["note"]}
