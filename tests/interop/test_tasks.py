"""Tasks of other programs, as steps: what a step holds of them, and what is left over."""

import random
import subprocess
import sys
import traceback
from datetime import date, time, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import recoverytools as rt
from calendar_laws import SCHEDULES, STARTS, STEPS, calendar
from recoverytools.errors import InvalidDocument
from recoverytools.interop import from_icalendar
from recoverytools.interop.icalendar import _lines
from recoverytools.testing._strategies import CHARACTERS
from recoverytools.vocabulary import Every, Nth, StepStatus, Weekday

MONDAY = date(2026, 11, 23)


def task(*lines: str, around: tuple[str, ...] = ()) -> str:
    body = ["BEGIN:VTODO", "SUMMARY:swim", *lines, "END:VTODO"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *around, *body, "END:VCALENDAR", ""])


def read(*lines: str, **options: Any) -> tuple[rt.Step, list[str]]:
    """The step of one task, and the lines of it that are left."""
    found = from_icalendar(task(*lines), **options)
    [step] = found.document
    return step, [str(line) for line in found.left_over.values()]


# --- what a step holds ---


def test_a_task_is_a_step_with_its_words_and_its_day() -> None:
    assert read("UID:17", "DUE;VALUE=DATE:20261123") == (rt.Step(id="17", what="swim", due=MONDAY), [])


