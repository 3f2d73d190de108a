"""What a person said they would do on a hard day, found for what they notice now.

Nothing here is advice of ours. All of it is what the person wrote, with labels, and help lines with their sources. No
risk is weighed, nothing is read out of notes, and nothing is sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property, partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import attrs

from .facts import CrisisLine, crisis_lines
from .fields import facts, parts
from .models.backups import BackupPlan
from .models.items import Item, Note
from .models.journal import CheckIn, Journal, PlanUse
from .models.plan import WellnessPlan
from .models.signs import Trigger, WarningSign
from .models.strengths import Resource
from .models.supports import Support
from .values import Contact, Hours
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
    """A support, or a place or a service, that a person can turn to."""

    path: str
    """Where it stands in the plan, a JSON Pointer."""
    name: str = attrs.field(repr=False)
    ways: tuple[Reach, ...] = ()
    """How to reach them: what is at a good time comes first."""
    agreed: AgreedToHelp | None = None
    """What they said when they were asked, where that is known."""
    agreed_to: str = attrs.field(default="", repr=False)
    private: bool = False

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


@attrs.frozen(kw_only=True)
class HelpPart:
    """Things that belong together."""

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
    """The help lines of the region: before it is a crisis warmlines first, and crisis lines first in one."""
    missing: bool = False
    """Whether no line of the region is known."""

    def in_danger(self, locale: Locale = "en") -> str:
        """What to do when a life is in danger."""
        numbers = [line.value for line in self.emergency] or [say("your local emergency number", locale=locale)]
        number = say(" or ", locale=locale).join(numbers)
        return say(
            "If your life is in danger now, or someone may have overdosed, call {number} now.",
            locale=locale,
            number=number,
        )

    def even_if_unsure(self, locale: Locale = "en") -> str:
        """Which crisis line takes calls from anyone. Empty where none is known."""
        if not self.for_anyone:
            return ""
        line, *others = self.for_anyone
        either = "You can also call or text {number}, even if you are not sure."
        only = "You can also call {number}, even if you are not sure."
        return say(either if others else only, locale=locale, number=line.value)

    @property
    def for_anyone(self) -> tuple[CrisisLine, ...]:
        """The first crisis line that takes calls from anyone; then the same number to write to, where it has that."""
        lines = [line for line in self.region if line.kind is LineKind.CRISIS and line.for_whom == "anyone"]
        first = [line for line in lines if line.way is Way.CALL][:1]
        return (*first, *(line for line in lines if line.way is Way.TEXT and first and line.value == first[0].value))


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
        if self.stage is None:
            says = "You do not have to say what it is. Here is what you wrote down for hard days."
        else:
            says = "You noticed something you wrote down. Here is what you said helps."
        return say(says if self.parts else "You can reach out to someone now.", locale=locale)

    def in_any_order(self, locale: Locale = "en") -> str:
        """What to say of the things in it: none has to come before another."""
        return say("You do not have to do these in order.", locale=locale) if self.parts else ""

    @property
    def short(self) -> "Guidance":
        """What fits on the first screen of a phone: three things, a few lines, and always the emergency number."""
        left, few = 3, []
        for part in self.parts:
            few.append(attrs.evolve(part, things=part.things[:left]))
            left -= len(part.things)
            if left <= 0:
                break
        first = (*self.lines.region[:2], *self.lines.for_anyone)
        lines = attrs.evolve(self.lines, own=self.lines.own[:2], region=tuple(dict.fromkeys(first)))
        return attrs.evolve(self, parts=tuple(few), lines=lines)


@attrs.frozen(kw_only=True)
class Sign:
    """Something that a person wrote down to notice: a trigger, or a sign of any kind."""

    id: str
    path: str
    text: str = attrs.field(repr=False)
    stage: Stage
    safety: bool
    """Whether it is a sign of the safety plan."""
    private: bool = False


# --- the functions ---


def signs(plan: WellnessPlan) -> tuple[Sign, ...]:
    """All that a person wrote down to notice, in the order of the plan: what `what_now` can be asked about.

    >>> from recoverytools.guidance import signs
    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail")
    >>> [(sign.id, sign.stage.label()) for sign in signs(rt.WellnessPlan(warning_signs=(mail,)))]
    [('mail', 'Early sign')]
    """
    private = _private_ids(plan)
    return tuple(_signs(plan, private))


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
    points to them. A note that does no more than name them is left out too. Other words are not read.

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
        time_zone: The time zone (IANA) by whose clock hours are told, where the plan names none; by default that of
            `now`.

    Raises:
        TypeError: `plan` is no plan, `now` no moment, or `journal` no journal.
    """
    if not isinstance(plan, WellnessPlan):
        raise TypeError(f"what_now takes a WellnessPlan, not a {type(plan).__name__}")
    if not isinstance(now, datetime):
        raise TypeError("now must be a datetime.datetime")
    if journal is not None and not isinstance(journal, Journal):
        raise TypeError(f"journal must be a Journal, not a {type(journal).__name__}")
    ids = noticed.noticed if isinstance(noticed, CheckIn) else (noticed,) if isinstance(noticed, str) else noticed
    answer = _Answer(
        plan=plan,
        named=frozenset(ids),
        now=_on_its_clock(now, plan.time_zone or time_zone),
        journal=journal or Journal(),
        known=_lines_of(plan.region if region is None else region, now),
    )
    return answer.guidance()


