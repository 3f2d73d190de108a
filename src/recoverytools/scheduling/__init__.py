"""What is due and when: the steps, practices, meetings and days of plans, groups and credentials, on one agenda.

What belongs on an agenda is said where a field is declared, by `Falls`. What became of it stands in the journal: both
know a time that something was planned for by the same key.
"""

from ._agenda import LONGEST as LONGEST
from ._agenda import agenda as agenda
from ._agenda import require_window as require_window
from ._answers import Agenda as Agenda
from ._answers import AgendaDay as AgendaDay
from ._answers import Occurrence as Occurrence
from ._answers import Reminder as Reminder
from ._answers import Unplanned as Unplanned
from ._answers import name_on_page as name_on_page
from ._clocks import existing as existing
from ._keys import OccurrenceKey as OccurrenceKey
from ._reminders import before_quiet as before_quiet
from ._sources import Falling as Falling
from ._sources import Source as Source
from ._sources import sources_of as sources_of
from ._sources import title_of as title_of
from ._told import Told as Told
from ._told import joined as joined
from ._told import told_of as told_of

__all__ = [
    "LONGEST",
    "Agenda",
    "AgendaDay",
    "Falling",
    "Occurrence",
    "OccurrenceKey",
    "Reminder",
    "Source",
    "Told",
    "Unplanned",
    "agenda",
    "before_quiet",
    "existing",
    "joined",
    "name_on_page",
    "require_window",
    "sources_of",
    "title_of",
    "told_of",
]
