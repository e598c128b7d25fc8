"""`sfec decide --from`."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.support.runs import Sfec
from tests.support.told import entry, history_of, misused, on_one_line, records, refused, standing
from tests.support.trust_builder import WORKBOOK, Cell, edit_cells

HEADINGS = (
    "School",
    "Ladder",
    "Category",
    "By",
    "Votes",
    "On",
    "Reason",
    "Conditions",
    "Consulted",
    "Exceptional",
)


def workbook(folder: Path, *rows: tuple[Cell, ...], headings: tuple[str, ...] = HEADINGS) -> str:
    """A workbook of decisions; returns its path."""
    book = openpyxl.Workbook()
    assert book.active
    book.active.title = "Decisions"
    for row in (headings, *rows):
        book.active.append(row)
    path = folder.parent / "decisions.xlsx"
    book.save(path)
    return str(path)


def test_several_decisions_are_recorded_together(trust: Path, sfec: Sfec) -> None:
    path = workbook(
        trust,
        (
            "RPS",
            "Education",
            "Universal",
            "CEO",
            None,
            "16/11/2026",
            None,
            "A review; A plan",
            "LSB chair\nHead",
        ),
        ("Osterfold High School", "finance", "Concerning", "ceo", None, None, "Forecast revised"),
    )
    said = records(sfec, trust, "decide", "--from", path).out
    assert "First decision: Universal, by Ada Quill (CEO), on 16 November 2026." in said
    assert "First decision: Concerning, by Ada Quill (CEO), on 23 November 2026." in said
    assert f"entry {entry(trust, 1)}" in said
    assert f"entry {entry(trust, 2)}" in said
    [told] = history_of(sfec, trust)
    assert (told["conditions"], told["consulted"]) == (
        ["A review", "A plan"],
        ["LSB chair", "Head"],
    )
    assert standing(sfec, trust, "OHS", "finance")["current"] == "concerning"


def test_one_row_that_is_refused_keeps_all_from_being_recorded(trust: Path, sfec: Sfec) -> None:
    path = workbook(
        trust,
        ("RPS", "education", "universal", "ceo"),
        ("OHS", "education", "unversal", "ceo"),
        ("OHS", "finance", "concerning", "ceo"),
        ("RPS", "finance", "universal", "cfo"),
    )
    why = refused(sfec, trust, "decide", "--from", path)
    assert f'{path}:Decisions!C3: "unversal" is no category [decision-value]' in why
    first = "Osterfold High School (OHS): a first decision for Concerning departs"
    assert f"{path}:Decisions!A4: {first}" in why
    second = "Ravelmoor Primary School (RPS): a first decision for Universal is not de"
    assert f"{path}:Decisions!A5: {second}" in why
    assert history_of(sfec, trust) == []


def test_a_vote_and_its_recusals_stand_in_one_cell(staffed: Path, sfec: Sfec) -> None:
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
    votes = "ceo=for; lsb_chair=for; head=for; es_chair=recused: a nephew is on the staff"
    said = records(
        sfec,
        staffed,
        "decide",
        "--from",
        workbook(staffed, ("RPS", "education", "concerning", None, votes)),
    ).out
    assert "recused: a nephew is on the staff" in on_one_line(said)
    assert standing(sfec, staffed)["current"] == "concerning"


def test_an_exceptional_move_is_marked_so(trust: Path, sfec: Sfec) -> None:
    records(sfec, trust, "decide", "RPS", "education", "universal", "--by", "ceo")
    row = ("RPS", "education", "poor", "ceo", None, None, "An emergency", None, None, "yes")
    assert "Unratified" in records(sfec, trust, "decide", "--from", workbook(trust, row)).out


def test_opening_positions_may_stand_in_a_workbook_beside_decisions(
    trust: Path, sfec: Sfec
) -> None:
    headings = ("School", "Ladder", "Category", "By", "On", "Opening")
    rows: list[tuple[Cell, ...]] = [
        ("RPS", "education", "poor", "the full board", "02/03/2026", "yes"),
        ("RPS", "finance", "universal", "ceo", None, None),
    ]
    path = workbook(trust, *rows, headings=headings)
    records(sfec, trust, "decide", "--from", path)
    told = json.loads(records(sfec, trust, "decide", "--from", path, "--json").out)
    assert [each.get("opening") for each in told["recorded_already"]] == ["the full board", None]


def test_two_rows_of_one_school_follow_each_other(trust: Path, sfec: Sfec) -> None:
    rows = [
        ("RPS", "education", each, "ceo", None, None, "Results have fallen")
        for each in ("universal", "concerning")
    ]
    records(sfec, trust, "decide", "--from", workbook(trust, *rows))
    first, second = history_of(sfec, trust)
    assert (second["follows"], second["moved_from"]) == (first["entry"], "universal")


def test_a_workbook_given_twice_records_nothing_twice(staffed: Path, sfec: Sfec) -> None:
    votes = "ceo=for; lsb_chair=for; head=for"
    rows = [
        ("RPS", "education", "poor", "ceo", None, "16/11/2026", "Results have fallen"),
        ("RPS", "education", "concerning", None, votes, "20/11/2026"),
        ("OHS", "education", "universal", "ceo"),
    ]
    records(sfec, staffed, "decide", "--from", workbook(staffed, *rows))
    again = records(sfec, staffed, "decide", "--from", workbook(staffed, *rows), "--json")
    told = json.loads(again.out)
    assert told["recorded"] == []
    assert [each["category"] for each in told["recorded_already"]] == [
        "poor",
        "concerning",
        "universal",
    ]
    assert len(history_of(sfec, staffed)) == 2


def test_a_row_that_is_recorded_already_rests_on_no_evidence_of_now(
    trust: Path, sfec: Sfec
) -> None:
    path = workbook(trust, ("RPS", "education", "universal", "ceo"))
    records(sfec, trust, "decide", "--from", path)
    edit_cells(trust / WORKBOOK, {"Education!E2": "splendid"})
    assert sfec(trust, "decide", "--from", path).out.startswith("Recorded already")
    assert len(history_of(sfec, trust)) == 1


def test_a_workbook_with_a_row_more_records_that_row_alone(trust: Path, sfec: Sfec) -> None:
    first = ("RPS", "education", "universal", "ceo")
    records(sfec, trust, "decide", "--from", workbook(trust, first))
    more = ("OHS", "education", "universal", "ceo")
    said = records(sfec, trust, "decide", "--from", workbook(trust, first, more)).out
    assert "Osterfold High School (OHS) · Education\nFirst decision: Universal" in said
    assert "Recorded already: Ravelmoor Primary School (RPS)" in said
    assert len(history_of(sfec, trust)) == 1


def test_a_row_that_stands_twice_is_recorded_once(trust: Path, sfec: Sfec) -> None:
    row = ("RPS", "education", "universal", "ceo")
    said = records(sfec, trust, "decide", "--from", workbook(trust, row, row)).out
    assert said.endswith("Asked for twice here, and recorded once: 1.\n")
    assert len(history_of(sfec, trust)) == 1


def test_a_column_that_is_not_read_is_noted_and_stops_nothing(trust: Path, sfec: Sfec) -> None:
    path = workbook(
        trust,
        ("RPS", "education", "universal", "ceo", "for Tuesday"),
        headings=("School", "Ladder", "Category", "By", "To do"),
    )
    said = sfec(trust, "decide", "--from", path)
    assert said.status == 0
    assert "First decision: Universal" in said.out
    assert 'Decisions!E1: the column "To do" is not read [heading-unknown, note]' in said.err


def test_the_rows_may_be_of_a_half_term_named_for_all(trust: Path, sfec: Sfec) -> None:
    path = workbook(trust, ("RPS", "education", "universal", "ceo"))
    records(sfec, trust, "decide", "--from", path, "--half-term", "autumn-2")
    assert history_of(sfec, trust)[0]["half_term"] == "2026-27/autumn-2"


def test_several_are_given_as_json_in_their_order(trust: Path, sfec: Sfec) -> None:
    rows = [(code, "education", "universal", "ceo") for code in ("RPS", "OHS")]
    told = json.loads(
        records(sfec, trust, "decide", "--from", workbook(trust, *rows), "--json").out
    )
    assert [each["school"] for each in told["recorded"]] == ["RPS", "OHS"]


@pytest.mark.parametrize(
    "also", [["RPS"], ["--by", "ceo"], ["--reason", "So it was decided"], ["--exceptional"]]
)
def test_nothing_else_can_be_given_with_a_workbook(
    trust: Path, sfec: Sfec, also: list[str]
) -> None:
    assert "give nothing else" in misused(sfec, trust, "decide", "--from", "decisions.xlsx", *also)


def test_a_workbook_that_is_not_there_is_named(trust: Path, sfec: Sfec) -> None:
    assert "none.xlsx: there is no such file [file-missing]" in refused(
        sfec, trust, "decide", "--from", "none.xlsx"
    )
