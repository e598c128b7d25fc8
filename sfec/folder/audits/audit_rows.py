"""One row of audits.xlsx: what cannot be read is not known, and the rest of the row stands."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from sfec.folder.formats.cells import Misread, read_choice, read_day
from sfec.folder.formats.table import Row
from sfec.model.audit import AuditPolicy
from sfec.model.identifier import identity
from sfec.model.trust import School
from sfec.problems import Level, Problem, count

T = TypeVar("T", str, date)


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


class AuditRow:
    """A row being read: `problems` are met in it, `unread` the headings of what cannot be read."""

    def __init__(self, row: Row, code: str, who: str = "") -> None:
        self.row, self.code, self.who = row, code, who
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def text(self, heading: str) -> str:
        """The text under a heading; nothing where the cell is broken."""
        return self._known(heading, self.row.text(heading)) or ""

    def day(self, heading: str) -> date | None:
        """The day under a heading; None where there is none, or none that can be read."""
        return self._known(heading, read_day(heading, self.row.cell(heading)))

    def choice(self, heading: str, values: tuple[str, ...]) -> str | None:
        """Which of some values stands under a heading; None where none does."""
        return self._known(heading, read_choice(heading, values, self.row.cell(heading)))

    def fault(
        self,
        heading: str,
        message: str,
        hint: str,
        code: str = "",
        level: Level = Level.ERROR,
        *,
        cause: str = "",
    ) -> None:
        """Add what is wrong with a cell; what is in error there is not known."""
        place, code = self.row.place(heading), code or self.code
        problem = Problem(place, code, message, hint, self.who, level, cause=cause)
        self.problems.append(problem)
        if level is Level.ERROR:
            self.unread.add(heading)

    def _known(self, heading: str, content: T | Misread | None) -> T | None:
        content = self.row.misread(heading) or content
        if isinstance(content, Misread):
            if heading not in self.unread:
                self.fault(heading, content.message, content.hint, cause=content.cause)
            return None
        return content
