"""Every text of ours passes through wording, in any language and in a person's own words."""

import gettext
import importlib.resources
import struct
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from languages import Always, Upside
from recoverytools import wording
from recoverytools.vocabulary import Domain, GoalStatus
from recoverytools.wording import called, isolated, listed, say, show, words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("as it is", "as it is"),
        (3, "3"),
        (2.0, "2"),
        (2.5, "2.5"),
        (True, "yes"),
        (False, "no"),
        (date(2026, 11, 1), "1 November 2026"),
        (time(0, 5), "12:05 am"),
        (time(8, 30), "8:30 am"),
        (time(12, 0), "12:00 pm"),
        (time(23, 59), "11:59 pm"),
        (datetime(2026, 11, 1, 8, 30, tzinfo=UTC), "1 November 2026, 8:30 am"),
        (GoalStatus.LET_GO, "Let it go"),
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        ((Domain.SOCIAL, 2.0, "c"), "People and belonging, 2 and c"),
    ],
)
def test_how_values_read(value: Any, shown: Any) -> None:
    assert show(value) == shown


def test_values_stand_in_their_places() -> None:
    assert say("from {start} on, {count} times", start=date(2026, 1, 2), count=3) == "from 2 January 2026 on, 3 times"


def test_a_value_may_hold_braces() -> None:
    assert say("{text}", text="{text} {0}") == "{text} {0}"


def test_a_language_without_a_catalogue_is_english() -> None:
    assert say("Goals", locale="eo") == "Goals"
    assert say("Goals", locale="es-MX") == "Goals"


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of catalogues in place of the package's own: es, es_MX, and one that lies outside of it."""
    for tag, name in {"es": "España", "es_MX": "México", "../outside": "SECRET"}.items():
        texts = [b"", b"Goals", b"Content-Type: text/plain; charset=UTF-8\n", name.encode()]
        offsets = [60 + sum(len(text) + 1 for text in texts[:i]) for i in range(4)]
        table = b"".join(struct.pack("<II", len(text), offset) for text, offset in zip(texts, offsets, strict=True))
        header = struct.pack("<7I", 0x950412DE, 0, 2, 28, 44, 0, 0)
        file = tmp_path / "locale" / tag / "LC_MESSAGES" / "recoverytools.mo"
        file.parent.mkdir(parents=True)
        file.write_bytes(header + table + b"\0".join(texts) + b"\0")
    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path)
    wording._shipped.cache_clear()
    yield tmp_path
    wording._shipped.cache_clear()


@pytest.mark.usefixtures("locales")
def test_a_catalogue_is_that_of_the_region_or_else_of_the_language() -> None:
    assert [say("Goals", locale=tag) for tag in ("es-MX", "es", "es-AR", "en")] == [
        "México",
        "España",
        "España",
        "Goals",
    ]


@pytest.mark.usefixtures("locales")
@pytest.mark.parametrize(
    "tag", ["../outside", "en/../../outside", "/etc", "..", "", "\0", "C", "C:\\x", "es\n", "x" * 5000]
)
def test_what_is_no_language_tag_is_english_and_no_folder(tag: str) -> None:
    assert say("Goals", locale=tag) == "Goals"


