"""What lies in the data folder that sfec does not read, or not yet, and what it may be meant as."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path, PurePosixPath

from sfec.folder.data_folder import DataFolder
from sfec.folder.formats.listing import (
    copied_name,
    copy_problem,
    elsewhere_problem,
    is_folder,
    list_folder,
    lock_problem,
)
from sfec.folder.ledger.ledger_file import ASIDE
from sfec.folder.ledger.ledger_names import SUFFIX, is_ledger_name
from sfec.folder.ledger.ledger_policies import kept_policy_problems
from sfec.folder.ledger.ledger_pupils import held_pupils
from sfec.folder.names import (
    EVIDENCE_FOLDER,
    KEPT_POLICIES,
    LEDGER_FOLDER,
    NOT_YET_READ,
    PLANS_FOLDER,
    POLICY_FOLDER,
    READ,
    SCHOOLS_FOLDER,
    TERM_DATES_FILE,
    WORKBOOK_SUFFIXES,
)
from sfec.folder.plans.plans_folder import is_plan
from sfec.folder.policy.audit_policy_file import AUDITS
from sfec.folder.policy.core_offer_file import CORE_OFFER
from sfec.folder.policy.deadlines_file import DEADLINES
from sfec.folder.policy.plan_policy_file import PLANS
from sfec.folder.policy.policy_file import LADDERS
from sfec.folder.trust.school_form import is_code
from sfec.model.half_term import NAMES
from sfec.problems import Level, Place, Problem, did_you_mean, has_errors, quoted

#: Notes to the reader, of the kind that `sfec init` leaves.
_NOTES = ("README.txt", "README.md")


def inventory_problems(folder: DataFolder) -> list[Problem]:
    """A problem for every file that is not read, over the whole folder.

    Problems: file-open, file-copy, file-unknown, file-not-yet-read, evidence-year,
    evidence-half-term, file-unreadable, ledger-policy, ledger-pupil, plan-name.
    """
    return list(_whole_folder(folder))


def _whole_folder(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path, ".")
    yield from problems
    for path in paths:
        if path.name in NOT_YET_READ:
            message = "this version does not read it: what it would derive is not due"
            yield _note(path.name, "file-not-yet-read", message, "")
        elif path.name not in (*READ, _logo(folder)):
            yield from _stray(path, path.name, READ, among=paths)
    yield from _inside(folder, SCHOOLS_FOLDER, (".yaml",))
    yield from _policy(folder)
    yield from _plans(folder)
    yield from _evidence(folder)
    yield from _ledger(folder)


def _logo(folder: DataFolder) -> str:
    """The logo, or the folder it lies in, wherever the trust keeps it."""
    brand = folder.trust.brand if folder.trust else None
    return PurePosixPath(brand.logo).parts[0] if brand and brand.logo else ""


def _inside(folder: DataFolder, name: str, suffixes: tuple[str, ...]) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / name, name)
    yield from problems
    told = {each.place.path for each in folder.part("schools").problems}
    for path in paths:
        shown = folder.shown(path)
        if path.suffix not in suffixes and shown not in told:
            code = path.name.partition(".")[0]
            may_be_one = is_code(code.upper()) and not is_folder(path)
            meant = [f"{code}{suffixes[0]}"] if may_be_one else []
            names = [each.name for each in paths if each.suffix in suffixes]
            yield from _stray(path, shown, [*meant, *names], among=paths)


def _policy(folder: DataFolder) -> Iterator[Problem]:
    names = [f"{each}.yaml" for each in (*LADDERS, CORE_OFFER, DEADLINES, AUDITS, PLANS)]
    paths, problems = list_folder(folder.path / POLICY_FOLDER, POLICY_FOLDER)
    yield from problems
    for path in paths:
        if path.name not in names:
            for each in _stray(path, folder.shown(path), names, among=paths):
                yield _policy_lost(each)


def _policy_lost(problem: Problem) -> Problem:
    """An error where a policy that is meant is not read: without it the shipped one counts."""
    if problem.code != "file-unknown" or not problem.hint:
        return problem
    message = "this is not read, and what it changes does not count"
    return problem._replace(message=message, level=Level.ERROR)


def _plans(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / PLANS_FOLDER, PLANS_FOLDER)
    yield from problems
    known = [path.name for path in paths if is_plan(path)]
    for path in paths:
        shown = folder.shown(path)
        if path.name in known:
            continue
        if behind := _copy(path, shown, known, among=paths):
            yield behind
        elif path.suffix in WORKBOOK_SUFFIXES:
            message = "the file is not named as a plan is, and is not read"
            hint = "name it for the school, the kind and the number of the plan: RPS-rep-1.xlsx"
            yield Problem(Place(shown), "plan-name", message, hint)
        else:
            yield from _stray(path, shown, ())


def _ledger(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / LEDGER_FOLDER, LEDGER_FOLDER)
    yield from problems
    for path in paths:
        shown = folder.shown(path)
        if shown == KEPT_POLICIES:
            yield from kept_policy_problems(folder.path)
        elif path.suffix == ASIDE:
            message = "what a run that was cut off had begun to record"
            hint = "look whether what it holds needs to be recorded again, then delete it"
            yield _note(shown, "ledger-aside", message, hint)
        elif is_ledger_name(path.name):
            yield from held_pupils(path, shown)
        else:
            yield from _stray(path, shown, [path.with_suffix(SUFFIX).name])


def _evidence(folder: DataFolder) -> Iterator[Problem]:
    paths, problems = list_folder(folder.path / EVIDENCE_FOLDER, EVIDENCE_FOLDER)
    yield from problems
    academic_years = folder.term_dates.years if folder.term_dates else ()
    years = [year.name for year in academic_years]
    # A year that is left out for its errors has its own problems: that it is not there is none.
    are_years_known = not has_errors(folder.part("term_dates").problems)
    for path in paths:
        shown = folder.shown(path)
        if not is_folder(path):
            yield from _stray(path, shown, years)
        elif path.name in years:
            yield from _evidence_of_a_year(folder, path)
        elif are_years_known:
            message = f"{TERM_DATES_FILE} has no year {quoted(path.name)}"
            near = did_you_mean(path.name, years)
            hint = near or f"add {path.name} to {TERM_DATES_FILE}, or rename the folder"
            yield Problem(Place(shown), "evidence-year", message, hint)


def _evidence_of_a_year(folder: DataFolder, year: Path) -> Iterator[Problem]:
    paths, problems = list_folder(year, folder.shown(year))
    yield from problems
    known = list(map("".join, product(NAMES, WORKBOOK_SUFFIXES)))
    for path in paths:
        shown = folder.shown(path)
        if path.name in known:
            continue
        if behind := _copy(path, shown, known, paths):
            yield behind
        elif path.suffix.lower() in WORKBOOK_SUFFIXES:
            message = f"{quoted(path.stem)} is no half-term; it is not read"
            hint = did_you_mean(path.stem, NAMES) or f"half-terms: {', '.join(NAMES)}"
            yield Problem(Place(shown), "evidence-half-term", message, hint)
        else:
            workbooks = [f"{name}{WORKBOOK_SUFFIXES[0]}" for name in NAMES]
            hint = "save it from Excel as Excel Workbook (.xlsx)" if path.stem in NAMES else ""
            yield from _stray(path, shown, workbooks, hint)


def _copy(
    path: Path, shown: str, known: Sequence[str], among: Iterable[Path] = ()
) -> Problem | None:
    """What to say of a lock file, or of a copy of a file that is read; else None.

    One whose name has other capitals is a copy too, where a computer tells the two apart.
    """
    there = [each.name for each in among if each.name in known and each != path]
    alike = [each for each in there if each.casefold() == path.name.casefold()]
    target = next(iter(alike), None) or copied_name(path.name, there)
    copied = copy_problem(shown, target) if target and target in known else None
    return lock_problem(shown, path.name) or copied


def _stray(
    path: Path, shown: str, known: Sequence[str], hint: str = "", among: Iterable[Path] = ()
) -> Iterator[Problem]:
    if behind := _copy(path, shown, known, among) or elsewhere_problem(shown, path.name):
        yield behind
    elif not (path.name.startswith(".") or path.name in _NOTES or path.suffix == ".example"):
        hint = hint or did_you_mean(path.name, known, _stem)
        yield _note(shown, "file-unknown", "this is not read", hint)


def _stem(name: str) -> str:
    """A name without its endings, of which one may be wrong and another too many."""
    return name.casefold().partition(".")[0]


def _note(shown: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(shown), code, message, hint, level=Level.NOTE)
