"""The course of each school on each ladder: its decisions in the order in which they stand.

A decision names the entry it follows, so the order rests on no clock. A correction stands in the
place of the entry it corrects; what is withdrawn no longer counts. Where two decisions follow the
same entry, the one recorded first stands and both are named; what follows one that does not stand
does not stand either.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sfec.model.course import Course, CourseDecision, Courses, OpenVote
from sfec.model.decision import BallotsCast, Ratification, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import Entry, Ledger
from sfec.model.vote import Ballot


def courses(ledger: Ledger) -> Courses:
    """The course of every school and ladder that has an entry, by their code and id."""
    entries = _CourseEntries()
    for entry in ledger.entries:
        entries.add(entry)
    keys = dict.fromkeys([*entries.decisions, *entries.opened])
    return {key: entries.course(key) for key in keys}


def extended(course: Course, entry: Entry) -> Course:
    """A course with one decision more, or one corrected, as it will be once that is recorded."""
    new = CourseDecision(entry)
    decisions = (*course.decisions, new)
    if corrected := course.of(new.links.corrects) if new.links.corrects else None:
        is_same = new.links.category == corrected.links.category
        replaced = (*corrected.replaced, corrected.entry)
        new = CourseDecision(entry, replaced, corrected.ratified if is_same else None)
        decisions = tuple(new if each is corrected else each for each in course.decisions)
    half_terms = _half_terms([each.entry for each in decisions])
    return course._replace(decisions=decisions, half_terms=half_terms)


def _half_terms(entries: Iterable[Entry]) -> frozenset[str] | None:
    return frozenset([links.half_term for each in entries if (links := each.links)]) or None


class _CourseEntries:
    """The entries that make the courses: decisions and votes, and what each came to, by its id."""

    def __init__(self) -> None:
        self.decisions: dict[tuple[str, str], list[Entry]] = {}
        self.opened: dict[tuple[str, str], list[Entry]] = {}
        self.cast: dict[str, list[Entry]] = {}
        self.closing: dict[str, list[Entry]] = {}
        self.ratified: dict[str, list[Entry]] = {}
        self.withdrawn: set[str] = set()

    def add(self, entry: Entry) -> None:
        """Sort one entry in."""
        if (links := entry.links) is not None:
            self.decisions.setdefault((links.school, links.ladder), []).append(entry)
            if links.closes:
                self.closing.setdefault(links.closes, []).append(entry)
            return
        match entry.act:
            case VoteOpened(school=school, ladder=ladder):
                self.opened.setdefault((school, ladder), []).append(entry)
            case BallotsCast(vote=vote):
                self.cast.setdefault(vote, []).append(entry)
            case VoteClosed(vote=vote):
                self.closing.setdefault(vote, []).append(entry)
            case Ratification(ratifies=ratifies):
                self.ratified.setdefault(ratifies, []).append(entry)
            case Withdrawal(withdraws=withdraws):
                self.withdrawn.add(withdraws)

    def course(self, key: tuple[str, str]) -> Course:
        """The course that a school's entries on a ladder make."""
        entries = self.decisions.get(key, [])
        votes = tuple(self._open_votes(key))
        if not (self.withdrawn or self.ratified):
            straight = _straight_course(entries, votes)
            if straight is not None:
                return straight
        chain = _DecisionChain(entries, self.withdrawn)
        decisions = [each._replace(ratified=self._ratification(each)) for each in chain.follow()]
        accounted = chain.accounted | self.withdrawn
        return Course(
            decisions=tuple(decisions),
            votes=votes,
            doubles=tuple(chain.doubles),
            loose=tuple(each for each in entries if each.id not in accounted),
            half_terms=_half_terms([each.entry for each in decisions]),
        )

    def _ratification(self, decision: CourseDecision) -> Entry | None:
        """The board's ratification of what stands.

        One of an entry that a correction to another category replaced does not count.
        """
        category = decision.links.category
        for entry in decision.entries:
            if entry.links and entry.links.category == category:
                ratification = next(self._counted(self.ratified, entry.id), None)
                if ratification is not None:
                    return ratification
        return None

    def _counted(self, entries: Mapping[str, list[Entry]], entry_id: str) -> Iterator[Entry]:
        """Those of the entries about another that have not been withdrawn."""
        return (each for each in entries.get(entry_id, ()) if each.id not in self.withdrawn)

    def _open_votes(self, key: tuple[str, str]) -> Iterator[OpenVote]:
        for entry in self.opened.get(key, ()):
            is_closed = entry.id in self.withdrawn or any(self._counted(self.closing, entry.id))
            if isinstance(entry.act, VoteOpened) and not is_closed:
                yield OpenVote(entry, entry.act, self._ballots(entry.id))

    def _ballots(self, vote: str) -> tuple[Ballot, ...]:
        """The votes cast in a vote, the latest of each person."""
        ballots: list[Ballot] = []
        for entry in self._counted(self.cast, vote):
            if isinstance(entry.act, BallotsCast):
                ballots += entry.act.ballots
        return tuple({each.holder: each for each in ballots}.values())


