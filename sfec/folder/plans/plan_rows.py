"""The other sheets of a plan's workbook: directives or targets, reviews, results, extensions."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from sfec.folder.formats.cells import fold
from sfec.folder.formats.row_reader import RowReader
from sfec.folder.formats.table import find_sheet, read_table, repeated_sheet
from sfec.folder.formats.workbook import Workbook
from sfec.folder.plans import plan_headings as heads
from sfec.folder.plans.plan_sheet import PlanIdentity
from sfec.model.identifier import identity
from sfec.model.plan import (
    RESULTS,
    Block,
    Extension,
    PlanDirective,
    PlanPolicy,
    Result,
    Review,
)
from sfec.problems import Place, Problem, choice_hint, quoted

#: What may be unreadable without a doubt about what a plan has come to.
_WORDS = {
    heads.OWNER,
    heads.SHOWN_BY,
    heads.BY,
    heads.NEXT_REVIEW,
    heads.NEXT_STEPS,
    heads.OUTLOOK,
    heads.SAID,
    heads.REASON,
}

R = TypeVar("R", PlanDirective, Review, Result, Extension)


class PlanRows(NamedTuple):
    """What the sheets of a plan's rows say."""

    directives: tuple[PlanDirective, ...]
    reviews: tuple[Review, ...]
    results: tuple[Result, ...]
    extensions: tuple[Extension, ...]


