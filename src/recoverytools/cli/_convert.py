"""Documents in other formats, by the ends of the names of their files: `convert`."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..documents import JOURNAL_SIZE, SUFFIXES, Syntax, read, read_many, write, write_many
from ..interop import (
    Imported,
    from_csv,
    from_fhir,
    from_icalendar,
    from_meeting_guide,
    to_csv,
    to_fhir,
    to_icalendar,
    to_meeting_guide,
)
from ..models.groups import PeerGroup
from ..models.items import Item
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..models.views import SharedView
from ..rendering import to_markdown, to_text
from ._terminal import CONTROLS, DOCUMENT, FINE, NewCommand, Refused, moment, naming, require_new

T = TypeVar("T", bound=Item)

_SHOWN = 10
"""How many places of what is left over are told."""


def add_convert(command: NewCommand) -> None:
    """Write a document anew in another format."""
    convert = command(
        "convert",
        help="write a document anew in another format",
        description="Write a document anew. The formats of IN and OUT are told by the ends of their names. "
        "What has no place in OUT is told, and where it stands in IN.",
    )
    convert.add_argument("file", type=Path, metavar="IN", help=f"{DOCUMENT}; or one that ends in {_OTHERS}")
    convert.add_argument("output", type=Path, metavar="OUT", help=f"a new file that ends in {_ENDS}")
    convert.add_argument("--from", dest="source", choices=_FORMATS, help="the format of IN, whatever its name is")
    convert.add_argument("--to", dest="target", choices=_FORMATS, help="the format of OUT, whatever its name is")
    convert.add_argument(
        "--include-private", action="store_true", help="keep what is private, also where others may read it"
    )
    convert.add_argument("--plan", type=Path, metavar="FILE", help="the plan that a journal goes with, for its names")
    convert.add_argument(
        "--journal", type=Path, metavar="FILE", help="the journal of a plan, for a bundle or a calendar"
    )
    convert.add_argument("--release", choices=("R4", "R5"), default="R4", help="the release of FHIR; R4 by default")
    convert.add_argument("--words", action="store_true", help="call things in a calendar by the words of the plan")
    convert.add_argument(
        "--now", type=moment, metavar="MOMENT", help="when a calendar is made, such as 2026-11-22T21:15:00-05:00"
    )
    convert.add_argument("--left-over", type=Path, metavar="FILE", help="write what has no place in OUT to a file")
    convert.add_argument("--force", action="store_true", help="overwrite files that are there already")
    convert.set_defaults(run=partial(_convert, convert))


def _convert(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    source = _FORMATS[options.source or _named(options.file) or "json"].read
    target = options.target or _named(options.output)
    if target is None:
        parser.error(f"argument OUT: must end in one of: {_ENDS}")
    if source is None:
        parser.error(f"argument IN: {options.source or _named(options.file)} is not read, only written")
    if options.left_over and options.left_over.resolve() in {options.output.resolve(), options.file.resolve()}:
        parser.error("argument --left-over: must be a file of its own")
    for path in filter(None, (options.output, options.left_over)):
        require_new(argparse.Namespace(output=path, force=options.force))
    with naming(options.file):
        found = source(options.file)
    if options.left_over:  # first of all, so that it is not lost where OUT cannot be written
        # others may have written halves of letters, which no file in UTF-8 can hold: they stay escaped
        _save(options.left_over, json.dumps(found.left_over, indent=2))
    try:
        with naming(options.output):
            _FORMATS[target].write(found.document, options)
    except ValueError as error:  # documents that do not go together
        raise Refused(f"{options.file}: {error}") from None
    if found.left_over:
        print(_told(found.left_over, options), file=sys.stderr)
    return FINE


def _told(left_over: Mapping[str, object], options: argparse.Namespace) -> str:
    """How much has no place, and where it stands. What stands there is not told."""
    places = ", ".join(list(left_over)[:_SHOWN]).translate(CONTROLS)
    more = f" and {len(left_over) - _SHOWN} more" if len(left_over) > _SHOWN else ""
    kept = f"; kept in {options.left_over}" if options.left_over else "; --left-over FILE keeps it"
    return f"{options.file}: {len(left_over)} without a place in {options.output}: {places}{more}{kept}"


def _named(path: Path) -> str | None:
    """The format that the end of a name tells: that of the longest end that is known."""
    ends = [name for name in _FORMATS if path.name.lower().endswith(f".{name}") and len(path.name) > len(name) + 1]
    return max(ends, key=len, default=None)


# --- reading ---

_Found = Imported[Sequence[Item]]


def _document(syntax: Syntax, path: Path) -> _Found:
    return Imported(document=(read(path, syntax=syntax),))


def _many(path: Path) -> _Found:
    return Imported(document=tuple(read_many(path)))


def _foreign(take: Callable[[bytes], Imported[Any]], path: Path) -> _Found:
    """What a reader of another format takes from a file: one document, or several."""
    found = take(_bytes(path))
    documents = found.document if isinstance(found.document, tuple) else (found.document,)
    journals = (found.journal,) if found.journal else ()
    return Imported(document=(*documents, *journals), left_over=found.left_over)


def _parsed(data: bytes) -> Any:
    """What JSON says; None, which no reader takes, where it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(JOURNAL_SIZE + 1)
    if len(data) > JOURNAL_SIZE:
        raise Refused(f"{path}: must have at most {JOURNAL_SIZE} bytes")
    return data