@pytest.mark.parametrize(
    ("lines", "schedule"),
    [
        (["DTSTART;VALUE=DATE:20261123"], rt.Schedule(every=Every.DAY, start=MONDAY, until=MONDAY)),
        (
            ["DTSTART:20261123T090000", "DURATION:PT1H30M"],
            rt.Schedule(every=Every.DAY, start=MONDAY, until=MONDAY, at=(time(9, 0),), minutes=90),
        ),
        (
            ["DTSTART:20261123T233000", "DUE:20261124T001500"],
            rt.Schedule(every=Every.DAY, start=MONDAY, until=MONDAY, at=(time(23, 30),), minutes=45),
        ),
        (
            ["DTSTART:20261123T090000", "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=5"],
            rt.Schedule(every=Every.DAY, interval=2, start=MONDAY, count=5, at=(time(9, 0),)),
        ),
        (
            ["DTSTART:20261123", "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;WKST=MO;UNTIL=20261231"],
            rt.Schedule(
                every=Every.WEEK, on=(Weekday.MONDAY, Weekday.THURSDAY), start=MONDAY, until=date(2026, 12, 31)
            ),
        ),
        (["DTSTART:20261123", "rrule:freq=weekly;wkst=su"], rt.Schedule(every=Every.WEEK, start=MONDAY)),
        (
            ["DTSTART:20261123", "RRULE:FREQ=MONTHLY;BYDAY=4MO"],
            rt.Schedule(every=Every.MONTH, on=(Weekday.MONDAY,), nth=Nth.FOURTH, start=MONDAY),
        ),
        (
            ["DTSTART:20261130", "RRULE:FREQ=MONTHLY;BYDAY=+5MO,-1MO".replace("+5MO,", "")],
            rt.Schedule(every=Every.MONTH, on=(Weekday.MONDAY,), nth=Nth.LAST, start=MONDAY + timedelta(7)),
        ),
        (
            ["DTSTART:20261102", "RRULE:FREQ=MONTHLY;BYDAY=+1MO"],
            rt.Schedule(every=Every.MONTH, on=(Weekday.MONDAY,), nth=Nth.FIRST, start=date(2026, 11, 2)),
        ),
        (
            ["DTSTART:20261130", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"],
            rt.Schedule(every=Every.MONTH, nth=Nth.LAST, start=MONDAY + timedelta(7)),
        ),
        (["DTSTART:20261123", "RRULE:FREQ=MONTHLY"], rt.Schedule(every=Every.MONTH, start=MONDAY)),
        (
            ["DTSTART:20261123", "RRULE:FREQ=MONTHLY;BYMONTHDAY=23"],
            rt.Schedule(every=Every.MONTH, day_of_month=23, start=MONDAY),
        ),
        (["DTSTART:20261123", "RRULE:FREQ=YEARLY"], rt.Schedule(every=Every.YEAR, start=MONDAY)),
        (
            ["DTSTART:20261123", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4MO"],
            rt.Schedule(every=Every.YEAR, on=(Weekday.MONDAY,), nth=Nth.FOURTH, start=MONDAY),
        ),
        (
            ["DTSTART:20261123T090000", "RRULE:FREQ=DAILY;UNTIL=20261130T085959"],
            rt.Schedule(every=Every.DAY, start=MONDAY, until=date(2026, 11, 29), at=(time(9, 0),)),
        ),
        (
            ["DTSTART:20261123T090000", "RRULE:FREQ=DAILY;UNTIL=20261130T090000"],
            rt.Schedule(every=Every.DAY, start=MONDAY, until=date(2026, 11, 30), at=(time(9, 0),)),
        ),
        (
            [
                "DTSTART:20261123T090000",
                "RRULE:FREQ=DAILY",
                "EXDATE:20261124T090000,20261126T090000",
                "EXDATE:20261129T090000",
            ],
            rt.Schedule(
                every=Every.DAY,
                start=MONDAY,
                at=(time(9, 0),),
                skip=(MONDAY + timedelta(1), MONDAY + timedelta(3), MONDAY + timedelta(6)),
            ),
        ),
    ],
)
def test_what_a_schedule_can_say_becomes_one(lines: list[str], schedule: rt.Schedule) -> None:
    assert read("UID:17", *lines) == (rt.Step(id="17", what="swim", schedule=schedule), [])


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY", "INTERVAL=2", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=367",
        "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;COUNT=5;UNTIL=20270101",
        "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;", "FREQ=DAILY;;INTERVAL=2", "FREQ=DAILY;BYHOUR=9,17", "FREQ=DAILY;BYSETPOS=1",
        "FREQ=DAILY;BYDAY=TU", "FREQ=DAILY;BYMONTHDAY=23", "FREQ=DAILY;BYMONTH=11", "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", "FREQ=WEEKLY;BYDAY=MX", "FREQ=WEEKLY;BYDAY=,",
        "FREQ=MONTHLY;BYDAY=4MO,1TU", "FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYDAY=-4MO", "FREQ=MONTHLY;BYDAY=4MO,MO",
        "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=23", "FREQ=MONTHLY;BYMONTHDAY=1,23", "FREQ=MONTHLY;BYMONTHDAY=-8",
        "FREQ=MONTHLY;BYMONTH=11", "FREQ=YEARLY;BYDAY=MO", "FREQ=YEARLY;BYMONTHDAY=23", "FREQ=YEARLY;BYMONTH=12",
        "FREQ=YEARLY;BYWEEKNO=48", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;UNTIL=never", "FREQ=DAILY;UNTIL=20261122",
        "FREQ=DAILY;UNTIL=20261322", "FREQ=DAILY;BYEASTER=1", "nothing",
    ],
)  # fmt: skip
def test_a_rule_that_no_schedule_follows_is_left_over(rule: str) -> None:
    lines = ["DTSTART:20261123", f"RRULE:{rule}", "EXDATE:20261124"]
    assert read("UID:17", *lines) == (rt.Step(id="17", what="swim"), lines)


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["PRIORITY:1", "SUMMARY:again"], ["PRIORITY:1", "SUMMARY:again"]),
        (["RRULE:FREQ=DAILY"], ["RRULE:FREQ=DAILY"]),
        (["DTSTART:20261123T090030"], ["DTSTART:20261123T090030"]),
        (["DTSTART:20261123T090030", "DUE:20261123T100030"], ["DTSTART:20261123T090030", "DUE:20261123T100030"]),
        (["DTSTART:18991231"], ["DTSTART:18991231"]),
        (["DTSTART:22010101"], ["DTSTART:22010101"]),
        (["DTSTART:20261123T240000"], ["DTSTART:20261123T240000"]),
        (["DTSTART:20260230"], ["DTSTART:20260230"]),
        (["DTSTART:20261123T090000/PT1H"], ["DTSTART:20261123T090000/PT1H"]),
        (["DUE:soon"], ["DUE:soon"]),
        (["STATUS:LATER"], ["STATUS:LATER"]),
        (["PERCENT-COMPLETE:50"], ["PERCENT-COMPLETE:50"]),
        (["BEGIN:X-THING", "A:b", "END:X-THING"], ["BEGIN:X-THING\nA:b\nEND:X-THING"]),
    ],
)
def test_what_has_no_place_is_left_over(lines: list[str], left: list[str]) -> None:
    step, found = read("UID:17", *lines)
    assert found == left
    assert (step.what, step.schedule, step.status) == ("swim", None, StepStatus.PLANNED)


