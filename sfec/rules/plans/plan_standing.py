"""Where a plan stands on a day: what is due when, what has come of it, and its state."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sfec.model.evidence import IN_PROGRESS, MET, NOT_MET, Content
from sfec.model.plan import (
    NOT_RECORDED,
    WITHDRAWN,
    WRITTEN_ON,
    Extension,
    Plan,
    PlanDirective,
    PlanKind,
    PlanPolicy,
    Result,
)
from sfec.problems import Place
from sfec.rules.plans.school_weeks import SchoolWeeks


class PlanState(StrEnum):
    """What state a plan is in."""

    DRAFT = "draft"
    OPEN = "open"
    REVIEW_DUE = "review due"
    REVIEW_LATE = "review late"
    RUN_OUT = "run out"
    CLOSED = "closed"


class DirectiveStanding(NamedTuple):
    """A directive on a day: when it is due, extensions included, and what was last found of it.

    `due` is None where that lies beyond the terms known.
    """

    directive: PlanDirective
    due: date | None
    result: Result | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it tells nothing any more."""
        return self.result is not None and self.result.result == WITHDRAWN

    @property
    def is_below_met(self) -> bool:
        """Whether it was found partly met or not met."""
        return self.result is not None and self.result.result not in (MET, WITHDRAWN)

    @property
    def met_on(self) -> date | None:
        """The day it was met, where it was."""
        if self.result is None or self.result.result != MET:
            return None
        return self.result.met_on or self.result.review

    @property
    def is_late(self) -> bool:
        """Whether it was met after its day, extensions included."""
        return self.met_on is not None and self.due is not None and self.met_on > self.due

    def is_overdue(self, on: date) -> bool:
        """Whether its day is past and it has not been met."""
        is_settled = self.is_withdrawn or self.met_on is not None
        return not is_settled and self.due is not None and self.due < on

    @property
    def place(self) -> Place:
        """The cell that tells most of it: its last result's, else its own."""
        return self.result.place if self.result else self.directive.place


