"""`sfec letter`: which letters are written or shown, where, and as what."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.problem_example import fingerprints
from tests.support.runs import Sfec, Surroundings
from tests.support.told import entry, misused, on_one_line, records
from tests.support.trust_builder import WORKBOOK, edit_cells, write_evidence

FOLDER = "documents/2026-27/autumn-2"
MARKDOWN = f"{FOLDER}/RPS-ceo-letter.md"
ONE = ("letter", "--school", "RPS", "--format", "md")
DECIDED = [
    ("decide", "RPS", ladder, "universal", "--by", "ceo") for ladder in ("education", "finance")
]


def letters(folder: Path) -> list[str]:
    """The letters in the half-term's folder."""
    return sorted(
        each.name for each in (folder / FOLDER).iterdir() if not each.name.startswith(".")
    )


def text_of(folder: Path, name: str = MARKDOWN) -> str:
    """What a letter says, without its markup."""
    return on_one_line((folder / name).read_text(encoding="utf-8").replace("\\", ""))


def told(sfec: Sfec, folder: Path, *command: str) -> list[dict[str, Any]]:
    """The letters that a command tells of as JSON."""
    found = json.loads(sfec(folder, *command, "--json").out)
    assert found["half_term"] == "2026-27/autumn-2"
    lines: list[dict[str, Any]] = found["letters"]
    return lines


def test_a_letter_is_written_as_word_and_pdf_unless_said_otherwise(
    decided: Path, sfec: Sfec
) -> None:
    said = records(sfec, decided, "letter", "--school", "RPS")
    assert letters(decided) == ["RPS-ceo-letter.docx", "RPS-ceo-letter.pdf"]
    assert (decided / FOLDER / "RPS-ceo-letter.docx").read_bytes().startswith(b"PK")
    assert (decided / FOLDER / "RPS-ceo-letter.pdf").read_bytes().startswith(b"%PDF")
    assert said.out == (
        f"RPS  RPS-ceo-letter.docx, RPS-ceo-letter.pdf\n"
        f"1 letter written for Autumn 2, 2026-27, in {FOLDER}.\n"
    )


def test_all_letters_are_written_and_who_is_not_known_is_said(decided: Path, sfec: Sfec) -> None:
    said = sfec(decided, "letter", "--all", "--format", "md")
    assert said.status == 0
    assert letters(decided) == ["OHS-ceo-letter.md", "RPS-ceo-letter.md"]
    assert "OHS OHS-ceo-letter.md draft RPS RPS-ceo-letter.md 2 letters" in on_one_line(said.out)
    assert said.err.count("letter-nobody, warning") == 2
    assert "Osterfold High School (OHS): nobody is in post as head" in said.err
    assert "Osterfold High School (OHS): nobody is in post as LSB chair" in said.err


def test_every_format_is_written_once_whatever_its_case(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE, "--format", "HTML", "--format", "md")
    assert letters(decided) == ["RPS-ceo-letter.html", "RPS-ceo-letter.md"]


def test_a_school_is_named_by_its_code_or_name_and_may_be_several(
    decided: Path, sfec: Sfec
) -> None:
    sfec(decided, *ONE, "--school", "osterfold high school")
    assert letters(decided) == ["OHS-ceo-letter.md", "RPS-ceo-letter.md"]


def test_a_letter_is_a_draft_until_both_ladders_are_decided(staffed: Path, sfec: Sfec) -> None:
    for command, left in zip([None, *DECIDED], ["Education, Finance", "Finance", ""], strict=True):
        if command:
            records(sfec, staffed, *command)
        said = records(sfec, staffed, *ONE).out
        draft = f"DRAFT, not to be sent. Not yet decided for Autumn 2, 2026-27: {left}."
        assert (draft in text_of(staffed)) == bool(left)
        assert ("DRAFT" in text_of(staffed)) == bool(left)
        assert ("  draft" in said) == bool(left)
        assert ("1 of them a draft" in said) == bool(left)


def test_a_letter_names_no_cell_no_file_and_no_other_school(decided: Path, sfec: Sfec) -> None:
    edit_cells(decided / WORKBOOK, {"Education!F2": None})
    sfec(decided, "letter", "--all", "--format", "md")
    for code, other in (("RPS", ("OHS", "Osterfold")), ("OHS", ("RPS", "Ravelmoor"))):
        said = text_of(decided, f"{FOLDER}/{code}-ceo-letter.md")
        assert not re.search(r"\b[A-Z]{1,3}\d+\b|xlsx|yaml|jsonl|[Ll]edger", said)
        for name in other:
            assert name not in said


def test_showing_writes_nothing(decided: Path, sfec: Sfec) -> None:
    before = fingerprints(decided)
    said = records(sfec, decided, "letter", "--school", "RPS", "--show").out
    assert "Dear Hal Brook and Ines Lark," in said
    assert fingerprints(decided) == before


