"""FHIR: plans as health record systems read them, and what those systems give back.

All is plain data. A record goes to the resource in which it is at home (`_homes`), or to a form of our own questions
(`_forms`), and what neither has a place for goes with it in an extension. What is read is read the same way round: a
document is made of it, written again, and whatever the writing does not say in the same place is left over.
"""

from ._reading import from_fhir as from_fhir
from ._writing import to_fhir as to_fhir

__all__ = ["from_fhir", "to_fhir"]
