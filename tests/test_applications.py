"""The example applications do what they say, each as a person or a device would use it."""

import http.client
import importlib
import json
import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.models import Measure, Rating

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


def ran(name: str, *arguments: str | Path, answers: str = "") -> str:
    """What a script prints, when it is given some lines to read."""
    line = [sys.executable, APPS / name, *arguments]
    done = subprocess.run(line, input=answers, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_all_that_the_page_about_them_names_is_there() -> None:
    page = (APPS.parent.parent / "docs" / "how-to" / "applications.md").read_text(encoding="utf-8")
    told = set(re.findall(r"(?m)^uv run examples/apps/(\S+)", page))
    assert told == {"service/service.py", "records/manage.py", "draw_progress.py", "check_in.py", "page/make_page.py"}
    assert all((APPS / name).exists() for name in told)
    assert {name.partition("/")[0] for name in told} == {path.name for path in APPS.iterdir() if path.name[0].isalpha()}


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


def test_plans_without_an_id_are_never_taken_for_one(client: TestClient) -> None:
    bodies = [b'{"document": "wellness-plan", "format": 1, "title": "%b"}' % title for title in (b"Hers", b"His")]
    hers, his = [client.put("/plans", content=body) for body in bodies]
    assert (hers.status_code, his.status_code) == (200, 200)
    assert (hers.json()["title"], his.json()["title"]) == ("Hers", "His")
    assert hers.json()["id"] != his.json()["id"]


def test_a_plan_that_only_one_device_changed_is_taken_as_it_is(client: TestClient, file: Path) -> None:
    newer = attrs.evolve(PLAN, vision="a garden")
    assert put(client, newer, revision(put(client, PLAN))).content == rt.dumps(newer)
    assert kept(file) == [PLAN, newer]


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
    assert [tuple(found.values()) for found in answer.json()["detail"]] == told
    assert "my eyes" not in answer.text
    assert not file.exists()


def test_what_is_not_there_or_not_for_us_is_refused(client: TestClient, file: Path) -> None:
    assert client.put("/plans", content=b" " * 5_000_001).status_code == 413
    assert client.get("/plans/malia", headers={"host": "evil.example"}).status_code == 400
    for answer, said in [
        (client.get("/plans/malia"), "there is no such plan"),
        (put(client, PLAN, "never"), "there is no such revision"),
    ]:
        assert (answer.status_code, answer.json()) == (404, {"detail": said})
    put(client, PLAN)
    assert kept(file) == [PLAN]
    assert client.put("/plans/malia/conflicts/one", params={"choice": 0, "seen": "never"}).status_code == 412
    seen = revision(client.get("/plans/malia"))
    assert client.put("/plans/malia/conflicts/one", params={"choice": 0, "seen": seen}).status_code == 404
    assert client.put("/plans/malia/links/rose").status_code == 404
    assert client.get("/docs").status_code == 404
    assert client.get("/plans/malia/conflicts").json() == []


def test_what_is_wrong_with_a_plan_that_is_kept_is_not_told_as_if_it_had_been_sent(
    service: Any, client: TestClient, file: Path
) -> None:
    put(client, PLAN)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE revision SET document = ?", [BAD])
    with TestClient(service.app, base_url="http://localhost", raise_server_exceptions=False) as asking:
        answer = asking.get("/plans/malia")
    assert (answer.status_code, answer.text) == (500, "Internal Server Error")


def test_two_devices_come_together(client: TestClient) -> None:
    first = revision(put(client, PLAN))
    put(client, PLAN.replace(attrs.evolve(WALK, what="Walk to the river with Rose")), first)
    swim = rt.Step(id="swim", what="Swim on Sunday")
    joined = put(client, PLAN.add(swim, to="move"), first)
    plan = rt.loads(joined.content, rt.WellnessPlan)
    assert joined.status_code == 200
    assert [step.what for step in plan.goals[0].steps] == ["Walk to the river with Rose", "Swim on Sunday"]


def test_what_is_too_much_for_one_plan_is_refused_and_changes_nothing(client: TestClient, file: Path) -> None:
    first, second = (
        attrs.evolve(PLAN, goals=tuple(rt.Goal(id=f"{name}-{number}", statement="Sing") for number in range(700)))
        for name in ("one", "two")
    )
    put(client, first)
    refused = put(client, second)
    assert refused.status_code == 422
    assert [(found["code"], found["path"]) for found in refused.json()["detail"]] == [("too-many", "/goals")]
    assert kept(file) == [first]


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


@pytest.mark.usefixtures("service")
def test_devices_that_send_at_the_same_moment_wait_for_each_other(tmp_path: Path) -> None:
    opened, file = importlib.import_module("revisions").opened, tmp_path / "plans.sqlite3"

    def send(number: int) -> None:
        with opened(file) as revisions:
            revisions.keep(PLAN.add(rt.Goal(id=f"goal-{number}", statement="Sing")), None)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(16)))
    with opened(file) as revisions:
        _, plan = revisions.current("malia")
        with closing(sqlite3.connect(file, timeout=0)) as other, pytest.raises(sqlite3.OperationalError):
            other.execute("BEGIN IMMEDIATE")
    assert {goal.id for goal in plan.goals} == {"move", *(f"goal-{number}" for number in range(16))}


