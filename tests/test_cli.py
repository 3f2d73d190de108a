"""The command line: what it prints, and its exit codes."""

import builtins
import contextlib
import errno
import io
import json
import os
import pty
import re
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.cli import _review
from recoverytools.fields import facts
from recoverytools.findings import Finding, Severity
from recoverytools.models import GroupRole, Meeting, MeetingRole
from recoverytools.plain import _versions, class_of, kinds
from recoverytools.values import RenewalNeeds
from recoverytools.vocabulary import GoalStatus, HowDone, RenewalPeriod

GOAL = rt.Goal(id="g", statement="CANARY walk", status=GoalStatus.ACTIVE, why="air", due=date(2026, 11, 1))


KNOWN = ", ".join(fact.name for fact in facts(rt.Goal))


@pytest.fixture
def file(tmp_path: Path) -> Any:
    path = tmp_path / "goal.json"
    rt.write(GOAL, path)
    return str(path)


@pytest.fixture
def bad(tmp_path: Path) -> Any:
    path = tmp_path / "bad.json"
    path.write_text('{"document":"goal","format":1,"statement":5,"x":"CANARY"}')
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    """Exit code and what was printed, on both streams."""
    code = cli.main(arguments)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture(params=["with rich", "without rich"])
def rich(request: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without rich":
        real = builtins.__import__

        def without(name: Any, *rest: Any) -> Any:
            if name.startswith("rich"):
                raise ImportError(name)
            return real(name, *rest)

        monkeypatch.setattr(builtins, "__import__", without)


@pytest.mark.usefixtures("rich")
def test_check_asks(capsys: pytest.CaptureFixture[str], file: Any) -> None:
    page = (
        f"{file}: some questions, if you like\n"
        "  Worth a look: /steps\n"
        "    This goal has no open step. A small one makes it easier to begin, and to go on.\n"
        "    What is one small thing you could do next?\n"
        "  An idea: /due\n"
        "    The day you set for this, 1 November 2026, has passed. Plans change, and that is all right.\n"
        "    Would another day, or a smaller step, fit better? Or has something changed?\n"
        "  An idea: /measure\n"
        "    Nothing here says how you would notice that you get closer. Small signs are easy to miss.\n"
        "    What would you see or feel if it were a little closer?\n"
    )
    assert run(capsys, "check", file, "--today", "2026-11-22") == (0, page, "")


@pytest.mark.usefixtures("rich")
def test_check_refuses(capsys: pytest.CaptureFixture[str], file: Any, bad: Any) -> None:
    code, out, err = run(capsys, "check", bad, file, "--today", "2026-11-22")
    assert (code, err) == (1, "")
    assert out.startswith(
        f"{bad}: this document has 2 faults:\n"
        f"  the document has an unknown key; it may have: {KNOWN}\n"
        "  /statement must be text of 1 to 200 characters\n"
        f"{file}: some questions, if you like\n"
    )
    assert "CANARY" not in out, "what is written in a document is not told"


def test_check_a_newer_document(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    path.write_text('{"document":"goal","format":2}')
    code, out, _ = run(capsys, "check", str(path))
    assert code == 1
    assert out.endswith(": the document has format 2, and this release reads up to 1; it was left as it is\n")


def test_check_a_document_with_nothing_to_ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "support.json")
    rt.write(rt.Support(name="Sam"), path)
    assert run(capsys, "check", path) == (0, f"{path}: nothing to ask\n", "")


def test_check_looks_from_today(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "step.json")
    rt.write(rt.Step(what="walk", due=date(2020, 1, 1)), path)
    code, out, _ = run(capsys, "check", path)
    assert code == 0
    assert "The day you set for this, 1 January 2020, has passed." in out


def test_check_as_json(capsys: pytest.CaptureFixture[str], file: Any, bad: Any) -> None:
    code, out, err = run(capsys, "check", bad, file, "--json", "--today", "2026-11-22")
    assert (code, err) == (1, "")
    first, second = json.loads(out)
    assert first == {
        "file": bad,
        "refused": True,
        "findings": [
            {
                "code": "unknown-key",
                "severity": "error",
                "path": "",
                "values": {"known": KNOWN},
                "message": f"has an unknown key; it may have: {KNOWN}",
                "question": "",
            },
            {
                "code": "wrong-value",
                "severity": "error",
                "path": "/statement",
                "values": {"most": 200},
                "message": "must be text of 1 to 200 characters",
                "question": "",
            },
        ],
    }
    assert (second["file"], second["refused"]) == (file, False)
    assert second["findings"][1]["values"] == {"due": "2026-11-01"}
    assert second["findings"][1]["question"].startswith("Would another day")


def test_show(capsys: pytest.CaptureFixture[str], file: Any, tmp_path: Path) -> None:
    assert run(capsys, "show", file) == (0, rt.rendering.to_text(GOAL), "")
    assert run(capsys, "show", file, "--format", "markdown") == (0, rt.rendering.to_markdown(GOAL), "")
    page = tmp_path / "page.md"
    assert run(capsys, "show", file, "--format", "markdown", "-o", str(page)) == (0, "", "")
    assert page.read_text(encoding="utf-8") == rt.rendering.to_markdown(GOAL)


def test_show_in_html(capsys: pytest.CaptureFixture[str], file: Any) -> None:
    assert run(capsys, "show", file, "--format", "html") == (0, rt.rendering.to_html(GOAL), "")
    assert run(capsys, "show", file, "--format", "large-print") == (0, rt.rendering.to_html(GOAL, large_print=True), "")


TO_HOLD = rt.WellnessPlan(
    id="held",
    crisis=rt.CrisisPlan(id="crisis", helps=(rt.Note(id="tea", text="tea"),)),
    carry=("slowly",),
    supports=(rt.Support(id="sam", name="Sam", private=True),),
)


@pytest.mark.parametrize("command", ["card", "crisis"])
def test_pages_to_hold(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    make: Any = {"card": rt.rendering.wallet_card, "crisis": rt.rendering.crisis_page}[command]
    plan, page = str(tmp_path / "plan.json"), tmp_path / "page.html"
    rt.write(TO_HOLD, plan)
    line = [command, plan, "--today", "2026-11-22"]
    assert run(capsys, *line) == (0, make(TO_HOLD, today=date(2026, 11, 22)), "")
    line += ["--with-private", "-o", str(page)]
    assert run(capsys, *line) == (0, "", "")
    assert page.read_text(encoding="utf-8") == make(TO_HOLD, today=date(2026, 11, 22), include_private=True)
    assert run(capsys, *line) == (2, "", f"recoverytools: {page}: is there already; --force overwrites it\n")
    assert run(capsys, *line, "--force") == (0, "", "")
    says = f"recoverytools: {plan}: the page would take the place of the document\n"
    assert run(capsys, command, plan, "-o", plan, "--force") == (2, "", says)
    assert rt.read(plan, rt.WellnessPlan) == TO_HOLD


def test_a_page_to_hold_is_made_today(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plan = str(tmp_path / "plan.json")
    rt.write(TO_HOLD, plan)
    before = date.today()  # noqa: DTZ011 - as the command does
    code, made, _ = run(capsys, "crisis", plan)
    days = {before, date.today()}  # noqa: DTZ011
    assert (code, made in {rt.rendering.crisis_page(TO_HOLD, today=day) for day in days}) == (0, True)


def test_a_plan_without_a_crisis_plan_has_no_page_for_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plan = str(tmp_path / "plan.json")
    rt.write(rt.WellnessPlan(), plan)
    assert run(capsys, "crisis", plan) == (1, "", f"{plan}: the plan has no crisis plan that may be shown\n")


def test_show_without_private(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "plan.json")
    rt.write(rt.WellnessPlan(title="x", doing_well=(rt.Note(text="I cry", private=True),)), path)
    assert "I cry" in run(capsys, "show", path)[1]
    assert "I cry" not in run(capsys, "show", path, "--without-private")[1]


def test_show_refuses(capsys: pytest.CaptureFixture[str], bad: Any) -> None:
    says = (
        f"this document has 2 faults:\n  the document has an unknown key; it may have: {KNOWN}\n"
        "  /statement must be text of 1 to 200 characters"
    )
    assert run(capsys, "show", bad) == (1, "", f"{bad}: {says}\n")


def test_a_page_never_takes_the_place_of_its_document(
    capsys: pytest.CaptureFixture[str], file: Any, tmp_path: Path
) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(file)
    for output in (file, str(link)):
        says = f"recoverytools: {output}: the page would take the place of the document\n"
        assert run(capsys, "show", file, "-o", output) == (2, "", says)
    assert rt.read(file) == GOAL


def class_named(kind: str) -> Any:
    return class_of(kind)


@pytest.mark.parametrize("kind", kinds())
def test_new(capsys: pytest.CaptureFixture[str], kind: Any, tmp_path: Path) -> None:
    assert run(capsys, "new", kind) == (0, rt.rendering.blank_form(class_named(kind)), "")
    code, out, err = run(capsys, "new", kind, "--json")
    assert (code, err) == (0, "")
    path = tmp_path / "new.json"
    path.write_text(out, encoding="utf-8")
    assert rt.read(path).id == json.loads(out)["id"], "a bare document can be read"
    assert cli.main(["check", str(path)]) == 0


@pytest.mark.parametrize("kind", kinds())
def test_schema(capsys: pytest.CaptureFixture[str], kind: Any) -> None:
    for options, made in ([], rt.json_schema), (["--hints"], rt.form_hints):
        code, out, err = run(capsys, "schema", kind, *options)
        assert (code, json.loads(out), err) == (0, made(class_named(kind)), "")


def test_types(capsys: pytest.CaptureFixture[str]) -> None:
    types = Path(rt.__file__).parent / "data" / "schemas" / "recoverytools.d.ts"
    assert run(capsys, "schema", "--typescript") == (0, types.read_text(encoding="utf-8"), "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["check"], "the following arguments are required: FILE"),
        (["upgrade"], "the following arguments are required: FILE"),
        (["new", "gaol"], "argument KIND: invalid choice: 'gaol'"),
        (["schema", "gaol"], "argument KIND: invalid choice: 'gaol'"),
        (["schema"], "give one KIND, or --typescript, which has all kinds in it"),
        (["schema", "goal", "--typescript"], "give one KIND, or --typescript, which has all kinds in it"),
        (["schema", "goal", "--typescript", "--hints"], "argument --hints: not allowed with argument --typescript"),
        *(
            (["check", "x", "--today", day], "argument --today: must be a date such as 2026-11-22")
            for day in ("tomorrow", "2026-W01-1", "20261122", "2026-11-31", "2026-11-2", "")
        ),
        (["progress", "x"], "the following arguments are required: --journal"),
        (["dance"], "argument COMMAND: invalid choice: 'dance'"),
    ],
)
def test_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: Any, says: Any) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(arguments)
    assert raised.value.code == 2
    assert says in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["--version"])
    assert raised.value.code == 0
    assert capsys.readouterr().out == "recoverytools 0.1.0\n"


