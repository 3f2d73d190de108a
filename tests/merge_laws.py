"""The laws of merging, each over versions of a document that were changed apart by small edits.

A law takes the package that merges, so that it can be tried on one that does it wrong, and a seed for a case. The cases
are shared between the laws. Each text that an edit writes is one of a kind.
"""

import functools
import itertools
import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs

import recoverytools as rt
from recoverytools import shapes
from recoverytools.fields import (
    Fact,
    facts,
    in_fields,
    inner,
    own_facts,
    part_of,
    pointer_facts,
    record_facts,
    walk,
)
from recoverytools.models import NotInvolved
from recoverytools.models.items import Item, id_faults, place
from recoverytools.sharing import _views
from recoverytools.vocabulary import Audience, ConflictKind, HowDone
from recoverytools.wording import called

Law = Callable[[Any, int], None]
"""What holds for a package that merges, in the case of a seed."""

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SMALL = rt.WellnessPlan(
    id="small",
    vision="a room",
    supports=(
        rt.Support(id="rose", name="Rose", contact=(rt.Contact(value="555-0142"),), contact_may_be_shared=True),
        rt.Support(id="ray", name="Ray", contact=(rt.Contact(value="555-0143"),)),
    ),
    toolbox=(rt.WellnessTool(id="tea", name="tea"),),
    doing_well=(rt.Note(id="hum", text="I hum"), rt.Note(id="tea-note", tool="tea")),
    goals=(
        rt.Goal(
            id="swim", statement="Swim", supports=("rose", "ray"), steps=(rt.Step(id="pool", what="go to the pool"),)
        ),
        rt.Goal(id="cook", statement="Cook", private=True, obstacles=(rt.Note(id="knife", text="a knife"),)),
    ),
    problems=(rt.ProblemSolving(id="far", problem="far", options=(rt.models.Option(id="bus", text="by bus"),)),),
    crisis=rt.CrisisPlan(id="crisis", turned_on_by=("rose",), not_involved=(NotInvolved(id="out", name="Ray"),)),
    safety=rt.SafetyPlan(id="safety", people_to_ask=(rt.Note(id="call", support="rose"),)),
    grants=(
        rt.Grant(id="for-lou", to="Lou", sections=("goals", "supports", "doing_well", "problems"), until=TODAY),
        rt.Grant(id="for-kit", to="Kit", sections=("goals", "safety", "crisis", "supports"), only_in_crisis=True),
    ),
)
JOURNAL = rt.Journal(
    id="journal",
    scales=(rt.Scale(id="sleep", name="sleep", low=0, high=24), rt.Scale(id="hope", name="hope")),
    checkins=(
        rt.CheckIn(id="monday", occurred_at=NOON, note="rain", ratings=(rt.models.Rating(about="sleep", value=7),)),
        rt.CheckIn(id="tuesday", occurred_at=NOON, ratings=(rt.models.Rating(about="hope", value=3),)),
    ),
    uses=(rt.PlanUse(id="used", occurred_at=NOON, learned="the bath helps"),),
)
STORY, *OTHERS = [
    rt.read(path)
    for folder in ("stories", "plans", "journals", "groups")
    for path in sorted((EXAMPLES / folder).glob("*.json"))
]


# --- edits ---


