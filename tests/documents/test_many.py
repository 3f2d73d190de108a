"""Many documents in one file: each line is one, and a bad one is named and stands alone."""

import contextlib
import copy
import errno
import gzip
import io
import json
import os
import pickle
import stat
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.testing import models_of
from strategies import RECORDS

SING, SWIM, WALK = (rt.Goal(id=f"g{n}", statement=text) for n, text in enumerate(("Sing", "Swim", "Walk")))
GOALS = [SING, SWIM, WALK]
CANARY = "kept to myself"
BAD = f'{{"document":"goal","format":1,"id":"g","statement":"{CANARY}","why":5}}'.encode()
NEWER = f'{{"document":"goal","format":2,"id":"g","statement":"{CANARY}"}}'.encode()
ANY = st.sampled_from(RECORDS).flatmap(models_of)


def lines_of(*models: Any) -> bytes:
    file = io.BytesIO()
    rt.write_many(models, file)
    return file.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "goals.ndjson"
    rt.write_many(GOALS, path)
    return path


def outcome(source: Any, cls: Any = rt.models.Item, **options: Any) -> tuple[list[Any], list[str], list[Any]]:
    """All that is read: the models, the errors and the progress."""
    errors: list[rt.RecoveryToolsError] = []
    seen: list[tuple[int, int]] = []
    models = list(
        rt.read_many(
            source, cls, on_error=errors.append, progress=lambda lines, size: seen.append((lines, size)), **options
        )
    )
    return models, [str(error) for error in errors], seen


def open_handles() -> int:
    return len(list(Path("/dev/fd").iterdir()))


# --- what is written is read ---


@given(st.lists(ANY, max_size=4))
def test_what_was_written_is_read(models: list[Any]) -> None:
    file = io.BytesIO()
    assert rt.write_many(iter(models), file) == len(models)
    assert file.getvalue() == b"".join(rt.dumps(model) + b"\n" for model in models)
    file.seek(0)
    assert list(rt.read_many(file)) == models


@given(
    st.lists(ANY, max_size=4),
    st.sampled_from(["\n", "\r\n", "\n \t\r\n\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "\n"]),
)
def test_the_source_makes_no_difference(models: list[Any], end: str, mark: str, last: str) -> None:
    text = mark + end.join(rt.dumps(model).decode() for model in models) + last
    data = text.encode()
    expected = outcome(io.BytesIO(data))
    assert expected[:2] == (models, [])
    assert expected[2] == list(zip(range(1, data.count(b"\n") + 2), ends(data), strict=False))
    assert outcome(data.splitlines(keepends=True)) == expected, "bytes.splitlines knows these ends alone"
    assert outcome(io.StringIO(text, newline="")) == expected
    assert outcome(line.decode() for line in data.splitlines(keepends=True)) == expected
    assert outcome(gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(data)))) == expected


def ends(data: bytes) -> list[int]:
    """Where each line ends, in bytes from the start."""
    found = [place + 1 for place, byte in enumerate(data) if byte == ord("\n")]
    return found if data[-1:] in {b"\n", b""} else [*found, len(data)]


def test_files_of_all_kinds(path: Path, tmp_path: Path) -> None:
    zipped = tmp_path / "goals.gz"
    with gzip.open(zipped, "wb") as file:
        assert rt.write_many(GOALS, file) == 3
    expected: Any = (GOALS, [], [(1, 60), (2, 120), (3, 180)])
    assert outcome(path) == outcome(str(path)) == outcome(path, rt.Goal) == expected
    with gzip.open(zipped, "rb") as file:
        assert outcome(file) == expected
    with gzip.open(zipped, "rt", encoding="utf-8") as text:
        assert outcome(text) == expected
    with path.open("rb", buffering=0) as raw:
        assert outcome(raw) == expected
        assert not raw.closed
    assert outcome(path.read_bytes().splitlines()) == (GOALS, [], [(1, 59), (2, 118), (3, 177)]), "lines without ends"


def test_only_line_ends_end_a_line() -> None:
    goal = rt.Goal(id="g", statement="a\u2028b\u2029c\x85d\ne")
    raw = rt.dumps(goal).replace(b"\\n", b"\\u000b")
    assert [goal.statement for goal in rt.read_many(io.BytesIO(lines_of(goal)), rt.Goal)] == [goal.statement]
    assert outcome(io.BytesIO(raw))[1] == [
        "line 1: /statement must hold no control characters but tabs and line breaks"
    ], "an escape is read as one line too"


def test_a_byte_order_mark_on_a_line_of_its_own_is_blank() -> None:
    assert outcome([b"\xef\xbb\xbf\n", lines_of(SING)]) == ([SING], [], [(1, 4), (2, 64)])


