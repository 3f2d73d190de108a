"""What helps those who keep a group going: `group`."""

import argparse
from pathlib import Path

from ..documents import read
from ..facilitation import attendance, next_in_role
from ..models.groups import PeerGroup
from ..plain import converter
from ..rendering import to_text
from ._terminal import CONTROLS, DOCUMENT, FINE, NewCommand, day, naming, print_json, today_here


def add_group(command: NewCommand) -> None:
    """Say whose turn it is in a group, and how many came."""
    turns = command("group", help="say whose turn it is at each role of a group, and how many came")
    turns.add_argument("group", type=Path, metavar="FILE", help=DOCUMENT)
    turns.add_argument(
        "--on", type=day, metavar="DATE", help="the day of the next meeting, such as 2026-11-24; by default today"
    )
    turns.add_argument(
        "--hide-below", type=_number, default=11, metavar="NUMBER", help="the smallest number to show; by default 11"
    )
    turns.add_argument("--json", action="store_true", help="print the answers as JSON")
    turns.set_defaults(run=_group)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError("must be a whole number, 0 or more")
    return int(text)


def _group(options: argparse.Namespace) -> int:
    on = options.on or today_here()
    with naming(options.group):
        group = read(options.group, PeerGroup)
        turns, came = next_in_role(group, on=on), attendance(group, hide_below=options.hide_below)
    if options.json:
        print_json(converter().unstructure({"turns": turns, "attendance": came}))
    else:
        print("\n".join(map(to_text, (*turns, came))).translate(CONTROLS), end="")
    return FINE
