"""What is due and when: keys, clocks, journals, full days, reminders."""

import json
import random
import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import shapes
from recoverytools.errors import InvalidValue, NotFound
from recoverytools.fields import facts, falling_facts, inner, walk
from recoverytools.models import GoalReview, Naloxone, Option
from recoverytools.plain import APART
from recoverytools.rendering import to_markdown, to_text
from recoverytools.scheduling import AgendaDay, Occurrence, OccurrenceKey, Unplanned
from recoverytools.testing import models_of
from recoverytools.values import Hours
from recoverytools.vocabulary import AgendaKind, Every, GoalStatus, HowDone, StepStatus, Weekday
from strategies import RECORDS, VALUES

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, SUNDAY = MONDAY + timedelta(1), MONDAY + timedelta(2), MONDAY + timedelta(6)
DAILY = rt.Schedule(every=Every.DAY)
CHICAGO, TOKYO = ZoneInfo("America/Chicago"), ZoneInfo("Asia/Tokyo")


def every_day(*at: time, **more: Any) -> Any:
    return rt.Schedule(every=Every.DAY, at=at, **more)


def step(id: str = "walk", **fields: Any) -> rt.Step:
    return rt.Step(id=id, what=fields.pop("what", id), **fields)


def entry(about: str = "walk", how: HowDone = HowDone.DONE, **fields: Any) -> rt.StepEntry:
    return rt.StepEntry(about=about, how=how, **fields)


def week(*documents: Any, entries: Any = (), **options: Any) -> rt.Agenda:
    """The agenda of a week, with a journal of these entries."""
    options = {"start": MONDAY, "end": SUNDAY} | options
    return rt.agenda(*documents, journals=[rt.Journal(steps=tuple(entries))], **options)


def day(*documents: Any, on: date = MONDAY, **options: Any) -> rt.Agenda:
    return week(*documents, start=on, end=on, **options)


def keys(agenda: rt.Agenda) -> list[str]:
    return [str(one.key) for one in agenda.occurrences]


def hows(agenda: rt.Agenda) -> list[HowDone | None]:
    return [one.how for one in agenda.occurrences]


# --- what belongs on an agenda ---

FALLING = {
    "Advocacy.by": (AgendaKind.ANSWER, "answer"),
    "Conversation.follow_up": (AgendaKind.TALK, ""),
    "Credential.expires": (AgendaKind.RENEWAL, ""),
    "CrisisPlan.expires": (AgendaKind.RUNS_OUT, ""),
    "DailyPractice.earlier": (AgendaKind.PRACTICE, "as_needed"),
    "DailyPractice.schedule": (AgendaKind.PRACTICE, "as_needed"),
    "Decision.by": (AgendaKind.DECISION, "chosen"),
    "Decision.review_on": (AgendaKind.REVIEW, ""),
    "Goal.due": (AgendaKind.DUE, ""),
    "GoalReview.on": (AgendaKind.REVIEW, "went"),
    "Grant.until": (AgendaKind.SHARING_ENDS, "revoked_on"),
    "Naloxone.expires": (AgendaKind.RUNS_OUT, ""),
    "PeerGroup.earlier": (AgendaKind.MEETING, ""),
    "PeerGroup.schedule": (AgendaKind.MEETING, ""),
    "ProblemSolving.follow_up": (AgendaKind.FOLLOW_UP, "happened"),
    "Step.due": (AgendaKind.DUE, ""),
    "Step.earlier": (AgendaKind.STEP, ""),
    "Step.schedule": (AgendaKind.STEP, ""),
    "WellnessPlan.review_due": (AgendaKind.REVIEW, ""),
}
NOT_DUE = {
    "BackupPlan.practiced_on", "CareChoice.checked_on", "Conversation.on", "Credential.issued", "CrisisPlan.signed_on",
    "Goal.start", "Grant.journal_since", "Grant.revoked_on", "Grant.signed_on", "Grant.starts", "HelpLine.checked_on",
    "Medicine.checked_on", "Meeting.on", "Note.done_on", "Page.checked_on", "Resource.verified_on", "Schedule.skip",
    "Schedule.start", "Schedule.until", "Scope.journal_since", "Scope.starts", "Scope.until", "Step.done_on", "StepEntry.planned_for", "TrainingRecord.on",
    "WellnessPlan.created", "WellnessPlan.reviewed", "WorkingAgreement.agreed_on",
}  # fmt: skip
"""Days that say when something was, or from when on; nobody waits for them."""


def test_each_day_and_schedule_of_a_tool_falls_on_an_agenda_or_is_known_not_to() -> None:
    falling, others = {}, set()
    for cls in [*RECORDS, *VALUES]:
        for fact in facts(cls):
            name, shape = f"{cls.__name__}.{fact.name}", inner(fact.shape)
            if fact.falls:
                falling[name] = (fact.falls.kind, fact.falls.unless)
            elif isinstance(shape, shapes.Day) or shape == shapes.Part(rt.Schedule):
                others.add(name)
    assert falling == FALLING
    assert others - NOT_DUE == set()


def test_what_takes_a_day_off_the_agenda_is_a_field_beside_it() -> None:
    for cls in [*RECORDS, *VALUES]:
        for _, falls in falling_facts(cls):
            assert falls.unless in {"", *(fact.name for fact in facts(cls))}


ONE_DAY: dict[str, Any] = {
    "Advocacy.by": rt.Advocacy(id="i", need="a ramp", by=MONDAY),
    "Conversation.follow_up": rt.Conversation(id="i", follow_up=MONDAY),
    "Credential.expires": rt.Credential(id="i", title="coach", expires=MONDAY),
    "CrisisPlan.expires": rt.CrisisPlan(id="i", expires=MONDAY),
    "DailyPractice.earlier": rt.DailyPractice(id="i", what="tea", earlier=(every_day(until=MONDAY),)),
    "DailyPractice.schedule": rt.DailyPractice(id="i", what="tea", schedule=every_day(until=MONDAY)),
    "Decision.by": rt.Decision(id="i", question="Move?", by=MONDAY),
    "Decision.review_on": rt.Decision(id="i", question="Move?", review_on=MONDAY),
    "Goal.due": rt.Goal(id="i", statement="sing", due=MONDAY),
    "GoalReview.on": GoalReview(id="i", on=MONDAY),
    "Grant.until": rt.Grant(id="i", to="my nurse", until=MONDAY),
    "Naloxone.expires": rt.SaferUse(id="i", naloxone=Naloxone(expires=MONDAY, kept_where="the bag")),
    "PeerGroup.earlier": rt.PeerGroup(id="i", name="Tea", earlier=(every_day(until=MONDAY),)),
    "PeerGroup.schedule": rt.PeerGroup(id="i", name="Tea", schedule=every_day(until=MONDAY)),
    "ProblemSolving.follow_up": rt.ProblemSolving(id="i", problem="rent", follow_up=MONDAY),
    "Step.due": step("i", due=MONDAY),
    "Step.earlier": step("i", earlier=(every_day(until=MONDAY),)),
    "Step.schedule": step("i", schedule=every_day(until=MONDAY)),
    "WellnessPlan.review_due": rt.WellnessPlan(id="i", title="Mine", review_due=MONDAY),
}
CALLED = {
    "Advocacy.by": "a ramp", "Conversation.follow_up": "Conversation", "Credential.expires": "coach",
    "CrisisPlan.expires": "Crisis plan", "DailyPractice.earlier": "tea", "DailyPractice.schedule": "tea",
    "Decision.by": "Move?", "Decision.review_on": "Move?", "Goal.due": "sing", "GoalReview.on": "Goal review",
    "Grant.until": "my nurse", "Naloxone.expires": "Naloxone (private)", "PeerGroup.earlier": "Tea",
    "PeerGroup.schedule": "Tea", "ProblemSolving.follow_up": "rent", "Step.due": "i", "Step.earlier": "i",
    "Step.schedule": "i", "WellnessPlan.review_due": "Mine",
}  # fmt: skip


