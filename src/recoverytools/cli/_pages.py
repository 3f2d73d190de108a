"""Documents as pages, and what they are made of: `show`, `card`, `crisis`, `new`, `schema` and `upgrade`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..documents import blank, blank_yaml, form_hints, json_schema, read, upgrade
from ..errors import RecoveryToolsError
from ..models.plan import WellnessPlan
from ..plain import class_of, kinds, to_dict
from ..rendering import blank_form, crisis_page, to_html, to_markdown, to_text, wallet_card
from ._terminal import (
    DOCUMENT,
    FINE,
    REFUSED,
    UNUSABLE,
    NewCommand,
    complain,
    day,
    naming,
    print_json,
    put,
    today_here,
)

_FORMATS: Mapping[str, Callable[..., str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "large-print": partial(to_html, large_print=True),
}


def add_show(command: NewCommand) -> None:
    """Show a document as a page."""
    show = command("show", help="show a document as a page")
    show.add_argument("file", type=Path, metavar="FILE", help=DOCUMENT)
    show.add_argument(
        "--format", choices=_FORMATS, default="text", help="by default text; large-print is HTML with large letters"
    )
    show.add_argument("--plan", type=Path, metavar="FILE", help="the plan that a journal goes with, for its names")
    show.add_argument("--without-private", action="store_true", help="leave out what is marked private")
    _add_output(show)
    show.set_defaults(run=_show)


def add_card(command: NewCommand) -> None:
    """Make a card for the pocket."""
    card = command("card", help="make a card for the pocket: words to carry, people and help lines, in HTML to print")
    _add_held(card)
    card.set_defaults(run=partial(_hold, wallet_card))


def add_crisis(command: NewCommand) -> None:
    """Make the page of a crisis plan."""
    crisis = command("crisis", help="make a page of a crisis plan for those who help then, in HTML to print")
    _add_held(crisis)
    crisis.set_defaults(run=partial(_hold, crisis_page))


def _add_held(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="PLAN", help=DOCUMENT)
    command.add_argument("--today", type=day, metavar="DATE", help="the day it is made on; by default today")
    command.add_argument("--with-private", action="store_true", help="put on it what is marked private, too")
    _add_output(command)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the page to a file")
    command.add_argument("--force", action="store_true", help="overwrite that file where it is there already")


def add_new(command: NewCommand) -> None:
    """Print an empty form."""
    new = command("new", help="print an empty form with the questions of a tool")
    new.add_argument("kind", choices=kinds(), metavar="KIND", help=f"one of: {', '.join(kinds())}")
    instead = new.add_mutually_exclusive_group()
    instead.add_argument("--json", action="store_true", help="print a bare document instead")
    instead.add_argument("--yaml", action="store_true", help="print a document with the questions, to fill in by hand")
    new.set_defaults(run=_new)


def add_schema(command: NewCommand) -> None:
    """Print a JSON Schema, or what goes with it."""
    schema = command("schema", help="print the JSON Schema of a kind, or what goes with it")
    schema.add_argument("kind", nargs="?", choices=kinds(), metavar="KIND", help="such as goal; new names all")
    what = schema.add_mutually_exclusive_group()
    what.add_argument("--hints", action="store_true", help="print what a form shows beside the schema instead")
    what.add_argument("--typescript", action="store_true", help="print the TypeScript types of all kinds instead")
    schema.set_defaults(run=partial(_schema, schema))


def add_upgrade(command: NewCommand) -> None:
    """Rewrite documents of an older format."""
    newest = command(
        "upgrade",
        help="rewrite documents of an older format in the newest",
        description="Rewrite files in the newest format. The old document is kept beside each: "
        "plan.format-1.json for a plan.json of format 1.",
    )
    newest.add_argument("files", nargs="+", type=Path, metavar="FILE", help=DOCUMENT)
    newest.set_defaults(run=_upgrade)


def _show(options: argparse.Namespace) -> int:
    with naming(options.file):
        document = read(options.file)
    with naming(options.plan):
        plan = read(options.plan, WellnessPlan) if options.plan else None
    with naming(options.file):
        page = _FORMATS[options.format](document, include_private=not options.without_private, plan=plan)
    put(page, options, options.file, options.plan)
    return FINE


def _hold(make: Callable[..., str], options: argparse.Namespace) -> int:
    with naming(options.file):
        page = make(
            read(options.file, WellnessPlan),
            today=options.today or today_here(),
            include_private=options.with_private,
        )
    put(page, options, options.file)
    return FINE


def _new(options: argparse.Namespace) -> int:
    cls: Any = class_of(options.kind)
    now = datetime.now().astimezone().replace(microsecond=0)
    if options.json:
        print_json(to_dict(blank(cls, now=now)))
    else:
        print(blank_yaml(cls, now=now) if options.yaml else blank_form(cls), end="")
    return FINE


def _schema(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.typescript == bool(options.kind):
        parser.error("give one KIND, or --typescript, which has all kinds in it")
    if options.typescript:
        types = files("recoverytools") / "data" / "schemas" / "recoverytools.d.ts"
        print(types.read_text(encoding="utf-8"), end="")
    else:
        cls: Any = class_of(options.kind)
        print_json(form_hints(cls) if options.hints else json_schema(cls))
    return FINE


def _upgrade(options: argparse.Namespace) -> int:
    code = FINE
    for file in options.files:
        try:
            kept = upgrade(file)
            print(f"{file}: upgraded; the old document is kept in {kept}" if kept else f"{file}: nothing to upgrade")
        except RecoveryToolsError as error:
            print(f"{file}: {error}", file=sys.stderr)
            code = max(code, REFUSED)
        except UNUSABLE as error:
            code = complain(error)
    return code