class Writer:
    """Makes edits by one hand: each text and each id that it writes is one of a kind."""

    def __init__(self, seed: int, name: str) -> None:
        self.chance, self.seed, self.name, self.count = random.Random(f"{seed} {name}"), seed, name, 0

    def text(self) -> str:
        self.count += 1
        return f"written by {self.name}, number {self.count:03}."

    def id(self) -> str:
        self.count += 1
        return f"new-{self.name}-{self.count:03}"

    def day(self) -> date:
        return TODAY + timedelta(self.chance.randrange(-60, 60))

    def edited(self, document: Any, edits: int) -> Any:
        """A version of a document with some edits. What cannot be is left out."""
        for _ in range(edits):
            kinds: list[Callable[[Any], Any]] = [
                self.field,
                self.field,
                self.addition,
                self.removal,
                self.order,
                self.move,
                self.privacy,
            ]
            more: dict[type[Any], list[Callable[[Any], Any]]] = {
                rt.WellnessPlan: [
                    *[self.grant, self.slot, self.lead, self.parting],
                    *[self.kept_out, self.reach] * 2,
                    *[self.consent] * 4,
                ],
                rt.Journal: [self.entry, self.erasure, *[self.correction, self.secrecy] * 3],
                rt.RecoveryStory: [self.telling] * 2,
            }
            kinds += more.get(type(document), [])
            try:
                document = self.chance.choice(kinds)(document)
            except (rt.InvalidValue, rt.NotFound, TypeError, IndexError):
                continue
        return document

    def some(self, document: Any, *classes: type[Any]) -> Any:
        """A record; often one of those that other hands choose as well."""
        models = [model for _, model in walk(document) if isinstance(model, classes or Item)]
        if self.chance.random() < 0.5 and models:
            spot = self.spot()
            return min(models, key=lambda model: random.Random(f"{spot} {model.id}").random())
        return self.chance.choice(models)

    def spot(self) -> str:
        return f"{self.seed} {self.chance.randrange(3)}"

    def value(self, document: Any, fact: Fact, old: Any) -> Any:
        shape = inner(fact.shape)
        new: Any
        match shape:
            case shapes.Text(points_to=names) if names:
                there = [model.id for _, model in walk(document) if type(model).__name__ in names]
                new = self.chance.choice(there)
            case shapes.Text(pattern=None, section=False):
                new = self.text()
            case shapes.Flag():
                new = not old
            case shapes.Day():
                new = self.day()
            case shapes.OneOf(cls):
                new = self.chance.choice(list(cls))
            case shapes.Whole(low, high):
                new = self.chance.randint(low, min(high, low + 10))
            case shapes.Number():
                new = float(self.chance.randint(0, 20))
            case _:
                return old
        if isinstance(fact.shape, shapes.Many):
            kept = [item for item in old if self.chance.random() < 0.8]
            return tuple(dict.fromkeys([*kept, new] if self.chance.random() < 0.7 else kept))
        return fact.default if not fact.required and self.chance.random() < 0.2 else new

    def field(self, document: Any) -> Any:
        model = self.some(document)
        known = [fact for fact in own_facts(type(model)) if fact.name not in KEPT]
        fact = random.Random(self.spot()).choice(known) if self.chance.random() < 0.5 else self.chance.choice(known)
        return put(document, attrs.evolve(model, **{fact.name: self.value(document, fact, getattr(model, fact.name))}))

    def new(self, cls: Any) -> Any:
        values = {
            fact.name: self.text()
            for fact in facts(cls)
            if isinstance(fact.shape, shapes.Text) and not fact.shape.pattern and not fact.shape.points_to
        }
        fixed: dict[type[Any], dict[str, Any]] = {
            rt.CheckIn: {"occurred_at": NOON},
            rt.PlanUse: {"occurred_at": NOON},
            rt.StepEntry: {"about": "a-step", "how": HowDone.DONE},
            rt.models.Meeting: {"on": TODAY},
        }
        return cls(id=self.id(), **values | fixed.get(cls, {}))

    def addition(self, document: Any) -> Any:
        homes = [
            model
            for _, model in walk(document)
            if isinstance(model, Item)
            and any(isinstance(fact.shape, shapes.Many) for fact, _ in record_facts(type(model)))
        ]
        home = self.chance.choice(homes)
        fact, cls = self.chance.choice(
            [each for each in record_facts(type(home)) if isinstance(each[0].shape, shapes.Many)]
        )
        there = [*getattr(home, fact.name)]
        there.insert(self.chance.randint(0, len(there)), self.new(cls))
        new: Any = {fact.name: tuple(there)}
        return put(document, attrs.evolve(home, **new))

    def removal(self, document: Any) -> Any:
        model = self.some(document)
        if isinstance(document, rt.WellnessPlan):
            return document.remove(model.id)
        return document if model is document else without(document, model.id)

    def order(self, document: Any) -> Any:
        model = self.some(document)
        lists = [
            fact
            for fact, _ in record_facts(type(model))
            if len(getattr(model, fact.name) or ()) > 1 and isinstance(fact.shape, shapes.Many)
        ]
        fact = self.chance.choice(lists)
        items = [*getattr(model, fact.name)]
        items.insert(self.chance.randrange(len(items)), items.pop(self.chance.randrange(len(items))))
        return put(document, attrs.evolve(model, **{fact.name: tuple(items)}))

    def move(self, document: Any) -> Any:
        model = self.some(document, rt.Note, rt.Step, rt.models.Option)
        homes = [
            (home, fact)
            for _, home in walk(document)
            if isinstance(home, Item)
            for fact, cls in record_facts(type(home))
            if cls is type(model)
        ]
        home, fact = self.chance.choice(homes)
        left = without(document, model.id, pointers=False)
        home = next(each for _, each in walk(left) if getattr(each, "id", "") == home.id)
        return put(left, attrs.evolve(home, **{fact.name: (*getattr(home, fact.name), model)}))

    def privacy(self, document: Any) -> Any:
        model = self.some(document)
        return put(document, attrs.evolve(model, private=not model.private or self.chance.random() < 0.5))

    def slot(self, plan: Any) -> Any:
        name, cls = self.chance.choice(
            [("crisis", rt.CrisisPlan), ("safety", rt.SafetyPlan), ("after_crisis", rt.PostCrisisPlan)]
        )
        if getattr(plan, name) and self.chance.random() < 0.5:
            return plan.remove(getattr(plan, name).id)
        return plan if getattr(plan, name) else attrs.evolve(plan, **{name: self.new(cls)})

    def grant(self, plan: Any) -> Any:
        sections = self.chance.sample(SECTIONS, self.chance.randint(3, 9))
        return plan.add(rt.Grant(id=self.id(), to=self.text(), sections=tuple(sections)))

    def consent(self, plan: Any) -> Any:
        grant = self.some(plan, rt.Grant)
        changes: Any = self.chance.choice([
            {"revoked_on": self.chance.choice([None, self.day()])},
            {"revoked_on": TODAY - timedelta(45)},
            {"revoked_on": TODAY - timedelta(40)},
            {"until": self.chance.choice([None, self.day()])},
            {"starts": self.chance.choice([None, self.day()])},
            {"sections": tuple(name for name in SECTIONS if (name in grant.sections) != (self.chance.random() < 0.2))},
            {"only_in_crisis": self.chance.choice([None, True, False])},
            {"to": self.text(), "support": None},
            None,
            {"journal_since": self.chance.choice([None, self.day()])},
            {"scales": self.chance.choice([("sleep",), ("sleep", "hope"), ()])},
        ])  # fmt: skip
        return plan.remove(grant.id) if changes is None else plan.replace(attrs.evolve(grant, **changes))

    def reach(self, plan: Any) -> Any:
        support = self.some(plan, rt.Support)
        return plan.replace(attrs.evolve(support, contact_may_be_shared=not support.contact_may_be_shared))

    def kept_out(self, plan: Any) -> Any:
        crisis, support = plan.crisis or rt.CrisisPlan(), self.some(plan, rt.Support)
        if self.chance.random() < 0.4 and crisis.not_involved:
            out = self.chance.choice(crisis.not_involved)
            if self.chance.random() < 0.5:
                return plan.remove(out.id)
            return plan.replace(attrs.evolve(out, name=self.chance.choice([self.text(), support.name]), support=None))
        by = {"name": support.name} if self.chance.random() < 0.5 else {"support": support.id}
        return plan.replace(attrs.evolve(crisis, not_involved=(*crisis.not_involved, NotInvolved(id=self.id(), **by))))

    def lead(self, plan: Any) -> Any:
        target = self.some(plan, rt.Support, rt.WellnessTool)
        name = "support" if isinstance(target, rt.Support) else "tool"
        by: Any = {name: target.id}
        return attrs.evolve(plan, doing_well=(*plan.doing_well, rt.Note(id=self.id(), text=self.text(), **by)))

    def parting(self, plan: Any) -> Any:
        return plan.remove(self.some(plan, rt.Support, rt.WellnessTool).id)

    def telling(self, story: Any) -> Any:
        part = self.chance.choice(story.parts)
        audiences = tuple(self.chance.sample(list(Audience), 2))
        changes: Any = self.chance.choice([{"off_limits": not part.off_limits}, {"audiences": audiences}])
        return put(story, attrs.evolve(part, **changes))

    def entry(self, journal: Any) -> Any:
        return journal.add(self.new(self.chance.choice([rt.CheckIn, rt.StepEntry, rt.PlanUse])))

    def erasure(self, journal: Any) -> Any:
        return journal.erase(self.some(journal, rt.CheckIn, rt.StepEntry, rt.PlanUse, rt.Scale).id)

    def secrecy(self, journal: Any) -> Any:
        entry = self.some(journal, rt.CheckIn, rt.StepEntry, rt.PlanUse)
        return put(journal, attrs.evolve(entry, private=True))

    def correction(self, journal: Any) -> Any:
        entry = self.some(journal, rt.CheckIn, rt.StepEntry, rt.PlanUse)
        return journal.correct(entry.id, attrs.evolve(entry, id=self.id(), note=self.text()))


