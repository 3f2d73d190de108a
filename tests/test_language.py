"""Words that respect people: what is found, where, and what is left alone."""

import ast
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import recoverytools as rt
from languages import Upside
from recoverytools import language
from recoverytools.facts import packaged
from recoverytools.language import Term, terms
from recoverytools.vocabulary import LanguageKind
from test_docs import PAGES, ROOT, grade

DATA = packaged("language_terms")


def spelled(patterns: Iterable[str]) -> list[str]:
    return [phrase.removesuffix(" .") for pattern in patterns for phrase in language._spelled(pattern)]


QUICK = settings().max_examples <= 50
FORMS = [(term, form) for term in terms() for form in spelled(term.forms)]
EXCEPTIONS = [phrase for group in DATA["exceptions"] for phrase in spelled(group["phrases"])]


def spans(text: str, *, own_words: bool = False, context: bool = False) -> list[tuple[int, int]]:
    return [(found.start, found.end) for found in rt.check_language(text, own_words=own_words, context=context)]


def parts(text: str, *, own_words: bool = False, context: bool = False) -> list[str]:
    return [text[start:end] for start, end in spans(text, own_words=own_words, context=context)]


# --- sentences with and without ---


@attrs.frozen
class Sentence:
    """A sentence, and the spans that are to be found in it."""

    text: str
    spans: tuple[tuple[int, int], ...]
    context: bool


def read(line: str) -> Sentence:
    context = line.startswith("? ")
    pieces = re.split("[{}]", line.removeprefix("? ").replace(r"\n", "\n"))
    ends = [len("".join(pieces[: i + 1])) for i in range(len(pieces))]
    return Sentence("".join(pieces), tuple(zip(ends[:-1:2], ends[1::2], strict=True)), context)


LINES = (Path(__file__).parent / "data" / "sentences.txt").read_text(encoding="utf-8").split("\n")
SENTENCES = [read(line) for line in LINES if line and not line.startswith("#")]


def test_what_is_found_is_right_and_little_is_missed() -> None:
    told = [{*spans(sentence.text, context=sentence.context)} for sentence in SENTENCES]
    wanted = [{*sentence.spans} for sentence in SENTENCES]
    right = sum(len(one & other) for one, other in zip(told, wanted, strict=True))
    precision, recall = right / sum(map(len, told)), right / sum(map(len, wanted))
    traps = wanted.count(set())
    print(f"{len(SENTENCES) - traps} sentences with a term and {traps} traps: {precision=:.3f}, {recall=:.3f}")
    missed = [
        (sentence.text, sorted(one ^ other))
        for sentence, one, other in zip(SENTENCES, told, wanted, strict=True)
        if one != other
    ]
    assert precision >= 0.98, missed
    assert recall >= 0.98, missed
    assert traps >= 100
    assert len(SENTENCES) - traps >= 100
    assert len({sentence.text for sentence in SENTENCES if not sentence.context}) == sum(
        not sentence.context for sentence in SENTENCES
    )


# --- the list ---


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_every_term_says_what_to_say_instead_why_and_who_says_so(term: Term) -> None:
    assert term.name == spelled(term.forms)[0]
    assert term.preferred
    assert term.says
    assert term.source
    assert len({*term.preferred}) == len(term.preferred)


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.name)
def test_every_form_is_found_whole(term: Term) -> None:
    for form in spelled(term.forms):
        [found] = rt.check_language(form, own_words=True, context=True)
        assert (found.start, found.end, found.term) == (0, len(form), term.name)


@pytest.mark.parametrize(
    "words", sorted({words for term in terms() for words in term.preferred} | {*DATA["reasons"].values()})
)
def test_what_is_preferred_is_never_advised_against(words: str) -> None:
    assert rt.check_language(words, own_words=True, context=True) == ()


def test_an_exception_is_left_alone_and_would_not_be_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = EXCEPTIONS[:: len(EXCEPTIONS) // 100 if QUICK else 1]  # each by itself would be a fifth of all tests
    assert [phrase for phrase in tried if rt.check_language(f"about {phrase}.", own_words=True, context=True)] == []
    known = language._known(context=True)
    bare = known._replace(forms={keys: term for keys, term in known.forms.items() if term})
    monkeypatch.setattr(language, "_known", lambda **_: bare)
    assert [phrase for phrase in tried if not rt.check_language(f"about {phrase}.", own_words=True, context=True)] == []


def test_no_form_and_no_exception_stands_twice() -> None:
    alike = [language._keys(form) for form in (*(form for _, form in FORMS), *EXCEPTIONS)]
    assert sorted({*alike}) == sorted(alike)


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("a b", ["a b"]),
        ("(a/b) c", ["a c", "b c"]),
        ("a(/s)", ["a", "as"]),
        ("(/a /b c )d", ["d", "a d", "b c d"]),
        ("(a/b) (c/d)", ["a c", "a d", "b c", "b d"]),
        ("(a/b) .", ["a .", "b ."]),
    ],
)
def test_a_form_stands_for_all_that_it_spells(pattern: str, phrases: list[str]) -> None:
    assert [*language._spelled(pattern)] == phrases


