"""The chart of numbers over time: a line where days follow each other, and an open place where there is no number."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from math import ceil, floor

import attrs

from ...models.goals import Measure
from ...models.plan import WellnessPlan
from ...outcomes import LEAST_DAYS, DayNumber, GoalProgress, Trend
from ...wording import Locale, isolated
from ._picture import Canvas, Picture, Place, Table, Voice, hidden, voice_for
from ._svg import CENTRED, MARGIN, SMALL, TICK, WIDTH, Column, extent, point

_HEIGHT = 180
_RIGHT = WIDTH - MARGIN - 8
_LONG = 92
"""Over how many days numbers are joined by a line."""
_STYLES: Mapping[str, Mapping[str, object]] = {
    "At the start": {"class_": "soft-line", "stroke_width": 1.5, "stroke_dasharray": "9 5"},
    "Target": {"class_": "warm-line", "stroke_width": 2.5},
    "At least": {"class_": "warm-line", "stroke_width": 2, "stroke_dasharray": "2 4"},
    "At most": {"class_": "warm-line", "stroke_width": 2, "stroke_dasharray": "2 4"},
    "My usual": {"class_": "soft-line", "stroke_width": 1.5, "stroke_dasharray": "9 5"},
}
"""How the line of a number beside the others is drawn, by its label."""


@attrs.frozen(kw_only=True)
class _Course:
    """What there is to draw, of a goal or of a scale."""

    kind: str
    name: str
    what: str = ""
    unit: str = ""
    first: date | None
    last: date | None
    beside: Mapping[str, float]
    """Numbers to look at beside the others, by their label."""
    usual: tuple[float, float] | None = None
    is_too_short: bool = False
    """Whether there are too few days to know what is usual."""


def progress_chart(
    answer: Trend | GoalProgress,
    *,
    locale: Locale = "en",
    include_private: bool = False,
    plan: WellnessPlan | None = None,
) -> Picture:
    """A person's numbers, day by day: those of a scale, or those of a goal with where it began and where it is to go.

    Days that follow each other are joined by a line; over more than three months the dots stand alone. A day without a
    number is left open, and never drawn as zero. The numbers of a goal stand next to the baseline, the target and the
    range of its measure; those of a scale next to what is usual for this person. The table has the numbers as they are.

    >>> swims = Measure(what="swims in a week", baseline=0, target=3)
    >>> plan = rt.WellnessPlan(goals=(rt.Goal(id="swim", statement="Swim again", measure=swims),))
    >>> now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    >>> journal = rt.Journal().add(rt.CheckIn(occurred_at=now, ratings=(Rating(about="swim", value=2),)))
    >>> [swim] = rt.progress(plan, journal, today=date(2026, 11, 22))
    >>> picture = rt.rendering.progress_chart(swim)
    >>> picture.title, picture.table.header, picture.table.rows
    ('Swim again', ('Day', 'swims in a week'), (('20 November 2026', '2'),))
    >>> picture.description.partition(" A dot is ")[0]
    'A chart with numbers on 1 day. At the start: 0. Target: 3.'

    Args:
        answer: What `progress` says of a goal, or `trend` of a scale.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether a goal or a scale that is private is shown. It is marked. Which numbers came from a
            private check-in is not known here: leave those out before you ask, with `journal.erase`.
        plan: The plan of the person, for their word choices and its language.

    Raises:
        TypeError: `answer` is neither of the two.
    """
    if not isinstance(answer, Trend | GoalProgress):
        raise TypeError(f"progress_chart takes a Trend or a GoalProgress, not a {type(answer).__name__}")
    voice = voice_for(plan, locale, include_private=include_private)
    words = voice.words
    course = _of_trend(answer) if isinstance(answer, Trend) else _of_goal(answer)
    if not voice.shown([answer]):
        return hidden("progress-chart", course.kind, voice)
    what = isolated(course.what) or words("Number")
    table = Table(
        header=(words("Day"), f"{what} ({isolated(course.unit)})" if course.unit else what),
        rows=tuple((voice.value(each.day), voice.value(each.number)) for each in answer.numbers),
    )
    sheet = Canvas("progress-chart", voice.marked(answer, course.name), voice, lang=voice.plan.language)
    sheet.write(course.what, SMALL, lang=voice.plan.language)
    sheet.y += 8
    if not answer.numbers:
        _draw_nothing(sheet)
        return sheet.picture(words("A chart that has no numbers yet."), table)
    _draw_chart(sheet, course, answer.numbers)
    chart = words(
        ("A chart with numbers on {count} day.", "A chart with numbers on {count} days."), count=len(answer.numbers)
    )
    return sheet.picture(" ".join([chart, *_draw_legend(sheet, course)]), table)


def _of_goal(goal: GoalProgress) -> _Course:
    measure = goal.measure or Measure()
    numbers = {
        "At the start": measure.baseline,
        "Target": measure.target,
        "At least": measure.low,
        "At most": measure.high,
    }
    return _Course(
        kind="Goal",
        name=goal.statement,
        what=measure.what,
        unit=measure.unit,
        first=goal.numbers[0].day if goal.numbers else None,
        last=goal.numbers[-1].day if goal.numbers else None,
        beside={label: number for label, number in numbers.items() if number is not None},
    )


def _of_trend(trend: Trend) -> _Course:
    return _Course(
        kind="Scale",
        name=trend.name,
        first=trend.start,
        last=trend.end,
        beside={} if trend.usual is None else {"My usual": trend.usual},
        usual=None if trend.usual_low is None or trend.usual_high is None else (trend.usual_low, trend.usual_high),
        is_too_short=trend.missing is not None,
    )


def _draw_nothing(sheet: Canvas) -> None:
    x, right, y = MARGIN, WIDTH - MARGIN, sheet.y
    sheet.draw("path", class_="line-line", fill="none", stroke_width=1.5, d=f"M{x},{y:.0f}v120h{right - x}")
    sheet.y += 40
    text = "No numbers yet. Each one that is written down will stand here."
    sheet.write(sheet.voice.words(text), CENTRED, Column(MARGIN + 20, WIDTH - MARGIN - 20))
    sheet.y = y + 124


@attrs.frozen
class _Frame:
    """Where a day and a number are in a chart."""

    left: float
    bottom: float
    first: date
    days: int
    low: Fraction
    high: Fraction

    def x(self, day: date) -> float:
        part = (day - self.first).days / self.days if self.days else 0.5
        return self.left + 8 + (_RIGHT - self.left - 8) * part

    def y(self, number: float) -> float:
        # two floats may be too far apart for a third one to say how far
        part = (Fraction(number) - self.low) / (self.high - self.low) if self.high > self.low else Fraction(1, 2)
        return self.bottom - 12 - (_HEIGHT - 24) * float(part)


def _draw_chart(sheet: Canvas, course: _Course, numbers: Sequence[DayNumber]) -> None:
    beside = [*course.beside.values(), *(course.usual or ())]
    every = [Fraction(number) for number in (*(each.number for each in numbers), *beside)]
    low, high = min(every), max(every)
    ticks = {sheet.voice.value(float(tick)): float(tick) for tick in _ticks(low, high)}
    left = MARGIN + 8 + max(extent(label, TICK.em) for label in ticks)
    first, last = course.first or numbers[0].day, course.last or numbers[-1].day
    frame = _Frame(left, sheet.y + _HEIGHT, first, (last - first).days, low, high)
    if course.usual:
        bottom, top = map(frame.y, course.usual)
        sheet.draw("rect", class_="tint", x=left, y=top, width=_RIGHT + 8 - left, height=bottom - top)
    for label, number in ticks.items():
        _draw_across(sheet, frame, number, {"class_": "line-line", "stroke_width": 0.5})
        sheet.label(label, (left - 6, frame.y(number) + 4), TICK, text_anchor="end")
    for label, number in course.beside.items():
        _draw_across(sheet, frame, number, _STYLES[label])
    _draw_course(sheet, frame, numbers)
    sheet.y += _HEIGHT + 16
    if last == first:
        sheet.label(sheet.voice.value(first), (frame.x(first), sheet.y), TICK, text_anchor="middle")
    else:
        sheet.label(sheet.voice.value(first), (left, sheet.y), TICK)
        sheet.label(sheet.voice.value(last), (_RIGHT + 8, sheet.y), TICK, text_anchor="end")
    sheet.y += 16


def _draw_across(sheet: Canvas, frame: _Frame, number: float, style: Mapping[str, object]) -> None:
    y = frame.y(number)
    sheet.draw("line", x1=frame.left, x2=float(_RIGHT + 8), y1=y, y2=y, **style)


def _draw_course(sheet: Canvas, frame: _Frame, numbers: Sequence[DayNumber]) -> None:
    is_long = frame.days > _LONG
    # a line through hundreds of days is a thicket, and dots are a cloud
    joined = () if is_long else (run for run in _runs(numbers) if len(run) > 1)
    path = "".join("M" + "L".join(point(frame.x(each.day), frame.y(each.number)) for each in run) for run in joined)
    if path:
        sheet.draw("path", class_="mark-line", fill="none", stroke_width=2, stroke_linejoin="round", d=path)
    for each in numbers:
        _draw_dot(sheet, 2 if is_long else 4, (frame.x(each.day), frame.y(each.number)))


def _runs(numbers: Sequence[DayNumber]) -> Iterator[Sequence[DayNumber]]:
    """The numbers on days that follow each other."""
    run = [numbers[0]]
    for each in numbers[1:]:
        if each.day - run[-1].day != _A_DAY:
            yield run
            run = []
        run.append(each)
    yield run


_A_DAY = timedelta(days=1)


def _ticks(low: Fraction, high: Fraction) -> Sequence[Fraction]:
    """A few round numbers from one to another, or the one where they are the same."""
    span = high - low
    if not span:
        return [low]
    # about as large as the span, or a little smaller; it may be too large or too small for a float
    unit = Fraction(10) ** (len(str(span.numerator)) - len(str(span.denominator)) - 2)
    step = next(step for step in (unit * size for size in (1, 2, 5, 10, 20, 50, 100, 200)) if span / step <= 5)
    return [step * place for place in range(ceil(low / step), floor(high / step) + 1)]


def _draw_legend(sheet: Canvas, course: _Course) -> Iterator[str]:
    """Say what stands in the chart beside the numbers. Each line is a sentence of what there is to see, too."""
    words = sheet.voice.words
    for label, number in course.beside.items():
        shown = f"{_worked_out(number, sheet.voice)} {isolated(course.unit)}".strip()
        if course.usual:
            low, high = (_worked_out(each, sheet.voice) for each in course.usual)
            shown = words("{usual}, and often from {low} to {high}", usual=shown, low=low, high=high)
        line = f"{words(label)}: {shown}"
        mark = partial(_draw_line, sheet, label, with_band=bool(course.usual))
        sheet.signed(line, mark, SMALL, inset=(MARGIN + 14, MARGIN + 38))
        sheet.y += 5
        yield f"{line}."
    open_days = words("A dot is a day with a number. A day without one is left open.")
    sheet.signed(open_days, partial(_draw_dot, sheet, 4), SMALL, inset=(MARGIN + 14, MARGIN + 38))
    yield open_days
    if course.is_too_short:
        too_short = words("It takes {count} days with numbers to see what is usual.", count=LEAST_DAYS)
        sheet.y += 5
        sheet.write(too_short, SMALL, Column(MARGIN + 38))
        yield too_short


def _draw_line(sheet: Canvas, label: str, at: Place, *, with_band: bool) -> None:
    x, y = at
    if with_band:
        sheet.draw("rect", class_="tint", x=x - 14, y=y - 7, width=28, height=14)
    sheet.draw("line", x1=x - 14, x2=x + 14, y1=y, y2=y, **_STYLES[label])


def _draw_dot(sheet: Canvas, radius: float, at: Place) -> None:
    sheet.draw("circle", class_="mark", cx=at[0], cy=at[1], r=float(radius))


def _worked_out(number: float, voice: Voice) -> str:
    return voice.value(float(f"{number:.12g}"))  # 0.3, where floats make it 0.30000000000000004
