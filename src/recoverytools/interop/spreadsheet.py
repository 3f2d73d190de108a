"""A journal as a table for spreadsheets (CSV, RFC 4180), and back.

Each entry is a row, and each scale a column, so that a spreadsheet can draw it. The columns have the names of the
fields in documents. What is short stands as it is, and a list stands as JSON, so all of it comes back.

A spreadsheet may run a text as a formula. So wherever a text would begin like one, an apostrophe stands before it:
at the start of a cell, and after all that could make a cell begin where the table is read in another way.
"""

import csv
import io
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from attrs import define, field

from .. import shapes
from ..errors import MOST_FINDINGS, InvalidDocument, InvalidValue
from ..fields import Fact, facts, part_facts, parts
from ..findings import Finding
from ..models.items import Item
from ..models.journal import CheckIn, Journal, Rating
from ..models.merges import Merged
from ..models.plan import WellnessPlan
from ..models.views import SharedView
from ..plain import RepeatedKeys, draft, kind_of, to_dict
from ..shapes import EXACT, FrozenDict, Shape, fault
from ..values import calendar_of
from ._imported import Imported, body, fitted
from ._open import settled

CELL = 131_072
"""How many characters a cell may have: what Python's own reader takes. A spreadsheet may show fewer."""

Data = dict[str, Any]
_About = tuple[str, bool]
"""What a column of numbers is about: the id of a scale or a goal, and whether it holds levels of the goal."""

_ENTRY, _DAY, _ERASED = "entry", "day", "erased"
_LISTS: Mapping[str, Fact] = {kind_of(part): fact for fact, part in part_facts(Journal)}
"""The lists of a journal, by the kind of what stands in them."""
_JOURNAL = kind_of(Journal)
_OF_ITS_OWN = [fact for fact in facts(Journal) if fact not in _LISTS.values() and fact.name != _ERASED]
"""What a journal has beside its lists."""
_ROWS: Mapping[str, tuple[type[Any], Sequence[Fact]]] = {
    **{kind_of(part): (part, facts(part)) for _, part in part_facts(Journal)},
    _JOURNAL: (Journal, _OF_ITS_OWN),
    _ERASED: (Journal, [fact for fact in _OF_ITS_OWN if fact.name == "id"]),
}
"""What each kind of row is read as, and the fields that it may have."""


