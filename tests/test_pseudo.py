"""Every text a person reads is in the language that was asked for: none of ours is left in English.

What people wrote is in another script here, and the language asked for is made up and has no letter from a to z. So where
such a letter is left, a text of ours did not pass the catalogue.
"""

import functools
import gettext
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from io import BytesIO
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import icalendar
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import messages
import recoverytools as rt
from languages import Accents, Always, Upside, accented
from recoverytools import shapes, testing
from recoverytools.errors import InvalidDocument
from recoverytools.facts import crisis_lines, packaged
from recoverytools.fields import facts
from recoverytools.rendering import Picture
from strategies import FORMS, RECORDS, VALUES

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
EXAMPLES = Path(__file__).parent.parent / "examples"
MADE_UP = Accents()


def in_another_script(model: Any) -> Any:
    """A model with a word in another script in each place where a person writes."""
    changes: dict[str, Any] = {}
    for fact in facts(type(model)):
        value = getattr(model, fact.name)
        match fact.shape:
            case shapes.Text(pattern=None, points_to=()) if value and not fact.shape.section:
                changes[fact.name] = "字"
            case shapes.Many(of=shapes.Text(pattern=None, section=False, points_to=())):
                changes[fact.name] = tuple("字" for _ in value)
            case shapes.Json():
                changes[fact.name] = _plain_in_another_script(value)
            case shapes.Pairs():
                changes[fact.name] = {}  # a person's words for ours are theirs, too
            case shapes.Part() if value:
                changes[fact.name] = in_another_script(value)
            case shapes.Many(of=shapes.Part()):
                changes[fact.name] = tuple(map(in_another_script, value))
    if isinstance(model, rt.WellnessPlan | rt.Journal):
        changes["time_zone"] = ""  # its name is the same everywhere
    return attrs.evolve(model, **changes)


def _plain_in_another_script(data: Any) -> Any:
    match data:
        case dict():
            return {key: _plain_in_another_script(value) for key, value in data.items()}
        case list() | tuple():
            return [_plain_in_another_script(value) for value in data]
        case str() if " " in data or data[:1].isupper():
            return "字"
        case _:
            return data


DOCUMENTS: list[Any] = [in_another_script(rt.read(path)) for path in sorted(EXAMPLES.rglob("*.json"))]
PLANS = [thing for thing in DOCUMENTS if isinstance(thing, rt.WellnessPlan)]
JOURNALS = [thing for thing in DOCUMENTS if isinstance(thing, rt.Journal)]
VIEWS = [thing for thing in DOCUMENTS if isinstance(thing, rt.SharedView)]
MERGED = [thing for thing in DOCUMENTS if isinstance(thing, rt.models.Merged)]
EMPTY: list[Any] = [rt.WellnessPlan(id="empty"), rt.Journal(id="none")]
LINES = packaged("help_lines")["lines"]
REGIONS = ["", *dict.fromkeys(line["region"] for line in LINES)]


GOES_WITH = [(plan, journal) for plan in PLANS for journal in JOURNALS if journal.plan in {None, plan.id}]


def guidances() -> Iterator[rt.Guidance]:
    for plan in (*PLANS, EMPTY[0]):
        yield rt.what_now(plan, now=NOW)
        yield from (rt.what_now(plan, sign.id, now=NOW) for sign in (*plan.triggers, *plan.warning_signs)[:2])
    for region in REGIONS:
        yield rt.what_now(EMPTY[0], now=NOW, region=region)


def agendas() -> Iterator[rt.Agenda]:
    for plan in (*PLANS, EMPTY[0]):
        yield rt.agenda(plan, journals=JOURNALS, start=TODAY, end=TODAY + timedelta(days=60))
        yield rt.agenda(plan, start=TODAY, end=TODAY)
    yield rt.agenda(*DOCUMENTS_OF_DAYS, start=TODAY, end=TODAY + timedelta(days=60))


