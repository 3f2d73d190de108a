"""What a form shows beside a schema: questions, help, words for choices, order."""

from collections.abc import Mapping
from typing import Any

from .. import shapes
from ..fields import Ask, Fact, classes_below, facts, inner, part_of
from ..plain import require_class
from ..shapes import Shape
from ..wording import Locale, say
from ._schema import title

Hints = dict[str, Any]


def form_hints(cls: type[Any], *, locale: Locale = "en") -> Hints:
    """What a form shows beside `json_schema`, as plain data, for a class and every class below it.

    ``class`` is the name of the class, and ``classes`` holds the hints of each class by its name, which is its name in
    the ``$defs`` of the schema too. Of a class there are:

    - ``title``: what it is called.
    - ``order``: the fields that a person is asked for, in the order in which the questions make sense.
    - ``groups``: the same fields in groups, each with a ``title`` and its ``fields``: first what can be answered at
      once, then whatever has questions of its own.
    - ``kept``: the fields that are not asked for. An application keeps what stands there as it is. ``private`` is for
      a switch, if the application has one.
    - ``fields``: the hints of each field that is asked for: ``question``, ``label`` and ``widget``, and where there are
      any, ``help``, ``examples``, ``unit``, ``words`` (for each choice, what a person reads), ``another`` (the text of
      the button that adds one more) and ``points_to`` (the classes of the items whose ids may be chosen).

    A widget is one of: line, paragraph, long-text, number, scale (a few whole numbers), date, time, moment, yes-no,
    choice, item (one that stands in the document), part (with questions of its own). Of a list, it is that of an entry.

    >>> hints = rt.form_hints(rt.Goal)["classes"]["Goal"]
    >>> hints["title"], hints["order"][:3]
    ('Goal', ['statement', 'why', 'domains'])
    >>> hints["fields"]["confidence"]["question"], hints["fields"]["confidence"]["widget"]
    ('How sure are you that you can do it, 0 to 10?', 'scale')

    Raises:
        TypeError: `cls` is no class of this library.
    """
    require_class(cls)
    below = sorted(classes_below(cls).items())
    hints = {name: _class(part, locale) for name, part in [(cls.__name__, cls), *below]}
    return {"class": cls.__name__, "classes": hints}


def _class(cls: type[Any], locale: Locale) -> Hints:
    asked = [fact for fact in facts(cls) if fact.ask]
    name = say(title(cls), locale=locale)
    at_once = [fact.name for fact in asked if not part_of(fact.shape)]
    first = [{"title": name, "fields": at_once}] if at_once else []
    return {
        "title": name,
        "order": [fact.name for fact in asked],
        "groups": first
        + [{"title": _label(fact, locale), "fields": [fact.name]} for fact in asked if part_of(fact.shape)],
        "kept": [fact.name for fact in facts(cls) if not fact.ask],
        "fields": {fact.name: _field(fact, fact.ask, locale) for fact in asked if fact.ask},
    }


def _label(fact: Fact, locale: Locale) -> str:
    return say(fact.label or fact.name.replace("_", " ").capitalize(), locale=locale)


def _field(fact: Fact, ask: Ask, locale: Locale) -> Hints:
    of = inner(fact.shape)
    said = {"question": ask.question, "help": ask.help, "another": ask.another, "unit": ask.unit}
    hints: Hints = {name: say(text, locale=locale) for name, text in said.items() if text}
    if ask.examples:
        hints["examples"] = [say(example, locale=locale) for example in ask.examples]
    if isinstance(of, shapes.OneOf):
        hints["words"] = {word.value: word.label(locale) for word in of.cls}
    if isinstance(of, shapes.Text) and of.points_to:
        hints["points_to"] = list(of.points_to)
    return {"label": _label(fact, locale), "widget": _widget(of)} | hints


def _widget(shape: Shape) -> str:
    match shape:
        case shapes.Text(points_to=names) if names:
            return "item"
        case shapes.Text(most=most):
            return "line" if most <= _LINE else "paragraph" if most <= _PARAGRAPH else "long-text"
        case shapes.Whole(low, high):
            return "scale" if high - low <= _FEW else "number"
        case _:
            return _WIDGETS[type(shape)]


_LINE, _PARAGRAPH, _FEW = 200, 2000, 10
_WIDGETS: Mapping[type[Shape], str] = {
    shapes.Number: "number",
    shapes.Flag: "yes-no",
    shapes.Day: "date",
    shapes.Clock: "time",
    shapes.Moment: "moment",
    shapes.OneOf: "choice",
    shapes.Part: "part",
}
