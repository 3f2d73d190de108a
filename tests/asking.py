"""What the tests of the rules share: a day, some parts of plans, and what is asked of them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs

import recoverytools as rt
from recoverytools.advice import review
from recoverytools.models import Fallback, Measure, Option, Rating
from recoverytools.vocabulary import Every, GoalStatus, HowDone, MedicineUse, Way

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
ACTIVE = GoalStatus.ACTIVE


def paths(thing: Any, code: str) -> Any:
    return [finding.path for finding in review(thing, today=TODAY, only=[code])]


def goal(**more: Any) -> rt.Goal:
    return rt.Goal(**{"statement": "Sing in the choir", "status": ACTIVE} | more)


def goal_with(step: rt.Step, **more: Any) -> rt.Goal:
    return goal(steps=(step,), **more)


def backup(**fallback: Any) -> rt.BackupPlan:
    return rt.BackupPlan(cue="rain", fallbacks=(Fallback(**fallback),))


SAM = rt.Support(id="sam", name="Sam")
NURSE = rt.Support(id="nurse", name="Nurse Lee")
ASK_SAM = rt.Note(support="sam")
WANTED, REFUSED = MedicineUse.TAKING, MedicineUse.NOT_ACCEPTABLE
DAILY = rt.Schedule(every=Every.DAY)
AGAIN = rt.Step(id="again", what="x", schedule=DAILY)
CALL = rt.Contact(way=Way.CALL, note="let it ring")
A_NUMBER = rt.Contact(value="555-0142")
BREAD = rt.Strength(id="bread", text="I bake")


def asked(thing: Any, code: str, **more: Any) -> Any:
    return [(finding.path, dict(finding.values)) for finding in review(thing, today=TODAY, only=[code], **more)]


TEA, BATH = rt.WellnessTool(id="tea", name="tea"), rt.Note(id="bath", text="a bath")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def journal(*checkins: Any, **more: Any) -> rt.Journal:
    return rt.Journal(checkins=tuple(rt.CheckIn(occurred_at=NOON, **fields) for fields in checkins), **more)


def done(*how: HowDone) -> rt.Journal:
    return rt.Journal(steps=tuple(rt.StepEntry(about="walk", how=one) for one in how))


def number(value: float) -> rt.Journal:
    return journal({"ratings": (Rating(about="g", value=value),)})


def goal_to(direction: Any, target: Any = 2, **more: Any) -> rt.Goal:
    return goal(id="g", measure=Measure(direction=direction, target=target, **more))


A, B = Option(id="a", text="a", advantages=("x",)), Option(id="b", text="b", advantages=("x",), disadvantages=("y",))
LINE = rt.HelpLine(name="x", value="555-0100")
A_KIT = (rt.Note(text="x"),)
REACHED = attrs.evolve(SAM, contact=(A_NUMBER,))
A_YEAR_AGO = TODAY - timedelta(365)
WALK = rt.Step(id="walk", what="walk")
