"""Groups as meeting finders list them: the Meeting Guide format (Code for Recovery, MIT license), and back.

A list is public, so what may go into one is named here, field by field: what a group is called, when and where it
meets, and codes for whom it is for and what makes it easy to come. Nothing else of a group leaves.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from functools import cache
from itertools import count
from typing import Any

from ..errors import InvalidDocument
from ..facts import group_types
from ..fields import facts
from ..models.groups import PeerGroup
from ..shapes import EXACT, FrozenDict, fault
from ..values import Schedule, zone_named
from ..vocabulary import Every, Weekday
from ..wording import called
from ._imported import Imported, fitted, token

_EASY = ("ASL", "BA", "CF", "FF", "X", "XB")
"""The types that say what makes it easy to come, such as wheelchair access: they are lines of `accessible`."""
_FOR = ("BE", "BI", "C", "G", "L", "LGBTQ", "M", "N", "NB", "NDG", "O", "P", "POC", "SEN", "T", "W", "Y")
"""The types that say whom a group is for, such as women: they are what stands in `who_it_is_for`, with commas."""
_WEEK = (Weekday.SUNDAY, *tuple(Weekday)[:-1])
"""The days of the week as the format counts them, from 0 for Sunday."""
_ADDRESS = ("address", "city", "state", "postal_code", "country")


def to_meeting_guide(*groups: PeerGroup, time_zone: str = "") -> list[dict[str, Any]]:
    """A list of groups for a meeting finder, as plain data that JSON knows.

    Of each group the list has the name, the id (as `slug`), where it meets, a link to join from home, and types: codes
    for what `accessible` and `who_it_is_for` say in the very words of the published table, in any of its languages. Of
    the schedule it has the days of the week, the time and the end. Nothing else leaves, and private groups do not.

    The format knows weekly meetings alone. A group that meets by another schedule, or for some weeks only, is listed
    without a day, which stands for "by appointment". One that meets at two times of a day is listed twice.

    >>> tea = rt.PeerGroup(
    ...     id="tea",
    ...     name="Tuesday Tea",
    ...     who_it_is_for="women, young people",
    ...     schedule=rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), at=(time(18, 0),), minutes=90),
    ...     place="the library, upstairs",
    ... )
    >>> rt.interop.to_meeting_guide(tea)[0] == {
    ...     "name": "Tuesday Tea", "slug": "tea", "day": 2, "time": "18:00", "end_time": "19:30",
    ...     "location": "the library, upstairs", "types": ["W", "Y"],
    ... }
    True

    Args:
        groups: Any groups.
        time_zone: The time zone (IANA) that they meet in, for lists of more than one.

    Raises:
        TypeError: One of these is no group.
        ValueError: This machine does not know the zone.
    """
    if time_zone and not zone_named(time_zone):
        raise ValueError("time_zone must be the name of a time zone that this machine knows, such as Europe/Lisbon")
    listed: list[dict[str, Any]] = []
    slugs: set[str] = set()
    for group in groups:
        if not isinstance(group, PeerGroup):
            raise TypeError(f"to_meeting_guide takes groups, not a {type(group).__name__}")
        if group.private:
            continue
        for stem, when in _times(group):
            slug = next(each for each in _numbered(stem) if each not in slugs)
            slugs.add(slug)
            entry = {"name": group.name, "slug": slug, **when}
            if when and time_zone:
                entry["timezone"] = time_zone
            if group.place:
                entry["location"] = group.place
            if re.fullmatch(r"https?://\S+", group.online):
                entry["conference_url"] = group.online
            if types := [*_types(group)]:
                entry["types"] = types
            listed.append(entry)
    return listed


def _times(group: PeerGroup) -> Iterator[tuple[str, dict[str, Any]]]:
    """The times of a group in a week, each with an id for it."""
    schedule = group.schedule
    days = _days(schedule) if schedule else []
    times = schedule.at if schedule and days else ()
    if not schedule or not times:
        yield group.id, {}
    for at in dict.fromkeys(times):
        when = {"day": days[0] if len(days) == 1 else days, "time": f"{at:%H:%M}"}
        if schedule and schedule.minutes:
            when["end_time"] = f"{_after(at, schedule.minutes):%H:%M}"
        yield group.id if len(set(times)) == 1 else f"{group.id[:59]}-{at:%H%M}", when


def _days(schedule: Schedule) -> list[int]:
    """The days of each week on which something happens, from 0 for Sunday; none where weeks differ, or it ends."""
    ends = schedule.until or (schedule.count and schedule.start)
    if schedule.interval != 1 or ends or schedule.every not in {Every.DAY, Every.WEEK}:
        return []
    on = schedule.on
    if not on:
        first = schedule.start.weekday() if schedule.start else 0
        on = tuple(Weekday) if schedule.every is Every.DAY else (tuple(Weekday)[first],)
    return sorted({_WEEK.index(day) for day in on})


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem[:59]}-{number}" for number in count(2))


def _after(at: time, minutes: int) -> time:
    hours, minute = divmod(at.hour * 60 + at.minute + minutes, 60)
    return time(hours % 24, minute)


@cache
def _codes(of: tuple[str, ...]) -> Mapping[str, str]:
    """The codes by what they mean, in any language."""
    return {called(label): code for code in reversed(of) for label in group_types()[code].values()}


def _types(group: PeerGroup) -> Iterator[str]:
    easy, whom = _codes(_EASY), _codes(_FOR)
    found = {code for line in group.accessible if (code := easy.get(called(line)))}
    found |= {code for part in group.who_it_is_for.split(",") if (code := whom.get(called(part)))}
    yield from (code for code in group_types() if code in found)


# --- reading ---


def from_meeting_guide(data: Any) -> Imported[tuple[PeerGroup, ...]]:
    """The groups of a meeting finder's list. What has no place in a group is left over, by its JSON Pointer.

    >>> found = rt.interop.from_meeting_guide([{"name": "Tea", "slug": "tea", "day": 0, "time": "18:00", "url": "x"}])
    >>> found.document[0].schedule.on
    (<Weekday.SUNDAY: 'sunday'>,)
    >>> found.left_over
    {'/0/url': 'x'}

    Args:
        data: The list, as JSON gives it. It is not changed.

    Raises:
        InvalidDocument: This is no list.
    """
    if not isinstance(data, list):
        raise InvalidDocument(fault("wrong-value", "must be a list of meetings"))
    groups: list[PeerGroup] = []
    taken: set[str] = set()
    left: dict[str, Any] = {}
    for place, entry in enumerate(data):
        group, rest = _group(entry, taken) if isinstance(entry, dict) else (None, {})
        if group is None:
            left[f"/{place}"] = entry
        else:
            groups.append(group)
            taken.add(group.id)
            left |= {f"/{place}/{token(key)}": value for key, value in rest.items()}
    return Imported(document=tuple(groups), left_over=FrozenDict(left))


def _group(entry: dict[Any, Any], taken: set[str]) -> tuple[PeerGroup | None, dict[Any, Any]]:
    """The group that a meeting is one of, and what has no place in it."""
    answers: dict[str, Any] = {name: entry[key] for name, key in _AS_IT_IS.items() if key in entry}
    keys: dict[str, set[str]] = {name: {key} for name, key in _AS_IT_IS.items()}
    slug = _digits(entry.get("slug", ""))
    if slug not in taken and not _ID.fault(slug):
        answers["id"], keys["id"] = slug, {"slug"}
    address = ("formatted_address",) if entry.get("formatted_address") else _ADDRESS
    where = {key: entry[key] for key in ("location", *address) if entry.get(key)}
    if where and all(isinstance(part, str) for part in where.values()):
        answers["place"], keys["place"] = ", ".join(dict.fromkeys(where.values())), {*where}
    if schedule := _schedule(entry):
        answers["schedule"], keys["schedule"] = schedule
    types = entry.get("types")
    codes = dict.fromkeys(code for code in types if isinstance(code, str)) if isinstance(types, list) else {}
    answers["accessible"] = [group_types()[code]["en"] for code in codes if code in _EASY]
    answers["who_it_is_for"] = ", ".join(group_types()[code]["en"] for code in codes if code in _FOR)
    group, lost = fitted(answers, PeerGroup)
    bad = {name for name, *_ in lost}
    read = {key for name, found in keys.items() if name not in bad for key in found}
    rest = {key: value for key, value in entry.items() if key not in read}
    if isinstance(types, list):
        rest["types"] = [code for code in types if code not in (*_EASY, *_FOR)]
    return group, {key: value for key, value in rest.items() if key != "types" or value}


_AS_IT_IS: Mapping[str, str] = {"name": "name", "online": "conference_url"}
_ID = next(fact.shape for fact in facts(PeerGroup) if fact.name == "id")


def _schedule(entry: dict[Any, Any]) -> tuple[dict[str, Any], set[str]] | None:
    """When a meeting takes place, as plain data, and the keys that say so."""
    told = entry.get("day")
    days = [_digits(day) for day in (told if isinstance(told, list) else [told])]
    if not days or not all(re.fullmatch("[0-6]", day) for day in days):
        return None
    schedule: dict[str, Any] = {"every": Every.WEEK.value, "on": [_WEEK[int(day)].value for day in dict.fromkeys(days)]}
    start, end = (_minute(entry.get(key)) for key in ("time", "end_time"))
    if start is None:
        return schedule, {"day"}
    schedule["at"] = [entry["time"]]
    if end is None:
        return schedule, {"day", "time"}
    return schedule | {"minutes": (end - start) % _MINUTES or _MINUTES}, {"day", "time", "end_time"}


def _digits(value: object) -> str:
    """A text; also for a number, which the format takes too; empty where it is anything else."""
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int and 0 <= value <= EXACT else ""


def _minute(at: object) -> int | None:
    """The minute of the day that a time is."""
    found = re.fullmatch("([01][0-9]|2[0-3]):([0-5][0-9])", at) if isinstance(at, str) else None
    return int(found[1]) * 60 + int(found[2]) if found else None


_MINUTES = 24 * 60
