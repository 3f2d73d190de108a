"""Questions about documents: `check` and `explain`."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ..advice import explain, review
from ..documents import read
from ..errors import RecoveryToolsError
from ..facts import crisis_lines
from ..findings import Finding, Severity
from ..models.journal import Journal
from ..wording import NO_CHOICES
from ._terminal import (
    DOCUMENT,
    FINE,
    REFUSED,
    UNUSABLE,
    USAGE,
    NewCommand,
    complain,
    day,
    naming,
    print_json,
    teller,
    today_here,
)


def add_check(command: NewCommand) -> None:
    """Check documents, and ask the next good questions."""
    check = command("check", help="check documents, and ask the next good questions")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help=DOCUMENT)
    check.add_argument(
        "--today", type=day, metavar="DATE", help="the day to look from, such as 2026-11-22; by default today"
    )
    check.add_argument("--journal", type=Path, metavar="FILE", help="the journal that goes with a plan")
    check.add_argument("--region", type=_region, metavar="XX", help="where the person is, such as US or US-PA")
    for option, does in (("--only", "look for this alone"), ("--ignore", "leave this out")):
        check.add_argument(option, type=_code, action="append", metavar="CODE", help=f"{does}; may be said again")
    check.add_argument("--limit", type=_count, metavar="N", help="ask so many questions of each document at most")
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.set_defaults(run=_check)


def add_explain(command: NewCommand) -> None:
    """Tell what a question is about."""
    why = command("explain", help="tell what a question is about, why it is asked, and where it comes from")
    why.add_argument("code", type=_code, metavar="CODE", help="the code of a finding, such as goal-has-no-why")
    why.set_defaults(run=_explain)


def _region(text: str) -> str:
    try:
        crisis_lines(text, today=date.max)  # it says what is wrong with a region
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError("must be a whole number, 0 or more")
    return int(text)


def _code(text: str) -> str:
    try:
        return explain(text).code
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _check(options: argparse.Namespace) -> int:
    today = options.today or today_here()
    with naming(options.journal):
        journal = read(options.journal, Journal) if options.journal else None
    chosen = {
        "journal": journal,
        "region": options.region,
        "only": options.only,
        "ignore": options.ignore or (),
        "limit": options.limit,
    }
    tell = teller()
    code, reports = FINE, []
    for file in options.files:
        refusal, choices = None, NO_CHOICES
        try:
            document = read(file)
            findings = review(document, today=today, **chosen)
            choices = getattr(document, "word_choices", NO_CHOICES)
        except RecoveryToolsError as error:
            refusal, findings, code = error, error.findings, max(code, REFUSED)
        except UNUSABLE as error:
            code = complain(error)
            continue
        except ValueError as error:  # the journal is not this plan's
            print(f"recoverytools: {file}: {error}", file=sys.stderr)
            code = USAGE
            continue
        if options.json:
            data = [_as_data(finding) for finding in findings]
            reports.append({"file": str(file), "refused": refusal is not None, "findings": data})
        else:
            _tell_report(tell, file, refusal or findings, choices)
    if options.json:
        print_json(reports)
    return code


def _tell_report(
    tell: Callable[..., None], file: Path, outcome: RecoveryToolsError | Sequence[Finding], choices: Mapping[str, str]
) -> None:
    if isinstance(outcome, RecoveryToolsError):
        tell(f"{file}: {outcome}")
    elif not outcome:
        tell(f"{file}: nothing to ask")
    else:
        tell(f"{file}: some questions, if you like", bold=True)
        for finding in outcome:
            urgent = finding.severity is Severity.SAFETY
            words = NO_CHOICES if urgent else choices  # what is about safety is said in our words
            tell(f"  {finding.severity.label()}: {finding.path or 'the whole document'}", bold=urgent)
            tell(f"    {finding.message(choices=words)}")
            tell(f"    {finding.question(choices=words)}")


def _as_data(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "path": finding.path,
        "values": dict(finding.values),
        "message": finding.message(),
        "question": finding.question(),
    }


def _explain(options: argparse.Namespace) -> int:
    rule = explain(options.code)
    print(f"{rule.code}: {rule.severity.label()}\n")
    print(f"{rule.looks_at}\n\nIt says: {rule.says}\nIt asks: {rule.asks}\nSource: {rule.source}\n\n{rule.examples}")
    return FINE
