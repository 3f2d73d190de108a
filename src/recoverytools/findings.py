"""A finding: something said about a document, with its place, as data."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from .wording import NO_CHOICES, Locale, Word, say


class Severity(Word):
    """How much a finding asks for attention, the most first.

    >>> sorted(rt.Severity, key=lambda severity: severity.rank)[1].label()
    'Please look at this first'
    """

    ERROR = "error", "This cannot be saved as it is"
    SAFETY = "safety", "Please look at this first"
    ADVICE = "advice", "Worth a look"
    IDEA = "idea", "An idea"

    @property
    def rank(self) -> int:
        """0 for the one that asks for the most attention."""
        return list(Severity).index(self)


def _frozen(values: Mapping[str, object]) -> Mapping[str, object]:
    return values if isinstance(values, MappingProxyType) else MappingProxyType(dict(values))


@attrs.frozen
class Finding:
    """Something to say about a document or an item in it.

    Two findings are equal where code, severity, path and values are; the English they carry is not compared and not
    written out.

    >>> goal = rt.Goal(statement="Learn to swim", status=GoalStatus.ACTIVE)
    >>> [finding] = rt.review(goal, today=date(2026, 11, 22), only=["goal-has-no-why"])
    >>> finding.code, finding.severity.value, finding.path
    ('goal-has-no-why', 'idea', '/why')
    >>> print(finding.question())
    What makes it matter to you?
    """

    code: str
    """A stable name in kebab-case, such as ``goal-has-no-measure``."""
    severity: Severity
    """How much it asks for attention."""
    path: str = ""
    """A JSON Pointer (RFC 6901) to the place, ``""`` for the whole document."""
    values: Mapping[str, object] = attrs.field(factory=dict, converter=_frozen, hash=False)
    """Numbers, dates and labels that the message names. Never a text that a person wrote."""
    says: str = attrs.field(default="", eq=False, repr=False)
    """The message in English, with the names of values in braces."""
    asks: str = attrs.field(default="", eq=False, repr=False)
    """The question in English, with the names of values in braces."""

    in_python: str = attrs.field(default="", eq=False, repr=False)
    """What was wanted, as Python calls it: "a datetime.date". Only errors of constructors say it."""

    def message(self, locale: Locale = "en", *, choices: Mapping[str, str] = NO_CHOICES) -> str:
        """What is there, and why it may matter."""
        return say(self.says, locale=locale, choices=choices, **self.values)

    def question(self, locale: Locale = "en", *, choices: Mapping[str, str] = NO_CHOICES) -> str:
        """What a peer specialist might ask next. Empty for errors."""
        return say(self.asks, locale=locale, choices=choices, **self.values) if self.asks else ""

    def under(self, path: str) -> "Finding":
        """The same finding, told from further up: `path` is put before its own."""
        return Finding(self.code, self.severity, path + self.path, self.values, self.says, self.asks, self.in_python)

    def __str__(self) -> str:
        """The message in English."""
        return self.message()

    def __reduce__(self) -> tuple[object, ...]:
        # a mapping proxy cannot be pickled or copied; its content can
        return Finding, (self.code, self.severity, self.path, dict(self.values), self.says, self.asks, self.in_python)
