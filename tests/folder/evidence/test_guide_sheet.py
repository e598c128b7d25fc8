"""Which half-term a workbook itself says it is of."""

from pathlib import Path

import pytest

from sfec.folder.evidence.guide_sheet import other_half_term
from sfec.folder.formats.sheet_scan import Oddities
from sfec.folder.formats.workbook import Sheet, Workbook
from tests.support.audit_builder import AUTUMN_2
from tests.support.evidence_reader import read_autumn_2
from tests.support.known_sources import PATH
from tests.support.runs import Sfec
from tests.support.trust_builder import WORKBOOK, edit_cells


def told(*texts: str) -> str:
    """What is said of a Guide with these texts, one in each row."""
    guide = Sheet(PATH, "Guide", [(each,) for each in texts], Oddities())
    problem = other_half_term(Workbook(PATH, [guide]), AUTUMN_2)
    return f"{problem.place.at}: {problem.message}" if problem else ""


@pytest.mark.parametrize(
    "texts",
    [
        ("Larkmere Trust: evidence, Autumn 2, 2026-27",),
        ("evidence of autumn-2",),
        ("Evidence, Autumn, term 2",),
        ("One row a school.",),
        ("", "", "", "", "", "Autumn 1, 2026-27"),
        (),
    ],
)
def test_a_guide_of_this_half_term_or_of_none_says_nothing(texts: tuple[str, ...]) -> None:
    assert told(*texts) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Larkmere Trust: evidence, Autumn 1, 2026-27", "Autumn 1, 2026-27"),
        ("Larkmere Trust: evidence, Autumn 2, 2025-26", "Autumn 2, 2025-26"),
        ("Evidence of spring-1", "Spring 1, 2026-27"),
    ],
)
def test_a_guide_of_another_half_term_is_an_error_that_names_it(text: str, name: str) -> None:
    assert told("", text).startswith(f"Guide!A2: this is the Guide of {name}, and the workbook")


def test_14_what_a_workbook_answers_whose_own_guide_says_another_half_term_is_not_known(
    trust: Path, sfec: Sfec
) -> None:
    """The reading's evidence 14: each is said, and what rests on it is not known."""
    edit_cells(trust / WORKBOOK, {"Guide!A1": "evidence, Autumn 1, 2026-27"}, makes_sheets=True)
    evidence, problems = read_autumn_2(trust)
    assert [each.code for each in problems] == ["evidence-guide"]
    assert evidence.by_ladder["education"]["RPS"].contents["safeguarding"] is None
    assert evidence.by_ladder["finance"]["RPS"].contents["letter_directives"] is None
    assert sfec(trust, "categorise").status == 1


def test_the_workbook_that_sfec_writes_is_of_the_half_term_it_is_written_for(
    trust: Path, sfec: Sfec
) -> None:
    (trust / WORKBOOK).unlink()
    assert sfec(trust, "evidence", "new").status == 0
    assert read_autumn_2(trust).codes == []
