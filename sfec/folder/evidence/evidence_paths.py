"""Where the evidence workbook of each half-term lies, and which half-terms have one."""

from collections.abc import Iterable
from pathlib import Path

from sfec.folder.formats.listing import those_there
from sfec.folder.names import EVIDENCE_FOLDER, WORKBOOK_SUFFIXES
from sfec.model.half_term import HalfTerm


def workbooks(folder: Path, half_term: HalfTerm) -> list[Path]:
    """A half-term's workbooks: one, unless it is missing or stands in two formats."""
    year = folder / EVIDENCE_FOLDER / half_term.year
    return those_there([year / f"{half_term.name}{suffix}" for suffix in WORKBOOK_SUFFIXES])


def new_workbook(folder: Path, half_term: HalfTerm) -> Path:
    """Where a half-term's workbook belongs; the one there is, if any."""
    there = workbooks(folder, half_term)
    return there[0] if there else folder / usual_path(half_term)


def usual_path(half_term: HalfTerm) -> str:
    """Where a half-term's workbook is written, as problems show it."""
    return f"{EVIDENCE_FOLDER}/{half_term.id}{WORKBOOK_SUFFIXES[0]}"


def with_workbook(folder: Path, half_terms: Iterable[HalfTerm]) -> list[HalfTerm]:
    """Those of some half-terms that have a workbook."""
    return [each for each in half_terms if workbooks(folder, each)]
