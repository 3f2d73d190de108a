"""The laws of sharing, each over plans in which every text and every id is one of a kind.

A law takes the package that shares, so that it can be tried on one that does it wrong, and a seed for a case. The cases
are shared between the laws. They are plans of the examples with small edits: something is private, someone may be
reached, someone is kept out.
"""

import base64
import contextlib
import copy
import functools
import html
import json
import random
import re
import traceback
import urllib.parse
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs

import recoverytools as rt
from recoverytools import shapes
from recoverytools.fields import facts, inner, is_record, part_of, walk
from recoverytools.models.plan import SHARED_SECTIONS
from recoverytools.vocabulary import Audience, Regulation, WhyNotShared
from strategies import RECORDS

Data = dict[str, Any]
Law = Callable[[Any, int], None]
"""What holds for a package that shares, in the case of a seed."""

EXAMPLES = Path(__file__).parent.parent / "examples"
PLANS = [json.loads(path.read_bytes()) for path in sorted((EXAMPLES / "plans").glob("*.json"))]
JOURNAL = json.loads((EXAMPLES / "journals" / "the-song-and-the-sleep.json").read_bytes())
STORY = json.loads((EXAMPLES / "stories" / "the-second-hem.json").read_bytes())
TODAY = date(2026, 11, 22)
NOT_SECTIONS = (
    "grants", "layout", "word_choices", "everything", "*", "all", "id", "goals/swim", "stories/", "stories/beans",
    "pages/", "pages/nowhere",
)  # fmt: skip


# --- what is planted ---


class Planter:
    """Puts texts and ids that are one of a kind, none the beginning of another, in place of those of a document."""

    def __init__(self) -> None:
        self.count = 0
        self.ids: dict[str, str] = {}

    def text(self) -> str:
        self.count += 1
        return f"Qé&{self.count:06}z"  # each way to write it out writes some of this in its own way

    def id(self, old: str) -> str:
        return self.ids.setdefault(old, f"kanari{len(self.ids):06}")

    def planted(self, data: Data, cls: Any) -> Data:
        """The same data with other texts and ids."""
        known = {fact.name: fact.shape for fact in facts(cls)}
        return {key: self.value(value, known.get(key)) for key, value in data.items()}

    def value(self, value: Any, shape: Any) -> Any:
        match shape:
            case shapes.Part(cls):
                return self.planted(value, cls)
            case shapes.Many(of):
                return [self.value(item, of) for item in value]
            case shapes.Text(section=True):
                kind, _, id = value.partition("/")
                return f"{kind}/{self.id(id)}" if id else value
            case shapes.Text(pattern=None):
                return self.text()
            case shapes.Text(pattern=pattern) if pattern and pattern.means.startswith("an id "):
                return self.id(value)
            case shapes.Pairs():
                return {self.text(): self.text() for _ in value}
            case shapes.Extensions():
                return {"org.example.app": [self.text(), {self.text(): 1}]}
            case _:
                return value


PLAIN = re.compile(r"Qé&(\d{6})z")
WRITTEN = re.compile(
    r"Q(?:é|\\u00e9|\\xe9|\\xc3\\xa9|&eacute;|&#233;|&#xe9;|%c3%a9)\\?(?:&amp;|&|%26|\\u0026|\\x26)(\d{6})z",
    re.IGNORECASE,
)
"""A planted text as it stands plainly, in JSON, in a repr, in a URL, in HTML, in Markdown."""
CODED = [
    *(base64.b64encode(b"." * offset + "Qé&00".encode())[4 if offset else 0 : 8].decode() for offset in range(3)),
    "Qé&00".encode().hex(),
]
"""How each planted text begins in base64, at each of three offsets, and in hex."""


def planted(written: str) -> set[int]:
    """The numbers of the planted texts in what was written, in whatever way."""
    assert not [code for code in CODED if code in written], "no text is in base64 or hex"
    return {int(number) for number in WRITTEN.findall(written)}


def leaves(model: Any) -> set[int]:
    return {int(number) for number in PLAIN.findall(json.dumps(rt.to_dict(model), ensure_ascii=False))}


def ids_in(model: Any) -> set[str]:
    return {each.id for _, each in walk(model) if isinstance(each, rt.models.Item)}


# --- cases ---


