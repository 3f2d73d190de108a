"""What a credential still needs: `renewal`."""

import argparse
from pathlib import Path

from ..certification import renewal
from ..documents import read, read_many
from ..models.credentials import Credential, TrainingRecord
from ..plain import converter
from ..rendering import to_text
from ._terminal import CONTROLS, DOCUMENT, FINE, NewCommand, day, naming, print_json, today_here

_MANY = {".ndjson", ".jsonl"}
"""How the names of files end that hold a record on each line."""


def add_renewal(command: NewCommand) -> None:
    """Say what a credential still needs."""
    needs = command("renewal", help="say what a credential still needs before it can be renewed")
    needs.add_argument("credential", type=Path, metavar="FILE", help=DOCUMENT)
    needs.add_argument(
        "records", nargs="*", type=Path, metavar="RECORD", help="a training record, or many, a line each, in .ndjson"
    )
    needs.add_argument(
        "--today", type=day, metavar="DATE", help="the day to look from, such as 2026-11-22; by default today"
    )
    needs.add_argument("--json", action="store_true", help="print the answer as JSON")
    needs.set_defaults(run=_renewal)


def _renewal(options: argparse.Namespace) -> int:
    today = options.today or today_here()
    with naming(options.credential):
        credential = read(options.credential, Credential)
    records: list[TrainingRecord] = []
    for file in options.records:
        with naming(file):
            is_many = file.suffix.lower() in _MANY
            records += read_many(file, TrainingRecord) if is_many else [read(file, TrainingRecord)]
    answer = renewal(credential, records, today=today)
    if options.json:
        print_json(converter().unstructure(answer))
    else:
        print(to_text(answer).translate(CONTROLS), end="")
    return FINE
