"""What rules read in a person's words: short lists, whole words, English only."""

import re
from collections.abc import Mapping
from itertools import pairwise

_AROUND = ".,:;!?()[]\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}"
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
_NUMBERS = frozenset({
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty",
})  # fmt: skip
_AMOUNTS = frozenset({
    "bags", "beers", "bottles", "drinks", "grams", "hits", "mg", "ml", "pills", "pints", "shots", "tablets",
})  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text, in small letters and without what stands around them."""
    bare = (word.strip(_AROUND) for word in text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    return [word for word in bare if word]


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
    """Whether a text says how much: "forty pills", "two bottles"."""
    pairs = pairwise(words(text))
    return any(unit in _AMOUNTS and (number.isdigit() or number in _NUMBERS) for number, unit in pairs)


def called(name: str) -> str:
    """A name in the form in which two are compared."""
    return " ".join(name.split()).casefold()
