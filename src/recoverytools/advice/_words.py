"""What rules read in a person's words: short lists, whole words, English only."""

from itertools import pairwise

from ..wording import words

_BEFORE = frozenset({"i", "i'd", "i'll", "just", "like", "please", "then", "to", "try", "want", "will", "would"})
"""Words that say nothing yet."""
_NOTS = frozenset({"avoid", "cannot", "can't", "don't", "never", "no", "not", "quit", "stop", "won't"})
_NOTS_OF_TWO = frozenset({("cut", "out"), ("get", "rid"), ("give", "up")})
_STOP_AT = frozenset({"at", "by", "in"})
"""What makes "stop" a visit."""
_NUMBERS = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty",
})  # fmt: skip
_AMOUNTS = frozenset({
    "bags", "beers", "bottles", "drinks", "grams", "hits", "mg", "ml", "pills", "pints", "shots", "tablets",
})  # fmt: skip


def begins_with_a_not(text: str) -> bool:
    """Whether a text says what someone will not do: "stop eating at night", "I will not call him"."""
    said = words(text)
    while said and said[0] in _BEFORE:
        said.pop(0)
    first, second = (*said, "", "")[:2]
    if first == "stop" and second in _STOP_AT:
        return False
    return first in _NOTS or (first, second) in _NOTS_OF_TWO


def names_an_amount(text: str) -> bool:
    """Whether a text says how much: "forty pills", "two bottles"."""
    pairs = pairwise(words(text))
    return any(unit in _AMOUNTS and (number.isdigit() or number in _NUMBERS) for number, unit in pairs)
