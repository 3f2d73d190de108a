"""Groups as meeting finders list them: what travels comes back, and nothing else leaves."""

import functools
import json
from datetime import date, time
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import shapes
from recoverytools.facts import group_types
from recoverytools.fields import facts
from recoverytools.interop import from_meeting_guide, meeting_guide, to_meeting_guide
from recoverytools.models import GroupRole, Meeting
from recoverytools.testing import models_of
from recoverytools.vocabulary import Every, Nth, Weekday

TUESDAY = rt.Schedule(every=Every.WEEK, on=(Weekday.TUESDAY,), at=(time(18, 0),), minutes=90)
TEA = rt.PeerGroup(
    id="tea",
    name="Tuesday Tea",
    who_it_is_for="Women, Young People",
    schedule=TUESDAY,
    place="the library, upstairs",
    online="https://meet.example/tea?x=1",
    accessible=("Wheelchair Access", "Fragrance Free"),
)
LISTED = {
    "name": "Tuesday Tea",
    "slug": "tea",
    "day": 2,
    "time": "18:00",
    "end_time": "19:30",
    "location": "the library, upstairs",
    "conference_url": "https://meet.example/tea?x=1",
    "types": ["FF", "W", "X", "Y"],
}


def listed(**changes: Any) -> dict[str, Any]:
    [entry] = to_meeting_guide(attrs.evolve(TEA, **changes))
    return entry


def read(**changes: Any) -> Any:
    """The group of an entry that says something else, and what is left over of it."""
    found = from_meeting_guide([{key: value for key, value in (LISTED | changes).items() if value is not ...}])
    return found.document[0], found.left_over


# --- there and back ---


def test_a_group_and_its_entry() -> None:
    assert to_meeting_guide(TEA) == [LISTED]
    assert from_meeting_guide([LISTED]).document == (
        attrs.evolve(TEA, accessible=("Fragrance Free", "Wheelchair Access")),
    )
    assert to_meeting_guide(TEA, time_zone="America/Chicago") == [LISTED | {"timezone": "America/Chicago"}]


WEEKLY = st.builds(
    rt.Schedule,
    every=st.sampled_from([Every.WEEK, Every.DAY]),
    on=st.lists(st.sampled_from(Weekday), unique=True).map(tuple),
    at=st.lists(st.builds(time, st.integers(0, 23), st.integers(0, 59)), max_size=2).map(tuple),
    minutes=st.none() | st.integers(1, 1440),
)
ONLINE = st.sampled_from(["", "https://meet.example/a", "call 555-0142"])
GROUPS = st.lists(
    st.tuples(models_of(rt.PeerGroup), st.none() | WEEKLY, ONLINE).map(
        lambda drawn: attrs.evolve(drawn[0], schedule=drawn[1] or drawn[0].schedule, online=drawn[2] or drawn[0].online)
    ),
    max_size=3,
)


@given(GROUPS)
@example([TEA, TEA, attrs.evolve(TEA, schedule=attrs.evolve(TUESDAY, at=(time(9), time(9), time(18))))])
def test_what_travels_comes_back_and_is_listed_alike(groups: list[rt.PeerGroup]) -> None:
    entries = to_meeting_guide(*groups)
    found = from_meeting_guide(json.loads(json.dumps(entries)))
    assert found.left_over == {}
    assert to_meeting_guide(*found.document) == entries


@given(WEEKLY.filter(lambda schedule: len(schedule.at) == 1))
def test_a_weekly_schedule_comes_back_with_the_same_days_and_times(schedule: rt.Schedule) -> None:
    [again] = from_meeting_guide([listed(schedule=schedule)]).document
    assert again.schedule
    week = date(2026, 11, 16), date(2026, 11, 22)
    assert [*again.schedule.days(*week)] == [*schedule.days(*week)]
    assert (again.schedule.at, again.schedule.minutes) == (schedule.at, schedule.minutes)


# --- when ---


