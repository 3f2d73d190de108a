"""Reading what a person wrote for a hard day, for what they notice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

import attrs

from ..facts import CrisisLine
from ..fields import facts
from ..models.backups import BackupPlan, Fallback
from ..models.crisis import SaferUse
from ..models.items import Item, Note
from ..models.journal import CheckIn, Journal, PlanUse
from ..models.plan import HelpLine, WellnessPlan
from ..values import Contact
from ..vocabulary import AgreedToHelp, Helped, HelpedNow, HelpKind, LineKind, Stage
from ..wording import called, words
from ._answer import Ally, Guidance, Help, HelpPart, Lines, Reach
from ._lines import called_or_dialed, in_order, numbers_in_name
from ._names import LeftOut
from ._signs import Sign, private_ids, signs

_HARD = {Stage.CRISIS, Stage.BREAKING_DOWN}
_SAFETY_LISTS = (
    "on_my_own", "people_and_places", "people_to_ask", "professionals", "safer_surroundings", "reasons_for_living",
)  # fmt: skip
_AGREED = (AgreedToHelp.HAS_SAID_YES, None, AgreedToHelp.NOT_ASKED)
_HELPED = (Helped.HELPS, Helped.SOMETIMES, None, Helped.NOT_YET_TRIED)
"""In this order they come. What does not help is not among it."""


@attrs.frozen(kw_only=True)
class Reading:
    """Finds what a plan says, and names nobody whom it is not to name."""

    plan: WellnessPlan
    named: frozenset[str]
    """The ids of what was noticed, and perhaps of what nobody knows."""
    now: datetime
    """The moment, on the clock of the plan."""
    journal: Journal
    known: tuple[CrisisLine, ...]
    """The help lines of the region."""
    undecided: frozenset[str] = frozenset()
    """The ids of what stands in a conflict, after a merge."""
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
        return private_ids(self.plan)

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

    @cached_property
    def left_out(self) -> LeftOut:
        return LeftOut(self.plan, self.undecided)

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
        supports = [
            each for each in self.plan.supports if each.id not in self.told and each.id not in self.left_out.ids
        ]
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
        if (ally and not who) or not (text or after) or self.left_out.are_in(text, cue):
            return None
        self.told.add(ally)
        return Help(
            path=path,
            text=text,
            cue=cue,
            when=self.left_out.cleared(when),
            how=self.left_out.cleared(how),
            must=must,
            ally=who,
            then=after,
            private=not self.private.isdisjoint([ally, *(item.id for item in around)]),
        )

    def ally(self, id: str) -> Ally | None:
        """Whom or what an id stands for, unless no answer names them."""
        path, item = self.places[id]
        if id in self.left_out.ids or self.left_out.are_in(item.name):
            return None
        return Ally(
            path=path,
            name=item.name,
            ways=self.ways(item.contact),
            agreed=getattr(item, "agreed", None),
            agreed_to=self.left_out.cleared(getattr(item, "agreed_to", "")),
            may_be_said=self.left_out.cleared(getattr(item, "when_contacting", "")),
            checked_on=getattr(item, "verified_on", None),
        )

    def ways(self, contacts: Iterable[Contact]) -> tuple[Reach, ...]:
        """Ways to reach someone, those at a good time first."""
        ways = [
            Reach(contact=contact, is_good_time=self.is_good_time(contact))
            for contact in contacts
            if contact != Contact() and not self.left_out.are_in(contact.value, contact.note)
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
            missing=all(line.kind is LineKind.EMERGENCY for line in self.known),
        )

    @cached_property
    def never(self) -> frozenset[str]:
        """The names and numbers of what is never offered."""
        lines = (called_or_dialed(line) | numbers_in_name(line) for line in self.plan.lines if line.never_offer)
        return frozenset(map(called, self.left_out.names)).union(*lines)

    def is_never(self, line: HelpLine | CrisisLine) -> bool:
        return not self.never.isdisjoint(called_or_dialed(line))

    def lines_of_region(self) -> tuple[CrisisLine, ...]:
        # who never wants a line wants none of the ways to it
        never = {line.name for line in self.known if self.is_never(line)}
        return in_order((line for line in self.known if line.name not in never), is_hard=self.is_hard)

    def own_line(self, line: HelpLine, path: str) -> Help | None:
        if self.is_never(line) or self.left_out.are_in(line.name):
            return None
        ways = self.ways([Contact(way=line.way, value=line.value, note=line.how, hours=line.hours)])
        ally = Ally(path=path, name=line.name, ways=ways, checked_on=line.checked_on)
        return Help(path=path, text=line.name, ally=ally, private=line.id in self.private)


def _those_that_can_wait_last(things: Iterable[Help]) -> tuple[Help, ...]:
    return tuple(sorted(things, key=lambda thing: thing.can_wait))


def _label(model: Any, name: str) -> str:
    """What a field is called on the page of a plan."""
    return next(fact.label for fact in facts(type(model)) if fact.name == name)


def _holds(text: list[str], words: list[str]) -> bool:
    """Whether words stand in a text in a row."""
    return any(text[i : i + len(words)] == words for i in range(len(text) - len(words) + 1))
