"""Pages to hold in a hand: what others need in a crisis, and what a person carries in their pocket."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from ..errors import NotFound
from ..fields import pointers, walk
from ..guidance import Guidance, Help, what_now
from ..models.crisis import NOTICES, CrisisPlan
from ..models.plan import WellnessPlan
from ..models.supports import Support
from ..vocabulary import HelpKind
from ..wording import Locale, isolated
from ._outline import Entry, Outliner, introduced
from ._sentences import contact_sentence
from ._templates import Templates, filled


def crisis_page(  # noqa: PLR0913 - each is a choice of its own
    plan: WellnessPlan,
    *,
    today: date,
    locale: Locale = "en",
    include_private: bool = False,
    large_print: bool = False,
    templates: Templates = None,
) -> str:
    """A page in HTML for those who help in a crisis: the crisis plan, whom it names, and the help lines.

    It is laid out for one sheet of A4 or Letter; a long crisis plan takes another, and nothing is cut. It says that it
    is not a legal document. Of those whose contact may not be shared, only the name stands on it. Who said no, or is to
    stay out of it, is not among those to call.

    >>> plan = rt.WellnessPlan(crisis=rt.CrisisPlan(helps=(rt.Note(text="a dim room"),)))
    >>> page = rt.rendering.crisis_page(plan, today=date(2026, 11, 22))
    >>> "This is not a legal document." in page, "a dim room" in page
    (True, True)

    Args:
        plan: The plan with the crisis plan in it.
        today: The day on which it is made. It stands on the page, and tells which help lines are known.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand on the page. Others will read it, so by default they do not.
        large_print: Whether the letters are large, on screens and on paper.
        templates: A folder with templates that take the place of ours, or a loader of Jinja.

    Raises:
        NotFound: The plan has no crisis plan that may be shown.
        ModuleNotFoundError: The extra ``html`` is not installed.
    """
    guidance, outliner = _known(plan, today, locale, include_private=include_private)
    crisis = plan.crisis
    if crisis is None or not outliner.is_shown(crisis):
        raise NotFound("the plan has no crisis plan that may be shown")
    notice = outliner.notice(NOTICES[CrisisPlan])
    page = Entry(
        label=outliner.kind(crisis),
        text=plan.owner.name if plan.owner else "",
        entries=(*_about(plan, outliner), *_to_call(crisis, plan, guidance, outliner), *outliner.below(crisis)[1:]),
        preface=(notice, outliner.words("Made on {day}.", day=today)),
        theirs=True,
        mark=outliner.mark(crisis),
    )
    return filled(
        "crisis.html",
        templates=templates,
        locale=locale,
        their_language=plan.language,
        large_print=large_print,
        page=page,
        pictures=(),
        title=page.title,
    )


def wallet_card(
    plan: WellnessPlan,
    *,
    today: date,
    locale: Locale = "en",
    include_private: bool = False,
    templates: Templates = None,
) -> str:
    """A card in HTML to print, cut out and fold to the size of a bank card: words to carry, people, help lines.

    On its last side all of this stands as a QR code: plain text, never a link. There is room for three texts to carry,
    four people and three lines, those first that `what_now` says first.

    >>> plan = rt.WellnessPlan(carry=("This feeling will pass.",))
    >>> "This feeling will pass." in rt.rendering.wallet_card(plan, today=date(2026, 11, 22))
    True

    Args:
        plan: The plan that the words, the people and the lines are taken from.
        today: The day on which it is made. It tells which help lines are known.
        locale: The language of our labels. What a person wrote stays as it is.
        include_private: Whether private items stand on the card. By default they do not: a card can get lost.
        templates: A folder with templates that take the place of ours, or a loader of Jinja.

    Raises:
        ModuleNotFoundError: The extra ``html`` is not installed.
    """
    guidance, outliner = _known(plan, today, locale, include_private=include_private)
    words = [Entry(text=thing.text, theirs=True) for thing in _things(guidance, HelpKind.CARRY)][:_WORDS]
    people = [_on_card(thing, outliner) for thing in _things(guidance, HelpKind.PEOPLE)][:_PEOPLE]
    lines = [_on_card(thing, outliner) for thing in guidance.lines.own][:_LINES]
    sentences = (guidance.lines.in_danger(locale), guidance.lines.even_if_unsure(locale))
    sides = (
        Entry(plan.owner.name if plan.owner else "", outliner.words("Words I carry"), tuple(words)),
        Entry(text=outliner.words("Who I can turn to"), entries=tuple(people)),
        Entry(text=outliner.words("Someone to call"), entries=tuple(lines), preface=tuple(filter(None, sentences))),
    )
    return filled(
        "card.html",
        templates=templates,
        locale=locale,
        their_language=plan.language,
        large_print=False,
        sides=sides,
        code=_code(sides, outliner),
        title=outliner.words("My card"),
    )


_WORDS, _PEOPLE, _LINES = 3, 4, 3
"""How many texts, people and lines there is room for on a card."""
_CODE = 450
"""How many bytes a code on a card may hold: with more, its squares are too small for a phone to see on paper."""


def _known(plan: WellnessPlan, today: date, locale: Locale, *, include_private: bool) -> tuple[Guidance, Outliner]:
    """What a plan says of hard days in general, and who speaks of it."""
    if not isinstance(plan, WellnessPlan):
        raise TypeError(f"plan must be a WellnessPlan, not a {type(plan).__name__}")
    if type(today) is not date:
        raise TypeError("today must be a datetime.date")
    guidance = what_now(plan, now=datetime.combine(today, time(12), UTC))
    outliner = introduced(plan, locale=locale, include_private=include_private, plan=plan)
    return guidance if include_private else guidance.without_private, outliner


def _things(guidance: Guidance, kind: HelpKind) -> Iterator[Help]:
    return (thing for part in guidance.parts if part.kind is kind for thing in part.things)


def _about(plan: WellnessPlan, outliner: Outliner) -> Iterator[Entry]:
    """Whose page it is, as they wish to be spoken to."""
    if plan.owner:
        yield from outliner.model(plan.owner).entries


def _to_call(crisis: CrisisPlan, plan: WellnessPlan, guidance: Guidance, outliner: Outliner) -> Iterator[Entry]:
    """Those whom the crisis plan names, with how to reach them; then the person's own lines and those of the region."""
    named = {id for _, model in walk(crisis) for _, id, _ in pointers(model)}
    paths = {f"/supports/{i}": support for i, support in enumerate(plan.supports) if support.id in named}
    things = _things(guidance, HelpKind.PEOPLE)
    people = tuple(_person(paths[thing.path], outliner) for thing in things if thing.path in paths)
    if people:
        yield Entry(outliner.words("Who to call"), entries=people)
    lines = guidance.lines
    sentences = (lines.in_danger(outliner.locale), lines.even_if_unsure(outliner.locale))
    yield Entry(
        outliner.notice("Help lines"),
        entries=tuple(_on_card(line, outliner) for line in lines.own),
        preface=tuple(filter(None, sentences)),
    )


