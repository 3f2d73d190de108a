"""Grants: what was agreed stays on record."""

from datetime import date

import recoverytools as rt

SAM = rt.Support(id="sam", name="Sam")


def test_a_grant_to_a_support_who_is_removed_keeps_their_name() -> None:
    only_sam = rt.Grant(id="only-sam", support="sam", sections=("goals",), signed_on=date(2026, 11, 1))
    named = rt.Grant(id="named", to="my nurse", support="sam", sections=("goals",))
    less = rt.WellnessPlan(supports=(SAM,), grants=(only_sam, named)).remove("sam")
    assert less.grants == (
        rt.Grant(id="only-sam", to="Sam", sections=("goals",), signed_on=date(2026, 11, 1)),
        rt.Grant(id="named", to="my nurse", sections=("goals",)),
    )


def test_a_grant_starts_with_nothing_granted() -> None:
    grant = rt.Grant(to="my nurse")
    assert (grant.sections, grant.scales, grant.journal_since, grant.until) == ((), (), None, None)
