"""Pages for people: text, Markdown and HTML, made from the declarations."""

from ._form import blank_form as blank_form
from ._held import crisis_page as crisis_page
from ._held import wallet_card as wallet_card
from ._html import to_html as to_html
from ._markdown import to_markdown as to_markdown
from ._text import to_text as to_text

__all__ = ["blank_form", "crisis_page", "to_html", "to_markdown", "to_text", "wallet_card"]
