"""`sfec vote`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sfec.model.ledger import Recorder
from tests.support.runs import Kept, Sfec, Surroundings
from tests.support.schools_builder import write_schools
from tests.support.told import entry, history_of, misused, on_one_line, records, refused, standing
from tests.support.trust_builder import WORKBOOK, edit_cells, write_people, write_trust

CAST = ("vote", "cast", "RPS", "education")
CLOSE = ("vote", "close", "RPS", "education")


@pytest.fixture
def voting(kept: Kept, sfec: Sfec) -> Path:
    """A trust in which a vote is open on moving RPS from Poor to Concerning."""

    def make(folder: Path) -> None:
        write_people(write_trust(folder))
        reason = ("--reason", "Results have fallen")
        records(sfec, folder, "decide", "RPS", "education", "poor", "--by", "ceo", *reason)
        edit_cells(folder / WORKBOOK, {"Education!E2": "below expected"})
        assert sfec(folder, "vote", "open", "RPS", "education", "concerning").status == 0

    return kept("voting", make)


def on(surroundings: Surroundings, day: int) -> str:
    """Move the clock to a day of November; returns it as --as-at takes it."""
    surroundings.moment = datetime(2026, 11, day, 10, 0, tzinfo=UTC)
    return f"2026-11-{day}"


def test_votes_that_stand_already_are_said_and_not_recorded_again(voting: Path, sfec: Sfec) -> None:
    records(sfec, voting, *CAST, "ceo=for")
    [ledger] = (voting / "ledger").glob("*.jsonl")
    before = ledger.read_bytes()
    said = records(sfec, voting, *CAST, "ceo=for").out
    assert said.endswith("Nothing new is recorded: these votes stand already.\n")
    assert json.loads(records(sfec, voting, *CAST, "ceo=for", "--json").out) == {"recorded": []}
    assert ledger.read_bytes() == before


def test_opening_a_vote_settles_who_has_one(voting: Path, sfec: Sfec) -> None:
    said = sfec(voting, "vote", "show", "RPS", "education").out
    assert "Ravelmoor Primary School (RPS) · Education: a move from Poor to Concerning" in said
    assert "Vote of the five who vote on Poor, open since 23 November 2026" in said
    for seat, name in (("CEO", "Ada Quill"), ("LSB chair", "Ines Lark"), ("head", "Hal Brook")):
        assert f"{seat} {name} has not voted" in on_one_line(said)
    assert "mentor nobody in post no vote" in on_one_line(said)
    assert "0 of 4 votes recorded, 4 not yet." in said


def test_votes_are_collected_over_days_and_the_vote_carries_the_move(
    voting: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    records(sfec, voting, *CAST, "lsb_chair=for", as_at=on(surroundings, 24))
    records(
        sfec,
        voting,
        *CAST,
        "head=for",
        "ceo=against",
        "--on",
        "2026-11-24",
        as_at=on(surroundings, 25),
    )
    said = sfec(voting, *CLOSE, as_at=on(surroundings, 27)).out
    assert "open from 23 November 2026 to 27 November 2026" in on_one_line(said)
    assert "CEO Ada Quill against" in on_one_line(said)
    assert "E&S chair Cleo Winder has not voted" in on_one_line(said)
    assert "Carried: 2 for, 1 against, 0 abstained; 3 of 4 took part, 3 had to." in said
    found = standing(sfec, voting, as_at="2026-11-27")
    assert (found["current"], found["decided"]["on"]) == ("concerning", "2026-11-27")
    assert [each["on"] for each in history_of(sfec, voting, as_at="2026-11-27")] == [
        "2026-11-23",
        "2026-11-27",
    ]


def test_somebody_who_votes_again_has_changed_their_vote(voting: Path, sfec: Sfec) -> None:
    records(sfec, voting, *CAST, "head=against", "ceo=for", "lsb_chair=against")
    said = records(sfec, voting, *CAST, "lsb_chair=for").out
    assert "3 of 4 votes recorded, 1 not yet." in said
    assert "Carried: 2 for, 1 against" in sfec(voting, *CLOSE).out


def test_another_machine_casts_votes_into_a_ledger_file_of_its_own(
    voting: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.recorder = Recorder("tvane", "desk2")
    records(sfec, voting, *CAST, "head=for", "ceo=for", "lsb_chair=for")
    assert (voting / "ledger" / "tvane-desk2.jsonl").exists()
    surroundings.recorder = Recorder("smarsh", "laptop7")
    assert "Carried: 3 for" in sfec(voting, *CLOSE).out


def test_who_leaves_their_post_after_the_opening_keeps_the_vote(
    voting: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    trust_yaml = voting / "trust.yaml"
    until = "es_chair: {name: Cleo Winder, until: 2026-11-23"
    trust_yaml.write_text(
        trust_yaml.read_text("utf-8").replace("es_chair: {name: Cleo Winder", until), "utf-8"
    )
    records(sfec, voting, *CAST, "es_chair=abstain", as_at=on(surroundings, 25))
    assert (
        "1 of 4 votes recorded"
        in sfec(voting, "vote", "show", "RPS", "education", as_at="2026-11-25").out
    )


def test_a_lost_vote_is_recorded_and_leaves_the_school_where_it_is(
    voting: Path, sfec: Sfec
) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=against", "lsb_chair=against", "es_chair=abstain")
    assert (
        "Lost: 1 for, 2 against, 1 abstained; 4 of 4 took part, 3 had to."
        in sfec(voting, *CLOSE).out
    )
    assert standing(sfec, voting)["current"] == "poor"
    said = on_one_line(sfec(voting, "history", "RPS").out)
    assert "a move from Poor to Concerning" in said
    assert "Against: Ada Quill (CEO); Ines Lark (LSB chair)." in said
    assert "[vote-none]" in refused(sfec, voting, "vote", "show", "RPS", "education")


def test_a_tie_where_nobody_has_a_casting_vote_leaves_the_school_where_it_is(
    voting: Path, sfec: Sfec
) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=against", "lsb_chair=abstain")
    assert "[vote-casting]" in refused(sfec, voting, *CLOSE, "--casting-vote", "for")
    assert "A tie, which leaves the school where it is: 1 for, 1 against" in on_one_line(
        sfec(voting, *CLOSE).out
    )
    assert standing(sfec, voting)["current"] == "poor"


def test_the_record_of_a_tie_gives_the_notices_new_end(voting: Path, sfec: Sfec) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=against", "lsb_chair=abstain")
    said = records(sfec, voting, *CLOSE, "--notice-ends", "18 December 2026").out
    new_end = "The notice now ends on 18 December 2026, which is no extension of it."
    assert new_end in said
    assert history_of(sfec, voting)[-1]["notice_ends"] == "2026-12-18"
    assert new_end in on_one_line(sfec(voting, "history", "RPS").out)


def test_a_tie_closed_without_a_new_end_says_how_one_is_given_still(
    voting: Path, sfec: Sfec
) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=against", "lsb_chair=abstain")
    said = records(sfec, voting, *CLOSE).out
    take_back = f"`sfec withdraw {entry(voting, 4)} --reason TEXT`"
    assert f"{take_back}, then close it again with --notice-ends DAY." in said
    records(sfec, voting, "withdraw", entry(voting, 4), "--reason", "The notice ran out")
    assert "--notice-ends" not in records(sfec, voting, *CLOSE, "--notice-ends", "2026-12-18").out


def test_a_tie_of_the_board_waits_for_the_chairs_casting_vote(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "vote", "open", "RPS", "finance", "unacceptable")
    votes = [
        "trustee:Cleo Winder=for",
        "trustee:Dora Pike=for",
        "trustee:Emil Thorne=against",
        "trustee:Fay Undern=against",
    ]
    records(sfec, staffed, "vote", "cast", "RPS", "finance", *votes)
    close = ("vote", "close", "RPS", "finance", "--reason", "Reserves are spent")
    assert "the chair has a casting vote" in refused(sfec, staffed, *close)
    assert (
        "Carried: 2 for, 2 against" in records(sfec, staffed, *close, "--casting-vote", "for").out
    )
    assert standing(sfec, staffed, ladder="finance")["current"] == "unacceptable"


def test_without_a_quorum_the_vote_stays_open(voting: Path, sfec: Sfec) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=for")
    assert "[vote-quorum]" in refused(sfec, voting, *CLOSE)
    records(sfec, voting, *CAST, "es_chair=abstain")
    assert "Carried: 2 for, 0 against, 1 abstained" in sfec(voting, *CLOSE).out


def test_whoever_is_recused_leaves_the_electorate(voting: Path, sfec: Sfec) -> None:
    cast = (
        "head=for",
        "ceo=for",
        "lsb_chair=against",
        "es_chair=recused: a nephew is on the staff",
    )
    assert "recused: a nephew is on the staff" in records(sfec, voting, *CAST, *cast).out
    assert "1 recused; 3 of 3 took part, 3 had to." in on_one_line(sfec(voting, *CLOSE).out)


def test_a_vote_cannot_be_closed_once_the_school_has_been_put_elsewhere(
    voting: Path, sfec: Sfec
) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=for", "lsb_chair=for")
    corrected = ("--corrects", entry(voting, 1), "--reason", "Read out wrongly")
    decided = ("decide", "RPS", "education", "concerning", "--by", "ceo", *corrected)
    assert sfec(voting, *decided).status == 0
    why = refused(sfec, voting, *CLOSE)
    assert "[vote-moved]" in why
    assert f"sfec withdraw {entry(voting, 2)} --reason TEXT" in why


def test_a_school_may_be_confirmed_where_it_is_while_a_vote_is_open(
    voting: Path, sfec: Sfec
) -> None:
    records(sfec, voting, *CAST, "head=for", "ceo=for", "lsb_chair=for")
    until = ("--on", "2026-11-24", "--reason", "Until the vote is held")
    decided = ("decide", "RPS", "education", "poor", "--by", "ceo", *until)
    assert sfec(voting, *decided, as_at="2026-11-24").status == 0
    assert sfec(voting, *CLOSE, as_at="2026-11-24").status == 0


def test_a_departure_by_vote_needs_its_reason_when_it_is_closed(staffed: Path, sfec: Sfec) -> None:
    records(
        sfec,
        staffed,
        "decide",
        "RPS",
        "education",
        "poor",
        "--by",
        "ceo",
        "--reason",
        "Results have fallen",
    )
    records(sfec, staffed, "vote", "open", "RPS", "education", "unacceptable")
    records(sfec, staffed, *CAST, "head=for", "ceo=for", "lsb_chair=for")
    assert "[decision-reason]" in refused(sfec, staffed, *CLOSE)
    records(sfec, staffed, *CLOSE, "--reason", "No leader is left")
    [_, told] = history_of(sfec, staffed)
    assert (told["departure"], told["reason"]) == ("worse", "No leader is left")


def test_an_exceptional_move_may_be_voted_on_over_days_too(staffed: Path, sfec: Sfec) -> None:
    records(sfec, staffed, "decide", "RPS", "education", "universal", "--by", "ceo")
    assert "[decision-move]" in refused(sfec, staffed, "vote", "open", "RPS", "education", "poor")
    records(sfec, staffed, "vote", "open", "RPS", "education", "poor", "--exceptional")
    records(
        sfec,
        staffed,
        *CAST,
        *[f"trustee:{name}=for" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")],
    )
    records(sfec, staffed, *CLOSE, "--reason", "An emergency")
    assert "An exceptional move, by the full board." in sfec(staffed, "history", "RPS").out


def test_every_part_of_a_vote_is_given_as_json(voting: Path, sfec: Sfec) -> None:
    [cast] = json.loads(
        records(sfec, voting, *CAST, "head=for", "ceo=for", "lsb_chair=for", "--json").out
    )["recorded"]
    assert cast["kind"] == "ballots cast"
    assert cast["ballots"][0] == {"holder": {"role": "head", "name": "Hal Brook"}, "choice": "for"}
    shown = json.loads(sfec(voting, "vote", "show", "RPS", "education", "--json").out)
    assert (shown["kind"], shown["category"], shown["moved_from"]) == (
        "vote opened",
        "concerning",
        "poor",
    )
    assert shown["cast"][0] == {"role": "head", "name": "Hal Brook", "choice": "for"}
    assert shown["electorate"]["vacancies"] == [{"role": "mentor"}]
    [closed] = json.loads(sfec(voting, *CLOSE, "--json").out)["recorded"]
    assert (closed["kind"], closed["category"], closed["vote"]["outcome"]) == (
        "decision",
        "concerning",
        "carried",
    )
    assert closed["closes"] == shown["entry"]


def test_opening_and_losing_a_vote_is_given_as_json(staffed: Path, sfec: Sfec) -> None:
    opening = records(sfec, staffed, "vote", "open", "RPS", "education", "unacceptable", "--json")
    [opened] = json.loads(opening.out)["recorded"]
    assert (opened["kind"], opened["electorate"]["title"]) == (
        "vote opened",
        "the full trust board",
    )
    votes = [f"trustee:{name}=against" for name in ("Cleo Winder", "Dora Pike", "Fay Undern")]
    records(sfec, staffed, *CAST, *votes)
    [closed] = json.loads(records(sfec, staffed, *CLOSE, "--json").out)["recorded"]
    assert (closed["kind"], closed["tally"]["outcome"]) == ("vote closed", "lost")


def test_a_vote_that_was_taken_back_is_open_no_more(voting: Path, sfec: Sfec) -> None:
    records(sfec, voting, "withdraw", entry(voting, 2), "--reason", "Opened for the wrong school")
    assert "[vote-none]" in refused(sfec, voting, *CAST, "head=for")
    assert "Withdrawn by entry" in sfec(voting, "history", "RPS").out


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ((*CAST, "head"), "is not SEAT=for"),
        ((*CAST, "haed=for"), 'did you mean "head"?'),
        ((*CLOSE, "--casting-vote", "yes"), "is none of: for, against, abstain"),
        (("vote", "show", "RSP", "education"), 'did you mean "RPS"?'),
        (("vote", "show", "RPS", "educaton"), 'did you mean "education"?'),
        ((*CAST, "head=for", "--on", "31 November 2026"), "is not a day"),
    ],
)
def test_what_cannot_be_meant_exits_2(
    voting: Path, sfec: Sfec, command: tuple[str, ...], says: str
) -> None:
    outcome = sfec(voting, *command)
    assert outcome.status == 2
    assert says in " ".join(outcome.err.replace("│", "").split())


def test_a_vote_needs_a_school_and_a_ladder(trust: Path, sfec: Sfec) -> None:
    assert "LADDER" in misused(sfec, trust, "vote", "open", "RPS")


def test_showing_a_vote_looks_back_as_other_commands_do(
    voting: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    on(surroundings, 25)
    assert sfec(voting, *CAST, "head=for", as_at="2026-11-25").status == 0
    shown = ("vote", "show", "RPS", "education")
    assert "1 of 4 votes recorded" in sfec(voting, *shown, as_at="2026-11-25").out
    assert "0 of 4 votes recorded" in sfec(voting, *shown, as_at="2026-11-24").out
    before = sfec(voting, *shown, as_at="2026-11-22")
    assert before.status == 1
    assert "no vote is open" in before.err


def test_no_vote_goes_on_in_a_school_that_two_sources_hold(voting: Path, sfec: Sfec) -> None:
    write_schools(voting, ("RPS", "Ravelmoor", "999001"))
    assert "[school-repeated]" in refused(sfec, voting, *CAST, "lsb_chair=for")
    assert "[school-repeated]" in refused(sfec, voting, *CLOSE)
