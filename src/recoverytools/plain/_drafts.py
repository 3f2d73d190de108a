"""Half-typed forms."""

from typing import Any, Generic, NamedTuple, TypeVar

from ..errors import InvalidDocument
from ..findings import Finding
from ..models.items import Item
from ..shapes import fault
from ._explain import salvage
from ._raw import is_object
from ._reading import VALUES, checked_header, out_of_bounds, require_class
from ._versions import upgraded

T = TypeVar("T")


class Draft(NamedTuple, Generic[T]):
    """What a half-typed form holds.

    >>> half_typed = rt.draft({"statement": "Sing again", "due": "soon"}, rt.Goal)
    >>> half_typed.document.statement, [finding.path for finding in half_typed.findings]
    ('Sing again', ['/due'])
    """

    document: T | None
    """What is good of it. None where even what it cannot be without is missing, as the statement of a goal."""
    findings: tuple[Finding, ...]
    """What is not, up to a hundred findings, with paths into the form."""


def draft(data: Any, cls: type[T]) -> Draft[T]:
    """What is good of a half-typed form, and what is not yet.

    Bad answers are left out and told; good ones are kept. An answer that is empty (``""``, ``None``, ``[]``, ``{}``)
    counts as not given. What does not go together is left out where it is told: of two items with the same id, the
    second gets a new one. An item whose `private` cannot be read stays private, and consent of which anything cannot be
    read is left out. The form itself stays with you, so nothing that someone typed is lost.

    >>> document, findings = rt.draft({"statement": "Sing again", "due": "soon"}, rt.Goal)
    >>> document.statement, document.due
    ('Sing again', None)
    >>> [str(finding) for finding in findings]
    ['must be a date such as 2026-01-31, from 1900 to 2200']

    Args:
        data: A dict as JSON gives it, which is not changed. It needs no header and no ids; new ones are drawn.
        cls: The class that the form is for.

    Raises:
        InvalidDocument: This is no dict, or too large, or a document of another kind.
        UnsupportedVersion: A newer release wrote it.
        TypeError: `cls` is no class of this library.
    """
    require_class(cls)
    if cls is Item:
        raise TypeError("a draft needs a class, such as Goal")
    if not is_object(data):
        raise InvalidDocument(fault("wrong-value", "must be an object"))
    if found := out_of_bounds(data, VALUES):
        raise InvalidDocument(found)
    faults: list[Finding] = []
    if issubclass(cls, Item):
        data, _, faults = checked_header(upgraded(data), cls, required=False)
    document, findings = salvage(data, cls, faults)
    return Draft(document, tuple(findings))
