"""The page of an agenda."""

from datetime import date, time
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.models import Naloxone, Person
from recoverytools.rendering import to_markdown, to_text
from recoverytools.vocabulary import Every, HowDone, Weekday

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
NINE = time(9, 0)


def daily(*at: time, **more: Any) -> Any:
    return rt.Schedule(every=Every.DAY, at=at, **more)


WALK = rt.Step(id="walk", what="walk\u202e far", schedule=daily(NINE, minutes=40), smallest_version="shoes\u202e on")
PLAN = rt.WellnessPlan(
    id="mine",
    title="Mine",
    owner=Person(name="OWNER"),
    goals=(
        rt.Goal(statement="Be outside", due=TUESDAY, steps=(WALK,)),
        rt.Goal(statement="SECRET", due=TUESDAY, private=True),
    ),
    daily=(
        rt.DailyPractice(what="tea", schedule=daily()),
        rt.DailyPractice(
            what="SECRET", schedule=daily(time(22, 0), minutes=1), smallest_version="SECRET", private=True
        ),
    ),
    safer_use=rt.SaferUse(naloxone=Naloxone(expires=TUESDAY)),
    backups=(
        rt.BackupPlan(cue="it rains\u202e", response="mall", covers=("walk",)),
        rt.BackupPlan(response="SECRET", covers=("walk",), private=True),
    ),
)
TEA = rt.PeerGroup(id="tea", name="Tuesday Tea", schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,)))

BOTH_DAYS = """\
From 23 November 2026 until 24 November 2026
============================================

Monday, 23 November 2026
------------------------

- tea

9:00 am: \u2068walk\u202e far\u2069
  Takes: 40 minutes
  Smallest version: \u2068shoes\u202e on\u2069
  Backup plan: \u2068it rains\u202e\u2069: mall
  Backup plan: SECRET (private)

10:00 pm: SECRET (private)
  Takes: 1 minute
  Smallest version: SECRET

Tuesday, 24 November 2026
-------------------------

- tea

Runs out: Naloxone (private)

The day I set: Be outside

The day I set: SECRET (private)

9:00 am: \u2068walk\u202e far\u2069
  Takes: 40 minutes
  Smallest version: \u2068shoes\u202e on\u2069
  Backup plan: \u2068it rains\u202e\u2069: mall
  Backup plan: SECRET (private)

10:00 pm: SECRET (private)
  Takes: 1 minute
  Smallest version: SECRET
"""

WITHOUT_PRIVATE = """\
Tuesday, 24 November 2026
=========================

What is planned
---------------

- tea

- private

The day I set: Be outside

- private

9:00 am: \u2068walk\u202e far\u2069
  Takes: 40 minutes
  Smallest version: \u2068shoes\u202e on\u2069
  Backup plan: \u2068it rains\u202e\u2069: mall

10:00 pm: private
"""


def test_a_page_goes_day_by_day() -> None:
    assert to_text(rt.agenda(PLAN, start=MONDAY, end=TUESDAY)) == BOTH_DAYS


def test_without_private_words_the_lines_stay() -> None:
    page = to_text(rt.agenda(PLAN, start=TUESDAY, end=TUESDAY), include_private=False)
    assert page == WITHOUT_PRIVATE


def test_nothing_planned_is_fine() -> None:
    nothing = "- Nothing is planned here. That is fine, too.\n"
    assert to_text(rt.agenda(start=MONDAY, end=MONDAY)).endswith(f"\n\n{nothing}")
    assert nothing not in to_text(rt.agenda(TEA, start=TUESDAY, end=TUESDAY))
    stray = rt.Journal(steps=(rt.StepEntry(about="x", planned_for=MONDAY, how=HowDone.DONE),))
    assert nothing not in to_text(rt.agenda(start=MONDAY, end=MONDAY, journals=[stray]))


def told(how: HowDone, **fields: Any) -> rt.Journal:
    return rt.Journal(steps=(rt.StepEntry(about="walk", planned_for=MONDAY, how=how, **fields),))


@pytest.mark.parametrize("how", HowDone)
def test_how_it_went_takes_the_place_of_what_would_help(how: HowDone) -> None:
    walk = attrs.evolve(PLAN, daily=(), safer_use=None)
    page = to_markdown(rt.agenda(walk, start=MONDAY, end=MONDAY, journals=[told(how)]), include_private=False)
    lines = [f"  - **How it went:** {how.label()}"]
    if how is HowDone.MOVED:
        lines.append("  - **Backup plan:** \u2068it rains\u202e\u2069: mall")
    assert page.splitlines()[5:] == ["  - **Takes:** 40 minutes", *lines]


