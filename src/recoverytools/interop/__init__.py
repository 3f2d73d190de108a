"""Other people's formats, one module each. What could not be placed is given back, and never dropped unseen."""

from ._imported import Imported as Imported
from .spreadsheet import from_csv as from_csv
from .spreadsheet import to_csv as to_csv

__all__ = ["Imported", "from_csv", "to_csv"]
