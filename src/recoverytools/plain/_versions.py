"""Formats of documents. A release writes the newest it knows, and reads all that were before.

The format goes up by one in each release that takes other documents than the last, whether more or fewer: an older
release must refuse what it cannot read, and leave it alone. With it comes a step in `STEPS` that makes a document of
the former format one of the new. A step is never changed again, knows no model (those change), works on plain data, and
keeps all that was written; samples of each format are frozen in the tests.
"""

import contextlib
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import InvalidDocument, UnsupportedVersion
from ..shapes import fault
from ._raw import repeats

FORMAT = 1
"""The format of the documents that this release writes."""

STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""What makes a document of a format one of the next. It gets the whole document, and gives back a new one."""


_NO_VERSION = 10**9
"""A number so large is no format of any release."""


def upgraded(data: dict[str, Any]) -> dict[str, Any]:
    """A document of an older format in the newest; the very same where it is in the newest, or in none.

    Raises:
        UnsupportedVersion: A newer release wrote it.
        InvalidDocument: A step cannot work on it, so it is no good document of its format. Or an object in it holds a
            key twice: a step would keep one of the two.
    """
    version: Any = data.get("format")
    if type(version) is int and FORMAT < version < _NO_VERSION:
        says = "has format {format}, and this release reads up to {known}; it was left as it is"
        raise UnsupportedVersion(fault("unsupported-version", says, format=version, known=FORMAT))
    if type(version) is not int or version not in STEPS:
        return data
    if repeats(data):
        raise InvalidDocument(fault("duplicate-key", "must not hold the same key twice in one object"))
    with contextlib.suppress(Exception):  # whatever it is, its message and its frames may hold the document
        for step in range(version, FORMAT):
            data = {**STEPS[step](data), "format": step + 1}
        return data
    raise InvalidDocument(fault("wrong-value", "must be a good document of format {format}", format=version))