@pytest.mark.parametrize("name", FALLING)
def test_each_of_them_stands_on_its_day(name: str) -> None:
    document = ONE_DAY[name]
    one = week(document).occurrences[0]
    field = name.partition(".")[2]
    path = {"earlier": "/earlier/0", "schedule": "/schedule"}.get(field, f"/{field}")
    path = "/naloxone/expires" if name == "Naloxone.expires" else path
    named = "" if field in {"earlier", "schedule"} else path[1:]
    assert one.key == OccurrenceKey(document="i", item="i", planned_for=MONDAY, field=named)
    assert (one.kind, one.path, one.on, one.at, one.moment) == (FALLING[name][0], path, MONDAY, None, None)
    assert one.item is (document.naloxone if name == "Naloxone.expires" else document)
    assert one.text() == CALLED[name]
    assert [len(week(document, start=on, end=on).occurrences) for on in (MONDAY, TUESDAY)] == [1, 0]


@pytest.mark.parametrize(
    ("document", "answered"),
    [
        (ONE_DAY["Advocacy.by"], {"answer": "yes"}),
        (ONE_DAY["DailyPractice.earlier"], {"as_needed": True}),
        (ONE_DAY["DailyPractice.schedule"], {"as_needed": True}),
        (ONE_DAY["Decision.by"], {"chosen": "move", "options": (Option(id="move", text="move"),)}),
        (ONE_DAY["GoalReview.on"], {"went": "well"}),
        (ONE_DAY["Grant.until"], {"revoked_on": MONDAY - timedelta(9)}),
        (ONE_DAY["ProblemSolving.follow_up"], {"happened": "we talked"}),
    ],
)
def test_what_nobody_waits_for_any_more_is_left_out(document: Any, answered: Any) -> None:
    assert len(week(document).occurrences) == 1
    assert week(attrs.evolve(document, **answered)).occurrences == ()


def test_a_choice_is_looked_at_again_after_it_was_made() -> None:
    made = attrs.evolve(ONE_DAY["Decision.review_on"], options=(Option(id="a", text="a"),), chosen="a", by=MONDAY)
    assert keys(week(made)) == ["i/i/2026-11-23/review_on"]


def test_things_go_by_the_words_they_stand_under_but_not_by_the_title_of_the_plan() -> None:
    noor = rt.Support(id="noor", name="Noor")
    hidden = rt.Support(id="ray", name="Ray", private=True)
    plan = rt.WellnessPlan(
        title="Mine",
        supports=(noor, hidden),
        goals=(rt.Goal(statement="sing", reviews=(GoalReview(on=MONDAY, change="louder"),)),),
        conversations=(rt.Conversation(follow_up=MONDAY, what_matters="my son"),),
        grants=(
            rt.Grant(support="noor", until=MONDAY),
            rt.Grant(support="ray", until=MONDAY),
            rt.Grant(to="my nurse", support="noor", until=MONDAY),
        ),
    )
    told = [(one.words, one.text(), one.private) for one in week(plan).occurrences]
    assert told == [
        ("sing", "sing", False),
        ("", "Conversation", False),
        ("Noor", "Noor", False),
        ("Ray", "Ray (private)", True),
        ("my nurse", "my nurse", False),
    ]


# --- what rests ---


@pytest.mark.parametrize("status", [StepStatus.PAUSED, StepStatus.DROPPED, StepStatus.DONE])
def test_a_step_that_rests_stands_there_only_where_an_entry_tells_of_it(status: StepStatus) -> None:
    resting = step(schedule=DAILY, due=SUNDAY, status=status, earlier=(every_day(time(9, 0), until=TUESDAY),))
    assert week(resting).occurrences == ()
    told = week(resting, entries=[entry(planned_for=WEDNESDAY), entry(planned_for=MONDAY, planned_at=time(9, 0))])
    assert [(str(one.key), one.how) for one in told.occurrences] == [
        ("walk/walk/2026-11-23T09:00", HowDone.DONE),
        ("walk/walk/2026-11-25", HowDone.DONE),
    ]


@pytest.mark.parametrize(
    ("status", "done_on", "days"),
    [
        (StepStatus.DONE, TUESDAY, 2),
        (StepStatus.DONE, None, 0),
        (StepStatus.PAUSED, TUESDAY, 0),
        (StepStatus.DROPPED, TUESDAY, 0),
        (StepStatus.DOING, TUESDAY, 7),
        (StepStatus.PLANNED, None, 7),
    ],
)
def test_a_step_that_is_done_stands_there_up_to_that_day(status: StepStatus, done_on: Any, days: int) -> None:
    done = step(schedule=DAILY, status=status, done_on=done_on)
    assert [one.on for one in week(done).occurrences] == [MONDAY + timedelta(n) for n in range(days)]


@pytest.mark.parametrize("status", StepStatus)
def test_a_step_that_was_done_once_is_due_no_more(status: StepStatus) -> None:
    rests = status in {StepStatus.PAUSED, StepStatus.DROPPED}
    for done_on, shown in ((MONDAY, False), (TUESDAY, not rests), (WEDNESDAY, not rests)):
        assert bool(week(step(due=TUESDAY, done_on=done_on, status=status)).occurrences) is shown


@pytest.mark.parametrize("status", GoalStatus)
def test_all_of_a_goal_rests_with_it(status: GoalStatus) -> None:
    rests = status in {GoalStatus.PAUSED, GoalStatus.ACHIEVED, GoalStatus.LET_GO}
    assert status.rests is rests
    done = step("done", schedule=DAILY, status=StepStatus.DONE, done_on=SUNDAY)
    goal = rt.Goal(
        id="g",
        statement="g",
        status=status,
        due=MONDAY,
        reviews=(GoalReview(id="r", on=MONDAY),),
        steps=(step(due=MONDAY), done),
    )
    all_of_it = ["g/g/2026-11-23/due", "g/r/2026-11-23/on", "g/walk/2026-11-23/due", "g/done/2026-11-23"]
    assert keys(day(goal)) == ([] if rests else all_of_it)
    assert keys(day(goal, entries=[entry(planned_for=MONDAY)])) == (["g/walk/2026-11-23/due"] if rests else all_of_it)


def test_a_step_rests_by_its_status() -> None:
    assert {status for status in StepStatus if status.rests} == {StepStatus.DONE, StepStatus.PAUSED, StepStatus.DROPPED}


# --- keys ---

