"""Words that respect people: a text goes in, and suggestions to its writer come out.

The words are those that guides of the field advise against, each with what they would rather say and who says so. They
are a data file of the package. Nothing is rewritten, and nobody is judged: a suggestion is for the one who writes about
others. How people speak of themselves is theirs.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple, Self

import attrs

from .facts import packaged
from .vocabulary import LanguageKind
from .wording import Locale, say

__all__ = ["Suggestion", "Term", "check_language", "terms"]


@attrs.frozen(kw_only=True)
class Term:
    """A word or a phrase that guides advise against.

    >>> from recoverytools.language import terms
    >>> [term] = [term for term in terms() if term.name == "addict"]
    >>> term.preferred, term.kind.label()
    (('person with an addiction', 'person with a substance use disorder'), 'It can hurt')
    """

    name: str
    """Its name in our list: the first of its forms."""
    kind: LanguageKind
    """Why other words may be kinder."""
    forms: tuple[str, ...]
    """All that is looked for; no other endings are guessed. "(get/got) high" is both "get high" and "got high", and one
    side may be empty. Where a dot stands at the end, the phrase has to end there: no other word may follow but a small
    one, one that ends in -ed or -ly, or a person. So "noncompliant ." is in "noncompliant again" and in "a noncompliant
    resident", and not in "a noncompliant device"."""
    preferred: tuple[str, ...]
    """What to say instead."""
    says: str
    """Why, in English."""
    source: str
    """The guides, with their dates where they bear one, and the day on which a stored copy was read."""


@attrs.frozen
class Suggestion:
    """Other words for a part of a text. What is logged of it says nothing of what was written.

    >>> [suggestion] = rt.check_language("He is wheelchair-bound.")
    >>> suggestion.start, suggestion.end
    (6, 22)
    >>> print(suggestion)
    You could say: uses a wheelchair; wheelchair user. A wheelchair gives freedom. It does not tie anyone down.
    """

    start: int
    """Where the part begins in the text, in code points."""
    end: int
    """Where the part ends: the place after its last code point."""
    kind: LanguageKind
    """Why other words may be kinder."""
    term: str = attrs.field(repr=False)
    """The name of the term in our list: the first of its forms, whichever of them stands there."""
    preferred: tuple[str, ...] = attrs.field(repr=False)
    """What to say instead; which of them fits is up to the writer."""
    says: str = attrs.field(repr=False)
    """Why, in English."""
    source: str = attrs.field(repr=False)
    """The guides that say so, with their dates where they bear one."""

    def reason(self, locale: Locale = "en") -> str:
        """Why other words may be kinder."""
        return say(self.says, locale=locale)

    def message(self, locale: Locale = "en") -> str:
        """What to say instead, and why."""
        instead = say("You could say: {words}.", locale=locale, words="; ".join(self.preferred))
        return f"{instead} {self.reason(locale)}"

    def __str__(self) -> str:
        """The message in English."""
        return self.message()


@functools.cache
def terms() -> tuple[Term, ...]:
    """All terms that are known here.

    >>> from recoverytools.language import terms
    >>> "addict" in {term.name for term in terms()}
    True
    """
    data = packaged("language_terms")
    return tuple(
        Term(
            name=next(_spelled(entry["forms"][0])).removesuffix(" ."),
            kind=LanguageKind[entry["kind"].upper()],
            forms=tuple(entry["forms"]),
            preferred=tuple(entry["preferred"]),
            says=data["reasons"][entry["reason"]],
            source="; ".join(data["sources"][name] for name in entry["sources"]),
        )
        for entry in data["terms"]
    )


def check_language(
    text: str, *, own_words: bool = False, context: bool = False, language: str = ""
) -> tuple[Suggestion, ...]:
    """Suggest words that respect people, for a text that someone writes about others.

    The spans are in the order of the text and do not overlap. Where several terms begin at one place, the longest
    counts. Names are left alone, told by their capitals beside a word such as "Council", and so are other meanings,
    which stand in the list as longer phrases, and addresses of pages. Twice the text takes twice the time.

    >>> note = "The new resident is an addict. The Council on Alcoholism sent her."
    >>> for found in rt.check_language(note):
    ...     print(note[found.start : found.end], "->", " or ".join(found.preferred))
    addict -> person with an addiction or person with a substance use disorder

    Args:
        text: Plain text or Markdown.
        own_words: Whether to look at people's own words as well: at what stands in quotation marks, in code or in a
            block quote, and at what writers say of themselves, as in "I am an alcoholic".
        context: Whether to suggest other words for those, too, that are right in most places, such as "patient".
        language: The language of the text, as a plan names it. Only English is known here: for a text in another
            language there are no suggestions.
    """
    if language.partition("-")[0] not in {"", "en"}:
        return ()
    pieces = [_Piece.of(found) for found in _PIECE.finditer(text)]
    known = _known(context=context)
    theirs = bytearray(len(pieces)) if own_words else _quoted(text, pieces)
    found: list[Suggestion] = []
    spot = 0
    while spot < len(pieces):
        size, term = (0, None) if theirs[spot] else _longest(text, pieces, spot, known)
        end = spot + size
        if term and not _in_name(text, pieces, spot, end) and (own_words or not _of_oneself(text, pieces, spot, end)):
            place = pieces[spot].start, pieces[end - 1].end
            found.append(Suggestion(*place, term.kind, term.name, term.preferred, term.says, term.source))
        spot += size or 1
    return tuple(found)