@pytest.mark.parametrize(
    ("lines", "left", "fields"),
    [
        (["DUE:20261123T170000"], ["DUE:20261123T170000"], {"due": MONDAY}),
        (["STATUS:IN-PROCESS"], [], {"status": StepStatus.DOING}),
        (["STATUS:needs-action"], [], {}),
        (["STATUS:CANCELLED"], [], {"status": StepStatus.DROPPED}),
        (["STATUS:COMPLETED"], [], {"status": StepStatus.DONE}),
        (
            ["COMPLETED:20261123T101530Z"],
            ["COMPLETED:20261123T101530Z"],
            {"status": StepStatus.DONE, "done_on": MONDAY},
        ),
        (["CLASS:PUBLIC"], [], {}),
        (["CLASS:PRIVATE"], [], {"private": True}),
        (["CLASS:CONFIDENTIAL"], [], {"private": True}),
        (["CLASS:X-MINE"], ["CLASS:X-MINE"], {"private": True}),
        (["X-RECOVERYTOOLS-ITEM:swim", "CLASS:PRIVATE"], ["UID:17"], {"id": "swim"}),
        (["X-RECOVERYTOOLS-ITEM:swim", "CLASS:CONFIDENTIAL"], ["UID:17"], {"id": "swim", "private": True}),
        (["X-RECOVERYTOOLS-ITEM:No id"], ["X-RECOVERYTOOLS-ITEM:No id"], {}),
    ],
)
def test_where_a_task_stands(lines: list[str], left: list[str], fields: dict[str, Any]) -> None:
    assert read("UID:17", *lines) == (attrs.evolve(rt.Step(id="17", what="swim"), **fields), left)


ONCE = rt.Schedule(every=Every.DAY, start=MONDAY, until=MONDAY, at=(time(9, 0),))
AT_NINE = "DTSTART:20261123T090000"


@pytest.mark.parametrize("length", ["", "P", "PT", "PT0M", "-PT5M", "PT30S", "P2D", "PT9999999M", "an hour"])
def test_a_length_that_no_step_has_is_left_over(length: str) -> None:
    lines = [AT_NINE, f"DURATION:{length}"]
    assert read("UID:17", *lines) == (rt.Step(id="17", what="swim", schedule=ONCE), lines[1:])


@pytest.mark.parametrize(
    ("starts", "due", "left"),
    [
        (AT_NINE, "DUE:20261124T090001", ["DUE:20261124T090001"]),
        (AT_NINE, "DUE:20261124T100000", ["DUE:20261124T100000"]),
        (AT_NINE, "DUE:20261124T080000Z", ["DUE:20261124T080000Z"]),
        (AT_NINE, "DUE:20261124", []),
    ],
)
def test_what_takes_longer_than_a_day_is_due_on_its_last(starts: str, due: str, left: list[str]) -> None:
    step = rt.Step(id="17", what="swim", schedule=ONCE, due=MONDAY + timedelta(1))
    assert read("UID:17", starts, due) == (step, left)
    repeats, found = read("UID:17", starts, due, "RRULE:FREQ=DAILY")
    assert (repeats.due, found) == (None, [due]), "each time has a day of its own"


