"""The course of each school on each ladder: its decisions in the order they stand, and what came of each.

A decision names the entry it follows, so the order rests on no clock. A correction stands in the place of the
entry it corrects; what is withdrawn no longer counts. Where two decisions follow the same entry, the one recorded
first stands and both are named; what follows one that does not stand does not stand either.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from sfec.model.course import Course, Courses, Decided, OpenVote
from sfec.model.decision import BallotsCast, Ratification, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import Entry, Ledger


def courses(ledger: Ledger) -> Courses:
    """The course of every school and ladder that has an entry, by the school's code and the ladder's id."""
    sorted_out = _SortedOut()
    for entry in ledger.entries:
        sorted_out.add(entry)
    return {key: sorted_out.course(key) for key in dict.fromkeys([*sorted_out.decisions, *sorted_out.opened])}


def extended(course: Course, entry: Entry) -> Course:
    """A course with one decision more, or with one corrected, as it will be once the entry is recorded."""
    decided = Decided(entry)
    decisions = (*course.decisions, decided)
    if corrected := course.of(decided.links.corrects) if decided.links.corrects else None:
        is_same = decided.links.category == corrected.links.category
        replaced = (*corrected.replaced, corrected.entry)
        stands = Decided(entry, replaced, corrected.ratified if is_same else None)
        decisions = tuple(stands if each is corrected else each for each in course.decisions)
    return course._replace(decisions=decisions, half_terms=_half_terms([each.entry for each in decisions]))


def _half_terms(entries: Iterable[Entry]) -> frozenset[str] | None:
    return frozenset([links.half_term for each in entries if (links := each.links)]) or None


class _SortedOut:
    """Entries by what they do to others."""

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
        if not (self.withdrawn or self.ratified) and (straight := _straight(entries)) is not None:
            return Course(straight, tuple(self._open_votes(key)), half_terms=_half_terms(entries))
        walk = _Walk(entries, self.withdrawn)
        stand = [each._replace(ratified=self._ratification(each)) for each in walk.walk()]
        loose = tuple(each for each in entries if each.id not in walk.told and each.id not in self.withdrawn)
        half_terms = _half_terms([each.entry for each in stand])
        return Course(tuple(stand), tuple(self._open_votes(key)), tuple(walk.doubles), loose, half_terms)

    def _ratification(self, decided: Decided) -> Entry | None:
        """The board's ratification of what stands: not of an entry that a correction to another category replaced."""
        same = [each for each in decided.entries if each.links and each.links.category == decided.links.category]
        return next((each for entry in same for each in self._counted(self.ratified, entry.id)), None)

    def _counted(self, entries: Mapping[str, list[Entry]], entry_id: str) -> Iterator[Entry]:
        return (each for each in entries.get(entry_id, ()) if each.id not in self.withdrawn)

    def _open_votes(self, key: tuple[str, str]) -> Iterator[OpenVote]:
        for entry in self.opened.get(key, ()):
            is_closed = entry.id in self.withdrawn or any(self._counted(self.closing, entry.id))
            if isinstance(entry.act, VoteOpened) and not is_closed:
                acts = [each.act for each in self._counted(self.cast, entry.id)]
                cast = {each.holder: each for act in acts if isinstance(act, BallotsCast) for each in act.ballots}
                yield OpenVote(entry, entry.act, tuple(cast.values()))


def _straight(entries: Sequence[Entry]) -> tuple[Decided, ...] | None:
    """Decisions each of which follows the one before, as most do; None where any does not, or corrects another."""
    last = None
    for entry in entries:
        links = entry.links
        if links is None or links.follows != last or links.corrects is not None:
            return None
        last = entry.id
    return tuple(map(Decided, entries))


class _Walk:
    """From the first decision to the last, each by the entry it follows.

    `doubles` are the pairs of entries of which only the first can stand; `told` the ids of all that stand, are named
    in such a pair, or were taken back with their correction.
    """

    def __init__(self, entries: Sequence[Entry], withdrawn: AbstractSet[str]) -> None:
        self.withdrawn = withdrawn
        self.position = {entry.id: number for number, entry in enumerate(entries)}
        self.following: dict[str | None, list[Entry]] = {}
        self.correcting: dict[str, list[Entry]] = {}
        self.doubles: list[tuple[Entry, Entry]] = []
        self.told: set[str] = set()
        for entry in entries:
            if (links := entry.links) is None:
                continue
            if links.corrects:
                self.correcting.setdefault(links.corrects, []).append(entry)
            else:
                self.following.setdefault(links.follows, []).append(entry)

    def walk(self) -> list[Decided]:
        """The decisions that stand."""
        stand: list[Decided] = []
        found = self._after((None,))
        while found:
            self.doubles += [(found[0].entry, each.entry) for each in found[1:]]
            self.told.update(entry.id for each in found for entry in each.entries)
            stand.append(found[0])
            found = self._after([entry.id for entry in found[0].entries])
        return stand

    def _after(self, ids: Sequence[str | None]) -> list[Decided]:
        """The decisions that follow a decision by any entry that has recorded it, in the order of the ledger."""
        entries = [entry for each in ids for entry in self.following.pop(each, ())]
        entries.sort(key=lambda entry: self.position[entry.id])
        return [each for each in map(self._as_corrected, entries) if not self._is_taken_back(each)]

    def _as_corrected(self, entry: Entry) -> Decided:
        """A decision as it stands once its corrections, and theirs, have taken its place."""
        replaced: list[Entry] = []
        while found := self.correcting.pop(entry.id, None):
            found = [each for each in found if each.id not in self.withdrawn] or found[:1]
            self.doubles += [(found[0], each) for each in found[1:]]
            self.told.update(each.id for each in found[1:])
            replaced.append(entry)
            entry = found[0]
        return Decided(entry, tuple(replaced))

    def _is_taken_back(self, decided: Decided) -> bool:
        """Whether an entry of a decision was withdrawn; what that one had corrected goes with it."""
        ids = [entry.id for entry in (*decided.replaced, decided.entry)]
        taken_back = [number for number, each in enumerate(ids) if each in self.withdrawn]
        self.told.update(ids[: taken_back[-1]] if taken_back else ())
        return bool(taken_back)
