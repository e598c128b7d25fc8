"""The course of one school on one ladder: the decisions that stand, in the order in which each follows the last."""

from collections.abc import Mapping
from typing import NamedTuple

from sfec.model.decision import Decision, VoteOpened
from sfec.model.ledger import Entry, Links
from sfec.model.vote import Ballot


class Decided(NamedTuple):
    """A decision that stands, the entry that records it, and every entry of which it has taken the place."""

    entry: Entry
    replaced: tuple[Entry, ...] = ()
    ratified: Entry | None = None

    @property
    def decision(self) -> Decision:
        """The decision as it stands."""
        act = self.entry.act
        assert isinstance(act, Decision)  # noqa: S101 - only decisions are put in a course
        return act

    @property
    def links(self) -> Links:
        """What puts it in its place."""
        return self.entry.links  # type: ignore[return-value]  # as above

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that has recorded it, the one that counts first."""
        return (self.entry, *self.replaced)

    @property
    def is_unratified(self) -> bool:
        """Whether it is an exceptional move that the board has yet to ratify."""
        return self.decision.is_unratified and self.ratified is None


class OpenVote(NamedTuple):
    """A vote that is open: the entry that opened it, and the votes cast in it, the latest of each person."""

    entry: Entry
    opened: VoteOpened
    ballots: tuple[Ballot, ...] = ()


class Course(NamedTuple):
    """One school's course on one ladder: the decisions that stand, the open votes, and what cannot stand.

    `half_terms` are those that have a decision, where that has been looked into already.
    """

    decisions: tuple[Decided, ...] = ()
    votes: tuple[OpenVote, ...] = ()
    doubles: tuple[tuple[Entry, Entry], ...] = ()
    loose: tuple[Entry, ...] = ()
    half_terms: frozenset[str] | None = None

    @property
    def last(self) -> Decided | None:
        """The last decision that stands."""
        return self.decisions[-1] if self.decisions else None

    @property
    def current(self) -> str | None:
        """The category of the last decision; None while the school is not yet categorised."""
        return self.decisions[-1].links.category if self.decisions else None

    def decided(self, half_term: str) -> Decided | None:
        """The last decision of a half-term."""
        for each in reversed(self.decisions) if self.half_terms is None or half_term in self.half_terms else ():
            if (links := each.entry.links) and links.half_term == half_term:
                return each
        return None

    def of(self, entry_id: str) -> Decided | None:
        """The decision that an entry records, if it stands."""
        return next((each for each in self.decisions if each.entry.id == entry_id), None)


Courses = Mapping[tuple[str, str], Course]
NO_COURSE = Course()
