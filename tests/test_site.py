"""The docs as they are built lead somewhere, everywhere. ``RECOVERYTOOLS_SITE`` names the folder that they are in.

It is `.ci/run` that builds them, and looks at them with this.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from pydoc import locate
from typing import Any
from urllib.parse import unquote, urlsplit

import attrs
import pytest

DOCS = Path(__file__).parent.parent / "docs"
SITE = os.environ.get("RECOVERYTOOLS_SITE", "")

pytestmark = pytest.mark.skipif(not SITE, reason="the docs are not built here; .ci/run builds them and looks at them")


class Page(HTMLParser):
    """What a page links to, what can be linked to on it, and which links are names that stand as code."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.anchors = {"", "top"}
        self.names: list[tuple[str, str]] = []
        self._link = ""
        self._name: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.targets += [values[name] for name in ("href", "src") if name in values]
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        if tag == "a":
            self._link = values["href"] if "name" in values.get("class", "").split() else ""
        elif tag == "code" and self._link:
            self._name = []

    def handle_data(self, data: str) -> None:
        if self._name is not None:
            self._name.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "code" and self._name is not None:
            self.names.append(("".join(self._name), self._link))
            self._name = None
        elif tag == "a":
            self._link = ""


@cache
def page(path: Path) -> Page:
    found = Page()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def pages() -> Iterator[Path]:
    return (path for path in Path(SITE).rglob("*.html") if "_static" not in path.parts)


def test_no_link_and_no_picture_of_the_site_leads_nowhere() -> None:
    seen = 0
    for path in pages():
        for target in page(path).targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert there.exists(), f"{path}: {target}"
            if there.suffix == ".html":
                assert unquote(parts.fragment) in page(there).anchors, f"{path}: {target}"
            seen += 1
    assert seen > 2_000


def test_every_page_is_reached_from_the_first() -> None:
    reached: set[Path] = set()
    left = [Path(SITE).resolve() / "index.html"]
    while left:
        path = left.pop()
        if path in reached:
            continue
        reached.add(path)
        targets = [urlsplit(target) for target in page(path).targets]
        there = [(path.parent / unquote(target.path)).resolve() for target in targets if not target.scheme]
        left += [each for each in there if each.suffix == ".html" and each.exists()]
    assert {path.resolve() for path in pages()} == reached | {Path(SITE).resolve() / "search.html"}


def test_names_that_stand_as_code_lead_to_what_they_name() -> None:
    seen = 0
    for path in pages():
        for name, target in page(path).names:
            *_, owner, last = f".{name.lower().removesuffix('()')}".split(".")
            anchor = urlsplit(target).fragment.lower()
            # a field and a word stand where their class does
            assert anchor.rpartition(".")[2] in {owner, last}, f"{path}: {name} leads to {target}"
            seen += 1
    assert seen > 400


def test_no_sentence_is_told_as_a_type() -> None:
    for path in pages():
        assert ">Type<" not in path.read_text(encoding="utf-8"), path


def members() -> Iterator[tuple[Path, str]]:
    """Each member that a page names, and each field of a class of which it names none, with that page as it is built."""
    for path in DOCS.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        for name, listed in re.findall(r"(?m)^\.\. auto(?:class|exception):: (\S+)\n   :members:(.*)$", text):
            cls: Any = locate(name)
            names = (
                [each.strip() for each in listed.split(",")] if listed else [each.name for each in attrs.fields(cls)]
            )
            there = Path(SITE) / path.relative_to(DOCS).with_suffix(".html")
            yield from ((there, f"{name}.{member}") for member in names)


def test_every_member_that_a_page_names_is_told_there() -> None:
    named = list(members())
    assert len(named) > 200
    assert [name for path, name in named if name not in page(path).anchors] == []
