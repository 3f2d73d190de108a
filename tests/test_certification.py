"""What a credential still needs: against judges that count in other ways."""

import importlib
import itertools
import json
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from languages import Upside
from recoverytools.certification import CapHours, MinimumHours, TrainingHours
from recoverytools.facts import renewal_rules
from recoverytools.testing import models_of
from recoverytools.values import HoursRule, RenewalNeeds
from recoverytools.vocabulary import NotCounted, NotKnown, RenewalPeriod

TODAY = date(2026, 11, 22)
ISSUED = date(2025, 3, 1)


def record(on: date, hours: float, *categories: str, **more: Any) -> rt.TrainingRecord:
    return rt.TrainingRecord(on=on, hours=hours, categories=categories, **more)


def rolling(years: RenewalPeriod = RenewalPeriod.TWO_YEARS, **needs: Any) -> rt.Credential:
    return rt.Credential(title="coach", issued=ISSUED, needs=RenewalNeeds(period=years, **needs))


def known_rule(name: str) -> Any:
    [rule] = [rule for rule in renewal_rules() if rule.credential.startswith(name)]
    return rt.Credential(title=name, issued=ISSUED, needs=rule.needs)


# --- known rules ---


def test_pennsylvania_takes_24_hours_of_peer_support_3_of_ethics_and_9_of_any_kind() -> None:
    credential = known_rule("Pennsylvania Certified Peer Specialist")
    records = [
        record(date(2025, 6, 1), 20, "Peer support or recovery "),
        record(date(2026, 6, 1), 6, "peer support or recovery", "ethics"),
        record(date(2026, 7, 1), 5, "budgeting"),
    ]
    answer = rt.renewal(credential, records, today=TODAY)
    assert (answer.start, answer.end, answer.days_left) == (ISSUED, date(2027, 2, 28), 98)
    assert (answer.counted, answer.carried_over, answer.needed) == (31.0, 0.0, 5.0)
    assert [(minimum.rule.category, minimum.counted, minimum.needed) for minimum in answer.minima] == [
        ("peer support or recovery", 26.0, 0.0),
        ("ethics", 6.0, 0.0),
    ]
    assert (answer.missing, answer.caps) == ((), ())
    whole = rt.renewal(credential, [*records, record(date(2026, 8, 1), 5, "art")], today=TODAY)
    assert (whole.counted, whole.needed) == (36.0, 0.0)
    none = rt.renewal(credential, [], today=TODAY)
    assert [none.needed, *(minimum.needed for minimum in none.minima)] == [36.0, 24.0, 3.0]


def test_the_international_rule_takes_20_hours_with_6_of_ethics() -> None:
    records = [record(date(2026, 1, 9), 15, "skills"), record(date(2026, 2, 9), 4, "ethics")]
    answer = rt.renewal(known_rule("IC&RC"), records, today=TODAY)
    assert (answer.needed, answer.minima[0].needed, answer.missing) == (1.0, 2.0, ())


def test_georgia_takes_hours_from_a_sponsor_each_calendar_year() -> None:
    records = [
        record(date(2025, 12, 31), 9, sponsor="GMHCN"),
        record(date(2026, 1, 1), 4, "ethics", sponsor=" gmhcn"),
        record(date(2026, 5, 1), 5, sponsor="a vendor"),
    ]
    answer = rt.renewal(known_rule("Georgia"), records, today=TODAY)
    assert (answer.start, answer.end, answer.days_left) == (date(2026, 1, 1), date(2026, 12, 31), 39)
    assert [answer.needed, *(minimum.needed for minimum in answer.minima)] == [3.0, 2.0, 0.0]
    assert [hours.why for hours in answer.training] == [NotCounted.BEFORE, None, None]


@pytest.mark.parametrize("rule", renewal_rules(), ids=lambda rule: rule.credential)
def test_no_known_rule_lets_hours_go_over(rule: Any) -> None:
    credential = rt.Credential(title="x", issued=date(2020, 3, 1), needs=rule.needs)
    answer = rt.renewal(credential, [record(date(2024, 3, 1), 500), record(date(2025, 3, 1), 500)], today=TODAY)
    assert answer.carried_over == 0
    assert rule.needs.carry_over is not True


# --- the period ---


