"""SVG: escaped text in lines that fit, in colours that go with light and with dark, the same bytes each time."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import escape

import attrs

WIDTH = 360
"""How wide a picture is, in its own units. It is made for a phone, where one is about a pixel."""
MARGIN = 20
"""What stays free at the left and at the right."""

COLOURS: Mapping[str, tuple[str, str]] = {
    "paper": ("#fffaf2", "#26211d"),
    "ink": ("#3a2f28", "#f4eadf"),
    "soft": ("#6a5a4e", "#cbbcab"),
    "line": ("#9a8470", "#8f7f70"),
    "tint": ("#fbe9d2", "#3a3028"),
    "deep": ("#f3d5ad", "#524231"),
    "mark": ("#2c6b66", "#86cdc3"),
    "warm": ("#a8481f", "#f2a67c"),
}
"""The colours by what they are for, in light and in dark. None says anything that no shape, line or word says too."""


@attrs.frozen
class Letters:
    """How a text is written."""

    size: float
    colour: str = "ink"
    bold: bool = False
    middle: bool = False
    """Whether it stands in the middle of its place, and not where lines begin."""


TITLE = Letters(20, bold=True)
HEADING = Letters(16, bold=True)
BODY = Letters(15)
ASIDE = Letters(15, "soft")
SMALL = Letters(13, "soft")
TICK = Letters(12, "soft")
DAY = Letters(11, "soft")
CENTRED = Letters(15, "soft", middle=True)
NAMED = Letters(15, bold=True, middle=True)
ON_MARK = Letters(12, "paper", bold=True, middle=True)
LABEL = Letters(12, bold=True, middle=True)

ROOT = "recoverytools-picture"
"""The class that every rule of the style begins with: in a page, a style is for the whole of it."""


def _rules(place: int) -> str:
    return "".join(
        f".{ROOT} .{name}{{fill:{both[place]}}}.{ROOT} .{name}-line{{stroke:{both[place]}}}"
        for name, both in COLOURS.items()
    )


STYLE = (
    f".{ROOT}{{max-width:100%;height:auto;font-family:Seravek,'Gill Sans Nova',Ubuntu,Calibri,"
    "'DejaVu Sans',source-sans-pro,sans-serif}"
    f"{_rules(0)}@media screen and (prefers-color-scheme:dark){{{_rules(1)}}}"
)
"""The style of every picture. It is always the same, so that a page that allows only some styles can name its hash."""


def element(tag: str, *content: str, **attributes: object) -> str:
    """An element of SVG. An underscore in the name of an attribute is a hyphen; one that is None is left out."""
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_shown(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{given}>{''.join(content)}</{tag}>" if content else f"<{tag}{given}/>"


def written(text: str) -> str:
    """A text as it may stand in an element. The two signs that no XML may hold become one for what cannot be shown."""
    return escape(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value + 0:.2f}".rstrip("0").rstrip(".").replace("-0", "-0") or "0"
    return written(str(value))


# --- lines of text ---


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left: its first letter with a direction says so."""
    return next((way != "L" for letter in text if (way := unicodedata.bidirectional(letter)) in _WAYS), False)


_WAYS = {"L", "R", "AL"}


def extent(text: str, size: float) -> float:
    """About how wide a text is, and rather too wide: what fonts there are is not known."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.4
    if letter in _BROAD or unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.02
    if unicodedata.category(letter) in _JOINED:
        return 0
    return 0.72 if letter.isupper() else 0.64


_NARROW = frozenset("iljtfrI.,:;'!|()[] ")
_BROAD = frozenset("mwMW@%&\u2014\u2026")
_JOINED = {"Mn", "Me", "Cf"}


def lines(text: str, width: float, size: float, most: int) -> Sequence[str]:
    """A text in lines of some width. Where they would be more than some number, the last one ends in dots."""
    made: list[str] = []
    line = ""
    for gap, piece in _pieces(text):
        if line and extent(line + gap + piece, size) <= width:
            line += gap + piece
            continue
        if line:
            made.append(line)
        *whole, line = _cut(piece, width, size)
        made += whole
    made += [line] if line else []
    if len(made) <= most:
        return made
    *clusters, _ = _clusters(made[most - 1] + " ")
    while clusters and extent("".join(clusters), size) + extent("\u2026", size) > width:
        clusters.pop()
    return [*made[: most - 1], "".join(clusters) + "\u2026"]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text between which a line may end, each with the space before it."""
    for word in text.split():
        gap, piece = " ", ""
        for cluster in _clusters(word):
            if piece and (_is_wide(piece[-1]) or _is_wide(cluster[0])) and cluster[0] not in _NEVER_FIRST:
                yield gap, piece
                gap, piece = "", cluster
            else:
                piece += cluster
        yield gap, piece


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}


