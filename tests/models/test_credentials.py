"""Credentials: every rule for renewal that is known here can stand in one."""

from datetime import date
from typing import Any

import pytest

import recoverytools as rt
from recoverytools.facts import renewal_rules


@pytest.mark.parametrize("rule", renewal_rules(), ids=lambda rule: rule.credential)
def test_a_known_rule_stands_in_a_credential(rule: Any) -> None:
    credential = rt.Credential(title=rule.credential, needs=rule.needs)
    assert rt.loads(rt.dumps(credential)) == credential


def test_hours_of_training_are_from_0_to_10000() -> None:
    for hours in (0, 0.5, 10_000):
        assert rt.TrainingRecord(on=date(2026, 11, 22), hours=hours).hours == hours
    for hours in (-0.5, 10_000.5):
        with pytest.raises(rt.InvalidValue, match=r"^hours must be a number from 0 to 10000$"):
            rt.TrainingRecord(on=date(2026, 11, 22), hours=hours)
