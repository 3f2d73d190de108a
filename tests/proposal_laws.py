"""The laws of proposals, each over plans of the examples, views of them, and what a helper may make of a view.

A law takes the package, so that it can be tried on one that does it wrong, and a seed for a case.
"""

import contextlib
import functools
import hmac
import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import attrs

import recoverytools as rt
from diff_laws import records
from diff_laws import versions as any_versions
from newer import PLANS, Data, add, exactly, move, newer, reorder
from newer import records as records_in
from recoverytools.fields import facts, own_facts, walk
from recoverytools.models import Proposal
from recoverytools.models.plan import SHARED_SECTIONS
from recoverytools.shapes import Text
from recoverytools.vocabulary import ChangeKind

Law = Callable[[Any, int], None]
TODAY = date(2026, 11, 22)


# --- a proposal on a document ---


@functools.cache
def versions(seed: int) -> tuple[Any, Any]:
    """Two versions of a document that is no view."""
    old, new = any_versions(seed)
    return versions(seed + 10_000) if isinstance(old, rt.SharedView) else (old, new)


def taking_all_makes_what_was_meant(revision: Any, seed: int) -> None:
    old, new = versions(seed)
    proposal = revision.propose(old, new, by="Rose")
    assert exactly(revision.accept(old, proposal)) == exactly(new)
    assert exactly(revision.accept(old, proposal, only=range(len(proposal.changes)))) == exactly(new)


def taking_none_changes_nothing(revision: Any, seed: int) -> None:
    old, new = versions(seed)
    proposal = revision.propose(old, new, by="Rose")
    assert exactly(revision.accept(old, proposal, only=())) == exactly(old)
    assert revision.decline(proposal) is None


def some_are_taken_and_some_are_left(revision: Any, seed: int) -> None:
    """What is taken first and what is taken then make the same as all at once, in whatever order of lists."""
    old, new = versions(seed)
    proposal = revision.propose(old, new, by="Rose")
    chance = random.Random(seed)
    numbers = range(len(proposal.changes))
    only = [number for number in numbers if chance.random() < 0.5]
    left = revision.decline(proposal, only=only)
    assert (left.changes if left else ()) == tuple(proposal.changes[i] for i in numbers if i not in only)
    try:
        some = revision.accept(old, proposal, only=only)
        all_of_it = revision.accept(some, left) if left else some
    except (rt.NotApplied, rt.InvalidDocument):
        return  # one needs another
    assert not [change for change in revision.diff(all_of_it, new) if change.kind is not ChangeKind.MOVED]


def what_is_let_go_leaves_a_neighbor(revision: Any, seed: int) -> None:
    """What is taken lies in the order in which it was meant, whatever is let go."""
    chance = random.Random(seed)
    names = "abcdef"
    old = rt.Goal(id="goal", statement="Sing", steps=tuple(rt.Step(id=name, what=name) for name in "ace"))
    new = attrs.evolve(old, steps=tuple(rt.Step(id=name, what=name) for name in names))
    proposal = revision.propose(old, new, by="Rose")
    only = [number for number in range(3) if chance.random() < 0.5]
    some = revision.accept(old, proposal, only=only)
    wanted = sorted([*"ace", *(proposal.changes[i].item for i in only)])
    assert [step.id for step in some.steps] == wanted
    crowd = attrs.evolve(old, steps=(*(rt.Step(id=f"new-{i}", what="x") for i in range(4)), *old.steps))
    more = revision.propose(old, crowd, by="Rose")
    assert [step.id for step in revision.accept(old, more, only=[1, 3]).steps] == ["new-1", "new-3", *"ace"]


# --- a proposal on a view ---


