"""Every text of ours that a person reads passes here.

The English text itself is the key: a catalogue (a `gettext` translation) gives the same text in another language, and
where it has none the English stands. Callers name a language, or hand in a translation of their own; nothing is set for
the whole process and nothing is read from the environment.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, TypeAlias

if TYPE_CHECKING:
    import gettext

Locale: TypeAlias = "str | gettext.NullTranslations"
"""A language tag such as ``"en"`` or ``"es-MX"``, or a translation object from the standard library's `gettext`."""

NO_CHOICES: Mapping[str, str] = {}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

TIME = "{hour}:{minute} {half}"
"""How a time reads. A language that counts to 24 has ``{hour24}`` for ``{hour}`` and ``{half}``."""


class Word(StrEnum):
    """A word of a fixed list: what a document holds (``"let-go"``) and how a person reads it ("Let go")."""

    english: str

    def __new__(cls, word: str, english: str) -> Self:
        """Make a word from its form in documents and its English label."""
        self = str.__new__(cls, word)
        self._value_ = word
        self.english = english
        return self

    def label(self, locale: Locale = "en", *, choices: Mapping[str, str] = NO_CHOICES) -> str:
        """How a person reads this word."""
        return say(self.english, locale=locale, choices=choices)


def say(
    text: str | tuple[str, str], /, *, locale: Locale = "en", choices: Mapping[str, str] = NO_CHOICES, **values: Any
) -> str:
    """Say one of our texts.

    Args:
        text: The English text, with the names of values in braces: ``"by {day}"``. Or two of them, for one and for
            several: ``("{count} step", "{count} steps")``. Then `count` among the values tells which. A language may
            have more forms than two, and say 21 in the form of 1: so both have the number in them.
        locale: The language; English stands where the catalogue has no text for it, and where it has one that cannot
            be filled with these values.
        choices: A person's own words for ours: ``{"recovery coach": "buddy"}`` puts "buddy" wherever our text says
            "recovery coach" as whole words, in small letters or capitals. Values are not touched.
        values: What goes into the braces, each said as `show` says it.
    """
    count = values["count"] if isinstance(text, tuple) else 0
    said = translated(text, count, locale=locale)
    if not values and not choices and "{" not in said and "}" not in said:
        return said  # as nearly all labels are
    shown = {name: show(value, locale=locale, choices=choices) for name, value in values.items()}
    try:
        return _filled(said, choices, shown)
    except (LookupError, ValueError, AttributeError, TypeError):
        # a slip in a catalogue, such as another name in braces, may not keep a plan from being read
        return _filled(_english(text, count), choices, shown)


def translated(text: str | tuple[str, str], count: int = 0, *, locale: Locale = "en") -> str:
    """What stands for a text of ours in a language, its values not put in yet."""
    catalogue = _catalogue(locale)
    if isinstance(text, tuple):
        return catalogue.ngettext(*text, count) or _english(text, count)
    return text and (catalogue.gettext(text) or text)  # for no text, a catalogue tells of itself


def _english(text: str | tuple[str, str], count: int) -> str:
    return text if isinstance(text, str) else text[count != 1]


def _filled(template: str, choices: Mapping[str, str], shown: Mapping[str, str]) -> str:
    return (_choose(template, choices) if choices else template).format_map(shown)


def show(value: object, *, locale: Locale = "en", choices: Mapping[str, str] = NO_CHOICES) -> str:
    """How a value reads: "1 November 2026", "8:30 am", "2.5", the label of a word, "a, b and c"."""
    match value:
        case Word():
            return value.label(locale, choices=choices)
        case bool():
            return say("yes" if value else "no", locale=locale)
        case datetime():
            return say("{day}, {time}", locale=locale, day=value.date(), time=value.time())
        case date():
            month = say(MONTHS[value.month - 1], locale=locale)
            return say("{day} {month} {year}", locale=locale, day=value.day, month=month, year=value.year)
        case time():
            half = say("am" if value.hour < 12 else "pm", locale=locale)
            hour, minute = str(value.hour % 12 or 12), f"{value.minute:02}"
            return say(TIME, locale=locale, hour=hour, minute=minute, half=half, hour24=f"{value.hour:02}")
        case float():
            whole, point, decimals = repr(value).removesuffix(".0").partition(".")
            return say("{whole}.{decimals}", locale=locale, whole=whole, decimals=decimals) if point else whole
        case tuple():
            return listed([show(item, locale=locale, choices=choices) for item in value], locale=locale)
        case _:
            return str(value)


