"""What is worked out from a goal."""

from typing import Any

import pytest

from recoverytools.models import AttainmentScale


@pytest.mark.parametrize(
    ("scale", "weighs"),
    [
        (AttainmentScale(), None),
        (AttainmentScale(importance=2), None),
        (AttainmentScale(difficulty=2), None),
        (AttainmentScale(importance=2, difficulty=3), 6.0),
        (AttainmentScale(importance=0, difficulty=3), 0.0),
        (AttainmentScale(weight=0), 0.0),
        (AttainmentScale(weight=2.5, importance=3, difficulty=3), 2.5),
    ],
)
def test_what_a_goal_weighs(scale: Any, weighs: float | None) -> None:
    assert scale.effective_weight == weighs
