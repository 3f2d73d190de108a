"""What is due and when: the steps, practices, meetings and days of plans, groups and credentials, on one agenda.

What belongs on an agenda is said where a field is declared, by `Falls`. What became of it stands in the journal: both
know a time that something was planned for by the same key.
"""

from ._agenda import agenda as agenda
from ._answers import Agenda as Agenda
from ._answers import AgendaDay as AgendaDay
from ._answers import Occurrence as Occurrence
from ._answers import Reminder as Reminder
from ._answers import Unplanned as Unplanned
from ._answers import name_on_page as name_on_page
from ._keys import OccurrenceKey as OccurrenceKey
from ._sources import title_of as title_of

__all__ = [
    "Agenda",
    "AgendaDay",
    "Occurrence",
    "OccurrenceKey",
    "Reminder",
    "Unplanned",
    "agenda",
    "name_on_page",
    "title_of",
]
