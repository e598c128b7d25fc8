"""`sfec audit programme`: the year's audit programme for the board."""

import json
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
from tests.support.told import misused, on_one_line, records

FOLDER = "documents/2026-27"
PROGRAMME = f"{FOLDER}/audit-programme.md"
COMMAND = ("audit", "programme")
IN_MARKDOWN = (*COMMAND, "--format", "md")


def text_of(folder: Path) -> str:
    """What the programme says."""
    return (folder / PROGRAMME).read_text(encoding="utf-8")


def row(folder: Path, begins: str) -> list[str]:
    """The cells of the first row that begins so."""
    line = next(each for each in text_of(folder).splitlines() if each.startswith(f"| {begins}"))
    return [each.strip() for each in line.strip("|").split("|")]


def test_the_programme_is_written_as_word_and_pdf(audited: Path, sfec: Sfec) -> None:
    said = records(sfec, audited, *COMMAND)
    assert "Trust  audit-programme.docx, audit-programme.pdf" in said.out
    assert f"1 audit programme written for 2026-27, in {FOLDER}." in said.out
    assert (audited / FOLDER / "audit-programme.pdf").read_bytes().startswith(b"%PDF")
    assert (audited / FOLDER / "audit-programme.docx").is_file()


def test_it_tells_of_each_kind_when_it_is_due_and_where_it_has_been(
    audited: Path, sfec: Sfec
) -> None:
    records(sfec, audited, *IN_MARKDOWN)
    assert row(audited, "Website") == [
        "Website",
        "each term, by 18 December 2026, 25 March 2027, 21 July 2027",
        "Compliance Manager",
        "autumn term: 1 of 2 schools",
    ]
    assert row(audited, "RAAC") == ["RAAC", "as commissioned", "Central team", "none yet"]
    assert row(audited, "Ravelmoor") == ["Ravelmoor Primary School (RPS)", "1", "1", "0", "0"]
    assert "Nothing of high risk is open, and nothing is overdue." in text_of(audited)


def test_what_was_recorded_as_done_counts_and_the_days_after_the_one_taken_for_today_do_not(
    audited: Path, sfec: Sfec
) -> None:
    records(sfec, audited, "done", "website", "--school", "OHS", "--on", "2026-11-20")
    records(sfec, audited, *IN_MARKDOWN)
    assert row(audited, "Website")[-1] == "autumn term: 2 of 2 schools"
    records(sfec, audited, *IN_MARKDOWN, as_at="2026-11-19")
    assert row(audited, "Website")[-1] == "autumn term: 1 of 2 schools"
    assert "as at 19 November 2026." in text_of(audited)


def test_another_year_is_named_by_a_half_term_of_it(example: Path, sfec: Sfec) -> None:
    said = sfec(example, *IN_MARKDOWN, "--half-term", "2025-26/summer-2")
    assert said.status == 0
    assert "1 audit programme written for 2025-26, in documents/2025-26." in said.out


def test_as_json_it_says_which_files_it_wrote(audited: Path, sfec: Sfec) -> None:
    told = json.loads(records(sfec, audited, *IN_MARKDOWN, "--json").out)
    assert told == {"year": "2026-27", "pages": [{"school": None, "files": [PROGRAMME]}]}


def test_a_programme_that_somebody_has_edited_is_not_written_over(
    audited: Path, sfec: Sfec
) -> None:
    records(sfec, audited, *IN_MARKDOWN)
    (audited / PROGRAMME).write_text("mine", encoding="utf-8")
    said = sfec(audited, *IN_MARKDOWN)
    assert said.status == 1
    assert "[document-edited]" in said.err
    assert "nothing written" in said.out
    assert text_of(audited) == "mine"
    records(sfec, audited, *IN_MARKDOWN, "--force")
    assert text_of(audited).startswith("# The audit programme, 2026-27")


