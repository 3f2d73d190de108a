"""What a credential still needs before it can be renewed: hours of training, by kind, in the period that runs now.

The rules are those that stand in the credential. Nothing here knows more than they say, and the body that issues the
credential has the last word: on what counts as a kind, on which hours go over, on the day a period begins.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

import attrs

from .errors import InvalidValue
from .models.credentials import Credential, TrainingRecord
from .shapes import Day
from .values import HoursRule, RenewalNeeds
from .vocabulary import NotCounted, NotKnown, RenewalPeriod
from .wording import called


@attrs.frozen(kw_only=True)
class TrainingHours:
    """A record of training, and how much of it counts in the period.

    >>> from recoverytools.values import RenewalNeeds
    >>> needs = RenewalNeeds(period=RenewalPeriod.TWO_YEARS, hours=20)
    >>> credential = rt.Credential(title="recovery coach", issued=date(2025, 3, 1), needs=needs)
    >>> record = rt.TrainingRecord(on=date(2024, 9, 12), hours=4)
    >>> [training] = rt.renewal(credential, [record], today=date(2026, 11, 22)).training
    >>> training.counted, training.why.label()
    (0.0, 'From before this time')
    """

    record: TrainingRecord
    """The record, as it was given."""
    counted: float
    """Hours of it that count."""
    not_counted: float
    """Hours of it that do not."""
    why: NotCounted | None = None
    """Why some of it, or all, does not count. None where all of it does."""
    cap: HoursRule | None = None
    """The limit that was reached, where that is why."""


@attrs.frozen(kw_only=True)
class MinimumHours:
    """A kind of training that has to be among the hours, and how far it has come.

    >>> from recoverytools.values import HoursRule, RenewalNeeds
    >>> ethics = HoursRule(category="ethics", hours=6)
    >>> needs = RenewalNeeds(period=RenewalPeriod.TWO_YEARS, hours=20, minima=(ethics,))
    >>> credential = rt.Credential(title="recovery coach", issued=date(2025, 3, 1), needs=needs)
    >>> record = rt.TrainingRecord(on=date(2026, 9, 12), hours=4, categories=("ethics",))
    >>> [minimum] = rt.renewal(credential, [record], today=date(2026, 11, 22)).minima
    >>> minimum.counted, minimum.needed
    (4.0, 2.0)
    """

    rule: HoursRule
    """What the credential asks for."""
    counted: float
    """Hours of this kind that count."""
    needed: float | None
    """Hours of this kind that are still needed. None where the rule names no number."""


@attrs.frozen(kw_only=True)
class CapHours:
    """A kind of training that counts only up to a limit, and how much of it there is.

    >>> from recoverytools.values import HoursRule, RenewalNeeds
    >>> online = HoursRule(category="online", hours=10)
    >>> needs = RenewalNeeds(period=RenewalPeriod.TWO_YEARS, hours=20, caps=(online,))
    >>> credential = rt.Credential(title="recovery coach", issued=date(2025, 3, 1), needs=needs)
    >>> record = rt.TrainingRecord(on=date(2026, 9, 12), hours=12, categories=("online",))
    >>> [cap] = rt.renewal(credential, [record], today=date(2026, 11, 22)).caps
    >>> cap.counted, cap.not_counted
    (10.0, 2.0)
    """

    rule: HoursRule
    """The limit that the credential sets."""
    counted: float
    """Hours of this kind that count."""
    not_counted: float
    """Hours of this kind beyond this limit or another."""


@attrs.frozen(kw_only=True)
class Renewal:
    """How far the training for a credential has come, and what is still needed. What is not known is None.

    >>> from recoverytools.values import RenewalNeeds
    >>> credential = rt.Credential(title="recovery coach", needs=RenewalNeeds(hours=20))
    >>> answer = rt.renewal(credential, [], today=date(2026, 11, 22))
    >>> answer.counted, answer.needed, [missing.label() for missing in answer.missing]
    (None, None, ['How often it is renewed', 'The day it was given, or the day it runs out'])
    """

    start: date | None
    """The first day of the period."""
    end: date | None
    """The last day on which hours for this period can be earned. Without a period, the day on which it runs out."""
    days_left: int | None
    """How many days there are until the last one: 0 on that day, below 0 where it has passed."""
    counted: float | None
    """Hours of this period that count."""
    carried_over: float
    """Hours that go over from the period before."""
    needed: float | None
    """Hours that are still needed in all."""
    minima: tuple[MinimumHours, ...]
    """The kinds of training that have to be among the hours."""
    caps: tuple[CapHours, ...]
    """The kinds of training that count only up to a limit."""
    training: tuple[TrainingHours, ...]
    """The records that were given, in their order. Empty where the period is not known."""
    missing: tuple[NotKnown, ...]
    """What the credential does not say, and what would be needed to know more."""


def renewal(credential: Credential, records: Iterable[TrainingRecord], *, today: date) -> Renewal:
    """What a credential still needs before it can be renewed.

    - **The period** is the one that holds `today`. Years are counted back from the day after `expires`, or else on from
      `issued`; a calendar year is one. It begins no earlier than `issued` and ends no later than `expires`. After
      `expires` it stays the last one, and before `issued` it is the first.
    - **What counts** are records from the period up to `today`, each once.
    - **Kinds and sponsors** are the same where their texts are, but for small and capital letters and spaces. A rule
      with both looks for both, and one with neither takes any training. A record of several kinds counts for each
      minimum, and once in all.
    - **Limits**: where a kind counts only up to so many hours, records that count for the most minima are taken first,
      then the earlier ones; of each, as much as all of its limits still have room for. Hours beyond a limit count for
      nothing.
    - **Hours go over** only where `carry_over` is True: those that were counted in the period before beyond its hours
      in all. They count in all and for no minimum, and for one period. No rule in `recoverytools.facts` allows it, and
      bodies that do may have limits of their own, so ask first.

    >>> from recoverytools.values import HoursRule, RenewalNeeds
    >>> ethics = HoursRule(category="ethics", hours=6)
    >>> needs = RenewalNeeds(period=RenewalPeriod.TWO_YEARS, hours=20, minima=(ethics,))
    >>> credential = rt.Credential(title="recovery coach", issued=date(2025, 3, 1), needs=needs)
    >>> record = rt.TrainingRecord(title="Ethics for Peers", on=date(2026, 9, 12), hours=4, categories=("Ethics",))
    >>> answer = rt.renewal(credential, [record], today=date(2026, 11, 22))
    >>> answer.needed, answer.days_left
    (16.0, 98)
    >>> print(rt.rendering.to_text(answer), end="")
    What it takes to renew
    ======================
    <BLANKLINE>
    This time: from 1 March 2025 until 28 February 2027
    Days left: 98
    Hours so far: 4
    Hours still to go: 16
    <BLANKLINE>
    Must include
    ------------
    <BLANKLINE>
    - ethics: 4 of 6 hours, 2 to go

    Args:
        credential: With what it needs, and the day on which it was given or runs out.
        records: The training, of this period and of others, in any order.
        today: The day to look from. A training of a later day is not counted yet.

    Raises:
        InvalidValue: `today` is no date from 1900 to 2200.
        TypeError: `credential` is no Credential, or one of `records` is no TrainingRecord.
    """
    records = tuple(records)
    for wanted, given in ((Credential, (credential,)), (TrainingRecord, records)):
        if other := next((thing for thing in given if not isinstance(thing, wanted)), None):
            raise TypeError(f"a {wanted.__name__} is wanted, not a {type(other).__name__}")
    if found := Day().fault(today):
        raise InvalidValue(found.under("/today"))
    needs = credential.needs or RenewalNeeds()
    period = _period(credential, needs, today)
    if period is None:
        last = None if _are_at_odds(credential) else credential.expires
        return Renewal(
            start=None,
            end=last,
            days_left=(last - today).days if last else None,
            counted=None,
            carried_over=0.0,
            needed=None,
            minima=(),
            caps=(),
            training=(),
            missing=tuple(_missing(credential, needs)),
        )
    start, end = period
    training = _training(records, needs, start, min(end, today), end)
    counted = _sum(training)
    extra = _extra(credential, records, needs, start)
    carried = extra if needs.carry_over else Fraction()
    return Renewal(
        start=start,
        end=end,
        days_left=(end - today).days,
        counted=float(counted),
        carried_over=float(carried),
        needed=_left(needs.hours, counted + carried),
        minima=tuple(_minimum(rule, training) for rule in needs.minima),
        caps=tuple(_cap(rule, training) for rule in needs.caps),
        training=training,
        missing=(*_missing(credential, needs), *([NotKnown.CARRY_OVER] if extra and needs.carry_over is None else ())),
    )


_YEARS = {
    RenewalPeriod.ONE_YEAR: 1,
    RenewalPeriod.TWO_YEARS: 2,
    RenewalPeriod.THREE_YEARS: 3,
    RenewalPeriod.FOUR_YEARS: 4,
    RenewalPeriod.FIVE_YEARS: 5,
}


def _are_at_odds(credential: Credential) -> bool:
    """Whether a credential runs out before it was given, so that one of the days is a slip of the pen."""
    return bool(credential.issued and credential.expires and credential.expires < credential.issued)


def _period(credential: Credential, needs: RenewalNeeds, day: date) -> tuple[date, date] | None:
    """The first and last day of the period that holds a day, or else of the one that is nearest."""
    if needs.period is None or _are_at_odds(credential):
        return None
    issued, expires = credential.issued or date.min, credential.expires or date.max
    day = min(max(day, issued), expires)
    if needs.period is RenewalPeriod.CALENDAR_YEAR:
        start, end = date(day.year, 1, 1), date(day.year, 12, 31)
    elif credential.expires or credential.issued:
        anchor = expires + timedelta(1) if credential.expires else issued
        years = _YEARS[needs.period]
        ahead = (day.year - anchor.year) // years * years
        if _later(anchor, ahead) > day:
            ahead -= years
        start, end = _later(anchor, ahead), _later(anchor, ahead + years) - timedelta(1)
    else:
        return None
    return max(start, issued), min(end, expires)


def _later(day: date, years: int) -> date:
    """The same day of another year, and 28 February where that year has no 29th."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - a page of a plan can do without

    return day + relativedelta(years=years)


