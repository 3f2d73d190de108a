"""Guidance: what it finds, whom it never names, and that it is never empty."""

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from edits import edited
from languages import Upside
from recoverytools import guidance as room
from recoverytools.errors import InvalidDocument
from recoverytools.fields import Fact, facts
from recoverytools.guidance import Guidance, Help, signs, what_now
from recoverytools.models import Fallback, Naloxone, NotInvolved, ResponseUse
from recoverytools.rendering import to_markdown, to_text
from recoverytools.vocabulary import AgreedToHelp, Helped, HelpedNow, HelpKind, SignStage, Stage, Way, Weekday
from recoverytools.wording import Word, called
from strategies import models_of

NIGHT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
"""A Sunday."""
NEW_YORK = "America/New_York"
REGIONS = ["", "US", "US-CA", "GB", "AU", "JP", "FR", "XX"]
ZONES = ["", NEW_YORK, "Pacific/Auckland", "Europe", "Nowhere/Land"]
PEOPLE = ["Zeda", "Zedb", "Zed Ce", "zedd", "Zedé", "O’Zed"]
"""Names that stand in no text of ours."""


# --- plans of every kind ---


@st.composite
def hours(draw: st.DrawFn) -> rt.Hours:
    clock = st.none() | st.builds(time, st.integers(0, 23))
    days = draw(st.lists(st.sampled_from(Weekday), max_size=3, unique=True))
    return rt.Hours(days=tuple(days), start=draw(clock), end=draw(clock))


class Draw:
    """Draws the parts of a plan: each text is one of a kind, and may name someone."""

    def __init__(self, draw: Any) -> None:
        self.draw, self.count = draw, 0

    def one(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def some(self, make: Any, most: int = 2) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(0, most))))

    def text(self) -> str:
        self.count += 1
        name = self.one("", "", "", *PEOPLE)
        named = self.one(f"{name} ", f"at {name.upper()}'s ", f"({name}), ") if name else ""
        return f"{named}words{self.count}."

    def maybe(self) -> str:
        return self.text() if self.draw(st.booleans()) else ""

    def contact(self) -> rt.Contact:
        return rt.Contact(
            way=self.one(None, Way.CALL, Way.TEXT),
            value=self.maybe(),
            note=self.maybe(),
            hours=tuple(self.draw(st.lists(hours(), max_size=2))),
            any_hour_if_urgent=self.one(None, True, False),
        )

    def item(self) -> dict[str, Any]:
        return {"private": self.one(False, False, True)}

    def support(self, name: str) -> rt.Support:
        return rt.Support(
            id=f"person-{PEOPLE.index(name)}",
            name=name,
            agreed=self.one(None, *AgreedToHelp),
            agreed_to=self.maybe(),
            when_contacting=self.maybe(),
            contact=self.some(self.contact),
            **self.item(),
        )

    def note(self) -> rt.Note:
        pointers = self.one(
            {}, {}, {"support": self.one(*self.ids)} if self.ids else {}, {"tool": "tool"}, {"resource": "place"}
        )
        text = self.maybe() if pointers else self.text()
        return rt.Note(text=text, when=self.maybe(), must=self.one(True, False), **pointers, **self.item())

    def notes(self) -> tuple[rt.Note, ...]:
        return self.some(self.note)

    def out(self) -> NotInvolved:
        name = self.one(*PEOPLE)
        if self.ids and self.draw(st.booleans()):
            return NotInvolved(support=self.one(*self.ids))
        return NotInvolved(name=self.one(name, f" {name.upper()}  ", name.lower().replace(" ", "  ")))

    def plan(self) -> rt.WellnessPlan:
        names = self.draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=3))
        supports = tuple(map(self.support, names))
        self.ids = [support.id for support in supports]
        lists = {
            fact.name: self.notes
            for cls in (rt.SafetyPlan, rt.CrisisPlan, rt.SaferUse, rt.PostCrisisPlan)
            for fact in facts(cls)
            if is_notes(fact)
        }

        def made(cls: Any, **more: Any) -> Any:
            if self.one(True, False, False):
                return None
            found = {fact.name: lists[fact.name]() for fact in facts(cls) if fact.name in lists}
            return cls(**found, **more, **self.item())

        outs = self.some(self.out)
        naloxone = Naloxone(kept_where=self.maybe(), who_knows=tuple(self.ids[:1])) if self.one(True, False) else None
        return rt.WellnessPlan(
            region=self.one(*REGIONS),
            time_zone=self.one(*ZONES),
            supports=supports,
            resources=(rt.Resource(id="place", name=self.text(), contact=self.some(self.contact), **self.item()),),
            toolbox=(
                rt.WellnessTool(
                    id="tool", name=self.text(), how=self.maybe(), helped=self.one(None, *Helped), **self.item()
                ),
                *self.some(lambda: rt.WellnessTool(name=self.text(), helped=self.one(None, *Helped))),
            ),
            triggers=self.some(lambda: rt.Trigger(what=self.text(), responses=self.notes(), **self.item())),
            warning_signs=self.some(
                lambda: rt.WarningSign(
                    what=self.text(), stage=self.one(None, *SignStage), responses=self.notes(), **self.item()
                )
            ),
            safety=made(rt.SafetyPlan),
            crisis=made(rt.CrisisPlan, not_involved=outs, respite=self.maybe(), take_over=tuple(self.ids[-1:])),
            safer_use=made(rt.SaferUse, naloxone=naloxone, after_a_break=self.maybe()),
            after_crisis=made(rt.PostCrisisPlan),
            backups=self.some(
                lambda: rt.BackupPlan(
                    cue=self.text(),
                    response=self.maybe(),
                    covers=tuple(self.ids[:1]),
                    fallbacks=(
                        Fallback(switch_when=self.maybe(), text=self.maybe(), support=self.one(None, *self.ids)),
                    ),
                    **self.item(),
                )
            ),
            lines=self.some(
                lambda: rt.HelpLine(
                    name=self.text(), value=self.one("", "988", "116123", "555-0142"), never_offer=self.one(True, False)
                )
            ),
            carry=self.some(self.text),
            private=self.one(False, False, False, True),
        )