PLANS = models_of(rt.WellnessPlan)
DOCUMENTS = PLANS | models_of(rt.PeerGroup) | models_of(rt.Credential) | models_of(rt.Goal) | models_of(rt.Step)
ZONES = st.sampled_from([None, "America/Chicago", "Asia/Tokyo", "Pacific/Apia", "America/Santiago"])
SCHEDULES = st.builds(
    rt.Schedule,
    every=st.sampled_from([Every.DAY, Every.WEEK]),
    interval=st.integers(1, 3),
    at=st.lists(st.sampled_from([time(0, 0), time(2, 30), time(9, 0), time(23, 59)]), max_size=3).map(tuple),
    minutes=st.none() | st.integers(1, 300),
    start=st.none() | st.dates(date(2026, 10, 1), date(2026, 12, 1)),
    until=st.none() | st.dates(date(2026, 12, 1), date(2026, 12, 20)),
)
STEPS = st.builds(
    rt.Step,
    id=st.sampled_from(["a", "b", "c"]),
    what=st.just("x"),
    schedule=st.none() | SCHEDULES,
    due=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 1)),
    status=st.sampled_from(StepStatus),
    done_on=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 1)),
    remind=st.lists(st.integers(0, 10080), max_size=2).map(tuple),
    earlier=st.lists(SCHEDULES, max_size=2).map(tuple),
    private=st.booleans(),
)
QUIET = st.none() | models_of(Hours)


@st.composite
def busy_plans(draw: st.DrawFn) -> Any:
    """Plans in which many times fall on few days."""
    steps = draw(st.lists(STEPS, max_size=3, unique_by=lambda one: one.id))
    zone = draw(ZONES)
    return rt.WellnessPlan(
        id="p",
        time_zone=zone or "",
        quiet_hours=draw(QUIET),
        goals=(rt.Goal(id="g", statement="g", steps=tuple(steps), status=draw(st.sampled_from(GoalStatus))),),
    )


SOON = st.dates(date(2026, 10, 20), date(2026, 12, 10))


@given(DOCUMENTS | busy_plans(), SOON, st.integers(0, 60), st.integers(0, 60), ZONES)
def test_a_window_shows_what_a_wider_window_shows_there(
    document: Any, start: date, first: int, length: int, zone: Any
) -> None:
    wide = rt.agenda(document, start=start, end=start + timedelta(120), time_zone=zone)
    one, last = start + timedelta(first), start + timedelta(first + length)
    narrow = rt.agenda(document, start=one, end=last, time_zone=zone)
    assert narrow.occurrences == tuple(found for found in wide.occurrences if one <= found.on <= last)


