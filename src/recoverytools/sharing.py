"""Who may see what: a view holds what a grant names, and not one byte more.

A view is built up from what may be seen, and never cut down from the whole. A field leaves the plan where it asks a
question and nothing keeps it (`Ask` without `Keep`). What is private stays, whatever was granted. Pointers to what is
not in the view go, and so does what cannot stand without them.
"""

import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import attrs

from .errors import InvalidDocument, NotFound, NotShared
from .fields import facts, is_record, once, parts, part_of, pointers, walk
from .findings import Finding, Severity
from .models.consent import Grant
from .models.items import Item
from .models.journal import CheckIn, Journal
from .models.plan import NAME_BESIDE, SHARED_SECTIONS, WellnessPlan
from .models.stories import RecoveryStory, StoryPart, StoryVersion
from .models.supports import Support
from .models.views import NOTICES, SharedView
from .plain import from_dict, to_dict
from .shapes import EMPTY, Many, Text
from .vocabulary import Audience, ConsentElement, Regulation, WhyLeftOut, WhyNotShared
from .wording import Locale, isolated, say

Document = WellnessPlan | Journal | RecoveryStory
Data = dict[str, Any]

LEAST_KEY = 16
"""How many bytes a key has at least."""

PART_2 = "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
"""The short notice of 42 CFR 2.32(a)(2), as the rule of 16 February 2024 (89 FR 12472) words it. It is the law's."""


# --- the functions ---


