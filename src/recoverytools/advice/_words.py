"""What rules read in a person's words: short lists, whole words, English only."""

_AROUND = ".,:;!?()[]\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}"
_BEFORE = frozenset({"i", "i'd", "i'll", "just", "like", "please", "then", "to", "try", "want", "will", "would"})
"""Words that say nothing yet."""
_NOTS = frozenset({"avoid", "cannot", "can't", "don't", "never", "no", "not", "quit", "stop", "won't"})
_NOTS_OF_TWO = frozenset({("cut", "out"), ("get", "rid"), ("give", "up")})
_STOP_AT = frozenset({"at", "by", "in"})
"""What makes "stop" a visit."""
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


def words(text: str) -> list[str]:
    """The words of a text, in small letters and without what stands around them."""
    bare = (word.strip(_AROUND) for word in text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold().split())
    return [word for word in bare if word]


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


def called(name: str) -> str:
    """A name in the form in which two are compared."""
    return " ".join(name.split()).casefold()
