"""A plan from nothing to a printed page: build it, look it over, save it, load it, write it out.

Run it with `uv run examples/quickstart.py`, or give it a folder of your own: `uv run examples/quickstart.py FOLDER`.
"""

import sys
import tempfile
from datetime import date, time
from pathlib import Path

import attrs

import recoverytools as rt
from recoverytools.models import Measure, Person
from recoverytools.vocabulary import AgreedToHelp, Circle, Direction, Every, Gives, GoalStatus, Way, Weekday

TODAY = date(2026, 11, 22)


def build() -> rt.WellnessPlan:
    """A small plan, written as Amara might write it with her peer specialist beside her."""
    humor = rt.Strength(text="I can make my sister laugh on her worst day")
    dele = rt.Support(
        name="Dele",
        relation="my brother-in-law, he runs by the lake too",
        circle=Circle.FRIENDS,
        gives=(Gives.COMPANY,),
        contact=(rt.Contact(way=Way.TEXT, value="555-0142", note="after his shift"),),
        agreed=AgreedToHelp.HAS_SAID_YES,
    )
    walk = rt.Step(
        what="Walk around the lake after work",
        schedule=rt.Schedule(
            every=Every.WEEK, on=(Weekday.TUESDAY, Weekday.FRIDAY), at=(time(17, 30),), start=date(2026, 11, 24)
        ),
        supports=(dele.id,),
        smallest_version="Put my shoes on and stand outside for one song",
    )
    goal = rt.Goal(
        statement="Be outside and moving two evenings a week",
        why="My head gets quiet by the water",
        status=GoalStatus.ACTIVE,
        measure=Measure(what="walks in a week", direction=Direction.MORE, baseline=0, target=2),
        steps=(walk,),
        strengths=(humor.id,),
        confidence=6,
    )
    rain = rt.BackupPlan(
        cue="it is pouring when I get off the bus", response="walk two rounds in the mall", covers=(walk.id,)
    )
    return rt.WellnessPlan(
        title="My plan for good days",
        owner=Person(name="Amara", pronouns="she/her"),
        language="en",
        created=TODAY,
        strengths=(humor,),
        supports=(dele,),
        goals=(goal,),
        backups=(rain,),
    )


def main(folder: Path) -> None:
    """Do the whole round and say what was done."""
    plan = build()
    print(f"Built a plan with {sum(1 for _ in plan.items())} items.\n")

    print("What could be asked next:")
    for finding in rt.review(plan, today=TODAY):
        print(f"  {finding.path}\n    {finding} {finding.question()}")

    # A plan is never changed; a new one takes its place.
    goal = plan.goals[0]
    plan = plan.replace(attrs.evolve(goal, due=date(2027, 1, 29), confidence=7))
    print("\nGave the goal a date, and is surer now. Questions left:", len(rt.review(plan, today=TODAY)))

    document = folder / "plan.json"
    rt.write(plan, document)
    print(f"\nSaved {document} ({document.stat().st_size} bytes).")
    if rt.read(document, rt.WellnessPlan) == plan:
        print("Loaded it back: it is the same plan.")

    page = folder / "plan.md"
    page.write_text(rt.rendering.to_markdown(plan), encoding="utf-8")
    print(f"Wrote {page}. Here it is as plain text:\n")
    print(rt.rendering.to_text(plan))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        main(Path(tempfile.mkdtemp(prefix="recoverytools-")))
