"""Plain text."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..models.items import Item
from ..models.merges import Conflict, Merged
from ..models.plan import WellnessPlan
from ..models.proposals import Change
from ..wording import Locale
from ._outline import Entry, speaker
from ._pages import page as page_of
from ._revision import Teller


def to_text(
    thing: Any, *, locale: Locale = "en", include_private: bool = True, plan: WellnessPlan | None = None
) -> str:
    """A page of plain text: a whole plan, or a tool alone.

    >>> print(rt.rendering.to_text(rt.Goal(statement="Sing again", why="It was the best part of my week.")), end="")
    Sing again
    ==========
    <BLANKLINE>
    Why it matters: It was the best part of my week.

    Args:
        thing: A plan, or any item or value in one.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand on the page. They are marked.
        plan: The plan that a journal or a tool alone goes with. What they point to is called by its name there, and our
            labels are said in the person's word choices.
    """
    page = page_of(thing, locale=locale, include_private=include_private, plan=plan)
    return "\n".join([*_heading(page, "="), *_page(page)]).rstrip() + "\n"


def describe_changes(
    document: Item,
    changes: Iterable[Change],
    *,
    by: str = "",
    locale: Locale = "en",
    include_private: bool = True,
) -> str:
    """What changed in a document, in plain words: a sentence for each change, and below it all that is new or gone.

    >>> walk = rt.Step(id="walk", what="a walk", schedule=rt.Schedule(every=Every.DAY, at=(time(19, 0),)))
    >>> goal = rt.Goal(statement="Get out of the house", steps=(walk,))
    >>> mornings = attrs.evolve(walk, schedule=rt.Schedule(every=Every.DAY, at=(time(7, 30),)))
    >>> newer = attrs.evolve(goal, steps=(mornings, rt.Step(what="call Rose")))
    >>> print(rt.rendering.describe_changes(goal, rt.diff(goal, newer)), end="")
    - You changed “When” of “a walk” from every day, at 7:00 pm to every day, at 7:30 am
    - You added to “Steps”: call Rose

    Args:
        document: The document before the changes. It knows what things are called.
        changes: What changed, as `diff` finds it.
        by: Who changed it; by default the person who reads.
        locale: The language of our words. What a person wrote stays as it is.
        include_private: Whether changes of private items are told.
    """
    plan = document if isinstance(document, WellnessPlan) else None
    teller = Teller(speaker(locale, include_private=include_private, plan=plan), by, wished=False)
    return "".join(f"{line}\n" for entry in teller.tell(document, changes) for line in _lines(entry))


def describe_conflict(
    merged: Merged, conflict: Conflict, *, locale: Locale = "en", include_private: bool = True
) -> str:
    """What there is to decide after a merge, in plain words, with the number of each choice.

    >>> base = rt.WellnessPlan(id="malia", vision="a room")
    >>> mine, theirs = attrs.evolve(base, vision="my own kitchen"), attrs.evolve(base, vision="a garden")
    >>> merged = rt.merge(base, mine, theirs)
    >>> print(rt.rendering.describe_conflict(merged, merged.conflicts[0]), end="")
    “The life I want” was written in two ways.
      1: a garden
      2, as it is now: my own kitchen

    Args:
        merged: The merged document. It knows what things are called.
        conflict: One of its conflicts. The choice with the number 1 is `resolve`'s choice 0.
        locale: The language of our words. What a person wrote stays as it is.
        include_private: Whether it is told where it is about something private.

    Raises:
        NotFound: There is no document in what was merged.
    """
    document = merged.document
    plan = document if isinstance(document, WellnessPlan) else None
    voice = speaker(locale, include_private=include_private, plan=plan)
    first, *more = _lines(Teller(voice, "", wished=False, document=document).conflict(conflict))
    return "".join(f"{line}\n" for line in (first.removeprefix("- "), *more))


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