DOCUMENTS_OF_DAYS = [thing for thing in DOCUMENTS if isinstance(thing, rt.WellnessPlan | rt.PeerGroup | rt.Credential)]


def courses() -> Iterator[Any]:
    for journal in JOURNALS:
        for scale in journal.scales:
            for days in (3, 60):
                yield rt.trend(journal, scale.id, start=TODAY - timedelta(days=days), end=TODAY)
    for plan, journal in GOES_WITH:
        yield from rt.progress(plan, journal, today=TODAY)


def answers() -> Iterator[Any]:
    """All that has a page beside the models."""
    yield from chain(guidances(), agendas(), courses())
    for plan, journal in GOES_WITH:
        yield from rt.watches(plan, journal, today=TODAY)
    for thing in DOCUMENTS:
        if isinstance(thing, rt.PeerGroup):
            yield rt.attendance(thing)
            yield rt.attendance(thing, hide_below=50)
            yield from rt.next_in_role(thing, on=TODAY)
        if isinstance(thing, rt.Credential):
            records = [each for each in DOCUMENTS if isinstance(each, rt.TrainingRecord)]
            yield rt.renewal(thing, records, today=TODAY)
            yield rt.renewal(thing, (), today=TODAY + timedelta(days=3000))


def pages(write: Callable[..., str]) -> Callable[[Any], Iterator[str]]:
    def written(locale: Any) -> Iterator[str]:
        for thing in chain(DOCUMENTS, EMPTY, answers()):
            yield write(thing, locale=locale)
        for thing in DOCUMENTS:
            yield write(thing, locale=locale, include_private=False)

    return written


def changes(locale: Any) -> Iterator[str]:
    proposed = [thing for thing in DOCUMENTS if isinstance(thing, rt.Proposal)]
    yield from (rt.rendering.to_text(thing, locale=locale) for thing in proposed)
    for plan in (attrs.evolve(plan, language="", region="") for plan in PLANS):
        for other in (EMPTY[0], attrs.evolve(plan, goals=plan.goals[::-1], private=True, vision="字字", pages=())):
            for one, two in ((plan, other), (other, plan)):
                same = attrs.evolve(two, id=one.id)
                yield rt.rendering.describe_changes(one, rt.diff(one, same), locale=locale)


WRONG: list[Any] = [7, "x" * 30_000, [], {}, None, True, -1e9]


@functools.cache
def findings() -> list[rt.Finding]:
    return [*_findings()]


def _findings() -> Iterator[rt.Finding]:
    for thing in (*DOCUMENTS, *EMPTY):
        yield from rt.review(thing, today=TODAY)
        yield from rt.review(thing, today=TODAY + timedelta(days=900))
    for cls in RECORDS:
        for fact in facts(cls):
            for value in WRONG:
                try:
                    rt.from_dict({fact.name: value, "unknown": 1}, cls)
                except InvalidDocument as error:
                    yield from error.findings


def drawn(*pictures: Picture) -> Iterator[str]:
    for picture in pictures:
        yield from (picture.title, picture.description, seen(picture.svg), *picture.table.header)
        yield from chain.from_iterable(picture.table.rows)


def of_plans(draw: Callable[..., Picture]) -> Callable[[Any], Iterator[str]]:
    return lambda locale: drawn(
        *(draw(plan, locale=locale, include_private=True) for plan in (*PLANS, *VIEWS, EMPTY[0])),
        draw(attrs.evolve(EMPTY[0], private=True), locale=locale),
    )


def calendars(locale: Any) -> Iterator[str]:
    first = date(2026, 11, 1)
    for journal in (*JOURNALS, EMPTY[1]):
        for scale in (None, *(scale.id for scale in journal.scales)):
            yield from drawn(rt.rendering.checkin_calendar(journal, start=first, end=TODAY, scale=scale, locale=locale))
    yield from drawn(rt.rendering.checkin_calendar(EMPTY[1], start=first.replace(year=2020), end=TODAY, locale=locale))


