"""Taking an entry back, by a new one that names it: only where no later decision follows it."""

from sfec.model.course import NO_COURSE, Course, Courses
from sfec.model.decision import Act, BallotsCast, Decision, Ratification, VoteClosed, VoteOpened, Withdrawal
from sfec.model.ledger import Entry, Ledger
from sfec.problems import Place, Problem
from sfec.rules.days import format_day


def withdraw(
    entry: Entry, ledger: Ledger, courses: Courses, reason: str, asked_at: Place
) -> tuple[Withdrawal | None, list[Problem]]:
    """The withdrawal of an entry, or None with what stands against it. Problem: decision-withdrawn."""
    why, hint = _objection(entry, ledger, courses)
    if why:
        return None, [Problem(asked_at, "decision-withdrawn", f"entry {entry.short_id} {why}", hint)]
    return Withdrawal(entry.id, reason), []


def subject(act: Act, ledger: Ledger) -> tuple[str, str] | None:
    """The school and ladder that an act is about, by its own word or by that of the entry it names."""
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
    taken_back = next(
        (e for e in ledger.entries if isinstance(e.act, Withdrawal) and e.act.withdraws == entry.id), None
    )
    if taken_back:
        return f"was withdrawn by entry {taken_back.short_id}", "there is nothing more to do"
    if isinstance(entry.act, Withdrawal):
        return "is itself a withdrawal", "record again what is to stand"
    if isinstance(entry.act, VoteOpened | BallotsCast):
        return _objection_of_vote(entry.act.vote if isinstance(entry.act, BallotsCast) else entry.id, ledger)
    course = courses.get(subject(entry.act, ledger) or ("", ""), NO_COURSE)
    if course.votes and _closes(entry.act):
        hint = f"close that one first, or `sfec withdraw {course.votes[-1].entry.short_id} --reason TEXT`"
        return "closed a vote, and another has been opened since", hint
    return _objection_of_decision(entry, course)


def _closes(act: Act) -> str | None:
    return act.closes if isinstance(act, Decision) else act.vote if isinstance(act, VoteClosed) else None


def _objection_of_vote(vote: str, ledger: Ledger) -> tuple[str, str]:
    withdrawn = ledger.withdrawn
    for each in ledger.entries:
        if _closes(each.act) == vote and each.id not in withdrawn:
            hint = f"withdraw that one first: `sfec withdraw {each.short_id} --reason TEXT`"
            return f"was counted by entry {each.short_id}", hint
    return "", ""


def _objection_of_decision(entry: Entry, course: Course) -> tuple[str, str]:
    for number, decided in enumerate(course.decisions):
        if any(entry.id == each.id for each in decided.replaced):
            hint = f"withdraw that one: `sfec withdraw {decided.entry.short_id} --reason TEXT`"
            return f"has been corrected by entry {decided.entry.short_id}", hint
        if entry.id == decided.entry.id and number + 1 < len(course.decisions):
            after = course.decisions[-1]
            hint = f"withdraw the latest first: `sfec withdraw {after.entry.short_id} --reason TEXT`"
            return f"is what the decision of {format_day(after.decision.on)} follows", hint
    return "", ""
