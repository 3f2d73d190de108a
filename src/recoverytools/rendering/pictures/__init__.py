"""Pictures for people: SVG that goes on a page or a wall, and the same in words.

A picture shows what a person wrote, in shapes that are read at a glance. It holds no score, and what is missing is left
open and never drawn as zero. What is private stays out of it unless it is asked for.
"""

from ._calendar import checkin_calendar as checkin_calendar
from ._charts import progress_chart as progress_chart
from ._ladder import sign_ladder as sign_ladder
from ._picture import Picture as Picture
from ._picture import Table as Table
from ._supports import support_map as support_map
from ._svg import STYLE as STYLE
from ._wheel import wellness_wheel as wellness_wheel

__all__ = [
    "Picture",
    "Table",
    "checkin_calendar",
    "progress_chart",
    "sign_ladder",
    "support_map",
    "wellness_wheel",
]
