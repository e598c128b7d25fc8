"""Activities that somebody says were done, found in the folder."""

from pathlib import Path

import openpyxl
import pytest

from sfec.model.activity import NO_DEADLINES, Activity, Cadence, CoreOffer, Deadlines
from sfec.office.activity_requests import find_activity, read_requests
from sfec.office.usage import Misuse
from sfec.problems import ProblemsFound

WEBSITE = Activity("website", "Website audit", Cadence.TERMLY, "school")
GDPR = Activity("gdpr", "GDPR audit", Cadence.YEARLY, "school")
TREES = Activity("trees", "Trees surveyed", Cadence.YEARLY, "school")
OFFER = CoreOffer({each.id: each for each in (WEBSITE, GDPR)}, {})


def workbook(folder: Path, *rows: tuple[str | None, ...]) -> Path:
    """A workbook of activities, a row each."""
    book = openpyxl.Workbook()
    assert book.active
    for row in (("Activity", "School", "Note"), *rows):
        book.active.append(row)
    book.save(folder / "done.xlsx")
    return folder / "done.xlsx"


@pytest.mark.parametrize("named", ["website", "WEBSITE", "Website  audit"])
def test_an_activity_is_found_by_its_id_or_its_title_whatever_the_case(named: str) -> None:
    assert find_activity(OFFER, NO_DEADLINES, named) is WEBSITE


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ("webste", 'did you mean "website"?'),
        ("gdpr au", 'did you mean "GDPR audit"?'),
        ("audit", "titles with that in them: Website audit, GDPR audit"),
        ("xyz", "`sfec calendar` lists them"),
    ],
)
def test_where_there_is_none_what_may_have_been_meant_is_said(named: str, says: str) -> None:
    with pytest.raises(Misuse) as error:
        find_activity(OFFER, NO_DEADLINES, named)
    assert error.value.message.endswith(says)
    assert error.value.option == "activity"


def test_a_deadline_that_is_turned_off_is_named_with_the_line_that_turns_it_on() -> None:
    with pytest.raises(Misuse, match=r"turned off; .*turned_on: \[trees\]"):
        find_activity(OFFER, Deadlines({"trees": TREES}), "Trees surveyed")


def test_a_workbook_asks_a_row_each_and_knows_the_cell_of_every_word(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("website", "RPS", "on paper"), ("musts", None, None))
    requests, problems = read_requests(path)
    assert [(each.activity, each.schools, each.note) for each in requests] == [
        ("website", ("RPS",), "on paper"),
        ("musts", (), None),
    ]
    assert requests[1].place.at == "Sheet!A3"
    assert requests[1].places["--school"].at == "Sheet!B3"
    assert problems == []


def test_a_row_that_names_no_activity_keeps_the_workbook_from_being_read(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_requests(workbook(tmp_path, (None, "RPS", None)))
    assert [each.message for each in found.value.problems] == ["Activity is empty"]
