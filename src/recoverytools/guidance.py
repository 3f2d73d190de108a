"""What a person said they would do on a hard day, found for what they notice now.

Nothing here is advice of ours. All of it is what the person wrote, with labels, and help lines with their sources. No
risk is weighed, no wish is read out of notes, and nothing is sent.
"""

import contextlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

import attrs

from .facts import CrisisLine, crisis_lines
from .fields import facts, parts
from .models.backups import BackupPlan, Fallback
from .models.crisis import SaferUse
from .models.items import Item, Note
from .models.journal import CheckIn, Journal, PlanUse
from .models.plan import HelpLine, WellnessPlan
from .models.signs import Trigger, WarningSign
from .values import Contact, zone_named
from .vocabulary import AgreedToHelp, Helped, HelpedNow, HelpKind, LineKind, SignStage, Stage, Way
from .wording import Locale, called, say, words

# --- the answer ---


@attrs.frozen(kw_only=True)
class Reach:
    """A way to reach someone, and whether it is a good time for it."""

    contact: Contact
    is_good_time: bool
    """Whether now lies in its hours. Hours that nobody wrote down count as any hour."""


@attrs.frozen(kw_only=True)
class Ally:
    """A support, or a place, a service or a line, that a person can turn to."""

    path: str
    """Where it stands in the plan, a JSON Pointer."""
    name: str = attrs.field(repr=False)
    ways: tuple[Reach, ...] = ()
    """How to reach them: what is at a good time comes first."""
    agreed: AgreedToHelp | None = None
    """What they said when they were asked, where that is known."""
    agreed_to: str = attrs.field(default="", repr=False)
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
    """Something that a person wrote down for a hard day."""

    path: str
    """Where it stands in the plan, a JSON Pointer."""
    text: str = attrs.field(default="", repr=False)
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
    """Things that belong together. In each part those come last for which it is not a good time."""

    kind: HelpKind
    label: str
    """What the plan calls them, in English."""
    things: tuple[Help, ...]


