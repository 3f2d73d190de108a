"""Files: whole or not at all."""

import errno
import os
import stat
from pathlib import Path
from typing import Any, Never

import pytest

import recoverytools as rt
from recoverytools.documents import upgrade
from recoverytools.plain import _versions

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


@pytest.mark.parametrize("text", ['{"document":"goal","statement":"CANARY"}', ' {"a":"CANARY"}', "CANARY\n" * 900])
def test_a_text_in_place_of_a_path_is_told_without_the_text(text: str) -> None:
    says = "this is the text of a document, not the path of a file; for a text there is loads"
    for way_in in (rt.read, lambda text: list(rt.read_many(text)), upgrade):
        with pytest.raises(TypeError, match=f"^{says}$"):
            way_in(text)


def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match=r"is no regular file: '.*/pipe'$"):
        rt.write(OLD, pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("way_out", [rt.write, lambda model, path: rt.write_many([model], path)])
def test_an_error_names_the_file_that_was_asked_for(way_out: Any, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as is_folder:
        way_out(OLD, tmp_path)
    assert str(is_folder.value) == f"[Errno 21] Is a directory: '{tmp_path}'"
    nowhere = tmp_path / "nowhere" / "plan.json"
    with pytest.raises(FileNotFoundError) as missing:
        way_out(OLD, nowhere)
    assert str(missing.value) == f"[Errno 2] No such file or directory: '{nowhere}'"
    assert not list(tmp_path.iterdir())


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


# --- files in older formats: format 1 poses as one, in which a goal's statement was called its aim ---


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def step(data: dict[str, Any]) -> dict[str, Any]:
        return {("statement" if key == "aim" else key): value for key, value in data.items()}

    monkeypatch.setattr(_versions, "FORMAT", 2)
    monkeypatch.setattr(_versions, "STEPS", {1: step})
    path = tmp_path / "goal.json"
    path.write_text('{ "document": "goal", "format": 1, "id": "g", "aim": "old" }', encoding="utf-8")
    path.chmod(0o640)
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_old_file_is_rewritten_and_kept(old: Path) -> None:
    was = old.read_bytes()
    assert rt.read(old) == OLD, "to read it changes nothing"
    assert old.read_bytes() == was
    kept = old.with_name("goal.format-1.json")
    assert upgrade(str(old)) == kept
    assert content(old.parent) == {"goal.json": rt.dumps(OLD), "goal.format-1.json": was}
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, kept)] == [0o600, 0o600]
    assert rt.read(kept) == rt.read(old) == OLD
    assert upgrade(old) is None, "once is enough"


def test_a_file_in_the_newest_format_is_left_as_it_is(file: Path) -> None:
    file.write_text('{ "document": "goal", "format": 1, "statement": "old" }', encoding="utf-8")
    before = file.read_bytes(), file.stat()
    assert upgrade(file) is None
    assert (file.read_bytes(), file.stat()) == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('{"document":"goal","format":1,"id":"g"}', rt.InvalidDocument),
        ('{"document":"goal","format":1,"id":"g","aim":5}', rt.InvalidDocument),
        ("{", rt.InvalidDocument),
        ('{"document":"goal","format":3,"id":"g","aim":"x"}', rt.UnsupportedVersion),
    ],
)
def test_a_file_that_cannot_be_read_is_not_upgraded(old: Path, text: str, error: Any) -> None:
    old.write_text(text)
    before = old.stat()
    with pytest.raises(error):
        upgrade(old)
    assert content(old.parent) == {"goal.json": text.encode()}
    assert old.stat().st_mtime_ns == before.st_mtime_ns


def test_a_file_that_would_be_too_large_is_not_upgraded(old: Path) -> None:
    with pytest.raises(rt.InvalidDocument, match="must have at most 10 bytes"):
        upgrade(old, limit=10)
    old.write_bytes(b'{"document":"goal","format":1,"aim":"old"}')  # it gets an id
    before = content(old.parent)
    with pytest.raises(rt.InvalidValue, match="must have at most 42 bytes"):
        upgrade(old, limit=42)
    assert content(old.parent) == before
    assert upgrade(old, limit=100)


def test_what_stands_where_the_old_document_would_be_kept_is_not_overwritten(old: Path) -> None:
    kept = old.with_name("goal.format-1.json")
    kept.write_text("mine")
    before = content(old.parent)
    with pytest.raises(FileExistsError) as raised:
        upgrade(old)
    assert raised.value.filename == str(kept)
    assert content(old.parent) == before


def test_an_empty_file_of_a_try_that_was_cut_short_is_filled(old: Path) -> None:
    was, kept = old.read_bytes(), old.with_name("goal.format-1.json")
    kept.touch()
    assert upgrade(old) == kept
    assert content(old.parent) == {"goal.json": rt.dumps(OLD), "goal.format-1.json": was}


def test_a_try_that_was_cut_short_can_be_made_again(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target == old:
            raise OSError(errno.EIO, "cut short")
        return replace(path, target)

    before = content(old.parent)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="cut short"):
            upgrade(old)
    assert content(old.parent) == {**before, "goal.format-1.json": before["goal.json"]}, "kept, and not yet rewritten"
    assert upgrade(old) == old.with_name("goal.format-1.json")
    assert rt.read(old) == OLD


@pytest.mark.parametrize(("place", "name"), [(os, "fsync"), (Path, "replace"), (os, "fdopen")])
def test_where_the_old_document_cannot_be_kept_it_stays_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch, place: Any, name: str
) -> None:
    def fail(*_: Any, **__: Any) -> Never:
        raise OSError(errno.ENOSPC, "no space left")

    before = content(old.parent)
    with monkeypatch.context() as patched:
        patched.setattr(place, name, fail)
        with pytest.raises(OSError, match="no space left"):
            upgrade(old)
    assert content(old.parent) == before


def test_the_old_document_is_kept_beside_the_file_that_a_link_points_to(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    link = folder / "link"
    link.symlink_to(old)
    assert upgrade(link) == tmp_path / "goal.format-1.json"
    assert link.is_symlink()
    assert list(folder.iterdir()) == [link]
    assert rt.read(link) == OLD


@pytest.mark.parametrize(
    ("name", "kept"), [("plan", "plan.format-1"), (".plan", ".plan.format-1"), ("a.b.json", "a.b.format-1.json")]
)
def test_a_kept_document_bears_the_name_of_its_file(old: Path, name: str, kept: str) -> None:
    assert upgrade(old.rename(old.with_name(name))) == old.with_name(kept)