@attrs.frozen
class Case:
    """A plan, and a grant for some of it."""

    seed: int
    raw: Data
    planter: Planter
    plan: rt.WellnessPlan
    grant: rt.Grant

    @property
    def key(self) -> bytes:
        return b"key of the case %08d" % self.seed

    def view(self, sharing: Any, **more: Any) -> rt.SharedView:
        wanted = {"on": TODAY, "key": self.key, "plan": self.plan, "grant": self.grant} | more
        view: rt.SharedView = sharing.share(wanted.pop("plan"), wanted.pop("grant"), **wanted)
        return view


def is_private(data: Data, cls: Any) -> bool:
    return bool(data.get("private", cls is rt.SaferUse))


def records(data: Data, cls: Any) -> Iterator[tuple[Data, Any]]:
    """The records at and below plain data, each with its class."""
    if is_record(cls):
        yield data, cls
    for fact in facts(cls):
        if (part := part_of(fact.shape)) and fact.name in data:
            value = data[fact.name]
            for below in value if isinstance(value, list) else [value]:
                yield from records(below, part)


@functools.lru_cache(maxsize=512)
def case(seed: int) -> Case:
    chance, planter = random.Random(seed), Planter()
    raw = planter.planted(copy.deepcopy(chance.choice(PLANS)), rt.WellnessPlan)
    below = [data for data, _ in records(raw, rt.WellnessPlan)][1:]
    for data in chance.sample(below, chance.choice([0, 1, 2, 8])):
        data["private"] = True
    if "safer_use" in raw and chance.random() < 0.7:
        raw["safer_use"]["private"] = False
    for support in raw.get("supports", ()):
        support["contact_may_be_shared"] = chance.random() < 0.6
        support.setdefault("contact", [{"value": planter.text()}])
        support["when_contacting"] = planter.text()
    if (supports := raw.get("supports")) and (crisis := raw.get("crisis")) and chance.random() < 0.6:
        someone, other = chance.choice(supports), chance.choice(supports)
        crisis["not_involved"] = [{"id": "out-1", "support": someone["id"]}, {"id": "out-2", "name": other["name"]}]
    plan = rt.from_dict(raw, rt.WellnessPlan)
    grant = rt.Grant(
        id="granted",
        to=planter.text(),
        from_whom=planter.text(),
        sections=some_sections(plan, chance),
        scales=tuple(chance.sample(sorted(scales_of(plan)), chance.randrange(len(scales_of(plan)) + 1))),
        purpose=planter.text(),
        how_to_revoke=planter.text(),
        signed_by=planter.text(),
        until=TODAY,
        regulation=chance.choice([None, *Regulation]),
    )
    return Case(seed, raw, planter, plan, grant)


def scales_of(plan: Any) -> set[str]:
    return {watch.scale for sign in plan.warning_signs for watch in sign.watches if watch.scale}


def some_sections(plan: Any, chance: random.Random) -> tuple[str, ...]:
    names = [*SHARED_SECTIONS, *(f"pages/{page.id}" for page in plan.pages)]
    named = chance.sample(names, chance.choice([1, 3, 8, 20]))
    return ("vision", *named, *chance.sample(NOT_SECTIONS, 3))


# --- what a view may hold, found out in another way ---


def told(data: Data, cls: Any, leads: set[str]) -> Iterator[int]:
    """The planted texts of what is not private at and below plain data, in fields that ask and that nothing keeps."""
    if is_record(cls) and is_private(data, cls):
        return
    for fact in facts(cls):
        if fact.name not in data or not fact.ask or fact.keep:
            continue
        value, shape = data[fact.name], inner(fact.shape)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(shape, shapes.Part):
                yield from told(each, shape.cls, leads)
            elif isinstance(shape, shapes.Text) and shape.points_to:
                leads.add(each)
            elif isinstance(each, str):
                yield from map(int, PLAIN.findall(each))


def kept_out(raw: Data) -> set[str]:
    """The ids of the supports whom the crisis plan keeps out."""
    outs = raw.get("crisis", {}).get("not_involved", ())
    pointed, named = {out.get("support") for out in outs}, {out.get("name") for out in outs}
    return {each["id"] for each in raw.get("supports", ()) if each["id"] in pointed or each["name"] in named}


def numbers(data: Any) -> set[int]:
    return {int(number) for number in PLAIN.findall(json.dumps(data, ensure_ascii=False))}


