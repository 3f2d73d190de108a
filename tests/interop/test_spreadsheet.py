"""Journals as tables: they come back, hold no formula, and tell nothing private."""

import csv
import io
import json
import re
import shutil
import subprocess
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.fields import walk
from recoverytools.interop import from_csv, spreadsheet, to_csv
from recoverytools.models import Item, Rating, ResponseUse, ToolUse
from recoverytools.testing import models_of
from recoverytools.testing._strategies import CHARACTERS
from recoverytools.vocabulary import HelpedNow, HowDone, NotAnswered

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SLEEP = rt.Scale(id="sleep", name="hours of sleep", low=0, high=24)
MOOD = rt.Scale(id="mood", name="mood")
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "journals" / "the-song-and-the-sleep.json"


def journal_of(*entries: Item, **more: Any) -> rt.Journal:
    return rt.Journal(id="journal", scales=(SLEEP, MOOD), **more).add(*entries)


def checkin(*ratings: Rating, **more: Any) -> rt.CheckIn:
    fields: Any = {"id": "noon", "occurred_at": NOON, "ratings": ratings} | more
    return rt.CheckIn(**fields)


def cells(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline=""), strict=True))


def column(table: bytes, heading: str) -> list[str]:
    heading_row, *rows = cells(table)
    return [row[heading_row.index(heading)] for row in rows]


def edited(table: bytes, *edits: tuple[int, str, str]) -> str:
    """A table in which some cells, by row in the spreadsheet and heading, say something else."""
    rows = cells(table)
    for row, heading, text in edits:
        rows[row - 1][rows[0].index(heading)] = text
    return written(rows)


def written(rows: list[list[str]], **options: Any) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, **options).writerows(rows)
    return file.getvalue()


# --- there and back ---


@given(models_of(rt.Journal))
def test_a_journal_comes_back_as_it_was(journal: rt.Journal) -> None:
    found = from_csv(to_csv(journal, include_private=True))
    assert (found.document, found.left_over) == (journal, {})


RATINGS = st.lists(
    st.builds(Rating, about=st.sampled_from(["sleep", "mood", "swim"]), value=st.floats(-9, 9))
    | st.builds(Rating, about=st.sampled_from(["swim", "mood"]), level=st.integers(-2, 2))
    | st.builds(Rating, about=st.just("sleep"), not_answered=st.sampled_from(NotAnswered)),
    max_size=5,
).map(tuple)


@given(st.lists(RATINGS, max_size=3))
@example([(Rating(about="mood", value=1), Rating(about="sleep", value=2))])
@example([(Rating(about="sleep", value=1), Rating(about="sleep", value=1))])
@example([(Rating(about="swim", level=1), Rating(about="swim", value=1))])
def test_numbers_come_back_in_their_order_and_as_often(ratings: list[tuple[Rating, ...]]) -> None:
    entries = tuple(checkin(*each, id=f"c{n}") for n, each in enumerate(ratings))
    journal = rt.Journal(scales=(SLEEP, MOOD), checkins=entries)
    found = from_csv(to_csv(journal))
    assert (found.document, found.left_over) == (journal, {})


def test_the_example_comes_back_as_it_was() -> None:
    journal = rt.read(EXAMPLE, rt.Journal)
    table = to_csv(journal, include_private=True)
    assert table == to_csv(from_csv(table).document, include_private=True)
    assert from_csv(table).document == journal


