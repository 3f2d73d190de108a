"""The types that are shipped: what the schemas say, and what the compiler makes of them."""

import json
import re
from pathlib import Path

import pytest

import recoverytools as rt
from node import SCHEMAS, run
from recoverytools import vocabulary
from recoverytools.wording import Word
from strategies import RECORDS, VALUES

pytestmark = pytest.mark.usefixtures("npm")
ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "typescript" / "plan.ts"
TYPES = SCHEMAS / "recoverytools.d.ts"
WRITE = "PYTHONPATH=tests uv run python tests/web/test_typescript.py"
TSC = (
    "tsc",
    "--strict",
    "--noEmit",
    "--exactOptionalPropertyTypes",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
)


def words() -> dict[str, list[str]]:
    """All lists of words by their names."""
    return {
        name: [str(word) for word in cls]
        for name, cls in vars(vocabulary).items()
        if isinstance(cls, type) and issubclass(cls, Word) and cls is not Word
    }


def types() -> str:
    return run("node", "types.js", SCHEMAS, json.dumps(words()))


def test_the_types_are_those_of_the_schemas() -> None:
    assert TYPES.read_text(encoding="utf-8") == types(), f"write them anew: {WRITE}"


def test_each_list_of_words_has_one_type() -> None:
    made = re.findall(r"export type (\w+) =([^;]+);", TYPES.read_text(encoding="utf-8"))
    named = {name: re.findall(r'"([^"]+)"', text) for name, text in made if name != "AnyDocument"}
    assert named == {name: list for name, list in words().items() if name in named}
    assert len(named) > 30


def test_each_class_has_one_type_and_each_record_one_more_with_its_header() -> None:
    names = re.findall(r"(?m)^export interface (\w+)", TYPES.read_text(encoding="utf-8"))
    classes = [cls.__name__ for cls in [*RECORDS, *VALUES]]
    assert sorted(names) == sorted([*classes, *(f"{cls.__name__}Document" for cls in RECORDS)])


def test_the_compiler_takes_the_example_and_the_library_takes_its_plan() -> None:
    assert run(*TSC, EXAMPLE) == ""
    made = json.loads(run("node", "--input-type=module", "-e", run("esbuild", EXAMPLE)))
    assert made["called"] == "My plan for the spring"
    plan = rt.loads(json.dumps(made["plan"]), rt.WellnessPlan)
    assert plan.goals[0].steps[0].supports == (plan.supports[0].id,) == ("omar",)
    assert plan.backups[0].response == "we sow seeds on the windowsill"


def test_the_compiler_refuses_for_the_reasons_that_the_example_says(tmp_path: Path) -> None:
    program = EXAMPLE.read_text(encoding="utf-8").replace("../../src", str(ROOT / "src"))
    (tmp_path / "plan.ts").write_text(program.replace("@ts-expect-error", ""), encoding="utf-8")
    with pytest.raises(AssertionError) as refused:
        run(*TSC, tmp_path / "plan.ts")
    assert re.findall(r"error TS\d+: ([^.]+)\.", str(refused.value)) == [
        "Type 'Goal' is not assignable to type 'AnyDocument' with 'exactOptionalPropertyTypes: true'",
        """Type '{ document: "goal"; statement: string; }' is not assignable to type 'AnyDocument'""",
        "Property 'statement' is missing in type '{ why: string; }' but required in type 'Goal'",
        "Object literal may only specify known properties, and 'deadline' does not exist in type 'Goal'",
        """Type '"nearly"' is not assignable to type 'GoalStatus'""",
        "Type 'string' is not assignable to type 'number'",
        "Type '{ statement: string; why: undefined; }' is not assignable to type 'Goal' with 'exactOptionalPropertyTypes: true'",
        "Object literal may only specify known properties, and 'statement' does not exist in type 'StepDocument'",
    ]


if __name__ == "__main__":  # write the types anew
    TYPES.write_text(types(), encoding="utf-8")
