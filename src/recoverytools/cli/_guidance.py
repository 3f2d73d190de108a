"""What a person said they would do on a hard day: `now`."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs

from ..documents import read
from ..guidance import Guidance, Sign, signs, what_now
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..plain import converter
from ..rendering import to_text
from ..vocabulary import Stage
from ..wording import isolated, say
from ._merge import with_conflicts
from ._terminal import CONTROLS, DOCUMENT, FINE, UNUSABLE, NewCommand, Refused, naming, print_json


def add_now(command: NewCommand) -> None:
    """Show what a person said helps, for what they notice now."""
    now = command("now", help="show what you said helps, for what you notice now")
    now.add_argument("file", type=Path, metavar="FILE", help=f"a wellness plan: {DOCUMENT}")
    now.add_argument("signs", nargs="*", metavar="SIGN", help="a sign, by its id or its number; without one, all signs")
    now.add_argument("--journal", type=Path, metavar="FILE", help="the journal that goes with the plan")
    now.add_argument("--region", metavar="XX", help="where you are, such as US or US-PA; by default what the plan says")
    now.add_argument(
        "--now", type=_moment, metavar="MOMENT", help="the moment it is, such as 2026-11-22T02:30; by default now"
    )
    now.add_argument("--time-zone", metavar="ZONE", help="such as America/Chicago, where the plan names none")
    now.add_argument("--without-private", action="store_true", help="leave out what is marked private")
    now.add_argument("--json", action="store_true", help="print the signs and the answer as JSON")
    now.set_defaults(run=_now)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("must be a moment such as 2026-11-22T02:30") from None


def _now(options: argparse.Namespace) -> int:
    plan, journal, refusal = WellnessPlan(), None, None
    known: Any = plan
    try:
        with naming(options.file):
            known = plan = read(options.file, WellnessPlan)
        known = with_conflicts(options.file, plan)
        with naming(options.journal):
            journal = read(options.journal, Journal) if options.journal else None
    except (Refused, *UNUSABLE) as error:
        refusal = error  # who asks on a hard day is told whom to call all the same
    numbered = _numbered(plan)
    named = [_id(sign, numbered) for sign in options.signs]
    if not refusal and not {sign.id for sign in numbered.values()}.issuperset(named):
        print("recoverytools: not all of these signs are in this plan; here is what there is", file=sys.stderr)
    now = options.now or datetime.now().astimezone()
    guidance = what_now(known, named, now=now, journal=journal, region=options.region, time_zone=options.time_zone)
    if options.without_private:
        guidance = guidance.without_private
        numbered = {number: sign for number, sign in numbered.items() if not sign.private}
    if options.json:
        print_json(_as_data(numbered, guidance))
    elif numbered and not named:
        _tell(_choice(numbered), to_text(attrs.evolve(guidance, parts=()), plan=plan))
    else:
        _tell(to_text(guidance, plan=plan))
    if refusal:
        raise refusal
    return FINE


def _numbered(plan: WellnessPlan) -> dict[int, Sign]:
    """The signs of a plan, the hardest first, each with the number by which it can be named."""
    return dict(enumerate(sorted(signs(plan), key=lambda sign: list(Stage).index(sign.stage)), 1))


def _id(named: str, numbered: Mapping[int, Sign]) -> str:
    """The id of a sign that is named by it, or by a number."""
    by_number = {str(number): sign.id for number, sign in numbered.items()}
    return named if named in by_number.values() else by_number.get(named, named)


def _choice(numbered: Mapping[int, Sign]) -> str:
    """The signs to choose from, by stage."""
    return "\n".join([*_heading(say("What do you notice?")), *_by_stage(numbered), ""])


def _heading(text: str) -> Iterator[str]:
    yield from (text, "=" * len(text))


def _by_stage(numbered: Mapping[int, Sign]) -> Iterator[str]:
    for stage, group in groupby(numbered.items(), key=lambda item: item[1].stage):
        yield from ("", stage.label())
        yield from (f"  {number}  {isolated(sign.text)}" for number, sign in group)


def _tell(*pages: str) -> None:
    print("\n".join(pages).translate(CONTROLS), end="")


def _as_data(numbered: Mapping[int, Sign], guidance: Guidance) -> dict[str, Any]:
    plain = converter()
    said = {
        "opening": guidance.opening(),
        "in_any_order": guidance.in_any_order(),
        "in_danger": guidance.lines.in_danger(),
        "even_if_unsure": guidance.lines.even_if_unsure(),
    }
    listed = [{"number": number} | plain.unstructure(sign) for number, sign in numbered.items()]
    return {"signs": listed, **said, **plain.unstructure(guidance)}