def test_the_table() -> None:
    plan = rt.WellnessPlan(
        goals=(rt.Goal(id="swim", statement="Swim\nagain"), rt.Goal(id="s", statement="x", private=True))
    )
    first = checkin(
        Rating(about="sleep", value=6.5),
        Rating(about="mood", not_answered=NotAnswered.DECLINED),
        Rating(about="swim", level=-1),
        Rating(about="s", value=2),
        note='a "good" night',
        noticed=("sign",),
        tools_used=(ToolUse(id="t", tool="tea", helped=HelpedNow.A_LITTLE),),
    )
    step = rt.StepEntry(id="w", what="- walk", about="walk", how=HowDone.PART, planned_for=date(2026, 11, 21))
    journal = journal_of(first, step, time_zone="Pacific/Auckland", erased=("gone",))
    assert to_csv(journal, plan=plan, include_private=True).decode("utf-8-sig").split("\r\n") == [
        "".join(row)
        for row in (
            (
                '"entry","day","hours of sleep (sleep)","mood (mood)","Swim again (swim, level)","x (s)",',
                '"id","occurred_at","noticed","tools_used","note","what","about","planned_for","how",',
                '"name","low","high","time_zone"',
            ),
            (
                '"check-in","2026-11-23",6.5,"declined",-1,2,"noon","2026-11-22T12:00:00+00:00","[""sign""]",',
                '"[{""id"":""t"",""tool"":""tea"",""helped"":""a-little""}]","a ""good"" night",',
                '"","","","","","","",""',
            ),
            (
                '"step-entry","2026-11-21","","","","","w","","","","","\'- walk","walk","2026-11-21","part","","","",""',
            ),
            ('"scale","","","","","","sleep","","","","","","","","","hours of sleep",0,24,""',),
            ('"scale","","","","","","mood","","","","","","","","","mood","","",""',),
            ('"journal","","","","","","journal","","","","","","","","","","","","Pacific/Auckland"',),
            ('"erased","","","","","","gone","","","","","","","","","","","",""',),
            (),
        )
    ]
    assert to_csv(journal).startswith(b'\xef\xbb\xbf"entry"')


def test_what_is_told_of_private_parts_of_the_plan_is_private() -> None:
    secret = rt.Goal(id="s", statement="CANARY", private=True, steps=(rt.Step(id="hidden", what="CANARY"),))
    swim = rt.Goal(id="swim", statement="Swim", steps=(rt.Step(id="dive", what="dive"),))
    plan = rt.WellnessPlan(goals=(swim, secret))
    ratings = (Rating(about="s", value=77), Rating(about="swim", level=1))
    done = [rt.StepEntry(id=f"e-{id}", what=id, about=id, how=HowDone.DONE) for id in ("dive", "hidden")]
    again = rt.StepEntry(id="again", what="hidden again", about="dive", how=HowDone.DONE, replaces="e-hidden")
    journal = journal_of(checkin(*ratings), *done, again)
    table = to_csv(journal, plan=plan).decode()
    assert not re.search("CANARY|77|hidden|again", table)
    assert '"Swim (swim, level)"' in table
    assert "e-dive" in table
    nothing = to_csv(journal, plan=attrs.evolve(plan, private=True)).decode()
    assert not re.search("swim|dive|77", nothing, re.IGNORECASE)
    assert from_csv(to_csv(journal, plan=plan, include_private=True)).document == journal


def test_a_number_stands_as_one_and_whole_ones_without_a_point() -> None:
    values = [0.0, -2.0, 0.1, 1e300, 2.0**53, 2.0**53 + 2, -5e-324]
    journal = rt.Journal(checkins=tuple(checkin(Rating(about="x", value=v), id=f"c{n}") for n, v in enumerate(values)))
    table = to_csv(journal)
    told = ["0", "-2", "0.1", "1e+300", "9007199254740992", "9007199254740994.0", "-5e-324"]
    assert column(table, "(x)") == [*told, ""]
    assert from_csv(table).document == journal


def test_a_view_of_a_journal_is_taken_like_a_journal() -> None:
    journal = journal_of(checkin(Rating(about="sleep", value=6), note="bad dreams"))
    grant = rt.Grant(to="my nurse", scales=("sleep",), journal_since=date(2026, 11, 1))
    view = rt.share(journal, grant, on=date(2026, 11, 22), key=b"k" * 16)
    table = to_csv(view)
    assert from_csv(table).document == view.journal
    assert "bad dreams" not in table.decode()
    assert cells(to_csv(attrs.evolve(view, private=True))) == [["entry", "day"]]