def share(  # noqa: PLR0913 - each is a fact of its own
    document: Document,
    grant: Grant,
    *,
    on: date,
    key: bytes,
    crisis_on_by: str | None = None,
    plan: WellnessPlan | None = None,
    audience: Audience | None = None,
    version: str | None = None,
) -> SharedView:
    """What someone may see, by a grant: of a plan, a journal or a story.

    Of a plan, the sections that the grant names, and always what the person is called, their pronouns and the language
    of the plan. Each person whom a section points to comes with their name and who they are, and with how to reach them
    only where the plan says that others may see it. Nobody whom the crisis plan keeps out can be reached by a view.

    Of a journal, the numbers on the scales that the grant names, from the day it names. Of a story that it names
    (``stories/ID``), the parts that the `audience` may hear, and the message.

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
    asked = _asked(document, grant, on, crisis_on_by, plan, audience, version)
    if why := _why_not(asked):
        raise NotShared(why)
    return _viewed(asked, key)[0]


def permits(
    grant: Grant, section: str, *, on: date, crisis_on_by: str | None = None, plan: WellnessPlan | None = None
) -> bool:
    """Whether a grant opens a section on a day: ``goals``, ``pages/ID`` for a page, ``stories/ID`` for a story.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), until=date(2026, 11, 22))
    >>> rt.permits(grant, "goals", on=date(2026, 11, 22)), rt.permits(grant, "safety", on=date(2026, 11, 22))
    (True, False)

    Args:
        grant: The consent, as the newest plan has it.
        section: The section.
        on: The day it is.
        crisis_on_by: The id of the support who has turned the crisis plan on, where someone has.
        plan: The person's plan. It tells who is kept out, and who may turn the crisis plan on.
    """
    return _names(grant, section) and _shut(grant, on, crisis_on_by, plan) is None


@attrs.frozen(kw_only=True)
class Shown:
    """A part that someone sees."""

    path: str
    """Where it stands in what is shared, a JSON Pointer."""
    label: str
    """What a page calls it, in English."""
    items: int
    """How many things they see in it."""


@attrs.frozen(kw_only=True)
class LeftOut:
    """Something in a part that was named, or near it, that they do not see."""

    path: str
    """Where it stands in what is shared, a JSON Pointer; below ``/grants`` it is a name in the grant."""
    why: WhyLeftOut


@attrs.frozen(kw_only=True)
class Preview:
    """What someone would see, for the person to look at before they share it."""

    why_not: WhyNotShared | None
    """What is in the way today, if anything is: then `share` gives no view."""
    shown: tuple[Shown, ...]
    """The parts that they see, in order."""
    left_out: tuple[LeftOut, ...]
    """What they do not see of these parts, and why."""
    findings: tuple[Finding, ...]
    """What to look at first: a plan for a hard day without a number to call, for one."""
    view: SharedView = attrs.field(repr=False)
    """What they would see, with ids that are not those of the view itself."""


def preview(  # noqa: PLR0913 - each is a fact of its own
    document: Document,
    grant: Grant,
    *,
    on: date,
    crisis_on_by: str | None = None,
    plan: WellnessPlan | None = None,
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
    asked = _asked(document, grant, on, crisis_on_by, plan, audience, version)
    view, ids = _viewed(asked, bytes(LEAST_KEY))
    left_out = tuple(_left_out(asked, view, ids))
    return Preview(
        why_not=_why_not(asked),
        shown=tuple(_parts_of(view)),
        left_out=left_out,
        findings=(*_without_number(view), *_unnamed(left_out)),
        view=view,
    )


def describe_view(view: SharedView, *, locale: Locale = "en") -> str:
    """What is in a view, in a few lines, for whoever gets it. It is read off the view alone.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), purpose="so that we can plan my week")
    >>> plan = rt.WellnessPlan(owner=rt.models.Person(name="Malia"), goals=(rt.Goal(statement="Cook for my mother"),))
    >>> view = rt.share(plan, grant, on=date(2026, 11, 22), key=b"a secret of this grant")
    >>> print(rt.describe_view(view))
    From: Malia
    For: my nurse
    What it is for: so that we can plan my week
    In it:
    - What I want: 1
    To take this back stops new views. It cannot call back a copy.
    """
    scope = view.scope
    owner = view.plan.owner.name if view.plan and view.plan.owner else ""
    lines = [
        say(text, locale=locale, it=isolated(it) if isinstance(it, str) else it)
        for text, it in (
            ("From: {it}", owner),
            ("For: {it}", scope.to),
            ("What it is for: {it}", scope.purpose),
            ("First day: {it}", scope.starts),
            ("Last day: {it}", scope.until),
            ("Ends when: {it}", scope.ends_when),
        )
        if it
    ]
    shown = [f"- {say(part.label, locale=locale)}: {part.items}" for part in _parts_of(view)]
    lines += [say("In it:", locale=locale), *shown] if shown else [say("There is nothing in it.", locale=locale)]
    return "\n".join([*lines, *notices(view, locale=locale)])


def notices(view: SharedView, *, locale: Locale = "en") -> Iterator[str]:
    """What has to be said with a view. The words of a law stay as they are."""
    yield say(NOTICES[SharedView], locale=locale)
    if view.notice:
        yield view.notice


def missing_elements(grant: Grant, plan: WellnessPlan) -> tuple[ConsentElement, ...]:
    """What a written consent under 42 CFR 2.31(a) still lacks (substance use records, USA), in the order of that rule.

    The last element is asked for where records are shared for care, payment or the running of care. Whether a consent
    is good in law is for a lawyer to say; this is no legal advice.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), purpose="so that we can plan my week")
    >>> lacking = rt.missing_elements(grant, rt.WellnessPlan(owner=rt.models.Person(name="Malia")))
    >>> [f"{element.label()} ({element.paragraph})" for element in lacking][:2]
    ['Who may show it (42 CFR 2.31(a)(2))', 'That it can be taken back, and how (42 CFR 2.31(a)(6))']
    """
    is_said = {
        ConsentElement.NAME: plan.owner and plan.owner.name,
        ConsentElement.FROM_WHOM: grant.from_whom,
        ConsentElement.WHAT: any(map(plan.can_share, grant.sections)) or (grant.scales and grant.journal_since),
        ConsentElement.TO_WHOM: _recipient(grant, plan),
        ConsentElement.PURPOSE: grant.purpose,
        ConsentElement.RIGHT_TO_REVOKE: grant.told_right_to_revoke and grant.how_to_revoke,
        ConsentElement.END: grant.until or grant.ends_when,
        ConsentElement.SIGNATURE: grant.signed_by,
        ConsentElement.SIGNED_ON: grant.signed_on,
        ConsentElement.PASSED_ON: grant.told_may_be_passed_on,
    }
    return tuple(element for element in ConsentElement if not is_said[element])


# --- whether anything is shared ---


@attrs.frozen
class _Asked:
    """What someone asks to see."""

    document: Document
    grant: Grant
    on: date
    crisis_on_by: str | None
    plan: WellnessPlan | None
    """The person's plan, where it is known."""
    audience: Audience | None
    version: StoryVersion | None

    @property
    def is_named(self) -> bool:
        """Whether the grant names the document, or something in it."""
        match self.document:
            case WellnessPlan():
                named = filter(self.document.can_share, self.grant.sections)
                return not all(name.startswith("stories/") for name in named)
            case Journal():
                return bool(self.grant.scales) and self.grant.journal_since is not None
            case _:
                return _names(self.grant, f"stories/{self.document.id}")