KEPT = frozenset({"id", "extensions", "erased", "replaces", "private", "plan"})
"""The fields that edits of their own change, or none."""
SECTIONS = ("goals", "supports", "vision", "doing_well", "triggers", "warning_signs", "crisis", "safety", "toolbox", "problems", "pages", "owner")  # fmt: skip


def put(document: Any, new: Any) -> Any:
    """A document with a record in the place of the one with its id."""
    if new.id == document.id:
        return new
    if isinstance(document, rt.WellnessPlan):
        return document.replace(new)
    return rebuilt(document, lambda model: new if getattr(model, "id", "") == new.id else model)


def without(document: Any, id: str, *, pointers: bool = True) -> Any:
    """A document without a record, and pointers to it."""

    def left(model: Any) -> Any:
        if getattr(model, "id", "") == id:
            return None
        changes: dict[str, Any] = {}
        for fact, _ in pointer_facts(type(model)) if pointers else ():
            value = getattr(model, fact.name)
            if isinstance(value, tuple) and id in value:
                changes[fact.name] = tuple(each for each in value if each != id)
            elif value == id and not fact.required:
                changes[fact.name] = None
        return attrs.evolve(model, **changes) if changes else model

    return rebuilt(document, left)


def rebuilt(model: Any, edit: Any) -> Any:
    """A model with all models in it as `edit` makes them. Its own checks alone see it."""
    changes = {}
    for fact, _ in record_facts(type(model)):
        value = getattr(model, fact.name)
        many = isinstance(fact.shape, shapes.Many)
        items = [
            rebuilt(new, edit)
            for item in (value if many else filter(None, (value,)))
            if (new := edit(item)) is not None
        ]
        if not many or [*value] != items:
            changes[fact.name] = tuple(items) if many else next(iter(items), None)
    return attrs.evolve(model, **changes) if changes else model


