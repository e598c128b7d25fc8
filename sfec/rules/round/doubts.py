"""What in a school's evidence cannot stand, what still stands from before, and contradictions."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from sfec.model.evidence import NOT_DUE, Derived, Evidence
from sfec.model.indication import Answer
from sfec.model.policy import Contradiction, EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Level, Part, Place, Problem
from sfec.rules.ladders.conditions import answer, fields_of
from sfec.rules.ladders.indicate import wrongly_not_due
from sfec.rules.ladders.wording import format_content

#: Asks for a school's latest answer to a field before the half-term, if there is one.
EarlierAnswer: TypeAlias = Callable[[EvidenceField], Derived | None]


def settle(
    ladder: Ladder,
    school: School,
    evidence: Evidence,
    earlier: EarlierAnswer,
    year_over: str | None,
) -> Part[Evidence]:
    """The evidence with what cannot stand made not known, and what still stands filled in.

    "Not due" of what has been answered before is not known, with a warning, and what was answered
    does not take its place; a blank is as it was last answered, for as long as that stands (the
    reading's evidence 9).

    `year_over` is the academic year, once it is over. Problems: evidence-not-due,
    evidence-contradiction.
    """
    problems: list[Problem] = []
    for field in ladder.guarded_fields:
        is_not_due = evidence.contents[field.id] == NOT_DUE
        is_asked = field.stands and (is_not_due or evidence.is_blank(field.id))
        found = earlier(field) if is_asked else None
        if is_not_due and not _is_of_unread_file(found):
            why = _why_it_is_due(ladder, evidence, field, found, year_over)
            if why:
                is_held = found is not None
                problems.append(_not_due(field, school, evidence, why, is_held=is_held))
            # Where only a gap keeps it from standing, nothing is said.
            if why or field.id in wrongly_not_due(ladder, evidence.contents):
                evidence = _with(evidence, field, Derived(None))
        else:
            evidence = _with(evidence, field, found)
    problems += _contradictions(ladder, school, evidence)
    return Part(evidence, problems)


def _with(evidence: Evidence, field: EvidenceField, found: Derived | None) -> Evidence:
    """The evidence with another answer to a field, if one stands, and where that is from."""
    if found is None or found.lapsed:
        return evidence
    contents, places = {**evidence.contents, field.id: found.content}, evidence.derived_from
    if found.places:
        places = {**places, field.id: found.places}
    return evidence.with_contents(contents, places)


def _is_of_unread_file(found: Derived | None) -> bool:
    """Whether an earlier answer is not known because a whole file, which has no line, is unread.

    Its own problem tells of it.
    """
    return found is not None and found.content is None and not any(each.at for each in found.places)


def _why_it_is_due(
    ladder: Ladder,
    evidence: Evidence,
    field: EvidenceField,
    found: Derived | None,
    year_over: str | None,
) -> str:
    """Why "not due" is no answer to a field, in words; nothing where it may be one."""
    if field.asked_when and answer(field.asked_when, evidence.contents, {}) is Answer.YES:
        asked_of = fields_of(field.asked_when, ladder)
        return " and ".join(_say_answer(ladder, evidence, each) for each in asked_of)
    if not field.stands:
        return ""
    if found:
        return _say_earlier(ladder, field, found)
    return f"the year {year_over} is over" if year_over else ""


def _say_earlier(ladder: Ladder, field: EvidenceField, found: Derived) -> str:
    """That a field has been answered, or may have been: where, and what."""
    place = found.places[0]
    if found.content is None:
        return f"what {place} says of it cannot be read"
    return f"it was {format_content(ladder, field, found.content)} at {place}"


def _say_answer(ladder: Ladder, evidence: Evidence, field_id: str) -> str:
    """An answer as a sentence says it: `In-year deficit is probable`."""
    field = ladder.fields[field_id]
    return f"{field.heading} is {format_content(ladder, field, evidence.contents[field_id])}"


def _not_due(
    field: EvidenceField, school: School, evidence: Evidence, why: str, *, is_held: bool
) -> Problem:
    """That "not due" is no answer: a warning where an answer has been held, else an error."""
    place = evidence.source(field.id) or Place("")
    hint = f"allowed: {', '.join(each for each in field.values if each != NOT_DUE)}"
    if is_held:
        hint += "; left empty, it is as it was last answered, as long as that stands"
    message = f"{field.heading} is {NOT_DUE}, but {why}{': it is not known' if is_held else ''}"
    level = Level.WARNING if is_held else Level.ERROR
    return Problem(place, "evidence-not-due", message, hint, school.who, level)


def _contradictions(ladder: Ladder, school: School, evidence: Evidence) -> Iterator[Problem]:
    for each in ladder.contradictions:
        if answer(each.condition, evidence.contents, {}) is Answer.YES:
            yield _contradiction(ladder, school, evidence, each)


def _contradiction(
    ladder: Ladder, school: School, evidence: Evidence, found: Contradiction
) -> Problem:
    sources = [evidence.source(each) for each in fields_of(found.condition, ladder)]
    places = [each for each in sources if each]
    also = ", ".join(place.at for place in places[1:])
    message = f"{found.statement} ({also})" if also else found.statement
    return Problem(
        places[0] if places else Place(""),
        "evidence-contradiction",
        message,
        "both stand, and the worse counts; correct the one that is wrong",
        school.who,
        Level.WARNING,
    )
