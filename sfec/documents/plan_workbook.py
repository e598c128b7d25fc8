"""The workbook of a plan as `sfec plan new` drafts it, to be filled in."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from sfec.documents.sheet_style import (
    BLANK,
    DAY_FORMAT,
    FONT,
    GREY,
    INK,
    MONEY_FORMAT,
    TEXT_FORMAT,
    GuideLine,
    offer,
    put,
    put_heading,
    rule_rows,
    set_up_print,
    style_column,
    write_guide,
)
from sfec.folder.formats.sheet_names import GUIDE
from sfec.folder.plans import plan_headings as heads
from sfec.model.plan import CLOSINGS, RESULTS
from sfec.rules.plans.plan_draft import PlanDraft

GROUNDS = "Grounds"
_GROUND_NOTES = {
    "Category": "The category that the characteristic belongs to.",
    "Characteristic": "What tells.",
    "Evidence": "What it rests on.",
    "Cell": "Where that was read.",
}
_ROWS = range(2, 42)
_BOARD_ROWS = 5
_WIDTH = 16
_WIDTHS = {
    heads.NUMBER: 7,
    heads.BLOCK: 18,
    "Directive": 54,
    "Target": 54,
    heads.SHOWN_BY: 34,
    heads.NEXT_STEPS: 54,
    heads.SAID: 54,
    heads.BY: 28,
    heads.REASON: 40,
    heads.WHAT: 18,
    "Characteristic": 54,
    "Evidence": 40,
    "Cell": 34,
}
#: The rows of the sheet Plan that not every kind of plan has.
_WITH_END = (heads.ENDS_ON,)
_WITH_BOARD = (heads.BOARD_MEMBER, heads.APPROVED_BY, heads.APPROVED_ON)
_WITH_MONEY = (heads.MENTOR, heads.MENTOR_DAYS, heads.MONEY, heads.MONEY_APPROVED_BY)


class _Entry(NamedTuple):
    """A row of the sheet Plan: its label, what stands there already, and how it is typed."""

    label: str
    text: str = ""
    number_format: str = "General"
    choices: Sequence[str] = ()


def write_plan_workbook(path: Path, draft: PlanDraft) -> None:
    """Write a plan's workbook: what it is, its rows, its reviews, and what it rests on."""
    book = Workbook()
    first = book.active
    kind, titles = draft.kind, [each.title for each in draft.kind.blocks.values()]
    _write_plan(book.create_sheet(heads.PLAN), draft)
    one = kind.rows.removesuffix("s")
    directives = _write_rows(book, kind.rows, heads.directive_notes(one), draft)
    for row, carried in enumerate(draft.carried, 2):
        texts = (str(row - 1), "", carried.text, carried.owner)
        for column, text in enumerate(texts, 1):
            put(directives.cell(row, column), text)
    _offer(directives, heads.directive_notes(one), {heads.BLOCK: titles})
    reviews = _write_rows(book, heads.REVIEWS, heads.REVIEW_NOTES, draft)
    _offer(reviews, heads.REVIEW_NOTES, {heads.BLOCK: titles})
    results = _write_rows(book, heads.RESULTS, heads.RESULT_NOTES, draft)
    choices = {heads.RESULT: RESULTS, heads.OUTLOOK: tuple(draft.policy.outlooks)}
    _offer(results, heads.RESULT_NOTES, choices)
    extensions = _write_rows(book, heads.EXTENSIONS, heads.EXTENSION_NOTES, draft)
    offer(extensions, 2, titles, _ROWS, is_strict=False)
    _write_grounds(book, draft)
    write_guide(book.create_sheet(GUIDE), tuple(_guide(draft)), draft.owner, draft.title)
    if first is not None:
        book.remove(first)
    book.properties.title, book.properties.creator = draft.title, draft.owner
    book.save(path)


def _write_plan(sheet: Worksheet, draft: PlanDraft) -> None:
    for column, (heading, width) in enumerate((("What", 26), ("Entry", 36), ("Note", 64)), 1):
        put_heading(sheet, column, heading, width, is_ours=heading == "Note")
    for row, entry in enumerate(_entries(draft), 2):
        put(sheet.cell(row, 1), entry.label, is_bold=True)
        cell = sheet.cell(row, 2)
        cell.font, cell.number_format = Font(FONT), entry.number_format
        cell.alignment = Alignment("left", "top", wrap_text=True)
        cell.fill = PatternFill("solid", BLANK)
        if entry.text:
            put(cell, entry.text)
        put(sheet.cell(row, 3), heads.PLAN_NOTES[entry.label], colour=GREY)
        sheet.cell(row, 3).alignment = Alignment(wrap_text=True, vertical="top")
        offer(sheet, 2, entry.choices, range(row, row + 1))
    sheet.freeze_panes = "B2"
    sheet.sheet_properties.tabColor = INK
    set_up_print(sheet, 3, sheet.max_row, draft.owner, draft.title)


