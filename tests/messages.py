"""The texts of ours that a translator needs: told by the declarations, and read off the code that says the others.

The template is shipped. Write it anew with ``PYTHONPATH=tests uv run python tests/messages.py``.
"""

import ast
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

import recoverytools as rt
from recoverytools import findings, language, shapes, vocabulary
from recoverytools.advice import CATALOGUE
from recoverytools.documents._schema import title
from recoverytools.facts import packaged
from recoverytools.fields import Fact, facts, inner, part_of
from recoverytools.models.views import NOTICES
from recoverytools.wording import TIME, Word
from strategies import RECORDS, VALUES

SOURCE = Path(rt.__file__).parent
TEMPLATE = SOURCE / "data" / "messages.pot"
WRITE = "PYTHONPATH=tests uv run python tests/messages.py"

Message: TypeAlias = "str | tuple[str, str]"
"""A text, or the two of one and of several."""


@functools.cache
def collected() -> Mapping[Message, list[str]]:
    """All texts of ours that people read, each with where it is said."""
    found: defaultdict[Message, list[str]] = defaultdict(list)
    for place, message in (*_declared(), *_in_code(), *_in_templates()):
        if message and place not in found[message]:
            found[message].append(place)
    for message in [each for each in found if isinstance(each, tuple)]:
        found[message] += found.pop(message[0], [])  # a catalogue has one entry for a text that is also said alone
    return dict(found)


# --- what is declared ---


def _declared() -> Iterator[tuple[str, str]]:
    for cls in [*RECORDS, *VALUES]:
        yield f"{cls.__name__}: its name", title(cls)
        yield f"{cls.__name__}: its name in a sentence", title(cls).lower()
        for fact in facts(cls):
            for what, text in _of_field(fact):
                yield f"{cls.__name__}.{fact.name}: {what}", text
    for words in (*vars(vocabulary).values(), findings.Severity):
        if isinstance(words, type) and issubclass(words, Word):
            for word in words:
                yield f"{words.__name__}: word of a list", word.english
    for rule in CATALOGUE:
        yield f"{rule.code}: finding", rule.says
        yield f"{rule.code}: question", rule.asks
    for cls, notice in NOTICES.items():
        yield f"{cls.__name__}: to be said with it", notice
    yield from _in_data()


def _of_field(fact: Fact) -> Iterator[tuple[str, str]]:
    yield "what it may hold", inner(fact.shape).sentence()[0]
    yield "what it may hold", fact.shape.sentence()[0]
    if isinstance(fact.shape, shapes.Pairs):
        for text in (fact.shape.key, fact.shape.of):
            faults = [text.wrong(), text.fault("\0")]
            yield from (("what a key or a text must be", f"has a key or a text that {it.says}") for it in faults if it)
    name = fact.name.replace("_", " ").capitalize()
    if part_of(fact.shape) or not fact.ask:
        yield "its name, where no more is known", name
    if fact.ask:
        yield "label", fact.label or name
        yield "question", fact.ask.question
        yield "help", fact.ask.help
        yield "add one more", fact.ask.another
        yield "unit", fact.ask.unit
        yield from (("example", example) for example in fact.ask.examples)


def _in_data() -> Iterator[tuple[str, str]]:
    for line in packaged("help_lines")["lines"]:
        for name in ("for_whom", "how", "hours"):
            yield f"{line['name']}: {name}", line.get(name, "")
    for term in language.terms():
        yield f"{term.forms[0]}: why other words are better", term.says


# --- what is said in code ---

SPEAKERS = {"say": 0, "words": 0, "notice": 0, "listed": 1, "fault": 1, "refuse": 1, "Finding": 4}
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
            case ast.FunctionDef(name="sentence"):
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
        case ast.Tuple(parts) | ast.List(parts) | ast.Call(func=ast.Name("zip"), args=parts):
            for part in parts:
                yield from _messages(part, bound)
        case ast.Dict(keys, values):
            yield from [text for value in values for text in _messages(value, {})] or _labels(keys)


def _labels(keys: Iterable[ast.expr | None]) -> Iterator[str]:
    """The texts among the keys of a table. Small words are names."""
    for key in keys:
        match key:
            case ast.Constant(str(text)) if text[:1].isupper():
                yield text


# --- the template ---


def template() -> bytes:
    """The file that translators begin with (gettext's .pot)."""
    catalog = Catalog(project="recoverytools", charset="utf-8")
    for message, places in collected().items():
        entry = catalog.add(message, auto_comments=places)  # one with names in braces asks that they are checked
        if message == TIME:
            entry.flags.clear()  # a language may tell it with other names
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
        found = [message.id for message in read_po(file) if message.id]
    return frozenset(one if isinstance(one, str) else (one[0], one[1]) for one in found)


def is_listed(message: Message) -> bool:
    """Whether a translator is given a text."""
    return message in listed() or message in _said_alone()


@functools.cache
def _said_alone() -> frozenset[str]:
    return frozenset(message[0] for message in listed() if isinstance(message, tuple))


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
