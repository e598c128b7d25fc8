"""A round on the screen."""

from datetime import date

import pytest

from sfec.model.half_term import HalfTerm
from sfec.model.indication import Round, SchoolIndications
from sfec.model.trust import School, Trust
from sfec.rules.ladders.indications import indicate
from sfec.terminal.round import show_round
from tests.support.ladders import evidence, shipped

AUTUMN = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
SCHOOL = School("RPS", "Ravelmoor [bold]Primary[/bold] \x1b[31mSchool")


def a_round(current: str | None) -> Round:
    ladder = shipped("finance")
    indication = indicate(
        ladder, evidence("finance", reserves_plan="clear", cost_centres="causing concern"), current
    )
    return Round(AUTUMN, date(2026, 11, 23), (SchoolIndications(SCHOOL, {"finance": indication}),))


@pytest.mark.parametrize(
    ("current", "says"),
    [
        (None, "to Concerning, by the CEO"),
        ("universal", "to Concerning, by the CEO"),
        ("concerning", "none"),
        ("poor", "to Concerning, by a vote of the four who vote on Poor"),
    ],
)
def test_the_next_permitted_move_and_who_decides_it(
    capsys: pytest.CaptureFixture[str], current: str | None, says: str
) -> None:
    show_round(None, a_round(current))
    printed = capsys.readouterr().out
    cells = [line[60:].strip() for line in printed.splitlines() if line[58:60] == "  "]
    assert says in " ".join(cells)


def test_text_from_people_is_neither_markup_nor_a_command_to_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_round(Trust("[red]Larkmere"), a_round(None))
    printed = capsys.readouterr().out
    assert "[red]Larkmere" in printed
    assert "[bold]Primary[/bold] \\x1b[31mSchool" in printed


def test_what_tells_is_told_in_headings_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    show_round(None, a_round("universal"))
    assert "Cost centres: causing" in capsys.readouterr().out
