"""Letters issued: to whom, when, which files, and what is never overwritten."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sfec.documents.kinds import KINDS
from sfec.model.trust import School
from sfec.model.year_page import YearPage
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.issuing import issue_documents
from sfec.office.writing import DocumentRequest
from tests.support.decided_trust import decide, write_decided
from tests.support.office_folder import (
    A_PAGE,
    PAGES,
    RPS,
    held_trust,
    open_trust,
    to_the_head,
    year_pages,
)
from tests.support.problem_example import fingerprints
from tests.support.runs import Kept, Sfec, Surroundings
from tests.support.schools_builder import write_schools
from tests.support.told import entry, on_one_line, records, refused
from tests.support.trust_builder import FILES, PEOPLE, WORKBOOK, edit_cells

FOLDER = "documents/2026-27/autumn-2"
MARKDOWN, PAGE = f"{FOLDER}/RPS-ceo-letter.md", f"{FOLDER}/RPS-ceo-letter.html"
ONE = ("letter", "--school", "RPS", "--format", "md")
BOTH = (*ONE, "--format", "html")
EVERY = ("letter", "--all", "--format", "md")
REASON = ("--reason", "It was sent too early")
PAGE_REQUEST = DocumentRequest([RPS], to_the_head, ["md"])


@pytest.fixture
def issued(kept: Kept, sfec: Sfec) -> Path:
    """The trust in which RPS is decided, and its letter issued as the ledger's third entry."""

    def make(folder: Path) -> None:
        write_decided(folder, sfec)
        records(sfec, folder, *ONE, "--issue")

    return kept("issued", make)