# --- cases ---


@attrs.frozen
class Case:
    """A document, and versions of it that were changed apart."""

    seed: int
    base: Any
    one: Any
    other: Any
    third: Any

    def merged(self, package: Any) -> Any:
        return package.merge(self.base, self.one, self.other)


@functools.lru_cache(maxsize=1024)
def case(seed: int) -> Case:
    chance = random.Random(seed)
    # most are small, so that there are many, and what is changed apart is often the same
    document: Any = (SMALL, SMALL, JOURNAL, SMALL, SMALL, STORY, JOURNAL, chance.choice(OTHERS))[seed % 8]
    first = Writer(seed, "base")
    if isinstance(document, rt.WellnessPlan):
        for _ in range(chance.choice([1, 2, 3])):
            document = first.grant(document)
        if chance.random() < 0.5 and document.crisis and document.supports:
            document = first.kept_out(document)
    base = first.edited(document, chance.choice([0, 2, 4]))
    sizes = [1, 3, 8, 16]
    versions = [Writer(seed, name).edited(base, chance.choice(sizes)) for name in ("one", "other", "third")]
    return Case(seed, base, *versions)


def data(model: Any) -> str:
    return json.dumps(rt.to_dict(model), ensure_ascii=False)


def texts(model: Any) -> set[str]:
    """The texts of a document that an edit wrote, or that stand in the examples."""
    return set(strings(rt.to_dict(model)))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def by_id(model: Any) -> dict[str, Any]:
    return {each.id: each for _, each in walk(model) if isinstance(each, Item)}


def ids(model: Any) -> set[str]:
    return {*by_id(model)}


def sides(each: Case) -> tuple[Any, Any]:
    return each.one, each.other


# --- the laws ---


