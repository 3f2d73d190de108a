"""An empty form with the questions, to fill in by hand."""

from collections.abc import Iterator
from typing import Any

import attrs

from .. import shapes
from ..fields import Ask, facts, is_declared, is_record
from ..models.items import Note
from ..models.views import NOTICES
from ..plain import kind_of
from ..shapes import Shape
from ..wording import Locale, say
from ._markdown import escape

_LINE = "_" * 40
_LINES = "\n".join([f"- {_LINE}"] * 3)
_BOX = "☐"


def blank_form(cls: type[Any], *, locale: Locale = "en") -> str:
    """A form in Markdown with the questions of a tool, their help and examples, and room to write.

    Values (how to reach someone, a measure) are asked for in full. Records in a list, such as the steps of a goal, are
    asked for by their first question; each of them has a form of its own.

    >>> form = rt.rendering.blank_form(rt.Step)
    >>> form.splitlines()[2]
    '## What will you do?'

    Raises:
        TypeError: `cls` is no class of this library.
    """
    if not is_declared(cls):
        raise TypeError("a form is made for a class of this library, such as Goal")
    form = _Form(locale)
    return (
        "\n\n".join([f"# {form.words(kind_of(cls).replace('-', ' ').capitalize())}", *form.questions(cls, "##")]) + "\n"
    )


@attrs.frozen
class _Form:
    _locale: Locale

    def words(self, text: str, **values: Any) -> str:
        return escape(say(text, locale=self._locale, **values))

    def questions(self, cls: type[Any], mark: str) -> Iterator[str]:
        """The questions of a class, each with room for its answer."""
        if notice := NOTICES.get(cls):
            yield self.words(notice)
        for fact in facts(cls):
            if fact.ask:
                yield f"{mark} {self.words(fact.ask.question)}"
                yield from self.hints(fact.ask)
                yield from self.room(fact.shape, mark + "#")

    def hints(self, ask: Ask) -> Iterator[str]:
        if ask.help:
            yield self.words(ask.help)
        if ask.examples:
            examples = "; ".join(say(example, locale=self._locale) for example in ask.examples)
            yield f"*{self.words('For example: {examples}', examples=examples)}*"

    def room(self, shape: Shape, mark: str) -> Iterator[str]:
        """Room for an answer."""
        match shape:
            case shapes.Many(of=shapes.Part(cls)) | shapes.Part(cls) if is_record(cls):
                if cls is not Note:  # the question before it has asked
                    yield next(f"**{self.words(fact.ask.question)}**" for fact in facts(cls) if fact.ask)
                yield _LINES
            case shapes.Many(of=shapes.Part(cls)) | shapes.Part(cls):
                yield from self.questions(cls, mark)
            case shapes.Many(of=shapes.OneOf(cls)) | shapes.OneOf(cls):
                yield self.boxes(*(word.english for word in cls))
            case shapes.Flag():
                yield self.boxes("yes", "no")
            case shapes.Many():
                yield _LINES
            case _:
                yield _LINE

    def boxes(self, *texts: str) -> str:
        return "\n".join(f"- {_BOX} {self.words(text)}" for text in texts)