@pytest.mark.parametrize(
    ("given", "today", "period"),
    [
        ({"issued": date(2025, 3, 1)}, date(2025, 3, 1), (date(2025, 3, 1), date(2027, 2, 28))),
        ({"issued": date(2025, 3, 1)}, date(2027, 2, 28), (date(2025, 3, 1), date(2027, 2, 28))),
        ({"issued": date(2025, 3, 1)}, date(2027, 3, 1), (date(2027, 3, 1), date(2029, 2, 28))),
        ({"issued": date(2025, 3, 1)}, date(2028, 1, 1), (date(2027, 3, 1), date(2029, 2, 28))),
        ({"issued": date(2025, 3, 1)}, date(2024, 1, 1), (date(2025, 3, 1), date(2027, 2, 28))),
        ({"issued": date(2024, 2, 29)}, date(2026, 2, 28), (date(2026, 2, 28), date(2028, 2, 28))),
        ({"issued": date(2024, 2, 29)}, date(2026, 2, 27), (date(2024, 2, 29), date(2026, 2, 27))),
        ({"expires": date(2027, 8, 31)}, date(2026, 11, 22), (date(2025, 9, 1), date(2027, 8, 31))),
        ({"expires": date(2027, 8, 31)}, date(2025, 8, 31), (date(2023, 9, 1), date(2025, 8, 31))),
        ({"expires": date(2027, 8, 31)}, date(2030, 1, 1), (date(2025, 9, 1), date(2027, 8, 31))),
        ({"issued": date(2026, 3, 1), "expires": date(2027, 8, 31)}, TODAY, (date(2026, 3, 1), date(2027, 8, 31))),
        ({"issued": date(2019, 3, 1), "expires": date(2027, 8, 31)}, TODAY, (date(2025, 9, 1), date(2027, 8, 31))),
        ({"issued": TODAY, "expires": TODAY}, TODAY, (TODAY, TODAY)),
        ({"issued": date(2027, 8, 31), "expires": date(2026, 3, 1)}, TODAY, (None, None)),
        ({}, TODAY, (None, None)),
    ],
)
def test_the_period_of_two_years(given: Any, today: date, period: Any) -> None:
    credential = rt.Credential(title="x", needs=RenewalNeeds(period=RenewalPeriod.TWO_YEARS), **given)
    answer = rt.renewal(credential, [], today=today)
    assert (answer.start, answer.end) == period
    assert answer.days_left == (period[1] and (period[1] - today).days)


@pytest.mark.parametrize(
    ("given", "today", "period"),
    [
        ({}, TODAY, (date(2026, 1, 1), date(2026, 12, 31))),
        ({"issued": date(2026, 5, 1)}, TODAY, (date(2026, 5, 1), date(2026, 12, 31))),
        ({"issued": date(2026, 5, 1)}, date(2025, 5, 1), (date(2026, 5, 1), date(2026, 12, 31))),
        ({"issued": date(2026, 5, 1)}, date(2027, 5, 1), (date(2027, 1, 1), date(2027, 12, 31))),
        ({"expires": date(2026, 6, 30)}, TODAY, (date(2026, 1, 1), date(2026, 6, 30))),
    ],
)
def test_the_period_of_a_calendar_year(given: Any, today: date, period: Any) -> None:
    credential = rt.Credential(title="x", needs=RenewalNeeds(period=RenewalPeriod.CALENDAR_YEAR), **given)
    answer = rt.renewal(credential, [], today=today)
    assert (answer.start, answer.end) == period


@pytest.mark.parametrize(
    ("period", "end"),
    [
        (RenewalPeriod.ONE_YEAR, date(2026, 2, 28)),
        (RenewalPeriod.TWO_YEARS, date(2027, 2, 28)),
        (RenewalPeriod.THREE_YEARS, date(2028, 2, 29)),
        (RenewalPeriod.FOUR_YEARS, date(2029, 2, 28)),
        (RenewalPeriod.FIVE_YEARS, date(2030, 2, 28)),
    ],
)
def test_the_years_of_a_period(period: RenewalPeriod, end: date) -> None:
    assert rt.renewal(rolling(period), [], today=ISSUED).end == end


DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@given(DAYS, DAYS, st.sampled_from(RenewalPeriod), st.sampled_from(["issued", "expires"]))
def test_periods_hold_the_day_and_follow_each_other_without_gap(
    anchor: date, today: date, period: RenewalPeriod, which: str
) -> None:
    dates: Any = {which: anchor}
    credential = rt.Credential(title="x", needs=RenewalNeeds(period=period), **dates)
    answer = rt.renewal(credential, [], today=today)
    assert answer.start
    assert answer.end
    inside = max(today, anchor) if which == "issued" else min(today, anchor)
    assert answer.start <= inside <= answer.end
    before, after = answer.start - timedelta(1), answer.end + timedelta(1)
    if which == "expires" or before >= anchor:
        assert rt.renewal(credential, [], today=before).end == before
    if which == "issued" or after <= anchor:
        assert rt.renewal(credential, [], today=after).start == after


# --- what counts ---


def test_what_does_not_count_says_why() -> None:
    credential = rolling(hours=20)
    twice = record(date(2026, 1, 5), 2, id="same")
    records = [
        record(date(2025, 2, 28), 1),
        record(date(2026, 11, 22), 4),
        record(date(2026, 11, 23), 8),
        record(date(2027, 3, 1), 16),
        twice,
        twice,
        attrs.evolve(twice, hours=2.5),
    ]
    answer = rt.renewal(credential, records, today=TODAY)
    assert [(hours.why, hours.counted, hours.not_counted) for hours in answer.training] == [
        (NotCounted.BEFORE, 0.0, 1.0),
        (None, 4.0, 0.0),
        (NotCounted.STILL_TO_COME, 0.0, 8.0),
        (NotCounted.AFTER, 0.0, 16.0),
        (None, 2.0, 0.0),
        (NotCounted.TWICE, 0.0, 2.0),
        (None, 2.5, 0.0),
    ]
    assert [hours.record for hours in answer.training] == records
    assert (answer.counted, answer.needed) == (8.5, 11.5)
    ended = attrs.evolve(credential, expires=date(2026, 1, 4))
    late = rt.renewal(ended, records[4:5], today=TODAY)
    assert (late.days_left, late.training[0].why) == (-322, NotCounted.AFTER)


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        ({"category": " ETHICS"}, True),
        ({"category": "ethic"}, False),
        ({"sponsor": "the board "}, True),
        ({"sponsor": "a board"}, False),
        ({"category": "ethics", "sponsor": "The Board"}, True),
        ({"category": "ethics", "sponsor": "x"}, False),
        ({"category": "x", "sponsor": "the board"}, False),
        ({}, True),
    ],
)
def test_a_rule_looks_for_its_kind_and_its_sponsor(rule: Any, fits: Any) -> None:
    minimum = HoursRule(hours=5, **rule)
    one = record(TODAY, 3, "art", "Ethics", sponsor=" The board")
    answer = rt.renewal(rolling(minima=(minimum,)), [one], today=TODAY)
    counted, needed = (3.0, 2.0) if fits else (0.0, 5.0)
    assert answer.minima == (MinimumHours(rule=minimum, counted=counted, needed=needed),)
    assert (answer.counted, answer.needed, answer.missing) == (3.0, None, (NotKnown.HOURS,))


def test_hours_beyond_a_limit_count_for_nothing_and_name_it() -> None:
    online, ethics = HoursRule(category="online", hours=5), HoursRule(category="ethics", hours=6)
    art = HoursRule(category="art", hours=4)
    first = record(date(2026, 1, 1), 4, "online")
    second = record(date(2026, 2, 1), 3, "online", "ethics")
    third = record(date(2026, 3, 1), 2, "online", "art")
    credential = rolling(hours=20, minima=(ethics,), caps=(art, online))
    answer = rt.renewal(credential, [first, second, third], today=TODAY)
    assert answer.training == (
        TrainingHours(record=first, counted=2.0, not_counted=2.0, why=NotCounted.OVER_THE_LIMIT, cap=online),
        TrainingHours(record=second, counted=3.0, not_counted=0.0),
        TrainingHours(record=third, counted=0.0, not_counted=2.0, why=NotCounted.OVER_THE_LIMIT, cap=online),
    )
    assert answer.minima == (MinimumHours(rule=ethics, counted=3.0, needed=3.0),)
    assert answer.caps == (
        CapHours(rule=art, counted=0.0, not_counted=2.0),
        CapHours(rule=online, counted=5.0, not_counted=4.0),
    )
    assert (answer.counted, answer.needed) == (5.0, 15.0)


