"""Documents to begin with."""

from datetime import UTC, datetime
from typing import Any

import pytest

import recoverytools as rt
from recoverytools import shapes
from recoverytools.documents import _blank, blank, blank_yaml

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def test_what_a_record_begins_with() -> None:
    entry = blank(rt.StepEntry, now=NOW)
    assert rt.to_dict(entry) | {"id": ""} == {
        "document": "step-entry", "format": 1, "id": "", "about": "to-fill-in", "how": "done",
    }  # fmt: skip
    assert blank(rt.StepEntry, now=NOW).id != entry.id
    page = blank_yaml(rt.WellnessPlan, now=NOW)
    assert rt.loads(page, rt.WellnessPlan, syntax="yaml") == rt.WellnessPlan(id="wellness-plan-1")


@pytest.mark.parametrize("cls", [dict, "goal", None])
def test_a_class_that_is_not_ours_is_a_mistake_of_the_program(cls: Any) -> None:
    for make in (blank, blank_yaml):
        with pytest.raises(TypeError, match="a document is read as a class of this library, not as "):
            make(cls, now=NOW)


def test_nobody_is_asked_for_what_programs_keep() -> None:
    with pytest.raises(TypeError, match=r"^nobody is asked for a Extensions$"):
        _blank._stand_in(shapes.Extensions(), NOW)