@pytest.mark.parametrize(
    "skipped", ["EXDATE:20261124", "EXDATE:20261124T091500", "EXDATE:20261124T090000Z", "EXDATE:20261124T090000,never"]
)
def test_a_day_that_is_left_out_at_another_time_is_left_over(skipped: str) -> None:
    step, left = read("UID:17", AT_NINE, "RRULE:FREQ=DAILY", skipped)
    assert (step.schedule, left) == (rt.Schedule(every=Every.DAY, start=MONDAY, at=(time(9, 0),)), [skipped])


# --- reminders ---


def alarm(*lines: str) -> list[str]:
    return ["BEGIN:VALARM", *lines, "END:VALARM"]


@pytest.mark.parametrize(
    ("trigger", "before"),
    [
        ("TRIGGER:-PT15M", 15),
        ("TRIGGER:PT0S", 0),
        ("TRIGGER;RELATED=START:-P1DT1H", 1500),
        ("TRIGGER;VALUE=DURATION:-P1W", 10080),
        ("TRIGGER:+PT15M", None),
        ("TRIGGER:-PT10081M", None),
        ("TRIGGER;RELATED=END:-PT15M", None),
        ("TRIGGER;VALUE=DATE-TIME:20261123T080000Z", None),
        ("TRIGGER:-PT30S", None),
    ],
)
def test_an_alarm_that_comes_before_is_a_reminder(trigger: str, before: int | None) -> None:
    lines = alarm("ACTION:display", trigger, "DESCRIPTION:swim")
    remind, left = ((), ["\n".join(lines)]) if before is None else ((before,), [])
    assert read("UID:17", AT_NINE, *lines) == (rt.Step(id="17", what="swim", schedule=ONCE, remind=remind), left)


@pytest.mark.parametrize(
    "lines",
    [
        alarm("ACTION:DISPLAY"),
        alarm("TRIGGER:-PT15M"),
        alarm("ACTION:EMAIL", "TRIGGER:-PT15M"),
        alarm("ACTION:DISPLAY", "TRIGGER:-PT15M", "REPEAT:1000000"),
        alarm("ACTION:DISPLAY", "TRIGGER:-PT15M", "TRIGGER:-PT30M"),
        alarm("ACTION:DISPLAY", "TRIGGER:-PT15M", "DESCRIPTION:bring a towel"),
        alarm("ACTION:DISPLAY", "TRIGGER:-PT15M", *alarm("TRIGGER:-PT1M")),
    ],
)
def test_an_alarm_that_says_more_is_left_over(lines: list[str]) -> None:
    assert read("UID:17", AT_NINE, *lines) == (rt.Step(id="17", what="swim", schedule=ONCE), ["\n".join(lines)])


def test_what_is_due_reminds_of_its_end_and_each_reminder_stands_once() -> None:
    due, of_end = "DUE;VALUE=DATE:20261123", alarm("ACTION:DISPLAY", "TRIGGER;RELATED=END:-PT15M")
    assert read("UID:17", due, *of_end, *of_end) == (rt.Step(id="17", what="swim", due=MONDAY, remind=(15,)), [])
    of_start = alarm("ACTION:DISPLAY", "TRIGGER:-PT15M")
    assert read("UID:17", due, *of_start)[1] == ["\n".join(of_start)]


# --- clocks ---


