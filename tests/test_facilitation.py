"""Whose turn it is, and how many came: everyone has a turn, and no small number can be worked out."""

import importlib
import itertools
import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import median
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from languages import Upside
from recoverytools.facilitation import AttendanceRow, Turn
from recoverytools.models import GroupRole, Meeting, MeetingRole
from recoverytools.testing import models_of

TUESDAY = date(2026, 11, 24)


def group(*meetings: Meeting, people: Any = (), role: str = "leading") -> rt.PeerGroup:
    return rt.PeerGroup(name="tea", roles=(GroupRole(role=role, people=tuple(people)),), meetings=meetings)


def led(on: date, who: str, role: str = "leading") -> Meeting:
    return Meeting(on=on, roles=(MeetingRole(role=role, who=who),))


def days_before(days: int) -> date:
    return TUESDAY - timedelta(days)


# --- turns ---


def test_whoever_never_had_it_comes_first_then_whoever_had_it_longest_ago() -> None:
    meetings = [led(days_before(7), "J."), led(days_before(21), "Dee"), led(days_before(28), "J.")]
    [turns] = rt.next_in_role(group(*meetings, people=("Dee", "J.", "Tom", "Ann")), on=TUESDAY)
    assert turns.people == (
        Turn(who="Tom"),
        Turn(who="Ann"),
        Turn(who="Dee", last_on=days_before(21)),
        Turn(who="J.", last_on=days_before(7)),
    )
    assert (turns.role, turns.next) == ("leading", Turn(who="Tom"))


def test_names_and_roles_are_the_same_but_for_capitals_and_spaces_around_them() -> None:
    meetings = [led(days_before(7), " dee", "Leading "), led(days_before(6), "Ann", "greeting")]
    [turns] = rt.next_in_role(group(*meetings, people=("Dee", "Ann", "DEE ", "ann")), on=TUESDAY)
    assert turns.people == (Turn(who="Ann"), Turn(who="Dee", last_on=days_before(7)))


def test_only_meetings_before_the_day_are_looked_at() -> None:
    meetings = [led(TUESDAY, "Dee"), led(days_before(-1), "Dee"), led(days_before(1), "Ann")]
    [turns] = rt.next_in_role(group(*meetings, people=("Ann", "Dee")), on=TUESDAY)
    assert turns.people == (Turn(who="Dee"), Turn(who="Ann", last_on=days_before(1)))


def test_each_role_has_its_turns_and_a_role_of_nobody_has_none() -> None:
    roles = (
        GroupRole(role="tea", people=("Ann",)),
        GroupRole(role="door"),
        GroupRole(role="Tea", people=("Bo", "Ann")),
    )
    held = Meeting(on=days_before(7), roles=(MeetingRole(role="tea", who="Ann"), MeetingRole(role="door", who="Ann")))
    tea, door, again = rt.next_in_role(rt.PeerGroup(name="x", roles=roles, meetings=(held,)), on=TUESDAY)
    assert (tea.role, tea.people) == ("tea", (Turn(who="Ann", last_on=days_before(7)),))
    assert (door.role, door.people, door.next) == ("door", (), None)
    assert (again.role, again.next) == ("Tea", Turn(who="Bo"))


PEOPLE = st.lists(st.sampled_from("ABCDE"), min_size=1, unique=True)


@given(PEOPLE, st.permutations(range(1, 7)), st.data())
def test_longest_since_served_comes_first_and_who_is_even_stays_in_order(
    people: Any, order: Any, data: st.DataObject
) -> None:
    days = [data.draw(st.integers(-2, 4)) for _ in order]
    served = [(days_before(day), data.draw(st.sampled_from("ABCDE"))) for day in days]
    [turns] = rt.next_in_role(group(*(led(on, who) for on, who in served), people=people), on=TUESDAY)
    last = {who: max([on for on, other in served if other == who and on < TUESDAY], default=None) for who in people}
    assert sorted(turn.who for turn in turns.people) == sorted(people)
    assert all(turn.last_on == last[turn.who] for turn in turns.people)
    for first, second in itertools.pairwise(turns.people):
        before, after = (turn.last_on or date.min for turn in (first, second))
        assert before < after or (before == after and people.index(first.who) < people.index(second.who))


@given(PEOPLE, st.lists(st.tuples(st.integers(1, 30), st.sampled_from("ABCDEX")), max_size=6))
def test_from_any_start_everyone_has_a_turn_before_anyone_has_two(people: Any, before: Any) -> None:
    tea = group(*(led(days_before(day), who) for day, who in before), people=people)
    taken = []
    for week in range(2 * len(people)):
        on = TUESDAY + timedelta(7 * week)
        [turns] = rt.next_in_role(tea, on=on)
        assert turns.next
        taken.append(turns.next.who)
        tea = attrs.evolve(tea, meetings=(*tea.meetings, led(on, turns.next.who)))
    assert sorted(taken[: len(people)]) == sorted(people)
    assert taken[len(people) :] == taken[: len(people)], "and then it goes round"


# --- attendance ---