def test_reasons_are_plain() -> None:
    assert grade(DATA["reasons"].values()) <= 6
    assert {entry["reason"] for entry in DATA["terms"]} == DATA["reasons"].keys()
    assert {name for entry in DATA["terms"] for name in entry["sources"]} == DATA["sources"].keys()


def test_what_the_docs_name_as_left_out_is_not_looked_for() -> None:
    page = (ROOT / "docs" / "reference" / "language.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (.+?) \| .+ \|$", page.partition("## What is not looked for")[2])[2:]
    words = [word for row in rows for word in row.split(", ")]
    assert len(words) > 20
    assert [word for word in words if rt.check_language(f"It says {word} there.", own_words=True, context=True)] == []


# --- what a suggestion says ---


def test_a_suggestion_says_what_to_say_instead_and_why() -> None:
    [found] = rt.check_language("They are drug users.")
    assert (found.start, found.end, found.kind, found.term) == (9, 19, LanguageKind.OUTDATED, "drug user")
    assert found.preferred == ("person who uses drugs",)
    reason = "This calls a person by one thing about them. There is more to anyone than that."
    assert found.reason() == reason
    assert str(found) == found.message() == f"You could say: person who uses drugs. {reason}"
    assert found.source.startswith("US Department of Veterans Affairs, ")
    assert found.message(Upside()) == f"«You could say: {'; '.join(found.preferred)}.» «{reason}»"


def test_what_is_logged_of_a_suggestion_says_nothing_of_what_was_written() -> None:
    [found] = rt.check_language("An addict.")
    assert repr(found) == "Suggestion(start=3, end=9, kind=<LanguageKind.STIGMATISING: 'stigmatising'>)"


# --- where ---


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("recovering addict, addict", ["recovering addict", "addict"]),
        ("THE Mentally \t ILL", ["THE Mentally \t ILL"]),
        ("substance\nabuse", ["substance\nabuse"]),
        ("substance\r\n  abuse", ["substance\r\n  abuse"]),
        ("substance\n\nabuse", []),
        ("substance. Abuse", []),
        (
            "drug\u2010seeking drug\u2011seeking drug\u2013seeking",
            ["drug\u2010seeking", "drug\u2011seeking", "drug\u2013seeking"],
        ),
        ("ad\u00addict", ["ad\u00addict"]),
        ("she\u2019s bipolar, she's bipolar", ["she\u2019s bipolar", "she's bipolar"]),
        ("addict's addicts\u2019", ["addict", "addicts"]),
        ("_addict_, **addict**, addict_, x_addict", ["addict", "addict", "addict"]),
        ("non-alcoholic, alcoholic-free, x\u2011addict, addict.org, me@addict", []),
        ("addict - and addict -- and (addict) addict.", ["addict"] * 4),
        ("https://x.org/addict www.addict.org (https://x.org) addict", ["addict"]),
        ("addict\u0301 ad\u0301dict", []),
        ("", []),
    ],
)
def test_where_words_begin_and_end(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"addict" addict', [9]),
        ('"an addict\nand a junkie"', []),
        ('"an addict\n\nand a junkie', [4, 18]),
        ("'addict' \u2018addict\u2019 \u201caddict\u201d `addict`", []),
        ('5\' 10" addict 6"', [7]),
        ('" addict "', [2]),
        ("he said 'the addict's wife' there", []),
        ("```\naddict\n\n> addict\n```\naddict", [25]),
        ("```\naddict", [4]),
        ("> addict\n> addict\naddict\n\naddict", [26]),
        ("  > addict", []),
        ("5 > addict", [4]),
    ],
)
def test_quotations_and_code_are_someones_own_words(text: str, found: list[int]) -> None:
    assert [start for start, _ in spans(text)] == found
    assert len(spans(text, own_words=True)) == len(re.findall("addict|junkie", text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I am an addict", 0),
        ("We\u2019re addicts", 0),
        ("I wasn\u2019t an addict", 0),
        ("I, as a grateful and proud addict, know", 0),
        ("We call ourselves addicts", 0),
        ("I used to be an addict", 0),
        ("I'm not really a very grateful addict", 0),
        ("I suffer from panic", 0),
        ("As an alcoholic, I know", 0),
        ("as an alcoholic", 1),
        ("He is as an addict is", 1),
        ("I saw an addict", 1),
        ("I am here. An addict is not", 1),
        ("That is what I am: an addict knows", 1),
        ("We identify addicts", 1),
        ("We called addicts", 1),
        ("I am used to addicts", 1),
        ("We were called to an addict", 1),
        ("We are treating an alcoholic", 1),
        ("I got this addict into treatment", 1),
        ("I am sure that he is an addict", 1),
        ("I am afraid of addicts", 1),
        ("I was, all in all, in my view an addict", 1),
        ("I was the whole of that very long and dark winter an addict", 1),
    ],
)
def test_what_people_say_of_themselves_is_theirs(text: str, found: int) -> None:
    assert len(spans(text)) == found
    assert len(spans(text, own_words=True)) == 1


