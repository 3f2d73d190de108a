"""Pages in HTML: what stands on them, who finds what on a crisis page and a card, and that nothing else is in them.

``PYTHONPATH=tests uv run python tests/rendering/test_html_pages.py`` writes the pages in ``tests/data/pages`` anew.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import jinja2
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from languages import Upside
from recoverytools.errors import NotFound
from recoverytools.fields import facts
from recoverytools.models import NotInvolved, Person
from recoverytools.rendering import _templates as templates_module
from recoverytools.rendering import crisis_page, support_map, to_html, wallet_card
from recoverytools.testing import models_of
from recoverytools.vocabulary import AgreedToHelp, Way
from shown import shown_texts, shown_whole
from strategies import EACH, RECORDS, VALUES

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "tests" / "data" / "pages"
TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
STYLE = re.compile("(?<=<style>)/.*?(?=</style>)|(?<='sha256-)[^']*", re.DOTALL)


# --- pages that are kept ---


def pages() -> Iterator[tuple[str, str]]:
    """The name and the page of each document of the examples, and of what is said of some."""
    documents: dict[str, Any] = {path.stem: rt.read(path) for path in sorted((ROOT / "examples").glob("*/*.json"))}
    for name, document in documents.items():
        yield name, to_html(document)
        if isinstance(document, rt.WellnessPlan):
            yield f"{name}-card", wallet_card(document, today=TODAY)
            if document.crisis:
                yield f"{name}-crisis", crisis_page(document, today=TODAY)
    plan, journal = documents["keeping-my-canoe-steady"], documents["the-song-and-the-sleep"]
    week: Any = rt.agenda(plan, start=TODAY, end=date(2026, 11, 28), journals=(journal,))
    now: Any = rt.what_now(plan, now=NOW)
    first = rt.progress(plan, journal, today=TODAY)[0]
    for name, thing in {"agenda": week, "guidance": now, "progress": first}.items():
        yield f"{name}-of-the-canoe", to_html(thing, plan=plan)
    yield "large-print-of-the-door", to_html(documents["the-door-open"], large_print=True)


def without_style(page: str) -> str:
    """A page without what is in `style.css`, and without the hashes of styles."""
    return STYLE.sub("…", page)


def test_the_pages_of_the_examples_are_as_they_were() -> None:
    made = {f"{name}.html": without_style(page) for name, page in pages()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in PAGES.iterdir()}
    assert made == kept, "if this is meant: PYTHONPATH=tests uv run python tests/rendering/test_html_pages.py"


# --- what stands on a page ---


class Seen(HTMLParser):
    """The text of a page, the tags in it, and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.attributes.update((tag, name) for name, _ in attrs)


TAGS = {
    "a", "article", "body", "h1", "h2", "h3", "head", "header", "html", "li", "main", "meta", "nav", "ol", "p", "section",
    "span", "style", "title", "ul",
}  # fmt: skip
ATTRIBUTES = {
    ("a", "class"), ("a", "href"), ("body", "class"), ("h1", "dir"), ("h2", "dir"), ("h2", "id"), ("h3", "dir"),
    ("html", "class"), ("html", "dir"), ("html", "lang"), ("li", "class"), ("li", "dir"), ("main", "id"),
    ("main", "tabindex"), ("meta", "charset"), ("meta", "content"), ("meta", "http-equiv"), ("meta", "name"),
    ("nav", "aria-label"), ("p", "class"), ("section", "class"), ("span", "class"), ("span", "dir"), ("span", "lang"),
}  # fmt: skip


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_everything_a_person_wrote_stands_on_the_page_as_text(cls: Any, data: st.DataObject) -> None:
    thing = shown_whole(data.draw(models_of(cls)))
    page = to_html(thing)
    assert to_html(thing) == page, "the same model, the same page"
    seen = Seen(page)
    text = "".join(seen.texts)
    assert [written for written in shown_texts(thing) if written not in text] == []
    assert seen.tags <= TAGS
    assert seen.attributes <= ATTRIBUTES
    assert page.endswith("</html>\n")


PLAN = rt.WellnessPlan(
    title="My <plan> & more",
    language="es",
    vision="Una casa",
    doing_well=(rt.Note(text="I hum"), rt.Note(text="I cry", private=True)),
    supports=(rt.Support(id="sam", name="Sam", relation="my brother"),),
    goals=(rt.Goal(statement="Walk", why='to "see"\nthe sea', supports=("sam",), steps=(rt.Step(what="go"),)),),
)