@attrs.frozen
class Case:
    """A plan, a grant for some of it, and the view."""

    plan: rt.WellnessPlan
    grant: rt.Grant
    key: bytes
    chance: random.Random

    @property
    def view(self) -> Any:
        return rt.share(self.plan, self.grant, on=TODAY, key=self.key)

    @property
    def ids(self) -> dict[str, str]:
        """The id in the plan of each in the view."""
        seen = records(self.view.plan)
        return {alias: id for id in records(self.plan) for alias in [alias_of(self.key, id)] if alias in seen}


def alias_of(key: bytes, id: str) -> str:
    return hmac.new(key, id.encode(), "sha256").hexdigest()[:32]


def case_of(seed: int, *sections: str) -> Case:
    chance = random.Random(seed)
    plan = newer(chance.choice(PLANS), chance, edits=2)
    data = rt.to_dict(plan)
    data.pop("private", None)
    for record, _ in list(_records(data))[1:]:
        if chance.random() < 0.1:
            record["private"] = True
        if chance.random() < 0.2:
            record["extensions"] = {"org.example.app": "a secret of another program"}
    for support in data.get("supports", ()):
        support["contact_may_be_shared"] = chance.random() < 0.5
    plan = rt.from_dict(data, rt.WellnessPlan)
    named = sections or tuple(chance.sample(SHARED_SECTIONS, chance.randint(1, len(SHARED_SECTIONS))))
    grant = rt.Grant(id="the-grant", to="a helper", sections=named)
    plan = attrs.evolve(plan, grants=(*plan.grants, grant), layout=("goals",), vision="a house by the sea")
    return Case(plan, grant, b"key of the case %08d" % seed, chance)


def _records(data: Data) -> Iterator[tuple[Data, Any]]:
    return records_in(data, rt.WellnessPlan)


def taken(revision: Any, case: Case, proposal: Proposal, **more: Any) -> rt.WellnessPlan | None:
    """The plan with a proposal taken, or None where it is refused."""
    try:
        plan: rt.WellnessPlan = revision.accept(case.plan, proposal, key=case.key, grant=case.grant, **more)
    except (rt.NotApplied, rt.InvalidDocument) as error:
        assert error.findings
        said = str(error)
        texts = (
            value for _, part in walk(case.plan) for value in attrs.astuple(part, recurse=False) if type(value) is str
        )
        assert not [text for text in texts if " " in text and text in said]
        return None
    return plan


def require_hidden_untouched(case: Case, plan: rt.WellnessPlan) -> None:
    """All that the view does not show is as it was: records, fields, and where hidden things lie."""
    shown = {*case.ids.values()}
    old, new = rows(case.plan), rows(plan)
    supports, reached = (
        "supports" in case.grant.sections,
        {each.id for each in case.plan.supports if each.contact_may_be_shared} - case.plan.kept_out,
    )
    for id, (record, place) in old.items():
        if id not in shown:
            assert own(new[id][0]) == own(record)
            assert new[id][1] == place
            continue
        if id not in new:
            assert not record.extensions
            assert all(below in shown for below in records(record)), "nothing hidden goes with what is seen"
            continue
        for fact in own_facts(type(record)):
            hidden = not fact.ask or bool(fact.keep)
            if isinstance(record, rt.WellnessPlan):
                hidden = fact.name not in {*case.grant.sections, "language"}
            elif isinstance(record, rt.Support):
                hidden = hidden or (fact.name == "contact" and id not in reached)
                hidden = hidden or not (supports or fact.name in {"name", "relation", "contact", "when_contacting"})
            if hidden:
                assert fact.same(getattr(record, fact.name), getattr(new[id][0], fact.name)), fact.name
    assert plan.grants == case.plan.grants
    for record in (record for id, (record, _) in new.items() if id not in old):
        kept = [fact for fact in own_facts(type(record)) if fact.name != "id" and (not fact.ask or fact.keep)]
        assert all(
            getattr(record, fact.name) in {fact.default, False}
            if fact.name == "private"
            else fact.same(getattr(record, fact.name), fact.default)
            for fact in kept
        )
    again = rt.share(plan, case.grant, on=TODAY, key=case.key)
    came = {id for id in old if alias_of(case.key, id) in records(again.plan)}
    assert came <= shown, "nothing comes into the view that was hidden"


