"""Word files: in the letterhead's styles, readable with a screen reader, filled in on each page."""

import io
import shutil
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from sfec.documents import word
from sfec.documents.document import Document
from sfec.documents.formats import make_word
from sfec.documents.kinds import templates_in
from sfec.documents.templates import LETTERHEAD
from sfec.documents.word import STYLES, WordFile
from sfec.folder.formats.bundled import bundled
from sfec.problems import Place, ProblemsFound
from tests.support.document_texts import W, word_part, word_texts, words
from tests.support.letter_builder import a_directive, a_document, a_letter
from tests.support.problem_makers import MAKERS

PLACE = Place("documents/2026-27/autumn-2/RPS-ceo-letter.docx")
DC = "{http://purl.org/dc/elements/1.1/}"
LONG = "w" * 300


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return a_document(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def typed(document: Document, tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    letterhead = templates_in(tmp_path_factory.mktemp("trust")).found(LETTERHEAD).path
    return word.write(document, letterhead)


def styles_used(part: Element, kind: str) -> set[str]:
    """The styles of paragraphs or of runs in a part of a Word file."""
    return {each.get(f"{W}val", "") for each in part.iter(f"{W}{kind}")}


def margins(content: bytes) -> list[tuple[str, str]]:
    """Each header and footer of a Word file, with what it says."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = [
            each for each in file.namelist() if each.startswith(("word/header", "word/footer"))
        ]
    return [
        (name, "".join(each.text or "" for each in word_part(content, name).iter(f"{W}t")))
        for name in names
    ]


def test_headings_are_in_the_styles_of_headings(typed: WordFile) -> None:
    used = [each.get(f"{W}val") for each in word_part(typed.content).iter(f"{W}pStyle")]
    assert used.count("Heading1") == 1
    assert {"Heading2", "Heading3"} <= set(used)


def test_every_style_that_is_used_is_one_of_the_letterheads_or_of_nothing_to_look_at(
    typed: WordFile,
) -> None:
    letterhead = (bundled("templates") / LETTERHEAD).read_bytes()
    own = {
        each.get(f"{W}styleId", "")
        for each in word_part(letterhead, "word/styles.xml").iter(f"{W}style")
    }
    used = styles_used(word_part(typed.content), "pStyle") | styles_used(
        word_part(typed.content), "rStyle"
    )
    # A division that only keeps things together on one page looks like nothing.
    assert used - own <= {"Keep"}
    assert {name.capitalize() for name in STYLES.values()} <= own


def test_every_table_repeats_its_header_row_and_keeps_its_rows_whole(typed: WordFile) -> None:
    tables = list(word_part(typed.content).iter(f"{W}tbl"))
    assert len(tables) == 6
    for table in tables:
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert others
        assert all(each.find(f"{W}trPr/{W}tblHeader") is None for each in others)
        assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in (first, *others))


def test_no_cells_are_merged_and_every_row_is_full(typed: WordFile) -> None:
    part = word_part(typed.content)
    assert not [
        each for kind in ("gridSpan", "vMerge", "hMerge") for each in part.iter(f"{W}{kind}")
    ]
    for table in part.iter(f"{W}tbl"):
        columns = len(list(table.iter(f"{W}gridCol")))
        assert {len(list(row.iter(f"{W}tc"))) for row in table.iter(f"{W}tr")} == {columns}


def test_the_language_is_english_and_the_title_and_day_are_told(typed: WordFile) -> None:
    core = word_part(typed.content, "docProps/core.xml")
    assert core.findtext(f"{DC}language") == "en-GB"
    assert core.findtext(f"{DC}title") == "CEO letter, autumn 2, 2026-27: Ravelmoor Primary School"
    assert core.findtext(f"{DC}creator") == "Larkmere Trust"
    assert {each.text for each in core if "W3CDTF" in str(each.attrib)} == {"2026-11-23T12:00:00Z"}
    languages = {
        each.get(f"{W}val") for each in word_part(typed.content, "word/styles.xml").iter(f"{W}lang")
    }
    assert languages == {"en-GB"}


def test_the_chart_is_a_picture_with_its_words(typed: WordFile, document: Document) -> None:
    pictures = [each for each in word_part(typed.content).iter() if each.tag.endswith("}docPr")]
    assert [each.get("descr") for each in pictures] == [document.charts["chart"].words]
    with zipfile.ZipFile(io.BytesIO(typed.content)) as file:
        media = [each for each in file.namelist() if each.startswith("word/media/")]
        assert [file.read(each)[:4] for each in media] == [b"\x89PNG"]
        assert not any(
            b"data:image" in file.read(each) for each in file.namelist() if each.endswith(".xml")
        )


def test_headers_and_footers_are_filled_in(typed: WordFile) -> None:
    assert typed.lacking == ()
    said = margins(typed.content)
    headers, footers = (
        [text for name, text in said if kind in name] for kind in ("header", "footer")
    )
    assert sorted(headers) == ["Larkmere Trust", "Larkmere TrustDRAFT, not to be sent"]
    for each in footers:
        assert each.startswith("CEO letter · Ravelmoor Primary School · autumn 2, 2026-27Page ")
        assert each.endswith("Ledger: 23 November 2026, 4f5a6b7c")


def test_a_letter_that_is_decided_has_no_status(tmp_path: Path) -> None:
    decided = a_document(tmp_path, a_letter(is_draft=False, undecided=()))
    said = margins(word.write(decided, templates_in(tmp_path).found(LETTERHEAD).path).content)
    assert not any("DRAFT" in text or "Status" in text for _, text in said)


def test_the_same_letter_makes_the_same_file(
    document: Document, typed: WordFile, tmp_path: Path
) -> None:
    assert word.write(document, templates_in(tmp_path).found(LETTERHEAD).path) == typed


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where a trust's own letterhead lies."""
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates" / LETTERHEAD


def test_a_letterhead_that_lacks_a_control_is_used_and_what_it_lacks_is_told(
    document: Document, own: Path, tmp_path: Path
) -> None:
    MAKERS["letterhead-without-status"](own)
    made = make_word(document, templates_in(tmp_path), PLACE)
    assert made.content is not None
    assert "Ravelmoor Primary School" in words(word_texts(made.content))
    (problem,) = made.problems
    assert (problem.code, str(problem.level), str(problem.place)) == (
        "letterhead-control",
        "warning",
        "templates/letterhead.docx",
    )
    assert '"status"' in problem.message


@pytest.mark.parametrize("maker", ["empty", "not-a-workbook", "old-excel", "letterhead-damaged"])
def test_a_letterhead_that_is_no_word_file_is_told(
    document: Document, own: Path, tmp_path: Path, maker: str
) -> None:
    MAKERS[maker](own)
    with pytest.raises(ProblemsFound) as found:
        make_word(document, templates_in(tmp_path), PLACE)
    assert [each.code for each in found.value.problems] == ["letterhead-broken"]


def test_a_letterhead_cut_off_on_its_way_is_told(
    document: Document, own: Path, tmp_path: Path
) -> None:
    shutil.copy(templates_in(tmp_path).shipped / LETTERHEAD, own)
    MAKERS["truncated"](own)
    with pytest.raises(ProblemsFound) as found:
        make_word(document, templates_in(tmp_path), PLACE)
    assert [each.code for each in found.value.problems] == ["letterhead-broken"]


@pytest.mark.parametrize("name", ["a%20b", "50 % of it", "a%zz", "50%", "é [x] & y"])
def test_a_letterhead_is_read_from_a_folder_of_any_name(
    tmp_path: Path, document: Document, typed: WordFile, name: str
) -> None:
    own = tmp_path / name / LETTERHEAD
    own.parent.mkdir()
    shutil.copy(bundled("templates") / LETTERHEAD, own)
    assert word.write(document, own) == typed


def test_a_crowded_letter_says_everything(tmp_path: Path) -> None:
    many = tuple(
        a_directive(number=str(n), directive=f"Directive {n} of many") for n in range(1, 41)
    )
    lines = tuple(f"Line {n} of the address" for n in range(1, 7))
    letter = a_letter(
        school="S" * 90, address=lines, new_directives=(a_directive(owner=LONG), *many)
    )
    said = word_texts(
        word.write(
            a_document(tmp_path, letter), templates_in(tmp_path).found(LETTERHEAD).path
        ).content
    )
    assert {f"Directive {n} of many (Education)" for n in range(1, 41)} <= set(said)
    assert LONG in said
    assert "\n".join(("S" * 90, *lines)) in "\n".join(said)
