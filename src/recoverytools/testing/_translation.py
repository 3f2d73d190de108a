"""Whether what a translation says can be filled."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

from ..wording import TIME, Locale, translated

_COUNTS = (*range(200), 1000, 100_000, 1_000_000)
"""Numbers for which languages have forms of their own."""


def wrong_translations(locale: Locale) -> tuple[tuple[str, str], ...]:
    """The texts of ours whose translation has other names in braces than they have, each with that translation.

    With a name that is not ours, or half a pair of braces, a text cannot be filled: English is said instead. Where a
    name got lost, what belongs there is not said. Each form that a language has for numbers is looked at. One
    that stands for a single number may do without ``{count}``; and a time has ``{hour24}`` too.

    >>> import gettext
    >>> from recoverytools import testing
    >>> class Hasty(gettext.NullTranslations):
    ...     def gettext(self, message):
    ...         return message.replace("{half}", "{mitad}")
    >>> testing.wrong_translations(Hasty())
    (('{hour}:{minute} {half}', '{hour}:{minute} {mitad}'),)

    Args:
        locale: The translation, or the tag of one that comes with the package.
    """
    return tuple((one, said) for one, several in _texts() for said in _wrong(one, several, locale))


def _wrong(one: str, several: str, locale: Locale) -> Iterator[str]:
    may = needed = _names(one) | _names(several)
    if one == TIME:
        may, needed = may | {"hour24"}, {"minute"}
    if not several:
        forms = {translated(one, locale=locale): 1}
    else:
        forms = Counter(translated((one, several), count, locale=locale) for count in _COUNTS)
    for said, numbers in forms.items():
        spared = {"count"} if several and numbers <= 2 else set[str]()  # in French, 0 and 1 have one form
        if not needed - spared <= _names(said) <= may:
            yield said


def _names(text: str) -> set[str]:
    """The names in braces. A brace that belongs to none is told as one."""
    name = r"{(\w+)}"
    return {*re.findall(name, text), *re.findall("[{}]", re.sub(name, "", text))}


def _texts() -> Iterator[tuple[str, str]]:
    """Each text in the template for translators, and what it is for several or nothing. Each stands on one line."""
    template = (files("recoverytools") / "data" / "messages.pot").read_text(encoding="utf-8")
    for one, several in re.findall(r'^msgid (".+")\n(?:msgid_plural (".+")\n)?', template, re.MULTILINE):
        yield json.loads(one), json.loads(several or '""')
