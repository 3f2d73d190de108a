"""Who may see what: a view holds what a grant names, and not one byte more.

A view is built up from what may be seen, and never cut down from the whole. A field leaves the plan where it asks a
question and nothing keeps it (`Ask` without `Keep`). What is private stays, whatever was granted. Pointers to what is
not in the view go, and so does what cannot stand without them.
"""

import contextlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import attrs

from .errors import InvalidValue, NotFound, NotShared
from .fields import facts, inner, is_declared, is_record, once, part_of, parts, pointers, walk
from .findings import Finding, Severity
from .models.consent import Grant
from .models.items import Item
from .models.journal import CheckIn, Journal, Scale
from .models.plan import NAME_BESIDE, SHARED_SECTIONS, Person, WellnessPlan
from .models.stories import RecoveryStory, StoryPart, StoryVersion
from .models.supports import Support
from .models.views import NOTICES, Scope, SharedView
from .plain import maker
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

    default: Any
    required: bool
    many: bool
    leads: bool
    """Whether what stands in it is told only as far as it is seen: models with something of their own, and pointers."""
    points_to: tuple[str, ...]
    """The names of the classes that it points to, where it holds pointers."""


@once
def _told(cls: type[Any]) -> Mapping[str, _Field]:
    """The fields of a class that may leave the plan: those that ask, and that nothing keeps.

    A class is not told at all where one that has to be there stays.
    """
    told = {}
    for fact in facts(cls):
        part, of = part_of(fact.shape), inner(fact.shape)
        points_to = of.points_to if isinstance(of, Text) else ()
        leads = not _is_told_whole(part) if part else bool(points_to)
        if fact.ask and not fact.keep:
            told[fact.name] = _Field(fact.default, fact.required, isinstance(fact.shape, Many), leads, points_to)
        elif fact.required:
            return {}
    return told


@once
def _is_told_whole(cls: type[Any]) -> bool:
    """Whether a value is told as it stands: a schedule, say, of which nothing is kept and that leads nowhere."""
    told = _told(cls)
    return len(told) == len(facts(cls)) and not any(field.leads for field in told.values())


_REACHED = ("contact", "when_contacting")
"""What is told of someone whom others may reach: how, and what may be said to them."""


@attrs.define
class _Sight:
    """What someone sees of a document. It is built from what may be seen, field by field."""

    alias: Callable[[str], str]
    """The id that an id has in the view."""
    people: Mapping[str, Support] = EMPTY
    """The supports who may be brought in, by id."""
    reachable: frozenset[str] = frozenset()
    """The ids of the supports whose contact may be seen."""
    ids: dict[str, str] = attrs.field(factory=dict)
    """The ids of all that is seen so far, each with the name of its class."""
    led: set[str] = attrs.field(factory=set)
    """The ids that pointers lead to."""
    brought: list[str] = attrs.field(factory=list)
    """The ids of the supports who are pointed to, in order."""

    def of(self, document: Any, named: Data) -> Data:
        """What they see of what was named of a document: the values of its fields."""
        if document.private:
            return self.own(document)
        self.ids = {id: name for value in named.values() for id, name in _ids_of(value)}
        while True:
            self.led.clear()
            self.brought.clear()
            seen = self.fields(type(document), named.get)
            if self.led <= self.ids.keys():  # else something went after a pointer led to it
                return {**seen, **self.own(document)}

    def own(self, item: Item) -> Data:
        """What an item has of its own in the view: a new id, and nothing that other programs keep."""
        return {"id": self.alias(item.id), "private": False}

    def model(self, model: Any, named: Data | None = None) -> Any:
        """What they see of a model, or of the answers in it that were named; None where it goes."""
        cls, brought = type(model), len(self.brought)
        is_item = isinstance(model, Item)
        if is_item and model.id not in self.ids:
            return None
        seen = self.fields(cls, partial(getattr, model) if named is None else named.get)
        if cls is Support and model.id not in self.reachable:
            seen.pop("contact", None)
        is_nobody = cls in NAME_BESIDE and seen.keys().isdisjoint({"support", NAME_BESIDE[cls]})
        if seen and not is_nobody:
            with contextlib.suppress(InvalidValue):  # it may not stand without what is not seen
                return maker(cls)({**seen, **(self.own(model) if is_item else {})})
        for id, _ in _ids_of(model):
            self.ids.pop(id, None)
        del self.brought[brought:]
        return None

    def fields(self, cls: type[Any], answer: Callable[[str], Any]) -> Data:
        """What they see of some answers in a model; none where one that has to be there leads to nothing they see."""
        seen: Data = {}
        for name, field in _told(cls).items():
            value = answer(name)
            if field.leads and value:
                many = tuple([item for each in (value if field.many else (value,)) if (item := self.one(each, field))])
                if field.required and not many:
                    return {}
                value = many if field.many else many[0] if many else None
            if value is not None and value != field.default:
                seen[name] = value
        return seen

    def one(self, value: Any, field: _Field) -> Any:
        """What they see of a model, or where a pointer leads in the view; None where that is nothing."""
        if not field.points_to:
            return self.model(value)
        if value in self.people:
            self.brought.append(value)
        elif self.ids.get(value) in field.points_to:
            self.led.add(value)
        else:
            return None
        return self.alias(value)

    def supports(self) -> tuple[Support, ...]:
        """The people who are brought in: what they are called, who they are, and how to reach them if that may be."""
        people = []
        for person in map(self.people.__getitem__, dict.fromkeys(self.brought)):
            self.ids[person.id] = Support.__name__
            names = ("name", "relation", *(_REACHED if person.id in self.reachable else ()))
            people.append(self.model(person, {name: getattr(person, name) for name in names}))
        return tuple(people)