@pytest.mark.parametrize("thing", [rt.SharedView(), rt.WellnessPlan(), None])
def test_what_is_no_journal_has_no_table(thing: Any) -> None:
    with pytest.raises(TypeError, match=f"to_csv takes a journal, or a view of one, not a {type(thing).__name__}"):
        to_csv(thing)


# --- what stays private ---


@given(models_of(rt.Journal))
def test_a_table_holds_nothing_private_unless_asked(journal: rt.Journal) -> None:
    told = [model for _, model in walk(journal) if isinstance(model, Item)]
    found = from_csv(to_csv(journal)).document
    seen = {model.id for _, model in walk(found) if isinstance(model, Item)}
    assert seen.isdisjoint(model.id for model in told if model.private)
    if not journal.private:
        private = {
            each.id for each in (*journal.scales, *journal.checkins, *journal.steps, *journal.uses) if each.private
        }
        left = attrs.evolve(journal.erase(*private), erased=journal.erased)
        assert found.erased == left.erased
        for name in ("scales", "checkins", "steps", "uses"):
            assert [each.id for each in getattr(found, name)] == [each.id for each in getattr(left, name)]


def test_what_is_private_takes_its_other_versions_with_it() -> None:
    secret = rt.Scale(id="secret", name="CANARY", private=True)
    first = checkin(Rating(about="sleep", value=3), note="CANARY")
    hidden = checkin(note="CANARY", id="later", replaces="noon", private=True)
    use = ToolUse(id="u", tool="CANARY".lower(), private=True)
    did = ResponseUse(id="r", response="canary", private=True)
    other = checkin(Rating(about="secret", value=77), id="other", tools_used=(use,))
    used = rt.PlanUse(id="used", occurred_at=NOON, did=(did, ResponseUse(id="shown", response="bath")))
    journal = journal_of(
        secret, first, hidden, other, used, rt.StepEntry(about="canary", how=HowDone.DONE, private=True)
    )
    table = to_csv(journal).decode()
    assert not re.search("canary|77|noon|later|secret", table, re.IGNORECASE)
    assert "shown" in table
    assert "other" in table
    assert to_csv(attrs.evolve(journal, private=True)) == b'\xef\xbb\xbf"entry","day"\r\n'
    assert from_csv(to_csv(attrs.evolve(journal, private=True))).document.checkins == ()


# --- no formula ---

TRICKS = st.text(st.sampled_from("=+-@\t\n'\",;| \u00a0\u200b\ufeff＝＋－＠﹢−aé") | CHARACTERS, max_size=12)


def leads(text: str) -> bool:
    """Whether a program may take a cell for a formula. What stands unseen before it does not count."""
    bare = "".join(char for char in text if unicodedata.category(char) != "Cf").strip()
    return bool(bare) and (unicodedata.normalize("NFKC", bare)[0] in "=+-@" or bare[0] == "−")


@given(TRICKS)
@example("\n=1")
@example('"=1')
@example("\t=1")
@example(" '=1")
@example("＝1")
@example("a;=1")
def test_an_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert spreadsheet._unescaped(spreadsheet._escaped(text)) == text
    assert spreadsheet._escaped(spreadsheet._escaped(text)) != spreadsheet._escaped(
        text
    ) or text == spreadsheet._escaped(text)


@given(TRICKS, TRICKS, TRICKS)
@example("=1+1", "a\n=1+1", "a;=1+1")
def test_no_text_can_be_a_formula_however_the_table_is_cut(one: str, two: str, three: str) -> None:
    assume(one)
    assume(two)
    scale = rt.Scale(id="x", name=one)
    entry = checkin(note=three, noticed_other=(two, one), extensions={"a.b": [one, -1, -2.5, {two: three}]})
    step = rt.StepEntry(what=two, about="walk", how=HowDone.PART, note=one)
    table = to_csv(rt.Journal(scales=(scale,), checkins=(entry,), steps=(step,))).decode("utf-8-sig")
    for part in re.split('[\r\n\t\x0b\x0c\x85\u2028\u2029",;|]', table):
        assert not leads(part)
    for row in csv.reader(io.StringIO(table, newline="")):
        for cell in row:
            assert not cell.startswith(("\t", "\r"))


