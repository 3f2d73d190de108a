"""What can go wrong. No message holds a text that a person wrote."""

from .findings import Finding
from .vocabulary import WhyNotShared

MOST_FINDINGS = 100
"""How many faults of a document are told at once."""


class RecoveryToolsError(Exception):
    """Anything this library raises about documents and their items.

    >>> try:
    ...     rt.loads(b'{"document": "goal", "format": 1}')
    ... except rt.RecoveryToolsError as error:
    ...     print([(finding.code, finding.path) for finding in error.findings])
    [('missing-key', '/statement')]
    """

    findings: tuple[Finding, ...] = ()
    """What is wrong, as data: each fault with its code, its path and its message."""
    line: int | None = None
    """In which line of many documents it is, the first being 1. None for a document alone."""

    def __str__(self) -> str:
        return self._says() if self.line is None else f"line {self.line}: {self._says()}"

    def _says(self) -> str:
        return super().__str__()


class InvalidValue(RecoveryToolsError, ValueError):
    """A model cannot hold this. Raised by constructors, with the first fault found.

    >>> try:
    ...     rt.Goal(statement="Sing again", importance=11)
    ... except rt.InvalidValue as error:
    ...     print(error)
    importance must be a whole number from 0 to 10
    """

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings

    def _says(self) -> str:
        return "; ".join(
            f"{finding.path[1:] or 'the document'} {finding}{_in_python(finding)}" for finding in self.findings
        )


class InvalidDocument(InvalidValue):
    """A document cannot be read as it is. Holds every fault, up to the first hundred.

    >>> try:
    ...     rt.from_dict({"statement": 7, "importance": "high"}, rt.Goal)
    ... except rt.InvalidDocument as error:
    ...     print(error)
    this document has 2 faults:
      /statement must be text of 1 to 200 characters
      /importance must be a whole number from 0 to 10
    """

    def _says(self) -> str:
        lines = [f"{finding.path or 'the document'} {finding}" for finding in self.findings]
        count = f"{len(lines)} faults" if len(lines) < MOST_FINDINGS else f"{len(lines)} faults or more"
        return lines[0] if len(lines) == 1 else "\n  ".join([f"this document has {count}:", *lines])


class UnsupportedVersion(RecoveryToolsError):
    """A document was written by a newer release. It was left as it is.

    >>> try:
    ...     rt.loads(b'{"document":"goal","format":99,"statement":"Sing again"}')
    ... except rt.UnsupportedVersion as error:
    ...     print(error.findings[0].code)
    unsupported-version
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.findings = (finding,)

    def _says(self) -> str:
        return f"the document {self.findings[0]}"


class NotFound(RecoveryToolsError, LookupError):
    """There is no item with this id, or none of this class.

    >>> try:
    ...     rt.WellnessPlan().find("swim", rt.Goal)
    ... except rt.NotFound as error:
    ...     print(error)
    the plan has no Goal with this id
    """


class NotShared(RecoveryToolsError):
    """Nothing is shared by this grant now. `why` says what is in the way; nobody is to tell it to the receiver.

    >>> grant = rt.Grant(to="my nurse", sections=("goals",), until=date(2026, 11, 21))
    >>> try:
    ...     rt.share(rt.WellnessPlan(), grant, on=date(2026, 11, 22), key=b"a secret of this grant")
    ... except rt.NotShared as error:
    ...     print(error.why.label())
    The last day of the grant has passed
    """

    def __init__(self, why: WhyNotShared) -> None:
        super().__init__(why)
        self.why = why

    def _says(self) -> str:
        return self.why.label()


class NotApplied(RecoveryToolsError):
    """Changes do not fit a document as it is now, or touch what is not theirs to touch. Nothing was changed.

    `findings` says of each change that does not fit what is in the way.

    >>> goal = rt.Goal(id="cook", statement="Cook for my mother")
    >>> changes = rt.diff(goal, attrs.evolve(goal, importance=9))
    >>> try:
    ...     rt.apply(attrs.evolve(goal, importance=3), changes)
    ... except rt.NotApplied as error:
    ...     print([(finding.code, finding.path) for finding in error.findings])
    [('rule-said-anew', '/importance')]
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
