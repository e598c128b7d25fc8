"""audits.xlsx: the audits commissioned, and what they recommend, as people type them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sfec.folder.audit_rows import AuditRow
from sfec.folder.cells import fold
from sfec.folder.sheet_names import AUDITS, AUDITS_FILE, GUIDE, RECOMMENDATIONS, SCHOOL
from sfec.folder.table import Table, find_sheet, read_table, sheet_problems
from sfec.folder.workbook import Workbook, read_workbook, written_by
from sfec.model.audit import HIGH, RISKS, TRUST_WIDE, Audit, AuditKind, AuditPolicy, Audits, Recommendation
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem, did_you_mean, has_errors, quoted
from sfec.rules.days import DAY_HINT, format_day

NUMBER, KIND, AUDIT_NUMBER, RECOMMENDED = "No.", "Audit", "Audit No.", "Rec. No."
CARRIED_OUT, RECEIVED, CLOSED_ON, RETESTED_ON = "Carried out on", "Report received on", "Closed on", "Re-tested on"
AUDIT_NOTES = {
    NUMBER: "The audit's own number; its recommendations name it.",
    KIND: "What kind of audit it is.",
    SCHOOL: f"The school's code, or {TRUST_WIDE} for an audit of the whole trust.",
    "Commissioned on": "The day it was ordered.",
    "Commissioned by": "Who ordered it.",
    "Auditor": "Who carries it out.",
    CARRIED_OUT: "The day it was carried out. Empty means not yet.",
    RECEIVED: "The day the report came. Empty means that it is awaited.",
}
RECOMMENDATION_NOTES = {
    AUDIT_NUMBER: f"The number of the audit on the sheet {AUDITS}.",
    RECOMMENDED: "The recommendation's number in the report.",
    "Recommendation": "What is to be done, without a pupil's name. The same words at several schools are told once.",
    "Risk": "high, medium or low.",
    "Owner": "Who does it.",
    "Due": "The day by which it is to be done. Without one it is not known whether it is overdue.",
    "Evidence": "What shows that it was done. Without it, it does not count as closed.",
    CLOSED_ON: "The day it was done.",
    RETESTED_ON: "The day somebody looked again. A high-risk one counts as closed only then.",
}


class Reading(NamedTuple):
    """What audits are read with: the policy, the schools by folded code, and the codes whose records cannot be read."""

    policy: AuditPolicy
    schools: Mapping[str, School]
    unread: frozenset[str] = frozenset()


def none_kept(level: Level = Level.ERROR) -> Problem:
    """That there is no audits.xlsx, where it is asked for."""
    return Problem(
        Place(AUDITS_FILE), "audit-none", "no audits are kept here", "`sfec audit new` writes it", level=level
    )


def read_audits(folder: Path, given: Reading) -> tuple[Audits | None, list[Problem]]:
    """Every audit and recommendation; None where the workbook, a sheet or a heading of it cannot be read.

    Problems: those of workbooks, sheets and headings, and audit-kind, audit-school, audit-value, audit-repeated,
    recommendation-audit, recommendation-confidential, recommendation-due, recommendation-evidence,
    recommendation-order, recommendation-retest, recommendation-value.
    """
    workbook, problems = read_workbook(folder / AUDITS_FILE, AUDITS_FILE, written_by("sfec audit new"))
    if workbook is None:
        return None, problems
    problems += sheet_problems(workbook, (AUDITS, RECOMMENDATIONS), (AUDITS, RECOMMENDATIONS, GUIDE))
    listed = _table(workbook, AUDITS, AUDIT_NOTES, problems)
    recommended = _table(workbook, RECOMMENDATIONS, RECOMMENDATION_NOTES, problems)
    if listed is None or recommended is None or has_errors(problems):
        return None, problems
    audits = _read_audits(listed, given, problems)
    by_number, loose = _read_recommendations(recommended, audits, given, problems)
    return Audits(given.policy, tuple(audits), by_number, loose), problems


def _read_recommendations(
    table: Table, audits: Sequence[Audit], given: Reading, problems: list[Problem]
) -> tuple[dict[str, tuple[Recommendation, ...]], tuple[Recommendation, ...]]:
    """The recommendations by the number of their audit, and those of which nobody knows the audit."""
    by_number = {fold(each.number): each for each in audits}
    found: dict[str | None, list[Recommendation]] = defaultdict(list)
    for row in table.rows():
        audit = by_number.get(fold(row.text(AUDIT_NUMBER)))
        school = given.schools.get(fold(audit.school or "")) if audit and not audit.is_repeated else None
        read = AuditRow(row, "recommendation-value", school.who if school else "")
        if audit is None:
            _tell_of_no_audit(read, audits)
        if audit is not None and audit.is_confidential:
            _refuse_what_was_found(read, audit)
        else:
            found[audit.number if audit else None].append(_read_recommendation(read, audit))
        problems += read.problems
    loose = found.pop(None, [])
    return {str(number): tuple(each) for number, each in found.items()}, tuple(loose)


def _table(workbook: Workbook, title: str, headings: Mapping[str, str], problems: list[Problem]) -> Table | None:
    sheet = find_sheet(workbook, title)
    if sheet is None:
        return None
    table = read_table(sheet, list(headings), list(headings))
    problems += table.problems
    return table


def _read_audits(table: Table, given: Reading, problems: list[Problem]) -> list[Audit]:
    """Every audit that has a number; of a number that is there twice, neither's recommendations can be told."""
    audits: list[Audit] = []
    for row in table.rows():
        read = AuditRow(row, "audit-value")
        if number := read.text(NUMBER):
            audits.append(_read_audit(read, number, given))
        elif NUMBER not in read.unread:
            read.fault(NUMBER, "this row has no number and is left out", "give the audit a number of its own")
        problems += read.problems
    times = Counter(fold(each.number) for each in audits)
    first = {fold(each.number): each for each in reversed(audits)}
    for number, audit in ((fold(each.number), each) for each in audits):
        if first[number] is not audit:
            message = f"the number {quoted(audit.number)} stands here and at {first[number].place.at}"
            hint = "give one of them another number; until then what either recommends is not known"
            school = given.schools.get(fold(audit.school or ""))
            who = school.who if school else ""
            problems.append(Problem(audit.place, "audit-repeated", message, hint, who))
    return [
        each._replace(is_repeated=True, number=first[fold(each.number)].number)
        if times[fold(each.number)] > 1
        else each
        for each in audits
    ]


