"""How two versions of a document come together. The laws stand in `merge_laws`; here they are run, and run against what
would break them.
"""

import importlib.util
import itertools
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import recoverytools as rt
from merge_laws import LAWS
from recoverytools import revision
from recoverytools.models import Choice, Conflict, NotInvolved, Option, Rating, StoryPart, StoryVersion
from recoverytools.vocabulary import Audience, ConflictKind, HowDone

SEEDS = st.integers(0, max(4, settings().max_examples // 2 - 1))  # few enough that the laws share their cases
BASE = rt.WellnessPlan(id="malia", vision="a room")


@pytest.mark.parametrize("law", LAWS)
@given(seed=SEEDS)
def test_law(law: str, seed: int) -> None:
    LAWS[law](revision, seed)


# --- what would break them ---

MUTANTS = [
    ("what was taken back is given again", '"revoked_on": _earlier', '"revoked_on": _later', "consent"),
    ("what is private is shown", '"private": _true', '"private": _true_if_both', "private"),
    ("all may be seen that one version allows", "if _is_in(name, one) and _is_in(name, other)", "if True", "consent"),
    ("the later of two last days counts", '"until": _earlier', '"until": _later', "consent"),
    ("the earlier of two first days counts", '"starts": _later', '"starts": _earlier', "consent"),
    ("a grant for a crisis is for any day", '"only_in_crisis": _true', '"only_in_crisis": _true_if_both', "consent"),
    ("anyone can be reached whom one version lets reach", '"contact_may_be_shared": _true_if_both', '"contact_may_be_shared": _true', "consent"),
    ("what is off limits is told", '"off_limits": _true', '"off_limits": _true_if_both', "private"),
    ("whoever hears a part in one version hears it", '"audiences": _both', '"audiences": _all', "private"),
    ("a grant that was taken out is back", "or self._row(top).cls is Grant", "", "consent"),
    ("a grant is given to someone else", "elif id in self.one and id in self.other and not self._for_the_same(id):", "elif False:", "consent"),
    ("what was moved to where a grant shows it is shown", "    _hide(merging)\n", "", "consent"),
    ("nobody is kept out again", "        for name, support in _missing(merging):", "        for name, support in ():", "kept_out"),
    ("whom one version keeps out may go", "row.cls is NotInvolved or row.place", "row.place", "kept_out"),
    ("what is erased comes back", "forgotten(base, mine, theirs) if isinstance(mine, Journal) else (base, mine, theirs)", "(base, mine, theirs)", "erased"),
    ("what one erased is forgotten", '"erased": _all', '"erased": _both', "erased"),
    ("mine wins", "first, second = sorted((one, other), key=lambda value: rank(fact, value), reverse=True)", "first, second = one, other", "commutative"),
    ("mine has the first place", "first, second = sorted((one, other), reverse=True)", "first, second = one, other", "commutative"),
    ("mine is the order", "spine, second = sorted((spine, second), reverse=True)", "pass", "commutative"),
    ("mine comes first", "for run_ in sorted(behind.get(id, ())):", "for run_ in behind.get(id, ()):", "commutative"),
    ("what did not stand is lost", "return Outcome(first, (second,))", "return Outcome(first)", "nothing_lost"),
    ("no conflict is told", "            self.undecided.append(Undecided(about, kind, field, tuple(found.values())))", "            pass", "nothing_lost"),
    ("what was undone is not told", "if name not in WIDER and undoes(", "if False and undoes(", "undoing_is_told"),
    ("what one took out is out", "leads = [id for id in top_of if self._is_changed(id)]", "leads = []", "no_silent_loss"),
    ("what is led to is out", "leads += [id for each in self._kept() for id in self._new_leads(each)]", "", "no_silent_loss"),
    ("what is back is not told", "    for id in merging.brought_back:", "    for id in ():", "no_silent_loss"),
    ("what is taken out stays", "if id not in self.back} | out", "if False} | out", "identity"),
    ("what both have not changed is undecided", "if fact.same(one, other) or (other is not NEVER", "if (other is not NEVER", "idempotent"),
    ("what is moved stays", "        if one == was or one is None or other is None:\n            return other", "        if one == was or one is None or other is None:\n            return one", "identity"),
    ("pointers lead to what is gone", "lambda id: None if id in self.dead else id)", "lambda id: id)", "valid"),
    ("pointers lead from where they cannot", "    _loosen(merging)\n", "", "valid"),
    ("a version does not fit together", "    return len(open_) <= _MOST_TRIED and all(", "    return True or all(", "decidable"),
    ("ids are drawn again", "id = made_id(taken, each.about, each.kind, each.field)", "id = attrs.fields(Item).id.default.factory()", "commutative"),
    ("conflicts stand in any order", "key=lambda each: (each.severity.rank, ", "key=lambda each: (0, ", "readable"),
    ("what is chosen does not stand", "    if choice != conflict.kept:", "    if choice == conflict.kept:", "decided"),
    ("what is decided is undecided", "for each in merged.conflicts if each is not conflict and", "for each in merged.conflicts if", "decidable"),
    ("a choice leads to what is gone", "lambda id: id if id in rows else None", "lambda id: id", "decidable"),
    ("a correction shows what is private", "    _hide_corrections(merging)\n", "", "private_corrections"),
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
        assert seed < 80, "no law tells"
        try:
            LAWS[law](wrong, seed)
        except (AssertionError, rt.RecoveryToolsError, LookupError):  # what cannot be read is no document either
            return