def identity(package: Any, seed: int) -> None:
    """What one version changed stands as it does there, if it shows nobody more by a grant that was there."""
    each = case(seed)
    for version in sides(each):
        if widens(each.base, version):
            continue
        for found in (package.merge(each.base, version, each.base), package.merge(each.base, each.base, version)):
            assert found.conflicts == ()
            assert data(found.document) == data(version)


def widens(base: Any, version: Any) -> bool:
    """Whether a version shows more of what is in both, keeps out fewer, or erased something but not all versions of it."""
    old, new = by_id(base), by_id(version)
    if isinstance(base, rt.Journal):
        known = {*version.erased} & (ids(base) | {*base.erased})
        if not {*base.erase(*sorted(known)).erased} <= {*version.erased}:
            return True
    for id in old.keys() & new.keys():
        was, now = old[id], new[id]
        if type(was) is not type(now) or (was.private and not now.private):
            return True
        if isinstance(was, rt.Grant | NotInvolved) and was != now:
            return True
        if isinstance(was, rt.Support) and (
            was.name != now.name or (now.contact_may_be_shared and not was.contact_may_be_shared)
        ):
            return True
        if isinstance(was, rt.CrisisPlan) and not set(now.turned_on_by) <= set(was.turned_on_by):
            return True
        if isinstance(was, rt.models.StoryPart) and (
            not set(now.audiences) <= set(was.audiences) or (was.off_limits and not now.off_limits)
        ):
            return True
    if isinstance(base, rt.WellnessPlan):
        lost = {id for id in old.keys() - new.keys() if isinstance(old[id], NotInvolved)}
        return bool(lost) or any(moved(base, version))
    return False


def moved(base: Any, version: Any) -> Iterator[str]:
    """The records that lie in another place, where there are grants that may show it."""
    if base.grants:
        old, new = homes(base), homes(version)
        for id in old.keys() & new.keys():
            if old[id] != new[id] and (
                section(base, id) != section(version, id) or hidden(base, id) != hidden(version, id)
            ):
                yield id


def section(document: Any, id: str) -> str:
    """The section in which a record lies."""
    return next(path.split("/")[1] for path, model in walk(document) if getattr(model, "id", "") == id)


def hidden(document: Any, id: str) -> bool:
    """Whether something around a record is private."""
    return any(by_id(document)[each].private for each in above(document, id))


def homes(document: Any) -> dict[str, tuple[str, str]]:
    return {
        item.id: (model.id, fact.name)
        for _, model in walk(document)
        if isinstance(model, Item)
        for fact, _ in record_facts(type(model))
        for _, item in in_fields(model, [(fact, None)])
    }


def idempotent(package: Any, seed: int) -> None:
    each = case(seed)
    for version in sides(each):
        found = package.merge(each.base, version, version)
        assert found.conflicts == ()
        assert data(found.document) == data(version)


def commutative(package: Any, seed: int) -> None:
    """It is the same whose version is whose, to the byte, conflicts included."""
    each = case(seed)
    assert data(each.merged(package)) == data(package.merge(each.base, each.other, each.one))
    assert data(package.merge(None, each.one, each.other)) == data(package.merge(None, each.other, each.one))


def absorbing(package: Any, seed: int) -> None:
    """Where nothing is undecided, to merge once more changes nothing."""
    each = case(seed)
    found = each.merged(package)
    if not found.conflicts:
        for version in sides(each):
            assert data(package.merge(each.base, found.document, version).document) == data(found.document)


def associative(package: Any, seed: int) -> None:
    """In which order three versions come together matters to orders at most, where nothing is undecided."""
    each = case(seed)
    first, last = package.merge(each.base, each.one, each.other), package.merge(each.base, each.other, each.third)
    if first.conflicts or last.conflicts:
        return
    left = package.merge(each.base, first.document, each.third)
    right = package.merge(each.base, each.one, last.document)
    if not left.conflicts and not right.conflicts:
        assert said(left.document) == said(right.document)


def said(document: Any) -> Any:
    """What each record says by itself, and where it lies, orders apart."""
    places = homes(document)
    return {
        id: (places.get(id), {fact.name: loose(getattr(model, fact.name)) for fact in own_facts(type(model))})
        for id, model in by_id(document).items()
    }


def loose(value: Any) -> Any:
    return sorted(map(repr, value)) if isinstance(value, tuple) else value