def test_what_is_outside_the_period_is_not_beyond_a_limit() -> None:
    cap = HoursRule(category="online", hours=5)
    answer = rt.renewal(rolling(caps=(cap,)), [record(date(2024, 1, 1), 4, "online")], today=TODAY)
    assert answer.caps == (CapHours(rule=cap, counted=0.0, not_counted=0.0),)
    assert (answer.training[0].why, answer.training[0].cap) == (NotCounted.BEFORE, None)


def test_hours_add_up_as_they_are_written() -> None:
    answer = rt.renewal(rolling(hours=0.6), [record(TODAY, 0.1), record(TODAY, 0.2)], today=TODAY)
    assert (answer.counted, answer.needed) == (0.3, 0.3)


KINDS = st.lists(st.sampled_from(["ethics", "online", "art"]), max_size=2, unique=True).map(tuple)
RULES = st.builds(
    HoursRule,
    category=st.sampled_from(["ethics", "online", "art", ""]),
    sponsor=st.sampled_from(["", "", "board"]),
    hours=st.integers(0, 8),
)
RECORDS = st.lists(
    st.builds(
        rt.TrainingRecord,
        on=st.dates(date(2022, 12, 1), date(2027, 4, 1)),
        hours=st.integers(0, 6),
        categories=KINDS,
        sponsor=st.sampled_from(["", "Board "]),
    ),
    max_size=6,
)


def fits(one: rt.TrainingRecord, rule: HoursRule) -> bool:
    return (not rule.category or rule.category in one.categories) and (
        not rule.sponsor or rule.sponsor == one.sponsor.strip().lower()
    )


def hour_by_hour(records: Any, needs: RenewalNeeds) -> dict[str, int]:
    """How many hours of each record count: they are handed in one at a time, until a limit says no."""
    kept: list[rt.TrainingRecord] = []
    for one in sorted(records, key=lambda one: (-sum(fits(one, rule) for rule in needs.minima), one.on, one.id)):
        for _ in range(int(one.hours)):
            full = [cap for cap in needs.caps if sum(fits(other, cap) for other in kept) >= (cap.hours or 0)]
            if not any(fits(one, cap) for cap in full):
                kept.append(one)
    return {one.id: sum(other.id == one.id for other in kept) for one in records}


@given(RECORDS, st.lists(RULES, max_size=3), st.lists(RULES, max_size=3), st.booleans(), st.integers(0, 20))
def test_renewal_agrees_with_one_who_counts_hour_by_hour(
    records: Any, minima: Any, caps: Any, carry_over: Any, hours: int
) -> None:
    needs = RenewalNeeds(
        period=RenewalPeriod.TWO_YEARS, hours=hours, carry_over=carry_over, minima=tuple(minima), caps=tuple(caps)
    )
    answer = rt.renewal(rt.Credential(title="x", issued=date(2023, 3, 1), needs=needs), records, today=TODAY)
    now = [one for one in records if date(2025, 3, 1) <= one.on <= TODAY]
    then = [one for one in records if date(2023, 3, 1) <= one.on <= date(2025, 2, 28)]
    kept = hour_by_hour(now, needs)
    carried = max(sum(hour_by_hour(then, needs).values()) - hours, 0) if carry_over else 0
    assert [part.counted for part in answer.training] == [kept.get(one.id, 0) for one in records]
    assert [part.counted + part.not_counted for part in answer.training] == [one.hours for one in records]
    assert (answer.counted, answer.carried_over) == (sum(kept.values()), carried)
    assert answer.needed == max(hours - sum(kept.values()) - carried, 0)
    assert answer.minima == tuple(
        MinimumHours(rule=rule, counted=count, needed=max(rule.hours - count, 0))
        for rule in minima
        for count in [sum(kept[one.id] for one in now if fits(one, rule))]
    )
    for cap in answer.caps:
        assert cap.rule.hours is not None
        assert cap.counted == sum(kept[one.id] for one in now if fits(one, cap.rule)) <= cap.rule.hours
        assert cap.not_counted == sum(one.hours - kept[one.id] for one in now if fits(one, cap.rule))
    for part in answer.training:
        assert (part.cap is not None) == (part.why is NotCounted.OVER_THE_LIMIT)
        if part.cap:
            assert fits(part.record, part.cap)
            assert next(cap.counted for cap in answer.caps if cap.rule == part.cap) == part.cap.hours