@pytest.mark.parametrize(
    ("schedule", "day"),
    [
        (rt.Schedule(every=Every.WEEK, on=(Weekday.SUNDAY,)), 0),
        (rt.Schedule(every=Every.WEEK, on=(Weekday.SATURDAY,)), 6),
        (rt.Schedule(every=Every.WEEK, on=(Weekday.SATURDAY, Weekday.SUNDAY, Weekday.MONDAY)), [0, 1, 6]),
        (rt.Schedule(every=Every.WEEK, on=(Weekday.MONDAY, Weekday.MONDAY)), 1),
        (rt.Schedule(every=Every.WEEK, start=date(2026, 11, 22)), 0),
        (rt.Schedule(every=Every.WEEK), 1),
        (rt.Schedule(every=Every.DAY), [0, 1, 2, 3, 4, 5, 6]),
        (rt.Schedule(every=Every.DAY, on=(Weekday.FRIDAY,)), 5),
        (rt.Schedule(every=Every.WEEK, on=(Weekday.FRIDAY,), count=3), 5),
        (rt.Schedule(every=Every.WEEK, on=(Weekday.FRIDAY,), skip=(date(2026, 12, 25),)), 5),
    ],
)
def test_sunday_is_zero(schedule: rt.Schedule, day: object) -> None:
    entry = listed(schedule=attrs.evolve(schedule, at=(time(7, 5),)))
    assert (entry["day"], entry["time"]) == (day, "07:05")
    assert "end_time" not in entry


@pytest.mark.parametrize(
    "change",
    [
        {"interval": 2},
        {"every": Every.MONTH, "nth": Nth.FIRST},
        {"every": Every.YEAR},
        {"until": date(2027, 1, 1)},
        {"count": 8, "start": date(2026, 11, 24)},
        {"at": ()},
    ],
)
def test_a_group_without_a_week_of_its_own_is_listed_without_a_day(change: dict[str, Any]) -> None:
    entry = listed(schedule=attrs.evolve(TUESDAY, **change))
    assert entry == {key: value for key, value in LISTED.items() if key not in {"day", "time", "end_time"}}
    assert entry == listed(schedule=None)
    assert "timezone" not in to_meeting_guide(attrs.evolve(TEA, schedule=None), time_zone="Europe/Lisbon")[0]


def test_two_times_of_a_day_are_two_meetings() -> None:
    twice = attrs.evolve(TEA, id="t" * 64, schedule=attrs.evolve(TUESDAY, at=(time(23, 30), time(9, 0))))
    entries = to_meeting_guide(twice, TEA, TEA)
    assert [(entry["slug"], entry["time"], entry["end_time"]) for entry in entries] == [
        ("t" * 59 + "-2330", "23:30", "01:00"),
        ("t" * 59 + "-0900", "09:00", "10:30"),
        ("tea", "18:00", "19:30"),
        ("tea-2", "18:00", "19:30"),
    ]


# --- what it says of a group ---


@pytest.mark.parametrize(
    ("changes", "types"),
    [
        ({"who_it_is_for": "mujeres,  GENTE  JOVEN", "accessible": ()}, ["W", "Y"]),
        ({"who_it_is_for": "women in recovery, children welcome", "accessible": ("an elevator",)}, None),
        ({"who_it_is_for": "Wheelchair Access", "accessible": ("Women",)}, None),
        ({"who_it_is_for": "", "accessible": ("american sign language", "Child-Friendly")}, ["ASL", "CF"]),
    ],
)
def test_a_type_is_what_a_group_says_in_the_words_of_the_table(changes: dict[str, Any], types: object) -> None:
    assert listed(**changes).get("types") == types


def test_every_type_that_is_used_stands_in_the_table_and_comes_back() -> None:
    used = {*meeting_guide._EASY, *meeting_guide._FOR}
    assert len(used) == 23
    for code in used:
        group, left = read(types=[code])
        assert (listed(who_it_is_for=group.who_it_is_for, accessible=group.accessible)["types"], left) == ([code], {})
        for meaning in group_types()[code].values():
            whom = meaning if code in meeting_guide._FOR else ""
            easy = () if whom else (meaning,)
            assert len(listed(who_it_is_for=whom, accessible=easy)["types"]) == 1
    group, left = read(types=list(group_types()))
    assert left == {"/0/types": [code for code in group_types() if code not in used]}
    assert listed(who_it_is_for=group.who_it_is_for, accessible=group.accessible)["types"] == [
        code for code in group_types() if code in used
    ]