def test_where_no_audits_are_kept_it_is_written_and_says_so(trust: Path, sfec: Sfec) -> None:
    said = sfec(trust, *IN_MARKDOWN)
    assert said.status == 0
    assert "audits.xlsx: no audits are kept here [audit-none, note]" in said.err
    assert "`sfec audit new` writes it" in said.err
    assert "**No audits are kept here yet.**" in text_of(trust)
    assert row(trust, "Website")[-1] == "autumn term: none of 2 schools"


def test_where_audits_are_kept_and_cannot_be_read_nothing_is_written(
    trust: Path, sfec: Sfec
) -> None:
    (trust / "audits.xlsx").write_bytes(b"PK no workbook")
    refused = sfec(trust, *IN_MARKDOWN)
    assert refused.status == 1
    assert "[workbook-damaged]" in refused.err
    assert "audit-none" not in refused.err
    assert not (trust / PROGRAMME).exists()


@pytest.mark.parametrize("name", ["audits", "core-offer"])
def test_without_a_sound_policy_nothing_is_written(audited: Path, sfec: Sfec, name: str) -> None:
    (audited / "policy").mkdir()
    (audited / f"policy/{name}.yaml").write_text("kind: {}\n", encoding="utf-8")
    refused = sfec(audited, *IN_MARKDOWN)
    assert refused.status == 1
    assert "[policy-key]" in refused.err
    assert not (audited / PROGRAMME).exists()


def test_a_format_that_is_none_is_misuse(trust: Path, sfec: Sfec) -> None:
    assert "is no format; did you mean" in misused(sfec, trust, *COMMAND, "--format", "docs")


def test_a_trust_may_word_it_otherwise(audited: Path, sfec: Sfec) -> None:
    records(sfec, audited, "templates", "copy", "audit-programme.md.j2")
    (audited / "templates/audit-programme.md.j2").write_text(
        "# Audits of {{ programme.year }}\n", encoding="utf-8"
    )
    records(sfec, audited, *IN_MARKDOWN)
    assert text_of(audited) == "# Audits of 2026-27\n"
    (audited / "templates/audit-programme.md.j2").write_text(
        "{{ programme.yaer }}\n", encoding="utf-8"
    )
    assert "[template-unknown]" in sfec(audited, *IN_MARKDOWN).err


def write_hostile(folder: Path, texts: list[str]) -> None:
    """An audit by a hostile auditor, not yet reported, that recommends each text, all overdue."""
    book = openpyxl.load_workbook(folder / "audits.xlsx")
    for number, (each, owner) in enumerate(zip(texts, reversed(texts), strict=True), 2):
        values = ["1", str(number), each, "high", owner, "2026-11-02"]
        for column, value in enumerate(values, 1):
            book["Recommendations"].cell(number, column, value).data_type = "s"
    book["Audits"]["F2"].value = "<b>Ada</b> {{ 7*7 }} *and* # | \u202ex"
    book["Audits"]["H2"].value = None
    book.save(folder / "audits.xlsx")


def test_a_programme_of_hostile_texts_says_them_as_they_were_typed(
    audited: Path, sfec: Sfec
) -> None:
    texts = [each for each in telling_texts() if is_typed(each) and len(each) < 100][::3]
    write_hostile(audited, texts)
    told = sfec(
        audited,
        *COMMAND,
        *(word for form in ("docx", "pdf", "html", "md") for word in ("--format", form)),
    )
    assert (told.status, "error" in told.err.splitlines()[-1]) == (0, False)
    written = {
        form: (audited / FOLDER / f"audit-programme.{form}").read_bytes()
        for form in ("docx", "pdf", "html")
    }
    typed = {as_said(each.strip()) for each in texts}
    assert typed <= set(word_texts(written["docx"]))
    assert typed <= set(html_texts(written["html"]))
    auditor = "<b>Ada</b>{{7*7}}*and*#|x"
    assert auditor in squeezed("".join(word_texts(written["docx"])))
    assert auditor in squeezed("".join(pdf_texts(written["pdf"])))
    assert_nothing_lives(Page(written["html"]))
    assert "U+202E (right-to-left override)" in on_one_line(told.err)
