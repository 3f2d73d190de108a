"""What is due: `agenda` and `today`."""

import argparse
import sys
from datetime import datetime, timedelta
from pathlib import Path

from ..documents import read
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..plain import converter
from ..rendering import to_text
from ..scheduling import agenda
from ._terminal import CONTROLS, DOCUMENT, FINE, USAGE, NewCommand, day, naming, print_json, public, zone


def add_agenda(command: NewCommand) -> None:
    """Show what is due in some days."""
    some = command("agenda", help="show what is due in plans, groups and credentials")
    _add_options(some)
    some.add_argument("--from", dest="start", type=day, metavar="DATE", help="the first day; by default today")
    some.add_argument("--to", dest="end", type=day, metavar="DATE", help="the last day; by default six days on")
    some.set_defaults(run=_agenda)


def add_today(command: NewCommand) -> None:
    """Show what is due today."""
    one = command("today", help="show what is due today")
    _add_options(one)
    one.set_defaults(run=_agenda, start=None, end=None, length=1)


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help=DOCUMENT)
    command.add_argument(
        "--journal", type=Path, action="append", default=[], metavar="FILE", help="a journal; may be said again"
    )
    command.add_argument("--full-day", type=_minutes, metavar="MINUTES", help="name days with more minutes than these")
    command.add_argument("--time-zone", type=zone, metavar="ZONE", help="the zone of the page, such as Asia/Tokyo")
    command.add_argument("--today", type=day, metavar="DATE", help="the day that it is; by default today")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--without-private", action="store_true", help='say "private" in place of private words')
    form.add_argument("--json", action="store_true", help="print the agenda as JSON")
    command.set_defaults(length=7)


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError("must be a number of minutes, such as 240")
    return int(text)


def _agenda(options: argparse.Namespace) -> int:
    # without a zone, the day here is meant
    start = options.start or options.today or datetime.now(options.time_zone).date()
    documents, journals = [], []
    for file in options.files:
        with naming(file):
            documents.append(read(file))
        if isinstance(documents[-1], Journal):
            print(f"recoverytools: {file}: is a journal; hand it in with --journal", file=sys.stderr)
            return USAGE
    for file in options.journal:
        with naming(file):
            journal = read(file, Journal)
        journals.append(public(journal) if options.without_private else journal)
    try:
        found = agenda(
            *documents,
            start=start,
            end=options.end or start + timedelta(options.length - 1),
            journals=journals,
            time_zone=options.time_zone and options.time_zone.key,
            full_day=options.full_day,
        )
    except ValueError as error:  # the days are too far apart, or two documents have one id
        print(f"recoverytools: {error}", file=sys.stderr)
        return USAGE
    if options.json:
        print_json(converter().unstructure(found))
    else:
        plans = [document for document in documents if isinstance(document, WellnessPlan)]
        plan = plans[0] if len(documents) == 1 and plans else None  # its words are for its own page
        print(to_text(found, include_private=not options.without_private, plan=plan).translate(CONTROLS), end="")
    return FINE
