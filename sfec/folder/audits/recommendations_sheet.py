"""The sheet Recommendations of audits.xlsx: what an audit recommends, a row each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sfec.folder.audits.audit_context import AuditContext
from sfec.folder.formats.row_reader import RowReader
from sfec.folder.formats.sheet_names import AUDITS
from sfec.folder.formats.table import Table
from sfec.folder.formats.totals import rows_but_totals
from sfec.model.audit import HIGH, RISKS, Audit, Recommendation
from sfec.model.identifier import identity
from sfec.problems import Level, Part, Problem, quoted
from sfec.rules.days import DAY_HINT, format_day

AUDIT_NUMBER, NUMBER, TEXT = "Audit No.", "Rec. No.", "Recommendation"
RISK, OWNER, DUE, EVIDENCE = "Risk", "Owner", "Due", "Evidence"
CLOSED_ON, RETESTED_ON = "Closed on", "Re-tested on"
#: The headings, and what is said of each to those who fill the sheet in.
RECOMMENDATION_NOTES = {
    AUDIT_NUMBER: f"The number of the audit on the sheet {AUDITS}.",
    NUMBER: "The recommendation's number in the report.",
    TEXT: (
        "What is to be done, without a pupil's name. "
        "The same words at several schools are told once."
    ),
    RISK: "high, medium or low.",
    OWNER: "Who does it.",
    DUE: "The day by which it is to be done. Without one it is not known whether it is overdue.",
    EVIDENCE: "What shows that it was done. Without it, it does not count as closed.",
    CLOSED_ON: "The day it was done.",
    RETESTED_ON: "The day somebody looked again. A high-risk one counts as closed only then.",
}
#: What a recommendation calls what cannot be read in its row.
_UNREAD = {CLOSED_ON: "closed_on", RETESTED_ON: "retested_on", EVIDENCE: "evidence"}


def read_recommendations_sheet(
    table: Table, audits: Sequence[Audit], context: AuditContext
) -> Part[Mapping[str | None, Sequence[Recommendation]]]:
    """The recommendations by the number of their audit; by None, those of which nobody knows it.

    Problems: recommendation-audit, recommendation-confidential, recommendation-due,
    recommendation-evidence, recommendation-order, recommendation-retest, recommendation-value.
    """
    by_number = {identity(audit.number): audit for audit in audits}
    recommendations: dict[str | None, list[Recommendation]] = defaultdict(list)
    problems: list[Problem] = []
    for row in rows_but_totals(table, problems, AUDIT_NUMBER):
        audit = by_number.get(identity(row.text(AUDIT_NUMBER)))
        who = context.who(audit.school) if audit and not audit.is_repeated else ""
        cells = RowReader(row, "recommendation-value", who)
        if audit is None:
            _tell_of_no_audit(cells, audits, context)
        if audit is not None and audit.is_confidential:
            message = f"{audit.title} keep nothing here but their days: this row is left out"
            hint = "take it out of the file: what they found stays with the school"
            cells.fault(AUDIT_NUMBER, message, hint, "recommendation-confidential")
        else:
            number = audit.number if audit else None
            recommendations[number].append(_read_recommendation(cells, audit))
        problems += cells.problems
    return Part(recommendations, problems)


def _tell_of_no_audit(row: RowReader, audits: Sequence[Audit], context: AuditContext) -> None:
    number = row.text(AUDIT_NUMBER)
    if AUDIT_NUMBER in row.unread:
        told = row.problems[-1]
        row.problems[-1] = told._replace(hint=f"{told.hint}\n{context.may_touch}")
        return
    message = f"there is no audit {quoted(number)}"
    cause = f"no audit {identity(number)}"
    if not number:
        message, cause = "this recommendation names no audit", ""
    numbers = ", ".join(audit.number for audit in audits)
    hint = f"write the number of its audit: {numbers}\n{context.may_touch}"
    row.fault(AUDIT_NUMBER, message, hint, "recommendation-audit", cause=cause)


def _read_recommendation(row: RowReader, audit: Audit | None) -> Recommendation:
    risk = row.choice(RISK, RISKS)
    if risk is None and RISK not in row.unread:
        message = f"{RISK} is empty: it is not known how urgent it is"
        row.fault(RISK, message, f"allowed: {', '.join(RISKS)}")
    made_on = audit.made_on if audit and not audit.is_repeated else None
    made = f"before its audit, of {format_day(made_on)}" if made_on else ""
    closed_on = _possible_day(row, CLOSED_ON, made_on, made)
    closed = f"before it was closed, on {format_day(closed_on)}" if closed_on else ""
    recommendation = Recommendation(
        number=row.text(NUMBER),
        text=row.text(TEXT),
        risk=risk,
        owner=row.text(OWNER),
        due=row.day(DUE),
        evidence=row.text(EVIDENCE),
        closed_on=closed_on,
        retested_on=_possible_day(row, RETESTED_ON, closed_on, closed),
        due_place=row.row.place(DUE),
        closed_place=row.row.place(CLOSED_ON),
    )
    unread = frozenset(_UNREAD[heading] for heading in row.unread if heading in _UNREAD)
    _tell_of_gaps(row, recommendation)
    return recommendation._replace(unread=unread)


def _possible_day(row: RowReader, heading: str, earliest: date | None, why_not: str) -> date | None:
    """The day under a heading; not known where it lies before the earliest it can be."""
    day = row.day(heading)
    if day is None or earliest is None or day >= earliest:
        return day
    message = f"{heading.casefold()} {format_day(day)}, {why_not}"
    hint = "correct one of the two; until then it is not known"
    row.fault(heading, message, hint, "recommendation-order")
    return None


def _tell_of_gaps(row: RowReader, recommendation: Recommendation) -> None:
    """Add what keeps it from counting as closed, or from being known to be overdue."""
    if recommendation.closed_on is None:
        if recommendation.due is None and DUE not in row.unread:
            message = f"{DUE} is empty: it is not known whether this is overdue"
            row.fault(DUE, message, DAY_HINT, "recommendation-due", Level.WARNING)
        return
    is_retested = recommendation.retested_on or RETESTED_ON in row.unread
    if not recommendation.evidence and EVIDENCE not in row.unread:
        message = "closed, but without evidence"
        hint = "write what shows that it was done; until then it counts as open"
        row.fault(EVIDENCE, message, hint, "recommendation-evidence", Level.WARNING)
    elif recommendation.risk == HIGH and not is_retested:
        message = "of high risk and closed, but not re-tested"
        hint = "write the day somebody looked again; until then it counts as open"
        row.fault(RETESTED_ON, message, hint, "recommendation-retest", Level.WARNING)
