"""A half-term's evidence that is missing because it lies elsewhere, or is no file that is read."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from sfec.folder.evidence.evidence_paths import usual_path, with_workbook
from sfec.folder.formats.listing import is_folder, list_folder, lock_target
from sfec.folder.names import EVIDENCE_FOLDER, SCHOOLS_FOLDER, WORKBOOK_SUFFIXES
from sfec.model.half_term import HalfTerm
from sfec.problems import Place, Problem
from sfec.rules.half_terms import half_term_named_in

_CSV, _NUMBERS = (".csv", ".tsv"), (".numbers",)
_SUFFIXES = (*WORKBOOK_SUFFIXES, ".xls", ".xlsm", ".xlsb", *_CSV, *_NUMBERS)
#: What else may stand in the name of a file beside trust.yaml that is meant as evidence.
_OTHER_WORDS = re.compile(r"evidence|workbook|autumn|spring|summer|term|\d{4}-\d{2}|[\W\d_]")
_YEAR = re.compile(r"\d{4}\D\d{2}")
#: How far below the folder of evidence it is looked for.
_DEEPEST = 3


def misplaced_problems(folder: Path, half_terms: Sequence[HalfTerm]) -> list[Problem]:
    """An error for each file that is meant as the evidence of a half-term which has none.

    `half_terms` are those that have begun, earliest first. Problems: evidence-misplaced.
    """
    there = with_workbook(folder, half_terms)
    latest = {each.name: each for each in half_terms}
    found: dict[str, Problem] = {}
    for half_term in reversed(half_terms):
        if half_term in there:
            continue
        is_latest = latest[half_term.name] == half_term
        for shown in misplaced(folder, half_term, is_latest=is_latest):
            message = f"this is not read, and there is no evidence of {half_term.title}"
            hint = f"if that is what it holds, {_where_to(shown, half_term)}"
            problem = Problem(Place(shown), "evidence-misplaced", message, hint)
            found.setdefault(shown, problem._replace(cause=_wrong_folder(shown, half_term)))
    return list(found.values())


def _wrong_folder(shown: str, half_term: HalfTerm) -> str:
    """The folder that keeps a file from being read, as a cause; "" where no folder does."""
    parent = PurePosixPath(shown).parent
    first, *others = parent.parts or ("",)
    if parent == PurePosixPath(usual_path(half_term)).parent:
        return ""
    if first != EVIDENCE_FOLDER:
        return f"evidence lies in {first}" if first else ""
    return f"evidence lies in {first}/{others[0]}" if others else ""


def where_meant(folder: Path, half_term: HalfTerm) -> str:
    """Which file may be meant as a half-term's evidence, and what to do with it; "" for none."""
    shown = next(misplaced(folder, half_term, is_latest=True), None)
    return f"{shown} is not read: {_where_to(shown, half_term)}" if shown else ""


def misplaced(folder: Path, half_term: HalfTerm, *, is_latest: bool) -> Iterator[str]:
    """The files that may be meant as a half-term's evidence, beside where it belongs.

    Of a name without a year the latest half-term of that name is meant, if no folder has the year.
    """
    for path in _spreadsheets(folder):
        shown = path.relative_to(folder).as_posix()
        named = half_term_named_in(path.stem.replace("_", "-"))
        if named is None or named[1] != half_term.name or shown == usual_path(half_term):
            continue
        years = re.findall(r"\d{4}-\d{2}(?!\d)", path.relative_to(folder).parent.as_posix())
        year = named[0] or next(iter(years), "")
        # Of a year to come nothing can be known yet.
        may_be_meant = is_latest and (not year or year > half_term.year)
        if year == half_term.year or may_be_meant:
            yield shown


def _where_to(shown: str, half_term: HalfTerm) -> str:
    """How the file becomes one that is read."""
    suffix, place = Path(shown).suffix.lower(), usual_path(half_term)
    if suffix in WORKBOOK_SUFFIXES:
        return f"move it to {place.rpartition('.')[0]}{suffix}"
    if suffix in _CSV:
        command = f"`sfec evidence new --half-term {half_term.id}`"
        return f"copy its answers into the workbook that {command} writes at {place}"
    if suffix in _NUMBERS:
        return f"export it from Numbers as Excel (.xlsx) to {place}"
    return f"open it in Excel and save it as Excel Workbook (.xlsx) at {place}"


def _spreadsheets(folder: Path) -> Iterator[Path]:
    """Spreadsheets beside trust.yaml that may be evidence, and all in folders meant for it."""
    has_evidence = is_folder(folder / EVIDENCE_FOLDER)
    for path in list_folder(folder, ".").value:
        is_evidence = not _OTHER_WORDS.sub("", path.stem.casefold())
        if path.suffix.lower() in _SUFFIXES and is_evidence:
            yield path
        elif _is_meant_for_evidence(path.name, has_evidence=has_evidence) and is_folder(path):
            yield from _beneath(path, _DEEPEST)


def _is_meant_for_evidence(name: str, *, has_evidence: bool) -> bool:
    """Whether evidence may lie in a folder: by its name, or as a file put one folder too far."""
    folded = name.casefold()
    if folded == EVIDENCE_FOLDER:
        # Where a computer tells capitals apart, there may be another than the one that is read.
        return name == EVIDENCE_FOLDER or not has_evidence
    return folded.startswith(EVIDENCE_FOLDER) or name == SCHOOLS_FOLDER or bool(_YEAR.match(name))


def _beneath(folder: Path, deepest: int) -> Iterator[Path]:
    for path in list_folder(folder, EVIDENCE_FOLDER).value:
        if path.suffix.lower() in _SUFFIXES and lock_target(path.name) is None:
            yield path
        elif deepest > 1 and is_folder(path):
            yield from _beneath(path, deepest - 1)
