"""What is written, as pieces of HTML that templates put on a page.

A plan has hundreds of entries, and a template would take several times as long for them.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from ._outline import Entry


def fragments(their_language: str) -> dict[str, Callable[..., Any]]:
    """What templates call: `listed` and `headed` of entries, and `drawn` of a picture.

    Args:
        their_language: The language of a person's words, where it is not that of the page.
    """
    from markupsafe import Markup  # noqa: PLC0415 - it comes with Jinja, an extra

    lang = f' lang="{escape(their_language)}"' if their_language else ""
    # all that a person wrote is escaped below
    return {
        "listed": lambda entries: Markup(_list(entries, lang)),  # noqa: S704
        "headed": lambda entry: Markup(_head(entry, lang)),  # noqa: S704
        "drawn": lambda picture: Markup(picture.svg),  # noqa: S704
    }


def _list(entries: Iterable[Entry], lang: str) -> str:
    """Entries as a list. An answer has its label beside it, and its text has a direction of its own."""
    return f"<ul>\n{''.join([_item(entry, lang) for entry in entries])}</ul>"


def _item(entry: Entry, lang: str) -> str:
    below = _list(entry.entries, lang) if entry.entries else ""
    text = f'<span class="text"{_where(entry, lang)}>{_escaped(entry.text)}</span>' if entry.text else ""
    if entry.label:
        text = f" {text}" if text else ""
        return (
            f'<li class="answer"><span class="label">{_escaped(entry.label)}:</span>{text}{_mark(entry)}{below}</li>\n'
        )
    return f'<li dir="auto">{text}{_mark(entry)}{below}</li>\n'


def _head(entry: Entry, lang: str) -> str:
    """An entry as a heading."""
    if not entry.text:
        return _escaped(entry.label) + _mark(entry)
    label = f'<span class="label">{_escaped(entry.label)}:</span> ' if entry.label else ""
    return f'{label}<span class="text"{_where(entry, lang)}>{_escaped(entry.text)}</span>{_mark(entry)}'


def _where(entry: Entry, lang: str) -> str:
    """Where a text stands: apart from a label before it, and in whose language."""
    return (' dir="auto"' if entry.label else "") + (lang if entry.theirs else "")


def _mark(entry: Entry) -> str:
    return f' <span class="mark">{_escaped(entry.mark)}</span>' if entry.mark else ""


def _escaped(text: str) -> str:
    return escape(text, quote=False)
