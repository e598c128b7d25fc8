"""One school explained, at the prompt."""

from datetime import date

import pytest

from sfec.model.evidence import Content
from sfec.model.indication import Round, SchoolIndications
from sfec.model.trust import School
from sfec.problems import Place
from sfec.rules.ladders.indications import indicate
from sfec.terminal.explanation import show_explanation
from tests.support.courtroom import HALF_TERM
from tests.support.ladders import evidence, shipped

SCHOOL = School("RPS", "Ravelmoor [bold]Primary[/bold] \x1b[31mSchool")


def explained(
    capsys: pytest.CaptureFixture[str], current: str | None = None, /, **changed: Content
) -> str:
    """What is printed of the finance ladder of a sound school, but for what is changed."""
    indication = indicate(shipped("finance"), evidence("finance", **changed), current)
    school = SchoolIndications(SCHOOL, {"finance": indication})
    show_explanation(Round(HALF_TERM, date(2026, 11, 23), (school,)))
    return capsys.readouterr().out


@pytest.mark.parametrize("current", [None, "universal", "concerning", "poor"])
def test_the_next_permitted_move_is_told_wherever_a_school_is(
    capsys: pytest.CaptureFixture[str], current: str | None
) -> None:
    said = explained(capsys, current, cost_centres="causing concern")
    assert "Next permitted move" in " ".join(said.split())


def test_a_characteristic_has_its_answer_its_evidence_and_where_the_charter_has_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = shipped("finance").characteristics[0]
    said = " ".join(explained(capsys).split())
    assert f"yes {first.statement} In-year balance" in said
    assert first.charter in said


def test_what_is_not_known_and_what_would_change_it_stand_in_sections_of_their_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = explained(capsys, cost_centres=None, reserves_plan="not clear")
    assert "\nWhat would have to be known\n  - Cost centres" in said
    assert "\nWhat would have to change\n" not in said
    said = explained(capsys, money_plans="not clear")
    assert "\nWhat would have to change\n  - for Universal: " in said
    assert "What would have to be known" not in said


def test_an_empty_cell_of_another_file_is_named_with_its_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = evidence("finance", cost_centres=None)
    cell = Place("other.xlsx", "Sheet", 6, 1)
    read = known.with_contents(known.contents, {"cost_centres": (cell,)})
    indication = indicate(shipped("finance"), read, None)
    school = SchoolIndications(SCHOOL, {"finance": indication})
    show_explanation(Round(HALF_TERM, date(2026, 11, 23), (school,)))
    said = " ".join(capsys.readouterr().out.split())
    assert "Cost centres (empty: Cost centres other.xlsx:Sheet!A6)" in said


def test_what_an_indicated_category_would_bring_is_told_with_every_obligation(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = " ".join(explained(capsys, money_plans="not clear").split())
    assert "Concerning would bring, once decided" in said
    for obligation in shipped("finance").category("concerning").obligations:
        assert f"- {obligation.statement}" in said


def test_text_from_people_is_neither_markup_nor_a_command_to_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "[bold]Primary[/bold] \\x1b[31mSchool" in explained(capsys)
