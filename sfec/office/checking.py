"""Everything in a trust's folder looked at in one run."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sfec.folder.data_folder import DataFolder
from sfec.folder.evidence.lost_evidence import lost_evidence
from sfec.folder.evidence.misplaced_evidence import misplaced_problems
from sfec.folder.inventory import inventory_problems
from sfec.folder.names import EVIDENCE_FOLDER, TEMPLATES_FOLDER
from sfec.model.half_term import HalfTerm
from sfec.office.audit_reports import awaited_reports
from sfec.office.core_offer import open_core_offer
from sfec.office.plans import seen_plans
from sfec.office.rounds import OpenFolder
from sfec.problems import Level, Problem
from sfec.rules.school_days import year_ends, year_starts


class FolderCheck(NamedTuple):
    """How many half-terms of evidence were looked at, and every problem met."""

    half_terms: int
    problems: list[Problem]


def check_folder(folder: DataFolder, day: date) -> FolderCheck:
    """Look through every file. Problems: every code that a file can have."""
    folder.read_every_part()
    evidence = [folder.evidence(each, day) for each in folder.half_terms_with_evidence()]
    record = folder.record()
    problems = awaited_reports(folder, day)
    for half_term in evidence:
        problems += folder.stale(record, half_term, day)
    problems += _unread_problems(folder, day, [each.half_term for each in evidence])
    problems += _plan_problems(folder, day)
    problems += _template_problems(folder)
    if folder.core_offer is not None and folder.term_dates is not None:
        offer = open_core_offer(folder, day)
        problems += offer.gaps(year_starts(day), year_ends(day), folder.schools)
    return FolderCheck(len(evidence), [*folder.problems, *problems])


def _unread_problems(
    folder: DataFolder, day: date, with_workbook: Sequence[HalfTerm]
) -> list[Problem]:
    """What is not read: it lies elsewhere, is no file of sfec's, or is not there any more."""
    begun = [each for each in folder.term_dates or () if each.first <= day]
    misplaced = misplaced_problems(folder.path, begun)
    told = {each.place for each in misplaced}
    strays = [each for each in inventory_problems(folder) if each.place not in told]
    problems = [*misplaced, *strays]
    if folder.ledger is None or any(map(_is_of_evidence, problems)):
        return problems
    without = [each for each in begun if each not in with_workbook]
    return [*problems, *lost_evidence(folder.ledger, without)]


def _is_of_evidence(problem: Problem) -> bool:
    """Whether it is an error in a file that may be meant as a workbook of evidence."""
    is_misplaced = problem.code == "evidence-misplaced"
    lies_there = problem.place.path.startswith(f"{EVIDENCE_FOLDER}/")
    return problem.level is Level.ERROR and (is_misplaced or lies_there)


def _plan_problems(folder: DataFolder, day: date) -> Iterator[Problem]:
    """What is wrong in the plans, where there are any that can be read."""
    if folder.plans is not None and folder.weeks is not None:
        yield from seen_plans(OpenFolder(folder, day)).problems


def _template_problems(folder: DataFolder) -> Iterator[Problem]:
    """What is wrong with the trust's own templates, where it has any."""
    if (folder.path / TEMPLATES_FOLDER).is_dir():
        from sfec.documents.kinds import templates_in  # noqa: PLC0415 - jinja2, for those with some

        yield from templates_in(folder.path).problems()
