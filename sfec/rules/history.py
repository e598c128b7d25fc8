"""The story of a school on a ladder: every decision and vote, what it rested on, and what has become of it since."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from sfec.model.course import Course, OpenVote
from sfec.model.decision import Decision, Rested, VoteClosed, VoteOpened, Withdrawal
from sfec.model.evidence import Evidence
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.rules.captured import Stale, gone_stale

#: Asks for a school's evidence on a ladder as it is now, of a half-term by its id; None where there is none.
EvidenceNow = Callable[[str], Evidence | None]


class Status(StrEnum):
    """What has become of an entry."""

    STANDS = "stands"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DISPUTED = "does not count"
    OPEN = "open"


class Happening(NamedTuple):
    """Something in a school's story: what was recorded, what it rested on, and what has become of it.

    `since` is the entry that has corrected, withdrawn or ratified it. `opened` is the vote that it closed.
    """

    entry: Entry
    status: Status
    rested: Rested | None = None
    stale: tuple[Stale, ...] = ()
    since: Entry | None = None
    opened: VoteOpened | None = None
    open_vote: OpenVote | None = None


class Story(NamedTuple):
    """One school's story on one ladder; `policy` is the hash of the ladder's policy as it is now."""

    school: School
    ladder: Ladder
    course: Course
    happenings: tuple[Happening, ...]
    policy: str = ""


def story(school: School, ladder: Ladder, course: Course, ledger: Ledger, now: EvidenceNow) -> Story:
    """A school's story on a ladder, in the order recorded."""
    teller = _Teller(ladder, course, ledger, now)
    return Story(school, ladder, course, tuple(teller.tell(school.code)))


class _Teller:
    """What has become of each entry of one course."""

    def __init__(self, ladder: Ladder, course: Course, ledger: Ledger, now: EvidenceNow) -> None:
        self.ladder, self.course, self.ledger, self.now = ladder, course, ledger, now
        acts = [(each, each.act) for each in ledger.entries]
        self.withdrawn = {act.withdraws: entry for entry, act in acts if isinstance(act, Withdrawal)}
        self.opened: Mapping[str, VoteOpened] = {
            entry.id: act for entry, act in acts if isinstance(act, VoteOpened) and act.ladder == ladder.id
        }
        corrections = {act.corrects: entry for entry, act in acts if isinstance(act, Decision) and act.corrects}
        self.corrected = corrections | {old.id: each.entry for each in course.decisions for old in each.replaced}
        self.standing = {each.entry.id: each for each in course.decisions}

    def tell(self, code: str) -> Iterator[Happening]:
        open_votes = {each.entry.id: each for each in self.course.votes}
        for entry in self.ledger.entries:
            match entry.act:
                case Decision(school=school, ladder=ladder) if (school, ladder) == (code, self.ladder.id):
                    yield self._decision(entry, entry.act)
                case VoteOpened(school=school) if school == code and entry.id in self.opened:
                    if entry.id in open_votes or entry.id in self.withdrawn:
                        yield self._vote(entry, open_votes.get(entry.id))
                case VoteClosed(vote=vote) if vote in self.opened and self.opened[vote].school == code:
                    status = Status.WITHDRAWN if entry.id in self.withdrawn else Status.STANDS
                    rested, since = self.ledger.rested.get(entry.id), self.withdrawn.get(entry.id)
                    yield Happening(entry, status, rested, since=since, opened=self.opened[vote])

    def _decision(self, entry: Entry, decision: Decision) -> Happening:
        rested = self.ledger.rested.get(entry.id)
        opened = self.opened.get(decision.closes) if decision.closes else None
        if entry.id in self.withdrawn:
            return Happening(entry, Status.WITHDRAWN, rested, since=self.withdrawn[entry.id], opened=opened)
        if entry.id in self.corrected:
            return Happening(entry, Status.CORRECTED, rested, since=self.corrected[entry.id], opened=opened)
        decided = self.standing.get(entry.id)
        if decided is None:
            return Happening(entry, Status.DISPUTED, rested, opened=opened)
        stale = tuple(self._stale(entry, decision, rested))
        return Happening(entry, Status.STANDS, rested, stale, decided.ratified, opened)

    def _stale(self, entry: Entry, decision: Decision, rested: Rested | None) -> Iterator[Stale]:
        """Only the last decision of a half-term can go stale: those before it have been decided over."""
        last = self.course.decided(decision.half_term)
        now = self.now(decision.half_term) if rested and last and last.entry.id == entry.id else None
        if rested and now:
            yield from gone_stale(self.ladder, rested, now)

    def _vote(self, entry: Entry, open_vote: OpenVote | None) -> Happening:
        status = Status.OPEN if open_vote else Status.WITHDRAWN
        rested, since = self.ledger.rested.get(entry.id), self.withdrawn.get(entry.id)
        return Happening(entry, status, rested, since=since, open_vote=open_vote)
