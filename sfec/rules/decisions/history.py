"""The story of a school on a ladder: every decision and vote, and what has become of each since.

Beside it stand the activities of the core offer that were recorded as done, for the school or for
the trust itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from sfec.model.course import Course, OpenVote
from sfec.model.decision import Act, Decision, Grounds, VoteClosed, VoteOpened, Withdrawal
from sfec.model.evidence import Evidence
from sfec.model.ledger import Entry, Ledger
from sfec.model.occurrence import ActivityDone
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.rules.decisions.captured_evidence import StaleField, gone_stale

#: Asks for a school's evidence on a ladder as it is now, of a half-term by its id; None where there
#: is none.
EvidenceNow = Callable[[str], Evidence | None]


class Status(StrEnum):
    """What has become of an entry."""

    STANDS = "stands"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DISPUTED = "does not count"
    OPEN = "open"


class StoryEvent(NamedTuple):
    """Something in a school's story: an entry, its grounds, and what has become of it.

    `since` is the entry that has corrected, withdrawn or ratified it. `opened` is the vote that it
    closed.
    """

    entry: Entry
    status: Status
    grounds: Grounds | None = None
    stale: tuple[StaleField, ...] = ()
    since: Entry | None = None
    opened: VoteOpened | None = None
    open_vote: OpenVote | None = None

    @property
    def half_term(self) -> str | None:
        """The half-term it belongs to."""
        return _half_term(self.entry.act, self.opened)


class Story(NamedTuple):
    """A school's story on a ladder; `policy` is the hash of the ladder's policy as it is now."""

    school: School
    ladder: Ladder
    course: Course
    events: tuple[StoryEvent, ...]
    policy: str = ""


class ActivityEntry(NamedTuple):
    """An activity recorded as done, by its title where known, and what has withdrawn it since."""

    entry: Entry
    act: ActivityDone
    title: str
    withdrawn: Entry | None = None


class Chronicle:
    """A ledger gone through once: what is in it of each school and ladder, and what came of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.grounds = ledger.grounds
        self.withdrawn: dict[str, Entry] = {}
        self.corrections: dict[str, Entry] = {}
        self.opened: dict[str, VoteOpened] = {}
        self.done: list[tuple[Entry, ActivityDone]] = []
        self.entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in ledger.entries:
            self._add(entry, entry.act)
        for entry in ledger.entries:
            about = self._closed(entry) or entry.act
            if isinstance(about, Decision | VoteOpened):
                self.entries[about.school, about.ladder].append(entry)

    def _add(self, entry: Entry, act: Act) -> None:
        """Note what an entry does to others, or is by itself."""
        match act:
            case Withdrawal():
                self.withdrawn[act.withdraws] = entry
            case Decision(corrects=str(corrected)):
                self.corrections[corrected] = entry
            case VoteOpened():
                self.opened[entry.id] = act
            case ActivityDone():
                self.done.append((entry, act))

    def story(
        self,
        school: School,
        ladder: Ladder,
        course: Course,
        now: EvidenceNow,
        *,
        half_term: str | None = None,
    ) -> Story:
        """A school's story on a ladder, in the order recorded, or that of one half-term."""
        entries = self.entries.get((school.code, ladder.id), [])
        if half_term is not None:
            entries = [each for each in entries if self._half_term(each) == half_term]
        events = _CourseEvents(self, ladder, course, now)
        return Story(school, ladder, course, tuple(events.of(entries)))

    def activities(
        self,
        school: str | None,
        titles: Mapping[str, str],
        first: date = date.min,
        last: date = date.max,
    ) -> tuple[ActivityEntry, ...]:
        """The activities recorded as done in these days, the oldest first.

        They are a school's, by its code, or by None the trust's own.
        """
        those: list[ActivityEntry] = []
        for entry, act in self.done:
            if act.school == school and first <= act.on <= last:
                title, withdrawn = titles.get(act.activity, act.activity), self.withdrawn
                those.append(ActivityEntry(entry, act, title, withdrawn.get(entry.id)))
        return tuple(sorted(those, key=attrgetter("act.on")))

    def _half_term(self, entry: Entry) -> str | None:
        return _half_term(entry.act, self._closed(entry))

    def _closed(self, entry: Entry) -> VoteOpened | None:
        """The vote that an entry closed without carrying it."""
        act = entry.act
        return self.opened.get(act.vote) if isinstance(act, VoteClosed) else None


def _half_term(act: Act, opened: VoteOpened | None) -> str | None:
    """The half-term of an act, by its own word or by that of the vote it closed."""
    about = opened if isinstance(act, VoteClosed) else act
    return about.half_term if isinstance(about, Decision | VoteOpened) else None


class _CourseEvents:
    """What has become of each entry of one course."""

    def __init__(
        self, chronicle: Chronicle, ladder: Ladder, course: Course, now: EvidenceNow
    ) -> None:
        self.ladder, self.course, self.now = ladder, course, now
        self.grounds, self.withdrawn = chronicle.grounds, chronicle.withdrawn
        self.opened, self.corrections = chronicle.opened, chronicle.corrections
        self.standing = {each.entry.id: each for each in course.decisions}
        self.replaced: dict[str, Entry] = {}
        for each in course.decisions:
            self.replaced |= {old.id: each.entry for old in each.replaced}

    def of(self, entries: Iterable[Entry]) -> Iterator[StoryEvent]:
        """Each decision, each vote that is open or was taken back, and each lost or tied."""
        open_votes = {each.entry.id: each for each in self.course.votes}
        for entry in entries:
            act = entry.act
            if isinstance(act, Decision):
                yield self._of_decision(entry, act)
            elif isinstance(act, VoteClosed):
                event = self._unless_withdrawn(entry, Status.STANDS)
                yield event._replace(opened=self.opened[act.vote])
            elif entry.id in open_votes or entry.id in self.withdrawn:
                event = self._unless_withdrawn(entry, Status.OPEN)
                yield event._replace(open_vote=open_votes.get(entry.id))

    def _unless_withdrawn(self, entry: Entry, status: Status) -> StoryEvent:
        """An entry that is withdrawn, or else has that status."""
        since = self.withdrawn.get(entry.id)
        own = Status.WITHDRAWN if since else status
        return StoryEvent(entry, own, self.grounds.get(entry.id), since=since)

    def _of_decision(self, entry: Entry, decision: Decision) -> StoryEvent:
        event = self._unless_withdrawn(entry, Status.STANDS)
        if decision.closes:
            event = event._replace(opened=self.opened.get(decision.closes))
        if event.since:
            return event
        if correction := self.replaced.get(entry.id) or self.corrections.get(entry.id):
            return event._replace(status=Status.CORRECTED, since=correction)
        standing = self.standing.get(entry.id)
        if standing is None:
            return event._replace(status=Status.DISPUTED)
        stale = tuple(self._stale(entry, decision, event.grounds))
        return event._replace(stale=stale, since=standing.ratified)

    def _stale(
        self, entry: Entry, decision: Decision, grounds: Grounds | None
    ) -> Iterator[StaleField]:
        """Only the last decision of a half-term goes stale: those before have been decided over."""
        last = self.course.decided(decision.half_term)
        if grounds and last and last.entry.id == entry.id:
            now = self.now(decision.half_term)
            if now:
                yield from gone_stale(self.ladder, grounds, now)
