"""A check-in at the terminal: it asks kindly, takes what it is given, and loses nothing."""

import contextlib
import errno
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import cli
from recoverytools.cli import _checkin
from recoverytools.models import AttainmentScale, Measure, Rating, ToolUse
from recoverytools.vocabulary import GoalStatus, HelpedNow

MOMENT = "2026-11-22T21:15:00-05:00"
NOW = datetime(2026, 11, 22, 21, 15, tzinfo=timezone(timedelta(hours=-5)))
PLAN = rt.WellnessPlan(
    id="mine",
    time_zone="America/Chicago",
    region="US",
    toolbox=(rt.WellnessTool(id="porch", name="harmonica"), rt.WellnessTool(id="tea", name="mint tea")),
    triggers=(rt.Trigger(id="letter", what="a letter from the court"),),
    warning_signs=(rt.WarningSign(id="phone", what="I let the phone ring", responses=(rt.Note(text="sit outside"),)),),
    safety=rt.SafetyPlan(
        signs=(rt.Note(id="away", text="I give things away"),), on_my_own=(rt.Note(text="cold water"),)
    ),
    goals=(
        rt.Goal(id="out", statement="Be outside more", measure=Measure(what="walks this week")),
        rt.Goal(id="talk", statement="Talk with my son", scale=AttainmentScale(expected="we talk on Sundays")),
        rt.Goal(id="sing", statement="Sing", measure=Measure(unit="songs"), status=GoalStatus.ACTIVE),
        rt.Goal(id="rest", statement="Rest", measure=Measure(), status=GoalStatus.LET_GO),
        rt.Goal(id="bare", statement="Bare"),
    ),
)
JOURNAL = rt.Journal(id="days", plan="mine", scales=(rt.Scale(id="sleep", name="hours of sleep", low=0, high=24),))
ASKED = ["6,5", "3", "1", "", "2", "I laughed", "1 2", "1", "", "long shift"]
"""An answer to each question there is, in order."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal beside its plan."""
    rt.write(PLAN, tmp_path / "plan.json")
    rt.write(JOURNAL, tmp_path / "journal.json")
    return tmp_path / "journal.json"


def options(file: Path, *more: str, plan: bool = True) -> list[str]:
    return [
        "checkin",
        str(file),
        *(["--plan", str(file.with_name("plan.json"))] if plan else []),
        "--now",
        MOMENT,
        *more,
    ]


def talk(answers: Any, *arguments: Any) -> tuple[int, str, str]:
    """Exit code and what was printed, with the answers that were written a line each. Then the input ends."""
    before, out, err = sys.stdin, io.StringIO(), io.StringIO()
    sys.stdin = answers if isinstance(answers, io.StringIO) else io.StringIO("".join(f"{line}\n" for line in answers))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main([*arguments])
    finally:
        sys.stdin = before
    return code, out.getvalue(), err.getvalue()


def kept(file: Path) -> Any:
    """The only check-in of a journal, without its id."""
    [entry] = rt.read(file, rt.Journal).checkins
    used = tuple(attrs.evolve(use, id=use.tool) for use in entry.tools_used)
    return attrs.evolve(entry, id="entry", tools_used=used)


def entry(**answers: Any) -> rt.CheckIn:
    return rt.CheckIn(id="entry", occurred_at=NOW, **answers)


WHOLE = entry(
    ratings=(Rating(about="sleep", value=6.5), Rating(about="out", value=3), Rating(about="talk", level=1)),
    noticed=("phone",),
    noticed_other=("I laughed",),
    tools_used=(ToolUse(id="porch", tool="porch", helped=HelpedNow.HELPED), ToolUse(id="tea", tool="tea")),
    note="long shift",
)


