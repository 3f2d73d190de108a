"""Schedules as recurrence rules (RFC 5545, section 3.3.10), and the rules that are schedules."""

import contextlib
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ...errors import InvalidValue
from ...values import Schedule
from ...vocabulary import Every, Nth, Weekday

_FREQUENCIES = {Every.DAY: "DAILY", Every.WEEK: "WEEKLY", Every.MONTH: "MONTHLY", Every.YEAR: "YEARLY"}
_NTH = {Nth.FIRST: "1", Nth.SECOND: "2", Nth.THIRD: "3", Nth.FOURTH: "4", Nth.LAST: "-1"}
_WEEKDAYS = {weekday: weekday[:2].upper() for weekday in Weekday}


def rule_of(schedule: Schedule, first: date, until: str) -> str:
    """The rule of a schedule from one of its days on, up to an `until` where that is not empty."""
    by_month = schedule.every in {Every.MONTH, Every.YEAR}
    nth = _NTH[schedule.nth] if schedule.nth and by_month else ""
    day = schedule.day_of_month if by_month and not nth else None
    weekdays = () if day else dict.fromkeys(schedule.on)
    rule = {
        "FREQ": _FREQUENCIES[schedule.every],
        "INTERVAL": str(schedule.interval) if schedule.interval > 1 else "",
        "BYMONTH": str(schedule.month or ""),
        "BYMONTHDAY": str(day or nth or first.day) if by_month and not weekdays else "",
        "BYDAY": ",".join(nth + _WEEKDAYS[weekday] for weekday in weekdays),
        "UNTIL": until,
    }
    return ";".join(f"{name}={value}" for name, value in rule.items() if value)


def schedule_of(rule: str, first: date, until: date | None, **more: Any) -> Schedule | None:
    """The schedule that comes on the same days as a rule, from its first day on; None where there is none.

    Args:
        rule: The rule. Its UNTIL is not looked at.
        first: The first day.
        until: The last day, if there is one.
        more: What else the schedule says.
    """
    parts = dict(re.findall(r"(?:^|;)([A-Z]+)=([A-Z0-9,+-]+)(?=;|$)", rule.upper()))
    if ";".join(f"{name}={value}" for name, value in parts.items()) != rule.upper():
        return None  # something stands twice, or is no part of a rule
    fields = _fields(parts, first)
    if fields is None or (until and "COUNT" in parts):
        return None
    with contextlib.suppress(InvalidValue):
        schedule = Schedule(start=first, until=until, **fields, **more)
        if first in schedule.days(first, first):
            return schedule
    return None


_KNOWN = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "UNTIL", "COUNT", "WKST"}


def _fields(parts: Mapping[str, str], first: date) -> Mapping[str, Any] | None:
    """What a rule says of days, as a schedule says it; None where it says more."""
    every = next((every for every, word in _FREQUENCIES.items() if word == parts.get("FREQ")), None)
    interval, count = (_number(parts.get(name, "1")) for name in ("INTERVAL", "COUNT"))
    ordinals, on = _by_day(parts.get("BYDAY", ""))
    if every is None or interval is None or count is None or on is None or not parts.keys() <= _KNOWN:
        return None
    by_month = every in {Every.MONTH, Every.YEAR}
    month, month_day = parts.get("BYMONTH"), parts.get("BYMONTHDAY")
    of_a_month = bool(on or month_day)
    days = {
        # weeks begin on Monday here, which tells where some are left out
        "week": parts.get("WKST", "MO") == "MO" or every is not Every.WEEK or interval == 1,
        "month": month is None or (every is Every.YEAR and month == str(first.month)),
        # in a year with no month named, such days are those of any
        "year": every is not Every.YEAR or month is not None or not of_a_month,
        "day": month_day is None or (by_month and not on),
        "ordinal": ordinals == {""} or (by_month and len(ordinals) == 1),
    }
    nth = next((nth for nth, word in _NTH.items() if {word} == (ordinals if on else {month_day})), None)
    if not all(days.values()) or (ordinals != {""} and nth is None):
        return None
    fields: dict[str, Any] = {"every": every, "interval": interval, "on": on}
    if "COUNT" in parts:
        fields["count"] = count
    if on or month_day == "-1":
        return {**fields, "nth": nth}
    if month_day:
        return {**fields, "day_of_month": _number(month_day) or 0}
    return fields


def _number(digits: str) -> int | None:
    return int(digits) if re.fullmatch("[0-9]{1,4}", digits) else None


def _by_day(days: str) -> tuple[set[str], tuple[Weekday, ...] | None]:
    """The ordinals of weekdays, ``""`` for none, and the weekdays; None where some are no weekdays."""
    if not days:
        return {""}, ()
    known = {word: weekday for weekday, word in _WEEKDAYS.items()}
    found = [re.fullmatch(r"(?:\+?(-?[0-9]+))?([A-Z]{2})", day) for day in dict.fromkeys(days.split(","))]
    on = [(each[1] or "", known[each[2]]) for each in found if each and each[2] in known]
    return {ordinal for ordinal, _ in on} or {""}, tuple(weekday for _, weekday in on) if len(on) == len(
        found
    ) else None
