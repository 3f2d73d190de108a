"""A check-in at the terminal: `checkin`."""

import argparse
import contextlib
import errno
import math
import re
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import attrs

from ..documents import read, write
from ..errors import RecoveryToolsError
from ..fields import Ask, facts
from ..guidance import signs, what_now
from ..models.goals import AttainmentScale
from ..models.items import Item
from ..models.journal import CheckIn, Journal, Rating, Scale, ToolUse
from ..models.plan import WellnessPlan
from ..plain import to_dict
from ..rendering import to_text
from ..shapes import Many, Shape
from ..vocabulary import HelpedNow
from ..wording import NO_CHOICES, isolated, say
from ._terminal import (
    CONTROLS,
    DOCUMENT,
    FINE,
    REFUSED,
    UNUSABLE,
    USAGE,
    NewCommand,
    complain,
    moment,
    naming,
    print_json,
    zone,
)


def add_checkin(command: NewCommand) -> None:
    """Ask how a person is, and keep it in their journal."""
    checkin = command(
        "checkin",
        help="ask how you are, and keep it in your journal",
        description="Ask how you are: the numbers of your journal, the signs and tools of your plan, a note. Skip any "
        "of it with Enter. Ctrl-C stops at any time; what was answered is kept.",
    )
    checkin.add_argument("journal", type=Path, metavar="JOURNAL", help=DOCUMENT)
    checkin.add_argument("--plan", type=Path, metavar="FILE", help="the plan that the journal goes with")
    checkin.add_argument(
        "--now",
        type=moment,
        metavar="MOMENT",
        help="when it was, such as 2026-11-22T21:15:00-05:00; by default this minute",
    )
    checkin.add_argument(
        "--time-zone", type=zone, metavar="ZONE", help="where you are, such as America/Chicago; by default as here"
    )
    checkin.set_defaults(run=_checkin)


@attrs.define
class _Answers:
    """What was answered so far. Whoever stops in the middle keeps it."""

    ratings: list[Rating] = attrs.field(factory=list)
    noticed: tuple[str, ...] = ()
    noticed_other: str = ""
    helped: dict[str, HelpedNow | None] = attrs.field(factory=dict)
    """The tools that were used, by their ids."""
    note: str = ""

    def entry(self, blank: CheckIn) -> CheckIn | None:
        """The check-in; None where nothing was answered."""
        entry = attrs.evolve(
            blank,
            ratings=tuple(self.ratings),
            noticed=self.noticed,
            noticed_other=(self.noticed_other,) if self.noticed_other else (),
            tools_used=tuple(ToolUse(tool=tool, helped=helped) for tool, helped in self.helped.items()),
            note=self.note,
        )
        return None if entry == blank else entry


class _Stop:
    """Ends the questions at the first signal to stop. Later ones do not disturb the writing."""

    def __init__(self) -> None:
        self.is_asking = True

    def __call__(self, *_: object) -> None:
        if self.is_asking:
            self.is_asking = False
            raise KeyboardInterrupt


