"""Pages: everything a person wrote stands on them, as they wrote it, and nothing of it is taken for markup."""

from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from typing import Annotated, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import recoverytools as rt
from languages import Upside
from recoverytools.fields import Ask, declared, facts
from recoverytools.models import AttainmentScale, Fallback, GoalReview, Item, Measure, Option, Page, Person
from recoverytools.rendering import blank_form, to_markdown, to_text
from recoverytools.rendering._markdown import escape
from recoverytools.testing import models_of
from recoverytools.testing._strategies import CHARACTERS
from recoverytools.vocabulary import Domain, Every, Gives, GoalStatus, Nth, Way, Weekday
from shown import shown_texts, shown_whole
from strategies import EACH, RECORDS, VALUES

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Words(HTMLParser):
    """The text of a page, and the tags in it."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        del attrs
        self.tags.add(tag)
        self.text += "\n" if tag in {"br", "li", "p", "h1", "h2", "h3"} else ""


def squeezed(text: str) -> Any:
    return "".join(text.split())


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_everything_a_person_wrote_stands_on_the_page(cls: Any, data: st.DataObject) -> None:
    thing = shown_whole(data.draw(models_of(cls)))
    text, page = to_text(thing), Words(MARKDOWN.render(to_markdown(thing)))
    assert to_text(thing) == text, "the same plan, the same page"
    for written in shown_texts(thing):
        assert squeezed(written) in squeezed(text)
        assert squeezed(written) in squeezed(page.text)
    assert page.tags <= {"h1", "h2", "h3", "ul", "li", "p", "strong", "br"}, "and makes no markup of its own"
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@given(st.text(CHARACTERS, max_size=40) | st.text(st.sampled_from("#-+=.1)>*_`~[](){}<>&|!\\: \n\ta"), max_size=12))
def test_an_escaped_text_reads_as_it_was_written(text: str) -> None:
    for page in (f"- {escape(text)}", f"# {escape(text.replace(chr(10), ' '))}", f"- **label:** {escape(text)}"):
        shown = Words(MARKDOWN.render(page))
        assert squeezed(shown.text).removeprefix("label:") == squeezed(text)
        assert shown.tags <= {"h1", "ul", "li", "strong", "br"}


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Auntie Rose", "Auntie Rose"),
        ("3.5 hours, 1 day - or 2!", "3.5 hours, 1 day - or 2!"),
        ("1. first", "1\\. first"),
        ("2) second", "2\\) second"),
        ("- dash\n+ plus\n= is", "\\- dash\\\n\\+ plus\\\n\\= is"),
        ("# not a title", "\\# not a title"),
        (
            "<b>*bold*</b> [link](x) `code` ~~a~~ a|b & c\\",
            "\\<b\\>\\*bold\\*\\</b\\> \\[link\\](x) \\`code\\` \\~\\~a\\~\\~ a\\|b \\& c\\\\",
        ),
        ("  \n one\n\n  two \n ", "one\\\n\\\ntwo"),
    ],
)
def test_escaping_leaves_plain_words_alone(text: str, escaped: Any) -> None:
    assert escape(text) == escaped


PLAN = rt.WellnessPlan(
    title="My plan\nfor good days",
    language="en",
    owner=Person(name="Ana", pronouns="she/her"),
    vision="A door of my own.\nA dog.",
    doing_well=(rt.Note(text="I hum"), rt.Note(text="I cry", private=True, must=True)),
    supports=(rt.Support(id="sam", name="Sam", gives=(Gives.COMPANY, Gives.FEELINGS), both_ways=True),),
    goals=(
        rt.Goal(
            statement="Walk #1",
            measure=Measure(what="walks", target=2),
            confidence=7,
            supports=("sam",),
            status=GoalStatus.ACTIVE,
            steps=(rt.Step(id="walk", what="Walk *far*", remind=(10, 60)),),
            domains=(Domain.SOCIAL,),
        ),
    ),
    backups=(rt.BackupPlan(cue="rain", response="mall", covers=("walk",)),),
    word_choices={"backup plans": "plan Bs", "company": "a friend"},
)

TEXT = """\
My plan for good days
=====================

The life I want: A door of my own.
  A dog.

This plan belongs to: Ana
-------------------------

Pronouns: she/her

When I am doing well
--------------------

- I hum

- I cry (private)
  Must do: yes

Who is on my side
-----------------

- Sam
  What I get from them: A friend; Comfort and care
  We help each other: yes

What I want
-----------

- Walk #1
  Parts of life: People and belonging
  How I will notice: walks
    Target: 2
  How sure I am, 0 to 10: 7
  Steps:
    - Walk *far*
      Remind me before: 10 and 60 minutes
  Who can help: Sam
  Where it stands: Working on it

My plan Bs
----------

- If: rain
  Then I will: mall
  In place of: Walk *far*
