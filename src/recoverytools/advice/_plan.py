"""Rules about a plan as a whole."""

from collections.abc import Iterator

from ..fields import facts
from ..findings import Severity
from ..models.plan import WellnessPlan
from ._rule import Context, Spot, at, rule

CARD_LINES = 3
"""How many lines fit on a card in a pocket."""


@rule(
    WellnessPlan,
    Severity.IDEA,
    "This plan is still a blank page. It can begin anywhere.",
    "What are you like when you are doing well? What is one thing that helps you?",
)
def plan_is_a_blank_page(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """Nothing stands in any list or long text of a plan.

    >>> ask(rt.WellnessPlan(title="My plan for good days"), "plan-is-a-blank-page")
    /doing_well What are you like when you are doing well? What is one thing that helps you?

    A near miss: one thing is a beginning.

    >>> ask(rt.WellnessPlan(strengths=(rt.Strength(text="I make people laugh"),)), "plan-is-a-blank-page")
    """
    about = {"id", "title", "owner", "language", "region", "time_zone", "created", "reviewed", "review_due", "private"}
    if all(getattr(plan, fact.name) == fact.default for fact in facts(WellnessPlan) if fact.name not in about):
        yield at("/doing_well")


@rule(
    WellnessPlan,
    Severity.IDEA,
    "You wanted to look this plan over by {review_due}.",
    "Is it still true? What has changed since then?",
)
def plan_review_is_due(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """The day to look a plan through again has come. Here, today is 22 November 2026.

    >>> ask(rt.WellnessPlan(review_due=date(2026, 11, 22)), "plan-review-is-due")
    /review_due Is it still true? What has changed since then?

    A near miss: it comes tomorrow.

    >>> ask(rt.WellnessPlan(review_due=date(2026, 11, 23)), "plan-review-is-due")
    """
    if plan.review_due and plan.review_due <= context.today:
        yield at("/review_due", review_due=plan.review_due)


@rule(
    WellnessPlan,
    Severity.IDEA,
    "You have {count} lines to carry. A card has room for {room}.",
    "Which of them help you most when things are hard?",
)
def plan_carries_many_lines(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """There are more words to carry than fit on a card.

    >>> ask(rt.WellnessPlan(carry=("Breathe.", "Call Rose.", "It passes.", "Eat.")), "plan-carries-many-lines")
    /carry Which of them help you most when things are hard?

    A near miss: three fit.

    >>> ask(rt.WellnessPlan(carry=("Breathe.", "Call Rose.", "It passes.")), "plan-carries-many-lines")
    """
    if len(plan.carry) > CARD_LINES:
        yield at("/carry", count=len(plan.carry), room=CARD_LINES)


@rule(
    WellnessPlan,
    Severity.IDEA,
    "The order of pages names something that this plan does not have.",
    "Which page did you mean?",
)
def layout_names_nothing(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """The layout of a plan names neither one of its sections nor one of its pages.

    >>> ask(rt.WellnessPlan(layout=("goals", "gaols")), "layout-names-nothing")
    /layout/1 Which page did you mean?

    A near miss: a page of the person's own is named by its id.

    >>> pets = rt.models.Page(id="pets", heading="My pets")
    >>> ask(rt.WellnessPlan(pages=(pets,), layout=("pages/pets",)), "layout-names-nothing")
    """
    known = plan.section_names()
    yield from (at(f"/layout/{i}") for i, name in enumerate(plan.layout) if name not in known)
