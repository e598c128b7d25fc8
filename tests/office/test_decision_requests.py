"""What is asked to be recorded, found as people write it."""

from pathlib import Path
from shutil import rmtree

import pytest

from tests.support.runs import Sfec
from tests.support.schools_builder import write_schools
from tests.support.told import history_of, misused, records

ASKED = ("decide", "RPS", "education", "universal")


@pytest.mark.parametrize(
    "written",
    [
        ("rps", "education", "universal", "--by", "ceo"),
        ("Ravelmoor Primary School", "Education", "Universal", "--by", "CEO"),
        (" RPS ", "EDUCATION", " UNIVERSAL ", "--by", "C.E.O."),
    ],
)
def test_schools_ladders_categories_and_roles_are_found_as_people_write_them(
    trust: Path, sfec: Sfec, written: tuple[str, ...]
) -> None:
    records(sfec, trust, "decide", *written)
    [told] = history_of(sfec, trust)
    assert (told["category"], told["by"]) == ("universal", [{"role": "ceo", "name": "Ada Quill"}])


@pytest.mark.parametrize(
    "on", ["2026-11-16", "16/11/2026", "16 November 2026", "Monday 16 November 2026"]
)
def test_a_day_may_be_written_as_people_write_days(trust: Path, sfec: Sfec, on: str) -> None:
    records(sfec, trust, *ASKED, "--by", "ceo", "--on", on)
    assert history_of(sfec, trust)[0]["on"] == "2026-11-16"


def test_seats_and_votes_are_found_as_people_write_them(staffed: Path, sfec: Sfec) -> None:
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
    written = (
        "LSB chair=For",
        "Head = against",
        "CEO=FOR",
        "E&S chair=recused: a nephew is on the staff",
    )
    votes = [f"--vote={each}" for each in written]
    records(sfec, staffed, "decide", "RPS", "education", "concerning", *votes)
    ballots = history_of(sfec, staffed)[1]["vote"]["ballots"]
    assert [(each["holder"]["role"], each["choice"]) for each in ballots] == [
        ("lsb_chair", "for"),
        ("head", "against"),
        ("ceo", "for"),
        ("es_chair", "recused"),
    ]
    assert ballots[3]["reason"] == "a nephew is on the staff"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("decide", "RSP", "education", "universal", "--by", "ceo"), 'did you mean "RPS"?'),
        (("decide", "XYZ", "education", "universal", "--by", "ceo"), "codes: OHS, RPS"),
        (("decide", "RPS", "educaton", "universal", "--by", "ceo"), 'did you mean "education"?'),
        (("decide", "RPS", "education", "univresal", "--by", "ceo"), 'did you mean "Universal"?'),
        (
            ("decide", "RPS", "education", "good", "--by", "ceo"),
            "categories: Universal, Concerning, Poor",
        ),
        ((*ASKED, "--by", "chief"), "roles: ceo, cfo"),
        ((*ASKED, "--by", "mentro"), 'did you mean "mentor"?'),
        ((*ASKED, "--vote", "head"), "is not SEAT=for"),
        ((*ASKED, "--vote", "head=yes"), "is none of: for, against, abstain, recused"),
        ((*ASKED, "--vote", "haed=for"), 'did you mean "head"?'),
        (
            (*ASKED, "--vote", "head=for", "--casting-vote", "recused"),
            "is none of: for, against, abstain",
        ),
        ((*ASKED, "--by", "ceo", "--on", "31/11/2026"), "is not a day"),
        ((*ASKED, "--by", "ceo", "--half-term", "autumn-9"), 'did you mean "autumn-'),
        (
            (*ASKED, "--by", "ceo", "--corrects", "abcd1234"),
            "is no entry; `sfec history` names them",
        ),
        (
            ("withdraw", "abcd1234", "--reason", "Entered twice"),
            "is no entry; `sfec history` names them",
        ),
        (("ratify", "abcd1234"), "is no entry; `sfec history` names them"),
    ],
)
def test_what_is_not_found_exits_2_and_says_what_was_meant(
    trust: Path, sfec: Sfec, command: tuple[str, ...], says: str
) -> None:
    assert says in misused(sfec, trust, *command)


def test_a_correction_is_of_a_decision_of_that_school_and_ladder(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, *ASKED, "--by", "ceo")
    [told] = history_of(sfec, trust)
    elsewhere = sfec(
        trust, "decide", "OHS", "education", "universal", "--by", "ceo", "--corrects", told["entry"]
    )
    assert elsewhere.status == 2
    assert "is no decision that stands for this school and ladder" in " ".join(
        elsewhere.err.replace("│", "").split()
    )


def test_a_school_that_was_not_in_the_trust_that_half_term_is_said_to_be_so(
    trust: Path, sfec: Sfec
) -> None:
    joins = "code: RPS\nname: Ravelmoor Primary School\njoined: 2027-01-04\n"
    (trust / "schools" / "RPS.yaml").write_text(joins, encoding="utf-8")
    assert "was not in the trust that half-term" in misused(sfec, trust, *ASKED, "--by", "ceo")


def test_where_the_ledger_leaves_a_school_in_doubt_nothing_is_decided_on_it(
    trust: Path, sfec: Sfec
) -> None:
    records(sfec, trust, *ASKED, "--by", "ceo", "--on", "2026-11-16")
    ledger = trust / "ledger" / "smarsh-laptop7.jsonl"
    first = ledger.read_bytes()
    records(sfec, trust, *ASKED, "--by", "ceo")
    ledger.write_bytes(ledger.read_bytes().removeprefix(first))
    said = sfec(trust, *ASKED, "--by", "ceo")
    assert said.status == 1
    assert "[decision-loose]" in said.err
    assert sfec(trust, "decide", "OHS", "education", "universal", "--by", "ceo").out


@pytest.mark.parametrize("code", ["RPS", "rps"])
def test_an_error_in_a_schools_row_stops_its_decision_as_one_in_its_file_does(
    trust: Path, sfec: Sfec, code: str
) -> None:
    rmtree(trust / "schools")
    sound = ("OHS", "Osterfold High School")
    write_schools(trust, (code, "Ravelmoor Primary School", "99900"), sound)
    refused = sfec(trust, *ASKED, "--by", "ceo")
    assert refused.status == 1
    assert "schools.xlsx:Schools!C2" in refused.err
    assert "[decision-evidence]" in refused.err
    records(sfec, trust, "decide", "OHS", "education", "universal", "--by", "ceo")