def granted(raw: Data, sections: tuple[str, ...]) -> set[int]:
    """The planted texts that may be in the view of a plan, beside what its grant says."""
    leads: set[str] = set()
    known = {fact.name: fact for fact in facts(rt.WellnessPlan)}
    named = {name: raw[name] for name in sections if name in SHARED_SECTIONS and name in raw}
    if "pages" not in named:
        named["pages"] = [page for page in raw.get("pages", ()) if f"pages/{page['id']}" in sections]
    may = set(told(named, rt.WellnessPlan, leads)) if not raw.get("private") else set()
    assert set(named) <= set(known)
    may |= numbers([raw.get("owner", {}).get(name) for name in ("name", "pronouns")])
    for support in raw.get("supports", ()):
        ways, out = numbers(support.get("contact")), support["id"] in kept_out(raw)
        is_open = bool(support.get("contact_may_be_shared")) and not out
        if "supports" in named:
            may -= set() if is_open else ways
        elif support["id"] in leads and not support.get("private"):
            may |= numbers([support["name"], support.get("relation")])
            may |= numbers([support["contact"], support["when_contacting"]]) if is_open else set()
    return may


def scope_of(grant: rt.Grant) -> set[int]:
    return numbers([grant.to, grant.from_whom, grant.purpose])


# --- other plans that agree on what is granted ---


def changed(case: Case) -> rt.WellnessPlan:
    """A plan that differs from that of a case in much of what was not granted, and in nothing that was."""
    chance, planter = random.Random(case.seed + 1), Planter()
    planter.count = 500_000
    raw = copy.deepcopy(case.raw)
    unseen = {name for name in raw if name not in {*case.grant.sections, *_ALWAYS}}
    if "pages" in unseen:
        for page in raw["pages"]:
            if f"pages/{page['id']}" not in case.grant.sections:
                replant(page, rt.models.Page, planter)
    for fact in facts(rt.WellnessPlan):
        if fact.name not in unseen:
            continue
        if fact.name == "supports":
            for support in raw["supports"]:
                replant(support, rt.Support, planter, but=_BROUGHT)
        elif fact.name == "crisis":
            replant(raw["crisis"], rt.CrisisPlan, planter, but={"not_involved"})
        elif part_of(fact.shape) and fact.name not in {"pages", "grants"}:
            value = raw[fact.name]
            for each in value if isinstance(value, list) else [value]:
                replant(each, part_of(fact.shape), planter)
        elif fact.name != "pages":
            del raw[fact.name]
    hide_more(raw, chance, planter)
    return rt.from_dict(raw, rt.WellnessPlan)


_ALWAYS = {"document", "format", "id", "owner", "language"}
_BROUGHT = {"name", "relation", "contact", "when_contacting", "contact_may_be_shared", "private"}
"""What may be seen of someone who is pointed to."""


def replant(data: Data, cls: Any, planter: Planter, but: Any = frozenset()) -> None:
    """Put other texts in place of those of plain data, and leave the ids alone."""
    for fact in facts(cls):
        if fact.name not in data or fact.name in but:
            continue
        shape, value = inner(fact.shape), data[fact.name]
        if isinstance(shape, shapes.Part):
            for each in value if isinstance(value, list) else [value]:
                replant(each, shape.cls, planter)
        elif isinstance(shape, shapes.Text) and shape.pattern is None and not shape.section:
            data[fact.name] = [planter.text() for _ in value] if isinstance(value, list) else planter.text()


def hide_more(raw: Data, chance: random.Random, planter: Planter) -> None:
    """Change what is private and what is kept, put private things between the others, and point to them."""
    found = [*records(raw, rt.WellnessPlan)]
    hidden = {id(below) for data, cls in found if is_private(data, cls) for below, _ in records(data, cls)}
    private: dict[str, list[str]] = {}
    for data, cls in found:
        if id(data) in hidden:
            tells_who_is_out = cls in {rt.CrisisPlan, rt.models.NotInvolved, rt.Support}
            replant(data, cls, planter, but={"not_involved", "name", "support"} if tells_who_is_out else set())
        data["extensions"] = {"org.example.other": planter.text()}
        for fact in facts(cls):
            part, many = part_of(fact.shape), data.get(fact.name)
            if part and is_record(part) and part not in _ALONE and isinstance(many, list) and chance.random() < 0.3:
                put_between(many, part, private, chance, planter)
    for data, cls in found:
        for name, new in leads_to(cls, private):
            if name in data:
                data[name].insert(chance.randrange(len(data[name]) + 1), chance.choice(new))