def own(record: Any) -> Any:
    return [getattr(record, fact.name) for fact in own_facts(type(record))]


def rows(plan: rt.WellnessPlan) -> dict[str, tuple[Any, Any]]:
    found: dict[str, tuple[Any, Any]] = {plan.id: (plan, None)}
    for _, record in walk(plan):
        if isinstance(record, rt.models.Item):
            for fact in facts(type(record)):
                value = getattr(record, fact.name)
                for below in value if isinstance(value, tuple) else (value,):
                    if isinstance(below, rt.models.Item):
                        found[below.id] = (below, (record.id, fact.name))
    return found


def edited_by_a_helper(case: Case, edits: int = 3) -> Any:
    view = case.view
    return attrs.evolve(view, plan=newer(view.plan, case.chance, edits))


def hidden_parts_stay(revision: Any, seed: int) -> None:
    """A helper edits what they see as they like: what they do not see is as it was."""
    case = case_of(seed)
    proposal = revision.propose(case.view, edited_by_a_helper(case), by="Rose")
    for only in (None, [number for number in range(len(proposal.changes)) if case.chance.random() < 0.5]):
        if plan := taken(revision, case, proposal, only=only):
            require_hidden_untouched(case, plan)


def hostile_proposals_reach_nothing_hidden(revision: Any, seed: int) -> None:
    """A proposal is written by hand, with ids of the plan in it, and fields and kinds of any sort."""
    case = case_of(seed)
    proposal = revision.propose(case.view, edited_by_a_helper(case), by="Rose")
    with contextlib.suppress(rt.InvalidDocument, ValueError):
        hostile = rt.from_dict(tampered(rt.to_dict(proposal), case), Proposal)
        if plan := taken(revision, case, hostile):
            require_hidden_untouched(case, plan)


def tampered(data: Data, case: Case) -> Data:
    """A proposal on a view in which someone has put what they would reach, one thing in each change."""
    chance = case.chance
    hidden = [*rows(case.plan)]
    seen = [*records(case.view.plan)]
    data.setdefault("changes", [])
    for _ in range(2):
        data["changes"].append(made_up(case, chance.choice(hidden), chance.choice(seen)))
    for change in data["changes"]:
        if chance.random() < 0.5:
            spots = [*spots_of(change)]
            holder, name = chance.choice(spots)
            holder[name] = chance.choice(
                [chance.choice(hidden), chance.choice(seen), "private", "extensions", True, False, ["rose"]]
            )
        for record in (change.get("after"), change.get("before")):
            if isinstance(record, dict) and chance.random() < 0.6:
                record.update(
                    chance.choice(
                        [
                            {"private": True},
                            {"private": False},
                            {"extensions": {"org.x": 1}},
                            {"contact_may_be_shared": True},
                            {"supports": [chance.choice(hidden)]},
                            {"support": chance.choice(hidden)},
                        ]
                    )
                )
    if chance.random() < 0.7:
        data["changes"] = [chance.choice(data["changes"])]
    return data


def spots_of(raw: Any) -> Iterator[tuple[Any, Any]]:
    for key, item in raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ():
        yield raw, key
        yield from spots_of(item)


