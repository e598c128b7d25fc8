"""`sfec history`, and what the other commands show of an earlier day."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.runs import Sfec, Surroundings
from tests.support.told import entry, history_of, on_one_line, records, standing
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
LATER = "2026-12-03"


@pytest.fixture
def decided(trust: Path, sfec: Sfec) -> Path:
    """A trust with a decision on RPS."""
    records(sfec, trust, *UNIVERSAL)
    return trust


@pytest.fixture
def changed(decided: Path, surroundings: Surroundings) -> Path:
    """That trust ten days later, with a cell changed on which the decision rests."""
    edit_cells(decided / WORKBOOK, {"Education!E2": "below expected"})
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    return decided


def test_as_at_the_day_of_the_decision_the_evidence_is_what_the_decision_captured(
    changed: Path, sfec: Sfec
) -> None:
    was = standing(sfec, changed, as_at="2026-11-23")
    assert was["indicated"] == "universal"
    assert "below expected" not in json.dumps(was["characteristics"])
    assert entry(changed, 1) in str(was["evidence_as"])
    assert f"the evidence as entry {entry(changed, 1)} captured it" in on_one_line(
        sfec(changed, "explain", "RPS", as_at="2026-11-23").out
    )


def test_today_the_evidence_is_what_the_file_says_and_the_decision_is_said_to_be_stale(
    changed: Path, sfec: Sfec
) -> None:
    now = standing(sfec, changed, as_at=LATER)
    assert now["indicated"] == "concerning"
    assert entry(changed, 1) not in str(now["evidence_as"])
    for command in (("categorise",), ("explain", "RPS"), ("check",)):
        said = sfec(changed, *command, as_at=LATER)
        assert said.status == 0
        assert "rested on Peer review: as expected, now below expected" in said.err
        assert f"({WORKBOOK}:Education!E2) [decision-stale, warning]" in said.err
    assert "[decision-stale" not in sfec(changed, "categorise", as_at="2026-11-23").err


def test_history_tells_what_has_gone_stale(changed: Path, sfec: Sfec) -> None:
    assert (
        "Stale: Peer review was as expected, now below expected."
        in sfec(changed, "history", "RPS", as_at=LATER).out
    )
    assert "1 stale" in sfec(changed, "history", as_at=LATER).out
    [told] = history_of(sfec, changed, as_at=LATER)
    assert told["stale"] == [
        {"field": "peer_review", "then": "as expected", "now": "below expected"}
    ]


def test_deciding_again_on_what_is_known_now_leaves_nothing_stale(
    changed: Path, sfec: Sfec
) -> None:
    assert sfec(changed, *CONCERNING, as_at=LATER).status == 0
    said = sfec(changed, "check", as_at=LATER)
    assert (said.status, said.err) == (0, "")


def test_only_what_was_recorded_by_a_day_is_known_on_it(changed: Path, sfec: Sfec) -> None:
    records(sfec, changed, *CONCERNING, as_at=LATER)
    assert standing(sfec, changed, as_at="2026-11-22")["current"] is None
    assert standing(sfec, changed, as_at="2026-11-23")["current"] == "universal"
    assert standing(sfec, changed, as_at="2026-12-02")["current"] == "universal"
    assert standing(sfec, changed, as_at=LATER)["current"] == "concerning"
    assert [
        len(history_of(sfec, changed, as_at=day)) for day in ("2026-11-22", "2026-12-02", LATER)
    ] == [0, 1, 2]


def test_a_schools_story_is_told_as_a_trustee_can_read_it(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *UNIVERSAL, "--on", "2026-11-16")
    records(sfec, trust, *CONCERNING)
    said = sfec(trust, "history", "RPS").out
    assert said.startswith("Ravelmoor Primary School (RPS) · as at 23 November 2026\n")
    assert "Education: Concerning since 23 November 2026" in said
    assert "Finance: not yet categorised" in said
    assert "First decision: Universal, by Ada Quill (CEO)." in said
    assert "Moved from Universal to Concerning, by Ada Quill (CEO)." in said
    assert "A departure, worse than the evidence." in said
    assert "Reason: Results have fallen" in said
    assert "The evidence indicated Universal." in said
    assert "by smarsh on laptop7." in said


def test_a_story_may_be_of_one_ladder(decided: Path, sfec: Sfec) -> None:
    said = sfec(decided, "history", "ravelmoor primary school", "--ladder", "Finance").out
    assert "Finance: not yet categorised" in said
    assert "Education" not in said


def test_what_was_done_can_be_found_and_taken_back(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS")
    said = sfec(trust, "history", "RPS").out
    named = said.partition("Website audit · entry ")[2].split()[0]
    records(sfec, trust, "withdraw", named, "--reason", "Another school's")
    assert "Website audit" in sfec(trust, "history", "RPS").out
    assert "Withdrawn by entry" in sfec(trust, "history", "RPS").out
    assert "Website audit" not in sfec(trust, "history", "OHS").out


def test_a_story_of_one_ladder_leaves_out_what_was_done(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS")
    assert "Core offer" not in sfec(trust, "history", "RPS", "--ladder", "finance").out
    [school] = json.loads(sfec(trust, "history", "RPS", "--ladder", "finance", "--json").out)[
        "schools"
    ]
    assert "activities" not in school


def test_without_a_core_offer_that_can_be_read_an_activity_is_told_by_its_id(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, "done", "website", "--school", "RPS")
    (trust / "policy").mkdir()
    (trust / "policy" / "core-offer.yaml").write_text("activities: [\n", encoding="utf-8")
    said = sfec(trust, "history", "RPS")
    assert (said.status, said.err) == (0, "")
    assert f"· website · entry {entry(trust, 1)}" in said.out


def test_since_when_a_school_is_where_it_is_counts_from_the_first_of_its_confirmations(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL, "--on", "2026-11-16")
    records(sfec, trust, *UNIVERSAL)
    assert "Education: Universal since 16 November 2026" in sfec(trust, "history", "RPS").out


def test_the_trusts_half_term_is_counted_up_and_what_is_not_decided_is_named(
    staffed: Path, sfec: Sfec
) -> None:
    records(sfec, staffed, *UNIVERSAL)
    records(sfec, staffed, *CONCERNING)
    records(sfec, staffed, "vote", "open", "OHS", "finance", "unacceptable")
    said = sfec(staffed, "history").out
    assert said.startswith("Larkmere Trust · Autumn 2, 2026-27 · as at 23 November 2026\n")
    assert "1 of 4 decisions made, 1 departure, 0 unratified, 1 vote open, 0 stale" in said
    assert "RPS  Ravelmoor Primary School" in said
    assert "A departure, worse than the evidence. Reason: Results have fallen" in on_one_line(said)
    assert "a first decision for Unacceptable has been open since 23 November 2026" in on_one_line(
        said
    )
    assert "Not yet decided: OHS Education, OHS Finance, RPS Finance" in said


def test_a_departure_counts_though_the_school_was_decided_on_again(trust: Path, sfec: Sfec) -> None:
    for command in (
        UNIVERSAL,
        CONCERNING,
        ("decide", "RPS", "education", "universal", "--by", "ceo"),
    ):
        records(
            sfec,
            trust,
            *command,
            *(("--reason", "It was an error") if command[-1] == "ceo" else ()),
        )
    assert "1 of 4 decisions made, 1 departure" in sfec(trust, "history").out


def test_another_half_term_has_its_own_decisions(
    decided: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
    said = sfec(decided, "history", as_at="2027-01-11").out
    assert "Spring 1, 2026-27" in said
    assert "0 of 4 decisions made" in said
    assert (
        "1 of 4 decisions made"
        in sfec(decided, "history", "--half-term", "autumn-2", as_at="2027-01-11").out
    )


def test_the_end_of_the_ledger_is_told_so_that_a_copy_can_be_held_against_it(
    decided: Path, sfec: Sfec
) -> None:
    told = json.loads(sfec(decided, "history", "--json").out)
    assert list(told["heads"]) == ["smarsh-laptop7.jsonl"]
    for command in (("history",), ("history", "RPS")):
        assert (
            f"smarsh-laptop7 {told['heads']['smarsh-laptop7.jsonl'][:16]}"
            in sfec(decided, *command).out
        )


def test_before_anything_is_recorded_there_is_no_story(trust: Path, sfec: Sfec) -> None:
    said = records(sfec, trust, "history", "RPS").out
    assert "Education: not yet categorised" in said
    assert "Nothing has been recorded yet." in said
    assert history_of(sfec, trust) == []


def test_the_shape_that_scripts_rely_on(decided: Path, sfec: Sfec) -> None:
    told = json.loads(sfec(decided, "history", "--json").out)
    assert (told["as_at"], told["half_term"]) == ("2026-11-23", "2026-27/autumn-2")
    assert [each["code"] for each in told["schools"]] == ["OHS", "RPS"]
    education = told["schools"][1]["ladders"]["education"]
    assert education["current"] == "universal"
    [only] = education["entries"]
    assert (only["kind"], only["status"], only["since"], only["stale"]) == (
        "decision",
        "stands",
        None,
        [],
    )
    assert only["place"] == "ledger/smarsh-laptop7.jsonl:1"
    assert "half_term" not in json.loads(sfec(decided, "history", "RPS", "--json").out)


def test_a_school_that_there_is_not_exits_2(trust: Path, sfec: Sfec) -> None:
    assert sfec(trust, "history", "RSP").status == 2


def test_what_is_wrong_in_the_ledger_is_said_beneath_what_can_be_told(
    decided: Path, sfec: Sfec
) -> None:
    ledger = decided / "ledger" / "smarsh-laptop7.jsonl"
    ledger.write_bytes(ledger.read_bytes() + b"not a line\n")
    said = sfec(decided, "history", "RPS")
    assert said.status == 1
    assert "First decision: Universal" in said.out
    assert "ledger/smarsh-laptop7.jsonl:2: this line cannot be read" in said.err