@pytest.mark.parametrize("program", [["-m", "recoverytools"]])
def test_as_a_program(file: Any, bad: Any, program: Any) -> None:
    def done(*arguments: Any, **options: Any) -> Any:
        return subprocess.run([sys.executable, *program, *arguments], capture_output=True, check=False, **options)

    assert done("show", file).stdout.decode() == rt.rendering.to_text(GOAL)
    assert done("check", bad).returncode == 1
    assert done().returncode == 2


PROGRAM = [sys.executable, "-m", "recoverytools"]
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
"""As most people run it: what is printed is kept back until there is enough of it."""


def test_a_reader_that_has_seen_enough(file: Any) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PROGRAM, "show", file], stdout=writing, stderr=subprocess.PIPE, check=False, env=BUFFERED)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_refusal_is_told_to_the_shell_though_nobody_reads_it(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{}")
    reading, writing = os.pipe()
    os.close(reading)
    line = [*PROGRAM, "check", str(tmp_path / "bad.json")]
    done = subprocess.run(line, stdout=writing, stderr=subprocess.PIPE, check=False, env=BUFFERED)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(("error", "code"), [(BrokenPipeError(), 0), (OSError(28, "No space left on device"), 2)])
def test_an_output_of_an_application_that_cannot_take_more(
    error: OSError, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise error

    monkeypatch.setattr(sys, "stdout", Full())
    assert cli.main(["new", "goal"]) == code
    assert capsys.readouterr().err == ("" if code == 0 else "recoverytools: No space left on device\n")


def test_a_terminal_that_cannot_show_a_letter(tmp_path: Path) -> None:
    path = str(tmp_path / "goal.json")
    rt.write(rt.Goal(statement="días ☀"), path)
    line = [*PROGRAM, "show", path]
    narrow = os.environ | {"PYTHONIOENCODING": "ascii"}
    screen, terminal = pty.openpty()
    done = subprocess.run(line, stdout=terminal, check=False, env=narrow)
    assert (done.returncode, os.read(screen, 100)) == (0, b"d?as ?\r\n======\r\n")
    os.close(terminal)
    os.close(screen)
    done = subprocess.run(line, capture_output=True, check=False, env=narrow)
    assert done.stdout.decode() == "días ☀\n======\n", "a file gets all letters"


def test_a_reader_that_has_seen_enough_of_a_long_page(tmp_path: Path) -> None:
    pages = tuple(rt.models.Page(heading="x", text="x" * 2000) for _ in range(100))
    rt.write(rt.WellnessPlan(pages=pages), tmp_path / "plan.json")
    line = [*PROGRAM, "show", str(tmp_path / "plan.json")]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=BUFFERED) as program:
        assert program.stdout
        assert program.stderr
        assert program.stdout.read(3) == b"Wel"
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 0


@pytest.mark.parametrize(
    "env",
    [
        BUFFERED | {"PYTHONUNBUFFERED": "1"},
        BUFFERED,
    ],
    ids=["at once", "kept back"],
)
def test_a_disk_that_is_full(file: str, env: Any) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "show", file], stdout=full, stderr=subprocess.PIPE, check=False, env=env)
    says = f"recoverytools: {os.strerror(errno.ENOSPC)}\n"
    assert (done.returncode, done.stderr.decode()) == (2, says)


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_process_without_an_output(file: str, command: str) -> None:
    line = ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, command, file]
    done = subprocess.run(line, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_page_is_written_as_utf_8_wherever_it_is(tmp_path: Path) -> None:
    goal = rt.Goal(statement="días \x9b31m\x7f")
    rt.write(goal, tmp_path / "goal.json")
    line = [*PROGRAM, "show", str(tmp_path / "goal.json"), "-o", str(tmp_path / "page.txt")]
    elsewhere = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run(line, check=True, env=os.environ | elsewhere)
    assert (tmp_path / "page.txt").read_bytes() == rt.rendering.to_text(goal).encode(), "as it is, to the last sign"


def test_a_terminal_is_given_no_commands(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "goal.json")
    rt.write(rt.Goal(statement="a\x7f\x80\x9b\x9f\xa0é"), path)
    assert run(capsys, "show", path)[1].split("\n")[0] == "a" + "\N{REPLACEMENT CHARACTER}" * 4 + "\xa0é"


def test_letters_of_any_language_stand_as_they_are_in_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "días.json")
    rt.write(rt.Support(name="Sam"), path)
    assert path in run(capsys, "check", path, "--json")[1]
    assert '"statement": "…"' in run(capsys, "new", "goal", "--json")[1]