def _training(
    records: Sequence[TrainingRecord], needs: RenewalNeeds, start: date, last: date, end: date
) -> tuple[TrainingHours, ...]:
    """How much of each record counts, from the start of a period to the last day that is looked at."""
    left_out: dict[int, NotCounted] = {}
    seen: set[TrainingRecord] = set()
    for place, record in enumerate(records):
        if record.on < start:
            left_out[place] = NotCounted.BEFORE
        elif record.on > last:
            left_out[place] = NotCounted.AFTER if record.on > end else NotCounted.STILL_TO_COME
        elif record in seen:
            left_out[place] = NotCounted.TWICE
        seen.add(record)
    counting = [place for place in range(len(records)) if place not in left_out]
    counting.sort(key=lambda place: _rank(records[place], needs))
    room = [(cap, _exact(cap.hours)) for cap in needs.caps if cap.hours is not None]
    shares: dict[int, tuple[Fraction, HoursRule | None]] = {}
    for place in counting:
        share, tightest = _exact(records[place].hours), None
        mine = [i for i, (cap, _) in enumerate(room) if _fits(records[place], cap)]
        for i in mine:
            cap, left = room[i]
            if left < share:
                share, tightest = left, cap
        for i in mine:
            room[i] = (room[i][0], room[i][1] - share)
        shares[place] = share, tightest
    return tuple(
        _hours(record, *shares.get(place, (Fraction(), None)), left_out.get(place))
        for place, record in enumerate(records)
    )