# --- the pieces of a text ---

_PIECE = re.compile(
    r"""
    (?:https?://|www\.)[^\s"'`\u2019\u201d)>\]]*  # an address
    | [^\W_][\w\u00ad\u0300-\u036f]*  # a word, with marks on its letters, and with soft hyphens
    | ```|[`"'\u2018\u2019\u201c\u201d]  # what may open or close a quotation
    | ^[ \t]*>  # a line of a block quote
    | \n[ \t\r]*\n  # the end of a paragraph
    """,
    re.MULTILINE | re.VERBOSE,
)
_ALIKE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ad": ""})
"""Straight quotation marks for curly ones, and nothing for soft hyphens, which nobody sees."""


class _Piece(NamedTuple):
    """A word or a sign of a text."""

    start: int
    end: int
    key: str
    """What is compared: small letters, with one sign for all that look alike."""

    @classmethod
    def of(cls, found: re.Match[str]) -> Self:
        start, piece = found.start(), found[0].rstrip("_")
        end = start + len(piece)
        if piece.isascii():
            return cls(start, end, piece.strip().lower())
        return cls(start, end, unicodedata.normalize("NFC", piece.translate(_ALIKE)).casefold())


# --- terms and exceptions ---

_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_JOINERS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}.@"
"""What makes one word of two, as in "non-alcoholic"."""


class _Known(NamedTuple):
    """What is looked for."""

    forms: Mapping[tuple[str, ...], Term | None]
    """The pieces of each form, and its term. Those of an exception have none."""
    ending: frozenset[tuple[str, ...]]
    """The forms after which the phrase has to end."""
    sizes: Mapping[str, int]
    """Of how many pieces the longest form is that begins with a piece."""


@functools.cache
def _known(*, context: bool) -> _Known:
    patterns: dict[str, Term | None] = {
        pattern: None for group in packaged("language_terms")["exceptions"] for pattern in group["phrases"]
    }
    for term in terms():
        if context or term.kind is not LanguageKind.CONTEXT:
            patterns |= dict.fromkeys(term.forms, term)
    forms: dict[tuple[str, ...], Term | None] = {}
    ending: set[tuple[str, ...]] = set()
    sizes: dict[str, int] = {}
    for pattern, found in patterns.items():
        for phrase in _spelled(pattern):
            keys = _keys(phrase)
            forms[keys] = found
            sizes[keys[0]] = max(len(keys), sizes.get(keys[0], 0))
            if phrase.endswith(" ."):
                ending.add(keys)
    return _Known(forms, frozenset(ending), sizes)


def _spelled(pattern: str) -> Iterator[str]:
    """All that a form of the list stands for: "(get/got) high" is "get high" and "got high"."""
    plain_and_either = re.split(r"[()]", pattern)
    for words in product(*(part.split("/") for part in plain_and_either)):
        yield "".join(words)


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(_Piece.of(found).key for found in _PIECE.finditer(phrase))


def _longest(text: str, pieces: Sequence[_Piece], spot: int, known: _Known) -> tuple[int, Term | None]:
    """How many pieces the longest form here has, and its term; 0 where there is none."""
    most = known.sizes.get(pieces[spot].key, 0)
    if not most or _joined(text, pieces[spot].start - 1):
        return 0, None
    run = [pieces[spot].key]
    for before, after in pairwise(pieces[spot : spot + most]):
        gap = text[before.end : after.start]
        if gap and not gap.isspace() and gap not in _HYPHENS:
            break
        run.append(after.key)
    for size in range(len(run), 0, -1):
        keys, end = tuple(run[:size]), spot + size
        if keys not in known.forms or _joined(text, pieces[end - 1].end):
            continue
        if keys not in known.ending or _ends(text, pieces, end):
            return size, known.forms[keys]
    return 0, None


def _ends(text: str, pieces: Sequence[_Piece], end: int) -> bool:
    """Whether a phrase ends before this piece: at a sign, a small word, or a person."""
    if end == len(pieces) or not text[pieces[end - 1].end : pieces[end].start].isspace():
        return True
    key = pieces[end].key
    if key in _words("small") or key in _words("people"):
        return True
    return key.endswith(("ed", "ly")) or not key[:1].isalnum()


@functools.cache
def _words(group: str) -> frozenset[str]:
    """A group of words by which we tell where a phrase ends, or what is a name."""
    return frozenset(packaged("language_terms")[group])


def _joined(text: str, at: int) -> bool:
    """Whether the sign at this place makes one word of what stands before and after it."""
    return 0 < at < len(text) - 1 and text[at] in _JOINERS and _is_letter(text[at - 1]) and _is_letter(text[at + 1])


