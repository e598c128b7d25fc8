"""`sfec core-offer`: how far each school engages, what it owes or missed, what HQ is to record."""

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
    assert "RPS    Ravelmoor Primary School       nothing yet     0 " in said.out


def test_what_was_done_on_time_counts_and_what_was_done_late_does_not(
    staffed: Path, sfec: Sfec
) -> None:
    assert sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-09-16").status == 0
    assert sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-10-28").status == 0
    told = json.loads(sfec(staffed, "core-offer", "--json").out)
    rps = next(each for each in told["schools"] if each["code"] == "RPS")
    assert rps["on_time"] == {"done": 2, "of": 2}
    dsl = next(each for each in rps["activities"] if each["activity"] == "dsl")
    # DSL supervision is HQ's to hold in time: the school took part.
    assert (dsl["done"], dsl["late"], dsl["owed"]) == (2, 0, [])


def test_what_hq_has_not_held_or_nobody_recorded_is_not_recorded_and_never_the_schools_debt(
    staffed: Path, sfec: Sfec
) -> None:
    told = json.loads(sfec(staffed, "core-offer", "--school", "RPS", "--json").out)["schools"][0]
    dsl = next(each for each in told["activities"] if each["activity"] == "dsl")
    assert (dsl["owed"], dsl["missed"]) == ([], [])
    assert dsl["not_recorded"] == ["2026-09-30", "2026-10-23"]
    said = words(sfec(staffed, "core-offer", "--school", "RPS").out)
    assert "The school owes: nothing Not recorded, and for HQ to record - ELT" in said
    assert "not done" not in said
    listed = words(sfec(staffed, "calendar", "--school", "RPS", "--overdue").out)
    assert "Not recorded: 2 Wed 30 Sep DSL supervision Trust DSL due 54 days ago" in listed
    sheet = json.loads(
        sfec(staffed, "calendar", "--school", "RPS", "--half-term", "autumn-1", "--json").out
    )
    assert {each["status"] for each in sheet["occurrences"] if each["activity"] == "dsl"} == {
        "not recorded"
    }


def test_what_was_held_without_the_school_is_missed(staffed: Path, sfec: Sfec) -> None:
    absent = ("done", "dsl", "--school", "RPS", "--on", "2026-09-16", "--absent")
    assert sfec(staffed, *absent).status == 0
    said = words(sfec(staffed, "core-offer", "--school", "RPS").out)
    assert "Done on time, of what is the school's to do: 0 % (0 of 1)" in said
    held = "DSL supervision: held on 16 September 2026 without the school"
    assert f"Held without the school - {held} Not recorded" in said
    letter = words(sfec(staffed, "letter", "--school", "RPS", "--show").out)
    assert f"The school owes nothing. Held without the school: - {held}" in letter


def test_one_school_is_told_activity_by_activity(staffed: Path, sfec: Sfec) -> None:
    sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-09-16")
    sfec(staffed, "done", "mentors", "--school", "RPS", "--on", "2026-10-05")
    said = words(sfec(staffed, "core-offer", "--school", "RPS").out)
    assert "Done on time, of what is the school's to do: 100 % (1 of 1)" in said
    assert "- DSL supervision: due on 23 October 2026, 31 days ago" in said
    assert "DSL supervision 1 done, 1 not recorded" in said
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


def test_a_letter_says_what_is_owed_and_what_is_not_recorded_once_activities_are_recorded(
    staffed: Path, sfec: Sfec
) -> None:
    assert "Core offer" not in sfec(staffed, "letter", "--school", "RPS", "--show").out
    sfec(staffed, "done", "dsl", "--school", "RPS", "--on", "2026-09-16")
    said = words(sfec(staffed, "letter", "--school", "RPS", "--show").out)
    assert "Core offer The school owes nothing. Not recorded, which is for HQ to put right" in said
    assert "- DSL supervision: due on 23 October 2026, 31 days ago" in said
    assert "not done" not in said
