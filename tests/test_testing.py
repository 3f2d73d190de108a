"""The kit for those who test an application: what it draws, its samples, and what it says of a store."""

import html
import importlib
import json
import pickle
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import attrs
import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools import models, testing
from recoverytools.fields import facts, pointers, record_facts, walk
from recoverytools.models import Item, Rating
from recoverytools.testing._lifelike import Lifelike
from recoverytools.vocabulary import HowDone
from strategies import EACH, RECORDS, VALUES

ROOT = Path(__file__).parent.parent


# --- what is drawn ---


@pytest.mark.parametrize("cls", [*RECORDS, *VALUES], ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_what_hypothesis_draws_of_a_class_is_valid_and_small(cls: Any, data: st.DataObject) -> None:
    model = data.draw(st.from_type(cls))
    assert type(model) is cls
    assert rt.from_dict(rt.to_dict(model), cls) == model
    for _, each in walk(model):
        optional = [fact for fact in facts(type(each)) if not fact.required and fact.name != "id"]
        assert sum(getattr(each, fact.name) != fact.default for fact in optional) <= 5
        lists = [value for fact in optional if isinstance(value := getattr(each, fact.name), tuple)]
        assert all(len(value) <= 2 for value in lists)


@given(st.from_type(Item))
def test_an_item_is_any_kind_of_document(item: Item) -> None:
    assert type(item) in RECORDS
    assert rt.loads(rt.dumps(item)) == item


@attrs.frozen
class Visit:
    """What an application may hold."""

    goal: rt.Goal
    how: HowDone
    others: list[rt.Support]


@given(st.from_type(Visit))
def test_what_holds_models_is_drawn_as_well(visit: Visit) -> None:
    assert type(visit.goal) is rt.Goal
    assert all(type(other) is rt.Support for other in visit.others)


def smallest(strategy: st.SearchStrategy[Any], fails: Callable[[Any], bool]) -> Any:
    settings = hypothesis.settings(max_examples=2000, database=None, report_multiple_bugs=False)
    return hypothesis.find(strategy, fails, settings=settings, random=Random(0))


SMALLEST: list[tuple[Any, Callable[[Any], Any], Any]] = [
    (rt.Note, lambda note: True, rt.Note(id="i-0", text="x")),
    (rt.Goal, lambda goal: (goal.confidence or 0) > 7, rt.Goal(id="i-0", statement="0", confidence=8)),
    (
        rt.WellnessPlan,
        lambda plan: plan.goals,
        rt.WellnessPlan(id="i-0", goals=(rt.Goal(id="i-1", statement="0"),)),
    ),
    (
        rt.ProblemSolving,
        lambda problem: problem.chosen,
        rt.ProblemSolving(id="i-0", problem="0", options=(models.Option(id="i-1", text="0"),), chosen="i-1"),
    ),
    (rt.Step, lambda step: len(step.what) > 12, rt.Step(id="i-0", what="0" * 200)),
]


@pytest.mark.parametrize(("cls", "fails", "least"), SMALLEST, ids=lambda it: getattr(it, "__name__", ""))
def test_what_fails_shrinks_to_the_smallest_document_that_fails(cls: Any, fails: Any, least: Any) -> None:
    assert smallest(testing.models_of(cls), lambda model: bool(fails(model))) == least


@given(st.integers(1, 300).flatmap(lambda most: st.tuples(st.just(most), testing.texts(most))))
def test_a_text_is_one_that_a_field_takes_and_keeps(drawn: tuple[int, str]) -> None:
    most, text = drawn
    assert 1 <= len(text) <= most
    assert len(text) > 200 or rt.WellnessPlan(title=text).title == text


def test_a_text_may_be_as_long_as_a_line_and_shrinks_to_one_letter() -> None:
    assert smallest(testing.texts(), lambda text: len(text) > 12) == "0" * 200
    assert smallest(testing.texts(), lambda text: True) == "0"


@EACH
@given(testing.rich_plans())
def test_a_rich_plan_has_something_in_every_section(plan: rt.WellnessPlan) -> None:
    assert rt.loads(rt.dumps(plan), rt.WellnessPlan) == plan
    own = [fact for fact in facts(rt.WellnessPlan) if fact.name not in {"id", "private", "extensions"}]
    assert [fact.name for fact in own if getattr(plan, fact.name) == fact.default] == []
    assert all(len(getattr(plan, fact.name)) <= 6 for fact, _ in record_facts(rt.WellnessPlan) if fact.default == ())
    steps = [each for _, each in walk(plan) if type(each) is rt.Step]
    days = [day for step in steps for day in (step.due, step.done_on) if day]
    assert all(date(2026, 1, 1) <= day <= date(2027, 2, 9) for day in days)


def test_the_smallest_rich_plan_has_one_thing_in_each_section() -> None:
    plan = Lifelike(lambda options: options[0]).model(rt.WellnessPlan)
    assert {len(getattr(plan, fact.name)) for fact, _ in record_facts(rt.WellnessPlan) if fact.default == ()} == {1}
    assert plan.goals == (rt.Goal(id="goal-15", statement="eat supper with my kids three nights a week"),)
    assert plan.reviewed == date(2026, 1, 1)
    assert plan.grants[0].sections == ()


def test_models_are_drawn_of_classes_of_ours_alone() -> None:
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as dict"):
        testing.models_of(dict)


# --- what is registered with Hypothesis ---


def printed(code: str) -> Any:
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_to_import_hypothesis_loads_no_model() -> None:
    loaded = printed("import hypothesis, sys; print(*sorted(m for m in sys.modules if m.startswith('recoverytools')))")
    assert loaded == ["recoverytools", "recoverytools.testing", "recoverytools.testing._registered"]


DRAWN = "print(type(hypothesis.find(st.from_type({cls}), lambda _: True)).__name__)"


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis; from hypothesis import strategies as st; import recoverytools as rt",
        "import recoverytools as rt; rt.Goal, rt.Hours, rt.Schedule; import hypothesis; from hypothesis import strategies as st",
    ],
    ids=["hypothesis first", "models first"],
)
def test_models_are_known_to_hypothesis_whichever_comes_first(imports: str) -> None:
    code = "; ".join([imports, *(DRAWN.format(cls=cls) for cls in ("rt.Goal", "rt.Hours", "rt.Schedule"))])
    assert printed(code) == ["Goal", "Hours", "Schedule"]


