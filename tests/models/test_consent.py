"""Grants: consent to someone who is gone is gone."""

import recoverytools as rt

SAM = rt.Support(id="sam", name="Sam")


def test_a_grant_to_a_support_who_is_removed_goes_with_them() -> None:
    only_sam = rt.Grant(id="only-sam", support="sam", sections=("goals",))
    named = rt.Grant(id="named", to="my nurse", support="sam", sections=("goals",))
    less = rt.WellnessPlan(supports=(SAM,), grants=(only_sam, named)).remove("sam")
    assert [(grant.id, grant.to, grant.support) for grant in less.grants] == [("named", "my nurse", None)]


def test_a_grant_starts_with_nothing_granted() -> None:
    grant = rt.Grant(to="my nurse")
    assert (grant.sections, grant.scales, grant.journal_since, grant.until) == ((), (), None, None)
