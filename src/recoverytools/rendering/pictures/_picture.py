"""What a picture is, and how it speaks."""

from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from typing import Any, TypeAlias

import attrs

from ...models.items import Note
from ...models.plan import WellnessPlan
from ...models.views import SharedView
from ...wording import NO_CHOICES, Locale, isolated, language_of, say, show
from ._svg import (
    ASIDE,
    BODY,
    HEADING,
    INDENT,
    MARGIN,
    ROOT,
    SMALL,
    SPOT,
    STYLE,
    TITLE,
    WIDTH,
    Column,
    Letters,
    Sheet,
    element,
    is_rtl,
    written,
)


@attrs.frozen(kw_only=True)
class Table:
    """What a picture shows, in rows of text. Nothing that a picture had no room for is missing.

    >>> rose = rt.Support(name="Auntie Rose", circle=Circle.CLOSEST)
    >>> table = rt.rendering.support_map(rt.WellnessPlan(supports=(rose,))).table
    >>> table.header
    ('Who', 'How close', 'What I get from them', 'Which way help goes')
    >>> table.rows
    (('Auntie Rose', 'Closest to me', '', 'They help me'),)
    """

    header: tuple[str, ...] = attrs.field(repr=False)
    """What stands in each column."""
    rows: tuple[tuple[str, ...], ...] = attrs.field(repr=False)
    """The rows, with a text for each column."""


@attrs.frozen(kw_only=True)
class Picture:
    """A picture, and the same in words, for those who do not see it or would rather read.

    >>> picture = rt.rendering.support_map(rt.WellnessPlan(supports=(rt.Support(name="Auntie Rose"),)))
    >>> picture.title, picture.description
    ('Who is on my side', 'A map with me in the middle and 1 on my side.')
    >>> picture.table.rows
    (('Auntie Rose', '', '', 'They help me'),)
    """

    svg: str = attrs.field(repr=False)
    """The picture as one SVG element: a file of its own, or a part of a page.

    It has no script, asks for nothing from elsewhere, and goes with light and dark. It is made for the width of a phone
    and may be shown larger. What stands in it as an id depends on what it shows, so that pictures can share a page.
    """
    title: str = attrs.field(repr=False)
    """What it is called."""
    description: str = attrs.field(repr=False)
    """What there is to see, in a sentence or two."""
    table: Table
    """The same, in rows of text."""
    size: tuple[int, int]
    """Its width and its height, as the SVG names them. Where it is shown smaller or larger, they keep their ratio."""


@attrs.frozen
class Voice:
    """How a picture speaks, and what it leaves out."""

    plan: WellnessPlan
    locale: Locale
    include_private: bool
    words: Callable[..., str]
    """Says one of our texts."""
    value: Callable[[Any], str]
    """Shows a date, a number, a word of a list."""

    def shown(self, items: Iterable[Any]) -> tuple[Any, ...]:
        """Those of some items that stand in the picture."""
        return tuple(item for item in items if self.include_private or not item.private)

    def marked(self, item: Any, text: str) -> str:
        """A text, with a mark where its item is private."""
        return f"{isolated(text)} ({self.words('private')})" if item.private else text

    def note(self, note: Note) -> str:
        """What a note says, or what it points to is called; nothing where that is not shown."""
        named = map(self._name, filter(None, (note.tool, note.support, note.resource)))
        text = note.text or next(filter(None, named), "")
        return text and self.marked(note, text)

    def _name(self, id: str) -> str:
        item: Any = self.plan.find(id)
        return item.name if self.shown([item]) else ""


def voice_for(plan: WellnessPlan | None, locale: Locale, *, include_private: bool) -> Voice:
    """Who speaks in a picture: in a language, in the words that the person of a plan chose."""
    choices = plan.word_choices if plan else NO_CHOICES
    return Voice(
        plan=plan or WellnessPlan(id="nothing"),
        locale=locale,
        include_private=include_private,
        words=partial(say, locale=locale, choices=choices),
        value=partial(show, locale=locale, choices=choices),
    )


