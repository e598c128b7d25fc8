"""The year page: what comes again and again is told once, what has a day is told by its day."""

from datetime import date
from pathlib import Path

from sfec.folder.data_folder import DataFolder
from sfec.model.year_page import YearPage
from sfec.office.core_offer import open_core_offer
from sfec.rules.core_offer.year_page import compose_year

ON = date(2026, 11, 23)


def page(folder: Path, code: str = "RPS", on: date = ON) -> YearPage:
    """The page of a school for 2026-27."""
    opened = DataFolder(folder)
    assert opened.trust is not None
    assert opened.term_dates is not None
    assert opened.core_offer is not None
    year = next(each for each in opened.term_dates.years if each.name == "2026-27")
    school = next(each for each in opened.schools if each.code == code)
    found = open_core_offer(opened, on).occurrences(year.half_terms[0].first, year.last, [school])
    return compose_year(opened.trust, school, year, opened.core_offer, found, on=on)


def test_what_comes_every_week_month_and_half_term_is_told_once(staffed: Path) -> None:
    found = page(staffed)
    assert [each.title for each in found.weekly] == [
        "ELT discusses the school",
        "External attendance specialist",
        "CEO visit",
    ]
    assert "DSL supervision" in [each.title for each in found.monthly]
    assert [each.title for each in found.half_termly][:2] == [
        "Categorisation",
        "CEO letter to the head and the LSB chair",
    ]
    assert found.half_termly[0].days[0] == date(2026, 10, 23)
    assert len(found.half_termly[0].days) == 6


def test_what_has_a_day_is_told_by_its_day_with_who_sees_to_it(staffed: Path) -> None:
    dated = page(staffed).dated
    assert [each.due for each in dated] == sorted(each.due for each in dated)
    website = [each for each in dated if each.title == "Website audit"]
    assert [each.due for each in website] == [
        date(2026, 12, 18),
        date(2027, 3, 25),
        date(2027, 7, 21),
    ]
    assert {each.owner for each in website} == {"Compliance Manager"}


def test_what_the_school_does_itself_is_marked(staffed: Path) -> None:
    marked = {each.title for each in page(staffed).dated if each.is_the_schools}
    assert {"Outcomes and Support meeting", "Curriculum review", "Peer review"} <= marked
    assert "Website audit" not in marked


def test_what_is_not_applicable_to_a_school_is_left_out(staffed: Path) -> None:
    (staffed / "policy").mkdir()
    exception = "exceptions: {RPS: {website: {not_applicable: yes, reason: It has none}}}\n"
    (staffed / "policy/core-offer.yaml").write_text(exception, encoding="utf-8")
    found = page(staffed)
    assert "Website audit" not in {each.title for each in found.dated}
    assert "Website audit" in {each.title for each in page(staffed, "OHS").dated}


def test_what_hq_holds_is_told_so_and_what_nobody_recorded_is_past_and_not_called_not_done(
    staffed: Path,
) -> None:
    found = page(staffed, on=date(2027, 1, 10)).dated
    outcomes = next(each for each in found if each.title == "Outcomes and Support meeting")
    assert (outcomes.is_held_by_hq, outcomes.is_past) == (True, True)
    assert not next(each for each in found if each.title == "Website audit").is_held_by_hq
    assert not found[-1].is_past
