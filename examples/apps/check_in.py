"""A check-in at the terminal: it asks the scales of a journal, and anything may be skipped.

    uv run examples/apps/check_in.py JOURNAL

It shows how an application asks in its own way. `recoverytools checkin` asks more: goals, signs and tools of a plan.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import attrs

import recoverytools as rt
from recoverytools.models import Rating


def ask(entry: rt.CheckIn, journal: rt.Journal) -> rt.CheckIn:
    """A check-in with what was answered. Ctrl-C, an end, or what is no text stop the questions, and lose no answer."""
    with suppress(KeyboardInterrupt, EOFError, UnicodeError):
        for scale in journal.entries(rt.Scale):
            entry = answered(entry, f"{scale.name}{within(scale)}: ", partial(rated, scale=scale))
        entry = answered(entry, "Anything else? ", lambda entry, answer: attrs.evolve(entry, note=answer))
    return entry


def answered(entry: rt.CheckIn, question: str, write: Callable[[rt.CheckIn, str], rt.CheckIn]) -> rt.CheckIn:
    """A check-in with an answer in it that fits, or as it was."""
    while answer := input(question).strip():
        try:
            return write(entry, answer)
        except ValueError:  # so is what the library raises about a value
            print("That cannot be kept here. Please write it another way, or press Enter to skip it.")
    return entry


def rated(entry: rt.CheckIn, answer: str, scale: rt.Scale) -> rt.CheckIn:
    """A check-in with a number on a scale. What is skipped is left out: it is no zero."""
    value = float(answer.replace(",", "."))
    if (scale.low is not None and value < scale.low) or (scale.high is not None and value > scale.high):
        raise ValueError("outside the scale")  # the library takes it: on another day, the scale may have been another
    return attrs.evolve(entry, ratings=(*entry.ratings, Rating(about=scale.id, value=value)))


def within(scale: rt.Scale) -> str:
    """What a number on a scale may be, in words."""
    low = "" if scale.low is None else f" from {scale.low:g}"
    high = "" if scale.high is None else f" to {scale.high:g}"
    return low + high


def main(file: Path) -> None:
    """Ask, and keep what was answered."""
    print("Press Enter to skip a question. Ctrl-C stops, and keeps what you have answered.")
    blank = rt.CheckIn(occurred_at=datetime.now().astimezone().replace(microsecond=0))
    entry = ask(blank, rt.read(file, rt.Journal))
    if entry == blank:
        print("\nNothing was answered, so nothing was written. That is all right.")
        return
    journal = rt.read(file, rt.Journal)  # another window may have written to it meanwhile
    rt.write(journal.add(entry), file)  # whole, or not at all
    print("\nThank you. It is kept.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
