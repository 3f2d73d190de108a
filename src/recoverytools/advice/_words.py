"""What rules read in a person's words: short lists, whole words, English only."""

import re
from collections.abc import Mapping

from ..wording import words

_PIECE = re.compile(r"\w+(?:['-]\w+)*|[-.,:;!?\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}]")
"""A word, or a pause."""
_BEFORE = frozenset({
    "am", "can", "could", "do", "going", "have", "hope", "i", "i'd", "i'll", "i'm", "id", "im", "just", "let's", "like",
    "must", "need", "plan", "please", "rather", "really", "shall", "should", "then", "to", "try", "trying", "want",
    "we", "will", "would",
})  # fmt: skip
"""Words that say nothing yet."""
_NOT_YET_A_NOT = (
    "alone", "forget", "give up", "hesitate", "know", "mind", "miss", "only", "quit", "skip", "stop", "sure", "wait",
)  # fmt: skip
"""What makes a not a yes, as in "never miss a bus", or says that something is open, as in "not sure"."""
_NOTS: Mapping[str, tuple[str, ...]] = {
    "avoid": (),
    "cannot": _NOT_YET_A_NOT,
    "can't": _NOT_YET_A_NOT,
    "cut out": (),
    "don't": _NOT_YET_A_NOT,
    "dont": _NOT_YET_A_NOT,
    "get rid": (),
    "give up": ("my place", "my seat", "my turn"),
    "never": _NOT_YET_A_NOT,
    "no": (".", ",", "doubt", "fewer than", "less than", "matter", "more than", "one", "problem", "thank", "thanks"),
    "not": _NOT_YET_A_NOT,
    "quit": (),
    "stay away": (),
    "stop": (".", ",", "and", "at", "before", "by", "for", "in", "off", "to", "when"),
    "won't": _NOT_YET_A_NOT,
    "wont": _NOT_YET_A_NOT,
}
"""What says that something will not be done, each with what may follow where it says something else."""
_ONES = frozenset({"a", "an", "another", "half", "one"})
_SOME = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", *"23456789"})
_MANY = frozenset({
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozen", "hundred",
})  # fmt: skip
_AMOUNTS = frozenset({"beers", "bottles", "drinks", "grams", "pints"})
_DOSES = frozenset({"pills", "tablets"})
"""What is an amount from ten on; a few may be what a doctor gave."""
_MEASURES = frozenset({
    "bag", "bottle", "box", "can", "case", "cup", "fifth", "glass", "gram", "handful", "jug", "liter", "ounce", "pack",
    "pint", "quart",
})  # fmt: skip
_OF_WHAT = frozenset({
    "alcohol", "beer", "booze", "bourbon", "brandy", "cocaine", "crack", "dope", "fentanyl", "gin", "heroin", "liquor",
    "meth", "pills", "rum", "speed", "tequila", "vodka", "weed", "whiskey", "whisky", "wine",
})  # fmt: skip


def begins_with_a_not(text: str) -> bool:
    """Whether a text says what someone will not do: "stop eating at night", "I am not going to call him"."""
    said = _said(text)
    for not_, others in _NOTS.items():
        if said.startswith(f"{not_} "):
            after = said.removeprefix(f"{not_} ")
            starts = (after, _said(after))
            return not any(start.startswith(f"{other} ") for start in starts for other in others)
    return False


def _said(text: str) -> str:
    """A text from the first word on that says something: small letters, a comma for each pause, a dot at the end."""
    pieces = _PIECE.findall(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold())
    said = [piece if piece[0].isalnum() else "," for piece in pieces]
    while said and said[-1] == ",":
        said.pop()
    first = next((i for i, piece in enumerate(said) if piece not in _BEFORE and piece != ","), len(said))
    return "".join(f"{piece} " for piece in [*said[first:], "."])


def names_an_amount(text: str) -> bool:
    """Whether a text says how much was drunk or used: "sixty pills", "a bottle of cheap vodka"."""
    said = words(text)
    return any(_is_an_amount(said[i : i + 5]) for i in range(len(said) - 1))


def _is_an_amount(said: list[str]) -> bool:
    """Whether a few words begin with an amount."""
    number, unit, *rest = said
    number = number.partition("-")[0]
    many = number in _MANY or (number.isdecimal() and len(number) > 1)
    some = many or number in _SOME
    if rest[:1] == ["of"]:
        measured = not _MEASURES.isdisjoint({unit, unit.removesuffix("s"), unit.removesuffix("es")})
        return (some or number in _ONES) and measured and not _OF_WHAT.isdisjoint(rest[1:])
    return (some and unit in _AMOUNTS) or (many and unit in _DOSES)
