"""A directive that shows a picture: ``{picture} name`` is what the Python code above it on the page calls by that name.

So each picture in the docs is drawn by the code that stands there. Below it is the same as a table, as on a page.
"""

import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from recoverytools.rendering import Picture


def figure(picture: Picture) -> str:
    """A picture with its table, as HTML."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in picture.table.header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in picture.table.rows)
    table = f'<table class="table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f"<figure>{picture.svg}<details><summary>The same as a table</summary>{table}</details></figure>"


class Shown(SphinxDirective):
    """Runs the code above it on the page, and shows the picture that has a name there."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The picture."""
        above = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8").splitlines()[: self.lineno - 1]
        code = "\n".join(re.findall(r"(?ms)^```python\n(.*?)^```$", "\n".join(above) + "\n"))
        names: dict[str, Any] = {}
        exec(compile(code, self.env.docname, "exec"), names)  # noqa: S102 - our own page
        return [nodes.raw("", figure(names[self.arguments[0]]), format="html")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of the directive."""
    app.add_directive("picture", Shown)
    return {"parallel_read_safe": True}
