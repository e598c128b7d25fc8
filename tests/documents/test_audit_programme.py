"""The audit programme as a document."""

from datetime import date
from pathlib import Path

from sfec.documents.document import Document, Marks
from sfec.documents.formats import make
from sfec.documents.kinds import KINDS, Stationery, templates_in
from sfec.model.audit_programme import (
    AuditProgramme,
    AwaitedLine,
    KindLine,
    OwnDay,
    PressingLine,
    SchoolLine,
    SharedLine,
    Summary,
)
from sfec.problems import Place
from tests.support.word_outline import outline

KIND = KINDS[AuditProgramme]
ON = date(2026, 11, 23)
NOTHING = Summary(0, 0, 0, 0, 0, 0, 0)
EMPTY = AuditProgramme(
    "Larkmere Trust",
    "2026-27",
    ON,
    are_kept=True,
    summary=NOTHING,
    kinds=(),
    awaited=(),
    pressing=(),
    shared=(),
    schools=(),
)
WEBSITE = KindLine(
    "Website | audit",
    "each term",
    (date(2026, 12, 18), date(2027, 3, 25)),
    (OwnDay("RPS", date(2027, 3, 5)),),
    "Compliance Manager",
    ("autumn term: 3 of 8 schools", "spring term: none of 8 schools"),
)
AWAITED = AwaitedLine("Tree surveys", "Trust", "not known", None, None)
LATE = PressingLine(
    "Ravelmoor (RPS)",
    "HR",
    "Add it",
    "",
    "low",
    is_high=False,
    owner="Head",
    due=date(2026, 11, 13),
    days_overdue=10,
)
HIGH = LATE._replace(
    text="Add *it*",
    remark="closed, but not re-tested",
    risk="high",
    is_high=True,
    due=None,
    days_overdue=0,
)
FULL = EMPTY._replace(
    summary=Summary(2, 1, 5, 1, 3, 1, 2),
    kinds=(WEBSITE,),
    awaited=(AWAITED,),
    pressing=(HIGH, LATE, LATE._replace(days_overdue=1)),
    shared=(SharedLine("Website", "Publish it", "RPS, SBP", "none"),),
    schools=(SchoolLine("Ravelmoor (RPS)", 2, 5, 1, 0), SchoolLine("Trust", 0, None, None, None)),
)


def document(programme: AuditProgramme, folder: Path) -> Document:
    """A programme as a document."""
    return KIND.make(programme, Stationery(templates_in(folder)))


def in_word(programme: AuditProgramme, folder: Path) -> str:
    """What the Word file of a programme says."""
    return outline(
        make(document(programme, folder), "docx", templates_in(folder), Place("")).content or b""
    )


def test_it_has_a_title_and_says_on_each_page_what_it_is(tmp_path: Path) -> None:
    made = document(EMPTY, tmp_path)
    assert made.title == "The audit programme, 2026-27: Larkmere Trust"
    assert made.marks == Marks(
        "Larkmere Trust", "The audit programme · 2026-27", "", "Ledger: nothing recorded yet"
    )


def test_it_says_everything_in_tables_whose_header_rows_repeat(tmp_path: Path) -> None:
    said = in_word(FULL, tmp_path)
    for line in (
        "header row | Audit | When | Who sees to it | Recorded as carried out this year |",
        (
            "row | Website | audit | each term, by "
            "18 December 2026, 25 March 2027; RPS by 5 March 2027 |"
        ),
        "| Compliance Manager | autumn term: 3 of 8 schools; spring term: none of 8 schools |",
        "header row | Audit | School | Auditor | Commissioned on | Carried out on |",
        "row | Tree surveys | Trust | not known | not known | not recorded |",
        "header row | School | Audit | What is to be done | Risk | Owner | Due |",
        (
            "row | Ravelmoor (RPS) | HR | Add *it* (closed, but not re-tested) | "
            "{Ill: high} | Head | not known |"
        ),
        (
            "row | Ravelmoor (RPS) | HR | Add it | low | Head | "
            "13 November 2026, {Ill: 10 days overdue} |"
        ),
        (
            "row | Ravelmoor (RPS) | HR | Add it | low | Head | "
            "13 November 2026, {Ill: 1 day overdue} |"
        ),
        "header row | Audit | What is to be done | Open at | Closed at |",
        "row | Website | Publish it | RPS, SBP | none |",
        (
            "header row | School | Audits carried out this year | Recommendations open | "
            "Of those overdue | Closed |"
        ),
        "row | Ravelmoor (RPS) | 2 | 5 | {Ill: 1} | 0 |",
        "row | Trust | 0 | not known | not known | not known |",
    ):
        assert line in said


def test_it_begins_with_a_summary_in_sentences(tmp_path: Path) -> None:
    said = in_word(FULL, tmp_path)
    assert "as at 23 November 2026." in said
    assert (
        "2 audits of this year have been carried out so far. "
        "1 audit has been commissioned and its report is awaited. "
        "5 recommendations are open: 1 is overdue, and 3 are of high risk."
    ) in said
    assert "What 2 audits recommended is not known" in said
    assert "Whether 1 more that is open belongs here is not known" in said


def test_its_sections_stand_in_the_order_in_which_a_board_reads(tmp_path: Path) -> None:
    headings = [
        line.partition(": ")[2]
        for line in in_word(FULL, tmp_path).splitlines()
        if line.startswith("Heading")
    ]
    assert headings == [
        "The audit programme, 2026-27",
        "The programme",
        "Reports awaited",
        "What matters most",
        "The same at several schools",
        "By school",
    ]


def test_a_year_with_nothing_in_it_says_so_in_every_format(tmp_path: Path) -> None:
    for form in ("docx", "pdf", "html", "md"):
        made = make(document(EMPTY, tmp_path), form, templates_in(tmp_path), Place(""))
        assert made.content
        assert made.problems == ()
    said = (
        make(document(EMPTY, tmp_path), "md", templates_in(tmp_path), Place("")).content or b""
    ).decode("utf-8")
    assert (
        "No audit of this year has been carried out so far. "
        "No report is awaited. No recommendation is open." in said
    )
    assert "## Reports awaited\n\nNone.\n" in said
    assert "Nothing of high risk is open, and nothing is overdue." in said
    assert "The same at several schools" not in said


def test_what_is_not_known_is_not_told_as_nothing(tmp_path: Path) -> None:
    for summary in (NOTHING._replace(open=1, doubtful=1), NOTHING._replace(untold=2)):
        said = in_word(EMPTY._replace(summary=summary), tmp_path)
        assert "Nothing that is open is known to be of high risk, or to be overdue." in said
        assert "Nothing of high risk is open" not in said


def test_where_no_audits_are_kept_it_says_so_and_claims_nothing(tmp_path: Path) -> None:
    said = in_word(
        EMPTY._replace(are_kept=False, summary=NOTHING._replace(carried_out=1)), tmp_path
    )
    assert "{bold: No audits are kept here yet.}" in said
    assert "in 2026-27, 1 audit so far" in said
    assert said.count("Not known: no audits are kept here yet.") == 2
    assert "None." not in said
    assert "Nothing of high risk" not in said


def test_a_programme_is_known_by_what_it_says_and_not_by_its_day() -> None:
    assert KIND.digest(EMPTY._replace(on=date(2027, 1, 4))) == KIND.digest(EMPTY)
    assert KIND.digest(FULL) != KIND.digest(EMPTY)