def test_it_asks_and_keeps_the_answers(file: Path) -> None:
    code, out, err = talk(ASKED, *options(file))
    assert (code, err) == (0, "")
    helped = "  1 It helped\n  2 It helped a little\n  3 Not this time\nOne number: "
    asked, _, guidance = out.partition("\nWhat now\n")
    assert asked == (
        "Enter skips a question. Ctrl-C stops, and keeps what you have answered.\n"
        "\nWhere are your numbers now? Skip any you like.\n"
        "hours of sleep, from 0 to 24: Be outside more (walks this week): Talk with my son:\n"
        "  -2 Much less\n  -1 A little less\n  0 we talk on Sundays\n  1 A little more\n  2 Much more\n"
        "The level that fits best, from -2 to 2: Sing (songs): "
        "\nWhich of your triggers or signs do you notice?\n"
        "  1 a letter from the court\n  2 I let the phone ring\n  3 I give things away\n"
        "Numbers, such as 1 or 1, 2: "
        "\nWhat else do you notice? "
        "\nWhich of your wellness tools have you used?\n  1 harmonica\n  2 mint tea\nNumbers, such as 1 or 1, 2: "
        f"harmonica: Did it help this time?\n{helped}mint tea: Did it help this time?\n{helped}"
        "\nWhat else would you like to say about it? "
        f"\nThank you. It is kept in {file}.\n"
    )
    assert "sit outside" in guidance
    assert kept(file) == WHOLE
    journal = rt.read(file, rt.Journal)
    assert attrs.evolve(journal, checkins=()) == JOURNAL


@pytest.mark.parametrize("answered", range(len(ASKED)))
def test_wherever_it_ends_what_was_answered_is_kept(file: Path, answered: int) -> None:
    code, out, err = talk(ASKED[:answered], *options(file))
    assert (code, err) == (0, "")
    if answered == 0:
        assert out.endswith("\nNothing was answered, so nothing was written. That is all right.\n")
        assert rt.read(file) == JOURNAL
        return
    assert f"\nStopped. What you answered is kept in {file}.\n" in out
    used = WHOLE.tools_used if answered >= 8 else tuple(attrs.evolve(use, helped=None) for use in WHOLE.tools_used)
    assert kept(file) == entry(
        ratings=WHOLE.ratings[: min(answered, 3)],
        noticed=WHOLE.noticed if answered >= 5 else (),
        noticed_other=WHOLE.noticed_other if answered >= 6 else (),
        tools_used=used if answered >= 7 else (),
    )


