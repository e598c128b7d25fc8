"""Taking back what was recorded by mistake, all that is named or nothing; and what stands then."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sfec.model.course import NO_COURSE, Course
from sfec.model.ledger import Entry
from sfec.office.recording import Recording
from sfec.problems import PROMPT, Problem, ProblemsFound
from sfec.rules.decisions.courses import courses
from sfec.rules.decisions.withdrawals import subject, withdraw


class Withdrawn(NamedTuple):
    """The entries taken back, those that record it, and the course of each school and ladder now.

    The courses are found by the school's code and the ladder's id.
    """

    taken_back: Sequence[Entry]
    recorded: Sequence[Entry]
    courses: Mapping[tuple[str, str], Course]


def withdraw_entries(held: Recording, wrong: Iterable[Entry], reason: str) -> Withdrawn:
    """Take back some entries, the latest first.

    Raises ProblemsFound with all that stands against it: decision-withdrawn.
    """
    ledger, problems = held.ledger, list[Problem]()
    named = {each.id for each in wrong}
    latest_first = [each for each in reversed(ledger.entries) if each.id in named]
    recorded: list[Entry] = []
    for number, entry in enumerate(latest_first, 1):
        act, against = withdraw(entry, ledger, courses(ledger), reason, PROMPT)
        problems += against
        if act is not None:
            recorded.append(held.add(act, None, number, len(latest_first)))
            ledger = ledger._replace(entries=(*ledger.entries, recorded[-1]))
    if problems:
        raise ProblemsFound(problems)
    held.record()
    now = courses(ledger)
    about = dict.fromkeys(subject(each.act, ledger) for each in reversed(latest_first))
    touched = {each: now.get(each, NO_COURSE) for each in about if each}
    return Withdrawn(latest_first, recorded, touched)


def recorded_together(held: Recording, entries: Iterable[Entry]) -> list[Entry]:
    """Some entries, and all that was recorded together with them and still counts."""
    withdrawn, found = held.ledger.withdrawn, dict[str, Entry]()
    for entry in entries:
        beside = [each for each in held.ledger.together(entry) if each.id not in withdrawn]
        found |= {each.id: each for each in (entry, *beside)}
    return list(found.values())
