"""The lines that a calendar is made of (RFC 5545, section 3.1)."""

import re
from collections.abc import Iterator, Mapping

import attrs

from ...errors import InvalidDocument
from ...findings import Finding
from ...shapes import fault

# --- out ---


def line(name: str, value: str, **parameters: str) -> bytes:
    """A line with its end, folded so that no part of it has more than 75 bytes."""
    raw = "".join((name, *(f";{key}={each}" for key, each in parameters.items()), ":", value)).encode()
    folded, room = [], _ROOM
    while len(raw) > room:
        end = room
        while raw[end] & 0xC0 == 0x80:  # a character of several bytes stays whole
            end -= 1
        folded.append(raw[:end])
        raw, room = raw[end:], _ROOM - 1  # a space goes before what follows
    return b"\r\n ".join((*folded, raw)) + b"\r\n"


_ROOM = 75


def text(words: str) -> str:
    """A text as it stands in a line."""
    return _TO_ESCAPE(lambda found: "\\" + found[0].replace("\n", "n"), words)


_TO_ESCAPE = re.compile(r"[\\;,\n]").sub


# --- in ---


@attrs.frozen(eq=False)
class Line:
    """A line that says something, in one piece."""

    number: int
    """Where it begins: 1 for the first line of all."""
    raw: str
    """All of it, as it was written."""
    name: str
    """In capitals."""
    parameters: Mapping[str, str]
    value: str

    @property
    def zone(self) -> str:
        """The name of the zone of its times; empty where it names none."""
        return self.parameters.get("TZID", "")

    @property
    def text(self) -> str:
        """The value, where it is a text."""
        return _ESCAPED(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


_ESCAPED = re.compile(r"\\([\\;,nN])").sub


@attrs.frozen(eq=False)
class Component:
    """What stands between a BEGIN and its END."""

    name: str
    """In capitals."""
    number: int
    """The line on which it begins."""
    lines: list[Line] = attrs.Factory(list)
    parts: list["Component"] = attrs.Factory(list)
    raw: list[str] = attrs.Factory(list)
    """All its lines as they were written, those of its parts too."""


def components(data: bytes | str, limit: int) -> list[Component]:
    """What stands in a calendar, as it is written; nothing is worked out.

    Raises:
        InvalidDocument: This is no calendar, or has more bytes than the limit. No text of it is in the message.
    """
    # what is no text makes bytes that are none either, and is refused by its line
    raw = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    if len(raw) > limit:
        raise InvalidDocument(fault("too-large", "must have at most {limit} bytes", limit=limit))
    found = _tree(raw)
    if isinstance(found, Finding):  # raised here, away from what was decoded
        raise InvalidDocument(found)
    return found


_DEEPEST = 8
"""How many components may stand in each other; a calendar has three or four."""


def _tree(raw: bytes) -> list[Component] | Finding:
    calendars: list[Component] = []
    around: list[Component] = []
    number = 1
    for number, piece in _unfolded(raw.removeprefix(b"\xef\xbb\xbf")):
        read = _line(number, piece)
        if read is None:
            return _at("is no line of a calendar in UTF-8: line {line}", number)
        begins, kind = read.name == "BEGIN", read.value.strip().upper()
        if begins and len(around) == _DEEPEST:
            return fault("too-deep", "must be at most {depth} levels deep", depth=_DEEPEST)
        if begins:
            part = Component(kind, number)
            (around[-1].parts if around else calendars).append(part)
            around.append(part)
        elif not around:
            return _at("must begin with BEGIN:VCALENDAR, and does not at line {line}", number)
        for each in around:
            each.raw.append(read.raw)
        if read.name == "END":
            if around.pop().name != kind:
                return _at("has an END of something else at line {line}", number)
        elif not begins:
            around[-1].lines.append(read)
    if around or not calendars:
        return _at("ends too early, at line {line}", number)
    if any(calendar.name != "VCALENDAR" for calendar in calendars):
        return _at("must begin with BEGIN:VCALENDAR, and does not at line {line}", calendars[0].number)
    return calendars


def _at(says: str, number: int) -> Finding:
    return fault("not-icalendar", says, line=number)


def _unfolded(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Each line in one piece, with the number of the first line it stands on. Empty lines say nothing."""
    start, pieces = 0, [b""]
    for number, physical in enumerate(raw.split(b"\n"), 1):
        piece = physical.removesuffix(b"\r")
        if piece[:1] in {b" ", b"\t"} and pieces[0]:
            pieces.append(piece[1:])
            continue
        if pieces[0]:
            yield start, b"".join(pieces)
        start, pieces = number, [piece]
    if pieces[0]:
        yield start, b"".join(pieces)


def _line(number: int, raw: bytes) -> Line | None:
    try:
        whole = raw.decode()
    except UnicodeError:
        return None
    found = _LINE(whole)
    if found is None or _CONTROL(whole):
        return None
    name, parameters, value = found.groups()
    read = {key.upper(): each.strip('"') for key, each in _PARAMETER(parameters)}
    return Line(number, whole, name.upper(), read, value)


_LINE = re.compile(r'([A-Za-z0-9-]++)((?:;[A-Za-z0-9-]++=(?:[^";:]++|"[^"]*+")*+)*+):(.*+)', re.DOTALL).fullmatch
_PARAMETER = re.compile(r';([A-Za-z0-9-]++)=((?:[^";:]++|"[^"]*+")*+)').findall
_CONTROL = re.compile("[\0-\x08\x0a-\x1f]").search