def held(*counts: tuple[int, int | None], year: int = 2026) -> rt.PeerGroup:
    """A group with meetings, each given by its month and its count."""
    meetings = [Meeting(on=date(year, month, 3), count=count) for month, count in counts]
    return rt.PeerGroup(name="tea", meetings=tuple(meetings))


def row(first: date, last: date, meetings: int, counted: int, visits: int | None) -> AttendanceRow:
    return AttendanceRow(start=first, end=last, meetings=meetings, counted=counted, visits=visits)


def test_what_a_funder_asks_for() -> None:
    answer = rt.attendance(held((2, 14), (1, 12), (1, 20), (2, None), (4, 11)))
    assert answer == rt.Attendance(
        hide_below=11,
        meetings=5,
        counted=4,
        visits=57,
        least=11,
        median=13.0,
        most=20,
        months=(
            row(date(2026, 1, 1), date(2026, 1, 31), 2, 2, 32),
            row(date(2026, 2, 1), date(2026, 2, 28), 2, 1, 14),
            row(date(2026, 4, 1), date(2026, 4, 30), 1, 1, 11),
        ),
    )
    assert not answer.is_hidden


def test_small_months_are_told_together() -> None:
    answer = rt.attendance(held((1, 6), (2, 5), (5, 11), (12, 10)))
    assert (answer.visits, answer.least, answer.median, answer.most) == (32, None, None, None)
    assert answer.months == (
        row(date(2026, 1, 1), date(2026, 2, 28), 2, 2, 11),
        row(date(2026, 5, 1), date(2026, 12, 31), 2, 2, 21),
    )
    assert answer.is_hidden


def test_a_small_whole_is_hidden_with_all_in_it() -> None:
    answer = rt.attendance(held((1, 5), (2, 5)))
    assert (answer.meetings, answer.counted, answer.visits, answer.months) == (2, 2, None, ())
    assert answer.is_hidden
    assert rt.attendance(held((1, 5), (2, 6))).visits == 11


def test_meetings_without_a_count_are_told_and_never_zero() -> None:
    answer = rt.attendance(held((1, None), (2, None)))
    assert answer == rt.Attendance(
        hide_below=11, meetings=2, counted=0, visits=None, least=None, median=None, most=None, months=()
    )
    assert not answer.is_hidden
    shown = rt.attendance(held((1, None), (2, 0)), hide_below=0)
    assert (shown.visits, shown.least, shown.median, shown.most) == (0, 0, 0.0, 0)
    assert [(month.counted, month.visits) for month in shown.months] == [(0, None), (1, 0)]


def test_the_same_month_of_two_years_is_two_months() -> None:
    meetings = (*held((12, 30), year=2025).meetings, *held((12, 40)).meetings)
    answer = rt.attendance(rt.PeerGroup(name="x", meetings=meetings))
    assert [(month.start, month.end, month.visits) for month in answer.months] == [
        (date(2025, 12, 1), date(2025, 12, 31), 30),
        (date(2026, 12, 1), date(2026, 12, 31), 40),
    ]


COUNTS = st.lists(st.tuples(st.integers(1, 12), st.none() | st.integers(0, 30)), max_size=12)


@given(COUNTS, st.integers(0, 20))
def test_the_months_add_up_to_the_whole_and_nothing_shown_is_small(counts: Any, hide_below: int) -> None:
    answer = rt.attendance(held(*counts), hide_below=hide_below)
    known = [count for _, count in counts if count is not None]
    assert (answer.meetings, answer.counted) == (len(counts), len(known))
    assert answer.visits == (sum(known) if known and sum(known) >= hide_below else None)
    if answer.visits is not None:
        assert sum(month.visits or 0 for month in answer.months) == answer.visits
        assert sum(month.meetings for month in answer.months) == answer.meetings
        assert sum(month.counted for month in answer.months) == answer.counted
    whole = bool(known) and min(known) >= hide_below
    numbers: Any = (min(known), median(known), max(known)) if whole else (None, None, None)
    assert (answer.least, answer.median, answer.most) == numbers
    for number in (answer.visits, answer.least, answer.median, answer.most, *(month.visits for month in answer.months)):
        assert number is None or number >= hide_below


@given(COUNTS, st.randoms())
def test_the_order_of_the_meetings_changes_nothing(counts: Any, random: Any) -> None:
    assert rt.attendance(held(*counts)) == rt.attendance(held(*random.sample(counts, len(counts))))


