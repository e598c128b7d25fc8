"""What audits and their recommendations are read with."""

from sfec.folder.audits.audit_context import AuditContext
from sfec.model.trust import School
from tests.support.audit_builder import POLICY


def test_a_school_is_named_by_its_code_whatever_the_case() -> None:
    context = AuditContext(POLICY, {"rps": School("RPS", "Ravelmoor")})
    assert context.who("RPS") == context.who("rps") == "Ravelmoor (RPS)"
    assert (context.who("OHS"), context.who(None)) == ("", "")


def test_what_nobody_knows_the_school_of_may_touch_each_of_them() -> None:
    context = AuditContext(POLICY, {"rps": School("RPS", "Ravelmoor")})
    assert context.may_touch == "until then it may touch any of 1 school"
