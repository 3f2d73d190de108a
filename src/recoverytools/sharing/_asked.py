"""What someone asks to see, and what is in the way of it."""

from datetime import date
from typing import Any

import attrs

from ..errors import NotFound
from ..models.consent import Grant
from ..models.journal import Journal
from ..models.merges import Merged
from ..models.plan import WellnessPlan
from ..models.stories import RecoveryStory, StoryVersion
from ..vocabulary import Audience, WhyNotShared
from ._grants import names, require_asked, shut

Document = WellnessPlan | Journal | RecoveryStory
Shareable = Document | Merged
"""What a part of is shared: also what `merge` made of two versions of it, without what is undecided."""


@attrs.frozen
class Asked:
    """What someone asks to see."""

    document: Document
    grant: Grant
    on: date
    crisis_on_by: str | None
    plan: WellnessPlan | None
    """The person's plan, where it is known."""
    audience: Audience | None
    version: StoryVersion | None
    is_undecided: bool
    """Whether the grant stands in a conflict."""

    @property
    def is_named(self) -> bool:
        """Whether the grant names the document, or something in it."""
        match self.document:
            case WellnessPlan():
                named = filter(self.document.can_share, self.grant.sections)
                return not all(name.startswith("stories/") for name in named)
            case Journal():
                return bool(self.grant.scales) and self.grant.journal_since is not None
            case _:
                return names(self.grant, f"stories/{self.document.id}")


def asked_for(  # noqa: PLR0913, PLR0917 - each is a fact of its own
    document: Shareable,
    grant: Grant,
    on: date,
    crisis_on_by: str | None,
    plan: WellnessPlan | Merged | None,
    audience: Audience | None,
    version: str | None,
) -> Asked:
    """What is asked for, where it makes sense."""
    undecided = {id for each in (document, plan) if isinstance(each, Merged) for id in each.undecided}
    whole, known = _decided(document), _decided(plan)
    if not isinstance(whole, WellnessPlan | Journal | RecoveryStory):
        raise TypeError(f"a plan, a journal or a story is shared, not a {type(whole).__name__}")
    require_asked(grant, on, known)
    told = None
    if isinstance(whole, WellnessPlan):
        known = whole
    elif isinstance(whole, Journal):
        if known and whole.plan not in {None, known.id}:
            raise ValueError("this journal goes with another plan")
    else:
        if not isinstance(audience, Audience):
            raise TypeError("a story is told to an audience, such as Audience.ONE_PEER")
        told = next((each for each in whole.versions if each.id == version), None)
        if version is not None and told is None:
            raise NotFound("the story has no StoryVersion with this id")
    return Asked(whole, grant, on, crisis_on_by, known, audience, told, grant.id in undecided)


def _decided(document: Any) -> Any:
    return document.decided if isinstance(document, Merged) else document


def in_the_way(asked: Asked) -> WhyNotShared | None:
    """What is in the way of a view, if anything is."""
    if asked.is_undecided:
        return WhyNotShared.UNDECIDED
    if why := shut(asked.grant, asked.on, asked.crisis_on_by, asked.plan):
        return why
    if not asked.is_named:
        return WhyNotShared.NOT_NAMED
    is_private = asked.document.private or (asked.version is not None and asked.version.private)
    return WhyNotShared.PRIVATE if is_private else None