class PlanStanding(NamedTuple):
    """A plan on a day.

    `ends` is its last day, extensions included; None where that is not known. `extended` are the
    extensions that count.
    """

    plan: Plan
    kind: PlanKind
    on: date
    directives: tuple[DirectiveStanding, ...]
    ends: date | None
    extended: tuple[Extension, ...]
    state: PlanState
    next_review: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has been written and is not closed."""
        return self.state not in (PlanState.DRAFT, PlanState.CLOSED)

    @property
    def counts(self) -> bool:
        """Whether it tells anything.

        A draft does not, nor one withdrawn with no result below met (the reading's evidence 12).
        """
        if self.state is PlanState.DRAFT:
            return WRITTEN_ON in self.plan.unread
        closing = self.plan.closed(self.on)
        is_withdrawn = closing is not None and closing.how == WITHDRAWN
        return not is_withdrawn or bool(self.plan.unread) or self._has_below_met

    @property
    def _has_below_met(self) -> bool:
        return any(each.is_below_met for each in self.directives)

    @property
    def content(self) -> Content:
        """What it has come to: in progress until its last day or its close (reading 11).

        Then any result below met makes it not met, else any directive without one not known.
        """
        closing = self.plan.closed(self.on)
        if self.plan.unread or (closing is None and self.ends is None):
            return None
        if closing is None and self.ends is not None and self.on <= self.ends:
            return IN_PROGRESS
        if self._has_below_met or (closing is not None and closing.how == NOT_MET):
            return NOT_MET
        telling = [each for each in self.directives if not each.is_withdrawn]
        return MET if telling and all(each.result for each in telling) else None

    @property
    def tally(self) -> Mapping[str, int]:
        """How many directives have come to each result; those without one are not recorded."""
        found = [each.result.result if each.result else NOT_RECORDED for each in self.directives]
        return Counter(found)

    @property
    def deciding(self) -> tuple[Place, ...]:
        """The cells that decide what it has come to."""
        content = self.content
        closing = self.plan.closed(self.on)
        if content == NOT_MET:
            below = [each.place for each in self.directives if each.is_below_met]
            return tuple(below) or ((closing.place,) if closing else ())
        if content is None:
            silent = [each.place for each in self.directives if each.result is None]
            return tuple(silent) or (self.plan.place,)
        if content == IN_PROGRESS:
            return (self._last_place,)
        return tuple(each.place for each in self.directives if each.result)

    @property
    def _last_place(self) -> Place:
        """The cell that says how long it lasts."""
        if self.plan.ends_on and not self.extended:
            return self.plan.cell("ends_on")
        last = [each.directive.place for each in self.directives if each.due == self.ends]
        return self.extended[-1].place if self.extended else (last or [self.plan.place])[0]


def stand(plan: Plan, policy: PlanPolicy, weeks: SchoolWeeks, on: date) -> PlanStanding:
    """Where a plan stands on a day: only what was so by then tells."""
    kind = policy.kinds[plan.kind]
    course = _PlanDays(plan, kind, weeks, on)
    course.extend()
    directives = course.standings()
    standing = PlanStanding(
        plan=plan,
        kind=kind,
        on=on,
        directives=directives,
        ends=course.ends,
        extended=tuple(course.extended),
        state=PlanState.OPEN,
        next_review=_next_review(plan, course, on),
    )
    return standing._replace(state=_state(standing, policy, weeks))


class _PlanDays:
    """The days on which a plan's directives are due and it ends, extended one by one."""

    def __init__(self, plan: Plan, kind: PlanKind, weeks: SchoolWeeks, on: date) -> None:
        self.plan, self.kind, self.on = plan, kind, on
        written = [each for each in plan.directives if not each.added_on or each.added_on <= on]
        self.first_due = {each.number: _first_due(each, plan, kind, weeks) for each in written}
        self.end = plan.ends_on
        self.written = [each for each in written if not self._is_after_end(each)]
        self.due = {each.number: self.first_due[each.number] for each in self.written}
        self.extended: list[Extension] = []

    @property
    def ends(self) -> date | None:
        """The plan's last day, as extended so far; None where it is not known."""
        if self.kind.has_end:
            return self.end
        days = [each for each in self.due.values() if each is not None]
        return max(days) if days and len(days) == len(self.due) else None

    def extend(self) -> None:
        """Let each extension count that was agreed while the plan went on, for a later day."""
        closing = self.plan.closed(self.on)
        for each in sorted(self.plan.extensions, key=lambda extension: extension.on):
            last = min(self.ends or date.max, closing.on if closing else date.max)
            if each.on <= min(last, self.on) and self._moves(each):
                self.extended.append(each)

    def _moves(self, extension: Extension) -> bool:
        """Give more time to what an extension is of; whether anything came to be later."""
        has_moved = False
        for each in self.written:
            due = self.due[each.number]
            if _is_of(extension, each) and due is not None and due < extension.to:
                self.due[each.number] = extension.to
                has_moved = True
        is_whole = extension.number is None and extension.block is None
        if is_whole and self.end is not None and self.end < extension.to:
            self.end = extension.to
            has_moved = True
        return has_moved

    def standings(self) -> tuple[DirectiveStanding, ...]:
        """Every directive with its day, and what was last found of it by the day."""
        last = _last_results(self.plan.results, self.on)
        return tuple(
            [
                DirectiveStanding(each, self.due[each.number], last.get(each.number))
                for each in self.written
            ]
        )

    def _is_after_end(self, directive: PlanDirective) -> bool:
        """Whether a directive was added, or is due, after the plan's last day: it tells nothing."""
        closing = self.plan.closing
        last = self.end if self.kind.has_end else self._end_without(directive)
        if directive.added_on and closing and directive.added_on > closing.on:
            return True
        if last is None:
            return False
        due = self.first_due[directive.number]
        is_due_after = self.kind.has_end and due is not None and due > last
        return is_due_after or (directive.added_on is not None and directive.added_on > last)

    def _end_without(self, directive: PlanDirective) -> date | None:
        """When a plan would end without one directive that was added to it."""
        first = self.first_due.items()
        days = [day for number, day in first if day is not None and number != directive.number]
        return max(days, default=None)


def _first_due(
    directive: PlanDirective, plan: Plan, kind: PlanKind, weeks: SchoolWeeks
) -> date | None:
    """The day typed, which wins and stands; else the block's, from the day the plan was written."""
    if directive.due is not None:
        return directive.due
    block = kind.blocks.get(directive.block or "")
    if block is not None and plan.written_on is not None:
        return weeks.after(plan.written_on, block.weeks)
    return plan.ends_on if kind.has_end else None


def _is_of(extension: Extension, directive: PlanDirective) -> bool:
    if extension.number is not None:
        return extension.number == directive.number
    return extension.block is None or extension.block == directive.block


def _last_results(results: Iterable[Result], on: date) -> Mapping[str, Result]:
    """What was last found of each directive by a day; of one review's, what stands last."""
    last: dict[str, Result] = {}
    for each in results:
        is_known = each.review <= on and (each.met_on is None or each.met_on <= on)
        if is_known and (each.number not in last or last[each.number].review <= each.review):
            last[each.number] = each
    return last


def _next_review(plan: Plan, days: _PlanDays, on: date) -> date | None:
    """The day of the next review: what the last one set, or the first milestone since."""
    held = [each for each in plan.reviews if each.on <= on]
    last = max(held, key=lambda review: review.on, default=None)
    since = last.on if last else date.min
    later = [each for each in days.due.values() if each is not None and each > since]
    if last is not None and last.next_on is not None:
        later.append(last.next_on)
    return min(later, default=None)


def _state(standing: PlanStanding, policy: PlanPolicy, weeks: SchoolWeeks) -> PlanState:
    plan, on = standing.plan, standing.on
    if not plan.is_written(on):
        return PlanState.DRAFT
    if plan.closed(on):
        return PlanState.CLOSED
    if standing.ends is not None and standing.ends < on:
        return PlanState.RUN_OUT
    if standing.next_review is None or standing.next_review > on:
        return PlanState.OPEN
    late_from = weeks.school_day_from(standing.next_review, policy.review_late_after)
    is_late = late_from is not None and on > late_from
    return PlanState.REVIEW_LATE if is_late else PlanState.REVIEW_DUE
