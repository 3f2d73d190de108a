"""iCalendar (RFC 5545): what is due, for the calendar of a phone; and tasks of other programs, as steps.

The lines are written and read here, by no library: texts come back to the letter, which they do not from those at hand,
and what is read is never expanded, so that no rule in a file can go on for ever.
"""

from ._out import to_icalendar as to_icalendar
from ._tasks import from_icalendar as from_icalendar

__all__ = ["from_icalendar", "to_icalendar"]
