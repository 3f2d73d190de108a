"""Rules about problem solving and backup plans."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.backups import BackupPlan
from ..models.problems import ProblemSolving
from ..vocabulary import ProblemStage
from ._rule import Context, Spot, at, rule

ENOUGH_OPTIONS = 3
"""How many ways to think of before one is chosen (Illness Management and Recovery, SAMHSA)."""


@rule(
    ProblemSolving,
    Severity.ADVICE,
    "You chose what to try. It has no step yet.",
    "What is the first thing to do, and when will you do it?",
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
    "Ideas so far: {count}. One more often comes when you look for it.",
    "What else could you do, even if it sounds odd? What would a friend try?",
)
def problem_has_few_options(problem: ProblemSolving, _: Context) -> Iterator[Spot]:
    """A way was chosen from fewer than three, and nothing has come of it yet.

    >>> stay = rt.models.Option(text="stay home")
    >>> party = rt.ProblemSolving(problem="the party has an open bar", options=(stay,), chosen=stay.id)
    >>> ask(party, "problem-has-few-options")
    /options What else could you do, even if it sounds odd? What would a friend try?

    A near miss: it worked.

    >>> ask(attrs.evolve(party, happened="we had a good night in"), "problem-has-few-options")
    """
    if problem.stage in {ProblemStage.PLAN_STEPS, ProblemStage.TRY} and len(problem.options) < ENOUGH_OPTIONS:
        yield at("/options", count=len(problem.options))


@rule(
    ProblemSolving,
    Severity.ADVICE,
    "This says what happened, but not what you tried.",
    "Which of your ideas did you try?",
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
    BackupPlan,
    Severity.ADVICE,
    "This backup plan says when, and not yet what to do.",
    "When that happens, what will you do?",
)
def backup_leads_nowhere(backup: BackupPlan, _: Context) -> Iterator[Spot]:
    """A backup plan has a cue, and neither a response nor a fallback.

    >>> ask(rt.BackupPlan(cue="the bus does not come"), "backup-leads-nowhere")
    /response When that happens, what will you do?

    A near miss: there is something to fall back on.

    >>> walk = rt.models.Fallback(text="walk along the canal")
    >>> ask(rt.BackupPlan(cue="the bus does not come", fallbacks=(walk,)), "backup-leads-nowhere")
    """
    if not backup.response and not any(fallback.text or fallback.support for fallback in backup.fallbacks):
        yield at("/response")


@rule(
    BackupPlan,
    Severity.ADVICE,
    "This backup plan says what to do, and not yet when.",
    "How will you know that it is time for this? What would you see, hear or feel?",
)
def backup_has_no_cue(backup: BackupPlan, _: Context) -> Iterator[Spot]:
    """A backup plan has a response and no cue.

    >>> ask(rt.BackupPlan(response="call Dee for a ride"), "backup-has-no-cue")
    /cue How will you know that it is time for this? What would you see, hear or feel?

    A near miss: it has one.

    >>> ask(rt.BackupPlan(cue="my ride is drinking", response="call Dee for a ride"), "backup-has-no-cue")
    """
    if not backup.cue:
        yield at("/cue")
