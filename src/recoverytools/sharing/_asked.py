"""What someone asks to see, and what is in the way of it."""

from datetime import date

import attrs

from ..errors import NotFound
from ..models.consent import Grant
from ..models.journal import Journal
from ..models.plan import WellnessPlan
from ..models.stories import RecoveryStory, StoryVersion
from ..vocabulary import Audience, WhyNotShared
from ._grants import names, require_asked, shut

Document = WellnessPlan | Journal | RecoveryStory


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
    document: Document,
    grant: Grant,
    on: date,
    crisis_on_by: str | None,
    plan: WellnessPlan | None,
    audience: Audience | None,
    version: str | None,
) -> Asked:
    """What is asked for, where it makes sense."""
    if not isinstance(document, WellnessPlan | Journal | RecoveryStory):
        raise TypeError(f"a plan, a journal or a story is shared, not a {type(document).__name__}")
    require_asked(grant, on, plan)
    told = None
    if isinstance(document, WellnessPlan):
        plan = document
    elif isinstance(document, Journal):
        if plan and document.plan not in {None, plan.id}:
            raise ValueError("this journal goes with another plan")
    else:
        if not isinstance(audience, Audience):
            raise TypeError("a story is told to an audience, such as Audience.ONE_PEER")
        told = next((each for each in document.versions if each.id == version), None)
        if version is not None and told is None:
            raise NotFound("the story has no StoryVersion with this id")
    return Asked(document, grant, on, crisis_on_by, plan, audience, told)


def in_the_way(asked: Asked) -> WhyNotShared | None:
    """What is in the way of a view, if anything is."""
    if why := shut(asked.grant, asked.on, asked.crisis_on_by, asked.plan):
        return why
    if not asked.is_named:
        return WhyNotShared.NOT_NAMED
    is_private = asked.document.private or (asked.version is not None and asked.version.private)
    return WhyNotShared.PRIVATE if is_private else None