def test_where_all_is_skipped_nothing_is_written(file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    code, out, err = talk([""] * 20, *options(file))
    assert (code, err) == (0, "")
    assert out.endswith("\nNothing was answered, so nothing was written. That is all right.\n")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_a_safety_sign_brings_the_safety_plan(file: Path) -> None:
    _, out, _ = talk(["", "", "", "", "3"], *options(file))
    assert kept(file) == entry(noticed=("away",))
    assert "\nWhat now\n" in out
    assert "cold water" in out
    assert "988" in out


def test_without_a_plan_it_asks_for_the_numbers_and_a_note(file: Path) -> None:
    code, out, _ = talk(["5", "tired", "rain"], *options(file, plan=False))
    assert code == 0
    assert out == (
        "Enter skips a question. Ctrl-C stops, and keeps what you have answered.\n"
        "\nWhere are your numbers now? Skip any you like.\n"
        "hours of sleep, from 0 to 24: \nWhat else do you notice? \nWhat else would you like to say about it? "
        f"\nThank you. It is kept in {file}.\n"
    )
    assert kept(file) == entry(ratings=(Rating(about="sleep", value=5),), noticed_other=("tired",), note="rain")
    rt.write(rt.Journal(), file)
    _, out, _ = talk(["", "rain"], *options(file, plan=False))
    assert "numbers" not in out


# --- answers that do not fit ---


@pytest.mark.parametrize(
    ("bounds", "within", "wrong", "right", "value"),
    [
        ({"low": 0, "high": 10}, ", from 0 to 10", ["-1", "10.5", "ten", "1e1", "٣", "5 6"], "10", 10.0),
        ({"low": 1.5}, ", from 1.5 up", ["1", "inf", "nan"], "1.5", 1.5),
        ({"high": 8}, ", up to 8", ["9", "-inf", "9" * 400], "-3", -3.0),
        ({}, "", ["a lot"], "+.5", 0.5),
        ({}, "", ["9" * 400, ".", "1.2,3"], "7,", 7.0),
    ],
)
def test_a_number_that_does_not_fit_is_asked_for_again(  # noqa: PLR0913, PLR0917 - one row each
    file: Path, bounds: Any, within: str, wrong: list[str], right: str, value: float
) -> None:
    rt.write(rt.Journal(scales=(rt.Scale(id="s", name="mood", **bounds),)), file)
    _, out, _ = talk([*wrong, right], *options(file, plan=False))
    again = f"Please write a number{within.replace(', ', ' ')}, or press Enter to skip it."
    asked = "Where are your numbers now? Skip any you like.\n"
    assert out.partition(asked)[2].startswith(f"mood{within}: {again}\n" * len(wrong) + f"mood{within}: \n")
    assert kept(file).ratings == (Rating(about="s", value=value),)


def test_a_level_is_a_whole_number(file: Path) -> None:
    _, out, _ = talk(["", "", "0.5", "3", "-2"], *options(file))
    again = (
        "Please write a whole number from -2 to 2, or press Enter to skip it.\nThe level that fits best, from -2 to 2: "
    )
    assert f"The level that fits best, from -2 to 2: {again * 2}" in out
    assert kept(file).ratings == (Rating(about="talk", level=-2),)


@pytest.mark.parametrize("right", ["3, 1", "3 1", "3,1,", " 3 ; 1 1"])
def test_places_in_a_list_are_asked_for_again(file: Path, right: str) -> None:
    wrong = ["0", "4", "two", "1-2", "-1", "1 4", ",", "99999999999"]
    _, out, _ = talk([""] * 4 + wrong + [right], *options(file))
    again = "Please write numbers from 1 to 3, or press Enter to skip it.\nNumbers, such as 1 or 1, 2: "
    assert f"Numbers, such as 1 or 1, 2: {again * len(wrong)}\nWhat else" in out
    assert kept(file).noticed == ("away", "letter")


def test_whether_it_helped_is_one_of_three(file: Path) -> None:
    _, out, _ = talk(["", "", "", "", "", "", "2", "4", "1 2", "3"], *options(file))
    again = "Please write one number from 1 to 3, or press Enter to skip it.\nOne number: "
    assert f"One number: {again * 2}\nWhat else" in out
    assert kept(file).tools_used == (ToolUse(id="tea", tool="tea", helped=HelpedNow.NOT_THIS_TIME),)


def test_a_text_that_cannot_be_kept_is_asked_for_again(file: Path) -> None:
    rt.write(rt.Journal(), file)
    _, out, _ = talk(["x" * 201, "x" * 200, "y" * 2001, "up\x1b[A", "y" * 2000], *options(file, plan=False))
    assert "\nWhat else do you notice? Please say it in at most 200 letters, or press Enter to skip it.\nWhat" in out
    assert "Please say it in at most 2000 letters, or press Enter to skip it.\n" in out
    assert "Some of these keys cannot be kept. Please write it again, or press Enter to skip it.\n" in out
    assert kept(file) == entry(noticed_other=("x" * 200,), note="y" * 2000)


def test_it_speaks_in_the_words_of_the_plan_and_shows_no_commands_to_a_terminal(file: Path) -> None:
    tool = rt.WellnessTool(name="tea\x9b31m\nand milk")
    plan = rt.WellnessPlan(id="mine", toolbox=(tool,), word_choices={"wellness tools": "helpers"})
    rt.write(plan, file.with_name("plan.json"))
    _, out, _ = talk(["", "", "1"], *options(file))
    assert "Which of your helpers have you used?\n  1 tea\N{REPLACEMENT CHARACTER}31m and milk\n" in out


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=5) | st.sampled_from(ASKED)))
def test_whatever_is_written_the_journal_stays_whole(lines: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "journal.json")
        rt.write(PLAN, file.with_name("plan.json"))
        rt.write(JOURNAL, file)
        code, _, err = talk(lines, *options(file))
        assert (code, err) == (0, "")
        journal = rt.read(file, rt.Journal)
        assert attrs.evolve(journal, checkins=()) == JOURNAL
        assert len(journal.checkins) <= 1
        assert sorted(path.name for path in Path(folder).iterdir()) == ["journal.json", "plan.json"]


# --- a journal that is not there, or not this plan's ---