def _answers(model: Any) -> Data:
    """The answers in a model that may leave the plan."""
    return {name: getattr(model, name) for name in _told(type(model))}


def _ids_of(value: Any) -> Iterator[tuple[str, str]]:
    """The ids of what may be seen in an answer, with their classes: not of what is private, nor of what is in that."""
    if isinstance(value, tuple):
        for part in value:
            yield from _ids_of(part)
    elif is_declared(type(value)) and not getattr(value, "private", False):
        if isinstance(value, Item):
            yield value.id, type(value).__name__
        for name, field in _told(type(value)).items():
            if field.leads:
                yield from _ids_of(getattr(value, name))


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


def _viewed(asked: _Asked, key: bytes) -> tuple[SharedView, Mapping[str, str]]:
    """The view, and the ids that the ids of the document have in it."""
    document, grant = asked.document, asked.grant
    aliases = _Aliases(key)
    alias = aliases.__getitem__
    terms: Data = {"to": _recipient(grant, asked.plan)} | {name: getattr(grant, name) for name in _TERMS}
    content: Data
    if isinstance(document, WellnessPlan):
        sight = _sight_of(document, grant, alias)
        seen = sight.of(document, _named(document, grant))
        if people := sight.supports():
            seen["supports"] = people
        content = {"plan": maker(WellnessPlan)(seen)}
        terms["sections"] = tuple(_sections(grant, {page.id for page in document.pages} & sight.ids.keys(), alias))
    elif isinstance(document, Journal):
        sight = _Sight(alias)
        scales = tuple(scale for scale in document.scales if scale.id in grant.scales)
        seen = sight.of(document, {"scales": scales})
        if not document.private:
            seen["checkins"] = tuple(_numbers(document, grant, sight))
        content = {"journal": maker(Journal)(seen)}
        terms["scales"] = tuple(scale.id for scale in seen.get("scales", ()))
        terms["journal_since"] = grant.journal_since
    else:
        seen = _Sight(alias).of(document, _answers(document) | {"parts": tuple(_heard(document, asked))})
        content = {"story": maker(RecoveryStory)(seen)}
        terms["sections"] = (f"stories/{alias(document.id)}",)
    own = {"id": alias(f"view/{document.id}"), "private": False}
    notice = PART_2 if grant.regulation is Regulation.PART_2 else ""
    return maker(SharedView)({**own, "scope": maker(Scope)(terms), "notice": notice, **content}), aliases


_TERMS = ("from_whom", "purpose", "starts", "until", "ends_when", "regulation")
"""What a view tells of its grant, beside who it is for and what is in it."""


def _sight_of(plan: WellnessPlan, grant: Grant, alias: Callable[[str], str]) -> _Sight:
    """Who may be brought into the view of a plan, and who may be reached by it."""
    out = plan.kept_out
    may_be_reached = (each.id for each in plan.supports if each.contact_may_be_shared and each.id not in out)
    known = () if _names(grant, "supports") else plan.supports
    people = {each.id: each for each in known if not each.private}
    return _Sight(alias, people, frozenset(may_be_reached))


def _named(plan: WellnessPlan, grant: Grant) -> Data:
    """What a grant names of a plan, and what is always in a view."""
    always: Data = {"language": plan.language}
    if plan.owner and (plan.owner.name or plan.owner.pronouns):
        always["owner"] = Person(name=plan.owner.name, pronouns=plan.owner.pronouns)
    pages = tuple(page for page in plan.pages if _names(grant, f"pages/{page.id}"))
    return {**always, **{name: value for name, value in _answers(plan).items() if _names(grant, name)}, "pages": pages}


def _sections(grant: Grant, pages: set[str], alias: Callable[[str], str]) -> Iterator[str]:
    """The names of the sections in the view of a plan: those that were named, and the pages that are there."""
    for name in dict.fromkeys(grant.sections):
        page = name.removeprefix("pages/")
        if name in SHARED_SECTIONS:
            yield name
        elif name.startswith("pages/") and page in pages:
            yield f"pages/{alias(page)}"


def _numbers(journal: Journal, grant: Grant, sight: _Sight) -> Iterator[CheckIn]:
    """The numbers on the scales that are seen, from a day on, the oldest first."""
    for entry in sorted(_since(journal, grant), key=lambda entry: (entry.occurred_at, entry.id)):
        sight.ids[entry.id] = CheckIn.__name__
        if not entry.private and any(sight.ids.get(rating.about) == Scale.__name__ for rating in entry.ratings):
            yield sight.model(entry, {"occurred_at": entry.occurred_at, "ratings": entry.ratings})


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
            yield from _unseen(path, part, ids)


def _unseen(path: str, model: Any, ids: set[str]) -> Iterator[LeftOut]:
    """What they do not see at and below a model."""
    told = _told(type(model))
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