def to_csv(
    journal: Journal | SharedView | Merged,
    *,
    plan: WellnessPlan | Merged | None = None,
    include_private: bool = False,
) -> bytes:
    r"""A journal as a table: a row for each entry, a column for each scale.

    It is UTF-8 with a byte order mark, without which some spreadsheets take it for something else. Rows end in CR LF.
    After the entries come the scales, the journal itself and the ids of what was erased, so that `from_csv` gives the
    same journal back.

    The column `day` is for charts: the day of an entry on the journal's own calendar. A number on a scale stands in the
    column of the scale, and so does why there is none.

    >>> sleep = rt.Scale(id="sleep", name="hours of sleep", low=0, high=24)
    >>> morning = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    >>> five = rt.CheckIn(id="sunday", occurred_at=morning, ratings=(Rating(about="sleep", value=5),), note="=)")
    >>> table = rt.interop.to_csv(rt.Journal(id="mine", scales=(sleep,), checkins=(five,)))
    >>> print(table.decode("utf-8-sig").replace("\r\n", "|").split("|")[1])
    "check-in","2026-11-22",5,"sunday","2026-11-22T08:00:00+00:00","'=)","","",""

    Args:
        journal: A journal, or a view of one; or what was merged, which counts as what is decided in it, unless all of
            it is to be there.
        plan: The plan that it goes with, for the names of goals over the columns of their numbers. What is told of
            private goals, steps and other parts of it is private too.
        include_private: Whether private entries and scales stand in it. By default they do not, nor do other versions
            of a private entry.

    Raises:
        InvalidValue: A cell would be larger than can be read again, or a list longer than a document may hold.
        TypeError: This is neither a journal nor a view of one, or `plan` is no plan.
        NotFound: What was merged holds no document.
    """
    found = settled(journal.journal if isinstance(journal, SharedView) else journal, include_private=include_private)
    plan = settled(plan, include_private=include_private)
    if not isinstance(found, Journal):
        raise TypeError(f"to_csv takes a journal, or a view of one, not a {type(journal).__name__}")
    if not isinstance(plan, WellnessPlan | None):
        raise TypeError(f"to_csv takes names from a plan, not from a {type(plan).__name__}")
    is_seen = include_private or not (journal.private or found.private)
    seen = found if include_private else _public(found, {*_private_ids(plan)} if plan else set())
    about = _abouts(seen) if is_seen else []
    rows = [*_rows(seen, about)] if is_seen else []
    written = {name: None for row in rows for name in row if isinstance(name, str)}
    columns: list[str | _About] = [_ENTRY, _DAY, *about, *(name for name in written if name not in {_ENTRY, _DAY})]
    names = {goal.id: goal.statement for goal in plan.goals} if plan else {}
    names |= {scale.id: scale.name for scale in seen.scales}
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(_heading(column, names) for column in columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def _public(journal: Journal, hidden: Container[str]) -> Journal:
    """A journal without what is private or is about what is hidden, and without other versions of it."""
    entries = [each for fact in _LISTS.values() for each in getattr(journal, fact.name)]
    gone = [each.id for each in entries if each.private or getattr(each, "about", "") in hidden]
    kept = attrs.evolve(journal.erase(*gone), erased=journal.erased) if gone else journal
    lists: dict[str, Any] = {
        fact.name: tuple(_without_private(entry, hidden) for entry in getattr(kept, fact.name))
        for fact in _LISTS.values()
    }
    return attrs.evolve(kept, **lists)


def _without_private(entry: Item, hidden: Container[str]) -> Item:
    """An entry without what is private in it, and without numbers about what is hidden."""
    seen: dict[str, Any] = {
        fact.name: tuple(
            part
            for part in getattr(entry, fact.name)
            if not getattr(part, "private", False) and getattr(part, "about", "") not in hidden
        )
        for fact, _ in part_facts(type(entry))
    }
    # to make an entry anew takes long, and a journal has many
    is_whole = all(len(left) == len(getattr(entry, name)) for name, left in seen.items())
    return entry if is_whole else attrs.evolve(entry, **seen)


def _private_ids(model: Any, *, around: bool = False) -> Iterator[str]:
    """The ids of what is private in a plan, and of all that is in that."""
    private = around or getattr(model, "private", False)
    if private and isinstance(model, Item):
        yield model.id
    for _, part in parts(model):
        yield from _private_ids(part, around=private)


def _abouts(journal: Journal) -> list[_About]:
    """The columns of numbers: the scales first, in their order."""
    rated = (_about(rating) for entry in journal.checkins for rating in entry.ratings)
    return list(dict.fromkeys([*((scale.id, False) for scale in journal.scales), *rated]))


def _about(rating: Rating) -> _About:
    return rating.about, rating.level is not None


def _heading(column: str | _About, names: Mapping[str, str]) -> str:
    if isinstance(column, str):
        return column
    about, is_level = column
    name = " ".join(names.get(about, "").split())
    return _escaped(f"{name} ({about}{', level' if is_level else ''})".lstrip())


def _rows(journal: Journal, abouts: list[_About]) -> Iterator[dict[Any, object]]:
    """The cells of each row that have something in them, by their columns."""
    data, day_of = to_dict(journal), calendar_of(journal.time_zone)
    entries = {kind: fact.name for kind, fact in _LISTS.items() if kind != "scale"}
    for kind, name in (entries | {"scale": "scales"}).items():
        for place, (model, plain) in enumerate(zip(getattr(journal, name), data.get(name, ()), strict=True)):
            day = _day(model, day_of)
            cells = _numbers(model.ratings) if isinstance(model, CheckIn) else {}
            numbers = {about: cells[about] for about in abouts if about in cells}
            if numbers and _told(numbers) == plain["ratings"]:
                plain.pop("ratings")
            yield {_ENTRY: kind, _DAY: day, **numbers, **_cells(plain, f"/{name}/{place}")}
    own = {fact.name: data[fact.name] for fact in _OF_ITS_OWN if fact.name in data}
    yield {_ENTRY: _JOURNAL, **_cells(own, "")}
    for id in journal.erased:
        yield {_ENTRY: _ERASED, "id": id}


def _day(model: Any, day_of: Any) -> str:
    moment = getattr(model, "occurred_at", None)
    day = day_of(moment) if moment else getattr(model, "planned_for", None)
    return day.isoformat() if day else ""


def _numbers(ratings: Iterable[Rating]) -> dict[_About, object]:
    """The first answer about each scale and goal, as it stands in its column."""
    cells: dict[_About, object] = {}
    for rating in ratings:
        answers = (rating.level, rating.not_answered, rating.value)
        answer = next(answer for answer in answers if answer is not None)
        cells.setdefault(_about(rating), _cell(answer))
    return cells


def _told(numbers: Mapping[_About, object]) -> list[Data]:
    """The ratings that the columns tell, as plain data."""
    return [_rating(about, answer) for about, answer in numbers.items()]


def _rating(about: _About, answer: object) -> Data:
    kind = "not_answered" if isinstance(answer, str) else "level" if about[1] else "value"
    return {"about": about[0], kind: answer}


def _cells(plain: Data, path: str) -> dict[str, object]:
    cells = {name: _cell(value) for name, value in plain.items()}
    for name, cell in cells.items():
        if isinstance(cell, str) and len(cell) > CELL:
            says = "must have at most {characters} characters to stand in a cell"
            raise InvalidValue(fault("too-large", says, f"{path}/{name}", characters=CELL))
    return cells


def _cell(value: Any) -> object:
    match value:
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer() and abs(value) <= EXACT:
            return int(value)
        case int() | float():
            return value
        case str():
            return _escaped(str(value))
        case _:
            return _escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


# --- what may not begin a cell ---

_LEADS = "=+@\t\r\\-\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
"""What a formula begins with, wide and small forms too."""
_BREAKS = '\n\r\t\x0b\x0c\x85\u2028\u2029",;|'
"""What a cell may begin after, where a table is read with other separators, or without quotes."""
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_START = rf"((?:^|[{_BREAKS}])(?:[^\S{_BREAKS}]|[{_UNSEEN}])*)"
_BARE, _QUOTED = re.compile(rf"{_START}(?='*[{_LEADS}])"), re.compile(rf"{_START}'(?='*[{_LEADS}])")


def _escaped(text: str) -> str:
    """A text in which nothing that may begin a cell begins a formula. What has an apostrophe there gets one more."""
    return _BARE.sub(r"\1'", text)


def _unescaped(text: str) -> str:
    return _QUOTED.sub(r"\1", text)


# --- reading ---


def from_csv(data: bytes | str) -> Imported[Journal]:
    r"""A journal from a table that `to_csv` wrote, and that may have been changed in a spreadsheet since.

    What cannot be read is left over, by the name of its cell in the spreadsheet (``C7``), or the number of its row
    where the row makes no entry without it. Rows may be added: an entry without an id gets a new one, drawn at random.
    The column `day` is not read, and `occurred_at` says when it was. A row with the id of something erased is no entry
    any more.

    >>> table = '"entry","occurred_at","sleep (sleep)"\n"check-in","2026-11-22T08:00:00Z",6.5\n"check-in","today",7'
    >>> found = rt.interop.from_csv(table)
    >>> [rating.value for entry in found.document.checkins for rating in entry.ratings]
    [6.5]
    >>> found.left_over
    {'3': ('check-in', 'today', '7')}

    Args:
        data: The table: UTF-8, with or without a byte order mark, or text. It may have semicolons or tabs for commas,
            as some spreadsheets write them.

    Raises:
        InvalidDocument: This is no such table, or has more entries than a journal may hold; or a hundred ids or more in
            it do not go together.
    """
    heading, *rows = _table(data)
    reader = _Reader([*map(_column, heading)])
    for number, row in enumerate(rows, 2):
        if any(row):
            reader.read(number, row)
    return reader.imported()


def _table(data: bytes | str) -> list[list[str]]:
    found, rows = _not_csv("must be text in UTF-8"), list[list[str]]()
    try:
        text = data.decode() if isinstance(data, bytes) else data
        text = text.removeprefix("\ufeff")
        if separator := re.match('"?entry"?([,;\t])', text):
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator[1], strict=True)
            found = _not_csv("is no table from row {row} on", row=1)
            for row in reader:
                rows.append(row)
                found = _not_csv("is no table from row {row} on", row=len(rows) + 1)
            return rows
        found = _not_csv("must be a table whose first column is called entry")
    except (UnicodeError, csv.Error):
        pass
    raise InvalidDocument(found)


