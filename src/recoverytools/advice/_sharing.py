"""Rules about who may see what."""

from collections.abc import Iterator

from ..findings import Severity
from ..models.consent import Grant
from ._rule import Context, Spot, at, rule
from ._sources import CONSENT, WHAT_FITS


@rule(
    Grant,
    Severity.IDEA,
    "This has no last day. You can take it back on any day, and a last day does that for you.",
    "Until when would you like them to see it?",
    source=CONSENT,
)
def grant_has_no_end(grant: Grant, _: Context) -> Iterator[Spot]:
    """Someone may see a part of a plan, and nothing says until when. A grant for a crisis ends with the crisis.

    >>> nurse = rt.Grant(to="my nurse", sections=("goals",))
    >>> ask(nurse, "grant-has-no-end")
    /until Until when would you like them to see it?

    A near miss: it ends with something other than a day.

    >>> ask(attrs.evolve(nurse, ends_when="when I leave the program"), "grant-has-no-end")
    """
    if not (grant.until or grant.ends_when or grant.only_in_crisis or grant.revoked_on):
        yield at("/until")


@rule(
    Grant,
    Severity.ADVICE,
    "This names a part that your plan does not have, so they see less than you may think.",
    "Which part did you mean?",
    source=WHAT_FITS,
)
def grant_names_nothing(grant: Grant, context: Context) -> Iterator[Spot]:
    """A grant names neither a section of its plan nor a page, nor a story.

    >>> nurse = rt.Grant(to="my nurse", sections=("goals", "gaols"))
    >>> ask(rt.WellnessPlan(grants=(nurse,)), "grant-names-nothing")
    /grants/0/sections/1 Which part did you mean?

    A near miss: alone, a grant does not know the plan it is for.

    >>> ask(nurse, "grant-names-nothing")
    """
    if context.plan and not grant.revoked_on:
        can_share = context.plan.can_share
        yield from (at(f"/sections/{i}") for i, name in enumerate(grant.sections) if not can_share(name))
