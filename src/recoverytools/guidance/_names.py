"""Whom no answer names, and whether a text does."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

import attrs

from ..models.plan import WellnessPlan
from ..vocabulary import AgreedToHelp
from ..wording import called


@attrs.frozen
class LeftOut:
    """Those whom no answer names: who said no, whom the crisis plan keeps out, and whoever stands in a conflict."""

    plan: WellnessPlan = attrs.field(repr=False)
    undecided: frozenset[str] = frozenset()
    """The ids of what stands in a conflict, after a merge."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of those who are supports."""
        no = (support.id for support in self.plan.supports if support.agreed is AgreedToHelp.HAS_SAID_NO)
        undecided = (support.id for support in self.plan.supports if support.id in self.undecided)
        return self.plan.kept_out.union(no, undecided)

    @cached_property
    def names(self) -> frozenset[str]:
        """What they are called."""
        crisis = self.plan.crisis
        names = [out.name for out in crisis.not_involved] if crisis else []
        names += [support.name for support in self.plan.supports if support.id in self.ids]
        return frozenset(name for name in map(_tidy, names) if name)

    @cached_property
    def _called(self) -> frozenset[str]:
        return frozenset(map(called, self.names))

    @cached_property
    def _in_any_case(self) -> re.Pattern[str]:
        """Names of several words, and those written in small letters or in capitals alone."""
        return _whole_words(name for name in self.names if _has_case(name) and not _is_told_by_its_capital(name))

    @cached_property
    def _with_a_capital(self) -> re.Pattern[str]:
        return _whole_words(filter(_is_told_by_its_capital, self.names))

    @cached_property
    def _without_case(self) -> re.Pattern[str]:
        """Names in a script without capitals. It may write words together."""
        return re.compile(_any_of(name for name in self.names if not _has_case(name)))

    def cleared(self, text: str) -> str:
        """A text, or nothing where it names one of them."""
        return "" if self.are_in(text) else text

    def are_in(self, *texts: str) -> bool:
        """Whether one of the texts names one of them, in whole words, in any case; but "will" does not name Will."""
        return any(
            called(text) in self._called
            or self._in_any_case.search(text)
            or self._without_case.search(text)
            or any(not match[0].islower() for match in self._with_a_capital.finditer(text))
            for text in map(_tidy, texts)
        )


def _tidy(text: str) -> str:
    """A text with its letters, apostrophes and spaces written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _has_case(name: str) -> bool:
    return name.lower() != name.upper()


def _is_told_by_its_capital(name: str) -> bool:
    """Whether a name is one word with a capital that says something, as that of Will does."""
    return _has_case(name) and " " not in name and not name.islower() and not name.isupper()


def _whole_words(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any_of(names)}(?!\w)", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    """A pattern for one of the names with a letter or a digit in it, the longest that stands there."""
    found = sorted((name for name in names if any(map(str.isalnum, name))), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, found)) or '(?!)'})"
