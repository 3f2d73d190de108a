"""Our questions as a form that electronic health records know (FHIR Questionnaire), and the answers back.

The link of a question is the way to its field (``measure.target``). What a person is not asked for does not travel, but
for the ids of records, which answers point to, and the mark of what is private.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Literal, TypeVar

import attrs

from .. import shapes
from ..errors import InvalidDocument
from ..fields import Ask, Fact, facts, inner, is_record, part_of, require_model
from ..models.items import Item
from ..models.merges import Conflict, Merged
from ..models.views import NOTICES
from ..plain import FORMAT, from_dict, kind_of, require_class
from ..shapes import FrozenDict, Shape, fault
from ..wording import Locale, say
from ._imported import Imported, body, fitted, token
from ._open import open_part

Data = dict[str, Any]
T = TypeVar("T")

_BASE = "urn:recoverytools:"
_FORM, _ID, _PRIVATE = f"{_BASE}questionnaire:", f"{_BASE}id", f"{_BASE}private"
_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_HELP = {
    "url": f"{_HL7}questionnaire-itemControl",
    "valueCodeableConcept": {"coding": [{"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}]},
}
"""Marks words that help with a question."""


# --- questions ---


def to_questionnaire(cls: type[Any], *, release: Literal["R4", "R5"] = "R4", locale: Locale = "en") -> Data:
    """The questions of a tool as a FHIR Questionnaire, as plain data that JSON knows.

    Each field that asks is an item: its question, help and examples, bounds, and the words to choose from. What has
    questions of its own is a group, and what there may be several of repeats. A question that is about an item of the
    plan, such as who can help, has a reference for its answer.

    The address of the form is ``urn:recoverytools:questionnaire:KIND``, and its version is the format of our documents.

    >>> form = rt.interop.to_questionnaire(rt.Goal)
    >>> form["url"], form["item"][0]["text"], form["item"][0]["maxLength"]
    ('urn:recoverytools:questionnaire:goal', 'What do you want?', 200)

    Args:
        cls: Any class of the tools.
        release: The release of FHIR.
        locale: The language of the questions.

    Raises:
        ValueError: There is no such release here.
        TypeError: `cls` is no class of this library.
    """
    _require_form(cls)
    if release not in _CHOICE:
        raise ValueError(f"release must be one of: {', '.join(_CHOICE)}")
    return {
        "resourceType": "Questionnaire",
        "url": _address(cls),
        "version": str(FORMAT),
        "name": cls.__name__,
        "title": say(kind_of(cls).replace("-", " ").capitalize(), locale=locale),
        "status": "active",
        "subjectType": ["Patient"],
        "item": _Form(release, locale).items(cls, ""),
    }


def _require_form(cls: Any) -> None:
    """Refuse what is no tool that one person answers the questions of."""
    require_class(cls)
    if cls in {Item, Merged, Conflict}:
        raise TypeError("a form is made for a class, such as Goal")


_CHOICE: Mapping[str, str] = {"R4": "choice", "R5": "coding"}
"""What each release calls a question with words to choose from."""


@attrs.frozen
class _Form:
    release: str
    locale: Locale

    def items(self, cls: type[Any], way: str) -> list[Data]:
        """The questions of a class, after what has to be said wherever it stands."""
        notice = [self.words(f"{way}:notice", say(NOTICES[cls], locale=self.locale))] if cls in NOTICES else []
        return notice + [self.item(fact, fact.ask, way + fact.name) for fact in facts(cls) if fact.ask]

    def words(self, link: str, text: str) -> Data:
        return {"linkId": link, "text": text, "type": "display"}

    def item(self, fact: Fact, ask: Ask, link: str) -> Data:
        """A question, with what belongs to it."""
        of, part = inner(fact.shape), part_of(fact.shape)
        marks = [*_bounds(of)]
        if ask.unit:
            unit = {"display": say(ask.unit, locale=self.locale)}
            marks.append({"url": f"{_HL7}questionnaire-unit", "valueCoding": unit})
        item: Data = {"extension": marks} if marks else {}
        item |= {"linkId": link, "text": say(ask.question, locale=self.locale), "type": self.type(of)}
        if fact.required:
            item["required"] = True
        if isinstance(fact.shape, shapes.Many):
            item["repeats"] = True
        if isinstance(of, shapes.Text) and not of.points_to:
            item["maxLength"] = of.most
        if isinstance(of, shapes.OneOf):
            words = [{"code": word.value, "display": word.label(self.locale)} for word in of.cls]
            item["answerOption"] = [{"valueCoding": word} for word in words]
        if below := [*self.help(ask, link), *(self.items(part, f"{link}.") if part else ())]:
            item["item"] = below
        return item

    def type(self, shape: Shape) -> str:
        match shape:
            case shapes.Text(points_to=names) if names:
                return "reference"
            case shapes.Text(most=most):
                return "string" if most <= _LINE else "text"
            case shapes.OneOf():
                return _CHOICE[self.release]
            case _:
                return _TYPES[type(shape)]

    def help(self, ask: Ask, link: str) -> Iterator[Data]:
        if ask.help:
            yield {"extension": [_HELP], **self.words(f"{link}:help", say(ask.help, locale=self.locale))}
        if ask.examples:
            examples = "; ".join(say(example, locale=self.locale) for example in ask.examples)
            said = say("For example: {examples}", locale=self.locale, examples=examples)
            yield {"extension": [_HELP], **self.words(f"{link}:examples", said)}


_LINE = 200
"""How many characters a line has at most; what may be longer is a paragraph."""
_TYPES: Mapping[type[Shape], str] = {
    shapes.Whole: "integer",
    shapes.Number: "decimal",
    shapes.Flag: "boolean",
    shapes.Day: "date",
    shapes.Clock: "time",
    shapes.Moment: "dateTime",
    shapes.Part: "group",
}


def _bounds(shape: Shape) -> Iterator[Data]:
    """The least and the greatest number that may be answered."""
    kind = {shapes.Whole: "Integer", shapes.Number: "Decimal"}.get(type(shape))
    if kind and abs(getattr(shape, "low", 0)) != float("inf"):
        for name, bound in ("minValue", "low"), ("maxValue", "high"):
            yield {"url": _HL7 + name, f"value{kind}": getattr(shape, bound)}


# --- answers ---


def to_questionnaire_response(model: Any, *, include_private: bool = False) -> Data:
    """What stands in a tool as answers to its questions: a FHIR QuestionnaireResponse, as plain data.

    The answers are those to `to_questionnaire` of its class, in R4 and R5 alike. Whose answers they are, and when they
    were given, is for you to add: ``subject`` and ``authored``.

    >>> goal = rt.Goal(id="swim", statement="Swim in the lake", confidence=7)
    >>> [(item["linkId"], item["answer"]) for item in rt.interop.to_questionnaire_response(goal)["item"]]
    [('statement', [{'valueString': 'Swim in the lake'}]), ('confidence', [{'valueInteger': 7}])]

    Args:
        model: A plan, a tool, or a value in one.
        include_private: Whether private items are there, and what shared views never have, such as grants. Private
            items are marked with an extension of ours, ``urn:recoverytools:private``. By default none of this is there,
            nor what leads to it.

    Raises:
        InvalidValue: A list is longer than a document may hold.
        TypeError: This is no model of this library.
    """
    require_model(model, "to_questionnaire_response")
    cls = type(model)
    _require_form(cls)
    [shown] = (model,) if include_private else open_part(model)
    if shown is None:
        own, items = ({"id": model.id} if is_record(cls) else {}), []
    else:
        data = body(shown)
        own, items = _own(data, cls), _answered(data, cls, "")
    return {
        "resourceType": "QuestionnaireResponse",
        **own,
        "questionnaire": _address(cls),
        "status": "completed",
        **({"item": items} if items else {}),
    }


def _mark(*, private: bool) -> Data:
    return {"url": _PRIVATE, "valueBoolean": private}


def _own(data: Data, cls: type[Any]) -> Data:
    """What travels of a record though nobody is asked for it."""
    own = {"id": data["id"]} if is_record(cls) else {}
    return own | ({"extension": [_mark(private=data["private"])]} if "private" in data else {})


def _answered(data: Data, cls: type[Any], way: str) -> list[Data]:
    """The questions that are answered, with their answers."""
    items: list[Data] = []
    for fact in facts(cls):
        if not fact.ask or fact.name not in data:
            continue
        of, part, link = inner(fact.shape), part_of(fact.shape), way + fact.name
        many = data[fact.name] if isinstance(fact.shape, shapes.Many) else [data[fact.name]]
        item = {"linkId": link, "text": fact.ask.question}
        if not part:
            items.append(item | {"answer": [_answer(of, each) for each in many]})
            continue
        for each in many:
            below = _answered(each, part, f"{link}.")
            items.append({**_own(each, part), **item, **({"item": below} if below else {})})
    return items


def _answer(shape: Shape, value: Any) -> Data:
    match shape:
        case shapes.Text(points_to=names) if names:
            return {"valueReference": {"identifier": {"system": _ID, "value": value}}}
        case shapes.OneOf(cls):
            word = next(word for word in cls if word == value)
            return {"valueCoding": {"code": value, "display": word.label()}}
        case shapes.Clock():
            return {"valueTime": f"{value}:00"}
        case _:
            return {_KINDS[type(shape)]: value}


_KINDS: Mapping[type[Shape], str] = {
    shapes.Text: "valueString",
    shapes.Whole: "valueInteger",
    shapes.Number: "valueDecimal",
    shapes.Flag: "valueBoolean",
    shapes.Day: "valueDate",
    shapes.Moment: "valueDateTime",
}


# --- answers back ---


def from_questionnaire_response(response: Any, cls: type[T]) -> Imported[T]:
    """A tool from the answers to its questions: a FHIR QuestionnaireResponse, as JSON gives it.

    Answers that cannot stand, items that are not ours, and all that the response says beside its answers, such as its
    subject, are left over, each by its JSON Pointer.

    >>> answer = {"linkId": "statement", "answer": [{"valueString": "Swim in the lake"}]}
    >>> response = {"resourceType": "QuestionnaireResponse", "item": [answer], "authored": "2026-11-22"}
    >>> found = rt.interop.from_questionnaire_response(response, rt.Goal)
    >>> found.document.statement, found.left_over
    ('Swim in the lake', {'/authored': '2026-11-22'})

    Args:
        response: The response, which is not changed. It may answer a form of your own that has the same links.
        cls: The class that the questions are about.

    Raises:
        InvalidDocument: This is no such response, or answers the questions of another tool, or what the tool cannot be
            without is not answered.
        TypeError: `cls` is no class of this library.
    """
    _require_form(cls)
    if not isinstance(response, dict) or response.get("resourceType") != "QuestionnaireResponse":
        raise InvalidDocument(fault("wrong-value", "must be QuestionnaireResponse", "/resourceType"))
    form = response.get("questionnaire")
    if isinstance(form, str) and form.startswith(_FORM) and form.partition("|")[0] != _address(cls):
        raise InvalidDocument(fault("wrong-value", "must be {form} here", "/questionnaire", form=_address(cls)))
    left: Data = {}
    reading = _Reading(cls, left)
    reading.read(response, "", "", {"resourceType", "questionnaire", "status"})
    model: T | None = reading.model()
    # what is wrong with the answers is told where they make no such thing
    return Imported(document=model or from_dict(reading.data, cls), left_over=FrozenDict(left))


def _address(cls: type[Any]) -> str:
    """The address of the form of a class."""
    return _FORM + kind_of(cls)


_OF_ITEM = frozenset({"linkId", "text", "definition"})
"""What an item says beside its answers, and what the form has said already."""


@attrs.define
class _Reading:
    """A model being read from its answers."""

    cls: type[Any]
    left: Data
    """What is left over, by its JSON Pointer."""
    data: Data = attrs.field(factory=dict)
    origins: dict[str, list[tuple[str, object]]] = attrs.field(factory=dict)
    """Where each value of a field was answered, and what stands there."""

    def read(self, element: Data, way: str, where: str, said: AbstractSet[str]) -> None:
        """Take what an element says. `way` leads to its fields, and `said` names what is of no interest."""
        known = {way + fact.name: fact for fact in facts(self.cls) if fact.ask}
        for key, value in element.items():
            if key == "id" and is_record(self.cls):
                self.data["id"] = value
                self.origins["id"] = [(f"{where}/id", value)]
            elif key == "extension" and isinstance(value, list):
                for place, mark in enumerate(value):
                    self.extension(mark, f"{where}/extension/{place}")
            elif key == "item" and isinstance(value, list):
                for place, item in enumerate(value):
                    self.item(item, known, f"{where}/item/{place}")
            elif key not in said:
                self.left[f"{where}/{token(key)}"] = value

    def extension(self, mark: Any, where: str) -> None:
        """Take the mark of what is private."""
        if is_record(self.cls) and _in(mark, "url") == _PRIVATE:
            self.data["private"] = mark != _mark(private=False)  # what cannot be read stays private
        else:
            self.left[where] = mark

    def item(self, item: Any, known: Mapping[str, Fact], where: str) -> None:
        """Take the answers to one question, or the model that a group of questions makes."""
        link = item.get("linkId") if isinstance(item, dict) else None
        fact = known.get(link) if isinstance(link, str) else None
        if fact is None:
            if not isinstance(item, dict) or not item.keys() <= _OF_ITEM:  # else it says nothing, as words that help
                self.left[where] = item
        elif part := part_of(fact.shape):
            below = _Reading(part, {})
            below.read(item, f"{link}.", where, _OF_ITEM)
            model = below.model()
            self.take(fact, None if model is None else body(model), where, item)
            self.left |= {} if model is None else below.left
        else:
            answers = item.get("answer")
            for place, answer in enumerate(answers if isinstance(answers, list) else [answers]):
                self.take(fact, _value(inner(fact.shape), answer), f"{where}/answer/{place}", answer)
            for key in item.keys() - _OF_ITEM - {"answer"}:
                self.left[f"{where}/{token(key)}"] = item[key]

    def take(self, fact: Fact, value: Any, where: str, raw: object) -> None:
        """Keep a value of a field, or leave over what stands there."""
        if value is None or (fact.name in self.data and not isinstance(fact.shape, shapes.Many)):
            self.left[where] = raw
            return
        if isinstance(fact.shape, shapes.Many):
            self.data.setdefault(fact.name, []).append(value)
        else:
            self.data[fact.name] = value
        self.origins.setdefault(fact.name, []).append((where, raw))

    def model(self) -> Any:
        """What the answers make, or None. What cannot stand in it is left over."""
        model, lost = fitted(self.data, self.cls)
        for name, *rest in lost:
            found = self.origins[name]
            self.left |= [found[int(rest[0])]] if rest and isinstance(self.data[name], list) else found
        return model


def _value(shape: Shape, answer: Any) -> Any:
    """What an answer says, as it stands in a document; None where it is no answer to this, or says more."""
    if not isinstance(answer, dict) or len(answer) != 1:
        return None
    match shape:
        case shapes.Text(points_to=names) if names:
            found = _in(_in(answer.get("valueReference"), "identifier"), "value")
        case shapes.OneOf():
            found = _in(answer.get("valueCoding"), "code")
        case shapes.Clock():
            found = answer.get("valueTime")
            found = found.removesuffix(":00") if isinstance(found, str) and found.count(":") == 2 else None
        case _:
            found = answer.get(_KINDS[type(shape)])
    return found


def _in(element: Any, key: str) -> Any:
    return element.get(key) if isinstance(element, dict) else None