def _not_csv(says: str, **values: int) -> Finding:
    return fault("not-csv", says, "", **values)


def _column(heading: str) -> str | _About:
    """What a column is about: a field, or a scale or goal."""
    found = re.fullmatch(r"(?:.*\s)?\(([a-z0-9][a-z0-9-]{0,63})(, level)?\)", heading.strip(), re.DOTALL)
    return (found[1], bool(found[2])) if found else heading.strip()


@define
class _Row:
    """A row that was read: its number, its cells, and the model that they make."""

    number: int
    cells: list[str]
    model: Any
    places: Mapping[str, int]
    """The place of the cell of each field."""
    lost: frozenset[str]
    """The fields in which something could not stand."""

    def leave(self, name: str, left: dict[str, object]) -> None:
        """Leave the cell of a field over, or all of the row where the field has no cell."""
        place = self.places.get(name)
        left |= self.whole() if place is None else {f"{_letters(place)}{self.number}": self.cells[place]}

    def whole(self) -> dict[str, object]:
        return {str(self.number): tuple(self.cells)}


@define
class _Reader:
    """A table being read."""

    columns: list[str | _About]
    rows: dict[str, list[_Row]] = field(factory=lambda: {fact.name: [] for fact in _LISTS.values()})
    own: _Row = field(factory=lambda: _Row(0, [], Journal(), {}, frozenset()))
    """The row of the journal itself. Its number is 0 where the table has none."""
    erased: list[str] = field(factory=list)
    left: dict[str, object] = field(factory=dict)

    def read(self, number: int, cells: list[str]) -> None:
        """Take a row, or leave it over."""
        kind, left = cells[0].strip(), dict[str, object]()
        row = self.row(number, cells, *_ROWS[kind], left) if kind in _ROWS else None
        if row and kind in _LISTS:
            self.rows[_LISTS[kind].name].append(row)
        elif row and kind == _JOURNAL and not self.own.number:
            self.own = row
        elif row and kind == _ERASED and "id" in row.places.keys() - row.lost:
            self.erased.append(row.model.id)
        else:
            left = {str(number): tuple(cells)}
        self.left |= left

    def row(
        self, number: int, cells: list[str], cls: type[Any], fields: Sequence[Fact], left: dict[str, object]
    ) -> _Row | None:
        """What a row makes, or None. Cells that cannot be read go to `left`."""
        known = {fact.name: fact.shape for fact in fields}
        data: Data = {}
        numbers: dict[_About, object] = {}
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            column = self.columns[place] if place < len(self.columns) else ""
            if not cell or not place or column == _DAY:
                continue
            if isinstance(column, tuple) and cls is CheckIn and column not in numbers and _is_answer(column, cell):
                numbers[column] = _number(cell)
            elif isinstance(column, str) and column in known and column not in data:
                data[column] = _plain(known[column], _unescaped(cell))
                places[column] = place
            else:
                left[f"{_letters(place)}{number}"] = cell
        if numbers or "ratings" in data:
            # the columns of numbers are what people see and change; the list tells their order, and second ones
            if "ratings" in data and _numbers_in(data["ratings"]) != numbers:
                data.pop("ratings")
                left[f"{_letters(places['ratings'])}{number}"] = cells[places["ratings"]]
            data.setdefault("ratings", _told(numbers))
        model, lost = fitted(data, cls)
        row = _Row(number, cells, model, places, frozenset(name for name, *_ in lost))
        for name in row.lost:
            row.leave(name, left)
        return None if model is None else row

    def imported(self) -> Imported[Journal]:
        """The journal that the rows make together."""
        gone = set(self.erased)
        for fact in _LISTS.values():
            for row in self.rows[fact.name]:
                if row.model.id in gone:
                    self.left |= row.whole()
            self.rows[fact.name] = [row for row in self.rows[fact.name] if row.model.id not in gone]
        for name, most in _MOST.items():
            if len(self.rows.get(name, self.erased)) > most:
                raise InvalidDocument(_not_csv("must have at most {most} rows of a kind", most=most))
        lists = {name: tuple(row.model for row in rows) for name, rows in self.rows.items()}
        document = _together(self.own.model, lists, tuple(self.erased)) or self.apart()
        return Imported(document=document, left_over=FrozenDict(self.left))

    def apart(self) -> Journal:
        """The journal without the ids that do not go together. Their cells are left over."""
        data = body(self.own.model) | {name: [body(row.model) for row in rows] for name, rows in self.rows.items()}
        document, findings = draft(data | {_ERASED: self.erased}, Journal)
        if document is None or len(findings) >= MOST_FINDINGS:
            raise InvalidDocument(*findings)
        for finding in findings:
            _, name, *inside = finding.path.split("/")
            if inside:
                self.rows[name][int(inside[0])].leave(inside[1], self.left)
            else:
                self.own.leave(name, self.left)
        return document


