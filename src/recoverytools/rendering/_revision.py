"""What changed, and what someone would like to change, as sentences for the person whose document it is."""

import contextlib
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from .. import shapes
from ..errors import InvalidDocument
from ..fields import Fact, facts, walk
from ..models.items import Item
from ..models.merges import SAYS, Choice, Conflict, Merged
from ..models.plan import WellnessPlan
from ..models.proposals import Change, Proposal, Spot
from ..models.views import NOTICES
from ..plain import class_of, value_of
from ..shapes import FrozenDict
from ..vocabulary import ChangeKind, ConflictKind
from ..wording import isolated
from ._outline import Entry, Outliner, outline, private_ids


def proposal_page(proposal: Proposal, voice: Outliner, plan: WellnessPlan | None) -> Entry:
    """What someone would like to change, and what they say about it."""
    kind = voice.words("Proposal")
    if not voice.is_shown(proposal):
        return Entry(text=voice.marked(proposal, kind))
    teller = Teller(voice, proposal.by, wished=True)
    entries = [
        Entry(voice.words(fact.label), getattr(proposal, fact.name), theirs=True)
        for fact in facts(Proposal)
        if fact.name in {"by", "note"} and getattr(proposal, fact.name)
    ]
    told = tuple(teller.tell(plan, proposal.changes, about=proposal.about)) or (
        Entry(text=voice.words("Nothing is changed.")),
    )
    return Entry(voice.marked(proposal, kind), entries=(*entries, Entry(voice.words("Changes"), entries=told)))


def merged_page(merged: Merged, voice: Outliner) -> Entry:
    """What there is to decide, and below it the document as it is meanwhile."""
    kind = Entry(text=voice.marked(merged, voice.words("Merged")))
    if not voice.is_shown(merged):
        return kind
    documents = [each for each in (merged.plan, merged.journal, merged.story, merged.group) if each]
    pages = [
        outline(each, locale=voice.locale, include_private=voice.include_private, plan=merged.plan)
        for each in documents
    ]
    first, *more = pages or [kind]
    page = first._replace(entries=(*first.entries, *more))
    document = next(iter(documents), None)
    teller = Teller(voice, "", wished=False, document=document)
    told = tuple(map(teller.conflict, merged.conflicts))
    if not told:
        return page
    return page._replace(entries=(Entry(voice.words("To decide"), entries=told), *page.entries))


_SENTENCES = {
    "added": ("{who} added to {place}: {name}", "{who} would like to add to {place}: {name}"),
    "removed": ("{who} took away from {place}: {name}", "{who} would like to take away from {place}: {name}"),
    "moved to": ("{who} moved {name} from {was} to {place}", "{who} would like to move {name} from {was} to {place}"),
    "moved behind": ("{who} moved {name}, to come after {other}", "{who} would like {name} to come after {other}"),
    "moved first": ("{who} moved {name}, to come first in {place}", "{who} would like {name} to come first in {place}"),
    "wrote": ("{who} wrote in {place}: {after}", "{who} would like to write in {place}: {after}"),
    "took out": ("{who} took out of {place}: {before}", "{who} would like to take out of {place}: {before}"),
    "changed": (
        "{who} changed {place} from {before} to {after}",
        "{who} would like to change {place} from {before} to {after}",
    ),
    "reworded": ("{who} changed {before} to {after}", "{who} would like to change {before} to {after}"),
    "changed at length": ("{who} changed {place}", "{who} would like to change {place}"),
    "made private": ("{who} made {name} private", "{who} would like to make {name} private"),
    "no longer private": ("{who} made {name} no longer private", "{who} would like {name} to be private no more"),
    "kept": (
        "{who} changed what other programs keep beside {name}",
        "{who} would like to change what other programs keep beside {name}",
    ),
    "unread": (
        "{who} changed something that cannot be read here",
        "{who} would like to change something that cannot be read here",
    ),
    "unseen": ("{who} changed something private", "{who} would like to change something private"),
}  # fmt: skip
"""How each is said: what someone did, and what they would like to do."""

_NUMBERED = ("{number}", "{number}, as it is now")
_LONGEST = 120
"""How many characters of a value stand in a sentence; longer ones stand below it."""


