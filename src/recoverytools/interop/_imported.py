"""What every reader of a foreign format gives back."""

import contextlib
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

import attrs

from ..errors import MOST_FINDINGS, InvalidDocument
from ..models.journal import Journal
from ..plain import draft, from_dict, to_dict
from ..shapes import EMPTY

Document = TypeVar("Document")


@attrs.frozen(kw_only=True)
class Imported(Generic[Document]):
    """What was read from another format: the document, and all that has no place in it.

    >>> table = rt.interop.to_csv(rt.Journal(scales=(rt.Scale(name="hours of sleep"),)))
    >>> imported = rt.interop.from_csv(table)
    >>> imported.document.scales[0].name, imported.left_over
    ('hours of sleep', {})
    """

    document: Document = attrs.field(repr=False)
    """What was read."""
    journal: Journal | None = attrs.field(default=None, repr=False)
    """The journal that came with a plan, where the format carries both."""
    left_over: Mapping[str, object] = attrs.field(default=EMPTY, repr=lambda found: f"<{len(found)}>")
    """What could not be placed, as it was written, by where it stood, such as a JSON Pointer."""


def fitted(data: Any, cls: type[Any]) -> tuple[Any, list[list[str]]]:
    """The model of some answers without what cannot stand in it, and the steps of the way to each thing that is lost.

    The model is None where the answers make none, or where more is wrong with them than is told.
    """
    with contextlib.suppress(InvalidDocument):
        return from_dict(data, cls, new_ids=True), []
    with contextlib.suppress(InvalidDocument):
        model, findings = draft(data, cls)
        if model is not None and len(findings) < MOST_FINDINGS:
            return model, [finding.path[1:].split("/") for finding in findings]
    return None, []


def body(model: Any) -> dict[str, Any]:
    """A model as plain data that can stand in a document: without a header of its own."""
    return {key: value for key, value in to_dict(model).items() if key not in {"document", "format"}}


def token(key: object) -> str:
    """A key as it stands in a JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")
