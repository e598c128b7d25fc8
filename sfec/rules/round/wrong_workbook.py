"""Signs that a workbook is another half-term's: its days, its answers, its figures.

None of them is proof, so that all are warnings and what is typed stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from sfec.model.evidence import Evidence, LadderSheet
from sfec.model.half_term import HalfTerm
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem
from sfec.rules.half_terms import name_half_term
from sfec.rules.ladders.wording import format_content
from sfec.rules.school_days import name_year

#: Fewer answers than these may well be the same as last time.
_MEANINGFUL = 20
#: What a slip of one digit, of two or of three makes of a figure, and a little that has changed.
_SLIPS = (10, 100, 1000)
_LEAST, _MOST = Decimal("0.9"), Decimal("1.1")
_FAR_HINT = (
    "look whether digits are missing or too many, as where it was typed in thousands; "
    "where it is right, it stands"
)


class Earlier(NamedTuple):
    """A ladder's sheet of the half-term before that has a workbook."""

    half_term: HalfTerm
    sheet: LadderSheet


def judged_elsewhere(
    sheets: Sequence[LadderSheet], half_term: HalfTerm, half_terms: Sequence[HalfTerm]
) -> list[Problem]:
    """A warning of a workbook's sheets where most judged on days of another half-term.

    Problems: evidence-judged.
    """
    sheets = [sheet for sheet in sheets if _most_elsewhere(sheet, half_term, half_terms)]
    if not sheets:
        return []
    whose = _most_elsewhere(sheets[0], half_term, half_terms)
    rows = sheets[0].rows.values()
    first = min(row.row for row in rows if _elsewhere(row.judged_on, half_term, half_terms))
    titles = " and ".join(sheet.first_cell.sheet for sheet in sheets if sheet.first_cell)
    message = f"most days under Judged on lie in {whose}, on {titles}"
    message += f": this is the workbook of {half_term.title}"
    hint = "look whether it is the right workbook; until it is replaced, what is typed in it stands"
    at = sheets[0].first_cell or Place("")
    place = at._replace(line=first, column=sheets[0].judged_on_column)
    return [Problem(place, "evidence-judged", message, hint, level=Level.WARNING)]


def _most_elsewhere(sheet: LadderSheet, half_term: HalfTerm, half_terms: Sequence[HalfTerm]) -> str:
    """In which other half-term, or year, most of a sheet's days lie; nothing if in none."""
    days = Counter(row.judged_on for row in sheet.rows.values() if row.judged_on)
    told: Counter[str] = Counter()
    for day, times in days.items():
        told[_elsewhere(day, half_term, half_terms)] += times
    whose, times = max(told.items(), key=itemgetter(1), default=("", 0))
    return whose if times * 2 > told.total() else ""


def _elsewhere(day: date | None, half_term: HalfTerm, half_terms: Sequence[HalfTerm]) -> str:
    """The other half-term, or year, that a day lies in; nothing for any other day."""
    if day is None:
        return ""
    for each in half_terms:
        if each.first <= day <= each.last:
            return "" if each.id == half_term.id else each.title
    return "" if name_year(day) == half_term.year else name_half_term(name_year(day))


def unlikely(
    ladder: Ladder, schools: Sequence[School], sheet: LadderSheet, earlier: Earlier
) -> Iterator[Problem]:
    """Warnings of what is unlikely in a sheet beside that of the half-term before.

    Problems: evidence-unchanged, evidence-tenfold.
    """
    if sheet.first_cell and _is_the_same(ladder, sheet, earlier.sheet):
        at = earlier.sheet.first_cell
        message = f"every answer is the same as in {earlier.half_term.title} ({at})"
        hint = (
            "where they were copied, type this half-term's; where nothing has changed, they stand"
        )
        yield Problem(sheet.first_cell, "evidence-unchanged", message, hint, level=Level.WARNING)
    for school in schools:
        now, then = sheet.rows.get(school.code), earlier.sheet.rows.get(school.code)
        if now and then:
            for field in ladder.typed_fields:
                if slip := _slip(now.contents[field.id], then.contents[field.id]):
                    problem = _tenfold(ladder, field, school, (now, then), earlier.half_term)
                    yield problem if slip == min(_SLIPS) else problem._replace(hint=_FAR_HINT)


def _is_the_same(ladder: Ladder, now: LadderSheet, then: LadderSheet) -> bool:
    """Whether each school's every answer is as it was, and there are enough to mean something.

    Of rows that are left out nobody knows what they answer.
    """
    if now.meant or then.meant:
        return False
    filled = 0
    for code, row in now.rows.items():
        was = then.rows.get(code)
        if was is None or row.unreadable or was.unreadable:
            return False
        for field in ladder.typed_fields:
            if row.contents[field.id] != was.contents[field.id]:
                return False
            filled += row.contents[field.id] is not None
    return filled >= _MEANINGFUL


def _slip(now: object, then: object) -> int:
    """How many times another a figure is, or that it, where a slip of digits makes so many."""
    if not (isinstance(now, Decimal) and isinstance(then, Decimal) and now * then > 0):
        return 0
    times = max(now / then, then / now)
    return next((slip for slip in _SLIPS if _LEAST <= times / slip <= _MOST), 0)


def _tenfold(
    ladder: Ladder,
    field: EvidenceField,
    school: School,
    rows: tuple[Evidence, Evidence],
    half_term: HalfTerm,
) -> Problem:
    now, then = (format_content(ladder, field, row.contents[field.id]) for row in rows)
    here, there = (row.source(field.id) or Place("") for row in rows)
    message = f"{field.heading} is {now}, and was {then} in {half_term.title} ({there})"
    hint = "look whether a digit is missing, or one too many; where it is right, it stands"
    return Problem(here, "evidence-tenfold", message, hint, school.who, Level.WARNING)