def is_notes(fact: Fact) -> bool:
    return getattr(getattr(fact.shape, "of", None), "cls", None) is rt.Note


@st.composite
def hard_day_plans(draw: st.DrawFn) -> rt.WellnessPlan:
    return Draw(draw).plan()


@st.composite
def damaged_plans(draw: st.DrawFn) -> rt.WellnessPlan:
    """Plans that programs or people have edited, and that still load."""
    plan = draw(hard_day_plans())
    chance = random.Random(draw(st.integers(0, 2**32)))
    data = rt.to_dict(plan)
    for _ in range(5):
        changed = edited(data, chance)
        try:
            plan = rt.from_dict(changed, rt.WellnessPlan)
            data = changed
        except InvalidDocument:
            continue
    return plan


plans = models_of(rt.WellnessPlan) | hard_day_plans() | damaged_plans()
moments = st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30)) | st.datetimes(
    datetime(2026, 1, 1),
    datetime(2027, 1, 1),
    timezones=st.sampled_from([UTC, ZoneInfo(NEW_YORK), timezone(timedelta(hours=14))]),
)


@st.composite
def answers(draw: st.DrawFn, plans: Any = plans) -> tuple[rt.WellnessPlan, set[str], Guidance]:
    """A plan, what is noticed of it, and the answer."""
    plan = draw(plans)
    known = [item.id for _, item in plan.items()] or [""]
    noticed = draw(
        st.lists(st.sampled_from([*(sign.id for sign in signs(plan)), *known]) | st.text(max_size=4), max_size=3)
    )
    more = {
        "journal": draw(st.none() | models_of(rt.Journal)),
        "region": draw(st.none() | st.sampled_from(REGIONS) | st.text(max_size=5)),
        "time_zone": draw(st.none() | st.sampled_from(ZONES) | st.text(max_size=5)),
    }
    return plan, set(noticed), what_now(plan, noticed, now=draw(moments), **more)


def pages(guidance: Guidance, **options: Any) -> list[str]:
    return [page(guidance, **options) for page in (to_text, to_markdown)]


def help_in(things: Any) -> Iterator[Help]:
    for thing in things:
        yield thing
        yield from help_in(thing.then)


def all_help(guidance: Guidance) -> list[Help]:
    return [*help_in(thing for part in guidance.parts for thing in part.things), *guidance.lines.own]


# --- laws ---


@given(answers(), st.booleans())
def test_it_is_never_empty_and_the_lines_come_last_with_the_emergency_number(answer: Any, public: Any) -> None:
    _, _, guidance = answer
    for made in (guidance, guidance.short, guidance.without_private):
        assert all(part.things for part in made.parts)
        assert made.lines.emergency == guidance.lines.emergency
        numbers = [line.value for line in made.lines.emergency]
        said = made.lines.in_danger()
        assert all(number in said for number in numbers) if numbers else "your local emergency number" in said
        assert made.lines.missing <= (not numbers)
        for page in pages(made, include_private=not public):
            plain = page.replace("\\", "")
            assert made.opening() in plain or public
            headings = re.findall(r"(?m)^(?:#+ (.*)|(.*)\n-+)$", page)
            assert "Someone to call" in headings[-1]
            assert said in plain[plain.rindex("Someone to call") :]
            assert plain.index("What now") == plain.index("W")
    json.dumps(rt.converter().unstructure(guidance))