# --- writing ---


def _write_document(syntax: Syntax, documents: Sequence[Item], options: argparse.Namespace) -> None:
    write(_one(documents, options), options.output, syntax=syntax)


def _write_many(documents: Sequence[Item], options: argparse.Namespace) -> None:
    write_many(documents, options.output)


def _write_page(render: Callable[..., str], documents: Sequence[Item], options: argparse.Namespace) -> None:
    document = _one(documents, options)
    _save(options.output, render(document, include_private=options.include_private, plan=_plan(options)))


def _write_table(documents: Sequence[Item], options: argparse.Namespace) -> None:
    document = _one(documents, options)
    journal = document.journal if isinstance(document, SharedView) else document
    if not isinstance(journal, Journal):
        raise Refused(f"{options.file}: only a journal makes a table")
    view = document if isinstance(document, SharedView) else journal
    _save(options.output, to_csv(view, plan=_plan(options), include_private=options.include_private))


def _write_list(documents: Sequence[Item], options: argparse.Namespace) -> None:
    groups = [document for document in documents if isinstance(document, PeerGroup)]
    if len(groups) < len(documents):
        raise Refused(f"{options.file}: only groups stand on a meeting list")
    _save(options.output, json.dumps(to_meeting_guide(*groups), indent=2, ensure_ascii=False) + "\n")


def _write_bundle(documents: Sequence[Item], options: argparse.Namespace) -> None:
    bundle = to_fhir(
        _one(documents, options),
        release=options.release,
        journal=_journal(options),
        include_private=options.include_private,
    )
    _save(options.output, json.dumps(bundle, indent=2, ensure_ascii=False) + "\n")


def _write_calendar(documents: Sequence[Item], options: argparse.Namespace) -> None:
    journals = [document for document in documents if isinstance(document, Journal)]
    calendar = to_icalendar(
        *(document for document in documents if not isinstance(document, Journal)),
        now=options.now or datetime.now().astimezone(),
        journals=filter(None, (*journals, _journal(options))),
        words=options.words,
        include_private=options.include_private,
    )
    _save(options.output, calendar)


def _journal(options: argparse.Namespace) -> Journal | None:
    return None if options.journal is None else _read(options.journal, Journal)


def _one(documents: Sequence[Item], options: argparse.Namespace) -> Item:
    if not documents:
        raise Refused(f"{options.file}: holds nothing that makes a document")
    if len(documents) != 1:
        raise Refused(f"{options.file}: holds {len(documents)} documents; an OUT that ends in .ndjson takes them all")
    return documents[0]


def _plan(options: argparse.Namespace) -> WellnessPlan | None:
    return None if options.plan is None else _read(options.plan, WellnessPlan)


def _read(file: Path, cls: type[T]) -> T:
    with naming(file):
        return read(file, cls)


def _save(path: Path, data: str | bytes) -> None:
    path.touch(mode=0o600)  # like a document, what is made of one is for its owner alone
    path.write_bytes(data.encode() if isinstance(data, str) else data)


class _Format(NamedTuple):
    """How a format is read, if it is, and how it is written."""

    read: Callable[[Path], _Found] | None
    write: Callable[[Sequence[Item], argparse.Namespace], None]


_FORMATS: Mapping[str, _Format] = {
    **{
        suffix[1:]: _Format(partial(_document, syntax), partial(_write_document, syntax))
        for suffix, syntax in SUFFIXES.items()
    },
    "ndjson": _Format(_many, _write_many),
    "txt": _Format(None, partial(_write_page, to_text)),
    "md": _Format(None, partial(_write_page, to_markdown)),
    "csv": _Format(partial(_foreign, from_csv), _write_table),
    "fhir.json": _Format(partial(_foreign, lambda data: from_fhir(_parsed(data))), _write_bundle),
    "ics": _Format(partial(_foreign, from_icalendar), _write_calendar),
    "meeting-guide": _Format(partial(_foreign, lambda data: from_meeting_guide(_parsed(data))), _write_list),
}
"""The formats by their names. The end of a file's name tells it, a dot before it."""
_NAMED = [name for name in _FORMATS if name != "meeting-guide"]
_ENDS = ", ".join(f".{name}" for name in _NAMED)
_OTHERS = ", ".join(f".{name}" for name in _NAMED if _FORMATS[name].read and f".{name}" not in SUFFIXES)
