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
from recoverytools.models import Choice, NotInvolved, Option
from recoverytools.plain import thawed
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
    ("no conflict is told", "        self.undecided.append(Undecided(about, kind, field, tuple(found.values())))", "        pass", "nothing_lost"),
    ("what was undone is not told", "is_told = fact.name not in WIDER and", "is_told = False and", "undoing_is_told"),
    ("what one took out is out", "leads = [id for id in top_of if self._is_changed(id)]", "leads = []", "no_silent_loss"),
    ("what is taken out stays", "if id not in self.back} | out", "if False} | out", "identity"),
    ("what is moved stays", "        if one == was or one is None or other is None:\n            return other", "        if one == was or one is None or other is None:\n            return one", "commutative"),
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
    assert conflict.describe() == ("“My skills” (wellness plan) has more than can be saved. Please take some out.")
    assert merge(BASE, mine, mine).conflicts == ()


# --- the person decides ---


def decide(merged: rt.models.Merged, *wanted: Any) -> list[Any]:
    """The document for each choice of the one conflict, which has these choices."""
    [conflict] = merged.conflicts
    assert [thawed(choice.value) for choice in conflict.choices] == [*wanted]
    found = [rt.resolve(merged, conflict.id, place) for place in range(len(wanted))]
    assert [each.conflicts for each in found] == [()] * len(wanted)
    return [each.document for each in found]


def test_a_record_lies_where_the_person_wants_it() -> None:
    note = rt.Note(id="n", text="hum")
    base = attrs.evolve(BASE, doing_well=(note,), pages=(rt.models.Page(id="p", heading="Songs"),))
    mine = attrs.evolve(base, doing_well=(), crisis=rt.CrisisPlan(id="c", helps=(note,)))
    theirs = attrs.evolve(base, doing_well=(), safety=rt.SafetyPlan(id="s", signs=(note,)))
    in_crisis, in_safety = decide(
        merge(base, mine, theirs), {"field": "helps", "in": "c"}, {"field": "signs", "in": "s"}
    )
    assert in_crisis.crisis.helps == in_safety.safety.signs == (note,)
    assert in_crisis.safety.signs == in_safety.crisis.helps == ()


def test_a_list_is_in_the_order_that_the_person_wants() -> None:
    base, mine, theirs = (
        attrs.evolve(BASE, skills=tuple(rt.Skill(id=id, name=id) for id in order)) for order in ("abc", "bac", "acb")
    )
    found = decide(merge(base, mine, theirs), ["a", "c", "b"], ["b", "a", "c"])
    assert found == [theirs, mine]


def test_a_grant_that_went_is_given_again() -> None:
    rose, ann = rt.Support(id="rose", name="Rose"), rt.Support(id="ann", name="Ann")
    grant = rt.Grant(id="g", support="rose", sections=("goals",))
    base = attrs.evolve(BASE, supports=(rose, ann), grants=(grant,))
    theirs = base.replace(attrs.evolve(grant, support="ann"))
    to_rose = {"id": "g", "to": "Rose", "support": "rose", "sections": ["goals"]}
    merged = merge(base, base, theirs)
    kept, for_ann, for_rose = decide(merged, None, to_rose | {"to": "Ann", "support": "ann"}, to_rose)
    assert kept == attrs.evolve(base, grants=())
    assert for_ann == base.replace(attrs.evolve(grant, to="Ann", support="ann"))
    assert for_rose == base.replace(attrs.evolve(grant, to="Rose"))
    gone = attrs.evolve(merged, plan=merged.document.remove("rose"))
    assert decide(gone, None, to_rose | {"to": "Ann", "support": "ann"}, to_rose)[2].grants == (
        rt.Grant(id="g", to="Rose", sections=("goals",)),
    )


