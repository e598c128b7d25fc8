"""The schools: a YAML file each under schools/, or a row each of schools.xlsx."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from sfec.folder.formats.forms import fill
from sfec.folder.formats.listing import (
    copied_name,
    copy_problem,
    left_behind,
    list_folder,
    those_there,
)
from sfec.folder.formats.nodes import Node
from sfec.folder.formats.yaml_doubts import quotes_first
from sfec.folder.formats.yaml_file import read_yaml
from sfec.folder.names import SCHOOLS_FOLDER, SCHOOLS_WORKBOOKS
from sfec.folder.trust.school_form import SchoolForm, SchoolRecord, is_code, sound_part
from sfec.folder.trust.schools_workbook import read_schools_workbook
from sfec.model.identifier import identity
from sfec.model.trust import School
from sfec.problems import Level, Part, Place, Problem, quoted

_REPEATED = "school-repeated"
#: Endings that Notepad, and other programs, give to what was to end in .yaml.
_NEAR = ("yaml", "yml", "yaml.txt", "yml.txt")
_KEEP_ONE = "keep one record of the school; until then nothing is issued, decided or recorded of it"


def read_schools(folder: Path) -> Part[list[School]]:
    """Every school that can be read, by code, and what is wrong with the others.

    Problems: those of reading YAML and workbooks, and file-copy, file-unknown, school-key,
    school-missing, school-empty, school-value, school-code, school-repeated, school-order,
    school-none.
    """
    records, problems = _read_folder(folder)
    for path in those_there([folder / name for name in SCHOOLS_WORKBOOKS]):
        rows, faults = read_schools_workbook(path)
        records += rows
        problems += faults
    by_code: dict[str, SchoolRecord] = {}
    for record in records:
        school = record.school
        first = by_code.setdefault(school.code, record)
        if first is not record:
            message = f"the code {school.code} stands here and at {first.place}"
            problems.append(Problem(record.place, _REPEATED, message, _KEEP_ONE, first.school.who))
    if not by_code and not problems:
        each_file = f"{SCHOOLS_FOLDER}/CODE.yaml for each school"
        hint = f"write {each_file}, or one workbook, {SCHOOLS_WORKBOOKS[0]}"
        problems.append(Problem(Place(SCHOOLS_FOLDER), "school-none", "there are no schools", hint))
    schools = [by_code[code].school for code in sorted(by_code)]
    return Part(schools, list(_with_outcome(problems, schools)) if schools else problems)


def unread_codes(problems: Iterable[Problem]) -> frozenset[str]:
    """The codes, as compared, of the schools whose own records have an error in them."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    named = [error.who or Path(error.place.path).stem for error in errors if not _is_copys(error)]
    return frozenset(map(identity, named))


def doubts(problems: Iterable[Problem], school: School) -> list[Problem]:
    """That two sources hold a school's record, where they do: which of them is right is unknown."""
    return [each for each in problems if each.code == _REPEATED and each.who == school.who]


def _with_outcome(problems: Iterable[Problem], schools: Iterable[School]) -> Iterator[Problem]:
    """Problems, of which the first that keeps a school from being known says what comes of it."""
    told = {identity(each.code) for each in schools}
    for problem in problems:
        codes = unread_codes([problem])
        whose = problem.who or Path(problem.place.path).stem
        if codes <= told or not is_code(whose.upper()):
            yield problem
            continue
        told |= codes
        outcome = f"until then what other files say of {whose} is left out"
        yield problem._replace(hint=f"{problem.hint}\n{outcome}".lstrip("\n"))


def _is_copys(problem: Problem) -> bool:
    """Whether a problem is a copy's, by a name that is no code."""
    is_code_itself = is_code(Path(problem.place.path).stem.upper())
    return problem.code == "file-copy" and not is_code_itself


def file_of(folder: Path, code: str) -> str:
    """The file that holds the record of a school, as problems show it."""
    paths, _ = list_folder(folder / SCHOOLS_FOLDER, SCHOOLS_FOLDER)
    for path in paths:
        if path.suffix == ".yaml" and path.stem.upper() == code:
            return f"{SCHOOLS_FOLDER}/{path.name}"
    workbooks = those_there([folder / name for name in SCHOOLS_WORKBOOKS])
    return workbooks[0].name if workbooks else SCHOOLS_FOLDER


def _read_folder(folder: Path) -> Part[list[SchoolRecord]]:
    paths, problems = list_folder(folder / SCHOOLS_FOLDER, SCHOOLS_FOLDER)
    every = paths
    paths = [path for path in paths if path.suffix == ".yaml" and not path.name.startswith(".")]
    names = {path.stem.casefold(): path.name for path in paths}
    if not those_there([folder / name for name in SCHOOLS_WORKBOOKS]):
        problems += _misnamed(every, names)
    records = []
    for path in paths:
        shown = f"{SCHOOLS_FOLDER}/{path.name}"
        if left_behind(shown, path.name) and (
            behind := left_behind(shown, path.name, names.values())
        ):
            problems.append(behind)
            continue
        record, faults = _read_file(path, names)
        problems += quotes_first(faults)
        records += [record] if record else []
    return Part(records, problems)


def _misnamed(paths: Iterable[Path], names: Container[str]) -> Iterator[Problem]:
    """An error for each school's record whose name has the wrong ending, without any other."""
    for path in paths:
        code, _, ending = path.name.partition(".")
        if is_code(code.upper()) and ending.casefold() in _NEAR and code.casefold() not in names:
            named = quoted(f"{code}.yaml")
            message = f"this is not read, and there is no {named}"
            hint, place = f"rename it to {named}", Place(f"{SCHOOLS_FOLDER}/{path.name}")
            yield Problem(place, "file-unknown", message, hint, code.upper())


def _read_file(path: Path, names: Mapping[str, str]) -> Part[SchoolRecord | None]:
    """One file's record, and what is wrong in it; of a copy, only that it is one."""
    node, problems = read_yaml(path, f"{SCHOOLS_FOLDER}/{path.name}")
    if copied := _copied(path, node, names):
        return Part(None, [copied])
    if node is None:
        return Part(None, problems)
    form, faults = fill(SchoolForm, node, "school", path.stem)
    problems += faults
    form = form or sound_part(node.plain())
    if form is None:
        return Part(None, problems)
    for fault in form.faults(path.stem):
        span = node.find(fault.path).span
        code = f"school-{fault.kind}"
        problems.append(span.problem(code, fault.message, fault.hint, path.stem))
    return Part(form.record(node.find(["code"]).span.place), problems)


def _copied(path: Path, node: Node | None, names: Mapping[str, str]) -> Problem | None:
    """That a file is a copy: the code that it holds is the name of another, or it has no code."""
    code = node.value.get("code") if node and isinstance(node.value, Mapping) else None
    if code is None:
        target = None if is_code(path.stem.upper()) else copied_name(path.name, names.values())
    else:
        folded = code.value.strip().casefold() if isinstance(code.value, str) else ""
        target = None if folded == path.stem.casefold() else names.get(folded)
    if target is None:
        return None
    is_anothers = is_code(path.stem.upper())
    more = f"\nif it is the record of {path.stem}, write that code in it" if is_anothers else ""
    return copy_problem(f"{SCHOOLS_FOLDER}/{path.name}", target, more)
