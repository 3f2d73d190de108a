"""Who may see what: `share`."""

import argparse
import os
import secrets
from functools import partial
from pathlib import Path
from typing import Any

from ..documents import read, write
from ..models.consent import Grant
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..models.stories import RecoveryStory
from ..sharing import LEAST_KEY, Preview, preview, share
from ..vocabulary import Audience
from ._merge import with_conflicts
from ._terminal import FINE, NewCommand, Refused, day, naming, output, require_new, teller, today_here

_KEY = 32
"""How many bytes a new key has."""
_AUDIENCES = {audience.value: audience for audience in Audience}


def add_share(command: NewCommand) -> None:
    """Write what someone may see."""
    parser = command("share", help="write what someone may see by a grant, or look at it first")
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the plan that holds the grant")
    parser.add_argument("--grant", required=True, metavar="ID", help="the id of the grant")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("-o", "--output", type=output, metavar="FILE", help="write the view to a file")
    how.add_argument("--preview", action="store_true", help="print what they would see, and what not, and why")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--journal", type=Path, metavar="FILE", help="share of this journal instead of the plan")
    what.add_argument("--story", type=Path, metavar="FILE", help="share of this story instead of the plan")
    parser.add_argument("--audience", choices=_AUDIENCES, metavar="WORD", help="who hears the story, such as group")
    parser.add_argument("--version", metavar="ID", help="the version of the story that is told")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day to share on; by default today")
    parser.add_argument(
        "--key-file", type=Path, metavar="FILE", help="the key of the grant; made where it is not there"
    )
    parser.add_argument("--crisis-on-by", metavar="ID", help="the support who has turned the crisis plan on")
    parser.add_argument("--force", action="store_true", help="overwrite the file where it is there already")
    parser.set_defaults(run=partial(_share, parser))


def _share(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    if bool(options.story) != bool(options.audience) or (options.version and not options.story):
        parser.error("give --story and --audience together, and --version with them alone")
    with naming(options.plan):
        plan = read(options.plan, WellnessPlan)
        grant = plan.find(options.grant, Grant)
    file: Path = options.plan
    document = known = with_conflicts(file, plan)
    wanted: dict[str, Any] = {
        "on": options.on or today_here(),
        "plan": known,
        "crisis_on_by": options.crisis_on_by,
    }
    if options.journal:
        with naming(file := options.journal):
            document = with_conflicts(file, read(file, Journal))
    elif options.story:
        wanted |= {"audience": _AUDIENCES[options.audience], "version": options.version}
        with naming(file := options.story):
            document = with_conflicts(file, read(file, RecoveryStory))
    try:
        with naming(file):
            if options.preview:
                _tell(preview(document, grant, **wanted))
            else:
                require_new(options)
                key = _key(options.key_file)
                view = share(document, grant, key=key, **wanted)
                _keep(key, options.key_file)
                write(view, options.output)
    except ValueError as error:  # the journal is not this plan's
        raise Refused(f"{file}: {error}") from None
    return FINE


def _key(file: Path | None) -> bytes:
    """The key in a file; a new one where there is none."""
    key = file.read_bytes() if file and file.exists() else secrets.token_bytes(_KEY)
    if len(key) < LEAST_KEY:
        raise Refused(f"{file}: a key has at least {LEAST_KEY} bytes")
    return key


def _keep(key: bytes, file: Path | None) -> None:
    """Write a new key to a file that is for its owner alone."""
    if file and not file.exists():
        with open(file, "xb", opener=partial(os.open, mode=0o600)) as new:
            new.write(key)


def _tell(seen: Preview) -> None:
    tell = teller()
    if seen.why_not:
        tell(f"nothing is shared on this day: {seen.why_not.label()}", bold=True)
    for finding in seen.findings:
        tell(f"{finding.severity.label()}: {finding.path}", bold=True)
        tell(f"  {finding.message()}")
        tell(f"  {finding.question()}")
    tell("they see", bold=True)
    for part in seen.shown:
        tell(f"  {part.label}: {part.items}")
    if seen.left_out:
        tell("they do not see", bold=True)
        for each in seen.left_out:
            tell(f"  {each.path}: {each.why.label()}")
