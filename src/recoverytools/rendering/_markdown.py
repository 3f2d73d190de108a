"""Markdown (CommonMark)."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..models.plan import WellnessPlan
from ..wording import Locale
from ._outline import Entry
from ._pages import page as page_of

_MARKUP = re.compile(r"[\\`*_#\[\]<>&|~]")
_LINE_START = re.compile(r"^([+=-]|\d{1,9}(?=[.)](?:\s|$)))")


def to_markdown(
    thing: Any, *, locale: Locale = "en", include_private: bool = True, plan: WellnessPlan | None = None
) -> str:
    """A page in Markdown: a whole plan, or a tool alone.

    What a person wrote is escaped, so that it reads as they wrote it and makes no headings or links of its own.

    >>> print(rt.rendering.to_markdown(rt.Goal(statement="Sing again")), end="")
    # Sing again

    Args:
        thing: A plan, or any item or value in one.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand on the page. They are marked.
        plan: The plan that a journal or a tool alone goes with. What they point to is called by its name there, and our
            labels are said in the person's word choices.
    """
    page = page_of(thing, locale=locale, include_private=include_private, plan=plan)
    short = "\n".join(_bullets(page.in_short))
    blocks = [_heading("#", page), *map(escape, page.preface), short]
    for section in page.sections:
        blocks += [_heading("##", section), *map(escape, section.preface), *_section(section)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(section: Entry) -> Iterator[str]:
    if not section.is_roomy:
        yield "\n".join(_bullets(section.entries))
        return
    yield "\n".join(_bullets(section.answers))
    for item in section.items:
        yield _heading("###", item)
        yield "\n".join(_bullets(item.entries))


def _heading(mark: str, entry: Entry) -> str:
    parts = (entry.label, entry.line)
    return f"{mark} " + ": ".join(escape(" ".join(part.split())) for part in parts if part)


def _bullets(entries: Iterable[Entry], indent: str = "") -> Iterator[str]:
    for entry in entries:
        label = f"**{escape(entry.label)}:**" if entry.label else ""
        text = escape(entry.line).replace("\n", f"\n{indent}  ")
        yield f"{indent}- " + " ".join(part for part in (label, text) if part)
        yield from _bullets(entry.entries, indent + "  ")


def escape(text: str) -> str:
    """A text that Markdown shows as it was written, line breaks too; white space at both ends apart."""
    lines = (_MARKUP.sub(r"\\\g<0>", line.strip()) for line in text.strip().split("\n"))
    return "\\\n".join(_LINE_START.sub(_escape_start, line) for line in lines)


def _escape_start(found: re.Match[str]) -> str:
    # "1." begins a list by its dot, and a digit cannot be escaped
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
