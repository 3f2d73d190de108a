"""What is in an answer: things that help, whom they turn to, and the lines."""

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from ..facts import CrisisLine
from ..values import Contact
from ..vocabulary import AgreedToHelp, HelpKind, LineKind, Stage, Way
from ..wording import Locale, listed, say


@attrs.frozen(kw_only=True)
class Reach:
    """A way to reach someone, and whether it is a good time for it.

    >>> rose = rt.Support(id="rose", name="Auntie Rose", contact=(rt.Contact(way=Way.CALL, value="555 0100"),))
    >>> sign = rt.WarningSign(id="mail", what="I stop opening my mail", responses=(rt.Note(support="rose"),))
    >>> plan = rt.WellnessPlan(supports=(rose,), warning_signs=(sign,))
    >>> part = rt.what_now(plan, "mail", now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)).parts[0]
    >>> [reach] = part.things[0].ally.ways
    >>> reach.contact.value, reach.is_good_time
    ('555 0100', True)
    """

    contact: Contact
    """The number or the address, with its hours."""
    is_good_time: bool
    """Whether now lies in its hours. Hours that nobody wrote down count as any hour."""


@attrs.frozen(kw_only=True)
class Ally:
    """A support, or a place, a service or a line, that a person can turn to.

    >>> rose = rt.Support(id="rose", name="Auntie Rose", contact=(rt.Contact(way=Way.CALL, value="555 0100"),))
    >>> sign = rt.WarningSign(id="mail", what="I stop opening my mail", responses=(rt.Note(support="rose"),))
    >>> plan = rt.WellnessPlan(supports=(rose,), warning_signs=(sign,))
    >>> part = rt.what_now(plan, "mail", now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)).parts[0]
    >>> ally = part.things[0].ally
    >>> ally.name, ally.is_good_time
    ('Auntie Rose', True)
    """

    path: str
    """Where it stands in the plan, a JSON Pointer."""
    name: str = attrs.field(repr=False)
    """What the plan calls them."""
    ways: tuple[Reach, ...] = ()
    """How to reach them: what is at a good time comes first."""
    agreed: AgreedToHelp | None = None
    """What they said when they were asked, where that is known."""
    agreed_to: str = attrs.field(default="", repr=False)
    """What they said they will do, in the person's words."""
    may_be_said: str = attrs.field(default="", repr=False)
    """What someone may say who calls them for the person."""
    checked_on: date | None = None
    """When the person last checked that this is still right."""

    @property
    def is_good_time(self) -> bool:
        """Whether one of the ways is at a good time. Where none is written down, any time counts as good."""
        return not self.ways or any(way.is_good_time for way in self.ways)


@attrs.frozen(kw_only=True)
class Help:
    """Something that a person wrote down for a hard day.

    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail", responses=(rt.Note(text="open one letter"),))
    >>> plan = rt.WellnessPlan(warning_signs=(mail,))
    >>> [part] = rt.what_now(plan, "mail", now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)).parts
    >>> part.things[0].text, part.things[0].path
    ('open one letter', '/warning_signs/0/responses/0')
    """

    path: str
    """Where it stands in the plan, a JSON Pointer."""
    text: str = attrs.field(default="", repr=False)
    """What helps, in the person's words. May be empty where it only turns to someone."""
    cue: str = attrs.field(default="", repr=False)
    """What it is for: "if the bus does not come", of a backup plan and what comes next in it."""
    when: str = attrs.field(default="", repr=False)
    """A good time for it."""
    how: str = attrs.field(default="", repr=False)
    """How to do it, or what to have ready."""
    must: bool = False
    """Whether it is something the person said they have to do, more than something that might help."""
    ally: Ally | None = None
    """Who or what it turns to."""
    then: tuple["Help", ...] = ()
    """What comes next if it does not work."""
    private: bool = False
    """Whether it, or something it turns to, is private in the plan."""

    @property
    def can_wait(self) -> bool:
        """Whether it turns to someone for whom it is not a good time now."""
        return self.ally is not None and not self.ally.is_good_time


@attrs.frozen(kw_only=True)
class HelpPart:
    """Things that belong together. In each part those come last for which it is not a good time.

    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail", responses=(rt.Note(text="open one letter"),))
    >>> plan = rt.WellnessPlan(warning_signs=(mail,))
    >>> [part] = rt.what_now(plan, "mail", now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)).parts
    >>> part.label, len(part.things)
    ('What I said I will do', 1)
    """

    kind: HelpKind
    """Which part of the plan they come from."""
    label: str
    """What the plan calls them, in English."""
    things: tuple[Help, ...]
    """What was written there."""


