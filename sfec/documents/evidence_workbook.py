"""The half-term's evidence workbook as `sfec evidence new` writes it, made to be filled in with pleasure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.sheet_style import (
    BLANK,
    DAY_FORMAT,
    GREY,
    INK,
    MONEY_FORMAT,
    GuideLine,
    expect_figure,
    format_cells,
    let_grow,
    offer,
    put,
    put_heading,
    rule_rows,
    set_up_print,
    wrap,
    write_guide,
)
from sfec.folder.directives_sheet import HEADINGS, NOTES, RESULTS
from sfec.folder.half_term_evidence import HalfTermEvidence
from sfec.folder.reports_sheet import HOW_TO_REPORT, OFFICERS, REPORT_HEADINGS
from sfec.folder.sheet_names import BESIDE, DIRECTIVES, GUIDE, JUDGED_BY, JUDGED_ON, NAME, REPORTS, SCHOOL
from sfec.model.evidence import Directive
from sfec.model.half_term import HalfTerm
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import ROLES, School, Trust
from sfec.rules.wording import format_content

#: Rows below the last school, or directive, that still have their lists to choose from.
SPARE_ROWS = 40
_WIDTHS = {SCHOOL: 9, NAME: 28, "No.": 6, "Directive": 52, "Owner": 20, JUDGED_BY: 20, JUDGED_ON: 19}
_WIDTH, _REPORT_WIDTH = 15, 60
#: Two officers' reports beside each other are still large enough to read in print.
_REPORT_PAGES = 3
_FIRST_FIELD = 3
_NOT_KNOWN = "Leave it empty if it is not known."


@dataclass(frozen=True, slots=True)
class EvidenceWorkbook:
    """What the workbook shows: whose it is, what it asks, and what the half-term before answered.

    `worked_out` are the fields that are worked out where their cell is left empty, and the file it is from.
    """

    trust: Trust | None
    half_term: HalfTerm
    ladders: Sequence[Ladder]
    schools: Sequence[School]
    before: HalfTermEvidence | None
    worked_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> str:
        """The trust's name, where it is known."""
        return self.trust.name if self.trust else "The trust"


def write_evidence_workbook(path: Path, shown: EvidenceWorkbook) -> None:
    """Write the workbook: a sheet a ladder, the directives still open, the officers' reports, and a guide."""
    book = Workbook()
    first = book.active
    for ladder in shown.ladders:
        _write_ladder(book.create_sheet(ladder.title), ladder, shown)
    _write_directives(book.create_sheet(DIRECTIVES), shown)
    _write_reports(book.create_sheet(REPORTS), shown)
    write_guide(book.create_sheet(GUIDE), tuple(_guide(shown)), shown.owner, f"{GUIDE}, {shown.half_term.title}")
    if first is not None:
        book.remove(first)
    book.properties.title = f"Evidence, {shown.half_term.title}"
    book.properties.creator = shown.owner
    book.save(path)


def _write_ladder(sheet: Worksheet, ladder: Ladder, shown: EvidenceWorkbook) -> None:
    headings = [SCHOOL, NAME, *(each.heading for each in ladder.typed_fields), JUDGED_BY, JUDGED_ON]
    for column, heading in enumerate(headings, 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _WIDTH))
    rows = _put_schools(sheet, shown.schools)
    for row in rows:
        sheet.row_dimensions[row].height = 19
    for column, asked in enumerate(ladder.typed_fields, _FIRST_FIELD):
        _ask(sheet, column, asked, rows, shown.worked_out.get(asked.id))
    format_cells(sheet, len(headings) - 1, rows)
    format_cells(sheet, len(headings), rows, DAY_FORMAT)
    rule_rows(sheet, rows, len(headings))
    if shown.before:
        _write_beside(sheet, ladder, shown, len(headings) + 2)
    sheet.freeze_panes = "C2"
    sheet.sheet_properties.tabColor = INK
    set_up_print(sheet, len(headings), rows.stop - 1, shown.owner, f"{ladder.title}, {shown.half_term.title}")


def _put_schools(sheet: Worksheet, schools: Sequence[School]) -> range:
    """Each school's code and name, a row a school; returns the rows."""
    rows = range(2, len(schools) + 2)
    for row, school in zip(rows, schools, strict=True):
        put(sheet.cell(row, 1), school.code, is_bold=True)
        put(sheet.cell(row, 2), school.name)
    return rows


def _ask(sheet: Worksheet, column: int, asked: EvidenceField, rows: range, worked_out_from: str | None) -> None:
    """A field's column: its note, what may be typed, its format, and a tint while a blank cell is not known."""
    sheet.cell(1, column).comment = Comment(_note(asked, worked_out_from), "sfec", height=150, width=300)
    format_cells(sheet, column, rows, MONEY_FORMAT if asked.kind == "money" else "General")
    further = range(rows.start, rows.stop + SPARE_ROWS)
    if asked.is_figure:
        expect_figure(sheet, column, further, above_zero=asked.above_zero)
    else:
        offer(sheet, column, asked.values, further, is_strict=asked.kind == "choice")
    if worked_out_from:
        return
    letter = get_column_letter(column)
    tint = DifferentialStyle(fill=PatternFill(bgColor=BLANK, fill_type="solid"))
    while_blank = Rule("expression", dxf=tint, formula=[f'AND($A2<>"",ISBLANK({letter}2))'])
    sheet.conditional_formatting.add(f"{letter}2:{letter}{max(rows.stop - 1, 2)}", while_blank)