def _entries(draft: PlanDraft) -> Iterator[_Entry]:
    """What the sheet Plan asks of a plan of its kind."""
    kind = draft.kind
    known = {
        heads.KIND: kind.short,
        heads.SCHOOL: draft.school.code,
        heads.LADDER: draft.ladder.title,
        heads.WRITTEN_BY: draft.written_by,
        heads.RESTS_ON: draft.rests_on,
        heads.MENTOR: draft.mentor,
    }
    calls = kind.ladders[draft.ladder.id].calls
    left_out = {
        *(() if kind.has_end else _WITH_END),
        *(() if kind.least_board else _WITH_BOARD),
        *(() if kind.blocks else _WITH_MONEY),
        *(() if calls else (heads.MEETING_ON,)),
    }
    choices = {heads.CLOSED: CLOSINGS}
    for label in heads.PLAN_NOTES:
        times = max(_BOARD_ROWS, kind.least_board) if label == heads.BOARD_MEMBER else 1
        for _ in range(0 if label in left_out else times):
            yield _Entry(label, known.get(label, ""), _format(label), choices.get(label, ()))


def _format(label: str) -> str:
    """How an entry, or a column's values, are shown."""
    if label in (heads.DUE, heads.ON, heads.REVIEW, heads.NEXT_REVIEW, heads.TO):
        return DAY_FORMAT
    if label.endswith(" on") and label != heads.RESTS_ON:
        return DAY_FORMAT
    if label == heads.MONEY:
        return MONEY_FORMAT
    return TEXT_FORMAT if label in (heads.NUMBER, heads.WHAT, heads.RESTS_ON) else "General"


def _write_rows(
    book: Workbook, title: str, notes: Mapping[str, str], draft: PlanDraft
) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    for column, (heading, note) in enumerate(notes.items(), 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _WIDTH))
        sheet.cell(1, column).comment = Comment(note, "sfec", height=100, width=280)
        shown = _format(heading)
        style_column(sheet, column, _ROWS, shown, "right" if shown == DAY_FORMAT else "left")
    rule_rows(sheet, _ROWS, len(notes))
    sheet.freeze_panes = "B2"
    sheet.sheet_properties.tabColor = INK
    set_up_print(sheet, len(notes), _ROWS[-1], draft.owner, f"{draft.title}: {title}")
    sheet.print_area = None
    return sheet


def _offer(
    sheet: Worksheet, notes: Mapping[str, str], choices: Mapping[str, Sequence[str]]
) -> None:
    for heading, values in choices.items():
        if values:
            offer(sheet, list(notes).index(heading) + 1, values, _ROWS)


def _write_grounds(book: Workbook, draft: PlanDraft) -> None:
    sheet = book.create_sheet(GROUNDS)
    for column, heading in enumerate(_GROUND_NOTES, 1):
        put_heading(sheet, column, heading, _WIDTHS.get(heading, _WIDTH), is_ours=True)
    for row, ground in enumerate(draft.grounds, 2):
        for column, text in enumerate(ground, 1):
            put(sheet.cell(row, column), text)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    rows = range(2, len(draft.grounds) + 2)
    rule_rows(sheet, rows, len(_GROUND_NOTES))
    set_up_print(sheet, len(_GROUND_NOTES), max(rows.stop - 1, 2), draft.owner, draft.title)


def _guide(draft: PlanDraft) -> Iterator[GuideLine]:
    kind = draft.kind
    yield (f"{draft.owner}: {draft.title}",), True
    yield (
        (f"{heads.PLAN}: fill in {heads.WRITTEN_ON} once it is agreed; until then a draft.",),
        False,
    )
    yield (f"{kind.rows}: one row each. {heads.REVIEWS}: one row a review.",), False
    yield (f"{heads.RESULTS}: what each review found, a row for each number.",), False
    yield ("Never a pupil's name, nor anything of an HR plan.",), False
    yield (), False
    yield ("Block", "When it is due"), True
    for block in kind.blocks.values():
        weeks = "school week" if block.weeks == 1 else "school weeks"
        yield (block.title, f"{block.weeks} {weeks} after the plan was written"), False
    yield ("Outlook", "What it means"), True
    for colour, meaning in draft.policy.outlooks.items():
        yield (colour, meaning), False
    one = kind.rows.removesuffix("s")
    sheets = {
        kind.rows: heads.directive_notes(one),
        heads.REVIEWS: heads.REVIEW_NOTES,
        heads.RESULTS: heads.RESULT_NOTES,
        heads.EXTENSIONS: heads.EXTENSION_NOTES,
    }
    for title, notes in sheets.items():
        yield (title,), True
        for heading, note in notes.items():
            yield (heading, note), False