class PlanRowsReader:
    """The sheets being read. `unread` are the cells that cannot be read.

    Problems: those of sheets and headings, and plan-value, plan-number, plan-block, plan-review.
    """

    def __init__(self, workbook: Workbook, found: PlanIdentity, policy: PlanPolicy) -> None:
        self.workbook, self.kind, self.policy = workbook, found.kind, policy
        self.who = found.school.who
        self.one = found.kind.rows.removesuffix("s")
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.numbers: dict[str, PlanDirective] = {}
        self.held: set[date] = set()

    def read(self) -> PlanRows:
        """Every row of every sheet; one that cannot be read is left out."""
        notes = heads.directive_notes(self.one)
        directives = self._rows(self.kind.rows, notes, self._directive)
        reviews = self._rows(heads.REVIEWS, heads.REVIEW_NOTES, self._review)
        results = self._rows(heads.RESULTS, heads.RESULT_NOTES, self._result)
        extensions = self._rows(heads.EXTENSIONS, heads.EXTENSION_NOTES, self._extension)
        return PlanRows(directives, reviews, results, extensions)

    def _rows(
        self, title: str, notes: Mapping[str, str], read: Callable[[RowReader], R | None]
    ) -> tuple[R, ...]:
        repeated = repeated_sheet(self.workbook, title)
        sheet = find_sheet(self.workbook, title)
        self.problems += repeated
        if sheet is None:
            if repeated:
                self.unread.add(title)
            else:
                self._no_sheet(title)
            return ()
        table = read_table(sheet, list(notes), list(notes))
        self.problems += table.problems
        if len(table.columns) < len(notes):
            self.unread.add(title)
            return ()
        found = []
        for row in table.rows():
            reader = RowReader(row, "plan-value", self.who)
            if (one := read(reader)) is not None:
                found.append(one)
            self.problems += reader.problems
            self.unread |= {row.place(each).at for each in reader.unread - {self.one, *_WORDS}}
        return tuple(found)

    def _no_sheet(self, title: str) -> None:
        self.unread.add(title)
        message, hint = f"there is no sheet {quoted(title)}", "`sfec plan new` writes every sheet"
        place = Place(self.workbook.path)
        self.problems.append(Problem(place, "sheet-missing", message, hint, self.who))

    def _directive(self, row: RowReader) -> PlanDirective | None:
        number = row.text(heads.NUMBER)
        if not number:
            if heads.NUMBER not in row.unread:
                hint = "give it a number of its own, so that reviews can name it"
                row.fault(heads.NUMBER, f"this row has no number: {self.one}", hint, "plan-number")
            return None
        if (first := self.numbers.get(identity(number))) is not None:
            message = f"the number {quoted(number)} stands here and at {first.place.at}"
            row.fault(heads.NUMBER, message, "give one of them another number", "plan-number")
            return None
        directive = PlanDirective(
            number=number,
            block=self._block(row, heads.BLOCK),
            text=row.text(self.one),
            owner=row.text(heads.OWNER),
            due=row.day(heads.DUE),
            shown_by=row.text(heads.SHOWN_BY),
            added_on=row.day(heads.ADDED_ON),
            place=row.row.place(heads.NUMBER),
            cells=_cells(row, block=heads.BLOCK, text=self.one, owner=heads.OWNER, due=heads.DUE),
        )
        self.numbers[identity(number)] = directive
        return directive

    def _review(self, row: RowReader) -> Review | None:
        on = self._needed_day(row, heads.ON)
        if on is None:
            return None
        self.held.add(on)
        return Review(
            on=on,
            by=row.text(heads.BY),
            block=self._block(row, heads.BLOCK),
            next_on=row.day(heads.NEXT_REVIEW),
            next_steps=row.text(heads.NEXT_STEPS),
            place=row.row.place(heads.ON),
            cells=_cells(row, next_on=heads.NEXT_REVIEW),
        )

    def _result(self, row: RowReader) -> Result | None:
        review = self._needed_day(row, heads.REVIEW)
        number = self._number(row, heads.NUMBER, row.text(heads.NUMBER))
        result = row.choice(heads.RESULT, RESULTS)
        outlook = row.choice(heads.OUTLOOK, tuple(self.policy.outlooks))
        if review is not None and review not in self.held and not self._is_unread(heads.REVIEWS):
            held = ", ".join(f"{each:%d/%m/%Y}" for each in sorted(self.held)) or "none"
            message = f"no review was held on {review:%d/%m/%Y}"
            hint = f"reviews held: {held}; add it to the sheet {heads.REVIEWS}, or correct the day"
            row.fault(heads.REVIEW, message, hint, "plan-review")
        met_on = row.day(heads.MET_ON)
        if review is None or number is None:
            return None
        return Result(
            review=review,
            number=number,
            result=result,
            met_on=met_on,
            outlook=outlook,
            said=row.text(heads.SAID),
            place=row.row.place(heads.RESULT),
        )

    def _extension(self, row: RowReader) -> Extension | None:
        on, to = self._needed_day(row, heads.ON), self._needed_day(row, heads.TO)
        what = row.text(heads.WHAT)
        block = next((each for each in self._blocks() if _names(each, what)), None)
        number = None
        if what and block is None:
            number = self._number(row, heads.WHAT, what)
            if number is None:
                return None
        if on is None or to is None:
            return None
        return Extension(
            on=on,
            number=number,
            block=block.id if block else None,
            to=to,
            by=row.text(heads.BY),
            reason=row.text(heads.REASON),
            place=row.row.place(heads.TO),
            cells=_cells(row, by=heads.BY, reason=heads.REASON),
        )

    def _needed_day(self, row: RowReader, heading: str) -> date | None:
        day = row.day(heading)
        if day is None and heading not in row.unread:
            row.fault(heading, f"{heading} is empty", "write the day, or empty the row")
        return day

    def _number(self, row: RowReader, heading: str, text: str) -> str | None:
        """The number of a directive of this plan, as its own row has it."""
        found = self.numbers.get(identity(text))
        if found is not None:
            return found.number
        if heading not in row.unread and not self._is_unread(self.kind.rows):
            message = f"there is no {self.one.casefold()} {quoted(text)} in this plan"
            if not text:
                message = f"this row names no {self.one.casefold()}"
            known = ", ".join(each.number for each in self.numbers.values())
            row.fault(heading, message, f"numbers: {known}", "plan-number")
        return None

    def _block(self, row: RowReader, heading: str) -> str | None:
        text = row.text(heading)
        if not text:
            return None
        for block in self._blocks():
            if _names(block, text):
                return block.id
        titles = [block.title for block in self._blocks()]
        message = f"{quoted(text)} is no block of a {self.kind.short}"
        hint = choice_hint(text, titles) if titles else "empty the cell: this kind has no blocks"
        row.fault(heading, message, hint, "plan-block")
        return None

    def _blocks(self) -> Sequence[Block]:
        return tuple(self.kind.blocks.values())

    def _is_unread(self, title: str) -> bool:
        return title in self.unread


def _cells(row: RowReader, **headings: str) -> dict[str, Place]:
    """The cells under some headings, by what they hold."""
    return {name: row.row.place(heading) for name, heading in headings.items()}


def _names(block: Block, text: str) -> bool:
    """Whether a text is a block's title or its name."""
    return bool(text) and fold(text) in (fold(block.title), fold(block.id))