def made_up(case: Case, real: str, alias: str) -> Data:
    """A change as someone would write it who wants to reach something."""
    chance, known = case.chance, rows(case.plan)
    target = chance.choice([real, case.ids.get(alias, real)])
    record, place = known[target]
    what = rt.to_dict(record)["document"]
    name = chance.choice([target, alias_of(case.key, target)])
    home: Data = {
        "home": chance.choice([place[0], alias_of(case.key, place[0])]) if place else alias,
        "field": place[1] if place else "goals",
    }
    data = {key: value for key, value in rt.to_dict(record).items() if key not in {"document", "format"}} | {"id": name}
    fact = chance.choice(own_facts(type(record)))
    before = {"before": data[fact.name]} if fact.name in data else {}
    after: Data = chance.choice(
        [
            {},
            {"after": True},
            {"after": False},
            {"after": "mine"},
            {"after": ["mine"]},
            {"after": real},
            {"after": [real]},
        ]
    )
    return chance.choice([
        {"kind": "changed", "item": name, "what": what, "field": fact.name, **before, **after},
        {"kind": "removed", "item": name, "what": what, "before": data, "was": home},
        {"kind": "moved", "item": name, "what": what, "was": home, "now": home | {"behind": chance.choice([real, alias])}},
        {"kind": "added", "item": name, "what": what, "after": data, "now": home},
        {"kind": "added", "item": "new-1", "what": "goal", "after": {"id": "new-1", "statement": "x", "supports": [name]}, "now": {"home": alias_of(case.key, case.plan.id), "field": "goals"}},
    ])  # fmt: skip


def all_of_a_view_is_seen_again(revision: Any, seed: int) -> None:
    """Words, places and order that a helper changes in a view are in the next view, and new things too, by new ids."""
    case = case_of(seed, *SHARED_SECTIONS)
    view = case.view
    plan = view.plan
    for edit in (reorder, move, add, say_anew, say_anew):
        data = rt.to_dict(plan)
        edit(data, rt.WellnessPlan, case.chance)
        with contextlib.suppress(rt.InvalidDocument):
            plan = rt.from_dict(data, rt.WellnessPlan)
    # nobody has said yet that others may see how to reach someone who is new
    known = records(view)
    supports = (each if each.id in known else attrs.evolve(each, contact=()) for each in plan.supports)
    wanted = attrs.evolve(view, plan=attrs.evolve(plan, supports=tuple(supports)))
    made = taken(revision, case, revision.propose(view, wanted, by="Rose"))
    assert made is not None
    again = rt.share(made, case.grant, on=TODAY, key=case.key)
    assert without_new_ids(again, view) == without_new_ids(wanted, view)


def say_anew(data: Data, cls: Any, chance: random.Random) -> None:
    texts = [
        (record, fact.name)
        for record, of in list(records_in(data, cls))[1:]
        for fact in own_facts(of)
        if isinstance(fact.shape, Text) and not fact.shape.pattern and fact.name in record
    ]
    if texts:
        record, name = chance.choice(texts)
        record[name] = f"{record[name]} again"[-100:]


def without_new_ids(view: rt.SharedView, old: rt.SharedView) -> str:
    """A view as a text in which ids that are new are numbered."""
    written, known = exactly(view), records(old)
    for number, id in enumerate(id for id in records(view) if id not in known):
        written = written.replace(f'"{id}"', f'"number {number}"')
    return written


def hidden_pointers_keep_their_places(revision: Any, seed: int) -> None:
    """Of a list of pointers, what is hidden stays behind the same that it was behind."""
    chance = random.Random(seed)
    names = [f"s{number}" for number in range(chance.randint(1, 6))]
    supports = tuple(rt.Support(id=name, name=name, private=chance.random() < 0.5) for name in names)
    goal = rt.Goal(id="sing", statement="Sing", supports=tuple(chance.sample(names, len(names))))
    grant = rt.Grant(id="the-grant", to="a helper", sections=("goals", "supports"))
    plan = rt.WellnessPlan(id="malia", goals=(goal,), supports=supports, grants=(grant,))
    case = Case(plan, grant, b"key of the case %08d" % seed, chance)
    [seen] = case.view.plan.goals
    chosen = tuple(chance.sample(seen.supports, chance.randint(0, len(seen.supports))))
    edited = attrs.evolve(case.view, plan=attrs.evolve(case.view.plan, goals=(attrs.evolve(seen, supports=chosen),)))
    made = taken(revision, case, revision.propose(case.view, edited, by="Rose"))
    assert made is not None
    hidden = {each.id for each in supports if each.private}
    now = made.goals[0].supports
    assert [id for id in now if id not in hidden] == [case.ids[alias] for alias in chosen]
    assert [id for id in now if id in hidden] == [id for id in goal.supports if id in hidden]
    for id, behind in zip(goal.supports[1:], goal.supports, strict=False):
        if id in hidden and behind in now:
            assert now[now.index(id) - 1] == behind
    if goal.supports[0] in hidden:
        assert now[0] == goal.supports[0]