def _on_its_clock(now: datetime, zone: str | None) -> datetime:
    """The moment as a clock in the zone shows it; where the zone is not known, as it was given."""
    if not zone or now.tzinfo is None:
        return now
    try:
        return now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return now


def _lines_of(region: str, now: datetime) -> tuple[CrisisLine, ...]:
    """The help lines of a region. On a hard day a slip of the pen is a region that nobody knows."""
    try:
        return crisis_lines(region, today=now.date())
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
_HARD = {Stage.CRISIS, Stage.BREAKING_DOWN, None}
"""When what is for the hardest days comes up too. Where nobody knows how hard it is, it does."""
_SAFETY_LISTS = (
    "on_my_own", "people_and_places", "people_to_ask", "professionals", "safer_surroundings", "reasons_for_living",
)  # fmt: skip
_AGREED = (AgreedToHelp.HAS_SAID_YES, None, AgreedToHelp.NOT_ASKED)
_HELPED = (Helped.HELPS, Helped.SOMETIMES, None, Helped.NOT_YET_TRIED)
"""In this order they come. What does not help is not among it."""
_HARD_LINES = (LineKind.CRISIS, LineKind.PEER_RUN, LineKind.WARMLINE, LineKind.INFORMATION)
_EARLY_LINES = (LineKind.WARMLINE, LineKind.PEER_RUN, LineKind.CRISIS, LineKind.INFORMATION)


def _signs(plan: WellnessPlan, private: frozenset[str]) -> Iterator[Sign]:
    pointed: Iterable[Any] = (*plan.toolbox, *plan.supports, *plan.resources)
    named = {item.id: item.name for item in pointed}
    for path, item in plan.items():
        make = partial(Sign, id=item.id, path=path, private=item.id in private)
        if isinstance(item, Trigger):
            yield make(text=item.what, stage=Stage.TRIGGER, safety=False)
        elif isinstance(item, WarningSign):
            hard = item.stage is SignStage.BREAKING_DOWN
            yield make(text=item.what, stage=Stage.BREAKING_DOWN if hard else Stage.EARLY_SIGN, safety=False)
        elif isinstance(item, Note) and (kind := _SIGNS.get(path.rpartition("/")[0])):
            stage, safety = kind
            text = item.text or named[item.tool or item.support or item.resource or ""]
            yield make(text=text, stage=stage, safety=safety)


