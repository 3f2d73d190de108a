"""Schedules, contacts, hours, watches."""

import random
import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoverytools.errors import InvalidValue
from recoverytools.models import Step
from recoverytools.plain import from_dict
from recoverytools.testing import models_of
from recoverytools.values import Contact, Hours, Schedule, Watch, rescheduled
from recoverytools.vocabulary import Every, Nth, Weekday

JANUARY = date(2026, 1, 1)


def days(schedule: Any, start: Any, end: Any) -> Any:
    return [day.isoformat() for day in schedule.days(date.fromisoformat(start), date.fromisoformat(end))]


def happens(schedule: Any, day: Any) -> Any:
    """An independent reading of what a schedule means: whether it happens on a day, count and skipped days apart."""
    anchor = schedule.start or date(1900, 1, 1)
    if day < anchor or (schedule.until and day > schedule.until):
        return False
    weekday = list(Weekday)[day.weekday()]
    if schedule.every is Every.DAY:
        return (day - anchor).days % schedule.interval == 0 and (not schedule.on or weekday in schedule.on)
    if schedule.every is Every.WEEK:
        weeks = ((day - timedelta(day.weekday())) - (anchor - timedelta(anchor.weekday()))).days // 7
        wanted = schedule.on or (list(Weekday)[anchor.weekday()],)
        return weeks % schedule.interval == 0 and weekday in wanted
    months = (day.year - anchor.year) * 12 + day.month - anchor.month
    if months % (schedule.interval * (12 if schedule.every is Every.YEAR else 1)):
        return False
    last = monthrange(day.year, day.month)[1]
    if schedule.nth is Nth.LAST:
        return weekday in schedule.on and day.day > last - 7 if schedule.on else day.day == last
    if schedule.nth:
        n = list(Nth).index(schedule.nth)
        return weekday in schedule.on and (day.day - 1) // 7 == n if schedule.on else day.day == n + 1
    if schedule.day_of_month:
        return day.day == schedule.day_of_month
    return weekday in schedule.on if schedule.on else day.day == anchor.day


@given(models_of(Schedule), st.dates(date(1900, 1, 1), date(2198, 1, 1)), st.integers(0, 800))
def test_days_are_those_of_a_day_by_day_reading(schedule: Any, start: Any, length: Any) -> None:
    end = start + timedelta(length)
    counted = schedule.count if schedule.start else None
    if counted:
        # what counts begins with the first day, and the last is not far from it
        start = schedule.start
        end = start + timedelta(length)
    window = [start + timedelta(n) for n in range((end - start).days + 1)]
    wanted = [day for day in window if happens(schedule, day)][:counted]
    assert list(schedule.days(start, end)) == [day for day in wanted if day not in schedule.skip]


RULES = {10: 100, 50: 300, 200: 5_000, 500: 100_000}.get(settings().max_examples, 300)
"""How many random rules are read day by day: 300 in a quick run, 5,000 in CI, 100,000 in a deep one."""


def a_rule(chance: random.Random) -> Any:
    """Parts of a schedule as people and their enemies may write it. Some of these parts make a rule that is refused."""
    start = date(1900, 1, 1) + timedelta(chance.randrange(104_000))
    return {
        "every": chance.choice(list(Every)),
        "interval": chance.choice([1, 1, 1, 2, 3, 4, 7, 12, chance.randint(1, 366)]),
        "on": tuple(chance.sample(list(Weekday), chance.choice([0, 0, 1, 2, 7]))),
        "nth": chance.choice([None, None, *Nth]),
        "day_of_month": chance.choice([None, None, 28, 29, 30, 31, chance.randint(1, 31)]),
        "start": chance.choice([None, start]),
        "until": chance.choice([None, None, start + timedelta(chance.randrange(400))]),
        "count": chance.choice([None, None, chance.randint(1, 20), chance.randint(1, 1000)]),
        "skip": tuple(start + timedelta(chance.randrange(60)) for _ in range(chance.choice([0, 0, 9]))),
    }


