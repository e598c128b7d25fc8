"""The schools: a YAML file each under schools/, or a row each of schools.xlsx."""

from collections.abc import Iterable
from pathlib import Path

from sfec.folder.formats.forms import fill
from sfec.folder.formats.listing import conflict_target, list_folder, lock_target, those_there
from sfec.folder.formats.yaml_file import read_yaml
from sfec.folder.names import SCHOOLS_FOLDER, SCHOOLS_WORKBOOKS
from sfec.folder.trust.school_form import SchoolForm, SchoolRecord, sound_part
from sfec.folder.trust.schools_workbook import read_schools_workbook
from sfec.model.identifier import identity
from sfec.model.trust import School
from sfec.problems import Level, Part, Place, Problem


def read_schools(folder: Path) -> Part[list[School]]:
    """Every school that can be read, by code, and what is wrong with the others.

    Problems: those of reading YAML and workbooks, and school-key, school-missing, school-empty,
    school-value, school-code, school-repeated, school-order, school-none.
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
            hint = "keep one record of the school"
            problems.append(Problem(record.place, "school-repeated", message, hint, school.who))
    if not by_code and not problems:
        each_file = f"{SCHOOLS_FOLDER}/CODE.yaml for each school"
        hint = f"write {each_file}, or one workbook, {SCHOOLS_WORKBOOKS[0]}"
        problems.append(Problem(Place(SCHOOLS_FOLDER), "school-none", "there are no schools", hint))
    return Part([by_code[code].school for code in sorted(by_code)], problems)


def unread_codes(problems: Iterable[Problem]) -> frozenset[str]:
    """The codes, as compared, of the schools whose records have an error in them."""
    errors = (problem for problem in problems if problem.level is Level.ERROR)
    return frozenset(identity(error.who or Path(error.place.path).stem) for error in errors)


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
    records = []
    for path in filter(_is_record, paths):
        record, faults = _read_file(path)
        problems += faults
        records += [record] if record else []
    return Part(records, problems)


def _is_record(path: Path) -> bool:
    """Whether a file is a school's, and none that another program left there."""
    is_left = path.name.startswith(".") or lock_target(path.name) or conflict_target(path.name)
    return path.suffix == ".yaml" and not is_left


def _read_file(path: Path) -> Part[SchoolRecord | None]:
    node, problems = read_yaml(path, f"{SCHOOLS_FOLDER}/{path.name}")
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