def test_what_was_taken_out_takes_with_it_what_there_was_to_decide_in_it() -> None:
    base = BASE.add(rt.Goal(id="swim", statement="Swim", steps=(rt.Step(id="pool", what="go"),)))
    mine = base.remove("swim")
    theirs = base.replace(rt.Step(id="pool", what="walk there"))
    merged = merge(base, mine, theirs)
    [removed] = merged.conflicts
    inside = rt.models.Conflict(
        id="x", about="pool", kind=ConflictKind.CHANGED, field="what", path="/goals/0/steps/0/what"
    )
    both = attrs.evolve(merged, conflicts=(removed, inside))
    assert rt.resolve(both, removed.id, removed.kept) == attrs.evolve(merged, conflicts=(inside,))
    assert rt.resolve(both, removed.id, 1 - removed.kept) == attrs.evolve(merged, plan=BASE, conflicts=())
    journal = rt.Journal(id="j", scales=(rt.Scale(id="hope", name="hope"), rt.Scale(id="rest", name="rest")))
    renamed = attrs.evolve(journal, scales=(rt.Scale(id="hope", name="Hope"), journal.scales[1]))
    merged = merge(journal, attrs.evolve(journal, scales=journal.scales[1:]), renamed)
    left, kept = decide(merged, None, {"id": "hope", "name": "Hope"})
    assert (left, kept) == (attrs.evolve(journal, scales=journal.scales[1:]), renamed)


def test_a_choice_leads_to_nothing_that_was_taken_out_since() -> None:
    people = tuple(rt.Support(id=id, name=id) for id in ("ann", "rose"))
    base = attrs.evolve(BASE, supports=people, goals=(rt.Goal(id="swim", statement="Swim"),))
    mine, theirs = (
        base.replace(attrs.evolve(base.goals[0], supports=ids)) for ids in (("ann", "rose"), ("rose", "ann"))
    )
    merged = merge(base, mine, theirs)
    left = attrs.evolve(merged, plan=merged.document.remove("rose"))
    assert [plan.goals[0].supports for plan in decide(left, ["ann", "rose"], ["rose", "ann"])] == [("ann",), ("ann",)]


def test_nobody_turns_on_a_crisis_plan_that_may_be_gone() -> None:
    rose, crisis = rt.Support(id="rose", name="Rose"), rt.CrisisPlan(id="c", turned_on_by=("rose",))
    base = attrs.evolve(BASE, supports=(rose,), crisis=crisis)
    merged = merge(base, base.remove("c"), base.replace(attrs.evolve(crisis, respite="a farm")))
    assert merged.document.crisis.turned_on_by == ("rose",)
    assert merged.decided.crisis == rt.CrisisPlan(id="c", respite="a farm", private=True)


def conflicting(kind: ConflictKind, value: Any, **more: Any) -> rt.models.Merged:
    """A plan with a conflict of which the other choice says this."""
    choices = (Choice(value="as it is"), Choice(value=value))
    conflict = rt.models.Conflict(id="x", kind=kind, path="/goals/0", choices=choices, **more)
    goal = rt.Goal(id="swim", statement="Swim", steps=(rt.Step(id="pool", what="go"),))
    plan = attrs.evolve(BASE, goals=(goal,), crisis=rt.CrisisPlan(id="c"))
    return rt.models.Merged(plan=plan, conflicts=(conflict,))


@pytest.mark.parametrize(
    ("merged", "why"),
    [
        (
            conflicting(ConflictKind.MOVED, {"in": "gone", "field": "steps"}, about="pool"),
            "has its place in something that is not there any more",
        ),
        (
            conflicting(ConflictKind.MOVED, {"in": "swim", "field": "barriers"}, about="pool"),
            "has its place in something that is not there any more",
        ),
        (conflicting(ConflictKind.MOVED, {"in": "malia", "field": "crisis"}, about="c"), ""),
        (
            conflicting(ConflictKind.MOVED, "elsewhere", about="pool"),
            "must be a choice that goes with what there is to decide",
        ),
        (
            conflicting(ConflictKind.LED_NOWHERE, None, about="swim"),
            "must be a choice that goes with what there is to decide",
        ),
        (
            conflicting(ConflictKind.CHANGED, "x", about="gone", field="what"),
            "must be a choice that goes with what there is to decide",
        ),
        (conflicting(ConflictKind.CHANGED, 5, about="swim", field="statement"), "must be text of 1 to 200 characters"),
    ],
)
def test_a_choice_that_cannot_stand_is_refused_and_the_conflict_stays(merged: rt.models.Merged, why: str) -> None:
    if not why:
        assert rt.resolve(merged, "x", 1).document == merged.document
        return
    with pytest.raises(rt.NotApplied) as caught:
        rt.resolve(merged, "x", 1)
    assert str(caught.value) == f"nothing was changed:\n  /goals/0 {why}"
    assert rt.resolve(merged, "x", 0).document == merged.document


# --- seldom, and yet ---


def test_a_conflict_keeps_one_of_its_choices() -> None:
    with pytest.raises(rt.InvalidValue, match=r"must be the place of one of the choices"):
        rt.models.Conflict(about="malia", kind=ConflictKind.CHANGED, kept=1, choices=(Choice(value=1),))