def nothing_lost(package: Any, seed: int) -> None:
    """Each text that a version wrote stands in the document or in a conflict, if it was not erased."""
    each = case(seed)
    found = each.merged(package)
    there = texts(found)
    for version in sides(each):
        kept = version
        if isinstance(version, rt.Journal):
            erased = {*each.one.erased, *each.other.erased}
            kept = version.erase(
                *sorted(
                    erased
                    & (ids(version) | {*version.erased})
                    & {
                        entry.id
                        for entries in (version.scales, version.checkins, version.steps, version.uses)
                        for entry in entries
                    }
                )
            )
            if {*kept.erased} - {*each.one.erased, *each.other.erased}:
                continue
        new = {text for text in texts(kept) - texts(each.base) if text.startswith("written by")}
        assert new <= there


def ids_whole(package: Any, seed: int) -> None:
    """Each id is there once. None is new but those of conflicts, and of whom a version keeps out."""
    each = case(seed)
    found = each.merged(package)
    listed = [item.id for _, item in walk(found) if isinstance(item, Item)]
    assert len(listed) == len({*listed})
    new = ids(found.document) - ids(each.one) - ids(each.other)
    assert all(isinstance(by_id(found.document)[id], NotInvolved) for id in new)


def valid(package: Any, seed: int) -> None:
    """Whatever comes together is a document as any other."""
    each = case(seed)
    for found in (each.merged(package), package.merge(None, each.one, each.other)):
        assert not [*id_faults(place(found.document))]
        assert rt.from_dict(rt.to_dict(found)) == found
        assert rt.from_dict(rt.to_dict(found.document)) == found.document


def consent(package: Any, seed: int) -> None:
    """What a grant that was there shows of the merged plan, it shows of each version that has it.

    That is by the id of what is shown, on each day, whoever has turned the crisis plan on. Not counted is who is only
    brought in, because what is shown leads to them, and what said nothing of its own in the version, as an empty plan. Of the document
    alone, without its conflicts, nor is what is undecided, and that someone turned on a crisis plan of which it is not
    decided that it is there.
    """
    each = case(seed)
    if not isinstance(each.base, rt.WellnessPlan):
        return
    found = each.merged(package)
    days = [TODAY + timedelta(days) for days in (0, -30, 30)]
    removed = {conflict.about for conflict in found.conflicts if conflict.kind is ConflictKind.REMOVED}
    people = [support.id for support in found.document.supports[:2]]
    may_turn_on = [] if found.document.crisis is None or found.document.crisis.id in removed else people
    for grant in found.document.grants:
        if grant.id not in ids(each.base):
            continue
        for version in sides(each):
            old = by_id(version).get(grant.id)
            assert old is not None, "taken back by taking it out"
            assert given_to(found.document, grant) == given_to(version, old)
            assert not grant.scales or {*grant.scales} <= {*old.scales}
            assert not grant.journal_since or (old.journal_since and old.journal_since <= grant.journal_since)
            silent = {id for id, each in by_id(version).items() if is_silent(each)}
            is_for_days = any(each.starts or each.until or each.revoked_on for each in (grant, old))
            is_for_crisis = grant.only_in_crisis or old.only_in_crisis
            for day, who in itertools.product(
                days if is_for_days else days[:1], [None, *(people if is_for_crisis else ())]
            ):
                before = shown(version, old, day, who) | silent
                assert shown(found, grant, day, who) - before <= new_in(found, version)
                if found.conflicts and (who is None or who in may_turn_on):
                    now = shown(found.document, grant, day, who)
                    assert now - before - with_contact(found.undecided) <= new_in(found, version)


def new_in(found: Any, version: Any) -> set[str]:
    """The ids of what a version does not have."""
    return with_contact(ids(found.document) - ids(version))


def given_to(plan: Any, grant: Any) -> str:
    return called(grant.to or by_id(plan)[grant.support].name)


def with_contact(some: Iterable[str]) -> set[str]:
    return {*some} | {f"contact of {id}" for id in some}


def is_silent(model: Any) -> bool:
    """Whether a record says nothing of its own, as a note that only names a support."""
    points = {fact.name for fact, _ in pointer_facts(type(model))} | {"id", "private"}
    return all(getattr(model, fact.name) == fact.default for fact in own_facts(type(model)) if fact.name not in points)


