"""The story of each school, as the ledger tells it and the evidence of today bears it out."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from sfec.model.course import NO_COURSE
from sfec.model.evidence import Evidence, HalfTermEvidence
from sfec.model.half_term import HalfTerm
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.office.rounds import OpenRound
from sfec.rules.decisions.history import ActivityEntry, Chronicle, Story
from sfec.rules.half_terms import until_next


class Stories:
    """What a round's ledger tells, gone through once; `only` is the half-term asked for, if any."""

    def __init__(self, opened: OpenRound, only: HalfTerm | None) -> None:
        self.opened, self.folder, self.only = opened, opened.folder, only
        self.chronicle = Chronicle(opened.ledger)
        self._half_terms = {each.id: each for each in self.folder.term_dates or ()}
        self._evidence: dict[str, HalfTermEvidence] = {}

    def tell(self, schools: Sequence[School], ladders: Mapping[str, Ladder]) -> Iterator[Story]:
        """Each school's story on each ladder."""
        courses = self.opened.record.courses
        policies = {each: self.folder.policy_hash(each) for each in ladders}
        half_term = self.only.id if self.only else None
        for school in schools:
            for ladder in ladders.values():
                course = courses.get((school.code, ladder.id), NO_COURSE)
                now = partial(self._evidence_now, ladder, school)
                story = self.chronicle.story(school, ladder, course, now, half_term=half_term)
                yield story._replace(policy=policies[ladder.id])

    def activities(
        self, owners: Sequence[str | None]
    ) -> Mapping[str | None, Sequence[ActivityEntry]]:
        """What was recorded as done for each school's code, or by None for the trust itself.

        Of one half-term, it is what was done until the next began.
        """
        titles = self._titles() if self.chronicle.done else {}
        done = partial(self.chronicle.activities, titles=titles)
        if self.only and self.folder.term_dates:
            last = until_next(self.folder.term_dates, self.only)
            done = partial(done, first=self.only.first, last=last)
        return {each: done(each) for each in owners}

    def _titles(self) -> dict[str, str]:
        """The titles of what the core offer holds, where that can be read, and of deadlines."""
        core_offer = self.folder.core_offer
        known = {
            **self.folder.deadlines.activities,
            **(core_offer.activities if core_offer else {}),
        }
        return {key: each.title for key, each in known.items()}

    def _evidence_now(self, ladder: Ladder, school: School, half_term: str) -> Evidence | None:
        """A school's evidence on a ladder as it is now, of a half-term by its id."""
        found = self._half_terms.get(half_term)
        if found is None:
            return None
        if half_term not in self._evidence:
            self._evidence[half_term] = self.folder.evidence(
                found, self.opened.day, self.opened.known_by
            )
        return self._evidence[half_term].by_ladder[ladder.id].get(school.code)
