"""Facts with a source and a date."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from recoverytools import facts
from recoverytools.facts import STALE_AFTER, CrisisLine, crisis_lines, group_types, renewal_rules, word_lists
from recoverytools.vocabulary import LineKind, Way
from test_import import watched

TODAY = date(2026, 11, 23)
LINES = facts._lines()
LINE: Any = {"region": "US", "name": "x", "kind": LineKind.CRISIS, "way": Way.CALL, "value": "988", "source": "x"}
NUMBER = re.compile(r"\+?[0-9](?:[ -]?[0-9]){2,14}")
ADDRESS = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/\S*)?")


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.region} {line.way} {line.value}")
def test_every_line_says_what_it_is_how_to_reach_it_and_who_says_so(line: CrisisLine) -> None:
    assert re.fullmatch("[A-Z]{2}(-[A-Z0-9]{1,3})?", line.region)
    assert isinstance(line.kind, LineKind)
    assert line.name
    assert line.source
    assert (ADDRESS if line.way is Way.CHAT else NUMBER).fullmatch(line.value)
    assert line.way in {Way.CALL, Way.TEXT, Way.CHAT}
    assert line.verified_on is None or line.verified_on <= TODAY
    assert line.may_send_help_without_asking is None or line.may_send_help_source, "said only with a source"
    assert all(re.fullmatch("[a-z]{2,3}(-[A-Za-z]+)?", tag) for tag in line.languages)


def test_no_line_stands_twice() -> None:
    told = [(line.region, line.name, line.way, line.value) for line in LINES]
    assert len({*told}) == len(told)


def test_a_region_has_its_own_lines_and_then_those_of_its_country() -> None:
    state, country = crisis_lines("US-CA", today=TODAY), crisis_lines("US", today=TODAY)
    assert {line.region for line in country} == {"US"}
    later = [line.region for line in state if line.kind is not LineKind.EMERGENCY]
    assert later == sorted(later, reverse=True), "its own first"
    assert [line for line in state if line.region == "US"] == [*country]
    assert crisis_lines("US-PA", today=TODAY) == country, "where none of its own is known"


@pytest.mark.parametrize("region", sorted({line.region for line in LINES}))
def test_emergency_numbers_come_first(region: str) -> None:
    last = [line.kind is not LineKind.EMERGENCY for line in crisis_lines(region, today=TODAY)]
    assert last == sorted(last)
    assert not last[0]


@pytest.mark.parametrize("region", ["", "XX", "XX-YY"])
def test_of_an_unknown_region_no_line_is_known(region: str) -> None:
    assert crisis_lines(region, today=TODAY) == ()


@pytest.mark.parametrize("region", ["us", "U", "USA", "-US", "../US", "US-"])
def test_what_is_no_region_is_refused(region: str) -> None:
    with pytest.raises(ValueError, match=r"^region must be a country or region code \(ISO 3166\) such as CA or US-PA$"):
        crisis_lines(region, today=TODAY)


def test_lines_are_asked_for_by_a_code_that_many_use_and_on_a_day() -> None:
    assert crisis_lines("UK", today=TODAY) == crisis_lines("GB", today=TODAY)
    tomorrow: Any = "tomorrow"
    with pytest.raises(TypeError, match=r"^today must be a datetime\.date$"):
        crisis_lines("US", today=tomorrow)


@pytest.mark.parametrize(
    ("verified_on", "caution"),
    [
        (TODAY, ""),
        (TODAY - STALE_AFTER, ""),
        (TODAY - STALE_AFTER - timedelta(1), "last checked on 22 November 2025"),
        (TODAY + timedelta(1), ""),
        (None, "not checked recently"),
    ],
)
def test_a_line_that_was_checked_long_ago_says_so(verified_on: Any, caution: str) -> None:
    line = CrisisLine(**LINE, verified_on=verified_on, today=TODAY)
    assert (line.is_stale, line.caution()) == (bool(caution), caution)


def test_a_stale_line_is_given_all_the_same() -> None:
    fresh, stale = crisis_lines("US", today=TODAY), crisis_lines("US", today=date(2036, 1, 1))
    assert [line.value for line in fresh] == [line.value for line in stale]
    assert all(line.is_stale and line.today == date(2036, 1, 1) for line in stale)
    assert not fresh[0].is_stale


def test_rules_for_renewal_have_a_source() -> None:
    for rule in renewal_rules():
        assert rule.credential
        assert rule.source
        assert rule.needs.hours
        assert re.fullmatch("([A-Z]{2}(-[A-Z]{2})?)?", rule.region)
        assert re.fullmatch("([0-9]{4}(-[0-9]{2}-[0-9]{2})?)?", rule.as_of)
    assert {"US-PA", "US-GA", ""} <= {rule.region for rule in renewal_rules()}


def test_lists_of_words_have_a_source_and_a_license() -> None:
    for name, known in word_lists().items():
        assert name == known.name
        assert known.title
        assert known.source
        assert known.license
        assert 1900 <= known.as_of <= TODAY.year
        assert len({*known.words}) == len(known.words) > 0
    assert word_lists()["four-dimensions-of-recovery"].words == ("health", "home", "purpose", "community")
    assert len(word_lists()["eight-dimensions-of-wellness"].words) == 8


def test_types_of_groups_have_a_meaning_in_english() -> None:
    assert len(group_types()) == 87
    assert all(meanings["en"] for meanings in group_types().values())
    assert group_types()["W"]["en"] == "Women"


@pytest.mark.parametrize("facts", [word_lists(), group_types(), group_types()["W"]])
def test_nobody_can_change_a_fact(facts: Any) -> None:
    with pytest.raises(TypeError):
        facts["W"] = "x"


def test_facts_read_their_own_data_and_nothing_else() -> None:
    ask = (
        "from datetime import date\n"
        "from recoverytools.facts import crisis_lines, group_types, renewal_rules, word_lists\n"
        "mark = len(calls)\n"
        "crisis_lines('US', today=date(2026, 1, 1)), group_types(), renewal_rules(), word_lists()\n"
        "first = len(calls)\n"
        "crisis_lines('CA', today=date(2026, 1, 1)), group_types(), renewal_rules(), word_lists()\n"
        "again = [call for call in calls[first:] if call[0] == 'open']\n"
        "assert not again, again\n"
        "assert not [call for call in calls[:mark] if call[1].endswith('.json')], 'the import reads nothing'\n"
        "calls = calls[mark:]"
    )
    _, calls = watched(ask)
    opened = {name for event, name in calls if event == "open" and not name.endswith((".py", ".pyc"))}
    assert {re.sub(".*/recoverytools/data/", "", name) for name in opened if "__pycache__" not in name} == {
        "group_types.json",
        "help_lines.json",
        "renewal_rules.json",
        "word_lists.json",
    }
    assert [event for event, _ in calls if event.startswith(("socket.", "subprocess.", "os.system"))] == []
