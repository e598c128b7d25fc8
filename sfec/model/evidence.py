"""What a half-term showed of a school, with the place of every value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from sfec.model.half_term import HalfTerm
from sfec.model.trust import School
from sfec.problems import Place, Problem

#: An answer as read: a choice, several of them, a figure; None is *not known*, never zero.
Content: TypeAlias = str | tuple[str, ...] | Decimal | None

NOT_DUE: Final = "not due"
NONE: Final = "none"
#: What directives and plans have come to.
MET, NOT_MET, IN_PROGRESS = "met", "not met", "in progress"
#: What a directive is that its trust has taken back; and what ends one.
WITHDRAWN = "withdrawn"
SETTLED = (MET, WITHDRAWN)


class SheetColumns(NamedTuple):
    """Where a sheet keeps its fields: the column of each, from 1."""

    path: str
    sheet: str
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One school's evidence on one ladder: every field's content, and where each was read.

    Typed fields lie in one row of one sheet; `derived_from` holds the places that a derived field,
    or an answer that stands from an earlier half-term, rests on. `unreadable` names the fields
    whose cells could not be read.
    """

    contents: Mapping[str, Content]
    sheet: SheetColumns | None = None
    row: int = 0
    derived_from: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    judged_by: str | None = None
    judged_on: date | None = None
    unreadable: frozenset[str] = frozenset()

    def sources(self, field_id: str) -> tuple[Place, ...]:
        """A typed field's cell, blank or not; the places a derived or standing one rests on."""
        if field_id in self.derived_from:
            return self.derived_from[field_id]
        if self.sheet and self.row and field_id in self.sheet.columns:
            return (
                Place(self.sheet.path, self.sheet.sheet, self.row, self.sheet.columns[field_id]),
            )
        return ()

    def is_blank(self, field_id: str) -> bool:
        """Whether a typed field's cell is there and empty; an unreadable one is not."""
        has_cell = self.sheet is not None and self.row > 0 and field_id in self.sheet.columns
        return has_cell and self.contents[field_id] is None and field_id not in self.unreadable

    def source(self, field_id: str) -> Place | None:
        """The first of a field's sources, if it has any."""
        return next(iter(self.sources(field_id)), None)

    def with_contents(
        self, contents: Mapping[str, Content], derived_from: Mapping[str, tuple[Place, ...]]
    ) -> "Evidence":
        """The same row with other contents, and the places that those not read in it rest on."""
        return Evidence(
            contents=contents,
            sheet=self.sheet,
            row=self.row,
            derived_from=derived_from,
            judged_by=self.judged_by,
            judged_on=self.judged_on,
            unreadable=self.unreadable,
        )


class Derived(NamedTuple):
    """An answer that is derived: what it comes to, where that is decided, what was wrong there.

    An answer of an earlier half-term may have `lapsed`: it was given, and no longer stands.
    """

    content: Content
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    lapsed: bool = False


class LadderSheet(NamedTuple):
    """A ladder's sheet as typed: each school's row by its code, and the sheet's first cell.

    And the column of the days on which the rows were judged, from 1; 0 without one. Without a first
    cell it is the sheet of a workbook that has none for the ladder. Rows that are left out may have
    `meant` some schools, by their codes.
    """

    rows: Mapping[str, Evidence] = MappingProxyType({})
    first_cell: Place | None = None
    judged_on_column: int = 0
    meant: frozenset[str] = frozenset()


class Directive(NamedTuple):
    """A directive of a CEO letter, its result as recorded by review, and that result's cell.

    One that is withdrawn says by whom and why, and on which day in place of that it was met. What
    has `left_out` an open one is the path of the workbook that has no row for it; it was `given` in
    the half-term, by its id, whose workbook is the first to have one.
    """

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
    withdrawn: str = ""
    left_out: str = ""
    given: str = ""

    def is_withdrawn(self, on: date) -> bool:
        """Whether it has been withdrawn by a day."""
        return self.result == WITHDRAWN and (self.met_on is None or self.met_on <= on)


class EvidenceProblems(NamedTuple):
    """What is wrong in a half-term's evidence, by the part it was met in.

    `sheets` is what is wrong in each ladder's sheet and in what is made of its rows, by ladder;
    `sources` what is wrong in the other files that fields of a ladder are derived from.
    """

    workbook: Sequence[Problem] = ()
    sheets: Mapping[str, Sequence[Problem]] = MappingProxyType({})
    directives: Sequence[Problem] = ()
    reports: Sequence[Problem] = ()
    sources: Mapping[str, Sequence[Problem]] = MappingProxyType({})

    @property
    def met(self) -> list[Problem]:
        """Everything that was met."""
        of_ladders = chain.from_iterable((*self.sheets.values(), *self.sources.values()))
        return [*self.workbook, *of_ladders, *self.directives, *self.reports]


class HalfTermEvidence(NamedTuple):
    """Every school's evidence of one half-term, by ladder and code.

    A school without a row is not known throughout. `reports` are by code and the officer's role;
    nobody's report of a school is empty.
    """

    half_term: HalfTerm
    schools: Sequence[School]
    by_ladder: Mapping[str, Mapping[str, Evidence]]
    directives: Sequence[Directive]
    reports: Mapping[str, Mapping[str, str]]
    problems: EvidenceProblems = EvidenceProblems()

    def problems_of(self, ladder: str) -> list[Problem]:
        """Everything wrong in what decisions on a ladder rest on, whichever school it concerns."""
        found = self.problems
        sheet, sources = found.sheets.get(ladder, ()), found.sources.get(ladder, ())
        return [*found.workbook, *sheet, *found.directives, *sources]
