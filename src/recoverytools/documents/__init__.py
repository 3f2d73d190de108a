"""Documents as bytes and files."""

from ._files import read as read
from ._files import upgrade as upgrade
from ._files import write as write
from ._hints import form_hints as form_hints
from ._json import JOURNAL_SIZE as JOURNAL_SIZE
from ._json import SIZE as SIZE
from ._json import dumps as dumps
from ._json import loads as loads
from ._many import read_many as read_many
from ._many import write_many as write_many
from ._schema import json_schema as json_schema

__all__ = [
    "JOURNAL_SIZE",
    "SIZE",
    "dumps",
    "form_hints",
    "json_schema",
    "loads",
    "read",
    "read_many",
    "upgrade",
    "write",
    "write_many",
]
