"""The workbook of audits and recommendations as `sfec audit new` writes it, to be filled in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.sheet_style import (
    DAY_FORMAT,
    INK,
    TEXT_FORMAT,
    GuideLine,
    offer,
    offer_rows,
    put_heading,
    rule_rows,
    set_up_print,
    style_column,
    write_guide,
)
from sfec.folder.audits.audits_sheet import AUDIT_NOTES, KIND
from sfec.folder.audits.recommendations_sheet import RECOMMENDATION_NOTES
from sfec.folder.formats.sheet_names import AUDITS, GUIDE, RECOMMENDATIONS, SCHOOL
from sfec.model.audit import RISKS, TRUST_WIDE, AuditKind, AuditPolicy
from sfec.model.trust import School, Trust

#: Rows that have their lists to choose from.
_OFFERED = 2_000
#: Rows with a line under them, as long as the sheet is empty.
_RULED = 24
_WIDTHS = {
    "No.": 7,
    "Audit No.": 8,
    "Rec. No.": 7,
    SCHOOL: 9,
    KIND: 28,
    "Recommendation": 52,
    "Risk": 10,
    "Evidence": 36,
}
_WIDTH = 20
_NUMBERS = ("No.", "Audit No.", "Rec. No.")
_OFFERED_IN = range(2, _OFFERED + 2)
_EMPTY_CELL = (
    "An empty cell means not known, or not yet. "
    "`sfec audit check` says what is missing, with its cell."
)
_KINDS: GuideLine = (("Kinds of audit",), True)
_SCHOOLS: GuideLine = (("Schools",), True)


@dataclass(frozen=True, slots=True)
class AuditsWorkbook:
    """What the workbook offers: the kinds of audit, the schools, and activities' titles by id."""

    trust: Trust | None
    policy: AuditPolicy
    schools: Sequence[School]
    titles: Mapping[str, str]

    @property
    def owner(self) -> str:
        """The trust's name, where it is known."""
        return self.trust.name if self.trust else "The trust"

    def say(self, kind: AuditKind) -> str:
        """What carrying out an audit of a kind does, and what is kept of it."""
        title = self.titles.get(kind.activity or "")
        does = f"Carried out, it does the activity {title}." if title else ""
        kept = "Nothing is kept of it but its days." if kind.is_confidential else ""
        return " ".join(each for each in (does, kept) if each)


def write_audits_workbook(path: Path, shown: AuditsWorkbook) -> None:
    """Write the workbook: the audits, and what they recommend, both still empty, and a guide."""
    book = Workbook()
    first = book.active
    audits, recommendations, guide = map(book.create_sheet, (AUDITS, RECOMMENDATIONS, GUIDE))
    _write(audits, AUDIT_NOTES, shown.owner)
    _write(recommendations, RECOMMENDATION_NOTES, shown.owner)
    lines = tuple(_guide(shown))
    write_guide(guide, lines, shown.owner, f"{GUIDE}, {AUDITS.casefold()}")
    sizes = {KIND: (_KINDS, len(shown.policy.kinds)), SCHOOL: (_SCHOOLS, len(shown.schools) + 1)}
    for heading, (head, size) in sizes.items():
        first_row = lines.index(head) + 2
        listed = range(first_row, first_row + size)
        offer_rows(audits, list(AUDIT_NOTES).index(heading) + 1, guide, listed, _OFFERED_IN)
    offer(recommendations, list(RECOMMENDATION_NOTES).index("Risk") + 1, RISKS, _OFFERED_IN)
    if first is not None:
        book.remove(first)
    book.properties.title = AUDITS
    book.properties.creator = shown.owner
    book.save(path)


def _write(sheet: Worksheet, notes: Mapping[str, str], owner: str) -> None:
    ruled = range(2, _RULED + 2)
    for column, (heading, note) in enumerate(notes.items(), 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _WIDTH))
        sheet.cell(1, column).comment = Comment(note, "sfec", height=100, width=280)
        style_column(sheet, column, ruled, *_look(heading))
    rule_rows(sheet, ruled, len(notes))
    sheet.freeze_panes = "C2"
    sheet.sheet_properties.tabColor = INK
    set_up_print(sheet, len(notes), _RULED + 1, owner, sheet.title)
    # As many rows are printed as come to be filled in.
    sheet.print_area = None


def _look(heading: str) -> tuple[str, str | None]:
    """How a column's values are shown, and where in the cell they stand."""
    if heading == "Due" or heading.endswith(" on"):
        return DAY_FORMAT, "right"
    return (TEXT_FORMAT, "left") if heading in _NUMBERS else ("General", None)


def _guide(shown: AuditsWorkbook) -> Iterator[GuideLine]:
    yield (f"{shown.owner}: audits, and what they recommend",), True
    one_a_row = f"{RECOMMENDATIONS}: one row a recommendation, with its audit's number."
    yield (f"{AUDITS}: one row an audit. {one_a_row}",), False
    yield (_EMPTY_CELL,), False
    yield ("Never a pupil's name, here or in the words of a recommendation.",), False
    yield (), False
    yield ("Column", "What it holds"), True
    for title, notes in ((AUDITS, AUDIT_NOTES), (RECOMMENDATIONS, RECOMMENDATION_NOTES)):
        yield (title,), True
        for heading, note in notes.items():
            yield (heading, note), False
    yield _KINDS
    for kind in shown.policy.kinds.values():
        yield (kind.title, shown.say(kind)), False
    yield _SCHOOLS
    for school in shown.schools:
        yield (school.code, school.name), False
    yield (TRUST_WIDE, "an audit of the whole trust"), False