def test_nothing_is_read_from_nothing(tmp_path: Path) -> None:
    assert rt.write_many([], tmp_path / "none") == 0
    assert outcome(tmp_path / "none") == outcome([]) == ([], [], [])


# --- a bad line ---


@given(
    st.lists(st.sampled_from([BAD, NEWER, b"", b"{", b"[]", b"\xff", b'"\\ud800"', *map(rt.dumps, GOALS)])), st.data()
)
def test_a_bad_line_is_named_and_the_others_come(lines: list[bytes], data: st.DataObject) -> None:
    good, bad = [], []
    for number, line in enumerate(lines, 1):
        if line:
            try:
                good.append(rt.loads(line))
            except rt.RecoveryToolsError as error:
                bad.append((number, type(error), f"line {number}: {error}".replace("line 1, column", "column")))
    errors: list[rt.RecoveryToolsError] = []
    assert list(rt.read_many(lines, on_error=errors.append)) == good
    assert [(error.line, type(error), str(error)) for error in errors] == bad
    if bad:
        number, cls, says = bad[0]
        before: list[Any] = []
        with pytest.raises(cls) as raised:
            before.extend(rt.read_many(lines))
        assert (raised.value.line, str(raised.value)) == (number, says)
    elif lines:
        end = data.draw(st.integers(1, len(lines)))
        assert outcome(lines[:end])[0] == [rt.loads(line) for line in lines[:end] if line]


def test_the_whole_messages() -> None:
    many = b'{"document":"goal","format":1,"why":5}'
    assert outcome([BAD, b"\n", NEWER, rt.dumps(SING), b"{", many])[1] == [
        "line 1: /why must be text of at most 2000 characters",
        "line 3: the document has format 2, and this release reads up to 1; it was left as it is",
        "line 5: the document is not JSON at column 2",
        "line 6: this document has 2 faults:\n  /statement is missing\n  /why must be text of at most 2000 characters",
    ]


def test_a_record_of_another_class_is_a_bad_one() -> None:
    step = rt.Step(id="s", what="hum")
    assert outcome([rt.dumps(SING), rt.dumps(step)], rt.Goal)[:2] == ([SING], ["line 2: /document must be goal here"])


def test_an_error_holds_nothing_of_the_record() -> None:
    half = f'{{"document":"goal","format":1,"id":"g","statement":"{CANARY}\ud800"}}'
    errors: list[rt.RecoveryToolsError] = []
    for line in (BAD, NEWER, b'"' + CANARY.encode(), half, BAD + b"\xff"):
        with pytest.raises(rt.RecoveryToolsError) as raised:
            next(rt.read_many([line]))
        assert list(rt.read_many([line], on_error=errors.append)) == []
        for error in (raised.value, errors[-1]):
            assert error.line == 1
            assert error.__context__ is error.__cause__ is None
            assert CANARY not in "".join(traceback.format_exception(error))
            assert CANARY.encode() not in pickle.dumps(error)
        assert errors[-1].__traceback__ is None, "its frames hold the record, and errors may be kept"


@pytest.mark.parametrize("line", [BAD, NEWER, b'{"document":"goal","format":1}'])
def test_an_error_keeps_its_line_where_it_is_copied_or_sent(line: bytes) -> None:
    with pytest.raises(rt.RecoveryToolsError) as raised:
        rt.loads(line)
    error = raised.value
    assert error.line is None
    alone = str(error)
    error.line = 17
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert (type(other), other.line, other.findings) == (type(error), 17, error.findings)
        assert str(other) == f"line 17: {alone}"


def test_other_errors_have_no_line() -> None:
    with pytest.raises(rt.NotFound) as raised:
        rt.WellnessPlan().find("g")
    assert raised.value.line is None
    raised.value.line = 3
    assert str(raised.value).startswith("line 3: ")


# --- how much is read ---

PIECES = st.lists(st.sampled_from([b" ", b"\r", b"x", b"\xc3\xa9", rt.dumps(SING)]), max_size=12).map(b"".join)