def test_a_negative_number_is_no_formula_and_stays_a_number() -> None:
    table = to_csv(rt.Journal(checkins=(checkin(Rating(about="x", value=-2)),)))
    assert b',-2,"noon"' in table


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("it's = so", "it's = so"),
        ("5 - 3", "5 - 3"),
        (" \u200b@x", " \u200b'@x"),
        ("a, -b", "a, '-b"),
        ("a\n-b\n- c", "a\n'-b\n'- c"),
        ("\t=", "'\t'="),
        ("one\n\ttwo", "one\n'\ttwo"),
        ("'quiet'", "'quiet'"),
    ],
)
def test_an_apostrophe_stands_where_a_formula_could_begin(text: str, escaped: str) -> None:
    table = to_csv(rt.Journal(checkins=(checkin(note=text),)))
    assert column(table, "note") == [escaped, ""]
    assert from_csv(table).document.checkins[0].note == text


# --- what people and spreadsheets do to a table ---

TABLE = to_csv(
    journal_of(
        checkin(Rating(about="sleep", value=6), Rating(about="mood", value=2), note="x"),
        checkin(Rating(about="mood", value=3), id="evening", replaces="noon"),
        rt.StepEntry(id="walked", about="walk", how=HowDone.DONE),
        erased=("gone",),
    )
)


def test_numbers_that_were_changed_are_taken() -> None:
    found = from_csv(edited(TABLE, (2, "hours of sleep (sleep)", "7.5"), (3, "mood (mood)", "forgot"), (2, "note", "")))
    first, second = found.document.checkins
    assert first.ratings == (Rating(about="sleep", value=7.5), Rating(about="mood", value=2))
    assert second.ratings == (Rating(about="mood", not_answered=NotAnswered.FORGOT),)
    assert (first.note, found.left_over) == ("", {})


def test_where_numbers_were_changed_the_list_that_told_their_order_is_left_over() -> None:
    turned = to_csv(journal_of(checkin(Rating(about="mood", value=2), Rating(about="sleep", value=6))))
    told = '[{"about":"mood","value":2.0},{"about":"sleep","value":6.0}]'
    assert column(turned, "ratings")[0] == told
    assert from_csv(turned).document.checkins[0].ratings[0].about == "mood"
    found = from_csv(edited(turned, (2, "mood (mood)", "3")))
    assert found.document.checkins[0].ratings == (Rating(about="sleep", value=6), Rating(about="mood", value=3))
    assert found.left_over == {"G2": told}
    for bad in ("[7]", '{"about":"mood"}', "[", '[{"about":"mood","value":2,"x":1}]'):
        found = from_csv(edited(turned, (2, "ratings", bad)))
        assert found.left_over == {"G2": bad}
        assert len(found.document.checkins[0].ratings) == 2


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tables_of_other_spreadsheets_are_read(separator: str, quoting: Any, end: str) -> None:
    text = written(cells(TABLE), delimiter=separator, quoting=quoting, lineterminator=end)
    assert from_csv(text.encode()) == from_csv(text) == from_csv("\ufeff" + text) == from_csv(TABLE)


def test_a_row_that_was_added_gets_an_id_of_its_own() -> None:
    rows = cells(TABLE)
    new = ["check-in", "2026-11-23", "8", *[""] * (len(rows[0]) - 3)]
    new[rows[0].index("occurred_at")] = "2026-11-23T09:00:00+13:00"
    found = from_csv(written([*rows, new, [""] * 5, []]))
    assert found.left_over == {}
    added = found.document.checkins[2]
    assert re.fullmatch("[0-9a-f]{16}", added.id)
    assert added.ratings == (Rating(about="sleep", value=8),)