def _asked(  # noqa: PLR0913, PLR0917 - each is a fact of its own
    document: Document,
    grant: Grant,
    on: date,
    crisis_on_by: str | None,
    plan: WellnessPlan | None,
    audience: Audience | None,
    version: str | None,
) -> _Asked:
    """What is asked for, where it makes sense."""
    if not isinstance(document, WellnessPlan | Journal | RecoveryStory):
        raise TypeError(f"a plan, a journal or a story is shared, not a {type(document).__name__}")
    if not isinstance(grant, Grant):
        raise TypeError(f"grant must be a Grant, not a {type(grant).__name__}")
    if type(on) is not date:
        raise TypeError(f"on must be a datetime.date, not a {type(on).__name__}")
    told = None
    if isinstance(document, WellnessPlan):
        plan = document
    elif isinstance(document, Journal):
        if plan and document.plan not in {None, plan.id}:
            raise ValueError("this journal goes with another plan")
    else:
        if not isinstance(audience, Audience):
            raise TypeError("a story is told to an audience, such as Audience.ONE_PEER")
        told = next((each for each in document.versions if each.id == version), None)
        if version is not None and told is None:
            raise NotFound("the story has no StoryVersion with this id")
    return _Asked(document, grant, on, crisis_on_by, plan, audience, told)


def _why_not(asked: _Asked) -> WhyNotShared | None:
    """What is in the way of a view, if anything is."""
    if why := _shut(asked.grant, asked.on, asked.crisis_on_by, asked.plan):
        return why
    if not asked.is_named:
        return WhyNotShared.NOT_NAMED
    is_private = asked.document.private or (asked.version is not None and asked.version.private)
    return WhyNotShared.PRIVATE if is_private else None


def _shut(grant: Grant, on: date, crisis_on_by: str | None, plan: WellnessPlan | None) -> WhyNotShared | None:
    """What keeps a grant shut, whatever it is for."""
    if why := grant.why_not(on):
        return why
    if plan and plan.keeps_out(grant):
        return WhyNotShared.KEPT_OUT
    crisis = plan.crisis if plan else None
    if grant.only_in_crisis and not (crisis and crisis_on_by in crisis.turned_on_by):
        return WhyNotShared.ONLY_IN_CRISIS
    return None


def _names(grant: Grant, section: str) -> bool:
    """Whether a grant names a section, or the one that it is in. There is no word for all of them."""
    page, _, id = section.partition("/")
    if page == "pages" and id and "pages" in grant.sections:
        return True
    return section in grant.sections and (section in SHARED_SECTIONS or (page in {"pages", "stories"} and bool(id)))


def _recipient(grant: Grant, plan: WellnessPlan | None) -> str:
    """Who a grant is for; empty where that is not known, or private."""
    supports = plan.supports if plan else ()
    return grant.to or next((each.name for each in supports if each.id == grant.support and not each.private), "")


# --- what is in a view ---


class _Field(NamedTuple):
    """How a field that may leave the plan is told."""

    part: type[Any] | None
    """The class of what stands in it."""
    points: bool
    many: bool
    required: bool


@once
def _told(cls: type[Any]) -> Mapping[str, _Field]:
    """The fields of a class that may leave the plan: those that ask, and that nothing keeps."""
    told = {}
    for fact in facts(cls):
        of = fact.shape.of if isinstance(fact.shape, Many) else fact.shape
        points = isinstance(of, Text) and bool(of.points_to)
        if fact.ask and not fact.keep:
            told[fact.name] = _Field(part_of(fact.shape), points, isinstance(fact.shape, Many), fact.required)
    return told


