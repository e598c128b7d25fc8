"""A vote in words: its count, and what it came to."""

from datetime import date

import pytest

from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally
from sfec.rules.decisions.vote_words import count_votes, name_outcome, say_notice_ends

FOR, AGAINST, ABSTAIN, RECUSED = Choice
FIVE = Electorate("the five", tuple(Holder("trustee", f"Trustee {number}") for number in range(5)))


def tally(*choices: Choice, outcome: Outcome = Outcome.CARRIED, majority: str = "simple") -> Tally:
    cast = tuple(Ballot(*each) for each in zip(FIVE.holders, choices, strict=False))
    return Tally(FIVE, cast, 3, majority, outcome)


@pytest.mark.parametrize(
    ("choices", "counted"),
    [
        (
            (FOR, FOR, AGAINST, AGAINST, AGAINST),
            "2 for, 3 against, 0 abstained; 5 of 5 took part, 3 had to",
        ),
        ((FOR, ABSTAIN), "1 for, 0 against, 1 abstained; 2 of 5 took part, 3 had to"),
        (
            (FOR, FOR, FOR, RECUSED),
            "3 for, 0 against, 0 abstained, 1 recused; 3 of 4 took part, 3 had to",
        ),
        ((), "0 for, 0 against, 0 abstained; 0 of 5 took part, 3 had to"),
    ],
)
def test_a_count_says_how_many_voted_how_and_whether_enough_took_part(
    choices: tuple[Choice, ...], counted: str
) -> None:
    assert count_votes(tally(*choices)) == counted


def test_a_notices_new_end_is_said_to_be_no_extension() -> None:
    said = say_notice_ends(date(2026, 12, 18))
    assert said == "The notice now ends on 18 December 2026, which is no extension of it."


def test_a_count_names_the_majority_where_it_is_not_a_simple_one() -> None:
    assert count_votes(tally(FOR, FOR, FOR, majority="two-thirds")).endswith(
        "3 had to, a two-thirds majority carries"
    )


def test_a_count_names_the_casting_vote_where_one_was_given() -> None:
    equal = tally(FOR, AGAINST, ABSTAIN)._replace(casting=FOR)
    assert count_votes(equal).endswith("3 had to; the chair's casting vote for")


def test_every_outcome_has_its_words() -> None:
    named = {outcome: name_outcome(tally(outcome=outcome)) for outcome in Outcome}
    assert named == {
        Outcome.CARRIED: "carried",
        Outcome.LOST: "lost",
        Outcome.TIE: "a tie, which leaves the school where it is",
        Outcome.NO_QUORUM: "no quorum",
    }
