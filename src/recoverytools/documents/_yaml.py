"""YAML in and out: the part of it that says what JSON can say.

It is read by the core schema of YAML 1.2: ``no`` and ``12:30`` are texts, and so are dates. What is written is read
alike by readers of YAML 1.1 and 1.2.
"""

import json
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NoReturn

from ..errors import InvalidValue
from ..findings import Finding
from ..models.items import Item
from ..plain import DEPTH, out_of_bounds, to_dict
from ..shapes import fault
from ._json import object_of, whole

VALUES = 30_000
"""How many values a document in YAML may have, at all levels together: to parse one takes up to a ten-thousandth of a
second, and a document of 1 MB has about as many."""

# --- in ---


def _pyyaml() -> ModuleType:
    try:
        import yaml  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ModuleNotFoundError("to read YAML, install PyYAML: pip install 'recoverytools[yaml]'") from error
    return yaml


def parsed(raw: bytes) -> Any:
    """What the YAML says, with repeated keys marked, or why it says nothing: the errors of parsers hold the text.

    Raises:
        ModuleNotFoundError: The extra ``yaml`` is not installed.
        UnicodeError: This is no UTF-8.
    """
    yaml = _pyyaml()
    text = raw.decode()
    if odd := _ODD(text):
        before = text[: odd.start()]
        line, column = before.count("\n") + 1, odd.start() - before.rfind("\n")
        return fault(
            "not-yaml",
            "has a character that only stands as an escape at line {line}, column {column}",
            line=line,
            column=column,
        )
    loader = yaml.SafeLoader(text)  # the one written in C dies of deep documents
    try:
        return _Builder(loader, yaml).document()
    except _Refused as refused:
        return refused.finding
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the latter two of numbers in escapes and directives
        mark = getattr(error, "problem_mark", None) or loader.get_mark()
    return fault("not-yaml", "is not YAML at line {line}, column {column}", line=mark.line + 1, column=mark.column + 1)


_ODD = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]").search
"""Finds what no YAML may hold, and what is the end of a line in YAML 1.1 and is none in 1.2."""