@pytest.mark.parametrize("answer", ["", "yes", "Y"])
def test_a_journal_is_made_where_the_person_agrees(file: Path, answer: str) -> None:
    file.unlink()
    code, out, _ = talk(["perhaps", answer, "3"], *options(file))
    asks = "Press Enter for yes, or write no: "
    assert out.startswith(
        f"There is no journal there yet. May one be made?\n{asks}Please write yes or no.\n{asks}Enter"
    )
    journal = rt.read(file, rt.Journal)
    assert (code, journal.plan, journal.time_zone) == (0, "mine", "America/Chicago")
    assert kept(file).ratings == (Rating(about="out", value=3),)


@pytest.mark.parametrize("answers", [["no"], ["N"], [], ["yes"], ["yes", ""]])
def test_no_journal_is_made_where_the_person_says_no_or_nothing(file: Path, answers: Any) -> None:
    file.unlink()
    code, _, err = talk(answers, *options(file))
    assert (code, err, file.exists()) == (0, "", False)


def test_without_a_plan_no_journal_is_made(file: Path) -> None:
    missing = file.with_name("other.json")
    says = f"recoverytools: {missing}: is not there yet; with --plan it can be made\n"
    assert talk(["1"], *options(missing, plan=False)) == (2, "", says)


def test_the_journal_of_another_plan_is_left_alone(file: Path) -> None:
    rt.write(attrs.evolve(JOURNAL, plan="other"), file)
    assert talk(["1"], *options(file)) == (2, "", f"recoverytools: {file}: this journal goes with another plan\n")
    rt.write(attrs.evolve(JOURNAL, plan=None), file)
    assert talk(["1"], *options(file))[0] == 0


def test_what_is_no_journal_is_refused(file: Path) -> None:
    code, out, err = talk(["1"], "checkin", str(file.with_name("plan.json")))
    assert (code, out) == (1, "")
    assert err.startswith(f"{file.with_name('plan.json')}: /document ")


# --- when it was ---


def at(file: Path, *more: str) -> datetime:
    assert talk(["5"], "checkin", str(file), *more)[0] == 0
    moment: datetime = kept(file).occurred_at
    return moment


def test_the_moment_is_told_in_the_zone_of_the_person(file: Path) -> None:
    zone = ("--time-zone", "Africa/Lagos")
    assert at(file, "--now", MOMENT, *zone).isoformat() == "2026-11-23T03:15:00+01:00"
    rt.write(attrs.evolve(JOURNAL, time_zone="America/Chicago"), file)
    assert at(file, "--now", MOMENT).isoformat() == "2026-11-22T20:15:00-06:00"
    rt.write(attrs.evolve(JOURNAL, time_zone="Mars/Olympus"), file)
    assert at(file, "--now", MOMENT).isoformat() == MOMENT


def test_the_moment_is_now_where_none_is_named(file: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    found = at(file)
    assert before <= found <= datetime.now(UTC)
    assert found.microsecond == 0


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        (
            "--now",
            "2026-11-22T21:15:00",
            "must be a moment with its offset from UTC, such as 2026-11-22T21:15:00-05:00",
        ),
        (
            "--now",
            "1776-07-04T09:00:00Z",
            "must be a moment with its offset from UTC, such as 2026-11-22T21:15:00-05:00",
        ),
        ("--now", "CANARY", "must be a moment with its offset from UTC, such as 2026-11-22T21:15:00-05:00"),
        ("--time-zone", "Mars/Olympus", "must be the name of a time zone, such as America/Chicago"),
        ("--time-zone", "../x", "must be the name of a time zone, such as America/Chicago"),
        ("--time-zone", "America", "must be the name of a time zone, such as America/Chicago"),
    ],
)
def test_what_is_no_moment_and_no_zone_is_refused(
    capsys: pytest.CaptureFixture[str], file: Path, option: str, value: str, says: str
) -> None:
    with pytest.raises(SystemExit) as raised:
        cli.main(["checkin", str(file), option, value])
    assert raised.value.code == 2
    assert capsys.readouterr().err.endswith(f"error: argument {option}: {says}\n")


