"""The example applications do what they say, each as a person or a device would use it."""

import http.client
import importlib
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt

APPS = Path(__file__).parent.parent / "examples" / "apps"
WALK = rt.Step(id="walk", what="Walk to the river")
ROSE = rt.Support(id="rose", name="Auntie Rose", contact=(rt.Contact(value="555-0142"),))
NURSE = rt.Grant(id="nurse", to="my nurse", sections=("goals",), until=date(2026, 11, 30))
PLAN = rt.WellnessPlan(
    id="malia",
    title="My plan",
    vision="a room of my own",
    supports=(ROSE,),
    goals=(rt.Goal(id="move", statement="Move more", steps=(WALK,), supports=("rose",)),),
    grants=(NURSE,),
)
BAD = b'{"document": "wellness-plan", "format": 1, "title": 7, "goals": [{"statment": "for my eyes"}]}'
NEWER = b'{"document": "wellness-plan", "format": 2, "hopes": "for my eyes"}'


# --- a web service ---


@pytest.fixture(scope="module")
def service() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(APPS / "service")
        yield importlib.import_module("service")


@pytest.fixture
def file(service: Any, tmp_path: Path) -> Path:
    service.app.state.file = tmp_path / "plans.sqlite3"
    service.app.dependency_overrides[service.today] = lambda: date(2026, 11, 22)
    return tmp_path / "plans.sqlite3"


@pytest.fixture
def client(service: Any, file: Path) -> TestClient:
    assert not file.exists()
    return TestClient(service.app, base_url="http://localhost")


def put(client: TestClient, plan: rt.WellnessPlan, made_from: str = "") -> Any:
    return client.put("/plans", content=rt.dumps(plan), params={"made_from": made_from} if made_from else {})


def revision(answer: Any) -> str:
    return str(answer.headers["etag"]).strip('"')


