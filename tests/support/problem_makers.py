"""Files that no text editor writes: workbooks that are bombs or damaged, changed ledgers."""

import hashlib
import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from sfec.folder.formats.bundled import bundled

MEGABYTE = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    "</manifest:manifest>"
)
_ODS_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def _letterhead(path: Path) -> None:
    path.write_bytes((bundled("templates") / "letterhead.docx").read_bytes())


def _letterhead_damaged(path: Path) -> None:
    """The shipped letterhead, with half of its styles."""
    _letterhead(path)
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("word/styles.xml")
    _change_zip(path, {"word/styles.xml": styles[: len(styles) // 2]})


def _letterhead_without_status(path: Path) -> None:
    """The shipped letterhead, with another tag on the control that says how a document stands."""
    _letterhead(path)
    with zipfile.ZipFile(path) as archive:
        margins = [
            name for name in archive.namelist() if name.startswith(("word/header", "word/footer"))
        ]
        parts = {
            name: archive.read(name).replace(b'w:tag w:val="status"', b'w:tag w:val="Status"')
            for name in margins
        }
    _change_zip(path, parts)


def _letterhead_with_a_pupil(path: Path) -> None:
    """The shipped letterhead, with a pupil's number in its footer, in two runs of a line."""
    _letterhead(path)
    with zipfile.ZipFile(path) as archive:
        [footer, *_] = [name for name in archive.namelist() if name.startswith("word/footer")]
        text = archive.read(footer)
    runs = b"<w:p><w:r><w:t>Of</w:t></w:r></w:p><w:p><w:r><w:t>L99990002</w:t></w:r><w:r><w:t>6001"
    _change_zip(path, {footer: text.replace(b"</w:ftr>", runs + b"</w:t></w:r></w:p></w:ftr>")})


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _last_half_terms(path: Path) -> None:
    """The workbook of the half-term after, kept as this one's too."""
    path.write_bytes(path.with_name("autumn-2.xlsx").read_bytes())


def _not_due_again(path: Path) -> None:
    """The first school's peer review, not due."""
    book = openpyxl.load_workbook(path)
    book["Education"]["E2"].value = "not due"
    book.save(path)


def _folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)


def _encrypted(path: Path) -> None:
    if path.suffix == ".ods":
        manifest = _MANIFEST.replace("/>", "><manifest:encryption-data/></manifest:file-entry>")
        _write_zip(
            path,
            {"mimetype": _ODS_TYPE, "content.xml": "\x8f\x02", "META-INF/manifest.xml": manifest},
        )
    else:
        path.write_bytes(_OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512))


def _old_excel(path: Path) -> None:
    path.write_bytes(_OLE + bytes(512) + "Workbook".encode("utf-16-le") + bytes(512))


def _truncated(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _not_a_workbook(path: Path) -> None:
    path.write_bytes(b"School,Safeguarding\r\nRPS,met\r\n")


def _letter(path: Path) -> None:
    _write_zip(path, {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})


def _zip_bomb(path: Path) -> None:
    _change_zip(path, {"xl/media/image1.png": bytes(201 * MEGABYTE)})


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(51 * MEGABYTE)


def _far_cell(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Education"]["XFD1048576"] = "here"
    book.save(path)


def _percent_format(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Finance"]["C3"].number_format = "0%"
    book.save(path)


def _coloured(path: Path) -> None:
    """Red and green in the place of words, in a sheet whose second row is banded."""
    book = openpyxl.load_workbook(path)
    sheet = book["Education"]
    for name, colour in (("B2", "00B050"), ("B3", "FF0000"), ("C2", "00B050")):
        sheet[name].value = None
        sheet[name].fill = PatternFill("solid", colour)
    for name in ("A3", "D3", "E3"):
        sheet[name].fill = PatternFill("solid", "DDEBF7")
    sheet["E3"].value = None
    book.save(path)


def _merged_cells(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Education"].merge_cells("E2:E3")
    book.save(path)


def _merged_across(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Education"].merge_cells("C2:F3")
    book.save(path)


def _merged_numbers(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Recommendations"].merge_cells("A2:A3")
    book.save(path)


def _merged_headings(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Education"].merge_cells("C1:E1")
    book.save(path)


def _hidden_sheet(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Finance"].sheet_state = "veryHidden"
    book["Education"].column_dimensions["C"].hidden = True
    book.save(path)


def _in_thousands(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Finance"]["C3"].value = 121.87
    book["Finance"]["C3"].number_format = '£0.00"k"'
    book.save(path)


def _linked(path: Path) -> None:
    """A figure that is a link to another workbook, and the 0 that Excel stored for it."""
    _put_formulas(path, {"D3": "[1]Budget!$B$4"})


def _summed(path: Path) -> None:
    """Figures that are 0 by a sum: of cells that are empty, and of two that make it 0."""
    _put_formulas(path, {"D3": "SUM(AA2:AA5)", "D2": "12-12"})


def _put_formulas(path: Path, formulas: Mapping[str, str]) -> None:
    """Put formulas into cells of the second sheet, each with 0 for its value."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    for name, formula in formulas.items():
        cell = f'<c r="{name}"><f>{formula}</f><v>0</v></c>'
        sheet = re.sub(rf'<c r="{name}"[^>]*>.*?</c>', cell, sheet)
    _change_zip(path, {"xl/worksheets/sheet2.xml": sheet.encode()})


def _hidden_row(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Finance"].row_dimensions[3].hidden = True
    book.save(path)


def _rows_above(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Finance"].insert_rows(1, 2)
    book["Finance"]["A1"].value = "Finance evidence, Autumn 2"
    book.save(path)


def _sheet_misspelt(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["Education"].title = "Educatoin"
    book.save(path)


def _sheet_deleted(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.remove(book["Finance"])
    book.save(path)


def _entity_bomb(path: Path) -> None:
    """A sheet that asks to be walked, with entities that would unfold to a gigabyte."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE worksheet [<!ENTITY e0 "{"met" * 20}">{levels}]>'
    cell = '<c r="A1" t="e"><v>&e9;</v></c>'
    sheet = f'{head}<worksheet><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    _change_zip(path, {"xl/worksheets/sheet1.xml": sheet.encode()})


def _stored_nothing(path: Path) -> None:
    """A cell whose formula LibreOffice has not worked out: it has no stored value."""
    _write_ods(
        path,
        _ods_row(_ods_text("School"), _ods_text("Safeguarding")),
        _ods_row(_ods_text("RPS"), _FORMULA),
    )


def _rows_repeated(path: Path) -> None:
    """A row of text that stands a million times."""
    row = _ods_row(_ods_text("RPS"), _ods_text("met"))
    _write_ods(
        path,
        row.replace("<table:table-row", '<table:table-row table:number-rows-repeated="1048576"'),
    )


def _old_code_page(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))


def _sixteen_bit(path: Path) -> None:
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def _deep(path: Path) -> None:
    path.write_text(f"name: {'[' * 400}\n", encoding="utf-8")


def _two_megabytes(path: Path) -> None:
    path.write_text("# notes\n" * 260_000, encoding="utf-8")


def _torn(path: Path) -> None:
    """A run that was killed while it wrote: half a line more."""
    *_, last = path.read_bytes().splitlines()
    path.write_bytes(path.read_bytes() + last[: len(last) // 2])


def _reason_changed(path: Path) -> None:
    """A reason rewritten in the ledger's first line."""
    first, *others = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(
        b"".join([first.replace(b"Results have fallen", b"Results have held up"), *others])
    )


def _line_deleted(path: Path) -> None:
    """The second line taken out."""
    first, _, *others = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([first, *others]))


def _line_unreadable(path: Path) -> None:
    """The first line ended by hand."""
    first, *others = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([first[:40] + b"\n", *others]))


def _newer_line(path: Path) -> None:
    """A line of a kind that a later sfec records."""
    *_, last = path.read_bytes().splitlines()
    start = b'{"before": "' + hashlib.sha256(last).hexdigest().encode() + b'", '
    line = (
        start
        + last[last.index(b'"when"') :].partition(b'"kind"')[0]
        + b'"kind": "letter issued"}\n'
    )
    path.write_bytes(path.read_bytes() + line)


def _copy_of_ledger(path: Path) -> None:
    path.write_bytes(_ledger_beside(path).read_bytes())


def _longer_copy(path: Path) -> None:
    """A copy that holds a line which the file itself has lost."""
    original = _ledger_beside(path)
    path.write_bytes(original.read_bytes())
    original.write_bytes(b"".join(original.read_bytes().splitlines(keepends=True)[:-1]))


def _diverged_copy(path: Path) -> None:
    """A copy to which another last line was written."""
    path.write_bytes(
        _ledger_beside(path).read_bytes().replace(b"Results have fallen", b"Results have held up")
    )


def _last_line(old: bytes, new: bytes) -> Callable[[Path], None]:
    """A maker that rewrites something in the ledger's last line."""

    def change(path: Path) -> None:
        before, end, last = path.read_bytes().removesuffix(b"\n").rpartition(b"\n")
        assert old in last
        path.write_bytes(before + end + last.replace(old, new, 1) + b"\n")

    return change


def _mark_first(path: Path) -> None:
    """Saved in Notepad as UTF-8 with BOM."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def _windows_ends(path: Path) -> None:
    """Saved by an editor that ends lines as Windows does."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _blank_within(path: Path) -> None:
    """The Enter key pressed after the first line."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\n\n", 1))


def _as_csv(path: Path) -> None:
    """Opened in a spreadsheet, and saved as it saves text."""
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"".join(b'"' + each.replace(b'"', b'""') + b'"\r\n' for each in lines))


def _blank_last(path: Path) -> None:
    """The Enter key pressed at the end."""
    path.write_bytes(path.read_bytes() + b"\n")


def _unended(path: Path) -> None:
    """The end of the last line deleted."""
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))


def _all_by_an_editor(path: Path) -> None:
    """Opened in an editor, looked at and saved: all at once."""
    _blank_within(path)
    _unended(path)
    _windows_ends(path)
    _mark_first(path)


def _copy_of_trust(path: Path) -> None:
    path.write_bytes((path.parent / "trust.yaml").read_bytes())


def _renamed_ledger(path: Path) -> None:
    _ledger_beside(path).rename(path)


def _ledger_beside(path: Path) -> Path:
    return path.with_name("smarsh-laptop7.jsonl")


def _noted_by_older_sfec(path: Path) -> None:
    """What was written, noted as an older sfec did: without the scheme of what it was made from."""
    noted = path.read_text(encoding="utf-8")
    path.write_text(noted.replace('"made_from": "json-1:', '"made_from": "'), encoding="utf-8")


MAKERS: Mapping[str, Callable[[Path], None]] = {
    "empty": _empty,
    "not-due-again": _not_due_again,
    "folder": _folder,
    "last-half-terms": _last_half_terms,
    "encrypted": _encrypted,
    "old-excel": _old_excel,
    "truncated": _truncated,
    "not-a-workbook": _not_a_workbook,
    "letter": _letter,
    "letterhead-with-a-pupil": _letterhead_with_a_pupil,
    "letterhead-damaged": _letterhead_damaged,
    "letterhead-without-status": _letterhead_without_status,
    "zip-bomb": _zip_bomb,
    "large": _large,
    "far-cell": _far_cell,
    "percent-format": _percent_format,
    "coloured": _coloured,
    "merged-cells": _merged_cells,
    "merged-across": _merged_across,
    "merged-numbers": _merged_numbers,
    "linked": _linked,
    "summed": _summed,
    "hidden-row": _hidden_row,
    "in-thousands": _in_thousands,
    "hidden-sheet": _hidden_sheet,
    "merged-headings": _merged_headings,
    "rows-above": _rows_above,
    "sheet-misspelt": _sheet_misspelt,
    "sheet-deleted": _sheet_deleted,
    "entity-bomb": _entity_bomb,
    "formula-without-value": _stored_nothing,
    "rows-repeated": _rows_repeated,
    "windows-1252": _old_code_page,
    "utf-16": _sixteen_bit,
    "deep": _deep,
    "two-megabytes": _two_megabytes,
    "torn": _torn,
    "reason-changed": _reason_changed,
    "line-deleted": _line_deleted,
    "line-unreadable": _line_unreadable,
    "newer-line": _newer_line,
    "last-category": _last_line(b'"category": "concerning"', b'"category": "deficient"'),
    "last-better": _last_line(b'"category": "concerning"', b'"category": "universal"'),
    "last-decider": _last_line(b'{"role": "ceo", "name": "', b'{"role": "cfo", "name": "'),
    "last-vote": _last_line(b'"choice": "for"', b'"choice": "against"'),
    "mark-first": _mark_first,
    "windows-ends": _windows_ends,
    "blank-within": _blank_within,
    "as-csv": _as_csv,
    "blank-last": _blank_last,
    "unended": _unended,
    "all-by-an-editor": _all_by_an_editor,
    "copy-of-trust": _copy_of_trust,
    "copy-of-ledger": _copy_of_ledger,
    "longer-copy": _longer_copy,
    "diverged-copy": _diverged_copy,
    "renamed-ledger": _renamed_ledger,
    "noted-by-older-sfec": _noted_by_older_sfec,
}

_FORMULA = '<table:table-cell table:formula="of:=[.A1]"/>'


def _ods_text(text: str) -> str:
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def _ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _write_ods(path: Path, *rows: str) -> None:
    table = f'<table:table table:name="Education">{"".join(rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:document-content {_ODS_NAMES}>{body}</office:document-content>"
    _write_zip(
        path, {"mimetype": _ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": _MANIFEST}
    )


def _write_zip(path: Path, parts: Mapping[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _change_zip(path: Path, changed: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {**{name: archive.read(name) for name in archive.namelist()}, **changed}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(packed.getvalue())
