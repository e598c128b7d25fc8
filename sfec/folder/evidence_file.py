"""An evidence workbook: what a half-term showed of each school, every value with its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sfec.folder.cells import Misread, read_content, read_day
from sfec.folder.directives_sheet import HEADINGS, LADDER, read_directives
from sfec.folder.policy_file import LADDERS
from sfec.folder.reports_sheet import OFFICERS, REPORT_HEADINGS, read_reports
from sfec.folder.school_rows import SchoolFinder, second_row
from sfec.folder.sheet_names import (
    BESIDE,
    DIRECTIVES,
    JUDGED_BY,
    JUDGED_ON,
    OTHER_SHEETS,
    OWN_HEADINGS,
    REPORTS,
    SCHOOL,
)
from sfec.folder.table import Row, Table, find_sheet, read_table, sheet_problems
from sfec.folder.workbook import Workbook
from sfec.model.evidence import Content, Directive, Evidence, SheetColumns
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Place, Problem, quoted

EVIDENCE_FOLDER = "evidence"


@dataclass(slots=True)
class EvidenceSheets:
    """A workbook's evidence by ladder and school code, its directives, the officers' reports, and what is wrong in it.

    `places` holds the first cell of each ladder's sheet, for what is missing from it; `reports` are by school code
    and the officer's role.
    """

    rows: dict[str, dict[str, Evidence]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    directives: list[Directive] = field(default_factory=list)
    reports: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_evidence(workbook: Workbook, ladders: Sequence[Ladder], finder: SchoolFinder) -> EvidenceSheets:
    """Every row of the ladders' sheets, every directive and report, that can be tied to a school.

    Problems: those of sheets, headings and finding the school, and evidence-value, evidence-percentage,
    evidence-broken, evidence-repeated, directive-value.
    """
    read = EvidenceSheets()
    wanted = [ladder.title for ladder in ladders]
    # Where a ladder cannot be read, nobody knows whether a sheet or a word is its title.
    is_every_title_known = len(ladders) == len(LADDERS)
    read.problems += [
        each
        for each in sheet_problems(workbook, wanted, [*wanted, *OTHER_SHEETS])
        if is_every_title_known or each.code != "sheet-unknown"
    ]
    for ladder in ladders:
        sheet = find_sheet(workbook, ladder.title)
        if sheet:
            asked = [each.heading for each in ladder.typed_fields]
            table = read_table(sheet, [*OWN_HEADINGS, *asked], [SCHOOL], asked, ignored=[BESIDE])
            read.places[ladder.id] = sheet.place(1, 1)
            read.rows[ladder.id], problems = _read_ladder(table, ladder, finder)
            read.problems += [*table.problems, *problems]
    if sheet := find_sheet(workbook, DIRECTIVES):
        table = read_table(sheet, HEADINGS, HEADINGS)
        read.directives, problems = read_directives(table, ladders, finder)
        ladder_column = table.columns.get(LADDER)
        read.problems += [
            *table.problems,
            *(each for each in problems if is_every_title_known or each.place.column != ladder_column),
        ]
    if sheet := find_sheet(workbook, REPORTS):
        table = read_table(sheet, REPORT_HEADINGS, [SCHOOL], list(OFFICERS.values()))
        read.reports, problems = read_reports(table, finder)
        # An officer without a column reports nothing; one whose heading is misspelt does.
        read.problems += [each for each in (*table.problems, *problems) if each.code != "evidence-column"]
    return read


def _read_ladder(table: Table, ladder: Ladder, finder: SchoolFinder) -> tuple[dict[str, Evidence], list[Problem]]:
    """Each school's row; where a school has two, neither counts."""
    found: dict[str, Evidence] = {}
    repeated: set[str] = set()
    problems: list[Problem] = []
    columns = {each.id: table.columns[each.heading] for each in ladder.typed_fields if each.heading in table.columns}
    where = SheetColumns(table.sheet.path, table.sheet.title, columns)
    for row, school in finder.rows(table, problems):
        if school.code in found:
            repeated.add(school.code)
            problems.append(second_row(row, school, found[school.code].row))
            continue
        contents: dict[str, Content] = dict.fromkeys(ladder.fields)
        unreadable = frozenset(_read_row(row, ladder, school, contents, problems))
        judged = row.text(JUDGED_BY) or None, _read_judged_on(row, school, problems)
        found[school.code] = Evidence(contents, where, row.number, {}, *judged, unreadable)
    return found | dict.fromkeys(repeated, Evidence(dict.fromkeys(ladder.fields))), problems


def _read_row(
    row: Row, ladder: Ladder, school: School, contents: dict[str, Content], problems: list[Problem]
) -> Iterator[str]:
    """Fill in each field's content; gives the fields whose cells cannot be read."""
    oddities = row.table.sheet.oddities
    read = _read_doubtful_cell if oddities.broken or oddities.percentages else _read_cell
    for each in ladder.typed_fields:
        content = read(row, each)
        if isinstance(content, Misread):
            problems.append(_unread(row, each.heading, content, school))
            yield each.id
        else:
            contents[each.id] = content


def _unread(row: Row, heading: str, misread: Misread, school: School) -> Problem:
    """An unreadable cell is not known, and the rest of its row stands."""
    return Problem(row.place(heading), misread.code, misread.message, misread.hint, school.who)


def _read_cell(row: Row, asked: EvidenceField) -> Content | Misread:
    return read_content(asked, row.cell(asked.heading))


def _read_doubtful_cell(row: Row, asked: EvidenceField) -> Content | Misread:
    """A cell of a sheet in which some read as what they are not."""
    heading = asked.heading
    value = row.cell(heading)
    if broken := row.broken(heading):
        hint = "mend the formula, or type its value; leave the cell empty if it is not known"
        return Misread(f"{heading} is {broken}", hint, "evidence-broken")
    if asked.is_figure and isinstance(value, float) and row.is_percentage(heading):
        hint = "give the cell the format Number or Currency, and type the figure itself"
        shown = quoted(f"{value * 100:.15g}%")
        return Misread(f"{heading} is a percentage, {shown}", hint, "evidence-percentage")
    return read_content(asked, value)


def _read_judged_on(row: Row, school: School, problems: list[Problem]) -> date | None:
    judged_on = read_day(JUDGED_ON, row.cell(JUDGED_ON))
    if broken := row.broken(JUDGED_ON):
        judged_on = Misread(f"{JUDGED_ON} is {broken}", "mend the formula, or type its value", "evidence-broken")
    if isinstance(judged_on, Misread):
        problems.append(_unread(row, JUDGED_ON, judged_on, school))
        return None
    return judged_on
