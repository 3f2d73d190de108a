"""YAML in and out: the part of it that says what JSON can say.

It is read by the core schema of YAML 1.2: ``no`` and ``12:30`` are texts, and so are dates. What is written is read
alike by readers of YAML 1.1 and 1.2.
"""

import functools
import math
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
        raise ModuleNotFoundError(
            "to read and write YAML, install PyYAML: pip install 'recoverytools[yaml]'"
        ) from error
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
_WHOLE = re.compile("[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++")
_NUMBER = re.compile(r"[-+]?(\.[0-9]++|[0-9]++(\.[0-9]*+)?)([eE][-+]?[0-9]++)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)").fullmatch


def _scalar(text: str) -> Any:
    """What a text without quotes stands for in the core schema of YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return whole(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _NUMBER.fullmatch(text):
        return float(text)
    return float(text.replace(".", "")) if _NO_NUMBER(text) else text


# --- out ---


def written(model: Item) -> bytes:
    """A model as YAML, in blocks.

    Raises:
        InvalidValue: A list is longer than a document may hold, or there are more values than one in YAML may have.
        ModuleNotFoundError: The extra ``yaml`` is not installed.
    """
    data = to_dict(model)
    if out_of_bounds(data, VALUES):
        raise InvalidValue(_TOO_MANY)
    return dumped(data).encode()


def dumped(data: dict[str, Any]) -> str:
    """Plain data as YAML."""
    made: str = _pyyaml().dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=math.inf)
    return made


@functools.cache
def _dumper() -> Any:
    """PyYAML's own writer, which quotes what a reader of YAML 1.1 takes for no text, and here what others do, too."""
    yaml = _pyyaml()

    # PyYAML is imported late, so that no type checker knows its class, and says what its methods are called with
    class Dumper(yaml.SafeDumper):  # type: ignore[misc, name-defined]
        def ignore_aliases(self, _: object) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
            super().increase_indent(flow)

        def choose_scalar_style(self) -> str:
            # an apostrophe that someone adds by hand would end a text in single quotes
            style: str = super().choose_scalar_style()
            return '"' if style == "'" else style

    Dumper.add_implicit_resolver("tag:yaml.org,2002:float", _MISREAD, None)
    Dumper.add_representer(str, _text)
    return Dumper


_MISREAD = re.compile(rf"(?:[yYnN]|{_WHOLE.pattern}|{_NUMBER.pattern})$")
"""Texts that PyYAML would let stand without quotes, and other readers take for numbers or flags."""


def _text(dumper: Any, text: str) -> Any:
    """A text of several lines by lines; in quotes, one with something unseen in it or no letter at its beginning."""
    unseen = _UNSEEN.search(text) or text[:1].isspace() or text.endswith("\n\n")
    style = "|" if "\n" in text and not unseen else '"' if unseen or not text[:1].isalpha() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_UNSEEN = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]| $| \n")
"""Finds characters that some reader refuses, drops, or takes for the end of a line; and blanks at the ends of lines."""