def events(locale: Any) -> Iterator[str]:
    for words in (True, False):
        made = rt.interop.to_icalendar(*DOCUMENTS_OF_DAYS, now=NOW, tasks=True, words=words, locale=locale)
        for part in icalendar.Calendar.from_ical(made).walk():
            yield from (str(part.get(name, "")) for name in ("SUMMARY", "DESCRIPTION", "NAME"))


TEXT_KEYS = {"title", "label", "question", "help", "another", "unit", "examples", "words", "text", "display"}


def texts_in(data: Any, *, under: str = "") -> Iterator[str]:
    """What of plain data is for people to read."""
    match data:
        case dict():
            for key, value in data.items():
                if "system" not in data or key == "display":
                    yield from texts_in(value, under="words" if under == "words" else key)
        case list():
            for value in data:
                yield from texts_in(value, under=under)
        case str() if under in TEXT_KEYS:
            yield data


def suggestions() -> Iterator[Any]:
    return chain(rt.check_language("An addict was noncompliant."), rt.check_language("the handicapped"))


SAYERS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "blank_form": lambda it: (rt.rendering.blank_form(cls, locale=it) for cls in FORMS),
    "blank_yaml": lambda it: (
        "\n".join(re.findall(r"(?m)^# (?! )(.*)$", rt.documents.blank_yaml(cls, now=NOW, locale=it)))
        for cls in RECORDS
        if cls in FORMS
    ),
    "checkin_calendar": calendars,
    "crisis_page": lambda it: (
        seen(rt.rendering.crisis_page(plan, today=TODAY, locale=it, include_private=True))
        for plan in PLANS
        if plan.crisis
    ),
    "describe_changes": changes,
    "describe_conflict": lambda it: (
        rt.rendering.describe_conflict(merged, conflict, locale=it)
        for merged in MERGED
        for conflict in merged.conflicts
    ),
    "describe_view": lambda it: (rt.describe_view(view, locale=it) for view in VIEWS),
    "form_hints": lambda it: chain.from_iterable(texts_in(rt.form_hints(cls, locale=it)) for cls in FORMS),
    "progress_chart": lambda it: drawn(*(rt.rendering.progress_chart(course, locale=it) for course in courses())),
    "sign_ladder": of_plans(rt.rendering.sign_ladder),
    "support_map": of_plans(rt.rendering.support_map),
    "to_html": lambda it: (seen(page) for page in pages(rt.rendering.to_html)(it)),
    "to_icalendar": events,
    "to_markdown": pages(rt.rendering.to_markdown),
    "to_questionnaire": lambda it: chain.from_iterable(
        texts_in(rt.interop.to_questionnaire(cls, locale=it)) for cls in FORMS
    ),
    "to_text": pages(rt.rendering.to_text),
    "wallet_card": lambda it: (seen(rt.rendering.wallet_card(plan, today=TODAY, locale=it)) for plan in PLANS),
    "wellness_wheel": of_plans(rt.rendering.wellness_wheel),
    "Conflict.describe": lambda it: (each.describe(locale=it) for merged in MERGED for each in merged.conflicts),
    "CrisisLine.caution": lambda it: (
        line.caution(it) for region in REGIONS for line in crisis_lines(region, today=date(2030, 1, 1))
    ),
    "Finding.message": lambda it: (finding.message(it) for finding in findings()),
    "Finding.question": lambda it: (finding.question(it) for finding in findings()),
    "Guidance.in_any_order": lambda it: (guidance.in_any_order(it) for guidance in guidances()),
    "Guidance.opening": lambda it: (guidance.opening(it) for guidance in guidances()),
    "Lines.even_if_unsure": lambda it: (guidance.lines.even_if_unsure(it) for guidance in guidances()),
    "Lines.in_danger": lambda it: (guidance.lines.in_danger(it) for guidance in guidances()),
    "Occurrence.text": lambda it: (one.text(it) for agenda in agendas() for one in agenda.occurrences),
    "Reminder.text": lambda it: (one.text(it) for agenda in agendas() for one in agenda.reminders),
    "Suggestion.message": lambda it: (re.sub(r"(?<=: )[^~]*", "", found.message(it)) for found in suggestions()),
    "Suggestion.reason": lambda it: (found.reason(it) for found in suggestions()),
}
"""What says something in a language that is asked for, and all that it may say of the examples."""


