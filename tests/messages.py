"""The texts of ours that a translator needs: told by the declarations, and read off the code that says the others.

The template is shipped. Write it anew with ``PYTHONPATH=tests uv run python tests/messages.py``.
"""

import ast
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import recoverytools as rt
from recoverytools import findings, language, vocabulary
from recoverytools.advice import CATALOGUE
from recoverytools.documents._schema import title
from recoverytools.fields import facts, inner
from recoverytools.wording import Word
from strategies import RECORDS, VALUES

SOURCE = Path(rt.__file__).parent
TEMPLATE = SOURCE / "data" / "messages.pot"
WRITE = "PYTHONPATH=tests uv run python tests/messages.py"

Message: TypeAlias = "str | tuple[str, str]"
"""A text, or the two of one and of several."""


def collected() -> dict[Message, list[str]]:
    """All texts of ours that people read, each with where it is said."""
    found: defaultdict[Message, list[str]] = defaultdict(list)
    for place, message in (*_declared(), *_in_code(), *_in_templates()):
        if message and place not in found[message]:
            found[message].append(place)
    return {message: places for message, places in found.items() if message}


# --- what is declared ---


def _declared() -> Iterator[tuple[str, str]]:
    for cls in [*RECORDS, *VALUES]:
        yield f"{cls.__name__}: its name", title(cls)
        yield f"{cls.__name__}: its name in a sentence", title(cls).lower()
        for fact in facts(cls):
            place = f"{cls.__name__}.{fact.name}"
            yield f"{place}: what it may hold", inner(fact.shape).sentence()[0]
            yield f"{place}: what it may hold", fact.shape.sentence()[0]
            if fact.ask:
                yield f"{place}: label", fact.label or fact.name.replace("_", " ").capitalize()
                yield f"{place}: question", fact.ask.question
                yield f"{place}: help", fact.ask.help
                yield f"{place}: add one more", fact.ask.another
                yield f"{place}: unit", fact.ask.unit
                for example in fact.ask.examples:
                    yield f"{place}: example", example
    for words in (*vars(vocabulary).values(), findings.Severity):
        if isinstance(words, type) and issubclass(words, Word):
            for word in words:
                yield f"{words.__name__}: word of a list", word.english
    for rule in CATALOGUE:
        yield f"{rule.code}: finding", rule.says
        yield f"{rule.code}: question", rule.asks
    for term in language.terms():
        yield f"{term.forms[0]}: why other words are better", term.says


# --- what is said in code ---

SPEAKERS = {"say": 0, "words": 0, "notice": 0, "listed": 1, "fault": 1, "Finding": 4}
"""The functions that are given texts of ours, and where among what they are given."""


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted((SOURCE / "rendering" / "templates").glob("*.html")):
        for text in re.findall(r'\bsay\("([^"]*)"\)', path.read_text(encoding="utf-8")):
            yield path.relative_to(SOURCE).as_posix(), text


def _in_code() -> Iterator[tuple[str, Message]]:
    """What is said in code. The command line is left out: it speaks English."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "cli" not in path.relative_to(SOURCE).parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            bound = _bound(tree)
            for given in _given_to_speakers(tree):
                for message in _messages(given, bound):
                    yield path.relative_to(SOURCE).as_posix(), message


def _given_to_speakers(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name), args=[*given]) if name in SPEAKERS:
                yield from given[SPEAKERS[name] :][:1]
                yield from (keyword.value for keyword in node.keywords if keyword.arg in {"says", "asks"})
            case ast.Call(func=ast.Name("map"), args=[ast.Name("words"), each]):
                yield each
            case ast.FunctionDef(name="listed", args=ast.arguments(defaults=defaults)):
                yield from defaults
            case ast.FunctionDef(name="sentence" | "one_of"):
                yield from (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)


def _bound(tree: ast.Module) -> Mapping[str, list[ast.expr]]:
    """What each name in a module may stand for."""
    bound: defaultdict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[target], value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
                pass
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                pass
            case _:
                continue
        for name in ast.walk(target):
            if isinstance(name, ast.Name):
                bound[name.id].append(value)
    return bound


def _messages(given: ast.expr, bound: Mapping[str, list[ast.expr]]) -> Iterator[Message]:
    """The texts that something may be. Of a table it may be any."""
    match given:
        case ast.Constant(str(text)):
            yield text
        case ast.Tuple([ast.Constant(str(one)), ast.Constant(str(several))]) if "{count}" in several:
            yield one, several
        case ast.IfExp(body=one, orelse=other):
            yield from _messages(one, bound)
            yield from _messages(other, bound)
        case ast.Name(name):
            for value in bound.get(name, ()):
                yield from _messages(value, {**bound, name: []})
        case ast.Subscript(value=table) | ast.Call(func=ast.Attribute(value=table, attr="get" | "items")):
            yield from _messages(table, bound)
        case ast.Tuple(parts) | ast.List(parts):
            for part in parts:
                yield from _messages(part, bound)
        case ast.Dict(keys, values):
            yield from [text for value in values for text in _messages(value, {})] or [
                text for key in keys if key for text in _messages(key, {})
            ]


# --- the template ---


def template() -> bytes:
    """The file that translators begin with (gettext's .pot)."""
    catalog = Catalog(project="recoverytools", charset="utf-8")
    for message, places in collected().items():
        flags = ["python-brace-format"] if "{" in "".join(message) else []
        catalog.add(message, auto_comments=places, flags=flags)
    file = BytesIO()
    write_po(file, catalog, width=0, omit_header=True)
    return _HEADER.encode() + file.getvalue()


_HEADER = """\
# The texts of recoverytools, for translators. Each has beside it where it stands.
# A name in braces, such as {count}, is where a value goes: keep it as it is.
msgid ""
msgstr ""
"Project-Id-Version: recoverytools\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@functools.cache
def listed() -> frozenset[Message]:
    """The texts in the template that is shipped."""
    with TEMPLATE.open("rb") as file:
        return frozenset(message.id for message in read_po(file) if message.id)


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
