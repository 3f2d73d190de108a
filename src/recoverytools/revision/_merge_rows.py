"""The rows of two versions, come together."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ..errors import InvalidValue
from ..fields import Fact, facts, once, own_facts
from ..models.consent import Grant
from ..models.crisis import NotInvolved
from ..models.items import Item
from ..models.plan import NAME_BESIDE
from ..plain import as_data, maker
from ..vocabulary import ConflictKind
from ..wording import called
from ._merge_ids import Sides
from ._merge_lists import in_order
from ._merge_rules import TURNED_ON_BY, WIDER, is_whole, rule_of, undoes
from ._merge_values import NEVER, Outcome, Pointers, before, is_list_of_pointers, pointing, three_way, without, written
from ._rows import Place, Row

Values = Mapping[str, Any]
ONE, OTHER = 1, 2


@attrs.frozen
class Undecided:
    """A conflict, before it is known where it stands."""

    about: str
    kind: ConflictKind
    field: str
    choices: tuple[Any, ...]
    """As plain data, the one that stands first."""


class Merging:
    """The rows that two versions make together, and what is undecided."""

    def __init__(self, sides: Sides, root: str) -> None:
        self.sides, self.root = sides, root
        self.base, self.one, self.other = sides
        self.cls = self.one[root].cls
        self.pointers = Pointers(self.cls)
        self.erased = frozenset(id for side in sides for id in side.get(root, self.one[root]).values.get("erased", ()))
        self.undecided: list[Undecided] = []
        self.gone = {side: self.base.keys() - sides[side].keys() for side in (ONE, OTHER)}
        """What each version took out."""
        self.back = set[str]()
        """What one version took out and is back."""
        self.brought_back = set[str]()
        """The topmost records of that, but for those that came along with another."""
        self.rows: dict[str, Row] = {}
        """What the versions make together, each record in its place."""
        self._bring_back()
        out = self._grants_out()
        self.dead = {id for side in (ONE, OTHER) for id in self.gone[side] if id not in self.back} | out
        there = [id for id in (*self.one, *(self.other.keys() - self.one.keys())) if id not in self.dead]
        opens_in_crisis = any(row.cls is Grant and row.values["only_in_crisis"] for row in self.base.values())
        self._unruled = set[str]() if opens_in_crisis else {TURNED_ON_BY}
        for id in there:
            if (values := self._values(id)) is None:
                self.dead.add(id)
            else:
                self.rows[id] = Row(self._row(id).cls, None, values, {})
        self._lay()

    def say(self, about: str, kind: ConflictKind, field: str, *choices: Any) -> None:
        """Note a conflict, with each of the things that may stand."""
        found = {written(choice): choice for choice in choices}
        self.undecided.append(Undecided(about, kind, field, tuple(found.values())))

    def taken(self) -> set[str]:
        """All ids that anything has, or had."""
        return {*self.base, *self.one, *self.other, *self.rows}

    def last(self, id: str) -> Any:
        """A record as it was last."""
        return next(side[id] for side in (self.rows, self.one, self.other) if id in side)

    def same(self) -> set[str]:
        """The records that are the same in both versions and here, with all below them."""
        found = set[str]()
        for id, row in reversed(self.rows.items()):
            is_same = row is self.one.get(id) and row is self.other.get(id)
            if is_same and all(part in found for ids in row.below.values() for part in ids):
                found.add(id)
        return found

    def _row(self, id: str) -> Row:
        """A record as a version has it that has it."""
        return self.one[id] if id in self.one else self.other[id]

    # --- what is there ---

    def _bring_back(self) -> None:
        """What one version took out comes back where the other one changed it, or leads to it."""
        top_of = {
            id: self._topmost(id, side) for side in (ONE, OTHER) for id in self.gone[side] if id in self.sides[3 - side]
        }
        units = defaultdict[str, list[str]](list)
        for id, top in top_of.items():
            units[top].append(id)
        if not top_of:
            return
        leads = [id for id in top_of if self._is_changed(id)]
        leads += [id for each in self._kept() for id in self._new_leads(each)]
        along, coming = self._along(top_of), list[str]()
        while leads or coming:
            is_led_to = bool(leads)
            top = top_of.get(leads.pop() if leads else coming.pop(), "")
            if not top or self._row(top).cls is Grant:
                continue
            if is_led_to:
                self.brought_back.add(top)
            if top not in self.back:
                self.back.update(units[top])
                for id in units[top]:
                    leads += self._leads(self._row(id))
                    coming += along.get(id, ())

    def _kept(self) -> Iterator[str]:
        """The records that neither version took out."""
        for id in self.one.keys() | self.other.keys():
            if id not in self.gone[ONE] and id not in self.gone[OTHER]:
                yield id

    def _topmost(self, id: str, side: int) -> str:
        """The topmost record that a version took out together with this one, of those that the other one has."""
        place = self.base[id].place
        while place and place.home in self.gone[side] and place.home in self.sides[3 - side]:
            id, place = place.home, self.base[place.home].place
        return id

    def _along(self, top_of: dict[str, str]) -> dict[str, list[str]]:
        """The records that went with another for nothing but that they led there, by the id of that one."""
        along = defaultdict[str, list[str]](list)
        for id, top in top_of.items():
            row = self.base[id]
            is_alone = id == top and not row.below and row.cls not in NAME_BESIDE
            leads = {*self._leads(row)} & top_of.keys() if is_alone else ()
            if leads and not _says_something(row.cls, self._let_go(row, leads)):
                for led in leads:
                    along[led].append(id)
        return along

    def _leads(self, row: Row) -> Iterator[str]:
        """What a record leads to."""
        for fact in pointing(row.cls):
            yield from self.pointers.ids(fact.shape, row.values[fact.name])

    def _new_leads(self, id: str) -> Iterator[str]:
        """What a record leads to, and did not in the older version."""
        base = self.base.get(id)
        for row in (self.one.get(id), self.other.get(id)):
            if row is None or row is base:
                continue
            for fact in pointing(row.cls):
                value = row.values[fact.name]
                was = base.values[fact.name] if base else None
                if value and value != was:
                    yield from {*self.pointers.ids(fact.shape, value)}.difference(self.pointers.ids(fact.shape, was))

    def _let_go(self, row: Row, gone: Any) -> dict[str, Any]:
        """What a record says without its pointers to what is gone."""
        led = {
            fact.name: self.pointers.led(fact.shape, value, without(gone))
            for fact in pointing(row.cls)
            if (value := row.values[fact.name])
        }
        return {**row.values, **led} if led else dict(row.values)

    def _is_changed(self, id: str) -> bool:
        """Whether the version that still has a record changed it. To take out what it leads to changes nothing."""
        side = ONE if id in self.one else OTHER
        base, row, gone = self.base[id], self.sides[side][id], self.gone[side]
        # to be kept out of a crisis is not taken back by one version alone
        if row.cls is NotInvolved or row.place != base.place:
            return True
        if any(
            row.below.get(name, ()) != tuple(id for id in ids if id not in gone) for name, ids in base.below.items()
        ):
            return True
        if row.below.keys() - base.below.keys():
            return True
        was = self._let_go(base, gone)
        name = NAME_BESIDE.get(row.cls)
        if name and not base.values[name] and was["support"] != base.values["support"]:
            was |= {name: row.values[name], "private": row.values["private"]}
        return not all(fact.same(row.values[fact.name], was[fact.name]) for fact in own_facts(row.cls))

    def _grants_out(self) -> set[str]:
        """The grants that one version took back by taking them out, or gave to someone else: they go."""
        out = set[str]()
        for id in {*self.one, *self.other}:
            if self._row(id).cls is not Grant:
                continue
            if id in self.base and (id not in self.one or id not in self.other):
                out.add(id)
                if self._is_changed(id):
                    self.say(id, ConflictKind.SHARING, "", None, self._grant(id, self._row(id)))
            elif id in self.one and id in self.other and not self._for_the_same(id):
                out.add(id)
                both = (self._grant(id, side[id]) for side in (self.one, self.other))
                self.say(id, ConflictKind.SHARING, "", None, *both)
        return out

    def _grant(self, id: str, row: Row) -> Values:
        """A grant as plain data, with a name in it in any case."""
        side = self.one if self.one.get(id) is row else self.other
        values = {**row.values, "to": _name_for(row.values, side)}
        return {"id": id, **said(row.cls, values)}

    def _for_the_same(self, id: str) -> bool:
        """Whether a grant is for the same person in both versions."""
        one, other = self.one[id].values, self.other[id].values
        if one["support"] == other["support"] and one["to"] == other["to"]:
            return True
        return called(_name_for(one, self.one)) == called(_name_for(other, self.other))

    # --- what it says ---

    def _values(self, id: str) -> Values | None:
        """What a record says, or None where nothing is left of it."""
        row = self._row(id)
        one, other = self.one.get(id, row), self.other.get(id, row)
        if one is other or _alike(row.cls, one.values, other.values):
            return one.values
        return self._both(id, row.cls, one.values, other.values)

    def _both(self, id: str, cls: type[Item], one: Values, other: Values) -> Values | None:
        """What a record says that two versions have otherwise, or None where nothing is left of it."""
        base = self.base.get(id)
        found: dict[str, Outcome] = {}
        for fact in own_facts(cls):
            was = before(fact, base and base.values)
            found[fact.name] = self._outcome(cls, fact, was, one[fact.name], other[fact.name])
        values: Values = {**one, **{name: outcome.value for name, outcome in found.items()}}
        open_ = {name: each for name, each in found.items() if each.others and each.kind is ConflictKind.CHANGED}
        if not _all_stand(cls, values, open_):
            whole = self._whole(id, cls, values)
            if whole is None:
                return None
            values, found = whole, {name: each for name, each in found.items() if name not in open_}
        for name, each in found.items():
            if each.others:
                self.say(id, each.kind, name, *map(as_data, (each.value, *each.others)))
        return values

    def _outcome(self, cls: type[Item], fact: Fact, was: Any, one: Any, other: Any) -> Outcome:
        """What stands in a field, without pointers to what is gone."""
        rule = None if fact.name in self._unruled else rule_of(cls, fact)
        if fact.same(one, other):
            found = Outcome(one)
        elif rule:
            value = rule(was, one, other)
            is_told = fact.name not in WIDER and undoes(was, one, other, value)
            found = Outcome(value, (one, other) if is_told else (), ConflictKind.SHARING)
        else:
            found = self._three_way(fact, was, one, other)
        value, *others = (self._led(fact, each) for each in (found.value, *found.others))
        return Outcome(value, tuple(each for each in others if not fact.same(each, value)), found.kind)

    def _led(self, fact: Fact, value: Any) -> Any:
        """A value without pointers to what is gone."""
        if not self.dead or not value:
            return value
        return self.pointers.led(fact.shape, value, without(self.dead))

    def _three_way(self, fact: Fact, was: Any, one: Any, other: Any) -> Outcome:
        """What stands in a field that has no rule of its own."""
        gone_one, gone_other = self.gone[ONE], self.gone[OTHER]
        if was is not NEVER and was and (gone_one or gone_other):
            # pointers that went with what they led to are no change of what points
            if fact.same(one, self.pointers.led(fact.shape, was, without(gone_one))):
                one = was
            if fact.same(other, self.pointers.led(fact.shape, was, without(gone_other))):
                other = was
        if not is_list_of_pointers(fact) or fact.same(one, was) or fact.same(other, was):
            return three_way(fact, was, one, other)
        members = {
            id
            for id in (*one, *other)
            if (id in one and id in other)
            or id not in was
            or (id not in one and id in gone_one)
            or (id not in other and id in gone_other)
        }
        order, second = in_order(was, one, other, members)
        return Outcome(order, (second,) if second else ())

    def _whole(self, id: str, cls: type[Item], values: Values) -> Values | None:
        """The one of two versions of a record that stands, whole, where they do not fit together field by field."""
        names = [fact.name for fact in own_facts(cls) if is_whole(cls, fact)]
        sides = [self._let_go(side[id], self.dead) for side in (self.one, self.other)]
        wholes = [{name: side[name] for name in names} for side in sides]
        wholes.sort(key=lambda whole: (_stands(cls, {**values, **whole}), written(said(cls, whole))), reverse=True)
        whole = {**values, **wholes[0]}
        if not _stands(cls, whole):
            return None
        self.say(id, ConflictKind.TWO_VERSIONS, "", *(said(cls, each) for each in wholes))
        return whole

    # --- where it lies ---

    def _lay(self) -> None:
        """Put each record in its place, and the records of each place in order."""
        members = defaultdict[Place, list[str]](list)
        places = {id: self._place(id) for id in self.rows}
        for id, place in places.items():
            if place:
                members[place].append(id)
        below = defaultdict[str, dict[str, tuple[str, ...]]](dict)
        for place, ids in members.items():
            below[place.home][place.field] = self._ordered(place, ids)
        for id, row in self.rows.items():
            now, old = below.get(id, {}), self.one.get(id)
            is_same = old is self.other.get(id) and old and row.values == old.values and old.place == places[id]
            self.rows[id] = old if is_same and old and old.below == now else Row(row.cls, places[id], row.values, now)

    def _place(self, id: str) -> Place | None:
        if id not in self.one or id not in self.other or self.one[id] is self.other[id]:
            return self._row(id).place
        was = self.base[id].place if id in self.base else None
        one, other = self.one[id].place, self.other[id].place
        if other in {one, was}:
            return one
        if one == was or one is None or other is None:
            return other
        first, second = sorted((one, other), reverse=True)
        self.say(id, ConflictKind.MOVED, "", *({"in": place.home, "field": place.field} for place in (first, second)))
        return first

    def _ordered(self, place: Place, ids: list[str]) -> tuple[str, ...]:
        home, name = place
        one = self.one.get(home)
        if one is not None and one is self.other.get(home):
            return one.below[name]
        was, first, last = (side[home].below.get(name, ()) if home in side else () for side in self.sides)
        order, second = in_order(was, first, last, {*ids})
        if second:
            self.say(home, ConflictKind.ORDER, name, [*order], [*second])
        return order


def said(cls: type[Item], values: Values) -> dict[str, Any]:
    """What a record says by itself as plain data, defaults left out."""
    return {
        fact.name: as_data(values[fact.name])
        for fact in facts(cls)
        if fact.name in values and fact.name != "id" and not fact.same(values[fact.name], fact.default)
    }


def _name_for(grant: Any, rows: Any) -> str:
    """The name of whom a grant is for."""
    name: str = grant["to"] or rows[grant["support"]].values["name"]
    return name


def _alike(cls: type[Item], one: Any, other: Any) -> bool:
    return one == other and all(fact.same(one[fact.name], other[fact.name]) for fact in _by_repr(cls))


@once
def _by_repr(cls: type[Item]) -> tuple[Fact, ...]:
    """The fields in which values that are equal in Python may be written in two ways."""
    return tuple(fact for fact in own_facts(cls) if fact.by_repr)


def _stands(cls: type[Item], values: Values) -> bool:
    """Whether a record can be what its row says."""
    try:
        maker(cls)({**values})
    except InvalidValue:
        return False
    return True


def _says_something(cls: type[Item], values: Values) -> bool:
    is_blank = all(values[fact.name] == fact.default for fact in own_facts(cls) if fact.name != "id")
    return not is_blank and _stands(cls, values)


_MOST_TRIED = 4
"""Where more fields of one record are undecided, its versions are taken whole."""


def _all_stand(cls: type[Item], values: Values, open_: dict[str, Outcome]) -> bool:
    """Whether a record can be what its row says, whatever is decided."""
    if not _stands(cls, values):
        return False
    if not open_ or "_check" not in vars(cls):
        return True
    choices = [[(name, value) for value in (found.value, *found.others)] for name, found in open_.items()]
    return len(open_) <= _MOST_TRIED and all(
        _stands(cls, {**values, **dict(tried)}) for tried in itertools.product(*choices)
    )
