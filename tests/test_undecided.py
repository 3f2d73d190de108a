"""Who stands in a conflict, is in no view and in no guidance, until the person has decided."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools import cli
from recoverytools.vocabulary import WhyNotShared

TODAY, NOW, KEY = date(2026, 11, 22), datetime(2026, 11, 22, 21, 0, tzinfo=UTC), b"a secret of this grant"
ROSE = rt.Support(id="rose", name="Auntie Rose", contact=(rt.Contact(value="555-0142"),), contact_may_be_shared=True)
LEO = rt.Support(id="leo", name="Leo", contact=(rt.Contact(value="555-0117"),), contact_may_be_shared=True)
NURSE = rt.Grant(id="nurse", to="my nurse", sections=("goals", "supports"))
BASE = rt.WellnessPlan(
    id="malia",
    supports=(ROSE, LEO),
    warning_signs=(
        rt.WarningSign(
            id="mail",
            what="I stop opening my mail",
            responses=(rt.Note(id="call", support="rose"), rt.Note(id="ask", text="ask Leo", support="leo")),
        ),
    ),
    goals=(rt.Goal(id="cook", statement="Cook", supports=("rose",)),),
    grants=(NURSE,),
)
MERGED = rt.merge(
    BASE,
    BASE.replace(attrs.evolve(ROSE, name="Rose")),
    BASE.replace(attrs.evolve(ROSE, name="Auntie R.")),
)

WHOLE: Any = MERGED.document


def names(guidance: rt.Guidance) -> set[str]:
    return {thing.ally.name for part in guidance.parts for thing in part.things if thing.ally}


def test_guidance_turns_to_nobody_who_stands_in_a_conflict() -> None:
    assert MERGED.undecided == {"rose"}
    assert names(rt.what_now(MERGED, "mail", now=NOW)) == {"Leo"}
    decided = rt.resolve(MERGED, MERGED.conflicts[0].id, MERGED.conflicts[0].kept)
    assert names(rt.what_now(decided, "mail", now=NOW)) == {"Leo", WHOLE.supports[0].name}
    assert rt.what_now(decided, "mail", now=NOW) == rt.what_now(WHOLE, "mail", now=NOW)


def test_guidance_takes_a_merged_plan_and_nothing_else_that_was_merged() -> None:
    group = rt.PeerGroup(id="g", name="Our group")
    with pytest.raises(TypeError, match=r"^what_now takes a WellnessPlan, not a PeerGroup$"):
        rt.what_now(rt.merge(None, group, group), now=NOW)
    with pytest.raises(rt.NotFound, match=r"^only what is left to decide is here, not the document$"):
        rt.what_now(rt.Merged(), now=NOW)


def test_a_view_shows_nobody_who_stands_in_a_conflict() -> None:
    view = rt.share(MERGED, NURSE, on=TODAY, key=KEY)
    assert view.plan
    assert [support.name for support in view.plan.supports] == ["Leo"]
    assert view.plan.goals[0].supports == ()
    seen = rt.preview(MERGED, NURSE, on=TODAY)
    assert ("/supports/0", "You marked it private") in [(each.path, each.why.label()) for each in seen.left_out]
    decided = rt.resolve(MERGED, MERGED.conflicts[0].id, 0)
    whole = rt.share(decided, NURSE, on=TODAY, key=KEY)
    assert decided.plan
    assert whole == rt.share(decided.plan, NURSE, on=TODAY, key=KEY)
    assert whole.plan
    assert len(whole.plan.supports) == 2


def test_nothing_is_shared_by_a_grant_that_stands_in_a_conflict() -> None:
    wider = BASE.replace(attrs.evolve(NURSE, sections=("goals", "supports", "vision")))
    merged = rt.merge(BASE, wider, attrs.evolve(BASE, vision="a room"))
    assert merged.plan
    grant = merged.plan.find("nurse", rt.Grant)
    with pytest.raises(rt.NotShared) as caught:
        rt.share(merged, grant, on=TODAY, key=KEY)
    assert caught.value.why is WhyNotShared.UNDECIDED
    assert rt.preview(merged, grant, on=TODAY).why_not is WhyNotShared.UNDECIDED
    # what else is shared by it waits, too
    with pytest.raises(rt.NotShared):
        rt.share(rt.Journal(), grant, on=TODAY, key=KEY, plan=merged)


def test_a_journal_and_a_story_that_were_merged_are_shared_without_what_is_undecided() -> None:
    sleep = rt.Scale(id="sleep", name="sleep")
    rating = rt.models.Rating(about="sleep", value=6)
    first, second = (rt.CheckIn(id=id, occurred_at=NOW, ratings=(rating,)) for id in ("one", "two"))
    base = rt.Journal(id="j", scales=(sleep,), checkins=(first, second))
    versions = (
        attrs.evolve(base, checkins=(attrs.evolve(first, ratings=(attrs.evolve(rating, value=value),)), second))
        for value in (3, 9)
    )
    merged = rt.merge(base, *versions)
    assert merged.undecided == {"one"}
    grant = rt.Grant(to="my nurse", scales=("sleep",), journal_since=date(2026, 1, 1))
    view = rt.share(merged, grant, on=TODAY, key=KEY)
    assert view.journal
    assert [entry.ratings[0].value for entry in view.journal.checkins] == [6]


def test_the_commands_look_for_what_is_left_to_decide(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: Any) -> str:
        cli.main(arguments)
        return capsys.readouterr().out

    monkeypatch.chdir(tmp_path)
    for file, name in {"base": ROSE.name, "one": "Rose", "two": "Auntie R."}.items():
        rt.write(BASE.replace(attrs.evolve(ROSE, name=name)), f"{file}.json")
    assert cli.main(["merge", "base.json", "one.json", "two.json", "-o", "plan.json"]) == 1
    capsys.readouterr()
    shown = run("now", "plan.json", "mail", "--now", "2026-11-22T21:00")
    assert "Leo" in shown
    assert "Rose" not in shown
    assert "Auntie" not in shown
    share = ("share", "plan.json", "--grant", "nurse", "--preview", "--on", "2026-11-22")
    assert "Who is on my side: 1" in run(*share)
    [conflict] = rt.read("plan.json.conflicts.json", rt.Merged).conflicts
    assert cli.main(["resolve", "plan.json", f"{conflict.id}=1"]) == 0
    capsys.readouterr()
    assert "Who is on my side: 2" in run(*share)
    assert "Auntie R." in run("now", "plan.json", "mail", "--now", "2026-11-22T21:00")
