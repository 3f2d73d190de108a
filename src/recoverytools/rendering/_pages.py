"""The page of anything that has one: a model, or an answer about models."""

from collections.abc import Callable, Mapping
from typing import Any

from ..certification import Renewal
from ..facilitation import Attendance, RoleTurns
from ..guidance import Guidance
from ..models.plan import WellnessPlan
from ..models.proposals import Proposal
from ..models.views import SharedView
from ..outcomes import GoalProgress, Trend, WatchState
from ..scheduling import Agenda
from ..wording import Locale
from ._agenda import agenda_page
from ._certification import renewal_page
from ._facilitation import attendance_page, turns_page
from ._guidance import guidance_page
from ._outcomes import progress_page, trend_page, watch_page
from ._outline import Entry, Outliner, outline, speaker
from ._revision import proposal_page
from ._views import view_page


def page(thing: Any, *, locale: Locale, include_private: bool, plan: WellnessPlan | None) -> Entry:
    """The page of a plan, a tool, a value, or of what a function says about them."""
    if isinstance(thing, Proposal):
        return proposal_page(thing, speaker(locale, include_private=include_private, plan=plan), plan)
    if answered := _ANSWERS.get(type(thing)):
        return answered(thing, speaker(locale, include_private=include_private, plan=plan))
    return outline(thing, locale=locale, include_private=include_private, plan=plan)


_ANSWERS: Mapping[type[Any], Callable[[Any, Outliner], Entry]] = {
    Agenda: agenda_page,
    Attendance: attendance_page,
    Guidance: guidance_page,
    SharedView: view_page,
    Renewal: renewal_page,
    RoleTurns: turns_page,
    GoalProgress: progress_page,
    Trend: trend_page,
    WatchState: watch_page,
}
"""What makes the page of each kind of answer."""
