"""One meaning in every syntax: what is written in one is read from another, and by other readers too."""

import json
import random
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest
import ruamel.yaml
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.documents import BY_HAND_SIZE, Syntax, upgrade
from recoverytools.models import Page
from recoverytools.plain import _versions
from recoverytools.testing import models_of
from strategies import EACH, RECORDS

GOAL = rt.Goal(id="g", statement="Sing in the choir again", why="first line\nsecond line")
WRITTEN: dict[Syntax, bytes] = {
    "json": b'{"document":"goal","format":1,"id":"g","statement":"Sing in the choir again","why":"first line\\nsecond line"}',
    "yaml": b"document: goal\nformat: 1\nid: g\nstatement: Sing in the choir again\nwhy: |-\n  first line\n  second line\n",
    "toml": b'document = "goal"\nformat = 1\nid = "g"\nstatement = "Sing in the choir again"\nwhy = """\nfirst line\nsecond line"""\n',
}
SYNTAXES: list[Syntax] = list(WRITTEN)
BY_HAND: list[Syntax] = ["yaml", "toml"]


def faults(data: bytes | str, **options: Any) -> Any:
    with pytest.raises(rt.InvalidDocument) as raised:
        rt.loads(data, **options)
    assert raised.value.__context__ is None, "the parser's own error holds the text"
    assert raised.value.__cause__ is None
    return [(finding.code, finding.path, str(finding)) for finding in raised.value.findings]


# --- round trips ---


def read_by_others(written: bytes, syntax: Syntax) -> list[Any]:
    """What readers that are not ours make of a document: of YAML, one of version 1.1 and one of 1.2."""
    if syntax == "toml":
        return [tomllib.loads(written.decode())]
    return [yaml.safe_load(written), ruamel.yaml.YAML(typ="safe", pure=True).load(written)]


def comes_back(model: Any, syntax: Syntax) -> None:
    written = rt.dumps(model, syntax=syntax)
    read = rt.loads(written, syntax=syntax)
    assert read == model, "what is read is what was written"
    assert rt.dumps(read) == rt.dumps(model), "to the last byte of its JSON"
    assert rt.dumps(read, syntax=syntax) == written, "the same model gives the same bytes"
    plain = rt.to_dict(model)
    for other in read_by_others(written, syntax):
        assert json.dumps(other, sort_keys=True) == json.dumps(plain, sort_keys=True), "other readers see the same"


@pytest.mark.parametrize("syntax", BY_HAND)
@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_what_was_written_comes_back_from_every_syntax(syntax: Syntax, cls: Any, data: st.DataObject) -> None:
    comes_back(data.draw(models_of(cls)), syntax)


EXAMPLES = sorted(Path("examples").glob("*/*.json"), key=lambda path: -path.stat().st_size)
LARGE = EXAMPLES[:10]
"""Real documents of 10 to 45 kB. With an edit, there are twenty large ones."""


@pytest.mark.parametrize("syntax", BY_HAND)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_back_from_every_syntax(syntax: Syntax, path: Path) -> None:
    comes_back(rt.read(path), syntax)


