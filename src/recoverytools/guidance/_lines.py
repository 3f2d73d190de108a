"""The help lines of a region, and those a person never wants to be offered."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from ..facts import CrisisLine, crisis_lines
from ..models.plan import HelpLine
from ..vocabulary import LineKind
from ..wording import called, words

_HARD_LINES = (LineKind.CRISIS, LineKind.PEER_RUN, LineKind.WARMLINE, LineKind.INFORMATION)
_EARLY_LINES = (LineKind.WARMLINE, LineKind.PEER_RUN, LineKind.CRISIS, LineKind.INFORMATION)


def known_lines(region: str, now: datetime) -> tuple[CrisisLine, ...]:
    """The help lines of a region. On a hard day a slip of the pen is a region that nobody knows."""
    try:
        # whatever is a datetime, its date may be of a kind of its own
        return crisis_lines(region.strip().upper().replace("_", "-"), today=date(now.year, now.month, now.day))
    except ValueError:
        return ()


def in_order(lines: Iterable[CrisisLine], *, is_hard: bool) -> tuple[CrisisLine, ...]:
    """Help lines but the emergency numbers: those for anyone first, and among each by how hard the day is."""
    order = _HARD_LINES if is_hard else _EARLY_LINES
    found = [line for line in lines if line.kind in order]
    return tuple(sorted(found, key=lambda line: (not _is_for_anyone_there(line), order.index(line.kind))))


def called_or_dialed(line: HelpLine | CrisisLine) -> frozenset[str]:
    """By what a line is known: its name, and its number or address."""
    return frozenset(filter(None, (called(line.name), _dialed(line.value))))


def numbers_in_name(line: HelpLine) -> frozenset[str]:
    """The numbers that a line is called by: 988 of "the 988 people"."""
    return frozenset(filter(str.isdigit, map(_dialed, words(line.name))))


def _is_for_anyone_there(line: CrisisLine) -> bool:
    """Whether a line is for anyone, or for all who live in a part of a country."""
    return line.for_whom == "anyone" or "-" in line.region


def _dialed(value: str) -> str:
    """A number or an address in the form in which two are compared: the end of a number, as it may be dialed abroad."""
    bare = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", value))
    return bare[-10:] if bare.isdigit() else called(value)