@given(RECORDS.map(lambda records: records[:4]), RULES, RULES)
def test_with_one_limit_and_one_minimum_no_other_choice_of_hours_needs_less(
    records: Any, minimum: HoursRule, cap: HoursRule
) -> None:
    answer = rt.renewal(rolling(hours=24, minima=(minimum,), caps=(cap,)), records, today=TODAY)
    now = [one for one in records if ISSUED <= one.on <= TODAY]
    assert cap.hours is not None
    best_in_all = best_of_kind = 0
    for choice in itertools.product(*(range(int(one.hours) + 1) for one in now)):
        if sum(hours for hours, one in zip(choice, now, strict=True) if fits(one, cap)) <= cap.hours:
            best_in_all = max(best_in_all, sum(choice))
            of_kind = sum(hours for hours, one in zip(choice, now, strict=True) if fits(one, minimum))
            best_of_kind = max(best_of_kind, of_kind)
    assert (answer.counted, answer.minima[0].counted) == (best_in_all, best_of_kind)


@given(RECORDS, st.lists(RULES, max_size=2), st.lists(RULES, max_size=2), st.randoms())
def test_the_order_of_the_records_changes_no_number(records: Any, minima: Any, caps: Any, random: Any) -> None:
    credential = rolling(hours=20, carry_over=True, minima=tuple(minima), caps=tuple(caps))
    shuffled = random.sample(records, len(records))
    one, other = (rt.renewal(credential, given, today=TODAY) for given in (records, shuffled))
    assert attrs.evolve(one, training=()) == attrs.evolve(other, training=())


@given(RECORDS, RECORDS, st.lists(RULES, max_size=2))
def test_without_limits_another_record_never_makes_more_needed(records: Any, more: Any, minima: Any) -> None:
    credential = rolling(hours=20, carry_over=True, minima=tuple(minima))
    before = rt.renewal(credential, records, today=TODAY)
    after = rt.renewal(credential, [*records, *more], today=TODAY)
    assert before.needed is not None
    assert after.needed is not None
    assert after.needed <= before.needed
    for old, new in zip(before.minima, after.minima, strict=True):
        assert old.needed is not None
        assert new.needed is not None
        assert new.needed <= old.needed


# --- hours that go over ---


def renewed(carry_over: Any, *records: rt.TrainingRecord, **needs: Any) -> rt.Renewal:
    needs = {"hours": 20} | needs
    credential = rt.Credential(
        title="x",
        issued=date(2021, 3, 1),
        needs=RenewalNeeds(period=RenewalPeriod.TWO_YEARS, carry_over=carry_over, **needs),
    )
    return rt.renewal(credential, records, today=TODAY)


def test_hours_beyond_the_need_go_over_once_where_the_credential_says_so() -> None:
    much = record(date(2025, 2, 28), 26, "ethics")
    ethics = HoursRule(category="ethics", hours=6)
    over = renewed(True, much, minima=(ethics,))
    assert (over.carried_over, over.counted, over.needed, over.minima[0].needed) == (6.0, 0.0, 14.0, 6.0)
    assert renewed(True, attrs.evolve(much, on=date(2023, 2, 28))).carried_over == 0
    assert renewed(True, much, hours=26).carried_over == 0
    online = HoursRule(category="ethics", hours=21)
    assert renewed(True, much, caps=(online,)).carried_over == 1
    assert (renewed(False, much).carried_over, renewed(False, much).missing) == (0.0, ())


def test_where_it_is_not_said_whether_hours_go_over_that_is_missing_only_where_there_are_some() -> None:
    unsaid = renewed(None, record(date(2025, 2, 28), 21))
    assert (unsaid.carried_over, unsaid.needed, unsaid.missing) == (0.0, 20.0, (NotKnown.CARRY_OVER,))
    assert renewed(None, record(date(2025, 2, 28), 20)).missing == ()
    assert renewed(None, record(date(2025, 2, 28), 21), hours=None).missing == (NotKnown.HOURS,)


