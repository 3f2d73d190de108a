"""The clocks of documents and of pages."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

import attrs

from ..models.items import Item
from ..values import zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@attrs.frozen
class Clock:
    """The clock of a document, and that of the page it is shown on. Without zones, both float."""

    own: "ZoneInfo | None"
    page: "ZoneInfo | None"

    @classmethod
    def of(cls, document: Item, time_zone: str) -> Self:
        """The clock of a document on a page with a time zone, or without one."""
        page = zone_named(time_zone)
        own = zone_named(getattr(document, "time_zone", "")) or page
        return cls(own, page or own)

    def instant(self, day: date, at: time) -> datetime:
        """A day and time of the document, as the page shows it."""
        moment = datetime.combine(day, at)
        return existing(moment, self.own).astimezone(self.page) if self.own else moment

    def shown(self, day: date, at: time | None) -> tuple[date, time | None, datetime | None]:
        """The day and time of the page for those of the document; and the moment, where times do not float."""
        if at is None or self.own is None:
            return day, at, None
        moment = self.instant(day, at)
        return moment.date(), moment.time(), moment


def existing(local: datetime, zone: "ZoneInfo") -> datetime:
    """A time of the clock on a wall: the first where it comes twice, and the next there is where it never comes."""
    moment = local.replace(tzinfo=zone)
    later = moment.astimezone(UTC)
    if later.astimezone(zone).replace(tzinfo=None) == local:
        return moment
    earlier = local.replace(tzinfo=zone, fold=1).astimezone(UTC)  # in a gap, the two lie on its two sides
    before = earlier.astimezone(zone).utcoffset()
    while later - earlier > timedelta(seconds=1):
        middle = earlier + (later - earlier) // timedelta(seconds=2) * timedelta(seconds=1)
        earlier, later = (middle, later) if middle.astimezone(zone).utcoffset() == before else (earlier, middle)
    return later.astimezone(zone)
