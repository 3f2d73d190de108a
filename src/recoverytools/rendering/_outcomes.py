"""Pages of how it is going. What is there stands first; there are no percentages, and no score of a person."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ..models.goals import Measure
from ..outcomes import LEAST_DAYS, GoalProgress, StepCounts, Trend, WatchDays, WatchState
from ..vocabulary import GoalStatus, Missing
from ..wording import isolated
from ._outline import Entry, Outliner
from ._sentences import watch_sentence


def progress_page(goal: GoalProgress, voice: Outliner) -> Entry:
    """How a goal is going."""
    return _page(goal, goal.statement, "Goal", _of_goal(goal, voice), voice)


def trend_page(trend: Trend, voice: Outliner) -> Entry:
    """A scale over some days."""
    return _page(trend, trend.name, "Scale", _of_trend(trend, voice), voice)


def watch_page(state: WatchState, voice: Outliner) -> Entry:
    """Whether a person's numbers for a sign are there."""
    return _page(state, state.what, "Warning sign", _of_watches(state, voice), voice)


def _page(answer: Any, title: str, kind: str, entries: Iterable[Entry], voice: Outliner) -> Entry:
    if answer.private and not voice.include_private:
        return Entry(text=voice.marked(answer, voice.words(kind)))
    return Entry(text=voice.marked(answer, title), entries=tuple(entries))


def _of_goal(goal: GoalProgress, voice: Outliner) -> Iterator[Entry]:
    words = voice.words
    yield Entry(words("Where it stands"), voice.value(goal.status))
    if goal.measure:
        yield from _of_measure(goal, goal.measure, voice)
    if goal.level is not None:
        level = isolated(goal.level_words) or words("level {level}, from -2 to 2", level=goal.level)
        yield Entry(words("What fits best now"), level)
    yield from _no_answers(goal, voice)
    if goal.status in {GoalStatus.PROPOSED, GoalStatus.ACTIVE}:
        yield from _not_enough(goal.missing, voice)
    # of a step that repeats, most days have nothing written, and "4 of 83" would take that for nothing done
    for label, counts, done in (
        ("Steps", goal.steps, "{done} of {due}"),
        ("Steps that I do again", goal.times, "{done}"),
    ):
        if entries := tuple(_of_steps(counts, done, voice)):
            yield Entry(words(label), entries=entries)


def _of_measure(goal: GoalProgress, measure: Measure, voice: Outliner) -> Iterator[Entry]:
    words = voice.words
    if measure.what:
        yield Entry(words("How I will notice"), isolated(measure.what))
    numbers = {"At the start": measure.baseline, "At least": measure.low, "At most": measure.high}
    for label, number in numbers.items():
        if number is not None:
            yield Entry(words(label), _counted(number, measure, voice))
    if measure.target is not None:
        target = _counted(measure.target, measure, voice)
        is_there = goal.fraction is not None and goal.fraction >= 1
        yield Entry(words("Target"), words("{number}, and I am there", number=target) if is_there else target)
    if goal.latest is not None:
        latest = _counted(goal.latest, measure, voice)
        yield Entry(words("Now"), words("{number}, on {day}", number=latest, day=goal.numbers[-1].day))
    if goal.within is not None:
        yield Entry(words("Between the numbers I chose"), voice.value(goal.within))


def _counted(number: float, measure: Measure, voice: Outliner) -> str:
    return f"{voice.value(number)} {isolated(measure.unit)}".strip()


def _of_steps(counts: StepCounts, done: str, voice: Outliner) -> Iterator[Entry]:
    """What became of steps. `done` says how many are done."""
    if counts.done:
        yield Entry(voice.words("Done"), voice.words(done, done=counts.done, due=counts.due))
    for label, count in (
        ("In part", counts.part),
        ("Smallest version, and that counts", counts.smallest_version),
        ("Not this time", counts.skipped),
        ("Moved to another day", counts.moved),
        ("Nothing written yet", counts.open),
        ("At other times", counts.besides),
        ("Still to come", counts.to_come),
    ):
        if count:
            yield Entry(voice.words(label), voice.value(count))


def _worked_out(number: float, voice: Outliner) -> str:
    return voice.value(float(f"{number:.12g}"))  # 0.3, where floats make it 0.30000000000000004


def _of_trend(trend: Trend, voice: Outliner) -> Iterator[Entry]:
    words = voice.words
    yield Entry(words("From"), voice.value(trend.start))
    yield Entry(words("Until"), voice.value(trend.end))
    yield Entry(words("Days with a number"), voice.value(trend.days_with))
    yield Entry(words("Days without"), voice.value(trend.days_without))
    yield from _no_answers(trend, voice)
    if trend.latest is not None:
        latest = words("{number}, on {day}", number=_worked_out(trend.latest, voice), day=trend.numbers[-1].day)
        yield Entry(words("Latest"), latest if trend.change is None else f"{latest}, {_change(trend.change, voice)}")
    if trend.usual is not None and trend.usual_low is not None and trend.usual_high is not None:
        numbers = (_worked_out(number, voice) for number in (trend.usual, trend.usual_low, trend.usual_high))
        usual = dict(zip(("usual", "low", "high"), numbers, strict=True))
        yield Entry(words("My usual"), words("{usual}, and often from {low} to {high}", **usual))
    yield from _not_enough([trend.missing], voice)
    if trend.missing:
        yield Entry(text=words("It takes {count} days with numbers to see what is usual.", count=LEAST_DAYS))


def _change(change: float, voice: Outliner) -> str:
    if change == 0:
        return voice.words("the same as my usual")
    way = "{number} higher than my usual" if change > 0 else "{number} lower than my usual"
    return voice.words(way, number=_worked_out(abs(change), voice))


def _of_watches(state: WatchState, voice: Outliner) -> Iterator[Entry]:
    words = voice.words
    if state.holds:
        yield Entry(text=words("My numbers for this sign are there. I may want to look at what I do then."))
    elif state.holds is False:
        yield Entry(text=words("My numbers for this sign are not there now."))
    else:
        yield from _not_enough([watch.missing for watch in state.watches], voice)
    yield Entry(words("My numbers for it"), entries=tuple(_of_watch(watch, voice) for watch in state.watches))


def _of_watch(watch: WatchDays, voice: Outliner) -> Entry:
    name = isolated(watch.scale_name) or voice.words("something in your plan")
    entries = [
        Entry(voice.words("Days when it was so"), voice.words("{days} of {of}", days=watch.days_there, of=watch.of))
    ]
    if watch.days_without:
        entries.append(Entry(voice.words("Days without a number"), voice.value(watch.days_without)))
    if watch.usual is not None:
        entries.append(Entry(voice.words("My usual"), _worked_out(watch.usual, voice)))
    return Entry(text=f"{name}: {watch_sentence(watch.watch, voice)}", entries=tuple(entries))


def _no_answers(answer: GoalProgress | Trend, voice: Outliner) -> Iterator[Entry]:
    if answer.not_answered:
        reasons = (
            voice.words("{reason} ({count})", reason=reason, count=count)
            for reason, count in Counter(answer.not_answered).items()
        )
        yield Entry(voice.words("No answer"), "; ".join(reasons))


def _not_enough(missing: Iterable[Missing | None], voice: Outliner) -> Iterator[Entry]:
    if known := [each for each in dict.fromkeys(missing) if each]:
        yield Entry(voice.words("Not enough data yet"), "; ".join(map(voice.value, known)))