@attrs.frozen(kw_only=True)
class Lines:
    """Whom a person can call or write to at any time. They come last in every answer, and are in every answer."""

    own: tuple[Help, ...] = ()
    """The person's own help lines."""
    emergency: tuple[CrisisLine, ...] = ()
    """The emergency numbers of the region."""
    region: tuple[CrisisLine, ...] = ()
    """The help lines of the region: those for anyone who lives there, then those for some. Among each, before it is a
    crisis warmlines come first, and in one crisis lines."""
    missing: bool = False
    """Whether no line of the region is known."""

    def in_danger(self, locale: Locale = "en") -> str:
        """What to do when a life is in danger, with the emergency numbers."""
        numbers = [line.value if line.value in line.name else f"{line.value} ({line.name})" for line in self.emergency]
        numbers = numbers or [say("your local emergency number", locale=locale)]
        number = say(" or ", locale=locale).join(numbers)
        return say(
            "If your life is in danger now, or someone may have overdosed, call {number} now.",
            locale=locale,
            number=number,
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
    """What a person said helps, for what they notice now; and at the end, always, whom they can call."""

    stage: Stage | None
    """The hardest stage that what they notice belongs to; None where nothing they wrote down was named."""
    safety: bool
    """Whether one of the signs of their safety plan is among it."""
    parts: tuple[HelpPart, ...]
    lines: Lines

    def opening(self, locale: Locale = "en") -> str:
        """What to say first."""
        if not self.parts:
            says = "You can reach out to someone now."
        elif self.stage is None:
            says = "You do not have to say what it is. Here is what you wrote down for hard days."
        else:
            says = "You noticed something you wrote down. Here is what you said helps."
        return say(says, locale=locale)

    def in_any_order(self, locale: Locale = "en") -> str:
        """What to say of the things in it: none has to come before another. Empty where there is none."""
        return say("You do not have to do these in order.", locale=locale) if self.parts else ""

    @property
    def short(self) -> "Guidance":
        """What fits on the first screen of a phone.

        Three things: the first of all, someone to turn to now, and what else the person said they have to do, or else
        the first of another part. Then two lines of the person's own, a line of the region, and always the emergency
        number.
        """
        helpful = [part for part in self.parts if part.kind is not HelpKind.DOES_NOT_HELP]
        things = [thing for part in helpful for thing in part.things]
        someone = [thing for thing in things if thing.ally and not thing.can_wait]
        must = [thing for thing in things if thing.must and not thing.can_wait]
        firsts = [part.things[0] for part in helpful]
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


@attrs.frozen(kw_only=True)
class Sign:
    """Something that a person wrote down to notice: a trigger, or a sign of any kind."""

    id: str
    path: str
    """Where it stands in the plan, a JSON Pointer."""
    text: str = attrs.field(repr=False)
    stage: Stage
    """How hard it is. A sign of which nobody said so counts as an early one."""
    safety: bool
    """Whether it is a sign of the safety plan."""
    private: bool


# --- the functions ---


def signs(plan: WellnessPlan) -> tuple[Sign, ...]:
    """All that a person wrote down to notice, in the order of the plan: what `what_now` can be asked about.

    >>> from recoverytools.guidance import signs
    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail")
    >>> [(sign.id, sign.stage.label()) for sign in signs(rt.WellnessPlan(warning_signs=(mail,)))]
    [('mail', 'Early sign')]
    """
    private = _private_ids(plan)
    pointed: Iterable[Any] = (*plan.toolbox, *plan.supports, *plan.resources)
    names = {item.id: item.name for item in pointed}
    return tuple(sign for path, item in plan.items() if (sign := _sign(path, item, names, private)))


def what_now(  # noqa: PLR0913 - each is a fact of its own
    plan: WellnessPlan,
    noticed: CheckIn | str | Iterable[str] = (),
    *,
    now: datetime,
    journal: Journal | None = None,
    region: str | None = None,
    time_zone: str | None = None,
) -> Guidance:
    """What a person said they would do, for what they notice now.

    Where a sign of the safety plan is among it, the safety plan comes first. Ids that the plan does not have are let
    be, and so is no id at all: the answer then has all that is written down for hard days. The lines come last in every
    answer.

    Nobody is in it who has said no, or whom the crisis plan keeps out, by pointer or by name; nor is anything that
    turns to them, or any text with their name in it as a word of its own. Where such a name is one word with a capital,
    it is looked for with one: a text that says "will" does not name Will.

    >>> rose = rt.Support(id="rose", name="Auntie Rose")
    >>> call = rt.Note(text="call Rose, say it is one of those days", support="rose", must=True)
    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail", responses=(call,))
    >>> plan = rt.WellnessPlan(region="US", supports=(rose,), warning_signs=(mail,))
    >>> guidance = rt.what_now(plan, "mail", now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC))
    >>> [thing.text for part in guidance.parts for thing in part.things]
    ['call Rose, say it is one of those days']
    >>> print(guidance.lines.in_danger())
    If your life is in danger now, or someone may have overdosed, call 911 now.

    Args:
        plan: The person's plan.
        noticed: The ids of triggers and signs (see `signs`), or a check-in, whose `noticed` is looked at.
        now: The moment it is. With no time zone in it, it is told on the clock of the plan.
        journal: What happened, as the person wrote it down: which tools helped.
        region: Where the person is now (ISO 3166), such as ``US`` or ``US-PA``, for the help lines there; by default
            what the plan says. Where none is known, the answer says to call the local emergency number.
        time_zone: The time zone (IANA) by whose clock hours are told, where the plan names none that is known; by
            default that of `now`.

    Raises:
        TypeError: `plan` is no plan, `now` no moment, or `journal` no journal.
    """
    if not isinstance(plan, WellnessPlan):
        raise TypeError(f"what_now takes a WellnessPlan, not a {type(plan).__name__}")
    if not isinstance(now, datetime):
        raise TypeError(f"now must be a datetime.datetime, not a {type(now).__name__}")
    if journal is not None and not isinstance(journal, Journal):
        raise TypeError(f"journal must be a Journal, not a {type(journal).__name__}")
    ids = noticed.noticed if isinstance(noticed, CheckIn) else (noticed,) if isinstance(noticed, str) else noticed
    answer = _Answer(
        plan=plan,
        named=frozenset(ids),
        now=_on_a_clock(now, plan.time_zone, time_zone),
        journal=journal or Journal(),
        known=_lines_of(plan.region if region is None else region, now),
    )
    return answer.guidance()


def _on_a_clock(now: datetime, *zones: str | None) -> datetime:
    """The moment as a clock shows it in the first of the zones that is known; where none is, as it was given."""
    for zone in filter(None, map(zone_named, filter(None, zones))) if now.tzinfo else ():
        with contextlib.suppress(OverflowError):
            return now.astimezone(zone)
    return now


def _lines_of(region: str, now: datetime) -> tuple[CrisisLine, ...]:
    """The help lines of a region. On a hard day a slip of the pen is a region that nobody knows."""
    try:
        # whatever is a datetime, its date may be of a kind of its own
        return crisis_lines(region.strip().upper().replace("_", "-"), today=date(now.year, now.month, now.day))
    except ValueError:
        return ()


# --- reading a plan ---

_SIGNS: Mapping[str, tuple[Stage, bool]] = {
    "/safety/signs": (Stage.CRISIS, True),
    "/crisis/when_others_step_in": (Stage.CRISIS, False),
    "/crisis/over_when": (Stage.AFTER, False),
    "/after_crisis/over_when": (Stage.AFTER, False),
}
"""The notes that are signs, by the list they stand in: their stage, and whether they belong to the safety plan."""
_HARD = {Stage.CRISIS, Stage.BREAKING_DOWN}
_SAFETY_LISTS = (
    "on_my_own", "people_and_places", "people_to_ask", "professionals", "safer_surroundings", "reasons_for_living",
)  # fmt: skip
_AGREED = (AgreedToHelp.HAS_SAID_YES, None, AgreedToHelp.NOT_ASKED)
_HELPED = (Helped.HELPS, Helped.SOMETIMES, None, Helped.NOT_YET_TRIED)
"""In this order they come. What does not help is not among it."""
_HARD_LINES = (LineKind.CRISIS, LineKind.PEER_RUN, LineKind.WARMLINE, LineKind.INFORMATION)
_EARLY_LINES = (LineKind.WARMLINE, LineKind.PEER_RUN, LineKind.CRISIS, LineKind.INFORMATION)


def _sign(path: str, item: Item, names: Mapping[str, str], private: frozenset[str]) -> Sign | None:
    """An item of a plan as something to notice, where it is that."""
    safety = False
    match item:
        case Trigger():
            text, stage = item.what, Stage.TRIGGER
        case WarningSign():
            late = item.stage is SignStage.BREAKING_DOWN
            text, stage = item.what, Stage.BREAKING_DOWN if late else Stage.EARLY_SIGN
        case Note() if path.rpartition("/")[0] in _SIGNS:
            stage, safety = _SIGNS[path.rpartition("/")[0]]
            text = item.text or names[item.tool or item.support or item.resource or ""]
        case _:
            return None
    return Sign(id=item.id, path=path, text=text, stage=stage, safety=safety, private=item.id in private)


def _private_ids(model: Any, *, around: bool = False) -> frozenset[str]:
    """The ids of all items at and below a model that are private, or in something that is."""
    private = around or getattr(model, "private", False)
    here = {model.id} if private and isinstance(model, Item) else set()
    return frozenset(here.union(*(_private_ids(part, around=private) for _, part in parts(model))))


@attrs.frozen(kw_only=True)
class _Answer:
    """Finds what a plan says, and names nobody whom it is not to name."""

    plan: WellnessPlan
    named: frozenset[str]
    """The ids of what was noticed, and perhaps of what nobody knows."""
    now: datetime
    """The moment, on the clock of the plan."""
    journal: Journal
    known: tuple[CrisisLine, ...]
    """The help lines of the region."""
    told: set[str | None] = attrs.field(factory=set)
    """The ids of the supports, places and tools that the answer has turned to so far."""

    # --- what is there ---

    @cached_property
    def places(self) -> Mapping[str, tuple[str, Any]]:
        """The path and the item of each id."""
        return {item.id: (path, item) for path, item in self.plan.items()}

    @cached_property
    def private(self) -> frozenset[str]:
        """The ids of all that is private, or in something that is."""
        return _private_ids(self.plan)

    @cached_property
    def noticed(self) -> tuple[Sign, ...]:
        """The signs that were named, in the order of the plan."""
        return tuple(sign for sign in signs(self.plan) if sign.id in self.named)

    @cached_property
    def stage(self) -> Stage | None:
        return min((sign.stage for sign in self.noticed), key=list(Stage).index, default=None)

    @cached_property
    def is_hard(self) -> bool:
        """Whether what is for the hardest days comes up too. Where nobody knows how hard it is, it does."""
        how_hard = {sign.id for sign in self.noticed if getattr(self.places[sign.id][1], "stage", sign.stage)}
        return self.stage in _HARD or not self.named or how_hard != self.named

    # --- whom no answer names ---

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The ids of supports whom no answer names."""
        no = (support.id for support in self.plan.supports if support.agreed is AgreedToHelp.HAS_SAID_NO)
        return self.plan.kept_out.union(no)

    @cached_property
    def names_left_out(self) -> frozenset[str]:
        """What those are called whom no answer names."""
        crisis = self.plan.crisis
        names = [out.name for out in crisis.not_involved] if crisis else []
        names += [support.name for support in self.plan.supports if support.id in self.left_out]
        return frozenset(name for name in map(_tidy, names) if name)

    def unnamed(self, text: str) -> str:
        """A text, or nothing where it names someone whom no answer names."""
        return "" if any(_is_named(name, _tidy(text)) for name in self.names_left_out) else text

    def names_no_one(self, *texts: str) -> bool:
        """Whether texts name nobody whom no answer names."""
        return all(self.unnamed(text) == text for text in texts)

    # --- the answer ---

    def guidance(self) -> Guidance:
        safety = any(sign.safety for sign in self.noticed)
        after = any(sign.stage is Stage.AFTER for sign in self.noticed)
        carry = (self.help(f"/carry/{i}", text, self.plan) for i, text in enumerate(self.plan.carry))
        found = (
            *(self.safety() if safety else ()),
            *self.part(HelpKind.RESPONSES, self.responses()),
            *(self.crisis() if self.stage in {Stage.CRISIS, None} else ()),
            *(self.after() if after else ()),
            *self.part(HelpKind.PEOPLE, self.people()),
            *self.part(HelpKind.TOOLS, self.tools()),
            *self.part(HelpKind.BACKUPS, self.backups()),
            *(self.safety() if self.is_hard and not safety else ()),
            *(self.safer_use(self.plan.safer_use) if self.plan.safer_use else ()),
            *(self.part(HelpKind.DOES_NOT_HELP, self.does_not_help()) if self.is_hard else ()),
            *self.part(HelpKind.CARRY, carry),
        )
        return Guidance(stage=self.stage, safety=safety, parts=found, lines=self.lines())

    def part(self, kind: HelpKind, things: Iterable[Help | None], label: str = "") -> Iterator[HelpPart]:
        """A part of the answer, where there is anything in it."""
        if found := _those_that_can_wait_last(filter(None, things)):
            yield HelpPart(kind=kind, label=label or kind.english, things=found)

    def lists(self, kind: HelpKind, model: Item, path: str, *names: str) -> Iterator[HelpPart]:
        """A part for each of some fields of a model, called as on the page of the plan."""
        for name in names:
            value = getattr(model, name)
            things = [self.help(f"{path}/{name}", value, model)] if isinstance(value, str) else map(self.note, value)
            yield from self.part(kind, things, _label(model, name))

    def safety(self) -> Iterator[HelpPart]:
        if self.plan.safety:
            yield from self.lists(HelpKind.SAFETY, self.plan.safety, "/safety", *_SAFETY_LISTS)

    def crisis(self) -> Iterator[HelpPart]:
        if self.plan.crisis:
            yield from self.lists(HelpKind.CRISIS, self.plan.crisis, "/crisis", "helps", "respite")

    def after(self) -> Iterator[HelpPart]:
        if self.plan.after_crisis:
            yield from self.lists(HelpKind.AFTER, self.plan.after_crisis, "/after_crisis", "first_days", "resume")

    def safer_use(self, use: SaferUse) -> Iterator[HelpPart]:
        """Where naloxone is, on any day: someone near may need it. The rest on a hard day."""
        kind, path = HelpKind.SAFER_USE, "/safer_use"
        if self.is_hard:
            yield from self.lists(kind, use, path, "if_i_use", "not_alone")
        if naloxone := use.naloxone:
            below = f"{path}/naloxone"
            kept = self.help(f"{below}/kept_where", naloxone.kept_where, use)
            knows = (self.help(f"{below}/who_knows/{i}", "", use, ally=id) for i, id in enumerate(naloxone.who_knows))
            yield from self.part(kind, [kept], _label(use, "naloxone"))
            yield from self.part(kind, knows, _label(naloxone, "who_knows"))
        if self.is_hard:
            yield from self.lists(kind, use, path, "after_a_break", "what_to_tell_responders", "first_day_back")

    def responses(self) -> Iterator[Help | None]:
        """What the person said they have to do comes first, then what might help; the same thing once."""
        items = (self.places[sign.id][1] for sign in self.noticed)
        notes = [note for item in items for note in getattr(item, "responses", ())]
        once: dict[Any, Note] = {}
        for note in sorted(notes, key=lambda note: not note.must):
            once.setdefault((called(note.text), note.tool, note.support, note.resource), note)
        yield from map(self.note, once.values())

    def people(self) -> Iterator[Help | None]:
        """Whom to turn to: in a crisis, those who step in first; then by what they have agreed to."""
        crisis = self.plan.crisis if self.stage is Stage.CRISIS else None
        first = {*crisis.take_over, *crisis.turned_on_by} if crisis else set()
        supports = [each for each in self.plan.supports if each.id not in self.told and each.id not in self.left_out]
        supports.sort(key=lambda support: (support.id not in first, _AGREED.index(support.agreed)))
        for support in supports:
            yield self.help(self.places[support.id][0], "", support, ally=support.id)

    def tools(self) -> Iterator[Help | None]:
        """What helps, by the person's own summary and then by their journal; what they would like to try if it has."""
        times = self.times_helped()
        tools = [
            tool
            for tool in self.plan.toolbox
            if tool.helped in _HELPED and tool.id not in self.told
            if tool.helped is not Helped.NOT_YET_TRIED or times[tool.id]
        ]
        tools.sort(key=lambda tool: (_HELPED.index(tool.helped), -times[tool.id]))
        for tool in tools:
            yield self.help(self.places[tool.id][0], tool.name, tool, how=tool.how)

    def times_helped(self) -> Counter[str]:
        """How often each tool helped, where it did. What was noted of a response counts for the tool it is."""
        used = [(use.tool, use.helped) for entry in self.journal.entries(CheckIn) for use in entry.tools_used]
        for entry in self.journal.entries(PlanUse):
            for use in entry.did:
                _, note = self.places.get(use.response, ("", None))
                used.append((getattr(note, "tool", None) or "", use.helped))
        return Counter(id for id, how in used if how in {HelpedNow.HELPED, HelpedNow.A_LITTLE})

    def backups(self) -> Iterator[Help | None]:
        """Those with words of a sign as their cue, and those for when someone cannot be reached now."""
        seen = [found for sign in self.noticed if (found := words(sign.text))]
        late = {each.id for each in self.plan.supports if (ally := self.ally(each.id)) and not ally.is_good_time}
        for i, backup in enumerate(self.plan.backups):
            cue = words(backup.cue)
            matches = cue and any(_holds(cue, sign) or _holds(sign, cue) for sign in seen)
            if matches or not late.isdisjoint(backup.covers):
                yield self.backup(backup, f"/backups/{i}")

    def backup(self, backup: BackupPlan, path: str) -> Help | None:
        then = (self.fallback(each, f"{path}/fallbacks/{i}") for i, each in enumerate(backup.fallbacks))
        return self.help(path, backup.response, backup, cue=backup.cue, how=backup.needs, then=then)

    def fallback(self, fallback: Fallback, path: str) -> Help | None:
        return self.help(path, fallback.text, fallback, cue=fallback.switch_when, ally=fallback.support)

    def does_not_help(self) -> Iterator[Help | None]:
        yield from map(self.note, self.plan.crisis.does_not_help if self.plan.crisis else ())
        for i, tool in enumerate(self.plan.toolbox):
            if tool.helped is Helped.DOES_NOT_HELP:
                yield self.help(f"/toolbox/{i}", tool.name, tool)

    # --- what stands in a plan, as help ---

    def note(self, note: Note) -> Help | None:
        tool = self.places[note.tool][1] if note.tool else None
        if tool:
            self.told.add(tool.id)
        text, how = (note.text or tool.name, tool.how) if tool else (note.text, "")
        around = (note, tool) if tool else (note,)
        ally = note.support or note.resource
        return self.help(self.places[note.id][0], text, *around, when=note.when, how=how, must=note.must, ally=ally)

    def help(  # noqa: PLR0913 - it has as many sides
        self,
        path: str,
        text: str,
        *around: Item,
        cue: str = "",
        when: str = "",
        how: str = "",
        must: bool = False,
        ally: str | None = None,
        then: Iterable[Help | None] = (),
    ) -> Help | None:
        """Something that helps; None where there is nothing, or where it is about someone whom no answer names.

        Without a text it is called as whom or what it turns to, which has the id `ally`. It is private where one of the
        items `around` it is.
        """
        who, after = self.ally(ally) if ally else None, tuple(filter(None, then))
        text = text or (who.name if who else "")
        if (ally and not who) or not (text or after) or not self.names_no_one(text, cue):
            return None
        self.told.add(ally)
        return Help(
            path=path,
            text=text,
            cue=cue,
            when=self.unnamed(when),
            how=self.unnamed(how),
            must=must,
            ally=who,
            then=after,
            private=not self.private.isdisjoint([ally, *(item.id for item in around)]),
        )

    def ally(self, id: str) -> Ally | None:
        """Whom or what an id stands for, unless no answer names them."""
        path, item = self.places[id]
        if id in self.left_out or not self.names_no_one(item.name):
            return None
        return Ally(
            path=path,
            name=item.name,
            ways=self.ways(item.contact),
            agreed=getattr(item, "agreed", None),
            agreed_to=self.unnamed(getattr(item, "agreed_to", "")),
            may_be_said=self.unnamed(getattr(item, "when_contacting", "")),
            checked_on=getattr(item, "verified_on", None),
        )

    def ways(self, contacts: Iterable[Contact]) -> tuple[Reach, ...]:
        """Ways to reach someone, those at a good time first."""
        ways = [
            Reach(contact=contact, is_good_time=self.is_good_time(contact))
            for contact in contacts
            if contact != Contact() and self.names_no_one(contact.value, contact.note)
        ]
        return tuple(sorted(ways, key=lambda way: not way.is_good_time))

    def is_good_time(self, contact: Contact) -> bool:
        if not contact.hours or (self.is_hard and contact.any_hour_if_urgent):
            return True
        return any(part.hold(self.now) for part in contact.hours)

    # --- the lines ---

    def lines(self) -> Lines:
        own = (self.own_line(line, f"/lines/{i}") for i, line in enumerate(self.plan.lines))
        return Lines(
            own=_those_that_can_wait_last(filter(None, own)),
            emergency=tuple(line for line in self.known if line.kind is LineKind.EMERGENCY),
            region=self.lines_of_region(),
            missing=not self.known,
        )

    @cached_property
    def never(self) -> frozenset[str]:
        """The names and numbers of what is never offered."""
        lines = [line for line in self.plan.lines if line.never_offer]
        names = [*self.names_left_out, *(line.name for line in lines)]
        return frozenset([*map(called, names), *(_dialed(line.value) for line in lines if line.value)])

    def is_never(self, line: HelpLine | CrisisLine) -> bool:
        return called(line.name) in self.never or _dialed(line.value) in self.never

    def lines_of_region(self) -> tuple[CrisisLine, ...]:
        # who never wants a line wants none of the ways to it
        never = {line.name for line in self.known if self.is_never(line)}
        order = _HARD_LINES if self.is_hard else _EARLY_LINES
        lines = [line for line in self.known if line.kind in order and line.name not in never]
        lines.sort(key=lambda line: (not _is_for_anyone_there(line), order.index(line.kind)))
        return tuple(lines)

    def own_line(self, line: HelpLine, path: str) -> Help | None:
        if self.is_never(line) or not self.names_no_one(line.name):
            return None
        ways = self.ways([Contact(way=line.way, value=line.value, note=line.how, hours=line.hours)])
        ally = Ally(path=path, name=line.name, ways=ways, checked_on=line.checked_on)
        return Help(path=path, text=line.name, ally=ally, private=line.id in self.private)


def _those_that_can_wait_last(things: Iterable[Help]) -> tuple[Help, ...]:
    return tuple(sorted(things, key=lambda thing: thing.can_wait))


def _label(model: Any, name: str) -> str:
    """What a field is called on the page of a plan."""
    return next(fact.label for fact in facts(type(model)) if fact.name == name)


def _is_for_anyone_there(line: CrisisLine) -> bool:
    """Whether a line is for anyone, or for all who live in a part of a country."""
    return line.for_whom == "anyone" or "-" in line.region


def _dialed(value: str) -> str:
    """A number or an address in the form in which two are compared: the end of a number, as it may be dialed abroad."""
    bare = re.sub(r"[\s().+/-]", "", value)
    return bare[-10:] if bare.isdigit() else called(value)


def _holds(text: list[str], words: list[str]) -> bool:
    """Whether words stand in a text in a row."""
    return any(text[i : i + len(words)] == words for i in range(len(text) - len(words) + 1))


def _tidy(text: str) -> str:
    """A text with its letters, apostrophes and spaces written in one way."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _is_named(name: str, text: str) -> bool:
    """Whether a tidy text names someone by a tidy name, in whole words, in any case; but "will" does not name Will."""
    if called(name) == called(text):
        return True
    if not any(map(str.isalnum, name)):
        return False
    # a script without capitals may write words together
    edges = (r"(?<!\w)", r"(?!\w)") if name.lower() != name.upper() else ("", "")
    found = re.finditer(re.escape(name).join(edges), text, re.IGNORECASE)
    any_case = " " in name or name.islower()
    return any(any_case or not match[0].islower() for match in found)