def test_days_of_many_random_rules_are_those_of_a_day_by_day_reading() -> None:
    """No dateutil here, and no memory from one day to the next, except that days are counted where a rule counts."""
    chance, read, happened = random.Random(7), 0, 0
    while read < RULES:
        try:
            schedule = Schedule(**a_rule(chance))
        except InvalidValue:
            continue
        anchor = schedule.start or date(1950, 1, 1)
        counted = schedule.count if schedule.start else None
        # what counts is read from its first day on
        first = anchor if counted else anchor + timedelta(chance.randrange(-30, 3000))
        window = [first + timedelta(n) for n in range(chance.randrange(90))]
        start = chance.choice(window or [first])
        wanted = [day for day in window if happens(schedule, day)][:counted]
        wanted = [day for day in wanted if day >= start and day not in schedule.skip]
        assert list(schedule.days(start, window[-1] if window else first - timedelta(1))) == wanted, schedule
        read, happened = read + 1, happened + bool(wanted)
    assert happened > RULES / 4, "most windows are not empty"


@given(models_of(Schedule), st.dates(date(1900, 1, 1), date(2190, 1, 1)), st.integers(0, 3660))
def test_a_window_holds_no_more_days_than_it_has(schedule: Any, start: date, length: int) -> None:
    found = list(schedule.days(start, start + timedelta(length)))
    assert found == sorted(set(found))
    assert len(found) <= min(length + 1, (schedule.count if schedule.start else None) or length + 1)
    assert all(start <= day <= start + timedelta(length) for day in found)


@pytest.mark.parametrize("every", ["hour", "minute", "second", "HOURLY", "", None, 1])
def test_nothing_repeats_within_a_day(every: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^every must be ") as raised:
        Schedule(every=every)
    assert [finding.path for finding in raised.value.findings] == ["/every"]
    with pytest.raises(InvalidValue):
        from_dict({"every": every}, Schedule)


@pytest.mark.parametrize("interval", [0, -1, 367, 1.5, None])
def test_an_interval_is_a_whole_number_up_to_a_year_of_days(interval: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^interval must be a whole number from 1 to 366"):
        Schedule(every=Every.DAY, interval=interval)


@pytest.mark.parametrize("every", Every)
@pytest.mark.parametrize("interval", [1, 3, 5])
@pytest.mark.parametrize("on", [(), (Weekday.MONDAY, Weekday.THURSDAY)], ids=len)
@pytest.mark.parametrize("count", [None, 7])
def test_days_far_from_the_start_keep_its_rhythm(every: Every, interval: int, on: Any, count: int | None) -> None:
    for start in (None, date(2019, 12, 31), date(2020, 2, 26)):
        schedule = Schedule(every=every, interval=interval, on=on, start=start, count=count)
        for first in (date(2021, 8, 30), date(2022, 3, 1)):
            window = [first + timedelta(n) for n in range(400)]
            whole = [start + timedelta(n) for n in range((window[-1] - start).days + 1)] if start and count else window
            wanted = [day for day in whole if happens(schedule, day)][: count if start else None]
            assert list(schedule.days(first, window[-1])) == [day for day in wanted if day >= first]


@given(models_of(Schedule), st.dates(date(1900, 1, 1), date(2150, 1, 1)), st.integers(0, 300), st.integers(0, 300))
def test_a_window_shows_what_a_wider_window_shows_there(schedule: Any, start: Any, first: Any, length: Any) -> None:
    wide = list(schedule.days(start, start + timedelta(600)))
    narrow = (start + timedelta(first), start + timedelta(first + length))
    assert list(schedule.days(*narrow)) == [day for day in wide if narrow[0] <= day <= narrow[1]]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (Schedule(every=Every.DAY, start=date(2026, 2, 26), interval=2), ["2026-02-26", "2026-02-28", "2026-03-02"]),
        (Schedule(every=Every.DAY, on=(Weekday.SUNDAY,), start=JANUARY), ["2026-01-04", "2026-01-11", "2026-01-18"]),
        (Schedule(every=Every.WEEK, start=JANUARY), ["2026-01-01", "2026-01-08", "2026-01-15"]),
        (
            Schedule(every=Every.WEEK, interval=2, on=(Weekday.FRIDAY, Weekday.MONDAY), start=JANUARY),
            ["2026-01-02", "2026-01-12", "2026-01-16"],
        ),
        (Schedule(every=Every.MONTH, start=date(2026, 1, 31)), ["2026-01-31", "2026-03-31", "2026-05-31"]),
        (Schedule(every=Every.MONTH, nth=Nth.LAST, start=JANUARY), ["2026-01-31", "2026-02-28", "2026-03-31"]),
        (
            Schedule(every=Every.MONTH, nth=Nth.SECOND, on=(Weekday.TUESDAY,), start=JANUARY),
            ["2026-01-13", "2026-02-10", "2026-03-10"],
        ),
        (Schedule(every=Every.MONTH, on=(Weekday.MONDAY,), start=JANUARY), ["2026-01-05", "2026-01-12", "2026-01-19"]),
        (
            Schedule(every=Every.MONTH, day_of_month=13, nth=Nth.FIRST, start=JANUARY),
            ["2026-01-01", "2026-02-01", "2026-03-01"],
        ),
        (
            Schedule(every=Every.MONTH, day_of_month=13, on=(Weekday.FRIDAY,), start=JANUARY),
            ["2026-01-13", "2026-02-13", "2026-03-13"],
        ),
        (Schedule(every=Every.YEAR, start=date(2024, 2, 29)), ["2024-02-29", "2028-02-29", "2032-02-29"]),
        (Schedule(every=Every.DAY, start=JANUARY, count=2), ["2026-01-01", "2026-01-02"]),
        (Schedule(every=Every.DAY, start=JANUARY, count=3, skip=(date(2026, 1, 2),)), ["2026-01-01", "2026-01-03"]),
        (Schedule(every=Every.DAY, start=JANUARY, until=date(2026, 1, 2)), ["2026-01-01", "2026-01-02"]),
        (Schedule(every=Every.DAY, start=JANUARY, until=date(2026, 1, 2), count=9), ["2026-01-01", "2026-01-02"]),
        (Schedule(every=Every.DAY, start=JANUARY, until=date(2026, 1, 9), count=1), ["2026-01-01"]),
    ],
)
def test_schedules_that_people_write(schedule: Any, expected: Any) -> None:
    assert [
        day.isoformat() for day in islice(schedule.days(JANUARY.replace(year=2024), date(2033, 1, 1)), 3)
    ] == expected


