"""How documents change: what differs between two, and how two that were changed apart come together."""

from ._history import common_ancestor as common_ancestor
from ._merge import merge as merge
from ._merge_resolve import resolve as resolve

__all__ = ["common_ancestor", "merge", "resolve"]
