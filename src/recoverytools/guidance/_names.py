"""Whom no answer names, and whether a text does."""

import re
import unicodedata
from functools import cached_property

import attrs

from ..models.plan import WellnessPlan
from ..vocabulary import AgreedToHelp
from ..wording import called


@attrs.frozen
class LeftOut:
    """Those whom no answer names: who said no, and whom the crisis plan keeps out."""

    plan: WellnessPlan = attrs.field(repr=False)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of those who are supports."""
        no = (support.id for support in self.plan.supports if support.agreed is AgreedToHelp.HAS_SAID_NO)
        return self.plan.kept_out.union(no)

    @cached_property
    def names(self) -> frozenset[str]:
        """What they are called."""
        crisis = self.plan.crisis
        names = [out.name for out in crisis.not_involved] if crisis else []
        names += [support.name for support in self.plan.supports if support.id in self.ids]
        return frozenset(name for name in map(_tidy, names) if name)

    def cleared(self, text: str) -> str:
        """A text, or nothing where it names one of them."""
        return "" if self.are_in(text) else text

    def are_in(self, *texts: str) -> bool:
        """Whether one of the texts names one of them."""
        return any(_is_named(name, text) for text in map(_tidy, texts) for name in self.names)


def _tidy(text: str) -> str:
    """A text with its letters, apostrophes and spaces written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _is_named(name: str, text: str) -> bool:
    """Whether a tidy text names someone by a tidy name, in whole words, in any case; but "will" does not name Will."""
    if called(name) == called(text):
        return True
    if not any(map(str.isalnum, name)):
        return False
    # a script without capitals may write words together
    edges = (r"(?<!\w)", r"(?!\w)") if name.lower() != name.upper() else ("", "")
    found = re.finditer(re.escape(name).join(edges), text, re.IGNORECASE)
    any_case = " " in name or name.islower()
    return any(any_case or not match[0].islower() for match in found)
