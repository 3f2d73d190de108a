"""JSON Schema (2020-12) of documents, read off the declarations."""

import inspect
from typing import Any

from .. import shapes
from ..fields import Fact, classes_below, facts, is_record
from ..plain import DATES, FORMAT, kind_of, require_class
from ..shapes import EXTENSION_KEY, EXTENSION_KEYS, Shape
from ..wording import Word

Schema = dict[str, Any]


def json_schema(cls: type[Any]) -> Schema:
    """The JSON Schema of the documents of a class, in the dialect 2020-12.

    It takes every document that `from_dict` takes. What it takes and `from_dict` refuses, because of the calendar, of
    other fields or of the rest of the document, is refused with a code that begins with ``rule-``.

    Each class has a title, and each field its question as its description; `form_hints` has the rest of what a form
    shows. A record is a document, so it begins with its kind and its format. A value (a contact, a schedule) has no
    such header.

    >>> schema = rt.json_schema(rt.Goal)
    >>> schema["required"], schema["properties"]["due"]["format"]
    (['document', 'format', 'statement'], 'date')

    Raises:
        TypeError: `cls` is no class of this library.
    """
    require_class(cls)
    below = sorted(classes_below(cls).items())
    header = _header(cls) if is_record(cls) else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:recoverytools:format-{FORMAT}:{kind_of(cls)}",
        **_object(cls, header),
        **({"$defs": {name: _object(part, {}) for name, part in below}} if below else {}),
    }


def _header(cls: type[Any]) -> dict[str, Schema]:
    return {
        "document": {"type": "string", "const": kind_of(cls)},
        "format": {"type": "integer", "const": FORMAT},
    }


def _object(cls: type[Any], header: dict[str, Schema]) -> Schema:
    required = [*header, *(fact.name for fact in facts(cls) if fact.required)]
    return {
        "title": title(cls),
        "description": _summary(cls),
        "type": "object",
        "properties": header | {fact.name: _field(fact) for fact in facts(cls)},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def title(cls: type[Any]) -> str:
    """The name of a class as words: "Wellness plan"."""
    return kind_of(cls).replace("-", " ").capitalize()


def _summary(cls: type[Any]) -> str:
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())


def _field(fact: Fact) -> Schema:
    schema = _shape(fact.shape)
    if "$ref" in schema:  # what stands beside a reference, many readers forget
        return schema
    described = {"description": fact.ask.question} if fact.ask else {}
    default = fact.default.value if isinstance(fact.default, Word) else fact.default
    says = default != "" and isinstance(default, str | int | float)
    return described | schema | ({"default": default} if says else {})


def _shape(shape: Shape) -> Schema:
    match shape:
        case shapes.Text(least, most, pattern):
            shortest = {"minLength": least} if least else {}
            written = {"pattern": f"^{pattern.regex}$" if least else f"^({pattern.regex})?$"} if pattern else {}
            return {"type": "string", **shortest, "maxLength": most, **written}
        case shapes.Whole(low, high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case shapes.Number(low, high):
            bounds = {"minimum": low, "maximum": high} if shape != shapes.Number() else {}
            return {"type": "number", **bounds}
        case shapes.Flag() | shapes.Json():
            return _FEW[type(shape)]
        case shapes.Day():
            return {"type": "string", "format": "date", **_written(shape)}
        case shapes.Moment():
            return {"type": "string", "format": "date-time", **_written(shape)}
        case shapes.Clock():
            return {"type": "string", **_written(shape)}
        case shapes.OneOf(cls):
            return {"type": "string", "enum": [word.value for word in cls]}
        case shapes.Part(cls):
            return {"$ref": f"#/$defs/{cls.__name__}"}
        case shapes.Many(of, most):
            return {"type": "array", "maxItems": most, "items": _shape(of)}
        case shapes.Pairs(key, of, most):
            return _mapping(most, _shape(key)) | {"additionalProperties": _shape(of)}
        case _:
            return _mapping(EXTENSION_KEYS, _shape(EXTENSION_KEY))


_FEW: dict[type[Shape], Schema] = {
    shapes.Flag: {"type": "boolean"},
    shapes.Json: {"anyOf": [{"type": name} for name in ("object", "array", "string", "number", "boolean")]},
}


def _written(shape: Shape) -> Schema:
    return {"pattern": f"^{DATES[type(shape)]}$"}


def _mapping(most: int, key: Schema) -> Schema:
    return {"type": "object", "maxProperties": most, "propertyNames": key}
