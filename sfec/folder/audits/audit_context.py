"""What audits and their recommendations are read with."""

from collections.abc import Mapping
from typing import NamedTuple

from sfec.model.audit import AuditPolicy
from sfec.model.identifier import identity
from sfec.model.trust import School
from sfec.problems import count


class AuditContext(NamedTuple):
    """What audits are read with.

    `schools` are by the identity of their codes; `unread` are those of schools whose own records
    cannot be read.
    """

    policy: AuditPolicy
    schools: Mapping[str, School]
    unread: frozenset[str] = frozenset()

    @property
    def may_touch(self) -> str:
        """How far it reaches that nobody knows whose something is."""
        return f"until then it may touch any of {count(len(self.schools), 'school')}"

    def who(self, code: str | None) -> str:
        """The school of a code as problems name it; nobody where there is none."""
        school = self.schools.get(identity(code or ""))
        return school.who if school else ""
