"""The stage of problem solving is worked out from what is written."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from recoverytools.models import Option
from recoverytools.vocabulary import ProblemStage

START = rt.ProblemSolving(problem="the rent is due too soon")
ASK = Option(id="ask", text="ask for more time")
WEIGHED = attrs.evolve(ASK, disadvantages=("he may say no",))


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ({}, ProblemStage.SET_GOAL),
        ({"goal": "pay without fear"}, ProblemStage.FIND_OPTIONS),
        ({"options": (ASK,)}, ProblemStage.WEIGH_OPTIONS),
        ({"options": (ASK, Option(text="move"))}, ProblemStage.WEIGH_OPTIONS),
        ({"options": (WEIGHED,)}, ProblemStage.CHOOSE),
        ({"options": (attrs.evolve(ASK, advantages=("it is free",)),)}, ProblemStage.CHOOSE),
        ({"options": (ASK,), "chosen": "ask"}, ProblemStage.PLAN_STEPS),
        ({"options": (ASK,), "chosen": "ask", "steps": (rt.Step(what="call him"),)}, ProblemStage.TRY),
        ({"options": (ASK,), "chosen": "ask", "happened": "he said yes"}, ProblemStage.LOOK_BACK),
        ({"satisfaction": 0}, ProblemStage.LOOK_BACK),
        ({"learned": "ask early"}, ProblemStage.LOOK_BACK),
        ({"next": "set up a standing order"}, ProblemStage.LOOK_BACK),
    ],
)
def test_the_stage_is_what_comes_next(written: Any, stage: Any) -> None:
    assert attrs.evolve(START, **written).stage is stage


def test_the_stage_is_never_stored() -> None:
    assert "stage" not in rt.to_dict(START)
