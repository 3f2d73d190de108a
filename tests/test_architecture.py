"""The house: imports point up its floors, also those inside functions and for type checkers only."""

import ast
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "recoverytools"

FLOORS = [
    ["wording", "vocabulary", "findings", "errors"],
    ["shapes", "fields", "values", "facts", "language"],
    ["models"],
    ["plain"],
    ["outcomes", "scheduling", "certification", "facilitation", "guidance", "advice", "sharing", "revision"],
    ["documents", "interop", "rendering"],
    ["cli", "testing"],
    ["__main__"],
]
"""The rooms of each floor, in order. Inside floors 0 to 4 a room may import those before it."""
WAYS_IN_AND_OUT = 5
MODELS = [
    "items", "steps", "toolbox", "strengths", "supports", "goals", "problems", "backups", "signs", "crisis", "decisions",
    "advocacy", "consent", "conversations", "agreements", "journal", "stories", "groups", "credentials", "plan",
    "views", "merges", "proposals",
]  # fmt: skip
"""The tools, in the order in which they may import each other."""
FILES = sorted(SOURCE.rglob("*.py"))


def imported(path: Any) -> Any:
    """The modules of ours that a file imports, anywhere in it, as dotted names below the package."""
    package = path.relative_to(SOURCE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("recoverytools").strip(".")
                for alias in node.names
                if "recoverytools" in alias.name
            )
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            for alias in node.names:
                target = [*base, *(node.module or "").split(".")] if node.module else [*base, alias.name]
                yield ".".join(part for part in target if part)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "recoverytools":
            yield (node.module or "").removeprefix("recoverytools").strip(".")


def place(room: Any) -> Any:
    """The floor of a room and its place on it."""
    return next((floor, rooms.index(room)) for floor, rooms in enumerate(FLOORS) if room in rooms)


def name(path: Any) -> Any:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def test_every_room_has_its_floor() -> None:
    rooms = {
        path.name.removesuffix(".py")
        for path in SOURCE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__"} == {room for floor in FLOORS for room in floor}
    assert {path.stem for path in (SOURCE / "models").glob("*.py")} == {*MODELS, "__init__"}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_imports_point_up(path: Any) -> None:
    room = path.relative_to(SOURCE).with_suffix("").parts[0]
    if room == "__init__":
        return  # the contents page names everything and loads nothing
    floor, spot = place(room)
    for target in imported(path):
        other = target.split(".")[0]
        if other in {room, ""}:
            continue
        assert place(other) < (floor, spot), f"{room} must not import {other}"
        if floor >= WAYS_IN_AND_OUT:
            assert place(other)[0] < floor, f"{room} and {other} are on one floor and must not know each other"


@pytest.mark.parametrize("path", [SOURCE / "models" / f"{model}.py" for model in MODELS], ids=name)
def test_tools_import_only_tools_before_them(path: Any) -> None:
    mine = MODELS.index(path.stem)
    for target in imported(path):
        parts = target.split(".")
        if parts[0] == "models":
            assert MODELS.index(parts[1]) < mine, f"{path.stem} must not import {parts[1]}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_private_modules_are_imported_in_their_own_package_only(path: Any) -> None:
    package = path.relative_to(SOURCE).parts[:-1]
    for target in imported(path):
        parts = target.split(".")
        if parts[-1].startswith("_") and parts[-1] != "__main__":
            assert tuple(parts[:-1]) == package


def test_models_know_no_wire_format() -> None:
    for path in (SOURCE / "models").glob("*.py"):
        names = {target.split(".")[0] for target in imported(path)}
        assert names.isdisjoint({"plain", "documents", "rendering", "advice"})
        assert not {"json", "yaml", "cattrs"} & {
            alias.name
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import)
            for alias in node.names
        }


def test_annotations_in_declarations_are_read_at_run_time() -> None:
    for path in [*(SOURCE / "models").glob("*.py"), SOURCE / "values.py"]:
        assert "from __future__" not in path.read_text(encoding="utf-8")


def test_the_net_catches_a_wrong_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)
    (tmp_path / "models").mkdir()
    bad = tmp_path / "models" / "goals.py"
    for line in (
        "from ..advice import review",
        "def late():\n    from ..rendering import to_text",
        "if TYPE_CHECKING:\n    from .. import cli",
        "import recoverytools.documents",
        "from recoverytools.plain import to_dict",
    ):
        bad.write_text(line)
        with pytest.raises(AssertionError):
            test_imports_point_up(bad)
    bad.write_text("from .plan import WellnessPlan")
    with pytest.raises(AssertionError, match="goals must not import plan"):
        test_tools_import_only_tools_before_them(bad)
