"""Every text of ours passes through wording, in any language and in a person's own words."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from languages import Upside
from recoverytools.vocabulary import Domain, GoalStatus
from recoverytools.wording import say, show


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("as it is", "as it is"),
        (3, "3"),
        (2.0, "2"),
        (2.5, "2.5"),
        (True, "yes"),
        (False, "no"),
        (date(2026, 11, 1), "1 November 2026"),
        (time(0, 5), "12:05 am"),
        (time(8, 30), "8:30 am"),
        (time(12, 0), "12:00 pm"),
        (time(23, 59), "11:59 pm"),
        (datetime(2026, 11, 1, 8, 30, tzinfo=UTC), "1 November 2026, 8:30 am"),
        (GoalStatus.LET_GO, "Let go"),
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        ((Domain.SOCIAL, 2.0, "c"), "People and belonging, 2 and c"),
    ],
)
def test_how_values_read(value: Any, shown: Any) -> None:
    assert show(value) == shown


def test_values_stand_in_their_places() -> None:
    assert say("from {start} on, {count} times", start=date(2026, 1, 2), count=3) == "from 2 January 2026 on, 3 times"


def test_a_value_may_hold_braces() -> None:
    assert say("{text}", text="{text} {0}") == "{text} {0}"


def test_a_language_without_a_catalogue_is_english() -> None:
    assert say("Goals", locale="eo") == "Goals"
    assert say("Goals", locale="es-MX") == "Goals"


def test_a_translation_of_ones_own_is_used_to_any_depth() -> None:
    assert say("by {day}", locale=Upside(), day=date(2026, 5, 1)) == "«by ««1» «May» «2026»»»".replace(
        "«1»", "1"
    ).replace("«2026»", "2026")
    assert GoalStatus.LET_GO.label(Upside()) == "«Let go»"
    assert show(("a", "b"), locale=Upside()) == "«a and b»"
    assert show(True, locale=Upside()) == "«yes»"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Ask your recovery coach.", "Ask your buddy."),
        ("Recovery coach", "Buddy"),
        ("recovery coaches", "recovery coaches"),
        ("My wellness plan and plan", "My good days and map"),
        ("plan {plan}", "map PLAN"),
        ("a {brace}d plan", "a PLANd map"),
    ],
)
def test_a_persons_words_stand_for_ours(text: str, chosen: Any) -> None:
    choices = {"Recovery Coach": "buddy", "plan": "map", "wellness plan": "good days"}
    assert say(text, choices=choices, plan="PLAN", brace="PLAN") == chosen


def test_a_persons_words_may_hold_braces_and_signs() -> None:
    assert say("Goals", choices={"goals": "{my} (goals)*", ".*": "nothing"}) == "{my} (goals)*"


def test_words_that_only_look_alike_in_capitals_are_left() -> None:
    # where capitals do not count, a pattern takes the dotless ı for an i, and it is another letter
    assert say("Gıft", choices={"gift": "present"}) == "Gıft"


def test_labels_take_a_persons_words() -> None:
    assert GoalStatus.ACTIVE.label(choices={"working": "dancing"}) == "Dancing on it"
    assert show((GoalStatus.ACTIVE,), choices={"working": "dancing"}) == "Dancing on it"