def test_what_is_right_in_most_places_is_found_on_request() -> None:
    text = "The patient was an addict."
    assert parts(text) == ["addict"]
    assert parts(text, context=True) == ["patient", "addict"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a drunk", 1),
        ("a drunk.", 1),
        ("a drunk\n\nDriver", 1),
        ("a drunk \n\nDriver", 1),
        ("a drunk (driver)", 1),
        ("a drunk > driver", 1),
        ("a drunk\n> driver", 1),
        ("a drunk's car", 1),
        ("a drunk was here", 1),
        ("a drunk shouted", 1),
        ("a drunk really sang", 1),
        ("a drunk driver", 0),
        ("a drunk-driver", 0),
        ("a drunk\ndriver", 0),
        ("a noncompliant device", 0),
        ("a noncompliant resident", 1),
        ("successful suicide prevention", 0),
        ("successful suicide attempts", 1),
    ],
)
def test_a_form_with_a_dot_is_found_where_the_phrase_ends_or_a_person_follows(text: str, found: int) -> None:
    assert len(spans(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Council on Alcoholism", 0),
        ("Council On The Homeless", 0),
        ("Council for the Homeless", 0),
        ("Alcoholism Council", 0),
        ("Alcoholics & Felons Council", 0),
        ("Inmates and Felons Council", 0),
        ("Inmates' Council", 0),
        ("Inmates\u2019 Council", 0),
        ("Council Against Drug\nAbuse", 0),
        ("Drugs of Abuse Council", 0),
        ("drugs of Abuse Council", 1),
        ("Council on alcoholism", 1),
        ("Council on Drug abuse", 1),
        ("alcoholism Council", 1),
        ("COUNCIL ON ALCOHOLISM", 1),
        ("council on Alcoholism", 1),
        ("Counsel on Alcoholism", 1),
        ("Council of the One and the Two and Alcoholism", 0),
        ("Council of the One and the Two and the Alcoholism", 1),
        ("Alcoholism One Two Three Four Five Six Seven Council", 0),
        ("Alcoholism One Two Three Four Five Six Seven Eight Council", 1),
        ("Council against Felons", 0),
        ("Council for Low-Income Felons", 0),
        ("Council - Felons", 1),
        ("Council, Alcoholism", 1),
        ("Council. Alcoholism", 1),
        ("Council\n\nAlcoholism", 1),
        ("Council on drink and Alcoholism", 1),
        ("Inmates of the Council", 1),
        ("Inmates, Council", 1),
        ("Inmates at Council", 1),
        ("Felons", 1),
    ],
)
def test_a_name_is_told_by_capitals_that_lead_to_a_word_such_as_council(text: str, found: int) -> None:
    assert len(spans(text)) == found
    assert len(spans(text, own_words=True)) == found


@pytest.mark.parametrize(("tag", "found"), [("", 1), ("en", 1), ("en-GB", 1), ("es", 0), ("enm", 0)])
def test_only_english_is_known(tag: str, found: int) -> None:
    assert len(rt.check_language("El addict", language=tag)) == found


# --- laws ---

LETTERS = st.sampled_from([*(form for _, form in FORMS), *EXCEPTIONS])
SIGNS = st.sampled_from(
    [" ", "\n", "\n\n", "-", "'", '"', "\u2019", "\u201c", "\u201d", "`", "```", "> ", ". ", "I am ", "é", "_", "www."]
)
TEXTS = st.lists(LETTERS | LETTERS.map(str.upper) | SIGNS | SIGNS | st.text(max_size=5), max_size=12).map("".join)
FLAGS = st.fixed_dictionaries({"own_words": st.booleans(), "context": st.booleans()})


