"""Letters written to files, and issued: what is kept, what is written, what is refused."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from sfec.commands.choices import Opened, choose_half_term, choose_ladders, choose_schools, past
from sfec.commands.correspondence import Correspondence, Letter
from sfec.commands.recording import Recording, recording
from sfec.documents.ceo_letter import NAME, digest
from sfec.documents.formats import Made
from sfec.documents.keeping import keep, note
from sfec.folder.documents_folder import State
from sfec.model.issue import DocumentIssued, IssuedFile
from sfec.problems import Level, Place, Problem, ProblemsFound
from sfec.rules.ceo_letter import ADDRESSED
from sfec.rules.days import format_day
from sfec.rules.issued import facts_of
from sfec.terminal.letters import Line
from sfec.terminal.progress import progress

if TYPE_CHECKING:
    from sfec.model.trust import Holder, School


def write_letters(
    letters: Correspondence, schools: "Sequence[School]", forms: Sequence[str], *, is_forced: bool, is_named: bool
) -> list[Line]:
    """Write the letters of some schools; one that has been issued is never written again.

    Problems: letter-issued, those of composing, of formats and of writing.
    """
    wanted = [each for each in schools if not _is_issued(letters, each, Level.ERROR if is_named else Level.NOTE)]
    posted = []
    for letter, made in progress(letters.make(map(letters.compose, wanted), forms), len(wanted)):
        files = _write(letters, letter, forms, made, is_forced=is_forced)
        posted.append(Line(letter.school, tuple(files), letter.letter.is_draft, _to(letter)))
    letters.folder.problems += note(letters.documents)
    return posted


def issue_letters(  # noqa: PLR0917 - the options of the command
    context: typer.Context,
    codes: Sequence[str],
    half_term: str | None,
    forms: Sequence[str],
    data: str | None,
    as_at: str | None,
) -> tuple[Correspondence, list[Line]]:
    """Issue the letters of some schools, or all: a file edited by hand goes out as it is, others as written now.

    Problems: letter-issued, letter-draft, letter-nobody, letter-behind, letter-formats, and those of writing.
    """
    with recording(context, data, as_at) as held:
        chosen = choose_half_term(held.folder, half_term, held.day)
        opened = Opened(held.folder, held.day, chosen, past(held.day))
        letters = Correspondence(opened, choose_ladders(held.folder, None))
        schools = choose_schools(held.folder, codes, letters.evidence.schools)
        level = Level.ERROR if codes else Level.NOTE
        wanted = [each for each in schools if not _is_issued(letters, each, level)]
        ready = [each for each in map(letters.compose, wanted) if not _refusals(letters, each, forms)]
        posted = []
        for letter, made in progress(letters.make(ready, forms), len(ready)):
            if issued := _issue(held, letters, letter, forms, made):
                posted.append(issued)
        letters.folder.problems += note(letters.documents)
        if posted:
            held.record()
        return letters, posted


def _issue(
    held: Recording, letters: Correspondence, letter: Letter, forms: Sequence[str], made: Sequence[Made]
) -> Line | None:
    """One letter written where nobody has edited it, and the entry of its issue; None where it cannot be written."""
    documents, names = letters.documents, [letters.file_name(letter.school, form) for form in forms]
    edited = {name for name in names if documents.state(name) is State.EDITED}
    if not edited and len(_write(letters, letter, forms, made, is_forced=False)) < len(forms):
        return None
    files = tuple(IssuedFile(documents.shown(name), documents.hash(name)) for name in names)
    for name in names:
        documents.forget(name)
    placed = [each.indication.decided for each in letter.told.placed]
    act = DocumentIssued(
        NAME,
        letter.school.code,
        letters.opened.half_term.id,
        held.day,
        _to(letter),
        files,
        tuple(each.entry.id for each in placed if each),
        facts_of(letter.told.directives, letter.told.reports),
    )
    return Line(letter.school, tuple(each.path for each in files), is_draft=False, to=_to(letter), entry=held.add(act))


def _write(
    letters: Correspondence, letter: Letter, forms: Sequence[str], made: Sequence[Made], *, is_forced: bool
) -> list[str]:
    """Write a letter in each format that could be made; gives the files written."""
    names = [letters.file_name(letter.school, form) for form in forms]
    named = zip(names, made, strict=True)
    files, problems = keep(letters.documents, named, digest(letter.letter), is_forced=is_forced)
    letters.folder.problems += problems
    return files


def _to(letter: Letter) -> "tuple[Holder, ...]":
    told = letter.told
    return tuple(each for role in ADDRESSED for each in told.trust.holders(told.school, role, told.on))


def _is_issued(letters: Correspondence, school: "School", level: Level) -> bool:
    """Whether a school's letter has gone out already; says so."""
    issued = letters.standing(school)
    if issued is None:
        return False
    message = f"the letter was issued on {format_day(issued.document.on)}, and is left as it is"
    hint = (
        f"to send another, withdraw this one, `sfec withdraw {issued.entry.short_id} --reason TEXT`; its files are kept"
    )
    place = Place(issued.document.files[0].path)
    letters.folder.problems.append(Problem(place, "letter-issued", message, hint, school.who, level))
    return True


def _refusals(letters: Correspondence, letter: Letter, forms: Sequence[str]) -> list[Problem]:
    """What stands against issuing a letter; each is added to the problems."""
    try:
        found = list(_objections(letters, letter, forms))
    except ProblemsFound as unreadable:
        found = list(unreadable.problems)
    letters.folder.problems += found
    return found


def _objections(letters: Correspondence, letter: Letter, forms: Sequence[str]) -> Iterator[Problem]:
    names = {form: letters.file_name(letter.school, form) for form in forms}
    place, who = Place(letters.documents.shown(names[forms[0]])), letter.school.who
    if letter.letter.is_draft:
        message = f"it is a draft, and is not issued: not yet decided is {', '.join(letter.letter.undecided)}"
        yield Problem(place, "letter-draft", message, "`sfec decide` records what is decided", who)
        return
    if not letter.letter.to:
        message = "there is nobody to issue the letter to"
        yield Problem(place, "letter-nobody", message, "write who is head and LSB chair in the school's record", who)
    edited = [form for form, name in names.items() if letters.documents.state(name) is State.EDITED]
    for form in edited:
        # What is not yet saved there would be missing from what went out.
        letters.documents.refuse_open(names[form])
        if not letters.documents.is_made_from(names[form], digest(letter.letter)):
            message = "somebody has edited it, and what it was written from has changed since"
            hint = "write it anew with --force, and make the edits again in that; rename this one first to keep it"
            yield Problem(Place(letters.documents.shown(names[form])), "letter-behind", message, hint, who)
    if edited and len(edited) < len(forms):
        others = [letters.documents.shown(names[form]) for form in forms if form not in edited]
        message = f"somebody has edited it, and {' and '.join(others)} would not say the same"
        alone = f"issue it alone: --format {edited[0]}"
        hint = f"save it from Word as PDF under that name, or {alone}" if edited[0] == "docx" else alone
        yield Problem(Place(letters.documents.shown(names[edited[0]])), "letter-formats", message, hint, who)
