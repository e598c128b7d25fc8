"""The courses that a ledger records, and what in it cannot stand."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from sfec.folder.ledger.ledger_file import RESTORE, UNREADABLE
from sfec.folder.ledger.ledger_glance import has_sound_act
from sfec.model.course import NO_COURSE, Course, CourseDecision, Courses
from sfec.model.decision import Decision
from sfec.model.evidence import Evidence, HalfTermEvidence
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem, quoted
from sfec.rules.days import format_day
from sfec.rules.decisions.captured_evidence import StaleField, gone_stale
from sfec.rules.decisions.courses import courses
from sfec.rules.decisions.decision_words import title_of
from sfec.rules.ladders.wording import format_content
from sfec.rules.round.categorise import Record

#: Of so many values that a decision rested on and that have changed since, each is said.
_MOST_STALE = 3
_WITHDRAW = "withdraw the one that is wrong: `sfec withdraw {} --reason TEXT`"


def read_courses(
    ledger: Ledger, ladders: Mapping[str, Ladder], schools: Sequence[School]
) -> tuple[Courses, list[Problem]]:
    """The course of every school on every ladder that can be read.

    Problems: decision-double, decision-loose, decision-category, ledger-line.
    """
    names = {each.code: each.who for each in schools}
    readable: dict[tuple[str, str], Course] = {}
    problems: list[Problem] = []
    for (code, ladder_id), course in courses(ledger).items():
        ladder, who = ladders.get(ladder_id), names.get(code, code)
        if ladder is None:
            continue
        unreadable = [*_unknown_categories(course, ladder, who), *_unsound_last(course, who)]
        problems += [*unreadable, *_doubles(course, ladder, who), *_loose(course, ladder, who)]
        readable[code, ladder_id] = NO_COURSE if unreadable else course
    return readable, problems


def stale_problems(
    record: Record, ledger: Ledger, ladders: Mapping[str, Ladder], evidence: HalfTermEvidence
) -> Iterator[Problem]:
    """A warning for each decision of a half-term that rests on what is no longer so.

    What is not known now because of something that is told already is not told again. Problem:
    decision-stale.
    """
    told = _told_rows(evidence)
    for ladder in ladders.values():
        for school in evidence.schools:
            course = record.courses.get((school.code, ladder.id), NO_COURSE)
            decision = course.decided(evidence.half_term.id)
            if decision and decision.entry.id in ledger.grounds:
                now = evidence.by_ladder[ladder.id][school.code]
                grounds = ledger.grounds[decision.entry.id]
                changes = gone_stale(ladder, grounds, now)
                if gone := [each for each in changes if not _is_told(each, now, told)]:
                    changed = [_say_stale(each, ladder, now) for each in gone]
                    yield _stale(decision, ladder, changed, school)


def _told_rows(evidence: HalfTermEvidence) -> Collection[Place]:
    """The rows in which something is wrong that is told, and the files that fields rest on."""
    met = [each.place for each in evidence.problems.met if each.level is not Level.NOTE]
    sources = chain.from_iterable(evidence.problems.sources.values())
    wrong = [each.place for each in sources if each.level is Level.ERROR]
    lost = [each for each in evidence.problems.directives if each.code == "evidence-school"]
    # A row of no school may be the one that an earlier directive lacks.
    met += [each.place for each in evidence.directives if lost and not each.left_out]
    return {place._replace(column=0) for place in met} | {Place(each.path) for each in wrong}


def _is_told(stale: StaleField, now: Evidence, told: Collection[Place]) -> bool:
    """Whether a field is not known now for a reason that is told where it lies.

    An empty cell is told of nowhere else. What has no cell, or all of a file for its place, is not
    known because something cannot be read.
    """
    key = stale.field.id
    is_emptied = key not in now.derived_from and now.is_blank(key)
    if stale.now is not None or is_emptied:
        return False
    return not now.sources(key) or any(_lies_in(each, told) for each in now.sources(key))


def _lies_in(place: Place, told: Collection[Place]) -> bool:
    """Whether something is told of a place's row, of its sheet's headings or of its whole file."""
    rows = {place._replace(line=line, column=0) for line in (place.line, 1)}
    return not place.sheet or not rows.isdisjoint(told) or Place(place.path) in told


def _stale(
    decision: CourseDecision, ladder: Ladder, changed: Sequence[str], school: School
) -> Problem:
    hint = (
        "decide again on what is known now, confirming it if it stands; "
        "or put back what was changed by mistake"
    )
    more = len(changed) - _MOST_STALE
    said = [*changed[:_MOST_STALE], *([f"and {more} more"] if more > 0 else [])]
    message = f"{_name_decision(decision.decision, ladder)} rested on {'; '.join(said)}"
    at = decision.entry.place
    return Problem(at, "decision-stale", message, hint, school.who, Level.WARNING)


def _say_stale(stale: StaleField, ladder: Ladder, now: Evidence) -> str:
    then = format_content(ladder, stale.field, stale.then)
    today = format_content(ladder, stale.field, stale.now)
    place = now.source(stale.field.id)
    where = f" ({place})" if place else ""
    return f"{stale.field.heading}: {then}, now {today}{where}"


def _unknown_categories(course: Course, ladder: Ladder, who: str) -> Iterator[Problem]:
    known = {each.id for each in ladder.categories}
    if known.issuperset([each.links.category for each in course.decisions]):
        return
    hint = "bring the category back in policy/, so that what was decided can be understood"
    for each in course.decisions:
        category = each.links.category
        if category not in known:
            message = f"{quoted(category)} is no category of the {ladder.title} policy now"
            yield Problem(each.entry.place, "decision-category", message, hint, who)


def _unsound_last(course: Course, who: str) -> Iterator[Problem]:
    """Where a glance was enough so far, the decision that counts now is read."""
    if course.last and not has_sound_act(course.last.entry):
        yield Problem(course.last.entry.place, "ledger-line", UNREADABLE, RESTORE, who)


def _doubles(course: Course, ladder: Ladder, who: str) -> Iterator[Problem]:
    for first, second in course.doubles:
        message = (
            f"{_name_entry(second, ladder)} starts from where {_name_entry(first, ladder)} did, "
            f"at {first.place}; only the one recorded first counts"
        )
        hint = _WITHDRAW.format(second.short_id)
        yield Problem(second.place, "decision-double", message, hint, who)


def _loose(course: Course, ladder: Ladder, who: str) -> Iterator[Problem]:
    for each in course.loose:
        message = (
            f"{_name_entry(each, ladder)} follows a decision that does not stand, or is not here, "
            "and does not count"
        )
        hint = (
            "mend first what is named of the ledger's files, "
            "and wait for any that have yet to arrive;\n"
            f"else `sfec withdraw {each.short_id} --reason TEXT`, then record it again"
        )
        yield Problem(each.place, "decision-loose", message, hint, who)


def _name_entry(entry: Entry, ladder: Ladder) -> str:
    act = entry.act
    return _name_decision(act, ladder) if isinstance(act, Decision) else entry.short_id


def _name_decision(decision: Decision, ladder: Ladder) -> str:
    """A decision as a sentence names it: `the Finance decision of 5 October 2026, Concerning,`."""
    title = title_of(ladder, decision.category)
    return f"the {ladder.title} decision of {format_day(decision.on)}, {title},"