@pytest.mark.usefixtures("service")
def test_what_goes_wrong_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    opened, file = importlib.import_module("revisions").opened, tmp_path / "plans.sqlite3"

    def stop() -> None:
        with opened(file) as revisions:
            revisions.keep(PLAN, None)
            raise KeyError

    with pytest.raises(KeyError):
        stop()
    with opened(file) as revisions, pytest.raises(rt.NotFound):
        revisions.current("malia")


def shared_ids(file: Path, address: str) -> list[str]:
    """The ids in what a link shows."""
    with importlib.import_module("revisions").opened(file) as revisions:
        view = revisions.shared(address.removeprefix("/shared/"), date(2026, 11, 22))
    return [item.id for _, item in view.plan.items()]


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
    assert page.headers["x-robots-tag"] == "noindex"
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
    ids = shared_ids(file, address)
    newer = client.put("/plans/malia/links/nurse").json()["address"]
    assert nothing()
    assert shared_ids(file, newer) == ids  # the key is the same

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


@pytest.mark.parametrize(
    "taken_back",
    [
        PLAN.replace(attrs.evolve(NURSE, revoked_on=date(2026, 11, 22))),
        PLAN.remove("nurse"),
        PLAN.replace(attrs.evolve(PLAN.goals[0], private=True)),
    ],
    ids=["revoked", "removed", "private"],
)
def test_a_link_shows_nothing_while_what_may_take_it_back_waits(
    client: TestClient, taken_back: rt.WellnessPlan
) -> None:
    first = revision(put(client, PLAN))
    address = client.put("/plans/malia/links/nurse").json()["address"]
    put(client, attrs.evolve(PLAN, vision="a garden"), first)
    seen = put(client, attrs.evolve(PLAN, vision="my own kitchen"), first)
    assert "Move more" in client.get(address).text
    put(client, taken_back, first)
    assert client.get(address).status_code == 404
    conflict = rt.loads(seen.content, rt.Merged).conflicts[0]
    where = f"/plans/malia/conflicts/{conflict.id}"
    now = client.put(where, params={"choice": 0, "seen": revision(seen)})
    assert now.status_code == 200
    assert "Move more" not in client.get(address).text


def test_a_link_whose_grant_was_removed_does_not_come_back_with_an_old_copy(client: TestClient) -> None:
    first = revision(put(client, PLAN))
    address = client.put("/plans/malia/links/nurse").json()["address"]
    put(client, PLAN.remove("nurse"), first)
    now = put(client, PLAN.add(rt.Goal(id="swim", statement="Swim")))
    assert [grant.id for grant in rt.loads(now.content, rt.WellnessPlan).grants] == ["nurse"]
    assert client.get(address).status_code == 404
    assert client.get(client.put("/plans/malia/links/nurse").json()["address"]).status_code == 200


