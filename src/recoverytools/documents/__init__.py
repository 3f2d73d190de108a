"""Documents as bytes and files."""

from ._blank import blank as blank
from ._blank import blank_yaml as blank_yaml
from ._files import SUFFIXES as SUFFIXES
from ._files import read as read
from ._files import upgrade as upgrade
from ._files import write as write
from ._hints import form_hints as form_hints
from ._many import read_many as read_many
from ._many import write_many as write_many
from ._schema import json_schema as json_schema
from ._syntax import BY_HAND_SIZE as BY_HAND_SIZE
from ._syntax import JOURNAL_SIZE as JOURNAL_SIZE
from ._syntax import SIZE as SIZE
from ._syntax import Syntax as Syntax
from ._syntax import dumps as dumps
from ._syntax import loads as loads

__all__ = [
    "BY_HAND_SIZE",
    "JOURNAL_SIZE",
    "SIZE",
    "SUFFIXES",
    "blank",
    "blank_yaml",
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