def test_a_translation_may_tell_the_time_by_24_hours() -> None:
    class By24(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return "{hour24}:{minute}" if "{half}" in message else message

    assert [show(time(hour, 5), locale=By24()) for hour in (0, 8, 12, 23)] == ["00:05", "08:05", "12:05", "23:05"]


def polish() -> gettext.GNUTranslations:
    """A catalogue of a language with three forms for a number."""
    catalog = Catalog("pl", charset="utf-8")
    catalog.add(("{count} minute", "{count} minutes"), ("{count} minuta", "{count} minuty", "{count} minut"))
    catalog.add("{whole}.{decimals}", "{whole},{decimals}")
    catalog.add("{items}, {next}", "{items}; {next}")
    catalog.add("{items} and {last}", "{items} i {last}")
    file = BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    return gettext.GNUTranslations(file)


def test_a_language_has_as_many_forms_for_a_number_as_it_needs() -> None:
    minutes = ("{count} minute", "{count} minutes")
    said = [say(minutes, locale=polish(), count=count) for count in (1, 2, 5, 22)]
    assert said == ["1 minuta", "2 minuty", "5 minut", "22 minuty"]
    assert [say(minutes, count=count) for count in (0, 1, 2)] == ["0 minutes", "1 minute", "2 minutes"]
    assert say(minutes, count=2, choices={"minutes": "breaths"}) == "2 breaths"


def test_a_text_that_is_also_the_form_for_one_is_said_in_the_language() -> None:
    assert say("{count} minute", locale=polish(), count=1) == "1 minuta"


@pytest.mark.parametrize(
    "slip",
    ["{dia}", "el {day} {month}", "{", "}", "{}", "{0}", "{day.on}", "{day[on]}", "{day[9]}", "{day:d}", "{day!x}", ""],
)
def test_what_cannot_be_filled_is_said_in_english(slip: str) -> None:
    assert say("by {day}", locale=Always(slip), day=3) == "by 3"
    assert say("by {day}", locale=Always(slip), day=3, choices={"by": "before"}) == "before 3"
    assert say("Goals", locale=Always(slip)) == "Goals"
    steps = ("{count} step", "{count} steps")
    assert [say(steps, locale=Always(slip), count=count) for count in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]


@given(st.lists(st.sampled_from([*"{}[]!r:.0", "day", "{day}"])).map("".join))
def test_whatever_a_catalogue_holds_a_text_is_said(held: str) -> None:
    try:
        said = (held or "by {day}").format_map({"day": "x"})
    except Exception:  # noqa: BLE001 - whatever is raised, English stands
        said = "by x"
    assert say("by {day}", locale=Always(held), day="x") == said


def test_what_is_not_given_for_a_text_of_ours_is_told() -> None:
    with pytest.raises(KeyError, match="'day'"):
        say("by {day}", locale=Always("{dia}"))


def test_no_text_is_no_text_in_any_language() -> None:
    assert say("", locale=polish()) == ""


def test_numbers_and_lists_read_as_the_language_has_them() -> None:
    assert [show(number, locale=polish()) for number in (2.5, 2.0, 1e22)] == ["2,5", "2", "1e+22"]
    assert show(("a", "b", 0.5, "d"), locale=polish()) == "a; b; 0,5 i d"
    assert show(("a", "b", 0.5, "d")) == "a, b, 0.5 and d"


def test_the_last_of_a_list_follows_as_is_said() -> None:
    assert [listed(items, "{items} or {last}") for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]


@pytest.mark.parametrize("text", ["Ana", "días ☀", "日本", "Łódź 5"])
def test_a_text_from_left_to_right_stands_as_it_is(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize(
    ("text", "ends"),
    [("שלום", 1), ("سلام", 1), ("\u202ex", 1), ("\u2066x", 2), ("\u2067\u2068x", 3), ("\u2067x\u2069", 1)],
)
def test_what_a_text_says_of_its_direction_ends_with_it(text: str, ends: int) -> None:
    assert isolated(text) == f"\u2068{text}" + "\u2069" * ends


def test_what_a_text_closes_is_not_ours() -> None:
    assert isolated("\u2069\u202eabc") == "\u2068\u2068\u2069\u202eabc\u2069"
    assert isolated("\u2067x\u2069\u2069\u2066") == "\u2068\u2068\u2067x\u2069\u2069\u2066\u2069\u2069"


def test_a_translation_of_ones_own_is_used_to_any_depth() -> None:
    assert say("by {day}", locale=Upside(), day=date(2026, 5, 1)) == "«by ««1» «May» «2026»»»".replace(
        "«1»", "1"
    ).replace("«2026»", "2026")
    assert GoalStatus.LET_GO.label(Upside()) == "«Let it go»"
    assert show(("a", "b"), locale=Upside()) == "«a and b»"
    assert show(True, locale=Upside()) == "«yes»"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Ask your recovery coach.", "Ask your buddy."),
        ("Recovery coach", "Buddy"),
        ("recovery coaches", "recovery coaches"),
        ("My wellness plan and plan", "My good days and map"),
        ("plan {plan}", "map PLAN"),
        ("a {brace}d plan", "a PLANd map"),
        ("{plan!s} plan", "PLAN map"),
        ("{{plan a}} {{a plan}} plan", "{plan a} {a plan} map"),
    ],
)
def test_a_persons_words_stand_for_ours(text: str, chosen: Any) -> None:
    choices = {"Recovery Coach": "buddy", "plan": "map", "wellness plan": "good days"}
    assert say(text, choices=choices, plan="PLAN", brace="PLAN") == chosen


def test_a_persons_words_may_hold_braces_and_signs() -> None:
    assert say("Goals", choices={"goals": "{my} (goals)*", ".*": "nothing"}) == "{my} (goals)*"


def test_words_that_only_look_alike_in_capitals_are_left() -> None:
    # where capitals do not count, a pattern takes the dotless ı for an i, and it is another letter
    assert say("Gıft", choices={"gift": "present"}) == "Gıft"


def test_labels_take_a_persons_words() -> None:
    assert GoalStatus.ACTIVE.label(choices={"working": "dancing"}) == "Dancing on it"
    assert show((GoalStatus.ACTIVE,), choices={"working": "dancing"}) == "Dancing on it"


@pytest.mark.parametrize("name", ["Auntie Rosé", " auntie  ROSÉ\n", "Auntie Rose\u0301"])
def test_names_are_the_same_however_they_are_typed(name: str) -> None:
    assert called(name) == "auntie rosé"


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Ka\N{MODIFIER LETTER TURNED COMMA}ahu", "Ka'ahu"),
        ("Ka\N{LEFT SINGLE QUOTATION MARK}ahu", "ka'ahu"),
        ("Ka\N{MODIFIER LETTER APOSTROPHE}ahu", "ka`ahu"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Brien", "O'BRIEN"),
        ("Rose\N{ZERO WIDTH SPACE}", "\N{LEFT-TO-RIGHT MARK}Rose\N{SOFT HYPHEN}"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER R}ose", "rose"),
        ("Auntie\N{NO-BREAK SPACE}Rose", "auntie rose"),
        ("Groß", "GROSS"),
    ],
)
def test_names_that_look_alike_are_the_same(name: str, same: str) -> None:
    assert called(name) == called(same)


def test_names_with_other_letters_are_not_the_same() -> None:
    assert len({*map(called, ("José", "Jose", "Jose.", "Jo se", "J'ose"))}) == 5


def test_words_are_told_without_what_stands_around_them() -> None:
    said = "\N{LEFT DOUBLE QUOTATION MARK}Don\N{RIGHT SINGLE QUOTATION MARK}t,\N{RIGHT DOUBLE QUOTATION MARK} I SAID … (twice)!"
    assert words(said) == ["don't", "i", "said", "twice"]
