"""Three devices that are often offline come to one document, whoever meets whom, and lose no words."""

import hashlib
import random
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import merge_laws
import recoverytools as rt

EDITS = 50
"""How many edits and meetings a run has."""


FIRST: list[Any] = [merge_laws.SMALL, merge_laws.JOURNAL, merge_laws.STORY, *merge_laws.OTHERS]


@attrs.define
class Device:
    """A device with the revisions that it knows: their documents, and what each was made from."""

    writer: merge_laws.Writer
    head: str = ""
    documents: dict[str, Any] = attrs.field(factory=dict)
    parents: dict[str, tuple[str, ...]] = attrs.field(factory=dict)

    def commit(self, document: Any, *made_from: str) -> None:
        """Keep a revision, by a name made of what is in it and of what it comes from."""
        data = rt.dumps(document)
        self.head = hashlib.sha256(b"\n".join([*map(str.encode, sorted(made_from)), data])).hexdigest()
        self.documents[self.head], self.parents[self.head] = document, made_from

    def edit(self) -> None:
        old = self.documents[self.head]
        new = self.writer.edited(old, 1)
        if new != old:
            self.commit(new, self.head)

    def meet(self, other: "Device") -> None:
        """Get to know what the other knows, and come to one head."""
        self.documents |= other.documents
        self.parents |= other.parents
        base = rt.common_ancestor(self.parents, self.head, other.head)
        assert base is not None, "all come from one first revision"
        if base == self.head:
            self.head = other.head
        elif base != other.head:
            self.join(base, other.head)

    def join(self, base: str, head: str) -> None:
        older, mine, theirs = (self.documents[name] for name in (base, self.head, head))
        merged = rt.merge(older, mine, theirs)
        missing = written(mine, older, theirs) | written(theirs, older, mine)
        assert not missing - merge_laws.texts(merged), "a text of a head is lost"
        self.commit(merged.document, *sorted((self.head, head)))


def written(version: Any, base: Any, other: Any) -> set[str]:
    """The texts that a version has beyond its base, but for those that were erased."""
    erased = {*version.erased, *other.erased} if isinstance(version, rt.Journal) else set()
    known = {each.id for name in ("scales", "checkins", "steps", "uses") for each in getattr(version, name, ())}
    kept = version.erase(*sorted(erased & known)) if erased & known else version
    return {text for text in merge_laws.texts(kept) - merge_laws.texts(base) if text.startswith("written by")}


def runs(seed: int) -> None:
    chance = random.Random(seed)
    first = chance.choice(FIRST)
    devices = [Device(merge_laws.Writer(seed, name)) for name in ("phone", "laptop", "kiosk")]
    for device in devices:
        device.commit(first)
    for _ in range(EDITS):
        one, other = chance.sample(devices, 2)
        if chance.random() < 0.7:
            one.edit()
        else:
            one.meet(other)
    for _ in range(2 * len(devices)):  # each meets each, there and back, until there is nothing new
        for one in devices:
            for other in devices:
                if one is not other:
                    one.meet(other)
    assert len({device.head for device in devices}) == 1, "one head remains"
    merges: dict[tuple[str, ...], set[str]] = {}
    for device in devices:
        for name, made_from in device.parents.items():
            if len(made_from) > 1:
                merges.setdefault(made_from, set()).add(name)
    assert all(len(names) == 1 for names in merges.values()), "the same heads and base give the same bytes"


@settings(max_examples={10: 2, 50: 8, 200: 30, 500: 1000}.get(settings().max_examples, 8))
@given(st.integers(0, 2**32))
def test_three_devices_come_to_one_document_and_lose_no_words(seed: int) -> None:
    runs(seed)
