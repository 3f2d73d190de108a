"""Views: what someone sees by a grant, and whose ids nobody can match with those of the plan or of another view."""

import hmac
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import attrs

from ..errors import NotShared
from ..models.consent import Grant
from ..models.items import Item
from ..models.journal import CheckIn, Journal, Scale
from ..models.merges import Merged
from ..models.plan import SHARED_SECTIONS, Person, WellnessPlan
from ..models.stories import RecoveryStory, StoryPart
from ..models.supports import Support
from ..models.views import Scope, SharedView
from ..plain import maker
from ..values import calendar_of
from ..vocabulary import Audience, Regulation
from ._asked import Asked, Shareable, asked_for, in_the_way
from ._grants import names, recipient
from ._sight import Data, Sight, answers, told_fields

LEAST_KEY = 16
"""How many bytes a key has at least."""


PART_2 = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""The short notice of 42 CFR 2.32(a)(2), as the rule of 16 February 2024 (89 FR 12472) words it. It is the law's."""


def share(  # noqa: PLR0913 - each is a fact of its own
    document: Shareable,
    grant: Grant,
    *,
    on: date,
    key: bytes,
    crisis_on_by: str | None = None,
    plan: WellnessPlan | Merged | None = None,
    audience: Audience | None = None,
    version: str | None = None,
) -> SharedView:
    """What someone may see, by a grant: of a plan, a journal or a story.

    Of a plan, the sections that the grant names, and always what the person is called, their pronouns and the language
    of the plan. Each person whom a section points to comes with their name and who they are, and with how to reach them
    only where the plan says that others may see it. Nobody whom the crisis plan keeps out can be reached by a view.

    Of a journal, the numbers on the scales that the grant names, from the day it names. A day is one on the calendar of
    the journal's time zone; where it names none that is known here, on that of the check-in itself.

    Of a story that the grant names (``stories/ID``), the parts that the `audience` may hear, and the message.

    The same plan, grant and key make the same view. The ids of two views with different keys have nothing in common.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",))
    >>> plan = rt.WellnessPlan(vision="my own kitchen", goals=(rt.Goal(statement="Cook for my mother"),))
    >>> view = rt.share(plan, grant, on=date(2026, 11, 22), key=b"a secret of this grant")
    >>> view.plan.goals[0].statement, view.plan.vision
    ('Cook for my mother', '')

    Args:
        document: What is shared a part of.
        grant: The consent that it goes by, as the newest plan has it.
        on: The day it is.
        key: A secret of at least 16 random bytes, one for each grant, that only the person's own side keeps. The ids of
            the view are made with it.
        crisis_on_by: The id of the support who has turned the crisis plan on, where someone has.
        plan: The person's plan, where it is a journal or a story that is shared. It tells who is kept out, who may turn
            the crisis plan on, and what a support is called; hand it in wherever there is one.
        audience: Who hears a story.
        version: The id of the version of a story that is told; by default all of it, in its own order.

    Raises:
        NotShared: Nothing is shared by this grant now. `why` says what is in the way.
        NotFound: The story has no such version.
        ValueError: The key is too short, or the journal goes with another plan.
        TypeError: Something here is not of its class, or a story comes without an audience.
    """
    if not isinstance(key, bytes):
        raise TypeError(f"key must be bytes, not {type(key).__name__}")
    if len(key) < LEAST_KEY:
        raise ValueError(f"key must have at least {LEAST_KEY} bytes")
    asked = asked_for(document, grant, on, crisis_on_by, plan, audience, version)
    if why := in_the_way(asked):
        raise NotShared(why)
    return viewed(asked, key)[0]


def viewed(asked: Asked, key: bytes) -> tuple[SharedView, Mapping[str, str]]:
    """The view, and the ids that the ids of the document have in it."""
    document, grant = asked.document, asked.grant
    aliases = _Aliases(key)
    alias = aliases.__getitem__
    terms: Data = {"to": recipient(grant, asked.plan)} | {name: getattr(grant, name) for name in _TERMS}
    content: Data
    if isinstance(document, WellnessPlan):
        sight = _sight_of(document, grant, alias)
        seen = sight.of(document, _named(document, grant))
        if people := sight.supports():
            seen["supports"] = people
        content = {"plan": maker(WellnessPlan)(seen)}
        terms["sections"] = tuple(_sections(grant, {page.id for page in document.pages} & sight.ids.keys(), alias))
    elif isinstance(document, Journal):
        sight = Sight(alias)
        scales = tuple(scale for scale in document.scales if scale.id in grant.scales)
        seen = sight.of(document, {"scales": scales})
        if not document.private:
            seen["checkins"] = tuple(_numbers(document, grant, sight))
        content = {"journal": maker(Journal)(seen)}
        terms["scales"] = tuple(scale.id for scale in seen.get("scales", ()))
        terms["journal_since"] = grant.journal_since
    else:
        seen = Sight(alias).of(document, answers(document) | {"parts": tuple(_heard(document, asked))})
        content = {"story": maker(RecoveryStory)(seen)}
        terms["sections"] = (f"stories/{alias(document.id)}",)
    own = {"id": alias(f"view/{document.id}"), "private": False}
    notice = PART_2 if grant.regulation is Regulation.PART_2 else ""
    return maker(SharedView)({**own, "scope": maker(Scope)(terms), "notice": notice, **content}), aliases


