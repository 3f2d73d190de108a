"""Directives that write reference pages from the declarations, so that nothing in them is said twice.

- ``{about} goals``: what a module says of its tools, and where they come from.
- ``{model} Goal``: what the class is, an example, its fields with their questions and bounds, and its methods.
- ``{word-lists}``: every list of the vocabulary with its words.
- ``{finding-codes}``: every rule of the review, with its example and near miss.
- ``{terms}``: every term that other words are suggested for, what is left alone, and the guides.
"""

import enum
import inspect
import re
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import recoverytools as rt
from recoverytools import language, models, shapes, values, vocabulary
from recoverytools.advice import CATALOGUE
from recoverytools.facts import packaged
from recoverytools.fields import Fact, facts, is_record
from recoverytools.shapes import Shape
from recoverytools.wording import Word

DOCS = Path(__file__).parent.parent
HOMES = {
    name: f"/{page.relative_to(DOCS).as_posix()}"
    for page in sorted((DOCS / "reference").rglob("*.md"))
    for name in re.findall(r"(?m)^```\{model\} (\w+)$", page.read_text(encoding="utf-8"))
}
"""The page on which each class stands."""


def what(shape: Shape) -> str:
    """What a field holds, with a link to what it is made of."""
    match shape:
        case shapes.Part(cls):
            return f"[{cls.__name__}]({HOMES[cls.__name__]}#{cls.__name__.lower()})"
        case shapes.Many(of):
            return f"list of: {what(of)}"
        case shapes.OneOf(cls):
            return f"[{cls.__name__}](/reference/vocabulary.md#{cls.__name__.lower()})"
        case shapes.Text(points_to=names) if names:
            return f"id of: {' or '.join(names)}"
        case _:
            return shape.describe().removeprefix("must ").removeprefix("be ")


def default(fact: Fact) -> str:
    """What a field holds where nothing is said."""
    if fact.required:
        return "*needed*"
    if fact.name == "id":
        return "drawn at random"
    return f"`{fact.default.value}`" if isinstance(fact.default, Word) else f"`{fact.default!r}`"


def question(fact: Fact) -> str:
    """What a field asks, and why it stays in the plan where it does."""
    parts = [fact.ask.question, fact.ask.help and f"*{fact.ask.help}*"] if fact.ask else []
    if fact.keep:
        parts.append(f"*{'Never shared' if fact.ask else 'Not asked'}:* {fact.keep.reason}.")
    return "<br>".join(part for part in parts if part)


def fenced(docs: str) -> str:
    """A docstring as Markdown, with its examples in fences; in these, an empty line is shown as one."""
    parts = [
        "```pycon\n{}\n```".format(part.replace("<BLANKLINE>", "")) if part.startswith(">>>") else part
        for part in docs.split("\n\n")
    ]
    return "\n\n".join(parts)


def about(name: str) -> str:
    """What a module of `models` says of its tools."""
    return inspect.getdoc(import_module(f"recoverytools.models.{name}")) or ""


def model(name: str) -> str:
    """A class with its fields. What every record has is told once, at `Item`."""
    module = models if name in models.__all__ else values
    cls = getattr(module, name)
    own = [fact for fact in facts(cls) if not (is_record(cls) and fact.name in {"id", "private", "extensions"})]
    rows = [
        (f"`{fact.name}`", question(fact), fact.label if fact.ask else "", what(fact.shape), default(fact))
        for fact in own or facts(cls)
    ]
    kind = "Record" if is_record(cls) else "Value"
    home = rt if name in rt.__all__ else module
    parts = [fenced(inspect.getdoc(cls) or ""), f"*{kind}:* `from {home.__name__} import {name}`"]
    parts.append(table("field", "question", "label", "holds", "default", rows=rows))
    if calls := [each for each, thing in vars(cls).items() if inspect.isfunction(thing) and not each.startswith("_")]:
        lines = "\n".join(f".. automethod:: {home.__name__}.{name}.{each}" for each in calls)
        parts.append(f"```{{eval-rst}}\n{lines}\n```")
    return "\n\n".join(parts)


def word_list_classes() -> list[type[Word]]:
    """The classes of the vocabulary."""
    classes = [cls for cls in vars(vocabulary).values() if isinstance(cls, enum.EnumType) and issubclass(cls, Word)]
    return [cls for cls in classes if cls is not Word]


def word_lists() -> str:
    """All word lists."""
    page = []
    for cls in word_list_classes():
        rows = [(f"`{cls.__name__}.{word.name}`", f"`{word.value}`", word.label()) for word in cls]
        lines = table("in Python", "in a document", "on a page", rows=rows)
        page += [f"## {cls.__name__}", inspect.getdoc(cls) or "", lines]
    return "\n\n".join(page)


def finding_codes() -> str:
    """All rules, with their examples in fences."""
    page = []
    for rule in CATALOGUE:
        said = [f"*{rule.severity.label()}.* {rule.says}", f"> {rule.asks}"]
        page += [f"## {rule.code}", *said, fenced(rule.docs), f"*Source:* {rule.source}."]
    return "\n\n".join(page)


def terms() -> str:
    """All terms by their kind, the exceptions, and the guides by a number."""
    data = packaged("language_terms")
    guides = sorted(data["sources"].values(), key=str.casefold)
    page = []
    for kind in vocabulary.LanguageKind:
        rows = [
            (
                "; ".join(term.forms),
                "; ".join(term.preferred),
                term.says,
                ", ".join(str(number) for number, guide in enumerate(guides, 1) if guide in term.source),
            )
            for term in language.terms()
            if term.kind is kind
        ]
        page += [
            f"## {kind.label()}",
            f"`LanguageKind.{kind.name}`",
            table("words", "rather", "why", "guides", rows=rows),
        ]
    page.append("## What is left alone")
    page += [f"*{group['why'].capitalize()}:* {'; '.join(group['phrases'])}." for group in data["exceptions"]]
    page.append(f"*Words that tell a name:* {', '.join(data['names'])}.")
    page.append("## After a dot")
    page.append(f"*Small words:* {', '.join(data['small'])}; and all that end in -ed or -ly.")
    page.append(f"*People:* {', '.join(data['people'])}.")
    return "\n\n".join([*page, "## Guides", "\n".join(f"{number}. {guide}" for number, guide in enumerate(guides, 1))])


def table(*head: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def directive(write: Callable[..., str]) -> type[SphinxDirective]:
    """A directive that is replaced by the Markdown that a function writes."""

    class Written(SphinxDirective):
        required_arguments = len(inspect.signature(write).parameters)

        def run(self) -> list[nodes.Node]:
            return self.parse_text_to_nodes(write(*self.arguments), allow_section_headings=True)

    return Written


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx of the directives."""
    for write in (about, model, word_lists, finding_codes, terms):
        app.add_directive(write.__name__.replace("_", "-"), directive(write))
    return {"parallel_read_safe": True}
