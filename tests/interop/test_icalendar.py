"""Calendars: what two readers of others see is what an agenda shows, and nothing of a person's is in one unasked."""

import gettext
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
import sharing_laws
from calendar_laws import DOCUMENTS, ENTRIES, NOW, STARTS, TIMES, WINDOW, calendar, due, plans
from recoverytools.errors import InvalidValue
from recoverytools.testing import models_of
from recoverytools.values import Hours
from recoverytools.vocabulary import Every, HowDone, StepStatus, Weekday

SPRING_AND_AUTUMN = [date(2026, 10, 1), date(2027, 3, 1), date(2027, 8, 20), date(2027, 10, 1)]
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


def parsed(written: bytes) -> Any:
    return icalendar.Calendar.from_ical(written)


def expanded(written: bytes) -> Any:
    return recurring_ical_events.of(parsed(written), components=["VEVENT", "VTODO"])


def seen(written: bytes, start: date, end: date) -> list[tuple[str, Any]]:
    """What the library icalendar and its expansion say is due, as `due` says it."""
    found = expanded(written)
    return sorted(_times(found.between(start - timedelta(3), end + timedelta(4)), start, end))


def _times(found: Any, start: date, end: date) -> Iterator[tuple[str, str]]:
    for one in found:
        when = one["DUE" if "DTSTART" not in one else "DTSTART"].dt
        planned = one["RECURRENCE-ID"].dt if "RECURRENCE-ID" in one else when
        day = planned.date() if isinstance(planned, datetime) else planned
        if start <= day <= end:
            yield _local(planned), _local(when) if _floats(when) else str(int(when.timestamp()))


def _local(when: Any) -> str:
    return when.replace(tzinfo=None).isoformat() if isinstance(when, datetime) else f"{when}"


def _floats(when: Any) -> bool:
    return not isinstance(when, datetime) or when.tzinfo is None


@given(DOCUMENTS, STARTS, st.booleans())
def test_another_library_sees_what_an_agenda_shows(document: Any, start: date, tasks: Any) -> None:
    end = start + WINDOW
    written = calendar(document, start=start, end=end, tasks=tasks)
    assert seen(written, start, end) == due(document, start=start, end=end)


@given(DOCUMENTS, STARTS)
def test_what_goes_on_is_seen_as_it_is_with_an_end(document: Any, start: date) -> None:
    end = start + WINDOW
    assert seen(calendar(document, start=start), start, end) == due(document, start=start, end=end)


CLOCKS = st.sampled_from(
    ["America/Chicago", "America/Santiago", "Australia/Lord_Howe", "Atlantic/Azores", "Europe/Dublin", "Pacific/Apia"]
)


@given(CLOCKS, st.lists(TIMES, min_size=1, max_size=3, unique=True), st.sampled_from(SPRING_AND_AUTUMN))
def test_a_clock_that_is_changed_leaves_no_doubt(zone: str, times: Any, start: date) -> None:
    every_day = rt.Schedule(every=Every.DAY, at=tuple(times))
    plan = rt.WellnessPlan(id="p", time_zone=zone, daily=(rt.DailyPractice(id="tea", what="tea", schedule=every_day),))
    end = start + timedelta(45)
    assert seen(calendar(plan, start=start), start, end) == due(plan, start=start, end=end)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_calendar_of_each_example_shows_what_its_agenda_shows(path: Path) -> None:
    read = rt.read(path)
    document: Any = read.document if isinstance(read, rt.Merged) else read
    if isinstance(document, rt.Journal):
        with pytest.raises(TypeError, match="a Journal goes with plans"):
            calendar(document)
        return
    start, end = date(2026, 11, 1), date(2027, 11, 30)
    content = document.plan if isinstance(document, rt.SharedView) and document.plan else document
    for tasks in (False, True):
        written = calendar(document, start=start, end=end, tasks=tasks)
        assert seen(written, start, end) == due(content, start=start, end=end)
        assert written == calendar(document, start=start, end=end, tasks=tasks), "the same each time"
        assert max(map(len, written.split(b"\r\n"))) <= 75


# --- what it tells ---


def events(written: bytes, name: str = "VEVENT") -> list[Any]:
    return list(parsed(written).walk(name))


def lines(written: bytes) -> list[str]:
    """The lines of what stands in a calendar, one after the other."""
    return written.replace(b"\r\n ", b"").decode().split("\r\n")