def a_new_id_is_no_id_of_the_plan(revision: Any, seed: int) -> None:
    """What is new may have any id in a view. In the plan it gets one that is free, and pointers lead to it."""
    case = case_of(seed, "goals", "strengths")
    name = case.chance.choice([*records(case.plan)])
    strength = rt.Strength(id=name, text="I sing")
    goal = rt.Goal(id="a-new-goal", statement="Sing", strengths=(name,))
    plan = case.view.plan
    plan = attrs.evolve(plan, goals=(*plan.goals, goal), strengths=(*plan.strengths, strength))
    made = taken(revision, case, revision.propose(case.view, attrs.evolve(case.view, plan=plan), by="Rose"))
    assert made is not None
    [new] = [each for each in made.strengths if each.text == "I sing" and each.id not in records(case.plan)]
    assert [each.strengths for each in made.goals if each.id == "a-new-goal"] == [(new.id,)]


def what_is_new_holds_what_a_view_may_show(revision: Any, seed: int) -> None:
    """Nobody but the person makes something private, or says that others may reach someone."""
    case = case_of(seed, "goals", "supports")
    plan = case.view.plan
    secret: Data = {"private": True} if seed % 3 else {"extensions": {"org.example.app": 1}}
    goal = rt.Goal(id="a-new-goal", statement="Sing", **secret)
    someone = rt.Support(id="someone-new", name="Lou", contact_may_be_shared=True)
    edited = attrs.evolve(plan, goals=(*plan.goals, goal), supports=(*plan.supports, someone))
    proposal = revision.propose(case.view, attrs.evolve(case.view, plan=edited), by="Rose")
    try:
        revision.receive(case.plan, proposal, key=case.key, grant=case.grant)
    except rt.NotApplied as error:
        assert [finding.code for finding in error.findings] == ["rule-not-shared"] * 2
    else:
        raise AssertionError("something hidden is new")


def half_a_value_is_not_written_over(revision: Any, seed: int) -> None:
    """A value of which something is hidden stays as it is."""
    case = case_of(seed, "goals")
    owner = rt.models.Person(name="Malia", contact=(rt.Contact(value="555-0142"),), needs=("time",))
    case = attrs.evolve(case, plan=attrs.evolve(case.plan, owner=owner))
    plan = attrs.evolve(case.view.plan, owner=rt.models.Person(name="Someone else"))
    proposal = revision.propose(case.view, attrs.evolve(case.view, plan=plan), by="Rose")
    try:
        revision.receive(case.plan, proposal, key=case.key, grant=case.grant)
    except rt.NotApplied as error:
        assert [(finding.code, finding.path) for finding in error.findings] == [("rule-not-shared", "/owner")]
    else:
        raise AssertionError("the owner is someone else")


LAWS: dict[str, Law] = {
    law.__name__: law
    for law in (
        taking_all_makes_what_was_meant,
        taking_none_changes_nothing,
        some_are_taken_and_some_are_left,
        what_is_let_go_leaves_a_neighbor,
        hidden_parts_stay,
        hostile_proposals_reach_nothing_hidden,
        all_of_a_view_is_seen_again,
        hidden_pointers_keep_their_places,
        a_new_id_is_no_id_of_the_plan,
        what_is_new_holds_what_a_view_may_show,
        half_a_value_is_not_written_over,
    )
}
