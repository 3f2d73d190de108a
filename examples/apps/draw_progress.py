"""Draw how goals and numbers are going: a picture of each, and the same as a table in words.

It is for the eyes of the person alone: what is private is drawn too, and marked. Run it on an example with
`uv run examples/apps/draw_progress.py`, or on files of your own: `… draw_progress.py PLAN JOURNAL FOLDER`.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import recoverytools as rt
from recoverytools.rendering import Picture, progress_chart

EXAMPLES = Path(__file__).parent.parent
PLAN = EXAMPLES / "plans" / "keeping-my-canoe-steady.json"
JOURNAL = EXAMPLES / "journals" / "the-song-and-the-sleep.json"
ITS_DAY = date(2026, 11, 22)
DAYS = timedelta(30)


def pictures(plan: rt.WellnessPlan, journal: rt.Journal, today: date) -> Iterator[tuple[str, Picture]]:
    """A picture of each goal that has numbers, then of each scale over the last month, by their ids."""
    for goal in rt.progress(plan, journal, today=today):
        if goal.numbers:
            yield goal.goal, progress_chart(goal, plan=plan, include_private=True)
    for scale in journal.entries(rt.Scale):
        course = rt.trend(journal, scale.id, start=today - DAYS, end=today)
        yield scale.id, progress_chart(course, plan=plan, include_private=True)


def in_words(picture: Picture) -> str:
    """What a picture shows, for those who do not see it or would rather read."""
    rows = [picture.table.header, *picture.table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join([picture.title, "", picture.description, "", *lines, ""])


def main(plan: rt.WellnessPlan, journal: rt.Journal, folder: Path, today: date) -> None:
    """Write two files for each picture, and say which."""
    os.umask(0o077)  # the files are for their owner alone
    folder.mkdir(exist_ok=True)
    for id, picture in pictures(plan, journal, today):
        (folder / f"{id}.svg").write_text(picture.svg, encoding="utf-8")
        (folder / f"{id}.txt").write_text(in_words(picture), encoding="utf-8")
        print(f"{picture.title}: {folder / id}.svg and .txt")


if __name__ == "__main__":
    if sys.argv[1:]:
        its_plan, its_journal, its_folder = map(Path, sys.argv[1:])
        day = datetime.now().astimezone().date()
    else:
        its_plan, its_journal, its_folder = PLAN, JOURNAL, Path(tempfile.mkdtemp(prefix="recoverytools-"))
        day = ITS_DAY
    main(rt.read(its_plan, rt.WellnessPlan), rt.read(its_journal, rt.Journal), its_folder, day)
