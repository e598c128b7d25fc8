"""One half-term's evidence made whole: every school, derived fields included, and what in it cannot stand."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sfec.folder.evidence_file import EvidenceSheets
from sfec.model.evidence import NOT_DUE, Content, Directive, Evidence
from sfec.model.half_term import HalfTerm
from sfec.model.indication import Answer
from sfec.model.policy import Contradiction, EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem, quoted
from sfec.rules.conditions import answer, fields_of
from sfec.rules.derive import derive
from sfec.rules.indicate import wrongly_not_due
from sfec.rules.wording import format_content

if TYPE_CHECKING:
    from sfec.rules.audits import Derived

#: Asks for the latest answer to a field before this half-term, by school code: the answer and its place.
EarlierAnswers = Callable[[Ladder, EvidenceField], Mapping[str, tuple[Content, Place | None]]]


class HalfTermEvidence(NamedTuple):
    """Every school's evidence of one half-term, by ladder and code; a school without a row is not known throughout.

    `reports` are by code and the officer's role; nobody's report of a school is empty.
    """

    half_term: HalfTerm
    schools: Sequence[School]
    by_ladder: Mapping[str, Mapping[str, Evidence]]
    directives: Sequence[Directive]
    reports: Mapping[str, Mapping[str, str]]


class Completion(NamedTuple):
    """What a half-term's rows are completed with."""

    ladders: Sequence[Ladder]
    schools: Sequence[School]
    half_term: HalfTerm
    on: date
    year_is_open: bool
    earlier: EarlierAnswers
    audit_actions: "Mapping[str, Derived] | None" = None


def complete(sheets: EvidenceSheets, given: Completion) -> tuple[HalfTermEvidence, list[Problem]]:
    """The evidence of every school of a half-term, from the rows read.

    Problems: evidence-no-row, evidence-derived, evidence-not-due, evidence-contradiction.
    """
    directives: dict[tuple[str, str], list[Directive]] = defaultdict(list)
    for each in sheets.directives:
        directives[each.school, each.ladder].append(each)
    problems: list[Problem] = []
    by_ladder: dict[str, dict[str, Evidence]] = {}
    for ladder in given.ladders:
        rows = sheets.rows.get(ladder.id, {})
        nothing = Evidence(dict.fromkeys(ladder.fields))
        by_ladder[ladder.id] = {}
        for school in given.schools:
            if ladder.id in sheets.rows and school.code not in rows:
                problems.append(_no_row(school, ladder, sheets.places[ladder.id]))
            row = rows.get(school.code, nothing)
            # One whose ladder cannot be read may belong to any.
            theirs = [*directives.get((school.code, ladder.id), ()), *directives.get((school.code, ""), ())]
            whole = _derived(row, ladder, theirs, given.on)
            if given.audit_actions is not None:
                whole = _audited(ladder, school, whole, given.audit_actions.get(school.code), problems)
            by_ladder[ladder.id][school.code] = _doubt(ladder, school, whole, given, problems)
    return HalfTermEvidence(given.half_term, given.schools, by_ladder, sheets.directives, sheets.reports), problems


def _derived(row: Evidence, ladder: Ladder, directives: Sequence[Directive], on: date) -> Evidence:
    derived, places = derive(ladder, row.contents, directives, on)
    contents = {**row.contents, **derived}
    return Evidence(contents, row.sheet, row.row, places, row.judged_by, row.judged_on, row.unreadable)


def _audited(
    ladder: Ladder, school: School, evidence: Evidence, derived: "Derived | None", problems: list[Problem]
) -> Evidence:
    """The evidence with what audits have come to, which beats what was typed (the reading's evidence 13).

    Where they recommend nothing of the school, what was typed stands; with nothing typed either it is not due.
    """
    from sfec.rules.audits import ANSWERS, AUDIT_ACTIONS  # noqa: PLC0415 - only where there are some

    field = ladder.fields.get(AUDIT_ACTIONS)
    if field is None or not set(ANSWERS) <= set(field.values):
        return evidence
    typed, cell = evidence.contents[field.id], evidence.source(field.id)
    if derived is None:
        is_blank = evidence.is_blank(field.id)
        return replace(evidence, contents={**evidence.contents, field.id: NOT_DUE}) if is_blank else evidence
    content, places = derived
    if typed not in (None, content) and cell:
        said, counted = (quoted(format_content(ladder, field, each)) for each in (typed, content))
        message = f"{field.heading} is {said}, but the audits make it {counted} ({places[0]})"
        hint = "what the audits make it counts; correct this cell, or the audits"
        problems.append(Problem(cell, "evidence-derived", message, hint, school.who, Level.WARNING))
    found = {**evidence.derived_from, field.id: places}
    return replace(evidence, contents={**evidence.contents, field.id: content}, derived_from=found)


