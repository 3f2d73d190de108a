"""What to do on a hard day, as a page for a small screen."""

from collections.abc import Iterator
from itertools import groupby

from ..facts import CrisisLine
from ..guidance import Ally, Guidance, Help, Lines
from ..models.crisis import NOTICES, SafetyPlan
from ..vocabulary import AgreedToHelp, HelpKind, LineKind
from ..wording import called, isolated
from ._outline import Entry, Outliner
from ._sentences import contact_sentence


def guidance_page(guidance: Guidance, outliner: Outliner) -> Entry:
    """What the person said helps; then, always, whom they can call."""
    shown = guidance if outliner.include_private else guidance.without_private
    told: set[str] = set()
    parts = []
    for kind, group in groupby(shown.parts, key=lambda part: part.kind):
        notice = outliner.notice(NOTICES[SafetyPlan]) if kind is HelpKind.SAFETY else ""
        for part in group:
            things = tuple(_help(thing, outliner, told) for thing in part.things)
            parts.append(Entry(outliner.words(part.label), entries=things, preface=(notice,) if notice else ()))
            notice = ""
    preface = (shown.opening(outliner.locale), shown.in_any_order(outliner.locale))
    return Entry(
        text=outliner.notice("What now"),
        entries=(*parts, _lines(shown.lines, outliner)),
        preface=tuple(filter(None, preface)),
    )


def _help(thing: Help, outliner: Outliner, told: set[str]) -> Entry:
    text = isolated(thing.text)
    if thing.cue:
        text = outliner.words("If {cue}: {what}" if text else "If {cue}", cue=isolated(thing.cue), what=text)
    if thing.must:
        text = outliner.words("{what} (I have to)", what=text)
    below = []
    if thing.when:
        below.append(Entry(outliner.words("When"), isolated(thing.when)))
    if thing.how:
        below.append(Entry(outliner.words("How"), isolated(thing.how)))
    if thing.ally:
        below += _ally(thing.ally, outliner, told, named=called(thing.ally.name) in called(thing.text))
    below += [_help(after, outliner, told) for after in thing.then]
    return Entry(text=text, entries=tuple(below))


def _ally(ally: Ally, outliner: Outliner, told: set[str], *, named: bool) -> Iterator[Entry]:
    """Whom it turns to, where the text above does not name them, and the first time how to reach them."""
    if not named:
        yield Entry(outliner.words("With"), isolated(ally.name))
    if ally.path in told:
        return
    told.add(ally.path)
    for way in ally.ways:
        sentence = contact_sentence(way.contact, outliner)
        yield Entry(text=sentence if way.is_good_time else outliner.words("{way} (not a good time now)", way=sentence))
    if ally.agreed is AgreedToHelp.NOT_ASKED:
        yield Entry(outliner.words("Their answer"), outliner.value(ally.agreed))
    if ally.agreed_to:
        yield Entry(outliner.words("Agreed to"), isolated(ally.agreed_to))
    if ally.may_be_said:
        yield Entry(outliner.words("What may be said"), isolated(ally.may_be_said))
    if ally.checked_on:
        yield Entry(outliner.words("Last checked"), outliner.value(ally.checked_on))


def _lines(lines: Lines, outliner: Outliner) -> Entry:
    """Whom a person can call at any time; the emergency number first, in a sentence."""
    own = [_help(line, outliner, set()) for line in lines.own]
    listed = [line for line in lines.emergency if _about(line, outliner)]
    region = [
        _line(name, tuple(ways), outliner)
        for name, ways in groupby((*listed, *lines.region), key=lambda line: line.name)
    ]
    preface = (lines.in_danger(outliner.locale), lines.even_if_unsure(outliner.locale))
    return Entry(text=outliner.notice("Someone to call"), entries=(*own, *region), preface=tuple(filter(None, preface)))


def _line(name: str, ways: tuple[CrisisLine, ...], outliner: Outliner) -> Entry:
    """A help line with what to know before calling, and with what it may do."""
    groups = dict.fromkeys(way.for_whom for way in ways if way.for_whom not in {"", "anyone"})
    entries = [Entry(outliner.notice("For"), outliner.notice(group)) for group in groups]
    for way in ways:
        about = _about(way, outliner)
        entries.append(Entry(outliner.notice(way.way.english), f"{way.value} ({about})" if about else way.value))
    if any(way.may_send_help_without_asking for way in ways):
        entries.append(Entry(text=outliner.notice("It may send help without asking you.")))
    elif any(way.kind is LineKind.CRISIS and way.may_send_help_without_asking is None for way in ways):
        entries.append(Entry(text=outliner.notice("It is not known whether it may send help without asking you.")))
    return Entry(text=name, entries=tuple(entries))


def _about(line: CrisisLine, outliner: Outliner) -> str:
    """What to know before calling: what to press, when someone is there, and how old what is known of it is."""
    told = (outliner.notice(line.how), outliner.notice(line.hours), line.caution(outliner.locale))
    return "; ".join(filter(None, told))
