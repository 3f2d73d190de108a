"""Newer versions of documents: what people change from one day to the next, a few things at a time."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import recoverytools as rt
from recoverytools import shapes
from recoverytools.fields import facts, is_record, own_facts, part_of, record_facts

Data = dict[str, Any]
EXAMPLES = Path(__file__).parent.parent / "examples"
DOCUMENTS = [rt.read(path) for path in sorted(EXAMPLES.rglob("*.json"))]
PLANS = [document for document in DOCUMENTS if isinstance(document, rt.WellnessPlan)]


def newer(document: Any, chance: random.Random, edits: int = 3) -> Any:
    """A version of a document after some edits. An edit that would leave no document is not made."""
    for _ in range(edits):
        data = copy.deepcopy(rt.to_dict(document))
        chance.choice(EDITS)(data, type(document), chance)
        try:
            document = rt.from_dict(data, type(document))
        except rt.InvalidDocument:
            continue
    return document


def records(data: Data, cls: Any) -> Iterator[tuple[Data, Any]]:
    """The records at and below plain data, each with its class."""
    if is_record(cls):
        yield data, cls
    for fact in facts(cls):
        if (part := part_of(fact.shape)) and fact.name in data:
            value = data[fact.name]
            for below in value if isinstance(value, list) else [value]:
                yield from records(below, part)


def lists(data: Data, cls: Any) -> list[tuple[Data, str, Any]]:
    """The lists of records, each with what holds it, its name and the class of what may stand in it."""
    return [
        (record, fact.name, part)
        for record, of in records(data, cls)
        for fact, part in record_facts(of)
        if isinstance(fact.shape, shapes.Many)
    ]


def _filled(data: Data, cls: Any, chance: random.Random) -> tuple[Data, str, Any] | None:
    filled = [each for each in lists(data, cls) if each[0].get(each[1])]
    return chance.choice(filled) if filled else None


def reorder(data: Data, cls: Any, chance: random.Random) -> None:
    if place := _filled(data, cls, chance):
        chance.shuffle(place[0][place[1]])


def remove(data: Data, cls: Any, chance: random.Random) -> None:
    if place := _filled(data, cls, chance):
        beside = place[0][place[1]]
        beside.pop(chance.randrange(len(beside)))


def move(data: Data, cls: Any, chance: random.Random) -> None:
    """Put a record into another list of its kind, or a place of its own."""
    if place := _filled(data, cls, chance):
        holder, name, part = place
        beside = holder[name]
        record = beside.pop(chance.randrange(len(beside)))
        there, field, _ = chance.choice([each for each in lists(data, cls) if each[2] is part])
        beside = there.setdefault(field, [])
        beside.insert(chance.randint(0, len(beside)), record)


def add(data: Data, cls: Any, chance: random.Random) -> None:
    """Add something like what is there already, and all below it, with ids of their own."""
    if place := _filled(data, cls, chance):
        holder, name, part = place
        record = copy.deepcopy(chance.choice(holder[name]))
        for below, _ in records(record, part):
            below["id"] = f"new-{chance.randrange(10**6)}"
        holder[name].insert(chance.randint(0, len(holder[name])), record)


def nest(data: Data, cls: Any, chance: random.Random) -> None:
    """Put what lies in a record into a new one in its place, or behind it."""
    homes = [
        (holder[name], old, part)
        for holder, name, part in lists(data, cls)
        for old in holder.get(name, ())
        if any(fact.name in old for fact, _ in record_facts(part))
    ]
    if homes:
        beside, old, part = chance.choice(homes)
        new = {key: old.pop(key) for fact, _ in record_facts(part) if (key := fact.name) in old}
        own = {fact.name: old[fact.name] for fact in own_facts(part) if fact.name in old}
        beside.insert(beside.index(old) + 1, own | new | {"id": f"new-{chance.randrange(10**6)}"})
        if chance.random() < 0.5:
            beside.remove(old)


def write(data: Data, cls: Any, chance: random.Random) -> None:
    """Say something else in a field."""
    record, of = chance.choice(list(records(data, cls)))
    written = [fact for fact in own_facts(of) if fact.name in record and fact.name != "id"]
    blank = [fact for fact in own_facts(of) if isinstance(fact.shape, shapes.Text) and not fact.shape.pattern]
    if not written and not blank:
        return
    fact = chance.choice([*written, *blank])
    value = record.get(fact.name, "")
    match value:
        case str() if isinstance(fact.shape, shapes.Text) and not fact.shape.pattern:
            record[fact.name] = f"{value} again"[-100:]
        case bool():
            record[fact.name] = not value
        case list() if value:
            chance.shuffle(value)
            record[fact.name] = value[1:]
        case int():
            record[fact.name] = chance.choice([value - 1, 0])
        case _:
            record.pop(fact.name, None)


def keep(data: Data, cls: Any, chance: random.Random) -> None:
    """Keep something beside a record, in numbers that Python takes for the same."""
    record = data if chance.random() < 0.5 else chance.choice([record for record, _ in records(data, cls)])
    record["extensions"] = {"org.example.app": chance.choice([1, 1.0, True, [0, False], [0.0]])}


EDITS: list[Callable[[Data, Any, random.Random], None]] = [
    reorder,
    remove,
    move,
    add,
    nest,
    nest,
    write,
    write,
    keep,
    keep,
]


def exactly(document: Any) -> str:
    """A document as a text, in which 1 and 1.0 differ."""
    return json.dumps(rt.to_dict(document))
