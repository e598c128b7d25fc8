"""The trust's half-term, at the prompt."""

from pathlib import Path

import pytest

from tests.support.runs import Sfec
from tests.support.told import entry, on_one_line, records

FOR = [f"trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]
UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
EMERGENCY = (
    "decide",
    "RPS",
    "education",
    "poor",
    "--by",
    "ceo",
    "--exceptional",
    "--reason",
    "An emergency",
)


def half_term(sfec: Sfec, folder: Path) -> str:
    """The story of the half-term, on one line."""
    return on_one_line(sfec(folder, "history").out)


def test_before_anything_is_decided_every_decision_waits(trust: Path, sfec: Sfec) -> None:
    said = half_term(sfec, trust)
    assert "0 of 4 decisions made, 0 departures, 0 unratified, 0 votes open, 0 stale" in said
    assert "Not yet decided: OHS Education, OHS Finance, RPS Education, RPS Finance" in said


def test_once_all_is_decided_nothing_waits(trust: Path, sfec: Sfec) -> None:
    for school in ("RPS", "OHS"):
        for ladder in ("education", "finance"):
            records(sfec, trust, "decide", school, ladder, "universal", "--by", "ceo")
    said = half_term(sfec, trust)
    assert "4 of 4 decisions made" in said
    assert "Not yet decided" not in said


def test_an_emergency_is_unratified_until_the_board_has_voted(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, *UNIVERSAL)
    records(sfec, staffed, *EMERGENCY)
    said = half_term(sfec, staffed)
    assert "1 departure, 1 unratified" in said
    assert "Exceptional, and unratified: the board has yet to vote on it." in said
    records(sfec, staffed, "ratify", entry(staffed, 2), *[f"--vote={each}" for each in FOR])
    said = half_term(sfec, staffed)
    assert "1 departure, 0 unratified" in said
    assert "yet to vote" not in said


def test_a_vote_that_was_lost_is_told_with_its_day(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "vote", "open", "RPS", "finance", "unacceptable")
    assert "1 vote open" in half_term(sfec, staffed)
    records(
        sfec,
        staffed,
        "vote",
        "cast",
        "RPS",
        "finance",
        *[each.replace("=for", "=against") for each in FOR],
    )
    records(sfec, staffed, "vote", "close", "RPS", "finance")
    said = half_term(sfec, staffed)
    assert "A vote on a first decision for Unacceptable, closed on 23 November 2026: lost." in said
    assert "0 of 4 decisions made" in said
    assert "0 votes open" in said


def test_what_was_withdrawn_or_corrected_is_left_to_the_schools_own_story(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    command = (
        "decide",
        "RPS",
        "education",
        "concerning",
        "--by",
        "ceo",
        "--reason",
        "Read out wrongly",
    )
    records(sfec, trust, *command, "--corrects", entry(trust, 1))
    said = half_term(sfec, trust)
    assert "First decision: Concerning" in said
    assert "First decision: Universal" not in said
    records(sfec, trust, "withdraw", entry(trust, 2), "--reason", "Entered for the wrong school")
    assert "First decision" not in half_term(sfec, trust)


def test_what_was_done_for_the_trust_itself_is_told_until_the_next_half_term_begins(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, "done", "musts", "--on", "2026-10-28")
    records(sfec, trust, "done", "website", "--school", "RPS")
    assert "Core offer" not in half_term(sfec, trust)
    told = on_one_line(records(sfec, trust, "history", "--half-term", "autumn-1").out)
    line = f"28 October 2026 · Financial musts and going concerns · entry {entry(trust, 1)}"
    assert f"Core offer {line} Not yet" in told


def test_what_was_done_for_a_school_is_told_in_its_own_half_term(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS")
    ask = ("history", "RPS", "--half-term")
    assert "23 November 2026 · Website audit" in records(sfec, trust, *ask, "autumn-2").out
    assert "Website audit" not in records(sfec, trust, *ask, "autumn-1").out


def test_a_trust_whose_file_cannot_be_read_is_told_without_its_name(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    (trust / "trust.yaml").write_text("name: [\n", encoding="utf-8")
    assert half_term(sfec, trust).startswith(
        "Autumn 2, 2026-27 · as at 23 November 2026 1 of 4 decisions made"
    )


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_lines_keep_to_the_screen_and_end_without_spaces(
    staffed: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    records(sfec, staffed, *UNIVERSAL)
    records(sfec, staffed, *EMERGENCY)
    monkeypatch.setenv("COLUMNS", columns)
    lines = sfec(staffed, "history").out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert all(line == line.rstrip() for line in lines)