@pytest.mark.parametrize(
    ("row", "heading", "text", "left"),
    [
        (2, "hours of sleep (sleep)", "about 7", {"C2": "about 7"}),
        (2, "hours of sleep (sleep)", "6,5", {"C2": "6,5"}),
        (2, "hours of sleep (sleep)", "nan", {"C2": "nan"}),
        (2, "hours of sleep (sleep)", "9" * 400, {"C2": "9" * 400}),
        (2, "name", "x", {"K2": "x"}),
        (4, "hours of sleep (sleep)", "7", {"C4": "7"}),
        (5, "low", "zero", {"L5": "zero"}),
        (7, "id", "NOT AN ID", {"E7": "NOT AN ID"}),
        (7, "hours of sleep (sleep)", "1", {"C7": "1"}),
        (3, "replaces", "nowhere", {"H3": "nowhere"}),
        (7, "id", "gone", {"E7": "gone"}),
        (3, "id", "noon", {"E3": "noon", "H3": "noon"}),
    ],
)
def test_a_cell_that_cannot_be_read_is_left_over(row: int, heading: str, text: str, left: dict[str, str]) -> None:
    found = from_csv(edited(TABLE, (row, heading, text)))
    assert found.left_over == left
    assert [len(found.document.checkins), len(found.document.steps), len(found.document.scales)] == [2, 1, 2]
    assert (found.document.id == "journal") is ("E7" not in left)


@pytest.mark.parametrize(
    ("row", "heading", "text"),
    [(2, "occurred_at", "11/22/2026"), (2, "entry", "checkin"), (4, "how", "well"), (4, "about", ""), (8, "id", ""), (8, "id", "A")],
)  # fmt: skip
def test_a_row_that_makes_no_entry_is_left_over_whole(row: int, heading: str, text: str) -> None:
    table = edited(TABLE, (row, heading, text), (2, "replaces", ""))
    whole = tuple(list(csv.reader(io.StringIO(table)))[row - 1])
    found = from_csv(table)
    assert found.left_over[str(row)] == whole
    # what the row held is told once; what pointed to it is told too
    assert found.left_over.keys() - {str(row)} <= {"H3"}


def test_an_entry_with_the_id_of_something_erased_does_not_come_back() -> None:
    found = from_csv(edited(TABLE, (8, "id", "walked")))
    assert found.document.steps == ()
    assert found.document.erased == ("walked",)
    assert found.left_over.keys() == {"4"}


def test_what_stands_beside_the_columns_is_left_over() -> None:
    heading, first, *rows = cells(TABLE)
    found = from_csv(written([[*heading, "my own", "note", "entry"], [*first, "1", "2", "3", "4"], *rows]))
    last = len(heading)
    assert found.left_over == {f"{spreadsheet._letters(last + n)}2": str(n + 1) for n in range(4)}
    assert found.document == from_csv(TABLE).document


def test_two_rows_for_the_journal_are_one_too_many() -> None:
    rows = cells(TABLE)
    found = from_csv(written([*rows, rows[6]]))
    assert found.left_over == {"9": tuple(rows[6])}
    assert found.document == from_csv(TABLE).document


def test_what_cannot_be_read_as_private_stays_private() -> None:
    table = to_csv(journal_of(checkin(private=True)), include_private=True)
    assert column(table, "private") == ["true", "", "", ""]
    for text, private in (("TRUE", True), ("yes", True), ("FALSE", False), ("", False)):
        found = from_csv(edited(table, (2, "private", text)))
        assert found.document.checkins[0].private is private
        assert bool(found.left_over) is (text == "yes")


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_in_a_spreadsheet(place: int, name: str) -> None:
    assert spreadsheet._letters(place) == name


