"""Votes: who took part, and who had a vote at all."""

from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally

HOLDERS = tuple(Holder("trustee", f"Trustee {number}") for number in range(5))
BALLOTS = tuple(Ballot(*each) for each in zip(HOLDERS, Choice, strict=False))
COUNTED = Tally(Electorate("the board", HOLDERS), BALLOTS, 3, "simple", Outcome.TIE)


def test_to_abstain_is_to_take_part_and_to_be_recused_is_not() -> None:
    assert COUNTED.taking_part == 3


def test_somebody_recused_has_no_vote_and_somebody_absent_has() -> None:
    assert COUNTED.entitled == 4


def test_each_choice_is_counted_and_those_who_made_it_are_known() -> None:
    assert {each: COUNTED.count(each) for each in Choice} == dict.fromkeys(Choice, 1)
    assert COUNTED.those(Choice.AGAINST) == [Ballot(HOLDERS[1], Choice.AGAINST)]