PAGE = """\
<body class="page">
<a class="skip" href="#page">Skip to the page</a>
<header>
<h1 dir="auto"><span class="text" lang="es">My &lt;plan&gt; &amp; more</span></h1>
</header>
<main id="page" tabindex="-1">
<section class="answers">
<ul>
<li class="answer"><span class="label">The life I want:</span> <span class="text" dir="auto" lang="es">Una casa</span></li>
</ul>
</section>
<section>
<h2 id="part-1" dir="auto">When I am doing well</h2>
<ul>
<li dir="auto"><span class="text" lang="es">I hum</span></li>
<li dir="auto"><span class="text" lang="es">I cry</span> <span class="mark">private</span></li>
</ul>
</section>
<section>
<h2 id="part-2" dir="auto">Who is on my side</h2>
<ul>
<li dir="auto"><span class="text" lang="es">Sam</span><ul>
<li class="answer"><span class="label">Who they are to me:</span> <span class="text" dir="auto" lang="es">my brother</span></li>
</ul></li>
</ul>
</section>
<section>
<h2 id="part-3" dir="auto">What I want</h2>
<article>
<h3 dir="auto"><span class="text" lang="es">Walk</span></h3>
<ul>
<li class="answer"><span class="label">Why it matters:</span> <span class="text" dir="auto" lang="es">to "see"
the sea</span></li>
<li class="answer"><span class="label">Steps:</span><ul>
<li dir="auto"><span class="text" lang="es">go</span></li>
</ul></li>
<li class="answer"><span class="label">Who can help:</span> <span class="text" dir="auto">Sam</span></li>
</ul>
</article>
</section>
</main>
</body>
</html>
"""


def body(page: str) -> str:
    return page[page.index("<body") :]


def test_a_plan_in_html() -> None:
    assert body(to_html(PLAN)) == PAGE
    assert "<title>My &lt;plan&gt; &amp; more</title>" in to_html(PLAN)
    assert '<html lang="en" dir="ltr">' in to_html(PLAN)


def test_what_is_private_is_left_out_where_that_is_asked() -> None:
    assert "I cry" not in to_html(PLAN, include_private=False)


def test_a_tool_and_a_view_are_in_the_language_of_their_plan() -> None:
    assert 'lang="es">Walk<' in to_html(PLAN.goals[0], plan=PLAN)
    assert 'lang="es">Walk<' not in to_html(PLAN.goals[0])
    grant = rt.Grant(to="my nurse", sections=("goals",))
    view = rt.share(PLAN, grant, on=TODAY, key=b"a secret of this grant")
    assert 'lang="es">Walk<' in to_html(view)
    assert "lang=" not in body(to_html(attrs.evolve(PLAN, language="en"))), "it is in the language of the page"


class Hebrew(Upside):
    def info(self) -> dict[str, str]:
        return {"language": "he_IL"}


def test_our_own_words_are_said_in_the_language_that_was_asked_for() -> None:
    page = to_html(PLAN, locale=Hebrew())
    assert '<html lang="he-IL" dir="rtl">' in page
    words = set(re.findall("«(.*?)»", page))
    assert words == {
        "Skip to the page", "The life I want", "When I am doing well", "Who is on my side", "Who they are to me",
        "What I want", "Why it matters", "Steps", "Who can help", "private",
    }  # fmt: skip
    assert '<html lang="" dir="ltr">' in to_html(PLAN, locale=Upside())
    assert '<html lang="en" dir="ltr">' in to_html(PLAN, locale="he"), "there is no catalogue for it"


def test_a_page_of_many_parts_has_a_list_of_them() -> None:
    plan = attrs.evolve(PLAN, carry=("slowly",))
    nav = to_html(plan).partition("<nav")[2].partition("</nav>")[0]
    assert nav == (
        ' aria-label="On this page">\n<ol>\n'
        '<li dir="auto"><a href="#part-1">When I am doing well</a></li>\n'
        '<li dir="auto"><a href="#part-2">Who is on my side</a></li>\n'
        '<li dir="auto"><a href="#part-3">What I want</a></li>\n'
        '<li dir="auto"><a href="#part-4">Words I carry</a></li>\n'
        "</ol>\n"
    )
    assert "<nav" not in to_html(PLAN)


def test_large_print() -> None:
    assert '<html lang="en" dir="ltr" class="large">' in to_html(PLAN, large_print=True)


