"""Values that several tools share: how to reach someone, when things happen, what to watch, what to train."""

import contextlib
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import attrs
from attrs import frozen

from .errors import InvalidValue
from .fields import TIME_ZONE, Ask, Between, Id, Line, PointsTo, declared
from .shapes import Day, fault
from .vocabulary import Every, Nth, RenewalPeriod, Way, Weekday

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Minutes = Annotated[int, Between(1, 1440)]
"""A length of time, in minutes, up to a day."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Hours:
    """A part of the day, on some days or on all. Where `end` is before `start`, it goes on past midnight.

    >>> hours = rt.Hours(days=(Weekday.MONDAY, Weekday.THURSDAY), start=time(9, 0), end=time(17, 0))
    >>> print(rt.rendering.to_text(hours), end="")
    Monday and Thursday from 9:00 am until 5:00 pm
    ==============================================
    """

    days: Annotated[tuple[Weekday, ...], Ask("On which days? Leave it empty for every day.")] = ()
    start: Annotated[time | None, Ask("From what time?", label="From")] = None
    end: Annotated[time | None, Ask("Until what time?", label="Until")] = None

    def hold(self, moment: datetime) -> bool:
        """Whether a moment lies in these hours, by the clock that it is told on.

        The start belongs to them and the end does not. Hours that end when they start go round the clock.

        >>> office = rt.Hours(days=(Weekday.MONDAY,), start=time(9), end=time(17))
        >>> office.hold(datetime(2026, 11, 23, 9, 0)), office.hold(datetime(2026, 11, 23, 17, 0))
        (True, False)
        """
        day, clock = moment.weekday(), moment.time()
        start, end = self.start or time.min, self.end or time.min
        if start < end:
            return self._on(day) and start <= clock < end
        return (self._on(day) and clock >= start) or (self._on(day - 1) and clock < end)

    def _on(self, weekday: int) -> bool:
        return not self.days or tuple(Weekday)[weekday] in self.days


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Contact:
    """One way to reach someone, with what to know first and when it is a good time.

    >>> contact = rt.Contact(way=Way.CALL, value="555-0142", note="let it ring", ok_to_leave_message=False)
    >>> print(rt.rendering.to_text(contact), end="")
    Call: 555-0142 (let it ring), please do not leave a message
    ===========================================================
    """

    way: Annotated[Way | None, Ask("Which way: a call, a text, a visit?")] = None
    value: Annotated[
        Line,
        Ask(
            "What is the number, the address or the place?", label="", examples=("555-0142", "the bench by the mosque")
        ),
    ] = ""
    note: Annotated[
        Line,
        Ask(
            "Is there anything to know first?",
            label="",
            examples=("let it ring, she is slow to the phone", "ask for Mr. Ode"),
        ),
    ] = ""
    hours: Annotated[tuple[Hours, ...], Ask("When is it a good time?", another="Another time")] = ()
    any_hour_if_urgent: Annotated[
        bool | None, Ask("If it is urgent, may it be at any hour?", label="Any hour if urgent")
    ] = None
    ok_to_leave_message: Annotated[
        bool | None, Ask("Is it all right to leave a message?", label="A message is all right")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Schedule:
    """What repeats, on the person's own calendar.

    The meaning is that of a recurrence rule (RFC 5545) with nothing below the day:

    - every `day`: each day, or only on the weekdays in `on`;
    - every `week`: on the weekdays in `on`, or on the weekday of `start`. Weeks begin on Monday;
    - every `month`: on the `nth` of the weekdays in `on` (with no weekdays, the `nth` day), or else on `day_of_month`,
      or else on every one of the weekdays in `on`, or else on the day of `start`;
    - every `year`: as for a month, in the month of `start`.

    A month that lacks the day is passed over, so the 31st comes seven times a year; ``nth=LAST`` is the last day of any
    month.

    Without a `start` it has always gone on, from Monday, 1 January 1900, and `count` is not looked at. With both
    `until` and `count`, it ends with the first of the two. Days in `skip` count.

    >>> schedule = rt.Schedule(every=Every.MONTH, nth=Nth.SECOND, on=(Weekday.TUESDAY,), at=(time(18, 0),))
    >>> print(rt.rendering.to_text(schedule), end="")
    every month on the second Tuesday, at 6:00 pm
    =============================================
    >>> [f"{day:%d %B}" for day in schedule.days(date(2026, 11, 1), date(2026, 12, 31))]
    ['10 November', '08 December']
    """

    every: Annotated[Every, Ask("Will it be by day, week, month or year?")]
    interval: Annotated[int, Between(1, 366), Ask("Every one, or every second or third?", label="Each")] = 1
    on: Annotated[tuple[Weekday, ...], Ask("On which days of the week?")] = ()
    nth: Annotated[Nth | None, Ask("Which one in the month: the first, the second, the last?", label="Which")] = None
    day_of_month: Annotated[int | None, Between(1, 31), Ask("On which day of the month?")] = None
    at: Annotated[tuple[time, ...], Ask("At what time? Leave it empty for any time that day.")] = ()
    minutes: Annotated[Minutes | None, Ask("How many minutes will it take?", unit="minutes")] = None
    start: Annotated[date | None, Ask("Starting what day?", label="From")] = None
    until: Annotated[date | None, Ask("Until when?")] = None
    count: Annotated[int | None, Between(1, 1000), Ask("Or on how many days in all?", label="Times")] = None
    skip: Annotated[tuple[date, ...], Ask("Which days will you leave out?", label="Not on", another="Another day")] = ()

    def __attrs_post_init__(self) -> None:
        if self.start and self.until and self.until < self.start:
            raise InvalidValue(fault("rule-until-before-start", "must not be before start", "/until"))
        if not self._has_its_weekdays():
            raise InvalidValue(fault("rule-never-happens", "must name the weekday that each of these days is", "/on"))
        if not self._has_its_day_of_month():
            raise InvalidValue(
                fault("rule-never-happens", "must be a day that one of these months has", "/day_of_month")
            )

    @property
    def _anchor(self) -> date:
        """The day that intervals are counted from."""
        return self.start or Day().low

    @property
    def month(self) -> int | None:
        """The month in which a yearly schedule happens, 1 to 12; None for any other."""
        return self._anchor.month if self.every is Every.YEAR else None

    def days(self, start: date, end: date) -> Iterator[date]:
        """The days on which it happens from `start` to `end`, both included, in order.

        Each day is worked out when it is asked for.

        >>> tuesdays = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,))
        >>> [day.isoformat() for day in tuesdays.days(date(2026, 11, 22), date(2026, 12, 5))]
        ['2026-11-24', '2026-12-01']
        """
        first = max(start, self._anchor)
        last = min(end, self.until or Day().high)
        return (day for day in self._expand(first, last) if day >= first and day not in self.skip)

    def _has_its_weekdays(self) -> bool:
        # every seventh day is always the same day of the week
        by_sevens = self.every is Every.DAY and self.interval % 7 == 0
        return not (by_sevens and self.on) or _WEEKDAYS[self._anchor.weekday()] in self.on

    def _has_its_day_of_month(self) -> bool:
        day, months = self.day_of_month, {Every.MONTH: 1, Every.YEAR: 12}.get(self.every)
        if not day or day <= 28 or not months or self.nth:
            return True
        counted = range(_month(self._anchor), _month(Day().high) + 1, months * self.interval)
        return any(monthrange(month // 12, month % 12 + 1)[1] >= day for month in counted)

    def _expand(self, first: date, last: date) -> Iterator[date]:
        """The days of the rule up to `last`, from `first` or a little before, skipped ones too."""
        # dateutil takes as long to import as all models together
        from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule, weekday  # noqa: PLC0415

        counted = self.count if self.start else None
        by_month = self.every in {Every.MONTH, Every.YEAR}
        nth = _NTH[self.nth] if self.nth and by_month else None
        day = self.day_of_month if by_month and not nth else None
        weekdays = () if day else tuple(weekday(_WEEKDAYS.index(name), nth) for name in self.on)
        if by_month and not weekdays:
            day = day or nth or self._anchor.day
        if self.every is Every.WEEK and not weekdays:
            weekdays = (weekday(self._anchor.weekday()),)
        frequency: Any = {Every.DAY: DAILY, Every.WEEK: WEEKLY, Every.MONTH: MONTHLY, Every.YEAR: YEARLY}
        rule = rrule(
            frequency[self.every],
            dtstart=_midnight(self._anchor if counted else self._near(first)),
            interval=self.interval,
            count=counted,
            until=None if counted else _midnight(last),
            byweekday=weekdays or None,
            bymonthday=day,
            bymonth=self.month,
        )
        return (moment.date() for moment in takewhile(lambda moment: moment <= _midnight(last), rule))

    def _near(self, first: date) -> date:
        """The last day up to `first` from which the rule goes on as it does from its own start."""
        anchor = self._anchor
        if self.every is Every.DAY:
            return anchor + timedelta((first - anchor).days // self.interval * self.interval)
        if self.every is Every.WEEK:
            monday, step = anchor - timedelta(anchor.weekday()), 7 * self.interval
            return max(anchor, monday + timedelta((first - monday).days // step * step))
        month, step = _month(anchor), self.interval * (12 if self.every is Every.YEAR else 1)
        year, month = divmod(month + (_month(first) - month) // step * step, 12)
        return max(anchor, date(year, month + 1, 1))


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Watch:
    """A number of the person's own at which a sign is there: "4 hours of sleep or less, on 2 of 3 days".

    A watch needs at least one of `at_least`, `at_most` and `change`; where it has more, the same day has to fit them
    all. With neither `days` nor `of` it looks at one day; with one of them, at so many days in a row.

    >>> watch = rt.Watch(scale="sleep", at_most=4, days=2, of=3)
    >>> print(rt.rendering.to_text(watch), end="")
    at most 4, on 2 days out of 3
    =============================
    """

    scale: Annotated[Id | None, PointsTo("Scale"), Ask("Which of the scales in your journal is it?", label="")] = None
    at_least: Annotated[float | None, Ask("From which number up is it a sign?", label="At least")] = None
    at_most: Annotated[float | None, Ask("From which number down is it a sign?", label="At most")] = None
    change: Annotated[
        float | None,
        Ask(
            "Or how far from your usual number? Write it with a minus if it is lower.",
            label="Away from my usual",
        ),
    ] = None
    days: Annotated[int | None, Between(1, 366), Ask("On how many days?")] = None
    of: Annotated[int | None, Between(1, 366), Ask("Out of how many days?", label="Out of")] = None

    def __attrs_post_init__(self) -> None:
        if self.at_least is None and self.at_most is None and self.change is None:
            raise InvalidValue(fault("rule-empty-watch", "needs a number, or at_most or change does", "/at_least"))
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise InvalidValue(fault("rule-low-above-high", "must not be above at_most", "/at_least"))
        if self.days and self.of and self.days > self.of:
            raise InvalidValue(fault("rule-days-above-of", "must not be more than of", "/days"))


HoursOfTraining = Annotated[float, Between(0, 10_000)]
"""Hours of training or practice."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class HoursRule:
    """So many hours of a kind, or from a sponsor: the least that is needed, or the most that counts.

    >>> from recoverytools.values import HoursRule
    >>> rule = HoursRule(category="ethics", sponsor="the state board", hours=3)
    >>> print(rt.rendering.to_text(rule), end="")
    ethics
    ======
    <BLANKLINE>
    Given by: the state board
    Hours: 3
    """

    category: Annotated[Line, Ask("Which kind of training?", examples=("ethics", "online"), label="")] = ""
    sponsor: Annotated[Line, Ask("Given by whom?", label="Given by")] = ""
    hours: Annotated[HoursOfTraining | None, Ask("How many hours is it?")] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class RenewalNeeds:
    """What it takes to renew a credential.

    >>> from recoverytools.values import HoursRule, RenewalNeeds
    >>> ethics = HoursRule(category="ethics", hours=6)
    >>> needs = RenewalNeeds(period=RenewalPeriod.TWO_YEARS, hours=20, carry_over=False, minima=(ethics,))
    >>> print(rt.rendering.to_text(needs), end="")
    How often: Two years from the day it is issued
    ==============================================
    <BLANKLINE>
    Hours in all: 20
    Extra hours count next time: no
    <BLANKLINE>
    Must include
    ------------
    <BLANKLINE>
    - ethics
      Hours: 6
    """

    period: Annotated[RenewalPeriod | None, Ask("How often is it renewed?", label="How often")] = None
    hours: Annotated[HoursOfTraining | None, Ask("How many hours of training does it take?", label="Hours in all")] = (
        None
    )
    carry_over: Annotated[
        bool | None, Ask("Do hours beyond that count for the next time?", label="Extra hours count next time")
    ] = None
    minima: Annotated[
        tuple[HoursRule, ...],
        Ask("Which kinds must be in it, and how many hours of each?", label="Must include", another="Another kind"),
    ] = ()
    caps: Annotated[
        tuple[HoursRule, ...],
        Ask("Which kinds count only up to a limit?", label="Count only up to", another="Another kind"),
    ] = ()


