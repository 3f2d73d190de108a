"""The word lists."""

import enum
import re
from typing import Any

import pytest

from recoverytools import vocabulary
from recoverytools.findings import Severity
from recoverytools.wording import Word

LISTS = [cls for cls in vars(vocabulary).values() if isinstance(cls, enum.EnumType) and cls is not Word]


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_words_are_kebab_case_and_labelled(words: Any) -> None:
    assert words.__doc__, "a list says what it is"
    for word in words:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", word.value)
        assert word.value not in {"yes", "no", "on", "off", "true", "false", "null"}, "YAML would misread it"
        assert word.name == word.value.replace("-", "_").upper()
        assert not word.label()[0].islower()
        assert words(word.value) is word
    assert len({word.label() for word in words}) == len(words), "two words do not read alike"
    assert "OTHER" not in words.__members__ or list(words)[-1].name == "OTHER"


def test_lists_stand_in_alphabetical_order() -> None:
    assert [cls.__name__ for cls in LISTS] == sorted(cls.__name__ for cls in LISTS)


def test_severities_are_ranked() -> None:
    assert [severity.rank for severity in (Severity.ERROR, Severity.SAFETY, Severity.ADVICE, Severity.IDEA)] == [
        0,
        1,
        2,
        3,
    ]
