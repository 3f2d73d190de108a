"""Files in and out."""

import codecs
import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TypeVar, overload

from ..models.items import Item
from ..plain import upgraded
from ._syntax import JOURNAL_SIZE, Syntax, dumps, loads, plain_data

T = TypeVar("T", bound=Item)

File = str | os.PathLike[str]


SUFFIXES: Mapping[str, Syntax] = MappingProxyType({".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"})
"""How the names of files end, in small letters or large, and in which syntax they are. Any other file is JSON."""


@overload
def read(path: File, *, syntax: Syntax | None = None, limit: int | None = None) -> Item: ...
@overload
def read(path: File, cls: type[T], *, syntax: Syntax | None = None, limit: int | None = None) -> T: ...
def read(path: File, cls: type[Item] = Item, *, syntax: Syntax | None = None, limit: int | None = None) -> Item:
    """A model from a file: YAML in a ``.yaml`` or ``.yml``, TOML in a ``.toml``, JSON in any other.

    The file is left as it is.

    >>> goal = rt.Goal(statement="Sing again")
    >>> rt.write(goal, "goal.json")
    >>> rt.read("goal.json", rt.Goal) == goal
    True

    Args:
        path: Where the file is.
        cls: The class that is wanted; by default, any kind of document is taken.
        syntax: ``"json"``, ``"yaml"`` or ``"toml"``, whatever the name of the file is.
        limit: How many bytes the file may have. By default 5 MB, for a journal 64 MB, and in YAML and TOML 1 MB.

    Raises:
        InvalidDocument: With everything wrong with it, up to a hundred findings.
        UnsupportedVersion: A newer release wrote it.
        ModuleNotFoundError: The file is YAML, and the extra ``yaml`` is not installed.
        OSError: The file cannot be read.
        TypeError: This is the text of a document, not a path.
    """
    return loads(_bytes_of(path, limit), cls, syntax=syntax or _syntax_of(path), limit=limit)


def _syntax_of(path: File) -> Syntax:
    return SUFFIXES.get(Path(path).suffix.lower(), "json")


def opened(path: File) -> BinaryIO:
    """A file that is open to be read. Python's own error would hold all of a text that was given in place of a path."""
    if isinstance(path, str) and ("\n" in path or path.lstrip().startswith(("{", "[", '"'))):
        raise TypeError("this is the text of a document, not the path of a file; for a text there is loads")
    return Path(path).open("rb")


def _bytes_of(path: File, limit: int | None) -> bytes:
    with opened(path) as file:
        return file.read((JOURNAL_SIZE if limit is None else limit) + 1)  # one more, to notice what is too large


def write(model: Item, path: File, *, syntax: Syntax | None = None, limit: int | None = None) -> None:
    """Write a model to a file, whole or not at all.

    YAML goes to a ``.yaml`` or ``.yml``, TOML to a ``.toml``, and JSON to any other file: to ``plan.txt``, too.

    The document goes to a new file beside the old one, readable by its owner alone, and takes the old one's place when
    it is safe on the disk. Where anything goes wrong, the old file is as it was. Comments of the old one are lost.

    >>> from pathlib import Path
    >>> rt.write(rt.Goal(id="sing", statement="Sing again"), "goal.toml")
    >>> print(Path("goal.toml").read_text(encoding="utf-8"), end="")
    document = "goal"
    format = 1
    id = "sing"
    statement = "Sing again"

    Args:
        model: Any record: a plan, or a tool alone.
        path: Where the file is, or will be.
        syntax: ``"json"``, ``"yaml"`` or ``"toml"``, whatever the name of the file is.
        limit: How many bytes the file may have; `read` has the same limit. By default 5 MB, for a journal 64 MB, and in
            YAML and TOML 1 MB.

    Raises:
        InvalidValue: The file would be larger than the limit, or a list longer than a document may hold.
        ModuleNotFoundError: The extra for YAML or TOML is not installed.
        OSError: The file cannot be written.
    """
    data = dumps(model, syntax=syntax or _syntax_of(path), limit=limit)
    with whole_file(path) as file:
        file.write(data)


def upgrade(path: File, *, syntax: Syntax | None = None, limit: int | None = None) -> Path | None:
    """Rewrite a file in the newest format, where it is in an older one, and keep the old document beside it.

    Nobody needs this to read a document: `read` takes every format that was. Where anything goes wrong, the file is as
    it was.

    >>> from recoverytools.documents import upgrade
    >>> rt.write(rt.Goal(statement="Sing again"), "goal.json")
    >>> print(upgrade("goal.json"))
    None

    Args:
        path: Where the file is.
        syntax: ``"json"``, ``"yaml"`` or ``"toml"``; by default as the name of the file says, as for `read`.
        limit: How many bytes the file may have, before and after. By default 5 MB, for a journal 64 MB, and in YAML and
            TOML 1 MB.

    Returns:
        Where the old document is kept, readable by its owner alone: ``plan.format-1.json`` for a ``plan.json`` of
        format 1. None where the file is in the newest format already, and so was left as it is.

    Raises:
        InvalidDocument: With everything wrong with it, up to a hundred findings.
        UnsupportedVersion: A newer release wrote it.
        InvalidValue: The new document would be larger than the limit.
        ModuleNotFoundError: The extra for YAML or TOML is not installed.
        FileExistsError: Something else stands where the old document would be kept.
        OSError: The file cannot be read or written.
    """
    syntax = syntax or _syntax_of(path)
    old = _bytes_of(path, limit)
    model, document = loads(old, syntax=syntax, limit=limit), plain_data(old.removeprefix(codecs.BOM_UTF8), syntax)
    if upgraded(document) is document:
        return None
    new = dumps(model, syntax=syntax, limit=limit)
    target = Path(os.path.realpath(path))
    kept = target.with_name(f"{target.stem}.format-{document['format']}{target.suffix}")
    _keep(old, kept)
    with whole_file(target) as file:
        file.write(new)
    return kept


def _keep(data: bytes, path: Path) -> None:
    """Write to a new file, whole or not at all. It may be there with the same in it, after a try that was cut short."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        there = path.read_bytes()
        if there == data:
            return
        if there:  # an empty one is all that a try left which was cut short at once
            raise
    try:
        with whole_file(path) as file:
            file.write(data)
    except BaseException:
        path.unlink()
        raise


@contextlib.contextmanager
def whole_file(path: File) -> Iterator[BinaryIO]:
    """A new file, which takes the old one's place when all is written and safe on the disk, or else goes away."""
    target = Path(os.path.realpath(path))  # a link goes on pointing to the file
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if target.exists() and not target.is_file():  # a device or a pipe would be gone
        raise OSError(errno.EINVAL, "is no regular file", os.fspath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=".recoverytools-", suffix=".tmp", dir=target.parent)
    except OSError as error:
        error.filename = os.fspath(path)  # which is what the caller knows
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make sure that the new name is on the disk too, where the system lets us: by now the document is written."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
