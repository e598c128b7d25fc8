"""The minute of a vote."""

from datetime import date

import pytest

from sfec.model.decision import VoteOpened
from sfec.model.trust import Holder, School
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from sfec.terminal.minute import show_closed_vote, show_minute, show_open_vote
from tests.support.ladders import shipped

SCHOOL = School("RPS", "Ravelmoor Primary School")
ADA, HAL, INES = (
    Holder("ceo", "Ada Quill"),
    Holder("head", "Hal Brook"),
    Holder("lsb_chair", "Ines Lark"),
)
WHO = Electorate(
    "the five who vote on Poor",
    (ADA, HAL, INES),
    (Vacancy("mentor"), Vacancy("es_chair", "Hal Brook", "head")),
)
CAST = (
    Ballot(ADA, Choice.FOR),
    Ballot(HAL, Choice.RECUSED, "[red]a nephew[/red] \x1b[31mis on the staff"),
)
OPENED = VoteOpened(
    "RPS", "education", "2026-27/autumn-2", "concerning", "poor", date(2026, 11, 23), WHO
)


def seats(printed: str) -> list[list[str]]:
    """The seats of a minute, with whose each is and how they voted."""
    rows = [line for line in printed.splitlines() if line.startswith("    ")]
    return [[part.strip() for part in line.strip().split("  ") if part.strip()] for line in rows]


def test_an_open_vote_shows_every_seat_and_who_has_yet_to_vote(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_open_vote(SCHOOL, shipped("education"), OPENED, CAST[:1])
    printed = capsys.readouterr().out
    assert printed.startswith(
        "Ravelmoor Primary School (RPS) · Education: a move from Poor to Concerning\n"
    )
    assert "Vote of the five who vote on Poor, open since 23 November 2026\n" in printed
    assert seats(printed) == [
        ["CEO", "Ada Quill", "for"],
        ["head", "Hal Brook", "has not voted"],
        ["LSB chair", "Ines Lark", "has not voted"],
        ["mentor", "nobody in post", "no vote"],
        ["E&S chair", "Hal Brook", "votes as head"],
    ]
    assert printed.endswith("1 of 3 votes recorded, 2 not yet.\n")


def test_a_closed_vote_has_its_days_and_its_count(capsys: pytest.CaptureFixture[str]) -> None:
    counted = Tally(
        WHO,
        (CAST[0], Ballot(HAL, Choice.AGAINST), Ballot(INES, Choice.FOR)),
        3,
        "simple",
        Outcome.CARRIED,
    )
    show_closed_vote(SCHOOL, shipped("education"), OPENED, date(2026, 11, 27), counted)
    printed = " ".join(capsys.readouterr().out.split())
    assert "open from 23 November 2026 to 27 November 2026" in printed
    assert "Carried: 2 for, 1 against, 0 abstained; 3 of 3 took part, 3 had to." in printed


def test_a_vote_opened_and_closed_on_one_day_names_the_day_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_closed_vote(
        SCHOOL, shipped("education"), OPENED, OPENED.on, Tally(WHO, CAST, 3, "simple", Outcome.LOST)
    )
    printed = " ".join(capsys.readouterr().out.split())
    assert "Vote of the five who vote on Poor, opened and closed on 23 November 2026" in printed


def test_a_recusal_has_its_reason_and_leaves_the_count_of_those_who_had_to_take_part(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_minute(Tally(WHO, CAST, 3, "two-thirds", Outcome.NO_QUORUM))
    printed = " ".join(capsys.readouterr().out.split())
    assert "1 recused; 1 of 2 took part, 3 had to, a two-thirds majority carries." in printed
    assert "No quorum: 1 for" in printed


def test_a_reason_is_neither_markup_nor_a_command_to_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_minute(Tally(WHO, CAST, 2, "simple", Outcome.LOST))
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "recused: [red]a nephew[/red] \\x1b[31mis on the staff" in " ".join(printed.split())


def test_a_very_long_name_leaves_room_for_the_vote(capsys: pytest.CaptureFixture[str]) -> None:
    long = Holder("lsb_chair", "Wilhelmina Annunziata Featherstonehaugh-Cholmondeley the Younger")
    show_minute(
        Tally(
            Electorate("both", (ADA, long)),
            (Ballot(long, Choice.FOR),),
            2,
            "simple",
            Outcome.NO_QUORUM,
        )
    )
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.endswith(" for") for line in lines) == 1
