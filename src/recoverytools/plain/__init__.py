"""Models as plain data: dicts, lists, texts and numbers, as they stand in JSON, YAML or TOML.

Reading is strict. Nothing is guessed, and everything wrong is told at once, each with its path, and with no text of the
document. A good document goes a fast way, and what is wrong with a bad one is found out on another.
"""

from ._answers import APART as APART
from ._answers import as_data as as_data
from ._converter import converter as converter
from ._dates import DATES as DATES
from ._dates import read_date as read_date
from ._drafts import Draft as Draft
from ._drafts import draft as draft
from ._dumpers import thawed as thawed
from ._explain import value_of as value_of
from ._kinds import class_of as class_of
from ._kinds import kind_of as kind_of
from ._kinds import kinds as kinds
from ._loaders import maker as maker
from ._raw import RepeatedKeys as RepeatedKeys
from ._reading import DEPTH as DEPTH
from ._reading import VALUES as VALUES
from ._reading import from_dict as from_dict
from ._reading import out_of_bounds as out_of_bounds
from ._reading import read_document as read_document
from ._reading import read_quickly as read_quickly
from ._reading import require_class as require_class
from ._versions import FORMAT as FORMAT
from ._versions import upgraded as upgraded
from ._writing import to_dict as to_dict
from ._writing import to_orjson_data as to_orjson_data

__all__ = [
    "APART",
    "DATES",
    "DEPTH",
    "FORMAT",
    "VALUES",
    "Draft",
    "RepeatedKeys",
    "as_data",
    "class_of",
    "converter",
    "draft",
    "from_dict",
    "kind_of",
    "kinds",
    "maker",
    "out_of_bounds",
    "read_date",
    "read_document",
    "read_quickly",
    "require_class",
    "thawed",
    "to_dict",
    "to_orjson_data",
    "upgraded",
    "value_of",
]