@pytest.mark.parametrize(
    ("starts", "zone", "at", "left"),
    [
        ("DTSTART;TZID=America/Chicago:20261123T090000", None, time(9, 0), True),
        ("DTSTART;TZID=America/Chicago:20261123T090000", "America/Chicago", time(9, 0), False),
        ("DTSTART;TZID=America/Chicago:20261123T090000", "America/New_York", time(10, 0), False),
        ("DTSTART;TZID=Nowhere:20261123T090000", "America/New_York", time(9, 0), True),
        ("DTSTART;TZID=../../etc/passwd:20261123T090000", "America/New_York", time(9, 0), True),
        ("DTSTART:20261123T090000Z", None, time(9, 0), True),
        ("DTSTART:20261123T090000Z", "Asia/Tokyo", time(18, 0), False),
        ("DTSTART:20261123T090000", "Asia/Tokyo", time(9, 0), False),
    ],
)
def test_what_comes_once_is_told_on_the_clock_of_the_person(starts: str, zone: Any, at: time, left: Any) -> None:
    schedule = attrs.evolve(ONCE, at=(at,))
    expected = rt.Step(id="17", what="swim", schedule=schedule), [starts] if left else []
    assert read("UID:17", starts, time_zone=zone) == expected


@pytest.mark.parametrize(
    ("starts", "zone", "until"),
    [
        ("DTSTART;TZID=America/Chicago:20261123T190000", None, date(2026, 11, 29)),
        ("DTSTART;TZID=America/Chicago:20261123T190000", "America/Chicago", date(2026, 11, 29)),
        ("DTSTART;TZID=America/Chicago:20261123T190000", "America/New_York", None),
        ("DTSTART:20261123T190000Z", None, date(2026, 11, 29)),
        ("DTSTART:20261123T190000Z", "Asia/Tokyo", None),
        ("DTSTART:20261123T190000", None, None),
        ("DTSTART:20261123T190000", "America/Chicago", date(2026, 11, 29)),
        ("DTSTART;TZID=Nowhere:20261123T190000", "America/Chicago", None),
    ],
)
def test_what_comes_again_ends_by_its_own_clock_or_is_left_over(starts: str, zone: Any, until: Any) -> None:
    rule = "RRULE:FREQ=DAILY;UNTIL=20261130T010000Z"  # at seven in the evening of the day before, in Chicago
    step, left = read("UID:17", starts, rule, time_zone=zone)
    if until is None:
        assert (step.schedule, left) == (None, [starts, rule])
    else:
        assert step.schedule
        assert step.schedule.until == until
        assert left == ([] if zone else [starts])


def test_a_day_left_out_is_told_on_the_clock_of_the_person_too() -> None:
    chicago = "DTSTART;TZID=America/Chicago:20261123T090000", "RRULE:FREQ=DAILY"
    skipped = "EXDATE:20261124T150000Z"
    step, left = read("UID:17", *chicago, skipped, time_zone="America/Chicago")
    assert step.schedule
    assert (step.schedule.skip, left) == ((MONDAY + timedelta(1),), [])


def test_a_moment_beyond_our_days_stays_on_its_own_clock() -> None:
    step, left = read("UID:17", "DUE:22001231T230000Z", time_zone="Asia/Tokyo")
    assert (step.due, left) == (date(2200, 12, 31), ["DUE:22001231T230000Z"])


def test_an_unknown_zone_is_refused_without_a_word_of_it() -> None:
    with pytest.raises(
        ValueError, match="time_zone must be the name of a time zone that this machine knows, such as"
    ) as info:
        from_icalendar(task(), time_zone="Mars/North")
    assert "Mars" not in str(info.value)


# --- ids ---


def test_ids_are_the_same_each_time_and_no_two_are_alike() -> None:
    one = ["BEGIN:VTODO", "SUMMARY:a", "UID:Has Capitals", "END:VTODO"]
    bare = ["BEGIN:VTODO", "SUMMARY:b", "END:VTODO"]
    lines = ["BEGIN:VCALENDAR", *one, *one, *bare, "END:VCALENDAR"]
    found = from_icalendar("\n".join(lines))
    assert found == from_icalendar("\n".join(lines))
    ids = [step.id for step in found.document]
    assert len({*ids}) == 3
    assert found.left_over == {"line 4": "UID:Has Capitals", "line 8": "UID:Has Capitals"}
    assert from_icalendar("\n".join(["BEGIN:VCALENDAR", *one, "END:VCALENDAR"])).document[0].id == ids[0]