def zone_named(name: str) -> "ZoneInfo | None":
    """The time zone of this name, if this machine knows it. A name of the right form may be that of none."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - a page of a plan can do without

    if re.fullmatch(TIME_ZONE.regex, name):
        with contextlib.suppress(LookupError, ValueError, OSError):
            return ZoneInfo(name)
    return None


def calendar_of(*time_zones: str) -> Callable[[datetime], date]:
    """What tells the day of a moment: in the first of the zones that is known, else by the moment's own offset."""
    zone = next(filter(None, map(zone_named, time_zones)), None)
    return datetime.date if zone is None else lambda moment: moment.astimezone(zone).date()


Planned = TypeVar("Planned")


def rescheduled(planned: Planned, schedule: Schedule | None, *, on: date) -> Planned:
    """What was planned, with a new schedule from a day on. The old one ends the day before and goes to `earlier`.

    Args:
        planned: A model with a `schedule` and the `earlier` ones: a step, a daily practice, a group.
        schedule: The new schedule, or None. Where it has no `start`, it starts on the day of the change.
        on: The day from which the new schedule holds.

    Raises:
        InvalidValue: The new schedule starts before the day of the change, or never happens from that day on, or `on`
            is no date from 1900 to 2200.
    """
    model: Any = planned
    if found := Day().fault(on):
        raise InvalidValue(found.under("/on"))
    if schedule and schedule.start is None:
        schedule = attrs.evolve(schedule, start=on)
    if schedule and schedule.start and schedule.start < on:
        raise InvalidValue(fault("rule-start-before-change", "must not be before the day of the change", "/start"))
    last = on - timedelta(1)
    # a day before an earlier change undoes that change, so that no day is planned twice
    past = [old for old in (*model.earlier, model.schedule) if old and (old.start or Day().low) <= last]
    earlier = tuple(attrs.evolve(old, until=min(last, old.until or last)) for old in past)
    changed: Planned = attrs.evolve(model, schedule=schedule, earlier=earlier)
    return changed


_WEEKDAYS = tuple(Weekday)
_NTH = {Nth.FIRST: 1, Nth.SECOND: 2, Nth.THIRD: 3, Nth.FOURTH: 4, Nth.LAST: -1}


def _month(day: date) -> int:
    """A day's month, counted through the years."""
    return day.year * 12 + day.month - 1


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
