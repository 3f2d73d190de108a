"""Merges: two versions of a document that were changed apart, come together, with what the person has yet to decide.

Nothing that someone wrote is lost: what does not stand in the document stands in a conflict, until the person decides.
A conflict does not tell whose version is whose. It holds what may stand, in a fixed order, and which of it stands now.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import attrs
from attrs import frozen

from ..errors import InvalidValue, NotFound
from ..fields import (
    Alone,
    Ask,
    AtMost,
    Between,
    Id,
    Json,
    Keep,
    KeyName,
    KeyPath,
    classes_below,
    declared,
    facts,
    once,
    part_facts,
    record_facts,
)
from ..findings import Severity
from ..shapes import fault
from ..vocabulary import ConflictKind
from ..wording import Locale, say
from .groups import PeerGroup
from .items import Item, kind_name
from .journal import Journal
from .plan import WellnessPlan
from .stories import RecoveryStory

_FOR_PROGRAMS = "it is for programs; a page says it in words"
_FIRST = frozenset({"crisis", "safety", "safer_use", "after_crisis", "backups", "supports", "lines", "grants"})
"""The sections whose conflicts are to be looked at first: someone may need them on a hard day."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Choice:
    """One of the things that may stand.

    >>> Choice(value="Cook for my mother").value
    'Cook for my mother'
    """

    value: Annotated[Json | None, Keep(_FOR_PROGRAMS)] = None
    """As plain data; None where it is that nothing stands."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Conflict(Item):
    """Something in two versions of a document that only the person can decide. One choice stands meanwhile.

    >>> base = rt.WellnessPlan(id="malia", vision="a room")
    >>> mine, theirs = attrs.evolve(base, vision="my own kitchen"), attrs.evolve(base, vision="a garden")
    >>> [conflict] = rt.merge(base, mine, theirs).conflicts
    >>> print(conflict.describe())
    “The life I want” (wellness plan) was written in two ways.
    >>> Conflict(about="malia", kind=ConflictKind.ORDER, path="/goals").severity.label()
    'Worth a look'
    """

    about: Annotated[Id, Ask("Which record is it about, by its id?", label="About")]
    kind: Annotated[ConflictKind, Ask("What is there to decide?")]
    what: Annotated[KeyName, Keep(_FOR_PROGRAMS)] = ""
    """The kind of that record, as documents call it: ``goal``."""
    field: Annotated[KeyName, Keep(_FOR_PROGRAMS)] = ""
    """The field of the record that it is about, where it is about one."""
    path: Annotated[KeyPath, Keep(_FOR_PROGRAMS)] = ""
    """Where it stands in the merged document, a JSON Pointer."""
    choices: Annotated[tuple[Choice, ...], Ask("Which of these do you want?")] = ()
    kept: Annotated[int, Between(0, 9), Keep(_FOR_PROGRAMS)] = 0
    """Which of the choices stands now, the first being 0."""

    def _check(self) -> None:
        if self.kept and self.kept >= len(self.choices):
            raise InvalidValue(fault("rule-no-such-choice", "must be the place of one of the choices", "/kept"))

    @property
    def severity(self) -> Severity:
        """`SAFETY` where it is about what a hard day needs, or about what others may see; else `ADVICE`."""
        if self.kind is ConflictKind.ORDER:
            return Severity.ADVICE
        is_first = self.kind is ConflictKind.SHARING or not _FIRST.isdisjoint(self.path.split("/")[1:2])
        return Severity.SAFETY if is_first else Severity.ADVICE

    def ids(self) -> frozenset[str]:
        """The ids of what should not be used before this is decided.

        >>> Conflict(about="swim", kind=ConflictKind.CHANGED, path="/goals/0").ids()
        frozenset({'swim'})
        """
        if self.kind in {ConflictKind.ORDER, ConflictKind.TOO_MANY}:
            return frozenset()
        return frozenset([self.about])

    def describe(self, *, locale: Locale = "en") -> str:
        """What there is to decide, in a sentence. It holds no words of the person: a page shows these.

        See `recoverytools.rendering.describe_conflict`.

        >>> print(Conflict(about="swim", kind=ConflictKind.REMOVED, what="goal", path="/goals/0").describe())
        Goal was taken out in one version, and is in use in the other.
        """
        cls = _classes().get(self.what)
        kind = say(self.what.replace("-", " "), locale=locale)
        label = next((fact.label for fact in facts(cls) if fact.name == self.field), "") if cls else ""
        it = say("“{label}” ({kind})", locale=locale, label=say(label, locale=locale), kind=kind) if label else kind
        return say(SAYS[self.kind], locale=locale, it=it[:1].upper() + it[1:])


@once
def _classes() -> Mapping[str, type[Any]]:
    """The classes of the records that may be merged, by the kind that documents call them."""
    return {kind_name(name): cls for name, cls in classes_below(Merged).items()}


SAYS: Mapping[ConflictKind, str] = {
    ConflictKind.CHANGED: "{it} was written in two ways.",
    ConflictKind.TWO_VERSIONS: "{it} has two versions that do not fit together.",
    ConflictKind.REMOVED: "{it} was taken out in one version, and is in use in the other.",
    ConflictKind.MOVED: "{it} was moved to two places.",
    ConflictKind.ORDER: "{it} was put in two orders.",
    ConflictKind.SHARING: "{it} would show more to others in one version. Until you decide, less is shown.",
    ConflictKind.SAME_ID: "{it} had the id of something else in the other version. Now it has one of its own.",
    ConflictKind.LED_NOWHERE: "{it} led to something that lies elsewhere now.",
    ConflictKind.TOO_MANY: "{it} has more than can be saved. Please take some out.",
}
"""What there is to decide, in English. `it` is what it is about."""


@frozen(kw_only=True, weakref_slot=False, field_transformer=declared)
class Merged(Item):
    """What `merge` makes of two versions of a document: the document, and what the person has yet to decide.

    The document is whole as it is. Where two versions say two things, one of them stands in it, and all stand in the
    conflict. `resolve` puts another in its place.

    >>> base = rt.WellnessPlan(id="malia", vision="a room")
    >>> mine = base.add(rt.Goal(id="cook", statement="Cook for my mother"))
    >>> theirs = attrs.evolve(base, vision="my own kitchen")
    >>> merged = rt.merge(base, mine, theirs)
    >>> merged.document.vision, merged.document.goals[0].statement, merged.conflicts
    ('my own kitchen', 'Cook for my mother', ())
    >>> rt.Merged(plan=base).undecided
    frozenset()
    """

    plan: Annotated[WellnessPlan | None, Alone(), Ask("What is the plan now?", label="The plan")] = None
    journal: Annotated[Journal | None, Alone(), Ask("What is the journal now?", label="The journal")] = None
    story: Annotated[RecoveryStory | None, Alone(), Ask("What is the story now?", label="The story")] = None
    group: Annotated[PeerGroup | None, Alone(), Ask("What is the group now?", label="The group")] = None
    conflicts: Annotated[
        tuple[Conflict, ...],
        AtMost(100_000),
        Ask("What is there to decide?", label="To decide"),
        Keep("what is not decided is for the person alone"),
    ] = ()

    @property
    def document(self) -> WellnessPlan | Journal | RecoveryStory | PeerGroup:
        """What was merged: a plan, a journal, a story or a group.

        Raises:
            NotFound: It holds none: only conflicts, or nothing yet.
        """
        if document := self.plan or self.journal or self.story or self.group:
            return document
        raise NotFound("only what is left to decide is here, not the document")

    @property
    def undecided(self) -> frozenset[str]:
        """The ids of the records that stand in a conflict.

        Nobody is shown these before the person decides. The document itself is not among them, nor what has nothing
        but its order to decide.
        """
        return frozenset(id for conflict in self.conflicts for id in conflict.ids()) - {self.document.id}

    @property
    def decided(self) -> WellnessPlan | Journal | RecoveryStory | PeerGroup:
        """The document in which all that is undecided is private: of this, others may see what they are granted.

        A crisis plan that one version took out is turned on by nobody before it is decided that it is there.

        Raises:
            NotFound: It holds none.
        """
        document: Any = _private(self.document, self.undecided)
        removed = {conflict.about for conflict in self.conflicts if conflict.kind is ConflictKind.REMOVED}
        crisis = getattr(document, "crisis", None)
        if crisis and crisis.id in removed:
            document = attrs.evolve(document, crisis=attrs.evolve(crisis, turned_on_by=()))
        made: WellnessPlan | Journal | RecoveryStory | PeerGroup = document
        return made


DOCUMENTS: Mapping[type[Item], str] = {part: fact.name for fact, part in part_facts(Merged) if part is not Conflict}
"""The field for each kind of document that may be merged."""


def _private(model: Any, ids: frozenset[str]) -> Any:
    """A model in which some items, wherever they lie, are private."""
    changes: dict[str, Any] = {}
    for fact, _ in record_facts(type(model)):
        value = getattr(model, fact.name)
        if isinstance(value, tuple):
            changes[fact.name] = tuple([_private(each, ids) for each in value])
        elif value:
            changes[fact.name] = _private(value, ids)
    if model.id in ids:
        changes["private"] = True
    return attrs.evolve(model, **changes) if changes else model
