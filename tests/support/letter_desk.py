"""What a CEO letter is composed from, in memory: decisions, evidence and directives."""

from datetime import date, timedelta
from typing import Any

from sfec.model.course import Course, CourseDecision
from sfec.model.decision import Decision
from sfec.model.evidence import Directive, Evidence
from sfec.model.half_term import AcademicYear, HalfTerm, TermDates
from sfec.model.trust import Holder
from sfec.problems import Place
from sfec.rules.letters.ceo_letter import LetterFacts
from sfec.rules.letters.letter_ladder import LadderPosition, find_position
from tests.support.courtroom import HALF_TERM, SCHOOL, TODAY, TRUST, Courtroom, entry_of
from tests.support.ladders import evidence

CEO = Holder("ceo", "Ada Quill")
DIRECTIVES = "evidence/2026-27/autumn-2.xlsx"


def _half_term(year: str, name: str, first: str, last: str) -> HalfTerm:
    return HalfTerm(date.fromisoformat(first), date.fromisoformat(last), year, name)


LAST_YEAR = AcademicYear(
    "2025-26",
    (
        _half_term("2025-26", "autumn-1", "2025-09-01", "2025-10-24"),
        _half_term("2025-26", "autumn-2", "2025-11-03", "2025-12-19"),
        _half_term("2025-26", "spring-1", "2026-01-05", "2026-02-13"),
        _half_term("2025-26", "spring-2", "2026-02-23", "2026-03-27"),
        _half_term("2025-26", "summer-1", "2026-04-13", "2026-05-22"),
        _half_term("2025-26", "summer-2", "2026-06-01", "2026-07-21"),
    ),
)
THIS_YEAR = AcademicYear(
    "2026-27",
    (
        _half_term("2026-27", "autumn-1", "2026-09-01", "2026-10-23"),
        HALF_TERM,
        _half_term("2026-27", "spring-1", "2027-01-04", "2027-02-12"),
    ),
)
TERM_DATES = TermDates((LAST_YEAR, THIS_YEAR))
BEFORE = THIS_YEAR.half_terms[0]


def came_through(*stands: tuple[str, str], ladder_id: str = "education") -> Course:
    """A school's course through half-terms, each with the category decided for it."""
    made = [
        Decision("RPS", ladder_id, half_term, category, None, TODAY, (CEO,))
        for half_term, category in stands
    ]
    return Course(
        tuple(CourseDecision(entry_of(each, number, TODAY)) for number, each in enumerate(made, 1))
    )


def court_in(category: str, ladder_id: str = "education", **shown: Any) -> Courtroom:  # noqa: ANN401 - any content
    """A school placed in a category the half-term before, and what the evidence shows of it now."""
    court = Courtroom(ladder_id, shown=shown)
    court.add(Decision("RPS", ladder_id, BEFORE.id, category, None, BEFORE.last, (CEO,)))
    return court


def placed_in(
    court: Courtroom, now: Evidence | None = None, half_term: HalfTerm = HALF_TERM
) -> LadderPosition:
    """Where the school stands on the court's ladder, for its letter."""
    return find_position(
        court.ladder,
        half_term,
        court.course,
        now or evidence(court.ladder_id, **court.shown),
        court.ledger,
    )


def decided_in(
    category: str = "universal",
    ladder_id: str = "education",
    **shown: Any,  # noqa: ANN401
) -> LadderPosition:
    """A school placed the half-term before, and confirmed there, whatever the evidence shows."""
    court = court_in(category, ladder_id, **shown)
    court.add(
        Decision(
            "RPS",
            ladder_id,
            HALF_TERM.id,
            category,
            category,
            TODAY,
            (CEO,),
            follows=court.last.entry.id,
        )
    )
    return placed_in(court)


def told(*placed: LadderPosition, **changed: Any) -> LetterFacts:  # noqa: ANN401
    """What a letter tells of the school: Universal on both ladders, no directives, no reports."""
    both = placed or (decided_in(), decided_in(ladder_id="finance"))
    return LetterFacts(TRUST, SCHOOL, HALF_TERM, TERM_DATES, TODAY, both, (), (), {})._replace(
        **changed
    )


def directive(number: str = "1", due_in: int | None = 7, **changed: Any) -> Directive:  # noqa: ANN401 - any field
    """A directive on education, due some days from today."""
    due = None if due_in is None else TODAY + timedelta(days=due_in)
    place = Place(DIRECTIVES, "Directives", 2, 7)
    given = Directive(
        "RPS", number, "education", "Teach phonics daily", "Head", due, None, None, place
    )
    return given._replace(**changed)
