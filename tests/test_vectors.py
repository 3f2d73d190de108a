"""The conformance vectors: what they say, this library does, and together they show all that there is to get wrong.

``uv run python tests/test_vectors.py`` writes ``vectors/upgrade.json`` anew, from the frozen samples of all formats.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

import recoverytools as rt
from recoverytools import shapes
from recoverytools.documents import _json
from recoverytools.fields import facts, inner, part_of, walk
from recoverytools.models import Item
from recoverytools.plain import _versions, class_of
from recoverytools.shapes import Shape
from strategies import RECORDS, VALUES
from test_versions import SAMPLES as OLD_SAMPLES
from test_versions import STEPS

Case = dict[str, Any]

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "vectors"
FILES = {
    name: json.loads((FOLDER / f"{name}.json").read_bytes()) for name in ("accept", "reject", "canonical", "upgrade")
}
ACCEPT, REJECT, CANONICAL, UPGRADE = (file["cases"] for file in FILES.values())
WRITE = "uv run python tests/test_vectors.py"


def joined(text: str | list[tuple[str, int]]) -> str:
    return text if isinstance(text, str) else "".join(piece * times for piece, times in text)


def given(case: Case) -> bytes:
    if "base64" in case:
        return base64.b64decode(case["base64"])
    return joined(case["text"] if "text" in case else compact(case["document"])).encode()


def newest(case: Case) -> bytes:
    """What is written for a document that is read."""
    return joined(case["canonical"] if "canonical" in case else case["text"]).encode()


def compact(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def each(*files: Iterable[Case]) -> pytest.MarkDecorator:
    cases = [case for file in files for case in file]
    return pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])


# --- what the vectors say ---


def is_read_and_written(case: Case) -> None:
    written = rt.dumps(rt.loads(given(case)))
    assert written == newest(case)
    assert rt.dumps(rt.loads(written)) == written


def is_refused(case: Case) -> None:
    wanted = class_of(case["as"]) if "as" in case else None
    with pytest.raises(rt.RecoveryToolsError) as raised:
        rt.loads(given(case), wanted or Item)
    assert [{"code": found.code, "path": found.path} for found in raised.value.findings] == case["findings"]


@each(ACCEPT, CANONICAL, UPGRADE)
def test_what_is_to_be_read_is_read_and_written_byte_by_byte(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    is_read_and_written(case)
    monkeypatch.setattr(_json, "_orjson", lambda: None)
    is_read_and_written(case)


@each(REJECT)
def test_what_is_to_be_refused_is_refused_with_all_that_is_wrong(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    is_refused(case)
    monkeypatch.setattr(_json, "_orjson", lambda: None)
    is_refused(case)


# --- the schema says the same ---


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """The dialect of JavaScript is meant, in which `$` is the end; Python's lets one line end more go by."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError("does not match")


extend: Any = validators.extend
Validator = extend(Draft202012Validator, {"pattern": _pattern})


@cache
def validator(kind: str) -> Any:
    return Validator(rt.json_schema(class_of(kind) or Item), format_checker=FormatChecker())


BEYOND_SCHEMAS = {"not-json", "too-large", "too-deep", "duplicate-key"}
"""What is wrong with a text before it is data."""


def test_the_schema_takes_what_is_to_be_read() -> None:
    for case in [*ACCEPT, *CANONICAL]:
        for text in (given(case).removeprefix(b"\xef\xbb\xbf"), newest(case)):
            document = json.loads(text)
            assert validator(document["document"]).is_valid(document), case["name"]


def test_the_schema_refuses_what_is_to_be_refused_but_for_rules() -> None:
    for case in REJECT:
        told = {found["code"] for found in case["findings"]}
        if told & BEYOND_SCHEMAS or all(code.startswith("rule-") for code in told):
            continue
        document = json.loads(given(case))
        kind = case.get("as") or (document.get("document") if isinstance(document, dict) else None)
        assert not validator(kind if class_of(kind) else "goal").is_valid(document), case["name"]


# --- all that there is ---


def read() -> Iterator[Any]:
    for case in ACCEPT:
        yield from (model for _, model in walk(rt.loads(given(case))))


NEVER_READ = {
    "rule-gone", "rule-moved-since", "rule-not-shared", "rule-off-scale", "rule-place-taken", "rule-said-anew",
    "rule-start-before-change", "too-many",
}  # fmt: skip
"""What only making, changing or writing can tell."""
BY_HAND = {"not-yaml", "not-toml", "not-plain"}
"""What is told of YAML and TOML. The vectors are JSON."""


def test_each_code_that_reading_can_give_is_shown() -> None:
    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    codes = set(re.findall(r"(?m)^\| `([a-z-]+)` \|", page))
    assert {found["code"] for case in REJECT for found in case["findings"]} == codes - NEVER_READ - BY_HAND


def test_each_kind_and_each_word_is_shown() -> None:
    documents = [*map(json.loads, map(given, [*ACCEPT, *UPGRADE]))]
    assert {class_of(document["document"]) for document in documents} == set(RECORDS)
    # a word that is the default is read and not written
    words = {text for document in documents for text in texts(document)}
    enums = [
        of.cls
        for cls in [*RECORDS, *VALUES]
        for fact in facts(cls)
        if isinstance(of := inner(fact.shape), shapes.OneOf)
    ]
    assert [word for enum in enums for word in enum if word.value not in words] == []


def texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    for item in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        yield from texts(item)


def test_each_shape_is_read_and_refused() -> None:
    every = {
        type(shape) for cls in [*RECORDS, *VALUES] for fact in facts(cls) for shape in (fact.shape, inner(fact.shape))
    }
    models = list(read())
    shown = [fact.shape for model in models for fact in facts(type(model)) if getattr(model, fact.name) != fact.default]
    assert {type(shape) for of in shown for shape in (of, inner(of))} == every
    assert {type(shape) for case in REJECT for shape in refused(case)} == every


def refused(case: Case) -> Iterator[Shape]:
    """The shapes of what is wrong in a document, and is not what its field holds."""
    for found in case["findings"]:
        if found["code"] in {"wrong-value", "rule-extensions"} and "document" in case:
            _, *steps = found["path"].split("/")
            yield from shape_at(class_of(case["document"]["document"]), steps)


def shape_at(cls: Any, steps: list[str]) -> Iterator[Shape]:
    for fact in facts(cls) if cls and steps else ():
        if fact.name == steps[0]:
            rest = steps[2:] if isinstance(fact.shape, shapes.Many) else steps[1:]
            if rest:
                yield from shape_at(part_of(fact.shape), rest)
            else:
                yield inner(fact.shape) if steps[1:] else fact.shape


# --- the files ---


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_as_its_readme_says(name: str) -> None:
    file = FILES[name]
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == written(file)
    assert (file.keys(), file["file"], file["format"]) == ({"file", "format", "cases"}, name, _versions.FORMAT)
    inputs, more = {"document", "text", "base64"}, {"reject": {"as", "findings"}}.get(name, {"canonical"})
    for case in file["cases"]:
        assert len(case.keys() & inputs) == 1, case["name"]
        assert case.keys() <= {"name", "why", *inputs, *more}, case["name"]
        assert "findings" in more or "canonical" in case or "text" in case, case["name"]
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", case["name"])
        assert case["why"].endswith(".")
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    fields = {"name", "why", *inputs, "as", "findings", "canonical"}
    assert set(re.findall(r"(?m)^\| `([a-z0-9]+)` \|", told)) == fields


def test_no_two_cases_have_one_name() -> None:
    names = [case["name"] for file in FILES.values() for case in file["cases"]]
    assert len(names) == len(set(names))


def test_no_two_cases_are_one() -> None:
    inputs = [(case.get("as"), given(case)) for case in [*ACCEPT, *REJECT, *CANONICAL]]
    assert len(inputs) == len(set(inputs))


def written(file: Any) -> str:
    """A file of vectors, in which no character is that cannot be seen."""
    return re.sub(r"[^\n -~]", _seen, json.dumps(file, ensure_ascii=False, indent=1)) + "\n"


def _seen(match: re.Match[str]) -> str:
    """A character, escaped where it cannot be seen: controls, marks of direction, spaces, selectors of variants."""
    character = match[0]
    unseen = unicodedata.category(character)[0] in "CZ" or "\ufe00" <= character <= "\ufe0f"
    return json.dumps(character)[1:-1] if unseen else character


# --- documents of older formats ---


def upgrades(samples: Iterable[tuple[str, str]]) -> Iterator[Case]:
    """The cases of samples of any format, each with its name."""
    for name, text in samples:
        document = json.loads(text)
        canonical = rt.dumps(rt.loads(text)).decode()
        case = {"name": f"{name}-{document['document']}"}
        if document["format"] == _versions.FORMAT:
            yield case | {"why": "Its format is the newest, so nothing changes.", "text": text}
        else:
            why = f"Format {document['format']} is read, and written as format {_versions.FORMAT}."
            yield case | {"why": why, "text": text, "canonical": canonical}


def frozen() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tests" / "data").glob("format-*.ndjson")):
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            yield f"{path.stem}-{number}", line.decode()


def upgrade_file() -> Case:
    return {"file": "upgrade", "format": _versions.FORMAT, "cases": [*upgrades(frozen())]}


def test_the_samples_of_all_formats_are_vectors() -> None:
    assert upgrade_file() == FILES["upgrade"], f"write them anew: {WRITE}"


def test_a_format_more_needs_no_other_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_versions, "FORMAT", 3)
    monkeypatch.setattr(_versions, "STEPS", STEPS)
    plan = rt.WellnessPlan(id="plan", title="Días buenos")
    samples = [*OLD_SAMPLES, rt.dumps(plan).decode()]
    cases = [*upgrades((f"format-{number}-1", text) for number, text in enumerate(samples, 1))]
    assert [set(case) for case in cases] == [{"name", "why", "text", "canonical"}] * 2 + [{"name", "why", "text"}]
    assert cases[0]["why"] == "Format 1 is read, and written as format 3."
    assert cases[0]["canonical"] == cases[1]["canonical"]
    for case in cases:
        is_read_and_written(case)


if __name__ == "__main__":
    (FOLDER / "upgrade.json").write_text(written(upgrade_file()), encoding="utf-8")
