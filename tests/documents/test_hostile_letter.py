"""The whole way of a hostile text, from a trust's files into its letters: `sfec letter` itself."""

import re
from pathlib import Path

import openpyxl
import pytest

from tests.support.document_texts import (
    Page,
    assert_nothing_lives,
    html_texts,
    pdf_texts,
    squeezed,
    word_texts,
)
from tests.support.hostile import as_said, is_typed, telling_texts
from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK

FOLDER = "documents/2026-27/autumn-2"
FILES = {form: f"{FOLDER}/RPS-ceo-letter.{form}" for form in ("docx", "pdf", "html", "md")}
EVERY_FORMAT = [word for form in FILES for word in ("--format", form)]
#: Names that are markup in each of the languages on a letter's way, and what no document can hold.
SCHOOL = (
    '<b>St Mark</b> {{ 7*7 }} *and* #"x" \\input{x} 1. [y]{.good} '
    "\u202e]]> </w:t> $body$ 1\ufe0f\u20e3"
)
HEAD = "# \ufeffHal | Brook\n**</td>"
CEO = "Ada <script>alert(1)</script> \ufdd0{% raw %}\\"
TRUST = "Larkmere\n& #panic() $if(x)$ \ue000<i>Trust</i>"
OFFICER = "::: \r\n- Bram ~~~"


def escaped(text: str) -> str:
    """A text as YAML can hold it, whatever it is."""
    return '"' + "".join(f"\\U{ord(each):08x}" for each in text) + '"'


def write_names(folder: Path) -> None:
    """The trust's and one school's own files, full of what is markup elsewhere."""
    since = "from: 2020-09-01"
    officer = f"{{name: {escaped(OFFICER)}, {since}}}"
    ceo = f"{{name: {escaped(CEO)}, email: {escaped('a_*b*@<x>.example')}, {since}}}"
    trust = f"name: {escaped(TRUST)}\npeople:\n  ceo: {ceo}\n  eht: {officer}\n  coo: {officer}\n"
    (folder / "trust.yaml").write_text(trust, encoding="utf-8")
    address = ["{{ letter }}", "</td>", "one\u2028two", "\u2066isolated\u2069", "---", "1. item"]
    lines = "".join(f"  - {escaped(each)}\n" for each in address)
    record = f"code: RPS\nname: {escaped(SCHOOL)}\nhead: {{name: {escaped(HEAD)}, {since}}}\n"
    school = f"{record}address:\n{lines}"
    (folder / "schools/RPS.yaml").write_text(school, encoding="utf-8")


def write_sheets(folder: Path, texts: list[str]) -> None:
    """A directive for each of the texts, and all of them in a report."""
    book = openpyxl.load_workbook(folder / WORKBOOK)
    rows = [[each, texts[-number]] for number, each in enumerate(texts)]
    directives = [
        ["RPS", str(n), "Education", one, other, "2026-12-04"]
        for n, (one, other) in enumerate(rows)
    ]
    for title, content in (
        (
            "Directives",
            [
                ["School", "No.", "Ladder", "Directive", "Owner", "Due", "Result", "Met on"],
                *directives,
            ],
        ),
        (
            "Reports",
            [["School", "EHT", "COO"], ["RPS", "\n\n".join(texts), "=1+1 <b>\n# not a heading"]],
        ),
    ):
        sheet = book.create_sheet(title)
        for row, values in enumerate(content, 1):
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column, value)
                cell.data_type = "s"
    book.save(folder / WORKBOOK)


@pytest.fixture
def texts() -> list[str]:
    return [each for each in telling_texts() if is_typed(each) and len(each) < 100]


@pytest.fixture
def hostile(trust: Path, texts: list[str]) -> Path:
    """A trust in which every text that people type is hostile."""
    write_names(trust)
    write_sheets(trust, texts)
    return trust


def test_a_letter_of_hostile_texts_is_written_in_every_format(
    hostile: Path, texts: list[str], sfec: Sfec
) -> None:
    told = sfec(hostile, "letter", "--school", "RPS", *EVERY_FORMAT)
    assert (told.status, "error" in told.err.splitlines()[-1]) == (0, False)
    written = {form: (hostile / path).read_bytes() for form, path in FILES.items()}
    directives = {f"{as_said(each.strip())} (Education)" for each in texts}
    assert directives <= set(word_texts(written["docx"]))
    assert directives <= set(html_texts(written["html"]))
    said = {
        squeezed("".join(pdf_texts(written["pdf"]))),
        squeezed("".join(word_texts(written["docx"]))),
    }
    for each in (
        "{{7*7}}*and*",
        "alert(1)</script>",
        "#panic()$if(x)$",
        "a_*b*@<x>.example",
        "#Hal|Brook**</td>",
    ):
        assert all(each in one for one in said)
    assert_nothing_lives(Page(written["html"]))
    assert_what_is_lost_is_named(told.err)


def assert_what_is_lost_is_named(told: str) -> None:
    """Every character that is left out, or that no font has, is named in a warning."""
    assert "[document-character, warning]" in told
    for named in (
        "U+202E (right-to-left override)",
        "U+FEFF (zero width no-break space)",
        "U+FDD0",
        "U+E000",
    ):
        assert named in told
    boxes = told.partition("the PDF has")[2].partition("[document-glyph, warning]")[0]
    assert "🙂 U+1F642 (slightly smiling face)" in boxes
    assert not re.search("U\\+00[0-7]", boxes)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", told)


def test_a_letter_of_hostile_texts_is_shown_at_the_prompt(hostile: Path, sfec: Sfec) -> None:
    told = sfec(hostile, "letter", "--school", "RPS", "--show")
    assert told.status == 0
    assert "\x1b" not in told.out
    assert squeezed('{{ 7*7 }} *and* #"x" \\input{x} 1. [y]{.good} ]]> </w:t> $body$') in squeezed(
        told.out
    )
