"""How the sheets that sfec writes look: headings, lists to choose from, print set-up.

openpyxl is slow to load, so commands import this room only when they write.
"""

from collections.abc import Sequence
from math import ceil

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sfec.problems import printable

INK, GREY, BLANK = "1F3A5F", "6B7280", "FFF8E1"
FONT = "Arial"
DAY_FORMAT = "d mmm yyyy"
#: What is typed stays as it was typed: 1.10 is not 1.1.
TEXT_FORMAT = "@"
MONEY_FORMAT = '"£"#,##0;[Red]-"£"#,##0'
LONGEST_LIST = 255
_A4 = 9
_LINE = 14.5
#: Characters of Arial for each unit of a column's width.
_WIDE = 1.0
_GUIDE_WIDTHS = (30, 82, 22)
#: A line of a guide: its cells, and whether it is a heading.
GuideLine = tuple[tuple[str, ...], bool]
_WRAPPED = Alignment(wrap_text=True, vertical="center")


def put(
    cell: Cell | MergedCell, text: str, *, colour: str | None = None, is_bold: bool = False
) -> None:
    """Write text as text, whatever it starts with: never a formula."""
    cell.value = printable(text)
    cell.data_type = "s"
    cell.font = Font(FONT, color=colour, bold=is_bold)


def put_heading(
    sheet: Worksheet, column: int, text: str, width: float, *, is_ours: bool = False
) -> None:
    """Write a column's heading: white on ink, or grey where sfec itself fills the column in."""
    cell = sheet.cell(1, column)
    put(cell, text, colour=GREY if is_ours else "FFFFFF", is_bold=not is_ours)
    cell.fill = PatternFill("solid", "F3F4F6" if is_ours else INK)
    cell.alignment = _WRAPPED
    sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 48


def offer(
    sheet: Worksheet, column: int, values: Sequence[str], rows: range, *, is_strict: bool = True
) -> None:
    """Offer a column's cells a list; where it is not strict, anything else may be typed too."""
    listed = ",".join(values)
    if len(listed) <= LONGEST_LIST:
        rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
        rule.showErrorMessage = is_strict
        rule.error = f"One of: {', '.join(values)}."
        _apply(sheet, rule, column, rows)


def offer_rows(
    sheet: Worksheet, column: int, source: Worksheet, listed: range, rows: range
) -> None:
    """Give a column's cells a list to choose from: the first cells of another sheet's rows."""
    if listed:
        cells = f"{quote_sheetname(source.title)}!$A${listed[0]}:$A${listed[-1]}"
        rule = DataValidation("list", formula1=cells, allow_blank=True)
        rule.showErrorMessage = True
        rule.error = f"One of those listed on the sheet {source.title}."
        _apply(sheet, rule, column, rows)


def expect_figure(sheet: Worksheet, column: int, rows: range, *, above_zero: bool) -> None:
    """Let a column's cells take figures only."""
    if above_zero:
        rule = DataValidation("decimal", operator="greaterThan", formula1="0", allow_blank=True)
        rule.error = "A figure above zero, in digits."
    else:
        bound = "1000000000000"
        rule = DataValidation(
            "decimal", formula1=f"-{bound}", formula2=bound, operator="between", allow_blank=True
        )
        rule.error = "A figure in digits; a minus sign for less than nothing."
    rule.showErrorMessage = True
    _apply(sheet, rule, column, rows)


def format_cells(
    sheet: Worksheet, column: int, rows: range, number_format: str = "General"
) -> None:
    """Set the font and number format of a column's cells."""
    for row in rows:
        cell = sheet.cell(row, column)
        cell.font = Font(FONT)
        cell.number_format = number_format
        if number_format != "General":
            cell.alignment = Alignment(horizontal="right", indent=1)


def style_column(
    sheet: Worksheet, column: int, rows: range, number_format: str, across: str | None
) -> None:
    """Set how a column looks: what is typed runs over several lines, from the top.

    `rows` are those with something of their own, a line below: their cells do not follow the
    column.
    """
    cells = (sheet.cell(row, column) for row in rows)
    indent = 1 if across == "right" else 0
    for each in (sheet.column_dimensions[get_column_letter(column)], *cells):
        each.font, each.number_format = Font(FONT), number_format
        each.alignment = Alignment(across, "top", wrap_text=True, indent=indent)


def wrap(sheet: Worksheet, rows: range, columns: int) -> None:
    """Let long texts run over several lines, each row as high as its longest text needs."""
    for row in rows:
        lines = 1
        for column in range(1, columns + 1):
            cell = sheet.cell(row, column)
            _wrap_from_top(cell)
            width = sheet.column_dimensions[get_column_letter(column)].width
            typed = str(cell.value or "").split("\n")
            lines = max(lines, sum(max(1, ceil(len(line) * _WIDE / width)) for line in typed))
        sheet.row_dimensions[row].height = _LINE * lines + 3


def let_grow(sheet: Worksheet, rows: range, columns: int) -> None:
    """Let what will be typed run over several lines: its row then grows as high as that needs."""
    for row in rows:
        for column in range(1, columns + 1):
            cell = sheet.cell(row, column)
            _wrap_from_top(cell)
            cell.font = Font(FONT, bold=cell.font.bold)


def _wrap_from_top(cell: Cell | MergedCell) -> None:
    """Let a cell's text run over several lines, set across as it was."""
    across = cell.alignment
    cell.alignment = Alignment(across.horizontal, "top", wrap_text=True, indent=across.indent)


def rule_rows(sheet: Worksheet, rows: range, columns: int) -> None:
    """Draw a hair line under each row, and freeze and filter the headings."""
    line = Border(bottom=Side("hair", color=GREY))
    for row in rows:
        for column in range(1, columns + 1):
            sheet.cell(row, column).border = line
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(rows.stop - 1, 2)}"


def write_guide(sheet: Worksheet, lines: Sequence[GuideLine], left: str, right: str) -> None:
    """Write what each column means, to be read and printed; the first blank line ends the head."""
    for row, (texts, is_bold) in enumerate(lines, 1):
        for column, text in enumerate(texts, 1):
            if text:
                put(sheet.cell(row, column), text, colour=INK if is_bold else None, is_bold=is_bold)
    for column, width in enumerate(_GUIDE_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    head = next(row for row, (texts, _) in enumerate(lines, 1) if not texts)
    wrap(sheet, range(head + 1, len(lines) + 1), len(_GUIDE_WIDTHS))
    set_up_print(sheet, len(_GUIDE_WIDTHS), len(lines), left, right)


def set_up_print(
    sheet: Worksheet, columns: int, last_row: int, left: str, right: str, *, across: int = 1
) -> None:
    """A4 landscape, as wide as one page or some, headings on every page, page numbers."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{get_column_letter(columns)}{max(last_row, 2)}"
    # In a header & starts a code, and && is the character itself.
    _write_edge(sheet.oddHeader, left.replace("&", "&&"), right.replace("&", "&&"))
    _write_edge(sheet.oddFooter, "Confidential", "Page &P of &N")


def _write_edge(edge: HeaderFooterItem | None, left: str, right: str) -> None:
    if edge is not None:
        edge.left.text, edge.right.text = left, right


def _apply(sheet: Worksheet, rule: DataValidation, column: int, rows: range) -> None:
    letter = get_column_letter(column)
    rule.errorTitle = "Not read by sfec"
    rule.add(f"{letter}{rows.start}:{letter}{max(rows.start, rows.stop - 1)}")
    sheet.add_data_validation(rule)
