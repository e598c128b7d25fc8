"""The days on which a plan's directives are due and it ends, extensions included."""

from datetime import date

from sfec.model.plan import Extension, Plan, PlanDirective, PlanKind
from sfec.rules.plans.school_weeks import SchoolWeeks


class PlanDays:
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
