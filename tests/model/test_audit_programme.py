"""The audit programme: what the board is told, in an order it can follow."""

from datetime import date

from sfec.model.audit_programme import AwaitedLine, OwnDay, PressingLine, SchoolLine

DAY, LATER = date(2027, 3, 5), date(2027, 7, 21)


def test_schools_own_days_follow_each_other_by_school_and_then_by_day() -> None:
    days = [OwnDay("SBP", DAY), OwnDay("RPS", LATER), OwnDay("RPS", DAY)]
    assert sorted(days) == [OwnDay("RPS", DAY), OwnDay("RPS", LATER), OwnDay("SBP", DAY)]


def test_nothing_open_is_not_the_same_as_not_known() -> None:
    assert SchoolLine("RPS", 1, 0, 0, 0) != SchoolLine("RPS", 1, None, None, None)


def test_the_board_is_told_of_no_evidence_and_of_no_cell() -> None:
    told = {*AwaitedLine._fields, *PressingLine._fields}
    assert not told & {"evidence", "place", "due_place", "closed_place", "commissioned_by"}
