"""Many documents in one file, one on each line (NDJSON)."""

import contextlib
import os
from codecs import BOM_UTF8
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Protocol, TypeVar, overload

from ..errors import InvalidDocument, InvalidValue, UnsupportedVersion
from ..findings import Finding
from ..models.items import Item
from ..shapes import fault
from ._files import File, opened, whole_file
from ._syntax import JOURNAL_SIZE, dumps, loads

T = TypeVar("T", bound=Item)

Lines = Iterable[bytes | str]
OnError = Callable[[InvalidDocument | UnsupportedVersion], object]
Progress = Callable[[int, int], object]

CHUNK = 65536
"""How much is skipped at once of a line that is too long."""


class Target(Protocol):
    """What bytes can be written to: a file that was opened in binary mode, one of gzip, ``sys.stdout.buffer``."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""


@overload
def read_many(
    source: File | Lines,
    *,
    on_error: OnError | None = None,
    progress: Progress | None = None,
    limit: int | None = None,
) -> Generator[Item, None, None]: ...
@overload
def read_many(
    source: File | Lines,
    cls: type[T],
    *,
    on_error: OnError | None = None,
    progress: Progress | None = None,
    limit: int | None = None,
) -> Generator[T, None, None]: ...
def read_many(
    source: File | Lines,
    cls: type[Item] = Item,
    *,
    on_error: OnError | None = None,
    progress: Progress | None = None,
    limit: int | None = None,
) -> Generator[Item, None, None]:
    r"""The models of many JSON documents, one by one: each stands on a line of its own (NDJSON).

    Nothing is read before the first model is asked for. No more than one line is held at a time, so a file of any size
    is read in little memory, as long as you let each model go. Lines end in ``\n`` or ``\r\n``. Blank ones are skipped.

    >>> lines = [rt.dumps(rt.Goal(statement="Sing again")), b"{}", rt.dumps(rt.Goal(statement="Learn to swim"))]
    >>> errors = []
    >>> [goal.statement for goal in rt.read_many(lines, rt.Goal, on_error=errors.append)]
    ['Sing again', 'Learn to swim']
    >>> [error.line for error in errors]
    [2]

    Args:
        source: The path of a file, which is open for as long as it is read from; or an open file, best one for bytes,
            as Python's own errors about text that is no UTF-8 hold it; or any lines, as bytes or as text.
        cls: The class that each record must have; by default, any kind of document is taken.
        on_error: What to do with a bad line: a function that is called with its error, such as the `append` of a
            list. The reading then goes on. Without it, the error is raised and the reading ends.
        progress: A function to call after each line, with how many lines and how many bytes were read so far. Blank
            and bad lines count.
        limit: How many bytes a line may have. By default 5 MB, and 64 MB for a journal.

    Raises:
        InvalidDocument: A line is no such document. Its `line` and its message say which line it is.
        UnsupportedVersion: A newer release wrote a line. Its `line` and its message say which one.
        OSError: The file cannot be read.
        TypeError: `source` is no path and gives no lines, or `cls` is no class of this library.
    """
    total = 0
    most = JOURNAL_SIZE if limit is None else max(limit, 0)
    with _opened(source) as lines:
        for number, (document, size) in enumerate(_documents(lines, most), 1):
            model = _model(document, number, cls, on_error, limit) if document else None
            total += size
            if progress is not None:
                progress(number, total)
            if model is not None:
                yield model


def _opened(source: File | Lines) -> contextlib.AbstractContextManager[Lines]:
    """The lines of a source. A file that we open is closed at the end; what is given open stays open."""
    if isinstance(source, str | os.PathLike):
        return opened(source)
    return contextlib.nullcontext(source)


def _documents(lines: Lines, most: int) -> Iterator[tuple[bytes, int]]:
    """What stands on each line, empty where it is blank, and how many bytes the line has."""
    readline = getattr(lines, "readline", None)
    if readline is None:
        for line in map(_as_bytes, lines):
            yield _document(line, most), len(line)
        return
    while line := _as_bytes(readline(most + 2)):  # two more, for the end of the line
        cut = len(line) >= most + 2 and not line.endswith(b"\n")
        # what was cut is too long, and `loads` will say so: the rest is not needed
        yield _document(line, most), len(line) + (_skip(readline) if cut else 0)


def _as_bytes(line: object) -> bytes:
    if isinstance(line, bytes):
        return line
    if isinstance(line, str):
        # half of a surrogate pair is left for `loads` to refuse: an error of Python's own would hold the text
        return line.encode(errors="surrogatepass")
    raise TypeError(f"read_many takes lines of bytes or text, not of type {type(line).__name__}")


def _document(line: bytes, most: int) -> bytes:
    """A line without its end; nothing where it is blank."""
    document = line.removesuffix(b"\n").removesuffix(b"\r")
    blank = len(document) <= most and not document.removeprefix(BOM_UTF8).strip(b" \t\r\n")
    return b"" if blank else document


def _skip(readline: Callable[[int], object]) -> int:
    """Pass over the rest of a line, and say how many bytes it has."""
    size = 0
    while part := _as_bytes(readline(CHUNK)):
        size += len(part)
        if part.endswith(b"\n"):
            break
    return size


def _model(document: bytes, number: int, cls: type[T], on_error: OnError | None, limit: int | None) -> T | None:
    """What a line holds, or None where it is bad and `on_error` was told."""
    try:
        return loads(document, cls, limit=limit)
    except (InvalidDocument, UnsupportedVersion) as error:
        error.line = number
        error.findings = tuple(map(_in_line, error.findings))
        if on_error is None:
            raise
        bad = error.with_traceback(None)  # our frames hold the document: who keeps the error keeps no more than it
    on_error(bad)
    return None


def _in_line(finding: Finding) -> Finding:
    """A finding of a document on one line: where JSON ends to be JSON, only the column is news."""
    if "column" not in finding.values:
        return finding
    return fault(finding.code, "is not JSON at column {column}", column=finding.values["column"])


def write_many(
    models: Iterable[Item], target: File | Target, *, progress: Progress | None = None, limit: int | None = None
) -> int:
    """Write many models as JSON documents, one on each line (NDJSON), and say how many they were.

    The models are taken one by one, so they may come from `read_many`, or from a function that makes them. A file that
    is given by its path is written whole or not at all, as by `write`: where anything goes wrong, also in what makes
    the models, the old file is as it was. It may even be the file that the models are read from.

    >>> rt.write_many([rt.Goal(statement="Sing again"), rt.Goal(statement="Learn to swim")], "goals.ndjson")
    2
    >>> [goal.statement for goal in rt.read_many("goals.ndjson", rt.Goal)]
    ['Sing again', 'Learn to swim']

    Args:
        models: Any records.
        target: The path of a file; or a file that is open for bytes, to which the lines are added, and which stays
            open.
        progress: A function to call after each line, with how many lines and how many bytes were written so far.
        limit: How many bytes a line may have; `read_many` has the same limit. By default 5 MB, and 64 MB for a journal.

    Raises:
        InvalidValue: A document would be larger than the limit, or a list longer than a document may hold. Its `line`
            and its message say which line it would have been.
        OSError: The file cannot be written.
        TypeError: One of the models is no record.
    """
    if isinstance(target, str | os.PathLike):
        with whole_file(target) as file:
            return _write_lines(models, file, progress, limit)
    return _write_lines(models, target, progress, limit)


def _write_lines(models: Iterable[Item], file: Target, progress: Progress | None, limit: int | None) -> int:
    number = total = 0
    for number, model in enumerate(models, 1):
        line = _line(model, number, limit)
        file.write(line)
        total += len(line)
        if progress is not None:
            progress(number, total)
    return number


def _line(model: Item, number: int, limit: int | None) -> bytes:
    try:
        return dumps(model, limit=limit) + b"\n"
    except InvalidValue as error:
        error.line = number
        raise
