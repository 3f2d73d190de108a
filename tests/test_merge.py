"""How two versions of a document come together. The laws stand in `merge_laws`; here they are run, and run against what
would break them.
"""

import importlib.util
import itertools
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from merge_laws import LAWS
from recoverytools import revision
from recoverytools.models import Choice, Option
from recoverytools.vocabulary import ConflictKind

SEEDS = st.integers(0, max(4, settings().max_examples // 2 - 1))  # few enough that the laws share their cases
BASE: Any = rt.WellnessPlan(id="malia", vision="a room")


@pytest.mark.parametrize("law", LAWS)
@given(seed=SEEDS)
def test_law(law: str, seed: int) -> None:
    LAWS[law](revision, seed)


# --- what would break them ---

MUTANTS = [
    ("what was taken back is given again", '"revoked_on": _earlier', '"revoked_on": _later_if_both', "consent"),
    ("what is private is shown", '"private": _true', '"private": _true_if_both', "private"),
    ("all may be seen that one version allows", "if _is_in(name, one) and _is_in(name, other)}", "}", "consent"),
    ("a last day counts if both have one", '"until": _earlier', '"until": _later_if_both', "consent"),
    ("a first day counts if both have one", '"starts": _later', '"starts": _later_if_both', "consent"),
    ("a grant for a crisis is for any day", '"only_in_crisis": _true', '"only_in_crisis": _true_if_both', "consent"),
    ("what is off limits is told", '"off_limits": _true', '"off_limits": _true_if_both', "private"),
    ("whoever hears a part in one version hears it", '"audiences": _both', '"audiences": _all', "private"),
    ("a grant that was taken out is back", "or self._row(top).cls is Grant", "", "consent"),
    ("nobody is kept out again", "        for name, support in _missing(merging):", "        for name, support in ():", "kept_out"),
    ("whom one version keeps out may go", "row.cls is NotInvolved or row.place", "row.place", "kept_out"),
    ("what is erased comes back", "of_one_slot(*forgotten(base, mine, theirs))", "of_one_slot(base, mine, theirs)", "erased"),
    ("mine wins", "first, second = sorted((one, other), key=lambda value: rank(fact, value), reverse=True)", "first, second = one, other", "commutative"),
    ("mine has the first place", "first, second = sorted((one, other), reverse=True)", "first, second = one, other", "commutative"),
    ("mine is the order", "spine, second = sorted((spine, second), reverse=True)", "pass", "commutative"),
    ("mine comes first", "for run_ in sorted(behind.get(id, ())):", "for run_ in behind.get(id, ()):", "commutative"),
    ("no conflict is told", "            self.undecided.append(Undecided(about, kind, field, tuple(found.values())))", "            pass", "nothing_lost"),
    ("what was undone is not told", "is_told = fact.name not in WIDER and", "is_told = False and", "undoing_is_told"),
    ("what one took out is out", "leads = [id for id in top_of if self._is_changed(id)]", "leads = []", "no_silent_loss"),
    ("what is taken out stays", "if id not in self.back} | out", "if False} | out", "identity"),
    ("what is moved stays", "        if one == was or one is None or other is None:\n            return other", "        if one == was or one is None or other is None:\n            return one", "identity"),
    ("ids are drawn again", "id = made_id(taken_ids, each.about, each.kind, each.field)", "id = attrs.fields(Item).id.default.factory()", "commutative"),
    ("whoever may be reached in one version may be", '"contact_may_be_shared": _true_if_both', '"contact_may_be_shared": _true', "consent"),
    ("a grant is given to someone else", "                out.add(id)\n                both =", "                both =", "consent"),
    ("what one version does not show is shown", "    _hide(merging)\n", "", "consent"),
    ("what puts right something private is shown", "    _hide_corrections(merging)\n", "", "private_corrections"),
    ("what does not stand is gone", "return Outcome(first, (second,))", "return Outcome(first)", "nothing_lost"),
    ("what is led to stays out", "        leads += [id for each in self._kept() for id in self._new_leads(each)]\n", "", "no_silent_loss"),
    ("what is back is not told", "                self.brought_back.add(top)\n", "                pass\n", "no_silent_loss"),
    ("pointers to what is gone stay", "        if not self.dead or not value:\n            return value\n", "        return value\n", "readable"),
    ("another than what stands changes nothing", "before if choice == conflict.kept else", "before if choice != conflict.kept else", "decided"),
    ("what is for a hard day comes last", "return each.severity.rank, spots", "return -each.severity.rank, spots", "readable"),
    ("conflicts are in no order", "spots.get(each.about, len(spots)), each.about", "each.about", "readable"),
]  # fmt: skip
"""What may be wrong, as a text of the package in which another is put, with the law that tells."""


def mutant(folder: Path, old: str, new: str) -> Any:
    """A copy of the package that merges, with something in it made something else."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(revision.__path__[0]).glob("*.py")}
    assert sum(source.count(old) for source in sources.values()) == 1, "it is there, and once"
    for name, source in sources.items():
        (folder / name).write_text(source.replace(old, new), encoding="utf-8")
    name = "recoverytools.revision_gone_wrong"
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    for module in [each for each in sys.modules if each.startswith(name)]:
        del sys.modules[module]
    return package


@pytest.mark.parametrize(("old", "new", "law"), [rest for _, *rest in MUTANTS], ids=[name for name, *_ in MUTANTS])
def test_a_law_tells_what_would_break_it(tmp_path: Path, old: str, new: str, law: str) -> None:
    wrong = mutant(tmp_path, old, new)
    for seed in itertools.count():
        assert seed < 120, "no law tells"
        try:
            LAWS[law](wrong, seed)
        except (AssertionError, rt.RecoveryToolsError, LookupError):  # what cannot be read is no document either
            return


# --- what is compared ---


def merge(base: Any, mine: Any, theirs: Any) -> Any:
    """What two versions make, the same whichever comes first."""
    merged = rt.merge(base, mine, theirs)
    assert merged == rt.merge(base, theirs, mine)
    return merged


def test_versions_of_one_document_are_merged() -> None:
    goal: Any = rt.Goal(statement="Swim")
    with pytest.raises(TypeError, match=r"^a plan, a journal, a story or a group is merged, not a Goal$"):
        rt.merge(None, goal, goal)
    journal: Any = rt.Journal(id="malia")
    with pytest.raises(TypeError, match=r"^versions of one document are merged, not a WellnessPlan and a Journal$"):
        rt.merge(BASE, BASE, journal)
    with pytest.raises(ValueError, match=r"^these are different documents: their ids differ$"):
        rt.merge(None, BASE, rt.WellnessPlan(id="sam"))


def test_two_who_meet_for_the_first_time_keep_what_each_wrote() -> None:
    mine, theirs = attrs.evolve(BASE, title="Mine"), attrs.evolve(BASE, pathways=("running",))
    merged = merge(None, mine, theirs)
    assert merged.plan == attrs.evolve(mine, pathways=("running",))
    assert merged.conflicts == ()


# --- one record, two ids ---


def test_two_crisis_plans_are_one() -> None:
    mine = BASE.add(rt.CrisisPlan(id="mine", helps=(rt.Note(id="a", text="tea"),), respite="my uncle's farm"))
    theirs = BASE.add(rt.CrisisPlan(id="b", does_not_help=(rt.Note(id="c", text="noise"),)))
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.plan.crisis == rt.CrisisPlan(
        id="b",
        helps=(rt.Note(id="a", text="tea"),),
        does_not_help=(rt.Note(id="c", text="noise"),),
        respite="my uncle's farm",
    )


def test_a_crisis_plan_that_was_written_anew_keeps_its_new_id() -> None:
    base = BASE.add(rt.CrisisPlan(id="old", respite="a farm"))
    mine = attrs.evolve(base, crisis=rt.CrisisPlan(id="new", respite="a farm"))
    theirs = base.replace(rt.CrisisPlan(id="old", respite="a farm", jurisdiction="Oregon"))
    merged = merge(base, mine, theirs)
    assert merged.document.crisis == rt.CrisisPlan(id="new", respite="a farm", jurisdiction="Oregon")
    assert merged.conflicts == ()


def test_an_id_that_is_taken_is_not_given_to_a_crisis_plan() -> None:
    mine = BASE.add(rt.CrisisPlan(id="b"), rt.Goal(id="a", statement="Swim"))
    theirs = BASE.add(rt.CrisisPlan(id="a"))
    merged = merge(BASE, mine, theirs)
    assert merged.document.crisis.id == "b"
    both = merge(BASE, mine, theirs.add(rt.Goal(id="b", statement="Run")))
    assert both.document.crisis.id not in {"a", "b"}
    assert [goal.id for goal in both.document.goals] == ["a", "b"]


# --- one id, two records ---


def test_records_of_two_classes_with_one_id_both_stay() -> None:
    mine = BASE.add(rt.Goal(id="swim", statement="Swim"))
    theirs = BASE.add(rt.Strength(id="swim", text="I swim"), rt.Goal(id="race", statement="Race", strengths=("swim",)))
    merged = merge(BASE, mine, theirs)
    [strength] = merged.document.strengths
    assert [goal.id for goal in merged.document.goals] == ["race", "swim"]
    assert strength.text == "I swim"
    assert merged.document.goals[0].strengths == (strength.id,)
    [conflict] = merged.conflicts
    assert (conflict.kind, conflict.about, conflict.path) == (ConflictKind.SAME_ID, strength.id, "/strengths/0")
    assert rt.resolve(merged, conflict.id, 0).conflicts == ()


def test_an_id_goes_to_who_is_left() -> None:
    base = BASE.add(rt.Goal(id="swim", statement="Swim"))
    mine = base.remove("swim").add(rt.Strength(id="swim", text="I swim"))
    merged = merge(base, mine, base)
    assert merged.document == mine
    assert merged.conflicts == ()


def test_what_has_the_id_of_something_erased_gets_its_own() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    base = rt.Journal(id="j", checkins=(rt.CheckIn(id="a", occurred_at=at),))
    mine = base.erase("a")
    use = rt.models.ToolUse(id="a", tool="tea")
    theirs = rt.Journal(id="j", checkins=(rt.CheckIn(id="b", occurred_at=at, tools_used=(use,)),))
    merged = merge(base, mine, theirs)
    assert merged.document.erased == ("a",)
    assert merged.document.checkins[0].tools_used[0].id != "a"


# --- what does not fit together ---


def test_a_scale_has_room_for_both() -> None:
    base = rt.Journal(id="j", scales=(rt.Scale(id="sleep", name="sleep", low=1, high=10),))
    mine = attrs.evolve(base, scales=(rt.Scale(id="sleep", name="sleep", low=2, high=24),))
    theirs = attrs.evolve(base, scales=(rt.Scale(id="sleep", name="sleep", low=0, high=12),))
    merged = merge(base, mine, theirs)
    assert merged.document.scales == (rt.Scale(id="sleep", name="sleep", low=0, high=24),)
    assert merged.conflicts == ()
    wider = attrs.evolve(base, scales=(rt.Scale(id="sleep", name="sleep"),))
    assert merge(base, mine, wider).document.scales == wider.scales


def test_a_note_that_does_not_fit_together_stands_whole() -> None:
    rose, text = rt.Support(id="rose", name="Rose"), rt.Note(id="n", text="call", support="rose")
    base = attrs.evolve(BASE, supports=(rose,), doing_well=(text,))
    mine = base.replace(rt.Note(id="n", support="rose"))
    theirs = base.replace(rt.Note(id="n", text="call someone"))
    merged = merge(base, mine, theirs)
    [conflict] = merged.conflicts
    assert conflict.kind is ConflictKind.TWO_VERSIONS
    assert merged.document.doing_well == (rt.Note(id="n", text="call someone"),)
    decided: list[Any] = [rt.resolve(merged, conflict.id, place).document for place in (0, 1)]
    assert [plan.doing_well[0] for plan in decided] == [
        rt.Note(id="n", support="rose"),
        rt.Note(id="n", text="call someone"),
    ]


def test_a_note_goes_with_all_that_it_named() -> None:
    rose, tea = rt.Support(id="rose", name="Rose"), rt.WellnessTool(id="tea", name="tea")
    base = attrs.evolve(BASE, supports=(rose,), toolbox=(tea,), doing_well=(rt.Note(tool="tea", support="rose"),))
    merged = merge(base, base.remove("rose"), base.remove("tea"))
    assert merged.document == BASE
    assert merged.conflicts == ()


def test_entries_do_not_replace_each_other_in_a_circle() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    one, other = rt.CheckIn(id="a", occurred_at=at), rt.CheckIn(id="b", occurred_at=at)
    base = rt.Journal(id="j", checkins=(one, other))
    mine = attrs.evolve(base, checkins=(attrs.evolve(one, replaces="b"), other))
    theirs = attrs.evolve(base, checkins=(one, attrs.evolve(other, replaces="a")))
    merged = merge(base, mine, theirs)
    assert [entry.replaces for entry in merged.document.checkins] == [None, "a"]
    [conflict] = merged.conflicts
    assert (conflict.kind, conflict.about, conflict.field) == (ConflictKind.LED_NOWHERE, "a", "replaces")


def test_a_choice_that_lies_elsewhere_now_is_let_go_of() -> None:
    option = Option(id="bus", text="by bus")
    base = attrs.evolve(
        BASE,
        problems=(
            rt.ProblemSolving(id="p", problem="far", options=(option,)),
            rt.ProblemSolving(id="q", problem="late"),
        ),
    )
    mine = attrs.evolve(
        base,
        problems=(
            rt.ProblemSolving(id="p", problem="far"),
            rt.ProblemSolving(id="q", problem="late", options=(option,)),
        ),
    )
    theirs = base.replace(attrs.evolve(base.problems[0], chosen="bus"))
    merged = merge(base, mine, theirs)
    assert merged.document == mine
    [conflict] = merged.conflicts
    assert (conflict.kind, conflict.path) == (ConflictKind.LED_NOWHERE, "/problems/0/chosen")


def test_over_the_limit_of_a_list_nothing_is_cut() -> None:
    mine, theirs = (
        attrs.evolve(BASE, skills=tuple(rt.Skill(id=f"{side}-{count}", name="x") for count in range(600)))
        for side in "ab"
    )
    merged = merge(BASE, mine, theirs)
    assert len(merged.document.skills) == 1200
    [conflict] = merged.conflicts
    assert (conflict.kind, conflict.field, conflict.choices) == (ConflictKind.TOO_MANY, "skills", (Choice(value=1000),))
    assert conflict.describe() == (
        "Skills (wellness plan) has more than can be saved. Please take some out. It can hold: 1000."
    )
    assert merge(BASE, mine, mine).conflicts == ()
