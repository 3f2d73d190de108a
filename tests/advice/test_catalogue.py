"""The order and the weight of the rules."""

import pytest

import recoverytools as rt
from recoverytools.advice import CATALOGUE
from recoverytools.findings import Severity


def test_what_could_hurt_is_asked_in_this_order() -> None:
    """Whom people may let in comes first, then what they may give, then where help is."""
    safety = [rule.code for rule in CATALOGUE if rule.severity is Severity.SAFETY]
    assert safety == [
        "crisis-names-someone-for-and-against",
        "hard-day-counts-on-someone-kept-out",
        "hard-day-is-shown-to-someone-kept-out",
        "crisis-medicine-wanted-and-refused",
        "hard-day-plan-has-no-number",
        "story-tells-what-is-off-limits",
        "crisis-choice-wanted-and-avoided",
        "crisis-plan-has-expired",
        "crisis-agent-is-a-witness",
    ]


@pytest.mark.parametrize(
    "code",
    [
        "ends-before-it-begins",
        "goal-has-no-date",
        "goal-has-no-measure",
        "goal-levels-have-no-middle",
        "problem-outcome-has-no-choice",
        "rating-is-off-its-scale",
        "safer-use-says-nothing-of-a-break",
        "step-due-after-goal",
        "watch-looks-at-nothing",
    ],
)
def test_what_is_only_odd_or_not_said_yet_is_an_idea(code: str) -> None:
    assert rt.explain(code).severity is Severity.IDEA


def test_what_someone_wanted_to_change_after_a_hard_day_is_worth_a_look() -> None:
    assert rt.explain("plan-was-used-and-not-mended").severity is Severity.ADVICE
