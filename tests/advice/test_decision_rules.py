"""The rules about decisions and speaking up, at their edges."""

from typing import Any

import attrs
import pytest

import recoverytools as rt
from asking import TODAY, YESTERDAY, A, B, asked
from recoverytools.advice import review
from recoverytools.models import Matter, OtherPerson, Sureness
from recoverytools.vocabulary import DecisionStage

SURE = Sureness(settled=True, know_enough=True, know_what_matters=True, backed=True)
UNDECIDED = rt.Decision(
    question="x",
    options=(A,),
    by=YESTERDAY,
    others=(OtherPerson(name="y", pressure=True),),
    sure=attrs.evolve(SURE, know_enough=False),
)
NAGS: dict[str, Any] = {
    "decision-is-under-pressure": [("/others/0/pressure", {})],
    "decision-has-one-way": [("/options", {})],
    "decision-needs-more-facts": [("/questions_to_ask", {})],
    "decision-day-has-passed": [("/by", {"by": YESTERDAY})],
}


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("decision-is-under-pressure", rt.Decision(question="x", others=(OtherPerson(name="w"), OtherPerson(name="y", pressure=True), OtherPerson(name="z", pressure=True))), [("/others/1/pressure", {})]),
        ("decision-is-under-pressure", rt.Decision(question="x", options=(A,), chosen="a", others=(OtherPerson(name="y", pressure=True),)), []),
        *((code, attrs.evolve(UNDECIDED, stage=stage), found) for code, found in NAGS.items() for stage in DecisionStage if stage is not DecisionStage.CHOSEN),
        *((code, attrs.evolve(UNDECIDED, stage=DecisionStage.CHOSEN), []) for code in NAGS),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), stage=DecisionStage.CHOSEN), []),
        ("decision-has-one-way", rt.Decision(question="x"), []),
        ("decision-has-one-way", rt.Decision(question="x", options=(A, B)), []),
        ("decision-has-one-way", rt.Decision(question="x", options=(A,), chosen="a"), []),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), matters=(Matter(text="y"),), sure=attrs.evolve(SURE, know_what_matters=False)), [("/matters", {})]),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A, B), chosen="a"), []),
        ("decision-says-not-what-matters", rt.Decision(question="x", options=(A,)), []),
        ("decision-needs-more-facts", rt.Decision(question="x", sure=SURE), []),
        ("decision-needs-more-facts", rt.Decision(question="x", sure=attrs.evolve(SURE, know_enough=False), next_steps=(rt.Step(what="y"),)), []),
        ("decision-stands-alone", rt.Decision(question="x", sure=attrs.evolve(SURE, backed=False)), [("/sure/backed", {})]),
        *(("decision-stands-alone", rt.Decision(question="x", sure=attrs.evolve(SURE, backed=backed)), []) for backed in (None, True)),
        ("decision-stands-alone", rt.Decision(question="x", options=(A,), chosen="a", sure=attrs.evolve(SURE, backed=False)), []),
        ("decision-stands-alone", rt.Decision(question="x"), []),
        ("decision-needs-more-facts", rt.Decision(question="x", options=(A,), chosen="a", sure=attrs.evolve(SURE, know_enough=False)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=YESTERDAY), []),
        ("decision-day-has-passed", rt.Decision(question="x", options=(A,)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=TODAY, options=(A,)), []),
        ("decision-day-has-passed", rt.Decision(question="x", by=YESTERDAY, options=(A,), chosen="a"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=TODAY), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY), [("/answer", {"by": YESTERDAY})]),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY, offered="y"), []),
        ("advocacy-answer-is-late", rt.Advocacy(need="x", by=YESTERDAY, answer="y"), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found


@pytest.mark.parametrize(
    ("code", "thing", "says", "asks"),
    [
        ("decision-stands-alone", rt.Decision(question="x", sure=Sureness(backed=False)), "You said that people may not stand by you in this.", "Who would listen, whatever you choose?"),
        ("decision-has-one-way", UNDECIDED, "One way is written down. To leave things as they are is a way too.", "What else could you do?"),
    ],
)  # fmt: skip
def test_what_a_rule_says_and_asks(code: str, thing: Any, says: str, asks: str) -> None:
    [finding] = review(thing, today=TODAY, only=[code])
    assert (finding.message(), finding.question()) == (says, asks)