def test_json_with_a_key_twice_is_left_over() -> None:
    table = to_csv(journal_of(checkin(extensions={"a.b": 1})))
    twice = '{"a.b":1,"a.b":2}'
    found = from_csv(edited(table, (2, "extensions", twice)))
    assert list(found.left_over.values()) == [twice]
    assert found.document.checkins[0].extensions == {}
    deep = "[" * 100_000
    assert list(from_csv(edited(table, (2, "extensions", deep))).left_over.values()) == [deep]


def test_an_entry_with_more_faults_than_are_told_is_left_over_whole() -> None:
    table = to_csv(journal_of(checkin(noticed=("sign",))))
    for count, left in ((99, "G2"), (100, "2")):
        found = from_csv(edited(table, (2, "noticed", json.dumps(["NO ID"] * count))))
        assert found.left_over.keys() == {left}


# --- what is refused ---


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff", "the document must be text in UTF-8"),
        ("\ud800", "the document must be a table whose first column is called entry"),
        ("", "the document must be a table whose first column is called entry"),
        ("day,entry\n", "the document must be a table whose first column is called entry"),
        ('entry,note\ncheck-in,"x', "the document is no table from row 2 on"),
        ('entry,"note" x\n', "the document is no table from row 1 on"),
        ("entry,note\n\ncheck-in," + "x" * 131_073, "the document is no table from row 3 on"),
    ],
)
def test_what_is_no_table_is_refused(data: Any, says: str) -> None:
    with pytest.raises(rt.InvalidDocument) as raised:
        from_csv(data)
    assert str(raised.value) == says
    assert [finding.code for finding in raised.value.findings] == ["not-csv"]
    assert raised.value.__context__ is None


def test_a_cell_that_could_not_be_read_again_is_refused() -> None:
    uses = tuple(ToolUse(tool="t" * 64, id=f"{n}-" + "x" * 55) for n in range(1000))
    with pytest.raises(
        rt.InvalidValue, match=r"^checkins/0/tools_used must have at most 131072 characters to stand in a"
    ):
        to_csv(journal_of(checkin(tools_used=uses)))


def test_more_rows_than_a_journal_may_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(spreadsheet._MOST, "checkins", 2)
    assert from_csv(TABLE).left_over == {}
    monkeypatch.setitem(spreadsheet._MOST, "checkins", 1)
    with pytest.raises(rt.InvalidDocument, match="must have at most 1 rows of a kind"):
        from_csv(TABLE)


def test_a_hundred_ids_that_do_not_go_together_are_refused() -> None:
    rows = cells(TABLE)
    assert len(from_csv(written([*rows, *[rows[1]] * 99])).left_over) == 99
    with pytest.raises(rt.InvalidDocument, match="must be an id that no other item has"):
        from_csv(written([*rows, *[rows[1]] * 100]))


def test_nothing_of_a_table_is_told_in_an_error_or_a_repr() -> None:
    found = from_csv(edited(TABLE, (2, "note", "CANARY"), (2, "hours of sleep (sleep)", "CANARY")))
    assert found.left_over == {"C2": "CANARY"}
    assert repr(found) == "Imported(left_over=<1>)"


# --- in a spreadsheet ---


def test_a_real_spreadsheet_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed here")
    note = '=1+1\n=2+2\n"=3+3";=4+4,=5+5\t=6+6'
    entry = checkin(Rating(about="no-scale", value=-2), note=note, noticed_other=(note, "+7"))
    table = to_csv(rt.Journal(id="journal", checkins=(entry,)))
    (tmp_path / "journal.csv").write_bytes(table)
    line = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/home", "--convert-to", "fods"]
    subprocess.run([*line, "--outdir", tmp_path, tmp_path / "journal.csv"], check=True, capture_output=True)
    assert "table:formula" not in (tmp_path / "journal.fods").read_text(encoding="utf-8")


def test_the_plain_data_of_what_is_left_over_is_json() -> None:
    found = from_csv(edited(TABLE, (2, "entry", "x"), (3, "mood (mood)", "x")))
    assert json.loads(json.dumps(found.left_over)).keys() == {"2", "D3", "H3"}
