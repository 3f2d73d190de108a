"""Keeps the docstring of an attribute a sentence: what stands before a colon in it would be told as its type."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def keep_sentence(app: Sphinx, what: str, *more: Any) -> None:
    """Begin with an empty comment, as napoleon looks for a type in the first line. Our types stand in annotations."""
    del app
    *_, lines = more
    if lines and what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of it, before napoleon reads the lines."""
    app.connect("autodoc-process-docstring", keep_sentence, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
