"""Pictures of documents: `picture`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs

from ..documents import read
from ..errors import NotFound
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..models.views import SharedView
from ..outcomes import GoalProgress, Trend, progress, trend
from ..rendering import (
    Picture,
    checkin_calendar,
    progress_chart,
    sign_ladder,
    support_map,
    wellness_wheel,
)
from ._terminal import DOCUMENT, FINE, USAGE, NewCommand, day, naming, public, put, today_here


def add_picture(command: NewCommand) -> None:
    """Draw a picture."""
    picture = command("picture", help="draw a picture of a plan or a journal, as SVG")
    picture.add_argument("kind", choices=_KINDS, metavar="KIND", help=f"one of: {', '.join(_KINDS)}")
    picture.add_argument("file", type=Path, metavar="FILE", help=DOCUMENT)
    picture.add_argument("--journal", type=Path, metavar="FILE", help="the journal with the numbers of a plan's goals")
    picture.add_argument("--of", metavar="ID", help="the goal or the scale that is drawn; by default the first")
    picture.add_argument(
        "--from", dest="start", type=day, metavar="DATE", help="the first day; by default 27 days back"
    )
    picture.add_argument("--to", dest="end", type=day, metavar="DATE", help="the last day; by default today")
    picture.add_argument("--with-private", action="store_true", help="show what is marked private, too")
    picture.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the picture to a file")
    picture.add_argument("--force", action="store_true", help="overwrite that file where it is there already")
    picture.set_defaults(run=_picture)


def _picture(options: argparse.Namespace) -> int:
    options.end = options.end or today_here()
    options.start = options.start or options.end - timedelta(27)
    takes, draw = _KINDS[options.kind]
    with naming(options.file):
        document = read(options.file)
        if not isinstance(document, takes):
            kinds = " or a ".join(cls.__name__ for cls in takes)
            print(f"recoverytools: {options.file}: a {options.kind} is drawn of a {kinds}", file=sys.stderr)
            return USAGE
        try:
            drawn = draw(document, options)
        except NotFound:
            raise
        except ValueError as error:  # the days are the wrong way round, or the journal is another plan's
            print(f"recoverytools: {error}", file=sys.stderr)
            return USAGE
    put(drawn.svg + "\n", options, options.file, options.journal)
    return FINE


def _map(document: Any, options: argparse.Namespace) -> Picture:
    return support_map(document, include_private=options.with_private)


def _wheel(document: Any, options: argparse.Namespace) -> Picture:
    return wellness_wheel(document, include_private=options.with_private)


def _ladder(document: Any, options: argparse.Namespace) -> Picture:
    return sign_ladder(document, include_private=options.with_private)


def _calendar(document: Any, options: argparse.Namespace) -> Picture:
    private, days = options.with_private, {"start": options.start, "end": options.end}
    return checkin_calendar(document, scale=options.of, include_private=private, **days)


def _chart(document: Any, options: argparse.Namespace) -> Picture:
    plan = document if isinstance(document, WellnessPlan) else None
    answer = _scale(document, options) if plan is None else _goal(plan, options)
    # a goal or a scale is private where the whole is
    private = answer.private or document.private
    return progress_chart(attrs.evolve(answer, private=private), include_private=options.with_private, plan=plan)


def _scale(document: Any, options: argparse.Namespace) -> Trend:
    """How the scale that was named is going; else the first one."""
    journal = document.journal or Journal() if isinstance(document, SharedView) else document
    scales = [scale.id for scale in journal.scales if options.with_private or not scale.private]
    kept = journal if options.with_private else public(journal)
    found = trend(kept, options.of or next(iter(scales), ""), start=options.start, end=options.end)
    return attrs.evolve(found, private=found.private or journal.private)


def _goal(plan: WellnessPlan, options: argparse.Namespace) -> GoalProgress:
    """How the goal that was named is going; else one that has numbers, else any."""
    journal = Journal()
    if options.journal:
        with naming(options.journal):
            journal = read(options.journal, Journal)
    goals = progress(plan, journal if options.with_private else public(journal), today=options.end)
    if options.of:
        found = [goal for goal in goals if goal.goal == options.of]
    else:
        found = sorted((goal for goal in goals if options.with_private or not goal.private), key=_has_none)
    if not found:
        raise NotFound("the plan has no such goal")
    return found[0]


def _has_none(goal: GoalProgress) -> bool:
    return not goal.numbers


_OF_PLANS, _OF_JOURNALS = (WellnessPlan, SharedView), (Journal, SharedView)
_KINDS: Mapping[str, tuple[tuple[type[Any], ...], Callable[[Any, argparse.Namespace], Picture]]] = {
    "support-map": (_OF_PLANS, _map),
    "wellness-wheel": (_OF_PLANS, _wheel),
    "sign-ladder": (_OF_PLANS, _ladder),
    "progress-chart": ((WellnessPlan, Journal, SharedView), _chart),
    "checkin-calendar": (_OF_JOURNALS, _calendar),
}
"""What each picture is drawn of, and how."""
