"""How someone can be reached, and when."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.advice._reach import go_round_the_clock
from recoverytools.vocabulary import Weekday

CLOCKS = st.none() | st.sampled_from([time(hour) for hour in (0, 6, 12, 18)])
DAYS = st.lists(st.sampled_from(Weekday), unique=True).map(tuple)
HOURS = st.lists(st.builds(rt.Hours, days=DAYS, start=CLOCKS, end=CLOCKS), max_size=5)
WEEK = [
    datetime.combine(date(2026, 11, 23) + timedelta(day), time(hour)) for day in range(7) for hour in (0, 6, 12, 18)
]


@given(HOURS)
def test_hours_go_round_the_clock_where_some_of_them_hold_at_every_moment(hours: list[rt.Hours]) -> None:
    assert go_round_the_clock(hours) is all(any(part.hold(moment) for part in hours) for moment in WEEK)
