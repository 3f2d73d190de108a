"""The wellness plan: the document that owns the tools."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import is_not
from typing import Annotated, Any, Self, overload

import attrs
from attrs import frozen

from ..errors import InvalidValue, NotFound
from ..fields import (
    Ask,
    Fact,
    Falls,
    Keep,
    Language,
    Line,
    Paragraph,
    Region,
    Section,
    TimeZone,
    classes_below,
    declared,
    facts,
    part_of,
    walk,
)
from ..shapes import EMPTY, Many, Text, fault
from ..values import Contact, Hours, Schedule, rescheduled
from ..vocabulary import AgendaKind, Way
from ..wording import called
from .advocacy import Advocacy
from .backups import BackupPlan
from .consent import Grant
from .conversations import Conversation
from .crisis import CrisisPlan, NotInvolved, PostCrisisPlan, SaferUse, SafetyPlan, Witness
from .decisions import Decision, OtherPerson
from .goals import Goal
from .items import AnyItem, Item, Note
from .problems import ProblemSolving
from .signs import Trigger, WarningSign
from .steps import Step
from .strengths import Resource, Skill, Strength
from .supports import Support
from .toolbox import DailyPractice, WellnessTool


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Person:
    """The person whose plan it is, as they wish to be named.

    >>> owner = Person(name="Malia", pronouns="she/they", needs=("I read Tongan better than English",))
    >>> print(rt.rendering.to_text(owner), end="")
    Malia
    =====
    <BLANKLINE>
    Pronouns: she/they
    <BLANKLINE>
    Good to know about me
    ---------------------
    <BLANKLINE>
    - I read Tongan better than English
    """

    name: Annotated[Line, Ask("What would you like to be called?", label="")] = ""
    pronouns: Annotated[Line, Ask("Which pronouns do you use?", examples=("she/her", "they/them", "just my name"))] = ""
    contact: Annotated[
        tuple[Contact, ...], Ask("How can people reach you?", label="How to reach me", another="Another way")
    ] = ()
    needs: Annotated[
        tuple[Line, ...],
        Ask(
            "What do people need to know to talk with you and be with you?",
            examples=(
                "I lip-read: please face me",
                "I read Tagalog better than English",
                "no shoes in my home, please",
            ),
            label="Good to know about me",
            another="Another thing",
        ),
    ] = ()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class HelpLine(Item):
    """A line that a person can call or write to, kept in the plan so that it is at hand.

    >>> line = rt.HelpLine(name="the night line of our mosque", way=Way.CALL, value="555-0142")
    >>> print(rt.rendering.to_text(line), end="")
    the night line of our mosque
    ============================
    <BLANKLINE>
    Way: Call
    Number or address: 555-0142
    """

    name: Annotated[
        Line, Ask("Which line is it?", examples=("the warmline in my county", "the night line of our mosque"), label="")
    ]
    way: Annotated[Way | None, Ask("How do you reach it: call, text, chat?")] = None
    value: Annotated[Line, Ask("What is the number or the address?", label="Number or address")] = ""
    how: Annotated[
        Line, Ask("What do you press or write first?", examples=("press 2", "write HOME"), label="First")
    ] = ""
    hours: Annotated[tuple[Hours, ...], Ask("When is someone there?", another="Another time")] = ()
    checked_on: Annotated[
        date | None, Ask("When did you last check that this is still right?", label="Last checked")
    ] = None
    never_offer: Annotated[bool, Ask("Should this line never be offered to you?", label="Never offer me this")] = False


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Page(Item):
    """A page of the person's own, for whatever the other parts of the plan have no place for.

    >>> page = Page(heading="Fasting and my medicine", text="In Ramadan I take it at sunset. My nurse knows.")
    >>> print(rt.rendering.to_text(page), end="")
    Fasting and my medicine
    =======================
    <BLANKLINE>
    - In Ramadan I take it at sunset. My nurse knows.
    """

    heading: Annotated[
        Line,
        Ask("What is the page about?", examples=("My pets", "Songs that help", "Fasting and my medicine"), label=""),
    ]
    text: Annotated[Paragraph, Ask("What would you like to write?", label="")] = ""
    checked_on: Annotated[
        date | None, Ask("When did you last check that this is still right?", label="Last checked")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class WellnessPlan(Item):
    """A person's plan for staying well and living the life they want. It belongs to them.

    Nothing in it is required. Ids are unique in the whole plan, and every pointer leads to something that is there. The
    methods that change a plan give back a new one.

    The sections are those that self-directed plans share (*Action Planning for Prevention and Recovery*, SAMHSA
    SMA-3720, public domain), with labels of our own.

    >>> noor = rt.Support(id="noor", name="Noor")
    >>> step = rt.Step(what="ask when they practice", supports=("noor",))
    >>> goal = rt.Goal(id="sing", statement="Sing in the choir again")
    >>> plan = rt.WellnessPlan(title="My plan for good days", supports=(noor,), goals=(goal,)).add(step, to="sing")
    >>> print(rt.rendering.to_text(plan), end="")
    My plan for good days
    =====================
    <BLANKLINE>
    Who is on my side
    -----------------
    <BLANKLINE>
    - Noor
    <BLANKLINE>
    What I want
    -----------
    <BLANKLINE>
    - Sing in the choir again
      Steps:
        - ask when they practice
          With: Noor
    """

    title: Annotated[
        Line,
        Ask(
            "What do you call this plan?",
            examples=("My plan for good days", "How I keep my feet on the ground"),
            label="",
        ),
    ] = ""
    owner: Annotated[Person | None, Ask("Whose plan is it?", label="This plan belongs to")] = None
    language: Annotated[Language, Ask("In which language is it written?")] = ""
    region: Annotated[Region, Ask("In which country or region do you live?")] = ""
    time_zone: Annotated[TimeZone, Ask("Which time zone do you live in?")] = ""
    created: Annotated[date | None, Ask("When did you start it?", label="Started on")] = None
    reviewed: Annotated[date | None, Ask("When did you last look it over?", label="Last looked over")] = None
    review_due: Annotated[
        date | None,
        Falls(AgendaKind.REVIEW),
        Ask("When would you like to look it over again?", label="To look over again"),
    ] = None
    recovery_means: Annotated[
        Paragraph,
        Ask(
            "What does recovery mean to you?",
            examples=("being the aunt they can count on", "my days are mine again"),
            label="What recovery means to me",
        ),
    ] = ""
    vision: Annotated[
        Paragraph,
        Ask(
            "What is the life you want?",
            help="Dream a little. What would you be doing, where, and with whom?",
            examples=("I wake up in my own place and someone is glad to hear from me",),
            label="The life I want",
        ),
    ] = ""
    pathways: Annotated[
        tuple[Line, ...],
        Ask(
            "Which paths help you recover?",
            examples=(
                "my medicine",
                "meetings twice a week",
                "ceremony with my elders",
                "running",
                "church on Wednesday",
            ),
            label="My paths",
            another="Another path",
        ),
    ] = ()
    doing_well: Annotated[
        tuple[Note, ...],
        Ask(
            "What are you like when you are doing well?",
            examples=("I hum while I cook", "I answer the phone", "I tease my brother"),
            label="When I am doing well",
            another="Another thing",
        ),
    ] = ()
    toolbox: Annotated[
        tuple[WellnessTool, ...],
        Ask("What helps you feel well, or feel better?", label="My wellness tools", another="Another wellness tool"),
    ] = ()
    daily: Annotated[
        tuple[DailyPractice, ...],
        Ask(
            "What do you do each day, or now and then, to stay well?",
            label="What I do to stay well",
            another="Another thing I do",
        ),
    ] = ()
    triggers: Annotated[
        tuple[Trigger, ...],
        Ask(
            "What can happen around you that makes it hard to stay well?",
            help="These come from outside. Signs about yourself come next.",
            label="What makes it harder",
            another="Another trigger",
        ),
    ] = ()
    warning_signs: Annotated[
        tuple[WarningSign, ...],
        Ask("How can you tell that things are getting harder?", label="Signs that I notice", another="Another sign"),
    ] = ()
    crisis: Annotated[
        CrisisPlan | None,
        Ask(
            "What do you want others to do when you cannot decide for a while?",
            help="Write it on a good day, one part at a time.",
            label="In a crisis",
        ),
    ] = None
    safety: Annotated[
        SafetyPlan | None,
        Ask("If thoughts of ending your life come, what will help you stay safe?", label="My safety plan"),
    ] = None
    safer_use: Annotated[
        SaferUse | None, Ask("If you use, how will you stay as safe as you can?", label="If I use")
    ] = None
    after_crisis: Annotated[
        PostCrisisPlan | None, Ask("What do you need when the worst is over?", label="After a crisis")
    ] = None
    strengths: Annotated[
        tuple[Strength, ...], Ask("What are your strengths?", label="My strengths", another="Another strength")
    ] = ()
    skills: Annotated[
        tuple[Skill, ...], Ask("Which skills do you have or want?", label="My skills", another="Another skill")
    ] = ()
    resources: Annotated[
        tuple[Resource, ...],
        Ask("Which places and services can help you?", label="Places and services", another="Another one"),
    ] = ()
    supports: Annotated[
        tuple[Support, ...], Ask("Who and what is on your side?", label="Who is on my side", another="Another one")
    ] = ()
    goals: Annotated[
        tuple[Goal, ...],
        Ask("What do you want? What matters most comes first.", label="What I want", another="Another goal"),
    ] = ()
    problems: Annotated[
        tuple[ProblemSolving, ...],
        Ask("Which problems would you like to work on?", label="Problems I am working on", another="Another problem"),
    ] = ()
    decisions: Annotated[
        tuple[Decision, ...],
        Ask("What do you have to decide?", label="Decisions", another="Another decision"),
    ] = ()
    backups: Annotated[
        tuple[BackupPlan, ...],
        Ask(
            "What will you do when something does not go as hoped?",
            label="My backup plans",
            another="Another backup plan",
        ),
    ] = ()
    advocacy: Annotated[
        tuple[Advocacy, ...],
        Ask("What do you want to speak up about?", label="Where I speak up", another="Another thing to speak up for"),
    ] = ()
    conversations: Annotated[
        tuple[Conversation, ...],
        Ask("What did you talk over with someone?", label="My conversations", another="Another conversation"),
    ] = ()
    pages: Annotated[
        tuple[Page, ...], Ask("What else would you like to write down?", label="My own pages", another="Another page")
    ] = ()
    lines: Annotated[
        tuple[HelpLine, ...],
        Ask("Which help lines would you like to have at hand?", label="Help lines", another="Another line"),
    ] = ()
    carry: Annotated[
        tuple[Line, ...],
        Ask(
            "Which words would you like to carry with you?",
            help="Up to three short ones, for a card in your pocket.",
            examples=("This feeling will pass.", "Call Rose first."),
            label="Words I carry",
            another="More words",
        ),
    ] = ()
    quiet_hours: Annotated[Hours | None, Ask("When should nothing ring or buzz?")] = None
    grants: Annotated[
        tuple[Grant, ...],
        Ask("Who may see which part of your plan?", label="Who may see what", another="Another person"),
        Keep("who else sees a part is nobody else's business"),
    ] = ()
    word_choices: Annotated[Mapping[Line, Line], Keep("it is for the person's own pages")] = EMPTY
    layout: Annotated[tuple[Section, ...], Keep("it is for the person's own pages")] = ()

    # --- finding ---

    def items(self) -> Iterator[tuple[str, Item]]:
        """All items in the plan, each with its path, in the order in which they are written.

        >>> plan = rt.WellnessPlan(goals=(rt.Goal(statement="Swim again", steps=(rt.Step(what="find my goggles"),)),))
        >>> [path for path, _ in plan.items()]
        ['/goals/0', '/goals/0/steps/0']
        """
        return ((path, model) for path, model in walk(self) if isinstance(model, Item) and model is not self)

    def section_names(self) -> frozenset[str]:
        """What `layout` may name: the sections, such as ``goals``, and ``pages/ID`` for each page.

        >>> plan = rt.WellnessPlan(pages=(Page(id="fasting", heading="Fasting and my medicine"),))
        >>> {"goals", "pages/fasting"} <= plan.section_names()
        True
        """
        sections = (fact.name for fact in facts(type(self)) if fact.ask and fact.label)
        return frozenset([*sections, *(f"pages/{page.id}" for page in self.pages)])

    @property
    def kept_out(self) -> frozenset[str]:
        """The ids of the supports whom the crisis plan keeps out of a crisis, by pointer or by name."""
        outs = self.crisis.not_involved if self.crisis else ()
        ids, names = {out.support for out in outs}, {called(out.name) for out in outs} - {""}
        return frozenset(each.id for each in self.supports if each.id in ids or called(each.name) in names)

    def keeps_out(self, grant: Grant) -> bool:
        """Whether the crisis plan keeps out of a crisis whom a grant is for, by pointer or by name.

        >>> crisis = rt.CrisisPlan(not_involved=(NotInvolved(name="my landlord"),))
        >>> plan = rt.WellnessPlan(crisis=crisis)
        >>> plan.keeps_out(rt.Grant(to="my landlord")), plan.keeps_out(rt.Grant(to="my nurse"))
        (True, False)
        """
        out = self.kept_out
        names = {called(each.name) for each in self.supports if each.id in out}
        names |= {called(each.name) for each in self.crisis.not_involved} if self.crisis else set()
        return grant.support in out or called(grant.to) in names - {""}

    def can_share(self, section: str) -> bool:
        """Whether a grant may name this: a section, ``pages/ID`` for a page, ``stories/ID`` for a story of the person.

        A plan does not know the stories beside it.

        >>> plan = rt.WellnessPlan(pages=(Page(id="fasting", heading="Fasting and my medicine"),))
        >>> [plan.can_share(name) for name in ("goals", "pages/fasting", "stories/beans", "pages/pets", "stories/")]
        [True, True, True, False, False]
        """
        kind, _, id = section.partition("/")
        is_page = kind == "pages" and any(page.id == id for page in self.pages)
        return section in SHARED_SECTIONS or is_page or (kind == "stories" and bool(id))

    @overload
    def find(self, id: str) -> Item: ...
    @overload
    def find(self, id: str, kind: type[AnyItem]) -> AnyItem: ...
    def find(self, id: str, kind: type[Item] = Item) -> Item:
        """The item with this id.

        >>> plan = rt.WellnessPlan(goals=(rt.Goal(id="swim", statement="Swim again"),))
        >>> plan.find("swim", rt.Goal).statement
        'Swim again'

        Raises:
            NotFound: The plan has no such item, or it is not of this kind.
            TypeError: `id` is no text, but perhaps the item itself.
        """
        if not isinstance(id, str):
            raise TypeError(f"an item is found by its id, not by a {type(id).__name__}")
        for _path, item in self.items():  # noqa: PERF102 - this is no dict
            if item.id == id and isinstance(item, kind):
                return item
        raise NotFound(f"the plan has no {kind.__name__} with this id")

    # --- changing ---

    def add(self, *items: Item, to: str | None = None) -> Self:
        """A plan with these items in their places, at the end of their lists.

        >>> plan = rt.WellnessPlan().add(rt.Goal(id="swim", statement="Swim again"), rt.Support(name="Joe"))
        >>> plan.add(rt.Step(what="find my goggles"), to="swim").goals[0].steps[0].what
        'find my goggles'

        Args:
            items: What to add: goals go to the goals, a crisis plan to its own place, and so on.
            to: The id of the item that gets them, where it is not the plan itself: the goal that gets a step.

        Raises:
            NotFound: There is no item with the id `to`.
            TypeError: This is no item, or there is no place for an item of this class, or more than one.
            InvalidValue: An id is in the plan already, a pointer leads nowhere, or a place for one item has one.
        """
        home = self if to is None else self.find(to)
        new: dict[str, Any] = {}
        for item in items:
            fact = _place_for(_item(item), home)
            there = new.get(fact.name, getattr(home, fact.name))
            if isinstance(fact.shape, Many):
                new[fact.name] = (*there, item)
            elif there is None:
                new[fact.name] = item
            else:
                raise InvalidValue(fault("rule-place-taken", "is there already; replace or remove it", f"/{fact.name}"))
        # all at once, so that items may point to each other in any order
        changed = attrs.evolve(home, **new)
        return changed if isinstance(changed, type(self)) else self.replace(changed)

    def replace(self, *items: Item) -> Self:
        """A plan with each of these items in the place of the one that has its id.

        An item is replaced whole, with all that is in it. To change one that may have changed since, `find` it first.
        All are put in place at once, so that a step can move from one goal to another.

        >>> plan = rt.WellnessPlan(goals=(rt.Goal(id="swim", statement="Swim again"),))
        >>> plan.replace(attrs.evolve(plan.find("swim", rt.Goal), importance=9)).goals[0].importance
        9

        Raises:
            NotFound: The plan has no item of this class with this id, or what holds it was replaced without it.
            InvalidValue: A pointer leads nowhere now, or an id stands twice.
            TypeError: This is no item.
        """
        new = {_item(item).id: item for item in items}
        for item in items:
            self.find(item.id, type(item))
        plan: Self = _put(self, new)
        for item in items:
            plan.find(item.id, type(item))
        return plan

    def remove(self, *ids: str) -> Self:
        """A plan without these items and all that is in them.

        Pointers to them go too, and so does what was nothing but such pointers: a note that only named a support.
        Where a pointer stood for a name, as with those who are to stay out of a crisis, the name is kept in its place.
        No grant names a page that is gone.

        >>> joe = rt.Support(id="joe", name="Joe")
        >>> step = rt.Step(what="ask Joe along", supports=("joe",))
        >>> plan = rt.WellnessPlan(supports=(joe,), goals=(rt.Goal(statement="Swim again", steps=(step,)),))
        >>> plan.remove("joe").goals[0].steps[0].supports
        ()

        Raises:
            NotFound: The plan has no item with one of these ids.
        """
        for id in ids:
            self.find(id)
        gone, supports = set(ids), {support.id: support for support in self.supports}
        while True:
            # what goes may hold what others point to, so look until nothing more goes
            known = len(gone)
            changes = _edited(self, lambda part: _without(part, gone, supports))
            if len(gone) == known:
                return attrs.evolve(self, **changes)

    def reschedule(self, id: str, schedule: Schedule | None, *, on: date) -> Self:
        """A plan in which a step or a daily practice has a new schedule from a day on, or none.

        The old schedule ends the day before and is kept in `earlier`, so that the past stays what was planned.

        >>> daily = rt.Schedule(every=Every.DAY, start=date(2026, 3, 1))
        >>> walk = rt.DailyPractice(id="walk", what="walk the dog", schedule=daily)
        >>> plan = rt.WellnessPlan(daily=(walk,))
        >>> plan = plan.reschedule("walk", rt.Schedule(every=Every.DAY, interval=2), on=date(2026, 12, 1))
        >>> plan.daily[0].earlier[0].until.isoformat(), plan.daily[0].schedule.start.isoformat()
        ('2026-11-30', '2026-12-01')

        Args:
            id: The id of the step or the practice.
            schedule: The new schedule. Where it has no `start`, it starts on the day of the change.
            on: The day from which the new schedule holds.

        Raises:
            NotFound: The plan has no step and no practice with this id.
            InvalidValue: The new schedule starts before the day of the change, or never happens from that day on.
        """
        item = self.find(id)
        if not isinstance(item, Step | DailyPractice):
            raise NotFound("the plan has no Step or DailyPractice with this id")
        return self.replace(rescheduled(item, schedule, on=on))


SHARED_SECTIONS = tuple(fact.name for fact in facts(WellnessPlan) if fact.ask and not fact.keep)
"""The sections that a grant may name, in the order of a plan."""


def _place_for(item: Any, home: Item) -> Fact:
    """The one field in which an item has items of this class."""
    places = [fact for fact in facts(type(home)) if part_of(fact.shape) is type(item)]
    if isinstance(home, WellnessPlan) and type(item) is Note:
        raise TypeError("a Note may stand in many places of a plan; name the item that gets it with to=")
    if len(places) == 1:
        return places[0]
    owner, kind = type(home).__name__, type(item).__name__
    if places:
        names = ", ".join(fact.name for fact in places)
        raise TypeError(f"a {owner} has more than one place for a {kind} ({names}); use attrs.evolve and replace")
    hint = "; name the item that gets it with to=" if kind in classes_below(type(home)) else ""
    raise TypeError(f"a {owner} has no place for a {kind}{hint}")


def _item(thing: Any) -> Item:
    if not isinstance(thing, Item):
        raise TypeError(f"a plan holds items, and a {type(thing).__name__} is none")
    return thing


def _put(model: Any, new: Mapping[str, Item]) -> Any:
    """A model in which each of the new items stands in the place of the one with its id."""
    if item := new.get(getattr(model, "id", "")):
        # each is put once, so that what two of them hold of each other comes to an end
        model, new = item, {id: other for id, other in new.items() if id != item.id}
    changes = _edited(model, lambda part: _put(part, new))
    return attrs.evolve(model, **changes) if changes else model


def _without(part: Any, gone: set[str], supports: Mapping[str, Support]) -> Any:
    """A model without what is gone, or None where it goes too; then its ids are put among those gone."""
    if getattr(part, "id", None) not in gone:
        changes = _edited(part, lambda below: _without(below, gone, supports)) | _without_pointers(part, gone)
        called = NAME_BESIDE.get(type(part))
        if called and part.support in gone and not getattr(part, called):
            support = supports[part.support]
            changes |= {called: support.name, "private": part.private or support.private}
        if not changes:
            return part
        with contextlib.suppress(InvalidValue):  # it cannot stand without what it pointed to
            left = attrs.evolve(part, **changes)
            if not _is_blank(left):
                return left
    gone.update(model.id for _, model in walk(part) if isinstance(model, Item))
    return None


NAME_BESIDE: Mapping[type[Any], str] = {NotInvolved: "name", OtherPerson: "name", Witness: "name", Grant: "to"}
"""The field for a name beside the pointer to a support, in classes that hold the one or the other."""


def _is_blank(model: Any) -> bool:
    """Whether nothing is written in a model."""
    return all(getattr(model, fact.name) == fact.default for fact in facts(type(model)) if fact.name != "id")


def _without_pointers(model: Any, gone: set[str]) -> dict[str, Any]:
    """The change of a model that drops its pointers to what is gone, and the names of pages that are."""
    pages = {f"pages/{id}" for id in gone}
    changes: dict[str, Any] = {}
    for fact in facts(type(model)):
        value = getattr(model, fact.name)
        match fact.shape:
            case Text(points_to=names) if names and value in gone:
                changes[fact.name] = None
            case Many(of=Text(points_to=names)) if names and not gone.isdisjoint(value):
                changes[fact.name] = tuple(id for id in value if id not in gone)
            case Many(of=Text(section=True)) if not pages.isdisjoint(value):
                changes[fact.name] = tuple(name for name in value if name not in pages)
    return changes


def _edited(model: Any, edit: Callable[[Any], Any]) -> dict[str, Any]:
    """The change of a model that puts each of its parts through `edit`. A part that becomes None is left out."""
    changes: dict[str, Any] = {}
    for fact in facts(type(model)):
        value = getattr(model, fact.name)
        if value is None or not part_of(fact.shape):
            continue
        many = isinstance(fact.shape, Many)
        before = value if many else (value,)
        after = tuple(new for part in before if (new := edit(part)) is not None)
        if len(after) != len(before) or any(map(is_not, after, before)):
            changes[fact.name] = after if many else next(iter(after), None)
    return changes