def shown(asked: Any, grant: Any, day: date, who: str | None) -> set[str]:
    """The ids of what a grant shows of a plan, but for those who are brought in; and, by ``contact of``, who can be reached."""
    key, plan = b"a key for this law", getattr(asked, "document", asked)
    try:
        view = rt.share(asked, grant, on=day, key=key, crisis_on_by=who)
    except rt.NotShared:
        return set()
    alias = _views._Aliases(key)
    seen = by_id(view.plan)
    people = {support.id for support in plan.supports}
    named = ids(plan) - (set() if "supports" in grant.sections else people)
    reached = {
        f"contact of {support.id}" for support in plan.supports if getattr(seen.get(alias[support.id]), "contact", ())
    }
    return {id for id in named if alias[id] in seen} | (reached if "supports" in grant.sections else set())


def kept_out(package: Any, seed: int) -> None:
    """Whom a version keeps out of a crisis, the merged plan does, by id and by name."""
    each = case(seed)
    if not isinstance(each.base, rt.WellnessPlan):
        return
    document = each.merged(package).document
    for version in sides(each):
        assert version.kept_out & {support.id for support in document.supports} <= document.kept_out
        for grant in document.grants:
            old = by_id(version).get(grant.id)
            assert document.keeps_out(grant) or not (old and version.keeps_out(old))


def erased(package: Any, seed: int) -> None:
    """What was erased on one side is nowhere, in no version of it and in no number on it."""
    each = case(seed)
    if not isinstance(each.base, rt.Journal):
        return
    found = each.merged(package)
    gone = {*each.one.erased, *each.other.erased}
    assert gone <= {*found.document.erased}
    assert gone.isdisjoint(ids(found))
    entries = {entry.id for entry in (*each.base.checkins, *each.one.checkins, *each.other.checkins)}
    for entry in found.document.checkins:
        assert entry.replaces not in gone
        assert not {rating.about for rating in entry.ratings} & (gone - entries)
    for version in sides(each):
        for id in gone & ids(version):
            words = {text for text in strings(rt.to_dict(by_id(version)[id])) if text.startswith("written by")}
            assert words.isdisjoint(texts(found))


def private(package: Any, seed: int) -> None:
    """What is private in a version is private, and what a story part keeps from someone stays kept."""
    each = case(seed)
    document = each.merged(package).document
    for id, now in by_id(document).items():
        for version in sides(each):
            was = by_id(version).get(id)
            assert was is None or now.private or not was.private
            if isinstance(was, rt.models.StoryPart):
                assert now.off_limits or not was.off_limits
                assert {*now.audiences} <= {*was.audiences}


def private_corrections(package: Any, seed: int) -> None:
    """What was put right on one device of what the other made private is private too."""
    each = case(seed)
    if not isinstance(each.base, rt.Journal):
        return
    document = each.merged(package).document
    for id, now in by_id(document).items():
        older = getattr(now, "replaces", None)
        if older and by_id(document)[older].private and id not in ids(each.base):
            assert now.private or any(id in ids(version) and by_id(version)[older].private for version in sides(each))


def no_silent_loss(package: Any, seed: int) -> None:
    """What one version took out and the other changed, or newly leads to, is there, or stands in a conflict."""
    each = case(seed)
    if isinstance(each.base, rt.Journal):
        return
    found = each.merged(package)
    old, there = by_id(each.base), by_id(found.document)
    told = {conflict.about for conflict in found.conflicts}
    for version, left in (sides(each), sides(each)[::-1]):
        news, gone = by_id(version), old.keys() - ids(left)
        places, was = homes(version), homes(each.base)
        for id in gone & news.keys():
            own = [fact.name for fact, _ in pointer_facts(type(old[id]))]
            is_changed = places[id] != was[id] or any(
                getattr(news[id], fact.name) != getattr(old[id], fact.name)
                for fact in own_facts(type(old[id]))
                if fact.name not in own and not part_of(fact.shape) and fact.name not in {"private", "name", "to"}
            )
            if is_changed:
                assert id in told or (id in there and told & (above(found.document, id) | above(each.base, id)))
        for id, model in news.items():
            for fact, _ in pointer_facts(type(model)):
                before = led_to(old[id], fact) if id in old else set[str]()
                if id in there:
                    assert (led_to(model, fact) - before) & gone & news.keys() <= there.keys()


