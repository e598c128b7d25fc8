"""The evidence of a trust: what each half-term showed of its schools, its workbooks read once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from sfec.folder.evidence.directives_sheet import NUMBER
from sfec.folder.evidence.evidence_file import EvidenceSheets, no_evidence, read_evidence
from sfec.folder.evidence.evidence_paths import usual_path, with_workbook, workbooks
from sfec.folder.evidence.ladder_sources import EarlierSheets, EvidenceContext, LadderSources
from sfec.folder.evidence.misplaced_evidence import where_meant
from sfec.folder.evidence.school_rows import SchoolFinder
from sfec.folder.formats.sheet_names import DIRECTIVES
from sfec.folder.formats.shown_numbers import numbers_as_shown
from sfec.folder.formats.workbook import read_workbook
from sfec.model.course import NO_COURSE, Courses
from sfec.model.evidence import Directive, Evidence, EvidenceProblems, HalfTermEvidence
from sfec.model.half_term import HalfTerm
from sfec.model.identifier import identity
from sfec.model.policy import Ladder
from sfec.model.trust import School
from sfec.problems import Level, Place, Problem
from sfec.rules.half_terms import before, seen_from, still_stands
from sfec.rules.round.completion import Setting, complete
from sfec.rules.round.open_directives import carry_on, left_out, tells_from
from sfec.rules.round.wrong_workbook import Earlier, judged_elsewhere, unlikely


class EvidenceFolder:
    """A trust's evidence workbooks, each read once."""

    def __init__(self, given: EvidenceContext) -> None:
        self.given = given
        self._sheets: dict[str, EvidenceSheets] = {}
        self._directives: dict[str, Sequence[Directive]] = {}

    def evidence(
        self, half_term: HalfTerm, today: date, courses: Callable[[], Courses] | None = None
    ) -> HalfTermEvidence:
        """What a half-term showed of every school then in the trust, derived as seen from today.

        Of a half-term that is over, a column that is not there is only a warning: it may be one
        that the trust has come to ask for since. Problems: those of workbooks, rows and audits, and
        evidence-missing, evidence-twice, evidence-no-row, evidence-derived, evidence-not-due,
        evidence-contradiction, evidence-judged, evidence-unchanged, evidence-tenfold,
        directive-left-out.
        """
        sheets, setting = self.sheets(half_term), self._setting(half_term, today)
        directives = self.directives(half_term)
        given = self.given._replace(courses=courses) if courses else self.given
        sheets_before = partial(self._sheets_before, half_term)
        by_ladder: dict[str, Mapping[str, Evidence]] = {}
        in_sheets: dict[str, Sequence[Problem]] = {}
        in_sources: dict[str, Sequence[Problem]] = {}
        for ladder in self.given.ladders.values():
            telling = self._telling(given, ladder, half_term, today)
            sources = LadderSources(ladder, sheets, sheets_before, telling, given)
            by_ladder[ladder.id], made = complete(ladder, sources, setting)
            typed = _eased(sheets.ladder(ladder).problems, is_over=today > half_term.last)
            in_sheets[ladder.id], in_sources[ladder.id] = [*typed, *made], sources.problems
        for ladder_id, doubts in self._doubts(half_term, sheets, setting.schools):
            in_sheets[ladder_id] = [*in_sheets[ladder_id], *doubts]
        return HalfTermEvidence(
            half_term,
            setting.schools,
            by_ladder,
            directives,
            sheets.reports.value,
            problems=EvidenceProblems(
                workbook=sheets.problems,
                sheets=in_sheets,
                directives=[*sheets.directives.problems, *left_out(directives, setting.who)],
                reports=sheets.reports.problems,
                sources=in_sources,
            ),
        )

    def directives(self, half_term: HalfTerm) -> Sequence[Directive]:
        """A half-term's directives, and the earlier ones that no workbook has answered yet."""
        if half_term.id not in self._directives:
            known = with_workbook(self.given.folder, self.given.term_dates or ())
            earlier = before(known, half_term)
            carried = self.directives(earlier[0]) if earlier else ()
            rows, problems = self.sheets(half_term).directives
            codes = {each.code for each in self._members(half_term)}
            path = self._leaves_out(half_term, rows, problems)
            self._directives[half_term.id] = carry_on(rows, carried, codes, path, half_term.id)
        return self._directives[half_term.id]

    def _telling(
        self, given: EvidenceContext, ladder: Ladder, half_term: HalfTerm, today: date
    ) -> list[Directive]:
        """Those that tell: given since the school's last move up on the ladder (evidence 12)."""
        directives = self.directives(half_term)
        from_before = {each.school for each in directives if each.given < half_term.id}
        courses = given.courses() if from_before else {}
        starts: dict[str, str] = {}
        for code in from_before:
            course = courses.get((code, ladder.id), NO_COURSE)
            starts[code] = tells_from(course, ladder, half_term.id, today)
        return [each for each in directives if each.given >= starts.get(each.school, "")]

    def _leaves_out(
        self, half_term: HalfTerm, rows: Sequence[Directive], problems: Sequence[Problem]
    ) -> str:
        """The workbook that leaves out what has no row in it.

        None does that is not there, cannot be read, or has a row that nobody knows the school of.
        """
        paths = workbooks(self.given.folder, half_term)
        are_known = all(each.number or each.text for each in rows)
        is_told = any(each.code == "evidence-school" for each in problems)
        return self._shown(paths[0]) if paths and are_known and not is_told else ""

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.given.folder).as_posix()

    def _members(self, half_term: HalfTerm) -> Sequence[School]:
        """The schools in the trust then."""
        first, last = half_term.first, half_term.last
        return [each for each in self.given.schools if each.belongs(first, last)]

    def sheets(self, half_term: HalfTerm) -> EvidenceSheets:
        """A half-term's workbook, sheet by sheet, with what was wrong in each."""
        if half_term.id not in self._sheets:
            self._sheets[half_term.id] = self._read_sheets(half_term)
        return self._sheets[half_term.id]

    def _doubts(
        self, half_term: HalfTerm, sheets: EvidenceSheets, schools: Sequence[School]
    ) -> Iterator[tuple[str, list[Problem]]]:
        """By ladder, what makes it likely that the workbook is another half-term's."""
        ladders = [each for each in self.given.ladders.values() if each.id in sheets.ladders]
        if not ladders:
            return
        half_terms = tuple(self.given.term_dates or ())
        typed = [sheets.ladder(each).value for each in ladders]
        yield ladders[0].id, judged_elsewhere(typed, half_term, half_terms)
        for known in before(with_workbook(self.given.folder, half_terms), half_term)[:1]:
            for ladder, sheet in zip(ladders, typed, strict=True):
                earlier = Earlier(known, self.sheets(known).ladder(ladder).value)
                yield ladder.id, list(unlikely(ladder, schools, sheet, earlier))

    def _setting(self, half_term: HalfTerm, today: date) -> Setting:
        """The half-term as seen from a day; its year is open while it goes on after it, or now."""
        years = self.given.term_dates
        year_ends = years.year_of(half_term).last if years else half_term.last
        is_year_open = half_term.last < year_ends or today <= year_ends
        schools = tuple(self._members(half_term))
        return Setting(half_term, schools, seen_from(half_term, today), is_year_open)

    def _sheets_before(self, half_term: HalfTerm) -> Iterator[EarlierSheets]:
        """The workbooks of the half-terms before, the latest first, each read as it is come to."""
        known = with_workbook(self.given.folder, self.given.term_dates or ())
        for each in before(known, half_term):
            yield EarlierSheets(self.sheets(each), still_stands(each, half_term))

    def _read_sheets(self, half_term: HalfTerm) -> EvidenceSheets:
        paths = workbooks(self.given.folder, half_term)
        if not paths:
            return no_evidence([self._missing(half_term)])
        shown = self._shown(paths[0])
        if len(paths) > 1:
            names = " and ".join(path.name for path in paths)
            message = f"the half-term has two workbooks, {names}; neither is read"
            hint = "keep the one that is right"
            twice = Problem(Place(shown), "evidence-twice", message, hint)
            return no_evidence([twice], self.given.schools, Place(shown))
        workbook, problems = read_workbook(paths[0], shown)
        if workbook is None:
            return no_evidence(problems, self.given.schools, Place(shown))
        workbook = numbers_as_shown(workbook, paths[0], {DIRECTIVES: (NUMBER,)})
        schools = {identity(each.code): each for each in self.given.schools}
        finder = SchoolFinder(schools, half_term, self.given.unread)
        return read_evidence(workbook, list(self.given.ladders.values()), finder)

    def _missing(self, half_term: HalfTerm) -> Problem:
        hint = where_meant(self.given.folder, half_term) or self._in_another_year(half_term)
        hint = hint or f"`sfec evidence new --half-term {half_term.id}` writes it"
        if others := with_workbook(self.given.folder, self.given.term_dates or ()):
            hint += f"\nthe latest evidence is of {others[-1].id}: name it with --half-term"
        message = f"there is no evidence of {half_term.title}"
        return Problem(Place(usual_path(half_term)), "evidence-missing", message, hint)

    def _in_another_year(self, half_term: HalfTerm) -> str:
        """That another year's workbook says in its Guide that it is of this half-term."""
        belongs = usual_path(half_term)
        for other in with_workbook(self.given.folder, self.given.term_dates or ()):
            problems = self.sheets(other).problems if other.name == half_term.name else ()
            for problem in problems:
                if problem.code == "evidence-guide" and belongs in problem.hint:
                    name = problem.place.path
                    return f"{name} says that it is of {half_term.title}: move it to {belongs}"
        return ""


def _eased(problems: Iterable[Problem], *, is_over: bool) -> Iterator[Problem]:
    """What was wrong; of a half-term that is over, a lacking column is only a warning."""
    hint = "what it asks is not known of that half-term, which is over"
    for each in problems:
        is_eased = is_over and each.code == "evidence-column"
        yield each._replace(level=Level.WARNING, hint=hint) if is_eased else each
