"""The rules about grants, at their edges."""

from typing import Any

import pytest

import recoverytools as rt
from asking import TODAY, asked
from recoverytools.models import Page


@pytest.mark.parametrize(
    ("code", "thing", "found"),
    [
        ("grant-has-no-end", rt.Grant(to="x", until=TODAY), []),
        ("grant-has-no-end", rt.Grant(to="x", revoked_on=TODAY), []),
        ("grant-has-no-end", rt.Grant(to="x", only_in_crisis=True), []),
        ("grant-has-no-end", rt.Grant(to="x", only_in_crisis=False), [("/until", {})]),
        ("grant-names-nothing", rt.WellnessPlan(pages=(Page(id="p", heading="x"),), grants=(rt.Grant(to="x", sections=("pages/p", "pages/q")),)), [("/grants/0/sections/1", {})]),
        ("grant-names-nothing", rt.WellnessPlan(grants=(rt.Grant(to="x", sections=("gaols",), revoked_on=TODAY),)), []),
    ],
)  # fmt: skip
def test_where_it_asks_and_what_it_names(code: str, thing: Any, found: Any) -> None:
    assert asked(thing, code) == found
