"""Directives that show what the Python code above them on the page makes, so that nothing shown is out of date.

- ``{picture} name``: the picture that has a name there, and below it the same as a table.
- ``{page} name``: the page in HTML that has a name there, in a frame. Its ``:title:`` says what the frame holds.
"""

import re
from contextlib import chdir
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from recoverytools.rendering import Picture

FRAME = "width: 100%; height: 32rem; border: 1px solid; border-radius: 0.5rem"


def figure(picture: Picture) -> str:
    """A picture with its table, as HTML."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in picture.table.header)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in picture.table.rows)
    table = f'<table class="table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    table = f'<div class="pst-scrollable-table-container">{table}</div>'  # it may be wider than a phone
    return f"<figure>{picture.svg}<details><summary>The same as a table</summary>{table}</details></figure>"


def frame(html: str, title: str) -> str:
    """A page in a frame of its own, where it can neither run nor reach anything."""
    return f'<iframe title="{escape(title)}" sandbox srcdoc="{escape(html)}" style="{FRAME}"></iframe>'


class Shown(SphinxDirective):
    """Runs the code above it on the page, and shows what has a name there."""

    required_arguments = 1

    def named(self) -> Any:
        """What has the name."""
        above = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8").splitlines()[: self.lineno - 1]
        code = "\n".join(re.findall(r"(?ms)^```python\n(.*?)^```$", "\n".join(above) + "\n"))
        names: dict[str, Any] = {}
        with TemporaryDirectory() as folder, chdir(folder):  # what the code writes is gone with it
            exec(compile(code, self.env.docname, "exec"), names)  # noqa: S102 - our own page
        return names[self.arguments[0]]


class ShownPicture(Shown):
    """A picture."""

    def run(self) -> list[nodes.Node]:
        """The picture and its table."""
        return [nodes.raw("", figure(self.named()), format="html")]


class ShownPage(Shown):
    """A page."""

    option_spec: ClassVar = {"title": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The page in its frame."""
        return [nodes.raw("", frame(self.named(), self.options["title"]), format="html")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of the directives."""
    app.add_directive("picture", ShownPicture)
    app.add_directive("page", ShownPage)
    return {"parallel_read_safe": False}  # a process has one working directory
