"""What is not the same in a document that came back, and what may have happened to it."""

import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from ..documents import loads
from ..errors import RecoveryToolsError, UnsupportedVersion
from ..findings import Finding
from ..models.items import Item
from ..shapes import fault as changed


def differences(sent: bytes, back: object, cls: type[Item]) -> Iterator[Finding]:
    """What is not the same, each with its path in the document."""
    if not isinstance(back, bytes | str):
        yield changed("other-type", "came back as {type}, not as bytes or text", type=type(back).__name__)
        return
    try:
        data = json.loads(back)
    except (ValueError, RecursionError):
        yield changed("not-json", "came back as something that is no JSON")
        return
    document = json.loads(sent)
    if isinstance(data, dict) and _folded(document["id"]) != _folded(str(data.get("id", document["id"]))):
        yield changed("other-document", "came back as another document")
    else:
        found = [*_compared(document, data, "")]
        yield from found or _unread(back, cls)


def _unread(back: bytes | str, cls: type[Item]) -> tuple[Finding, ...]:
    """Why a document cannot be read in which nothing seems to be changed: a key may stand twice."""
    try:
        loads(back, cls)
    except UnsupportedVersion:
        return ()  # one of a newer release is as it was
    except RecoveryToolsError as error:
        return error.findings
    return ()


def _compared(one: Any, other: Any, path: str) -> Iterator[Finding]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key, value in one.items():
            below = f"{path}/{key.replace('~', '~0').replace('/', '~1')}"
            if key in other:
                yield from _compared(value, other[key], below)
            else:
                yield changed("missing", "did not come back", below)
        if other.keys() - one.keys():
            yield changed("added", "came back with keys that were not there", path)
    elif isinstance(one, list) and isinstance(other, list):
        yield from _lists(one, other, path)
    elif isinstance(one, str) and isinstance(other, str):
        yield from _texts(one, other, path)
    elif type(one) is not type(other) and not (type(one) is float and type(other) is int):
        # a number with a point may lose it, as in JavaScript: where one is wanted, we take both
        yield changed("other-type", "came back as {type}", path, type=_KINDS[type(other)])
    elif one != other:
        yield changed("other-value", "came back as another value", path)


_KINDS = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number with a point",
    type(None): "null",
}


def _lists(one: list[Any], other: list[Any], path: str) -> Iterator[Finding]:
    if len(one) != len(other):
        says = "came back with {count} of {total}"
        yield changed("other-length", says, path, count=len(other), total=len(one))
    elif one != other and sorted(map(json.dumps, one)) == sorted(map(json.dumps, other)):
        yield changed("other-order", "came back in another order", path)
    else:
        for at, (value, back) in enumerate(zip(one, other, strict=True)):
            yield from _compared(value, back, f"{path}/{at}")


def _texts(one: str, other: str, path: str) -> Iterator[Finding]:
    if one != other:
        code, says = next((code, says) for code, says, happened in _CHANGES if happened(one, other))
        yield changed(code, says, path, count=len(other), total=len(one))


def _respaced(one: str, other: str) -> bool:
    return _SPACES.sub("", one) == _SPACES.sub("", other)


_SPACES = re.compile("[\\s\u200b\ufeff]+")


def _cut(one: str, other: str) -> bool:
    return one.startswith(other)


def _normalized(one: str, other: str) -> bool:
    return unicodedata.normalize("NFKD", one) == unicodedata.normalize("NFKD", other)


def _other_case(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def _escaped(one: str, other: str) -> bool:
    return any(undo(other) == one or undo(one) == other for undo in (html.unescape, unquote_plus, _without_backslashes))


def _without_backslashes(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _misread(one: str, other: str) -> bool:
    raw = one.encode()
    wrong = {raw.decode(encoding, errors="replace") for encoding in ("latin-1", "cp1252", "ascii")}
    lost = {
        re.sub(pattern, mark, one) for pattern in ("[^\x00-\x7f]", "[^\x00-\uffff]") for mark in ("", "?", "\ufffd")
    }
    return other in wrong | lost


def _same_time(one: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except ValueError:
        return False


_CHANGES: tuple[tuple[str, str, Callable[[str, str], bool]], ...] = (
    ("other-spaces", "came back with other spaces or line ends", _respaced),
    ("cut", "came back with {count} of {total} characters", _cut),
    ("normalized", "came back with its letters made of other signs, as Unicode normalization does", _normalized),
    ("other-case", "came back with other small and capital letters", _other_case),
    ("escaped", "came back with its marks written in another way, as in HTML, a query or a program", _escaped),
    ("misread", "came back with other letters, as from another encoding", _misread),
    ("other-time", "came back as the same time, written in another way or with another offset", _same_time),
    ("other-text", "came back as another text", lambda _, __: True),
)
"""What happens to texts, what is said of it, and how it is recognized; the first that fits is told."""
