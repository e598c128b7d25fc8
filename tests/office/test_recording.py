"""What every command that records has in common."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from sfec.model.ledger import Recorder
from tests.support.runs import Sfec, Surroundings
from tests.support.schools_builder import write_schools
from tests.support.told import entry, history_of, on_one_line, records, refused, standing

UNIVERSAL = ("decide", "RPS", "education", "universal", "--by", "ceo")
EARLIER = (*UNIVERSAL, "--on", "2026-11-16")


def lines(folder: Path, name: str = "smarsh-laptop7.jsonl") -> list[bytes]:
    """The lines of a ledger file."""
    return (folder / "ledger" / name).read_bytes().splitlines()


def test_every_user_and_machine_records_in_a_file_of_their_own(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    records(sfec, trust, *EARLIER)
    surroundings.recorder = Recorder("Tove Vane", "DESK-2.local")
    surroundings.moment += timedelta(hours=1)
    records(sfec, trust, *UNIVERSAL)
    assert sorted(path.name for path in (trust / "ledger").glob("*.jsonl")) == [
        "smarsh-laptop7.jsonl",
        "tove_vane_b17978-desk_2.local.jsonl",
    ]
    assert [each["user"] for each in history_of(sfec, trust)] == ["smarsh", "Tove Vane"]


def test_a_day_taken_for_today_is_kept_beside_the_moment_on_the_clock(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    records(sfec, trust, *UNIVERSAL, as_at="2026-11-20")
    [told] = history_of(sfec, trust, as_at="2026-12-03")
    assert (told["when"], told["as_at"], told["on"]) == (
        "2026-12-03T09:30:00+00:00",
        "2026-11-20",
        "2026-11-20",
    )
    said = on_one_line(sfec(trust, "history", "RPS", as_at="2026-12-03").out)
    assert "Recorded on 3 December 2026, 09:30" in said
    assert "with 20 November 2026 taken for today" in said
    assert standing(sfec, trust, as_at="2026-11-20")["current"] == "universal"
    assert standing(sfec, trust, as_at="2026-11-19")["current"] is None


def test_the_moment_keeps_the_clocks_zone(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    surroundings.moment = datetime(2026, 11, 23, 14, 5, tzinfo=timezone(timedelta(hours=1)))
    records(sfec, trust, *UNIVERSAL)
    assert history_of(sfec, trust)[0]["when"] == "2026-11-23T14:05:00+01:00"
    assert "Recorded on 23 November 2026, 14:05" in on_one_line(sfec(trust, "history", "RPS").out)


def test_after_a_last_line_that_was_rewritten_only_its_withdrawal_is_recorded(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    ledger = trust / "ledger" / "smarsh-laptop7.jsonl"
    was, now = b'"category": "universal"', b'"category": "deficient"'
    ledger.write_bytes(ledger.read_bytes().replace(was, now))
    done = ("done", "website", "--school", "OHS")
    said = refused(sfec, trust, *done)
    assert "[ledger-end]" in said
    assert "nothing has been recorded" in said
    records(sfec, trust, "withdraw", entry(trust, 1), "--reason", "The line was edited")
    records(sfec, trust, *done)


def test_what_is_refused_leaves_no_line(trust: Path, sfec: Sfec) -> None:
    assert sfec(trust, *UNIVERSAL, "--on", "2026-12-24").status == 1
    assert list(trust.glob("ledger/*.jsonl")) == []


def test_a_clock_set_back_is_told_and_what_is_recorded_keeps_its_order(
    trust: Path, sfec: Sfec, surroundings: Surroundings
) -> None:
    records(sfec, trust, *EARLIER)
    surroundings.moment -= timedelta(hours=2)
    said = sfec(trust, *UNIVERSAL)
    assert said.status == 0
    assert (
        "the clock says 23 November 2026, 12:05, before the last entry here, of 23 Nov"
        in on_one_line(said.err)
    )
    assert "[ledger-clock, warning]" in said.err
    assert [each.get("moved_from") for each in history_of(sfec, trust)] == [
        None,
        "universal",
    ]


def test_what_a_run_that_was_killed_left_half_written_is_moved_aside_and_told(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *EARLIER)
    path = trust / "ledger" / "smarsh-laptop7.jsonl"
    path.write_bytes(path.read_bytes() + b'{"before": "')
    said = sfec(trust, *UNIVERSAL)
    assert said.status == 0
    assert "has been moved to smarsh-laptop7.torn [ledger-torn, warning]" in said.err
    assert path.with_suffix(".torn").read_bytes() == b'{"before": "\n'
    assert len(lines(trust)) == 2
    assert "[ledger-aside, note]" in sfec(trust, "check").err


def test_without_a_trust_yaml_nobody_would_be_known_to_be_in_post(trust: Path, sfec: Sfec) -> None:
    (trust / "trust.yaml").write_text("name: [\n", encoding="utf-8")
    said = sfec(trust, *UNIVERSAL)
    assert said.status == 1
    assert "trust.yaml" in said.err
    assert list(trust.glob("ledger/*.jsonl")) == []


@pytest.mark.parametrize("short", ["", "a", "abc"])
def test_an_entry_is_named_by_four_letters_or_more(trust: Path, sfec: Sfec, short: str) -> None:
    records(sfec, trust, *UNIVERSAL)
    said = sfec(trust, "withdraw", short, "--reason", "Entered twice")
    assert said.status == 2
    assert "is no entry" in on_one_line(said.err.replace("│", ""))


def test_an_entry_may_be_named_by_all_of_its_name_or_the_start_of_it(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *UNIVERSAL)
    [told] = history_of(sfec, trust)
    records(sfec, trust, "withdraw", told["entry"].upper(), "--reason", "Entered twice")
    records(sfec, trust, *UNIVERSAL)
    records(sfec, trust, "withdraw", entry(trust, 3)[:4], "--reason", "Entered twice")
    assert [each["status"] for each in history_of(sfec, trust)] == ["withdrawn", "withdrawn"]


def test_a_name_that_could_mean_several_entries_is_not_guessed_at(
    trust: Path, sfec: Sfec, monkeypatch: pytest.MonkeyPatch
) -> None:
    records(sfec, trust, *UNIVERSAL)
    monkeypatch.setattr(
        "sfec.model.ledger.Ledger.found", lambda ledger, _: [*ledger.entries, *ledger.entries]
    )
    said = sfec(trust, "withdraw", "abcd", "--reason", "Entered twice")
    assert said.status == 2
    assert "can mean several entries; give more of it" in on_one_line(said.err.replace("│", ""))


def test_each_line_starts_with_the_hash_of_the_line_before(trust: Path, sfec: Sfec) -> None:
    for _ in range(3):
        records(sfec, trust, *UNIVERSAL)
    told = history_of(sfec, trust)
    assert [json.loads(line)["before"] for line in lines(trust)] == [
        "",
        *(each["entry"] for each in told[:-1]),
    ]


def test_what_was_moved_aside_is_told_once(trust: Path, sfec: Sfec) -> None:
    assert sfec(trust, "decide", "RPS", "education", "universal", "--by", "ceo").status == 0
    with (trust / "ledger/smarsh-laptop7.jsonl").open("ab") as file:
        file.write(b'{"before": "')
    done = sfec(trust, "decide", "OHS", "education", "universal", "--by", "ceo")
    assert done.status == 0
    assert done.err.count("[ledger-torn, warning]") == 1
    assert "has been moved to smarsh-laptop7.torn" in done.err


def test_a_copy_of_a_schools_file_keeps_nothing_from_being_recorded_of_it(
    trust: Path, sfec: Sfec
) -> None:
    (trust / "schools/RPS 2.yaml").write_text("code: RPS\nname: Forged\n", encoding="utf-8")
    records(sfec, trust, *UNIVERSAL)
    assert len(lines(trust)) == 1


def test_nothing_is_recorded_of_a_school_that_two_sources_hold(trust: Path, sfec: Sfec) -> None:
    write_schools(trust, ("RPS", "Ravelmoor", "999001"))
    refused = sfec(trust, *UNIVERSAL)
    assert (refused.status, "school-repeated" in refused.err) == (1, True)
    assert not list(trust.glob("ledger/*.jsonl"))
    records(sfec, trust, "decide", "OHS", *UNIVERSAL[2:])


@pytest.mark.parametrize(
    "command",
    [
        (*UNIVERSAL, "--reason", "of L999900026001"),
        (*UNIVERSAL, "--condition", "a999900026002 is back"),
        (*UNIVERSAL, "--consulted", "L 9999-0002-6001"),
        ("done", "elt", "--school", "RPS", "--note", "L999900026001"),
    ],
)
def test_nothing_that_holds_a_pupils_number_is_recorded(
    trust: Path, sfec: Sfec, command: tuple[str, ...]
) -> None:
    refused = sfec(trust, *command)
    assert refused.status == 1
    assert "[ledger-pupil]" in refused.err
    assert not any(number in refused.err for number in ("26001", "6001", "999900026002"))
    assert not list((trust / "ledger").glob("*.jsonl"))
