"""Bring two versions of a document together, and decide what is left: `merge` and `resolve`."""

import argparse
import itertools
import sys
import textwrap
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from ..documents import SUFFIXES, loads, read, write
from ..models.items import Item
from ..models.merges import DOCUMENTS, Conflict, Merged
from ..rendering import describe_conflict
from ..revision import merge, resolve
from ._terminal import ANY_SUFFIX, FINE, REFUSED, NewCommand, Refused, naming, require_new, teller


def add_merge(command: NewCommand) -> None:
    """Bring two versions of a document together."""
    parser = command("merge", help="bring two versions of a document together, and keep what is left to decide")
    parser.add_argument(
        "base", type=Path, metavar="BASE", help="what both were made from; an empty file where there is nothing"
    )
    parser.add_argument("mine", type=Path, metavar="MINE", help="one version")
    parser.add_argument("theirs", type=Path, metavar="THEIRS", help="the other; which is which makes no difference")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="write the document to a file; it may be MINE"
    )
    parser.add_argument(
        "--path",
        type=Path,
        metavar="NAME",
        help="what the document is called where it belongs, where FILE is for the moment, as with git; it tells how "
        f"all of them are written ({ANY_SUFFIX}), and what is left to decide is put beside it",
    )
    parser.add_argument("--force", action="store_true", help="overwrite the file where it is there already")
    parser.set_defaults(run=_merge)


def _merge(options: argparse.Namespace) -> int:
    if options.output != options.mine:
        require_new(options)
    name: Path | None = options.path
    files = {"BASE": options.base, "MINE": options.mine, "THEIRS": options.theirs}
    # git calls its copies names that nobody knows
    called = {side: f"{name} ({side})" if name else str(file) for side, file in files.items()}
    base, mine, theirs = (_read(file, name or file, called[side]) for side, file in files.items())
    if mine is None or theirs is None:
        raise Refused(f"{called['THEIRS' if mine else 'MINE']}: is empty; only a base may be")
    try:
        merged = merge(base, mine, theirs)
    except (TypeError, ValueError) as error:
        raise Refused(f"{called['MINE']}, {called['THEIRS']}: {error}") from None
    file = name or options.output
    kept = _keep(merged, file)  # before the document, which may be written over one of the versions
    try:
        with naming(options.output):
            write(merged.document, options.output, syntax=_syntax(file))
    except (OSError, Refused):
        if kept:
            kept.unlink()
        raise
    if kept is None:
        return FINE
    print(f"{file}: {len(merged.conflicts)} to decide, in {kept}", file=sys.stderr)
    return REFUSED


def _read(file: Path, name: Path, called: str) -> Any:
    """The document in a file, or nothing where it is empty."""
    data = file.read_bytes()
    if not data:
        return None
    with naming(called):
        syntax = _syntax(name)
        document = loads(data, Item, syntax=syntax, header=True)
        if loads(data, Item, syntax=syntax, header=True, new_ids=True) != document:
            raise Refused(f"{called}: some ids are missing; to be merged, a document needs ids that were written once")
        return document


def _syntax(file: Path) -> Any:
    return SUFFIXES.get(file.suffix.lower(), "json")


def _keep(merged: Merged, file: Path) -> Path | None:
    """Put what is left to decide beside a file, where something is."""
    if not merged.conflicts:
        return None
    kept = _beside(file, len(_kept(file)) + 1)  # an older one may hold what is not decided yet
    write(_without_document(merged), kept)
    return kept


def _beside(file: Path, number: int) -> Path:
    """Where conflicts of a document in a file are kept: ``plan.json.conflicts.json``, then ``….conflicts-2.json``."""
    return file.with_name(f"{file.name}.conflicts{'' if number == 1 else f'-{number}'}.json")


def _kept(file: Path) -> list[Path]:
    """The files with conflicts of a document in a file."""
    return [*itertools.takewhile(Path.exists, (_beside(file, number) for number in itertools.count(1)))]


def merged_in(file: Path, document: Any) -> Merged | None:
    """A document from a file with the conflicts that are kept beside it; None where there are none."""
    found: dict[str, Conflict] = {}
    for number, kept in enumerate(_kept(file), 1):
        with naming(kept):
            for conflict in read(kept, Merged).conflicts:
                id = f"{conflict.id}-{number}" if conflict.id in found else conflict.id
                found[id] = attrs.evolve(conflict, id=id)
    if not found or type(document) not in DOCUMENTS:
        return None
    own: Any = {DOCUMENTS[type(document)]: document}
    with naming(_beside(file, 1)):
        return Merged(conflicts=tuple(found.values()), **own)


def with_conflicts(file: Path, document: Any) -> Any:
    """A document from a file, or what was merged where something in it is undecided."""
    return merged_in(file, document) or document


def _without_document(merged: Merged) -> Merged:
    none: Any = dict.fromkeys(DOCUMENTS.values())
    return attrs.evolve(merged, **none)


def add_resolve(command: NewCommand) -> None:
    """Decide what is left after a merge."""
    parser = command("resolve", help="see what is left to decide after a merge, and decide it")
    parser.add_argument("file", type=Path, metavar="FILE", help="the document that came out of the merge")
    parser.add_argument(
        "choices",
        nargs="*",
        metavar="ID=NUMBER",
        help="what to decide, and the number of what is to stand; without any, all is shown",
    )
    parser.set_defaults(run=partial(_resolve, parser))


def _resolve(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    file: Path = options.file
    chosen = [_choice(parser, text) for text in options.choices]
    with naming(file):
        document = read(file)
    merged = merged_in(file, document)
    if merged and chosen:
        for id, number in chosen:
            with naming(f"{file}, {id}={number}"):
                merged = resolve(merged, id, number - 1)
        with naming(file):
            write(merged.document, file)
        first, *more = _kept(file)
        write(_without_document(merged), first)
        for kept in more if merged.conflicts else (first, *more):
            kept.unlink()
    if merged is None or not merged.conflicts:
        print(f"{file}: nothing to decide")
        return FINE
    _tell(merged)
    return REFUSED


def _choice(parser: argparse.ArgumentParser, text: str) -> tuple[str, int]:
    id, _, number = text.partition("=")
    if not number.isascii() or not number.isdigit():
        parser.error("argument ID=NUMBER: must be the id of what is to decide and the number of a choice, such as a1=2")
    return id, int(number)


def _tell(merged: Merged) -> None:
    tell = teller()
    for conflict in merged.conflicts:
        tell(conflict.id, bold=True)
        tell(textwrap.indent(describe_conflict(merged, conflict), "  ").rstrip())
