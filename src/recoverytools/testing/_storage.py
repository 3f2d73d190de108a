"""Whether what keeps documents keeps them whole."""

from collections.abc import Callable
from typing import TypeVar

from ..errors import RecoveryToolsError
from ..fields import is_record
from ..findings import Finding
from ..models.items import Item
from ..models.plan import WellnessPlan
from ..plain import require_class
from ..shapes import fault as changed
from ._differences import differences
from ._traps import NEWER, traps

K = TypeVar("K")


class NotKept(RecoveryToolsError, AssertionError):
    """What came back is not what was saved. Raised by `check_storage`, for a test to fail with.

    `findings` holds each difference. Its path begins with the name of the document that was tried, and goes on to the
    place in it. The message tells of each kind of difference once.

    >>> from recoverytools import testing
    >>> try:
    ...     testing.check_storage(bytes.lower, lambda kept: kept, rt.Skill)
    ... except testing.NotKept as error:
    ...     print(error.findings[0].path, error.findings[0].code)
    /letter-case/name other-case
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def _says(self) -> str:
        # what a store does to one text, it does to many
        alike: dict[str, list[Finding]] = {}
        for finding in self.findings:
            alike.setdefault(finding.code, []).append(finding)
        lines = [
            f"{_shown(first.path)} {first}" + (f" (and {len(more)} more like this)" if more else "")
            for first, *more in alike.values()
        ]
        return "\n  ".join(["what came back is not what was saved:", *lines])


def _shown(path: str) -> str:
    """A path on one line: a key of the documents that are tried may be long, and hold what turns a line around."""
    shown = path.encode("unicode_escape").decode()
    return shown if len(shown) <= 80 else shown[:79] + "…"


def check_storage(
    save: Callable[[bytes], K], load: Callable[[K], bytes | str], cls: type[Item] = WellnessPlan, *, newer: bool = True
) -> None:
    """Raise `NotKept` unless a store gives back whole what it is given: a database, a queue, a service, a file.

    Documents that are hard to keep are saved, and then all are loaded: texts as long as may be, in many scripts, with
    letters that combine, with marks that change the direction, with spaces at their ends, with what looks like a
    number; numbers, dates and moments at their bounds and with all their digits; lists whose order counts; and
    `extensions` in which things are empty. The order of keys tells nothing and may change, and so may the spaces
    between them. Each document has an id of its own, and no word in it is a person's.

    >>> from recoverytools import testing
    >>> queue = []
    >>> testing.check_storage(queue.append, lambda _: queue.pop(0))
    >>> try:
    ...     testing.check_storage(lambda document: document[:3000], lambda kept: kept, rt.Skill)
    ... except testing.NotKept as error:
    ...     print(error)
    what came back is not what was saved:
      /long-texts came back as something that is no JSON (and 1 more like this)

    Args:
        save: Keeps a document, which it gets as bytes (JSON in UTF-8), and says where: a key, an address, or nothing.
        load: Gives back a document, as bytes or as text. It is called with what `save` gave.
        cls: The class of the documents: a record. Try each class that your application keeps.
        newer: Whether a document of a newer release is tried, too. What only keeps it or passes it on has to leave it
            as it is. Say False where your application reads what it gets, as it then refuses this one.

    Raises:
        NotKept: A document came back changed, or not at all. Where `save` or `load` raised, the first of their errors
            is its cause.
        TypeError: `cls` is no class of a record.
    """
    require_class(cls)
    if cls is Item or not is_record(cls):
        raise TypeError(f"check_storage takes a class of records, not {cls.__name__}")
    sent = traps(cls, newer=newer)
    keys: dict[str, K] = {}
    found: list[Finding] = []
    raised: list[Exception] = []
    for name, document in sent.items():
        try:
            keys[name] = save(document)
        except Exception as error:  # noqa: BLE001 - whatever is raised, the others are tried
            raised.append(error)
            found.append(_raised("not-saved", "was not saved: {error} was raised", name, error))
    for name, key in keys.items():
        try:
            back = load(key)
        except Exception as error:  # noqa: BLE001
            raised.append(error)
            found.append(_raised("not-loaded", "was not loaded: {error} was raised", name, error))
        else:
            found += [finding.under(f"/{name}") for finding in differences(sent[name], back, cls)]
    if found:
        raise NotKept(*found) from next(iter(raised), None)


def _raised(code: str, says: str, name: str, error: Exception) -> Finding:
    if name == NEWER:
        says += "; where documents are read, which refuses this one, say newer=False"
    return changed(code, says, f"/{name}", error=type(error).__name__)
