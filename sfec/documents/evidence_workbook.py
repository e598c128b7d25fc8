"""The half-term's evidence workbook as `sfec evidence new` writes it, to be filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from sfec.folder.evidence.directives_sheet import (
    DIRECTIVE,
    DUE,
    HEADINGS,
    LADDER,
    MET_ON,
    NOTES,
    NUMBER,
    OWNER,
    RESULT,
    RESULTS,
)
from sfec.folder.evidence.ladder_sources import WorkedOut
from sfec.folder.evidence.reports_sheet import HOW_TO_REPORT, OFFICERS, REPORT_HEADINGS
from sfec.folder.formats.sheet_names import (
    BESIDE,
    DIRECTIVES,
    GUIDE,
    JUDGED_BY,
    JUDGED_ON,
    NAME,
    REPORTS,
    SCHOOL,
)
from sfec.model.evidence import SETTLED, Directive, HalfTermEvidence
from sfec.model.half_term import HalfTerm
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import ROLES, School, Trust
from sfec.rules.ladders.wording import format_content

#: Rows below the last school, or directive, that still have their lists to choose from.
SPARE_ROWS = 40
_WIDTHS = {
    SCHOOL: 9,
    NAME: 28,
    NUMBER: 6,
    DIRECTIVE: 52,
    OWNER: 20,
    JUDGED_BY: 20,
    JUDGED_ON: 19,
}
_WIDTH, _REPORT_WIDTH = 15, 60
#: Two officers' reports beside each other are still large enough to read in print.
_REPORT_PAGES = 3
_FIRST_FIELD = 3
_NOT_KNOWN = "Leave it empty if it is not known."


@dataclass(frozen=True, slots=True)
class EvidenceWorkbook:
    """What the workbook shows: whose it is, what it asks, and what the half-term before answered.

    `worked_out` are the fields that are worked out where the cell of some schools is left empty.
    """

    trust: Trust | None
    half_term: HalfTerm
    ladders: Sequence[Ladder]
    schools: Sequence[School]
    before: HalfTermEvidence | None
    worked_out: Mapping[str, WorkedOut]

    @property
    def owner(self) -> str:
        """The trust's name, where it is known."""
        return self.trust.name if self.trust else "The trust"


def write_evidence_workbook(path: Path, shown: EvidenceWorkbook) -> None:
    """Write the workbook: a sheet a ladder, the open directives, the officers' reports, a guide."""
    book = Workbook()
    first = book.active
    for ladder in shown.ladders:
        _write_ladder(book.create_sheet(ladder.title), ladder, shown)
    _write_directives(book.create_sheet(DIRECTIVES), shown)
    _write_reports(book.create_sheet(REPORTS), shown)
    guide, right = tuple(_guide(shown)), f"{GUIDE}, {shown.half_term.title}"
    write_guide(book.create_sheet(GUIDE), guide, shown.owner, right)
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
    for column, field in enumerate(ladder.typed_fields, _FIRST_FIELD):
        worked_out = shown.worked_out.get(field.id)
        _ask(sheet, column, field, rows, worked_out)
        told = worked_out.codes if worked_out else frozenset()
        _tint(sheet, column, [row for row in rows if sheet.cell(row, 1).value not in told])
    format_cells(sheet, len(headings) - 1, rows)
    format_cells(sheet, len(headings), rows, DAY_FORMAT)
    rule_rows(sheet, rows, len(headings))
    if shown.before:
        _write_beside(sheet, ladder, shown, len(headings) + 2)
    sheet.freeze_panes = "C2"
    sheet.sheet_properties.tabColor = INK
    right = f"{ladder.title}, {shown.half_term.title}"
    set_up_print(sheet, len(headings), rows.stop - 1, shown.owner, right)


def _put_schools(sheet: Worksheet, schools: Sequence[School]) -> range:
    """Each school's code and name, a row a school; returns the rows."""
    rows = range(2, len(schools) + 2)
    for row, school in zip(rows, schools, strict=True):
        put(sheet.cell(row, 1), school.code, is_bold=True)
        put(sheet.cell(row, 2), school.name)
    return rows


def _ask(
    sheet: Worksheet, column: int, field: EvidenceField, rows: range, worked_out: WorkedOut | None
) -> None:
    """A field's column: its note, its list or rule, and its format."""
    note = Comment(_note(field, worked_out), "sfec", height=150, width=300)
    sheet.cell(1, column).comment = note
    format_cells(sheet, column, rows, MONEY_FORMAT if field.kind == "money" else "General")
    further = range(rows.start, rows.stop + SPARE_ROWS)
    if field.is_figure:
        expect_figure(sheet, column, further, above_zero=field.above_zero)
    else:
        offer(sheet, column, field.values, further, is_strict=field.kind != "choices")


def _tint(sheet: Worksheet, column: int, rows: Sequence[int]) -> None:
    """A tint for what is to be filled in, while it is empty."""
    letter = get_column_letter(column)
    tint = DifferentialStyle(fill=PatternFill(bgColor=BLANK, fill_type="solid"))
    for first, last in _runs(rows):
        formula = f'AND($A{first}<>"",ISBLANK({letter}{first}))'
        while_blank = Rule("expression", dxf=tint, formula=[formula])
        sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", while_blank)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of rows that follow each other."""
    run = [*rows[:1], *rows[:1]]
    for row in rows:
        if row > run[1] + 1:
            yield run[0], run[1]
            run[0] = row
        run[1] = row
    if run:
        yield run[0], run[1]


