"""Votes as they are given: which seat, whose it is, and how it was cast."""

from dataclasses import replace

import pytest

from sfec.model.policy import Vote
from sfec.model.trust import ROLES, Holder, Person
from sfec.model.vote import Ballot, Choice, Electorate
from sfec.problems import Problem
from sfec.rules.decisions.ballots import WrittenBallot, assign_ballots, parse_ballot, parse_role
from sfec.rules.decisions.vote_counting import find_electorate
from tests.support.courtroom import OCCASION, PEOPLE, SCHOOL, SCHOOL_PEOPLE, TODAY, TRUST, votes

FIVE = find_electorate(
    Vote("poor", "the five", ("ceo", "lsb_chair", "head", "mentor", "es_chair")),
    TRUST,
    SCHOOL,
    TODAY,
)
BOARD = find_electorate(Vote("board", "the board", ("trustee",)), TRUST, SCHOOL, TODAY)


def only_problem(text: str, who: Electorate = FIVE) -> Problem:
    """The one thing that stands against some votes."""
    _, problems = assign_ballots(votes(text), who, OCCASION)
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("lsb_chair=for", WrittenBallot("lsb_chair", None, Choice.FOR)),
        (" E&S chair = Against ", WrittenBallot("es_chair", None, Choice.AGAINST)),
        ("MENTOR=abstain", WrittenBallot("mentor", None, Choice.ABSTAIN)),
        (
            "mentor=recused: her own school",
            WrittenBallot("mentor", None, Choice.RECUSED, "her own school"),
        ),
        ("mentor=recused:", WrittenBallot("mentor", None, Choice.RECUSED)),
        ("mentor=recused: a=b: c", WrittenBallot("mentor", None, Choice.RECUSED, "a=b: c")),
        ("trustee:Edda Marsh=for", WrittenBallot("trustee", "Edda Marsh", Choice.FOR)),
        ("trustees: Edda Marsh = for", WrittenBallot("trustee", "Edda Marsh", Choice.FOR)),
        ("ceo=for: with regret", WrittenBallot("ceo", None, Choice.FOR, "with regret")),
    ],
)
def test_a_vote_is_written_seat_equals_choice(text: str, given: WrittenBallot) -> None:
    assert parse_ballot(text) == given


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("lsb_chair", "is not SEAT=for"),
        ("lsb_chair=", "is not SEAT=for"),
        ("=for", "is not SEAT=for"),
        ("lsb_chair=yes", "is none of: for, against, abstain, recused"),
        ("lsb_char=for", 'did you mean "lsb_chair"?'),
        ("zzz=for", "roles: ceo, cfo"),
    ],
)
def test_what_is_no_vote_is_said_to_be_none(text: str, wrong: str) -> None:
    found = parse_ballot(text)
    assert isinstance(found, str)
    assert wrong in found


def test_a_role_is_named_by_its_id_or_as_letters_name_it() -> None:
    for role, title in ROLES.items():
        assert parse_role(role) == parse_role(title) == parse_role(f" {title.upper()} ") == role
    assert parse_role("caretaker") is None


def test_each_vote_is_of_the_person_who_has_it() -> None:
    cast, problems = assign_ballots(votes("head=for, mentor=abstain"), FIVE, OCCASION)
    assert problems == []
    assert cast == (
        Ballot(Holder("head", "Kit Larch"), Choice.FOR),
        Ballot(Holder("mentor", "Milo Nash"), Choice.ABSTAIN),
    )


def test_the_seat_of_a_school_that_the_eht_leads_answers_to_head_too() -> None:
    eht = Holder("eht", "Olga Pine")
    led = FIVE._replace(holders=(eht,))
    for written in ("eht=for", "head=for", "head:Olga Pine=for"):
        cast, problems = assign_ballots(votes(written), led, OCCASION)
        assert problems == []
        assert cast == (Ballot(eht, Choice.FOR),)
    _, problems = assign_ballots(votes("head=for, eht=for"), led, OCCASION)
    assert [each.code for each in problems] == ["vote-twice"]


