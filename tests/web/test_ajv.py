"""The shipped schemas as another language reads them. `test_schema.py` has the law on drawn and edited documents."""

import json
from pathlib import Path

import pytest

from node import SCHEMAS, Ajv, run

pytestmark = pytest.mark.usefixtures("npm")
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/*.json"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_taken_by_ajv(ajv: Ajv, path: Path) -> None:
    data = json.dumps(json.loads(path.read_bytes()))
    assert ajv.faults(json.loads(data)["document"], data) == []


def test_ajv_tells_what_it_does_not_take(ajv: Ajv) -> None:
    data = '{"document": "goal", "format": 1, "statement": "x", "due": "2026-02-30"}'
    assert ajv.faults("goal", data) == ['/due must match format "date"']
    assert ajv.faults("goal", '{"document": "goal", "format": 1}') == [" must have required property 'statement'"]


def test_a_schema_that_ajv_only_warns_of_stops_it(tmp_path: Path) -> None:
    (tmp_path / "goal.schema.json").write_text('{"type": "string", "x-ui": 1}')
    with pytest.raises(AssertionError, match='strict mode: unknown keyword: "x-ui"'):
        run("node", "ajv.js", tmp_path)
    assert len(list(SCHEMAS.glob("*.schema.json"))) > 50
