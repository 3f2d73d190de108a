"""The example of a form, filled in as a person would, in a real browser."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import recoverytools as rt
from node import MODULES, run
from recoverytools.vocabulary import Domain

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

WIDE, PHONE = 900, 375
both = pytest.mark.parametrize("page", [WIDE, PHONE], indirect=True)
FORM = Path(__file__).parent.parent.parent / "examples" / "form"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where documents are saved."""
    return tmp_path / "saved"


@pytest.fixture
def address(saved: Path) -> Iterator[str]:
    line: list[str | Path] = [sys.executable, FORM / "server.py", saved, "0"]
    with (saved.parent / "log").open("w+", encoding="utf-8") as log:
        server = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8")
        assert server.stdout
        yield server.stdout.readline().strip()
        server.terminate()
        server.communicate()
        log.seek(0)
        assert "Traceback" not in log.read()


@pytest.fixture(scope="module", autouse=True)
def built(npm: None) -> None:  # noqa: ARG001 - without them there is nothing to build
    run("npm", "run", "-s", "form")


@pytest.fixture
def page(request: Any, browser: "Browser", address: str) -> Iterator["Page"]:
    told: list[str] = []
    asked: list[str] = []
    width = getattr(request, "param", WIDE)
    with browser.new_page(viewport={"width": width, "height": 800}, base_url=address) as page:
        page.set_default_timeout(10_000)
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        yield page
    assert told == []
    assert all(url.startswith((address, "data:")) for url in asked), "the answers go nowhere else"


def save(page: "Page") -> "Locator":
    """What is said after saving."""
    page.get_by_role("button", name="Save").click()
    said = page.locator("[role=status]:not(:empty), [role=alert]:not(:empty)")
    said.wait_for()
    return said


def errors(page: "Page") -> dict[str, str]:
    """What stands beside which field."""
    found = page.locator(".error-detail")
    return {str(error.get_attribute("id")).removesuffix("__error"): error.inner_text() for error in found.all()}


