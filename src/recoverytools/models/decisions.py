"""Decisions made with open eyes.

The steps (say what is to be decided, look at each way, find out what matters, see who else is in it, choose) are those
that decision guides share, among them the Ottawa Personal Decision Guide; our questions are not theirs. The four
answers about how ready one is name the ideas of the SURE test (Légaré and others 2010), not its wording.
"""

from datetime import date
from typing import Annotated

from attrs import frozen

from ..fields import Ask, Between, Falls, Id, Line, Paragraph, PointsTo, declared
from ..vocabulary import AgendaKind, DecisionRole, DecisionStage
from .items import Item
from .problems import Option
from .steps import Step

ZeroToFive = Annotated[int, Between(0, 5)]
"""A whole number from 0 to 5."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Matter(Item):
    """Something that matters to the person in a decision.

    >>> decision = rt.Decision(
    ...     question="Which of the two jobs do I take?",
    ...     matters=(Matter(text="home when the kids are back from school", importance=5),),
    ... )
    >>> print(rt.rendering.to_text(decision), end="")
    Which of the two jobs do I take?
    ================================
    <BLANKLINE>
    What matters to me
    ------------------
    <BLANKLINE>
    - home when the kids are back from school
      How much, 0 to 5: 5
    """

    text: Annotated[
        Line,
        Ask(
            "What matters to you in this choice?",
            examples=("being awake in the evening", "not feeling numb", "what it costs me"),
            label="",
        ),
    ]
    importance: Annotated[
        ZeroToFive | None,
        Ask(
            "How much does it matter to you, 0 to 5?", help="0 is not at all, 5 is the most.", label="How much, 0 to 5"
        ),
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class OtherPerson(Item):
    """Someone else who has a part in a decision: one of the supports, or anyone by name.

    >>> other = OtherPerson(name="my mother-in-law", their_view="stay here", can_help="watch the baby while I look")
    >>> print(rt.rendering.to_text(other), end="")
    my mother-in-law
    ================
    <BLANKLINE>
    What they think: stay here
    How they can help: watch the baby while I look
    """

    name: Annotated[Line, Ask("Who else is in this?", examples=("my doctor", "my mother-in-law"), label="")] = ""
    support: Annotated[Id | None, PointsTo("Support"), Ask("Or which of your supports?", label="")] = None
    their_view: Annotated[Paragraph, Ask("What would they like you to do?", label="What they think")] = ""
    pressure: Annotated[bool | None, Ask("Do you feel pushed by them?", label="I feel pushed")] = None
    can_help: Annotated[Line, Ask("How could they help you choose?", label="How they can help")] = ""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Sureness:
    """Four answers about how ready a person is to choose.

    >>> sure = Sureness(settled=True, know_enough=False, know_what_matters=True, backed=True)
    >>> rt.Decision(question="Do I move in with my sister?", sure=sure).sureness
    3
    """

    settled: Annotated[
        bool | None, Ask("Do you feel settled about the choice you like best?", label="I feel settled")
    ] = None
    know_enough: Annotated[
        bool | None, Ask("Have you found out enough about each choice?", label="I have found out enough")
    ] = None
    know_what_matters: Annotated[
        bool | None, Ask("Is it clear to you what counts the most?", label="I know what counts the most")
    ] = None
    backed: Annotated[
        bool | None, Ask("Will people stand by you, whatever you choose?", label="People will stand by me")
    ] = None


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Decision(Item):
    """A choice to make: the ways, what matters, who else is in it, and what was chosen.

    >>> decision = rt.Decision(
    ...     question="Do I tell my boss?",
    ...     options=(Option(id="tell", text="tell her after the holidays"), Option(text="leave it for now")),
    ...     preferred="tell",
    ... )
    >>> print(rt.rendering.to_text(decision), end="")
    Do I tell my boss?
    ==================
    <BLANKLINE>
    I am leaning toward: tell her after the holidays
    <BLANKLINE>
    My choices
    ----------
    <BLANKLINE>
    - tell her after the holidays
    - leave it for now
    """

    question: Annotated[
        Line,
        Ask(
            "What do you have to decide?",
            examples=("Do I ask about another medicine?", "Do I tell my boss?", "Which apartment do I take?"),
            label="",
        ),
    ]
    by: Annotated[date | None, Falls(AgendaKind.DECISION, unless="chosen"), Ask("By when?", label="By")] = None
    stage: Annotated[DecisionStage | None, Ask("Where are you with it?", label="Where I am with it")] = None
    role: Annotated[DecisionRole | None, Ask("Who should make the choice?", label="Who decides")] = None
    options: Annotated[
        tuple[Option, ...],
        Ask(
            "What are your choices?",
            help="Leaving things as they are is a choice too.",
            label="My choices",
            another="Another choice",
        ),
    ] = ()
    matters: Annotated[
        tuple[Matter, ...],
        Ask("What matters to you in this choice?", label="What matters to me", another="Another thing"),
    ] = ()
    preferred: Annotated[
        Id | None, PointsTo("Option"), Ask("Which one are you leaning toward?", label="I am leaning toward")
    ] = None
    sure: Annotated[Sureness | None, Ask("How ready are you to choose?", label="How ready I am")] = None
    questions_to_ask: Annotated[
        tuple[Line, ...],
        Ask(
            "What would you still like to find out, and from whom?",
            examples=("Can I stop it if I do not like it?", "Does the new place take dogs?"),
            label="What I want to ask",
            another="Another question",
        ),
    ] = ()
    others: Annotated[
        tuple[OtherPerson, ...],
        Ask("Who else has a say or a view?", label="Who else is in it", another="Another person"),
    ] = ()
    next_steps: Annotated[
        tuple[Step, ...], Ask("What will you do next to get closer to a choice?", label="Next", another="Another step")
    ] = ()
    chosen: Annotated[Id | None, PointsTo("Option"), Ask("Which one did you choose?", label="I chose")] = None
    review_on: Annotated[
        date | None,
        Falls(AgendaKind.REVIEW),
        Ask("When will you look again at what you chose?", label="I will look again on"),
    ] = None

    @property
    def sureness(self) -> int | None:
        """How many of the four answers are yes: 4 where nothing is open. None while one of the four is missing.

        Less than four says that more facts, more time or more backing may help (Légaré and others 2010). It says
        nothing about the person.
        """
        sure = self.sure or Sureness()
        answers = (sure.settled, sure.know_enough, sure.know_what_matters, sure.backed)
        return None if None in answers else sum(map(bool, answers))