@pytest.mark.parametrize(
    "online", ["call Dee on 555-0142", "javascript:alert(1)", "https://a b", "http:", "see https://x"]
)
def test_only_a_link_leads_home(online: str) -> None:
    assert "conference_url" not in listed(online=online)
    assert listed(online="http://meet.example")["conference_url"] == "http://meet.example"


# --- what stays ---

TRAVELS = {"name", "schedule", "place"}


def full(cls: Any, skip: frozenset[str] = frozenset()) -> Any:
    """A model with a word that is to stay in every text, as plain data."""
    made: dict[str, Any] = {}
    for fact in facts(cls):
        match fact.shape:
            case _ if fact.name in skip:
                continue
            case shapes.Text(pattern=None):
                made[fact.name] = "CANARY"
            case shapes.Many(of=shapes.Text(pattern=None)):
                made[fact.name] = ["CANARY"]
            case shapes.Many(of=shapes.Part(part)) | shapes.Part(part):
                made[fact.name] = [full(part)] if isinstance(fact.shape, shapes.Many) else full(part)
            case shapes.Extensions():
                made[fact.name] = {"org.example": "CANARY"}
            case shapes.Day():
                made[fact.name] = "1999-12-31"
            case shapes.Whole():
                made[fact.name] = 1
            case shapes.OneOf(words):
                made[fact.name] = next(iter(words)).value
            case _:
                continue
    return made


def test_nothing_else_of_a_group_leaves() -> None:
    data = full(rt.PeerGroup, frozenset({*TRAVELS, "earlier"}))
    assert {
        "roles",
        "meetings",
        "agreements",
        "purpose",
        "agenda",
        "setting_up",
        "who_it_is_for",
        "extensions",
    } <= data.keys()
    group = rt.from_dict(data | {"name": "Tea", "place": "here", "schedule": rt.to_dict(TUESDAY)}, rt.PeerGroup)
    [entry] = to_meeting_guide(attrs.evolve(group, id="tea"))
    assert entry == {
        "name": "Tea", "slug": "tea", "day": 2, "time": "18:00", "end_time": "19:30", "location": "here",
    }  # fmt: skip
    roles = (GroupRole(role="key", people=("Dee",)),)
    met = (Meeting(on=date(2026, 11, 17), note="bring the key"),)
    assert to_meeting_guide(attrs.evolve(TEA, roles=roles, meetings=met)) == [LISTED]


def test_a_private_group_is_not_listed() -> None:
    assert to_meeting_guide(attrs.evolve(TEA, private=True), TEA) == [LISTED]


def test_only_groups_are_listed() -> None:
    goal: Any = rt.Goal(statement="x")
    with pytest.raises(TypeError, match="to_meeting_guide takes groups, not a Goal"):
        to_meeting_guide(goal)


# --- lists of others ---


def test_a_list_of_others_is_read_as_far_as_it_goes() -> None:
    entry = {
        "name": "Sunday Serenity", "slug": 14, "day": ["0", 3], "time": "18:00", "end_time": "19:30",
        "location": "Alano Club", "group": "The Serenity Group", "notes": "Ring the buzzer.", "a/~b": 1,
        "types": ["O", "T", "D", "LGBTQ", 7], "address": "123 Main Street", "city": "Anytown", "state": "CA",
        "contact_1_name": "Jo", "latitude": 1.5,
    }  # fmt: skip
    found = from_meeting_guide([entry])
    [group] = found.document
    assert group == rt.PeerGroup(
        id="14",
        name="Sunday Serenity",
        who_it_is_for="Open, Transgender, LGBTQ",
        schedule=attrs.evolve(TUESDAY, on=(Weekday.SUNDAY, Weekday.WEDNESDAY)),
        place="Alano Club, 123 Main Street, Anytown, CA",
    )
    assert found.left_over == {
        "/0/group": "The Serenity Group",
        "/0/notes": "Ring the buzzer.",
        "/0/a~1~0b": 1,
        "/0/types": ["D", 7],
        "/0/contact_1_name": "Jo",
        "/0/latitude": 1.5,
    }
    assert repr(found) == "Imported(left_over=<6>)"


