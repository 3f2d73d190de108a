"""Pictures show what was written, to eyes and in words, and nothing that is private."""

import itertools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from languages import Upside, beside_marks
from recoverytools.models import Measure, Note, Rating, Strength
from recoverytools.outcomes import DayNumber, GoalProgress, StepCounts, Trend
from recoverytools.rendering import (
    Picture,
    checkin_calendar,
    progress_chart,
    sign_ladder,
    support_map,
    wellness_wheel,
)
from recoverytools.rendering.pictures import _charts, _svg
from recoverytools.testing._strategies import CHARACTERS
from recoverytools.vocabulary import AgreedToHelp, Circle, Domain, Gives, GoalStatus, Missing, SignStage, Weekday

ROOT = Path(__file__).parent.parent.parent
EXAMPLES, GOLDEN = ROOT / "examples", ROOT / "tests" / "data" / "pictures"
SHOWN = ROOT / "docs" / "pictures"
"""The golden pictures that the README shows are kept here alone."""
OF_PLANS: Sequence[Callable[..., Picture]] = (support_map, wellness_wheel, sign_ladder)
FIRST, LAST = date(2026, 9, 1), date(2026, 10, 10)
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"
LANG = "haw"
"""The language of what a person wrote here: by it their words are told from ours."""


# --- golden pictures ---


def of_examples() -> Iterator[tuple[str, Picture]]:
    """All pictures of the example documents."""
    for path in sorted((EXAMPLES / "plans").glob("*.json")):
        plan = rt.read(path, rt.WellnessPlan)
        for draw in OF_PLANS:
            yield f"{path.stem}-{draw.__name__}", draw(plan)
    plan = rt.read(EXAMPLES / "plans" / "keeping-my-canoe-steady.json", rt.WellnessPlan)
    journal = rt.read(EXAMPLES / "journals" / "the-song-and-the-sleep.json", rt.Journal)
    for scale in journal.scales:
        trend = rt.trend(journal, scale.id, start=FIRST, end=LAST)
        yield f"{scale.id}-progress_chart", progress_chart(trend, plan=plan)
    for goal in rt.progress(plan, journal, today=LAST):
        yield f"{goal.goal}-progress_chart", progress_chart(goal, plan=plan)
    days: dict[str, Any] = {"start": FIRST, "end": LAST, "plan": plan}
    yield "sleep-checkin_calendar", checkin_calendar(journal, scale=journal.scales[0].id, **days)
    yield "journal-checkin_calendar", checkin_calendar(journal, first_day=Weekday.SUNDAY, **days)
    for_work = rt.read(EXAMPLES / "views" / "for-mr-lindqvist.json", rt.SharedView)
    for draw in OF_PLANS:
        yield f"for-mr-lindqvist-{draw.__name__}", draw(for_work)
    sleep = rt.read(EXAMPLES / "views" / "sleep-since-monday.json", rt.SharedView)
    assert sleep.journal
    week: dict[str, Any] = {"start": date(2026, 11, 16), "end": date(2026, 11, 22)}
    yield "sleep-since-monday-checkin_calendar", checkin_calendar(sleep, scale=sleep.journal.scales[0].id, **week)


def in_words(picture: Picture) -> Any:
    return {"title": picture.title, "description": picture.description, **attrs.asdict(picture.table)}


def golden() -> Iterator[tuple[str, str]]:
    """The files of the pictures, each by its name."""
    pictures = dict(of_examples())
    for name, picture in pictures.items():
        yield f"{name}.svg", picture.svg + "\n"
    words = {name: in_words(picture) for name, picture in pictures.items()}
    yield "in-words.json", json.dumps(words, indent=1, ensure_ascii=False) + "\n"


def test_the_pictures_of_the_examples() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (*GOLDEN.iterdir(), *SHOWN.iterdir())}
    assert dict(golden()) == kept, (
        "look at them, and write them anew: PYTHONPATH=tests uv run python tests/rendering/test_pictures.py"
    )


# --- reading a picture ---


def tree(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg)


def texts(picture: Picture) -> list[str]:
    """The lines of text in a picture."""
    return ["".join(text.itertext()) for text in tree(picture).iter(f"{SVG}text")]


def theirs(picture: Picture) -> list[str]:
    """The lines of text in a picture that a person wrote."""
    return ["".join(text.itertext()) for text in tree(picture).iter(f"{SVG}text") if text.get("lang") == LANG]


def drawn(picture: Picture, tag: str, class_: str) -> list[dict[str, str]]:
    return [each.attrib for each in tree(picture).iter(SVG + tag) if each.get("class") == class_]


def words_of(picture: Picture) -> str:
    """All that stands in a picture in words, without the space between."""
    cells = itertools.chain(picture.table.header, *picture.table.rows)
    return bare(" ".join([picture.title, picture.description, *cells]))


def bare(text: str) -> str:
    """A text without what XML cannot hold, marks of direction, and space."""
    shown = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return "".join(letter for letter in "".join(shown.split()) if letter not in "\u2066\u2067\u2068\u2069")


