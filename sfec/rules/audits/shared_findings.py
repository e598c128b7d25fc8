"""What several schools were told alike by their audits: findings that are the trust's."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.audit import TRUST_WIDE, Audit, AuditKind, Audits, Recommendation
from sfec.model.identifier import identity
from sfec.rules.audits.recommendations import is_closed, recommended

#: Said at so many schools, a finding is the trust's.
_SEVERAL = 2


class SharedFinding(NamedTuple):
    """The same recommendation at several schools: where it is open, and where it is closed."""

    kind: AuditKind
    text: str
    open_at: tuple[str, ...]
    closed_at: tuple[str, ...]

    @property
    def schools(self) -> set[str]:
        """The codes of all of them."""
        return {*self.open_at, *self.closed_at}


def shared_findings(audits: Audits, on: date, school: str | None = None) -> list[SharedFinding]:
    """What several schools were told alike by audits of one kind, and is open at one of them.

    Where a school is named, only what it was told too.
    """
    told: dict[tuple[AuditKind, str], list[tuple[Audit, Recommendation]]] = defaultdict(list)
    for audit in audits.audits:
        if audit.kind and audit.school not in (None, TRUST_WIDE):
            for each in recommended(audits, audit, on):
                words = " ".join(re.findall(r"\w+", identity(each.text)))
                told[audit.kind, words].append((audit, each))
    found = [_finding(kind, alike, on) for (kind, words), alike in told.items() if words]
    return [each for each in found if _is_shared(each, school)]


def _finding(
    kind: AuditKind, alike: Sequence[tuple[Audit, Recommendation]], on: date
) -> SharedFinding:
    open_at = {str(audit.school) for audit, each in alike if is_closed(each, on) is not True}
    closed_at = {str(audit.school) for audit, _ in alike} - open_at
    _, first = alike[0]
    return SharedFinding(kind, first.text, tuple(sorted(open_at)), tuple(sorted(closed_at)))


def _is_shared(finding: SharedFinding, school: str | None) -> bool:
    """Whether it was said at several schools, the one that is named among them, and is open."""
    schools = finding.schools
    return bool(finding.open_at) and len(schools) >= _SEVERAL and school in (None, *schools)
