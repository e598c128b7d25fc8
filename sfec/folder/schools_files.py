"""The schools: a YAML file each under schools/, or a row each of schools.xlsx."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from sfec.folder.cells import fold, is_blank
from sfec.folder.forms import Day, Fault, Form, Words, fill, fill_plain
from sfec.folder.listing import conflict_target, list_folder, lock_target, those_there
from sfec.folder.table import Row, find_sheet, read_table, sheet_problems
from sfec.folder.trust_file import Held, people_of
from sfec.folder.workbook import WORKBOOK_SUFFIXES, CellValue, as_typed, read_workbook
from sfec.folder.yaml_file import read_yaml
from sfec.model.trust import SCHOOL_ROLES, Phase, School
from sfec.problems import Level, Place, Problem, quoted

SCHOOLS_FOLDER = "schools"
SCHOOLS_WORKBOOKS = tuple(f"schools{suffix}" for suffix in WORKBOOK_SUFFIXES)
CODE_HINT = "a code is 2 to 12 letters and digits, a letter first, and no name that Windows keeps for itself, as CON"
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_WINDOWS_NAMES = re.compile(r"CON|PRN|AUX|NUL|COM\d|LPT\d")
_RECORD = re.compile(rf"{SCHOOLS_FOLDER}[./]")
_ADDRESS = "Address"
_URN = re.compile(r"\d{6}")


def _each_line(value: object) -> object:
    if value is None or isinstance(value, str):
        return (value or "").splitlines()
    return ["" if each is None else each for each in value] if isinstance(value, list) else value


def _without_blanks(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


#: A postal address: a list of lines, or one text of several.
Address = Annotated[tuple[str, ...], BeforeValidator(_each_line), AfterValidator(_without_blanks)]


class SchoolForm(Form):
    """One school. `joined` is its first day in the trust, `left` its last."""

    code: str
    name: Words
    urn: str | None = None
    phase: Phase | None = None
    joined: Day | None = None
    left: Day | None = None
    head: Held | None = None
    lsb_chair: Held | None = None
    mentor: Held | None = None
    address: Address = ()

    def school(self) -> School:
        """The school as the rest of sfec knows it."""
        people = {role: people_of(held) for role in SCHOOL_ROLES if (held := getattr(self, role))}
        days = self.joined, self.left
        return School(self.code.upper(), self.name, self.urn, self.phase, *days, people, self.address)


#: The columns of schools.xlsx, and the key of a school that each fills.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Code": ("code",),
    "Name": ("name",),
    "URN": ("urn",),
    "Phase": ("phase",),
    "Joined": ("joined",),
    "Left": ("left",),
    "Head": ("head", "name"),
    "Head email": ("head", "email"),
    "Head from": ("head", "from"),
    "LSB chair": ("lsb_chair", "name"),
    "LSB chair email": ("lsb_chair", "email"),
    "LSB chair from": ("lsb_chair", "from"),
    "Mentor": ("mentor", "name"),
    "Mentor email": ("mentor", "email"),
    "Mentor from": ("mentor", "from"),
    _ADDRESS: ("address",),
}


def read_schools(folder: Path) -> tuple[list[School], list[Problem]]:
    """Every school that can be read, by code, and what is wrong with the others.

    Problems: those of reading YAML and workbooks, and school-key, school-missing, school-empty, school-value,
    school-code, school-repeated, school-order, school-none.
    """
    found: list[tuple[School, Place]] = []
    problems: list[Problem] = []
    for part, faults in (_from_yaml(folder), _from_workbook(folder)):
        found += part
        problems += faults
    schools: dict[str, tuple[School, Place]] = {}
    for school, place in found:
        if school.code in schools:
            message = f"the code {school.code} stands here and at {schools[school.code][1]}"
            problems.append(Problem(place, "school-repeated", message, "keep one record of the school", school.who))
        else:
            schools[school.code] = (school, place)
    if not schools and not problems:
        hint = f"write {SCHOOLS_FOLDER}/CODE.yaml for each school, or one workbook, {SCHOOLS_WORKBOOKS[0]}"
        problems.append(Problem(Place(SCHOOLS_FOLDER), "school-none", "there are no schools", hint))
    return [school for _, (school, _) in sorted(schools.items())], problems


def unread_codes(problems: Iterable[Problem]) -> frozenset[str]:
    """The folded codes of the schools whose own records have an error in them."""
    own = [each for each in problems if each.level is Level.ERROR and _RECORD.match(each.place.path)]
    return frozenset(fold(each.who or Path(each.place.path).stem) for each in own)


def file_of(folder: Path, code: str) -> str:
    """The file that holds the record of a school, as problems show it."""
    paths, _ = list_folder(folder / SCHOOLS_FOLDER, SCHOOLS_FOLDER)
    own = [path.name for path in paths if path.suffix == ".yaml" and path.stem.upper() == code]
    if own:
        return f"{SCHOOLS_FOLDER}/{own[0]}"
    there = those_there([folder / name for name in SCHOOLS_WORKBOOKS])
    return there[0].name if there else SCHOOLS_FOLDER


def _from_yaml(folder: Path) -> tuple[list[tuple[School, Place]], list[Problem]]:
    found = []
    paths, problems = list_folder(folder / SCHOOLS_FOLDER, SCHOOLS_FOLDER)
    for path in paths:
        if path.suffix != ".yaml" or path.name.startswith(".") or lock_target(path.name) or conflict_target(path.name):
            continue
        shown = f"{SCHOOLS_FOLDER}/{path.name}"
        node, faults = read_yaml(path, shown)
        problems += faults
        if node is None:
            continue
        form, faults = fill(SchoolForm, node, "school", path.stem)
        problems += faults
        form = form or _without_faults(node.plain())
        for fault in _own_faults(form, path.stem) if form else ():
            span = node.find(fault.path).span
            problems.append(span.problem(f"school-{fault.kind}", fault.message, fault.hint, path.stem))
        if form and is_code(form.code.upper()):
            found.append((form.school(), node.find(["code"]).span.place))
    return found, problems


def _without_faults(content: dict[str, object]) -> SchoolForm | None:
    """The school without what is wrong in its record, so that its evidence still counts; None without code or name."""
    _, faults = fill_plain(SchoolForm, content)
    wrong = {fault.path[0] if fault.path else "code" for fault in faults}
    sound = {key: value for key, value in content.items() if key not in wrong}
    return None if wrong & {"code", "name"} else fill_plain(SchoolForm, sound)[0]


def _from_workbook(folder: Path) -> tuple[list[tuple[School, Place]], list[Problem]]:
    names = [path.name for path in those_there([folder / name for name in SCHOOLS_WORKBOOKS])]
    found: list[tuple[School, Place]] = []
    problems: list[Problem] = []
    for name in names:
        workbook, faults = read_workbook(folder / name, name)
        problems += faults
        sheet = find_sheet(workbook, "Schools") if workbook else None
        problems += sheet_problems(workbook, ["Schools"], ["Schools"]) if workbook else []
        if sheet:
            table = read_table(sheet, list(COLUMNS), ["Code", "Name"])
            problems += table.problems
            for row in table.rows():
                school, faults = _read_row(row)
                problems += faults
                found += [(school, row.place("Code"))] if school else []
    return found, problems


def _read_row(row: Row) -> tuple[School | None, list[Problem]]:
    content: dict[str, object] = {}
    who = row.text("Code") or f"row {row.number}"
    has_broken = bool(row.table.sheet.oddities.broken)
    if has_broken and (broken := [(each, row.broken(each)) for each in row.table.columns if row.broken(each)]):
        hint = "mend the formula, or type its value"
        return None, [Problem(row.place(h), "school-value", f"{h} is {each}", hint, who) for h, each in broken]
    for heading in row.table.columns:
        key, *inner = COLUMNS[heading]
        value = row.cell(heading)
        if is_blank(value):
            continue
        plain = _lines_of(as_typed(value)) if heading == _ADDRESS else _plain(value)
        if inner:
            group = content.setdefault(key, {})
            if isinstance(group, dict):
                group[inner[0]] = plain
        else:
            content[key] = plain
    form, faults = fill_plain(SchoolForm, content)
    form = form or _without_faults(content)
    faults += _own_faults(form, None) if form else []
    problems = [_at_cell(row, fault, who) for fault in faults]
    return (form.school() if form and is_code(form.code.upper()) else None), problems


def _plain(value: CellValue) -> object:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else as_typed(value).strip()


def _lines_of(address: str) -> list[str]:
    """The lines of an address in one cell: split where it is broken, else at its commas."""
    lines = address.strip().splitlines()
    return lines if len(lines) > 1 else address.split(",")


def _at_cell(row: Row, fault: Fault, who: str) -> Problem:
    path = tuple(map(str, fault.path))
    heading = next((each for each, keys in COLUMNS.items() if keys[: len(path)] == path), "Code")
    message, hint = fault.message, fault.hint
    if fault.kind == "missing":
        missing = next((h for h, keys in COLUMNS.items() if keys[:-1] == path and quoted(keys[-1]) in message), heading)
        heading, message, hint = missing, f"{missing} is empty", "fill it in, or take the row out"
    place = row.place(heading)
    return Problem(place, f"school-{fault.kind}", message, hint, who)


def is_code(text: str) -> bool:
    """Whether a text can be a school's code, in a file's name as well."""
    return bool(_CODE.fullmatch(text)) and not _WINDOWS_NAMES.fullmatch(text)


def _own_faults(form: SchoolForm, file_stem: str | None) -> list[Fault]:
    return list(_faults_of(form, file_stem))


def _faults_of(form: SchoolForm, file_stem: str | None) -> Iterator[Fault]:
    if not is_code(form.code.upper()):
        yield Fault(("code",), "code", f"code: {quoted(form.code)} cannot be a code", CODE_HINT)
    elif file_stem is not None and form.code.casefold() != file_stem.casefold():
        message = f"code: {quoted(form.code)} is not the name of the file"
        yield Fault(("code",), "code", message, f"name the file {form.code}.yaml, or the code {file_stem}")
    if form.urn is not None and not _URN.fullmatch(form.urn):
        yield Fault(("urn",), "value", f"urn: {quoted(form.urn)} is not a URN", "a URN has six digits")
    if form.joined and form.left and form.left < form.joined:
        yield Fault(("left",), "order", "the school leaves before it joins", "joined is its first day, left its last")
