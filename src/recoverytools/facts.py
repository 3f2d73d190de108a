"""Facts from the world outside a plan, each with its source and a date: help lines, renewal rules, words of the field.

They are data files in the package and grow old. Nothing here is fetched, and nothing is the last word: a number was
compared with a stored copy of a published page on the day it names, the copy may be older, and nobody called it.
"""

import functools
import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import attrs

from .fields import REGION
from .values import HoursRule, RenewalNeeds
from .vocabulary import LineKind, RenewalPeriod, Way
from .wording import Locale, say

__all__ = [
    "CrisisLine",
    "RenewalRule",
    "WordList",
    "crisis_lines",
    "group_types",
    "renewal_rules",
    "word_lists",
]

STALE_AFTER = timedelta(days=365)
"""How long after it was last checked a number counts as fresh."""


@attrs.frozen(kw_only=True)
class CrisisLine:
    """One way to reach a help line. Where something is not known, it is empty or None: None is not "no".

    >>> line = rt.crisis_lines("US", today=date(2030, 1, 1))[0]
    >>> line.way.value, line.value, line.for_whom, line.is_stale
    ('call', '911', 'anyone', True)
    >>> line.caution()
    'last checked on 22 November 2026'
    """

    region: str
    """The country, or the region of one, that it serves (ISO 3166)."""
    name: str
    """What it calls itself."""
    kind: LineKind
    """What kind of line it is."""
    for_whom: str = ""
    """For whom it is: "anyone", or one group of people."""
    way: Way
    """How it is reached: a call, a text or a chat."""
    value: str
    """The number, or the address of the page to chat on."""
    how: str = ""
    """What to press or to write first."""
    always_open: bool | None = None
    """Whether it is open at all hours. None where no source says."""
    hours: str = ""
    """When it is open, as its source says it."""
    languages: tuple[str, ...] = ()
    """Language tags."""
    accessible: str = ""
    """How people who are deaf or do not speak can reach it."""
    cost: str = ""
    """What it costs, as its source says it."""
    may_send_help_without_asking: bool | None = None
    """Whether it may send police or an ambulance though the caller did not agree. None where no source says, or where a
    source says no with exceptions."""
    may_send_help_source: str = ""
    """Where that is said, and with which exceptions."""
    verified_on: date | None = None
    """The day on which it was last compared with a stored copy of its source. The copy may be older, and many bear no
    date. None where no page was seen, or only pages known to be over three years old."""
    source: str
    """The pages it was taken from, with their dates where they bear one."""
    today: date
    """The day on which it is shown."""

    @property
    def is_stale(self) -> bool:
        """Whether it was last checked more than a year before it is shown, or never."""
        return self.verified_on is None or self.today - self.verified_on > STALE_AFTER

    def caution(self, locale: Locale = "en") -> str:
        """What to say beside it: when it was last checked, where that is long ago. Empty where it is fresh."""
        if not self.is_stale:
            return ""
        if self.verified_on is None:
            return say("not checked recently", locale=locale)
        return say("last checked on {day}", locale=locale, day=self.verified_on)


def crisis_lines(region: str, *, today: date) -> tuple[CrisisLine, ...]:
    """The help lines that serve a region: its own first, then those of its country; emergency numbers, then the others.

    A line that was checked long ago is given all the same: see `CrisisLine.caution`.

    >>> [(line.way.value, line.value) for line in rt.crisis_lines("US", today=date(2026, 11, 22))][:2]
    [('call', '911'), ('call', '988')]
    >>> rt.crisis_lines("AQ", today=date(2026, 11, 22))
    ()

    Args:
        region: A country or a region of one (ISO 3166), such as ``US`` or ``US-PA``. Where no line is known for it, the
            answer is empty, and "call your local emergency number" is what can be said.
        today: The day on which they are shown.

    Raises:
        ValueError: `region` is neither empty nor a code of a country or a region.
        TypeError: `today` is no date.
    """
    if type(today) is not date:
        raise TypeError("today must be a datetime.date")
    if region and not re.fullmatch(REGION.regex, region):
        raise ValueError(f"region must be {REGION.means}")
    region = _ALSO_CALLED.get(region, region)
    serve = dict.fromkeys([region, region.partition("-")[0]])
    found = [attrs.evolve(line, today=today) for place in serve for line in _lines() if line.region == place]
    return tuple(sorted(found, key=lambda line: line.kind is not LineKind.EMERGENCY))