def kept(file: Path) -> list[rt.WellnessPlan]:
    """All plans that ever came in or were made, in that order."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT document FROM revision ORDER BY rowid").fetchall()
    return [rt.loads(document, rt.WellnessPlan) for [document] in rows]


def test_a_plan_comes_back_as_it_was_sent(client: TestClient) -> None:
    sent = put(client, PLAN)
    assert (sent.status_code, sent.content) == (200, rt.dumps(PLAN))
    again = client.get("/plans/malia")
    assert (again.content, again.headers["etag"]) == (sent.content, sent.headers["etag"])
    assert (again.headers["content-type"], again.headers["cache-control"]) == ("application/json", "no-store")
    assert revision(put(client, PLAN)) == revision(sent)  # the answer got lost, and it is sent once more


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (BAD, [
            ("wrong-value", "/title", "must be text of at most 200 characters"),
            ("unknown-key", "/goals/0", "has an unknown key; did you mean statement?"),
            ("missing-key", "/goals/0/statement", "is missing"),
        ]),
        (NEWER, [("unsupported-version", "", "has format 2, and this release reads up to 1; it was left as it is")]),
        (b'{"document": "wellness-plan", "format": 1, "title": "for my eyes", "title": ""}', [("duplicate-key", "", "must not hold the same key twice")]),
        (b"for my eyes", [("not-json", "", "is not JSON at line 1, column 1")]),
    ],
    ids=["bad", "newer", "a key twice", "no JSON"],
)  # fmt: skip
def test_what_is_wrong_is_told_whole_and_without_a_word_of_it(
    client: TestClient, file: Path, body: bytes, told: list[tuple[str, str, str]]
) -> None:
    answer = client.put("/plans", content=body)
    assert answer.status_code == 422
    assert [tuple(found.values()) for found in answer.json()] == told
    assert "my eyes" not in answer.text
    assert not file.exists()


def test_what_is_not_there_or_not_for_us_is_refused(client: TestClient, file: Path) -> None:
    assert client.put("/plans", content=b" " * 5_000_001).status_code == 413
    assert client.get("/plans/malia", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/plans/malia").status_code == 404
    assert put(client, PLAN, "never").status_code == 404
    assert kept(file) == []
    put(client, PLAN)
    assert client.put("/plans/malia/conflicts/one", params={"choice": 0, "seen": "never"}).status_code == 412
    seen = revision(client.get("/plans/malia"))
    assert client.put("/plans/malia/conflicts/one", params={"choice": 0, "seen": seen}).status_code == 404
    assert client.put("/plans/malia/links/rose").status_code == 404
    assert client.get("/docs").status_code == 404
    assert client.get("/plans/malia/conflicts").json() == []


def test_two_devices_come_together(client: TestClient) -> None:
    first = revision(put(client, PLAN))
    put(client, PLAN.replace(attrs.evolve(WALK, what="Walk to the river with Rose")), first)
    swim = rt.Step(id="swim", what="Swim on Sunday")
    joined = put(client, PLAN.add(swim, to="move"), first)
    plan = rt.loads(joined.content, rt.WellnessPlan)
    assert joined.status_code == 200
    assert [step.what for step in plan.goals[0].steps] == ["Walk to the river with Rose", "Swim on Sunday"]


def test_a_conflict_loses_no_words_and_is_decided_by_the_person(client: TestClient, file: Path) -> None:
    first = revision(put(client, PLAN))
    put(client, attrs.evolve(PLAN, vision="a garden"), first)
    answer = put(client, attrs.evolve(PLAN, vision="my own kitchen"), first)
    assert answer.status_code == 409
    merged = rt.loads(answer.content, rt.Merged)
    [conflict] = merged.conflicts
    assert [choice.value for choice in conflict.choices] == ["a garden", "my own kitchen"]
    assert client.get("/plans/malia").content == answer.content
    [asked] = client.get("/plans/malia/conflicts").json()
    assert asked == {
        "id": conflict.id,
        "asks": "“The life I want” was written in two ways.\n  1: a garden\n  2, as it is now: my own kitchen\n",
    }

    # what is written meanwhile is kept, and waits
    seen = revision(answer)
    waits = put(client, attrs.evolve(merged.plan or PLAN, title="My plan for good days"), seen)
    assert (waits.status_code, waits.content, revision(waits)) == (409, answer.content, seen)
    assert kept(file)[-1].title == "My plan for good days"

    where = f"/plans/malia/conflicts/{conflict.id}"
    assert client.put(where, params={"choice": 2, "seen": seen}).status_code == 404
    late = client.put(where, params={"choice": 0, "seen": first})
    assert (late.status_code, late.content) == (412, answer.content)
    decided = client.put(where, params={"choice": 0, "seen": seen})
    assert decided.status_code == 200
    plan = rt.loads(decided.content, rt.WellnessPlan)
    assert (plan.vision, plan.title) == ("a garden", "My plan for good days")
    assert client.put(where, params={"choice": 0, "seen": seen}).status_code == 412
    visions = {each.vision for each in kept(file)}
    assert visions == {"a room of my own", "a garden", "my own kitchen"}


def test_each_of_many_conflicts_is_decided_by_itself(client: TestClient) -> None:
    first = revision(put(client, PLAN))
    put(client, attrs.evolve(PLAN, vision="a garden", title="Mornings"), first)
    now = put(client, attrs.evolve(PLAN, vision="my own kitchen", title="Evenings"), first)
    for left in (1, 0):
        conflict = rt.loads(now.content, rt.Merged).conflicts[0]
        where = f"/plans/malia/conflicts/{conflict.id}"
        now = client.put(where, params={"choice": 1 - conflict.kept, "seen": revision(now)})
        assert now.status_code == 200
        assert len(client.get("/plans/malia/conflicts").json()) == left
    assert rt.loads(now.content).id == "malia"


@pytest.mark.usefixtures("service")
@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from("abc"), st.booleans()), max_size=8))
def test_whatever_devices_send_all_of_it_comes_together(sends: list[tuple[int, str, bool]]) -> None:
    revisions = importlib.import_module("revisions")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(revisions.TABLES)
        all_plans = revisions.Revisions(connection)
        all_plans.keep(PLAN, None)

        def decided() -> Any:
            while isinstance(now := all_plans.current("malia")[1], rt.Merged):
                all_plans.decide("malia", now.conflicts[0].id, 0)
            return now

        for number, (back, vision, decides) in enumerate(sends):
            rows = connection.execute("SELECT name, document FROM revision ORDER BY rowid").fetchall()
            name, document = rows[-1 - back % len(rows)]
            older = rt.loads(document, rt.WellnessPlan)
            goal = rt.Goal(id=f"goal-{number}", statement=f"Sing song {number}")
            plan = attrs.evolve(older, vision=vision, goals=(*older.goals, goal))
            all_plans.keep(plan, name)
            found = connection.execute("SELECT count(*) FROM revision WHERE document = ?", [rt.dumps(plan)])
            assert found.fetchone()[0] >= 1
            if decides:
                decided()
        goals = {goal.id for goal in decided().goals}
        assert goals == {"move", *(f"goal-{number}" for number in range(len(sends)))}
        parents = {name for names in all_plans._parents("malia").values() for name in names}
        assert all_plans._parents("malia").keys() - parents == {all_plans.current("malia")[0]}


def test_a_link_shows_what_its_grant_shows_and_ends_with_it(service: Any, client: TestClient, file: Path) -> None:
    first = revision(put(client, PLAN))
    address = client.put("/plans/malia/links/nurse").json()["address"]
    page = client.get(address)
    assert page.status_code == 200
    assert "Move more" in page.text
    assert "Auntie Rose" in page.text
    assert "555-0142" not in page.text
    assert "my own" not in page.text
    assert (page.headers["referrer-policy"], page.headers["cache-control"]) == ("no-referrer", "no-store")
    assert page.text == client.get(address).text
    secret = address.removeprefix("/shared/")
    assert re.fullmatch(r"[\w-]{43}", secret)
    assert secret.encode() not in file.read_bytes()

    def nothing(where: str = address) -> bool:
        answer = client.get(where)
        return (answer.status_code, answer.text) == (404, "There is nothing here.")

    assert nothing("/shared/" + "x" * 43)
    service.app.dependency_overrides[service.today] = lambda: date(2026, 12, 1)
    assert nothing()
    service.app.dependency_overrides[service.today] = lambda: date(2026, 11, 30)
    assert not nothing()
    newer = client.put("/plans/malia/links/nurse").json()["address"]
    assert nothing()
    assert client.get(newer).text == page.text  # the key is the same, and so are the ids

    taken_back = PLAN.replace(attrs.evolve(NURSE, revoked_on=date(2026, 11, 22)))
    second = revision(put(client, taken_back, first))
    assert nothing(newer)
    put(client, PLAN.remove("nurse"), second)
    assert nothing(newer)


def test_a_link_shows_nothing_that_is_undecided(client: TestClient) -> None:
    first = revision(put(client, PLAN))
    address = client.put("/plans/malia/links/nurse").json()["address"]
    goal = PLAN.goals[0]
    put(client, PLAN.replace(attrs.evolve(goal, statement="Swim more")), first)
    put(client, PLAN.replace(attrs.evolve(goal, statement="Dance more")), first)
    shown = client.get(address).text
    assert "Swim more" not in shown
    assert "Dance more" not in shown
    assert client.put("/plans/malia/links/nurse").status_code == 200


def test_it_listens_here_alone_and_no_log_has_a_link(tmp_path: Path) -> None:
    line = [sys.executable, str(APPS / "service" / "service.py"), "plans.sqlite3", "0"]
    with subprocess.Popen(line, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        log = ""
        while not (found := re.search(r"running on http://127\.0\.0\.1:(\d+)", log)):
            log += server.stderr.readline()
        connection = http.client.HTTPConnection("localhost", int(found[1]), timeout=10)
        connection.request("GET", "/shared/secret")
        assert connection.getresponse().status == 404
        connection.close()
        server.terminate()
        log += server.stderr.read()
    assert "secret" not in log
    if sys.platform != "win32":
        assert (tmp_path / "plans.sqlite3").stat().st_mode & 0o077 == 0
