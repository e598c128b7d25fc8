"""The year pages, composed and written."""

from datetime import date
from pathlib import Path

import pytest

from sfec.folder.data_folder import DataFolder
from sfec.office.rounds import OpenFolder, OpenRound, open_round
from sfec.office.usage import Misuse
from sfec.office.year_pages import write_year_pages


def opened(folder: Path) -> OpenRound:
    """The small trust on 23 November 2026."""
    return open_round(OpenFolder(DataFolder(folder), date(2026, 11, 23)), None)


def test_every_school_that_was_in_the_trust_that_year_has_a_page(trust: Path) -> None:
    written, _ = write_year_pages(opened(trust), [], ["md"], is_forced=False)
    assert [each.code for each in written] == ["OHS", "RPS"]
    assert (trust / "documents/2026-27/RPS-year-page.md").exists()


def test_a_head_without_a_first_day_is_told_of_beside_the_pages(trust: Path) -> None:
    school = trust / "schools/RPS.yaml"
    text = school.read_text(encoding="utf-8")
    school.write_text(f"{text}head: {{name: Hal Brook}}\n", encoding="utf-8")
    _, problems = write_year_pages(opened(trust), ["RPS"], ["md"], is_forced=False)
    assert [each.code for each in problems] == ["school-head-start"]


def test_a_school_that_is_not_there_has_none(trust: Path) -> None:
    with pytest.raises(Misuse, match="is no school's code"):
        write_year_pages(opened(trust), ["XYZ"], ["md"], is_forced=False)
