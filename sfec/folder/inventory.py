"""What lies in the data folder that sfec does not read, or not yet, and what it may have been meant to be."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from sfec.folder.audit_policy_file import AUDITS
from sfec.folder.core_offer_file import CORE_OFFER
from sfec.folder.data_folder import DataFolder
from sfec.folder.deadlines_file import DEADLINES
from sfec.folder.documents_folder import DOCUMENTS_FOLDER, TEMPLATES_FOLDER
from sfec.folder.evidence_file import EVIDENCE_FOLDER
from sfec.folder.ledger_file import ASIDE, LEDGER_FOLDER, SUFFIX
from sfec.folder.listing import is_folder, left_behind, list_folder
from sfec.folder.policy_file import LADDERS, POLICY_FOLDER
from sfec.folder.schools_files import SCHOOLS_FOLDER, SCHOOLS_WORKBOOKS
from sfec.folder.sheet_names import AUDITS_FILE
from sfec.folder.term_dates_file import TERM_DATES_FILE
from sfec.folder.trust_brand import BRAND_FOLDER
from sfec.folder.trust_file import TRUST_FILE
from sfec.folder.workbook import WORKBOOK_SUFFIXES
from sfec.model.half_term import NAMES
from sfec.problems import Level, Place, Problem, did_you_mean, has_errors, quoted

#: Parts of the folder that later commands will read; nothing is derived from them yet.
NOT_YET_READ = ("plans", "peer-reviews")
#: Notes to the reader, of the kind that `sfec init` leaves.
_NOTES = ("README.txt", "README.md")
_FILES = (TRUST_FILE, TERM_DATES_FILE, AUDITS_FILE, *SCHOOLS_WORKBOOKS)
_READ = (
    *_FILES,
    SCHOOLS_FOLDER,
    EVIDENCE_FOLDER,
    POLICY_FOLDER,
    LEDGER_FOLDER,
    BRAND_FOLDER,
    TEMPLATES_FOLDER,
    DOCUMENTS_FOLDER,
)


def inventory_problems(folder: DataFolder) -> list[Problem]:
    """A problem for every file that is not read, over the whole folder.

    Problems: file-open, file-copy, file-unknown, file-not-yet-read, evidence-year, evidence-half-term,
    file-unreadable.
    """
    return list(_whole_folder(folder))


def _whole_folder(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path, ".")
    yield from problems
    for path in paths:
        if path.name in NOT_YET_READ:
            yield _note(
                path.name, "file-not-yet-read", "this version does not read it: what it would derive is not due", ""
            )
        elif path.name not in (*_READ, _logo(folder)):
            yield from _stray(path, path.name, _READ)
    yield from _inside(folder, SCHOOLS_FOLDER, (".yaml",))
    yield from _policy(folder)
    yield from _evidence(folder)
    yield from _ledger(folder)


def _logo(folder: DataFolder) -> str:
    """The logo, or the folder it lies in, wherever the trust keeps it."""
    brand = folder.trust.brand if folder.trust else None
    return PurePosixPath(brand.logo).parts[0] if brand and brand.logo else ""


def _inside(folder: DataFolder, name: str, suffixes: tuple[str, ...]) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / name, name)
    yield from problems
    for path in paths:
        shown = folder.shown(path)
        if path.suffix not in suffixes or left_behind(shown, path.name):
            yield from _stray(path, shown, [path.with_suffix(suffixes[0]).name])


def _policy(folder: DataFolder) -> Iterator[Problem]:
    names = [f"{each}.yaml" for each in (*LADDERS, CORE_OFFER, DEADLINES, AUDITS)]
    paths, problems = list_folder(folder.path / POLICY_FOLDER, POLICY_FOLDER)
    yield from problems
    for path in paths:
        if path.name not in names:
            yield from _stray(path, folder.shown(path), names)


def _ledger(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / LEDGER_FOLDER, LEDGER_FOLDER)
    yield from problems
    for path in paths:
        shown = folder.shown(path)
        if path.suffix == ASIDE:
            hint = "look whether what it holds needs to be recorded again, then delete it"
            yield _note(shown, "ledger-aside", "what a run that was cut off had begun to record", hint)
        elif path.suffix != SUFFIX:
            yield from _stray(path, shown, [path.with_suffix(SUFFIX).name])


def _evidence(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / EVIDENCE_FOLDER, EVIDENCE_FOLDER)
    yield from problems
    years = [each.name for each in folder.term_dates.years] if folder.term_dates else []
    # A year that is left out for its errors has its own problems: that it is not there is none.
    are_years_known = not has_errors(each for each in folder.problems if each.place.path == TERM_DATES_FILE)
    for path in paths:
        shown = folder.shown(path)
        if not is_folder(path):
            yield from _stray(path, shown, years)
        elif path.name not in years and are_years_known:
            hint = did_you_mean(path.name, years) or f"add {path.name} to {TERM_DATES_FILE}, or rename the folder"
            yield Problem(Place(shown), "evidence-year", f"{TERM_DATES_FILE} has no year {quoted(path.name)}", hint)
        elif path.name in years:
            yield from _evidence_of_a_year(folder, path)


def _evidence_of_a_year(folder: DataFolder, year: Path) -> Iterator[Problem]:
    paths, problems = list_folder(year, folder.shown(year))
    yield from problems
    for path in paths:
        shown = folder.shown(path)
        if path.suffix.lower() in WORKBOOK_SUFFIXES and path.stem in NAMES and path.suffix == path.suffix.lower():
            continue
        if behind := left_behind(shown, path.name):
            yield behind
        elif path.suffix.lower() in WORKBOOK_SUFFIXES:
            hint = did_you_mean(path.stem, NAMES) or f"half-terms: {', '.join(NAMES)}"
            yield Problem(
                Place(shown), "evidence-half-term", f"{quoted(path.stem)} is no half-term; it is not read", hint
            )
        else:
            hint = "save it from Excel as Excel Workbook (.xlsx)" if path.stem in NAMES else ""
            yield from _stray(path, shown, [f"{each}{WORKBOOK_SUFFIXES[0]}" for each in NAMES], hint)


def _stray(path: Path, shown: str, known: Sequence[str], hint: str = "") -> Iterator[Problem]:
    if behind := left_behind(shown, path.name):
        yield behind
    elif not (path.name.startswith(".") or path.name in _NOTES or path.suffix == ".example"):
        yield _note(shown, "file-unknown", "this is not read", hint or did_you_mean(path.name, known))


def _note(shown: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(shown), code, message, hint, level=Level.NOTE)
