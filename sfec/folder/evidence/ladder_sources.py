"""What a half-term's fields on one ladder are derived from, each source read once a field asks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from sfec.folder.evidence.evidence_file import EvidenceSheets
from sfec.folder.names import AUDITS_FILE
from sfec.model.audit import Audits
from sfec.model.course import Courses
from sfec.model.evidence import NOT_DUE, Derived, Directive, LadderSheet
from sfec.model.half_term import TermDates
from sfec.model.plan import Plans
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School
from sfec.problems import Level, Part, Place, Problem
from sfec.rules.audits.audit_actions import AuditAnswer, audit_actions
from sfec.rules.plans.ladder_plans import LadderPlans
from sfec.rules.plans.school_weeks import SchoolWeeks
from sfec.rules.plans.telling_plans import SchoolPlans

#: What audits have come to on a day, by school code; None where no audits are kept.
AuditAnswers: TypeAlias = Mapping[str, AuditAnswer] | None


class EarlierSheets(NamedTuple):
    """A workbook of a half-term before, and whether what it answers still stands.

    An answer stands to the end of the academic year after its own (the reading's evidence 9).
    """

    sheets: EvidenceSheets
    still_stands: bool


class EvidenceContext(NamedTuple):
    """What evidence is read and derived with.

    `unread` are the codes, as compared, of schools whose own records cannot be read; `audits` reads
    the audits, and is None where none are kept. `plans` reads what plans there are, likewise;
    `courses` are the decisions of each school on each ladder, in whose light plans tell, counting
    their days in school `weeks`.
    """

    folder: Path
    ladders: Mapping[str, Ladder]
    schools: Sequence[School]
    unread: frozenset[str]
    term_dates: TermDates | None
    audits: Callable[[], Part[Audits | None]] | None
    plans: Callable[[], Part[Plans | None]] | None = None
    courses: Callable[[], Courses] = dict
    weeks: Callable[[], SchoolWeeks | None] = lambda: None


class LadderSources:
    """The sources of one ladder's fields (the rules' Sources).

    `before` reads the workbooks of the half-terms before, the latest first; `directives` are those
    of the half-term's, and the earlier ones that are open still; `problems` is what was
    wrong in the files that fields asked for, beside evidence workbooks.
    """

    def __init__(
        self,
        ladder: Ladder,
        sheets: EvidenceSheets,
        before: Callable[[], Iterable[EarlierSheets]],
        directives: Sequence[Directive],
        given: EvidenceContext,
    ) -> None:
        self.ladder, self.sheets, self.before, self.given = ladder, sheets, before, given
        self.every_directive = directives
        self.problems: list[Problem] = []
        self._audits: dict[date, AuditAnswers] = {}
        self._earlier: dict[str, Mapping[str, Derived]] = {}

    @cached_property
    def sheet(self) -> LadderSheet:
        """The ladder's sheet; an empty one where the workbook has none."""
        return self.sheets.ladder(self.ladder).value

    def directives(self, school: School) -> Sequence[Directive]:
        """A school's directives on the ladder, and those whose ladder cannot be read."""
        return self._directives.get(school.code, ())

    def audits(self, day: date) -> AuditAnswers:
        """What audits have come to on a day, by school code; None where no audits are kept."""
        if day not in self._audits:
            self._audits[day] = self._audit_answers(day)
        return self._audits[day]

    def plans(self, school: School, day: date) -> SchoolPlans | None:
        """A school's plans on the ladder as they stand on a day; None where no plans are kept."""
        return self._plans.of(school.code, day) if self._plans else None

    def earlier(self, field: EvidenceField) -> Mapping[str, Derived]:
        """The latest answer of each school to a field, in the half-terms before."""
        if field.id not in self._earlier:
            self._earlier[field.id] = self._latest_answers(field)
        return self._earlier[field.id]

    @cached_property
    def _directives(self) -> Mapping[str, Sequence[Directive]]:
        found: dict[str, list[Directive]] = defaultdict(list)
        # One whose ladder cannot be read may belong to any.
        for ladder in (self.ladder.id, ""):
            for directive in self.every_directive:
                if directive.ladder == ladder:
                    found[directive.school].append(directive)
        return found

    @cached_property
    def _plans(self) -> LadderPlans | None:
        if self.given.plans is None:
            return None
        plans, problems = self.given.plans()
        self.problems += problems
        weeks = self.given.weeks()
        if plans is None or weeks is None:
            return None
        return LadderPlans(plans, self.ladder, weeks, self.given.courses)

    def _audit_answers(self, day: date) -> AuditAnswers:
        if self.given.audits is None:
            return None
        audits, problems = self.given.audits()
        self.problems += problems
        codes = [each.code for each in self.given.schools]
        if audits is None:
            # Of a workbook that is there and cannot be read nobody knows what it says.
            return dict.fromkeys(codes, (None, (Place(AUDITS_FILE),)))
        return audit_actions(audits, codes, tuple(self.given.term_dates or ()), day)

    def _latest_answers(self, field: EvidenceField) -> Mapping[str, Derived]:
        found: dict[str, Derived] = {}
        for sheets, still_stands in self.before():
            part = sheets.ladder(self.ladder)
            for code, row in part.value.rows.items():
                content = row.contents[field.id]
                # What cannot be read there may be a later answer than any before it.
                is_answer = content not in (None, NOT_DUE) or field.id in row.unreadable
                if code not in found and is_answer:
                    found[code] = Derived(content, row.sources(field.id), lapsed=not still_stands)
            unread = [*sheets.problems, *part.problems] if part.value.first_cell is None else []
            if errors := [each for each in unread if each.level is Level.ERROR]:
                for school in self.given.schools:
                    found.setdefault(school.code, Derived(None, (Place(errors[0].place.path),)))
        return found


class WorkedOut(NamedTuple):
    """A column that may be left empty for some schools, by their codes, and the file that tells."""

    file: str
    codes: frozenset[str]


def worked_out(given: EvidenceContext) -> dict[str, WorkedOut]:
    """The columns that are worked out where they are left empty, by the field's id."""
    audits = given.audits().value if given.audits else None
    if audits is None:
        return {}
    told = (each for each in audits.audits if each.received_on and not each.is_confidential)
    found = WorkedOut(AUDITS_FILE, frozenset(each.school for each in told if each.school))
    fields = chain.from_iterable(ladder.typed_fields for ladder in given.ladders.values())
    return {each.id: found for each in fields if each.kind == "audits"}
