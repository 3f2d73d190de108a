"""What changed between two versions of a document. The laws stand in `diff_laws`; here they are run, and broken."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import recoverytools as rt
from diff_laws import LAWS
from mutants import mutant, require_told
from newer import exactly
from recoverytools import revision
from recoverytools.models import Change, Spot
from recoverytools.testing import models_of
from recoverytools.vocabulary import ChangeKind
from strategies import EACH, RECORDS

NO_MODEL: Any = {}
SEEDS = st.integers(0, max(4, settings().max_examples // 2 - 1))


@pytest.mark.parametrize("law", LAWS)
@given(seed=SEEDS)
def test_law(law: str, seed: int) -> None:
    LAWS[law](revision, seed)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
@EACH
@given(data=st.data())
def test_applying_all_makes_the_newer_whatever_they_are(cls: Any, data: st.DataObject) -> None:
    old, new = data.draw(models_of(cls)), data.draw(models_of(cls))
    try:
        new = attrs.evolve(new, id=old.id)
    except rt.InvalidValue:
        assume(False)  # an entry that replaces itself, say
    changes = rt.diff(old, new)
    assert exactly(rt.apply(old, changes)) == exactly(new)
    assert (changes == ()) == (exactly(old) == exactly(new))


MUTANTS = [
    ("1 and 1.0 are taken for the same", "if exactly(before) != exactly(after):", "if before != after:", "applying_all_makes_the_newer"),
    ("what moves stays", "if id not in self.fresh and id not in stay:", "if False:", "applying_all_makes_the_newer"),
    ("all is moved", "if id not in self.fresh and id not in stay:", "if id not in self.fresh:", "few_are_moved"),
    ("more is moved than need be", "length = bisect_left(ends, places[id])", "length = len(ends) if not ends or ends[-1] < places[id] else len(ends) + 1", "few_are_moved"),
    ("what is new is told at each level", "elif id in self.fresh and home not in self.fresh:", "elif id in self.fresh:", "each_thing_changes_once"),
    ("what is moved into something new is copied", "after = data_of(self.new, id, self.fresh)", "after = data_of(self.new, id)", "applying_all_makes_the_newer"),
    ("what is moved out of something gone goes too", "before = data_of(self.old, id, self.gone)", "before = data_of(self.old, id)", "applying_all_makes_the_newer"),
    ("what is gone stays", "            if id in self.gone:\n", "            if False:\n", "applying_all_makes_the_newer"),
    ("what lies below something new is not looked at", "            yield from self.below(id)\n", "            if id in self.kept and home in self.kept:\n                yield from self.below(id)\n", "applying_all_makes_the_newer"),
    ("paths are those of the older version", "new, path, field=name", "new, path[:-1], field=name", "paths_lead_to_what_changed"),
    ("what was written since is lost", "if not _alike(row.says.get(change.field), change.before):", "if False:", "what_was_written_since_stays"),
    ("what was written since goes with the rest", "if not _alike(data_of(self.rows, change.item), change.before):", "if False:", "what_was_written_since_goes_with_nothing"),
    ("all comes last", "beside.insert(next((end for end in ends if beside[end - 1] == spot.behind), len(beside)), change.item)", "beside.append(change.item)", "applying_all_makes_the_newer"),
    ("what comes first comes last", "beside.insert(0, change.item)", "beside.append(change.item)", "applying_all_makes_the_newer"),
    ("a blank is no change", "if change.after is not None:\n            row.says", "if change.after:\n            row.says", "applying_all_makes_the_newer"),
]  # fmt: skip
"""Ways to get it wrong: what happens, the source, what stands there instead, and the law that tells."""


@pytest.mark.parametrize(("old", "new", "law"), [rest for _, *rest in MUTANTS], ids=[name for name, *_ in MUTANTS])
def test_a_law_tells_what_would_break_it(tmp_path: Path, old: str, new: str, law: str) -> None:
    require_told(LAWS[law], mutant(revision, tmp_path, old, new))


# --- what it says ---

WALK = rt.Step(id="walk", what="a walk")
GOAL = rt.Goal(id="out", statement="Get out", steps=(WALK,))
PLAN = rt.WellnessPlan(id="malia", goals=(GOAL, rt.Goal(id="cook", statement="Cook")))


def test_changes_are_told_in_the_order_of_the_newer_version() -> None:
    out, cook = PLAN.goals
    new = attrs.evolve(
        PLAN,
        private=True,
        vision="a kitchen",
        goals=(attrs.evolve(cook, steps=(WALK,)), rt.Goal(id="sing", statement="Sing"), attrs.evolve(out, steps=())),
        extensions={"org.example.app": 1},
    )
    spot = Spot(home="malia", field="goals")
    assert rt.diff(PLAN, new) == (
        Change(kind=ChangeKind.CHANGED, item="malia", what="wellness-plan", path="/vision", field="vision", after="a kitchen"),
        Change(kind=ChangeKind.MOVED, item="cook", what="goal", path="/goals/0", was=attrs.evolve(spot, behind="out"), now=spot),
        Change(
            kind=ChangeKind.MOVED, item="walk", what="step", path="/goals/0/steps/0",
            was=Spot(home="out", field="steps"), now=Spot(home="cook", field="steps"),
        ),
        Change(
            kind=ChangeKind.ADDED, item="sing", what="goal", path="/goals/1",
            after={"id": "sing", "statement": "Sing"}, now=attrs.evolve(spot, behind="cook"),
        ),
        Change(kind=ChangeKind.CHANGED, item="malia", what="wellness-plan", path="/private", field="private", after=True),
        Change(
            kind=ChangeKind.CHANGED, item="malia", what="wellness-plan", path="/extensions", field="extensions",
            after={"org.example.app": 1},
        ),
    )  # fmt: skip
    [gone] = rt.diff(PLAN, PLAN.remove("out"))
    assert gone == Change(
        kind=ChangeKind.REMOVED, item="out", what="goal", path="/goals/0", was=spot,
        before={"id": "out", "statement": "Get out", "steps": [{"id": "walk", "what": "a walk"}]},
    )  # fmt: skip


def test_one_moment_in_two_places_is_a_change() -> None:
    old = rt.CheckIn(id="c", occurred_at=datetime(2026, 11, 22, 12, tzinfo=UTC))
    new = attrs.evolve(old, occurred_at=datetime(2026, 11, 22, 7, tzinfo=timezone(timedelta(hours=-5))))
    [change] = rt.diff(old, new)
    assert (change.before, change.after) == ("2026-11-22T12:00:00+00:00", "2026-11-22T07:00:00-05:00")


def test_an_id_with_something_else_is_gone_and_new() -> None:
    old = rt.Goal(id="out", statement="Get out", steps=(rt.Step(id="x", what="a walk"),))
    new = attrs.evolve(old, steps=(), obstacles=(rt.Note(id="x", text="rain"),))
    assert [(change.kind.value, change.what) for change in rt.diff(old, new)] == [
        ("removed", "step"),
        ("added", "note"),
    ]
    assert rt.apply(old, rt.diff(old, new)) == new


def test_only_versions_of_one_document_are_compared() -> None:
    with pytest.raises(TypeError, match=r"^two versions of a document are compared, not a Goal and a Step$"):
        rt.diff(GOAL, WALK)
    with pytest.raises(TypeError, match=r"^two versions of a document are compared, not a dict and a dict$"):
        rt.diff(NO_MODEL, NO_MODEL)
    with pytest.raises(ValueError, match=r"^these are two documents: their ids differ$"):
        rt.diff(GOAL, attrs.evolve(GOAL, id="other"))
    with pytest.raises(TypeError, match=r"^changes are made to a document, not to a dict$"):
        rt.apply(NO_MODEL, ())


def change(kind: ChangeKind, item: str, what: str, **more: Any) -> Change:
    return Change(kind=kind, item=item, what=what, **more)


HERE, ELSEWHERE = Spot(home="malia", field="goals"), Spot(home="out", field="steps")
WRONG = {
    "gone": (change(ChangeKind.CHANGED, "sing", "goal", path="/goals/2/why"), "rule-gone", "is not there any more"),
    "of another kind": (change(ChangeKind.CHANGED, "out", "step", path="/goals/0/why"), "rule-gone", "is not there any more"),
    "gone and taken away": (change(ChangeKind.REMOVED, "sing", "goal", path="/goals/2"), "rule-gone", "is not there any more"),
    "gone and moved": (change(ChangeKind.MOVED, "sing", "goal", path="/goals/2"), "rule-gone", "is not there any more"),
    "an id": (change(ChangeKind.CHANGED, "out", "goal", field="id", before="out", after="in"), "wrong-value", "must be a field of the goal"),
    "no field": (change(ChangeKind.CHANGED, "out", "goal", field="statment"), "wrong-value", "must be a field of the goal"),
    "a field of records": (change(ChangeKind.CHANGED, "out", "goal", field="steps"), "wrong-value", "must be a field of the goal"),
    "said anew": (change(ChangeKind.CHANGED, "out", "goal", field="statement", before="Get in", after="x"), "rule-said-anew", "was changed since"),
    "yes for one": (change(ChangeKind.CHANGED, "out", "goal", field="private", before=0, after=1), "rule-said-anew", "was changed since"),
    "more in it": (
        change(ChangeKind.REMOVED, "out", "goal", before={"id": "out", "statement": "Get out"}, was=HERE),
        "rule-said-anew", "has something in it that the change does not know of",
    ),
    "taken away from elsewhere": (
        change(ChangeKind.REMOVED, "walk", "step", before={"id": "walk", "what": "a walk"}, was=HERE),
        "rule-moved-since", "lies in another place by now",
    ),
    "moved from nowhere": (change(ChangeKind.MOVED, "walk", "step", now=ELSEWHERE), "rule-moved-since", "lies in another place by now"),
    "moved from elsewhere": (
        change(ChangeKind.MOVED, "walk", "step", was=Spot(home="cook", field="steps"), now=ELSEWHERE),
        "rule-moved-since", "lies in another place by now",
    ),
    "the document moved": (change(ChangeKind.MOVED, "malia", "wellness-plan", was=HERE, now=HERE), "rule-moved-since", "lies in another place by now"),
    "moved to nowhere": (change(ChangeKind.MOVED, "walk", "step", was=ELSEWHERE), "rule-gone", "has its place in something that is not there any more"),
    "moved to what is gone": (
        change(ChangeKind.MOVED, "walk", "step", was=ELSEWHERE, now=Spot(home="sing", field="steps")),
        "rule-gone", "has its place in something that is not there any more",
    ),
    "moved among others": (
        change(ChangeKind.MOVED, "walk", "step", was=ELSEWHERE, now=HERE),
        "wrong-value", "must have its place in a list of such records",
    ),
    "no kind": (change(ChangeKind.ADDED, "x", "gaol", after={"id": "x"}, now=HERE), "wrong-value", "must be a record with its id"),
    "no record": (change(ChangeKind.ADDED, "x", "goal", after="x", now=HERE), "wrong-value", "must be a record with its id"),
    "another id": (change(ChangeKind.ADDED, "x", "goal", after={"id": "y", "statement": "y"}, now=HERE), "wrong-value", "must be a record with its id"),
    "there already": (
        change(ChangeKind.ADDED, "x", "goal", after={"id": "x", "statement": "x", "steps": [{"id": "walk", "what": "x"}]}, now=HERE),
        "rule-duplicate-id", "must not have the id of something that is there already",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("wrong", "code", "says"), WRONG.values(), ids=WRONG)
def test_a_change_that_does_not_fit_is_told(wrong: Change, code: str, says: str) -> None:
    with pytest.raises(rt.NotApplied) as caught:
        rt.apply(PLAN, [wrong])
    assert [(finding.code, finding.path, finding.message()) for finding in caught.value.findings] == [
        (code, wrong.path, says)
    ]
    assert str(caught.value) == f"nothing was changed:\n  {wrong.path or 'the document'} {says}"


def test_a_place_for_one_is_not_taken_twice() -> None:
    plan = rt.WellnessPlan(id="malia", crisis=rt.CrisisPlan(id="old"))
    new = change(
        ChangeKind.ADDED,
        "new",
        "crisis-plan",
        path="/crisis",
        after={"id": "new"},
        now=Spot(home="malia", field="crisis"),
    )
    with pytest.raises(rt.NotApplied, match="/crisis is there already; replace or remove it"):
        rt.apply(plan, [new])
    swap = rt.diff(plan, attrs.evolve(plan, crisis=rt.CrisisPlan(id="new")))
    assert rt.apply(plan, swap).crisis == rt.CrisisPlan(id="new")


def test_all_that_does_not_fit_is_told_at_once() -> None:
    wrong = [each for each, *_ in WRONG.values()][:4]
    with pytest.raises(rt.NotApplied) as caught:
        rt.apply(PLAN, wrong)
    assert [finding.code for finding in caught.value.findings] == ["rule-gone", "rule-gone", "rule-gone", "rule-gone"]


def test_a_pointer_to_what_was_not_taken_is_told() -> None:
    rose = rt.Support(id="rose", name="Rose")
    new = attrs.evolve(PLAN, supports=(rose,), goals=(attrs.evolve(GOAL, supports=("rose",)), PLAN.goals[1]))
    pointer = next(each for each in rt.diff(PLAN, new) if each.field == "supports")
    with pytest.raises(
        rt.InvalidDocument, match=r"^/goals/0/supports/0 must be the id of some Support in this WellnessPlan$"
    ):
        rt.apply(PLAN, [pointer])


def test_a_number_may_have_been_written_without_its_point() -> None:
    old = rt.Scale(id="sleep", name="sleep", high=20.0)
    [raised] = rt.diff(old, attrs.evolve(old, high=12.0))
    there = attrs.evolve(raised, before=20, after=12)
    assert rt.apply(old, [there]).high == 12.0


def test_what_a_record_knows_nothing_of_is_told() -> None:
    new = change(
        ChangeKind.ADDED,
        "x",
        "goal",
        after={"id": "x", "statement": "x", "steps": [{"what": "x"}, 1], "gaol": 1},
        now=HERE,
    )
    with pytest.raises(rt.InvalidDocument) as caught:
        rt.apply(PLAN, [new])
    assert [(finding.code, finding.path) for finding in caught.value.findings] == [
        ("unknown-key", "/goals/0"),
        ("wrong-value", "/goals/0/steps/1"),
    ]


def test_changes_keep_a_persons_words_to_themselves() -> None:
    [changed] = rt.diff(GOAL, attrs.evolve(GOAL, statement="CANARY"))
    assert "CANARY" not in repr(changed)
    assert "CANARY" not in repr(rt.models.Proposal(changes=(changed,), by="CANARY", note="CANARY"))