def _private_ids(model: Any, *, around: bool = False) -> frozenset[str]:
    """The ids of all items below a model that are private, or in something that is."""
    found: set[str] = set()
    for _, part in parts(model):
        private = around or getattr(part, "private", False)
        if private and isinstance(part, Item):
            found.add(part.id)
        found |= _private_ids(part, around=private)
    return frozenset(found)


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
    told: set[str] = attrs.field(factory=set)
    """The ids of the supports, places and tools that are in the answer so far."""

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
        return tuple(sign for sign in _signs(self.plan, self.private) if sign.id in self.named)

    @cached_property
    def stage(self) -> Stage | None:
        return min((sign.stage for sign in self.noticed), key=list(Stage).index, default=None)

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
        return frozenset(called(name) for name in names if name)

    # --- the answer ---

    def guidance(self) -> Guidance:
        stage, safety = self.stage, any(sign.safety for sign in self.noticed)
        hard = stage in _HARD
        carry = (Help(path=f"/carry/{i}", text=text) for i, text in enumerate(self.plan.carry))
        parts = [
            *(self.safety() if safety else ()),
            *self.part(HelpKind.RESPONSES, self.responses()),
            *(self.crisis() if stage is Stage.CRISIS else ()),
            *(self.after() if stage is Stage.AFTER else ()),
            *self.part(HelpKind.PEOPLE, self.people()),
            *self.part(HelpKind.TOOLS, self.tools()),
            *self.part(HelpKind.BACKUPS, self.backups()),
            *(self.safety() if hard and not safety else ()),
            *(self.safer_use() if hard or self.names_safer_use() else ()),
            *(self.part(HelpKind.DOES_NOT_HELP, self.does_not_help()) if hard else ()),
            *self.part(HelpKind.CARRY, carry),
        ]
        return Guidance(stage=stage, safety=safety, parts=tuple(parts), lines=self.lines())

    def part(self, kind: HelpKind, things: Iterable[Help | None], label: str = "") -> Iterator[HelpPart]:
        """A part of the answer, where there is anything in it."""
        if found := tuple(thing for thing in things if thing):
            yield HelpPart(kind=kind, label=label or kind.english, things=found)

    def lists(self, kind: HelpKind, model: Any, path: str, names: Iterable[str]) -> Iterator[HelpPart]:
        """A part for each of some fields of a model, called as on the page of the plan."""
        labels = {fact.name: fact.label for fact in facts(type(model))}
        for name in names:
            value = getattr(model, name)
            if isinstance(value, str):
                things = [Help(path=f"{path}/{name}", text=value, private=model.id in self.private)] if value else []
                yield from self.part(kind, things, labels[name])
            else:
                yield from self.part(kind, map(self.note, value), labels[name])

    def safety(self) -> Iterator[HelpPart]:
        if self.plan.safety:
            yield from self.lists(HelpKind.SAFETY, self.plan.safety, "/safety", _SAFETY_LISTS)

    def crisis(self) -> Iterator[HelpPart]:
        if self.plan.crisis:
            yield from self.lists(HelpKind.CRISIS, self.plan.crisis, "/crisis", ("helps", "respite"))

    def after(self) -> Iterator[HelpPart]:
        if self.plan.after_crisis:
            yield from self.lists(HelpKind.AFTER, self.plan.after_crisis, "/after_crisis", ("first_days", "resume"))

    def names_safer_use(self) -> bool:
        return any(self.places[id][0].startswith("/safer_use/") for id in self.named if id in self.places)

    def safer_use(self) -> Iterator[HelpPart]:
        use = self.plan.safer_use
        if use is None:
            return
        kind, path = HelpKind.SAFER_USE, "/safer_use"
        yield from self.lists(kind, use, path, ("if_i_use", "not_alone"))
        if naloxone := use.naloxone:
            label = next(fact.label for fact in facts(type(use)) if fact.name == "naloxone")
            private = use.id in self.private
            kept = Help(path=f"{path}/naloxone/kept_where", text=naloxone.kept_where, private=private)
            knows = (
                Help(path=f"{path}/naloxone/who_knows/{i}", text=ally.name, ally=ally, private=private)
                for i, ally in enumerate(map(self.ally, naloxone.who_knows))
                if ally
            )
            yield from self.part(kind, [kept if kept.text else None, *knows], label)
        yield from self.lists(kind, use, path, ("after_a_break", "what_to_tell_responders"))

    def responses(self) -> Iterator[Help]:
        """What the person said they have to do comes first, then what might help; the same thing once."""
        items = (self.places[sign.id][1] for sign in self.noticed)
        notes = [note for item in items for note in getattr(item, "responses", ())]
        notes.sort(key=lambda note: not note.must)
        once = {(called(note.text), note.tool, note.support, note.resource): note for note in reversed(notes)}
        yield from (thing for note in reversed(once.values()) if (thing := self.note(note)))

    def people(self) -> Iterator[Help]:
        """Whom to turn to: at a good time first; in a crisis, those who step in; then by what they have agreed to."""
        crisis = self.plan.crisis if self.stage is Stage.CRISIS else None
        first = {*crisis.take_over, *crisis.turned_on_by} if crisis else set()
        supports = [support for support in self.plan.supports if support.id not in self.told]
        found = [
            ((not ally.is_good_time, support.id not in first, _AGREED.index(support.agreed)), ally)
            for support in supports
            if (ally := self.ally(support.id))
        ]
        found.sort(key=lambda ranked: ranked[0])
        yield from (Help(path=ally.path, text=ally.name, ally=ally, private=ally.private) for _, ally in found)

    def tools(self) -> Iterator[Help]:
        """What helped before, by the person's own summary and their journal."""
        helped = self.times_helped()
        found = [
            (_HELPED.index(tool.helped), -helped.get(tool.id, 0), i, tool)
            for i, tool in enumerate(self.plan.toolbox)
            if tool.id not in self.told and tool.helped in _HELPED
            if tool.helped in {Helped.HELPS, Helped.SOMETIMES} or tool.id in helped
        ]
        for _, _, i, tool in sorted(found, key=lambda ranked: ranked[:3]):
            yield Help(path=f"/toolbox/{i}", text=tool.name, how=tool.how, private=tool.id in self.private)

    def times_helped(self) -> Mapping[str, int]:
        """How often each tool helped, where it did. What was noted of a response counts for the tool it is."""
        times: dict[str, int] = {}
        used = [(use.tool, use.helped) for entry in self.journal.entries(CheckIn) for use in entry.tools_used]
        for entry in self.journal.entries(PlanUse):
            for use in entry.did:
                _, note = self.places.get(use.response, ("", None))
                used.append((getattr(note, "tool", None) or "", use.helped))
        for id, how in used:
            if how in {HelpedNow.HELPED, HelpedNow.A_LITTLE}:
                times[id] = times.get(id, 0) + 1
        return times

    def backups(self) -> Iterator[Help]:
        """Those with words of a sign as their cue, and those for when someone in the answer cannot be reached."""
        seen = [found for sign in self.noticed if (found := words(sign.text))]
        late = {id for id in self.told if (ally := self.ally(id)) and not ally.is_good_time}
        for i, backup in enumerate(self.plan.backups):
            cue = words(backup.cue)
            matches = cue and any(_holds(cue, sign) or _holds(sign, cue) for sign in seen)
            if matches or not late.isdisjoint(backup.covers):
                yield self.backup(backup, f"/backups/{i}")

    def backup(self, backup: BackupPlan, path: str) -> Help:
        then = []
        for i, fallback in enumerate(backup.fallbacks):
            ally = self.ally(fallback.support) if fallback.support else None
            text = fallback.text or (ally.name if ally else "")
            if text and not self.is_left_out(fallback.support, text):
                private = fallback.id in self.private
                below = f"{path}/fallbacks/{i}"
                then.append(Help(path=below, text=text, cue=fallback.switch_when, ally=ally, private=private))
        private = backup.id in self.private
        return Help(
            path=path, text=backup.response, cue=backup.cue, how=backup.needs, then=tuple(then), private=private
        )

    def does_not_help(self) -> Iterator[Help | None]:
        yield from map(self.note, self.plan.crisis.does_not_help if self.plan.crisis else ())
        for i, tool in enumerate(self.plan.toolbox):
            if tool.helped is Helped.DOES_NOT_HELP:
                yield Help(path=f"/toolbox/{i}", text=tool.name, private=tool.id in self.private)

    # --- what stands in a plan, as help ---

    def is_left_out(self, support: str | None, text: str) -> bool:
        return support in self.left_out or called(text) in self.names_left_out

    def words(self, note: Note) -> str:
        """What a note says, or what that is called which it points to."""
        if note.text:
            return note.text
        pointed = (self.places[id][1] for id in (note.tool, note.support, note.resource) if id)
        return next((item.name for item in pointed if item.id not in self.left_out), "")

    def note(self, note: Note) -> Help | None:
        text = self.words(note)
        if not text or self.is_left_out(note.support, text):
            return None
        tool = self.places[note.tool][1] if note.tool else None
        self.told.update(filter(None, [note.tool]))
        return Help(
            path=self.places[note.id][0],
            text=text,
            when=note.when,
            how=tool.how if tool else "",
            must=note.must,
            ally=self.ally(note.support or note.resource or ""),
            private=note.id in self.private,
        )

    def ally(self, id: str) -> Ally | None:
        """Whom or what an id stands for, unless no answer names them."""
        path, item = self.places.get(id, ("", None))
        if id in self.left_out or not isinstance(item, Support | Resource) or called(item.name) in self.names_left_out:
            return None
        self.told.add(id)
        support = item if isinstance(item, Support) else Support(name=item.name)
        return Ally(
            path=path,
            name=item.name,
            ways=self.ways(item.contact),
            agreed=support.agreed,
            agreed_to=support.agreed_to,
            private=id in self.private,
        )

    def ways(self, contacts: Iterable[Contact]) -> tuple[Reach, ...]:
        """Ways to reach someone, those at a good time first."""
        urgent = self.stage in _HARD
        ways = [
            Reach(
                contact=contact,
                is_good_time=self.is_within(contact.hours) or (urgent and bool(contact.any_hour_if_urgent)),
            )
            for contact in contacts
        ]
        return tuple(sorted(ways, key=lambda way: not way.is_good_time))

    def is_within(self, hours: tuple[Hours, ...]) -> bool:
        return not hours or any(part.hold(self.now) for part in hours)

    # --- the lines ---

    def lines(self) -> Lines:
        never = {*self.names_left_out}
        for line in self.plan.lines:
            if line.never_offer:
                never |= {called(line.name), _dialed(line.value)} - {""}
        order = _HARD_LINES if self.stage in _HARD else _EARLY_LINES
        region = [line for line in self.known if line.kind in order]
        region = [line for line in region if called(line.name) not in never and _dialed(line.value) not in never]
        region.sort(key=lambda line: (order.index(line.kind), line.for_whom != "anyone"))
        return Lines(
            own=tuple(sorted(self.own_lines(never), key=lambda line: not (line.ally and line.ally.is_good_time))),
            emergency=tuple(line for line in self.known if line.kind is LineKind.EMERGENCY),
            region=tuple(region),
            missing=not self.known,
        )

    def own_lines(self, never: set[str]) -> Iterator[Help]:
        for i, line in enumerate(self.plan.lines):
            if line.never_offer or called(line.name) in never or _dialed(line.value) in never:
                continue
            private, path = line.id in self.private, f"/lines/{i}"
            contact = Contact(way=line.way, value=line.value, note=line.how, hours=line.hours)
            ways = (Reach(contact=contact, is_good_time=self.is_within(line.hours)),)
            ally = Ally(path=path, name=line.name, ways=ways, private=private)
            yield Help(path=path, text=line.name, ally=ally, private=private)


def _dialed(value: str) -> str:
    """A number or an address without the signs that people write between digits."""
    bare = "".join(letter for letter in value if letter not in " -().+/")
    return bare if bare.isdigit() else called(value)


def _holds(text: list[str], words: list[str]) -> bool:
    """Whether words stand in a text in a row."""
    return any(text[i : i + len(words)] == words for i in range(len(text) - len(words) + 1))
