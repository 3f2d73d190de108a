"""What functions answer, as plain data."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import attrs

from ..fields import is_declared
from ..wording import Word
from ._writing import to_dict

APART: Mapping[str, bool] = {"apart": True}
"""Marks a field of an answer that is left out of plain data, as whoever has the document has it: ``metadata=APART``."""


def is_answer(cls: object) -> bool:
    """Whether a class of ours is no model but holds an answer, such as a finding."""
    return (
        isinstance(cls, type)
        and attrs.has(cls)
        and cls.__module__.startswith("recoverytools.")
        and not is_declared(cls)
    )


def as_data(answer: Any) -> Any:
    """An answer as plain data. Models in it are documents, and days and times are texts, as in those."""
    match answer:
        case Word():
            return answer.value
        case time():
            return answer.isoformat("minutes")
        case date():
            return answer.isoformat()
        case list() | tuple():
            return [as_data(item) for item in answer]
        case Mapping():
            return {key: as_data(value) for key, value in answer.items()}
        case _ if is_declared(type(answer)):
            return to_dict(answer)
        case _ if attrs.has(type(answer)):
            fields = attrs.fields(type(answer))
            return {
                field.name: as_data(getattr(answer, field.name)) for field in fields if "apart" not in field.metadata
            }
        case _:
            return answer
