"""Records as answers to the questions of their fields: the form of whatever FHIR has no resource for.

A form is a QuestionnaireResponse. The link of an item is the way to the field (``options.advantages``), and its text is
the question. What stands in a list comes as one item each.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ... import shapes
from ...fields import Fact, facts, inner, is_record, part_of
from ...shapes import Shape
from ._elements import Data, References, at, label, listed, moment, with_its_rest, with_rest, words


def items(data: Data, cls: type[Any], refs: References, way: str = "") -> list[Data]:
    """The items of a record: what is answered in it, in the order of its questions."""
    return [
        {"linkId": f"{way}{fact.name}", "text": fact.ask.question, **below}
        for fact in facts(cls)
        if fact.ask and fact.name in data
        for below in _below(data[fact.name], fact, refs, f"{way}{fact.name}.")
    ]


def answers(found: Any, cls: type[Any], refs: References, way: str = "") -> Data:
    """What the items of a record say."""
    read: Data = {}
    for fact in facts(cls):
        mine = [item for item in listed(found) if fact.ask and at(item, "linkId") == f"{way}{fact.name}"]
        values = [value for item in mine for value in _values(item, fact, refs, f"{way}{fact.name}.")]
        if values:
            read[fact.name] = values if isinstance(fact.shape, shapes.Many) else values[0]
    return read


def _below(value: Any, fact: Fact, refs: References, way: str) -> Iterator[Data]:
    """What stands in the items of a field: the answers of one item, or a part in each."""
    many = value if isinstance(fact.shape, shapes.Many) else [value]
    if part := part_of(fact.shape):
        for data in many:
            yield _part(data, part, refs, way)
    elif answered := [{f"value{kind}": said} for each in many for kind, said in _answer(inner(fact.shape), each, refs)]:
        yield {"answer": answered}


def _part(data: Data, cls: type[Any], refs: References, way: str) -> Data:
    below = items(data, cls, refs, way)
    element: Data = {"item": below} if below else {}
    if is_record(cls):
        element["id"] = data["id"]
    return with_rest(element, data, _read_part(element, cls, refs, way))


def _read_part(element: Data, cls: type[Any], refs: References, way: str) -> Data:
    data = answers(element.get("item"), cls, refs, way)
    if is_record(cls) and "id" in element:
        data["id"] = element["id"]
    return data


def _values(item: Data, fact: Fact, refs: References, way: str) -> Iterator[Any]:
    if part := part_of(fact.shape):
        yield with_its_rest(_read_part(item, part, refs, way), item)
        return
    shape = inner(fact.shape)
    kind, _, read = _KINDS.get(type(shape), _NONE)
    if isinstance(shape, shapes.Text) and shape.points_to:
        kind, read = "Reference", refs.id
    for answer in listed(item.get("answer")):
        if (value := read(at(answer, f"value{kind}"))) is not None:
            yield value


def _answer(shape: Shape, value: Any, refs: References) -> Iterator[tuple[str, Any]]:
    """The kind of an answer, and what it says; nothing where FHIR has no kind for it."""
    if isinstance(shape, shapes.Text) and shape.points_to:
        yield "Reference", refs.to(value)
    elif isinstance(shape, shapes.OneOf):
        yield "Coding", {"code": value, "display": label(shape.cls, value)}
    else:
        kind, write, _ = _KINDS.get(type(shape), _NONE)
        if (said := write(value)) is not None:
            yield kind, said


def _same(value: Any) -> Any:
    return value


def _clock(value: Any) -> Any:
    return value.removesuffix(":00") if isinstance(value, str) and value.count(":") == 2 else value


_NONE: tuple[str, Callable[[Any], Any], Callable[[Any], Any]] = ("", lambda _: None, lambda _: None)
_KINDS: dict[type[Shape], tuple[str, Callable[[Any], Any], Callable[[Any], Any]]] = {
    shapes.Text: ("String", words, _same),
    shapes.Whole: ("Integer", _same, _same),
    shapes.Number: ("Decimal", _same, _same),
    shapes.Flag: ("Boolean", _same, _same),
    shapes.Day: ("Date", _same, _same),
    shapes.Clock: ("Time", lambda value: f"{value}:00", _clock),
    shapes.Moment: ("DateTime", moment, _same),
    shapes.OneOf: ("Coding", _same, lambda value: at(value, "code")),
}
"""The kind of answer for each shape, how it is written, and how it is read."""
