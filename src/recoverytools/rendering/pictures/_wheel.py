"""The wheel of wellness: what a person has and wants in each part of their life.

The eight dimensions are those of Swarbrick (2006), as SAMHSA uses them. A wheel is often filled in as a rating of each
part. Here it is not: all parts are of one size, and in each stands what the person wrote about it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import cos, pi, sin

import attrs

from ...models.plan import WellnessPlan
from ...models.views import SharedView
from ...vocabulary import Domain, GoalStatus
from ...wording import Locale
from ._picture import Canvas, Picture, Place, Table, Voice, voice_of
from ._svg import CENTRED, LABEL, SMALL, WIDTH, lines

_MOST = 6
"""How many of a part are listed. The table has them all."""
_PARTS: Sequence[Domain] = [domain for domain in Domain if domain is not Domain.OTHER]
_MIDDLE, _HUB, _EDGE = WIDTH / 2, 26, 158
_PLACES = [(41, -0.5), (41, 0.5), (56, -1), (56, 0), (56, 1)]
"""Where signs stand in a part: how far from the middle, and how far aside, in steps."""


@attrs.frozen
class _Thing:
    """A goal or a strength."""

    kind: str
    text: str


@attrs.frozen
class _Part:
    """A part of life with what stands in it."""

    label: str
    domain: Domain | None
    things: Sequence[_Thing]


def wellness_wheel(plan: WellnessPlan | SharedView, *, locale: Locale = "en", include_private: bool = False) -> Picture:
    """The eight parts of life, with the goals and strengths that stand in each.

    Nothing is rated, and no part is larger than another. Goals that were let go are left out. What has no part of life
    is listed below the wheel. Six of each part are listed; the table has all of them.

    >>> goal = rt.Goal(statement="Sing in the choir again", domains=(Domain.SPIRITUAL, Domain.SOCIAL))
    >>> strength = rt.Strength(text="I know every bus in this town")
    >>> picture = rt.rendering.wellness_wheel(rt.WellnessPlan(goals=(goal,), strengths=(strength,)))
    >>> for row in picture.table.rows:
    ...     print(row)
    ('People and belonging', 'Goal', 'Sing in the choir again')
    ('Meaning and faith', 'Goal', 'Sing in the choir again')
    ('', 'Strength', 'I know every bus in this town')

    Args:
        plan: The plan with the goals and strengths, or what someone sees of it.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand in the picture. They are marked.

    Raises:
        TypeError: `plan` is neither a plan nor a view.
    """
    voice = voice_of(plan, "wellness_wheel", locale, include_private=include_private)
    words = voice.words
    parts = [*_parts(voice)]
    table = Table(
        header=tuple(map(words, ("Part of life", "Kind", "What"))),
        rows=tuple(
            (part.label if part.domain else "", words(thing.kind), thing.text)
            for part in parts
            for thing in part.things
        ),
    )
    sheet = Canvas("wellness-wheel", words("The parts of my life"), voice)
    _draw_wheel(sheet, parts)
    if not table.rows:
        sheet.write(words("Nothing is on the wheel yet. Which part of your life comes to mind first?"), CENTRED)
        return sheet.picture(words("A wheel of eight parts of life. Nothing is on it yet."), table)
    _draw_legend(sheet, parts)
    for part in parts:
        if part.things:
            sheet.heading(part.label, partial(_draw_place, sheet, part.domain))
        for thing in part.things[:_MOST]:
            sheet.row(thing.text, partial(_SIGNS[thing.kind], sheet))
        sheet.more(len(part.things) - _MOST)
    return sheet.picture(words("A wheel of eight parts of life, with the goals and strengths in each."), table)


def _parts(voice: Voice) -> Iterator[_Part]:
    goals = [goal for goal in voice.shown(voice.plan.goals) if goal.status is not GoalStatus.LET_GO]
    strengths = voice.shown(voice.plan.strengths)
    for domain in (*Domain, None):
        things = [
            _Thing("Goal", voice.marked(goal, goal.statement))
            for goal in goals
            if domain in goal.domains or (domain is None and not goal.domains)
        ]
        things += [
            _Thing("Strength", voice.marked(strength, strength.text))
            for strength in strengths
            if strength.domain is domain
        ]
        yield _Part(voice.value(domain) if domain else voice.words("No part of life named"), domain, things)


def _draw_wheel(sheet: Canvas, parts: Sequence[_Part]) -> None:
    centre = _MIDDLE, sheet.y + _EDGE
    for part in parts:
        if part.domain in _PARTS:
            _draw_part(sheet, part, _PARTS.index(part.domain), centre)
    sheet.y += 2 * _EDGE + 16


def _draw_part(sheet: Canvas, part: _Part, number: int, centre: Place) -> None:
    colour = "paper" if number % 2 else "tint"
    sheet.draw("path", class_=f"{colour} line-line", d=_slice(centre, number, _HUB, _EDGE))
    turn = _turn(number)
    # there is less room for words at the sides than at the top
    x, y = centre[0] + min(max(118 * cos(turn), -104), 104), centre[1] + 122 * sin(turn)
    label = lines(part.label, 92, LABEL.size, most=3)
    for place, line in enumerate(label):
        sheet.label(line, (x, y + 4 + 15 * (place - (len(label) - 1) / 2)), LABEL)
    places = _PLACES if len(part.things) > 1 else [(48, 0)]
    for thing, (far, aside) in zip(part.things, places, strict=False):
        _SIGNS[thing.kind](sheet, _at(centre, turn + aside * 13.5 / far, far))


def _turn(number: float) -> float:
    """The angle of a part: the first is at the top."""
    return 2 * pi * number / len(_PARTS) - pi / 2


def _at(centre: Place, turn: float, far: float) -> Place:
    return centre[0] + far * cos(turn), centre[1] + far * sin(turn)


def _slice(centre: Place, number: int, inner: float, outer: float) -> str:
    begin, end = _turn(number - 0.5), _turn(number + 0.5)
    (ax, ay), (bx, by) = _at(centre, begin, inner), _at(centre, begin, outer)
    (cx, cy), (dx, dy) = _at(centre, end, outer), _at(centre, end, inner)
    out, back = f"A{outer} {outer} 0 0 1 {cx:.1f},{cy:.1f}", f"A{inner} {inner} 0 0 0 {ax:.1f},{ay:.1f}"
    return f"M{ax:.1f},{ay:.1f}L{bx:.1f},{by:.1f}{out}L{dx:.1f},{dy:.1f}{back}Z"


def _draw_goal(sheet: Canvas, at: Place) -> None:
    x, y = at
    sheet.draw("circle", class_="mark", cx=x, cy=y, r=4.8)


def _draw_strength(sheet: Canvas, at: Place) -> None:
    x, y = at
    sheet.draw("path", class_="warm", d=f"M{x:.1f},{y - 6:.1f}l6,6l-6,6l-6,-6Z")


_SIGNS: dict[str, Callable[[Canvas, Place], None]] = {"Goal": _draw_goal, "Strength": _draw_strength}


def _draw_legend(sheet: Canvas, parts: Sequence[_Part]) -> None:
    """What the signs say, for those that are drawn."""
    kinds = {thing.kind for part in parts for thing in part.things}
    for kind, draw in _SIGNS.items():
        if kind in kinds:
            sheet.signed(sheet.voice.words(kind), partial(draw, sheet), SMALL)
            sheet.y += 4
    sheet.y += 4


def _draw_place(sheet: Canvas, domain: Domain | None, at: Place) -> None:
    """Which part it is, in small."""
    sheet.draw("circle", class_="line-line", fill="none", cx=at[0], cy=at[1], r=10)
    if domain in _PARTS:
        sheet.draw("path", class_="warm", d=_slice(at, _PARTS.index(domain), 2.5, 10))