_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Ctrl-C, a system that shuts down, a window that is closed."""


@contextlib.contextmanager
def _listening(handler: Callable[..., None]) -> Iterator[None]:
    before = {each: signal.signal(each, handler) for each in _SIGNALS}
    try:
        yield
    finally:
        for each, old in before.items():
            signal.signal(each, old)


def _checkin(options: argparse.Namespace) -> int:
    with naming(options.plan):
        plan = read(options.plan, WellnessPlan) if options.plan else None
    is_new = not options.journal.exists()
    if is_new and plan is None:
        raise FileNotFoundError(errno.ENOENT, "is not there yet; with --plan it can be made", str(options.journal))
    if is_new:
        journal = Journal(plan=plan.id, time_zone=plan.time_zone) if plan else Journal()
    else:
        with naming(options.journal):
            journal = read(options.journal, Journal)
    if plan and journal.plan not in {None, plan.id}:
        print(f"recoverytools: {options.journal}: this journal goes with another plan", file=sys.stderr)
        return USAGE
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a letter that cannot be read costs no answer
    now = (options.now or datetime.now().astimezone()).replace(microsecond=0)
    if here := options.time_zone or _zone_of(journal):
        now = now.astimezone(here)
    with naming(options.journal):
        blank = CheckIn(occurred_at=now)  # what is wrong with the moment is said before any question
    asker = _Asker(plan.word_choices if plan else NO_CHOICES)
    answers, stop, was_stopped = _Answers(), _Stop(), False
    with _listening(stop):
        try:
            if is_new and not asker.agrees("There is no journal there yet. May one be made?"):
                return FINE
            _ask_all(asker, journal, plan, answers)
            stop.is_asking = False
        except (KeyboardInterrupt, EOFError, OSError):
            stop.is_asking = False
            was_stopped = True
        return _keep(options, journal, plan, answers.entry(blank), was_stopped=was_stopped)


def _zone_of(journal: Journal) -> tzinfo | None:
    """Where the person of a journal is, if it says so and the place is known here."""
    try:
        return zone(journal.time_zone) if journal.time_zone else None
    except argparse.ArgumentTypeError:
        return None


def _keep(
    options: argparse.Namespace,
    journal: Journal,
    plan: WellnessPlan | None,
    entry: CheckIn | None,
    *,
    was_stopped: bool,
) -> int:
    """Write a check-in into the journal as it stands on the disk now; where that cannot be, show it."""
    file: Path = options.journal
    if entry is None:
        print("\nNothing was answered, so nothing was written. That is all right.")
        return FINE
    try:
        with contextlib.suppress(FileNotFoundError):  # what was read is all there is
            journal = read(file, Journal)  # it may have grown while the questions were asked
        write(journal.add(entry), file)
    except (RecoveryToolsError, *UNUSABLE) as error:
        code = REFUSED
        if isinstance(error, RecoveryToolsError):
            print(f"{file}: {error}", file=sys.stderr)
        else:
            code = complain(error)
        print("\nYour answers could not be written to the journal. Here they are, so that you can keep them:")
        print_json(to_dict(entry))
        return code
    print(f"\nStopped. What you answered is kept in {file}." if was_stopped else f"\nThank you. It is kept in {file}.")
    if plan and entry.noticed:
        guidance = what_now(plan, entry, now=entry.occurred_at, journal=journal)
        page = to_text(guidance if guidance.safety else guidance.short, plan=plan)
        print("\n" + page.translate(CONTROLS), end="")
    return FINE


def _ask_all(asker: "_Asker", journal: Journal, plan: WellnessPlan | None, answers: _Answers) -> None:
    """Ask all there is to ask, and note each answer as it comes."""
    asker.say("Enter skips a question. Ctrl-C stops, and keeps what you have answered.")
    scales, goals = journal.entries(Scale), _measured(plan)
    if scales or goals:
        asker.tell()
        asker.say(_question(CheckIn, "ratings"))
    for scale in scales:
        value = asker.number(isolated(scale.name), scale.low, scale.high)
        if value is not None:
            answers.ratings.append(Rating(about=scale.id, value=value))
    for goal in goals:
        _ask_about(asker, goal, answers)
    if plan:
        answers.noticed = asker.several(_question(CheckIn, "noticed"), {sign.id: sign.text for sign in signs(plan)})
    answers.noticed_other = asker.text(_question(CheckIn, "noticed_other"), _shape("noticed_other"))
    if plan:
        tools = asker.several(_question(CheckIn, "tools_used"), {tool.id: tool.name for tool in plan.toolbox})
        answers.helped = dict.fromkeys(tools)
        names = {tool.id: isolated(tool.name) for tool in plan.toolbox}
        for tool in tools:
            answers.helped[tool] = asker.one(
                f"{names[tool]}: {asker.words(_question(ToolUse, 'helped'))}", tuple(HelpedNow)
            )
    answers.note = asker.text(_question(CheckIn, "note"), _shape("note"))


def _measured(plan: WellnessPlan | None) -> list[Any]:
    """The goals that a number says something about: those that rest are let be."""
    goals = plan.goals if plan else ()
    return [goal for goal in goals if (goal.measure or goal.scale) and not goal.status.rests]


def _ask_about(asker: "_Asker", goal: Any, answers: _Answers) -> None:
    name = isolated(goal.statement)
    if goal.measure:
        what = isolated(goal.measure.what or goal.measure.unit)
        value = asker.number(f"{name} ({what})" if what else name, None, None)
        if value is not None:
            answers.ratings.append(Rating(about=goal.id, value=value))
    else:
        asker.tell(f"{name}:")
        for level, field in enumerate(facts(AttainmentScale)[:5], -2):
            asker.tell(f"  {level} {getattr(goal.scale, field.name) or asker.words(field.label)}")
        value = asker.number(asker.words("The level that fits best"), -2, 2, is_whole=True)
        if value is not None:
            answers.ratings.append(Rating(about=goal.id, level=int(value)))


def _question(cls: type[Item], name: str) -> str:
    """What a form asks for a field."""
    [ask] = [fact.ask for fact in facts(cls) if fact.name == name]
    assert isinstance(ask, Ask), "it is asked"
    return ask.question


def _shape(name: str) -> Shape:
    """What a text may be that stands in a field of a check-in."""
    [shape] = [fact.shape for fact in facts(CheckIn) if fact.name == name]
    return shape.of if isinstance(shape, Many) else shape


class _Asker:
    """Asks a person at the terminal, in the words of their choice, and asks again where an answer does not fit."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self.words: Callable[..., str] = partial(say, choices=choices)

    def tell(self, text: str = "") -> None:
        print(text.translate(CONTROLS))

    def say(self, text: str, **values: object) -> None:
        self.tell(self.words(text, **values))

    def line(self, prompt: str) -> str:
        """What a person writes in a line; ``""`` where they skip it."""
        if not (sys.stdin and sys.stdout):  # a process may be started without
            raise EOFError
        return input(f"{prompt} ".translate(CONTROLS)).strip()

    def agrees(self, question: str) -> bool:
        self.say(question)
        while (answer := self.line(self.words("Press Enter for yes, or write no:")).casefold()) not in _YES | _NO:
            self.say("Please write yes or no.")
        return answer in _YES

    def number(self, name: str, low: float | None, high: float | None, *, is_whole: bool = False) -> float | None:
        within = self._within(low, high)
        while answer := self.line(f"{name}, {within}:" if within else f"{name}:"):
            number = _number(answer)
            fits = (low is None or number >= low) and (high is None or number <= high)
            if fits and math.isfinite(number) and (number.is_integer() or not is_whole):
                return number
            kind = self.words("a whole number" if is_whole else "a number")
            self.say("Please write {number}, or press Enter to skip it.", number=f"{kind} {within}".strip())
        return None

    def _within(self, low: float | None, high: float | None) -> str:
        if low is not None and high is not None:
            return self.words("from {low} to {high}", low=low, high=high)
        if low is not None:
            return self.words("from {low} up", low=low)
        return "" if high is None else self.words("up to {high}", high=high)

    def text(self, question: str, shape: Any) -> str:
        self.tell()
        while answer := self.line(self.words(question)):
            if len(answer) > shape.most:
                self.say("Please say it in at most {most} letters, or press Enter to skip it.", most=shape.most)
            elif shape.fault(answer):
                self.say("Some of these keys cannot be kept. Please write it again, or press Enter to skip it.")
            else:
                return answer
        return ""

    def several(self, question: str, names: Mapping[str, str]) -> tuple[str, ...]:
        """The ids of what a person chooses among things with names."""
        if not names:
            return ()
        self.tell()
        self.say(question)
        again = "Please write numbers from 1 to {most}, or press Enter to skip it."
        places = self._places(tuple(names.values()), "Numbers, such as 1 or 1, 2:", again, most=len(names))
        return tuple(list(names)[place] for place in places)

    def one(self, question: str, words: Sequence[HelpedNow]) -> HelpedNow | None:
        self.tell(question)
        again = "Please write one number from 1 to {most}, or press Enter to skip it."
        places = self._places([self.words(word.english) for word in words], "One number:", again, most=1)
        return words[places[0]] if places else None

    def _places(self, names: Sequence[str], asks: str, again: str, *, most: int) -> list[int]:
        """The places in a list that a person chooses, at most so many."""
        for number, name in enumerate(names, 1):
            self.tell(f"  {number} {isolated(' '.join(name.split()))}")
        while answer := self.line(self.words(asks)):
            chosen = dict.fromkeys(re.split(r"[\s,;]+", answer.strip(" ,;")))
            if len(chosen) <= most and all(_is_place(number, len(names)) for number in chosen):
                return [int(number) - 1 for number in chosen]
            self.say(again, most=len(names))
        return []


def _is_place(text: str, most: int) -> bool:
    return re.fullmatch("[1-9][0-9]{0,4}", text) is not None and int(text) <= most


_YES, _NO = {"", "y", "yes"}, {"n", "no"}


def _number(text: str) -> float:
    """The number that a text is, with a point or a comma; not a number where it is none."""
    plain = text.replace(",", ".")
    return float(plain) if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", plain) else math.nan
