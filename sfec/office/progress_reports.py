"""The monthly reports on how plans progress, for those to whom the policy has them sent."""

from collections.abc import Iterator, Sequence
from datetime import date

from sfec.documents.kinds import KINDS
from sfec.model.progress_report import ProgressReport
from sfec.office.document_series import DocumentSeries, Paper
from sfec.office.plan_desk import PlanDesk, shelf
from sfec.office.usage import misuse
from sfec.rules.letters.issued_documents import IssuedDocument, issued_by_school, say_changed
from sfec.rules.plans.plan_standing import PlanState
from sfec.rules.plans.plan_states import stand
from sfec.rules.plans.progress_report import ProgressFacts, compose_progress, progress_facts
from sfec.rules.plans.seen_plans import SeenPlan


class ProgressReports(PlanDesk):
    """The reports of a month: the one that the day is in."""

    kind = KINDS[ProgressReport]

    def choose(self, named: Sequence[str]) -> list[SeenPlan]:
        """The plans of those names; all that are open and reported on where none is named.

        Raises Misuse: where one is named that is not reported on, or is a draft.
        """
        chosen = super().choose(named)
        reported = [each for each in chosen if each.on_ladder.progress_to]
        if not named:
            return [each for each in reported if each.standing.is_open]
        for each in chosen:
            if says := _why_not(each):
                raise misuse(each.plan.name, says, "--progress")
        return chosen

    def series(self, seen: SeenPlan) -> DocumentSeries:
        """The issues of a plan's report of the month."""
        month = f"{self.opened.day:%Y-%m}"
        named = f"{seen.plan.name}-progress-{month}"
        return DocumentSeries(self.opened, self.kind, f"{shelf(seen)}/{month}", named)

    def compose(self, seen: SeenPlan) -> Paper:
        """A plan's report. Problem: letter-nobody; objection: plan-unsound."""
        addressed = seen.on_ladder.progress_to
        facts = ProgressFacts(
            trust=self.trust,
            policy=self.policy,
            seen=seen,
            on=self.opened.day,
            last_report=self._last_report(seen),
        )
        return Paper(
            seen.school,
            compose_progress(facts),
            addressed=addressed,
            to=self.holders(seen, addressed),
            facts=progress_facts(seen.standing),
            problems=tuple(self.nobody(seen, addressed)),
            objections=tuple(self.objections(seen)),
        )

    def changes(self, seen: SeenPlan, issued: IssuedDocument) -> Iterator[str]:
        """What an issued report says that was otherwise on its day, as the plan has it now."""
        weeks = self.opened.folder.weeks
        if weeks is not None:
            then = stand(seen.plan, self.policy, weeks, issued.document.on)
            yield from say_changed(issued.document.facts, progress_facts(then))

    def _last_report(self, seen: SeenPlan) -> date | None:
        """The day of the last report of an earlier month that went out."""
        series, folder = self.series(seen), f"{shelf(seen)}/"
        days = []
        for each in issued_by_school(self.opened.ledger).get(seen.school.code, ()):
            issued = each.document
            is_report = issued.document == self.kind.name and not each.is_withdrawn
            if is_report and folder < issued.half_term < series.period:
                days.append(issued.on)
        return max(days, default=None)


def _why_not(seen: SeenPlan) -> str:
    """Why nothing is reported of a plan; empty where something is."""
    if not seen.on_ladder.progress_to:
        short, ladder = seen.standing.kind.short, seen.ladder.title
        return f"is a {short}, of which nothing is reported monthly on the ladder {ladder}"
    is_draft = seen.standing.state is PlanState.DRAFT
    return "is a draft: there is no progress to report yet" if is_draft else ""
