"""Where two versions of a document come from."""

from collections.abc import Iterable, Mapping

from ..errors import NotFound


def common_ancestor(revisions: Mapping[str, Iterable[str]], a: str, b: str) -> str | None:
    """The newest revision that two revisions both come from, to merge them by; None where there is none.

    Where histories cross, two revisions have more than one such, and neither of these is older than the other. Then it
    is the newest that all of these come from: with an older base a merge may ask more, and loses nothing.

    Where it is one of the two, nothing has to be merged: the other is the newer one and can be taken as it is.

    >>> revisions = {"monday": [], "phone": ["monday"], "laptop": ["monday"], "both": ["phone", "laptop"]}
    >>> rt.common_ancestor(revisions, "phone", "laptop")
    'monday'
    >>> rt.common_ancestor(revisions, "phone", "both")
    'phone'

    Args:
        revisions: The names of the revisions that are known, each with the names of those it was made from: none for
            the first, one for an edit, two for a merge. Those not among the names are known no more.
        a: The one revision.
        b: The other. Which is which makes no difference.

    Raises:
        NotFound: One of the two is not among the revisions.
        ValueError: A revision comes from itself, by way of others or not.
    """
    for name in (a, b):
        if name not in revisions:
            raise NotFound("the revisions have none of this name")
    nearest = {a, b}
    while len(nearest) > 1:
        shared = set.intersection(*(_lineage(revisions, name) for name in sorted(nearest)))
        # what has no other of them after it
        nearest = shared - {parent for name in shared for parent in revisions[name]}
        if shared and not nearest:
            raise ValueError("a revision must not come from itself")
    return next(iter(nearest), None)


def _lineage(revisions: Mapping[str, Iterable[str]], name: str) -> set[str]:
    """A revision and all that it comes from, as far as it is known."""
    seen, left = {name}, [name]
    while left:
        new = {parent for parent in revisions[left.pop()] if parent in revisions} - seen
        seen |= new
        left += new
    return seen
