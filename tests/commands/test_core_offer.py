"""`sfec core-offer`: how far each school engages, what it owes, and what HQ owes it."""

import json
from pathlib import Path

from tests.support.runs import Sfec


def words(text: str) -> str:
    """What was printed, on one line."""
    return " ".join(text.split())


def test_every_school_is_a_line_with_its_share_and_what_is_owed(staffed: Path, sfec: Sfec) -> None:
    said = sfec(staffed, "core-offer")
    assert said.status == 0
    assert "Larkmere Trust · core offer of 2026-27 · as at 23 November 2026" in said.out
    assert "RPS    Ravelmoor Primary School      0 % (0 of 2)    2" in said.out


def test_what_was_done_on_time_counts_and_what_was_done_late_does_not(
    staffed: Path, sfec: Sfec
) -> None:
    assert sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-09-16").status == 0
    assert sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-10-28").status == 0
    told = json.loads(sfec(staffed, "core-offer", "--json").out)
    rps = next(each for each in told["schools"] if each["code"] == "RPS")
    assert rps["on_time"] == {"done": 1, "of": 2}
    dsl = next(each for each in rps["activities"] if each["activity"] == "dsl")
    assert (dsl["done"], dsl["late"], dsl["owed"]) == (2, 1, [])


def test_one_school_is_told_activity_by_activity(staffed: Path, sfec: Sfec) -> None:
    sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-09-16")
    sfec(staffed, "done", "mentors", "--school", "RPS", "--on", "2026-10-05")
    said = words(sfec(staffed, "core-offer", "--school", "RPS").out)
    assert "Done on time, of what is the school's to do: 50 % (1 of 2)" in said
    assert "The school owes - DSL supervision: due on 23 October 2026, 31 days ago" in said
    assert "DSL supervision 1 done, 1 owed" in said
    assert "Mentors deployed ongoing; last 5 October 2026" in said
    assert "School-to-school support ongoing; nothing recorded" in said


def test_decisions_and_issued_letters_tick_their_own_activities(staffed: Path, sfec: Sfec) -> None:
    for ladder in ("education", "finance"):
        assert sfec(staffed, "decide", "RPS", ladder, "universal", "--by", "ceo").status == 0
    assert sfec(staffed, "letter", "--school", "RPS", "--issue", "--format", "md").status == 0
    told = json.loads(sfec(staffed, "core-offer", "--school", "RPS", "--json").out)["schools"][0]
    done = {each["activity"]: each["done"] for each in told["activities"]}
    assert done["categorisation"] == 1
    assert done["ceo_letter"] == 1
    assert done["combined_report"] == 0


def test_a_letter_says_what_is_still_owed_once_activities_are_recorded(
    staffed: Path, sfec: Sfec
) -> None:
    assert "Core offer still owed" not in sfec(staffed, "letter", "--school", "RPS", "--show").out
    sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-09-16")
    said = words(sfec(staffed, "letter", "--school", "RPS", "--show").out)
    owed = "DSL supervision: due on 23 October 2026, 31 days ago"
    assert f"Core offer still owed By the school: - {owed}" in said
    assert "By HQ, which never counts against the school:" in said