def test_how_it_went_may_be_private_where_the_plan_is_not() -> None:
    found = rt.agenda(WALK, start=MONDAY, end=MONDAY, journals=[told(HowDone.DONE, private=True)])
    assert "How it went: Did it" in to_text(found)
    nothing_told = rt.agenda(WALK, start=MONDAY, end=MONDAY)
    assert to_text(found, include_private=False) == to_text(nothing_told, include_private=False)


def test_a_full_day_is_named_kindly() -> None:
    page = to_text(rt.agenda(WALK, start=MONDAY, end=TUESDAY, full_day=39, journals=[told(HowDone.MOVED)]))
    says = "- There is a lot on this day: 40 minutes. What could move to another day, or be smaller?"
    assert page.count("There is a lot") == 1
    assert page.index("Tuesday, 24") < page.index(says) < page.index("9:00 am", page.index("Tuesday, 24"))


def test_several_documents_are_told_apart_by_their_titles() -> None:
    other = rt.WellnessPlan(id="other", owner=Person(name="OTHER"), review_due=TUESDAY)
    secret = rt.PeerGroup(id="secret", name="SECRET", schedule=daily(), private=True)
    found = rt.agenda(TEA, other, secret, start=TUESDAY, end=TUESDAY)
    assert (
        to_text(found)
        == """\
Tuesday, 24 November 2026
=========================

What is planned
---------------

Group meeting: Tuesday Tea
Look at it again: Wellness plan
Group meeting: SECRET (private)
"""
    )
    assert "SECRET" not in to_text(found, include_private=False)
    called = rt.WellnessPlan(id="called", title="Theirs", daily=(rt.DailyPractice(what="bread", schedule=daily()),))
    nameless = attrs.evolve(called, id="nameless", title="")
    hidden = attrs.evolve(called, id="hidden", title="SECRET", private=True)
    pages = rt.agenda(called, nameless, hidden, start=TUESDAY, end=TUESDAY)
    assert to_text(pages, include_private=False).splitlines()[6:] == [
        "- bread",
        "  Part of: Theirs",
        "",
        "- bread",
        "  Part of: Wellness plan",
        "",
        "- private",
    ]
    assert "bread (private)\n  Part of: SECRET\n" in to_text(pages)
    for document in (PLAN, TEA, other, secret):
        page = to_text(rt.agenda(PLAN, TEA, other, secret, start=MONDAY, end=TUESDAY).of(document.id))
        assert "Part of" not in page
        assert "OWNER" not in page
        assert "OTHER" not in page
        assert ("tea" in page) == (document is PLAN)
        assert ("Tuesday Tea" in page) == (document is TEA)


def test_the_zone_of_the_page_stands_on_it() -> None:
    page = to_text(
        rt.agenda(attrs.evolve(PLAN, time_zone="America/Chicago"), start=TUESDAY, end=TUESDAY, time_zone="Asia/Tokyo")
    )
    assert page.splitlines()[3] == "Times are those of: Asia/Tokyo"
    assert "12:00 am: \u2068walk" in page
    assert "1:00 pm: SECRET (private)" in page


def test_what_goes_with_nothing_stands_at_the_end() -> None:
    entries = (
        rt.StepEntry(about="walk", planned_for=MONDAY, planned_at=time(8, 0), how=HowDone.PART),
        rt.StepEntry(about="gone", planned_for=TUESDAY, how=HowDone.SKIPPED),
        rt.StepEntry(about="gone", what="SECRET", how=HowDone.DONE, private=True),
    )
    found = rt.agenda(WALK, start=TUESDAY, end=TUESDAY, journals=[rt.Journal(steps=entries)])
    assert (
        to_text(found).partition("Also in")[2]
        == """\
 the journal
-------------------

24 November 2026: something in your plan
  How it went: Did not do it this time

- SECRET (private)
  How it went: Did it
"""
    )
    assert to_text(found, include_private=False).endswith("- private\n")
    both = rt.agenda(WALK, start=MONDAY, end=TUESDAY, journals=[rt.Journal(steps=entries)])
    assert "23 November 2026: \u2068walk\u202e far\u2069\n  How it went: Did part of it\n" in to_text(both)


def test_our_words_are_said_in_the_word_choices_of_the_plan() -> None:
    choices = {"backup plan": "plan B", "private": "mine", "monday": "moon day"}
    page = to_text(rt.agenda(PLAN, start=MONDAY, end=MONDAY), plan=attrs.evolve(PLAN, word_choices=choices))
    assert page.startswith("Moon day, 23 November 2026\n")
    assert "Plan B: \u2068it rains\u202e\u2069: mall" in page
    assert "SECRET (mine)" in page
