"""The names in a policy, and the roles that it may name."""

import pytest

from sfec.folder.formats.nodes import Span
from sfec.folder.policy.policy_names import OWNERS, misnamed, no_role

AT = Span("policy/core-offer.yaml", ("activities:", "  gdpr: {owner: boss}"), 2, 3, 6)


@pytest.mark.parametrize("name", ["gdpr", "level_2", "x"])
def test_what_can_be_a_name(name: str) -> None:
    assert list(misnamed(name, AT)) == []


@pytest.mark.parametrize("name", ["GDPR", "2_levels", "fire-safety", "two words", ""])
def test_what_cannot_is_refused_at_its_place(name: str) -> None:
    [problem] = misnamed(name, AT)
    assert (problem.code, problem.place) == ("policy-id", AT.place)


def test_the_officers_heads_chairs_and_the_central_team_see_to_what_is_to_be_done() -> None:
    for role in ("ceo", "compliance_manager", "head", "lsb_chair", "central_team"):
        assert list(no_role(role, OWNERS, AT)) == []


def test_what_is_no_role_is_refused_with_what_may_be_meant() -> None:
    [problem] = no_role("hed", ("head", "mentor"), AT)
    assert (problem.code, problem.message) == ("policy-role", '"hed" is no role')
    assert problem.hint == 'allowed: head, mentor; did you mean "head"?'
