"""Votes: the electorate, how its ballots are counted, what they come to (decisions 6 and 7).

One vote a person, even with two seats; a seat that nobody holds, and anybody recused, leaves the
electorate.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.identifier import identity
from sfec.model.policy import Vote
from sfec.model.trust import LEAD, LEAD_ALSO, Articles, Holder, School, Trust
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from sfec.problems import Problem
from sfec.rules.decisions.ballots import Occasion
from sfec.rules.decisions.vote_words import count_votes

SIMPLE, TWO_THIRDS = "simple", "two-thirds"
CHAIR = "trust_chair"


class Poll(NamedTuple):
    """A vote as it is held: the policy's rules, who has one, what the articles say of a board."""

    vote: Vote
    electorate: Electorate
    articles: Articles | None = None
    chair: tuple[Holder, ...] = ()


def hold_poll(vote: Vote, trust: Trust, school: School, on: date) -> Poll:
    """A vote held on a day."""
    return Poll(
        vote,
        find_electorate(vote, trust, school, on),
        trust.articles if vote.by_articles else None,
        trust.holders(school, CHAIR, on),
    )


def hold_decisive_poll(vote: Vote, trust: Trust, school: School, on: date, recused: int) -> Poll:
    """A vote held on a day, or the one that decides where too few may vote, and says so."""
    poll, other = hold_poll(vote, trust, school, on), vote.where_too_few
    if other is None or len(poll.electorate.holders) - recused >= vote.least:
        return poll
    board = hold_poll(other, trust, school, on)
    title = f"{other.title}, as fewer than {vote.least} of {vote.title} may vote"
    return board._replace(electorate=board.electorate._replace(title=title))


def find_electorate(vote: Vote, trust: Trust, school: School, on: date) -> Electorate:
    """Who has a vote on a day, one each; seats that nobody holds, and second seats, are vacant.

    Where no head is in post, the EHT holds that seat (section 1 of the reading).
    """
    holders: dict[str, Holder] = {}
    vacancies = []
    for role in vote.electorate:
        in_post = trust.holders(school, role, on)
        if role == LEAD and not in_post:
            in_post = trust.holders(school, LEAD_ALSO, on)
        vacancies += [] if in_post else [Vacancy(role)]
        for each in in_post:
            first = holders.setdefault(identity(each.name), each)
            vacancies += [] if first is each else [Vacancy(role, each.name, first.role)]
    return Electorate(vote.title, tuple(holders.values()), tuple(vacancies))


def count_ballots(poll: Poll, ballots: Sequence[Ballot], casting: Choice | None = None) -> Tally:
    """The votes counted, by the policy's rules, or a full board's by its articles."""
    recused = sum(each.choice is Choice.RECUSED for each in ballots)
    left = len(poll.electorate.holders) - recused
    tally = Tally(
        electorate=poll.electorate,
        ballots=tuple(ballots),
        quorum=poll.articles.quorum if poll.articles else max(left // 2 + 1, poll.vote.least),
        majority=poll.articles.majority if poll.articles else SIMPLE,
        outcome=Outcome.LOST,
        casting=casting,
    )
    return tally._replace(outcome=outcome_of(tally))


def count_poll(
    poll: Poll, ballots: Sequence[Ballot], casting: Choice | None, occasion: Occasion
) -> tuple[Tally | None, list[Problem]]:
    """A vote counted; None where there are no rules to count it by, or a casting vote nobody has.

    Problems: vote-articles, vote-casting.
    """
    if problem := articles_problem(poll, occasion):
        return None, [problem]
    tally = count_ballots(poll, ballots, casting)
    problem = casting_problem(poll, tally, occasion)
    return (None, [problem]) if problem else (tally, [])


def articles_problem(poll: Poll, occasion: Occasion) -> Problem | None:
    """That a board votes by articles that `trust.yaml` does not have. Problem: vote-articles."""
    if poll.articles or not poll.vote.by_articles:
        return None
    hint = (
        "add what the articles say to trust.yaml, as in\n"
        "articles: {quorum: 3, majority: simple}\n"
        "with majority: two-thirds, or casting_vote: trust_chair, where they say so"
    )
    message = f"{poll.vote.title} votes by its articles, and trust.yaml has none"
    return occasion.problem("vote-articles", message, hint)


def casting_problem(poll: Poll, tally: Tally, occasion: Occasion) -> Problem | None:
    """What is wrong with a casting vote that nobody has. Problem: vote-casting."""
    if tally.casting is None or is_chair_to_cast(poll, tally):
        return None
    hint = (
        "leave it out: it is the chair's, on equal votes, "
        "where the articles give it and the chair takes part"
    )
    return occasion.problem("vote-casting", "there is no casting vote to give here", hint)


def failed_vote(purpose: str, poll: Poll, tally: Tally, occasion: Occasion, hint: str) -> Problem:
    """A vote that does not do what it was held for, counted.

    The hint is for where neither numbers nor the chair can mend it. Problems: vote-quorum,
    vote-lost.
    """
    message = f"the vote does not {purpose}: {count_votes(tally)}"
    if tally.outcome is Outcome.NO_QUORUM:
        return occasion.problem("vote-quorum", message, _quorum_hint(poll, tally))
    if is_chair_to_cast(poll, tally):
        hint = "the chair has a casting vote: --casting-vote for, or --casting-vote against"
    return occasion.problem("vote-lost", message, hint)


def _quorum_hint(poll: Poll, tally: Tally) -> str:
    """How there can be a quorum; where too few may vote, who decides instead."""
    other = poll.vote.where_too_few
    if other is None or tally.entitled >= poll.vote.least:
        return f"{tally.quorum} must take part; to abstain is to take part"
    how = "withdraw the open vote, and give its votes, with the recusals beside them, to `decide`"
    return f"fewer than {poll.vote.least} may vote, so {other.title} decides: {how}"


def is_chair_to_cast(poll: Poll, tally: Tally) -> bool:
    """Whether votes are equal, and a chair who takes part has a casting vote by the articles."""
    gives_one = poll.articles is not None and poll.articles.casting_vote is not None
    if not (gives_one and is_equal(tally) and has_quorum(tally)):
        return False
    taking_part = [each.holder for each in tally.ballots if each.choice is not Choice.RECUSED]
    chairs = {identity(each.name) for each in poll.chair}
    return not chairs.isdisjoint(identity(each.name) for each in taking_part)


def has_quorum(tally: Tally) -> bool:
    """Whether enough take part."""
    return tally.taking_part >= tally.quorum


def is_equal(tally: Tally) -> bool:
    """Whether as many vote for as against, where a simple majority would carry it."""
    return tally.majority == SIMPLE and tally.count(Choice.FOR) == tally.count(Choice.AGAINST)


def outcome_of(tally: Tally) -> Outcome:
    """What a vote comes to, by its ballots and the rules that it carries."""
    in_favour, against = tally.count(Choice.FOR), tally.count(Choice.AGAINST)
    if not has_quorum(tally):
        return Outcome.NO_QUORUM
    if is_equal(tally):
        by_casting = {Choice.FOR: Outcome.CARRIED, Choice.AGAINST: Outcome.LOST}
        return by_casting.get(tally.casting or Choice.ABSTAIN, Outcome.TIE)
    if tally.majority == TWO_THIRDS:
        is_carried = in_favour > 0 and 3 * in_favour >= 2 * (in_favour + against)
    else:
        is_carried = in_favour > against
    return Outcome.CARRIED if is_carried else Outcome.LOST
