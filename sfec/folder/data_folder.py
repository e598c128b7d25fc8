"""The data folder: found, and read part by part, each part once and with what was wrong in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sfec.folder.evidence.evidence_folder import EvidenceFolder
from sfec.folder.evidence.evidence_paths import new_workbook, with_workbook
from sfec.folder.evidence.ladder_sources import EvidenceContext, WorkedOut, worked_out
from sfec.folder.folder_part import folder_part
from sfec.folder.formats.listing import those_there
from sfec.folder.ledger.ledger_courses import read_courses
from sfec.folder.ledger.ledger_ends import end_problems
from sfec.folder.ledger.stale_decisions import stale_problems
from sfec.folder.names import AUDITS_FILE, LEDGER_FOLDER, PLANS_FOLDER, TRUST_FILE
from sfec.folder.policy.policy_file import hash_texts, policy_texts, read_policy
from sfec.folder.trust.school_calendar import school_weeks
from sfec.folder.trust.schools_files import doubts, read_schools, unread_codes
from sfec.folder.trust.term_dates_file import read_term_dates
from sfec.folder.trust.trust_file import read_trust
from sfec.model.course import Courses
from sfec.model.evidence import Directive, HalfTermEvidence
from sfec.model.half_term import HalfTerm, TermDates
from sfec.model.identifier import identity
from sfec.model.policy import Ladder
from sfec.model.trust import School, Trust
from sfec.problems import Part, Place, Problem, ProblemsFound
from sfec.rules.decisions.captured_evidence import captured_evidence
from sfec.rules.half_terms import before, until_next
from sfec.rules.plans.ladder_plans import plans_by_ladder
from sfec.rules.round.categorise import NOTHING_RECORDED, Record

if TYPE_CHECKING:
    from sfec.model.activity import CoreOffer, Deadlines
    from sfec.model.audit import AuditPolicy, Audits
    from sfec.model.ledger import Ledger
    from sfec.model.plan import PlanPolicy, Plans
    from sfec.rules.plans.school_weeks import SchoolWeeks


def find_folder(start: Path) -> Path:
    """The nearest folder upwards that holds trust.yaml. Raises ProblemsFound: folder-missing."""
    for folder in (start, *start.parents):
        if those_there([folder / TRUST_FILE]):
            return folder
    hint = (
        "go into the trust's folder, name it with --data, or make one: "
        "`sfec init DIR`, `sfec init DIR --example`"
    )
    message = f"no {TRUST_FILE} in this folder or above it"
    raise ProblemsFound([Problem(Place(str(start)), "folder-missing", message, hint)])


class DataFolder:
    """One trust's folder. Each part is read when it is first asked for.

    `parts` are those read so far, each with what was wrong in it. Where the folder `glances`, only
    the decisions of the ledger that count now are read in full. `now` is the moment by the clock:
    what the ledger has of later than that was recorded by one that had run ahead.
    """

    def __init__(self, path: Path, *, glances: bool = False, now: datetime | None = None) -> None:
        self.path, self.glances, self.now = path, glances, now
        self.parts: dict[str, Part[Any]] = {}

    @property
    def problems(self) -> list[Problem]:
        """What was wrong in all that has been read."""
        return list(chain.from_iterable(part.problems for part in self.parts.values()))

    def part(self, name: str) -> Part[Any]:
        """A part with what was wrong in it, read now if it has not been."""
        part: Part[Any] = vars(type(self))[name].keep(self)
        return part

    @folder_part
    def trust(self) -> Part[Trust | None]:
        """The trust; None when trust.yaml cannot be read."""
        return read_trust(self.path)

    @property
    def unread_trust(self) -> list[Problem]:
        """Why trust.yaml cannot be read, where it cannot: every command tells it."""
        return self.part("trust").problems if self.trust is None else []

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that the trust has of its own, beside the charter's."""
        return self.trust.roles if self.trust else ()

    @folder_part
    def term_dates(self) -> Part[TermDates | None]:
        """The term dates; None when term-dates.yaml cannot be read."""
        return read_term_dates(self.path)

    @folder_part
    def schools(self) -> Part[list[School]]:
        """Every school that can be read, by code."""
        return read_schools(self.path)

    @property
    def unread_schools(self) -> frozenset[str]:
        """The codes, as compared, of the schools whose records have an error in them."""
        return unread_codes(self.part("schools").problems)

    def doubts(self, code: str | None) -> list[Problem]:
        """That two sources hold a school's record, where they do. Problems: school-repeated."""
        school = next((each for each in self.schools if each.code == code), None)
        return doubts(self.part("schools").problems, school) if school else []

    @folder_part
    def ladders(self) -> Part[dict[str, Ladder]]:
        """The ladders that can be read, under what the trust changes of them."""
        return read_policy(self.path)

    @folder_part
    def core_offer(self) -> "Part[CoreOffer | None]":
        """The core offer, under what the trust changes of it; None when it cannot be read."""
        from sfec.folder.policy.core_offer_file import read_core_offer  # noqa: PLC0415 - its forms

        return read_core_offer(
            self.path, self.schools, self.unread_schools, self.deadlines, self.roles
        )

    @folder_part
    def deadlines(self) -> "Part[Deadlines]":
        """The deadlines that the trust may turn on, and those it has."""
        from sfec.folder.policy.deadlines_file import read_deadlines  # noqa: PLC0415 - its forms

        return read_deadlines(self.path, self.roles)

    @folder_part
    def audit_policy(self) -> "Part[AuditPolicy | None]":
        """The kinds of audit, under what the trust changes; None when they cannot be read."""
        from sfec.folder.policy.audit_policy_file import read_audit_policy  # noqa: PLC0415 - forms

        return read_audit_policy(self.path, self._activities)

    @property
    def keeps_audits(self) -> bool:
        """Whether there is an audits.xlsx, readable or not."""
        return bool(those_there([self.path / AUDITS_FILE]))

    @folder_part
    def audits(self) -> "Part[Audits | None]":
        """The audits and what they recommend; None where none are kept, or they cannot be read."""
        if not self.keeps_audits or self.audit_policy is None:
            return Part(None, [])
        from sfec.folder.audits.audit_context import AuditContext  # noqa: PLC0415 - few
        from sfec.folder.audits.audits_file import read_audits  # noqa: PLC0415 - few

        schools = {identity(each.code): each for each in self.schools}
        context = AuditContext(self.audit_policy, schools, self.unread_schools)
        return read_audits(self.path, context)

    @cached_property
    def weeks(self) -> "SchoolWeeks | None":
        """The trust's school weeks; None where term-dates.yaml cannot be read."""
        return school_weeks(self.term_dates) if self.term_dates else None

    @folder_part
    def plan_policy(self) -> "Part[PlanPolicy | None]":
        """The kinds of plan, under what the trust changes; None when they cannot be read."""
        from sfec.folder.policy.plan_policy_file import read_plan_policy  # noqa: PLC0415 - forms

        return read_plan_policy(self.path)

    @property
    def keeps_plans(self) -> bool:
        """Whether there is a folder of plans."""
        return bool(those_there([self.path / PLANS_FOLDER]))

    @folder_part
    def plans(self) -> "Part[Plans | None]":
        """The plans; None where none are kept, or their kinds cannot be read."""
        if not self.keeps_plans or self.plan_policy is None:
            return Part(None, [])
        from sfec.folder.plans.plan_sheet import PlanContext  # noqa: PLC0415 - few
        from sfec.folder.plans.plans_folder import read_plans  # noqa: PLC0415 - few

        schools = {identity(each.code): each for each in self.schools}
        context = PlanContext(self.plan_policy, self.ladders, schools, self.unread_schools)
        return Part(*read_plans(self.path, context))

    @folder_part
    def ledger(self) -> "Part[Ledger | None]":
        """What has been recorded; None where nothing has been yet. Problems: its files' own."""
        if not those_there([self.path / LEDGER_FOLDER]):
            return Part(None, [])
        from sfec.folder.ledger.ledger_folder import read_ledger  # noqa: PLC0415 - few

        return Part(*read_ledger(self.path, glances=self.glances, now=self.now))

    @folder_part
    def ledger_ends(self) -> "Part[None]":
        """That no file's last line says what could not have been recorded. Problem: ledger-end."""
        if self.ledger is None:
            return Part(None, [])
        who = {each.code: each.who for each in self.schools}
        present = {self.policy_hash(key): each for key, each in self.ladders.items()}
        return Part(None, list(end_problems(self.path, self.ledger, who, present)))

    def read_every_part(self) -> None:
        """Read all that is kept once for the whole trust."""
        for kind in vars(type(self)).values():
            if isinstance(kind, folder_part):
                kind.keep(self)

    def record(self, known_by: date | None = None, half_term: HalfTerm | None = None) -> Record:
        """Each school's course as recorded.

        As known by a day in the past, with the evidence captured of a half-term by then. Problems:
        those of what cannot stand in the ledger, ledger-end, and decision-category.
        """
        if self.ledger is None:
            return NOTHING_RECORDED
        self.part("ledger_ends")
        ledger = self.ledger.known_by(known_by) if known_by else self.ledger
        courses = self.parts[f"courses by {known_by}"] = Part(
            *read_courses(ledger, self.ladders, self.schools)
        )
        if not (known_by and half_term):
            return Record(courses.value)
        return Record(courses.value, captured_evidence(ledger, self.ladders, half_term.id))

    def stale(self, record: Record, evidence: HalfTermEvidence, day: date) -> Iterator[Problem]:
        """What is to be told on a day of the decisions that rest on what is no longer so."""
        if self.ledger and self.term_dates and record.courses:
            is_over = day > until_next(self.term_dates, evidence.half_term)
            plans = plans_by_ladder(self.plans, self.ladders, self.weeks, record.courses)
            yield from stale_problems(
                record, self.ledger, self.ladders, evidence, is_over=is_over, plans=plans
            )

    def policy_hash(self, ladder_id: str) -> str:
        """The policy a ladder is read from, shipped and the trust's own, as a hash."""
        return hash_texts(policy_texts(self.path, ladder_id))

    def evidence(
        self, half_term: HalfTerm, today: date, known_by: date | None = None
    ) -> HalfTermEvidence:
        """What a half-term showed of every school then in the trust, as seen from today.

        On a day in the past, plans tell in the light of the decisions known by then.
        """
        name = f"evidence of {half_term.id} on {today}, known by {known_by}"
        if name not in self.parts:
            evidence = self._evidence.evidence(half_term, today, lambda: self._courses(known_by))
            self.parts[name] = Part(evidence, evidence.problems.met)
        found: HalfTermEvidence = self.parts[name].value
        return found

    def new_workbook(self, half_term: HalfTerm) -> Path:
        """Where a half-term's evidence workbook belongs; the one there is, if any."""
        return new_workbook(self.path, half_term)

    def half_terms_with_evidence(self) -> list[HalfTerm]:
        """The half-terms that have a workbook, earliest first."""
        return with_workbook(self.path, self.term_dates or ())

    def directives_before(self, half_term: HalfTerm) -> Sequence[Directive]:
        """Those of the latest half-term before this one with a workbook, and the open before it."""
        earlier = before(self.half_terms_with_evidence(), half_term)
        return self._evidence.directives(earlier[0]) if earlier else ()

    def worked_out(self) -> Mapping[str, WorkedOut]:
        """The columns that are worked out where they are left empty, by the field's id."""
        return worked_out(self._evidence.given)

    def shown(self, path: Path) -> str:
        """A path as problems show it: relative to the folder, with forward slashes."""
        return path.relative_to(self.path).as_posix()

    def _courses(self, known_by: date | None) -> Courses:
        name = f"courses by {known_by}"
        if name not in self.parts:
            self.record(known_by)
        return self.parts[name].value if name in self.parts else {}

    @cached_property
    def _evidence(self) -> EvidenceFolder:
        return EvidenceFolder(
            EvidenceContext(
                folder=self.path,
                ladders=self.ladders,
                schools=self.schools,
                unread=self.unread_schools,
                term_dates=self.term_dates,
                audits=partial(self.part, "audits") if self.keeps_audits else None,
                plans=partial(self.part, "plans") if self.keeps_plans else None,
                weeks=lambda: self.weeks,
            )
        )

    def _activities(self) -> Sequence[str]:
        return tuple(self.core_offer.activities) if self.core_offer else ()