def led_to(model: Any, fact: Fact) -> set[str]:
    return {id for _, id in in_fields(model, [(fact, None)])}


def above(document: Any, id: str) -> set[str]:
    places, found = homes(document), set[str]()
    while id in places:
        id = places[id][0]
        found.add(id)
    return found


def undoing_is_told(package: Any, seed: int) -> None:
    """Where one version alone changed a field and that does not stand, a conflict says so."""
    each = case(seed)
    found = each.merged(package)
    old, there = by_id(each.base), by_id(found.document)
    told = {(conflict.about, conflict.field) for conflict in found.conflicts}
    for version, left in (sides(each), sides(each)[::-1]):
        news, others = by_id(version), by_id(left)
        for id in there.keys() & old.keys() & news.keys() & others.keys():
            for fact in own_facts(type(there[id])):
                was, mine, theirs, now = (getattr(model[id], fact.name) for model in (old, news, others, there))
                points = fact.name in {fact.name for fact, _ in pointer_facts(type(there[id]))}
                if points or isinstance(mine, tuple) or fact.name == "erased" or part_of(fact.shape):
                    continue
                if mine not in (was, now) and (theirs == was or theirs != mine):
                    assert (id, fact.name) in told or (id, "") in told, fact.name


def readable(package: Any, seed: int) -> None:
    """Each conflict says in a sentence what there is to decide, and is true; what a hard day needs comes first."""
    each = case(seed)
    found = each.merged(package)
    for conflict in found.conflicts:
        says = conflict.describe()
        assert says.endswith(".")
        assert conflict.what.split("-")[0] in says.casefold()
        assert conflict.about in ids(found.document) or None in [choice.value for choice in conflict.choices]
        if conflict.kind not in {ConflictKind.SAME_ID, ConflictKind.TOO_MANY, ConflictKind.LED_NOWHERE}:
            assert len(conflict.choices) > 1
        if conflict.kind is ConflictKind.LED_NOWHERE:
            records = [by_id(version)[conflict.about] for version in sides(each) if conflict.about in ids(version)]
            leads = {id for model in records for fact, _ in pointer_facts(type(model)) for id in led_to(model, fact)}
            assert leads & ids(found.document), "it leads to something that lies elsewhere"
    spots = [*by_id(found.document)]
    order = [
        (conflict.severity.rank, spots.index(conflict.about) if conflict.about in spots else len(spots))
        for conflict in found.conflicts
    ]
    assert order == sorted(order)


def decidable(package: Any, seed: int) -> None:
    """What stands may stay as it is, and whatever is decided, in whatever order, makes a whole document in the end."""
    found = case(seed).merged(package)
    kept = found
    while kept.conflicts:
        kept = package.resolve(kept, kept.conflicts[0].id, kept.conflicts[0].kept)
    assert kept.document == found.document
    chance = random.Random(seed)
    while found.conflicts:
        conflict = chance.choice(found.conflicts)
        try:
            left = package.resolve(found, conflict.id, chance.randrange(len(conflict.choices)))
        except rt.NotApplied:
            left = package.resolve(found, conflict.id, conflict.kept)
        assert {each.id for each in left.conflicts} < {each.id for each in found.conflicts}
        assert not [*id_faults(place(left.document))]
        assert rt.from_dict(rt.to_dict(left)) == left
        found = left


def decided(package: Any, seed: int) -> None:
    """What a person chooses for a field stands in it."""
    found = case(seed).merged(package)
    for conflict in found.conflicts:
        if conflict.kind is ConflictKind.CHANGED:
            for place_, choice in enumerate(conflict.choices):
                document = package.resolve(found, conflict.id, place_).document
                there = rt.to_dict(by_id(document)[conflict.about]).get(conflict.field)
                default = next(
                    fact.default for fact in facts(type(by_id(document)[conflict.about])) if fact.name == conflict.field
                )
                value = json.loads(json.dumps(choice.value))
                assert there == value or (there is None and value in (None, "", [], default))


LAWS: dict[str, Law] = {
    law.__name__: law
    for law in (
        identity, idempotent, commutative, absorbing, associative, nothing_lost, ids_whole, valid, consent, kept_out,
        erased, private, private_corrections, no_silent_loss, undoing_is_told, readable, decidable, decided,
    )
}  # fmt: skip
