"""What others may see of a merged document: no more than each of its versions would show them."""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from ..models.consent import Grant
from ..models.crisis import CrisisPlan, NotInvolved
from ..models.journal import CheckIn, PlanUse, StepEntry
from ..models.supports import Support
from ..vocabulary import ConflictKind
from ..wording import called
from ._merge_ids import made_id
from ._merge_rows import Merging, said
from ._rows import Place, Row, Rows


def keep_to_consent(merging: Merging) -> None:
    """Keep out whom a version keeps out, and make private what a version does not show by a grant that was there."""
    crisis = next((id for id, row in merging.rows.items() if row.cls is CrisisPlan), None)
    if crisis:
        for name, support in _missing(merging):
            _keep_out(merging, crisis, name, support)
    _hide(merging)
    _hide_corrections(merging)


# --- who is kept out ---


@attrs.frozen
class _KeptOut:
    """Whom a crisis plan keeps out, by id and by name."""

    ids: frozenset[str]
    names: Mapping[str, str]
    """As written, by the form in which names are compared."""


def _kept_out(rows: Rows) -> _KeptOut:
    outs = [row.values for row in rows.values() if row.cls is NotInvolved]
    names = {called(out["name"]): out["name"] for out in outs if out["name"]}
    ids = {out["support"] for out in outs}
    people = {id: row.values["name"] for id, row in rows.items() if row.cls is Support} if outs else {}
    ids = {id for id, name in people.items() if id in ids or called(name) in names}
    return _KeptOut(frozenset(ids), {called(people[id]): people[id] for id in ids} | names)


def _missing(merging: Merging) -> Iterator[tuple[str, str | None]]:
    """Whom a version keeps out, and the merged plan does not: a name, or one of the supports."""
    now = _kept_out(merging.rows)
    sides = [_kept_out(side) for side in (merging.one, merging.other)]
    wanted = {id for side in sides for id in side.ids if id in merging.rows} - now.ids
    for id in sorted(wanted):
        yield "", id
    known = now.names.keys() | {called(merging.rows[id].values["name"]) for id in wanted}
    given = {called(row.values["to"]) for row in merging.rows.values() if row.cls is Grant}
    direct = [
        {called(row.values["name"]) for row in side.values() if row.cls is NotInvolved}
        for side in (merging.one, merging.other)
    ]
    names = {name: text for side in sides for name, text in side.names.items()}
    for name in sorted(names.keys() - known):
        # the name of a support who is kept out by pointer matters to a grant that is for that name
        if name in given or any(name in those for those in direct):
            yield min(side.names[name] for side in sides if name in side.names), None


def _keep_out(merging: Merging, crisis: str, name: str, support: str | None) -> None:
    id = made_id(merging.taken(), "not-involved", crisis, called(name), support or "")
    out = NotInvolved(id=id, name=name, support=support)
    values = {field.name: getattr(out, field.name) for field in attrs.fields(NotInvolved)}
    home = merging.rows[crisis]
    merging.rows[id] = Row(NotInvolved, Place(crisis, "not_involved"), values, {})
    order = (*home.below.get("not_involved", ()), id)
    merging.rows[crisis] = attrs.evolve(home, below={**home.below, "not_involved": order})
    merging.say(id, ConflictKind.SHARING, "", {"id": id, **said(NotInvolved, values)}, None)


# --- what is shown ---


def _hide(merging: Merging) -> None:
    """Make private what lies where a grant that was there shows it, and where a version does not."""
    old = [id for id, row in merging.rows.items() if row.cls is Grant and id in merging.base]
    if not old:
        return
    sides = [merging.one, merging.other]
    now, *before = (functools.cache(_shown_as(side)) for side in (merging.rows, *sides))
    for id in list(merging.rows):
        for side, shown in zip(sides, before, strict=True):
            if id not in side or (here := now(id)) == (there := shown(id)) or here is None:
                continue
            if any(_opens(merging.rows[grant], here) and not (there and _opens(side[grant], there)) for grant in old):
                _make_private(merging, id)
                now.cache_clear()
                break


def _shown_as(rows: Rows) -> Callable[[str], str | None]:
    """Tells the section in which a record is shown, or None where something keeps it private."""

    def shown(id: str) -> str | None:
        row = rows[id]
        if row.values["private"]:
            return None
        if row.place is None:
            return ""
        home = rows[row.place.home]
        if home.place is None:
            is_page = row.place.field == "pages"
            return None if home.values["private"] else f"pages/{id}" if is_page else row.place.field
        return shown(row.place.home)

    return shown


def _opens(grant: Row, section: str) -> bool:
    sections = grant.values["sections"]
    return section in sections or (section.startswith("pages/") and "pages" in sections)


def _make_private(merging: Merging, id: str) -> None:
    row = merging.rows[id]
    merging.rows[id] = attrs.evolve(row, values={**row.values, "private": True})
    merging.say(id, ConflictKind.SHARING, "private", *_PRIVATE)


_PRIVATE = (True, False)
"""What may stand there, the one that does first."""


def _hide_corrections(merging: Merging) -> None:
    """Make private what one version put right, where the other one made private what it puts right."""
    entries = {id: row for id, row in merging.rows.items() if row.cls in {CheckIn, StepEntry, PlanUse}}
    by_older = {row.values["replaces"]: id for id, row in entries.items() if row.values["replaces"]}
    left = [id for id, row in entries.items() if row.values["private"]]
    while left:
        id = left.pop()
        newer: Any = by_older.get(id)
        knew = any(newer in side and id in side and side[id].values["private"] for side in (merging.one, merging.other))
        if newer and not merging.rows[newer].values["private"] and not knew:
            _make_private(merging, newer)
            left.append(newer)