def plain(text: str) -> str:
    """A part of a text as a form has it: small letters, and one space between words."""
    folded = unicodedata.normalize("NFC", text.replace("\u00ad", "")).casefold().replace("\u2019", "'")
    return re.sub(r"[\s\u2010\u2011\u2013-]+", " ", folded)


PLAIN = {(term.name, plain(form)) for term, form in FORMS}


@given(TEXTS, FLAGS)
def test_spans_stand_in_order_inside_the_text_and_hold_a_form_of_their_term(text: str, flags: Any) -> None:
    last = 0
    for found in rt.check_language(text, **flags):
        assert last <= found.start < found.end <= len(text)
        assert (found.term, plain(text[found.start : found.end])) in PLAIN
        last = found.end


@given(TEXTS, FLAGS)
def test_paragraphs_around_a_text_only_move_its_spans(text: str, flags: Any) -> None:
    before = "Good morning to all.\n\n"
    moved = [(start + len(before), end + len(before)) for start, end in spans(text, **flags)]
    assert spans(f"{before}{text}\n\nGood night.", **flags) == moved


@given(TEXTS, FLAGS)
@example("\u00e9-addict", {})
@example("he said \u00e9'addict", {})
def test_composed_and_decomposed_letters_are_the_same(text: str, flags: Any) -> None:
    composed, taken_apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [*map(plain, parts(composed, **flags))] == [*map(plain, parts(taken_apart, **flags))]


@given(TEXTS)
def test_own_words_and_context_only_add(text: str) -> None:
    for more in ({"own_words": True}, {"context": True}):
        wider = spans(text, **more)
        for start, end in spans(text):
            assert any(first <= start and end <= last for first, last in wider)


@given(LETTERS, st.sampled_from(['"{}"', "\u201c{}\u201d", "\u2018{}\u2019", "'{}'", "`{}`"]))
def test_quotation_marks_silence(words: str, marks: str) -> None:
    assume("'" not in words)
    assert spans(f"They said {marks.format(words)} again.", context=True) == []


@given(st.text(), FLAGS)
def test_any_text_is_taken_and_told_the_same_twice(text: str, flags: Any) -> None:
    assert rt.check_language(text, **flags) == rt.check_language(text, **flags)


HOSTILE = [
    "addict ", "a", "clean ", "-", '"', '"a ', "> a\n", "\u0301", "national institute on ", "Homeless People and the ",
    "I am a very ",
]  # fmt: skip


def work(text: str) -> int:
    """How many calls it takes to look through a text."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        rt.check_language(text, context=True)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_times_the_text_is_hardly_more_than_ten_times_the_work(unit: str) -> None:
    rt.check_language(unit, context=True)  # so that the list is read
    assert work(unit * 2000) < 11 * work(unit * 200)


MEGABYTE = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
import recoverytools as rt
text = (UNIT * SIZE)[:SIZE]
print(len(rt.check_language(text, context=True)))
"""


@pytest.mark.parametrize("unit", HOSTILE[:1] if QUICK else HOSTILE)
def test_a_hostile_text_of_a_megabyte_takes_little_time_and_memory(unit: str) -> None:
    size = 100_000 if QUICK else 1_000_000
    program = MEGABYTE.replace("UNIT", repr(unit)).replace("SIZE", str(size))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    text = (unit * size)[:size]
    assert int(done.stdout) == text.count("addict ") + text.count("Homeless People ")


# --- our own words ---


def ours() -> Iterator[tuple[str, str]]:
    """Every text that we wrote, with where it stands. Examples of what people write are theirs."""
    for page in PAGES:
        yield page.name, page.read_text(encoding="utf-8")
    for path in sorted(path for folder in ("src", "examples", "benchmarks") for path in (ROOT / folder).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.name}:{node.lineno}", node.value
        yield path.name, "\n\n".join(re.findall(r"(?m)(?:^|\s)# (.*)$", source))
    for path in sorted((ROOT / "src").rglob("*.json")):
        data = json.loads(path.read_bytes())
        if path.name == "language_terms.json":
            data = [data["sources"], data["reasons"]]
        yield from ((path.name, text) for text in strings(data))


def strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for item in data.values() if isinstance(data, dict) else data:
            yield from strings(item)


def test_our_own_words_respect_people() -> None:
    texts = [*ours()]
    assert len(texts) > 1000
    for place, text in texts:
        for found in rt.check_language(text):
            raise AssertionError((place, text[found.start : found.end], str(found)))