def test_a_schedule_without_a_start_has_always_gone_on() -> None:
    assert days(Schedule(every=Every.WEEK), "2026-11-22", "2026-11-24") == ["2026-11-23"], "on Mondays"
    assert days(Schedule(every=Every.MONTH), "2026-11-22", "2026-12-24") == ["2026-12-01"]
    assert days(Schedule(every=Every.YEAR), "2026-11-22", "2027-12-24") == ["2027-01-01"]
    assert days(Schedule(every=Every.DAY, count=1), "2026-11-22", "2026-11-23") == ["2026-11-22", "2026-11-23"]


def test_days_are_worked_out_one_by_one_and_end() -> None:
    forever = Schedule(every=Every.DAY).days(JANUARY, date.max)
    assert next(forever) == JANUARY
    assert days(Schedule(every=Every.DAY), "2200-12-30", "2300-01-01") == ["2200-12-30", "2200-12-31"]
    assert days(Schedule(every=Every.DAY), "2026-01-02", "2026-01-01") == []
    assert days(Schedule(every=Every.YEAR, interval=366), "2026-01-01", "2200-12-31") == []


@pytest.mark.parametrize(
    "parts",
    [
        {"every": Every.YEAR, "day_of_month": 30, "start": date(2026, 2, 1)},
        {"every": Every.YEAR, "day_of_month": 31, "start": date(2026, 4, 1)},
        {"every": Every.YEAR, "day_of_month": 29, "interval": 4, "start": date(2026, 2, 1)},
        {"every": Every.MONTH, "day_of_month": 31, "interval": 12, "start": date(2026, 6, 1)},
    ],
)
def test_a_rule_that_never_happens_is_refused(parts: Any) -> None:
    says = re.escape("day_of_month must be a day that one of these months has")
    with pytest.raises(InvalidValue, match=says) as raised:
        Schedule(**parts)
    assert [finding.code for finding in raised.value.findings] == ["rule-never-happens"]


