"""Where a plan stands on a day: what is due when, what has come of it, and its state."""

from collections import Counter
from collections.abc import Mapping
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
    Result,
)
from sfec.problems import Place


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

    `due` is None where that lies beyond the terms known. `outlook` is what the last review said of
    how likely it is to be met. It was `met_on` the day from which every review has found it met.
    """

    directive: PlanDirective
    due: date | None
    result: Result | None = None
    outlook: str | None = None
    met_on: date | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether it tells nothing any more."""
        return self.result is not None and self.result.result == WITHDRAWN

    @property
    def is_below_met(self) -> bool:
        """Whether it was found partly met or not met."""
        return self.result is not None and self.result.result not in (MET, WITHDRAWN)

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

        What cannot be read, or lasts nobody knows how long, is not known.
        """
        closing = self.plan.closed(self.on)
        if self.plan.unread:
            return None
        if closing is None:
            if self.ends is None:
                return None
            if self.on <= self.ends:
                return IN_PROGRESS
        elif closing.how == NOT_MET:
            return NOT_MET
        return self._came_to

    @property
    def _came_to(self) -> Content:
        """Any result below met makes it not met, else any directive without one not known."""
        if self._has_below_met:
            return NOT_MET
        telling = [each for each in self.directives if not each.is_withdrawn]
        is_met = bool(telling) and all(each.result for each in telling)
        return MET if is_met else None

    @property
    def tally(self) -> Mapping[str, int]:
        """How many directives have come to each result; those without one are not recorded."""
        found = [each.result.result if each.result else None for each in self.directives]
        return Counter(each or NOT_RECORDED for each in found)

    @property
    def deciding(self) -> tuple[Place, ...]:
        """The cells that decide what it has come to."""
        content, closing = self.content, self.plan.closed(self.on)
        if content == IN_PROGRESS:
            return (self._last_place,)
        if content == NOT_MET:
            below = [each.place for each in self.directives if each.is_below_met]
            return tuple(below) or ((closing.place,) if closing else ())
        if content == MET:
            return tuple([each.place for each in self.directives if each.result])
        silent = [each.place for each in self.directives if each.result is None]
        return tuple(silent) or (self.plan.place,)

    @property
    def _last_place(self) -> Place:
        """The cell that says how long it lasts."""
        if self.plan.ends_on and not self.extended:
            return self.plan.cell("ends_on")
        last = [each.directive.place for each in self.directives if each.due == self.ends]
        return self.extended[-1].place if self.extended else (last or [self.plan.place])[0]