def test_it_listens_here_alone_and_no_log_has_a_link(tmp_path: Path) -> None:
    line = [sys.executable, str(APPS / "service" / "service.py"), "plans.sqlite3", "0"]
    with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout
        log = ""
        while not (found := re.search(r"running on http://127\.0\.0\.1:(\d+)", log)):
            log += server.stdout.readline()
        connection = http.client.HTTPConnection("localhost", int(found[1]), timeout=10)
        connection.request("GET", "/shared/secret")
        assert connection.getresponse().status == 404
        connection.close()
        server.terminate()
        log += server.stdout.read()
    assert "secret" not in log
    if sys.platform != "win32":
        assert (tmp_path / "plans.sqlite3").stat().st_mode & 0o077 == 0


# --- a script that draws progress ---


def test_progress_is_drawn_and_told_in_words(tmp_path: Path) -> None:
    days = [(18, 2.0), (20, 3.5)]
    checkins = [
        rt.CheckIn(occurred_at=datetime(2026, 11, day, 12, tzinfo=UTC), ratings=(Rating(about="walks", value=value),))
        for day, value in days
    ]
    measure = Measure(what="walks in a week", baseline=0, target=4)
    goals = (
        rt.Goal(id="walks", statement="Walk <more>", measure=measure, private=True),
        rt.Goal(id="none", statement="No numbers"),
    )
    scale = rt.Scale(id="sleep", name="hours of sleep", private=True)
    rt.write(rt.WellnessPlan(goals=goals), tmp_path / "plan.json")
    rt.write(rt.Journal(scales=(scale,), checkins=tuple(checkins)), tmp_path / "journal.json")
    folder = tmp_path / "drawn"
    told = ran("draw_progress.py", tmp_path / "plan.json", tmp_path / "journal.json", folder)
    assert told == (
        f"Walk <more> (private): {folder / 'walks'}.svg and .txt\nhours of sleep (private): {folder / 'sleep'}.svg and .txt\n"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["sleep.svg", "sleep.txt", "walks.svg", "walks.txt"]
    for path in folder.glob("*.svg"):
        assert ET.parse(path).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert (folder / "walks.txt").read_text(encoding="utf-8") == (
        "Walk <more> (private)\n\n"
        "A chart with numbers on 2 days. At the start: 0. Target: 4. A dot is a day with a number. "
        "A day without one is left open.\n\n"
        "Day               walks in a week\n18 November 2026  2\n20 November 2026  3.5\n"
    )
    if sys.platform != "win32":
        assert (folder / "walks.txt").stat().st_mode & 0o077 == 0


def test_progress_of_an_example_is_drawn_into_a_folder_of_its_own() -> None:
    told = ran("draw_progress.py").splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "hours of sleep",
        "how much song is in me",
        "how heavy my chest is",
    ]
    for line in told:
        drawn = Path(re.findall(r": (.*) and \.txt$", line)[0])
        assert drawn.read_text(encoding="utf-8").startswith("<svg")


# --- a check-in at the terminal ---

SCALES = (
    rt.Scale(id="sleep", name="hours of sleep", low=0, high=24),
    rt.Scale(id="calm", name="how calm I am", low=1),
    rt.Scale(id="miles", name="miles"),
)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    rt.write(rt.Journal(id="days", scales=SCALES), tmp_path / "journal.json")
    return tmp_path / "journal.json"


def checked_in(journal: Path) -> rt.CheckIn:
    [entry] = rt.read(journal, rt.Journal).checkins
    return entry


def ratings(entry: rt.CheckIn) -> list[tuple[str, float | None]]:
    return [(rating.about, rating.value) for rating in entry.ratings]


