"""The map of supports: who is near, who is further out, and which way help goes.

The circles follow the circles of support of Snow, Forest and Pearpoint.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from math import cos, pi, sin

import attrs

from ...models.plan import WellnessPlan
from ...models.supports import Support
from ...models.views import SharedView
from ...vocabulary import AgreedToHelp, Circle
from ...wording import Locale
from ._picture import Canvas, Picture, Place, Table, Voice, voice_of
from ._svg import CENTRED, INDENT, LABEL, NAMED, ON_MARK, SMALL, SPOT, WIDTH

_MOST = 6
"""How many of a circle are drawn. The table has them all."""
_MIDDLE, _ME, _EDGE, _DOT = WIDTH / 2, 27, 156, 10.5


@attrs.frozen
class _Ring:
    """A circle with someone in it."""

    label: str
    supports: Sequence[Support]
    first: int
    """The number of the first one."""

    @property
    def drawn(self) -> Sequence[tuple[int, Support]]:
        return [*enumerate(self.supports[:_MOST], self.first)]

    @property
    def more(self) -> int:
        return max(0, len(self.supports) - _MOST)


def support_map(plan: WellnessPlan | SharedView, *, locale: Locale = "en", include_private: bool = False) -> Picture:
    """The people and places that help, in circles around the person: the closest in the middle.

    An arrow shows which way help goes: to the person, or both ways. No arrow stands by those who have said no. A circle
    in which there is no one is not drawn. Six of each circle are drawn; the table has all of them.

    >>> rose = rt.Support(name="Auntie Rose", circle=Circle.CLOSEST, both_ways=True)
    >>> group = rt.Support(name="the drumming group", circle=Circle.COMMUNITY, gives=(Gives.COMPANY,))
    >>> picture = rt.rendering.support_map(rt.WellnessPlan(supports=(group, rose)))
    >>> for row in picture.table.rows:
    ...     print(row)
    ('Auntie Rose', 'Closest to me', '', 'We help each other')
    ('the drumming group', 'Groups and community', 'Company', 'They help me')

    Args:
        plan: The plan with the supports, or what someone sees of it.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand in the picture. They are marked.

    Raises:
        TypeError: `plan` is neither a plan nor a view.
    """
    voice = voice_of(plan, "support_map", locale, include_private=include_private)
    words = voice.words
    rings = [*_rings(voice)]
    table = Table(
        header=tuple(map(words, ("Who", "How close", "What I get from them", "Which way help goes"))),
        rows=tuple(_row(support, voice) for ring in rings for support in ring.supports),
    )
    sheet = Canvas("support-map", words("Who is on my side"), voice)
    if not rings:
        _draw_me(sheet, (_MIDDLE, sheet.y + 64), radius=64)
        sheet.y += 148
        sheet.write(words("No one is on the map yet. Who and what is good for you?"), CENTRED)
        return sheet.picture(words("A map with me in the middle. No one else is on it yet."), table)
    _draw_rings(sheet, rings)
    _draw_legend(sheet, rings)
    for place, ring in enumerate(rings):
        sheet.heading(ring.label, partial(_draw_place, sheet, place, len(rings)))
        for number, support in ring.drawn:
            gives = "; ".join(map(voice.value, support.gives))
            sheet.row(voice.marked(support, support.name), partial(_draw_dot, sheet, number=number), gives)
        sheet.more(ring.more)
    return sheet.picture(words("A map with me in the middle and {count} on my side.", count=len(table.rows)), table)


def _rings(voice: Voice) -> Iterator[_Ring]:
    supports, first = voice.shown(voice.plan.supports), 1
    for circle in (*Circle, None):
        if inside := [support for support in supports if support.circle is circle]:
            ring = _Ring(voice.value(circle) if circle else voice.words("How close is not said"), inside, first)
            yield ring
            first += len(ring.drawn)


def _row(support: Support, voice: Voice) -> tuple[str, ...]:
    close = voice.value(support.circle) if support.circle else ""
    gives = "; ".join(map(voice.value, support.gives))
    return (voice.marked(support, support.name), close, gives, _direction(support, voice))


def _direction(support: Support, voice: Voice) -> str:
    if support.agreed is AgreedToHelp.HAS_SAID_NO:
        return ""
    return voice.words("We help each other" if support.both_ways else "They help me")


def _draw_me(sheet: Canvas, centre: Place, radius: float) -> None:
    x, y = centre
    sheet.draw("circle", class_="deep line-line", cx=x, cy=y, r=radius)
    sheet.label(sheet.voice.words("Me"), (x, y + 5), NAMED)


def _draw_rings(sheet: Canvas, rings: Sequence[_Ring]) -> None:
    edge = min(_EDGE, _ME + 54 * len(rings))
    band = (edge - _ME) / len(rings)
    x, y = centre = _MIDDLE, sheet.y + edge
    for place in reversed(range(len(rings))):
        colour = "tint" if place % 2 else "paper"
        sheet.draw("circle", class_=f"{colour} line-line", cx=x, cy=y, r=_ME + band * (place + 1))
    _draw_me(sheet, centre, _ME)
    for place, ring in enumerate(rings):
        spots = len(ring.drawn) + bool(ring.more)
        for spot in range(spots):
            # each ring begins elsewhere, so that not all stand in a row
            turn = 2 * pi * (spot / spots + place * 0.19) - pi / 2
            at = _away(centre, turn, _ME + band * (place + 0.5))
            if spot < len(ring.drawn):
                _draw_support(sheet, *ring.drawn[spot], at, turn)
            else:
                sheet.label(f"+{ring.more}", (at[0], at[1] + 4), LABEL)
    sheet.y += 2 * edge + 16


def _away(start: Place, turn: float, far: float, aside: float = 0.0) -> Place:
    """A place that is some way off in a direction."""
    x, y = start
    return x + far * cos(turn) - aside * sin(turn), y + far * sin(turn) + aside * cos(turn)


def _draw_support(sheet: Canvas, number: int, support: Support, at: Place, turn: float) -> None:
    _draw_dot(sheet, at, number)
    if support.agreed is not AgreedToHelp.HAS_SAID_NO:
        _draw_arrow(sheet, at, turn + pi)
        if support.both_ways:
            _draw_arrow(sheet, at, turn)


def _draw_dot(sheet: Canvas, at: Place, number: int) -> None:
    x, y = at
    sheet.draw("circle", class_="mark", cx=x, cy=y, r=_DOT)
    sheet.label(str(number), (x, y + 4.2), ON_MARK)


def _draw_arrow(sheet: Canvas, at: Place, turn: float) -> None:
    """An arrow head at the edge of a dot, that points away from it."""
    corners = (_away(at, turn, _DOT + far, aside) for far, aside in ((6.5, 0), (1, 5.5), (1, -5.5)))
    sheet.draw("polygon", class_="warm", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners))


def _draw_legend(sheet: Canvas, rings: Sequence[_Ring]) -> None:
    """What the arrows say, for those that are drawn."""
    drawn = (support for ring in rings for _, support in ring.drawn)
    helping = {bool(support.both_ways) for support in drawn if support.agreed is not AgreedToHelp.HAS_SAID_NO}
    for both_ways in sorted(helping):
        text = "Arrows both ways: we help each other" if both_ways else "An arrow to me: they help me"
        sheet.signed(
            sheet.voice.words(text), partial(_draw_help, sheet, both_ways), SMALL, inset=(SPOT + 6, INDENT + 26)
        )
        sheet.y += 8
    sheet.y += 4


def _draw_help(sheet: Canvas, both_ways: bool, at: Place) -> None:  # noqa: FBT001 - it is drawn with a partial
    """Someone beside me, and the arrows between us."""
    turn = 0 if at[0] < _MIDDLE else pi
    x, y = _away(at, turn, 25)
    sheet.draw("circle", class_="deep line-line", cx=x, cy=y, r=7)
    sheet.draw("circle", class_="mark", cx=at[0], cy=at[1], r=_DOT)
    _draw_arrow(sheet, at, turn)
    if both_ways:
        _draw_arrow(sheet, at, turn + pi)


def _draw_place(sheet: Canvas, place: int, rings: int, at: Place) -> None:
    """Which ring it is, in small."""
    x, y = at
    for each in reversed(range(rings)):
        line = {"class_": "warm-line", "stroke_width": 3} if each == place else {"class_": "line-line"}
        sheet.draw("circle", **line, fill="none", cx=x, cy=y, r=2 + 9.5 * (each + 1) / rings)