"""

PAGE = """\
# My plan for good days

- **The life I want:** A door of my own.\\
  A dog.

## This plan belongs to: Ana

- **Pronouns:** she/her

## When I am doing well

- I hum
- I cry (private)
  - **Must do:** yes

## Who is on my side

- Sam
  - **What I get from them:** A friend; Comfort and care
  - **We help each other:** yes

## What I want

### Walk \\#1

- **Parts of life:** People and belonging
- **How I will notice:** walks
  - **Target:** 2
- **How sure I am, 0 to 10:** 7
- **Steps:**
  - Walk \\*far\\*
    - **Remind me before:** 10 and 60 minutes
- **Who can help:** Sam
- **Where it stands:** Working on it

## My plan Bs

- If: rain
  - **Then I will:** mall
  - **In place of:** Walk \\*far\\*
"""


def test_a_plan_as_text() -> None:
    assert to_text(PLAN) == TEXT


def test_a_plan_as_markdown() -> None:
    assert to_markdown(PLAN) == PAGE


def test_private_items_can_be_left_out() -> None:
    for page in (to_text(PLAN, include_private=False), to_markdown(PLAN, include_private=False)):
        assert "I cry" not in page
        assert "I hum" in page
    only = rt.WellnessPlan(doing_well=(rt.Note(text="I cry", private=True),))
    assert to_text(only, include_private=False) == "Wellness plan\n=============\n"
    named = rt.WellnessPlan(
        supports=(rt.Support(id="s", name="Sam", private=True),), goals=(rt.Goal(statement="x", supports=("s",)),)
    )
    assert "Sam" not in to_text(named, include_private=False), "nor does their name stand elsewhere"


def test_a_page_of_something_private_says_no_more_than_that() -> None:
    goal = rt.Goal(statement="SECRET", why="SECRET", private=True, steps=(rt.Step(what="SECRET"),))
    assert to_text(goal, include_private=False) == "Goal (private)\n==============\n"
    assert to_markdown(goal, include_private=False) == "# Goal (private)\n"
    assert "SECRET (private)" in to_text(goal)


@pytest.mark.parametrize("page", [to_text, to_markdown])
@pytest.mark.parametrize("thing", ["goal", {}, None, rt.Goal])
def test_a_page_is_made_of_a_model(page: Any, thing: Any) -> None:
    with pytest.raises(TypeError, match=f"a page takes a model of this library, not a {type(thing).__name__}"):
        page(thing)


@pytest.mark.parametrize(
    ("thing", "page"),
    [
        (rt.WellnessPlan(), "Wellness plan\n=============\n"),
        (rt.BackupPlan(response="mall"), "Backup plan\n===========\n\nThen I will: mall\n"),
        (rt.Goal(statement="x"), "x\n===\n"),
        (GoalReview(), "Goal review\n===========\n"),
        (GoalReview(on=date(2027, 1, 4), went="well"), "4 January 2027\n==============\n\nHow it went: well\n"),
        (Fallback(switch_when="rain", text="mall"), "When I switch: rain\n===================\n\nThen: mall\n"),
        (rt.Note(support="sam"), "Note\n====\n\nWith: something in your plan\n"),
        (Measure(what="walks", unit="km"), "walks\n=====\n\nUnit: km\n"),
        (
            rt.ProblemSolving(
                problem="rent", options=(Option(id="a", text="ask", advantages=("free", "fast")),), chosen="a"
            ),
            "rent\n====\n\nI will try: ask\n\nWhat I could do\n---------------\n\n- ask\n  Good sides:\n    - free\n    - fast\n",
        ),
    ],
    ids=lambda thing: type(thing).__name__ if not isinstance(thing, str) else "",
)
def test_a_tool_alone(thing: Any, page: Any) -> None:
    assert to_text(thing) == page


@attrs.frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Holder(Item):
    inner: Annotated[rt.Note | None, Ask("What?")] = None


def test_a_private_item_in_a_place_of_its_own_can_be_left_out() -> None:
    holder = Holder(inner=rt.Note(text="I cry", private=True))
    assert to_text(holder) == "Holder\n======\n\nInner: I cry (private)\n"
    assert to_text(holder, include_private=False) == "Holder\n======\n"


def test_the_first_field_of_a_part_keeps_its_name() -> None:
    scale = AttainmentScale(less="one walk", expected="two walks")
    assert to_text(rt.Goal(statement="walk", scale=scale)) == (
        "walk\n====\n\nLevels\n------\n\nA little less: one walk\nExpected: two walks\n"
    )


def test_the_layout_orders_and_leaves_out() -> None:
    pets = Page(id="pets", heading="My pets", text="Biscuit")
    songs = Page(id="songs", heading="Songs", text="Amazing Grace")
    plan = attrs.evolve(PLAN, pages=(pets, songs))
    headings = [
        line
        for line in to_markdown(attrs.evolve(plan, layout=("backups", "nothing", "goals", "backups"))).split("\n")
        if line.startswith("## ")
    ]
    assert headings == ["## My plan Bs", "## What I want"]
    page = to_markdown(attrs.evolve(plan, title="Days", layout=("pages/songs", "goals", "pages/pets")))
    assert [line for line in page.split("\n") if line.startswith(("# ", "## "))] == [
        "# Days",
        "## Songs",
        "## What I want",
        "## My pets",
    ]


def test_a_layout_that_names_nothing_there_is_hides_nothing() -> None:
    plan = attrs.evolve(PLAN, layout=())
    assert to_text(attrs.evolve(plan, layout=("gaols", "pages/pets"))) == to_text(plan)
    secret = Page(id="secret", heading="SECRET", private=True)
    hidden = attrs.evolve(plan, title="Days", pages=(secret,), layout=("pages/secret",))
    assert to_text(hidden, include_private=False) == "Days\n====\n"


@pytest.mark.parametrize("page", [to_text, to_markdown])
def test_the_page_of_a_journal_shows_a_correction_in_place_of_what_it_corrects(page: Any) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    journal = rt.Journal(checkins=(rt.CheckIn(id="a", occurred_at=noon, note="OLD"), rt.CheckIn(occurred_at=noon)))
    corrected = page(journal.correct("a", rt.CheckIn(occurred_at=noon, note="NEW")))
    assert "OLD" not in corrected
    assert corrected == page(journal).replace("OLD", "NEW")


def test_the_layout_shows_nothing_private_where_that_is_left_out() -> None:
    plan = rt.WellnessPlan(
        pages=(Page(id="pets", heading="Pets"), Page(id="secret", heading="SECRET", private=True)),
        supports=(rt.Support(name="SECRET", private=True),),
        crisis=rt.CrisisPlan(respite="SECRET", private=True),
        layout=("pages/secret", "pages", "supports", "crisis", "pages/pets"),
    )
    for page in (to_text, to_markdown):
        assert page(plan).count("SECRET") == 4
        public = page(plan, include_private=False)
        assert "SECRET" not in public
        assert "private" not in public
        assert public.count("Pets") == 2


def test_the_layout_names_sections_and_not_the_title_or_codes() -> None:
    plan = rt.WellnessPlan(title="Days", language="en", region="US", time_zone="UTC", vision="air")
    page = to_text(attrs.evolve(plan, layout=("title", "language", "region", "time_zone", "id", "vision")))
    assert page == "Days\n====\n\nThe life I want: air\n"


def test_lines_of_what_stands_further_in_are_indented_with_it() -> None:
    step = rt.Step(what="walk\nfar", smallest_version="the door\n\nthe step")
    assert to_markdown(rt.WellnessPlan(title="x", goals=(rt.Goal(statement="a\nb", why="c\nd", steps=(step,)),))) == (
        "# x\n\n## What I want\n\n### a b\n\n- **Why it matters:** c\\\n  d\n- **Steps:**\n"
        "  - walk\\\n    far\n    - **Smallest version:** the door\\\n      \\\n      the step\n"
    )


@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        ({"every": Every.DAY}, "every day"),
        ({"every": Every.DAY, "interval": 2, "on": (Weekday.MONDAY,)}, "every 2 days on Monday"),
        ({"every": Every.WEEK, "on": (Weekday.MONDAY, Weekday.FRIDAY)}, "every week on Monday and Friday"),
        ({"every": Every.WEEK, "interval": 3, "nth": Nth.FIRST, "day_of_month": 3}, "every 3 weeks"),
        (
            {"every": Every.DAY, "on": (Weekday.MONDAY, Weekday.SUNDAY), "minutes": 1},
            "every Monday and Sunday, for 1 minute",
        ),
        ({"every": Every.DAY, "start": date(2026, 5, 1), "count": 3}, "every day, from 1 May 2026, 3 times in all"),
        ({"every": Every.DAY, "start": date(2026, 5, 1), "count": 1}, "every day, from 1 May 2026, 1 time in all"),
        ({"every": Every.MONTH, "day_of_month": 15}, "every month on day 15"),
        ({"every": Every.MONTH, "nth": Nth.LAST, "day_of_month": 15}, "every month on the last day"),
        (
            {"every": Every.MONTH, "interval": 6, "nth": Nth.SECOND, "on": (Weekday.TUESDAY,)},
            "every 6 months on the second Tuesday",
        ),
        ({"every": Every.MONTH, "on": (Weekday.MONDAY,)}, "every month on every Monday"),
        ({"every": Every.YEAR, "start": date(2026, 5, 1)}, "every year, from 1 May 2026"),
        (
            {"every": Every.YEAR, "nth": Nth.FIRST, "on": (Weekday.MONDAY,), "start": date(2026, 5, 1)},
            "every year on the first Monday in May, from 1 May 2026",
        ),
        ({"every": Every.YEAR, "day_of_month": 15}, "every year on day 15 in January"),
        ({"every": Every.YEAR, "on": (Weekday.MONDAY,)}, "every year on every Monday in January"),
        (
            {"every": Every.YEAR, "interval": 2, "until": date(2030, 5, 1), "count": 3},
            "every 2 years, until 1 May 2030",
        ),
        (
            {"every": Every.DAY, "at": (time(8), time(20)), "minutes": 15, "skip": (date(2026, 12, 24),)},
            "every day, at 8:00 am and 8:00 pm, for 15 minutes, not on 24 December 2026",
        ),
    ],
)
def test_a_schedule_reads_as_a_sentence(schedule: Any, sentence: Any) -> None:
    assert to_text(rt.Schedule(**schedule)).split("\n")[0] == sentence


@pytest.mark.parametrize(
    ("contact", "sentence"),
    [
        ({}, "Contact"),
        ({"value": "555-0100"}, "555-0100"),
        ({"way": Way.CALL}, "Call"),
        ({"way": Way.CALL, "value": "555-0100", "note": "let it ring"}, "Call: 555-0100 (let it ring)"),
        ({"note": "knock twice"}, "knock twice"),
        ({"value": "x", "hours": (rt.Hours(),)}, "x, every day"),
        (
            {
                "value": "x",
                "hours": (rt.Hours(days=(Weekday.MONDAY,), start=time(9), end=time(17)),),
                "any_hour_if_urgent": True,
            },
            "x, Monday from 9:00 am until 5:00 pm, at any hour if it is urgent",
        ),
        (
            {"value": "x", "any_hour_if_urgent": False, "ok_to_leave_message": False},
            "x, please do not leave a message",
        ),
        ({"value": "x", "hours": (rt.Hours(),), "any_hour_if_urgent": False}, "x, every day, not outside these hours"),
        ({"value": "x", "ok_to_leave_message": True}, "x, a message is all right"),
    ],
)
def test_a_contact_reads_as_a_sentence(contact: Any, sentence: Any) -> None:
    assert to_text(rt.Contact(**contact)).split("\n")[0] == sentence


def test_every_text_of_ours_is_said_in_the_language_asked_for() -> None:
    for page in (
        to_text(PLAN, locale=Upside()),
        to_markdown(PLAN, locale=Upside()),
        blank_form(rt.Goal, locale=Upside()),
    ):
        for line in page.split("\n"):
            words = line.strip(" -#=*_☐:\\")
            ours = "«" in words or not words
            theirs = any(
                squeezed(text) in squeezed(line.replace("\\", ""))
                for text in ["My plan", "A dog", "I hum", "Sam", "Walk", *shown_texts(PLAN)]
            )
            assert ours or theirs, line


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
def test_a_blank_form_asks_every_question(cls: Any) -> None:
    form = Words(MARKDOWN.render(blank_form(cls))).text
    for fact in facts(cls):
        if fact.ask:
            assert squeezed(fact.ask.question) in squeezed(form)
            assert squeezed(fact.ask.help) in squeezed(form)
            assert all(squeezed(example) in squeezed(form) for example in fact.ask.examples)


@pytest.mark.parametrize("thing", ["goal", int, None, rt.Goal(statement="x"), attrs.make_class("Empty", [])])
def test_a_blank_form_is_made_for_a_class_of_ours(thing: Any) -> None:
    with pytest.raises(TypeError, match=r"^a form is made for a class of this library, such as Goal$"):
        blank_form(thing)


def test_a_blank_form_has_room_for_each_kind_of_answer() -> None:
    form = blank_form(rt.Support)
    assert form.startswith(
        "# Support\n\n## Who is it, or which place?\n\n"
        "A person, an animal, a group, a place: anyone or anything that is good for you.\n\n"
        "*For example: Auntie Rose; the Tuesday drumming group; Mr. Haddad at the bakery; my dog Biscuit*\n\n"
        f"{'_' * 40}\n\n## Who are they to you?"
    )
    assert "## How close are they to you?\n\n- ☐ Closest to me\n- ☐ Friends and family\n" in form
    assert "## Do you help them too?\n\n- ☐ yes\n- ☐ no\n" in form
    assert "## How can you reach them?\n\n### Which way: a call, a text, a visit?\n\n- ☐ Call\n" in form
    assert "#### On which days? Leave it empty for every day.\n\n- ☐ Monday\n" in form
    line = "- " + "_" * 40
    assert f"**What will you do?**\n\n{line}\n{line}\n{line}\n" in blank_form(rt.Goal)
    assert f"## Who can help you with it?\n\n{line}\n{line}\n{line}\n" in blank_form(rt.Goal)