def _is_letter(sign: str) -> bool:
    """Whether a sign is part of a word: a letter, a digit, or a mark on one."""
    return sign.isalnum() or "\u0300" <= sign <= "\u036f"


# --- names ---

_NEAR = 8
"""How many pieces before and after a term tell whether it is part of a name."""
_LINKS_BEFORE = frozenset({"against", "and", "for", "of", "on", "the"})
"""Small words by which a name goes on to a term: "Council on Alcoholism"."""
_LINKS_AFTER = frozenset({"'", "and"})
"""Small words by which it goes on after one. With "of", "Inmates of the Center" were a name, too."""


def _in_name(text: str, pieces: Sequence[_Piece], start: int, end: int) -> bool:
    """Whether a term is part of a name: in capitals, as are all words from there to one such as "Council" or "Act"."""
    capitals = [text[piece.start].isupper() for piece in pieces[start:end] if piece.key not in _LINKS_BEFORE]
    if not all(capitals):
        return False
    before = reversed(pieces[max(0, start - _NEAR) : start + 1])
    after = pieces[end - 1 : end + _NEAR]
    return _leads_to_name(text, before, _LINKS_BEFORE) or _leads_to_name(text, after, _LINKS_AFTER)


def _leads_to_name(text: str, pieces: Iterable[_Piece], links: frozenset[str]) -> bool:
    """Whether words with capitals lead from the first piece to what tells a name."""
    for near, piece in pairwise(pieces):
        first, second = sorted((near, piece))
        gap = text[first.end : second.start]
        if gap != "-" and gap.strip() not in {"", "&"}:
            return False
        if text[piece.start : piece.end] in _words("names"):
            return True
        if not text[piece.start].isupper() and piece.key not in links:
            return False
    return False


# --- people's own words ---


_SIGNS = {"", ">", "```", '"', "'", "`"}


def _quoted(text: str, pieces: Sequence[_Piece]) -> bytearray:
    """For each piece, whether it is someone's own words: in quotation marks, in code, or in a block quote."""
    quoted, opened = bytearray(len(pieces)), dict[str, int]()

    def close(sign: str, end: int) -> None:
        if (start := opened.pop(sign, end)) < end:
            quoted[start:end] = b"\1" * (end - start)

    for spot, piece in enumerate(pieces):
        if piece.key not in _SIGNS:
            continue
        before, after = text[piece.start - 1 : piece.start], text[piece.end : piece.end + 1]
        match piece.key:
            case "":  # with a paragraph ends its block quote, and a quotation that was never closed is none
                close(">", spot)
                opened = {sign: start for sign, start in opened.items() if sign == "```"}
            case _ if "```" in opened and piece.key != "```":
                pass  # in code, nothing else is a quotation
            case ">":
                opened.setdefault(">", spot)
            case "```" if "```" in opened:
                close("```", spot)
            case "```":
                opened["```"] = spot
            case sign:
                if sign in opened and not before.isspace() and not _is_letter(after):
                    close(sign, spot)
                elif not _is_letter(before) and not after.isspace():
                    opened[sign] = spot
    close(">", len(pieces))
    return quoted


_BACK = 8
"""How many pieces before a term tell whether writers say it of themselves."""
_ONESELF = {"i", "we"}
_BEING = {
    "am", "are", "aren", "as", "be", "became", "become", "been", "m", "myself", "ourselves", "re", "was", "wasn",
    "were", "weren",
}  # fmt: skip
"""One of these has to stand between a writer and a term: to treat, to see or to get someone is not to be one."""
_HOW = {
    "'", "a", "all", "also", "always", "an", "and", "both", "ever", "former", "grateful", "just", "longer", "never",
    "no", "not", "now", "once", "proud", "quite", "recovered", "recovering", "so", "still", "such", "t", "the", "too",
    "very",
}  # fmt: skip
"""What may stand between that and a term, beside words that end in -ly."""
_BEFORE = _BEING | {
    "call", "called", "d", "did", "didn", "do", "don", "had", "has", "have", "identified", "identify", "ll", "may",
    "might", "to", "used", "ve", "will", "would",
}  # fmt: skip
"""What may stand before it, too, as in "I used to be"."""


def _of_oneself(text: str, pieces: Sequence[_Piece], start: int, end: int) -> bool:
    """Whether writers say a term of themselves: "I am an alcoholic", "as an alcoholic, I know", "I suffer from it"."""
    if pieces[max(0, start - 2)].key == "as" and end < len(pieces) and pieces[end].key in _ONESELF:
        return True
    is_one = False
    for spot in range(start - 1, max(-1, start - 1 - _BACK), -1):
        key, gap = pieces[spot].key, text[pieces[spot].end : pieces[spot + 1].start]
        if any(sign in gap for sign in ".!?:;"):
            return False
        if key in _ONESELF:
            return is_one or spot == start - 1
        is_one = is_one or key in _BEING
        if key not in _HOW and not key.endswith("ly") and not (is_one and key in _BEFORE):
            return False
    return False