@given(st.lists(DOCUMENTS | busy_plans(), max_size=3), SOON, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_no_key(documents: Any, start: date, chance: random.Random) -> None:
    documents = [attrs.evolve(document, id=f"document-{i}") for i, document in enumerate(documents)]
    shuffled = chance.sample(documents, len(documents))
    one, other = (rt.agenda(*some, start=start, end=start + timedelta(30)) for some in (documents, shuffled))
    assert set(one.occurrences) == set(other.occurrences)
    assert len({found.key for found in one.occurrences}) == len(one.occurrences)
    for document in documents:
        alone = rt.agenda(document, start=start, end=start + timedelta(30))
        assert alone.occurrences == one.of(document.id).occurrences
        assert alone == one.of(document.id)


@given(busy_plans(), SOON, models_of(rt.Goal))
def test_other_items_change_no_key(plan: Any, start: date, goal: Any) -> None:
    assume({model.id for _, model in walk(goal) if isinstance(model, rt.models.Item)}.isdisjoint("abcgp"))
    goal = attrs.evolve(goal, strengths=(), supports=(), steps=(), obstacles=())
    more = attrs.evolve(plan, goals=(goal, *plan.goals))
    before, after = (rt.agenda(some, start=start, end=start + timedelta(30)) for some in (plan, more))
    assert {one.key for one in before.occurrences} <= {one.key for one in after.occurrences}
    ours = {model.id for _, model in walk(plan) if isinstance(model, rt.models.Item)}
    assert {one.key for one in before.occurrences} == {one.key for one in after.occurrences if one.key.item in ours}


@given(STEPS, st.lists(st.tuples(st.none() | SCHEDULES, SOON), max_size=3))
def test_a_new_schedule_changes_no_key_of_the_past(first: Any, changes: Any) -> None:
    plan = rt.WellnessPlan(id="p", goals=(rt.Goal(statement="g", steps=(attrs.evolve(first, earlier=()),)),))
    for schedule, on in changes:
        changed = plan.reschedule(first.id, schedule and attrs.evolve(schedule, start=None, until=None), on=on)
        before, after = (
            [one.key for one in rt.agenda(some, start=date(2026, 10, 1), end=date(2026, 12, 31)).occurrences]
            for some in (plan, changed)
        )
        assert [key for key in before if key.planned_for < on] == [key for key in after if key.planned_for < on]
        plan = changed


def test_a_key_as_one_text_is_told_apart_from_any_other() -> None:
    key = OccurrenceKey(document="p", item="a", planned_for=MONDAY)
    assert [
        str(attrs.evolve(key, **more))
        for more in ({}, {"planned_at": time(0, 0)}, {"field": "due"}, {"field": "naloxone/expires"})
    ] == ["p/a/2026-11-23", "p/a/2026-11-23T00:00", "p/a/2026-11-23/due", "p/a/2026-11-23/naloxone/expires"]


def test_a_time_that_is_planned_twice_is_due_once() -> None:
    twice = step(schedule=every_day(time(9, 0), time(9, 0), minutes=5), earlier=(every_day(time(9, 0), minutes=9),))
    assert [(str(one.key), one.minutes) for one in day(twice).occurrences] == [("walk/walk/2026-11-23T09:00", 5)]


def test_two_days_of_one_item_on_one_day_have_two_keys() -> None:
    both = rt.Decision(id="d", question="?", by=MONDAY, review_on=MONDAY)
    assert keys(week(both)) == ["d/d/2026-11-23/by", "d/d/2026-11-23/review_on"]
    assert keys(day(step(schedule=DAILY, due=MONDAY))) == ["walk/walk/2026-11-23", "walk/walk/2026-11-23/due"]


# --- the window ---


def test_the_days_of_a_window_are_those_from_its_first_to_its_last() -> None:
    assert [one.on for one in week(step(schedule=DAILY)).occurrences] == [MONDAY + timedelta(n) for n in range(7)]


def test_a_window_is_ten_years_at_most() -> None:
    for start, end in ((MONDAY, date(2036, 11, 23)), (date(2024, 2, 29), date(2034, 2, 28))):
        assert rt.agenda(start=start, end=end).occurrences == ()
    for start, end in ((MONDAY, date(2036, 11, 24)), (date(2024, 2, 29), date(2034, 3, 1))):
        with pytest.raises(ValueError, match=r"^end must be at most 10 years after start$"):
            rt.agenda(start=start, end=end)
    with pytest.raises(ValueError, match=r"^end must not be before start$"):
        rt.agenda(start=TUESDAY, end=MONDAY)


@pytest.mark.parametrize("bad", [date(1899, 12, 31), date(2201, 1, 1), datetime(2026, 11, 23), "2026-11-23", None])
def test_a_window_needs_days(bad: Any) -> None:
    for name in ("start", "end"):
        window: Any = {"start": MONDAY, "end": MONDAY} | {name: bad}
        says = f"^{name} must be a datetime.date, from 1900 to 2200|^{name} must be a date such as 2026-01-31"
        with pytest.raises(InvalidValue, match=says) as raised:
            rt.agenda(**window)
        assert [finding.path for finding in raised.value.findings] == [f"/{name}"]


@pytest.mark.parametrize("edge", [date(1900, 1, 1), date(2200, 12, 31)])
def test_a_window_may_lie_at_the_edge_of_all_days(edge: date) -> None:
    assert len(day(step(schedule=every_day(time(23, 59))), on=edge, time_zone="Asia/Tokyo").occurrences) == 1


@pytest.mark.parametrize(
    "name", ["Mars/Base", "America", "asia/tokyo", "localtime", "../etc/passwd", "/etc/passwd", "", "A" * 5000, "A\x00"]
)
def test_an_unknown_zone_is_refused_without_a_word_of_it(name: str) -> None:
    with pytest.raises(ValueError, match=r"^time_zone must be the name of a time zone that this machine") as raised:
        rt.agenda(start=MONDAY, end=MONDAY, time_zone=name)
    assert str(raised.value) == (
        "time_zone must be the name of a time zone that this machine knows, such as Europe/Lisbon"
    )
    assert raised.value.__context__ is None


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^an agenda is made of records of this library, not of a Schedule$"):
        week(DAILY)
    with pytest.raises(TypeError, match=r"^a Journal goes with plans, and is handed in with journals=$"):
        week(rt.Journal())
    strays: Any = [rt.WellnessPlan()]
    with pytest.raises(TypeError, match=r"^journals must be journals, not a WellnessPlan$"):
        rt.agenda(start=MONDAY, end=MONDAY, journals=strays)


def test_one_id_is_one_document() -> None:
    walk = step(schedule=DAILY)
    assert len(day(walk, step(schedule=DAILY)).occurrences) == 1
    with pytest.raises(ValueError, match=r"^two documents that differ have one id; give each an id of its own$"):
        week(walk, step(schedule=DAILY, what="run"))


# --- clocks ---

CHANGING = [
    "Africa/Cairo", "Africa/Casablanca", "America/Asuncion", "America/Chicago", "America/Havana", "America/New_York",
    "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Amman", "Asia/Beirut",
    "Asia/Gaza", "Asia/Tehran", "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Dublin",
    "Europe/Lisbon", "Europe/London", "Pacific/Apia", "Pacific/Auckland",
]  # fmt: skip
"""Zones that change their clocks: at midnight, by half an hour, by two hours, by a day, twice around a month of fasting."""


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def changes(zone: ZoneInfo) -> list[datetime]:
    """The first instants with a new offset, to the minute, from 2011 to 2016."""
    found = []
    at, end = datetime(2011, 1, 1, tzinfo=UTC), datetime(2017, 1, 1, tzinfo=UTC)
    while at < end:
        late = at + timedelta(1)
        if late.astimezone(zone).utcoffset() != at.astimezone(zone).utcoffset():
            minutes = (at + timedelta(minutes=n) for n in range(1441))
            before = at.astimezone(zone).utcoffset()
            found.append(next(minute for minute in minutes if minute.astimezone(zone).utcoffset() != before))
        at = late
    return found


@pytest.mark.parametrize("name", CHANGING)
def test_a_time_that_never_comes_is_the_next_instant_and_one_that_comes_twice_is_the_first(name: str) -> None:
    """The one instant that is meant, found minute by minute: the first at which the clock shows that time or a later one."""
    zone = ZoneInfo(name)
    kinds = Counter[str]()
    found = changes(zone)
    assert found
    for change in [*found[:4], *found[-2:]]:
        old, new = wall(change - timedelta(minutes=1), zone) + timedelta(minutes=1), wall(change, zone)
        kinds["gap" if new > old else "fold"] += 1
        first, last = min(old, new), max(old, new)
        minute, middle = timedelta(minutes=1), (first + (last - first) / 2).replace(second=0)
        for local in (first - minute, first, middle, last - minute, last):
            minutes = (change + timedelta(minutes=n) for n in range(-1560, 1561))
            meant = next(instant for instant in minutes if wall(instant, zone) >= local)
            schedule = rt.Schedule(every=Every.DAY, start=local.date(), count=1, at=(local.time(),))
            around: Any = {"start": local.date() - timedelta(1), "end": local.date() + timedelta(2)}
            [one] = rt.agenda(step(schedule=schedule), time_zone=name, **around).occurrences
            assert one.moment is not None
            assert one.moment.astimezone(UTC) == meant
            assert (one.on, one.at) == (wall(meant, zone).date(), wall(meant, zone).time())
            assert one.moment.utcoffset() == meant.astimezone(zone).utcoffset()
            assert one.key.planned_for == local.date()
            assert one.key.planned_at == local.time()
            if new < old or local >= last or local < first:
                assert wall(meant, zone) == local
    assert kinds["gap"]
    assert kinds["fold"]


def test_a_day_that_a_clock_leaps_over_is_on_the_next() -> None:
    """Samoa had no 30 December 2011."""
    lost = rt.WellnessPlan(
        time_zone="Pacific/Apia", goals=(rt.Goal(statement="g", steps=(step(schedule=every_day(time(9, 0))),)),)
    )
    found = rt.agenda(lost, start=date(2011, 12, 29), end=date(2011, 12, 31)).occurrences
    assert [(one.key.planned_for.day, one.on.day, one.at) for one in found] == [
        (29, 29, time(9, 0)),
        (30, 31, time(0, 0)),
        (31, 31, time(9, 0)),
    ]


def plan_in(zone: str, *steps: rt.Step, **fields: Any) -> rt.WellnessPlan:
    fields = {"id": "p"} | fields
    return rt.WellnessPlan(time_zone=zone, goals=(rt.Goal(id="g", statement="g", steps=steps),), **fields)


def test_each_document_has_a_clock_of_its_own() -> None:
    chicago = plan_in("America/Chicago", step(schedule=every_day(time(20, 0))), id="chicago")
    tokyo = plan_in("Asia/Tokyo", step(schedule=every_day(time(9, 0))), id="tokyo")
    tea = rt.PeerGroup(id="tea", name="Tea", schedule=every_day(time(19, 0)))
    moments = [
        datetime(2026, 11, 23, 9, tzinfo=TOKYO),
        None,
        datetime(2026, 11, 23, 20, tzinfo=CHICAGO),
    ]
    floating = day(chicago, tokyo, tea)
    assert [one.moment for one in floating.occurrences] == moments
    assert [one.at for one in floating.occurrences] == [time(9, 0), time(19, 0), time(20, 0)]
    assert [one.moment and one.moment.tzinfo for one in floating.occurrences] == [TOKYO, None, CHICAGO]
    page = day(chicago, tokyo, tea, time_zone="Asia/Tokyo")
    assert page.time_zone == "Asia/Tokyo"
    assert [(str(one.key), one.at, one.moment and one.moment.tzinfo) for one in page.occurrences] == [
        ("tokyo/walk/2026-11-23T09:00", time(9, 0), TOKYO),
        ("chicago/walk/2026-11-22T20:00", time(11, 0), TOKYO),
        ("tea/tea/2026-11-23T19:00", time(19, 0), TOKYO),
    ]


def test_what_has_no_time_keeps_its_day_wherever_it_is_read() -> None:
    for zone in (None, "Asia/Tokyo", "Pacific/Pago_Pago"):
        [one] = day(plan_in("America/Chicago", step(schedule=DAILY)), time_zone=zone).occurrences
        assert (one.key.planned_for, one.on, one.at, one.moment) == (MONDAY, MONDAY, None, None)


def test_two_clocks_may_be_two_days_apart() -> None:
    late = plan_in("Pacific/Pago_Pago", step(schedule=every_day(time(23, 30))))
    early = plan_in("Pacific/Kiritimati", step(schedule=every_day(time(0, 30))))
    for plan, zone, days in ((late, "Pacific/Kiritimati", 2), (early, "Pacific/Pago_Pago", -2)):
        [one] = day(plan, time_zone=zone).occurrences
        assert (one.on - one.key.planned_for).days == days


def test_a_zone_that_is_not_known_here_is_as_none() -> None:
    lost = plan_in("Mars/Base", step(schedule=every_day(time(9, 0))))
    assert [one.moment for one in day(lost).occurrences] == [None]
    [one] = day(lost, time_zone="Asia/Tokyo").occurrences
    assert one.moment == datetime(2026, 11, 23, 9, tzinfo=TOKYO)


@given(busy_plans(), SOON, ZONES)
def test_no_time_is_lost_or_doubled_between_the_days_of_a_traveller(plan: Any, start: date, zone: Any) -> None:
    days = [rt.agenda(plan, start=one, end=one, time_zone=zone).occurrences for one in (start, start + timedelta(1))]
    both = rt.agenda(plan, start=start, end=start + timedelta(1), time_zone=zone).occurrences
    assert (*days[0], *days[1]) == both


# --- journals ---

RANK = [HowDone.DONE, HowDone.PART, HowDone.SMALLEST_VERSION, HowDone.MOVED, HowDone.SKIPPED]
NINE, FIVE = time(9, 0), time(17, 0)


def test_an_entry_tells_of_the_time_it_was_planned_for() -> None:
    twice = step(schedule=every_day(NINE, FIVE))
    told = entry(planned_for=MONDAY, planned_at=FIVE, how=HowDone.PART, note="rain")
    [first, second] = day(twice, entries=[told]).occurrences
    assert (first.how, first.entries) == (None, ())
    assert (second.how, second.entries) == (HowDone.PART, (told,))


def test_an_entry_without_a_time_goes_to_the_first_that_has_none_of_its_own() -> None:
    twice = step(schedule=every_day(FIVE, NINE))
    assert hows(day(twice, entries=[entry(planned_for=MONDAY)])) == [HowDone.DONE, None]
    own = entry(planned_for=MONDAY, planned_at=NINE, how=HowDone.SKIPPED)
    assert hows(day(twice, entries=[entry(planned_for=MONDAY), own])) == [HowDone.SKIPPED, HowDone.DONE]
    assert hows(day(twice, entries=[entry(planned_for=MONDAY), entry(planned_for=MONDAY, how=HowDone.PART)])) == [
        HowDone.DONE,
        HowDone.PART,
    ]


def test_of_entries_without_a_time_the_one_that_did_most_goes_first() -> None:
    some = [entry(planned_for=MONDAY, how=how) for how in (HowDone.SKIPPED, HowDone.MOVED, HowDone.DONE)]
    for entries in (some, some[::-1]):
        assert hows(day(step(schedule=every_day(NINE, FIVE)), entries=entries)) == [HowDone.DONE, HowDone.MOVED]


def test_an_entry_without_a_time_goes_where_least_is_told_so_far() -> None:
    told = [(NINE, HowDone.DONE), (NINE, HowDone.SKIPPED), (FIVE, HowDone.PART), (None, HowDone.DONE)]
    entries = [entry(planned_for=MONDAY, planned_at=at, how=how) for at, how in told]
    assert hows(day(step(schedule=every_day(NINE, FIVE)), entries=entries)) == [HowDone.DONE, HowDone.DONE]


def test_an_entry_without_a_time_goes_to_a_schedule_before_the_day_that_was_set() -> None:
    both = step(schedule=every_day(FIVE), due=MONDAY)
    found = day(both, entries=[entry(planned_for=MONDAY)])
    assert [(one.key.field, one.how) for one in found.occurrences] == [("due", None), ("", HowDone.DONE)]
    again = day(both, entries=[entry(planned_for=MONDAY), entry(planned_for=MONDAY, how=HowDone.SKIPPED)])
    assert hows(again) == [HowDone.SKIPPED, HowDone.DONE]


def test_an_entry_without_a_planned_day_goes_by_the_day_on_which_it_was() -> None:
    walk = step(schedule=DAILY)
    late = entry(occurred_at=datetime(2026, 11, 24, 4, 30, tzinfo=UTC))  # in Chicago, it was still Monday
    tuesday_here = [TUESDAY]
    assert [one.on for one in week(walk, entries=[late]).occurrences if one.how] == tuesday_here
    for document, options in (
        (plan_in("America/Chicago", walk), {}),
        (plan_in("America/Chicago", walk), {"time_zone": "Asia/Tokyo"}),
        (walk, {"time_zone": "America/Chicago"}),
    ):
        assert [one.on for one in week(document, entries=[late], **options).occurrences if one.how] == [MONDAY]
    journal = rt.Journal(time_zone="America/Chicago", steps=(late,))
    found = rt.agenda(walk, start=MONDAY, end=SUNDAY, journals=[journal])
    assert [one.on for one in found.occurrences if one.how] == [MONDAY]
    elsewhere = attrs.evolve(late, occurred_at=datetime(2026, 11, 23, 22, 30, tzinfo=timezone(-timedelta(hours=6))))
    assert [one.on for one in week(walk, entries=[elsewhere]).occurrences if one.how] == [MONDAY]


def test_the_planned_day_goes_before_the_day_on_which_it_was() -> None:
    late = entry(planned_for=MONDAY, occurred_at=datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert [one.on for one in week(step(schedule=DAILY), entries=[late]).occurrences if one.how] == [MONDAY]


@pytest.mark.parametrize("more", RANK)
@pytest.mark.parametrize("less", RANK)
def test_of_two_entries_the_one_that_did_most_counts(more: HowDone, less: HowDone) -> None:
    if RANK.index(more) > RANK.index(less):
        more, less = less, more
    some = [entry(planned_for=MONDAY, how=less), entry(planned_for=MONDAY, how=more)]
    for entries in (some, some[::-1]):
        [one] = day(step(schedule=DAILY), entries=entries).occurrences
        assert one.how is more
        assert [told.how for told in one.entries] == [more, less]


def test_a_correction_stands_for_what_it_corrects() -> None:
    journal = rt.Journal().add(entry(id="e", planned_for=MONDAY))
    journal = journal.correct("e", entry(planned_for=MONDAY, how=HowDone.SKIPPED))
    assert hows(rt.agenda(step(schedule=DAILY), start=MONDAY, end=MONDAY, journals=[journal])) == [HowDone.SKIPPED]


def test_a_journal_goes_with_the_plan_it_names() -> None:
    one, other = (plan_in("", step(schedule=DAILY), id=id) for id in ("one", "other"))
    told = entry(planned_for=MONDAY, what="CANARY")
    for names, expected in (("one", [HowDone.DONE, None]), ("other", [None, HowDone.DONE]), (None, [HowDone.DONE] * 2)):
        journal = rt.Journal(plan=names, steps=(told,))
        found = rt.agenda(one, other, start=MONDAY, end=MONDAY, journals=[journal])
        assert (hows(found), found.unplanned) == (expected, ())
    stranger = rt.Journal(plan="third", steps=(told,))
    found = rt.agenda(one, other, start=MONDAY, end=MONDAY, journals=[stranger])
    assert hows(found) == [None, None]
    assert found.unplanned == (Unplanned(on=MONDAY, entry=told, words="CANARY", document="third"),)
    assert found.of("one").unplanned == ()


def test_what_goes_with_nothing_here_is_not_lost() -> None:
    walk = step(schedule=every_day(NINE), what="walk far")
    plan = plan_in("", walk, daily=(rt.DailyPractice(id="tea", what="tea", private=True),))
    at_noon = entry(planned_for=MONDAY, planned_at=time(12, 0))
    tea = entry("tea", planned_for=SUNDAY)
    gone = entry("gone", planned_for=TUESDAY, what="swim")
    no_day = entry()
    outside = [
        entry(planned_for=MONDAY - timedelta(1), planned_at=FIVE),
        entry("gone", planned_for=SUNDAY + timedelta(1)),
    ]
    found = week(plan, entries=[no_day, tea, at_noon, gone, *outside])
    assert found.unplanned == (
        Unplanned(on=MONDAY, entry=at_noon, words="walk far", document="p"),
        Unplanned(on=TUESDAY, entry=gone, words="swim"),
        Unplanned(on=SUNDAY, entry=tea, words="tea", document="p", private=True),
        Unplanned(on=None, entry=no_day, words="walk far", document="p"),
    )
    assert [one.entry for one in found.of("p").unplanned] == [at_noon, tea, no_day]
    assert not any(hows(found))


def test_an_unplanned_entry_goes_by_its_own_words_and_may_be_private_by_itself() -> None:
    noon = entry(planned_for=MONDAY, planned_at=time(12, 0), what="walked anyway", private=True)
    [one] = week(step(schedule=every_day(NINE)), entries=[noon]).unplanned
    assert (one.words, one.private) == ("walked anyway", True)


def test_an_entry_of_nothing_here_goes_by_the_day_in_the_zone_of_its_journal() -> None:
    late = entry("gone", occurred_at=datetime(2026, 11, 24, 4, 30, tzinfo=UTC))
    for zone, on in (("America/Chicago", MONDAY), ("", TUESDAY)):
        journal = rt.Journal(time_zone=zone, steps=(late,))
        [one] = rt.agenda(step(), start=MONDAY, end=SUNDAY, journals=[journal]).unplanned
        assert one.on == on


def test_an_unplanned_entry_is_on_the_day_that_it_has_on_the_page() -> None:
    plan = plan_in("America/Chicago", step())
    late = entry(planned_for=MONDAY, planned_at=time(20, 0))
    assert [one.on for one in week(plan, entries=[late], time_zone="Asia/Tokyo").unplanned] == [TUESDAY]
    assert day(plan, entries=[late], time_zone="Asia/Tokyo").unplanned == ()


def test_what_an_entry_says_may_be_private_by_itself_or_with_its_journal() -> None:
    walk, hidden = step(schedule=DAILY), entry(planned_for=MONDAY, private=True)
    stray = entry("gone", planned_for=MONDAY)
    assert [(one.private, one.how_is_private) for one in day(walk, entries=[hidden]).occurrences] == [(False, True)]
    for private in (True, False):
        journal = rt.Journal(steps=(entry(planned_for=MONDAY), stray), private=private)
        found = rt.agenda(walk, start=MONDAY, end=MONDAY, journals=[journal])
        assert [one.how_is_private for one in found.occurrences] == [private]
        assert [one.private for one in found.unplanned] == [private]
    assert [one.private for one in day(walk, entries=[attrs.evolve(stray, private=True)]).unplanned] == [True]


def calls_for(entries: int) -> int:
    """How many calls it takes to put that many entries of one day on an agenda."""
    told = rt.Journal(steps=tuple(entry(planned_for=MONDAY, how=HowDone.SKIPPED) for _ in range(entries)))
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        rt.agenda(step(schedule=DAILY), start=MONDAY, end=MONDAY, journals=[told])
    finally:
        sys.setprofile(before)
    return calls


def test_twice_the_entries_of_a_day_take_twice_the_work() -> None:
    calls_for(1)  # what is worked out once
    assert calls_for(400) < 2.2 * calls_for(200)


ENTRIES = st.builds(
    rt.StepEntry,
    about=st.sampled_from(["a", "b", "c", "elsewhere"]),
    planned_for=st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 25)),
    planned_at=st.none() | st.sampled_from([time(0, 0), time(2, 30), time(9, 0)]),
    occurred_at=st.none() | st.datetimes(datetime(2026, 11, 20), datetime(2026, 11, 25), timezones=st.just(UTC)),
    how=st.sampled_from(HowDone),
)


