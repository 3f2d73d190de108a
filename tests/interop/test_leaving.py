"""What leaves of a document that was merged: what is decided, and all of it only where that is asked for."""

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.interop import from_csv, from_fhir, to_csv, to_fhir, to_icalendar, to_meeting_guide
from recoverytools.interop.leaving import open_part
from recoverytools.vocabulary import HowDone

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SWIM = rt.Goal(id="swim", statement="Swim", due=date(2026, 12, 1))
PLAN = rt.WellnessPlan(id="malia", goals=(SWIM, rt.Goal(id="cook", statement="Cook", due=date(2026, 12, 2))))
MERGED = rt.merge(PLAN, *(PLAN.replace(attrs.evolve(SWIM, statement=each)) for each in ("CANARY at sea", "CANARY")))
NOTED = rt.Journal(id="days", plan="malia", checkins=(rt.CheckIn(id="monday", occurred_at=NOW),))
NOTES = [
    rt.Journal(id="days", plan="malia", checkins=(rt.CheckIn(id="monday", occurred_at=NOW, note=note),))
    for note in ("CANARY at sea", "CANARY")
]
DAYS = rt.merge(NOTED, *NOTES)


def test_what_is_undecided_is_in_no_bundle_unless_asked_for() -> None:
    assert MERGED.undecided == {"swim"}
    found = from_fhir(to_fhir(MERGED))
    assert found.document == attrs.evolve(PLAN, goals=PLAN.goals[1:])
    assert from_fhir(to_fhir(MERGED, include_private=True)).document == MERGED


def test_what_is_undecided_is_in_no_calendar_unless_asked_for() -> None:
    assert to_icalendar(MERGED, now=NOW, words=True) == to_icalendar(MERGED.decided, now=NOW, words=True)
    assert to_icalendar(MERGED, now=NOW) == to_icalendar(attrs.evolve(PLAN, goals=PLAN.goals[1:]), now=NOW)
    whole = to_icalendar(MERGED, now=NOW, words=True, include_private=True)
    assert whole == to_icalendar(MERGED.document, now=NOW, words=True, include_private=True)
    assert b"CANARY" in whole


def test_what_is_undecided_is_in_no_table_unless_asked_for() -> None:
    assert DAYS.undecided == {"monday"}
    assert from_csv(to_csv(DAYS)).document == attrs.evolve(NOTED, checkins=())
    assert from_csv(to_csv(DAYS, include_private=True)).document == DAYS.document
    rated = rt.CheckIn(occurred_at=NOW, ratings=(rt.models.Rating(about="swim", level=1),))
    journal = rt.Journal(plan="malia", checkins=(rated,))
    assert b"swim" not in to_csv(journal, plan=MERGED)
    assert b"CANARY" in to_csv(journal, plan=MERGED, include_private=True)


def test_what_cannot_be_told_of_is_refused() -> None:
    merged: Any = MERGED
    goal: Any = SWIM
    with pytest.raises(TypeError, match=r"^to_meeting_guide takes groups, not a Merged$"):
        to_meeting_guide(merged)
    with pytest.raises(TypeError, match=r"^to_csv takes a journal, or a view of one, not a Merged$"):
        to_csv(merged)
    with pytest.raises(TypeError, match=r"^to_csv takes names from a plan, not from a Goal$"):
        to_csv(NOTED, plan=goal)
    for call in (to_fhir, to_csv):
        with pytest.raises(rt.NotFound, match=r"^only what is left to decide is here, not the document$"):
            call(rt.Merged())


def test_what_is_left_out_takes_with_it_what_leads_there_wherever_that_stands() -> None:
    hidden = rt.Support(id="noor", name="CANARY", private=True)
    call = rt.Note(id="call", support="noor")
    sign = rt.WarningSign(id="mail", what="unopened mail", responses=(call,))
    crisis = rt.CrisisPlan(id="c", not_involved=(rt.models.NotInvolved(id="out", support="noor"),))
    plan = rt.WellnessPlan(id="p", supports=(hidden,), warning_signs=(sign,), crisis=crisis)
    entry = rt.StepEntry(id="e", about="call", how=HowDone.DONE)
    journal, left = open_part(rt.Journal(id="j", steps=(entry,)), plan)
    assert isinstance(left, rt.WellnessPlan)
    assert left.crisis
    assert (left.crisis.not_involved, left.warning_signs[0].responses) == ((), ())
    assert isinstance(journal, rt.Journal)
    assert journal.steps == (), "what it was about is not there"
