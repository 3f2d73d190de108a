"""Rules about problem solving."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.problems import ProblemSolving
from ..vocabulary import ProblemStage
from ._rule import Context, Spot, at, rule
from ._sources import IMR

ENOUGH_OPTIONS = 3
"""How many ways to think of before one is chosen (Illness Management and Recovery, SAMHSA)."""


@rule(
    ProblemSolving,
    Severity.ADVICE,
    "You chose what to try. It has no step yet.",
    "What is the first thing to do, and when will you do it?",
    source=IMR,
)
def problem_choice_has_no_step(problem: ProblemSolving, _: Context) -> Iterator[Spot]:
    """A way was chosen and has no steps.

    >>> ask_him = rt.models.Option(text="ask for two more weeks")
    >>> rent = rt.ProblemSolving(problem="the rent is due too soon", options=(ask_him,), chosen=ask_him.id)
    >>> ask(rent, "problem-choice-has-no-step")
    /steps What is the first thing to do, and when will you do it?

    A near miss: it has been tried already.

    >>> ask(attrs.evolve(rent, happened="he said yes"), "problem-choice-has-no-step")
    """
    if problem.chosen and not problem.steps and not problem.happened:
        yield at("/steps")


@rule(
    ProblemSolving,
    Severity.IDEA,
    "Ideas before you chose: {count}.",
    "Is there one more, even an odd one? Or is this the one?",
    source=IMR,
)
def problem_has_few_options(problem: ProblemSolving, _: Context) -> Iterator[Spot]:
    """A way was chosen from fewer than three, and there is no step yet.

    >>> stay = rt.models.Option(text="stay home")
    >>> party = rt.ProblemSolving(problem="the party has an open bar", options=(stay,), chosen=stay.id)
    >>> ask(party, "problem-has-few-options")
    /options Is there one more, even an odd one? Or is this the one?

    A near miss: there is a step.

    >>> ask(attrs.evolve(party, steps=(rt.Step(what="ask Lou over"),)), "problem-has-few-options")
    """
    if problem.stage is ProblemStage.PLAN_STEPS and len(problem.options) < ENOUGH_OPTIONS:
        yield at("/options", count=len(problem.options))


@rule(
    ProblemSolving,
    Severity.IDEA,
    "This says what happened, but not what you tried.",
    "Which of your ideas did you try?",
    source=IMR,
)
def problem_outcome_has_no_choice(problem: ProblemSolving, _: Context) -> Iterator[Spot]:
    """Something happened, and no way was chosen.

    >>> bus = rt.models.Option(text="take the early bus")
    >>> late = rt.ProblemSolving(problem="I get to work late", options=(bus,), happened="I was on time all week")
    >>> ask(late, "problem-outcome-has-no-choice")
    /chosen Which of your ideas did you try?

    A near miss: no ways were written down.

    >>> ask(attrs.evolve(late, options=()), "problem-outcome-has-no-choice")
    """
    if problem.happened and problem.options and problem.chosen is None:
        yield at("/chosen")


@rule(
    ProblemSolving,
    Severity.IDEA,
    "This says what is hard, and not yet what would be better.",
    "If it went well, what would be different?",
    source=IMR,
)
def problem_has_no_goal(problem: ProblemSolving, _: Context) -> Iterator[Spot]:
    """A problem that is being worked on does not say what would be better.

    >>> ask(rt.ProblemSolving(problem="bedtime ends in shouting"), "problem-has-no-goal")
    /goal If it went well, what would be different?

    A near miss: it does.

    >>> ask(rt.ProblemSolving(problem="bedtime", goal="we say good night"), "problem-has-no-goal")
    """
    if not problem.goal and problem.stage is not ProblemStage.LOOK_BACK:
        yield at("/goal")


@rule(
    ProblemSolving,
    Severity.IDEA,
    "You have a way and steps. No day is set to look at how it went.",
    "When will you look back at it?",
    source=IMR,
)
def problem_has_no_follow_up(problem: ProblemSolving, _: Context) -> Iterator[Spot]:
    """A way was chosen and has steps, and there is no day to look back.

    >>> swap = rt.models.Option(text="swap chores")
    >>> step = rt.Step(what="ask Ben")
    >>> dishes = rt.ProblemSolving(problem="the dishes", options=(swap,), chosen=swap.id, steps=(step,))
    >>> ask(dishes, "problem-has-no-follow-up")
    /follow_up When will you look back at it?

    A near miss: there is one.

    >>> ask(attrs.evolve(dishes, follow_up=date(2026, 12, 1)), "problem-has-no-follow-up")
    """
    if problem.stage is ProblemStage.TRY and not problem.follow_up:
        yield at("/follow_up")
