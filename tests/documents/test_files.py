"""Files: whole or not at all."""

import errno
import os
import stat
from pathlib import Path
from typing import Any, Never

import pytest

import recoverytools as rt

OLD, NEW = rt.Goal(id="g", statement="old"), rt.Goal(id="g", statement="new")


@pytest.fixture
def file(tmp_path: Path) -> Any:
    path = tmp_path / "goal.json"
    rt.write(OLD, path)
    return path


def test_what_was_written_is_read(file: Any) -> None:
    assert file.read_bytes() == rt.dumps(OLD)
    assert rt.read(file) == rt.read(str(file)) == rt.read(file, rt.Goal) == OLD


def test_reading_leaves_a_bad_file_as_it_is(file: Any) -> None:
    file.write_bytes(b'{"document":"goal"')
    with pytest.raises(rt.InvalidDocument, match="is not JSON at line 1, column 19"):
        rt.read(file)
    assert file.read_bytes() == b'{"document":"goal"'


def test_a_file_that_is_too_large_is_not_read_whole(file: Any) -> None:
    size = file.stat().st_size
    assert rt.read(file, limit=size) == OLD
    with pytest.raises(rt.InvalidDocument, match=f"must have at most {size - 1} bytes"):
        rt.read(file, rt.Goal, limit=size - 1)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        rt.read("nowhere.json")


def test_only_the_owner_can_read_what_was_written(file: Any) -> None:
    file.chmod(0o644)
    rt.write(NEW, file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_link_goes_on_pointing_to_the_file(file: Any, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(file)
    rt.write(NEW, link)
    assert link.is_symlink()
    assert rt.read(file) == NEW


@pytest.mark.parametrize(
    ("place", "name"), [(os, "fsync"), (Path, "replace"), (os, "fdopen")], ids=["disk full", "no right", "no memory"]
)
def test_whatever_goes_wrong_the_old_file_stays_and_nothing_else(
    file: Any, monkeypatch: pytest.MonkeyPatch, place: Any, name: Any
) -> None:
    def fail(*_: Any, **__: Any) -> Never:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(place, name, fail)
    with pytest.raises(OSError, match="no space left"):
        rt.write(NEW, file)
    monkeypatch.undo()
    assert rt.read(file) == OLD
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_cleaned_up_does_not_hide_what_went_wrong(
    file: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Never:
        raise OSError(errno.EIO, "first")

    def fail_again(*_: Any, **__: Any) -> Never:
        raise OSError(errno.EIO, "second")

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(Path, "unlink", fail_again)
    with pytest.raises(OSError, match="first"):
        rt.write(NEW, file)


def test_what_cannot_be_written_touches_no_file(file: Any) -> None:
    with pytest.raises(rt.InvalidValue, match="pathways must have at most 1000 entries"):
        rt.write(rt.WellnessPlan(pathways=("a",) * 1001), file)
    assert rt.read(file) == OLD


def test_a_file_that_could_not_be_read_is_not_written(file: Path) -> None:
    with pytest.raises(rt.InvalidValue, match="the document must have at most 10 bytes"):
        rt.write(NEW, file, limit=10)
    assert rt.read(file) == OLD


def test_a_system_without_folders_to_sync(file: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_DIRECTORY")
    rt.write(NEW, file)
    assert rt.read(file) == NEW


def is_folder(handle: int) -> bool:
    return stat.S_ISDIR(os.fstat(handle).st_mode)


def test_the_file_and_then_its_folder_are_put_on_the_disk(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[tuple[bool, int]] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: synced.append((is_folder(handle), rt.read(file, rt.Goal).statement == "new"))
    )
    rt.write(NEW, file)
    assert synced == [(False, False), (True, True)], "the folder once the file has its name"


def open_handles() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def test_a_folder_that_cannot_be_put_on_the_disk_is_no_failure(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_for_folders(handle: int) -> None:
        if is_folder(handle):
            raise OSError(errno.EINVAL, "not here")

    opened = open_handles()
    monkeypatch.setattr(os, "fsync", fail_for_folders)
    rt.write(NEW, file)
    assert rt.read(file) == NEW
    assert open_handles() == opened, "and nothing stays open"


def test_a_name_may_be_as_long_as_the_system_lets_it(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    rt.write(NEW, path)
    assert rt.read(path) == NEW
    assert list(tmp_path.iterdir()) == [path]
