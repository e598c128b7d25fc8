"""Issued letters looked at again: whether each file is as it was issued, and whether what it says is still so."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from sfec.commands.correspondence import Correspondence
from sfec.folder.documents_folder import hash_file
from sfec.model.course import NO_COURSE
from sfec.problems import Level, Place, Problem, ProblemsFound
from sfec.rules.captured import gone_stale
from sfec.rules.issued import Issued, facts_of, say_changed
from sfec.rules.telling import say_stale
from sfec.terminal.letters import UNCHANGED, Checked, checked_json, show_checked

if TYPE_CHECKING:
    from sfec.model.issue import IssuedFile
    from sfec.model.trust import School


def verify_letters(letters: Correspondence, schools: "Sequence[School]", *, as_json: bool) -> None:
    """Print what has become of the letters issued to some schools.

    Problems: letter-changed, letter-gone, letter-stale.
    """
    found = []
    for school in schools:
        if issued := letters.known(school):
            files = [(each.path, _state(letters, school, each)) for each in issued.document.files]
            changed = list(_changed(letters, school, issued))
            found.append(Checked(school, issued.document, issued.entry, files, changed))
            letters.folder.problems += [_stale(issued, school, each) for each in changed]
    half_term = letters.opened.half_term
    if as_json:
        typer.echo(checked_json(found, half_term))
    else:
        show_checked(found, half_term)


def _state(letters: Correspondence, school: "School", file: "IssuedFile") -> str:
    try:
        is_same = hash_file(letters.folder.path / file.path, file.path) == file.sha256
    except ProblemsFound:
        hint = "put it back from a copy: an issued letter is the file that went out"
        problem = Problem(
            Place(file.path), "letter-gone", "it was issued, and cannot be found or read", hint, school.who
        )
        letters.folder.problems.append(problem)
        return "gone"
    if is_same:
        return UNCHANGED
    hint = "put back the file that went out, from a copy; to send another, withdraw the issue of this one"
    problem = Problem(Place(file.path), "letter-changed", "it is not the file that was issued", hint, school.who)
    letters.folder.problems.append(problem)
    return "changed"


def _changed(letters: Correspondence, school: "School", issued: Issued) -> Iterator[str]:
    """What an issued letter says that is no longer so."""
    for ladder in letters.ladders.values():
        course = letters.recorded.courses.get((school.code, ladder.id), NO_COURSE)
        decided = course.decided(letters.opened.half_term.id)
        if decided is None or decided.entry.id not in issued.document.decisions:
            yield f"the decision on {ladder.title} is another, or has been withdrawn"
            continue
        rested = letters.ledger.rested.get(decided.entry.id)
        now = letters.evidence.by_ladder[ladder.id][school.code]
        yield from (say_stale(ladder, each) for each in (gone_stale(ladder, rested, now) if rested else ()))
    now_said = facts_of(letters.directives(school), letters.evidence.reports.get(school.code, {}))
    yield from say_changed(issued.document.facts, now_said)


def _stale(issued: Issued, school: "School", said: str) -> Problem:
    hint = "a letter that has gone out stays as it is; say it in the next, or withdraw this one and send another"
    place = Place(issued.document.files[0].path)
    return Problem(place, "letter-stale", f"since it was issued: {said}", hint, school.who, Level.WARNING)
