"""The next good questions: what a plan still lacks or what looks odd in it. Nothing here is a score."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

from ..facts import crisis_lines
from ..fields import require_model
from ..findings import Finding
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ._catalogue import CATALOGUE as CATALOGUE
from ._noted import Noted as Noted
from ._rule import Context as Context
from ._rule import Rule as Rule
from ._rule import Spot as Spot
from ._rule import at as at
from ._rule import rule as rule

__all__ = ["CATALOGUE", "Context", "Noted", "Rule", "Spot", "at", "explain", "review", "rule"]


def review(  # noqa: PLR0913 - each chooses something else
    thing: Any,
    *,
    today: date,
    journal: Journal | None = None,
    region: str | None = None,
    only: Collection[str] | None = None,
    ignore: Collection[str] = (),
    rules: Iterable[Rule] = (),
    limit: int | None = None,
) -> tuple[Finding, ...]:
    """The questions that a plan, or a tool alone, leaves open.

    What asks for the most attention comes first; then what helps most now; then the order of the plan. What rests is
    let be: a goal or a step that is paused, finished or let go, and all that is in it.

    >>> plan = rt.WellnessPlan(goals=(rt.Goal(statement="Learn to swim", status=GoalStatus.ACTIVE),))
    >>> for finding in rt.review(plan, today=date(2026, 11, 22), limit=2):
    ...     print(finding.path, finding.question())
    /goals/0/steps What is one small thing you could do next?
    /goals/0/why What makes it matter to you?

    Args:
        thing: A plan, or any item or value in one.
        today: The day on which the review is made.
        journal: What happened, as the person wrote it down. Some rules look at it beside the plan.
        region: Where the person is (ISO 3166), such as ``US`` or ``US-PA``, for the help lines there; by default what
            the plan says.
        only: The codes to look for; by default all.
        ignore: The codes to leave out. One that no rule has is let be: an app keeps them for longer than its rules.
        rules: An application's own rules, looked at after ours.
        limit: How many findings to give at most. With a limit, the first finding of each code comes before any second
            one, so that no code keeps the others out.

    Raises:
        ValueError: `only` names a code that no rule has, two rules have one code, `limit` is below 0, the journal goes
            with another plan, or `region` is no code of a country or a region.
        TypeError: `thing` is no model, `journal` no journal, `today` no date, `only` or `ignore` a single text, or one
            of `rules` gives no spots. A note of an error in a rule names the rule.
    """
    require_model(thing, "review")
    if type(today) is not date:
        raise TypeError("today must be a datetime.date")
    if isinstance(only, str) or isinstance(ignore, str):
        raise TypeError("only and ignore take a list of codes")
    if limit is not None and limit < 0:
        raise ValueError("limit must not be below 0")
    _require_its_journal(thing, journal)
    if region:
        crisis_lines(region, today=today)  # it says what is wrong with a region
    known = _by_code((*CATALOGUE, *rules))
    for code in sorted(only or ()):
        _require_known(code, known)
    wanted = [rule for code, rule in known.items() if (only is None or code in only) and code not in ignore]
    by_kind: dict[type[Any], list[tuple[int, Rule]]] = {}
    for rank, each in enumerate(wanted):
        for kind in each.kinds:
            by_kind.setdefault(kind, []).append((rank, each))
    context = Context(thing, today, journal, region)
    found = [
        ((rule.severity.rank, rank), finding)
        for path, model in context.awake
        for rank, rule in by_kind.get(type(model), ())
        for finding in rule.findings(path, model, context)
    ]
    found.sort(key=lambda ranked: ranked[0])
    once = {rule.code for rule in wanted if rule.once}
    findings = _asked_once([finding for _, finding in found], once)
    return tuple(findings if limit is None else _one_of_each_first(findings)[:limit])


def explain(code: str, *, rules: Iterable[Rule] = ()) -> Rule:
    """The rule with a code: what it looks at, why, where it comes from, and an example.

    >>> from recoverytools.advice import explain
    >>> rule = explain("goal-has-no-why")
    >>> print(rule.looks_at)
    A goal someone is working on does not say why (the R of SMART).
    >>> print(rule.says)
    Nothing here says why this goal matters. The why can carry you on a hard day.
    >>> print(rule.source)
    SMART goals (Doran 1981)

    Args:
        code: What a finding has as its code.
        rules: An application's own rules.

    Raises:
        ValueError: No rule has the code, or two have it.
    """
    known = _by_code((*CATALOGUE, *rules))
    _require_known(code, known)
    return known[code]


def _asked_once(findings: list[Finding], codes: Collection[str]) -> list[Finding]:
    """The findings, with the first one alone of some codes."""
    firsts = {finding.code: finding for finding in reversed(findings)}
    return [finding for finding in findings if finding.code not in codes or finding is firsts[finding.code]]


def _one_of_each_first(findings: list[Finding]) -> list[Finding]:
    seen: set[str] = set()
    firsts: list[Finding] = []
    others: list[Finding] = []
    for finding in findings:
        (others if finding.code in seen else firsts).append(finding)
        seen.add(finding.code)
    return firsts + others


def _by_code(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    known = {rule.code: rule for rule in rules}
    if len(known) < len(rules):
        twice = next(code for code, count in Counter(rule.code for rule in rules).items() if count > 1)
        raise ValueError(f"two rules have the code {twice}")
    return known


def _require_known(code: str, known: Collection[str]) -> None:
    if code not in known:
        near = get_close_matches(code, known, 1)
        raise ValueError(f"no rule has the code {code}" + (f"; did you mean {near[0]}?" if near else ""))


def _require_its_journal(thing: Any, journal: Journal | None) -> None:
    if journal is None:
        return
    if not isinstance(journal, Journal):
        raise TypeError(f"journal must be a Journal, not a {type(journal).__name__}")
    if isinstance(thing, WellnessPlan) and journal.plan not in {None, thing.id}:
        raise ValueError("this journal goes with another plan")