@example(pieces=[b"x"], limit=-2, end=b"\n", last=b"")
@given(
    st.lists(PIECES, max_size=4), st.integers(-3, 70), st.sampled_from([b"\n", b"\r\n"]), st.sampled_from([b"", b"\n"])
)
def test_a_file_and_a_list_of_its_lines_are_read_alike_whatever_the_limit(
    pieces: list[bytes], limit: int, end: bytes, last: bytes
) -> None:
    data = end.join(pieces) + last
    lines = data.split(b"\n")
    lines = [line + b"\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
    assert outcome(io.BytesIO(data), limit=limit) == outcome(lines, limit=limit)
    with contextlib.suppress(UnicodeDecodeError):
        assert outcome(io.StringIO(data.decode(), newline="\n"), limit=limit) == outcome(lines, limit=limit)


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_line_may_be_as_long_as_the_limit_its_end_apart(end: bytes) -> None:
    size = len(rt.dumps(SING))
    data = rt.dumps(SING) + end
    assert outcome(io.BytesIO(data), limit=size)[:2] == ([SING], [])
    assert outcome(io.BytesIO(data), limit=size - 1)[:2] == (
        [],
        [f"line 1: the document must have at most {size - 1} bytes"],
    )


def test_what_follows_a_line_that_is_too_long() -> None:
    long = rt.Goal(id="long", statement="Sing", why="é" * 2000)
    rest = lines_of(SING)
    for many in (1, 40):  # a line of some chunks
        data = rt.dumps(long) * many + b"\n"
        says = ["line 1: the document must have at most 100 bytes"]
        seen = [(1, len(data)), (2, len(data + rest))]
        assert outcome(io.BytesIO(data + rest), limit=100) == ([SING], says, seen)
        assert outcome(io.StringIO((data + rest).decode()), limit=100) == ([SING], says, seen)
        assert outcome(io.BytesIO(data[:-1]), limit=100) == ([], says, [(1, len(data) - 1)])


def test_what_follows_a_line_that_was_ended_without_its_end() -> None:
    class Terminal(io.BytesIO):
        """A file that goes on after its end, as where someone types, ends the input, and types again."""

        def readline(self, _size: int | None = -1, /) -> bytes:
            return typed.pop(0) if typed else b""

    typed = [rt.dumps(SING), rt.dumps(SWIM) + b"\n"]
    assert outcome(Terminal())[:2] == ([SING, SWIM], [])


def test_a_line_of_blanks_that_is_too_long_is_not_skipped() -> None:
    data = b" " * 100_000 + rt.dumps(SING) + b"\n"
    assert outcome(io.BytesIO(data), limit=100)[:2] == ([], ["line 1: the document must have at most 100 bytes"])


def test_a_journal_may_be_larger_than_other_documents() -> None:
    spaces = b" " * 5_000_000
    journal = rt.Journal(id="j")
    models, errors, _ = outcome([rt.dumps(journal) + spaces, rt.dumps(SING) + spaces])
    assert (models, errors) == ([journal], ["line 2: the document must have at most 5000000 bytes"])


STREAM = """
import resource, sys
from pathlib import Path
import recoverytools as rt
rt.loads(rt.dumps(rt.Goal(statement="warm up")))
resource.setrlimit(resource.RLIMIT_DATA, (300_000_000, 300_000_000))
errors = []
goals = rt.read_many(sys.argv[1], rt.Goal, on_error=errors.append, limit=10_000)
written = rt.write_many((goal for goal in goals if goal.confidence is None), sys.argv[2])
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(written, len(errors), peak.split()[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read where Linux tells it")
def test_the_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def streamed(data: bytes, times: int) -> Any:
        source = tmp_path / "many"
        with source.open("wb") as file:
            for _ in range(times):
                file.write(data)
            file.seek(100_000_000 * (not data), os.SEEK_CUR)
            file.truncate()  # one line of nothing but zeros, which takes no room on the disk
        line = [sys.executable, "-c", STREAM, str(source), str(tmp_path / "to")]
        done = subprocess.run(line, capture_output=True, text=True, check=True)
        return map(int, done.stdout.split())

    line = lines_of(rt.Goal(statement="Sing", why="a" * 2000))
    *told, few = streamed(line, 2_000)
    assert told == [2_000, 0]
    *told, many = streamed(line, 20_000)
    assert told == [20_000, 0]
    *told, long = streamed(b"", 0)
    assert told == [0, 1], "one line that is too long"
    assert max(many, long) - few < 4_000, "in kilobytes"


# --- what callers do ---


class MadeByTheCallerError(Exception):
    pass


def fail(*_: object) -> Any:
    raise MadeByTheCallerError


@pytest.mark.parametrize("options", [{"on_error": fail}, {"progress": fail}])
def test_what_the_functions_of_a_caller_raise_passes_through(path: Path, options: Any) -> None:
    path.write_bytes(BAD + b"\n" + rt.dumps(SING))
    opened = open_handles()
    with pytest.raises(MadeByTheCallerError) as raised:
        next(rt.read_many(path, **{"on_error": str, **options}))
    assert raised.value.__context__ is None
    assert open_handles() == opened


def test_the_file_is_open_for_as_long_as_it_is_read_from(path: Path) -> None:
    opened = open_handles()
    goals = rt.read_many(path)
    assert open_handles() == opened
    assert next(goals) == SING
    assert open_handles() == opened + 1
    goals.close()
    assert open_handles() == opened
    assert list(goals) == []
    assert len(list(rt.read_many(path))) == 3
    with pytest.raises(rt.InvalidDocument):
        list(rt.read_many(path, limit=10))
    assert open_handles() == opened


def test_no_line_is_asked_for_before_its_record_is() -> None:
    lines = iter(map(rt.dumps, GOALS))
    assert next(rt.read_many(lines)) == SING
    assert list(rt.read_many(lines)) == [SWIM, WALK]


def test_a_file_that_is_given_stays_open(path: Path) -> None:
    with path.open("rb") as file:
        assert list(rt.read_many(file)) == GOALS
        assert not file.closed
    target = io.BytesIO()
    rt.write_many(GOALS, target)
    assert not target.closed


def test_the_progress_is_told_before_a_record_is_handed_out_and_after_a_bad_one() -> None:
    seen: list[Any] = []
    lines = [rt.dumps(SING), b"", BAD, rt.dumps(SWIM)]
    goals = rt.read_many(lines, on_error=seen.append, progress=lambda number, _: seen.append(number))
    for goal in goals:
        seen.append(goal)  # noqa: PERF402 - each is read when it is asked for
    assert [str(thing) if isinstance(thing, Exception) else thing for thing in seen] == [
        1, SING, 2, "line 3: /why must be text of at most 2000 characters", 3, 4, SWIM,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"{}", "read_many takes lines of bytes or text, not of type int"),
        ([{CANARY: 1}], "read_many takes lines of bytes or text, not of type dict"),
        ([bytearray(b"{}")], "read_many takes lines of bytes or text, not of type bytearray"),
        (None, "'NoneType' object is not iterable"),
    ],
    ids=repr,
)
def test_what_has_no_lines_is_a_mistake_of_the_program(source: Any, says: str) -> None:
    with pytest.raises(TypeError) as raised:
        next(rt.read_many(source))
    assert str(raised.value) == says


def test_a_class_that_is_not_ours_is_a_mistake_of_the_program(path: Path) -> None:
    wrong: Any = "Goal"
    with pytest.raises(TypeError, match=r"^a document is read as a class of this library, not as a str$"):
        next(rt.read_many(path, wrong))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        next(rt.read_many(tmp_path / "nowhere"))


# --- writing ---


def test_the_progress_of_writing() -> None:
    file, seen = io.BytesIO(), []
    assert rt.write_many(GOALS, file, progress=lambda lines, size: seen.append((lines, size, file.tell()))) == 3
    assert seen == [(1, 60, 60), (2, 120, 120), (3, 180, 180)]


def test_a_file_is_written_whole_or_not_at_all(path: Path) -> None:
    def some() -> Iterator[rt.Goal]:
        yield SING
        raise MadeByTheCallerError

    before = path.read_bytes()
    with pytest.raises(MadeByTheCallerError):
        rt.write_many(some(), path)
    with pytest.raises(MadeByTheCallerError):
        rt.write_many(GOALS, path, progress=fail)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        rt.write_many([SING], path)
    assert list(rt.read_many(path)) == GOALS
    assert list(path.parent.iterdir()) == [path]


def test_only_the_owner_can_read_what_was_written(path: Path) -> None:
    path.chmod(0o644)
    rt.write_many([SWIM], str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_may_be_written_from_itself(path: Path) -> None:
    rt.write_many((goal for goal in rt.read_many(path, rt.Goal) if goal != SWIM), path)
    assert list(rt.read_many(path)) == [SING, WALK]


def test_a_record_that_cannot_be_written_is_named(path: Path) -> None:
    file = io.BytesIO()
    long = rt.Goal(id="g", statement=CANARY, why="a" * 100)
    with pytest.raises(rt.InvalidValue) as raised:
        rt.write_many([SING, long], file, limit=100)
    assert (raised.value.line, str(raised.value)) == (2, "line 2: the document must have at most 100 bytes")
    assert CANARY not in "".join(traceback.format_exception(raised.value))
    assert file.getvalue() == lines_of(SING), "what came before is written already"
    with pytest.raises(rt.InvalidValue, match=r"^line 1: pathways must have at most 1000 entries to be written$"):
        rt.write_many([rt.WellnessPlan(pathways=("a",) * 1001)], path)
    assert list(rt.read_many(path)) == GOALS


def test_a_value_is_no_document(path: Path) -> None:
    contact: Any = rt.Contact(value=CANARY)
    with pytest.raises(TypeError, match=r"^a document is made of a record, not of a Contact$"):
        rt.write_many([SING, contact], path)
    assert list(rt.read_many(path)) == GOALS


def test_each_line_is_json(path: Path) -> None:
    assert [json.loads(line) for line in path.read_bytes().splitlines()] == [rt.to_dict(goal) for goal in GOALS]
