"""Revisions of plans in a file of SQLite: what each was made from, what is left to decide, who has a link.

Nothing is ever written over. What a device sends is kept beside what it is merged with, so no word is lost where
the two say different things. Where they are too much for one plan, the device is told, and nothing is changed.
"""

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import recoverytools as rt

TABLES = """
CREATE TABLE IF NOT EXISTS revision (
    plan TEXT NOT NULL, name TEXT NOT NULL, made_from TEXT NOT NULL, document BLOB NOT NULL, PRIMARY KEY (plan, name)
);
CREATE TABLE IF NOT EXISTS head (plan TEXT PRIMARY KEY, name TEXT NOT NULL, merged BLOB);
CREATE TABLE IF NOT EXISTS link (
    plan TEXT NOT NULL, consent TEXT NOT NULL, key BLOB NOT NULL, token BLOB NOT NULL UNIQUE,
    PRIMARY KEY (plan, consent)
);
"""


class Revisions:
    """What is kept of all plans, for as long as a transaction lasts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def current(self, plan: str) -> tuple[str, rt.WellnessPlan | rt.Merged]:
        """The newest revision by its name: the plan, or the merged plan with what is left to decide.

        Raises:
            NotFound: There is no such plan.
        """
        head = self._connection.execute("SELECT name, merged FROM head WHERE plan = ?", [plan]).fetchone()
        if head is None:
            raise rt.NotFound("there is no such plan")
        name, merged = head
        return name, rt.loads(merged, rt.Merged) if merged else self._document(plan, name)

    def keep(self, plan: rt.WellnessPlan, made_from: str | None) -> None:
        """Keep what a device sends, and bring it together with what came from others.

        Raises:
            NotFound: There is no revision that it could be made from.
        """
        if made_from is not None and made_from not in self._parents(plan.id):
            raise rt.NotFound("there is no such revision")
        name = self._add(plan, *filter(None, [made_from]))
        self._connection.execute("INSERT OR IGNORE INTO head VALUES (?, ?, NULL)", [plan.id, name])
        self._come_together(plan.id)

    def decide(self, plan: str, conflict: str, choice: int) -> None:
        """Put into the plan what the person decided.

        Raises:
            NotFound: There is no such plan, conflict or choice.
            NotApplied: The choice does not fit what was decided before.
        """
        name, merged = self.current(plan)
        if not isinstance(merged, rt.Merged):
            raise rt.NotFound("there is nothing left to decide")
        merged = rt.resolve(merged, conflict, choice)
        self._move(self._add(merged.document, name), merged)
        self._come_together(plan)

    def link(self, plan: str, consent: str) -> str:
        """A new secret for a grant of a plan. The one before it, if there was one, opens nothing any more.

        Raises:
            NotFound: There is no such plan or grant.
        """
        _whole(self.current(plan)[1]).find(consent, rt.Grant)
        token = secrets.token_urlsafe(32)
        self._connection.execute(
            "INSERT INTO link VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET token = excluded.token",
            [plan, consent, secrets.token_bytes(32), _sealed(token)],
        )
        return token

    def shared(self, token: str, on: date) -> rt.SharedView | None:
        """What a link shows on a day, by the newest plan; None, and no word on why, where it shows nothing.

        While something waits it shows nothing: what waits may take the grant back, or make something private.
        """
        select = "SELECT plan, consent, key FROM link WHERE token = ?"
        link = self._connection.execute(select, [_sealed(token)]).fetchone()
        if link is None:
            return None
        plan, consent, key = link
        head, current = self.current(plan)
        if self._waiting(plan, head):
            return None
        try:
            return rt.share(current, _whole(current).find(consent, rt.Grant), on=on, key=key)
        except (rt.NotFound, rt.NotShared):
            return None

    def _come_together(self, plan: str) -> None:
        """Join the newest revisions, two at a time, until there is one, or something for the person to decide."""
        while True:
            head, current = self.current(plan)
            waiting = self._waiting(plan, head)
            if isinstance(current, rt.Merged) or not waiting:
                return  # what waits is kept, and comes in when all is decided
            other = min(waiting)
            base = rt.common_ancestor(self._parents(plan), head, other)
            if base == head:
                self._move(other, rt.Merged(plan=self._document(plan, other)))
            else:
                older = self._document(plan, base) if base else None
                merged = rt.merge(older, self._document(plan, head), self._document(plan, other))
                self._move(self._add(merged.document, *sorted((head, other))), merged)

    def _add(self, document: rt.models.Item, *made_from: str) -> str:
        """Keep a revision. Its name is made of what is in it, so a device that sends it twice has sent it once."""
        data = rt.dumps(document)
        name = hashlib.sha256("\n".join([*made_from, ""]).encode() + data).hexdigest()
        row = [document.id, name, json.dumps(made_from), data]
        self._connection.execute("INSERT OR IGNORE INTO revision VALUES (?, ?, ?, ?)", row)
        return name

    def _move(self, name: str, merged: rt.Merged) -> None:
        """Let a revision be the newest, with what is left to decide in it. Links end with their grants."""
        left = rt.dumps(merged) if merged.conflicts else None
        self._connection.execute(
            "UPDATE head SET name = ?, merged = ? WHERE plan = ?", [name, left, merged.document.id]
        )
        # a grant that is gone may come back with an old copy of the plan; its link does not
        grants = json.dumps([grant.id for grant in _whole(merged).grants])
        gone = "DELETE FROM link WHERE plan = ? AND consent NOT IN (SELECT value FROM json_each(?))"
        self._connection.execute(gone, [merged.document.id, grants])

    def _waiting(self, plan: str, head: str) -> set[str]:
        """The newest revisions that have not come in yet."""
        parents = self._parents(plan)
        return parents.keys() - {name for made_from in parents.values() for name in made_from} - {head}

    def _parents(self, plan: str) -> dict[str, list[str]]:
        rows = self._connection.execute("SELECT name, made_from FROM revision WHERE plan = ?", [plan])
        return {name: json.loads(made_from) for name, made_from in rows}

    def _document(self, plan: str, name: str) -> rt.WellnessPlan:
        select = "SELECT document FROM revision WHERE plan = ? AND name = ?"
        [document] = self._connection.execute(select, [plan, name]).fetchone()
        return rt.loads(document, rt.WellnessPlan)


@contextmanager
def opened(file: Path) -> Iterator[Revisions]:
    """The revisions in a file. What is done with them is done as a whole, one after the other, or not at all."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(f"BEGIN IMMEDIATE; {TABLES}")
        yield Revisions(connection)
        connection.execute("COMMIT")


def _whole(current: rt.WellnessPlan | rt.Merged) -> rt.WellnessPlan:
    plan = current.plan if isinstance(current, rt.Merged) else current
    assert plan, "nothing else is merged here"
    return plan


def _sealed(token: str) -> bytes:
    """What is kept of a secret: nobody who reads the file can make the link of it."""
    return hashlib.sha256(token.encode()).digest()