class Seen(HTMLParser):
    """What a page in HTML says, to those who see it and to those who hear it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._hidden = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag == "style"
        self.said += [value for name, value in attrs if value and name in {"aria-label", "title", "alt"}]

    def handle_endtag(self, tag: str) -> None:
        self._hidden = self._hidden and tag != "style"

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.said.append(data)


def seen(page: str) -> str:
    return "\n".join(Seen(page).said)


NAMES = sorted({line[key] for line in LINES for key in ("name", "value")}, key=len, reverse=True)
"""The names and addresses of help lines are theirs."""


_BEFORE_CODES = "|".join(f"{accented(text)}:? " for text in ("must be one of", "it may have", "did you mean"))
"""What stands before words and keys that are the same in every language: documents have them."""


def left_in_english(text: str) -> list[str]:
    text = re.sub(r"\\(?=\W)", "", text)  # what Markdown has before a sign
    for name in NAMES:
        text = text.replace(name, "")
    text = re.sub(f"({_BEFORE_CODES})[^~]*", "", text)
    return re.findall(r"[A-Za-z]+", re.sub(r"&\w+;", "", text))


@pytest.mark.parametrize("name", SAYERS)
def test_nothing_of_ours_is_left_in_english(name: str) -> None:
    said = 0
    for text in SAYERS[name](MADE_UP):
        said += "[" in text
        assert left_in_english(text) == [], text
    assert said, "and something is said"


def sayers(home: ModuleType) -> Iterator[str]:
    """The public functions of a module, and the methods of its classes, that are asked for a language."""
    for name in home.__all__:
        thing = getattr(home, name)
        members = {f"{name}.{method}": each for method, each in vars(thing).items()} if inspect.isclass(thing) else {}
        for full, each in {name: thing, **members}.items():
            if inspect.isfunction(each) and "locale" in inspect.signature(each).parameters:
                yield full


def test_all_that_is_asked_for_a_language_is_tried_here() -> None:
    homes = [rt, rt.rendering, rt.interop, rt.models, rt.documents]
    assert {name for home in homes for name in sayers(home) if not name.startswith("Word.")} <= SAYERS.keys()


def test_the_words_of_lists_and_the_rules_of_fields_are_in_the_language() -> None:
    for cls in [*RECORDS, *VALUES]:
        for fact in facts(cls):
            assert left_in_english(fact.shape.describe(MADE_UP)) == []
            if isinstance(fact.shape, shapes.OneOf):
                for word in fact.shape.cls:
                    assert left_in_english(word.label(MADE_UP)) == []


# --- the template for translators ---


def test_the_template_for_translators_holds_all_that_is_said() -> None:
    assert messages.TEMPLATE.read_bytes() == messages.template(), f"write it anew: {messages.WRITE}"


def test_no_text_of_ours_is_cut_from_a_sentence() -> None:
    for message in messages.collected():
        for text in [message] if isinstance(message, str) else message:
            assert text == text.strip()


def test_a_text_for_one_has_its_number_as_some_languages_say_21_like_1() -> None:
    counted = [message for message in messages.collected() if isinstance(message, tuple)]
    assert counted
    assert [message for message in counted if not all("{count}" in text for text in message)] == []


# --- translations with a slip ---


@pytest.mark.parametrize("slip", ["{nobody}", "{", ""])
def test_a_plan_opens_whatever_slipped_into_a_translation(slip: str) -> None:
    for plan in PLANS:
        assert rt.rendering.to_text(plan, locale=Always(slip)) == rt.rendering.to_text(plan)


def translation(text: str, said: str | tuple[str, ...], language: str) -> gettext.GNUTranslations:
    """What a translator makes of the template, with one text filled in."""
    catalog = read_po(BytesIO(messages.template()), locale=language)
    catalog[text].string = said
    file = BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    return gettext.GNUTranslations(file)


@pytest.mark.parametrize("locale", ["en", Upside(), Accents(), Always("")])
def test_a_translation_that_keeps_all_names_has_nothing_wrong(locale: Any) -> None:
    assert testing.wrong_translations(locale) == ()


def test_each_text_in_the_template_is_looked_at() -> None:
    texts = [message if isinstance(message, str) else message[0] for message in messages.collected()]
    assert testing.wrong_translations(Always("{nobody}")) == tuple((text, "{nobody}") for text in texts)


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("{day} {month} {year}", "{year}. {month} {day}.", "hu"),
        ("{hour}:{minute} {half}", "{half} {hour}:{minute}", "ko"),
        ("{hour}:{minute} {half}", "{hour24}.{minute}", "fi"),
        ("every {count} week", ("co tydzień", "co {count} tygodnie", "co {count} tygodni"), "pl"),
        ("{count} meeting", ("une réunion", "{count} réunions"), "fr"),
        ("{count} meeting", ("ett möte", "{count} möten"), "sv"),
        ("on {count} day out of {of}", ("på en dag av {of}", "av {of} dagar {count}"), "sv"),
        ("every {count} week", ("her {count} hafta",), "tr"),
        ("every {count} week", ("{count}", "{count}", "كل أسبوعين", "{count}", "{count}", "{count}"), "ar"),
    ],
)
def test_a_language_may_put_names_where_it_wants(text: str, said: Any, language: str) -> None:
    assert testing.wrong_translations(translation(text, said, language)) == ()


@pytest.mark.parametrize(
    ("text", "said", "wrong"),
    [
        ("Goals", "Cele {count}", ["Cele {count}"]),
        ("Goals", "Cele }", ["Cele }"]),
        ("at {times}", "o", ["o"]),
        ("at {times}", "o {times} {", ["o {times} {"]),
        ("at {times}", "o {times:d}", ["o {times:d}"]),
        ("at {times}", "o {times} {hour24}", ["o {times} {hour24}"]),
        ("{day} {month} {year}", "{dzień} {month} {year}", ["{dzień} {month} {year}"]),
        ("{hour}:{minute} {half}", "{hour24}", ["{hour24}"]),
        ("{hour}:{minute} {half}", "{hour24}:{minute} {z}", ["{hour24}:{minute} {z}"]),
        ("every {count} week", ("co tydzień", "co {count} tygodnie", "co {ile} tygodni"), ["co {ile} tygodni"]),
        ("{count} meeting", ("spotkanie", "spotkania", "{count} spotkań"), ["spotkania"]),
        ("on {count} day out of {of}", ("w {of}", "w {count}", "w {count} z {of}"), ["w {count}"]),
        ("every {count} week", ("co {", "co }", "co {count} tygodni"), ["co {", "co }"]),
    ],
)
def test_other_names_than_ours_are_told(text: str, said: Any, wrong: Any) -> None:
    found = testing.wrong_translations(translation(text, said, "pl"))
    assert found == tuple((text, each) for each in wrong)


@pytest.mark.parametrize("number", [0, 1, 199, 1000, 100_000, 1_000_000])
def test_each_form_that_languages_have_is_looked_at(number: int) -> None:
    class Own(gettext.NullTranslations):
        """A made-up language with a form for one number alone."""

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return "{n}" if n == number else super().ngettext(msgid1, msgid2, n)

    assert ("every {count} week", "{n}") in testing.wrong_translations(Own())
