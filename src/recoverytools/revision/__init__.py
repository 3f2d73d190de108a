"""How documents change: what differs between two, and how two that were changed apart come together."""

from ._history import common_ancestor as common_ancestor

__all__ = ["common_ancestor"]
