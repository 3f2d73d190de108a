"""Other people's formats, one module each. What could not be placed is given back, and never dropped unseen."""

from ._imported import Imported as Imported
from .fhir import from_fhir as from_fhir
from .fhir import to_fhir as to_fhir

__all__ = ["Imported", "from_fhir", "to_fhir"]