def check(page: "Page", name: str) -> None:
    """See that everyone can use the page as it is now; where a folder is named, a picture of it goes there."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}, {page.evaluate('innerWidth')}.png", full_page=True)
    page.add_script_tag(path=MODULES / "axe-core" / "axe.min.js")
    report = page.evaluate("axe.run()")
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in report["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the screen"


def post(address: str, body: bytes, path: str = "/goal", **other: str | None) -> Any:
    """What the server says to a program: the JSON, or else the status."""
    host = address.removeprefix("http://")
    headers = {"host": host, "content_type": "application/json", "content_length": str(len(body))} | other
    connection = http.client.HTTPConnection(host, timeout=10)
    connection.putrequest("POST", path, skip_host=True)
    for name, value in headers.items():
        if value is not None:
            connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    reply = connection.getresponse()
    said = reply.read()
    connection.close()
    return json.loads(said) if reply.status == 200 else reply.status


def only(folder: Path) -> bytes:
    [path] = folder.iterdir()
    return path.read_bytes()


@both
def test_a_goal_is_filled_in_mended_and_saved(page: "Page", saved: Path) -> None:
    page.goto("/?form=goal")
    want = page.get_by_label("What do you want?")
    want.focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Pa used to sing there.\nI want to hear it again.")
    page.get_by_label("People and belonging").check()
    page.get_by_label("Meaning and faith").check()
    page.get_by_label("By when would you like to be there?").fill("2027-04-30")
    page.get_by_label("How sure are you that you can do it, 0 to 10?").select_option("0")

    page.get_by_role("button", name="Answer this: How will you notice that it is getting closer?").press("Enter")
    page.get_by_label("What will you look at or count?").fill("songs I know by heart")
    page.get_by_label("What number are you hoping for?").fill("2.5")

    page.get_by_role("button", name="Answer this: What are the steps?").press("Enter")
    page.keyboard.type("Ring the choir leader")  # the first question of the new step has the focus
    page.get_by_role("button", name="Another step").click()
    second = page.get_by_role("group", name="Step 2")
    second.get_by_label("By when would you like it done?").fill("2027-01-15")
    page.get_by_role("button", name="Another step").click()  # and leave it empty
    check(page, "goal")

    assert save(page).inner_text() == "Not saved yet. 2 answers need another look. All you wrote is still here."
    assert errors(page) == {"root_statement": "This is missing.", "root_steps_1_what": "This is missing."}
    assert want.evaluate("it => it === document.activeElement"), "where to go on has the focus"
    assert second.get_by_label("By when would you like it done?").input_value() == "2027-01-15"
    assert list(saved.iterdir()) == []
    check(page, "goal with errors")

    page.keyboard.type("Sing in the temple choir again")
    second.get_by_label("What will you do?").fill("Find my old song book")
    assert save(page).inner_text() == "Saved. You can go on, and save again."
    assert errors(page) == {}
    check(page, "goal saved")

    goal = rt.loads(only(saved), rt.Goal)
    assert rt.to_dict(goal) == {
        "document": "goal",
        "format": 1,
        "id": goal.id,
        "statement": "Sing in the temple choir again",
        "why": "Pa used to sing there.\nI want to hear it again.",
        "domains": ["social", "spiritual"],
        "measure": {"what": "songs I know by heart", "target": 2.5},
        "due": "2027-04-30",
        "confidence": 0,
        "steps": [
            {"id": goal.steps[0].id, "what": "Ring the choir leader"},
            {"id": goal.steps[1].id, "what": "Find my old song book", "due": "2027-01-15"},
        ],
    }

    page.get_by_label("Meaning and faith").uncheck()
    page.get_by_role("button", name="Take out: Step 1").click()
    page.get_by_label("Where does it stand?").first.focus()
    save(page)
    again = rt.loads(only(saved), rt.Goal)
    assert (again.id, again.steps, again.domains) == (goal.id, goal.steps[1:], (Domain.SOCIAL,))


@both
def test_a_backup_plan_with_fallbacks(page: "Page", saved: Path) -> None:
    page.goto("/?form=backup-plan")
    page.get_by_label("What might happen?").fill("the sitter cancels on a night shift")
    page.get_by_label("Then what will you do?").fill("x" * 201)
    page.get_by_role("button", name="Answer this: And if that does not work?").click()
    first = page.get_by_role("group", name="Fallback 1")
    first.get_by_label("What will you do then?").fill("take her to my sister's")
    page.get_by_role("button", name="Another fallback").click()
    page.keyboard.type("my sister is away")
    page.get_by_role("group", name="Fallback 2").get_by_label("What will you do then?").fill("swap with Bo")
    page.get_by_role("button", name="Move up: Fallback 2").click()
    page.get_by_label("When did you last practice it?").fill("1899-12-31")
    check(page, "backup plan")

    assert save(page).inner_text() == "Not saved yet. 2 answers need another look. All you wrote is still here."
    assert errors(page) == {
        "root_response": "This must be text of at most 200 characters.",
        "root_practiced_on": "This must be a date such as 2026-01-31, from 1900 to 2200.",
    }
    check(page, "backup plan with errors")
    page.get_by_label("Then what will you do?").fill("call Mrs. Ito next door")
    page.get_by_label("When did you last practice it?").fill("")
    assert save(page).inner_text() == "Saved. You can go on, and save again."

    plan = rt.loads(only(saved), rt.BackupPlan)
    assert (plan.cue, plan.response) == ("the sitter cancels on a night shift", "call Mrs. Ito next door")
    assert [(fallback.switch_when, fallback.text) for fallback in plan.fallbacks] == [
        ("my sister is away", "swap with Bo"),
        ("", "take her to my sister's"),
    ]


def test_a_half_typed_date_does_not_get_lost(page: "Page", saved: Path) -> None:
    page.goto("/?form=backup-plan")
    page.get_by_label("What might happen?").fill("the heat goes out")
    date = page.get_by_label("When did you last practice it?")
    date.press("1")
    assert save(page).inner_text() == "Not saved yet. A date or a number is only half there."
    assert date.evaluate("it => it === document.activeElement")
    assert list(saved.iterdir()) == []
    date.fill("2026-10-01")
    assert save(page).inner_text() == "Saved. You can go on, and save again."
    assert rt.to_dict(rt.loads(only(saved), rt.BackupPlan))["practiced_on"] == "2026-10-01"


def test_what_the_form_does_not_ask_is_kept(page: "Page", saved: Path) -> None:
    page.goto("/?form=goal")
    page.get_by_label("What do you want?").fill("Ride my bike to work")
    kept = {"supports": ["joy"], "extensions": {"org.example": {"tags": [], "n": ""}}, "private": True}
    page.route("/goal", lambda route: route.continue_(post_data=(route.request.post_data_json or {}) | kept))
    save(page)
    page.unroute("/goal")
    page.get_by_label("What makes it matter to you?").fill("The wind")
    save(page)
    goal = rt.to_dict(rt.loads(only(saved), rt.Goal))
    assert goal | kept | {"why": "The wind"} == goal


def test_where_the_server_gives_no_answer_nothing_is_lost(page: "Page") -> None:
    page.goto("/?form=goal")
    page.get_by_label("What do you want?").fill("Ride my bike to work")
    page.route("/goal", lambda route: route.fulfill(body="no"))
    said = "This could not be saved. All you wrote is still here. Please try again."
    assert save(page).inner_text() == said
    assert page.get_by_label("What do you want?").input_value() == "Ride my bike to work"


def test_nothing_can_be_typed_while_it_is_being_saved(page: "Page", saved: Path) -> None:
    page.goto("/?form=goal")
    want, why = page.get_by_label("What do you want?"), page.get_by_label("What makes it matter to you?")
    want.fill("Ride my bike to work")
    held: list[Route] = []
    page.route("/goal", lambda route: held.append(route))
    button = page.get_by_role("button", name="Save")
    with page.expect_request("/goal"):
        button.click()
    assert want.is_disabled()
    assert why.is_disabled()
    assert page.get_by_role("button", name="Answer this: What are the steps?").is_disabled()
    page.wait_for_function("document.activeElement === document.body")
    page.keyboard.type("lost")

    held.pop().continue_()
    why.fill("The wind")  # it waits until one can
    assert page.locator("[role=status]").inner_text() == ""
    assert why.input_value() == "The wind"
    page.unroute("/goal")
    assert save(page).inner_text() == "Saved. You can go on, and save again."
    assert button.evaluate("it => it === document.activeElement"), "the focus is where it was"
    goal = rt.loads(only(saved), rt.Goal)
    assert (goal.statement, goal.why) == ("Ride my bike to work", "The wind")


@pytest.mark.parametrize(
    ("body", "findings"),
    [
        (b'{"statement": "x", "why": null}', {"/why": "must not be null; leave the key out"}),
        (b'{"statement": "x", "statement": "y"}', {"": "must not hold the same key twice"}),
        (b'{"format": 2, "statement": "x"}', {"": "has format 2, and this release reads up to 1; it was left as it is"}),
        (b"[" * 60_000, {"": "must be at most 32 levels deep"}),
        (b"\xff", {"": "must be text in UTF-8"}),
        (b'{"statement": "x", "steps": [{"what": "y"}, {"due": "z"}]}', {
            "/steps/1/what": "is missing",
            "/steps/1/due": "must be a date such as 2026-01-31, from 1900 to 2200",
        }),
    ],
    ids=["null", "a key twice", "a newer format", "deep", "no text", "a row"],
)  # fmt: skip
def test_what_the_library_refuses_is_told(address: str, saved: Path, body: bytes, findings: dict[str, str]) -> None:
    told = [{"path": path, "message": message} for path, message in findings.items()]
    assert post(address, body) == {"findings": told}
    assert list(saved.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/diary", {}, 404),
        ("/goal", {"host": "evil.example:8000"}, 403),
        ("/goal", {"host": None}, 403),
        ("/goal", {"content_type": "text/plain"}, 415),
        ("/goal", {"content_type": None}, 415),
        ("/goal", {"content_length": None}, 411),
        ("/goal", {"content_length": "-1"}, 411),
        ("/goal", {"content_length": "9" * 5000}, 411),
        ("/goal", {"content_length": "100001"}, 413),
    ],
)
def test_what_the_page_would_not_send_is_not_read(
    address: str, saved: Path, path: str, headers: dict[str, str | None], status: int
) -> None:
    assert post(address, b"", path, **headers) == status
    assert list(saved.iterdir()) == []


def test_two_kinds_with_one_id_are_two_files(address: str, saved: Path) -> None:
    port = address.rpartition(":")[2]
    post(address, b'{"id": "one", "statement": "x"}')
    post(address, b'{"id": "one", "cue": "x", "response": "y"}', "/backup-plan", host=f"localhost:{port}")
    assert sorted(path.name for path in saved.iterdir()) == ["backup-plan-one.json", "goal-one.json"]
