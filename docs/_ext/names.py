"""Links the names of the library, wherever they stand as code, to where they are told of.

``rt.review``, ``Goal``, ``rendering.to_html``, ``Schedule.days`` and ``GoalStatus.LET_GO`` all find their place. A word
in small letters alone, such as ``progress``, stays as it is where a field or a parameter has the same name: nobody can
tell which is meant. There, ``rt.progress`` says it. On the page of the command line, all such words are commands.
"""

import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import resolve_name
from typing import Any

from declarations import HOMES, word_list_classes
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from recoverytools import models, values
from recoverytools.fields import facts

Place = tuple[str, str]
"""A page, and an anchor on it."""

COMMANDS = "reference/command-line"


def declared() -> Iterator[tuple[str, Place]]:
    """The models with their fields, and the lists of words with their words."""
    for name, page in HOMES.items():
        module = models if name in models.__all__ else values
        place = page.removeprefix("/").removesuffix(".md"), name.lower()
        for fact in ("", *(f".{fact.name}" for fact in facts(getattr(module, name)))):
            yield f"{module.__name__}.{name}{fact}", place
    for cls in word_list_classes():
        for word in ("", *(f".{word.name}" for word in cls)):
            yield f"recoverytools.vocabulary.{cls.__name__}{word}", ("reference/vocabulary", cls.__name__.lower())


def short(whole: str) -> Iterator[str]:
    """What a name may be called: without its package and its module, and a member with its class."""
    parts = whole.split(".")
    own = next((place for place, part in enumerate(parts) if part[0].isupper()), len(parts) - 1)
    for start in range(1, own + 1):
        yield ".".join(parts[start:])


@cache
def places(env: BuildEnvironment) -> Mapping[str, Place]:
    """Where each name is told of. What may be two things is left out."""
    objects = env.domains.python_domain.objects
    known = {name: (entry.docname, entry.node_id) for name, entry in objects.items()}
    found: dict[str, set[Place]] = {}
    for whole, place in (dict(declared()) | known).items():
        for name in short(whole):
            found.setdefault(name, set()).add(place)
    return {name: min(those) for name, those in found.items() if len(those) == 1}


@cache
def unclear(functions: frozenset[str]) -> frozenset[str]:
    """The small words that are names of fields or of parameters, too."""
    fields = {fact.name for name in HOMES for fact in facts(getattr(models, name, None) or getattr(values, name))}
    return frozenset(fields.union(*(inspect.signature(resolve_name(each)).parameters for each in functions)))


def is_within_link(node: nodes.Node | None) -> bool:
    """Whether something stands in a link, at any depth, or in a heading: no link may stand there."""
    while node is not None and not isinstance(node, nodes.reference | nodes.title | pending_xref):
        node = node.parent
    return node is not None


class LinkNames(SphinxPostTransform):
    """Makes a link of each name that stands as code."""

    default_priority = 5  # before Sphinx looks for the targets of links

    def run(self, **_: Any) -> None:
        """Find them all."""
        known = places(self.env)
        objects = self.env.domains.python_domain.objects
        alone = unclear(frozenset(name for name, entry in objects.items() if entry.objtype == "function"))
        for literal in list(self.document.findall(nodes.literal)):
            text = literal.astext().removesuffix("()")
            name = text.removeprefix("rt.").removeprefix("recoverytools.")
            if name not in known or is_within_link(literal):
                continue
            if name == text and name.islower() and "." not in name and (name in alone or self.env.docname == COMMANDS):
                continue
            page, anchor = known[name]
            link = make_refnode(self.app.builder, self.env.docname, page, anchor, literal.deepcopy())
            link["classes"].append("name")
            literal.replace_self(link)


def linked_type(app: Sphinx, env: BuildEnvironment, node: Any, inner: nodes.TextElement) -> nodes.reference | None:
    """A link for a type in a signature, which is called there by the module that it is written in."""
    place = places(env).get(node["reftarget"].rpartition(".")[2])
    if node.get("refdomain") != "py" or not node["reftarget"].startswith("recoverytools.") or place is None:
        return None
    return make_refnode(app.builder, node["refdoc"], *place, inner)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx to link names."""
    app.add_post_transform(LinkNames)
    app.connect("missing-reference", linked_type)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