_NEVER_FIRST = frozenset("、。，．！？：；）」』】〉》…‥ー々")  # noqa: RUF001 - these are the signs
"""What no line begins with where words are written without spaces."""


def _clusters(text: str) -> Iterator[str]:
    """Letters, each with all the signs that belong to it."""
    cluster = ""
    for letter in text:
        belongs = unicodedata.category(letter) in {*_JOINED, "Mc"} or "\U0001f3fb" <= letter <= "\U0001f3ff"
        if cluster and not belongs and cluster[-1] != "\N{ZERO WIDTH JOINER}":
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _cut(piece: str, width: float, size: float) -> Iterator[str]:
    """A piece that is too long for a line, in parts that are not."""
    part = ""
    for cluster in _clusters(piece):
        if part and extent(part + cluster, size) > width:
            yield part
            part = ""
        part += cluster
    yield part


@attrs.frozen
class Column:
    """Where lines of text stand: from x to x."""

    left: float = MARGIN
    right: float = WIDTH - MARGIN
    from_right: bool = False
    """Whether lines begin at the right. Those of a text that runs from the right always do."""

    @property
    def width(self) -> float:
        return self.right - self.left


PAGE = Column()
INDENT = MARGIN + 32
"""Where lines begin that have a sign before them."""
SPOT = MARGIN + 10.5
"""Where that sign is."""


class Sheet:
    """A sheet of paper that is filled from top to bottom. `y` is where the next thing goes."""

    def __init__(self) -> None:
        self.y: float = MARGIN
        self._drawn: list[str] = []

    def draw(self, tag: str, *content: str, **attributes: object) -> None:
        """Put an element on the sheet, at the place its attributes say."""
        self._drawn.append(element(tag, *content, **attributes))

    def write(
        self, text: str, letters: Letters = BODY, column: Column = PAGE, *, most: int = 4, lang: str = ""
    ) -> None:
        """Write a text in lines, and go on below it. One that runs from the right begins there."""
        rtl = is_rtl(text)
        from_right = rtl or column.from_right
        x = (column.left + column.right) / 2 if letters.middle else column.right if from_right else column.left
        # what runs from the right has its start there
        way = {"direction": "rtl", "unicode_bidi": "isolate"} if rtl else {}
        if from_right and not rtl and not letters.middle:
            way = {"text_anchor": "end"}
        for line in lines(text, column.width, letters.size, most):
            self.label(line, (x, self.y + letters.size), letters, lang=lang or None, **way)
            self.y += letters.size * 1.4

    def label(self, text: str, at: tuple[float, float], letters: Letters, **more: object) -> None:
        """Write a line that stands on a place of its own."""
        x, y = map(float, at)
        bold = "bold" if letters.bold else None
        style = {"class_": letters.colour, "font_size": letters.size, "font_weight": bold}
        if letters.middle:
            style["text_anchor"] = "middle"
        self.draw("text", written(text), x=x, y=y, **style, **more)

    def draw_beneath(self, tag: str, **attributes: object) -> None:
        """Put an element under all that is on the sheet."""
        self._drawn.insert(0, element(tag, **attributes))

    def markup(self) -> str:
        """All that is on the sheet."""
        return "".join(self._drawn)