class _Refused(Exception):
    """This says what JSON cannot."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Builder:
    """Makes plain data of what a parser tells, thing by thing, so that nothing is followed and nothing grows."""

    def __init__(self, loader: Any, yaml: Any) -> None:
        self.yaml = yaml
        self.events: Iterator[Any] = iter(loader.get_event, None)
        self.left = VALUES

    def document(self) -> Any:
        next(self.events)  # the stream begins
        if isinstance(next(self.events), self.yaml.StreamEndEvent):
            return None
        data = self.value(next(self.events), 0)
        next(self.events)  # the document ends
        event = next(self.events)
        if isinstance(event, self.yaml.DocumentStartEvent):
            self.refuse(event, "must be one document; another begins at line {line}, column {column}")
        return data

    def value(self, event: Any, level: int) -> Any:
        """What begins with an event. Those that follow are taken up to its end."""
        self.check(event)
        if isinstance(event, self.yaml.ScalarEvent):
            return _scalar(event.value) if event.implicit[0] else event.value
        if level == DEPTH:
            raise _Refused(fault("too-deep", "must be at most {depth} levels deep", depth=DEPTH))
        if isinstance(event, self.yaml.SequenceStartEvent):
            return [self.member(item, level) for item in self.below()]
        return object_of([(self.key(key), self.member(next(self.events), level)) for key in self.below()])

    def below(self) -> Iterator[Any]:
        """The first event of each thing in a list, or of each key of an object."""
        for event in self.events:
            if isinstance(event, self.yaml.CollectionEndEvent):
                return
            yield event

    def member(self, event: Any, level: int) -> Any:
        self.left -= 1
        if self.left < 0:
            raise _Refused(_TOO_MANY)
        return self.value(event, level + 1)

    def key(self, event: Any) -> str:
        self.check(event)
        if not isinstance(event, self.yaml.ScalarEvent):
            self.refuse(event, "must have texts for keys; another key stands at line {line}, column {column}")
        if event.value == "<<" and event.implicit[0]:
            self.refuse(event, "must not merge objects with <<, as at line {line}, column {column}")
        key: str = event.value
        return key

    def check(self, event: Any) -> None:
        """Refuse what stands for more than is written."""
        if isinstance(event, self.yaml.AliasEvent) or event.anchor is not None:
            self.refuse(event, "must not repeat parts with & and *, as at line {line}, column {column}")
        if event.tag is not None:
            self.refuse(event, "must not name types with !, as at line {line}, column {column}")

    def refuse(self, event: Any, says: str) -> NoReturn:
        mark = event.start_mark
        raise _Refused(fault("not-plain", says, line=mark.line + 1, column=mark.column + 1))


_TOO_MANY = fault("too-large", "must have at most {values} values in YAML", values=VALUES)
_WORDS = {
    word: value
    for says, value in (("null", None), ("true", True), ("false", False))
    for word in (says, says.capitalize(), says.upper())
} | {"": None, "~": None}
_WHOLE = re.compile("[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++").fullmatch
_NUMBER = re.compile(r"[-+]?(\.[0-9]++|[0-9]++(\.[0-9]*+)?)([eE][-+]?[0-9]++)?").fullmatch
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)").fullmatch


def _scalar(text: str) -> Any:
    """What a text without quotes stands for in the core schema of YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE(text):
        return whole(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _NUMBER(text):
        return float(text)
    return float(text.replace(".", "")) if _NO_NUMBER(text) else text


# --- out ---


def written(model: Item) -> bytes:
    """A model as YAML, in blocks. It needs no extra.

    Raises:
        InvalidValue: A list is longer than a document may hold, or there are more values than one in YAML may have.
    """
    data = to_dict(model)
    if out_of_bounds(data, VALUES):
        raise InvalidValue(_TOO_MANY)
    return "".join(f"{line}\n" for line in block(data)).encode()


def block(data: dict[str, Any] | list[Any]) -> Iterator[str]:
    """The lines of an object or a list that is not empty."""
    if isinstance(data, list):
        for item in data:
            yield from _member("-", item)
        return
    for key, value in data.items():
        name = _text(key)
        if len(name) > _LONGEST_KEY:
            yield f"? {name}"
            name = ""
        yield from _member(f"{name}:", value)


_LONGEST_KEY = 1000
"""Readers look no farther than 1,024 characters for the colon behind a key, unless a question mark stands before it."""


def _member(head: str, value: Any) -> Iterator[str]:
    """The lines of a value behind its key, or behind the dash of a list."""
    if isinstance(value, dict | list) and value:
        lines = block(value)
        yield f"- {next(lines)}" if head == "-" else head
    elif isinstance(value, str) and _stands_by_lines(value):
        lines = iter(value.removesuffix("\n").split("\n"))
        yield f"{head} |" if value.endswith("\n") else f"{head} |-"
    else:
        lines = iter(())
        yield f"{head} {_in_line(value)}"
    yield from (f"  {line}" if line else line for line in lines)


def _stands_by_lines(text: str) -> bool:
    """Whether a text of several lines can stand as it is, and nothing at the ends of its lines goes unseen."""
    lines = text.removesuffix("\n").split("\n")
    at_ends = not lines[0] or lines[0][0] == " " or not lines[-1] or any(line.endswith(" ") for line in lines)
    return "\n" in text and not at_ends and not _UNSEEN.search(text)


def _in_line(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):  # YAML 1.1 takes 1e-07 for a text
        number = repr(value)
        return number if "." in number else number.replace("e", ".0e")
    return json.dumps(value)


def _text(text: str) -> str:
    """A text on a line, in quotes where some reader might take it for anything else."""
    if _IS_PLAIN(text) and text.casefold() not in _MISREAD:
        return text
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that some reader refuses, drops, or takes for the end of a line."""
_IS_PLAIN = re.compile(rf"(?!_)[^\W\d][^:#\n{_UNSEEN.pattern[1:]}*+(?<! )").fullmatch
_MISREAD = {"y", "yes", "n", "no", "on", "off", "true", "false", "null"}
"""Words that are no texts in YAML 1.1 or 1.2. Whatever else is none begins with a digit or a sign."""
