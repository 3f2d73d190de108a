"""`agenda` and `today` on the command line."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.cli import _agenda
from recoverytools.vocabulary import Every, HowDone

MONDAY = date(2026, 11, 23)
WALK = rt.Step(id="walk", what="walk", schedule=rt.Schedule(every=Every.DAY, at=(time(9, 0),), minutes=40))
PLAN = rt.WellnessPlan(
    id="p",
    title="Mine\x85",
    time_zone="America/Chicago",
    goals=(rt.Goal(statement="g", steps=(WALK,)), rt.Goal(statement="SECRET", due=MONDAY, private=True)),
    word_choices={"takes": "lasts"},
)
DONE = rt.StepEntry(id="e", about="walk", planned_for=MONDAY, how=HowDone.DONE)


@pytest.fixture
def plan(tmp_path: Path) -> str:
    rt.write(PLAN, tmp_path / "plan.json")
    return str(tmp_path / "plan.json")


@pytest.fixture
def journal(tmp_path: Path) -> str:
    rt.write(rt.Journal(steps=(DONE,)), tmp_path / "journal.json")
    return str(tmp_path / "journal.json")


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    code = cli.main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def page(
    *documents: Any, start: date = MONDAY, days: int = 7, plan: Any = PLAN, shown: Any = None, **options: Any
) -> str:
    found = rt.agenda(*documents, start=start, end=start + timedelta(days - 1), **options)
    return rt.rendering.to_text(found, plan=plan, **(shown or {}))


def test_what_is_due_from_today_for_a_week(capsys: pytest.CaptureFixture[str], plan: str) -> None:
    assert run(capsys, "agenda", plan, "--today", "2026-11-23") == (0, page(PLAN), "")
    assert "Lasts: 40 minutes" in page(PLAN)


def test_what_is_due_from_a_day_to_another(capsys: pytest.CaptureFixture[str], plan: str) -> None:
    tuesday = MONDAY + timedelta(1)
    expected = (0, page(PLAN, start=tuesday, days=3), "")
    assert (
        run(capsys, "agenda", plan, "--from", "2026-11-24", "--to", "2026-11-26", "--today", "2026-01-01") == expected
    )
    assert run(capsys, "agenda", plan, "--from", "2026-11-24") == (0, page(PLAN, start=tuesday), "")


def test_what_is_due_today(capsys: pytest.CaptureFixture[str], plan: str) -> None:
    assert run(capsys, "today", plan, "--today", "2026-11-23") == (0, page(PLAN, days=1), "")


def test_the_clock_says_which_day_it_is(
    capsys: pytest.CaptureFixture[str], plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            # in Chicago it is still Sunday
            return datetime(2026, 11, 22, 20) if tz is None else datetime(2026, 11, 23, 11, tzinfo=tz)

    monkeypatch.setattr(_agenda, "datetime", Clock)
    assert run(capsys, "today", plan)[1] == page(PLAN, start=MONDAY - timedelta(1), days=1)
    tokyo = run(capsys, "today", plan, "--time-zone", "Asia/Tokyo")[1]
    assert tokyo == page(PLAN, days=1, time_zone="Asia/Tokyo")


def test_journals_and_full_days(capsys: pytest.CaptureFixture[str], plan: str, journal: str) -> None:
    rest = ("--journal", journal, "--journal", journal, "--full-day", "39", "--today", "2026-11-23")
    code, out, err = run(capsys, "today", plan, *rest)
    assert (code, out, err) == (0, page(PLAN, days=1, journals=[rt.Journal(steps=(DONE,))], full_day=39), "")
    assert "How it went: Did it" in out
    assert "There is a lot on this day: 40 minutes." in out


def test_private_words_are_left_out(capsys: pytest.CaptureFixture[str], plan: str) -> None:
    out = run(capsys, "today", plan, "--today", "2026-11-23", "--without-private")[1]
    assert out == page(PLAN, days=1, shown={"include_private": False})
    assert "SECRET" not in out


def test_a_private_entry_changes_nothing_without_what_is_private(
    capsys: pytest.CaptureFixture[str], plan: str, tmp_path: Path
) -> None:
    moved = rt.StepEntry(about="walk", planned_for=MONDAY, how=HowDone.MOVED, private=True)
    rt.write(rt.Journal(steps=(moved,)), tmp_path / "private.json")
    week = ("agenda", plan, "--today", "2026-11-23", "--full-day", "30")
    plain = run(capsys, *week, "--without-private")
    assert run(capsys, *week, "--without-private", "--journal", str(tmp_path / "private.json")) == plain
    assert run(capsys, *week, "--journal", str(tmp_path / "private.json")) != plain


def test_several_documents(capsys: pytest.CaptureFixture[str], plan: str, tmp_path: Path) -> None:
    tea = rt.PeerGroup(id="tea", name="Tea", schedule=rt.Schedule(every=Every.DAY))
    rt.write(tea, tmp_path / "tea.yaml")
    out = run(capsys, "today", plan, str(tmp_path / "tea.yaml"), "--today", "2026-11-23")[1]
    assert out == page(PLAN, tea, days=1, plan=None).replace("\x85", "\N{REPLACEMENT CHARACTER}")
    assert "Takes: 40 minutes" in out
    assert "Part of: Mine\ufffd\n" in out


def test_one_document_that_is_no_plan(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rt.write(WALK, tmp_path / "walk.json")
    out = run(capsys, "today", str(tmp_path / "walk.json"), "--today", "2026-11-23")[1]
    assert out == page(WALK, days=1, plan=None)


def test_as_json(capsys: pytest.CaptureFixture[str], plan: str, journal: str) -> None:
    code, out, err = run(capsys, "today", plan, "--journal", journal, "--today", "2026-11-23", "--json")
    found = rt.agenda(PLAN, start=MONDAY, end=MONDAY, journals=[rt.Journal(steps=(DONE,))])
    assert (code, json.loads(out), err) == (0, rt.converter().unstructure(found), "")


def test_what_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str], plan: str, tmp_path: Path) -> None:
    says = "/document must be journal here"
    assert run(capsys, "today", plan, "--journal", plan) == (1, "", f"{plan}: {says}\n")
    (tmp_path / "bad.json").write_text('{"document":"goal","format":1}')
    assert run(capsys, "agenda", str(tmp_path / "bad.json")) == (1, "", f"{tmp_path}/bad.json: /statement is missing\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", "2026-11-23", "--to", "2026-11-22"], "end must not be before start"),
        (["--from", "2026-11-23", "--to", "2036-11-24"], "end must be at most 10 years after start"),
    ],
)
def test_days_that_make_no_agenda(capsys: pytest.CaptureFixture[str], plan: str, arguments: Any, says: str) -> None:
    assert run(capsys, "agenda", plan, *arguments) == (2, "", f"recoverytools: {says}\n")


def test_documents_that_make_no_agenda(
    capsys: pytest.CaptureFixture[str], plan: str, journal: str, tmp_path: Path
) -> None:
    rt.write(attrs.evolve(PLAN, title="Other"), tmp_path / "other.json")
    says = "two documents that differ have one id; give each an id of its own"
    assert run(capsys, "today", plan, str(tmp_path / "other.json")) == (2, "", f"recoverytools: {says}\n")
    says = f"recoverytools: {journal}: is a journal; hand it in with --journal\n"
    assert run(capsys, "today", plan, journal) == (2, "", says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--full-day", "much"], "argument --full-day: must be a number of minutes, such as 240"),
        (["--full-day", "-1"], "argument --full-day: must be a number of minutes, such as 240"),
        (["--full-day", "٣"], "argument --full-day: must be a number of minutes, such as 240"),
        (["--full-day", "9" * 5000], "argument --full-day: must be a number of minutes, such as 240"),
        (["--time-zone", "Mars"], "argument --time-zone: must be the name of a time zone, such as America/Chicago"),
        (["--json", "--without-private"], "argument --without-private: not allowed with argument --json"),
        (["--from", "soon"], "argument --from: must be a date such as 2026-11-22"),
        (["--today", "soon"], "argument --today: must be a date such as 2026-11-22, from 1900 to 2200\n"),
        (["--today", "9999-12-31"], "argument --today: must be a date such as 2026-11-22, from 1900 to 2200\n"),
        (["--to", "1899-12-31"], "argument --to: must be a date such as 2026-11-22, from 1900 to 2200\n"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: Any, says: str) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["agenda", "x", *arguments])
    assert raised.value.code == 2
    assert says in capsys.readouterr().err
