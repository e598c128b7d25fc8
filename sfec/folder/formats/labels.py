"""A sheet that says one thing a row: what it is in column A, and the entry in column B."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from sfec.folder.formats.cells import fold, is_blank
from sfec.folder.formats.row_reader import RowReader
from sfec.folder.formats.table import Row, Table
from sfec.folder.formats.workbook import CellValue, Sheet, as_typed
from sfec.model.policy import EvidenceField
from sfec.problems import Level, Place, Problem, did_you_mean, quoted

_ENTRY = 2
T = TypeVar("T")


class LabelReader:
    """Such a sheet being read; labels are found whatever their case and spacing.

    `problems` are met in it, `unread` the labels whose entries cannot be read. Problems: `code`,
    and heading-unknown, an error where one of the labels may be meant, else a note.
    """

    def __init__(self, sheet: Sheet, labels: Sequence[str], code: str) -> None:
        self.sheet, self.labels, self.code, self.who = sheet, labels, code, ""
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self._rows: dict[str, list[Row]] = {label: [] for label in labels}
        by_folded = {fold(label): label for label in labels}
        for number, values in enumerate(sheet.rows[1:], 2):
            if values and not is_blank(values[0]):
                self._sort_in(number, values, by_folded)

    def text(self, label: str) -> str:
        """The text of an entry; nothing where there is none, or it is broken."""
        reader = self._reader(label)
        return self._keep(reader, reader.text(label))

    def texts(self, label: str) -> tuple[str, ...]:
        """The texts of every row of a label that has one."""
        found = []
        for row in self._rows[label]:
            reader = RowReader(row, self.code, self.who)
            found.append(self._keep(reader, reader.text(label)))
        return tuple(each for each in found if each)

    def day(self, label: str) -> date | None:
        """The day of an entry; None where there is none, or none that can be read."""
        reader = self._reader(label)
        return self._keep(reader, reader.day(label))

    def choice(self, label: str, values: Sequence[str]) -> str | None:
        """Which of some values an entry is; None where there is none, or it is none of them."""
        reader = self._reader(label)
        return self._keep(reader, reader.choice(label, values))

    def figure(self, field: EvidenceField) -> Decimal | None:
        """The figure under the heading of a field; None where there is none that can be read."""
        reader = self._reader(field.heading)
        return self._keep(reader, reader.figure(field))

    def place(self, label: str) -> Place:
        """The cell of a label's entry; without the label, the sheet's first cell."""
        return self._rows[label][0].place(label) if self._rows[label] else self.sheet.place(1, 1)

    def fault(
        self, label: str, message: str, hint: str, code: str = "", *, cause: str = ""
    ) -> None:
        """Add what is in error in an entry, which is not known then."""
        place, code = self.place(label), code or self.code
        self.problems.append(Problem(place, code, message, hint, self.who, cause=cause))
        self.unread.add(label)

    def _reader(self, label: str) -> RowReader:
        rows = self._rows[label] or [Row(Table(self.sheet, {}), 1, ())]
        return RowReader(rows[0], self.code, self.who)

    def _keep(self, reader: RowReader, content: T) -> T:
        self.problems += reader.problems
        self.unread |= reader.unread
        return content

    def _sort_in(self, number: int, values: Sequence[CellValue], by_folded: dict[str, str]) -> None:
        text = as_typed(values[0]).strip()
        label = by_folded.get(fold(text))
        if label is not None:
            self._rows[label].append(Row(Table(self.sheet, {label: _ENTRY}), number, values))
            return
        near = did_you_mean(text, self.labels)
        level = Level.ERROR if near else Level.NOTE
        message, place = f"{quoted(text)} is not read", self.sheet.place(number, 1)
        self.problems.append(Problem(place, "heading-unknown", message, near, level=level))