_MOST = {fact.name: fact.shape.most for fact in facts(Journal) if isinstance(fact.shape, shapes.Many)}


def _together(journal: Journal, lists: dict[str, Any], erased: tuple[str, ...]) -> Journal | None:
    try:
        return attrs.evolve(journal, erased=erased, **lists)
    except InvalidValue:
        return None


def _plain(shape: Shape, text: str) -> Any:
    """A cell as it stands in a document. What is no such thing is left for the shape to refuse."""
    match shape:
        case shapes.Number() | shapes.Whole():
            return _number(text)
        case shapes.Flag():
            return {"true": True, "false": False}.get(text.strip().lower(), text)
        case shapes.Many() | shapes.Extensions():
            try:
                return json.loads(text, object_pairs_hook=_object)
            except (ValueError, RecursionError):
                return text
        case _:
            return text


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return made if len(made := dict(pairs)) == len(pairs) else RepeatedKeys(pairs)


def _number(text: str) -> object:
    if not re.fullmatch(r"-?[0-9]{1,400}(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?", text):
        return text
    number = float(text)
    return int(number) if number.is_integer() and abs(number) <= EXACT else number


def _is_answer(about: _About, cell: str) -> bool:
    """Whether a cell holds a number, a level, or why there is none."""
    return fitted(_rating(about, _number(cell)), Rating)[0] is not None


def _numbers_in(ratings: Any) -> object:
    """What stands in the columns for a list of ratings; None where it is none."""
    read = [fitted(rating, Rating) for rating in ratings] if isinstance(ratings, list) else []
    whole = [rating for rating, lost in read if rating and not lost]
    return _numbers(whole) if whole and len(whole) == len(read) else None


def _letters(place: int) -> str:
    """The name of a column in a spreadsheet: A to Z, then AA."""
    before, letter = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
