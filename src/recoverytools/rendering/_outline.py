"""What stands on a page, before it is written in one format or another."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple

import attrs

from .. import shapes
from ..fields import Fact, facts, once, part_facts, part_of, parts, require_model
from ..models.backups import BackupPlan
from ..models.crisis import CareChoice, Medicine
from ..models.items import Item, Note
from ..models.journal import Journal, Rating
from ..models.plan import HelpLine, WellnessPlan
from ..models.views import NOTICES
from ..plain import kind_of
from ..values import Contact, Hours, Schedule, Watch
from ..wording import NO_CHOICES, Locale, isolated, say, show
from ._sentences import contact_sentence, hours_sentence, rating_sentence, schedule_sentence, watch_sentence


class Entry(NamedTuple):
    """A line of a page with what belongs to it: a label of ours, a text, entries below. Each may be empty."""

    label: str = ""
    text: str = ""
    entries: tuple["Entry", ...] = ()
    preface: tuple[str, ...] = ()
    """Sentences of ours between a heading and what stands under it."""
    theirs: bool = False
    """Whether the text is the person's own, as they wrote it."""
    mark: str = ""
    """What we say of it after the text: that it is private."""

    @property
    def line(self) -> str:
        """The text as it stands in a line with ours."""
        return self.within if self.label or self.mark else self.text

    @property
    def within(self) -> str:
        """The text as it stands within a sentence of ours."""
        text = isolated(self.text) if self.theirs else self.text
        return f"{text} ({self.mark})".strip() if self.mark else text

    @property
    def title(self) -> str:
        """What a page is called, in one line."""
        return " ".join(": ".join(filter(None, (self.label, self.line))).split())

    @property
    def length(self) -> int:
        """How many characters there are in it."""
        own = len(self.label) + len(self.text) + sum(map(len, self.preface))
        return own + sum(entry.length for entry in self.entries)

    @property
    def in_short(self) -> list["Entry"]:
        """What stands first on a page, in a line each."""
        return [entry for entry in self.entries if not (entry.entries or entry.preface)]

    @property
    def sections(self) -> list["Entry"]:
        """What on a page has so much to it that it becomes a section."""
        return [entry for entry in self.entries if entry.entries or entry.preface]

    @property
    def is_roomy(self) -> bool:
        """Whether a section has items with so much to them that each has a heading."""
        return any(below.entries for entry in self.entries for below in entry.entries)

    @property
    def answers(self) -> list["Entry"]:
        """What in a section is an answer in a line, not an item: a long answer makes no good heading."""
        return [entry for entry in self.entries if entry.label and not entry.entries]

    @property
    def items(self) -> list["Entry"]:
        """What in a section is no answer in a line."""
        return [entry for entry in self.entries if entry.entries or not entry.label]


_NOTHING = Entry()


def outline(thing: Any, *, locale: Locale, include_private: bool, plan: WellnessPlan | None) -> Entry:
    """The page of a model: its title, and what is written in it in the order of its fields or of a plan's layout."""
    require_model(thing, "a page")
    if plan is not None and not isinstance(plan, WellnessPlan):
        raise TypeError(f"plan must be a WellnessPlan, not a {type(plan).__name__}")
    plan = thing if isinstance(thing, WellnessPlan) else plan
    outliner = introduced(thing, locale=locale, include_private=include_private, plan=plan)
    kind = outliner.kind(thing)
    if not outliner.is_shown(thing):
        return Entry(text=outliner.marked(thing, kind))
    # a layout that names nothing there is, through a slip of the pen, hides nothing: nobody is to hold an empty page
    if isinstance(thing, WellnessPlan) and not thing.section_names().isdisjoint(thing.layout):
        page = Entry(text=thing.title, entries=outliner.laid_out(thing), theirs=True, mark=outliner.mark(thing))
    elif _has_title(thing):
        page = outliner.model(thing)
    else:
        page = Entry(entries=outliner.below(thing), mark=outliner.mark(thing))
    return page if page.text else page._replace(text=kind, theirs=False)


