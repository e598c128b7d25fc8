"""The sheet Audits of audits.xlsx: an audit a row."""

from collections import Counter
from collections.abc import Collection, Sequence

from sfec.folder.audits.audit_context import AuditContext
from sfec.folder.formats.cells import fold
from sfec.folder.formats.row_reader import RowReader
from sfec.folder.formats.sheet_names import SCHOOL
from sfec.folder.formats.table import Table
from sfec.folder.formats.totals import rows_but_totals
from sfec.model.audit import TRUST_WIDE, Audit, AuditKind
from sfec.model.identifier import identity
from sfec.problems import Part, Problem, did_you_mean, no_school, quoted

NUMBER, KIND = "No.", "Audit"
COMMISSIONED_ON, COMMISSIONED_BY, AUDITOR = "Commissioned on", "Commissioned by", "Auditor"
CARRIED_OUT, RECEIVED = "Carried out on", "Report received on"
#: The headings, and what is said of each to those who fill the sheet in.
AUDIT_NOTES = {
    NUMBER: "The audit's own number; its recommendations name it.",
    KIND: "What kind of audit it is.",
    SCHOOL: f"The school's code, or {TRUST_WIDE} for an audit of the whole trust.",
    COMMISSIONED_ON: "The day it was ordered.",
    COMMISSIONED_BY: "Who ordered it.",
    AUDITOR: "Who carries it out.",
    CARRIED_OUT: "The day it was carried out. Empty means not yet.",
    RECEIVED: "The day the report came. Empty means that it is awaited.",
}


def read_audits_sheet(table: Table, context: AuditContext) -> Part[list[Audit]]:
    """Every audit that has a number; of a number there twice, neither's recommendations are told.

    Problems: audit-kind, audit-school, audit-value, audit-repeated, sheet-total.
    """
    audits: list[Audit] = []
    problems: list[Problem] = []
    for row in rows_but_totals(table, problems, NUMBER):
        cells = RowReader(row, "audit-value")
        if number := cells.text(NUMBER):
            audits.append(_read_audit(cells, number, context))
        elif NUMBER not in cells.unread:
            hint = "give the audit a number of its own"
            cells.fault(NUMBER, "this row has no number and is left out", hint)
        problems += cells.problems
    audits, repeats = _mark_repeated(audits, context)
    return Part(audits, problems + repeats)


def _mark_repeated(audits: Sequence[Audit], context: AuditContext) -> Part[list[Audit]]:
    times = Counter(identity(audit.number) for audit in audits)
    first_of: dict[str, Audit] = {}
    marked: list[Audit] = []
    problems: list[Problem] = []
    for audit in audits:
        first = first_of.setdefault(identity(audit.number), audit)
        is_repeated = times[identity(audit.number)] > 1
        marked.append(audit._replace(is_repeated=is_repeated, number=first.number))
        if first is not audit:
            number = quoted(audit.number)
            message = f"the number {number} stands here and at {first.place.at}"
            hint = "give one of them another number; until then what either recommends is not known"
            who = context.who(audit.school)
            problems.append(Problem(audit.place, "audit-repeated", message, hint, who))
    return Part(marked, problems)


def _read_audit(row: RowReader, number: str, context: AuditContext) -> Audit:
    # The school comes first: whatever else is wrong in the row is told of it.
    school = _read_school(row, context)
    row.who = context.who(school)
    received_on = row.day(RECEIVED)
    return Audit(
        number=number,
        kind=_read_kind(row, context.policy.kinds.values()),
        school=school,
        commissioned_on=row.day(COMMISSIONED_ON),
        commissioned_by=row.text(COMMISSIONED_BY),
        auditor=row.text(AUDITOR),
        carried_out_on=row.day(CARRIED_OUT),
        received_on=received_on,
        place=row.row.place(NUMBER),
        received_place=row.row.place(RECEIVED),
        is_receipt_unread=RECEIVED in row.unread,
    )


def _read_kind(row: RowReader, kinds: Collection[AuditKind]) -> AuditKind | None:
    text = row.text(KIND)
    for kind in kinds:
        if fold(text) in (fold(kind.title), fold(kind.id)):
            return kind
    if KIND not in row.unread:
        titles = [kind.title for kind in kinds]
        hint = did_you_mean(text, titles) or f"kinds: {', '.join(titles)}"
        message = f"{quoted(text)} is no kind of audit"
        if not text:
            message = f"{KIND} is empty: its kind is not known"
        row.fault(KIND, message, hint, "audit-kind")
    return None


def _read_school(row: RowReader, context: AuditContext) -> str | None:
    text = row.text(SCHOOL)
    if (school := context.schools.get(identity(text))) is not None:
        return school.code
    if fold(text) == fold(TRUST_WIDE):
        return TRUST_WIDE
    if text and identity(text) in context.unread:
        # That its record cannot be read is told there, with what comes of it.
        return text.upper()
    # Where no school can be read at all, that is told once, of the schools.
    if SCHOOL not in row.unread and context.schools:
        message = f"{quoted(text)} is no school's code: this may be any school's audit"
        if not text:
            message = "this audit names no school"
        hint = f"{_which_school(text, context)}\n{context.may_touch}"
        row.fault(SCHOOL, message, hint, "audit-school", cause=no_school(text))
    return None


def _which_school(text: str, context: AuditContext) -> str:
    """What to write where a text is no school's code."""
    for school in context.schools.values():
        if fold(school.name) == fold(text):
            return f"write its code, {school.code}"
    codes = [school.code for school in context.schools.values()]
    return did_you_mean(text, [*codes, TRUST_WIDE]) or f"write the school's code, or {TRUST_WIDE}"