def listed(items: Sequence[str], last: str = "{items} and {last}", *, locale: Locale = "en") -> str:
    """Some texts in a row: "a, b and c". `last` says how the last one follows the others."""
    if len(items) < 2:
        return "".join(items)
    row = functools.reduce(lambda row, item: say("{items}, {next}", locale=locale, items=row, next=item), items[:-1])
    return say(last, locale=locale, items=row, last=items[-1])


def called(name: str) -> str:
    """A name in the form in which two are compared.

    Spaces, case, the ways to write an accent or an apostrophe, wide letters, and marks that nobody sees do not count.
    """
    seen = "".join(char for char in name.translate(_APOSTROPHES) if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFC", " ".join(unicodedata.normalize("NFKC", seen).split()).casefold())


_APOSTROPHES: Mapping[int, str] = dict.fromkeys((0x60, 0x2018, 0x2019, 0x2BB, 0x2BC), "'")
"""Keyboards and programs differ in which one they write: Ka'ahu, O'Brien."""


def words(text: str) -> list[str]:
    """The words of a text, in small letters and without what stands around them."""
    bare = (word.strip(_AROUND) for word in text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    return [word for word in bare if word]


_AROUND = ".,:;!?()[]\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}"
_TURNS = {"R", "AL", "AN", "RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}


def isolated(text: str) -> str:
    """A person's text as it may stand in a line with ours: what it says of the direction of writing ends with it."""
    if text.isascii() or _TURNS.isdisjoint(map(unicodedata.bidirectional, text)):
        return text
    opened = unopened = 0
    for letter in text:
        if letter in "\u2066\u2067\u2068":
            opened += 1
        elif letter == "\u2069":
            opened, unopened = (opened - 1, unopened) if opened else (0, unopened + 1)
    # what the text leaves open is closed, and what it closes is opened first
    return "\u2068" * (unopened + 1) + text + "\u2069" * (opened + 1)


def language_of(locale: Locale) -> str:
    """The language of our texts: English where there is no catalogue, and nothing where a translation does not say."""
    import gettext  # noqa: PLC0415 - a model can do without

    catalogue = _catalogue(locale)
    unsaid = "en" if type(catalogue) is gettext.NullTranslations else ""
    return catalogue.info().get("language", unsaid).replace("_", "-")


def _catalogue(locale: Locale) -> "gettext.NullTranslations":
    return _shipped(locale) if isinstance(locale, str) else locale


@functools.lru_cache(maxsize=64)
def _shipped(tag: str) -> "gettext.NullTranslations":
    """The package's own catalogue for a language, or one that leaves every text in English."""
    import gettext  # noqa: PLC0415 - a model can do without
    from importlib.resources import as_file, files  # noqa: PLC0415 - as slow to import as all else here

    if not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        return gettext.NullTranslations()  # no tag, and so no name of a folder either
    language = tag.replace("-", "_")
    with as_file(files("recoverytools") / "locale") as folder:
        return gettext.translation("recoverytools", folder, [language], fallback=True)


def _choose(text: str, choices: Mapping[str, str]) -> str:
    folded = text.casefold()
    # few of a person's words stand in any one text of ours
    ours = {key: new for old, new in choices.items() if (key := old.casefold()) in folded}
    if not ours:
        return text
    # the longest first, so that "wellness plan" is not taken for "plan"
    any_of = "|".join(re.escape(old) for old in sorted(ours, key=lambda old: (-len(old), old)))

    def swap(found: re.Match[str]) -> str:
        new = ours.get(found[0].casefold(), found[0])
        new = new[:1].upper() + new[1:] if found[0][:1].isupper() else new
        return new.replace("{", "{{").replace("}", "}}")

    # a brace beside a word makes it the name of a value
    return re.sub(rf"(?<![\w{{])(?:{any_of})(?![\w}}])", swap, text, flags=re.IGNORECASE)