def _read_audit(row: AuditRow, number: str, given: Reading) -> Audit:
    school = _read_school(row, given)
    record = given.schools.get(fold(school or ""))
    row.who = record.who if record else ""
    return Audit(
        number,
        _read_kind(row, given.policy.kinds.values()),
        school,
        row.day("Commissioned on"),
        row.text("Commissioned by"),
        row.text("Auditor"),
        row.day(CARRIED_OUT),
        row.day(RECEIVED),
        row.row.place(NUMBER),
    )


def _read_kind(row: AuditRow, known: Collection[AuditKind]) -> AuditKind | None:
    text = row.text(KIND)
    found = next((each for each in known if fold(text) in (fold(each.title), fold(each.id))), None)
    if found is None and KIND not in row.unread:
        titles = [each.title for each in known]
        message = f"{quoted(text)} is no kind of audit" if text else f"{KIND} is empty: its kind is not known"
        hint = did_you_mean(text, titles) or f"kinds: {', '.join(titles)}"
        row.fault(KIND, message, hint, "audit-kind")
    return found


def _read_school(row: AuditRow, given: Reading) -> str | None:
    text = row.text(SCHOOL)
    if (school := given.schools.get(fold(text))) is not None:
        return school.code
    if fold(text) == fold(TRUST_WIDE):
        return TRUST_WIDE
    if SCHOOL in row.unread:
        return None
    codes = [*(each.code for each in given.schools.values()), TRUST_WIDE]
    named = next((each for each in given.schools.values() if fold(each.name) == fold(text)), None)
    hint = f"write its code, {named.code}" if named else did_you_mean(text, codes)
    message = (
        f"{quoted(text)} is no school's code: this may be any school's audit" if text else "this audit names no school"
    )
    if fold(text) in given.unread:
        message = f"the record of {quoted(text)} cannot be read, and this may be any school's audit"
        hint = "mend the school's own record first"
    row.fault(SCHOOL, message, hint or f"write the school's code, or {TRUST_WIDE}", "audit-school")
    return None


