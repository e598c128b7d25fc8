"""Votes counted: the electorate, quorum and majority of the reading's decisions 6 and 7."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sfec.model.identifier import identity
from sfec.model.policy import Vote
from sfec.model.trust import Articles, Holder, Person, School, Trust
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from sfec.rules.decisions.vote_counting import (
    count_ballots,
    count_poll,
    find_electorate,
    hold_poll,
    is_chair_to_cast,
)
from tests.support.courtroom import OCCASION, PEOPLE, SCHOOL, SCHOOL_PEOPLE, TODAY, TRUST, TRUSTEES
from tests.support.ladders import shipped

FOR, AGAINST, ABSTAIN, RECUSED = Choice
CASTING = Articles(3, "simple", "trust_chair")


def vote(ladder: str, current: str, to: str) -> Vote:
    """The vote that decides a move."""
    move = shipped(ladder).move(current, to)
    assert move is not None
    assert move.vote is not None
    return move.vote


FIVE, FOUR = vote("education", "poor", "concerning"), vote("finance", "poor", "concerning")
BOARD = vote("education", "unacceptable", "poor")


def with_people(**changed: tuple[Person, ...]) -> Trust:
    """The trust with other people in some of its roles."""
    return replace(TRUST, people={**PEOPLE, **changed})


def school_with(**changed: tuple[Person, ...]) -> School:
    """The school with other people in some of its roles."""
    return replace(SCHOOL, people={**SCHOOL_PEOPLE, **changed})


def who(
    rules: Vote, trust: Trust = TRUST, school: School = SCHOOL, on: date = TODAY
) -> Mapping[str, str]:
    """Who has a vote, by role."""
    return {each.role: each.name for each in find_electorate(rules, trust, school, on).holders}


def counted(rules: Vote, *choices: Choice, trust: Trust = TRUST, school: School = SCHOOL) -> Tally:
    """A vote in which the first of the electorate vote so, and the others take no part."""
    poll = hold_poll(rules, trust, school, TODAY)
    return count_ballots(
        poll, [Ballot(*each) for each in zip(poll.electorate.holders, choices, strict=False)]
    )


def board(articles: Articles | None, *choices: Choice, casting: Choice | None = None) -> Tally:
    """A vote of the full board."""
    poll = hold_poll(BOARD, replace(TRUST, articles=articles), SCHOOL, TODAY)
    cast = [Ballot(*each) for each in zip(poll.electorate.holders, choices, strict=False)]
    found, problems = count_poll(poll, cast, casting, OCCASION)
    assert found is not None, problems
    return found


def refused(
    articles: Articles | None, *choices: Choice, casting: Choice | None = None
) -> list[str]:
    """The codes of what stands against counting a vote of the full board."""
    poll = hold_poll(BOARD, replace(TRUST, articles=articles), SCHOOL, TODAY)
    cast = [Ballot(*each) for each in zip(poll.electorate.holders, choices, strict=False)]
    found, problems = count_poll(poll, cast, casting, OCCASION)
    assert found is None
    return [each.code for each in problems]


def test_the_five_and_the_four_who_vote_on_poor() -> None:
    assert who(FIVE) == {
        "ceo": "Ada Quill",
        "lsb_chair": "Lena Moor",
        "head": "Kit Larch",
        "mentor": "Milo Nash",
        "es_chair": "Cora Vane",
    }
    assert who(FOUR) == {
        "head": "Kit Larch",
        "cfo": "Bram Linde",
        "lsb_chair": "Lena Moor",
        "fr_representative": "Dev Okoro",
    }


def test_the_full_board_is_every_trustee_each_with_one_vote() -> None:
    found = find_electorate(BOARD, TRUST, SCHOOL, TODAY)
    assert [each.name for each in found.holders] == [*TRUSTEES]
    assert {each.role for each in found.holders} == {"trustee"}


def test_a_role_that_nobody_holds_leaves_the_electorate() -> None:
    without = school_with(mentor=())
    found = find_electorate(FIVE, TRUST, without, TODAY)
    assert len(found.holders) == 4
    assert found.vacancies == (Vacancy("mentor"),)


def test_somebody_with_two_seats_has_one_vote_and_the_second_seat_counts_as_vacant() -> None:
    both = with_people(es_chair=(Person("ADA quill"),))
    found = find_electorate(FIVE, both, SCHOOL, TODAY)
    assert [each.role for each in found.holders] == ["ceo", "lsb_chair", "head", "mentor"]
    assert found.vacancies == (Vacancy("es_chair", "ADA quill", "ceo"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shona O'Brien", "Shona O’Brien"),  # noqa: RUF001 - the apostrophe that Word types
        ("Siân Llŷr", "Sia\u0302n Lly\u0302r"),
        ("Ann Isley-Grant", "Ann\u00a0Isley\u2011Grant"),
    ],
)
def test_somebody_whose_two_seats_write_the_name_otherwise_has_one_vote(
    one: str, other: str
) -> None:
    trust, school = with_people(es_chair=(Person(one),)), school_with(mentor=(Person(other),))
    found = find_electorate(FIVE, trust, school, TODAY)
    assert [each.role for each in found.holders] == ["ceo", "lsb_chair", "head", "mentor"]
    assert found.vacancies == (Vacancy("es_chair", one, "mentor"),)


SPELLINGS = ("Siân Llŷr", "Sia\u0302n Lly\u0302r", "siân\u00a0 llŷr", "Sian Llyr")
OTHERS = ("Shona O'Brien", "Shona O’Brien", "Shona OBrien")  # noqa: RUF001 - Word's apostrophe


@given(names=st.lists(st.sampled_from(SPELLINGS + OTHERS), min_size=1, max_size=9))
def test_nobody_has_two_votes_however_often_and_in_whatever_spelling_they_are_listed(
    names: list[str],
) -> None:
    board = find_electorate(BOARD, with_people(trustee=tuple(map(Person, names))), SCHOOL, TODAY)
    people = [identity(each.name) for each in board.holders]
    assert sorted(people) == sorted({identity(each) for each in names})
    assert len(people) + len(board.vacancies) == len(names)


def test_the_chair_casts_however_the_name_is_written() -> None:
    people = {"trustee": (Person("Siân Llŷr"),), "trust_chair": (Person("Sia\u0302n Lly\u0302r"),)}
    trust = replace(with_people(**people), articles=CASTING._replace(quorum=1))
    poll = hold_poll(BOARD, trust, SCHOOL, TODAY)
    tally = count_ballots(poll, [Ballot(Holder("trustee", "Siân Llŷr"), ABSTAIN)])
    assert is_chair_to_cast(poll, tally)


def test_a_trustee_who_is_listed_twice_has_one_vote() -> None:
    twice = with_people(trustee=(Person("Edda Marsh"), Person("Femi Adler"), Person("Edda Marsh")))
    found = find_electorate(BOARD, twice, SCHOOL, TODAY)
    assert found.holders == (Holder("trustee", "Edda Marsh"), Holder("trustee", "Femi Adler"))
    assert found.vacancies == (Vacancy("trustee", "Edda Marsh", "trustee"),)


def test_those_in_post_on_the_day_have_the_vote_and_nobody_before_or_after_them() -> None:
    people = (
        Person("Kit Larch", until=date(2026, 11, 22)),
        Person("Wanda Yew", since=date(2026, 11, 24)),
    )
    handed_over = school_with(head=people)
    on_days = {
        day: who(FIVE, school=handed_over, on=date(2026, 11, day)).get("head")
        for day in (22, 23, 24)
    }
    assert on_days == {22: "Kit Larch", 23: None, 24: "Wanda Yew"}


def test_a_trustee_has_a_vote_from_their_first_day_to_their_last() -> None:
    new = with_people(
        trustee=(Person("Edda Marsh"), Person("Femi Adler", since=TODAY, until=TODAY))
    )
    on_days = [
        len(find_electorate(BOARD, new, SCHOOL, date(2026, 11, day)).holders)
        for day in (22, 23, 24)
    ]
    assert on_days == [1, 2, 1]


@pytest.mark.parametrize(
    ("vacant", "recused", "quorum"),
    [(0, 0, 3), (1, 0, 3), (2, 0, 3), (0, 1, 3), (0, 2, 3), (1, 2, 3), (3, 0, 3)],
)
def test_quorum_on_poor_is_more_than_half_and_never_under_three(
    vacant: int, recused: int, quorum: int
) -> None:
    emptied = school_with(**dict.fromkeys(["mentor", "head", "lsb_chair"][:vacant], ()))
    assert counted(FIVE, *[RECUSED] * recused, school=emptied).quorum == quorum


@pytest.mark.parametrize(("left", "quorum"), [(4, 3), (5, 3), (6, 4), (7, 4), (8, 5)])
def test_quorum_is_more_than_half_of_those_left_where_more_have_a_vote(
    left: int, quorum: int
) -> None:
    wide = Vote("all", "all trustees", ("trustee",), least=3)
    trust = with_people(trustee=tuple(Person(f"Trustee {number}") for number in range(8)))
    assert counted(wide, *[RECUSED] * (8 - left), trust=trust).quorum == quorum


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        ((FOR, FOR, FOR), Outcome.CARRIED),
        ((FOR, FOR, AGAINST), Outcome.CARRIED),
        ((FOR, FOR, AGAINST, AGAINST, FOR), Outcome.CARRIED),
        ((FOR, AGAINST, AGAINST), Outcome.LOST),
        ((FOR, FOR, AGAINST, AGAINST), Outcome.TIE),
        ((FOR, AGAINST, ABSTAIN), Outcome.TIE),
        ((FOR, ABSTAIN, ABSTAIN), Outcome.CARRIED),
        ((ABSTAIN, ABSTAIN, AGAINST), Outcome.LOST),
        ((ABSTAIN, ABSTAIN, ABSTAIN), Outcome.TIE),
        ((FOR, FOR), Outcome.NO_QUORUM),
        ((FOR, FOR, RECUSED), Outcome.NO_QUORUM),
        ((FOR, FOR, FOR, RECUSED, RECUSED), Outcome.CARRIED),
        ((FOR, FOR, RECUSED, RECUSED, RECUSED), Outcome.NO_QUORUM),
        ((), Outcome.NO_QUORUM),
    ],
)
def test_a_simple_majority_carries_and_abstention_counts_for_quorum_only(
    choices: tuple[Choice, ...], outcome: Outcome
) -> None:
    assert counted(FIVE, *choices).outcome is outcome


def test_where_fewer_than_three_are_left_no_vote_on_poor_can_be_carried() -> None:
    two_left = school_with(mentor=(), head=(), lsb_chair=())
    assert counted(FIVE, FOR, FOR, school=two_left).outcome is Outcome.NO_QUORUM


def test_the_full_board_cannot_vote_without_articles_and_is_told_the_lines_to_add() -> None:
    poll = hold_poll(BOARD, replace(TRUST, articles=None), SCHOOL, TODAY)
    found, problems = count_poll(
        poll, [Ballot(each, FOR) for each in poll.electorate.holders], None, OCCASION
    )
    assert found is None
    assert [each.code for each in problems] == ["vote-articles"]
    assert "articles: {quorum: 3, majority: simple}" in problems[0].hint
    assert "two-thirds" in problems[0].hint
    assert "casting_vote: trust_chair" in problems[0].hint


def test_the_four_and_the_five_vote_by_the_policy_whatever_the_articles_say() -> None:
    for articles in (None, Articles(1, "two-thirds")):
        found = counted(FOUR, FOR, FOR, AGAINST, AGAINST, trust=replace(TRUST, articles=articles))
        assert (found.quorum, found.majority, found.outcome) == (3, "simple", Outcome.TIE)


@pytest.mark.parametrize(
    ("quorum", "choices", "outcome"),
    [
        (2, (FOR, FOR), Outcome.CARRIED),
        (2, (FOR, RECUSED), Outcome.NO_QUORUM),
        (5, (FOR, FOR, FOR, FOR), Outcome.NO_QUORUM),
        (5, (FOR, FOR, FOR, FOR, ABSTAIN), Outcome.CARRIED),
    ],
)
def test_the_full_boards_quorum_is_as_the_articles_say(
    quorum: int, choices: tuple[Choice, ...], outcome: Outcome
) -> None:
    assert board(Articles(quorum, "simple"), *choices).outcome is outcome


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        ((FOR, FOR, AGAINST), Outcome.CARRIED),
        ((FOR, FOR, FOR, AGAINST, AGAINST), Outcome.LOST),
        ((FOR, FOR, AGAINST, AGAINST), Outcome.LOST),
        ((FOR, FOR, AGAINST, ABSTAIN, ABSTAIN), Outcome.CARRIED),
        ((ABSTAIN, ABSTAIN, ABSTAIN), Outcome.LOST),
    ],
)
def test_two_thirds_of_those_who_vote_for_or_against_carry_where_the_articles_say_so(
    choices: tuple[Choice, ...], outcome: Outcome
) -> None:
    assert board(Articles(3, "two-thirds"), *choices).outcome is outcome


@pytest.mark.parametrize(
    ("casting", "outcome"),
    [(FOR, Outcome.CARRIED), (AGAINST, Outcome.LOST), (ABSTAIN, Outcome.TIE), (None, Outcome.TIE)],
)
def test_on_equal_votes_the_chairs_casting_vote_decides(
    casting: Choice | None, outcome: Outcome
) -> None:
    assert board(CASTING, FOR, FOR, AGAINST, AGAINST, casting=casting).outcome is outcome


@pytest.mark.parametrize(
    ("articles", "choices"),
    [
        (CASTING, (FOR, FOR, AGAINST)),
        (Articles(3, "simple"), (FOR, FOR, AGAINST, AGAINST)),
        (CASTING, (RECUSED, FOR, AGAINST, ABSTAIN)),
        (CASTING, (FOR, AGAINST)),
        (Articles(3, "two-thirds", "trust_chair"), (FOR, FOR, AGAINST, AGAINST)),
    ],
    ids=[
        "votes not equal",
        "not in the articles",
        "the chair is recused",
        "no quorum",
        "no simple majority",
    ],
)
def test_there_is_no_casting_vote_otherwise(
    articles: Articles, choices: tuple[Choice, ...]
) -> None:
    assert refused(articles, *choices, casting=FOR) == ["vote-casting"]


def test_the_casting_vote_is_the_chairs_only_where_the_chair_takes_part() -> None:
    equal = [
        Ballot(Holder("trustee", name), choice)
        for name, choice in zip(TRUSTEES, (FOR, AGAINST, ABSTAIN), strict=False)
    ]
    for chair, is_theirs in (("Edda Marsh", True), ("edda marsh", True), ("Ines Joy", False)):
        poll = hold_poll(
            BOARD,
            replace(with_people(trust_chair=(Person(chair),)), articles=CASTING),
            SCHOOL,
            TODAY,
        )
        assert is_chair_to_cast(poll, count_ballots(poll, equal)) is is_theirs


def test_the_five_have_no_casting_vote() -> None:
    poll = hold_poll(FIVE, replace(TRUST, articles=CASTING), SCHOOL, TODAY)
    cast = [
        Ballot(*each)
        for each in zip(poll.electorate.holders, (FOR, FOR, AGAINST, AGAINST), strict=False)
    ]
    found, problems = count_poll(poll, cast, FOR, OCCASION)
    assert found is None
    assert [each.code for each in problems] == ["vote-casting"]


def test_a_vote_held_over_days_keeps_the_electorate_it_was_opened_with() -> None:
    poll = hold_poll(FIVE, TRUST, SCHOOL, TODAY)._replace(
        electorate=Electorate("three", held_by("ceo", "head", "mentor"))
    )
    assert (
        count_ballots(poll, [Ballot(each, FOR) for each in poll.electorate.holders]).outcome
        is Outcome.CARRIED
    )


def held_by(*roles: str) -> tuple[Holder, ...]:
    """Those who hold some roles."""
    return tuple(holder for role in roles for holder in TRUST.holders(SCHOOL, role, TODAY))