@given(answers(hard_day_plans()))
def test_a_safety_sign_brings_the_safety_plan_first(answer: Any) -> None:
    plan, noticed, guidance = answer
    named = {note.id for note in plan.safety.signs} & noticed if plan.safety else set()
    assert guidance.safety == bool(named)
    kinds = [part.kind for part in guidance.parts]
    if named:
        assert guidance.stage is Stage.CRISIS
        assert kinds == sorted(kinds, key=lambda kind: kind is not HelpKind.SAFETY)
    if named and not plan.crisis and all(person.agreed is not AgreedToHelp.HAS_SAID_NO for person in plan.supports):
        written = any(
            getattr(plan.safety, fact.name) for fact in facts(rt.SafetyPlan) if is_notes(fact) and fact.name != "signs"
        )
        assert (HelpKind.SAFETY in kinds) == written


def left_out(plan: rt.WellnessPlan) -> set[str]:
    """The names of all whom no answer names, found by going through everyone."""
    outs = plan.crisis.not_involved if plan.crisis else ()
    names = {called(out.name) for out in outs}
    for person in plan.supports:
        by_id = any(out.support == person.id for out in outs)
        if by_id or called(person.name) in names or person.agreed is AgreedToHelp.HAS_SAID_NO:
            names.add(called(person.name))
    return names - {""}


@given(answers(hard_day_plans()))
def test_nobody_who_said_no_or_is_kept_out_is_named_anywhere(answer: Any) -> None:
    plan, _, guidance = answer
    data = json.dumps(rt.converter().unstructure(guidance), ensure_ascii=False)
    for told in (data, *pages(guidance), *pages(guidance.short)):
        plain = called(told.replace("’", "'"))
        for name in left_out(plan):
            assert name.replace("’", "'") not in plain


@given(answers(hard_day_plans()))
def test_those_out_of_hours_come_last_and_are_not_dropped(answer: Any) -> None:
    plan, _, guidance = answer
    for things in (*(part.things for part in guidance.parts), guidance.lines.own):
        waits = [thing.can_wait for thing in things]
        assert waits == sorted(waits)
    for thing in all_help(guidance):
        if thing.ally:
            good = [way.is_good_time for way in thing.ally.ways]
            assert good == sorted(good, reverse=True)
    told = {thing.ally.name for thing in all_help(guidance) if thing.ally}
    wanted = {person.name for person in plan.supports if called(person.name) not in left_out(plan)}
    assert wanted <= told


@given(answers(hard_day_plans()))
def test_nothing_private_is_left_where_that_is_left_out(answer: Any) -> None:
    plan, _, guidance = answer
    private = set(private_texts(plan, around=False))
    public = guidance.without_private
    assert not any(thing.private for thing in all_help(public))
    for told in (*pages(public), *pages(guidance, include_private=False)):
        assert not [text for text in private if text in told.replace("\\", "")]
    if not private:
        assert public == guidance


def private_texts(model: Any, *, around: bool) -> Iterator[str]:
    around = around or getattr(model, "private", False)
    if around and (name := getattr(model, "name", None) or getattr(model, "text", None)):
        yield name
    for value in (getattr(model, fact.name) for fact in facts(type(model))):
        for part in value if isinstance(value, tuple) else [value]:
            if attrs.has(type(part)):
                yield from private_texts(part, around=around)
            elif around and isinstance(part, str) and "words" in part:
                yield part


@given(plans, st.data())
def test_no_step_gates_another(plan: rt.WellnessPlan, data: Any) -> None:
    """What was done, and what it did, changes in which order tools come, and nothing else."""
    noticed = data.draw(st.lists(st.sampled_from([sign.id for sign in signs(plan)] or ["x"]), max_size=2))
    notes = [item.id for _, item in plan.items() if isinstance(item, rt.Note)] or ["x"]
    done = data.draw(st.lists(st.sampled_from(notes), max_size=3))
    uses = tuple(ResponseUse(response=id, helped=HelpedNow.NOT_THIS_TIME) for id in done)
    journal = rt.Journal(uses=(rt.PlanUse(occurred_at=NIGHT, noticed=tuple(noticed), did=uses),))
    before, after = (what_now(plan, noticed, now=NIGHT, journal=kept) for kept in (None, journal))
    assert before == after
    assert not re.search(r"(?m)^\s*(\d+[.)]|step \d)", to_text(attrs.evolve(before, parts=())), re.IGNORECASE)


@given(plans, moments)
def test_the_same_input_gives_the_same_answer(plan: rt.WellnessPlan, now: datetime) -> None:
    ids = [sign.id for sign in signs(plan)]
    first = what_now(plan, ids, now=now)
    again = what_now(rt.loads(rt.dumps(plan), rt.WellnessPlan), reversed(ids), now=now)
    assert first == again
    assert pages(first) == pages(again)


