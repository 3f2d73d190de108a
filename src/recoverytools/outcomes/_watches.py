"""A person's own numbers for a sign."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import attrs

from ..models.journal import Journal, Scale
from ..models.plan import WellnessPlan
from ..models.signs import WarningSign
from ..values import Watch
from ..vocabulary import Missing
from ._noted import Noted, noted_in
from ._numbers import LEAST_DAYS, USUAL_DAYS, at_least, at_most, daily, median


@attrs.frozen(kw_only=True)
class WatchDays:
    """How one watch stands: on how many days its number was there.

    >>> sign = rt.WarningSign(what="I hardly sleep", watches=(rt.Watch(scale="sleep", at_most=4, days=2, of=3),))
    >>> [state] = rt.watches(rt.WellnessPlan(warning_signs=(sign,)), rt.Journal(), today=date(2026, 11, 22))
    >>> [watch] = state.watches
    >>> watch.days, watch.of, watch.days_without, watch.missing.label()
    (2, 3, 3, 'This scale is not in the journal')
    """

    watch: Watch = attrs.field(repr=False)
    """What is watched, as the sign says it."""
    scale_name: str = attrs.field(repr=False)
    """What the person calls the scale. Empty where it is not in the journal."""
    holds: bool | None
    """Whether it was there on enough days. None where that cannot be told without the numbers that are missing."""
    days: int
    """On how many days it has to be there."""
    of: int
    """How many days are looked at, up to today."""
    days_there: int
    """On how many of these days it was there."""
    days_without: int
    """How many of these days have no number. They may be either."""
    usual: float | None = attrs.field(repr=False)
    """What is usual for the person, where the watch is about a change."""
    missing: Missing | None
    """What would have to be there to tell, where it cannot be told."""


@attrs.frozen(kw_only=True)
class WatchState:
    """Whether the person's own numbers for a sign are there. It is a reason to look, and no verdict.

    >>> sign = rt.WarningSign(what="I hardly sleep", watches=(rt.Watch(scale="sleep", at_most=4, days=2, of=3),))
    >>> [state] = rt.watches(rt.WellnessPlan(warning_signs=(sign,)), rt.Journal(), today=date(2026, 11, 22))
    >>> state.path, state.holds
    ('/warning_signs/0', None)
    """

    sign: str
    """The id of the sign."""
    path: str
    """Where it stands in the plan (a JSON Pointer)."""
    what: str = attrs.field(repr=False)
    """The sign, in the person's words."""
    private: bool
    """Whether the sign is private, or a scale that it looks at."""
    holds: bool | None
    """Whether all its watches hold. None where that cannot be told yet."""
    watches: tuple[WatchDays, ...]
    """How each of its watches stands, in their order."""


def watches(plan: WellnessPlan, journal: Journal, *, today: date) -> tuple[WatchState, ...]:
    """Whether the numbers that a person set for their signs are there, for each sign that has some.

    A watch looks at the days that it names, up to today. Its number is there on a day where that day's median is at or
    beyond it. A `change` is how far the day is from what is usual: the median of the days with numbers among the
    `USUAL_DAYS` (28) before those that are looked at. It takes `LEAST_DAYS` (7) of them. A day without a number may be
    either, so the answer is None where that day could change it.

    Where a sign has more than one watch, all have to hold. No number is set for anyone: a sign without watches is not
    in the answer.

    >>> sign = rt.WarningSign(what="I hardly sleep", watches=(rt.Watch(scale="sleep", at_most=4, days=2, of=3),))
    >>> plan = rt.WellnessPlan(warning_signs=(sign,))
    >>> def night(day, hours):
    ...     moment = datetime(2026, 11, day, 8, 0, tzinfo=UTC)
    ...     return rt.CheckIn(occurred_at=moment, ratings=(Rating(about="sleep", value=hours),))
    >>> journal = rt.Journal(scales=(rt.Scale(id="sleep", name="hours of sleep"),)).add(night(20, 4), night(22, 3))
    >>> [state] = rt.watches(plan, journal, today=date(2026, 11, 22))
    >>> state.holds, state.watches[0].days_there, state.watches[0].days_without
    (True, 2, 1)
    >>> [state] = rt.watches(plan, journal, today=date(2026, 11, 23))
    >>> print(state.holds)
    None

    Raises:
        ValueError: The journal goes with another plan.
        TypeError: `plan` is no plan, `journal` no journal, or `today` no date.
    """
    noted = noted_in("watches", plan, journal, today)
    scales = {scale.id: scale for scale in journal.scales}
    return tuple(
        _state(f"/warning_signs/{place}", sign, noted, scales)
        for place, sign in enumerate(plan.warning_signs)
        if sign.watches
    )


def _state(path: str, sign: WarningSign, noted: Noted, scales: Mapping[str, Scale]) -> WatchState:
    found = [(watch, scales.get(watch.scale or "")) for watch in sign.watches]
    each = tuple(_watch_days(watch, noted, scale) for watch, scale in found)
    return WatchState(
        sign=sign.id,
        path=path,
        what=sign.what,
        private=sign.private or any(scale.private for _, scale in found if scale),
        holds=_all(watch.holds for watch in each),
        watches=each,
    )


def _watch_days(watch: Watch, noted: Noted, scale: Scale | None) -> WatchDays:
    days = watch.days or watch.of or 1
    of = watch.of or days
    numbers = {each.day: each.number for each in daily(noted.ratings.get(scale.id, []))} if scale else {}
    looked_at = [noted.today - timedelta(ago) for ago in range(of)]
    before = [number for day, number in numbers.items() if 0 < (looked_at[-1] - day).days <= USUAL_DAYS]
    usual = median(before) if watch.change is not None and len(before) >= LEAST_DAYS else None
    there = [_is_there(watch, numbers.get(day), usual) for day in looked_at]
    holds = True if there.count(True) >= days else None if of - there.count(False) >= days else False
    without = sum(day not in numbers for day in looked_at)
    missing = None
    if scale is None:
        missing = Missing.NO_SCALE
    elif holds is None:
        missing = Missing.NO_USUAL if watch.change is not None and usual is None else Missing.TOO_FEW_DAYS
    return WatchDays(
        watch=watch,
        scale_name=scale.name if scale else "",
        holds=holds,
        days=days,
        of=of,
        days_there=there.count(True),
        days_without=without,
        usual=usual,
        missing=missing,
    )


def _is_there(watch: Watch, number: float | None, usual: float | None) -> bool | None:
    """Whether what a watch names is there on a day with this number. None where that cannot be told."""
    if number is None:
        return None
    return _all(
        (at_least(watch.at_least, number), at_most(watch.at_most, number), _changed(watch.change, number, usual))
    )


def _changed(change: float | None, number: float, usual: float | None) -> bool | None:
    if change is None:
        return True
    if usual is None:
        return None
    return number - usual >= change if change > 0 else number - usual <= change


def _all(answers: Iterable[bool | None]) -> bool | None:
    """Whether all hold, where some may be unknown."""
    known = set(answers)
    return False if False in known else None if None in known else True