@pytest.mark.parametrize(
    "parts",
    [
        {"every": Every.YEAR, "day_of_month": 29, "start": date(2026, 2, 1)},
        {"every": Every.YEAR, "day_of_month": 28, "start": date(2026, 2, 1)},
        {"every": Every.YEAR, "day_of_month": 29, "interval": 2, "start": date(2026, 2, 1)},
        {"every": Every.YEAR, "day_of_month": 31},
        {"every": Every.MONTH, "day_of_month": 31, "interval": 6, "start": date(2026, 2, 1)},
        {"every": Every.MONTH, "day_of_month": 31, "interval": 12, "nth": Nth.FIRST, "start": date(2026, 6, 1)},
        {"every": Every.WEEK, "day_of_month": 31},
        {"every": Every.DAY, "day_of_month": 31},
        {"every": Every.MONTH, "day_of_month": 31, "start": date(2200, 11, 1)},
    ],
)
def test_a_rule_that_happens_now_and_then_is_taken(parts: Any) -> None:
    assert next(Schedule(**parts).days(date(1900, 1, 1), date.max)) <= date(2200, 12, 31)


@pytest.mark.parametrize("interval", [7, 14, 364])
def test_every_seventh_day_is_the_same_day_of_the_week(interval: int) -> None:
    thursday: Any = {"every": Every.DAY, "interval": interval, "start": JANUARY}
    with pytest.raises(InvalidValue, match=r"^on must name the weekday that each of these days is$") as raised:
        Schedule(**thursday, on=(Weekday.MONDAY, Weekday.FRIDAY))
    assert [finding.code for finding in raised.value.findings] == ["rule-never-happens"]
    assert [finding.path for finding in raised.value.findings] == ["/on"]
    for on in ((), (Weekday.MONDAY, Weekday.THURSDAY)):
        assert next(Schedule(**thursday, on=on).days(date(2026, 1, 2), date.max)) == JANUARY + timedelta(interval)
    with pytest.raises(InvalidValue):
        Schedule(every=Every.DAY, interval=interval, on=(Weekday.TUESDAY,))
    Schedule(
        every=Every.DAY, interval=interval, on=(Weekday.MONDAY,)
    )  # without a start, days are counted from a Monday
    Schedule(every=Every.DAY, interval=interval + 1, on=(Weekday.MONDAY,))
    Schedule(every=Every.WEEK, interval=interval, on=(Weekday.MONDAY,), start=JANUARY)


@pytest.mark.parametrize("every", Every)
def test_only_a_yearly_schedule_has_its_month(every: Every) -> None:
    yearly = every is Every.YEAR
    assert Schedule(every=every, start=date(2026, 5, 3)).month == (5 if yearly else None)
    assert Schedule(every=every).month == (1 if yearly else None)


# --- changing a schedule ---

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
SCHEDULES = st.builds(
    Schedule,
    every=st.sampled_from([Every.DAY, Every.WEEK]),
    interval=st.integers(1, 3),
    start=st.none() | DAYS,
    count=st.none() | st.integers(1, 20),
)


@given(st.none() | SCHEDULES, st.lists(st.tuples(st.none() | SCHEDULES, DAYS), max_size=4))
def test_a_change_leaves_the_past_as_it_was_and_plans_no_day_twice(first: Any, changes: Any) -> None:
    """Also where a change is made from a day before an earlier change."""

    def planned(step: Step) -> Any:
        schedules = [*step.earlier, *([step.schedule] if step.schedule else [])]
        return sorted(day for schedule in schedules for day in schedule.days(date(2025, 12, 1), date(2026, 5, 1)))

    step = Step(what="walk", schedule=first)
    for schedule, on in changes:
        before = [day for day in planned(step) if day < on]
        try:
            step = rescheduled(step, schedule, on=on)
        except InvalidValue:
            assert schedule.start < on
            continue
        after = list(step.schedule.days(on, date(2026, 5, 1))) if step.schedule else []
        assert planned(step) == before + after
        assert len({*planned(step)}) == len(planned(step))


