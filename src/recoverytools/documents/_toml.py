"""TOML in and out. Its own dates and times are taken; what is written has them as texts."""

import re
from typing import Any

from ..models.items import Item
from ..plain import DEPTH, to_dict
from ..shapes import fault
from . import _json

# --- in ---


def parsed(raw: bytes) -> Any:
    """What the TOML says, or why it says nothing: the errors of parsers hold the text.

    Raises:
        UnicodeError: This is no UTF-8.
    """
    import tomllib  # noqa: PLC0415 - who only writes TOML does not pay for it

    text = raw.decode()
    if _is_deep(text):
        return fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE(str(error))
    except ValueError:
        return fault("not-toml", "must hold no number of thousands of digits")
    lines = text.split("\n")
    line, column = map(int, place.groups()) if place else (len(lines), len(lines[-1]) + 1)
    return fault("not-toml", "is not TOML at line {line}, column {column}", line=line, column=column)


_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$").search
"""Finds where an error is; where it does not say, it is at the end."""


def _is_deep(text: str) -> bool:
    """Whether brackets or the parts of a key make more levels than a document may have. The parser may die of them."""
    bare = _TEXTS.sub("x", text)
    if any(names[0].count(".") >= DEPTH for names in _NAMES(bare)):
        return True
    depth = 0
    for bracket in _BRACKETS(bare):
        depth += 1 if bracket in "[{" else -1
        if depth > DEPTH:
            return True
    return False


_TEXTS = re.compile(
    r"""
    \"{3} (?: [^"\\] | \\. | "(?!"") )*+ (?:"{3,5})? |
    '{3} (?: [^'] | '(?!'') )*+ (?:'{3,5})? |
    " (?: [^"\\\n] | \\. )*+ "? |
    ' [^'\n]*+ '? |
    \# [^\n]*+
    """,
    re.DOTALL | re.VERBOSE,
)
"""Texts, and comments: what stands in them opens and parts nothing."""
_NAMES = re.compile(r"[\w\-. \t]++").finditer
_BRACKETS = re.compile(r"[\[\]{}]").findall

# --- out ---


def written(model: Item) -> bytes:
    """A model as TOML, its lists of objects as tables, and texts of several lines by lines.

    Raises:
        InvalidValue: A list is longer than a document may hold.
        ModuleNotFoundError: The extra ``toml`` is not installed.
    """
    tomli_w = _tomli_w()
    # where they stand by lines, a carriage return before a line end would be lost; other programs may keep some
    by_lines = b"\\r" not in _json.written(model)
    made: str = tomli_w.dumps(to_dict(model), multiline_strings=by_lines)
    return made.encode()


def _tomli_w() -> Any:
    try:
        import tomli_w  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ModuleNotFoundError("to write TOML, install tomli-w: pip install 'recoverytools[toml]'") from error
    return tomli_w
