"""Calendars: what two readers of others see is what an agenda shows, and nothing of a person's is in one unasked."""

import gettext
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import attrs
import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
import sharing_laws
from calendar_laws import DOCUMENTS, NOW, STARTS, TIMES, WINDOW, calendar, due, plans
from recoverytools.vocabulary import Every, StepStatus, Weekday

SPRING_AND_AUTUMN = [date(2026, 10, 1), date(2027, 3, 1), date(2027, 8, 20), date(2027, 10, 1)]
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


def seen(written: bytes, start: date, end: date) -> list[tuple[str, Any]]:
    """What the library icalendar and its expansion say is due, as `due` says it."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(written), components=["VEVENT", "VTODO"])
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
    document: Any = rt.read(path)
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
    return list(icalendar.Calendar.from_ical(written).walk(name))


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
        icalendar.Calendar.from_ical(calendar(plan, start=start, now=NOW + later))
        for later in (timedelta(), timedelta(days=3, minutes=1))
    )
    found = [[(one["UID"], one.get("RECURRENCE-ID")) for one in each.walk("VEVENT")] for each in (first, again)]
    assert found[0] == found[1]
    assert len({str(one) for one in found[0]}) == len(found[0])
    assert all(
        one["SEQUENCE"] < two["SEQUENCE"] for one, two in zip(first.walk("VEVENT"), again.walk("VEVENT"), strict=True)
    )