def test_a_check_in_asks_again_and_takes_what_fits(journal: Path) -> None:
    told = ran("check_in.py", journal, answers="25\nmany\nnan\n-1\n6,5\n0\n1\n-3\nfine\x07\nfine\n")
    again = "That cannot be kept here. Please write it another way, or press Enter to skip it.\n"
    assert told == (
        "Press Enter to skip a question. Ctrl-C stops, and keeps what you have answered.\n"
        + f"hours of sleep from 0 to 24: {again}" * 4
        + f"hours of sleep from 0 to 24: how calm I am from 1: {again}how calm I am from 1: miles: "
        f"Anything else? {again}Anything else? \nThank you. It is kept.\n"
    )
    entry = checked_in(journal)
    assert ratings(entry) == [("sleep", 6.5), ("calm", 1.0), ("miles", -3.0)]
    assert entry.note == "fine"
    assert abs(datetime.now(UTC) - entry.occurred_at) < timedelta(minutes=5)


def test_what_is_skipped_is_left_out_and_is_no_zero(journal: Path) -> None:
    ran("check_in.py", journal, answers="\n4\n\n\n")
    assert ratings(checked_in(journal)) == [("calm", 4.0)]


@pytest.mark.parametrize("answers", ["", "\n\n\n\n"], ids=["no input", "all skipped"])
def test_where_nothing_is_answered_nothing_is_written(journal: Path, answers: str) -> None:
    before = journal.read_bytes()
    told = ran("check_in.py", journal, answers=answers)
    assert told.endswith("\nNothing was answered, so nothing was written. That is all right.\n")
    assert journal.read_bytes() == before
    assert [path.name for path in journal.parent.iterdir()] == ["journal.json"]


