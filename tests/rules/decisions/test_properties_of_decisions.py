"""Laws of deciding: what holds of a ledger whatever was asked, by whom, and however merged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from sfec.model.decision import Decision, Ratification, VoteClosed
from sfec.model.evidence import Content
from sfec.model.ledger import Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import Articles
from sfec.model.vote import Choice, Outcome, Tally
from sfec.rules.decisions.courses import courses
from sfec.rules.ladders.moves import exceptional_move, permitted_moves
from tests.support.courtroom import HALF_TERM, SIMPLE, TRUST, TRUSTEES, Courtroom, Refused

CATEGORIES = ["universal", "concerning", "poor", "unacceptable", "deficient"]
SHOWN: dict[str, list[dict[str, Content]]] = {
    "education": [
        {},
        {"engagement": "not engaged"},
        {"safeguarding_failings": None},
        {"notice_targets": "not met"},
    ],
    "finance": [
        {},
        {"money_plans": "not clear"},
        {"frep_actions": "in progress"},
        {"notice_targets": "not met"},
    ],
}
SEATS = {
    "education": ["ceo", "lsb_chair", "head", "mentor", "es_chair"],
    "finance": ["head", "cfo", "lsb_chair", "fr_representative"],
    "board": [f"trustee:{name}" for name in TRUSTEES],
}
KINDS = (
    ["decide"] * 4
    + ["open", "cast", "close"] * 2
    + ["correct", "withdraw", "ratify", "tomorrow", "show"]
)


class History(NamedTuple):
    """What was asked of a school on a ladder, one after the other, under some articles."""

    ladder_id: str
    articles: Articles
    asked: list["Command"]


class Command(NamedTuple):
    """Something asked at random, which mostly fits where the school is.

    Each kind takes of the rest what it needs.
    """

    kind: str
    is_fitting: bool
    is_exceptional: bool
    category: str
    by: str
    choices: tuple[Choice | None, ...]
    reason: str | None
    casting: Choice | None
    number: int
    days_ago: int


mostly = st.sampled_from(
    [Choice.FOR] * 4 + [Choice.AGAINST] * 2 + [Choice.ABSTAIN, Choice.RECUSED, None]
)
commands = st.builds(
    Command,
    st.sampled_from(KINDS),
    st.sampled_from([True, True, True, False]),
    st.sampled_from([False, False, False, True]),
    st.sampled_from(CATEGORIES),
    st.sampled_from(["ceo", "cfo", "eht", "ceo, cfo", "trust_chair", ""]),
    st.tuples(*[mostly] * len(TRUSTEES)),
    st.sampled_from(["as agreed", "as agreed", "as agreed", None]),
    st.sampled_from([None] * 8 + [Choice.FOR, Choice.AGAINST]),
    st.integers(0, 30),
    st.sampled_from([0, 0, 0, 0, 1, 4]),
)
articles = st.sampled_from(
    [SIMPLE, Articles(2, "simple", "trust_chair"), Articles(4, "two-thirds")]
)
histories = st.builds(
    History,
    st.sampled_from(["education", "finance"]),
    articles,
    st.lists(commands, min_size=8, max_size=25),
)
quickly = settings(max_examples=60, deadline=None)


def votes_of(seats: Sequence[str], choices: Sequence[Choice | None]) -> str:
    """The votes that a command gives."""
    given_to = zip(seats, choices, strict=False)
    return ", ".join(
        f"{seat}={choice}{': related' * (choice is Choice.RECUSED)}"
        for seat, choice in given_to
        if choice
    )


def decider(court: Courtroom, command: Command, current: str | None) -> tuple[str, str, str]:
    """The category that a command asks for, by whom, or with which votes, permitted or not."""
    permitted = permitted_moves(court.ladder, current)
    if command.kind == "open":
        permitted = tuple(each for each in permitted if each.vote) or permitted
    move = permitted[command.number % len(permitted)]
    beyond = exceptional_move(court.ladder, current, command.category)
    if command.is_exceptional and beyond:
        is_voted = command.kind == "open" or command.number % 2 or not beyond.decided_by
        move = beyond if is_voted else beyond._replace(vote=None)
    elif not command.is_fitting:
        seats = SEATS["board"] if command.number % 2 else SEATS[court.ladder_id]
        return command.category, command.by, "" if command.by else votes_of(seats, command.choices)
    if move.vote is None:
        return move.to, move.decided_by[command.number % len(move.decided_by)], ""
    return (
        move.to,
        "",
        votes_of(SEATS["board" if move.vote.by_articles else court.ladder_id], command.choices),
    )


def ask(court: Courtroom, command: Command) -> None:
    """Ask it. Raises Refused where it is not recorded."""
    on = court.today - timedelta(days=command.days_ago)
    course, entries = court.course, court.ledger.entries
    current, last = course.current, course.last
    match command.kind:
        case "decide" | "open" | "correct":
            corrects = (
                course.decisions[-1 - command.number % 3 % len(course.decisions)] if last else None
            )
            if command.kind == "correct" and corrects:
                current = corrects.decision.moved_from
            category, by, vote = decider(court, command, current)
            is_listed = category in {each.to for each in permitted_moves(court.ladder, current)}
            is_exceptional = command.is_exceptional and not (command.is_fitting and is_listed)
            if command.kind == "open":
                court.open_vote(category, on=on, is_exceptional=is_exceptional)
                return
            court.decide(
                category,
                by,
                vote,
                on=on,
                reason=command.reason,
                casting=command.casting if vote else None,
                is_exceptional=is_exceptional,
                corrects=corrects.entry if corrects and command.kind == "correct" else None,
            )
        case "withdraw" if entries:
            court.withdraw(entries[-1 - command.number % 3 % len(entries)])
        case "ratify" if last and last.is_unratified:
            court.ratify(votes_of(SEATS["board"], command.choices), on=on, casting=command.casting)
        case "cast" if course.votes:
            holders = course.votes[0].opened.electorate.holders
            is_of_board = {each.role for each in holders} == {"trustee"}
            court.cast(
                votes_of(SEATS["board" if is_of_board else court.ladder_id], command.choices), on=on
            )
        case "close" if course.votes:
            court.close(on=on, casting=command.casting, reason=command.reason)
        case "tomorrow":
            court.today += timedelta(days=1)
        case "show":
            court.shown = SHOWN[court.ladder_id][command.number % len(SHOWN[court.ladder_id])]


def play(history: History) -> Iterator[Courtroom]:
    """The court after each command, recorded or refused."""
    trust = replace(TRUST, articles=history.articles)
    court = Courtroom(history.ladder_id, trust, today=HALF_TERM.first + timedelta(days=7))
    yield court
    for command in history.asked:
        with suppress(Refused):
            ask(court, command)
        yield court


def played(history: History) -> Courtroom:
    """The court after all of them."""
    return list(play(history))[-1]


def tallies(ledger: Ledger) -> Iterator[tuple[Tally, bool]]:
    """Every vote counted, and whether something rests on its being carried."""
    for entry in ledger.entries:
        match entry.act:
            case Decision(vote=Tally() as counted) | Ratification(vote=counted):
                yield counted, True
            case VoteClosed(tally=counted):
                yield counted, False


def is_on_poor(counted: Tally) -> bool:
    """Whether it is a vote of those who vote on Poor."""
    return {each.role for each in counted.electorate.holders} != {"trustee"}


def is_permitted(ladder: Ladder, before: str | None, decision: Decision) -> bool:
    """Whether the policy has a move, decided by those who made it."""
    move = next(
        (each for each in permitted_moves(ladder, before) if each.to == decision.category), None
    )
    if move is None:
        return False
    by = {each.role for each in decision.by}
    if move.vote is None:
        return decision.vote is None and bool(by) and by <= set(move.decided_by)
    return (
        decision.vote is not None and not by and decision.vote.electorate.title == move.vote.title
    )


@quickly
@given(histories)
def test_no_school_reaches_a_category_by_a_move_the_policy_does_not_have_unless_exceptional(
    history: History,
) -> None:
    for court in play(history):
        before: str | None = None
        for decided in court.course.decisions:
            decision = decided.decision
            assert decision.moved_from == before
            assert decision.is_exceptional is not is_permitted(court.ladder, before, decision)
            if decision.is_exceptional:
                assert {each.role for each in decision.by} == {"ceo"} or decision.roles == (
                    "trustee",
                )
            assert decision.reason or not (
                decision.is_exceptional or decision.departure or decision.corrects
            )
            before = decision.category


@quickly
@given(histories)
def test_what_is_recorded_at_one_machine_leaves_nothing_in_doubt_and_lies_in_its_order(
    history: History,
) -> None:
    for court in play(history):
        assert (court.course.doubles, court.course.loose) == ((), ())
        assert len(court.course.votes) <= 1
        days = [each.decision.on for each in court.course.decisions]
        assert days == sorted(days)
        assert all(day <= court.today for day in days)


@quickly
@given(histories)
def test_no_school_makes_more_than_two_moves_a_day(history: History) -> None:
    decisions = [each.decision for each in played(history).course.decisions]
    moves = Counter(each.on for each in decisions if each.is_move)
    assert max(moves.values(), default=0) <= 2


@quickly
@given(histories)
def test_as_at_today_equals_now(history: History) -> None:
    for court in play(history):
        assert courses(court.ledger.known_by(court.today)) == courses(court.ledger)


@quickly
@given(histories, st.lists(commands, max_size=12))
def test_nothing_recorded_on_a_later_day_changes_what_an_earlier_as_at_shows(
    history: History, later: list[Command]
) -> None:
    court = played(history)
    day, shown = court.today, courses(court.ledger)
    court.today += timedelta(days=1)
    for command in later:
        with suppress(Refused):
            ask(court, command)
    assert courses(court.ledger.known_by(day)) == shown


@quickly
@given(histories)
def test_no_vote_is_carried_without_a_majority_a_quorum_and_one_vote_a_person(
    history: History,
) -> None:
    court = played(history)
    for counted, must_carry in tallies(court.ledger):
        in_favour, against = counted.count(Choice.FOR), counted.count(Choice.AGAINST)
        assert (counted.outcome is Outcome.CARRIED) is must_carry
        if must_carry and counted.casting is None:
            assert in_favour > against
        if must_carry and counted.casting:
            assert (in_favour, counted.casting) == (against, Choice.FOR)
        if is_on_poor(counted):
            assert counted.quorum >= 3
            assert 2 * counted.quorum > counted.entitled
            assert counted.casting is None
        assert counted.taking_part >= counted.quorum
        names = [each.holder.name for each in counted.ballots]
        assert len(names) == len(set(names))
        assert {each.holder for each in counted.ballots} <= set(counted.electorate.holders)


@quickly
@given(histories, histories, st.randoms(use_true_random=False))
def test_courses_are_the_same_in_whatever_order_two_machines_files_are_merged(
    one: History, other: History, chance: Random
) -> None:
    both = (one._replace(ladder_id="education"), other._replace(ladder_id="finance"))
    files = [list(played(each).ledger.entries) for each in both]
    apart = {key: course for file in files for key, course in courses(Ledger(tuple(file))).items()}
    merged = []
    while any(files):
        merged.append(chance.choice([file for file in files if file]).pop(0))
    assert courses(Ledger(tuple(merged))) == apart


@quickly
@given(histories, st.randoms(use_true_random=False))
def test_which_decisions_stand_rests_on_what_they_name_and_on_no_clock(
    history: History, chance: Random
) -> None:
    court = played(history)
    entries = list(court.ledger.entries)
    chance.shuffle(entries)
    shuffled = courses(Ledger(tuple(entries))).get((court.school.code, court.ladder_id))
    standing = shuffled.decisions if shuffled else ()
    assert [each.entries for each in standing] == [each.entries for each in court.course.decisions]