def test_a_vote_of_the_eht_is_never_taken_for_that_of_a_head_in_post() -> None:
    problem = only_problem("eht=for")
    assert problem.code == "vote-seat"
    says = "EHT has no vote here: the seat is that of Kit Larch (head)"
    assert problem.message == says


def test_a_trustee_is_named_in_full_in_whatever_letters() -> None:
    cast, problems = assign_ballots(
        votes("trustee:Edda Marsh=for, trustee:femi ADLER=against"), BOARD, OCCASION
    )
    assert problems == []
    assert [(each.holder.name, each.choice) for each in cast] == [
        ("Edda Marsh", Choice.FOR),
        ("Femi Adler", Choice.AGAINST),
    ]


def test_a_trustee_is_found_with_the_accents_apart_from_their_letters() -> None:
    board = Electorate("the board", (Holder("trustee", "Siân Llŷr"), Holder("trustee", "Ann Ox")))
    given, problems = assign_ballots(votes("trustee:Sia\u0302n Lly\u0302r=for"), board, OCCASION)
    assert (given, problems) == ((Ballot(board.holders[0], Choice.FOR),), [])


def test_of_several_trustees_it_must_be_said_whose_vote_it_is() -> None:
    problem = only_problem("trustee=for", BOARD)
    assert problem.code == "vote-seat"
    assert problem.message == "there are 5 with a vote as trustee: say whose it is"
    assert "trustee:Edda Marsh" in problem.hint


def test_somebody_who_is_no_trustee_has_no_vote_and_the_nearest_name_is_offered() -> None:
    problem = only_problem("trustee:Edda March=for", BOARD)
    assert problem.code == "vote-seat"
    assert '"Edda March" is not in post as trustee that day' in problem.message
    assert 'did you mean "trustee:Edda Marsh"?' in problem.hint


def test_somebody_with_no_seat_there_has_no_vote() -> None:
    problem = only_problem("cfo=for")
    assert (problem.code, problem.message) == (
        "vote-seat",
        "CFO has no vote here: those who do are the five",
    )
    assert problem.hint.startswith("votes: ceo, lsb_chair, head, mentor, es_chair")
    assert only_problem("ceo:Kit Larch=for").message == '"Kit Larch" is not in post as CEO that day'


def test_a_vacant_seat_has_no_vote() -> None:
    vacant = find_electorate(
        Vote("poor", "the five", ("ceo", "mentor")),
        TRUST,
        replace(SCHOOL, people={**SCHOOL_PEOPLE, "mentor": ()}),
        TODAY,
    )
    problem = only_problem("mentor=for", vacant)
    assert problem.code == "vote-seat"
    assert problem.message == "nobody is in post as mentor that day, so there is no such vote"


def test_the_second_seat_of_one_person_has_no_vote() -> None:
    both = replace(TRUST, people={**PEOPLE, "es_chair": (Person("Ada Quill"),)})
    problem = only_problem(
        "es_chair=for",
        find_electorate(Vote("poor", "two", ("ceo", "es_chair")), both, SCHOOL, TODAY),
    )
    assert problem.code == "vote-seat"
    assert problem.message == "Ada Quill has one vote, as CEO, and none as E&S chair"


def test_nobody_votes_twice() -> None:
    problem = only_problem("ceo=for, ceo=against")
    assert (problem.code, problem.message) == ("vote-twice", "Ada Quill (CEO) is given two votes")


def test_somebody_is_recused_with_a_reason_and_never_without() -> None:
    problem = only_problem("mentor=recused")
    assert problem.code == "vote-recusal"
    assert 'say why: --vote "mentor=recused: REASON"' in problem.hint
    cast, problems = assign_ballots(votes("mentor=recused: her own school"), FIVE, OCCASION)
    assert problems == []
    assert cast[0].reason == "her own school"


def test_all_that_is_wrong_with_some_votes_is_said_at_once() -> None:
    _, problems = assign_ballots(votes("cfo=for, ceo=for, ceo=for, mentor=recused"), FIVE, OCCASION)
    assert [each.code for each in problems] == ["vote-seat", "vote-twice", "vote-recusal"]
