"""Fields that come together by a rule of their own: of what others may see, what both versions allow."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from ..fields import Fact
from ..models.consent import Grant
from ..models.crisis import CrisisPlan
from ..models.items import Item
from ..models.journal import Journal, Scale
from ..models.stories import StoryPart
from ..models.supports import Support
from ._merge_lists import in_order

Rule = Callable[[Any, Any, Any], Any]
"""Makes one value of that of the version that both come from, and of two others that differ."""


def _changed(base: Any, one: Any, other: Any) -> Any:
    """Of two values of which none shows more, the one that was changed."""
    return other if one == base else one if other == base else max((one, other), key=repr)


def _earlier(_: date | None, one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _later(_: date | None, one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _later_if_both(_: date | None, one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else None


def _true(base: Any, one: Any, other: Any) -> bool | None:
    return True if one or other else _changed(base, one, other)


def _true_if_both(base: Any, one: Any, other: Any) -> Any:
    return (other if one else one) if one or other else _changed(base, one, other)


def _both(base: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    named = {name for name in (*one, *other) if _is_in(name, one) and _is_in(name, other)}
    return in_order(base, one, other, named)[0]


def _is_in(name: str, names: Collection[str]) -> bool:
    """Whether a name is among others. Who may see all pages may see each of them."""
    return name in names or (name.startswith("pages/") and "pages" in names)


def _all(base: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return in_order(base, one, other, {*one, *other})[0]


def _lower(base: float | None, one: float | None, other: float | None) -> Any:
    if base in {one, other}:
        return _changed(base, one, other)
    return None if one is None or other is None else min(one, other)


def _higher(base: float | None, one: float | None, other: float | None) -> Any:
    if base in {one, other}:
        return _changed(base, one, other)
    return None if one is None or other is None else max(one, other)


TURNED_ON_BY = "turned_on_by"

RULES: Mapping[type[Item], Mapping[str, Rule]] = {
    Item: {"private": _true},
    Grant: {
        "sections": _both,
        "scales": _both,
        "journal_since": _later_if_both,
        "only_in_crisis": _true,
        "starts": _later,
        "until": _earlier,
        "revoked_on": _earlier,
    },
    Support: {"contact_may_be_shared": _true_if_both},
    CrisisPlan: {TURNED_ON_BY: _both},
    StoryPart: {"audiences": _both, "off_limits": _true},
    Scale: {"low": _lower, "high": _higher},
    Journal: {"erased": _all},
}
"""The rule of each field that has one. Those of `Item` hold for every record."""

WIDER = frozenset({"low", "high", "erased"})
"""The fields whose rule loses nothing: the scale has room for both, and what is gone stays gone."""


def rule_of(cls: type[Item], fact: Fact) -> Rule | None:
    return RULES[Item].get(fact.name) or RULES.get(cls, {}).get(fact.name)


def is_whole(cls: type[Item], fact: Fact) -> bool:
    """Whether a field is taken with the others of its record, where one version of that stands whole."""
    return fact.name != "id" and (fact.name in WIDER or rule_of(cls, fact) is None)


def undoes(base: Any, one: Any, other: Any, value: Any) -> bool:
    """Whether a value by a rule leaves out what one version added, or changed in a field that holds one thing."""
    for side in (one, other):
        if isinstance(side, tuple):
            added = {*side}.difference(base)
            if any(not _is_in(name, value) for name in added):
                return True
        elif side not in (base, value):
            return True
    return False
