"""The journal grows, can be corrected, and can forget."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoverytools as rt
from recoverytools.fields import walk
from recoverytools.models import Item, Rating, ResponseUse, ToolUse
from recoverytools.testing import models_of
from recoverytools.vocabulary import HowDone, NotAnswered

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SLEEP = rt.Scale(id="sleep", name="hours of sleep", low=0, high=12)
MORNING = rt.CheckIn(id="morning", occurred_at=NOON, note="slept badly")
WALK = rt.StepEntry(id="walked", about="walk", how=HowDone.PART)
USE = rt.PlanUse(id="used", occurred_at=NOON)
JOURNAL = rt.Journal(id="journal", scales=(SLEEP,), checkins=(MORNING,), steps=(WALK,), uses=(USE,))


def checkin(value: float, about: str = "sleep") -> rt.CheckIn:
    return rt.CheckIn(occurred_at=NOON, ratings=(Rating(about=about, value=value),))


# --- adding ---


def test_add_puts_entries_of_each_class_at_the_end_of_their_lists() -> None:
    new: list[Any] = [attrs.evolve(entry, id=f"{entry.id}-2") for entry in (USE, WALK, MORNING, SLEEP)]
    third = attrs.evolve(MORNING, id="morning-3")
    grown = JOURNAL.add(*new, third)
    assert (grown.scales, grown.checkins) == ((SLEEP, new[3]), (MORNING, new[2], third))
    assert (grown.steps, grown.uses) == ((WALK, new[1]), (USE, new[0]))
    assert JOURNAL.add() == JOURNAL


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (checkin(-0.5), "checkins/1/ratings/0/value must not be below 0, where its scale begins"),
        (checkin(12.5), "checkins/1/ratings/0/value must not be above 12, where its scale ends"),
        (
            rt.CheckIn(occurred_at=NOON, ratings=(*checkin(12).ratings, *checkin(13).ratings)),
            "checkins/1/ratings/1/value must not be above 12, where its scale ends",
        ),
        (MORNING, "checkins/1/id must be an id that no other item has"),
        (attrs.evolve(WALK, id="other", replaces="morning"), "steps/1/replaces must be the id of some StepEntry in this Journal"),
    ],
)  # fmt: skip
def test_add_refuses(entry: Any, says: str) -> None:
    with pytest.raises(rt.InvalidValue) as raised:
        JOURNAL.add(entry)
    assert str(raised.value) == says
    assert raised.value.findings[0].code.startswith("rule-")


def test_a_number_is_checked_against_a_scale_that_comes_with_it() -> None:
    mood = rt.Scale(id="mood", name="mood", high=5)
    assert JOURNAL.add(checkin(-100, "mood"), mood, checkin(5, "mood")).entries(rt.CheckIn)[1:]
    with pytest.raises(rt.InvalidValue, match="must not be above 5, where its scale ends"):
        JOURNAL.add(checkin(6, "mood"), mood)
    with pytest.raises(rt.InvalidValue, match="must not be below 5, where its scale begins"):
        JOURNAL.add(checkin(4, "mood"), rt.Scale(id="mood", name="mood", low=5))


@pytest.mark.parametrize(
    "rating",
    [
        Rating(about="sleep", value=0),
        Rating(about="sleep", value=12),
        Rating(about="sleep", level=-2),
        Rating(about="sleep", not_answered=NotAnswered.DECLINED),
        Rating(about="no-scale-here", value=99),
    ],
)
def test_a_number_on_its_scale_or_on_none_is_taken(rating: Rating) -> None:
    entry = rt.CheckIn(occurred_at=NOON, ratings=(rating,))
    assert JOURNAL.add(entry).checkins[-1] is entry


def test_a_number_off_its_scale_is_read_and_kept() -> None:
    narrow = rt.Journal(scales=(SLEEP,), checkins=(checkin(99),))
    assert rt.loads(rt.dumps(narrow)) == narrow
    assert narrow.add(WALK).checkins == narrow.checkins, "the scale may have changed since"


# --- correcting ---


def test_a_correction_stands_in_place_of_an_entry_that_is_kept_beneath_it() -> None:
    better = attrs.evolve(MORNING, id="better", note="slept well")
    corrected = JOURNAL.correct("morning", better)
    assert corrected.checkins == (MORNING, attrs.evolve(better, replaces="morning"))
    assert [entry.id for entry in corrected.entries(rt.CheckIn)] == ["better"]
    for known in ("better", "morning"):
        again = corrected.correct(known, attrs.evolve(MORNING, id="best"))
        assert again.checkins[-1].replaces == "better", "what has replaced it since is corrected"
        assert [entry.id for entry in again.entries(rt.CheckIn)] == ["best"]
        assert again.correct("morning", rt.CheckIn(occurred_at=NOON)).checkins[-1].replaces == "best"
    assert (again.entries(rt.StepEntry), again.entries(rt.PlanUse), again.entries(rt.Scale)) == (
        (WALK,),
        (USE,),
        (SLEEP,),
    )


def versions(*pairs: tuple[str, str | None]) -> rt.Journal:
    """A journal of check-ins, each with the id of the one that it replaces."""
    entries = (rt.CheckIn(id=id, occurred_at=NOON, replaces=replaced) for id, replaced in pairs)
    return rt.Journal(checkins=tuple(entries), erased=("gone",))


@pytest.mark.parametrize(
    ("journal", "standing"),
    [
        (versions(("a", None), ("b", None), ("a2", "a"), ("c", None), ("b2", "b"), ("a3", "a2")), ["a3", "b2", "c"]),
        (versions(("a", None), ("b", None), ("a2", "a"), ("a3", "a")), ["a2", "a3", "b"]),
        (versions(("a3", "a2"), ("b", None), ("a2", "a"), ("a", None)), ["b", "a3"]),
        (versions(("a", None), ("b", "gone"), ("b2", "b"), ("c", None)), ["a", "b2", "c"]),
    ],
    ids=["corrections", "on two phones", "out of order", "of what is erased"],
)
def test_what_stands_stands_in_the_place_of_what_it_corrects(journal: rt.Journal, standing: Any) -> None:
    assert [entry.id for entry in journal.entries(rt.CheckIn)] == standing


@pytest.mark.parametrize(
    ("pairs", "path"),
    [
        ((("a", "a"),), "checkins/0/replaces"),
        ((("c", None), ("a", "b"), ("b", "a")), "checkins/1/replaces"),
        ((("d", "a"), ("a", "b"), ("b", "c"), ("c", "a")), "checkins/1/replaces"),
    ],
)
def test_an_entry_that_leads_back_to_itself_is_refused(pairs: Any, path: str) -> None:
    with pytest.raises(rt.InvalidValue, match=f"^{path} must not lead back to its own entry$"):
        versions(*pairs)


@pytest.mark.parametrize("order", list(permutations([("a", None), ("b", "a"), ("c", "b"), ("x", None)])))
def test_a_correction_takes_the_place_of_what_was_first(order: Any) -> None:
    journal = versions(*order)
    first = [id for id, _ in order if id in {"a", "x"}]
    assert [entry.id for entry in journal.entries(rt.CheckIn)] == ["c" if id == "a" else id for id in first]
    newest = journal.correct("a", attrs.evolve(MORNING, id="new"))
    assert [entry.id for entry in newest.entries(rt.CheckIn)] == ["new" if id == "a" else id for id in first]
    assert newest.checkins[-1].replaces == "c"


@pytest.mark.parametrize("entry", [MORNING, WALK, USE], ids=lambda entry: type(entry).__name__)
def test_an_entry_of_each_kind_can_be_corrected(entry: Any) -> None:
    corrected = JOURNAL.correct(entry.id, attrs.evolve(entry, id="new"))
    assert [one.id for one in corrected.entries(type(entry))] == ["new"]


@pytest.mark.parametrize(
    "old",
    [
        attrs.evolve(MORNING, id="old", tools_used=(ToolUse(id="then", tool="tea"),)),
        attrs.evolve(USE, id="old", did=(ResponseUse(id="then", response="call"),)),
        attrs.evolve(WALK, id="old"),
    ],
    ids=lambda entry: type(entry).__name__,
)
def test_a_changed_copy_of_an_entry_corrects_it(old: Any) -> None:
    journal = JOURNAL.add(old)
    corrected = journal.correct("old", attrs.evolve(old, extensions={"org.example": 1}))
    newest = corrected.entries(type(old))[-1]
    assert (newest.replaces, newest.extensions) == ("old", {"org.example": 1})
    ids = [model.id for _, model in walk(corrected) if isinstance(model, Item)]
    assert len(set(ids)) == len(ids)


def test_what_cannot_be_corrected() -> None:
    with pytest.raises(rt.NotFound, match=r"^the journal has no CheckIn with this id$"):
        JOURNAL.correct("walked", rt.CheckIn(occurred_at=NOON))
    with pytest.raises(rt.NotFound, match=r"^the journal has no StepEntry with this id$"):
        JOURNAL.erase("walked").correct("walked", attrs.evolve(WALK, id="new"))
    with pytest.raises(rt.InvalidValue, match="ratings/0/value must not be above 12"):
        JOURNAL.correct("morning", checkin(13))
    with pytest.raises(TypeError, match=r"^a Scale is not corrected but made anew$"):
        JOURNAL.correct("sleep", SLEEP)
    wrong: Any = "my words"
    with pytest.raises(TypeError, match=r"^a journal has no entries of the class str$"):
        JOURNAL.correct("morning", wrong)
    with pytest.raises(TypeError, match=r"^a journal has no entries of the class a str$"):
        JOURNAL.entries(wrong)


@pytest.mark.parametrize("call", [lambda: JOURNAL.add(rt.Goal(statement="x")), lambda: JOURNAL.entries(rt.Goal)])
def test_a_journal_has_entries_of_its_own_classes_only(call: Any) -> None:
    with pytest.raises(TypeError, match=r"^a journal has no entries of the class Goal$"):
        call()


# --- erasing ---


def test_erase_leaves_only_the_id_and_nothing_brings_it_back() -> None:
    less = JOURNAL.erase("morning", "used")
    assert less == attrs.evolve(JOURNAL, checkins=(), uses=(), erased=("morning", "used"))
    assert less.erase("walked").erased == ("morning", "used", "walked")
    with pytest.raises(rt.InvalidValue, match="checkins/0/id must not be the id of something that was erased"):
        less.add(MORNING)
    late = rt.CheckIn(occurred_at=NOON, replaces="morning")
    assert less.add(late).checkins == (late,), "an erased id counts as present"


def test_a_journal_is_not_among_what_it_erased() -> None:
    with pytest.raises(rt.InvalidValue, match=r"^id must not be the id of something that was erased$"):
        rt.Journal(id="j", erased=("j",))
    with pytest.raises(rt.InvalidDocument, match=r"^/id must not be the id of something that was erased$"):
        rt.from_dict({"id": "j", "erased": ["j"]}, rt.Journal)


@pytest.mark.parametrize("ids", [("nothing",), ("morning", "nothing")])
def test_what_cannot_be_erased(ids: Any) -> None:
    with pytest.raises(rt.NotFound, match=r"^the journal has no entry with this id$"):
        JOURNAL.erase(*ids)


def test_a_journal_forgets_a_scale_with_its_numbers() -> None:
    less = JOURNAL.erase("sleep")
    assert less.scales == tuple(scale for scale in JOURNAL.scales if scale.id != "sleep")
    assert less.erased == (*JOURNAL.erased, "sleep")
    assert [entry.id for entry in less.checkins] == [entry.id for entry in JOURNAL.checkins]
    assert not [rating for entry in less.checkins for rating in entry.ratings if rating.about == "sleep"]


def test_erasing_an_entry_leaves_the_rating_of_a_goal_that_has_its_id_in_the_plan() -> None:
    about_a_goal = rt.CheckIn(occurred_at=NOON, ratings=(Rating(about="walked", level=1),))
    assert JOURNAL.add(about_a_goal).erase("walked").checkins == (*JOURNAL.checkins, about_a_goal)


def test_what_was_erased_elsewhere_takes_later_versions_along() -> None:
    journal = rt.Journal(erased=("a",), checkins=(attrs.evolve(MORNING, id="b", replaces="a"),))
    assert journal.erase("a") == attrs.evolve(journal, checkins=(), erased=("a", "b"))
    assert journal.erase("a").erase("a", "b").erased == ("a", "b"), "once is enough"


def test_a_correction_of_what_is_private_is_private() -> None:
    hidden = attrs.evolve(MORNING, private=True)
    journal = rt.Journal(checkins=(hidden,)).correct("morning", attrs.evolve(MORNING, id="new"))
    assert journal.checkins[-1].private
    opened = rt.Journal(checkins=(MORNING,)).correct("morning", attrs.evolve(hidden, id="new"))
    assert opened.checkins[-1].private


CANARY = "CANARY"


@given(models_of(rt.Journal), st.lists(st.integers(0, 5), min_size=1, max_size=5), st.data())
def test_erase_leaves_no_word_of_any_version(journal: rt.Journal, replaced: list[int], data: st.DataObject) -> None:
    inner = ToolUse(id="canary-tool", tool="canary-id")
    versions = [rt.CheckIn(id="canary-0", occurred_at=NOON, note=CANARY, noticed_other=(CANARY,), tools_used=(inner,))]
    for number, which in enumerate(replaced, 1):
        new = rt.CheckIn(id=f"canary-{number}", occurred_at=NOON, note=CANARY)
        versions.append(attrs.evolve(new, replaces=versions[which % number].id))
    mixed = data.draw(st.permutations([*journal.checkins, *versions]))
    whole = attrs.evolve(journal, checkins=tuple(mixed))
    less = whole.erase(data.draw(st.sampled_from(versions)).id)
    ids = tuple(version.id for version in versions)
    others = tuple(entry for entry in mixed if entry not in versions)
    assert less == attrs.evolve(journal, checkins=others, erased=(*journal.erased, *ids))
    assert CANARY not in rt.dumps(less).decode()
    assert b"canary-tool" not in rt.dumps(less)
    assert rt.loads(rt.dumps(less)) == less
