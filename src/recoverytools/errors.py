"""What can go wrong. No message holds a text that a person wrote."""

from .findings import Finding
from .vocabulary import WhyNotShared

MOST_FINDINGS = 100
"""How many faults of a document are told at once."""


class RecoveryToolsError(Exception):
    """Anything this library raises about documents and their items."""

    findings: tuple[Finding, ...] = ()
    """What is wrong, as data: each fault with its code, its path and its message."""
    line: int | None = None
    """In which line of many documents it is, the first being 1. None for a document alone."""

    def __str__(self) -> str:
        return self._says() if self.line is None else f"line {self.line}: {self._says()}"

    def _says(self) -> str:
        return super().__str__()


class InvalidValue(RecoveryToolsError, ValueError):
    """A model cannot hold this. Raised by constructors, with the first fault found."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def _says(self) -> str:
        return "; ".join(
            f"{finding.path[1:] or 'the document'} {finding}{_in_python(finding)}" for finding in self.findings
        )


class InvalidDocument(InvalidValue):
    """A document cannot be read as it is. Holds every fault, up to the first hundred."""

    def _says(self) -> str:
        lines = [f"{finding.path or 'the document'} {finding}" for finding in self.findings]
        count = f"{len(lines)} faults" if len(lines) < MOST_FINDINGS else f"{len(lines)} faults or more"
        return lines[0] if len(lines) == 1 else "\n  ".join([f"this document has {count}:", *lines])


class UnsupportedVersion(RecoveryToolsError):
    """A document was written by a newer release. It was left as it is."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.findings = (finding,)

    def _says(self) -> str:
        return f"the document {self.findings[0]}"


class NotFound(RecoveryToolsError, LookupError):
    """There is no item with this id, or none of this class."""


class NotShared(RecoveryToolsError):
    """Nothing is shared by this grant now. `why` says what is in the way; nobody is to tell it to the receiver."""

    def __init__(self, why: WhyNotShared) -> None:
        super().__init__(why)
        self.why = why

    def _says(self) -> str:
        return self.why.label()


class NotApplied(RecoveryToolsError):
    """Changes do not fit a document as it is now, or touch what is not theirs to touch. Nothing was changed.

    `findings` says of each change that does not fit what is in the way.
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def _says(self) -> str:
        return "\n  ".join(
            ["nothing was changed:", *(f"{each.path or 'the document'} {each}" for each in self.findings)]
        )


def _in_python(finding: Finding) -> str:
    return f" (in Python {finding.in_python})" if finding.in_python else ""