def plan_with(lines: Sequence[str], *, private: bool = False) -> rt.WellnessPlan:
    """A plan with texts in every place that a picture shows."""
    line = itertools.cycle(lines)

    def notes() -> tuple[Note, ...]:
        return (Note(text=next(line), private=private), Note(text=next(line)))

    def responses() -> dict[str, Any]:
        return {"responses": notes()}

    return rt.WellnessPlan(
        language=LANG,
        supports=tuple(
            rt.Support(name=next(line), circle=circle, both_ways=True, gives=(Gives.COMPANY,), private=private)
            for circle in (*Circle, None)
        ),
        goals=(rt.Goal(statement=next(line), domains=(Domain.SOCIAL, Domain.OTHER), private=private),),
        strengths=(Strength(text=next(line), private=private), Strength(text=next(line), domain=Domain.FINANCIAL)),
        doing_well=notes(),
        triggers=(rt.Trigger(what=next(line), private=private, **responses()),),
        warning_signs=tuple(
            rt.WarningSign(what=next(line), stage=stage, private=private, **responses()) for stage in (None, *SignStage)
        ),
        crisis=rt.CrisisPlan(private=private, when_others_step_in=notes(), helps=notes()),
        after_crisis=rt.models.PostCrisisPlan(private=private, over_when=notes(), first_days=notes()),
    )


def journal_with(line: str, *, private: bool = False) -> rt.Journal:
    scale = rt.Scale(id="s", name=line, low=0, high=10, private=private)
    return rt.Journal(scales=(scale,), checkins=(rt.CheckIn(occurred_at=NOON, ratings=(Rating(about="s", value=4),)),))


def goal_with(line: str, *, private: bool = False) -> GoalProgress:
    measure = Measure(what=line, unit=line, baseline=0, target=9)
    plan = rt.WellnessPlan(id="p", goals=(rt.Goal(id="g", statement=line, measure=measure, private=private),))
    [goal] = rt.progress(
        plan,
        rt.Journal(checkins=(rt.CheckIn(occurred_at=NOON, ratings=(Rating(about="g", value=4),)),)),
        today=LAST.replace(month=12),
    )
    return goal


DAYS: Any = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}


def of_plan(draw: Callable[..., Picture]) -> Callable[..., Picture]:
    return lambda lines, *, private=False, **more: draw(plan_with(lines, private=private), **more)


def of_goal(lines: Sequence[str], *, private: bool = False, **more: Any) -> Picture:
    return progress_chart(goal_with(lines[0], private=private), plan=rt.WellnessPlan(language=LANG), **more)


def of_scale(lines: Sequence[str], *, private: bool = False, **more: Any) -> Picture:
    trend = rt.trend(journal_with(lines[0], private=private), "s", **DAYS)
    return progress_chart(trend, plan=rt.WellnessPlan(language=LANG), **more)


def of_journal(lines: Sequence[str], *, private: bool = False, **more: Any) -> Picture:
    journal = journal_with(lines[0], private=private)
    return checkin_calendar(journal, scale="s", plan=rt.WellnessPlan(language=LANG), **DAYS, **more)


ANSWERS = [of_goal, of_scale, of_journal]
ALL = [*map(of_plan, OF_PLANS), *ANSWERS]
"""What draws one of each kind, with texts in all places."""
KINDS = st.sampled_from(ALL)


# --- whatever is written ---

