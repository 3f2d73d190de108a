"""How it is going: `progress`."""

import argparse
import sys
from pathlib import Path

from ..documents import read
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..outcomes import progress
from ..plain import converter
from ..rendering import to_text
from ._terminal import CONTROLS, DOCUMENT, FINE, USAGE, NewCommand, day, naming, print_json, public, today_here


def add_progress(command: NewCommand) -> None:
    """Tell how the goals of a plan are going."""
    told = command("progress", help="tell how the goals of a plan are going")
    told.add_argument("plan", type=Path, metavar="PLAN", help=DOCUMENT)
    told.add_argument("--journal", type=Path, metavar="FILE", required=True, help="the journal that goes with the plan")
    told.add_argument(
        "--today", type=day, metavar="DATE", help="the last day to look at, such as 2026-11-22; by default today"
    )
    told.add_argument("--without-private", action="store_true", help="leave out what is marked private")
    told.add_argument("--json", action="store_true", help="print the answers as JSON")
    told.set_defaults(run=_progress)


def _progress(options: argparse.Namespace) -> int:
    today = options.today or today_here()
    with naming(options.plan):
        plan = read(options.plan, WellnessPlan)
    with naming(options.journal):
        journal = read(options.journal, Journal)
    if options.without_private:
        plan = plan.remove(*(item.id for _, item in plan.items() if item.private or plan.private))
        journal = public(journal)
    try:
        goals = progress(plan, journal, today=today)
    except ValueError as error:  # the journal is not this plan's
        print(f"recoverytools: {options.journal}: {error}", file=sys.stderr)
        return USAGE
    if options.json:
        print_json(converter().unstructure(goals))
    elif goals:
        print("\n".join(to_text(goal, plan=plan) for goal in goals).translate(CONTROLS), end="")
    else:
        print(f"{options.plan}: no goal yet")
    return FINE
