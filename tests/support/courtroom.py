"""A trust with somebody in every post, and a ledger in memory: what may be decided there."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import ParamSpec

import pytest

from sfec.model.course import NO_COURSE, Course, CourseDecision
from sfec.model.decision import (
    Act,
    BallotsCast,
    Decision,
    Ratification,
    VoteClosed,
    VoteOpened,
    Withdrawal,
)
from sfec.model.evidence import Content
from sfec.model.half_term import HalfTerm
from sfec.model.ledger import Entry, Ledger, Recorder
from sfec.model.policy import Ladder
from sfec.model.trust import Articles, Person, School, Trust
from sfec.model.vote import Choice
from sfec.problems import PROMPT, Place, Problem
from sfec.rules.decisions.ballots import Occasion, WrittenBallot, parse_ballot
from sfec.rules.decisions.courses import courses
from sfec.rules.decisions.decide import decide, grounds_of
from sfec.rules.decisions.open_votes import cast_ballots, close_vote, open_vote
from sfec.rules.decisions.proposals import Circumstances, Proposal
from sfec.rules.decisions.ratifications import ratify
from sfec.rules.decisions.withdrawals import withdraw
from sfec.rules.ladders.indications import indicate
from tests.support.ladders import evidence, shipped

TODAY = date(2026, 11, 23)
HALF_TERM = HalfTerm(date(2026, 11, 2), date(2026, 12, 18), "2026-27", "autumn-2")
TRUSTEES = ("Edda Marsh", "Femi Adler", "Greta Holm", "Hugo Ives", "Ines Joy")
PEOPLE: Mapping[str, tuple[Person, ...]] = {
    "ceo": (Person("Ada Quill"),),
    "cfo": (Person("Bram Linde"),),
    "coo": (Person("Nils Overy"),),
    "eht": (Person("Olga Pine"),),
    "compliance_manager": (Person("Per Quist"),),
    "governance_professional": (Person("Rosa Stone"),),
    "sip": (Person("Tove Unger"),),
    "trust_dsl": (Person("Vera Wilde"),),
    "central_aht": (Person("Yann Zeller"),),
    "es_chair": (Person("Cora Vane"),),
    "fr_chair": (Person("Jens Kolbe"),),
    "fr_representative": (Person("Dev Okoro"),),
    "trust_chair": (Person("Edda Marsh"),),
    "trustee": tuple(map(Person, TRUSTEES)),
}
SCHOOL_PEOPLE: Mapping[str, tuple[Person, ...]] = {
    "head": (Person("Kit Larch"),),
    "lsb_chair": (Person("Lena Moor"),),
    "mentor": (Person("Milo Nash"),),
}
SIMPLE = Articles(3, "simple")
TRUST = Trust("Larkmere Trust", people=PEOPLE, articles=SIMPLE)
SCHOOL = School("RPS", "Ravelmoor Primary School", people=SCHOOL_PEOPLE)
POOR_VOTES = {
    "education": "ceo=for, lsb_chair=for, head=for, mentor=for, es_chair=for",
    "finance": "head=for, cfo=for, lsb_chair=for, fr_representative=for",
}
BOARD_VOTES = ", ".join(f"trustee:{name}=for" for name in TRUSTEES)

OCCASION = Occasion(PROMPT, SCHOOL.who)
CLERK = Recorder("smarsh", "laptop7")
P = ParamSpec("P")


class Refused(Exception):  # noqa: N818 - it carries problems; it is not one
    """What was asked is not recorded, and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)

    @property
    def codes(self) -> list[str]:
        """The codes of all that stands against it."""
        return [each.code for each in self.problems]

    @property
    def said(self) -> str:
        """All that is said of it, on one line."""
        return " ".join(str(self).split())


def refused(ask: Callable[P, Entry], *arguments: P.args, **named: P.kwargs) -> Refused:
    """That something is refused, and why."""
    with pytest.raises(Refused) as met:
        ask(*arguments, **named)
    return met.value


def votes(text: str) -> tuple[WrittenBallot, ...]:
    """Votes as they are written, commas between: `ceo=for, mentor=recused: her own school`."""
    parsed = [parse_ballot(each) for each in text.split(",") if each.strip()]
    given = tuple(each for each in parsed if isinstance(each, WrittenBallot))
    assert len(given) == len(parsed), parsed
    return given


def entry_of(
    act: Act, number: int, day: date, recorder: Recorder = CLERK, *, named: str = ""
) -> Entry:
    """An act as the ledger holds it: the entry of that number, recorded on a day."""
    when = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(minutes=number)
    entry_id = hashlib.sha256(f"{recorder} {number} {named}".encode()).hexdigest()
    place = Place(f"ledger/{recorder.user}@{recorder.machine}.jsonl", line=number)
    return Entry(
        id=entry_id, place=place, when=when, day=day, recorder=recorder, as_at=None, act=act
    )


