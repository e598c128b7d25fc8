"""Decisions, and the other acts that are recorded in the ledger."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from sfec.model.evidence import Content
from sfec.model.issue import DocumentIssued
from sfec.model.occurrence import ActivityDone
from sfec.model.trust import Holder
from sfec.model.vote import Ballot, Electorate, Tally
from sfec.problems import Place


class Direction(StrEnum):
    """Which way a departure lies from what the evidence leaves open."""

    BETTER = "better"
    WORSE = "worse"
    BETWEEN = "between"


class Decision(NamedTuple):
    """A school's category on a ladder, as decided for a half-term on a day, and by whom.

    `moved_from` is None for a first decision. `follows` is the entry of the decision it was made
    after, `corrects` the entry it stands instead of, `closes` the vote that it is the outcome of.

    Of an opening position, which belongs to no half-term, `opening` says who decided it.
    """

    school: str
    ladder: str
    half_term: str
    category: str
    moved_from: str | None
    on: date
    by: tuple[Holder, ...] = ()
    vote: Tally | None = None
    reason: str | None = None
    departure: Direction | None = None
    is_exceptional: bool = False
    conditions: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    follows: str | None = None
    corrects: str | None = None
    closes: str | None = None
    opening: str | None = None

    @property
    def is_move(self) -> bool:
        """Whether it moves the school: a first decision does not, nor does a confirmation."""
        return self.moved_from not in (None, self.category)

    @property
    def is_unratified(self) -> bool:
        """Whether it waits for the board: an exceptional move that no vote has decided."""
        return self.is_exceptional and self.vote is None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that decided, each once: the deciders', or the electorate's."""
        holders = self.vote.electorate.holders if self.vote else self.by
        return tuple(dict.fromkeys(each.role for each in holders))


class Ratification(NamedTuple):
    """The board's vote that an exceptional decision stands."""

    ratifies: str
    on: date
    vote: Tally
    reason: str | None = None


class Withdrawal(NamedTuple):
    """An entry taken back: what it recorded no longer counts."""

    withdraws: str
    reason: str


class VoteOpened(NamedTuple):
    """A vote on a move, opened to be collected over days, and who has one."""

    school: str
    ladder: str
    half_term: str
    category: str
    moved_from: str | None
    on: date
    electorate: Electorate
    is_exceptional: bool = False
    follows: str | None = None


class BallotsCast(NamedTuple):
    """Votes cast in an open vote; a later one of the same person counts instead of the earlier."""

    vote: str
    on: date
    ballots: tuple[Ballot, ...]


class VoteClosed(NamedTuple):
    """A vote closed without carrying the move: lost or tied, it leaves the school where it is.

    After a tie `notice_ends` is the notice's new end, which is no extension.
    """

    vote: str
    on: date
    tally: Tally
    notice_ends: date | None = None


Act: TypeAlias = (
    Decision
    | Ratification
    | Withdrawal
    | VoteOpened
    | BallotsCast
    | VoteClosed
    | DocumentIssued
    | ActivityDone
)


class Grounds(NamedTuple):
    """What an act rested on when it was recorded: nothing is rebuilt from files that people edit.

    `contents` and `places` hold every field's content and where it was read; `telling` is what
    told, in words; `could_decide` are those who could have decided the move, or had a vote on it;
    `policy` is the ladder's policy as a hash.
    """

    contents: Mapping[str, Content]
    places: Mapping[str, tuple[Place, ...]]
    possible: tuple[str, ...]
    next: str | None
    telling: tuple[str, ...]
    could_decide: tuple[Holder, ...]
    policy: str
    judged_by: str | None = None
    judged_on: date | None = None
