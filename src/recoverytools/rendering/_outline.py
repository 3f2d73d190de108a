"""What stands on a page, before it is written in one format or another."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import attrs

from .. import shapes
from ..fields import Fact, facts, parts, require_model
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..plain import kind_of
from ..shapes import EMPTY
from ..values import Contact, Hours, Schedule
from ..wording import Locale, say, show
from ._sentences import contact_sentence, hours_sentence, schedule_sentence


@attrs.frozen
class Entry:
    """A line of a page with what belongs to it: a label of ours, a text, entries below. Each may be empty."""

    label: str = ""
    text: str = ""
    entries: tuple["Entry", ...] = ()


def outline(thing: Any, *, locale: Locale, include_private: bool) -> Entry:
    """The page of a model: its title, and what is written in it in the order of its fields or of a plan's layout."""
    require_model(thing, "a page")
    choices = thing.word_choices if isinstance(thing, WellnessPlan) else EMPTY
    outliner = _Outliner(
        words=partial(say, locale=locale, choices=choices),
        value=partial(show, locale=locale, choices=choices),
        include_private=include_private,
    )
    kind = outliner.words(kind_of(type(thing)).replace("-", " ").capitalize())
    if not outliner.is_shown(thing):
        return Entry(text=f"{kind} ({outliner.words('private')})")
    outliner.name_all(thing)
    page = outliner.model(thing)
    entries = outliner.laid_out(thing) if isinstance(thing, WellnessPlan) and thing.layout else page.entries
    return Entry(page.label if page.text else "", page.text or kind, entries)


@attrs.frozen
class _Outliner:
    words: Callable[..., str]
    """Says one of our texts."""
    value: Callable[[Any], str]
    """Shows a date, a number, a word of a list."""
    include_private: bool
    names: dict[str, str] = attrs.field(factory=dict)
    """What each item on the page is called, by its id."""

    def name_all(self, model: Any) -> None:
        """Note what the items at and below a model are called."""
        if isinstance(model, Item):
            self.names[model.id] = _name(model)
        for _, part in parts(model):
            if self.is_shown(part):
                self.name_all(part)

    def is_shown(self, model: Any) -> bool:
        return self.include_private or not getattr(model, "private", False)

    def model(self, model: Any) -> Entry:
        """A model: what is written in its first field is its head, and the rest belongs to it."""
        if sentence := _SENTENCES.get(type(model)):
            return Entry(text=sentence(model, self.words, self.value))
        entries = [entry for fact in _written(model) if (entry := self.field(fact, getattr(model, fact.name)))]
        head = entries.pop(0) if entries and not entries[0].entries else Entry()
        if getattr(model, "private", False):
            head = attrs.evolve(head, text=f"{head.text} ({self.words('private')})".strip())
        return attrs.evolve(head, entries=tuple(entries))

    def laid_out(self, plan: WellnessPlan) -> tuple[Entry, ...]:
        """The sections of a plan that its layout names, in that order: ``goals``, or ``pages/ID`` for one page."""
        sections = {fact.name: self.field(fact, getattr(plan, fact.name)) for fact in _written(plan) if fact.label}
        pages = {f"pages/{page.id}": self.model(page) for page in plan.pages if self.is_shown(page)}
        known = sections | pages
        return tuple(entry for name in dict.fromkeys(plan.layout) if (entry := known.get(name)))

    def field(self, fact: Fact, value: Any) -> Entry | None:
        """What is written in a field, under its label; None where that is nothing."""
        label = self.words(fact.label) if fact.label else ""
        match fact.shape:
            case shapes.Part() if not self.is_shown(value):
                return None
            case shapes.Part():
                inner = self.model(value)
                if inner.label:  # what its first field is called would be lost under our label
                    return Entry(label, entries=(Entry(inner.label, inner.text), *inner.entries))
                return Entry(label, inner.text, inner.entries)
            case shapes.Many(of=shapes.Part()):
                items = tuple(self.model(item) for item in value if self.is_shown(item))
                return Entry(label, entries=items) if items else None
            case shapes.Many(of=shapes.Text(points_to=())):
                return Entry(label, entries=tuple(Entry(text=text) for text in value))
            case shapes.Many(of=shapes.Text()):
                return Entry(label, _SEPARATOR.join(map(self.name, value)))
            case shapes.Many(of=shapes.OneOf()):
                return Entry(label, _SEPARATOR.join(map(self.value, value)))
            case shapes.Text(points_to=names) if names:
                return Entry(label, self.name(value))
            case _:
                unit = self.words(fact.ask.unit) if fact.ask and fact.ask.unit else ""
                return Entry(label, f"{self.value(value)} {unit}".strip())

    def name(self, id: str) -> str:
        """What the item with this id is called. On the page of a tool alone, the rest of its plan is not at hand."""
        return self.names.get(id) or self.words("something in your plan")


def _written(model: Any) -> Iterator[Fact]:
    """The fields of a model that stand on its page: those that ask a question and have an answer, codes apart."""
    for fact in facts(type(model)):
        if fact.ask and getattr(model, fact.name) != fact.default and not _is_code(fact):
            yield fact


def _is_code(fact: Fact) -> bool:
    """Whether a field holds a code for programs: a language, a region, a time zone."""
    return isinstance(fact.shape, shapes.Text) and fact.shape.pattern is not None and not fact.shape.points_to


def _name(item: Item) -> str:
    """What an item is called: the first text in it."""
    texts = (getattr(item, fact.name) for fact in facts(type(item)) if fact.ask and isinstance(fact.shape, shapes.Text))
    return next((text for text in texts if text), "")


_SEPARATOR = "; "
"""Between names or words of a list, which have commas and "and" of their own."""

_SENTENCES: Mapping[type[Any], Callable[..., str]] = {
    Contact: contact_sentence,
    Hours: hours_sentence,
    Schedule: schedule_sentence,
}