def voice_of(thing: Any, function: str, locale: Locale, *, include_private: bool) -> Voice:
    """The voice for a plan, or for what a view holds of one. What is private as a whole is as if it were empty."""
    if not isinstance(thing, WellnessPlan | SharedView):
        raise TypeError(f"{function} takes a WellnessPlan or a SharedView, not a {type(thing).__name__}")
    plan = thing.plan if isinstance(thing, SharedView) else thing
    hidden = not include_private and (thing.private or (plan is not None and plan.private))
    return voice_for(None if hidden else plan, locale, include_private=include_private)


Place: TypeAlias = tuple[float, float]
Mark: TypeAlias = Callable[[Place], None]
"""What draws a sign at a place."""


class Canvas(Sheet):
    """A sheet that begins with a title and ends as a picture."""

    def __init__(self, kind: str, title: str, voice: Voice, *, lang: str = "") -> None:
        super().__init__()
        self._kind, self._title, self.voice = kind, title, voice
        self.write(title, TITLE, lang=lang)
        self.y += 8

    def signed(
        self, text: str, mark: Mark, letters: Letters, *, lang: str = "", inset: Place = (SPOT, INDENT)
    ) -> Column:
        """Write a text with a sign where its lines begin: at the left, or where they run from the right, there.

        `inset` is how far the sign and the text are from that edge of the paper.
        """
        rtl = is_rtl(text)
        spot, indent = inset
        mark((WIDTH - spot if rtl else spot, self.y + letters.size * 0.72))
        column = Column(right=WIDTH - indent, from_right=True) if rtl else Column(indent)
        self.write(text, letters, column, lang=lang)
        return column

    def heading(self, text: str, mark: Mark) -> None:
        """Begin a part."""
        self.y += 10
        self.signed(text, mark, HEADING)
        self.y += 6

    def row(self, text: str, mark: Mark, aside: str = "") -> None:
        """Write what a person wrote, and below it what we say of it."""
        column = self.signed(text, mark, BODY, lang=self.voice.plan.language)
        self.write(aside, SMALL, column)
        self.y += 8

    def more(self, count: int, letters: Letters = ASIDE) -> None:
        """Say how many more there are that had no room, if any."""
        if count > 0:
            self.write(self.voice.words("and {count} more", count=count), letters, Column(INDENT))
            self.y += 8

    def picture(self, description: str, table: Table) -> Picture:
        """The picture of all that is on the sheet."""
        height = round(self.y + MARGIN)
        size = (480, round(height * 480 / WIDTH))
        content = self.markup()
        # what a picture shows tells it from others on a page, each time in the same way
        shown = f"{self._title}\n{description}\n{content}"
        known_by = f"{self._kind}-{sha256(shown.encode()).hexdigest()[:12]}"
        svg = element(
            "svg",
            element("title", written(self._title), id=f"{known_by}-title"),
            element("desc", written(description), id=f"{known_by}-desc"),
            element("style", STYLE),
            element("rect", class_="paper", width=WIDTH, height=height, rx=14),
            content,
            xmlns="http://www.w3.org/2000/svg",
            class_=ROOT,
            role="img",
            aria_labelledby=f"{known_by}-title",
            aria_describedby=f"{known_by}-desc",
            lang=language_of(self.voice.locale) or None,
            width=size[0],
            height=size[1],
            viewBox=f"0 0 {WIDTH} {height}",
        )
        return Picture(svg=svg, title=self._title, description=description, table=table, size=size)


def hidden(kind: str, label: str, voice: Voice) -> Picture:
    """The picture of what is private as a whole: it says that, and nothing else."""
    sheet = Canvas(kind, voice.words(label), voice)
    text = voice.words("This is marked private.")
    sheet.write(text, ASIDE)
    return sheet.picture(text, Table(header=(), rows=()))