def test_several_letters_are_shown_with_a_rule_between_them(decided: Path, sfec: Sfec) -> None:
    said = sfec(decided, "letter", "--all", "--show").out
    assert said.count(f"\n\n{'=' * 60}\n\n") == 1
    assert said.count("CEO letter, Autumn 2, 2026-27") == 2


def test_a_format_that_there_is_not_exits_2_with_what_may_have_been_meant(
    trust: Path, sfec: Sfec
) -> None:
    assert '"dox" is no format; did you mean "docx"?' in misused(
        sfec, trust, *ONE, "--format", "dox"
    )
    assert "formats: docx, pdf, html, md" in misused(sfec, trust, *ONE, "--format", "wordperfect")


def test_whose_letter_has_to_be_said(trust: Path, sfec: Sfec) -> None:
    for options in (
        (),
        ("--show",),
        ("--issue",),
        ("--format", "md"),
        ("--all", "--school", "RPS"),
    ):
        assert "say whose letter: --school CODE, or --all" in misused(
            sfec, trust, "letter", *options
        )
    assert not (trust / "documents").exists()


def test_a_school_that_there_is_not_exits_2(trust: Path, sfec: Sfec) -> None:
    assert 'did you mean "RPS"?' in misused(sfec, trust, "letter", "--school", "RSP")
    assert 'did you mean "RPS"?' in misused(sfec, trust, "letter", "--school", "RSP", "--issue")


def test_showing_issuing_and_verifying_go_one_at_a_time(trust: Path, sfec: Sfec) -> None:
    for options in (("--show", "--issue"), ("--issue", "--verify"), ("--show", "--verify")):
        assert "go one at a time" in misused(sfec, trust, *ONE, *options)


def test_force_goes_with_writing_alone(trust: Path, sfec: Sfec) -> None:
    for option in ("--show", "--issue", "--verify"):
        assert "nothing else is ever written over" in misused(sfec, trust, *ONE, "--force", option)


def test_what_a_letter_says_can_be_had_as_json(decided: Path, sfec: Sfec) -> None:
    [told] = json.loads(sfec(decided, *ONE, "--show", "--json").out)["letters"]
    assert told["code"] == "RPS"
    assert told["date"] == "2026-11-23"
    assert [each["title"] for each in told["ladders"]] == ["Education", "Finance"]
    assert not (decided / "documents").exists()


def test_a_letter_is_written_over_while_nobody_has_edited_it(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE)
    edit_cells(decided / WORKBOOK, {"Education!E2": "below expected"})
    assert sfec(decided, *ONE).status == 0
    assert "Peer review: as expected" in text_of(decided)
    records(sfec, decided, "decide", "RPS", "education", "concerning", "--by", "ceo")
    records(sfec, decided, *ONE)
    assert "Peer review: below expected" in text_of(decided)


def test_a_letter_that_somebody_edited_is_left_alone_but_for_force(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *ONE)
    (decided / MARKDOWN).write_text("Dear Hal,\n", encoding="utf-8")
    said = sfec(decided, *ONE)
    assert said.status == 1
    assert f"{MARKDOWN}: somebody has edited it since it was written [document-edited]" in said.err
    assert "RPS  nothing written\n0 letters written for Autumn 2, 2026-27.\n" in said.out
    assert text_of(decided) == "Dear Hal,"
    records(sfec, decided, *ONE, "--force")
    assert "Dear Hal Brook and Ines Lark," in text_of(decided)


def test_where_one_letter_cannot_be_written_the_others_and_where_they_lie_are_told(
    decided: Path, sfec: Sfec
) -> None:
    sfec(decided, "letter", "--all", "--format", "md")
    (decided / MARKDOWN).write_text("edited", encoding="utf-8")
    said = sfec(decided, "letter", "--all", "--format", "md")
    assert said.status == 1
    assert on_one_line(said.out).endswith(
        f"RPS nothing written 1 letter written for Autumn 2, "
        f"2026-27, 1 of them a draft, in {FOLDER}."
    )


def test_an_error_in_one_schools_evidence_leaves_the_others_letter_as_it_was(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *ONE)
    before = text_of(decided)
    edit_cells(decided / WORKBOOK, {"Education!E3": "ok"})
    said = sfec(decided, "letter", "--all", "--format", "md")
    assert said.status == 1
    assert "[evidence-value]" in said.err
    assert text_of(decided) == before
    assert "Education: not known yet, and it matters: Peer review" in text_of(
        decided, f"{FOLDER}/OHS-ceo-letter.md"
    )
    assert records(sfec, decided, *ONE).err == ""


def test_a_trusts_own_template_counts(decided: Path, sfec: Sfec) -> None:
    own = decided / "templates" / "ceo-letter.md.j2"
    own.parent.mkdir()
    own.write_text("# To {{ letter.school }}\n", encoding="utf-8")
    records(sfec, decided, *ONE)
    assert text_of(decided).startswith("# To Ravelmoor Primary School")