_ALONE = {rt.models.NotInvolved, rt.Grant}
"""What has a say in what others see."""


def put_between(
    many: list[Any], cls: Any, private: dict[str, list[str]], chance: random.Random, planter: Planter
) -> None:
    """Put a private thing with ids and texts of its own into a list, and note its ids by class."""
    double = copy.deepcopy(chance.choice(many)) | {"private": True}
    replant(double, cls, planter)
    for below, its in records(double, cls):
        planter.count += 1
        below["id"] = f"more-{planter.count}"
        private.setdefault(its.__name__, []).append(below["id"])
        for name in ("preferred", "chosen"):  # they lead to what has another id here
            below.pop(name, None)
    many.insert(chance.randrange(len(many) + 1), double)


def leads_to(cls: Any, private: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """The lists of pointers in a class that may lead to private things, each with their ids."""
    for fact in facts(cls):
        of = inner(fact.shape)
        names = of.points_to if isinstance(fact.shape, shapes.Many) and isinstance(of, shapes.Text) else ()
        new = [id for name in names for id in private.get(name, ())]
        if new and cls is not rt.Grant:
            yield fact.name, new


# --- the laws ---


def subset(sharing: Any, seed: int) -> None:
    """All texts of a view stand in what was granted."""
    one = case(seed)
    assert leaves(one.view(sharing)) <= granted(one.raw, one.grant.sections) | scope_of(one.grant)


def non_interference(sharing: Any, seed: int) -> None:
    """Two plans that agree on what was granted give the same bytes."""
    one = case(seed)
    other = one.view(sharing, plan=changed(one))
    assert rt.dumps(one.view(sharing)) == rt.dumps(other)


def monotone(sharing: Any, seed: int) -> None:
    """More sections show no less."""
    one = case(seed)
    more = attrs.evolve(one.grant, sections=(*one.grant.sections, *some_sections(one.plan, random.Random(-seed))))
    less, all_of_it = one.view(sharing), one.view(sharing, grant=more)
    assert leaves(less) <= leaves(all_of_it)
    assert ids_in(less) <= ids_in(all_of_it)


def time(sharing: Any, seed: int) -> None:
    """A grant is open from its first day to its last, both included, and shut from the day it is taken back."""
    one, chance = case(seed), random.Random(seed)
    day = [TODAY + timedelta(days) for days in range(-3, 4)]
    starts, until, revoked = (chance.choice([None, *day]) for _ in range(3))
    grant = attrs.evolve(one.grant, starts=starts, until=until, revoked_on=revoked)
    for on in day:
        is_open = (not starts or on >= starts) and (not until or on <= until) and not (revoked and on >= revoked)
        assert grant.is_active(on) == is_open
        assert sharing.permits(grant, "vision", on=on, plan=one.plan) == is_open
        assert (sharing.preview(one.plan, grant, on=on).why_not is None) == is_open
        try:
            one.view(sharing, grant=grant, on=on)
        except rt.NotShared as error:
            assert not is_open
            assert error.why is grant.why_not(on)
        else:
            assert is_open


def union(sharing: Any, seed: int) -> None:
    """Two grants show together what both name, and never more."""
    one, chance = case(seed), random.Random(seed + 7)
    mine, other = one.grant.sections, some_sections(one.plan, chance)
    seen = [
        one.view(sharing, grant=attrs.evolve(one.grant, sections=sections))
        for sections in (mine, other, (*mine, *other))
    ]
    first, second, both = map(leaves, seen)
    assert first | second <= both <= granted(one.raw, (*mine, *other)) | scope_of(one.grant)
    for name in (*mine, *other, *SHARED_SECTIONS, *NOT_SECTIONS):
        either = [
            sharing.permits(attrs.evolve(one.grant, sections=sections), name, on=TODAY) for sections in (mine, other)
        ]
        both_permit = sharing.permits(attrs.evolve(one.grant, sections=(*mine, *other)), name, on=TODAY)
        assert both_permit == any(either)
        can_be_named = name in SHARED_SECTIONS or re.fullmatch("(stories|pages)/.+", name)
        is_named = name in {*mine, *other} or (name.startswith("pages/") and "pages" in {*mine, *other})
        assert both_permit == bool(can_be_named and is_named)


def private_wins(sharing: Any, seed: int) -> None:
    """Nothing that is private, or in what is, stands in any view."""
    one = case(seed)
    everything = attrs.evolve(one.grant, sections=(*SHARED_SECTIONS,))
    private = [data for data, cls in records(one.raw, rt.WellnessPlan) if is_private(data, cls)]
    outs = one.raw.get("crisis", {}).get("not_involved", ())
    named = numbers([out.get("name") for out in outs if not out.get("private")])  # a name may stand there too
    for grant in (one.grant, everything):
        view = one.view(sharing, grant=grant)
        assert not leaves(view) & numbers(private) - named
        assert not any(getattr(model, "private", False) for _, model in walk(view))
    try:
        one.view(sharing, plan=attrs.evolve(one.plan, private=True))
    except rt.NotShared as error:
        assert error.why is WhyNotShared.PRIVATE
    else:
        raise AssertionError("all of it is private")


def nothing_empty(sharing: Any, seed: int) -> None:
    """All that is in a view says something, and names someone where it is about someone."""
    one = case(seed)
    for _, model in [*walk(one.view(sharing))][2:]:
        if isinstance(model, rt.models.Item) and not isinstance(model, rt.WellnessPlan):
            assert any(getattr(model, fact.name) != fact.default for fact in facts(type(model)) if fact.ask)
        if isinstance(model, rt.models.NotInvolved | rt.models.OtherPerson | rt.models.Witness):
            assert model.name or model.support
    kim, out = rt.Support(id="kim", name="Kim", private=True), rt.models.NotInvolved(support="kim", why="not yet")
    backups = (rt.BackupPlan(response="I walk", fallbacks=(rt.models.Fallback(support="kim"),)),)
    plan = rt.WellnessPlan(supports=(kim,), backups=backups, crisis=rt.CrisisPlan(not_involved=(out,)))
    view = one.view(sharing, plan=plan, grant=attrs.evolve(one.grant, sections=("backups", "crisis"))).plan
    assert view is not None
    assert (view.crisis, view.backups[0].fallbacks) == (None, ())


def export(sharing: Any, seed: int) -> None:
    """No way out writes a text that was not granted, in any of six encodings."""
    one = case(seed)
    may = granted(one.raw, one.grant.sections) | scope_of(one.grant)
    view = one.view(sharing)
    for written in ways_out(sharing, view):
        assert planted(written) <= may
        assert "kanari" not in written, "nor an id"
        assert b"kanari".hex() not in written
    assert planted(html.escape(rt.rendering.to_text(view))) <= may
    assert planted(urllib.parse.quote(rt.rendering.to_text(view))) <= may


def ways_out(sharing: Any, view: rt.SharedView) -> Iterator[str]:
    for syntax in ("json", "yaml", "toml"):
        yield rt.dumps(view, syntax=syntax).decode()
    yield json.dumps(rt.to_dict(view))
    yield rt.rendering.to_text(view)
    yield rt.rendering.to_markdown(view)
    yield sharing.describe_view(view)
    yield repr(view) + "".join(repr(model) for _, model in walk(view))
    if view.plan:
        now = datetime(2026, 11, 22, 9, tzinfo=UTC)
        yield rt.rendering.to_text(rt.what_now(view.plan, now=now))


def unlinkable(sharing: Any, seed: int) -> None:
    """The ids of two views with two keys have nothing in common, nor with those of the plan."""
    one = case(seed)
    first, second = one.view(sharing), one.view(sharing, key=one.key + b"!")
    assert first.plan is not None
    assert ids_in(first).isdisjoint(ids_in(second))
    assert ids_in(first).isdisjoint(ids_in(one.plan))
    assert all(re.fullmatch("[0-9a-f]{20,64}", id) for id in ids_in(first))
    pages = {f"pages/{page.id}" for page in first.plan.pages}
    assert {*first.scope.sections} <= {*SHARED_SECTIONS} | pages
    assert one.view(sharing) == first, "the same key gives the same view"


def unmarked_is_hidden(sharing: Any, seed: int) -> None:
    """A field that says neither Ask nor Keep stays in the plan, whatever was granted."""
    one, chance = case(seed), random.Random(seed)
    everything = attrs.evolve(one.grant, sections=SHARED_SECTIONS)
    cls = chance.choice([cls for cls in RECORDS if cls in {its for _, its in records(one.raw, rt.WellnessPlan)}])
    name = chance.choice([fact.name for fact in facts(cls) if fact.ask])

    with unmarked(sharing, cls, name):
        view = one.view(sharing, grant=everything)
    assert rt.loads(rt.dumps(view), rt.SharedView) == view
    default = next(fact.default for fact in facts(cls) if fact.name == name)
    seen = [model for _, model in walk(view) if type(model) is cls]
    people_may_come = (cls, name) == (rt.WellnessPlan, "supports")
    assert people_may_come or all(getattr(model, name) == default for model in seen), (cls, name)


@contextlib.contextmanager
def unmarked(sharing: Any, cls: Any, name: str) -> Iterator[None]:
    """See to it that a field says neither Ask nor Keep, as a new one may."""

    def read(of: Any) -> Any:
        return tuple(_unmarked(fact) if of is cls and fact.name == name else fact for fact in known(of))

    known = sharing._sight.facts
    _forget(sharing)
    sharing._sight.facts = read
    try:
        yield
    finally:
        sharing._sight.facts = known
        _forget(sharing)


def _unmarked(fact: Any) -> Any:
    return attrs.evolve(fact, ask=None, keep=None)


def _forget(sharing: Any) -> None:
    sharing._sight.told_fields.cache_clear()
    sharing._sight._is_told_whole.cache_clear()


def what_goes_is_let_go_of(sharing: Any, seed: int) -> None:
    """What cannot stand without what is not seen goes, and with it all pointers to it and whom it alone points to."""
    kim, lou = rt.Support(id="kim", name="Kim"), rt.Support(id="lou", name="Lou")
    ride = rt.BackupPlan(response="I walk", covers=("lou",))
    mail = rt.Trigger(what="mail", responses=(rt.Note(text="call", support="kim"), rt.Note(support="kim", must=True)))
    plan = rt.WellnessPlan(supports=(kim, lou), backups=(ride,), triggers=(mail,))
    grant = rt.Grant(to="Sam", sections=("triggers", "backups", *(["supports"] if seed % 2 else [])))
    wanted = {"on": TODAY, "key": b"a key for what goes"}
    cls, name = (rt.Support, "name") if seed % 2 else (rt.BackupPlan, "response")
    with unmarked(sharing, cls, name):
        view = sharing.share(plan, grant, **wanted)
    assert rt.loads(rt.dumps(view), rt.SharedView) == view
    texts = [note.text for trigger in view.plan.triggers for note in trigger.responses]
    assert (texts, view.plan.backups) == (["call"], view.plan.backups) if seed % 2 else (["call", ""], ())
    assert [support.name for support in view.plan.supports] == ([] if seed % 2 else ["Kim"])


def silent(sharing: Any, seed: int) -> None:
    """Neither what a view shows of itself nor what is raised holds a text of the plan."""
    one = case(seed)
    view = one.view(sharing)
    shown = repr(view) + "".join(repr(model) for _, model in walk(view))
    shown += repr(sharing.preview(one.plan, one.grant, on=TODAY))
    assert not planted(shown)
    for grant in (attrs.evolve(one.grant, revoked_on=TODAY), attrs.evolve(one.grant, sections=("grants",))):
        try:
            one.view(sharing, grant=grant)
        except rt.NotShared as error:
            assert not planted("".join(traceback.format_exception(error)) + repr(error.args))
            assert error.__context__ is None
        else:
            raise AssertionError("nothing is shared by this grant")


def whole(sharing: Any, seed: int) -> None:
    """A view can be written and read again, and no pointer in it leads out of it."""
    view = case(seed).view(sharing)
    assert rt.loads(rt.dumps(view), rt.SharedView) == view
    assert view.plan is not None
    rt.WellnessPlan(**{field.name: getattr(view.plan, field.name) for field in attrs.fields(rt.WellnessPlan)})


def complete(sharing: Any, seed: int) -> None:
    """What has words of its own, in a section that was named, and is not private, is there with all its words."""
    one = case(seed)
    view = leaves(one.view(sharing))
    for name in {*one.grant.sections} & {*one.raw} & {*SHARED_SECTIONS} - {"owner"}:
        if part := part_of(next(fact.shape for fact in facts(rt.WellnessPlan) if fact.name == name)):
            value = one.raw[name]
            for each in value if isinstance(value, list) else [value]:
                assert with_words(each, part) <= view, name
        else:
            assert numbers(one.raw[name]) <= view, name


def with_words(data: Data, cls: Any) -> set[int]:
    """The planted texts of what has a word of its own, at and below plain data."""
    if is_record(cls) and is_private(data, cls):
        return set()
    asked = [fact for fact in facts(cls) if fact.ask and not fact.keep and fact.name in data]
    own = [fact for fact in asked if isinstance(fact.shape, shapes.Text) and not fact.shape.points_to]
    found: set[int] = set()
    first = next((fact.name for fact in facts(cls) if fact.ask), "")
    for fact in asked:
        if part := part_of(fact.shape):
            value = data[fact.name]
            for each in value if isinstance(value, list) else [value]:
                found |= with_words(each, part) if (cls, fact.name) != (rt.Support, "contact") else set()
    return found | numbers([data[fact.name] for fact in own]) if first in data or not is_record(cls) else found


def reach(sharing: Any, seed: int) -> None:
    """How to reach someone is seen where they may be reached and nobody keeps them out, and nowhere else."""
    one = case(seed)
    everything = attrs.evolve(one.grant, sections=tuple(name for name in SHARED_SECTIONS if name != "supports"))
    for grant in (one.grant, everything, attrs.evolve(one.grant, sections=("supports",))):
        seen = leaves(one.view(sharing, grant=grant))
        for support in one.raw.get("supports", ()):
            is_open = support["contact_may_be_shared"] and support["id"] not in kept_out(one.raw)
            is_there = not support.get("private") and numbers(support["name"]) <= seen
            assert (numbers(support["contact"]) <= seen) == (is_open and is_there)


def kept_out_see_nothing(sharing: Any, seed: int) -> None:
    """Nobody whom the crisis plan keeps out is shown anything, whatever their grant says."""
    one = case(seed)
    for support in one.plan.supports:
        for grant in (
            rt.Grant(support=support.id, sections=("vision",)),
            rt.Grant(to=f"  {support.name.upper()} ", sections=("vision",)),
        ):
            is_out = support.id in kept_out(one.raw)
            why = sharing.preview(one.plan, grant, on=TODAY).why_not
            assert (why is WhyNotShared.KEPT_OUT) == is_out
            assert sharing.permits(grant, "vision", on=TODAY, plan=one.plan) == (not is_out)
            try:
                view = one.view(sharing, grant=grant)
            except rt.NotShared:
                assert is_out
            else:
                assert not is_out
                assert view.scope.to == (grant.to or ("" if support.private else support.name))


def only_in_crisis(sharing: Any, seed: int) -> None:
    """A grant for a crisis opens when one of those whom the plan names, and keeps in, has turned the crisis plan on."""
    one = case(seed)
    grant = attrs.evolve(one.grant, only_in_crisis=True)
    can = {*one.plan.crisis.turned_on_by} - one.plan.kept_out if one.plan.crisis else set()
    for by in (None, "granted", *(each.id for each in one.plan.supports)):
        assert sharing.permits(grant, "vision", on=TODAY, crisis_on_by=by, plan=one.plan) == (by in can)
        assert (sharing.preview(one.plan, grant, on=TODAY, crisis_on_by=by).why_not is None) == (by in can)
    assert not sharing.permits(grant, "vision", on=TODAY, crisis_on_by="granted")


def told_to_the_owner(sharing: Any, seed: int) -> None:
    """A preview shows what the view has, and names everything of it that is private, kept or without a contact."""
    one = case(seed)
    seen = sharing.preview(one.plan, one.grant, on=TODAY)
    view = one.view(sharing)
    assert leaves(seen.view) == leaves(view)
    assert {part.path[1:]: part.items for part in seen.shown} == {
        fact.name: len(value) if isinstance(value := getattr(view.plan, fact.name), tuple) else 1
        for fact in facts(rt.WellnessPlan)
        if fact.ask
        and getattr(view.plan, fact.name) != fact.default
        and (fact.name not in {"owner", "language"} or fact.name in one.grant.sections)
    }
    paths = [each.path for each in seen.left_out]
    assert len(paths) == len(set(paths))
    items = dict(one.plan.items())
    for path, item in items.items():
        section, around = path.split("/")[1], [path[:i] for i in range(1, len(path) + 1) if path[:i] in items]
        is_named = section in one.grant.sections and section in SHARED_SECTIONS
        is_named |= section == "pages" and f"pages/{item.id}" in one.grant.sections
        if is_named and item.private and not any(items[above].private for above in around[:-1]):
            assert path in paths or any(above in paths for above in around[:-1])


def numbers_only(sharing: Any, seed: int) -> None:
    """Of a journal, scales that were named, and numbers on them from the day on, once each; nothing else."""
    chance, planter = random.Random(seed), Planter()
    raw = planter.planted(copy.deepcopy(JOURNAL), rt.Journal)
    below = [data for data, cls in records(raw, rt.Journal) if cls in {rt.Scale, rt.CheckIn}]
    for data in chance.sample(below, chance.randrange(4)):
        data["private"] = True
    zone = chance.choice([None, ZoneInfo("Pacific/Honolulu"), ZoneInfo("Pacific/Kiritimati")])  # 24 hours apart
    raw["time_zone"] = zone.key if zone else ""
    journal = rt.from_dict(raw, rt.Journal)
    day_of = {
        entry.id: (entry.occurred_at.astimezone(zone) if zone else entry.occurred_at).date()
        for entry in journal.checkins
    }
    scales = tuple(chance.sample([scale.id for scale in journal.scales], chance.randrange(1, len(journal.scales) + 1)))
    days = sorted({*day_of.values()})
    since = chance.choice(days)
    grant = rt.Grant(to="my nurse", scales=scales, journal_since=since)
    view = sharing.share(journal, grant, on=TODAY, key=b"a key for a journal")
    seen = {scale.id for scale in journal.scales if scale.id in scales and not scale.private}
    alias = sharing._views._Aliases(b"a key for a journal")
    assert view.journal == rt.Journal(
        id=alias[journal.id],
        scales=tuple(
            attrs.evolve(scale, id=alias[scale.id], extensions={}) for scale in journal.scales if scale.id in seen
        ),
        checkins=tuple(
            rt.CheckIn(
                id=alias[entry.id],
                occurred_at=entry.occurred_at,
                ratings=tuple(
                    attrs.evolve(each, about=alias[each.about]) for each in entry.ratings if each.about in seen
                ),
            )
            for entry in sorted(journal.entries(rt.CheckIn), key=lambda entry: (entry.occurred_at, entry.id))
            if not entry.private and day_of[entry.id] >= since and any(each.about in seen for each in entry.ratings)
        ),
    )
    assert view.scope == rt.models.Scope(
        to="my nurse",
        scales=tuple(alias[scale.id] for scale in journal.scales if scale.id in seen),
        journal_since=since,
    )
    assert rt.loads(rt.dumps(view), rt.SharedView) == view


def heard_alone(sharing: Any, seed: int) -> None:
    """Of a story, the parts that an audience may hear, in the order in which they are told; nothing that is kept."""
    chance, planter = random.Random(seed), Planter()
    raw = planter.planted(copy.deepcopy(STORY), rt.RecoveryStory)
    for part in chance.sample(raw["parts"], 2):
        part[chance.choice(["private", "off_limits"])] = True
    raw["versions"][0]["parts"] *= 2
    story = rt.from_dict(raw, rt.RecoveryStory)
    audience, version = chance.choice(list(Audience)), chance.choice([None, *story.versions])
    grant = rt.Grant(to="my group", sections=(f"stories/{story.id}",))
    view = sharing.share(
        story, grant, on=TODAY, key=b"a key for a story", audience=audience, version=version and version.id
    )
    parts = {part.id: part for part in story.parts}
    alias = sharing._views._Aliases(b"a key for a story")
    order = parts if version is None else dict.fromkeys(version.parts)
    assert view.story == rt.RecoveryStory(
        id=alias[story.id],
        title=story.title,
        message=story.message,
        parts=tuple(
            rt.models.StoryPart(id=alias[id], text=parts[id].text, kind=parts[id].kind)
            for id in order
            if audience in parts[id].audiences and not parts[id].off_limits and not parts[id].private
        ),
    )
    assert view.scope == rt.models.Scope(to="my group", sections=(f"stories/{alias[story.id]}",))


LAWS: dict[str, Law] = {
    law.__name__: law
    for law in (
        subset, non_interference, monotone, time, union, private_wins, export, unlinkable, unmarked_is_hidden, silent,
        whole, complete, nothing_empty, what_goes_is_let_go_of, reach, kept_out_see_nothing, only_in_crisis, told_to_the_owner, numbers_only, heard_alone,
    )
}  # fmt: skip
