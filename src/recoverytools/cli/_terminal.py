"""What all commands share: exit codes, printing, and the types of their arguments."""

import argparse
import contextlib
import errno
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from ..documents import SUFFIXES
from ..errors import RecoveryToolsError
from ..models.journal import CheckIn, Journal, PlanUse, StepEntry
from ..shapes import Day, Moment
from ..values import zone_named

NewCommand: TypeAlias = Callable[..., argparse.ArgumentParser]
"""What makes the parser of a new command, by its name and its help."""

FINE, REFUSED, USAGE = 0, 1, 2
UNUSABLE = (OSError, ModuleNotFoundError)
"""A file that cannot be read or written, or one that an extra is missing for."""
CONTROLS = dict.fromkeys(range(0x7F, 0xA0), "\N{REPLACEMENT CHARACTER}")
"""Characters that may stand in a person's words, and that a terminal may take for commands."""
DOCUMENT = "a document, by its name in YAML (.yaml, .yml), TOML (.toml) or else in JSON"
ANY_SUFFIX = ", ".join(SUFFIXES)


class Refused(Exception):
    """A document that was refused. The message names its file and says why."""


@contextlib.contextmanager
def naming(file: Path | str) -> Iterator[None]:
    """Name the file of the document that is refused within."""
    try:
        yield
    except RecoveryToolsError as error:
        raise Refused(f"{file}: {error}") from None


def today_here() -> date:
    """The day on this machine's calendar."""
    return date.today()  # noqa: DTZ011 - that is what is meant where no day is given


def day(text: str) -> date:
    try:
        # the standard library takes weeks, and dates without hyphens
        found = date.fromisoformat(text if text[4:5] == text[7:8] == "-" else "")
    except ValueError:
        found = None
    if found is None or Day().fault(found):
        raise argparse.ArgumentTypeError("must be a date such as 2026-11-22, from 1900 to 2200")
    return found


def moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or Moment().fault(found):
        raise argparse.ArgumentTypeError("must be a moment with its offset from UTC, such as 2026-11-22T21:15:00-05:00")
    return found


def zone(text: str) -> ZoneInfo:
    if found := zone_named(text):
        return found
    raise argparse.ArgumentTypeError("must be the name of a time zone, such as America/Chicago")


def output(text: str) -> Path:
    if Path(text).suffix.lower() not in SUFFIXES:
        raise argparse.ArgumentTypeError(f"must end in one of: {ANY_SUFFIX}")
    return Path(text)


def require_new(options: argparse.Namespace) -> None:
    """See that what is written takes the place of nothing, unless that is what is wanted."""
    if options.output.exists() and not options.force:
        raise FileExistsError(errno.EEXIST, "is there already; --force overwrites it", str(options.output))


def put(text: str, options: argparse.Namespace, *made_of: Path | None) -> None:
    """Print a text, or write it to the file that was named for it, unless that is one it was made of."""
    if options.output is None:
        print(text.translate(CONTROLS), end="")
        return
    if any(file and _is_same(file, options.output) for file in made_of):
        raise FileExistsError(errno.EEXIST, "the page would take the place of the document", str(options.output))
    require_new(options)
    options.output.touch(mode=0o600)  # like a document, a new page is for its owner alone
    options.output.write_text(text, encoding="utf-8")


def _is_same(file: Path, other: Path) -> bool:
    return other.exists() and other.samefile(file)


def complain(error: OSError | ModuleNotFoundError) -> int:
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        print(f"recoverytools: {place}{error.strerror}", file=sys.stderr)
    else:
        print(f"recoverytools: {error}", file=sys.stderr)
    return USAGE


def teller() -> Callable[..., None]:
    """What prints a line: with rich, where it is installed, some lines stand out."""
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra
    except ImportError:
        return _tell_plainly
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    return lambda line, *, bold=False: console.print(line, style="bold" if bold else None)


def _tell_plainly(line: str, *, bold: bool = False) -> None:
    del bold  # plain text has no way to
    print(line)


def print_json(data: Any) -> None:
    print(json.dumps(data, indent=2, ensure_ascii=False, default=str))


def public(journal: Journal) -> Journal:
    """What of a journal others may see. What corrects something and is private takes that with it."""
    entries = (*journal.entries(CheckIn), *journal.entries(StepEntry), *journal.entries(PlanUse))
    return journal.erase(*(entry.id for entry in entries if entry.private or journal.private))
