"""What a person said they would do on a hard day, found for what they notice now.

Nothing here is advice of ours. All of it is what the person wrote, with labels, and help lines with their sources. No
risk is weighed, no wish is read out of notes, and nothing is sent.
"""

import contextlib
from collections.abc import Iterable
from datetime import datetime

from ..models.journal import CheckIn, Journal
from ..models.merges import Merged
from ..models.plan import WellnessPlan
from ..values import zone_named
from ._answer import Ally as Ally
from ._answer import Guidance as Guidance
from ._answer import Help as Help
from ._answer import HelpPart as HelpPart
from ._answer import Lines as Lines
from ._answer import Reach as Reach
from ._lines import known_lines
from ._reading import Reading
from ._signs import Sign as Sign
from ._signs import signs as signs

__all__ = ["Ally", "Guidance", "Help", "HelpPart", "Lines", "Reach", "Sign", "signs", "what_now"]


def what_now(  # noqa: PLR0913 - each is a fact of its own
    plan: WellnessPlan | Merged,
    noticed: CheckIn | str | Iterable[str] = (),
    *,
    now: datetime,
    journal: Journal | None = None,
    region: str | None = None,
    time_zone: str | None = None,
) -> Guidance:
    """What a person said they would do, for what they notice now.

    Where a sign of the safety plan is among it, the safety plan comes first. Ids that the plan does not have are let
    be, and so is no id at all: the answer then has all that is written down for hard days. The lines come last in every
    answer.

    Nobody is in it who has said no, whom the crisis plan keeps out, by pointer or by name, or who stands in a conflict
    of a merged plan; nor is anything that turns to them, or any text with their name in it as a word of its own. Where
    such a name is one word with a capital, it is looked for with one: a text that says "will" does not name Will.

    >>> rose = rt.Support(id="rose", name="Auntie Rose")
    >>> call = rt.Note(text="call Rose, say it is one of those days", support="rose", must=True)
    >>> mail = rt.WarningSign(id="mail", what="I stop opening my mail", responses=(call,))
    >>> plan = rt.WellnessPlan(region="US", supports=(rose,), warning_signs=(mail,))
    >>> guidance = rt.what_now(plan, "mail", now=datetime(2026, 11, 22, 21, 0, tzinfo=UTC))
    >>> [thing.text for part in guidance.parts for thing in part.things]
    ['call Rose, say it is one of those days']
    >>> print(guidance.lines.in_danger())
    If your life is in danger now, or someone may have overdosed, call 911 now.

    Args:
        plan: The person's plan, or what `merge` made of two versions of it.
        noticed: The ids of triggers and signs (see `signs`), or a check-in, whose `noticed` is looked at.
        now: The moment it is. With no time zone in it, it is told on the clock of the plan.
        journal: What happened, as the person wrote it down: which tools helped.
        region: Where the person is now (ISO 3166), such as ``US`` or ``US-PA``, for the help lines there; by default
            what the plan says. Where none is known, the answer says to call the local emergency number.
        time_zone: The time zone (IANA) by whose clock hours are told, where the plan names none that is known; by
            default that of `now`.

    Raises:
        TypeError: `plan` is no plan and holds none, `now` no moment, or `journal` no journal.
    """
    undecided = plan.undecided if isinstance(plan, Merged) else frozenset[str]()
    whole = plan.document if isinstance(plan, Merged) else plan
    if not isinstance(whole, WellnessPlan):
        raise TypeError(f"what_now takes a WellnessPlan, not a {type(whole).__name__}")
    if not isinstance(now, datetime):
        raise TypeError(f"now must be a datetime.datetime, not a {type(now).__name__}")
    if journal is not None and not isinstance(journal, Journal):
        raise TypeError(f"journal must be a Journal, not a {type(journal).__name__}")
    ids = noticed.noticed if isinstance(noticed, CheckIn) else (noticed,) if isinstance(noticed, str) else noticed
    reading = Reading(
        plan=whole,
        named=frozenset(ids),
        now=_on_a_clock(now, whole.time_zone, time_zone),
        journal=journal or Journal(),
        known=known_lines(whole.region if region is None else region, now),
        undecided=undecided,
    )
    return reading.guidance()


def _on_a_clock(now: datetime, *zones: str | None) -> datetime:
    """The moment as a clock shows it in the first of the zones that is known; where none is, as it was given."""
    for zone in filter(None, map(zone_named, filter(None, zones))) if now.tzinfo else ():
        with contextlib.suppress(OverflowError):
            return now.astimezone(zone)
    return now
