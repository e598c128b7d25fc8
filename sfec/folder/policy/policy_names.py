"""The names in a policy: what may be one, and the roles that it may name."""

import re
from collections.abc import Iterator, Sequence

from sfec.folder.formats.nodes import Span
from sfec.model.activity import CENTRAL_TEAM
from sfec.model.trust import ROLES
from sfec.problems import Problem, choice_hint, quoted

#: Who may see to an activity or a deadline.
OWNERS = (*ROLES, CENTRAL_TEAM)
_ID = re.compile(r"[a-z][a-z0-9_]*")


def misnamed(name: str, at: Span) -> Iterator[Problem]:
    """A problem, policy-id, where a name cannot be one."""
    if not _ID.fullmatch(name):
        hint = "use small letters, digits and _, a letter first"
        yield at.problem("policy-id", f"{quoted(name)} cannot be a name here", hint)


def no_role(role: str, roles: Sequence[str], at: Span) -> Iterator[Problem]:
    """A problem, policy-role, where a role is none of those that may stand there."""
    if role not in roles:
        yield at.problem("policy-role", f"{quoted(role)} is no role", choice_hint(role, roles))
