"""The docs as they are built, in a real browser: everyone can read them, on a phone too, and nothing leaves the machine.

``RECOVERYTOOLS_SITE`` names the folder that they are in. It is `.ci/run` that builds them, and looks at them with this.
With ``SCREENSHOTS=FOLDER``, pictures of the pages are left there.
"""

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest

from node import MODULES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SITE = os.environ.get("RECOVERYTOOLS_SITE", "")
SCREENSHOTS = os.environ.get("SCREENSHOTS", "")
PAGES = {
    "the index": "index.html",
    "a tutorial": "tutorials/first-plan.html",
    "a how-to": "how-to/pictures.html",
    "models": "reference/models/goals.html",
    "the command line": "reference/command-line.html",
}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")

pytestmark = pytest.mark.skipif(not SITE, reason="the docs are not built here; .ci/run builds them and looks at them")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # browsers ask for one, whether there is one or not
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    """The address of the docs on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=SITE)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def page(browser: "Browser", home: str) -> Iterator["Page"]:
    """A page of the browser that asks nobody else, and has nothing to complain of."""
    asked: list[str] = []
    said: list[str] = []
    with browser.new_page() as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "about:"))} == {urlsplit(home).netloc}
    assert said == []


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAGES)
def test_everyone_can_read_the_docs(
    kind: str, scheme: Literal["light", "dark"], width: int, page: "Page", home: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(home + PAGES[kind], wait_until="networkidle")
    page.evaluate("for (const it of document.querySelectorAll('details')) it.open = true")
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{kind}, {scheme}, {width}.png", full_page=True)
    page.evaluate((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    report = page.evaluate("axe.run({resultTypes: ['violations']})")
    found = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in report["violations"]]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the screen"


def test_a_word_is_found(page: "Page", home: str) -> None:
    page.goto(home + "search.html?q=confidence", wait_until="networkidle")
    page.locator("ul.search li").first.wait_for()
    found = page.locator("ul.search li > a").evaluate_all("all => all.map(it => it.getAttribute('href'))")
    assert any("reference/models/goals.html" in link for link in found), found