_ALSO_CALLED = {"UK": "GB"}
"""Codes that are used, though ISO 3166 has another."""


@functools.cache
def _lines() -> tuple[CrisisLine, ...]:
    return tuple(
        CrisisLine(**{name: _READ.get(name, _same)(value) for name, value in entry.items()}, today=date.max)
        for entry in packaged("help_lines")["lines"]
    )


@attrs.frozen(kw_only=True)
class RenewalRule:
    """What it takes to renew a credential, as a source said at some time. The body that issues it has the last word.

    >>> [ohio] = [rule for rule in rt.facts.renewal_rules() if rule.region == "US-OH"]
    >>> ohio.needs.hours, ohio.needs.period.label()
    (30.0, 'Two years from the day it is issued')
    """

    credential: str
    """What the credential is called."""
    region: str
    """Where it holds (ISO 3166); empty where it is international."""
    needs: RenewalNeeds
    """What it takes, as a credential of the person's own would hold it."""
    note: str
    """What the numbers do not say."""
    as_of: str
    """The date or the year of the source; empty where it has none."""
    source: str
    """What it was taken from."""


@functools.cache
def renewal_rules() -> tuple[RenewalRule, ...]:
    """The rules for renewal that are known here: examples to start from, with their sources.

    >>> "US-OH" in {rule.region for rule in rt.facts.renewal_rules()}
    True
    """
    return tuple(
        RenewalRule(**entry | {"needs": _needs(entry["needs"])}) for entry in packaged("renewal_rules")["rules"]
    )


def _needs(entry: dict[str, Any]) -> RenewalNeeds:
    read: dict[str, Any] = entry | {"period": _READ["period"](entry["period"])}
    for name in ("minima", "caps"):
        read[name] = tuple(HoursRule(**rule) for rule in entry.get(name, ()))
    return RenewalNeeds(**read)


@attrs.frozen(kw_only=True)
class WordList:
    """Words that the field goes by, such as the eight dimensions of wellness.

    >>> rt.facts.word_lists()["four-dimensions-of-recovery"].title
    'Four dimensions of recovery'
    """

    name: str
    """Its key in `word_lists`."""
    title: str
    """What the list is called."""
    words: tuple[str, ...]
    """The words, in the order of the source."""
    source: str
    """Where the words come from."""
    license: str
    """On what terms they may be used."""
    as_of: int
    """The year of the source."""


@functools.cache
def word_lists() -> Mapping[str, WordList]:
    """The lists of words that are known here, by name: ``four-dimensions-of-recovery``, ``chime`` and others.

    >>> rt.facts.word_lists()["four-dimensions-of-recovery"].words
    ('health', 'home', 'purpose', 'community')
    """
    lists = [WordList(**entry | {"words": tuple(entry["words"])}) for entry in packaged("word_lists")["lists"]]
    return MappingProxyType({known.name: known for known in lists})


@functools.cache
def group_types() -> Mapping[str, Mapping[str, str]]:
    """The codes for types of meetings, each with what it means in several languages.

    They are those of the Meeting Guide specification (Code for Recovery, MIT license): ``{"W": {"en": "Women", …}}``.

    >>> rt.facts.group_types()["W"]["en"]
    'Women'
    """
    types = packaged("group_types")["types"]
    return MappingProxyType({code: MappingProxyType(meanings) for code, meanings in types.items()})


_READ: Mapping[str, Any] = {
    "kind": LineKind,
    "way": Way,
    "period": RenewalPeriod,
    "languages": tuple,
    "verified_on": date.fromisoformat,
}


def _same(value: Any) -> Any:
    return value


def packaged(name: str) -> Any:
    """What a data file of the package holds."""
    from importlib.resources import files  # noqa: PLC0415 - as slow to import as all else here

    return json.loads((files("recoverytools") / "data" / f"{name}.json").read_text(encoding="utf-8"))