def test_what_had_no_day_before_the_change_is_not_kept() -> None:
    always = Step(what="walk", schedule=Schedule(every=Every.DAY))
    assert rescheduled(always, None, on=date(1900, 1, 1)).earlier == ()
    [day] = rescheduled(always, None, on=date(1900, 1, 2)).earlier
    assert list(day.days(date.min, date.max)) == [date(1900, 1, 1)]


def test_a_schedule_that_would_never_happen_from_the_day_of_the_change_is_refused() -> None:
    mondays = Schedule(every=Every.DAY, interval=7, on=(Weekday.MONDAY,))
    with pytest.raises(InvalidValue, match=r"^on must name the weekday that each of these days is$"):
        rescheduled(Step(what="walk"), mondays, on=JANUARY)


def test_a_schedule_does_not_end_before_it_begins() -> None:
    with pytest.raises(InvalidValue, match="until must not be before start") as raised:
        Schedule(every=Every.DAY, start=JANUARY, until=JANUARY - timedelta(1))
    assert [finding.code for finding in raised.value.findings] == ["rule-until-before-start"]
    assert list(Schedule(every=Every.DAY, start=JANUARY, until=JANUARY).days(JANUARY, date.max)) == [JANUARY]
    assert list(Schedule(every=Every.DAY, until=date(1900, 1, 1)).days(date.min, date.max)) == [date(1900, 1, 1)]


@pytest.mark.parametrize("number", ["at_least", "at_most", "change"])
def test_a_watch_needs_one_number_and_zero_is_one(number: str) -> None:
    for value in (0, -1.5, 4):
        numbers: Any = {number: value}
        assert getattr(Watch(**numbers), number) == value
    with pytest.raises(InvalidValue, match=r"^at_least needs a number, or at_most or change does$") as raised:
        Watch(scale="sleep", days=2, of=3)
    assert [finding.code for finding in raised.value.findings] == ["rule-empty-watch"]


def test_a_watch_is_not_for_more_days_than_it_looks_at() -> None:
    assert Watch(at_most=4, days=3, of=3).of == Watch(at_most=4, of=3).of == 3
    assert Watch(at_most=4, days=3).of is None
    with pytest.raises(InvalidValue, match=r"^days must not be more than of$") as raised:
        Watch(at_most=4, days=4, of=3)
    assert [finding.code for finding in raised.value.findings] == ["rule-days-above-of"]


def test_nothing_of_a_contact_or_of_hours_is_required() -> None:
    assert Contact() == Contact(hours=())
    assert Hours(start=time(22, 0), end=time(7, 0)).days == ()


# --- hours ---


@given(models_of(Hours), st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)))
def test_hours_hold_a_moment_that_lies_in_one_of_their_days(hours: Hours, moment: datetime) -> None:
    def lies_in(day: date) -> bool:
        start = datetime.combine(day, hours.start or time())
        end = datetime.combine(day, hours.end or time())
        end += timedelta(end <= start)
        return start <= moment < end and (not hours.days or list(Weekday)[day.weekday()] in hours.days)

    today = moment.date()
    assert hours.hold(moment) == (lies_in(today) or lies_in(today - timedelta(1)))


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (None, None, "Sunday 00:00", "Sunday 23:59"),
        (time(9), time(17), "Sunday 09:00", "Sunday 16:59"),
        (time(22), time(2), "Sunday 22:00", "Monday 01:59"),
        (time(22), None, "Sunday 22:00", "Sunday 23:59"),
        (None, time(2), "Sunday 00:00", "Sunday 01:59"),
        (time(9), time(9), "Sunday 09:00", "Monday 08:59"),
    ],
)
def test_hours_hold_from_their_start_until_before_their_end(start: Any, end: Any, first: str, last: str) -> None:
    hours = Hours(days=(Weekday.SUNDAY,), start=start, end=end)
    saturday = datetime(2026, 11, 21)
    minutes = [saturday + timedelta(minutes=minute) for minute in range(4 * 1440)]
    names = [f"{moment:%A %H:%M}" for moment in minutes]
    held = [name for name, moment in zip(names, minutes, strict=True) if hours.hold(moment)]
    assert held == names[names.index(first) : names.index(last) + 1]