def test_a_choice_is_named_by_its_place() -> None:
    merged = merge(BASE, attrs.evolve(BASE, title="a room"), attrs.evolve(BASE, title="a garden"))
    choice: Any
    for choice in ("1", True, None):
        says = f"^choice must be the place of a choice, a whole number, not a {type(choice).__name__}$"
        with pytest.raises(TypeError, match=says):
            rt.resolve(merged, merged.conflicts[0].id, choice)


def test_where_nothing_was_merged_there_is_no_document() -> None:
    with pytest.raises(rt.NotFound, match=r"^only what is left to decide is here, not the document$"):
        _ = rt.models.Merged().document


def test_only_a_conflict_of_the_merged_document_is_decided() -> None:
    merged = merge(BASE, attrs.evolve(BASE, vision="a"), attrs.evolve(BASE, vision="b"))
    with pytest.raises(rt.NotFound, match=r"^there is no conflict with this id$"):
        rt.resolve(merged, "other", 0)
    for choice in (-1, 2):
        with pytest.raises(rt.NotFound, match=r"^the conflict has no such choice$"):
            rt.resolve(merged, merged.conflicts[0].id, choice)


def test_the_orders_of_lists_are_not_private_and_no_more_is_a_list_that_is_too_long() -> None:
    for kind in (ConflictKind.ORDER, ConflictKind.TOO_MANY):
        conflict = rt.models.Conflict(about="malia", kind=kind, field="skills")
        assert conflict.ids() == frozenset()


def test_numbers_go_with_a_scale_that_was_erased_on_one_device_and_taken_out_on_the_other() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    ratings = tuple(rt.models.Rating(about=about, value=3) for about in ("hope", "swim"))
    entry = rt.CheckIn(id="a", occurred_at=at, ratings=ratings)
    base = rt.Journal(id="j", scales=(rt.Scale(id="hope", name="hope"),), checkins=(entry,))
    merged = merge(base, base.erase("hope"), attrs.evolve(base, scales=()))
    assert merged.document.checkins == (attrs.evolve(entry, ratings=ratings[1:]),)
    assert merged.document.erased == ("hope",)


def test_what_puts_right_something_private_is_private() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    entry = rt.CheckIn(id="a", occurred_at=at, note="rain")
    base = rt.Journal(id="j", checkins=(entry,))
    mine = attrs.evolve(base, checkins=(attrs.evolve(entry, private=True),))
    theirs = base.correct("a", rt.CheckIn(id="b", occurred_at=at, note="hail"))
    merged = merge(base, mine, theirs)
    assert {each.id: each.private for each in merged.document.checkins} == {"a": True, "b": True}
    [conflict] = merged.conflicts
    assert (conflict.kind, conflict.about, conflict.field) == (ConflictKind.SHARING, "b", "private")


def test_a_grant_that_was_taken_out_and_changed_is_told() -> None:
    base = attrs.evolve(BASE, grants=(rt.Grant(id="g", to="Lou", sections=("goals",)),))
    theirs = base.replace(rt.Grant(id="g", to="Lou", sections=("goals",), purpose="my week"))
    grant = {"id": "g", "to": "Lou", "sections": ["goals"], "purpose": "my week"}
    assert decide(merge(base, base.remove("g"), theirs), None, grant) == [attrs.evolve(base, grants=()), theirs]


def test_whoever_moved_something_puts_it_where_it_is() -> None:
    base, mine = (
        attrs.evolve(BASE, skills=tuple(rt.Skill(id=id, name=id) for id in order)) for order in ("abc", "bac")
    )
    theirs = attrs.evolve(base, skills=(*base.skills, rt.Skill(id="d", name="d")))
    merged = merge(base, mine, theirs)
    assert [skill.id for skill in merged.document.skills] == ["b", "a", "c", "d"]
    assert merged.conflicts == ()


def test_a_crisis_plan_keeps_out_a_support_by_name_under_the_new_name_too() -> None:
    ray = rt.Support(id="ray", name="Ray")
    crisis = rt.CrisisPlan(id="c", not_involved=(NotInvolved(id="out", name="Ray"),))
    base = attrs.evolve(BASE, supports=(ray,), crisis=crisis)
    theirs = base.replace(rt.Support(id="ray", name="Raymond"))
    merged = merge(base, base, theirs)
    assert merged.document.kept_out == {"ray"}
    assert {(out.name, out.support) for out in merged.document.crisis.not_involved} == {("Ray", None), ("", "ray")}


