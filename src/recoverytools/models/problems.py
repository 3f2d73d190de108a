"""Step-by-step problem solving.

The steps are those of D'Zurilla and Goldfried (1971), in the plain form of the SAMHSA Illness Management and Recovery
kit (public domain): say what the problem is, say what would be better, think of ways, look at their good and bad sides,
choose, plan, try, look back.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Falls, Id, Line, Paragraph, PointsTo, ZeroToTen, declared
from ..vocabulary import AgendaKind, ProblemStage
from .items import Item, Note
from .steps import Step


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Option(Item):
    """One way to go, with its good and its bad sides.

    >>> way = Option(text="ask for two more weeks", advantages=("it costs nothing",), doable=7)
    >>> print(rt.rendering.to_text(way), end="")
    ask for two more weeks
    ======================
    <BLANKLINE>
    Can I do it, 0 to 10: 7
    <BLANKLINE>
    Good sides
    ----------
    <BLANKLINE>
    - it costs nothing
    """

    text: Annotated[
        Line,
        Ask(
            "What is one thing you could do?",
            help="Any idea counts. Doing nothing is one too.",
            examples=(
                "ask my landlord for two more weeks",
                "swap chores with my roommate",
                "leave it as it is for now",
            ),
            label="",
        ),
    ]
    advantages: Annotated[
        tuple[Line, ...], Ask("What is good about it?", label="Good sides", another="Another good side")
    ] = ()
    disadvantages: Annotated[
        tuple[Line, ...],
        Ask("What is not so good about it?", label="Not so good", another="Another thing that is not so good"),
    ] = ()
    doable: Annotated[
        ZeroToTen | None,
        Ask(
            "How likely is it that you can do it, 0 to 10?",
            help="0 is not at all, 10 is for sure.",
            label="Can I do it, 0 to 10",
        ),
    ] = None
    fits_me: Annotated[
        ZeroToTen | None,
        Ask(
            "How well does it fit you and your life, 0 to 10?",
            help="0 is not at all, 10 is fully.",
            label="Does it fit me, 0 to 10",
        ),
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class ProblemSolving(Item):
    """One problem, worked through step by step, with what came of it.

    >>> rent = rt.ProblemSolving(problem="rent is due on the 1st, I am paid on the 5th", goal="pay it without a loan")
    >>> print(rent.stage.label())
    Think of things to try
    >>> way = Option(text="ask to pay on the 6th", advantages=("it costs nothing",))
    >>> print(attrs.evolve(rent, options=(way,)).stage.label())
    Choose one
    """

    problem: Annotated[
        Line,
        Ask(
            "What is the problem?",
            help="Say what happens, where and when. A small problem is a good one to start with.",
            examples=(
                "the rent is due on the 1st and I am paid on the 5th",
                "my son's bedtime ends in shouting",
                "I sleep through my alarm on Mondays",
            ),
            label="",
        ),
    ]
    goal: Annotated[
        Line,
        Ask(
            "What would be better instead?",
            examples=("we say good night without a fight",),
            label="What would be better",
        ),
    ] = ""
    options: Annotated[
        tuple[Option, ...],
        Ask("What could you do? Try to think of three things.", label="What I could do", another="Another idea"),
    ] = ()
    chosen: Annotated[Id | None, PointsTo("Option"), Ask("Which will you try first?", label="I will try")] = None
    steps: Annotated[tuple[Step, ...], Ask("What are the steps?", another="Another step")] = ()
    obstacles: Annotated[
        tuple[Note, ...],
        Ask(
            "What could get in the way?",
            help="Say what you would do then.",
            label="What could get in the way",
            another="Another thing",
        ),
    ] = ()
    follow_up: Annotated[
        date | None,
        Falls(AgendaKind.FOLLOW_UP, unless="happened"),
        Ask("When will you look at how it went?", label="I will look back on"),
    ] = None
    happened: Annotated[
        Paragraph,
        Ask(
            "What happened when you tried it?",
            help="What you did counts, however it turned out.",
            label="What happened",
        ),
    ] = ""
    satisfaction: Annotated[
        ZeroToTen | None,
        Ask(
            "How happy are you with how it went, 0 to 10?",
            help="0 is not at all, 10 is fully.",
            label="How happy I am with it, 0 to 10",
        ),
    ] = None
    learned: Annotated[Paragraph, Ask("What did you learn from it?", label="What I learned")] = ""
    next: Annotated[
        Paragraph, Ask("What comes next? Keep going, change something, or try another way?", label="What comes next")
    ] = ""

    @property
    def stage(self) -> ProblemStage:
        """What comes next, worked out from what is written. A person may skip ahead; nothing holds them back."""
        if self.happened or self.satisfaction is not None or self.learned or self.next:
            return ProblemStage.LOOK_BACK
        if self.chosen:
            return ProblemStage.TRY if self.steps else ProblemStage.PLAN_STEPS
        if any(option.advantages or option.disadvantages for option in self.options):
            return ProblemStage.CHOOSE
        if self.options:
            return ProblemStage.WEIGH_OPTIONS
        return ProblemStage.FIND_OPTIONS if self.goal else ProblemStage.SET_GOAL
