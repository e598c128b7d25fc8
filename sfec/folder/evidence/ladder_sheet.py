"""A ladder's sheet of an evidence workbook: each school's row, every value with its cell."""

from collections.abc import Iterator
from datetime import date

from sfec.folder.evidence.school_rows import SchoolFinder, second_row
from sfec.folder.formats.cells import Misread, read_content, read_day
from sfec.folder.formats.colours_for_words import colours_for_words
from sfec.folder.formats.sheet_names import BESIDE, JUDGED_BY, JUDGED_ON, OWN_HEADINGS, SCHOOL
from sfec.folder.formats.sheet_scan import PUPIL
from sfec.folder.formats.table import Row, Table, read_table
from sfec.folder.formats.workbook import CellValue, Sheet
from sfec.model.evidence import Content, Evidence, LadderSheet, SheetColumns
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Level, Part, Problem, quoted


def read_ladder_sheet(sheet: Sheet, ladder: Ladder, finder: SchoolFinder) -> Part[LadderSheet]:
    """Every row that can be tied to a school; where a school has two, neither counts.

    Problems: those of headings and finding the school, and evidence-value, evidence-percentage,
    evidence-unit, evidence-broken, evidence-link, evidence-repeated, evidence-colour.
    """
    asked = [each.heading for each in ladder.typed_fields]
    table = read_table(sheet, [*OWN_HEADINGS, *asked], [SCHOOL], asked, ignored=[BESIDE])
    if SCHOOL not in table.columns:
        return Part(LadderSheet(), list(table.problems))
    rows, problems = _read_rows(table, ladder, finder)
    meant = finder.meant_by_others(table) if problems or finder.unread else frozenset()
    judged_on = table.columns.get(JUDGED_ON, 0)
    read = LadderSheet(rows, sheet.place(1, 1), judged_on, meant)
    return Part(read, [*table.problems, *problems])


def _read_rows(table: Table, ladder: Ladder, finder: SchoolFinder) -> Part[dict[str, Evidence]]:
    found: dict[str, Evidence] = {}
    repeated: set[str] = set()
    problems: list[Problem] = []
    fields = [each for each in ladder.typed_fields if each.heading in table.columns]
    numbers = {each.id: table.columns[each.heading] for each in fields}
    columns = SheetColumns(table.sheet.path, table.sheet.title, numbers)
    seen: list[Row] = []
    for row, school in finder.rows(table, problems):
        seen.append(row)
        if school.code in found:
            repeated.add(school.code)
            problems.append(second_row(row, school, found[school.code].row))
            continue
        contents: dict[str, Content] = dict.fromkeys(ladder.fields)
        unreadable = frozenset(_read_row(row, ladder, school, contents, problems))
        found[school.code] = Evidence(
            contents,
            columns,
            row.number,
            judged_by=_read_judged_by(row, school, problems),
            judged_on=_read_judged_on(row, school, problems),
            unreadable=unreadable,
        )
    if table.sheet.oddities.fills:
        choices = [each.heading for each in fields if not each.is_figure]
        figures = [each.heading for each in fields if each.is_figure]
        problems += colours_for_words(seen, choices, figures)
    nothing = Evidence(dict.fromkeys(ladder.fields))
    return Part(found | dict.fromkeys(repeated, nothing), problems)


def _read_row(
    row: Row, ladder: Ladder, school: School, contents: dict[str, Content], problems: list[Problem]
) -> Iterator[str]:
    """Fill in each field's content; gives the fields whose cells cannot be read."""
    oddities = row.table.sheet.oddities
    is_doubtful = oddities.broken or oddities.percentages or oddities.units
    read = _read_doubtful_cell if is_doubtful else _read_cell
    for field in ladder.typed_fields:
        content = read(row, field)
        if isinstance(content, Misread):
            problems.append(_unread(row, field.heading, content, school))
            yield field.id
        else:
            contents[field.id] = content


def _unread(row: Row, heading: str, misread: Misread, school: School) -> Problem:
    """An unreadable cell is not known, and the rest of its row stands."""
    place, (message, hint, code, level, cause) = row.place(heading), misread
    return Problem(place, code, message, hint, school.who, level, cause=cause)


def _read_cell(row: Row, field: EvidenceField) -> Content | Misread:
    return read_content(field, row.cell(field.heading))


def _read_doubtful_cell(row: Row, field: EvidenceField) -> Content | Misread:
    """A cell of a sheet in which some read as what they are not."""
    heading = field.heading
    value = row.cell(heading)
    if misread := row.misread(heading):
        if misread.level is Level.WARNING:
            return misread._replace(hint=f"{misread.hint}; until then it counts as not known")
        return misread._replace(hint=f"{misread.hint}; leave the cell empty if it is not known")
    shown_otherwise = _shown_otherwise(row, heading, value) if field.is_figure else None
    return shown_otherwise or read_content(field, value)


def _shown_otherwise(row: Row, heading: str, value: CellValue) -> Misread | None:
    """That a cell's format shows another figure than the cell holds; None of any other cell."""
    if not isinstance(value, float):
        return None
    if row.is_percentage(heading):
        hint = "give the cell the format Number or Currency, and type the figure itself"
        shown = quoted(f"{value * 100:.15g}%")
        return Misread(f"{heading} is a percentage, {shown}", hint, "evidence-percentage")
    unit = row.table.sheet.oddities.units.get((row.number, row.table.columns.get(heading, 0)))
    if unit is None:
        return None
    shown = quoted(f"{value:.15g}{unit}")
    message = f"{heading} is shown as {shown}, and {quoted(unit)} is only in the cell's format"
    hint = "give the cell the format Number or Currency, and type the figure itself in full"
    return Misread(message, hint, "evidence-unit")


def _read_judged_by(row: Row, school: School, problems: list[Problem]) -> str | None:
    misread = row.misread(JUDGED_BY) if row.broken(JUDGED_BY) == PUPIL else None
    if misread:
        problems.append(_unread(row, JUDGED_BY, misread, school))
        return None
    return row.text(JUDGED_BY) or None


def _read_judged_on(row: Row, school: School, problems: list[Problem]) -> date | None:
    """The day a row was judged; one that cannot be read keeps nothing from being decided."""
    judged_on = row.misread(JUDGED_ON) or read_day(JUDGED_ON, row.cell(JUDGED_ON))
    if not isinstance(judged_on, Misread):
        return judged_on
    if row.broken(JUDGED_ON) != PUPIL:
        typed = row.broken(JUDGED_ON) or row.text(JUDGED_ON)
        cause = f"{JUDGED_ON} {row.table.sheet.place(1, 1)} {typed}"
        judged_on = judged_on._replace(level=Level.WARNING, cause=cause)
    problems.append(_unread(row, JUDGED_ON, judged_on, school))
    return None
