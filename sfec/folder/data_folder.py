"""The data folder: found, listed, and loaded part by part, each part once, with every problem met."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sfec.folder.cells import fold
from sfec.folder.evidence_file import EVIDENCE_FOLDER, EvidenceSheets, read_evidence
from sfec.folder.half_term_evidence import Completion, HalfTermEvidence, complete
from sfec.folder.listing import those_there
from sfec.folder.policy_file import hash_policy, read_policy
from sfec.folder.school_rows import SchoolFinder
from sfec.folder.schools_files import read_schools, unread_codes
from sfec.folder.sheet_names import AUDITS_FILE
from sfec.folder.term_dates_file import read_term_dates
from sfec.folder.trust_file import TRUST_FILE, read_trust
from sfec.folder.workbook import WORKBOOK_SUFFIXES, read_workbook
from sfec.model.evidence import NOT_DUE, Content, Directive
from sfec.model.half_term import HalfTerm, TermDates
from sfec.model.policy import EvidenceField, Ladder
from sfec.model.trust import School, Trust
from sfec.problems import Level, Place, Problem, ProblemsFound
from sfec.rules.categorise import NOTHING_RECORDED, Recorded
from sfec.rules.half_terms import before, seen_from

if TYPE_CHECKING:
    from sfec.model.activity import CoreOffer, Deadlines
    from sfec.model.audit import AuditPolicy, Audits
    from sfec.model.ledger import Ledger
    from sfec.rules.audits import Derived

T = TypeVar("T")


def find_folder(start: Path) -> Path:
    """The nearest folder, from this one upwards, that holds trust.yaml. Raises ProblemsFound: folder-missing."""
    for folder in (start, *start.parents):
        if those_there([folder / TRUST_FILE]):
            return folder
    hint = "go into the trust's folder, name it with --data, or make one: `sfec init DIR`, `sfec init DIR --example`"
    message = f"no {TRUST_FILE} in this folder or above it"
    raise ProblemsFound([Problem(Place(str(start)), "folder-missing", message, hint)])


class DataFolder:
    """One trust's folder. Each part is read when first asked for; `problems` gathers what was met.

    Where it `glances`, only the decisions of the ledger that count now are read in full.
    """

    def __init__(self, path: Path, *, glances: bool = False) -> None:
        self.path, self.glances = path, glances
        self.problems: list[Problem] = []
        self._read: dict[str, EvidenceSheets] = {}
        self._earlier: dict[tuple[str, str, str], Mapping[str, tuple[Content, Place | None]]] = {}

    @cached_property
    def trust(self) -> Trust | None:
        """The trust; None when trust.yaml cannot be read."""
        return self._gather(read_trust)

    @cached_property
    def term_dates(self) -> TermDates | None:
        """The term dates; None when term-dates.yaml cannot be read."""
        return self._gather(read_term_dates)

    @cached_property
    def schools(self) -> Sequence[School]:
        """Every school that can be read, by code."""
        return self._gather(read_schools)

    @cached_property
    def ladders(self) -> Mapping[str, Ladder]:
        """The ladders that can be read, under what the trust changes of them."""
        return self._gather(read_policy)

    @cached_property
    def core_offer(self) -> "CoreOffer | None":
        """The core offer, under what the trust changes of it; None when it cannot be read."""
        from sfec.folder.core_offer_file import read_core_offer  # noqa: PLC0415 - only where it is asked for

        deadlines, schools = self.deadlines, self.schools
        unread = unread_codes(self.problems)
        return self._gather(partial(read_core_offer, schools=schools, unread=unread, deadlines=deadlines))

    @cached_property
    def deadlines(self) -> "Deadlines":
        """The deadlines that the trust may turn on, and those it has."""
        from sfec.folder.deadlines_file import read_deadlines  # noqa: PLC0415 - only where it is asked for

        return self._gather(read_deadlines)

    @cached_property
    def audit_policy(self) -> "AuditPolicy | None":
        """The kinds of audit, under what the trust changes of them; None when they cannot be read."""
        from sfec.folder.audit_policy_file import read_audit_policy  # noqa: PLC0415 - only where it is asked for

        return self._gather(partial(read_audit_policy, activities=self._activities))

    @property
    def keeps_audits(self) -> bool:
        """Whether there is an audits.xlsx, readable or not."""
        return bool(those_there([self.path / AUDITS_FILE]))

    @cached_property
    def audits(self) -> "Audits | None":
        """The audits and what they recommend; None where there is no audits.xlsx, or it cannot be read."""
        if not self.keeps_audits or self.audit_policy is None:
            return None
        from sfec.folder.audits_file import Reading, read_audits  # noqa: PLC0415 - only where there are some

        schools = {fold(each.code): each for each in self.schools}
        given = Reading(self.audit_policy, schools, unread_codes(self.problems))
        return self._gather(partial(read_audits, given=given))

    @cached_property
    def ledger(self) -> "Ledger | None":
        """What has been recorded; None where nothing has been yet.

        Problems: those of the ledger's files, of what cannot stand in it, and decision-category.
        """
        if not those_there([self.path / "ledger"]):
            return None
        from sfec.folder.ledger_folder import read_ledger  # noqa: PLC0415 - only where there is one

        return self._gather(partial(read_ledger, glances=self.glances))

    def recorded(self, known_by: date | None = None, half_term: HalfTerm | None = None) -> Recorded:
        """Each school's course as recorded; as known by a day in the past, with the evidence captured by then."""
        if self.ledger is None:
            return NOTHING_RECORDED
        from sfec.folder.ledger_courses import read_courses  # noqa: PLC0415 - only where there is a ledger
        from sfec.rules.captured import captured  # noqa: PLC0415

        ledger = self.ledger.known_by(known_by) if known_by else self.ledger
        courses, problems = read_courses(ledger, self.ladders, self.schools)
        self.problems += problems
        return Recorded(courses, captured(ledger, self.ladders, half_term.id) if known_by and half_term else {})

    def look_for_stale(self, recorded: Recorded, evidence: HalfTermEvidence) -> None:
        """Add a warning for each decision of a half-term that rests on what is no longer so."""
        if self.ledger and recorded.courses:
            from sfec.folder.ledger_courses import stale_problems  # noqa: PLC0415 - only where there is a ledger

            self.problems += stale_problems(recorded, self.ledger, self.ladders, evidence)

    def policy_hash(self, ladder_id: str) -> str:
        """The policy a ladder is read from, shipped and the trust's own, as a hash."""
        return hash_policy(self.path, ladder_id)

    def workbooks(self, half_term: HalfTerm) -> list[Path]:
        """The evidence workbooks of a half-term: one, unless it is missing or stands in two formats."""
        stem = self.path / EVIDENCE_FOLDER / half_term.year
        return those_there([stem / f"{half_term.name}{suffix}" for suffix in WORKBOOK_SUFFIXES])

    def new_workbook(self, half_term: HalfTerm) -> Path:
        """Where a half-term's workbook belongs; the one there is, if any."""
        there = self.workbooks(half_term)
        return there[0] if there else self.path / EVIDENCE_FOLDER / f"{half_term.id}{WORKBOOK_SUFFIXES[0]}"

    def half_terms_with_evidence(self) -> list[HalfTerm]:
        """The half-terms that have a workbook, earliest first."""
        return [each for each in self.term_dates or () if self.workbooks(each)]

    def directives_before(self, half_term: HalfTerm) -> Sequence[Directive]:
        """The directives of the latest half-term before this one that has a workbook; none where none has."""
        earlier = before(self.half_terms_with_evidence(), half_term)
        return self._sheets(earlier[0]).directives if earlier else ()

    def evidence(self, half_term: HalfTerm, today: date) -> HalfTermEvidence:
        """What a half-term showed of every school then in the trust, derived fields as seen from today.

        Of a half-term that is over, a column that is not there is only a warning: it may be one that the trust
        has come to ask for since.
        Problems: those of workbooks, rows and audits, and evidence-missing, evidence-twice, evidence-no-row,
        evidence-derived, evidence-not-due, evidence-contradiction.
        """
        on = seen_from(half_term, today)
        sheets = self._sheets(half_term)
        given = Completion(
            tuple(self.ladders.values()),
            tuple(each for each in self.schools if each.belongs(half_term.first, half_term.last)),
            half_term,
            on,
            self._is_year_open(half_term, today),
            partial(self._earlier_answers, half_term),
            self._audit_actions(on),
        )
        evidence, problems = complete(sheets, given)
        is_over = today > half_term.last
        self.problems += [_eased(each) if is_over else each for each in sheets.problems]
        self.problems += problems
        return evidence

    def shown(self, path: Path) -> str:
        """A path as problems show it: relative to the folder, with forward slashes."""
        return path.relative_to(self.path).as_posix()

    def _gather(self, read: Callable[[Path], tuple[T, list[Problem]]]) -> T:
        part, problems = read(self.path)
        self.problems += problems
        return part

    def _audit_actions(self, on: date) -> "Mapping[str, Derived] | None":
        codes = [each.code for each in self.schools]
        if self.audits is None:
            # Of a workbook that is there and cannot be read nobody knows what it says.
            return dict.fromkeys(codes, (None, (Place(AUDITS_FILE),))) if self.keeps_audits else None
        from sfec.rules.audits import audit_actions  # noqa: PLC0415 - only where there are some

        return audit_actions(self.audits, codes, tuple(self.term_dates or ()), on)

    def _activities(self) -> Sequence[str]:
        return tuple(self.core_offer.activities) if self.core_offer else ()

    def _is_year_open(self, half_term: HalfTerm, today: date) -> bool:
        """Whether the academic year, seen from today, goes on after the half-term or within it."""
        last = self.term_dates.year_of(half_term).last if self.term_dates else half_term.last
        return half_term.last < last or today <= last

    def _sheets(self, half_term: HalfTerm) -> EvidenceSheets:
        if half_term.id not in self._read:
            self._read[half_term.id] = self._read_sheets(half_term)
        return self._read[half_term.id]

    def _read_sheets(self, half_term: HalfTerm) -> EvidenceSheets:
        paths = self.workbooks(half_term)
        if len(paths) != 1:
            return EvidenceSheets(problems=[self._twice(paths) if paths else self._missing(half_term)])
        workbook, problems = read_workbook(paths[0], self.shown(paths[0]))
        if workbook is None:
            return EvidenceSheets(problems=problems)
        schools = {fold(each.code): each for each in self.schools}
        finder = SchoolFinder(schools, half_term, unread_codes(self.problems))
        return read_evidence(workbook, list(self.ladders.values()), finder)

    def _earlier_answers(
        self, half_term: HalfTerm, ladder: Ladder, field: EvidenceField
    ) -> Mapping[str, tuple[Content, Place | None]]:
        """The latest answer of each school to a field, in the half-terms before this one."""
        key = (half_term.id, ladder.id, field.id)
        if key not in self._earlier:
            found: dict[str, tuple[Content, Place | None]] = {}
            for each in before(self.half_terms_with_evidence(), half_term):
                for code, evidence in self._sheets(each).rows.get(ladder.id, {}).items():
                    content = evidence.contents[field.id]
                    if code not in found and content not in (None, NOT_DUE):
                        found[code] = (content, evidence.source(field.id))
            self._earlier[key] = found
        return self._earlier[key]

    def _twice(self, paths: list[Path]) -> Problem:
        names = " and ".join(path.name for path in paths)
        message = f"the half-term has two workbooks, {names}; neither is read"
        return Problem(Place(self.shown(paths[0])), "evidence-twice", message, "keep the one that is right")

    def _missing(self, half_term: HalfTerm) -> Problem:
        place = Place(f"{EVIDENCE_FOLDER}/{half_term.id}{WORKBOOK_SUFFIXES[0]}")
        hint = f"`sfec evidence new --half-term {half_term.id}` writes it"
        if others := self.half_terms_with_evidence():
            hint += f"\nthe latest evidence is of {others[-1].id}: name it with --half-term"
        return Problem(place, "evidence-missing", f"there is no evidence of {half_term.title}", hint)


def _eased(problem: Problem) -> Problem:
    if problem.code != "evidence-column":
        return problem
    hint = "what it asks is not known of that half-term, which is over"
    return problem._replace(level=Level.WARNING, hint=hint)