def _person(support: Support, outliner: Outliner) -> Entry:
    contacts = () if support.contact_may_be_shared is False else support.contact
    below = [Entry(text=contact_sentence(contact, outliner)) for contact in contacts]
    if support.relation:
        below.insert(0, Entry(outliner.words("Who they are to me"), support.relation, theirs=True))
    if support.when_contacting:
        below.append(Entry(outliner.words("What may be said"), support.when_contacting, theirs=True))
    return Entry(text=support.name, entries=tuple(below), theirs=True, mark=outliner.mark(support))


def _on_card(thing: Help, outliner: Outliner) -> Entry:
    """Someone to turn to: who it is, and the first ways to reach them, without their hours."""
    contacts = [way.contact for way in thing.ally.ways if way.contact.value] if thing.ally else []
    ways = tuple(
        Entry(outliner.value(contact.way) if contact.way else "", contact.value, theirs=True)
        for contact in contacts[:2]
    )
    return Entry(text=thing.text, entries=ways, theirs=True)


def _code(sides: Iterable[Entry], outliner: Outliner) -> str:
    """What stands on a card as a QR code, whole lines of it; those to call come first, and words to carry last."""
    words, *whom = sides
    text = outliner.words("My card")  # so that no reader takes it for a link
    for line in (*(line for side in whom for line in _lines(side)), *_lines(words)):
        if len(f"{text}\n{line}".encode()) <= _CODE:
            text += f"\n{line}"
    title = outliner.words("The same as text, for the camera of a phone")
    code = _segno().make(text, error="m", encoding="utf-8", micro=False)
    svg: str = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, title=title)
    return svg


def _lines(side: Entry) -> Iterator[str]:
    for entry in side.entries:
        ways = ", ".join(isolated(way.text) for way in entry.entries)
        yield ": ".join(filter(None, (isolated(entry.text), ways)))
    yield from side.preface


def _segno() -> Any:
    try:
        import segno  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ModuleNotFoundError("to make a QR code, install segno: pip install 'recoverytools[html]'") from error
    return segno