WALK = rt.Step(
    id="walk",
    what="walk to the lake; slowly",
    smallest_version="put my shoes on",
    schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), at=(time(17, 30),), minutes=40),
    due=date(2026, 12, 24),
    remind=(30,),
)


def test_a_calendar_is_neutral_until_words_are_asked_for() -> None:
    assert lines(calendar(WALK))[3:26] == [
        "BEGIN:VEVENT",
        "UID:73045f65-24da-5c3e-9909-816149aff4a8",
        "DTSTAMP:20261122T090000Z",
        "SEQUENCE:29922300",
        "SUMMARY:Something on your plan",
        "CLASS:PRIVATE",
        "DTSTART:20261124T173000",
        "DURATION:PT40M",
        "RRULE:FREQ=WEEKLY;BYDAY=TU",
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Something on your plan",
        "TRIGGER:-PT30M",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:554ac059-6a73-567c-82ce-4d830d828c07",
        "DTSTAMP:20261122T090000Z",
        "SEQUENCE:29922300",
        "SUMMARY:Something on your plan",
        "CLASS:PRIVATE",
        "DTSTART;VALUE=DATE:20261224",
    ]


def test_with_words_it_says_what_each_thing_is_and_why_it_stands_there() -> None:
    told = [(one["SUMMARY"], one["DESCRIPTION"]) for one in events(calendar(WALK, words=True))]
    small = "Smallest version: put my shoes on"
    assert told == [("walk to the lake; slowly", small), ("The day I set: walk to the lake; slowly", small)]


def test_tasks_have_the_words_of_the_step_alone_and_say_which_it_is() -> None:
    told = [
        (one["SUMMARY"], one["STATUS"], one["X-RECOVERYTOOLS-ITEM"])
        for one in events(calendar(WALK, words=True, tasks=True), "VTODO")
    ]
    assert told == [("walk to the lake; slowly", "NEEDS-ACTION", "walk")] * 2
    doing = attrs.evolve(WALK, status=StepStatus.DOING)
    assert [one["STATUS"] for one in events(calendar(doing, tasks=True), "VTODO")] == ["IN-PROCESS"] * 2
    assert "X-RECOVERYTOOLS-ITEM" not in calendar(WALK, tasks=True).decode()


def test_a_meeting_has_its_place_with_its_words() -> None:
    weekly = rt.Schedule(every=Every.WEEK, at=(time(18, 0),))
    group = rt.PeerGroup(id="tea", name="Tuesday Tea", schedule=weekly, place="the library", online="555-0142")
    [one] = events(calendar(group, words=True, tasks=True))
    assert (one["SUMMARY"], one["LOCATION"], one["DESCRIPTION"]) == (
        "Tuesday Tea",
        "the library",
        "From home: 555-0142",
    )
    assert [line for line in lines(calendar(group)) if line.startswith(("LOCATION", "DESCRIPTION"))] == []


def test_what_has_no_words_goes_by_its_kind_in_the_words_of_the_person() -> None:
    talk = rt.Conversation(follow_up=date(2026, 12, 1))
    plan = rt.WellnessPlan(conversations=(talk,), word_choices={"conversation": "talk-story", "plan": "canoe"})
    assert [one["SUMMARY"] for one in events(calendar(plan, words=True))] == ["Talk again: Talk-story"]
    assert [one["SUMMARY"] for one in events(calendar(plan))] == ["Something on your plan"]


def test_our_words_are_said_in_another_language() -> None:
    spanish = Spanish()
    assert [one["SUMMARY"] for one in events(calendar(WALK, locale=spanish))] == ["Algo de tu plan"] * 2


