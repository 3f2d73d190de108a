"""Pages for people: text, Markdown and HTML, made from the declarations; and pictures."""

from ._form import blank_form as blank_form
from ._held import crisis_page as crisis_page
from ._held import wallet_card as wallet_card
from ._html import to_html as to_html
from ._markdown import to_markdown as to_markdown
from ._text import describe_changes as describe_changes
from ._text import describe_conflict as describe_conflict
from ._text import to_text as to_text
from .pictures import Picture as Picture
from .pictures import Table as Table
from .pictures import checkin_calendar as checkin_calendar
from .pictures import progress_chart as progress_chart
from .pictures import sign_ladder as sign_ladder
from .pictures import support_map as support_map
from .pictures import wellness_wheel as wellness_wheel

__all__ = [
    "Picture",
    "Table",
    "blank_form",
    "checkin_calendar",
    "crisis_page",
    "describe_changes",
    "describe_conflict",
    "progress_chart",
    "sign_ladder",
    "support_map",
    "to_html",
    "to_markdown",
    "to_text",
    "wallet_card",
    "wellness_wheel",
]
