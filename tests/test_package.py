"""The package that is built holds what it should and nothing else."""

import re
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ABOUT = f"recoverytools-{PROJECT['version']}.dist-info"
KINDS = {".css", ".html", ".json", ".pot", ".py", ".ts", ".typed"}
"""How the names of our files end. Any other ending is news, or left over."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    [path] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    with zipfile.ZipFile(path) as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    return Parser().parsestr(wheel.read(f"{ABOUT}/METADATA").decode())


def test_the_wheel_holds_the_library_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    files = [path for path in (source / "recoverytools").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    ours = {path.relative_to(source).as_posix() for path in files}
    about = {f"{ABOUT}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")}
    assert set(wheel.namelist()) == ours | about
    assert {Path(name).suffix for name in ours} == KINDS
    assert "recoverytools/py.typed" in ours


def test_the_wheel_is_small(wheel: zipfile.ZipFile) -> None:
    assert wheel.filename is not None
    assert Path(wheel.filename).stat().st_size < 1_000_000
    assert sum(entry.file_size for entry in wheel.infolist()) < 6_000_000


def test_the_wheel_says_what_it_needs(metadata: Message) -> None:
    assert metadata["Name"] == "recoverytools"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    needs = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    names = [re.match(r"[\w-]+", each) for each in needs]
    assert [name and name[0] for name in names] == ["attrs", "cattrs", "python-dateutil", "tzdata"]
    assert metadata.get_all("Provides-Extra") == sorted(PROJECT["optional-dependencies"])


def test_no_need_has_an_upper_bound_that_would_stand_in_the_way_of_an_application(metadata: Message) -> None:
    assert not any("<" in each for each in metadata.get_all("Requires-Dist", []))


def test_the_source_package_holds_what_the_tests_need_and_nothing_left_over() -> None:
    inside = {Path(file.distribution_path) for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    for name in ("README.md", "conftest.py", "docs/conf.py", "tests/test_package.py", "vectors/README.md", ".ci/run"):
        assert Path(name) in inside
    left_over = {"__pycache__", "_build", "node_modules", ".hypothesis", ".venv", "my-documents"}
    assert not [path for path in inside if left_over & {*path.parts}]


def test_the_newest_change_is_that_of_this_version() -> None:
    headings = re.findall(r"(?m)^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0] == PROJECT["version"]
