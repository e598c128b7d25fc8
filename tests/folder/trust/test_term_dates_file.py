"""term-dates.yaml."""

from pathlib import Path

import pytest

from sfec.folder.trust.term_dates_file import read_term_dates
from sfec.model.half_term import TermDates
from sfec.problems import Problem
from tests.support.trust_builder import FILES

SOUND = FILES["term-dates.yaml"]


def read(folder: Path, text: str) -> tuple[TermDates | None, list[Problem]]:
    (folder / "term-dates.yaml").write_text(text, encoding="utf-8")
    return read_term_dates(folder)


def test_six_half_terms_with_their_inset_days_and_closures(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path, SOUND + "  inset: [2026-09-01]\n  closures: [2 November 2026]\n"
    )
    assert problems == []
    assert found is not None
    assert [each.id for each in found][::5] == ["2026-27/autumn-1", "2026-27/summer-2"]
    assert len(found.years[0].inset) == len(found.years[0].closures) == 1


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("2027-01-04 to 2027-02-12", "2027-02-12 to 2027-01-04", "term-order", "4:13"),
        ("2026-11-02 to", "2026-10-20 to", "term-overlap", "3:13"),
        ("2027-01-04 to", "2027-02-04 to", "term-gap", "4:13"),
        ("2026-09-01 to", "2026-13-01 to", "term-value", "2:13"),
        ("to 2027-02-12", "to 31/02/2027", "term-value", "4:13"),
        ("2027-01-04 to 2027-02-12", "2027-01-04", "term-value", "4:13"),
        ("2026-09-01 to 2026-10-23", "2025-09-01 to 2025-10-23", "term-outside", "2:13"),
        ("2026-27:", "2026-28:", "term-year", "1:1"),
        ("2026-27:", "'2026':", "term-year", "1:1"),
        ("  spring-1: 2027-01-04 to 2027-02-12\n", "", "term-missing", "1:1"),
        ("spring-1", "sprang-1", "term-key", "4:3"),
        ("2026-09-01 to 2026-10-23", "", "term-missing", "2:3"),
    ],
)
def test_what_is_wrong_with_a_year(
    tmp_path: Path, old: str, new: str, code: str, place: str
) -> None:
    found, problems = read(tmp_path, SOUND.replace(old, new, 1))
    assert found is not None
    assert len(list(found)) in (0, 5, 6)
    assert (code, place) in [(each.code, each.place.at) for each in problems]


def test_a_faulty_half_term_leaves_the_others_standing(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path, SOUND.replace("2026-11-02", "2026-11-32") + "2027-28:\n  autumn-1: soon\n"
    )
    assert found is not None
    assert [each.name for each in found] == [
        "autumn-1",
        "spring-1",
        "spring-2",
        "summer-1",
        "summer-2",
    ]
    assert [each.code for each in problems] == ["term-value", "term-value", *["term-missing"] * 5]


def test_a_year_that_is_no_group_of_half_terms(tmp_path: Path) -> None:
    found, problems = read(tmp_path, SOUND + "2027-28: soon\n")
    assert found is not None
    assert len(found.years) == 1
    assert "term-value" in {each.code for each in problems}


def test_a_year_that_runs_into_the_next(tmp_path: Path) -> None:
    later = SOUND.replace("2027-", "2028-").replace("2026-", "2027-").replace("2027-27", "2027-28")
    late_summer = SOUND.replace("2027-07-21", "2027-08-31")
    early_autumn = later.replace("2027-09-01 to", "2027-08-20 to")
    _, problems = read(tmp_path, late_summer + early_autumn)
    assert [(each.code, each.who) for each in problems] == [("term-overlap", "2027-28")]


def test_an_inset_day_outside_every_half_term_is_a_warning(tmp_path: Path) -> None:
    found, [problem] = read(tmp_path, SOUND + "  inset: [2026-12-25]\n")
    assert found is not None
    assert len(found.years) == 1
    assert (problem.code, problem.level) == ("term-outside", "warning")
