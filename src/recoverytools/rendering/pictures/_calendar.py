"""The calendar of check-ins: the days on which a person wrote down how they were, with their numbers."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial

import attrs

from ...errors import NotFound
from ...models.journal import CheckIn, Journal, Scale
from ...models.plan import WellnessPlan
from ...models.views import SharedView
from ...outcomes import trend
from ...values import calendar_of
from ...vocabulary import Weekday
from ...wording import MONTHS, Locale
from ._picture import Canvas, Picture, Place, Table, Voice, hidden, voice_for
from ._svg import ASIDE, DAY, HEADING, MARGIN, SMALL, TICK, WIDTH, Letters, lines

_MOST = 12
"""How many months are drawn, the latest ones. The table has all days."""
_CELL, _ROW = (WIDTH - 2 * MARGIN) / 7, 46
_NUMBER = Letters(14, bold=True, middle=True)


@attrs.frozen
class _Days:
    """What stands on the days of a calendar."""

    start: date
    end: date
    checked_in: frozenset[date]
    numbers: Mapping[date, float]
    low: float
    high: float

    def months(self) -> Sequence[tuple[int, int]]:
        """The months with a day in them, as year and month."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.start, self.end))
        return [(month // 12, month % 12 + 1) for month in range(first, last + 1)]

    def part(self, number: float) -> float:
        """How far a number is from the low end to the high one, for a bar."""
        if self.high == self.low:
            return 1.0
        low = Fraction(self.low)  # two floats may be too far apart for a third one to say how far
        return float(min(max((Fraction(number) - low) / (Fraction(self.high) - low), Fraction(0)), Fraction(1)))


def checkin_calendar(  # noqa: PLR0913 - all but the first are options
    journal: Journal | SharedView,
    *,
    start: date,
    end: date,
    scale: str | None = None,
    locale: Locale = "en",
    include_private: bool = False,
    first_day: Weekday = Weekday.MONDAY,
    plan: WellnessPlan | None = None,
) -> Picture:
    """The days from one to another on which a person checked in, and their numbers on a scale.

    A number has a bar, as long as it is far from the lowest number of the scale to the highest; where the scale has no
    such ends, from the lowest to the highest number here. A check-in without a number is a ring, and a day without a
    check-in has no sign at all. Nothing is counted, and no day is missed. The last twelve months are drawn; the table
    has all days with a check-in.

    >>> sleep = rt.Scale(id="sleep", name="hours of sleep", low=0, high=12)
    >>> night = rt.CheckIn(occurred_at=datetime(2026, 11, 20, 9, tzinfo=UTC), ratings=(Rating(about="sleep", value=7),))
    >>> later = rt.CheckIn(occurred_at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    >>> journal = rt.Journal(scales=(sleep,), checkins=(night, later))
    >>> picture = rt.rendering.checkin_calendar(
    ...     journal, start=date(2026, 11, 16), end=date(2026, 11, 22), scale="sleep"
    ... )
    >>> picture.title, picture.table.rows
    ('hours of sleep', (('20 November 2026', '7'), ('22 November 2026', 'no number')))

    Args:
        journal: The journal, or what someone sees of it.
        start: The first day.
        end: The last day.
        scale: The id of a scale of the journal. Without, the days with a check-in are marked.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private check-ins, and a scale that is private, are shown.
        first_day: The day a week begins with.
        plan: The plan of the person, for their word choices and its language.

    Raises:
        NotFound: The journal has no scale with this id.
        ValueError: `end` is before `start`.
        TypeError: `journal` is neither a journal nor a view, or a day no date.
    """
    if not isinstance(journal, Journal | SharedView):
        raise TypeError(f"checkin_calendar takes a Journal or a SharedView, not a {type(journal).__name__}")
    for name, day in {"start": start, "end": end}.items():
        if type(day) is not date:
            raise TypeError(f"{name} must be a datetime.date")
    if end < start:
        raise ValueError("end must not be before start")
    voice = voice_for(plan, locale, include_private=include_private)
    around = [journal, journal.journal] if isinstance(journal, SharedView) else [journal]
    whole = next((each for each in around if isinstance(each, Journal)), Journal(id="nothing"))
    found = None
    if scale is not None:
        found = next((each for each in whole.scales if each.id == scale), None)
        if found is None:
            raise NotFound("the journal has no Scale with this id")
    known = [each for each in (*around, found) if each]
    if len(voice.shown(known)) < len(known):
        return hidden("checkin-calendar", "Check-ins", voice)
    title = voice.marked(found, found.name) if found else voice.words("Check-ins")
    sheet = Canvas("checkin-calendar", title, voice, lang=voice.plan.language if found else "")
    days = _days(_without_private(whole, voice), found, start, end)
    words = voice.words
    header = (words("Day"), words("Number")) if found else (words("Day"),)
    rows = (
        (voice.value(day), voice.value(days.numbers[day]) if day in days.numbers else words("no number"))
        for day in sorted(days.checked_in)
    )
    table = Table(header=header, rows=tuple(row[: len(header)] for row in rows))
    _draw_months(sheet, days, first_day)
    _draw_legend(sheet, days, found)
    ends = {"first": start, "last": end}
    if not days.checked_in:
        return sheet.picture(words("A calendar from {first} to {last}. No check-in is on it yet.", **ends), table)
    text = (
        "A calendar from {first} to {last}, with the numbers of my check-ins."
        if found
        else ("A calendar from {first} to {last}, with the days on which I checked in.")
    )
    return sheet.picture(words(text, **ends), table)


def _without_private(journal: Journal, voice: Voice) -> Journal:
    """A journal without the check-ins that are not shown. What corrects something takes that with it."""
    entries = journal.entries(CheckIn)
    shown = {entry.id for entry in voice.shown(entries)}
    return journal.erase(*(entry.id for entry in entries if entry.id not in shown))


def _days(journal: Journal, scale: Scale | None, start: date, end: date) -> _Days:
    day_of = calendar_of(journal.time_zone)
    days = (day_of(entry.occurred_at) for entry in journal.entries(CheckIn))
    numbers = trend(journal, scale.id, start=start, end=end).numbers if scale else ()
    ends = (scale.low, scale.high) if scale else (None, None)
    every = [each.number for each in numbers] or [0.0]
    return _Days(
        start=start,
        end=end,
        checked_in=frozenset(day for day in days if start <= day <= end),
        numbers={each.day: each.number for each in numbers},
        low=min(every) if ends[0] is None else ends[0],
        high=max(every) if ends[1] is None else ends[1],
    )


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""As short as there is room for. The first letters would not tell days apart in every language."""


def _draw_months(sheet: Canvas, days: _Days, first_day: Weekday) -> None:
    months = days.months()
    if len(months) > _MOST:
        sheet.write(sheet.voice.words("These are the last {count} months.", count=_MOST), SMALL)
        sheet.y += 8
    weeks = Calendar([*Weekday].index(first_day))
    for year, month in months[-_MOST:]:
        name = sheet.voice.words(MONTHS[month - 1])
        sheet.write(sheet.voice.words("{month} {year}", month=name, year=year), HEADING)
        sheet.y += 4
        for column, weekday in enumerate(weeks.iterweekdays()):
            label = sheet.voice.words(_WEEKDAYS[weekday])
            sheet.label(label, (MARGIN + _CELL * (column + 0.5), sheet.y + 12), TICK, text_anchor="middle")
        sheet.y += 18
        for week in weeks.monthdayscalendar(year, month):
            inside = [
                (column, day)
                for column, number in enumerate(week)
                if number and days.start <= (day := date(year, month, number)) <= days.end
            ]
            for column, day in inside:
                _draw_day(sheet, days, day, MARGIN + _CELL * column)
            sheet.y += _ROW if inside else 0
        sheet.y += 10


def _draw_day(sheet: Canvas, days: _Days, day: date, x: float) -> None:
    y, width = sheet.y, _CELL - 4
    middle = x + _CELL / 2
    checked_in = day in days.checked_in
    sheet.draw(
        "rect",
        class_="tint line-line" if checked_in else "paper line-line",
        stroke_width=1 if checked_in else 0.4,
        x=x + 2,
        y=y,
        width=width,
        height=_ROW - 4.0,
        rx=6,
    )
    sheet.label(str(day.day), (x + 6, y + 13), DAY)
    if day in days.numbers:
        [number] = lines(_short(days.numbers[day], sheet.voice), width - 4, _NUMBER.em, most=1)
        sheet.label(number, (middle, y + 30), _NUMBER)
        full = width - 8
        sheet.draw("rect", class_="paper", x=x + 6, y=y + 34, width=full, height=5, rx=2.5)
        far = 5 + (full - 5) * days.part(days.numbers[day])
        sheet.draw("rect", class_="mark", x=x + 6, y=y + 34, width=far, height=5, rx=2.5)
    elif checked_in:
        _draw_ring(sheet, (middle, y + 25))


def _draw_ring(sheet: Canvas, at: Place) -> None:
    sheet.draw("circle", class_="mark-line", fill="none", stroke_width=2.5, cx=at[0], cy=at[1], r=5.5)


def _short(number: float, voice: Voice) -> str:
    return voice.value(round(number, 2))


def _draw_legend(sheet: Canvas, days: _Days, scale: Scale | None) -> None:
    words = sheet.voice.words
    if not days.checked_in:
        sheet.write(words("No check-in is on these days yet. One number or one word is a good beginning."), ASIDE)
        return
    if days.numbers:
        low, high = (_short(number, sheet.voice) for number in (days.low, days.high))
        text = words("My number: the bar goes from {low} to {high}", low=low, high=high)
        sheet.signed(text, partial(_draw_bar, sheet), SMALL)
        sheet.y += 4
    if days.checked_in - days.numbers.keys():
        text = "I checked in, without a number here" if scale else "I checked in"
        sheet.signed(words(text), partial(_draw_ring, sheet), SMALL)


def _draw_bar(sheet: Canvas, at: Place) -> None:
    sheet.draw("rect", class_="mark", x=at[0] - 10, y=at[1] - 2.5, width=20, height=5, rx=2.5)