def at_least(agenda: rt.Agenda) -> list[int]:
    """How many times were done that well or better."""
    ranks = [RANK.index(one.how) for one in agenda.occurrences if one.how]
    return [sum(rank <= most for rank in ranks) for most in range(len(RANK))]


@given(busy_plans(), st.lists(ENTRIES, max_size=12), ENTRIES, ZONES)
def test_to_add_an_entry_never_lowers_how_much_was_done(plan: Any, entries: Any, new: Any, zone: Any) -> None:
    window: Any = {"start": date(2026, 11, 15), "end": date(2026, 11, 30), "time_zone": zone}
    before, after = week(plan, entries=entries, **window), week(plan, entries=[*entries, new], **window)
    assert all(less <= more for less, more in zip(at_least(before), at_least(after), strict=True))
    assert {one.key for one in before.occurrences} <= {one.key for one in after.occurrences}


@given(busy_plans(), st.lists(ENTRIES, max_size=12, unique_by=lambda one: one.id), ZONES)
def test_each_entry_stands_in_one_place(plan: Any, entries: Any, zone: Any) -> None:
    found = week(plan, entries=entries, start=date(2026, 11, 15), end=date(2026, 11, 30), time_zone=zone)
    told = [one for occurrence in found.occurrences for one in occurrence.entries]
    told += [one.entry for one in found.unplanned]
    assert Counter(one.id for one in told) == Counter(one.id for one in entries)


