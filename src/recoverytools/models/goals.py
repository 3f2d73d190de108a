"""Goals: what a person wants, how they will notice it, and the steps toward it.

The parts of a SMART goal (Doran 1981) are fields that a person fills in when they are ready: specific (`statement`),
measurable (`measure`), achievable (`steps`, `confidence`), relevant (`why`, `importance`), timed (`due`, `reviews`). A
goal with only a statement is a good beginning. The attainment scale is that of Kiresuk and Sherman (1968).
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..errors import InvalidValue
from ..fields import Ask, Between, Falls, Id, Line, Paragraph, PointsTo, ZeroToTen, declared
from ..shapes import fault
from ..vocabulary import AgendaKind, Direction, Domain, GoalStatus
from .items import Item, Note
from .steps import Step

Level = Annotated[int, Between(-2, 2)]
"""A level of an attainment scale: 0 is what was expected, -2 much less, 2 much more."""
Weight = Annotated[int, Between(0, 3)]
"""How much something weighs: 0 not at all, 3 very much."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Measure:
    """What a person looks at to notice whether a goal is coming closer.

    `target` is a number to get to; `low` and `high` are for keeping it between two.

    >>> walks = Measure(what="walks in a week", direction=Direction.MORE, baseline=0, target=2)
    >>> goal = rt.Goal(statement="Be outside more", measure=walks)
    >>> print(rt.rendering.to_text(goal), end="")
    Be outside more
    ===============
    <BLANKLINE>
    How I will notice: walks in a week
    ----------------------------------
    <BLANKLINE>
    Direction: More of it
    Now: 0
    Target: 2
    """

    what: Annotated[
        Line,
        Ask(
            "What will you look at or count?",
            examples=("walks in a week", "nights with six hours of sleep", "calls to my son"),
            label="",
        ),
    ] = ""
    unit: Annotated[Line, Ask("What do you count it in?", examples=("walks", "hours", "dollars"))] = ""
    direction: Annotated[Direction | None, Ask("Which way would you like it to go?", label="Direction")] = None
    baseline: Annotated[float | None, Ask("Where is it now?", label="Now")] = None
    target: Annotated[float | None, Ask("What number are you hoping for?")] = None
    low: Annotated[float | None, Ask("What is the least that would be all right?", label="At least")] = None
    high: Annotated[float | None, Ask("What is the most that would be all right?", label="At most")] = None

    def __attrs_post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValue(fault("rule-low-above-high", "must not be above high", "/low"))


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class AttainmentScale:
    """Five levels of how a goal may turn out, in the person's words.

    This is goal attainment scaling (Kiresuk and Sherman 1968).
    The weight of the goal among others is `weight`, or importance times difficulty.

    >>> scale = AttainmentScale(less="we text", expected="we talk on Sundays", more="we cook together once a month")
    >>> print(rt.rendering.to_text(scale), end="")
    Attainment scale
    ================
    <BLANKLINE>
    A little less: we text
    Expected: we talk on Sundays
    A little more: we cook together once a month
    """

    much_less: Annotated[Line, Ask("What would be much less than you expect?", examples=("no walks",))] = ""
    less: Annotated[
        Line, Ask("What would be a little less than you expect?", examples=("one walk a week",), label="A little less")
    ] = ""
    expected: Annotated[
        Line, Ask("What do you think you will most likely reach by then?", examples=("two walks a week",))
    ] = ""
    more: Annotated[
        Line,
        Ask("What would be a little more than you expect?", examples=("three walks a week",), label="A little more"),
    ] = ""
    much_more: Annotated[Line, Ask("What would be much more than you expect?", examples=("a walk each day",))] = ""
    baseline: Annotated[
        Level | None,
        Ask(
            "Which level are you at now?",
            help="-2 is much less, 0 is what you expect, 2 is much more.",
            label="Level now",
        ),
    ] = None
    importance: Annotated[
        Weight | None,
        Ask(
            "How much does this goal matter next to the others, 0 to 3?", help="Only to compare goals with each other."
        ),
    ] = None
    difficulty: Annotated[Weight | None, Ask("How hard is it, 0 to 3?")] = None
    weight: Annotated[
        float | None, Between(0, 1000), Ask("Or what weight would you give it, as a number of your own?")
    ] = None

    @property
    def effective_weight(self) -> float | None:
        """What the goal weighs among others: `weight`, or else importance times difficulty. None where neither is said.

        The product is that of Turner-Stokes (2009).
        """
        if self.weight is not None:
            return self.weight
        if self.importance is None or self.difficulty is None:
            return None
        return float(self.importance * self.difficulty)


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class GoalReview(Item):
    """A look back at a goal: how it went, and what to change.

    >>> look = GoalReview(on=date(2026, 11, 1), went="two walks most weeks", change="walk in the mall when it rains")
    >>> print(rt.rendering.to_text(look), end="")
    1 November 2026
    ===============
    <BLANKLINE>
    How it went: two walks most weeks
    To change: walk in the mall when it rains
    """

    on: Annotated[
        date | None, Falls(AgendaKind.REVIEW, unless="went"), Ask("What day is this look back?", label="")
    ] = None
    went: Annotated[
        Paragraph,
        Ask(
            "How has it gone?",
            help="What went well comes first.",
            examples=("two walks most weeks, none when it rained",),
            label="How it went",
        ),
    ] = ""
    change: Annotated[
        Paragraph,
        Ask("What would you like to change?", examples=("walk in the mall when it rains",), label="To change"),
    ] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Goal(Item):
    """Something a person wants. The order of goals in a plan is their order of importance.

    >>> goal = rt.Goal(
    ...     statement="Have a key to a place of my own",
    ...     why="my son can stay over then",
    ...     status=GoalStatus.ACTIVE,
    ...     confidence=7,
    ...     steps=(rt.Step(what="fill in page one of the housing form"),),
    ... )
    >>> print(rt.rendering.to_text(goal), end="")
    Have a key to a place of my own
    ===============================
    <BLANKLINE>
    Why it matters: my son can stay over then
    How sure I am, 0 to 10: 7
    Where it stands: Working on it
    <BLANKLINE>
    Steps
    -----
    <BLANKLINE>
    - fill in page one of the housing form
    """

    statement: Annotated[
        Line,
        Ask(
            "What do you want?",
            help="Say it in your own words, as something you would like to have or to do.",
            examples=(
                "eat supper with my kids three nights a week",
                "sing in the choir again",
                "have a key to a place of my own",
            ),
            label="",
        ),
    ]
    why: Annotated[
        Paragraph,
        Ask(
            "What makes it matter to you?",
            examples=("they are only small once", "singing is when my head is quiet"),
            label="Why it matters",
        ),
    ] = ""
    domains: Annotated[tuple[Domain, ...], Ask("Which parts of your life does it touch?", label="Parts of life")] = ()
    measure: Annotated[
        Measure | None, Ask("How will you notice that it is getting closer?", label="How I will notice")
    ] = None
    scale: Annotated[
        AttainmentScale | None,
        Ask("How could this turn out, from much less to much more than you expect?", label="Levels"),
    ] = None
    start: Annotated[date | None, Ask("When do you start?", label="From")] = None
    due: Annotated[date | None, Falls(AgendaKind.DUE), Ask("By when would you like to be there?", label="By")] = None
    reviews: Annotated[
        tuple[GoalReview, ...],
        Ask("When will you look at how it is going?", label="Check on it", another="Another look back"),
    ] = ()
    importance: Annotated[
        ZeroToTen | None,
        Ask(
            "How much does it matter to you, 0 to 10?",
            help="0 is not at all, 10 is the most.",
            label="How much it matters, 0 to 10",
        ),
    ] = None
    confidence: Annotated[
        ZeroToTen | None,
        Ask(
            "How sure are you that you can do it, 0 to 10?",
            help="0 is not at all, 10 is fully. If it is less than 7, a smaller goal may fit better.",
            label="How sure I am, 0 to 10",
        ),
    ] = None
    steps: Annotated[tuple[Step, ...], Ask("What are the steps? Start with a small one.", another="Another step")] = ()
    strengths: Annotated[
        tuple[Annotated[Id, PointsTo("Strength")], ...],
        Ask("Which of your strengths will help you?", label="Strengths I will use"),
    ] = ()
    supports: Annotated[
        tuple[Annotated[Id, PointsTo("Support")], ...], Ask("Who can help you with it?", label="Who can help")
    ] = ()
    obstacles: Annotated[
        tuple[Note, ...],
        Ask(
            "What could get in the way?",
            examples=("the bus does not run on Sundays", "I get nervous in shops"),
            label="What could get in the way",
            another="Another thing",
        ),
    ] = ()
    status: Annotated[GoalStatus, Ask("Where does it stand?", label="Where it stands")] = GoalStatus.PROPOSED
    learned: Annotated[Paragraph, Ask("What have you learned on the way?", label="What I learned")] = ""