def _doubt(ladder: Ladder, school: School, evidence: Evidence, given: Completion, problems: list[Problem]) -> Evidence:
    """The evidence with what cannot stand made not known, and what still stands filled in; adds what is doubtful."""
    for field in ladder.guarded_fields:
        if evidence.contents[field.id] == NOT_DUE:
            evidence = _refuse_not_due(ladder, field, school, evidence, given, problems)
        if field.stands and evidence.is_blank(field.id):
            evidence = _let_stand(evidence, field, given.earlier(ladder, field).get(school.code))
    problems += [
        _contradiction(ladder, school, evidence, each)
        for each in ladder.contradictions
        if answer(each.condition, evidence.contents, {}) is Answer.YES
    ]
    return evidence


def _refuse_not_due(  # noqa: PLR0917 - what is doubted, of whom, and against what
    ladder: Ladder, field: EvidenceField, school: School, evidence: Evidence, given: Completion, problems: list[Problem]
) -> Evidence:
    """The evidence with a "not due" that cannot be made not known; silently where only a gap keeps it from standing."""
    contents = evidence.contents
    why = ""
    if field.asked_when and answer(field.asked_when, contents, {}) is Answer.YES:
        why = _since(ladder, field, evidence)
    elif field.stands and (earlier := given.earlier(ladder, field).get(school.code)):
        why = f"it was {format_content(ladder, field, earlier[0])} at {earlier[1]}, and that stands until the next"
    elif field.stands and not given.year_is_open:
        why = f"the year {given.half_term.year} is over"
    elif field.id not in wrongly_not_due(ladder, contents):
        return evidence
    if why:
        problems.append(_not_due(field, school, evidence, why))
    return replace(evidence, contents={**contents, field.id: None})


def _let_stand(evidence: Evidence, field: EvidenceField, earlier: tuple[Content, Place | None] | None) -> Evidence:
    """The evidence with the latest earlier answer, which stands until the next (the reading's evidence 9)."""
    if earlier is None:
        return evidence
    content, place = earlier
    places = {**evidence.derived_from, field.id: (place,) if place else ()}
    return replace(evidence, contents={**evidence.contents, field.id: content}, derived_from=places)


def _since(ladder: Ladder, field: EvidenceField, evidence: Evidence) -> str:
    asked_of = fields_of(field.asked_when, ladder) if field.asked_when else ()
    return " and ".join(_said(ladder, evidence, each) for each in asked_of)


def _said(ladder: Ladder, evidence: Evidence, field_id: str) -> str:
    field = ladder.fields[field_id]
    return f"{field.heading} is {format_content(ladder, field, evidence.contents[field_id])}"


def _not_due(field: EvidenceField, school: School, evidence: Evidence, why: str) -> Problem:
    place = evidence.source(field.id) or Place("")
    allowed = ", ".join(each for each in field.values if each != NOT_DUE)
    message = f"{field.heading} is {NOT_DUE}, but {why}"
    return Problem(place, "evidence-not-due", message, f"allowed: {allowed}", school.who)


def _no_row(school: School, ladder: Ladder, sheet: Place) -> Problem:
    message = f"{ladder.title} has no row for the school: nothing of it is known"
    return Problem(
        sheet, "evidence-no-row", message, f"add a row that starts with {school.code}", school.who, Level.WARNING
    )


def _contradiction(ladder: Ladder, school: School, evidence: Evidence, found: Contradiction) -> Problem:
    fields = fields_of(found.condition, ladder)
    places = [place for each in fields if (place := evidence.source(each))]
    also = ", ".join(place.at for place in places[1:])
    message = f"{found.statement}" + (f" ({also})" if also else "")
    hint = "both stand, and the worse counts; correct the one that is wrong"
    return Problem(
        places[0] if places else Place(""), "evidence-contradiction", message, hint, school.who, Level.WARNING
    )
