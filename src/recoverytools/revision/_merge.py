"""Two versions of a document that were changed apart come together."""

from typing import Any, TypeVar

from ..models.groups import PeerGroup
from ..models.items import Item
from ..models.journal import Journal
from ..models.merges import Merged
from ..models.plan import WellnessPlan
from ..models.stories import RecoveryStory
from ._merge_conflicts import merged_of
from ._merge_ids import forgotten, kept_apart, of_one_slot
from ._merge_rows import Merging

Document = TypeVar("Document", WellnessPlan, Journal, RecoveryStory, PeerGroup)


def merge(base: Document | None, mine: Document, theirs: Document) -> Merged:
    """What two versions of a document make together.

    Each field is taken from the version that changed it. Where both did, one value stands and all are kept in a
    conflict, for the person to decide. What one version took out stays out, unless the other one changed it or points
    to it: then it is back, with a conflict. Records are known by their ids, wherever they lie; so the ids of all
    versions have to have been written once, by the same hand.

    What others may see comes together as what both versions allow. A grant that was taken back stays so, what is
    private stays private, and whoever is kept out of a crisis is kept out. Where that undoes a change, there is a
    conflict. What was erased from a journal stays erased.

    Nothing depends on which version is whose: to swap them makes the same document, and the same conflicts.

    >>> base = rt.WellnessPlan(id="malia", vision="a room", pathways=("running",))
    >>> mine, theirs = attrs.evolve(base, vision="my own kitchen"), attrs.evolve(base, pathways=("running", "church"))
    >>> rt.merge(base, mine, theirs).document == attrs.evolve(mine, pathways=("running", "church"))
    True

    Args:
        base: The version that both come from, as `common_ancestor` finds it. None where there is none: two devices
            that meet for the first time.
        mine: One version.
        theirs: The other.

    Raises:
        TypeError: These are no plans, journals, stories or groups, or not of one class.
        ValueError: These are different documents and not versions of one: their ids differ.
    """
    versions = [version for version in (base, mine, theirs) if version is not None]
    _require_versions(versions, mine)
    sides = of_one_slot(*forgotten(base, mine, theirs))
    apart, taken = kept_apart(sides, ())
    merging = Merging(apart, mine.id)
    if taken:
        # whoever had the id may be gone; then it is left to the other
        apart, taken = kept_apart(sides, merging.rows)
        merging = Merging(apart, mine.id)
    return merged_of(merging, taken)


def _require_versions(versions: list[Any], mine: Item) -> None:
    if not isinstance(mine, WellnessPlan | Journal | RecoveryStory | PeerGroup):
        raise TypeError(f"a plan, a journal, a story or a group is merged, not a {type(mine).__name__}")
    for version in versions:
        if type(version) is not type(mine):
            raise TypeError(
                f"versions of one document are merged, not a {type(mine).__name__} and a {type(version).__name__}"
            )
        if version.id != mine.id:
            raise ValueError("these are different documents: their ids differ")