def introduced(thing: Any, *, locale: Locale, include_private: bool, plan: WellnessPlan | None) -> "Outliner":
    """Who speaks on the page of a model, and knows what is in it and in its plan by name, and what of it is private."""
    outliner = speaker(locale, include_private=include_private, plan=plan)
    for whole in (plan, thing):
        if whole is not None and not include_private:
            outliner.hidden.update(private_ids(whole))
        if whole is not None and outliner.is_shown(whole):
            outliner.name_all(whole)
    return outliner


def speaker(locale: Locale, *, include_private: bool, plan: WellnessPlan | None) -> "Outliner":
    """Who speaks on a page: in a language, in the words that the person of a plan chose."""
    choices = plan.word_choices if plan else NO_CHOICES
    return Outliner(
        locale=locale,
        # a page says the same words many times; 1 and True are equal, and read differently
        words=lru_cache(None, typed=True)(partial(say, locale=locale, choices=choices)),
        value=lru_cache(None, typed=True)(partial(show, locale=locale, choices=choices)),
        notice=partial(say, locale=locale),
        include_private=include_private,
    )


@attrs.frozen
class Outliner:
    """Makes the entries of models."""

    locale: Locale
    words: Callable[..., str]
    """Says one of our texts."""
    value: Callable[[Any], str]
    """Shows a date, a number, a word of a list."""
    notice: Callable[[str], str]
    """Says what has to be said, in words that nobody's choice of words changes."""
    include_private: bool
    items: dict[str, Item] = attrs.field(factory=dict)
    """The items on the page, by their ids."""
    hidden: set[str] = attrs.field(factory=set)
    """The ids of items that are not shown."""

    def name_all(self, model: Any) -> None:
        """Note what the names of items at and below a model are taken from."""
        if isinstance(model, Item):
            self.items[model.id] = model
        for fact, _ in part_facts(type(model)):
            value = getattr(model, fact.name)
            for part in value if isinstance(value, tuple) else filter(None, [value]):
                if self.is_shown(part):
                    self.name_all(part)

    def kind(self, model: Any) -> str:
        """What a model is: "Wellness plan"."""
        return self.kind_of(type(model))

    def kind_of(self, cls: type[Any]) -> str:
        """What models of a class are: "Wellness plan"."""
        return self.words(kind_of(cls).replace("-", " ").capitalize())

    def is_shown(self, model: Any) -> bool:
        """Whether a model stands on the page: not what is private, nor what is nothing without it."""
        if self.include_private:
            return True
        about = (getattr(model, fact.name) for fact in _needed(type(model)))
        return not getattr(model, "private", False) and self.hidden.isdisjoint(about)

    def model(self, model: Any) -> Entry:
        """A model: what is written in its first field is its head, and the rest belongs to it."""
        if sentence := _SENTENCES.get(type(model)):
            return Entry(text=sentence(model, self))
        first, *rest = self.below(model) or [_NOTHING]
        if first.entries:
            first, rest = _NOTHING, [first, *rest]
        return Entry(first.label, first.text, tuple(rest), theirs=first.theirs, mark=self.mark(model))

    def item(self, model: Any) -> Entry:
        """A model in a list, where its head has no label: "With: Rose"."""
        head = self.model(model)
        if not head.label:
            return head
        text = isolated(head.text) if head.theirs else head.text
        return Entry("", f"{head.label}: {text}", head.entries, mark=head.mark)

    def below(self, model: Any) -> tuple[Entry, ...]:
        """What is written in a model, an entry for each field."""
        entries = [entry for fact in _written(model) if (entry := self.answer(fact, _standing(model, fact)))]
        if notice := NOTICES.get(type(model)):
            entries.insert(0, Entry(self.notice("Please note"), self.notice(notice)))
        return tuple(entries)

    def answer(self, fact: Fact, value: Any) -> Entry | None:
        """What is written in a field, or that nothing is said; None where there is nothing to show."""
        return Entry(self.words(fact.label), self.words("not said")) if value is None else self.field(fact, value)

    def mark(self, model: Any) -> str:
        """What is said of a model that is private."""
        return self.words("private") if getattr(model, "private", False) else ""

    def marked(self, model: Any, text: str) -> str:
        """A text of ours, with a mark where the model is private."""
        return Entry(text=text, mark=self.mark(model)).line

    def laid_out(self, plan: WellnessPlan) -> tuple[Entry, ...]:
        """The sections of a plan that its layout names, in that order: ``goals``, or ``pages/ID`` for one page."""
        named = {fact.name: fact for fact in _written(plan) if fact.name in plan.layout and fact.label}
        sections = {name: self.field(fact, getattr(plan, name)) for name, fact in named.items()}
        pages = {f"pages/{page.id}": self.model(page) for page in plan.pages if self.is_shown(page)}
        known = sections | pages
        return tuple(entry for name in dict.fromkeys(plan.layout) if (entry := known.get(name)))

    def field(self, fact: Fact, value: Any) -> Entry | None:
        """What is written in a field, under its label; None where that is nothing."""
        label = self.words(english) if (english := fact.label) else ""
        match fact.shape:
            case shapes.Part():
                return self.part(label, value)
            case shapes.Many(of=shapes.Part() | shapes.Text() | shapes.OneOf() as of):
                return self.many(label, of, value)
            case shapes.Text(points_to=names) if names:
                return Entry(label, self.name(value))
            case shapes.Text():
                return Entry(label, value, theirs=True)
            case _:
                unit = self.words(fact.ask.unit) if fact.ask and fact.ask.unit else ""
                return Entry(label, f"{self.value(value)} {unit}".strip())

    def part(self, label: str, model: Any) -> Entry | None:
        """A model in a field; None where nothing of it is shown."""
        if not self.is_shown(model):
            return None
        inner = self.model(model)
        if inner == _NOTHING:
            return None
        if inner.label or not _has_title(model):  # what its first field is called would be lost under our label
            return Entry(self.marked(model, label), entries=self.below(model))
        return Entry(label, inner.text, inner.entries, theirs=inner.theirs, mark=inner.mark)

    def many(self, label: str, of: shapes.Shape, values: Any) -> Entry | None:
        """Models, texts or words in a list; None where nothing of it is shown."""
        match of:
            case shapes.Part():
                items = tuple(item for each in values if self.is_shown(each) and (item := self.item(each)) != _NOTHING)
                return Entry(label, entries=items) if items else None
            case shapes.Text(section=True):
                return Entry(label, entries=tuple(Entry(text=self.section(name)) for name in values))
            case shapes.Text(points_to=()):
                return Entry(label, entries=tuple(Entry(text=text, theirs=True) for text in values))
            case shapes.Text():
                names = tuple(map(self.name, values))
                in_a_line = _SEPARATOR.join(names)
                if len(in_a_line) > _LONGEST_LINE:
                    return Entry(label, entries=tuple(Entry(text=name) for name in names))
                return Entry(label, in_a_line)
            case _:
                return Entry(label, _SEPARATOR.join(map(self.value, values)))

    def section(self, name: str) -> str:
        """What a section of a plan is called: by its label, a page or a story of the person's own by its title."""
        labels = {fact.name: fact.label or fact.name.capitalize() for fact in facts(WellnessPlan)}
        if name in labels:
            return self.words(labels[name])
        kind, _, id = name.partition("/")
        if kind == "stories":  # it stands beside the plan, where its title is not known
            return self.called(id) or self.words("One of my stories")
        return self.called(id) or name if kind == "pages" else name

    def name(self, id: str) -> str:
        """What the item with this id is called. On the page of a tool alone, the rest of its plan is not at hand."""
        return isolated(self.called(id)) or self.words("something in your plan")

    def called(self, id: str) -> str:
        """What an item on the page is called, or nothing. A note without words goes by what it points to."""
        item = self.items.get(id)
        name = name_of(item) if item else ""
        if isinstance(item, Note) and not name:
            return self.called(item.tool or item.support or item.resource or "")
        return name


