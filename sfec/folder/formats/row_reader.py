"""One row being read: what cannot be read is not known, and the rest of the row stands."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sfec.folder.formats.cells import Misread, read_choice, read_content, read_day
from sfec.folder.formats.table import Row
from sfec.model.policy import EvidenceField
from sfec.problems import Level, Problem

T = TypeVar("T")


class RowReader:
    """A row being read: `problems` are met in it, `unread` the headings of what cannot be read.

    Each problem has the `code` unless it is given another.
    """

    def __init__(self, row: Row, code: str, who: str = "") -> None:
        self.row, self.code, self.who = row, code, who
        self.problems: list[Problem] = []
        self.unread: set[str] = set()

    def text(self, heading: str) -> str:
        """The text under a heading; nothing where the cell is broken."""
        return self.known(heading, self.row.text(heading)) or ""

    def day(self, heading: str) -> date | None:
        """The day under a heading; None where there is none, or none that can be read."""
        return self.known(heading, read_day(heading, self.row.cell(heading)))

    def choice(self, heading: str, values: Sequence[str]) -> str | None:
        """Which of some values stands under a heading; None where none does."""
        return self.known(heading, read_choice(heading, tuple(values), self.row.cell(heading)))

    def figure(self, field: EvidenceField) -> Decimal | None:
        """The figure of a field under its heading; None where there is none that can be read."""
        content = self.known(field.heading, read_content(field, self.row.cell(field.heading)))
        return content if isinstance(content, Decimal) else None

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

    def known(self, heading: str, content: T | Misread) -> T | None:
        """What was read from a cell; None where it cannot be known, which is told once."""
        broken = self.row.misread(heading)
        if broken is None and not isinstance(content, Misread):
            return content
        misread = broken or content
        if isinstance(misread, Misread) and heading not in self.unread:
            message, hint, _, level, cause = misread
            self.fault(heading, message, hint, level=level, cause=cause)
            self.unread.add(heading)
        return None
