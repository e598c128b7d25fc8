"""The Reports sheet of an evidence workbook: what each officer reports of each school, in the officer's own words."""

from collections.abc import Iterator

from sfec.folder.school_rows import SchoolFinder, second_row
from sfec.folder.sheet_names import NAME, SCHOOL
from sfec.folder.table import Row, Table
from sfec.model.trust import REPORTING_ROLES, TRUST_ROLES, School
from sfec.problems import Problem

#: The columns, the officers' by the role whose report each holds.
OFFICERS = {role: TRUST_ROLES[role] for role in REPORTING_ROLES}
REPORT_HEADINGS = (SCHOOL, NAME, *OFFICERS.values())
HOW_TO_REPORT = (
    "About half a page in plain words: what went well, what did not, what comes next. Alt+Enter starts a new line.\n"
    "Name no pupil, and tell nothing of a safeguarding case.\n"
    "Leave it empty if there is nothing to report."
)


def read_reports(table: Table, finder: SchoolFinder) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """The reports on each school, by its code and the officer's role; where a school has two rows, neither counts.

    Problems: those of finding the school, and evidence-repeated, evidence-broken.
    """
    rows: dict[str, int] = {}
    reports: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for row, school in finder.rows(table, problems):
        if school.code in rows:
            reports.pop(school.code, None)
            problems.append(second_row(row, school, rows[school.code]))
            continue
        rows[school.code] = row.number
        if told := dict(_read(row, school, problems)):
            reports[school.code] = told
    return reports, problems


def _read(row: Row, school: School, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Each officer's report of a school as typed, its lines kept, each ended alike."""
    for role, heading in OFFICERS.items():
        if broken := row.broken(heading):
            message, hint = f"{heading}'s report is {broken}", "mend the formula, or type the report itself"
            problems.append(Problem(row.place(heading), "evidence-broken", message, hint, school.who))
        elif text := row.text(heading):
            yield role, text.replace("\r\n", "\n").replace("\r", "\n")
