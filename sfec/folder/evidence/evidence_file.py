"""An evidence workbook: a sheet for each ladder, the directives, and what the officers report."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sfec.folder.evidence.directives_sheet import directives_not_known, read_directives
from sfec.folder.evidence.guide_sheet import other_half_term
from sfec.folder.evidence.ladder_sheet import read_ladder_sheet
from sfec.folder.evidence.reports_sheet import read_reports
from sfec.folder.evidence.school_rows import SchoolFinder
from sfec.folder.formats.sheet_names import DIRECTIVES, GUIDE, OTHER_SHEETS, REPORTS
from sfec.folder.formats.table import find_sheet, repeated_sheet, sheet_problems
from sfec.folder.formats.workbook import Workbook
from sfec.folder.policy.policy_file import LADDERS
from sfec.model.evidence import Directive, LadderSheet
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Part, Place, Problem


class EvidenceSheets(NamedTuple):
    """What a half-term's workbook holds, each part with what is wrong in it.

    `problems` are the workbook's as a whole; `ladders` are the ladders' sheets that are there, by
    ladder; reports are by school code and the officer's role.
    """

    problems: Sequence[Problem]
    ladders: Mapping[str, Part[LadderSheet]]
    directives: Part[list[Directive]]
    reports: Part[dict[str, dict[str, str]]]

    def ladder(self, ladder: Ladder) -> Part[LadderSheet]:
        """A ladder's sheet; an empty one where the workbook has none."""
        return self.ladders.get(ladder.id, Part(LadderSheet(), []))


def no_evidence(
    problems: Sequence[Problem], schools: Sequence[School] = (), place: Place | None = None
) -> EvidenceSheets:
    """What there is without a workbook, and why; of one that is there, no directive is known."""
    there = schools if place else ()
    unknown = [directives_not_known(each, place or Place("")) for each in there]
    return EvidenceSheets(problems, {}, Part(unknown, []), Part({}, []))


def read_evidence(
    workbook: Workbook, ladders: Sequence[Ladder], finder: SchoolFinder
) -> EvidenceSheets:
    """Every row of the ladders' sheets, every directive and report, that can be tied to a school.

    Of two sheets with one title neither is read, and all that it holds is not known; nor is
    anything of a workbook whose Guide names another half-term.

    Problems: those of sheets, headings and finding the school, and sheet-repeated, evidence-guide,
    evidence-value, evidence-percentage, evidence-broken, evidence-link, evidence-repeated,
    evidence-colour, directive-value.
    """
    if other := other_half_term(workbook, finder.half_term):
        schools = finder.schools.values()
        unknown = [directives_not_known(each, other.place) for each in schools]
        return no_evidence([other])._replace(directives=Part(unknown, []))
    found = no_evidence(_sheet_problems(workbook, ladders))
    sheets: dict[str, Part[LadderSheet]] = {}
    for ladder in ladders:
        if sheet := find_sheet(workbook, ladder.title):
            sheets[ladder.id] = read_ladder_sheet(sheet, ladder, finder)
        elif repeated := repeated_sheet(workbook, ladder.title):
            sheets[ladder.id] = Part(LadderSheet(), repeated)
    return found._replace(
        ladders=sheets,
        directives=_directives(workbook, ladders, finder),
        reports=_reports(workbook, finder),
    )


def _directives(
    workbook: Workbook, ladders: Sequence[Ladder], finder: SchoolFinder
) -> Part[list[Directive]]:
    if sheet := find_sheet(workbook, DIRECTIVES):
        return read_directives(sheet, ladders, finder, is_every_ladder=_are_all(ladders))
    repeated = repeated_sheet(workbook, DIRECTIVES)
    schools = finder.schools.values() if repeated else ()
    return Part([directives_not_known(each, repeated[0].place) for each in schools], repeated)


def _reports(workbook: Workbook, finder: SchoolFinder) -> Part[dict[str, dict[str, str]]]:
    if sheet := find_sheet(workbook, REPORTS):
        return read_reports(sheet, finder)
    return Part({}, repeated_sheet(workbook, REPORTS))


def _sheet_problems(workbook: Workbook, ladders: Sequence[Ladder]) -> list[Problem]:
    titles = [ladder.title for ladder in ladders]
    problems = sheet_problems(workbook, titles, [*titles, *OTHER_SHEETS])
    problems += repeated_sheet(workbook, GUIDE)
    if _are_all(ladders):
        return problems
    return [each for each in problems if each.code != "sheet-unknown"]


def _are_all(ladders: Sequence[Ladder]) -> bool:
    """Whether every ladder can be read: else nobody knows if a sheet or a word is one's title."""
    return len(ladders) == len(LADDERS)
