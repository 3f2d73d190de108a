"""Other people's formats, one module each. What could not be placed is given back, and never dropped unseen."""

from ._imported import Imported as Imported

__all__ = ["Imported"]