@once
def _private_by_default(cls: type[Any]) -> bool:
    """Whether what is in a class stays private until the person says otherwise."""
    return any(fact.name == "private" and fact.default for fact in facts(cls))


_BROUGHT = ("id", "name", "relation")
"""What is told of someone whom a section points to."""
_REACHED = ("contact", "when_contacting")
"""What is told beside, where others may see how to reach them: that, and what may be said to them."""


@attrs.define
class _Sight:
    """What someone sees, as plain data. It is built from what may be seen, field by field."""

    alias: Callable[[str], str]
    """The id that an id has in the view."""
    beside: frozenset[str] = frozenset()
    """The ids of what does not stand in the document and may be pointed to: scales of a journal."""
    people: Mapping[str, Data] = EMPTY
    """The supports who may be brought in, by id."""
    reachable: frozenset[str] = frozenset()
    """The ids of the supports whose contact may be seen."""
    ids: set[str] = attrs.field(factory=set)
    """The ids of all that is seen so far."""
    brought: list[str] = attrs.field(factory=list)
    """The ids of the supports who are brought in, in the order in which they are first pointed to."""

    def of(self, data: Data, cls: type[Any], unfit: set[str]) -> Data:
        """What they see of a document whose plain data holds only what was named."""
        self.ids = {*_ids_of(data, cls, unfit)}
        while True:
            known = len(self.ids)
            self.brought.clear()
            seen = self.model(data, cls) or {"id": self.alias(data["id"])}
            if len(self.ids) == known:  # else something went that others may point to
                return seen

    def model(self, data: Data, cls: type[Any]) -> Data | None:
        """What they see of a model; None where that says nothing."""
        id, brought = data.get("id"), len(self.brought)
        if id is not None and id not in self.ids:
            return None
        seen = self.fields(data, cls)
        if not seen or (cls in NAME_BESIDE and seen.keys().isdisjoint({"support", NAME_BESIDE[cls]})):
            self.ids.discard(id or "")
            del self.brought[brought:]
            return None
        if cls is Support and id not in self.reachable:
            seen.pop("contact", None)
        if id is not None:
            seen["id"] = self.alias(id)
        if _private_by_default(cls):
            seen["private"] = False
        return seen

    def fields(self, data: Data, cls: type[Any]) -> Data | None:
        """What they see of the fields of a model; None where one that has to be there leads to nothing they see."""
        told, seen = _told(cls), {}
        for name, value in data.items():
            if not (field := told.get(name)):
                continue
            if field.part or field.points:
                many = [item for each in (value if field.many else (value,)) if (item := self.one(each, field))]
                if many:
                    seen[name] = many if field.many else many[0]
                elif field.required:
                    return None
            else:
                seen[name] = value
        return seen

    def one(self, value: Any, field: "_Field") -> Any:
        """What they see of a model or a pointer in a field; None where that is nothing."""
        return self.model(value, field.part) if field.part else self.pointer(value)

    def pointer(self, id: str) -> str | None:
        """The id that a pointer leads to in the view, if it leads to anything there."""
        if id in self.people:
            self.brought.append(id)
        elif id not in self.ids and id not in self.beside:
            return None
        return self.alias(id)

    def supports(self) -> list[Data]:
        """The people who are brought in."""
        people = []
        for id in dict.fromkeys(self.brought):
            self.ids.add(id)
            names = (*_BROUGHT, *_REACHED) if id in self.reachable else _BROUGHT
            person = {name: value for name, value in self.people[id].items() if name in names}
            people += filter(None, [self.model(person, Support)])
        return people


def _ids_of(data: Data, cls: type[Any], unfit: set[str]) -> Iterator[str]:
    """The ids of what may be seen at and below a model: not what is private, nor what cannot stand."""
    if data.get("private", _private_by_default(cls)) or data.get("id") in unfit:
        return
    if "id" in data:
        yield data["id"]
    for name, value in data.items():
        if (field := _told(cls).get(name)) and field.part:
            for part in value if field.many else (value,):
                yield from _ids_of(part, field.part, unfit)