def _written(model: Any) -> Iterator[Fact]:
    """The fields of a model that stand on its page: those that ask a question and have an answer, codes apart."""
    only = _NEVER_OFFERED if isinstance(model, HelpLine) and model.never_offer else None
    never_unsaid = _NEVER_UNSAID.get(type(model))
    for fact in _asked(type(model)):
        value = getattr(model, fact.name)
        is_said = value is not fact.default and value != fact.default
        if (is_said or fact.name == never_unsaid) and (only is None or fact.name in only):
            yield fact


@once
def _asked(cls: type[Any]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts(cls) if fact.ask and not _is_code(fact))


@once
def _needed(cls: type[Any]) -> tuple[Fact, ...]:
    """The pointers that a model of this class is nothing without."""
    return tuple(fact for fact in facts(cls) if fact.required and _points(fact.shape))


_NEVER_OFFERED = {"name", "never_offer"}
"""What is shown of a help line that a person never wants to be offered."""
_NEVER_UNSAID: Mapping[type[Any], str] = {Medicine: "use", CareChoice: "wish"}
"""Answers that others act on: where one is missing, the page says so, lest silence be taken for a yes."""


def _is_code(fact: Fact) -> bool:
    """Whether a field holds a code for programs: a language, a region, a time zone."""
    return isinstance(fact.shape, shapes.Text) and fact.shape.pattern is not None and not fact.shape.points_to


