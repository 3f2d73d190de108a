"""Documents to begin with."""

import itertools
import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from .. import shapes
from ..errors import InvalidDocument
from ..fields import Ask, Fact, facts, inner
from ..models.items import Item
from ..models.views import NOTICES
from ..plain import from_dict, require_class, to_dict
from ..shapes import Shape
from ..wording import Locale, say

T = TypeVar("T", bound=Item)


def blank(cls: type[T], *, now: datetime) -> T:
    """A record with as little in it as it can stand with, and stand-ins for that.

    >>> from recoverytools.documents import blank
    >>> blank(rt.Goal, now=datetime(2026, 11, 22, 9, 0, tzinfo=UTC)).statement
    '…'

    Args:
        cls: The class of the record.
        now: What stands where a date or a time must be, with its zone.
    """
    require_class(cls)
    return from_dict(_least(cls, now), cls, new_ids=True)


def blank_yaml(cls: type[Item], *, now: datetime, locale: Locale = "en") -> str:
    """A document in YAML with the questions of a tool, to fill in by hand. It can be read as it is.

    What a tool cannot be without has a stand-in. All else is a comment; without its ``#`` it has a stand-in, too.

    >>> from recoverytools.documents import blank_yaml
    >>> page = blank_yaml(rt.Goal, now=datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    >>> page.splitlines()[-1]
    '#learned: "…"'

    Args:
        cls: The class of the record.
        now: What stands where a date or a time must be, with its zone.
        locale: The language of the questions.
    """
    from ._yaml import dumped  # noqa: PLC0415 - only those who use YAML pay for it

    document = to_dict(blank(cls, now=now))
    header = {key: document[key] for key in ("document", "format")}
    lines = [f"# {say(text, locale=locale)}" for text in _BEGIN]
    if notice := NOTICES.get(cls):
        lines.append("# " + say(notice, locale=locale))
    lines += dumped(header).splitlines()
    for fact in facts(cls):
        stand_in = {fact.name: _stand_in(fact.shape, now)} if fact.ask else {}
        # what points to another part of the tool has nothing to point to yet
        if fact.ask and _stands(document | stand_in, cls):
            lines += ["", *(f"# {line}" for line in _hints(fact.ask, fact, locale))]
            mark = "" if fact.name in document else "#"
            lines += [mark + line for line in dumped(stand_in).splitlines()]
    return "\n".join(lines) + "\n"


_BEGIN = (
    "Take away the # before what you want to answer, and before each line right below it.",
    "Then write your words in place of what stands there.",
)


def _hints(ask: Ask, fact: Fact, locale: Locale) -> Iterator[str]:
    """What a field asks, and what its answer must be, where that is not just words."""
    yield say(ask.question, locale=locale)
    if ask.help:
        yield say(ask.help, locale=locale)
    if ask.examples:
        examples = "; ".join(say(example, locale=locale) for example in ask.examples)
        yield say("For example: {examples}", locale=locale, examples=examples)
    shape = inner(fact.shape)
    if not (isinstance(shape, shapes.Part) or (isinstance(shape, shapes.Text) and not shape.pattern)):
        says = "Each {rule}." if isinstance(fact.shape, shapes.Many) else "It {rule}."
        yield say(says, locale=locale, rule=shape.describe(locale))


def _least(cls: type[Any], now: datetime) -> dict[str, Any]:
    """As little plain data as a model can be made of."""
    needed = {fact.name: _stand_in(fact.shape, now) for fact in facts(cls) if fact.required}
    asked = ({fact.name: _stand_in(fact.shape, now)} for fact in facts(cls) if fact.ask)
    return next(data for more in itertools.chain([{}], asked) if _stands(data := needed | more, cls))


def _stands(data: dict[str, Any], cls: type[Any]) -> bool:
    try:
        from_dict(data, cls)
    except InvalidDocument:
        return False
    return True


def _stand_in(shape: Shape, now: datetime) -> Any:
    """What may stand in a field until a person fills it in, as plain data."""
    match shape:
        case shapes.Text(pattern=pattern):
            # a pattern says "a language tag such as en or es-MX"
            return pattern.means.partition(" such as ")[2].partition(" ")[0] or "to-fill-in" if pattern else "…"
        case shapes.Day():
            return now.date().isoformat()
        case shapes.Clock():
            return now.time().isoformat("minutes")
        case shapes.Moment():
            return now.isoformat(timespec="seconds")
        case shapes.OneOf(cls):
            return next(iter(cls)).value
        case shapes.Flag():
            return True
        case shapes.Whole(low) | shapes.Number(low):
            return low if math.isfinite(low) else 0
        case shapes.Many(of):
            return [_stand_in(of, now)]
        case shapes.Part(cls):
            # of what can stand with nothing in it, the first answer shows how it is written
            first = next((fact for fact in facts(cls) if fact.ask), None)
            return _least(cls, now) or ({first.name: _stand_in(first.shape, now)} if first else {})
        case _:
            raise TypeError(f"nobody is asked for a {type(shape).__name__}")
