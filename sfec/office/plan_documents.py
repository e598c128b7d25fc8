"""The documents of plans: REPs, FREPs, warning notices and Improvement Boards' plans."""

from collections.abc import Iterator
from functools import cached_property

from sfec.documents.kinds import KINDS
from sfec.model.course import NO_COURSE, Course, CourseDecision
from sfec.model.plan_document import PlanDocument
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.plan_desk import PlanDesk, shelf
from sfec.problems import ProblemsFound
from sfec.rules.letters.issued_documents import IssuedDocument, say_changed
from sfec.rules.plans.plan_document import compose_plan
from sfec.rules.plans.plan_facts import PlanFacts, plan_facts
from sfec.rules.plans.plan_grounds import (
    PlanGrounds,
    decision_behind,
    grounds_decided,
    grounds_indicated,
)
from sfec.rules.plans.plan_money import MoneyBeside, say_money
from sfec.rules.plans.school_weeks import SchoolWeeks
from sfec.rules.plans.seen_plans import SeenPlan


class PlanDocuments(PlanDesk):
    """The documents of the plans that are kept."""

    kind = KINDS[PlanDocument]

    def series(self, seen: SeenPlan) -> DocumentSeries:
        """The issues of a plan's document."""
        return DocumentSeries(self.opened, self.kind, shelf(seen), seen.plan.name)

    def compose(self, seen: SeenPlan) -> Paper:
        """A plan's document. Problem: letter-nobody; objections: plan-draft, plan-unsound."""
        own, facts = seen.on_ladder, self._facts(seen)
        addressed = seen.school.addressed((*own.to, *own.copied_to), self.opened.day)
        return Paper(
            seen.school,
            compose_plan(facts),
            addressed=addressed,
            to=self.holders(seen, addressed),
            undecided=("Written on",) if facts.is_draft or facts.in_doubt else (),
            decisions=(facts.grounds.entry,) if facts.grounds.entry else (),
            facts=plan_facts(seen.standing),
            problems=tuple(self.nobody(seen, (*addressed, *own.calls, facts.writer_role))),
            objections=tuple(self.objections(seen)),
        )

    def changes(self, seen: SeenPlan, issued: IssuedDocument) -> Iterator[str]:
        """What an issued plan says that is no longer so.

        That a review has been held since is no such thing: reviews are what follows.
        """
        told, behind = issued.document.decisions, self._behind(seen)
        if told and (behind is None or behind.entry.id not in told):
            yield "the decision that it rests on is another, or has been withdrawn"
        yield from say_changed(issued.document.facts, plan_facts(seen.standing))

    def _facts(self, seen: SeenPlan) -> PlanFacts:
        return PlanFacts(
            trust=self.trust,
            policy=self.policy,
            seen=seen,
            grounds=self._grounds(seen),
            others=[each for each in self.seen if each.school.code == seen.school.code],
            weeks=self._weeks,
            on=self.opened.day,
            money=self._money(seen),
            in_doubt=bool(self.opened.folder.doubts(seen.school.code)),
        )

    def _behind(self, seen: SeenPlan) -> CourseDecision | None:
        """The decision that a plan rests on, if there is one."""
        courses = self.opened.record.courses
        course: Course = courses.get((seen.school.code, seen.ladder.id), NO_COURSE)
        return decision_behind(seen.plan, course, seen.on_ladder.category)

    def _grounds(self, seen: SeenPlan) -> PlanGrounds:
        """What a plan rests on: its decision, else what the evidence shows, where that tells."""
        behind, opened, ladder = self._behind(seen), self.opened, seen.ladder
        if behind is not None:
            return grounds_decided(ladder, behind, opened.ledger, seen.plan.kind)
        if seen.school.code not in opened.evidence.by_ladder[ladder.id]:
            return PlanGrounds()
        [found] = opened.categorise([seen.school], {ladder.id: ladder}).schools
        return grounds_indicated(found.indications[ladder.id], seen.plan.kind)

    def _money(self, seen: SeenPlan) -> str:
        """What was given for a plan, beside the CFO's figure; empty where nothing is recorded."""
        money = seen.plan.money
        return say_money(money, seen.standing.kind.short, self._beside(seen)) if money else ""

    def _beside(self, seen: SeenPlan) -> MoneyBeside | None:
        """The figure that money is told beside; None where the policy has none."""
        figure = self.policy.money_beside
        ladder = self.opened.ladders.get(figure.ladder) if figure else None
        field = ladder.fields.get(figure.field) if figure and ladder else None
        if ladder is None or field is None:
            return None
        evidence = self.opened.evidence.by_ladder[ladder.id].get(seen.school.code)
        return MoneyBeside(ladder, field, evidence.contents if evidence else {})

    @cached_property
    def _weeks(self) -> SchoolWeeks:
        if self.opened.folder.weeks is None:
            raise ProblemsFound(self.opened.folder.problems)
        return self.opened.folder.weeks