def _has_title(model: Any) -> bool:
    """Whether a page is named after what is in a model: a sentence, or the answer to its first question in a line."""
    if type(model) in _SENTENCES:
        return True
    first = next((fact for fact in facts(type(model)) if fact.ask), None)
    return (
        first is not None
        and next(_written(model), None) is first
        and not isinstance(first.shape, shapes.Many | shapes.Part)
    )


def _standing(model: Any, fact: Fact) -> Any:
    """What stands in a field today: a journal keeps what was corrected, and its page does not show it."""
    if isinstance(model, Journal) and (part := part_of(fact.shape)):
        return model.entries(part)
    return getattr(model, fact.name)


_LONGEST_NAME = 80
"""How many characters of an item's first words it is called by."""


def name_of(item: Item) -> str:
    """What an item is called: the first words in it. A backup plan goes by what is done."""
    first = [item.response] if isinstance(item, BackupPlan) else []
    texts = (getattr(item, fact.name) for fact in _asked(type(item)) if _is_words(fact.shape))
    name = next(filter(None, (*first, *texts)), "")
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rsplit(maxsplit=1)[0] + "…"


def private_ids(model: Any, *, around: bool = False) -> Iterator[str]:
    """The ids of private items at and below a model, and of all that is in them."""
    private = around or getattr(model, "private", False)
    if private and isinstance(model, Item):
        yield model.id
    for _, part in parts(model):
        yield from private_ids(part, around=private)


def _points(shape: shapes.Shape) -> bool:
    return isinstance(shape, shapes.Text) and bool(shape.points_to)


def _is_words(shape: shapes.Shape) -> bool:
    return isinstance(shape, shapes.Text) and shape.pattern is None


_LONGEST_LINE = 120
"""How many characters of names stand in a line; more of them become a list."""

_SEPARATOR = "; "
"""Between names or words of a list, which have commas and "and" of their own."""

_SENTENCES: Mapping[type[Any], Callable[..., str]] = {
    Contact: contact_sentence,
    Hours: hours_sentence,
    Rating: rating_sentence,
    Schedule: schedule_sentence,
    Watch: watch_sentence,
}
