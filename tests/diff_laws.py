"""The laws of what changed between two versions, each over versions of the examples.

A law takes the package, so that it can be tried on one that does it wrong, and a seed for a case.
"""

import functools
import itertools
import json
import random
from collections.abc import Callable, Iterable
from typing import Any

import attrs

import recoverytools as rt
from newer import DOCUMENTS, PLANS, exactly, newer
from newer import records as records_in
from recoverytools.fields import walk
from recoverytools.plain import class_of, thawed
from recoverytools.vocabulary import ChangeKind

Law = Callable[[Any, int], None]


@functools.cache
def versions(seed: int) -> tuple[Any, Any]:
    """Two versions of a document."""
    chance = random.Random(seed)
    pool: list[Any] = [*PLANS] if chance.random() < 0.5 else DOCUMENTS
    old = newer(chance.choice(pool), chance)
    return old, newer(old, chance, edits=chance.randint(0, 9))


def applying_all_makes_the_newer(revision: Any, seed: int) -> None:
    old, new = versions(seed)
    made = revision.apply(old, revision.diff(old, new))
    assert made == new
    assert exactly(made) == exactly(new)


def nothing_changed_is_no_change(revision: Any, seed: int) -> None:
    old, new = versions(seed)
    assert revision.diff(old, old) == ()
    assert revision.apply(old, ()) == old
    assert (revision.diff(old, new) == ()) == (exactly(old) == exactly(new))


def each_thing_changes_once(revision: Any, seed: int) -> None:
    old, new = versions(seed)
    changes = revision.diff(old, new)
    seen = [(change.kind, change.item, change.field) for change in changes]
    assert len(seen) == len({*seen})
    gone, new_ = (
        [id for change in changes if change.kind is kind for id in ids_in(change)]
        for kind in (ChangeKind.REMOVED, ChangeKind.ADDED)
    )
    before, after = records(old), records(new)
    assert sorted(gone) == sorted(id for id, cls in before.items() if after.get(id) is not cls)
    assert sorted(new_) == sorted(id for id, cls in after.items() if before.get(id) is not cls)


def ids_in(change: Any) -> Iterable[str]:
    """The ids of what is new or gone by a change."""
    data = thawed(change.before or change.after)
    return (record["id"] for record, _ in records_in(data, class_of(change.what)))


def records(document: Any) -> dict[str, Any]:
    return {each.id: type(each) for _, each in walk(document) if isinstance(each, rt.models.Item)}


def paths_lead_to_what_changed(revision: Any, seed: int) -> None:
    old, new = versions(seed)
    for change in revision.diff(old, new):
        version, data = (old, change.before) if change.kind is ChangeKind.REMOVED else (new, change.after)
        there = at(rt.to_dict(version), change.path)
        if change.kind is ChangeKind.CHANGED:
            assert plain(there) == plain(data)
        else:
            assert there["id"] == change.item


def at(data: Any, path: str) -> Any:
    for name in path.split("/")[1:]:
        data = data[int(name)] if isinstance(data, list) else data.get(name)
    return data


def plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def few_are_moved(revision: Any, seed: int) -> None:
    """Of a list in another order, no fewer can be moved: this is tried out."""
    chance = random.Random(seed)
    names = "abcdefg"[: chance.randint(1, 7)]
    old = rt.Goal(id="goal", statement="Sing", steps=tuple(rt.Step(id=name, what=name) for name in names))
    new = attrs.evolve(old, steps=tuple(chance.sample(old.steps, len(old.steps))))
    moved = [change.item for change in revision.diff(old, new)]
    order = [step.id for step in new.steps]
    longest = max(
        size
        for size in range(len(names) + 1)
        for kept in itertools.combinations(names, size)
        if [each for each in order if each in kept] == [*kept]
    )
    assert len(moved) == len(names) - longest


def they_travel(revision: Any, seed: int) -> None:
    """Changes are the same after they were written down and read, and make the same."""
    old, new = versions(seed)
    proposal = rt.models.Proposal(id="a-proposal", changes=revision.diff(old, new))
    read = rt.loads(rt.dumps(proposal), rt.models.Proposal)
    assert read == proposal
    assert exactly(revision.apply(old, read.changes)) == exactly(new)


def what_was_written_since_stays(revision: Any, seed: int) -> None:
    """Changes made to a version that has grown on overwrite nothing that was written since."""
    old, new = versions(seed)
    since = newer(old, random.Random(seed + 1))
    theirs = revision.diff(old, new)
    try:
        made = revision.apply(since, theirs)
    except rt.NotApplied as error:
        assert error.findings
        return
    except rt.InvalidDocument:
        return
    written = {(change.item, change.field): change for change in revision.diff(old, since) if change.field}
    taken = {(change.item, change.field): change for change in theirs if change.field}
    for place in written.keys() & taken.keys():
        raise AssertionError(f"both wrote {place}")
    now = {
        (row.id, fact): value
        for row in [each for _, each in walk(made) if isinstance(each, rt.models.Item)]
        for fact, value in rt.to_dict(row).items()
    }
    for (item, field), change in written.items():
        assert plain(now.get((item, field))) == plain(change.after)


def what_was_written_since_goes_with_nothing(revision: Any, seed: int) -> None:
    """What someone has written in a record since is not lost with it."""
    old, new = versions(seed)
    for gone in (change for change in revision.diff(old, new) if change.kind is ChangeKind.REMOVED):
        data = rt.to_dict(old)
        [record] = [record for record, _ in records_in(data, type(old)) if record["id"] == gone.item]
        record["extensions"] = {"org.example.app": "written since"}
        since = rt.from_dict(data)
        try:
            revision.apply(since, [gone])
        except rt.NotApplied as error:
            assert [finding.code for finding in error.findings] == ["rule-said-anew"]
        else:
            raise AssertionError("it is gone with the rest")


def some_can_be_taken(revision: Any, seed: int) -> None:
    """Each change alone is made, or what it needs is told; what it makes is no more than itself."""
    old, new = versions(seed)
    changes = revision.diff(old, new)
    for change in changes:
        try:
            made = revision.apply(old, [change])
        except (rt.NotApplied, rt.InvalidDocument) as error:
            assert error.findings
            continue
        if exactly(made) == exactly(old):
            # it comes behind something that waits to be taken as well
            assert change.kind is ChangeKind.MOVED
            assert change.now.behind in {each.item for each in changes}
            continue
        [same] = revision.diff(old, made)
        assert (same.kind, same.field, same.before, same.after) == (
            change.kind, change.field, change.before, change.after,
        )  # fmt: skip
        # of two neighbors that changed places, either was moved
        assert same.item == change.item or {same.kind, same.now.behind} == {ChangeKind.MOVED, change.was.behind}


LAWS: dict[str, Law] = {
    law.__name__: law
    for law in (
        applying_all_makes_the_newer,
        nothing_changed_is_no_change,
        each_thing_changes_once,
        paths_lead_to_what_changed,
        few_are_moved,
        they_travel,
        what_was_written_since_stays,
        what_was_written_since_goes_with_nothing,
        some_can_be_taken,
    )
}
