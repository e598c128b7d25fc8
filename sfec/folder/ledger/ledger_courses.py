"""The courses that a ledger records, and what in it cannot stand."""

from collections.abc import Iterator, Mapping, Sequence

from sfec.folder.ledger.ledger_file import RESTORE, UNREADABLE
from sfec.folder.ledger.ledger_glance import has_sound_act
from sfec.model.course import NO_COURSE, Course, Courses
from sfec.model.decision import Decision
from sfec.model.ledger import Entry, Ledger
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Problem, quoted
from sfec.rules.days import format_day
from sfec.rules.decisions.courses import courses
from sfec.rules.decisions.decision_words import title_of

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
    return name_decision(act, ladder) if isinstance(act, Decision) else entry.short_id


def name_decision(decision: Decision, ladder: Ladder) -> str:
    """A decision as a sentence names it: `the Finance decision of 5 October 2026, Concerning,`."""
    title = title_of(ladder, decision.category)
    return f"the {ladder.title} decision of {format_day(decision.on)}, {title},"
