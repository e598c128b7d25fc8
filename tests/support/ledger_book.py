"""A ledger written in memory, entry by entry, as several people at several machines might."""

from datetime import date

from sfec.model.course import NO_COURSE, Course
from sfec.model.decision import Act, Decision, Ratification, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import Entry, Ledger, Recorder
from sfec.model.trust import Holder
from sfec.model.vote import Electorate, Outcome, Tally
from sfec.rules.decisions.courses import courses
from tests.support.courtroom import CLERK, HALF_TERM, entry_of

DAY = date(2026, 11, 23)
OTHER = Recorder("tpike", "desk2")
ADA, KIT = Holder("ceo", "Ada Quill"), Holder("head", "Kit Larch")
COUNTED = Tally(Electorate("the two of them", (ADA, KIT)), (), 2, "simple", Outcome.CARRIED)
LOST = COUNTED._replace(outcome=Outcome.LOST)


def decision(
    category: str = "concerning",
    follows: Entry | None = None,
    corrects: Entry | None = None,
    *,
    closes: Entry | None = None,
    is_exceptional: bool = False,
) -> Decision:
    """A decision of the CEO on the school, with what it names."""
    return Decision(
        school="RPS",
        ladder="education",
        half_term=HALF_TERM.id,
        category=category,
        moved_from=None,
        on=DAY,
        by=(ADA,),
        is_exceptional=is_exceptional,
        follows=follows.id if follows else None,
        corrects=corrects.id if corrects else None,
        closes=closes.id if closes else None,
    )


def vote_opened() -> VoteOpened:
    """A vote on the school."""
    return VoteOpened(
        school="RPS",
        ladder="education",
        half_term=HALF_TERM.id,
        category="poor",
        moved_from=None,
        on=DAY,
        electorate=COUNTED.electorate,
    )


class Book:
    """A ledger as it is being written."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, act: Act, recorder: Recorder = CLERK) -> Entry:
        """Write an act down."""
        entry = entry_of(act, len(self.entries) + 1, DAY, recorder)
        self.entries.append(entry)
        return entry

    def withdraw(self, entry: Entry) -> Entry:
        """Take an entry back."""
        return self.add(Withdrawal(entry.id, "by mistake"))

    def ratify(self, entry: Entry) -> Entry:
        """Have the board ratify a decision."""
        return self.add(Ratification(entry.id, DAY, COUNTED))

    def lose(self, vote: Entry) -> Entry:
        """Close a vote that does not carry."""
        return self.add(VoteClosed(vote.id, DAY, LOST))

    @property
    def course(self) -> Course:
        """The school's course."""
        return courses(Ledger(tuple(self.entries))).get(("RPS", "education"), NO_COURSE)

    @property
    def standing(self) -> list[Entry]:
        """The entries of the decisions that stand."""
        return [each.entry for each in self.course.decisions]
