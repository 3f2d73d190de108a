"""The example of a page without a server, in a real browser: it shows a whole plan, and whatever stands in a file is text."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from test_html import HOSTILE, PLANS, SCHEMES, overwritten, written

import recoverytools as rt
from node import MODULES
from recoverytools import wording
from recoverytools.fields import facts, walk
from recoverytools.models import CareChoice, GoalReview, Medicine, Note, Page, Person
from recoverytools.vocabulary import Domain

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

WIDE, PHONE = 900, 360
MAKE = Path(__file__).parent.parent.parent / "examples" / "apps" / "page" / "make_page.py"
CANNOT = "This page cannot show that file. It shows plans that were saved as JSON."
OTHER = "This plan comes from another release than this page. It is safe. A newer page can show it."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "plan.html"
    subprocess.run([sys.executable, MAKE, file], check=True)
    return file


@pytest.fixture
def tab(browser: "Browser", made: Path) -> Iterator["Tab"]:
    """The page, opened from its file; it must say nothing to a console and ask for nothing."""
    said: list[str] = []
    with browser.new_page() as tab:
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("dialog", lambda dialog: said.append(dialog.message))
        tab.on("request", lambda request: said.append(request.url))
        tab.goto(made.as_uri())
        yield tab
    assert said == [made.as_uri()]


def pick(tab: "Tab", data: bytes) -> str:
    """Pick a file; what is said of it."""
    tab.locator("main, #said").evaluate_all("all => all.forEach((it) => (it.textContent = ''))")
    tab.get_by_label("Which file").set_input_files({"name": "p.json", "mimeType": "application/json", "buffer": data})
    tab.locator("h2, #said:not(:empty)").wait_for()
    return str(tab.locator("#said").inner_text())


def show(tab: "Tab", plan: rt.WellnessPlan) -> str:
    """The words of the page on which a plan is shown."""
    assert pick(tab, rt.dumps(plan)) == ""
    return str(tab.locator("main").inner_text())


def days(plan: rt.WellnessPlan) -> Iterator[date]:
    """The days in fields that ask."""
    for path, model in walk(plan):
        if "/earlier/" not in path and not getattr(model, "never_offer", False):
            answers = (getattr(model, fact.name) for fact in facts(type(model)) if fact.ask)
            yield from (answer for answer in answers if isinstance(answer, date))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.title)
def test_all_that_someone_wrote_is_shown(plan: rt.WellnessPlan, tab: "Tab") -> None:
    show(tab, attrs.evolve(plan, layout=()))
    shown = tab.locator("main").evaluate("it => it.textContent")
    assert [text for text in written(plan) if text not in shown] == []
    assert [day for day in days(plan) if wording.show(day) not in shown] == []
    assert tab.locator("h2").evaluate("it => it === document.activeElement")
    assert "undefined" not in shown
    assert "[object" not in shown


CANOE = next(plan for plan in PLANS if plan.title == "Keeping my canoe steady")
LAKE = next(plan for plan in PLANS if plan.language == "ar")


@pytest.mark.parametrize("plan", [CANOE, LAKE, None], ids=["canoe", "lake", "no plan yet"])
def test_everyone_can_use_the_page(plan: rt.WellnessPlan | None, tab: "Tab") -> None:
    if plan:
        show(tab, plan)
    tab.evaluate((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        for width in (PHONE, WIDE):
            tab.emulate_media(color_scheme=scheme)
            tab.set_viewport_size({"width": width, "height": 800})
            report = tab.evaluate("axe.run({resultTypes: ['violations']})")
            assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in report["violations"]] == []
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
                "nothing is wider than the screen"
            )
            if folder := os.environ.get("SCREENSHOTS"):
                name = plan.title if plan else "no plan"
                tab.screenshot(path=f"{folder}/page, {name}, {scheme}, {width}.png", full_page=True)


def test_a_plan_reads_as_the_person_would_say_it(tab: "Tab") -> None:
    plan = rt.WellnessPlan(
        id="ravi",
        title="Ravi's year",
        language="en-IN",
        owner=Person(name="Ravi"),
        carry=("One day.", "Call Sela."),
        quiet_hours=None,
        supports=(rt.Support(id="sela", name="Sela"),),
        goals=(
            rt.Goal(
                statement="Cook for ten",
                supports=("sela",),
                steps=(rt.Step(what="Ask for the big pot"),),
                domains=(Domain.SOCIAL, Domain.PHYSICAL),
                reviews=(GoalReview(on=date(2026, 12, 6)),),
                confidence=0,
                private=True,
            ),
        ),
        lines=(rt.HelpLine(name="a line", value="555-0199", never_offer=True),),
        crisis=rt.CrisisPlan(
            helps=(Note(text="a dim room"), Note(support="sela")),
            medicines=(Medicine(name="the white one"),),
            treatments=(CareChoice(text="a bath"),),
        ),
        word_choices={"what I want": "what I {dream} of", "Who is on my side": "my crew"},
    )
    assert show(tab, plan).replace("\n\n", "\n").split("\n") == [
        "Ravi's year", "This plan belongs to", "Ravi",
        "In a crisis", "This is not a legal document.",
        "What to know about medicines", "the white one", "What I say about it", "not said",
        "Treatments", "a bath", "My wish", "not said",
        "What helps", "a dim room", "With", "Sela",
        "My crew", "Sela",
        "What I {dream} of", "Cook for ten (private)", "Parts of life", "People and belonging; Body and health", "Check on it", "On", "6 December 2026", "How sure I am, 0 to 10", "0",
        "Steps", "Ask for the big pot", "Who can help", "Sela",
        "Help lines", "a line", "Never offer me this", "yes",
        "Words I carry", "One day.", "Call Sela.",
    ]  # fmt: skip
    heading, label = tab.get_by_text("Ravi's year"), tab.get_by_text("Words I carry")
    assert [it.evaluate("it => it.closest('[lang]').lang") for it in (heading, label)] == ["en-IN", "en"]


def test_a_layout_says_what_is_shown_and_in_which_order(tab: "Tab") -> None:
    plan = rt.WellnessPlan(
        vision="a garden",
        doing_well=(Note(text="I hum"),),
        pages=(Page(id="prayer", heading="My prayer", text="Light."), Page(id="other", heading="Other")),
        layout=("pages/prayer", "doing_well", "pages/gone"),
    )
    assert show(tab, plan).split("\n") == [
        "Wellness plan",
        "My prayer",
        "Text",
        "Light.",
        "When I am doing well",
        "I hum",
    ]
    assert "a garden" in show(tab, attrs.evolve(plan, layout=("goals", "pages/gone")))


@pytest.mark.parametrize("turn", range(4))
def test_hostile_texts_are_shown_as_they_were_written(turn: int, tab: "Tab") -> None:
    for start in range(turn, len(HOSTILE), 4):
        texts = islice(cycle(HOSTILE), start, None)
        plan = overwritten(PLANS[start % len(PLANS)], texts)
        plan = attrs.evolve(plan, layout=(), word_choices={HOSTILE[start]: "x", "What I want": HOSTILE[start]})
        show(tab, plan)
        shown = tab.locator("main").evaluate("it => it.textContent")
        assert [text for text in written(plan) if text not in shown] == []
        odd = "script, img, iframe, object, embed, link, form, input, base, a, style, svg, h2 ~ h2, [style], [onload]"
        assert tab.locator("main").locator(odd).count() == 0
        assert tab.title() == "Show my plan"


PLAN: Any = {"document": "wellness-plan", "format": 1}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\x00", CANNOT),
        (b"title: my plan", CANNOT),
        (b"null", CANNOT),
        (b'{"document": "goal", "format": 1}', CANNOT),
        (json.dumps(PLAN | {"goals": [None]}).encode(), CANNOT),
        (json.dumps(PLAN | {"format": 2}).encode(), OTHER),
    ],
)
def test_a_file_that_it_cannot_show_is_told_kindly(data: bytes, said: str, tab: "Tab") -> None:
    assert pick(tab, data) == said
    assert tab.locator("main").inner_text() == ""
    assert tab.get_by_role("button", name="Put it away").is_hidden()


def test_words_that_programs_know_are_words_here(tab: "Tab") -> None:
    plan = PLAN | {"title": "__proto__", "goals": [{"id": "constructor", "statement": "x", "status": "constructor"}]}
    assert pick(tab, json.dumps(plan).encode()) == ""
    assert "function" not in tab.locator("main").inner_text()


def test_a_plan_is_put_away_and_another_shown(tab: "Tab") -> None:
    show(tab, rt.WellnessPlan(title="Tea at four"))
    tab.get_by_role("button", name="Put it away").click()
    assert tab.locator("main").inner_text() == ""
    assert tab.get_by_label("Which file").input_value() == ""
    assert tab.get_by_label("Which file").evaluate("it => it === document.activeElement")
    assert "Tea at four" not in tab.content()
    assert "Tea at five" in show(tab, rt.WellnessPlan(title="Tea at five"))
    assert pick(tab, b"{") == CANNOT
    assert tab.locator("main").inner_text() == ""


def test_its_policy_lets_nothing_else_run(made: Path, browser: "Browser") -> None:
    html = made.read_text(encoding="utf-8")
    added = made.with_name("added.html")
    added.write_text(
        html.replace("<main>", "<main><script>document.title = 'run'</script><img src='https://example.com/x'>")
    )
    failed: list[str | None] = []
    with browser.new_page() as tab:
        tab.on("requestfailed", lambda request: failed.append(request.failure))
        tab.goto(added.as_uri())
        assert tab.title() == "Show my plan"
    assert failed == ["csp"]