HOSTILE = [
    "<script>alert(1)</script>", "</text></svg><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{ 7 * 7 }}", "&lt;b&gt;",
    "]]><!-- -->", '" onload="alert(1)', "\u202eabc\u202d", "\u2067open", "a\u0301" * 60, "陈奶奶和楼下那家永远亮着灯的小面馆老板。" * 8,
    "خالتي أمينة التي تسكن في الطابق الثاني", "\ufffe\uffff", "x\x7f\x85y", "Donaudampfschifffahrt" * 9, "👩🏽‍🚀" * 30, "%s {name}",
]  # fmt: skip
LINES = st.lists(
    st.sampled_from(HOSTILE) | st.text(CHARACTERS, min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=5
)
TAGS = {"svg", "title", "desc", "style", "rect", "circle", "path", "polygon", "line", "text"}
ATTRIBUTES = {
    "class", "role", "aria-labelledby", "aria-describedby", "lang", "width", "height", "viewBox", "id", "x", "y", "rx", "r", "cx", "cy",
    "x1", "x2", "y1", "y2", "d", "points", "fill", "stroke-width", "stroke-dasharray", "stroke-linejoin", "font-size", "font-weight",
    "text-anchor", "direction", "unicode-bidi",
}  # fmt: skip


@given(KINDS, LINES)
def test_a_picture_is_well_formed_and_has_nothing_in_it_but_shapes_and_text(kind: Any, lines: list[str]) -> None:
    for element in tree(kind(lines)).iter():
        assert element.tag.removeprefix(SVG) in TAGS
        assert element.attrib.keys() <= ATTRIBUTES


@given(KINDS, LINES)
def test_what_a_person_wrote_is_shown_as_written_and_stands_in_the_table_too(kind: Any, lines: list[str]) -> None:
    picture = kind(lines, include_private=True)
    words = words_of(picture)
    assert theirs(picture)
    assert all(bare(line.removesuffix("…")) in words for line in theirs(picture))
    cells = {bare(cell) for row in picture.table.rows for cell in row} | {bare(picture.title)}
    assert any(bare(line) in cell for line in lines for cell in cells)


@given(KINDS, LINES)
def test_the_title_the_description_and_the_size_stand_in_the_svg(kind: Any, lines: list[str]) -> None:
    picture = kind(lines)
    root = tree(picture)
    assert root.get("role") == "img"
    assert (root.get("width"), root.get("height")) == tuple(map(str, picture.size))
    for name, text, points in (("title", picture.title, "labelledby"), ("desc", picture.description, "describedby")):
        element = root.find(SVG + name)
        assert element is not None
        assert bare("".join(element.itertext())) == bare(text)
        assert element.get("id") == root.get(f"aria-{points}")


@given(KINDS, LINES)
def test_no_repr_shows_what_a_person_wrote(kind: Any, lines: list[str]) -> None:
    assert "Qzx" not in repr(kind([f"Qzx{line}"[:200] for line in lines]))


def test_pictures_that_differ_share_no_id() -> None:
    pictures = [kind(["sing"]) for kind in ALL]
    ids = [element.get("id") for picture in pictures for element in tree(picture).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(pictures)


@given(KINDS, LINES)
def test_the_same_picture_comes_out_the_same(kind: Any, lines: list[str]) -> None:
    assert kind(lines) == kind(lines)


# --- what is private ---


@given(st.sampled_from(OF_PLANS), LINES)
def test_what_is_private_leaves_no_trace(draw: Any, lines: list[str]) -> None:
    plan = plan_with([f"Qzx{line}"[:200] for line in lines], private=True)
    doing_well, strengths = plan.doing_well[:1], plan.strengths[:1]
    hidden = attrs.evolve(plan, doing_well=doing_well, strengths=strengths)
    nothing = rt.WellnessPlan()
    assert draw(hidden) == draw(attrs.evolve(plan, private=True)) == draw(nothing)
    assert "Qzx" in draw(hidden, include_private=True).svg
    # with private and other things mixed, the others alone are told
    open_ones = plan_with(["open"])
    sections = ("supports", "goals", "triggers", "warning_signs", "doing_well", "strengths")
    mixed = attrs.evolve(open_ones, **{name: getattr(open_ones, name) + getattr(hidden, name) for name in sections})
    assert draw(mixed) == draw(open_ones)


@pytest.mark.parametrize(("kind", "title"), [*zip(ANSWERS, ["Goal", "Scale", "Check-ins"], strict=True)])
def test_what_is_private_as_a_whole_says_that_and_nothing_else(kind: Any, title: str) -> None:
    picture = kind(["Qzx"], private=True)
    assert texts(picture) == [title, "This is marked private."]
    assert (picture.title, picture.description) == (title, "This is marked private.")
    assert (picture.table.header, picture.table.rows) == ((), ())
    assert kind(["Qzx"], private=True, include_private=True).title == "Qzx (private)"


def test_private_responses_are_left_out_and_marked_where_they_are_asked_for() -> None:
    sign = rt.WarningSign(what="noise", responses=(Note(text="tell Rose", private=True), Note(text="go out")))
    plan = rt.WellnessPlan(warning_signs=(sign,))
    assert sign_ladder(plan).table.rows == (("Signs that I notice", "noise", "go out"),)
    shown = sign_ladder(plan, include_private=True)
    assert shown.table.rows == (("Signs that I notice", "noise", "tell Rose (private); go out"),)
    assert texts(shown)[-2:] == ["tell Rose (private)", "go out"]


def test_a_note_goes_by_what_it_points_to_unless_that_is_private() -> None:
    rose = rt.Support(id="rose", name="Rose")
    tea = rt.WellnessTool(id="tea", name="mint tea", private=True)
    notes = (Note(support="rose"), Note(tool="tea"), Note(tool="tea", support="rose"), Note(text="sit", tool="tea"))
    plan = rt.WellnessPlan(supports=(rose,), toolbox=(tea,), doing_well=notes)
    assert [row[1] for row in sign_ladder(plan).table.rows] == ["Rose", "Rose", "sit"]
    shown = sign_ladder(plan, include_private=True)
    assert [row[1] for row in shown.table.rows] == ["Rose", "mint tea", "mint tea", "sit"]


def test_a_private_view_shows_nothing() -> None:
    plan = rt.WellnessPlan(supports=(rt.Support(name="Rose"),))
    view = rt.SharedView(plan=plan, private=True)
    assert support_map(view) == support_map(rt.SharedView()) == support_map(rt.WellnessPlan())
    assert support_map(view, include_private=True) == support_map(plan)


def test_a_private_check_in_and_what_corrects_it_stand_on_no_calendar() -> None:
    days: dict[str, Any] = {"start": date(2026, 11, 1), "end": date(2026, 11, 30)}
    entry = rt.CheckIn(id="a", occurred_at=NOON, private=True)
    journal = rt.Journal(checkins=(entry, rt.CheckIn(occurred_at=NOON, private=True, replaces="a")))
    empty = checkin_calendar(rt.Journal(), **days)
    assert checkin_calendar(journal, **days) == empty
    assert (
        checkin_calendar(rt.SharedView(journal=rt.Journal(checkins=(rt.CheckIn(occurred_at=NOON),))), **days) != empty
    )
    assert checkin_calendar(journal, include_private=True, **days).table.rows == (("2 November 2026",),)
    hidden = checkin_calendar(attrs.evolve(journal, private=True), **days)
    assert (hidden.title, texts(hidden)) == ("Check-ins", ["Check-ins", "This is marked private."])
    assert checkin_calendar(rt.SharedView(journal=journal, private=True), **days) == hidden
    assert checkin_calendar(rt.SharedView(), **days) == empty


# --- where nothing is written ---


@pytest.mark.parametrize(
    ("draw", "title", "description", "says"),
    [
        (support_map, "Who is on my side", "A map with me in the middle. No one else is on it yet.", "No one is on the map yet. Who and what is good for you?"),
        (wellness_wheel, "The parts of my life", "A wheel of eight parts of life. Nothing is on it yet.", "Nothing is on the wheel yet. Which part of your life comes to mind first?"),
        (sign_ladder, "My signs, and what I do", "A ladder of signs. Nothing is on it yet.", "Nothing is on the ladder yet. What are you like when you are doing well?"),
    ],
)  # fmt: skip
def test_an_empty_plan_has_a_kind_picture(draw: Any, title: str, description: str, says: str) -> None:
    picture = draw(rt.WellnessPlan())
    assert (picture.title, picture.description, picture.table.rows) == (title, description, ())
    assert says in " ".join(texts(picture))


def test_a_goal_and_a_scale_without_numbers_have_a_kind_picture() -> None:
    says = "No numbers yet. Each one that is written down will stand here."
    for picture in (progress_chart(chart_of([])), progress_chart(goal_of([]))):
        assert (picture.description, picture.table.rows) == ("A chart that has no numbers yet.", ())
        assert says in " ".join(texts(picture))


def test_a_calendar_without_check_ins_has_a_kind_picture() -> None:
    picture = checkin_calendar(rt.Journal(), start=FIRST, end=FIRST)
    assert picture.description == "A calendar from 1 September 2026 to 1 September 2026. No check-in is on it yet."
    assert "No check-in is on these days yet. One number or one word is a good beginning." in " ".join(texts(picture))


# --- what only some things have ---


@pytest.mark.parametrize("draw", OF_PLANS)
def test_a_picture_of_a_plan_takes_nothing_else(draw: Any) -> None:
    with pytest.raises(TypeError, match=rf"^{draw.__name__} takes a WellnessPlan or a SharedView, not a Journal$"):
        draw(rt.Journal())


def test_charts_and_calendars_say_what_they_take() -> None:
    wrong: Any = rt.WellnessPlan()
    with pytest.raises(TypeError, match=r"^progress_chart takes a Trend or a GoalProgress, not a WellnessPlan$"):
        progress_chart(wrong)
    with pytest.raises(TypeError, match=r"^checkin_calendar takes a Journal or a SharedView, not a WellnessPlan$"):
        checkin_calendar(wrong, start=FIRST, end=LAST)
    moments: list[Any] = [{"start": NOON, "end": LAST}, {"start": FIRST, "end": NOON}]
    for days in moments:
        with pytest.raises(TypeError, match=r"^(start|end) must be a datetime.date$"):
            checkin_calendar(rt.Journal(), **days)
    with pytest.raises(ValueError, match=r"^end must not be before start$"):
        checkin_calendar(rt.Journal(), start=LAST, end=FIRST)
    with pytest.raises(rt.NotFound, match=r"^the journal has no Scale with this id$"):
        checkin_calendar(rt.Journal(), start=FIRST, end=LAST, scale="sleep")


def test_every_text_of_ours_passes_through_wording() -> None:
    ours: Any = Upside()
    pictures = [
        *(kind(["qqq"], locale=ours) for kind in ALL),
        *(draw(rt.WellnessPlan(), locale=ours) for draw in OF_PLANS),
    ]
    pictures += [checkin_calendar(rt.Journal(), start=FIRST, end=LAST.replace(year=2028), locale=ours)]
    pictures += [progress_chart(chart_of([]), locale=ours), support_map(many_supports(), locale=ours)]
    for picture in pictures:
        root = tree(picture)
        assert root.get("lang") is None
        for text in (*words_in(root), picture.description, *itertools.chain(picture.table.header, *picture.table.rows)):
            assert not re.search("[A-Za-z]{2,}", re.sub("q+", "", beside_marks(text))), text


def words_in(root: ET.Element) -> Iterator[str]:
    """The paragraphs of a picture: lines that belong together, by the marks that are open."""
    paragraph = ""
    for text in root.iter(f"{SVG}text"):
        paragraph = f"{paragraph} {''.join(text.itertext())}".strip()
        if paragraph.count("«") == paragraph.count("»"):
            yield paragraph
            paragraph = ""


def test_the_words_that_a_person_chose_stand_in_their_pictures() -> None:
    plan = rt.WellnessPlan(word_choices={"crisis": "storm"}, crisis=rt.CrisisPlan(helps=(Note(text="a dim room"),)))
    assert sign_ladder(plan).table.rows == (("In a storm", "", "a dim room"),)
    assert texts(sign_ladder(plan))[2:4] == ["In a storm", "This is not a legal document."]


# --- the map of supports ---


def many_supports() -> rt.WellnessPlan:
    return rt.WellnessPlan(supports=tuple(rt.Support(name=f"qq {n}", circle=Circle.FRIENDS) for n in range(200)))


def test_of_hundreds_of_supports_six_are_drawn_and_the_rest_is_told() -> None:
    picture = support_map(many_supports())
    assert len(picture.table.rows) == 200
    assert {"+194", "and 194 more", "qq 5"} < set(texts(picture))
    assert "qq 6" not in texts(picture)
    assert picture.description == "A map with me in the middle and 200 on my side."


@given(st.lists(st.sampled_from([*Circle, None]), max_size=12))
def test_each_support_stands_once_and_the_closest_come_first(circles: list[Circle | None]) -> None:
    supports = tuple(rt.Support(name=f"s{n}", circle=circle) for n, circle in enumerate(circles))
    picture = support_map(rt.WellnessPlan(supports=supports))
    order = [*Circle, None]
    in_order = sorted(supports, key=lambda support: order.index(support.circle))
    assert [row[0] for row in picture.table.rows] == [support.name for support in in_order]
    numbers = [int(text) for text in texts(picture) if text.isdigit()]
    assert sorted(numbers) == sorted([*range(1, max(numbers, default=0) + 1)] * 2), "on the map, and in the list"


@pytest.mark.parametrize(
    ("fields", "way", "arrows"),
    [
        ({}, "They help me", 1 + 1),
        ({"both_ways": True}, "We help each other", 2 + 2),
        ({"both_ways": False}, "They help me", 1 + 1),
        ({"agreed": AgreedToHelp.HAS_SAID_NO, "both_ways": True}, "", 0),
    ],
)
def test_arrows_say_which_way_help_goes_on_the_map_and_in_its_key(fields: Any, way: str, arrows: int) -> None:
    picture = support_map(rt.WellnessPlan(supports=(rt.Support(name="Rose", **fields),)))
    assert picture.table.rows == (("Rose", "", "", way),)
    assert len(drawn(picture, "polygon", "warm")) == arrows


def test_an_arrow_to_me_points_to_the_middle() -> None:
    picture = support_map(rt.WellnessPlan(supports=(rt.Support(name="Rose"),)))
    [arrow, _] = drawn(picture, "polygon", "warm")
    [_, me, *_] = drawn(picture, "circle", "paper line-line") + drawn(picture, "circle", "deep line-line")
    (tip_x, tip_y), *corners = [tuple(map(float, point.split(","))) for point in arrow["points"].split()]
    for x, y in corners:
        away = (x - float(me["cx"])) ** 2 + (y - float(me["cy"])) ** 2
        assert (tip_x - float(me["cx"])) ** 2 + (tip_y - float(me["cy"])) ** 2 < away


# --- the wheel ---


@given(st.lists(st.lists(st.sampled_from(Domain), unique=True, max_size=3), max_size=8))
def test_no_part_of_the_wheel_is_larger_for_what_stands_in_it(domains: list[list[Domain]]) -> None:
    goals = tuple(rt.Goal(statement=f"g{n}", domains=tuple(each)) for n, each in enumerate(domains))
    picture = wellness_wheel(rt.WellnessPlan(goals=goals))
    parts = drawn(picture, "path", "tint line-line") + drawn(picture, "path", "paper line-line")
    empty = wellness_wheel(rt.WellnessPlan())
    assert parts == drawn(empty, "path", "tint line-line") + drawn(empty, "path", "paper line-line")
    assert len(parts) == 8
    assert len(picture.table.rows) == sum(len(each) or 1 for each in domains)


def test_a_goal_that_was_let_go_is_not_on_the_wheel() -> None:
    goals = tuple(rt.Goal(statement=status.value, status=status) for status in GoalStatus)
    picture = wellness_wheel(rt.WellnessPlan(goals=goals))
    assert [row[2] for row in picture.table.rows] == ["proposed", "active", "paused", "achieved"]


def test_of_many_things_in_a_part_six_are_listed() -> None:
    goals = tuple(rt.Goal(statement=f"goal {n}", domains=(Domain.FINANCIAL,)) for n in range(9))
    picture = wellness_wheel(rt.WellnessPlan(goals=goals))
    assert [text for text in texts(picture) if "goal " in text or "more" in text] == [
        *(f"goal {n}" for n in range(6)), "and 3 more",
    ]  # fmt: skip
    # five on the wheel, one in the key, six in the list
    assert len(drawn(picture, "circle", "mark")) == 12
    assert len(picture.table.rows) == 9


# --- the ladder ---


def test_a_ladder_has_the_rungs_that_something_stands_on() -> None:
    picture = sign_ladder(plan_with(["hum"]))
    labels = [text for text in texts(picture) if text not in {"hum", "What I do then", picture.title}]
    assert labels == [
        "When I am doing well", "What makes it harder", "Signs that I notice", "Early sign", "Getting worse", "In a crisis",
        "This is not a legal document.", "After a crisis",
    ]  # fmt: skip
    assert picture.description == (
        "A ladder of signs, with these rungs from the top: When I am doing well, What makes it harder, Signs that I notice, "
        "Early sign, Getting worse, In a crisis and After a crisis. This is not a legal document."
    )
    assert picture.table.rows[-2:] == (("After a crisis", "hum", ""), ("After a crisis", "", "hum; hum"))


def test_of_many_signs_and_responses_five_are_drawn() -> None:
    notes = tuple(Note(text=f"do {n}") for n in range(8))
    triggers = tuple(rt.Trigger(what=f"letter {n}", responses=notes if n == 0 else ()) for n in range(7))
    picture = sign_ladder(rt.WellnessPlan(triggers=triggers))
    assert texts(picture)[3:] == [
        "letter 0", *(f"do {n}" for n in range(5)), "and 3 more", *(f"letter {n}" for n in range(1, 5)), "and 2 more",
    ]  # fmt: skip
    assert picture.table.rows[0] == ("What makes it harder", "letter 0", "; ".join(f"do {n}" for n in range(8)))
    assert len(picture.table.rows) == 7


def test_no_rung_tells_its_stage_by_colour_alone() -> None:
    picture = sign_ladder(plan_with(["hum"]))
    shapes = {path["d"].partition("m")[2] for path in drawn(picture, "path", "warm")}
    assert len(shapes) == 4


# --- charts ---


def chart_of(numbers: Sequence[tuple[date, float]], **more: Any) -> Trend:
    days = tuple(DayNumber(day, number) for day, number in numbers)
    facts: dict[str, Any] = {
        "scale": "s", "name": "qqq", "private": False, "start": FIRST, "end": LAST, "numbers": days, "days_with": len(days),
        "days_without": 40 - len(days), "not_answered": (), "usual": None, "usual_low": None, "usual_high": None, "latest": None, "change": None,
        "missing": Missing.TOO_FEW_DAYS,
    }  # fmt: skip
    return Trend(**facts | more)


def goal_of(numbers: Sequence[tuple[date, float]], measure: Measure | None = None) -> GoalProgress:
    return GoalProgress(
        goal="g", path="/goals/0", statement="qqq", private=False, status=GoalStatus.ACTIVE, measure=measure,
        numbers=tuple(DayNumber(day, number) for day, number in numbers), not_answered=(), latest=None, fraction=None, shown=None, within=None,
        level=None, level_words="", steps=StepCounts(), times=StepCounts(), missing=(),
    )  # fmt: skip


FLOATS = st.floats(allow_nan=False, allow_infinity=False)
NUMBERS = st.dictionaries(st.dates(FIRST, LAST), FLOATS, min_size=1, max_size=20).map(lambda days: sorted(days.items()))


@given(NUMBERS)
def test_the_table_has_the_numbers_as_they_are(numbers: list[tuple[date, float]]) -> None:
    days = {rt.rendering.to_text(rt.models.GoalReview(on=FIRST + timedelta(n))).partition("\n")[0]: FIRST + timedelta(n) for n in range(40)}  # fmt: skip
    for answer in (chart_of(numbers), goal_of(numbers)):
        rows = progress_chart(answer).table.rows
        assert [(days[day], float(number)) for day, number in rows] == numbers


@given(NUMBERS)
def test_a_gap_in_the_days_is_a_gap_in_the_line(numbers: list[tuple[date, float]]) -> None:
    picture = progress_chart(chart_of(numbers))
    dots = drawn(picture, "circle", "mark")[:-1]
    assert len(dots) == len(numbers)
    at = [dot["cx"] for dot in dots]
    joined = {
        pair
        for line in drawn(picture, "path", "mark-line")
        for run in line["d"].split("M")[1:]
        for pair in itertools.pairwise(point.split(",")[0] for point in run.split("L"))
    }
    pairs = zip(itertools.pairwise(at), itertools.pairwise(day for day, _ in numbers), strict=True)
    assert joined == {pair for pair, (day, following) in pairs if following - day == timedelta(1)}


@given(NUMBERS)
def test_a_dot_is_further_right_when_later_and_higher_when_more_and_never_outside(
    numbers: list[tuple[date, float]],
) -> None:
    picture = progress_chart(chart_of(numbers))
    places = [(float(dot["cx"]), float(dot["cy"])) for dot in drawn(picture, "circle", "mark")[:-1]]
    height = float(tree(picture).attrib["viewBox"].split()[-1])
    assert all(0 < x < _svg.WIDTH and 0 < y < height for x, y in places)
    assert [x for x, _ in places] == sorted({x for x, _ in places})
    highest_first = [y for _, (_, y) in sorted(zip(numbers, places, strict=True), key=lambda pair: -pair[0][1])]
    assert highest_first == sorted(highest_first)


@given(NUMBERS)
def test_the_ticks_are_a_few_round_numbers_between_the_least_and_the_most(numbers: list[tuple[date, float]]) -> None:
    low, high = (Fraction(end(number for _, number in numbers)) for end in (min, max))
    ticks = _charts._ticks(low, high)
    assert 1 <= len(ticks) <= 6
    assert all(low <= tick <= high for tick in ticks)
    steps = {following - tick for tick, following in itertools.pairwise(ticks)}
    assert len(steps) <= 1
    assert low == high or all(str(step.numerator * step.denominator).strip("0") in {"1", "2", "5"} for step in steps)


def test_numbers_of_a_goal_stand_beside_those_of_its_measure() -> None:
    measure = Measure(what="laps", unit="laps", baseline=0, target=10, low=2, high=12)
    picture = progress_chart(goal_of([(FIRST, 4.5)], measure))
    assert picture.table.header == ("Day", "laps (laps)")
    assert picture.table.rows == (("1 September 2026", "4.5"),)
    assert picture.description == (
        "A chart with numbers on 1 day. At the start: 0 laps. Target: 10 laps. At least: 2 laps. At most: 12 laps. "
        "A dot is a day with a number. A day without one is left open."
    )
    lines = [line for colour in ("soft", "warm") for line in drawn(picture, "line", f"{colour}-line")]
    styles = {(line.get("stroke-dasharray"), line["stroke-width"]) for line in lines}
    assert len(styles) == 3, "the start, the target and the two ends of the range are told apart by their lines"
    assert texts(picture).count("1 September 2026") == 1
    assert progress_chart(goal_of([(FIRST, 4)], Measure(unit="km"))).table.header == ("Day", "Number (km)")


def test_numbers_of_a_scale_stand_beside_what_is_usual() -> None:
    usual = chart_of([(FIRST, 0.1 + 0.2)], usual=0.1 + 0.2, usual_low=0.1, usual_high=0.5, missing=None)
    picture = progress_chart(usual)
    assert picture.description == (
        "A chart with numbers on 1 day. My usual: 0.3, and often from 0.1 to 0.5. "
        "A dot is a day with a number. A day without one is left open."
    )
    assert len(drawn(picture, "rect", "tint")) == 2
    too_few = progress_chart(chart_of([(FIRST, 1), (LAST, 2)])).description
    assert too_few == (
        "A chart with numbers on 2 days. A dot is a day with a number. A day without one is left open. "
        "It takes 7 days with numbers to see what is usual."
    )


@pytest.mark.parametrize(("days", "lines", "radius"), [(92, 1, "4"), (93, 0, "2")])
def test_over_more_than_three_months_dots_stand_alone(days: int, lines: int, radius: str) -> None:
    numbers = [(FIRST, 1.0), (FIRST + timedelta(1), 2.0)]
    picture = progress_chart(chart_of(numbers, end=FIRST + timedelta(days)))
    assert len(drawn(picture, "path", "mark-line")) == lines
    assert [dot["r"] for dot in drawn(picture, "circle", "mark")] == [radius, radius, "4"]


# --- calendars ---


def kept(numbers: Sequence[tuple[date, float | None]], **more: Any) -> rt.Journal:
    scale = rt.Scale(id="s", name="sleep", **more)
    checkins = tuple(
        rt.CheckIn(
            occurred_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
            ratings=() if number is None else (Rating(about="s", value=number),),
        )
        for day, number in numbers
    )
    return rt.Journal(scales=(scale,), checkins=checkins)


MAYBE = st.dictionaries(st.dates(FIRST, LAST), FLOATS | st.none(), max_size=20).map(lambda days: sorted(days.items()))


@given(MAYBE, st.sampled_from(Weekday))
def test_each_day_of_a_calendar_stands_once_and_its_number_in_the_table(
    numbers: list[tuple[date, float | None]], first_day: Weekday
) -> None:
    start, end = FIRST + timedelta(3), LAST - timedelta(3)
    picture = checkin_calendar(kept(numbers), start=start, end=end, scale="s", first_day=first_day)
    cells = [cell for colour in ("tint", "paper") for cell in drawn(picture, "rect", f"{colour} line-line")]
    assert len(cells) == len({(cell["x"], cell["y"]) for cell in cells}) == (end - start).days + 1
    inside = [number for day, number in numbers if start <= day <= end]
    assert [None if row[1] == "no number" else float(row[1]) for row in picture.table.rows] == inside
    rings = drawn(picture, "circle", "mark-line")
    without = inside.count(None)
    assert len(rings) == without + bool(without), "on its day, and in the key"
    assert len(drawn(picture, "rect", "mark")) == len(inside) - without + (without < len(inside))


@pytest.mark.parametrize(
    ("scale", "numbers", "widths"),
    [
        ({"low": 0, "high": 10}, [0, 5, 10, 99], ["5", "19.36", "33.71", "33.71"]),
        ({}, [2, 3, 4], ["5", "19.36", "33.71"]),
        ({"low": 2}, [2, 3, 4], ["5", "19.36", "33.71"]),
        ({"low": 3, "high": 3}, [3], ["33.71"]),
    ],
)
def test_a_bar_is_as_long_as_a_number_is_far_along_and_zero_has_one_too(
    scale: Any, numbers: list[float], widths: list[str]
) -> None:
    days = [(FIRST + timedelta(n), number) for n, number in enumerate(numbers)]
    picture = checkin_calendar(kept(days, **scale), start=FIRST, end=LAST, scale="s")
    assert [bar["width"] for bar in drawn(picture, "rect", "mark")] == [*widths, "20"]


def test_a_calendar_shows_twelve_months_and_says_so() -> None:
    numbers = [(date(2025, 1, 1), 1.0), (date(2026, 2, 28), 2 / 3)]
    picture = checkin_calendar(kept(numbers), start=date(2025, 1, 1), end=date(2026, 2, 28), scale="s")
    shown = texts(picture)
    assert "These are the last 12 months." in shown
    assert [text for text in shown if re.search(" 202[56]$", text)][0::11] == ["March 2025", "February 2026"]
    assert "0.67" in shown
    assert picture.table.rows == (("1 January 2025", "1"), ("28 February 2026", repr(2 / 3)))
    assert (
        picture.description == "A calendar from 1 January 2025 to 28 February 2026, with the numbers of my check-ins."
    )


def test_weeks_begin_on_the_day_that_is_asked_for() -> None:
    names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    for begin, day in enumerate(Weekday):
        picture = checkin_calendar(rt.Journal(), start=FIRST, end=FIRST, first_day=day)
        assert texts(picture)[2:9] == names[begin:] + names[:begin]
        [cell] = drawn(picture, "rect", "paper line-line")  # a Tuesday
        assert cell["x"] == f"{_svg.MARGIN + 2 + 320 / 7 * ((1 - begin) % 7):.2f}".rstrip("0").rstrip(".")


def test_a_calendar_without_a_scale_marks_the_days() -> None:
    picture = checkin_calendar(kept([(FIRST, 4.0)]), start=FIRST, end=LAST)
    assert (picture.title, picture.table.header, picture.table.rows) == (
        "Check-ins",
        ("Day",),
        (("1 September 2026",),),
    )
    assert texts(picture)[-1] == "I checked in"
    assert picture.description == (
        "A calendar from 1 September 2026 to 10 October 2026, with the days on which I checked in."
    )


def test_days_are_those_of_the_zone_of_the_journal() -> None:
    late = rt.CheckIn(occurred_at=datetime(2026, 9, 2, 3, tzinfo=UTC))
    journal = rt.Journal(time_zone="America/Chicago", checkins=(late,))
    assert checkin_calendar(journal, start=FIRST, end=LAST).table.rows == (("1 September 2026",),)


# --- letters and colours ---


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_signs_stand_out_as_wcag_asks(scheme: int) -> None:
    colours = {name: both[scheme] for name, both in _svg.COLOURS.items()}
    for letters, grounds in {"ink": ("paper", "tint", "deep"), "soft": ("paper", "tint"), "paper": ("mark",)}.items():
        for ground in grounds:
            assert contrast(colours[letters], colours[ground]) >= 4.5, (letters, ground)
    for sign in ("mark", "warm", "line"):
        for ground in ("paper", "tint"):
            assert contrast(colours[sign], colours[ground]) >= 3, (sign, ground)


def test_every_colour_goes_with_light_and_with_dark() -> None:
    light, dark = _svg.STYLE.split("@media screen and (prefers-color-scheme:dark)")
    for name, (by_day, by_night) in _svg.COLOURS.items():
        assert f".{_svg.ROOT} .{name}{{fill:{by_day}}}" in light
        assert f".{_svg.ROOT} .{name}{{fill:{by_night}}}" in dark
    rules = re.findall(r"([^{}]*)\{", _svg.STYLE.replace("@media screen and (prefers-color-scheme:dark){", ""))
    assert all(rule.startswith(f".{_svg.ROOT}") for rule in rules), "no rule reaches beyond the picture"


@given(st.lists(st.text(CHARACTERS, max_size=80), max_size=3).map(" ".join), st.integers(20, 300), st.integers(1, 5))
def test_lines_are_never_too_wide_nor_too_many_and_lose_nothing_but_an_end(text: str, width: int, most: int) -> None:
    made = _svg.lines(text, width, 15, most)
    assert len(made) <= most
    widest = max((_svg.extent(cluster, 15) for cluster in _svg._clusters(text)), default=0)
    assert all(_svg.extent(line, 15) <= max(width, widest) for line in made)
    whole = "".join(text.split())
    shown = "".join("".join(made).split())
    assert shown == whole or (len(made) == most and whole.startswith(shown.removesuffix("…")))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", []),
        ("  one   two ", ["one two"]),
        ("a walk around the lake before supper", ["a walk around", "the lake", "before supper"]),
        ("a walk around the lake before supper and after", ["a walk around", "the lake", "before suppe…"]),
        ("陈奶奶和楼下的面馆。老板", ["陈奶奶和楼下的", "面馆。老板"]),
        ("陈奶奶和楼下的。面", ["陈奶奶和楼下", "的。面"]),
        ("in 東京 with Ai", ["in 東京 with Ai"]),
        ("e\u0301" * 14, ["e\u0301" * 12, "e\u0301" * 2]),
        ("👍🏽👩‍🚀" * 4, ["👍🏽👩‍🚀👍🏽", "👩‍🚀👍🏽👩‍🚀", "👍🏽👩‍🚀"]),
    ],
)
def test_where_lines_end(text: str, made: list[str]) -> None:
    assert _svg.lines(text, 120, 15, 3) == made


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("", False), ("12", False), ("Rose", False), ("(خالتي) Rose", True), ("שלום", True), ("1 Rose شاي", False)],
)
def test_the_first_letter_says_which_way_a_text_runs(text: str, rtl: bool) -> None:  # noqa: FBT001
    assert _svg.is_rtl(text) is rtl


def test_what_runs_from_the_right_begins_there_with_its_sign() -> None:
    support = rt.Support(name="خالتي أمينة", gives=(Gives.COMPANY,))
    plan = rt.WellnessPlan(language="ar", supports=(support,))
    name, gives = list(tree(support_map(plan)).iter(f"{SVG}text"))[-2:]
    wanted = {"x": "308", "direction": "rtl", "unicode-bidi": "isolate", "lang": "ar"}
    assert wanted.items() <= name.attrib.items()
    assert (gives.get("x"), gives.get("text-anchor"), gives.get("direction")) == ("308", "end", None)
    assert drawn(support_map(plan), "circle", "mark")[-1]["cx"] == "329.5"


if __name__ == "__main__":
    shown = {path.name for path in SHOWN.iterdir()}
    for path in GOLDEN.iterdir():
        path.unlink()
    for file, content in golden():
        ((SHOWN if file in shown else GOLDEN) / file).write_text(content, encoding="utf-8")
