"""Rules about decisions, and about speaking up."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.advocacy import Advocacy
from ..models.decisions import Decision, Sureness
from ..vocabulary import DecisionStage
from ._rule import Context, Spot, at, rule
from ._sources import ADVOCACY, DECISIONS


def is_open(decision: Decision) -> bool:
    """Whether nothing is chosen yet."""
    return not decision.chosen and decision.stage is not DecisionStage.CHOSEN


@rule(
    Decision,
    Severity.ADVICE,
    "You wrote that you feel pushed in this.",
    "What would you choose if nobody pushed? What would help you to say so?",
    source=DECISIONS,
)
def decision_is_under_pressure(decision: Decision, _: Context) -> Iterator[Spot]:
    """Someone in a decision that is still open pushes the person. Where several do, it asks once.

    >>> pushes = rt.models.OtherPerson(name="my mother-in-law", pressure=True)
    >>> ask(rt.Decision(question="Do we move?", others=(pushes,)), "decision-is-under-pressure")
    /others/0/pressure What would you choose if nobody pushed? What would help you to say so?

    A near miss: she has a view, and does not push.

    >>> calm = attrs.evolve(pushes, pressure=False)
    >>> ask(rt.Decision(question="Do we move?", others=(calm,)), "decision-is-under-pressure")
    """
    if is_open(decision):
        yield from [at(f"/others/{i}/pressure") for i, other in enumerate(decision.others) if other.pressure][:1]


@rule(
    Decision,
    Severity.IDEA,
    "One way is written down. To leave things as they are is a way too.",
    "What else could you do?",
    source=DECISIONS,
)
def decision_has_one_way(decision: Decision, _: Context) -> Iterator[Spot]:
    """A decision that is still open has one way to go.

    >>> move = rt.models.Option(text="move in with my sister")
    >>> ask(rt.Decision(question="Where do I live next?", options=(move,)), "decision-has-one-way")
    /options What else could you do?

    A near miss: to stay is a way.

    >>> stay = rt.models.Option(text="stay for now")
    >>> ask(rt.Decision(question="Where do I live next?", options=(move, stay)), "decision-has-one-way")
    """
    if is_open(decision) and len(decision.options) == 1:
        yield at("/options")


@rule(
    Decision,
    Severity.IDEA,
    "The ways are there. What counts for you is not so clear yet.",
    "What matters most to you in this choice?",
    source=DECISIONS,
)
def decision_says_not_what_matters(decision: Decision, _: Context) -> Iterator[Spot]:
    """A decision with several ways does not say what matters, or the person is not clear about it.

    >>> ways = (rt.models.Option(text="days"), rt.models.Option(text="nights"))
    >>> ask(rt.Decision(question="Which shift?", options=ways), "decision-says-not-what-matters")
    /matters What matters most to you in this choice?

    A near miss: it does.

    >>> home = rt.models.Matter(text="home when the kids are back")
    >>> ask(rt.Decision(question="Which shift?", options=ways, matters=(home,)), "decision-says-not-what-matters")
    """
    sure = decision.sure or Sureness()
    if is_open(decision) and len(decision.options) > 1 and (sure.know_what_matters is False or not decision.matters):
        yield at("/matters")


@rule(
    Decision,
    Severity.IDEA,
    "You said that you do not know enough yet to choose.",
    "What would you like to find out, and who could tell you?",
    source=DECISIONS,
)
def decision_needs_more_facts(decision: Decision, _: Context) -> Iterator[Spot]:
    """Someone does not know enough to choose, and has no question or step to find out.

    >>> sure = rt.models.Sureness(know_enough=False)
    >>> ask(rt.Decision(question="Do I ask about another medicine?", sure=sure), "decision-needs-more-facts")
    /questions_to_ask What would you like to find out, and who could tell you?

    A near miss: there is a question to ask.

    >>> asks = rt.Decision(question="Another medicine?", sure=sure, questions_to_ask=("Can I stop it later?",))
    >>> ask(asks, "decision-needs-more-facts")
    """
    finds_out = decision.questions_to_ask or decision.next_steps
    if is_open(decision) and decision.sure and decision.sure.know_enough is False and not finds_out:
        yield at("/questions_to_ask")


@rule(
    Decision,
    Severity.IDEA,
    "You said that people may not stand by you in this.",
    "Who would listen, whatever you choose?",
    source=DECISIONS,
)
def decision_stands_alone(decision: Decision, _: Context) -> Iterator[Spot]:
    """Someone who has yet to choose says that people will not stand by them.

    >>> sure = rt.models.Sureness(backed=False)
    >>> ask(rt.Decision(question="Do I leave the church?", sure=sure), "decision-stands-alone")
    /sure/backed Who would listen, whatever you choose?

    A near miss: nothing is said of it, and many choose well by themselves.

    >>> sure = rt.models.Sureness(settled=True)
    >>> ask(rt.Decision(question="Do I leave the church?", sure=sure), "decision-stands-alone")
    """
    if is_open(decision) and decision.sure and decision.sure.backed is False:
        yield at("/sure/backed")


@rule(
    Decision,
    Severity.IDEA,
    "The day you set for this choice, {by}, has passed.",
    "Can it wait? What would help you choose?",
    source=DECISIONS,
)
def decision_day_has_passed(decision: Decision, context: Context) -> Iterator[Spot]:
    """The day for a choice has gone by. Ways are written down, and none is chosen. Here, today is 22 November 2026.

    >>> ways = (rt.models.Option(text="the one by the park"), rt.models.Option(text="the one on the hill"))
    >>> flat = rt.Decision(question="Which apartment?", options=ways, by=date(2026, 11, 21))
    >>> ask(flat, "decision-day-has-passed")
    /by Can it wait? What would help you choose?

    A near miss: it is today.

    >>> ask(attrs.evolve(flat, by=date(2026, 11, 22)), "decision-day-has-passed")
    """
    if is_open(decision) and decision.options and decision.by and decision.by < context.today:
        yield at("/by", by=decision.by)


@rule(
    Advocacy,
    Severity.IDEA,
    "You hoped for an answer by {by}, and none is written here.",
    "Who could you ask about it? What will you do if they stay silent?",
    source=ADVOCACY,
)
def advocacy_answer_is_late(advocacy: Advocacy, context: Context) -> Iterator[Spot]:
    """The day by which a person wanted an answer has gone by, and nothing has come. Here, today is 22 November 2026.

    >>> ask(rt.Advocacy(need="a ramp at the side door", by=date(2026, 11, 20)), "advocacy-answer-is-late")
    /answer Who could you ask about it? What will you do if they stay silent?

    A near miss: they have answered.

    >>> said = rt.Advocacy(need="a ramp", by=date(2026, 11, 20), answer="in spring, with the new steps")
    >>> ask(said, "advocacy-answer-is-late")
    """
    if advocacy.by and advocacy.by < context.today and not (advocacy.offered or advocacy.answer):
        yield at("/answer", by=advocacy.by)