def test_nothing_goes_over_from_before_the_credential_was_given() -> None:
    early = record(ISSUED - timedelta(1), 90)
    assert rt.renewal(rolling(hours=20, carry_over=True), [early], today=TODAY).carried_over == 0
    yearly = rolling(RenewalPeriod.CALENDAR_YEAR, hours=20, carry_over=True)
    answer = rt.renewal(yearly, [early, record(ISSUED, 21), record(date(2025, 12, 31), 2)], today=TODAY)
    assert answer.carried_over == 3


# --- what is missing ---


def test_what_is_missing_is_told() -> None:
    asks = (HoursRule(category="ethics"),)
    for credential, missing in (
        (rt.Credential(title="x"), (NotKnown.PERIOD, NotKnown.DATES, NotKnown.HOURS)),
        (rt.Credential(title="x", issued=ISSUED), (NotKnown.PERIOD, NotKnown.HOURS)),
        (rt.Credential(title="x", needs=RenewalNeeds(period=RenewalPeriod.ONE_YEAR, hours=1)), (NotKnown.DATES,)),
        (rolling(RenewalPeriod.CALENDAR_YEAR, hours=1), ()),
        (attrs.evolve(rolling(hours=1), expires=date(2020, 1, 1)), (NotKnown.DATES,)),
        (rolling(hours=1, minima=asks, caps=asks), (NotKnown.MINIMUM, NotKnown.LIMIT)),
    ):
        assert rt.renewal(credential, [], today=TODAY).missing == missing


def test_without_a_period_nothing_is_counted_and_the_last_day_stands() -> None:
    credential = rt.Credential(title="x", expires=date(2026, 12, 1))
    answer = rt.renewal(credential, [record(TODAY, 3)], today=TODAY)
    assert answer == rt.Renewal(
        start=None,
        end=date(2026, 12, 1),
        days_left=9,
        counted=None,
        carried_over=0.0,
        needed=None,
        minima=(),
        caps=(),
        training=(),
        missing=(NotKnown.PERIOD, NotKnown.HOURS),
    )
    odd = attrs.evolve(credential, issued=date(2027, 1, 1))
    assert (rt.renewal(odd, [], today=TODAY).end, rt.renewal(odd, [], today=TODAY).days_left) == (None, None)


def test_a_rule_without_a_number_counts_and_needs_nothing() -> None:
    ethics = HoursRule(category="ethics")
    answer = rt.renewal(rolling(minima=(ethics,), caps=(ethics,)), [record(TODAY, 3, "ethics")], today=TODAY)
    assert answer.minima == (MinimumHours(rule=ethics, counted=3.0, needed=None),)
    assert answer.caps == (CapHours(rule=ethics, counted=3.0, not_counted=0.0),)


@given(
    models_of(rt.Credential),
    st.lists(models_of(rt.TrainingRecord), max_size=3),
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
)
def test_every_credential_has_an_answer_that_is_data_and_a_page(credential: Any, records: Any, today: date) -> None:
    answer = rt.renewal(credential, records, today=today)
    converter = rt.converter(importlib.import_module("cattrs.preconf.json").make_converter())
    assert json.loads(converter.dumps(answer))["days_left"] == answer.days_left
    assert rt.rendering.to_text(answer).startswith("What it takes to renew\n")
    for hours in answer.training:
        assert hours.counted >= 0
        assert hours.not_counted >= 0
    assert all(number >= 0 for number in (answer.counted or 0, answer.carried_over, answer.needed or 0))


def test_what_is_no_credential_no_record_or_no_day_is_refused() -> None:
    wrong: Any = "x"
    wrong_record: Any = rolling()
    with pytest.raises(TypeError, match=r"^a Credential is wanted, not a str$"):
        rt.renewal(wrong, [], today=TODAY)
    with pytest.raises(TypeError, match=r"^a TrainingRecord is wanted, not a Credential$"):
        rt.renewal(rolling(), [record(TODAY, 1), wrong_record], today=TODAY)
    with pytest.raises(rt.InvalidValue, match=r"^today must be a date such as 2026-01-31, from 1900 to 2200"):
        rt.renewal(rolling(), [], today=date(1899, 12, 31))


def test_no_text_of_a_person_stands_in_the_repr() -> None:
    rule = HoursRule(category="CANARY", sponsor="CANARY", hours=1)
    one = record(TODAY, 3, "CANARY", title="CANARY", sponsor="CANARY")
    answer = rt.renewal(rolling(hours=2, minima=(rule,), caps=(rule,)), [one], today=TODAY)
    assert "CANARY" not in repr(answer)
    assert "counted=1.0" in repr(answer)


