"""Rules about supports, about whom a plan counts on, and about talks."""

import re
from collections import Counter
from collections.abc import Iterator

from ..findings import Severity
from ..models.conversations import Conversation
from ..models.plan import WellnessPlan
from ..models.supports import Support
from ..vocabulary import AgreedToHelp
from ..wording import called
from ._reach import has_a_number, says_how
from ._rule import Context, Spot, at, rule
from ._sources import COMPETENCIES, PRACTICE, SAFETY_PLANS, SUPPORTS

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
    WellnessPlan,
    Severity.ADVICE,
    "Nothing here says how to reach this support.",
    "How would you get hold of them when you need them?",
    source=SAFETY_PLANS,
)
def support_cannot_be_reached(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """A plan turns to a support when it is hard, or when a plan falls through, and has no way to reach them.

    That is in a crisis plan and a safety plan, where it says who stays near if the person uses, and in fallbacks. A
    visit is a way too, and so is a number in the name, or a help line of the plan by that name. Who has said no needs
    no number: `counts-on-someone-who-said-no` asks whom else to turn to.

    >>> rose = rt.Support(name="Auntie Rose")
    >>> safety = rt.SafetyPlan(people_to_ask=(rt.Note(support=rose.id),))
    >>> ask(rt.WellnessPlan(supports=(rose,), safety=safety), "support-cannot-be-reached")
    /supports/0/contact How would you get hold of them when you need them?

    A near miss: nobody counts on the dog to answer the phone.

    >>> dog = rt.Support(name="my dog Biscuit")
    >>> walk = rt.Goal(statement="Walk each morning", supports=(dog.id,))
    >>> ask(rt.WellnessPlan(supports=(dog,), goals=(walk,)), "support-cannot-be-reached")
    """
    turned_to = {id for path, id in context.reliances if _TURNED_TO.match(path)}
    lines = {called(line.name) for line in plan.lines if line.value}
    for i, support in enumerate(plan.supports):
        known = any(map(says_how, support.contact)) or has_a_number(support.name) or called(support.name) in lines
        if support.id in turned_to and not known and support.agreed is not AgreedToHelp.HAS_SAID_NO:
            yield at(f"/supports/{i}/contact")


_TURNED_TO = re.compile(
    r"/crisis/(agent|duties|take_over|turned_on_by)\b|/safety/(people_to_ask|professionals)/|"
    r"/safer_use/not_alone/|/backups/\d+/fallbacks/"
)
"""Where a plan counts on someone to come, or to pick up the phone."""


@rule(
    Support,
    Severity.IDEA,
    "Your plan counts on this support, and says that they have not been asked yet.",
    "Have you asked since? Or would you like to think through how?",
    source=PRACTICE,
)
def support_not_asked_yet(support: Support, context: Context) -> Iterator[Spot]:
    """A plan counts on a support who, as it says, has not been asked.

    >>> neil = rt.Support(name="Neil", agreed=AgreedToHelp.NOT_ASKED)
    >>> goal = rt.Goal(statement="See a film each month", supports=(neil.id,))
    >>> ask(rt.WellnessPlan(supports=(neil,), goals=(goal,)), "support-not-asked-yet")
    /supports/0/agreed Have you asked since? Or would you like to think through how?

    A near miss: nothing is said of it, and a river need not be asked.

    >>> river = attrs.evolve(neil, name="the river", agreed=None)
    >>> ask(rt.WellnessPlan(supports=(river,), goals=(goal,)), "support-not-asked-yet")
    """
    if support.id in context.counted_on and support.agreed is AgreedToHelp.NOT_ASKED:
        yield at("/agreed")


@rule(
    Conversation,
    Severity.IDEA,
    "You do not both say that this note of your talk is right.",
    "What would each of you change in it?",
    source=COMPETENCIES,
)
def conversation_is_not_right_for_both(talk: Conversation, _: Context) -> Iterator[Spot]:
    """Two people wrote a note of their talk, and one of them says that it is not right.

    >>> talk = rt.Conversation(heard=("you want her to know",), agreed_by_both=False)
    >>> ask(talk, "conversation-is-not-right-for-both")
    /agreed_by_both What would each of you change in it?

    A near miss: nobody was asked yet.

    >>> ask(attrs.evolve(talk, agreed_by_both=None), "conversation-is-not-right-for-both")
    """
    if talk.agreed_by_both is False:
        yield at("/agreed_by_both")


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