@given(answers(hard_day_plans()))
def test_the_first_screen_holds_part_of_the_answer_and_shortens_once(answer: Any) -> None:
    _, _, guidance = answer
    short = guidance.short
    assert short.short == short
    things = [thing.path for part in short.parts for thing in part.things]
    every = [thing.path for part in guidance.parts if part.kind is not HelpKind.DOES_NOT_HELP for thing in part.things]
    assert len(things) == min(3, len(every))
    assert things == [path for path in every if path in things]
    assert things[:1] == every[:1]
    reachable = {thing.path for part in guidance.parts for thing in part.things if thing.ally and not thing.can_wait}
    if reachable & set(every):
        assert reachable & set(things), "someone to turn to, where there is someone"
    assert len(short.lines.own) <= 2
    assert len(short.lines.region) <= 2


# --- every leaf is the person's, a label or sourced ---

OURS = {kind.english for kind in HelpKind} | {
    fact.label
    for cls in (rt.SafetyPlan, rt.CrisisPlan, rt.SaferUse, rt.PostCrisisPlan, Naloxone)
    for fact in facts(cls)
}
SAID = [
    "What now", "You can reach out to someone now.", "You noticed something you wrote down. Here is what you said helps.",
    "You do not have to say what it is. Here is what you wrote down for hard days.", "You do not have to do these in order.",
    "If you might act on these thoughts, call a crisis line or your local emergency number now.", "Someone to call",
    "If your life is in danger now, or someone may have overdosed, call", "your local emergency number", "now.", "or",
    "You can also call or text", "You can also call", "You can also text", "even if you are not sure.",
    "It may send help without asking you.", "It is not known whether it may send help without asking you.",
    "(I have to)", "(not a good time now)", "If", "When", "How", "With", "For", "Their answer", "Not asked yet",
    "Agreed to", "What may be said", "Last checked", "last checked on", "not checked recently", "Call", "Text",
    "Chat online", "at any hour if it is urgent", "not outside these hours", "every day", "from", "until", "and", "am",
    "pm",
]  # fmt: skip


def strings(data: Any) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from strings(value)
        case list() | tuple():
            for value in data:
                yield from strings(value)


def leaves(thing: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """What an answer holds, each with the class and the field that hold it; facts about a line as a whole."""
    if isinstance(thing, room.CrisisLine):
        yield "CrisisLine", thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from leaves(each, name)
    elif attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            yield from leaves(getattr(thing, field.name), f"{type(thing).__name__}.{field.name}")
    else:
        yield name, thing


@given(answers(hard_day_plans()))
def test_every_leaf_is_the_persons_or_a_label_or_a_sourced_line(answer: Any) -> None:
    plan, _, guidance = answer
    written = rt.to_dict(plan)
    theirs = {*strings(written)}
    sourced = set(room._lines_of("US", NIGHT))
    for name, leaf in leaves(guidance):
        if name == "CrisisLine":
            assert leaf.source
            sourced.add(leaf)
        elif name == "HelpPart.label":
            assert leaf in OURS
        elif name.endswith(".path"):
            assert at(written, leaf)
        elif isinstance(leaf, str) and not isinstance(leaf, Word):
            assert leaf == "" or leaf in theirs, name
        else:
            assert leaf is None or isinstance(leaf, bool | Word | date | time), name
    lines = {text for line in sourced for text in strings(attrs.asdict(line)) if text}
    known = {*theirs, *lines, *OURS, *SAID, *(day.english for day in Weekday)} - {""}
    whole = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    page = re.sub(rf"(?<![A-Za-z])(?:{whole})(?![a-z])", "", to_text(guidance))
    assert not re.search(r"[A-Za-z]", page), page


def at(data: Any, pointer: str) -> bool:
    for step in pointer.split("/")[1:]:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data is not None


@given(answers(hard_day_plans()))
def test_no_words_of_a_person_stand_in_a_repr(answer: Any) -> None:
    plan, _, guidance = answer
    assert "words" not in repr(guidance)
    assert "words" not in repr(signs(plan))


@given(hard_day_plans())
def test_the_page_speaks_through_wording(plan: rt.WellnessPlan) -> None:
    guidance = what_now(plan, [sign.id for sign in signs(plan)][:1], now=NIGHT)
    page = to_text(guidance, locale=Upside())
    for part in guidance.parts:
        assert f"«{part.label}»" in page
    for said in (guidance.opening(Upside()), guidance.lines.in_danger(Upside()), "«What now»", "«Someone to call»"):
        assert said.startswith("«")
        assert said in page
