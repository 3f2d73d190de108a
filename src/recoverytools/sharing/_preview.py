"""What someone would see and what not, and why, for the person whose plan it is."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from ..fields import facts, is_record, parts, pointers, walk
from ..findings import Finding, Severity
from ..models.consent import Grant
from ..models.items import Item
from ..models.journal import CheckIn, Journal
from ..models.merges import Merged
from ..models.plan import SHARED_SECTIONS, WellnessPlan
from ..models.stories import RecoveryStory
from ..models.views import SharedView
from ..vocabulary import Audience, WhyLeftOut, WhyNotShared
from ._asked import Asked, Shareable, asked_for, in_the_way
from ._described import Shown, parts_of
from ._grants import names
from ._sight import told_fields
from ._views import LEAST_KEY, entries_since, viewed


@attrs.frozen(kw_only=True)
class LeftOut:
    """Something in a part that was named, or near it, that they do not see.

    >>> plan = rt.WellnessPlan(goals=(rt.Goal(statement="Find out who I am", private=True),))
    >>> [left_out] = rt.preview(plan, rt.Grant(to="my nurse", sections=("goals",)), on=date(2026, 11, 22)).left_out
    >>> left_out.path, left_out.why.label()
    ('/goals/0', 'You marked it private')
    """

    path: str
    """Where it stands in what is shared, a JSON Pointer; below ``/grants`` it is a name in the grant."""
    why: WhyLeftOut
    """Why they do not see it."""


@attrs.frozen(kw_only=True)
class Preview:
    """What someone would see, for the person to look at before they share it.

    >>> plan = rt.WellnessPlan(goals=(rt.Goal(statement="Cook for my mother"),))
    >>> seen = rt.preview(plan, rt.Grant(to="my nurse", sections=("goals",)), on=date(2026, 11, 22))
    >>> seen.why_not, seen.view.plan.goals[0].statement
    (None, 'Cook for my mother')
    """

    why_not: WhyNotShared | None
    """What is in the way today, if anything is: then `share` gives no view."""
    shown: tuple[Shown, ...]
    """The parts that they see, in order."""
    left_out: tuple[LeftOut, ...]
    """What they do not see of these parts, and why."""
    findings: tuple[Finding, ...]
    """What to look at first: a plan for a hard day without a number to call, for one."""
    view: SharedView = attrs.field(repr=False)
    """What they would see, with ids that are not those of the view itself.

    It is for the person alone: there is one even where nothing is shared, and its ids are made with a key that is no
    secret. What others get is made by `share`.
    """


def preview(  # noqa: PLR0913 - each is a fact of its own
    document: Shareable,
    grant: Grant,
    *,
    on: date,
    crisis_on_by: str | None = None,
    plan: WellnessPlan | Merged | None = None,
    audience: Audience | None = None,
    version: str | None = None,
) -> Preview:
    """What someone would see by a grant, what falls out and why, for the person whose plan it is.

    It looks through what `share` looks through, and shows it on days too when nothing is shared.

    >>> goals = (rt.Goal(statement="Cook for my mother"), rt.Goal(statement="Find out who I am", private=True))
    >>> grant = rt.Grant(to="my nurse", sections=("goals",), until=date(2026, 11, 22))
    >>> seen = rt.preview(rt.WellnessPlan(goals=goals), grant, on=date(2026, 11, 23))
    >>> seen.why_not.label(), [(part.label, part.items) for part in seen.shown]
    ('The last day of the grant has passed', [('What I want', 1)])
    >>> [(each.path, each.why.label()) for each in seen.left_out]
    [('/goals/1', 'You marked it private')]

    Args:
        document: What is shared a part of.
        grant: The consent that it goes by.
        on: The day it is.
        crisis_on_by: The id of the support who has turned the crisis plan on, where someone has.
        plan: The person's plan, where it is a journal or a story that is shared.
        audience: Who hears a story.
        version: The id of the version of a story that is told.

    Raises:
        NotFound: The story has no such version.
        ValueError: The journal goes with another plan.
        TypeError: Something here is not of its class, or a story comes without an audience.
    """
    asked = asked_for(document, grant, on, crisis_on_by, plan, audience, version)
    view, ids = viewed(asked, bytes(LEAST_KEY))
    left_out = tuple(_left_out(asked, view, ids))
    return Preview(
        why_not=in_the_way(asked),
        shown=tuple(parts_of(view)),
        left_out=left_out,
        findings=(*_without_number(view), *_unnamed(left_out)),
        view=view,
    )


def _left_out(asked: Asked, view: SharedView, aliases: Mapping[str, str]) -> Iterator[LeftOut]:
    """What they do not see of what was named, and why."""
    seen = {model.id for _, model in walk(view.content) if isinstance(model, Item)}
    ids = {id for id, alias in aliases.items() if alias in seen}
    match asked.document:
        case WellnessPlan():
            yield from _unknown(asked.document, asked.grant)
            yield from _unseen_in_plan(asked.document, asked.grant, ids)
            yield from _unreachable(asked.document, view, ids, aliases)
        case Journal():
            yield from _unseen_in_journal(asked.document, asked.grant, ids)
        case _:
            yield from _unheard(asked.document, asked)


def _unknown(plan: WellnessPlan, grant: Grant) -> Iterator[LeftOut]:
    """The names in a grant that lead nowhere."""
    place = next((f"/grants/{i}" for i, each in enumerate(plan.grants) if each.id == grant.id), "")
    for i, name in enumerate(grant.sections):
        if not plan.can_share(name):
            yield LeftOut(path=f"{place}/sections/{i}", why=WhyLeftOut.NO_SUCH_PART)


def _unseen_in_plan(plan: WellnessPlan, grant: Grant, ids: set[str]) -> Iterator[LeftOut]:
    for path, part in parts(plan):
        section = path.split("/")[1]
        if section in SHARED_SECTIONS and (
            names(grant, section) or (section == "pages" and names(grant, f"pages/{part.id}"))
        ):
            yield from _unseen(path, part, ids)


def _unseen(path: str, model: Any, ids: set[str]) -> Iterator[LeftOut]:
    """What they do not see at and below a model."""
    told = told_fields(type(model))
    lost = [step for step, id, _ in pointers(model) if step.split("/")[1] in told and id not in ids]
    if getattr(model, "private", False):
        yield LeftOut(path=path, why=WhyLeftOut.PRIVATE)
    elif is_record(type(model)) and model.id not in ids:
        yield LeftOut(path=path, why=WhyLeftOut.HIDDEN_POINTER if lost else WhyLeftOut.BLANK)
    else:
        yield from (LeftOut(path=path + step, why=WhyLeftOut.HIDDEN_POINTER) for step in lost)
        yield from _kept(path, model)
        for step, part in parts(model):
            if step.split("/")[1] in told:
                yield from _unseen(path + step, part, ids)


def _kept(path: str, model: Any) -> Iterator[LeftOut]:
    """The answers in a model that its person keeps."""
    for fact in facts(type(model)):
        if fact.ask and fact.keep and getattr(model, fact.name) != fact.default:
            yield LeftOut(path=f"{path}/{fact.name}", why=WhyLeftOut.KEPT)


def _unreachable(plan: WellnessPlan, view: SharedView, ids: set[str], aliases: Mapping[str, str]) -> Iterator[LeftOut]:
    """Where they see a person, and not how to reach them."""
    reached = {support.id for support in view.plan.supports if support.contact} if view.plan else set()
    for i, support in enumerate(plan.supports):
        if support.id in ids and support.contact and aliases[support.id] not in reached:
            is_out = support.contact_may_be_shared and support.id in plan.kept_out
            why = WhyLeftOut.KEPT_OUT if is_out else WhyLeftOut.NO_CONTACT
            yield LeftOut(path=f"/supports/{i}/contact", why=why)


def _unseen_in_journal(journal: Journal, grant: Grant, ids: set[str]) -> Iterator[LeftOut]:
    for i, scale in enumerate(journal.scales):
        if scale.id not in ids:
            is_private = scale.private and scale.id in grant.scales
            yield LeftOut(path=f"/scales/{i}", why=WhyLeftOut.PRIVATE if is_private else WhyLeftOut.NOT_NAMED)
    standing, since = (
        {entry.id for entry in journal.entries(CheckIn)},
        {entry.id for entry in entries_since(journal, grant)},
    )
    for i, entry in enumerate(journal.checkins):
        if entry.id in standing and entry.id not in ids:
            is_early = grant.journal_since and entry.id not in since
            why = WhyLeftOut.BEFORE if is_early else WhyLeftOut.PRIVATE if entry.private else WhyLeftOut.NOT_NAMED
            yield LeftOut(path=f"/checkins/{i}", why=why)
    for name in ("steps", "uses"):
        if getattr(journal, name):
            yield LeftOut(path=f"/{name}", why=WhyLeftOut.NOT_NAMED)


def _unheard(story: RecoveryStory, asked: Asked) -> Iterator[LeftOut]:
    told = {part.id for part in story.parts} if asked.version is None else {*asked.version.parts}
    for i, part in enumerate(story.parts):
        reasons = (
            (part.private, WhyLeftOut.PRIVATE),
            (part.off_limits, WhyLeftOut.KEPT),
            (asked.audience not in part.audiences, WhyLeftOut.NOT_FOR_THEM),
            (part.id not in told, WhyLeftOut.NOT_NAMED),
        )
        yield from [LeftOut(path=f"/parts/{i}", why=why) for is_so, why in reasons if is_so][:1]
    yield from _kept("", story)


def _without_number(view: SharedView) -> Iterator[Finding]:
    """Plans for a hard day in a view, where no one in them can be reached."""
    if not (plan := view.plan) or any(line.value and not line.never_offer for line in plan.lines):
        return
    people = {each.id for each in plan.supports if each.contact}
    reached = people | {each.id for each in plan.resources if each.contact}
    for section, hard_day in (("crisis", plan.crisis), ("safety", plan.safety)):
        if hard_day and all(id not in reached for _, model in walk(hard_day) for _, id, _ in pointers(model)):
            yield Finding(
                "view-has-no-number",
                Severity.SAFETY,
                f"/{section}",
                says="They see this plan for a hard day, and no one in it that they can reach.",
                asks="Whose number may they have? Which help line could they see?",
            )


def _unnamed(left_out: Iterable[LeftOut]) -> Iterator[Finding]:
    """Those who are to stay out of a crisis, and are not named to whoever sees the plan for it."""
    for each in left_out:
        if each.path.startswith("/crisis/not_involved/") and each.why is not WhyLeftOut.BLANK:
            yield Finding(
                "view-hides-who-stays-out",
                Severity.SAFETY,
                each.path,
                says="They see your crisis plan, and not that this person is to stay out of it.",
                asks="Is it all right for you that they do not know?",
            )