def _viewed(asked: _Asked, key: bytes) -> tuple[SharedView, Mapping[str, str]]:
    """The view, and the ids that the ids of the document have in it."""
    aliases = _Aliases(key)
    unfit: set[str] = set()
    while True:
        data = _data(asked, aliases.__getitem__, unfit)
        try:
            return from_dict(data, SharedView), aliases
        except InvalidDocument as error:
            found = error.findings
        # without what is not seen, some things cannot stand: the reader says which, and they go too
        originals = {alias: id for id, alias in aliases.items()}
        lost = {originals[_around(data, finding.path)] for finding in found}
        if lost <= unfit:
            raise InvalidDocument(*found)
        unfit |= lost


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


def _around(data: Any, path: str) -> str:
    """The id of the innermost record around a place."""
    id: str = data["id"]
    for step in path.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data.get(step)
        if isinstance(data, dict):
            id = data.get("id", id)
    return id


def _data(asked: _Asked, alias: Callable[[str], str], unfit: set[str]) -> Data:
    """A view as plain data."""
    document, grant = asked.document, asked.grant
    terms = to_dict(grant)
    scope: Data = {"to": _recipient(grant, asked.plan)} | {name: terms[name] for name in _TERMS if name in terms}
    sight = _Sight(alias)
    if isinstance(document, WellnessPlan):
        home, whole = "plan", to_dict(document)
        sight = _sight_of(document, whole, grant, alias)
        seen = sight.of(_named(whole, grant), WellnessPlan, unfit)
        if people := sight.supports():
            seen["supports"] = people
        scope["sections"] = [*_sections(grant, sight.ids, alias)]
    elif isinstance(document, Journal):
        home = "journal"
        seen = sight.of(_numbers(document, grant), Journal, unfit)
        seen["checkins"] = [entry for entry in seen.get("checkins", ()) if "ratings" in entry]
        scope["scales"] = [scale["id"] for scale in seen.get("scales", ())]
        scope["journal_since"] = terms.get("journal_since")
    else:
        home = "story"
        parts = [to_dict(part) for part in _heard(document, asked)]
        seen = sight.of(to_dict(document) | {"parts": parts}, RecoveryStory, unfit)
        scope["sections"] = [f"stories/{alias(document.id)}"]
    return {
        "id": alias(f"view/{document.id}"),
        "scope": {name: value for name, value in scope.items() if value},
        "notice": PART_2 if grant.regulation is Regulation.PART_2 else "",
        home: seen,
    }


_TERMS = ("from_whom", "purpose", "starts", "until", "ends_when", "regulation")
"""What a view tells of its grant, beside who it is for and what is in it."""


def _sight_of(plan: WellnessPlan, whole: Data, grant: Grant, alias: Callable[[str], str]) -> _Sight:
    """Who may be brought into the view of a plan, and who may be reached by it."""
    out = plan.kept_out
    may_be_reached = (each.id for each in plan.supports if each.contact_may_be_shared and each.id not in out)
    people = {} if "supports" in grant.sections else {each["id"]: each for each in whole.get("supports", ())}
    seen = {id: each for id, each in people.items() if not each.get("private")}
    return _Sight(alias, frozenset(grant.scales), seen, frozenset(may_be_reached))


def _named(whole: Data, grant: Grant) -> Data:
    """What a grant names of a plan, and what is always in a view."""
    named = {name: value for name, value in whole.items() if name in {"id", "language"} or _names(grant, name)}
    if pages := [page for page in whole.get("pages", ()) if _names(grant, f"pages/{page['id']}")]:
        named["pages"] = pages
    if "owner" in whole and "owner" not in named:
        named["owner"] = {name: whole["owner"][name] for name in ("name", "pronouns") if name in whole["owner"]}
    return named


def _sections(grant: Grant, ids: set[str], alias: Callable[[str], str]) -> Iterator[str]:
    """The names of the sections in the view of a plan: those that were named, and the pages that are there."""
    for name in dict.fromkeys(grant.sections):
        page = name.removeprefix("pages/")
        if name in SHARED_SECTIONS:
            yield name
        elif name.startswith("pages/") and page in ids:
            yield f"pages/{alias(page)}"


