"""What is written, as pieces of HTML that templates put on a page.

A plan has hundreds of entries, and a template would take several times as long for them.
"""

from collections.abc import Callable, Iterable
from html import escape

from ._outline import Entry


def fragments(their_language: str) -> dict[str, Callable[..., str]]:
    """What templates call: `listed` and `headed` of entries, and `drawn` of a picture. All that is text is escaped.

    Args:
        their_language: The language of a person's words, where it is not that of the page.
    """
    lang = f' lang="{escape(their_language)}"' if their_language else ""
    return {
        "listed": lambda entries: _list(entries, lang),
        "headed": lambda entry: _head(entry, lang),
        "drawn": lambda picture: picture.svg,
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
