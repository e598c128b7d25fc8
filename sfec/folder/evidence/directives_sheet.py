"""The Directives sheet of an evidence workbook: what CEO letters directed, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from sfec.folder.evidence.school_rows import SchoolFinder
from sfec.folder.formats.cells import Misread, read_choice
from sfec.folder.formats.colours_for_words import colours_for_words
from sfec.folder.formats.row_reader import RowReader
from sfec.folder.formats.sheet_names import SCHOOL
from sfec.folder.formats.table import Row, read_table
from sfec.folder.formats.workbook import Sheet
from sfec.folder.policy.policy_file import LADDERS
from sfec.model.evidence import MET, NOT_MET, SETTLED, WITHDRAWN, Directive
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Part, Place, Problem, choice_hint, quoted
from sfec.rules.days import DAY_HINT

NUMBER, LADDER, DIRECTIVE, OWNER = "No.", "Ladder", "Directive", "Owner"
DUE, RESULT, MET_ON, WITHDRAWN_BY = "Due", "Result", "Met on", "Withdrawn by, and why"
NOTES = {
    SCHOOL: "The school's code.",
    NUMBER: "The directive's number in the CEO letter.",
    LADDER: "Education or Finance. Only finance directives tell on a ladder.",
    DIRECTIVE: "What is to be done.",
    OWNER: "Who does it.",
    DUE: "The day by which it is to be done.",
    RESULT: (
        "As reviewed: met, partly met or not met; or withdrawn. Empty past the due date means not "
        "known. What is not met stays open: leave its row in the next workbook until it is."
    ),
    MET_ON: "The day it was met, or withdrawn; one met late stops telling.",
    WITHDRAWN_BY: "Of one withdrawn: who did, and why. It then tells nothing.",
}
HEADINGS = tuple(NOTES)
_NEEDED = HEADINGS[:-1]
RESULTS = (MET, "partly met", NOT_MET, WITHDRAWN)

T = TypeVar("T", str, date)


def read_directives(
    sheet: Sheet, ladders: Sequence[Ladder], finder: SchoolFinder, *, is_every_ladder: bool
) -> Part[list[Directive]]:
    """Every directive whose row can be tied to a school; one that cannot be read is not known.

    Where not every ladder can be read, nothing is said of a word that is no ladder's title.
    Problems: those of headings and finding the school, and directive-value, evidence-colour.
    """
    table = read_table(sheet, HEADINGS, _NEEDED)
    if SCHOOL not in table.columns:
        schools, place = finder.schools.values(), sheet.place(1, 1)
        return Part([directives_not_known(each, place) for each in schools], [*table.problems])
    problems: list[Problem] = []
    directives: list[Directive] = []
    rows: list[Row] = []
    for row, school in finder.rows(table, problems):
        rows.append(row)
        directive, faults = _read_directive(row, school, ladders)
        directives.append(directive)
        problems += faults
    problems += colours_for_words(rows, [LADDER, RESULT])
    if not is_every_ladder:
        of_ladder = table.columns.get(LADDER)
        problems = [each for each in problems if each.place.column != of_ladder]
    return Part(directives, [*table.problems, *problems])


def directives_not_known(school: School, place: Place) -> Directive:
    """What stands for a school's directives where nobody knows which they are."""
    return Directive(
        school=school.code,
        number="",
        ladder="",
        text="",
        owner="",
        due=None,
        result=None,
        met_on=None,
        place=place,
        is_readable=False,
    )


def _read_directive(row: Row, school: School, ladders: Sequence[Ladder]) -> Part[Directive]:
    cells = RowReader(row, "directive-value", school.who)
    result, due = cells.choice(RESULT, RESULTS), cells.day(DUE)
    if due is None and result not in SETTLED and not cells.problems:
        hint = f"{DAY_HINT}; until then it is not known whether it was met in time"
        cells.known(DUE, Misread(f"{DUE} is empty", hint))
    titles = _titles(ladders)
    said = read_choice(LADDER, tuple(titles), row.cell(LADDER))
    ladder = cells.known(LADDER, said or Misread(f"{LADDER} is empty", choice_hint("", [*titles])))
    directive = Directive(
        school=school.code,
        number=cells.text(NUMBER),
        ladder=titles.get(ladder or "", ""),
        text=cells.text(DIRECTIVE),
        owner=cells.text(OWNER),
        due=due,
        result=result,
        met_on=cells.day(MET_ON),
        place=row.place(RESULT),
        withdrawn=cells.text(WITHDRAWN_BY),
    )
    _refuse_without_reason(cells, directive)
    if cells.problems and result == WITHDRAWN:
        directive = directive._replace(result=None)
    return Part(directive._replace(is_readable=not cells.problems), cells.problems)


def _titles(ladders: Sequence[Ladder]) -> Mapping[str, str]:
    """The ladders by their titles; one whose policy cannot be read goes by its id."""
    titles = {ladder.title: ladder.id for ladder in ladders}
    return titles | {each: each for each in LADDERS if each not in titles.values()}


def _refuse_without_reason(cells: RowReader, directive: Directive) -> None:
    """Add that a directive is withdrawn and does not say by whom, when and why."""
    if directive.result == WITHDRAWN and not (directive.withdrawn and directive.met_on):
        hint = f"write who and why under {quoted(WITHDRAWN_BY)}, and the day under {quoted(MET_ON)}"
        cells.known(RESULT, Misread(f"{RESULT} is {WITHDRAWN}, without who, when or why", hint))