def test_the_policy_names_the_styles_of_a_page_and_nothing_else() -> None:
    picture = support_map(PLAN)
    page = to_html(PLAN, pictures=[picture])
    named = page.partition("style-src ")[2].partition(";")[0].split()
    styles = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    assert [templates_module._source(style) for style in styles] == named
    policy = re.sub("sha256-[^']*", "…", page.partition('Policy" content="')[2].partition('"')[0])
    assert policy == "default-src 'none'; style-src '…' '…'; img-src data:; base-uri 'none'; form-action 'none'"


def test_a_picture_stands_at_the_end_with_its_table() -> None:
    picture = support_map(PLAN)
    page = to_html(PLAN, pictures=[picture])
    figure = page.partition("<figure>\n")[2].partition("</figure>")[0]
    assert figure.startswith(picture.svg)
    assert "<p>A map with me in the middle and 1 on my side.</p>" in figure
    assert '<div class="table" role="region" tabindex="0" aria-label="Who is on my side: the same in words">' in figure
    cells = re.findall('<(t[hd])(?: scope="col")? dir="auto">(.*?)</t', figure)
    assert cells == [
        ("th", "Who"), ("th", "How close"), ("th", "What I get from them"), ("th", "Which way help goes"),
        ("td", "Sam"), ("td", ""), ("td", ""), ("td", "They help me"),
    ]  # fmt: skip
    assert "<caption>Who is on my side</caption>" in figure


@pytest.mark.parametrize(
    ("height", "large", "opened"), [(1536, False, False), (1537, False, True), (768, True, False), (769, True, True)]
)
def test_the_words_of_a_picture_too_tall_for_paper_are_open(height: int, *, large: bool, opened: bool) -> None:
    picture = attrs.evolve(support_map(PLAN), size=(480, height))
    assert ("<details open>" in to_html(PLAN, pictures=[picture], large_print=large)) is opened


# --- templates of others ---


def test_a_template_in_a_folder_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% extends "recoverytools/page.html" %}{% block kind %}of-ours{% endblock %}', encoding="utf-8"
    )
    (tmp_path / "style.css").write_text("body { color: black; }", encoding="utf-8")
    for folder in (tmp_path, str(tmp_path)):
        page = to_html(PLAN, templates=folder)
        assert body(page) == PAGE.replace('class="page"', 'class="of-ours"')
        assert "<style>body { color: black; }</style>" in page
        assert templates_module._source("body { color: black; }") in page
    assert body(to_html(PLAN)) == PAGE


def test_a_loader_takes_the_place_of_ours() -> None:
    loader = jinja2.DictLoader({"page.html": "{{ title }}: {{ listed(page.entries[:1]) }}"})
    page = to_html(rt.WellnessPlan(title="<3", vision="a & b"), templates=loader)
    assert page == (
        '&lt;3: <ul>\n<li class="answer"><span class="label">The life I want:</span> '
        '<span class="text" dir="auto">a &amp; b</span></li>\n</ul>\n'
    )


def test_a_slip_in_a_template_is_told() -> None:
    loader = jinja2.DictLoader({"page.html": "{{ titel }}"})
    with pytest.raises(jinja2.UndefinedError, match="'titel' is undefined"):
        to_html(PLAN, templates=loader)


# --- without the extra ---


@pytest.fixture
def forgotten() -> Iterator[None]:
    """What was made with Jinja before is not at hand."""
    templates_module._environment.cache_clear()
    yield
    templates_module._environment.cache_clear()


@pytest.mark.usefixtures("forgotten")
def test_without_jinja_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        to_html(PLAN)
    assert str(caught.value) == "to make HTML, install Jinja2: pip install 'recoverytools[html]'"


def test_without_segno_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        wallet_card(PLAN, today=TODAY)
    assert str(caught.value) == "to make a QR code, install segno: pip install 'recoverytools[html]'"


# --- pages that are held ---


def call(number: str) -> tuple[rt.Contact, ...]:
    return (rt.Contact(way=Way.CALL, value=number, note="let it ring"),)