def test_what_was_answered_before_ctrl_c_is_kept_beside_what_came_in_meanwhile(journal: Path) -> None:
    ours, theirs = pty.openpty()
    line = [sys.executable, str(APPS / "check_in.py"), str(journal)]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background may ignore it
    asking = subprocess.Popen(line, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    signal.signal(signal.SIGINT, before)
    os.close(theirs)
    try:
        shown(ours, "hours of sleep from 0 to 24: ")
        other = rt.CheckIn(id="other", occurred_at=datetime(2026, 11, 22, 12, tzinfo=UTC), note="from my phone")
        rt.write(rt.read(journal, rt.Journal).add(other), journal)
        os.write(ours, b"7\n")
        shown(ours, "how calm I am from 1: ")
        asking.send_signal(signal.SIGINT)
        shown(ours, "Thank you. It is kept.")
        assert asking.wait() == 0
    finally:
        asking.kill()
        asking.wait()
        os.close(ours)
    first, second = rt.read(journal, rt.Journal).checkins
    assert (first, ratings(second)) == (other, [("sleep", 7.0)])


def shown(terminal: int, text: str) -> None:
    """Wait until a text stands on a terminal, or nothing has stirred there for long."""
    seen = ""
    while text not in seen:
        ready, _, _ = select.select([terminal], [], [], 120)
        assert ready, seen
        seen += os.read(terminal, 1024).decode()


# --- a model of Django ---

FAULTS = {
    BAD: [
        "/title must be text of at most 200 characters",
        "/goals/0 has an unknown key; did you mean statement?",
        "/goals/0/statement is missing",
    ],
    NEWER: ["the document has format 2, and this release reads up to 1; it was left as it is"],
}
SITE = """
import copy, json, pickle, sys

import django

sys.path.insert(0, sys.argv[1])
django.setup()

from django.test.utils import setup_test_environment

setup_test_environment()

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils.html import escape
from plans.models import Record

import recoverytools as rt

faults = json.loads(sys.argv[2])
goal = rt.Goal(id="cook", statement="Cook for ten <3")
plan = rt.WellnessPlan(id="ravi", title="Ravi's year", goals=(goal,))

# a record
record = Record.objects.create(plan=plan)
assert repr(record) == f"<Record: Record {record.pk}>"
record = Record.objects.get(plan__id="ravi")
assert record.plan == plan == Record.objects.values_list("plan", flat=True).get()
assert Record.objects.filter(plan=plan, plan__goals__0__statement="Cook for ten <3").exists()
assert Record.objects.values_list("plan__goals", flat=True).get() == [{"id": "cook", "statement": "Cook for ten <3"}]
assert pickle.loads(pickle.dumps(record)).plan == copy.deepcopy(record).plan == plan
for body, wrong in faults.items():
    try:
        said = Record(plan=json.loads(body)).full_clean()
    except ValidationError as error:
        said = error.message_dict["plan"]
    assert said == wrong, said
[newer] = [body for body, wrong in faults.items() if len(wrong) == 1]
connection.cursor().execute("UPDATE plans_record SET plan = %s", [newer])
try:
    said = Record.objects.get()
except rt.UnsupportedVersion as error:
    said = str(error)
assert said == faults[newer][0], said
record.save()
call_command("dumpdata", "plans", output="plans.json", verbosity=0)
Record.objects.all().delete()
call_command("loaddata", "plans.json", verbosity=0)
assert Record.objects.get().plan == plan
Record.objects.all().delete()

# the admin
client = Client(headers={"host": "localhost"})
client.force_login(User.objects.create_superuser("sela"))
assert "What could be asked next" in client.get("/plans/record/add/").text
twice = '{"document": "wellness-plan", "format": 1, "title": "a", "title": "b"}'
for body, wrong in [*faults.items(), (twice, ["the document must not hold the same key twice"]), ("", ["This field is required."])]:
    refused = client.post("/plans/record/add/", {"plan": body})
    form = refused.context["adminform"].form
    assert (refused.status_code, form.errors["plan"], form["plan"].value()) == (200, wrong, body), form.errors
assert not Record.objects.exists()
added = client.post("/plans/record/add/", {"plan": rt.dumps(plan).decode()})
assert added.status_code == 302
assert Record.objects.get().plan == plan
page = client.get(f"/plans/record/{Record.objects.get().pk}/change/")
shown = page.context["adminform"].form["plan"].value()
assert rt.loads(shown, rt.WellnessPlan) == plan
[first, *_] = rt.review(plan, today=django.utils.timezone.localdate())
assert escape(first.question()) in page.text, first
assert "&lt;3" in page.text and "<3" not in page.text
client.post(f"/plans/record/{Record.objects.get().pk}/change/", {"plan": shown})
said = [str(entry.object_repr) + entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
assert said == [f"Record {Record.objects.get().pk}Added.", f"Record {Record.objects.get().pk}No fields changed."], said
assert Client(headers={"host": "localhost"}).get("/plans/record/").status_code == 302
assert Client(headers={"host": "evil.example"}).get("/plans/record/").status_code == 400
connection.close()
"""


def test_plans_are_kept_in_django_and_its_admin_tells_what_is_wrong(tmp_path: Path) -> None:
    home = APPS / "records"

    def run(*line: str | Path) -> None:
        env = os.environ | {"DJANGO_SETTINGS_MODULE": "settings"}
        whole = [sys.executable, "-W", "error", *line]
        done = subprocess.run(whole, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr

    run(home / "manage.py", "makemigrations", "--check", "--dry-run")
    run(home / "manage.py", "check", "--fail-level", "WARNING")
    run(home / "manage.py", "migrate")
    (tmp_path / "site_test.py").write_text(SITE, encoding="utf-8")
    run("site_test.py", home, json.dumps({body.decode(): wrong for body, wrong in FAULTS.items()}))
    if sys.platform != "win32":
        assert (tmp_path / "plans.sqlite3").stat().st_mode & 0o077 == 0
