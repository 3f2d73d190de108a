"""Rules about a plan as a whole."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from ..facts import STALE_AFTER
from ..findings import Severity
from ..models.plan import WellnessPlan
from ..models.strengths import Skill
from ..vocabulary import Domain, SkillLevel
from ._rule import Context, Spot, at, is_blank, rule
from ._sources import DIMENSIONS, PRACTICE, SKILLS, WELLNESS_PLANS, WHAT_FITS

MOST_DIMENSIONS = 6
"""From how many of the eight dimensions of wellness on a plan goes by them, so that the others may be asked about."""


@rule(
    WellnessPlan,
    Severity.IDEA,
    "This plan is still a blank page. It can begin anywhere.",
    "What are you like when you are doing well? What is one thing that helps you?",
    source=PRACTICE,
)
def plan_is_a_blank_page(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """Nothing stands in any list or long text of a plan.

    >>> ask(rt.WellnessPlan(title="My plan for good days"), "plan-is-a-blank-page")
    /doing_well What are you like when you are doing well? What is one thing that helps you?

    A near miss: one thing is a beginning.

    >>> ask(rt.WellnessPlan(strengths=(rt.Strength(text="I make people laugh"),)), "plan-is-a-blank-page")
    """
    if is_blank(plan, "title", "owner", "language", "region", "time_zone", "created", "reviewed", "review_due"):
        yield at("/doing_well")


@rule(
    WellnessPlan,
    Severity.IDEA,
    "You wanted to look this plan over by {review_due}.",
    "Is it still true? What has changed since then?",
    source=WELLNESS_PLANS,
)
def plan_review_is_due(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """The day to look a plan through again has come. Here, today is 22 November 2026.

    >>> ask(rt.WellnessPlan(review_due=date(2026, 11, 22)), "plan-review-is-due")
    /review_due Is it still true? What has changed since then?

    A near miss: the plan was looked over since.

    >>> plan = rt.WellnessPlan(review_due=date(2026, 11, 1), reviewed=date(2026, 11, 3))
    >>> ask(plan, "plan-review-is-due")
    """
    due = _open_review(plan)
    if due and due <= context.today:
        yield at("/review_due", review_due=due)


def _open_review(plan: WellnessPlan) -> date | None:
    """The day to look a plan through again, where that was not done on it or after it."""
    was_met = plan.review_due and plan.reviewed and plan.reviewed >= plan.review_due
    return None if was_met else plan.review_due


@rule(
    WellnessPlan,
    Severity.IDEA,
    "You last looked this plan over on {reviewed}.",
    "What has changed since then? When would you like to look again?",
    source=WELLNESS_PLANS,
)
def plan_review_is_long_ago(plan: WellnessPlan, context: Context) -> Iterator[Spot]:
    """A plan was looked over more than a year ago, and no day is set to do it again. Here, today is 22 November 2026.

    >>> ask(rt.WellnessPlan(reviewed=date(2025, 11, 21)), "plan-review-is-long-ago")
    /reviewed What has changed since then? When would you like to look again?

    A near miss: there is a day for it.

    >>> plan = rt.WellnessPlan(reviewed=date(2025, 11, 21), review_due=date(2026, 12, 1))
    >>> ask(plan, "plan-review-is-long-ago")
    """
    if plan.reviewed and not _open_review(plan) and context.today - plan.reviewed > STALE_AFTER:
        yield at("/reviewed", reviewed=plan.reviewed)


@rule(
    WellnessPlan,
    Severity.IDEA,
    "This plan knows hard days, and not yet what you are like on good ones. That is what others can look out for.",
    "What are you like when you are doing well?",
    source=WELLNESS_PLANS,
)
def plan_says_not_what_well_is(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """A plan has warning signs or a crisis plan, and no word on how it is when the person is well.

    >>> sign = rt.WarningSign(what="I stop singing")
    >>> ask(rt.WellnessPlan(warning_signs=(sign,)), "plan-says-not-what-well-is")
    /doing_well What are you like when you are doing well?

    A near miss: there is one thing.

    >>> hum = rt.Note(text="I hum while I cook")
    >>> ask(rt.WellnessPlan(warning_signs=(sign,), doing_well=(hum,)), "plan-says-not-what-well-is")
    """
    if (plan.warning_signs or plan.crisis) and not plan.doing_well:
        yield at("/doing_well")


@rule(
    WellnessPlan,
    Severity.IDEA,
    "Nothing in this plan is about this part of life yet: {domain}. That may be just right.",
    "Is there something there that you enjoy, or would like to have?",
    source=DIMENSIONS,
)
def plan_leaves_a_dimension_out(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """The goals and strengths of a plan touch six or more of the eight dimensions of wellness, and not this one.

    Where two are left out, the first one is asked about.

    >>> seven = tuple(domain for domain in Domain if domain not in {Domain.OCCUPATIONAL, Domain.OTHER})
    >>> goal = rt.Goal(statement="Have a good year", domains=seven)
    >>> ask(rt.WellnessPlan(goals=(goal,)), "plan-leaves-a-dimension-out")
    /goals Is there something there that you enjoy, or would like to have?

    A near miss: a plan about one thing is not asked about all the others.

    >>> goal = rt.Goal(statement="Have a good year", domains=(Domain.SOCIAL,))
    >>> ask(rt.WellnessPlan(goals=(goal,)), "plan-leaves-a-dimension-out")
    """
    touched = {*chain.from_iterable(goal.domains for goal in plan.goals), *(one.domain for one in plan.strengths)}
    left = [domain for domain in Domain if domain not in {Domain.OTHER, *touched}]
    if left and len(Domain) - 1 - len(left) >= MOST_DIMENSIONS:
        yield at("/goals", domain=left[0])


@rule(
    WellnessPlan,
    Severity.IDEA,
    "This names a part that is not in your plan, so your pages go without it.",
    "Which part would you like to see there?",
    source=WHAT_FITS,
)
def layout_names_nothing(plan: WellnessPlan, _: Context) -> Iterator[Spot]:
    """The layout of a plan names neither a section of it nor a page.

    >>> sing = rt.Strength(text="I sing")
    >>> ask(rt.WellnessPlan(strengths=(sing,), layout=("strengths", "gaols")), "layout-names-nothing")
    /layout/1 Which part would you like to see there?

    A near miss: there is such a section, and nothing stands in it yet.

    >>> ask(rt.WellnessPlan(strengths=(sing,), layout=("strengths", "goals")), "layout-names-nothing")
    """
    there = plan.section_names()
    yield from (at(f"/layout/{i}") for i, name in enumerate(plan.layout) if name not in there)


@rule(
    Skill,
    Severity.IDEA,
    "You would like to get further with this skill, and there is no way to practice yet.",
    "Where could you try it out, with little to lose?",
    source=SKILLS,
)
def skill_has_no_practice(skill: Skill, _: Context) -> Iterator[Spot]:
    """Someone wants to be better at something than they are today, and has nothing to practice it with.

    >>> no = rt.Skill(name="saying no", now=SkillLevel.WITH_HELP, needed=SkillLevel.ON_MY_OWN)
    >>> ask(no, "skill-has-no-practice")
    /practice Where could you try it out, with little to lose?

    A near miss: they can do it as well as they want to.

    >>> ask(attrs.evolve(no, now=SkillLevel.ON_MY_OWN), "skill-has-no-practice")
    """
    levels = list(SkillLevel)
    if skill.now and skill.needed and not skill.practice and levels.index(skill.now) < levels.index(skill.needed):
        yield at("/practice")