def test_a_moment_that_cannot_be_kept_is_refused_before_any_question(file: Path) -> None:
    # the clocks of Monrovia were 44 minutes and 30 seconds behind then
    code, out, err = talk(
        ["5"], "checkin", str(file), "--now", "1960-01-01T00:00:00Z", "--time-zone", "Africa/Monrovia"
    )
    assert (code, out) == (1, "")
    assert err.startswith(f"{file}: occurred_at must be a moment with its offset from UTC")


# --- nothing is lost ---


class Meanwhile(io.StringIO):
    """Answers, and what happens while the last question is asked."""

    def __init__(self, answers: Any, happens: Any) -> None:
        super().__init__("".join(f"{line}\n" for line in answers))
        self.left, self.happens = len(answers), happens

    def readline(self, *rest: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            self.happens()
        return super().readline(*rest)


OTHER = rt.CheckIn(id="other", occurred_at=NOW, note="from the phone")


def test_what_came_into_the_journal_meanwhile_stays(file: Path) -> None:
    grown = JOURNAL.add(OTHER)
    assert talk(Meanwhile(ASKED, lambda: rt.write(grown, file)), *options(file))[0] == 0
    first, second = rt.read(file, rt.Journal).checkins
    assert (first, second.note) == (OTHER, "long shift")


def test_a_journal_that_is_gone_meanwhile_is_written_again(file: Path) -> None:
    rt.write(JOURNAL.add(OTHER), file)
    assert talk(Meanwhile(ASKED, file.unlink), *options(file))[0] == 0
    first, second = rt.read(file, rt.Journal).checkins
    assert (first, second.note) == (OTHER, "long shift")


def shown(out: str) -> Any:
    """The check-in that is shown where it cannot be written."""
    says = "\nYour answers could not be written to the journal. Here they are, so that you can keep them:\n"
    assert says in out
    return rt.from_dict(json.loads(out.partition(says)[2]), rt.CheckIn)


def test_where_the_journal_was_spoiled_meanwhile_the_answers_are_shown_and_it_is_let_be(file: Path) -> None:
    code, out, err = talk(Meanwhile(ASKED, lambda: file.write_text("{CANARY")), *options(file))
    assert (code, file.read_text()) == (1, "{CANARY")
    assert err.startswith(f"{file}: ")
    assert "CANARY" not in out + err
    assert shown(out).note == "long shift"


def test_where_a_scale_became_smaller_meanwhile_the_answers_are_shown(file: Path) -> None:
    smaller = attrs.evolve(JOURNAL, scales=(attrs.evolve(JOURNAL.scales[0], high=5),))
    code, out, err = talk(Meanwhile(ASKED, lambda: rt.write(smaller, file)), *options(file))
    assert code == 1
    assert err == f"{file}: checkins/0/ratings/0/value must not be above 5, where its scale ends\n"
    assert shown(out).ratings[0].value == 6.5


def test_where_the_disk_is_full_the_answers_are_shown(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr(_checkin, "write", full)
    code, out, err = talk(ASKED, *options(file))
    assert (code, err) == (2, f"recoverytools: {file}: No space left on device\n")
    assert shown(out).note == "long shift"


def test_a_terminal_that_is_gone_costs_no_answer(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            if "What else would" in text or "Stopped" in text:
                raise OSError(errno.EIO, "Input/output error")
            return super().write(text)

    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in ASKED)))
    monkeypatch.setattr(sys, "stdout", Gone())
    assert cli.main(options(file)) == 2
    assert kept(file) == attrs.evolve(WHOLE, note="")


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_process_without_a_terminal_writes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    monkeypatch.setattr(sys, stream, None)
    assert cli.main(options(file)) == 0
    assert rt.read(file) == JOURNAL


def test_ctrl_c_while_it_is_written_disturbs_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = rt.write

    def interrupted(*arguments: Any) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        real(*arguments)
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(_checkin, "write", interrupted)
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    assert talk(ASKED, *options(file))[0] == 0
    assert kept(file) == WHOLE
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)] == before


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_it_asks_keeps_what_was_answered(file: Path, stop: signal.Signals) -> None:
    code, out, err = talk(Meanwhile(ASKED[:3], lambda: os.kill(os.getpid(), stop)), *options(file))
    assert (code, err) == (0, "")
    assert out.endswith(f"\nStopped. What you answered is kept in {file}.\n")
    assert kept(file) == entry(ratings=WHOLE.ratings[:2])


