"""What a new release may change of what the last one promised. Releases are tags such as ``v1.2.0``."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import griffe
import pytest

ROOT = Path(__file__).parent.parent
NAMES = "tests/data/public_api.txt"
MARKDOWN = griffe.ExplanationStyle.MARKDOWN


def last_release(repository: Path) -> str | None:
    """The tag of the last release before this state. None where there is none, or no git."""
    line = ["git", "-C", str(repository), "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def as_code(names: str) -> str:
    """The list of the public names as code with nothing in it: modules and classes as classes, with what is in them."""
    tree: dict[str, Any] = {}
    for line in names.splitlines():
        whole, says = line.split(" ", 1)
        place = tree
        for part in whole.split(".")[1:]:
            place = place.setdefault(part, {})
        place[""] = says.replace("…", "...")
    return "\n".join(_lines(tree))


def _lines(tree: dict[str, Any], indent: str = "") -> list[str]:
    found = []
    for name, inside in tree.items():
        if not name:
            continue
        says = inside.get("", "a module")
        if says.startswith("(") and name.islower():
            found.append(f"{indent}def {name}{says}: ...")
        elif says.startswith("("):
            found += [f"{indent}class {name}:", f"{indent}    def __init__{says.replace('(', '(self, ', 1)}: ..."]
            found += _lines(inside, f"{indent}    ")
        else:
            found += [f"{indent}class {name}:", f"{indent}    ...", *_lines(inside, f"{indent}    ")]
    return found


def breaks(old: str, new: str) -> dict[str, str]:
    """The public names that changed so that a program may break: what became of each."""
    before, after = (griffe.visit("recoverytools", Path("names.py"), as_code(names)) for names in (old, new))
    found = griffe.find_breaking_changes(before, after)
    return {
        each.obj.path.removeprefix("recoverytools.").removesuffix(".__init__"): each.explain(MARKDOWN) for each in found
    }


def may_break(last: str, version: str) -> bool:
    """Whether a version is a step in which names may change: the first number, or the second one before 1.0."""
    old, new = ([int(number) for number in re.findall(r"\d+", each)] for each in (last, version))
    return new[:2] > old[:2] if old[0] == 0 else new[0] > old[0]


def untold(repository: Path) -> str:
    """What is wrong with what this state changes since the last release. Empty where nothing is."""
    last = last_release(repository)
    if last is None:
        return ""
    line = ["git", "-C", str(repository), "show", f"{last}:{NAMES}"]
    old = subprocess.run(line, capture_output=True, check=True).stdout.decode()
    found = breaks(old, (repository / NAMES).read_text(encoding="utf-8"))
    version = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if found and not may_break(last, version):
        return "\n".join([f"{version} may not break what {last} promised:", *found.values()])
    newest = (repository / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    missing = [says for name, says in found.items() if f"`{name}`" not in newest]
    return "\n".join(["the changelog does not name:", *missing]) if missing else ""


def test_nothing_public_breaks_unless_the_version_and_the_changelog_say_so() -> None:
    if last_release(ROOT) is None:
        pytest.skip("no release is tagged here, so there is nothing to compare with")
    assert untold(ROOT) == ""


# --- a made-up history ---

OLD = """\
recoverytools.Goal (*, id=…, statement, why=…)
recoverytools.Goal.copy (self, to)
recoverytools.facts a module
recoverytools.facts.lines (region, *, today)
recoverytools.Severity a Word
recoverytools.review (thing, *, today, limit=…)
"""
NEW_NAME = OLD + "recoverytools.share (document, *, on)\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "tests/data").mkdir(parents=True)
    _git(tmp_path, "init", "-q")
    _write(tmp_path, OLD, "1.0.0", "- The first.")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x", "--no-gpg-sign")
    return tmp_path


def _git(repository: Path, *line: str) -> None:
    subprocess.run(["git", "-C", str(repository), *line], check=True, capture_output=True)


def _write(repository: Path, names: str, version: str, changes: str) -> None:
    (repository / NAMES).write_text(names, encoding="utf-8")
    (repository / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n', encoding="utf-8")
    (repository / "CHANGELOG.md").write_text(f"# Changes\n\n## {version}\n\n{changes}\n", encoding="utf-8")


def test_without_a_release_there_is_nothing_to_compare_with(repository: Path, tmp_path_factory: Any) -> None:
    assert last_release(repository) is None
    assert untold(repository) == ""
    assert last_release(tmp_path_factory.mktemp("no-git")) is None


def test_a_break_needs_a_version_and_a_word_in_the_changelog(repository: Path) -> None:
    _git(repository, "tag", "v1.0.0")
    assert (last_release(repository), untold(repository)) == ("v1.0.0", "")
    gone = OLD.replace("recoverytools.review (thing, *, today, limit=…)\n", "")
    _write(repository, gone, "1.1.0", "- Faster.")
    said = "- `review`: *Public object was removed*"
    assert untold(repository) == f"1.1.0 may not break what v1.0.0 promised:\n{said}"
    _write(repository, gone, "2.0.0", "- Faster.")
    assert untold(repository) == f"the changelog does not name:\n{said}"
    _write(repository, gone, "2.0.0", "- `review` is gone: use `share`.")
    assert untold(repository) == ""


@pytest.mark.parametrize(
    ("new", "broken"),
    [
        (OLD, {}),
        (NEW_NAME, {}),
        (OLD.replace("today, limit=…", "today, limit=…, only=…"), {}),
        (OLD.replace("why=…", "why=…, start=…"), {}),
        (OLD.replace("today, limit=…", "today, limit=…, only"), {"review"}),
        (OLD.replace("*, today, limit=…", "*, today"), {"review"}),
        (OLD.replace("limit=…", "limit"), {"review"}),
        (OLD.replace("(thing, *", "(item, *"), {"review"}),
        (OLD.replace("why=…", "reason=…"), {"Goal"}),
        (OLD.replace("(self, to)", "(self)"), {"Goal.copy"}),
        (OLD.replace("recoverytools.facts.lines (region, *, today)\n", ""), {"facts.lines"}),
        (OLD.replace("recoverytools.Severity a Word\n", ""), {"Severity"}),
    ],
)
def test_what_may_break_a_program_is_found(new: str, broken: set[str]) -> None:
    assert breaks(OLD, new).keys() == set(broken)


def test_the_list_of_this_state_reads_as_code() -> None:
    names = (ROOT / NAMES).read_text(encoding="utf-8")
    top = {line.split(" ")[0].removeprefix("recoverytools.").partition(".")[0] for line in names.splitlines()}
    assert breaks(names, "").keys() == top


@pytest.mark.parametrize(
    ("last", "version", "may"),
    [
        ("v0.1.0", "0.1.1", False),
        ("v0.1.0", "0.2.0", True),
        ("v0.9.0", "1.0.0", True),
        ("v1.0.0", "1.1.0", False),
        ("v1.9.3", "2.0.0", True),
        ("v1.2.0", "1.2.0", False),
    ],
)
def test_names_may_change_in_a_step_of_the_first_number_and_before_1_0_of_the_second(
    last: str, version: str, may: object
) -> None:
    assert may_break(last, version) is may
