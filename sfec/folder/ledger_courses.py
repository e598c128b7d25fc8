"""The courses that a ledger records, and what in it cannot stand."""

from collections.abc import Iterator, Mapping, Sequence

from sfec.folder.half_term_evidence import HalfTermEvidence
from sfec.folder.ledger_file import RESTORE, UNREADABLE, UNSOUND
from sfec.model.course import NO_COURSE, Course, Courses, Decided
from sfec.model.decision import Decision, Rested
from sfec.model.evidence import Evidence
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Level, Problem, quoted
from sfec.rules.captured import gone_stale
from sfec.rules.categorise import Recorded
from sfec.rules.courses import courses
from sfec.rules.days import format_day
from sfec.rules.telling import title_of
from sfec.rules.wording import format_content

_WITHDRAW = "withdraw the one that is wrong: `sfec withdraw {} --reason TEXT`"


def read_courses(
    ledger: Ledger, ladders: Mapping[str, Ladder], schools: Sequence[School]
) -> tuple[Courses, list[Problem]]:
    """The course of every school on every ladder that can be read.

    Problems: decision-double, decision-loose, decision-category, ledger-line.
    """
    names = {each.code: each.who for each in schools}
    found: dict[tuple[str, str], Course] = {}
    problems: list[Problem] = []
    for (code, ladder_id), course in courses(ledger).items():
        ladder, who = ladders.get(ladder_id), names.get(code, code)
        if ladder is None:
            continue
        strange = [*_strange(course, ladder, who), *_unread(course, who)]
        problems += [*strange, *_doubles(course, ladder, who), *_loose(course, ladder, who)]
        found[code, ladder_id] = NO_COURSE if strange else course
    return found, problems


def stale_problems(
    recorded: Recorded, ledger: Ledger, ladders: Mapping[str, Ladder], evidence: HalfTermEvidence
) -> Iterator[Problem]:
    """A warning for each of a half-term's decisions that rests on what is no longer so. Problem: decision-stale."""
    for ladder in ladders.values():
        for school in evidence.schools:
            course = recorded.courses.get((school.code, ladder.id), NO_COURSE)
            decided = course.decided(evidence.half_term.id)
            if decided and decided.entry.id in ledger.rested:
                now = evidence.by_ladder[ladder.id][school.code]
                yield from _stale(decided, ladder, ledger.rested[decided.entry.id], now, school)


def _stale(decided: Decided, ladder: Ladder, rested: Rested, now: Evidence, school: School) -> Iterator[Problem]:
    for each in gone_stale(ladder, rested, now):
        then, today = (format_content(ladder, each.field, content) for content in (each.then, each.now))
        place = now.source(each.field.id)
        where = f" ({place})" if place else ""
        message = f"{_named(decided.decision, ladder)} rested on {each.field.heading}: {then}, now {today}{where}"
        hint = "decide again on what is known now, confirming it if it stands; or put back what was changed by mistake"
        yield Problem(decided.entry.place, "decision-stale", message, hint, school.who, Level.WARNING)


def _strange(course: Course, ladder: Ladder, who: str) -> Iterator[Problem]:
    known = {each.id for each in ladder.categories}
    if known.issuperset([links.category for each in course.decisions if (links := each.entry.links)]):
        return
    for each in course.decisions:
        if each.links.category not in known:
            message = f"{quoted(each.links.category)} is no category of the {ladder.title} policy now"
            hint = "bring the category back in policy/, so that what was decided can be understood"
            yield Problem(each.entry.place, "decision-category", message, hint, who)


def _unread(course: Course, who: str) -> Iterator[Problem]:
    """Where a glance was enough so far, the decision that counts now is looked into."""
    try:
        _ = course.last and course.last.decision
    except UNSOUND:
        if course.last:
            yield Problem(course.last.entry.place, "ledger-line", UNREADABLE, RESTORE, who)


def _doubles(course: Course, ladder: Ladder, who: str) -> Iterator[Problem]:
    for first, second in course.doubles:
        message = (
            f"{_name(second, ladder)} starts from where {_name(first, ladder)} did, at {first.place}; "
            "only the one recorded first counts"
        )
        yield Problem(second.place, "decision-double", message, _WITHDRAW.format(second.short_id), who)


def _loose(course: Course, ladder: Ladder, who: str) -> Iterator[Problem]:
    for each in course.loose:
        message = f"{_name(each, ladder)} follows a decision that does not stand, or is not here, and does not count"
        hint = (
            "mend first what is named of the ledger's files, and wait for any that have yet to arrive;\n"
            f"else `sfec withdraw {each.short_id} --reason TEXT`, then record it again"
        )
        yield Problem(each.place, "decision-loose", message, hint, who)


def _name(entry: Entry, ladder: Ladder) -> str:
    return _named(entry.act, ladder) if isinstance(entry.act, Decision) else entry.short_id


def _named(decision: Decision, ladder: Ladder) -> str:
    """A decision as a sentence names it: `the Finance decision of 5 October 2026, Concerning,`."""
    return f"the {ladder.title} decision of {format_day(decision.on)}, {title_of(ladder, decision.category)},"
