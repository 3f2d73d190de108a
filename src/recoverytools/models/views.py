"""Shared views: what someone sees of a plan, a journal or a story, by a grant.

A view is made by `share`, of what its grant names and of nothing else. It says for whom it is, what for and how long,
as 42 CFR 2.32(b) wants of a record that goes with a consent (substance use records, USA; rule of 16 February 2024). To
take a grant back stops new views. It cannot call back a copy.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from attrs import frozen

from ..fields import Ask, Id, Line, Paragraph, PointsTo, Section, declared
from ..vocabulary import Regulation
from .crisis import NOTICES as _OF_HARD_DAYS
from .items import Item
from .journal import Journal
from .plan import WellnessPlan
from .stories import RecoveryStory


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Scope:
    """For whom a view is, what is in it, what for, and how long: what its grant says of that.

    >>> scope = Scope(to="my nurse at Hill Clinic", sections=("goals",), until=date(2027, 6, 30))
    >>> print(rt.rendering.to_text(scope), end="")
    my nurse at Hill Clinic
    =======================
    <BLANKLINE>
    Last day: 30 June 2027
    <BLANKLINE>
    What they may see
    -----------------
    <BLANKLINE>
    - What I want
    """

    to: Annotated[Line, Ask("Who may see it?", label="")] = ""
    from_whom: Annotated[Line, Ask("Who may show it to them?", label="Shown by")] = ""
    sections: Annotated[
        tuple[Section, ...], Ask("Which parts may they see?", label="What they may see", another="Another part")
    ] = ()
    scales: Annotated[
        tuple[Annotated[Id, PointsTo("Scale")], ...], Ask("Which numbers of a journal may they see?", label="Scales")
    ] = ()
    journal_since: Annotated[date | None, Ask("From what day may they see them?", label="From my journal since")] = None
    purpose: Annotated[Line, Ask("What is it for?", label="What it is for")] = ""
    starts: Annotated[date | None, Ask("From what day may they see it?", label="Starts on")] = None
    until: Annotated[date | None, Ask("What is the last day they may see it?", label="Last day")] = None
    ends_when: Annotated[Line, Ask("Or what would end it?", label="Ends when")] = ""
    regulation: Annotated[Regulation | None, Ask("Which privacy law does it follow, if any?", label="Privacy law")] = (
        None
    )


_SAID_NOTHING = Scope()


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class SharedView(Item):
    """What someone sees of a plan, a journal or a story. It is made by `share`, and holds what was granted alone.

    All ids in it are new ones. It has no grants, no history, and nothing of when it was made.

    >>> rt.SharedView(scope=Scope(to="my nurse")).content is None
    True
    >>> grant = rt.Grant(to="my nurse", sections=("goals",), regulation=Regulation.PART_2)
    >>> plan = rt.WellnessPlan(vision="my own kitchen", goals=(rt.Goal(statement="Cook for my mother"),))
    >>> view = rt.share(plan, grant, on=date(2026, 11, 22), key=b"a secret of this grant")
    >>> print(rt.rendering.to_text(view), end="")
    Shared view: Wellness plan
    ==========================
    <BLANKLINE>
    To take this back stops new views. It cannot call back a copy.
    42 CFR part 2 prohibits unauthorized use or disclosure of these records.
    <BLANKLINE>
    Shared with: my nurse
    ---------------------
    <BLANKLINE>
    What they may see:
      - What I want
    <BLANKLINE>
    Privacy law: 42 CFR Part 2 (substance use records, USA)
    <BLANKLINE>
    What I want
    -----------
    <BLANKLINE>
    - Cook for my mother
    """

    scope: Annotated[Scope, Ask("For whom is it, and what for?", label="Shared with")] = _SAID_NOTHING
    notice: Annotated[Paragraph, Ask("What has to be told to all who see it?")] = ""
    plan: Annotated[WellnessPlan | None, Ask("What do they see of the plan?", label="From the plan")] = None
    journal: Annotated[Journal | None, Ask("What do they see of the journal?", label="From the journal")] = None
    story: Annotated[RecoveryStory | None, Ask("What do they hear of the story?", label="From the story")] = None

    @property
    def content(self) -> WellnessPlan | Journal | RecoveryStory | None:
        """What is shared: a plan, a journal or a story; None where a view is not written yet."""
        return self.plan or self.journal or self.story


NOTICES: Mapping[type[Any], str] = {
    **_OF_HARD_DAYS,
    SharedView: "To take this back stops new views. It cannot call back a copy.",
}
"""What has to be said wherever such a model stands, on pages and on forms."""
