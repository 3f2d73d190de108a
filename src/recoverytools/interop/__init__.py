"""Other people's formats, one module each. What could not be placed is given back, and never dropped unseen."""

from ._imported import Imported as Imported
from .icalendar import from_icalendar as from_icalendar
from .icalendar import to_icalendar as to_icalendar

__all__ = ["Imported", "from_icalendar", "to_icalendar"]
