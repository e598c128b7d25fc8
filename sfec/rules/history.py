"""The story of a school on a ladder: every decision and vote, what it rested on, and what has become of it since.

Beside it stand the activities of the core offer that were recorded as done, for the school or for the trust itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sfec.model.course import Course, OpenVote
from sfec.model.decision import Act, Decision, Rested, VoteClosed, VoteOpened, Withdrawal
from sfec.model.evidence import Evidence
from sfec.model.ledger import Entry, Ledger
from sfec.model.occurrence import ActivityDone
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

    @property
    def half_term(self) -> str | None:
        """The half-term it belongs to."""
        return _half_term(self.entry.act, self.opened)


class Story(NamedTuple):
    """One school's story on one ladder; `policy` is the hash of the ladder's policy as it is now."""

    school: School
    ladder: Ladder
    course: Course
    happenings: tuple[Happening, ...]
    policy: str = ""


class Deed(NamedTuple):
    """An activity recorded as done, by its title where that is known, and the entry that has withdrawn it since."""

    entry: Entry
    act: ActivityDone
    title: str
    withdrawn: Entry | None = None


class Chronicle:
    """A ledger gone through once: what each school and ladder has in it, and what has become of each entry."""

    def __init__(self, ledger: Ledger) -> None:
        self.rested = ledger.rested
        acts = [(each, each.act) for each in ledger.entries]
        self.withdrawn = {act.withdraws: entry for entry, act in acts if isinstance(act, Withdrawal)}
        self.corrections = {act.corrects: entry for entry, act in acts if isinstance(act, Decision) and act.corrects}
        self.opened = {entry.id: act for entry, act in acts if isinstance(act, VoteOpened)}
        self.done = [(entry, act) for entry, act in acts if isinstance(act, ActivityDone)]
        self.entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry, act in acts:
            of = self._closed(entry) or act
            if isinstance(of, Decision | VoteOpened):
                self.entries[of.school, of.ladder].append(entry)

    def story(
        self, school: School, ladder: Ladder, course: Course, now: EvidenceNow, *, half_term: str | None = None
    ) -> Story:
        """A school's story on a ladder, in the order recorded; of one half-term where that is asked."""
        entries = self.entries.get((school.code, ladder.id), [])
        asked = [each for each in entries if half_term in (None, _half_term(each.act, self._closed(each)))]
        return Story(school, ladder, course, tuple(_Teller(self, ladder, course, now).tell(asked)))

    def activities(
        self, school: str | None, titles: Mapping[str, str], first: date = date.min, last: date = date.max
    ) -> tuple[Deed, ...]:
        """The activities recorded as done in these days for a school, or for the trust itself, the oldest first."""
        asked = [(entry, act) for entry, act in self.done if act.school == school and first <= act.on <= last]
        return tuple(
            Deed(entry, act, titles.get(act.activity, act.activity), self.withdrawn.get(entry.id))
            for entry, act in sorted(asked, key=lambda each: each[1].on)
        )

    def _closed(self, entry: Entry) -> VoteOpened | None:
        return self.opened.get(entry.act.vote) if isinstance(entry.act, VoteClosed) else None


def _half_term(act: Act, opened: VoteOpened | None) -> str | None:
    """The half-term of an act, by its own word or by that of the vote it closed."""
    of = opened if isinstance(act, VoteClosed) else act
    return of.half_term if isinstance(of, Decision | VoteOpened) else None


class _Teller:
    """What has become of each entry of one course."""

    def __init__(self, chronicle: Chronicle, ladder: Ladder, course: Course, now: EvidenceNow) -> None:
        self.ladder, self.course, self.now = ladder, course, now
        self.rested, self.withdrawn, self.opened = chronicle.rested, chronicle.withdrawn, chronicle.opened
        self.corrections = chronicle.corrections
        self.replaced = {old.id: each.entry for each in course.decisions for old in each.replaced}
        self.standing = {each.entry.id: each for each in course.decisions}

    def tell(self, entries: Iterable[Entry]) -> Iterator[Happening]:
        """Each decision, each vote that is open or was taken back, and each that was closed without carrying it."""
        open_votes = {each.entry.id: each for each in self.course.votes}
        for entry in entries:
            if isinstance(entry.act, Decision):
                yield self._decision(entry, entry.act)
            elif isinstance(entry.act, VoteClosed):
                status = Status.WITHDRAWN if entry.id in self.withdrawn else Status.STANDS
                rested, since = self.rested.get(entry.id), self.withdrawn.get(entry.id)
                yield Happening(entry, status, rested, since=since, opened=self.opened[entry.act.vote])
            elif entry.id in open_votes or entry.id in self.withdrawn:
                yield self._vote(entry, open_votes.get(entry.id))

    def _decision(self, entry: Entry, decision: Decision) -> Happening:
        rested = self.rested.get(entry.id)
        opened = self.opened.get(decision.closes) if decision.closes else None
        if entry.id in self.withdrawn:
            return Happening(entry, Status.WITHDRAWN, rested, since=self.withdrawn[entry.id], opened=opened)
        if correction := self.replaced.get(entry.id) or self.corrections.get(entry.id):
            return Happening(entry, Status.CORRECTED, rested, since=correction, opened=opened)
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
        rested, since = self.rested.get(entry.id), self.withdrawn.get(entry.id)
        return Happening(entry, status, rested, since=since, open_vote=open_vote)