@pytest.mark.parametrize("what", ["", "x" * 201])
def test_a_task_whose_words_no_step_can_hold_is_left_over_whole(what: str) -> None:
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VTODO", f"SUMMARY:{what}", "END:VTODO", "END:VCALENDAR"])
    found = from_icalendar(text)
    assert (found.document, found.left_over) == ((), {"line 2": f"BEGIN:VTODO\nSUMMARY:{what}\nEND:VTODO"})


def test_all_else_of_a_calendar_is_left_over_by_its_line() -> None:
    event = ["BEGIN:VEVENT", "SUMMARY:party", " at night", "END:VEVENT"]
    override = ["BEGIN:VTODO", "SUMMARY:swim", "RECURRENCE-ID:20261123", "END:VTODO"]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//EN",
        *event,
        *override,
        "BEGIN:VTODO",
        "END:VTODO",
        "END:VCALENDAR",
    ]
    assert from_icalendar("\n".join(lines)).left_over == {
        "line 3": "PRODID:-//x//EN",
        "line 4": "BEGIN:VEVENT\nSUMMARY:partyat night\nEND:VEVENT",
        "line 8": "BEGIN:VTODO\nSUMMARY:swim\nRECURRENCE-ID:20261123\nEND:VTODO",
        "line 12": "BEGIN:VTODO\nEND:VTODO",
    }
    assert from_icalendar("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR").left_over == {"line 2": "VERSION:1.0"}


# --- there and back ---


@given(st.lists(STEPS, max_size=3, unique_by=lambda one: one.id), STARTS, st.sampled_from([None, "Asia/Tokyo"]))
def test_steps_come_back_with_their_words_their_times_and_their_day(steps: Any, start: date, zone: Any) -> None:
    awake = [step for step in steps if not step.status.rests and not step.done_on]
    written = calendar(*awake, start=start, words=True, tasks=True, time_zone=zone)
    found = {step.id: step for step in from_icalendar(written, time_zone=zone).document}
    end = start + timedelta(400)
    for step in awake:
        planned = {str(one.key) for one in rt.agenda(step, start=start, end=end, time_zone=zone).occurrences}
        if step.id not in found:
            assert planned <= {*()} or min(planned) > f"{step.id}/{step.id}/{end}"
            continue
        again = found[step.id]
        assert {str(one.key) for one in rt.agenda(again, start=start, end=end, time_zone=zone).occurrences} == planned
        assert (again.what, again.status, again.private) == (step.what, step.status, step.private)
        assert again.due == (step.due if step.due and step.due >= start else None)
        assert set(again.remind) == set(step.remind)


@given(st.text(CHARACTERS, min_size=1, max_size=200))
@example("\\n \\N \\\\ ; , :\n\n")
@example("é" * 200)
@example(" \x85\u2028\u2029\x7f\N{ZERO WIDTH NO-BREAK SPACE}")
def test_every_text_comes_back_to_the_letter(what: str) -> None:
    step = rt.Step(id="a", what=what, due=MONDAY)
    found = from_icalendar(calendar(step, words=True, tasks=True))
    assert found.document == (step,)


@given(st.text(CHARACTERS, max_size=400))
def test_no_line_is_longer_than_75_bytes_and_none_breaks_a_letter(words: str) -> None:
    written = _lines.line("SUMMARY", _lines.text(words), LANGUAGE="en")
    for part in written.split(b"\r\n"):
        assert len(part) <= 75
        assert part.decode() is not None
    assert written.replace(b"\r\n ", b"") == f"SUMMARY;LANGUAGE=en:{_lines.text(words)}\r\n".encode()