FAMILY = rt.WellnessPlan(
    region="US",
    owner=Person(name="Ana", pronouns="she/her", needs=("face me",)),
    supports=(
        rt.Support(id="rose", name="Rose", relation="my aunt", contact=call("555-0101"), when_contacting="family only"),
        rt.Support(id="leo", name="Leo", contact=call("555-0102"), contact_may_be_shared=False),
        rt.Support(id="no", name="Noam", contact=call("555-0103"), agreed=AgreedToHelp.HAS_SAID_NO),
        rt.Support(id="out", name="Otto", contact=call("555-0104")),
        rt.Support(id="secret", name="Sid", contact=call("555-0105"), private=True),
        rt.Support(id="other", name="Olga", contact=call("555-0106")),
    ),
    crisis=rt.CrisisPlan(
        take_over=("rose", "leo", "no", "secret"),
        copies_with=("out",),
        not_involved=(NotInvolved(support="out"),),
        helps=(rt.Note(text="a dim room"), rt.Note(text="my real name", private=True)),
    ),
    carry=("Slowly.", "It will pass."),
    lines=(
        rt.HelpLine(name="our night line", way=Way.CALL, value="555-0199"),
        rt.HelpLine(name="not that one", value="555-0198", never_offer=True),
        rt.HelpLine(name="my own line", value="555-0197", private=True),
    ),
)


def words(page: str) -> list[str]:
    """The texts of the body of a page, one after the other."""
    return [text for text in (text.strip() for text in Seen(body(page)).texts) if text]


def test_a_crisis_page_has_all_that_others_need() -> None:
    assert words(crisis_page(FAMILY, today=TODAY)) == [
        "Skip to the page",
        "Crisis plan:", "Ana",
        "This is not a legal document.", "Made on 22 November 2026.",
        "Pronouns:", "she/her",
        "Who steps in:", "Rose; Leo; Noam; something in your plan",
        "Who has a copy:", "Otto",
        "Good to know about me", "face me",
        "Who to call",
        "Rose", "Who they are to me:", "my aunt", "Call: 555-0101 (let it ring)", "What may be said:", "family only",
        "Leo",
        "Help lines",
        "If your life is in danger now, or someone may have overdosed, call 911 now.",
        "You can also call or text 988, even if you are not sure.",
        "our night line", "Call:", "555-0199",
        "Who stays out of it", "Otto",
        "What helps", "a dim room",
    ]  # fmt: skip


def test_a_crisis_page_shows_what_is_private_where_that_is_asked() -> None:
    shown = words(crisis_page(FAMILY, today=TODAY, include_private=True))
    assert [
        text for text in shown if text in {"Sid", "Call: 555-0105 (let it ring)", "my real name", "my own line"}
    ] == [
        "Sid",
        "Call: 555-0105 (let it ring)",
        "my own line",
        "my real name",
    ]


def test_a_crisis_plan_of_nobody_in_particular() -> None:
    plan = rt.WellnessPlan(crisis=rt.CrisisPlan(helps=(rt.Note(text="tea"),)))
    assert words(crisis_page(plan, today=TODAY)) == [
        "Skip to the page",
        "Crisis plan",
        "This is not a legal document.",
        "Made on 22 November 2026.",
        "Help lines",
        "If your life is in danger now, or someone may have overdosed, call your local emergency number now.",
        "What helps",
        "tea",
    ]


@pytest.mark.parametrize(
    "crisis", [None, rt.CrisisPlan(private=True, respite="the farm")], ids=["none", "a private one"]
)
def test_without_a_crisis_plan_to_show_there_is_no_page(crisis: rt.CrisisPlan | None) -> None:
    with pytest.raises(NotFound) as caught:
        crisis_page(rt.WellnessPlan(crisis=crisis), today=TODAY)
    assert str(caught.value) == "the plan has no crisis plan that may be shown"


def test_a_card_has_what_a_person_carries() -> None:
    assert words(wallet_card(FAMILY, today=TODAY)) == [
        "My card",
        "Print this page at its full size. Cut along the line, and fold it like a fan.",
        "Ana",
        "Words I carry", "Slowly.", "It will pass.",
        "Who I can turn to",
        "Rose", "Call:", "555-0101",
        "Leo", "Call:", "555-0102",
        "Olga", "Call:", "555-0106",
        "Someone to call",
        "our night line", "Call:", "555-0199",
        "If your life is in danger now, or someone may have overdosed, call 911 now.",
        "You can also call or text 988, even if you are not sure.",
        "For a phone",
        "The same as text, for the camera of a phone",
        "The camera of a phone shows this card as text.",
    ]  # fmt: skip


def code_of(text: str) -> str:
    code = segno.make(text, error="m", encoding="utf-8", micro=False)
    title = "The same as text, for the camera of a phone"
    return code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, title=title)


def test_the_code_of_a_card_is_its_text_and_never_a_link() -> None:
    text = (
        "My card\nRose: 555-0101\nLeo: 555-0102\nOlga: 555-0106\nour night line: 555-0199\n"
        "If your life is in danger now, or someone may have overdosed, call 911 now.\n"
        "You can also call or text 988, even if you are not sure.\nSlowly.\nIt will pass."
    )
    assert code_of(text) in wallet_card(FAMILY, today=TODAY)