def _numbers(journal: Journal, grant: Grant) -> Data:
    """What a grant names of a journal: scales, and the check-ins from a day on, the oldest first."""
    entries = sorted(_since(journal, grant), key=lambda entry: (entry.occurred_at, entry.id))
    return {
        "id": journal.id,
        "scales": [to_dict(scale) for scale in journal.scales if scale.id in grant.scales],
        "checkins": [{name: value for name, value in to_dict(entry).items() if name in _COUNTED} for entry in entries],
    }


_COUNTED = {"id", "private", "occurred_at", "ratings"}
"""What is shared of a check-in."""


def _since(journal: Journal, grant: Grant) -> Iterator[CheckIn]:
    """The check-ins that stand, from the day on that a grant names, by the calendar of where each was made."""
    for entry in journal.entries(CheckIn):
        if grant.journal_since and entry.occurred_at.date() >= grant.journal_since:
            yield entry


def _heard(story: RecoveryStory, asked: _Asked) -> Iterator[StoryPart]:
    """The parts of a story that an audience may hear, in the order in which they are told."""
    known = {part.id: part for part in story.parts}
    order: Iterable[str] = dict.fromkeys(asked.version.parts) if asked.version else known
    for part in map(known.__getitem__, order):
        if asked.audience in part.audiences and not part.off_limits:
            yield part


# --- what someone does not see, for the person whose plan it is ---


def _parts_of(view: SharedView) -> Iterator[Shown]:
    """The parts in a view, who it is from apart."""
    content = view.content
    for fact in facts(type(content)) if content else ():
        value = getattr(content, fact.name)
        is_always = fact.name in {"language", "owner"} and fact.name not in view.scope.sections
        if fact.ask and value != fact.default and not is_always:
            items = len(value) if isinstance(value, tuple) else 1
            yield Shown(path=f"/{fact.name}", label=fact.label or fact.name.capitalize(), items=items)


def _left_out(asked: _Asked, view: SharedView, aliases: Mapping[str, str]) -> Iterator[LeftOut]:
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
            _names(grant, section) or (section == "pages" and _names(grant, f"pages/{part.id}"))
        ):
            yield from _unseen(path, part, ids, ids | {*grant.scales})


def _unseen(path: str, model: Any, ids: set[str], leads: set[str]) -> Iterator[LeftOut]:
    """What they do not see at and below a model."""
    told = _told(type(model))
    lost = [step for step, id, _ in pointers(model) if step.split("/")[1] in told and id not in leads]
    if getattr(model, "private", False):
        yield LeftOut(path=path, why=WhyLeftOut.PRIVATE)
    elif is_record(type(model)) and model.id not in ids:
        yield LeftOut(path=path, why=WhyLeftOut.HIDDEN_POINTER if lost else WhyLeftOut.BLANK)
    else:
        yield from (LeftOut(path=path + step, why=WhyLeftOut.HIDDEN_POINTER) for step in lost)
        yield from _kept(path, model)
        for step, part in parts(model):
            if step.split("/")[1] in told:
                yield from _unseen(path + step, part, ids, leads)


def _kept(path: str, model: Any) -> Iterator[LeftOut]:
    """The answers in a model that its person keeps."""
    for fact in facts(type(model)):
        if fact.ask and fact.keep and getattr(model, fact.name) != fact.default:
            yield LeftOut(path=f"{path}/{fact.name}", why=WhyLeftOut.KEPT)


def _unreachable(
    plan: WellnessPlan, view: SharedView, ids: set[str], aliases: Mapping[str, str]
) -> Iterator[LeftOut]:
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
    standing, since = {entry.id for entry in journal.entries(CheckIn)}, {entry.id for entry in _since(journal, grant)}
    for i, entry in enumerate(journal.checkins):
        if entry.id in standing and entry.id not in ids:
            is_early = grant.journal_since and entry.id not in since
            why = WhyLeftOut.BEFORE if is_early else WhyLeftOut.PRIVATE if entry.private else WhyLeftOut.NOT_NAMED
            yield LeftOut(path=f"/checkins/{i}", why=why)
    for name in ("steps", "uses"):
        if getattr(journal, name):
            yield LeftOut(path=f"/{name}", why=WhyLeftOut.NOT_NAMED)


def _unheard(story: RecoveryStory, asked: _Asked) -> Iterator[LeftOut]:
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
    reached = {each.id for each in (*plan.supports, *plan.resources) if each.contact}
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
