"""Pictures in a real browser: no text leaves the paper, none stands on another, at a phone's width and wider."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.models import Note, Rating
from recoverytools.rendering import checkin_calendar, progress_chart, sign_ladder, support_map, wellness_wheel
from recoverytools.vocabulary import Circle, Domain, Gives, SignStage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE, WIDE = 360, 900
LINES = (
    "Rose", "Pastor Emmanuel Adebayo-Richardson of the northern circuit, who plays the organ and drives the minibus for all of us",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 3, "陈奶奶和楼下那家永远亮着灯的小面馆老板" * 4, "خالتي أمينة التي تسكن في الطابق الثاني من بيتنا القديم",
    "<b>bold</b>", "\u202eturned", "WWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMM", "👩🏽‍🚀" * 40, "a" * 200,
)  # fmt: skip
NUMBERS = tuple(
    rt.CheckIn(occurred_at=datetime(2026, 11, day, 12, tzinfo=UTC), ratings=(Rating(about="s", value=number),))
    for day, number in enumerate([0, -123456.789, 1e9, 1 / 3, 88888], start=2)
)
GAPS = """
() => [...document.querySelectorAll("svg")].flatMap((svg, number) => {
  const { width, height } = svg.viewBox.baseVal
  const boxes = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBBox()])
  const outside = boxes.filter(([, box]) => box.x < 2 || box.x + box.width > width - 2 || box.y + box.height > height)
  const over = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1
    && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 3.5
  const onto = boxes.flatMap(([text, box], at) => boxes.slice(at + 1).filter(([, other]) => over(box, other)).map(([other]) => [text, other]))
  return [...outside.map(([text]) => [number, text]), ...onto.map((pair) => [number, ...pair])]
})
"""


def plan(lines: tuple[str, ...]) -> rt.WellnessPlan:
    def notes() -> tuple[Note, ...]:
        return tuple(Note(text=line) for line in lines)

    return rt.WellnessPlan(
        supports=tuple(
            rt.Support(name=line, circle=circle, gives=tuple(Gives), both_ways=True)
            for line in lines
            for circle in (*Circle, None)
        ),
        goals=tuple(rt.Goal(statement=line, domains=tuple(Domain)) for line in lines),
        doing_well=notes(),
        warning_signs=tuple(rt.WarningSign(what=line, stage=SignStage.EARLY_SIGN, responses=notes()) for line in lines),
    )


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_no_text_leaves_the_paper_or_stands_on_another(browser: "Browser", width: int) -> None:
    whole: Any = plan(LINES)
    plans = [whole, *(plan((line,)) for line in LINES), attrs.evolve(whole, supports=whole.supports[3::5])]
    drawn = [draw(each).svg for each in plans for draw in (support_map, wellness_wheel, sign_ladder)]
    week: Any = {"start": date(2026, 11, 2), "end": date(2026, 11, 8)}
    for line in LINES:
        journal = rt.Journal(scales=(rt.Scale(id="s", name=line, low=-1e9, high=1e9),), checkins=NUMBERS)
        drawn.append(progress_chart(rt.trend(journal, "s", **week)).svg)
        drawn.append(checkin_calendar(journal, scale="s", **week).svg)
    with browser.new_page(viewport={"width": width, "height": 800}) as page:
        page.set_content(f"<!doctype html><meta charset=utf-8>{''.join(drawn)}")
        assert page.evaluate(GAPS) == []
        widths = page.evaluate('[...document.querySelectorAll("svg")].map((svg) => svg.getBoundingClientRect().width)')
        assert {round(wide) for wide in widths} == {min(480, width - 16)}