@given(busy_plans(), st.lists(ENTRIES, max_size=12))
def test_what_became_of_a_time_is_what_the_best_of_its_entries_says(plan: Any, entries: Any) -> None:
    for one in week(plan, entries=entries, start=date(2026, 11, 15), end=date(2026, 11, 30)).occurrences:
        assert [told.how for told in one.entries[:1]] == ([one.how] if one.how else [])
        ranks = [RANK.index(told.how) for told in one.entries]
        assert ranks == sorted(ranks)
        for told in one.entries:
            assert told.about == one.key.item
            assert told.planned_at in {None, one.key.planned_at}
            assert told.planned_for in {None, one.key.planned_for}


# --- what stands beside ---


def test_what_helps_on_a_hard_day_stands_beside() -> None:
    rain = rt.BackupPlan(id="rain", response="mall", covers=("walk", "tea", "walk"))
    snow = rt.BackupPlan(id="snow", response="gym", covers=("walk",))
    tea = rt.DailyPractice(id="tea", what="tea", schedule=DAILY, smallest_version="one sip")
    plan = plan_in(
        "", step(schedule=DAILY, smallest_version="shoes on"), daily=(tea,), backups=(rain, snow), review_due=MONDAY
    )
    assert [(one.key.item, one.smallest_version, one.backups) for one in day(plan).occurrences] == [
        ("p", "", ()),
        ("tea", "one sip", (rain,)),
        ("walk", "shoes on", (rain, snow)),
    ]


@pytest.mark.parametrize("place", ["step", "goal", "plan"])
def test_private_is_what_is_so_and_all_within(place: str) -> None:
    made = step(schedule=DAILY, private=place == "step")
    goal = rt.Goal(statement="g", steps=(made,), private=place == "goal")
    plan = rt.WellnessPlan(goals=(goal,), private=place == "plan", review_due=MONDAY)
    assert [one.private for one in day(plan).occurrences] == [place == "plan", True]