WHEN = [(1,), (1, 1), (1, 2), (1, 1, 2), (1, 2, 2), (1, 2, 3), (1, 1, 1), (1, 2, 2, 3), (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("months", "hide_below"), [*((months, 2) for months in WHEN), *((months, 3) for months in WHEN if len(months) < 4)]
)
def test_no_small_number_can_be_worked_out_even_by_one_who_knows_the_rule(months: Any, hide_below: int) -> None:
    """All counts that there could have been are tried, and those put together that look the same from outside."""
    most = 2 * hide_below - 1
    for counted in itertools.product([True, False], repeat=len(months)):
        look_the_same = defaultdict(list)
        for counts in itertools.product(range(most + 2), repeat=sum(counted)):
            given = iter(counts)
            meetings = [
                (month, next(given) if is_counted else None) for month, is_counted in zip(months, counted, strict=True)
            ]
            look_the_same[rt.attendance(held(*meetings), hide_below=hide_below)].append(meetings)
        for answer, could_be in look_the_same.items():
            if min(max((count or 0 for _, count in meetings), default=0) for meetings in could_be) > most:
                continue  # what looks the same may have larger counts than were tried
            for place, is_counted in enumerate(counted):
                numbers = {meetings[place][1] or 0 for meetings in could_be}
                assert not is_counted or len(numbers) > 1 or min(numbers) >= hide_below, answer
            totals = [Counter[int]() for _ in could_be]
            for total, meetings in zip(totals, could_be, strict=True):
                for month, count in meetings:
                    total[month] += count or 0
            for month in {month for month, is_counted in zip(months, counted, strict=True) if is_counted}:
                numbers = {total[month] for total in totals}
                assert len(numbers) > 1 or min(numbers) >= hide_below, answer


@given(models_of(rt.PeerGroup), st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_group_has_answers_that_are_data_and_pages(thing: Any, on: date) -> None:
    converter = rt.converter(importlib.import_module("cattrs.preconf.json").make_converter())
    answers = [*rt.next_in_role(thing, on=on), rt.attendance(thing)]
    assert len(json.loads(converter.dumps(answers))) == len(thing.roles) + 1
    for answer in answers:
        assert rt.rendering.to_text(answer)
        assert rt.rendering.to_markdown(answer)


def test_what_is_no_group_or_no_day_is_refused() -> None:
    wrong: Any = "x"
    for call in (lambda: rt.attendance(wrong), lambda: rt.next_in_role(wrong, on=TUESDAY)):
        with pytest.raises(TypeError, match=r"^group must be a PeerGroup, not a str$"):
            call()
    with pytest.raises(rt.InvalidValue, match=r"^on must be a date such as 2026-01-31, from 1900 to 2200"):
        rt.next_in_role(group(), on=date(2201, 1, 1))
    with pytest.raises(ValueError, match=r"^hide_below must not be below 0$"):
        rt.attendance(group(), hide_below=-1)


def test_no_name_stands_in_the_repr() -> None:
    [turns] = rt.next_in_role(group(led(days_before(7), "CANARY"), people=("CANARY",), role="CANARY"), on=TUESDAY)
    assert repr(turns) == "RoleTurns(people=(Turn(last_on=None),))"


# --- the pages ---


def test_a_page_of_turns() -> None:
    [turns] = rt.next_in_role(group(led(days_before(7), "Dee"), people=("Dee", "Ann")), on=TUESDAY)
    assert rt.rendering.to_text(turns) == (
        "leading\n=======\n\nIn turn\n-------\n\n- Ann (not yet)\n- Dee (last on 17 November 2026)\n"
    )
    [nobody] = rt.next_in_role(group(), on=TUESDAY)
    assert rt.rendering.to_text(nobody) == "leading\n=======\n\nIn turn\n-------\n\n- nobody yet\n"


def test_a_page_of_how_many_came() -> None:
    answer = rt.attendance(held((1, 12), (1, None), (2, 1), (4, None), (5, 30)), hide_below=0)
    assert rt.rendering.to_text(answer) == (
        "How many came\n=============\n\nMeetings: 5\nMeetings with a count: 3\nPeople who came, each time counted: 43\n"
        "Smallest meeting: 1\nMeeting in the middle: 12\nLargest meeting: 30\n"
        "\nMonth by month\n--------------\n\n"
        "- January 2026: 12 people at 2 meetings, counted at 1\n"
        "- February 2026: 1 person at 1 meeting\n"
        "- April 2026: 1 meeting, nobody counted\n"
        "- May 2026: 30 people at 1 meeting\n"
    )


def test_a_page_hides_what_is_hidden() -> None:
    assert rt.rendering.to_text(rt.attendance(held((1, 4), (2, 3)))) == (
        "How many came\n=============\n\nMeetings: 2\nPeople who came, each time counted: fewer than 11\n"
        "Smallest meeting: fewer than 11\n"
    )
    assert rt.rendering.to_text(rt.attendance(held((1, None), (2, None)))) == (
        "How many came\n=============\n\nMeetings: 2\nMeetings with a count: 0\n"
    )


def test_every_text_of_ours_on_the_pages_is_said_in_the_language_asked_for() -> None:
    came = held((1, 12), (1, None), (2, 1), (4, None), (5, 30))
    turns = rt.next_in_role(group(led(days_before(7), "Dee"), people=("Dee", "Ann"), role="«"), on=TUESDAY)
    for answer in (rt.attendance(came, hide_below=0), rt.attendance(came), rt.attendance(held((1, 2))), *turns):
        for line in rt.rendering.to_text(answer, locale=Upside()).split("\n"):
            assert "«" in line or not line.strip("-="), line