def _hours(record: TrainingRecord, share: Fraction, cap: HoursRule | None, why: NotCounted | None) -> TrainingHours:
    return TrainingHours(
        record=record,
        counted=float(share),
        not_counted=float(_exact(record.hours) - share),
        why=NotCounted.OVER_THE_LIMIT if cap else why,
        cap=cap,
    )


def _rank(record: TrainingRecord, needs: RenewalNeeds) -> tuple[int, date, str]:
    """Where a record stands among those that limits have room for: what counts for the most minima comes first."""
    return -sum(_fits(record, minimum) for minimum in needs.minima), record.on, record.id


def _fits(record: TrainingRecord, rule: HoursRule) -> bool:
    kinds = {called(category) for category in record.categories}
    is_kind = not rule.category or called(rule.category) in kinds
    return is_kind and (not rule.sponsor or called(rule.sponsor) == called(record.sponsor))


def _extra(credential: Credential, records: Sequence[TrainingRecord], needs: RenewalNeeds, start: date) -> Fraction:
    """The hours of the period before that were more than it took."""
    day = start - timedelta(1)
    if needs.hours is None or (credential.issued and day < credential.issued):
        return Fraction()
    before = _period(credential, needs, day)
    assert before, "there is one before a period that does not begin when the credential was given"
    return max(_sum(_training(records, needs, before[0], day, day)) - _exact(needs.hours), Fraction())


def _minimum(rule: HoursRule, training: Sequence[TrainingHours]) -> MinimumHours:
    counted = _sum(hours for hours in training if _fits(hours.record, rule))
    return MinimumHours(rule=rule, counted=float(counted), needed=_left(rule.hours, counted))


def _cap(rule: HoursRule, training: Sequence[TrainingHours]) -> CapHours:
    mine = [hours for hours in training if _fits(hours.record, rule)]
    beyond = sum((_exact(hours.not_counted) for hours in mine if hours.cap), Fraction())
    return CapHours(rule=rule, counted=float(_sum(mine)), not_counted=float(beyond))


def _missing(credential: Credential, needs: RenewalNeeds) -> Iterator[NotKnown]:
    if needs.period is None:
        yield NotKnown.PERIOD
    rolls = needs.period is not RenewalPeriod.CALENDAR_YEAR
    if _are_at_odds(credential) or (rolls and not (credential.issued or credential.expires)):
        yield NotKnown.DATES
    if needs.hours is None:
        yield NotKnown.HOURS
    if any(rule.hours is None for rule in needs.minima):
        yield NotKnown.MINIMUM
    if any(rule.hours is None for rule in needs.caps):
        yield NotKnown.LIMIT


def _left(hours: float | None, counted: Fraction) -> float | None:
    return None if hours is None else float(max(_exact(hours) - counted, Fraction()))


def _sum(training: Iterable[TrainingHours]) -> Fraction:
    return sum((_exact(hours.counted) for hours in training), Fraction())


def _exact(hours: float) -> Fraction:
    """Hours as they are written: 0.1 and 0.2 are 0.3 together."""
    return Fraction(str(hours))
