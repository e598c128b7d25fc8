"""What a command line names, found in the folder: a half-term, schools, ladders."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import typer

from sfec.commands import clock
from sfec.commands.options import misuse, open_folder, today
from sfec.problems import Place, Problem, ProblemsFound, did_you_mean

if TYPE_CHECKING:
    from sfec.folder.data_folder import DataFolder
    from sfec.model.half_term import AcademicYear, HalfTerm
    from sfec.model.policy import Ladder
    from sfec.model.trust import School


class Opened(NamedTuple):
    """A trust's folder, opened on a day at a half-term.

    `known_by` is that day where it lies in the past: only what had been recorded by then counts.
    """

    folder: "DataFolder"
    day: date
    half_term: "HalfTerm"
    known_by: date | None = None

    @property
    def year(self) -> "AcademicYear":
        """The academic year of the half-term. Raises ProblemsFound where the term dates cannot be read."""
        if self.folder.term_dates is None:
            raise ProblemsFound(self.folder.problems)
        return self.folder.term_dates.year_of(self.half_term)


def open_half_term(
    context: typer.Context, data: str | None, as_at: str | None, named: str | None, *, glances: bool = False
) -> Opened:
    """Open the folder at the half-term named, or the one the day is in. Raises ProblemsFound."""
    day = today(context, as_at)
    folder = open_folder(context, data, glances=glances)
    return Opened(folder, day, choose_half_term(folder, named, day), past(day))


def past(day: date) -> date | None:
    """The day, where it has passed by the computer's clock."""
    return day if day < clock.now().date() else None


def choose_half_term(folder: "DataFolder", named: str | None, day: date) -> "HalfTerm":
    """The half-term named, else the one the day is in, else the last ended. Raises ProblemsFound: term-none."""
    from sfec.model.half_term import NAMES  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.half_terms import find_half_term, parse_half_term, present_half_term  # noqa: PLC0415

    if folder.term_dates is None:
        raise ProblemsFound(folder.problems)
    if named is None:
        found = present_half_term(folder.term_dates, day)
        if found is None:
            hint = "add the year's dates to term-dates.yaml, or name a half-term with --half-term"
            problem = Problem(Place("term-dates.yaml"), "term-none", "no half-term has begun yet", hint)
            raise ProblemsFound([*folder.problems, problem])
        return found
    parsed = parse_half_term(named)
    found = find_half_term(folder.term_dates, *parsed, day) if parsed else None
    if found is None:
        known = [each.id for each in folder.term_dates]
        listed = f"{known[0]} to {known[-1]}" if known else "none that can be read"
        near = did_you_mean(named, [*known, *NAMES]) or f"term-dates.yaml has: {listed}"
        raise misuse(named, f"is no half-term here; {near}", "--half-term")
    return found


def choose_schools(folder: "DataFolder", codes: Iterable[str], among: Sequence["School"]) -> "list[School]":
    """The schools of those codes, or names, whatever their case; all of them when none is named."""
    schools = {each.name.casefold(): each for each in among} | {each.code.casefold(): each for each in among}
    chosen = []
    for code in codes:
        school = schools.get(code.strip().casefold())
        if school is None:
            known = sorted({each.code for each in schools.values()})
            elsewhere = any(each.code.casefold() == code.strip().casefold() for each in folder.schools)
            near = did_you_mean(code, known) or f"codes: {', '.join(known)}"
            says = "was not in the trust that half-term" if elsewhere else f"is no school's code; {near}"
            raise misuse(code, says, "school")
        chosen.append(school)
    return chosen or list(among)


def choose_ladders(folder: "DataFolder", named: str | None) -> "dict[str, Ladder]":
    """The ladder of that name, or both. Raises ProblemsFound where the policy cannot be read."""
    from sfec.folder.policy_file import LADDERS  # noqa: PLC0415 - keeps --help quick

    if named is None:
        if not folder.ladders:
            raise ProblemsFound(folder.problems)
        return dict(folder.ladders)
    if named.casefold() not in LADDERS:
        near = did_you_mean(named, LADDERS) or f"ladders: {', '.join(LADDERS)}"
        raise misuse(named, f"is no ladder; {near}", "--ladder")
    if named.casefold() not in folder.ladders:
        raise ProblemsFound(folder.problems)
    return {named.casefold(): folder.ladders[named.casefold()]}


def choose_formats(named: Iterable[str]) -> list[str]:
    """The formats of those names, whatever their case; the usual ones where none is named."""
    from sfec.documents.formats import FORMATS, USUAL  # noqa: PLC0415 - keeps --help quick

    for each in named:
        if each.casefold() not in FORMATS:
            near = did_you_mean(each, FORMATS) or f"formats: {', '.join(FORMATS)}"
            raise misuse(each, f"is no format; {near}", "--format")
    return list(dict.fromkeys(each.casefold() for each in named)) or list(USUAL)


def choose_role(named: str, option: str, *also: str) -> str:
    """A role by its id or as it is written, or one of those that may stand there too."""
    from sfec.model.trust import ROLES  # noqa: PLC0415 - keeps --help quick
    from sfec.rules.ballots import parse_role  # noqa: PLC0415

    folded = named.strip().casefold().replace(" ", "_")
    role = folded if folded in also else parse_role(named)
    if role is None:
        roles = [*ROLES, *also]
        raise misuse(named, f"is no role; {did_you_mean(named, roles) or 'roles: ' + ', '.join(roles)}", option)
    return role
