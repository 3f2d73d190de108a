"""How documents change: what differs between two, and how two that were changed apart come together.

Nobody's edit but the person's own changes their plan by itself. What a helper would like is a proposal, and waits.
"""

from ._changes import apply as apply
from ._changes import diff as diff
from ._history import common_ancestor as common_ancestor
from ._merge import merge as merge
from ._merge_resolve import resolve as resolve
from ._proposals import accept as accept
from ._proposals import decline as decline
from ._proposals import propose as propose
from ._proposals import receive as receive

__all__ = ["accept", "apply", "common_ancestor", "decline", "diff", "merge", "propose", "receive", "resolve"]
