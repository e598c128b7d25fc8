"""Votes: who has one, how each was cast, and what they came to."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from sfec.model.trust import Holder


class Choice(StrEnum):
    """How a vote was cast. Somebody recused leaves the electorate."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    RECUSED = "recused"


class Outcome(StrEnum):
    """What a vote came to; only one that is carried moves a school."""

    CARRIED = "carried"
    LOST = "lost"
    TIE = "tie"
    NO_QUORUM = "no quorum"


class Vacancy(NamedTuple):
    """A seat without a vote: nobody holds it, or somebody who votes in another seat already."""

    role: str
    name: str | None = None
    votes_as: str | None = None


class Electorate(NamedTuple):
    """Those who have a vote, one each, and the seats that have none. `title` names them all."""

    title: str
    holders: tuple[Holder, ...]
    vacancies: tuple[Vacancy, ...] = ()


class Ballot(NamedTuple):
    """One person's vote; a recusal has its reason."""

    holder: Holder
    choice: Choice
    reason: str | None = None


class Tally(NamedTuple):
    """A vote counted: how many must take part, which majority carries it, and what it came to.

    `casting` is how the chair used a casting vote, where the votes were equal and the articles give
    one.
    """

    electorate: Electorate
    ballots: tuple[Ballot, ...]
    quorum: int
    majority: str
    outcome: Outcome
    casting: Choice | None = None

    def count(self, choice: Choice) -> int:
        """How many voted so."""
        return len(self.those(choice))

    def those(self, choice: Choice) -> Sequence[Ballot]:
        """The ballots cast so."""
        return [each for each in self.ballots if each.choice is choice]

    @property
    def entitled(self) -> int:
        """How many have a vote once those recused have left."""
        return len(self.electorate.holders) - self.count(Choice.RECUSED)

    @property
    def taking_part(self) -> int:
        """How many took part; to abstain is to take part."""
        return len(self.ballots) - self.count(Choice.RECUSED)
