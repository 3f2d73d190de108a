"""How documents change: `diff`."""

import argparse
from pathlib import Path

from ..documents import read
from ..plain import to_dict
from ..rendering import describe_changes
from ..revision import diff
from ._terminal import FINE, NewCommand, Refused, naming, print_json

_DIFFERENT = 1


def add_diff(command: NewCommand) -> None:
    """Say what changed between two versions of a document."""
    parser = command("diff", help="say what changed from one version of a document to another")
    parser.add_argument("old", type=Path, metavar="OLD", help="the older version")
    parser.add_argument("new", type=Path, metavar="NEW", help="the newer version")
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--without-private", action="store_true", help="leave out what is marked private")
    told.add_argument("--json", action="store_true", help="print the changes as JSON")
    parser.add_argument("--by", default="", metavar="NAME", help="who changed it; by default you")
    parser.add_argument("--exit-code", action="store_true", help="exit with 1 where the versions differ")
    parser.set_defaults(run=_diff)


def _diff(options: argparse.Namespace) -> int:
    old_file: Path = options.old
    with naming(old_file):
        old = read(old_file)
    with naming(options.new):
        new = read(options.new)
    try:
        changes = diff(old, new)
    except (TypeError, ValueError) as error:  # these are two documents
        raise Refused(f"{options.new}: {error}") from None
    if options.json:
        print_json([to_dict(change) for change in changes])
    else:
        private = not options.without_private
        print(describe_changes(old, changes, by=options.by, include_private=private), end="")
    return _DIFFERENT if changes and options.exit_code else FINE