@given(SCHEDULES, STARTS)
def test_a_rule_is_read_as_the_schedule_that_it_was_written_for(schedule: Any, start: date) -> None:
    step = rt.Step(id="a", what="x", schedule=attrs.evolve(schedule, at=schedule.at[:1]))
    for found in from_icalendar(calendar(step, start=start, words=True, tasks=True)).document:
        assert found.schedule
        assert step.schedule
        end = start + timedelta(900)
        assert [*found.schedule.days(start, end)] == [*step.schedule.days(start, end)]
        assert (found.schedule.every, found.schedule.at) in {
            (schedule.every, schedule.at[:1]),
            (Every.DAY, schedule.at[:1]),
        }


# --- what is no calendar ---


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("", "the document ends too early, at line 1"),
        ("\n\n", "the document ends too early, at line 1"),
        ("BEGIN:VCALENDAR", "the document ends too early, at line 1"),
        ("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO", "the document ends too early, at line 3"),
        ("BEGIN:VTODO\nEND:VTODO", "the document must begin with BEGIN:VCALENDAR, and does not at line 1"),
        ("\n\nSUMMARY:x", "the document must begin with BEGIN:VCALENDAR, and does not at line 3"),
        ("END:VCALENDAR", "the document must begin with BEGIN:VCALENDAR, and does not at line 1"),
        ("BEGIN:VCALENDAR\nEND:VTODO", "the document has an END of something else at line 2"),
        ("BEGIN:VCALENDAR\nsecret\nEND:VCALENDAR", "the document is no line of a calendar in UTF-8: line 2"),
        ("BEGIN:VCALENDAR\nA;B:c\nEND:VCALENDAR", "the document is no line of a calendar in UTF-8: line 2"),
        (b"BEGIN:VCALENDAR\nA:\xff\nEND:VCALENDAR", "the document is no line of a calendar in UTF-8: line 2"),
        ("BEGIN:VCALENDAR\nA:secret \ud800\nEND:VCALENDAR", "the document is no line of a calendar in UTF-8: line 2"),
        ("BEGIN:VCALENDAR\nA:\0\nEND:VCALENDAR", "the document is no line of a calendar in UTF-8: line 2"),
        ("BEGIN:VCALENDAR\nA:b\rc\nEND:VCALENDAR", "the document is no line of a calendar in UTF-8: line 2"),
        ('{"document": "goal"}', "the document is no line of a calendar in UTF-8: line 1"),
        (
            "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 8,
            "the document must be at most 8 levels deep",
        ),
    ],
)
def test_what_is_no_calendar_is_refused(data: Any, says: str) -> None:
    with pytest.raises(InvalidDocument) as info:
        from_icalendar(data)
    assert str(info.value) == says
    assert info.value.__context__ is None


def test_a_calendar_may_have_so_many_bytes_and_no_more() -> None:
    data = task("UID:17")
    assert from_icalendar(data, limit=len(data)).document
    with pytest.raises(InvalidDocument, match="must have at most 20 bytes"):
        from_icalendar(data, limit=20)
    with pytest.raises(InvalidDocument, match="must have at most 1000000 bytes"):
        from_icalendar(b" " * 1_000_001)


def test_calendars_are_read_with_any_line_ends_folds_and_capitals() -> None:
    plain = 'begin:vcalendar\nBegin:Vtodo\nsummary;LANGUAGE="e:n":sw\n im\nUid:1\n 7\n\nend:VTODO\nEnd:Vcalendar\n'
    ways = [plain, plain.replace("\n", "\r\n"), "\ufeff" + plain, plain.replace("\n ", "\n\t"), plain + plain[:0]]
    for data in ways:
        assert from_icalendar(data).document == (rt.Step(id="17", what="swim"),)
    letter = "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:é\nUID:17\nEND:VTODO\nEND:VCALENDAR".encode()
    folded = letter.replace("é".encode(), b"\xc3\r\n \xa9")
    assert from_icalendar(folded).document == (rt.Step(id="17", what="é"),), "a letter that was folded in its midst"
    assert len(from_icalendar(plain + plain).document) == 2