def _straight_course(entries: Sequence[Entry], votes: tuple[OpenVote, ...]) -> Course | None:
    """The course of decisions each of which follows the one before, as most do.

    None where any does not, or corrects another.
    """
    last, half_terms = None, set()
    for entry in entries:
        links = entry.links
        if links is None or links.follows != last or links.corrects is not None:
            return None
        last = entry.id
        half_terms.add(links.half_term)
    decisions = tuple(map(CourseDecision, entries))
    return Course(decisions, votes, half_terms=frozenset(half_terms) or None)


class _DecisionChain:
    """Decisions from the first to the last, each by the entry it follows.

    `doubles` are the pairs of entries of which only the first can stand; `accounted` the ids of all
    that stand, are named in such a pair, or were taken back with their correction.
    """

    def __init__(self, entries: Sequence[Entry], withdrawn: AbstractSet[str]) -> None:
        self.withdrawn = withdrawn
        self.position = {entry.id: number for number, entry in enumerate(entries)}
        self.following: dict[str | None, list[Entry]] = {}
        self.correcting: dict[str, list[Entry]] = {}
        self.doubles: list[tuple[Entry, Entry]] = []
        self.accounted: set[str] = set()
        for entry in entries:
            if (links := entry.links) is None:
                continue
            if links.corrects:
                self.correcting.setdefault(links.corrects, []).append(entry)
            else:
                self.following.setdefault(links.follows, []).append(entry)

    def follow(self) -> Iterator[CourseDecision]:
        """The decisions that stand, in their order."""
        found = self._after((None,))
        while found:
            first, *others = found
            self.doubles += [(first.entry, each.entry) for each in others]
            for each in found:
                self.accounted.update(entry.id for entry in each.entries)
            yield first
            found = self._after([entry.id for entry in first.entries])

    def _after(self, ids: Sequence[str | None]) -> list[CourseDecision]:
        """The decisions that follow one by any entry that has recorded it, in ledger order."""
        entries: list[Entry] = []
        for each in ids:
            entries += self.following.pop(each, ())
        entries.sort(key=lambda entry: self.position[entry.id])
        return [each for each in map(self._as_corrected, entries) if not self._is_taken_back(each)]

    def _as_corrected(self, entry: Entry) -> CourseDecision:
        """A decision as it stands once its corrections, and theirs, have taken its place."""
        replaced: list[Entry] = []
        while found := self.correcting.pop(entry.id, None):
            found = [each for each in found if each.id not in self.withdrawn] or found[:1]
            self.doubles += [(found[0], each) for each in found[1:]]
            self.accounted.update(each.id for each in found[1:])
            replaced.append(entry)
            entry = found[0]
        return CourseDecision(entry, tuple(replaced))

    def _is_taken_back(self, decision: CourseDecision) -> bool:
        """Whether an entry of a decision was withdrawn; what that had corrected goes with it."""
        ids = [entry.id for entry in (*decision.replaced, decision.entry)]
        taken_back = [number for number, each in enumerate(ids) if each in self.withdrawn]
        self.accounted.update(ids[: taken_back[-1]] if taken_back else ())
        return bool(taken_back)