@dataclass
class Courtroom:
    """A school on a ladder: the evidence shown of it, its people, and what has been recorded."""

    ladder_id: str = "education"
    trust: Trust = TRUST
    school: School = SCHOOL
    today: date = TODAY
    shown: Mapping[str, Content] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def ladder(self) -> Ladder:
        """The ladder as sfec ships it."""
        return shipped(self.ladder_id)

    @property
    def course(self) -> Course:
        """The school's course so far."""
        return courses(self.ledger).get((self.school.code, self.ladder_id), NO_COURSE)

    @property
    def last(self) -> CourseDecision:
        """The last decision that stands."""
        last = self.course.last
        assert last is not None
        return last

    def draft(self, category: str, on: date) -> Decision:
        """A decision on the school, by nobody yet."""
        return Decision(
            school=self.school.code,
            ladder=self.ladder_id,
            half_term=HALF_TERM.id,
            category=category,
            moved_from=None,
            on=on,
        )

    def starts_in(self, category: str) -> Entry:
        """Record that the school has been placed in a category, whoever decided it."""
        return self.add(self.draft(category, HALF_TERM.first))

    def add(self, act: Act) -> Entry:
        """Record an act as it is."""
        entry = entry_of(act, len(self.ledger.entries) + 1, self.today, named=self.ladder_id)
        grounds = dict(self.ledger.grounds)
        if isinstance(act, Decision | VoteOpened):
            grounds[entry.id] = grounds_of(self.circumstances().indication, (), "policy")
        self.ledger = Ledger((*self.ledger.entries, entry), grounds)
        return entry

    def circumstances(self, corrected: CourseDecision | None = None) -> Circumstances:
        """The circumstances that a decision is made in now."""
        current = corrected.decision.moved_from if corrected else self.course.current
        found = indicate(self.ladder, evidence(self.ladder_id, **self.shown), current)
        return Circumstances(self.trust, found, self.course, self.today)

    def proposal(
        self, category: str, by: str = "", vote: str = "", on: date | None = None
    ) -> Proposal:
        """What is asked to be recorded, decided by some roles or by a vote."""
        return Proposal(
            draft=self.draft(category, on or self.today),
            school=self.school,
            half_term=HALF_TERM,
            occasion=OCCASION,
            roles=tuple(each.strip() for each in by.split(",") if each.strip()),
            ballots=votes(vote),
        )

    def decide(  # noqa: D417 - the rest is what a proposal holds
        self,
        category: str,
        by: str = "",
        vote: str = "",
        *,
        on: date | None = None,
        reason: str | None = None,
        casting: Choice | None = None,
        is_exceptional: bool = False,
        corrects: Entry | None = None,
    ) -> Entry:
        """Record a decision. Raises Refused with all that stands against it.

        Args:
            corrects: the entry that it stands instead of.
        """
        corrected = self.course.of(corrects.id) if corrects else None
        proposal = self.proposal(category, by, vote, on)
        draft = proposal.draft._replace(
            reason=reason,
            is_exceptional=is_exceptional,
            corrects=corrected.entry.id if corrected else None,
        )
        proposal = proposal._replace(draft=draft, casting=casting, corrected=corrected)
        made, problems = decide(proposal, self.circumstances(corrected))
        if made is None:
            raise Refused(problems)
        return self.add(made.decision)

    def open_vote(
        self, category: str, *, on: date | None = None, is_exceptional: bool = False
    ) -> Entry:
        """Open a vote. Raises Refused."""
        proposal = self.proposal(category, on=on)
        draft = proposal.draft._replace(is_exceptional=is_exceptional)
        return self._record(*open_vote(proposal._replace(draft=draft), self.circumstances()))

    def cast(self, vote: str, *, on: date | None = None) -> Entry:
        """Record votes cast in the open vote. Raises Refused."""
        day = on or self.today
        return self._record(
            *cast_ballots(self.course.votes[-1], votes(vote), day, self.today, OCCASION)
        )

    def close(
        self,
        *,
        on: date | None = None,
        casting: Choice | None = None,
        reason: str | None = None,
        notice_ends: date | None = None,
    ) -> Entry:
        """Close the open vote. Raises Refused."""
        vote = self.course.votes[-1]
        proposal = self.proposal(vote.opened.category, on=on)._replace(casting=casting)
        draft = proposal.draft._replace(reason=reason, is_exceptional=vote.opened.is_exceptional)
        proposal = proposal._replace(draft=draft)
        closed, problems = close_vote(proposal, vote, self.circumstances(), notice_ends)
        return self._record(closed.act if closed else None, problems)

    def ratify(self, vote: str, *, on: date | None = None, casting: Choice | None = None) -> Entry:
        """Ratify the last decision. Raises Refused."""
        act, problems = ratify(
            self.last,
            self.ladder,
            trust=self.trust,
            school=self.school,
            on=on or self.today,
            today=self.today,
            ballots=votes(vote),
            casting=casting,
            occasion=OCCASION,
        )
        return self._record(act, problems)

    def withdraw(self, entry: Entry) -> Entry:
        """Take an entry back. Raises Refused."""
        return self._record(
            *withdraw(entry, self.ledger, courses(self.ledger), "by mistake", PROMPT)
        )

    def _record(
        self,
        act: Ratification | Withdrawal | VoteOpened | BallotsCast | VoteClosed | Decision | None,
        problems: Sequence[Problem],
    ) -> Entry:
        if act is None:
            raise Refused(problems)
        return self.add(act)
