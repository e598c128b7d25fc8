"""What a half-term showed of a school, with the place of every value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from sfec.problems import Place

#: An answer as read: a choice, several of them, a figure; None is *not known*, never zero.
Content: TypeAlias = str | tuple[str, ...] | Decimal | None

NOT_DUE: Final = "not due"
NONE: Final = "none"


class SheetColumns(NamedTuple):
    """Where a sheet keeps its fields: the column of each, from 1."""

    path: str
    sheet: str
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One school's evidence on one ladder: every field's content, and where each was read.

    Typed fields lie in one row of one sheet; `derived_from` holds the places that a derived field, or an answer
    that stands from an earlier half-term, rests on. `unreadable` names the fields whose cells could not be read.
    """

    contents: Mapping[str, Content]
    sheet: SheetColumns | None = None
    row: int = 0
    derived_from: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    judged_by: str | None = None
    judged_on: date | None = None
    unreadable: frozenset[str] = frozenset()

    def sources(self, field_id: str) -> tuple[Place, ...]:
        """The cell a typed field was read from, blank or not; the places a derived or standing one rests on."""
        if field_id in self.derived_from:
            return self.derived_from[field_id]
        if self.sheet and self.row and field_id in self.sheet.columns:
            return (Place(self.sheet.path, self.sheet.sheet, self.row, self.sheet.columns[field_id]),)
        return ()

    def is_blank(self, field_id: str) -> bool:
        """Whether a typed field's cell is there and empty: not unreadable, nor of a row or column that is missing."""
        has_cell = self.sheet is not None and self.row > 0 and field_id in self.sheet.columns
        return has_cell and self.contents[field_id] is None and field_id not in self.unreadable

    def source(self, field_id: str) -> Place | None:
        """The first of a field's sources, if it has any."""
        return next(iter(self.sources(field_id)), None)


class Directive(NamedTuple):
    """A directive of a CEO letter, its result as recorded by review, and the cell of that result."""

    school: str
    number: str
    ladder: str
    text: str
    owner: str
    due: date | None
    result: str | None
    met_on: date | None
    place: Place
    is_readable: bool = True