def test_the_page_goes_day_by_day_and_what_has_no_time_comes_first() -> None:
    plan = plan_in(
        "",
        step("b", schedule=every_day(time(0, 0))),
        step("a", schedule=every_day(FIVE, NINE)),
        step("c", schedule=DAILY),
    )
    found = rt.agenda(plan, start=MONDAY, end=TUESDAY)
    assert [(one.on.day, one.key.item, one.at) for one in found.occurrences] == [
        (on, *line) for on in (23, 24) for line in (("c", None), ("b", time(0, 0)), ("a", NINE), ("a", FIVE))
    ]
    assert found.days == (
        AgendaDay(on=MONDAY, occurrences=found.occurrences[:4]),
        AgendaDay(on=TUESDAY, occurrences=found.occurrences[4:]),
    )


def test_a_full_day_has_more_planned_minutes_than_are_enough() -> None:
    plan = plan_in(
        "",
        step("a", schedule=every_day(NINE, minutes=30)),
        step("b", schedule=DAILY),
        step("c", schedule=every_day(minutes=31)),
    )
    assert [one.minutes for one in day(plan).days] == [61]
    assert [one.minutes for one in day(plan, full_day=60).full_days] == [61]
    assert day(plan, full_day=61).full_days == ()
    assert [one.on for one in week(plan, full_day=0).full_days] == [MONDAY + timedelta(n) for n in range(7)]
    assert week(plan).full_days == ()
    for how in HowDone:
        [one] = day(plan, entries=[entry("a", planned_for=MONDAY, how=how)]).days
        assert one.minutes == (31 if how is HowDone.MOVED else 61)
    both = day(plan, step(schedule=every_day(minutes=400)), full_day=60)
    assert [[one.minutes for one in some.full_days] for some in (both, both.of("p"), both.of("walk"))] == [
        [461],
        [61],
        [400],
    ]


def test_one_page_alone_is_found_by_the_id_of_its_document() -> None:
    found = week(step(), step("run"))
    assert [document.id for document in found.documents] == ["walk", "run"]
    assert [document.id for document in found.of("run").documents] == ["run"]
    with pytest.raises(NotFound, match=r"^the agenda has no document with this id$"):
        found.of("swim")


# --- reminders ---


def reminded(plan: Any, **options: Any) -> list[str]:
    return [one.at.isoformat(timespec="minutes") for one in day(plan, **options).reminders]


def test_a_reminder_comes_some_minutes_before() -> None:
    walk = step(schedule=every_day(NINE), remind=(0, 30, 1440))
    assert reminded(walk) == ["2026-11-22T09:00", "2026-11-23T08:30", "2026-11-23T09:00"]
    assert reminded(plan_in("America/Chicago", walk))[1:] == ["2026-11-23T08:30-06:00", "2026-11-23T09:00-06:00"]
    assert reminded(plan_in("America/Chicago", walk), time_zone="Asia/Tokyo") == [
        "2026-11-22T00:00+09:00",
        "2026-11-22T23:30+09:00",
        "2026-11-23T00:00+09:00",
    ]
    tea = rt.DailyPractice(what="tea", schedule=every_day(NINE), remind=(5,))
    assert reminded(tea) == ["2026-11-23T08:55"]


def test_a_reminder_of_what_has_no_time_comes_before_midnight() -> None:
    walk = step(due=MONDAY, remind=(60,))
    assert reminded(walk) == ["2026-11-22T23:00"]
    assert reminded(plan_in("America/Chicago", walk)) == ["2026-11-22T23:00-06:00"]
    assert reminded(plan_in("America/Chicago", walk), time_zone="Asia/Tokyo") == ["2026-11-23T14:00+09:00"]


def test_reminders_keep_their_distance_where_a_clock_is_changed_in_between() -> None:
    walk = plan_in("America/Chicago", step(schedule=every_day(time(4, 0)), remind=(180,)))
    assert reminded(walk, on=date(2026, 3, 8)) == ["2026-03-08T00:00-06:00"]
    assert reminded(walk, on=date(2026, 11, 1)) == ["2026-11-01T01:00-06:00"]


def test_what_became_of_something_needs_no_reminder() -> None:
    walk = step(schedule=every_day(NINE), remind=(0,))
    for how in HowDone:
        assert reminded(walk, entries=[entry(planned_for=MONDAY, how=how)]) == []


SEVEN, TEN = time(7, 0), time(22, 0)


@pytest.mark.parametrize(
    ("quiet", "at", "comes"),
    [
        (Hours(start=TEN, end=SEVEN), time(6, 0), "2026-11-22T21:59"),
        (Hours(start=TEN, end=SEVEN), time(6, 59), "2026-11-22T21:59"),
        (Hours(start=TEN, end=SEVEN), SEVEN, "2026-11-23T07:00"),
        (Hours(start=TEN, end=SEVEN), time(21, 59), "2026-11-23T21:59"),
        (Hours(start=TEN, end=SEVEN), TEN, "2026-11-23T21:59"),
        (Hours(start=TEN, end=SEVEN), time(23, 30), "2026-11-23T21:59"),
        (Hours(start=NINE, end=FIVE), time(12, 0), "2026-11-23T08:59"),
        (Hours(start=NINE, end=FIVE), FIVE, "2026-11-23T17:00"),
        (Hours(end=SEVEN), time(0, 0), "2026-11-22T23:59"),
        (Hours(end=SEVEN), SEVEN, "2026-11-23T07:00"),
        (Hours(start=TEN), time(23, 59), "2026-11-23T21:59"),
        (Hours(start=TEN), time(0, 0), "2026-11-23T00:00"),
        (Hours(), time(3, 0), "2026-11-23T03:00"),
        (Hours(days=(Weekday.SUNDAY,), start=TEN, end=SEVEN), time(6, 0), "2026-11-22T21:59"),
        (Hours(days=(Weekday.MONDAY,), start=TEN, end=SEVEN), time(6, 0), "2026-11-23T06:00"),
        (Hours(days=(Weekday.MONDAY,)), time(12, 0), "2026-11-22T23:59"),
        (Hours(days=(Weekday.MONDAY, Weekday.SUNDAY)), time(12, 0), "2026-11-21T23:59"),
        (Hours(days=tuple(Weekday)[:6]), time(12, 0), "2026-11-22T23:59"),
        (Hours(days=tuple(day for day in Weekday if day is not Weekday.TUESDAY)), time(12, 0), "2026-11-17T23:59"),
        (Hours(start=TEN, end=time(21, 59)), time(12, 0), "2026-11-22T21:59"),
    ],
)
def test_a_reminder_in_quiet_hours_comes_in_the_minute_before(quiet: Any, at: time, comes: str) -> None:
    plan = plan_in("", step(schedule=every_day(at), remind=(0,)), quiet_hours=quiet)
    assert reminded(plan) == [comes]


@pytest.mark.parametrize("quiet", [Hours(days=tuple(Weekday)), Hours(start=NINE, end=NINE), Hours(end=time(0, 0))])
def test_where_it_is_always_quiet_there_is_no_reminder(quiet: Any) -> None:
    plan = plan_in("", step(schedule=every_day(NINE), remind=(0,)), quiet_hours=quiet)
    assert reminded(plan) == []