@attrs.frozen(kw_only=True)
class Lines:
    """Whom a person can call or write to at any time. They come last in every answer, and are in every answer.

    >>> lines = rt.what_now(rt.WellnessPlan(), now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC)).lines
    >>> lines.missing
    True
    >>> print(lines.in_danger())
    If your life is in danger now, or someone may have overdosed, call your local emergency number now.
    """

    own: tuple[Help, ...] = ()
    """The person's own help lines."""
    emergency: tuple[CrisisLine, ...] = ()
    """The emergency numbers of the region."""
    region: tuple[CrisisLine, ...] = ()
    """The help lines of the region: those for anyone who lives there, then those for some. Among each, before it is a
    crisis warmlines come first, and in one crisis lines."""
    missing: bool = False
    """Whether no line of the region is known, an emergency number apart."""

    def in_danger(self, locale: Locale = "en") -> str:
        """What to do when a life is in danger, with the emergency numbers."""
        numbers = [line.value if line.value in line.name else f"{line.value} ({line.name})" for line in self.emergency]
        numbers = numbers or [say("your local emergency number", locale=locale)]
        return say(
            "If your life is in danger now, or someone may have overdosed, call {number} now.",
            locale=locale,
            number=listed(numbers, "{items} or {last}", locale=locale),
        )

    def even_if_unsure(self, locale: Locale = "en") -> str:
        """Which crisis line is there for anyone. Empty where none is known."""
        ways = tuple(dict.fromkeys(line.way for line in self.for_anyone))
        return say(_EVEN_IF_UNSURE[ways], locale=locale, number=self.for_anyone[0].value) if ways else ""

    @property
    def for_anyone(self) -> tuple[CrisisLine, ...]:
        """How to reach the first crisis line for anyone: to call, where it can be called, and to text that number."""
        lines = [
            line
            for line in self.region
            if line.kind is LineKind.CRISIS and line.for_whom == "anyone" and line.way in {Way.CALL, Way.TEXT}
        ]
        lines.sort(key=lambda line: line.way is Way.TEXT)
        return tuple(line for line in lines if line.value == lines[0].value)


_EVEN_IF_UNSURE = {
    (Way.CALL, Way.TEXT): "You can also call or text {number}, even if you are not sure.",
    (Way.CALL,): "You can also call {number}, even if you are not sure.",
    (Way.TEXT,): "You can also text {number}, even if you are not sure.",
}


@attrs.frozen(kw_only=True)
class Guidance:
    """What a person said helps, for what they notice now; and at the end, always, whom they can call.

    >>> guidance = rt.what_now(rt.WellnessPlan(region="US"), now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC))
    >>> guidance.parts, guidance.lines.emergency[0].value
    ((), '911')
    """

    stage: Stage | None
    """The hardest stage that what they notice belongs to; None where nothing they wrote down was named."""
    safety: bool
    """Whether one of the signs of their safety plan is among it."""
    parts: tuple[HelpPart, ...]
    """What they wrote down that helps, by the part of the plan it comes from."""
    lines: Lines
    """Whom they can call or write to."""

    def opening(self, locale: Locale = "en") -> str:
        """What to say first."""
        if not self._helpful:
            says = "You can reach out to someone now."
        elif self.stage is None:
            says = "You do not have to say what it is. Here is what you wrote down for hard days."
        else:
            says = "You noticed something you wrote down. Here is what you said helps."
        return say(says, locale=locale)

    def in_any_order(self, locale: Locale = "en") -> str:
        """What to say of the things in it: none has to come before another. Empty where nothing in it helps."""
        return say("You do not have to do these in order.", locale=locale) if self._helpful else ""

    @property
    def _helpful(self) -> list[HelpPart]:
        return [part for part in self.parts if part.kind is not HelpKind.DOES_NOT_HELP]

    @property
    def short(self) -> "Guidance":
        """What fits on the first screen of a phone.

        Three things: the first of all, someone to turn to now, and what else the person said they have to do, or else
        the first of another part. With a safety sign, someone of the safety plan who said yes comes before others to
        turn to. Then two lines of the person's own, a line of the region, and always the emergency number.
        """
        helpful = self._helpful
        things = [thing for part in helpful for thing in part.things]
        safety = [thing for part in helpful if part.kind is HelpKind.SAFETY for thing in part.things if self.safety]
        said_yes = [thing for thing in safety if thing.ally and thing.ally.agreed is AgreedToHelp.HAS_SAID_YES]
        someone = [thing for thing in (*said_yes, *things) if thing.ally and not thing.can_wait]
        must = [thing for thing in things if thing.must and not thing.can_wait]
        firsts = [part.things[0] for part in helpful if not part.things[0].can_wait]
        wanted = dict.fromkeys(thing.path for thing in (*things[:1], *someone[:1], *must, *firsts, *things))
        chosen = {*list(wanted)[:_FIRST_THINGS]}
        few = _with_things(helpful, lambda thing: _in_short(thing) if thing.path in chosen else None)
        own = tuple(map(_in_short, self.lines.own[:2]))
        lines = attrs.evolve(self.lines, own=own, region=self.lines.for_anyone or self.lines.region[:1])
        return attrs.evolve(self, parts=few, lines=lines)

    @property
    def without_private(self) -> "Guidance":
        """The answer without what is private in the plan: for a screen that others see."""
        few = _with_things(self.parts, _public)
        own = tuple(filter(None, map(_public, self.lines.own)))
        return attrs.evolve(self, parts=few, lines=attrs.evolve(self.lines, own=own))


_FIRST_THINGS = 3
"""How many things stand on the first screen of a phone."""


def _with_things(parts: Iterable[HelpPart], change: Callable[[Help], Help | None]) -> tuple[HelpPart, ...]:
    """Parts with each of their things changed, or left out; without those in which none is left."""
    changed = ((part, tuple(filter(None, map(change, part.things)))) for part in parts)
    return tuple(attrs.evolve(part, things=things) for part, things in changed if things)


def _in_short(thing: Help) -> Help:
    return attrs.evolve(thing, how="", then=() if thing.text else thing.then)


def _public(thing: Help) -> Help | None:
    then = tuple(filter(None, map(_public, thing.then)))
    return attrs.evolve(thing, then=then) if not thing.private and (thing.text or then) else None
