"""Pages for people: text and Markdown, made from the declarations; and pictures."""

from ._form import blank_form as blank_form
from ._markdown import to_markdown as to_markdown
from ._text import to_text as to_text
from .pictures import Picture as Picture
from .pictures import Table as Table
from .pictures import support_map as support_map

__all__ = ["Picture", "Table", "blank_form", "support_map", "to_markdown", "to_text"]
