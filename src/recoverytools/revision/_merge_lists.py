"""The orders of two versions of a list, come together."""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=str)


def in_order(
    base: Sequence[str], one: Sequence[str], other: Sequence[str], members: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The members of a list in the order of both versions; and, where these put it in two orders, in the other of them.

    Whoever changed the order wins. What only one version has stands behind its left neighbor there.
    """
    one, other = _only(one, members), _only(other, members)
    if one == other and len(one) == len(members):
        return one, None
    both = {*one} & {*other}
    spine, second = _only(one, both), _only(other, both)
    if spine == second:
        return _filled(spine, one, other, members), None
    known = both & {*base}
    before, first_moved, second_moved = (_only(order, known) for order in (base, spine, second))
    if first_moved == before and second_moved != before:
        spine, second = second, spine
    elif (first_moved == before) == (second_moved == before):
        spine, second = sorted((spine, second), reverse=True)
        return _filled(spine, one, other, members), _filled(second, one, other, members)
    return _filled(spine, one, other, members), None


def _only(ids: Iterable[str], members: Collection[str]) -> tuple[str, ...]:
    return tuple([id for id in dict.fromkeys(ids) if id in members])


def _filled(
    spine: Sequence[str], one: Sequence[str], other: Sequence[str], members: Collection[str]
) -> tuple[str, ...]:
    """The spine, and behind each of it what only one version has there."""
    places = {*spine}
    behind: dict[str, list[tuple[str, ...]]] = {}
    for order in (one, other):
        left, run = "", list[str]()
        for id in (*order, None):
            if id is None or id in places:
                if run:
                    behind.setdefault(left, []).append(tuple(run))
                left, run = id or "", []
            else:
                run.append(id)
    made = list[str]()
    for id in ("", *spine):
        made += [id] if id else []
        for run_ in sorted(behind.get(id, ())):
            made += run_
    known = {*made}
    return (*made, *sorted(id for id in members if id not in known))


def reordered(now: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """A list in another order. What that does not name stays behind its left neighbor."""
    order = _only(wanted, {*now})
    return _filled(order, now, order, now)
