"""What every reader of a foreign format gives back."""

from collections.abc import Mapping
from typing import Generic, TypeVar

import attrs

from ..models.journal import Journal
from ..shapes import EMPTY

Document = TypeVar("Document")


@attrs.frozen(kw_only=True)
class Imported(Generic[Document]):
    """What was read from another format: the document, and all that has no place in it."""

    document: Document = attrs.field(repr=False)
    journal: Journal | None = attrs.field(default=None, repr=False)
    """The journal that came with a plan, where the format carries both."""
    left_over: Mapping[str, object] = attrs.field(default=EMPTY, repr=lambda found: f"<{len(found)}>")
    """What could not be placed, as it was written, by where it stood, such as a JSON Pointer."""