# --- real processes ---

PROGRAM = [sys.executable, "-m", "recoverytools"]


def read_until(stream: Any, text: bytes) -> bytes:
    found = b""
    while text not in found:
        piece = os.read(stream, 1000)
        assert piece, found
        found += piece
    return found


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_a_process_keeps_what_was_answered(file: Path, stop: signal.Signals) -> None:
    line = [*PROGRAM, *options(file)]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdin.write(b"6.5\n3\n")
        program.stdin.flush()
        read_until(program.stdout.fileno(), b"The level that fits best")
        # a signal that comes between the question and the reading of the answer waits for the next one
        stopped: list[Any] = []
        while not stopped:
            program.send_signal(stop)
            stopped, _, _ = select.select([program.stdout], [], [], 3)
        assert program.stdout.read().endswith(f"\nStopped. What you answered is kept in {file}.\n".encode())
        assert program.stderr.read() == b""
    assert program.returncode == 0
    assert kept(file) == entry(ratings=WHOLE.ratings[:2])


WITH_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.executable, sys.argv[1:])"
)


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    screen, terminal = pty.openpty()
    yield screen, terminal
    os.close(screen)


def test_ctrl_c_at_a_real_terminal_keeps_what_was_answered(file: Path, terminal: tuple[int, int]) -> None:
    screen, end = terminal
    line = [sys.executable, "-c", WITH_TERMINAL, *PROGRAM, *options(file)]
    with subprocess.Popen(line, stdin=end, stdout=end, stderr=end, start_new_session=True) as program:
        os.close(end)
        for question, answer in ((b"24: ", b"6.5\n"), (b"week): ", b"3\n")):
            read_until(screen, question)
            os.write(screen, answer)
        read_until(screen, b"to 2: ")
        said = b""
        while b".json." not in said:
            os.write(screen, b"\x03")
            while b".json." not in said and select.select([screen], [], [], 3)[0]:
                said += os.read(screen, 1000)
    assert program.returncode == 0
    assert re.search(rb"\nStopped. What you answered is kept in .*journal.json.", said)
    assert kept(file) == entry(ratings=WHOLE.ratings[:2])


def test_letters_that_cannot_be_read_cost_no_answer(file: Path) -> None:
    line = [*PROGRAM, *options(file, plan=False)]
    done = subprocess.run(
        line, input=b"5\n\xff\xfe\n\n", capture_output=True, check=False, env=os.environ | {"PYTHONUTF8": "1"}
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert kept(file).noticed_other == ("\N{REPLACEMENT CHARACTER}" * 2,)


def test_two_check_ins_one_after_the_other_both_stay(file: Path) -> None:
    for sleep in ("5", "7"):
        subprocess.run([*PROGRAM, *options(file, plan=False)], input=sleep.encode(), capture_output=True, check=True)
    journal = rt.read(file, rt.Journal)
    assert [each.ratings[0].value for each in journal.entries(rt.CheckIn)] == [5.0, 7.0]


# --- the page about it ---


class Typed(io.StringIO):
    """Answers that a terminal shows as they are typed."""

    def readline(self, *rest: Any) -> Any:
        line = super().readline(*rest)
        sys.stdout.write(line)
        return line


def test_the_talk_in_the_docs_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parent.parent / "docs" / "how-to" / "check-in.md").read_text(encoding="utf-8")
    [setting_up] = re.findall(r"(?s)```python\n(.*?)```", page)
    [told] = re.findall(r"(?s)```text\n\$ recoverytools checkin journal.json --plan plan.json\n(.*?)```", page)
    monkeypatch.chdir(tmp_path)
    exec(setting_up, {})
    answers = ["55", "5.5", "", "I laughed at the radio", "1", "2", ""]
    code, out, err = talk(
        Typed("".join(f"{line}\n" for line in answers)), "checkin", "journal.json", "--plan", "plan.json"
    )
    assert (code, err) == (0, "")
    assert [line.rstrip() for line in out.split("\n")] == [line.rstrip() for line in told.split("\n")]
