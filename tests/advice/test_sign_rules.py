"""The rules about triggers and signs, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import TEA, asked
from recoverytools.vocabulary import Helped, SignStage


def signs(*stages: Any, **more: Any) -> rt.WellnessPlan:
    return rt.WellnessPlan(warning_signs=tuple(rt.WarningSign(what="x", stage=stage) for stage in stages), **more)


def met(sign: rt.Trigger | rt.WarningSign, cue: str) -> rt.WellnessPlan:
    """A plan with a sign, and a backup plan for a cue."""
    return rt.WellnessPlan(backups=(rt.BackupPlan(cue=cue),)).add(sign)


EARLY, WORSE = SignStage.EARLY_SIGN, SignStage.BREAKING_DOWN


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("ladder-has-a-gap", signs(WORSE), [("/warning_signs", {"stage": EARLY})]),
        ("ladder-has-a-gap", signs(WORSE, EARLY), []),
        ("ladder-has-a-gap", signs(EARLY), []),
        ("ladder-has-a-gap", signs(EARLY, crisis=rt.CrisisPlan()), [("/warning_signs", {"stage": WORSE})]),
        ("ladder-has-a-gap", signs(EARLY, None, crisis=rt.CrisisPlan()), []),
        ("ladder-has-a-gap", signs(crisis=rt.CrisisPlan()), []),
        ("sign-has-no-response", rt.WarningSign(what="x"), [("/responses", {})]),
        ("sign-has-no-response", met(rt.Trigger(what="The  rent"), "the rent "), []),
        ("sign-has-no-response", met(rt.Trigger(what="The  rent"), "rent"), [("/triggers/0/responses", {})]),
        ("sign-has-no-response", met(rt.WarningSign(what="The  rent"), "the rent "), []),
        ("sign-has-no-response", met(rt.WarningSign(what="The  rent"), "rent"), [("/warning_signs/0/responses", {})]),
        ("counts-on-a-tool-that-does-not-help", rt.WellnessPlan(toolbox=(attrs.evolve(TEA, helped=Helped.DOES_NOT_HELP),), daily=(rt.DailyPractice(what="x", tool="tea"),), crisis=rt.CrisisPlan(does_not_help=(rt.Note(tool="tea"),))), [("/daily/0/tool", {})]),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found
