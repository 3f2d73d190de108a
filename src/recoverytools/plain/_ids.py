"""Ids for the records of a document that lack them."""

from collections import Counter
from collections.abc import Callable, Iterator
from operator import is_not
from typing import Any

from ..fields import is_record, new_id, part_facts
from ._kinds import kind_of
from ._raw import below, is_object


def with_ids(data: dict[str, Any], cls: type[Any], *, new_ids: bool) -> dict[str, Any]:
    """A document in which every record has an id; the very same where none lacks one.

    An id is drawn at random, or made from its place (``goals-1``). A made id is no text of the document, so that it
    makes no pointer whole by chance.
    """
    make = (lambda _: new_id()) if new_ids else _maker(data)
    complete: dict[str, Any] = _filled(data, cls, kind_of(cls), make)
    return complete


def _maker(data: dict[str, Any]) -> Callable[[str], str]:
    texts: set[str] = set()
    numbers: Counter[str] = Counter()

    def make(stem: str) -> str:
        if not texts:
            texts.update(_texts(data), [""])
        while True:
            numbers[stem] += 1
            if (made := f"{stem}-{numbers[stem]}") not in texts:
                return made

    return make


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    for item in below(raw):
        yield from _texts(item)


def _filled(raw: Any, cls: type[Any], stem: str, make: Callable[[str], str]) -> Any:
    if not is_object(raw):
        return raw
    new: dict[str, Any] = {}
    if is_record(cls) and "id" not in raw:
        new["id"] = make(stem)
    for fact, part in part_facts(cls):
        if (value := raw.get(fact.name)) is None:
            continue
        stem = fact.name.replace("_", "-")
        if type(value) is list and len(value) <= getattr(fact.shape, "most", 0):
            items = [_filled(item, part, stem, make) for item in value]
            if any(map(is_not, items, value)):
                new[fact.name] = items
        elif is_object(value) and (item := _filled(value, part, stem, make)) is not value:
            new[fact.name] = item
    return type(raw)({**raw, **new}) if new else raw
