"""`sfec decide`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.runs import Sfec, Surroundings
from tests.support.told import entry, history_of, misused, on_one_line, records, refused, standing
from tests.support.trust_builder import WORKBOOK, edit_cells

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
CONCERNING = (
    "decide",
    "RPS",
    "education",
    "concerning",
    "--by",
    "ceo",
    "--reason",
    "Results have fallen",
)
BOARD = [f"--vote=trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Emil Thorne")]


def test_a_first_decision_says_what_was_decided_by_whom_on_what_and_what_it_brings(
    trust: Path, sfec: Sfec
) -> None:
    said = records(sfec, trust, *UNIVERSAL).out
    assert said.startswith("Ravelmoor Primary School (RPS) · Education\n")
    decided = "First decision: Universal, by Ada Quill (CEO), on 23 November 2026."
    assert f"{decided}\nThe evidence indicated Univ" in said
    assert "  - Engage in the core offer\n" in said
    assert f"entry {entry(trust, 1)} in ledger/smarsh-laptop7.jsonl." in said


def test_only_a_decision_moves_a_school_and_the_next_move_starts_from_it(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!H2": "repeated"})
    before = standing(sfec, trust)
    assert (before["current"], before["indicated"], before["decided"]) == (None, "poor", None)
    records(sfec, trust, *CONCERNING)
    after = standing(sfec, trust)
    assert (after["current"], after["indicated"]) == ("concerning", "poor")
    assert after["next"] == {"to": "poor", "decided_by": ["ceo"], "vote": False}
    assert after["decided"]["category"] == "concerning"
    assert (after["decided"]["on"], after["decided"]["by"]) == ("2026-11-23", ["ceo"])
    assert after["decided"]["departure"]


def test_a_confirmation_leaves_the_school_where_it_is_and_brings_nothing_new(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL, "--on", "2026-11-16")
    said = records(sfec, trust, *UNIVERSAL).out
    assert "Confirmed in Universal, by Ada Quill (CEO), on 23 November 2026." in said
    assert "brings" not in said


def test_the_next_permitted_move_is_no_departure_though_the_evidence_indicates_a_lower_category(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    edit_cells(trust / WORKBOOK, {"Education!H2": "repeated"})
    said = sfec(trust, "decide", "RPS", "education", "concerning", "--by", "ceo").out
    assert "Moved from Universal to Concerning, by Ada Quill (CEO)" in said
    assert "departure" not in said


@pytest.mark.parametrize(
    ("cells", "category", "way"),
    [({}, "concerning", "worse"), ({"Education!H2": "repeated"}, "concerning", "better")],
)
def test_a_departure_keeps_its_reason_and_its_direction(
    trust: Path, sfec: Sfec, cells: dict[str, str], category: str, way: str
) -> None:
    edit_cells(trust / WORKBOOK, cells)
    command = ("decide", "RPS", "education", category, "--by", "ceo")
    assert "[decision-reason]" in refused(sfec, trust, *command)
    said = records(sfec, trust, *command, "--reason", "The new head has begun well").out
    assert f"A departure, {way} than the evidence." in said
    [told] = history_of(sfec, trust)
    assert (told["departure"], told["reason"]) == (way, "The new head has begun well")


def test_a_decision_of_an_earlier_day_keeps_that_day_and_the_moment_it_was_recorded(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL, "--on", "16 November 2026")
    [told] = history_of(sfec, trust)
    assert (told["on"], told["when"], told["as_at"]) == (
        "2026-11-16",
        "2026-11-23T14:05:00+00:00",
        None,
    )
    said = on_one_line(sfec(trust, "history", "RPS").out)
    assert "16 November 2026 · Autumn 2, 2026-27" in said
    assert "Recorded on 23 November 2026, 14:05" in said


def test_conditions_and_those_consulted_are_kept_and_told(trust: Path, sfec: Sfec) -> None:
    conditions = ("--condition", "A review by half-term", "--condition", "Reading plan agreed")
    records(sfec, trust, *UNIVERSAL, *conditions, "--consulted", "LSB chair")
    [told] = history_of(sfec, trust)
    assert told["conditions"] == ["A review by half-term", "Reading plan agreed"]
    assert told["consulted"] == ["LSB chair"]
    said = sfec(trust, "history", "RPS").out
    assert "On condition that: A review by half-term; Reading plan agreed" in said
    assert "Consulted: LSB chair" in said


def test_several_may_decide_together(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "decide", "RPS", "finance", "universal", "--by", "ceo")
    said = records(
        sfec, staffed, "decide", "RPS", "finance", "universal", "--by", "ceo", "--by", "cfo"
    ).out
    assert "Confirmed in Universal, by Ada Quill (CEO) and Bram Oster (CFO)" in said


def test_the_same_decision_given_again_is_recorded_already_and_not_twice(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    said = on_one_line(records(sfec, trust, *UNIVERSAL).out)
    assert said == (
        "Recorded already: Ravelmoor Primary School (RPS) · Education: First decision: Universal, "
        f"by Ada Quill (CEO), on 23 November 2026 (entry {entry(trust, 1)})."
    )
    assert len(history_of(sfec, trust)) == 1


def test_another_reason_for_what_is_recorded_already_is_a_correction_and_the_way_is_said(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *CONCERNING)
    wrong = entry(trust, 1)
    reworded = (*CONCERNING[:-1], "Results have fallen for two years")
    said = on_one_line(records(sfec, trust, *reworded).out)
    assert f"stands otherwise there: --corrects {wrong} changes it." in said
    correction = (*reworded, "--corrects", wrong)
    records(sfec, trust, *correction)
    assert [each["status"] for each in history_of(sfec, trust)] == ["corrected", "stands"]
    again = records(sfec, trust, *correction).out
    assert again.startswith("Recorded already")
    assert len(history_of(sfec, trust)) == 2


def test_what_has_changed_since_may_be_decided_on_again_the_same_day(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *CONCERNING)
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected"})
    assert "Confirmed in Concerning" in records(sfec, trust, *CONCERNING).out
    assert records(sfec, trust, *CONCERNING).out.startswith("Recorded already")


def test_what_was_withdrawn_may_be_recorded_again(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *UNIVERSAL)
    records(sfec, trust, "withdraw", entry(trust, 1), "--reason", "Too early")
    assert "First decision" in records(sfec, trust, *UNIVERSAL).out


def test_a_correction_stands_in_the_place_of_the_entry_it_names(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *UNIVERSAL, "--on", "2026-11-16")
    wrong = entry(trust, 1)
    records(sfec, trust, *CONCERNING, "--corrects", wrong)
    first, second = history_of(sfec, trust)
    assert (first["status"], first["since"]["entry"]) == ("corrected", second["entry"])
    assert (second["status"], second["corrects"], second["on"]) == (
        "stands",
        first["entry"],
        "2026-11-16",
    )
    assert standing(sfec, trust)["current"] == "concerning"
    said = sfec(trust, "history", "RPS").out
    assert f"Corrected by entry {entry(trust, 2)}." in said
    assert f"Stands instead of entry {wrong}." in said


def test_a_correction_rests_on_what_the_decision_rested_on(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *UNIVERSAL, "--on", "2026-11-16")
    edit_cells(trust / WORKBOOK, {"Education!E2": "below expected"})
    on_another_day = (
        "--on",
        "2026-11-17",
        "--corrects",
        entry(trust, 1),
        "--reason",
        "The day was wrong",
    )
    assert "The evidence indicated Universal." in sfec(trust, *UNIVERSAL, *on_another_day).out
    first, second = history_of(sfec, trust)
    assert second["rested"]["fields"] == first["rested"]["fields"]


def test_a_decision_carries_what_it_rested_on_with_its_cells_and_who_could_decide(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    [told] = history_of(sfec, trust)
    assert told["rested"]["fields"]["peer_review"] == {
        "value": "as expected",
        "at": [f"{WORKBOOK}:Education!E2"],
    }
    assert told["rested"]["could_decide"] == [{"role": "ceo", "name": "Ada Quill"}]
    assert told["rested"]["possible"] == ["universal"]
    assert len(told["rested"]["policy"]) == 64


def test_what_is_recorded_is_given_as_json(trust: Path, sfec: Sfec) -> None:
    [told] = json.loads(records(sfec, trust, *UNIVERSAL, "--json").out)["recorded"]
    assert told["entry"].startswith(entry(trust, 1))
    assert (told["kind"], told["school"], told["ladder"]) == ("decision", "RPS", "education")
    assert (told["half_term"], told["category"], told["on"]) == (
        "2026-27/autumn-2",
        "universal",
        "2026-11-23",
    )
    assert told["by"] == [{"role": "ceo", "name": "Ada Quill"}]
    assert (told["user"], told["machine"]) == ("smarsh", "laptop7")


def test_a_vote_held_at_one_meeting_is_recorded_with_its_minute(staffed: Path, sfec: Sfec) -> None:
    command = (
        "decide",
        "RPS",
        "education",
        "unacceptable",
        *BOARD,
        "--vote",
        "trustee:Fay Undern=against",
    )
    said = records(sfec, staffed, *command, "--reason", "Results have fallen").out
    assert "First decision: Unacceptable, by a vote of the full trust board" in said
    assert "    trustee             Fay Undern      against\n" in said
    assert "Carried: 3 for, 1 against, 0 abstained; 4 of 4 took part, 3 had to." in said
    assert standing(sfec, staffed)["decided"]["by"] == ["trustee"]


def test_the_chairs_casting_vote_decides_equal_votes(staffed: Path, sfec: Sfec) -> None:
    command = (
        "decide",
        "RPS",
        "education",
        "unacceptable",
        "--reason",
        "Results have fallen",
        *BOARD[:2],
    )
    against = ("--vote", "trustee:Emil Thorne=against", "--vote", "trustee:Fay Undern=against")
    assert "--casting-vote for" in refused(sfec, staffed, *command, *against)
    assert "the chair's casting vote against" in on_one_line(
        refused(sfec, staffed, *command, *against, "--casting-vote", "against")
    )
    assert "the chair's casting vote for." in on_one_line(
        records(sfec, staffed, *command, *against, "--casting-vote", "for").out
    )


def test_an_error_in_one_ladders_evidence_leaves_the_other_to_be_decided(
    trust: Path, sfec: Sfec
) -> None:
    edit_cells(trust / WORKBOOK, {"Education!E2": "as expcetde"})
    assert "[decision-evidence]" in refused(sfec, trust, *UNIVERSAL)
    assert (
        "First decision: Universal"
        in sfec(trust, "decide", "RPS", "finance", "universal", "--by", "ceo").out
    )
    assert (
        "First decision: Universal"
        in sfec(trust, "decide", "OHS", "education", "universal", "--by", "ceo").out
    )


def test_a_missing_workbook_refuses_the_decision_and_names_the_command_that_makes_one(
    trust: Path, sfec: Sfec
) -> None:
    (trust / WORKBOOK).unlink()
    why = refused(sfec, trust, *UNIVERSAL)
    assert "[evidence-missing]" in why
    assert "sfec evidence new --half-term 2026-27/autumn-2" in why


def test_a_gap_in_the_evidence_refuses_nothing_and_is_told(trust: Path, sfec: Sfec) -> None:
    edit_cells(trust / WORKBOOK, {"Education!F2": None})
    said = sfec(trust, *UNIVERSAL)
    assert said.status == 0
    assert "The evidence left open Universal or Concerning. Not known: Pupil progress." in said.out


def test_a_decision_may_be_of_a_half_term_that_is_over_with_a_reason(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
    late = (*UNIVERSAL, "--half-term", "autumn-2")
    why = refused(sfec, trust, *late, as_at="2027-01-11")
    assert "Autumn 2, 2026-27 ended on 18 December 2026" in why
    records(sfec, trust, *late, "--reason", "The CEO was ill", as_at="2027-01-11")
    assert [each["half_term"] for each in history_of(sfec, trust, as_at="2027-01-11")] == [
        "2026-27/autumn-2"
    ]


OPENING = ("decide", "RPS", "education", "poor", "--opening", "--on", "2026-03-02")


def test_an_opening_position_says_where_a_school_stood_since_when_and_who_decided(
    trust: Path, sfec: Sfec
) -> None:
    (trust / WORKBOOK).unlink()
    said = on_one_line(records(sfec, trust, *OPENING, "--by", "the full board").out)
    position = "Opening position: Poor, as decided by the full board, since 2 March 2026."
    assert position in said
    [told] = history_of(sfec, trust)
    assert (told["opening"], told["on"], told["rested"]) == ("the full board", "2026-03-02", None)
    assert position in on_one_line(sfec(trust, "history", "RPS").out)


def test_categorise_shows_an_opening_position_and_that_nothing_is_decided_yet(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *OPENING, "--by", "ceo", "--by", "the LA")
    shown = standing(sfec, trust)
    assert (shown["current"], shown["decided"]) == ("poor", None)
    assert (shown["opening"]["since"], shown["opening"]["by"]) == (
        "2026-03-02",
        "the CEO and the LA",
    )
    assert "opening position, since 2 March 2026" in on_one_line(
        " ".join(line[51:] for line in sfec(trust, "categorise").out.splitlines())
    )


def test_an_opening_position_given_again_is_recorded_already_and_another_is_refused(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *OPENING, "--by", "ceo")
    assert records(sfec, trust, *OPENING, "--by", "CEO").out.startswith("Recorded already")
    assert "[decision-opening]" in refused(sfec, trust, *OPENING, "--by", "cfo")
    correction = sfec(trust, *UNIVERSAL, "--corrects", entry(trust, 1), "--reason", "Mistyped")
    assert correction.status == 2
    assert len(history_of(sfec, trust)) == 1


@pytest.mark.parametrize(
    "also", [["--half-term", "autumn-2"], ["--exceptional"], ["--vote", "ceo=for"]]
)
def test_an_opening_position_is_of_no_half_term_and_no_vote(
    trust: Path, sfec: Sfec, also: list[str]
) -> None:
    by = [] if "--vote" in also else ["--by", "ceo"]
    assert "an opening position" in misused(sfec, trust, *OPENING, *by, *also)


def test_text_from_people_does_nothing_to_the_terminal(trust: Path, sfec: Sfec) -> None:
    reason = "[bold red]Act[/] now \x1b[2J\u202e"
    for said in (
        records(sfec, trust, *UNIVERSAL, "--reason", reason),
        sfec(trust, "history", "RPS"),
    ):
        assert "\x1b" not in said.out
        assert "\u202e" not in said.out
    told = sfec(trust, "history", "RPS").out
    assert "Reason: [bold red]Act[/] now \\x1b[2J\\u202e" in told
    assert history_of(sfec, trust)[0]["reason"] == reason


def test_a_role_and_a_vote_together_cannot_be_meant(trust: Path, sfec: Sfec) -> None:
    assert "by a role, or by a vote" in misused(sfec, trust, *UNIVERSAL, "--vote", "head=for")
    assert "by a role, or by a vote" in misused(sfec, trust, *UNIVERSAL, "--casting-vote", "for")


def test_without_a_category_nothing_can_be_meant(trust: Path, sfec: Sfec) -> None:
    assert "name the school, the ladder and the category" in misused(
        sfec, trust, "decide", "RPS", "education"
    )