ODD_TEXTS = [
    "yes", "No", "ON", "off", "y", "n", "~", "null", "True", "false", "12", "012", "0o14", "0x1F", "0b1", "1_000", "+1", "1e3",
    "1.0", ".5", ".inf", ".NaN", "12:30", "12:30:45", "190:20:30", "2026-01-31", "2026-01-31T08:30:00Z", "=", "<<", "- x", "-",
    "? x", ": x", "a: b", "a:", ":", "a #b", "#", "# x", "&a", "*a", "!x", "!!str x", "%x", "@x", "`x`", "|", ">", "'", '"', "[",
    "]", "{", "}", ",", "---", "...", "--- x", " x", "x ", "  ", "\t", "\tx", "x\t", "a\tb", "a\n", "\na", "a\n\n", "a\n\nb", "\n",
    "\n\n", "a \nb", "a\n b", " a\nb", "a\n  ", "a\n\tb", "---\na", "...\na", "a\n---\nb", "# a\n# b", "a: b\nc: d", "- a\n- b", '"""',
    "'''\n'''", 'a"""\nb\\', "\\", "a\\\nb", "\\n", "x\x7fy", "x\x80y", "x\x85y", "\x85", "x\u2028y", "x\u2029y", "a\nx\u2028y", "x\ufeffy",
    "\ufeff", "\ufffe", "\uffff", "\xa0", "x\xa0", "\xad", "\u200d", "é", "Ω", "ñandú: sí", "日本", "😀", "👩\u200d👧", "\U0001ffff",
    "_", "_x", "a" * 199 + ":", "b " * 99 + "c",
]  # fmt: skip


@pytest.mark.parametrize("syntax", BY_HAND)
@pytest.mark.parametrize("text", ODD_TEXTS, ids=ascii)
def test_odd_texts_come_back_wherever_they_stand(syntax: Syntax, text: str) -> None:
    extension = {"a": text, text: [text, {text: [[text]]}]}
    comes_back(rt.Goal(id="g", statement=text, why=text, extensions={"org.x": extension}), syntax)
    comes_back(rt.WellnessPlan(id="p", pathways=(text, text), word_choices={text: text}), syntax)


@pytest.mark.parametrize("syntax", BY_HAND)
@pytest.mark.parametrize(
    "number", [0.0, -1.5, 1e-7, 1e16, 1.5e16, 5e-324, 1.7976931348623157e308, 0.1, 1e22, 123456789.125]
)
def test_numbers_come_back_to_the_last_digit(syntax: Syntax, number: float) -> None:
    more: Any = {"org.x": [number, 2**53, -(2**53), 0, True, [], {}, "", {"": {}}]}
    comes_back(rt.Goal(id="g", statement="x", measure=rt.models.Measure(target=number), extensions=more), syntax)


@pytest.mark.parametrize("syntax", BY_HAND)
def test_keys_of_any_length_come_back(syntax: Syntax) -> None:
    for length in (128, 997, 998, 999, 1000, 1001, 1023, 1024, 1025, 15_000):
        for key in ("k" * length, "k" * (length - 1) + " "):
            for value in ("x", "x\ny", {"a": "b"}, ["a"], {}, {key: 1}):
                if isinstance(value, dict) and length > 7_000:
                    continue
                comes_back(rt.Goal(id="g", statement="x", extensions={"org.x": [{key: value}]}), syntax)


@pytest.mark.parametrize("syntax", BY_HAND)
def test_carriage_returns_that_other_programs_keep_come_back(syntax: Syntax) -> None:
    goal = rt.Goal(id="g", statement="x", why="a\nb", extensions={"org.x": {"a\r\nb": "c\r\nd\re\nf\r"}})
    comes_back(goal, syntax)


def changed(plan: Any, chance: random.Random) -> Any:
    """A plan with a page more, or with another text."""
    text = "".join(chance.choice(ODD_TEXTS) for _ in range(chance.randrange(1, 40)))[:2000]
    return attrs.evolve(plan, extensions={"org.x": text})


