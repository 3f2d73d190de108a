"""The next good questions: what a plan still lacks or what looks odd in it. Nothing here is a score."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from ..fields import require_model
from ..findings import Finding
from ._catalogue import CATALOGUE as CATALOGUE
from ._rule import Context as Context
from ._rule import Rule as Rule
from ._rule import Spot as Spot
from ._rule import at as at
from ._rule import rule as rule

__all__ = ["CATALOGUE", "Context", "Rule", "Spot", "at", "review", "rule"]


def review(  # noqa: PLR0913 - each chooses something else
    thing: Any,
    *,
    today: date,
    only: Collection[str] | None = None,
    ignore: Collection[str] = (),
    rules: Iterable[Rule] = (),
    limit: int | None = None,
) -> tuple[Finding, ...]:
    """The questions that a plan, or a tool alone, leaves open.

    What asks for the most attention comes first; then what helps most now; then the order of the plan. What rests is
    let be: a goal or a step that is paused, finished or let go, and all that is in it.

    Args:
        thing: A plan, or any item or value in one.
        today: The day on which the review is made.
        only: The codes to look for; by default all.
        ignore: The codes to leave out.
        rules: An application's own rules, looked at after ours.
        limit: How many findings to give at most.

    Raises:
        ValueError: `only` or `ignore` names a code that no rule has, two rules have one code, or `limit` is below 0.
        TypeError: `thing` is no model, `today` no date, or `only` or `ignore` a single text.
    """
    require_model(thing, "review")
    if type(today) is not date:
        raise TypeError("today must be a datetime.date")
    if isinstance(only, str) or isinstance(ignore, str):
        raise TypeError("only and ignore take a list of codes")
    if limit is not None and limit < 0:
        raise ValueError("limit must not be below 0")
    every = (*CATALOGUE, *rules)
    known = {rule.code: rule for rule in every}
    if len(known) < len(every):
        raise ValueError(f"two rules have the code {_twice(every)}")
    if unknown := {*(only or ()), *ignore} - known.keys():
        raise ValueError(f"no rule has the code {min(unknown)}")
    wanted = [rule for code, rule in known.items() if (only is None or code in only) and code not in ignore]
    context = Context(thing, today)
    found = [
        finding
        for rule in wanted
        for path, model in context.awake
        if type(model) is rule.kind
        for finding in rule.findings(path, model, context)
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity.rank)[:limit])


def _twice(rules: Iterable[Rule]) -> str:
    return next(code for code, count in Counter(rule.code for rule in rules).items() if count > 1)
