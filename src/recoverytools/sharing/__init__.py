"""Who may see what: a view holds what a grant names, and not one byte more.

A view is built up from what may be seen, and never cut down from the whole. A field leaves the plan where it asks a
question and nothing keeps it (`Ask` without `Keep`). What is private stays, whatever was granted. Pointers to what is
not in the view go, and so does what cannot stand without them.
"""

from ._described import Shown as Shown
from ._described import describe_view as describe_view
from ._described import notices as notices
from ._grants import missing_elements as missing_elements
from ._grants import permits as permits
from ._preview import LeftOut as LeftOut
from ._preview import Preview as Preview
from ._preview import preview as preview
from ._sight import told_fields as told_fields
from ._views import LEAST_KEY as LEAST_KEY
from ._views import PART_2 as PART_2
from ._views import seen_plan as seen_plan
from ._views import share as share

__all__ = [
    "LEAST_KEY",
    "PART_2",
    "LeftOut",
    "Preview",
    "Shown",
    "describe_view",
    "missing_elements",
    "notices",
    "permits",
    "preview",
    "seen_plan",
    "share",
    "told_fields",
]
