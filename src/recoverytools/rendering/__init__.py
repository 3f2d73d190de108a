"""Pages for people: text and Markdown, made from the declarations."""

from ._form import blank_form as blank_form
from ._markdown import to_markdown as to_markdown
from ._text import describe_changes as describe_changes
from ._text import to_text as to_text

__all__ = ["blank_form", "describe_changes", "to_markdown", "to_text"]
