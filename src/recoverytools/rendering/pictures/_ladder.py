"""The ladder of signs: from doing well to a crisis and out of it, with what a person said they will do on each rung.

The rungs are the stages that self-directed wellness plans share (SAMHSA SMA-3720, public domain).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

import attrs

from ...models.crisis import CrisisPlan
from ...models.items import Note
from ...models.plan import WellnessPlan
from ...models.views import NOTICES, SharedView
from ...vocabulary import SignStage
from ...wording import Locale, say
from ._picture import Canvas, Picture, Place, Table, Voice, voice_of
from ._svg import CENTRED, INDENT, SMALL, SPOT, WIDTH, Column, is_rtl, point

_MOST = 5
"""How many signs of a rung are drawn, and how many things to do for each. The table has them all."""


@attrs.frozen
class _Sign:
    """What a person notices, and what they do then."""

    what: str
    then: Sequence[str] = ()


@attrs.frozen
class _Rung:
    """A stage with what stands on it."""

    label: str
    shape: str
    signs: Sequence[_Sign]
    then: Sequence[str] = ()
    """What is done on this rung, whatever the sign."""
    notice: str = ""
    """What has to be said wherever it stands."""

    @property
    def all(self) -> Sequence[_Sign]:
        """The signs, and what is done without one."""
        return [*self.signs, _Sign("", self.then)] if self.then else self.signs


def sign_ladder(plan: WellnessPlan | SharedView, *, locale: Locale = "en", include_private: bool = False) -> Picture:
    """What a person notices when they do well, when it gets harder, in a crisis and after it, and what they do then.

    A stage on which nothing stands is not drawn. Five signs of each are drawn, with five things to do; the table has
    all of them.

    >>> sign = rt.WarningSign(
    ...     what="I stop opening my mail", stage=SignStage.EARLY_SIGN, responses=(rt.models.Note(text="call Rose"),)
    ... )
    >>> picture = rt.rendering.sign_ladder(rt.WellnessPlan(warning_signs=(sign,)))
    >>> picture.table.rows
    (('Early sign', 'I stop opening my mail', 'call Rose'),)

    Args:
        plan: The plan with the signs, or what someone sees of it.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand in the picture. They are marked.

    Raises:
        TypeError: `plan` is neither a plan nor a view.
    """
    voice = voice_of(plan, "sign_ladder", locale, include_private=include_private)
    words = voice.words
    rungs = [rung for rung in _rungs(voice) if rung.all]
    table = Table(
        header=tuple(map(words, ("How far along", "What I notice", "What I do"))),
        rows=tuple((rung.label, sign.what, "; ".join(sign.then)) for rung in rungs for sign in rung.all),
    )
    sheet = Canvas("sign-ladder", words("My signs, and what I do"), voice)
    if not rungs:
        text = words("Nothing is on the ladder yet. What are you like when you are doing well?")
        sheet.write(text, CENTRED)
        return sheet.picture(words("A ladder of signs. Nothing is on it yet."), table)
    if any(sign.then for rung in rungs for sign in rung.all):
        _write_then(sheet, words("What I do then"))
    top = foot = sheet.y + 21
    for rung in rungs:
        foot = sheet.y + 21
        _draw_rung(sheet, rung)
    x = WIDTH - SPOT if is_rtl(rungs[0].label) else SPOT
    sheet.draw_beneath("line", class_="line-line", stroke_width=2, x1=x, x2=x, y1=top, y2=foot)
    stages = tuple(rung.label for rung in rungs)
    shown = words("A ladder of signs, with these rungs from the top: {stages}.", stages=stages)
    return sheet.picture(" ".join([shown, *(rung.notice for rung in rungs if rung.notice)]), table)


def _rungs(voice: Voice) -> Iterator[_Rung]:
    plan, words = voice.plan, voice.words
    yield _Rung(words("When I am doing well"), "circle", _noted(plan.doing_well, voice))
    yield _Rung(words("What makes it harder"), "square", [*_signs(plan.triggers, voice)])
    labels = {None: words("Signs that I notice")} | {stage: voice.value(stage) for stage in SignStage}
    for stage, label in labels.items():
        yield _Rung(label, _SHAPES[stage], [*_signs([x for x in plan.warning_signs if x.stage is stage], voice)])
    for crisis in voice.shown(filter(None, [plan.crisis])):
        signs, then = _noted(crisis.when_others_step_in, voice), _notes(crisis.helps, voice)
        notice = say(NOTICES[CrisisPlan], locale=voice.locale)  # in words that nobody's choice of words changes
        yield _Rung(words("In a crisis"), "octagon", signs, then, notice)
    for after in voice.shown(filter(None, [plan.after_crisis])):
        yield _Rung(words("After a crisis"), "circle", _noted(after.over_when, voice), _notes(after.first_days, voice))


def _signs(signs: Iterable[Any], voice: Voice) -> Iterator[_Sign]:
    for sign in voice.shown(signs):
        yield _Sign(voice.marked(sign, sign.what), _notes(sign.responses, voice))


def _noted(notes: Iterable[Note], voice: Voice) -> Sequence[_Sign]:
    return [_Sign(text) for text in _notes(notes, voice)]


def _notes(notes: Iterable[Note], voice: Voice) -> Sequence[str]:
    return [*filter(None, map(voice.note, voice.shown(notes)))]


def _draw_rung(sheet: Canvas, rung: _Rung) -> None:
    sheet.heading(rung.label, partial(_draw_shape, sheet, rung.shape))
    if rung.notice:
        sheet.write(rung.notice, SMALL, Column(INDENT))
        sheet.y += 6
    for sign in rung.signs[:_MOST]:
        sheet.row(sign.what, partial(_draw_sign, sheet))
        _list(sheet, sign.then)
    sheet.more(len(rung.signs) - _MOST)
    _list(sheet, rung.then)


def _list(sheet: Canvas, then: Sequence[str]) -> None:
    for text in then[:_MOST]:
        _write_then(sheet, text, lang=sheet.voice.plan.language)
        sheet.y += 4
    sheet.more(len(then) - _MOST, SMALL)
    sheet.y += 6 if then else 0


def _write_then(sheet: Canvas, text: str, *, lang: str = "") -> None:
    sheet.signed(text, partial(_draw_then, sheet), SMALL, lang=lang, inset=(INDENT + 5, INDENT + 18))


def _draw_sign(sheet: Canvas, at: Place) -> None:
    sheet.draw("circle", class_="line", cx=at[0], cy=at[1], r=3.5)


def _draw_then(sheet: Canvas, at: Place) -> None:
    """An arrow, to what is done; where lines begin at the right it points there."""
    x, y = at
    far = 4 if x < WIDTH / 2 else -4
    d = f"M{point(x - far, y)}h{2 * far}m{-far},-4l{far},4l{-far},4"
    sheet.draw("path", class_="mark-line", fill="none", stroke_width=1.8, d=d)


_SHAPES = {None: "triangle", SignStage.EARLY_SIGN: "triangle", SignStage.BREAKING_DOWN: "diamond"}
_PATHS = {
    "square": "m-8,-8h16v16h-16Z",
    "triangle": "m0,-10l10,17h-20Z",
    "diamond": "m0,-11l11,11l-11,11l-11,-11Z",
    "octagon": "m-4.5,-11h9l6.5,6.5v9l-6.5,6.5h-9l-6.5,-6.5v-9Z",
}


def _draw_shape(sheet: Canvas, shape: str, at: Place) -> None:
    """The sign of a rung. Each of those that are not calm has a shape of its own."""
    x, y = at
    if shape == "circle":
        sheet.draw("circle", class_="mark", cx=x, cy=y, r=9)
    else:
        sheet.draw("path", class_="warm", d=f"M{point(x, y)}{_PATHS[shape]}")