def lines(folder: Path) -> list[dict[str, Any]]:
    """The ledger's lines."""
    found = (folder / "ledger" / "smarsh-laptop7.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(each) for each in found]


def edit(folder: Path, name: str = MARKDOWN) -> None:
    """Add a sentence to a letter by hand."""
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("\nAnd thank you for the cake.\n")


def test_nothing_is_issued_of_a_school_whose_decision_was_rewritten_in_the_last_line(
    decided: Path, sfec: Sfec
) -> None:
    ledger = decided / "ledger" / "smarsh-laptop7.jsonl"
    *before, last = ledger.read_bytes().splitlines(keepends=True)
    category = lines(decided)[-1]["category"]
    was, now = (f'"category": "{each}"'.encode() for each in (category, "deficient"))
    ledger.write_bytes(b"".join([*before, last.replace(was, now)]))
    assert "[ledger-end]" in refused(sfec, decided, *ONE, "--issue")
    assert len(lines(decided)) == len(before) + 1


def test_an_issue_records_to_whom_on_which_day_which_files_and_which_decisions(
    decided: Path, sfec: Sfec
) -> None:
    said = records(sfec, decided, *BOTH, "--issue").out
    *decisions, issue = lines(decided)
    assert issue["kind"] == "document issued"
    assert (issue["document"], issue["school"], issue["half_term"]) == (
        "ceo-letter",
        "RPS",
        "2026-27/autumn-2",
    )
    assert issue["on"] == "2026-11-23"
    assert issue["to"] == [
        {"role": "head", "name": "Hal Brook"},
        {"role": "lsb_chair", "name": "Ines Lark"},
    ]
    assert issue["files"] == [
        {"path": name, "sha256": hashlib.sha256((decided / name).read_bytes()).hexdigest()}
        for name in (MARKDOWN, PAGE)
    ]
    assert [each[:8] for each in issue["decisions"]] == [
        entry(decided, number) for number in (1, 2)
    ]
    assert len(decisions) == 2
    assert "to Hal Brook (head) and Ines Lark (LSB chair); entry " + entry(decided, 3) in said
    assert f"1 letter issued for Autumn 2, 2026-27, in {FOLDER}." in said


def test_word_and_pdf_go_out_unless_said_otherwise(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, "letter", "--school", "RPS", "--issue")
    assert [each["path"][-4:] for each in lines(decided)[-1]["files"]] == ["docx", ".pdf"]


def test_a_draft_is_not_issued(staffed: Path, sfec: Sfec) -> None:
    before = fingerprints(staffed)
    said = refused(sfec, staffed, *ONE, "--issue")
    assert (
        "it is a draft, and is not issued: not yet decided is Education, Finance [letter-draft]"
        in said
    )
    assert fingerprints(staffed) == before


def test_the_letter_of_a_school_that_two_sources_hold_is_not_issued(
    decided: Path, sfec: Sfec
) -> None:
    write_schools(decided, ("RPS", "Ravelmoor", "999001"))
    assert "[school-repeated]" in refused(sfec, decided, *ONE, "--issue")


def test_all_that_are_decided_are_issued_and_the_drafts_are_refused(
    decided: Path, sfec: Sfec
) -> None:
    said = sfec(decided, *EVERY, "--issue")
    assert said.status == 1
    assert "RPS RPS-ceo-letter.md" in on_one_line(said.out)
    assert f"{FOLDER}/OHS-ceo-letter.md: Osterfold High School (OHS): it is a draft" in said.err
    assert [each["school"] for each in lines(decided)[2:]] == ["RPS"]


def test_several_letters_are_an_entry_each(decided: Path, sfec: Sfec) -> None:
    people = PEOPLE["schools/RPS.yaml"].removeprefix(FILES["schools/RPS.yaml"])
    (decided / "schools/OHS.yaml").write_text(FILES["schools/OHS.yaml"] + people, encoding="utf-8")
    decide(sfec, decided, "OHS")
    records(sfec, decided, *EVERY, "--issue")
    assert [each["school"] for each in lines(decided)[4:]] == ["OHS", "RPS"]
    assert records(sfec, decided, "check").err == ""


def test_where_there_is_nobody_to_write_to_it_is_not_issued(decided: Path, sfec: Sfec) -> None:
    decide(sfec, decided, "OHS")
    said = refused(sfec, decided, "letter", "--school", "OHS", "--format", "md", "--issue")
    assert "there is nobody to issue the letter to [letter-nobody]" in said
    assert not (decided / FOLDER).exists()


def test_where_one_of_the_two_is_missing_it_goes_to_the_other_with_a_warning(
    decided: Path, sfec: Sfec
) -> None:
    school = decided / "schools/RPS.yaml"
    school.write_text(
        school.read_text(encoding="utf-8").replace("lsb_chair", "mentor"), encoding="utf-8"
    )
    said = sfec(decided, *ONE, "--issue")
    assert said.status == 0
    assert (
        "nobody is in post as LSB chair: "
        "the letter is not addressed to one [letter-nobody, warning]" in said.err
    )
    assert lines(decided)[-1]["to"] == [{"role": "head", "name": "Hal Brook"}]


@pytest.mark.parametrize("options", [(), ("--force",), ("--issue",), ("--format", "html")])
def test_an_issued_letter_is_never_written_again(
    issued: Path, sfec: Sfec, options: tuple[str, ...]
) -> None:
    edit_cells(issued / WORKBOOK, {"Education!E2": "below expected"})
    before = fingerprints(issued)
    said = refused(sfec, issued, *ONE, *options)
    assert (
        f"{MARKDOWN}: Ravelmoor Primary School (RPS): the letter was issued on 23 November 2026"
        in said
    )
    assert f"`sfec withdraw {entry(issued, 3)} --reason TEXT`" in said
    assert fingerprints(issued) == before


def test_among_all_letters_one_that_was_issued_is_left_with_a_note(
    issued: Path, sfec: Sfec
) -> None:
    before = (issued / MARKDOWN).read_bytes()
    said = sfec(issued, *EVERY, "--force")
    assert said.status == 0
    assert (
        "the letter was issued on 23 November 2026, and is left as it is [letter-issued, note]"
        in said.err
    )
    assert "1 letter written" in said.out
    assert (issued / MARKDOWN).read_bytes() == before


def test_it_may_still_be_shown(issued: Path, sfec: Sfec) -> None:
    assert (
        "Dear Hal Brook and Ines Lark,"
        in records(sfec, issued, "letter", "--school", "RPS", "--show").out
    )


@pytest.mark.parametrize("options", [(), ("--force",), ("--issue",)])
def test_seen_from_a_day_before_it_was_issued_it_is_still_not_written_again(
    decided: Path, sfec: Sfec, surroundings: Surroundings, *, options: tuple[str, ...]
) -> None:
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    records(sfec, decided, *ONE, "--issue", as_at="2026-12-03")
    before = fingerprints(decided)
    assert "the letter was issued on 3 December 2026" in refused(
        sfec, decided, *ONE, *options, as_at="2026-11-30"
    )
    assert fingerprints(decided) == before


def test_once_withdrawn_another_is_issued_beside_the_first(issued: Path, sfec: Sfec) -> None:
    first = (issued / MARKDOWN).read_bytes()
    for number, name in ((3, "RPS-ceo-letter-2.md"), (5, "RPS-ceo-letter-3.md")):
        records(sfec, issued, "withdraw", entry(issued, number), *REASON)
        assert name in records(sfec, issued, *ONE).out
        assert name in records(sfec, issued, *ONE, "--issue").out
    assert (issued / MARKDOWN).read_bytes() == first
    names = [
        each["files"][0]["path"] for each in lines(issued) if each["kind"] == "document issued"
    ]
    assert names == [MARKDOWN, MARKDOWN.replace(".md", "-2.md"), MARKDOWN.replace(".md", "-3.md")]
    assert records(sfec, issued, "check").err == ""


def test_issued_again_it_tells_what_is_so_now(issued: Path, sfec: Sfec) -> None:
    records(sfec, issued, "withdraw", entry(issued, 3), *REASON)
    edit_cells(issued / WORKBOOK, {"Education!E2": "below expected"})
    records(sfec, issued, "decide", "RPS", "education", "concerning", "--by", "ceo")
    records(sfec, issued, *ONE, "--issue")
    assert "Concerning" in (issued / FOLDER / "RPS-ceo-letter-2.md").read_text(encoding="utf-8")
    assert "[Concerning]" not in (issued / MARKDOWN).read_text(encoding="utf-8")


def test_a_file_edited_by_hand_goes_out_as_it_is(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE)
    edit(decided)
    content = (decided / MARKDOWN).read_bytes()
    records(sfec, decided, *ONE, "--issue")
    assert (decided / MARKDOWN).read_bytes() == content
    assert lines(decided)[-1]["files"][0]["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_file_that_is_still_being_edited_is_not_issued(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE)
    edit(decided)
    lock = decided / FOLDER / ".~lock.RPS-ceo-letter.md#"
    lock.write_text("Ada", encoding="utf-8")
    assert "[document-open]" in refused(sfec, decided, *ONE, "--issue")
    lock.unlink()
    records(sfec, decided, *ONE, "--issue")


def test_where_the_other_format_would_not_say_the_same_neither_is_issued(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *BOTH)
    edit(decided)
    before = fingerprints(decided)
    said = refused(sfec, decided, *BOTH, "--issue")
    assert (
        f"{MARKDOWN}: Ravelmoor Primary School (RPS): somebody has edited it, and {PAGE} would not"
        in said
    )
    assert "[letter-formats]" in said
    assert "--format md" in said
    assert fingerprints(decided) == before


def test_where_both_were_edited_both_go_out_as_they_are(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *BOTH)
    for name in (MARKDOWN, PAGE):
        edit(decided, name)
    before = [(decided / name).read_bytes() for name in (MARKDOWN, PAGE)]
    records(sfec, decided, *BOTH, "--issue")
    assert [(decided / name).read_bytes() for name in (MARKDOWN, PAGE)] == before


def test_a_file_edited_before_what_it_says_changed_is_not_issued(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE)
    edit(decided)
    edit_cells(decided / WORKBOOK, {"Education!E2": "below expected"})
    records(sfec, decided, "decide", "RPS", "education", "concerning", "--by", "ceo")
    assert "what it was written from has changed since [letter-behind]" in refused(
        sfec, decided, *ONE, "--issue"
    )
    records(sfec, decided, *ONE, "--force")
    records(sfec, decided, *ONE, "--issue")


def test_a_draft_edited_by_hand_is_behind_once_it_is_none(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, *ONE)
    edit(staffed)
    decide(sfec, staffed, "RPS")
    assert "[letter-behind]" in refused(sfec, staffed, *ONE, "--issue")


def test_another_day_alone_leaves_an_edited_letter_behind_nothing(
    decided: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    records(sfec, decided, *ONE)
    edit(decided)
    surroundings.moment = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    records(sfec, decided, *ONE, "--issue", as_at="2026-11-24")


def test_a_file_of_the_name_that_sfec_did_not_write_is_not_issued(
    decided: Path, sfec: Sfec
) -> None:
    (decided / FOLDER).mkdir(parents=True)
    (decided / MARKDOWN).write_text("Dear Hal,\n", encoding="utf-8")
    assert "[letter-behind]" in refused(sfec, decided, *ONE, "--issue")


def test_nothing_is_recorded_of_a_letter_that_cannot_be_written(decided: Path, sfec: Sfec) -> None:
    (decided / FOLDER).mkdir(parents=True)
    (decided / FOLDER / ".~lock.RPS-ceo-letter.html#").write_text("Ada", encoding="utf-8")
    said = refused(sfec, decided, *BOTH, "--issue")
    assert f'{PAGE}: "RPS-ceo-letter.html" is open in another program [document-open]' in said


def test_nothing_is_recorded_where_there_can_be_no_folder(decided: Path, sfec: Sfec) -> None:
    (decided / "documents").write_text("a file where the folder should be", encoding="utf-8")
    assert "[file-unwritable]" in refused(sfec, decided, *ONE, "--issue")


def test_a_letter_goes_out_though_what_was_written_cannot_be_noted(
    decided: Path, sfec: Sfec
) -> None:
    (decided / FOLDER / ".written.json").mkdir(parents=True)
    said = sfec(decided, *ONE, "--issue")
    assert said.status == 1
    assert f"{FOLDER}/.written.json: it cannot be written" in said.err
    assert [each["kind"] for each in lines(decided)] == ["decision", "decision", "document issued"]
    assert sfec(decided, "letter", "--verify").status == 0


def test_a_file_that_cannot_be_read_stops_no_other_letter(decided: Path, sfec: Sfec) -> None:
    decide(sfec, decided, "OHS")
    people = PEOPLE["schools/RPS.yaml"].removeprefix(FILES["schools/RPS.yaml"])
    (decided / "schools/OHS.yaml").write_text(FILES["schools/OHS.yaml"] + people, encoding="utf-8")
    (decided / MARKDOWN.replace("RPS", "OHS")).mkdir(parents=True)
    said = sfec(decided, *EVERY, "--issue")
    assert said.status == 1
    assert "OHS-ceo-letter.md" in said.err
    assert [each["school"] for each in lines(decided)[4:]] == ["RPS"]


def test_a_template_that_cannot_be_filled_in_issues_nothing(decided: Path, sfec: Sfec) -> None:
    (decided / "templates").mkdir()
    (decided / "templates" / "ceo-letter.md.j2").write_text(
        "{{ leter.school }}\n", encoding="utf-8"
    )
    assert "[template-unknown]" in refused(sfec, decided, *ONE, "--issue")


def test_history_and_check_go_on_as_before(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE, "--issue")
    said = records(sfec, decided, "history", "RPS").out
    assert said.count("First decision: Universal") == 2
    assert said.count(entry(decided, 3)) == 2
    assert "2 of 4 decisions made" in records(sfec, decided, "history").out
    assert "a ledger of 3 lines" in records(sfec, decided, "check").out
    records(sfec, decided, "withdraw", entry(decided, 3), *REASON)
    assert records(sfec, decided, "history", "RPS").err == ""
    assert records(sfec, decided, "check").err == ""


def test_the_day_taken_for_today_is_the_day_of_the_issue(decided: Path, sfec: Sfec) -> None:
    records(sfec, decided, *ONE, "--issue", as_at="2026-12-18")
    issue = lines(decided)[-1]
    assert (issue["on"], issue["as_at"]) == ("2026-12-18", "2026-12-18")


def test_what_an_older_sfec_noted_is_written_again_and_never_called_edited(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *ONE)
    noted = note_as_an_older_sfec(decided)
    records(sfec, decided, *ONE)
    assert "json-1:" in noted.read_text(encoding="utf-8")


def test_what_an_older_sfec_wrote_and_nobody_edited_goes_out_without_a_word(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *ONE)
    note_as_an_older_sfec(decided)
    records(sfec, decided, *ONE, "--issue")


def test_of_an_edited_file_that_an_older_sfec_wrote_it_is_said_that_it_cannot_be_compared(
    decided: Path, sfec: Sfec
) -> None:
    records(sfec, decided, *ONE)
    note_as_an_older_sfec(decided)
    edit(decided)
    content = (decided / MARKDOWN).read_bytes()
    said = sfec(decided, *ONE, "--issue")
    assert said.status == 0
    assert "somebody has edited it; an older sfec wrote it" in said.err
    assert "[letter-behind, warning]" in said.err
    assert (decided / MARKDOWN).read_bytes() == content
    assert lines(decided)[-1]["files"][0]["sha256"] == hashlib.sha256(content).hexdigest()


def note_as_an_older_sfec(folder: Path) -> Path:
    """Note what was written as an older sfec did, by the hash of what Python prints of it."""
    noted = folder / FOLDER / ".written.json"
    text = noted.read_text(encoding="utf-8")
    noted.write_text(text.replace('"json-1:', '"'), encoding="utf-8")
    return noted


def issue_page(folder: Path) -> str:
    """Issue the year page of RPS to its head; gives its file."""
    with held_trust(folder) as held:
        [issued], problems = issue_documents(held, year_pages(folder), PAGE_REQUEST)
    assert problems == []
    return issued.files[0]


def test_a_document_of_another_kind_is_issued_as_a_letter_is(staffed: Path, sfec: Sfec) -> None:
    file = issue_page(staffed)
    [issue] = lines(staffed)
    assert (issue["kind"], issue["document"], issue["half_term"]) == (
        "document issued",
        "year-page",
        "2026-27",
    )
    assert issue["to"] == [{"role": "head", "name": "Hal Brook"}]
    assert issue["files"][0]["path"] == file == f"{PAGES}/RPS-year-page.md"
    said = on_one_line(records(sfec, staffed, "history", "RPS").out)
    assert "23 November 2026 · 2026-27" in said
    assert "year page issued to Hal Brook (head)." in said


def test_another_kind_issued_anew_has_a_file_of_its_own(staffed: Path, sfec: Sfec) -> None:
    issue_page(staffed)
    records(sfec, staffed, "withdraw", entry(staffed, 1), *REASON)
    assert issue_page(staffed) == f"{PAGES}/RPS-year-page-2.md"


def test_another_kind_goes_to_nobody_only_where_it_is_addressed_to_nobody(staffed: Path) -> None:
    def to_nobody(school: School) -> Paper:
        return to_the_head(school)._replace(to=())

    def for_all(school: School) -> Paper:
        return to_nobody(school)._replace(addressed=())

    with held_trust(staffed) as held:
        request = PAGE_REQUEST._replace(compose=to_nobody)
        issued, [problem] = issue_documents(held, year_pages(staffed), request)
        assert (issued, problem.code) == ([], "letter-nobody")
        assert problem.message == "there is nobody to issue the page to"
        request = PAGE_REQUEST._replace(compose=for_all)
        [issue], problems = issue_documents(held, year_pages(staffed), request)
    assert (issue.to, problems) == ((), [])


def test_what_is_the_trusts_own_is_issued_as_the_trusts(staffed: Path) -> None:
    with held_trust(staffed) as held:
        opened = open_trust(staffed)
        series = DocumentSeries(opened, KINDS[YearPage], opened.year.name)
        request = DocumentRequest([None], lambda _: Paper(None, A_PAGE), ["md"])
        [issued], _ = issue_documents(held, series, request)
    assert issued.files == [f"{PAGES}/year-page.md"]
    assert [each["school"] for each in lines(staffed)] == ["Trust"]
