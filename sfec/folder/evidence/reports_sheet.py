"""The Reports sheet of an evidence workbook: what each officer says of each school, as typed."""

from collections.abc import Iterator

from sfec.folder.evidence.school_rows import SchoolFinder, second_row
from sfec.folder.formats.sheet_names import NAME, SCHOOL
from sfec.folder.formats.table import Row, read_table
from sfec.folder.formats.workbook import Sheet
from sfec.model.trust import REPORTING_ROLES, TRUST_ROLES, School
from sfec.problems import Part, Problem

#: The columns, the officers' by the role whose report each holds.
OFFICERS = {role: TRUST_ROLES[role] for role in REPORTING_ROLES}
REPORT_HEADINGS = (SCHOOL, NAME, *OFFICERS.values())
HOW_TO_REPORT = (
    "About half a page in plain words: what went well, what did not, what comes next. "
    "Alt+Enter starts a new line.\n"
    "Name no pupil, and tell nothing of a safeguarding case.\n"
    "Leave it empty if there is nothing to report."
)


def read_reports(sheet: Sheet, finder: SchoolFinder) -> Part[dict[str, dict[str, str]]]:
    """The reports on each school, by its code and the officer's role.

    Where a school has two rows, neither counts. Problems: those of headings and finding the school,
    and evidence-repeated, evidence-broken.
    """
    table = read_table(sheet, REPORT_HEADINGS, [SCHOOL], list(OFFICERS.values()))
    # An officer without a column reports nothing; one whose heading is misspelt does.
    problems = [each for each in table.problems if each.code != "evidence-column"]
    rows: dict[str, int] = {}
    reports: dict[str, dict[str, str]] = {}
    for row, school in finder.rows(table, problems):
        if school.code in rows:
            reports.pop(school.code, None)
            problems.append(second_row(row, school, rows[school.code]))
            continue
        rows[school.code] = row.number
        if by_officer := dict(_read_row(row, school, problems)):
            reports[school.code] = by_officer
    return Part(reports, problems)


def _read_row(row: Row, school: School, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Each officer's report of a school as typed, its lines kept, each ended alike."""
    for role, heading in OFFICERS.items():
        if broken := row.broken(heading):
            message = f"{heading}'s report is {broken}"
            hint = row.mending(heading, "the report itself")
            problem = Problem(row.place(heading), "evidence-broken", message, hint, school.who)
            problems.append(problem._replace(cause=row.merged_with(heading)))
        elif text := row.text(heading):
            yield role, text.replace("\r\n", "\n").replace("\r", "\n")
