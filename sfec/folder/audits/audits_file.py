"""audits.xlsx: the audits commissioned, and what they recommend, as people type them."""

from collections.abc import Mapping
from pathlib import Path

from sfec.folder.audits.audit_context import AuditContext
from sfec.folder.audits.audits_sheet import AUDIT_NOTES, NUMBER, read_audits_sheet
from sfec.folder.audits.recommendations_sheet import (
    AUDIT_NUMBER,
    RECOMMENDATION_NOTES,
    read_recommendations_sheet,
)
from sfec.folder.formats.sheet_names import AUDITS, GUIDE, RECOMMENDATIONS
from sfec.folder.formats.shown_numbers import numbers_as_shown
from sfec.folder.formats.table import (
    Table,
    find_sheet,
    read_table,
    repeated_sheet,
    sheet_problems,
)
from sfec.folder.formats.workbook import Workbook, read_workbook, written_by
from sfec.folder.names import AUDITS_FILE
from sfec.model.audit import Audits
from sfec.problems import Level, Part, Place, Problem, has_errors
from sfec.rules.audits.awaited_reports import told_too_early

#: The headings of the numbers that name an audit, by sheet.
_NUMBERS = {AUDITS: (NUMBER,), RECOMMENDATIONS: (AUDIT_NUMBER,)}


def none_kept(level: Level = Level.ERROR) -> Problem:
    """That there is no audits.xlsx, where it is asked for."""
    message, hint = "no audits are kept here", "`sfec audit new` writes it"
    return Problem(Place(AUDITS_FILE), "audit-none", message, hint, level=level)


def read_audits(folder: Path, context: AuditContext) -> Part[Audits | None]:
    """Every audit and recommendation; None where the workbook, a sheet or a heading is unread.

    Problems: those of workbooks, sheets and headings, and sheet-repeated, audit-kind, audit-school,
    audit-value, audit-repeated, recommendation-audit, recommendation-awaited,
    recommendation-confidential, recommendation-due, recommendation-evidence, recommendation-order,
    recommendation-retest, recommendation-value, sheet-total.
    """
    purpose = written_by("sfec audit new")
    workbook, problems = read_workbook(folder / AUDITS_FILE, AUDITS_FILE, purpose)
    if workbook is None:
        return Part(None, problems)
    workbook = numbers_as_shown(workbook, folder / AUDITS_FILE, _NUMBERS)
    sheets = (AUDITS, RECOMMENDATIONS)
    problems += sheet_problems(workbook, sheets, (*sheets, GUIDE))
    for title in sheets:
        problems += repeated_sheet(workbook, title)
    audits_table = _table(workbook, AUDITS, AUDIT_NOTES)
    recommendations_table = _table(workbook, RECOMMENDATIONS, RECOMMENDATION_NOTES)
    for table in (audits_table, recommendations_table):
        problems += table.problems if table else ()
    if audits_table is None or recommendations_table is None or has_errors(problems):
        return Part(None, problems)
    audits, of_audits = read_audits_sheet(audits_table, context)
    recommended, of_recommendations = read_recommendations_sheet(
        recommendations_table, audits, context
    )
    by_number = {number: tuple(each) for number, each in recommended.items() if number is not None}
    loose = tuple(recommended.get(None, ()))
    read = Audits(context.policy, tuple(audits), by_number, loose)
    problems += [*of_audits, *of_recommendations, *told_too_early(read, context.who)]
    return Part(read, problems)


def _table(workbook: Workbook, title: str, headings: Mapping[str, str]) -> Table | None:
    sheet = find_sheet(workbook, title)
    return read_table(sheet, list(headings), list(headings)) if sheet else None