HOSTILE = [
    "'BEGIN:VCALENDAR\\n' + 'BEGIN:VTODO\\n' * 80000",
    "'\\n' * 1000000",
    "'BEGIN:VCALENDAR\\nA:' + '\\n ' * 499000",
    "'BEGIN:VCALENDAR\\nA' + ';B=c' * 249000",
    "'BEGIN:VCALENDAR\\nA;B=' + '\"' * 999000",
    "'BEGIN:VCALENDAR\\n' + 'BEGIN:VTODO\\nSUMMARY:x\\nEND:VTODO\\n' * 6000 + 'END:VCALENDAR'",
    "'BEGIN:VCALENDAR\\n' + 'BEGIN:VTODO\\nSUMMARY:x\\nX-RECOVERYTOOLS-ITEM:a\\nDTSTART:20261123\\nEND:VTODO\\n' * 2500 + 'END:VCALENDAR'",
    "'BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\nDTSTART:20261123\\nRRULE:FREQ=DAILY;BYDAY=' + 'MO,' * 330000 + 'MO\\nEND:VTODO\\nEND:VCALENDAR'",
    "'BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\nDTSTART:20261123\\nRRULE:FREQ=DAILY\\nEXDATE:' + '20261124,' * 20000 + '20261124\\nEND:VTODO\\nEND:VCALENDAR'",
    "'BEGIN:VCALENDAR\\n' + 'BEGIN:VTODO\\nSUMMARY:x\\nDTSTART:20240229\\nRRULE:FREQ=YEARLY;INTERVAL=366\\nEND:VTODO\\n' * 2500 + 'END:VCALENDAR'",
    "'BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:' + '\\\\' * 990000",
    "'BEGIN:VCALENDAR\\nBEGIN:VTIMEZONE\\nTZID:X\\nBEGIN:STANDARD\\nDTSTART:19700101T000000\\nRRULE:FREQ=SECONDLY\\nTZOFFSETFROM:+0000\\nTZOFFSETTO:+0000\\nEND:STANDARD\\nEND:VTIMEZONE\\nEND:VCALENDAR'",
]
CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
from recoverytools.errors import InvalidDocument
from recoverytools.interop import from_icalendar
try:
    found = from_icalendar({data})
except InvalidDocument as error:
    print(error)
else:
    print(len(found.document), "steps")
"""


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_takes_long_or_much(data: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD.replace("{data}", data)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@given(st.integers(0, 100_000))
def test_a_calendar_that_was_damaged_is_read_or_refused_without_a_word_of_it(seed: int) -> None:
    chance = random.Random(seed)
    step = rt.Step(
        id="a",
        what="kanari",
        schedule=rt.Schedule(every=Every.WEEK, at=(time(9, 0),), skip=(MONDAY,)),
        due=MONDAY,
        remind=(5,),
    )
    raw = bytearray(calendar(step, words=True, tasks=True, time_zone="Europe/Lisbon"))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(raw))
        raw[place : place + chance.randint(0, 9)] = chance.choice(
            [b"", b"\n", b":", b";", b"=", b'"', b"9", b"\xff", b"T", b"END:VTODO\n", raw[:9], raw[place : place + 40]]
        )
    try:
        found = from_icalendar(bytes(raw), time_zone=chance.choice([None, "Asia/Tokyo", "Europe/Lisbon"]))
    except InvalidDocument as error:
        assert "kanari" not in "".join(traceback.format_exception(error))
    else:
        assert "kanari" not in repr(found)
        assert all(rt.loads(rt.dumps(one)) == one for one in found.document)