# --- the page ---


def page(answer: rt.Renewal, **more: Any) -> str:
    title, _, rest = rt.rendering.to_text(answer, **more).partition("\n\n")
    assert title == "What it takes to renew\n======================"
    return rest


def test_a_page_tells_limits_hours_that_go_over_and_what_is_left_out() -> None:
    needs = RenewalNeeds(
        period=RenewalPeriod.TWO_YEARS,
        hours=20,
        carry_over=True,
        minima=(
            HoursRule(category="ethics", sponsor="the board", hours=6),
            HoursRule(sponsor="the board", hours=2),
            HoursRule(hours=1),
            HoursRule(category="art"),
        ),
        caps=(HoursRule(category="online", hours=5), HoursRule(category="art"), HoursRule(category="art", hours=50)),
    )
    records = [
        record(date(2025, 2, 28), 21.5, title="Before"),
        record(date(2026, 1, 1), 7, "online", "ethics", title="Webinar", sponsor="The Board"),
        record(date(2026, 2, 1), 2, "art", title="Clay"),
        record(date(2026, 12, 1), 3, title="Soon", private=True),
        record(date(2026, 12, 2), 1),
    ]
    credential = rt.Credential(title="x", issued=date(2021, 3, 1), needs=needs)
    answer = rt.renewal(credential, records, today=TODAY)
    told = (
        "This time: from 1 March 2025 until 28 February 2027\nDays left: 98\nHours so far: 7\n"
        "Extra hours from last time: 1.5\nHours still to go: 11.5\n"
        "\nMust include\n------------\n\n"
        "- ethics, given by the board: 5 of 6 hours, 1 to go\n"
        "- given by the board: 5 of 2 hours, all there\n"
        "- any training: 7 of 1 hours, all there\n"
        "- art: 2 so far\n"
        "\nCounts only up to\n-----------------\n\n"
        "- online: 5 of 5 hours, and 2 more that do not count\n"
        "- art: 2 so far\n"
        "- art: 2 of 50 hours\n"
        "\nDoes not count this time\n------------------------\n\n"
        "- Before, 21.5 hours on 28 February 2025: From before this time\n"
        "- Webinar, 2 hours on 1 January 2026: More than counts of this kind (online)\n"
        "- Soon, 3 hours on 1 December 2026 (private): Still to come\n"
        "- 1 hours on 2 December 2026: Still to come\n"
        "\nNot known yet\n-------------\n\n- How many hours it takes of some kind\n- How many hours count of some kind\n"
    )
    assert page(answer) == told
    open_page = told.replace("- Soon, 3 hours on 1 December 2026 (private): Still to come\n", "")
    assert page(answer, include_private=False) == open_page


def test_a_page_tells_what_is_there_when_little_is_known() -> None:
    missing = "\nNot known yet\n-------------\n\n- How often it is renewed\n- How many hours it takes in all\n"
    bare = rt.Credential(title="x", expires=TODAY)
    assert page(rt.renewal(bare, [], today=TODAY)) == "Good until: 22 November 2026\nDays left: 0\n" + missing
    ended = rt.renewal(attrs.evolve(rolling(hours=0), expires=date(2026, 11, 20)), [], today=TODAY)
    assert page(ended) == (
        "This time: from 1 March 2025 until 20 November 2026\nDays since then: 2\nHours so far: 0\n"
        "Hours still to go: none, all are there\n"
    )
    unknown = rt.renewal(rt.Credential(title="x"), [], today=TODAY)
    assert page(unknown) == (
        "Not known yet\n-------------\n\n- How often it is renewed\n- The day it was given, or the day it runs out\n"
        "- How many hours it takes in all\n"
    )


def test_every_text_of_ours_on_the_page_is_said_in_the_language_asked_for() -> None:
    rules = (HoursRule(hours=5), HoursRule(sponsor="b", hours=1), HoursRule(hours=1), HoursRule())
    answer = rt.renewal(rolling(hours=9, minima=rules, caps=rules), [record(TODAY, 3), record(ISSUED, 6)], today=TODAY)
    for line in rt.rendering.to_text(answer, locale=Upside()).split("\n"):
        assert "«" in line or not line.strip("-="), line
