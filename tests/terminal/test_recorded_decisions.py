"""What has just been recorded, at the prompt."""

from pathlib import Path

import openpyxl
import pytest

from tests.support.runs import Sfec
from tests.support.told import entry, on_one_line, records

DECIDE = ("decide", "RPS", "education")
REASON = (
    "--by",
    "ceo",
    "--reason",
    "Results have fallen, and the plan to raise them has yet to be agreed by anybody",
)


def test_a_move_tells_every_obligation_of_the_category_it_leads_to(trust: Path, sfec: Sfec) -> None:
    said = records(sfec, trust, *DECIDE, "poor", *REASON).out
    assert "Poor brings\n  - A warning notice with targets and deadlines\n" in said
    assert (
        "  - An action plan written jointly by the LSB and the head, sent to the E&S\n    chair\n"
        in said
    )


def test_a_confirmation_brings_nothing_that_was_not_there(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *DECIDE, "universal", "--by", "ceo")
    assert "brings" not in records(sfec, trust, *DECIDE, "universal", "--by", "ceo").out


def test_several_decisions_recorded_together_are_counted_and_their_obligations_left_out(
    trust: Path, sfec: Sfec
) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(("School", "Ladder", "Category", "By"))
    for ladder in ("education", "finance"):
        book.active.append(("RPS", ladder, "universal", "ceo"))
    book.save(trust.parent / "decisions.xlsx")
    said = records(sfec, trust, "decide", "--from", str(trust.parent / "decisions.xlsx")).out
    assert said.endswith("2 decisions recorded together.\n")
    assert "brings" not in said


def test_of_a_decision_recorded_already_is_said_where_the_school_has_been_moved_since(
    trust: Path, sfec: Sfec
) -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(("School", "Ladder", "Category", "By"))
    book.active.append(("RPS", "education", "universal", "ceo"))
    book.save(trust.parent / "decisions.xlsx")
    from_file = ("decide", "--from", str(trust.parent / "decisions.xlsx"))
    records(sfec, trust, *from_file)
    records(sfec, trust, *DECIDE, "concerning", *REASON)
    said = on_one_line(records(sfec, trust, *from_file).out)
    now = f"The school has been moved since, and stands in Concerning (entry {entry(trust, 2)})."
    assert "Recorded already: Ravelmoor Primary School (RPS) · Education: First" in said
    assert said.endswith(now)


def test_an_opening_position_that_is_told_otherwise_is_withdrawn_and_not_corrected(
    trust: Path, sfec: Sfec
) -> None:
    opening = (*DECIDE, "poor", "--opening", "--on", "2026-09-01", "--by", "ceo")
    records(sfec, trust, *opening)
    said = on_one_line(records(sfec, trust, *opening, "--reason", "The minute of July").out)
    take_back = f"`sfec withdraw {entry(trust, 1)} --reason TEXT`, then record it again."
    assert said.endswith(take_back)


def test_an_emergency_names_the_command_by_which_the_board_ratifies_it(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *DECIDE, "universal", "--by", "ceo")
    said = records(sfec, trust, *DECIDE, "poor", "--exceptional", *REASON).out
    assert (
        f"Unratified until the board ratifies it: `sfec ratify {entry(trust, 2)} --vote …`" in said
    )


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_lines_keep_to_the_screen_and_end_without_spaces(
    trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = records(sfec, trust, *DECIDE, "concerning", *REASON).out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert all(line == line.rstrip() for line in lines)
