"""Rules about supports and about whom a plan counts on."""

from collections import Counter
from collections.abc import Iterator

from ..findings import Severity
from ..models.plan import WellnessPlan
from ..models.supports import Support
from ..vocabulary import AgreedToHelp
from ._rule import Context, Spot, at, rule
from ._sources import PRACTICE, SAFETY_PLANS, SUPPORTS

MUCH_FOR_ONE = 4
"""In how many places a plan counts on one support before that is asked about."""


@rule(
    WellnessPlan,
    Severity.ADVICE,
    "This counts on someone who has said no.",
    "Who else could it be? Or what could you do on your own?",
    source=PRACTICE,
)
def counts_on_someone_who_said_no(_: WellnessPlan, context: Context) -> Iterator[Spot]:
    """Something in a plan points to a support who has said that they cannot do it.

    >>> ben = rt.Support(name="Ben", agreed=AgreedToHelp.HAS_SAID_NO)
    >>> goal = rt.Goal(statement="Move house", supports=(ben.id,))
    >>> ask(rt.WellnessPlan(supports=(ben,), goals=(goal,)), "counts-on-someone-who-said-no")
    /goals/0/supports/0 Who else could it be? Or what could you do on your own?

    A near miss: a backup plan for when he does not come does not count on him.

    >>> alone = rt.BackupPlan(cue="Ben cannot drive", response="take the bus", covers=(ben.id,))
    >>> ask(rt.WellnessPlan(supports=(ben,), backups=(alone,)), "counts-on-someone-who-said-no")
    """
    for path, id in context.reliances:
        support = context.find(id, Support)
        if support and support.agreed is AgreedToHelp.HAS_SAID_NO:
            yield at(path)


@rule(
    Support,
    Severity.ADVICE,
    "Nothing here says how to reach this support.",
    "How would you get hold of them when you need them?",
    source=SAFETY_PLANS,
)
def support_cannot_be_reached(support: Support, context: Context) -> Iterator[Spot]:
    """A plan counts on a support and has no way to reach them.

    >>> rose = rt.Support(name="Auntie Rose")
    >>> goal = rt.Goal(statement="Get to my appointments", supports=(rose.id,))
    >>> ask(rt.WellnessPlan(supports=(rose,), goals=(goal,)), "support-cannot-be-reached")
    /supports/0/contact How would you get hold of them when you need them?

    A near miss: nothing counts on the dog to answer the phone.

    >>> ask(rt.WellnessPlan(supports=(rt.Support(name="my dog Biscuit"),)), "support-cannot-be-reached")
    """
    if support.id in context.counted_on and not any(contact.value for contact in support.contact):
        yield at("/contact")


@rule(
    Support,
    Severity.IDEA,
    "Your plan counts on this support, and nothing here says that they have agreed.",
    "Have you asked them? Would you like to think through how to ask?",
    source=PRACTICE,
)
def support_not_asked_yet(support: Support, context: Context) -> Iterator[Spot]:
    """A plan counts on a support who has not been asked.

    >>> neil = rt.Support(name="Neil", agreed=AgreedToHelp.NOT_ASKED)
    >>> goal = rt.Goal(statement="See a film each month", supports=(neil.id,))
    >>> ask(rt.WellnessPlan(supports=(neil,), goals=(goal,)), "support-not-asked-yet")
    /supports/0/agreed Have you asked them? Would you like to think through how to ask?

    A near miss: he has said yes.

    >>> neil = attrs.evolve(neil, agreed=AgreedToHelp.HAS_SAID_YES)
    >>> ask(rt.WellnessPlan(supports=(neil,), goals=(goal,)), "support-not-asked-yet")
    """
    if support.id in context.counted_on and support.agreed in {None, AgreedToHelp.NOT_ASKED}:
        yield at("/agreed")


@rule(
    WellnessPlan,
    Severity.IDEA,
    "In {count} places this plan counts on this one support. When they are away, a lot goes with them.",
    "What else could carry a part of it: a place, a line, something you do on your own?",
    source=SUPPORTS,
)
def one_support_carries_everything(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """A plan counts on support in four places or more, and it is the same one each time.

    >>> dee = rt.Support(name="Dee")
    >>> goals = [rt.Goal(statement=f"Goal {number}", supports=(dee.id,)) for number in range(4)]
    >>> ask(rt.WellnessPlan(supports=(dee,), goals=tuple(goals)), "one-support-carries-everything")
    /supports/0 What else could carry a part of it: a place, a line, something you do on your own?

    A near miss: a plan that counts on nobody can be a good plan.

    >>> goals = [attrs.evolve(goal, supports=()) for goal in goals]
    >>> ask(rt.WellnessPlan(supports=(dee,), goals=tuple(goals)), "one-support-carries-everything")
    """
    counted = Counter(id for _, id in context.reliances if context.find(id, Support))
    if len(counted) == 1 and counted.total() >= MUCH_FOR_ONE:
        for i, support in enumerate(plan.supports):
            if support.id in counted:
                yield at(f"/supports/{i}", count=counted.total())