class Spanish(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return {"Something on your plan": "Algo de tu plan"}.get(message, message)


@pytest.mark.parametrize("tasks", [False, True])
def test_private_things_are_left_out_unless_they_are_asked_for(tasks: Any) -> None:
    hidden = attrs.evolve(WALK, id="hidden", private=True)
    goal = rt.Goal(id="g", statement="Be outside", steps=(WALK, hidden))
    assert calendar(goal, include_private=False, tasks=tasks, words=True) == calendar(
        attrs.evolve(goal, steps=(WALK,)), tasks=tasks, words=True
    )
    classes = [line for line in lines(calendar(goal, tasks=tasks)) if line.startswith("CLASS")]
    assert classes == ["CLASS:PRIVATE"] * 2 + ["CLASS:CONFIDENTIAL"] * 2


@given(st.integers(0, 10_000))
def test_no_text_and_no_id_of_a_person_is_in_a_calendar_that_tells_no_words(seed: int) -> None:
    one = sharing_laws.case(seed)
    for document in (one.plan, one.view(rt)):
        for tasks in (False, True):
            written = calendar(document, tasks=tasks).replace(b"\r\n ", b"").decode()
            assert sharing_laws.planted(written) == set()
            assert "kanari" not in written
            assert b"kanari".hex() not in written


@given(st.integers(0, 10_000))
def test_a_calendar_of_a_view_tells_nothing_that_was_not_shared(seed: int) -> None:
    one = sharing_laws.case(seed)
    view = one.view(rt)
    may = sharing_laws.granted(one.raw, one.grant.sections) | sharing_laws.scope_of(one.grant)
    written = calendar(view, words=True, tasks=True).replace(b"\r\n ", b"").decode()
    assert sharing_laws.planted(written) <= may
    assert "kanari" not in written


def test_a_notice_goes_with_the_words_of_a_view() -> None:
    view = rt.SharedView(notice="Please, tell nobody", plan=rt.WellnessPlan(review_due=date(2026, 12, 1)))
    assert [str(one["DESCRIPTION"]) for one in events(calendar(view, words=True), "VCALENDAR")] == [
        "Please, tell nobody"
    ]
    assert ["DESCRIPTION" in one for one in events(calendar(view), "VCALENDAR")] == [False]
    assert events(calendar(rt.SharedView(notice="x", journal=rt.Journal()))) == []


@given(plans(), STARTS)
def test_each_thing_keeps_its_uid_and_the_later_calendar_holds(plan: Any, start: date) -> None:
    first, again = (
        parsed(calendar(plan, start=start, now=NOW + later)) for later in (timedelta(), timedelta(days=3, minutes=1))
    )
    found = [[(one["UID"], one.get("RECURRENCE-ID")) for one in each.walk("VEVENT")] for each in (first, again)]
    assert found[0] == found[1]
    assert len({str(one) for one in found[0]}) == len(found[0])
    assert all(
        one["SEQUENCE"] < two["SEQUENCE"] for one, two in zip(first.walk("VEVENT"), again.walk("VEVENT"), strict=True)
    )


# --- what became of it ---

MONDAY = date(2026, 11, 23)
MORNING = rt.Step(id="tea", what="tea", schedule=rt.Schedule(every=Every.DAY, at=(time(9, 0),)), remind=(10,))


def told(how: HowDone, *, on: date = MONDAY, **more: Any) -> rt.Journal:
    return rt.Journal(steps=(rt.StepEntry(about="tea", planned_for=on, how=how, **more),))


def changed(written: bytes) -> list[tuple[Any, Any, Any, int]]:
    """The times that are not as the others: when they were planned, when they are, their status, their reminders."""
    name = "VTODO" if b"VTODO" in written else "VEVENT"
    return [
        (one["RECURRENCE-ID"].dt, one["DTSTART"].dt, one.get("STATUS"), len(one.walk("VALARM")))
        for one in events(written, name)
        if "RECURRENCE-ID" in one
    ]


NINE = datetime(2026, 11, 23, 9, 0)


@pytest.mark.parametrize("how", HowDone)
def test_what_the_journal_tells_of_needs_no_reminder(how: HowDone) -> None:
    put_off = "CANCELLED" if how in {HowDone.SKIPPED, HowDone.MOVED} else None
    assert changed(calendar(MORNING, journals=[told(how)])) == [(NINE, NINE, put_off, 0)]
    assert changed(calendar(MORNING, journals=[told(how)], tasks=True)) == [(NINE, NINE, put_off or "COMPLETED", 0)]
    assert [len(one.walk("VALARM")) for one in events(calendar(MORNING, journals=[told(how)]))] == [1, 0]


def test_an_entry_tells_of_the_time_that_an_agenda_gives_it() -> None:
    step = attrs.evolve(MORNING, schedule=rt.Schedule(every=Every.DAY, at=(time(9, 0), time(21, 0))), due=MONDAY)
    evening = told(HowDone.DONE, planned_at=time(21, 0))
    assert changed(calendar(step, journals=[evening])) == [(datetime(2026, 11, 23, 21, 0),) * 2 + (None, 0)]
    for journal in (told(HowDone.DONE, on=date(2026, 11, 21)), told(HowDone.DONE, planned_at=time(8, 0)), rt.Journal()):
        assert calendar(step, journals=[journal]) == calendar(step)


def test_a_day_alone_that_the_journal_tells_of_is_changed_itself() -> None:
    once = rt.Step(id="tea", what="tea", due=MONDAY, remind=(10,))
    [event] = events(calendar(once, journals=[told(HowDone.MOVED)]))
    assert (event["STATUS"], event["DTSTART"].dt, event.walk("VALARM")) == ("CANCELLED", MONDAY, [])
    [task] = events(calendar(once, journals=[told(HowDone.DONE)], tasks=True), "VTODO")
    assert (task["STATUS"], task["DUE"].dt) == ("COMPLETED", MONDAY)


def test_a_private_entry_changes_nothing_unless_it_is_asked_for() -> None:
    hidden = told(HowDone.MOVED, private=True)
    assert calendar(MORNING, journals=[hidden], include_private=False) == calendar(MORNING)
    assert len(changed(calendar(MORNING, journals=[hidden]))) == 1


@given(plans(), st.lists(ENTRIES, max_size=6, unique_by=lambda one: one.id), STARTS)
def test_a_calendar_marks_what_an_agenda_says_was_put_off(plan: Any, entries: Any, start: date) -> None:
    end = start + WINDOW
    options: Any = {"start": start, "end": end, "journals": [rt.Journal(plan="p", steps=tuple(entries))]}
    planned = {str(one.key) for one in rt.agenda(plan, start=start, end=end).occurrences}
    put_off = [
        one.key.planned_for
        for one in rt.agenda(plan, **options).occurrences
        if one.how in {HowDone.SKIPPED, HowDone.MOVED} and str(one.key) in planned
    ]
    cancelled = [
        one.get("RECURRENCE-ID", one["DTSTART"]).dt
        for one in events(calendar(plan, **options))
        if one.get("STATUS") == "CANCELLED"
    ]
    assert sorted(day.date() if isinstance(day, datetime) else day for day in cancelled) == sorted(put_off)


# --- reminders ---


def rung(written: bytes, day: date) -> list[datetime]:
    """When a phone rings for what is due on a day, by the clock on its screen."""
    found = expanded(written).at(day)
    starts = ((one, one["DTSTART"].dt) for one in found)
    clocks = ((one, at if isinstance(at, datetime) else datetime.combine(at, time())) for one, at in starts)
    return sorted(at.replace(tzinfo=None) + alarm["TRIGGER"].dt for one, at in clocks for alarm in one.walk("VALARM"))


QUIET_HOURS = st.builds(Hours, start=st.none() | TIMES, end=st.none() | TIMES)
CALM = date(2026, 6, 10)
"""A day with no change of a clock a week before or after it."""


@given(plans(), st.none() | QUIET_HOURS)
def test_a_phone_rings_when_an_agenda_reminds(plan: Any, quiet: Any) -> None:
    plan = attrs.evolve(plan, quiet_hours=quiet)
    reminders = rt.agenda(plan, start=CALM, end=CALM).reminders
    once = {(str(one.occurrence.key), one.at.replace(tzinfo=None)) for one in reminders}
    assert rung(calendar(plan, start=CALM, end=CALM + timedelta(9)), CALM) == sorted(at for _, at in once)


@given(plans(), models_of(Hours))
def test_no_phone_rings_in_quiet_hours(plan: Any, quiet: Any) -> None:
    plan = attrs.evolve(plan, quiet_hours=quiet)
    written = calendar(plan, start=CALM, end=CALM + timedelta(9))
    for n in range(8):
        assert not [at for at in rung(written, CALM + timedelta(n)) if quiet != Hours() and quiet.hold(at)]


def test_a_reminder_of_what_repeats_keeps_out_of_the_quiet_hours_of_all_days() -> None:
    sunday = Hours(days=(Weekday.SUNDAY,), start=time(8, 0), end=time(10, 0))
    plan = rt.WellnessPlan(quiet_hours=sunday, goals=(rt.Goal(statement="g", steps=(MORNING,)),))
    assert "TRIGGER:-PT61M" in lines(calendar(plan))
    due_on = {day: rt.Step(what="x", due=day, remind=(0, 15 * 60)) for day in (MONDAY, MONDAY - timedelta(1))}
    plan = rt.WellnessPlan(quiet_hours=sunday, goals=(rt.Goal(statement="g", steps=tuple(due_on.values())),))
    assert [line for line in lines(calendar(plan)) if line.startswith("TRIGGER")] == [
        "TRIGGER:-PT0M", "TRIGGER:-PT961M", "TRIGGER:-PT0M", "TRIGGER:-PT900M",
    ]  # fmt: skip
    always = rt.WellnessPlan(quiet_hours=Hours(start=time(0, 0)), goals=plan.goals)
    assert events(calendar(always), "VALARM") == []


def test_a_task_that_is_due_on_a_day_reminds_of_its_end() -> None:
    once = rt.Step(id="tea", what="tea", due=MONDAY, remind=(10,))
    assert [line for line in lines(calendar(once, tasks=True)) if "TRIGGER" in line] == ["TRIGGER;RELATED=END:-PT10M"]


# --- what is asked for ---


def test_a_calendar_begins_on_the_day_of_now_by_its_own_clock() -> None:
    late = datetime(2026, 11, 23, 1, 0, tzinfo=timezone(timedelta(hours=14)))
    yesterday, today = (rt.Step(id=f"{day:%a}".lower(), what="x", due=day) for day in (MONDAY - timedelta(1), MONDAY))
    plan = rt.WellnessPlan(goals=(rt.Goal(statement="g", steps=(yesterday, today)),))
    assert [one["DTSTART"].dt for one in events(calendar(plan, now=late))] == [MONDAY]
    assert len(events(calendar(plan, now=late.astimezone(UTC)))) == 2


def test_what_may_not_be_asked_for_is_refused() -> None:
    with pytest.raises(InvalidValue, match="now must be a moment with its offset"):
        calendar(WALK, now=datetime(2026, 11, 22, 9, 0))
    with pytest.raises(ValueError, match="end must not be before start"):
        calendar(WALK, start=MONDAY, end=MONDAY - timedelta(1))
    with pytest.raises(ValueError, match="end must be at most 10 years after start"):
        calendar(WALK, start=MONDAY, end=date(2036, 11, 24))
    with pytest.raises(ValueError, match="end must be at most 10 years after start"):
        calendar(WALK, end=date(2036, 11, 23))
    with pytest.raises(InvalidValue, match="start must be a date"):
        calendar(WALK, start=NINE)
    with pytest.raises(ValueError, match="time_zone must be the name of a time zone"):
        calendar(WALK, time_zone="Mars/North")
    with pytest.raises(TypeError, match="journals must be journals, not a Step"):
        calendar(WALK, journals=[WALK])
    with pytest.raises(ValueError, match="two documents that differ have one id"):
        calendar(WALK, attrs.evolve(WALK, what="other"))


def test_documents_without_a_zone_take_that_of_the_call() -> None:
    starts = [line for line in lines(calendar(MORNING, time_zone="Asia/Tokyo")) if line.startswith("DTSTART;")]
    assert starts == ["DTSTART;TZID=Asia/Tokyo:20261122T090000"]
    own = rt.WellnessPlan(time_zone="Asia/Tokyo", goals=(rt.Goal(statement="g", steps=(MORNING,)),))
    assert b"America" not in calendar(own, time_zone="America/Chicago")


def test_a_calendar_goes_to_the_last_day_that_a_document_knows() -> None:
    start = date(2199, 12, 30)
    assert events(calendar(MORNING, start=start))[0]["RRULE"] == {"FREQ": ["DAILY"]}
    assert len(events(calendar(MORNING, start=date(2200, 12, 31)))) == 1
    assert events(calendar(MORNING, start=start, end=date(2200, 1, 1)))[0]["RRULE"]["UNTIL"] == [
        datetime(2200, 1, 1, 23, 59, 59)
    ]


def test_what_comes_once_has_no_rule() -> None:
    once = attrs.evolve(MORNING, schedule=rt.Schedule(every=Every.DAY, start=MONDAY, until=MONDAY))
    [one] = events(calendar(once))
    assert (one["DTSTART"].dt, "RRULE" in one) == (MONDAY, False)
