"""The command line: make, check, show, share, compare and convert documents, say what is due, find kind words.

Exit codes: 0 fine (advice may be printed), 1 a document was refused, 2 wrong usage.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from io import TextIOWrapper

from ._agenda import add_agenda, add_today
from ._certification import add_renewal
from ._checkin import add_checkin
from ._convert import add_convert
from ._facilitation import add_group
from ._guidance import add_now
from ._language import add_language
from ._merge import add_merge, add_resolve
from ._outcomes import add_progress
from ._pages import add_card, add_crisis, add_new, add_schema, add_show, add_upgrade
from ._pictures import add_picture
from ._review import add_check, add_explain
from ._revision import add_diff
from ._sharing import add_share
from ._terminal import FINE, REFUSED, UNUSABLE, Refused, complain

_COMMANDS = (
    add_check,
    add_explain,
    add_show,
    add_card,
    add_crisis,
    add_picture,
    add_new,
    add_convert,
    add_upgrade,
    add_schema,
    add_now,
    add_agenda,
    add_today,
    add_checkin,
    add_progress,
    add_share,
    add_diff,
    add_merge,
    add_resolve,
    add_renewal,
    add_group,
    add_language,
)


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
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        code = REFUSED
    except UNUSABLE as error:
        code = complain(error)
    try:
        if sys.stdout:  # a process may be started without
            sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_output()
    except OSError as error:
        _let_go_of_output()
        return complain(error)
    return code


def _let_go_of_output() -> None:
    """What could not be written yet would be tried again when the process ends."""
    if isinstance(sys.stdout, TextIOWrapper):
        with contextlib.suppress(OSError):  # it may stand for no file
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="recoverytools",
        description="Check, show, share, begin, convert and upgrade wellness plans and the tools in them. "
        "See what is due.",
    )
    parser.add_argument("--version", action="version", version=f"recoverytools {version('recoverytools')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in _COMMANDS:
        add(commands.add_parser)
    return parser