def test_what_is_about_safety_stands_out(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    told: list[tuple[str, bool]] = []
    found = [Finding("x-y", severity, "/due", says="says", asks="asks") for severity in list(Severity)[1:]]
    monkeypatch.setattr(_review, "teller", lambda: lambda line, *, bold=False: told.append((line, bold)))
    monkeypatch.setattr(_review, "review", lambda *_, **__: found)
    assert cli.main(["check", file]) == 0
    assert [line for line, bold in told if bold] == [
        f"{file}: some questions, if you like",
        "  Please look at this first: /due",
    ]
    assert len(told) == 10


def test_an_application_that_takes_what_is_printed(file: str) -> None:
    taken = io.StringIO()
    with contextlib.redirect_stdout(taken):
        assert cli.main(["show", file]) == 0
    assert taken.getvalue() == rt.rendering.to_text(GOAL)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "nowhere.json"], "nowhere.json: No such file or directory"),
        (["check", "nowhere.json"], "nowhere.json: No such file or directory"),
        (["check", "."], ".: Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read(capsys: pytest.CaptureFixture[str], arguments: Any, says: str) -> None:
    assert run(capsys, *arguments) == (2, "", f"recoverytools: {says}\n")


def test_one_file_that_cannot_be_read_hides_no_other(capsys: pytest.CaptureFixture[str], file: str, bad: str) -> None:
    code, out, err = run(capsys, "check", "nowhere.json", bad, file)
    assert (code, err) == (2, "recoverytools: nowhere.json: No such file or directory\n")
    assert f"{bad}: this document has 2 faults:" in out
    assert f"{file}: some questions" in out
    code, out, err = run(capsys, "check", "nowhere.json", bad, file, "--json")
    assert (code, err) == (2, "recoverytools: nowhere.json: No such file or directory\n")
    assert [report["file"] for report in json.loads(out)] == [bad, file]


def test_a_page_that_cannot_be_written(capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path) -> None:
    page = str(tmp_path / "no" / "page.md")
    assert run(capsys, "show", file, "-o", page) == (2, "", f"recoverytools: {page}: {os.strerror(errno.ENOENT)}\n")


def test_a_new_page_is_for_its_owner_alone(capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    assert run(capsys, "show", file, "-o", str(page))[0] == 0
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    page.chmod(0o644)
    assert run(capsys, "show", file, "-o", str(page), "--force")[0] == 0
    assert stat.S_IMODE(page.stat().st_mode) == 0o644, "what its owner has opened stays open"


def test_a_page_takes_the_place_of_another_file_only_where_that_is_wanted(
    capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine", encoding="utf-8")
    says = f"recoverytools: {page}: is there already; --force overwrites it\n"
    assert run(capsys, "show", file, "-o", str(page)) == (2, "", says)
    assert page.read_text(encoding="utf-8") == "mine"
    plan = tmp_path / "plan.json"
    rt.write(rt.WellnessPlan(title="Days"), plan)
    says = f"recoverytools: {plan}: the page would take the place of the document\n"
    assert run(capsys, "show", file, "--plan", str(plan), "-o", str(plan), "--force") == (2, "", says)
    assert rt.read(plan, rt.WellnessPlan).title == "Days"


def test_a_question_about_the_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "goal.json")
    rt.write(rt.Goal(statement="Swim"), path)
    assert "  An idea: the whole document\n" in run(capsys, "check", path)[1]


def test_show_without_private_of_a_private_document(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "goal.json")
    rt.write(rt.Goal(statement="SECRET", private=True), path)
    assert run(capsys, "show", path, "--without-private") == (0, "Goal (private)\n==============\n", "")


def test_without_any_output_the_code_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.main(["check", "nowhere.json"]) == 2
    assert cli.main(["show", "nowhere.json"]) == 2


def test_check_speaks_in_the_persons_words_but_not_about_safety(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    crisis = rt.CrisisPlan(expires=date(2026, 1, 1))
    goal = rt.Goal(statement="sing in the choir", status=GoalStatus.ACTIVE)
    plan = rt.WellnessPlan(goals=(goal,), crisis=crisis, word_choices={"goal": "dream", "crisis plan": "storm plan"})
    rt.write(plan, path := tmp_path / "plan.json")
    code, out, err = run(capsys, "check", str(path), "--today", "2026-11-22")
    assert (code, err) == (0, "")
    assert "    This crisis plan was good until 1 January 2026.\n" in out
    assert "    This dream has no open step." in out
    _, out, _ = run(capsys, "check", str(path), "--today", "2026-11-22", "--json")
    assert "dream" not in out, "programs get our words"


def test_upgrade(
    capsys: pytest.CaptureFixture[str], file: str, bad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path(file).read_bytes()
    assert run(capsys, "upgrade", file) == (0, f"{file}: nothing to upgrade\n", "")
    assert Path(file).read_bytes() == before

    monkeypatch.setattr(_versions, "FORMAT", 2)
    monkeypatch.setattr(_versions, "STEPS", {1: dict})
    refused = Path(bad).read_bytes()
    newer = tmp_path / "newer.json"
    newer.write_text('{"document":"goal","format":3}')
    kept = tmp_path / "goal.format-1.json"
    complaints = (
        "recoverytools: nowhere.json: No such file or directory\n"
        f"{bad}: this document has 2 faults:\n"
        f"  the document has an unknown key; it may have: {KNOWN}\n"
        "  /statement must be text of 1 to 200 characters\n"
        f"{newer}: the document has format 3, and this release reads up to 2; it was left as it is\n"
    )
    told = f"{file}: upgraded; the old document is kept in {kept}\n"
    assert run(capsys, "upgrade", "nowhere.json", bad, str(newer), file) == (2, told, complaints)
    assert Path(bad).read_bytes() == refused
    assert kept.read_bytes() == before
    assert rt.read(file) == GOAL
    assert run(capsys, "upgrade", file, bad)[:2] == (1, f"{file}: nothing to upgrade\n")

    Path(file).write_bytes(before.replace(b"air", b"sea"))
    assert run(capsys, "upgrade", file) == (2, "", f"recoverytools: {kept}: File exists\n")


# --- by hand ---


@pytest.fixture
def without_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("yaml", "tomli_w"):
        monkeypatch.setitem(sys.modules, name, None)


def test_convert(capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path) -> None:
    before = Path(file)
    for name in ("a.yaml", "b.toml", "c.YML", "d.json"):
        after = tmp_path / name
        assert run(capsys, "convert", str(before), str(after)) == (0, "", "")
        assert rt.read(after) == GOAL
        assert stat.S_IMODE(after.stat().st_mode) == 0o600
        before = after
    assert before.read_bytes() == Path(file).read_bytes(), "round the circle, to the last byte"
    for command in (["check", "--today", "2026-11-22"], ["show"], ["upgrade"]):
        code, out, err = run(capsys, *command, str(tmp_path / "a.yaml"))
        assert (code, err) == (0, "")
        assert out.replace("a.yaml", "goal.json") == run(capsys, *command, file)[1]


def test_convert_overwrites_only_what_it_is_told_to(
    capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path
) -> None:
    there = tmp_path / "there.yaml"
    there.write_text("mine")
    says = f"recoverytools: {there}: is there already; --force overwrites it\n"
    assert run(capsys, "convert", file, str(there)) == (2, "", says)
    assert there.read_text() == "mine"
    assert run(capsys, "convert", file, str(there), "--force") == (0, "", "")
    assert rt.read(there) == GOAL


@pytest.mark.parametrize("output", ["-", "plan", "plan.doc", "plan.ymal", ".yaml"])
def test_convert_guesses_no_syntax(capsys: pytest.CaptureFixture[str], file: str, output: str) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["convert", file, output])
    assert raised.value.code == 2
    assert (
        "argument OUT: must end in one of: .json, .yaml, .yml, .toml, .ndjson, .txt, .md, .csv, .fhir.json, .ics\n"
        in capsys.readouterr().err
    )


def test_convert_refuses(capsys: pytest.CaptureFixture[str], bad: str, tmp_path: Path) -> None:
    output = tmp_path / "out.yaml"
    code, out, err = run(capsys, "convert", bad, str(output))
    assert (code, out) == (1, "")
    assert err.startswith(f"{bad}: this document has 2 faults:\n")
    pages = tuple(rt.models.Page(heading="x", text="x" * 2000) for _ in range(510))
    rt.write(rt.WellnessPlan(pages=pages), large := tmp_path / "large.json")
    says = f"{output}: the document must have at most 1000000 bytes\n"
    assert run(capsys, "convert", str(large), str(output)) == (1, "", says)
    assert not output.exists()
    missing = "recoverytools: nowhere.json: No such file or directory\n"
    assert run(capsys, "convert", "nowhere.json", str(output)) == (2, "", missing)


@pytest.mark.usefixtures("without_extras")
def test_an_extra_that_is_missing_is_told_in_a_line(
    capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path
) -> None:
    plan = tmp_path / "goal.yaml"
    plan.write_text("document: goal", encoding="utf-8")
    says = "recoverytools: to read and write YAML, install PyYAML: pip install 'recoverytools[yaml]'\n"
    assert run(capsys, "show", str(plan)) == (2, "", says)
    assert run(capsys, "upgrade", str(plan)) == (2, "", says)
    code, out, err = run(capsys, "check", str(plan), file)
    assert (code, err) == (2, says)
    assert out.startswith(f"{file}: some questions"), "it hides no other file"
    says = "recoverytools: to write TOML, install tomli-w: pip install 'recoverytools[toml]'\n"
    assert run(capsys, "convert", file, str(tmp_path / "goal.toml")) == (2, "", says)
    assert not (tmp_path / "goal.toml").exists()


def uncommented(page: str, name: str) -> str:
    """A page of YAML with one of its answers no more in a comment."""
    answer = re.compile(rf'^#"?{name}"?:.*\n(?:#  .*\n)*', re.MULTILINE)
    return answer.sub(lambda found: re.sub("(?m)^#", "", found[0]), page)


NOT_YET = {"preferred", "chosen"}
"""What can only be answered where there are options to point to."""


@pytest.mark.parametrize("kind", kinds())
def test_new_as_yaml(capsys: pytest.CaptureFixture[str], kind: Any) -> None:
    cls = class_named(kind)
    code, page, err = run(capsys, "new", kind, "--yaml")
    assert (code, err) == (0, "")
    bare = rt.loads(page, cls, syntax="yaml")
    assert rt.loads(page, syntax="yaml") == bare, "what is printed can be read"
    for fact in facts(cls):
        if not fact.ask or fact.name in NOT_YET:
            assert f"\n#{fact.name}:" not in page
            continue
        assert f"\n# {fact.ask.question}\n" in page
        filled_in = uncommented(page, fact.name)
        assert fact.name in rt.to_dict(bare) or filled_in != page
        before = rt.loads(filled_in, cls, syntax="yaml")
        assert getattr(before, fact.name) not in (None, "", ()), "and so can it be with any answer more"
        after = rt.loads(filled_in.replace('"…"', '"Mine: all of it"'), cls, syntax="yaml")
        is_words = "…" in str(rt.to_dict(before).get(fact.name))
        assert is_words == ("Mine: all of it" in str(rt.to_dict(after).get(fact.name)))


def test_new_as_yaml_reads_like_this(capsys: pytest.CaptureFixture[str]) -> None:
    _, page, _ = run(capsys, "new", "safety-plan", "--yaml")
    assert page.startswith(
        "# Take away the # before what you want to answer, and before each line right below it.\n"
        "# Then write your words in place of what stands there.\n"
        "# If you might act on these thoughts, call a crisis line or your local emergency number now.\n"
        "document: safety-plan\n"
        "format: 1\n\n"
        "# What tells you that it is time to open this plan?\n"
    )
    _, page, _ = run(capsys, "new", "fallback", "--yaml")
    assert page == (
        "# Take away the # before what you want to answer, and before each line right below it.\n"
        "# Then write your words in place of what stands there.\n"
        "document: fallback\n"
        "format: 1\n"
        "\n"
        "# When will you switch to this?\n"
        "# For example: no answer after ten minutes; it is raining; I have no money left\n"
        '#switch_when: "…"\n'
        "\n"
        "# What will you do then?\n"
        "# For example: go to my neighbor's door; call the warmline; do the short version at home\n"
        '#text: "…"\n'
        "\n"
        "# Who will you turn to?\n"
        "# It must be an id (1 to 64 small letters, digits and hyphens).\n"
        "#support: to-fill-in\n"
    )


def test_new_prints_json_or_yaml() -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["new", "goal", "--json", "--yaml"])
    assert raised.value.code == 2


# --- words ---


def test_language(capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path) -> None:
    note, fine = tmp_path / "note.md", tmp_path / "fine.txt"
    note.write_bytes(
        b"\xef\xbb\xbfTuesday\r\n\r\nThe addict called me \xe2\x80\x9cjunkie\xe2\x80\x9d, said a patient.\r\n"
    )
    fine.write_text("Good morning.")
    slang = "You could say: person with a substance use disorder. This is slang that looks down on people."
    label = "This calls a person by one thing about them. There is more to anyone than that."
    told = (
        f"{note}: some words to think about, if you like\n"
        "  3:5 addict\n"
        f"    You could say: person with an addiction; person with a substance use disorder. {label}\n"
    )
    assert run(capsys, "language", str(note), str(fine)) == (0, f"{told}{fine}: nothing to suggest\n", "")
    assert f"  3:23 junkie\n    {slang}\n" in run(capsys, "language", str(note), "--own-words")[1]
    assert "  3:39 patient\n" in run(capsys, "language", str(note), "--context")[1]

    code, out, err = run(capsys, "language", str(note), str(fine), file, "--json")
    assert (code, err) == (0, "")
    first, second, third = json.loads(out)
    [suggestion] = first.pop("suggestions")
    assert first == {"file": str(note), "own_words": False}
    assert second == {"file": str(fine), "own_words": False, "suggestions": []}
    assert third == {"file": file, "own_words": True, "suggestions": []}
    assert suggestion.pop("source")
    assert suggestion == {
        "path": "",
        "line": 3,
        "column": 5,
        "start": 15,
        "end": 21,
        "kind": "stigmatising",
        "term": "addict",
        "preferred": ["person with an addiction", "person with a substance use disorder"],
        "says": label,
        "message": f"You could say: person with an addiction; person with a substance use disorder. {label}",
    }


def test_language_lets_a_persons_own_words_be(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "plan.json")
    goals = (rt.Goal(statement="Stay"), rt.Goal(statement="Swim", why="I am an addict\nand I love the sea"))
    rt.write(rt.WellnessPlan(goals=goals), path)
    kept = f"{path}: a person's own words, and let be; --own-words looks at them\n"
    assert run(capsys, "language", path) == (0, kept, "")
    assert "  /goals/1/why:1:9 addict\n" in run(capsys, "language", path, "--own-words")[1]
    rt.write(rt.WellnessPlan(goals=goals, language="es"), path)
    assert run(capsys, "language", path, "--own-words") == (0, f"{path}: nothing to suggest\n", "")


def test_language_of_what_cannot_be_read(capsys: pytest.CaptureFixture[str], bad: str, tmp_path: Path) -> None:
    odd, fine = tmp_path / "odd.txt", tmp_path / "fine.txt"
    odd.write_bytes(b"\xff")
    fine.write_text("Good morning.")
    code, out, err = run(capsys, "language", bad, str(odd), "nowhere.txt", str(fine))
    assert (code, out) == (2, f"{fine}: nothing to suggest\n")
    assert err.startswith(f"{bad}: this document has 2 faults:\n")
    assert err.endswith(
        f"recoverytools: {odd}: must be text in UTF-8\nrecoverytools: nowhere.txt: No such file or directory\n"
    )
    assert run(capsys, "language", bad)[0] == 1


# --- choosing among the questions ---


@pytest.fixture
def plan(tmp_path: Path) -> Any:
    path = tmp_path / "plan.json"
    safety = rt.SafetyPlan(on_my_own=(rt.Note(text="x"),), kept_at=("y",))
    rt.write(rt.WellnessPlan(id="mine", safety=safety, backups=(rt.BackupPlan(cue="x", response="y"),)), path)
    return str(path)


def codes(printed: str) -> Any:
    return [[finding["code"] for finding in report["findings"]] for report in json.loads(printed)]


def test_questions_are_chosen(capsys: pytest.CaptureFixture[str], file: str) -> None:
    def asked(*options: str) -> Any:
        code, out, err = run(capsys, "check", file, "--today", "2026-11-22", "--json", *options)
        assert (code, err) == (0, "")
        return codes(out)[0]

    assert asked() == ["goal-has-no-step", "due-has-passed", "goal-has-no-measure"]
    assert asked("--only", "goal-has-no-step", "--only", "due-has-passed") == [
        "goal-has-no-step",
        "due-has-passed",
    ]
    assert asked("--ignore", "goal-has-no-step", "--ignore", "goal-has-no-measure") == ["due-has-passed"]
    assert asked("--limit", "2") == ["goal-has-no-step", "due-has-passed"]
    assert asked("--limit", "0") == []


def test_a_region_and_a_journal_are_looked_at(capsys: pytest.CaptureFixture[str], plan: str, tmp_path: Path) -> None:
    mine, yours, other = (tmp_path / f"{name}.json" for name in ("journal", "yours", "goal"))
    rt.write(rt.Journal(plan="mine"), mine)
    rt.write(rt.Journal(plan="yours"), yours)
    rt.write(GOAL, other)
    assert codes(run(capsys, "check", plan, "--json")[1]) == [["hard-day-plan-has-no-number"]]
    assert codes(run(capsys, "check", plan, "--json", "--region", "US")[1]) == [[]]
    line = ("check", plan, "--json", "--region", "US-PA", "--journal")
    assert codes(run(capsys, *line, str(mine))[1]) == [["backup-was-never-practiced"]]
    says = f"recoverytools: {plan}: this journal goes with another plan\n"
    assert run(capsys, *line, str(yours)) == (2, "[]\n", says)
    code, out, err = run(capsys, "check", plan, str(other), "--journal", str(yours))
    assert (code, err) == (2, says)
    assert out.startswith(f"{other}: some questions, if you like\n"), "one that is not its own hides no other"
    assert run(capsys, *line, str(other)) == (1, "", f"{other}: /document must be journal here\n")
    assert run(capsys, *line, "nowhere.json") == (2, "", "recoverytools: nowhere.json: No such file or directory\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "x", "--region", "us"), "argument --region: region must be a country or region code (ISO 3166) such as CA or US-PA"),
        (("check", "x", "--only", "goal-has-no-wy"), "argument --only: no rule has the code goal-has-no-wy; did you mean goal-has-no-why?"),
        (("check", "x", "--ignore", "x"), "argument --ignore: no rule has the code x"),
        *((("check", "x", "--limit", limit), "argument --limit: must be a whole number, 0 or more") for limit in ("-1", "x", "2.5", "\N{SUPERSCRIPT TWO}")),
        (("explain", "x"), "argument CODE: no rule has the code x"),
    ],
)  # fmt: skip
def test_a_choice_that_is_none(capsys: pytest.CaptureFixture[str], arguments: Any, says: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"recoverytools {arguments[0]}: error: {says}"


def test_a_question_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "explain", "goal-has-no-date") == (
        0,
        """\
goal-has-no-date: An idea

A goal someone is working on has no day to get there, to take a step or to look at it again (the T of SMART).

It says: This goal has no date yet.
It asks: By when would you like to be there? Or when will you look at it again?
Source: SMART goals (Doran 1981)

>>> ask(rt.Goal(statement="Find a room with a door", status=GoalStatus.ACTIVE), "goal-has-no-date")
/due By when would you like to be there? Or when will you look at it again?

A near miss: there is a day to look at it again.

>>> look = GoalReview(on=date(2027, 1, 4))
>>> ask(rt.Goal(statement="Find a room", status=GoalStatus.ACTIVE, reviews=(look,)), "goal-has-no-date")
""",
        "",
    )


# --- credentials and groups ---


@pytest.fixture
def coach(tmp_path: Path) -> Any:
    needs = RenewalNeeds(period=RenewalPeriod.TWO_YEARS, hours=20)
    path = tmp_path / "coach.json"
    rt.write(rt.Credential(title="coach", issued=date(2025, 3, 1), needs=needs), path)
    return path


def test_renewal_counts_records_of_their_own_files_and_of_lines(
    capsys: pytest.CaptureFixture[str], coach: Path
) -> None:
    one, many = coach.with_name("one.yaml"), coach.with_name("many.NDJSON")
    rt.write(rt.TrainingRecord(title="voices\x9b", on=date(2024, 9, 1), hours=4), one)
    rt.write_many([rt.TrainingRecord(on=date(2026, 9, day), hours=3) for day in (1, 2)], many)
    line = ["renewal", str(coach), str(one), str(many), "--today", "2026-11-22"]
    assert run(capsys, *line) == (
        0,
        (
            "What it takes to renew\n======================\n\n"
            "This time: from 1 March 2025 until 28 February 2027\nDays left: 98\nHours so far: 6\nHours still to go: 14\n"
            "\nDoes not count this time\n------------------------\n\n"
            "- voices\N{REPLACEMENT CHARACTER}, 4 hours on 1 September 2024: From before this time\n"
        ),
        "",
    )
    code, out, err = run(capsys, *line, "--json")
    answer = json.loads(out)
    assert (code, err, answer["end"], answer["needed"]) == (0, "", "2027-02-28", 14.0)
    assert [hours["why"] for hours in answer["training"]] == ["before", None, None]


def test_renewal_looks_from_today(capsys: pytest.CaptureFixture[str], coach: Path) -> None:
    _, out, _ = run(capsys, "renewal", str(coach), "--json")
    left = json.loads(out)
    assert left["days_left"] == (date.fromisoformat(left["end"]) - date.today()).days  # noqa: DTZ011


def test_renewal_refuses(capsys: pytest.CaptureFixture[str], coach: Path) -> None:
    bad = coach.with_name("bad.ndjson")
    bad.write_text("\nCANARY\n")
    code, out, err = run(capsys, "renewal", str(coach), str(bad))
    assert (code, out) == (1, "")
    assert err.startswith(f"{bad}: line 2")
    assert "CANARY" not in err
    assert run(capsys, "renewal", str(bad))[0] == 1


def test_group_says_whose_turn_it_is_and_how_many_came(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "group.json"
    role = GroupRole(role="tea\x9b", people=("Ann", "Bo"))
    met = Meeting(on=date(2026, 11, 3), count=6, roles=(MeetingRole(role="tea\x9b", who="Ann"),))
    rt.write(rt.PeerGroup(name="x", roles=(role, GroupRole(role="door")), meetings=(met,)), path)
    turns = "tea\N{REPLACEMENT CHARACTER}\n====\n\nIn turn\n-------\n\n"
    came = "How many came\n=============\n\nMeetings: 1\nPeople who came, each time counted: "
    door = "door\n====\n\nIn turn\n-------\n\n- nobody yet\n\n"
    told = turns + "- Bo (not yet)\n- Ann (last on 3 November 2026)\n\n" + door + came
    hidden = "fewer than 11\nSmallest meeting: fewer than 11\n"
    assert run(capsys, "group", str(path), "--on", "2026-11-10") == (0, told + hidden, "")
    before = told.replace("- Bo (not yet)\n- Ann (last on 3 November 2026)", "- Ann (not yet)\n- Bo (not yet)")
    assert run(capsys, "group", str(path), "--on", "2026-11-03") == (0, before + hidden, "")
    code, out, _ = run(capsys, "group", str(path), "--json", "--hide-below", "6")
    answer = json.loads(out)
    assert (code, answer["attendance"]["visits"], answer["turns"][0]["people"][0]["who"]) == (0, 6, "Bo")


@pytest.mark.parametrize("number", ["-1", "some", "1.5", "٣", "9999999"])
def test_group_takes_a_whole_number(capsys: pytest.CaptureFixture[str], number: str) -> None:
    with pytest.raises(SystemExit):
        cli.main(["group", "x", f"--hide-below={number}"])
    says = "error: argument --hide-below: must be a whole number, 0 or more\n"
    assert capsys.readouterr().err.endswith(says)


# --- how it is going ---

SWIM = rt.Goal(
    id="swim",
    statement="Swim \x9b31m",
    status=GoalStatus.ACTIVE,
    steps=(rt.Step(what="x", private=True, due=date(2026, 1, 1)),),
)
HIDDEN = rt.Goal(id="hidden", statement="CANARY", private=True)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def going(tmp_path: Path, journal: rt.Journal, **plan: Any) -> tuple[str, ...]:
    """The command line for a plan and a journal in files."""
    rt.write(rt.WellnessPlan(id="mine", **plan), tmp_path / "plan.json")
    rt.write(journal, tmp_path / "journal.json")
    files = (str(tmp_path / "plan.json"), "--journal", str(tmp_path / "journal.json"))
    return ("progress", *files, "--today", "2026-11-22")


def number(value: float, **more: Any) -> rt.CheckIn:
    return rt.CheckIn(occurred_at=NOON, ratings=(rt.models.Rating(about="swim", value=value),), **more)


def test_progress(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = going(tmp_path, rt.Journal(plan="mine"), goals=(SWIM, HIDDEN), word_choices={"working": "dancing"})
    swim = (
        "Swim \N{REPLACEMENT CHARACTER}31m\n=========\n\n"
        "Where it stands: Dancing on it\nNot enough data yet: No measure yet\n"
    )
    hidden = (
        "CANARY (private)\n================\n\n"
        "Where it stands: Thinking about it\nNot enough data yet: No measure yet\n"
    )
    steps = "\nSteps\n-----\n\nNothing written yet: 1\n"
    assert run(capsys, *line) == (0, f"{swim}{steps}\n{hidden}", "")
    assert run(capsys, *line, "--without-private") == (0, swim, "")


def test_progress_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    journal = rt.Journal(plan="mine").add(number(4))
    measured = attrs.evolve(SWIM, statement="días", measure=rt.models.Measure(what="laps", baseline=0, target=10))
    code, out, err = run(capsys, *going(tmp_path, journal, goals=(measured,)), "--json")
    assert (code, err) == (0, "")
    counts = dict.fromkeys(
        ("due", "done", "part", "smallest_version", "skipped", "moved", "open", "besides", "to_come"), 0
    )
    assert json.loads(out) == [
        {
            "goal": "swim",
            "path": "/goals/0",
            "statement": "días",
            "private": False,
            "status": "active",
            "measure": {"what": "laps", "baseline": 0, "target": 10},
            "numbers": [{"day": "2026-11-20", "number": 4}],
            "not_answered": [],
            "latest": 4,
            "fraction": 0.4,
            "shown": 0.4,
            "within": None,
            "level": None,
            "level_words": "",
            "steps": counts | {"due": 1, "open": 1},
            "times": counts,
            "missing": [],
        }
    ]
    assert "días" in out


def test_progress_without_private_looks_at_nothing_private(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    step = rt.StepEntry(about="step", how=HowDone.DONE, private=True)
    goal = rt.Goal(id="swim", statement="Swim", steps=(rt.Step(id="step", what="x"),))

    def told(journal: rt.Journal, *options: str, **plan: Any) -> Any:
        line = going(tmp_path, journal, goals=(goal,), **plan)
        code, out, err = run(capsys, *line, "--json", *options)
        assert (code, err) == (0, "")
        return [([each["number"] for each in one["numbers"]], one["steps"]["done"]) for one in json.loads(out)]

    journal = rt.Journal().add(number(1), attrs.evolve(number(2), private=True, occurred_at=NOON.replace(day=21)), step)
    assert told(journal) == [([1, 2], 1)]
    assert told(journal, "--without-private") == [([1], 0)]
    # what a private correction puts right is not shown in its place
    [first, second] = journal.checkins
    corrected = journal.correct(first.id, attrs.evolve(number(3), private=True))
    assert told(corrected, "--without-private") == [([], 0)]
    assert told(attrs.evolve(journal, private=True), "--without-private") == [([], 0)]
    assert told(journal, "--without-private", private=True) == []
    assert told(journal.erase(second.id), private=True) == [([1], 1)]


def test_progress_of_a_plan_without_goals(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = going(tmp_path, rt.Journal())
    assert run(capsys, *line) == (0, f"{line[1]}: no goal yet\n", "")
    assert run(capsys, *line, "--json") == (0, "[]\n", "")


def test_progress_refuses(capsys: pytest.CaptureFixture[str], file: str, tmp_path: Path) -> None:
    line = going(tmp_path, rt.Journal(plan="yours"))
    assert run(capsys, *line) == (2, "", f"recoverytools: {line[3]}: this journal goes with another plan\n")
    assert run(capsys, "progress", file, *line[2:]) == (1, "", f"{file}: /document must be wellness-plan here\n")
    says = f"{file}: /document must be journal here\n"
    assert run(capsys, "progress", line[1], "--journal", file) == (1, "", says)


def test_progress_looks_from_today(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = going(tmp_path, rt.Journal(), goals=(SWIM,))
    assert "Nothing written yet: 1\n" in run(capsys, *line[:4])[1]
    assert "Still to come: 1\n" in run(capsys, *line[:4], "--today", "2025-12-31")[1]