def test_quiet_hours_go_by_the_clock_of_the_page() -> None:
    plan = plan_in(
        "America/Chicago", step(schedule=every_day(NINE), remind=(0,)), quiet_hours=Hours(start=TEN, end=SEVEN)
    )
    assert reminded(plan) == ["2026-11-23T09:00-06:00"]
    assert reminded(plan, on=TUESDAY, time_zone="Asia/Tokyo") == ["2026-11-23T21:59+09:00"]


@pytest.mark.parametrize("begins", [time(2, 0), time(2, 30), time(3, 0)])
def test_the_minute_before_quiet_hours_is_one_that_comes(begins: time) -> None:
    """Also where they begin at three, and two o'clock never came that day; or within the hour that never came."""
    quiet = Hours(start=begins, end=NINE)
    plan = plan_in("America/Chicago", step(schedule=every_day(time(4, 0)), remind=(0,)), quiet_hours=quiet)
    assert reminded(plan, on=date(2026, 3, 8)) == ["2026-03-08T01:59-06:00"]


def is_quiet(local: datetime, quiet: Hours | None) -> bool:
    """An independent reading of quiet hours, minute by minute of the week."""
    if quiet is None or quiet == Hours():
        return False
    first, end = quiet.start or time(0, 0), quiet.end
    today, yesterday = (list(Weekday)[(local - timedelta(n)).weekday()] for n in (0, 1))
    by_day = [not quiet.days or one in quiet.days for one in (today, yesterday)]
    at = local.time().replace(second=0, microsecond=0)
    if end is None:
        return by_day[0] and at >= first
    if end < first:
        return (by_day[0] and at >= first) or (by_day[1] and at < end)
    return by_day[0] and first <= at < end


@given(busy_plans(), SOON, ZONES)
def test_no_reminder_comes_late_or_in_quiet_hours(plan: Any, start: date, zone: Any) -> None:
    found = rt.agenda(plan, start=start, end=start + timedelta(9), time_zone=zone)
    reminders = found.reminders
    walls = [one.at.replace(tzinfo=None) for one in reminders]
    assert walls == sorted(walls)
    for one in reminders:
        assert not is_quiet(one.at.replace(tzinfo=None), plan.quiet_hours)
        if one.occurrence.moment:
            earliest = one.occurrence.moment - timedelta(minutes=max(one.occurrence.item.remind), days=8)
            assert earliest <= one.at <= one.occurrence.moment


# --- words ---


def test_the_words_of_a_reminder_tell_no_secret() -> None:
    secret = step(what="CANARY", schedule=every_day(NINE), due=MONDAY, remind=(0,), private=True)
    [first, second] = day(secret).reminders
    assert [first.text(), second.text()] == ["CANARY (private)", "CANARY (private), at 9:00 am"]
    assert [first.text(include_private=False), second.text(include_private=False)] == ["private", "private, at 9:00 am"]
    assert second.text(choices={"private": "mine"}) == "CANARY (mine), at 9:00 am"
    [one, _] = day(secret).occurrences
    assert one.text(choices={"private": "mine"}, include_private=False) == "mine"
    [crisis] = day(ONE_DAY["CrisisPlan.expires"]).occurrences
    assert crisis.text(choices={"crisis plan": "plan C"}) == "Plan C"


CANARIES = rt.WellnessPlan(
    id="p",
    title="CANARY",
    owner=rt.models.Person(name="CANARY"),
    review_due=MONDAY,
    goals=(
        rt.Goal(
            statement="CANARY",
            due=MONDAY,
            steps=(step(what="CANARY", schedule=every_day(NINE), smallest_version="CANARY", remind=(5,)),),
        ),
    ),
    backups=(rt.BackupPlan(cue="CANARY", covers=("walk",)),),
)


def test_nothing_that_is_logged_says_what_a_person_wrote() -> None:
    entries = [entry(planned_for=MONDAY, note="CANARY"), entry("gone", what="CANARY", planned_for=MONDAY)]
    found = week(CANARIES, entries=entries)
    shown = [repr(found), *map(repr, (*found.days, *found.occurrences, *found.reminders, *found.unplanned))]
    shown += [str(found), *(str(one.key) for one in found.occurrences)]
    assert len(shown) > 20
    assert "CANARY" not in "".join(shown)
    assert "CANARY" in to_text(found)


@given(st.lists(DOCUMENTS | busy_plans(), max_size=2), st.lists(models_of(rt.Journal), max_size=2), SOON, st.data())
def test_any_documents_have_an_agenda_and_a_page_and_plain_data(
    documents: Any, journals: Any, start: date, data: Any
) -> None:
    documents = [attrs.evolve(document, id=f"document-{i}") for i, document in enumerate(documents)]
    names = st.sampled_from([*(document.id for document in documents), None])
    journals = [attrs.evolve(journal, plan=data.draw(names)) for journal in journals]
    found = rt.agenda(
        *documents,
        start=start,
        end=start + timedelta(data.draw(st.integers(0, 3650))),
        journals=journals,
        time_zone=data.draw(ZONES),
        full_day=data.draw(st.none() | st.integers(0, 100)),
    )
    for private in (True, False):
        for page in (to_text, to_markdown):
            assert page(found, include_private=private).endswith("\n")
        for reminder in found.reminders:
            assert reminder.text(include_private=private)
    plain = rt.converter().unstructure(found)
    assert json.loads(json.dumps(plain)) == plain
    for document in documents:
        assert found.of(document.id).documents == (document,)


# --- plain data ---


def test_an_agenda_as_plain_data() -> None:
    rain = rt.BackupPlan(id="rain", cue="rain", covers=("walk",))
    plan = plan_in("America/Chicago", step(schedule=every_day(NINE, minutes=5), remind=(5,)), backups=(rain,))
    told = entry(id="e", planned_for=MONDAY)
    [one] = (found := day(plan, entries=[told], full_day=9)).occurrences
    data = {
        "key": {"document": "p", "item": "walk", "planned_for": "2026-11-23", "planned_at": "09:00", "field": ""},
        "kind": "step",
        "path": "/goals/0/steps/0/schedule",
        "on": "2026-11-23",
        "at": "09:00",
        "moment": "2026-11-23T09:00:00-06:00",
        "minutes": 5,
        "words": "walk",
        "smallest_version": "",
        "how": "done",
        "entries": [rt.to_dict(told)],
        "backups": [rt.to_dict(rain)],
        "private": False,
        "how_is_private": False,
    }
    converter = rt.converter()
    assert converter.unstructure(one) == data
    assert type(converter.unstructure(one)["kind"]) is str
    assert converter.unstructure(found) == {
        "start": "2026-11-23",
        "end": "2026-11-23",
        "time_zone": "",
        "full_day": 9,
        "occurrences": [data],
        "unplanned": [],
    }
    [reminder] = day(plan).reminders
    assert converter.unstructure(reminder)["at"] == "2026-11-23T08:55:00-06:00"
    assert [field.name for field in attrs.fields(Occurrence) if field.metadata == APART] == ["item"]


def test_answers_of_other_kinds_are_plain_data_too() -> None:
    finding = rt.Finding("code", rt.Severity.IDEA, "/due", {"due": MONDAY, "names": ("a", Every.DAY)})
    assert rt.converter().unstructure(finding) == {
        "code": "code",
        "severity": "idea",
        "path": "/due",
        "values": {"due": "2026-11-23", "names": ["a", "day"]},
        "says": "",
        "asks": "",
        "in_python": "",
    }


def test_what_an_application_declares_itself_is_its_own() -> None:
    @attrs.frozen
    class Visit:
        on: date

    assert rt.converter().unstructure(Visit(MONDAY)) == {"on": MONDAY}
