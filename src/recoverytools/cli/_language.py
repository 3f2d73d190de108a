"""Words that respect people: `language`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from ..documents import SUFFIXES, read
from ..errors import RecoveryToolsError
from ..language import Suggestion, check_language
from ..plain import to_dict
from ._terminal import ANY_SUFFIX, FINE, REFUSED, USAGE, NewCommand, complain, print_json, teller


def add_language(command: NewCommand) -> None:
    """Suggest words that respect people."""
    language = command(
        "language",
        help="suggest words that respect people, for a text about others",
        description="Suggest words that respect people, for a text about others. A document, in a file that ends in "
        f"{ANY_SUFFIX}, is in a person's own words, and is let be unless --own-words is given.",
    )
    language.add_argument("files", nargs="+", type=Path, metavar="FILE", help="plain text or Markdown")
    language.add_argument(
        "--own-words", action="store_true", help="look at quotations and what people say of themselves"
    )
    language.add_argument("--context", action="store_true", help="suggest words for what is right in most places, too")
    language.add_argument("--json", action="store_true", help="print the suggestions as JSON")
    language.set_defaults(run=_language)


def _language(options: argparse.Namespace) -> int:
    tell = teller()
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
            code = complain(error)
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
        print_json(reports)
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
