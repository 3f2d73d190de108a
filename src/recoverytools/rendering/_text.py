"""Plain text."""

from collections.abc import Iterator
from typing import Any

from ..models.plan import WellnessPlan
from ..wording import Locale
from ._outline import Entry
from ._pages import page as page_of


def to_text(
    thing: Any, *, locale: Locale = "en", include_private: bool = True, plan: WellnessPlan | None = None
) -> str:
    """A page of plain text: a whole plan, or a tool alone.

    Args:
        thing: A plan, or any item or value in one.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand on the page. They are marked.
        plan: The plan that a journal or a tool alone goes with. What they point to is called by its name there, and our
            labels are said in the person's word choices.
    """
    page = page_of(thing, locale=locale, include_private=include_private, plan=plan)
    return "\n".join([*_heading(page, "="), *_page(page)]).rstrip() + "\n"


def _heading(entry: Entry, line: str) -> list[str]:
    title = _labelled(entry).replace("\n", " ")
    return [title, line * max(3, len(title))]


def _page(page: Entry) -> Iterator[str]:
    """What is short comes first; what has more to it becomes a section."""
    yield from _preface(page)
    if short := page.in_short:
        yield ""
        yield from (line for entry in short for line in _lines(entry))
    for section in page.sections:
        yield ""
        yield from _heading(section, "-")
        yield from _preface(section)
        roomy = any(entry.entries for entry in section.entries)
        for i, entry in enumerate(section.entries):
            yield from ["", *_lines(entry)] if roomy or i == 0 else _lines(entry)


def _preface(entry: Entry) -> Iterator[str]:
    if entry.preface:
        yield from ["", *entry.preface]


def _lines(entry: Entry) -> Iterator[str]:
    """An entry and what belongs to it, indented."""
    first, *more = _labelled(entry).split("\n")
    mark = "" if entry.label else "- "
    yield mark + first + (":" if entry.label and not entry.line else "")
    yield from ("  " + line for line in more)
    yield from ("  " + line for below in entry.entries for line in _lines(below))


def _labelled(entry: Entry) -> str:
    return ": ".join(part for part in (entry.label, entry.line) if part)
