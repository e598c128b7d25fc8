"""What a command line names, found in the folder: a half-term, schools, ladders."""

from collections.abc import Iterable, Sequence
from datetime import date

from sfec.folder.data_folder import DataFolder
from sfec.folder.formats.cells import fold
from sfec.folder.names import TERM_DATES_FILE
from sfec.folder.policy.policy_file import LADDERS
from sfec.model.half_term import NAMES, HalfTerm, TermDates
from sfec.model.identifier import identity
from sfec.model.policy import Ladder
from sfec.model.trust import ROLES, School
from sfec.office.usage import misuse
from sfec.problems import Place, Problem, ProblemsFound, did_you_mean
from sfec.rules.decisions.ballots import parse_role
from sfec.rules.half_terms import find_half_term, parse_half_term, present_half_term


def choose_half_term(folder: DataFolder, named: str | None, day: date) -> HalfTerm:
    """The half-term named, else the one the day is in, else the last ended.

    Raises ProblemsFound: term-none. Raises Misuse where no half-term has that name.
    """
    if folder.term_dates is None:
        raise ProblemsFound(folder.problems)
    if named is not None:
        return _named_half_term(folder.term_dates, named, day)
    found = present_half_term(folder.term_dates, day)
    if found is None:
        place, message = Place(TERM_DATES_FILE), "no half-term has begun yet"
        hint = f"add the year's dates to {TERM_DATES_FILE}, or name a half-term with --half-term"
        raise ProblemsFound([*folder.problems, Problem(place, "term-none", message, hint)])
    return found


def _named_half_term(term_dates: TermDates, named: str, day: date) -> HalfTerm:
    parsed = parse_half_term(named)
    found = find_half_term(term_dates, *parsed, day) if parsed else None
    if found is None:
        known = [each.id for each in term_dates]
        listed = f"{known[0]} to {known[-1]}" if known else "none that can be read"
        near = did_you_mean(named, [*known, *NAMES]) or f"{TERM_DATES_FILE} has: {listed}"
        raise misuse(named, f"is no half-term here; {near}", "--half-term")
    return found


def choose_schools(
    folder: DataFolder, codes: Iterable[str], among: Sequence[School]
) -> list[School]:
    """The schools of those codes, or names, whatever their case; all of them when none is named.

    Raises ProblemsFound where no school can be read. Raises Misuse where none has that code.
    """
    if not folder.schools:
        raise ProblemsFound(folder.problems)
    by_name = {identity(each.name): each for each in among}
    by_name |= {identity(each.code): each for each in among}
    chosen = []
    for code in codes:
        school = by_name.get(identity(code))
        if school is None:
            raise misuse(code, _why_no_school(folder, code, among), "school")
        chosen.append(school)
    return chosen or list(among)


def _why_no_school(folder: DataFolder, code: str, among: Sequence[School]) -> str:
    if any(identity(each.code) == identity(code) for each in folder.schools):
        return "was not in the trust that half-term"
    known = sorted({each.code for each in among})
    near = did_you_mean(code, known) or f"codes: {', '.join(known)}"
    return f"is no school's code; {near}"


def choose_ladders(folder: DataFolder, named: str | None) -> dict[str, Ladder]:
    """The ladder of that name, or both. Raises ProblemsFound where the policy cannot be read."""
    if named is None:
        if not folder.ladders:
            raise ProblemsFound(folder.problems)
        return dict(folder.ladders)
    ladder_id = named.casefold()
    if ladder_id not in LADDERS:
        near = did_you_mean(named, LADDERS) or f"ladders: {', '.join(LADDERS)}"
        raise misuse(named, f"is no ladder; {near}", "--ladder")
    if ladder_id not in folder.ladders:
        raise ProblemsFound(folder.problems)
    return {ladder_id: folder.ladders[ladder_id]}


def choose_role(named: str, option: str, *also: str) -> str:
    """A role by its id or as it is written, or one of those that may stand there too."""
    others = {fold(each): each for each in also}
    role = others.get(fold(named)) or parse_role(named)
    if role is None:
        roles = [*ROLES, *also]
        near = did_you_mean(named, roles) or f"roles: {', '.join(roles)}"
        raise misuse(named, f"is no role; {near}", option)
    return role
