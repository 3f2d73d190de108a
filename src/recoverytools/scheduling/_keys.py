"""Which time of which item it is."""

from datetime import date, time

import attrs


@attrs.frozen(kw_only=True)
class OccurrenceKey:
    """Which time of which item it is, on the document's own calendar and clock. The same in each agenda.

    A `StepEntry` about `item` with the same `planned_for` and `planned_at` tells what became of it.

    >>> key = OccurrenceKey(document="plan", item="walk", planned_for=date(2026, 11, 24), planned_at=time(17, 30))
    >>> print(key)
    plan/walk/2026-11-24T17:30
    >>> print(attrs.evolve(key, planned_at=None, field="due"))
    plan/walk/2026-11-24/due
    """

    document: str
    """The id of the document."""
    item: str
    """The id of the item in it."""
    planned_for: date
    """The day it was planned for."""
    planned_at: time | None = None
    """The time of day it was planned for. None where any time will do."""
    field: str = ""
    """The field of a day that stands alone, such as ``due``; empty for the times of a schedule."""

    def __str__(self) -> str:
        """The key as one short text."""
        at = f"T{self.planned_at:%H:%M}" if self.planned_at else ""
        return "/".join(part for part in (self.document, self.item, f"{self.planned_for}{at}", self.field) if part)
