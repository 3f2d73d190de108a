"""The command line: check, show, begin, convert and upgrade documents, print their schema, find respectful words.

Exit codes: 0 fine (advice may be printed), 1 a document was refused, 2 wrong usage.
"""

import argparse
import contextlib
import errno
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import attrs

from .advice import explain, review
from .documents import SUFFIXES, blank, blank_yaml, form_hints, json_schema, read, upgrade, write
from .errors import RecoveryToolsError
from .facts import crisis_lines
from .findings import Finding, Severity
from .language import Suggestion, check_language
from .models.journal import Journal
from .models.plan import WellnessPlan
from .plain import class_of, kinds, to_dict
from .rendering import blank_form, to_markdown, to_text
from .wording import NO_CHOICES

_CONTROLS = dict.fromkeys(range(0x7F, 0xA0), "\N{REPLACEMENT CHARACTER}")
"""Characters that may stand in a person's words, and that a terminal may take for commands."""
FINE, REFUSED, USAGE = 0, 1, 2
_UNUSABLE = (OSError, ModuleNotFoundError)
"""A file that cannot be read or written, or one that an extra is missing for."""
_FORMATS = {"text": to_text, "markdown": to_markdown}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; by default, that of the process."""
    options = _parser().parse_args(arguments)
    # a terminal that cannot show a letter shows a question mark; a file gets all of them
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    try:
        code: int = options.run(options)
    except BrokenPipeError:
        code = FINE  # whoever reads it has seen enough
    except _UNUSABLE as error:
        code = _complain(error)
    try:
        if sys.stdout:  # a process may be started without
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
    except OSError as error:
        _let_go_of_output()
        return _complain(error)
    return code


def _let_go_of_output() -> None:
    """What could not be written yet would be tried again when the process ends."""
    if isinstance(sys.stdout, TextIOWrapper):
        with contextlib.suppress(OSError):  # it may stand for no file
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(error: OSError | ModuleNotFoundError) -> int:
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        print(f"recoverytools: {place}{error.strerror}", file=sys.stderr)
    else:
        print(f"recoverytools: {error}", file=sys.stderr)
    return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="recoverytools",
        description="Check, show, begin, convert and upgrade wellness plans and the tools in them.",
    )
    parser.add_argument("--version", action="version", version=f"recoverytools {version('recoverytools')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="check documents, and ask the next good questions")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_DOCUMENT)
    check.add_argument(
        "--today", type=_day, metavar="DATE", help="the day to look from, such as 2026-11-22; by default today"
    )
    check.add_argument("--journal", type=Path, metavar="FILE", help="the journal that goes with a plan")
    check.add_argument("--region", type=_region, metavar="XX", help="where the person is, such as US or US-PA")
    for option, does in (("--only", "look for this alone"), ("--ignore", "leave this out")):
        check.add_argument(option, type=_code, action="append", metavar="CODE", help=f"{does}; may be said again")
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    check.set_defaults(run=_check)

    show = commands.add_parser("show", help="show a document as a page")
    show.add_argument("file", type=Path, metavar="FILE", help=_DOCUMENT)
    show.add_argument("--format", choices=_FORMATS, default="text", help="by default text")
    show.add_argument("--plan", type=Path, metavar="FILE", help="the plan that a journal goes with, for its names")
    show.add_argument("--without-private", action="store_true", help="leave out what is marked private")
    show.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the page to a file")
    show.add_argument("--force", action="store_true", help="overwrite that file where it is there already")
    show.set_defaults(run=_show)

    new = commands.add_parser("new", help="print an empty form with the questions of a tool")
    new.add_argument("kind", choices=kinds(), metavar="KIND", help=f"one of: {', '.join(kinds())}")
    instead = new.add_mutually_exclusive_group()
    instead.add_argument("--json", action="store_true", help="print a bare document instead")
    instead.add_argument("--yaml", action="store_true", help="print a document with the questions, to fill in by hand")
    new.set_defaults(run=_new)

    convert = commands.add_parser("convert", help="write a document anew in JSON, YAML or TOML")
    convert.add_argument("file", type=Path, metavar="IN", help=_DOCUMENT)
    convert.add_argument("output", type=_output, metavar="OUT", help=f"a new file that ends in {_SUFFIXES}")
    convert.add_argument("--force", action="store_true", help="overwrite OUT where it is there already")
    convert.set_defaults(run=_convert)

    schema = commands.add_parser("schema", help="print the JSON Schema of a kind, or what goes with it")
    schema.add_argument("kind", nargs="?", choices=kinds(), metavar="KIND", help="such as goal; new names all")
    what = schema.add_mutually_exclusive_group()
    what.add_argument("--hints", action="store_true", help="print what a form shows beside the schema instead")
    what.add_argument("--typescript", action="store_true", help="print the TypeScript types of all kinds instead")
    schema.set_defaults(run=partial(_schema, schema))

    newest = commands.add_parser(
        "upgrade",
        help="rewrite documents of an older format in the newest",
        description="Rewrite files in the newest format. The old document is kept beside each: "
        "plan.format-1.json for a plan.json of format 1.",
    )
    newest.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_DOCUMENT)
    newest.set_defaults(run=_upgrade)

    language = commands.add_parser(
        "language",
        help="suggest words that respect people, for a text about others",
        description="Suggest words that respect people, for a text about others. A document, in a file that ends in "
        f"{_SUFFIXES}, is in a person's own words, and is let be unless --own-words is given.",
    )
    language.add_argument("files", nargs="+", type=Path, metavar="FILE", help="plain text or Markdown")
    language.add_argument(
        "--own-words", action="store_true", help="look at quotations and what people say of themselves"
    )
    language.add_argument("--context", action="store_true", help="suggest words for what is right in most places, too")
    language.add_argument("--json", action="store_true", help="print the suggestions as JSON")
    language.set_defaults(run=_language)

    why = commands.add_parser("explain", help="tell what a question is about, why it is asked, and where it comes from")
    why.add_argument("code", type=_code, metavar="CODE", help="the code of a finding, such as goal-has-no-why")
    why.set_defaults(run=_explain)
    return parser


_DOCUMENT = "a document, by its name in YAML (.yaml, .yml), TOML (.toml) or else in JSON"
_SUFFIXES = ", ".join(SUFFIXES)


def _output(text: str) -> Path:
    if Path(text).suffix.lower() not in SUFFIXES:
        raise argparse.ArgumentTypeError(f"must end in one of: {_SUFFIXES}")
    return Path(text)


def _day(text: str) -> date:
    try:
        # the standard library takes weeks, and dates without hyphens
        return date.fromisoformat(text if text[4:5] == text[7:8] == "-" else "")
    except ValueError:
        raise argparse.ArgumentTypeError("must be a date such as 2026-11-22") from None


def _region(text: str) -> str:
    try:
        crisis_lines(text, today=date.max)  # it says what is wrong with a region
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _code(text: str) -> str:
    try:
        return explain(text).code
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _check(options: argparse.Namespace) -> int:
    today = options.today or date.today()  # noqa: DTZ011 - the day on this machine's calendar is what is meant
    try:
        journal = read(options.journal, Journal) if options.journal else None
    except RecoveryToolsError as error:
        print(f"{options.journal}: {error}", file=sys.stderr)
        return REFUSED
    chosen = {"journal": journal, "region": options.region, "only": options.only, "ignore": options.ignore or ()}
    tell = _teller()
    code, reports = FINE, []
    for file in options.files:
        refusal, choices = None, NO_CHOICES
        try:
            document = read(file)
            findings = review(document, today=today, **chosen)
            choices = getattr(document, "word_choices", NO_CHOICES)
        except RecoveryToolsError as error:
            refusal, findings, code = error, error.findings, max(code, REFUSED)
        except _UNUSABLE as error:
            code = _complain(error)
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
        _print_json(reports)
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


def _teller() -> Callable[..., None]:
    """What prints a line: with rich, where it is installed, some lines stand out."""
    try:
        from rich.console import Console  # noqa: PLC0415 - an extra
    except ImportError:
        return _tell_plainly
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    return lambda line, *, bold=False: console.print(line, style="bold" if bold else None)


def _tell_plainly(line: str, *, bold: bool = False) -> None:
    del bold  # plain text has no way to
    print(line)


def _show(options: argparse.Namespace) -> int:
    file = options.file
    try:
        document = read(file)
        plan = read(file := options.plan, WellnessPlan) if options.plan else None
    except RecoveryToolsError as error:
        print(f"{file}: {error}", file=sys.stderr)
        return REFUSED
    page = _FORMATS[options.format](document, include_private=not options.without_private, plan=plan)
    if options.output is None:
        print(page.translate(_CONTROLS), end="")
    else:
        if any(file and _is_same(file, options.output) for file in (options.file, options.plan)):
            raise FileExistsError(errno.EEXIST, "the page would take the place of the document", str(options.output))
        _require_new(options)
        options.output.touch(mode=0o600)  # like a document, a new page is for its owner alone
        options.output.write_text(page, encoding="utf-8")
    return FINE


def _is_same(file: Path, other: Path) -> bool:
    return other.exists() and other.samefile(file)


def _require_new(options: argparse.Namespace) -> None:
    """See that what is written takes the place of nothing, unless that is what is wanted."""
    if options.output.exists() and not options.force:
        raise FileExistsError(errno.EEXIST, "is there already; --force overwrites it", str(options.output))


def _new(options: argparse.Namespace) -> int:
    cls: Any = class_of(options.kind)
    now = datetime.now().astimezone().replace(microsecond=0)
    if options.json:
        _print_json(to_dict(blank(cls, now=now)))
    else:
        print(blank_yaml(cls, now=now) if options.yaml else blank_form(cls), end="")
    return FINE


def _convert(options: argparse.Namespace) -> int:
    _require_new(options)
    file = options.file
    try:
        document = read(file)
        write(document, file := options.output)
    except RecoveryToolsError as error:
        print(f"{file}: {error}", file=sys.stderr)
        return REFUSED
    return FINE


def _schema(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if options.typescript == bool(options.kind):
        parser.error("give one KIND, or --typescript, which has all kinds in it")
    if options.typescript:
        types = files("recoverytools") / "data" / "schemas" / "recoverytools.d.ts"
        print(types.read_text(encoding="utf-8"), end="")
    else:
        cls: Any = class_of(options.kind)
        _print_json(form_hints(cls) if options.hints else json_schema(cls))
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
        except _UNUSABLE as error:
            code = _complain(error)
    return code


def _language(options: argparse.Namespace) -> int:
    tell = _teller()
    code, reports = FINE, []
    for file in options.files:
        try:
            texts, language = _texts(file)
        except RecoveryToolsError as error:
            print(f"{file}: {error}", file=sys.stderr)
            code = max(code, REFUSED)
            continue
        except UnicodeDecodeError:
            print(f"recoverytools: {file}: must be text in UTF-8", file=sys.stderr)
            code = USAGE
            continue
        except OSError as error:
            code = _complain(error)
            continue
        own = file.suffix.lower() in SUFFIXES and not options.own_words
        told = [
            {"path": path} | _place(text, found.start) | _suggested(found)
            for path, text in texts
            if not own
            for found in check_language(text, own_words=options.own_words, context=options.context, language=language)
        ]
        if options.json:
            reports.append({"file": str(file), "own_words": own, "suggestions": told})
        elif own:
            tell(f"{file}: a person's own words, and let be; --own-words looks at them")
        elif not told:
            tell(f"{file}: nothing to suggest")
        else:
            tell(f"{file}: some words to think about, if you like", bold=True)
            for one in told:
                tell(f"  {one['path']}{':' if one['path'] else ''}{one['line']}:{one['column']} {one['term']}")
                tell(f"    {one['message']}")
    if options.json:
        _print_json(reports)
    return code


def _texts(file: Path) -> tuple[list[tuple[str, str]], str]:
    """The texts of a file, each with its path in a document, and the language that a document says it is in."""
    if file.suffix.lower() not in SUFFIXES:
        return [("", file.read_bytes().decode("utf-8-sig"))], ""
    document = read(file)
    return [*_strings(to_dict(document))], getattr(document, "language", "")


def _strings(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    match data:
        case str():
            yield path, data
        case list():
            for i, item in enumerate(data):
                yield from _strings(item, f"{path}/{i}")
        case dict():
            for key, value in data.items():
                yield from _strings(value, f"{path}/{key}")


def _place(text: str, start: int) -> dict[str, int]:
    """The line and the column of a place in a text, each counted from 1."""
    return {"line": text.count("\n", 0, start) + 1, "column": start - text.rfind("\n", 0, start)}


def _suggested(suggestion: Suggestion) -> dict[str, Any]:
    return attrs.asdict(suggestion) | {"message": suggestion.message()}


def _explain(options: argparse.Namespace) -> int:
    rule = explain(options.code)
    print(f"{rule.code}: {rule.severity.label()}\n")
    print(f"{rule.looks_at}\n\nIt says: {rule.says}\nIt asks: {rule.asks}\nSource: {rule.source}\n\n{rule.examples}")
    return FINE


def _print_json(data: Any) -> None:
    print(json.dumps(data, indent=2, ensure_ascii=False, default=str))
