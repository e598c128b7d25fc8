"""Votes: the electorate, how its ballots are counted, and what they come to (the reading's decisions 6 and 7).

One vote a person, even with two seats; a seat that nobody holds, and anybody recused, leaves the electorate.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sfec.model.policy import Vote
from sfec.model.trust import Articles, Holder, School, Trust
from sfec.model.vote import Ballot, Choice, Electorate, Outcome, Tally, Vacancy
from sfec.problems import Problem
from sfec.rules.ballots import Asking
from sfec.rules.minutes import count_votes

SIMPLE, TWO_THIRDS = "simple", "two-thirds"
CHAIR = "trust_chair"


class Poll(NamedTuple):
    """A vote as it is held: the policy's rules, those who have one, and what the trust's articles say of its board."""

    vote: Vote
    electorate: Electorate
    articles: Articles | None = None
    chair: tuple[Holder, ...] = ()


def poll(vote: Vote, trust: Trust, school: School, on: date) -> Poll:
    """A vote held on a day."""
    who = electorate(vote, trust, school, on)
    return Poll(vote, who, trust.articles if vote.by_articles else None, trust.holders(school, CHAIR, on))


def electorate(vote: Vote, trust: Trust, school: School, on: date) -> Electorate:
    """Who has a vote on a day, one each; the seats that nobody holds, and second seats, are vacant."""
    holders: dict[str, Holder] = {}
    vacancies = []
    for role in vote.electorate:
        in_post = trust.holders(school, role, on)
        vacancies += [] if in_post else [Vacancy(role)]
        for each in in_post:
            first = holders.setdefault(each.name.casefold(), each)
            vacancies += [] if first is each else [Vacancy(role, each.name, first.role)]
    return Electorate(vote.title, tuple(holders.values()), tuple(vacancies))


def tally(held: Poll, cast: Sequence[Ballot], casting: Choice | None = None) -> Tally:
    """The votes counted, by the policy's rules, or a full board's by its articles."""
    left = len(held.electorate.holders) - sum(each.choice is Choice.RECUSED for each in cast)
    quorum = held.articles.quorum if held.articles else max(left // 2 + 1, held.vote.least)
    majority = held.articles.majority if held.articles else SIMPLE
    counted = Tally(held.electorate, tuple(cast), quorum, majority, Outcome.LOST, casting)
    return counted._replace(outcome=_outcome(counted))


def count(
    held: Poll, cast: Sequence[Ballot], casting: Choice | None, asking: Asking
) -> tuple[Tally | None, list[Problem]]:
    """A vote counted; None where there are no rules to count it by, or a casting vote nobody has.

    Problems: vote-articles, vote-casting.
    """
    if problem := articles_problem(held, asking):
        return None, [problem]
    counted = tally(held, cast, casting)
    problem = casting_problem(held, counted, asking)
    return (None, [problem]) if problem else (counted, [])


def articles_problem(held: Poll, asking: Asking) -> Problem | None:
    """What is wrong where a board votes by articles that `trust.yaml` does not have. Problem: vote-articles."""
    if held.articles or not held.vote.by_articles:
        return None
    hint = (
        "add what the articles say to trust.yaml, as in\n"
        "articles: {quorum: 3, majority: simple}\n"
        "with majority: two-thirds, or casting_vote: trust_chair, where they say so"
    )
    return asking.problem("vote-articles", f"{held.vote.title} votes by its articles, and trust.yaml has none", hint)


def casting_problem(held: Poll, counted: Tally, asking: Asking) -> Problem | None:
    """What is wrong with a casting vote that nobody has. Problem: vote-casting."""
    if counted.casting is None or is_chair_to_cast(held, counted):
        return None
    hint = "leave it out: it is the chair's, on equal votes, where the articles give it and the chair takes part"
    return asking.problem("vote-casting", "there is no casting vote to give here", hint)


def lost(what: str, held: Poll, counted: Tally, asking: Asking, hint: str) -> Problem:
    """A vote that does not do what it was held for, counted; the hint where neither numbers nor the chair can mend it.

    Problems: vote-quorum, vote-lost.
    """
    message = f"the vote does not {what}: {count_votes(counted)}"
    if counted.outcome is Outcome.NO_QUORUM:
        hint = f"{counted.quorum} must take part; to abstain is to take part"
        return asking.problem("vote-quorum", message, hint)
    if is_chair_to_cast(held, counted):
        hint = "the chair has a casting vote: --casting-vote for, or --casting-vote against"
    return asking.problem("vote-lost", message, hint)


def is_chair_to_cast(held: Poll, counted: Tally) -> bool:
    """Whether the votes are equal, the articles give the chair a casting vote, and the chair takes part."""
    chairs = {each.name.casefold() for each in held.chair}
    present = {each.holder.name.casefold() for each in counted.ballots if each.choice is not Choice.RECUSED}
    gives = held.articles is not None and held.articles.casting_vote is not None
    return gives and is_equal(counted) and has_quorum(counted) and not chairs.isdisjoint(present)


def has_quorum(counted: Tally) -> bool:
    """Whether enough take part."""
    return counted.taking_part >= counted.quorum


def is_equal(counted: Tally) -> bool:
    """Whether as many vote for as against, where a simple majority would carry it."""
    return counted.majority == SIMPLE and counted.count(Choice.FOR) == counted.count(Choice.AGAINST)


def _outcome(counted: Tally) -> Outcome:
    in_favour, against = counted.count(Choice.FOR), counted.count(Choice.AGAINST)
    if not has_quorum(counted):
        return Outcome.NO_QUORUM
    if is_equal(counted):
        came_to = {Choice.FOR: Outcome.CARRIED, Choice.AGAINST: Outcome.LOST}
        return came_to.get(counted.casting or Choice.ABSTAIN, Outcome.TIE)
    if counted.majority == TWO_THIRDS:
        is_carried = in_favour > 0 and 3 * in_favour >= 2 * (in_favour + against)
    else:
        is_carried = in_favour > against
    return Outcome.CARRIED if is_carried else Outcome.LOST