def test_the_code_of_a_card_has_whole_lines_as_many_as_a_phone_can_see() -> None:
    long = ("é" * 150, "b" * 200, "short")
    plan = rt.WellnessPlan(carry=long)
    danger = "If your life is in danger now, or someone may have overdosed, call your local emergency number now."
    assert code_of(f"My card\n{danger}\n{long[0]}\nshort") in wallet_card(plan, today=TODAY)
    exact = "c" * (450 - len(f"My card\n{danger}\n\n") - 200)
    plan = rt.WellnessPlan(carry=("b" * 200, exact, "x"))
    assert code_of(f"My card\n{danger}\n{'b' * 200}\n{exact}") in wallet_card(plan, today=TODAY)


def test_a_card_has_room_for_some_of_each() -> None:
    plan = rt.WellnessPlan(
        carry=tuple(f"word {i}" for i in range(5)),
        supports=tuple(rt.Support(name=f"friend {i}", contact=call(f"555-010{i}")) for i in range(6)),
        lines=tuple(rt.HelpLine(name=f"line {i}", value=f"555-011{i}") for i in range(5)),
    )
    shown = words(wallet_card(plan, today=TODAY))
    counted = [sum(text.startswith(kind) for text in shown) for kind in ("word ", "friend ", "line ")]
    assert counted == [3, 4, 3]


def test_a_card_has_two_ways_to_reach_each() -> None:
    ways = tuple(rt.Contact(value=f"555-010{i}") for i in range(3))
    plan = rt.WellnessPlan(supports=(rt.Support(name="Rose", contact=(rt.Contact(note="at noon"), *ways)),))
    shown = words(wallet_card(plan, today=TODAY))
    assert shown[shown.index("Rose") + 1 :][:3] == ["555-0100", "555-0101", "Someone to call"]


@pytest.mark.parametrize(("length", "full"), [(100, False), (200, True)])
def test_a_side_with_much_on_it_has_small_letters(length: int, *, full: bool) -> None:
    page = wallet_card(rt.WellnessPlan(carry=("a" * length, "b" * 100)), today=TODAY)
    assert ('<section class="side full">' in page) is full


def test_an_empty_plan_has_a_card_all_the_same() -> None:
    assert words(wallet_card(rt.WellnessPlan(), today=TODAY))[2:6] == [
        "Words I carry",
        "Who I can turn to",
        "Someone to call",
        "If your life is in danger now, or someone may have overdosed, call your local emergency number now.",
    ]


CANOE = rt.read(ROOT / "examples" / "plans" / "keeping-my-canoe-steady.json", rt.WellnessPlan)


def said_by(item: Any) -> list[str]:
    """The fields in which a person writes about an item."""
    return [fact.name for fact in facts(type(item)) if fact.ask and getattr(fact.shape, "pattern", "") is None]


def hidden(item: Any, text: str) -> rt.WellnessPlan:
    """The plan with an item that is private, and with another text in it."""
    return CANOE.replace(attrs.evolve(item, private=True, **{said_by(item)[0]: text}))


SAID = [item for _, item in CANOE.items() if said_by(item) and not isinstance(item, rt.CrisisPlan)]


@given(item=st.sampled_from(SAID), text=st.text("abc", min_size=1, max_size=9))
def test_what_is_private_changes_no_crisis_page(item: Any, text: str) -> None:
    assert crisis_page(hidden(item, text), today=TODAY) == crisis_page(hidden(item, "x"), today=TODAY)


@pytest.mark.parametrize("item", [CANOE.supports[0], CANOE.lines[0]], ids=["someone", "a line"])
def test_what_is_private_changes_no_card(item: Any) -> None:
    assert wallet_card(hidden(item, "y"), today=TODAY) == wallet_card(hidden(item, "x"), today=TODAY)


@pytest.mark.parametrize("make", [crisis_page, wallet_card], ids=lambda make: make.__name__)
def test_what_is_no_plan_and_no_day_is_refused(make: Any) -> None:
    with pytest.raises(TypeError, match=r"^plan must be a WellnessPlan, not a Goal$"):
        make(PLAN.goals[0], today=TODAY)
    with pytest.raises(TypeError, match=r"^today must be a datetime\.date$"):
        make(FAMILY, today=NOW)


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for old in PAGES.iterdir():
        old.unlink()
    for name, page in pages():
        (PAGES / f"{name}.html").write_text(without_style(page), encoding="utf-8")