class Teller:
    """Tells changes, one by one."""

    def __init__(self, voice: Outliner, by: str, *, wished: bool, document: Item | None = None) -> None:
        self.voice, self.wished = voice, wished
        self.who = isolated(by) or voice.words("Someone" if wished else "You")
        self.root = document.id if document else None
        self.classes: dict[str, type[Item]] = {}
        if document:
            self._know(document)

    def tell(self, document: Item | None, changes: Iterable[Change], about: str | None = None) -> Iterator[Entry]:
        """Each change in words. What things are called is known from the document before the changes."""
        told = [(change, self._record(change)) for change in changes]
        self.root = document.id if document else about
        for change, record in told:
            if record and change.kind is ChangeKind.ADDED:
                self._know(record)
        if document:  # last: what is new is not taken for something that is there, whatever id it has
            self._know(document)
        for change, record in told:
            yield self._said("unseen") if self._is_unseen(change, record) else self._told(change, record)

    def _told(self, change: Change, record: Item | None) -> Entry:
        """A change in words. Whatever another program wrote into it, there is something to say."""
        with contextlib.suppress(InvalidDocument):
            if change.kind is ChangeKind.CHANGED:
                return self._changed(change)
            if change.kind is ChangeKind.MOVED and change.was and change.now:
                return self._moved(change, change.was, change.now)
            if record and change.kind is ChangeKind.ADDED and change.now:
                return self._whole("added", record, change.now)
            if record and change.kind is ChangeKind.REMOVED and change.was:
                return self._whole("removed", record, change.was)
        return self._said("unread")

    def conflict(self, conflict: Conflict) -> Entry:
        """What there is to decide, and each of the choices with its number."""
        if conflict.about in self.voice.hidden:
            return Entry(text=self.voice.words("something private"))
        cls = class_of(conflict.what)
        fact = next((fact for fact in facts(cls) if fact.name == conflict.field), None) if cls else None
        it = self._field(self.voice.words(fact.label), conflict.about) if fact and fact.label else ""
        choices = enumerate(map(partial(self._choice, conflict, cls, fact), conflict.choices))
        entries = (
            choice._replace(label=self.voice.words(_NUMBERED[place == conflict.kept], number=place + 1))
            for place, choice in choices
        )
        is_choice = len(conflict.choices) > 1
        it = it or (self._name(conflict.about) if conflict.about in self.classes else "")
        it = it or self.voice.words(conflict.what.replace("-", " ").capitalize())
        return Entry(text=self.voice.words(SAYS[conflict.kind], it=it), entries=tuple(entries) if is_choice else ())

    def _choice(self, conflict: Conflict, cls: type[Item] | None, fact: Fact | None, choice: Choice) -> Entry:
        """How a choice reads. Whatever another program wrote into it, there is a page."""
        with contextlib.suppress(InvalidDocument):
            return self._readable(conflict, cls, fact, choice)
        return Entry(text=self.voice.words("something that cannot be read here"))

    def _readable(self, conflict: Conflict, cls: type[Item] | None, fact: Fact | None, choice: Choice) -> Entry:
        value: Any = choice.value
        shown: Entry | None = None
        if conflict.kind is ConflictKind.ORDER and isinstance(value, tuple):
            shown = Entry(entries=tuple(Entry(text=self._name(str(id))) for id in value))
        elif conflict.kind is ConflictKind.MOVED and isinstance(value, FrozenDict):
            shown = Entry(text=self._place(Spot(home=value.get("in", ""), field=value.get("field", ""))))
        elif fact:
            shown = self._shown(fact, self._value(fact, value))
        elif cls and value is not None:
            record = value_of(shapes.Part(cls), value)
            is_shown = self.voice.is_shown(record)
            shown = self.voice.item(record) if is_shown else Entry(text=self.voice.words("something private"))
        return shown._replace(label="") if shown else Entry(text=self.voice.words("nothing"))

    def _know(self, record: Item) -> None:
        """Note what a record and all below it are, and what they are called."""
        self.classes |= {part.id: type(part) for _, part in walk(record) if isinstance(part, Item)}
        if not self.voice.include_private:
            self.voice.hidden.update(private_ids(record))
        if self.voice.is_shown(record):
            self.voice.name_all(record)

    @staticmethod
    def _record(change: Change) -> Any:
        """The record that is new or gone; None where there is none, or it cannot be read."""
        cls = class_of(change.what)
        if cls is None or change.kind not in {ChangeKind.ADDED, ChangeKind.REMOVED}:
            return None
        with contextlib.suppress(InvalidDocument):
            return value_of(shapes.Part(cls), change.after if change.kind is ChangeKind.ADDED else change.before)
        return None

    def _is_unseen(self, change: Change, record: Item | None) -> bool:
        """Whether a change is about something private that is not to stand on the page."""
        homes = {spot.home for spot in (change.was, change.now) if spot}
        is_private = record is not None and not self.voice.is_shown(record)
        turns = change.field == "private" and not self.voice.include_private
        return is_private or turns or not self.voice.hidden.isdisjoint({change.item, *homes})

    def _said(self, sentence: str, *entries: Entry, **values: str) -> Entry:
        return Entry(text=self.voice.words(_SENTENCES[sentence][self.wished], who=self.who, **values), entries=entries)

    def _whole(self, sentence: str, record: Item, spot: Spot) -> Entry:
        entry = self.voice.item(record)
        if type(record) in NOTICES or not entry.text.strip():  # it has no words of its own to go by
            entry = Entry(text=self.voice.kind(record), entries=self.voice.below(record), mark=self.voice.mark(record))
        return self._said(sentence, *entry.entries, place=self._place(spot), name=entry.within)

    def _moved(self, change: Change, was: Spot, now: Spot) -> Entry:
        name = self._name(change.item)
        if (was.home, was.field) != (now.home, now.field):
            return self._said("moved to", name=name, was=self._place(was), place=self._place(now))
        if now.behind:
            return self._said("moved behind", name=name, other=self._name(now.behind))
        return self._said("moved first", name=name, place=self._place(now))

    def _changed(self, change: Change) -> Entry:
        cls = class_of(change.what)
        fact = next((fact for fact in facts(cls) if fact.name == change.field), None) if cls else None
        if cls is None or fact is None:
            return self._said("unread")
        name = self._name(change.item)
        if fact.name == "extensions":
            return self._said("kept", name=name)
        before, after = (self._value(fact, value) for value in (change.before, change.after))
        if fact.name == "private":
            return self._said("made private" if after else "no longer private", name=name)
        called = self.voice.words(fact.label) if fact.label else self.voice.kind_of(cls)
        place = self._field(called, change.item)
        was, now = (self._shown(fact, value) for value in (before, after))
        lines = [None if entry is None else self._in_a_line(fact, entry) for entry in (was, now)]
        if (was and not lines[0]) or (now and not lines[1]):
            told = zip(("Before", "After"), (was, now), strict=True)
            entries = (entry._replace(label=self.voice.words(label)) for label, entry in told if entry)
            return self._said("changed at length", *entries, place=place)
        if lines[0] and lines[1]:
            return self._said("changed" if fact.label else "reworded", place=place, before=lines[0], after=lines[1])
        if lines[1]:
            return self._said("wrote", place=place, after=lines[1])
        return self._said("took out", place=place, before=lines[0] or "")

    def _value(self, fact: Fact, value: object) -> Any:
        return fact.default if value is None else value_of(fact.shape, value)

    def _shown(self, fact: Fact, value: Any) -> Entry | None:
        """How a value reads, or None where it says nothing."""
        if value is None or value in ("", (), {}):
            return None
        if isinstance(fact.shape, shapes.Pairs):
            return Entry(entries=tuple(Entry(isolated(key), text, theirs=True) for key, text in value.items()))
        return self.voice.field(fact, value)

    def _in_a_line(self, fact: Fact, entry: Entry) -> str:
        """A value as it may stand in a sentence, or "" where it is too long."""
        if entry.entries or len(entry.text) > _LONGEST or "\n" in entry.text:
            return ""
        is_theirs = isinstance(fact.shape, shapes.Text) and not fact.shape.pattern
        return self._quoted(entry.within) if is_theirs else entry.within

    def _quoted(self, text: str) -> str:
        return self.voice.words("“{text}”", text=text)

    def _name(self, id: str) -> str:
        """What something is called: by the words in it, or else by what it is."""
        unknown, name = self.voice.words("something in your plan"), self.voice.name(id)
        if name == unknown and id in self.classes:
            name = self.voice.kind_of(self.classes[id])
        return name if name == unknown else self._quoted(name)

    def _place(self, spot: Spot) -> str:
        cls = self.classes.get(spot.home)
        labels = {fact.name: fact.label for fact in facts(cls)} if cls else {}
        label = labels.get(spot.field) or spot.field.replace("_", " ").capitalize()
        return self._field(self.voice.words(label), spot.home)

    def _field(self, label: str, item: str) -> str:
        """What a field of something is called; of the document, the label alone."""
        label = self._quoted(label)
        return label if item == self.root else self.voice.words("{label} of {name}", label=label, name=self._name(item))