DEEP: Any = functools.reduce(lambda below, _: [below], range(2000), list[Any]())
"""What not even its repr can be made of."""


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"day": 7}, {"day": 7, "time": "18:00", "end_time": "19:30"}),
        ({"day": []}, {"day": [], "time": "18:00", "end_time": "19:30"}),
        ({"day": "x"}, {"day": "x", "time": "18:00", "end_time": "19:30"}),
        ({"day": True}, {"day": True, "time": "18:00", "end_time": "19:30"}),
        ({"day": ...}, {"time": "18:00", "end_time": "19:30"}),
        ({"time": "6 pm"}, {"time": "6 pm", "end_time": "19:30"}),
        ({"time": 18}, {"time": 18, "end_time": "19:30"}),
        ({"end_time": "24:00"}, {"end_time": "24:00"}),
        ({"slug": "Not An Id"}, {"slug": "Not An Id"}),
        ({"slug": None}, {"slug": None}),
        ({"location": "x" * 201}, {"location": "x" * 201}),
        ({"location": 5}, {"location": 5}),
        ({"conference_url": 5}, {"conference_url": 5}),
        ({"conference_phone": "555"}, {"conference_phone": "555"}),
        ({"slug": 10**5000}, {"slug": 10**5000}),
        ({"slug": DEEP}, {"slug": DEEP}),
        ({"day": [10**5000]}, {"day": [10**5000], "time": "18:00", "end_time": "19:30"}),
        ({"day": DEEP}, {"day": DEEP, "time": "18:00", "end_time": "19:30"}),
        ({"types": "W"}, {"types": "W"}),
        ({"types": [[], "W", {}, None]}, {"types": [[], {}, None]}),
        ({"types": ["X"] * 1001}, {}),
        ({"formatted_address": "1 Main St", "city": "Anytown"}, {"city": "Anytown"}),
        ({"location": "", "formatted_address": "1 Main St"}, {"location": ""}),
    ],
)
def test_what_cannot_be_placed_is_left_over(changes: dict[str, Any], left: dict[str, Any]) -> None:
    group, found = read(**changes)
    assert found == {f"/0/{key}": value for key, value in left.items()}
    assert group.name == "Tuesday Tea"


def test_an_address_and_a_place_stand_together() -> None:
    assert read(formatted_address="1 Main St, Anytown")[0].place == "the library, upstairs, 1 Main St, Anytown"
    assert read(formatted_address="the library, upstairs")[0].place == "the library, upstairs"
    assert read(location=..., city="Anytown", country="US")[0].place == "Anytown, US"


@pytest.mark.parametrize("entry", [{"slug": "x"}, {"name": ""}, {"name": 5}, {"name": "x" * 201}, "x", None, []])
def test_an_entry_without_a_name_is_left_over_whole(entry: Any) -> None:
    found = from_meeting_guide([LISTED, entry])
    assert (len(found.document), found.left_over) == (1, {"/1": entry})


def test_no_two_groups_have_one_id() -> None:
    found = from_meeting_guide([LISTED, LISTED])
    assert found.left_over == {"/1/slug": "tea"}
    assert len({group.id for group in found.document}) == 2


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(rt.InvalidDocument, match=r"^the document must be a list of meetings$"):
        from_meeting_guide({"meetings": []})


def test_no_list_gets_a_zone_that_does_not_exist() -> None:
    says = r"^time_zone must be the name of a time zone that this machine knows, such as Europe/Lisbon$"
    with pytest.raises(ValueError, match=says):
        to_meeting_guide(TEA, time_zone="Chicago")
