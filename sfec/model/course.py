"""The course of a school on a ladder: the decisions that stand, each after the one it follows."""

from collections.abc import Mapping
from typing import NamedTuple

from sfec.model.decision import Decision, VoteOpened
from sfec.model.ledger import Entry, Links
from sfec.model.vote import Ballot


class CourseDecision(NamedTuple):
    """A decision that stands: the entry that records it, and every entry whose place it took."""

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
    def is_opening(self) -> bool:
        """Whether it is where the school stood as the trust began with sfec: of no half-term."""
        return not self.links.half_term

    @property
    def is_unratified(self) -> bool:
        """Whether it is an exceptional move that the board has yet to ratify."""
        return self.decision.is_unratified and self.ratified is None


class OpenVote(NamedTuple):
    """An open vote: the entry that opened it, and the votes cast in it, each person's latest."""

    entry: Entry
    opened: VoteOpened
    ballots: tuple[Ballot, ...] = ()


class Course(NamedTuple):
    """One school's course on one ladder: what stands, what is open, and what cannot stand.

    `doubles` are pairs of entries of which only the first can stand; `loose` are entries that
    follow none that stands. `half_terms` are those that have a decision, where that has been looked
    into already.
    """

    decisions: tuple[CourseDecision, ...] = ()
    votes: tuple[OpenVote, ...] = ()
    doubles: tuple[tuple[Entry, Entry], ...] = ()
    loose: tuple[Entry, ...] = ()
    half_terms: frozenset[str] | None = None

    @property
    def last(self) -> CourseDecision | None:
        """The last decision that stands."""
        return self.decisions[-1] if self.decisions else None

    @property
    def last_id(self) -> str | None:
        """The entry that a new decision follows; None for a first decision."""
        return self.decisions[-1].entry.id if self.decisions else None

    @property
    def current(self) -> str | None:
        """The category of the last decision; None while the school is not yet categorised."""
        return self.last.links.category if self.last else None

    def decided(self, half_term: str) -> CourseDecision | None:
        """The last decision of a half-term."""
        if self.half_terms is not None and half_term not in self.half_terms:
            return None
        those = (each for each in reversed(self.decisions) if each.links.half_term == half_term)
        return next(those, None)

    def of(self, entry_id: str) -> CourseDecision | None:
        """The decision that an entry records, if it stands."""
        return next((each for each in self.decisions if each.entry.id == entry_id), None)

    def holding(self, entry_id: str) -> CourseDecision | None:
        """The decision that stands and that an entry has recorded, be it corrected since."""
        for each in self.decisions:
            if any(entry.id == entry_id for entry in each.entries):
                return each
        return None


Courses = Mapping[tuple[str, str], Course]
NO_COURSE = Course()
