"""Pages in HTML, in a real browser: everyone can use them, and what a person wrote is text and nothing else."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import chain, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs
import pytest

import recoverytools as rt
from node import MODULES
from recoverytools import shapes
from recoverytools.fields import facts, is_declared, walk
from recoverytools.rendering import (
    checkin_calendar,
    crisis_page,
    progress_chart,
    sign_ladder,
    support_map,
    to_html,
    wallet_card,
    wellness_wheel,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 21, 15, tzinfo=UTC)
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PLANS = [rt.read(path, rt.WellnessPlan) for path in sorted((EXAMPLES / "plans").glob("*.json"))]
PLAN = next(plan for plan in PLANS if plan.title == "Keeping my canoe steady")
JOURNAL = rt.read(EXAMPLES / "journals" / "the-song-and-the-sleep.json", rt.Journal)
GOALS = rt.progress(PLAN, JOURNAL, today=TODAY)
ALONE = [
    path
    for folder in ("stories", "groups", "credentials", "agreements")
    for path in sorted((EXAMPLES / folder).glob("*.json"))
]
OTHERS = ("stories", "groups", "credentials", "agreements", "proposals", "merges", "views")


class Told:
    """A page of the browser, and all that it says and asks for."""

    def __init__(self, page: "Page", folder: Path) -> None:
        self.page, self.file = page, folder / "page.html"
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        page.on("request", lambda request: self.said.append(request.url))

    def open(self, html: str) -> "Page":
        self.file.write_text(html, encoding="utf-8")
        self.page.goto(self.file.as_uri())
        self.said.remove(self.file.as_uri())
        return self.page


@pytest.fixture
def told(browser: "Browser", tmp_path: Path) -> Iterator[Told]:
    with browser.new_page() as page:
        told = Told(page, tmp_path)
        yield told
        assert told.said == []


ARABIC = rt.WellnessPlan(
    title="خطتي",
    language="ar",
    vision="بيت صغير.",
    doing_well=(rt.Note(text="أغني", private=True),),
    supports=(rt.Support(name="سلمى", relation="أختي"), rt.Support(name="陈美玲")),
)

KINDS: dict[str, Callable[[], str]] = {
    "a plan": lambda: to_html(PLAN, pictures=[support_map(PLAN), wellness_wheel(PLAN), sign_ladder(PLAN)]),
    "a goal, large": lambda: to_html(PLAN.goals[0], plan=PLAN, large_print=True),
    "a journal": lambda: to_html(JOURNAL, plan=PLAN, pictures=[checkin_calendar(JOURNAL, start=date(2026, 11, 1), end=TODAY)]),
    "an agenda": lambda: to_html(rt.agenda(PLAN, start=TODAY, end=date(2026, 11, 28)), plan=PLAN),
    "guidance": lambda: to_html(rt.what_now(PLAN, now=NOW), plan=PLAN),
    "progress": lambda: to_html(GOALS[0], plan=PLAN, pictures=[progress_chart(goal, plan=PLAN) for goal in GOALS]),
    "a crisis plan": lambda: crisis_page(PLAN, today=TODAY),
    "a crisis plan, large": lambda: crisis_page(PLAN, today=TODAY, large_print=True),
    "a card": lambda: wallet_card(PLAN, today=TODAY),
    "a plan in Arabic": lambda: to_html(ARABIC),
    "an empty plan": lambda: to_html(rt.WellnessPlan()),
} | {
    folder: lambda folder=folder: to_html(rt.read(min((EXAMPLES / folder).glob("*.json")))) for folder in OTHERS
}  # fmt: skip
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


@pytest.mark.parametrize("kind", KINDS)
def test_everyone_can_use_a_page(kind: str, told: Told) -> None:
    page = told.open(KINDS[kind]().replace("<details>", "<details open>"))
    page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        for width in (360, 1200):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            report = page.evaluate("axe.run({resultTypes: ['violations']})")
            found = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in report["violations"]]
            assert found == [], f"{scheme}, {width}"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
                "nothing is wider than the screen"
            )


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(2)</script>",
    "</title></head><body onload=alert(3)>",
    "<img src=x onerror=alert(4)>",
    "<img src='https://example.com/pixel.png'>",
    "<svg onload=alert(5)><style>*{display:none}</style></svg>",
    "</span></li></ul></section></main><h1>not mine</h1>",
    '" onmouseover="alert(6)',
    "' autofocus onfocus='alert(7)' x='",
    "`${alert(8)}`",
    "javascript:alert(9)",
    "<a href='javascript:alert(10)'>look</a>",
    "<iframe src='https://example.com'></iframe>",
    "<iframe srcdoc='<script>alert(11)</script>'></iframe>",
    "<link rel=stylesheet href=//example.com/x.css>",
    "<style>@import url(//example.com/y.css)</style>",
    "<meta http-equiv=refresh content='0;url=https://example.com'>",
    "<base href='https://example.com/'>",
    "<form action=//example.com><input name=x></form>",
    "<object data='https://example.com/z'></object>",
    "<!-- nothing after this is seen",
    "]]> <![CDATA[ ?> <?php",
    "&lt;script&gt;alert(12)&lt;/script&gt; &amp; &#x3c; &nbsp;",
    "{{ 7 * 7 }} {{ page }}",
    "{% for x in page.entries %}{{ x }}{% endfor %}",
    "{% raw %} {# unseen #} {%- include 'style.css' -%}",
    "{{ ''.__class__.__mro__ }}",
    "%(name)s {0} {name} $name ${name} #{name}",
    "\u202egnp.exe and on it goes",
    "\u2067\u202d an isolate that nobody closes",
    "\u2069\u202c\u2069 closes what it did not open",
    "مرحبا <b>بك</b> 555-0142",
    "שלום \u200f (abc) \u200e",
    "  two  spaces,\ttabs\nand\n\nlines  ",
    "\u2028\u2029\u0085\ufeff\u200b\u200d",
    "陈美玲 \U0001f469\u200d\U0001f33e e\u0301 \u0644\u0627",
    "\\u003cscript\\u003ealert(13)\\u003c/script\\u003e",
    "expression(alert(14)) url(javascript:alert(15))",
    "data:text/html,<script>alert(16)</script>",
    "\ue000\U000f0000\ufffd\u00ad<\u00ad/\u00adscript>",
)  # fmt: skip


def overwritten(model: Any, texts: Iterator[str]) -> Any:
    """A model with other texts in all the places where a person writes."""
    changes: dict[str, Any] = {}
    for fact in facts(type(model)):
        value = getattr(model, fact.name)
        match fact.shape:
            case _ if not value:
                continue
            case shapes.Text(pattern=None, section=False):
                changes[fact.name] = next(texts)
            case shapes.Many(of=shapes.Text(pattern=None, section=False)):
                changes[fact.name] = tuple(islice(texts, len(value)))
            case shapes.Part():
                changes[fact.name] = overwritten(value, texts)
            case shapes.Many(of=shapes.Part()):
                changes[fact.name] = tuple(overwritten(part, texts) for part in value)
    return attrs.evolve(model, **changes)


def written(thing: Any) -> Iterator[str]:
    """What a person wrote in fields that ask."""
    for _, model in walk(thing):
        if isinstance(model, rt.HelpLine) and model.never_offer:
            continue
        for fact in facts(type(model)):
            value = getattr(model, fact.name)
            if fact.ask and isinstance(fact.shape, shapes.Text) and not fact.shape.pattern and not fact.shape.section:
                yield value
            elif fact.ask and isinstance(fact.shape, shapes.Many) and is_text(fact.shape.of):
                yield from value


def is_text(shape: shapes.Shape) -> bool:
    return isinstance(shape, shapes.Text) and not shape.pattern and not shape.section


def is_inert(page: "Page") -> bool:
    """Whether nothing on a page runs, leads away or is loaded, and none of it is what a text says it is."""
    odd = "script, img, iframe, object, embed, link, form, input, base, a:not([href^='#']), h1 ~ h1, style + style"
    attributes = (
        "[...document.querySelectorAll('*')].some(it => [...it.attributes].some(one => /^on|^style$/.test(one.name)))"
    )
    return not page.evaluate(f'document.querySelector("{odd}") || {attributes}')


@pytest.mark.parametrize("turn", range(5))
def test_hostile_texts_are_shown_as_they_were_written(turn: int, told: Told) -> None:
    assert len(HOSTILE) == 40
    for start in range(turn, 50, 5):
        texts = chain(islice(cycle(HOSTILE), start % 40, None))
        whole = PLANS[start % len(PLANS)]
        plan = attrs.evolve(overwritten(whole, texts), layout=(), word_choices={"I want": HOSTILE[start % 40]})
        assert is_declared(type(plan))
        page = told.open(to_html(plan))
        shown = page.evaluate("document.body.textContent")
        assert [text for text in written(plan) if text not in shown] == []
        assert is_inert(page)
        assert page.title() == " ".join(plan.title.replace("\x85", " ").split()) or start
        assert told.said == []


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.stem)
def test_hostile_texts_are_shown_as_they_were_written_in_what_stands_alone(path: Path, told: Told) -> None:
    for start in range(0, 40, 4):
        thing = overwritten(rt.read(path), chain(islice(cycle(HOSTILE), start, None)))
        page = told.open(to_html(thing))
        shown = page.evaluate("document.body.textContent")
        assert [text for text in written(thing) if text not in shown] == []
        assert is_inert(page)
        assert told.said == []


def test_a_picture_fits_on_a_sheet_of_paper(told: Told) -> None:
    """Or its words do, where its letters would be small: a sheet of Letter is 216 by 279 mm."""
    plan = next(plan for plan in PLANS if plan.title == "Four walls and a roof")
    page = told.open(to_html(plan, pictures=[support_map(plan), wellness_wheel(plan), sign_ladder(plan)]))
    page.emulate_media(media="print")
    boxes = [drawn.bounding_box() for drawn in page.locator("figure > svg").all()]
    assert [box and (round(box["width"] / 96 * 25.4), box["height"] / 96 * 25.4 <= 235) for box in boxes] == [
        (95, True),
        (95, True),
        None,
    ]
    words = page.locator("figure table")
    assert [words.nth(number).is_visible() for number in range(3)] == [False, False, True]
    assert page.get_by_text("This is not a legal document.").last.is_visible()


@pytest.mark.parametrize("make", [crisis_page, wallet_card], ids=lambda make: make.__name__)
def test_hostile_texts_do_nothing_on_pages_that_are_held(make: Any, told: Told) -> None:
    for start, text in enumerate(HOSTILE):
        texts = chain([text], islice(cycle(HOSTILE), start, None))
        plan = attrs.evolve(overwritten(PLAN, texts), carry=(text,))
        page = told.open(make(plan, today=TODAY))
        assert is_inert(page)
        assert make is crisis_page or text in page.evaluate("document.body.textContent")
        assert told.said == []


def test_each_text_keeps_its_own_direction_and_language(told: Told) -> None:
    page = told.open(to_html(ARABIC))
    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["en", "ltr"]
    way = "it => [it.closest('[lang]').lang, getComputedStyle(it).direction]"
    assert page.get_by_text("خطتي").evaluate(way) == ["ar", "rtl"]
    assert page.get_by_text("أغني").evaluate(way) == ["ar", "rtl"]
    assert page.get_by_text("أختي").evaluate(way) == ["ar", "rtl"]
    assert page.get_by_text("陈美玲", exact=True).last.evaluate(way) == ["ar", "ltr"]
    label = page.get_by_text("Who they are to me")
    assert label.evaluate("it => it.closest('[lang]').lang") == "en"
    assert label.evaluate(
        """it => {
            const [first, last] = [0, it.textContent.length - 1].map(at => {
                const range = document.createRange();
                range.setStart(it.firstChild, at);
                range.setEnd(it.firstChild, at + 1);
                return range.getBoundingClientRect().x;
            });
            return first < last;
        }"""
    ), "its colon stands on the right, in a list that begins on the right"
    assert page.get_by_text("private", exact=True).evaluate("it => it.closest('[lang]').lang") == "en"


def test_a_text_does_not_turn_what_stands_after_it(told: Told) -> None:
    plan = rt.WellnessPlan(doing_well=(rt.Note(text="abc \u202edef", private=True),))
    page = told.open(to_html(plan))
    text, mark = page.locator("li .text").bounding_box(), page.locator("li .mark").bounding_box()
    assert text
    assert mark
    assert text["x"] + text["width"] <= mark["x"]


def test_the_policy_stops_what_someones_template_lets_in(told: Told, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% extends "recoverytools/page.html" %}{% block contents %}{{ page.text | safe }}{% endblock %}',
        encoding="utf-8",
    )
    title = "<script>document.title = 'run'</script><img src='https://example.com/x.png'><p style='color:red'>"
    stopped: list[tuple[str, str | None]] = []
    told.page.on("requestfailed", lambda request: stopped.append((request.url, request.failure)))
    page = told.open(to_html(rt.WellnessPlan(title=title), templates=tmp_path))
    assert page.title() != "run"
    assert stopped == [("https://example.com/x.png", "csp")]
    said, told.said[:] = told.said[:], []
    assert {text.split()[0] for text in said} == {"https://example.com/x.png", "Executing", "Loading", "Applying"}
