"""How ready a person is to choose is worked out from four answers."""

from typing import Any

import pytest

import recoverytools as rt
from recoverytools.models import Sureness

YES = {"settled": True, "know_enough": True, "know_what_matters": True, "backed": True}


@pytest.mark.parametrize(
    ("sure", "sureness"),
    [
        (None, None),
        (Sureness(), None),
        (Sureness(**YES), 4),
        *[(Sureness(**YES | {name: False}), 3) for name in YES],
        *[(Sureness(**YES | {name: None}), None) for name in YES],
        (Sureness(**dict.fromkeys(YES, False)), 0),
    ],
)
def test_sureness_counts_the_yeses_once_all_four_are_answered(sure: Any, sureness: Any) -> None:
    decision = rt.Decision(question="do I move?", sure=sure)
    assert decision.sureness == sureness
    assert "sureness" not in rt.to_dict(decision), "it is never stored"
