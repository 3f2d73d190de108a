"""Other people's formats, one module each. What could not be placed is given back, and never dropped unseen."""

from ._imported import Imported as Imported
from .fhir import from_fhir as from_fhir
from .fhir import to_fhir as to_fhir
from .icalendar import from_icalendar as from_icalendar
from .icalendar import to_icalendar as to_icalendar
from .meeting_guide import from_meeting_guide as from_meeting_guide
from .meeting_guide import to_meeting_guide as to_meeting_guide
from .questionnaire import from_questionnaire_response as from_questionnaire_response
from .questionnaire import to_questionnaire as to_questionnaire
from .questionnaire import to_questionnaire_response as to_questionnaire_response
from .spreadsheet import from_csv as from_csv
from .spreadsheet import to_csv as to_csv

__all__ = [
    "Imported",
    "from_csv",
    "from_fhir",
    "from_icalendar",
    "from_meeting_guide",
    "from_questionnaire_response",
    "to_csv",
    "to_fhir",
    "to_icalendar",
    "to_meeting_guide",
    "to_questionnaire",
    "to_questionnaire_response",
]
