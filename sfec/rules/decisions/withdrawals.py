"""Taking an entry back, by a new one that names it: only where no later decision follows it."""

from sfec.model.course import NO_COURSE, Course, Courses
from sfec.model.decision import (
    Act,
    BallotsCast,
    Decision,
    Ratification,
    VoteClosed,
    VoteOpened,
    Withdrawal,
)
from sfec.model.ledger import Entry, Ledger
from sfec.problems import Place, Problem
from sfec.rules.days import format_day


def withdraw(
    entry: Entry, ledger: Ledger, courses: Courses, reason: str, place: Place
) -> tuple[Withdrawal | None, list[Problem]]:
    """The withdrawal of an entry, or None with what stands against it.

    `place` is where it is asked. Problem: decision-withdrawn.
    """
    why, hint = _objection(entry, ledger, courses)
    if why:
        message = f"entry {entry.short_id} {why}"
        return None, [Problem(place, "decision-withdrawn", message, hint)]
    return Withdrawal(entry.id, reason), []


def subject(act: Act, ledger: Ledger) -> tuple[str, str] | None:
    """The school and ladder of an act, by its own word or by that of the entry it names."""
    if isinstance(act, Decision | VoteOpened):
        return act.school, act.ladder
    named = names(act)
    found = next((each for each in ledger.entries if each.id == named), None)
    return subject(found.act, ledger) if found else None


def names(act: Act) -> str | None:
    """The entry that an act names as what it is about."""
    match act:
        case Ratification(ratifies=named) | Withdrawal(withdraws=named):
            return named
        case BallotsCast(vote=named) | VoteClosed(vote=named):
            return named
        case _:
            return None


def _objection(entry: Entry, ledger: Ledger, courses: Courses) -> tuple[str, str]:
    """Why an entry cannot be taken back, and what to do instead; both empty where it can."""
    if taken_back := _withdrawal_of(entry, ledger):
        return f"was withdrawn by entry {taken_back.short_id}", "there is nothing more to do"
    act = entry.act
    if isinstance(act, Withdrawal):
        return "is itself a withdrawal", "record again what is to stand"
    if isinstance(act, VoteOpened):
        return _objection_of_vote(entry.id, ledger)
    if isinstance(act, BallotsCast):
        return _objection_of_vote(act.vote, ledger)
    course = courses.get(subject(act, ledger) or ("", ""), NO_COURSE)
    if course.votes and _closes(act):
        take_back = f"`sfec withdraw {course.votes[-1].entry.short_id} --reason TEXT`"
        hint = f"close that one first, or {take_back}"
        return "closed a vote, and another has been opened since", hint
    return _objection_of_decision(entry, course)


def _withdrawal_of(entry: Entry, ledger: Ledger) -> Entry | None:
    for each in ledger.entries:
        if isinstance(each.act, Withdrawal) and each.act.withdraws == entry.id:
            return each
    return None


def _closes(act: Act) -> str | None:
    """The vote that an act closed."""
    match act:
        case Decision(closes=vote) | VoteClosed(vote=vote):
            return vote
        case _:
            return None


def _objection_of_vote(vote: str, ledger: Ledger) -> tuple[str, str]:
    withdrawn = ledger.withdrawn
    for each in ledger.entries:
        if _closes(each.act) == vote and each.id not in withdrawn:
            hint = f"withdraw that one first: `sfec withdraw {each.short_id} --reason TEXT`"
            return f"was counted by entry {each.short_id}", hint
    return "", ""


def _objection_of_decision(entry: Entry, course: Course) -> tuple[str, str]:
    last = course.last
    for decision in course.decisions:
        own = decision.entry
        if any(entry.id == each.id for each in decision.replaced):
            hint = f"withdraw that one: `sfec withdraw {own.short_id} --reason TEXT`"
            return f"has been corrected by entry {own.short_id}", hint
        if entry.id == own.id and last and last is not decision:
            take_back = f"`sfec withdraw {last.entry.short_id} --reason TEXT`"
            why = f"is what the decision of {format_day(last.decision.on)} follows"
            return why, f"withdraw the latest first: {take_back}"
    return "", ""