@pytest.mark.parametrize("syntax", BY_HAND)
@given(path=st.sampled_from(LARGE), seed=st.integers(0, 2**32))
@settings(max_examples=max(settings().max_examples // 10, 1))
def test_large_documents_come_back_with_any_change(syntax: Syntax, path: Path, seed: int) -> None:
    comes_back(changed(rt.read(path), random.Random(seed)), syntax)


# --- what is written and read ---


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_what_is_written(syntax: Syntax) -> None:
    assert rt.dumps(GOAL, syntax=syntax) == WRITTEN[syntax]
    assert rt.loads(WRITTEN[syntax], syntax=syntax) == GOAL
    assert rt.loads(b"\xef\xbb\xbf" + WRITTEN[syntax], rt.Goal, syntax=syntax) == GOAL, "a byte order mark is taken"
    assert rt.loads(WRITTEN[syntax].decode(), rt.Goal, syntax=syntax) == GOAL, "text does as well as bytes"


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_reader_takes_line_ends_of_windows(syntax: Syntax) -> None:
    assert rt.loads(WRITTEN[syntax].replace(b"\n", b"\r\n"), syntax=syntax) == GOAL


@pytest.mark.parametrize(
    ("syntax", "body"),
    [("json", b'{"statement":"x","steps":[{"what":"y"}]}'), ("yaml", b"statement: x\nsteps:\n- what: y\n"), ("toml", b"statement='x'\n[[steps]]\nwhat='y'\n")],
)  # fmt: skip
def test_header_and_ids_may_be_missing_where_a_caller_says_so(syntax: Syntax, body: bytes) -> None:
    read = rt.loads(body, rt.Goal, syntax=syntax, header=False)
    assert (read.id, read.steps[0].id) == ("goal-1", "steps-1")
    assert rt.loads(body, rt.Goal, syntax=syntax, header=False, new_ids=True).id != "goal-1"
    assert [path for _, path, _ in faults(body, syntax=syntax, cls=rt.Goal)] == ["/document", "/format"]


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_bytes_that_are_no_utf_8(syntax: Syntax) -> None:
    says = [(f"not-{syntax}", "", "must be text in UTF-8")]
    assert faults(b"\xff", syntax=syntax) == says
    assert faults("'\ud800'", syntax=syntax) == says
    assert faults(WRITTEN[syntax].decode().encode("utf-16"), syntax=syntax) == says


@pytest.mark.parametrize("syntax", ["xml", "JSON", "", None])
def test_a_syntax_that_is_none_is_a_mistake_of_the_program(syntax: Any) -> None:
    for call in (lambda: rt.dumps(GOAL, syntax=syntax), lambda: rt.loads(b"{}", syntax=syntax)):
        with pytest.raises(ValueError, match=r"^a syntax is one of: json, yaml, toml$"):
            call()


def test_a_value_is_no_document_in_any_syntax() -> None:
    contact: Any = rt.Contact(value="CANARY")
    for syntax in SYNTAXES:
        with pytest.raises(TypeError, match=r"^a document is made of a record, not of a Contact$"):
            rt.dumps(contact, syntax=syntax)


@pytest.mark.parametrize("syntax", BY_HAND)
def test_the_limit_of_what_people_write_by_hand(syntax: Syntax) -> None:
    assert BY_HAND_SIZE == 1_000_000
    data = WRITTEN[syntax] + b"#" * (BY_HAND_SIZE - len(WRITTEN[syntax]))
    assert rt.loads(data, syntax=syntax) == GOAL
    too_large = [("too-large", "", "must have at most 1000000 bytes")]
    assert faults(data + b"#", syntax=syntax) == too_large
    assert faults(data + b"#", cls=rt.Journal, syntax=syntax) == too_large, "a journal may not have more"
    size = len(WRITTEN[syntax])
    assert rt.dumps(GOAL, syntax=syntax, limit=size) == WRITTEN[syntax]
    with pytest.raises(rt.InvalidValue, match=f"^the document must have at most {size - 1} bytes$"):
        rt.dumps(GOAL, syntax=syntax, limit=size - 1)
    plan = rt.WellnessPlan(pages=tuple(Page(heading="x", text="é" * 2000) for _ in range(300)))
    with pytest.raises(rt.InvalidValue, match=r"^the document must have at most 1000000 bytes$"):
        rt.dumps(plan, syntax=syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_a_list_that_is_too_long_is_not_written(syntax: Syntax) -> None:
    with pytest.raises(rt.InvalidValue, match="pathways must have at most 1000 entries"):
        rt.dumps(rt.WellnessPlan(pathways=("a",) * 1001), syntax=syntax)


# --- files ---

NAMES = {
    "plan.json": "json", "plan.yaml": "yaml", "plan.YAML": "yaml", "plan.yml": "yaml", "plan.Yml": "yaml", "plan.toml": "toml",
    "plan.TOML": "toml", "plan": "json", "plan.txt": "json", ".yaml": "json", "plan.yaml.json": "json", "plan.json.toml": "toml",
}  # fmt: skip


@pytest.mark.parametrize(("name", "syntax"), NAMES.items())
def test_the_name_of_a_file_says_its_syntax(name: str, syntax: Syntax, tmp_path: Path) -> None:
    path = tmp_path / name
    rt.write(GOAL, path)
    assert path.read_bytes() == WRITTEN[syntax]
    assert rt.read(path) == rt.read(str(path), rt.Goal) == GOAL
    assert upgrade(path) is None
    for other in SYNTAXES:
        rt.write(GOAL, path, syntax=other)
        assert path.read_bytes() == WRITTEN[other]
        assert rt.read(path, syntax=other) == GOAL
        assert upgrade(path, syntax=other) is None


@pytest.mark.parametrize(
    ("name", "syntax"), [("g.json", "json"), ("g.yaml", "yaml"), ("g.YML", "yaml"), ("g.toml", "toml")]
)
def test_an_old_file_is_upgraded_in_its_syntax(
    name: str, syntax: Syntax, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    old = WRITTEN[syntax] + (b"# mine\n" if syntax != "json" else b"\n")
    for bom in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(bom + old)
        with monkeypatch.context() as patched:
            patched.setattr(_versions, "FORMAT", 2)
            patched.setattr(_versions, "STEPS", {1: lambda data: data | {"statement": "new"}})
            kept = tmp_path / f"g.format-1{path.suffix}"
            assert upgrade(path) == kept
            assert kept.read_bytes() == bom + old, "the old document is kept as it was"
            kept.unlink()
            assert rt.read(path) == attrs.evolve(GOAL, statement="new")
            assert path.read_bytes() == rt.dumps(attrs.evolve(GOAL, statement="new"), syntax=syntax)


def test_the_limit_of_a_file(tmp_path: Path) -> None:
    for syntax in BY_HAND:
        path = tmp_path / f"g.{syntax}"
        path.write_bytes(WRITTEN[syntax] + b"#" * BY_HAND_SIZE)
        with pytest.raises(rt.InvalidDocument, match="must have at most 1000000 bytes"):
            rt.read(path)
        assert rt.read(path, limit=2 * BY_HAND_SIZE) == GOAL
        with pytest.raises(rt.InvalidValue, match="must have at most 10 bytes"):
            rt.write(GOAL, path, limit=10)


# --- extras ---

ALONE = """
import sys
sys.modules["yaml"] = sys.modules["tomli_w"] = None
import recoverytools as rt
goal = rt.Goal(id="g", statement="x")
said = []
for call in (
    lambda: rt.loads("a: b", syntax="yaml"), lambda: rt.write(goal, "never.yaml"),
    lambda: rt.dumps(goal, syntax="toml"), lambda: rt.write(goal, "never.toml"),
):
    try:
        call()
    except ModuleNotFoundError as error:
        said.append(str(error))
assert rt.loads(rt.dumps(goal)) == goal
assert rt.loads("document='goal'\\nformat=1\\nid='g'\\nstatement='x'", syntax="toml") == goal
print("\\n".join(said))
"""


def test_what_needs_no_extra_works_without_them_and_the_rest_says_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines() == [
        *["to read and write YAML, install PyYAML: pip install 'recoverytools[yaml]'"] * 2,
        *["to write TOML, install tomli-w: pip install 'recoverytools[toml]'"] * 2,
    ]
    assert list(tmp_path.iterdir()) == []
