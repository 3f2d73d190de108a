"""What to do on a hard day, as a page for a small screen."""

from collections.abc import Iterator
from itertools import groupby

from ..facts import CrisisLine
from ..guidance import Ally, Guidance, Help, Lines
from ..vocabulary import AgreedToHelp, LineKind
from ..wording import isolated
from ._outline import Entry, Outliner
from ._sentences import contact_sentence


def guidance_page(guidance: Guidance, outliner: Outliner) -> Entry:
    """What the person said helps; then, always, whom they can call."""
    locale = outliner.locale
    preface = (guidance.opening(locale), guidance.in_any_order(locale))
    told: set[str] = set()
    parts = [
        Entry(outliner.words(part.label), entries=things)
        for part in guidance.parts
        if (things := tuple(_help(thing, outliner, told) for thing in part.things if _is_shown(thing, outliner)))
    ]
    return Entry(
        text=outliner.notice("What now"),
        entries=(*parts, _lines(guidance.lines, outliner)),
        preface=tuple(filter(None, preface)),
    )


def _is_shown(thing: Help | Ally, outliner: Outliner) -> bool:
    return outliner.include_private or not thing.private


def _help(thing: Help, outliner: Outliner, told: set[str]) -> Entry:
    text = isolated(thing.text)
    below = []
    if thing.cue:
        text = outliner.words("If {cue}: {what}" if text else "If {cue}", cue=isolated(thing.cue), what=text)
    if thing.must:
        text = outliner.words("{what} (I have to)", what=text)
    if thing.when:
        below.append(Entry(outliner.words("When"), isolated(thing.when)))
    if thing.how:
        below.append(Entry(outliner.words("How"), thing.how))
    if thing.ally and _is_shown(thing.ally, outliner):
        below += _ally(thing.ally, outliner, told, named=thing.ally.name in thing.text)
    below += [_help(after, outliner, told) for after in thing.then if _is_shown(after, outliner)]
    return Entry(text=text, entries=tuple(below))


def _ally(ally: Ally, outliner: Outliner, told: set[str], *, named: bool) -> Iterator[Entry]:
    """Whom it turns to, where the text above does not name them, and the first time how to reach them."""
    if not named:
        yield Entry(outliner.words("With"), isolated(ally.name))
    if ally.path in told:
        return
    told.add(ally.path)
    if ally.agreed is AgreedToHelp.NOT_ASKED:
        yield Entry(outliner.words("Their answer"), outliner.value(ally.agreed))
    if ally.agreed_to:
        yield Entry(outliner.words("Agreed to"), isolated(ally.agreed_to))
    for way in ally.ways:
        sentence = contact_sentence(way.contact, outliner)
        yield Entry(text=sentence if way.is_good_time else outliner.words("not now: {way}", way=sentence))


def _lines(lines: Lines, outliner: Outliner) -> Entry:
    own = [_help(line, outliner, set()) for line in lines.own if _is_shown(line, outliner)]
    region = [
        _line(name, tuple(ways), outliner)
        for name, ways in groupby((*lines.emergency, *lines.region), key=lambda line: line.name)
    ]
    preface = (lines.in_danger(outliner.locale), lines.even_if_unsure(outliner.locale))
    return Entry(outliner.notice("Someone to call"), entries=(*own, *region), preface=tuple(filter(None, preface)))


def _line(name: str, ways: tuple[CrisisLine, ...], outliner: Outliner) -> Entry:
    """A help line with all that is known of it, and of what it may do."""
    entries = [Entry(text=ways[0].for_whom)] if ways[0].for_whom not in {"", "anyone"} else []
    for way in ways:
        about = "; ".join(filter(None, (way.how, way.hours, way.caution(outliner.locale))))
        entries.append(Entry(outliner.notice(way.way.english), f"{way.value} ({about})" if about else way.value))
    if any(way.may_send_help_without_asking for way in ways):
        entries.append(Entry(text=outliner.notice("It may send help without asking you.")))
    elif ways[0].kind is LineKind.CRISIS:
        entries.append(Entry(text=outliner.notice("Whether it may send help without asking you is not known.")))
    return Entry(text=name, entries=tuple(entries))