def test_a_module_that_was_looked_out_for_is_like_any_other() -> None:
    code = "import hypothesis, inspect, recoverytools as rt; print(inspect.getsource(rt.Goal).count('class Goal'))"
    assert printed(code) == ["1"]
    code = "import hypothesis\ntry:\n import recoverytools.models.gaols\nexcept ModuleNotFoundError as e:\n print(e.name)"
    assert printed(code) == ["recoverytools.models.gaols"]


def test_without_hypothesis_it_is_said_what_to_install_and_the_rest_works(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("recoverytools.testing")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    fresh = importlib.import_module("recoverytools.testing")

    for name in ("models_of", "rich_plans", "texts"):
        with pytest.raises(ModuleNotFoundError) as caught:
            getattr(fresh, name)
        assert str(caught.value) == "to draw models, install Hypothesis: pip install 'recoverytools[testing]'"
    assert fresh.sample(rt.Skill) == testing.sample(rt.Skill)
    fresh.check_storage(lambda document: document, lambda kept: kept, rt.Skill)


# --- samples ---


def test_there_is_a_sample_of_each_kind_and_always_the_same() -> None:
    samples = testing.samples()
    assert [type(sample) for sample in samples] == RECORDS
    for sample in samples:
        assert rt.loads(rt.dumps(sample)) == sample == testing.sample(type(sample))


def test_every_question_has_an_answer_in_some_sample() -> None:
    seen = [each for sample in testing.samples() for _, each in walk(sample)]
    unanswered = {
        f"{cls.__name__}.{fact.name}"
        for cls in {type(each) for each in seen}
        for fact in facts(cls)
        if fact.name not in {"id", "private", "extensions"}
        and all(getattr(each, fact.name) == fact.default for each in seen if type(each) is cls)
    }
    # a rating says one thing, and the first value of a conflict is kept
    assert unanswered == {"Rating.level", "Rating.not_answered", "Conflict.kept"}


def test_a_sample_says_what_the_declaration_gives_as_examples() -> None:
    assert rt.to_dict(testing.sample(Rating)) == {"about": "somewhere-else", "value": 0.0}
    assert rt.to_dict(testing.sample(rt.WellnessTool)) == {
        "document": "wellness-tool",
        "format": 1,
        "id": "wellness-tool-0",
        "name": "a hot bath",
        "kind": "calm",
        "good_for": ["when my mind races", "a lonely Sunday", "the hour before a hard talk"],
        "how": "lights off, feet up, the same old songs",
        "when": "any time, even on the bus",
        "needs": "a dry bench",
        "cost": "the bus fare",
        "helped": "not-yet-tried",
    }


def test_a_sample_is_of_one_class_of_ours() -> None:
    with pytest.raises(TypeError, match="sample takes the class of one kind of record, not Item"):
        testing.sample(Item)
    with pytest.raises(TypeError, match="a document is read as a class of this library, not as str"):
        testing.sample(str)