@attrs.frozen
class SeenPlan:
    """What a grant shows of a plan while it is open."""

    plan: WellnessPlan
    """The plan, as the view has it."""
    ids: Mapping[str, str]
    """The id in the view for each of the plan."""
    fields: Callable[[Item], Container[str]]
    """The fields of a record of the plan that are told where it is seen, as far as what stands in them is."""


def seen_plan(plan: WellnessPlan, grant: Grant, key: bytes) -> SeenPlan:
    """What a grant shows of a plan while it is open."""
    # the day, and who has turned the crisis plan on, say whether there is a view, not what is in it
    view, aliases = viewed(asked_for(plan, grant, date.max, None, None, None, None), key)
    seen: Any = view.content
    sight = _sight_of(plan, grant, str)

    def fields(record: Item) -> Container[str]:
        told = told_fields(type(record)).keys()
        if isinstance(record, WellnessPlan):
            return {name for name in told if names(grant, name)} | _ALWAYS
        if not isinstance(record, Support):
            return told
        if record.id in sight.people:
            return sight.told_of(record)
        return told if record.id in sight.reachable else told - {"contact"}

    return SeenPlan(seen, aliases, fields)


_ALWAYS = {"language", "owner"}
"""What is always told of a plan, as far as it may be."""
_TERMS = ("from_whom", "purpose", "starts", "until", "ends_when", "regulation")
"""What a view tells of its grant, beside who it is for and what is in it."""


class _Aliases(dict[str, str]):
    """The id in the view for each id, made when it is first asked for."""

    def __init__(self, key: bytes) -> None:
        super().__init__()
        self._blank = hmac.new(key, digestmod="sha256")

    def __missing__(self, id: str) -> str:
        code = self._blank.copy()
        code.update(id.encode())
        self[id] = code.hexdigest()[:32]
        return self[id]


def _sight_of(plan: WellnessPlan, grant: Grant, alias: Callable[[str], str]) -> Sight:
    """Who may be brought into the view of a plan, and who may be reached by it."""
    out = plan.kept_out
    may_be_reached = (each.id for each in plan.supports if each.contact_may_be_shared and each.id not in out)
    known = () if names(grant, "supports") else plan.supports
    people = {each.id: each for each in known if not each.private}
    return Sight(alias, people, frozenset(may_be_reached))


def _named(plan: WellnessPlan, grant: Grant) -> Data:
    """What a grant names of a plan, and what is always in a view."""
    always: Data = {"language": plan.language}
    if plan.owner and (plan.owner.name or plan.owner.pronouns):
        always["owner"] = Person(name=plan.owner.name, pronouns=plan.owner.pronouns)
    pages = tuple(page for page in plan.pages if names(grant, f"pages/{page.id}"))
    return {**always, **{name: value for name, value in answers(plan).items() if names(grant, name)}, "pages": pages}


def _sections(grant: Grant, pages: set[str], alias: Callable[[str], str]) -> Iterator[str]:
    """The names of the sections in the view of a plan: those that were named, and the pages that are there."""
    for name in dict.fromkeys(grant.sections):
        page = name.removeprefix("pages/")
        if name in SHARED_SECTIONS:
            yield name
        elif name.startswith("pages/") and page in pages:
            yield f"pages/{alias(page)}"


def _numbers(journal: Journal, grant: Grant, sight: Sight) -> Iterator[CheckIn]:
    """The numbers on the scales that are seen, from a day on, the oldest first."""
    for entry in sorted(entries_since(journal, grant), key=lambda entry: (entry.occurred_at, entry.id)):
        sight.ids[entry.id] = CheckIn.__name__
        if not entry.private and any(sight.ids.get(rating.about) == Scale.__name__ for rating in entry.ratings):
            yield sight.model(entry, {"occurred_at": entry.occurred_at, "ratings": entry.ratings})


def entries_since(journal: Journal, grant: Grant) -> Iterator[CheckIn]:
    """The check-ins that stand, from the day on that a grant names, by the calendar of the journal."""
    day_of = calendar_of(journal.time_zone)
    for entry in journal.entries(CheckIn):
        if grant.journal_since and day_of(entry.occurred_at) >= grant.journal_since:
            yield entry


def _heard(story: RecoveryStory, asked: Asked) -> Iterator[StoryPart]:
    """The parts of a story that an audience may hear, in the order in which they are told."""
    known = {part.id: part for part in story.parts}
    order: Iterable[str] = dict.fromkeys(asked.version.parts) if asked.version else known
    for part in map(known.__getitem__, order):
        if asked.audience in part.audiences and not part.off_limits:
            yield part