def _tell_of_no_audit(row: AuditRow, audits: Sequence[Audit]) -> None:
    number = row.text(AUDIT_NUMBER)
    if AUDIT_NUMBER not in row.unread:
        message = f"there is no audit {quoted(number)}" if number else "this recommendation names no audit"
        numbers = ", ".join(each.number for each in audits)
        hint = f"write the number of its audit: {numbers}; until then it may be any school's"
        row.fault(AUDIT_NUMBER, message, hint, "recommendation-audit")


def _refuse_what_was_found(row: AuditRow, audit: Audit) -> None:
    message = f"{audit.title} keep nothing here but their days: this row is left out"
    hint = "take it out of the file: what they found stays with the school"
    row.fault(AUDIT_NUMBER, message, hint, "recommendation-confidential")


def _read_recommendation(row: AuditRow, audit: Audit | None) -> Recommendation:
    risk = row.choice("Risk", RISKS)
    if risk is None and "Risk" not in row.unread:
        row.fault("Risk", "Risk is empty: it is not known how urgent it is", f"allowed: {', '.join(RISKS)}")
    made_on = audit.made_on if audit and not audit.is_repeated else None
    closed_on = _possible(row, CLOSED_ON, f"before its audit, of {format_day(made_on)}" if made_on else "", made_on)
    looked = f"before it was closed, on {format_day(closed_on)}" if closed_on else ""
    found = Recommendation(
        row.text(RECOMMENDED),
        row.text("Recommendation"),
        risk,
        row.text("Owner"),
        row.day("Due"),
        row.text("Evidence"),
        closed_on,
        _possible(row, RETESTED_ON, looked, closed_on),
        row.row.place("Due"),
        row.row.place(CLOSED_ON),
    )
    names = {CLOSED_ON: "closed_on", RETESTED_ON: "retested_on", "Evidence": "evidence"}
    unread = frozenset(names[each] for each in row.unread if each in names)
    _look_at_close(row, found)
    return found._replace(unread=unread)


def _possible(row: AuditRow, heading: str, why_not: str, earliest: date | None) -> date | None:
    """The day under a heading; not known where it lies before the earliest that it can be, and why it cannot."""
    day = row.day(heading)
    if day is None or earliest is None or day >= earliest:
        return day
    message = f"{heading.casefold()} {format_day(day)}, {why_not}"
    row.fault(heading, message, "correct one of the two; until then it is not known", "recommendation-order")
    return None


def _look_at_close(row: AuditRow, found: Recommendation) -> None:
    """Add what keeps a recommendation from counting as closed, or from being known to be overdue."""
    if found.closed_on and not found.evidence and "Evidence" not in row.unread:
        hint = "write what shows that it was done; until then it counts as open"
        row.fault("Evidence", "closed, but without evidence", hint, "recommendation-evidence", Level.WARNING)
    elif found.closed_on and found.risk == HIGH and not found.retested_on and RETESTED_ON not in row.unread:
        hint = "write the day somebody looked again; until then it counts as open"
        message = "of high risk and closed, but not re-tested"
        row.fault(RETESTED_ON, message, hint, "recommendation-retest", Level.WARNING)
    is_blank = found.due is None and "Due" not in row.unread
    if is_blank and found.closed_on is None:
        message = "Due is empty: it is not known whether this is overdue"
        row.fault("Due", message, DAY_HINT, "recommendation-due", Level.WARNING)
