"""Names the arrows that open and close a part of the tree at the side: the theme gives them none to read out."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def name_toggles(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: object) -> None:
    """Have each arrow of the tree on a page say what it opens."""
    del app, page, template, tree
    make = context["generate_toctree_html"]

    def named(*args: Any, **options: Any) -> Any:
        made = make(*args, **options)
        for toggle in () if isinstance(made, str) else made("summary"):  # a text was made of what has names already
            toggle["aria-label"] = f"Pages in {toggle.find_parent('li').a.get_text()}"
        return made

    context["generate_toctree_html"] = named


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of it, after the theme has made its functions."""
    app.connect("html-page-context", name_toggles, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
