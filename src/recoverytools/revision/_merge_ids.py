"""What has to be so before two versions come together: the same ids for the same records, and nothing erased."""

import hashlib
import itertools
from collections.abc import Collection, Mapping
from typing import Any

import attrs

from ..fields import record_facts
from ..models.journal import Journal
from ..shapes import Many
from ._merge_values import Pointers, pointing
from ._rows import Place, Row, Rows, rows_of

Sides = tuple[dict[str, Row], dict[str, Row], dict[str, Row]]
"""The rows of the version that both come from, of one version, and of the other."""


def forgotten(base: Any, one: Any, other: Any) -> tuple[Any, Any, Any]:
    """The versions of a document, each without what any version of a journal erased."""
    if not isinstance(one, Journal):
        return base, one, other
    versions, known = [version for version in (base, one, other) if version], -1
    # a goal of the plan may have the id of an entry that is erased: the numbers on it stay
    others = {entry.id for version in versions for entry in (*version.checkins, *version.steps, *version.uses)}
    others |= set.intersection(*({*version.erased} for version in versions))
    while len(gone := {id for version in versions for id in version.erased}) > known:
        known = len(gone)
        # what goes may bring other versions of it along, so look until nothing more goes
        versions = [_without(version, gone, gone - others) for version in versions]
    *was, one, other = versions
    return was[0] if was else None, one, other


def _without(journal: Journal, gone: Collection[str], scales: Collection[str]) -> Journal:
    """A journal without what is erased, and without numbers on scales that are, even where it has these no more."""
    lists = journal.scales, journal.checkins, journal.steps, journal.uses
    if there := {entry.id for entries in lists for entry in entries}.intersection(gone):
        journal = journal.erase(*sorted(there))
    if not any(rating.about in scales for entry in journal.checkins for rating in entry.ratings):
        return journal
    checkins = [
        attrs.evolve(entry, ratings=tuple(rating for rating in entry.ratings if rating.about not in scales))
        for entry in journal.checkins
    ]
    return attrs.evolve(journal, checkins=tuple(checkins))


def made_id(taken: Collection[str], *said: str) -> str:
    """An id made of what is said, the same each time, that nothing else has."""
    count = 0
    while (id := hashlib.sha256("/".join((*said, str(count))).encode()).hexdigest()[:16]) in taken:
        count += 1
    return id


def of_one_slot(base: Any, one: Any, other: Any) -> Sides:
    """The rows of three versions. Two records in the one place for such a record are one record: a crisis plan."""
    was_rows = rows_of(base) if base else {}
    one_rows = rows_of(one, was_rows)
    sides: Sides = was_rows, one_rows, rows_of(other, was_rows or one_rows)
    for fact, _ in record_facts(type(one)):
        if isinstance(fact.shape, Many):
            continue
        was, first, second = (getattr(getattr(version, fact.name, None), "id", None) for version in (base, one, other))
        if first and second and first != second:
            wanted = [second] if first == was else [first] if second == was else sorted((first, second))
            known = {id for side in sides for id in side}
            id = next(
                (id for id in wanted if _is_free(id, (was, first, second), sides)),
                made_id(known, *sorted((first, second))),
            )
            base_rows, one_rows, other_rows = (
                renamed(side, {old: id}) if old and old != id else side
                for side, old in zip(sides, (was, first, second), strict=True)
            )
            sides = base_rows, one_rows, other_rows
    return sides


def _is_free(id: str, olds: tuple[str | None, ...], sides: Sides) -> bool:
    """Whether no version has this id for anything else."""
    return all(id == old or id not in side for side, old in zip(sides, olds, strict=True))


def kept_apart(sides: Sides, alive: Mapping[str, Row] | Collection[str]) -> tuple[Sides, dict[str, str]]:
    """The rows with an id of its own for each record, where versions have one id for records of two classes.

    One class keeps the id: where `alive` tells which records are there in the end, one that is.
    """
    classes: dict[str, set[str]] = {}
    for side, other in itertools.combinations(sides, 2):
        for id, row in side.items():
            there = other.get(id, row)
            if there is not row and there.cls is not row.cls:
                classes.setdefault(id, set()).update((row.cls.__name__, there.cls.__name__))
    for gone in {id for side in sides for row in (*side.values(),)[:1] for id in _erased(row)}:
        if names := {side[gone].cls.__name__ for side in sides if gone in side}:
            classes[gone] = {_ERASED, *names}
    if not classes:
        return sides, {}
    known = {id for side in sides for id in side} | {
        id for side in sides for row in side.values() for id in _erased(row)
    }
    taken: dict[str, str] = {}
    news: dict[tuple[str, str], str] = {}
    for id, names in classes.items():
        was = sides[0][id].cls.__name__ if id in sides[0] else ""
        order = sorted(names, key=lambda name: (name != _ERASED, name != was, name))
        rest = [(name, made_id(known, id, name)) for name in order[1:]]
        if alive and id not in alive and _ERASED not in names:
            left = [name for name, new in rest if new in alive]
            if left:
                order = [left[0], *(name for name in order if name != left[0])]
                rest = [(name, made_id(known, id, name)) for name in order[1:]]
        for name, new in rest:
            news[id, name] = new
            taken[new] = id
    base, one, other = (
        renamed(
            side, {id: news[id, name] for id in classes if id in side and (id, name := side[id].cls.__name__) in news}
        )
        for side in sides
    )
    return (base, one, other), taken


_ERASED = ""
"""Stands for the class of what was erased."""


def _erased(row: Row) -> Any:
    return row.values.get("erased", ())


def renamed(rows: Rows, news: Mapping[str, str]) -> dict[str, Row]:
    """Rows in which some records have other ids, and all that leads to them leads there."""
    if not news:
        return dict(rows)

    def new(id: str) -> str:
        return news.get(id, id)

    cls = next(row.cls for row in rows.values() if row.place is None)
    pointers = Pointers(cls)
    made: dict[str, Row] = {}
    for id, row in rows.items():
        values = dict(row.values) | {
            fact.name: pointers.led(fact.shape, row.values[fact.name], new) for fact in pointing(row.cls)
        }
        values["id"] = new(id)
        place = row.place and Place(new(row.place.home), row.place.field)
        below = {name: tuple(map(new, ids)) for name, ids in row.below.items()}
        made[new(id)] = Row(row.cls, place, values, below)
    return made