def test_a_template_that_cannot_be_filled_in_is_told_once_and_nothing_is_written(
    decided: Path, sfec: Sfec
) -> None:
    own = decided / "templates" / "ceo-letter.md.j2"
    own.parent.mkdir()
    own.write_text("{{ leter.school }}\n", encoding="utf-8")
    said = sfec(decided, "letter", "--all", "--format", "md")
    assert said.status == 1
    assert said.err.count("[template-unknown]") == 1
    assert (
        on_one_line(said.out)
        == "OHS nothing written RPS nothing written 0 letters written for Autumn 2, 2026-27."
    )
    assert not (decided / MARKDOWN).exists()


def test_without_a_trust_that_can_be_read_there_is_no_letter(decided: Path, sfec: Sfec) -> None:
    (decided / "trust.yaml").write_text("name: [\n", encoding="utf-8")
    for options in ((), ("--show",), ("--issue",)):
        said = sfec(decided, *ONE, *options)
        assert said.status == 1
        assert "trust.yaml:" in said.err
        assert said.out == ""
    assert not (decided / FOLDER).exists()


def test_without_evidence_nothing_is_known_and_nothing_is_met(decided: Path, sfec: Sfec) -> None:
    said = on_one_line(
        sfec(decided, "letter", "--school", "RPS", "--show", "--half-term", "spring-1").out
    )
    assert "Education: not known yet, and it matters: Safeguarding, Trust engagement" in said
    assert "No characteristic of the best category is met yet." in said
    assert "Not received: - the report of the CEO, Ada Quill" in said


def test_nobody_in_post_as_ceo_is_said_once_for_all(decided: Path, sfec: Sfec) -> None:
    (decided / "trust.yaml").write_text("name: Larkmere Trust\n", encoding="utf-8")
    said = sfec(decided, "letter", "--all", "--format", "md")
    assert said.err.count("nobody is in post as CEO") == 1
    assert "tell the CEO, with what shows it" in text_of(decided)


def test_on_an_earlier_day_a_letter_tells_what_was_known_then(
    staffed: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    for command in DECIDED:
        records(sfec, staffed, *command)
    edit_cells(staffed / WORKBOOK, {"Education!E2": "below expected"})
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    records(
        sfec, staffed, "decide", "RPS", "education", "concerning", "--by", "ceo", as_at="2026-12-03"
    )

    def shown(as_at: str) -> str:
        return on_one_line(sfec(staffed, "letter", "--school", "RPS", "--show", as_at=as_at).out)

    assert "DRAFT" in shown("2026-11-22")
    assert "Education: Universal" in shown("2026-11-23")
    assert "Peer review: as expected" in shown("2026-12-02")
    assert "Moved from Universal to Concerning" in shown("2026-12-03")


def test_a_letter_of_an_earlier_half_term_lies_in_its_own_folder_and_tells_of_it(
    staffed: Path, sfec: Sfec
) -> None:
    write_evidence(
        staffed / "evidence/2026-27/autumn-1.xlsx", RPS={"Trust engagement": "not engaged"}
    )
    records(
        sfec,
        staffed,
        "decide",
        "RPS",
        "education",
        "concerning",
        "--by",
        "ceo",
        "--half-term",
        "autumn-1",
        "--reason",
        "The CEO was ill",
    )
    edit_cells(staffed / WORKBOOK, {"Education!H2": "repeated"})
    records(sfec, staffed, "decide", "RPS", "education", "poor", "--by", "ceo")
    assert sfec(staffed, *ONE, "--half-term", "Autumn 1").status == 0
    said = text_of(staffed, MARKDOWN.replace("autumn-2", "autumn-1"))
    assert "CEO letter, Autumn 1, 2026-27" in said
    assert "Trust engagement: not engaged" in said
    assert "Education: Concerning" in said
    assert "failings: repeated" not in said
    assert not (staffed / FOLDER).exists()


def test_the_shape_that_scripts_rely_on(decided: Path, sfec: Sfec) -> None:
    to = [{"role": "head", "name": "Hal Brook"}, {"role": "lsb_chair", "name": "Ines Lark"}]
    assert told(sfec, decided, "letter", "--all", "--format", "md") == [
        {
            "school": "OHS",
            "draft": True,
            "files": [f"{FOLDER}/OHS-ceo-letter.md"],
            "to": [],
            "entry": None,
        },
        {"school": "RPS", "draft": False, "files": [MARKDOWN], "to": to, "entry": None},
    ]
    [issued] = told(sfec, decided, *ONE, "--issue")
    assert str(issued["entry"]).startswith(entry(decided, 3))


def test_what_was_written_is_opened_if_asked(
    decided: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    records(sfec, decided, *ONE, "--open")
    assert opened == [str(decided / MARKDOWN)]