def _note(field: EvidenceField, worked_out: WorkedOut | None) -> str:
    empty = _NOT_KNOWN
    if worked_out:
        empty = (
            f"Leave it empty for a school with a report in {worked_out.file}, and it is worked out "
            "from there; for any other an empty cell means not known."
        )
    supplied_by = f"Supplied by: {ROLES[field.supplied_by]}." if field.supplied_by else ""
    lines = (field.note, _allowed(field), supplied_by, empty)
    return "\n".join(each for each in lines if each)


def _allowed(field: EvidenceField) -> str:
    if field.values:
        several = ", several with commas between" if field.kind == "choices" else ""
        return f"Allowed: {', '.join(field.values)}{several}."
    figure = "pounds" if field.kind == "money" else "a number"
    return f"Allowed: {figure}, in digits."


def _write_beside(sheet: Worksheet, ladder: Ladder, shown: EvidenceWorkbook, first: int) -> None:
    """The answers of the half-term before, in grey to the right of what is printed."""
    sheet.column_dimensions[get_column_letter(first - 1)].width = 3
    answered = shown.before.by_ladder.get(ladder.id, {}) if shown.before else {}
    for column, field in enumerate(ladder.typed_fields, first):
        put_heading(sheet, column, f"{BESIDE}{field.heading}", _WIDTH, is_ours=True)
        for row, school in enumerate(shown.schools, 2):
            content = answered[school.code].contents[field.id] if school.code in answered else None
            if content is not None:
                put(sheet.cell(row, column), format_content(ladder, field, content), colour=GREY)


def _write_directives(sheet: Worksheet, shown: EvidenceWorkbook) -> None:
    """The directives not yet met, carried forward, and room for new ones."""
    titles = {each.id: each.title for each in shown.ladders}
    still_open = list(filter(_is_open, shown.before.directives if shown.before else ()))
    rows = range(2, len(still_open) + 2)
    further = range(2, rows.stop + SPARE_ROWS)
    for column, heading in enumerate(HEADINGS, 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _WIDTH))
        sheet.cell(1, column).comment = Comment(NOTES[heading], "sfec", height=100, width=280)
        number_format = DAY_FORMAT if heading in (DUE, MET_ON) else "General"
        format_cells(sheet, column, further, number_format)
    for row, directive in zip(rows, still_open, strict=True):
        _put_directive(sheet, row, directive, titles)
    wrap(sheet, rows, len(HEADINGS))
    lists = {SCHOOL: [each.code for each in shown.schools], LADDER: [*titles.values()]}
    for heading, values in {**lists, RESULT: RESULTS}.items():
        offer(sheet, HEADINGS.index(heading) + 1, values, further)
    rule_rows(sheet, rows, len(HEADINGS))
    sheet.freeze_panes = "B2"
    right = f"{DIRECTIVES}, {shown.half_term.title}"
    set_up_print(sheet, len(HEADINGS), rows.stop - 1, shown.owner, right)


def _is_open(directive: Directive) -> bool:
    """Whether a directive is carried on; what stands for those that nobody can read is none."""
    return directive.result not in SETTLED and bool(directive.number or directive.text)


def _put_directive(
    sheet: Worksheet, row: int, directive: Directive, titles: Mapping[str, str]
) -> None:
    ladder = titles.get(directive.ladder, "")
    words = (directive.school, directive.number, ladder, directive.text, directive.owner)
    values = (*words, directive.due, directive.result, directive.met_on)
    for column, value in enumerate(values, 1):
        if isinstance(value, date):
            sheet.cell(row, column).value = value
        elif value:
            put(sheet.cell(row, column), value)


def _write_reports(sheet: Worksheet, shown: EvidenceWorkbook) -> None:
    """Room for each officer's report of each school; a row grows with what is typed in it."""
    for column, heading in enumerate(REPORT_HEADINGS, 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _REPORT_WIDTH))
        if heading in OFFICERS.values():
            note = f"The {heading}'s report of the school this half-term.\n{HOW_TO_REPORT}"
            sheet.cell(1, column).comment = Comment(note, "sfec", height=150, width=300)
    rows, across = _put_schools(sheet, shown.schools), len(REPORT_HEADINGS)
    let_grow(sheet, rows, across)
    rule_rows(sheet, rows, across)
    sheet.freeze_panes = "C2"
    right = f"{REPORTS}, {shown.half_term.title}"
    set_up_print(sheet, across, rows.stop - 1, shown.owner, right, across=_REPORT_PAGES)
    sheet.print_title_cols = "A:B"


#: How to fill the workbook in.
_ADVICE = (
    "One row a school. An empty cell means not known: it is never read as zero, nor as a pass.",
    "Choose from the list in each cell, or type the same words. Pale yellow cells are still empty.",
    "Columns may be moved or added, and rows sorted. The headings must stay as they are.",
    f'Grey columns that start "{BESIDE.strip()}" show the half-term before, and are not read.',
)


def _guide(shown: EvidenceWorkbook) -> Iterator[GuideLine]:
    yield (f"{shown.owner}: evidence, {shown.half_term.title}",), True
    for advice in _ADVICE:
        yield (advice,), False
    yield (), False
    yield ("Column", "What it asks, and what may be written", "Supplied by"), True
    for ladder in shown.ladders:
        yield (ladder.title,), True
        for field in ladder.typed_fields:
            asks = f"{field.note} {_allowed(field)}".strip()
            yield (field.heading, asks, ROLES.get(field.supplied_by or "", "")), False
    yield (DIRECTIVES,), True
    for heading, note in NOTES.items():
        yield (heading, note), False
    yield (REPORTS,), True
    yield (", ".join(OFFICERS.values()), HOW_TO_REPORT.replace("\n", " ")), False
