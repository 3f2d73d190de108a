"""`picture` on the command line."""

import stat
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.cli import _pictures
from recoverytools.models import Measure, Rating
from recoverytools.rendering import checkin_calendar, progress_chart, sign_ladder, support_map, wellness_wheel
from recoverytools.vocabulary import SignStage

TODAY = date(2026, 11, 22)
FIRST = date(2026, 10, 26)
MEASURE = Measure(what="laps")
PLAN = rt.WellnessPlan(
    id="p",
    language="en",
    supports=(rt.Support(name="Rose"), rt.Support(name="SECRET", private=True)),
    goals=(
        rt.Goal(id="hidden", statement="SECRET", measure=MEASURE, private=True),
        rt.Goal(id="cook", statement="Cook again"),
        rt.Goal(id="swim", statement="Swim again", measure=MEASURE),
    ),
    warning_signs=(rt.WarningSign(what="noise", stage=SignStage.EARLY_SIGN),),
)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
NUMBERS = (Rating(about="swim", value=3), Rating(about="sleep", value=7), Rating(about="hidden", value=1))
JOURNAL = rt.Journal(
    plan="p",
    scales=(rt.Scale(id="first", name="SECRET", private=True), rt.Scale(id="sleep", name="sleep")),
    checkins=(
        rt.CheckIn(occurred_at=NOON, ratings=NUMBERS),
        rt.CheckIn(occurred_at=datetime(2026, 11, 21, 12, tzinfo=UTC), ratings=NUMBERS, private=True),
    ),
)
SHARED = rt.Journal(
    scales=JOURNAL.scales, checkins=tuple(attrs.evolve(each, ratings=NUMBERS[1:2]) for each in JOURNAL.checkins)
)
"""What a view may hold of it: nothing that leads to the plan."""
OPEN = attrs.evolve(JOURNAL, checkins=JOURNAL.checkins[:1])
[HIDDEN_NOW, COOK_NOW, SWIM_NOW] = rt.progress(PLAN, OPEN, today=TODAY)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rt.write(PLAN, tmp_path / "plan.json")
    rt.write(JOURNAL, tmp_path / "journal.json")
    rt.write(rt.SharedView(plan=PLAN), tmp_path / "view.json")
    rt.write(rt.SharedView(journal=SHARED), tmp_path / "numbers.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(_pictures, "today_here", lambda: TODAY)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    code = cli.main(["picture", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


DAYS: Any = {"start": FIRST, "end": TODAY}
SLEEP = rt.trend(OPEN, "sleep", **DAYS)


@pytest.mark.parametrize(
    ("arguments", "picture"),
    [
        ("support-map plan.json", support_map(PLAN)),
        ("support-map plan.json --with-private", support_map(PLAN, include_private=True)),
        ("support-map view.json", support_map(PLAN)),
        ("wellness-wheel plan.json", wellness_wheel(PLAN)),
        ("wellness-wheel plan.json --with-private", wellness_wheel(PLAN, include_private=True)),
        ("sign-ladder plan.json", sign_ladder(PLAN)),
        ("progress-chart plan.json", progress_chart(COOK_NOW, plan=PLAN)),
        ("progress-chart plan.json --journal journal.json", progress_chart(SWIM_NOW, plan=PLAN)),
        ("progress-chart plan.json --journal journal.json --of cook", progress_chart(COOK_NOW, plan=PLAN)),
        ("progress-chart plan.json --journal journal.json --of hidden", progress_chart(HIDDEN_NOW, plan=PLAN)),
        ("progress-chart journal.json", progress_chart(SLEEP)),
        ("progress-chart numbers.json", progress_chart(SLEEP)),
        ("progress-chart journal.json --with-private", progress_chart(rt.trend(JOURNAL, "first", **DAYS), include_private=True)),
        ("progress-chart journal.json --with-private --of sleep", progress_chart(rt.trend(JOURNAL, "sleep", **DAYS))),
        ("progress-chart journal.json --from 2026-11-01 --to 2026-11-20", progress_chart(rt.trend(OPEN, "sleep", start=date(2026, 11, 1), end=date(2026, 11, 20)))),
        ("checkin-calendar journal.json", checkin_calendar(OPEN, **DAYS)),
        ("checkin-calendar numbers.json --of sleep", checkin_calendar(OPEN, scale="sleep", **DAYS)),
        ("checkin-calendar journal.json --with-private", checkin_calendar(JOURNAL, include_private=True, **DAYS)),
    ],
)  # fmt: skip
def test_a_picture_is_that_of_the_function(
    capsys: pytest.CaptureFixture[str], home: Path, arguments: str, picture: Any
) -> None:
    del home
    code, out, err = run(capsys, *arguments.split())
    assert (code, err) == (0, "")
    assert out == picture.svg + "\n"
    assert ("SECRET" in out) == ("--with-private" in arguments and "SECRET" in picture.svg)


def test_the_private_goal_with_numbers_comes_first_where_it_may(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    del home
    arguments = ("progress-chart", "plan.json", "--journal", "journal.json", "--with-private")
    [hidden, *_] = rt.progress(PLAN, JOURNAL, today=TODAY)
    assert run(capsys, *arguments)[1] == progress_chart(hidden, plan=PLAN, include_private=True).svg + "\n"


@pytest.mark.parametrize(
    "document",
    [
        attrs.evolve(PLAN, private=True),
        attrs.evolve(JOURNAL, private=True),
        rt.SharedView(journal=SHARED, private=True),
        rt.SharedView(journal=attrs.evolve(SHARED, private=True)),
    ],
)
def test_nothing_is_drawn_of_what_is_private_as_a_whole(
    capsys: pytest.CaptureFixture[str], home: Path, document: Any
) -> None:
    rt.write(document, home / "private.json")
    for kind in _pictures._KINDS:
        _, out, _ = run(capsys, kind, "private.json")
        assert not any(word in out for word in ("Rose", "again", "noise", "sleep", "SECRET", "20 November"))
    assert ">This is marked private.<" in run(capsys, "progress-chart", "private.json")[1]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("checkin-calendar plan.json", 2, "recoverytools: plan.json: a checkin-calendar is drawn of a Journal or a SharedView"),
        ("support-map journal.json", 2, "recoverytools: journal.json: a support-map is drawn of a WellnessPlan or a SharedView"),
        ("progress-chart plan.json --of nothing", 1, "plan.json: the plan has no such goal"),
        ("progress-chart journal.json --of nothing", 1, "journal.json: the journal has no Scale with this id"),
        ("progress-chart view.json", 1, "view.json: the journal has no Scale with this id"),
        ("checkin-calendar journal.json --of nothing", 1, "journal.json: the journal has no Scale with this id"),
        ("checkin-calendar journal.json --from 2026-12-01", 2, "recoverytools: end must not be before start"),
        ("progress-chart plan.json --journal other.json", 2, "recoverytools: this journal goes with another plan"),
        ("support-map nowhere.json", 2, "recoverytools: nowhere.json: No such file or directory"),
        ("support-map plan.json -o plan.json --force", 2, "recoverytools: plan.json: the page would take the place of the document"),
        ("progress-chart plan.json --journal journal.json -o journal.json --force", 2, "recoverytools: journal.json: the page would take the place of the document"),
        ("support-map plan.json -o view.json", 2, "recoverytools: view.json: is there already; --force overwrites it"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told(
    capsys: pytest.CaptureFixture[str], home: Path, arguments: str, code: int, says: str
) -> None:
    rt.write(attrs.evolve(JOURNAL, plan="another"), home / "other.json")
    assert run(capsys, *arguments.split()) == (code, "", f"{says}\n")


def test_a_picture_in_a_file_is_for_its_owner_alone(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert run(capsys, "sign-ladder", "plan.json", "-o", "out.svg") == (0, "", "")
    assert (home / "out.svg").read_text(encoding="utf-8") == sign_ladder(PLAN).svg + "\n"
    assert stat.S_IMODE((home / "out.svg").stat().st_mode) == 0o600
    assert run(capsys, "support-map", "plan.json", "-o", "out.svg", "--force") == (0, "", "")
    assert (home / "out.svg").read_text(encoding="utf-8") == support_map(PLAN).svg + "\n"
