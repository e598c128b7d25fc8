"""A half-term's evidence made whole: every school's row, with what is derived in its place."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from sfec.model.evidence import Derived, Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Level, Part, Place, Problem, quoted
from sfec.rules.ladders.wording import format_content
from sfec.rules.round.derivations import DERIVATIONS, STANDING, Sources
from sfec.rules.round.doubts import settle


class Setting(NamedTuple):
    """The half-term that rows are made whole for, its schools, and the day it is seen from."""

    half_term: HalfTerm
    schools: Sequence[School]
    day: date
    is_year_open: bool

    @property
    def who(self) -> Mapping[str, str]:
        """Each school as problems name it, by its code."""
        return {each.code: each.who for each in self.schools}


def complete(ladder: Ladder, sources: Sources, given: Setting) -> Part[dict[str, Evidence]]:
    """Each school's evidence on a ladder, by its code.

    Problems: evidence-no-row, evidence-derived, evidence-not-due, evidence-contradiction, and
    those of what is derived.
    """
    year_over = None if given.is_year_open else given.half_term.year
    nothing, sheet = Evidence(dict.fromkeys(ladder.fields)), sources.sheet
    problems: list[Problem] = []
    evidence: dict[str, Evidence] = {}
    for school in given.schools:
        row = sheet.rows.get(school.code)
        if row is None and sheet.first_cell and school.code not in sheet.meant:
            problems.append(_no_row(school, ladder, sheet.first_cell))
        derived, found = _with_derived(ladder, school, row or nothing, sources, given.day)
        earlier = partial(_earlier, school, sources, given.day)
        evidence[school.code], doubts = settle(ladder, school, derived, earlier, year_over)
        problems += found
        problems += doubts
    return Part(evidence, problems)


def _with_derived(
    ladder: Ladder, school: School, row: Evidence, sources: Sources, day: date
) -> Part[Evidence]:
    """A row with every derived field; what nothing can be derived from is not due, or as typed."""
    contents, places = {**row.contents, **ladder.not_due_yet}, dict(row.derived_from)
    problems: list[Problem] = []
    for field in ladder.derived_fields:
        derived = DERIVATIONS[field.kind].derive(field, school, sources, day)
        if derived is None:
            continue
        problems += derived.problems
        if field.is_typed:
            problems += _contradictions(ladder, field, school, row, derived)
        contents[field.id] = derived.content
        if derived.places:
            places[field.id] = derived.places
    return Part(row.with_contents(contents, places), problems)


def _contradictions(
    ladder: Ladder, field: EvidenceField, school: School, row: Evidence, derived: Derived
) -> Iterator[Problem]:
    """A warning where another answer is typed; derived beats it (the reading's evidence 13).

    Where what is derived is not known, why it is not has been told.
    """
    typed, cell = row.contents[field.id], row.source(field.id)
    if cell and derived.content is not None and typed not in (None, derived.content):
        told_by = DERIVATIONS[field.kind].told_by
        said = quoted(format_content(ladder, field, typed))
        counted = quoted(format_content(ladder, field, derived.content))
        told = f"{told_by} make it {counted} ({derived.places[0]})"
        message = f"{field.heading} is {said}, but {told}"
        hint = f"what {told_by} make it counts; correct this cell, or {told_by}"
        yield Problem(cell, "evidence-derived", message, hint, school.who, Level.WARNING)


def _earlier(school: School, sources: Sources, day: date, field: EvidenceField) -> Derived | None:
    return DERIVATIONS[STANDING].derive(field, school, sources, day)


def _no_row(school: School, ladder: Ladder, sheet: Place) -> Problem:
    message = f"{ladder.title} has no row for the school: nothing of it is known"
    hint = f"add a row that starts with {school.code}"
    return Problem(sheet, "evidence-no-row", message, hint, school.who, Level.WARNING)