def test_a_grant_starts_when_it_does_in_both_versions() -> None:
    first, later = (rt.Grant(id="g", to="Lou", starts=datetime(2026, 11, day, tzinfo=UTC).date()) for day in (22, 29))
    merged = merge(None, attrs.evolve(BASE, grants=(first,)), attrs.evolve(BASE, grants=(later,)))
    assert merged.document.grants == (later,)


def test_a_scale_that_one_version_alone_made_narrower_is_narrower() -> None:
    scale = rt.Scale(id="sleep", name="sleep", low=0, high=24)
    base = rt.Journal(id="j", scales=(scale,))
    mine = attrs.evolve(base, scales=(attrs.evolve(scale, low=1, high=12),))
    theirs = attrs.evolve(base, scales=(attrs.evolve(scale, name="rest"),))
    assert merge(base, mine, theirs).document.scales == (attrs.evolve(scale, low=1, high=12, name="rest"),)


def test_a_name_in_the_place_of_a_support_who_is_gone_is_no_change() -> None:
    rose, witness = rt.Support(id="rose", name="Rose"), rt.models.Witness(id="w", support="rose")
    base = attrs.evolve(BASE, supports=(rose,), crisis=rt.CrisisPlan(id="c", respite="a farm", witnesses=(witness,)))
    merged = merge(base, base.remove("w"), base.remove("rose"))
    assert merged.document == attrs.evolve(BASE, crisis=rt.CrisisPlan(id="c", respite="a farm"))
    assert merged.conflicts == ()


def test_an_entry_may_lead_to_one_that_was_erased_long_ago() -> None:
    entry = rt.CheckIn(id="a", occurred_at=datetime(2026, 11, 22, tzinfo=UTC), replaces="x")
    base = rt.Journal(id="j", checkins=(entry,), erased=("x",))
    mine = attrs.evolve(base, checkins=(attrs.evolve(entry, note="rain"),))
    assert merge(base, mine, base).document == mine


def test_of_an_id_nobody_has_in_the_end_there_is_nothing() -> None:
    base = BASE.add(rt.Goal(id="g", statement="Swim"))
    mine, theirs = (base.remove("g").add(rt.Grant(id="g", to=name, sections=("goals",))) for name in ("Lou", "Kit"))
    merged = merge(base, mine, theirs)
    assert merged.document == BASE
    assert [conflict.kind for conflict in merged.conflicts] == [ConflictKind.SHARING]


def test_a_support_who_is_kept_out_may_have_another_name() -> None:
    crisis = rt.CrisisPlan(id="c", not_involved=(NotInvolved(id="out", support="ray"),))
    base = attrs.evolve(BASE, supports=(rt.Support(id="ray", name="Ray"),), crisis=crisis)
    theirs = base.replace(rt.Support(id="ray", name="Raymond"))
    assert merge(base, base, theirs).document == theirs


def test_what_is_shown_in_neither_place_may_be_moved() -> None:
    note = rt.Note(id="n", text="hum")
    base = attrs.evolve(BASE, doing_well=(note,), grants=(rt.Grant(id="g", to="Lou", sections=("vision",)),))
    theirs = attrs.evolve(base, doing_well=(), crisis=rt.CrisisPlan(id="c", helps=(note,)))
    merged = merge(base, base, theirs)
    assert merged.document == theirs
    assert merged.conflicts == ()


def test_one_comes_into_a_list_as_another_leaves_it() -> None:
    a, b = rt.Note(id="a", text="hum"), rt.Note(id="b", text="sing")
    crisis = rt.CrisisPlan(id="c", helps=(a,))
    base = attrs.evolve(BASE, doing_well=(b,), crisis=crisis)
    mine = attrs.evolve(base, doing_well=(b, a), crisis=attrs.evolve(crisis, helps=()))
    assert merge(base, mine, base).document == mine


def test_a_conflict_takes_no_id_that_is_there() -> None:
    mine, theirs = attrs.evolve(BASE, vision="a"), attrs.evolve(BASE, vision="b")
    id = merge(BASE, mine, theirs).conflicts[0].id
    base, mine, theirs = (plan.add(rt.Goal(id=id, statement="Swim")) for plan in (BASE, mine, theirs))
    merged = merge(base, mine, theirs)
    assert merged.conflicts[0].id != id
    assert rt.from_dict(rt.to_dict(merged)) == merged