def _note(asked: EvidenceField, worked_out_from: str | None) -> str:
    lines = [asked.note, _allowed(asked)]
    lines += [f"Supplied by: {ROLES[asked.supplied_by]}."] if asked.supplied_by else []
    empty = f"Leave it empty: it is worked out from {worked_out_from}." if worked_out_from else _NOT_KNOWN
    return "\n".join([*(each for each in lines if each), empty])


def _allowed(asked: EvidenceField) -> str:
    if asked.values:
        several = ", several with commas between" if asked.kind == "choices" else ""
        return f"Allowed: {', '.join(asked.values)}{several}."
    return "Allowed: pounds, in digits." if asked.kind == "money" else "Allowed: a number, in digits."


def _write_beside(sheet: Worksheet, ladder: Ladder, shown: EvidenceWorkbook, first: int) -> None:
    """The answers of the half-term before, in grey to the right of what is printed."""
    sheet.column_dimensions[get_column_letter(first - 1)].width = 3
    answered = shown.before.by_ladder.get(ladder.id, {}) if shown.before else {}
    for column, asked in enumerate(ladder.typed_fields, first):
        put_heading(sheet, column, f"{BESIDE}{asked.heading}", _WIDTH, is_ours=True)
        for row, school in enumerate(shown.schools, 2):
            content = answered[school.code].contents[asked.id] if school.code in answered else None
            if content is not None:
                put(sheet.cell(row, column), format_content(ladder, asked, content), colour=GREY)


def _write_directives(sheet: Worksheet, shown: EvidenceWorkbook) -> None:
    """The directives not yet met, carried forward, and room for new ones."""
    titles = {each.id: each.title for each in shown.ladders}
    still_open = [each for each in shown.before.directives if each.result != "met"] if shown.before else []
    rows = range(2, len(still_open) + 2)
    further = range(2, rows.stop + SPARE_ROWS)
    for column, heading in enumerate(HEADINGS, 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _WIDTH))
        sheet.cell(1, column).comment = Comment(NOTES[heading], "sfec", height=100, width=280)
        format_cells(sheet, column, further, DAY_FORMAT if heading in ("Due", "Met on") else "General")
    for row, directive in zip(rows, still_open, strict=True):
        for column, value in enumerate(_directive_row(directive, titles), 1):
            if isinstance(value, date):
                sheet.cell(row, column).value = value
            elif value:
                put(sheet.cell(row, column), value)
    wrap(sheet, rows, len(HEADINGS))
    offer(sheet, 1, [each.code for each in shown.schools], further)
    offer(sheet, 3, list(titles.values()), further)
    offer(sheet, 7, RESULTS, further)
    rule_rows(sheet, rows, len(HEADINGS))
    sheet.freeze_panes = "B2"
    set_up_print(sheet, len(HEADINGS), rows.stop - 1, shown.owner, f"{DIRECTIVES}, {shown.half_term.title}")


def _directive_row(directive: Directive, titles: Mapping[str, str]) -> tuple[str | date | None, ...]:
    ladder = titles.get(directive.ladder, "")
    said = (directive.school, directive.number, ladder, directive.text, directive.owner)
    return (*said, directive.due, directive.result, directive.met_on)


def _write_reports(sheet: Worksheet, shown: EvidenceWorkbook) -> None:
    """Room for each officer's report of each school; a row grows with what is typed in it."""
    for column, heading in enumerate(REPORT_HEADINGS, 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _REPORT_WIDTH))
        if heading in OFFICERS.values():
            note = f"The {heading}'s report of the school this half-term.\n{HOW_TO_REPORT}"
            sheet.cell(1, column).comment = Comment(note, "sfec", height=150, width=300)
    rows = _put_schools(sheet, shown.schools)
    let_grow(sheet, rows, len(REPORT_HEADINGS))
    rule_rows(sheet, rows, len(REPORT_HEADINGS))
    sheet.freeze_panes = "C2"
    right = f"{REPORTS}, {shown.half_term.title}"
    set_up_print(sheet, len(REPORT_HEADINGS), rows.stop - 1, shown.owner, right, across=_REPORT_PAGES)
    sheet.print_title_cols = "A:B"


def _guide(shown: EvidenceWorkbook) -> Iterator[GuideLine]:
    yield (f"{shown.owner}: evidence, {shown.half_term.title}",), True
    yield ("One row a school. An empty cell means not known: it is never read as zero, nor as a pass.",), False
    yield ("Choose from the list in each cell, or type the same words. Pale yellow cells are still empty.",), False
    yield ("Columns may be moved or added, and rows sorted. The headings must stay as they are.",), False
    yield (f'Grey columns that start "{BESIDE.strip()}" show the half-term before, and are not read.',), False
    yield (), False
    yield ("Column", "What it asks, and what may be written", "Supplied by"), True
    for ladder in shown.ladders:
        yield (ladder.title,), True
        for asked in ladder.typed_fields:
            yield (
                (asked.heading, f"{asked.note} {_allowed(asked)}".strip(), ROLES.get(asked.supplied_by or "", "")),
                False,
            )
    yield (DIRECTIVES,), True
    for heading, note in NOTES.items():
        yield (heading, note), False
    yield (REPORTS,), True
    yield (", ".join(OFFICERS.values()), HOW_TO_REPORT.replace("\n", " ")), False
