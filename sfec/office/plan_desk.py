"""Documents of plans: which plans are asked for, to whom each goes, what keeps it from going."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import ClassVar

from sfec.documents.kinds import DocumentKind
from sfec.folder.names import PLANS_FOLDER, SCHOOLS_FOLDER, TRUST_FILE
from sfec.model.plan import PlanPolicy
from sfec.model.trust import ROLES, SCHOOL_ROLES, Holder
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.plans import find_plan, seen_plans
from sfec.office.rounds import OpenFolder, OpenRound
from sfec.problems import Level, Place, Problem, ProblemsFound, has_errors
from sfec.rules.letters.issued_documents import IssuedDocument, issued_by_school
from sfec.rules.plans.plan_draft import MENTOR
from sfec.rules.plans.plan_standing import PlanState
from sfec.rules.plans.seen_plans import SeenPlan


class PlanDesk(ABC):
    """The documents of one kind that plans have, as the folder has them on a day.

    Raises ProblemsFound where plans, their policy or the trust cannot be read.
    """

    kind: ClassVar[DocumentKind]

    def __init__(self, opened: OpenRound) -> None:
        self.opened, self.trust = opened, opened.trust
        on_day = OpenFolder(opened.folder, opened.day, opened.known_by)
        self.seen, self.problems = seen_plans(on_day)

    @property
    def policy(self) -> PlanPolicy:
        """The kinds of plan. Raises ProblemsFound where they cannot be read."""
        if self.opened.folder.plan_policy is None:
            raise ProblemsFound(self.opened.folder.problems)
        return self.opened.folder.plan_policy

    @abstractmethod
    def series(self, seen: SeenPlan) -> DocumentSeries:
        """The issues of a plan's document."""

    @abstractmethod
    def compose(self, seen: SeenPlan) -> Paper:
        """A plan's document. Problems: those of _nobody; objections: plan-draft, plan-unsound."""

    @abstractmethod
    def changes(self, seen: SeenPlan, issued: IssuedDocument) -> Iterable[str]:
        """What an issued one says that is no longer so."""

    def choose(self, named: Sequence[str]) -> list[SeenPlan]:
        """The plans of those names, each once; all that are not closed where none is named.

        Raises Misuse.
        """
        if named:
            found = [find_plan(self.seen, each) for each in named]
            return list({each.plan.name: each for each in found}.values())
        return [each for each in self.seen if each.standing.state is not PlanState.CLOSED]

    def lost(self) -> Iterator[Problem]:
        """What was issued of plans that are not there, or cannot be read. Problem: letter-stale."""
        there = {shelf(each) for each in self.seen}
        for of_school in issued_by_school(self.opened.ledger).values():
            for each in of_school:
                issued, is_gone = each.document, _plan_of(each) not in there
                if issued.document == self.kind.name and is_gone and not each.is_withdrawn:
                    message = "it was issued, and its plan's workbook is gone or cannot be read"
                    hint = (
                        "put the workbook back from a copy; `sfec plan check` tells what is wrong"
                    )
                    place, warning = Place(issued.files[0].path), Level.WARNING
                    yield Problem(place, "letter-stale", message, hint, issued.school, warning)

    def holders(self, seen: SeenPlan, roles: Iterable[str]) -> tuple[Holder, ...]:
        """Those who hold some roles on the day."""
        day = self.opened.day
        held = (self.trust.holders(seen.school, role, day) for role in roles)
        return tuple(chain.from_iterable(held))

    def nobody(self, seen: SeenPlan, roles: Iterable[str]) -> Iterator[Problem]:
        """Those who should be written to, or sign, and are not known. Problem: letter-nobody.

        A mentor may be appointed, and need not be.
        """
        short = seen.standing.kind.short
        for role in dict.fromkeys(map(seen.school.leading, roles)):
            if role != MENTOR and not self.holders(seen, [role]):
                message = f"nobody is in post as {ROLES[role]}: the {short} names none"
                is_of_school = role in SCHOOL_ROLES
                record = "the school's record, with `from` if it matters"
                hint = (
                    f"write who it is in {record if is_of_school else 'trust.yaml, under people'}"
                )
                place = Place(SCHOOLS_FOLDER if is_of_school else TRUST_FILE)
                who = seen.school.who
                yield Problem(place, "letter-nobody", message, hint, who, Level.WARNING)

    def objections(self, seen: SeenPlan) -> Iterator[Problem]:
        """What keeps a plan from being issued. Problems: plan-draft, plan-unsound."""
        place, who = Place(seen.plan.place.path), seen.school.who
        if seen.standing.state is PlanState.DRAFT:
            message = "it is a draft, and is not issued: Written on is empty"
            hint = "fill it in on the sheet Plan once the plan is agreed"
            yield Problem(place, "plan-draft", message, hint, who)
        met = [*self.opened.folder.problems, *self.problems]
        if has_errors(each for each in met if each.place.path == place.path):
            message = "it is not issued while something in it is wrong"
            hint = "`sfec plan check` names the cells; put them right, then issue it"
            yield Problem(place, "plan-unsound", message, hint, who)


def _plan_of(issued: IssuedDocument) -> str:
    """The shelf of the plan that an issued document tells of, whichever month of it."""
    return "/".join(issued.document.half_term.split("/")[:2])


def shelf(seen: SeenPlan) -> str:
    """Where a plan's documents are kept, and what the ledger calls them by: `plans/RPS-rep-1`."""
    return f"{PLANS_FOLDER}/{seen.plan.name}"
